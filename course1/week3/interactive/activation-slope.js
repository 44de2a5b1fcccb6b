// An activation function with its tangent at z, and the slope as a curve of its own. To learn: the slope is what is left of an
// error that passes back through a unit; where the curve is flat nothing is left, and in a chain of units the slopes multiply.
lesson.interactive((ui) => {
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const bends = {
    sigmoid: { g: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)), range: [-0.6, 1.6] },
    tanh: { g: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2, range: [-1.9, 1.9] },
    ReLU: { g: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0), range: [-3, 6.5] },
    "leaky ReLU, 0.1": { g: (z) => Math.max(0.1 * z, z), slope: (z) => (z > 0 ? 1 : 0.1), range: [-3, 6.5] },
  };
  const kind = ui.choice("activation", Object.keys(bends), "tanh");
  const place = ui.slider("z", { min: -6, max: 6, step: 0.1, value: 1 });
  const row = ui.slider("units in a row", { min: 1, max: 10, step: 1, value: 1 });
  const curve = ui.plot({ height: 300, half: true, alt: "The activation function with its tangent at z." });
  const slopes = ui.plot({ height: 300, half: true, alt: "The slope of the activation function, with a point at z." });
  const text = ui.text();
  const axis = Array.from({ length: 241 }, (_, i) => -6 + i / 20);
  // 0.419974, but 2.45765 · 10⁻⁵
  const short = (value) => {
    const exponent = Math.floor(Math.log10(Math.abs(value))), tiny = value && exponent < -3;
    const digits = String(Number((tiny ? value / 10 ** exponent : value).toPrecision(6))).replace("-", "−");
    return tiny ? `${digits} · ${ui.power(exponent)}` : digits;
  };

  ui.update(() => {
    const { g, slope, range } = bends[kind.value];
    const z = place.value, a = g(z), d = slope(z), corner = z === 0 && kind.value.includes("ReLU");
    const side = { range: [-6.2, 6.2], title: { text: "z" } };
    const point = (y) => ({ x: [z], y: [y], mode: "markers", marker: { size: 12, color: ui.colour.red }, hoverinfo: "skip" });
    curve.draw([
      { x: axis, y: axis.map(g), mode: "lines", line: { color: ui.colour.blue, width: 3 }, hoverinfo: "skip" },
      ...(corner ? [] : [{ x: [-7, 7], y: [-7, 7].map((x) => a + d * (x - z)), mode: "lines", line: { color: ui.colour.orange, dash: "dash", width: 2 }, hoverinfo: "skip" }]),
      point(a),
    ], { title: { text: "g(z) and its tangent" }, showlegend: false, xaxis: side, yaxis: { range } });
    // A step is drawn as two pieces, so that no line seems to lead from one to the other.
    const gap = kind.value.includes("ReLU");
    slopes.draw([
      { x: axis, y: axis.map((x) => (gap && x === 0 ? null : slope(x))), mode: "lines", line: { color: ui.colour.blue, width: 3 }, hoverinfo: "skip" },
      point(d),
    ], { title: { text: "the slope g′(z)" }, showlegend: false, xaxis: side, yaxis: { range: [-0.08, 1.12] } });

    const n = row.value;
    text.say(`${kind.value} of ${short(z)} is ${short(a)}, ${corner ? `without a slope; one takes ${short(d)} there` : `the slope is ${short(d)}`}. `
      + `An error of 1 that passes back through ${n === 1 ? "this unit" : `${n} such units`} arrives as ${short(d ** n)}.`);
  });
});
