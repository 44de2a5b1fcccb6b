// Sigmoid and ReLU with one point to move, and how steep each is there.
// To learn: the sigmoid sleeps at both ends; ReLU has steepness 1 on the whole right, 0 on the left; layers multiply.
lesson.interactive((ui) => {
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const CURVES = [
    { name: "sigmoid", f: sigmoid, steep: (z) => sigmoid(z) * sigmoid(-z), y: [-0.3, 1.3] },
    { name: "ReLU", f: (z) => Math.max(0, z), steep: (z) => (z > 0 ? 1 : 0), y: [-2.4, 10.4] },
  ];
  const at = ui.slider("z", { min: -10, max: 10, step: 0.1, value: 1 });
  const layers = ui.slider("layers in a row", { min: 1, max: 10, step: 1, value: 1 });
  const plots = CURVES.map(({ name }) => ui.plot({ height: 270, half: true, alt: `${name} with a point and the straight piece that touches the curve there.` }));
  const text = ui.text();
  // 0.25, but 1.69 · 10⁻²² and 5.93 · 10²¹
  const write = (value) => {
    if (value === 0 || (value >= 0.001 && value < 1e4)) return ui.number(Number(value.toPrecision(4)));
    const exponent = Math.floor(Math.log10(value));
    return `${(value / 10 ** exponent).toFixed(2)} · ${ui.power(exponent)}`;
  };

  ui.update(() => {
    const z = at.value, axis = Array.from({ length: 201 }, (_, i) => -10 + i / 10);
    CURVES.forEach(({ name, f, steep, y }, i) => {
      const m = steep(z), ends = [z - 2.5, z + 2.5];
      plots[i].draw([
        { x: axis, y: axis.map(f), mode: "lines", line: { color: ui.colour.blue, width: 3 }, showlegend: false, hoverinfo: "skip" },
        { x: ends, y: ends.map((end) => f(z) + m * (end - z)), mode: "lines", line: { color: ui.colour.orange, width: 2.5 }, showlegend: false, hoverinfo: "skip" },
        { x: [z], y: [f(z)], mode: "markers", marker: { color: ui.colour.red, size: 12 }, showlegend: false, hoverinfo: "skip" },
      ], { title: { text: name }, xaxis: { range: [-10, 10], title: { text: "z" } }, yaxis: { range: y } });
    });
    const [s, r] = CURVES.map(({ steep }) => steep(z) ** layers.value);
    const step = s ? `A step of learning is ${r ? `${write(r / s)} times as long with ReLU` : "0 with ReLU: the unit is off"}.` : "";
    text.say(`z = ${ui.number(z)}${layers.value > 1 ? `, ${layers.value} layers multiplied` : ""}: steepness ${write(s)} for the sigmoid, ${write(r)} for ReLU. ${step}`);
  });
});
