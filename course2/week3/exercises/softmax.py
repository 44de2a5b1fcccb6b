"""The card of `softmax`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (
    Exercise, alternative, example, hidden, misconception, replace_line, slip)

_ONE_SUM = "All numbers of the matrix together sum to 1. Each column should: keep the columns apart."


def _shifted(by):
    return replace_line("Z_shifted =", f"Z_shifted = {by}")


class Softmax(Exercise):
    """Turn logits into probabilities, column by column."""

    section, difficulty, minutes = "2.3.8", 1, 10
    points = 5
    shares = {"stability": 0.3}

    def cases(self, draw):
        yield example("the logits of lesson 2.3.8", Z=np.array([[5.0], [2.0], [-1.0], [3.0]])).gives(
            np.array([[148.4131591], [7.3890561], [0.3678794], [20.0855369]]) / 176.2556315)
        yield example("two examples", Z=np.array([[5.0, 1.0], [2.0, 1.0], [-1.0, 1.0], [3.0, 1.0]]))
        heights = np.array([[1000.0, 0, -1000, 2000], [1002.0, 1, -1001, 0]])
        yield example("columns at very different heights", Z=heights).about("stability")
        yield hidden("many examples", Z=2 * draw.normal(size=(5, 9)))
        yield hidden("as many examples as classes", Z=2 * draw.normal(size=(4, 4)))
        yield hidden("two classes", Z=draw.normal(size=(2, 6)))
        yield hidden("one class", Z=draw.normal(size=(1, 3)))
        yield hidden("integers", Z=draw.integers(-4, 5, (3, 5)))
        yield hidden("single precision", Z=draw.normal(size=(3, 4)).astype(np.float32))
        yield hidden("a transposed view", Z=draw.normal(size=(7, 3)).T)
        heights = draw.permutation([-3000.0, -1000, 0, 1000, 3000])
        for height in (5000.0, -5000.0, heights):
            yield hidden("large offsets", Z=draw.normal(size=(4, 5)) + height).about("stability")
        # In the second the largest logit stands alone: neither the mean nor the median is near it.
        for column in ([[900.0], [899], [-900]], [[2000.0], [1], [0], [-1]]):
            yield hidden("far apart", Z=draw.permuted(np.tile(column, (1, 6)), axis=0)).about("stability")

    def oracle(self, Z):
        from scipy.special import softmax
        return softmax(Z, axis=0)

    def domain(self, draw):
        return {"Z": numbers(draw, tuple(sizes(draw, 2)))}

    along_rows = slip("The sum runs along a row, over the examples. One example is a column: sum over axis "
                      "0.", ("axis=0", "axis=1"))
    row_shift = slip("The largest logit of each row is subtracted, another number from each logit of a "
                     "column, which changes the probabilities. Subtract one and the same number from a "
                     "whole column.", _shifted("Z - np.max(Z, axis=1, keepdims=True)"))
    one_sum = slip(_ONE_SUM, _shifted("Z - np.max(Z)"), replace_line("A =", "A = T / np.sum(T)"))
    one_sum_of_all = slip(_ONE_SUM, replace_line("A =", "A = T / np.sum(T)"))
    overflow = slip("This is right for small logits, but e^1000 is too large for a float and the result is "
                    "NaN. Subtract something from the column first.", _shifted("Z"))
    one_shift_for_all = slip("One number is subtracted from the whole matrix. A column far below it becomes "
                             "0/0, which is NaN: every column needs a shift of its own.",
                             _shifted("Z - np.max(Z)"))
    mean_shift = slip("Where the logits of a column lie far apart e^z overflows: the mean or the smallest "
                      "of them is subtracted. Subtract the largest.", _shifted("Z - np.mean(Z, axis=0)"))
    never_raised = slip("A column of large negative logits becomes 0/0, which is NaN: its largest absolute "
                        "value is subtracted, or nothing, since its largest logit is below 0. Subtract the "
                        "largest logit, whatever its sign.", _shifted("Z - np.max(np.abs(Z), axis=0)"))
    divided = slip("You divide by the largest logit. Subtract it instead: only adding or subtracting leaves "
                   "softmax as it is.", ("Z - np", "Z / np"))
    in_place = slip("The result is right, but Z itself is changed: `-=` works in place, and the caller's "
                    "logits are lost.", replace_line("Z_shifted =", "Z -= np.max(Z, axis=0)\nZ_shifted = Z"))

    @misconception("This is a sigmoid on each logit by itself. In softmax all logits of a column share one "
                   "sum, so that the column sums to 1.")
    def sigmoid_of_each(Z):
        return 1 / (1 + np.exp(-np.asarray(Z, dtype=float)))

    @alternative
    def column_by_column(Z):
        A = np.zeros(Z.shape)
        for i in range(Z.shape[1]):
            powers = np.exp(Z[:, i] - Z[:, i].max())
            A[:, i] = powers / powers.sum()
        return A

    @alternative
    def transposed(Z):
        rows = np.exp((Z - Z.max(axis=0)).T)
        return (rows / rows.sum(axis=1, keepdims=True)).T

    equivalent = dict.fromkeys(("keepdims lost", "keepdims=False"), "(m,) spreads as (1, m) does")
