"""Judging outcomes: the one place that decides whether what came back is right.

It is used on both sides: `coursekit.check` judges the visible examples on the student's
machine, `autograder.judge` the hidden cases on the instructor's. It takes a *card*, the plain
data of an exercise with the right output of each case, and the outcomes of running some code.

A verdict is one of four: not attempted, crashed, wrong, right. Points are given by criterion.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .messages import say
from .plain import Opaque

NOT_ATTEMPTED, CRASHED, WRONG, RIGHT = "not attempted", "crashed", "wrong", "right"
ANSWERED = "answered"                   # a form that is filled in; only grading says whether it is right

# What points are given for. Cases belong to one of the first three; the last two are looked at in every case.
VALUES, GENERALITY, STABILITY, SHAPE, INPUTS = "values", "generality", "stability", "shape", "inputs"
CRITERIA = (VALUES, GENERALITY, STABILITY, SHAPE, INPUTS)

_MOST_TEXT = 10_000_000     # characters of an array of text
SMALL = 1e-3            # outputs below it are judged as if they were of this size: an exact zero comes out as 1e-17 or so


@dataclass
class Problem:
    """One thing that is not right: the criterion it counts against, the case, and what to say of it."""

    criterion: str
    message: str
    case: str = ""
    inputs: str = ""
    part: str = ""          # the named output it is about, "" for the whole


@dataclass
class Verdict:
    """What is said of one exercise."""

    exercise: str
    status: str
    points: float
    possible: float
    criteria: list[tuple[str, float, float]] = field(default_factory=list)     # name, earned, possible
    problems: list[Problem] = field(default_factory=list)
    misconception: str = ""                 # its name
    message: str = ""                       # what to say of the whole

    @property
    def right(self) -> bool:
        return self.status == RIGHT


@dataclass(frozen=True)
class Difference:
    """The first place where an output differs from the right one."""

    kind: str               # "shape" (structure, shape or type) or "value"
    part: str               # the named output it is in
    message: str
    lone: bool = False      # only the shape: the numbers were compared all the same


def tolerance(expected: np.ndarray, got: np.ndarray, condition: float, inputs: np.dtype = np.dtype(np.float64)) -> tuple[float, float]:
    """How far two arrays may be apart: half the digits of the coarsest type among them and the inputs, times the condition.

    Of 16-bit floats, all digits but the last two bits: half of them would be no more than one.

    Arguments:
        expected, got: arrays of the same shape.
        condition: how much the problem magnifies rounding; 1 for a well-conditioned one.
        inputs: the coarsest type of the inputs. A number computed from 32-bit floats has their digits, whatever its own type.

    Returns:
        rtol, atol; atol is relative to the largest expected entry, so that entries near zero
        next to large ones are judged by what their computation can deliver, and to at least SMALL.
    """
    kinds = [inputs, *(array.dtype if array.dtype.kind in "fc" else np.dtype(np.float64) for array in (expected, got))]
    rtol = condition * max(math.sqrt(np.finfo(kind).eps) if kind.itemsize > 2 else 4 * float(np.finfo(kind).eps) for kind in kinds)
    finite = np.abs(expected[np.isfinite(expected)]) if expected.dtype.kind in "fc" else np.abs(expected.astype(float))
    return rtol, rtol * max(float(finite.max(initial=0.0)), SMALL)


def coarsest(data: Any) -> np.dtype:
    """The floating-point type with the fewest digits among plain data, float64 if there is none."""
    if isinstance(data, np.ndarray) and data.dtype.kind in "fc":
        return data.dtype
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, (tuple, list)) else ()
    return max(map(coarsest, parts), key=lambda kind: np.finfo(kind).eps, default=np.dtype(np.float64))


def differences(expected: Any, got: Any, *, condition: float = 1.0, atol: float | None = None, inputs: np.dtype = np.dtype(np.float64),
                names: list[str] | None = None, part: str = "") -> list[Difference]:
    """Compare an output with the right one.

    Arguments:
        expected, got: plain data.
        condition, inputs: see `tolerance`.
        atol: absolute tolerance that replaces it, for outputs that are estimates.
        names: names of the parts when expected is a tuple.
        part: the name of this output.

    Returns:
        One difference for each part that is not right; [] if all is.
    """
    below = {"condition": condition, "atol": atol, "inputs": inputs}
    what = part or say("the result")
    if isinstance(expected, (tuple, list)):
        if isinstance(got, np.ndarray) and got.ndim:
            got = list(got)
        if not isinstance(got, (tuple, list)):
            return [Difference("shape", part, say("container expected", what=what, n=values(len(expected)), got=describe(got)))]
        if len(got) != len(expected):
            return [Difference("shape", part, say("wrong length", what=what, n=values(len(expected)), got=len(got)))]
        labels = names if names and len(names) == len(expected) else [
            f"{part}[{i}]" if part else say("item", i=i) for i in range(len(expected))]
        return [d for label, e, g in zip(labels, expected, got) for d in differences(e, g, part=label, **below)]
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return [Difference("shape", part, say("dict expected", what=what, got=describe(got)))]
        found = []
        for key, value in expected.items():
            label = f'{part}["{key}"]' if part else str(key)
            if key not in got:
                found.append(Difference("shape", label, say("key missing", what=what, key=key, keys=_short(", ".join(map(str, got))) or "-")))
            else:
                found += differences(value, got[key], part=label, **below)
        return found
    if isinstance(expected, (str, Opaque)) or expected is None:
        return [] if type(got) is type(expected) and got == expected else [Difference("value", part, say("wrong value", what=what, expected=show(expected), got=show(got)))]
    return _compare_numbers(np.asarray(expected), got, part, what, **below)


def _compare_numbers(expected: np.ndarray, got: Any, part: str, what: str, condition: float, atol: float | None,
                     inputs: np.dtype) -> list[Difference]:
    if got is None:
        return [Difference("shape", part, say("none returned", what=what))]
    if _wide(got, texts=expected.dtype.kind == "U"):
        return [Difference("shape", part, say("not numbers", what=what, got=describe(got)))]
    try:
        array = np.asarray(got)
    except ValueError:                   # a list of lists of different lengths
        return [Difference("shape", part, say("ragged", what=what))]
    if array.dtype.kind not in "biufcU" or isinstance(got, (str, Opaque, dict)):
        return [Difference("shape", part, say("not numbers", what=what, got=describe(got)))]
    found = []
    if array.shape != expected.shape:
        alike = np.squeeze(array).shape == np.squeeze(expected).shape       # (4, 1) for (4,) is a slip of shape alone
        found.append(Difference("shape", part, say("wrong shape", what=what, expected=shape(expected), got=shape(array)), lone=alike))
        if not alike:
            return found
        array = array.reshape(expected.shape)
    if array.dtype.kind == "U" or expected.dtype.kind == "U":
        unequal = array.astype(str) != expected.astype(str)
    elif expected.dtype.kind == "b" or array.dtype.kind == "b":
        unequal = array.astype(float) != expected.astype(float)
    else:
        rtol, scaled = tolerance(expected, array, condition, inputs)
        if atol is not None:
            rtol, scaled = 0.0, atol
        with np.errstate(invalid="ignore", over="ignore"):
            unequal = ~np.isclose(array, expected, rtol=rtol, atol=scaled, equal_nan=True)
    if unequal.any():
        place = tuple(int(i) for i in np.argwhere(unequal)[0]) if unequal.ndim else ()
        e, g = expected[place], array[place]
        key = "not a number" if array.dtype.kind in "fc" and np.isnan(g) else "differs" if unequal.size > 1 else "wrong value"
        where = f"[{', '.join(map(str, place))}]" if place else ""
        found.append(Difference("value", part, say(key, what=what, where=where, expected=show(e), got=show(g),
                                                   count=int(unequal.sum()), size=unequal.size)))
    return found


def _wide(got: Any, *, texts: bool) -> bool:
    """Whether a list holds text where none is wanted, or so long that an array of it, as wide in every entry, would be huge."""
    entries = width = 0
    waiting = [got]
    while waiting:
        item = waiting.pop()
        if isinstance(item, (list, tuple)):
            waiting += item
        else:
            entries += item.size if isinstance(item, np.ndarray) else 1
            if isinstance(item, str) or isinstance(item, np.ndarray) and item.dtype.kind == "U":
                width = max(width, len(item) if isinstance(item, str) else item.dtype.itemsize // 4)
    return isinstance(got, (list, tuple)) and width > 0 and (not texts or entries * width > _MOST_TEXT)


def matches(expected: Any, outcome: dict, case: dict) -> bool:
    """Whether an outcome is, within the case's tolerance, a given output."""
    return outcome["status"] == "returned" and not differences(expected, outcome["value"], **_closeness(case))


