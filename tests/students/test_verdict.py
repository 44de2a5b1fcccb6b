"""Judging what came back: what is accepted, what costs points, and what is said of it."""

from __future__ import annotations

import itertools
import math
import re
from pathlib import Path

import numpy as np
import pytest
from tiny import REPOSITORY, earned
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from coursekit.messages import CATALOGUE
from coursekit.plain import Facts, Opaque
from coursekit.show import Shown
from coursekit.verdict import CRITERIA, Verdict, differences, find_misconceptions, in_context, verdict


def returned(value, changed=()) -> dict:
    return {"status": "returned", "value": value, "changed": list(changed)}


def raised(kind: str = "ValueError", message: str = "no", line: str = "") -> dict:
    return {"status": "raised", "type": kind, "message": message, "line": line}


def case(expected, criterion: str = "values", *, example: bool = True, label: str = "a case", condition: float = 1.0, atol=None, **inputs) -> dict:
    return {"label": label, "criterion": criterion, "example": example, "inputs": inputs, "expected": expected, "condition": condition, "atol": atol}


def card(*cases: dict, points: dict | None = None, parts: dict | None = None, misconceptions=()) -> dict:
    return {"function": "f", "number": 1, "title": "", "points": points or {"values": 6.0, "shape": 2.0}, "parts": parts or {}, "needs": [],
            "cases": list(cases), "misconceptions": [{"name": name, "message": f"about {name}", "outcomes": list(out)} for name, out in misconceptions]}


def of(expected, got, **about) -> Verdict:
    """The verdict on one value, where another is expected."""
    return verdict(card(case(expected), **about), [returned(got)])


# ---- what is right

floats = npst.arrays(np.float64, npst.array_shapes(max_dims=2, max_side=4), elements=st.floats(-1e6, 1e6))


@settings(max_examples=60, deadline=None)
@given(floats)
def test_the_same_array_is_right_in_any_precision_or_container(x):
    expected = x.astype(np.float32).astype(np.float64)
    for got in (expected, expected.copy("F"), expected.astype(np.float32), expected.tolist(), tuple(expected.tolist())):
        assert differences(expected, got) == []


@settings(max_examples=60, deadline=None)
@given(floats, st.integers(0, 100))
def test_a_wrong_entry_is_found_in_its_place(x, i):
    i = np.unravel_index(i % x.size, x.shape)
    got = x.copy()
    got[i] += 1e-3 * max(1.0, np.abs(x).max())
    found, = differences(x, got)
    assert found.kind == "value" and (x.size == 1 or f"[{', '.join(map(str, i))}]" in found.message)


@pytest.mark.parametrize("expected, got", [
    (2.0, 2), (2, 2.0), (2.0, True + 1), (1, True), (np.array([1, 0]), [True, False]), (np.array([True, False]), np.array([1, 0])),
    (np.float64(0.1), np.float32(0.1)), (np.array([1.0, 2]), (1, 2)), ((1.0, 2.0), [1.0, 2.0]), ([1.0, 2.0], np.array([1.0, 2.0])),
    ((1.0, np.zeros(2)), np.array([1.0, 0.0], dtype=object).tolist()[:1] + [[0, 0]]), ({"a": 1.0}, {"a": 1, "extra": "fine"}), (None, None), ("b", "b"),
    (math.nan, math.nan), (math.inf, math.inf), (np.array([1, np.inf, np.nan]), [1, math.inf, math.nan]), (1 + 2j, 1 + 2j), ([], []), (np.zeros((0, 3)), np.zeros((0, 3))),
    ({"a": ({"b": np.ones(2)},)}, {"a": [{"b": [1, 1]}]}), (np.array(["x", "y"]), ["x", "y"]), (1e300, 1e300), (0.0, -0.0)])
def test_right(expected, got):
    assert of(expected, got).right, of(expected, got).problems


