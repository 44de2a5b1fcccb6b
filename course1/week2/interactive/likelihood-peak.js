// Eight pictures, one feature, one weight: y_hat = sigmoid(w x). What the weight does to the probability of
// each label, to the stack of losses, to the likelihood and to the cost.
// To learn: the product of the probabilities peaks where the sum of the losses is lowest.
lesson.interactive((ui) => {
  const X = [-2.5, -1.5, -1, -0.5, 0.5, 1, 2, 3], Y = [0, 0, 1, 0, 1, 0, 1, 1];
  // -log p(y | x) from z = w x: log(1 + e^-z) for a one, log(1 + e^z) for a zero, safe for any z.
  const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  const losses = (w) => X.map((x, i) => softplus(Y[i] === 1 ? -w * x : w * x));
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const cost = (w) => sum(losses(w)) / X.length;
  const likelihood = (w) => Math.exp(-sum(losses(w)));

  const WS = Array.from({ length: 251 }, (_, i) => -1 + i * 0.02);
  const BEST = 0.8948;                                             // as the lesson finds it
  const names = X.map((x, i) => `x = ${String(x).replace("-", "−")}, ${Y[i] ? "cat" : "not cat"}`);

  const weight = ui.slider("weight w", { min: -1, max: 4, step: 0.05, value: 0 });
  const bars = ui.plot({ height: 320, half: true, alt: "The probability that the model gives to each of the eight labels." });
  const stack = ui.plot({ height: 320, half: true, alt: "The eight losses stacked, beside the lowest possible stack." });
  const product = ui.plot({ height: 230, half: true, alt: "The likelihood over w, a hill, with the present w marked." });
  const mean = ui.plot({ height: 230, half: true, alt: "The cost J over w, a valley, with the present w marked." });
  const text = ui.text();

  function curve(plot, values, now, title, colour, range) {
    plot.draw([
      { x: WS, y: values, mode: "lines", line: { color: colour, simplify: false }, hoverinfo: "skip" },
      { x: [weight.value], y: [now], mode: "markers", marker: { size: 13, color: ui.colour.red } },
    ], {
      title: { text: title }, showlegend: false, xaxis: { title: { text: "w" } }, yaxis: { range },
      shapes: [{ type: "line", x0: BEST, x1: BEST, yref: "paper", y0: 0, y1: 1, line: { color: ui.colour.grey, dash: "dash", width: 1 } }],
    });
  }

  ui.update(() => {
    const w = weight.value, now = losses(w), best = losses(BEST);
    const colours = X.map((_, i) => [ui.colour.blue, ui.colour.sky, ui.colour.red, ui.colour.green, ui.colour.yellow,
      ui.colour.orange, ui.colour.purple, ui.colour.grey][i]);
    const p = now.map((loss) => Math.exp(-loss));
    bars.draw([{
      y: names, x: p, type: "bar", orientation: "h", marker: { color: colours }, text: p.map((value) => value.toFixed(2)),
      textposition: "outside", cliponaxis: false, hoverinfo: "skip",
    }], {
      title: { text: "probability of each label" }, showlegend: false,
      xaxis: { range: [0, 1.18], tickvals: [0, 0.5, 1] }, yaxis: { autorange: "reversed" },
    });
    stack.draw(names.map((name, i) => ({
      x: ["now", "lowest"], y: [now[i], best[i]], type: "bar", marker: { color: colours[i] }, hoverinfo: "skip", name,
    })), {
      title: { text: "losses, stacked" }, showlegend: false, barmode: "stack", yaxis: { range: [0, 13] },
      annotations: [["now", sum(now)], ["lowest", sum(best)]].map(([x, total]) => ({
        x, y: total, text: total.toFixed(2), showarrow: false, yanchor: "bottom", font: { color: ui.colour.ink } })),
    });
    curve(product, WS.map(likelihood), likelihood(w), "likelihood: the product", ui.colour.green, [0, 0.02]);
    curve(mean, WS.map(cost), cost(w), "cost J: the mean loss", ui.colour.blue, [0.3, 1.6]);
    const away = w - BEST;
    text.say(`The product is ${likelihood(w).toPrecision(3)}, J is ${cost(w).toFixed(4)}. ` +
      (Math.abs(away) < 0.03 ? "This is the peak of the one and the bottom of the other."
        : away < 0 ? "A larger w makes the labels more probable." : "A smaller w makes the labels more probable."));
  });
});
