// One layer of six units and one unit behind it. For every example each of the six is kept or dropped by chance.
// To learn: every example has a network of its own; without division by keep_prob the next unit sees too little on
// average, with it the average is right, and no more dropping is needed when the network is used.
lesson.interactive((ui) => {
  const A = [1.2, 0.4, 2.0, 0.8, 1.5, 1.0], WEIGHTS = [0.5, -0.8, 0.6, 0.9, -0.3, 0.7];
  const PLAIN = A.reduce((sum, a, i) => sum + a * WEIGHTS[i], 0);
  const WAYS = ["in training", "in use"];

  const keep = ui.slider("keep_prob", { min: 0.1, max: 1, step: 0.1, value: 0.8 });
  const way = ui.choice("the network is", WAYS);
  const scaled = ui.toggle("divide by keep_prob", false);
  let random = ui.random(7), masks = [], seen = [], setting = "";
  const draw = (times) => {
    for (let i = 0; i < times; i += 1) {
      const use = way.value === WAYS[1];
      masks = A.map(() => use || random() < keep.value);
      const factor = scaled.value && !use ? 1 / keep.value : 1;
      seen.push(A.reduce((sum, a, k) => sum + (masks[k] ? a * factor * WEIGHTS[k] : 0), 0));
    }
  };
  ui.button("next example", () => draw(1));
  ui.button("100 more", () => draw(100));
  const grid = ui.grid({ alt: "The six units with their activations before and after the mask; dropped ones are pale and 0." });
  const plot = ui.plot({ height: 320, alt: "The input z of the next unit for each example as dots, their running mean as a line, and the value without dropout as a dashed line." });
  const text = ui.text();

  ui.update(() => {
    const now = `${keep.value} ${way.value} ${scaled.value}`;
    if (now !== setting) { setting = now; seen = []; random = ui.random(7); draw(1); }
    const use = way.value === WAYS[1], factor = scaled.value && !use ? 1 / keep.value : 1;
    const head = (words) => ({ text: words, head: true });
    grid.draw({
      title: "the six units, for the last example",
      rows: [
        [head("a"), ...A.map((a) => a.toFixed(1))],
        [head("D"), ...masks.map((kept) => ({ text: kept ? 1 : 0, colour: kept ? ui.colour.blue : ui.colour.grey, ghost: !kept }))],
        [head("out"), ...A.map((a, i) => ({ text: masks[i] ? (a * factor).toFixed(2) : "0", ghost: !masks[i], colour: masks[i] ? undefined : ui.colour.grey }))],
      ],
    });
    const numbers = seen.map((_, i) => i + 1);
    let sum = 0;
    const means = seen.map((z, i) => { sum += z; return sum / (i + 1); });
    plot.draw([
      { x: numbers, y: seen, mode: "markers", name: "z of one example", marker: { size: 6, color: ui.fade(ui.colour.blue, 0.5) }, hoverinfo: "skip" },
      { x: numbers, y: means, mode: seen.length > 1 ? "lines" : "markers", name: "mean so far", line: { color: ui.colour.orange, width: 3 }, hoverinfo: "skip" },
    ], {
      xaxis: { range: [0, Math.max(20, seen.length + 1)], title: { text: "examples" } }, yaxis: { range: [-2, 7], title: { text: "z of the next unit" } },
      shapes: [{ type: "line", xref: "paper", x0: 0, x1: 1, y0: PLAIN, y1: PLAIN, line: { color: ui.colour.green, dash: "dash", width: 2 } }],
      margin: { b: 85 },
    });
    const number = (v) => v.toFixed(2).replace("-", "−");
    text.say(`${masks.filter((kept) => kept).length} of 6 units kept. ${seen.length} ${seen.length === 1 ? "example" : "examples"}: mean of z ${number(means[means.length - 1])}; ` +
      `without dropout it is ${number(PLAIN)} (dashed)` + (use ? ". In use nothing is dropped and nothing is scaled." : "."));
  });
});
