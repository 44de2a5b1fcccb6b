// A small picture, a change, and the question whether the label is still right.
// To learn: the same change is right for one task and wrong for another.
lesson.interactive((ui) => {
  const pictures = {
    "a handwritten 2": ["..###..", ".#...#.", ".....#.", "....#..", "...#...", "..#....", ".#####."],
    "a handwritten 6": ["...##..", "..#....", ".#.....", ".####..", ".#...#.", ".#...#.", "..###.."],
    "a smiling face": [".#####.", "#.....#", "#.#.#.#", "#.....#", "#.###.#", "#..#..#", ".#####."],
    "a sign: turn right": [".......", "....#..", "....##.", ".######", ".#..##.", ".#..#..", ".#....."],
  };
  const turned = (rows) => rows[0].split("").map((_, c) => rows.map((row) => row[c]).reverse().join(""));
  const changes = {
    "mirror left and right": (rows) => rows.map((row) => row.split("").reverse().join("")),
    "half a turn": (rows) => turned(turned(rows)),
    "a quarter turn": turned,
    "move by one pixel": (rows) => rows.map((row) => `.${row.slice(0, -1)}`),
    "exchange light and dark": (rows) => rows.map((row) => row.replace(/[.#]/g, (cell) => (cell === "." ? "#" : "."))),
  };
  // For each change, whether the label of each picture, in the order above, is kept; and why.
  const verdicts = {
    "mirror left and right": [
      [false, "Nobody writes a 2 like that."],
      [false, "It is no 6 any more, and no other digit either."],
      [true, "Faces are nearly symmetric, and both sides occur."],
      [false, "Now it says: turn left. The label has become the opposite."],
    ],
    "half a turn": [
      [true, "It looks like a 2 still, by luck; but nobody writes upside down, so there is little to gain."],
      [false, "It is a 9 now, with the label 6."],
      [true, "It smiles still, as somebody who hangs from a bar. If no such pictures can come, it is of no use."],
      [false, "A sign upside down points left."],
    ],
    "a quarter turn": [
      [false, "It is no digit any more; with some hands it could pass for an N."],
      [false, "It is no digit any more."],
      [true, "A face that lies down smiles, too. In photographs of people in bed it will come, in passports not."],
      [false, "It points down. For a sign, the direction is the label."],
    ],
    "move by one pixel": [
      [true, "A moved 2 is a 2. This is what last week's network had never seen."],
      [true, "A moved 6 is a 6."],
      [true, "The right rim of the face is cut off, but it smiles. A larger move would cost the picture."],
      [true, "The sign is the same. Its tip is cut off: put a frame round the picture first."],
    ],
    "exchange light and dark": [
      [true, "Chalk on a blackboard. If all your digits are ink on paper, it only makes the task harder."],
      [true, "Chalk on a blackboard: right, and of use only if such pictures can come."],
      [true, "As a drawing, yes. A photograph of a person would be a negative, which never comes."],
      [true, "Often yes. But of real signs colour can be part of the meaning: ask which country's."],
    ],
  };
  const names = Object.keys(pictures);
  const which = ui.choice("picture", names);
  const change = ui.choice("change", Object.keys(changes));
  let said = null, place = "", right = 0, asked = 0;
  const answer = (kept) => () => {
    if (said !== null) return;
    said = kept;
    asked += 1;
    if (kept === verdicts[change.value][names.indexOf(which.value)][0]) right += 1;
  };
  const keep = ui.button("the label is kept", answer(true));
  const lose = ui.button("the label is lost", answer(false));
  const before = ui.grid({ alt: "The picture as it is." });
  const after = ui.grid({ alt: "The picture after the change." });
  const text = ui.text();
  const cells = (rows) => rows.map((row) => row.split("").map((cell) => ({ text: "", colour: cell === "#" ? ui.colour.blue : ui.fade(ui.colour.blue, 0.08) })));

  ui.update(() => {
    if (place !== which.value + change.value) said = null;
    place = which.value + change.value;
    before.draw({ title: which.value, rows: cells(pictures[which.value]) });
    after.draw({ title: change.value, rows: cells(changes[change.value](pictures[which.value])) });
    keep.enable(said === null);
    lose.enable(said === null);
    const [kept, why] = verdicts[change.value][names.indexOf(which.value)];
    text.say(said === null ? `Is “${which.value}” still the right label?`
      : `${said === kept ? "Yes." : "We think otherwise."} The label is ${kept ? "kept" : "lost"}. ${why} (${right} of ${asked} as we see it.)`);
  });
});
