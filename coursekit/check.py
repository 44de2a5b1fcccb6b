"""`check(function)`: is it right on the visible examples, and if not, why?

The examples' inputs, their right outputs, and the outputs of each known misconception with its
message lie in `checks.json` beside the notebook. There are no hidden cases in it, and nothing
of it is secret.
"""

from __future__ import annotations

import inspect
import json
import os
from pathlib import Path
from typing import Any

from . import plain, probe
from .cells import stale
from .messages import say
from .show import display_verdict
from .verdict import ANSWERED, NOT_ATTEMPTED, WRONG, Problem, Verdict, in_context, verdict

FILE = "checks.json"
GRADING = "COURSE_GRADING"          # set while a notebook is graded: the hidden test then judges the examples, too


class NoChecks(FileNotFoundError):
    """The notebook is not in the folder it was handed out in."""


def cards(folder: Path | None = None) -> dict[str, dict]:
    """The cards of the notebook's exercises, by name.

    Arguments:
        folder: where checks.json lies; the current folder by default.

    Raises:
        NoChecks: if it is not there.
    """
    path = (folder or Path.cwd()) / FILE
    if not path.is_file():
        raise NoChecks(say("no checks", file=FILE, folder=path.parent))
    return plain.decode(json.loads(path.read_text(encoding="utf-8")))["exercises"]


def check(exercise: Any) -> None:
    """Judge an exercise on its visible examples and show the verdict.

    Arguments:
        exercise: the function or class you wrote; or its name.

    Raises:
        NoChecks: if the notebook is not in the folder it was handed out in.
        ValueError: if it is no exercise of this notebook.
    """
    if not os.environ.get(GRADING):
        name = exercise if isinstance(exercise, str) else getattr(probe.unwrap(exercise), "__name__", repr(exercise))
        namespace = inspect.currentframe().f_back.f_globals
        result = examine(name, namespace)
        display_verdict(result, notice=stale(name, namespace))


def examine(name: str, namespace: dict[str, Any], folder: Path | None = None, earlier: dict[str, Verdict] | None = None) -> Verdict:
    """The verdict on the visible examples.

    Arguments:
        name: of the exercise.
        namespace: the names that the notebook defines.
        folder: where checks.json lies; the current folder by default.
        earlier: verdicts on earlier exercises, as far as they are known; gets those that are asked for.

    Raises:
        NoChecks, ValueError: see `check`.
    """
    known = cards(folder)
    card = next((card for card in known.values() if name in (card["function"], *card.get("functions", ()))), None)
    if card is None:
        raise ValueError(say("unknown exercise", name=name, names=", ".join(known)))
    if "options" in card:
        return _examine_form(card, namespace)
    outcomes = probe.run({**card["request"], "inputs": [case["inputs"] for case in card["cases"]]}, namespace)
    empty = probe.empty_of(namespace, card.get("functions") or [card["function"]])
    earlier = {} if earlier is None else earlier

    def verdict_of(needed: str) -> Verdict:
        if needed not in earlier:
            earlier[needed] = examine(needed, namespace, folder, earlier)
        return earlier[needed]

    result = in_context(lambda precision: verdict(card, outcomes, empty=empty, precision=precision), card["needs"], verdict_of)
    if card.get("optional"):
        result.points = result.possible = 0.0
    return result


def _examine_form(card: dict, namespace: dict[str, Any]) -> Verdict:
    """A quiz has no visible answers: say what is answered, and what is no answer at all."""
    given = namespace.get(card["function"])
    given = given if isinstance(given, dict) else {}
    names, possible = list(card["parts"]), float(sum(card["points"].values()))
    answers = {name: given.get(name) for name in names}
    missing = [name for name, answer in answers.items() if answer is None]
    invalid = [Problem("values", say("quiz invalid", name=name, options=", ".join(card["options"]), got=repr(answer)))
               for name, answer in answers.items() if answer is not None and str(answer).strip().strip("()").lower() not in card["options"]]
    if missing:
        invalid.append(Problem("values", say("quiz missing", names=", ".join(missing))))
    status = NOT_ATTEMPTED if len(missing) == len(names) else WRONG if invalid else ANSWERED
    return Verdict(card["function"], status, 0.0, possible, [], invalid,
                   message=say("quiz answered", n=len(names) - len(missing), total=len(names)))
