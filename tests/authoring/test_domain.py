"""The domain: each wildness is met often, what a card forbids never, and the same draws come again."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from autograder.authoring.domain import CONTENTS, FORMS, Draw, labels, numbers, one_hot_columns, probabilities, sizes
from autograder.authoring.exercise import BadExercise, Exercise, hidden
from coursekit.plain import same

DRAWS = [Draw([i, 7]) for i in range(300)]


def spread(values: np.ndarray) -> float:
    """How many times larger the largest is than the smallest."""
    values = np.abs(values.astype(float))
    return values.max() / max(values.min(), 1e-300)


def wildness(x: np.ndarray) -> list[str]:
    """What can be seen of an array of normal numbers to be wild."""
    size = np.abs(x).max()
    columns, rows = (np.abs(x.astype(float)).max(axis=axis) for axis in (0, 1))
    signs = {
        "zeros": size == 0, "ties": size > 0 and len(np.unique(x)) <= 2, "huge": np.abs(x).min() > 1e4, "tiny": 0 < size < 1e-5,
        "columns": spread(columns) > 1e4, "rows": spread(rows) > 1e4,
        "constant column": any(np.ptp(x, axis=0) == 0) and not all(np.ptp(x, axis=0) == 0),
        "constant row": any(np.ptp(x, axis=1) == 0) and not all(np.ptp(x, axis=1) == 0),
        "integers": x.dtype == int, "float32": x.dtype == np.float32, "transposed": not x.flags.c_contiguous,
    }
    return [name for name, seen in signs.items() if seen]


def test_each_wildness_is_met_often_and_the_usual_too():
    met = Counter(name for draw in DRAWS for name in wildness(numbers(draw, (4, 6))) or ["usual"])
    assert set(met) == {*CONTENTS, *FORMS, "usual"} and all(count >= 10 for count in met.values()), met


@pytest.mark.parametrize("name", [*CONTENTS, *FORMS])
def test_what_is_forbidden_never_comes(name):
    loose = {"columns": ("huge", "tiny"), "rows": ("huge", "tiny"), "zeros": ("integers",), "ties": ("integers",), "tiny": (),
             "constant column": ("integers", "ties"), "constant row": ("integers", "ties")}.get(name, ())       # they may look like it
    assert not [i for i in range(300) if name in wildness(numbers(Draw([i]), (4, 6), without=(name, *loose)))]


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match=r"without \['bytes'\]: there is zeros, "):
        numbers(Draw([0]), (2,), without=("bytes",))


@pytest.mark.parametrize("limits, low, high", [
    ({"most": 1e3}, -1e3, 1e3), ({"low": 0.1, "high": 0.9}, 0.1, 0.9), ({"low": -2, "high": 5}, -2, 5),
    ({"positive": True}, 1e-9, 1e6), ({"positive": True, "least": 1e-3, "most": 10}, 1e-3, 10), ({"low": 1, "most": 50}, 1, 50),
])
def test_numbers_stay_in_their_range(limits, low, high):
    found = [numbers(Draw([i]), (3, 5), **limits).astype(float) for i in range(300)]
    assert min(x.min() for x in found) >= low * (1 - 1e-6 * np.sign(low)) and max(x.max() for x in found) <= high * (1 + 1e-6)
    assert max(x.max() for x in found) > low + 0.9 * (high - low) and sum(len(np.unique(x)) > 5 for x in found) > 150


@pytest.mark.parametrize("shape", [(), (1,), (0,), (5,), (3, 0), (0, 3), (2, 3, 4)])
def test_any_shape(shape):
    found = [numbers(draw, shape) for draw in DRAWS]
    assert all(np.shape(x) == shape and np.all(np.isfinite(x)) for x in found)
    if shape == ():
        assert {type(x) for x in found} == {int, float}


def test_sizes_mostly_differ_and_are_sometimes_one_equal_or_large():
    found = [sizes(draw, 3) for draw in DRAWS]
    assert sum(len(set(three)) == 3 for three in found) > 180
    assert sum(len(set(three)) == 1 and three[0] > 1 for three in found) >= 10 and found.count([1, 1, 1]) >= 10
    assert sum(three.count(1) == 1 for three in found) >= 30 and sum(max(three) == 40 for three in found) >= 10
    assert min(min(sizes(draw, 2, least=0)) for draw in DRAWS) == 0
    assert min(min(sizes(draw, 2, least=2)) for draw in DRAWS) == 2 and max(max(sizes(draw, 2, large=9)) for draw in DRAWS) == 9


def test_small_draws_have_small_sizes():
    assert {n for i in range(100) for n in sizes(Draw([i], largest=2), 3)} == {1, 2}
    assert {n for i in range(100) for n in sizes(Draw([i], largest=1), 2, least=2)} == {2}


def test_labels_and_columns_of_them():
    found = [labels(draw, 4, 9) for draw in DRAWS]
    assert all(row.shape == (9,) and 0 <= row.min() and row.max() < 4 for row in found)
    assert sum(len(set(row)) == 1 for row in found) >= 10 and sum(len(set(row)) == 2 for row in found) >= 10 and sum(len(set(row)) == 4 for row in found) >= 50
    columns = [one_hot_columns(draw, 4, 9) for draw in DRAWS]
    assert all(Y.shape == (4, 9) and np.all(Y.sum(axis=0) == 1) and np.all(Y.max(axis=0) == 1) for Y in columns)
    assert {Y.dtype.kind for Y in columns} == {"f", "i"} and any(Y.dtype == np.float32 for Y in columns)


def test_probabilities():
    found = [probabilities(draw, 3, 5) for draw in DRAWS]
    assert all(P.shape == (3, 5) and P.min() >= 0 and np.allclose(P.sum(axis=0), 1) for P in found)
    assert sum(np.isin(P, (0, 1)).all() for P in found) >= 10 and sum(np.ptp(P) == 0 for P in found) >= 10
    assert sum(0 < P.min() < 1e-6 for P in found) >= 10


def test_the_same_seed_gives_the_same():
    def drawn(seed):
        draw = Draw(seed)
        return sizes(draw, 3), numbers(draw, (2, 3)).tolist(), labels(draw, 5, 4).tolist(), probabilities(draw, 2, 3).tolist()
    assert drawn([3, 1]) == drawn([3, 1]) != drawn([4, 1])


class Doubled(Exercise):
    def domain(self, draw):
        n, m = sizes(draw, 2)
        if n == m:
            return hidden("whatever", X=numbers(draw, (n, m))).within(condition=10)
        return {"X": numbers(draw, (n, m))}


def test_draws_of_a_card_are_cases_each_by_itself():
    cases = Doubled().wild(40)
    assert [case.label for case in cases] == [f"draw {i} of the domain" for i in range(40)]
    assert {case.condition for case in cases} == {1.0, 10.0} and not any(case.example for case in cases)
    assert all(same(a.inputs, b.inputs) for a, b in zip(cases, Doubled().wild(60)))
    assert len(Doubled().wild()) == Doubled.draws == 300
    assert max(max(case.inputs["X"].shape) for case in Doubled().wild(40, largest=2)) == 2


def test_a_card_without_a_domain_or_with_a_broken_one_says_so():
    class Nothing(Exercise):
        pass

    class Broken(Exercise):
        def domain(self, draw):
            return {"X": numbers(draw, (2,), without=("bytes",))}

    with pytest.raises(BadExercise, match="Nothing has no domain"):
        Nothing().wild()
    with pytest.raises(BadExercise, match="the domain of broken fails on draw 0: ValueError"):
        Broken().wild()
