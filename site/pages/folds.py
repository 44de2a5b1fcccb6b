"""Folded code: its line says what is in it, to the eye and to the ear, and the code of an output stands below that output.

    [hide-cell]     "Imports", or "Imports and set-up" where something else is done, too
    [hide-input]    "Code of this figure", "Code of this table", "Code of this output", after what the cell shows

A cell may say it in its own words: `mystnb: code_prompt_show: Code of the training`. One for which no words are found
is an error.
"""

from __future__ import annotations

import ast
from html import escape

from docutils import nodes
from myst_nb.sphinx_ext import HideCodeCellNode
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

logger = logging.getLogger(__name__)


def words(cell: nodes.container) -> str:
    """What is folded in a cell, or "" if that cannot be told."""
    if cell["hide_mode"] == "all":
        statements = ast.parse(cell.children[0].astext()).body
        imports = [isinstance(statement, (ast.Import, ast.ImportFrom)) for statement in statements]
        return "Imports" if all(imports) else "Imports and set-up" if imports[0] else ""
    shown = cell.children[-1]
    if shown.get("nb_element") != "cell_code_output":
        return ""
    if next(shown.findall(nodes.image), None):
        return "Code of this figure"
    tables = any("<table" in raw.astext() for raw in shown.findall(nodes.raw))
    return "Code of this table" if tables else "Code of this output"


def find_words(app, doctree) -> None:
    """Give every folded cell its words."""
    for cell in doctree.findall(nodes.container):
        if cell.get("hide_mode") and not cell["prompt_show"]:
            cell["prompt_show"] = words(cell)
            if not cell["prompt_show"]:
                logger.warning("nothing says what is in this folded cell: give it `mystnb: code_prompt_show:`", location=cell)


class CodeBelow(SphinxPostTransform):
    """Puts folded code behind what it shows. It runs after MyST-NB has folded it."""

    default_priority = 200
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for cell in self.document.findall(nodes.container):
            if cell.get("hide_mode") == "input" and isinstance(cell.children[0], HideCodeCellNode):
                cell.append(cell.pop(0))


def visit_fold(self, node) -> None:
    self.body.append(f'<details class="hide">\n<summary>{escape(node["prompt_show"])}</summary>\n')


def depart_fold(self, node) -> None:
    self.body.append("</details>\n")


def setup(app):
    app.setup_extension("myst_nb")
    app.add_node(HideCodeCellNode, override=True, html=(visit_fold, depart_fold))
    app.add_post_transform(CodeBelow)
    app.connect("doctree-read", find_words)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
