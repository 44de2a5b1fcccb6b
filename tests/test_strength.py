"""Strength: a weak exercise, a misconception that does not run, a right answer that is refused: each is reported."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from tiny import EXERCISES, TINY

from autograder.cli import main
from autograder.strength import counts, measure, shortfalls


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
    assert counts({"standardise": result})["standardise"]["equivalent"] == 1


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
    assert result["named"] == 4 and result["misconceptions"] == [6, 6] and below == []
    assert result["problems"] == ["not named on sight: the_variance (the examples cannot tell it from no_root)",
                                  "not named on sight: few_only (it is right on every example)"]


def test_the_command_measures_in_processes_prints_and_fails_below_the_bars(course, monkeypatch):
    week = edited(course, ("return (x * y).sum() / (x * x).sum(), 0.0", "return slope_of(x, y), 0.0"))
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    result = CliRunner().invoke(main, ["strength", TINY, "--exercise", "fit_line", "--json"])
    assert result.exit_code == 1 and "misconception through_origin does not run" in result.output
    data = json.loads(result.stdout[:result.stdout.rindex("}") + 1])[TINY]
    assert data["fit_line"]["misconceptions"] == [1, 2] and data["fit_line"]["alternatives"] == [1, 1] and list(data) == ["fit_line"]
