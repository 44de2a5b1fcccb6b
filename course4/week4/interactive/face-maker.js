// The faces of coursekit.faces, drawn in the browser: ten sliders are the person, all else is drawn anew for each photo.
// To learn: what a recogniser has to look at, and what it has to learn to look past; two pictures of one person differ in most pixels.
lesson.interactive((ui) => {
  const SIDE = 32;
  const names = ["skin", "width", "height", "hair line", "eye distance", "eye size", "brows", "nose", "mouth width", "hair"];
  const sliders = names.map((name) => ui.slider(name, { min: -1, max: 1, step: 0.1, value: 0 }));
  let seed = 1;
  const random = ui.random(11);
  ui.button("other photos", () => { seed += 1; });
  ui.button("another person", () => sliders.forEach((slider) => { slider.value = Number((2 * random() - 1).toFixed(1)); }));
  const plot = ui.plot({ height: 190, alt: "Four small grey faces in a row: the person in a studio, and three photos of the same person with other tilt, place, light, background and mouth." });
  const text = ui.text();

  const step = (z) => 1 / (1 + Math.exp(-Math.max(-40, Math.min(40, z))));

  // `uniform` is null in the studio: then everything that is not the person stays in the middle.
  function face(person, uniform) {
    const [skinOf, width, height, hairLine, distance, size, brows, nose, mouth, hair] = person;
    const between = (low, high) => (uniform ? low + (high - low) * uniform() : (low + high) / 2);
    const around = (spread) => (uniform ? spread * ui.normal(uniform) : 0);
    const angle = around(0.08), scale = between(0.9, 1.1), right = between(-0.15, 0.15), down = between(-0.15, 0.15), ground = between(0.1, 0.5);
    const lift = [around(0.01), around(0.01)], mouthAt = 0.42 + around(0.02), open = between(0.03, 0.09), gain = between(0.7, 1.3), light = between(-0.15, 0.15);
    const skin = 0.65 + 0.2 * skinOf, eye = 0.08 + 0.03 * size, apart = 0.24 + 0.07 * distance;
    const line = Array.from({ length: SIDE }, (_, i) => -1 + (2 * i) / (SIDE - 1));
    return line.map((ySeen) => line.map((xSeen) => {
      const across = (xSeen - right) / scale, along = (ySeen - down) / scale;
      const x = Math.cos(angle) * across + Math.sin(angle) * along, y = Math.cos(angle) * along - Math.sin(angle) * across;
      const oval = (xMiddle, yMiddle, xRadius, yRadius, sharpness) => step(sharpness * (1 - Math.hypot((x - xMiddle) / xRadius, (y - yMiddle) / yRadius)));
      const head = oval(0, 0, 0.55 + 0.12 * width, 0.75 + 0.08 * height, 12);
      const paint = [[head, skin], [head * step(25 * (-0.42 - 0.15 * hairLine - y)), 0.2 + 0.15 * hair]];
      [-1, 1].forEach((side, k) => paint.push([oval(side * apart, -0.1, eye, 0.6 * eye, 6), 0.05],
        [oval(side * apart, -0.3 + 0.05 * brows + lift[k], 0.13, 0.025, 4), 0.15]));
      paint.push([oval(0, 0.12, 0.04 + 0.02 * nose, 0.12 + 0.05 * nose, 6), 0.75 * skin], [oval(0, mouthAt, 0.2 + 0.09 * mouth, open, 5), 0.25]);
      const grey = paint.reduce((below, [mask, level]) => below * (1 - mask) + level * mask, ground);
      return Math.max(0, Math.min(1, grey * gain + light * xSeen + around(0.03)));
    }));
  }

  ui.update(() => {
    const person = sliders.map((slider) => slider.value), uniform = ui.random(seed);
    const photos = [face(person, null), ...[0, 1, 2].map(() => face(person, uniform))];
    const titles = ["studio", "photo 1", "photo 2", "photo 3"], narrow = plot.width() < 420;
    const layout = { showlegend: false, margin: { l: 4, r: 4, t: 24, b: 4 }, annotations: [] };
    plot.draw(photos.map((rows, k) => {
      const [x, y] = [`x${k ? k + 1 : ""}`, `y${k ? k + 1 : ""}`], domain = [k * 0.255, k * 0.255 + 0.235];
      layout[x.replace("x", "xaxis")] = { visible: false, domain, constrain: "domain", anchor: y };
      layout[y.replace("y", "yaxis")] = { visible: false, autorange: "reversed", scaleanchor: x, constrain: "domain", constraintoward: "top", anchor: x };
      layout.annotations.push({ x: domain[0], y: 1, xref: "paper", yref: "paper", xanchor: "left", yanchor: "bottom", text: titles[k], showarrow: false, font: { size: narrow ? 10 : 13 } });
      return { type: "heatmap", z: rows, xaxis: x, yaxis: y, zmin: 0, zmax: 1, showscale: false, hoverinfo: "skip", colorscale: [[0, "#000000"], [1, "#ffffff"]] };
    }), layout);
    const difference = photos[1].flat().filter((grey, i) => Math.abs(grey - photos[2].flat()[i]) > 0.1).length;
    text.say(`Photos 1 and 2 show the same person. In ${difference} of ${SIDE * SIDE} pixels they differ by more than a tenth.`);
  });
});
