// Gradient descent on three examples, one step of the algorithm at a time: the columns of the table
// fill, the accumulators grow, are divided by m, and one update follows. To learn: one pass over all
// examples gives one step; what each of three misplaced lines does to the gradient.
lesson.interactive((ui) => {
  const X = [[1, 2, -1], [0.5, -1, 3]], Y = [1, 0, 1], m = 3, ALPHA = 0.5;
  const MISTAKES = ["none", "divide inside the loop, too", "sums not set to 0", "update inside the loop"];
  const slip = ui.choice("mistake", MISTAKES);
  const steps = ui.steps();
  ui.button("next pass", () => { do walk(steps.value + 1); while (trail[steps.value].phase !== "update"); });
  const examples = ui.grid({ alt: "The three examples as columns: features, label, z, a, loss and dz, filled in so far.", wide: true });
  const sums = ui.grid({ alt: "The four accumulators J, dw1, dw2 and db.", wide: true });
  const knobs = ui.grid({ alt: "The parameters w1, w2 and b.", wide: true });
  const text = ui.text();
  const n = (value) => ui.number(value);
  const head = (text) => ({ text, head: true });

  // The state of the algorithm; `phase` is what was just done, i the example that is under way.
  const first = () => ({ phase: "start", pass: 1, i: -1, w: [0.2, -0.4], b: 0.1, columns: [], sums: [0, 0, 0, 0] });
  const trail = [first()];

  // To this step: the states up to it are kept, those behind it forgotten.
  function walk(step) {
    trail.splice(step + 1);
    while (trail.length <= step) trail.push(advance(trail[trail.length - 1], slip.value));
    steps.value = step;
  }

  const move = (s, dw, db) => { s.w = s.w.map((v, j) => v - ALPHA * dw[j]); s.b -= ALPHA * db; };

  function advance(before, mistake) {
    const s = { ...before, columns: [...before.columns], sums: [...before.sums] };
    if (["start", "zero", "add"].includes(s.phase) && s.i < m - 1) {             // forward, and dz
      s.phase = "forward";
      s.i += 1;
      const z = s.w[0] * X[0][s.i] + s.w[1] * X[1][s.i] + s.b, a = 1 / (1 + Math.exp(-z));
      s.columns.push({ z, a, loss: Math.max(z, 0) - z * Y[s.i] + Math.log1p(Math.exp(-Math.abs(z))), dz: a - Y[s.i] });
    } else if (s.phase === "forward") {                                          // into the accumulators
      s.phase = "add";
      const { loss, dz } = s.columns[s.i], shares = [loss, X[0][s.i] * dz, X[1][s.i] * dz, dz];
      s.sums = s.sums.map((v, k) => v + shares[k] / (mistake === MISTAKES[1] ? m : 1));
      if (mistake === MISTAKES[3]) move(s, shares.slice(1, 3), shares[3]);
    } else if (s.phase === "add") {
      s.phase = "divide";
      s.sums = s.sums.map((v) => v / m);
    } else if (s.phase === "divide") {
      s.phase = "update";
      if (mistake !== MISTAKES[3]) move(s, s.sums.slice(1, 3), s.sums[3]);
    } else {                                                                     // a new pass
      Object.assign(s, { phase: "zero", pass: s.pass + 1, i: -1, columns: [] });
      if (mistake !== MISTAKES[2]) s.sums = [0, 0, 0, 0];
    }
    return s;
  }

  ui.update(() => {
    if (trail.length !== steps.value + 1) walk(steps.value);
    const s = trail[steps.value], old = trail[Math.max(0, steps.value - 1)];
    const mark = ui.colour.yellow;
    const row = (name, key) => [head(name), ...Y.map((_, i) => {
      const column = s.columns[i];
      return column ? { text: column[key], colour: i === s.i && (s.phase === "forward" || (s.phase === "add" && key === "dz")) ? mark : undefined } : { text: "", ghost: true };
    })];
    const data = (name, values) => [head(name), ...values.map((v, i) => ({ text: v, colour: s.phase === "add" && i === s.i ? mark : undefined }))];
    examples.draw({ title: "examples", rows: [["", "1", "2", "3"].map(head), data("x₁", X[0]), data("x₂", X[1]), data("y", Y),
      row("z", "z"), row("a", "a"), row("loss", "loss"), row("dz", "dz")] });
    const changed = (v, w) => ({ text: v, colour: v !== w ? mark : undefined });
    sums.draw({ title: s.phase === "divide" || s.phase === "update" ? "means" : "sums so far",
      rows: ["J", "dw₁", "dw₂", "db"].map((name, k) => [head(name), changed(s.sums[k], old.sums[k])]) });
    knobs.draw({ title: "parameters", rows: [[head("w₁"), changed(s.w[0], old.w[0])], [head("w₂"), changed(s.w[1], old.w[1])], [head("b"), changed(s.b, old.b)]] });
    const c = s.columns[s.i];
    text.say(`Pass ${s.pass}. ` + {
      start: "All accumulators are 0. Press “next step”.",
      zero: slip.value === MISTAKES[2] ? "The accumulators still hold the old gradient!" : "The accumulators are set to 0.",
      forward: c && `Example ${s.i + 1}: z = ${n(c.z)}, a = ${n(c.a)}, dz = a − y = ${n(c.dz)}.`,
      add: c && `Example ${s.i + 1} adds its share: ${n(X[0][s.i] * c.dz)} to dw₁, ${n(X[1][s.i] * c.dz)} to dw₂, ${n(c.dz)} to db.`,
      divide: `Divide all four by m = 3. The cost is ${n(s.sums[0])}.`,
      update: slip.value === MISTAKES[3] ? "The parameters have moved three times in this pass: that is stochastic gradient descent." : "One update, with α = 0.5. Now everything starts again.",
    }[s.phase]);
  });
});
