// The computation graph of J = c0 w^2 + c1 w + c2, one step at a time: first the values from left to
// right, then the derivatives from right to left. To learn: each node only needs the derivative of its
// own operation; w is used twice, so two derivatives arrive there and are ADDED.
lesson.interactive("computation-graph", (ui) => {
  let step = 0;
  const w = ui.slider("w", { min: -2, max: 12, step: 0.5, value: 2 });
  const c = [["c₀", -3, 3, 1], ["c₁", -20, 20, -10], ["c₂", -50, 100, 25]].map(([name, min, max, value]) =>
    ui.slider(name, { min, max, step: 1, value }));
  ui.button("next step", () => { step = Math.min(step + 1, last); });
  ui.button("one step back", () => { step = Math.max(step - 1, 0); });
  const plot = ui.plot({ height: 380, alt: "Nodes w, w squared, c0 w squared, c1 w, their sum and J, joined by arrows, with values and derivatives." });
  const text = ui.text();

  // Where each node stands; the coefficients are data, which need no derivative.
  const place = {
    w: [0, 1.5], square: [1, 2.3], c0: [1, 3.4], first: [2, 2.6], c1: [1, -0.3], second: [2, 0.5],
    sum: [3, 1.5], c2: [3, -0.3], J: [4, 1.5],
  };
  const label = { w: "w", square: "w²", c0: "c₀", first: "c₀·w²", c1: "c₁", second: "c₁·w", sum: "sum", c2: "c₂", J: "J" };
  const edges = [["w", "square"], ["square", "first"], ["c0", "first"], ["w", "second"], ["c1", "second"],
    ["first", "sum"], ["second", "sum"], ["sum", "J"], ["c2", "J"]];
  const forward = ["square", "first", "second", "sum", "J"];
  const last = 11;                                                       // 5 values, then 6 derivatives
  const short = (value) => String(Math.round(value * 100) / 100).replace("-", "−");

  ui.update(() => {
    const [c0, c1, c2] = c.map((slider) => slider.value), x = w.value;
    const value = { w: x, c0, c1, c2, square: x * x, first: c0 * x * x, second: c1 * x };
    value.sum = value.first + value.second;
    value.J = value.sum + c2;
    // The derivative of J that has arrived at a node after each backward step, and why.
    const backward = [
      ["J", 1, "Start at the end: dJ/dJ = 1."],
      ["sum", 1, "J = sum + c₂, so the derivative passes through a sum unchanged: 1."],
      ["first", 1, "The same for the first branch of the sum: 1."],
      ["second", 1, "And for the second branch: 1."],
      ["square", c0, `The product c₀·w² multiplies by the other factor: 1 · c₀ = ${short(c0)}.`],
      ["w", 2 * x * c0 + c1, `w was used twice, so add both arrivals: ${short(c0)} · 2w + 1 · c₁ = ${short(2 * x * c0)} + (${short(c1)}) = ${short(2 * x * c0 + c1)}.`],
    ];
    const known = new Set(["w", "c0", "c1", "c2", ...forward.slice(0, step)]);
    const arrived = Object.fromEntries(backward.slice(0, Math.max(0, step - 5)).map(([name, derivative]) => [name, derivative]));
    const now = step === 0 ? "" : step <= 5 ? forward[step - 1] : backward[step - 6][0];
    const names = Object.keys(place), data = (name) => /^c\d$/.test(name);

    plot.draw([{
      mode: "markers", x: names.map((name) => place[name][0]), y: names.map((name) => place[name][1]), hoverinfo: "skip",
      marker: {
        size: 38, symbol: names.map((name) => (data(name) ? "square" : "circle")),
        color: names.map((name) => (name === now ? (step <= 5 ? ui.fade(ui.colour.blue, 0.45) : ui.fade(ui.colour.red, 0.45)) : ui.colour.paper)),
        line: { width: 2, color: names.map((name) => (data(name) ? ui.colour.grey : known.has(name) ? ui.colour.blue : ui.colour.line)) },
      },
    }], {
      showlegend: false, margin: { l: 6, r: 6, t: 10, b: 10 },
      xaxis: { visible: false, range: [-0.45, 4.45] }, yaxis: { visible: false, range: [-1.1, 4.3] },
      annotations: [
        ...edges.map(([from, to]) => ({
          x: place[to][0], y: place[to][1], ax: place[from][0], ay: place[from][1], axref: "x", ayref: "y", text: "", showarrow: true,
          arrowhead: 2, arrowwidth: 1.5, standoff: 22, startstandoff: 22, arrowcolor: ui.colour.grey,
        })),
        ...names.filter((name) => known.has(name)).map((name) => ({ x: place[name][0], y: place[name][1], text: short(value[name]), showarrow: false })),
        ...names.map((name) => ({ x: place[name][0], y: place[name][1], yshift: 31, text: `<b>${label[name]}</b>`, showarrow: false })),
        ...Object.entries(arrived).map(([name, derivative]) => ({
          x: place[name][0], y: place[name][1], yshift: name === "J" ? 49 : -31, text: `d = ${short(derivative)}`, showarrow: false, font: { color: ui.colour.red, size: 13 },
        })),
      ],
    });
    const recipe = { square: `w² = ${short(value.square)}`, first: `c₀·w² = ${short(value.first)}`, second: `c₁·w = ${short(value.second)}`,
      sum: `the sum of both = ${short(value.sum)}`, J: `J = ${short(value.J)}. That was the forward pass` };
    text.say(step === 0 ? "Press “next step”: first the values, from left to right."
      : step <= 5 ? `Forward: ${recipe[now]}.` : `Backward: ${backward[step - 6][2]}`);
  });
});
