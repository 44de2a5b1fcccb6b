"""The card of `compute_cost`."""

import numpy as np
from scipy.special import xlog1py, xlogy

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, rewrite, slip

from .common import wild_labels

total, LOGS = in_place_of("cost ="), "np.log(seen)"
CLASSIC = "np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / Y.shape[1]"


class ComputeCost(Exercise):
    """The log loss of what a network says."""

    section, points, difficulty, minutes = "1.3.9", 6, 2, 10
    form = "a number"

    def cases(self, draw):
        def some(make, label, n_y, m, low=0.05):
            Y = (draw.random((n_y, m)) < 0.7).astype(int)
            return make(label, A2=draw.uniform(low, 1 - low, (n_y, m)), Y=Y)

        one = {"A2": np.array([[0.9, 0.4, 0.2, 0.7, 0.5]]), "Y": np.array([[1, 0, 1, 1, 0]])}
        yield example("five examples", **one)
        two = {"A2": np.array([[0.8, 0.3, 0.6], [0.1, 0.95, 0.5]]), "Y": np.array([[1, 0, 1], [0, 1, 1]])}
        yield example("two outputs, three examples", **two)
        sure = {"A2": np.array([[1.0, 0.0, 0.6]]), "Y": np.array([[1, 0, 1]])}
        rare = {"A2": np.array([[1e-13] + 12 * [0.5]]), "Y": np.ones((1, 13), dtype=int)}
        yield example("thirteen labels of 1, one with the probability 1e-13", **rare).about("stability")
        yield example("certain and right", **sure).about("stability")
        for n_y, m in ((1, 7), (1, 1500), (3, 5), (10, 4), (2, 2)):
            yield some(hidden, f"{n_y} x {m}", n_y, m)
        yield some(hidden, "a single example", 1, 1).about("generality")
        yield some(hidden, "one example, six outputs", 6, 1).about("generality")
        for y in (0, 1):
            Y = np.full((1, 6), y)
            yield hidden(f"all labels are {y}", A2=draw.uniform(0.05, 0.95, (1, 6)), Y=Y).about("generality")
        single = draw.uniform(0.1, 0.9, (2, 6)).astype(np.float32)
        yield hidden("single precision", A2=single, Y=(single > 0.4).astype(np.float32)).about("generality")
        Y = draw.permutation([0, 1, 1, 0, 1, 0, 1])[None]
        yield hidden("certain ones among others",
                     A2=np.where(np.arange(7) % 2, Y, draw.uniform(0.2, 0.8, (1, 7))),
                     Y=Y).about("stability")
        yield hidden("all certain", A2=Y.astype(float), Y=Y).about("stability")
        tiny = 10.0 ** -draw.permutation([3, 6, 9, 12, 16, 20, 30])[None]
        yield hidden("of very different size", A2=np.where(Y == 1, tiny, 0.3), Y=Y).about("stability")

    def oracle(self, A2, Y):
        A2, Y = A2.astype(float), Y.astype(float)
        return float(-(xlogy(Y, A2) + xlog1py(1 - Y, -A2)).sum() / Y.shape[1])

    def domain(self, draw):
        n_y, m = sizes(draw, 2, large=300)
        Y = wild_labels(draw, n_y, m)
        said = draw.uniform(0.001, 0.999, (n_y, m))
        if draw.random() < 0.3:
            said = np.where(Y == 1, 10 ** draw.uniform(-30, 0, (n_y, m)), said)
        certain = draw.random((n_y, m)) < draw.choice([0, 0.3, 1])
        return {"A2": np.where(certain, Y, said), "Y": Y}

    sum_for_mean = total("The losses are added up over the examples. The cost is their mean.",
                         f"cost = -np.sum({LOGS})")
    mean_of_all = total("This is the mean over the outputs, too. The losses of one example are added up.",
                        f"cost = -np.mean({LOGS})")
    divided_by_rows = slip("You divide by the number of outputs, the rows. The mean is over the examples, "
                           "the columns.",
                           ("Y.shape[1]", "Y.shape[0]"))
    ones_only = total("Only labels of 1 count. Where the label is 0, the other term does.",
                      "cost = -np.sum(np.log(A2) * (Y == 1), where=Y == 1) / Y.shape[1]")
    exchanged = slip("The two cases are exchanged: a is the probability of the label 1.",
                     ("A2, 1 - A2", "1 - A2, A2"))
    negative = slip("The sign is turned round. A logarithm of a probability is at most 0; the cost is at "
                    "least 0.",
                    ("-np.sum", "np.sum"))
    base_10 = slip("This logarithm has the base 10. The natural one is asked for.", (LOGS, "np.log10(seen)"))
    a_little_inside = slip("A small number is added inside the logarithm. It hides the NaN, and makes the "
                           "cost wrong where a probability is small.", (LOGS, "np.log(seen + 1e-8)"))
    cut_off = slip("Probabilities are cut off near 0 and 1. What is nearly certain and wrong then costs too "
                   "little.",
                   (LOGS, "np.log(np.clip(seen, 1e-5, 1 - 1e-5))"))
    zero_times_infinity = total("Right while no output is exactly 0 or 1. There, 0 times the logarithm of 0 "
                                "is NaN: choose which logarithm counts before you take it.",
                                f"cost = -{CLASSIC}")
    in_a_table = total("The number comes in an array. A cost is a plain number.",
                       f"cost = -np.sum({LOGS}, keepdims=True) / Y.shape[1]")
    one_each = total("There is a cost for each example here. Their mean is asked for.",
                     f"cost = -np.sum({LOGS}, axis=0)")

    by_power = rewrite(("np.where(Y == 1, A2, 1 - A2)", "A2 ** Y * (1 - A2) ** (1 - Y)"))

    @alternative
    def with_masks(A2, Y):
        ones = np.asarray(Y).astype(bool)
        return float(np.log(A2[ones]).sum() + np.log1p(-A2[~ones]).sum()) / -Y.shape[1]
