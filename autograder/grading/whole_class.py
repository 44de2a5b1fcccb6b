"""`autograder grade`: a whole class, in parallel, into nbgrader's gradebook.

The work is a list of students. On this machine each is graded by a process forked from this one, which knows the questions
and the right answers; they share one warm process. On a Dask cluster that shares the files, workers grade one student after
the other, each with a warm process of its own. What comes back is written by this process alone: first the graded notebook,
then the gradebook in one transaction, then the record. A student is done when the record says so, so that a run can be killed
at any moment and started again.

Whatever goes wrong with one student, here or there, costs that student only: the others are graded, the student is named with
the reason, and so is the reason in the record, which the next run tries to replace by a mark.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from traitlets.config import Config

from coursekit.verdict import NOT_ATTEMPTED

from .. import Complaint
from ..authoring.week import BadWeek, Week, find_weeks
from ..judging.judge import is_kept, kept_card, kept_loops, kept_misconceptions
from .marks import is_mark, last_mark, missing_packages, opened, points_of, prepare, read_record, save, scores, write_failure, write_record
from .nbgrader_hooks import course_config
from .notebook import Grader, engine
from .safely import Failure, shown, walk, write_atomically
from .sandbox import NAMESPACES
from .seed import grading_seed
from .submission import MAX_FILES

RETRIES = 2                     # how often a student whose grading failed, or whose worker died, is tried again


class BadSubmission(Complaint, ValueError):
    """A submission cannot be graded as it lies there; the message says what to do."""


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
        """Who has a folder for this week, or something that cannot be looked into."""
        return sorted(path.name for path in (self.folder / "submitted").glob("*") if _is_folder(path / assignment))


def _is_folder(path: Path) -> bool:
    """Whether it is a folder; what cannot be told counts as one, so that its student is named and not left out."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


