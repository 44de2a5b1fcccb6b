// Gradient descent on a surface over (w, b), seen from above: a bowl, or a surface with several hollows.
// To learn: steps go at right angles to the contour lines; too long ones zigzag and diverge; without convexity the start decides.
lesson.interactive((ui) => {
  const surfaces = {
    "bowl": { J: (w, b) => 0.5 * w * w + 0.9 * b * b, slopes: (w, b) => [w, 1.8 * b] },
    "bumpy": {
      J: (w, b) => 0.25 * (w * w + b * b) + 1.1 * Math.cos(2 * w) * Math.cos(1.6 * b),
      slopes: (w, b) => [0.5 * w - 2.2 * Math.sin(2 * w) * Math.cos(1.6 * b), 0.5 * b - 1.76 * Math.cos(2 * w) * Math.sin(1.6 * b)],
    },
  };
  const shape = ui.choice("surface", Object.keys(surfaces));
  const startW = ui.slider("start w", { min: -2.8, max: 2.8, step: 0.1, value: -2.2 });
  const startB = ui.slider("start b", { min: -2.8, max: 2.8, step: 0.1, value: 2 });
  const rate = ui.slider("rate α", { min: 0.01, max: 1.3, step: 0.01, value: 0.1 });
  const steps = ui.slider("steps", { min: 0, max: 60, step: 1, value: 15 });
  const plot = ui.plot({ height: 400, alt: "Contour lines of the cost over w and b, with the points that gradient descent visits." });
  const text = ui.text();
  const axis = Array.from({ length: 61 }, (_, i) => -3 + i * 0.1);

  ui.update(() => {
    const { J, slopes } = surfaces[shape.value];
    const trail = [[startW.value, startB.value]];
    while (trail.length <= steps.value && Math.hypot(...trail.at(-1)) < 1e3) {
      const [w, b] = trail.at(-1);
      const [dw, db] = slopes(w, b);                       // both at the same point, then both updates
      trail.push([w - rate.value * dw, b - rate.value * db]);
    }
    const side = { range: [-3, 3], constrain: "domain", zeroline: false, showgrid: false };
    plot.draw([
      {
        type: "contour", x: axis, y: axis, z: axis.map((b) => axis.map((w) => J(w, b))), showscale: false, hoverinfo: "skip", ncontours: 18, contours: { coloring: "heatmap" },
        colorscale: [[0, ui.fade(ui.colour.blue, 0.75)], [0.5, ui.fade(ui.colour.blue, 0.25)], [1, ui.fade(ui.colour.blue, 0)]], line: { width: 0.8, color: ui.colour.grey },
      },
      { x: trail.map((p) => p[0]), y: trail.map((p) => p[1]), mode: "lines+markers", name: "steps", line: { color: ui.colour.red, width: 1.5 }, marker: { size: 7, color: ui.colour.red }, hoverinfo: "x+y" },
      { x: [trail[0][0]], y: [trail[0][1]], mode: "markers", name: "start", marker: { size: 13, symbol: "circle-open", color: ui.colour.red, line: { width: 2.5 } }, hoverinfo: "skip" },
      { x: [trail.at(-1)[0]], y: [trail.at(-1)[1]], mode: "markers", name: "end", marker: { size: 13, symbol: "star", color: ui.colour.yellow, line: { width: 1, color: ui.colour.ink } }, hoverinfo: "skip" },
    ], { xaxis: { ...side, title: { text: "w" } }, yaxis: { ...side, scaleanchor: "x", title: { text: "b" } }, margin: { b: plot.width() < 420 ? 110 : 88 } });
    const [w, b] = trail.at(-1);
    const short = (value) => ui.number(Number(value.toFixed(2)));
    text.say(Math.hypot(w, b) > 6
      ? `After ${trail.length - 1} steps the point has left the map: α is too large.`
      : `After ${trail.length - 1} steps: w = ${short(w)}, b = ${short(b)}, cost ${J(w, b).toFixed(3).replace("-", "−")}; it started at ${J(...trail[0]).toFixed(3).replace("-", "−")}.`);
  });
});
