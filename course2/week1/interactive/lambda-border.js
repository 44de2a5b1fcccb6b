// A border made of 100 bumps on 120 noisy points, with a price on its weights.
// To learn: a higher price makes the weights small and the border smooth, at last too smooth; the square
// makes all weights small, the absolute value makes most of them exactly 0.
lesson.interactive((ui) => {
  const M = 120, DEV = 2000, SIDE = 10, WIDTH = 0.38, STEPS = 3000;
  const moons = (n, seed) => {
    const random = ui.random(seed);
    return Array.from({ length: n }, (_, i) => {
      const angle = Math.PI * random(), label = i % 2;
      const [x, y] = label ? [1 - Math.cos(angle), 0.5 - Math.sin(angle)] : [Math.cos(angle), Math.sin(angle)];
      // Brought to about mean 0 and standard deviation 1.
      return { x: (x + 0.35 * ui.normal(random) - 0.5) / 0.94, y: (y + 0.35 * ui.normal(random) - 0.25) / 0.61, label };
    });
  };
  const train = moons(M, 2), dev = moons(DEV, 60);
  const places = Array.from({ length: SIDE }, (_, i) => -2.4 + 4.8 * i / (SIDE - 1));
  const centres = places.flatMap((y) => places.map((x) => [x, y]));
  const features = (x, y) => centres.map(([a, b]) => Math.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * WIDTH ** 2)));
  const F = train.map((p) => features(p.x, p.y)), G = dev.map((p) => features(p.x, p.y));
  const dot = (w, f) => { let sum = 0; for (let i = 0; i < f.length; i += 1) sum += w[i] * f[i]; return sum; };
  const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

  // A step length that never overshoots: 1 over a bound on the curvature of the cost, found by the power method.
  let v = centres.map(() => 1), bound = 1;
  for (let i = 0; i < 50; i += 1) {
    const u = F.map((f) => dot(v, f)), next = centres.map((_, j) => F.reduce((sum, f, k) => sum + f[j] * u[k], 0));
    bound = Math.hypot(...next);
    v = next.map((value) => value / bound);
  }

  // Weights and bias with the least cost: gradient descent with a little run-up, then the price on each weight.
  function fit(square, lambda) {
    const rate = 1 / (bound / (4 * M) + 0.3), n = centres.length, price = rate * lambda / M;
    let w = new Float64Array(n), b = 0, ahead = w.slice(), t = 1;
    for (let step = 0; step < STEPS; step += 1) {
      const slope = new Float64Array(n);
      let slopeB = 0;
      F.forEach((f, k) => {
        const error = (sigmoid(dot(ahead, f) + b) - train[k].label) / M;
        slopeB += error;
        for (let j = 0; j < n; j += 1) slope[j] += error * f[j];
      });
      const before = w, next = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
      w = ahead.map((value, j) => {
        const moved = value - rate * slope[j];
        return square ? moved / (1 + price) : Math.sign(moved) * Math.max(0, Math.abs(moved) - price);
      });
      b -= rate * slopeB;
      ahead = w.map((value, j) => value + (t - 1) / next * (value - before[j]));
      t = next;
    }
    return { w, b };
  }

  const KINDS = ["squares (L2)", "absolute values (L1)"];
  const kind = ui.choice("price on", KINDS);
  const exponent = ui.slider("λ", { min: -3, max: 2, step: 0.5, value: -3, format: (e) => String(Number((10 ** e).toPrecision(1))) });
  const plot = ui.plot({ height: 380, alt: "The 120 points of two moons and the regions that the model gives to each class." });
  const bars = ui.plot({ height: 240, alt: "Histogram of the 100 weights of the model." });
  const text = ui.text();
  const fits = {};

  ui.update(() => {
    const square = kind.value === KINDS[0], lambda = Number((10 ** exponent.value).toPrecision(1)), key = `${square} ${lambda}`;
    const { w, b } = fits[key] || (fits[key] = fit(square, lambda));
    const wrong = (set, rows) => 100 * set.filter((p, i) => (dot(w, rows[i]) + b > 0) !== (p.label === 1)).length / set.length;
    const axis = Array.from({ length: 61 }, (_, i) => -2.6 + 5.2 * i / 60);
    const hue = (k) => ui.colour[["blue", "orange"][k]];
    plot.draw([
      { type: "heatmap", x: axis, y: axis, z: axis.map((y) => axis.map((x) => Number(dot(w, features(x, y)) + b > 0))), zmin: 0, zmax: 1,
        showscale: false, hoverinfo: "skip",
        colorscale: [[0, ui.fade(hue(0), 0.25)], [0.5, ui.fade(hue(0), 0.25)], [0.5, ui.fade(hue(1), 0.25)], [1, ui.fade(hue(1), 0.25)]] },
      ...[0, 1].map((k) => ({
        mode: "markers", name: `class ${k}`, hoverinfo: "skip", x: train.filter((p) => p.label === k).map((p) => p.x),
        y: train.filter((p) => p.label === k).map((p) => p.y),
        marker: { size: 8, symbol: ["circle", "square"][k], color: hue(k), line: { color: ui.colour.ink, width: 0.6 } },
      })),
    ], {
      xaxis: { range: [-2.6, 2.6], showgrid: false, zeroline: false, title: { text: "x₁" } },
      yaxis: { range: [-2.6, 2.6], showgrid: false, zeroline: false, title: { text: "x₂" } }, margin: { b: 90 },
    });
    const weights = [...w], limit = Math.max(1, ...weights.map(Math.abs)) * 1.05;
    bars.draw([{ type: "histogram", x: weights, xbins: { start: -limit, end: limit, size: limit / 20.5 }, marker: { color: ui.colour.blue }, hoverinfo: "skip" }],
      { xaxis: { range: [-limit, limit], title: { text: "weight" } }, yaxis: { range: [0, 100], title: { text: "weights" } } });
    const zeros = weights.filter((value) => value === 0).length;
    text.say(`λ = ${lambda}: training error ${wrong(train, F).toFixed(1)} %, dev error ${wrong(dev, G).toFixed(1)} %. ` +
      `Sum of the squared weights ${Number(dot(w, w).toPrecision(3))}; ${zeros} of 100 weights are exactly 0.`);
  });
});
