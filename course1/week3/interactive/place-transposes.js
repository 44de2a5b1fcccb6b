// A puzzle: put two matrices in the right order and transpose them so that the product has the shape it must have. To learn: a
// derivative has the shape of its variable, which leaves one arrangement, as long as all sizes differ.
lesson.interactive((ui) => {
  const puzzles = {
    "dW[2]: dZ[2], A[1]": { wanted: ["dW[2]", "n2", "n1"], factors: [["dZ[2]", "n2", "m"], ["A[1]", "n1", "m"]] },
    "dA[1]: W[2], dZ[2]": { wanted: ["dA[1]", "n1", "m"], factors: [["W[2]", "n2", "n1"], ["dZ[2]", "n2", "m"]] },
    "dW[1]: dZ[1], X": { wanted: ["dW[1]", "n1", "nx"], factors: [["dZ[1]", "n1", "m"], ["X", "nx", "m"]] },
    "Z[2]: W[2], A[1]": { wanted: ["Z[2]", "n2", "m"], factors: [["W[2]", "n2", "n1"], ["A[1]", "n1", "m"]] },
  };
  const which = ui.choice("wanted: first, second", Object.keys(puzzles));
  const order = ui.choice("order", ["first · second", "second · first"]);
  const turns = [ui.toggle("transpose the first"), ui.toggle("transpose the second")];
  const sizes = {
    nx: ui.slider("inputs n[0]", { min: 1, max: 6, value: 3 }), n1: ui.slider("hidden units n[1]", { min: 1, max: 6, value: 4 }),
    n2: ui.slider("outputs n[2]", { min: 1, max: 6, value: 2 }), m: ui.slider("examples m", { min: 1, max: 6, value: 5 }),
  };
  const plot = ui.plot({ height: 250, alt: "The two factors, their product and the shape that is wanted, as rectangles drawn to scale." });
  const text = ui.text();

  ui.update(() => {
    const { wanted, factors } = puzzles[which.value];
    const size = (name) => sizes[name].value;
    const target = wanted.slice(1).map(size);
    const arranged = (swapped, turned) => {
      const both = factors.map(([name, rows, columns], i) => (turned[i]
        ? { name: `${name}ᵀ`, rows: size(columns), columns: size(rows) } : { name, rows: size(rows), columns: size(columns) }));
      return swapped ? both.reverse() : both;
    };
    const fits = ([left, right]) => left.columns === right.rows && left.rows === target[0] && right.columns === target[1];
    const [left, right] = arranged(order.value === "second · first", turns.map((turn) => turn.value));
    const multiply = left.columns === right.rows, done = fits([left, right]);

    // Rectangles side by side: left · right = product, and the wanted shape dashed.
    const shapes = [], annotations = [];
    let x = 0;
    const write = (at, y, words, colour = ui.colour.ink) => annotations.push({ x: at, y, text: words, showarrow: false, font: { color: colour, size: plot.width() < 420 ? 11 : 13 } });
    const box = (name, rows, columns, colour, dash) => {
      shapes.push({ type: "rect", x0: x, x1: x + columns, y0: -rows / 2, y1: rows / 2, line: { color: colour, width: 2, dash }, fillcolor: ui.fade(colour, dash ? 0 : 0.3) });
      write(x + columns / 2, rows / 2 + 0.55, name, colour);
      write(x + columns / 2, -rows / 2 - 0.55, `(${rows}, ${columns})`, colour);
      x += columns;
    };
    const sign = (words) => { write(x + 0.75, 0, words); x += 1.5; };
    box(left.name, left.rows, left.columns, ui.colour.blue);
    sign("·");
    box(right.name, right.rows, right.columns, ui.colour.orange);
    sign("=");
    if (multiply) box("product", left.rows, right.columns, done ? ui.colour.green : ui.colour.red);
    else { write(x + 0.9, 0, "✗", ui.colour.red); x += 1.8; }
    x += 1.9;
    box(`wanted: ${wanted[0]}`, ...target, ui.colour.grey, "dash");
    plot.draw([{ x: [0, x], y: [0, 0], mode: "markers", marker: { opacity: 0 }, hoverinfo: "skip" }], {
      shapes, annotations, showlegend: false, margin: { l: 4, r: 4, t: 4, b: 4 },
      xaxis: { visible: false, range: [-0.6, x + 0.6] }, yaxis: { visible: false, range: [-4.2, 4.2] },
    });

    const choices = [false, true].flatMap((swapped) => [false, true].flatMap((one) => [false, true].map((two) => fits(arranged(swapped, [one, two])))));
    const count = choices.filter(Boolean).length;
    text.say((done ? `It fits: (${left.rows}, ${left.columns}) times (${right.rows}, ${right.columns}) is (${target.join(", ")}). `
      : multiply ? `The inner sizes agree, but the product is (${left.rows}, ${right.columns}), and ${wanted[0]} is (${target.join(", ")}). `
        : `(${left.rows}, ${left.columns}) times (${right.rows}, ${right.columns}): the inner sizes ${left.columns} and ${right.rows} differ. `)
      + `With these sizes ${count === 1 ? "one of the 8 arrangements fits." : `${count} of the 8 arrangements fit, and not all of them are right.`}`);
  });
});
