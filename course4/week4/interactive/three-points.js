// Anchor, positive and negative as points in the plane, to be dragged; two rings round the anchor, and the arrows of one step.
// To learn: only a negative inside the outer ring is worth a step; the ring moves with the positive; close together, the arrows vanish.
lesson.interactive((ui) => {
  const RATE = 0.01, LENGTH = 0.12;                  // of a step, and of an arrow, both as a share of the gradient
  const names = ["A", "P", "N"], words = ["anchor A", "positive P", "negative N"], starts = [[1, 0], [0.6, 0.8], [0, 1]];
  let points = structuredClone(starts), held = 2, last = 0;
  const alpha = ui.slider("margin α", { min: 0, max: 1.5, step: 0.05, value: 1.4 });
  const which = ui.choice("point on the sliders", words, words[2]);
  const sliders = ["x", "y"].map((name, i) => ui.slider(name, { min: -1.5, max: 1.5, step: 0.05, value: points[2][i] }));
  const circle = ui.toggle("keep all on the unit circle", false);
  let shown = 2, written = [...starts[2]];           // the point on the sliders, and what they were last set to

  const gap = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
  const loss = () => Math.max(0, gap(points[0], points[1]) - gap(points[0], points[2]) + alpha.value);
  // Against the gradient of the loss, for each point.
  const pulls = () => {
    if (loss() === 0) return points.map(() => [0, 0]);
    const [a, p, n] = points;
    return [p.map((v, i) => 2 * (v - n[i])), a.map((v, i) => 2 * (v - p[i])), n.map((v, i) => 2 * (v - a[i]))];
  };
  const place = (values) => { points = values.map((at) => at.map((v) => Math.max(-1.5, Math.min(1.5, v)))); shown = -1; };
  ui.button("one step", () => { const ways = pulls(); place(points.map((at, k) => at.map((v, i) => v + RATE * ways[k][i]))); });
  ui.button("all three ten times closer", () => {
    const middle = [0, 1].map((i) => (points[0][i] + points[1][i] + points[2][i]) / 3);
    place(points.map((at) => at.map((v, i) => middle[i] + (v - middle[i]) / 10)));
  });
  ui.button("start again", () => place(structuredClone(starts)));
  const plot = ui.plot({
    height: 420, alt: "Points A, P and N in the plane. Round A a ring through P and a wider dashed one, the margin. Arrows show which way a step of gradient descent takes each point, as long as its gradient.",
    press: (x, y) => {
      // What is dragged stays in hand; after a pause the nearest point is taken.
      if (performance.now() - last > 250) held = [0, 1, 2].reduce((best, k) => (gap(points[k], [x, y]) < gap(points[best], [x, y]) ? k : best), 0);
      last = performance.now();
      which.value = words[held];
      place(points.map((at, k) => (k === held ? [x, y] : at)));
    },
  });
  const text = ui.text();

  ui.update(() => {
    const now = words.indexOf(which.value), values = sliders.map((slider) => slider.value);
    if (shown === now && values.some((value, i) => value !== written[i])) points[now] = values;        // somebody moved a slider
    if (circle.value) points = points.map((at) => (Math.hypot(...at) ? at.map((v) => v / Math.hypot(...at)) : [1, 0]));
    if (shown !== now || values.some((value, i) => Math.abs(value - points[now][i]) > 0.026)) sliders.forEach((slider, i) => { slider.value = points[now][i]; });
    written = sliders.map((slider) => slider.value);
    shown = now;

    const [near, far] = [gap(points[0], points[1]), gap(points[0], points[2])], ways = pulls(), hues = [ui.colour.ink, ui.colour.blue, ui.colour.orange];
    const ring = (radius, dash) => ({
      type: "circle", x0: points[0][0] - radius, x1: points[0][0] + radius, y0: points[0][1] - radius, y1: points[0][1] + radius, line: { color: ui.colour.blue, width: 1.8, dash },
      fillcolor: ui.fade(ui.colour.blue, 0.07), layer: "below",
    });
    plot.draw([{
      x: points.map((at) => at[0]), y: points.map((at) => at[1]), mode: "markers+text", text: names, textposition: "top right", textfont: { size: 16, color: ui.colour.ink }, hoverinfo: "skip",
      marker: { size: 17, color: hues, symbol: ["circle", "circle", "square"], line: { color: ui.colour.paper, width: 1 } },
    }], {
      showlegend: false,
      shapes: [ring(Math.sqrt(near + alpha.value), "dash"), ring(Math.sqrt(near), "solid"),
        ...(circle.value ? [{ type: "circle", x0: -1, x1: 1, y0: -1, y1: 1, line: { color: ui.colour.grey, width: 1, dash: "dot" } }] : [])],
      annotations: points.flatMap((at, k) => (LENGTH * Math.hypot(...ways[k]) < 0.004 ? [] : [{
        x: at[0] + LENGTH * ways[k][0], y: at[1] + LENGTH * ways[k][1], ax: at[0], ay: at[1], axref: "x", ayref: "y", text: "", showarrow: true, arrowhead: 2, arrowwidth: 2.5, arrowcolor: ui.colour.red,
      }])),
      xaxis: { range: [-1.9, 1.9], constrain: "domain", dtick: 0.5 }, yaxis: { range: [-1.9, 1.9], scaleanchor: "x", constrain: "domain", dtick: 0.5 },
    });
    const kind = far >= near + alpha.value ? "easy: N lies on or outside the outer ring" : far > near ? "semi-hard: N lies between the rings" : "hard: N is not farther than P";
    text.say(`d(A, P) = ${near.toFixed(3)}, d(A, N) = ${far.toFixed(3)}, loss = ${loss().toFixed(3)}; ${kind}. The longest gradient: ${Math.max(...ways.map((way) => Math.hypot(...way))).toFixed(3)}.`);
  });
});
