// The computation graph of J = 3(a + bc), one step at a time: the values from left to right, then the
// derivatives from right to left along the same arrows. To learn: a box needs only what points to it,
// and an input changes only what its arrows lead to.
lesson.interactive((ui) => {
  const [a, b, c] = [["a", 5], ["b", 3], ["c", 2]].map(([name, value]) => ui.slider(name, { min: -5, max: 10, step: 1, value }));
  const steps = ui.steps(9);
  const graph = ui.graph({ height: 280, alt: "Inputs a, b and c, the boxes u = bc, v = a + u and J = 3v, joined by arrows, with values and derivatives." });
  const text = ui.text();
  const write = (value) => (value < 0 ? `(${ui.number(value)})` : ui.number(value));

  ui.update(() => {
    const step = steps.value, [A, B, C] = [a.value, b.value, c.value], u = B * C, v = A + u, J = 3 * v;
    const value = { a: A, b: B, c: C, u, v, J };
    const forward = [
      ["u", `u = bc = ${write(B)} · ${write(C)} = ${ui.number(u)}.`],
      ["v", `v = a + u = ${write(A)} + ${write(u)} = ${ui.number(v)}.`],
      ["J", `J = 3v = 3 · ${write(v)} = ${ui.number(J)}. That was the forward pass.`],
    ];
    // The derivative of J at each box, in an order in which each is ready when it is needed.
    const backward = [
      ["J", 1, "start at the end: J moves as much as J, so its derivative is 1."],
      ["v", 3, "J = 3v, so J moves three times as far as v: 1 · 3 = 3."],
      ["a", 3, "v = a + u hands its derivative on unchanged: 3 · 1 = 3."],
      ["u", 3, "the same for the other part of the sum: 3 · 1 = 3."],
      ["b", 3 * C, `u = bc moves c times as far as b: 3 · ${write(C)} = ${ui.number(3 * C)}.`],
      ["c", 3 * B, `u = bc moves b times as far as c: 3 · ${write(B)} = ${ui.number(3 * B)}.`],
    ];
    const known = new Set(["a", "b", "c", ...forward.slice(0, step).map(([name]) => name)]);
    const arrived = Object.fromEntries(backward.slice(0, Math.max(0, step - 3)).map(([name, d]) => [name, d]));
    const now = step === 0 ? "" : step <= 3 ? forward[step - 1][0] : backward[step - 4][0];
    const place = { a: [0, 0], b: [0, 1], c: [0, 2], u: [1, 1.5], v: [2, 0.75], J: [3, 0.75] };
    const label = { a: "a", b: "b", c: "c", u: "u = bc", v: "v = a + u", J: "J = 3v" };

    graph.draw({
      nodes: Object.fromEntries(Object.keys(place).map((name) => [name, {
        at: place[name], label: label[name], now: name === now, kind: name in { a: 0, b: 0, c: 0 } ? "input" : undefined,
        value: known.has(name) ? value[name] : undefined, derivative: arrived[name],
      }])),
      edges: [["b", "u"], ["c", "u"], ["a", "v"], ["u", "v"], ["v", "J"]].map(([tail, head]) => (tail in arrived ? [tail, head, "backward"] : [tail, head])),
    });
    text.say(step === 0 ? "Press “next step”: first the values, from left to right."
      : step <= 3 ? `Forward: ${forward[step - 1][1]}` : `Backward: ${backward[step - 4][2]}`);
  });
});
