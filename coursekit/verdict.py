"""Judging outcomes: the one place that decides whether what came back is right.

It is used on both sides: `coursekit.check` judges the visible examples on the student's
machine, `autograder.judging.judge` the hidden cases on the instructor's. It takes a *card*, the plain
data of an exercise with the right output of each case, and the outcomes of running some code.

A verdict is one of four: not attempted, crashed, wrong, right. Points are given by criterion.
"""

from __future__ import annotations

import hashlib
import math
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from .errors import in_words, known
from .messages import say
from .plain import Facts, Opaque

NOT_ATTEMPTED, CRASHED, WRONG, RIGHT = "not attempted", "crashed", "wrong", "right"
ANSWERED = "answered"                   # a form that is filled in; only grading says whether it is right

# What points are given for. A case belongs to one of the first four; the last two are looked at in every case.
VALUES, GENERALITY, STABILITY, VECTORISED, SHAPE, INPUTS = "values", "generality", "stability", "vectorised", "shape", "inputs"
CRITERIA = (VALUES, GENERALITY, STABILITY, VECTORISED, SHAPE, INPUTS)
FASTER = 3              # a vectorised answer takes less than this part of the time of a loop with a NumPy product in each turn

MOST_SHOWN = 24         # numbers of a case's inputs: more are not read, the case's name is
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
    crash: bool = False     # whether the code stopped there


@dataclass
class Verdict:
    """What is said of one exercise."""

    exercise: str
    status: str
    points: float
    possible: float
    criteria: list[tuple[str, float, float]] = field(default_factory=list)     # name, earned, possible
    problems: list[Problem] = field(default_factory=list)
    held: list[tuple[str, str]] = field(default_factory=list)       # misconceptions that explain it: name, message
    message: str = ""                       # what to say of the whole
    precision: np.dtype = np.dtype(np.float64)      # the coarsest type of number that came back

    @property
    def right(self) -> bool:
        return self.status == RIGHT

    @property
    def misconception(self) -> str:
        """The name of the misconception that explains most; "" if none is known."""
        return self.held[0][0] if self.held else ""


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
    if isinstance(expected, Facts):
        return _compare_facts(expected, got, what, part)
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


def _compare_facts(expected: Facts, got: Any, what: str, part: str) -> list[Difference]:
    """Every sentence should hold that does not stand in `expected` as false."""
    if not isinstance(got, Facts):
        return [Difference("shape", part, say("odd form", form=what))]
    return [Difference("value", sentence, say("fact", sentence=sentence)) for sentence, holds in got.items()
            if holds != expected.get(sentence, True)] + [
        Difference("value", sentence, say("fact", sentence=sentence)) for sentence, holds in expected.items() if sentence not in got and not holds]


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
        if expected.dtype.kind == "b" and array.dtype.kind in "iuf":
            e = expected.astype(int)[place]                 # who returns 0 and 1 reads 0 and 1
        key = "not a number" if array.dtype.kind in "fc" and np.isnan(g) else "differs" if unequal.size > 1 else "wrong value"
        where = f"[{', '.join(map(str, place))}]" if place else ""
        e_text, g_text = show_apart(e, g)
        message = say(key, what=what, where=where, expected=e_text, got=g_text, count=int(unequal.sum()), size=unequal.size)
        found.append(Difference("value", part, message + (_why_near(expected, array) if atol is None else "")))
    return found


def _why_near(expected: np.ndarray, got: np.ndarray) -> str:
    """What may have made all numbers nearly right: 32 bits, or a GPU that computes with fewer digits; "" if they are not near."""
    if got.dtype.kind not in "fc" or expected.dtype.kind not in "fc" or not np.isfinite(got).all() or not np.isfinite(expected).all():
        return ""
    scale = max(float(np.abs(expected).max(initial=0.0)), SMALL)
    apart = float(np.abs(got - expected).max(initial=0.0)) / scale
    if apart < 1e-5:
        return " " + say("near 32 bits")
    return " " + say("near gpu") if apart < 1e-2 and _uses_gpu() else ""


def _uses_gpu() -> bool:
    """Whether TensorFlow is loaded here and has a GPU."""
    tensorflow = sys.modules.get("tensorflow")
    return tensorflow is not None and bool(tensorflow.config.list_physical_devices("GPU"))


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


