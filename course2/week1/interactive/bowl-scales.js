// Gradient descent on the cost of two features whose scales differ.
// To learn: the steep direction limits the rate, the flat one needs it large; with one scale both agree.
lesson.interactive((ui) => {
  const MOST = 100000, DRAWN = 400, START = [-1.7, 1.7], DONE = 0.01;
  const ratio = ui.slider("x₁ is larger than x₂ by", { min: 1, max: 30, step: 0.5, value: 6, format: (v) => `${v} times` });
  // From 0.0003 to 3, twenty rates in each decade.
  const rateOf = (step) => Number((10 ** (-3.5 + step / 20)).toPrecision(2));
  const step = ui.slider("learning rate", { min: 0, max: 80, value: 36, format: (at) => String(rateOf(at)) });
  const scaled = ui.toggle("scaled: both features with variance 1");
  const plot = ui.plot({ height: 400, alt: "Contours of the cost over the two weights, and the path of gradient descent from the upper left." });
  const text = ui.text();

  ui.update(() => {
    // The second weight has curvature 1, the first that of its scale; w1 is drawn so that all ratios start alike.
    const kappa = [scaled.value ? 1 : ratio.value ** 2, 1], rate = rateOf(step.value);
    const factors = kappa.map((k) => 1 - rate * k);
    const at = (n) => START.map((w, i) => w * factors[i] ** n);
    const far = (n) => Math.max(...factors.map((f) => Math.abs(f) ** n));
    const diverges = factors.some((f) => Math.abs(f) > 1);
    let steps = 0;
    while (!diverges && far(steps) > DONE && steps < MOST) steps += 1;

    const path = Array.from({ length: Math.min(diverges ? 60 : steps, DRAWN) + 1 }, (_, n) => at(n)).filter((w) => Math.abs(w[0]) < 1e6);
    const axis = Array.from({ length: 81 }, (_, i) => -2.4 + 4.8 * i / 80);
    const whole = kappa.map((k, i) => k * START[i] ** 2 / 2).reduce((a, b) => a + b);
    const level = (w1, w2) => Math.log10((kappa[0] * w1 ** 2 + kappa[1] * w2 ** 2) / 2 / whole + 1e-6);
    plot.draw([
      { type: "contour", x: axis, y: axis, z: axis.map((w2) => axis.map((w1) => level(w1, w2))), showscale: false, hoverinfo: "skip",
        contours: { coloring: "lines", start: -3.5, end: 0.5, size: 0.35 }, colorscale: [[0, ui.colour.grey], [1, ui.colour.grey]], line: { width: 1 } },
      { x: path.map((w) => w[0]), y: path.map((w) => w[1]), mode: "lines+markers", line: { color: ui.colour.red, width: 2 }, marker: { size: 5, color: ui.colour.red }, hoverinfo: "skip" },
      { x: [0], y: [0], mode: "markers", marker: { symbol: "star", size: 15, color: ui.colour.blue }, hoverinfo: "skip" },
    ], {
      showlegend: false,
      xaxis: { range: [-2.4, 2.4], title: { text: "w₁" }, showgrid: false, zeroline: false, constrain: "domain" },
      yaxis: { range: [-2.4, 2.4], title: { text: "w₂" }, showgrid: false, zeroline: false, scaleanchor: "x", constrain: "domain" },
    });
    const limit = (2 / Math.max(...kappa)).toPrecision(2), condition = Math.max(...kappa) / Math.min(...kappa);
    text.say(`Condition number ${condition.toLocaleString("en", { maximumFractionDigits: 0 })}; it diverges above a rate of ${limit}. ` +
      (diverges ? "This rate is too large: each step overshoots by more than it corrects."
        : steps >= MOST ? "After 100,000 steps it is still not there."
          : `Within 1 % of the start's distance in both directions after ${steps.toLocaleString("en")} ${steps === 1 ? "step" : "steps"}.`));
  });
});
