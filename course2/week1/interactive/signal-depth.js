// The size of a signal going forward through many layers, and of its derivative going back.
// To learn: a factor per layer becomes exponential with depth; random weights have such a factor, too, and
// the activation changes it.
lesson.interactive((ui) => {
  const UNITS = 40, EXAMPLES = 4;
  const IDENTITY = "c times the identity", RANDOM = "random, spread c/√n";
  const ACTIVATIONS = {
    "none": [(z) => z, () => 1],
    "ReLU": [(z) => Math.max(0, z), (z) => (z > 0 ? 1 : 0)],
    "tanh": [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  };
  const c = ui.slider("factor c", { min: 0.5, max: 2, step: 0.05, value: 0.9 });
  const depth = ui.slider("layers", { min: 10, max: 150, step: 10, value: 100 });
  const kind = ui.choice("weights", [IDENTITY, RANDOM]);
  const bend = ui.choice("activation", Object.keys(ACTIVATIONS));
  const plot = ui.plot({ height: 340, alt: "The rms of the signal in each layer, and of the derivative in each layer, on a logarithmic axis." });
  const text = ui.text();

  const rms = (columns) => Math.sqrt(columns.flat().reduce((sum, v) => sum + v * v, 0) / (UNITS * EXAMPLES));
  const vectors = (random, size) => Array.from({ length: EXAMPLES }, () => Array.from({ length: size }, () => ui.normal(random)));

  // W times a vector, or its transpose times it.
  function times(W, v, transposed) {
    const out = new Array(UNITS).fill(0);
    for (let i = 0; i < UNITS; i += 1) for (let j = 0; j < UNITS; j += 1) {
      if (transposed) out[j] += W[i * UNITS + j] * v[i];
      else out[i] += W[i * UNITS + j] * v[j];
    }
    return out;
  }

  ui.update(() => {
    const random = ui.random(4), [act, slope] = ACTIVATIONS[bend.value], one = kind.value === IDENTITY;
    let A = vectors(random, UNITS);
    const forward = [rms(A)], Zs = [], Ws = [];
    for (let l = 0; l < depth.value; l += 1) {
      const W = one ? null : Float64Array.from({ length: UNITS * UNITS }, () => c.value / Math.sqrt(UNITS) * ui.normal(random));
      const Z = A.map((a) => (one ? a.map((v) => c.value * v) : times(W, a, false)));
      A = Z.map((z) => z.map(act));
      Ws.push(W);
      Zs.push(Z);
      forward.push(rms(A));
    }
    let dA = vectors(random, UNITS);
    const backward = new Array(depth.value + 1);
    backward[depth.value] = rms(dA);
    for (let l = depth.value - 1; l >= 0; l -= 1) {
      const dZ = dA.map((d, k) => d.map((v, i) => v * slope(Zs[l][k][i])));
      dA = dZ.map((d) => (one ? d.map((v) => c.value * v) : times(Ws[l], d, true)));
      backward[l] = rms(dA);
    }
    const layers = forward.map((_, l) => l);
    // The logarithm is drawn, so that a size of 0 leaves a gap and not an error.
    const log = (sizes) => sizes.map((v) => (v > 0 ? Math.log10(v) : null));
    const line = (sizes, name, hue, dash) => ({ x: layers, y: log(sizes), name, mode: "lines", line: { color: ui.colour[hue], width: 3, dash }, hovertemplate: "layer %{x}: 10^%{y:.1f}<extra></extra>" });
    const all = [...log(forward), ...log(backward)].filter((v) => v !== null), reach = Math.max(4, ...all.map(Math.abs)) * 1.1;
    plot.draw([line(forward, "signal, forward", "blue"), line(backward, "derivative, backward", "red", "dash")], {
      xaxis: { range: [0, depth.value], title: { text: "layer" } },
      yaxis: { range: [-reach, reach], title: { text: "log₁₀ of the rms" } }, margin: { b: 90 },
    });
    const say = (v) => (v === 0 ? "0" : v > 0.001 && v < 1000 ? v.toPrecision(2) : `about ${ui.power(Math.round(Math.log10(v)))}`);
    text.say(`Forward: from ${say(forward[0])} to ${say(forward[depth.value])} in layer ${depth.value}. ` +
      `Back: from ${say(backward[depth.value])} there to ${say(backward[0])} at the input.`);
  });
});
