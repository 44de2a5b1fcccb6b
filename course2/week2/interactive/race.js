// Four optimisers race from one start, on a surface seen from above; all their numbers can be changed.
// To learn: the rate matters more than the name; a valley that lies askew takes away what RMSprop and Adam gain by going through
// the directions one by one; on a plateau only those that divide by the size of the gradient get anywhere.
lesson.interactive((ui) => {
  const last = 200;
  const valley = (w, b) => (w * w + 50 * b * b) / 2;
  const surfaces = {
    "valley": { J: valley, reach: [12, 2.4], start: [10, 1], goal: [0, 0] },
    "valley, turned by 45°": { J: (w, b) => valley((w + b) / Math.SQRT2, (b - w) / Math.SQRT2), reach: [11, 11], start: [6.4, 7.8], goal: [0, 0] },
    "bent ravine": { J: (w, b) => ((w - 3) ** 2 + 5 * (b - w * w / 4) ** 2) / 4, reach: [5, 5], start: [-4, 1], goal: [3, 2.25] },
    "plateau": { J: (w, b) => 1 - Math.exp(-(w * w + b * b) / 2), reach: [5, 5], start: [4, 1.5], goal: [0, 0] },
  };
  const racers = [["gradient descent", -1.45, "circle"], ["momentum", -0.5, "square"], ["RMSprop", -0.5, "diamond"], ["Adam", -0.5, "triangle-up"]];
  const power = (v) => Number((10 ** v).toPrecision(2));

  const shape = ui.choice("surface", Object.keys(surfaces));
  const rates = racers.map(([name, value]) => ui.slider(`α of ${name}`, { min: -3, max: 1, step: 0.05, value, format: (v) => String(power(v)) }));
  const beta = ui.slider("β of momentum and Adam", { min: 0, max: 0.99, step: 0.01, value: 0.9 });
  const squares = [["RMSprop", 1], ["Adam", 3]].map(([name, value]) => ui.slider(`β₂ of ${name}`, { min: 0.3, max: 4, step: 0.1, value, format: (v) => String(Number((1 - 10 ** -v).toFixed(4))) }));
  const start = [0, 1].map((i) => ui.slider(`start ${"wb"[i]}`, { min: -12, max: 12, step: 0.1, value: surfaces.valley.start[i] }));
  const steps = ui.slider("steps", { min: 0, max: last, step: 1, value: 40 });
  let running = false;
  const play = ui.button("run the race", () => {
    running = !running;
    if (running && steps.value >= last) steps.value = 0;
    if (running) tick();
  });
  function tick() {
    if (running) steps.value += 1;
    running = running && steps.value < last;
    play.value = running ? "stop" : "run the race";
    if (running) setTimeout(tick, 70);
  }
  const map = ui.plot({
    height: 400, alt: "Contour lines of a surface from above with the paths of gradient descent, momentum, RMSprop and Adam.",
    press: (w, b) => [w, b].forEach((value, i) => { start[i].value = value; }),
  });
  const curves = ui.plot({ height: 250, alt: "The cost J of the four against the steps, on a logarithmic axis." });
  const text = ui.text();
  let shown = shape.value;

  ui.update(() => {
    const { J, reach, start: usual, goal } = surfaces[shape.value];
    if (shown !== shape.value) usual.forEach((value, i) => { start[i].value = value; });
    shown = shape.value;
    const h = 1e-5;
    const gradient = ([w, b]) => [(J(w + h, b) - J(w - h, b)) / (2 * h), (J(w, b + h) - J(w, b - h)) / (2 * h)];
    const paths = racers.map(([name], k) => {
      const walker = ui.optimiser(name, { rate: power(rates[k].value), beta: beta.value, ...(k > 1 ? { beta2: 1 - 10 ** -squares[k - 2].value } : {}) });
      const path = [start.map((slider) => slider.value)];
      while (path.length <= steps.value && Math.hypot(...path.at(-1)) < 1e3) path.push(walker.step(path.at(-1), gradient(path.at(-1))));
      return path;
    });
    const side = (far) => Array.from({ length: 71 }, (_, i) => -far + (i * far) / 35);
    const hues = [ui.colour.blue, ui.colour.red, ui.colour.green, ui.colour.purple];
    map.draw([
      {
        type: "contour", x: side(reach[0]), y: side(reach[1]), z: side(reach[1]).map((b) => side(reach[0]).map((w) => Math.sqrt(J(w, b)))), showscale: false, showlegend: false,
        hoverinfo: "skip", ncontours: 13, contours: { coloring: "lines" }, colorscale: [[0, ui.colour.grey], [1, ui.colour.grey]], line: { width: 0.8 },
      },
      ...paths.map((path, k) => ({
        x: path.map((p) => p[0]), y: path.map((p) => p[1]), name: racers[k][0], mode: "lines+markers", hoverinfo: "skip", line: { color: hues[k], width: 1.8 },
        marker: { opacity: 1, color: hues[k], symbol: racers[k][2], size: path.map((_, i) => (i === path.length - 1 ? 13 : 4)), line: { width: path.map((_, i) => (i === path.length - 1 ? 1.5 : 0)), color: ui.colour.ink } },
      })),
      { x: [goal[0]], y: [goal[1]], mode: "markers", showlegend: false, hoverinfo: "skip", marker: { symbol: "star", size: 13, color: ui.colour.yellow, line: { width: 1, color: ui.colour.ink } } },
    ], {
      xaxis: { range: [-reach[0], reach[0]], title: { text: "w" }, showgrid: false }, yaxis: { range: [-reach[1], reach[1]], title: { text: "b" }, showgrid: false },
      margin: { b: map.width() < 420 ? 110 : 88 },
    });
    curves.draw(paths.map((path, k) => ({
      x: path.map((_, i) => i), y: path.map((p) => Math.max(J(...p), 1e-12)), name: racers[k][0], mode: "lines", showlegend: false, line: { color: hues[k], width: 2 }, hoverinfo: "x+y+name",
    })), { xaxis: { range: [0, last], title: { text: "step" } }, yaxis: { type: "log", range: [-8, 3], dtick: 2, exponentformat: "power", title: { text: "J" } } });
    if (running) return;                                              // a voice that reads along would never stop
    const cost = (path) => (Math.hypot(...path.at(-1)) >= 1e3 ? "flown apart" : ui.digits(J(...path.at(-1)), 2));
    text.say(`J after ${steps.value} steps: ${racers.map(([name], k) => `${name} ${cost(paths[k])}`).join(", ")}.`);
  });
});
