"""The card of `normalize_rows`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip


class NormalizeRows(Exercise):
    """Give every row of a matrix length 1."""

    section, difficulty, minutes = "1.2.15", 1, 5
    points = 5

    def cases(self, draw):
        yield example("two rows of three", x=np.array([[0.0, 3.0, 4.0], [2.0, -6.0, 3.0]])).gives(
            np.array([[0, 3 / 5, 4 / 5], [2 / 7, -6 / 7, 3 / 7]]))
        yield example("as many rows as columns", x=np.array([[3.0, 4.0], [-5.0, 12.0]])).gives(
            np.array([[3 / 5, 4 / 5], [-5 / 13, 12 / 13]]))
        yield hidden("more rows than columns", x=draw.normal(size=(7, 3)))
        yield hidden("more columns than rows", x=5 * draw.normal(size=(2, 8)))
        yield hidden("square", x=draw.normal(size=(5, 5)))
        yield hidden("one row", x=draw.normal(size=(1, 4))).about("generality")
        yield hidden("one column", x=draw.normal(size=(4, 1)) + 3).about("generality")
        yield hidden("whole numbers", x=draw.integers(1, 9, (3, 4))).about("generality")
        yield hidden("rows of very different length", x=draw.normal(size=(4, 3)) * np.array([[1e-6], [1.0], [1e4], [1e6]])).about("generality")
        yield hidden("a transposed view", x=draw.normal(size=(3, 5)).T).about("generality")
        yield hidden("single precision", x=draw.normal(size=(3, 4)).astype(np.float32)).about("generality")

    def oracle(self, x):
        from sklearn.preprocessing import normalize
        return normalize(x, norm="l2", axis=1)

    columns = slip("The columns have length 1 now. It should be the rows: add along axis 1.", ("axis=1", "axis=0"))
    shape_lost = slip("The lengths have lost their column: with shape (n,) NumPy divides along the columns, or stops. Keep the shape (n, 1).",
                      (", keepdims=True", ""))
    whole_matrix = slip("Everything is divided by one length, that of all numbers together. Each row has its own: add along axis 1.",
                        ("np.sum(x**2, axis=1, keepdims=True)", "np.sum(x**2)"))
    root_missing = slip("You divide by the sum of the squares. The length is its square root.",
                        ("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.sum(x**2, axis=1, keepdims=True)"))
    squares_missing = slip("You divide by the root of the sum. Square the numbers before you add them up.", ("np.sum(x**2,", "np.sum(x,"))
    caret = slip("In Python `^` is not a power, but an operation on bits. The square of x is x**2.", ("x**2", "x ^ 2"))
    doubled = slip("The numbers are doubled before you add them up. The square of x is x * x, or x**2.", ("x**2", "2 * x"))
    sum_is_one = slip("You divide each row by its sum, so that it adds up to 1. Its length should be 1: square, add, take the root.",
                      ("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.sum(x, axis=1, keepdims=True)"))
    absolute_sum = slip("You divide by the sum of the absolute values. The length is the root of the sum of the squares.",
                        ("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.sum(np.abs(x), axis=1, keepdims=True)"))
    largest_is_one = slip("You divide by the largest number of each row. Divide by its length: square, add, take the root.",
                          ("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.max(np.abs(x), axis=1, keepdims=True)"))
    mean_square = slip("You take the mean of the squares. The length is the root of their sum.", ("np.sum(x**2", "np.mean(x**2"))
    spread = slip("You divide by the standard deviation, which measures the spread round the mean. The length is the root of the sum of the squares.",
                  ("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.std(x, axis=1, keepdims=True)"))

    @misconception("This subtracts the mean of each row and divides by the standard deviation. Here the direction should stay: only divide, by the length.")
    def standardised(x):
        return (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)

    multiplied = slip("The rows became longer, not shorter: divide by the length.", ("x / lengths", "x * lengths"))
    upside_down = slip("The fraction is upside down: the numbers of x are divided by the length.", ("x / lengths", "lengths / x"))
    squares_divided = slip("The squares are divided by the length, so all signs are lost. Divide x itself.", ("x / lengths", "x**2 / lengths"))
    lengths_returned = slip("These are the lengths of the rows. Divide x by them.", ("x / lengths", "lengths"))

    @misconception("The result is right, but x itself is changed, and the caller's numbers are lost. `/=` works in place, and so does `x[i] = ...`. Make a new array.")
    def in_place(x):
        x /= np.linalg.norm(x, axis=1, keepdims=True)
        return x

    @alternative
    def by_norm(x):
        return x / np.linalg.norm(x, axis=1, keepdims=True)

    @alternative
    def loops(x):
        n, k = x.shape
        result = np.zeros((n, k))
        for i in range(n):
            total = 0.0
            for j in range(k):
                total += x[i, j] ** 2
            for j in range(k):
                result[i, j] = x[i, j] / total**0.5
        return result

    @alternative
    def transposed_and_back(x):
        return (x.T / np.sqrt((x.T**2).sum(axis=0))).T

    @alternative
    def reshaped(x):
        lengths = np.sqrt(np.einsum("ij,ij->i", x, x))
        return x / lengths.reshape(-1, 1)

    @alternative
    def row_by_row(x):
        return np.array([row / np.linalg.norm(row) for row in x])
