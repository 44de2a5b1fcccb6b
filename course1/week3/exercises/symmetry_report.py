"""The card of `symmetry_report`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, slip

CLOSE = "np.allclose(unit, kind, rtol=1e-6, atol=0)"
BESIDE = 'np.hstack([parameters["W1"], parameters["b1"]])'
COUNT = "count = len(kinds)"


class SymmetryReport(Exercise):
    """How many different hidden units are there?"""

    section, points, difficulty, minutes = "1.3.11", 5, 2, 15
    form = "a whole number"

    @staticmethod
    def units(draw, n_x, copies, scale=1.0, one_bias=True):
        """Parameters: so many copies of each of some units, which differ by rounding, in any order."""
        kinds = draw.uniform(0.5, 1, (len(copies), n_x + 1)) * draw.choice([-1, 1], (len(copies), n_x + 1))
        kinds = kinds + np.arange(len(copies))[:, None] * np.sign(kinds)            # all far apart
        if not one_bias:
            kinds[:, :-1] = kinds[0, :-1]                                           # only the biases differ
        rows = np.repeat(kinds * np.reshape(scale, (-1, 1)), copies, axis=0)
        rows = draw.permutation(rows * (1 + 5e-11 * draw.uniform(-1, 1, rows.shape)))
        return {"W1": rows[:, :-1], "b1": rows[:, -1:], "W2": draw.normal(size=(1, len(rows))),
                "b2": np.zeros((1, 1))}

    def cases(self, draw):
        def some(make, label, generator, n_x, copies, *more):
            return make(label, parameters=self.units(generator, n_x, copies, *more))

        shown = np.random.default_rng(5)
        yield some(example, "two kinds of units, 3 and 2", shown, 3, (3, 2))
        yield some(example, "four kinds, by their biases", shown, 2, (2, 1, 1, 1), 1.0, False)
        same = {"W1": np.array([[0.5, -1], [0.5, -1], [2, 0.25]]), "b1": np.array([[0.25], [0.25], [0.25]]),
                "W2": np.array([[1.0, -2, 1]]), "b2": np.zeros((1, 1))}
        yield example("exactly the same, but towards the output", parameters=same).gives(2)
        yield some(example, "tiny numbers", shown, 3, (2, 2, 1), 1e-9).about("stability")
        yield some(example, "units of very different size", shown, 2, (2, 1, 2, 1),
                   [1e6, 1e6, 1e-3, 1e-3]).about("stability")
        for n_x, copies in ((4, (2, 3, 1)), (2, (1, 4)), (6, (5, 5, 5))):
            yield some(hidden, f"{len(copies)} kinds of {sum(copies)} units", draw, n_x, copies)
        yield some(hidden, "by their biases", draw, 3, (2, 2, 3), 1.0, False)
        yield some(hidden, "all the same", draw, 3, (7,))
        yield some(hidden, "all different", draw, 5, (1,) * 8)
        yield some(hidden, "one unit", draw, 4, (1,)).about("generality")
        yield some(hidden, "one input", draw, 1, (2, 3)).about("generality")
        yield some(hidden, "as many units as inputs", draw, 4, (2, 1, 1)).about("generality")
        zeros = {"W1": np.zeros((4, 3)), "b1": np.zeros((4, 1)), "W2": np.zeros((1, 4)),
                 "b2": np.zeros((1, 1))}
        yield hidden("zero units", parameters=zeros).about("generality")
        mirrored = draw.uniform(1, 2, (1, 3)) * [[1], [-1], [1], [-1]]
        yield hidden("turned round", parameters=zeros | {"W1": mirrored}).about("generality")
        for label, scale in (("tiny", 1e-9), ("large", 1e6), ("large and tiny", [1e6, 1e-9, 1e-9, 1e6, 1])):
            copies = (2, 1, 3, 1, 2)
            yield some(hidden, f"scaled, {label}", draw, 3, copies, scale).about("stability")
        kind = draw.uniform(0.5, 1, 3) + np.arange(3)
        rows = np.array([kind, 1e3 * kind, kind[[1, 2, 0]], kind * [1, -1, 1]])
        yield hidden("the same numbers in another place, of another size or sign",
                     parameters=zeros | {"W1": rows[:, :2], "b1": rows[:, 2:]})
        # On the border between two roundings to 4, 5, ... 9 digits, whatever one rounds to.
        border = (1 + 5 * 10.0 ** -np.arange(4, 10)) * (1 + 1e-12 * np.array([[-1], [1], [-1], [1]]))
        yield hidden("on the border between two roundings", parameters=zeros | {
            "W1": border[:, 1:], "b1": border[:, :1]}).about("stability")
        close = self.units(draw, 3, (2, 2), 1.0)
        close["W1"] = close["W1"][:1] * np.array([[1], [1], [1 + 3e-3], [1 + 3e-3]])
        yield hidden("a difference of 0.3 %",
                     parameters=close | {"b1": np.full((4, 1), 0.5)}).about("stability")

    def oracle(self, parameters):
        """Groups of rows whose largest difference is a tiny share of the row's largest number."""
        rows = np.hstack([parameters["W1"], parameters["b1"]])
        groups = []
        for row in rows:
            size = max(np.abs(row).max(), np.finfo(float).tiny)
            if not any(np.abs(row - other).max() < 1e-7 * size for other in groups):
                groups.append(row)
        return len(groups)

    def domain(self, draw):
        n_x, kinds = sizes(draw, 2, most=6, large=9)
        copies = tuple(int(number) for number in draw.integers(1, 5, kinds))
        scale = 10 ** draw.uniform(-9, 6, kinds if draw.random() < 0.5 else None)
        return {"parameters": self.units(draw, n_x, copies, scale, bool(draw.random() < 0.7))}

    equivalent = {"1.01e-06": "what is allowed lies anywhere between rounding and a thousandth"}

    exactly_equal = slip("You ask that numbers are exactly equal. Units that differ by rounding count as "
                         "two.",
                         (CLOSE, "np.array_equal(unit, kind)"))
    as_numpy_allows = slip("A fixed difference is allowed, whatever the size of the numbers: np.allclose "
                           "allows 1e-8 if nothing is said. Beside tiny numbers that is everything.",
                           (CLOSE, "np.allclose(unit, kind)"))
    beside_the_largest = slip("The allowed difference follows the largest number of all units. Beside it the "
                              "small units are all alike: look at each unit's own size.",
                              (CLOSE, "np.abs(unit - kind).max() <= 1e-6 * np.abs(units).max()"))
    without_biases = slip("Only the weights are compared. The bias is part of a unit, too.",
                          (BESIDE, 'parameters["W1"]'))
    inputs_counted = slip("The columns are compared: these are the inputs. A unit is a row.",
                          ("for unit in units", "for unit in units.T"))
    with_the_output = slip("The weights towards the output are compared, too. What a unit says does not "
                           "depend on them.",
                           ('parameters["b1"]]', 'parameters["b1"], parameters["W2"].T]'))
    same_ones_counted = slip("These are the units that are left over, not the different ones.",
                             (COUNT, "count = len(units) - len(kinds)"))
    neighbours_only = slip("Each unit is compared with the last new kind only. It may be like an earlier "
                           "one.",
                           ("kind in kinds)", "kind in kinds[-1:])"))

    @misconception("You count the pairs of units that are the same. Three equal units are three pairs, but "
                   "one kind.")
    def pairs_counted(parameters):
        units = np.hstack([parameters["W1"], parameters["b1"]])
        pairs = [(units[i], units[j]) for i in range(len(units)) for j in range(i)]
        return sum(np.allclose(one, other, rtol=1e-6, atol=0) for one, other in pairs)

    @misconception("The numbers are rounded to eight digits behind the point. Of tiny ones nothing is left, "
                   "and of large ones that is beyond what they hold.")
    def rounded(parameters):
        return len(np.unique(np.round(np.hstack([parameters["W1"], parameters["b1"]]), 8), axis=0))

    @alternative
    def by_distances(parameters):
        units = np.column_stack([parameters["W1"], parameters["b1"]])
        lengths = np.linalg.norm(units, axis=1)
        apart = np.linalg.norm(units[:, None] - units[None], axis=2)
        same = apart <= 1e-5 * np.maximum(lengths[:, None], lengths[None])
        return int(sum(not same[i, :i].any() for i in range(len(units))))

    @alternative
    def one_by_one(parameters):
        rows = [[*w, *b] for w, b in zip(parameters["W1"].tolist(), parameters["b1"].tolist())]
        kinds = []
        while rows:
            first = rows.pop()
            kinds.append(first)
            size = max(map(abs, first))
            rows = [row for row in rows if max(abs(x - y) for x, y in zip(row, first)) > 1e-5 * size]
        return np.int64(len(kinds))
