// A photograph through a 1x1 convolution from three channels to three: nine numbers, the same at every pixel. To learn: each output
// channel is a weighted sum of the input's channels at this place; nothing moves, nothing is blurred.
lesson.interactive((ui) => {
  // The photograph "china" (danielbuechele, CC BY 2.0), 48 by 32 pixels, three digits in base 36 for each.
  const PHOTO = [
    "oswoswoswpsxptxptxptxptxqtxqtxqtxquxquyquyquyruyruyrvyrvysvysvysvysvzswztwztwztwzuwzuxzuxzvxzvxzvxzwxzwxzwxzwxzwyzwyzwyzxyzxyzxyzxyzxyzxyzyyzyzz",
    "pswpswpswptxptxptxptxqtxqtxqtxqtxquyquyquyruyruyruyrvyrvysvysvysvzsvztwztwztwzuwzuwzuxzuxzvxzvxzvxzvxzvxzwxzwxzwyzwyzwyzxyzxyzxyzyyzyyzyyzyyzyyz",
    "pswpswptwptwptxptxqtxqtxqtxqtxquyquyquyruynqtkifruwruyrvysvysvysvztvztwztwztwzuwzuwzuwzuxzvxzvxzvxzvxzwxzwxzwxzwxzwyzxyzxyzyyzyyzyyzyyzxyzxyzxyz",
    "pswqswqtwqtwqtxqtxqtxqtxqtxqtxquxquxruxruxoqsniesuxsvysvysvysvytvztvztwztwztwztwzuwzuxzuxzvxzvxzvxzwxzwxzwxzxxzxyzxyzxyzxyzxyzxyzxyzyyzyyzyyzyyz",
    "qswqtwqtwqtwqtxqtxqtxqtxqtxquxquxruxruxruxfijddcqrtsvysvysvysvytvztwztwztwztwzuwzuwzuxzuxzvxzvxzvxzwxzwxzwxzwxzxyzxyzxyzxyzyyzyyzyyzyyzyyzyyzyyz",
    "qswqtwqtwqtwqtwqtxqtxqtxruxruxruxruxruxnqsfedjfcdefqsvsvysvysvytvytvytwytwyuwyuwzuwzuxzvxzvxzvxzwxzwxzwxzxxzxyzxyzxyzxyzxyzxyzxyzyyzyyzyyzyyzzzz",
    "qtwqtwqtwqtwqtwqtwrtxruxruxruxruxqtwlooqlgnjgnfajc9bccmpqsvytvytvytvytwytwyuwyuwyuxzvxzvxzvxzvxzvxzwxzwxzwxzxxzxyzxyzxyzxyzyyzyyzyyzzyzzzzzzzzyz",
    "qtwqtwqtwrtwrtwrtwrtwrtwpsunopnnnqlhwnflifnhenfbnfbmebebabddmoqsuxtvxtwyuwyuwyuwyuwyvwzvxzvxzvxzwxzwxzwxzwyzxyzxyzxyzxyzxyzyyzyyzyyzyyzyyzyyzyyz",
    "rtvrtvrtvrtvrtvrtwruwfiihjhkkhjjgfgd8985557889baabbbcbbcb9ba788fffjllqstuwyuwyuwyvwyvwyvxyvxyvxywxywxzwxzxyzxyzxyzxyzxyzxyzxyzyyzyyzyyzyyzyyzyyz",
    "rtvstvstvstvstvstvstw8aa333232222333444765876876876876766666666766bcchjjuvxvwxvwyvwyvxywxywxywxywxywxyxxyxxzxxzxyzyyzyyzyyzyyzyyzyyzyyzyyzyyzyyz",
    "rsustustvstvstvstvstvrsteff987a88baab99977da9ebagfegfeea9fcaigefdcnnouvxvwxvwxvwxvwxwwxwxxwxywxywxyxxyxxyxxyxxyxxyyyyyyyyyzyyyyyzyyzrrqqqptutyyz",
    "onnssussustuttuttuttvttvrst855966a88967867b99b89daadbbc99fcbkffjdduuvvvwvvwvwxvwxwwxwwxwwxwwxwwxxxxxxxxxyxxyxxyxxyyxyyyyyyyyyyyyywwwijgnmlqqpttt",
    "ppossutsutsuttuttuopqjll9aa556666766866cdcdb9db9db9da9fcafbaa99ffekjiooosttvvwwwwwwwwwwwwxwwxwwxxwxxxxxxxxxxxxxxxxxxyxxyxxyyyyyyyrqqihfjjhiihllj",
    "mmjrrrssutsutsuttudef565665665765988987987aa9aa9ba9ba9ba9bb9aaaa98igeihfmnnvvwvvwvvwwwwwwwwwwwwwwwwwwxwwxxxxxxxxxxxxxxxxxxxxxxxxxllkmmleeaggdppo",
    "gg8iibmmissssstsstrrsffe998876655987766c99a99dbacba988ba9ca9ca9hecfdcnlkvvvvvvvvvvvvvvvvvvvvwwwwwwwwwwwwwwwwwwwwwxxxxxxxxxxxxxvvvoonllkddaddaeea",
    "dd6hhcggammirrsrrssssihi988533644644533945b88a65dbac99a76c88c76ga9g99nkkstustustutuutuvtuvtuvtuvtuvtuvtuvtuvtuwtuwuvwuvwuvwstuklkdebcdaccaggfhhf",
    "hg7ff6ee6jjcjjenoonoqfee877633755854744c66e98f77ga9f99d87h98ja9oedqfdqhgoqqnqroqrnqroqroqroqroqrorsorsprsqststurturturtursuijighgab8ab8cdbdedddc",
    "efadd5gf8fe7fe9kjgonna99765855855855865gb9kdakc9jc9jcajcakcakebnhdsmhqmhonlmpqnpqnpqnprnproqrnprlnpmoqnpqmpqoqrrsttuutuutuuiigdecbca9a6896786bb8",
    "cc6ff8ggcfgffgdfgfbdd555555554554554555a96eb8db7da8bb9cbabbaccbeeckljmmjlifllkoqqqssrssrttsttsttprrpqrprrprrqrrstttuutuutuujjjhii9978969a8995aa7",
    "dd7ihbijejkhkkj688776765655554554555555ffdfdbgebfdbgdbhdbid9jd9f97ca9qjepkgjjioqprssrssqssrssrssrssrssrttrttsttstttuttuututjjighgghg887bca674895",
    "hhdggeijijkjgih8aa677787998ecahebkgcfcahfckfajeaieagdaedafdaecacb99a9efeijhnnnprrprrqrrqrrqrrqrrqrsqrsqssrssrssstssttssrrrqqqpijicdc452776554774",
    "jlljlljlmjmnkmnlnobba888654443765876755a98998999a99877776a98887987ebafcbjhgnnmpqqoqqoqqprroqqpqqprrprrqrrqrqqrqrssqrqjjhffdlljggf675453342674786",
    "ef8jjgkmnkmnkmnkmnbbb777322111211211211844322321744433433844633a55g87hbajdcpljpqppqppqppqqoqqpqqpqqpqommjjjgmmjmmjjifggdeechgd997453342332664675",
    "ff6ghdklnklnklmijk433323422211311311211832533422954644633a44a54g87kdcqhftlisnjnomoqopqppqppqoooljjeggeggdffdgfceebedbddbddbggcbb9342331342553663",
    "fe6gg7ghbdebdeaab9655544533543754523433d65a76b66f77e87f98h98lecnhfphetmhqkfmlihgfjljmmjjjejjcggc997aa8edaccaefdddbbb9ddbddaeecdca232231342442452",
    "fe5fe5gg6ef8896754985aa6dd6cc5fe6cb6b98kdbkebleblfbkfajeaieaid9gb7d96mkhnmjrjdqjdefdifbcc8cb8ba8887997bb8cc9gfc887776bb9cb8cc9664332342231453784",
    "cb4ge7gf7gg8ee9ed8ff8de6cc5bb4bb5dc6863c85d96c96c97aa8ab99baaccbedacbifcricoidghfaa7885665775775776997cb9ccaddaddaaa8aa8886665564221332221221342",
    "de4dc5gf7ed8cc7996ba7cc7884894ab5de6ee6de7ef7deagebifbjeale9me9ne8kf8ed7febghdgf9bb7997785665565565a97987bb8886dd9cb8986ca9776342332221331231342",
    "ff4cc5cc7ba6ed8cc7cc7dd79959a5994dc5dd6dd6dd5gg6nf7nf9lfajfaheaedadd9fg9gfaec9996886997997ba8554554666554554554885bb6886b97786453342231231231221",
    "ee4dd5hg8gf7ed8986cc7ff8fe8cc69a5ab5ac5bb6aa5ff7ff7ff7bc8dc7ca6966754cb9jgdcb7665443886ba8cb9664775554443443664553332765553775342221121121221221",
    "ee4dc6ff9gg9fe9ed8ed9dc8ff8gg8fg6cd5bc5cd5cc5cc6cb7bc6bc6bb5dd6ca6987ifdeb9ba9665887887fecaa9997665665776776665333332333332221221121110121121110",
    "de49a5764875cc8dc8cb7cb7dd8dd7gf8ee6bc5ab59a5dd6dd5cd6de6894cd6cc6dcagc9cb9bb9998a98bba775775665554ba9a97ba9665111121342221231553221221121110111",
  ].map((row) => row.match(/.../g).map((pixel) => [...pixel].map((digit) => (parseInt(digit, 36) * 255) / 35)));
  const CHANGED = "changed by hand";
  const third = 1 / 3;
  const starts = {
    "as it is": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "grey": [[third, third, third], [third, third, third], [third, third, third]],
    "red and blue exchanged": [[0, 0, 1], [0, 1, 0], [1, 0, 0]],
    "green forgotten": [[1, 0, 0], [0, 0, 0], [0, 0, 1]],
    "red less green, in all three": [[1, 1, 1], [-1, -1, -1], [0, 0, 0]],
    "blue less red, in all three": [[-1, -1, -1], [0, 0, 0], [1, 1, 1]],
  };
  let W = starts["as it is"].map((row) => [...row]), last = "as it is";
  const start = ui.choice("matrix", [...Object.keys(starts), CHANGED], last);
  const column = ui.slider("pixel: column", { min: 1, max: 48, value: 24 });
  const row = ui.slider("pixel: row", { min: 1, max: 32, value: 12 });
  const go = (x, y) => { column.value = Math.min(48, Math.max(1, Math.round(x) + 1)); row.value = Math.min(32, Math.max(1, Math.round(y) + 1)); };
  const before = ui.plot({ height: 230, half: true, press: go, alt: "The photograph of a temple under a blue sky, with a ring round the chosen pixel." });
  const after = ui.plot({ height: 230, half: true, press: go, alt: "The photograph after the matrix; what is below 0 is black." });
  const matrix = ui.grid({
    wide: true, alt: "The matrix W, rows for the input's channels, columns for the output's. Press a number to raise it by a half; after 1.5 comes −1.",
    press: (r, c) => {
      if (r === 0 || c === 0) return;
      const next = Math.round(2 * W[r - 1][c - 1] + 1) / 2;
      W[r - 1][c - 1] = next > 1.5 ? -1 : next;
      last = CHANGED;
      start.value = CHANGED;
    },
  });
  const text = ui.text();
  const names = ["red", "green", "blue"], whole = (value) => ui.number(Math.round(value));
  const mix = (pixel) => [0, 1, 2].map((k) => pixel.reduce((sum, value, c) => sum + value * W[c][k], 0));

  ui.update(() => {
    if (start.value !== last && start.value !== CHANGED) W = starts[start.value].map((line) => [...line]);
    last = start.value;
    const draw = (plot, z, title) => plot.draw([{ type: "image", z, hoverinfo: "skip" },
      { mode: "markers", x: [column.value - 1], y: [row.value - 1], marker: { size: 13, color: "rgba(0,0,0,0)", line: { color: "#ffffff", width: 3 } }, hoverinfo: "skip" },
      { mode: "markers", x: [column.value - 1], y: [row.value - 1], marker: { size: 17, color: "rgba(0,0,0,0)", line: { color: "#000000", width: 1.5 } }, hoverinfo: "skip" }], {
      title: { text: title }, showlegend: false, margin: { l: 6, r: 6, b: 6 },
      xaxis: { visible: false, range: [-0.5, 47.5], constrain: "domain" }, yaxis: { visible: false, range: [31.5, -0.5], scaleanchor: "x", constrain: "domain" },
    });
    draw(before, PHOTO, "in: 32 × 48 × 3");
    draw(after, PHOTO.map((line) => line.map((pixel) => mix(pixel).map((value) => Math.min(255, Math.max(0, value))))), "out, after a ReLU");
    const head = (words) => ({ text: words, head: true });
    matrix.draw({ title: "W (3, 3): press to change", rows: [["from \\ to", ...names].map(head), ...W.map((line, c) => [head(names[c]), ...line.map((value) => Math.round(1000 * value) / 1000)])] });
    const pixel = PHOTO[row.value - 1][column.value - 1], out = mix(pixel);
    const terms = pixel.map((value, c) => `${whole(value)}·${W[c][0] < 0 ? `(${ui.number(Math.round(1000 * W[c][0]) / 1000)})` : ui.number(Math.round(1000 * W[c][0]) / 1000)}`).join(" + ");
    text.say(`Pixel (${pixel.map(whole).join(", ")}) becomes (${out.map(whole).join(", ")}), before the ReLU. Its red: ${terms} = ${whole(out[0])}.`);
  });
});
