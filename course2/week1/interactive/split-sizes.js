// One data set cut in three, and what its dev part is worth.
// To learn: with few examples a large share is not enough, with many a sliver is; a small gap between
// two models needs far more examples than the error of one of them.
lesson.interactive((ui) => {
  const SPLITS = { "60 / 20 / 20": [60, 20, 20], "98 / 1 / 1": [98, 1, 1], "99.5 / 0.25 / 0.25": [99.5, 0.25, 0.25], "99.5 / 0.4 / 0.1": [99.5, 0.4, 0.1] };
  const PARTS = ["training", "dev", "test"], HUES = ["blue", "orange", "green"];
  // From 100 to 100,000,000, three sizes in each decade.
  const size = (step) => [1, 2, 5][step % 3] * 10 ** (2 + Math.floor(step / 3));
  const count = (n) => Math.round(n).toLocaleString("en");

  const step = ui.slider("examples", { min: 0, max: 18, value: 6, format: (at) => count(size(at)) });
  const split = ui.choice("training / dev / test, %", Object.keys(SPLITS));
  const error = ui.slider("true error of A, %", { min: 0.5, max: 30, step: 0.5, value: 1 });
  const gap = ui.slider("B is worse by, points", { min: 0.1, max: 3, step: 0.1, value: 0.3 });
  const bar = ui.plot({ height: 150, alt: "One bar, cut into the training, dev and test part at its true scale." });
  const curve = ui.plot({ height: 300, alt: "The chance that A looks worse than B over the number of dev examples, on a logarithmic axis, with the present dev set marked." });
  const text = ui.text();

  // The chance that a standard normal number is above z (formula 26.2.17 of Abramowitz and Stegun).
  function above(z) {
    const t = 1 / (1 + 0.2316419 * z);
    const tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return tail * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  ui.update(() => {
    const shares = SPLITS[split.value], p = error.value / 100, q = p + gap.value / 100;
    const [, dev, test] = shares.map((share) => size(step.value) * share / 100);
    const wrong = (n) => above((q - p) / Math.sqrt((p * (1 - p) + q * (1 - q)) / n));
    const half = (n) => 196 * Math.sqrt(p * (1 - p) / n);

    bar.draw(shares.map((share, i) => ({
      type: "bar", orientation: "h", x: [share], y: [""], name: PARTS[i], marker: { color: ui.colour[HUES[i]] },
      hovertemplate: `${PARTS[i]}: ${count(size(step.value) * share / 100)}<extra></extra>`,
    })), { barmode: "stack", legend: { traceorder: "normal" }, xaxis: { range: [0, 100], title: { text: "% of the data" } }, margin: { b: 85 } });

    const ns = Array.from({ length: 121 }, (_, i) => 10 ** (i / 15));
    curve.draw([
      { x: ns, y: ns.map(wrong), mode: "lines", line: { color: ui.colour.blue }, hovertemplate: "%{x:.3s} examples: %{y:.3f}<extra></extra>" },
      { x: [dev], y: [wrong(dev)], mode: "markers", marker: { size: 15, color: ui.colour.orange }, hoverinfo: "skip" },
    ], {
      xaxis: { type: "log", range: [1, 8], tickvals: [10, 1e3, 1e5, 1e7], ticktext: ["10", "1,000", "100,000", "10 million"], title: { text: "dev examples" } },
      yaxis: { range: [0, 0.52], title: { text: "chance of a wrong ranking" } },
      shapes: [{ type: "line", xref: "paper", x0: 0, x1: 1, y0: 0.05, y1: 0.05, line: { color: ui.colour.grey, dash: "dot", width: 1.5 } }],
    });
    const says = (name, n) => (Math.round(n) < 30 ? `${name}: ${count(n)} ${Math.round(n) === 1 ? "example" : "examples"}, too few to measure anything.`
      : `${name}: ${count(n)} examples measure A within ${ui.digits(half(n), 2)} points.`);
    text.say(`${says("Dev", dev)} ${says("Test", test)} ` + (Math.round(dev) < 1 ? "Without a dev set nothing is ranked."
      : `The dev set ranks A and B wrongly with chance ${wrong(dev) < 0.001 ? "below 0.001" : wrong(dev).toFixed(3)}.`));
  });
});
