"""The card of `normalize_rows`."""

import math

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

SUM = "np.sum(x**2, axis=1, keepdims=True)"


class NormalizeRows(Exercise):
    """Give every row of a matrix length 1."""

    section, difficulty, minutes, points = "1.2.15", 1, 5, 5

    @staticmethod
    def probe(student, x):
        result = student.normalize_rows(x)
        kept = result.copy() if hasattr(result, "copy") else result
        if hasattr(result, "fill") and result.flags.writeable:
            result.fill(0)                      # what is done to a new array does nothing to x
        return kept

    def cases(self, draw):
        yield example("two rows of three", x=np.array([[0.0, 3.0, 4.0], [2.0, -6.0, 3.0]])).gives(
            np.array([[0, 3 / 5, 4 / 5], [2 / 7, -6 / 7, 3 / 7]]))
        yield example("whole numbers, as many rows as columns", x=np.array([[3, 4], [-5, 12]])).gives(
            np.array([[3 / 5, 4 / 5], [-5 / 13, 12 / 13]])).about("generality")
        unit = np.array([[0.6, 0.8, 0.0], [0.0, -1.0, 0.0]])
        yield example("rows that have length 1 already", x=unit).gives(unit).about("generality")
        for shape in [(7, 3), (2, 8), (5, 5)]:
            yield hidden(f"{shape[0]} rows and {shape[1]} columns", x=3 * draw.normal(size=shape))
        for label, x in {
                "one row": draw.normal(size=(1, 4)), "one column": draw.normal(size=(4, 1)) + 3,
                "whole numbers": draw.integers(1, 9, (3, 4)), "a transposed view": draw.normal(size=(3, 5)).T,
                "rows of very different length": draw.normal(size=(4, 3)) * [[1e-6], [1.0], [1e4], [1e6]],
                "single precision": draw.normal(size=(3, 4)).astype(np.float32)}.items():
            yield hidden(label, x=x).about("generality")

    def oracle(self, x):        # scikit-learn's `normalize` leaves rows shorter than 1e-14 as they are
        return np.array([[number / math.hypot(*row) for number in row] for row in x.tolist()])

    def domain(self, draw):     # in single precision nothing beyond 1e19 or below 1e-19 has a square
        x = numbers(draw, tuple(sizes(draw, 2)), most=1e15, least=1e-12, without=("zeros",))
        return {"x": np.where(x.any(axis=1, keepdims=True), x, 1)}

    columns = slip("The columns have length 1 now. It should be the rows.", ("axis=1", "axis=0"))
    shape_lost = slip("The lengths have lost their column: with shape (n,) NumPy divides along the columns, "
                      "or stops. Keep the shape (n, 1).", (", keepdims=True", ""))
    whole_matrix = slip("Everything is divided by one length. Each row has its own.", (SUM, "np.sum(x**2)"))
    root_missing = slip("You divide by the sum of the squares. The root is missing.", ("np.sqrt(", "("))
    absolute_sum = slip("You divide by the sum of the sizes. The length is the root of the sum of the "
                        "squares.", (f"np.sqrt({SUM})", "np.sum(np.abs(x), axis=1, keepdims=True)"))
    mean_square = slip("You take the mean of the squares. A length has their sum.", ("np.sum(", "np.mean("))
    whole_numbers_only = slip("Whole numbers in give whole numbers out, cut down to 0: zeros_like(x), like "
                              "x itself, holds no fractions then.",
                              ("x / lengths", "(x / lengths).astype(x.dtype)"))
    in_place = slip("x itself is changed: `/=` works in place. Make a new array.",
                    ("x_normalized = x /", "x_normalized = x\n    x /="))
    hands_back = slip("Rows that have length 1 already come back as x itself, so who changes the result "
                      "changes x, too. Make a new array, always.",
                      ("x / lengths", "x if np.allclose(lengths, 1) else x / lengths"))

    @alternative
    def row_by_row(x):
        return [row / np.linalg.norm(row) for row in x]
