// A ball is dropped on a saddle, a plateau or a bumpy surface, and one of four optimisers moves it, with noisy gradients if one likes.
// To learn: on the ridge of a saddle only noise gets it going; on a plateau plain and averaged steps are hopeless, steps divided by
// the usual size of the gradient are not; bumps are a picture of few dimensions.
lesson.interactive((ui) => {
  const surfaces = {
    "saddle": { J: (w, b) => (w * w - b * b) / 2 + b ** 4 / 16, start: [2.5, 0] },
    "plateau": { J: (w, b) => 1 - Math.exp(-(w * w + b * b) / 2), start: [3.6, 1.5] },
    "bumps": { J: (w, b) => 0.25 * (w * w + b * b) + 1.1 * Math.cos(2 * w) * Math.cos(1.6 * b), start: [3, -3] },
  };
  const shape = ui.choice("surface", Object.keys(surfaces));
  const method = ui.choice("optimiser", ["gradient descent", "momentum", "RMSprop", "Adam"]);
  const rate = ui.slider("learning rate α", { min: -2.5, max: 0.3, step: 0.05, value: -1, format: (v) => String(Number((10 ** v).toPrecision(2))) });
  const noise = ui.slider("noise of the gradient", { min: 0, max: 1, step: 0.01, value: 0 });
  const start = [0, 1].map((i) => ui.slider(`start ${"wb"[i]}`, { min: -4, max: 4, step: 0.1, value: surfaces.saddle.start[i] }));
  const steps = ui.slider("steps", { min: 0, max: 300, step: 1, value: 60 });
  let seed = 1;
  ui.button("other noise", () => { seed += 1; });
  const map = ui.plot({
    height: 420, alt: "The surface from above, blue where it is low, with the path of the ball.",
    press: (w, b) => [w, b].forEach((value, i) => { start[i].value = value; }),
  });
  const text = ui.text();
  let shown = shape.value;

  ui.update(() => {
    const { J, start: usual } = surfaces[shape.value];
    if (shown !== shape.value) usual.forEach((value, i) => { start[i].value = value; });
    shown = shape.value;
    const h = 1e-5;
    const slope = ([w, b]) => [(J(w + h, b) - J(w - h, b)) / (2 * h), (J(w, b + h) - J(w, b - h)) / (2 * h)];
    const random = ui.random(seed), walker = ui.optimiser(method.value, { rate: Number((10 ** rate.value).toPrecision(2)) });
    const path = [start.map((slider) => slider.value)];
    while (path.length <= steps.value && Math.hypot(...path.at(-1)) < 1e3) path.push(walker.step(path.at(-1), slope(path.at(-1)).map((g) => g + noise.value * ui.normal(random))));

    const axis = Array.from({ length: 81 }, (_, i) => -4 + i / 10), side = { range: [-4, 4], constrain: "domain", showgrid: false, zeroline: false };
    const at = path.at(-1);
    map.draw([
      {
        type: "contour", x: axis, y: axis, z: axis.map((b) => axis.map((w) => J(w, b))), showscale: false, hoverinfo: "skip", showlegend: false, ncontours: 22, contours: { coloring: "heatmap" },
        colorscale: [[0, ui.fade(ui.colour.blue, 0.75)], [0.5, ui.fade(ui.colour.blue, 0.25)], [1, ui.fade(ui.colour.blue, 0)]], line: { width: 0.7, color: ui.colour.grey },
      },
      { x: path.map((p) => p[0]), y: path.map((p) => p[1]), mode: "lines+markers", showlegend: false, hoverinfo: "skip", line: { color: ui.colour.red, width: 1.5 }, marker: { size: 5, color: ui.colour.red } },
      { x: [path[0][0]], y: [path[0][1]], mode: "markers", name: "dropped here", hoverinfo: "skip", marker: { size: 14, symbol: "circle-open", color: ui.colour.red, line: { width: 2.5 } } },
      { x: [at[0]], y: [at[1]], mode: "markers", name: "now", hoverinfo: "skip", marker: { size: 14, color: ui.colour.yellow, line: { width: 1.5, color: ui.colour.ink } } },
    ], { xaxis: { ...side, title: { text: "w" } }, yaxis: { ...side, scaleanchor: "x", title: { text: "b" } }, margin: { b: map.width() < 420 ? 110 : 88 } });
    const small = (value) => (Math.abs(value) < 1e-9 ? "0" : ui.digits(value));
    text.say(Math.hypot(...at) > 6 ? `After ${path.length - 1} steps the ball has left the map.`
      : `After ${steps.value} steps: J = ${small(J(...at))}, it began at ${small(J(...path[0]))}. The slope at the start was ${small(Math.hypot(...slope(path[0])))}, now it is ${small(Math.hypot(...slope(at)))}.`);
  });
});
