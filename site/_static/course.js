// Two small things that the theme leaves out.
//
// A formula, figure or table wider than a phone scrolls on its own; a keyboard reaches only what can be
// focused, so such blocks become tab stops while they overflow. And what is folded is unfolded for print.

"use strict";

(() => {
  const WIDE = "div.math, .pst-scrollable-table-container, .cell_output pre, .cell_output figure, span.math.wide";

  function markWide() {
    for (const formula of document.querySelectorAll("article span.math")) {
      const column = formula.closest("p, li, td, figcaption, dd")?.clientWidth;
      formula.classList.toggle("wide", Boolean(column) && formula.firstElementChild?.scrollWidth > column);
    }
    for (const block of document.querySelectorAll(WIDE)) {
      if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
      else block.removeAttribute("tabindex");
    }
  }

  window.addEventListener("load", () => {
    const typeset = window.MathJax?.startup?.promise || Promise.resolve();
    typeset.then(() => {
      markWide();
      window.addEventListener("resize", markWide);
    });
  });

  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("article details").forEach((block) => { block.open = true; });
  });
})();
