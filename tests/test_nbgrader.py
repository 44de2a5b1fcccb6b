"""Grading with the stock `nbgrader` command, from a course folder with this repository's nbgrader_config.py.

What a check's cell gives is tried without a kernel; then one class goes through `nbgrader
generate_assignment` and `nbgrader autograde`, as an instructor would run them.
"""

from __future__ import annotations

import copy
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output
from nbgrader.api import Gradebook
from nbgrader.utils import determine_grade
from tiny import REPOSITORY, TINY

from autograder.nbgrader_hooks import SkipDemonstrations, fair_outputs, finite


def result(text: str) -> dict:
    return new_output("execute_result", data={"text/plain": text}, execution_count=1)


def stream(name: str) -> dict:
    return new_output("stream", name=name, text="text\n")


SHOWN = new_output("display_data", data={"text/plain": "✓", "text/html": "<b>✓</b>"})
ERROR = new_output("error", ename="KeyError", evalue="x", traceback=[])


def check_cell(*outputs, points: float = 4.0):
    cell = new_code_cell("check(f)", outputs=list(outputs), execution_count=1)
    cell.metadata["nbgrader"] = {"grade": True, "grade_id": "check-f", "locked": True, "points": points, "schema_version": 3, "solution": False, "task": False}
    return cell


@pytest.mark.parametrize("outputs, points", [
    ([result("3.5")], 3.5), ([SHOWN, result("4.0")], 4), ([result("0.0")], 0), ([result("1e0")], 1),
    ([stream("stderr"), SHOWN, result("4")], 4), ([stream("stdout"), stream("stderr"), result("2")], 2),       # warnings cost nothing
    ([result("nan")], 0), ([result("inf")], 0), ([result("-inf")], 0), ([result("-1")], 0), ([result("4.01")], 0), ([result("1e9")], 0),
    ([result("'4'")], 0), ([result("all of them")], 0), ([result("")], 0), ([result("True")], 0), ([result("None")], 0), ([result("[4]")], 0),
    ([], 0), ([SHOWN], 0), ([stream("stdout")], 0), ([stream("stderr")], 0), ([ERROR], 0), ([result("4"), ERROR], 0), ([result("4"), result("4")], 0),
    ([new_output("execute_result", data={"text/html": "4"}, execution_count=1)], 0)])
def test_a_check_gives_the_points_that_were_reported_or_none(outputs, points):
    cell = check_cell(*outputs)
    cell.outputs = fair_outputs(cell)
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))
    got, possible = determine_grade(cell)                       # nbgrader's own
    assert (got, possible) == (points, 4.0)


def test_what_a_student_should_read_is_kept():
    cell = check_cell(SHOWN, stream("stdout"), stream("stderr"))
    kept = fair_outputs(cell)
    assert kept[:2] == [SHOWN, stream("stdout")] and "no points" in kept[2].text and len(kept) == 4


@pytest.mark.parametrize("text, most, number", [("2", 2, 2.0), ("2.5", 2, None), ("nan", 2, None), ("-0.0", 2, 0.0), ("x", 2, None), ("1e400", 2, None), (" 1 ", 2, 1.0)])
def test_finite(text, most, number):
    assert finite(text, most) == number


def test_demonstrations_are_skipped_and_checks_never():
    demo, check, plain = new_code_cell("1", metadata={"tags": ["demo"]}), check_cell(), new_code_cell("1")
    check.metadata["tags"] = ["demo"]
    for cell in (demo, check, plain):
        SkipDemonstrations().preprocess_cell(cell, {}, 0)
    assert "skip-execution" in demo.metadata.tags and "skip-execution" not in check.metadata.tags and "tags" not in plain.metadata


# ---- a class through the stock command

ODD = {                         # a graded cell's code -> what it is worth, of 5 points
    "raw-nan": ("float('nan')", 0), "raw-text": ("'all of them'", 0), "raw-negative": ("-3.0", 0), "raw-much": ("1e9", 0), "raw-nothing": ("None", 0),
    "raw-error": ("1 / 0", 0), "raw-part": ("import sys; print('careful', file=sys.stderr)\n2.5", 2.5), "raw-display": ("display(5.0)", 0)}


