// One activation function: its value and slope at a z that one drags, and what it makes of two thousand random scores.
// To learn: where each is flat; sigmoid outputs have mean one half and tanh outputs mean 0; wide scores pile up at the flat
// ends; a ReLU whose scores lie left of 0 is silent.
lesson.interactive((ui) => {
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const count = 2000, uniform = ui.random(7);
  // In pairs, v and −v, so that the mean is 0 without the luck of a draw.
  const draws = Array.from({ length: count / 2 }, () => ui.normal(uniform)).flatMap((v) => [v, -v]);
  const kind = ui.choice("activation", ["sigmoid", "tanh", "ReLU", "leaky ReLU", "SiLU", "none"]);
  const at = ui.slider("z", { min: -6, max: 6, step: 0.1, value: 1 });
  const leak = ui.slider("slope on the left", { min: 0, max: 1.5, step: 0.01, value: 0.1 });
  const mean = ui.slider("mean of the scores", { min: -5, max: 5, step: 0.1, value: 0 });
  const spread = ui.slider("spread of the scores", { min: 0.1, max: 8, step: 0.1, value: 1 });
  const curve = ui.plot({ height: 300, half: true, alt: "The activation function from z = −6 to 6, its tangent at the chosen z, and the point." });
  const bars = ui.plot({ height: 300, half: true, alt: "Histogram of the outputs for two thousand random scores, with a line at their mean." });
  const text = ui.text();

  // [the function, its slope, the range of outputs that the charts show]
  const choices = () => ({
    "sigmoid": [sigmoid, (z) => sigmoid(z) * (1 - sigmoid(z)), [-0.1, 1.1]],
    "tanh": [Math.tanh, (z) => 1 - Math.tanh(z) ** 2, [-1.15, 1.15]],
    "ReLU": [(z) => Math.max(0, z), (z) => Number(z > 0), [-1, 6.2]],
    "leaky ReLU": [(z) => (z > 0 ? z : leak.value * z), (z) => (z > 0 ? 1 : leak.value), [-3, 6.2]],
    "SiLU": [(z) => z * sigmoid(z), (z) => sigmoid(z) * (1 + z * (1 - sigmoid(z))), [-1, 6.2]],
    "none": [(z) => z, () => 1, [-6.2, 6.2]],
  });

  ui.update(() => {
    leak.show(kind.value === "leaky ReLU");
    const [g, slope, range] = choices()[kind.value];
    const axis = Array.from({ length: 241 }, (_, i) => -6 + i / 20);
    const z = at.value, value = g(z), steep = slope(z);
    curve.draw([
      { mode: "lines", name: kind.value, x: axis, y: axis.map(g), line: { color: ui.colour.blue, width: 3 }, hoverinfo: "skip" },
      { mode: "lines", name: "tangent", x: [z - 2, z + 2], y: [value - 2 * steep, value + 2 * steep], line: { color: ui.colour.orange, width: 2 }, hoverinfo: "skip" },
      { mode: "markers", showlegend: false, x: [z], y: [value], marker: { color: ui.colour.red, size: 11 }, hoverinfo: "skip" },
    ], { xaxis: { range: [-6, 6], title: { text: "z" } }, yaxis: { range, title: { text: "a" } }, margin: { b: 76 } });

    const outputs = draws.map((draw) => g(mean.value + spread.value * draw));
    const average = outputs.reduce((sum, a) => sum + a, 0) / count;
    bars.draw([{
      type: "histogram", x: outputs, marker: { color: ui.colour.green }, hoverinfo: "skip", xbins: { start: range[0], end: range[1], size: (range[1] - range[0]) / 46 },
    }], {
      title: { text: `outputs: mean ${ui.number(Number(average.toFixed(2)) || 0)}` }, xaxis: { range, title: { text: "a" } }, yaxis: { showticklabels: false }, margin: { l: 12, b: 76 },
      shapes: [{ type: "line", x0: average, x1: average, yref: "paper", y0: 0, y1: 1, line: { color: ui.colour.red, width: 2.5, dash: "dash" } }],
    });
    const flat = draws.filter((draw) => Math.abs(slope(mean.value + spread.value * draw)) < 0.05).length / count;
    const corner = z === 0 && kind.value.includes("ReLU") ? " (by agreement: here is a corner)" : "";
    text.say(`At z = ${ui.number(z)}: a = ${ui.number(value)}, slope ${ui.number(steep)}${corner}. ` +
      `${(100 * flat).toFixed(0)} % of the random scores lie where the slope is below 0.05.`);
  });
});
