// A network of random weights in the plane, of 1 to 10 layers, without or with tanh in its hidden layers.
// To learn: without a bend the border stays a straight line however deep the network is; with one it bends.
lesson.interactive((ui) => {
  const units = 5, most = 10, reach = 2;
  const axis = Array.from({ length: 81 }, (_, i) => -reach + (2 * reach * i) / 80);
  let seed = 3;

  const depth = ui.slider("layers", { min: 1, max: most, step: 1, value: 1 });
  const bend = ui.toggle("tanh in the hidden layers");
  ui.button("other weights", () => { seed += 1; });
  const plot = ui.plot({ height: 360, alt: "The plane, coloured by what the network says, with the border between the two classes." });
  const text = ui.text();

  // Weights and biases for any depth: a deeper network keeps the hidden layers of a shallower one.
  function draw() {
    const random = ui.random(seed);
    const layer = (rows, columns) => Array.from({ length: rows }, () => ({
      w: Array.from({ length: columns }, () => (1.7 * ui.normal(random)) / Math.sqrt(columns)), b: 0.4 * ui.normal(random),
    }));
    return { out: layer(1, units)[0], hidden: Array.from({ length: most - 1 }, (_, l) => layer(units, l ? units : 2)) };
  }

  const affine = ({ w, b }, a) => a.reduce((sum, value, k) => sum + w[k] * value, b);

  ui.update(() => {
    const { out, hidden } = draw();
    const g = bend.value ? Math.tanh : (z) => z;
    const score = (x) => affine(out, hidden.slice(0, depth.value - 1).reduce((a, layer) => layer.map((unit) => g(affine(unit, a))), x));
    const shift = score([0.3, -0.4]);                        // so that the border is in the picture
    const z = axis.map((x2) => axis.map((x1) => score([x1, x2]) - shift));
    const size = Math.sqrt(z.flat().reduce((sum, value) => sum + value ** 2, 0) / z.flat().length);
    const side = { range: [-reach, reach], constrain: "domain", showgrid: false, zeroline: false };
    plot.draw([
      {
        type: "heatmap", x: axis, y: axis, z: z.map((row) => row.map((value) => Math.tanh((3 * value) / size))), zmin: -1, zmax: 1, showscale: false, hoverinfo: "skip",
        colorscale: [[0, ui.fade(ui.colour.orange, 0.6)], [0.5, ui.fade(ui.colour.orange, 0)], [0.501, ui.fade(ui.colour.blue, 0)], [1, ui.fade(ui.colour.blue, 0.6)]],
      },
      {
        type: "contour", x: axis, y: axis, z, showscale: false, hoverinfo: "skip", contours: { start: 0, end: 0, size: 1, coloring: "lines" },
        colorscale: [[0, ui.colour.ink], [1, ui.colour.ink]], line: { width: 3 },
      },
    ], { xaxis: { ...side, title: { text: "x₁" } }, yaxis: { ...side, scaleanchor: "x", title: { text: "x₂" } } });

    const L = depth.value;
    const parameters = L === 1 ? 3 : 3 * units + (L - 2) * units * (units + 1) + units + 1;
    const at = (x1, x2) => score([x1, x2]) - shift;
    const b = at(0, 0), slopes = [at(1, 0) - b, at(0, 1) - b].map((w) => w / size);
    const signed = (value) => `${value < 0 ? "−" : "+"} ${Math.abs(value).toFixed(2)}`;
    text.say(`${L} layer${L > 1 ? "s" : ""}, ${parameters} parameters. ` + (bend.value && L > 1
      ? "The border bends: no three numbers draw it."
      : `The border is the line ${slopes[0].toFixed(2).replace("-", "−")} x₁ ${signed(slopes[1])} x₂ ${signed(b / size)} = 0: three numbers${L > 1 ? " do the same" : ""}.`));
  });
});
