// Twenty-five runs on a surface one cannot see, in which one knob matters and the other hardly.
// To learn: a grid tries 5 values of the knob that matters, random search 25; zooming then helps both.
lesson.interactive((ui) => {
  const RUNS = 25, ZOOM_RUNS = 10, MARGIN = 0.04;
  const clip = (v) => Math.min(1, Math.max(0, v));
  const column = (points, knob) => points.map((p) => p[knob]);

  // A hidden surface: a narrow ridge along the knob that matters, a gentle slope along the other.
  function surface(seed) {
    const random = ui.random(seed);
    const matters = random() < 0.5 ? 0 : 1;
    const ridge = 0.08 + 0.84 * random(), slope = random();
    const bell = (distance, width) => Math.exp(-0.5 * (distance / width) ** 2);
    return {
      matters,
      best: 0.96,
      score: (p) => 0.4 + 0.5 * bell(p[matters] - ridge, 0.05) + 0.06 * bell(p[1 - matters] - slope, 0.4),
    };
  }

  // The settings that are tried, in order, as [knob A, knob B] from 0 to 1.
  function settings(strategy, seed) {
    const random = ui.random(1000 + seed);
    return Array.from({ length: RUNS }, (_, i) => (strategy === "grid"
      ? [((i % 5) + 0.5) / 5, (Math.floor(i / 5) + 0.5) / 5]
      : [random(), random()]));
  }

  // More settings inside the box round the best three.
  function zoomed(points, score, seed) {
    const top = [...points].sort((p, q) => score(q) - score(p)).slice(0, 3);
    const box = [0, 1].map((knob) => [
      clip(Math.min(...column(top, knob)) - MARGIN), clip(Math.max(...column(top, knob)) + MARGIN)]);
    const random = ui.random(2000 + seed);
    const inside = ([low, high]) => low + (high - low) * random();
    return { box, more: Array.from({ length: ZOOM_RUNS }, () => [inside(box[0]), inside(box[1])]) };
  }

  // Which strategy finds more on average, over many surfaces.
  const SURFACES = 400;
  const mean = (strategy) => {
    let sum = 0;
    for (let s = 1; s <= SURFACES; s += 1) sum += Math.max(...settings(strategy, s).map(surface(s).score));
    return sum / SURFACES;
  };
  const average = { grid: mean("grid"), random: mean("random") };

  let seed = 8;
  const strategy = ui.choice("spend the runs", ["grid", "random"]);
  const spent = ui.slider("runs spent", { min: 3, max: RUNS, value: RUNS });
  const zoom = ui.toggle("10 more round the best three", false);
  const open = ui.toggle("uncover the surface", false);
  ui.button("another surface", () => { seed += 1; open.value = false; zoom.value = false; });

  const plot = ui.plot({ height: 470, alt: "The settings tried, knob A across and knob B up, coloured by dev score, with a mark on each axis for every value tried." });
  const found = ui.text();
  const compare = ui.text();

  ui.update(() => {
    const hidden = surface(seed);
    const first = settings(strategy.value, seed).slice(0, spent.value);
    const { box, more } = zoomed(first, hidden.score, seed);
    const points = zoom.value ? first.concat(more) : first;
    const scores = points.map(hidden.score);
    const at = scores.indexOf(Math.max(...scores));
    const tried = [0, 1].map((knob) => new Set(column(points, knob)).size);

    const traces = [];
    if (open.value) {
      const axis = Array.from({ length: 61 }, (_, i) => i / 60);
      traces.push({ type: "heatmap", x: axis, y: axis, z: axis.map((b) => axis.map((a) => hidden.score([a, b]))),
        zmin: 0.4, zmax: hidden.best, colorscale: "Viridis", showscale: false, opacity: 0.6, hoverinfo: "skip" });
    }
    const rug = { mode: "markers", hoverinfo: "skip" };
    const tick = (symbol) => ({ symbol, size: 10, color: ui.colour.blue, line: { width: 2, color: ui.colour.blue } });
    traces.push(
      { ...rug, x: column(points, 0), y: points.map(() => -0.045), marker: tick("line-ns-open") },
      { ...rug, x: points.map(() => -0.045), y: column(points, 1), marker: tick("line-ew-open") },
      { mode: "markers", opacity: 1, x: column(points, 0), y: column(points, 1), text: scores.map((s) => s.toFixed(3)),
        hovertemplate: "dev score %{text}<extra></extra>",
        marker: { size: points.map((_, i) => (i === at ? 17 : 11)), color: scores, cmin: 0.4, cmax: hidden.best,
          colorscale: "Viridis", line: { width: points.map((_, i) => (i === at ? 3 : 1)), color: points.map((_, i) => (i === at ? ui.colour.red : ui.colour.ink)) },
          colorbar: { title: { text: "dev score" }, orientation: "h", thickness: 12, y: 1, yanchor: "bottom" } } });
    const frame = { type: "rect", x0: box[0][0], x1: box[0][1], y0: box[1][0], y1: box[1][1], line: { color: ui.colour.blue, width: 2 } };
    const range = { range: [-0.09, 1.03], zeroline: false, tickvals: [0, 0.5, 1] };
    plot.draw(traces, {
      showlegend: false, shapes: zoom.value ? [frame] : [],
      xaxis: { ...range, title: { text: "knob A" } }, yaxis: { ...range, title: { text: "knob B" } },
    });

    found.say(`${points.length} runs: ${tried[0]} values of knob A, ${tried[1]} of knob B. Best dev score ${scores[at].toFixed(3)}; no setting can beat ${hidden.best.toFixed(3)}.`
      + (open.value ? ` Knob ${"AB"[hidden.matters]} was the one that matters.` : ""));
    compare.say(`Over ${SURFACES} such surfaces, 25 runs find ${average.grid.toFixed(3)} on average as a grid and ${average.random.toFixed(3)} at random.`);
  });
});
