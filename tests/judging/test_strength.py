"""Strength: a weak exercise, a misconception that does not run, a right answer that is refused: each is reported."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from tiny import EXERCISES, TINY

from autograder.cli import main
from autograder.judging.records import counts
from autograder.judging.strength import measure, shortfalls


def measured(week, name: str) -> tuple[dict, list[str]]:
    result = measure(week, week.exercise(name))
    return result, shortfalls({name: result})


@pytest.mark.parametrize("name", ["standardise", "fit_line", "pick", "running_total", "Counter", "quiz"])
def test_a_strong_exercise(tiny, name):
    result, below = measured(tiny, name)
    exercise = tiny.exercise(name)
    assert below == [] and result["misconceptions"] == [len(exercise.misconceptions)] * 2 and result["alternatives"] == [len(exercise.alternatives)] * 2
    assert result["mutants"][0] == result["mutants"][1] and result["named"] == len(exercise.misconceptions)
    assert name == "quiz" or result["mutants"][1] > 0


def edited(course, *edits: tuple[str, str]):
    text = EXERCISES
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return course(exercises=text)


def test_a_weak_exercise_is_below_the_bars(course):
    """Cases in which y is zero cannot tell one line from another."""
    week = edited(course, ("y=draw.normal(size=8)", "y=np.zeros(8)"), ("y=np.array([1.0, 2, 6])", "y=np.zeros(3)"))
    result, below = measured(week, "fit_line")
    assert any("misconception through_origin gets full marks" in line for line in below)
    assert any("misconceptions 0 of 2, the bar is 100%" in line for line in below) and any("mutants" in line and "97%" in line for line in below)
    assert any(problem.startswith("mutant survives: ") and " -> " in problem for problem in result["problems"]) and result["named"] == 0


@pytest.mark.parametrize("body, kind", [("return slope_of(x, y), 0.0", "slope_of"), ("import nonsense_module", "nonsense_module")])
def test_a_misconception_that_does_not_run_rejects_nothing(course, body, kind):
    week = edited(course, ("return (x * y).sum() / (x * x).sum(), 0.0", body))
    result, below = measured(week, "fit_line")
    assert result["misconceptions"] == [1, 2] and any("misconception through_origin does not run" in line and kind in line for line in below)


def test_an_alternative_that_is_refused(course):
    week = edited(course, ("        return slope, intercept\n\n\nclass Pick", "        return intercept, slope\n\n\nclass Pick"))
    result, below = measured(week, "fit_line")
    assert result["alternatives"] == [0, 1] and any("alternative with_lstsq is refused with seed 0: " in line for line in below)


def test_a_solution_that_is_refused(course):
    week = edited(course, ("return np.bincount(labels, minlength=C)", "return np.bincount(labels, minlength=C) + 1"))
    assert any("the solution itself is refused" in line for line in measured(week, "Counter")[1])


def test_equivalent_mutants_are_listed_with_their_reason_and_no_others(course):
    week = edited(course, ('"(mu - x)": "a square has no sign"', '"(mu - x)": "a square has no sign", "nowhere": "none"'))
    result, below = measured(week, "standardise")
    (description, reason), = result["equivalent"].items()
    assert description.endswith("-> sigma = np.sqrt((((mu - x)) ** 2).mean())") and reason == "a square has no sign"
    assert below == ["standardise: equivalent: no mutant is described by 'nowhere'"]
    assert counts(result)["equivalent"] == 1


def test_an_equivalent_mutant_that_is_killed_is_reported_and_hides_no_other(course):
    week = edited(course, ('"(mu - x)": "a square has no sign"', '"mu": "nearly everything"'))
    result, below = measured(week, "standardise")
    assert any("'mu' stands for a mutant that is killed: " in line for line in below)
    (description, _), = result["equivalent"].items()                    # of all that the key matches, the one that survives
    assert "(mu - x)" in description and result["mutants"][0] == result["mutants"][1] > 3


def test_a_misconception_that_the_examples_cannot_name_is_listed_with_what_stands_in_its_way(course):
    twice = """    @misconception("The variance again.")
    def the_variance(x):
        return (x - x.mean()) / np.mean((x - x.mean()) ** 2)

    @misconception("Fails on many.")
    def few_only(x):
        return (x - x.mean()) / x.std() if len(x) == 3 else x

    sum_for_mean"""
    result, below = measured(edited(course, ("    sum_for_mean", twice)), "standardise")
    assert result["named"] == 5 and result["misconceptions"] == [6, 6] and below == []      # of two alike, both are told
    assert result["problems"] == ["not named on sight: few_only (it is right on every example)"]


def test_the_command_measures_in_processes_prints_and_fails_below_the_bars(course, monkeypatch):
    week = edited(course, ("return (x * y).sum() / (x * x).sum(), 0.0", "return slope_of(x, y), 0.0"))
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    result = CliRunner().invoke(main, ["strength", TINY, "--exercise", "fit_line", "--json"])
    assert result.exit_code == 1 and "misconception through_origin does not run" in result.output
    data = json.loads(result.stdout[:result.stdout.rindex("}") + 1])[TINY]
    assert data["fit_line"]["misconceptions"] == [1, 2] and data["fit_line"]["alternatives"] == [1, 1] and list(data) == ["fit_line"]


# ---- the domain

SOFTMAX_NOTEBOOK = """\
# %% [markdown]
# # Softmax

