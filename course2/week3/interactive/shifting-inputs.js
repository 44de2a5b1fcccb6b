// What layer 3 sees, two units of layer 2, while the first layer's weights are kicked at random.
// To learn: without batch norm the cloud wanders and swells; with it, mean and spread of each unit
// stay where beta and gamma put them, and only the shape of the cloud changes.
lesson.interactive((ui) => {
  const M = 200, HIDDEN = 20, EPSILON = 1e-8;
  const BETA = [1, -1], GAMMA = [1, 0.5];
  const random = ui.random(11);
  const normals = (n, scale = 1) => Array.from({ length: n }, () => scale * ui.normal(random));

  const inputs = Array.from({ length: M }, () => normals(2));
  const start = Array.from({ length: HIDDEN }, () => normals(3));          // two weights and a bias each
  const W2 = [normals(HIDDEN, 1 / 3), normals(HIDDEN, 1 / 3)];
  let W1 = start, kicks = 0;

  const size = ui.slider("size of a kick", { min: 0.1, max: 1.5, step: 0.1, value: 0.8 });
  const pin = ui.toggle("batch norm", false);
  ui.button("kick W[1]", () => {
    W1 = W1.map((unit) => unit.map((w) => w + size.value * ui.normal(random)));
    kicks += 1;
  });
  ui.button("back to the start", () => { W1 = start; kicks = 0; });

  const plot = ui.plot({
    height: 380,
    alt: "Scatter plot of two units of layer 2 over 200 examples: a grey cloud at the start, a blue one now, and their means.",
  });
  const text = ui.text();
  const mean = (values) => values.reduce((sum, v) => sum + v, 0) / M;
  const std = (values) => { const mu = mean(values); return Math.sqrt(mean(values.map((v) => (v - mu) ** 2)) + EPSILON); };
  const number = (v) => v.toFixed(2).replace("-", "−");

  // The two units of layer 2 for given first-layer weights, each a list over the examples.
  function secondLayer(weights) {
    const hidden = inputs.map((x) => weights.map(([w1, w2, b]) => Math.max(0, w1 * x[0] + w2 * x[1] + b)));
    return W2.map((row, unit) => {
      const z = hidden.map((a) => a.reduce((sum, v, k) => sum + row[k] * v, 0));
      if (!pin.value) return z;
      const mu = mean(z), sigma = std(z);
      return z.map((v) => GAMMA[unit] * (v - mu) / sigma + BETA[unit]);
    });
  }

  ui.update(() => {
    const before = secondLayer(start), now = secondLayer(W1);
    const cloud = ([x, y], colour, name) => ({
      x, y, mode: "markers", name, marker: { size: 6, color: colour, opacity: 0.5 }, hoverinfo: "skip",
    });
    const centre = ([x, y], colour, symbol) => ({
      x: [mean(x)], y: [mean(y)], mode: "markers", showlegend: false, hoverinfo: "x+y",
      marker: { size: 15, symbol, color: colour, line: { color: ui.colour.ink, width: 2 } },
    });
    const times = `${kicks} ${kicks === 1 ? "kick" : "kicks"}`;
    const range = [-12, 12], name = pin.value ? "z̃[2]" : "z[2]";
    plot.draw([
      cloud(before, ui.colour.grey, "at the start"), cloud(now, ui.colour.blue, `after ${times}`),
      centre(before, ui.colour.grey, "x"), centre(now, ui.colour.orange, "circle"),
    ], {
      xaxis: { range, title: { text: `${name}, unit 1` } },
      yaxis: { range, title: { text: `${name}, unit 2` } },
      margin: { b: 85 },
    });
    text.say(`After ${times}: means ${now.map((v) => number(mean(v))).join(" and ")}, ` +
      `standard deviations ${now.map((v) => number(std(v))).join(" and ")}; ` +
      `at the start means ${before.map((v) => number(mean(v))).join(" and ")}, ` +
      `standard deviations ${before.map((v) => number(std(v))).join(" and ")}.`);
  });
});
