// Full-batch gradient descent on twenty points, with a live cost curve: what the learning rate does, and
// which mistakes in the gradient a different learning rate can undo.
lesson.interactive((ui) => {
  const RIGHT = "right";
  const gradients = { [RIGHT]: (m) => 1 / m, "1/m forgotten": () => 1, "Y − A for A − Y": (m) => -1 / m };
  // Two clouds that overlap a little, so that the cost has a minimum above zero.
  const uniform = ui.random(5);
  const points = Array.from({ length: 20 }, (_, i) => {
    const y = i % 2;
    const centre = y ? 1 : -1;
    return { y, x: [centre + 1.1 * ui.normal(uniform), 0.8 * centre + 1.1 * ui.normal(uniform)] };
  });
  const m = points.length;
  const most = 100;

  const rate = ui.slider("learning rate α", { min: -2, max: 1.5, step: 0.1, value: -1, format: (v) => String(Number((10 ** v).toPrecision(2))) });
  const steps = ui.slider("steps", { min: 0, max: most, step: 1, value: 30 });
  const kind = ui.choice("gradient", Object.keys(gradients));
  const kept = [];
  ui.button("keep this curve", () => { if (kept.push(run()) > 3) kept.shift(); });
  ui.button("forget the kept curves", () => { kept.length = 0; });
  const curve = ui.plot({ height: 300, half: true, alt: "The cost J against the number of steps." });
  const plane = ui.plot({ height: 300, half: true, alt: "Twenty points of two classes in the plane, and the line where the prediction is one half." });
  const text = ui.text();

  const score = (w, b, x) => w[0] * x[0] + w[1] * x[1] + b;
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  // The log loss from the score z, which overflows nowhere.
  const loss = (z, y) => Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));

  // The costs and parameters of all steps, from zeros, with the present settings.
  function run() {
    const alpha = Number((10 ** rate.value).toPrecision(2));
    const factor = gradients[kind.value](m);
    const costs = [];
    const path = [];
    let w = [0, 0];
    let b = 0;
    for (let step = 0; step <= most; step += 1) {
      costs.push(points.reduce((sum, { x, y }) => sum + loss(score(w, b, x), y), 0) / m);
      path.push({ w, b });
      const dz = points.map(({ x, y }) => sigmoid(score(w, b, x)) - y);
      const sum = (j) => points.reduce((total, { x }, i) => total + (j < 2 ? x[j] : 1) * dz[i], 0);
      const [dw1, dw2, db] = [0, 1, 2].map((j) => factor * sum(j));
      w = [w[0] - alpha * dw1, w[1] - alpha * dw2];
      b -= alpha * db;
    }
    return { name: `α = ${alpha}${kind.value === RIGHT ? "" : `, ${kind.value}`}`, costs, path };
  }

  ui.update(() => {
    const now = run();
    const t = steps.value;
    const x = now.costs.slice(0, t + 1).map((_, step) => step);
    const faded = [ui.colour.orange, ui.colour.green, ui.colour.purple];
    curve.draw([
      ...kept.map(({ name, costs }, i) => ({
        x: costs.map((_, step) => step), y: costs, name, mode: "lines", line: { color: faded[i], width: 1.5, dash: "dot" },
      })),
      { x, y: now.costs.slice(0, t + 1), name: now.name, mode: "lines", line: { color: ui.colour.blue, width: 3 } },
      { x: [t], y: [now.costs[t]], mode: "markers", showlegend: false, marker: { color: ui.colour.blue, size: 10 } },
    ], {
      title: { text: "cost J" }, xaxis: { range: [-2, most + 2], title: { text: "steps" } }, yaxis: { range: [0, 2.5] },
      margin: { b: 78 },
    });

    const { w, b } = now.path[t];
    const cloud = (label, colour, symbol) => {
      const mine = points.filter(({ y }) => y === label);
      return {
        x: mine.map((point) => point.x[0]), y: mine.map((point) => point.x[1]), name: `y = ${label}`, mode: "markers",
        marker: { color: colour, symbol, size: 9 },
      };
    };
    // The line w1 x1 + w2 x2 + b = 0, from its point nearest to the origin in both directions.
    const square = w[0] ** 2 + w[1] ** 2;
    const line = square === 0 ? [] : [-10, 10].map((far) => {
      const length = Math.sqrt(square);
      return [-b * w[0] / square - far * w[1] / length, -b * w[1] / square + far * w[0] / length];
    });
    plane.draw([
      cloud(0, ui.colour.orange, "circle"), cloud(1, ui.colour.blue, "diamond"),
      { x: line.map((end) => end[0]), y: line.map((end) => end[1]), name: "a = 0.5", mode: "lines", line: { color: ui.colour.ink, width: 2 }, hoverinfo: "skip" },
    ], {
      title: { text: "the points and the line" }, xaxis: { range: [-4.2, 4.2], title: { text: "x₁" } }, yaxis: { range: [-4.2, 4.2] },
      margin: { b: 78 },
    });

    const right = points.filter(({ x: at, y }) => (score(w, b, at) > 0 ? 1 : 0) === y).length;
    const write = (number) => number.toFixed(2).replace("-", "−");
    text.say(`${now.name}: after ${t} steps J = ${now.costs[t].toFixed(3)}, w = (${w.map(write).join(", ")}), b = ${write(b)}; ` +
      `${right} of ${m} points are on the right side.`);
  });
});
