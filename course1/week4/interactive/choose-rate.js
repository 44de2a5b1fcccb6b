// A small deep network learns two rings of points, with the learning rate that the reader chooses. To learn: too small creeps, good
// falls, large jumps, too large kills the units of a layer, and then the cost lies still; near the edge the start decides.
lesson.interactive((ui) => {
  const n = [2, 8, 4, 1], L = 3, steps = 300, draw = ui.random(3);
  const points = Array.from({ length: 120 }, (_, i) => {
    const y = i % 2, radius = (y ? 0.5 : 1) + 0.1 * ui.normal(draw), angle = 2 * Math.PI * draw();
    return { x: [radius * Math.cos(angle), radius * Math.sin(angle)], y };
  });

  const rate = ui.slider("learning rate α", { min: -3, max: 1.4, step: 0.1, value: -1.5, format: (v) => String(Number((10 ** v).toPrecision(2))) });
  const start = ui.slider("start", { min: 1, max: 8, value: 1 });
  let kept = [];
  ui.button("keep this curve", () => { kept = [...kept.slice(-4), train().costs]; });
  ui.button("clear kept curves", () => { kept = []; });
  const plot = ui.plot({ height: 320, alt: "The cost against the steps, with the kept curves in grey and the level of always saying one half." });
  const text = ui.text();

  // The costs of all steps, and what the trained network is like: how many are right, which units still answer to anything.
  let last = "", result;
  function train() {
    const key = `${rate.value} ${start.value}`;
    if (key === last) return result;
    last = key;
    const random = ui.random(100 + start.value), alpha = 10 ** rate.value / points.length;
    const W = n.map((units, l) => (l ? Array.from({ length: units }, () => Array.from({ length: n[l - 1] }, () => ui.normal(random) * Math.sqrt(2 / n[l - 1]))) : []));
    const b = n.map((units) => new Array(units).fill(0));
    const forward = (x) => {
      const a = [x];
      for (let l = 1; l <= L; l += 1) {
        a.push(W[l].map((row, i) => {
          const z = row.reduce((sum, w, k) => sum + w * a[l - 1][k], b[l][i]);
          return l < L ? Math.max(0, z) : z;
        }));
      }
      return a;
    };
    const costs = [];
    for (let step = 0; step <= steps; step += 1) {
      const dW = W.map((rows) => rows.map((row) => row.map(() => 0))), db = b.map((column) => column.map(() => 0));
      let cost = 0;
      for (const { x, y } of points) {
        const a = forward(x), z = a[L][0];
        cost += Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));
        let dz = [1 / (1 + Math.exp(-z)) - y];
        for (let l = L; l >= 1; l -= 1) {
          dz.forEach((d, i) => {
            db[l][i] += d;
            for (let k = 0; k < n[l - 1]; k += 1) dW[l][i][k] += d * a[l - 1][k];
          });
          const next = dz;
          if (l > 1) dz = a[l - 1].map((value, k) => (value > 0 ? next.reduce((sum, d, i) => sum + d * W[l][i][k], 0) : 0));
        }
      }
      costs.push(cost / points.length);
      if (step === steps || !Number.isFinite(cost)) break;
      for (let l = 1; l <= L; l += 1) {
        b[l] = b[l].map((value, i) => value - alpha * db[l][i]);
        W[l] = W[l].map((row, i) => row.map((w, k) => w - alpha * dW[l][i][k]));
      }
    }
    const seen = points.map(({ x }) => forward(x));
    const alive = [1, 2].map((l) => Array.from({ length: n[l] }, (_, i) => seen.filter((a) => a[l][i] > 0).length).filter(Boolean).length);
    const right = seen.filter((a, i) => (a[L][0] > 0) === (points[i].y === 1)).length;
    result = { costs, alive, right };
    return result;
  }

  ui.update(() => {
    const { costs, alive, right } = train();
    const axis = Array.from({ length: steps + 1 }, (_, i) => i);
    plot.draw([
      ...kept.map((curve) => ({ x: axis, y: curve, mode: "lines", showlegend: false, hoverinfo: "skip", line: { color: ui.colour.grey, width: 1 } })),
      { x: [0, steps], y: [Math.LN2, Math.LN2], mode: "lines", name: "always one half", hoverinfo: "skip", line: { color: ui.colour.orange, width: 1.5, dash: "dash" } },
      { x: axis, y: costs, mode: "lines", name: "cost", hoverinfo: "x+y", line: { color: ui.colour.blue, width: 2.5 } },
    ], { xaxis: { title: { text: "steps" }, range: [0, steps] }, yaxis: { title: { text: "cost J" }, range: [0, 1.6] }, margin: { b: plot.width() < 420 ? 110 : 84 } });
    const final = costs.at(-1);
    text.say(`${Number.isFinite(final) ? `After ${steps} steps the cost is ${ui.number(Math.round(final * 1000) / 1000)}` : "The cost is no number any more"}, ${right} of ${points.length} points are right. `
      + `Units that answer to any point: ${alive[0]} of ${n[1]} in layer 1, ${alive[1]} of ${n[2]} in layer 2.`);
  });
});
