// The map of the course: sixteen weeks, and words that come back in several of them.
// To learn: few ideas carry the whole course, and each returns with a new job.
lesson.interactive((ui) => {
  const SUBJECTS = {
    "1.1": "introduction", "1.2": "logistic regression, derivatives, vectorisation", "1.3": "networks with one hidden layer", "1.4": "deep networks",
    "2.1": "training, dev and test sets; regularisation", "2.2": "optimisers: mini-batches, Momentum, Adam", "2.3": "tuning, batch norm, softmax, TensorFlow",
    "3.1": "strategy: goals, metrics, what people achieve", "3.2": "strategy: analysing errors, other data, transfer",
    "4.1": "convolution and pooling", "4.2": "classic networks, transfer learning", "4.3": "finding objects", "4.4": "faces and painting styles",
    "5.1": "recurrent networks: RNN, GRU, LSTM", "5.2": "words as vectors", "5.3": "translation, attention, sound",
  };
  const WORDS = {
    "sigmoid": [["1.1.4", "a bend with flat ends"], ["1.2.2", "turns a score into a probability"], ["1.3.6", "one bend among several"], ["5.1.10", "gates of an LSTM: keep or forget"]],
    "ReLU": [["1.1.2", "the bend of a neuron"], ["1.3.6", "why it learns faster"], ["1.4.3", "in every hidden layer"], ["2.1.11", "how large its weights should start"],
      ["4.1.7", "after each convolution"]],
    "gradient descent": [["1.2.4", "downhill, step by step"], ["1.3.9", "through a hidden layer"], ["2.2.1", "a small batch at a time"],
      ["2.2.8", "Adam, with a step for each weight"], ["4.4.8", "changes a picture, not weights"]],
    "matrix product": [["1.1.2", "several neurons at once"], ["1.2.12", "in place of loops"], ["1.3.4", "all examples at once"], ["4.4.10", "the style of a picture"],
      ["5.2.4", "looks up a word's vector"], ["5.3.8", "mixes what attention looks at"]],
    "softmax": [["2.3.8", "a probability for each class"], ["5.1.6", "for the next word"], ["5.2.6", "for a word nearby"], ["5.3.8", "where to look"]],
    "loss": [["1.2.3", "how wrong is an answer?"], ["2.1.4", "with a price on large weights"], ["2.3.9", "for many classes"], ["4.4.4", "three faces compared"],
      ["4.4.8", "content and style"]],
    "train, dev, test": [["1.2.1", "why some data is kept aside"], ["2.1.1", "what each part is for"], ["3.1.5", "from which data to take them"], ["3.2.4", "when they differ"]],
    "slopes that vanish": [["1.1.4", "small numbers multiplied"], ["2.1.10", "in deep networks"], ["4.2.3", "short cuts that help"], ["5.1.8", "in long sentences"]],
    "transfer": [["3.2.7", "when it pays"], ["4.2.9", "a trained network, a new task"], ["5.2.2", "word vectors made by others"]],
  };
  const COURSES = [4, 3, 2, 4, 3];
  const word = ui.choice("word", Object.keys(WORDS));
  const map = ui.grid({ alt: "The weeks of the five courses, a row for each course.", wide: true, press: (row, column) => { week = `${row + 1}.${column}`; } });
  const places = ui.text();
  const subject = ui.text();
  let week = "1.1";
  const weekOf = (section) => section.split(".").slice(0, 2).join(".");

  ui.update(() => {
    const found = WORDS[word.value];
    const weeks = [...new Set(found.map(([section]) => weekOf(section)))];
    const cell = (name) => ({ text: name, colour: name === weeks[0] ? ui.colour.orange : weeks.includes(name) ? ui.colour.sky : undefined });
    map.draw({ title: "courses and weeks", rows: COURSES.map((count, i) => [{ text: `course ${i + 1}`, head: true },
      ...Array.from({ length: 4 }, (_, j) => (j < count ? cell(`${i + 1}.${j + 1}`) : { text: "", head: true }))]) });
    places.say(`${word.value[0].toUpperCase()}${word.value.slice(1)}: ${found.map(([section, job]) => `${section} ${job}`).join("; ")}.`);
    const here = Object.keys(WORDS).filter((name) => WORDS[name].some(([section]) => weekOf(section) === week));
    subject.say(`Week ${week}: ${SUBJECTS[week]}.${here.length ? ` Here you meet: ${here.join(", ")}.` : ""}`);
  });
});
