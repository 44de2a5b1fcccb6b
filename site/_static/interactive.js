// The small API on which the interactive figures of the lessons are written.
//
// A week's figure is a file courseN/weekM/interactive/NAME.js, which the directive `{interactive} NAME` puts on a page:
//
//     lesson.interactive((ui) => {
//       const z = ui.slider("score z", { min: -5, max: 8, step: 0.1, value: 2 });
//       const plot = ui.plot({ height: 300, alt: "What the chart shows." });
//       const text = ui.text();
//       ui.update(() => {                          // run at once, after every change and when the theme is switched
//         plot.draw([{ x: [0, 1], y: [0, z.value], line: { color: ui.colour.blue } }], { xaxis: { title: { text: "x" } } });
//         text.say(`The score is ${ui.number(z.value)}.`);
//       });
//     });
//
// Controls. Each has `.value`, to read and to set, and `.show(false)`, which hides it; the buttons stand in a row behind the others.
//     ui.slider(label, { min, max, step, value, format })      a number; `format` says how it is written, as in format: ui.power
//     ui.choice(label, [option, ...], value)                   one of these strings
//     ui.toggle(label, value)                                  true or false
//     ui.button(label, () => { ... })                          something to do; also `.enable(false)`
//     ui.steps(last)                                           buttons to go on, back and to the start; the value goes from 0 to `last`
//     ui.picture(label, side, (rows) => { ... })               a picture of the reader's own, which stays in the browser; no `.value`
// Outputs, each described below.
//     ui.plot({ height, alt, half, press })                    a Plotly chart: .draw(traces, layout)
//     ui.graph({ height, alt })                                boxes joined by arrows: .draw({ nodes, edges })
//     ui.grid({ alt, press, wide })                            a table of small cells: .draw({ title, rows })
//     ui.text()                                                a line of plain text: .say(words)
// Helpers.
//     ui.number(-0.25)           "−0.25": a number as figures write it, at most four digits behind the point, and a true minus
//     ui.power(-3)               "10⁻³", for a whole exponent
//     ui.digits(0.00000000327, 2)              "3.3 · 10⁻⁹": a number that may be tiny or huge, with so many significant digits
//     ui.colour.blue             orange, green, red, purple, sky, yellow, grey; ink and paper, line (of grids): they follow the theme
//     ui.fade(ui.colour.blue, 0.3)             the same colour, see-through
//     ui.random(seed)            a function that returns uniform numbers in [0, 1), the same ones for a seed
//     ui.normal(random)          one standard normal number, from such a function
//     ui.optimiser("Adam", { rate: 0.3 })      a walker: .step(point, gradient) is where it goes next; it remembers its averages
//     ui.stored("film.webp")     the address of a picture in the week's figures/, for the `images` of a chart's layout
//     ui.redraw()                run the updates again, for a figure that changes by itself
//
// Plotly is loaded before this file. Nothing here or in a figure may ask the network for anything.

"use strict";