def nbgrader(folder: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "nbgrader", *arguments], cwd=folder, capture_output=True, text=True,
                          env={name: value for name, value in os.environ.items() if name != "COURSE_GRADING"} | {"AUTOGRADER_SEED": "3"})
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stderr


def cell_of(notebook, grade_id: str):
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def filled(week, release) -> nbformat.NotebookNode:
    notebook = copy.deepcopy(release)
    for name, source in week.solutions.items():
        cell_of(notebook, name).source = source
    return notebook


def noisy_copier(week, release):
    """Right, but warns at every turn and has a cell twice."""
    notebook = filled(week, release)
    cell = cell_of(notebook, "standardise")
    cell.source = cell.source.replace("    mu =", "    import sys, warnings; warnings.warn('careful'); print('hm', file=sys.stderr); print('out')\n    mu =")
    notebook.cells.insert(notebook.cells.index(cell), copy.deepcopy(cell))
    notebook.cells.insert(2, new_code_cell("import sys; print('a warning', file=sys.stderr)"))
    return notebook


def trickster(week, release):
    """Partly right; deleted a check, gave another points and code of his own, ends the kernel, never ends."""
    notebook = filled(week, release)
    notebook.cells.remove(cell_of(notebook, "check-standardise"))
    forged = cell_of(notebook, "check-Counter")
    forged.source, forged.metadata["nbgrader"]["points"] = "18.0", 1000
    for name, code in {"Counter": "class Counter:\n    def __init__(self, C):\n        exit()\n", "pick": "def pick(n, k, rng):\n    return [0, 0, 0]\n",
                       "fit_line": "def fit_line(x, y):\n    return np.polyfit(x, y, 1)[0], 0.0\n"}.items():
        cell_of(notebook, name).source = code
    return notebook


@pytest.fixture(scope="module")
def marks(tiny, tmp_path_factory) -> dict[str, dict[str, float]]:
    """The points of each student by grade id, from nbgrader's gradebook."""
    folder = tmp_path_factory.mktemp("class")
    shutil.copy(tiny.root / "nbgrader_config.py", folder)
    for name in ("coursekit", "autograder"):
        (folder / name).symlink_to(REPOSITORY / name)
    shutil.copytree(tiny.root / "course1", folder / "course1")
    shutil.copytree(tiny.root / "source" / TINY, folder / "source" / TINY)
    path = folder / "source" / TINY / f"{TINY}.ipynb"
    source = nbformat.read(path, as_version=4)
    for name, (code, _) in ODD.items():
        cell = check_cell(points=5)
        cell.source, cell.execution_count, cell.id, cell.metadata["nbgrader"]["grade_id"] = code, None, name, name
        source.cells.append(cell)
    nbformat.write(source, path)
    nbgrader(folder, "generate_assignment", TINY, "--create")
    release = nbformat.read(folder / "release" / TINY / f"{TINY}.ipynb", as_version=4)
    for student, notebook in {"ada": noisy_copier(tiny, release), "bela": trickster(tiny, release)}.items():
        (folder / "submitted" / student / TINY).mkdir(parents=True)
        nbformat.write(notebook, folder / "submitted" / student / TINY / f"{TINY}.ipynb")
    nbgrader(folder, "autograde", TINY, "--create")
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        return {student: {grade.cell.name: grade.score for grade in gradebook.find_submission_notebook(TINY, TINY, student).grades}
                for student in ("ada", "bela")}


def test_warnings_prints_and_a_copied_cell_cost_nothing(tiny, marks):
    assert {name: marks["ada"][f"check-{name}"] for name in tiny.solutions} == {exercise.function: exercise.possible for exercise in tiny.exercises}


def test_only_a_finite_number_of_points_counts(marks):
    for student in marks.values():
        assert {name: student[name] for name in ODD} == {name: points for name, (_, points) in ODD.items()}


def test_deleted_and_forged_checks_are_restored_and_partial_credit_is_given(marks):
    got = {name.removeprefix("check-"): points for name, points in marks["bela"].items() if name.startswith("check-")}
    assert got == {"standardise": 30, "fit_line": 15, "pick": got["pick"], "running_total": 20, "Counter": 0, "quiz": 2} and 0 <= got["pick"] < 10