def _closeness(case: dict) -> dict:
    """What `differences` needs to know of a case."""
    return {"condition": case["condition"], "atol": case["atol"], "inputs": coarsest(case["inputs"])}


def verdict(card: dict, outcomes: list[dict], *, empty: tuple[list[str], bool] = ([], False), reveal: bool = True) -> Verdict:
    """Judge the outcomes of running some code on the cases of a card.

    Arguments:
        card: {"function", "points": {criterion: points}, "parts": {output name: weight}, "cases": [{"label",
            "criterion", "example", "inputs", "expected", "condition", "atol"}], "misconceptions": [{"name",
            "message", "outcomes"}]}, plain data (see `autograder.exercise.Exercise.card`).
        outcomes: one a case, from `coursekit.probe.run`; fewer if some did not arrive, which then count as wrong.
        empty: what `coursekit.probe.empty_names` found in the student's block.
        reveal: whether inputs and numbers of cases that are not examples may be shown.

    Returns:
        The verdict. Points of a criterion are given when every case that bears on it is right;
        points for values are shared among the named outputs by their weights. No other criterion
        counts while all values are wrong, since a function that does nothing has the right shape.
    """
    possible = float(sum(card["points"].values()))
    name = card["function"]
    names, untouched = empty
    untouched = untouched and not _all_right(card, outcomes) or bool(outcomes) and all(_holds_nothing(outcome.get("value")) for outcome in outcomes)
    if untouched or (outcomes and all(outcome["status"] == "missing" and outcome["name"] == name for outcome in outcomes)):
        key = "not attempted" if untouched else "not defined"
        return Verdict(name, NOT_ATTEMPTED, 0.0, possible, _criteria(card, dict.fromkeys(card["points"], 1.0)), message=say(key, name=name))

    problems, crashed = [], False

    def found(case: dict, shown: bool, criterion: str, message: str, part: str = "") -> None:
        problems.append(Problem(criterion, message, case["label"] if shown else "", show_inputs(case["inputs"]) if shown else "", part))

    for i, case in enumerate(card["cases"]):
        outcome = outcomes[i] if i < len(outcomes) else {"status": "raised", "type": "", "message": say("no outcome"), "line": ""}
        shown = case["example"] or reveal
        if outcome["status"] != "returned":
            crashed = crashed or case["criterion"] == VALUES or case["example"]
            found(case, shown, case["criterion"], _crash(outcome, shown))
            continue
        for difference in differences(case["expected"], outcome["value"], names=list(card["parts"]), **_closeness(case)):
            criterion = SHAPE if difference.kind == "shape" and SHAPE in card["points"] else case["criterion"]
            message = difference.message if shown else say("hidden difference", what=difference.part or say("the result"))
            found(case, shown, criterion, message, difference.part)
            if criterion == SHAPE and not difference.lone:
                found(case, shown, case["criterion"], message, difference.part)
        if outcome["changed"] and INPUTS in card["points"]:
            found(case, shown, INPUTS, say("input changed", names=", ".join(outcome["changed"])))

    lost = _lost(card, problems)
    criteria = _criteria(card, lost)
    points = round(sum(earned for _, earned, _ in criteria), 2)
    if not problems:
        return Verdict(name, RIGHT, possible, possible, criteria, message=say("right"))
    status = CRASHED if crashed else WRONG
    result = Verdict(name, status, points, possible, criteria, problems,
                     message=say("still empty", names=", ".join(names)) if names else "")
    return diagnose(result, card, outcomes)


