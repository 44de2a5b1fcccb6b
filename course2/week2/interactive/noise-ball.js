// A point in a round bowl J = (w² + b²) / 2 walks with noisy gradients, and the learning rate follows a schedule.
// To learn: a constant rate ends in a ball of noise whose excess of cost is proportional to the rate; a schedule hurries first and
// tightens then; one that falls too early never arrives.
lesson.interactive((ui) => {
  const epochs = 20, each = 20, last = epochs * each;
  // The share of the first rate in epoch e, which counts on within an epoch where the schedule counts updates; d is the strength.
  const menu = {
    "constant": () => 1,
    "inverse": (e, d) => 1 / (1 + d * Math.floor(e)),
    "exponential": (e, d) => Math.exp(-d * 0.3 * Math.floor(e)),
    "root": (e) => 1 / Math.sqrt(Math.max(1, Math.floor(e))),
    "stairs": (e, d) => Math.exp(-d * 1.5 * Math.floor(e / 5)),
    "cosine": (e) => Math.cos((Math.PI * e) / epochs / 2) ** 2,
    "warm-up and cosine": (e) => (e < 2 ? e / 2 : Math.cos((Math.PI * (e - 2)) / (epochs - 2) / 2) ** 2),
  };
  const kind = ui.choice("schedule", Object.keys(menu), "constant");
  const first = ui.slider("first rate α₀", { min: -2.5, max: 0.2, step: 0.05, value: -0.3, format: (v) => String(Number((10 ** v).toPrecision(2))) });
  const strength = ui.slider("strength of the decay d", { min: 0.1, max: 3, step: 0.1, value: 1 });
  const noise = ui.slider("noise σ", { min: 0, max: 2, step: 0.1, value: 1 });
  let seed = 1;
  ui.button("other noise", () => { seed += 1; });
  const curve = ui.plot({ height: 330, half: true, alt: "The learning rate against the epoch." });
  const bowl = ui.plot({ height: 330, half: true, alt: "The bowl from above with the walk of the point; the places of the last three epochs are marked." });
  const text = ui.text();

  ui.update(() => {
    const alpha0 = Number((10 ** first.value).toPrecision(2));
    strength.show(["inverse", "exponential", "stairs"].includes(kind.value));
    const rate = (t) => alpha0 * menu[kind.value](t / each, strength.value);
    const random = ui.random(seed), path = [[3, 2.4]];
    for (let t = 0; t < last; t += 1) path.push(path[t].map((p) => p - rate(t) * (p + noise.value * ui.normal(random))));
    const J = ([w, b]) => (w * w + b * b) / 2;
    const settled = path.slice(-3 * each);
    const mean = settled.reduce((sum, p) => sum + J(p), 0) / settled.length;
    const arrived = path.findIndex((p) => J(p) < 0.5);

    const times = path.slice(1).map((_, t) => t / each);
    curve.draw([{ x: times, y: times.map((e) => rate(e * each)), mode: "lines", line: { color: ui.colour.orange, width: 2.5 }, hoverinfo: "x+y" }], {
      title: { text: "learning rate" }, xaxis: { title: { text: "epoch" }, range: [0, epochs] }, yaxis: { rangemode: "tozero" },
    });
    const rings = Array.from({ length: 61 }, (_, i) => -3.5 + (7 * i) / 60), side = { range: [-3.5, 3.5], constrain: "domain", showgrid: false, zeroline: false };
    bowl.draw([
      { type: "contour", x: rings, y: rings, z: rings.map((b) => rings.map((w) => Math.hypot(w, b))), showscale: false, hoverinfo: "skip", ncontours: 8, contours: { coloring: "lines" },
        colorscale: [[0, ui.colour.grey], [1, ui.colour.grey]], line: { width: 0.7 }, showlegend: false },
      { x: path.map((p) => p[0]), y: path.map((p) => p[1]), mode: "lines", name: "the walk", line: { color: ui.colour.sky, width: 1 }, hoverinfo: "skip" },
      { x: settled.map((p) => p[0]), y: settled.map((p) => p[1]), mode: "markers", name: "last 3 epochs", marker: { color: ui.colour.red, size: 5 }, hoverinfo: "skip" },
    ], { title: { text: "in the bowl" }, xaxis: { ...side, title: { text: "w" } }, yaxis: { ...side, scaleanchor: "x", title: { text: "b" } }, margin: { b: 84 } });
    text.say(`It ${arrived < 0 ? "never comes" : `first comes after ${arrived} of ${last} updates`} below J = 0.5. Over the last three epochs J is ${ui.digits(mean, 2)} on average.`
      + (kind.value === "constant" && alpha0 < 2 ? ` The formula says ${ui.digits((alpha0 * noise.value ** 2) / (2 - alpha0), 2)} for a point that has settled.` : ""));
  });
});
