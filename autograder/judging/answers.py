"""Answers to an exercise that its card has never met: written by reviewers from the notebook's text alone.

`courseN/weekM/answers/NAME.py` holds them, a cell each, in the percent format:

    # %% wrong global_max
    # One maximum for the whole matrix: a column far below it becomes 0/0.
    def softmax(Z): ...

    # %% right einsum
    # Adds up with einsum.
    def softmax(Z): ...

`strength` judges them all: a right one gets all points, a wrong one does not. To a card of several functions an answer may
define some of them; the others are the solution's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..authoring.exercise import BadExercise, Exercise
from ..authoring.week import Week

FOLDER = "answers"
_HEAD = re.compile(r"^# %% (?P<kind>wrong|right) (?P<name>\w+)$")


@dataclass(frozen=True)
class Answer:
    """One answer: whether it is right, what it is called, and its source with the comment that says why."""

    name: str
    right: bool
    source: str


def answers(week: Week, exercise: Exercise) -> list[Answer]:
    """The answers to an exercise, in the order of their file; [] if there is none.

    Raises:
        BadExercise: for a heading that is not understood, or a name that stands twice.
    """
    path = week.folder / FOLDER / f"{exercise.function}.py"
    return read(path) if path.is_file() else []


def read(path: Path) -> list[Answer]:
    """The answers in a file; raises as `answers` does."""
    found: list[Answer] = []
    for part in re.split(r"^(?=# %%)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head = _HEAD.match(part.splitlines()[0])
        if head is None:
            raise BadExercise(f"{path}: {part.splitlines()[0]!r} should be '# %% wrong NAME' or '# %% right NAME'")
        if any(answer.name == head["name"] for answer in found):
            raise BadExercise(f"{path}: {head['name']} stands twice")
        found.append(Answer(head["name"], head["kind"] == "right", part))
    return found


def unknown(week: Week) -> list[Path]:
    """The files of answers that belong to no exercise of the week."""
    names = {exercise.function for exercise in week.exercises}
    return [path for path in sorted((week.folder / FOLDER).glob("*.py")) if path.stem not in names]
