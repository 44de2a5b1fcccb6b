"""Our parts in nbgrader, at its official extension points: the preprocessor lists of its converters.

`nbgrader_config.py` loads `course_config()`, so every `nbgrader` command uses them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bleach
from nbconvert.exporters import NotebookExporter
from nbconvert.filters import markdown2html
from nbgrader import preprocessors, utils
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.config import Config

from ..authoring.stubs import clear
from ..authoring.week import find_root, find_weeks
from .programs import find_programs
from .safely import Failure, shown, walk, writable
from .sandbox import NAMESPACES


class ClearBlocks(NbGraderPreprocessor):
    """Empties START/END CODE blocks (in place of nbgrader's ClearSolutions, which has one stub for all)."""

    def preprocess_cell(self, cell, resources, cell_index):
        if utils.is_solution(cell) and cell.cell_type == "code":
            cell.source = clear(cell.source)
        return cell, resources


@contextlib.contextmanager
def _told(log, student: str) -> Iterator[None]:
    """Whatever goes wrong with a student, say it in one sentence. nbgrader prints where it was, goes on with the others, and fails at the end."""
    try:
        yield
    except Exception as error:
        failure = Failure.of(error)
        log.error("%s %s", shown(student), failure)
        raise NbGraderException(f"{shown(student)} {failure}") from error


class TrustedNotebook(NotebookExporter):
    """Reads a submission as the trusted notebook with the student's code in it, whatever the file is.

    nbgrader reads every file twice: what was handed in, and then what it made of it, which is trusted.
    """

    def from_filename(self, filename: str, resources: dict | None = None, **kw: Any):
        about = (resources or {}).get("nbgrader", {})
        handed_in = Path(filename).resolve()
        if about and handed_in.parts[-4:-3] != ("autograded",):
            with _told(self.log, about["student"]):
                notebook = grader(about["assignment"]).rebuild_folder(handed_in.parent)
            return self.from_notebook_node(notebook, resources, **kw)
        return super().from_filename(filename, resources, **kw)

    def from_notebook_node(self, nb, resources=None, **kw: Any):
        text, resources = super().from_notebook_node(nb, resources, **kw)
        return writable(text), resources


class RunConfined(NbGraderPreprocessor):
    """Runs and judges a notebook in the sandbox (in place of nbgrader's Execute, which runs it as the instructor)."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        with _told(self.log, about["student"]):
            graded = grader(about["assignment"]).grade(nb, about["student"])
        resources["autograder_record"] = graded.record
        return graded.notebook, resources


class SaveMarks(NbGraderPreprocessor):
    """Writes the marks (in place of nbgrader's SaveAutoGrades, which gives full marks to a check without output)."""

    def preprocess(self, nb, resources):
        from .marks import opened, points_of, save          # seconds of imports, which other commands of nbgrader do without

        about, record = resources["nbgrader"], resources.get("autograder_record", {"exercises": []})
        empty = {exercise["exercise"] for exercise in record["exercises"] if exercise["status"] == "not attempted"}
        with _told(self.log, about["student"]), opened(about["db_url"]) as gradebook:
            save(gradebook, about["assignment"], about["student"], points_of(nb), empty=empty, config=self.config)
        return nb, resources


_grader: dict[tuple, Any] = {}


def grader(assignment: str):
    """The grader of a week, with its warm process: for as long as this command runs, or, in formgrader, until the tests change."""
    from .notebook import Grader
    from .seed import grading_seed

    week, = find_weeks(find_root(), [assignment])
    floor, seed = os.environ.get("AUTOGRADER_FLOOR", NAMESPACES), grading_seed(week.root)
    key = (week.root, week.name, week.fingerprint, seed, floor)
    if key not in _grader:
        while _grader:
            _grader.popitem()[1].warm.close()
        _grader[key] = Grader(week, seed=seed, floor=floor)
    return _grader[key]


def any_notebook(assignment: str, student: str, notebooks: list[str]) -> None:
    """nbgrader's hook before a submission is read: let it take a file that is not called as it expects."""
    name = f"{assignment}.ipynb"
    if notebooks and not any(Path(path).name == name for path in notebooks):
        notebooks[:] = [str(Path(notebooks[0]).with_name(name))]


def drop_links(assignment: str, student: str, notebooks: list[str]) -> None:
    """nbgrader's hook after grading: it copies what a student's links point to, and would hand it out with the feedback."""
    for handed_in in {Path(path).parent for path in notebooks}:
        graded = handed_in.parents[2] / "autograded" / handed_in.parent.name / handed_in.name
        for entry in walk(handed_in):
            if entry.is_symlink() and Path(entry.name).suffix != ".ipynb":
                (graded / Path(entry.path).relative_to(handed_in)).unlink(missing_ok=True)


TAGS = {"a", "b", "blockquote", "br", "code", "del", "details", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre",
        "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"}


def harmless_markdown(source: str) -> str:
    """A text cell as HTML that does nothing: formgrader shows students' texts in the instructor's browser, with the instructor's rights."""
    return bleach.clean(markdown2html(source), tags=TAGS, attributes={"a": ["href", "title"]})


def course_config() -> Config:
    """nbgrader's configuration for this course."""
    find_programs()
    config = Config()
    config.ClearSolutions.enforce_metadata = False
    config.GenerateAssignment.preprocessors = [
        ClearBlocks if step is preprocessors.ClearSolutions else step
        for step in (
            preprocessors.IncludeHeaderFooter, preprocessors.LockCells, preprocessors.ClearSolutions,
            preprocessors.ClearOutput, preprocessors.CheckCellMetadata, preprocessors.ComputeChecksums,
            preprocessors.SaveCells, preprocessors.ClearHiddenTests, preprocessors.ComputeChecksums,
            preprocessors.CheckCellMetadata)]
    config.Autograde.exporter_class = TrustedNotebook
    config.Autograde.pre_convert_hook = any_notebook
    config.Autograde.post_convert_hook = drop_links
    config.Autograde.sanitize_preprocessors = []
    config.Autograde.autograde_preprocessors = [RunConfined, SaveMarks]
    config.GenerateFeedback.preprocessors = [preprocessors.GetGrades]
    config.HTMLExporter.extra_template_basedirs = [str(Path(__file__).parent / "templates")]
    config.HTMLExporter.template_name = "feedback"
    config.HTMLExporter.filters = {"markdown2html": harmless_markdown}
    config.CourseDirectory.course_id = "deep-learning"
    return config
