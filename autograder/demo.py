"""`autograder demo`: a class of made-up students, graded through nbgrader, from a clean folder to marks and feedback."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import shutil
import warnings
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from coursekit.show import MIME

from .classroom import Student, demonstration_class
from .exercise import Exercise
from .nbgrader_hooks import course_config
from .week import Week

WORKERS = 2


@dataclass
class Mark:
    """What a student got: points by exercise, the misconceptions found, or why the notebook could not be graded."""

    student: str
    about: str
    points: dict[str, float] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    failure: str = ""

    @property
    def total(self) -> float:
        return sum(self.points.values())


def run(week: Week, folder: Path, console: Console) -> list[Mark]:
    """Make the demonstration class in a folder, grade what is not graded yet, and print and write the results.

    Arguments:
        week: the week; it must have been built.
        folder: where the class lives. Made anew when the week or the class has changed.
        console: where to print.

    Returns:
        The marks, one a student.
    """
    students = demonstration_class(week, week.root / "release" / week.name / f"{week.name}.ipynb")
    _prepare(week, folder, students)
    todo = [student for student in students
            if student.content is not None and not (folder / "failed" / student.name).is_file()
            and not (folder / "feedback" / student.name / week.name / f"{week.name}.html").is_file()]
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task(f"Grading {week.name} through nbgrader", total=len(students), completed=len(students) - len(todo))
        with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn")) as pool:
            jobs = [pool.submit(_grade, str(week.root), str(folder), week.name, student.name) for student in todo]
            for job in as_completed(jobs):
                name, failure = job.result()
                if failure:
                    (folder / "failed" / name).write_text(failure, encoding="utf-8")
                progress.advance(bar)
    marks = [_mark(week, folder, student) for student in students]
    _print(week, marks, console)
    _write_marks(week, folder / "marks.csv", marks)
    console.print(f"\nMarks        {_relative(folder / 'marks.csv')}\nFeedback     {_relative(folder / 'feedback')}/STUDENT/{week.name}/{week.name}.html"
                  f"\nGradebook    {_relative(folder / 'gradebook.db')} (nbgrader's, SQLite)\nSubmissions  {_relative(folder / 'submitted')}", soft_wrap=True)
    return marks


def _relative(path: Path) -> str:
    return os.path.relpath(path)


def _prepare(week: Week, folder: Path, students: list[Student]) -> None:
    """The class's folder, with source, submissions and an empty gradebook; kept as it is when nothing has changed."""
    stamp = folder / "class.json"
    source = week.root / "source" / week.name
    content = json.dumps({"source": {path.name: path.stat().st_size for path in sorted(source.iterdir())},
                          "notebook": (source / f"{week.name}.ipynb").read_text(encoding="utf-8"),
                          "grading": week.fingerprint,
                          "students": {student.name: student.content for student in students}})
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == content:
        return
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "failed").mkdir(parents=True)
    shutil.copytree(source, folder / "source" / week.name)
    for student in students:
        handed_in = folder / "submitted" / student.name / week.name
        handed_in.mkdir(parents=True)
        if student.content is not None:
            (handed_in / f"{week.name}.ipynb").write_text(student.content, encoding="utf-8")
    result = _api(folder).generate_assignment(week.name)
    if not result["success"]:
        raise RuntimeError(f"nbgrader generate_assignment failed:\n{result.get('log', '')}{result.get('error', '')}")
    stamp.write_text(content, encoding="utf-8")


def _api(folder: Path):
    """nbgrader's own interface to a course folder."""
    from nbgrader.apps import NbGraderAPI

    config = course_config()
    config.CourseDirectory.root = str(folder)
    config.CourseDirectory.db_url = f"sqlite:///{folder / 'gradebook.db'}?timeout=60"
    return NbGraderAPI(config=config)


