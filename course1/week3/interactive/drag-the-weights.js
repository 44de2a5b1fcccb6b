// A network with two inputs, three hidden units and one output, whose weights are on sliders, one unit at a time.
// To learn: each hidden unit draws one straight line, the output puts them together and bends; without an activation
// ("none") the border stays straight whatever the weights; gradient descent finds such weights by itself, or gets stuck.
lesson.interactive((ui) => {
  const steps = 57, perClass = 80, units = ["hidden unit 1", "hidden unit 2", "hidden unit 3", "output"];
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const bends = {                                    // the function, and its slope from z and a
    sigmoid: [sigmoid, (z, a) => a * (1 - a)],
    tanh: [Math.tanh, (z, a) => 1 - a * a],
    ReLU: [(z) => Math.max(0, z), (z) => Number(z > 0)],
    none: [(z) => z, () => 1],
  };
  const starts = [[0, -1, 1], [2, 0.5, 1], [-1, 1.5, 1], [2, 2, 2, -4]];      // weights, then the bias

  function rings() {
    const uniform = ui.random(5);
    return Array.from({ length: 2 * perClass }, (_, i) => {
      const angle = 2 * Math.PI * uniform(), radius = i % 2 ? 0.5 : 1;
      return { x: [radius * Math.cos(angle) + 0.09 * ui.normal(uniform), radius * Math.sin(angle) + 0.09 * ui.normal(uniform)], y: i % 2 };
    });
  }

  function corners() {
    const uniform = ui.random(6);
    return Array.from({ length: 2 * perClass }, () => {
      const x = [2.2 * uniform() - 1.1, 2.2 * uniform() - 1.1];
      return { x, y: Number(x[0] * x[1] > 0) };
    });
  }

  const sets = { "two rings": rings(), "four corners": corners() };
  const which = ui.choice("data", Object.keys(sets));
  const bend = ui.choice("hidden units", Object.keys(bends));
  const edit = ui.choice("unit to change", units);
  const limits = [10, 10, 10, 25];                   // of three weights and a bias
  const sliders = ["weight 1", "weight 2", "weight 3", "bias"].map((name, k) => ui.slider(name, { min: -limits[k], max: limits[k], step: 0.1, value: 0 }));
  let weights = structuredClone(starts), shown;      // shown: the unit on the sliders

  // What the network makes of a point: the hidden scores and activations, and the score of the output.
  function forward([x1, x2]) {
    const z = weights.slice(0, 3).map(([w1, w2, b]) => w1 * x1 + w2 * x2 + b);
    const a = z.map(bends[bend.value][0]);
    return { z, a, score: weights[3][3] + a.reduce((sum, value, j) => sum + weights[3][j] * value, 0) };
  }

  // Gradient descent with all points in each step; weights stay where the sliders can show them.
  function learn(count, rate = 0.5) {
    const points = sets[which.value], slope = bends[bend.value][1];
    for (let step = 0; step < count; step += 1) {
      const gradient = weights.map((unit) => unit.map(() => 0));
      for (const { x, y } of points) {
        const { z, a, score } = forward(x);
        const blame = (sigmoid(score) - y) / points.length;
        const parts = [...a, 1].map((value) => blame * value);
        parts.forEach((part, j) => { gradient[3][j] += part; });
        a.forEach((value, j) => {
          const own = blame * weights[3][j] * slope(z[j], value);
          [x[0], x[1], 1].forEach((value, k) => { gradient[j][k] += own * value; });
        });
      }
      weights = weights.map((unit, j) => unit.map((w, k) => {
        const limit = k === unit.length - 1 ? limits[3] : limits[k];
        return Math.max(-limit, Math.min(limit, w - rate * gradient[j][k]));
      }));
    }
  }

  const set = (values) => { weights = structuredClone(values); shown = undefined; };
  let seed = 0;
  ui.button("learn 300 steps", () => { learn(300); shown = undefined; });
  ui.button("other weights", () => {
    seed += 1;
    const uniform = ui.random(seed);
    set(starts.map((unit) => unit.map(() => Number((1.5 * ui.normal(uniform)).toFixed(1)))));
  });
  ui.button("start again", () => set(starts));
  const map = ui.plot({ height: 370, half: true, alt: "The plane shaded by the output of the network, with the points, the line of each hidden unit and the border of the output." });
  const drawing = ui.plot({ height: 330, half: true, alt: "The network: two inputs, three hidden units, one output; arrows are blue for positive weights, red for negative ones, thick for large ones." });
  const text = ui.text();

  function draw(points, hues) {
    const axis = Array.from({ length: steps }, (_, i) => -1.5 + (3 * i) / (steps - 1));
    const scores = axis.map((y) => axis.map((x) => forward([x, y]).score));
    const traces = [{
      type: "heatmap", x: axis, y: axis, z: scores.map((row) => row.map(sigmoid)), zmin: 0, zmax: 1, hoverinfo: "skip", showscale: false,
      colorscale: [[0, ui.fade(ui.colour.orange, 0.6)], [0.5, ui.fade(ui.colour.orange, 0)], [0.5, ui.fade(ui.colour.blue, 0)], [1, ui.fade(ui.colour.blue, 0.6)]],
    }, {
      type: "contour", x: axis, y: axis, z: scores, showscale: false, hoverinfo: "skip", showlegend: false, line: { color: ui.colour.ink, width: 3 },
      contours: { start: 0, end: 0, size: 1, coloring: "none" },
    }, ...[0, 1].map((label) => ({
      mode: "markers", name: `y = ${label}`, x: points.filter((p) => p.y === label).map((p) => p.x[0]), y: points.filter((p) => p.y === label).map((p) => p.x[1]), hoverinfo: "skip",
      marker: { color: label ? ui.colour.blue : ui.colour.orange, symbol: label ? "circle" : "square", size: 6, line: { color: ui.colour.ink, width: 0.5 } },
    })), ...weights.slice(0, 3).map(([w1, w2, b], j) => {
      const length = Math.hypot(w1, w2) || 1e-9;
      const foot = [(-b * w1) / length ** 2, (-b * w2) / length ** 2];          // the point of the line nearest to the origin
      return {
        mode: "lines", showlegend: false, x: [-9, 9].map((t) => foot[0] - (t * w2) / length), y: [-9, 9].map((t) => foot[1] + (t * w1) / length),
        line: { color: hues[j], width: edit.value === units[j] ? 4 : 2, dash: "dash" }, hoverinfo: "skip",
      };
    })];
    const side = { range: [-1.5, 1.5], constrain: "domain", zeroline: false, showgrid: false, dtick: 1 };
    map.draw(traces, { xaxis: { ...side, title: { text: "x₁" } }, yaxis: { ...side, scaleanchor: "x", title: { text: "x₂" } }, margin: { b: 84 } });
  }

  function drawNetwork(hues) {
    const inputs = [[0, 2.4], [0, 1.1]], middle = [[1.2, 3.1], [1.2, 1.75], [1.2, 0.4]], output = [2.4, 1.75];
    const line = (from, to, weight) => ({
      mode: "lines", x: [from[0], to[0]], y: [from[1], to[1]], hoverinfo: "skip", showlegend: false,
      line: { color: weight < 0 ? ui.colour.red : ui.colour.blue, width: 0.4 + Math.abs(weight) }, opacity: 0.75,
    });
    const now = units.indexOf(edit.value);
    const nodes = [...inputs, ...middle, output];
    const names = ["x₁", "x₂", "1", "2", "3", "out"];
    drawing.draw([
      ...middle.flatMap((to, j) => inputs.map((from, k) => line(from, to, weights[j][k]))),
      ...middle.map((from, j) => line(from, output, weights[3][j])),
      {
        mode: "markers+text", x: nodes.map((p) => p[0]), y: nodes.map((p) => p[1]), text: names, hoverinfo: "skip", showlegend: false,
        textfont: { color: ui.colour.ink, size: 14 },
        marker: { size: 38, color: ui.colour.paper, line: { color: [ui.colour.grey, ui.colour.grey, ...hues, ui.colour.ink], width: nodes.map((_, i) => (i - 2 === now ? 6 : 2)) } },
      },
    ], {
      showlegend: false, margin: { l: 6, r: 6, t: 6, b: 6 },
      xaxis: { visible: false, range: [-0.3, 2.75] }, yaxis: { visible: false, range: [-0.45, 3.75] },
      annotations: weights.map((unit, j) => ({
        x: j < 3 ? middle[j][0] : output[0], y: (j < 3 ? middle[j][1] : output[1]) - 0.47, showarrow: false, font: { size: 12 }, bgcolor: ui.colour.paper, text: `bias ${ui.number(Number(unit.at(-1).toFixed(1)))}`,
      })),
    });
  }

  ui.update(() => {
    const unit = units.indexOf(edit.value), hidden = unit < 3;
    const own = hidden ? [0, 1, 3] : [0, 1, 2, 3];                                // the sliders of this unit
    sliders[2].show(!hidden);
    if (shown === unit) weights[unit] = own.map((k) => sliders[k].value);
    else weights[unit].forEach((value, i) => { sliders[own[i]].value = Number(value.toFixed(1)); });
    shown = unit;

    const points = sets[which.value], hues = [ui.colour.green, ui.colour.purple, ui.colour.sky];
    draw(points, hues);
    drawNetwork(hues);
    let right = 0, cost = 0;
    for (const { x, y } of points) {
      const { score } = forward(x);
      right += Number(score > 0) === y;
      cost += Math.max(0, y ? -score : score) + Math.log1p(Math.exp(-Math.abs(score)));
    }
    text.say(`${right} of ${points.length} points are right. The cost is ${(cost / points.length).toFixed(3)}; always to say one half costs 0.693.`);
  });
});
