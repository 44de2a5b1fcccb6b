// Famous networks over the years. To learn: on a linear scale the beginnings are invisible, on a logarithmic one the growth is seen to
// turn; weights, work and depth do not go together.
lesson.interactive((ui) => {
  // name, year, weights, multiplications for a picture, layers with weights one behind the other, where the name stands
  const networks = [
    ["LeNet-5", 1998, 61706, 416520, 5, "top center"],
    ["AlexNet", 2012, 62378344, 1135256096, 8, "middle left"],
    ["VGG-16", 2014.2, 138357544, 15470264320, 16, "top center"],
    ["GoogLeNet", 2014.7, 7.0e6, 1.5e9, 22, "bottom left"],
    ["ResNet-152", 2015.9, 60419944, 11.3e9, 152, "top center"],
    ["MobileNet", 2017.3, 4.2e6, 0.569e9, 28, "bottom center"],
    ["Lite0", 2020.2, 4694024, 0.385e9, 50, "middle right"],
    ["ViT-B/16", 2021, 86.6e6, 17.6e9, 50, "top center"],
    ["ConvNeXt-T", 2022.2, 28.6e6, 4.5e9, 59, "bottom center"],
  ];
  const measures = { weights: 2, "multiplications for a picture": 3, layers: 4 };
  const high = ui.choice("height", Object.keys(measures));
  const logarithmic = ui.toggle("logarithmic scale", false);
  const plot = ui.plot({ height: 380, alt: "Nine networks as circles over the years 1998 to 2022; the height is what was chosen, the area the number of weights." });
  const text = ui.text();

  ui.update(() => {
    const column = measures[high.value], values = networks.map((network) => network[column]), most = Math.max(...values);
    const narrow = plot.width() < 480;
    plot.draw([{
      mode: "markers+text", x: networks.map((network) => network[1]), y: values, text: networks.map((network) => network[0]),
      textposition: networks.map((network) => network[5]), textfont: { size: narrow ? 10 : 12 }, hovertemplate: "%{text}: %{y:,.4~s}<extra></extra>", cliponaxis: false,
      marker: {
        size: networks.map((network) => Math.max(5, 46 * Math.sqrt(network[2] / 138357544))),
        color: networks.map((network) => (network[1] < 2020.5 ? ui.fade(ui.colour.blue, 0.55) : ui.fade(ui.colour.orange, 0.6))),
        line: { color: ui.colour.ink, width: 1 },
      },
    }], {
      xaxis: { title: { text: "year" }, range: [1995, 2025] },
      yaxis: logarithmic.value
        ? { type: "log", range: [Math.log10(Math.min(...values)) - 0.6, Math.log10(most) + 0.6], dtick: 1, exponentformat: "power", title: { text: high.value } }
        : { type: "linear", range: [-0.12 * most, 1.2 * most], exponentformat: "SI", title: { text: high.value } },
    });
    const ranked = [...networks].sort((a, b) => b[column] - a[column]);
    const times = (ratio) => (ratio >= 100 ? Math.round(ratio).toLocaleString("en-US") : ratio.toFixed(1));
    text.say(`${ranked[0][0]} has the most ${high.value}: ${times(ranked[0][column] / networks[0][column])} times LeNet-5's, `
      + `${times(ranked[0][column] / networks[6][column])} times Lite0's. Orange: not in the table.`);
  });
});
