// A network built layer by layer, with its books. To learn: how sizes, parameters, work and the receptive field follow from
// f, s, p and the number of filters, and which layers cannot stand on which.
lesson.interactive((ui) => {
  const CONV = "CONV", POOL = "POOL", FLATTEN = "flatten", DENSE = "dense (FC)";
  const layer = (kind, f, s, p, filters) => ({ kind, f, s, p, filters });
  const networks = {
    "this page's network": { side: 39, layers: [layer(CONV, 3, 1, 0, 10), layer(CONV, 5, 2, 0, 20), layer(CONV, 5, 2, 0, 40), layer(FLATTEN), layer(DENSE, 0, 0, 0, 1)] },
    "P-Net, a window of 12": { side: 12, layers: [layer(CONV, 3, 1, 0, 10), layer(POOL, 2, 2, 0), layer(CONV, 3, 1, 0, 16), layer(CONV, 3, 1, 0, 32), layer(CONV, 1, 1, 0, 6)] },
    "nothing yet": { side: 39, layers: [] },
  };
  let stack = [...networks["this page's network"].layers], said = "";

  const side = ui.slider("side of the picture (3 channels)", { min: 8, max: 128, value: 39 });
  const kind = ui.choice("next layer", [CONV, POOL, FLATTEN, DENSE]);
  const f = ui.slider("window f", { min: 1, max: 11, value: 3 });
  const s = ui.slider("stride s", { min: 1, max: 4, value: 1 });
  const p = ui.slider("padding p", { min: 0, max: 5, value: 0 });
  const units = ui.slider("filters or units", { min: 1, max: 128, value: 16 });
  ui.button("add this layer", () => {
    const next = layer(kind.value, f.value, s.value, kind.value === CONV ? p.value : 0, units.value);
    const rows = books([...stack, next]);
    const refused = rows[rows.length - 1].refused;
    said = refused ? `Refused: ${refused}` : "";
    if (!refused) stack.push(next);
  });
  ui.button("take the last one away", () => { stack.pop(); said = ""; });
  for (const [name, network] of Object.entries(networks)) {
    ui.button(name, () => { stack = [...network.layers]; side.value = network.side; said = ""; });
  }
  const table = ui.grid({ wide: true, alt: "A row for each layer: its kind and settings, output, parameters, multiplications, receptive field." });
  const text = ui.text();

  // For each layer its output, numbers, work and receptive field, up to the first one that does not fit and says why.
  function books(layers) {
    let now = { n: side.value, c: 3, flat: 0, r: 1, jump: 1 };
    const rows = [];
    for (const { kind: what, f: window, s: stride, p: border, filters } of layers) {
      const refuse = (why) => { rows.push({ refused: why }); return rows; };
      const next = { ...now, numbers: 0, work: 0 };
      if (what === FLATTEN) {
        if (now.flat) return refuse("it is flat already.");
        next.flat = now.n * now.n * now.c;
        next.r = null;
      } else if (what === DENSE) {
        if (!now.flat) return refuse("a dense layer takes a vector. Flatten first.");
        next.work = now.flat * filters;
        next.numbers = next.work + filters;
        next.flat = filters;
      } else {
        if (now.flat) return refuse("a vector has no height and no width to slide over.");
        if (window > now.n + 2 * border) return refuse(`a window of ${window} does not fit into a side of ${now.n + 2 * border}.`);
        if (border >= window) return refuse(`padding ${border} with a window of ${window}: some windows would see nothing but zeros.`);
        next.n = Math.floor((now.n + 2 * border - window) / stride) + 1;
        next.r = now.r + (window - 1) * now.jump;
        next.jump = now.jump * stride;
        if (what === CONV) {
          next.c = filters;
          next.numbers = (window * window * now.c + 1) * filters;
          next.work = next.n * next.n * filters * window * window * now.c;
        }
      }
      rows.push(next);
      now = next;
    }
    return rows;
  }

  const written = (number) => number.toLocaleString("en-US");
  const short = (number) => (number < 1e6 ? written(number) : `${ui.number(Number((number / 1e6).toPrecision(4)))} M`);
  const volume = (n, c) => [n, n, c].join("×\u200b");             // may be broken behind a ×, on a phone
  const settings = (one) => (one.kind === CONV ? `CONV ${one.f}, s ${one.s}, p ${one.p}` : one.kind === POOL ? `POOL ${one.f}, s ${one.s}` : one.kind);
  const head = (words) => ({ text: words, head: true });

  ui.update(() => {
    const conv = kind.value === CONV, pool = kind.value === POOL;
    [f, s].forEach((control) => control.show(conv || pool));
    p.show(conv);
    units.show(conv || kind.value === DENSE);
    const rows = books(stack);
    table.draw({
      rows: [
        ["layer", "output", "param.", "mult.", "sees"].map(head),
        [head("input"), volume(side.value, 3), "0", "0", "1"],
        ...rows.map((row, i) => (row.refused
          ? [head(settings(stack[i])), { text: "✗", colour: ui.colour.red }, "", "", ""]
          : [head(settings(stack[i])), row.flat ? written(row.flat) : volume(row.n, row.c), short(row.numbers), short(row.work), row.r === null ? "all" : `${row.r}`])),
      ],
    });
    const broken = rows.find((row) => row.refused);
    const sum = (name) => written(rows.reduce((total, row) => total + (row[name] || 0), 0));
    text.say(said || (broken ? `For a side of ${side.value} the stack breaks: ${broken.refused}`
      : `${sum("numbers")} parameters, ${sum("work")} multiplications for one picture.`));
    said = "";
  });
});
