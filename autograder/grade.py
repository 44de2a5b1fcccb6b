"""`autograder grade`: a whole class, in parallel, into nbgrader's gradebook.

The work is a list of students. Workers (processes of this machine, or of a Dask cluster that shares its files) grade one
student after the other, each with a warm process of its own; what comes back is written by this process alone: first the
graded notebook, then the gradebook in one transaction, then the record. A student is done when the record is there, so
that a run can be killed at any moment and started again.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import itertools
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from traitlets.config import Config

from coursekit.probe import quiet_stderr

from .grading import Grader, engine
from .judge import kept_card, kept_misconceptions
from .marks import opened, points_of, prepare, read_record, record_path, save, scores, write_atomically
from .nbgrader_hooks import course_config
from .rebuild import MAX_FILES
from .sandbox import NAMESPACES, require
from .seed import grading_seed
from .week import BadWeek, Week, find_weeks

RETRIES = 2                     # how often a student whose worker died is given to another


@dataclass
class Course:
    """Where a course's files lie, as nbgrader lays them out, and its gradebook."""

    folder: Path                        # holds submitted/, autograded/, records/
    url: str = ""                       # of the gradebook; SQLite in the folder by default

    def __post_init__(self) -> None:
        self.folder = self.folder.resolve()
        self.url = self.url or f"sqlite:///{self.folder / 'gradebook.db'}?timeout=60"

    def config(self) -> Config:
        """nbgrader's configuration for this course."""
        config = course_config()
        config.CourseDirectory.root = str(self.folder)
        config.CourseDirectory.db_url = self.url
        return config

    def submission(self, student: str, assignment: str) -> Path:
        return self.folder / "submitted" / student / assignment

    def students(self, assignment: str) -> list[str]:
        """Who has a folder for this week."""
        return sorted(path.parent.name for path in (self.folder / "submitted").glob(f"*/{assignment}") if path.is_dir())


@dataclass
class Outcome:
    """What a run did."""

    graded: dict[str, dict] = field(default_factory=dict)          # student -> record
    kept: list[str] = field(default_factory=list)                  # done before, with the same tests and the same work
    changes: list[tuple[str, float, float, list[str]]] = field(default_factory=list)        # student, before, after, why
    failures: dict[str, str] = field(default_factory=dict)         # students that no worker could grade


def grade_week(week: Week, course: Course, console: Console, *, students: list[str] | None = None, scheduler: str = "",
               workers: int = 0, floor: str = NAMESPACES, again: bool = False, approve=None) -> Outcome:
    """Grade what is not graded yet.

    Arguments:
        week: the week; it must have been built.
        course: where submissions and gradebook are.
        console: where to print.
        students: whom to grade; everybody who handed in if None.
        scheduler: the address of a Dask scheduler; workers of this machine if empty.
        workers: how many of them; one a core if 0.
        floor: the least confinement to accept (see `autograder.sandbox`).
        again: grade again what was graded with the same tests.
        approve: called with the changes of marks that were written before, before any is overwritten; returns whether to go on.
            Without it they are written.

    Returns:
        What was done. Nothing is written when the changes are not approved.

    Raises:
        BadWeek: if there is nothing to grade.
        NoSandbox: if student code cannot be confined as far as `floor` says.
    """
    everybody = course.students(week.name)
    if not everybody:
        raise BadWeek(f"no submissions in {course.folder / 'submitted'}/STUDENT/{week.name}: put them there, or use `autograder collect`")
    unknown = sorted(set(students or []) - set(everybody))
    if unknown:
        raise BadWeek(f"nothing was handed in by {', '.join(unknown)}")
    if not scheduler:                   # the workers of a cluster find out for themselves
        require(floor)
    prepare(week, course.url, course.config())
    seed = grading_seed(week.root)
    with opened(course.url) as gradebook:
        marked = scores(gradebook, week.name)
    outcome = Outcome()
    todo = []
    for student in students or everybody:
        record = read_record(course.folder, week.name, student)
        same = record is not None and student in marked and record.get("tests") == week.fingerprint and record.get("engine") == engine() and record.get("seed") == seed \
            and record.get("files") == fingerprint(course.submission(student, week.name))
        (outcome.kept if same and not again else todo).append(student)

    if todo:
        _ask_oracles(week, seed, console)
    jobs = [(str(week.root), week.name, str(course.submission(student, week.name)), student, seed, floor, week.fingerprint) for student in todo]
    pending: list[tuple[str, str, dict]] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with opened(course.url) as gradebook, Progress(*columns, console=console, disable=not jobs) as progress:
        bar = progress.add_task(f"Grading {week.name}", total=len(jobs))
        for student, notebook, record, failure in _run(jobs, scheduler, workers):
            progress.advance(bar)
            if failure:
                outcome.failures[student] = failure
                continue
            before = marked.get(student)
            if before is not None and abs(before - record["points"]) > 0.005:
                outcome.changes.append((student, before, record["points"], _reasons(read_record(course.folder, week.name, student), record)))
            if approve is None or before is None:
                _write(course, gradebook, week, student, notebook, record)
                outcome.graded[student] = record
            else:
                pending.append((student, notebook, record))
        progress.stop()
        if pending and (not outcome.changes or approve(outcome.changes)):
            for student, notebook, record in pending:
                _write(course, gradebook, week, student, notebook, record)
                outcome.graded[student] = record
    return outcome


