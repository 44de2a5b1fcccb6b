// Gradient descent on a bowl, with gradients as noisy as the mini-batch is small, for as many steps as fit into the time.
// To learn: with little time a small mini-batch gets farther; with much time its noise decides where it ends; a smaller rate
// makes the noise smaller.
lesson.interactive((ui) => {
  const M = 1024, NOISE = 6, CURVES = [1, 4], START = [-4, 2.4], STEP_MS = 1, EXAMPLE_MS = 0.01;
  const size = ui.slider("size of a mini-batch", { min: 0, max: 10, value: 6, format: (k) => (k === 10 ? "1,024: all" : String(2 ** k)) });
  const rate = ui.slider("rate α", { min: 0.01, max: 0.4, step: 0.01, value: 0.1 });
  const time = ui.slider("time", { min: 20, max: 1000, step: 20, value: 100, format: (v) => `${v} ms` });
  const plot = ui.plot({ height: 360, alt: "The contours of a bowl and the walk of gradient descent towards its bottom, which has a star." });
  const text = ui.text();

  const height = (w) => (CURVES[0] * w[0] ** 2 + CURVES[1] * w[1] ** 2) / 2;

  ui.update(() => {
    const B = 2 ** size.value, steps = Math.floor(time.value / (STEP_MS + EXAMPLE_MS * B));
    const noise = NOISE * Math.sqrt((M - B) / (B * (M - 1)));          // of a mean of B out of M, none taken twice
    const random = ui.random(5), walk = [START];
    for (let t = 0; t < steps; t += 1) walk.push(walk.at(-1).map((w, k) => w - rate.value * (CURVES[k] * w + noise * ui.normal(random))));
    const last = walk.slice(-Math.max(1, Math.floor(steps / 4))), mean = last.reduce((sum, w) => sum + height(w), 0) / last.length;

    const xs = Array.from({ length: 61 }, (_, i) => -5 + i / 6), ys = Array.from({ length: 49 }, (_, i) => -4 + i / 6);
    plot.draw([
      { type: "contour", x: xs, y: ys, z: ys.map((y) => xs.map((x) => Math.sqrt(height([x, y])))), contours: { coloring: "none", start: 0.5, end: 6, size: 0.6 },
        line: { color: ui.colour.grey, width: 0.8 }, showscale: false, hoverinfo: "skip" },
      { x: walk.map((w) => w[0]), y: walk.map((w) => w[1]), mode: "lines+markers", line: { color: ui.colour.blue, width: 1 }, marker: { size: steps > 300 ? 3 : 5, color: ui.colour.blue }, hoverinfo: "skip" },
      { x: [0], y: [0], mode: "markers", marker: { symbol: "star", size: 14, color: ui.colour.orange, line: { color: ui.colour.ink, width: 1 } }, hoverinfo: "skip" },
      { x: [walk.at(-1)[0]], y: [walk.at(-1)[1]], mode: "markers", marker: { size: 11, color: ui.colour.red }, hoverinfo: "skip" },
    ], {
      showlegend: false, xaxis: { range: [-5, 5], title: { text: "w₁" }, zeroline: false, showgrid: false },
      yaxis: { range: [-4, 4], title: { text: "w₂" }, zeroline: false, showgrid: false },
    });
    const epochs = steps * B / M;
    text.say(`${steps.toLocaleString("en")} ${steps === 1 ? "step" : "steps"} of ${B === 1 ? "one example" : `${B.toLocaleString("en")} examples`} (${epochs < 10 ? epochs.toFixed(1) : Math.round(epochs)} epochs). ` +
      `Cost above the minimum, mean of the last quarter of the walk: ${mean < 0.0005 ? "below 0.0005" : mean.toPrecision(2)}. It began at ${height(START).toFixed(1)}.`);
  });
});
