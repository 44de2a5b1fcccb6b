"""Grading one notebook: rebuild it, run it in the sandbox, judge what comes back, say what was found.

Everything that grades uses this: `autograder grade`, `nbgrader autograde` (see nbgrader_hooks), formgrader's button and
the demonstration. So all of them give the same marks.
"""

from __future__ import annotations

import ast
import base64
import binascii
import datetime
import functools
import hashlib
import importlib.metadata
import platform
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_output

from coursekit import plain, probe
from coursekit.messages import say
from coursekit.show import Shown
from coursekit.verdict import CRASHED, WRONG, Verdict, diagnose, in_context, verdict

from .judge import kept_card, kept_misconceptions, request
from .quiz import Quiz
from .rebuild import Cell, Unreadable, load, rebuild
from .sandbox import NAMESPACES, Box, Limits, Stopped, Warm
from .seed import grading_seed
from .week import DEMO, Week

CELL_SECONDS = 20.0             # CPU time of one cell
SOON = 1.0                      # of a case of an exercise that calls one which does not end
STEP_SECONDS = 5.0              # of everything round the code of a step
MOST_TEXT = 5_000               # characters of what an outcome says
MOST_BOXES = 60                 # how often a notebook may kill its process
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
    request: dict
    encoded: dict                   # the request as it is sent: without the measure, which runs here
    before: list[dict[str, str]]    # digests of the inputs, see `coursekit.probe.measured`


