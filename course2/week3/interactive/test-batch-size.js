// A trained batch-norm network, tested on 300 dev images that are normalised by each test batch.
// To learn: the answers depend on the company an image keeps, most of all in small or sorted batches;
// with the running averages they do not.
// The numbers are those of lesson 2.3.7, from the cell that fills `accuracy` and `given` (under "What
// it costs to use the batch"); the page compares its own run with them.
lesson.interactive((ui) => {
  const SIZES = [1, 2, 4, 8, 16, 30, 64, 128, 300];
  const AVERAGES = 0.970;                                          // accuracy with the running averages
  const RIGHT = [28, 29, 26, 31, 28, 39, 32, 26, 32, 29];          // images of each digit
  const ACCURACY = {
    shuffled: [0.097, 0.490, 0.777, 0.890, 0.930, 0.967, 0.963, 0.963, 0.970],
    sorted: [0.097, 0.103, 0.143, 0.160, 0.210, 0.227, 0.537, 0.763, 0.970],
  };
  const ANSWERS = {                                                // how often each digit was the answer
    shuffled: [
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 300], [18, 22, 37, 46, 34, 35, 28, 15, 32, 33], [25, 38, 22, 34, 26, 34, 35, 28, 29, 29],
      [26, 36, 24, 32, 28, 42, 33, 27, 25, 27], [28, 29, 25, 32, 30, 38, 33, 26, 32, 27], [27, 30, 28, 30, 29, 38, 33, 26, 31, 28],
      [27, 30, 26, 30, 29, 39, 33, 26, 32, 28], [27, 30, 27, 32, 29, 38, 33, 26, 32, 26], [27, 30, 27, 31, 29, 40, 32, 26, 31, 27],
    ],
    sorted: [
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 300], [12, 28, 19, 46, 30, 23, 27, 17, 53, 45], [18, 30, 23, 42, 29, 31, 27, 24, 39, 37],
      [18, 29, 28, 46, 31, 30, 23, 24, 38, 33], [21, 27, 24, 41, 25, 35, 30, 25, 40, 32], [23, 31, 25, 47, 32, 27, 19, 21, 43, 32],
      [26, 28, 22, 40, 28, 28, 30, 28, 32, 38], [32, 33, 29, 39, 25, 31, 33, 29, 27, 22], [27, 30, 27, 31, 29, 40, 32, 26, 31, 27],
    ],
  };

  const size = ui.slider("images per batch", { min: 0, max: SIZES.length - 1, step: 1, value: 0, format: (i) => String(SIZES[i]) });
  const sorted = ui.toggle("sort the images by class", false);
  const curve = ui.plot({
    height: 290, half: true,
    alt: "Dev accuracy over test batch size for shuffled or sorted images, with the present choice marked and the running averages as a dashed line.",
  });
  const bars = ui.plot({ height: 290, half: true, alt: "How often the network answers each digit, beside how often each digit is right." });
  const text = ui.text();

  ui.update(() => {
    const order = sorted.value ? "sorted" : "shuffled", at = size.value, B = SIZES[at];
    const accuracy = ACCURACY[order][at];
    curve.draw([
      { x: SIZES, y: ACCURACY[order], mode: "lines+markers", name: "batch statistics", line: { color: sorted.value ? ui.colour.orange : ui.colour.blue } },
      { x: [1, 300], y: [AVERAGES, AVERAGES], mode: "lines", name: "running averages", line: { color: ui.colour.green, dash: "dash" } },
      { x: [B], y: [accuracy], mode: "markers", showlegend: false, marker: { size: 15, color: ui.colour.red } },
    ], {
      xaxis: { type: "log", tickvals: [1, 4, 16, 64, 300], title: { text: "images per batch" } },
      yaxis: { range: [0, 1.05], title: { text: "dev accuracy" } },
      margin: { b: 85 },
    });
    const digits = RIGHT.map((_, digit) => digit);
    bars.draw([
      { x: digits, y: RIGHT, type: "bar", name: "right", marker: { color: ui.colour.grey } },
      { x: digits, y: ANSWERS[order][at], type: "bar", name: "answered", marker: { color: sorted.value ? ui.colour.orange : ui.colour.blue } },
    ], {
      xaxis: { dtick: 1, title: { text: "digit" } },
      yaxis: { range: [0, Math.max(60, ...ANSWERS[order][at])], title: { text: "images" } },
      margin: { b: 85 },
    });
    text.say(`${order === "sorted" ? "Sorted by class" : "Shuffled"}, ${B} per batch: accuracy ${accuracy.toFixed(3)}. ` +
      `With the running averages: ${AVERAGES.toFixed(3)}, whatever the batch.`);
  });
});
