"""Grading one notebook: rebuild it, run it in the sandbox, judge what comes back, say what was found.

Everything that grades uses this: `autograder grade`, `nbgrader autograde` (see nbgrader_hooks), formgrader's button and
the demonstration. So all of them give the same marks.
"""

from __future__ import annotations

import ast
import base64
import binascii
import builtins
import datetime
import functools
import hashlib
import importlib.metadata
import math
import platform
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_output

from coursekit import plain, probe
from coursekit.messages import say
from coursekit.show import Shown
from coursekit.verdict import CRASHED, NOT_ATTEMPTED, RIGHT, VECTORISED, WRONG, Empty, Verdict, diagnose, in_context, verdict

from ..authoring.quiz import Quiz
from ..authoring.week import DEMO, Week
from ..judging.judge import kept_card, kept_loops, kept_misconceptions, marked, request, share_of_loop, untimed, with_timed
from .rebuild import MAX_PARSED, Cell, Names, Unreadable, load, names_of, newer_python, rebuild
from .sandbox import NAMESPACES, Box, Limits, Stopped, Warm
from .seed import grading_seed

CELL_SECONDS = 20.0             # CPU time of one cell
SOON = 1.0                      # of a case of an exercise that calls one which does not end
STEP_SECONDS = 5.0              # of everything round the code of a step
MOST_TEXT = 5_000               # characters of what an outcome says
MOST_BOXES = 60                 # how often a notebook may kill its process
MOST_MISSING = 20               # packages that a record names
ABOUT = "autograder"            # the key in a notebook's metadata under which the rebuilding says what it did


