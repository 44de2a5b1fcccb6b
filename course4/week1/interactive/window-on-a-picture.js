// A window of 3 by 3 on a picture, a filter whose cells can be changed, and the output. The picture may be one of the reader's own.
// To learn: each number of the output is one sum of nine products; the filter's signs say what it answers to.
lesson.interactive((ui) => {
  const six = [[3, 0, 1, 2, 7, 4], [1, 5, 8, 9, 3, 1], [2, 7, 2, 5, 1, 3], [0, 1, 3, 1, 7, 8], [4, 2, 1, 6, 2, 8], [2, 4, 5, 2, 3, 9]];
  const made = (n, bright) => Array.from({ length: n }, (_, r) => Array.from({ length: n }, (_, c) => (bright(r, c) ? 10 : 0)));
  const OWN = "a picture of my own", CHANGED = "changed by hand";
  const pictures = {
    "the 6 by 6 of the text": six,
    "one edge": made(6, (r, c) => c < 3),
    "disc": made(20, (r, c) => (r - 9.5) ** 2 + (c - 9.5) ** 2 < 42),
    "letter H": made(16, (r, c) => r > 1 && r < 14 && ((c > 2 && c < 6) || (c > 9 && c < 13) || (r > 6 && r < 9 && c > 2 && c < 13))),
    "slope": Array.from({ length: 12 }, () => Array.from({ length: 12 }, (_, c) => c)),
  };
  const filters = {
    "vertical edges": [[1, 0, -1], [1, 0, -1], [1, 0, -1]],
    "horizontal edges": [[1, 1, 1], [0, 0, 0], [-1, -1, -1]],
    "sum": [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
    "middle against its neighbours": [[0, -1, 0], [-1, 4, -1], [0, -1, 0]],
  };
  let own = null, K = filters["vertical edges"].map((row) => [...row]), last = "vertical edges";

  const which = ui.choice("picture", [...Object.keys(pictures), OWN]);
  const kind = ui.choice("filter", [...Object.keys(filters), CHANGED]);
  const down = ui.slider("window: row", { min: 0, max: 45, step: 1, value: 0 });
  const right = ui.slider("window: column", { min: 0, max: 45, step: 1, value: 0 });
  ui.picture("my own picture", 48, (rows) => { own = rows.map((row) => row.map((grey) => Math.round(10 * grey) )); which.value = OWN; });
  const image = () => (which.value === OWN ? own || made(12, () => false) : pictures[which.value]);
  const limit = (value, most) => Math.max(0, Math.min(Math.round(value), most));

  const go = (x, y) => { const most = image().length - 3; right.value = limit(x - 1, most); down.value = limit(y - 1, most); };
  const before = ui.plot({ height: 300, half: true, press: go, alt: "The picture, with a frame round the window of three by three pixels." });
  const after = ui.plot({ height: 300, half: true, press: (x, y) => go(x + 1, y + 1), alt: "The output as a heat map: blue above zero, red below. A frame marks the number that the window gives." });
  const filter = ui.grid({
    alt: "The filter. Press a cell to raise it by one; after 4 comes −4.",
    press: (r, c) => { K[r][c] = K[r][c] === 4 ? -4 : K[r][c] + 1; last = CHANGED; kind.value = CHANGED; },
  });
  const patch = ui.grid({ alt: "The nine pixels in the window." });
  const text = ui.text();

  const frame = (column, row, size) => ({ type: "rect", x0: column - 0.5, x1: column + size - 0.5, y0: row - 0.5, y1: row + size - 0.5, line: { color: ui.colour.orange, width: 3 } });
  const show = (plot, rows, low, high, scale, title, shape) => plot.draw([{
    type: "heatmap", z: rows, zmin: low, zmax: high, showscale: false, colorscale: scale, hovertemplate: "row %{y}, column %{x}: %{z}<extra></extra>",
  }], {
    title: { text: title }, margin: { l: 8, r: 8, b: 8 }, shapes: [shape],
    xaxis: { visible: false, constrain: "domain" }, yaxis: { visible: false, autorange: "reversed", scaleanchor: "x", constrain: "domain" },
  });

  ui.update(() => {
    if (kind.value !== last) {
      last = kind.value;
      if (last !== CHANGED) K = filters[last].map((row) => [...row]);
    }
    const I = image(), n = I.length - 2;
    const i = limit(down.value, n - 1), j = limit(right.value, n - 1);
    if (down.value !== i) down.value = i;               // the sliders reach as far as the largest picture needs
    if (right.value !== j) right.value = j;
    const nine = K.flatMap((row, u) => row.map((weight, v) => [I[i + u][j + v], weight]));
    const Z = Array.from({ length: n }, (_, r) => Array.from({ length: n }, (_, c) => K.reduce((sum, row, u) => sum + row.reduce((part, weight, v) => part + weight * I[r + u][c + v], 0), 0)));
    const most = Math.max(1, ...I.flat()), far = Math.max(1, ...Z.flat().map(Math.abs));
    show(before, I, 0, most, [[0, "#000000"], [1, "#ffffff"]], `picture, ${I.length} by ${I.length}`, frame(j, i, 3));
    show(after, Z, -far, far, [[0, "#D55E00"], [0.5, "#ffffff"], [1, "#0072B2"]], `output, ${n} by ${n}`, frame(j, i, 1));
    filter.draw({ title: "filter: press to change", rows: K });
    patch.draw({ title: "in the window", rows: [0, 1, 2].map((u) => I[i + u].slice(j, j + 3)) });
    const write = (value) => (value < 0 ? `(${ui.number(value)})` : ui.number(value));
    const terms = nine.filter(([, weight]) => weight !== 0).map(([pixel, weight]) => `${ui.number(pixel)}·${write(weight)}`);
    text.say(which.value === OWN && !own ? "Choose a file first: “my own picture”."
      : `Row ${i}, column ${j}: ${terms.join(" + ") || "0"} = ${ui.number(Z[i][j])}.`);
  });
});
