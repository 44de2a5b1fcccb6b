"""Strength: how well an exercise's hidden cases tell right from wrong, measured.

Every misconception must lose points, every alternative must get all of them on many seeds, and
every mutant of the solution must lose points unless it is listed as equivalent, with a reason.
A misconception that the examples cannot name is no shortfall, but is listed, with what stands in its way.

What is called right is not believed: on hundreds of draws from the exercise's domain the solution, the
alternatives and the equivalent mutants have to agree with the oracle. The smallest input on which one
does not is shown.

A measurement is kept with a fingerprint of all that it rests on (see `records`), and holds until that changes. Records can be
false, so the tests measure a share of every exercise anew in each run, always another one (`Share`).
"""

from __future__ import annotations

import math
import multiprocessing
import os
import random
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator

import numpy as np

from coursekit import probe
from coursekit.plain import live
from coursekit.verdict import VECTORISED, Verdict, fitting, verdict

from ..authoring.exercise import BadExercise, Case, Exercise
from ..authoring.quiz import Quiz
from ..authoring.week import Week, find_weeks
from .answers import answers
from .judge import card, held_misconceptions, outcomes_of, request
from .mutants import CHANGED, Mutant, Spoil, mutants

SEED = 1                        # of the hidden cases that misconceptions and mutants meet
SEEDS_OF_ALTERNATIVES = 20
SURVIVES, UNNAMED = "mutant survives", "not named on sight"      # to be read, but below no bar by themselves
BARS = {"misconceptions": 1.0, "alternatives": 1.0, "answers": 1.0, "mutants": 0.97}
COUNTEREXAMPLES = 3             # so many are enough to take the smallest of
SMALL = {"count": 60, "sizes": (1, 2, 3)}           # then so many draws of each such size are tried


class Share:
    """Which part of each list of claims is measured: all of it, or one drawn with a seed, at least one of each list."""

    def __init__(self, share: float = 1.0, seed: int = 0):
        self.share, self._random = share, random.Random(seed)

    def of(self, items: Iterable) -> list:
        """The part of a list, in its order."""
        items = list(items)
        count = math.ceil(self.share * len(items))
        return [items[i] for i in sorted(self._random.sample(range(len(items)), count))]


def measure(week: Week, exercise: Exercise, share: Share = Share()) -> dict:
    """The strength of one exercise.

    Arguments:
        week: its week.
        exercise: the exercise; a quiz has nothing to measure.
        share: what of it to measure.

    Returns:
        {"misconceptions": [rejected, all], "alternatives": [accepted, all], "answers": [judged as they should be,
        all], "mutants": [killed, all that are not equivalent], "domain": draws on which what is called right was tried, "named":
        misconceptions whose message a student who holds them reads, from the visible
        examples alone, "equivalent": {description: reason} of those that survive, "problems": sentences on
        what falls short, "seconds": CPU time}.
    """
    start = time.process_time()
    result: dict[str, Any] = {"misconceptions": [0, 0], "alternatives": [0, 0], "answers": [0, 0], "mutants": [0, 0],
                              "domain": 0, "named": 0, "equivalent": {}, "problems": []}
    if isinstance(exercise, Quiz):
        return result | {"seconds": 0.0}
    cases = exercise.draw(SEED)
    known = card(exercise, cases)
    limit = _time_solution(week, exercise, cases, known, result)
    _measure_misconceptions(week, exercise, cases, known, share, result)
    _measure_alternatives(week, exercise, share, result)
    _measure_answers(week, exercise, known, share, result)
    equivalent, survivors = _measure_mutants(week, exercise, cases, known, limit, share, result)
    _try_to_disprove(week, exercise, cases, equivalent, survivors, share, result)
    return result | {"seconds": time.process_time() - start}


def _time_solution(week: Week, exercise: Exercise, cases, known: dict, result: dict) -> float:
    """Check that the solution is right; return a generous limit of CPU seconds for a mutant's case."""
    begun = time.process_time()
    right = verdict(known, outcomes_of(week, exercise, known, week.namespace()))
    if not right.right:
        result["problems"].append(f"the solution itself is refused: {_first(right)}")
    return min(exercise.seconds, 1.0 + 5 * (time.process_time() - begun))


