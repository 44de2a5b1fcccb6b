// The forward pass of the network 3-4-2-1 with five examples, layer by layer. To learn: the same pair of lines in each layer,
// fed with what the last one left; an example keeps its column and changes its height.
lesson.interactive((ui) => {
  const n = [3, 4, 2, 1], m = 5, L = 3;
  const make = (rows, columns, entry) => Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => entry(i, j)));
  const X = make(n[0], m, (i, j) => Math.sin(1 + i + j));
  const W = n.map((rows, l) => (l ? make(rows, n[l - 1], (i, j) => Math.cos(l + i + 4 * j + i * j)) : []));
  const b = n.map((rows, l) => make(rows, 1, (i) => 0.1 * (i + 1) * (-1) ** l));
  const Z = [[]], A = [X];
  for (let l = 1; l <= L; l += 1) {
    Z.push(make(n[l], m, (i, j) => W[l][i].reduce((sum, w, k) => sum + w * A[l - 1][k][j], b[l][i][0])));
    A.push(Z[l].map((row) => row.map((z) => (l < L ? Math.max(0, z) : 1 / (1 + Math.exp(-z))))));
  }

  const layer = ui.slider("layer", { min: 0, max: L, value: 0 });
  const example = ui.choice("follow example", ["1", "2", "3", "4", "5"]);
  const belt = ui.graph({ height: 110, alt: "The chain X, layer 1, layer 2, layer 3; the present one is marked." });
  const grids = ["What goes into the layer.", "The weights of the layer.", "The biases of the layer.", "The scores Z of the layer.", "The activations A, what comes out."].map((alt) => ui.grid({ alt, wide: true }));
  const text = ui.text();
  const short = (value) => Math.round(value * 1000) / 1000;

  ui.update(() => {
    const l = layer.value, chosen = Number(example.value) - 1;
    const names = ["X", "layer 1", "layer 2", "layer 3"];
    belt.draw({
      nodes: Object.fromEntries(names.map((name, i) => [name, { at: [i, 0], label: name, now: i === l, kind: i ? undefined : "data" }])),
      edges: names.slice(1).map((name, i) => [names[i], name]),
    });
    const show = (grid, title, values, columns = true) => grid.draw({
      title: `${title}: (${values.length}, ${values[0].length})`,
      rows: values.map((row) => row.map((value, j) => ({ text: short(value), colour: columns && j === chosen ? ui.colour.yellow : undefined }))),
    });
    const empty = (grid) => grid.draw({ title: "", rows: [] });
    if (l === 0) {
      show(grids[0], "A[0] = X", X);
      grids.slice(1).forEach(empty);
      text.say("The belt is loaded: five examples, a column each. Move the slider to layer 1.");
      return;
    }
    show(grids[0], `in: A[${l - 1}]`, A[l - 1]);
    show(grids[1], `W[${l}]`, W[l], false);
    show(grids[2], `b[${l}]`, b[l], false);
    show(grids[3], `Z[${l}]`, Z[l]);
    show(grids[4], `out: A[${l}]`, A[l]);
    const dead = A[l].filter((row) => row[chosen] === 0).length;
    text.say(`(${n[l]}, ${n[l - 1]}) times (${n[l - 1]}, ${m}) is (${n[l]}, ${m}); b[${l}] is added to every column. Then ${l < L ? "ReLU" : "the sigmoid"}. `
      + (l < L ? `${dead} of the ${n[l]} units say 0 about example ${chosen + 1}.` : `The network says ${ui.number(short(A[l][0][chosen]))} of example ${chosen + 1}.`));
  });
});
