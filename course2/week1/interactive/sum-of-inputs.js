// The score z of one unit with n inputs, over many draws of its weights.
// To learn: a sum of more terms is larger; only weights with variance 1/n keep z in place.
lesson.interactive((ui) => {
  const DRAWS = 1500, SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
  const CHOICES = { "1": () => 1, "1/√n (variance 1/n)": (n) => 1 / Math.sqrt(n), "1/n": (n) => 1 / n };
  const at = ui.slider("inputs n", { min: 0, max: SIZES.length - 1, value: 4, format: (i) => String(SIZES[i]) });
  const choice = ui.choice("standard deviation of the weights", Object.keys(CHOICES));
  const plot = ui.plot({ height: 320, alt: "A histogram of z over 1500 draws, with the bell curve of a standard normal number." });
  const text = ui.text();

  // For each n the sums with weights of standard deviation 1; other weights only rescale them.
  const sums = {};
  function drawn(n) {
    const random = ui.random(n + 7);
    return Array.from({ length: DRAWS }, () => {
      let z = 0;
      for (let i = 0; i < n; i += 1) z += ui.normal(random) * (random() < 0.5 ? -1 : 1);      // inputs -1 and 1
      return z;
    });
  }

  ui.update(() => {
    const n = SIZES[at.value], std = CHOICES[choice.value](n), raw = sums[n] || (sums[n] = drawn(n));
    const z = raw.map((v) => std * v), rms = Math.sqrt(z.reduce((sum, v) => sum + v * v, 0) / DRAWS);
    const LIMIT = 8, size = 0.4, counts = new Array(Math.round(2 * LIMIT / size) + 1).fill(0);
    let beyond = 0;
    z.forEach((v) => {
      const bin = Math.round((v + LIMIT) / size);
      if (bin >= 0 && bin < counts.length) counts[bin] += 1;
      else beyond += 1;
    });
    const axis = Array.from({ length: 161 }, (_, i) => -LIMIT + i * LIMIT / 80);
    plot.draw([
      { type: "bar", name: "z", x: counts.map((_, i) => -LIMIT + i * size), y: counts.map((c) => c / DRAWS / size), width: size, marker: { color: ui.colour.blue }, hoverinfo: "skip" },
      { name: "standard normal, for comparison", x: axis, y: axis.map((v) => Math.exp(-v * v / 2) / Math.sqrt(2 * Math.PI)), mode: "lines", line: { color: ui.colour.orange, width: 3 }, hoverinfo: "skip" },
    ], {
      bargap: 0, xaxis: { range: [-LIMIT - 0.3, LIMIT + 0.3], title: { text: "z" } }, yaxis: { range: [0, 1], title: { text: "density" } }, margin: { b: 90 },
    });
    text.say(`Weights with standard deviation ${std.toPrecision(3)}: z has an rms of ${rms.toPrecision(3)}; its inputs have 1.` +
      (beyond ? ` ${beyond} of ${DRAWS} values lie outside of the chart.` : ""));
  });
});
