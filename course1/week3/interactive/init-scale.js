// The z of hidden units for random weights of a given scale, as a histogram under the activation function. To learn: the spread of
// z is the scale times the root of the number of inputs; where it is large, units sit on the flat ends and little slope is left.
lesson.interactive((ui) => {
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const bends = {
    tanh: { g: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
    sigmoid: { g: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)) },
    ReLU: { g: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0) },
  };
  const kind = ui.choice("activation", Object.keys(bends));
  const scale = ui.slider("scale of the weights", { min: -3, max: 2, step: 0.1, value: -2, format: (v) => String(Number((10 ** v).toPrecision(2))) });
  const inputs = ui.slider("inputs", { min: 0, max: 3, step: 0.1, value: 2, format: (v) => String(Math.round(10 ** v)) });
  const plot = ui.plot({ height: 320, alt: "The histogram of z with the activation function drawn over it." });
  const text = ui.text();
  const reach = 6, bins = 48, count = 4000;
  // A sum of many independent terms is normal: these draws, times the spread of z, stand for w·x.
  const random = ui.random(4);
  const draws = Array.from({ length: count }, () => ui.normal(random));

  ui.update(() => {
    const { g, slope } = bends[kind.value];
    const spread = 10 ** scale.value * Math.sqrt(Math.round(10 ** inputs.value));
    const heights = new Array(bins).fill(0);
    let outside = 0, mean = 0;
    for (const draw of draws) {
      const z = draw * spread, bin = Math.floor(((z + reach) / (2 * reach)) * bins);
      mean += slope(z) / count;
      if (bin >= 0 && bin < bins) heights[bin] += 1 / count;
      else outside += 1 / count;
    }
    const axis = Array.from({ length: 241 }, (_, i) => -reach + (i * reach) / 120);
    plot.draw([
      { type: "bar", x: heights.map((_, i) => -reach + ((i + 0.5) * 2 * reach) / bins), y: heights, name: "share of the units", yaxis: "y2", marker: { color: ui.fade(ui.colour.orange, 0.7) }, hoverinfo: "skip" },
      { x: axis, y: axis.map(g), name: kind.value, mode: "lines", line: { color: ui.colour.blue, width: 3 }, hoverinfo: "skip" },
    ], {
      bargap: 0, margin: { b: 80 }, xaxis: { range: [-reach, reach], title: { text: "z" } },
      yaxis: { range: kind.value === "ReLU" ? [-3, 6] : [-1.2, 1.2], title: { text: "g(z)" } },
      yaxis2: { overlaying: "y", side: "right", range: [0, Math.max(0.1, ...heights) * 1.6], showgrid: false, showticklabels: false },
    });
    const short = (value) => String(Number(value.toPrecision(3)));
    text.say(`Spread of z: ${short(spread)}. Mean slope of ${kind.value}: ${short(mean)}.`
      + (outside > 0.01 ? ` ${Math.round(100 * outside)} % of the units lie outside the picture.` : ""));
  });
});
