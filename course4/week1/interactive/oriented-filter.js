// Sobel's filter turned by an angle, and its response to a star of rays: cos(angle) times the vertical filter plus sin(angle)
// times the horizontal one. To learn: the response is the same mixture; its sign says which side of the border is bright.
lesson.interactive((ui) => {
  const SIZE = 41, MIDDLE = (SIZE - 1) / 2, RAYS = 8;
  const vertical = [[1, 0, -1], [2, 0, -2], [1, 0, -1]], horizontal = [[1, 2, 1], [0, 0, 0], [-1, -2, -1]];
  // Light and dark rays, with soft borders, on a disc.
  const star = Array.from({ length: SIZE }, (_, r) => Array.from({ length: SIZE }, (_, c) => {
    const x = c - MIDDLE, y = MIDDLE - r, far = Math.hypot(x, y);
    if (far > MIDDLE - 1) return 0.5;
    return 0.5 + 0.5 * Math.max(-1, Math.min(1, far * Math.sin(RAYS * Math.atan2(y, x) + Math.PI / 2) / RAYS * 2));
  }));

  const angle = ui.slider("angle θ", { min: 0, max: 180, step: 5, value: 0, format: (v) => `${v}°` });
  const absolute = ui.toggle("absolute values", false);
  const before = ui.plot({ height: 290, half: true, alt: "A disc cut into light and dark rays." });
  const after = ui.plot({ height: 290, half: true, alt: "The response of the turned filter: blue above zero, red below." });
  const filter = ui.grid({ wide: true, alt: "The nine numbers of the turned filter." });
  const text = ui.text();
  const show = (plot, rows, scale, low, high, title) => plot.draw([{ type: "heatmap", z: rows, zmin: low, zmax: high, showscale: false, hoverinfo: "skip", colorscale: scale }], {
    title: { text: title }, margin: { l: 8, r: 8, b: 8 },
    xaxis: { visible: false, constrain: "domain" }, yaxis: { visible: false, autorange: "reversed", scaleanchor: "x", constrain: "domain" },
  });

  ui.update(() => {
    const theta = angle.value * Math.PI / 180, [cos, sin] = [Math.cos(theta), Math.sin(theta)];
    const K = vertical.map((row, u) => row.map((value, v) => cos * value + sin * horizontal[u][v]));
    const Z = Array.from({ length: SIZE - 2 }, (_, r) => Array.from({ length: SIZE - 2 }, (_, c) => {
      const sum = K.reduce((all, row, u) => all + row.reduce((part, weight, v) => part + weight * star[r + u][c + v], 0), 0);
      return absolute.value ? Math.abs(sum) : sum;
    }));
    show(before, star, [[0, "#000000"], [1, "#ffffff"]], 0, 1, "picture");
    show(after, Z, [[0, "#D55E00"], [0.5, "#ffffff"], [1, "#0072B2"]], -4, 4, absolute.value ? "response, absolute" : "response");
    filter.draw({ title: "filter", rows: K.map((row) => row.map((value) => Number(value.toFixed(2)) + 0)) });
    const bright = { 0: "left", 45: "upper left", 90: "top", 135: "upper right", 180: "right" }[45 * Math.round(angle.value / 45)];
    text.say(absolute.value ? "Blue where there is a border of about this direction, whichever side is bright." : `Blue where the bright side is about ${bright}, red where it is opposite.`);
  });
});
