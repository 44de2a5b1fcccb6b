// The multiplications of the four lanes of each module of GoogLeNet, with and without its narrow places.
// To learn: the 1x1 before the large filters saves work here; the one after the pool costs a little and keeps the output narrow.
lesson.interactive((ui) => {
  // Side, channels in, then 1x1, before 3x3, 3x3, before 5x5, 5x5, after the pool.
  const modules = {
    "3a": [28, 192, 64, 96, 128, 16, 32, 32], "3b": [28, 256, 128, 128, 192, 32, 96, 64],
    "4a": [14, 480, 192, 96, 208, 16, 48, 64], "4b": [14, 512, 160, 112, 224, 24, 64, 64],
    "4c": [14, 512, 128, 128, 256, 24, 64, 64], "4d": [14, 512, 112, 144, 288, 32, 64, 64],
    "4e": [14, 528, 256, 160, 320, 32, 128, 128], "5a": [7, 832, 256, 160, 320, 32, 128, 128],
    "5b": [7, 832, 384, 192, 384, 48, 128, 128],
  };
  const which = ui.choice("module", Object.keys(modules));
  const necks = ui.toggle("narrow places before 3×3 and 5×5", true);
  const after = ui.toggle("1×1 after the pool", true);
  const plot = ui.plot({ height: 250, alt: "Four horizontal bars, the multiplications of each lane; the part of the 1x1 convolutions has a colour of its own." });
  const text = ui.text();

  ui.update(() => {
    const [side, c, one, r3, three, r5, five, pool] = modules[which.value];
    const cells = side * side;
    const small = [cells * c * one, necks.value ? cells * c * r3 : 0, necks.value ? cells * c * r5 : 0, after.value ? cells * c * pool : 0];
    const large = [0, cells * 9 * (necks.value ? r3 : c) * three, cells * 25 * (necks.value ? r5 : c) * five, 0];
    const lanes = ["1×1", "3×3", "5×5", "pool"], millions = (values) => values.map((value) => value / 1e6);
    const bar = (name, values, colour) => ({ type: "bar", orientation: "h", name, y: lanes, x: millions(values), marker: { color: colour } });
    plot.draw([bar("1×1", small, ui.colour.green), bar("3×3 or 5×5", large, ui.colour.orange)], {
      barmode: "stack", margin: { b: 74 }, xaxis: { title: { text: "millions of multiplications" } }, yaxis: { autorange: "reversed", title: { text: "lane" } },
    });
    const work = [...small, ...large].reduce((sum, value) => sum + value, 0);
    text.say(`${side}×${side}×${c} comes in, ${side}×${side}×${one + three + five + (after.value ? pool : c)} goes out; `
      + `${work.toLocaleString("en-US")} multiplications.`);
  });
});
