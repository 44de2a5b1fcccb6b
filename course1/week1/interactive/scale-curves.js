// Four learning curves, err = c + a * m^(-b), with numbers of our own: a scheme.
// To learn: small learners go flat, large ones need much data to be better, and at the left end there is no fixed order.
lesson.interactive((ui) => {
  const LEARNERS = {
    "traditional": { c: 0.15, a: 0.8, b: 0.5, colour: "grey" },
    "small network": { c: 0.1, a: 1.2, b: 0.42, colour: "green" },
    "medium network": { c: 0.06, a: 1.6, b: 0.37, colour: "blue" },
    "large network": { c: 0.03, a: 2, b: 0.35, colour: "orange" },
  };
  const examples = (v) => ui.number(Number((10 ** v).toPrecision(2))).replace(/\B(?=(\d{3})+$)/g, ",");
  const m = ui.slider("examples m", { min: 2, max: 7, step: 0.1, value: 2.5, format: examples });
  const size = ui.choice("learner", Object.keys(LEARNERS), "large network");
  const plot = ui.plot({ height: 340, alt: "Error against the number of examples, logarithmic, for four learners; a mark on the chosen one." });
  const text = ui.text();
  const error = ({ c, a, b }, count) => c + a * count ** -b;

  ui.update(() => {
    const axis = Array.from({ length: 101 }, (_, i) => 10 ** (2 + i / 20)), now = 10 ** m.value;
    plot.draw([
      ...Object.entries(LEARNERS).map(([name, learner]) => ({
        x: axis, y: axis.map((count) => error(learner, count)), name, mode: "lines", hoverinfo: "skip",
        line: { color: ui.colour[learner.colour], width: name === size.value ? 4 : 1.8 },
      })),
      { x: [now], y: [error(LEARNERS[size.value], now)], mode: "markers", showlegend: false, marker: { size: 13, color: ui.colour.red }, hoverinfo: "skip" },
    ], {
      xaxis: { type: "log", range: [2, 7], title: { text: "labelled examples m" }, tickvals: [2, 3, 4, 5, 6, 7].map((e) => 10 ** e), ticktext: [2, 3, 4, 5, 6, 7].map(ui.power) },
      yaxis: { range: [0, 0.45], title: { text: "error" } }, margin: { b: plot.width() < 420 ? 116 : 90 },
      shapes: [{ type: "line", x0: now, x1: now, yref: "paper", y0: 0, y1: 1, line: { color: ui.colour.red, width: 1, dash: "dot" } }],
    });
    const order = Object.keys(LEARNERS).sort((p, q) => error(LEARNERS[p], now) - error(LEARNERS[q], now));
    const gain = error(LEARNERS[size.value], now) - error(LEARNERS[size.value], 10 * now);
    text.say(`${examples(m.value)} examples, ${size.value}: error ${error(LEARNERS[size.value], now).toFixed(3)}; ten times the data would take ${gain.toFixed(3)} off it. ` +
      `Best here: ${order[0]}, then ${order.slice(1).join(", ")}.`);
  });
});