def matches(expected: Any, outcome: dict, case: dict, precision: np.dtype = np.dtype(np.float64)) -> bool:
    """Whether an outcome is, within the case's tolerance, a given output."""
    return outcome["status"] == "returned" and not differences(expected, outcome["value"], **_closeness(case, precision))


def _closeness(case: dict, precision: np.dtype = np.dtype(np.float64)) -> dict:
    """What `differences` needs to know of a case; `precision`: of what the code builds on."""
    kinds = (coarsest(case["inputs"]), precision)
    return {"condition": case["condition"], "atol": case["atol"], "inputs": max(kinds, key=lambda kind: np.finfo(kind).eps)}


Empty = tuple[list[str], bool] | dict[str, tuple[list[str], bool]]


def verdict(card: dict, outcomes: list[dict], *, empty: Empty = ([], False), reveal: bool = True,
            precision: np.dtype = np.dtype(np.float64)) -> Verdict:
    """Judge the outcomes of running some code on the cases of a card.

    Arguments:
        card: {"function", "points": {criterion: points}, "parts": {output name: weight}, "cases": [{"label",
            "criterion", "example", "inputs", "expected", "condition", "atol"}], "misconceptions": [{"name",
            "message", "outcomes"}]}, plain data (see `autograder.judging.judge.card`).
        outcomes: one a case, from `coursekit.probe.run`; fewer if some did not arrive, which then count as wrong. One of
            a case about "vectorised" says besides what part of the loop's time it took, as "time".
        empty: what `coursekit.probe.empty_names` found in the student's block; of a card of several functions by name.
        reveal: whether inputs and numbers of cases that are not examples may be shown.
        precision: of the student's earlier exercises that this one uses: what is built on 32 bits has their digits.

    Returns:
        The verdict. Points of a criterion are given when every case that bears on it is right;
        points for values are shared among the named outputs by their weights. No other criterion
        counts while no hidden case about values is right, since a function that does nothing has the right shape.
    """
    if card.get("functions"):
        return _together(card, outcomes, empty, reveal, precision)
    possible = round(sum(card["points"].values()), 2)
    name = card["function"]
    names, untouched = empty
    untouched = untouched and not _all_right(card, outcomes) or bool(outcomes) and all(_holds_nothing(outcome.get("value")) for outcome in outcomes)
    if untouched or (outcomes and all(outcome["status"] == "missing" and outcome["name"] == name for outcome in outcomes)):
        key = "not attempted" if untouched else "not defined"
        return Verdict(name, NOT_ATTEMPTED, 0.0, possible, _criteria(card, dict.fromkeys(card["points"], 1.0)), message=say(key, name=name))

    problems, crashed, sound = [], False, 0             # sound: how many cases about values are right that could not be copied
    copied = any(case["criterion"] == VALUES and not case["example"] for case in card["cases"])

    def found(case: dict, criterion: str, message: str, part: str = "", crash: bool = False) -> None:
        shown = case["example"] or reveal
        problems.append(Problem(criterion, message, case["label"] if shown else "", show_inputs(case) if shown else "", part, crash))

    for i, case in enumerate(card["cases"]):
        outcome = outcomes[i] if i < len(outcomes) else {"status": "raised", "type": "", "message": say("no outcome"), "line": ""}
        shown = case["example"] or reveal
        if outcome["status"] != "returned":
            crashed = crashed or case["criterion"] == VALUES or case["example"]
            found(case, case["criterion"], _crash(outcome, shown), crash=True)
            continue
        apart = differences(case["expected"], outcome["value"], names=list(card["parts"]), **_closeness(case, precision))
        for difference in apart:
            criterion = SHAPE if difference.kind == "shape" and SHAPE in card["points"] else case["criterion"]
            message = difference.message if shown else say("hidden difference", what=difference.part or say("the result"))
            found(case, criterion, message, difference.part)
            if criterion == SHAPE and not difference.lone:
                found(case, case["criterion"], message, difference.part)
        sound += case["criterion"] == VALUES and not (copied and case["example"]) and all(difference.lone for difference in apart)
        if outcome["changed"] and INPUTS in card["points"]:
            found(case, INPUTS, say("input changed", names=", ".join(outcome["changed"])))
        if outcome.get("time", 0.0) > 1 / FASTER:
            found(case, VECTORISED, say("loops", share=f"{100 * outcome['time']:.0f}"))

    criteria = _criteria(card, _lost(card, problems, nothing=not sound or len(outcomes) < len(card["cases"])))
    points = round(sum(earned for _, earned, _ in criteria), 2)
    coarse = coarsest([outcome.get("value") for outcome, case in zip(outcomes, card["cases"], strict=False)
                       if coarsest(case["inputs"]) == np.float64])       # of 32-bit inputs anybody's numbers are coarse
    if not problems:
        return Verdict(name, RIGHT, possible, possible, criteria, message=say("right"), precision=coarse)
    status = CRASHED if crashed else WRONG
    result = Verdict(name, status, points, possible, criteria, problems, precision=coarse,
                     message=say("still empty", names=", ".join(names)) if names else "")
    return diagnose(result, card, outcomes)