const lesson = (() => {
  // The palette of coursekit.plots (Okabe and Ito), and the same hues lighter for a dark page.
  const COLOURS = {
    light: {
      blue: "#0072B2", orange: "#E69F00", green: "#009E73", red: "#D55E00", purple: "#CC79A7",
      sky: "#56B4E9", yellow: "#F0E442", grey: "#6E6E6E",
      ink: "#1f2933", line: "#dfe3e8", paper: "#ffffff",
    },
    dark: {
      blue: "#4AA8E8", orange: "#F2B63F", green: "#2CC295", red: "#FF8A50", purple: "#E39CC5",
      sky: "#8CCDF2", yellow: "#F0E442", grey: "#A6ADB8",
      ink: "#e4e7eb", line: "#3b4450", paper: "#161b22",
    },
  };
  const theme = () => (document.documentElement.dataset.theme === "dark" ? "dark" : "light");

  // Reading ui.colour.blue gives the colour that suits the theme of the moment.
  const colour = {};
  for (const name of Object.keys(COLOURS.light)) {
    Object.defineProperty(colour, name, { enumerable: true, get: () => COLOURS[theme()][name] });
  }

  // "#rrggbb" and a number from 0 to 1 -> the same colour, see-through.
  function fade(hex, alpha) {
    const channel = (at) => parseInt(hex.slice(at, at + 2), 16);
    return `rgba(${channel(1)}, ${channel(3)}, ${channel(5)}, ${alpha})`;
  }

  // Uniform numbers in [0, 1), the same for the same seed (the generator mulberry32).
  function random(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }

  // One standard normal from two uniform numbers (Box and Muller); 1 - u is never zero.
  function normal(uniform) {
    return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  }

  // A number as it is written in a figure: at most four digits behind the point, and a true minus.
  const number = (value) => (typeof value === "number" ? String(Number(value.toFixed(4))).replace("-", "−") : String(value));

  // 10 to the power of a whole number: -3 -> "10⁻³".
  const power = (exponent) => `10${String(exponent).replace("-", "⁻").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit])}`;

  // A number with so many significant digits; where its zeros would have to be counted, with a power of ten.
  function digits(value, many = 3) {
    const size = Math.abs(value);
    if (size === 0 || (size >= 0.001 && size < 1e5)) return String(Number(value.toPrecision(many))).replace("-", "−");
    const [front, exponent] = value.toExponential(many - 1).split("e");
    return `${front.replace("-", "−")} · ${power(Number(exponent))}`;
  }

  // Black or white, whichever can be read on a fill of this colour ("#rrggbb" or "rgb(...)").
  function ink(fill) {
    const channels = fill.startsWith("#") ? [1, 3, 5].map((at) => parseInt(fill.slice(at, at + 2), 16)) : fill.match(/[\d.]+/g).map(Number);
    const [r, g, b, alpha = 1] = channels;
    if (alpha < 0.5) return "";
    const linear = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] > 0.179 ? "#000000" : "#ffffff";
  }

  // One who walks by the rule of this name: "gradient descent", "momentum", "RMSprop" or "Adam". Points and gradients are
  // lists of numbers, one for each direction. `v` and `s` are the averages of the gradients and of their squares.
  function optimiser(name, { rate, beta = 0.9, beta2 = name === "Adam" ? 0.999 : 0.9, epsilon = 1e-8 }) {
    const walker = { t: 0, v: [0], s: [0] };
    const average = (old, fresh, keep) => fresh.map((value, i) => keep * (old[i] || 0) + (1 - keep) * value);
    const way = {
      "gradient descent": (g) => g,
      momentum: (g, i) => walker.v[i],
      RMSprop: (g, i) => g / (Math.sqrt(walker.s[i]) + epsilon),
      Adam: (g, i) => walker.v[i] / (1 - beta ** walker.t) / (Math.sqrt(walker.s[i] / (1 - beta2 ** walker.t)) + epsilon),
    }[name];
    walker.step = (point, gradient) => {
      walker.t += 1;
      walker.v = average(walker.v, gradient, beta);
      walker.s = average(walker.s, gradient.map((g) => g * g), beta2);
      return point.map((p, i) => p - rate * way(gradient[i], i));
    };
    return walker;
  }

  const isPlain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  // The second object laid over the first, level by level; arrays and numbers are replaced.
  function merge(base, over) {
    const both = { ...base };
    for (const [key, value] of Object.entries(over)) {
      both[key] = isPlain(value) && isPlain(both[key]) ? merge(both[key], value) : value;
    }
    return both;
  }

  function axis(over) {
    return merge({
      automargin: true, fixedrange: true, gridcolor: colour.line, linecolor: colour.grey,
      zerolinecolor: colour.line, zerolinewidth: 1, title: { standoff: 10 },
    }, over);
  }

  // The default look of a chart with what the figure asks for laid over it.
  function themed(layout, height) {
    const base = {
      height,
      autosize: true,
      margin: { l: 40, r: 12, t: layout.title ? 42 : 14, b: 44 },
      font: { family: "system-ui, sans-serif", size: 13, color: colour.ink },
      paper_bgcolor: "rgba(0, 0, 0, 0)",
      plot_bgcolor: "rgba(0, 0, 0, 0)",
      colorway: ["blue", "orange", "green", "red", "purple", "sky", "yellow", "grey"].map((name) => colour[name]),
      legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" },
      title: { font: { size: 14 }, x: 0, xref: "paper", xanchor: "left" },
      hoverlabel: { bgcolor: colour.paper, bordercolor: colour.line, font: { color: colour.ink } },
      dragmode: false,            // a finger scrolls the page, not the chart
      xaxis: {},
      yaxis: {},
    };
    const whole = merge(base, layout);
    for (const key of Object.keys(whole).filter((name) => /^[xy]axis\d*$/.test(name))) {
      whole[key] = axis(whole[key]);
    }
    return whole;
  }

  // <tag attribute="value">children</tag>
  function element(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  const figures = [];           // of the page, to be drawn again when the theme is switched

  class Figure {
    constructor(name, host) {
      this.name = name;
      this.updates = [];
      this.waiting = false;
      this.ids = 0;
      this.controls = element("div", { class: "interactive-controls", role: "group", "aria-label": "Controls of the figure" });
      this.buttons = element("div", { class: "interactive-buttons" });
      this.outputs = element("div", { class: "interactive-outputs" });
      this.controls.append(this.buttons);
      host.replaceChildren(this.controls, this.outputs);
    }

    // Run the updates once before the next frame, however many controls changed.
    redraw() {
      if (this.waiting) return;
      this.waiting = true;
      requestAnimationFrame(() => {
        this.waiting = false;
        this.updates.forEach((update) => update());
      });
    }

    // What every control has in common: a value to read and to set, and a way to hide it.
    control(box, read, write) {
      if (box.querySelector("button")) this.buttons.append(box);
      else this.buttons.before(box);
      const figure = this;
      return {
        get value() { return read(); },
        set value(value) { write(value); figure.redraw(); },
        show(visible) { box.hidden = !visible; },
      };
    }

    id() {
      this.ids += 1;
      return `${this.name}-control-${this.ids}`;
    }

    // A number between two bounds. `format` says how it is written, e.g. (v) => `${v} %`.
    slider(label, { min, max, step = 1, value = min, format }) {
      const digits = Math.min(6, (String(step).split(".")[1] || "").length);
      const write = format || ((number) => number.toFixed(digits).replace("-", "−"));
      const id = this.id();
      const input = element("input", { type: "range", id, min, max, step });
      const shown = element("output", { for: id, "aria-hidden": "true" });
      const say = () => {
        shown.textContent = write(Number(input.value));
        input.setAttribute("aria-valuetext", shown.textContent);
      };
      input.value = value;
      say();
      input.addEventListener("input", () => { say(); this.redraw(); });
      const box = element("div", { class: "interactive-control" },
        element("label", { for: id }, label), shown, input);
      return this.control(box, () => Number(input.value), (number) => { input.value = number; say(); });
    }

    // One of a list of strings.
    choice(label, options, value = options[0]) {
      const id = this.id();
      const input = element("select", { id }, ...options.map((option) => element("option", { value: option }, option)));
      input.value = value;
      input.addEventListener("change", () => this.redraw());
      const box = element("div", { class: "interactive-control" }, element("label", { for: id }, label), input);
      return this.control(box, () => input.value, (option) => { input.value = option; });
    }

    // On or off.
    toggle(label, value = false) {
      const id = this.id();
      const input = element("input", { type: "checkbox", id });
      input.checked = value;
      input.addEventListener("change", () => this.redraw());
      const box = element("div", { class: "interactive-control interactive-tick" }, input, element("label", { for: id }, label));
      return this.control(box, () => input.checked, (on) => { input.checked = on; });
    }

    // Something to do; the figure is drawn again afterwards. A button that is not enabled is grey and does nothing; it keeps
    // the focus, so that those who work by keyboard do not lose their place.
    button(label, act) {
      const input = element("button", { type: "button", id: this.id() }, label);
      const enabled = () => input.getAttribute("aria-disabled") !== "true";
      input.addEventListener("click", () => { if (enabled()) { act(); this.redraw(); } });
      const box = element("div", { class: "interactive-control interactive-press" }, input);
      const control = this.control(box, () => input.textContent, (text) => { input.textContent = text; });
      return Object.assign(control, { enable(on) { input.setAttribute("aria-disabled", String(!on)); } });
    }

    // A picture from the reader's machine. `hear`, a function, gets its middle as a square of so many pixels a side: rows of
    // greys from 0 to 1. The file is read in the browser and goes nowhere.
    picture(label, side, hear) {
      const id = this.id();
      const input = element("input", { type: "file", id, accept: "image/*" });
      const read = async (file) => {
        const bitmap = await createImageBitmap(file), crop = Math.min(bitmap.width, bitmap.height);
        const pen = element("canvas", { width: side, height: side }).getContext("2d");
        pen.imageSmoothingQuality = "high";
        pen.fillStyle = "white";                       // below what is transparent
        pen.fillRect(0, 0, side, side);
        pen.drawImage(bitmap, (bitmap.width - crop) / 2, (bitmap.height - crop) / 2, crop, crop, 0, 0, side, side);
        const bytes = pen.getImageData(0, 0, side, side).data;
        const grey = (at) => (bytes[at] + bytes[at + 1] + bytes[at + 2]) / 765;
        return Array.from({ length: side }, (_, row) => Array.from({ length: side }, (_, column) => grey(4 * (row * side + column))));
      };
      input.addEventListener("change", async () => {
        if (!input.files.length) return;
        input.setCustomValidity("");
        try {
          hear(await read(input.files[0]));
          this.redraw();
        } catch (error) {
          input.setCustomValidity(`This file is not a picture that the browser can read (${error.message}). Choose another one.`);
          input.reportValidity();
        }
      });
      const box = element("div", { class: "interactive-control" }, element("label", { for: id }, label), input);
      return this.control(box, () => undefined, () => {});
    }

    // Something that goes on step by step, from 0 to `last`; without `last`, for ever.
    steps(last = Infinity) {
      const figure = this;
      let step = 0;
      const next = this.button("next step", () => go(step + 1));
      const back = this.button("one step back", () => go(step - 1));
      const again = this.button("start again", () => go(0));
      const go = (to) => {
        step = Math.min(Math.max(to, 0), last);
        next.enable(step < last);
        back.enable(step > 0);
        again.enable(step > 0);
      };
      go(0);
      return {
        get value() { return step; },
        set value(to) { go(to); figure.redraw(); },
        show(visible) { [next, back, again].forEach((button) => button.show(visible)); },
      };
    }

    // A chart. `alt` says what it shows; with `half`, two charts stand side by side on a wide screen. `press`, a function
    // (x, y), hears where in the chart the reader presses, or drags a mouse; a finger that drags scrolls the page. Give
    // sliders for the same numbers, for those who work by keyboard.
    plot({ height = 320, alt, half = false, press }) {
      if (!alt) throw new Error(`interactive figure "${this.name}": ui.plot needs an alt text`);
      const box = element("div", { class: `interactive-plot${half ? " interactive-half" : ""}`, role: "img", "aria-label": alt });
      box.style.minHeight = `${height}px`;
      this.outputs.append(box);
      let drawn = false;
      const tell = (event) => {
        const frame = box.getBoundingClientRect();
        const [x, y] = [[box._fullLayout.xaxis, event.clientX - frame.left], [box._fullLayout.yaxis, event.clientY - frame.top]]
          .map(([side, at]) => (at >= side._offset && at <= side._offset + side._length ? side.p2d(at - side._offset) : NaN));
        if (Number.isNaN(x + y)) return;
        press(x, y);
        this.redraw();
      };
      if (press) {
        const mouse = (event) => event.pointerType === "mouse" && event.buttons === 1;
        box.addEventListener("pointerdown", (event) => { if (mouse(event)) { box.setPointerCapture(event.pointerId); tell(event); } }, true);
        box.addEventListener("pointermove", (event) => { if (mouse(event)) tell(event); });
        box.addEventListener("pointerup", (event) => { if (event.pointerType !== "mouse") tell(event); });
      }
      // Also for a chart in a folded block, which has no width until it is opened.
      let width = 0;
      new ResizeObserver(() => {
        if (!drawn || !box.offsetWidth || box.offsetWidth === width) return;
        width = box.offsetWidth;
        Plotly.Plots.resize(box);
        this.redraw();
      }).observe(box);
      return {
        width: () => box.offsetWidth,
        draw(traces, layout = {}) {
          const showlegend = traces.filter((trace) => trace.showlegend !== false && trace.name).length > 1;
          Plotly.react(box, traces, themed({ showlegend, ...layout }, height), { displayModeBar: false });
          drawn = true;
        },
      };
    }

    // A computation graph: boxes joined by arrows, with a value in blue and a derivative in red.
    //
    //     graph.draw({ nodes: { b: { at: [0, 1], label: "b", value: 3, derivative: 6, kind: "input" }, ... },
    //                  edges: [["b", "u"], ["u", "v", "backward"], ...] });
    //
    // `at` is [column, row], row 0 at the top. `kind`: "input", "data" (nobody needs its derivative) or left
    // out, an operation. What is left out is not shown; `now` marks the node of the present step. An edge is
    // [tail, head, way, words]: the way is "forward" or left out, or "backward", red and pointing from head to tail; the words
    // stand on the arrow. Two arrows between the same boxes are drawn apart. Lessons draw the same with plots.computation_graph.
    graph({ height = 260, alt }) {
      const plot = this.plot({ height, alt });
      return {
        draw({ nodes, edges }) {
          const all = Object.values(nodes);
          const [columns, rows] = [0, 1].map((i) => all.map((node) => node.at[i]));
          const [xrange, yrange] = [[Math.min(...columns) - 0.45, Math.max(...columns) + 0.45], [-Math.max(...rows) - 0.5, -Math.min(...rows) + 0.5]];
          const point = (name) => ({ x: nodes[name].at[0], y: -nodes[name].at[1] });
          const words = (node) => [`<b>${node.label}</b>`,
            ...(node.value === undefined ? [] : [`<span style="color:${colour.blue}">${number(node.value)}</span>`]),
            ...(node.derivative === undefined ? [] : [`<span style="color:${colour.red}">${number(node.derivative)}</span>`])];
          const line = (node) => (node.kind === "data" ? colour.grey : node.kind === "input" ? colour.green : colour.blue);
          const size = plot.width() < 420 ? 11 : 13;
          // From the middle of one box to the middle of another, in pixels, up being positive.
          const way = (from, to) => {
            const [start, end] = [point(from), point(to)];
            const [dx, dy] = [(end.x - start.x) * plot.width() / (xrange[1] - xrange[0]), (end.y - start.y) * height / (yrange[1] - yrange[0])];
            return { dx, dy, length: Math.hypot(dx, dy) || 1 };
          };
          // How far an arrow stays from the middle of its nodes, in pixels: to the borders of their boxes, and always so
          // that something of it is left to see.
          const gaps = (tail, head) => {
            const { dx, dy, length } = way(tail, head);
            const [from, to] = [tail, head].map((name) => {
              const lines = words(nodes[name]).map((word) => word.replace(/<[^>]*>/g, ""));
              const [w, h] = [Math.max(...lines.map((line) => line.length)) * 0.29 * size + 7, lines.length * 0.68 * size + 6];
              return 3 + Math.min(w * length / (Math.abs(dx) || 1e-9), h * length / (Math.abs(dy) || 1e-9));
            });
            const shrink = Math.min(1, Math.max(0, length - 14) / (from + to));
            return { startstandoff: from * shrink, standoff: to * shrink };
          };
          // Arrows between the same boxes stand side by side, the first one on top.
          const aside = (edge) => {
            const [left, right] = edge.slice(0, 2).sort((a, b) => point(a).x - point(b).x);
            const same = edges.filter((other) => other.slice(0, 2).includes(left) && other.slice(0, 2).includes(right));
            const { dx, dy, length } = way(left, right);
            const far = 8 * ((same.length - 1) / 2 - same.indexOf(edge));
            return { xshift: -far * dy / length, yshift: far * dx / length };
          };
          const arrow = (edge) => {
            const [from, to, direction, said] = edge;
            const [tail, head] = direction === "backward" ? [to, from] : [from, to];
            const [start, end, paint] = [point(tail), point(head), direction === "backward" ? colour.red : colour.blue];
            const shift = aside(edge);
            return [{
              ...end, ax: start.x, ay: start.y, ...gaps(tail, head), ...shift, axref: "x", ayref: "y", text: "", showarrow: true,
              arrowhead: 2, arrowwidth: 1.5, arrowcolor: paint,
            }, ...(said ? [{
              x: (start.x + end.x) / 2, y: (start.y + end.y) / 2, ...shift, text: said, showarrow: false, borderpad: 1, bgcolor: colour.paper,
              font: { size: size - 1, color: paint },
            }] : [])];
          };
          plot.draw([{ x: columns, y: rows.map((row) => -row), mode: "markers", marker: { opacity: 0 }, hoverinfo: "skip" }], {
            showlegend: false, margin: { l: 4, r: 4, t: 4, b: 4 },
            xaxis: { visible: false, range: xrange }, yaxis: { visible: false, range: yrange },
            annotations: [
              ...edges.flatMap(arrow),
              ...Object.entries(nodes).map(([name, node]) => ({
                ...point(name), text: words(node).join("<br>"), showarrow: false, borderpad: 4, borderwidth: node.now ? 3 : 1.5,
                bordercolor: node.now ? colour.orange : line(node), bgcolor: colour.paper, font: { size },
              })),
            ],
          });
        },
      };
    }

    // A table of small cells: a matrix, the pixels of a picture. Several stand side by side where there is room.
    //
    //     grid.draw({ title: "A, shape (2, 3)", rows: [[1, { text: 2, colour: ui.colour.blue, ghost: true }, 3], ...] });
    //
    // A cell is a number, a text, or { text, colour: its fill, ghost: dashed and pale, head: the name of a row or column }.
    // With `press`, a function (row, column), every cell but a head is a button. With `wide`, columns have room for a number
    // with four digits behind the point, and do not jump when it changes.
    grid({ alt, press, wide = false }) {
      if (!alt) throw new Error(`interactive figure "${this.name}": ui.grid needs an alt text`);
      const title = element("p", { class: "interactive-grid-title" });
      const table = element("div", { class: `interactive-grid${wide ? " interactive-wide" : ""}`, role: press ? "group" : "img", "aria-label": alt });
      this.outputs.append(element("div", { class: "interactive-table" }, title, table));
      const fill = (node, cell) => {
        const { text, colour: paint, ghost, head } = isPlain(cell) ? cell : { text: cell };
        node.textContent = text === undefined ? "" : number(text);
        node.style.background = paint && ghost ? fade(paint, 0.25) : paint || "";
        node.style.color = paint && !ghost ? ink(paint) : "";
        node.classList.toggle("interactive-ghost", Boolean(ghost));
        node.classList.toggle("interactive-head", Boolean(head));
        if (press) node.disabled = Boolean(head);
        if (press) node.setAttribute("aria-label", `row ${node.dataset.row}, column ${node.dataset.column}${node.textContent ? `: ${node.textContent}` : ""}`);
      };
      const build = (height, width) => {
        table.style.setProperty("--columns", width);
        table.replaceChildren(...Array.from({ length: height * width }, (_, i) => {
          const [row, column] = [Math.floor(i / width), i % width];
          const node = element(press ? "button" : "div", { class: "interactive-cell", "data-row": row + 1, "data-column": column + 1 });
          if (press) {
            node.type = "button";
            node.addEventListener("click", () => { press(row, column); this.redraw(); });
          }
          return node;
        }));
      };
      let size = "";
      return {
        draw({ title: words = "", rows }) {
          title.textContent = words;
          const width = Math.max(0, ...rows.map((row) => row.length));
          if (size !== `${rows.length} ${width}`) build(rows.length, width);       // else keep them: one may have the focus
          size = `${rows.length} ${width}`;
          rows.forEach((row, i) => row.forEach((cell, j) => fill(table.children[i * width + j], cell)));
        },
      };
    }

    // One line of plain text, read out by screen readers when it changes.
    text() {
      const line = element("p", { class: "interactive-text", "aria-live": "polite" });
      this.outputs.append(line);
      return { say(words) { if (line.textContent !== words) line.textContent = words; } };
    }

    // What draws the figure; run now, after every change and when the theme is switched.
    update(draw) {
      this.updates.push(draw);
      draw();
    }
  }

  // Build a figure in the element of the page that waits for it, the one with the name of the figure's file. The name may
  // also be given before the function.
  function interactive(...given) {
    const build = given.pop();
    const script = document.currentScript?.src || document.baseURI;         // stored pictures lie beside it
    const [name = new URL(script).pathname.match(/([^/]*)\.js$/)[1]] = given;
    const host = document.querySelector(`[data-interactive="${name}"]`);
    if (!host) throw new Error(`no figure on this page is called "${name}"`);
    const figure = new Figure(name, host);
    const stored = (picture) => new URL(picture, script).href;
    const ui = { colour, fade, number, power, digits, random, normal, optimiser, stored, redraw: () => figure.redraw() };
    for (const part of ["slider", "choice", "toggle", "button", "steps", "picture", "plot", "graph", "grid", "text", "update"]) {
      ui[part] = figure[part].bind(figure);
    }
    figures.push(figure);
    build(ui);
  }

  new MutationObserver(() => figures.forEach((figure) => figure.redraw()))
    .observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  return { interactive };
})();
