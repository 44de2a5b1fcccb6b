// A network of four inputs, three hidden units and a price: wired by hand, or dense.
// To learn: how numbers run through two layers, that a unit can be off, and that a dense unit has no name of its own.
lesson.interactive((ui) => {
  const W1 = [[0.02, 0.5, 0, 0], [0, 0, 0.8, 0], [0, 0, 0.3, 0.6]], B1 = [-1, 0, 0.1], W2 = [40, 25, 30], B2 = 10;
  const EXTRA = [[0, 0, -1, 0.6], [0.004, -0.3, 0, 0.5], [-0.003, 0.2, 0, 0]];      // of the seven weights that are 0
  const area = ui.slider("area, m²", { min: 20, max: 200, step: 5, value: 100 });
  const bedrooms = ui.slider("bedrooms", { min: 0, max: 6, step: 1, value: 3 });
  const postcode = ui.slider("postal code", { min: -1, max: 1, step: 0.1, value: 0.7 });
  const wealth = ui.slider("wealth", { min: -1, max: 1, step: 0.1, value: 0.5 });
  const wiring = ui.choice("wiring", ["by hand", "dense"]);
  const strength = ui.slider("the other seven weights", { min: 0, max: 1, step: 0.05, value: 0 });
  const graph = ui.graph({ height: 330, alt: "Four inputs, three hidden units and the price as boxes with their values, joined by an arrow for each weight." });
  const text = ui.text();

  ui.update(() => {
    const dense = wiring.value === "dense";
    strength.show(dense);
    const x = [area.value, bedrooms.value, postcode.value, wealth.value];
    const weight = (i, j) => W1[i][j] + (dense ? strength.value * EXTRA[i][j] : 0);
    const z = B1.map((bias, i) => x.reduce((sum, value, j) => sum + weight(i, j) * value, bias));
    const a = z.map((value) => Math.max(0, value));
    const price = a.reduce((sum, value, i) => sum + W2[i] * value, B2);
    const nodes = {};
    ["area", "bedrooms", "postal code", "wealth"].forEach((label, j) => { nodes[`x${j}`] = { at: [0, j], label, value: x[j], kind: "input" }; });
    (dense ? ["unit 1", "unit 2", "unit 3"] : ["family", "walkable", "schools"]).forEach((label, i) => {
      nodes[`a${i}`] = { at: [1, i + 0.5], label: z[i] > 0 ? label : `${label}: off`, value: Math.round(1000 * a[i]) / 1000 };
    });
    nodes.y = { at: [2, 1.5], label: "price", value: Math.round(100 * price) / 100 };
    const edges = [];
    a.forEach((_, i) => {
      x.forEach((__, j) => { if (dense || W1[i][j]) edges.push([`x${j}`, `a${i}`]); });
      edges.push([`a${i}`, "y"]);
    });
    graph.draw({ nodes, edges });
    const off = a.map((value, i) => (value ? 0 : i + 1)).filter(Boolean), several = off.length > 1;
    text.say(`${dense ? "Dense: 12 + 3 + 3 + 1 = 19 numbers" : "By hand: 5 weights, 3 biases, 3 weights, 1 bias; seven weights are 0"}. The price is ${ui.number(Math.round(10 * price) / 10)}.` +
      (off.length ? ` Unit${several ? "s" : ""} ${[off.slice(0, -1).join(", "), off.at(-1)].filter(Boolean).join(" and ")} ${several ? "are" : "is"} off: what ${several ? "they read" : "it reads"} does not matter now.` : "") +
      (dense && strength.value ? " Unit 1 now listens to postal code and wealth, too." : ""));
  });
});
