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
from coursekit.verdict import Verdict, blame, verdict

from .judge import kept_card, kept_misconceptions, request
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
        self._cases: dict[str, tuple[dict, dict]] = {}
        self._held: dict[str, list[dict]] = {}

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *_) -> None:
        self.warm.close()

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
        verdicts: dict[str, Verdict] = {}
        seconds: dict[str, float] = {}
        try:
            if not about["failure"]:
                run.start()
            for exercise in self.week.exercises:
                before = run.cpu()
                verdicts[exercise.function] = self._verdict(exercise, notebook, run, verdicts, about["failure"])
                seconds[exercise.function] = round(run.cpu() - before, 3)
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
            "exercises": [{**Shown(v, True).as_data(), "number": exercise.number, "seconds": seconds[exercise.function]}
                          for exercise, v in zip(self.week.exercises, verdicts.values())],
        }
        return Graded(notebook, record, verdicts)

    def _cells(self, notebook) -> list[dict]:
        """The code cells to run, in order: not the checks, not the demonstrations."""
        return [{"id": cell.id, "source": cell.source} for cell in notebook.cells
                if cell.cell_type == "code" and not checked(cell) and DEMO not in cell.metadata.get("tags", [])]

    def _verdict(self, exercise, notebook, run: Run, verdicts: dict[str, Verdict], failure: str) -> Verdict:
        name = exercise.function
        card, wanted = self._known(exercise)
        source = next((cell.source for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")
                       and cell.metadata.nbgrader.grade_id == name), "")
        if any(needed in run.endless for needed in exercise.needs):          # what calls it will not end either: find out soon
            wanted = {"dict": {**wanted["dict"], "seconds": SOON}}
        outcomes = [] if failure else run.probe(name, wanted, len(card["cases"]), exercise.seconds)
        empty = probe.empty_names(source)
        result = verdict({**card, "misconceptions": []}, outcomes, empty=empty, reveal=False)
        if result.status in ("wrong", "crashed") and outcomes:
            if name not in self._held:
                self._held[name] = kept_misconceptions(self.week, exercise, self.seed)
            result = verdict({**card, "misconceptions": self._held[name]}, outcomes, empty=empty, reveal=False)
            blame(result, exercise.needs, lambda needed: verdicts[needed])
        if failure:
            result.message, result.problems = failure, []
        return result

    def _known(self, exercise) -> tuple[dict, dict]:
        """The card of an exercise and the encoded request: made once a run."""
        if exercise.function not in self._cases:
            cases = exercise.draw(self.seed)
            self._cases[exercise.function] = (kept_card(self.week, exercise, self.seed), plain.encode(request(exercise, cases)))
        return self._cases[exercise.function]


