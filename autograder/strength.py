"""Strength: how well an exercise's hidden cases tell right from wrong, measured.

Every misconception must lose points, every alternative must get all of them on many seeds, and
every mutant of the solution must lose points unless it is listed as equivalent, with a reason.
A misconception that the examples cannot name is no shortfall, but is listed, with what stands in its way.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any, Callable

import numpy as np

from coursekit import probe
from coursekit.plain import live
from coursekit.verdict import INPUTS, Verdict, fitting, verdict

from .exercise import Exercise
from .judge import card, held_misconceptions, request
from .mutants import Mutant, mutants
from .quiz import Quiz
from .week import Week, find_weeks

SEED = 1                        # of the hidden cases that misconceptions and mutants meet
SEEDS_OF_ALTERNATIVES = 20
SURVIVES, UNNAMED = "mutant survives", "not named on sight"      # to be read, but below no bar by themselves
BARS = {"misconceptions": 1.0, "alternatives": 1.0, "mutants": 0.97}
_SPOIL = {np.ndarray: "{name}[...] = 0", dict: "{name}.clear()", list: "{name}.clear()"}


def measure(week: Week, exercise: Exercise) -> dict:
    """The strength of one exercise.

    Arguments:
        week: its week.
        exercise: the exercise; a quiz has nothing to measure.

    Returns:
        {"misconceptions": [rejected, all], "alternatives": [accepted, all], "mutants": [killed, all that are
        not equivalent], "named": misconceptions whose message a student who holds them reads, from the visible
        examples alone, "equivalent": {description: reason} of those that survive, "problems": sentences on
        what falls short, "seconds": CPU time}.
    """
    start = time.process_time()
    result: dict[str, Any] = {"misconceptions": [0, 0], "alternatives": [0, 0], "mutants": [0, 0], "named": 0,
                              "equivalent": {}, "problems": []}
    if isinstance(exercise, Quiz):
        return result | {"seconds": 0.0}
    cases = exercise.draw(SEED)
    known = card(exercise, cases)
    limit = _time_solution(week, exercise, cases, known, result)
    _measure_misconceptions(week, exercise, cases, known, result)
    _measure_alternatives(week, exercise, result)
    _measure_mutants(week, exercise, cases, known, limit, result)
    return result | {"seconds": time.process_time() - start}


def _time_solution(week: Week, exercise: Exercise, cases, known: dict, result: dict) -> float:
    """Check that the solution is right; return a generous limit of CPU seconds for a mutant's case."""
    begun = time.process_time()
    right = verdict(known, probe.run(request(exercise, [case.inputs for case in cases]), week.namespace()))
    if not right.right:
        result["problems"].append(f"the solution itself is refused: {_first(right)}")
    return min(exercise.seconds, 1.0 + 5 * (time.process_time() - begun))


def _measure_misconceptions(week: Week, exercise: Exercise, cases, known: dict, result: dict) -> None:
    held = held_misconceptions(week, exercise, cases)
    shown = [i for i, case in enumerate(cases) if case.example]
    visible = {**known, "cases": [known["cases"][i] for i in shown],
               "misconceptions": [{**one, "outcomes": [one["outcomes"][i] for i in shown]} for one in held]}
    for one in held:
        result["misconceptions"][1] += 1
        broken = [outcome for outcome in one["outcomes"] if outcome["status"] == "raised" and outcome["type"] in ("NameError", "ImportError", "ModuleNotFoundError", "SyntaxError")]
        if broken:
            result["problems"].append(f"misconception {one['name']} does not run: {broken[0]['message']}")
        elif verdict(known, one["outcomes"]).points < exercise.possible:
            result["misconceptions"][0] += 1
        else:
            result["problems"].append(f"misconception {one['name']} gets full marks")
        seen = verdict(visible, [one["outcomes"][i] for i in shown])
        if seen.misconception and seen.message == one["message"]:
            result["named"] += 1
        else:
            result["problems"].append(f"{UNNAMED}: {one['name']} ({_shadow(visible, one['name'], [one['outcomes'][i] for i in shown])})")


def _shadow(visible: dict, name: str, outcomes: list[dict]) -> str:
    """Why the visible examples do not name a misconception."""
    others = ", ".join(held["name"] for held in fitting(visible, outcomes) if held["name"] != name)
    return f"the examples cannot tell it from {others}" if others else "it is right on every example"


