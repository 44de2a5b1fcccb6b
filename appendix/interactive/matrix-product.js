// The product of two matrices, one entry at a time, for sizes that meet and for sizes that do not.
// To learn: an entry is a row of A on a column of B; the inner sizes must agree, the outer ones are the shape of the result.
lesson.interactive((ui) => {
  const rows = ui.slider("rows of A", { min: 1, max: 4, value: 2 });
  const inner = ui.slider("columns of A", { min: 1, max: 4, value: 3 });
  const meets = ui.slider("rows of B", { min: 1, max: 4, value: 3 });
  const columns = ui.slider("columns of B", { min: 1, max: 5, value: 4 });
  const chosen = { row: 0, column: 0 };
  const left = ui.grid({ alt: "The matrix A; the row in use is coloured." });
  const right = ui.grid({ alt: "The matrix B; the column in use is coloured." });
  const product = ui.grid({ alt: "The product. Press an entry to see how it is made.", press: (row, column) => Object.assign(chosen, { row, column }) });
  const text = ui.text();
  const matrix = (height, width, value) => Array.from({ length: height }, (_, i) => Array.from({ length: width }, (__, j) => value(i, j)));

  ui.update(() => {
    const A = matrix(rows.value, inner.value, (i, j) => ((2 * i + j) % 4) + 1);
    const B = matrix(meets.value, columns.value, (i, j) => ((3 * i + 2 * j) % 5) + 1);
    chosen.row = Math.min(chosen.row, rows.value - 1);
    chosen.column = Math.min(chosen.column, columns.value - 1);
    const fits = inner.value === meets.value;
    const blue = ui.fade(ui.colour.blue, 0.35), orange = ui.fade(ui.colour.orange, 0.4), green = ui.fade(ui.colour.green, 0.4);
    const shown = (M, colour, used) => M.map((row, i) => row.map((value, j) => ({ text: value, colour: fits && used(i, j) ? colour : undefined })));
    left.draw({ title: `A, (${rows.value}, ${inner.value})`, rows: shown(A, blue, (i) => i === chosen.row) });
    right.draw({ title: `B, (${meets.value}, ${columns.value})`, rows: shown(B, orange, (_, j) => j === chosen.column) });
    if (!fits) {
      product.draw({ title: "A @ B: none", rows: [[{ text: "ValueError", ghost: true, head: true }]] });
      text.say(`(${rows.value}, ${inner.value}) @ (${meets.value}, ${columns.value}): the inner sizes ${inner.value} and ${meets.value} differ, so a row of A has no partner for each number.`);
      return;
    }
    const C = matrix(rows.value, columns.value, (i, j) => A[i].reduce((sum, value, k) => sum + value * B[k][j], 0));
    product.draw({ title: `A @ B, (${rows.value}, ${columns.value})`, rows: shown(C, green, (i, j) => i === chosen.row && j === chosen.column) });
    const terms = A[chosen.row].map((value, k) => `${value}·${B[k][chosen.column]}`).join(" + ");
    text.say(`Entry [${chosen.row}, ${chosen.column}]: row ${chosen.row} of A on column ${chosen.column} of B, ${terms} = ${C[chosen.row][chosen.column]}.`);
  });
});
