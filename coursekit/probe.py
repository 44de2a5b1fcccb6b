"""Running a student's code on inputs: plain data in, plain data out.

A *request* says what to run: the function's name, and optionally the source of a probe, a
function `probe(student, **inputs)` that uses the student's code in its own way (builds a
model, trains it, draws samples) and returns the data that came of it. An *answer* is what the
side that runs says; all of it may be the student's word. The side that asks makes an *outcome* of
it: whether inputs were changed, told from what they look like afterwards; and, with the request's
`measure(value, **inputs)`, what counts of the data, as that the draws are in range. All of these are
plain data, so that a process boundary can stand between the two sides. Nothing here knows what is right.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import os
import random
import re
import signal
import sys
import textwrap
import threading
import warnings
from collections import Counter
from collections.abc import Sequence
from typing import Any, MutableMapping

import numpy as np

from . import errors, plain
from .messages import say

START, END = "START CODE HERE", "END CODE HERE"


class Missing(AttributeError):
    """The notebook does not define a name that the exercise asks for."""


class TimeLimit(BaseException):
    """Student code used more CPU time than a case allows. Not an Exception: `except Exception` must not stop it."""


class Student:
    """The names that a notebook defines, as attributes; a name that is not there raises `Missing`. `replaced` changes some for a while."""

    def __init__(self, namespace: MutableMapping[str, Any]):
        self.__dict__["_namespace"] = namespace

    def __getattr__(self, name: str) -> Any:
        try:
            return self._namespace[name]
        except KeyError:
            raise Missing(name) from None

    @contextlib.contextmanager
    def replaced(self, **stand_ins):
        """Put other functions in the place of the student's, so that one that calls them is judged by itself.

        What stands in is no solution: it notes how it is called, say, and hands back what came with the inputs.
        """
        before = {name: self._namespace[name] for name in stand_ins if name in self._namespace}
        for name, function in stand_ins.items():
            if inspect.isfunction(function):
                function.__qualname__ = name        # Python's errors call it what the student calls it
        self._namespace.update(stand_ins)
        try:
            yield
        finally:
            for name in stand_ins:
                self._namespace.pop(name, None)
            self._namespace.update(before)


def run(request: dict, namespace: MutableMapping[str, Any]) -> list[dict]:
    """Ask and measure in one process: the outcomes of a request's cases on the code in a namespace.

    Arguments:
        request: {"function": name, "functions": names, where the inputs say in "function" which of them to call, "probe": source or None, "measure": source or None, "form": what should come back,
            in words, or "", "seconds": CPU seconds a case may take, "inputs": a list of dicts, argument name -> plain data}.
        namespace: the names that the notebook defines.

    Returns:
        One outcome a case: {"status": "returned", "value": plain data, "changed": names of the
        inputs that were modified}, or {"status": "raised", "type", "message", "line"}, where a type of ""
        means that the message says it all, or {"status": "missing", "name"}.
    """
    return measured(request, answers(request, namespace), digests(request))


def answers(request: dict, namespace: MutableMapping[str, Any]) -> list[dict]:
    """Run a request's cases, one after the other, on the code in a namespace; needs no "measure".

    Returns:
        One answer a case: {"status": "returned", "value": plain data, "after": input's name -> digest of what
        it is afterwards}; else as `run`.
    """
    student = Student(namespace)
    probe = _compile(request["probe"], "probe") if request["probe"] else None

    def called(inputs: dict) -> str:
        return inputs["function"] if request.get("functions") else request["function"]

    def call(inputs: dict) -> Any:
        if probe is not None:
            return probe(student, **inputs)
        arguments = [value for key, value in inputs.items() if not (request.get("functions") and key == "function")]
        return getattr(student, called(inputs))(*arguments)

    found: list[dict] = []
    with _ordinary_exit(namespace):
        for inputs in request["inputs"]:
            endless = bool(found) and found[-1].get("type") == TimeLimit.__name__     # one such case is enough
            found.append(found[-1] if endless else _answer(call, inputs, request, errors.file_of(unwrap(namespace.get(called(inputs))))))
    return found


def _answer(call, inputs: dict, request: dict, own: str) -> dict:
    arguments = plain.live(inputs)
    answer = _called(lambda: call(arguments), request["seconds"], request.get("form", ""), own)
    return answer | {"after": _digests(arguments)} if answer["status"] == "returned" else answer


def digests(request: dict) -> list[dict[str, str]]:
    """What the "after" of each answer should be, when no input is changed."""
    return [_digests(plain.live(inputs)) for inputs in request["inputs"]]


def _digests(inputs: dict) -> dict[str, str]:
    """A digest of each input but random generators, which are there to be used."""
    return {name: plain.digest(plain.to_plain(value)) for name, value in inputs.items() if not isinstance(value, np.random.Generator)}


def measured(request: dict, answers: list[dict], before: list[dict[str, str]]) -> list[dict]:
    """The outcomes of answers: on the side that asks, where no student's code runs.

    Arguments:
        request: see `run`.
        answers: from `answers`; what is in them is not trusted, but they have its form.
        before: the `digests` of the request. Who wants to hide that an input was changed has to know the digest of what it
            was, and so to keep a copy, which is what should have been done.
    """
    measure = _compile(request["measure"], "measure") if request.get("measure") else None
    outcomes = []
    for answer, marks, inputs in zip(answers, before, request["inputs"], strict=False):
        if answer["status"] == "returned":
            changed = [name for name, mark in marks.items() if answer["after"].get(name) != mark]
            value = answer["value"]
            if measure is not None:
                answer = _called(lambda: measure(value, **plain.live(inputs)), request["seconds"])
                if answer["status"] == "raised" and answer["type"] != TimeLimit.__name__:      # nothing of the student's ran in it
                    answer = odd_form(request.get("form", ""))
            else:
                answer = {"status": "returned", "value": value}
            if answer["status"] == "returned":
                answer["changed"] = changed
        outcomes.append(answer)
    return outcomes


def _called(call, seconds: float, form: str = "", own: str = "") -> dict:
    """What came of calling something, without what it changed.

    Arguments:
        call: without arguments.
        seconds: CPU time it may take.
        form: what should come back, in words, or "".
        own: see `coursekit.errors.line_of`.
    """
    try:
        with _quiet(), _repeatable(), _cpu_limit(seconds):
            return {"status": "returned", "value": plain.to_plain(call())}
    except Missing as error:
        return {"status": "missing", "name": str(error)}
    except TimeLimit:
        return {"status": "raised", "type": "TimeLimit", "message": f"more than {seconds:g} s", "line": ""}
    except KeyboardInterrupt:
        raise
    except BaseException as error:      # also SystemExit: a call of exit() is the student's mistake, not ours
        if errors.is_of_the_probe(error):
            return odd_form(form)
        return {"status": "raised", "type": type(error).__name__[:100], "message": errors.text_of(error), "line": errors.line_of(error, own)}


def odd_form(form: str) -> dict:
    """The outcome of a case whose result cannot be read."""
    return {"status": "raised", "type": "", "message": say("odd form", form=form) if form else say("odd form, no words"), "line": ""}


def _compile(source: str, name: str):
    """The function of this name from its source; it sees only what it imports itself."""
    scope: dict[str, Any] = {"__name__": "probe"}
    exec(compile(source, "<probe>", "exec"), scope)
    return scope[name]


@contextlib.contextmanager
def _ordinary_exit(namespace):
    """In a notebook `exit()` ends the kernel, and with it everybody's check; here it is an error like any other."""
    def leave(*_):
        raise SystemExit("exit() was called")

    before = {name: namespace[name] for name in ("exit", "quit") if name in namespace}
    if before:
        namespace.update(dict.fromkeys(before, leave))
    try:
        yield
    finally:
        if before:
            namespace.update(before)


