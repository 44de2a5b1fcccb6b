"""The card of `predict`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, rewrite, slip

from .common import parameters


class Predict(Exercise):
    """Decide for 0 or 1 by the probability."""

    section, difficulty, minutes = "1.2.2", 1, 4
    points = 4
    needs = ("sigmoid",)

    def cases(self, draw):
        yield example("logits 2, 0.1, 0 and -1", w=np.array([[1.0]]), b=0.0, X=np.array([[2.0, 0.1, 0.0, -1.0]])).gives(np.array([[1, 1, 0, 0]]))
        yield example("two features, logits 0, 0.25, -0.25", w=np.array([[0.5], [-1.0]]), b=0.25, X=np.array([[1.5, 1.0, -1.0], [1.0, 0.5, 0.0]])).gives(np.array([[0, 1, 0]]))
        for label, n_x, m in (("many examples", 3, 20), ("more features than examples", 8, 5), ("as many features as examples", 6, 6)):
            yield hidden(label, **parameters(draw, n_x), X=draw.normal(size=(n_x, m)))
        small = draw.permutation([0.45, -0.45, 0.1, -0.1, 0.0, 3.0, -3.0])[None]
        yield hidden("logits near 0", w=np.array([[1.0]]), b=0.0, X=small)
        yield hidden("a single example", **parameters(draw, 4), X=draw.normal(size=(4, 1))).about("generality")
        yield hidden("all logits are 0", w=np.zeros((2, 1)), b=0.0, X=draw.normal(size=(2, 5))).about("generality")
        yield hidden("all answers are 1", w=np.array([[0.5]]), b=2.0, X=draw.uniform(0, 1, (1, 6))).about("generality")
        yield hidden("large logits", **{name: 1000 * value for name, value in parameters(draw, 2).items()}, X=draw.normal(size=(2, 9))).about("generality")

    def oracle(self, w, b, X):
        return np.array([[int(sum(w[j, 0] * x[j] for j in range(len(x))) + b > 0) for x in X.T]])     # a > 0.5 where z > 0

    threshold_on_the_logit = slip("The logits are compared with 0.5. It is the probability that should be above 0.5: put the logits through the sigmoid first.",
                                  ("sigmoid(w.T @ X + b)", "w.T @ X + b"))
    one_at_the_border = slip("At a probability of exactly 0.5 this answers 1. It should answer 0: above, not from.", ("A > 0.5", "A >= 0.5"))
    turned_round = slip("The answers are turned round: 1 belongs to a probability above 0.5.", ("A > 0.5", "A < 0.5"))
    threshold_zero = slip("The probability is compared with 0, and it is always above 0. The threshold is 0.5.", ("A > 0.5", "A > 0"))
    probabilities = slip("These are the probabilities. Decide: 1 where they are above 0.5, otherwise 0.", ("(A > 0.5).astype(int)", "A"))
    cuts_off = slip("`astype(int)` on a probability cuts off what is behind the point, which makes 0 of nearly everything. Compare with 0.5 first.",
                    ("(A > 0.5).astype(int)", "A.astype(int)"))
    forgets_b = slip("The bias is missing in the logits.", ("w.T @ X + b", "w.T @ X"))
    no_transpose = slip("The shapes do not fit: w is (n_x, 1) and X is (n_x, m). The row w.T is what can stand before X.", ("w.T @ X", "w @ X"))
    plus_and_minus_one = slip("The answers are 1 and -1. They should be 1 and 0.", ("(A > 0.5).astype(int)", "np.where(A > 0.5, 1, -1)"))
    flat = slip("The answers are right, but flat, of shape (m,). They should be a row, (1, m).", ("(A > 0.5).astype(int)", "(A > 0.5).astype(int)[0]"))
    column = slip("The answers are right, but stand in a column. They should be a row, (1, m).", ("(A > 0.5).astype(int)", "(A > 0.5).astype(int).T"))
    places = slip("These are the places of the ones. An answer for every example is asked for, 0 or 1.", ("(A > 0.5).astype(int)", "np.where(A > 0.5)[1]"))
    first_only = slip("Only the first example is answered. Decide for all of them.", ("(A > 0.5).astype(int)", "int(A[0, 0] > 0.5)"))
    above_average = slip("The threshold is the mean of the probabilities, so the answer to one example depends on the others. It is 0.5.", ("A > 0.5", "A > A.mean()"))

    @misconception("An array of probabilities as a whole is neither above nor below 0.5, so `if` cannot decide. Compare all entries at once: A > 0.5 is an array.")
    def if_on_an_array(w, b, X):
        A = sigmoid(w.T @ X + b)
        return np.ones(A.shape) if A > 0.5 else np.zeros(A.shape)

    sign_of_the_logit = rewrite(("A = sigmoid(w.T @ X + b)", "Z = np.dot(w.T, X) + b"), ("(A > 0.5).astype(int)", "1 * (Z > 0)"))
    truth_values = rewrite(("(A > 0.5).astype(int)", "A > 0.5"))
    rounding = rewrite(("(A > 0.5).astype(int)", "np.where(np.round(A) == 1, 1.0, 0.0)"))

    @alternative
    def one_by_one(w, b, X):
        answers = np.zeros((1, X.shape[1]))
        for i in range(X.shape[1]):
            if sigmoid(w[:, 0] @ X[:, i] + b) > 0.5:
                answers[0, i] = 1
        return answers
