// A unit that estimates a temperature from four thermometers, the first precise and three cheap, learning with
// dropout on its inputs.
// To learn: without dropout it bets on the best input; with it the weights even out and their squares shrink, and
// the unit survives the loss of that input.
lesson.interactive((ui) => {
  const NOISE = [0.3, 0.8, 0.8, 0.8], RATE = 0.01, NAMES = ["precise", "A", "B", "C"];
  const keep = ui.slider("keep_prob", { min: 0.3, max: 1, step: 0.1, value: 1 });
  let random, w, mask, seen, setting;
  const restart = () => { random = ui.random(3); w = [0, 0, 0, 0]; mask = [true, true, true, true]; seen = 0; };
  restart();
  // One day: a true temperature (mean 0, standard deviation 1), four readings, a mask, a step of gradient descent.
  const learn = (days) => {
    for (let day = 0; day < days; day += 1) {
      const truth = ui.normal(random), p = keep.value;
      mask = NOISE.map(() => random() < p);
      const x = NOISE.map((noise, j) => (mask[j] ? (truth + noise * ui.normal(random)) / p : 0));
      const error = x.reduce((sum, v, j) => sum + w[j] * v, 0) - truth;
      w = w.map((value, j) => value - RATE * error * x[j]);
      seen += 1;
    }
  };
  ui.button("one day", () => learn(1));
  ui.button("1,000 days", () => learn(1000));
  ui.button("start again", restart);
  const grid = ui.grid({ alt: "The four thermometers, and which of them are struck out on the last day." });
  const plot = ui.plot({ height: 300, alt: "Bars: the four weights now; marks: where they would end with the keep_prob chosen." });
  const text = ui.text();

  // The weights with the least expected error: (S + (1-p)/p diag S) w = 1 for the covariance S, solved by hand, since
  // S is a matrix of ones with something added on its diagonal.
  function goal(p) {
    const extra = NOISE.map((noise) => (1 + noise ** 2) / p - 1);
    const total = extra.reduce((sum, e) => sum + 1 / e, 0);
    return extra.map((e) => 1 / (e * (1 + total)));
  }
  // The mean squared error in use, over all days, with some thermometers gone (reading 0).
  const error = (weights, gone = -1) => {
    const left = weights.map((value, j) => (j === gone ? 0 : value));
    return (1 - left.reduce((sum, v) => sum + v, 0)) ** 2 + left.reduce((sum, v, j) => sum + (v * NOISE[j]) ** 2, 0);
  };

  ui.update(() => {
    if (setting !== keep.value) { setting = keep.value; restart(); learn(1); }
    grid.draw({ title: `day ${seen}`, rows: [NAMES.map((name, j) => ({ text: mask[j] ? name : `${name} ×`, ghost: !mask[j], colour: mask[j] ? ui.colour.sky : ui.colour.grey }))] });
    plot.draw([
      { type: "bar", x: NAMES, y: w, name: "weights now", marker: { color: ui.colour.blue }, hovertemplate: "%{y:.2f}<extra></extra>" },
      { mode: "markers", x: NAMES, y: goal(keep.value), name: "in the long run", marker: { symbol: "line-ew-open", size: 40, color: ui.colour.orange, line: { width: 3, color: ui.colour.orange } }, hoverinfo: "skip" },
    ], { yaxis: { range: [-0.1, 0.85], title: { text: "weight" } }, margin: { b: 80 } });
    const squares = w.reduce((sum, v) => sum + v * v, 0);
    text.say(`After ${seen.toLocaleString("en")} ${seen === 1 ? "day" : "days"}: sum of squared weights ${squares.toFixed(2)}. ` +
      `Mean squared error in use ${error(w).toFixed(2)}; ${error(w, 0).toFixed(2)} when the precise thermometer fails.`);
  });
});
