// Pooling of a small picture, forwards and backwards. To learn: windows, stride and overlap; the winner takes the gradient, an
// average shares it; overlapping windows add up; a border of zeros beats negative numbers.
lesson.interactive((ui) => {
  const pictures = {
    "four by four": [[1, 3, 2, 1], [2, 9, 1, 1], [1, 3, 2, 3], [5, 6, 1, 2]],
    "five by five": [[1, 3, 2, 1, 3], [2, 9, 1, 1, 5], [1, 3, 2, 3, 2], [8, 3, 5, 1, 0], [5, 6, 1, 2, 9]],
    "all negative": [[-4, -2, -7, -3], [-1, -5, -2, -6], [-8, -3, -1, -2], [-2, -6, -4, -5]],
    "all equal": Array.from({ length: 4 }, () => [2, 2, 2, 2]),
  };
  const MAX = "maximum", FORWARD = "forwards: the result", BACK = "backwards: the gradient, dA all 1";
  const which = ui.choice("picture", Object.keys(pictures));
  const mode = ui.choice("take the", [MAX, "mean"]);
  const view = ui.choice("view", [FORWARD, BACK]);
  const f = ui.slider("window f", { min: 1, max: 3, value: 2 });
  const s = ui.slider("stride s", { min: 1, max: 3, value: 2 });
  const border = ui.toggle("a border of zeros, p = 1");
  let chosen = [0, 0];
  const input = ui.grid({ alt: "The picture; the window of the chosen result is marked." });
  const output = ui.grid({ alt: "The pooled result; press a cell to see its window.", press: (row, column) => { chosen = [row, column]; } });
  const below = ui.grid({ wide: true, alt: "The gradient that each cell of the picture receives." });
  const text = ui.text();

  ui.update(() => {
    const inner = pictures[which.value], p = border.value ? 1 : 0;
    const n = inner.length + 2 * p, size = Math.floor((n - f.value) / s.value) + 1;
    const inside = (i, j) => i >= p && j >= p && i < n - p && j < n - p;
    const X = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (inside(i, j) ? inner[i - p][j - p] : 0)));
    const max = mode.value === MAX;
    const cells = (row, column) => Array.from({ length: f.value * f.value }, (_, k) => (
      [row * s.value + Math.floor(k / f.value), column * s.value + (k % f.value)]));
    const values = (row, column) => cells(row, column).map(([i, j]) => X[i][j]);
    const pooled = (row, column) => {
      const window = values(row, column);
      return max ? Math.max(...window) : window.reduce((sum, value) => sum + value, 0) / window.length;
    };
    chosen = chosen.map((at) => Math.min(at, size - 1));
    const marked = cells(...chosen), here = (i, j) => marked.some(([row, column]) => row === i && column === j);
    const winner = pooled(...chosen);
    const fill = (i, j) => (!here(i, j) ? undefined : max && X[i][j] === winner ? ui.colour.orange : ui.colour.sky);

    input.draw({ title: `picture${p ? " with its border" : ""}`, rows: X.map((row, i) => row.map((value, j) => ({ text: value, colour: fill(i, j), ghost: !inside(i, j) && !here(i, j) }))) });
    const round = (value) => Math.round(value * 100) / 100;
    output.draw({
      title: `result, ${size} × ${size}`,
      rows: Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (
        { text: round(pooled(row, column)), colour: row === chosen[0] && column === chosen[1] ? ui.colour.orange : undefined }))),
    });

    const gradient = X.map((row) => row.map(() => 0));
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1) {
        const best = pooled(row, column);
        cells(row, column).forEach(([i, j]) => { gradient[i][j] += max ? Number(X[i][j] === best) : 1 / (f.value * f.value); });
      }
    }
    const back = view.value === BACK;
    below.draw(back
      ? { title: "gradient of the picture", rows: gradient.slice(p, n - p).map((row) => row.slice(p, n - p).map((value) => ({ text: round(value), colour: value ? ui.fade(ui.colour.red, Math.min(0.45, 0.1 + 0.09 * value)) : undefined }))) }
      : { title: "", rows: [] });
    const zeros = max && marked.some(([i, j]) => !inside(i, j)) && winner === 0 && !marked.some(([i, j]) => inside(i, j) && X[i][j] === 0);
    const ties = max && f.value > 1 && values(...chosen).filter((value) => value === winner).length > 1;
    text.say(`Row ${chosen[0]}, column ${chosen[1]} of the result, counted from 0: ${max ? "the largest" : "the mean"} of ${values(...chosen).map(ui.number).join(", ")} is ${ui.number(round(winner))}.` +
      (zeros ? " The padded zero has won: a value that is not in the picture." : ties && back ? " There is a tie: by our convention every winner gets the whole gradient." : ""));
  });
});
