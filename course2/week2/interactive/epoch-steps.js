// A training set cut into mini-batches.
// To learn: steps an epoch are m over the size, rounded up; what is left over is a smaller last mini-batch, never an empty one.
lesson.interactive((ui) => {
  const examples = ui.slider("examples m", { min: 1, max: 400, value: 148 });
  const size = ui.slider("size of a mini-batch", { min: 1, max: 256, value: 64 });
  const bar = ui.plot({ height: 190, alt: "One bar as long as the training set, cut into mini-batches; the last one has another colour if it is smaller." });
  const text = ui.text();

  ui.update(() => {
    const m = examples.value, B = size.value, steps = Math.ceil(m / B), last = m - (steps - 1) * B;
    const parts = Array.from({ length: steps }, (_, t) => (t === steps - 1 ? last : B));
    const starts = parts.map((_, t) => t * B);
    const roomy = bar.width() < 420 ? 8 : 16;         // more labels than that would run into one another
    const kinds = [["full", (n) => n === B, ui.colour.blue], ["smaller", (n) => n !== B, ui.colour.orange]];
    bar.draw(kinds.map(([name, belongs, colour]) => {
      const mine = parts.flatMap((n, t) => (belongs(n) ? [t] : []));
      return {
        type: "bar", orientation: "h", name: `${name} mini-batch`, showlegend: mine.length > 0, y: mine.map(() => ""), x: mine.map((t) => parts[t]),
        base: mine.map((t) => starts[t]), marker: { color: colour, line: { color: ui.colour.paper, width: B === 1 ? 0.3 : 1.5 } },
        text: mine.map((t) => (steps <= roomy ? `{${t + 1}}` : "")), textposition: "inside", insidetextanchor: "middle", textangle: 0,
        hovertemplate: mine.map((t) => `mini-batch ${t + 1}: ${parts[t]} examples<extra></extra>`),
      };
    }), {
      barmode: "overlay", showlegend: true, xaxis: { range: [0, m], title: { text: "examples" } }, yaxis: { visible: false }, margin: { b: 85 },
    });
    const one = steps === 1 ? "1 step" : `${steps} steps`;
    text.say(`${one} an epoch. ` + (last === B ? (steps === 1 ? `The mini-batch has ${m === 1 ? "the only example" : `all ${m} examples`}: batch gradient descent.` : `Every mini-batch has ${B} ${B === 1 ? "example" : "examples"}.`)
      : steps === 1 ? `Fewer examples than a mini-batch may hold: one step on ${m === 1 ? "the only one" : `all ${m}`}.`
        : `${steps - 1} mini-${steps === 2 ? "batch" : "batches"} of ${B} and a last one of ${last}.`));
  });
});
