// u = A v by two loops, by one loop with a dot product in it, and by one call. To learn: the products are
// the same; what changes is how many rounds Python itself has to take.
lesson.interactive((ui) => {
  const LOOPS = ["two loops", "one loop", "no loop"];
  let done = 0, last = LOOPS[0], seed = 1, A = [[1, 2, 0], [3, -1, 4]], v = [2, 1, 0.5];
  const loops = ui.choice("write it with", LOOPS);
  const rounds = () => ({ "two loops": A.length * v.length, "one loop": A.length, "no loop": 1 })[loops.value];
  ui.button("next round", () => { done = Math.min(done + 1, rounds()); });
  ui.button("all rounds", () => { done = rounds(); });
  ui.button("start again", () => { done = 0; });
  ui.button("new numbers", () => {
    const random = ui.random(seed), digit = () => Math.floor(9 * random()) - 4;
    seed += 1;
    A = Array.from({ length: 3 }, () => Array.from({ length: 4 }, digit));
    v = Array.from({ length: 4 }, digit);
    done = 0;
  });
  const code = ui.text();
  const matrix = ui.grid({ alt: "The matrix A; the entries used in this round are yellow, those used before pale blue." });
  const vector = ui.grid({ alt: "The vector v; the entries used in this round are yellow." });
  const result = ui.grid({ alt: "The result u, as far as it has been computed." });
  const text = ui.text();

  ui.update(() => {
    if (loops.value !== last) { done = 0; last = loops.value; }
    const [n, k] = [A.length, v.length];
    const each = loops.value === "two loops" ? 1 : loops.value === "one loop" ? k : n * k;      // products in a round
    const [from, to] = [Math.max(0, done - 1) * each, done * each];
    const now = (i, j) => i * k + j >= from && i * k + j < to;
    const fill = (i, j) => (now(i, j) ? ui.colour.yellow : i * k + j < from ? ui.fade(ui.colour.sky, 0.35) : undefined);
    const u = A.map((row, i) => row.reduce((sum, a, j) => sum + (i * k + j < to ? a * v[j] : 0), 0));
    const touched = (i) => v.some((_, j) => now(i, j));

    matrix.draw({ title: `A, shape (${n}, ${k})`, rows: A.map((row, i) => row.map((a, j) => ({ text: a, colour: fill(i, j) }))) });
    vector.draw({ title: `v, shape (${k},)`, rows: v.map((value, j) => [{ text: value, colour: A.some((_, i) => now(i, j)) ? ui.colour.yellow : undefined }]) });
    result.draw({ title: `u, shape (${n},)`, rows: u.map((value, i) => [{ text: value, colour: touched(i) ? ui.colour.yellow : undefined, ghost: i * k >= to }]) });
    code.say({ "two loops": "for i …: for j …: u[i] += A[i, j] * v[j]", "one loop": "for i …: u[i] = A[i] @ v", "no loop": "u = A @ v" }[loops.value]);

    const signed = (value) => (value < 0 ? `(${ui.number(value)})` : ui.number(value));
    const i = Math.floor(from / k), j = from % k;
    const told = done === 0 ? "Press “next round”."
      : loops.value === "two loops" ? `i = ${i}, j = ${j}: add ${signed(A[i][j])} · ${signed(v[j])} to u[${i}], which is now ${ui.number(u[i])}.`
        : loops.value === "one loop" ? `i = ${i}: u[${i}] = ${A[i].map((a, c) => `${signed(a)} · ${signed(v[c])}`).join(" + ")} = ${ui.number(u[i])}.`
          : `All ${n * k} products in one call.`;
    text.say(`Round ${done} of ${rounds()}. ${told}`);
  });
});
