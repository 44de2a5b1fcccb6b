// A polynomial border on points whose labels are wrong at a known rate, and the verdict by two gaps.
// To learn: a low degree gives bias, a high one variance; label noise raises both errors and is no fault
// of the model, so the verdict must be measured from the best that is possible.
lesson.interactive((ui) => {
  const TRAIN = 200, DEV = 2000, TOLERANCE = 5, RIDGE = 1e-5;       // TOLERANCE in points
  const truth = (x, y) => Number(y > 0.6 * Math.sin(4 * x));
  const points = (n, seed) => {
    const random = ui.random(seed);
    // A label is wrong if its luck is below the noise. Luck is spread evenly, so that the share is met in every set.
    return Array.from({ length: n }, (_, i) => ({ x: 2 * random() - 1, y: 2 * random() - 1, luck: (i * 0.6180339887) % 1 }));
  };
  const sets = { train: points(TRAIN, 3), dev: points(DEV, 8) };

  const degree = ui.slider("degree of the border", { min: 1, max: 10, value: 1 });
  const noise = ui.slider("wrong labels, %", { min: 0, max: 30, step: 5, value: 10 });
  const plot = ui.plot({ height: 400, alt: "The training points in the plane, coloured by label, and the regions that the fitted polynomial gives to each class." });
  const bars = ui.plot({ height: 190, alt: "Three bars: the best possible error, the training error and the dev error." });
  const text = ui.text();

  const features = (x, y, d) => {
    const all = [];
    for (let total = 0; total <= d; total += 1) for (let j = 0; j <= total; j += 1) all.push(x ** (total - j) * y ** j);
    return all;
  };
  const dot = (a, b) => a.reduce((sum, v, i) => sum + v * b[i], 0);
  const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

  // x with A x = b, for a symmetric positive A, by elimination.
  function solve(A, b) {
    const n = b.length, rows = A.map((row, i) => [...row, b[i]]);
    for (let k = 0; k < n; k += 1) {
      for (let i = k + 1; i < n; i += 1) {
        const factor = rows[i][k] / rows[k][k];
        if (factor) for (let j = k; j <= n; j += 1) rows[i][j] -= factor * rows[k][j];
      }
    }
    const x = new Array(n).fill(0);
    for (let k = n - 1; k >= 0; k -= 1) x[k] = (rows[k][n] - dot(x.slice(k + 1), rows[k].slice(k + 1, n))) / rows[k][k];
    return x;
  }

  // Logistic regression on all products up to degree d, by Newton's steps; a step that is too long is halved.
  function fit(d, rate) {
    const F = sets.train.map((p) => features(p.x, p.y, d)), n = F[0].length;
    const labels = sets.train.map((p) => (p.luck < rate ? 1 - truth(p.x, p.y) : truth(p.x, p.y)));
    const cost = (w) => F.reduce((sum, f, i) => {
      const z = (2 * labels[i] - 1) * dot(w, f);
      return sum + (z > 0 ? Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) - z);
    }, RIDGE * dot(w, w) / 2);
    let w = new Array(n).fill(0), J = cost(w);
    for (let step = 0; step < 40; step += 1) {
      const gradient = w.map((v) => RIDGE * v), H = w.map((_, i) => w.map((__, j) => (i === j ? RIDGE : 0)));
      F.forEach((f, i) => {
        const a = sigmoid(dot(w, f)), error = a - labels[i], weight = a * (1 - a);
        for (let r = 0; r < n; r += 1) {
          gradient[r] += error * f[r];
          for (let c = 0; c < n; c += 1) H[r][c] += weight * f[r] * f[c];
        }
      });
      const move = solve(H, gradient);
      let size = 1, next, better;
      do { next = w.map((v, i) => v - size * move[i]); better = cost(next); size /= 2; } while (better > J && size > 1e-4);
      if (!(better < J - 1e-7)) break;
      [w, J] = [next, better];
    }
    return w;
  }

  const fits = {};
  ui.update(() => {
    const d = degree.value, rate = noise.value / 100, key = `${d} ${rate}`;
    const w = fits[key] || (fits[key] = fit(d, rate));
    const answer = (x, y) => Number(dot(w, features(x, y, d)) > 0);
    const label = (p) => (p.luck < rate ? 1 - truth(p.x, p.y) : truth(p.x, p.y));
    const error = (set) => 100 * set.filter((p) => answer(p.x, p.y) !== label(p)).length / set.length;
    const train = error(sets.train), dev = error(sets.dev), best = noise.value;

    const axis = Array.from({ length: 81 }, (_, i) => -1 + i / 40);
    const hue = (k) => ui.colour[["blue", "orange"][k]];
    plot.draw([
      { type: "heatmap", x: axis, y: axis, z: axis.map((y) => axis.map((x) => answer(x, y))), zmin: 0, zmax: 1, showscale: false, hoverinfo: "skip",
        colorscale: [[0, ui.fade(hue(0), 0.25)], [0.5, ui.fade(hue(0), 0.25)], [0.5, ui.fade(hue(1), 0.25)], [1, ui.fade(hue(1), 0.25)]] },
      ...[0, 1].map((k) => ({
        mode: "markers", name: `labelled ${k}`, hoverinfo: "skip", x: sets.train.filter((p) => label(p) === k).map((p) => p.x),
        y: sets.train.filter((p) => label(p) === k).map((p) => p.y),
        marker: { size: 8, symbol: ["circle", "square"][k], color: hue(k), line: { color: ui.colour.ink, width: 0.6 } },
      })),
    ], {
      xaxis: { range: [-1, 1], showgrid: false, zeroline: false, title: { text: "x₁" } },
      yaxis: { range: [-1, 1], showgrid: false, zeroline: false, title: { text: "x₂" } }, margin: { b: 90 },
    });
    bars.draw([{
      type: "bar", orientation: "h", x: [dev, train, best], y: ["dev", "training", "best possible"], hoverinfo: "skip",
      marker: { color: [ui.colour.orange, ui.colour.blue, ui.colour.grey] }, text: [dev, train, best].map((v) => `${v.toFixed(1)} %`), textposition: "outside",
    }], { showlegend: false, xaxis: { range: [0, 60], title: { text: "error, %" } } });

    const [bias, variance] = [train - best, dev - train];
    const verdict = bias > TOLERANCE ? (variance > TOLERANCE ? "high bias and high variance" : "high bias")
      : (variance > TOLERANCE ? "high variance" : "neither");
    const signed = (v) => v.toFixed(1).replace("-", "−");
    text.say(`Avoidable bias ${signed(bias)} points, variance gap ${signed(variance)} points. With a tolerance of ${TOLERANCE} points: ${verdict}.`);
  });
});