@dataclass
class Outcome:
    """What a run did: everybody who was to be graded is in one of the first four."""

    graded: dict[str, dict] = field(default_factory=dict)          # student -> record
    kept: dict[str, dict] = field(default_factory=dict)            # done before, with the same tests and the same work: student -> record
    failures: dict[str, Failure] = field(default_factory=dict)     # who could not be graded, or whose marks could not be written
    refused: list[str] = field(default_factory=list)               # graded, but the changes were not approved
    changes: list[tuple[str, float, float, list[str]]] = field(default_factory=list)        # student, before, after, why


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
        floor: the least confinement to accept (see `autograder.grading.sandbox`).
        again: grade again what was graded with the same tests.
        approve: called with the changes of marks that were written before, before any is overwritten; returns whether to go on.
            Without it they are written.

    Returns:
        What was done. No mark that was written before is touched when the changes are not approved.

    Raises:
        BadWeek: if there is nothing to grade.
        NoSandbox: if student code cannot be confined as far as `floor` says.
    """
    everybody = course.students(week.name)
    if not everybody:
        raise BadWeek(f"no submissions in {course.folder / 'submitted'}/STUDENT/{week.name}: put them there, or use `autograder collect`")
    unknown = sorted(set(students or []) - set(everybody))
    if unknown:
        raise BadWeek(f"nothing was handed in by {', '.join(map(shown, unknown))}")
    # The workers of a cluster have graders of their own.
    with contextlib.nullcontext() if scheduler else Grader(week, floor=floor) as grader:
        if grader:
            grader.warm.start()         # it gets warm while the gradebook is prepared
        with _alone(course.folder):
            prepare(week, course.url, course.config())
        seed = grading_seed(week.root)
        with opened(course.url) as gradebook:
            marked = scores(gradebook, week.name)
        outcome = Outcome()
        todo = []
        for student in students or everybody:
            with _costs_only(student, outcome, course, week):
                _refuse_odd(student, course.submission(student, week.name).parent)
                record = read_record(course.folder, week.name, student)
                same = is_mark(record) and student in marked and record.get("tests") == week.fingerprint and record.get("engine") == engine() \
                    and record.get("seed") == seed and record.get("files") == fingerprint(course.submission(student, week.name))
                if same and not again:
                    outcome.kept[student] = record
                else:
                    todo.append(student)

        if todo:
            with console.status("Asking the oracles, once for each set of tests"):
                _ask_oracles(week, seed)
        folders = {student: course.submission(student, week.name) for student in todo}
        pending: list[tuple[str, str, dict]] = []
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
        with opened(course.url) as gradebook, Progress(*columns, console=console, disable=not todo, auto_refresh=False) as progress:
            bar = progress.add_task(f"Grading {week.name}", total=len(todo))
            came = here(grader, folders, workers or os.cpu_count() or 1) if grader else on_cluster(week, folders, seed, floor, scheduler)
            for student, notebook, record, failure in came:
                progress.update(bar, advance=1, refresh=True)       # by itself it would need a thread, and threads do not survive a fork
                if failure:
                    _failed(student, failure, outcome, course, week)
                    continue
                with _costs_only(student, outcome, course, week):
                    before = marked.get(student)
                    if before is not None and abs(before - record["points"]) > 0.005:
                        outcome.changes.append((student, before, record["points"], _reasons(last_mark(course.folder, week.name, student), record)))
                    if approve is None or before is None:
                        _write(course, gradebook, week, student, notebook, record)
                        outcome.graded[student] = record
                    else:
                        pending.append((student, notebook, record))
            progress.stop()
            if pending and outcome.changes and not approve(outcome.changes):
                outcome.refused = [student for student, _, _ in pending]
                return outcome
            for student, notebook, record in pending:
                with _costs_only(student, outcome, course, week):
                    _write(course, gradebook, week, student, notebook, record)
                    outcome.graded[student] = record
        return outcome


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Only one process at a time does this in a folder: two that made the same gradebook, or student, would be in each other's way."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):              # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def _costs_only(student: str, outcome: Outcome, course: Course, week: Week) -> Iterator[None]:
    """Whatever goes wrong in here costs this student only."""
    try:
        yield
    except Exception as error:
        _failed(student, Failure.of(error), outcome, course, week)


def _failed(student: str, failure: Failure, outcome: Outcome, course: Course, week: Week) -> None:
    """Say that a student could not be graded, also in the record, from which later commands know it."""
    try:
        write_failure(course.folder, week.name, student, failure)
    except Exception as error:
        also = Failure.of(error)
        if also.why != failure.why:
            failure = Failure(f"{failure.why} (and no record of it could be written: {also.why})", failure.details + also.details)
    outcome.failures[student] = failure


def _refuse_odd(student: str, folder: Path) -> None:
    """Neither gradebook nor record can hold a name that is no text; and what a link leads to may be the work of somebody else."""
    if folder.is_symlink():
        raise BadSubmission("the folder is a link: put what was handed in there itself")
    try:
        student.encode("utf-8")
    except UnicodeEncodeError:
        raise BadSubmission("the name of the folder is not UTF-8: rename the folder") from None


def _ask_oracles(week: Week, seed: int) -> None:
    """Have the right answers, and those of the misconceptions, worked out once for all who grade, who find them in the checkout's cache.

    In the main thread of a process of their own: only there can a misconception that does not end be stopped
    (`coursekit.probe`), and TensorFlow, which some oracles use, would start threads here.
    """
    if not all(is_kept(week, exercise, seed) for exercise in week.exercises):
        code = "import sys; from autograder.grading.whole_class import ask; ask(*sys.argv[1:])"
        if subprocess.run([sys.executable, "-c", code, str(week.root), week.name, str(seed)], capture_output=True).returncode:
            ask(str(week.root), week.name, str(seed))           # to raise here what it ended with


def ask(root: str, name: str, seed: str) -> None:
    """Fill the cache with what is asked of the oracles and misconceptions of a week."""
    week, = find_weeks(Path(root), [name])
    for exercise in week.exercises:
        kept_card(week, exercise, int(seed))
        kept_misconceptions(week, exercise, int(seed))
        kept_loops(week, exercise, int(seed))


def _write(course: Course, gradebook, week: Week, student: str, notebook: str, record: dict) -> None:
    """The graded notebook, the gradebook, the record: in this order, since the record says that all is done. Until then it says that it is not."""
    graded = nbformat.reads(notebook, as_version=4)
    write_failure(course.folder, week.name, student, Failure("the grader was stopped while it wrote the marks"))
    write_atomically(course.folder / "autograded" / student / week.name / f"{week.name}.ipynb", notebook)
    empty = {exercise["exercise"] for exercise in record["exercises"] if exercise["status"] == "not attempted"}
    with _alone(course.folder):
        save(gradebook, week.name, student, points_of(graded), empty=empty, timestamp=_timestamp(course.submission(student, week.name)),
             config=course.config())
    write_record(course.folder, week.name, student, record)


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
    try:
        was = {(exercise["exercise"], name): float(earned) for exercise in before["exercises"] for name, earned, _ in exercise["criteria"]}
    except (KeyError, TypeError, ValueError, OverflowError):
        return ["the record of the earlier mark cannot be read"]
    now = {(exercise["exercise"], name): earned for exercise in after["exercises"] for name, earned, _ in exercise["criteria"]}
    return [f"{exercise}: {name} {was.get((exercise, name), 0):g} → {earned:g}" for (exercise, name), earned in now.items()
            if abs(was.get((exercise, name), 0) - earned) > 0.005]


def fingerprint(folder: Path) -> str:
    """A hash of what a student handed in: the names and contents of the files that are notebooks or might be."""
    digest = hashlib.sha256()
    for entry in walk(folder, MAX_FILES):
        digest.update(os.fsencode(os.path.relpath(entry.path, folder)) + b"\0")
        if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_size <= 64 << 20:
            digest.update(hashlib.sha256(Path(entry.path).read_bytes()).digest())
    return digest.hexdigest()


def sources(week: Week, course: Course) -> dict[str, dict[str, str]]:
    """The code of everybody who was graded: student -> exercise -> the student's cell."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted((course.folder / "autograded").glob(f"*/{week.name}/{week.name}.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        found[path.parent.parent.name] = {cell.metadata.nbgrader.grade_id: cell.source for cell in notebook.cells
                                          if cell.metadata.get("nbgrader", {}).get("solution")}
    return found


