// Broadcasting of two shapes: the comparison axis by axis, flush right, and what is stretched, with ghost
// copies; the result is the sum of the two arrays, or the reason why there is none.
lesson.interactive((ui) => {
  const shapes = {
    "() a number": [], "(3,)": [3], "(4,)": [4], "(1, 3)": [1, 3], "(1, 4)": [1, 4], "(3, 1)": [3, 1], "(4, 1)": [4, 1],
    "(3, 4)": [3, 4], "(4, 3)": [4, 3], "(2, 3, 4)": [2, 3, 4], "(2, 1, 4)": [2, 1, 4],
  };
  const first = ui.choice("shape of A", Object.keys(shapes), "(3, 4)");
  const second = ui.choice("shape of B", Object.keys(shapes), "(4,)");
  ui.button("swap A and B", () => { [first.value, second.value] = [second.value, first.value]; });
  const rule = ui.grid({ alt: "The sizes of both shapes, flush right, and of the result; colours say which are equal, stretched or clash." });
  const text = ui.text();             // a line of its own, which keeps the comparison apart from the arrays
  const left = ui.grid({ alt: "The array A, with dashed copies where it is stretched." });
  const right = ui.grid({ alt: "The array B, with dashed copies where it is stretched." });
  const sum = ui.grid({ alt: "The sum of A and B; empty when the shapes do not fit." });

  const write = (shape) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  const padded = (shape, length, filling) => [...Array(length - shape.length).fill(filling), ...shape];
  // The last two axes of a shape: what can be drawn, the first layer if there are more.
  const sheet = (shape) => padded(shape.slice(-2), 2, 1);
  const table = ([height, width], cell) => Array.from({ length: height }, (_, i) => Array.from({ length: width }, (__, j) => cell(i, j)));

  ui.update(() => {
    const [a, b] = [shapes[first.value], shapes[second.value]];
    const length = Math.max(a.length, b.length, 1);
    const [aligned, other] = [padded(a, length, 1), padded(b, length, 1)];
    const verdicts = aligned.map((size, k) => (size === other[k] ? "equal" : size === 1 || other[k] === 1 ? "stretched" : "clash"));
    const fits = !verdicts.includes("clash");
    const result = a.length || b.length ? aligned.map((size, k) => (size === 1 ? other[k] : size)) : [];
    const paint = { equal: ui.colour.green, stretched: ui.colour.orange, clash: ui.colour.red };

    // A missing axis counts as 1, and is drawn as a ghost.
    const line = (name, shape, sizes) => [name, ...sizes.map((size, k) => (
      { text: size, colour: paint[verdicts[k]], ghost: k < length - shape.length }))];
    rule.draw({
      title: "sizes, flush right",
      rows: [line("A", a, aligned), line("B", b, other), ["A + B", ...aligned.map((size, k) => (
        !a.length && !b.length ? "" : verdicts[k] === "clash" ? { text: "✗", colour: ui.colour.red } : size === 1 ? other[k] : size))]],
    });

    // A holds 1, 2, 3, ..., B holds 100, 200, ...; without a fit both are drawn as they are.
    const drawn = (name, shape, unit, colour, target) => {
      const own = sheet(shape);
      const value = (i, j) => unit * ((i % own[0]) * own[1] + (j % own[1]) + 1);
      return {
        value,
        rows: table(target, (i, j) => ({ text: value(i, j), colour: i < own[0] && j < own[1] ? colour : undefined, ghost: i >= own[0] || j >= own[1] })),
        title: `${name}: ${write(shape)}${shape.length > 2 ? ", first layer" : ""}`,
      };
    };
    const target = sheet(result);
    const [A, B] = [drawn("A", a, 1, ui.colour.sky, fits ? target : sheet(a)), drawn("B", b, 100, ui.colour.yellow, fits ? target : sheet(b))];
    left.draw(A);
    right.draw(B);
    sum.draw(fits
      ? { title: `A + B: ${write(result)}${result.length > 2 ? ", first layer" : ""}`, rows: table(target, (i, j) => A.value(i, j) + B.value(i, j)) }
      : { title: "A + B: none", rows: [[{ text: "✗", colour: ui.colour.red }]] });

    const stretched = [["A", aligned], ["B", other]].filter(([, sizes]) => fits && sizes.some((size, k) => size !== result[k] && result.length)).map(([name]) => name);
    const k = verdicts.lastIndexOf("clash");
    text.say(fits
      ? `${write(a)} and ${write(b)} give ${write(result)}. ${stretched.length === 2 ? "Both are stretched." : stretched.length ? `${stretched[0]} is stretched.` : "Nothing is stretched."}`
      : `ValueError: ${write(a)} and ${write(b)} do not broadcast. From the right, axis ${length - k}: ${aligned[k]} meets ${other[k]}, and neither is 1.`);
  });
});
