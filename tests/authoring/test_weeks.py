"""Every week of the course, by its own exercises: right answers are right, known wrong ones are not, and the notebook runs.

A new week is tried by it without a change. The slow tests are at the end: the measurement of strength, and the solved
notebook from top to bottom.
"""

from __future__ import annotations

import functools
import inspect
import json
import os
import shutil
import subprocess
import sys

import nbformat
import pytest
from tiny import REPOSITORY

from autograder.authoring.build import STRENGTH_FILE
from autograder.authoring.stubs import BROKEN
from autograder.authoring.week import find_weeks
from autograder.judging.answers import answers, unknown
from autograder.judging.judge import judge
from autograder.judging.strength import counts, measure_week, shortfalls
from coursekit.check import examine
from coursekit.plain import live
from coursekit.verdict import differences

WEEKS = {week.name: week for week in find_weeks(REPOSITORY)}
EXERCISES = [(name, exercise.function) for name, week in WEEKS.items() for exercise in week.exercises]
SEEDS = (0, 1, 2)

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
        assert result.right and result.points == exercise.possible, result.problems
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
        assert judge(WEEKS[week], exercise, namespace, seed=SEEDS[0], diagnosed=False).points < exercise.possible, variant.name
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
def test_the_week_is_as_strong_as_it_says(name):
    results = measure_week(WEEKS[name])
    assert shortfalls(results) == []
    said = json.loads((WEEKS[name].folder / STRENGTH_FILE).read_text(encoding="utf-8"))
    assert counts(results) == said["exercises"], "run `autograder strength --save`"


def with_tensorflow(week: str) -> bool:
    """Whether a week's notebook uses TensorFlow."""
    return any("import tensorflow" in cell.source or "keras" in cell.source for cell in WEEKS[week].notebook.cells)


GRADE = """
import json, sys
from autograder.authoring.week import find_weeks
from autograder.judging.judge import judge
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


RUN = """
import json, resource, sys, nbformat
from nbclient import NotebookClient
path = sys.argv[1]
notebook = nbformat.read(path, as_version=4)
NotebookClient(notebook, timeout=600, resources={"metadata": {"path": "."}}).execute()
nbformat.write(notebook, path)
used = resource.getrusage(resource.RUSAGE_CHILDREN)          # the kernel is its only child
print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "bytes": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)}))
"""


@each_week
def test_the_solved_notebook_runs_in_little_time_and_memory(name, tmp_path):
    """As a student who filled in everything runs it: all cells, demonstrations and checks included."""
    desk = tmp_path / name
    shutil.copytree(folder(name), desk)
    notebook = nbformat.from_dict(json.loads(nbformat.writes(released(name))))
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution"):
            cell.source = WEEKS[name].solutions[about["grade_id"]]
    nbformat.write(notebook, desk / f"{name}.ipynb")
    environment = {key: value for key, value in os.environ.items() if key != "COURSE_GRADING"} | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run([sys.executable, "-c", RUN, f"{name}.ipynb"], cwd=desk, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
    used = json.loads(done.stdout.splitlines()[-1])
    seconds, gigabytes = (90, 2) if with_tensorflow(name) else (60, 1)
    assert used["cpu"] < seconds and used["bytes"] < gigabytes * 2**30, used
    for cell in nbformat.read(desk / f"{name}.ipynb", as_version=4).cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            shown = [output.data["text/plain"] for output in cell.outputs if output.output_type == "display_data"]
            assert len(shown) == 1 and "✗" not in shown[0] and not shown[0].count("not attempted"), shown