# ---- who does the work

def here(grader: Grader, folders: dict[str, Path], workers: int) -> Iterator[tuple[str, str, dict, Failure | None]]:
    """Grade each student in a process forked from this one.

    A process for each, so that whatever happens to it happens to one student; that is tried again, RETRIES times, whether it dies
    or raises. (Executors of the standard library lose all their work with one process.)

    Arguments:
        grader: with its warm process, which all of them use.
        folders: student -> what was handed in.
        workers: how many students at a time.

    Yields:
        student, graded notebook as text, record, None or why there is none; in the order in which they come.
    """
    if folders:
        grader.learn()
    fork = multiprocessing.get_context("fork")
    waiting = deque((student, 0) for student in folders)
    running: dict[Connection, tuple[multiprocessing.Process, str, int]] = {}
    found: list[tuple[str, str, dict, Failure | None]] = []

    def failed(student: str, tries: int, failure: Failure) -> None:
        """Try it again, or give it up."""
        if tries < RETRIES:
            waiting.append((student, tries + 1))
        else:
            found.append((student, "", {}, Failure(f"{failure.why}, {tries + 1} times", failure.details)))

    def begin() -> None:
        """Put as many to work as there may be."""
        while waiting and len(running) < workers:
            student, tries = waiting.popleft()
            ours, theirs = fork.Pipe(duplex=False)
            process = fork.Process(target=_graded_apart, args=(grader, folders[student], student, theirs, [ours, *running]), daemon=True)
            try:
                grader.warm.ready()
                process.start()
            except Exception as error:
                ours.close()
                failed(student, tries, Failure.of(error))
            else:
                running[ours] = process, student, tries
            theirs.close()

    try:
        begin()
        while running or found:
            for channel in wait(list(running)) if running else []:
                process, student, tries = running.pop(channel)
                try:
                    notebook, record, failure = channel.recv()
                except (EOFError, OSError):         # it has ended without an answer, or within it
                    process.join()
                    failure = Failure(f"the process that graded it ended ({process.exitcode})")
                if failure:
                    failed(student, tries, failure)
                else:
                    found.append((student, notebook, record, None))
                process.join()
                channel.close()
            ready, found[:] = found[:], []
            begin()                                 # they work while what was found is written
            yield from ready
    finally:
        for process, _, _ in running.values():
            process.kill()


