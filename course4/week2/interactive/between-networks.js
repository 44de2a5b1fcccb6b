// The networks on the straight line between two that compute the same function with their hidden units in different orders.
// To learn: halfway there is nothing; with the units in the same order every network on the way is right.
lesson.interactive((ui) => {
  const share = ui.slider("share of the second network", { min: 0, max: 1, step: 0.05, value: 0 });
  const sorted = ui.toggle("first bring its units into the same order", false);
  const function_ = ui.plot({ half: true, height: 280, alt: "The function of the network on the way, over x from minus 3 to 3, and the dashed line y = x that both ends compute." });
  const error = ui.plot({ half: true, height: 280, alt: "The mean squared error of the networks along the way, with a dot at the chosen share." });
  const text = ui.text();
  const relu = (z) => Math.max(z, 0);
  const range = (from, to, count) => Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  const first = { w: [1, -1], v: [1, -1] };

  ui.update(() => {
    const second = sorted.value ? { w: [1, -1], v: [1, -1] } : { w: [-1, 1], v: [-1, 1] };
    const between = (t) => ({ w: first.w.map((w, i) => (1 - t) * w + t * second.w[i]), v: first.v.map((v, i) => (1 - t) * v + t * second.v[i]) });
    const answer = ({ w, v }, x) => v[0] * relu(w[0] * x) + v[1] * relu(w[1] * x);
    const x = range(-3, 3, 61), shares = range(0, 1, 41), now = between(share.value);
    const loss = (net) => x.reduce((sum, at) => sum + (answer(net, at) - at) ** 2, 0) / x.length;
    function_.draw([
      { x: [-3, 3], y: [-3, 3], mode: "lines", name: "both ends", line: { color: ui.colour.grey, dash: "dash" } },
      { x, y: x.map((at) => answer(now, at)), mode: "lines", name: "on the way", line: { color: ui.colour.blue, width: 3 } },
    ], { xaxis: { title: { text: "x" } }, yaxis: { range: [-3.2, 3.2] }, margin: { b: 74 } });
    error.draw([
      { x: shares, y: shares.map((t) => loss(between(t))), mode: "lines", line: { color: ui.colour.orange } },
      { x: [share.value], y: [loss(now)], mode: "markers", marker: { color: ui.colour.orange, size: 12 } },
    ], { showlegend: false, xaxis: { title: { text: "share of the second" } }, yaxis: { range: [-0.2, 3.4], title: { text: "error" } } });
    const list = (numbers) => `(${numbers.map(ui.number).join(", ")})`;
    text.say(`Hidden weights ${list(now.w)}, output weights ${list(now.v)}; f(3) = ${ui.number(answer(now, 3))}.`);
  });
});
