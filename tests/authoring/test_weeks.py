"""Every week of the course, by its own exercises: right answers are right, known wrong ones are not, and the notebook runs.

A new week is tried by it without a change; `WEEK=course1-week2` tries one alone. The slow tests are at the end: a share of the
measurement of strength, and the solved notebook from top to bottom.
"""

from __future__ import annotations

import functools
import inspect
import json
import os
import subprocess
import sys

import nbformat
import pytest
from tiny import REPOSITORY

from autograder.authoring.review import review
from autograder.authoring.stubs import BROKEN
from autograder.authoring.week import find_weeks
from autograder.judging import records
from autograder.judging.answers import answers, unknown
from autograder.judging.judge import judge
from autograder.judging.mutants import mutants
from autograder.judging.solved import run as run_solved
from autograder.judging.strength import BARS, Share, measure, shortfalls
from coursekit.check import examine
from coursekit.plain import live
from coursekit.verdict import differences

WEEKS = {week.name: week for week in find_weeks(REPOSITORY, os.environ.get("WEEK", "").split())}
EXERCISES = [(name, exercise.function) for name, week in WEEKS.items() for exercise in week.exercises]
SEEDS = (0, 1, 2)
SAMPLE = int(os.environ["SAMPLE"])               # which share of the strength is measured in this run

each_week = pytest.mark.parametrize("name", WEEKS)
each_exercise = pytest.mark.parametrize("week, name", EXERCISES, ids=lambda value: value)


@functools.cache
def solved(week: str) -> dict:
    """The names of the solved notebook."""
    return WEEKS[week].namespace()


@functools.cache
def released(week: str) -> nbformat.NotebookNode:
    return nbformat.read(folder(week) / f"{week}.ipynb", as_version=4)


def folder(week: str):
    return REPOSITORY / "release" / week


def handed_out(week: str, name: str) -> str:
    """The cell of an exercise as students get it."""
    return next(cell.source for cell in released(week).cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


@each_exercise
def test_the_solution_is_right(week, name):
    exercise = WEEKS[week].exercise(name)
    for seed in SEEDS:
        result = judge(WEEKS[week], exercise, solved(week), seed=seed)
        assert result.right and result.points == exercise.worth, result.problems
    assert examine(name, solved(week), folder(week)).status in ("right", "answered")


@each_exercise
def test_answers_worked_out_by_hand_are_the_oracles(week, name):
    exercise = WEEKS[week].exercise(name)
    for case in exercise.draw(SEEDS[0]):
        if case.answer is not inspect.Parameter.empty:
            assert case.example and differences(exercise.oracle(**live(case.inputs)), case.answer, condition=case.condition, atol=case.atol) == []


@each_exercise
def test_misconceptions_lose_points_and_are_named_on_sight_where_the_examples_can_tell(week, name):
    exercise = WEEKS[week].exercise(name)
    messages = {variant.message for variant in exercise.misconceptions}
    for variant in exercise.misconceptions:
        namespace = WEEKS[week].with_variant(exercise, variant)
        result = judge(WEEKS[week], exercise, namespace, seed=SEEDS[0], diagnosed=False)
        assert not result.right and (exercise.optional or result.points < exercise.worth), variant.name
        # Among new names: what keeps something between calls depends on those before.
        seen = examine(name, WEEKS[week].with_variant(exercise, variant), folder(week))
        assert seen.right or any(message in said for _, said in seen.held for message in messages), (variant.name, seen)


@each_exercise
def test_an_untouched_stub_is_not_attempted(week, name):
    stub = handed_out(week, name)
    namespace = WEEKS[week].namespace({name: stub})
    seen = examine(name, namespace, folder(week))
    if BROKEN in WEEKS[week].solutions[name]:
        assert seen.status in ("wrong", "crashed")              # broken code to mend cannot be told from somebody's own
    else:
        assert seen.status == "not attempted" and seen.points == 0


@each_week
def test_every_exercise_has_answers_that_its_card_has_never_met(name):
    week = WEEKS[name]
    assert unknown(week) == []
    for exercise in week.exercises:
        kinds = [answer.right for answer in answers(week, exercise)]
        assert exercise.function == "quiz" or kinds.count(False) >= 5 and kinds.count(True) >= 2, exercise.function


@each_week
def test_nothing_is_shown_that_should_not_be_and_no_worked_example_is_passed_by_a_misconception(name):
    assert review(WEEKS[name]) == []


@each_week
def test_the_records_of_strength_are_of_this_code_and_above_the_bars(name):
    assert records.stale(WEEKS[name]) == [], f"run `autograder strength {name} --save`"
    assert shortfalls({exercise: row | {"problems": []} for exercise, row in records.read(WEEKS[name])["exercises"].items()}) == []


@each_exercise
def test_a_share_of_what_the_record_says_is_so(week, name):
    """Drawn anew in each run; `SAMPLE=...` repeats one. `autograder strength --all` measures all of it."""
    exercise, kept = WEEKS[week].exercise(name), records.read(WEEKS[week])["exercises"][name]
    result = measure(WEEKS[week], exercise, Share(0.05, SAMPLE))
    where = f"SAMPLE={SAMPLE} repeats it; `autograder strength {week} --exercise {name}` measures all"
    assert shortfalls({name: result}) == [] and all(good == of for good, of in (result[kind] for kind in BARS if kept[kind][0] == kept[kind][1])), where
    claims = [sum(not variant.loops for variant in exercise.misconceptions) + bool(exercise.loop), len(exercise.alternatives), len(answers(WEEKS[week], exercise))]
    assert [kept[kind][1] for kind in ("misconceptions", "alternatives", "answers")] == claims
    made = len(mutants(WEEKS[week].solutions[name])) if name in WEEKS[week].solutions else 0
    assert kept["mutants"][1] + kept["equivalent"] <= made


def with_tensorflow(week: str) -> bool:
    """Whether a week's notebook uses TensorFlow."""
    return any("import tensorflow" in cell.source or "keras" in cell.source for cell in WEEKS[week].notebook.cells)


GRADE = """
import json, sys
from autograder.authoring.week import find_weeks
from autograder.judging.judge import judge
from autograder.judging.mutants import mutants
week, = find_weeks(__import__("pathlib").Path.cwd(), [sys.argv[1]])
for exercise in week.exercises:
    wrong = exercise.misconceptions[:1]
    for namespace in [week.namespace(), *[week.with_variant(exercise, variant) for variant in wrong]]:
        judge(week, exercise, namespace, seed=7)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules} & {"tensorflow", "keras"})))
"""


@pytest.mark.parametrize("name", [name for name in WEEKS if not with_tensorflow(name)])
def test_grading_a_numpy_week_needs_no_tensorflow(name):
    done = subprocess.run([sys.executable, "-c", GRADE, name], cwd=REPOSITORY, capture_output=True, text=True)
    assert done.returncode == 0 and json.loads(done.stdout.splitlines()[-1]) == [], done.stderr[-4000:]


@each_week
def test_the_solved_notebook_runs_in_little_time_and_memory(name):
    """As a student who filled in everything runs it: all cells, demonstrations and checks included."""
    notebook, used = run_solved(WEEKS[name])
    heavy = name.startswith(("course4", "course5"))         # networks for pictures and sequences
    seconds, mebibytes = (150, 3072) if heavy else (90, 2048) if with_tensorflow(name) else (60, 1024)
    assert used["seconds"] < seconds and used["mebibytes"] < mebibytes, used
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            shown = [output.data["text/plain"] for output in cell.outputs if output.output_type == "display_data"]
            assert len(shown) == 1 and "✗" not in shown[0] and not shown[0].count("not attempted"), shown

