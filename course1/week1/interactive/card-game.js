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
  // Of each task the good answers, in the order of the questions, and why.
  const CARDS = [
    ["How many bicycles will be hired tomorrow? Known: weekday, temperature, rain.", ["columns of a table"], ["a number"], ["structured"], ["dense"],
      "Columns with a meaning of their own, and a number to predict. A forest of trees is worth a try, too."],
    ["Which bird is singing in this recording?", ["a sound"], ["one of many classes"], ["unstructured"], ["recurrent or Transformer", "convolutional"],
      "Sound unfolds in time. Drawn as a picture of time and pitch it suits a convolutional network as well."],
    ["Will this loan be paid back? Known: income, sum, years, earlier loans.", ["columns of a table"], ["yes or no"], ["structured"], ["dense"],
      "A table. Here one also asks which columns may be used at all, and whom an error hurts."],
    ["Is this product review friendly?", ["a text"], ["yes or no"], ["unstructured"], ["recurrent or Transformer", "dense"],
      "Words in order. A bag of words with a dense network is a good start, and forgets the order."],
    ["Where on this photograph of a shelf are the bottles?", ["a picture"], ["places"], ["unstructured"], ["convolutional"],
      "Space, and a bottle may stand anywhere."],
    ["A doctor dictates; write down what was said.", ["a sound"], ["a text"], ["unstructured"], ["recurrent or Transformer"],
      "A sequence in, a sequence out, and of different lengths."],
    ["A harvester has a camera, a radar and the table of its settings. Where is the next obstacle?", ["several sensors"], ["places"], ["both"], ["hybrid"],
      "Each kind of input gets its own part, and the parts are joined."],
    ["Which of 40 plants is on this photograph?", ["a picture"], ["one of many classes"], ["unstructured"], ["convolutional"],
      "Space again; one answer for the whole picture. A vision Transformer is the other usual choice."],
  ];
  let card = 0, checked = false;
  const task = ui.text();
  const choices = Object.entries(ASKED).map(([question, options]) => ui.choice(question, [OPEN, ...options], OPEN));
  ui.button("check", () => { checked = true; checkedFor = choices.map((choice) => choice.value).join("|"); });
  ui.button("next card", () => { card = (card + 1) % CARDS.length; checked = false; choices.forEach((choice) => { choice.value = OPEN; }); });
  const verdict = ui.text();
  let checkedFor = "";

  ui.update(() => {
    const [words, ...rest] = CARDS[card], why = rest.pop();
    task.say(`Card ${card + 1} of ${CARDS.length}: ${words}`);
    const given = choices.map((choice) => choice.value);
    if (checked && given.join("|") !== checkedFor) checked = false;
    if (!checked) {
      const left = given.filter((value) => value === OPEN).length;
      verdict.say(left ? `${left} of 4 still to choose.` : "Press “check”.");
      return;
    }
    const wrong = Object.keys(ASKED).filter((_, i) => !rest[i].includes(given[i]));
    verdict.say(wrong.length ? `Look again at: ${wrong.join(", ")}.` : `All four are right. ${why}`);
  });
});
