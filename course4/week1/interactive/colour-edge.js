// A colour picture of 6 by 6 pixels to paint, and a filter with the vertical edge in each of its three sheets, weighted.
// To learn: the answers of the channels are added, so a colour edge can cancel, and a filter can look for colour alone.
lesson.interactive((ui) => {
  const SIZE = 6, names = ["red", "green", "blue"];
  const colours = { red: [10, 0, 0], green: [0, 10, 0], blue: [0, 0, 10], white: [10, 10, 10], black: [0, 0, 0] };
  const starts = {
    "red | green": ["red", "green"], "white | black": ["white", "black"], "red | black": ["red", "black"], "blue | white": ["blue", "white"],
  };
  let last = "red | green";
  const filled = (name) => Array.from({ length: SIZE }, () => Array.from({ length: SIZE }, (_, c) => starts[name][c < SIZE / 2 ? 0 : 1]));
  let pixels = filled(last);

  const start = ui.choice("begin with", Object.keys(starts), last);
  const brush = ui.choice("paint with", Object.keys(colours), "blue");
  const weights = [1, 0, 0].map((value, k) => ui.slider(`weight of the ${names[k]} sheet`, { min: -1, max: 1, step: 0.5, value }));
  const picture = ui.grid({ alt: "The picture, 6 by 6 pixels; press one to paint it.", press: (r, c) => { pixels[r][c] = brush.value; } });
  const output = ui.grid({ wide: true, alt: "The output, 4 by 4 numbers; blue above zero, red below." });
  const text = ui.text();

  ui.update(() => {
    if (start.value !== last) { last = start.value; pixels = filled(last); }
    picture.draw({
      title: "picture: press to paint",
      rows: pixels.map((row) => row.map((name) => ({ text: "", colour: `rgb(${colours[name].map((value) => 25.5 * value).join(", ")})` }))),
    });
    // What one sheet answers in row r, column c: left column minus right column.
    const sheet = (k, r, c) => weights[k].value * [0, 1, 2].reduce((sum, u) => sum + colours[pixels[r + u][c]][k] - colours[pixels[r + u][c + 2]][k], 0);
    const sum = (r, c) => names.reduce((all, _, k) => all + sheet(k, r, c), 0);
    output.draw({
      title: "output, 4 by 4",
      rows: Array.from({ length: SIZE - 2 }, (_, r) => Array.from({ length: SIZE - 2 }, (_, c) => {
        const value = sum(r, c) + 0;
        return { text: value, colour: value === 0 ? undefined : ui.fade(value > 0 ? ui.colour.blue : ui.colour.red, 0.1 + 0.38 * Math.min(1, Math.abs(value) / 60)) };
      })),
    });
    const parts = names.map((name, k) => `${name} ${ui.number(sheet(k, 1, 1) + 0)}`);
    text.say(`The window in the second row and column: ${parts.join(", ")}. Sum: ${ui.number(sum(1, 1) + 0)}.`);
  });
});
