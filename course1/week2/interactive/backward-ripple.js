// The graph of J = 3(a + bc): nudge one box and follow the ripple to J, then reveal the derivatives from
// right to left, one red arrow at a time. To learn: the factors along the path multiply, and the change of
// J is the derivative times the nudge; the backward pass finds all of these derivatives in one walk.
lesson.interactive((ui) => {
  const NONE = "nothing";
  const path = { a: ["a", "v", "J"], b: ["b", "u", "v", "J"], c: ["c", "u", "v", "J"], u: ["u", "v", "J"], v: ["v", "J"], [NONE]: [] };
  const order = ["J", "v", "a", "u", "b", "c"];                              // in which the derivatives become known
  let far = 1, red = 0, last = "b", said = "ripple";
  const [a, b, c] = [["a", 5], ["b", 3], ["c", 2]].map(([name, value]) => ui.slider(name, { min: -5, max: 10, step: 1, value }));
  const what = ui.choice("nudge", Object.keys(path), last);
  const size = ui.choice("by", ["0.001", "0.01", "0.1", "1"]);
  ui.button("ripple on", () => { far = Math.min(far + 1, path[what.value].length); said = "ripple"; });
  ui.button("next red arrow", () => { red = Math.min(red + 1, order.length); said = "red"; });
  ui.button("start again", () => { far = 1; red = 0; said = "ripple"; });
  const graph = ui.graph({ height: 300, alt: "Inputs a, b and c and the boxes u, v and J, with the values before and after the nudge and the derivatives of J." });
  const text = ui.text();
  const write = (value) => (value < 0 ? `(${ui.number(value)})` : ui.number(value));

  ui.update(() => {
    if (what.value !== last) { last = what.value; far = 1; said = "ripple"; }
    const h = Number(size.value), route = path[last], reached = new Set(route.slice(0, far));
    // The values, with h added to the box that is nudged.
    const values = (nudged, step) => {
      const plus = (name, value) => value + (name === nudged ? step : 0);
      const at = { a: plus("a", a.value), b: plus("b", b.value), c: plus("c", c.value) };
      at.u = plus("u", at.b * at.c);
      at.v = plus("v", at.a + at.u);
      return { ...at, J: 3 * at.v };
    };
    const before = values(NONE, 0), after = values(last, h);
    const derivative = { J: 1, v: 3, a: 3, u: 3, b: 3 * before.c, c: 3 * before.b };
    const known = new Set(order.slice(0, red));
    const place = { a: [0, 0], b: [0, 1], c: [0, 2], u: [1, 1.5], v: [2, 0.6], J: [3, 0.6] };
    const label = { a: "a", b: "b", c: "c", u: "u = bc", v: "v = a + u", J: "J = 3v" };
    const now = said === "red" && red > 0 ? order[red - 1] : route[far - 1];

    graph.draw({
      nodes: Object.fromEntries(Object.keys(place).map((name) => [name, {
        at: place[name], label: label[name], now: name === now, kind: name in { a: 0, b: 0, c: 0 } ? "input" : undefined,
        value: ui.number(reached.has(name) ? after[name] : before[name]), derivative: known.has(name) ? derivative[name] : undefined,
      }])),
      edges: [["b", "u"], ["c", "u"], ["a", "v"], ["u", "v"], ["v", "J"]].map(([tail, head]) => (known.has(tail) ? [tail, head, "backward"] : [tail, head])),
    });

    const change = after.J - before.J;
    const local = { J: "", v: "J = 3v: 1 · 3", a: "v = a + u: 3 · 1", u: "v = a + u: 3 · 1", b: `u = bc: 3 · c = 3 · ${write(before.c)}`, c: `u = bc: 3 · b = 3 · ${write(before.b)}` };
    if (said === "red" && red > 0) {
      text.say(now === "J" ? "dJ = 1: the seed at the end of the graph." : `d${now} = ${ui.number(derivative[now])}, because of ${local[now]}.`
        + (now === last && reached.has("J") ? ` Times the nudge: ${write(derivative[now])} · ${h} = ${ui.number(derivative[now] * h)}, as the ripple found.` : ""));
    } else if (last === NONE) {
      text.say("Nothing is nudged: these are the values of the forward pass.");
    } else if (now === "J") {
      text.say(`J went from ${ui.number(before.J)} to ${ui.number(after.J)}, by ${ui.number(change)}: ${ui.number(change / h)} times as far as ${last}.`);
    } else {
      text.say(`${now} went from ${ui.number(before[now])} to ${ui.number(after[now])}, by ${ui.number(after[now] - before[now])}. Press “ripple on”.`);
    }
  });
});