def _ask_oracles(week: Week, seed: int, console: Console) -> None:
    """Have the right answers, and those of the misconceptions, worked out once for all workers, who find them in the checkout's cache.

    Here, in this process's main thread: only there can a misconception that does not end be stopped (`coursekit.probe`).
    """
    with console.status("Asking the oracles, once for each set of tests"), quiet_stderr():     # TensorFlow greets with log lines
        for exercise in week.exercises:
            kept_card(week, exercise, seed)
            kept_misconceptions(week, exercise, seed)


def _write(course: Course, gradebook, week: Week, student: str, notebook: str, record: dict) -> None:
    """The graded notebook, the gradebook, the record: in this order, since the record says that all is done."""
    graded = nbformat.reads(notebook, as_version=4)
    write_atomically(course.folder / "autograded" / student / week.name / f"{week.name}.ipynb", notebook)
    empty = {exercise["exercise"] for exercise in record["exercises"] if exercise["status"] == "not attempted"}
    save(gradebook, week.name, student, points_of(graded), empty=empty, timestamp=_timestamp(course.submission(student, week.name)),
         config=course.config())
    write_atomically(record_path(course.folder, week.name, student), json.dumps(record, indent=1, ensure_ascii=False) + "\n")


def _timestamp(folder: Path) -> str | None:
    """When it was handed in, as nbgrader's timestamp.txt says; None if it does not say."""
    path = folder / "timestamp.txt"
    if path.is_symlink() or not path.is_file():
        return None
    with path.open(encoding="utf-8", errors="replace") as file:
        text = file.read(100).strip()
    try:
        parse_utc(text)
    except (ValueError, OverflowError):
        return None
    return text


def _reasons(before: dict | None, after: dict) -> list[str]:
    """Which criteria of which exercises moved, as "softmax: stability 1 -> 0"."""
    if before is None:
        return ["the earlier mark has no record"]
    moved = []
    old = {exercise["exercise"]: exercise for exercise in before.get("exercises", [])}
    for exercise in after["exercises"]:
        was = {name: earned for name, earned, _ in old.get(exercise["exercise"], {}).get("criteria", [])}
        moved += [f"{exercise['exercise']}: {name} {was.get(name, 0):g} → {earned:g}" for name, earned, _ in exercise["criteria"]
                  if abs(was.get(name, 0) - earned) > 0.005]
    return moved


