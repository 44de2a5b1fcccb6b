// How many of the five windows of a ten-crop, four corners and the centre, contain each pixel.
// To learn: the centre counts most; windows of less than half a side leave pixels that nobody looks at.
lesson.interactive((ui) => {
  const HEIGHT = 6, WIDTH = 8;
  const size = ui.slider("side of a window, pixels", { min: 1, max: HEIGHT, value: 5 });
  const grid = ui.grid({ alt: "The picture's pixels, each with the number of windows that contain it." });
  const text = ui.text();

  ui.update(() => {
    const s = size.value, low = HEIGHT - s, right = WIDTH - s;
    const corners = [[0, 0], [0, right], [low, 0], [low, right], [Math.floor(low / 2), Math.floor(right / 2)]];
    const counts = Array.from({ length: HEIGHT }, (_, r) => Array.from({ length: WIDTH }, (_, c) =>
      corners.filter(([top, left]) => r >= top && r < top + s && c >= left && c < left + s).length));
    grid.draw({
      title: `${HEIGHT} by ${WIDTH} pixels, five windows of ${s} by ${s}`,
      rows: counts.map((row) => row.map((count) => ({ text: count, colour: ui.fade(ui.colour.blue, 0.15 * count) }))),
    });
    const all = counts.flat(), unseen = all.filter((count) => count === 0).length;
    text.say(`${unseen} of ${all.length} pixels are in no window, ${all.filter((count) => count === Math.max(...all)).length} are in ${Math.max(...all)} of them. `
      + "The mirrored picture has the same counts, mirrored.");
  });
});
