// A transposed convolution as stamps: every input cell presses the filter, times its value, onto the output. To learn: stamps add up where
// they overlap; padding crops; where the filter's size is no multiple of the stride, some cells get more stamps than others.
lesson.interactive((ui) => {
  const ones = (f) => Array.from({ length: f }, () => Array(f).fill(1));
  const filters = { "the filter of the text": [[1, 0, 1], [0, 2, 0], [1, 0, 1]], "ones, 2 by 2": ones(2), "ones, 3 by 3": ones(3), "ones, 4 by 4": ones(4), "soft, 4 by 4": [1, 3, 3, 1].map((a) => [1, 3, 3, 1].map((b) => a * b / 16)) };
  const inputs = { "the input of the text": [[2, 1], [3, 4]], "ones, 3 by 3": ones(3), "a single 1": [[0, 0, 0], [0, 1, 0], [0, 0, 0]] };
  const which = ui.choice("input", Object.keys(inputs));
  const kind = ui.choice("filter", Object.keys(filters));
  const s = ui.slider("stride s", { min: 1, max: 3, value: 2 });
  const p = ui.slider("padding p", { min: 0, max: 1, value: 0 });
  let chosen = [0, 0];
  const input = ui.grid({ alt: "The input; press a cell to see its stamp.", press: (r, c) => { chosen = [r, c]; } });
  const filter = ui.grid({ wide: true, alt: "The filter." });
  const output = ui.grid({ wide: true, alt: "The output, with the stamp of the chosen cell marked; what padding crops is pale." });
  const text = ui.text();

  ui.update(() => {
    const X = inputs[which.value], F = filters[kind.value], f = F.length, whole = s.value * (X.length - 1) + f;
    chosen = chosen.map((at) => Math.min(at, X.length - 1));
    const sum = Array.from({ length: whole }, () => Array(whole).fill(0)), count = Array.from({ length: whole }, () => Array(whole).fill(0));
    X.forEach((row, i) => row.forEach((x, j) => F.forEach((weights, u) => weights.forEach((weight, v) => {
      sum[i * s.value + u][j * s.value + v] += x * weight;
      count[i * s.value + u][j * s.value + v] += 1;
    }))));
    const [top, left] = chosen.map((at) => at * s.value);
    const stamped = (r, c) => r >= top && r < top + f && c >= left && c < left + f;
    const kept = (at) => at >= p.value && at < whole - p.value;
    input.draw({ title: "input: press a cell", rows: X.map((row, i) => row.map((x, j) => ({ text: x, colour: i === chosen[0] && j === chosen[1] ? ui.fade(ui.colour.orange, 0.35) : undefined }))) });
    filter.draw({ title: `filter, ${f} × ${f}`, rows: F.map((row) => row.map((weight) => Number(weight.toFixed(2)))) });
    output.draw({
      title: `output, ${whole - 2 * p.value} × ${whole - 2 * p.value}`,
      rows: sum.map((row, r) => row.map((value, c) => ({
        text: Number(value.toFixed(2)), ghost: !(kept(r) && kept(c)), colour: stamped(r, c) ? ui.fade(ui.colour.orange, 0.35) : undefined,
      }))),
    });
    const counts = count.flatMap((row, r) => row.filter((_, c) => r >= f - 1 && c >= f - 1 && r <= whole - f && c <= whole - f));
    const inner = counts.length > 1 && new Set(counts).size > 1 ? `In the inner part, cells get between ${Math.min(...counts)} and ${Math.max(...counts)} stamps.` : counts.length > 1 ? `In the inner part every cell gets ${counts[0] === 1 ? "1 stamp" : `${counts[0]} stamps`}.` : "";
    text.say(`Side: ${s.value}·(${X.length} − 1) + ${f} − 2·${p.value} = ${whole - 2 * p.value}. The chosen cell presses ${X[chosen[0]][chosen[1]]} times the filter. ${inner}`);
  });
});
