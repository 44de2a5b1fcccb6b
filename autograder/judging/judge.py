"""Judging any implementation of an exercise, in three steps with plain data between them.

1. `card`: draw the inputs and ask the oracle for the right outputs. Needs the exercise only.
2. `coursekit.probe.answers`: run the student's code on the inputs. Needs the student's code only.
3. `coursekit.probe.measured` and `coursekit.verdict.verdict`: measure what came back, and compare. Needs no student's code.

Here they run in one process; nothing in an exercise knows.
"""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Iterable, MutableMapping

import numpy as np

from coursekit import plain, probe
from coursekit.plain import live, to_plain
from coursekit.messages import say
from coursekit.verdict import CRASHED, FASTER, VALUES, VECTORISED, WRONG, Empty, Verdict, diagnose, in_context, matches, verdict

from ..authoring.exercise import BadExercise, Case, Exercise, Variant
from ..authoring.week import Week


def request(exercise: Exercise, inputs: list[dict]) -> dict:
    """What to run, as plain data: see `coursekit.probe.run`."""
    return {"function": exercise.function, "functions": list(exercise.functions) if exercise.several else [], "probe": exercise.method_source("probe"), "measure": exercise.method_source("measure"),
            "form": exercise.form, "seconds": exercise.seconds, "inputs": inputs}


def card(exercise: Exercise, cases: list[Case]) -> dict:
    """An exercise and the right outputs of its cases, as plain data: what a verdict is made from.

    Arguments:
        exercise: the exercise.
        cases: from `Exercise.draw`.

    Raises:
        BadExercise: if the oracle fails on a case.
    """
    rows = []
    for case in cases:
        try:
            expected = to_plain(exercise.oracle(**live(case.inputs)))
        except Exception as error:
            raise BadExercise(f"the oracle of {exercise.function} fails on the case {case.label!r}: {error!r}") from error
        rows.append({"label": case.label, "criterion": case.criterion, "example": case.example, "inputs": case.inputs,
                     "expected": expected, "condition": float(case.condition), "atol": case.atol})
    return {"function": exercise.function, "functions": list(exercise.functions) if exercise.several else [], "number": exercise.number, "title": exercise.title,
            "points": exercise.criteria(cases), "optional": exercise.optional,
            "parts": {name: float(weight) for name, weight in exercise.parts.items()},
            "needs": list(exercise.builds_on), "cases": rows, "misconceptions": []}


def held_misconceptions(week: Week, exercise: Exercise, cases: list[Case], held: Iterable[Variant] | None = None) -> list[dict]:
    """The outputs of each misconception of an exercise, or of those named, on some cases, as plain data.

    Misconceptions run as a student's function would: among the names of the solved notebook. Cases about "vectorised" say
    nothing of them, and are large.
    """
    asked = request(exercise, [case.inputs for case in cases if case.criterion != VECTORISED])

    def outcomes(variant: Variant) -> list[dict]:
        came = iter(probe.run(asked, week.with_variant(exercise, variant)))
        return [_not_timed() if case.criterion == VECTORISED else next(came) for case in cases]

    return [{"name": variant.name, "message": variant.message, "outcomes": outcomes(variant)}
            for variant in (exercise.misconceptions if held is None else held) if not variant.loops]


# ---- how long vectorised code takes, as a share of a loop's time

def outcomes_of(week: Week, exercise: Exercise, known: dict, namespace: MutableMapping[str, Any]) -> list[dict]:
    """The outcomes of an implementation in this process; those of cases about "vectorised" with their time.

    Arguments:
        week, exercise, namespace: see `judge`.
        known: the card.
    """
    def timed(case: dict) -> dict:
        alone = request(exercise, [case["inputs"]])
        outcome, = probe.run(alone, namespace)
        if outcome["status"] == "returned":
            outcome["time"] = share_of_loop(lambda: _seconds(alone, namespace), loop_seconds(week, exercise, case))
        return outcome

    return with_timed(known, probe.run(request(exercise, untimed(known)), namespace), timed)


def untimed(known: dict) -> list[dict]:
    """The inputs of a card's cases that are not about "vectorised"."""
    return [case["inputs"] for case in known["cases"] if case["criterion"] != VECTORISED]


def with_timed(known: dict, outcomes: list[dict], timed: Callable[[dict], dict]) -> list[dict]:
    """The outcomes of all cases of a card, in their order.

    Arguments:
        known: the card.
        outcomes: those of the cases that are not about "vectorised"; if some did not arrive, no more are asked for.
        timed: runs a case about "vectorised" and returns its outcome, with its time. Such cases are large, and
            only looked at when all values are right.
    """
    cases = known["cases"]
    if len(outcomes) < len(untimed(known)):
        return outcomes
    came = iter(outcomes)
    found = [None if case["criterion"] == VECTORISED else next(came) for case in cases]
    right = all(matches(case["expected"], outcome, case, precision=np.dtype(np.float32))
                for case, outcome in zip(cases, found, strict=True) if case["criterion"] == VALUES)
    return [outcome or (timed(case) if right else _not_timed()) for case, outcome in zip(cases, found, strict=True)]


def _not_timed() -> dict:
    """The outcome of a case about "vectorised" that was not looked at."""
    return {"status": "raised", "type": "", "message": say("not timed"), "line": ""}


def share_of_loop(took: Callable[[], float], loop: float) -> float:
    """What part of a loop's time an implementation takes, the best of three tries: a busy machine only ever adds.

    Arguments:
        took: runs it, and returns its CPU seconds.
        loop: the loop's CPU seconds.
    """
    share = math.inf
    for _ in range(3):
        share = min(share, took() / loop)
        if share <= 1 / FASTER:
            break
    return share


