// Cards with tasks: what is x, what is y, which kind of data, which network first?
// To learn: every task becomes a pair of x and y, and the kind of x suggests the architecture.
lesson.interactive((ui) => {
  const OPEN = "choose";
  const ASKED = {
    "x is": ["columns of a table", "a picture", "a sound", "a text", "several sensors"],
    "y is": ["a number", "yes or no", "one of many classes", "a text", "places"],
    "data": ["structured", "unstructured", "both"],
    "first network": ["dense", "convolutional", "recurrent or Transformer", "hybrid"],
  };
  // Of each task its name, the question, the good answers, in the order of what is asked, and why.
  const CARDS = [
    ["bicycles hired tomorrow", "How many bicycles will be hired tomorrow? Known: weekday, temperature, rain.", ["columns of a table"], ["a number"], ["structured"], ["dense"],
      "Columns with a meaning of their own, and a number to predict. A forest of trees is worth a try, too."],
    ["a bird's song", "Which bird is singing in this recording?", ["a sound"], ["one of many classes"], ["unstructured"], ["recurrent or Transformer", "convolutional"],
      "Sound unfolds in time. Drawn as a picture of time and pitch it suits a convolutional network as well."],
    ["a loan", "Will this loan be paid back? Known: income, sum, years, earlier loans.", ["columns of a table"], ["yes or no"], ["structured"], ["dense"],
      "A table. Here one also asks which columns may be used at all, and whom an error hurts."],
    ["a review", "Is this product review friendly?", ["a text"], ["yes or no"], ["unstructured"], ["recurrent or Transformer", "dense"],
      "Words in order. A bag of words with a dense network is a good start, and forgets the order."],
    ["a shelf", "Where on this photograph of a shelf are the bottles?", ["a picture"], ["places"], ["unstructured"], ["convolutional"],
      "Space, and a bottle may stand anywhere."],
    ["a doctor dictates", "A doctor dictates; write down what was said.", ["a sound"], ["a text"], ["unstructured"], ["recurrent or Transformer"],
      "A sequence in, a sequence out, and of different lengths."],
    ["a harvester", "A harvester has a camera, a radar and the table of its settings. Where is the next obstacle?", ["several sensors"], ["places"], ["both"], ["hybrid"],
      "Each kind of input gets its own part, and the parts are joined."],
    ["plants", "Which of 40 plants is on this photograph?", ["a picture"], ["one of many classes"], ["unstructured"], ["convolutional"],
      "Space again; one answer for the whole picture. A vision Transformer is the other usual choice."],
  ];
  const card = ui.choice("card", CARDS.map(([name]) => name));
  const choices = Object.entries(ASKED).map(([question, options]) => ui.choice(question, [OPEN, ...options], OPEN));
  const answers = () => choices.map((choice) => choice.value);
  ui.button("check", () => { checked = answers().join(); });
  ui.button("next card", () => { card.value = CARDS[(CARDS.findIndex(([name]) => name === card.value) + 1) % CARDS.length][0]; });
  const [task, verdict] = [ui.text(), ui.text()];
  let checked = "", shown = card.value;                  // the answers that were checked; the card on the table

  ui.update(() => {
    if (shown !== card.value) {
      [shown, checked] = [card.value, ""];
      choices.forEach((choice) => { choice.value = OPEN; });
    }
    const [, words, ...good] = CARDS.find(([name]) => name === shown), why = good.pop(), given = answers();
    task.say(words);
    if (checked !== given.join()) {
      const left = given.filter((value) => value === OPEN).length;
      verdict.say(left ? `${left} of 4 still to choose.` : "Press “check”.");
      return;
    }
    const wrong = Object.keys(ASKED).filter((_, i) => !good[i].includes(given[i]));
    verdict.say(wrong.length ? `Look again at: ${wrong.join(", ")}.` : `All four are right. ${why}`);
  });
});
