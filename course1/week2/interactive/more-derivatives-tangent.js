// A curve, its tangent at a, and a step away from a: where the tangent forecasts the function, and where
// it really is. To learn: the slope changes with the place, and slope times step forecasts the change;
// what the forecast misses shrinks with the square of the step.
lesson.interactive((ui) => {
  const curves = {
    "a²": { f: (a) => a ** 2, slope: (a) => 2 * a, formula: "2a", range: [-1, 26] },
    "a³": { f: (a) => a ** 3, slope: (a) => 3 * a ** 2, formula: "3a²", range: [-5, 126] },
    "ln a": { f: Math.log, slope: (a) => 1 / a, formula: "1/a", range: [-1.8, 2.2] },
  };
  const kind = ui.choice("f(a)", Object.keys(curves));
  const place = ui.slider("a", { min: 0.5, max: 4, step: 0.1, value: 2 });
  const step = ui.slider("step", { min: -10, max: 0, step: 1, value: 0, format: (k) => write(2 ** k, 3) });      // halved at each stop
  const plot = ui.plot({ height: 340, alt: "The curve with its tangent at a, the forecast point on the tangent and the real point on the curve." });
  const text = ui.text();

  function write(value, digits = 6) { return String(Number(value.toPrecision(digits))).replace("-", "−"); }

  ui.update(() => {
    const { f, slope, formula, range } = curves[kind.value];
    const a = place.value, da = 2 ** step.value;
    const forecast = slope(a) * da, real = f(a + da) - f(a);
    const xs = Array.from({ length: 200 }, (_, i) => 0.2 + i * 4.8 / 199);

    plot.draw([
      { name: "f", x: xs, y: xs.map(f), mode: "lines", line: { color: ui.colour.blue, width: 3 }, hoverinfo: "skip" },
      { name: "tangent at a", x: [0, 5], y: [0, 5].map((x) => f(a) + slope(a) * (x - a)), mode: "lines", line: { color: ui.colour.orange, dash: "dash" }, hoverinfo: "skip" },
      { name: "step", x: [a, a + da], y: [f(a), f(a)], mode: "lines", line: { color: ui.colour.grey }, showlegend: false, hoverinfo: "skip" },
      { name: "miss", x: [a + da, a + da], y: [f(a) + forecast, f(a) + real], mode: "lines", line: { color: ui.colour.red, width: 4 }, showlegend: false, hoverinfo: "skip" },
      { name: "here", x: [a], y: [f(a)], mode: "markers", marker: { size: 11, color: ui.colour.ink }, showlegend: false, hoverinfo: "skip" },
      { name: "forecast", x: [a + da], y: [f(a) + forecast], mode: "markers", marker: { size: 12, color: ui.colour.orange, symbol: "diamond" }, hoverinfo: "skip" },
      { name: "real", x: [a + da], y: [f(a) + real], mode: "markers", marker: { size: 11, color: ui.colour.blue }, hoverinfo: "skip" },
    ], { xaxis: { range: [0, 5.15], title: { text: "a" } }, yaxis: { range }, margin: { b: 80 } });

    text.say(`Slope ${formula} = ${write(slope(a), 4)}. Forecast: ${write(slope(a), 4)} × ${write(da, 3)} = ${write(forecast)}; `
      + `real change ${write(real)}; missed by ${write(real - forecast, 3)}.`);
  });
});
