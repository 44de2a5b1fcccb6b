// One unit over mini-batches of eight examples, before and after batch norm.
// To learn: the bias moves z and its mean together, so z-tilde stays put; each mini-batch has its
// own mean and spread; with batch norm off, the bias does its old work.
lesson.interactive((ui) => {
  const B = 8, EPSILON = 1e-8;
  const random = ui.random(7);
  // w·a for each example of five mini-batches: drawn around a centre that differs a little.
  const batches = Array.from({ length: 5 }, () => {
    const centre = ui.normal(random), spread = 1 + 1.2 * random();
    return Array.from({ length: B }, () => centre + spread * ui.normal(random));
  });

  const t = ui.slider("mini-batch t", { min: 1, max: batches.length, step: 1, value: 1 });
  const bias = ui.slider("bias b", { min: -5, max: 5, step: 0.1, value: 0 });
  const gamma = ui.slider("γ", { min: -3, max: 3, step: 0.1, value: 1 });
  const beta = ui.slider("β", { min: -4, max: 4, step: 0.1, value: 0 });
  const on = ui.toggle("batch norm", true);

  const plot = ui.plot({
    height: 300,
    alt: "Two rows of eight dots on one axis: the values z of a unit with their mean, and the values the activation receives.",
  });
  const text = ui.text();
  const number = (v) => v.toFixed(2).replace("-", "−");

  ui.update(() => {
    const z = batches[t.value - 1].map((v) => v + bias.value);
    const mu = z.reduce((sum, v) => sum + v, 0) / B;
    const sigma = Math.sqrt(z.reduce((sum, v) => sum + (v - mu) ** 2, 0) / B + EPSILON);
    const out = on.value ? z.map((v) => gamma.value * (v - mu) / sigma + beta.value) : z;
    gamma.show(on.value);
    beta.show(on.value);

    const row = (values, y, colour, name) => ({
      x: values, y: values.map(() => y), mode: "markers", name,
      text: values.map((_, i) => String(i + 1)),
      // Example 1 is the large diamond, so that the eye can follow it.
      marker: {
        color: colour, opacity: 0.8, line: { color: ui.colour.ink, width: 1 },
        size: values.map((_, i) => (i === 0 ? 17 : 11)),
        symbol: values.map((_, i) => (i === 0 ? "diamond" : "circle")),
      },
      hovertemplate: "example %{text}: %{x:.2f}<extra></extra>",
    });
    const below = on.value ? "z̃, after batch norm" : "z again, no batch norm";
    plot.draw([
      row(z, 1, ui.colour.blue, "z = w·a + b"),
      row(out, 0, ui.colour.orange, below),
      { x: [mu - sigma, mu, mu + sigma], y: [1.3, 1.3, 1.3], mode: "lines+markers", name: "μ and μ ± σ of z",
        line: { color: ui.colour.red, width: 2 }, marker: { symbol: "line-ns-open", size: 12, color: ui.colour.red } },
    ], {
      xaxis: { range: [-10, 10] },
      yaxis: { range: [-0.4, 1.6], tickvals: [0, 1], ticktext: [on.value ? "z̃" : "z", "z"], showgrid: false, zeroline: false },
      margin: { b: 90 },
    });
    text.say(`Mini-batch ${t.value}: μ = ${number(mu)}, σ = ${number(sigma)}. ` +
      `The activation receives ${number(out[0])} for example 1 (diamond), with b = ${number(bias.value)}.`);
  });
});
