"""What was measured of a week, kept in its strength.json: counts by exercise, each with a fingerprint of the code it holds for.

A record is *stale* when the card, the solution, what that uses, the answers, the judge or a pinned package has changed since.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from ..authoring.dependencies import fingerprint, imported
from ..authoring.exercise import Exercise
from ..authoring.quiz import Quiz
from ..authoring.week import Week
from . import answers

FILE = "strength.json"
ENGINE = "autograder.judging.strength"
NOT_JUDGED = {"coursekit", "coursekit.check", "coursekit.plots"}        # what set-up cells import for students alone
COUNTS = ("misconceptions", "alternatives", "answers", "mutants", "domain", "named")


def read(week: Week) -> dict:
    """The records of a week: {"exercises": {name: counts, "seconds" and "fingerprint"}, "notebook": {"seconds", "mebibytes"}}.

    What was never measured is not there.
    """
    path = week.folder / FILE
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"exercises": {}}


def write(week: Week, results: dict[str, dict], notebook: dict | None = None) -> None:
    """Put what was measured into the records; what is no exercise of the week any more leaves them.

    Arguments:
        week: the week.
        results: exercise name -> what `strength.measure` returned for all of it.
        notebook: what `solved.run` said, if it ran.
    """
    kept = read(week)
    new = {name: counts(result) | {"seconds": round(result["seconds"], 1), "fingerprint": fingerprint_of(week, week.exercise(name))}
           for name, result in results.items()}
    both = kept["exercises"] | new
    rows = {exercise.function: both[exercise.function] for exercise in week.exercises if exercise.function in both}
    notebook = notebook or kept.get("notebook")
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items())
    tail = f',\n "notebook": {json.dumps(notebook)}' if notebook else ""
    (week.folder / FILE).write_text(f'{{"exercises": {{\n{lines}\n }}{tail}}}\n', encoding="utf-8")


def counts(result: dict) -> dict:
    """The counts of a measurement, without the details: what the site shows."""
    return {kind: result[kind] for kind in COUNTS} | {"equivalent": len(result["equivalent"])}


def stale(week: Week) -> list[str]:
    """The exercises of which there is no record, or one of other code, in the order of the notebook."""
    kept = read(week)["exercises"]
    return [exercise.function for exercise in week.exercises
            if kept.get(exercise.function, {}).get("fingerprint") != fingerprint_of(week, exercise)]


def fingerprint_of(week: Week, exercise: Exercise) -> str:
    """A hash of all that an exercise's strength rests on."""
    if isinstance(exercise, Quiz):
        return "quiz"                               # there is nothing to measure
    own = [_text(week.folder / "exercises" / f"{exercise.function}.py"), _text(week.folder / "exercises" / "common.py"),
           _text(week.folder / answers.FOLDER / f"{exercise.function}.py")]
    setup, solutions = week.setup, _needed(week, exercise, own)
    names = {ENGINE} | imported(week.root, "\n".join(setup)) - NOT_JUDGED
    return fingerprint(week.root, *own, *setup, *solutions, code="\n".join(own[:2]), names=names, files=week.files)


def _needed(week: Week, exercise: Exercise, own: list[str]) -> list[str]:
    """The solution, and the solutions that it, its card or its answers mention, and those that these mention."""
    needed, waiting = {}, [exercise.function]
    texts = own
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = week.solutions[name]
            texts = [*texts, needed[name]]
        words = set(re.findall(r"\w+", "\n".join(texts)))
        waiting += [other.function for other in week.exercises
                    if other.function in week.solutions and other.function not in needed and words & set(other.functions)]
    return [needed[name] for name in week.solutions if name in needed]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
