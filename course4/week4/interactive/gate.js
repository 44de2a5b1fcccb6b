// A gate with a list of colleagues, a photo each. A visitor's distances to all of them, and a threshold.
// To learn: the smallest distance names, the threshold refuses; a new colleague is one more bar, and can change who is named.
lesson.interactive((ui) => {
  const staff = ["Aino", "Bela", "Chidi", "Dara", "Emre"];
  // Squared distances of the encodings to the photo of each of the staff, measured once; `is` says who it really is.
  const visits = {
    "Bela, in other light": { is: "Bela", d: [0.89, 0.18, 1.69, 2.99, 2.48] },
    "Aino": { is: "Aino", d: [0.36, 0.99, 1.5, 2.47, 2.83] },
    "Chidi": { is: "Chidi", d: [1.8, 1.67, 0.31, 2.35, 2.86] },
    "Dara": { is: "Dara", d: [2.66, 2.78, 1.89, 0.23, 0.61] },
    "Emre": { is: "Emre", d: [3.31, 2.54, 2.42, 0.5, 0.15] },
    "Emre, another day": { is: "Emre", d: [2.99, 2.68, 1.88, 0.2, 0.37] },
    "a stranger": { is: "", d: [1.47, 1.52, 3.06, 2.65, 2.13] },
    "another stranger": { is: "", d: [1.23, 0.43, 1.17, 3.39, 3.14] },
  };
  let hired = 4;
  const who = ui.choice("at the gate", Object.keys(visits));
  const tau = ui.slider("threshold τ", { min: 0, max: 3.5, step: 0.05, value: 0.5 });
  const hire = ui.button("hire Emre", () => { hired = 9 - hired; hire.value = hired === 4 ? "hire Emre" : "Emre leaves"; });
  const plot = ui.plot({ height: 270, alt: "A bar for each colleague: the distance from the visitor's picture to the stored one. A vertical line stands at the threshold; the shortest bar below it is marked." });
  const text = ui.text();

  // The place in the list of who is nearest, or −1 where nobody is near enough.
  function found(d) {
    const known = d.slice(0, hired), least = Math.min(...known);
    return least < tau.value ? known.indexOf(least) : -1;
  }

  ui.update(() => {
    const d = visits[who.value].d.slice(0, hired), names = staff.slice(0, hired), best = found(d);
    plot.draw([{
      type: "bar", orientation: "h", y: names, x: d, hoverinfo: "skip", text: d.map((value) => ui.number(value)), textposition: "outside", cliponaxis: false,
      marker: { color: d.map((value, k) => (k === best ? ui.colour.green : value < tau.value ? ui.colour.sky : ui.colour.grey)) },
    }], {
      showlegend: false, xaxis: { range: [0, 3.8], title: { text: "squared distance d" } }, yaxis: { autorange: "reversed", showgrid: false },
      shapes: [{ type: "line", x0: tau.value, x1: tau.value, y0: 0, y1: 1, yref: "paper", line: { color: ui.colour.red, width: 2.5, dash: "dash" } }],
    });
    const tally = { right: 0, "refused": 0, "let in or named wrongly": 0 };
    for (const visit of Object.values(visits)) {
      const place = found(visit.d), named = place < 0 ? "" : staff[place], known = staff.slice(0, hired).includes(visit.is) ? visit.is : "";
      tally[named === known ? "right" : named === "" ? "refused" : "let in or named wrongly"] += 1;
    }
    text.say(`${best < 0 ? "The door stays closed: nobody is near enough." : `The door opens, and says: ${names[best]}.`} `
      + `Of all ${Object.keys(visits).length} visits: ${tally.right} right, ${tally.refused} of the staff refused, ${tally["let in or named wrongly"]} let in wrongly or under a wrong name.`);
  });
});
