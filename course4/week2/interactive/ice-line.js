// Lite0 cut at each of its blocks: how good a head on the frozen part is, what lies above, and what the store saves.
// To learn: the best features are not the last ones; stored features cost one pass a picture, however many epochs.
lesson.interactive((ui) => {
  const places = ["first layer", ...Array.from({ length: 16 }, (_, i) => `block ${i}`), "last features"];
  // Numbers of each part, and its millions of multiplications for a picture of 96 by 96.
  const numbers = [992, 992, 5568, 9456, 14128, 27280, 33200, 85280, 85280, 108448, 173152, 173152, 227232, 481152, 481152, 481152, 610688, 414720];
  const work = [1.99, 1.84, 5.36, 4.73, 3.34, 3.63, 2.15, 2.92, 2.92, 3.75, 6.02, 6.02, 4.02, 4.24, 4.24, 4.24, 5.4, 3.69];
  // Measured once: balanced accuracy of a head on the mean over all positions, 20 drawings a kind, mean of 5 draws.
  const google = [0.574, 0.546, 0.614, 0.652, 0.726, 0.728, 0.778, 0.786, 0.781, 0.801, 0.798, 0.809, 0.853, 0.863, 0.851, 0.845, 0.831, 0.785];
  const twitter = [0.497, 0.470, 0.476, 0.547, 0.546, 0.563, 0.638, 0.658, 0.664, 0.687, 0.698, 0.717, 0.753, 0.764, 0.759, 0.762, 0.755, 0.709];

  const line = ui.slider("the ice reaches up to", { min: 0, max: 17, value: 17, format: (at) => places[at] });
  const pictures = ui.slider("pictures to learn from", { min: 25, max: 2000, step: 25, value: 100 });
  const epochs = ui.slider("epochs", { min: 1, max: 100, value: 50 });
  const plot = ui.plot({ height: 300, alt: "Balanced accuracy of a head over the place where Lite0 is cut, for Google's and Twitter's drawings, with a vertical line at the chosen place." });
  const text = ui.text();

  ui.update(() => {
    const at = line.value, x = places.map((_, i) => i);
    const curve = (name, y, colour) => ({ x, y, name, mode: "lines+markers", line: { color: colour }, hoverinfo: "skip" });
    plot.draw([curve("Google's", google, ui.colour.blue), curve("Twitter's", twitter, ui.colour.orange)], {
      margin: { b: 84 }, yaxis: { range: [0.4, 0.9], title: { text: "balanced accuracy" } },
      xaxis: { title: { text: "frozen up to block" }, tickvals: [0, 5, 9, 13, 17], ticktext: ["first", "4", "8", "12", "last"] },
      shapes: [{ type: "line", x0: at, x1: at, y0: 0.4, y1: 0.9, line: { color: ui.colour.sky, width: 3 } }],
    });
    const sum = (list) => list.reduce((total, value) => total + value, 0);
    const written = (count) => count.toLocaleString("en-US");
    text.say(`A head here: ${google[at].toFixed(3)} on Google's drawings, ${twitter[at].toFixed(3)} on Twitter's. `
      + `Above the ice lie ${written(sum(numbers.slice(at + 1)))} of ${written(sum(numbers))} numbers. `
      + `Below it is ${Math.round((100 * sum(work.slice(0, at + 1))) / sum(work))} % of the work: ${written(pictures.value)} passes if stored, ${written(pictures.value * epochs.value)} if not.`);
  });
});
