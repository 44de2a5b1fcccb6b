"""The role `exercise`: a link from a lesson to the exercise's entry on the week's page of exercises.

    Now write it yourself: {exercise}`batchnorm_forward`.

Of an exercise of several functions each leads there.

That page has a label for every exercise (see exercises_page of autograder.authoring.site). Until the build has written what
it knows of the exercises the role links to the week's page; after that a name it does not know is an error.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole

from autograder.authoring.pages import exercise_label, exercises


def link(env, name: str) -> addnodes.pending_xref:
    """A reference from the page that is being read to an exercise of its week."""
    folder = Path(env.doc2path(env.docname)).parent
    known, place = exercises(folder), env.docname.split("/")[:-1]
    env.note_dependency(str(folder / "exercises.json"))
    of = {function: row["name"] for row in (known or {}).get("exercises", []) for function in row.get("functions", [])}
    target = exercise_label("-".join(place), of.get(name, name)) if known else f"/{'/'.join(place)}/index"
    reference = addnodes.pending_xref(
        "", nodes.literal(name, name, classes=["xref"]), refdomain="std", reftype="ref" if known else "doc",
        refexplicit=True, reftarget=target, refdoc=env.docname, refwarn=True)
    return reference


class ExerciseRole(SphinxRole):
    def run(self):
        reference = link(self.env, self.text)
        self.set_source_info(reference)
        return [reference], []


def setup(app):
    app.add_role("exercise", ExerciseRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
