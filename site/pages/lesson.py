"""The role `lesson`: a link to a lesson by its section, from pages outside the weeks.

    Told in {lesson}`1.2.15`.

As long as the lesson is not written, its section stands there as plain text.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole

from autograder.authoring.pages import heading, lessons


class LessonRole(SphinxRole):
    def run(self):
        course, week, _ = self.text.split(".")
        folder = self.env.srcdir / f"course{course}" / f"week{week}"
        self.env.note_reread()                       # lessons come and go without a change of this page
        for page in lessons(folder):
            if heading(page).startswith(f"{self.text} "):
                reference = addnodes.pending_xref(
                    "", nodes.inline(self.text, self.text), refdomain="std", reftype="doc", refexplicit=True,
                    reftarget=f"/course{course}/week{week}/{page.stem}", refdoc=self.env.docname, refwarn=True)
                self.set_source_info(reference)
                return [reference], []
        return [nodes.Text(self.text)], []


def setup(app):
    app.add_role("lesson", LessonRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