def diagnose(result: Verdict, card: dict, outcomes: list[dict]) -> Verdict:
    """Name the misconception behind a wrong answer, unless something else is said of it: first what is missing, then what is wrong.

    Arguments:
        result: the verdict; changed in place.
        card, outcomes: see `verdict`.
    """
    held = find_misconception(card, outcomes) if result.status in (WRONG, CRASHED) and not result.message else None
    if held:
        result.misconception, result.message = held["name"], held["message"]
    return result


def blame(result: Verdict, needs: list[str], verdict_of: Callable[[str], Verdict]) -> Verdict:
    """Say so when a wrong answer may be due to an earlier exercise that it uses.

    Arguments:
        result: the verdict on an exercise; changed in place.
        needs: the exercises it uses.
        verdict_of: judges one of them by name; asked only when `result` is wrong.

    Returns:
        The verdict.
    """
    if result.status in (WRONG, CRASHED):
        culprit = next((name for name in needs if not verdict_of(name).right), None)
        if culprit:
            result.misconception, result.message = "", say("needs mending", name=culprit)
    return result


def _all_right(card: dict, outcomes: list[dict]) -> bool:
    """Whether every output is right, wherever the code stands that made it."""
    return len(outcomes) == len(card["cases"]) and all(
        matches(case["expected"], outcome, case) for case, outcome in zip(card["cases"], outcomes))


