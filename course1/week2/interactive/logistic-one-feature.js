// Logistic regression with one feature: the probability curve sigma(w x + b) and its threshold.
// To learn: b shifts the curve, w sets how steep it is and which way it goes; the answer changes where w x + b = 0.
lesson.interactive((ui) => {
  const whiskers = [1, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 12];
  const isCat = [0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1];
  const weight = ui.slider("weight w", { min: -3, max: 5, step: 0.1, value: 0.4 });
  const bias = ui.slider("bias b", { min: -25, max: 15, step: 0.1, value: -1 });
  const plot = ui.plot({ height: 330, alt: "Twelve animals with label 0 or 1 against the length of their whiskers, the probability curve and its threshold." });
  const text = ui.text();
  const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

  ui.update(() => {
    const w = weight.value, b = bias.value, low = -1, high = 13;
    const x = Array.from({ length: 281 }, (_, i) => low + i * 0.05);
    const threshold = -b / w;
    const inside = w !== 0 && threshold > low && threshold < high;
    const answers = whiskers.map((value) => (w * value + b > 0 ? 1 : 0));
    const right = answers.map((answer, i) => answer === isCat[i]);
    const animals = (kind, name, colour, symbol) => ({
      mode: "markers", name, hoverinfo: "x+y", marker: { color: colour, size: 10, symbol, line: { color: ui.colour.ink, width: 0.5 } },
      x: whiskers.filter((_, i) => right[i] === kind), y: isCat.filter((_, i) => right[i] === kind),
    });
    plot.draw([
      { x, y: x.map((value) => sigmoid(w * value + b)), mode: "lines", name: "ŷ = σ(wx + b)", line: { color: ui.colour.blue, width: 3 }, hoverinfo: "x+y" },
      animals(true, "answered right", ui.colour.green, "circle"), animals(false, "answered wrong", ui.colour.red, "x"),
    ], {
      xaxis: { range: [low, high], title: { text: "length of the whiskers x, cm" } }, yaxis: { range: [-0.08, 1.08], tickvals: [0, 0.5, 1] },
      margin: { b: plot.width() < 420 ? 120 : 84 },
      shapes: inside ? [{ type: "line", x0: threshold, x1: threshold, y0: -0.08, y1: 1.08, line: { color: ui.colour.orange, width: 2, dash: "dash" } }] : [],
    });
    const count = right.filter(Boolean).length;
    const rule = w === 0 ? `the answer is ${b > 0 ? 1 : 0} for every length` : `it says "cat" ${w > 0 ? "above" : "below"} ${ui.number(Number(threshold.toFixed(2)))} cm`;
    text.say(`With w = ${ui.number(w)} and b = ${ui.number(b)} ${rule}: ${count} of 12 answers are right.`);
  });
});