@pytest.mark.parametrize("expected, got", [
    (2.0, 2.001), (1.0, -1.0), (True, False), (1.0, math.nan), (math.nan, 1.0), (math.inf, -math.inf), (math.inf, 1e308), (1.0, None), (1.0, "1"),
    (np.zeros(2), [0, "a"]), (1.0, [1.0, 1.0]), (np.zeros((2, 3)), np.zeros((3, 2))), (np.zeros((2, 2)), [[0, 0], [0]]), ((1.0, 2.0), (1.0,)),
    ((1.0, 2.0), 1.0), ({"a": 1.0}, {"b": 1.0}), ({"a": 1.0}, 1.0), ("a", "b"), (None, 0.0), (1.0, {}), (1.0, Opaque("thing")), (np.zeros(2), Opaque("thing")),
    (1.0, 1 + 1j), ({"a": 1.0}, None), (np.zeros(2), np.zeros(0)), ([1.0], {"0": 1.0}), (np.array([3]), np.array([4]))])
def test_wrong(expected, got):
    result = of(expected, got)
    assert result.status == "wrong" and result.points == 0 and result.problems and result.problems[0].message


@pytest.mark.parametrize("expected", [None, "a", Opaque("thing"), True, 1.5, {}, (), {"a": None}, [None, "a"]])
@pytest.mark.parametrize("got", [np.zeros(3), np.array(["a", "b"]), [np.zeros(2), np.zeros(2)], {"a": np.zeros(2)}, Opaque("other"), [[1], [1, 2]], None, "b", math.nan])
def test_any_pair_can_be_compared(expected, got):
    assert (differences(expected, got) == []) == (expected is None and got is None or expected == {} and isinstance(got, dict))


def test_noise_of_rounding_next_to_an_exact_zero_is_right():
    assert of(np.zeros(3), np.full(3, 1e-17)).right
    assert of(0.0, -1e-12).right
    assert of(-3.7e-17, 9.1e-13).right and of(np.full((3, 1), 8e-17), np.full((3, 1), -5e-17)).right
    assert not of(np.zeros(3), np.full(3, 1e-5)).right


def test_tolerance_follows_the_coarser_type():
    expected = np.array([1.0, 2.0])
    assert not differences(expected, (expected * (1 + 1e-5)).astype(np.float32))
    assert differences(expected, expected * (1 + 1e-5))
    assert not differences(expected.astype(np.float32), expected * (1 + 1e-5))


@pytest.mark.parametrize("inputs, accepted", [
    ({"x": np.ones(2, np.float32)}, True), ({"layers": [{"W": np.ones(2)}, {"W": np.ones(2, np.float32)}]}, True), ({"z": np.ones(2, np.complex64)}, True),
    ({"x": np.ones(2), "n": 3, "rows": np.ones(2, np.uint8)}, False), ({}, False)])
def test_tolerance_follows_the_type_of_the_inputs(inputs, accepted):
    """A Python number computed from 32-bit floats has no more digits than they."""
    known = card(case(1.0, **inputs), misconceptions=[("doubled", [returned(2.0)])])
    assert verdict(known, [returned(1.0 + 1e-6)]).right == accepted and not verdict(known, [returned(1.001)]).right
    assert (verdict(known, [returned(2.0 + 1e-6)]).misconception == "doubled") == accepted


def test_tolerance_follows_the_condition_and_an_absolute_one_replaces_it():
    assert differences(1.0, 1.0 + 1e-6) and not differences(1.0, 1.0 + 1e-6, condition=1000)
    assert not differences(0.0, 0.05, atol=0.1) and differences(100.0, 100.2, atol=0.1)


def test_small_entries_are_judged_next_to_the_large_ones():
    assert not differences(np.array([1e8, 1.0]), np.array([1e8, 1.0 + 1e-3]))
    assert differences(np.array([1.0, 1e-3]), np.array([1.0, 2e-3]))


# ---- what costs which points

def test_one_more_axis_for_a_number_loses_only_shape():
    assert earned(of(3.0, np.array([[3.0]]))) == {"values": 6.0, "shape": 0.0}
    assert earned(of(np.array([1.0, 2]), np.array([[1.0, 2]]))) == {"values": 6.0, "shape": 0.0}
    assert of(3.0, np.array([[4.0]])).points == 0


