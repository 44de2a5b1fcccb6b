"""The entries of the bibliography as the items of a list.

docutils says role="list" of their block and role="doc-biblioentry" of each; a list must have items.
"""

from __future__ import annotations


def make_items(app, pagename, templatename, context, doctree) -> None:
    if "body" in context:
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')


def setup(app):
    app.connect("html-page-context", make_items)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
