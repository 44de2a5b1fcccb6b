// Two boxes on squared paper, their shared part, and the IoU. To learn: shared over covered; 0.5 is lenient; boxes that do not meet
// have 0, near or far; without the clamp at 0, boxes apart in both directions seem to share something.
lesson.interactive((ui) => {
  const SIDE = 12, MEETING = ["as you left them", "shifted by a third", "shifted both ways", "same centre", "nested", "touching", "apart one way", "apart both ways"];
  const starts = {
    "shifted by a third": [[2, 3, 8, 9], [4, 3, 10, 9]],
    "shifted both ways": [[2, 2, 8, 8], [3, 3, 9, 9]],
    "same centre": [[1, 1, 11, 11], [2.5, 2.5, 9.5, 9.5]],
    "nested": [[1, 1, 11, 11], [5, 5, 7, 7]],
    "touching": [[1, 3, 6, 9], [6, 3, 11, 9]],
    "apart one way": [[1, 3, 4, 9], [8, 3, 11, 9]],
    "apart both ways": [[1, 1, 5, 5], [7, 7, 11, 11]],
  };
  const boxes = [[1, 2, 7, 8], [4, 4, 11, 9]];
  const names = ["blue", "orange"];
  let held = 1, last = MEETING[0];

  const start = ui.choice("begin with", MEETING);
  const which = ui.choice("the sliders move", names, "orange");
  const sides = ["left x₁", "top y₁", "right x₂", "bottom y₂"].map((label) => ui.slider(label, { min: 0, max: SIDE, step: 0.5, value: 0, format: (v) => ui.number(v) }));
  const show = () => sides.forEach((slider, k) => { slider.value = boxes[held][k]; });
  show();

  // What the pointer has in hand: a corner or the middle of a box. It keeps it as long as the pointer goes on without a pause.
  let grip = null, when = 0;
  const handles = () => boxes.flatMap(([x1, y1, x2, y2], b) => [
    { b, at: [x1, y1], moves: [0, 1] }, { b, at: [x2, y1], moves: [2, 1] }, { b, at: [x1, y2], moves: [0, 3] }, { b, at: [x2, y2], moves: [2, 3] },
    { b, at: [(x1 + x2) / 2, (y1 + y2) / 2], moves: null }]);
  const far = (handle, x, y) => Math.hypot(handle.at[0] - x, handle.at[1] - y);
  const snap = (value, low, high) => Math.min(high, Math.max(low, Math.round(2 * value) / 2));
  function drag(x, y) {
    const now = performance.now();
    if (!grip || now - when > 400) grip = handles().reduce((best, handle) => (far(handle, x, y) < far(best, x, y) ? handle : best));
    when = now;
    const box = boxes[grip.b];
    if (grip.moves) {
      const [h, v] = grip.moves;
      box[h] = h === 0 ? snap(x, 0, box[2] - 0.5) : snap(x, box[0] + 0.5, SIDE);
      box[v] = v === 1 ? snap(y, 0, box[3] - 0.5) : snap(y, box[1] + 0.5, SIDE);
    } else {
      const [w, h] = [box[2] - box[0], box[3] - box[1]];
      const [left, top] = [snap(x - w / 2, 0, SIDE - w), snap(y - h / 2, 0, SIDE - h)];
      boxes[grip.b] = [left, top, left + w, top + h];
    }
    held = grip.b;
    which.value = names[held];
    start.value = last = MEETING[0];
    show();
  }

  const paper = ui.plot({ height: 340, press: drag, alt: "Two rectangles, blue and orange; what they share is filled green. Corners and middles can be dragged." });
  const bar = ui.plot({ height: 120, alt: "A bar from 0 to 1: the IoU, with a line at 0.5." });
  const text = ui.text();

  ui.update(() => {
    if (start.value !== last) {
      last = start.value;
      if (starts[last]) starts[last].forEach((box, b) => { boxes[b] = [...box]; });
      show();
    } else if (names[held] !== which.value) {
      held = names.indexOf(which.value);
      show();
    } else {
      const [x1, y1, x2, y2] = sides.map((slider) => slider.value);
      const own = [Math.min(x1, SIDE - 0.5), Math.min(y1, SIDE - 0.5)];
      const wanted = [...own, Math.max(x2, own[0] + 0.5), Math.max(y2, own[1] + 0.5)];
      if (wanted.some((value, k) => value !== boxes[held][k])) { boxes[held] = wanted; start.value = last = MEETING[0]; }
      if (wanted.some((value, k) => value !== sides[k].value)) show();
    }
    const [A, B] = boxes, area = ([x1, y1, x2, y2]) => (x2 - x1) * (y2 - y1);
    const inner = [Math.max(A[0], B[0]), Math.max(A[1], B[1]), Math.min(A[2], B[2]), Math.min(A[3], B[3])];
    const raw = [inner[2] - inner[0], inner[3] - inner[1]], meet = raw[0] > 0 && raw[1] > 0;
    const shared = meet ? raw[0] * raw[1] : 0, union = area(A) + area(B) - shared, iou = shared / union;
    const colours = [ui.colour.blue, ui.colour.orange];
    const rectangle = ([x1, y1, x2, y2], more) => ({ type: "rect", x0: x1, y0: y1, x1: x2, y1: y2, layer: "below", ...more });
    const points = handles();
    paper.draw([{
      x: points.map((p) => p.at[0]), y: points.map((p) => p.at[1]), mode: "markers", hoverinfo: "skip",
      marker: { size: points.map((p) => (p.moves ? 11 : 9)), symbol: points.map((p) => (p.moves ? "circle" : "cross")), color: points.map((p) => colours[p.b]) },
    }], {
      showlegend: false, margin: { l: 30, r: 8, t: 8, b: 26 },
      xaxis: { range: [-0.4, SIDE + 0.4], dtick: 1, constrain: "domain" }, yaxis: { range: [SIDE + 0.4, -0.4], dtick: 1, scaleanchor: "x", constrain: "domain" },
      shapes: [
        ...boxes.map((box, b) => rectangle(box, { line: { color: colours[b], width: 3 }, fillcolor: ui.fade(colours[b], 0.15) })),
        ...(meet ? [rectangle(inner, { line: { width: 0 }, fillcolor: ui.fade(ui.colour.green, 0.55) })] : []),
      ],
    });
    bar.draw([{ type: "bar", orientation: "h", x: [iou], y: ["IoU"], marker: { color: iou >= 0.5 ? ui.colour.green : ui.colour.grey }, hoverinfo: "skip" }], {
      xaxis: { range: [0, 1], dtick: 0.25 }, margin: { t: 8, b: 40 },
      shapes: [{ type: "line", x0: 0.5, x1: 0.5, yref: "paper", y0: 0, y1: 1, line: { color: ui.colour.red, width: 2, dash: "dash" } }],
    });
    const write = (value) => (value < 0 ? `(${ui.number(value)})` : ui.number(value));
    const sum = `${ui.number(area(A))} + ${ui.number(area(B))} − ${ui.number(shared)} = ${ui.number(union)}`;
    text.say(meet
      ? `Shared ${ui.number(raw[0])} · ${ui.number(raw[1])} = ${ui.number(shared)}; covered ${sum}; IoU = ${ui.number(iou)}${iou >= 0.5 ? ", at least 0.5: correct by the usual convention" : ""}.`
      : `They share nothing: IoU = 0. ${raw[0] < 0 && raw[1] < 0 ? `Without the zeros, ${write(raw[0])} · ${write(raw[1])} = ${ui.number(raw[0] * raw[1])} would count as shared.` : ""}`);
  });
});
