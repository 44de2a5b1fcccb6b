// Gradient descent on a curve: a bowl, or two valleys.
// To learn: what the learning rate does (creep, arrive, bounce, diverge), and that without convexity the start decides.
lesson.interactive((ui) => {
  const curves = {
    "bowl: (w − 3)²": { J: (w) => (w - 3) ** 2, slope: (w) => 2 * (w - 3), x: [-5, 11], y: [-3, 66] },
    "two valleys": {
      J: (w) => 0.02 * (w + 2) ** 2 * (w - 7) ** 2 + 0.6 * w + 3, slope: (w) => 0.04 * (w + 2) * (w - 7) * (2 * w - 5) + 0.6,
      x: [-5, 11], y: [-2, 40],
    },
  };
  const shape = ui.choice("curve", Object.keys(curves));
  const start = ui.slider("start", { min: -4, max: 10, step: 0.1, value: 0 });
  const rate = ui.slider("rate α", { min: 0.01, max: 1.2, step: 0.01, value: 0.1 });
  const steps = ui.slider("steps", { min: 0, max: 40, step: 1, value: 4 });
  const plot = ui.plot({ height: 340, alt: "The curve J of w, with the points that gradient descent visits." });
  const text = ui.text();

  ui.update(() => {
    const { J, slope, x, y } = curves[shape.value];
    const trail = [start.value];
    while (trail.length <= steps.value && Math.abs(trail.at(-1)) < 1e6) trail.push(trail.at(-1) - rate.value * slope(trail.at(-1)));
    const axis = Array.from({ length: 241 }, (_, i) => x[0] + (i * (x[1] - x[0])) / 240);
    const last = trail.at(-1), m = slope(last), wide = 1.2 / Math.sqrt(1 + (m / 6) ** 2);
    plot.draw([
      { x: axis, y: axis.map(J), mode: "lines", name: "J(w)", line: { color: ui.colour.blue, width: 3 }, hoverinfo: "skip" },
      { x: [last - wide, last + wide], y: [J(last) - m * wide, J(last) + m * wide], mode: "lines", name: "tangent", line: { color: ui.colour.orange, width: 2.5 }, hoverinfo: "skip" },
      { x: trail, y: trail.map(J), mode: "lines+markers", name: "steps", line: { color: ui.colour.red, width: 1.2 }, marker: { size: 8, color: ui.colour.red }, hoverinfo: "x+y" },
      { x: [trail[0]], y: [J(trail[0])], mode: "markers", showlegend: false, marker: { size: 12, symbol: "circle-open", color: ui.colour.red, line: { width: 2.5 } }, hoverinfo: "skip" },
    ], {
      xaxis: { range: x, title: { text: "w" } }, yaxis: { range: y, title: { text: "J(w)" } }, margin: { b: plot.width() < 420 ? 110 : 84, l: 48 },
    });
    const away = Math.abs(last) > 12;
    text.say(`After ${trail.length - 1} steps ${away ? "w has left the chart: α is too large here" : `w = ${ui.number(last)}, slope ${ui.number(m)}, J = ${ui.number(J(last))}`}. ` +
      `First steps: ${trail.slice(1, 5).map((w) => (Math.abs(w) > 999 ? "far away" : ui.number(w))).join(", ") || "none"}.`);
  });
});
