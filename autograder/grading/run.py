"""Running one notebook's code: its cells in the sandbox, exercises tried between them, and what is made of a process that ends."""

from __future__ import annotations

import base64
import binascii
import builtins
import functools
import math
import platform
import re
from typing import Any

import nbformat
from nbformat.v4 import new_output

from coursekit import plain, probe
from coursekit.messages import say

from .code import MAX_PARSED, Names, names_of, newer_python
from .sandbox import Box, Stopped, Warm

CELL_SECONDS = 20.0             # CPU time of one cell
STEP_SECONDS = 5.0              # of everything round the code of a step
MOST_TEXT = 5_000               # characters of what an outcome says
MOST_BOXES = 60                 # how often a notebook may kill its process


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
        self.waited = 0.0                                   # seconds for which its code has waited, in all boxes so far
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
        while self.box is not None or self.boxes < MOST_BOXES and self._left(1) > 0 and self.waited < self.warm.limits.waiting:
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
            elif stopped.kind in ("MemoryLimit", "OutputLimit"):
                self.flags.append(f"{name} was stopped: {stopped}")
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
        result = [self._ours(answer, encoded["dict"]) for answer in result]
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

    def _ours(self, answer: dict, request: dict) -> dict:
        """An answer with our own words wherever they will be shown of a hidden case: what the sandbox says could hold its inputs.

        Of a line where the code stopped, "own" is what stands in the notebook.
        """
        if answer["status"] == "missing":
            asked = re.findall(r"\w+", f"{request['function']} {request.get('functions')} {request['probe']}")
            return answer if answer["name"] in asked else raised("", say("no outcome"))
        if answer["status"] != "raised":
            return answer
        if not answer["type"]:
            return probe.odd_form(request.get("form", ""))
        if answer["type"] == "TimeLimit":
            return answer | {"message": f"more than {request['seconds']:g} s", "line": ""}
        line = answer["line"]
        return answer | {"own": next((line[:end] for end in range(len(line), 0, -1) if line[:end] in self._lines), "")}

    @functools.cached_property
    def _lines(self) -> set[str]:
        """The lines of the notebook's code, as much of it as is read."""
        code = "\n".join(cell["source"] for cell in self.cells)[:MAX_PARSED]
        return {line.strip() for line in code.split("\n")}

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
        self.box, self.reached, self.tried = self.warm.box(self.waited), 0, False

    def _close(self) -> None:
        if self.box is not None:
            if self.box.unasked:
                self.flags.append("something was sent that nobody asked for")
            used, self.waited = self.box.close(), self.box.waited
            self.used = {"cpu": self.used["cpu"] + used["cpu"], "memory": max(self.used["memory"], used["memory"])}
            self.box = None


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
