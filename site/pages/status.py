"""The status page: directives `status-of-pages` and `status-of-weeks`, tables of all weeks.

How long pages took is known when all of them have been read, so their table is filled in just before the page is written.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from autograder.authoring.pages import exercises, heading, lessons
from autograder.authoring.site import seconds


def weeks(env) -> list[Path]:
    """The staged folders of the weeks that have pages."""
    return [index.parent for index in sorted(Path(env.srcdir).glob("course*/week*/index.md"))]


def name(folder: Path) -> str:
    return "-".join(folder.parts[-2:])


def table(headings: list[str], rows: list[list[str]]) -> nodes.table:
    """A table whose first column is text and whose others are figures."""
    group = nodes.tgroup(cols=len(headings))
    group += [nodes.colspec(colwidth=1) for _ in headings]

    def line(cells: list[str]) -> nodes.row:
        row = nodes.row()
        for i, cell in enumerate(cells):
            entry = nodes.entry(classes=["text-right"] if i else [])
            entry += nodes.paragraph("", cell)
            row += entry
        return row

    head, body = nodes.thead(), nodes.tbody()
    head += line(headings)
    body += [line(row) for row in rows]
    group += [head, body]
    whole = nodes.table(classes=["status"])
    whole += group
    return whole


class of_pages(nodes.General, nodes.Element):
    """Where the table of pages will stand."""


class Pages(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        return [of_pages()]


class Weeks(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        rows = []
        for folder in weeks(self.env):
            facts = exercises(folder) or {"exercises": []}
            ran = facts.get("notebook", {})
            strong = [exercise["strength"] for exercise in facts["exercises"] if exercise.get("strength")]
            archive = Path(self.env.srcdir) / "_extra" / "downloads" / f"{name(folder)}.zip"
            sums = {kind: [sum(one[kind][i] for one in strong) for i in (0, 1)] for kind in ("misconceptions", "mutants", "alternatives", "answers")}
            rows.append([name(folder), str(len(facts["exercises"])), f"{ran['seconds']:.0f} s" if ran else "-",
                         f"{ran['mebibytes']} MiB" if ran else "-", *(f"{good}/{of}" if of else "-" for good, of in sums.values()),
                         f"{archive.stat().st_size / 2**20:.1f} MiB" if archive.is_file() else "-"])
        return [table(["week", "exercises", "notebook", "memory", "misconceptions", "mutants", "right variants", "unseen answers", "download"], rows)]


def fill_in(app, doctree, docname: str) -> None:
    for place in list(doctree.findall(of_pages)):
        spent = seconds(Path(app.config.course_root), Path(app.srcdir).parent)
        rows = []
        for folder in weeks(app.env):
            prefix = "/".join(folder.parts[-2:])
            mine = {page: spent[f"{prefix}/{page.stem}"] for page in lessons(folder) if f"{prefix}/{page.stem}" in spent}
            slowest = max(mine, key=mine.get, default=None)
            rows.append([name(folder), str(len(lessons(folder))), f"{sum(mine.values()):.0f} s" if mine else "-",
                         f"{mine[slowest]:.1f} s: {heading(slowest)}" if mine else "-"])
        place.replace_self(table(["week", "lessons", "all together", "the slowest"], rows))


def setup(app):
    app.add_node(of_pages)
    app.add_directive("status-of-pages", Pages)
    app.add_directive("status-of-weeks", Weeks)
    app.connect("doctree-resolved", fill_in)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
