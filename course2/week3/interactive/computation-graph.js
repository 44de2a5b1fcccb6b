// The computation graph of J = c0 w^2 + c1 w + c2, one step at a time: first the values from left to
// right, then the derivatives from right to left. To learn: each node only needs the derivative of its
// own operation; w is used twice, so two derivatives arrive there and are ADDED.
lesson.interactive((ui) => {
  const w = ui.slider("w", { min: -2, max: 12, step: 0.5, value: 2 });
  const c = [["c₀", -3, 3, 1], ["c₁", -20, 20, -10], ["c₂", -50, 100, 25]].map(([name, min, max, value]) =>
    ui.slider(name, { min, max, step: 1, value }));
  const steps = ui.steps(11);                                            // 5 values, then 6 derivatives
  const graph = ui.graph({ height: 380, alt: "Boxes w, w squared, c0 w squared, c1 w, their sum and J, joined by arrows, with values and derivatives." });
  const text = ui.text();

  // Where each node stands; the coefficients are data, which need no derivative.
  const place = {
    w: [0, 1.9], square: [1, 1.2], c0: [1, 0], first: [2, 1], c1: [1, 3.8], second: [2, 2.8], sum: [3, 1.9], c2: [3, 3.8], J: [4, 1.9],
  };
  const label = { w: "w", square: "w²", c0: "c₀", first: "c₀·w²", c1: "c₁", second: "c₁·w", sum: "sum", c2: "c₂", J: "J" };
  const kind = { w: "input", c0: "data", c1: "data", c2: "data" };
  const edges = [["w", "square"], ["square", "first"], ["c0", "first"], ["w", "second"], ["c1", "second"],
    ["first", "sum"], ["second", "sum"], ["sum", "J"], ["c2", "J"]];
  const forward = ["square", "first", "second", "sum", "J"];
  const short = (value) => (value < 0 ? `(${ui.number(value)})` : ui.number(value));

  ui.update(() => {
    const step = steps.value, [c0, c1, c2] = c.map((slider) => slider.value), x = w.value;
    const value = { w: x, c0, c1, c2, square: x * x, first: c0 * x * x, second: c1 * x };
    value.sum = value.first + value.second;
    value.J = value.sum + c2;
    // The derivative of J that has arrived at a node after each backward step, and why.
    const backward = [
      ["J", 1, "start at the end: dJ/dJ = 1."],
      ["sum", 1, "J = sum + c₂, so the derivative passes through a sum unchanged: 1."],
      ["first", 1, "the same for the first branch of the sum: 1."],
      ["second", 1, "and for the second branch: 1."],
      ["square", c0, `the product c₀·w² multiplies by the other factor: 1 · c₀ = ${ui.number(c0)}.`],
      ["w", 2 * x * c0 + c1, `w was used twice, so add both arrivals: ${short(c0)} · 2w + 1 · c₁ = ${short(2 * x * c0)} + ${short(c1)} = ${ui.number(2 * x * c0 + c1)}.`],
    ];
    const known = new Set([...Object.keys(kind), ...forward.slice(0, step)]);
    const arrived = Object.fromEntries(backward.slice(0, Math.max(0, step - 5)).map(([name, derivative]) => [name, derivative]));
    const now = step === 0 ? "" : step <= 5 ? forward[step - 1] : backward[step - 6][0];

    graph.draw({
      nodes: Object.fromEntries(Object.keys(place).map((name) => [name, {
        at: place[name], label: label[name], kind: kind[name], now: name === now,
        value: known.has(name) ? value[name] : undefined, derivative: arrived[name],
      }])),
      edges: edges.map(([tail, head]) => (tail in arrived ? [tail, head, "backward"] : [tail, head])),
    });
    const recipe = { square: `w² = ${ui.number(value.square)}`, first: `c₀·w² = ${ui.number(value.first)}`, second: `c₁·w = ${ui.number(value.second)}`,
      sum: `the sum of both = ${ui.number(value.sum)}`, J: `J = ${ui.number(value.J)}. That was the forward pass` };
    text.say(step === 0 ? "Press “next step”: first the values, from left to right."
      : step <= 5 ? `Forward: ${recipe[now]}.` : `Backward: ${backward[step - 6][2]}`);
  });
});
