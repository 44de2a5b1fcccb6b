// Multiplications at each position of an ordinary and of a depthwise separable convolution.
// To learn: the ratio depends on the filter's side and on the channels out, not on those in; what remains is the 1x1.
lesson.interactive((ui) => {
  const f = ui.slider("filter f", { min: 1, max: 7, step: 2, value: 3 });
  const into = ui.slider("channels in", { min: 1, max: 256, value: 64 });
  const out = ui.slider("channels out", { min: 1, max: 256, value: 128 });
  const plot = ui.plot({ height: 220, alt: "Two horizontal bars, the multiplications at one position: ordinary, and separable in two parts." });
  const text = ui.text();

  ui.update(() => {
    const ordinary = f.value ** 2 * into.value * out.value;
    const depthwise = f.value ** 2 * into.value, pointwise = into.value * out.value;
    const kinds = ["ordinary", "separable"];
    const bar = (name, values, colour) => ({ type: "bar", orientation: "h", name, y: kinds, x: values, marker: { color: colour } });
    plot.draw([
      bar("ordinary", [ordinary, 0], ui.colour.orange), bar("depthwise", [0, depthwise], ui.colour.blue), bar("pointwise", [0, pointwise], ui.colour.green),
    ], { barmode: "stack", margin: { b: 74, l: 76 }, xaxis: { title: { text: "multiplications" } }, yaxis: { autorange: "reversed" } });
    const written = (count) => count.toLocaleString("en-US"), ratio = ordinary / (depthwise + pointwise);
    text.say(`At each position ${written(ordinary)} against ${written(depthwise)} + ${written(pointwise)}: `
      + (ratio > 1 ? `${ui.number(Math.round(100 * ratio) / 100)} times fewer; the limit is ${f.value ** 2}. ` : "nothing is saved. ")
      + `${Math.round((100 * depthwise) / (depthwise + pointwise))} % of the separable one are depthwise.`);
  });
});
