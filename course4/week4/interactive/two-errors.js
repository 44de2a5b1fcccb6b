// Distances of pairs of pictures, same person or not, and a threshold that parts them.
// To learn: every threshold makes two errors, one grows as the other shrinks; and with many on the list only a much lower one will do.
lesson.interactive((ui) => {
  // Counts of pairs in bins of width 0.05, from 0: pictures of 60 people whom the encoder never saw, measured once.
  const BIN = 0.05;
  const same = [28, 364, 615, 536, 406, 287, 176, 92, 65, 49, 36, 11, 10, 10, 8, 3, 2, 0, 0, 1, 0, 0, 1];
  const different = [0, 2, 46, 211, 387, 674, 923, 1149, 1297, 1556, 1784, 2011, 2090, 2283, 2512, 2599, 2744, 2855, 2912, 2999, 3083, 3236, 3342, 3471, 3503, 3529,
    3661, 3857, 3822, 3766, 3829, 4024, 3926, 3980, 3924, 3926, 3847, 3749, 3854, 3627, 3623, 3555, 3451, 3325, 3463, 3180, 3233, 3223, 3119, 3094, 3005, 2943, 2875,
    2740, 2666, 2591, 2359, 2354, 2272, 2032, 1877, 1711, 1539, 1389, 1252, 1012, 966, 831, 644, 522, 375, 306, 226, 155, 80, 19, 3];
  const total = (counts) => counts.reduce((sum, count) => sum + count, 0);
  const below = (counts, tau) => total(counts.slice(0, Math.round(tau / BIN))) / total(counts);
  const tau = ui.slider("threshold τ", { min: 0, max: 1.5, step: BIN, value: 1 });
  const people = ui.slider("people on the list, K", { min: 1, max: 100, step: 1, value: 1 });
  const bars = ui.plot({ height: 270, half: true, alt: "Two histograms of squared distances: pairs of one person lie mostly below 0.5, pairs of two people spread from 0.1 to 3.8. A line marks the threshold." });
  const curves = ui.plot({ height: 270, half: true, alt: "Two curves against the threshold: the share of different pairs accepted rises, the share of same pairs refused falls. They cross between 0.45 and 0.5." });
  const text = ui.text();
  const share = (value) => `${Number((100 * value).toPrecision(2))} %`;
  const middle = (counts) => counts.map((_, i) => (i + 0.5) * BIN);
  const axis = Array.from({ length: 31 }, (_, i) => i * BIN);

  ui.update(() => {
    const accepted = below(different, tau.value), refused = 1 - below(same, tau.value);
    const mark = { type: "line", x0: tau.value, x1: tau.value, y0: 0, y1: 1, yref: "paper", line: { color: ui.colour.red, width: 2.5, dash: "dash" } };
    const bar = (name, counts, hue) => ({ type: "bar", name, x: middle(counts), y: counts.map((count) => (100 * count) / total(counts)), width: BIN, marker: { color: ui.fade(hue, 0.75) }, hoverinfo: "skip" });
    bars.draw([bar("same person", same, ui.colour.blue), bar("two people", different, ui.colour.orange)],
      { barmode: "overlay", shapes: [mark], xaxis: { title: { text: "squared distance d" }, range: [0, 4] }, yaxis: { title: { text: "% of pairs" } }, margin: { b: 84 } });
    const line = (name, values, hue) => ({ name, x: axis, y: values, mode: "lines", line: { color: hue, width: 3 }, hoverinfo: "skip" });
    curves.draw([line("same, refused", axis.map((t) => 100 * (1 - below(same, t))), ui.colour.blue), line("different, accepted", axis.map((t) => 100 * below(different, t)), ui.colour.orange)],
      { shapes: [mark], xaxis: { title: { text: "threshold τ" }, range: [0, 1.5] }, yaxis: { title: { text: "% wrong" }, range: [0, 50] }, margin: { b: 84 } });
    const K = people.value;
    text.say(`At τ = ${ui.number(tau.value)}: ${share(refused)} of the pairs of one person refused, ${share(accepted)} of the pairs of two people accepted. `
      + `A stranger before a list of ${K}${K === 1 ? "" : ", if the comparisons were independent,"} gets in with ${share(1 - (1 - accepted) ** K)}.`);
  });
});
