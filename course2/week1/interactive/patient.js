// A project with a hidden trouble: by two numbers alone, choose what to do. The numbers are simulated.
// To learn: each action works on one of the two gaps, so the same action is a cure here and lost time there.
lesson.interactive((ui) => {
  const TOLERANCE = 2, KINDS = ["bias", "variance", "both"];
  // What an action costs in days, and what it leaves of avoidable bias and variance gap; `x` is chance, from 0 to 1.
  const ACTIONS = {
    "bigger network": { days: 3, change: (s) => ({ bias: s.bias * 0.4, variance: s.variance + 0.3 }) },
    "train longer": { days: 1, change: (s) => ({ bias: s.bias * 0.8, variance: s.variance + 0.1 }) },
    "better optimiser": { days: 2, change: (s) => ({ bias: s.bias * 0.7, variance: s.variance }) },
    "twice the data": { days: 20, change: (s) => ({ bias: s.bias, variance: s.variance * 0.55 }) },
    "regularise": { days: 1, change: (s) => ({ bias: s.bias + 0.4, variance: s.variance * 0.65 }) },
    "other architecture": { days: 8, change: (s, x) => ({ bias: s.bias * (0.5 + 0.7 * x), variance: s.variance * (1.2 - 0.7 * x) }) },
  };
  let seed = 1, random, state, best, days, log, kind;

  function restart() {
    random = ui.random(seed);
    kind = KINDS[(seed - 1) % 3];
    best = Math.round(6 * random());
    const large = () => 7 + 9 * random(), small = () => 0.4 + 0.8 * random();
    state = { bias: kind === "variance" ? small() : large(), variance: kind === "bias" ? small() : large() };
    days = 0;
    log = [{ name: "start", ...state }];
  }
  restart();

  Object.entries(ACTIONS).forEach(([name, { days: cost, change }]) => {
    ui.button(`${name} (${cost} ${cost === 1 ? "day" : "days"})`, () => {
      state = change(state, random());
      days += cost;
      log.push({ name, ...state });
    });
  });
  ui.button("another patient", () => { seed += 1; restart(); });
  const plot = ui.plot({ height: 330, alt: "Training and dev error after each action, with the best possible error as a dashed line." });
  const text = ui.text();

  ui.update(() => {
    const visits = log.map((_, i) => i);
    const train = log.map((s) => best + s.bias), dev = log.map((s) => best + s.bias + s.variance);
    const line = (y, name, colour, symbol) => ({
      x: visits, y, name, mode: "lines+markers", line: { color: colour }, marker: { symbol, size: 9, color: colour },
      text: log.map((s) => s.name), hovertemplate: "%{text}: %{y:.1f} %<extra></extra>",
    });
    plot.draw([line(train, "training error", ui.colour.blue, "circle"), line(dev, "dev error", ui.colour.orange, "square")], {
      xaxis: { range: [-0.3, Math.max(6, log.length - 0.7)], dtick: 1, title: { text: "actions taken" } },
      yaxis: { range: [0, Math.max(36, ...dev) + 1], title: { text: "error, %" } },
      shapes: [{ type: "line", xref: "paper", x0: 0, x1: 1, y0: best, y1: best, line: { color: ui.colour.grey, dash: "dash", width: 2 } }],
      margin: { b: 85 },
    });
    const now = log[log.length - 1], done = now.bias <= TOLERANCE && now.variance <= TOLERANCE;
    const moved = log.length > 1 ? `After “${now.name}”: ` : "";
    text.say(`${moved || "Start: "}training ${(best + now.bias).toFixed(1)} %, dev ${(best + now.bias + now.variance).toFixed(1)} %, ` +
      `best possible ${best} %. ${days} ${days === 1 ? "day" : "days"} spent. ` +
      (done ? `Cured: both gaps are at most ${TOLERANCE} points. The trouble was ${kind === "both" ? "bias and variance" : kind}.` : "Which gap do you treat?"));
  });
});
