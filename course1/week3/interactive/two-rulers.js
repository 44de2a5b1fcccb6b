// The forward pass of the 3-2-1 network of lesson 1.3.4 on four examples, as matrices whose entries can be pressed.
// To learn: across are examples, down are units; an entry of Z is made of one row of W and one column of what comes before.
lesson.interactive((ui) => {
  const X = [[1, 0, -1, 2], [2, -1, 0.5, 0], [0, 1, 1, -1]];
  const W1 = [[0.1, -0.2, 0.3], [0.4, 0, -0.1]], b1 = [0.05, -0.05], W2 = [[0.5, -0.6]], b2 = [0.1];
  const layer = (W, b, A, g) => {
    const Z = W.map((row, j) => A[0].map((_, i) => b[j] + row.reduce((sum, w, k) => sum + w * A[k][i], 0)));
    return [Z, Z.map((row) => row.map(g))];
  };
  let chosen = { of: "A1", row: 1, column: 2 };
  const water = ui.slider("water of plant 3", { min: -2, max: 3, step: 0.5, value: -1 });
  const grid = (name, alt, press) => ui.grid({ alt, press: press && ((row, column) => { chosen = { of: name, row, column }; }) });
  const grids = {
    W1: grid("W1", "W1, two rows, one for each hidden unit, three columns."),
    X: grid("X", "X, three rows, one for each feature, four columns, one for each plant."),
    Z1: grid("Z1", "Z1, two hidden units, four plants; press an entry.", true),
    A1: grid("A1", "A1, two hidden units, four plants; press an entry.", true),
    W2: grid("W2", "W2, one row, two columns."),
    A2: grid("A2", "A2, one output, four plants; press an entry.", true),
  };
  const text = ui.text();
  const write = (value) => value.toFixed(4).replace("-", "−");
  const bracket = (value) => (value < 0 ? `(${ui.number(value)})` : ui.number(value));

  ui.update(() => {
    X[0][2] = water.value;
    const [Z1, A1] = layer(W1, b1, X, Math.tanh);
    const [Z2, A2] = layer(W2, b2, A1, (z) => 1 / (1 + Math.exp(-z)));
    const { of, row, column } = chosen;
    const first = of !== "A2";
    // `hue(i, k)` says how an entry is coloured.
    const draw = (name, title, rows, hue, digits = write) => {
      grids[name].draw({ title, rows: rows.map((cells, i) => cells.map((value, k) => ({ text: digits(value), colour: hue(i, k) }))) });
    };
    const only = (test, colour) => (i, k) => (test(i, k) ? colour : undefined);
    const { orange, sky, green } = ui.colour;
    draw("W1", "W[1]: (2, 3)", W1, only((i) => first && i === row, sky), ui.number);
    draw("X", "X: (3, 4)", X, only((_, k) => k === column && first, orange), ui.number);
    draw("Z1", "Z[1]: (2, 4)", Z1, only((i, k) => first && i === row && k === column, green));
    draw("A1", "A[1] = tanh(Z[1]): (2, 4)", A1, (i, k) => (of === "A1" && i === row && k === column ? green : !first && k === column ? orange : undefined));
    draw("W2", "W[2]: (1, 2)", W2, only(() => !first, sky), ui.number);
    draw("A2", "A[2]: (1, 4)", A2, only((i, k) => of === "A2" && k === column, green));

    const [W, b, A, Z] = first ? [W1, b1, X, Z1] : [W2, b2, A1, Z2];
    const sum = W[row].map((w, k) => `${bracket(w)} · ${bracket(A[k][column])}`).join(" + ");
    const score = `${sum} + ${bracket(b[row])} = ${write(Z[row][column])}`;
    const place = `Row ${row + 1}, column ${column + 1} of ${of[0]}[${of[1]}]`;
    text.say({
      Z1: `${place}: the score of hidden unit ${row + 1} on plant ${column + 1}. ${score}.`,
      A1: `${place}: what hidden unit ${row + 1} says about plant ${column + 1}. Its score is ${score}, and tanh of that is ${write(A1[row][column])}.`,
      A2: `${place}: what the output says about plant ${column + 1}. Its score is ${score}, and the sigmoid of that is ${write(A2[0][column])}.`,
    }[of]);
  });
});
