// A network of chosen size with its four arrays of parameters. To learn: W has a row for each unit of its layer and a
// column for each unit of the layer before; a hidden unit owns a row of W1, an entry of b1 and a column of W2.
lesson.interactive((ui) => {
  const sizes = [["inputs", 6, 3], ["hidden units", 8, 4], ["outputs", 3, 1]].map(([name, max, value]) => ui.slider(name, { min: 1, max, value }));
  const chosen = ui.slider("hidden unit to colour", { min: 1, max: 8, value: 1 });
  const drawing = ui.plot({ height: 300, alt: "The network as circles in three columns; the lines of the chosen hidden unit are coloured." });
  const grids = ["W1: a row for each hidden unit, a column for each input.", "b1: one number for each hidden unit.",
    "W2: a row for each output, a column for each hidden unit.", "b2: one number for each output."].map((alt) => ui.grid({ alt: `${alt} The entries of the chosen hidden unit are coloured.` }));
  const text = ui.text();
  const below = (digits) => String(digits).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]);

  ui.update(() => {
    const n = sizes.map((slider) => slider.value);
    if (chosen.value > n[1]) chosen.value = n[1];
    const unit = chosen.value - 1;
    const place = (layer, k) => [1.5 * layer, (n[layer] - 1) / 2 - k];
    const hues = [ui.colour.green, ui.colour.orange];
    const lines = [1, 2].flatMap((layer) => Array.from({ length: n[layer] * n[layer - 1] }, (_, i) => {
      const [to, from] = [Math.floor(i / n[layer - 1]), i % n[layer - 1]];
      const own = (layer === 1 ? to : from) === unit;
      const [start, end] = [place(layer - 1, from), place(layer, to)];
      return { mode: "lines", x: [start[0], end[0]], y: [start[1], end[1]], hoverinfo: "skip", line: { color: own ? hues[layer - 1] : ui.colour.grey, width: own ? 3 : 0.7 } };
    }));
    const circles = [0, 1, 2].flatMap((layer) => Array.from({ length: n[layer] }, (_, k) => ({ at: place(layer, k), own: layer === 1 && k === unit })));
    drawing.draw([...lines, {
      mode: "markers", x: circles.map(({ at }) => at[0]), y: circles.map(({ at }) => at[1]), hoverinfo: "skip",
      marker: { size: 24, color: circles.map(({ own }) => (own ? hues[0] : ui.colour.paper)), line: { width: 2, color: ui.colour.blue } },
    }], {
      showlegend: false, margin: { l: 4, r: 4, t: 4, b: 4 }, xaxis: { visible: false, range: [-0.4, 3.4] }, yaxis: { visible: false, range: [-4.9, 4.1] },
      annotations: ["layer 0", "layer 1", "layer 2"].map((words, layer) => ({ x: 1.5 * layer, y: -4.6, text: words, showarrow: false })),
    });

    const table = (height, width, write, hue) => Array.from({ length: height }, (_, i) => Array.from({ length: width }, (__, j) => ({ text: write(i, j), colour: hue(i, j) })));
    const shape = (height, width) => `(${height}, ${width})`;
    grids[0].draw({ title: `W[1]: ${shape(n[1], n[0])}`, rows: table(n[1], n[0], (i, j) => `w${below(i + 1)}${below(j + 1)}`, (i) => (i === unit ? hues[0] : undefined)) });
    grids[1].draw({ title: `b[1]: ${shape(n[1], 1)}`, rows: table(n[1], 1, (i) => `b${below(i + 1)}`, (i) => (i === unit ? hues[0] : undefined)) });
    grids[2].draw({ title: `W[2]: ${shape(n[2], n[1])}`, rows: table(n[2], n[1], (i, j) => `w${below(i + 1)}${below(j + 1)}`, (i, j) => (j === unit ? hues[1] : undefined)) });
    grids[3].draw({ title: `b[2]: ${shape(n[2], 1)}`, rows: table(n[2], 1, (i) => `b${below(i + 1)}`, () => undefined) });
    const counts = [n[1] * n[0], n[1], n[2] * n[1], n[2]];
    text.say(`${counts.join(" + ")} = ${counts.reduce((sum, count) => sum + count, 0)} parameters, in a two-layer network ${n.join("-")}.`);
  });
});