@contextlib.contextmanager
def _quiet():
    """Prints and warnings of student code are its own affair: they cost nothing and show nothing here."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _repeatable():
    """Code that draws from the global generators, though it should not, draws the same in every run."""
    states = random.getstate(), np.random.get_state()
    random.seed(0)
    np.random.seed(0)
    try:
        yield
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])


@contextlib.contextmanager
def _cpu_limit(seconds: float):
    """Stop code that uses more than so many seconds of this process's CPU time (where the system can)."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum, frame):
        raise TimeLimit

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, seconds)      # again and again: a bare `except` may swallow one
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextlib.contextmanager
def quiet_stderr():
    """Send everything written to standard error, also by compiled libraries, to nowhere.

    nbgrader gives no marks for a cell that wrote to standard error; a warning is no mistake.
    """
    sys.stderr.flush()
    try:
        saved = os.dup(2)
    except OSError:                     # no standard error to speak of
        yield
        return
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(saved, 2)
            os.close(saved)


def unwrap(thing: Any) -> Any:
    """The plain function or class under decorators and tf.function."""
    for attribute in ("python_function", "__wrapped__"):
        while hasattr(thing, attribute):
            thing = getattr(thing, attribute)
    return thing


def empty_names(thing: Any) -> tuple[list[str], bool]:
    """What is still empty in the START/END CODE blocks of a function, class or piece of source.

    Arguments:
        thing: a function, a class, or source text.

    Returns:
        The names still assigned None, each once, in order, and whether nothing else stands in the blocks
        (they are as they were handed out). ([], False) when the source cannot be read. A name that its
        block assigns elsewhere, too, is no gap: `best = None` may stand before a loop.
    """
    if isinstance(thing, str):
        source = thing
    else:
        source = _source(unwrap(thing))
    names, filled, blocks = [], 0, 0
    for block in blocks_of(source):
        blocks += 1
        try:
            tree = ast.parse(textwrap.dedent(block))
            empty = Counter(name for statement in tree.body for name in _assigned_none(statement))
            assigned = Counter(ast.unparse(node) for node in _targets(tree))
        except (SyntaxError, ValueError, RecursionError, MemoryError):      # MemoryError: the parser's stack, not the machine's
            filled += 1
            continue
        names += [name for name in empty if assigned[name] <= empty[name]]
        filled += any(not _assigned_none(statement) and not isinstance(statement, ast.Pass) for statement in tree.body)
    return list(dict.fromkeys(names)), blocks > 0 and not filled


