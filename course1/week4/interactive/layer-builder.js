// A network of chosen depth and sizes. To learn: L counts the layers that have parameters; W[l] is (this layer, layer before),
// so a layer costs as much as the product of two neighbours.
lesson.interactive((ui) => {
  const most = 6, first = [3, 5, 5, 3, 1, 1, 1];
  const depth = ui.slider("layers L", { min: 1, max: most, value: 4 });
  const units = first.map((value, l) => ui.slider(l ? `units of layer ${l}` : "inputs", { min: 1, max: 8, value }));
  const drawing = ui.plot({ height: 280, alt: "The network as circles in columns, a column for each layer, joined by lines." });
  const table = ui.grid({ wide: true, alt: "A row for each layer with the shapes of W and b and the number of parameters." });
  const text = ui.text();
  const head = (words) => ({ text: words, head: true });

  ui.update(() => {
    const L = depth.value, n = units.slice(0, L + 1).map((slider) => slider.value);
    units.forEach((slider, l) => slider.show(l <= L));
    const place = (l, k) => [l, (n[l] - 1) / 2 - k];
    const lines = { x: [], y: [] };
    for (let l = 1; l <= L; l += 1) {
      for (let to = 0; to < n[l]; to += 1) {
        for (let from = 0; from < n[l - 1]; from += 1) {
          const [start, end] = [place(l - 1, from), place(l, to)];
          lines.x.push(start[0], end[0], null);
          lines.y.push(start[1], end[1], null);
        }
      }
    }
    const circles = n.flatMap((count, l) => Array.from({ length: count }, (_, k) => ({ at: place(l, k), l })));
    const hue = (l) => (l === 0 ? ui.colour.grey : l === L ? ui.colour.green : ui.colour.blue);
    drawing.draw([
      { ...lines, mode: "lines", hoverinfo: "skip", line: { color: ui.colour.grey, width: 0.7 } },
      { mode: "markers", x: circles.map(({ at }) => at[0]), y: circles.map(({ at }) => at[1]), hoverinfo: "skip",
        marker: { size: 20, color: ui.colour.paper, line: { width: 2, color: circles.map(({ l }) => hue(l)) } } },
    ], {
      showlegend: false, margin: { l: 4, r: 4, t: 4, b: 4 }, xaxis: { visible: false, range: [-0.4, L + 0.4] }, yaxis: { visible: false, range: [-5, 4.1] },
      annotations: n.map((_, l) => ({ x: l, y: -4.6, text: l === 0 ? "input" : l === L ? "output" : `layer ${l}`, showarrow: false, font: { size: drawing.width() < 420 ? 9 : 12 } })),
    });
    const cost = (l) => n[l] * n[l - 1] + n[l];
    table.draw({
      title: `${n.join("-")}, L = ${L}`,
      rows: [["layer", "W", "b", "numbers"].map(head), ...n.slice(1).map((count, i) => [head(`${i + 1}`), `(${count}, ${n[i]})`, `(${count}, 1)`, cost(i + 1)])],
    });
    const costs = n.slice(1).map((_, i) => cost(i + 1));
    text.say(`${costs.join(" + ")}${L > 1 ? ` = ${costs.reduce((sum, c) => sum + c, 0)}` : ""} parameters in ${L} layer${L > 1 ? "s" : ""}; the list of sizes has ${L + 1} entries.`);
  });
});