def _measure_misconceptions(week: Week, exercise: Exercise, cases, known: dict, share: Share, result: dict) -> None:
    held = held_misconceptions(week, exercise, cases, share.of(exercise.misconceptions))
    usual = [i for i, case in enumerate(cases) if case.criterion != VECTORISED]
    hidden = {**known, "cases": [known["cases"][i] for i in usual]}
    shown = [i for i, case in enumerate(cases) if case.example]
    visible = {**known, "cases": [known["cases"][i] for i in shown],
               "misconceptions": [{**one, "outcomes": [one["outcomes"][i] for i in shown]} for one in held]}
    for one in held:
        result["misconceptions"][1] += 1
        broken = [outcome for outcome in one["outcomes"] if outcome["status"] == "raised" and outcome["type"] in ("NameError", "ImportError", "ModuleNotFoundError", "SyntaxError")]
        if broken:
            result["problems"].append(f"misconception {one['name']} does not run: {broken[0]['message']}")
        elif (got := verdict(hidden, [one["outcomes"][i] for i in usual])).points < got.possible:
            result["misconceptions"][0] += 1
        else:
            result["problems"].append(f"misconception {one['name']} gets full marks")
        seen = verdict(visible, [one["outcomes"][i] for i in shown])
        if any(one["message"] in message for _, message in seen.held):
            result["named"] += 1
        else:
            result["problems"].append(f"{UNNAMED}: {one['name']} ({_shadow(visible, one['name'], [one['outcomes'][i] for i in shown])})")
    if exercise.loop:                               # right but for its time, which only the grader looks at
        result["misconceptions"][1] += 1
        got = verdict(known, outcomes_of(week, exercise, known, week.with_variant(exercise, exercise.loop)))
        lost = [name for name, points, possible in got.criteria if points < possible]
        result["misconceptions"][0] += lost == [VECTORISED]
        if lost != [VECTORISED]:
            result["problems"].append(f"the loop {exercise.loop.name} should lose what is for vectorised code and nothing else; it loses: "
                                      f"{', '.join(lost) or 'nothing'}")


def _shadow(visible: dict, name: str, outcomes: list[dict]) -> str:
    """Why the visible examples do not name a misconception."""
    others = ", ".join(held["name"] for held in fitting(visible, outcomes) if held["name"] != name)
    return f"the examples cannot tell it from {others}" if others else "it is right on every example"


def _measure_alternatives(week: Week, exercise: Exercise, share: Share, result: dict) -> None:
    for variant in share.of(exercise.alternatives):
        result["alternatives"][1] += 1
        namespace = week.with_variant(exercise, variant)
        for seed in share.of(range(SEEDS_OF_ALTERNATIVES)):
            known = card(exercise, exercise.draw(seed))
            got = verdict(known, outcomes_of(week, exercise, known, namespace))
            if got.points < exercise.possible:
                result["problems"].append(f"alternative {variant.name} is refused with seed {seed}: {_first(got)}")
                break
        else:
            result["alternatives"][0] += 1


def _measure_answers(week: Week, exercise: Exercise, known: dict, share: Share, result: dict) -> None:
    """Judge the answers that reviewers wrote: their names and where they come from are in `autograder.judging.answers`."""
    for answer in share.of(answers(week, exercise)):
        result["answers"][1] += 1
        beside = f"{week.solutions[exercise.function]}\n\n" if exercise.several else ""      # what it leaves out is the solution's
        try:
            namespace = week.namespace({exercise.function: beside + answer.source})
        except Exception as error:
            result["problems"].append(f"the {'right' if answer.right else 'wrong'} answer {answer.name} cannot be run: {error!r}")
            continue
        lost = None if answer.right else _loses(exercise, known, namespace)
        got = None if lost else verdict(known, outcomes_of(week, exercise, known, namespace))
        if answer.right == (got is not None and got.points == exercise.possible):
            result["answers"][0] += 1
        else:
            result["problems"].append(f"the right answer {answer.name} is refused: {_first(got)}" if answer.right
                                      else f"the wrong answer {answer.name} gets full marks")


def _loses(exercise: Exercise, known: dict, namespace: dict) -> bool:
    """Whether an implementation loses points, case by case: one that costs some is enough."""
    outcomes: list[dict] = []
    for number, case in enumerate(known["cases"], start=1):
        outcomes += probe.run(request(exercise, [case["inputs"]]), namespace)
        got = verdict(known | {"cases": known["cases"][:number]}, outcomes)
        if not got.right:
            return got.points < got.possible
    return False


def _measure_mutants(week: Week, exercise: Exercise, cases: list[Case], known: dict, limit: float, share: Share,
                     result: dict) -> tuple[list[Mutant], list[Mutant]]:
    """Count the mutants that are killed; return those that are not: listed as equivalent, and the others."""
    asked = request(exercise, [case.inputs for case in cases]) | {"seconds": limit}
    equivalent, survivors = [], []
    made = mutants(week.solutions[exercise.function])
    used = {key for key in exercise.equivalent for mutant in made if key in mutant.description}
    for mutant in share.of(made):
        keys = [key for key in exercise.equivalent if key in mutant.description]
        killed = _is_killed(week, exercise, mutant, asked, known, cases)
        if killed is None:
            continue
        if keys and not killed:
            result["equivalent"][mutant.description] = exercise.equivalent[keys[0]]
            equivalent.append(mutant)
            continue
        result["mutants"][1] += 1
        result["mutants"][0] += killed
        if keys:
            result["problems"].append(f"equivalent: {keys[0]!r} stands for a mutant that is killed: {mutant.description}")
        elif not killed:
            survivors.append(mutant)
    for key in exercise.equivalent:
        if key not in used:
            result["problems"].append(f"equivalent: no mutant is described by {key!r}")
    return equivalent, survivors


