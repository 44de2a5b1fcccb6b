"""The card of `predict`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip

from .common import parameters, too_close

DECIDE = "(A > 0.5).astype(int)"


class Predict(Exercise):
    """Decide for 0 or 1 by the probability."""

    section, points, difficulty, minutes = "1.2.2", 4, 1, 4
    needs = ("sigmoid",)

    @staticmethod
    def probe(student, w, b, X):
        answers = student.predict(w, b, X)
        student.predict(-w, -b, X.copy())                       # a later call leaves alone what came back
        return answers

    def cases(self, draw):
        def logits(*z):
            return {"w": np.array([[1.0]]), "b": 0.0, "X": np.array([z])}

        yield example("logits 2, 0.1 and -1", **logits(2.0, 0.1, -1.0)).gives(np.array([[1, 1, 0]]))
        two = {"w": np.array([[0.5], [-1.0]]), "b": 0.25, "X": np.array([[1.0, -1.0, 3.0], [0.5, 0.0, 0.1]])}
        yield example("two features, logits 0.25, -0.25 and 1.65", **two).gives(np.array([[1, 0, 1]]))
        yield example("a logit of 0", **logits(0.0, 1.0)).gives(np.array([[0, 1]])).about("generality")
        for n_x, m in ((3, 20), (3, 20), (8, 5), (6, 6), (4, 1)):
            case = hidden(f"{m} examples", **parameters(draw, n_x), X=draw.normal(size=(n_x, m)))
            yield case if m > 1 else case.about("generality")
        near = draw.permutation([0.45, -0.45, 0.1, -0.1, 1e-3, -1e-3, 1e-5, -1e-5])
        yield hidden("logits near 0", **logits(*near))
        yield hidden("a row of zeros", **logits(*np.zeros(5))).about("generality")
        far = draw.permutation([-5000.0, -800.0, 0.1, 800.0, 5000.0])
        yield hidden("large logits", **logits(*far)).about("generality")

    def oracle(self, w, b, X):
        return ((w * X).sum(axis=0, keepdims=True) + b > 0).astype(int)             # a > 0.5 where z > 0

    def domain(self, draw):
        """Where rounding would decide, the example becomes zeros, and so its logit b, without rounding."""
        n_x, m = sizes(draw, 2)
        w, b = numbers(draw, (n_x, 1), most=1e3), numbers(draw, most=1e3, least=1e-3)
        X = numbers(draw, (n_x, m), most=1e3)
        return {"w": w, "b": b, "X": np.where(too_close(w, b, X), np.zeros_like(X), X)}

    threshold_on_the_logit = slip("The logits are compared with 0.5. It is the probability that should be "
                                  "above 0.5.", ("sigmoid(w.T @ X + b)", "w.T @ X + b"))
    one_at_the_border = slip("A probability of exactly 0.5 gives 1 here. It should give 0.",
                             ("A > 0.5", "A >= 0.5"))
    threshold_zero = slip("The probability is always above 0. The threshold is 0.5.", ("A > 0.5", "A > 0"))
    probabilities = slip("These are the probabilities. Decide: each answer is 0 or 1.", (DECIDE, "A"))
    cuts_off = slip("`astype(int)` cuts off what is behind the point, which makes 0 of nearly every "
                    "probability.", (DECIDE, "A.astype(int)"))
    forgets_b = slip("The bias is missing in the logits.", ("w.T @ X + b", "w.T @ X"))
    minus_one = slip("The answers are 1 and -1. They should be 1 and 0.",
                     (DECIDE, "np.where(A > 0.5, 1, -1)"))
    flat = slip("The answers are right, but flat, (m,). They should be a row, (1, m).",
                (DECIDE, DECIDE + "[0]"))
    column = slip("The answers are right, but in a column. They should be a row, (1, m).",
                  (DECIDE, DECIDE + ".T"))
    first_decides = slip("The first example decides for all. Each has its own answer.",
                         ("A >", "A[0, 0] + 0 * A >"))

    sign_of_the_logit = rewrite(("A = sigmoid(w.T @ X + b)", "Z = np.dot(w.T, X) + b"), (DECIDE, "Z > 0"))
    rounding = rewrite((DECIDE, "np.where(np.round(A) == 1, 1.0, 0.0)"))
