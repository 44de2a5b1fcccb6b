"""The line under a lesson's title, from its front matter: section, minutes, and the exercises to practise on."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes

from autograder.site import front_matter

from .exercise import link


def add_line(app, doctree) -> None:
    env = app.env
    facts = front_matter(Path(env.doc2path(env.docname)))
    if "section" not in facts:
        return
    line = nodes.paragraph(classes=["lesson-facts"])
    line += nodes.Text(f"Section {facts['section']} · {facts['minutes']} minutes")
    for i, name in enumerate(facts.get("exercises") or []):
        line += nodes.Text(", " if i else " · practise: ")
        line += link(env, name)
    title = next(iter(doctree.findall(nodes.title)))
    title.parent.insert(title.parent.index(title) + 1, line)


def setup(app):
    app.connect("doctree-read", add_line)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
