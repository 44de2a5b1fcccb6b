// Puzzles about hidden state: the screen shows the cells by place, the kernel remembers them by time.
// To learn: what counts is what was run, in which order; edits, deletions and restarts change the screen
// and the kernel separately.
lesson.interactive((ui) => {
  // What the cells do to a kernel, the object k. A name that is not there raises, as in Python.
  const known = (k, name) => { if (!(name in k)) throw new Error(`NameError: ${name}`); return k[name]; };
  const CODE = {
    "x = 3": (k) => { k.x = 3; },
    "x = 10": (k) => { k.x = 10; },
    "x = x + 1": (k) => { k.x = known(k, "x") + 1; },
    "x = 2 * x": (k) => { k.x = 2 * known(k, "x"); },
    "y = 2": (k) => { k.y = 2; },
    "y = 10": (k) => { k.y = 10; },
    "x = y + 1": (k) => { k.x = known(k, "y") + 1; },
  };
  // steps: ["run", cell], ["edit", cell, new code], ["delete", cell] or ["restart"]; cells are counted from 0.
  const PUZZLES = {
    "1 run twice": {
      cells: ["x = 3", "x = x + 1", "x = 2 * x"], steps: [["run", 0], ["run", 1], ["run", 1], ["run", 2]],
      why: "The second cell ran twice, so it added 1 twice. The screen does not show it, but the number [2] is missing.",
    },
    "2 jumbled": {
      cells: ["x = 3", "x = x + 1", "x = 2 * x"], steps: [["run", 0], ["run", 2], ["run", 1]],
      why: "First doubled, then one more. From top to bottom it would have been 8.",
    },
    "3 edited": {
      cells: ["x = 3", "x = x + 1"], steps: [["run", 0], ["edit", 0, "x = 10"], ["run", 1]],
      why: "The first cell says 10 now, but it ran when it said 3. An edit does nothing until the cell is run.",
    },
    "4 deleted": {
      cells: ["x = 3", "x = 10", "x = x + 1"], steps: [["run", 0], ["run", 1], ["delete", 1], ["run", 2]],
      why: "The cell is gone from the screen, its effect on the kernel is not.",
    },
    "5 restarted": {
      cells: ["x = 3", "x = x + 1"], steps: [["run", 0], ["run", 1], ["restart"], ["run", 1]],
      why: "After the restart the kernel knows no x. The first [1] on the screen is from before; the second is the failed run.",
    },
    "6 two names": {
      cells: ["y = 2", "x = y + 1"], steps: [["run", 0], ["run", 1], ["edit", 0, "y = 10"], ["run", 0]],
      why: "x was computed from the old y. It is a number, not a formula: it does not follow when y changes.",
    },
  };
  const OPTIONS = [["8", "9", "10", "NameError"], ["7", "8", "6", "NameError"], ["11", "4", "10", "NameError"],
    ["4", "10", "11", "NameError"], ["4", "NameError", "5", "3"], ["11", "10", "3", "NameError"]];

  // Play a puzzle: what the screen shows at the end, and each step in words with x after it.
  function play({ cells, steps }) {
    let kernel = {}, count = 0;
    const screen = cells.map((code) => ({ code, number: " ", gone: false }));
    const history = steps.map(([act, at, code]) => {
      let words = "restart the kernel", failed = false;
      if (act === "restart") { kernel = {}; count = 0; }
      if (act === "edit") { screen[at].code = code; words = `cell ${at + 1} now says ${code}`; }
      if (act === "delete") { screen[at].gone = true; words = `delete cell ${at + 1}`; }
      if (act === "run") {
        count += 1;
        screen[at].number = count;
        words = `run ${screen[at].code}`;
        try { CODE[screen[at].code](kernel); } catch (problem) {
          if (!problem.message.startsWith("NameError")) throw problem;
          failed = true;
        }
      }
      return { words, x: failed ? "NameError" : "x" in kernel ? String(kernel.x) : "none" };
    });
    return { screen: screen.filter((cell) => !cell.gone), history };
  }

  const titles = Object.keys(PUZZLES);
  const which = ui.choice("puzzle", titles);
  ui.button("next puzzle", () => { which.value = titles[(titles.indexOf(which.value) + 1) % titles.length]; });
  const screen = ui.grid({ alt: "The cells on the screen, each with the number of its last run." });
  const history = ui.grid({ alt: "What was done, in order, and x after each step once you have answered." });
  const answers = ui.grid({ alt: "Four possible answers.", press: (row, column) => { chosen = column; } });
  const text = ui.text();
  let chosen = null, shown = null;

  ui.update(() => {
    if (shown !== which.value) { shown = which.value; chosen = null; }
    const puzzle = PUZZLES[shown], options = OPTIONS[titles.indexOf(shown)];
    const { screen: cells, history: steps } = play(puzzle);
    const right = steps[steps.length - 1].x;
    screen.draw({ title: "on the screen now", rows: cells.map(({ number, code }) => [`[${number}]`, code]) });
    history.draw({
      title: "what was done",
      rows: steps.map(({ words, x }, i) => [i + 1, words, chosen === null ? "?" : { text: x, colour: ui.fade(ui.colour.blue, 0.25) }]),
    });
    answers.draw({
      title: "x is now",
      rows: [options.map((option, i) => (chosen === null || (i !== chosen && option !== right) ? option
        : { text: option, colour: option === right ? ui.colour.green : ui.colour.red }))],
    });
    text.say(chosen === null ? "Work it out, then press your answer."
      : options[chosen] === right ? `Right, ${right}. ${puzzle.why}`
        : `You chose ${options[chosen]}; it is ${right}. ${puzzle.why}`);
  });
});
