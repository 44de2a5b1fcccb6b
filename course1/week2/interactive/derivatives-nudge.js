// A straight line, a point on it and a nudge: the whole line on the left, the triangle of the nudge
// under a microscope on the right. To learn: the slope of a line is the same wherever one stands and
// however small the nudge; only where the computer runs out of digits does the quotient go wrong.
lesson.interactive((ui) => {
  const slope = ui.slider("slope", { min: -5, max: 5, step: 0.5, value: 3 });
  const place = ui.slider("a", { min: -2, max: 6, step: 0.1, value: 2 });
  const power = ui.slider("nudge h", { min: -17, max: 0, step: 1, value: -3, format: ui.power });
  const whole = ui.plot({ height: 300, half: true, alt: "The straight line with the point at a and its triangle, to scale." });
  const close = ui.plot({ height: 300, half: true, alt: "The triangle of the nudge, magnified until the nudge is one unit wide." });
  const text = ui.text();
  const write = (value, digits = 15) => String(Number(value.toPrecision(digits))).replace(/e(.*)/, (_, k) => `·${ui.power(Number(k))}`).replace(/^(-?)1·/, "$1").replace("-", "−");

  ui.update(() => {
    const k = slope.value, a = place.value, h = 10 ** power.value;
    const f = (x) => k * x;
    const height = f(a + h) - f(a), ratio = height / h;
    const line = { color: ui.colour.blue, width: 3 }, triangle = { color: ui.colour.orange, width: 2 };

    whole.draw([
      { x: [-3, 8], y: [f(-3), f(8)], mode: "lines", line, hoverinfo: "skip" },
      { x: [a, a + h, a + h, a], y: [f(a), f(a), f(a + h), f(a)], mode: "lines", fill: "toself", fillcolor: ui.fade(ui.colour.orange, 0.35), line: triangle, hoverinfo: "skip" },
      { x: [a], y: [f(a)], mode: "markers", marker: { size: 11, color: ui.colour.blue }, hoverinfo: "skip" },
    ], {
      showlegend: false, title: { text: "the whole line" },
      xaxis: { range: [-3, 8], title: { text: "a" } }, yaxis: { range: [-35, 35] },
    });

    // In units of the nudge: one unit is h in both directions. The values come from f itself, digits and all.
    const units = Array.from({ length: 301 }, (_, i) => -0.5 + i / 125);
    const top = Math.max(1, k) * 2.1, bottom = Math.min(-0.18 * top, k * 2.1);
    close.draw([
      { x: units, y: units.map((s) => (f(a + s * h) - f(a)) / h), mode: "lines", line, hoverinfo: "skip" },
      { x: [0, 1, 1, 0], y: [0, 0, ratio, 0], mode: "lines", fill: "toself", fillcolor: ui.fade(ui.colour.orange, 0.35), line: triangle, hoverinfo: "skip" },
      { x: [0], y: [0], mode: "markers", marker: { size: 11, color: ui.colour.blue }, hoverinfo: "skip" },
    ], {
      showlegend: false, title: { text: "under the microscope" },
      xaxis: { range: [-0.5, 1.9], title: { text: "in nudges from a" }, dtick: 1 }, yaxis: { range: [bottom, top] },
      annotations: [
        { x: 0.5, y: 0, yshift: k < 0 ? 12 : -12, text: "width h", showarrow: false },
        { x: 1, y: ratio / 2, xshift: 6, yshift: Math.abs(ratio) < 0.5 ? -14 : 0, xanchor: "left", text: `height ${write(ratio, 4)} h`, showarrow: false },
      ],
    });

    const exact = Math.abs(ratio - k) <= 1e-6 * Math.max(1, Math.abs(k));
    const digits = h < 1e-13 ? 17 : 15;                       // all of them only where they matter
    text.say(`f(a) = ${write(f(a), digits)}, f(a + h) = ${write(f(a + h), digits)}: height ${write(height, 7)} over width ${write(h)} gives ${write(ratio, 6)}.`
      + (exact ? "" : ` The line has slope ${write(k)}: the nudge is too small for the 16 digits of the computer.`));
  });
});