@pytest.mark.parametrize("expected, got", [
    ((1.0, np.ones(2)), (np.array([[1.0]]), np.ones(2))), ({"a": 1.0, "b": np.ones(2)}, {"a": np.array([1.0]), "b": np.ones(2)}),
    ((1.0, {"k": 2.0}), (1.0, {"k": np.array([2.0])}))])
def test_one_more_axis_in_a_part_loses_only_shape(expected, got):
    assert earned(of(expected, got, parts={"a": 1.0, "b": 1.0})) == {"values": 6.0, "shape": 0.0}


def test_a_wrong_shape_that_cannot_be_compared_loses_the_values_too():
    assert of(np.zeros((2, 3)), np.zeros((3, 2))).points == 0


def test_without_points_for_shape_a_wrong_shape_is_a_wrong_value():
    assert of(3.0, np.array([[3.0]]), points={"values": 5.0}).points == 0


def test_points_for_values_are_shared_by_the_weights_of_the_parts():
    about = {"points": {"values": 8.0}, "parts": {"slope": 3.0, "intercept": 1.0}}
    assert of((1.0, 2.0), (1.0, 9.0), **about).points == 6.0
    assert of((1.0, 2.0), (9.0, 2.0), **about).points == 2.0
    assert of((1.0, 2.0), (9.0, 9.0), **about).points == 0.0
    assert of({"slope": 1.0, "intercept": 2.0}, {"slope": 1.0}, **about).points == 6.0
    assert of((1.0, 2.0), 1.0, **about).points == 0.0


@pytest.mark.parametrize("expected, got", [
    ((1.0, {"x": 1.0, "y": 2.0}), (1.0, {"x": 1.0, "y": 9.0})), ((1.0, (1.0, 2.0)), (1.0, (1.0, 9.0))), ((1.0, [1.0, 2.0]), (1.0, [1.0])),
    ({"A": 1.0, "cache": {"x": (1.0, 2.0)}}, {"A": 1.0, "cache": {"x": (1.0, 9.0)}}), ((1.0, {"x": 1.0}), (1.0, {}))])
def test_a_mistake_inside_a_part_costs_that_part_only(expected, got):
    assert of(expected, got, points={"values": 8.0}, parts={"A": 3.0, "cache": 1.0}).points == 6.0


@pytest.mark.parametrize("names", list(itertools.permutations(["first", "second", "third", "fourth"], 3)))
def test_all_parts_wrong_is_nothing_whatever_the_weights(names):
    result = of((1.0, 2.0, 3.0), (9.0, 9.0, 9.0), parts=dict(zip(names, (0.1, 0.2, 0.3))))
    assert earned(result) == {"values": 0.0, "shape": 0.0}


def test_points_by_criterion():
    known = card(case(1.0), case(2.0, "generality"), case(3.0, "stability"),
                 points={"values": 4.0, "generality": 2.0, "stability": 1.0, "shape": 1.0, "inputs": 1.0})
    right = [returned(1.0), returned(2.0), returned(3.0)]
    assert verdict(known, right).points == 9.0
    assert earned(verdict(known, [right[0], returned(0.0), right[2]])) == {"values": 4, "generality": 0, "stability": 1, "shape": 1, "inputs": 1}
    assert earned(verdict(known, [*right[:2], raised()])) == {"values": 4, "generality": 2, "stability": 0, "shape": 1, "inputs": 1}
    assert earned(verdict(known, [*right[:2], returned(3.0, ["x"])])) == {"values": 4, "generality": 2, "stability": 1, "shape": 1, "inputs": 0}


def test_the_values_gate_the_rest():
    """A function that does nothing has the right shape and leaves its inputs alone; one that is right somewhere does something."""
    known = card(case(np.ones(2)), case(np.ones(3), "stability"), points=dict.fromkeys(CRITERIA, 1.0) | {"values": 6.0})
    assert verdict(known, [returned(np.zeros(2)), returned(np.ones(3))]).points == 0
    known["cases"].append(case(np.ones(4)))
    assert earned(verdict(known, [returned(np.zeros(2)), returned(np.ones(3)), returned(np.ones(4))])) == dict.fromkeys(CRITERIA, 1.0) | {"values": 0.0}