def _measure_alternatives(week: Week, exercise: Exercise, result: dict) -> None:
    for variant in exercise.alternatives:
        result["alternatives"][1] += 1
        namespace = week.with_variant(exercise, variant)
        for seed in range(SEEDS_OF_ALTERNATIVES):
            cases = exercise.draw(seed)
            got = verdict(card(exercise, cases), probe.run(request(exercise, [case.inputs for case in cases]), namespace))
            if got.points < exercise.possible:
                result["problems"].append(f"alternative {variant.name} is refused with seed {seed}: {_first(got)}")
                break
        else:
            result["alternatives"][0] += 1


def _measure_mutants(week: Week, exercise: Exercise, cases, known: dict, limit: float, result: dict) -> None:
    source = week.solutions[exercise.function]
    asked = request(exercise, [case.inputs for case in cases]) | {"seconds": limit}
    values = next(case.inputs for case in cases if case.example)
    spoil = {name: _SPOIL[type(value)].format(name=name) for name, value in values.items()
             if type(value) in _SPOIL} if INPUTS in exercise.points else {}
    used: set[str] = set()
    for mutant in mutants(source, spoil):
        keys = [key for key in exercise.equivalent if key in mutant.description]
        used |= set(keys)
        got = _judge_mutant(week, exercise, mutant, asked, known, values)
        killed = got is None or got.points < exercise.possible
        if keys and not killed:
            result["equivalent"][mutant.description] = exercise.equivalent[keys[0]]
            continue
        result["mutants"][1] += 1
        result["mutants"][0] += killed
        if keys:
            result["problems"].append(f"equivalent: {keys[0]!r} stands for a mutant that is killed: {mutant.description}")
        elif not killed:
            result["problems"].append(f"{SURVIVES}: {mutant.description}")
    for key in exercise.equivalent:
        if key not in used:
            result["problems"].append(f"equivalent: no mutant is described by {key!r}")


def _judge_mutant(week: Week, exercise: Exercise, mutant: Mutant, asked: dict, known: dict, values: dict) -> Verdict | None:
    """The verdict on a mutant; None if its cell cannot even be run."""
    try:
        namespace = week.namespace({exercise.function: mutant.source})
    except Exception:                       # a mutant that breaks the cell is rejected like any notebook error
        return None
    namespace |= {f"GLOBAL_{name}": value for name, value in live(values).items()}
    outcomes = []
    for inputs in asked["inputs"]:
        outcomes += probe.run(asked | {"inputs": [inputs]}, namespace)
        if not verdict(known | {"cases": known["cases"][:len(outcomes)]}, outcomes).right:
            break                           # one wrong case is enough
    return verdict(known | {"cases": known["cases"][:len(outcomes)]}, outcomes)


def _first(got: Verdict) -> str:
    return f"{got.problems[0].message} (case {got.problems[0].case!r})" if got.problems else got.message


# ---- a whole week

def _measure_by_name(root: str, week: str, name: str) -> tuple[str, dict]:
    os.environ["AUTOGRADER_ROOT"] = root
    found, = find_weeks(Path(root), [week])
    return name, measure(found, found.exercise(name))


def measure_week(week: Week, names: tuple[str, ...] = (), *, progress: Callable[[str], None] = lambda name: None) -> dict[str, dict]:
    """The strength of a week's exercises, measured in parallel processes.

    Arguments:
        week: the week.
        names: exercises to measure; all when empty.
        progress: called with each exercise's name when it is done.

    Returns:
        Exercise name -> what `measure` returns, in the order of the notebook.
    """
    wanted = [week.exercise(name).function for name in names] or [exercise.function for exercise in week.exercises]
    results = {}
    with ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as pool:
        jobs = [pool.submit(_measure_by_name, str(week.root), week.name, name) for name in wanted]
        for job in as_completed(jobs):
            name, result = job.result()
            results[name] = result
            progress(name)
    return {name: results[name] for name in wanted}


def shortfalls(results: dict[str, dict]) -> list[str]:
    """What keeps a week below the bars, one sentence each; [] if it meets them."""
    below = [f"{name}: {problem}" for name, result in results.items() for problem in result["problems"]
             if not problem.startswith((SURVIVES, UNNAMED))]
    for kind, bar in BARS.items():
        for name, result in results.items():
            good, of = result[kind]
            if of and good / of < bar:
                below.append(f"{name}: {kind} {good} of {of}, the bar is {bar:.0%}")
    return below


def counts(results: dict[str, dict]) -> dict[str, dict]:
    """The counts of a measurement, without the details: what the site shows."""
    return {name: {kind: result[kind] for kind in (*BARS, "named")} | {"equivalent": len(result["equivalent"])}
            for name, result in results.items()}
