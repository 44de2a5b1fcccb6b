// A box and two or three anchors round one centre, and the IoU of the shapes. To learn: the best anchor is a matter of shape and size, not
// of place; the border between two anchors is a curve in width and height, not the diagonal.
lesson.interactive((ui) => {
  const sets = {
    "tall and wide": [[0.8, 2.4], [2.4, 0.9]],
    "small and large": [[0.9, 0.9], [2.2, 2.2]],
    "small, tall, wide": [[0.8, 0.8], [0.8, 2.4], [2.4, 0.9]],
  };
  const which = ui.choice("anchors", Object.keys(sets));
  const w = ui.slider("width of the box, cells", { min: 0.1, max: 3, step: 0.1, value: 0.6 });
  const h = ui.slider("height of the box, cells", { min: 0.1, max: 3, step: 0.1, value: 1.8 });
  const snap = (far) => Math.min(3, Math.max(0.1, Math.round(20 * Math.abs(far - 1.5)) / 10));
  const stage = ui.plot({ height: 320, half: true, press: (x, y) => { w.value = snap(x); h.value = snap(y); }, alt: "Three by three cells; in the middle a filled box and the anchors as dashed stencils." });
  const bars = ui.plot({ height: 320, half: true, alt: "A bar for each anchor: the IoU of its shape with that of the box." });
  const text = ui.text();

  ui.update(() => {
    const anchors = sets[which.value], colours = ["blue", "orange", "green"].map((name) => ui.colour[name]);
    const fits = anchors.map(([a, b]) => { const inner = Math.min(w.value, a) * Math.min(h.value, b); return inner / (w.value * h.value + a * b - inner); });
    const best = fits.indexOf(Math.max(...fits));
    const round = ([a, b], more) => ({ type: "rect", x0: 1.5 - a / 2, x1: 1.5 + a / 2, y0: 1.5 - b / 2, y1: 1.5 + b / 2, ...more });
    stage.draw([{ x: [1.5 + w.value / 2], y: [1.5 + h.value / 2], mode: "markers", marker: { size: 12, color: colours[best] }, hoverinfo: "skip" }], {
      showlegend: false, margin: { l: 8, r: 8, t: 8, b: 8 },
      xaxis: { range: [0, 3], dtick: 1, showticklabels: false, constrain: "domain" }, yaxis: { range: [3, 0], dtick: 1, showticklabels: false, scaleanchor: "x", constrain: "domain" },
      shapes: [round([w.value, h.value], { fillcolor: ui.fade(colours[best], 0.35), line: { color: colours[best], width: 2 } }), ...anchors.map((anchor, j) => round(anchor, { line: { color: colours[j], width: 3, dash: "dash" } }))],
    });
    const names = anchors.map(([a, b], j) => `${j + 1}: ${a} × ${b}`);
    bars.draw([{ type: "bar", orientation: "h", y: names, x: fits, marker: { color: colours.slice(0, anchors.length) }, text: fits.map((fit) => fit.toFixed(2)), textposition: "auto", hoverinfo: "skip" }], {
      xaxis: { range: [0, 1], title: { text: "IoU of the shapes" } }, yaxis: { autorange: "reversed" },
    });
    const [a, b] = anchors[best], area = w.value * h.value;
    const byArea = anchors.reduce((near, anchor, j) => (Math.abs(anchor[0] * anchor[1] - area) < Math.abs(anchors[near][0] * anchors[near][1] - area) - 1e-9 ? j : near), 0);
    const tie = fits.filter((fit) => Math.abs(fit - fits[best]) < 1e-9).length > 1 ? " A tie: the first one takes it." : "";
    text.say(`Anchor ${best + 1}, ${a} by ${b}, takes the box of ${ui.number(w.value)} by ${ui.number(h.value)}.${tie}${byArea === best ? "" : ` By area, ${ui.number(area)}, it would be anchor ${byArea + 1}.`}`);
  });
});