def test_a_loop_that_is_right_loses_only_what_is_for_vectorised_code():
    known = card(case(1.0), case(2.0, "vectorised"), points={"values": 4.0, "vectorised": 1.0})
    fast, slow = [returned(1.0), returned(2.0) | {"time": 0.05}], [returned(1.0), returned(2.0) | {"time": 0.9}]
    assert verdict(known, fast).right and earned(verdict(known, slow)) == {"values": 4.0, "vectorised": 0.0}
    assert "90 %" in verdict(known, slow).problems[0].message


# ---- what it builds on

def test_what_is_built_on_32_bits_is_judged_with_their_digits():
    known = card(case(16777217.1), points={"values": 5.0})
    single = verdict(card(case(16777217.1)), [returned(np.array(16777217.1, np.float32))])
    judged = lambda precision: verdict(known, [returned(float(np.float32(16777217.1)))], precision=precision)
    assert single.right and single.precision == np.float32
    assert not judged(np.dtype(np.float64)).right and in_context(judged, ["single"], lambda name: single).right
    given_single = verdict(card(case(1.0, x=np.ones(1, np.float32))), [returned(np.ones(1, np.float32)[0:1].reshape(()))])
    assert given_single.right and given_single.precision == np.float64
    wrong = Verdict("single", "wrong", 0.0, 1.0, precision=np.dtype(np.float32))
    assert "`single`" in in_context(judged, ["single"], lambda name: wrong).message


def test_the_first_that_is_wrong_is_at_fault_and_not_those_that_suffer_from_it():
    verdicts = {name: Verdict(name, status, 0.0, 1.0) for name, status in (("a", "right"), ("b", "wrong"), ("c", "wrong"))}
    result = in_context(lambda precision: of(1.0, 2.0), ["a", "b", "c"], verdicts.get)
    assert "`b`" in result.message and "`c`" not in result.message and result.held == []


def test_changed_inputs_cost_nothing_where_no_points_are_for_them():
    assert verdict(card(case(1.0)), [returned(1.0, ["x"])]).right


def test_the_points_are_never_more_than_possible_nor_below_zero():
    known = card(case((1.0, 2.0, 3.0)), points={"values": 1.0}, parts={"a": 1.0, "b": 1.0, "c": 1.0})
    for got in itertools.product((1.0, 9.0), (2.0, 9.0), (3.0, 9.0)):
        assert 0 <= verdict(known, [returned(got)]).points <= 1


def test_an_outcome_that_did_not_arrive_is_wrong():
    known = card(case(1.0), case(1.0))
    assert verdict(known, [returned(1.0)]).points == 0
    assert verdict(known, []).points == 0 and not verdict(known, []).right


# ---- the four verdicts

def test_crashed_says_the_error_the_line_and_the_input():
    result = verdict(card(case(1.0, x=2.5)), [raised("KeyError", "'W1'", "A = p['W1']")])
    assert result.status == "crashed" and result.points == 0
    assert all(part in repr(Shown(result, False)) for part in ("KeyError", "'W1'", "A = p['W1']", "x = 2.5"))


def test_too_slow_and_missing_have_their_own_words():
    assert "5 s" in verdict(card(case(1.0)), [raised("TimeLimit", "more than 5 s")]).problems[0].message
    result = verdict(card(case(1.0)), [{"status": "missing", "name": "helper"}])
    assert "`helper`" in result.problems[0].message and result.status == "crashed"


def test_a_crash_far_from_ordinary_is_wrong_and_not_crashed():
    known = card(case(1.0), case(1.0, "stability", example=False), points={"values": 1.0, "stability": 1.0})
    result = verdict(known, [returned(1.0), raised()])
    assert result.status == "wrong" and result.points == 1


def test_not_attempted():
    known = card(case(np.ones(2)))
    untouched = verdict(known, [raised("TypeError")], empty=(["mu"], True))
    undefined = verdict(known, [{"status": "missing", "name": "f"}])
    form = verdict(known, [returned({"q1": None, "q2": None})])
    assert {result.status for result in (untouched, undefined, form)} == {"not attempted"}
    assert [result.points for result in (untouched, undefined, form)] == [0, 0, 0]
    assert "START/END" in untouched.message and "not defined" in undefined.message


