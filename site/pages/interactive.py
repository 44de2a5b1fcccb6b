"""The directive `interactive`: a figure one can play with, drawn in the reader's browser.

    ```{interactive} softmax
    :alt: What one can change and what it shows.
    The caption, in MyST.
    ```

loads interactive/softmax.js of the week, once, with the small API of _static/interactive.js and Plotly,
on the pages that have such a figure and on no others. The figure is numbered like every other one;
its name for references is fig-course2-week3-softmax, or what the option `name` says.
"""

from __future__ import annotations

from html import escape

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective


class Interactive(SphinxDirective):
    required_arguments = 1
    has_content = True
    option_spec = {"alt": directives.unchanged_required, "name": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        week = self.env.docname.rpartition("/")[0]
        script = f"{week}/{name}.js"
        path = self.env.srcdir / "_static" / script
        if not path.is_file():
            raise self.error(f"no interactive/{name}.js in the week's folder, for the interactive figure {name!r}")
        alt = " ".join(self.options.get("alt", "").split())
        if not alt:
            raise self.error(f"the interactive figure {name!r} needs an :alt: that says what it shows")
        if not self.content:
            raise self.error(f"the interactive figure {name!r} needs a caption")
        self.env.note_dependency(str(path))

        figure = nodes.figure(classes=["interactive"], script=script)
        figure["names"] = [self.options.get("name", f"fig-{week.replace('/', '-')}-{name}")]
        figure += nodes.raw("", f'<div data-interactive="{escape(name)}" role="group" aria-label="{escape(alt)}">'
                                f"<p>{escape(alt)} To play with it, let this page run its scripts.</p></div>", format="html")
        text = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, text)
        first, *rest = text.children
        figure += nodes.caption("", "", *first.children)
        if rest:
            figure += nodes.legend("", *rest)
        self.set_source_info(figure)
        self.state.document.note_explicit_target(figure)
        return [figure]


def load_scripts(app, pagename, templatename, context, doctree) -> None:
    """Ask for Plotly, the API and the page's scripts, in this order."""
    figures = [node["script"] for node in doctree.findall(nodes.figure) if "script" in node] if doctree else []
    if figures:
        for script in ["plotly.min.js", "interactive.js", *dict.fromkeys(figures)]:
            app.add_js_file(script, loading_method="defer")


def setup(app):
    app.add_directive("interactive", Interactive)
    app.connect("html-page-context", load_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 2}      # another one: all pages are read again
