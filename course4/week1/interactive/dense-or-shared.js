// How many parameters a first layer has on a square colour picture: dense, and with ten shared filters of 3x3x3.
// To learn: the dense count grows with the square of the side and with the units; the shared one does not move.
lesson.interactive((ui) => {
  const SHARED = (3 * 3 * 3 + 1) * 10;
  const side = ui.slider("side of the picture, pixels", { min: 1, max: 1000, step: 1, value: 512 });
  const units = ui.slider("hidden units", { min: 1, max: 5000, step: 1, value: 100 });
  const plot = ui.plot({ height: 230, alt: "Two horizontal bars on a logarithmic scale: the parameters of the dense layer and the 280 of ten shared filters." });
  const text = ui.text();
  const thousands = (count) => count.toLocaleString("en-US");
  const memory = (count) => (count < 250 ? `${count * 4} bytes` : count < 2.5e5 ? `${ui.number(Math.round(count / 25) / 10)} kB`
    : count < 2.5e8 ? `${ui.number(Math.round(count / 2.5e4) / 10)} MB` : `${ui.number(Math.round(count / 2.5e7) / 10)} GB`);

  ui.update(() => {
    const dense = side.value * side.value * 3 * units.value + units.value;
    plot.draw([{
      type: "bar", orientation: "h", y: ["shared", "dense"], x: [SHARED, dense], marker: { color: [ui.colour.green, ui.colour.red] },
      text: [thousands(SHARED), thousands(dense)], textposition: "inside", insidetextanchor: "start", hoverinfo: "skip",
    }], { xaxis: { type: "log", range: [0, 10.4], title: { text: "parameters" }, tickvals: [1, 1e2, 1e4, 1e6, 1e8, 1e10], ticktext: ["1", "100", "10⁴", "10⁶", "10⁸", "10¹⁰"] } });
    text.say(`Dense: (${side.value}·${side.value}·3 + 1)·${units.value} = ${thousands(dense)} parameters, ${memory(dense)} as 32-bit numbers. `
      + `Ten shared filters: (3·3·3 + 1)·10 = ${SHARED}, ${memory(SHARED)}, for every size.`);
  });
});
