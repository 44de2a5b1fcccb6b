"""The card of `initialize_with_zeros` and `predict`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, example, hidden, misconception, rewrite, slip

from .common import parameters, too_close

DECIDE = "(A > 0.5).astype(int)"


class InitializeWithZeros(Exercise):
    """Start from zeros; decide by the probability."""

    functions = ("initialize_with_zeros", "predict")
    section, points, difficulty, minutes = "1.2.2", 4, 1, 8
    parts = {"initialize_with_zeros": 1, "predict": 1}
    needs, shares = ("sigmoid",), {"shape": 0.3}        # zeros in the right shape: there is not much else

    @staticmethod
    def probe(student, function, **inputs):
        if function == "initialize_with_zeros":
            return student.initialize_with_zeros(inputs["dim"])
        w, b, X = inputs["w"], inputs["b"], inputs["X"]
        answers = student.predict(w, b, X)
        student.predict(-w, -b, X.copy())                       # a later call leaves alone what came back
        return answers

    def cases(self, draw):
        def some(make, label, *z, **more):
            """Examples with the scores z; or others."""
            inputs = more or {"w": np.array([[1.0]]), "b": 0.0, "X": np.array([z])}
            return make(label, **inputs).of("predict")

        three = np.zeros((3, 1)), 0.0
        yield example("three weights", dim=3).of("initialize_with_zeros").gives(three)
        yield hidden("five weights", dim=5).of("initialize_with_zeros")
        yield hidden("many weights", dim=int(draw.integers(20, 90))).of("initialize_with_zeros")
        yield hidden("one weight", dim=1).of("initialize_with_zeros").about("generality")

        yield some(example, "scores 2, 0.1 and -1", 2.0, 0.1, -1.0).gives(np.array([[1, 1, 0]]))
        two = {"w": np.array([[0.5], [-1.0]]), "b": 0.25, "X": np.array([[1.0, -1.0, 3.0], [0.5, 0.0, 0.1]])}
        yield some(example, "two features, scores 0.25, -0.25, 1.65", **two).gives(np.array([[1, 0, 1]]))
        yield some(example, "a score of 0", 0.0, 1.0).gives(np.array([[0, 1]])).about("generality")
        for n_x, m in ((3, 20), (3, 20), (8, 5), (6, 6), (4, 1)):
            case = some(hidden, f"{m} examples", **parameters(draw, n_x), X=draw.normal(size=(n_x, m)))
            yield case if m > 1 else case.about("generality")
        near = draw.permutation([0.45, -0.45, 0.1, -0.1, 1e-3, -1e-3, 1e-5, -1e-5])
        yield some(hidden, "scores near 0", *near)
        yield some(hidden, "a row of zeros", *np.zeros(5)).about("generality")
        far = draw.permutation([-5000.0, -800.0, 0.1, 800.0, 5000.0])
        yield some(hidden, "large scores", *far).about("generality")

    def oracle_initialize_with_zeros(self, dim):
        return np.array([[0.0]] * dim), 0.0

    def oracle_predict(self, w, b, X):
        return ((w * X).sum(axis=0, keepdims=True) + b > 0).astype(int)             # a > 0.5 where z > 0

    def domain(self, draw):
        """Where rounding would decide, the example becomes zeros, and so its score b, without rounding."""
        n_x, m = sizes(draw, 2)
        if draw.random() < 0.2:
            return hidden("", dim=n_x).of("initialize_with_zeros")
        w, b = numbers(draw, (n_x, 1), most=1e3), numbers(draw, most=1e3, least=1e-3)
        X = numbers(draw, (n_x, m), most=1e3)
        X = np.where(too_close(w, b, X), np.zeros_like(X), X)
        return hidden("", w=w, b=b, X=X).of("predict")

    @misconception("w is flat, (dim,). It should be a column, (dim, 1): the shape is a pair of sizes.")
    def flat_weights(dim):
        return np.zeros(dim), 0.0

    @misconception("w is a row. It should be a column, (dim, 1).")
    def row_of_weights(dim):
        return np.zeros((1, dim)), 0.0

    @misconception("np.zeros takes the shape as one thing, a pair in brackets of its own. A second argument "
                   "is the kind of number, not a size.")
    def size_for_kind(dim):
        return np.zeros(dim, 1), 0.0

    @misconception("b comes in an array. It should be a number.")
    def bias_in_an_array(dim):
        return np.zeros((dim, 1)), np.zeros(1)

    threshold_on_the_score = slip("The scores are compared with 0.5. It is the probability that should be "
                                  "above 0.5.", ("sigmoid(w.T @ X + b)", "w.T @ X + b"))
    one_at_the_border = slip("A probability of exactly 0.5 gives 1 here. It should give 0.",
                             ("A > 0.5", "A >= 0.5"))
    probabilities = slip("These are the probabilities. Decide: each answer is 0 or 1.", (DECIDE, "A"))
    forgets_b = slip("The bias is missing in the scores.", ("w.T @ X + b", "w.T @ X"))
    flat = slip("The answers are right, but flat, (m,). They should be a row, (1, m).",
                (DECIDE, DECIDE + "[0]"))

    sign_of_the_score = rewrite(("A = sigmoid(w.T @ X + b)", "Z = np.dot(w.T, X) + b"), (DECIDE, "Z > 0"))
    rounding = rewrite((DECIDE, "np.where(np.round(A) == 1, 1.0, 0.0)"),
                       ("np.zeros((dim, 1))", "np.array([[0]] * dim)"))