def loop_seconds(week: Week, exercise: Exercise, case: dict) -> float:
    """The CPU seconds that the exercise's loop takes for a case on this machine, measured once a process; the best of two.

    Raises:
        BadExercise: if the exercise has no loop to beat.
    """
    key = (week.fingerprint, exercise.function, case["label"])
    if key not in _loops:
        if exercise.loop is None:
            raise BadExercise(f'{exercise.function}: the case {case["label"]!r} is about "vectorised", so a variant marked with @loop should say what to beat')
        namespace = week.with_variant(exercise, exercise.loop)
        _loops[key] = min(_seconds(request(exercise, [case["inputs"]]), namespace) for _ in range(2))
    return _loops[key]


_loops: dict[tuple[str, str, str], float] = {}


def _seconds(asked: dict, namespace: MutableMapping[str, Any]) -> float:
    """CPU seconds of running a request here."""
    begun = time.process_time()
    probe.answers(asked, namespace)
    return time.process_time() - begun


def judge(week: Week, exercise: Exercise, namespace: MutableMapping[str, Any], *, seed: int, reveal: bool = True,
          diagnosed: bool = True, empty: Empty = ([], False), earlier: dict[str, Verdict] | None = None) -> Verdict:
    """Judge an implementation on the examples and the hidden cases of one run.

    Arguments:
        week: the week of the exercise.
        exercise: the exercise.
        namespace: names -> values; the implementation is the one called `exercise.function`.
        seed: of the grading run.
        reveal: whether the verdict may show hidden inputs and numbers.
        diagnosed: whether to look for the misconception behind a wrong answer.
        empty: see `coursekit.verdict.verdict`.
        earlier: verdicts on earlier exercises in the same namespace, as far as they are known; gets those that are asked for.

    Returns:
        The verdict; its points are finite, between 0 and what the exercise is worth.
    """
    known = kept_card(week, exercise, seed)
    outcomes = outcomes_of(week, exercise, known, namespace)
    earlier = {} if earlier is None else earlier

    def verdict_of(name: str) -> Verdict:
        if name not in earlier:
            earlier[name] = judge(week, week.exercise(name), namespace, seed=seed, diagnosed=False, earlier=earlier)
        return earlier[name]

    result = in_context(lambda precision: verdict(known, outcomes, empty=empty, reveal=reveal, precision=precision), known["needs"], verdict_of)
    if diagnosed and result.status in (WRONG, CRASHED):
        diagnose(result, known | {"misconceptions": kept_misconceptions(week, exercise, seed)}, outcomes)
    if not (math.isfinite(result.points) and 0 <= result.points <= exercise.possible):
        raise BadExercise(f"{exercise.function}: {result.points} points of {exercise.possible}")
    return marked(exercise, result)


def marked(exercise: Exercise, result: Verdict) -> Verdict:
    """A verdict with the points that count: of an optional exercise none."""
    return replace(result, points=0.0, possible=0.0, criteria=[]) if exercise.optional else result


def is_kept(week: Week, exercise: Exercise, seed: int) -> bool:
    """Whether the checkout's cache holds all of the following for an exercise."""
    return all(_kept_at(week, exercise, f"{what}-{seed}").is_file() for what in ("card", "held", "loops"))


def kept_card(week: Week, exercise: Exercise, seed: int) -> dict:
    """The card of an exercise for a grading run, made once a checkout."""
    return _kept(week, exercise, f"card-{seed}", lambda: card(exercise, exercise.draw(seed)))


def kept_misconceptions(week: Week, exercise: Exercise, seed: int) -> list[dict]:
    """What the misconceptions make of the cases of a grading run, made once a checkout."""
    return _kept(week, exercise, f"held-{seed}", lambda: held_misconceptions(week, exercise, exercise.draw(seed)))


def kept_loops(week: Week, exercise: Exercise, seed: int) -> dict[str, float]:
    """How long the exercise's loop takes for each case about "vectorised": label -> CPU seconds, measured once a checkout."""
    return _kept(week, exercise, f"loops-{seed}", lambda: {
        case["label"]: loop_seconds(week, exercise, case) for case in kept_card(week, exercise, seed)["cases"] if case["criterion"] == VECTORISED})


def _kept(week: Week, exercise: Exercise, name: str, make: Callable[[], Any]) -> Any:
    """What `make` returns, kept in the checkout's cache: a class asks the oracles once, not once a student."""
    path = _kept_at(week, exercise, name)
    if path.is_file():
        return plain.decode(json.loads(path.read_text(encoding="utf-8")))
    made = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_text(json.dumps(plain.encode(made)), encoding="utf-8")
    unfinished.replace(path)
    return made


def _kept_at(week: Week, exercise: Exercise, name: str) -> Path:
    return week.root / ".cache" / "cards" / week.fingerprint / f"{exercise.function}-{name}.json"


def judge_file(week: Week, exercise: Exercise, path: Path, *, seed: int) -> Verdict:
    """Judge the implementation in a Python file, with the other exercises of the week solved.

    Arguments:
        week, exercise, seed: as for `judge`.
        path: a file that defines `exercise.function`, or some of its functions; names that the notebook's first cells import are there.
    """
    namespace = week.namespace() if exercise.several else week.namespace_without(exercise)
    source = path.read_text(encoding="utf-8")
    exec(compile(source, str(path), "exec"), namespace)
    return judge(week, exercise, namespace, seed=seed, empty=probe.empty_in(source, exercise.functions))
