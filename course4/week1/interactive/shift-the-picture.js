// A small shape that moves over a picture, and what three kinds of units say. To learn: a map moves along (equivariant), a pooled
// map only with every second step, the mean of a map stays (invariant), a dense unit loses what it has learned elsewhere.
lesson.interactive((ui) => {
  const N = 12;
  const shapes = {
    "an L": ["##..", "##..", "####", "####"],
    "a hook": ["####", "####", "##..", "##.."],
    "a bar": [".##.", ".##.", ".##.", ".##."],
  };
  const which = ui.choice("shape", Object.keys(shapes));
  const right = ui.slider("moved to the right by", { min: -5, max: 5, value: 0 });
  const down = ui.slider("moved down by", { min: -5, max: 5, value: 0 });
  const picture = ui.grid({ alt: "The picture of 12 by 12 cells with the shape." });
  const map = ui.grid({ alt: "The map of the vertical edge filter after the ReLU, 12 by 12 cells." });
  const pooled = ui.grid({ alt: "The map after max pooling, 6 by 6 cells." });
  const text = ui.text();

  const table = (n, cell) => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => cell(i, j)));
  const sum = (rows) => rows.flat().reduce((total, value) => total + value, 0);
  const placed = (shape, dx, dy) => table(N, (i, j) => Number((shape[i - 4 - dy] || "")[j - 4 - dx] === "#"));
  const at = (X, i, j) => (X[i] || [])[j] || 0;                  // zeros around the picture: "same" padding
  const edges = (X) => table(N, (i, j) => Math.max(0, [-1, 0, 1].reduce((total, u) => total + at(X, i + u, j - 1) - at(X, i + u, j + 1), 0)));
  const pool = (A) => table(N / 2, (i, j) => Math.max(A[2 * i][2 * j], A[2 * i][2 * j + 1], A[2 * i + 1][2 * j], A[2 * i + 1][2 * j + 1]));
  const mean = (rows) => sum(rows) / rows.flat().length;

  ui.update(() => {
    const shape = shapes[which.value], middle = placed(shape, 0, 0), X = placed(shape, right.value, down.value);
    const A = edges(X), P = pool(A);
    const shade = (hue, value, most) => ({ text: value ? value : "", colour: value ? ui.fade(ui.colour[hue], 0.12 + 0.33 * value / most) : undefined });
    picture.draw({ title: "picture", rows: X.map((row) => row.map((value) => ({ text: "", colour: value ? ui.colour.grey : undefined }))) });
    map.draw({ title: "map of a filter, ReLU", rows: A.map((row) => row.map((value) => shade("blue", value, 3))) });
    pooled.draw({ title: "max pooling, 2 × 2", rows: P.map((row) => row.map((value) => shade("orange", value, 3))) });

    // The dense unit's weights are the shape in the middle less its mean, scaled so that it says 1 there.
    const level = mean(middle);
    const score = (picture) => sum(middle.map((row, i) => row.map((value, j) => (value - level) * picture[i][j])));
    const lost = sum(X) < sum(middle);
    text.say(`Mean of the map ${mean(A).toFixed(2)} (in the middle ${mean(edges(middle)).toFixed(2)}), mean of the pooled map ${mean(P).toFixed(2)} ` +
      `(${mean(pool(edges(middle))).toFixed(2)}), dense unit ${(score(X) / score(middle)).toFixed(2).replace("-", "−")} (1.00).` +
      (lost ? " A part of the shape has left the picture." : ""));
  });
});
