// Seven stored results of style transfer that differ in the weight of the style only. To learn: content and style pull in two
// directions, and a ratio chooses between them; small changes of it hardly show.
lesson.interactive((ui) => {
  const betas = [0.4, 2, 10, 40, 200, 1000, 10000];
  const content = [0.0501, 0.0677, 0.299, 0.826, 2.07, 3.62, 4.47];      // what tools/style_pictures.py printed
  const style = [1.58, 1.25, 0.632, 0.204, 0.0701, 0.0517, 0.0515];
  const which = ui.slider("style weight β, α = 10", { min: 0, max: betas.length - 1, value: 3, format: (k) => String(betas[k]) });
  const picture = ui.plot({ height: 320, half: true, alt: "The generated picture for this weight." });
  const chart = ui.plot({ height: 320, half: true, alt: "Cost of content and of style for the seven weights, on logarithmic axes. Content rises with the weight of the style, style falls." });
  const text = ui.text();

  ui.update(() => {
    const k = which.value;
    picture.draw([{ x: [k, k + 1], y: [0, 1], mode: "markers", marker: { opacity: 0 }, hoverinfo: "skip" }], {
      margin: { l: 4, r: 4, t: 4, b: 4 },
      images: [{ source: ui.stored("ratio.webp"), x: 0, y: 1, sizex: betas.length, sizey: 1, xref: "x", yref: "y", sizing: "stretch", layer: "below" }],
      xaxis: { visible: false, range: [k, k + 1], constrain: "domain" }, yaxis: { visible: false, range: [0, 1], scaleanchor: "x", constrain: "domain" },
    });
    const line = (name, values, colour) => ({ x: betas, y: values, name, mode: "lines+markers", line: { color: colour }, marker: { size: betas.map((_, i) => (i === k ? 13 : 6)), color: colour } });
    chart.draw([line("content", content, ui.colour.blue), line("style", style, ui.colour.orange)], {
      margin: { b: 84 },
      xaxis: { type: "log", dtick: 1, exponentformat: "power", title: { text: "β" } }, yaxis: { type: "log", dtick: 1, exponentformat: "power", title: { text: "cost" } },
    });
    text.say(`β/α = ${ui.number(betas[k] / 10)}: cost of content ${ui.digits(content[k])}, cost of style ${ui.digits(style[k])}.`);
  });
});
