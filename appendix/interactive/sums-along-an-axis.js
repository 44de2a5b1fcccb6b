// A (3, 4) table of tickets and its sum along an axis, with the axis kept or lost; then the table divided by that sum.
// To learn: the axis that is named disappears; a kept axis lets the sums line up with what they were made of.
lesson.interactive((ui) => {
  const A = [[5, 7, 6, 2], [4, 6, 6, 3], [1, 3, 2, 0]];
  const AXES = { "axis=0": 0, "axis=1": 1, "no axis": null };
  const axis = ui.choice("sum along", Object.keys(AXES));
  const kept = ui.toggle("keepdims=True");
  const divide = ui.toggle("divide A by the sums");
  const table = ui.grid({ alt: "The table A, three rows of four numbers. Numbers that are added up together have the same colour." });
  const result = ui.grid({ alt: "The sums, laid out as their shape says.", });
  const quotient = ui.grid({ alt: "A divided by the sums, or an error.", wide: true });
  const text = ui.text();

  ui.update(() => {
    const along = AXES[axis.value];
    const hues = [ui.colour.sky, ui.colour.yellow, ui.colour.green, ui.colour.orange].map((hue) => ui.fade(hue, 0.35));
    const hue = (i, j) => hues[along === 0 ? j : along === 1 ? i : 0];
    table.draw({ title: "A, shape (3, 4)", rows: A.map((row, i) => row.map((value, j) => ({ text: value, colour: hue(i, j) }))) });

    const sum = (numbers) => numbers.reduce((total, value) => total + value, 0);
    const rows = A.map(sum), columns = A[0].map((_, j) => sum(A.map((row) => row[j])));
    const sums = along === 0 ? columns : along === 1 ? rows : [sum(rows)];
    const shape = along === 0 ? (kept.value ? "(1, 4)" : "(4,)") : along === 1 ? (kept.value ? "(3, 1)" : "(3,)") : kept.value ? "(1, 1)" : "()";
    const painted = sums.map((value, k) => ({ text: value, colour: hues[k] }));
    result.draw({ title: `sums, shape ${shape}`, rows: along === 1 && kept.value ? painted.map((cell) => [cell]) : [painted] });

    const lost = `Without keepdims the axis is gone: ${shape} is ${along === null ? "a single number" : "one list of numbers, neither row nor column"}.`;
    const said = [along === 0 ? "Axis 0 counts the rows. Adding along it runs down, through the rows, and leaves one number for each column."
      : along === 1 ? "Axis 1 counts the columns. Adding along it runs to the right, and leaves one number for each row."
        : "All twelve numbers become one.", kept.value ? "The axis stays, with size 1." : lost];
    if (!divide.value) quotient.draw({ title: "", rows: [] });
    else if (along === 1 && !kept.value) {
      quotient.draw({ title: "A / sums", rows: [[{ text: "ValueError", ghost: true }]] });
      said.push("(3, 4) and (3,) do not fit: from the right, 4 meets 3. Keep the axis.");
    } else {
      const by = (i, j) => (along === 0 ? columns[j] : along === 1 ? rows[i] : sums[0]);
      quotient.draw({ title: "A / sums, shape (3, 4)", rows: A.map((row, i) => row.map((value, j) => ({ text: (value / by(i, j)).toFixed(2), colour: hue(i, j) }))) });
      said.push("They line up: numbers of one colour now add up to 1.");
    }
    text.say(said.join(" "));
  });
});
