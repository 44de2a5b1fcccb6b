// Gradient descent on J(w) = c0 w^2 + c1 w + c2. To learn: the code stays, the data (the coefficients)
// decide what is minimised; with c0 = 1 the error is multiplied by 1 - 2 alpha in each step, so it
// shrinks, swings for ever (alpha = 1) or grows (alpha > 1). Adam goes about its steps otherwise.
lesson.interactive((ui) => {
  const c = [["c₀", 0.5, 3, 0.5, 1], ["c₁", -20, 20, 1, -10], ["c₂", -50, 100, 5, 25]].map(([name, min, max, step, value]) =>
    ui.slider(name, { min, max, step, value }));
  const rate = ui.slider("learning rate α", { min: 0.01, max: 1.1, step: 0.01, value: 0.1 });
  const count = ui.slider("steps", { min: 0, max: 100, step: 1, value: 20 });
  const method = ui.choice("optimiser", ["gradient descent", "Adam"]);
  const curve = ui.plot({ height: 320, alt: "The parabola J of w with the points that the optimiser visits.", half: true });
  const track = ui.plot({ height: 320, alt: "The value of w after each step, with a line at the minimum.", half: true });
  const text = ui.text();

  ui.update(() => {
    const [c0, c1, c2] = c.map((slider) => slider.value), alpha = rate.value;
    const J = (w) => c0 * w * w + c1 * w + c2;
    const best = -c1 / (2 * c0);
    const path = [0];
    let v = 0, s = 0;                                         // Adam's averages, with its usual .9, .999, 1e-8
    for (let t = 1; t <= count.value; t++) {
      const w = path[t - 1], g = 2 * c0 * w + c1;
      v = 0.9 * v + 0.1 * g;
      s = 0.999 * s + 0.001 * g * g;
      const adam = (v / (1 - 0.9 ** t)) / (Math.sqrt(s / (1 - 0.999 ** t)) + 1e-8);
      path.push(w - alpha * (method.value === "Adam" ? adam : g));
    }
    const w = path[path.length - 1];
    const drawn = path.map((at) => Math.max(-1e4, Math.min(1e4, at)));       // what lies farther out no chart can hold
    const reach = Math.max(1.3 * Math.abs(best), 4);
    const xs = Array.from({ length: 121 }, (_, i) => best - reach + (i * 2 * reach) / 120);
    const top = J(best + reach), low = J(best);

    curve.draw([
      { mode: "lines", x: xs, y: xs.map(J), name: "J(w)", line: { color: ui.colour.blue, width: 2 }, hoverinfo: "skip" },
      { mode: "lines+markers", x: drawn, y: drawn.map(J), name: "steps", hoverinfo: "x+y",
        line: { color: ui.colour.orange, width: 1 }, marker: { color: ui.colour.orange, size: 7, line: { color: ui.colour.ink, width: 0.6 } } },
    ], {
      xaxis: { range: [best - reach, best + reach], title: { text: "w" } },
      yaxis: { range: [low - 0.08 * (top - low), top], title: { text: "J" } }, margin: { b: 84 },
    });
    track.draw([
      { mode: "lines+markers", x: path.map((_, i) => i), y: drawn, name: "w", line: { color: ui.colour.orange }, marker: { size: 5 }, hoverinfo: "x+y" },
      { mode: "lines", x: [0, Math.max(count.value, 1)], y: [best, best], name: "minimum", line: { color: ui.colour.grey, dash: "dash", width: 1.5 }, hoverinfo: "skip" },
    ], {
      xaxis: { title: { text: "step" } }, margin: { b: 84 },
      yaxis: { range: [best - reach, best + reach], title: { text: "w" } },
    });
    const factor = 1 - 2 * c0 * alpha;
    const fate = Math.abs(factor) < 1e-9 ? "one step lands on the minimum" : factor > 0 && factor < 1 ? "it closes in from one side"
      : Math.abs(factor + 1) < 1e-9 ? "it swings for ever" : factor > -1 ? "it swings and settles" : "it diverges";
    const written = (number, digits) => (Math.abs(number) < 1e5 ? number.toFixed(digits).replace("-", "−") : ui.digits(number));
    text.say(`After ${count.value} steps w = ${written(w, 5)}; the minimum is at ${written(best, 3)}. ` + (method.value === "Adam"
      ? "Adam's steps are about as long as α at first, whatever the size of the gradient."
      : `Each step multiplies the error by 1 − 2c₀α = ${written(factor, 2)}: ${fate}.`));
  });
});
