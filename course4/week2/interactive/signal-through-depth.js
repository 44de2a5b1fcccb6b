// A signal on its way through twenty blocks of random layers, and a gradient on its way back, with and without shortcuts. To learn: a
// plain signal lives at one scale of the weights only; a residual one cannot die, and grows.
lesson.interactive((ui) => {
  const UNITS = 24, BLOCKS = 20;
  const FORWARD = "the signal, forward", BACK = "the gradient, back";
  const what = ui.choice("show", [FORWARD, BACK]);
  const scale = ui.slider("scale of the weights (1: He)", { min: 0.2, max: 1.6, step: 0.1, value: 0.7 });
  const seed = ui.slider("seed", { min: 1, max: 10, value: 1 });
  const plot = ui.plot({ height: 320, alt: "Size of the signal or the gradient at each of the twenty blocks, on a logarithmic scale, a line for plain and one for residual." });
  const text = ui.text();

  const times = (W, v) => W.map((row) => row.reduce((sum, weight, i) => sum + weight * v[i], 0));
  const across = (W, v) => W[0].map((_, j) => W.reduce((sum, row, i) => sum + row[j] * v[i], 0));
  const relu = (v) => v.map((value) => Math.max(value, 0));
  const open = (v, z) => v.map((value, i) => (z[i] > 0 ? value : 0));
  const plus = (u, v) => u.map((value, i) => value + v[i]);
  const size = (v) => Math.sqrt(v.reduce((sum, value) => sum + value * value, 0));

  // The sizes before the first block and behind each one, forward; the gradients' at the same places.
  function sizes(layers, start, end, residual) {
    let a = start;
    const forward = [size(a)], kept = [];
    for (const [W1, W2] of layers) {
      const z1 = times(W1, a), z2 = times(W2, relu(z1)), sum = residual ? plus(z2, a) : z2;
      kept.push([z1, sum]);
      a = relu(sum);
      forward.push(size(a));
    }
    let g = end;
    const back = [size(g)];
    for (let k = layers.length - 1; k >= 0; k -= 1) {
      const [[W1, W2], [z1, sum]] = [layers[k], kept[k]], inside = open(g, sum);
      const main = across(W1, open(across(W2, inside), z1));
      g = residual ? plus(main, inside) : main;
      back.unshift(size(g));
    }
    return { forward, back };
  }

  ui.update(() => {
    const random = ui.random(100 + seed.value), draw = () => ui.normal(random);
    const matrix = () => Array.from({ length: UNITS }, () => Array.from({ length: UNITS }, () => scale.value * Math.sqrt(2 / UNITS) * draw()));
    const start = Array.from({ length: UNITS }, () => Math.abs(draw())), end = Array.from({ length: UNITS }, draw);
    const layers = Array.from({ length: BLOCKS }, () => [matrix(), matrix()]);
    const kind = what.value === FORWARD ? "forward" : "back";
    const plain = sizes(layers, start, end, false)[kind], residual = sizes(layers, start, end, true)[kind];
    const at = plain.map((_, k) => k), above = (values) => values.map((value) => (value > 0 ? value : null));     // 0 has no logarithm
    plot.draw([
      { name: "plain", x: at, y: above(plain), mode: "lines+markers", marker: { size: 5 }, line: { color: ui.colour.blue } },
      { name: "residual", x: at, y: above(residual), mode: "lines+markers", marker: { size: 5 }, line: { color: ui.colour.orange } },
    ], {
      xaxis: { title: { text: "blocks from the input" } }, margin: { b: 80 },
      yaxis: { type: "log", exponentformat: "power", title: { text: what.value }, range: [-12.5, 12.5], dtick: 4 },
    });
    const [first, last] = kind === "forward" ? [0, BLOCKS] : [BLOCKS, 0];
    const grown = (values) => (values[last] === 0 ? "it is exactly 0" : `times ${ui.digits(values[last] / values[first], 2)}`);
    text.say(`${kind === "forward" ? "From the input to the last block" : "From the last block back to the input"}: plain ${grown(plain)}, residual ${grown(residual)}.`);
  });
});