def _holds_nothing(value: Any) -> bool:
    """Whether a value is a form in which nothing was filled in."""
    return isinstance(value, dict) and bool(value) and all(entry is None for entry in value.values())


def _crash(outcome: dict, shown: bool) -> str:
    """What to say of a case that gave no result; the text of an error may hold the inputs, so not that of a hidden case."""
    if outcome["status"] == "missing":
        return say("needs", name=outcome["name"])
    if outcome["type"] == "TimeLimit":
        return say("too slow", limit=outcome["message"])
    if not outcome["type"]:
        return outcome["message"]
    message = say("raised", type=outcome["type"], message=outcome["message"]) if shown else say("raised hidden", type=outcome["type"])
    return message + (say("in line", line=outcome["line"]) if outcome["line"] else "")


def _lost(card: dict, problems: list[Problem]) -> dict[str, float]:
    """The share of each criterion's points that the problems cost."""
    lost = {problem.criterion: 1.0 for problem in problems if problem.criterion != VALUES}
    wrong = [problem for problem in problems if problem.criterion == VALUES]
    weights = card["parts"]
    if wrong:
        def spoilt(name: str) -> bool:         # cache["mu"] is in cache
            return any(problem.part == name or problem.part.startswith(f"{name}[") for problem in wrong)

        right = [weight for name, weight in weights.items() if not spoilt(name)]
        whole = any(not any(problem.part == name or problem.part.startswith(f"{name}[") for name in weights) for problem in wrong)
        lost[VALUES] = 1.0 if whole or not right else 1.0 - sum(right) / sum(weights.values())
    if lost.get(VALUES) == 1.0:
        lost = dict.fromkeys(card["points"], 1.0)
    return lost


def _criteria(card: dict, lost: dict[str, float]) -> list[tuple[str, float, float]]:
    return [(name, round(points * (1 - lost.get(name, 0.0)), 2), float(points))
            for name, points in card["points"].items()]