def test_code_that_is_right_counts_even_when_it_stands_outside_the_block():
    assert verdict(card(case(1.0)), [returned(1.0)], empty=(["mu"], True)).right


def test_what_is_still_empty_is_named():
    result = verdict(card(case(1.0)), [returned(None)], empty=(["var"], False))
    assert result.status == "wrong" and "var" in result.message and "return" in result.problems[0].message


def test_what_is_still_empty_is_said_before_what_is_wrong():
    known = card(case(1.0), misconceptions=[("doubled", [returned(2.0)])])
    result = verdict(known, [returned(2.0)], empty=(["var"], False))
    assert result.misconception == "" and "var" in result.message


# ---- misconceptions

def test_a_misconception_is_named_when_every_case_fits():
    known = card(case(1.0), case(2.0), misconceptions=[("doubled", [returned(2.0), returned(4.0)]), ("halved", [returned(0.5), returned(1.0)])])
    assert verdict(known, [returned(0.5), returned(1.0)]).misconception == "halved"
    assert verdict(known, [returned(np.array(2.0)), returned(4)]).held == [("doubled", "about doubled")]
    assert verdict(known, [returned(0.5), returned(4.0)]).misconception == ""


def test_a_misconception_that_leaves_an_entry_out_is_no_name_for_what_has_it():
    """Else it would be told of everybody who has the other entries right."""
    short, whole, wrong = {"W": 1.0}, {"W": 1.0, "b": 2.0}, {"W": 1.0, "b": 3.0, "more": 0.0}
    for wrap in (lambda value: value, lambda value: (value, 4.0)):
        known = card(case(wrap(whole)), misconceptions=[("b is left out", [returned(wrap(short))])])
        assert verdict(known, [returned(wrap(short))]).misconception == "b is left out"
        assert verdict(known, [returned(wrap(wrong))]).status == "wrong" and verdict(known, [returned(wrap(wrong))]).misconception == ""


def test_a_misconception_that_these_cases_cannot_tell_is_passed_over():
    known = card(case(1.0), misconceptions=[("same here", [returned(1.0)]), ("off", [returned(3.0)])])
    assert verdict(known, [returned(1.0)]).misconception == "" and verdict(known, [returned(3.0)]).misconception == "off"


def test_a_misconception_may_crash_or_change_its_inputs():
    known = card(case(1.0), points={"values": 1.0, "inputs": 1.0},
                 misconceptions=[("crash", [raised("KeyError", "at 0x7f1a, dense_3, id=12, 0.25")]), ("in place", [returned(1.0, ["x"])])])
    assert verdict(known, [raised("KeyError", "at 0x7fbc, dense_14, id=4, 0.2500001")]).misconception == "crash"
    assert verdict(known, [raised("KeyError", "something else")]).misconception == ""
    assert verdict(known, [raised("TypeError")]).misconception == ""
    assert verdict(known, [returned(1.0, ["x"])]).misconception == "in place"


def test_another_shape_mistake_is_another_mistake():
    known = card(case(1.0), misconceptions=[("w @ X", [raised(message="size 2 is different from 1")]), ("X @ dZ", [raised(message="size 1 is different from 3")])])
    assert verdict(known, [raised(message="size 1 is different from 3")]).misconception == "X @ dZ"
    assert verdict(known, [raised(message="size 3 is different from 2")]).misconception == ""


def test_of_misconceptions_that_crash_alike_none_is_named_unless_they_say_the_same():
    known = card(case(1.0), misconceptions=[("this line", [raised()]), ("that line", [raised()])])
    result = verdict(known, [raised(line="x @ y")])
    assert result.misconception == result.message == "" and "x @ y" in result.problems[0].message
    known["misconceptions"][1]["message"] = "about this line"
    assert verdict(known, [raised()]).held == [("this line", "about this line")]


@pytest.mark.parametrize("message, named", [
    ("No gradients provided for any variable.", ""), ("Matrix size-incompatible: In[0]: [2,3], In[1]: [2,3] [Op:MatMul] tensor", "crash"),
    ("Expected a float32 tensor, but got something else", ""), ("name 'X' is not defined", "crash")])
