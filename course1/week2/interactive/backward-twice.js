// The backward pass of J = b·b + b, with a box for each of the three uses of b. To learn: every use sends
// a derivative back to b, and they are ADDED; an assignment in place of a sum keeps only the last one.
lesson.interactive((ui) => {
  const b = ui.slider("b", { min: -5, max: 5, step: 0.5, value: 3 });
  const how = ui.choice("what arrives at b", ["is added", "overwrites"]);
  const steps = ui.steps(6);
  const graph = ui.graph({ height: 290, alt: "The box b, three boxes for its uses, the product p and the sum J, with values and the derivatives that have arrived." });
  const text = ui.text();
  const write = (value) => (value < 0 ? `(${ui.number(value)})` : ui.number(value));

  ui.update(() => {
    const step = steps.value, x = b.value, adds = how.value === "is added";
    const arrivals = [1, x, x].slice(0, Math.max(0, step - 3));              // at b: from the sum, then from both factors
    const db = adds ? arrivals.reduce((sum, d) => sum + d, 0) : arrivals[arrivals.length - 1];
    const known = (from, d) => (step >= from ? d : undefined);
    const node = (name, at, label, value, derivative, when, kind) => [name, { at, label, value, derivative, now: when.includes(step), kind }];
    graph.draw({
      nodes: Object.fromEntries([
        node("b", [0, 1], "b", x, step >= 4 ? db : known(1, 0), [4, 5, 6], "input"),
        node("first", [1, 0], "use 1", x, known(3, x), [3]),
        node("second", [1, 1], "use 2", x, known(3, x), [3]),
        node("third", [1, 2], "use 3", x, known(2, 1), [2]),
        node("p", [2, 0.5], "p = b·b", x * x, known(2, 1), [2]),
        node("J", [3, 1.25], "J = p + b", x * x + x, known(1, 1), [1]),
      ]),
      edges: [["b", "first", 5], ["b", "second", 6], ["b", "third", 4], ["first", "p", 3], ["second", "p", 3], ["p", "J", 2], ["third", "J", 2]]
        .map(([tail, head, from]) => (step >= from ? [tail, head, "backward"] : [tail, head])),
    });
    const list = arrivals.map(write).join(" + ");
    const right = 2 * x + 1;
    text.say([
      `Blue: the values of the forward pass. Press “next step” for the backward pass, in which each arrival at b ${adds ? "is added" : "overwrites the one before"}.`,
      "Set every derivative to 0 and that of J to 1.",
      "J = p + b: a sum hands its derivative to both parts, 1 to p and 1 to the third use.",
      `p = b·b: each factor gets 1 times the other factor, ${ui.number(x)}.`,
      "The first arrival at b, from the third use: 1.",
      adds ? `The second arrives and is added: ${list} = ${ui.number(db)}.` : `The second arrives and overwrites the 1: now ${ui.number(db)}.`,
      adds ? `The third is added: ${list} = ${ui.number(db)}, which is 2b + 1.`
        : `The third overwrites the second: ${ui.number(db)}. ${db === right ? "Here that happens to be right, by chance." : `Right is 2b + 1 = ${ui.number(right)}.`}`,
    ][step]);
  });
});
