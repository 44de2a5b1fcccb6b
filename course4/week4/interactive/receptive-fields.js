// A photograph and the window that one unit of a network sees in it. To learn: windows grow with depth, the stride of a layer spreads
// the units of the later ones, and padding lets windows begin outside the picture.
lesson.interactive((ui) => {
  const SIDE = 224;
  const conv = (name, f = 3, s = 1, p = 1) => ({ name, f, s, p }), pool = (name, f = 2) => ({ name, f, s: 2, p: 0 });
  const networks = {
    "VGG-16": [
      conv("conv1_1"), conv("conv1_2"), pool("pool 1"), conv("conv2_1"), conv("conv2_2"), pool("pool 2"),
      conv("conv3_1"), conv("conv3_2"), conv("conv3_3"), pool("pool 3"), conv("conv4_1"), conv("conv4_2"), conv("conv4_3"), pool("pool 4"),
      conv("conv5_1"), conv("conv5_2"), conv("conv5_3"), pool("pool 5"),
    ],
    AlexNet: [
      conv("conv 1", 11, 4, 2), pool("pool 1", 3), conv("conv 2", 5, 1, 2), pool("pool 2", 3), conv("conv 3"), conv("conv 4"), conv("conv 5"), pool("pool 3", 3),
    ],
    "P-Net": [conv("conv 1", 3, 1, 0), pool("pool"), conv("conv 2", 3, 1, 0), conv("conv 3", 3, 1, 0)],
  };
  // What is known of a layer: units in a row, side of the window, jump, first pixel.
  const books = (layers) => layers.reduce(([n, r, j, t], { f, s, p }) => [Math.floor((n + 2 * p - f) / s) + 1, r + (f - 1) * j, j * s, t - p * j], [SIDE, 1, 1, 0]);

  const net = ui.choice("network", Object.keys(networks));
  const depth = ui.slider("layer", { min: 1, max: 18, value: 9, format: (k) => (layers()[k - 1] || { name: "–" }).name });
  const down = ui.slider("unit: from above", { min: 0, max: 100, value: 45, format: (v) => `${v} %` });
  const right = ui.slider("unit: from the left", { min: 0, max: 100, value: 30, format: (v) => `${v} %` });
  function layers() { return networks[net.value]; }
  const now = () => layers().slice(0, Math.min(depth.value, layers().length));
  const limit = (value, most) => Math.max(0, Math.min(Math.round(value), most));

  const plot = ui.plot({
    height: 420, alt: "A photograph of a pagoda with an orange frame round the window of one unit; what of it lies outside the photograph is padding.",
    press: (x, y) => {
      const [n, r, j, t] = books(now()), share = (pixel) => limit(100 * limit((pixel - t - (r - 1) / 2) / j, n - 1) / Math.max(1, n - 1), 100);
      [down.value, right.value] = [share(y), share(x)];
    },
  });
  const text = ui.text();

  ui.update(() => {
    const all = layers();
    if (depth.value > all.length) depth.value = all.length;
    const layer = all[Math.min(depth.value, all.length) - 1], [n, r, j, t] = books(now());
    const [row, column] = [down, right].map((slider) => limit(slider.value * (n - 1) / 100, n - 1));
    const [top, left] = [row, column].map((cell) => t + cell * j);
    plot.draw([{ x: [0, SIDE], y: [0, SIDE], mode: "markers", marker: { opacity: 0 }, hoverinfo: "skip" }], {
      margin: { l: 8, r: 8, t: 8, b: 8 },
      images: [{ source: ui.stored("pagoda.webp"), x: 0, y: 0, sizex: SIDE, sizey: SIDE, xref: "x", yref: "y", layer: "below" }],
      shapes: [{ type: "rect", x0: left, x1: left + r, y0: top, y1: top + r, line: { color: "#E69F00", width: 3 }, fillcolor: "rgba(230, 159, 0, 0.15)" }],
      xaxis: { visible: false, range: [-36, SIDE + 36], constrain: "domain" }, yaxis: { visible: false, range: [SIDE + 36, -36], scaleanchor: "x", constrain: "domain" },
    });
    const outside = top < 0 || left < 0 || top + r > SIDE || left + r > SIDE;
    text.say(`${net.value}, ${layer.name}: ${n} × ${n} units, each sees r = ${r} pixels, neighbours are j = ${j} pixels apart, the first begins at t = ${ui.number(t)}. `
      + `The unit in row ${row}, column ${column} sees rows ${ui.number(top)} to ${ui.number(top + r - 1)} and columns ${ui.number(left)} to ${ui.number(left + r - 1)}`
      + `${r >= SIDE ? ", the whole photograph." : outside ? "; some of that is padding." : "."}`);
  });
});
