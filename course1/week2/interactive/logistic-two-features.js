// Logistic regression with two features: the probability as shading, and the straight line where it is one half.
// To learn: w turns the line, b shifts it; twice the w and b give the same line and a surer model.
lesson.interactive((ui) => {
  const low = -4, high = 4, steps = 81, perClass = 30;
  const uniform = ui.random(3);
  const clouds = [[-1.1, -0.7], [1.2, 0.8]].map(([x, y]) =>
    Array.from({ length: perClass }, () => [x + 0.95 * ui.normal(uniform), y + 0.95 * ui.normal(uniform)]));
  const start = [0.5, -1, 0.5];
  const sliders = ["w₁", "w₂", "b"].map((name, i) => ui.slider(name, { min: -6, max: 6, step: 0.1, value: start[i] }));
  const scaled = (factor) => sliders.forEach((slider) => { slider.value = Number((slider.value * factor).toFixed(1)); });
  ui.button("double all three", () => { if (sliders.every((slider) => Math.abs(slider.value) <= 3)) scaled(2); });
  ui.button("start over", () => sliders.forEach((slider, i) => { slider.value = start[i]; }));
  const plot = ui.plot({ height: 400, alt: "The plane shaded by the probability of class 1, the decision line, the vector w and two clouds of points." });
  const text = ui.text();
  const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

  ui.update(() => {
    const [w1, w2, b] = sliders.map((slider) => slider.value);
    const score = (x, y) => w1 * x + w2 * y + b;
    const axis = Array.from({ length: steps }, (_, i) => low + (i * (high - low)) / (steps - 1));
    const length = Math.hypot(w1, w2);
    const traces = [{
      type: "heatmap", x: axis, y: axis, z: axis.map((y) => axis.map((x) => sigmoid(score(x, y)))), zmin: 0, zmax: 1, hoverinfo: "skip", showscale: false,
      colorscale: [[0, ui.fade(ui.colour.red, 0.55)], [0.5, ui.fade(ui.colour.red, 0)], [0.5, ui.fade(ui.colour.blue, 0)], [1, ui.fade(ui.colour.blue, 0.55)]],
    }, ...clouds.map((cloud, k) => ({
      mode: "markers", name: `y = ${k}`, x: cloud.map((p) => p[0]), y: cloud.map((p) => p[1]), hoverinfo: "skip",
      marker: { color: k ? ui.colour.blue : ui.colour.red, symbol: k ? "circle" : "square", size: 8, line: { color: ui.colour.ink, width: 0.6 } },
    }))];
    const foot = [(-b * w1) / length ** 2, (-b * w2) / length ** 2];          // the point of the line nearest to the origin
    const annotations = [];
    if (length > 0) {
      const along = [-w2 / length, w1 / length];
      traces.push({
        mode: "lines", name: "wᵀx + b = 0", x: [-20, 20].map((t) => foot[0] + t * along[0]), y: [-20, 20].map((t) => foot[1] + t * along[1]),
        line: { color: ui.colour.ink, width: 2.5 }, hoverinfo: "skip",
      });
      annotations.push({
        x: foot[0] + (1.4 * w1) / length, y: foot[1] + (1.4 * w2) / length, ax: foot[0], ay: foot[1], axref: "x", ayref: "y",
        text: "", showarrow: true, arrowhead: 2, arrowwidth: 2.5, arrowcolor: ui.colour.orange,
      });
    }
    const side = { constrain: "domain", range: [low, high], zeroline: false, showgrid: false };
    plot.draw(traces, { annotations, xaxis: { ...side, title: { text: "x₁" } }, yaxis: { ...side, scaleanchor: "x", title: { text: "x₂" } }, margin: { b: plot.width() < 420 ? 110 : 90 } });

    let right = 0, sure = 0;
    clouds.forEach((cloud, k) => cloud.forEach(([x, y]) => {
      const a = sigmoid(score(x, y));
      right += Number((a > 0.5) === (k === 1));
      sure += Math.max(a, 1 - a) / (2 * perClass);
    }));
    text.say(`${right} of ${2 * perClass} answers are right. On average the model gives its answer a probability of ${sure.toFixed(2)}.`);
  });
});