def diagnose(result: Verdict, card: dict, outcomes: list[dict]) -> Verdict:
    """Name the misconceptions behind a wrong answer, unless something else is said of it: first what is missing, then what is wrong.

    Arguments:
        result: the verdict; changed in place.
        card, outcomes: see `verdict`.
    """
    if result.status in (WRONG, CRASHED) and not result.message:
        result.held = _once((held["name"], held["message"]) for own, theirs in _by_function(card, outcomes) for held in find_misconceptions(own, theirs))
    return result


def _once(held: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Misconceptions without those whose message is there already: a slip that is made in two functions is told once."""
    found: dict[str, tuple[str, str]] = {}
    for name, message in held:
        found.setdefault(message, (name, message))
    return list(found.values())


# ---- cards of several functions: each is judged by itself

def _by_function(card: dict, outcomes: list[dict]) -> list[tuple[dict, list[dict]]]:
    """A card and its outcomes taken apart: for each function a card of its own and what came of it. Of one function, both as they are.

    The points of a criterion are shared, by the weights of "parts", among the functions that have cases about it.
    """
    names, cases = card.get("functions"), card["cases"]
    if not names:
        return [(card, outcomes)]
    places = {name: [i for i, case in enumerate(cases) if case["inputs"]["function"] == name] for name in names}
    points: dict[str, dict[str, float]] = {name: {} for name in names}
    for criterion, total in card["points"].items():
        bearing = [name for name in names if any(cases[i]["criterion"] == criterion for i in places[name])] or names
        weights = [card["parts"].get(name, 1.0) for name in bearing]
        shares = [round(total * sum(weights[:k]) / sum(weights), 2) for k in range(len(bearing) + 1)]
        for name, before, behind in zip(bearing, shares, shares[1:]):
            points[name][criterion] = round(behind - before, 2)
    return [({**card, "function": name, "functions": [], "parts": {}, "points": points[name],
              "cases": [{**cases[i], "inputs": {key: value for key, value in cases[i]["inputs"].items() if key != "function"}} for i in places[name]],
              "misconceptions": [{**held, "outcomes": [held["outcomes"][i] for i in places[name]]} for held in card["misconceptions"]]},
             [outcomes[i] for i in places[name] if i < len(outcomes)]) for name in names]


def _together(card: dict, outcomes: list[dict], empty: Empty, reveal: bool, precision: np.dtype) -> Verdict:
    """The verdict on a card of several functions, from the verdicts on each."""
    results = [verdict(own, theirs, empty=empty[own["function"]] if isinstance(empty, dict) else empty, reveal=reveal, precision=precision)
               for own, theirs in _by_function(card, outcomes)]
    statuses = {result.status for result in results}
    earned = {criterion: round(sum(got for result in results for name, got, _ in result.criteria if name == criterion), 2) for criterion in card["points"]}
    together = Verdict(card["function"], next(status for status in (CRASHED, WRONG, NOT_ATTEMPTED, RIGHT) if status in statuses),
                       round(sum(result.points for result in results), 2), round(sum(card["points"].values()), 2),
                       [(name, earned[name], float(total)) for name, total in card["points"].items()],
                       precision=max((result.precision for result in results), key=lambda kind: np.finfo(kind).eps))
    if len(statuses) == 1 and statuses <= {RIGHT, NOT_ATTEMPTED}:
        together.message = results[0].message
        return together
    if together.status == NOT_ATTEMPTED:                # of one only: something was written
        together.status = WRONG
    for result in results:
        told = result.problems or ([Problem(VALUES, result.message)] if result.status == NOT_ATTEMPTED else [])
        together.problems += [replace(problem, part=f"{result.exercise} {problem.part}".strip(), message=say("of function", name=result.exercise, message=problem.message))
                              for problem in told]
        together.held = _once(together.held + result.held)
        if result.status in (WRONG, CRASHED) and result.message:
            together.message = f"{together.message} {result.message}".strip()
    return together


def in_context(judged: Callable[[np.dtype], Verdict], needs: list[str], verdict_of: Callable[[str], Verdict]) -> Verdict:
    """The verdict on an exercise that builds on earlier ones: with the digits of what it builds on, and the fault where it is.

    Arguments:
        judged: gives the verdict when what it builds on has this precision, see `verdict`.
        needs: all exercises that it builds on, in the order of the notebook: the first that is wrong is at fault, those behind it may suffer from it.
        verdict_of: judges one of them by name; asked only when the exercise is wrong.
    """
    result = judged(np.dtype(np.float64))
    if result.status in (WRONG, CRASHED) and needs:
        used = [verdict_of(name) for name in needs]
        coarse = max((one.precision for one in used if one.right), key=lambda kind: np.finfo(kind).eps, default=result.precision)
        if np.finfo(coarse).eps > np.finfo(np.float64).eps:
            result = judged(coarse)
        culprit = next((one.exercise for one in used if not one.right), None)
        if culprit and not result.right:
            result.held, result.message = [], say("needs mending", name=culprit)
    return result


def _all_right(card: dict, outcomes: list[dict]) -> bool:
    """Whether every output is right, wherever the code stands that made it."""
    return len(outcomes) == len(card["cases"]) and all(
        matches(case["expected"], outcome, case) for case, outcome in zip(card["cases"], outcomes))


def _holds_nothing(value: Any) -> bool:
    """Whether a value is a form in which nothing was filled in."""
    return isinstance(value, dict) and bool(value) and all(entry is None for entry in value.values())


def _crash(outcome: dict, shown: bool) -> str:
    """What to say of a case that gave no result.

    An error's text, its line and the name of its type may be made to hold the inputs. Of a hidden case only a type of a known name is
    told, and the line that was found in the notebook ("own", see `autograder.grading.run`).
    """
    if outcome["status"] == "missing":
        return say("needs", name=outcome["name"])
    if outcome["type"] == "TimeLimit":
        return say("too slow", limit=outcome["message"])
    if not outcome["type"]:
        return outcome["message"]
    kind, line = (outcome["type"], outcome["line"]) if shown else (known(outcome["type"]), outcome.get("own", ""))
    said = in_words(kind, outcome["message"], line) if shown else ""
    message = say("raised", type=kind, message=said) if said else say("raised silently" if shown else "raised hidden", type=kind)
    if not line:
        return message
    return message + ("" if message[-1] in ".!?)" else ".") + say("in line", line=line)


def _lost(card: dict, problems: list[Problem], *, nothing: bool) -> dict[str, float]:
    """The share of each criterion's points that the problems cost.

    Arguments:
        card, problems: see `verdict`.
        nothing: whether no case about values is right, or some gave no outcome.
    """
    lost = {problem.criterion: 1.0 for problem in problems if problem.criterion != VALUES}
    wrong = [problem for problem in problems if problem.criterion == VALUES]
    weights = card["parts"]
    if wrong:
        def spoilt(name: str) -> bool:         # cache["mu"] is in cache
            return any(problem.part == name or problem.part.startswith(f"{name}[") for problem in wrong)

        right = [weight for name, weight in weights.items() if not spoilt(name)]
        whole = any(not any(problem.part == name or problem.part.startswith(f"{name}[") for name in weights) for problem in wrong)
        lost[VALUES] = 1.0 if whole or not right else 1.0 - sum(right) / sum(weights.values())
    if nothing and lost.get(VALUES) == 1.0:
        lost = dict.fromkeys(card["points"], 1.0)
    return lost


def _criteria(card: dict, lost: dict[str, float]) -> list[tuple[str, float, float]]:
    return [(name, round(points * (1 - lost.get(name, 0.0)), 2), float(points))
            for name, points in card["points"].items()]


# ---- which misconception it is

def find_misconceptions(card: dict, outcomes: list[dict]) -> list[dict]:
    """The misconceptions behind some outcomes: the one that explains every case, else one for each criterion that it explains whole.

    So a second slip does not hide the first. Of several that fit alike all are told; of several that crash alike and say
    different things none is, since the error may have come from any of their lines.
    """
    cases = [i for i in range(min(len(card["cases"]), len(outcomes))) if card["cases"][i]["criterion"] != VECTORISED]
    whole = _one_of(card, outcomes, cases)
    if whole:
        return [whole]
    found: dict[str, dict] = {}
    right = [i for i in cases if matches(card["cases"][i]["expected"], outcomes[i], card["cases"][i])]
    for criterion in (VALUES, GENERALITY, STABILITY):
        of_it = [i for i in cases if card["cases"][i]["criterion"] == criterion]
        # Where the answer is right, who holds the misconception is right, too.
        held = _one_of(card, outcomes, of_it, sound=[i for i in right if i not in of_it], changes=False)
        if held:
            found.setdefault(held["message"], held)
    changed = [i for i in cases if outcomes[i].get("changed")]
    if changed:
        held = _one_of(card, outcomes, changed, values=False)
        if held:
            found.setdefault(held["message"], held)
    return list(found.values())


def _one_of(card: dict, outcomes: list[dict], cases: list[int], *, sound: list[int] = (), values: bool = True, changes: bool = True) -> dict | None:
    """The misconception whose outcomes of some cases are those that came back; of several the first, with what all of them say."""
    found = fitting(card, outcomes, cases, sound=sound, values=values, changes=changes)
    messages = list(dict.fromkeys(held["message"] for held in found))
    crashed = any(outcomes[i]["status"] != "returned" for i in cases)
    if not found or crashed and len(messages) > 1:
        return None
    left = [message for message in messages if says_how_many_are_left(message)]        # of planted mistakes no more is told
    return {"name": found[0]["name"], "message": f" {say('or')} ".join((left[:1] or messages)[:_MOST_CAUSES])}


def says_how_many_are_left(message: str) -> bool:
    """Whether a message is that of planted mistakes, see `autograder.authoring.exercise.Exercise`."""
    return message == say("one mistake left") or message in {say("mistakes left", n=n) for n in range(2, 10)}


def fitting(card: dict, outcomes: list[dict], cases: list[int] | None = None, *, sound: list[int] = (), values: bool = True,
            changes: bool = True) -> list[dict]:
    """All misconceptions whose outcomes of some cases are those that came back.

    One whose outcomes are right in all these cases says nothing and is passed over.

    Arguments:
        card, outcomes: see `verdict`.
        cases: their numbers; all if None.
        sound: cases in which the misconception has to be right.
        values, changes: whether to look at what was returned, and at which inputs were changed.
    """
    cases = list(range(len(card["cases"]))) if cases is None else cases
    found = []
    for held in card["misconceptions"]:
        theirs = held["outcomes"]
        if len(theirs) == len(card["cases"]) and len(outcomes) > max(cases, default=0) \
                and all(_alike(theirs[i], outcomes[i], card["cases"][i], values, changes) for i in cases) \
                and any(_tells(theirs[i], card["cases"][i], values, changes) for i in cases) \
                and not any(_tells(theirs[i], card["cases"][i], True, False) for i in sound):
            found.append(held)
    return found


def _tells(theirs: dict, case: dict, values: bool, changes: bool) -> bool:
    """Whether a misconception's outcome of a case is not the right one."""
    return theirs["status"] != "returned" or changes and bool(theirs["changed"]) or values and not matches(case["expected"], theirs, case)


def _alike(theirs: dict, ours: dict, case: dict, values: bool, changes: bool) -> bool:
    """Whether two outcomes are the same mistake: the same output, or an error of the same type and mark, and the same inputs changed."""
    if theirs["status"] != ours["status"]:
        return False
    if theirs["status"] == "raised":
        mark = error_mark(ours)
        return theirs["type"] == ours["type"] and mark != "" and theirs.get("mark", error_mark(theirs)) == mark
    if theirs["status"] == "missing":
        return theirs["name"] == ours["name"]
    return (not values or _as_complete(theirs["value"], ours["value"], case["expected"]) and matches(theirs["value"], ours, case)) \
        and (not changes or theirs["changed"] == ours["changed"])


def _as_complete(theirs: Any, ours: Any, right: Any) -> bool:
    """Whether of the entries that the right output has, none that is in ours is missing in theirs: `differences` looks for theirs only."""
    if all(isinstance(value, dict) for value in (theirs, ours, right)):
        return all(key in theirs and _as_complete(theirs[key], ours[key], value) for key, value in right.items() if key in ours)
    if all(isinstance(value, (tuple, list)) for value in (theirs, ours, right)):
        return all(map(_as_complete, theirs, ours, right))
    return True


def error_mark(outcome: dict) -> str:
    """What two errors with the same cause have in common: their message, as a hash (it may quote code); "" if it tells no cause.

    Sizes stay in it: on the same inputs they tell which shapes met, and so which operation failed; a line of code would
    not, since everybody writes it in their own way. What differs from run to run is left out: addresses, the numbers
    that TensorFlow appends to names, and numbers with a decimal point. A framework's general complaint, say that there are
    no gradients, has many causes and tells none.
    """
    message = outcome["message"]
    if not outcome["type"] or _OF_A_FRAMEWORK.search(message) and not _WITH_SIZES.search(message):
        return ""
    return hashlib.sha256(re.sub(r"0x[0-9a-f]+|(?<=[_:=])\d+\b|\d+\.\d*(e[+-]?\d+)?", "#", message).encode()).hexdigest()[:12]


_MOST_CAUSES = 3        # of one effect that are told
_OF_A_FRAMEWORK = re.compile(r"gradient|tensor|\bgraph\b|tf\.|keras|EagerTensor|optimizer", re.IGNORECASE)
_WITH_SIZES = re.compile(r"[(\[]\d+(, ?\d+)*,?[)\]]")


# ---- numbers, arrays and inputs as text

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


def show_apart(expected: Any, got: Any) -> tuple[str, str]:
    """Two numbers as text, with as many digits as tell them apart."""
    if isinstance(expected, (float, np.floating)) and isinstance(got, (float, np.floating)):
        for digits in (7, 10, 13, 17):
            texts = f"{expected:.{digits}g}", f"{got:.{digits}g}"
            if texts[0] != texts[1]:
                return texts
    return show(expected), show(got)


def show(value: Any) -> str:
    """A value as a short line of text."""
    if isinstance(value, (float, np.floating)):
        return f"{value:.7g}"
    if isinstance(value, np.ndarray):
        text = " ".join(np.array2string(value, threshold=20, edgeitems=2, separator=", ", formatter={"float_kind": _entry}).split())
        return text if value.size <= 20 else say("an array", shape=shape(value))
    if isinstance(value, np.generic):
        return str(value.item())
    if isinstance(value, Opaque):
        return value.kind
    return _short(repr(value))


def _entry(number: float) -> str:
    """A number in an array, by its digits; a point tells it from a whole number, as NumPy does."""
    text = f"{number:.7g}"
    return text + "." * text.removeprefix("-").isdigit()


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[:117] + "..."


def show_inputs(case: dict) -> str:
    """The inputs of a case where they are few, else its name."""
    inputs = case["inputs"]
    if sum(_entries(value) for value in inputs.values()) > MOST_SHOWN:
        return say("in case", label=case["label"])
    return say("on input", inputs="; ".join(f"{name} = {show(value)}" for name, value in inputs.items()))


def _entries(value: Any) -> int:
    """How many numbers and texts a value holds."""
    if isinstance(value, np.ndarray):
        return value.size
    if isinstance(value, dict):
        return sum(map(_entries, value.values()))
    return sum(map(_entries, value)) if isinstance(value, (list, tuple)) else 1
