// A network with one hidden layer learns a border in the plane while one watches. To learn: hidden units bend the border, one
// or two are too few; a tiny start waits before it learns, a huge learning rate jumps about; without a bend it stays a line.
lesson.interactive((ui) => {
  const most = 5000, each = 25;                       // steps in all, and in one picture
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const bends = {
    tanh: { g: Math.tanh, slope: (z, a) => 1 - a * a },
    ReLU: { g: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0) },
    "none: g(z) = z": { g: (z) => z, slope: () => 1 },
  };
  const classes = { XOR: ([u, v]) => Number(u * v > 0), island: ([u, v]) => Number(u * u + v * v < 1.1) };
  const side = Array.from({ length: 45 }, (_, i) => -2 + i / 11);

  const what = ui.choice("points", Object.keys(classes));
  const bend = ui.choice("activation", Object.keys(bends));
  const units = ui.slider("hidden units", { min: 1, max: 8, step: 1, value: 4 });
  const rate = ui.slider("learning rate α", { min: -2, max: 1.5, step: 0.1, value: 0, format: (v) => String(Number((10 ** v).toPrecision(2))) });
  const scale = ui.slider("size of the first weights", { min: -2, max: 1, step: 0.1, value: -0.3, format: (v) => String(Number((10 ** v).toPrecision(2))) });
  ui.button("train", () => { running = !running && step < most; });
  ui.button("100 steps", () => { running = false; learn(100); });
  ui.button("start again", () => { restart(); });
  ui.button("other first weights", () => { seed += 1; restart(); });
  const plane = ui.plot({ height: 330, half: true, alt: "The plane coloured by what the network says, with the points of both classes." });
  const curve = ui.plot({ height: 330, half: true, alt: "The cost against the number of steps." });
  const text = ui.text();

  let seed = 1, running = false, step, hidden, out, costs, points, settings;

  // A hidden unit is { w: two weights, b, v: its weight to the output }; out is the bias of the output.
  function restart() {
    const random = ui.random(seed), size = 10 ** scale.value, spots = ui.random(7);
    points = Array.from({ length: 150 }, () => [4 * spots() - 2, 4 * spots() - 2]).map((x) => ({ x, y: classes[what.value](x) }));
    hidden = Array.from({ length: units.value }, () => ({ w: [size * ui.normal(random), size * ui.normal(random)], b: 0, v: size * ui.normal(random) }));
    out = 0;
    step = 0;
    running = false;
    costs = [{ step, cost: cost() }];
  }

  const score = ([u, v]) => hidden.reduce((sum, unit) => sum + unit.v * bends[bend.value].g(unit.w[0] * u + unit.w[1] * v + unit.b), out);
  const cost = () => points.reduce((sum, { x, y }) => {
    const z = score(x);
    return sum + Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));
  }, 0) / points.length;

  // So many steps of gradient descent with all points.
  function learn(count) {
    const { g, slope } = bends[bend.value], alpha = 10 ** rate.value / points.length;
    for (let k = 0; k < count && step < most; k += 1) {
      const sums = hidden.map(() => [0, 0, 0, 0]);
      let total = 0;
      for (const { x: [u, v], y } of points) {
        const z = hidden.map((unit) => unit.w[0] * u + unit.w[1] * v + unit.b), a = z.map(g);
        const error = sigmoid(hidden.reduce((sum, unit, j) => sum + unit.v * a[j], out)) - y;
        total += error;
        hidden.forEach((unit, j) => {
          const back = unit.v * error * slope(z[j], a[j]), sum = sums[j];
          sum[0] += back * u;
          sum[1] += back * v;
          sum[2] += back;
          sum[3] += error * a[j];
        });
      }
      hidden = hidden.map((unit, j) => ({
        w: [unit.w[0] - alpha * sums[j][0], unit.w[1] - alpha * sums[j][1]], b: unit.b - alpha * sums[j][2], v: unit.v - alpha * sums[j][3],
      }));
      out -= alpha * total;
      step += 1;
      if (step % each === 0) costs.push({ step, cost: cost() });
    }
    if (step >= most) running = false;
  }

  ui.update(() => {
    const now = [what.value, bend.value, units.value, scale.value].join();
    if (now !== settings) { settings = now; restart(); }
    if (running) { learn(each); ui.redraw(); }

    const z = side.map((v) => side.map((u) => sigmoid(score([u, v]))));
    const cloud = (label, colour, symbol) => {
      const mine = points.filter(({ y }) => y === label);
      return { x: mine.map(({ x }) => x[0]), y: mine.map(({ x }) => x[1]), name: `y = ${label}`, mode: "markers", hoverinfo: "skip",
        marker: { color: colour, symbol, size: 7, line: { color: ui.colour.paper, width: 0.7 } } };
    };
    const axis = { range: [-2, 2], showgrid: false, zeroline: false };
    plane.draw([
      { type: "heatmap", x: side, y: side, z, zmin: 0, zmax: 1, showscale: false, hoverinfo: "skip", zsmooth: "best",
        colorscale: [[0, ui.fade(ui.colour.orange, 0.6)], [0.5, ui.fade(ui.colour.orange, 0)], [0.501, ui.fade(ui.colour.blue, 0)], [1, ui.fade(ui.colour.blue, 0.6)]] },
      { type: "contour", x: side, y: side, z, showscale: false, hoverinfo: "skip", contours: { start: 0.5, end: 0.5, size: 1, coloring: "lines" },
        colorscale: [[0, ui.colour.ink], [1, ui.colour.ink]], line: { width: 2.5 } },
      cloud(0, ui.colour.orange, "circle"), cloud(1, ui.colour.blue, "diamond"),
    ], { title: { text: `after ${step} steps` }, xaxis: { ...axis, title: { text: "x₁" } }, yaxis: { ...axis, title: { text: "x₂" } }, margin: { b: 78 } });
    const highest = Math.max(...costs.map((c) => c.cost));
    curve.draw([{ x: costs.map((c) => c.step), y: costs.map((c) => c.cost), mode: "lines+markers", marker: { size: 4 }, line: { color: ui.colour.blue, width: 2.5 }, hoverinfo: "x+y" }], {
      title: { text: `cost J = ${costs.at(-1).cost.toFixed(3)}` }, xaxis: { range: [0, Math.max(500, step)], title: { text: "steps" } },
      yaxis: { range: [0, 1.05 * Math.max(0.8, Math.min(3, highest))] },
      margin: { b: 78 },
    });
    const right = points.filter(({ x, y }) => Number(score(x) > 0) === y).length;
    text.say(running ? "Training. Press “train” again to pause." : `After ${step} steps the cost is ${cost().toFixed(3)}, and ${right} of ${points.length} points are on the right side.`);
  });
});
