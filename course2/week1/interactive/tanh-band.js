// A small tanh network on noisy moons: where its units work on tanh as the penalty grows.
// To learn: small weights keep z in the nearly straight middle of tanh, and a network of nearly linear
// units draws a nearly straight border.
lesson.interactive((ui) => {
  const M = 120, UNITS = 16, STEPS = 2500, BAND = 0.5;
  const LAMBDAS = [0, 0.03, 0.1, 0.3, 1, 3, 10, 30];
  const moons = ui.random(6);
  const train = Array.from({ length: M }, (_, i) => {
    const angle = Math.PI * moons(), label = i % 2;
    const [x, y] = label ? [1 - Math.cos(angle), 0.5 - Math.sin(angle)] : [Math.cos(angle), Math.sin(angle)];
    return { x: (x + 0.35 * ui.normal(moons) - 0.5) / 0.94, y: (y + 0.35 * ui.normal(moons) - 0.25) / 0.61, label };
  });
  const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

  const at = ui.slider("λ", { min: 0, max: LAMBDAS.length - 1, value: 0, format: (i) => String(LAMBDAS[i]) });
  const plot = ui.plot({ height: 330, half: true, alt: "The 120 points and the regions that the network gives to each class." });
  const band = ui.plot({ height: 330, half: true, alt: "The curve of tanh, its straight middle shaded, and below it a histogram of the inputs z of the hidden units." });
  const text = ui.text();

  // One number for each parameter: 16 times (two weights, a bias, the weight to the output), then the last bias.
  const hidden = (p, x, y) => Array.from({ length: UNITS }, (_, k) => p[4 * k] * x + p[4 * k + 1] * y + p[4 * k + 2]);
  const score = (p, z) => z.reduce((sum, value, k) => sum + p[4 * k + 3] * Math.tanh(value), p[4 * UNITS]);

  // Gradient descent with steps of adapted length (Adam), from the same start for every lambda.
  function fit(lambda) {
    const random = ui.random(2), n = 4 * UNITS + 1;
    const p = Array.from({ length: n }, (_, i) => (i % 4 === 2 || i === n - 1 ? 0 : ui.normal(random) * (i % 4 === 3 ? 0.25 : 0.7)));
    const mean = new Float64Array(n), square = new Float64Array(n);
    for (let step = 1; step <= STEPS; step += 1) {
      const g = new Float64Array(n);
      for (const { x, y, label } of train) {
        const z = hidden(p, x, y), error = (sigmoid(score(p, z)) - label) / M;
        g[n - 1] += error;
        for (let k = 0; k < UNITS; k += 1) {
          const a = Math.tanh(z[k]), back = error * p[4 * k + 3] * (1 - a * a);
          g[4 * k] += back * x;
          g[4 * k + 1] += back * y;
          g[4 * k + 2] += back;
          g[4 * k + 3] += error * a;
        }
      }
      const rate = 0.03 * (1 - step / (STEPS + 1));
      for (let i = 0; i < n; i += 1) {
        if (i % 4 !== 2 && i < n - 1) g[i] += lambda / M * p[i];
        mean[i] = 0.9 * mean[i] + 0.1 * g[i];
        square[i] = 0.999 * square[i] + 0.001 * g[i] * g[i];
        p[i] -= rate * (mean[i] / (1 - 0.9 ** step)) / (Math.sqrt(square[i] / (1 - 0.999 ** step)) + 1e-8);
      }
    }
    return p;
  }

  const fits = {};
  ui.update(() => {
    const lambda = LAMBDAS[at.value], p = fits[lambda] || (fits[lambda] = fit(lambda));
    const axis = Array.from({ length: 61 }, (_, i) => -2.6 + 5.2 * i / 60);
    const hue = (k) => ui.colour[["blue", "orange"][k]];
    plot.draw([
      { type: "heatmap", x: axis, y: axis, z: axis.map((y) => axis.map((x) => Number(score(p, hidden(p, x, y)) > 0))), zmin: 0, zmax: 1,
        showscale: false, hoverinfo: "skip",
        colorscale: [[0, ui.fade(hue(0), 0.25)], [0.5, ui.fade(hue(0), 0.25)], [0.5, ui.fade(hue(1), 0.25)], [1, ui.fade(hue(1), 0.25)]] },
      ...[0, 1].map((k) => ({
        mode: "markers", name: `class ${k}`, hoverinfo: "skip", x: train.filter((q) => q.label === k).map((q) => q.x),
        y: train.filter((q) => q.label === k).map((q) => q.y),
        marker: { size: 7, symbol: ["circle", "square"][k], color: hue(k), line: { color: ui.colour.ink, width: 0.6 } },
      })),
    ], {
      xaxis: { range: [-2.6, 2.6], showgrid: false, zeroline: false, title: { text: "x₁" } },
      yaxis: { range: [-2.6, 2.6], showgrid: false, zeroline: false, title: { text: "x₂" } }, margin: { b: 90 },
    });

    const z = train.flatMap((q) => hidden(p, q.x, q.y)), bins = 41, low = -5.125, size = 0.25;
    const counts = new Array(bins).fill(0);
    z.forEach((value) => { counts[Math.min(bins - 1, Math.max(0, Math.floor((value - low) / size)))] += 1; });
    const curve = Array.from({ length: 101 }, (_, i) => -5 + i / 10);
    band.draw([
      { type: "bar", x: counts.map((_, i) => low + (i + 0.5) * size), y: counts.map((c) => c / z.length), width: size, yaxis: "y2", marker: { color: ui.fade(ui.colour.grey, 0.6) }, hoverinfo: "skip" },
      { x: curve, y: curve.map(Math.tanh), mode: "lines", line: { color: ui.colour.blue, width: 3 }, hoverinfo: "skip" },
    ], {
      showlegend: false, bargap: 0,
      xaxis: { range: [-5, 5], title: { text: "z (beyond ±5: the outermost bars)" } },
      yaxis: { range: [-1.1, 1.1], title: { text: "tanh z" } },
      yaxis2: { overlaying: "y", side: "right", range: [0, 1.1], visible: false },
      shapes: [{ type: "rect", yref: "paper", x0: -BAND, x1: BAND, y0: 0, y1: 1, fillcolor: ui.fade(ui.colour.green, 0.25), line: { width: 0 }, layer: "below" }],
    });
    const inside = z.filter((value) => Math.abs(value) < BAND).length / z.length;
    const wrong = train.filter((q) => (score(p, hidden(p, q.x, q.y)) > 0) !== (q.label === 1)).length;
    text.say(`λ = ${lambda}: ${Math.round(100 * inside)} % of all z lie between −0.5 and 0.5, where tanh is nearly straight. ` +
      `${wrong} of the 120 training points are wrong.`);
  });
});
