// One whole step of training through 3-4-2-1, move by move. To learn: forward fills the caches, backward opens them in reverse;
// each backward box makes dZ, then dW and db, then dA for its neighbour; the update comes last, for all layers at once.
lesson.interactive((ui) => {
  const n = [3, 4, 2, 1], m = 5, L = 3, ALPHA = 0.1;
  const make = (rows, columns, entry) => Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => entry(i, j)));
  const turn = (M) => make(M[0].length, M.length, (i, j) => M[j][i]);
  const times = (P, Q) => make(P.length, Q[0].length, (i, j) => P[i].reduce((sum, p, k) => sum + p * Q[k][j], 0));
  const each = (P, f) => P.map((row, i) => row.map((p, j) => f(p, i, j)));

  const Y = [[1, 0, 1, 1, 0]];
  const A = [make(n[0], m, (i, j) => Math.sin(1 + i + j))], Z = [[]], W = [[]], b = [[]], dZ = [], dW = [], db = [], dA = [];
  for (let l = 1; l <= L; l += 1) {
    W.push(make(n[l], n[l - 1], (i, j) => Math.cos(l + i + 4 * j + i * j)));
    b.push(make(n[l], 1, (i) => 0.1 * (i + 1) * (-1) ** l));
    Z.push(each(times(W[l], A[l - 1]), (z, i) => z + b[l][i][0]));
    A.push(each(Z[l], (z) => (l < L ? Math.max(0, z) : 1 / (1 + Math.exp(-z)))));
  }
  const cost = A[L][0].reduce((sum, a, j) => sum - Math.log(Y[0][j] ? a : 1 - a), 0) / m;
  dA[L] = each(A[L], (a, i, j) => -Y[i][j] / a + (1 - Y[i][j]) / (1 - a));
  for (let l = L; l >= 1; l -= 1) {
    dZ[l] = l === L ? each(A[L], (a, i, j) => a - Y[i][j]) : each(dA[l], (d, i, j) => (Z[l][i][j] > 0 ? d : 0));
    dW[l] = each(times(dZ[l], turn(A[l - 1])), (d) => d / m);
    db[l] = dZ[l].map((row) => [row.reduce((sum, d) => sum + d, 0) / m]);
    dA[l - 1] = times(turn(W[l]), dZ[l]);
  }

  // The moves: which box is at work, what it uses of its cache, the arrays to show (the first `known` of them were there
  // before; the others are coloured), and what is said of it.
  const moves = [{ say: "Press “next step”: first forward, from left to right." }];
  for (let l = 1; l <= L; l += 1) {
    moves.push({ box: `f${l}`, made: [[`Z[${l}]`, Z[l]], [`A[${l}]`, A[l]]],
      say: `Layer ${l} forward: A[${l - 1}] comes in, A[${l}] goes out. Cache ${l} now holds A[${l - 1}], W[${l}], b[${l}] and Z[${l}].` });
  }
  moves.push({ box: "J", known: 2, made: [["A[3]", A[3]], ["Y", Y], ["dA[3], the seed", dA[3]]],
    say: `The cost is ${cost.toFixed(6)}. The seed dA[3] has a large entry where the answer is far from its label.` });
  for (let l = L; l >= 1; l -= 1) {
    moves.push({ box: `b${l}`, known: 1, cache: "Z", made: [[`dA[${l}]`, dA[l]], [`dZ[${l}]`, dZ[l]]],
      say: l === L ? "Layer 3 backward, first line: the seed times the sigmoid's slope, which is A[3] − Y."
        : `Layer ${l} backward, first line: dA[${l}] where Z[${l}] in the cache is positive, 0 elsewhere.` });
    moves.push({ box: `b${l}`, known: 1, cache: "A", made: [[`dZ[${l}]`, dZ[l]], [`dW[${l}]`, dW[l]], [`db[${l}]`, db[l]]],
      say: `dW[${l}] is dZ[${l}] times the transpose of A[${l - 1}] from the cache, divided by 5: (${n[l]}, 5) times (5, ${n[l - 1]}). db[${l}] is the mean of each row of dZ[${l}].` });
    moves.push({ box: `b${l}`, known: 1, cache: "W", made: [[`dZ[${l}]`, dZ[l]], [`dA[${l - 1}]`, dA[l - 1]]],
      say: `dA[${l - 1}] is the transpose of W[${l}] from the cache times dZ[${l}]: (${n[l - 1]}, ${n[l]}) times (${n[l]}, 5). ${l > 1 ? `It goes to layer ${l - 1}.` : "Nobody needs this one."}` });
  }
  moves.push({ box: "W", made: [1, 2, 3].map((l) => [`new W[${l}]`, each(W[l], (w, i, j) => w - ALPHA * dW[l][i][j])]),
    say: "All gradients are there, so now every W and b takes its step, here with α = 0.1. The cost of the new network is 0.612165; all caches are old." });

  const step = ui.steps(moves.length - 1);
  const look = ui.choice("cache to show", ["of the present layer", "1", "2", "3"]);
  const graph = ui.graph({ height: 230, alt: "Forward boxes of layers 1 to 3 above, backward boxes below, the cost on the right; the present box is marked." });
  const text = ui.text();
  const made = [0, 1, 2].map(() => ui.grid({ wide: true, alt: "An array of the present step, with its numbers." }));
  const stored = ["A of the layer before", "W", "b", "Z"].map((what) => ui.grid({ wide: true, alt: `${what}, as the cache holds it.` }));
  const short = (value) => Math.round(value * 1000) / 1000 + 0;
  const empty = (grid) => grid.draw({ title: "", rows: [] });

  ui.update(() => {
    const at = step.value, move = moves[at], forward = Math.min(at, L);
    const nodes = { X: { at: [0, 0], label: "X", kind: "data" }, J: { at: [4, 0.5], label: "J", now: move.box === "J" } };
    for (let l = 1; l <= L; l += 1) {
      nodes[`f${l}`] = { at: [l, 0], label: `${l} →`, now: [`f${l}`, "W"].includes(move.box) };
      nodes[`b${l}`] = { at: [l, 1], label: `← ${l}`, now: move.box === `b${l}` };
    }
    const edges = [["X", "f1"], ["f1", "f2"], ["f2", "f3"], ["f3", "J"]];
    for (let l = 1; l <= forward; l += 1) edges.push([`f${l}`, `b${l}`, "forward", `cache ${l}`]);
    if (at > 4) edges.push(["b3", "J", "backward"]);
    for (const l of [3, 2]) if (at > 4 + 3 * (L - l) + 2) edges.push([`b${l - 1}`, `b${l}`, "backward"]);
    graph.draw({ nodes, edges });
    text.say(`${at} of ${moves.length - 1}. ${move.say}`);

    const show = (grid, title, values, colour) => grid.draw({
      title: `${title}: (${values.length}, ${values[0].length})`,
      rows: values.map((row) => row.map((value) => ({ text: short(value), colour: colour && value === 0 ? undefined : colour }))),
    });
    made.forEach((grid, i) => (move.made && move.made[i]
      ? show(grid, ...move.made[i], i >= (move.known || 0) ? ui.fade(ui.colour.yellow, 0.45) : undefined) : empty(grid)));
    const present = move.box && /[fb]\d/.test(move.box) ? Number(move.box[1]) : 0;
    const l = look.value.length === 1 ? Number(look.value) : present;
    if (!l || l > forward) {
      stored.forEach(empty);
      if (look.value.length === 1) stored[0].draw({ title: `cache ${l} is still empty`, rows: [] });
      return;
    }
    const used = (letter) => (present === l && move.cache === letter ? ui.colour.orange : undefined);
    show(stored[0], `cache ${l}: A[${l - 1}]`, A[l - 1], used("A"));
    show(stored[1], `W[${l}]`, W[l], used("W"));
    show(stored[2], `b[${l}]`, b[l]);
    show(stored[3], `Z[${l}]`, Z[l], used("Z"));
  });
});
