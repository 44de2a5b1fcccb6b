"""Feedback pages for a class: nbgrader's, written by several processes at once, for what was graded since."""

from __future__ import annotations

import logging
import multiprocessing
import os
import warnings
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ..authoring.week import BadWeek, Week
from ..grading.safely import Failure, shown
from ..grading.whole_class import Course


def give_feedback(week: Week, course: Course, console: Console, *, students: list[str] | None = None, workers: int = 0) -> dict[str, str]:
    """Write feedback/STUDENT/WEEK/WEEK.html.

    Arguments:
        week: the week.
        course: where the graded notebooks and the gradebook are.
        console: where to show progress.
        students: for whom; everybody who was graded if None.
        workers: how many processes; one a core if 0.

    Returns:
        Students for whom nbgrader could write none -> why.

    Raises:
        BadWeek: if nobody was graded, or not all of these students.
    """
    graded = sorted(path.parent.parent.name for path in (course.folder / "autograded").glob(f"*/{week.name}/{week.name}.ipynb"))
    missing = sorted(set(students or []) - set(graded))
    if not graded or missing:
        who = f"{', '.join(map(shown, missing))} {'was' if len(missing) == 1 else 'were'} not graded" if missing else "nobody was graded"
        raise BadWeek(f"{who} in {course.folder}: run `autograder grade {week.name}` first, and see the folder autograded/ for the names")
    todo = sorted(students or graded)
    failures: dict[str, str] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not todo) as progress, \
            ProcessPoolExecutor(min(workers or os.cpu_count() or 1, max(len(todo), 1)), mp_context=multiprocessing.get_context("spawn")) as pool:
        bar = progress.add_task("Writing feedback", total=len(todo))
        jobs = {pool.submit(_write, str(course.folder), course.url, week.name, student): student for student in todo}
        for job in as_completed(jobs):
            try:
                why = job.result()
            except Exception as error:                  # its process died, and with it those that wrote for others
                why = Failure.of(error).why
            if why:
                failures[jobs[job]] = why
            progress.advance(bar)
    return failures


def _write(folder: str, url: str, assignment: str, student: str) -> str:
    """One student's page, by nbgrader; returns its log if it failed."""
    from nbgrader.apps import NbGraderAPI

    warnings.filterwarnings("ignore", module="sqlalchemy|nbgrader|nbformat")    # theirs, about nothing we can mend
    logging.getLogger("traitlets").setLevel(logging.ERROR)
    result = NbGraderAPI(config=Course(Path(folder), url).config()).generate_feedback(assignment, student)
    return "" if result["success"] else result.get("log", "") + result.get("error", "")
