// 300 real cars, and a line with one bend: y = slope * max(0, knee - x) + level, slope and level by least squares.
// To learn: the error has a best knee; a knee beyond all cars is the straight line; a guess comes first.
lesson.interactive((ui) => {
  // Horsepower and miles per gallon of the training part of split 1 of the table on this page; coursekit.data.cars.
  const CARS = `
    46,26 46,26 48,43.1 48,44.3 52,29 52,31 52,32.8 52,44 53,33 58,39.1 60,24.5 60,27 60,38.1 61,32 62,29.8
    63,30.5 63,34.7 63,38 64,39 65,29.9 65,31 65,34.4 65,37 65,37.2 65,40.8 65,46.6 67,26 67,30 67,30 67,31
    67,31 67,32 67,32.3 67,38 67,44.6 68,29.5 68,30 68,31 68,34.1 69,26 70,29 70,32.1 70,33.5 70,34 70,34.2
    70,34.5 70,39.4 71,25 71,27.2 71,29.5 71,31.5 72,15 72,15 72,21 72,22 72,26.5 74,36 75,24 75,24 75,25
    75,26 75,26 75,28 75,29 75,30.9 75,31.3 75,32.2 75,32.4 75,36 76,30 76,30.7 78,18 78,26 78,29 78,30.5
    78,34.3 79,26 79,28 80,25 80,26 80,27.4 80,28 80,35.7 81,24 81,25 82,31 83,23 83,27 83,29 83,33.5
    84,26.6 84,30 84,32 84,36 85,19 85,19.8 85,20.2 85,20.8 85,21 85,23.8 85,31 85,38 86,22 86,23 86,27
    86,28 87,25 88,18 88,18 88,19 88,19 88,20 88,20.2 88,22.3 88,23 88,24.5 88,25.1 88,27 88,27 88,27 88,27
    88,28 88,36 89,25.5 90,18 90,19.1 90,20 90,20.2 90,21 90,22.5 90,24 90,24.3 90,26 90,27 90,28 90,28
    90,28.4 90,29.8 92,25 92,28 92,37 93,26 94,22 95,17.5 95,18 95,19 95,20 95,20.5 95,21.1 95,22 95,23
    95,24 95,24 95,25 95,25 95,27.5 96,25.5 96,32 97,18 97,18 97,19 97,22 97,23 97,24 97,24 98,18.5 98,22
    100,15 100,16 100,16 100,17 100,18 100,18 100,19 100,19 100,19 100,20 100,20 100,20.5 100,22 100,23.7
    103,20.3 105,16 105,18 105,18 105,18 105,19.2 105,20.5 105,22 105,23.2 105,26.6 105,27.9 107,21 108,19
    110,15 110,17 110,17.5 110,18 110,19.9 110,20 110,20.6 110,21 110,21.5 110,22.4 110,23.5 110,24 112,18
    112,19 113,26 115,21.5 115,21.6 115,25 115,26.8 115,28.8 116,25.4 120,16.5 120,18.1 120,24.2 122,20
    125,19.2 125,23 129,17.6 130,13 130,15 130,17 130,18 132,32.7 133,16.2 135,18.2 137,14 138,16.5 139,18.1
    139,20.2 140,13 140,14 140,16 140,17 140,17.5 140,17.5 140,19.4 142,15.5 145,13 145,13 145,15 145,15.5
    145,17.5 145,19.2 148,14 149,16 150,13 150,13 150,13 150,14 150,14 150,14 150,14 150,14 150,14 150,15
    150,15 150,15 150,15 150,16 150,16 150,17 150,18.5 152,14.5 153,14 155,13 155,16.9 160,12 165,13 165,14
    165,15 165,17.7 167,12 170,15 170,15.5 175,13 175,13 175,14 180,11 180,12 180,16 180,16.5 190,13 190,15
    190,15.5 198,12 198,15 200,10 208,11 210,11 215,13 215,14 220,14 225,12 225,14 225,14 230,16
  `.trim().split(/\s+/).map((pair) => pair.split(",").map(Number));
  const [X, Y] = [0, 1].map((i) => CARS.map((car) => car[i]));
  const knee = ui.slider("knee, horsepower", { min: 60, max: 240, step: 1, value: 220 });
  ui.button("forget what was tried", () => { tried.clear(); });
  const plot = ui.plot({ height: 330, half: true, alt: "Miles per gallon against horsepower: 300 cars and the bent line." });
  const errors = ui.plot({ height: 330, half: true, alt: "The mean squared error against the knee, for all knees tried so far." });
  const text = ui.text();
  const tried = new Map();

  // The slope and the level that fit y best, for one input each, and their mean squared error.
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  function fit(inputs, y) {
    const [middle, height] = [mean(inputs), mean(y)];
    const slope = mean(inputs.map((v, i) => (v - middle) * (y[i] - height))) / mean(inputs.map((v) => (v - middle) ** 2));
    const level = height - slope * middle;
    return { slope, level, error: mean(inputs.map((v, i) => (slope * v + level - y[i]) ** 2)) };
  }
  const straight = fit(X, Y);

  ui.update(() => {
    const k = knee.value, bend = (x) => Math.max(0, k - x), { slope, level, error } = fit(X.map(bend), Y);
    tried.set(k, error);
    const corners = [40, Math.min(k, 240), 240];
    plot.draw([
      { x: X, y: Y, mode: "markers", name: "cars", marker: { color: ui.fade(ui.colour.blue, 0.45), size: 6 }, hoverinfo: "skip" },
      { x: [40, 240], y: [40, 240].map((x) => straight.slope * x + straight.level), mode: "lines", name: "line", line: { color: ui.colour.grey, dash: "dash", width: 2 }, hoverinfo: "skip" },
      { x: corners, y: corners.map((x) => slope * bend(x) + level), mode: "lines", name: "one knee", line: { color: ui.colour.orange, width: 3.5 }, hoverinfo: "skip" },
    ], { xaxis: { title: { text: "horsepower" }, range: [40, 240] }, yaxis: { title: { text: "miles per gallon" }, range: [0, 50] }, margin: { b: 90 } });
    const ks = [...tried.keys()].sort((a, b) => a - b);
    errors.draw([
      { x: [60, 240], y: [straight.error, straight.error], mode: "lines", name: "line", line: { color: ui.colour.grey, dash: "dash", width: 2 }, hoverinfo: "skip" },
      { x: ks, y: ks.map((key) => tried.get(key)), mode: "markers", name: "tried", marker: { color: ui.colour.sky, size: 6 }, hovertemplate: "knee %{x}: %{y:.2f}<extra></extra>" },
      { x: [k], y: [error], mode: "markers", name: "now", marker: { color: ui.colour.orange, size: 12 }, hoverinfo: "skip" },
    ], { xaxis: { title: { text: "knee" }, range: [55, 245] }, yaxis: { title: { text: "mean squared error" }, range: [18, Math.max(26, 1.05 * Math.max(...tried.values()))] }, margin: { b: 90 } });
    const best = ks.reduce((a, c) => (tried.get(c) < tried.get(a) ? c : a));
    text.say(`Knee ${k}: error ${error.toFixed(2)}, straight line ${straight.error.toFixed(2)}. ` +
      `${ui.number(Math.round(100 * slope) / 100)} miles per gallon more for each horsepower below the knee; ${level.toFixed(1)} above it. Best of ${tried.size} tried: ${best}, with ${tried.get(best).toFixed(2)}.`);
  });
});
