// The log loss and half the squared error of one example against its score z, with their slopes.
// To learn: where the answer is confidently wrong, the log loss still has a slope near 1, the squared error has none.
lesson.interactive((ui) => {
  const score = ui.slider("score z", { min: -10, max: 10, step: 0.1, value: -4 });
  const label = ui.choice("label y", ["1", "0"]);
  const plot = ui.plot({ height: 340, alt: "The log loss and half the squared error against z, each with a point and its tangent at the chosen z." });
  const text = ui.text();
  const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));
  const digits = (value) => (value !== 0 && Math.abs(value) < 0.001 ? ui.digits(value, 2) : value.toFixed(4).replace("-", "−"));

  ui.update(() => {
    const z = score.value, y = Number(label.value), a = sigmoid(z);
    const losses = [
      { name: "log loss", colour: ui.colour.blue, at: (t) => Math.max(t, 0) - t * y + Math.log1p(Math.exp(-Math.abs(t))), slope: a - y },
      { name: "½ (ŷ − y)²", colour: ui.colour.red, at: (t) => 0.5 * (sigmoid(t) - y) ** 2, slope: (a - y) * a * (1 - a) },
    ];
    const axis = Array.from({ length: 241 }, (_, i) => -12 + i * 0.1);
    plot.draw(losses.flatMap(({ name, colour, at, slope }, i) => [
      { x: axis, y: axis.map(at), mode: "lines", name, line: { color: colour, width: 3, dash: i ? "dash" : "solid" }, hoverinfo: "x+y" },
      { x: [z - 2, z + 2], y: [at(z) - 2 * slope, at(z) + 2 * slope], mode: "lines", showlegend: false, line: { color: ui.colour.orange, width: 2.5 }, hoverinfo: "skip" },
      { x: [z], y: [at(z)], mode: "markers", showlegend: false, marker: { color: colour, size: 11, line: { color: ui.colour.ink, width: 1 } }, hoverinfo: "skip" },
    ]), {
      xaxis: { range: [-12, 12], title: { text: "score z" } }, yaxis: { range: [-0.6, 12.6], title: { text: "loss" } }, margin: { b: 84, l: 48 },
    });
    text.say(`ŷ = ${digits(a)}. Log loss ${digits(losses[0].at(z))}, slope ${digits(losses[0].slope)}. ` +
      `Half the squared error ${digits(losses[1].at(z))}, slope ${digits(losses[1].slope)}.`);
  });
});
