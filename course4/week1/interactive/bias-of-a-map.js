// One filter of 3 by 3 on a picture of 6 by 6, its bias and its ReLU. To learn: the bias is one number for the whole map,
// and with the ReLU behind it decides how strong a match must be to be heard.
lesson.interactive((ui) => {
  const half = (left, right) => Array.from({ length: 6 }, () => [left, left, left, right, right, right]);
  const pictures = {
    "bright left, dark right": half(10, 0),
    "dark left, bright right": half(0, 10),
    "a strong and a weak edge": Array.from({ length: 6 }, () => [10, 10, 4, 4, 0, 0]),
    "bright above, dark below": Array.from({ length: 6 }, (_, i) => Array(6).fill(i < 3 ? 10 : 0)),
  };
  const filters = {
    "vertical edge": [[1, 0, -1], [1, 0, -1], [1, 0, -1]],
    "horizontal edge": [[1, 1, 1], [0, 0, 0], [-1, -1, -1]],
    "sum of all": [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
  };
  const which = ui.choice("picture", Object.keys(pictures), "a strong and a weak edge");
  const filter = ui.choice("filter", Object.keys(filters));
  const bias = ui.slider("bias b", { min: -40, max: 40, value: 0 });
  const before = ui.grid({ alt: "The picture, six by six numbers." });
  const scores = ui.grid({ wide: true, alt: "Picture times filter plus bias, four by four numbers." });
  const after = ui.grid({ wide: true, alt: "The same after the ReLU: negative numbers have become 0." });
  const text = ui.text();

  ui.update(() => {
    const X = pictures[which.value], K = filters[filter.value];
    const Z = Array.from({ length: 4 }, (_, i) => Array.from({ length: 4 }, (__, j) => (
      K.flatMap((row, u) => row.map((k, v) => k * X[i + u][j + v])).reduce((sum, term) => sum + term, bias.value))));
    const most = Math.max(1, ...Z.flat().map(Math.abs));
    const shade = (value) => (value === 0 ? undefined : ui.fade(value > 0 ? ui.colour.blue : ui.colour.red, 0.12 + 0.36 * Math.abs(value) / most));
    const cells = (rows) => rows.map((row) => row.map((value) => ({ text: value, colour: shade(value) })));
    before.draw({ title: "picture, 6 × 6", rows: X });
    scores.draw({ title: "z: filter and bias", rows: cells(Z) });
    after.draw({ title: "a: after the ReLU", rows: cells(Z.map((row) => row.map((value) => Math.max(0, value)))) });
    const heard = Z.flat().filter((value) => value > 0).length;
    text.say(`With b = ${ui.number(bias.value)}, ${heard} of 16 cells are above 0; the other ${16 - heard} are 0 after the ReLU.`);
  });
});
