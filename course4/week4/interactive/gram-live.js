// A small picture, five channels of it and their Gram matrix. To learn: the matrix does not change when positions are shuffled, since
// each position keeps its five numbers; it changes when one channel is moved alone, and then only where that channel meets others.
lesson.interactive((ui) => {
  const N = 16, CHANNELS = ["red", "green", "blue", "upright edge", "level edge"];
  const night = [0.1, 0.2, 0.55], gold = [0.95, 0.8, 0.25], red = [0.8, 0.15, 0.15], pale = [0.9, 0.9, 0.85];
  const pictures = {
    "upright golden stripes": (r, c) => (c % 4 < 2 ? gold : night),
    "level golden stripes": (r, c) => (r % 4 < 2 ? gold : night),
    "golden whirl": (r, c) => (Math.sin(Math.hypot(r - 7.5, c - 7.5) * 1.5 - Math.atan2(r - 7.5, c - 7.5)) > 0 ? gold : night),
    "red and pale tiles": (r, c) => ((Math.floor(r / 4) + Math.floor(c / 4)) % 2 ? red : pale),
    "even night": () => night,
  };
  // The five numbers of each position, row by row. The picture goes on beyond its borders by its own edge.
  function look(paint) {
    const colour = Array.from({ length: N * N }, (_, p) => paint(Math.floor(p / N), p % N));
    const grey = (r, c) => { const at = (v) => Math.max(0, Math.min(N - 1, v)); return colour[at(r) * N + at(c)].reduce((sum, v) => sum + v, 0) / 3; };
    return colour.map((rgb, p) => {
      const r = Math.floor(p / N), c = p % N;
      return [...rgb, Math.abs(grey(r, c + 1) - grey(r, c - 1)), Math.abs(grey(r + 1, c) - grey(r - 1, c))];
    });
  }
  const gram = (places) => CHANNELS.map((_, k) => CHANNELS.map((__, l) => places.reduce((sum, a) => sum + a[k] * a[l], 0) / places.length));

  const which = ui.choice("picture", Object.keys(pictures), "golden whirl");
  const channel = ui.choice("channel to move", CHANNELS, "blue");
  const random = ui.random(4);
  let last = "", start = [], places = [], said = "";
  ui.button("shuffle the positions", () => {
    for (let i = places.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [places[i], places[j]] = [places[j], places[i]];
    }
    said = "The positions are shuffled. ";
  });
  ui.button("move this channel alone", () => {
    const k = CHANNELS.indexOf(channel.value), moved = places.map((_, p) => places[(p + 2 * N + 3) % places.length][k]);
    places = places.map((a, p) => a.map((value, l) => (l === k ? moved[p] : value)));
    said = `Only “${channel.value}” has moved, by two rows and three columns. `;
  });
  ui.button("as it was", () => { last = ""; });

  const picture = ui.plot({ height: 270, half: true, alt: "The picture, sixteen by sixteen cells, in the colours of the first three channels." });
  const edges = ui.plot({ height: 270, half: true, alt: "The fourth and fifth channel: upright edges in blue, level edges in orange." });
  const matrix = ui.grid({ wide: true, alt: "The Gram matrix of the five channels; entries that differ from those of the picture as it was are framed in orange." });
  const text = ui.text();

  ui.update(() => {
    if (which.value !== last) {
      last = which.value;
      start = look(pictures[last]);
      places = start.map((a) => [...a]);
      said = "";
    }
    const show = (plot, title, colours) => plot.draw([{
      type: "image", hoverinfo: "skip", z: Array.from({ length: N }, (_, r) => Array.from({ length: N }, (__, c) => colours(places[r * N + c]))),
    }], { title: { text: title }, margin: { l: 8, r: 8, b: 8 }, xaxis: { visible: false, constrain: "domain" }, yaxis: { visible: false, scaleanchor: "x", constrain: "domain" } });
    show(picture, "red, green, blue", (a) => a.slice(0, 3).map((v) => 255 * v));
    show(edges, "upright (blue), level (orange)", (a) => { const [u, l] = [Math.min(1, 1.6 * a[3]), Math.min(1, 1.6 * a[4])]; return [255 - 255 * u, 255 - 140 * u - 95 * l, 255 - 77 * u - 255 * l].map((v) => Math.max(0, v)); });
    const [before, now] = [gram(start), gram(places)], most = Math.max(...now.flat());
    const head = (words) => ({ text: words, head: true });
    let changed = 0;
    matrix.draw({
      title: "Gram matrix / positions",
      rows: [["", ...CHANNELS].map(head), ...now.map((row, k) => [head(CHANNELS[k]), ...row.map((value, l) => {
        const other = Math.abs(value - before[k][l]) > 1e-9;
        changed += Number(other);
        return { text: value.toFixed(3), colour: ui.fade(other ? ui.colour.orange : ui.colour.blue, 0.08 + 0.4 * value / most) };
      })])],
    });
    text.say(`${said}${changed ? `${changed} of 25 entries have changed (orange).` : said ? "Not one of the 25 entries has changed." : "25 entries, 15 of them different: the matrix is symmetric."}`);
  });
});
