"""The card of `normalize_rows` and `softmax`."""

import math

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip


lengths, unit, powers = in_place_of("lengths ="), in_place_of("x_normalized ="), in_place_of("powers =")


def sums(message, how):
    """A misconception that people hold of the sums in both functions."""
    return slip(message, ("np.sum(x**2, axis=1, keepdims=True)", f"np.sum(x**2{how})"),
                ("np.sum(powers, axis=1, keepdims=True)", f"np.sum(powers{how})"))


class NormalizeRows(Exercise):
    """Give the rows of a matrix length 1; turn rows of scores into probabilities."""

    functions, parts = ("normalize_rows", "softmax"), {"normalize_rows": 2, "softmax": 5}
    section, difficulty, minutes, points, shares = "1.2.15", 2, 18, 7, {"stability": 0.3}

    @staticmethod
    def probe(student, function, x):
        result = getattr(student, function)(x)
        kept = result.copy() if hasattr(result, "copy") else result
        if hasattr(result, "fill") and result.flags.writeable:
            result.fill(0)                      # "a new array": what is done to it does nothing to x
        return kept

    def cases(self, draw):
        for label, x, lengths, about in [
                ("two rows of three", np.array([[0.0, 3, 4], [2, -6, 3]]), [[5], [7]], "values"),
                ("as many rows as columns", np.array([[3, 4], [-5, 12]]), [[5], [13]], "generality"),
                ("rows that have length 1 already", np.array([[0.6, 0.8, 0], [0, -1, 0]]), 1, "generality")]:
            yield example(label, x=x).gives(x / lengths).about(about).of("normalize_rows")
        for label, x, rows, about in [
                ("rows of 3", np.log([[1, 2, 1], [3, 2, 5]]), [[0.25, 0.5, 0.25], [0.3, 0.2, 0.5]], "values"),
                ("two rows of two", np.log([[1, 3], [4, 1]]), [[0.25, 0.75], [0.8, 0.2]], "generality"),
                ("large scores", np.array([[-1e3, -1e3], [2e3, 0]]), [[0.5, 0.5], [1, 0]], "stability")]:
            yield example(label, x=x).gives(np.array(rows)).about(about).of("softmax")
        for function in self.functions:
            for shape in [(7, 3), (2, 8), (5, 5)]:
                yield hidden(f"{shape}", x=3 * draw.normal(size=shape)).of(function)
            for label, x in {
                    "one row": draw.normal(size=(1, 4)), "one column": draw.normal(size=(4, 1)) + 3,
                    "whole numbers": draw.integers(1, 9, (3, 4)), "transposed": draw.normal(size=(3, 5)).T,
                    "rows of very different size": draw.normal(size=(4, 3)) * [[1e-8], [1.0], [10], [1e8]],
                    "ties": np.repeat(draw.normal(size=(3, 1)), 4, axis=1),
                    "single precision": draw.normal(size=(3, 4)).astype(np.float32)}.items():
                yield hidden(label, x=x).about("generality").of(function)
        for label, x in {
                "rows far apart": draw.normal(size=(4, 3)) + [[1000], [0], [-1000], [800]],
                "scores far apart": draw.permuted([[1000.0, -1000, 3, 1], [-900, -901, 0, -2]], axis=1),
                "large, in single precision": (draw.normal(size=(2, 3)) + [[200], [-200]]).astype(np.float32),
                "large whole numbers": draw.integers(-3, 3, (3, 5)) + [[-2000], [900], [5000]]}.items():
            yield hidden(label, x=x).about("stability").of("softmax")

    def oracle_normalize_rows(self, x):     # scikit-learn's `normalize` leaves the shortest rows as they are
        return np.array([[number / math.hypot(*row) for number in row] for row in x.tolist()])

    def oracle_softmax(self, x):
        from scipy.special import softmax
        return softmax(x.astype(float), axis=1)

    def domain(self, draw):
        shape, function = tuple(sizes(draw, 2)), str(draw.choice(self.functions))
        if function == "softmax":           # of larger ones a logarithm of sums has too few digits in 32 bits
            return hidden("", x=numbers(draw, shape, most=2e3)).of(function)
        x = numbers(draw, shape, most=1e15, least=1e-12, without=("zeros",))    # each has a square in 32 bits
        return hidden("", x=np.where(x.any(axis=1, keepdims=True), x, 1)).of(function)

    columns = sums("You add down the columns. Add along the rows.", ", axis=0, keepdims=True")
    shape_lost = sums("The sums have lost their column: with shape (n,) NumPy divides along the columns, or "
                      "stops. Keep the shape (n, 1).", ", axis=1")
    whole_matrix = sums("Everything is divided by one sum. Each row has its own.", "")
    root_missing = lengths("You divide by the sum of the squares. The root is missing.",
                           "lengths = np.sum(x**2, axis=1, keepdims=True)")
    absolute_sum = lengths("You divide by the sum of the sizes. A length is the root of the sum of the "
                           "squares.", "lengths = np.sum(np.abs(x), axis=1, keepdims=True)")
    largest = lengths("The largest number of each row is 1 now. It is the length that should be 1.",
                      "lengths = np.max(np.abs(x), axis=1, keepdims=True)")
    hands_back = unit("Rows that have length 1 already come back as x itself, so who changes the result "
                      "changes x. Make a new array, always.",
                      "x_normalized = x if np.allclose(lengths, 1) else x / lengths")
    in_place = unit("x itself is changed: `/=` works in place. Make a new array.", "x /= lengths",
                    "x_normalized = x")
    softmax_in_place = powers("x itself is changed: `-=` works in place. Make a new array.",
                              "x -= np.max(x, axis=1, keepdims=True)", "powers = np.exp(x)")
    no_maximum = powers("Right for small scores, but e^1000 is infinite, and infinity by infinity is NaN. "
                        "What can you subtract from all scores of a row, and change nothing?",
                        "powers = np.exp(x)")
    one_maximum = powers("You subtract one number from all rows. In a row far below it every exponential is "
                         "0, and 0 by 0 is NaN. Each row needs its own.", "powers = np.exp(x - np.max(x))")
    mean_of_row = powers("You subtract the mean of each row, or another number far below its largest "
                         "score: that score still overflows.",
                         "powers = np.exp(x - np.mean(x, axis=1, keepdims=True))")

    @alternative
    def row_by_row(x):
        return [row / np.linalg.norm(row) for row in x]

    @alternative(of="softmax")
    def by_the_logarithm(x):
        return np.exp(x - np.logaddexp.reduce(x, axis=1, keepdims=True))