@dataclass
class Graded:
    """A graded notebook and the record of how its marks came about."""

    notebook: nbformat.NotebookNode
    record: dict
    verdicts: dict[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What is asked of every notebook about one exercise, and what is needed to judge the answers: made once a run."""

    card: dict
    asked: Asked                                # of all cases but those about "vectorised", and ...
    timed: dict[str, tuple[Asked, float]]       # ... of each of those: label -> what is asked, and the loop's CPU seconds


@dataclass(frozen=True)
class Asked:
    """A request as it stands here, and as it is sent: without the measure, which runs here."""

    request: dict
    encoded: dict
    before: list[dict[str, str]]                # digests of the inputs, see `coursekit.probe.measured`


def _asked(asked: dict) -> Asked:
    return Asked(asked, plain.encode({key: value for key, value in asked.items() if key != "measure"}), probe.digests(asked))


class Grader:
    """Grades the notebooks of one week, one after the other, with one warm process."""

    def __init__(self, week: Week, *, seed: int | None = None, floor: str = NAMESPACES, limits: Limits = Limits()):
        """
        Arguments:
            week: the week; it must have been built.
            seed: of the grading run; the checkout's own if None.
            floor: the least confinement to accept (see `autograder.grading.sandbox`).
            limits: what the code of one notebook may use.

        Raises:
            NoSandbox: if this machine cannot confine student code that far.
            FileNotFoundError: if the week has not been built.
        """
        self.week, self.limits = week, limits
        self.seed = grading_seed(week.root) if seed is None else seed
        folder = week.root / "release" / week.name
        self.source = nbformat.read(week.root / "source" / week.name / f"{week.name}.ipynb", as_version=4)
        self.release = nbformat.read(folder / f"{week.name}.ipynb", as_version=4)
        self.warm = Warm(week.root, folder, imports_of(self.source), floor=floor, limits=limits)
        self._questions: dict[str, Question] = {}
        self._held: dict[str, list[dict]] = {}

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *_) -> None:
        self.warm.close()

    def learn(self) -> None:
        """Look up all questions and the outputs of the misconceptions, to be known to every process forked from this one."""
        rebuild(self.source, self.release, [])          # reads what was handed out
        for exercise in self.week.exercises:
            self.question(exercise)
            self.misconceptions(exercise)

    # ---- the notebook

    def rebuild_folder(self, folder: Path) -> nbformat.NotebookNode:
        """What was handed in in a folder, as a trusted notebook with the student's code in it.

        Arguments:
            folder: of one student and this week; what is in it is not trusted.

        Returns:
            The notebook. Its metadata say, under ABOUT, what was mended ("notes"), and if nothing could be
            graded, why ("failure"); the number of each cell as the student counts them ("numbers"), and the
            Python that it was written with ("python").
        """
        names = [exercise.function for exercise in self.week.exercises]
        about = {"notes": [], "failure": "", "file": "", "sha256": "", "python": "", "numbers": {}}
        cells: list[Cell] = []
        try:
            handed_in = load(folder, self.week.name, names)
            about |= {"file": handed_in.name, "sha256": hashlib.sha256(handed_in.data).hexdigest(), "python": handed_in.python}
            cells = handed_in.cells
            rebuilt = rebuild(self.source, self.release, cells)
            about |= {"notes": [*handed_in.notes, *rebuilt.notes], "numbers": rebuilt.numbers}
        except Unreadable as error:
            about["failure"] = str(error)
            rebuilt = rebuild(self.source, self.release, [])
        rebuilt.notebook.metadata[ABOUT] = about
        return rebuilt.notebook

    # ---- running and judging

    def grade(self, notebook: nbformat.NotebookNode, student: str = "") -> Graded:
        """Run and judge a rebuilt notebook.

        Arguments:
            notebook: from `rebuild_folder`; it gets the outputs.
            student: whose it is, for the record.

        Returns:
            The notebook with its outputs, verdicts and points, and the record.
        """
        began = time.perf_counter()
        about = notebook.metadata[ABOUT]
        inquiry = Inquiry(self, notebook)
        run = inquiry.run
        try:
            inquiry.find_out()
        finally:
            run.close()
        verdicts = {exercise.function: marked(exercise, inquiry.verdicts[exercise.function]) for exercise in self.week.exercises}
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            name = checked(cell)
            cell.execution_count = None
            cell.outputs = result_of(verdicts[name]) if name else [harmless(output) for output in run.outputs.get(cell.id, [])]
        record = {
            "assignment": self.week.name, "student": student, "file": about["file"], "submission": about["sha256"], "tests": self.week.fingerprint,
            "engine": engine(), "seed": self.seed, "versions": versions(), "level": self.warm.level, "when": _now(),
            "failure": about["failure"], "mended": list(about["notes"]), "flags": sorted(set(run.flags)),
            "missing": sorted(run.missing)[:MOST_MISSING],
            "cpu": round(run.used["cpu"], 3), "memory": run.used["memory"], "wall": round(time.perf_counter() - began, 3),
            "points": round(sum(v.points for v in verdicts.values()), 2), "possible": sum(v.possible for v in verdicts.values()),
            "exercises": [{**Shown(verdicts[exercise.function], True).as_data(), "number": exercise.number,
                           "seconds": round(inquiry.seconds[exercise.function], 3)} for exercise in self.week.exercises],
        }
        return Graded(notebook, record, verdicts)

    def question(self, exercise) -> Question:
        """What is asked about an exercise."""
        if exercise.function not in self._questions:
            card = kept_card(self.week, exercise, self.seed)
            loops = kept_loops(self.week, exercise, self.seed)
            timed = {case["label"]: (_asked(request(exercise, [case["inputs"]])), loops[case["label"]])
                     for case in card["cases"] if case["criterion"] == VECTORISED}
            self._questions[exercise.function] = Question(card, _asked(request(exercise, untimed(card))), timed)
        return self._questions[exercise.function]

    def misconceptions(self, exercise) -> list[dict]:
        """The misconceptions of an exercise, with what comes of them."""
        if exercise.function not in self._held:
            self._held[exercise.function] = kept_misconceptions(self.week, exercise, self.seed)
        return self._held[exercise.function]


class Inquiry:
    """What one notebook's exercises are worth, found out in up to three ways; of each exercise the best verdict counts.

    First each is tried where its check stands, when the cells down to it have run: as in a notebook, where nothing that a later
    cell does can change what a check has said. What is not right there, and not explained, is tried again when all cells have run,
    since a helper may stand further down; and then apart, in a process where no other exercise was tried.
    """

    def __init__(self, grader: Grader, notebook: nbformat.NotebookNode):
        self.grader, self.notebook, self.about = grader, notebook, notebook.metadata[ABOUT]
        ours = {cell.id for cell in grader.source.cells}
        cells: list[dict] = []                                  # what is run: not the checks, not the demonstrations
        self.place: dict[str, int] = {}                         # exercise -> how many of them stand before its check
        self.last_own = 0                                       # how many stand down to the last cell of the student's own
        for number, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), start=1):
            if name := checked(cell):
                self.place[name] = len(cells)
            elif DEMO not in cell.metadata.get("tags", []):
                cells.append({"id": cell.id, "source": cell.source, "number": self.about["numbers"].get(cell.id, number)})
                self.last_own = self.last_own if cell.id in ours else len(cells)
        self.exercises = sorted(grader.week.exercises, key=lambda exercise: self.place[exercise.function])
        self.run = Run(grader.warm, cells, self.about["python"])
        self.empty = blanks(notebook, [exercise.function for exercise in self.exercises])
        sources = {cell.id: cell.source for cell in notebook.cells}
        self.blank: dict[str, Empty] = {                        # the same by function, where a card has several
            exercise.function: probe.empty_in(sources.get(exercise.function.replace("_", "-"), "")[:MAX_PARSED], exercise.functions)
            for exercise in self.exercises if exercise.several}
        self.empty |= {name: ([gap for names, _ in halves.values() for gap in names], all(untouched for _, untouched in halves.values()))
                       for name, halves in self.blank.items()}
        self.verdicts: dict[str, Verdict] = {}
        self.came: dict[str, list[dict]] = {}                   # the outcomes of the last try
        self.seconds: dict[str, float] = dict.fromkeys((exercise.function for exercise in self.exercises), 0.0)

    def find_out(self) -> None:
        """Give every exercise its verdict."""
        for exercise in self.exercises:
            self._try(exercise, self.place[exercise.function])
            if self._open(exercise, endless=True) and not self.run.sound(self.place[exercise.function]):
                self.run.endless.discard(exercise.function)
                self._try(exercise, self.place[exercise.function])
        if self.about["failure"]:
            return
        end = len(self.run.cells)
        again = [exercise for exercise in self.exercises if self._open(exercise, behind=True)]
        if again or self.run.unseen():
            self.run.reach(end)
        if again:
            self.run.sound(end)
        for exercise in again:
            if self._open(exercise, behind=True):               # else what it needs was mended meanwhile, and is to blame no more
                self._try(exercise, end)
        for exercise in self.exercises:
            if self._open(exercise):
                self.run.go_apart()
                self._try(exercise, self.place[exercise.function])

    def _open(self, exercise, *, behind: bool = False, endless: bool = False) -> bool:
        """Whether a verdict may be due to what else was run in the same process: nothing explains it.

        Arguments:
            behind: whether cells of the student's own that stand behind the check count, too. They may change what is explained.
            endless: whether to ask it of one that does not end.
        """
        name = exercise.function
        result = self.verdicts[name]
        if self.about["failure"] or result.right or (name in self.run.endless and not endless):
            return False
        behind = behind and self.place[name] < self.last_own
        if isinstance(exercise, Quiz):                          # nobody may guess twice: what is looked for is an answer that is not there yet
            came = [outcome["value"] for outcome in self.came[name] if outcome["status"] == "returned"]
            return not came or behind and any(isinstance(value, dict) and None in value.values() for value in came)
        return behind or not (any(self.empty[name]) or result.misconception or any(not self.verdicts[needed].right for needed in exercise.needs))

    def _try(self, exercise, place: int) -> None:
        """Try an exercise when so many cells have run. Its verdict is kept unless the one before was better."""
        name = exercise.function
        before = self.run.cpu()
        result = self._verdict(exercise, place)
        self.seconds[name] += self.run.cpu() - before
        if name not in self.verdicts or _worth(result) >= _worth(self.verdicts[name]):
            self.verdicts[name] = result

    def _verdict(self, exercise, place: int) -> Verdict:
        name, run = exercise.function, self.run
        question = self.grader.question(exercise)
        card, wanted = question.card, question.asked.encoded
        if any(needed in run.endless for needed in exercise.needs):          # what calls it will not end either: find out soon
            wanted = {"dict": {**wanted["dict"], "seconds": SOON}}
        # As it was handed out, and nothing else speaks of it: there is nothing to try.
        idle = self.empty[name][1] and sum(name in cell["source"] for cell in run.cells) <= 1
        answers = []
        if not (self.about["failure"] or idle):
            run.reach(place)
            answers = run.probe(name, wanted, len(question.asked.before), exercise.seconds, filled=not self.empty[name][1])

        def timed(case: dict) -> dict:
            alone, loop = question.timed[case["label"]]
            outcome, = probe.measured(alone.request, run.probe(name, alone.encoded, 1, exercise.seconds), alone.before)
            if outcome["status"] == "returned":
                outcome["time"] = share_of_loop(lambda: run.seconds(name, alone.encoded, exercise.seconds), loop)
            return outcome

        outcomes = with_timed(card, probe.measured(question.asked.request, answers, question.asked.before), timed)
        self.came[name] = outcomes
        result = in_context(lambda precision: verdict(card, outcomes, empty=self.blank.get(name, self.empty[name]), reveal=False, precision=precision),
                            card["needs"] if outcomes else [], lambda needed: self.verdicts[needed])
        if result.status in (WRONG, CRASHED) and outcomes:
            diagnose(result, {**card, "misconceptions": self.grader.misconceptions(exercise)}, outcomes)
        if self.about["failure"]:
            result.message, result.problems = self.about["failure"], []
        return result


def _worth(result: Verdict) -> tuple[float, int]:
    """What makes a verdict better than another on the same exercise: points, then how much it says."""
    return result.points, (NOT_ATTEMPTED, CRASHED, WRONG, RIGHT).index(result.status)


class Run:
    """The runs of one notebook's code: one box as a rule, another after each time that the code ended its process.

    Cells run in their order, and exercises are tried between them in the same process, as in a notebook. What comes of one may be
    due to one of those before it: after `go_apart` each is tried in a process where no other was.
    """

    def __init__(self, warm: Warm, cells: list[dict], python: str = ""):
        """
        Arguments:
            warm: where boxes come from.
            cells: {"id", "source", "number": of the cell as the student counts them}.
            python: the version that the notebook was written with, "" if unknown.
        """
        self.warm, self.cells, self.python = warm, cells, python
        self.box: Box | None = None
        self.reached = 0                                    # how many cells have run in this box
        self.tried = False                                  # whether an exercise has been tried in its process
        self.outputs: dict[str, list[dict]] = {}
        self.failed: dict[str, list[tuple[str, str]]] = {}  # cells that raised or ended the process: id -> kind and message of each error
        self.missing: set[str] = set()                      # packages that are not here
        self.fatal: set[str] = set()                        # cells not to be run again
        self.flags: list[str] = []
        self.names: dict[str, Names] = {}                   # in cells that were read
        self.readable = MAX_PARSED                          # characters that may still be read
        self.endless: set[str] = set()                      # exercises that used up their time, working or waiting
        self.apart = False
        self.used = {"cpu": 0.0, "memory": 0}
        self.boxes = 0

    def cpu(self) -> float:
        """Seconds of CPU time used so far."""
        return self.used["cpu"] + (0.0 if self.box is None else self.box.spent if self.box.looked else self.box.cpu())

    def unseen(self) -> bool:
        """Whether there are cells that have not run yet."""
        return any(cell["id"] not in self.outputs for cell in self.cells)

    def reach(self, place: int) -> None:
        """Have the first so many cells run, in a box that is opened if there is none.

        A cell that ends the process, or leaves a new one in ruins, is left out of the next try.
        """
        one_by_one = False                                  # to find out which one it is
        while self.box is not None or self.boxes < MOST_BOXES and self._left(1) > 0:
            fresh = self.box is None
            if fresh:
                self._open()
            elif self.reached >= place:
                return
            todo = [cell for cell in self.cells[self.reached:place] if cell["id"] not in self.fatal]
            for batch in [[cell] for cell in todo] if one_by_one else [todo]:
                done: list[str] = []
                try:
                    if self._run(batch, done, fresh):
                        continue
                    end = Stopped("Ruined", "it breaks the interpreter")
                except Stopped as stopped:
                    end = stopped
                break
            else:
                self.reached = place
                return
            self._close()
            if one_by_one or (end.kind not in ("Ended", "Ruined") and len(done) < len(batch)):
                self._leave_out(batch[len(done) if len(done) < len(batch) else 0]["id"], end)
            else:
                one_by_one = True           # whatever ended it may have been broken by a cell before

    def sound(self, place: int) -> bool:
        """Whether what came last came of the exercise alone; else there is a new process now, without any cell at fault.

        It did not if the process is in ruins, or has ended and turns out to have been broken by a cell.
        """
        known, ended = len(self.fatal), self.box is None
        try:
            if not ended and self._run([], [], True):
                return True
        except Stopped:
            pass
        self._close()
        self.reach(place)
        return ended and len(self.fatal) == known

    def _run(self, cells: list[dict], done: list[str], look: bool) -> bool:
        """Run some cells; `done` gets the ids of those that came to their end.

        Returns whether the process still works, if that is to be looked at.
        """
        sent = [{"id": cell["id"], "source": cell["source"]} for cell in cells]
        question = {"do": "cells", "cells": sent, "seconds": CELL_SECONDS, "health": HEALTH if look else None}
        healthy = not look
        for answer in self.box.ask(question, cpu=self._left(CELL_SECONDS * 3)):
            self._noticed(answer)
            if "cell" in answer and len(done) < len(cells) and answer["cell"] == cells[len(done)]["id"]:
                self._shown(answer, cells[len(done)])
                done.append(answer["cell"])
            healthy = healthy or is_healthy(answer)
        return healthy

    def _leave_out(self, guilty: str, end: Stopped) -> None:
        """Never run a cell again."""
        self.fatal.add(guilty)
        said = ended_by(end, CELL_SECONDS)
        self.failed[guilty] = [(said["type"], said["message"])]
        self.outputs[guilty] = [{"output_type": "error", "ename": end.kind, "evalue": str(end), "traceback": []}]
        self.flags.append(f"a cell was left out: {end}")

    def _noticed(self, answer: dict) -> None:
        """Flag what the sandbox says of functions that were replaced in it."""
        names = answer.get("replaced")
        if isinstance(names, list) and names:
            self.flags.append(f"replaced in the sandbox: {', '.join(str(name)[:60] for name in names[:5])}")

    def _shown(self, answer: dict, cell: dict) -> None:
        """Keep what a cell showed: of several runs, of one without an error."""
        outputs, name = answer.get("outputs"), cell["id"]
        shown = [output for output in outputs if isinstance(output, dict)][:60] if isinstance(outputs, list) else []
        failed = bool(answer.get("failed"))
        if name not in self.outputs or name in self.failed or not failed:
            self.outputs[name] = shown
        self.failed.pop(name, None)
        if failed:
            errors = [output for output in shown if output.get("output_type") == "error"] or [{}]
            self.failed[name] = [self._told(cell, str(e.get("ename", "Error"))[:100], str(e.get("evalue", ""))[:500]) for e in errors]

    def _told(self, cell: dict, kind: str, message: str) -> tuple[str, str]:
        """What may be said of the error with which a cell stopped.

        Its text is the student's to choose. Once an exercise has been tried in the process, it could bring hidden inputs to
        light: then it is told only what Python itself says of it, and all of a cell of which nothing ran.
        """
        lacking = re.fullmatch(r"name '(\w+)' is not defined", message) if kind == "NameError" else None
        by_python = self._absent(cell, kind, message) or lacking and lacking[1] in cell["source"]
        if by_python or not self.tried or not self._names(cell).parsed:
            return kind, message
        return kind if hasattr(builtins, kind) else "Error", ""

    def _absent(self, cell: dict, kind: str, message: str) -> bool:
        """Whether an error is that of a package which the cell imports and which is not here; then it is noted."""
        absent = re.fullmatch(r"No module named '([\w.]+)'", message) if kind == "ModuleNotFoundError" else None
        package = absent[1].partition(".")[0] if absent else ""
        if package not in self._names(cell).imports.values():
            return False
        self.missing.add(package)
        return True

    def _names(self, cell: dict) -> Names:
        """The names in a cell; none if it is too long to be read, together with those read before."""
        if cell["id"] not in self.names:
            readable = len(cell["source"]) <= self.readable
            self.names[cell["id"]] = names_of(cell["source"]) if readable else Names()
            self.readable -= len(cell["source"]) if readable else 0
        return self.names[cell["id"]]

    def probe(self, name: str, encoded: Any, count: int, seconds: float, *, filled: bool = True) -> list[dict]:
        """Run the cases of an exercise.

        Arguments:
            name: of the exercise.
            encoded: the request.
            count: of its cases.
            seconds: of CPU time that a case may take.
            filled: whether the student wrote anything into its block.

        Returns:
            One answer a case, in the form of `coursekit.probe.answers`. What did not come back, or not in this
            form, is an error of the student's code.
        """
        if self.box is None:
            return [raised("", say("no more tries"))] * count
        answers, ended, alone = None, None, False
        self.tried = self.tried or not self.apart
        try:
            for answer in self.box.ask({"do": "probe", "request": encoded, "apart": self.apart}, cpu=self._left(seconds * min(count, 12) + STEP_SECONDS)):
                self._noticed(answer)
                if "answers" in answer and answers is None:
                    answers = answer["answers"]
                elif "answers" in answer:
                    self.flags.append(f"{name}: answered twice")
                if "done" in answer:
                    ended, alone = answer["done"], answer.get("apart") is True
        except Stopped as stopped:
            self._close()
            if stopped.kind in ("TimeLimit", "Hung"):
                self.endless.add(name)
            return [ended_by(stopped, seconds)] * count
        if answers is None or self.apart and not alone:
            self._close()                                   # whatever is left of it shall not answer for the next exercise
        if answers is None:
            return [raised("", say("interpreter ended", how=str(ended)[:40]))] * count
        try:
            result = checked_answers(plain.decode(answers), count)
        except ValueError as error:
            self.flags.append(f"{name}: {error}"[:200])
            self._close()
            return [raised("", say("no outcome"))] * count
        if any(answer.get("type") == "TimeLimit" for answer in result):
            self.endless.add(name)
        if result and all(o["status"] == "missing" and o["name"] == name for o in result):
            if failed := self.failed.get(name.replace("_", "-")):
                result = [raised(*failed[-1])] * count
            elif filled:
                return [raised("", say("defined, but gone", name=name))] * count
        return [self._explained(name, answer) for answer in result]

    def seconds(self, name: str, encoded: Any, seconds: float) -> float:
        """How much CPU time a request of one case takes, told from outside; infinity if it does not come to an end."""
        before = 0.0 if self.box is None else self.box.cpu()
        ended = any(answer["status"] != "returned" for answer in self.probe(name, encoded, 1, seconds))
        return math.inf if ended or self.box is None else self.box.cpu() - before

    def _explained(self, exercise: str, answer: dict) -> dict:
        """An answer that says what is behind an error: a cell that stopped, a package that is not here, another Python."""
        if answer["status"] == "missing":
            why = self._stopped(answer["name"])
            return raised("", why) if why else answer
        if answer["status"] != "raised":
            return answer
        kind, message = answer["type"], answer["message"]
        lacking = re.match(r"name '(\w+)' is not defined", message) if kind == "NameError" else None
        if lacking and (why := self._stopped(lacking[1])):
            return raised("", why)
        cell = next((cell for cell in self.cells if cell["id"] == exercise.replace("_", "-")), {"id": "", "source": ""})
        if self._absent(cell, kind, message):
            return answer | {"message": message + say("not installed")}
        if kind == "BdbQuit":
            return raised("", say("breakpoint left"))
        if kind == "SyntaxError" and re.match(r"invalid (non-printable )?character .*U\+", message):
            return answer | {"message": f"{message}. {say('odd characters')}"}
        if kind == "SyntaxError" and (theirs := newer_python(cell["source"], message, self.python)):
            return raised("", say("newer python", theirs=theirs, ours=".".join(platform.python_version_tuple()[:2]), message=message))
        return answer

    def _stopped(self, name: str) -> str:
        """What to say of a name that is not there since the cell that would have defined it stopped; "" if none did."""
        for cell in reversed(self.cells):
            errors = self.failed.get(cell["id"])
            if not errors or name not in self._names(cell).bound:
                continue
            package = self._names(cell).imports.get(name)
            kind, message = next((error for error in errors if package and f"'{package}" in error[1]), errors[-1])
            why = f"{kind}: {message}" if kind and message else kind or message
            if kind == "ModuleNotFoundError" and message:
                why = message + say("not installed")
            return say("cell stopped", name=name, number=cell["number"], why=why)
        return ""

    def go_apart(self) -> None:
        """From now on, try each exercise in a process where no other was tried."""
        if not self.apart:
            self._close()
        self.apart = True

    def close(self) -> None:
        self._close()

    def _left(self, most: float) -> float:
        return min(most, self.warm.limits.cpu - self.cpu())

    def _open(self) -> None:
        self._close()
        self.boxes += 1
        self.box, self.reached, self.tried = self.warm.box(), 0, False

    def _close(self) -> None:
        if self.box is not None:
            if self.box.unasked:
                self.flags.append("something was sent that nobody asked for")
            used = self.box.close()
            self.used = {"cpu": self.used["cpu"] + used["cpu"], "memory": max(self.used["memory"], used["memory"])}
            self.box = None


# ---- what is asked besides, and what comes back

# Some of what student code and the probes need. It runs among the student's names in every sense but one: it uses none of them.
_HEALTH = {"function": "", "probe": """
def probe(student):
    import json, math
    import numpy as np

    x = np.array([[4.0, 1.0], [2.0, 3.0]])
    return [x + 1, x @ x, x.T, x.reshape(4), x.sum(axis=0), np.sum(x), np.mean(x), np.var(x), np.exp(x), np.log(x), np.sqrt(x), np.abs(-x),
            np.dot(x, x), np.cumsum(x), np.maximum(x, 2), np.where(x > 2, x, 0), np.argmax(x), np.concatenate([x, x]), np.linalg.norm(x),
            np.zeros(2), np.ones(2), np.arange(3), np.random.default_rng(0).random(2), np.allclose(x, x + 1), np.array_equal(x, x),
            math.exp(1), json.loads(json.dumps({"a": [1, 2.5]})), sorted([2, 1]), sum((1, 2)), len("abc"), max(1, 2), min(1, 2), abs(-1),
            round(2.5), list(range(3)), dict(a=1), tuple("ab"), isinstance(1, int), str(1.5), float("2"), int("3"), bool(0),
            any([0, 1]), all([0, 1]), [*zip("ab", "cd")], [*enumerate("ab")], [*map(str, [1])], [*reversed("ab")]]
""", "seconds": STEP_SECONDS, "inputs": [{}]}
HEALTH = plain.encode(_HEALTH)


@functools.cache
def _health() -> str:
    return plain.digest(probe.answers(_HEALTH, {})[0]["value"])


def is_healthy(answer: dict) -> bool:
    """Whether what came of `HEALTH` in the sandbox is what comes of it here."""
    try:
        came, = checked_answers(plain.decode(answer.get("health")), 1)
    except ValueError:
        return False
    return came["status"] == "returned" and plain.digest(came["value"]) == _health()


def raised(kind: str, message: str) -> dict:
    """The outcome of a case whose code stopped in this way."""
    return {"status": "raised", "type": kind, "message": message, "line": ""}


def ended_by(stopped: Stopped, seconds: float) -> dict:
    """The outcome of a case whose process was stopped or ended. A type of "" means that the message says it all."""
    if stopped.kind == "TimeLimit":
        return raised("TimeLimit", f"more than {seconds:g} s")
    message = {"MemoryLimit": "too much memory", "OutputLimit": "too much output", "Hung": "hung", "Ruined": "ruined"}.get(stopped.kind)
    return raised("", say(message) if message else say("interpreter ended", how=stopped))


def checked_answers(answers: Any, count: int) -> list[dict]:
    """Answers that have the form which `coursekit.probe.answers` gives them.

    Raises:
        ValueError: if they have another: somebody changed what runs in the sandbox.
    """
    forms = {"returned": {"value": None, "after": dict}, "raised": {"type": str, "message": str, "line": str}, "missing": {"name": str}}
    if not isinstance(answers, list) or len(answers) > count:
        raise ValueError("answers are a list, one for each case")
    for answer in answers:
        form = forms.get(answer.get("status")) if isinstance(answer, dict) and isinstance(answer.get("status"), str) else None
        if form is None or set(answer) != {"status", *form} or not all(
                kind is None or isinstance(answer[key], kind) for key, kind in form.items()):
            raise ValueError("an answer of unknown form")
        texts = [text for key, text in answer.items() if key != "value" and isinstance(text, str)]
        if sum(map(len, texts)) > MOST_TEXT:
            raise ValueError("an answer with too much text")
    return answers


def harmless(output: dict) -> nbformat.NotebookNode:
    """An output of student code as a page may show it: text, and pictures that are pictures."""
    kind = output.get("output_type")
    if kind == "stream":
        return new_output("stream", name="stdout", text=str(output.get("text", ""))[:20_000])
    if kind == "error":
        lines = output.get("traceback") if isinstance(output.get("traceback"), list) else []
        return new_output("error", ename=str(output.get("ename", ""))[:100], evalue=str(output.get("evalue", ""))[:2000],
                          traceback=[str(line)[:500] for line in lines[:12]])
    data = output.get("data") if isinstance(output.get("data"), dict) else {}
    kept = {"text/plain": str(data.get("text/plain", ""))[:20_000]}
    for mime, magic in (("image/png", b"\x89PNG"), ("image/jpeg", b"\xff\xd8")):
        try:
            picture = base64.b64decode(str(data.get(mime, "")), validate=True)
        except (binascii.Error, ValueError):
            continue
        if picture.startswith(magic):
            kept[mime] = base64.b64encode(picture).decode()
    return new_output("display_data", data=kept)


def result_of(result: Verdict) -> list[nbformat.NotebookNode]:
    """What a check shows: the verdict, and last its points, which nbgrader reads."""
    return [new_output("display_data", data=Shown(result, True)._repr_mimebundle_()),
            new_output("execute_result", data={"text/plain": f"{result.points:g}"})]


def checked(cell) -> str:
    """The exercise whose check a cell is, or ""."""
    about = cell.metadata.get("nbgrader", {})
    return about["grade_id"].removeprefix("check-") if about.get("grade") else ""


def blanks(notebook, names: list[str]) -> dict[str, tuple[list[str], bool]]:
    """What is still empty in the cell of each exercise, see `coursekit.probe.empty_names`; of very long code nothing is."""
    sources = {cell.metadata.nbgrader.grade_id: cell.source for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")}
    left, found = MAX_PARSED, {}
    for name in names:
        source = sources.get(name, "")
        short = len(source) <= left
        found[name] = probe.empty_names(source) if short else ([], False)
        left -= len(source) if short else 0
    return found


def imports_of(notebook) -> tuple[str, ...]:
    """The modules that a notebook's trusted cells import, to be imported once for all."""
    names: dict[str, None] = {"numpy": None, "coursekit": None, "coursekit.check": None, "coursekit.probe": None}
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and about and not about.get("solution") and not about.get("grade"):
            for statement in ast.walk(ast.parse(cell.source)):
                if isinstance(statement, ast.Import):
                    names |= dict.fromkeys(alias.name for alias in statement.names)
                elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
                    names[statement.module] = None
    return tuple(names)


@functools.cache
def engine() -> str:
    """A hash of what rebuilds, runs and judges a notebook, besides the tests: marks may depend on it, too."""
    here = Path(__file__).parent
    files = [here / f"{name}.py" for name in ("inside", "notebook", "rebuild", "sandbox", "zygote")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def versions() -> dict[str, str]:
    """What the numbers may depend on."""
    return {"python": platform.python_version()} | {
        name: importlib.metadata.version(name) for name in ("numpy", "scipy", "tensorflow", "keras", "nbgrader", "deep-learning-course")}


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")

