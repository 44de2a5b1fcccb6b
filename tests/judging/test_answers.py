"""Answers that reviewers wrote: read from their files, judged by the measurement of strength."""

from __future__ import annotations

import pytest
from form import PAIR_CARDS, PAIR_NOTEBOOK
from tiny import write_week

from autograder.authoring.exercise import BadExercise
from autograder.judging.answers import read, unknown
from autograder.judging.strength import measure, shortfalls

ANSWERS = '''\
"""Answers to `standardise`."""

# %% wrong sum_for_mean
# [1, 2, 3] gives values between -6 and -3.
def standardise(x):
    return (x - x.sum()) / x.std()

# %% right helper
# With a helper of its own.
def middle(x):
    return sum(x) / len(x)

def standardise(x):
    return (x - middle(x)) / np.sqrt(middle((x - middle(x)) ** 2))
'''


def written(week, text: str, name: str = "standardise"):
    path = week.folder / "answers" / f"{name}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_answers_are_read_from_cells(course):
    wrong, right = read(written(course(), ANSWERS))
    assert (wrong.name, wrong.right, right.name, right.right) == ("sum_for_mean", False, "helper", True)
    assert "def middle" in right.source and "middle" not in wrong.source


@pytest.mark.parametrize("old, new, said", [
    ("# %% right helper", "# %% good helper", "'# %% good helper' should be"), ("right helper", "right sum_for_mean", "sum_for_mean stands twice")])
def test_a_heading_that_is_not_understood(course, old, new, said):
    with pytest.raises(BadExercise, match=said):
        read(written(course(), ANSWERS.replace(old, new)))


def test_strength_judges_them(course):
    week = course()
    written(week, ANSWERS)
    result = measure(week, week.exercise("standardise"))
    assert result["answers"] == [2, 2] and shortfalls({"standardise": result}) == []


@pytest.mark.parametrize("old, new, said", [
    ("right helper", "wrong helper", "the wrong answer helper gets full marks"),
    ("wrong sum_for_mean", "right sum_for_mean", "the right answer sum_for_mean is refused: "),
    ("def middle(x):", "def middle(x:", "the right answer helper cannot be run: SyntaxError")])
def test_an_answer_that_is_not_judged_as_it_should_be_is_below_the_bar(course, old, new, said):
    week = course()
    written(week, ANSWERS.replace(old, new))
    result = measure(week, week.exercise("standardise"))
    assert result["answers"] == [1, 2] and any(problem.startswith(said) for problem in result["problems"])
    assert any("answers 1 of 2, the bar is 100%" in line for line in shortfalls({"standardise": result}))


def test_answers_to_no_exercise_are_found(course):
    week = course()
    assert unknown(week) == []
    path = written(week, ANSWERS, "nothing")
    assert unknown(week) == [path]


def test_an_answer_to_one_of_two_functions_stands_beside_the_solution_of_the_other(tmp_path):
    week = write_week(tmp_path, notebook=PAIR_NOTEBOOK, exercises=PAIR_CARDS, quiz=None)
    written(week, "# %% right norm_alone\ndef norm(x):\n    return np.sqrt(np.sum(x ** 2))\n"
            "# %% wrong unit_alone\ndef unit(x, default):\n    return 2 * x\n", "norm")
    assert measure(week, week.exercise("norm"))["answers"] == [2, 2]
