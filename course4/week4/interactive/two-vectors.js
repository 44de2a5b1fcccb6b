// Two encodings of four numbers, their differences number by number, a weight for each, and a logistic unit.
// To learn: a weight of minus one everywhere is a plain distance; learned ones let some numbers count more; b is the threshold.
lesson.interactive((ui) => {
  const pairs = {
    "the pair of the text": [[0.2, 0.5, 0.1, 0.9], [0.1, 0.7, 0.1, 0.4]],
    "one picture twice": [[0.2, 0.5, 0.1, 0.9], [0.2, 0.5, 0.1, 0.9]],
    "two strangers": [[0.2, 0.5, 0.1, 0.9], [0.9, 0, 0.8, 0.3]],
  };
  const kinds = {
    "|a − b|": (a, b) => Math.abs(a - b),
    "(a − b)² / (a + b)": (a, b) => (a + b > 0 ? (a - b) ** 2 / (a + b) : 0),
  };
  const pair = ui.choice("pictures", Object.keys(pairs)), kind = ui.choice("difference", Object.keys(kinds));
  const weights = [-1, -2, -0.5, -3].map((value, k) => ui.slider(`w${"₁₂₃₄"[k]}`, { min: -5, max: 1, step: 0.5, value }));
  const bias = ui.slider("b", { min: 0, max: 5, step: 0.25, value: 2 });
  const left = ui.plot({ height: 260, half: true, alt: "Bars of the four numbers of both encodings, side by side." });
  const right = ui.plot({ height: 260, half: true, alt: "Bars of the four differences, and of the differences times their weights, which are mostly negative." });
  const text = ui.text();

  ui.update(() => {
    const [a, b] = pairs[pair.value], parts = a.map((value, k) => kinds[kind.value](value, b[k]));
    const weighted = parts.map((part, k) => weights[k].value * part), z = bias.value + weighted.reduce((sum, value) => sum + value, 0);
    const bar = (name, y, hue) => ({ type: "bar", name, x: ["1", "2", "3", "4"], y, marker: { color: hue }, hoverinfo: "skip" });
    const layout = { xaxis: { title: { text: "number k of the encoding" } }, margin: { b: 88 } };
    left.draw([bar("first picture, a", a, ui.colour.blue), bar("second picture, b", b, ui.colour.sky)], { ...layout, yaxis: { range: [0, 1] } });
    right.draw([bar("difference", parts, ui.colour.grey), bar("times weight", weighted, ui.colour.orange)], { ...layout, yaxis: { range: [-3, 1] } });
    const chance = 1 / (1 + Math.exp(-z));
    text.say(`z = ${ui.number(z)}, ŷ = ${ui.number(chance)}: ${chance > 0.5 ? "the same person" : chance === 0.5 ? "exactly undecided" : "two people"}.`);
  });
});