def _mutated(week: Week, exercise: Exercise, mutant: Mutant, cases: list[Case]) -> dict[str, Any]:
    """The solved notebook's names with a mutant in it, and what mutants use besides."""
    values = next(case.inputs for case in cases if case.example)
    namespace = week.namespace({exercise.function: mutant.source})
    namespace |= {f"GLOBAL_{name}": value for name, value in live(values).items()}
    namespace["SPOIL"] = Spoil()
    return namespace


def _is_killed(week: Week, exercise: Exercise, mutant: Mutant, asked: dict, known: dict,
               cases: list[Case]) -> bool | None:
    """Whether a mutant loses points; None if it should change an input and there is nothing to change."""
    try:
        namespace = _mutated(week, exercise, mutant, cases)
    except Exception:                       # a mutant that breaks the cell is rejected like any notebook error
        return True
    outcomes: list[dict] = []
    for inputs in asked["inputs"]:
        outcomes += probe.run(asked | {"inputs": [inputs]}, namespace)
        if not verdict(known | {"cases": known["cases"][:len(outcomes)]}, outcomes).right:
            break                           # one wrong case is enough
        if mutant.operator == CHANGED and len(outcomes) >= 2 and not namespace["SPOIL"].done:
            return None
    got = verdict(known | {"cases": known["cases"][:len(outcomes)]}, outcomes)
    return got.points < exercise.possible


# ---- the domain

def _try_to_disprove(week: Week, exercise: Exercise, cases: list[Case], equivalent: list[Mutant],
                     survivors: list[Mutant], share: Share, result: dict) -> None:
    """Look for inputs of the domain on which what is called right is not, and that would kill a survivor."""
    surviving = {f"{SURVIVES}: {mutant.description}": mutant for mutant in survivors}
    solution = week.namespace()

    def claims() -> Iterator[tuple[str, dict[str, Any]]]:
        for variant in share.of(exercise.alternatives):
            yield f"alternative {variant.name} is not right", week.with_variant(exercise, variant)
        for mutant in equivalent:
            claim = f"equivalent: {mutant.description!r} is not the same"
            yield claim, _mutated(week, exercise, mutant, cases)
        for claim, mutant in surviving.items():
            yield claim, _mutated(week, exercise, mutant, cases)

    found: dict[str, str] = {}
    try:
        known = card(exercise, share.of(exercise.wild()))
        result["domain"] = len(known["cases"])
        found["the solution is not right"] = _counterexample(exercise, known, solution)
        for claim, namespace in claims():
            found[claim] = _counterexample(exercise, known, namespace, solution)
    except BadExercise as error:
        result["problems"].append(str(error))
    result["problems"] += [f"{claim}: {example}" for claim, example in found.items() if example]
    result["problems"] += [claim for claim in surviving if not found.get(claim)]


def _counterexample(exercise: Exercise, known: dict, namespace: dict, solution: dict | None = None) -> str:
    """The smallest input found of the domain on which an implementation is not right, with what is wrong; or "".

    Arguments:
        exercise: the exercise.
        known: its card, with draws of the domain for cases.
        namespace: the names of a notebook with the implementation.
        solution: those of the solved one, if draws on which that is not right, either, are to be passed over.
    """
    found = _refused(exercise, known, namespace, solution)
    for size in SMALL["sizes"] if found else ():
        small = card(exercise, exercise.wild(SMALL["count"], largest=size))
        smaller = _refused(exercise, small, namespace, solution)
        if smaller:
            found += smaller
            break
    if not found:
        return ""
    row, got = min(found, key=lambda pair: _count_numbers(pair[0]["inputs"]))
    wrong = got.problems[0].message if got.problems else got.message
    inputs = "; ".join(f"{name} = {_written(value)}" for name, value in row["inputs"].items())
    return f"with {inputs}: {wrong} ({row['label']})"


def _refused(exercise: Exercise, known: dict, namespace: dict, solution: dict | None) -> list[tuple[dict, Verdict]]:
    """The first few cases of a card on which an implementation is not right, with the verdict on each."""
    def judged(row: dict, names: dict) -> Verdict:
        return verdict(known | {"cases": [row]}, probe.run(request(exercise, [row["inputs"]]), names))

    found = []
    for row in known["cases"]:
        got = judged(row, namespace)
        if not got.right and (solution is None or judged(row, solution).right):
            found.append((row, got))
            if len(found) == COUNTEREXAMPLES:
                break
    return found


def _written(value: Any) -> str:
    """An input as one would type it; of a type that may matter with the type, of many numbers only the shape."""
    if isinstance(value, np.ndarray):
        kind = "" if value.dtype in (float, int) else f" ({value.dtype})"
        return f"an array of shape {value.shape}{kind}" if value.size > 60 else _written(value.tolist()) + kind
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_written(item)}" for key, item in value.items()) + "}"
    return f"{value:.6g}" if isinstance(value, float) else repr(value)


def _count_numbers(data: Any) -> int:
    if isinstance(data, np.ndarray):
        return data.size
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, (tuple, list)) else None
    return 1 if parts is None else sum(map(_count_numbers, parts))


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