def test_a_frameworks_general_complaint_names_nobody(message, named):
    known = card(case(1.0), misconceptions=[("crash", [raised(message=message)])])
    assert verdict(known, [raised(message=message)]).misconception == named


def test_a_second_slip_does_not_hide_the_first():
    known = card(case(1.0), case(2.0), case(math.inf, "stability"), case(0.0, "generality"), points=dict.fromkeys(CRITERIA, 1.0), misconceptions=[
        ("doubled", [returned(2.0), returned(4.0), returned(math.inf), returned(0.0)]),
        ("unstable", [returned(1.0), returned(2.0), returned(math.nan), returned(0.0)]),
        ("in place", [returned(1.0, ["x"]), returned(2.0, ["x"]), returned(math.inf, ["x"]), returned(0.0, ["x"])])])
    names = lambda *outcomes: [name for name, _ in verdict(known, list(outcomes)).held]
    assert names(returned(2.0), returned(4.0), returned(math.nan), returned(0.0)) == ["doubled", "unstable"]
    assert names(returned(1.0), returned(2.0), returned(math.nan), returned(7.0)) == ["unstable"]
    assert names(returned(2.0, ["x"]), returned(4.0, ["x"]), returned(math.inf, ["x"]), returned(0.0, ["x"])) == ["doubled", "in place"]
    assert names(returned(2.0), returned(5.0), returned(math.nan), returned(0.0)) == ["unstable"]
    shown = repr(Shown(verdict(known, [returned(2.0), returned(4.0), returned(math.nan), returned(0.0)]), False))
    assert "This looks familiar. about doubled" in shown and "And then: about unstable" in shown


def test_of_several_causes_with_one_effect_all_are_told():
    known = card(case(1.0), misconceptions=[("too small", [returned(0.0)]), ("outside", [returned(0.0)])])
    assert verdict(known, [returned(0.0)]).held == [("too small", "about too small Or: about outside")]


def test_who_is_right_somewhere_does_not_hold_what_is_wrong_there():
    known = card(case(1.0), case(3.0), case(2.0, "generality"), misconceptions=[("always two", [returned(2.0), returned(2.0), returned(9.0)])])
    assert verdict(known, [returned(2.0), returned(2.0), returned(2.0)]).held == []


def test_objects_are_compared_by_their_kind():
    theirs, ours, others = (Opaque(kind, f"<{kind} at {address}>") for kind, address in (("Value", "0x1"), ("Value", "0x2"), ("Tape", "0x1")))
    known = card(case(1.0), misconceptions=[("the object itself", [returned({"J": [theirs]})])])
    assert verdict(known, [returned({"J": [ours]})]).misconception == "the object itself"
    assert verdict(known, [returned({"J": [others]})]).misconception == ""


@pytest.mark.parametrize("theirs", [None, Opaque("thing"), "text", {}, [None], np.zeros((2, 5)), [[1.0], [1.0, 2.0]]])
def test_a_misconception_that_returns_anything_can_be_compared(theirs):
    known = card(case(np.ones(3)), misconceptions=[("odd", [returned(theirs)])])
    assert find_misconceptions(known, [returned(np.zeros(3))]) == []
    assert verdict(known, [returned(theirs)]).misconception == "odd"


# ---- what is said

def test_hidden_cases_are_not_revealed():
    known = card(case(1.0, example=False, label="secret label", x=271828.0), case(np.array([314159.0, 1.0]), example=False, x=271828.0), points={"values": 1.0})
    result = verdict(known, [returned(161803.0), returned(np.array([161803.0, 1.0]))], reveal=False)
    shown = repr(Shown(result, True)) + str(Shown(result, True).as_data()) + Shown(result, True)._repr_mimebundle_()["text/html"]
    assert result.status == "wrong" and not any(secret in shown for secret in ("secret", "271828", "314159"))
    assert "271828" in repr(Shown(verdict(known, [returned(161803.0), returned(np.ones(2))]), True))


