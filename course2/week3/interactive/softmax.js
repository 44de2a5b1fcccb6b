// Softmax of four scores: what the exponential does, how the division couples the classes, and what
// a temperature changes (how sure the answer is) and does not change (which class wins).
lesson.interactive((ui) => {
  const names = ["0 other", "1 cat", "2 dog", "3 chick"];
  const start = [5, 2, -1, 3];
  const scores = names.map((name, i) => ui.slider(`z of ${name}`, { min: -5, max: 8, step: 0.1, value: start[i] }));
  const temperature = ui.slider("temperature T", { min: 0.2, max: 10, step: 0.1, value: 1 });
  const scale = ui.choice("scale of t", ["linear", "log"]);
  const exponentials = ui.plot({ height: 240, alt: "Bars: the exponential t of each of the four scores." });
  const probabilities = ui.plot({ height: 260, alt: "Bars: the softmax probability a of each of the four classes." });
  const text = ui.text();

  ui.update(() => {
    const z = scores.map((slider) => slider.value / temperature.value);
    const t = z.map(Math.exp);
    // The largest score is subtracted first, so that nothing overflows: a low temperature makes z/T large.
    const top = Math.max(...z);
    const shifted = z.map((value) => Math.exp(value - top));
    const total = shifted.reduce((sum, value) => sum + value, 0);
    const a = shifted.map((value) => value / total);
    const colours = [ui.colour.grey, ui.colour.orange, ui.colour.blue, ui.colour.green];

    exponentials.draw([{
      x: names, y: t, type: "bar", marker: { color: colours },
      text: t.map((value) => (value < 0.001 || value >= 1e5 ? ui.digits(value, 2) : value.toPrecision(4))),
      textposition: "outside", cliponaxis: false, hoverinfo: "x+text",
    }], {
      title: { text: "t = exp(z / T)" }, showlegend: false, margin: { t: 50 },
      yaxis: { type: scale.value, rangemode: "tozero", exponentformat: "power", automargin: true },
    });
    probabilities.draw([{
      x: names, y: a, type: "bar", marker: { color: colours },
      text: a.map((value) => value.toFixed(3)), textposition: "outside", cliponaxis: false, hoverinfo: "x+text",
    }], {
      title: { text: "a = t / sum(t)" }, showlegend: false, margin: { t: 50 },
      yaxis: { range: [0, 1.08], tickvals: [0, 0.25, 0.5, 0.75, 1], automargin: true },
    });
    const winner = a.indexOf(Math.max(...a));
    const tied = a.filter((value) => Math.abs(value - a[winner]) < 1e-9).length > 1;
    text.say(`${tied ? "A tie; the first of the best is" : "The answer is"} class ${names[winner]} with probability ` +
      `${a[winner].toFixed(3)}. The four probabilities sum to ${a.reduce((sum, value) => sum + value, 0).toFixed(3)}; ` +
      `the four exponentials to ${ui.digits(t.reduce((sum, value) => sum + value, 0), 4)}.`);
  });
});