# %%
import numpy as np

# %%
def softmax(Z):
    ### START CODE HERE ###
    Z_shifted = Z - np.max(Z, axis=0, keepdims=True)
    T = np.exp(Z_shifted)
    A = T / np.sum(T, axis=0, keepdims=True)
    ### END CODE HERE ###
    return A

# %%
check(softmax)
"""

SOFTMAX = """
import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, rewrite


class Softmax(Exercise):
    points = 3
    equivalent = {"axis lost: Z_shifted": "any common shift cancels", "keepdims=False": "of shape (m,) they spread alike",
                  "keepdims lost": "of shape (m,) they spread alike"}

    def cases(self, draw):
        yield example("logits near 1000", Z=np.array([[1000.0, 1000], [1002, 999]]))
        yield hidden("many", Z=draw.normal(size=(5, 9)))

    def oracle(self, Z):
        from scipy.special import softmax
        return softmax(Z, axis=0)

    def domain(self, draw):
        return {"Z": numbers(draw, tuple(sizes(draw, 2)))}

    @misconception("No exponential.")
    def no_exponential(Z):
        return Z / Z.sum(axis=0)

    @alternative
    def one_shift_for_all(Z):
        T = np.exp(Z - np.max(Z))
        return T / T.sum(axis=0)

    @alternative
    def column_by_column(Z):
        columns = [np.exp(Z[:, i] - Z[:, i].max()) for i in range(Z.shape[1])]
        return np.array([powers / powers.sum() for powers in columns]).T

    @alternative
    def not_for_one_class(Z):
        return np.exp(Z - Z.max(axis=0)) / np.exp(Z - Z.max(axis=0)).sum(axis=0) + (len(Z) == 1)

    @alternative
    def changes_what_is_large(Z):
        A = np.exp(Z - Z.max(axis=0)) / np.exp(Z - Z.max(axis=0)).sum(axis=0)
        if np.abs(Z).max() > 2000:
            Z[...] = 0
        return A