def find_misconception(card: dict, outcomes: list[dict]) -> dict | None:
    """The misconception whose outputs are those that came back, in every case; the first if several.

    None if several that say different things crash like this: the error may have come from any of their lines.
    """
    found = fitting(card, outcomes)
    crashed = any(outcome["status"] != "returned" for outcome in outcomes)
    if not found or crashed and len({held["message"] for held in found}) > 1:
        return None
    return found[0]


def fitting(card: dict, outcomes: list[dict]) -> list[dict]:
    """All misconceptions whose outputs are those that came back, in every case.

    One whose outputs are right in all these cases says nothing and is passed over.
    """
    found = []
    for held in card["misconceptions"]:
        pairs = list(zip(held["outcomes"], outcomes, card["cases"], strict=False))
        if len(pairs) == len(card["cases"]) and all(_alike(*pair) for pair in pairs) and any(_tells(theirs, case) for theirs, _, case in pairs):
            found.append(held)
    return found


def _tells(theirs: dict, case: dict) -> bool:
    """Whether a misconception's outcome of a case is not the right one."""
    return theirs["status"] != "returned" or bool(theirs["changed"]) or not matches(case["expected"], theirs, case)


def _alike(theirs: dict, ours: dict, case: dict) -> bool:
    """Whether two outcomes are the same mistake: the same output, or an error of the same type and mark, and the same inputs changed."""
    if theirs["status"] != ours["status"]:
        return False
    if theirs["status"] == "raised":
        return theirs["type"] == ours["type"] and theirs.get("mark", error_mark(theirs)) == error_mark(ours)
    if theirs["status"] == "missing":
        return theirs["name"] == ours["name"]
    return matches(theirs["value"], ours, case) and theirs["changed"] == ours["changed"]


def error_mark(outcome: dict) -> str:
    """What two errors with the same cause have in common: their message, as a hash (it may quote code).

    Sizes stay in it: on the same inputs they tell which shapes met, and so which operation failed; a line of code would
    not, since everybody writes it in their own way. What differs from run to run is left out: addresses, the numbers
    that TensorFlow appends to names, and numbers with a decimal point.
    """
    return hashlib.sha256(re.sub(r"0x[0-9a-f]+|(?<=[_:=])\d+\b|\d+\.\d*(e[+-]?\d+)?", "#", outcome["message"]).encode()).hexdigest()[:12]


def shape(array: np.ndarray) -> str:
    return str(tuple(int(n) for n in array.shape)) if array.ndim else say("a number")


def describe(value: Any) -> str:
    """What kind of thing a value is, in a few words."""
    if value is None:
        return "None"
    if isinstance(value, Opaque):
        return say("an object", kind=value.kind)
    if isinstance(value, np.ndarray):
        return say("an array", shape=shape(value))
    if isinstance(value, (tuple, list, dict)):
        return say("a container", kind=type(value).__name__, n=len(value))
    if isinstance(value, str):
        return say("the text", text=_short(value))
    return show(value) if isinstance(value, bool) else say("the number", number=show(value))


def values(n: int) -> str:
    """So many values, in words."""
    return say("one value") if n == 1 else say("values", n=n)


def show(value: Any) -> str:
    """A value as a short line of text."""
    if isinstance(value, (float, np.floating)):
        return f"{value:.7g}"
    if isinstance(value, np.ndarray):
        text = " ".join(np.array2string(value, precision=5, threshold=20, edgeitems=2, separator=", ", suppress_small=True).split())
        return text if value.size <= 20 else say("an array", shape=shape(value))
    if isinstance(value, np.generic):
        return str(value.item())
    if isinstance(value, Opaque):
        return value.kind
    return _short(repr(value))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[:117] + "..."


def show_inputs(inputs: dict) -> str:
    return "; ".join(f"{name} = {show(value)}" for name, value in inputs.items())
