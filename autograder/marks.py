"""Writing marks: the one way into nbgrader's gradebook, one transaction a student.

Whatever grades (the fast command, nbgrader's own), the scores of a student are written here, all of them or none.
"""

from __future__ import annotations

import contextlib
import copy
import json
import os
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config

from .grading import checked
from .nbgrader_hooks import find_programs
from .week import BadWeek, Week


@contextlib.contextmanager
def opened(url: str) -> Iterator[Gradebook]:
    """A gradebook, closed at the end; what was not committed is dropped."""
    find_programs()
    gradebook = Gradebook(url)
    try:
        yield gradebook
    finally:
        gradebook.close()


def prepare(week: Week, url: str, config: Config) -> None:
    """Make sure that the gradebook knows the week as it is now built: nbgrader's generate_assignment.

    Raises:
        BadWeek: if nbgrader fails; the message holds its log.
    """
    expected = {cell.metadata.nbgrader.grade_id: float(cell.metadata.nbgrader.points)
                for cell in nbformat.read(week.root / "source" / week.name / f"{week.name}.ipynb", as_version=4).cells if checked(cell)}
    with opened(url) as gradebook:
        with contextlib.suppress(MissingEntry):
            known = gradebook.find_notebook(week.name, week.name)
            if {cell.name: float(cell.max_score) for cell in known.grade_cells} == expected:
                return
    config = copy.deepcopy(config)
    config.CourseDirectory.source_directory = str((week.root / "source").resolve())         # the class may live elsewhere
    result = NbGraderAPI(config=config).generate_assignment(week.name)
    if not result["success"]:
        raise BadWeek(f"nbgrader generate_assignment failed for {week.name}:\n{result.get('log', '')}{result.get('error', '')}")


def points_of(notebook: nbformat.NotebookNode) -> dict[str, float]:
    """The points of a graded notebook: grade id -> the number that the check gave.

    nbgrader reads the same number, but gives full marks to a check that shows nothing; here it gets none.
    """
    return {cell.metadata.nbgrader.grade_id: _reported(cell) for cell in notebook.cells if checked(cell)}


def _reported(cell: nbformat.NotebookNode) -> float:
    """The one number that a check's cell gave, if it can be its points; else 0."""
    results = [output for output in cell.outputs if output.output_type in ("execute_result", "error")]
    try:
        only, = results
        points = float(only.data["text/plain"])
    except (ValueError, KeyError, AttributeError):
        return 0.0
    return points if 0 <= points <= cell.metadata.nbgrader.points else 0.0


def save(gradebook: Gradebook, assignment: str, student: str, points: dict[str, float], *, empty: set[str] = frozenset(),
         timestamp: str | None = None, config: Config | None = None) -> None:
    """Write one student's marks, in one transaction.

    Arguments:
        gradebook: open; one process writes at a time.
        assignment: the week's name.
        student: nbgrader's id of the student, who is added if new.
        points: grade id -> points; a grade cell that is not in it gets 0.
        empty: solution cells that are as they were handed out, which nbgrader notes as "No response."
        timestamp: when it was handed in, if known.
        config: nbgrader's configuration, which names the plugin that gives late penalties.
    """
    try:
        gradebook.update_or_create_student(student)
        extra = {"timestamp": timestamp} if timestamp else {}
        with gradebook.db.no_autoflush:             # else SQLAlchemy warns of how nbgrader makes a submission
            submission = gradebook.update_or_create_submission(assignment, student, **extra)
        notebook, = submission.notebooks
        for grade in notebook.grades:
            grade.auto_score = points.get(grade.cell.name, 0.0)
            grade.needs_manual_grade = grade.manual_score is not None
        for comment in notebook.comments:
            comment.auto_comment = "No response." if comment.cell.name in empty else None
        gradebook.db.flush()
        notebook.late_submission_penalty = None
        if submission.total_seconds_late > 0:
            late = AssignLatePenalties(config=config)
            late.init_plugin()
            penalty = late.plugin_inst.late_submission_penalty(student, notebook.score, submission.total_seconds_late)
            notebook.late_submission_penalty = None if penalty is None else min(max(penalty, 0), notebook.score)
        gradebook.db.commit()
    except BaseException:
        gradebook.db.rollback()
        raise


def scores(gradebook: Gradebook, assignment: str) -> dict[str, float]:
    """What the gradebook holds of a week: student -> total of the automatic scores.

    Students without any are left out: nbgrader makes the entries of a submission before there are scores.
    """
    found = {submission.student_id: [grade.auto_score for notebook in submission.notebooks for grade in notebook.grades if grade.auto_score is not None]
             for submission in gradebook.assignment_submissions(assignment)}
    return {student: sum(points) for student, points in found.items() if points}


def points_in(gradebook: Gradebook, assignment: str, student: str) -> dict[str, float]:
    """The automatic points that the gradebook holds of a student: grade id -> points; {} for a student it does not know."""
    try:
        submission = gradebook.find_submission(assignment, student)
    except MissingEntry:
        return {}
    return {grade.cell.name: grade.auto_score or 0.0 for notebook in submission.notebooks for grade in notebook.grades}


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that it is never half there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def record_path(root: Path, assignment: str, student: str) -> Path:
    """Where the record of a student's marks lies."""
    return root / "records" / assignment / f"{student}.json"


def read_record(root: Path, assignment: str, student: str) -> dict | None:
    """The record of a student's marks; None if there is none, or none that can be read."""
    try:
        record = json.loads(record_path(root, assignment, student).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return record if isinstance(record, dict) else None
