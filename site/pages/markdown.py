"""A directive whose content is Markdown that Python writes from a week's files."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective


class MarkdownDirective(SphinxDirective):
    """Puts in its place what the method `markdown` returns, in a block of class `css`."""

    css = ""

    @property
    def folder(self) -> Path:
        """The folder of the page, where the week's staged files are."""
        return Path(self.env.doc2path(self.env.docname)).parent

    def depends_on(self, *paths: Path) -> None:
        """Have the page built again when one of these files changes."""
        for path in paths:
            self.env.note_dependency(str(path))

    def markdown(self) -> str:
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        block = nodes.container(classes=[self.css] if self.css else [])
        block["is_div"] = True
        source = self.env.doc2path(self.env.docname)
        self.state.nested_parse(StringList(self.markdown().splitlines(), source), self.content_offset, block)
        return [block]