def _grade(root: str, folder: str, assignment: str, student: str) -> tuple[str, str]:
    """Autograde one student and write the feedback; returns the student and, if it failed, why.

    Runs in a process of its own pool, so that one student's failure stops nobody else.
    """
    warnings.filterwarnings("ignore", module="sqlalchemy|nbgrader|nbformat")    # theirs, on every notebook, about nothing we can mend
    os.environ |= {"AUTOGRADER_ROOT": root, "COURSE_GRADING": "1", "OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}
    path = Path(folder, "submitted", student, assignment, f"{assignment}.ipynb")
    try:
        nbformat.read(path, as_version=4)
    except Exception as error:          # whatever is wrong with the file, it is the file's
        return student, f"The notebook cannot be read: {_reason(path, error)}"
    api = _api(Path(folder))
    for step in (api.autograde, api.generate_feedback):
        result = step(assignment, student)
        if not result["success"]:
            (Path(folder, "failed", f"{student}.log")).write_text(result.get("log", "") + result.get("error", ""), encoding="utf-8")
            return student, f"nbgrader could not grade it; its log is in failed/{student}.log"
    return student, ""


def _reason(path: Path, error: Exception) -> str:
    text = path.read_text(encoding="utf-8", errors="replace").lstrip()
    if not text:
        return "the file is empty."
    if text.startswith("<"):
        return "the file is a web page, not a notebook."
    return f"the file is not a notebook ({type(error).__name__})."


def _mark(week: Week, folder: Path, student: Student) -> Mark:
    """A student's mark, from nbgrader's gradebook; the misconceptions from the graded notebook."""
    from nbgrader.api import Gradebook, MissingEntry

    mark = Mark(student.name, student.about)
    failed = folder / "failed" / student.name
    if student.content is None or failed.is_file():
        mark.failure = failed.read_text(encoding="utf-8") if failed.is_file() else "There is no notebook."
        return mark
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        try:
            submission = gradebook.find_submission_notebook(week.name, week.name, student.name)
        except MissingEntry:
            mark.failure = "nbgrader has no record of it."
            return mark
        mark.points = {grade.cell.name.removeprefix("check-"): grade.score for grade in submission.grades}
    graded = nbformat.read(folder / "autograded" / student.name / week.name / f"{week.name}.ipynb", as_version=4)
    for cell in graded.cells:
        for output in cell.get("outputs", []):
            verdict = output.get("data", {}).get(MIME)
            if verdict and verdict["misconception"]:
                mark.held[verdict["exercise"]] = verdict["misconception"]
    return mark


def _print(week: Week, marks: list[Mark], console: Console) -> None:
    points = Table(title=f"{week.name}: {len(marks)} students, points by exercise", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    points.add_column("student", no_wrap=True)
    points.add_column("total", justify="right", no_wrap=True)
    for exercise in week.exercises:
        points.add_column(f"{exercise.number}", justify="right", no_wrap=True)
    points.add_row("[dim]possible", f"[dim]{sum(e.possible for e in week.exercises):g}", *(f"[dim]{e.possible:g}" for e in week.exercises))
    found = Table(title="What they handed in, and what was found", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for heading in ("student", "handed in", "found"):
        found.add_column(heading, no_wrap=heading == "student", overflow="fold")
    for mark in marks:
        points.add_row(mark.student, *(["0"] if mark.failure else [f"{mark.total:g}", *(_coloured(mark, e) for e in week.exercises)]))
        held = ", ".join(f"{week.exercise(name).number} {what}" for name, what in mark.held.items())
        found.add_row(mark.student, mark.about, mark.failure or held)
    console.print(points, found)
    console.print("Exercises: " + ", ".join(f"{e.number} {e.function}" for e in week.exercises))


def _coloured(mark: Mark, exercise: Exercise) -> str:
    got = mark.points.get(exercise.function, 0)
    return f"[{'green' if got == exercise.possible else 'red' if not got else 'yellow'}]{got:.2g}"


def _write_marks(week: Week, path: Path, marks: list[Mark]) -> None:
    names = [exercise.function for exercise in week.exercises]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["student", "total", *names, "misconceptions", "remark"])
        for mark in marks:
            writer.writerow([mark.student, f"{mark.total:g}", *(f"{mark.points.get(name, 0):g}" for name in names),
                             "; ".join(f"{name}: {what}" for name, what in mark.held.items()), mark.failure])