class Grader:
    """Grades the notebooks of one week, one after the other, with one warm process."""

    def __init__(self, week: Week, *, seed: int | None = None, floor: str = NAMESPACES, limits: Limits = Limits()):
        """
        Arguments:
            week: the week; it must have been built.
            seed: of the grading run; the checkout's own if None.
            floor: the least confinement to accept (see `autograder.sandbox`).
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
            self._question(exercise)
            self._misconceptions(exercise)

    # ---- the notebook

    def rebuild_folder(self, folder: Path) -> nbformat.NotebookNode:
        """What was handed in in a folder, as a trusted notebook with the student's code in it.

        Arguments:
            folder: of one student and this week; what is in it is not trusted.

        Returns:
            The notebook. Its metadata say, under ABOUT, what was mended ("notes"), and if nothing could be
            graded, why ("failure").
        """
        names = [exercise.function for exercise in self.week.exercises]
        about = {"notes": [], "failure": "", "file": "", "sha256": ""}
        cells: list[Cell] = []
        try:
            handed_in = load(folder, self.week.name, names)
            about |= {"file": handed_in.path.name, "sha256": hashlib.sha256(handed_in.data).hexdigest()}
            cells = handed_in.cells
            rebuilt = rebuild(self.source, self.release, cells)
            about["notes"] = [*handed_in.notes, *rebuilt.notes]
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
        run = Run(self.warm, self._cells(notebook))
        empty = {exercise.function: _empty(notebook, exercise.function) for exercise in self.week.exercises}
        verdicts: dict[str, Verdict] = {}
        seconds: dict[str, float] = {}

        def find_out(exercise) -> None:
            before = run.cpu()
            verdicts[exercise.function] = self._verdict(exercise, run, verdicts, empty, about["failure"])
            seconds[exercise.function] = seconds.get(exercise.function, 0.0) + run.cpu() - before

        try:
            if not about["failure"]:
                run.start()
            # The quiz comes first: its answers are there once the cells have run, and nothing can have changed them.
            for exercise in sorted(self.week.exercises, key=lambda exercise: not isinstance(exercise, Quiz)):
                find_out(exercise)
            for exercise in self.week.exercises:
                if not about["failure"] and self._unexplained(exercise, run, verdicts, empty):
                    run.go_apart()
                    find_out(exercise)
        finally:
            run.close()
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
            "cpu": round(run.used["cpu"], 3), "memory": run.used["memory"], "wall": round(time.perf_counter() - began, 3),
            "points": round(sum(v.points for v in verdicts.values()), 2), "possible": sum(v.possible for v in verdicts.values()),
            "exercises": [{**Shown(verdicts[exercise.function], True).as_data(), "number": exercise.number,
                           "seconds": round(seconds[exercise.function], 3)} for exercise in self.week.exercises],
        }
        return Graded(notebook, record, verdicts)

    def _cells(self, notebook) -> list[dict]:
        """The code cells to run, in order: not the checks, not the demonstrations."""
        return [{"id": cell.id, "source": cell.source} for cell in notebook.cells
                if cell.cell_type == "code" and not checked(cell) and DEMO not in cell.metadata.get("tags", [])]

    def _verdict(self, exercise, run: Run, verdicts: dict[str, Verdict], empty: dict[str, tuple[list[str], bool]], failure: str) -> Verdict:
        name = exercise.function
        question = self._question(exercise)
        card, wanted = question.card, question.encoded
        if any(needed in run.endless for needed in exercise.needs):          # what calls it will not end either: find out soon
            wanted = {"dict": {**wanted["dict"], "seconds": SOON}}
        # As it was handed out, and nothing else speaks of it: there is nothing to try.
        idle = empty[name][1] and sum(name in cell["source"] for cell in run.cells) <= 1
        answers = [] if failure or idle else run.probe(name, wanted, len(card["cases"]), exercise.seconds)
        outcomes = probe.measured(question.request, answers, question.before)
        result = in_context(lambda precision: verdict(card, outcomes, empty=empty[name], reveal=False, precision=precision),
                            card["needs"] if outcomes else [], lambda needed: verdicts[needed])
        if result.status in (WRONG, CRASHED) and outcomes:
            diagnose(result, {**card, "misconceptions": self._misconceptions(exercise)}, outcomes)
        if failure:
            result.message, result.problems = failure, []
        return result

    def _unexplained(self, exercise, run: Run, verdicts: dict[str, Verdict], empty: dict[str, tuple[list[str], bool]]) -> bool:
        """Whether a verdict may be due to exercises that were tried before in the same process: nothing else explains it."""
        result = verdicts[exercise.function]
        return not (result.right or result.misconception or isinstance(exercise, Quiz) or any(empty[exercise.function])
                    or exercise.function in run.endless or any(not verdicts[needed].right for needed in exercise.needs))

    def _question(self, exercise) -> Question:
        if exercise.function not in self._questions:
            card = kept_card(self.week, exercise, self.seed)
            asked = request(exercise, [case["inputs"] for case in card["cases"]])
            encoded = plain.encode({key: value for key, value in asked.items() if key != "measure"})
            self._questions[exercise.function] = Question(card, asked, encoded, probe.digests(asked))
        return self._questions[exercise.function]

    def _misconceptions(self, exercise) -> list[dict]:
        if exercise.function not in self._held:
            self._held[exercise.function] = kept_misconceptions(self.week, exercise, self.seed)
        return self._held[exercise.function]


class Run:
    """The runs of one notebook's code: one box as a rule, another after each time that the code ended its process.

    Exercises are tried one after the other in the process in which the cells have run, as in a notebook. What comes of it may be
    due to one of those before it: after `go_apart` each is tried in a process where no other was.
    """

    def __init__(self, warm: Warm, cells: list[dict]):
        self.warm, self.cells = warm, cells
        self.box: Box | None = None
        self.outputs: dict[str, list[dict]] = {}
        self.failed: dict[str, tuple[str, str]] = {}        # cells that raised or ended the process: id -> kind, message
        self.fatal: set[str] = set()                        # cells not to be run again
        self.flags: list[str] = []
        self.endless: set[str] = set()                      # exercises that used up their time, working or waiting
        self.apart = False
        self.used = {"cpu": 0.0, "memory": 0}
        self.boxes = 0

    def cpu(self) -> float:
        """Seconds of CPU time used so far."""
        return self.used["cpu"] + (0.0 if self.box is None else self.box.spent if self.box.looked else self.box.cpu())

    def start(self) -> None:
        """Open a box and run the cells; one that ends the process, or leaves it in ruins, is left out of the next try."""
        one_by_one = False                                  # to find out which one it is
        while True:
            self._open()
            todo = [cell for cell in self.cells if cell["id"] not in self.fatal]
            for batch in [[cell] for cell in todo] if one_by_one else [todo]:
                done: list[str] = []
                try:
                    if self._run(batch, done):
                        continue
                    end = Stopped("Ruined", "it breaks the interpreter")
                except Stopped as stopped:
                    end = stopped
                break
            else:
                return
            self._close()
            if one_by_one or (end.kind not in ("Ended", "Ruined") and len(done) < len(batch)):
                self._leave_out(batch[len(done) if len(done) < len(batch) else 0]["id"], end)
            else:
                one_by_one = True           # whatever ended it may have been broken by a cell before
            if self.boxes >= MOST_BOXES or self._left(1) <= 0:
                return

    def _run(self, cells: list[dict], done: list[str]) -> bool:
        """Run some cells; `done` gets the ids of those that came to their end. Returns whether the process still works."""
        question = {"do": "cells", "cells": cells, "seconds": CELL_SECONDS, "health": HEALTH}
        healthy = False
        for answer in self.box.ask(question, cpu=self._left(CELL_SECONDS * 3)):
            self._noticed(answer)
            if "cell" in answer and len(done) < len(cells) and answer["cell"] == cells[len(done)]["id"]:
                self._shown(answer, answer["cell"])
                done.append(answer["cell"])
            healthy = healthy or is_healthy(answer)
        return healthy

    def _leave_out(self, guilty: str, end: Stopped) -> None:
        """Never run a cell again."""
        self.fatal.add(guilty)
        said = ended_by(end, CELL_SECONDS)
        self.failed[guilty] = (said["type"], said["message"])
        self.outputs[guilty] = [{"output_type": "error", "ename": end.kind, "evalue": str(end), "traceback": []}]
        self.flags.append(f"a cell was left out: {end}")

    def _noticed(self, answer: dict) -> None:
        """Flag what the sandbox says of functions that were replaced in it."""
        names = answer.get("replaced")
        if isinstance(names, list) and names:
            self.flags.append(f"replaced in the sandbox: {', '.join(str(name)[:60] for name in names[:5])}")

    def _shown(self, answer: dict, name: str) -> None:
        outputs = answer.get("outputs")
        self.outputs[name] = [output for output in outputs if isinstance(output, dict)][:60] if isinstance(outputs, list) else []
        if answer.get("failed"):
            error = next((o for o in self.outputs[name] if o.get("output_type") == "error"), {})
            self.failed[name] = (str(error.get("ename", "Error"))[:100], str(error.get("evalue", ""))[:500])

    def probe(self, name: str, encoded: Any, count: int, seconds: float) -> list[dict]:
        """Run the cases of an exercise.

        Returns:
            One answer a case, in the form of `coursekit.probe.answers`. What did not come back, or not in this
            form, is an error of the student's code.
        """
        if self.box is None and self.boxes < MOST_BOXES and self._left(1) > 0:
            self.start()
        if self.box is None:
            return [raised("", say("no more tries"))] * count
        answers, ended, alone = None, None, False
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
        failed = self.failed.get(name.replace("_", "-"))
        if failed and all(o["status"] == "missing" and o["name"] == name for o in result):
            return [raised(*failed)] * count
        return result

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
        self.box = self.warm.box()

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


def _empty(notebook, name: str) -> tuple[list[str], bool]:
    """What is still empty in the cell of an exercise, see `coursekit.probe.empty_names`."""
    return probe.empty_names(next((cell.source for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")
                                   and cell.metadata.nbgrader.grade_id == name), ""))


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
    files = [here / f"{name}.py" for name in ("grading", "inside", "rebuild", "sandbox", "zygote")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def versions() -> dict[str, str]:
    """What the numbers may depend on."""
    return {"python": platform.python_version()} | {
        name: importlib.metadata.version(name) for name in ("numpy", "scipy", "tensorflow", "keras", "nbgrader", "deep-learning-course")}


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")

