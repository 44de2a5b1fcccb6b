"""A demonstration class: students whose notebooks are right, right in other ways, wrong in known ways, empty, or broken.

Nobody's work is in it: every notebook is made from the released one and the exercise bank.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import json
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat

from ..authoring.exercise import Exercise, Variant
from ..authoring.week import BadWeek, Week, edited

NAMES = ("ada", "bela", "chidi", "dorte", "emeka", "farah", "goran", "hana", "ines", "jonas", "kemal", "lucia", "mira",
         "noor", "olga", "pavel", "quinn", "rosa", "samir", "tove", "uma", "vera", "wei", "xenia", "yusuf", "zoe")


HOLDERS = 9


@dataclass(frozen=True)
class Student:
    """A student of the demonstration class: a name, what is special about the work, and the file handed in (None: no file)."""

    name: str
    about: str
    content: str | None


def demonstration_class(week: Week, release: Path) -> list[Student]:
    """The class of a week, the same every time.

    Arguments:
        week: the week.
        release: the notebook that students were given.

    Returns:
        At least 20 students: right ones in every style, `HOLDERS` whose every exercise is wrong in a known way,
        spread over the bank, unfinished ones, and broken notebooks.
    """
    blank = nbformat.read(release, as_version=4)
    kinds: list[tuple[str, str | None]] = [("right", _text(_filled(week, blank, {})))]
    styles = max(len(exercise.alternatives) for exercise in week.exercises)
    for i in range(styles):
        chosen = {e.function: variant_source(week, e, e.alternatives[i]) for e in week.exercises if i < len(e.alternatives)}
        kinds.append((f"right in another style ({i + 1})", _text(_filled(week, blank, chosen))))
    for i in range(HOLDERS):
        chosen = {e.function: variant_source(week, e, e.misconceptions[i * len(e.misconceptions) // HOLDERS])
                  for e in week.exercises if e.misconceptions}
        kinds.append((f"misconceptions everywhere ({i + 1})", _text(_filled(week, blank, chosen))))
    kinds += _unfinished(week, blank) + _broken(week, blank)
    names = (f"{name}{i or ''}" for i in itertools.count() for name in NAMES)
    return [Student(name, about, content) for name, (about, content) in zip(names, kinds)]


def variant_source(week: Week, exercise: Exercise, variant: Variant) -> str:
    """A variant as a student would have typed it: under the function's own name, in the place of the solution's in its cell."""
    if variant.edits:
        return edited(exercise, variant, week.solutions[exercise.function])
    source = textwrap.dedent(inspect.getsource(variant.function))
    source = re.sub(r"\A(?:@.*\n(?:(?!def |class ).*\n)*)", "", source)
    name = variant.of or exercise.function
    solved = week.solutions[exercise.function].splitlines()
    place = next(node for node in ast.parse("\n".join(solved)).body if getattr(node, "name", "") == name)
    solved[place.lineno - 1:place.end_lineno] = [re.sub(rf"(?<![.\w]){variant.name}\b", name, source).rstrip()]
    return "\n".join(solved)


def _filled(week: Week, blank: nbformat.NotebookNode, chosen: dict[str, str]) -> nbformat.NotebookNode:
    """The released notebook with every exercise solved, or with the source chosen for it."""
    notebook = nbformat.from_dict(json.loads(nbformat.writes(blank)))
    sources = week.solutions | chosen
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution"):
            cell.source = sources[about["grade_id"]]
    return notebook


def _text(notebook: nbformat.NotebookNode) -> str:
    return nbformat.writes(notebook)


def _unfinished(week: Week, blank: nbformat.NotebookNode) -> list[tuple[str, str]]:
    half = _filled(week, blank, {})
    keep = {exercise.function for exercise in week.exercises[:len(week.exercises) // 2]}
    originals = {cell.id: cell.source for cell in blank.cells}
    for cell in half.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and about["grade_id"] not in keep:
            cell.source = originals[cell.id]
    return [("empty: handed in as it was handed out", _text(blank)), ("the first half done", _text(half))]


def _broken(week: Week, blank: nbformat.NotebookNode) -> list[tuple[str, str | None]]:
    """Right notebooks with one thing broken; the rest of each should still earn its points."""
    first = next(e for e in week.exercises if e.function != "quiz" and not e.needs).function

    def with_change(change: Callable[[nbformat.NotebookNode, nbformat.NotebookNode], None]) -> str:
        notebook = _filled(week, blank, {})
        cell = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == first)
        change(notebook, cell)
        return _text(notebook)

    def append(code: str):
        return lambda notebook, cell: cell.update(source=f"{cell.source}\n{code}")

    def body(code: str):
        def change(notebook, cell):
            head = re.search(r"^def .*?:\n", cell.source, re.MULTILINE | re.DOTALL)
            if head is None:
                raise BadWeek(f"{first} should be a function")
            cell.source = cell.source[:head.end()] + f"    {code}\n" + cell.source[head.end():]
        return change

    def without_checks(notebook, cell):
        notebook.cells = [cell for cell in notebook.cells if not cell.metadata.get("nbgrader", {}).get("grade")]

    def twice(notebook, cell):
        copied = nbformat.from_dict(json.loads(json.dumps(cell)) | {"id": f"{cell.id}-copy"})
        notebook.cells.insert(notebook.cells.index(cell), copied)

    def noisy(notebook, cell):
        body("import sys, warnings; warnings.warn('careful'); print('computing'); print('hm', file=sys.stderr)")(notebook, cell)

    return [
        ("a syntax error in one cell", with_change(append("for x in"))),
        ("one function never ends", with_change(body("while True: pass"))),
        ("one function calls exit()", with_change(body("exit()"))),
        ("prints and warns all the time", with_change(noisy)),
        ("deleted every check", with_change(without_checks)),
        ("copied a cell", with_change(twice)),
        ("not JSON", _text(blank)[:-200]),
        ("an empty file", ""),
        ("a web page instead of a notebook", "<!DOCTYPE html><title>Please sign in</title>"),
        ("handed in no notebook", None),
    ]
