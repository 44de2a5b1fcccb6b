// How many units the parity of n bits takes, by three ways to build it. To learn: the flat layer of ANDs grows exponentially, the
// tree in proportion to n; but a layer of threshold units is smaller still.
lesson.interactive((ui) => {
  const bits = ui.slider("bits n", { min: 2, max: 40, value: 8 });
  const plot = ui.plot({ height: 270, alt: "Three bars on a logarithmic axis: ANDs in one layer, ReLU units in a tree, threshold units in one layer." });
  const text = ui.text();
  const write = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  // The same, short enough to stand behind a bar: 32,768, but 5.5 · 10¹¹.
  const brief = (count) => {
    const exponent = Math.floor(Math.log10(count));
    return exponent < 6 ? write(count) : `${(count / 10 ** exponent).toFixed(1)} · ${ui.power(exponent)}`;
  };

  ui.update(() => {
    const n = bits.value, counts = [2 ** (n - 1), 2 * (n - 1), n], narrow = plot.width() < 420;
    const names = ["ANDs, one layer", "ReLU units, tree", "threshold units, one layer"];
    plot.draw([{
      type: "bar", orientation: "h", y: names.map((name) => (narrow ? name.replace(", ", ",<br>") : name)).reverse(), x: [...counts].reverse(), hoverinfo: "skip",
      text: counts.map(brief).reverse(), textposition: "outside", cliponaxis: false,
      marker: { color: [ui.colour.red, ui.colour.blue, ui.colour.green].reverse() },
    }], {
      showlegend: false, margin: { l: narrow ? 110 : 170, r: 30 },
      xaxis: { type: "log", range: [0, narrow ? 17 : 14], title: { text: "units" }, dtick: narrow ? 4 : 2, exponentformat: "power" },
    });
    const levels = Math.ceil(Math.log2(n));
    text.say(`${n} bits: ${write(counts[0])} ANDs side by side; or ${n - 1} XOR${n > 2 ? "s" : ""} in ${levels} level${levels > 1 ? "s" : ""}, ${counts[1]} ReLU units; or ${n} threshold units in a single layer.`);
  });
});
