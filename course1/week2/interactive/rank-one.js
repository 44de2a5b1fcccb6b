// Two arrays of the same four numbers, each rank 1, a column or a row, and what an operation makes of them.
// To learn: shapes alone decide between four numbers, sixteen, one, and an error; a transpose does nothing to rank 1.
lesson.interactive((ui) => {
  const SHAPES = { "(4,) rank 1": [4], "(4, 1) column": [4, 1], "(1, 4) row": [1, 4] };
  const written = (shape) => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`);
  const transposed = ({ shape, rows }) => (shape.length < 2 ? { shape, rows }
    : { shape: [shape[1], shape[0]], rows: rows[0].map((_, j) => rows.map((row) => row[j])) });

  // The array with this shape; rank 1 is kept as one row of numbers, with a shape of one entry.
  const array = (shape, values) => ({ shape, rows: shape[0] === 4 && shape.length === 2 ? values.map((v) => [v]) : [values] });

  // NumPy's rule for + and *: align the shapes at the right, stretch where a size is 1.
  function elementwise(a, b, combine) {
    const rank = Math.max(a.shape.length, b.shape.length);
    const height = Math.max(a.rows.length, b.rows.length), width = Math.max(a.rows[0].length, b.rows[0].length);
    const at = ({ rows }, i, j) => rows[rows.length === 1 ? 0 : i][rows[0].length === 1 ? 0 : j];
    const rows = Array.from({ length: height }, (_, i) => Array.from({ length: width }, (_, j) => combine(at(a, i, j), at(b, i, j))));
    return { shape: rank === 1 ? [width] : [height, width], rows };
  }

  // NumPy's rule for @: the last axis of a meets the first axis of b; the axis of a rank-1 array is used up.
  function product(a, b) {
    const inner = a.shape[a.shape.length - 1];
    if (inner !== b.shape[0]) return null;
    const right = b.shape.length === 1 ? b.rows[0].map((v) => [v]) : b.rows;
    const rows = a.rows.map((row) => right[0].map((_, j) => row.reduce((sum, v, k) => sum + v * right[k][j], 0)));
    return { shape: [...a.shape.slice(0, -1), ...b.shape.slice(1)],
      rows: a.shape.length === 2 && b.shape.length === 1 ? [rows.map((row) => row[0])] : rows };
  }

  const OPERATIONS = {
    "a + b": (a, b) => elementwise(a, b, (x, y) => x + y),
    "a * b": (a, b) => elementwise(a, b, (x, y) => x * y),
    "a @ b": product,
    "a + b.T": (a, b) => elementwise(a, transposed(b), (x, y) => x + y),
    "a @ b.T": (a, b) => product(a, transposed(b)),
  };

  const shapeOfA = ui.choice("shape of a", Object.keys(SHAPES), "(4, 1) column");
  const shapeOfB = ui.choice("shape of b", Object.keys(SHAPES));
  const operation = ui.choice("operation", Object.keys(OPERATIONS));
  const left = ui.grid({ alt: "The array a." });
  const right = ui.grid({ alt: "The array b." });
  const result = ui.grid({ alt: "The result of the operation." });
  const text = ui.text();

  ui.update(() => {
    const a = array(SHAPES[shapeOfA.value], [1, 2, 3, 4]), b = array(SHAPES[shapeOfB.value], [10, 20, 30, 40]);
    const painted = (rows, colour) => rows.map((row) => row.map((value) => ({ text: value, colour })));
    left.draw({ title: `a ${written(a.shape)}`, rows: painted(a.rows, ui.fade(ui.colour.blue, 0.25)) });
    right.draw({ title: `b ${written(b.shape)}`, rows: painted(b.rows, ui.fade(ui.colour.orange, 0.3)) });
    const name = operation.value, made = OPERATIONS[name](a, b);
    if (!made) {
      const other = name.endsWith("T") ? transposed(b).shape : b.shape;
      result.draw({ title: `${name}: an error`, rows: [[{ text: "ValueError", ghost: true }]] });
      text.say(`${written(a.shape)} @ ${written(other)} is an error: the last size of the first, ${a.shape[a.shape.length - 1]}, ` +
        `meets the first size of the second, ${other[0]}. An error is good news: you notice it.`);
      return;
    }
    const count = made.shape.reduce((all, n) => all * n, 1);
    result.draw({ title: `${name}: ${made.shape.length ? written(made.shape) : "a number"}`, rows: painted(made.rows, ui.fade(ui.colour.green, 0.3)) });
    const flat = name.endsWith("T") && b.shape.length === 1 ? " b.T is b itself, because b has one axis." : "";
    text.say((count === 16 ? "Sixteen numbers from four and four, and no complaint."
      : count === 4 ? `Four numbers, of shape ${written(made.shape)}.`
        : made.shape.length ? `One number, but still in an array, of shape ${written(made.shape)}.`
          : "One number: rank-1 arrays multiply to their dot product.") + flat);
  });
});
