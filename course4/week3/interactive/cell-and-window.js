// A picture, the toy network's maps, and the map of its answers. To learn: a cell of the last map is the answer for one window; the
// windows' stride is the pooling's; neighbours share most of the first layer and nothing of the 400 filters' sums.
lesson.interactive((ui) => {
  const sides = ["14", "16", "20", "22", "28"];
  const which = ui.choice("side of the picture, pixels", sides, "28");
  const row = ui.slider("row i", { min: 0, max: 7, step: 1, value: 2 });
  const column = ui.slider("column j", { min: 0, max: 7, step: 1, value: 5 });
  const before = ui.plot({
    height: 300, half: true, alt: "The picture with the window of the pressed cell, and dots at the corners of all windows.",
    press: (x, y) => { row.value = near(y - 6.5); column.value = near(x - 6.5); },
  });
  const answers = ui.grid({ alt: "The map of answers; press a cell to see its window.", press: (r, c) => { row.value = r; column.value = c; } });
  const cost = ui.plot({ height: 190, alt: "Bars: multiplications of the first layer and of the 400 filters, one by one and shared." });
  const text = ui.text();

  const size = () => (Number(which.value) - 14) / 2 + 1;
  const near = (v) => Math.max(0, Math.min(size() - 1, Math.round(v / 2)));
  // The letter F in grey on a pale ground, and a slope, so that places can be told apart.
  const ink = (r, c, n) => {
    const [y, x] = [Math.floor(20 * r / n), Math.floor(20 * c / n)];
    const letter = (x >= 5 && x < 8 && y >= 3 && y < 17) || (y >= 3 && y < 6 && x >= 5 && x < 15) || (y >= 9 && y < 12 && x >= 5 && x < 13);
    return letter ? 0.15 : 0.7 + 0.25 * (x + y) / 40;
  };

  ui.update(() => {
    const n = Number(which.value), map = size();
    const [i, j] = [Math.min(row.value, map - 1), Math.min(column.value, map - 1)];
    const pixels = Array.from({ length: n }, (_, r) => Array.from({ length: n }, (_, c) => ink(r, c, n)));
    const starts = Array.from({ length: map * map }, (_, k) => [2 * (k % map), 2 * Math.floor(k / map)]);
    const frame = (x0, y0, side, colour, width, dash) => ({ type: "rect", x0: x0 - 0.5, y0: y0 - 0.5, x1: x0 + side - 0.5, y1: y0 + side - 0.5, line: { color: colour, width, dash } });
    before.draw([
      { type: "heatmap", z: pixels, zmin: 0, zmax: 1, showscale: false, colorscale: [[0, "#000000"], [1, "#ffffff"]], hovertemplate: "row %{y}, column %{x}<extra></extra>" },
      { x: starts.map((p) => p[0]), y: starts.map((p) => p[1]), mode: "markers", hoverinfo: "skip", marker: { size: 4, color: "#0072B2" } },
    ], {
      title: { text: `picture, ${n} by ${n}` }, margin: { l: 6, r: 6, b: 6 }, showlegend: false, shapes: [frame(2 * j, 2 * i, 14, "#D55E00", 4, "solid")],
      xaxis: { visible: false, range: [-1, n], constrain: "domain" }, yaxis: { visible: false, range: [n, -1], scaleanchor: "x", constrain: "domain" },
    });
    // How many of its 196 pixels another window shares with the pressed one.
    const shared = (r, c) => Math.max(0, 14 - 2 * Math.abs(r - i)) * Math.max(0, 14 - 2 * Math.abs(c - j));
    answers.draw({
      title: `answers, ${map} by ${map}: press one`,
      rows: Array.from({ length: map }, (_, r) => Array.from({ length: map }, (_, c) => ({
        text: r === i && c === j ? "●" : "", colour: r === i && c === j ? ui.colour.orange : shared(r, c) ? ui.fade(ui.colour.sky, 0.1 + 0.7 * shared(r, c) / 196) : undefined,
      }))),
    });
    const places = map * map, dense = places * (400 * 400 * 2 + 400 * 4), bottom = [places * 100 * 1200, (n - 4) ** 2 * 1200];
    const kinds = ["one by one", "shared"], million = (v) => v / 1e6;
    cost.draw([
      { type: "bar", orientation: "h", y: kinds, x: bottom.map(million), name: "first layer", marker: { color: ui.colour.blue } },
      { type: "bar", orientation: "h", y: kinds, x: [dense, dense].map(million), name: "the 400 and behind", marker: { color: ui.colour.orange } },
    ], { barmode: "stack", xaxis: { title: { text: "million multiplications" } }, yaxis: { autorange: "reversed" }, margin: { b: cost.width() < 420 ? 96 : 78 } });
    const none = starts.filter(([x, y]) => shared(y / 2, x / 2) === 0).length;
    text.say(`Cell (${i}, ${j}): the window from row ${2 * i}, column ${2 * j}, to row ${2 * i + 13}, column ${2 * j + 13}. The bluer a cell, the more pixels its window shares with this one`
      + `${none ? `; ${none} share none` : ""}. In the map of the first layer it uses 10 by 10 places from (${2 * i}, ${2 * j}), after pooling 5 by 5 from (${i}, ${j}). `
      + `Shared, the first layer costs ${ui.number(Number((bottom[0] / bottom[1]).toFixed(1)))} times less, the whole network ${ui.number(Number(((bottom[0] + dense) / (bottom[1] + dense)).toFixed(2)))} times.`);
  });
});
