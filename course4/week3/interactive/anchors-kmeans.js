// k-means on widths and heights of boxes, step by step. To learn: the distance decides what is found; straight lines serve large boxes,
// 1 − IoU serves all; another start may end elsewhere; the mean best IoU says how good a set of anchors is.
lesson.interactive((ui) => {
  // Width and height in pixels of the first 250 things of coursekit.data.scenes(200, seed=100).
  const ours = "30,33 74,54 52,54 45,50 43,39 36,33 51,58 39,37 71,60 55,49 58,61 49,38 42,30 40,44 59,49 41,41 35,38 49,51 34,28 72,72 42,56 42,33 40,36 35,32 72,54 47,39 53,36 54,54 78,57 44,46 34,36 39,38 32,35 46,61 66,51 58,39 35,32 58,66 30,37 58,60 36,39 47,49 40,40 36,35 33,34 50,36 33,28 34,42 57,56 64,64 48,38 43,48 35,24 36,26 71,60 45,47 37,36 52,52 74,69 62,53 75,47 40,35 50,62 60,46 55,44 36,24 74,74 49,49 77,70 33,36 37,35 42,40 50,45 34,34 50,37 35,38 49,31 70,58 49,48 72,64 41,39 44,37 37,37 73,56 52,51 37,36 41,39 45,52 49,47 54,45 58,48 54,56 49,43 55,55 70,70 44,36 39,33 32,36 48,46 48,46 37,43 41,41 40,42 30,39 33,33 38,35 62,69 41,37 50,47 75,64 44,46 45,50 35,37 32,33 41,36 48,54 49,36 30,47 50,54 56,57 45,61 63,48 35,34 40,41 44,33 54,43 51,52 34,31 33,21 53,38 51,40 36,41 64,64 68,68 51,39 55,38 47,48 50,42 48,76 61,57 35,35 67,67 72,76 68,77 67,69 68,67 35,34 44,49 42,36 61,61 72,70 36,27 43,42 35,35 61,61 67,60 50,51 30,47 44,36 74,73 40,34 52,51 53,50 40,30 68,58 41,31 49,51 44,37 48,51 57,45 58,60 55,63 49,49 63,73 33,30 59,68 38,27 54,45 47,49 36,34 33,28 71,47 34,36 61,45 64,54 34,36 77,61 53,45 61,46 46,73 46,34 31,33 61,43 41,31 66,59 36,28 32,22 32,37 34,31 44,29 51,49 46,42 74,71 73,48 42,34 38,29 50,41 40,39 41,42 59,43 32,28 56,40 45,52 52,52 53,38 44,32 38,39 33,36 49,31 36,39 40,29 49,34 35,41 77,66 33,37 43,46 66,70 37,53 58,51 53,55 52,44 73,60 62,63 38,40 63,42 51,37 79,71 76,58 32,21 47,24 79,79 71,72 76,71 38,27 35,46 41,32 48,30 65,65 31,32 61,40".split(" ").map((row) => row.split(",").map(Number));
  // People and cars, from near to far: heights and widths spread evenly on a logarithmic scale.
  const random = ui.random(3);
  const street = Array.from({ length: 250 }, (_, i) => {
    const size = Math.exp(Math.log(10) + random() * Math.log(30)), shape = 1 + 0.18 * ui.normal(random);
    return i % 2 ? [size * 0.4 * shape, size] : [size, size * 0.45 * shape];
  }).map((pair) => pair.map((side) => Math.max(3, Math.round(side))));
  const sets = { "people and cars, near and far": street, "our scenes": ours };
  const IOU = "1 − IoU of the shapes", LINE = "straight line";

  const which = ui.choice("boxes", Object.keys(sets));
  const distance = ui.choice("distance", [IOU, LINE]);
  const k = ui.slider("anchors k", { min: 1, max: 6, value: 4 });
  const seed = ui.slider("random start", { min: 1, max: 9, value: 1 });
  const steps = ui.steps(40);
  ui.button("to the end", () => { steps.value = 40; });
  const plot = ui.plot({ height: 380, alt: "Width against height of every box, in the colour of its anchor; the anchors are large crosses." });
  const text = ui.text();

  const shape = ([w, h], [a, b]) => { const inner = Math.min(w, a) * Math.min(h, b); return inner / (w * h + a * b - inner); };
  const far = (box, anchor) => (distance.value === IOU ? 1 - shape(box, anchor) : Math.hypot(box[0] - anchor[0], box[1] - anchor[1]));
  const middle = (numbers) => { const sorted = [...numbers].sort((a, b) => a - b), half = sorted.length / 2; return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2; };
  const nearest = (box, anchors) => anchors.reduce((best, anchor, j) => (far(box, anchor) < far(box, anchors[best]) ? j : best), 0);

  // The anchors after so many steps, and whether the next step would change them.
  function run(boxes, many) {
    const draw = ui.random(seed.value * 101), start = [];
    while (start.length < k.value) {
      const box = boxes[Math.floor(draw() * boxes.length)];
      if (!start.some((other) => other[0] === box[0] && other[1] === box[1])) start.push(box);
    }
    let anchors = start;
    for (let step = 0; step <= many; step += 1) {
      const groups = anchors.map(() => []);
      boxes.forEach((box) => groups[nearest(box, anchors)].push(box));
      const moved = groups.map((group, j) => (group.length ? [0, 1].map((side) => middle(group.map((box) => box[side]))) : anchors[j]));
      if (String(moved) === String(anchors)) return { anchors, step, done: true };
      if (step === many) return { anchors, step, done: false };
      anchors = moved;
    }
    return { anchors, step: many, done: false };
  }

  let last = "";
  ui.update(() => {
    const asked = [which.value, distance.value, k.value, seed.value].join();
    if (asked !== last) { last = asked; steps.value = 0; }
    const boxes = sets[which.value], { anchors, step, done } = run(boxes, steps.value);
    const colours = ["blue", "orange", "green", "red", "purple", "sky"].map((name) => ui.colour[name]);
    const owner = boxes.map((box) => nearest(box, anchors)), most = Math.max(...boxes.flat()) * 1.05;
    plot.draw([
      { x: boxes.map((box) => box[0]), y: boxes.map((box) => box[1]), mode: "markers", marker: { size: 5, color: owner.map((j) => colours[j]) }, hoverinfo: "skip" },
      { x: anchors.map((a) => a[0]), y: anchors.map((a) => a[1]), mode: "markers", marker: { size: 17, symbol: "cross", color: anchors.map((_, j) => colours[j]), line: { color: ui.colour.ink, width: 2 } }, hovertemplate: "%{x} by %{y}<extra></extra>" },
    ], {
      showlegend: false, xaxis: { title: { text: "width, pixels" }, range: [0, most] }, yaxis: { title: { text: "height, pixels" }, range: [0, most] },
      shapes: anchors.map(([w, h], j) => ({ type: "rect", x0: 0, y0: 0, x1: w, y1: h, layer: "below", line: { color: ui.fade(colours[j], 0.6), width: 1, dash: "dash" } })),
    });
    const best = (some) => some.reduce((sum, box) => sum + Math.max(...anchors.map((anchor) => shape(box, anchor))), 0) / some.length;
    const ordered = [...boxes].sort((a, b) => a[0] * a[1] - b[0] * b[1]), half = ordered.length / 2;
    text.say(`${done ? `Nothing changes after step ${step}` : `Step ${step}`}: mean best IoU ${best(boxes).toFixed(3)}; of the smaller half of the boxes ${best(ordered.slice(0, half)).toFixed(3)}, of the larger ${best(ordered.slice(half)).toFixed(3)}.`);
  });
});
