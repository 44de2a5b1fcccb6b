// Where random tries land when a hyperparameter is drawn on one scale or another.
// To learn: equal effort per decade needs a uniform exponent; for beta, the exponent of 1 - beta.
lesson.interactive((ui) => {
  const SCALES = ["uniform value", "uniform exponent"];
  const power = (v) => (v >= -3 ? String(+(10 ** v).toFixed(3)) : (10 ** v).toFixed(-v));    // 0.0001, not 1e-4
  const near1 = (d) => String(+(1 - 10 ** d).toFixed(6));

  let seed = 1;
  const knob = ui.choice("hyperparameter", ["learning rate α", "momentum β"]);
  const scale = ui.choice("scale", SCALES);
  const low = ui.slider("α from", { min: -6, max: -1, value: -4, format: power });
  const high = ui.slider("α to", { min: -3, max: 1, value: 0, format: power });
  const start = ui.slider("β from", { min: 0, max: 2, value: 1, format: (d) => near1(-d) });
  const end = ui.slider("β to", { min: 1, max: 5, value: 3, format: (d) => near1(-d) });
  const tries = ui.slider("tries", { min: 10, max: 1000, step: 10, value: 40 });
  ui.button("draw again", () => { seed += 1; });

  const line = ui.plot({ height: 170, alt: "A number line with a stroke for each try, on an axis where every decade has the same length." });
  const bars = ui.plot({ height: 300, alt: "The share of the tries in each decade, with a dashed line at equal shares." });
  const text = ui.text();

  ui.update(() => {
    const beta = knob.value === "momentum β";
    [low, high].forEach((control) => control.show(!beta));
    [start, end].forEach((control) => control.show(beta));

    // [a, b]: exponents of the bounds, of alpha or of 1 - beta. For beta the order flips:
    // the upper bound of beta is the lower one of 1 - beta.
    const [a, b] = beta ? [-end.value, -start.value] : [low.value, high.value];
    if (a >= b) {
      line.draw([]);
      bars.draw([]);
      text.say("The range is empty: raise its upper end, or lower the other.");
      return;
    }
    const random = ui.random(seed);
    const uniform = scale.value === SCALES[0];
    const exponents = Array.from({ length: tries.value }, () => {
      const u = random();
      return uniform ? Math.log10(10 ** a + u * (10 ** b - 10 ** a)) : a + u * (b - a);
    });

    const decades = Array.from({ length: b - a }, (_, i) => a + i);
    const shares = decades.map((d) => exponents.filter((r) => r >= d && r < d + 1).length / exponents.length);
    const exact = decades.map((d) => (uniform ? (10 ** (d + 1) - 10 ** d) / (10 ** b - 10 ** a) : 1 / (b - a)));

    // For beta the axes run backwards, so that beta grows from left to right.
    const ticks = decades.concat(b);
    const tick = (d) => (beta ? near1(d) : ui.power(d));
    const xaxis = { range: beta ? [b + 0.15, a - 0.25] : [a - 0.15, b + 0.25], tickvals: ticks, ticktext: ticks.map(tick), title: { text: beta ? "β" : "α" } };
    line.draw([{ x: exponents, y: exponents.map(() => 0), mode: "markers", hoverinfo: "skip",
      marker: { symbol: "line-ns-open", size: 34, opacity: 0.7, color: ui.colour.blue, line: { width: 1.5, color: ui.colour.blue } } }], {
      xaxis, yaxis: { visible: false, range: [-1, 1] }, margin: { l: 60 },
    });
    const equal = 1 / (b - a);
    bars.draw([{ x: decades.map((d) => d + 0.5), y: shares, width: 0.9, type: "bar", marker: { color: ui.colour.blue }, hovertemplate: "%{y:.3f}<extra></extra>" }], {
      xaxis, yaxis: { range: [0, 1.15], tickvals: [0, 0.25, 0.5, 0.75, 1], title: { text: "share of the tries" } }, margin: { l: 60 },
      annotations: decades.map((d, i) => ({ x: d + 0.5, y: 1.08, text: shares[i].toFixed(2), showarrow: false })),
      shapes: [{ type: "line", xref: "paper", x0: 0, x1: 1, y0: equal, y1: equal, line: { color: ui.colour.orange, dash: "dash", width: 2 } }],
    });

    // The bottom decade of alpha, or the one of beta nearest to 1: decade number 0 in both cases.
    const place = beta ? `between ${near1(a + 1)} and ${near1(a)}` : `between ${power(a)} and ${power(a + 1)}`;
    text.say(`${(100 * shares[0]).toFixed(1)}% of these tries lie ${place}; in the long run this scale puts ${Number((100 * exact[0]).toPrecision(3))}% there. Equal effort would be ${(100 * equal).toFixed(1)}%.`);
  });
});
