"""The card of `expected_dropout_loss`."""

from itertools import product

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

variance = in_place_of("variance =")
FACTOR, SQUARES = "(1 - keep_prob) / keep_prob", "np.sum(np.square(X) @ np.square(w))"


class ExpectedDropoutLoss(Exercise):
    """What dropout charges on average."""

    section, points, difficulty, minutes = "2.1.7", 0, 3, 15
    form = "a number"

    def cases(self, draw):
        def some(make, label, m, n, keep_prob, scale=1.0):
            return make(label, X=scale * draw.normal(size=(m, n)), y=draw.normal(size=(m, 1)),
                        w=draw.normal(size=(n, 1)), keep_prob=keep_prob)

        three = {"X": np.array([[1.0, 2, 3]]), "y": np.array([[4.0]]), "w": np.array([[0.5], [-1], [2]])}
        yield example("lesson 2.1.7", **three, keep_prob=0.8).gives(10.3125)
        two = {"X": np.array([[1.0, 2], [0.5, -1], [3, 1]]), "y": np.array([[1.0], [-2], [0.5]]),
               "w": np.array([[1.5], [-0.5]])}
        yield example("three examples, two inputs", **two, keep_prob=0.6)
        yield example("keep_prob 1", **two, keep_prob=1).about("generality")
        for label, m, n, keep_prob in (("many examples", 9, 4, 0.7), ("more inputs", 3, 8, 0.3),
                                       ("as many", 5, 5, 0.9)):
            yield some(hidden, label, m, n, keep_prob)
        for label, m, n, keep_prob in (("one example", 1, 6, 0.5), ("one input", 6, 1, 0.4),
                                       ("keep_prob 1", 4, 3, 1.0)):
            yield some(hidden, label, m, n, keep_prob).about("generality")

    def oracle(self, X, y, w, keep_prob):
        """All masks of each example, each with its chance."""
        total, n = 0.0, len(w)
        for mask in product((0, 1), repeat=n):
            chance = keep_prob ** sum(mask) * (1 - keep_prob) ** (n - sum(mask))
            scores = (X * mask / keep_prob).astype(float) @ w
            total += chance * float(((y - scores) ** 2).sum())
        return total

    def domain(self, draw):
        m, n = sizes(draw, 2, most=6, large=8)
        return {"X": numbers(draw, (m, n), most=1e3, without=("float32",)),
                "y": numbers(draw, (m, 1), most=1e3),
                "w": numbers(draw, (n, 1), most=1e3, without=("float32",)),
                "keep_prob": float(draw.choice([1, draw.uniform(0.1, 1)]))}

    equivalent = {"((X @ w - y)) ** 2": "a square does not depend on the sign"}

    turned_over = variance("The factor is turned over: p over 1 - p. The variance grows as p gets small.",
                           f"variance = keep_prob / (1 - keep_prob + 1e-300) * {SQUARES}")
    not_divided = variance("The factor is p(1 - p), the variance of the mask alone. What stays is divided "
                           "by p, which divides the variance by p squared.",
                           f"variance = keep_prob * (1 - keep_prob) * {SQUARES}")
    share_dropped = variance("The factor is 1 - p. It lacks a division by p.",
                             f"variance = (1 - keep_prob) * {SQUARES}")
    plain_l2 = variance("The inputs are missing: this is plain L2. What a weight is charged depends on the "
                        "size of its input.", f"variance = {FACTOR} * np.sum(np.square(w))")
    square_of_sum = variance("The square of the sum is taken. The terms vary independently: add up their "
                             "squares.", f"variance = {FACTOR} * np.sum(np.square(X @ w))")
    mean_of_examples = slip("The mean over the examples is taken. The sum is asked for.",
                            ("loss = plain + variance", "loss = (plain + variance) / len(X)"))
    variance_alone = slip("The plain squared error is missing.",
                          ("loss = plain + variance", "loss = variance"))
    nothing_charged = slip("This is the error without dropout. The scores vary, and that adds to the mean "
                           "square.", ("loss = plain + variance", "loss = plain"))

    @alternative
    def in_moments(X, y, w, keep_prob):
        terms = X * w.T
        second = (terms**2).sum(axis=1) / keep_prob + terms.sum(axis=1) ** 2 - (terms**2).sum(axis=1)
        return float(np.sum(y[:, 0] ** 2 - 2 * y[:, 0] * terms.sum(axis=1) + second))
