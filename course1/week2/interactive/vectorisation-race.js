// The product of two vectors, timed in the reader's own browser: by a tiny interpreter that takes one
// small instruction at a time, as Python does, and by one compiled call over the whole arrays.
// To learn: the multiplications are the same, the work around them is not; measurements scatter.
lesson.interactive((ui) => {
  const exponent = ui.slider("length n", { min: 0.5, max: 6, step: 0.5, value: 4, format: (v) => ui.number(Math.round(10 ** v)) });
  ui.button("measure again", () => { times.delete(exponent.value); });
  const plot = ui.plot({ height: 340, alt: "Time against the length n, on logarithmic axes, for the interpreted loop and for the compiled call." });
  const text = ui.text();

  const LONGEST = 1e6, random = ui.random(0);
  const W = Float64Array.from({ length: LONGEST }, random), X = Float64Array.from({ length: LONGEST }, random);

  // z = 0; i = 0; while i < n: z = z + w[i] * x[i]; i = i + 1, as the instructions of a machine with a stack.
  const PROGRAM = [
    ["push", 0], ["store", "z"], ["push", 0], ["store", "i"],
    ["load", "i"], ["load", "n"], ["less"], ["stop unless"],
    ["load", "z"], ["load", "w"], ["load", "i"], ["item"], ["load", "x"], ["load", "i"], ["item"], ["times"], ["plus"], ["store", "z"],
    ["load", "i"], ["push", 1], ["plus"], ["store", "i"], ["go to", 4],
  ];
  // Every value is an object that knows its kind, and every operation asks for it: that is the price of being flexible.
  const boxed = (value) => ({ kind: typeof value, value });
  const numbers = (a, b) => { if (a.kind !== "number" || b.kind !== "number") throw new TypeError("needs numbers"); };
  const OPERATIONS = {
    push: (stack, names, what) => { stack.push(boxed(what)); },
    load: (stack, names, what) => { stack.push(names.get(what)); },
    store: (stack, names, what) => { names.set(what, stack.pop()); },
    item: (stack) => { const at = stack.pop(), array = stack.pop(); stack.push(boxed(array.value[at.value])); },
    times: (stack) => { const b = stack.pop(), a = stack.pop(); numbers(a, b); stack.push(boxed(a.value * b.value)); },
    plus: (stack) => { const b = stack.pop(), a = stack.pop(); numbers(a, b); stack.push(boxed(a.value + b.value)); },
    less: (stack) => { const b = stack.pop(), a = stack.pop(); numbers(a, b); stack.push(boxed(a.value < b.value)); },
  };
  function interpreted(n) {
    const names = new Map([["n", boxed(n)], ["w", boxed(W)], ["x", boxed(X)]]), stack = [];
    for (let at = 0; ; at += 1) {
      const [name, what] = PROGRAM[at];
      if (name === "stop unless") { if (!stack.pop().value) return names.get("z").value; }
      else if (name === "go to") at = what - 1;
      else OPERATIONS[name](stack, names, what);
    }
  }

  function whole(n) {
    let z = 0;
    for (let i = 0; i < n; i += 1) z += W[i] * X[i];
    return z;
  }

  // Milliseconds of one call. The browser's clock is coarse, so as many calls are timed together as take
  // 2 ms or more; of up to five such batches the median counts, within a budget that keeps the page quick.
  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  function milliseconds(f, n) {
    let calls = 1, result = 0;
    const batch = () => {
      const start = performance.now();
      for (let k = 0; k < calls; k += 1) result += f(n);
      return performance.now() - start;
    };
    let taken = batch();                                            // also lets the browser compile f
    while (taken < 2 && calls < 1e6) { calls *= 2; taken = batch(); }
    const all = [taken];
    for (let spent = taken; all.length < 5 && spent + taken < 60;) { all.push(batch()); spent += all[all.length - 1]; }
    if (!Number.isFinite(result)) throw new RangeError("the product is not finite");       // and keeps the work from being left out
    return median(all) / calls;
  }

  const times = new Map();                                          // exponent -> { one, all }
  const measure = (e) => {
    const n = Math.round(10 ** e);
    if (!times.has(e)) times.set(e, { one: milliseconds(interpreted, n), all: milliseconds(whole, n) });
  };

  const write = (ms) => (ms >= 1 ? `${ms.toPrecision(3)} ms` : ms >= 1e-3 ? `${(1e3 * ms).toPrecision(3)} µs` : `${(1e6 * ms).toPrecision(3)} ns`);
  const few = (value) => String(value < 10 ? Number(value.toPrecision(2)) : Math.round(value));
  ui.update(() => {
    const e = exponent.value;
    if (!times.size) for (let early = 1; early < e; early += 1) measure(early);      // a line to begin with
    measure(e);
    const done = [...times.keys()].sort((a, b) => a - b), n = done.map((k) => Math.round(10 ** k));
    const line = (name, key, colour, symbol) => ({
      x: n, y: done.map((k) => times.get(k)[key]), name, mode: "lines+markers", line: { color: colour, width: 2 },
      marker: { color: colour, symbol, size: done.map((k) => (k === e ? 15 : 8)) }, hovertemplate: "n = %{x}: %{y:.3g} ms<extra></extra>",
    });
    plot.draw([line("one number at a time", "one", ui.colour.orange, "circle"), line("the whole arrays", "all", ui.colour.blue, "diamond")], {
      xaxis: { type: "log", range: [0.3, 6.3], title: { text: "length n" }, tickvals: [10, 100, 1e3, 1e4, 1e5, 1e6], ticktext: ["10", "100", ...[3, 4, 5, 6].map(ui.power)] },
      yaxis: { type: "log", range: [-6, 4], title: { text: "time" }, tickvals: [1e-6, 1e-4, 1e-2, 1, 100, 1e4], ticktext: ["1 ns", "100 ns", "10 µs", "1 ms", "100 ms", "10 s"] },
      margin: { b: 90 },
    });
    const { one, all } = times.get(e), ratio = one / all;
    text.say(`n = ${Math.round(10 ** e)}, on this machine: ${write(one)} one number at a time, ${write(all)} for the whole arrays. That is ${few(ratio)} times as long`
      + (ratio > 1.5 ? `: a minute would become ${ratio < 90 ? `${few(ratio)} minutes` : `${few(ratio / 60)} hours`}.` : "."));
  });
});