def _graded_apart(grader: Grader, folder: Path, student: str, channel: Connection, others: list[Connection]) -> None:
    """Grade one student in this process, and send what came of it: (notebook, record, why there is none)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)    # who presses Ctrl-C stops the grader, which stops this
    for other in others:                            # else who reads there could not tell that its writer has gone
        other.close()
    try:
        found = *_graded(grader, folder, student), None
    except Exception as error:                      # of one student's job; the others go on
        found = "", {}, Failure.of(error)
    channel.send(found)


def on_cluster(week: Week, folders: dict[str, Path], seed: int, floor: str, scheduler: str) -> Iterator[tuple[str, str, dict, Failure | None]]:
    """The same as `here`, by the workers of the Dask cluster whose scheduler has this address."""
    import dask
    from distributed import Client, as_completed

    dask.config.set({"distributed.logging.distributed": "error", "distributed.scheduler.allowed-failures": RETRIES})
    with Client(scheduler) as client:
        try:
            futures = {client.submit(grade_one, str(week.root), week.name, str(folder), student, seed, floor, week.fingerprint,
                                     key=f"{week.name}-{student}-{seed}", retries=RETRIES, pure=False): student for student, folder in folders.items()}
            for future in as_completed(futures):
                try:
                    notebook, record = future.result()
                except Exception as error:
                    yield futures[future], "", {}, Failure.of(error)
                else:
                    yield futures[future], notebook, record, None
                future.release()
        finally:
            client.run(_end, on_error="ignore")     # a worker that has died has ended anyway


_graders: dict[tuple, Grader] = {}          # of this worker of a cluster, warm


def grade_one(root: str, name: str, folder: str, student: str, seed: int, floor: str, tests: str) -> tuple[str, dict]:
    """Grade what one student handed in; runs in a worker of a cluster.

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
        _ask_oracles(week, seed)                    # kept already, where the files are shared
        _graders[key] = Grader(week, seed=seed, floor=floor)
    return _graded(_graders[key], Path(folder), student)


def _graded(grader: Grader, folder: Path, student: str) -> tuple[str, dict]:
    """The graded notebook as text, and the record, which says what was handed in, too."""
    graded = grader.grade(grader.rebuild_folder(folder), student)
    graded.record["files"] = fingerprint(folder)
    if graded.record["failure"]:            # nothing was run: every exercise is the same
        for exercise in graded.record["exercises"]:
            exercise["status"] = NOT_ATTEMPTED
    return nbformat.writes(graded.notebook), graded.record


def _end() -> None:
    """Close this worker's warm processes."""
    while _graders:
        _graders.popitem()[1].warm.close()


# ---- saying what was done

def show(week: Week, outcome: Outcome, console: Console) -> None:
    """Print what a run did, and whom it could not grade."""
    counts = [f"{len(outcome.graded)} graded", f"{len(outcome.kept)} unchanged"]
    counts += [f"{len(outcome.refused)} graded but not written"] if outcome.refused else []
    counts += [f"{len(outcome.failures)} could not be graded"] if outcome.failures else []
    table = Table(title=f"{week.name}: {', '.join(counts)}", box=SIMPLE_HEAD)
    for heading, how in (("student", "left"), ("points", "right"), ("remark", "left")):
        table.add_column(heading, justify=how, overflow="fold")
    for student, record in sorted(outcome.graded.items()):
        remarks = [record["failure"]] if record["failure"] else [*record["mended"], *(f"flag: {flag}" for flag in record["flags"])]
        if remarks:
            table.add_row(escape(shown(student)), f"{record['points']:g}", escape(shown(" ".join(remarks))))
    for student, failure in sorted(outcome.failures.items()):
        table.add_row(f"[red]{escape(shown(student))}", "-", f"[red]{escape(shown(failure))}")
    console.print(table if table.row_count else f"{week.name}: {', '.join(counts)}, nothing to remark.")
    if outcome.graded:
        marks = sorted(record["points"] for record in outcome.graded.values())
        possible = next(iter(outcome.graded.values()))["possible"]
        console.print(f"Lowest {marks[0]:g}, median {marks[len(marks) // 2]:g}, highest {marks[-1]:g} of {possible:g} points.")
    for line in missing_packages([*outcome.graded.values(), *outcome.kept.values()]):
        console.print(line, markup=False)
    if outcome.failures:
        console.print("Why, in full, is in their records. The next run tries them again.")


def show_changes(changes: list[tuple[str, float, float, list[str]]], console: Console) -> None:
    """Print whose marks would move, by how much and why."""
    table = Table(title=f"{len(changes)} marks would change", box=SIMPLE_HEAD)
    for heading, how in (("student", "left"), ("before", "right"), ("after", "right"), ("because of", "left")):
        table.add_column(heading, justify=how, overflow="fold")
    for student, before, after, reasons in sorted(changes):
        table.add_row(escape(shown(student)), f"{before:g}", f"{after:g}", escape(shown("; ".join(reasons), 2_000)))
    console.print(table)
