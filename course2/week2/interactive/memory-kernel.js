// The days so far, the weight that each has in the average, and the products.
// To learn: the average is a sum of products with weights that fall by beta a day; in the first days the older weights have no
// day to go with, so they are missing from the sum.
lesson.interactive((ui) => {
  // The highest temperature in Seattle on the first 100 days of 2012, in tenths of a degree, as coursekit.data.weather has it.
  const DAYS = `
    128 106 117 122 89 44 72 100 94 61 61 61 50 44 11 17 33 0 -11 72 83 67 83 100 89 89 67 67 94 83 94 89 83 144 156 139 161 156 100 111 128
    89 83 72 67 72 72 100 67 67 78 100 100 83 67 72 50 67 67 50 61 67 122 106 78 67 89 156 94 72 67 83 56 78 111 89 100 50 72 78 89 100 122
    150 133 128 144 106 100 94 100 89 167 117 106 94 111 161 211 200
  `.trim().split(/\s+/).map((tenths) => Number(tenths) / 10);
  const BETAS = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99];

  const choice = ui.slider("β", { min: 0, max: BETAS.length - 1, value: 4, format: (k) => String(BETAS[k]) });
  const now = ui.slider("day t", { min: 1, max: DAYS.length, value: 60 });
  const days = ui.plot({ height: 170, alt: "Bars: the temperatures of the days; those after day t are pale." });
  const kernel = ui.plot({ height: 190, alt: "Bars: the weights, highest at day t and falling to the left; a dashed line at 1/e of the highest." });
  const products = ui.plot({ height: 200, alt: "Bars: temperature times weight of each day." });
  const text = ui.text();

  ui.update(() => {
    const beta = BETAS[choice.value], t = now.value, axis = { range: [0.2, DAYS.length + 0.8] };
    const numbers = DAYS.map((_, i) => i + 1), weights = DAYS.map((_, i) => (i < t ? (1 - beta) * beta ** (t - 1 - i) : 0));
    const bars = (heights, colours) => [{ type: "bar", x: numbers, y: heights, marker: { color: colours }, hovertemplate: "day %{x}: %{y:.4~f}<extra></extra>" }];
    const margin = { l: 64, b: 24 }, up = (name) => ({ automargin: false, title: { text: name } });       // the days stand one below the other
    days.draw(bars(DAYS, DAYS.map((_, i) => (i < t ? ui.colour.grey : ui.fade(ui.colour.grey, 0.25)))), { xaxis: axis, yaxis: up("°C"), margin });
    const mark = (1 - beta) / Math.E;
    kernel.draw(bars(weights, ui.colour.blue), {
      xaxis: axis, yaxis: up("weight"), margin,
      shapes: [{ type: "line", xref: "paper", x0: 0, x1: 1, y0: mark, y1: mark, line: { color: ui.colour.orange, dash: "dash", width: 2 } }],
    });
    products.draw(bars(DAYS.map((v, i) => v * weights[i]), ui.colour.red), { xaxis: { ...axis, title: { text: "day of 2012" } }, yaxis: up("product"), margin: { l: 64 } });
    const sum = (values) => values.reduce((total, v) => total + v, 0), window = Math.round(1 / (1 - beta)), recent = DAYS.slice(Math.max(0, t - window), t);
    text.say(`v at day ${t} is ${sum(DAYS.map((v, i) => v * weights[i])).toFixed(2)}, the sum of the products. ` +
      `The plain mean of the last ${recent.length === 1 ? "day" : `${recent.length} days`} is ${(sum(recent) / recent.length).toFixed(2)}. ` +
      `The weights add up to ${sum(weights).toFixed(4)}.` + (t < window ? ` ${window} days would be needed for the rule of thumb, and there ${t === 1 ? "is" : "are"} only ${t}.` : ""));
  });
});
