// How many windows use each pixel of a picture, for a filter of f by f and p pixels of padding.
// To learn: without padding corners count once; "same" keeps the size; only p = f - 1 treats all pixels alike.
lesson.interactive((ui) => {
  const n = ui.slider("picture n", { min: 4, max: 9, step: 1, value: 6 });
  const f = ui.slider("filter f", { min: 1, max: 5, step: 1, value: 3 });
  const p = ui.slider("padding p", { min: 0, max: 4, step: 1, value: 0 });
  const grid = ui.grid({ alt: "The pixels, each with the number of windows that use it, and round them the dashed frame of padding." });
  const text = ui.text();
  const times = (count) => (count === 1 ? "once" : `${count} times`);

  ui.update(() => {
    const whole = n.value + 2 * p.value, out = whole - f.value + 1;
    // Windows begin at 0 ... out - 1; so many of them cover this row of the padded picture.
    const along = (at) => Math.max(0, Math.min(at, out - 1) - Math.max(at - f.value + 1, 0) + 1);
    const inside = (at) => at >= p.value && at < p.value + n.value;
    grid.draw({
      title: `how often each pixel is used, ${n.value} by ${n.value}`,
      rows: Array.from({ length: whole }, (_, r) => Array.from({ length: whole }, (_, c) => {
        if (!inside(r) || !inside(c)) return { text: 0, ghost: true };
        const count = along(r) * along(c), share = count / f.value ** 2;
        return { text: count, colour: ui.fade(ui.colour.blue, 0.45 * share) };
      })),
    });
    const said = out < 1 ? "The filter does not fit." : out === n.value ? "That is “same”." : p.value === 0 ? "That is “valid”." : out < n.value ? "The picture still shrinks." : "The picture grows.";
    text.say(`Output: ${n.value} + 2·${p.value} − ${f.value} + 1 = ${Math.max(out, 0)} rows and columns. ${said} `
      + (out < 1 ? "" : `The corner is used ${times(along(p.value) ** 2)}, the middle ${times(along(p.value + Math.floor(n.value / 2)) ** 2)}.`));
  });
});