def test_the_message_says_what_was_expected_what_came_and_where():
    message = of(np.array([[1.0, 2], [3, 4]]), np.array([[1.0, 2], [7, 9]])).problems[0].message
    assert all(part in message for part in ("[1, 0]", "expected 3", "got 7", "2 of 4"))
    assert "NaN" in of(1.0, math.nan).problems[0].message
    assert "(2, 3)" in (message := of(np.zeros((2, 3)), np.zeros((3, 2))).problems[0].message) and "(3, 2)" in message
    assert "the key \"b\" is missing" in of({"a": 1.0, "b": 1.0}, {"a": 1.0}).problems[0].message
    assert "different lengths" in of(np.zeros((2, 2)), [[1, 2], [3]]).problems[0].message


@pytest.mark.parametrize("expected, got, said", [
    ([1.0], [1.0, 2.0], "expected 1 value, but 2 came back"), ((1.0, 2.0), [1.0], "expected 2 values, but 1 came back"),
    ([1.0], 3.5, "expected 1 value, but the number 3.5 came back"), ({"a": 1.0}, True, "a dict is expected, but True came back"),
    (1.0, "it's \n two", """numbers are expected, but the text "it's two" came back"""), (1.0, "x" * 500, 'xxx..." came back')])
def test_messages_speak_to_a_newcomer(expected, got, said):
    assert said in of(expected, got).problems[0].message


def test_numbers_are_printed_until_they_differ():
    message = of(2.1308212345, 2.1308209).problems[0].message
    assert "expected 2.130821234, got 2.1308209" in message.replace("2.130821235", "2.130821234") and "32 bits" in message
    assert "32 bits" not in of(2.0, 2.1).problems[0].message
    assert "expected 1, got 0" in of(np.array([[True, False]]), np.array([[0, 0]])).problems[0].message


def test_facts_are_sentences():
    result = of(Facts(), Facts({"the same seed gives the same draws": False, "no draw is above high": True}))
    assert [problem.message for problem in result.problems] == ["This should hold, and does not: the same seed gives the same draws."]
    assert of(Facts(), Facts({"all holds": True})).right and not of(Facts(), "text").right
    known = card(case(Facts()), misconceptions=[("repeats", [returned(Facts({"a": False, "b": True}))])])
    assert verdict(known, [returned(Facts({"a": False, "b": True}))]).misconception == "repeats"
    assert verdict(known, [returned(Facts({"a": False, "b": False}))]).misconception == ""


def test_the_crash_comes_first():
    known = card(*(case(float(i)) for i in range(5)), case(9.0))
    result = verdict(known, [*(returned(-1.0 - i) for i in range(5)), raised("KeyError", "'W1'", "parameters['W1']")])
    assert "KeyError" in repr(Shown(result, False)).splitlines()[1]


def test_few_inputs_are_shown_and_of_many_the_cases_name():
    few, many = (verdict(card(case(1.0, label="three trials", x=np.arange(n))), [returned(2.0)]) for n in (3, 300))
    assert "With x = [0, 1, 2]" in repr(Shown(few, False)) and 'In the case "three trials"' in repr(Shown(many, False))


def test_parts_are_called_by_their_names():
    assert "intercept" in of((1.0, 2.0), (1.0, 9.0), parts={"slope": 1.0, "intercept": 1.0}).problems[0].message


def test_every_message_has_an_entry_in_the_catalogue():
    sources = "".join(path.read_text(encoding="utf-8") for folder in ("coursekit", "autograder") for path in sorted((REPOSITORY / folder).rglob("*.py")))
    keys = set(re.findall(r'\bsay\(\s*"([^"]+)"', sources)) | {f"V {status}" for status in ("right", "wrong", "crashed", "not attempted")} | {f"C {name}" for name in CRITERIA}
    assert len(keys) > 30 and keys <= CATALOGUE["en"].keys()


def test_the_machine_speaks_through_the_catalogue_only():
    """No sentence is written in the code that judges; what is not said through `say` is a key, a type or a number."""
    for name in ("verdict.py", "show.py", "check.py"):
        text = Path(REPOSITORY, "coursekit", name).read_text(encoding="utf-8")
        assert not re.findall(r'(?:message=|Problem\([^,()]+, )f?"[A-Z]\w+ ', text)
