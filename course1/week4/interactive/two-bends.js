// An XOR from the sum of two ReLU units, found by hand. To learn: one bend separates one corner; two of them, one for each of the
// two corners that are wanted, make what no straight line can.
lesson.interactive((ui) => {
  const names = ["weight of x₁", "weight of x₂", "bias"];
  const unit = (k) => names.map((name, i) => ui.slider(`unit ${k}: ${name}`, { min: -2, max: 2, step: 0.5, value: k === 1 && i < 2 ? 1 : 0 }));
  const units = [unit(1), unit(2)];
  const map = ui.plot({ height: 330, half: true, alt: "The square of x1 and x2, coloured by the output, with the output at each corner." });
  const table = ui.grid({ wide: true, alt: "For each corner the two units, their sum and what is wanted." });
  const text = ui.text();
  const corners = [[0, 0], [0, 1], [1, 0], [1, 1]];
  const side = Array.from({ length: 41 }, (_, i) => -0.25 + (1.5 * i) / 40);

  ui.update(() => {
    const values = units.map((sliders) => sliders.map((slider) => slider.value));
    const bends = (x1, x2) => values.map(([w1, w2, b]) => Math.max(0, w1 * x1 + w2 * x2 + b));
    const output = (x1, x2) => bends(x1, x2).reduce((sum, a) => sum + a, 0);
    const wanted = ([x1, x2]) => (x1 === x2 ? 0 : 1);
    const right = corners.map((corner) => Math.abs(output(...corner) - wanted(corner)) < 1e-9);
    map.draw([
      { type: "heatmap", x: side, y: side, z: side.map((x2) => side.map((x1) => output(x1, x2))), zmin: 0, zmax: 2, showscale: false, hoverinfo: "skip",
        colorscale: [[0, ui.colour.paper], [0.5, ui.fade(ui.colour.blue, 0.7)], [1, ui.colour.purple]] },
      { x: corners.map(([x1]) => x1), y: corners.map(([, x2]) => x2), mode: "markers+text", hoverinfo: "skip",
        text: corners.map((corner) => ui.number(output(...corner))), textposition: corners.map(([, x2]) => (x2 ? "top center" : "bottom center")),
        textfont: { color: ui.colour.ink, size: 15 }, marker: { size: 16, color: right.map((ok) => (ok ? ui.colour.green : ui.colour.red)), line: { width: 2, color: ui.colour.ink } } },
    ], { showlegend: false, xaxis: { title: { text: "x₁" }, range: [-0.25, 1.25], tickvals: [0, 1] }, yaxis: { title: { text: "x₂" }, range: [-0.25, 1.25], tickvals: [0, 1] } });
    const head = (words) => ({ text: words, head: true });
    table.draw({
      rows: [["x₁, x₂", "unit 1", "unit 2", "sum", "wanted"].map(head), ...corners.map((corner, i) => [head(corner.join(", ")), ...bends(...corner),
        { text: output(...corner), colour: right[i] ? ui.colour.green : ui.colour.red }, wanted(corner)])],
    });
    const count = right.filter(Boolean).length;
    const idle = values.some((unitValues) => corners.every(([x1, x2]) => unitValues[0] * x1 + unitValues[1] * x2 + unitValues[2] <= 0));
    text.say(count === 4 ? "That is an XOR. What does it say about numbers between 0 and 1, such as 0.5 and 0.5?"
      : `${count} of the four corners are right.${idle ? " One of the units says 0 at every corner: it does nothing." : ""}`);
  });
});
