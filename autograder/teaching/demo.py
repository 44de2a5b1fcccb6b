"""`autograder demo`: a class of made-up students, graded as a real one is, from a clean folder to marks and feedback."""

from __future__ import annotations

import csv
import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ..authoring.exercise import Exercise
from ..authoring.week import Week
from ..grading.marks import is_mark, missing_packages, read_record
from ..grading.safely import Failure, shown
from ..grading.sandbox import BARE, level
from ..grading.whole_class import Course, grade_week
from .classroom import Student, demonstration_class
from .feedback import give_feedback


@dataclass
class Mark:
    """What a student got: points by exercise and the misconceptions found; or why the notebook earns nothing, or has no mark."""

    student: str
    about: str
    points: dict[str, float] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    failure: str = ""
    graded: bool = True

    @property
    def total(self) -> float:
        return sum(self.points.values())


def run(week: Week, folder: Path, console: Console) -> list[Mark]:
    """Make the demonstration class in a folder, grade what is not graded yet, and print and write the results.

    Arguments:
        week: the week; it must have been built.
        folder: where the class lives. Made anew when the class has changed.
        console: where to print.

    Returns:
        The marks, one a student, also for those who could not be graded.
    """
    students = demonstration_class(week, week.root / "release" / week.name / f"{week.name}.ipynb")
    _prepare(week, folder, students)
    course = Course(folder)
    reached, why = level()
    if reached == BARE:
        console.print(f"[yellow]These notebooks are run without a sandbox:[/yellow] {why}.")
    outcome = grade_week(week, course, console, floor=BARE)
    none = {}
    if outcome.graded or outcome.kept:
        none = give_feedback(week, course, console, students=sorted(outcome.graded))
    marks = [_mark(week, course, student) for student in students]
    _print(week, marks, console)
    for line in missing_packages([*outcome.graded.values(), *outcome.kept.values()]):
        console.print(line, markup=False)
    for student, failure in sorted(outcome.failures.items()):
        console.print(f"[red]{escape(shown(student))} {escape(shown(failure))}")
    for student, why in sorted(none.items()):
        console.print(f"[red]{escape(shown(student))} has no feedback: {escape(shown(why))}")
    _write_marks(week, folder / "marks.csv", marks)
    console.print(f"\nMarks        {_relative(folder / 'marks.csv')}\nFeedback     {_relative(folder / 'feedback')}/STUDENT/{week.name}/{week.name}.html"
                  f"\nGradebook    {_relative(folder / 'gradebook.db')} (nbgrader's, SQLite)\nSubmissions  {_relative(folder / 'submitted')}", soft_wrap=True)
    return marks


def _relative(path: Path) -> str:
    return os.path.relpath(path)


def _prepare(week: Week, folder: Path, students: list[Student]) -> None:
    """The class's folder with its submissions; kept as it is when nothing has changed."""
    stamp = folder / "class.json"
    source = week.root / "source" / week.name
    content = json.dumps({"notebook": (source / f"{week.name}.ipynb").read_text(encoding="utf-8"),
                          "students": {student.name: student.content for student in students}})
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == content:
        return
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder / "source" / week.name)
    for student in students:
        handed_in = folder / "submitted" / student.name / week.name
        handed_in.mkdir(parents=True)
        if student.content is not None:
            (handed_in / f"{week.name}.ipynb").write_text(student.content, encoding="utf-8")
    stamp.write_text(content, encoding="utf-8")


def _mark(week: Week, course: Course, student: Student) -> Mark:
    """A student's mark, from the record of the grading."""
    mark = Mark(student.name, student.about)
    record = read_record(course.folder, week.name, student.name)
    if not is_mark(record):
        mark.graded = False
        mark.failure = str(Failure(str(record["failure"]))) if record else "There is no record of it."
        return mark
    mark.failure = record["failure"]
    mark.points = {exercise["exercise"]: exercise["points"] for exercise in record["exercises"]}
    mark.held = {exercise["exercise"]: exercise["misconception"] for exercise in record["exercises"] if exercise["misconception"]}
    return mark


def _print(week: Week, marks: list[Mark], console: Console) -> None:
    points = Table(title=f"{week.name}: {len(marks)} students, points by exercise", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    points.add_column("student", no_wrap=True)
    points.add_column("total", justify="right", no_wrap=True)
    for exercise in week.exercises:
        points.add_column(f"{exercise.number}", justify="right", no_wrap=True)
    points.add_row("[dim]possible", f"[dim]{sum(e.worth for e in week.exercises):g}", *(f"[dim]{e.worth:g}" for e in week.exercises))
    found = Table(title="What they handed in, and what was found", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for heading in ("student", "handed in", "found"):
        found.add_column(heading, no_wrap=heading == "student", overflow="fold")
    for mark in marks:
        points.add_row(mark.student, *(["-"] if not mark.graded else ["0"] if mark.failure else [f"{mark.total:g}", *(_coloured(mark, e) for e in week.exercises)]))
        held = ", ".join(f"{week.exercise(name).number} {what}" for name, what in mark.held.items())
        found.add_row(mark.student, mark.about, escape(shown(mark.failure)) if mark.failure else held)
    console.print(points, found)
    console.print("Exercises: " + ", ".join(f"{e.number} {e.function}" for e in week.exercises))


def _coloured(mark: Mark, exercise: Exercise) -> str:
    got = mark.points.get(exercise.function, 0)
    return f"[{'green' if got == exercise.worth else 'red' if not got else 'yellow'}]{got:.2g}"


def _write_marks(week: Week, path: Path, marks: list[Mark]) -> None:
    names = [exercise.function for exercise in week.exercises]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["student", "total", *names, "misconceptions", "remark"])
        for mark in marks:
            got = [f"{mark.total:g}", *(f"{mark.points.get(name, 0):g}" for name in names)] if mark.graded else [""] * (1 + len(names))
            writer.writerow([mark.student, *got,
                             "; ".join(f"{name}: {what}" for name, what in mark.held.items()), mark.failure])
