// Logistic regression of one example as a graph: inputs -> z -> a -> loss, then the derivatives back.
// To learn: dz = a - y carries the whole error, each weight takes a share x_j dz of it, b takes dz.
lesson.interactive((ui) => {
  const START = { x1: 2, x2: 3, w1: 0.3, w2: -0.1, b: 0.2 };
  const knob = (name, label, bound, step) => ui.slider(label, { min: -bound, max: bound, step, value: START[name] });
  const x1 = knob("x1", "x₁", 4, 0.5), x2 = knob("x2", "x₂", 4, 0.5);
  const w1 = knob("w1", "w₁", 3, 0.0001), w2 = knob("w2", "w₂", 3, 0.0001), b = knob("b", "b", 3, 0.0001);
  const y = ui.choice("label y", ["0", "1"]);
  const alpha = ui.slider("rate α", { min: 0.05, max: 1, step: 0.05, value: 0.1 });
  const LAST = 8;                                  // 3 values, then 5 derivatives
  const steps = ui.steps(LAST);
  ui.button("update", () => {
    const g = pass();
    w1.value -= alpha.value * g.dw1;
    w2.value -= alpha.value * g.dw2;
    b.value -= alpha.value * g.db;
    steps.value = LAST;
  });
  ui.button("first numbers again", () => {
    for (const [name, control] of Object.entries({ x1, x2, w1, w2, b })) control.value = START[name];
    y.value = "0";
  });
  const graph = ui.graph({ height: 400, alt: "Boxes for w1, x1, w2, x2 and b lead to z, then to a, then to the loss, which also needs y. Values are blue, derivatives red." });
  const text = ui.text();
  const order = ["z", "a", "L", "a", "z", "w1", "w2", "b"];
  const n = (value) => ui.number(Number(value.toFixed(4)));

  function pass() {
    const z = w1.value * x1.value + w2.value * x2.value + b.value;
    const a = 1 / (1 + Math.exp(-z)), label = Number(y.value);
    const L = Math.max(z, 0) - z * label + Math.log1p(Math.exp(-Math.abs(z)));        // the stable form of the log loss
    // da from z, since 1 - a would lose its digits where a is nearly 1: 1/a = 1 + e^-z, 1/(1-a) = 1 + e^z.
    const da = label ? -(1 + Math.exp(-z)) : 1 + Math.exp(z);
    const dz = a - label;
    return { z, a, L, da, dz, dw1: x1.value * dz, dw2: x2.value * dz, db: dz, label };
  }

  ui.update(() => {
    const g = pass(), step = steps.value;
    const shown = (at, value) => (step >= at ? value : undefined);
    const now = step === 0 ? "" : order[step - 1];
    const node = (name, at, label, kind, value, derivative) => ({ at, label, kind, value, derivative, now: name === now });
    const arrow = (from, to, at) => (step >= at ? [from, to, "backward"] : [from, to]);
    graph.draw({
      nodes: {
        w1: node("w1", [0, 0], "w₁", "input", w1.value, shown(6, g.dw1)),
        x1: node("x1", [0, 1], "x₁", "data", x1.value),
        w2: node("w2", [0, 2], "w₂", "input", w2.value, shown(7, g.dw2)),
        x2: node("x2", [0, 3], "x₂", "data", x2.value),
        b: node("b", [0, 4], "b", "input", b.value, shown(8, g.db)),
        z: node("z", [1, 2], "z", undefined, shown(1, g.z), shown(5, g.dz)),
        a: node("a", [2, 2], "a = σ(z)", undefined, shown(2, g.a), shown(4, g.da)),
        y: node("y", [2, 4], "y", "data", g.label),
        L: node("L", [3, 2], "loss", undefined, shown(3, g.L)),
      },
      edges: [arrow("w1", "z", 6), ["x1", "z"], arrow("w2", "z", 7), ["x2", "z"], arrow("b", "z", 8),
        arrow("z", "a", 5), arrow("a", "L", 4), ["y", "L"]],
    });
    text.say([
      "Press “next step”: first the values, from left to right.",
      `Forward: z = w₁x₁ + w₂x₂ + b = ${n(g.z)}.`,
      `Forward: a = σ(z) = ${n(g.a)}.`,
      `Forward: the loss is ${n(g.L)}. Now back.`,
      `Backward: da = ${g.label ? "−1/a" : "1/(1 − a)"} = ${n(g.da)}.`,
      `Backward: dz = da · a(1 − a) = a − y = ${n(g.dz)}.`,
      `Backward: dw₁ = x₁ · dz = ${n(x1.value)} · ${n(g.dz)} = ${n(g.dw1)}.`,
      `Backward: dw₂ = x₂ · dz = ${n(x2.value)} · ${n(g.dz)} = ${n(g.dw2)}.`,
      `Loss ${n(g.L)}, dw₁ = ${n(g.dw1)}, dw₂ = ${n(g.dw2)}, db = dz = ${n(g.db)}. Press “update”: each knob moves by −α times its derivative.`,
    ][step]);
  });
});
