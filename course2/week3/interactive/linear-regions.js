// Softmax regression in the plane: the reader chooses W and b, one class at a time.
// To learn: the border of two classes is straight for every W and b; only the differences of the rows
// matter; long rows give sharp borders and short rows soft ones.
lesson.interactive((ui) => {
  const low = -4, high = 4, steps = 121, perClass = 30;
  const hues = ["blue", "orange", "green", "red", "purple", "sky"];
  const symbols = ["circle", "square", "diamond", "cross", "triangle-up", "star"];
  let W, clouds, shown;                     // W[k] = [w1, w2, b] of class k; shown: the class on the sliders

  const count = ui.choice("classes C", ["3", "4", "5", "6"]);
  const edit = ui.choice("class to edit", ["0", "1", "2", "3", "4", "5"]);
  const sliders = ["w₁", "w₂", "b"].map((name) => ui.slider(name, { min: -5, max: 5, step: 0.1, value: 0 }));
  ui.button("start over", () => { W = undefined; });
  const plot = ui.plot({ height: 400, alt: "The plane coloured by the most probable class, with a cloud of points for each class." });
  const text = ui.text();

  // One cloud for each class, centred on a circle, and rows of W that point somewhat past their clouds.
  function restart(C) {
    const uniform = ui.random(C);
    const angles = Array.from({ length: C }, (_, k) => (2 * Math.PI * k) / C + 0.4);
    clouds = angles.map((angle) => Array.from({ length: perClass }, () =>
      [2.6 * Math.cos(angle) + 0.6 * ui.normal(uniform), 2.6 * Math.sin(angle) + 0.6 * ui.normal(uniform)]));
    const tenth = (value) => Math.round(10 * value) / 10;
    W = angles.map((angle, k) => [tenth(Math.cos(angle + 2 / C)), tenth(Math.sin(angle + 2 / C)), k === 0 ? 1 : 0]);
    shown = undefined;
  }

  // Softmax at one point: the winning class, its probability, and log(sum(exp(z))) and z for the cost.
  function scores(x, y) {
    const z = W.map(([w1, w2, b]) => w1 * x + w2 * y + b);
    const top = Math.max(...z);
    const total = z.reduce((sum, value) => sum + Math.exp(value - top), 0);
    return { winner: z.indexOf(top), certainty: 1 / total, logsumexp: top + Math.log(total), z };
  }

  ui.update(() => {
    const C = Number(count.value);
    if (!W || W.length !== C) restart(C);
    if (Number(edit.value) >= C) edit.value = "0";
    const k = Number(edit.value);
    if (shown === k) W[k] = sliders.map((slider) => slider.value);
    else { sliders.forEach((slider, i) => { slider.value = W[k][i]; }); shown = k; }

    const axis = Array.from({ length: steps }, (_, i) => low + (i * (high - low)) / (steps - 1));
    const grid = axis.map((y) => axis.map((x) => scores(x, y)));
    const regions = W.map((_, c) => ({
      type: "heatmap", x: axis, y: axis, showscale: false, hoverinfo: "skip", zmin: 1 / C, zmax: 1,
      z: grid.map((row) => row.map(({ winner, certainty }) => (winner === c ? certainty : null))),   // null: not coloured
      colorscale: [[0, ui.fade(ui.colour[hues[c]], 0.05)], [1, ui.fade(ui.colour[hues[c]], 0.5)]],
    }));
    const points = clouds.map((cloud, c) => ({
      mode: "markers", name: `class ${c}`, x: cloud.map((p) => p[0]), y: cloud.map((p) => p[1]), hoverinfo: "skip",
      marker: { color: ui.colour[hues[c]], symbol: symbols[c], size: 8, line: { color: ui.colour.ink, width: c === k ? 1.6 : 0.4 } },
    }));
    const along = { range: [low, high], zeroline: false, showgrid: false };
    plot.draw([...regions, ...points], {
      xaxis: { ...along, title: { text: "x₁" } }, yaxis: { ...along, title: { text: "x₂" } }, margin: { b: 90 },
    });

    let right = 0, cost = 0;
    clouds.forEach((cloud, c) => cloud.forEach(([x, y]) => {
      const { winner, logsumexp, z } = scores(x, y);
      right += winner === c;
      cost += logsumexp - z[c];
    }));
    const next = (k + 1) % C, [w1, w2, b] = W[k].map((value, i) => value - W[next][i]);
    const signed = (value, name) => `${value < 0 ? "−" : "+"} ${Math.abs(value).toFixed(1)}${name}`;
    text.say(`Accuracy ${(right / (C * perClass)).toFixed(3)}, cost ${(cost / (C * perClass)).toFixed(3)}. Classes ${k} and ${next} ` +
      `are equally likely where ${w1.toFixed(1).replace("-", "−")} x₁ ${signed(w2, " x₂")} ${signed(b, "")} = 0.`);
  });
});
