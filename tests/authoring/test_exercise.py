"""The exercise model: cases and their order, variants, and what it says when an exercise is not well formed."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

from autograder.authoring.exercise import BadExercise, Exercise, alternative, example, hidden, misconception, rewrite, rng, slip
from coursekit.plain import Rng, same


class LogScale(Exercise):
    """Sample on a log scale.

    More about it."""

    points = 5

    def cases(self, draw):
        yield example("shown", x=1.0)
        yield hidden("drawn", x=draw.normal()).about("generality").within(condition=10)

    def oracle(self, x):
        return 10 ** x

    @misconception("No.")
    def natural(x):
        return np.exp(x)

    @alternative
    def with_power(x):
        return np.power(10, x)

    swapped = slip("Swapped.", ("10 ** x", "x ** 10"))
    as_float = rewrite(("10", "10.0"))


class Other(LogScale):
    """Another"""

    function = "other"


def inputs(exercise: Exercise, seed: int) -> list[dict]:
    return [case.inputs for case in exercise.draw(seed)]


def test_what_follows_from_the_class():
    exercise = LogScale()
    assert (exercise.function, exercise.title, exercise.possible) == ("log_scale", "Sample on a log scale", 5.0)
    assert [(v.name, v.message) for v in exercise.misconceptions] == [("natural", "No."), ("swapped", "Swapped.")]
    assert [v.name for v in exercise.alternatives] == ["with_power", "as_float"]


@pytest.mark.parametrize("name, function", [("BatchnormForward", "batchnorm_forward"), ("Softmax", "softmax"), ("Conv2dStep", "conv2d_step")])
def test_names_in_snake_case(name, function):
    assert type(name, (Exercise,), {}).function == function


def test_a_seed_gives_the_same_cases_and_another_seed_others():
    assert same(inputs(LogScale(), 3), inputs(LogScale(), 3))
    assert inputs(LogScale(), 3)[1] != inputs(LogScale(), 4)[1] and inputs(LogScale(), 3)[0] == inputs(LogScale(), 4)[0]


def test_cases_do_not_depend_on_what_was_drawn_before():
    alone = inputs(LogScale(), 3)
    np.random.seed(0)
    inputs(Other(), 3)
    np.random.normal()
    assert same(inputs(LogScale(), 3), alone)


def test_exercises_draw_independently():
    assert inputs(LogScale(), 3)[1] != inputs(Other(), 3)[1]


def test_a_case_keeps_what_was_said_of_it():
    case = LogScale().draw(0)[1]
    assert (case.example, case.criterion, case.condition, case.atol) == (False, "generality", 10, None)
    changed = example("x", a=1).within(atol=0.1).gives(np.float64(2))
    assert changed.atol == 0.1 and changed.answer == 2.0 and example("x", a=1).answer is inspect.Parameter.empty


def test_only_an_example_says_what_it_gives():
    with pytest.raises(BadExercise, match="'many' is hidden"):
        hidden("many", a=1).gives(2)


def test_inputs_are_plain_copies_in_the_order_of_the_arguments():
    array = np.zeros(2)
    case = hidden("x", b=array, a=[rng(7)])
    array += 1
    assert list(case.inputs) == ["b", "a"] and not case.inputs["b"].any() and case.inputs["a"] == [Rng(7)]


def test_the_probe_travels_as_text_that_needs_nothing_else():
    class Probed(Exercise):
        """Probed."""

        @staticmethod
        def probe(student, x):
            return student.f(x)

    scope: dict = {}
    exec(Probed().method_source("probe"), scope)
    assert scope["probe"](type("Student", (), {"f": staticmethod(lambda x: x + 1)}), 1) == 2
    assert LogScale().method_source("probe") is None


def test_a_used_generator_is_no_input():
    with pytest.raises(BadExercise, match=r"input r: pass rng\(seed\)"):
        example("x", r=np.random.default_rng(0))


def test_criteria_follow_from_the_cases_and_shares_are_the_same_everywhere():
    exercise = LogScale()
    assert exercise.criteria(exercise.draw(0)) == {"values": 3.5, "generality": 1.0, "shape": 0.5}
    array = bad([example("x", a=np.zeros(2)), hidden("y", a=np.ones(3)).about("stability")], points=10, shares={"stability": 0.4, "shape": 0})
    assert array.criteria(array.draw(0)) == {"values": 5.0, "stability": 4.0, "inputs": 1.0}
    measured = type("Measured", (Exercise,), {"points": 4, "measure": staticmethod(lambda value, a: value)})()
    assert measured.criteria([example("x", a=1)]) == {"values": 4.0}


@pytest.mark.parametrize("shares, said", [({"stability": 1.0}, "no points are left for values"), ({"stability": 0}, "no points are left for stability")])
def test_something_is_left_for_every_criterion(shares, said):
    exercise = bad([example("x", a=1), hidden("y", a=2).about("stability")], shares=shares)
    with pytest.raises(BadExercise, match=said):
        exercise.criteria(exercise.draw(0))


def test_shares_are_for_known_criteria_and_names_of_variants_are_free():
    with pytest.raises(BadExercise, match="no share is given for .*speed"):
        type("Bad", (Exercise,), {"shares": {"speed": 0.3}})
    with pytest.raises(BadExercise, match="cannot be called points"):
        type("Bad", (Exercise,), {"points": misconception("No.")(lambda x: x)})


def bad(cases, points=1, shares={}) -> Exercise:
    return type("Bad", (Exercise,), {"points": points, "shares": shares, "cases": lambda self, draw: iter(cases)})()


@pytest.mark.parametrize("exercise, said", [
    (bad([example("x", a=1), hidden("y", a=2).about("speed")]), "cases about .*speed"),
    (bad([hidden("y", a=2)]), "at least one example and one hidden"),
    (bad([example("x", a=1)]), "at least one example and one hidden"),
    (bad([]), "Bad"),
    (type("Bad", (Exercise,), {"points": 1})(), "Bad has no cases")])
def test_cases_that_do_not_fit(exercise, said):
    with pytest.raises(BadExercise, match=said):
        exercise.draw(0)


def test_without_an_oracle():
    with pytest.raises(BadExercise, match="Bad has no oracle"):
        bad([]).oracle(x=1)