"""


def softmax_week(course, *edits: tuple[str, str]):
    text = SOFTMAX
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return course(notebook=SOFTMAX_NOTEBOOK, exercises=text, quiz=None)


def line(lines: list[str], start: str) -> str:
    found, = [text for text in lines if text.startswith(start)]
    return found


def test_what_is_called_right_and_is_not_is_disproved_with_a_small_input(course):
    result, below = measured(softmax_week(course), "softmax")
    assert result["domain"] == 300 and result["alternatives"] == [4, 4]        # the cases cannot tell
    shift = line(result["problems"], "alternative one_shift_for_all is not right: with Z = ")
    assert "NaN" in shift and "array of shape" not in shift
    numbers_shown = shift.partition(": with Z = ")[2].partition("]]")[0].count(",") + 1
    assert numbers_shown == 2                                               # two columns far apart, one class
    assert "Z = [[" in line(result["problems"], "alternative not_for_one_class is not right") and "expected 1, got 2" in line(
        result["problems"], "alternative not_for_one_class is not right")
    assert "Z" in line(result["problems"], "alternative changes_what_is_large is not right: with Z = [[")
    assert "Z_shifted = Z - np.max(Z, keepdims=True)' is not the same: with Z = [[" in line(result["problems"], "equivalent: 'axis lost")
    assert not any("column_by_column" in text or "keepdims lost" in text or "keepdims=False" in text for text in result["problems"])
    assert len(below) == 5 and "mutants" in below[-1] and counts(result)["domain"] == 300


def test_a_survivor_comes_with_an_input_that_would_kill_it(course):
    result, _ = measured(softmax_week(course), "softmax")
    survivor = line(result["problems"], "mutant survives: neighbouring function: Z_shifted = Z - np.max(Z, axis=0, keepdims=True) -> "
                                        "Z_shifted = Z - np.mean(Z, axis=0, keepdims=True)")
    assert ": with Z = [[" in survivor and "draw " in survivor


def test_inputs_changed_in_place_are_seen_where_points_are_for_them(course):
    def survivors(*edits):
        problems = measured(softmax_week(course, *edits), "softmax")[0]["problems"]
        return [text for text in problems if text.startswith("mutant survives: an input changed in place")]
    assert survivors() == []
    found, = survivors(("points = 3", 'points, shares = 3, {"inputs": 0}'))
    assert "/ SPOIL(Z)" in found                                            # there is nothing inside an array to change


def test_the_same_draws_come_in_every_run(course):
    week = softmax_week(course)
    first, second = (measure(week, week.exercise("softmax")) for _ in "12")
    assert first["problems"] == second["problems"]


def test_draws_on_which_the_solution_is_not_right_are_told_once_and_hide_nothing(course):
    week = softmax_week(course, ("return softmax(Z, axis=0)", "return softmax(Z, axis=0) + (Z.shape[1] == 1)"))
    result, below = measured(week, "softmax")
    assert "the solution is not right: with Z = [[" in line(result["problems"], "the solution")
    assert line(result["problems"], "alternative one_shift_for_all is not right")
    assert not any("column_by_column" in text or "keepdims lost" in text for text in below)


def test_an_exercise_without_a_domain_is_below_the_bars(course):
    week = softmax_week(course, ("    def domain(self, draw):\n        return {\"Z\": numbers(draw, tuple(sizes(draw, 2)))}\n", ""))
    result, below = measured(week, "softmax")
    assert "softmax: Softmax has no domain" in below and result["domain"] == 0
    assert any(text.startswith("mutant survives: ") for text in result["problems"])          # it hides nothing else


@pytest.mark.parametrize("edit, why", [
    (("draw, tuple(sizes(draw, 2)))", "draw, (0 / 0,))"), "the domain of softmax fails on draw 0: ZeroDivisionError"),
    (("return softmax(Z, axis=0)", "assert Z.shape[0] < 9"), "the oracle of softmax fails on the case 'draw "),
])
def test_a_domain_or_an_oracle_that_fails_is_reported(course, edit, why):
    assert any(text.startswith(f"softmax: {why}") for text in measured(softmax_week(course, edit), "softmax")[1])


def test_a_card_may_try_fewer_draws(course):
    week = softmax_week(course, ("    points =", "    draws = 7\n    points ="))
    assert measured(week, "softmax")[0]["domain"] == 7
