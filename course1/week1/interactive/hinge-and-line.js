// Six houses, a straight line and one neuron with two sliders.
// To learn: what weight and bias do to a bent line, and that it cannot say a negative price.
lesson.interactive((ui) => {
  const AREAS = [30, 50, 70, 90, 120, 150], PRICES = [0, 30, 90, 150, 240, 330];
  const LINE = { w: 2.834171, b: -100.904523 };
  const w = ui.slider("weight w", { min: -2, max: 6, step: 0.1, value: 2 });
  const b = ui.slider("bias b", { min: -300, max: 150, step: 5, value: -60 });
  const straight = ui.toggle("show the straight line", true);
  const plot = ui.plot({ height: 360, alt: "Price against area: six houses, the straight line, and the bent line of the neuron; negative prices are shaded." });
  const text = ui.text();
  const neuron = (x) => Math.max(0, w.value * x + b.value);
  const line = (x) => LINE.w * x + LINE.b;
  const error = (guess) => AREAS.reduce((sum, x, i) => sum + (guess(x) - PRICES[i]) ** 2, 0) / AREAS.length;

  ui.update(() => {
    const axis = Array.from({ length: 181 }, (_, i) => i);
    plot.draw([
      { x: [0, 180], y: [0, 180].map(line), mode: "lines", name: "straight line", visible: straight.value, line: { color: ui.colour.grey, width: 2, dash: "dash" }, hoverinfo: "skip" },
      { x: axis, y: axis.map(neuron), mode: "lines", name: "neuron", line: { color: ui.colour.orange, width: 3 }, hoverinfo: "skip" },
      { x: AREAS.flatMap((x) => [x, x, null]), y: AREAS.flatMap((x, i) => [PRICES[i], neuron(x), null]), mode: "lines", showlegend: false,
        line: { color: ui.colour.red, width: 1.2 }, hoverinfo: "skip" },
      { x: AREAS, y: PRICES, mode: "markers", name: "houses", marker: { color: ui.colour.blue, size: 10 }, hovertemplate: "%{x} m²: %{y}<extra></extra>" },
    ], {
      xaxis: { title: { text: "area, m²" }, range: [0, 180] }, yaxis: { title: { text: "price, thousands" }, range: [-110, 450] },
      margin: { b: 90 },
      shapes: [{ type: "rect", xref: "paper", x0: 0, x1: 1, y0: -110, y1: 0, fillcolor: ui.fade(ui.colour.red, 0.14), line: { width: 0 }, layer: "below" }],
      annotations: [{ x: 178, y: -85, xanchor: "right", text: "impossible", showarrow: false, font: { color: ui.colour.red } }],
    });
    const knee = w.value ? -b.value / w.value : NaN;
    const where = !w.value ? "There is no knee: it says the same everywhere" : knee < 0 || knee > 180 ? `The knee lies outside the chart, at ${ui.number(Math.round(knee))} m²; the neuron is ${neuron(90) ? "on" : "off"} for all houses`
      : `The knee is at ${ui.number(Math.round(10 * knee) / 10)} m²; the neuron is off ${w.value > 0 ? "left" : "right"} of it`;
    text.say(`Mean squared error: neuron ${ui.number(Math.round(100 * error(neuron)) / 100)}, straight line ${ui.number(Math.round(100 * error(line)) / 100)}. ${where}.`);
  });
});
