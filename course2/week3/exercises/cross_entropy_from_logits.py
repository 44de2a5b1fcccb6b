"""The card of `cross_entropy_from_logits`."""

import numpy as np

from autograder.authoring.domain import numbers, one_hot_columns, sizes
from autograder.authoring.exercise import (
    Exercise, alternative, example, hidden, misconception, replace_line, slip)
from autograder.judging.oracles import cross_entropy, one_hot

from .common import lost_digits

_INFINITE = ("This is right for small logits. Where a probability rounds to 0 its logarithm is infinite, and "
             "0 times infinity is NaN. Go straight from the logits to the loss.")


def _cost(value):
    return replace_line("cost =", f"cost = {value}")


def _capped(least):
    return slip("A small number inside the logarithm, or a clipped probability, hides that it is 0: all bad "
                "predictions cost the same. Go straight from the logits; (-1000, 0), class 0, costs 1000.",
                _cost(f"-np.mean(np.sum(Y * np.log(softmax(Z) + {least}), axis=0))"))


class CrossEntropyFromLogits(Exercise):
    """The mean cross-entropy cost, computed from logits."""

    section, difficulty, minutes = "2.3.9", 2, 14
    points = 6
    shares = {"stability": 0.3}

    def cases(self, draw):
        Y_hat = np.array([[0.3, 0.1, 0.7], [0.2, 0.2, 0.1], [0.1, 0.6, 0.1], [0.4, 0.1, 0.1]])
        yield example("(5, 2, -1, 3), class 1", Z=np.array([[5.0], [2.0], [-1.0], [3.0]]), Y=one_hot([1], 4))
        yield example("the batch of lesson 2.3.9", Z=np.log(Y_hat), Y=one_hot([1, 2, 0], 4))
        Z = np.array([[-1000.0], [0]])
        yield example("(-1000, 0), class 0", Z=Z, Y=one_hot([0], 2)).gives(1000.0).about("stability")
        Z, cost = np.array([[1000.0, 0], [0, 0]]), 500 + np.log(2) / 2
        yield example("(1000, 0), (0, 0), class 1", Z=Z, Y=one_hot([1, 1], 2)).gives(cost).about("stability")
        for label, C, m in (("many examples", 5, 12), ("as many examples", 4, 4), ("two classes", 2, 7)):
            yield hidden(label, Z=2 * draw.normal(size=(C, m)), Y=one_hot(draw.integers(0, C, m), C))
        yield hidden("equal logits", Z=np.full((6, 3), draw.normal()), Y=one_hot([5, 0, 2], 6))
        Y = one_hot(draw.integers(0, 3, 8), 3)
        yield hidden("single precision", Z=draw.normal(size=(3, 8)).astype(np.float32), Y=Y)
        far = draw.permuted(np.tile([[1000.0], [-1000], [0]], (1, 8)), axis=0)
        yield hidden("logits of -1000, 0 and 1000", Z=far, Y=Y).about("stability")
        for height in (3000.0, -3000.0, draw.permutation([-3000.0, -1000, 0, 1000, 3000])):
            yield hidden("columns near 3000, or -3000, or both", Z=draw.normal(size=(3, 5)) + height,
                         Y=one_hot(draw.integers(0, 3, 5), 3)).about("stability")
        Y = one_hot([0, 1, 1], 2)
        yield hidden("certain and right", Z=40 * Y, Y=Y).within(atol=1e-12).about("stability")

    def oracle(self, Z, Y):
        return cross_entropy(np.asarray(Z, float), Y)

    def domain(self, draw):
        C, m = sizes(draw, 2)
        Z, Y = numbers(draw, (C, m)), one_hot_columns(draw, C, m)
        # A loss is a difference of numbers as large as the logits, which may come to almost nothing.
        cost = max(1e-3, float(self.oracle(Z, Y)))
        return hidden("", Z=Z, Y=Y).within(condition=lost_digits(Z, against=cost))

    total = slip("The losses are added up. The cost is their mean over the examples.",
                 ("np.mean(", "np.sum("))
    mean_of_all_entries = slip("The mean is over all C times m entries of the matrix. Add up over the "
                               "classes first, then take the mean over the m examples.",
                               _cost("np.mean(Y * (log_sum - Z))"))
    sign = slip("The sign is wrong: this cost is negative. It is log-sum minus the logit of the true class.",
                _cost("np.mean(Z_true - log_sum)"))
    along_rows = slip("The log-sum runs along a row, over the examples. One example is a column: axis 0.",
                      ("axis=0", "axis=1"))
    log_of_softmax = slip(_INFINITE, _cost("-np.mean(np.sum(Y * np.log(softmax(Z)), axis=0))"))
    log_of_the_picked = slip(_INFINITE, _cost("-np.mean(np.log(np.sum(Y * softmax(Z), axis=0)))"))
    capped_7, capped_8, capped_12, capped_15 = map(_capped, (1e-7, 1e-8, 1e-12, 1e-15))
    overflow = slip("This is right for small logits, but e^1000 is too large for a float. Subtract something "
                    "inside the exponential, and see what that does to the logarithm.",
                    replace_line("log_sum =", "log_sum = np.log(np.sum(np.exp(Z), axis=0, keepdims=True))"))
    one_shift_for_all = slip("One number is subtracted from the whole matrix. In a column far below it every "
                             "exponential is 0, and log 0 is infinite: each column needs a shift of its own.",
                             replace_line("Z_max =", "Z_max = np.max(Z)"))
    shifted_twice = slip("The shift is added back although the logit of the true class is shifted, too. "
                         "Take that from Z itself.", ("np.sum(Y * Z,", "np.sum(Y * (Z - Z_max),"))
    shift_not_added_back = slip("What is subtracted inside the exponential does not come back outside the "
                                "logarithm.", ("Z_max + np.log", "np.log"))

    @misconception("This is the binary cross-entropy of each output, with its (1 - y) log(1 - y) terms. "
                   "With C classes only the true class has a term.")
    def binary_of_each(Z, Y):
        A = softmax(Z)                                                                          # noqa: F821
        return -np.mean(np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=0))

    @alternative
    def with_logaddexp(Z, Y):
        return np.mean(np.logaddexp.reduce(Z, axis=0) - np.sum(Y * Z, axis=0))

    @alternative
    def picks_the_true_logit(Z, Y):
        true = np.argmax(Y, axis=0)
        shifted = Z - Z.max(axis=0)
        return float(-(shifted[true, np.arange(Z.shape[1])] - np.log(np.exp(shifted).sum(axis=0))).mean())

    equivalent = dict.fromkeys(("keepdims lost", "keepdims=False"), "(m,) spreads as (1, m) does")
