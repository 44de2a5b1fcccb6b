// The shapes of a network, to be filled in by the reader. To learn: (this layer, layer before) for W, one column for b, a column
// for each example in A; what depends on m and what does not.
lesson.interactive((ui) => {
  const networks = [{ n: [3, 4, 2, 1], m: 5 }, { n: [6, 2, 5, 3], m: 4 }, { n: [2, 7, 3, 4], m: 6 }, { n: [5, 5, 5, 2], m: 5 }];
  const columns = ["W", "b", "A"];
  let which = 0, chosen = [1, 0], tags = new Map();

  const key = ([l, column]) => `${l} ${column}`;
  const name = ([l, column]) => (l === 0 ? "X" : `${columns[column]}[${l}]`);
  const wanted = ([l, column]) => {
    const { n, m } = networks[which];
    return [n[l], [n[l - 1], 1, m][column]];
  };
  const cells = () => [[0, 2], ...[1, 2, 3].flatMap((l) => columns.map((_, column) => [l, column]))];
  const select = (cell) => {
    chosen = cell;
    [rows.value, across.value] = tags.get(key(cell)) || [0, 0];
  };
  const right = (cell) => tags.has(key(cell)) && tags.get(key(cell)).every((size, i) => size === wanted(cell)[i]);

  const rows = ui.slider("rows", { min: 0, max: 8, value: 0, format: (v) => (v ? String(v) : "?") });
  const across = ui.slider("columns", { min: 0, max: 8, value: 0, format: (v) => (v ? String(v) : "?") });
  ui.button("next tag", () => {
    const all = cells(), at = all.findIndex((cell) => key(cell) === key(chosen));
    select(all[(at + 1) % all.length]);
  });
  ui.button("other sizes", () => { which = (which + 1) % networks.length; tags = new Map(); select([1, 0]); });
  const table = ui.grid({
    wide: true, alt: "A row for the input and each layer, columns for W, b and A; press a cell to choose it.",
    press: (row, column) => { if (row > 0 && column > 0 && (row > 1 || column === 3)) select([row - 1, column - 1]); },
  });
  const text = ui.text();

  ui.update(() => {
    const { n, m } = networks[which];
    if (rows.value && across.value) tags.set(key(chosen), [rows.value, across.value]);
    else tags.delete(key(chosen));
    const cell = (l, column) => {
      if (l === 0 && column < 2) return { text: "", head: true };
      const tag = tags.get(key([l, column])), now = key(chosen) === key([l, column]);
      const colour = tag ? (right([l, column]) ? ui.colour.green : ui.colour.red) : now ? ui.colour.yellow : undefined;
      return { text: `${now ? "▸ " : ""}${tag ? `(${tag.join(", ")})` : "(?, ?)"}`, colour, ghost: !tag && !now };
    };
    const head = (words) => ({ text: words, head: true });
    table.draw({
      title: `sizes ${n.join("-")}, m = ${m} examples`,
      rows: [["", "W and dW", "b and db", "Z, A, dZ, dA"].map(head), ...n.map((_, l) => [head(l ? `layer ${l}` : "input X"), ...columns.map((__, column) => cell(l, column))])],
    });
    const done = cells().filter(right).length;
    const all = done === cells().length;
    text.say(all ? `All ten are right.${new Set([...n, m]).size < 4 ? " But in this network many sizes are equal: a transpose would go unseen." : ""}`
      : !tags.has(key(chosen)) ? `${name(chosen)}: set its rows and its columns. ${done} of 10 are right.`
        : right(chosen) ? `${name(chosen)} is right. ${done} of 10.`
          : `${name(chosen)} is not (${tags.get(key(chosen)).join(", ")}). ${chosen[1] === 0 && chosen[0] ? "Rows: this layer. Columns: the layer before." : chosen[1] === 1 ? "One number for each unit, in a column." : "Rows: the units of this layer. Columns: the examples."}`);
  });
});
