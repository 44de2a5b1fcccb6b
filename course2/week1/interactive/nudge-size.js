// Numerical derivatives of a function at one place, for every size of the nudge.
// To learn: from one side the error falls like epsilon, from both like its square, and rounding ends both.
lesson.interactive((ui) => {
  const CUBE = "θ³ at 1", SINE = "sin θ at 1", SIGMOID = "sigmoid at 2", KINK = "|θ| at 0.001";
  const FUNCTIONS = {
    [CUBE]: { f: (t) => t * t * t, at: 1, slope: 3, reach: 1.1 },
    [SINE]: { f: Math.sin, at: 1, slope: Math.cos(1), reach: 1.6 },
    [SIGMOID]: { f: (t) => 1 / (1 + Math.exp(-t)), at: 2, slope: Math.exp(-2) / (1 + Math.exp(-2)) ** 2, reach: 3 },
    [KINK]: { f: Math.abs, at: 0.001, slope: 1, reach: 1.1 },
  };
  const DOUBLE = "double (float64)", SINGLE = "single (float32)", FLOOR = 1e-14;
  const epsilon = (step) => 10 ** (-step / 4);
  const written = (step) => {
    const [digits, power] = epsilon(step).toExponential(1).split("e");
    return `${digits} · ${ui.power(Number(power))}`;
  };

  const which = ui.choice("function", Object.keys(FUNCTIONS));
  const precision = ui.choice("precision", [DOUBLE, SINGLE]);
  const step = ui.slider("ε", { min: 0, max: 56, value: 1, format: written });
  const curve = ui.plot({ height: 330, half: true, alt: "The curve near the point, with a chord to the right and a chord over both sides." });
  const errors = ui.plot({ height: 330, half: true, alt: "The errors of both over epsilon, on logarithmic axes, the present epsilon marked." });
  const text = ui.text();

  ui.update(() => {
    const { f, at, slope, reach } = FUNCTIONS[which.value];
    const round = precision.value === SINGLE ? Math.fround : (v) => v;
    const value = (t) => round(f(round(t)));
    const one = (e) => round(round(value(at + e) - value(at)) / round(e));
    const both = (e) => round(round(value(at + e) - value(at - e)) / round(2 * e));
    const e = epsilon(step.value);

    const xs = Array.from({ length: 121 }, (_, i) => at - reach + 2 * reach * i / 120);
    // A chord as a line through the whole chart, so that its slope is seen even if its ends meet.
    const chord = (from, k, name, hue, dash) => ({ x: [at - reach, at + reach], y: [at - reach, at + reach].map((t) => f(from) + k * (t - from)), name, mode: "lines", line: { color: ui.colour[hue], width: 2, dash }, hoverinfo: "skip" });
    const ends = (points, hue) => ({ x: points, y: points.map(f), mode: "markers", showlegend: false, marker: { size: 9, color: ui.colour[hue] }, hoverinfo: "skip" });
    const ys = xs.map(f), low = Math.min(...ys), high = Math.max(...ys), room = 0.15 * (high - low);
    curve.draw([
      { x: xs, y: ys, name: "function", mode: "lines", line: { color: ui.colour.blue, width: 3 }, hoverinfo: "skip" },
      chord(at, one(e), "one side", "red", "dash"), chord(at - e, both(e), "both sides", "green", "solid"),
      ends([at, at + e], "red"), ends([at - e, at + e], "green"),
    ], { xaxis: { range: [at - reach, at + reach], title: { text: "θ" } }, yaxis: { range: [low - room, high + room] }, margin: { b: 90 } });

    const all = Array.from({ length: 113 }, (_, i) => 10 ** (-i / 8));
    const off = (k) => Math.max(FLOOR, Math.abs(k - slope));
    const line = (rule, name, hue) => ({ x: all, y: all.map((v) => off(rule(v))), name, mode: "lines", line: { color: ui.colour[hue], width: 2 }, hoverinfo: "skip" });
    const dot = (rule, hue) => ({ x: [e], y: [off(rule(e))], mode: "markers", showlegend: false, marker: { size: 12, color: ui.colour[hue] }, hoverinfo: "skip" });
    const ticks = (powers) => ({ tickvals: powers.map((p) => 10 ** p), ticktext: powers.map((p) => (p === 0 ? "1" : ui.power(p))) });
    errors.draw([line(one, "one side", "red"), line(both, "both sides", "green"), dot(one, "red"), dot(both, "green")], {
      xaxis: { type: "log", range: [-14.2, 0.2], title: { text: "ε" }, ...ticks([-12, -8, -4, 0]) },
      yaxis: { type: "log", range: [-14.2, 1], title: { text: "error (10⁻¹⁴: none)" }, ...ticks([-12, -8, -4, 0]) }, margin: { b: 90 },
    });
    const write = (v) => String(Number(v.toPrecision(11))).replace("-", "−");
    text.say(`True slope ${write(slope)}. One side: ${write(one(e))}. Both sides: ${write(both(e))}.`);
  });
});
