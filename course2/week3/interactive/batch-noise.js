// One fixed example, normalised in a thousand random mini-batches of a Gaussian unit.
// To learn: its value is noisy because its company changes; the noise falls like 1/sqrt(m); the part
// that comes from dividing by sigma multiplies, so it shows only away from the mean.
lesson.interactive((ui) => {
  const BATCHES = 1000, EPSILON = 1e-8;
  const size = ui.slider("batch size m", { min: 1, max: 9, step: 1, value: 6, format: (k) => String(2 ** k) });
  const place = ui.slider("the example, in σ from the mean", { min: -3, max: 3, step: 0.1, value: 1.5 });

  const plot = ui.plot({
    height: 300,
    alt: "Histogram of the normalised value of one example over a thousand random batches.",
  });
  const text = ui.text();
  const number = (v, digits = 3) => v.toFixed(digits).replace("-", "−");

  // Sum and sum of squares of the m - 1 other examples of each batch, drawn once for each m.
  const drawn = {};
  function company(m) {
    if (!drawn[m]) {
      const random = ui.random(100 + m);
      drawn[m] = Array.from({ length: BATCHES }, () => {
        let sum = 0, squares = 0;
        for (let i = 1; i < m; i += 1) {
          const z = ui.normal(random);
          sum += z;
          squares += z * z;
        }
        return [sum, squares];
      });
    }
    return drawn[m];
  }

  ui.update(() => {
    const m = 2 ** size.value, z = place.value;
    const values = company(m).map(([sum, squares]) => {
      const mu = (sum + z) / m;                                    // the example is one of its batch
      const variance = Math.max(0, (squares + z * z) / m - mu * mu);
      return (z - mu) / Math.sqrt(variance + EPSILON);
    });
    const mean = values.reduce((sum, v) => sum + v, 0) / BATCHES;
    const std = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / BATCHES);
    plot.draw([{
      x: values, type: "histogram", marker: { color: ui.colour.blue }, hoverinfo: "skip",
      xbins: { start: -4, end: 4, size: 0.05 },
    }], {
      xaxis: { range: [-4, 4], title: { text: "normalised value of the example" } },
      yaxis: { title: { text: "batches" } },
      shapes: [{ type: "line", x0: z, x1: z, y0: 0, y1: 1, yref: "paper", line: { color: ui.colour.red, width: 2, dash: "dash" } }],
    });
    const additive = 1 / Math.sqrt(m), multiplicative = Math.abs(z) / Math.sqrt(2 * m);
    text.say(`m = ${m}: the value spreads by ${number(std)} around ${number(mean, 2)}. For large m theory says ` +
      `${number(Math.hypot(additive, multiplicative))}: additive ${number(additive)}, multiplicative ${number(multiplicative)}.`);
  });
});