def empty_of(namespace: MutableMapping[str, Any], functions: Sequence[str]) -> Any:
    """What is still empty in functions that a notebook defines: of one as `empty_names`, of several by name."""
    found = {name: empty_names(namespace.get(name, "")) for name in functions}
    return found if len(found) > 1 else found[functions[0]]


def empty_in(source: str, functions: Sequence[str]) -> Any:
    """What is still empty in a cell that defines some functions: of one as `empty_names`, of several by name."""
    if len(functions) == 1:
        return empty_names(source)
    try:
        parts = {node.name: ast.get_source_segment(source, node) for node in ast.parse(source).body if hasattr(node, "name")}
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        parts = {}
    return {name: empty_names(parts.get(name, "" if parts else source)) for name in functions}


def _source(thing: Any) -> str:
    """Source of a function, or of a class method by method (a notebook's classes have no file); "" if unknown."""
    if inspect.isclass(thing):
        return "\n".join(textwrap.dedent(_source(unwrap(method))) for method in vars(thing).values()
                         if inspect.isfunction(unwrap(method)))
    try:
        return inspect.getsource(thing)
    except (OSError, TypeError):
        return ""


def blocks_of(source: str) -> list[str]:
    """The text inside each START/END CODE block of a piece of source, comments and all."""
    blocks: list[str] = []
    inside: list[str] | None = None
    for line in source.split("\n"):                 # line by line: one expression over all would take forever on many blocks that never end
        if inside is None:
            inside = [] if re.match(rf"[ \t]*#+ ?{START}", line) else None
        elif re.match(rf"[ \t]*#+ ?{END}", line):
            blocks.append("".join(f"{text}\n" for text in inside))
            inside = None
        else:
            inside.append(line)
    return blocks


def _targets(tree: ast.AST) -> list[ast.expr]:
    """What a piece of code assigns; `+=` fills no gap, it adds to what is there."""
    added_to = {id(node.target) for node in ast.walk(tree) if isinstance(node, ast.AugAssign)}
    return [node for node in ast.walk(tree) if isinstance(getattr(node, "ctx", None), ast.Store) and id(node) not in added_to]


def _assigned_none(statement: ast.stmt) -> list[str]:
    """The names that a statement sets to None, or "return" for `return None`."""
    def is_none(value):
        return (isinstance(value, ast.Constant) and value.value is None) or (
            isinstance(value, ast.Tuple) and bool(value.elts) and all(map(is_none, value.elts)))

    if isinstance(statement, ast.Assign) and is_none(statement.value):
        return [ast.unparse(target).strip("()") for target in statement.targets]
    if isinstance(statement, ast.AugAssign) and is_none(statement.value):
        return [ast.unparse(statement.target)]
    if isinstance(statement, ast.Return) and (statement.value is None or is_none(statement.value)):
        return ["return"]
    return []
