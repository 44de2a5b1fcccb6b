// One handwritten digit of 14 by 14 pixels, turned, moved, slanted, bent and mirrored.
// To learn: changes that mean nothing to a reader move a picture farther, in pixels, than the step to another
// digit; and some changes do alter the label.
lesson.interactive((ui) => {
  const SIZE = 14, MIDDLE = (SIZE - 1) / 2;
  // Pixels of MNIST (CC BY-SA 3.0), 2 by 2 averaged, from 0 to z (35); and how near the nearest digit of another class is.
  const DIGITS = {
    4: { near: 2.08, other: 9, pixels: "00000000000000000000000000000000000000000000000fn02u50000000io108u00000001v300dr0000000do000ne0000" +
      "000eo019xb00000002vtxoz1000000002323v000000000000ct000000000000ft000000000000ki0000000000000000000" },
    6: { near: 3.19, other: 4, pixels: "000007a000000000000gt0000000000008z200000000000ez500000000000gx100000000001wn02400000000ky5awzk000" +
      "0001xl0wkiz2000002za0xb8z2000001vyrxtxo00000002ehhhc0000000000000000000000000000000000000000000000" },
    7: { near: 2.51, other: 3, pixels: "0000000000000000000000000000000000000000000012014ahe000000nxuwzzzr00000002424fzc00000000000jx10000" +
      "0000000oq000000000005zf00000000000cz400000000000lw100000000000vv000000000000nv0000000000006a000000" },
  };
  const values = Object.fromEntries(Object.entries(DIGITS).map(([name, d]) => [name, [...d.pixels].map((c) => parseInt(c, 36) / 35)]));

  const which = ui.choice("digit", Object.keys(DIGITS));
  const turn = ui.slider("turned by, degrees", { min: -180, max: 180, step: 5, value: 0 });
  const right = ui.slider("moved right, pixels", { min: -4, max: 4, step: 0.5, value: 0 });
  const down = ui.slider("moved down, pixels", { min: -4, max: 4, step: 0.5, value: 0 });
  const slant = ui.slider("slanted by", { min: -0.6, max: 0.6, step: 0.05, value: 0 });
  const wave = ui.slider("waves, pixels", { min: 0, max: 3, step: 0.25, value: 0 });
  const mirror = ui.toggle("mirrored");
  const before = ui.plot({ height: 250, half: true, alt: "The digit as it was written." });
  const after = ui.plot({ height: 250, half: true, alt: "The digit after the changes." });
  const text = ui.text();

  // The ink at a place between the pixels, from the four round it; 0 outside of the picture.
  function ink(pixels, x, y) {
    const left = Math.floor(x), top = Math.floor(y), u = x - left, v = y - top;
    const at = (row, column) => (row < 0 || row >= SIZE || column < 0 || column >= SIZE ? 0 : pixels[row * SIZE + column]);
    return (1 - v) * ((1 - u) * at(top, left) + u * at(top, left + 1)) + v * ((1 - u) * at(top + 1, left) + u * at(top + 1, left + 1));
  }

  // For each pixel of the new picture: from where in the old one its ink comes.
  function changed(pixels) {
    const angle = turn.value * Math.PI / 180, cos = Math.cos(angle), sin = Math.sin(angle);
    return Array.from({ length: SIZE * SIZE }, (_, i) => {
      const x = i % SIZE - MIDDLE - right.value, y = Math.floor(i / SIZE) - MIDDLE - down.value;
      const [turnedX, turnedY] = [cos * x + sin * y, -sin * x + cos * y];
      const bentX = turnedX + slant.value * turnedY + wave.value * Math.sin(turnedY * 0.9);
      const bentY = turnedY + 0.5 * wave.value * Math.sin(turnedX * 0.9);
      return ink(pixels, (mirror.value ? -bentX : bentX) + MIDDLE, bentY + MIDDLE);
    });
  }

  const rows = (pixels) => Array.from({ length: SIZE }, (_, row) => pixels.slice(row * SIZE, (row + 1) * SIZE));
  const show = (plot, pixels, title) => plot.draw([{
    type: "heatmap", z: rows(pixels), zmin: 0, zmax: 1, showscale: false, hoverinfo: "skip", colorscale: [[0, "#ffffff"], [1, "#000000"]],
  }], {
    title: { text: title }, margin: { l: 8, r: 8, b: 8 },
    xaxis: { visible: false, constrain: "domain" }, yaxis: { visible: false, autorange: "reversed", scaleanchor: "x", constrain: "domain" },
  });

  ui.update(() => {
    const pixels = values[which.value], now = changed(pixels), { near, other } = DIGITS[which.value];
    show(before, pixels, "as written");
    show(after, now, "changed");
    const far = Math.sqrt(now.reduce((sum, value, i) => sum + (value - pixels[i]) ** 2, 0));
    text.say(`Distance from the original: ${far.toFixed(2)}. The nearest other digit among 5,000, a ${other}, is ${near.toFixed(2)} away. ` +
      (far < near ? "By its pixels it is still nearer to itself than that digit is." : "By its pixels it is now farther from itself than that digit is. Do you still read it?"));
  });
});
