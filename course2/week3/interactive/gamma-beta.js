// One unit over one batch: raw z, normalised, scaled and shifted by gamma and beta, then activated.
// To learn: normalising wipes out the raw mean and spread; gamma and beta alone decide what the
// activation receives, and so how much of its curved part, or of its dead part, is used.
lesson.interactive((ui) => {
  const M = 400, EPSILON = 1e-8;
  const random = ui.random(4);
  const draws = Array.from({ length: M }, () => ui.normal(random));

  const centre = ui.slider("raw mean", { min: -5, max: 5, step: 0.1, value: 3 });
  const spread = ui.slider("raw standard deviation", { min: 0.2, max: 3, step: 0.1, value: 1.5 });
  const gamma = ui.slider("γ", { min: -5, max: 5, step: 0.1, value: 1 });
  const beta = ui.slider("β", { min: -5, max: 5, step: 0.1, value: 0 });
  const kind = ui.choice("activation", ["sigmoid", "ReLU", "tanh"]);

  const activations = {
    sigmoid: (z) => 1 / (1 + Math.exp(-z)),
    ReLU: (z) => Math.max(0, z),
    tanh: Math.tanh,
  };
  const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = (values) => { const mu = mean(values); return mean(values.map((v) => (v - mu) ** 2)); };
  const number = (v, digits) => (v.toFixed(digits) * 1 === 0 ? 0 : v).toFixed(digits).replace("-", "−");   // no −0.00

  // Mean 0 and standard deviation 1 exactly, so that the sliders tell the truth about the raw batch.
  const shape = draws.map((v) => (v - mean(draws)) / Math.sqrt(variance(draws)));

  // The share of the output that the best straight line in z explains: the squared correlation.
  function straightness(z, a) {
    const mz = mean(z), ma = mean(a);
    const both = mean(z.map((v, i) => (v - mz) * (a[i] - ma)));
    const scale = variance(z) * variance(a);
    return scale > 1e-12 ? both ** 2 / scale : NaN;
  }

  const stages = ["1 raw z", "2 normalised", "3 scaled, shifted", "4 activated"];
  const plots = stages.map((stage) => ui.plot({
    height: 210, half: true,
    alt: `Histogram over 400 examples of one unit, stage ${stage}.`,
  }));
  const text = ui.text();

  ui.update(() => {
    const z = shape.map((v) => centre.value + spread.value * v);
    const mu = mean(z), sigma = Math.sqrt(variance(z) + EPSILON);
    const normalised = z.map((v) => (v - mu) / sigma);
    const tilde = normalised.map((v) => gamma.value * v + beta.value);
    const a = tilde.map(activations[kind.value]);
    const bounds = { sigmoid: [-0.05, 1.05], ReLU: [-0.5, 12], tanh: [-1.1, 1.1] }[kind.value];

    [z, normalised, tilde, a].forEach((values, i) => {
      const [low, high] = i < 3 ? [-12, 12] : bounds;
      const colour = [ui.colour.grey, ui.colour.blue, ui.colour.green, ui.colour.orange][i];
      plots[i].draw([{
        x: values, type: "histogram", marker: { color: colour }, hoverinfo: "skip",
        xbins: { start: low, end: high, size: (high - low) / 48 },
      }], {
        title: { text: `${stages[i]}: mean ${number(mean(values), 2)}, std ${number(Math.sqrt(variance(values)), 2)}` },
        xaxis: { range: [low, high] },
        yaxis: { showticklabels: false, ...(i < 3 ? { range: [0, 150] } : { rangemode: "tozero" }) },
        margin: { l: 12, b: 28 },
      });
    });

    const r2 = straightness(tilde, a);
    const line = Number.isNaN(r2) ? "All examples give the same output." :
      `A straight line explains ${number(r2, 3)} of the ${kind.value}'s output.`;
    const off = tilde.filter((v) => v <= 0).length / M;
    text.say(kind.value === "ReLU" ? `The ReLU switches off ${(100 * off).toFixed(0)}% of the examples. ${line}` : line);
  });
});
