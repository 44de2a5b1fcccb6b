// Where a window of f by f may stand on a padded picture when it moves by s pixels at a time.
// To learn: a window that hangs over does not count, so the last rows may never be seen; with f < s there are gaps.
lesson.interactive((ui) => {
  const n = ui.slider("picture n", { min: 4, max: 10, step: 1, value: 6 });
  const f = ui.slider("filter f", { min: 1, max: 5, step: 1, value: 3 });
  const s = ui.slider("stride s", { min: 1, max: 4, step: 1, value: 2 });
  const p = ui.slider("padding p", { min: 0, max: 2, step: 1, value: 0 });
  let at = 0;
  ui.button("next window", () => { at += 1; });
  ui.button("one window back", () => { at -= 1; });
  const picture = ui.grid({ alt: "The padded picture; the present window is orange, all that any window sees pale blue, the rest white." });
  const output = ui.grid({ alt: "The output, a cell for each place of the window; the present one is orange." });
  const text = ui.text();

  ui.update(() => {
    const whole = n.value + 2 * p.value, size = whole < f.value ? 0 : Math.floor((whole - f.value) / s.value) + 1;
    const windows = size * size;
    at = windows ? (at + windows) % windows : 0;
    const [i, j] = size ? [Math.floor(at / size), at % size] : [0, 0];
    const covers = (window, pixel) => pixel >= window * s.value && pixel < window * s.value + f.value;
    const seen = (pixel) => Array.from({ length: size }, (_, window) => window).some((window) => covers(window, pixel));
    const inside = (pixel) => pixel >= p.value && pixel < p.value + n.value;
    const pixels = Array.from({ length: whole }, (_, pixel) => pixel);
    picture.draw({
      title: `picture, ${n.value} by ${n.value}${p.value ? `, in a frame of ${p.value}` : ""}`,
      rows: pixels.map((r) => pixels.map((c) => ({
        text: inside(r) && inside(c) ? "" : 0, ghost: !(inside(r) && inside(c)),
        colour: size && covers(i, r) && covers(j, c) ? ui.colour.orange : !(seen(r) && seen(c)) ? undefined : inside(r) && inside(c) ? ui.fade(ui.colour.sky, 0.35) : ui.colour.sky,
      }))),
    });
    output.draw({
      title: `output, ${size} by ${size}`,
      rows: Array.from({ length: size }, (_, r) => Array.from({ length: size }, (_, c) => ({ text: "", colour: r === i && c === j ? ui.colour.orange : ui.fade(ui.colour.sky, 0.35) }))),
    });
    const unseen = pixels.filter((pixel) => inside(pixel) && !seen(pixel)).length;
    text.say(size === 0 ? "The filter does not fit." : `Window ${at + 1} of ${windows}. Size: (${n.value} + 2·${p.value} − ${f.value}) / ${s.value} = `
      + `${ui.number((whole - f.value) / s.value)}, rounded down, plus 1: ${size}. ${unseen ? `Of the picture's rows ${unseen} ${unseen > 1 ? "are" : "is"} never seen, and as many columns.` : "Every pixel of the picture is seen."}`);
  });
});
