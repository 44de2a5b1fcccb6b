// The valley J = (w² + κ b²) / 2, walked by gradient descent with momentum; with β = 0 it is plain gradient descent.
// To learn: across the valley the gradients cancel in the average, along it they add up; so a rate at which plain descent flies
// apart becomes a good one. A large β overshoots, and swings.
lesson.interactive((ui) => {
  const reach = [12, 2];
  const bend = ui.slider("steepness κ of b", { min: 1, max: 100, step: 1, value: 50 });
  const rate = ui.slider("learning rate α", { min: -3, max: 0.2, step: 0.05, value: -0.5, format: (v) => String(Number((10 ** v).toPrecision(2))) });
  const beta = ui.slider("β", { min: 0, max: 0.99, step: 0.01, value: 0.9 });
  const steps = ui.slider("steps", { min: 0, max: 200, step: 1, value: 12 });
  const start = [ui.slider("start w", { min: -reach[0], max: reach[0], step: 0.5, value: 10 }), ui.slider("start b", { min: -reach[1], max: reach[1], step: 0.05, value: 1 })];
  const plain = ui.toggle("plain descent, too", true);
  const plot = ui.plot({
    height: 390, alt: "Contour lines of a long valley, seen from above, with the paths of momentum and of plain gradient descent and the arrows of the next step.",
    press: (w, b) => [w, b].forEach((value, i) => { start[i].value = value; }),
  });
  const text = ui.text();
  const line = (far) => Array.from({ length: 61 }, (_, i) => -far + (i * far) / 30);

  ui.update(() => {
    const alpha = Number((10 ** rate.value).toPrecision(2)), curve = [1, bend.value];
    const J = (p) => (p[0] ** 2 + curve[1] * p[1] ** 2) / 2;
    const gradient = (p) => p.map((value, i) => curve[i] * value);
    const walk = (keep) => {
      const walker = ui.optimiser("momentum", { rate: alpha, beta: keep }), path = [start.map((slider) => slider.value)];
      while (path.length <= steps.value && Math.hypot(...path.at(-1)) < 1e6) path.push(walker.step(path.at(-1), gradient(path.at(-1))));
      return { path, v: walker.v };
    };
    const own = walk(beta.value), other = walk(0);
    const at = own.path.at(-1), g = gradient(at);
    const ahead = at.map((_, i) => beta.value * (own.v[i] || 0) + (1 - beta.value) * g[i]);        // the average at the next step
    const trail = (name, path, colour, width) => ({
      x: path.map((p) => p[0]), y: path.map((p) => p[1]), name, mode: "lines+markers", hoverinfo: "skip", line: { color: colour, width }, marker: { color: colour, size: 5 },
    });
    const arrow = (v, colour) => {
      const fit = Math.min(1, ...v.map((value, i) => (reach[i] + Math.sign(value) * at[i]) / Math.max(alpha * Math.abs(value), 1e-9)));     // it ends in the chart
      return {
        x: at[0] - fit * alpha * v[0], y: at[1] - fit * alpha * v[1], ax: at[0], ay: at[1], axref: "x", ayref: "y", text: "", showarrow: true,
        arrowhead: 2, arrowwidth: 3, arrowcolor: colour,
      };
    };
    const height = line(reach[1] * 1.05), width = line(reach[0] * 1.05);
    plot.draw([
      {
        type: "contour", x: width, y: height, z: height.map((b) => width.map((w) => Math.sqrt(J([w, b])))), showscale: false, hoverinfo: "skip", showlegend: false,
        ncontours: 12, contours: { coloring: "lines" }, colorscale: [[0, ui.colour.grey], [1, ui.colour.grey]], line: { width: 0.8 },
      },
      ...(plain.value ? [trail("plain descent", other.path, ui.colour.blue, 1.2)] : []),
      trail("momentum", own.path, ui.colour.red, 2),
      { x: [start[0].value], y: [start[1].value], mode: "markers", showlegend: false, hoverinfo: "skip", marker: { size: 14, symbol: "circle-open", color: ui.colour.ink, line: { width: 2.5 } } },
    ], {
      xaxis: { range: [-reach[0] * 1.05, reach[0] * 1.05], title: { text: "w" }, showgrid: false }, yaxis: { range: [-reach[1] * 1.05, reach[1] * 1.05], title: { text: "b, stretched" }, showgrid: false },
      margin: { b: plot.width() < 420 ? 110 : 88 },
      annotations: Math.abs(at[0]) < reach[0] && Math.abs(at[1]) < reach[1] ? [arrow(g, ui.colour.blue), arrow(ahead, ui.colour.red)] : [],
    });
    const cost = (path) => {
      const value = J(path.at(-1));
      return value > 1e5 ? "it has flown apart" : `J = ${ui.digits(value)}`;
    };
    text.say(`α = ${alpha}, after ${steps.value} steps. Momentum: ${cost(own.path)}. Plain descent: ${cost(other.path)}; it holds up to α = ${ui.number(2 / Math.max(...curve))}. `
      + "Arrows: the next step by the gradient alone (blue), and by the average (red).");
  });
});
