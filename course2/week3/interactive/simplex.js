// All predictions for three classes, as a triangle. To learn: the loss sees only the true class;
// -dz = y - yhat points from the prediction to the true corner; its length is how wrong we are.
lesson.interactive((ui) => {
  const names = ["cat", "dog", "chick"];
  const corners = [[0.5, Math.sqrt(3) / 2], [0, 0], [1, 0]];              // an equilateral triangle of side 1
  const truth = ui.choice("true class", names);
  const cat = ui.slider("ŷ of cat", { min: 0.01, max: 0.98, step: 0.01, value: 0.2 });
  const share = ui.slider("dog's share of the rest", { min: 0.01, max: 0.99, step: 0.01, value: 0.25 });
  const steps = ui.slider("gradient steps", { min: 0, max: 30, step: 1, value: 0 });
  const triangle = ui.plot({ height: 380, alt: "A triangle of predictions shaded by the loss, with the prediction and an arrow to the true corner." });
  const bars = ui.plot({ height: 220, alt: "Bars: the three entries of dz, the prediction minus the one-hot label." });
  const text = ui.text();

  const place = (p) => [0, 1].map((axis) => p.reduce((sum, value, i) => sum + value * corners[i][axis], 0));
  function softmax(z) {
    const t = z.map((value) => Math.exp(value - Math.max(...z)));
    const total = t.reduce((sum, value) => sum + value, 0);
    return t.map((value) => value / total);
  }

  // Points that fill the triangle, to shade it by the loss.
  const n = 48, filling = [];
  for (let i = 1; i < n; i++) for (let j = 1; i + j < n; j++) filling.push([i / n, j / n, 1 - (i + j) / n]);

  ui.update(() => {
    const k = names.indexOf(truth.value);
    const start = [cat.value, (1 - cat.value) * share.value, (1 - cat.value) * (1 - share.value)];
    const y = names.map((_, i) => (i === k ? 1 : 0));
    // Gradient descent on z with step size 1, from scores that give the chosen prediction.
    const path = [start];
    let z = start.map(Math.log);
    for (let step = 0; step < steps.value; step++) {
      const a = softmax(z);
      z = z.map((value, i) => value - (a[i] - y[i]));
      path.push(softmax(z));
    }
    const yhat = path[path.length - 1];
    const dz = yhat.map((value, i) => value - y[i]);
    const loss = -Math.log(yhat[k]);

    const shades = filling.map(place), trail = path.map(place), here = place(yhat), edge = [...corners, corners[0]];
    triangle.draw([
      { mode: "markers", x: shades.map((q) => q[0]), y: shades.map((q) => q[1]), hoverinfo: "skip",
        marker: { symbol: "hexagon", size: 7, color: filling.map((p) => -Math.log(p[k])), cmin: 0, cmax: 3.5, opacity: 0.55,
          colorscale: [[0, ui.colour.sky], [0.4, ui.colour.paper], [1, ui.colour.orange]],
          colorbar: { title: { text: "loss" }, thickness: 12, len: 0.8 } } },
      { mode: "lines", x: edge.map((q) => q[0]), y: edge.map((q) => q[1]), line: { color: ui.colour.ink, width: 1.5 }, hoverinfo: "skip" },
      { mode: "lines+markers", x: trail.map((q) => q[0]), y: trail.map((q) => q[1]), hoverinfo: "skip",
        line: { color: ui.colour.ink, dash: "dot", width: 1.5 }, marker: { size: 5, color: ui.colour.ink } },
      { mode: "markers", x: [here[0]], y: [here[1]], marker: { size: 13, color: ui.colour.red, line: { color: ui.colour.ink, width: 1.5 } }, hoverinfo: "skip" },
    ], {
      showlegend: false, margin: { l: 10, r: 10, t: 30, b: 30 },
      xaxis: { visible: false, range: [-0.12, 1.12] }, yaxis: { visible: false, range: [-0.12, 1.0], scaleanchor: "x" },
      annotations: [
        { x: corners[k][0], y: corners[k][1], ax: here[0], ay: here[1], axref: "x", ayref: "y", text: "",
          showarrow: true, arrowhead: 2, arrowwidth: 2.5, arrowcolor: ui.colour.red },
        ...names.map((name, i) => ({ x: corners[i][0], y: corners[i][1], text: i === k ? `<b>${name}</b>` : name,
          showarrow: false, yshift: i === 0 ? 14 : -14 })),
      ],
    });
    bars.draw([{ type: "bar", x: names, y: dz, text: dz.map((value) => value.toFixed(2).replace("-", "−")), textposition: "outside", cliponaxis: false,
      marker: { color: dz.map((value) => (value < 0 ? ui.colour.green : ui.colour.red)) }, hoverinfo: "skip" }], {
      title: { text: "dz = ŷ − y" }, showlegend: false, yaxis: { range: [-1.25, 1.25], tickvals: [-1, 0, 1] },
    });
    text.say(`ŷ = (${yhat.map((value) => value.toFixed(2)).join(", ")}), true class ${names[k]}: loss −ln ${yhat[k].toFixed(3)} = ${loss.toFixed(3)}. ` +
      `The three entries of dz sum to 0.`);
  });
});
