"""Reading a week, and what is said of one that is not well formed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from tiny import EXERCISES, NOTEBOOK, TINY, solved

from autograder.authoring.exercise import BadExercise
from autograder.authoring.week import BadWeek, find_root, find_weeks
from autograder.cli import main

CELL = "\n# %%\ndef extra(x):\n    ### START CODE HERE ###\n    return x\n    ### END CODE HERE ###\n"


def test_a_week_reads_itself(tiny):
    assert (tiny.name, tiny.title) == (TINY, "A tiny week")
    assert [(e.number, e.function) for e in tiny.exercises] == [
        (1, "standardise"), (2, "fit_line"), (3, "pick"), (4, "running_total"), (5, "Counter"), (6, "quiz")]
    assert list(tiny.solutions) == ["standardise", "fit_line", "pick", "running_total", "Counter", "quiz"]


def test_the_kinds_of_cells(tiny):
    kinds = [tiny.kind(cell) for cell in tiny.notebook.cells]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"exercise": 6, "check": 6, "setup": 1, "demo": 1, "text": 9}


def test_demonstrations_and_checks_are_not_run(tiny, capsys):
    solved(tiny)
    assert capsys.readouterr().out == ""


def test_a_left_out_exercise_is_not_defined(tiny):
    namespace = tiny.namespace_without(tiny.exercise("standardise"))
    assert "standardise" not in namespace and "fit_line" in namespace


def test_a_variant_stands_among_the_solved_names(tiny):
    exercise = tiny.exercise("fit_line")
    namespace = tiny.with_variant(exercise, exercise.misconceptions[0])
    assert namespace["fit_line"].__name__ == "through_origin" and namespace["standardise"] is namespace["fit_line"].__globals__["standardise"]


def test_weeks_are_found_by_name(tiny):
    assert [week.name for week in find_weeks(tiny.root)] == [TINY]
    with pytest.raises(BadWeek, match=f"'course9-week9'; there is: {TINY}"):
        find_weeks(tiny.root, ["course9-week9"])


def test_the_checkout_is_found_upwards(tiny, monkeypatch):
    assert find_root(tiny.root / "course1" / "week1") == tiny.root.resolve()
    monkeypatch.setenv("AUTOGRADER_ROOT", "/elsewhere")
    assert str(find_root(tiny.root)) == "/elsewhere"


@pytest.mark.parametrize("notebook, said", [
    (NOTEBOOK + "\n# %%\ncheck(standardise)\n", "notebook.py checks standardise twice"),
    (NOTEBOOK + "\n# %%\ncheck(softmax)\n", "checks softmax, of which exercises/ has no card"),
    (NOTEBOOK.replace("\ncheck(pick)", "\nprint()"), r"no check\(pick\), but exercises/ has"),
    (NOTEBOOK + '\n# %%\ncheck("quiz")\n', "notebook.py checks quiz twice"),
    (NOTEBOOK.replace("# %% [markdown]\n# # A tiny week\n", ""), "should begin with a text cell"),
    (NOTEBOOK + CELL, "defines no exercise; it should define exactly one(.|\n)*def extra"),
    (NOTEBOOK.replace("\n# %%\ncheck(fit_line)\n\n# %% [markdown]\n# ## Exercise: pick\n\n# %%\n", "\n").replace("# %%\ncheck(pick)", "# %%\ncheck(fit_line)\n\n# %%\ncheck(pick)"),
     "defines fit_line, pick; it should define exactly one"),
    (NOTEBOOK + CELL.replace("extra", "standardise"), "standardise.*two cells"),
    (NOTEBOOK.replace("    ### START CODE HERE ###\n    return rng.permutation(n)[:k]\n    ### END CODE HERE ###\n", "    return 1\n"), "START CODE block that defines pick"),
])
def test_a_malformed_notebook_says_what_to_mend(course, notebook, said):
    with pytest.raises(BadWeek, match=said):
        week = course(notebook=notebook)
        assert week.exercises and week.solutions


@pytest.mark.parametrize("needs", ["pick", "softmax", "fit_line"])
def test_an_exercise_needs_only_earlier_ones(course, needs):
    with pytest.raises(BadWeek, match=f"fit_line needs {needs}, which is of no earlier exercise"):
        assert course(exercises=EXERCISES.replace('("standardise",)', f'("{needs}",)')).exercises


def test_the_machine_adds_how_it_works_and_the_quiz(course):
    cells = course().notebook.cells
    assert cells[1].source.startswith("## How it works") and cells[-3].source.startswith("## Exercise: quiz") and cells[-1].source == 'check("quiz")'
    assert "quiz" not in [exercise.function for exercise in course(quiz=None).exercises]


def test_a_bad_exercise_is_found_when_the_week_is_read(course):
    with pytest.raises(BadExercise, match="Pick: no share is given for .*speed"):
        assert course(exercises=EXERCISES.replace('"1.1.3", 10', '"1.1.3", 10\n    shares = {"speed": 1}')).exercises


def test_the_fingerprint_follows_the_text(course):
    before = course().fingerprint
    assert course().fingerprint == before != course(exercises=EXERCISES + "\n# more\n").fingerprint


def test_a_week_with_lessons_only_is_told_from_one_that_does_not_exist(course, monkeypatch):
    week = course()
    (week.root / "course1" / "week4").mkdir(parents=True)
    (week.root / "course1" / "week4" / "index.md").write_text("# 1.4 A week\n", encoding="utf-8")
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    done = CliRunner().invoke(main, ["build", "--check", "course1-week4"])
    assert done.exit_code == 0 and "no notebook yet, so nothing to build: course1-week4" in done.output
    assert CliRunner().invoke(main, ["build", "--check", "course1-week9"]).exit_code == 1
