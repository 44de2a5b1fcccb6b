// How much of the picture the middle cell of a layer can see. To learn: windows add to the view, strides multiply what later windows add;
// VGG's small windows reach as far as AlexNet's large ones, only later.
lesson.interactive((ui) => {
  // A cat (the photograph is by Stefan van der Walt, CC0): 40 by 40 greys in base 36.
  const CAT = [
    "jqutsrqoomligfijkloofgnddedginnonppqrrrr",
    "npuutrnlmmmkjiiijloofblkefdf9ilmmoooqqrr",
    "rtsrpmnnmljjljlllnoohenkdfgeafjijopqsssq",
    "rqnnonolkjiklklkjjknmhomggfehgihimqtsrpp",
    "solpqmkiklnljifilkmmjdkonhdejjihikpstroo",
    "mmmpmjjknmljhgimnmommljkpjgknkgjjjnpsrol",
    "nooonllmokhijiiloooijpmeoffinfdjkmprrpnm",
    "nonklmmomjhijghkoongiprfljihmdkmmpqqrpmn",
    "pppmlnopnljklihkopngjptihlkjlepomprorrop",
    "qomknopporplpmhmpqngksvkhmhkmerpknrposqp",
    "opqoooprstsqpponprmfmuvninhlpisrknsrorsm",
    "gfilmorttrnlklnpqrlhqvuqnmlotmrulmttqqrp",
    "bbehjnoog9bda88dnrnjqttsrnptwstvnlttqqrs",
    "fiimpssoadkjf735aloprrrrsrrtuutvpmttsrqs",
    "mokmpuvqblnnd748a9lrsrporrttutrtppsstuts",
    "orolnrvscmml625cf6drtsqopptuusprpjgeemtu",
    "rrqmlosufjmi405eh78qttqopotvurrqe5bfagos",
    "urpollmsoemk93ahi97ouuqpnotutqrg75bifhmm",
    "vsomijhlrjhnjgjlc85kvwsqoosutrob33climts",
    "vtpnljkjkqmgiiha755iuwtrpprtqrmd32enhqwv",
    "vuronmkkilppjdaab87fswtrqpqsprmgbblkhuwt",
    "vusolmmllllnrtsrnd9cqutrqqqrpskhjjhbpwso",
    "rqpnijmllmllmprrlgdblprqrsssppgcbbeotqll",
    "lljhfggjlllmmmmmliebeloprssvqleopqtsnkkk",
    "hgeegjkklkklmmonnkhcfkmprrtxtkenrppnkkkk",
    "pnlkjjjjjgjkklppomifghknqruxumflmlmlllml",
    "pqqpommnkjklmmoonlihcdhlnptxungkmlllkmnm",
    "kmpopqrrqoononnonmjjgddimprwslfjnkkjnrrp",
    "hjmopqrssrssqpoooommiedgknqwtjeilkjkquwu",
    "ljkoqrssttssrponmopnjfcfjnpusjgjklmpquxy",
    "nljlortuuutrpoonjloolebdhlnqpjglknrqprux",
    "omkhjprttuvvrmmhlnqrob89beilkgilioqoonmq",
    "qqpmklprtuvuuutpmjpttk99cddecbkljorppmjm",
    "ssrolhjosvtqppooopruwvm949bbbjpklprrrppq",
    "uttrqonnptutspnllmptvwuk799ajsqnpssrqpqr",
    "vvvvtrolnqsqponnpqsuuuuqa78irrmkmqrpooop",
    "xwvutssrporrpnmlmnoqqqqpd4foqomlorrpmmop",
    "xwvvvutrpqqqppnlmmnmmmlkddlnmlllopqomoru",
    "xxxwvuttsrrqqqonlkjjjijhfiklkkloponoquxy",
    "xxwwvuutssrrrqponmljjiiiikmnnnoppoosvyzz",
  ].map((row) => [...row].map((digit) => parseInt(digit, 36)));
  const conv = (name, f, s = 1) => ({ name, f, s });
  const vgg = [2, 2, 3, 3, 3].flatMap((repeats, stage) => [
    ...Array.from({ length: repeats }, (_, i) => conv(`filters ${stage + 1}.${i + 1}`, 3)), conv(`pooling ${stage + 1}`, 2, 2)]);
  const networks = {
    "LeNet-5": { side: 32, layers: [conv("filters 1", 5), conv("pooling 1", 2, 2), conv("filters 2", 5), conv("pooling 2", 2, 2)] },
    "AlexNet": {
      side: 227, layers: [conv("filters 1", 11, 4), conv("pooling 1", 3, 2), conv("filters 2", 5), conv("pooling 2", 3, 2),
        conv("filters 3", 3), conv("filters 4", 3), conv("filters 5", 3), conv("pooling 3", 3, 2)],
    },
    "VGG-16": { side: 224, layers: vgg },
  };
  const hues = { "LeNet-5": "green", "AlexNet": "orange", "VGG-16": "blue" };
  // For each layer how many pixels a cell sees, and how far apart its neighbours look.
  const views = (layers) => {
    let seen = 1, jump = 1;
    return layers.map(({ f, s }) => { const before = jump; seen += (f - 1) * jump; jump *= s; return { seen, before, jump }; });
  };

  const which = ui.choice("network", Object.keys(networks), "VGG-16");
  const number = ui.slider("layer", { min: 1, max: vgg.length, value: 4 });
  const picture = ui.plot({ height: 300, half: true, alt: "The input picture, a cat, with a frame round what the middle cell of this layer sees." });
  const growth = ui.plot({ height: 300, half: true, alt: "The side of the view in pixels against the layer, a line for each network; a ring marks the chosen layer." });
  const text = ui.text();

  ui.update(() => {
    const { side, layers } = networks[which.value], at = Math.min(number.value, layers.length) - 1;
    const all = views(layers), { seen, before, jump } = all[at], { name, f, s } = layers[at];
    const half = Math.min(seen, side) / side / 2;
    picture.draw([{
      type: "heatmap", z: CAT, x0: 0.5 / 40, dx: 1 / 40, y0: 0.5 / 40, dy: 1 / 40, showscale: false, hoverinfo: "skip",
      colorscale: [[0, "#000000"], [1, "#ffffff"]],
    }], {
      title: { text: `${which.value}, ${side} pixels` }, margin: { l: 8, r: 8, b: 8 },
      shapes: [{ type: "rect", x0: 0.5 - half, x1: 0.5 + half, y0: 0.5 - half, y1: 0.5 + half, line: { color: "#E69F00", width: 4 } }],
      xaxis: { visible: false, range: [0, 1], constrain: "domain" }, yaxis: { visible: false, range: [1, 0], scaleanchor: "x", constrain: "domain" },
    });
    growth.draw([
      ...Object.entries(networks).map(([label, network]) => ({
        name: label, x: network.layers.map((_, i) => i + 1), y: views(network.layers).map((view) => view.seen), mode: "lines+markers",
        line: { color: ui.colour[hues[label]], width: label === which.value ? 3 : 1.5 }, marker: { size: 5 }, hovertemplate: "layer %{x}: %{y} pixels<extra></extra>",
      })),
      { showlegend: false, x: [at + 1], y: [seen], mode: "markers", marker: { size: 14, color: "rgba(0,0,0,0)", line: { color: ui.colour.ink, width: 2.5 } }, hoverinfo: "skip" },
    ], { xaxis: { title: { text: "layer, poolings counted" }, dtick: 3 }, yaxis: { title: { text: "pixels seen" }, rangemode: "tozero" }, margin: { b: 80 } });
    const old = at ? all[at - 1].seen : 1;
    text.say(`Layer ${at + 1} of ${layers.length}, ${name}: window ${f}, stride ${s}. It sees ${old} + ${f - 1}·${before} = ${seen} pixels, `
      + `${Math.round(100 * Math.min(1, seen / side))} % of the side; its neighbours look ${jump} ${jump === 1 ? "pixel" : "pixels"} apart.`);
  });
});
