// The first days of the weighted average, with and without bias correction.
// To learn: the average starts too low, the longer the larger beta is; divided by the weight it has, it is right from the
// first day, and the two curves meet later.
lesson.interactive((ui) => {
  // The highest temperature in Seattle on the first 300 days of 2012, in tenths of a degree, as coursekit.data.weather has it.
  const DAYS = `
    128 106 117 122 89 44 72 100 94 61 61 61 50 44 11 17 33 0 -11 72 83 67 83 100 89 89 67 67 94 83 94 89 83 144 156 139 161 156 100 111 128
    89 83 72 67 72 72 100 67 67 78 100 100 83 67 72 50 67 67 50 61 67 122 106 78 67 89 156 94 72 67 83 56 78 111 89 100 50 72 78 89 100 122
    150 133 128 144 106 100 94 100 89 167 117 106 94 111 161 211 200 178 111 139 150 156 161 133 100 133 139 133 200 233 217 139 167 139 133
    161 156 128 117 133 111 122 133 178 239 183 133 144 183 244 256 267 244 194 178 156 194 144 167 128 144 172 222 222 172 167 161 189 178
    200 189 172 128 133 161 161 150 172 189 233 183 161 172 222 211 189 172 194 244 239 139 156 194 194 183 228 222 217 200 200 189 183 206
    244 250 267 283 250 239 278 256 233 250 189 261 217 211 250 194 239 206 189 233 267 256 189 222 228 194 228 239 233 272 339 339 283 211
    222 244 256 283 306 306 289 311 344 328 217 233 256 233 222 211 222 261 211 239 228 228 228 222 217 211 228 244 261 283 322 250 189 200
    200 222 278 261 222 244 278 278 239 194 161 194 194 211 194 194 228 250 206 211 233 178 189 189 217 239 239 211 161 122 139 139 156 178
    172 161 144 178 150 111 117 78 111 117 117 111
  `.trim().split(/\s+/).map((tenths) => Number(tenths) / 10);
  const BETAS = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99], VIEWS = { "60 days": 60, "300 days": 300 };

  const choice = ui.slider("β", { min: 0, max: BETAS.length - 1, value: 4, format: (k) => String(BETAS[k]) });
  const day = ui.slider("read off at day", { min: 1, max: 60, value: 5 });
  const view = ui.choice("show", Object.keys(VIEWS));
  const corrected = ui.toggle("bias correction", false);
  const plot = ui.plot({ height: 340, alt: "Temperatures as dots, the average that starts at 0 as a line and, when switched on, the corrected one." });
  const text = ui.text();

  ui.update(() => {
    const beta = BETAS[choice.value], last = VIEWS[view.value], t = day.value;
    let level = 0, weight = 0;                        // of the days, and of a row of ones: the weight that has come together
    const steps = DAYS.map((today) => {
      level += (1 - beta) * (today - level);
      weight += (1 - beta) * (1 - weight);
      return { level, weight };
    });
    const numbers = DAYS.slice(0, last).map((_, i) => i + 1), plain = steps.map((s) => s.level), right = steps.map((s) => s.level / s.weight);
    plot.draw([
      { x: numbers, y: DAYS.slice(0, last), mode: "markers", name: "days", marker: { size: last > 100 ? 4 : 6, color: ui.fade(ui.colour.grey, 0.7) }, hoverinfo: "skip" },
      { x: numbers, y: plain.slice(0, last), mode: "lines", name: "as it is", line: { color: ui.colour.purple, width: 2.5 }, hovertemplate: "day %{x}: %{y:.2f}<extra></extra>" },
      ...(corrected.value ? [{ x: numbers, y: right.slice(0, last), mode: "lines", name: "corrected", line: { color: ui.colour.green, width: 2.5, dash: "dash" }, hovertemplate: "day %{x}: %{y:.2f}<extra></extra>" }] : []),
      { x: [t], y: [(corrected.value ? right : plain)[t - 1]], mode: "markers", showlegend: false, marker: { size: 12, color: ui.colour.orange, line: { color: ui.colour.ink, width: 1 } }, hoverinfo: "skip" },
    ], { xaxis: { range: [0, last + 1], title: { text: "day t of 2012" } }, yaxis: { range: [-3, last > 100 ? 37 : 20], title: { text: "°C" } }, margin: { b: 90 } });
    const meet = steps.findIndex((s) => s.weight > 0.99) + 1;
    text.say(`Day ${t}: v = ${plain[t - 1].toFixed(2)}, and the weights add up to 1 − ${beta}${t > 1 ? ` to the power ${t}` : ""} = ${steps[t - 1].weight.toFixed(4)}` +
      (corrected.value ? `. The quotient is ${right[t - 1].toFixed(2)}` : "") + `. On this day it was ${DAYS[t - 1]} degrees. ` +
      (meet ? `From day ${meet} on the two curves differ by less than 1 %.` : "In 300 days the two curves do not come together to within 1 %."));
  });
});
