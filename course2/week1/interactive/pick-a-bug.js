// The gradient check of a small network, 4-5-3-1, with a planted mistake to choose.
// To learn: which arrays are off says where the mistake is; a nudge may be too large or too small; and a
// mistake can hide as long as the biases are 0.
lesson.interactive((ui) => {
  const WIDTHS = [4, 5, 3, 1], M = 7, LAMBDA = 0.7, LIMIT = 1e-5, LOW = -12;
  const HUES = { W1: "blue", b1: "sky", W2: "red", b2: "orange", W3: "green", b3: "purple" };
  const NAMES = Object.keys(HUES);
  const nice = (name) => `${name[0]}[${name[1]}]`;
  const BUGS = ["none", "penalty missing in dW of layer 3", "λ/2m instead of λ/m", "no 1/m in db of layer 2", "db of layer 1 four times",
    "ReLU's slope forgotten in layer 2", "db of layer 1 from one example only", "biases penalised, too"];
  const START = "at the start", LATER = "after 30 steps";

  const bug = ui.choice("mistake", BUGS);
  const state = ui.choice("network", [START, LATER]);
  const power = ui.slider("ε", { min: -10, max: -1, value: -7, format: (p) => ui.power(p) });
  const plot = ui.plot({ height: 330, alt: "47 bars coloured by array: the relative error of each derivative on a logarithmic axis." });
  const text = ui.text();

  const random = ui.random(21);
  const table = (rows, columns, fill) => Array.from({ length: rows }, () => Array.from({ length: columns }, fill));
  const X = table(4, M, () => ui.normal(random)), Y = Array.from({ length: M }, () => (random() < 0.5 ? 1 : 0));
  function start() {
    const P = {};
    for (let l = 1; l < WIDTHS.length; l += 1) {
      P[`W${l}`] = table(WIDTHS[l], WIDTHS[l - 1], () => ui.normal(random) * Math.sqrt(2 / WIDTHS[l - 1]));
      P[`b${l}`] = table(WIDTHS[l], 1, () => 0);
    }
    return P;
  }

  // The inputs A of each layer and its scores Z, each as rows of units.
  function forward(P) {
    const A = [X], Z = [];
    for (let l = 1; l <= 3; l += 1) {
      Z.push(P[`W${l}`].map((row, i) => Array.from({ length: M }, (_, k) => row.reduce((sum, w, j) => sum + w * A[l - 1][j][k], P[`b${l}`][i][0]))));
      A.push(Z[l - 1].map((row) => row.map((z) => Math.max(0, z))));
    }
    return { A, Z };
  }
  function cost(P) {
    const Z = forward(P).Z[2][0];
    const data = Z.reduce((sum, z, k) => sum + Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - Y[k] * z, 0) / M;
    return data + LAMBDA / (2 * M) * [1, 2, 3].reduce((sum, l) => sum + P[`W${l}`].flat().reduce((s, w) => s + w * w, 0), 0);
  }
  function backward(P, mistake) {
    const { A, Z } = forward(P), G = {};
    let dZ = [Z[2][0].map((z, k) => (1 / (1 + Math.exp(-z)) - Y[k]) / M)];
    for (let l = 3; l >= 1; l -= 1) {
      const W = P[`W${l}`];
      const price = mistake === BUGS[2] ? LAMBDA / (2 * M) : mistake === BUGS[1] && l === 3 ? 0 : LAMBDA / M;
      const factor = mistake === BUGS[3] && l === 2 ? M : mistake === BUGS[4] && l === 1 ? 4 : 1;
      G[`W${l}`] = W.map((row, i) => row.map((w, j) => dZ[i].reduce((sum, d, k) => sum + d * A[l - 1][j][k], price * w)));
      G[`b${l}`] = dZ.map((row, i) => [factor * (mistake === BUGS[6] && l === 1 ? row[0] : row.reduce((a, b) => a + b)) +
        (mistake === BUGS[7] ? LAMBDA / M * P[`b${l}`][i][0] : 0)]);
      if (l === 1) break;
      dZ = A[l - 1].map((_, j) => Array.from({ length: M }, (_, k) => {
        const dA = W.reduce((sum, row, i) => sum + row[j] * dZ[i][k], 0);
        return Z[l - 2][j][k] > 0 || (mistake === BUGS[5] && l === 3) ? dA : 0;
      }));
    }
    return G;
  }
  function numerical(P, eps) {
    return Object.fromEntries(NAMES.map((name) => [name, P[name].map((row, i) => row.map((value, j) => {
      P[name][i][j] = value + eps;
      const up = cost(P);
      P[name][i][j] = value - eps;
      const down = cost(P);
      P[name][i][j] = value;
      return (up - down) / (2 * eps);
    }))]));
  }

  const networks = { [START]: start() };
  networks[LATER] = Object.fromEntries(NAMES.map((name) => [name, networks[START][name].map((row) => [...row])]));
  for (let step = 0; step < 30; step += 1) {
    const G = backward(networks[LATER], BUGS[0]);
    NAMES.forEach((name) => { networks[LATER][name] = networks[LATER][name].map((row, i) => row.map((v, j) => v - 0.3 * G[name][i][j])); });
  }

  const length = (v) => Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
  // 0 beside 0 counts as equal.
  const ratio = (a, b) => (length(a) + length(b) === 0 ? 0 : length(a.map((x, i) => x - b[i])) / (length(a) + length(b)));

  ui.update(() => {
    const P = networks[state.value], G = backward(P, bug.value), N = numerical(P, 10 ** power.value);
    let at = 0;
    const traces = NAMES.map((name) => {
      const derived = G[name].flat(), approx = N[name].flat();
      const trace = {
        type: "bar", name: `${name[0]}<sup>[${name[1]}]</sup>`, x: derived.map((_, i) => at + i), marker: { color: ui.colour[HUES[name]] },
        y: derived.map((d, i) => Math.max(0.05, Math.log10(Math.max(ratio([d], [approx[i]]), 1e-30)) - LOW)),
        customdata: derived.map((d, i) => [d.toPrecision(6), approx[i].toPrecision(6)]), hovertemplate: "derived %{customdata[0]}<br>by numbers %{customdata[1]}<extra></extra>",
      };
      at += derived.length;
      return trace;
    });
    const ticks = [0, 4, 8, 12];
    plot.draw(traces, {
      bargap: 0.15, xaxis: { visible: false, range: [-0.7, 46.7] }, margin: { b: 60 },
      yaxis: { range: [0, 12.4], tickvals: ticks, ticktext: ticks.map((t) => (t === 12 ? "1" : ui.power(t + LOW))), title: { text: "relative error of each number" } },
    });
    const all = (arrays) => NAMES.flatMap((name) => arrays[name].flat());
    const off = NAMES.filter((name) => ratio(G[name].flat(), N[name].flat()) > LIMIT), r = ratio(all(G), all(N));
    text.say(`r = ${ui.digits(r, 2)}. ` +
      (off.length ? `Off by more than ${ui.power(-5)} of their length: ${off.map(nice).join(", ")}.` : `No array is off by more than ${ui.power(-5)} of its length.`));
  });
});
