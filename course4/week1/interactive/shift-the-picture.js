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
  const plot = ui.plot({ height: 235, alt: "Three panels of cells: the picture with the shape, the map of the vertical edge filter after the ReLU, and the map after max pooling." });
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
    const narrow = plot.width() < 420;
    const panels = [["picture", X, "grey", 1], [narrow ? "map" : "map of a filter, ReLU", A, "blue", 3], [narrow ? "pooled" : "max pooling, 2 × 2", P, "orange", 3]];
    const layout = { showlegend: false, margin: { l: 4, r: 4, t: 26, b: 4 }, annotations: [], shapes: [] };
    const traces = panels.map(([title, rows, hue, most], k) => {
      const [x, y] = [`x${k ? k + 1 : ""}`, `y${k ? k + 1 : ""}`], edge = rows.length - 0.5, domain = [k * 0.345, k * 0.345 + 0.31];
      layout[x.replace("x", "xaxis")] = { visible: false, range: [-0.5, edge], domain, constrain: "domain", anchor: y };
      layout[y.replace("y", "yaxis")] = { visible: false, range: [edge, -0.5], scaleanchor: x, constrain: "domain", constraintoward: "top", anchor: x };
      layout.annotations.push({ x: domain[0], y: 1, xref: "paper", yref: "paper", xanchor: "left", yanchor: "bottom", text: title, showarrow: false, font: { size: narrow ? 10 : 13 } });
      layout.shapes.push({ type: "rect", xref: x, yref: y, x0: -0.5, y0: -0.5, x1: edge, y1: edge, line: { color: ui.colour.grey, width: 1 } });
      return {
        type: "heatmap", z: rows, xaxis: x, yaxis: y, zmin: 0, zmax: most, showscale: false, xgap: 1, ygap: 1, hoverinfo: "z",
        colorscale: [[0, ui.colour.line], [0.001, ui.fade(ui.colour[hue], 0.4)], [1, ui.colour[hue]]],
      };
    });
    plot.draw(traces, layout);

    // The dense unit's weights are the shape in the middle less its mean, scaled so that it says 1 there.
    const level = mean(middle);
    const score = (picture) => sum(middle.map((row, i) => row.map((value, j) => (value - level) * picture[i][j])));
    const lost = sum(X) < sum(middle);
    text.say(`Mean of the map ${mean(A).toFixed(2)} (in the middle ${mean(edges(middle)).toFixed(2)}), mean of the pooled map ${mean(P).toFixed(2)} ` +
      `(${mean(pool(edges(middle))).toFixed(2)}), dense unit ${(score(X) / score(middle)).toFixed(2).replace("-", "−")} (1.00).` +
      (lost ? " A part of the shape has left the picture." : ""));
  });
});
