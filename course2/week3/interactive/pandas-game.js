// A game: nurse one training run for twenty days, then compare it with twenty runs left alone.
// To learn: the fastest learning rate is just below the one that diverges, a low one at the end pays,
// a checkpoint saves the day, and twenty machines find much of that without anybody watching.
lesson.interactive((ui) => {
  const DAYS = 20, STEPS = 10, SIZE = 12, HERD = 20, NOISE = 0.5, TOP = 1e3;

  // The problem: J(w) = 1/2 sum_i h_i w_i^2, its curvatures h spread over two decades and multiplied by
  // a hidden number; gradients carry noise, as those of mini-batches do. It diverges for alpha > 2 / max h.
  let seed = 3, h, noise, days, weights;
  function fresh() {
    const scale = 10 ** (3 * ui.random(seed)() - 1.5);
    h = Array.from({ length: SIZE }, (_, i) => scale * 10 ** (-2 * i / (SIZE - 1)));
    noise = Array.from({ length: DAYS }, (_, day) => {
      const random = ui.random(97 * seed + day);
      return Array.from({ length: STEPS }, () => h.map(() => ui.normal(random)));
    });
    weights = [h.map((v) => 1 / Math.sqrt(v))];      // weights[k]: the checkpoint after the k-th day that counts
    days = [];                                       // { day, from, to, alpha, lost }
  }
  const error = (w) => Math.min(TOP, 0.5 * w.reduce((sum, v, i) => sum + h[i] * v * v, 0) / SIZE);
  const train = (w, day, alpha) => noise[day].reduce(
    (now, z) => now.map((v, i) => v - alpha * (h[i] * v + NOISE * Math.sqrt(h[i]) * z[i])), w);
  fresh();

  const exponent = ui.slider("learning rate α", { min: -4, max: 2, step: 0.1, value: -3, format: (v) => (10 ** v).toPrecision(2) });
  const now = () => weights[weights.length - 1];
  ui.button("train one day", () => {
    if (days.length === DAYS) return;
    const alpha = 10 ** exponent.value, next = train(now(), days.length, alpha);
    days.push({ day: days.length + 1, from: error(now()), to: error(next), alpha, lost: false });
    weights.push(next);
  });
  ui.button("back to yesterday", () => {
    const kept = days.filter((d) => !d.lost);
    if (!kept.length) return;
    kept[kept.length - 1].lost = true;
    weights.pop();
  });
  ui.button("new problem", () => { seed += 1; fresh(); show.value = "nothing yet"; });
  const OPTIONS = ["nothing yet", "20 runs, 1 day", "20 runs, 20 days"];
  const show = ui.choice("show the caviar", OPTIONS);

  const plot = ui.plot({ height: 380, alt: "The dev error after each day on a logarithmic axis: your run, days thrown away dashed, and on request twenty parallel runs." });
  const text = ui.text();
  const rest = ui.text();

  ui.update(() => {
    const traces = [];
    const part = (name, mine, style) => {
      const x = [], y = [];
      mine.forEach((d) => { x.push(d.day - 1, d.day, null); y.push(d.from, d.to, null); });
      traces.push({ x, y, name, mode: "lines+markers", connectgaps: false, ...style });
    };
    let words = "When your days are over, show the caviar: 1 day each costs as much computing as yours, 20 days each costs 20 times as much.";
    if (show.value !== OPTIONS[0]) {
      const length = show.value === OPTIONS[1] ? 1 : DAYS, random = ui.random(500 + seed);
      const herd = Array.from({ length: HERD }, () => {
        const alpha = 10 ** (6 * random() - 4), curve = [error(weights[0])];
        for (let day = 0, w = weights[0]; day < length; day += 1) { w = train(w, day, alpha); curve.push(error(w)); }
        return { alpha, curve, last: curve[length] };
      }).sort((a, b) => a.last - b.last);
      const x = Array.from({ length: length + 1 }, (_, i) => i);
      herd.reverse().forEach(({ curve }, i) => traces.push({ x, y: curve, mode: "lines", hoverinfo: "skip", name: i === HERD - 1 ? "best of the caviar" : "the others",
        showlegend: i >= HERD - 2, line: { color: i === HERD - 1 ? ui.colour.orange : ui.colour.grey, width: i === HERD - 1 ? 4 : 1 } }));
      const best = herd[HERD - 1];
      words = `Best of the caviar: ${best.last.toPrecision(3)} with α = ${best.alpha.toPrecision(2)}, for ${HERD * length} days of computing; ${herd.filter((run) => run.last >= TOP).length} of ${HERD} runs diverged.`;
    }
    part("thrown away", days.filter((d) => d.lost), { line: { color: ui.colour.red, dash: "dot", width: 2 }, marker: { size: 6 } });
    part("your panda", days.filter((d) => !d.lost), { line: { color: ui.colour.blue, width: 3 }, marker: { size: 6 } });
    plot.draw(traces, {
      xaxis: { title: { text: "day" }, range: [-0.5, DAYS + 0.5] },
      yaxis: { type: "log", range: [-2.1, 3.1], title: { text: "dev error J" }, tickvals: [0.01, 0.1, 1, 10, 100, 1000], ticktext: ["0.01", "0.1", "1", "10", "100", "off"] },
    });
    const reached = error(now());
    text.say(`Day ${days.length} of ${DAYS}: your error is ${reached >= TOP ? "off the scale; go back" : reached.toPrecision(3)}.`
      + (days.length === DAYS ? " The days are over." : ""));
    rest.say(words);
  });
});
