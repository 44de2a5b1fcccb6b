// The multiplications of a branch with a bottleneck, over its width, against the direct convolution.
// To learn: the total grows in proportion to the width; a narrow neck saves most, a wide one costs more than no neck.
lesson.interactive((ui) => {
  const CELLS = 28 * 28, CHANNELS = 192;
  const branches = { "5×5, 32 filters": { f: 5, filters: 32 }, "3×3, 128 filters": { f: 3, filters: 128 } };
  const branch = ui.choice("branch", Object.keys(branches));
  const width = ui.slider("width of the bottleneck, channels", { min: 4, max: 192, value: 16 });
  const plot = ui.plot({ height: 300, alt: "Multiplications over the width of the bottleneck: a rising line, a level line for the direct convolution, and a dot at the chosen width." });
  const text = ui.text();
  const written = (count) => count.toLocaleString("en-US");

  ui.update(() => {
    const { f, filters } = branches[branch.value];
    const direct = CELLS * filters * f * f * CHANNELS;
    const squeeze = (r) => CELLS * r * CHANNELS, large = (r) => CELLS * filters * f * f * r;
    const total = (r) => squeeze(r) + large(r), r = width.value;
    const even = direct / total(1);
    plot.draw([
      { x: [0, 192], y: [0, total(192) / 1e6], mode: "lines", name: "with bottleneck", line: { color: ui.colour.green } },
      { x: [0, 192], y: [direct / 1e6, direct / 1e6], mode: "lines", name: "direct", line: { color: ui.colour.orange, dash: "dash" } },
      { x: [r], y: [total(r) / 1e6], mode: "markers", showlegend: false, marker: { color: ui.colour.green, size: 12 } },
    ], { xaxis: { title: { text: "width" }, range: [0, 196] }, yaxis: { title: { text: "millions" }, range: [0, 1.1 * Math.max(total(192), direct) / 1e6] }, margin: { b: 74 } });
    const ratio = direct / total(r);
    text.say(`1×1: ${written(squeeze(r))}; ${f}×${f}: ${written(large(r))}; together ${written(total(r))}. Direct: ${written(direct)}. `
      + (ratio > 1 ? `The bottleneck needs ${ui.number(Math.round(100 * ratio) / 100)} times fewer.` : "The detour costs more than the direct road.")
      + ` They are equal at a width of ${ui.number(Math.round(10 * even) / 10)}.`);
  });
});
