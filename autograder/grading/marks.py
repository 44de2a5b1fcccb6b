"""Writing marks: the one way into nbgrader's gradebook, one transaction a student; and the records of how they came about.

Whatever grades (the fast command, nbgrader's own), the scores of a student are written here, all of them or none.
A record may also say that a student could not be graded ("graded" is false, "failure" says why): that is no mark.
"""

from __future__ import annotations

import contextlib
import copy
import datetime
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.exc import DBAPIError
from traitlets.config import Config

from .. import Complaint
from ..authoring.week import BadWeek, Week
from .notebook import checked
from .programs import find_programs
from .safely import Failure, write_atomically


class BadGradebook(Complaint, RuntimeError):
    """The gradebook cannot be read or written; the message says what its database says."""


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What the database says, in one sentence."""
    try:
        yield
    except DBAPIError as error:
        raise BadGradebook(f"the gradebook cannot be used: {str(error.orig).partition(chr(10))[0]}") from error


@contextlib.contextmanager
def opened(url: str) -> Iterator[Gradebook]:
    """A gradebook, closed at the end; what was not committed is dropped.

    Raises:
        BadGradebook: if its database cannot be read or written.
    """
    find_programs()
    with _told():
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

    Raises:
        BadGradebook: if the database cannot be written.
    """
    with _told():
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


# ---- records

def record_path(root: Path, assignment: str, student: str) -> Path:
    """Where the record of a student's marks lies; a name that leaves no room for the ending is cut, and told apart by a hash."""
    name = os.fsencode(student)
    if len(name) > 250:
        student = f"{name[:150].decode('utf-8', 'ignore')}-{hashlib.sha256(name).hexdigest()[:16]}"
    return root / "records" / assignment / f"{student}.json"


def read_record(root: Path, assignment: str, student: str) -> dict | None:
    """The record of a student's marks, or of why there are none; None if there is no record, or none that can be read."""
    try:
        record = json.loads(record_path(root, assignment, student).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def is_mark(record: dict | None) -> bool:
    """Whether a record is one of marks; else there is none, or the student could not be graded."""
    return record is not None and record.get("graded") is not False


def last_mark(root: Path, assignment: str, student: str) -> dict | None:
    """The record of the last marks that were written, whatever failed since; None if there is none."""
    record = read_record(root, assignment, student)
    earlier = record if record is None or is_mark(record) else record.get("earlier")
    return earlier if isinstance(earlier, dict) else None


def write_record(root: Path, assignment: str, student: str, record: dict) -> None:
    """Keep the record of a student's marks."""
    write_atomically(record_path(root, assignment, student), json.dumps(record, indent=1, ensure_ascii=False) + "\n")


def write_failure(root: Path, assignment: str, student: str, failure: Failure) -> None:
    """Keep why a student has no mark of this run. The next one grades the student; the record of an earlier mark is kept in this one."""
    write_record(root, assignment, student, {
        "assignment": assignment, "student": student.encode("utf-8", "backslashreplace").decode("utf-8"), "graded": False,
        "failure": failure.why, "details": failure.details, "when": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "earlier": last_mark(root, assignment, student)})


NOT_YET = "was not graded yet"


def failures(root: Path, assignment: str, students: Iterable[str] = ()) -> dict[str, str]:
    """Who has no mark of the last run.

    Arguments:
        root, assignment: of the class and the week.
        students: who handed in; those without a record are told, too.

    Returns:
        student -> the rest of a sentence that begins with the name.
    """
    found = {}
    others = {path.stem for path in (root / "records" / assignment).glob("*.json")} - {record_path(root, assignment, student).stem for student in students}
    for student in [*students, *sorted(others)]:
        record = read_record(root, assignment, student)
        if record is None:
            found[student] = "has a record that cannot be read" if record_path(root, assignment, student).exists() else NOT_YET
        elif not is_mark(record):
            found[str(record.get("student") or student)] = str(Failure(str(record.get("failure"))))
    return found


def missing_packages(records: Iterable[dict]) -> list[str]:
    """How many students use a package that is not there: a sentence for each, the most missed first, ten at most."""
    names = (set(filter(_is_package, record["missing"])) for record in records if isinstance(record.get("missing"), list))
    counts = Counter(name for found in names for name in found)
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]
    return [f"{count} student{' uses' if count == 1 else 's use'} `{name}`, which is not installed where it is graded." for name, count in most]


def _is_package(name: object) -> bool:
    return isinstance(name, str) and re.fullmatch(r"[A-Za-z_][\w.]{0,59}", name, re.ASCII) is not None
