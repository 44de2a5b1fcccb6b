// Gradient descent on the nine numbers of a filter, from zeros, until a picture's edge map comes out. The slopes are found by nudging.
// To learn: the nine numbers can be found; on raw greys, all positive and nearly equal, the same search creeps, and a rate that
// suits the centred picture diverges when it is a little larger.
lesson.interactive((ui) => {
  const SIZE = 18, STEPS = 400;
  const lost = { "Sobel": [1, 0, -1, 2, 0, -2, 1, 0, -1], "Sobel, horizontal": [1, 2, 1, 0, 0, 0, -1, -2, -1], "an edge at 45°": [2, 1, 0, 1, 0, -1, 0, -1, -2] };
  // A soft picture in greys from about 0.3 to 0.9: noise, averaged with its neighbours.
  const random = ui.random(5), noise = Array.from({ length: (SIZE + 2) ** 2 }, () => random());
  const soft = Array.from({ length: SIZE * SIZE }, (_, i) => {
    const at = Math.floor(i / SIZE) * (SIZE + 2) + i % SIZE;
    const near = [0, 1, 2, SIZE + 2, SIZE + 3, SIZE + 4, 2 * SIZE + 4, 2 * SIZE + 5, 2 * SIZE + 6];
    return 0.1 + near.reduce((sum, step, k) => sum + noise[at + step] * (k === 4 ? 3 : 1), 0) / 11;
  });
  const average = soft.reduce((sum, value) => sum + value, 0) / soft.length;
  const spread = Math.sqrt(soft.reduce((sum, value) => sum + (value - average) ** 2, 0) / soft.length);

  const target = ui.choice("lost filter", Object.keys(lost));
  const rate = ui.slider("learning rate", { min: 0.02, max: 0.6, step: 0.02, value: 0.1 });
  const step = ui.slider("steps", { min: 0, max: STEPS, step: 1, value: 20 });
  const centred = ui.toggle("picture centred and scaled", true);
  const found = ui.grid({ wide: true, alt: "The nine numbers found so far; blue above zero, red below." });
  const sought = ui.grid({ wide: true, alt: "The nine numbers of the lost filter." });
  const plot = ui.plot({ height: 260, alt: "The largest error of the nine numbers against the steps, on a logarithmic scale, for the whole run." });
  const text = ui.text();

  const paths = {};
  function path() {
    const key = `${target.value} ${rate.value} ${centred.value}`;
    if (paths[key]) return paths[key];
    const X = centred.value ? soft.map((value) => (value - average) / spread) : soft;
    const windows = [];
    for (let i = 0; i < SIZE - 2; i += 1) {
      for (let j = 0; j < SIZE - 2; j += 1) windows.push([0, 1, 2].flatMap((u) => X.slice((i + u) * SIZE + j, (i + u) * SIZE + j + 3)));
    }
    const answer = (window, K) => window.reduce((sum, pixel, k) => sum + pixel * K[k], 0);
    const Y = windows.map((window) => answer(window, lost[target.value]));
    const cost = (K) => windows.reduce((sum, window, n) => sum + (answer(window, K) - Y[n]) ** 2, 0) / Y.length;
    const nudged = (K, k, by) => K.map((value, other) => (other === k ? value + by : value));
    const all = [new Array(9).fill(0)];
    while (all.length <= STEPS && Math.max(...all[all.length - 1].map(Math.abs)) < 1e3) {
      const K = all[all.length - 1];
      all.push(K.map((value, k) => value - rate.value * (cost(nudged(K, k, 0.01)) - cost(nudged(K, k, -0.01))) / 0.02));
    }
    paths[key] = all;
    return all;
  }

  const square = (K) => [0, 1, 2].map((u) => [0, 1, 2].map((v) => {
    const value = K[3 * u + v];
    return { text: Number(value.toFixed(2)) + 0, colour: Math.abs(value) < 0.005 ? undefined : ui.fade(value > 0 ? ui.colour.blue : ui.colour.red, 0.1 + 0.28 * Math.min(1, Math.abs(value) / 2)) };
  }));

  ui.update(() => {
    const all = path(), at = Math.min(step.value, all.length - 1), goal = lost[target.value];
    const errors = all.map((K) => Math.max(...K.map((value, k) => Math.abs(value - goal[k]))));
    found.draw({ title: `found after ${at} steps`, rows: square(all[at]) });
    sought.draw({ title: "lost filter", rows: square(goal) });
    plot.draw([
      { x: errors.map((_, i) => i), y: errors, mode: "lines", line: { color: ui.colour.blue }, hoverinfo: "skip" },
      { x: [at], y: [Math.max(errors[at], 8e-4)], mode: "markers", marker: { size: 11, color: ui.colour.red }, hoverinfo: "skip" },
    ], { showlegend: false, xaxis: { title: { text: "step" }, range: [0, STEPS] }, yaxis: { type: "log", range: [-3.2, 3], title: { text: "largest error" }, tickvals: [0.001, 0.01, 0.1, 1, 10, 100, 1000] } });
    text.say(all.length <= STEPS ? `Diverged: after ${all.length - 1} steps a number is beyond 1,000.` : `Largest error after ${at} steps: ${ui.number(errors[at])}.`);
  });
});