class Run:
    """The runs of one notebook's code: one box as a rule, another after each time that the code ended its process."""

    def __init__(self, warm: Warm, cells: list[dict]):
        self.warm, self.cells = warm, cells
        self.box: Box | None = None
        self.outputs: dict[str, list[dict]] = {}
        self.failed: dict[str, tuple[str, str]] = {}        # cells that raised or ended the process: id -> kind, message
        self.fatal: set[str] = set()                        # cells not to be run again
        self.flags: list[str] = []
        self.endless: set[str] = set()                      # exercises that used up their time
        self.used = {"cpu": 0.0, "memory": 0}
        self.boxes = 0

    def cpu(self) -> float:
        return self.used["cpu"] + (self.box.cpu() if self.box else 0.0)

    def start(self) -> None:
        """Open a box and run the cells; a cell that ends the process is left out of the next try."""
        while True:
            self._open()
            todo = [cell for cell in self.cells if cell["id"] not in self.fatal]
            done: list[str] = []
            try:
                for answer in self.box.ask({"do": "cells", "cells": todo, "seconds": CELL_SECONDS}, cpu=self._left(CELL_SECONDS * 3)):
                    self._noticed(answer)
                    if "cell" in answer and len(done) < len(todo) and answer["cell"] == todo[len(done)]["id"]:
                        self._shown(answer, todo[len(done)]["id"])
                        done.append(answer["cell"])
                return
            except Stopped as stopped:
                self._close()
                if len(done) == len(todo):                  # it ended behind its last cell: a thread, a signal
                    self.flags.append(f"ended after its last cell: {stopped}")
                    if self.boxes >= MOST_BOXES or self._left(1) <= 0:
                        return
                    continue
                guilty = todo[len(done)]["id"]
                self.fatal.add(guilty)
                end = ended_by(stopped, CELL_SECONDS)
                self.failed[guilty] = (end["type"], end["message"])
                self.outputs[guilty] = [{"output_type": "error", "ename": stopped.kind, "evalue": str(stopped), "traceback": []}]
                if self.boxes >= MOST_BOXES or self._left(1) <= 0:
                    return

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
            One outcome a case, in the form of `coursekit.probe.run`. What did not come back, or not in this
            form, is an error of the student's code.
        """
        if self.box is None and self.boxes < MOST_BOXES and self._left(1) > 0:
            self.start()
        if self.box is None:
            return [raised("", say("no more tries"))] * count
        outcomes, ended = None, None
        try:
            for answer in self.box.ask({"do": "probe", "request": encoded}, cpu=self._left(seconds * min(count, 12) + STEP_SECONDS)):
                self._noticed(answer)
                if "outcomes" in answer and outcomes is None:
                    outcomes = answer["outcomes"]
                elif "outcomes" in answer:
                    self.flags.append(f"{name}: answered twice")
                ended = answer.get("done") if "done" in answer else ended
        except Stopped as stopped:
            self._close()
            if stopped.kind == "TimeLimit":
                self.endless.add(name)
            return [ended_by(stopped, seconds)] * count
        if outcomes is None:
            self._close()                                   # whatever is left of it shall not answer for the next exercise
            return [raised("", say("interpreter ended", how=str(ended)[:40]))] * count
        try:
            result = checked_outcomes(plain.decode(outcomes), count)
        except ValueError as error:
            self.flags.append(f"{name}: {error}"[:200])
            self._close()
            return [raised("", say("no outcome"))] * count
        if any(outcome.get("type") == "TimeLimit" for outcome in result):
            self.endless.add(name)
        failed = self.failed.get(name.replace("_", "-"))
        if failed and all(o["status"] == "missing" and o["name"] == name for o in result):
            return [raised(*failed)] * count
        return result

    def close(self) -> None:
        self._close()

    def _left(self, most: float) -> float:
        return min(most, self.warm.limits.cpu - self.used["cpu"])

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


# ---- what comes back

def raised(kind: str, message: str) -> dict:
    """The outcome of a case whose code stopped in this way."""
    return {"status": "raised", "type": kind, "message": message, "line": ""}


def ended_by(stopped: Stopped, seconds: float) -> dict:
    """The outcome of a case whose process was stopped or ended. A type of "" means that the message says it all."""
    if stopped.kind == "TimeLimit":
        return raised("TimeLimit", f"more than {seconds:g} s")
    message = {"MemoryLimit": "too much memory", "OutputLimit": "too much output", "Hung": "hung"}.get(stopped.kind)
    return raised("", say(message) if message else say("interpreter ended", how=stopped))


def checked_outcomes(outcomes: Any, count: int) -> list[dict]:
    """Outcomes that have the form which `coursekit.probe.run` gives them.

    Raises:
        ValueError: if they have another: somebody changed what runs in the sandbox.
    """
    forms = {"returned": {"value": None, "changed": list}, "raised": {"type": str, "message": str, "line": str}, "missing": {"name": str}}
    if not isinstance(outcomes, list) or len(outcomes) > count:
        raise ValueError("outcomes are a list, one for each case")
    for outcome in outcomes:
        form = forms.get(outcome.get("status")) if isinstance(outcome, dict) and isinstance(outcome.get("status"), str) else None
        if form is None or set(outcome) != {"status", *form} or not all(
                kind is None or isinstance(outcome[key], kind) for key, kind in form.items()):
            raise ValueError("an outcome of unknown form")
        if outcome["status"] == "returned" and not all(isinstance(name, str) for name in outcome["changed"]):
            raise ValueError("an outcome of unknown form")
        texts = [text for key, text in outcome.items() if key != "value" and isinstance(text, str)] + outcome.get("changed", [])
        if sum(map(len, texts)) > MOST_TEXT:
            raise ValueError("an outcome with too much text")
    return outcomes


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

