// The small API on which the interactive figures of the lessons are written.
//
// A week's figure is a file courseN/weekM/interactive/NAME.js that calls
//
//     lesson.interactive("NAME", (ui) => { ... });
//
// with controls (ui.slider, ui.choice, ui.toggle, ui.button), outputs (ui.plot, ui.text) and one or
// more ui.update(function), run at once, after every change and when the theme is switched. The page
// has an element data-interactive="NAME" that the directive `interactive` made; Plotly is loaded
// before this file. Nothing here or in a figure may ask the network for anything.

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
      this.controls = element("div", { class: "interactive-controls", role: "group", "aria-label": "Controls of the figure" });
      this.outputs = element("div", { class: "interactive-outputs" });
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
    control(box, input, read, write) {
      this.controls.append(box);
      const figure = this;
      return {
        get value() { return read(); },
        set value(value) { write(value); figure.redraw(); },
        show(visible) { box.hidden = !visible; },
      };
    }

    id() { return `${this.name}-control-${this.controls.childElementCount + 1}`; }

    // A number between two bounds. `format` says how it is written, e.g. (v) => `10^${v}`.
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
      return this.control(box, input, () => Number(input.value), (number) => { input.value = number; say(); });
    }

    // One of a list of strings.
    choice(label, options, value = options[0]) {
      const id = this.id();
      const input = element("select", { id }, ...options.map((option) => element("option", { value: option }, option)));
      input.value = value;
      input.addEventListener("change", () => this.redraw());
      const box = element("div", { class: "interactive-control" }, element("label", { for: id }, label), input);
      return this.control(box, input, () => input.value, (option) => { input.value = option; });
    }

    // On or off.
    toggle(label, value = false) {
      const id = this.id();
      const input = element("input", { type: "checkbox", id });
      input.checked = value;
      input.addEventListener("change", () => this.redraw());
      const box = element("div", { class: "interactive-control interactive-tick" }, input, element("label", { for: id }, label));
      return this.control(box, input, () => input.checked, (on) => { input.checked = on; });
    }

    // Something to do; the figure is drawn again afterwards.
    button(label, act) {
      const input = element("button", { type: "button", id: this.id() }, label);
      input.addEventListener("click", () => { act(); this.redraw(); });
      const box = element("div", { class: "interactive-control interactive-press" }, input);
      return this.control(box, input, () => input.textContent, (text) => { input.textContent = text; });
    }

    // A chart. `alt` says what it shows; with `half`, two charts stand side by side on a wide screen.
    plot({ height = 320, alt, half = false }) {
      if (!alt) throw new Error(`interactive figure "${this.name}": ui.plot needs an alt text`);
      const box = element("div", { class: `interactive-plot${half ? " interactive-half" : ""}`, role: "img", "aria-label": alt });
      box.style.minHeight = `${height}px`;
      this.outputs.append(box);
      let drawn = false;
      // Also for a chart in a folded block, which has no width until it is opened.
      new ResizeObserver(() => { if (drawn && box.offsetWidth) Plotly.Plots.resize(box); }).observe(box);
      return {
        draw(traces, layout = {}) {
          const showlegend = traces.filter((trace) => trace.showlegend !== false && trace.name).length > 1;
          Plotly.react(box, traces, themed({ showlegend, ...layout }, height), { displayModeBar: false });
          drawn = true;
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

  // Build the figure `name` in the element of the page that waits for it.
  function interactive(name, build) {
    const host = document.querySelector(`[data-interactive="${name}"]`);
    if (!host) throw new Error(`no figure on this page is called "${name}"`);
    const figure = new Figure(name, host);
    const ui = { colour, fade, random, normal, redraw: () => figure.redraw() };
    for (const part of ["slider", "choice", "toggle", "button", "plot", "text", "update"]) {
      ui[part] = figure[part].bind(figure);
    }
    figures.push(figure);
    build(ui);
  }

  new MutationObserver(() => figures.forEach((figure) => figure.redraw()))
    .observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  return { interactive };
})();
