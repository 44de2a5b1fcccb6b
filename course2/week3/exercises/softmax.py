"""The card of `softmax`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, slip

_MAX = "np.max(Z, axis=0, keepdims=True)"
_ONE_SUM = "All numbers of the matrix together sum to 1. Each column should: keep the columns apart."
_TOO_HIGH = ("Where the logits of a column lie far apart e^z overflows: the mean or the smallest of them is "
             "subtracted. Subtract the largest.")


class Softmax(Exercise):
    """Turn logits into probabilities, column by column."""

    section, difficulty, minutes = "2.3.8", 1, 8
    points = 3
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

    along_rows = slip(
        "The sum runs along a row, over the examples. One example is a column: sum over axis 0.",
        ("axis=0", "axis=1"))
    row_shift = slip(
        "The largest logit of each row is subtracted, another number from each logit of a column, which "
        "changes the probabilities. Subtract one number from a whole column: its own largest logit.",
        ("np.max(Z, axis=0", "np.max(Z, axis=1"))
    one_sum = slip(_ONE_SUM, (_MAX, "np.max(Z)"), ("np.sum(T, axis=0, keepdims=True)", "np.sum(T)"))
    one_sum_of_all = slip(_ONE_SUM, ("np.sum(T, axis=0, keepdims=True)", "np.sum(T)"))
    overflow = slip(
        "This is right for small logits, but e^1000 is too large for a float and the result is NaN. "
        "Subtract the column's largest logit first.", ("Z - " + _MAX, "Z"))
    one_shift_for_all = slip(
        "One number is subtracted from the whole matrix. A column far below it becomes 0/0, which is NaN: "
        "subtract each column's own largest logit.", (_MAX, "np.max(Z)"))
    mean_shift, smallest_shift = slip(_TOO_HIGH, ("np.max", "np.mean")), slip(_TOO_HIGH, ("np.max", "np.min"))
    never_raised = slip(
        "A column of large negative logits becomes 0/0, which is NaN: its largest absolute value is "
        "subtracted, or nothing, since its largest logit is below 0. Subtract the largest logit, whatever "
        "its sign.", (_MAX, "np.max(np.abs(Z), axis=0)"))
    clipped = slip(
        "Logits are cut off, so 1000 and 1002 are equally likely. Nothing is lost if you subtract the "
        "column's largest logit instead.", ("Z - " + _MAX, "np.clip(Z, -500, 500)"))
    divided = slip(
        "You divide by the largest logit. Subtract it instead: only adding or subtracting leaves softmax as "
        "it is.", ("Z - np", "Z / np"))
    in_place = slip(
        "The result is right, but Z itself is changed: `-=` works in place, and the caller's logits are "
        "lost.", ("Z_shifted = Z - " + _MAX, "Z -= " + _MAX + "\n    Z_shifted = Z"))

    @misconception(
        "This is a sigmoid on each logit by itself. In softmax all logits of a column share one sum, so "
        "that the column sums to 1.")
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
