// A block of two random layers with batch norm, and a knob on the last gamma. To learn: at 0 the residual block is the identity where its
// input is not negative, and two plain layers forget everything.
lesson.interactive((ui) => {
  const UNITS = 6, EXAMPLES = 50;
  const gamma = ui.slider("last gamma", { min: 0, max: 1.5, step: 0.05, value: 0 });
  const negative = ui.toggle("inputs may be negative", false);
  const seed = ui.slider("seed", { min: 1, max: 10, value: 1 });
  const charts = ["residual block", "two plain layers"].map((name) => ui.plot({ height: 300, half: true, alt: `Output against input of the ${name}, a dot for each number.` }));
  const text = ui.text();

  const relu = (value) => Math.max(value, 0);
  const product = (W, columns) => W.map((row) => columns[0].map((_, i) => row.reduce((sum, weight, k) => sum + weight * columns[k][i], 0)));
  // Each row to mean 0 and standard deviation 1 over the examples.
  const normed = (rows) => rows.map((row) => {
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    const spread = Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length + 1e-8);
    return row.map((value) => (value - mean) / spread);
  });

  ui.update(() => {
    const random = ui.random(seed.value), rows = (n, make) => Array.from({ length: UNITS }, () => Array.from({ length: n }, make));
    const input = rows(EXAMPLES, () => { const value = ui.normal(random); return negative.value ? value : Math.abs(value); });
    const [W1, W2] = [0, 1].map(() => rows(UNITS, () => ui.normal(random)));
    const main = normed(product(W2, normed(product(W1, input)).map((row) => row.map(relu))));
    const x = input.flat(), change = main.flat().map((value) => gamma.value * value);
    const outputs = [x.map((value, i) => relu(change[i] + value)), change.map(relu)];
    charts.forEach((chart, k) => chart.draw([
      { x: [-3.2, 3.2], y: [-3.2, 3.2], mode: "lines", line: { color: ui.colour.grey, width: 1, dash: "dash" }, hoverinfo: "skip" },
      { x, y: outputs[k], mode: "markers", marker: { size: 5, color: ui.fade(k ? ui.colour.blue : ui.colour.orange, 0.7) }, hovertemplate: "in %{x:.2f}, out %{y:.2f}<extra></extra>" },
    ], {
      title: { text: k ? "two plain layers" : "residual block" }, showlegend: false,
      xaxis: { range: [negative.value ? -3.2 : -0.2, 3.2], title: { text: "in" } }, yaxis: { range: [-0.3, 7], title: { text: "out" } },
    }));
    const means = [x, ...outputs].map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
    const correlation = (values, mean) => {
      const [over, mine, own] = values.reduce(([p, q, r], value, i) => [p + (value - mean) * (x[i] - means[0]), q + (value - mean) ** 2, r + (x[i] - means[0]) ** 2], [0, 0, 0]);
      return mine < 1e-12 ? "none, it is constant" : ui.number(Math.round(100 * over / Math.sqrt(mine * own)) / 100);
    };
    text.say(`Correlation of output and input: residual block ${correlation(outputs[0], means[1])}, two plain layers ${correlation(outputs[1], means[2])}.`);
  });
});