def fingerprint(folder: Path) -> str:
    """A hash of what a student handed in: the names and contents of the files that are notebooks or might be."""
    digest = hashlib.sha256()
    for path in sorted(itertools.islice(folder.rglob("*"), MAX_FILES)):
        digest.update(os.fsencode(path.relative_to(folder)) + b"\0")
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= 64 << 20:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def sources(week: Week, course: Course) -> dict[str, dict[str, str]]:
    """The code of everybody who was graded: student -> exercise -> the student's cell."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted((course.folder / "autograded").glob(f"*/{week.name}/{week.name}.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        found[path.parent.parent.name] = {cell.metadata.nbgrader.grade_id: cell.source for cell in notebook.cells
                                          if cell.metadata.get("nbgrader", {}).get("solution")}
    return found


# ---- the workers

def _run(jobs: list[tuple], scheduler: str, workers: int) -> Iterator[tuple[str, str, dict, str]]:
    """Grade each job somewhere; yields (student, notebook, record, failure) as they come."""
    if not jobs:
        return
    import dask
    from distributed import Client, LocalCluster, as_completed

    dask.config.set({"distributed.worker.daemon": False, "distributed.logging.distributed": "error",
                     "distributed.scheduler.allowed-failures": RETRIES})
    own = contextlib.nullcontext() if scheduler else LocalCluster(
        n_workers=min(workers or dask.system.CPU_COUNT, len(jobs)), threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0)
    with own as cluster, Client(scheduler or cluster) as client:
        try:
            futures = {client.submit(grade_one, *job, key=f"{job[1]}-{job[3]}-{job[4]}", retries=RETRIES, pure=False): job[3] for job in jobs}
            for future in as_completed(futures):
                try:
                    notebook, record = future.result()
                except Exception as error:          # of one student's job; the others go on
                    yield futures[future], "", {}, f"{type(error).__name__}: {error}"
                else:
                    yield futures[future], notebook, record, ""
                future.release()
        finally:
            client.run(_end, cluster is not None, on_error="ignore")       # a worker that has died has ended anyway


_graders: dict[tuple, Grader] = {}          # of this worker, warm


def grade_one(root: str, name: str, folder: str, student: str, seed: int, floor: str, tests: str) -> tuple[str, dict]:
    """Grade what one student handed in; runs in a worker.

    Arguments:
        root, name: of the checkout and the week.
        folder, student: what was handed in, and by whom.
        seed, floor: see `Grader`.
        tests: the week's fingerprint. A worker of a cluster may live longer than the tests it has read.

    Returns:
        The graded notebook as text, and the record.

    Raises:
        BadWeek: if the week has other tests here than where the run was started.
    """
    key = (root, name, seed, floor, tests)
    if key not in _graders:
        week, = find_weeks(Path(root), [name])
        if week.fingerprint != tests:
            raise BadWeek(f"{name} is not the same in {root} of this worker as where grading was started: share the files, or bring them up to date")
        _graders[key] = Grader(week, seed=seed, floor=floor)
    grader = _graders[key]
    graded = grader.grade(grader.rebuild_folder(Path(folder)), student)
    graded.record["files"] = fingerprint(Path(folder))
    return nbformat.writes(graded.notebook), graded.record


def _end(for_good: bool) -> None:
    """Close this worker's warm processes; if the worker ends too, let it do so at once."""
    while _graders:
        _graders.popitem()[1].warm.close()
    if for_good:
        atexit.register(os._exit, 0)        # Python would take seconds to take TensorFlow apart, more than Dask waits


# ---- saying what was done

def show(week: Week, outcome: Outcome, console: Console) -> None:
    """Print what a run did."""
    records = outcome.graded.values()
    table = Table(title=f"{week.name}: {len(outcome.graded)} graded, {len(outcome.kept)} unchanged", box=SIMPLE_HEAD)
    for heading, how in (("student", "left"), ("points", "right"), ("remark", "left")):
        table.add_column(heading, justify=how, overflow="fold")
    for student, record in sorted(outcome.graded.items()):
        remarks = [record["failure"]] if record["failure"] else [*record["mended"], *(f"flag: {flag}" for flag in record["flags"])]
        if remarks:
            table.add_row(escape(student), f"{record['points']:g}", escape(" ".join(remarks)[:300]))
    console.print(table if table.row_count else f"{week.name}: {len(outcome.graded)} graded, {len(outcome.kept)} unchanged, nothing to remark.")
    if records:
        marks = sorted(record["points"] for record in records)
        console.print(f"Lowest {marks[0]:g}, median {marks[len(marks) // 2]:g}, highest {marks[-1]:g} of {next(iter(records))['possible']:g} points.")
    for student, failure in outcome.failures.items():
        console.print(f"[red]{escape(student)} was not graded:[/red] ", end="")
        console.print(failure, markup=False)


def show_changes(changes: list[tuple[str, float, float, list[str]]], console: Console) -> None:
    """Print whose marks would move, by how much and why."""
    table = Table(title=f"{len(changes)} marks would change", box=SIMPLE_HEAD)
    for heading, how in (("student", "left"), ("before", "right"), ("after", "right"), ("because of", "left")):
        table.add_column(heading, justify=how, overflow="fold")
    for student, before, after, reasons in sorted(changes):
        table.add_row(escape(student), f"{before:g}", f"{after:g}", escape("; ".join(reasons)))
    console.print(table)
