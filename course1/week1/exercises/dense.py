"""The card of `dense`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

from .common import REFUSED

sums, bent = in_place_of("Z ="), in_place_of("A = relu")
RAISE = """raise ValueError(f"{activation!r} is no activation: take 'relu' or 'linear'")"""


def layer(draw, n_x, n, m):
    """Examples, weights and biases of a layer, none of them 0."""
    return {"X": draw.normal(size=(n_x, m)), "W": draw.normal(size=(n, n_x)),
            "b": draw.uniform(0.5, 1.5, (n, 1)) * draw.choice([-1, 1], (n, 1))}


class Dense(Exercise):
    """A layer: several neurons, one matrix product."""

    section, difficulty, minutes, points = "1.1.2", 2, 10, 12
    needs = ("relu",)

    @staticmethod
    def probe(student, X, W, b, activation):
        if activation in ("relu", "linear"):
            return student.dense(X, W, b, activation)
        try:
            result = student.dense(X, W, b, activation)
        except ValueError:
            return "raises ValueError"
        return f"returns {type(result).__name__}, without an error"

    def cases(self, draw):
        some = {"X": np.array([[1.0, 0, 2, -1], [2, 1, 0, 3], [0, 1, 1, 2]]),
                "W": np.array([[1.0, 0, 2], [-1, 1, 0]]), "b": np.array([[1.0], [-2]])}
        square = {"X": np.array([[1.0, 2], [-1, 1]]), "W": np.array([[1.0, 3], [-2, 1]]),
                  "b": np.array([[-1.0], [2]])}
        yield example("two units, three inputs, four examples", **some, activation="relu").gives(
            np.array([[2.0, 3, 5, 4], [0, 0, 0, 2]]))
        yield example("the same, linear", **some, activation="linear").gives(
            np.array([[2.0, 3, 5, 4], [-1, -1, -4, 2]]))
        yield example("two of everything", **square, activation="relu")
        yield example('an unknown word, "sigmoid"', **square, activation="sigmoid").about(
            "generality").gives(REFUSED)
        for activation in ("relu", "linear"):
            for n_x, n, m in [(3, 2, 5), (5, 6, 4), (3, 3, 3)]:
                yield hidden(f"{n} units, {n_x} inputs, {m} examples, {activation}", **layer(draw, n_x, n, m),
                             activation=activation)
            for n_x, n, m in [(4, 1, 3), (1, 3, 2), (3, 2, 1), (1, 1, 1)]:
                yield hidden(f"{n} units, {n_x} inputs, {m} examples, {activation}", **layer(draw, n_x, n, m),
                             activation=activation).about("generality")
        whole = {"X": draw.integers(-5, 6, (4, 5)), "W": draw.integers(-3, 4, (3, 4)),
                 "b": draw.integers(-4, 5, (3, 1))}
        yield hidden("whole numbers", **whole, activation="relu").about("generality")
        for word in ("ReLU", "tanh", "lin", "r", "", "relu "):
            yield hidden(f"an unknown word, {word!r}", **layer(draw, 2, 3, 4), activation=word).about(
                "generality")

    def oracle(self, X, W, b, activation):
        if activation not in ("relu", "linear"):
            return REFUSED
        Z = np.empty((len(W), X.shape[1]))
        for i, j in np.ndindex(Z.shape):                                # number by number
            Z[i, j] = sum(float(weight) * float(value) for weight, value in zip(W[i], X[:, j])) + b[i, 0]
            Z[i, j] = Z[i, j] if activation == "linear" or Z[i, j] > 0 else 0
        return Z

    def domain(self, draw):
        """Sums that cancel lose digits that nobody can give back: so no huge numbers beside small ones."""
        n_x, n, m = sizes(draw, 3)
        words = ["relu", "linear"] * 4 + ["relu ", "Linear", "softmax"]
        return {"X": numbers(draw, (n_x, m), most=30), "W": numbers(draw, (n, n_x), most=30),
                "b": numbers(draw, (n, 1), most=30), "activation": str(draw.choice(words))}

    weights_behind = sums("The product is X @ W. A row of weights has to meet a column of inputs: W stands "
                          "on the left.", "Z = X @ W + b")
    weights_turned = sums("W is turned over. Its rows are the units already.", "Z = W.T @ X + b")
    entry_by_entry = sums("`*` multiplies entry by entry. The matrix product is `@`.", "Z = W * X + b")
    bias_by_example = sums("There is a bias for each example here. It should be one for each unit: leave b "
                           "as it stands, (n, 1).", "Z = W @ X + b.T")
    no_bias = sums("The biases are missing.", "Z = W @ X")
    bent_weights = sums("The weights are bent. The bend comes last, on the sums.", "Z = relu(W) @ X + b")
    bent_too_early = bent("The bend comes before the bias. It should come last.", "A = relu(W @ X) + b")
    never_bent = bent('"relu" does not bend here.', "A = Z")
    always_bent = slip('"linear" bends, too. It should leave the sums as they are.', ("A = Z", "A = relu(Z)"))
    unknown_is_linear = slip("An unknown activation is taken without a word. Raise a ValueError.",
                             (RAISE, "A = Z"))
    error_returned = slip("The error is returned like a result, or printed. It has to be raised.",
                          (RAISE, "A = ValueError('unknown activation')"))

    @alternative
    def as_libraries_do(X, W, b, activation):
        if activation not in ("relu", "linear"):
            raise ValueError("relu or linear")
        Z = (X.T @ W.T + b.T).T
        return Z * (Z > 0) if activation == "relu" else Z
