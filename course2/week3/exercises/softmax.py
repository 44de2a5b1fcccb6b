"""The card of `softmax`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip


class Softmax(Exercise):
    """Turn logits into probabilities, column by column."""

    section, difficulty, minutes = "2.3.8", 1, 8
    points = 3
    shares = {"stability": 0.3}

    def cases(self, draw):
        yield example("the logits of lesson 2.3.8", Z=np.array([[5.0], [2.0], [-1.0], [3.0]])).gives(
            np.array([[148.4131591], [7.3890561], [0.3678794], [20.0855369]]) / 176.2556315)
        yield example("two examples", Z=np.array([[5.0, 1.0], [2.0, 1.0], [-1.0, 1.0], [3.0, 1.0]]))
        yield example("logits near 1000", Z=np.array([[1000.0, 1000.0], [1002.0, 999.0]])).about("stability")
        yield hidden("many examples", Z=2 * draw.normal(size=(5, 9)))
        yield hidden("as many examples as classes", Z=2 * draw.normal(size=(4, 4)))
        yield hidden("two classes", Z=draw.normal(size=(2, 6)))
        yield hidden("one class", Z=draw.normal(size=(1, 3)))
        yield hidden("integers", Z=draw.integers(-4, 5, (3, 5)))
        yield hidden("single precision", Z=draw.normal(size=(3, 4)).astype(np.float32))
        yield hidden("a transposed view", Z=draw.normal(size=(7, 3)).T)
        yield hidden("a large common offset", Z=draw.normal(size=(4, 5)) + 5000).about("stability")
        yield hidden("a large negative offset", Z=draw.normal(size=(4, 5)) - 5000).about("stability")
        yield hidden("far apart", Z=draw.permuted(np.tile([[900.0], [899.0], [-900.0]], (1, 6)), axis=0)).about("stability")

    def oracle(self, Z):
        from scipy.special import softmax
        return softmax(Z, axis=0)

    along_rows = slip("The sum runs along a row, over the examples. One example is a column: sum over axis 0.",
                      ("axis=0", "axis=1"))

    @misconception("All numbers of the matrix together sum to 1. Each column should: keep the columns apart in the sum.")
    def sum_of_everything(Z):
        T = np.exp(Z - np.max(Z))
        return T / np.sum(T)

    overflow = slip("This is right for small logits, but e^1000 is too large for a float and the result is NaN. Subtract the column's largest logit first.",
                    ("Z - np.max(Z, axis=0, keepdims=True)", "Z"))

    @misconception("You divide by the largest logit. Subtract it instead: only adding or subtracting leaves softmax as it is.")
    def divides_by_the_maximum(Z):
        T = np.exp(Z / np.max(Z, axis=0, keepdims=True))
        return T / np.sum(T, axis=0, keepdims=True)

    @misconception("This is a sigmoid on each logit by itself. In softmax all logits of a column share one sum, so that the column sums to 1.")
    def sigmoid_of_each(Z):
        return 1 / (1 + np.exp(-np.asarray(Z, dtype=float)))

    @misconception("You divide the logits by their sum, without the exponential. Probabilities must not be negative: take e^z first.")
    def no_exponential(Z):
        return Z / np.sum(Z, axis=0, keepdims=True)

    @misconception("The powers are those of 2. Softmax takes powers of e: np.exp.")
    def base_two(Z):
        T = 2.0 ** (Z - np.max(Z, axis=0, keepdims=True))
        return T / np.sum(T, axis=0, keepdims=True)

    no_sum = slip("The largest entry of each column comes out as 1, so you have not divided by the sum of the exponentials.",
                  ("T / np.sum(T, axis=0, keepdims=True)", "T"))

    @misconception("You divide by the largest exponential. Divide by the sum of the column's exponentials.")
    def max_for_sum(Z):
        T = np.exp(Z)
        return T / np.max(T, axis=0, keepdims=True)

    @misconception("These are the logarithms of the probabilities. Return the probabilities themselves.")
    def log_softmax(Z):
        return Z - np.logaddexp.reduce(Z, axis=0, keepdims=True)

    @misconception("This puts 1 at the largest logit and 0 elsewhere, which is hardmax. Softmax gives every class a share.")
    def hardmax(Z):
        return (Z == np.max(Z, axis=0, keepdims=True)).astype(float)

    @misconception("The result is right, but Z itself is changed: `-=` works in place, and the caller's logits are lost.")
    def in_place(Z):
        Z = np.asarray(Z, dtype=np.result_type(Z, np.float32))
        Z -= np.max(Z, axis=0, keepdims=True)
        T = np.exp(Z)
        return T / np.sum(T, axis=0, keepdims=True)

    @alternative
    def column_by_column(Z):
        A = np.zeros(Z.shape)
        for i in range(Z.shape[1]):
            powers = np.exp(Z[:, i] - Z[:, i].max())
            A[:, i] = powers / powers.sum()
        return A

    @alternative
    def by_logarithms(Z):
        return np.exp(Z - np.logaddexp.reduce(Z, axis=0))

    @alternative
    def one_shift_for_all(Z):
        T = np.exp(Z - np.max(Z))
        return T / T.sum(axis=0)

    @alternative
    def transposed(Z):
        rows = np.exp((Z - Z.max(axis=0)).T)
        return (rows / rows.sum(axis=1, keepdims=True)).T

    equivalent = {
        "keepdims lost": "numbers of shape (m,) spread along the columns of (C, m) just as those of (1, m) do",
        "keepdims=False": "numbers of shape (m,) spread along the columns of (C, m) just as those of (1, m) do",
        "axis lost: Z_shifted": "any common shift cancels; lesson 2.3.8 allows the maximum of the whole matrix",
    }
