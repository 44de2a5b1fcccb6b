// The wheel idea, code, experiment, turned for a month, with the best result so far.
// To learn: how often it turns is set by how long a run takes; more turns find the rare good idea.
lesson.interactive((ui) => {
  const RUNS = [["10 minutes", 1 / 144], ["1 hour", 1 / 24], ["6 hours", 1 / 4], ["1 day", 1], ["1 week", 7], ["1 month", 30]];
  const run = ui.slider("a run takes", { min: 0, max: RUNS.length - 1, step: 1, value: 3, format: (v) => RUNS[v][0] });
  const day = ui.slider("day of the month", { min: 0, max: 30, step: 0.125, value: 0, format: (v) => ui.number(v) });
  const play = ui.button("let the month run", () => { playing ? stop() : start(); });
  const wheel = ui.plot({ height: 270, half: true, alt: "A wheel with three stations, idea, code and experiment, and a hand that turns once for each run." });
  const chart = ui.plot({ height: 270, half: true, alt: "The best error found so far against the days of the month." });
  const text = ui.text();

  // The same ideas in the same order for every speed: most are no good and are dropped, a few help a little, very few a lot; 2 % stay.
  const random = ui.random(2), best = [30];
  while (best.length <= 4320) best.push(2 + (best.at(-1) - 2) * Math.min(1, 1.15 - 0.17 * random() - (random() < 0.004 ? 0.3 : 0)));

  // The month passes in eight seconds, or at once for those who want no motion.
  let playing = false;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  function stop() { playing = false; play.value = "let the month run"; }
  function start() {
    if (still.matches) { day.value = 30; return; }
    playing = true;
    play.value = "stop";
    const from = day.value >= 30 ? 0 : day.value, begin = performance.now();
    const turn = () => {
      if (!playing) return;
      const now = Math.min(30, from + (performance.now() - begin) / 8000 * 30);
      day.value = now;
      if (now < 30) requestAnimationFrame(turn);
      else { stop(); ui.redraw(); }
    };
    turn();
  }

  ui.update(() => {
    const length = RUNS[run.value][1], time = day.value;
    const done = Math.floor(time / length + 1e-9), part = time / length - done;
    const circle = Array.from({ length: 91 }, (_, i) => (i * Math.PI) / 45), stations = [0, 1 / 3, 2 / 3].map((turn) => Math.PI / 2 - 2 * Math.PI * turn);
    const hand = Math.PI / 2 - 2 * Math.PI * part;
    wheel.draw([
      { x: circle.map(Math.cos), y: circle.map(Math.sin), mode: "lines", line: { color: ui.colour.grey, width: 2 }, showlegend: false, hoverinfo: "skip" },
      { x: [0, 0.85 * Math.cos(hand)], y: [0, 0.85 * Math.sin(hand)], mode: "lines+markers", line: { color: ui.colour.orange, width: 4 }, marker: { size: [0, 12], color: ui.colour.orange },
        showlegend: false, hoverinfo: "skip" },
      { x: stations.map((s) => 1.65 * Math.cos(s)), y: stations.map((s) => 1.2 * Math.sin(s)), mode: "text", text: ["idea", "code", "experiment"], textfont: { size: 13, color: ui.colour.ink },
        showlegend: false, hoverinfo: "skip" },
    ], { xaxis: { visible: false, range: [-2.2, 2.2] }, yaxis: { visible: false, range: [-1.45, 1.45], scaleanchor: "x" }, margin: { l: 4, r: 4, t: 4, b: 4 } });
    const steps = Math.min(done, 300), at = Array.from({ length: steps + 1 }, (_, i) => Math.floor((i * done) / Math.max(1, steps)));
    chart.draw([{ x: [...at.map((k) => k * length), time], y: [...at.map((k) => best[k]), best[done]], mode: "lines", line: { color: ui.colour.blue, width: 3, shape: "hv" }, showlegend: false, hoverinfo: "skip" }],
      { xaxis: { range: [0, 30], title: { text: "day" } }, yaxis: { range: [0, 32], title: { text: "best error so far, %" } } });
    text.say(`A run takes ${RUNS[run.value][0]}: ${Math.round(30 / length)} ${Math.round(30 / length) === 1 ? "turn" : "turns"} a month. ${done} done by day ${ui.number(Math.floor(time))}; best error ${best[done].toFixed(1)} %.`);
  });
});
