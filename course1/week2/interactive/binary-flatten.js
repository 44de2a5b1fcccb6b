// Where a pixel of a picture goes when the picture becomes a column x, and what a wrong reshape makes of it.
// To learn: the order of unrolling only moves the numbers; reshape(-1, m) mixes the pictures although the shape is right.
lesson.interactive((ui) => {
  const size = 8, channels = ["red", "green", "blue"];
  const paint = {
    ".": [200, 225, 245], o: [240, 150, 40], k: [30, 30, 30], p: [250, 130, 160], g: [60, 160, 70], b: [120, 75, 35], w: [255, 255, 255], r: [210, 50, 45],
    u: [60, 120, 190],
  };
  const drawings = {
    cat: "o......o oo....oo oooooooo okkookko oooooooo oooppooo .oowwoo. ..oooo..",
    tree: "...gg... ..gggg.. ..gggg.. .gggggg. gggggggg ...bb... ...bb... gggggggg",
    house: "...rr... ..rrrr.. .rrrrrr. rrrrrrrr .wwwwww. .wkwwkw. .wwbbww. gggbbggg",
    boat: "...bw... ...bww.. ...bwww. ...b.... bbbbbbbb .bbbbbb. uuuuuuuu uuuuuuuu",
  };
  const names = Object.keys(drawings);
  const pictures = names.map((name) => drawings[name].split(" ").map((line) => [...line].map((letter) => paint[letter])));
  const n = size * size * 3, m = names.length;
  let row = 3, column = 1;

  const which = ui.choice("picture", names.map((name, i) => `${name} (${i})`));
  const order = ui.choice("order of unrolling", ["by pixel", "by channel"]);
  const way = ui.choice("way to flatten", ["picture by picture", "reshape(-1, m)"]);
  const before = ui.grid({ alt: "The picture, 8 by 8 pixels; press one.", press: (r, c) => { row = r; column = c; } });
  const after = ui.grid({ alt: "The chosen column of X, folded back into a picture." });
  const plot = ui.plot({ height: 250, alt: "The chosen column of X as bars, one for each of its 192 numbers; the three of the pressed pixel are marked when they are there." });
  const text = ui.text();

  const blocked = () => order.value === "by channel";
  // The place of one number in an unrolled picture: the same formula unrolls and folds back.
  const place = (r, c, k) => (blocked() ? k * size * size + r * size + c : (r * size + c) * 3 + k);
  const rgb = (values) => `rgb(${values.join(", ")})`;

  ui.update(() => {
    const i = Number(which.value.match(/\d/)[0]);
    const unrolled = pictures.map((picture) => {
      const x = new Array(n);
      picture.forEach((line, r) => line.forEach((pixel, c) => pixel.forEach((value, k) => { x[place(r, c, k)] = value; })));
      return x;
    });
    const memory = unrolled.flat();                                     // the m pictures, one behind the other
    const right = way.value !== "reshape(-1, m)";
    const x = Array.from({ length: n }, (_, j) => (right ? memory[i * n + j] : memory[j * m + i]));
    const back = pictures[0].map((line, r) => line.map((_, c) => channels.map((_, k) => x[place(r, c, k)])));

    before.draw({
      title: `the ${names[i]}: press a pixel`,
      rows: pictures[i].map((line, r) => line.map((pixel, c) => ({ text: r === row && c === column ? "●" : "", colour: rgb(pixel) }))),
    });
    after.draw({ title: `column ${i} of X, folded back`, rows: back.map((line) => line.map((pixel) => ({ text: "", colour: rgb(pixel) }))) });

    const places = channels.map((_, k) => place(row, column, k));
    const hue = (j) => channels[blocked() ? Math.floor(j / (size * size)) : j % 3];
    const traces = channels.map((channel) => {
      const there = x.map((_, j) => j).filter((j) => !right || hue(j) === channel);
      return { type: "bar", name: channel, width: 1, x: there, y: there.map((j) => x[j]), marker: { color: ui.colour[channel], line: { width: 0 } }, hovertemplate: "x[%{x}] = %{y}<extra></extra>" };
    });
    const mixed = [{ ...traces[0], name: "mixed", marker: { color: ui.colour.grey } }];
    const marks = { mode: "markers", name: "the pressed pixel", x: places, y: places.map((j) => x[j] + 14), marker: { symbol: "triangle-down", size: 11, color: ui.colour.ink }, hoverinfo: "skip" };
    plot.draw(right ? [...traces, marks] : mixed, {
      barmode: "overlay", bargap: 0, margin: { b: plot.width() < 420 ? 120 : 84 }, xaxis: { range: [-1.5, n], title: { text: "index in x" } }, yaxis: { range: [0, 290], tickvals: [0, 100, 200, 255] },
    });
    const pixel = pictures[i][row][column];
    text.say(right
      ? `Row ${row}, column ${column} has red ${pixel[0]}, green ${pixel[1]}, blue ${pixel[2]}. They stand at ${places.join(", ")} of x: ` +
        (blocked() ? `64·channel + 8·${row} + ${column}.` : `3·(8·${row} + ${column}) + channel.`)
      : `X has the right shape, (${n}, ${m}), but column ${i} holds every fourth number of all four pictures. No picture is left.`);
  });
});
