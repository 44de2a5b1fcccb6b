"""Two lines of a page with cells: under the title its section, its minutes and the exercises to practise on, from the front
matter; at the end how many of its numbers are checked.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes

from autograder.authoring.pages import checked, front_matter

from .exercise import link


def add_line(app, doctree) -> None:
    env = app.env
    facts = front_matter(Path(env.doc2path(env.docname)))
    if "minutes" not in facts:
        return
    line = nodes.paragraph(classes=["lesson-facts"])
    section = f"Section {facts['section']} · " if "section" in facts else ""
    line += nodes.Text(f"{section}{facts['minutes']} minutes")
    for i, name in enumerate(facts.get("exercises") or []):
        line += nodes.Text(", " if i else " · practise: ")
        line += link(env, name)
    title = next(iter(doctree.findall(nodes.title)))
    title.parent.insert(title.parent.index(title) + 1, line)


def add_count(app, doctree) -> None:
    count = checked(Path(app.env.doc2path(app.env.docname)).read_text(encoding="utf-8"))
    if count:
        last = doctree.children[-1]
        what = f"{count} numbers and statements on this page are" if count > 1 else "One statement on this page is"
        last += nodes.paragraph("", f"{what} checked by code each time it is built.", classes=["lesson-checked"])


def setup(app):
    app.connect("doctree-read", add_line)
    app.connect("doctree-read", add_count)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
