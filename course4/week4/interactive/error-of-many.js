// The chance of at least one error in K comparisons, when each goes wrong with the same small chance, independently.
// To learn: a rate that sounds small is large when it is asked often; K times the rate is only a bound, good while it is small.
lesson.interactive((ui) => {
  const share = (value) => `${Number((100 * value).toPrecision(3))} %`;
  const rate = ui.slider("one comparison is wrong", { min: -5, max: -1, step: 0.1, value: -2, format: (e) => share(10 ** e) });
  const people = ui.slider("comparisons K", { min: 0, max: 4, step: 0.05, value: 2, format: (e) => String(Math.round(10 ** e)) });
  const plot = ui.plot({ height: 300, alt: "A curve that rises from zero to one: the chance of at least one error against the number of comparisons, on a logarithmic axis. A dashed straight bound runs above it." });
  const text = ui.text();
  const counts = Array.from({ length: 161 }, (_, i) => 10 ** (i / 40));

  ui.update(() => {
    const wrong = Number((10 ** rate.value).toPrecision(3)), K = Math.round(10 ** people.value);
    const some = (many) => 1 - (1 - wrong) ** many;
    plot.draw([
      { x: counts, y: counts.map(some), name: "1 − qᴷ", mode: "lines", line: { color: ui.colour.blue, width: 3 }, hoverinfo: "skip" },
      { x: counts, y: counts.map((many) => Math.min(1.02, many * wrong)), name: "bound K (1 − q)", mode: "lines", line: { color: ui.colour.orange, dash: "dash" }, hoverinfo: "skip" },
      { x: [K], y: [some(K)], mode: "markers", showlegend: false, marker: { color: ui.colour.red, size: 12 }, hoverinfo: "skip" },
    ], {
      xaxis: { type: "log", title: { text: "comparisons K" }, range: [0, 4], tickvals: [1, 10, 100, 1000, 10000] },
      yaxis: { title: { text: "chance of an error" }, range: [0, 1.03] }, margin: { b: 84 },
    });
    text.say(`q = ${share(1 - wrong)}, K = ${K}: at least one error with ${share(some(K))}; errors on average: ${ui.number(Number((K * wrong).toPrecision(3)))}. `
      + `To be free of errors with 95 %, one comparison may be wrong ${share(1 - 0.95 ** (1 / K))} of the time.`);
  });
});
