// The forward pass of logistic regression on five examples: the row w^T stops at each column of X and
// leaves one number of Z there; one matrix product does all the stops at once.
lesson.interactive((ui) => {
  const X = [[1, 2, -1, 0, 3], [0.5, -1, 3, 2, 1]];
  const m = X[0].length;
  const stop = ui.slider("column i", { min: 1, max: m, step: 1, value: 1 });
  const w1 = ui.slider("weight w₁", { min: -1, max: 1, step: 0.1, value: 0.2 });
  const w2 = ui.slider("weight w₂", { min: -1, max: 1, step: 0.1, value: -0.4 });
  const bias = ui.slider("bias b", { min: -1, max: 1, step: 0.1, value: 0.1 });
  const all = ui.toggle("all columns at once", false);

  const weights = ui.grid({ alt: "The row w transposed, with its two weights." });
  const examples = ui.grid({ alt: "The matrix X, two rows and five columns; the columns that are used are marked." });
  const copies = ui.grid({ alt: "A row of five copies of b." });
  const scores = ui.grid({ alt: "The row Z, filled as far as the row w transposed has come." });
  const outputs = ui.grid({ alt: "The row A, the sigmoid of each entry of Z." });
  const text = ui.text();

  const write = (number) => String(Math.round(number * 100) / 100).replace("-", "−");
  const inBrackets = (number) => (number < 0 ? `(${write(number)})` : write(number));

  ui.update(() => {
    const w = [w1.value, w2.value];
    const b = bias.value;
    const i = stop.value - 1;
    const z = X[0].map((_, k) => w[0] * X[0][k] + w[1] * X[1][k] + b);
    const a = z.map((value) => 1 / (1 + Math.exp(-value)));
    const now = (k) => all.value || k === i;
    const done = (k) => all.value || k <= i;
    const paint = (cells, colour) => cells.map((value, k) => (now(k) ? { text: value, colour } : value));
    const filled = (values, colour, digits) => values.map((value, k) => (
      done(k) ? { text: value.toFixed(digits).replace("-", "−"), ...(now(k) ? { colour } : {}) } : { text: "", ghost: true }));

    weights.draw({ title: "wᵀ: (1, 2)", rows: [w.map((value) => ({ text: write(value), colour: ui.colour.blue }))] });
    examples.draw({ title: "X: (2, 5)", rows: X.map((row) => paint(row.map(write), ui.colour.orange)) });
    copies.draw({ title: "b, stretched: (1, 5)", rows: [z.map((_, k) => ({ text: write(b), ghost: k > 0, ...(k ? {} : { colour: ui.colour.sky }) }))] });
    scores.draw({ title: "Z: (1, 5)", rows: [filled(z, ui.colour.green, 2)] });
    outputs.draw({ title: "A = σ(Z): (1, 5)", rows: [filled(a, ui.colour.purple, 2)] });
    text.say(all.value
      ? `One product and one sum give all five: Z = (${z.map((value) => write(value)).join(", ")}).`
      : `Column ${i + 1}: z = ${inBrackets(w[0])} · ${inBrackets(X[0][i])} + ${inBrackets(w[1])} · ${inBrackets(X[1][i])} + ` +
        `${inBrackets(b)} = ${write(z[i])}, and a = ${a[i].toFixed(3)}.`);
  });
});
