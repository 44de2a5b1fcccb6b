"""The card of `propagate`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import example, hidden, loop, replace_line, rewrite, slip

from .common import Gradients, batch, parameters

DW, DB = "X @ dZ.T / m", "np.sum(dZ) / m"


class Propagate(Gradients):
    """Cost and gradients of logistic regression, vectorised."""

    section, points, difficulty, minutes = "1.2.14", 9, 2, 18
    shares, parts = {"vectorised": 0.23}, {"dw": 2.5, "db": 1.5, "cost": 2}          # 2 of 9 points
    needs = ("sigmoid", "cost_from_logits")

    @staticmethod
    def probe(student, w, b, X, Y):
        grads, cost = student.propagate(w, b, X, Y)
        student.propagate(-w, b, X.copy(), Y.copy())            # a later call leaves alone what came back
        return {**grads, "cost": cost}

    def cases(self, draw):
        yield from self.examples()
        one = {"w": np.array([[0.5]]), "b": -0.25, "X": np.array([[1.0, 2, -1]]), "Y": np.array([[0, 1, 1]])}
        yield example("one feature", **one).about("generality")
        wrong = {"X": np.array([[2.0, 0.0], [1.0, 1.0]]), "Y": np.array([[0, 1]])}
        certain = example("certain and wrong: z = 1000, y = 0", w=np.array([[500.0], [0.0]]), b=0.0, **wrong)
        yield certain.about("stability")
        yield from self.of_all_sizes(draw, many=12, features=9)
        yield hidden("one of each", **parameters(draw, 1), **batch(draw, 1, 1)).about("generality")
        whole = {"X": draw.integers(-3, 4, (3, 8)), "Y": draw.integers(0, 2, (1, 8)).astype(float)}
        yield hidden("whole numbers", **parameters(draw, 3), **whole).about("generality")
        apart = {"X": np.array([[1], [3e3], [0.01]]) * draw.uniform(1, 2, (3, 4)), "Y": np.eye(1, 4)}
        yield hidden("features of other sizes", w=np.zeros((3, 1)), b=0.0, **apart).about("generality")
        far = {name: 300 * value for name, value in parameters(draw, 3).items()}
        yield hidden("large scores", **far, **batch(draw, 3, 10)).about("stability")
        # Few features: reading and looking at inputs takes time, too, and should not count beside the loop.
        yield hidden("very many examples", **parameters(draw, 2), **batch(draw, 2, 30000)).about("vectorised")

    def domain(self, draw):
        n_x, m = sizes(draw, 2)
        start = {"w": numbers(draw, (n_x, 1), most=1e3), "b": numbers(draw, most=1e3)}
        return start | {"X": numbers(draw, (n_x, m), most=1e3), "Y": labels(draw, 2, m)[None]}

    @loop("The scores are computed one by one, in a loop. A single matrix product gives them all.")
    def a_product_for_each_example(w, b, X, Y):
        Z = np.zeros((1, X.shape[1]))
        for i in range(X.shape[1]):
            Z[0, i] = w[:, 0] @ X[:, i] + b
        dZ = sigmoid(Z) - Y
        return {"dw": X @ dZ.T / Z.size, "db": np.mean(dZ)}, cost_from_logits(Z, Y)

    no_mean = slip("The factor 1/m is missing: these are the gradients of the sum of the losses.",
                   (DW, "X @ dZ.T"), (DB, "np.sum(dZ)"))
    divides_by_features = slip("The gradients are divided by the number of features. m is the number of "
                               "examples.", replace_line("m =", "m = X.shape[0]"))
    sign_of_dZ = slip("dZ has the wrong sign: a step against this gradient would go uphill.",
                      replace_line("dZ =", "dZ = Y - sigmoid(Z)"))
    both_slopes = slip("There is a slope of the sigmoid, A(1 - A), too many. In A - Y it has cancelled "
                       "already.", replace_line("dZ =", "A = sigmoid(Z)\ndZ = (A - Y) * A * (1 - A)"))
    forgets_b = slip("The bias is missing in Z.", ("w.T @ X + b", "w.T @ X"))
    row_for_column = slip("dw is a row. It should be a column, (n_x, 1), like w.", (DW, "dZ @ X.T / m"))
    db_in_an_array = slip("db is right, but it comes in an array. It should be a number, like b.",
                          (DB, "np.mean(dZ, keepdims=True)"))
    log_of_zero = slip("This cost is right for small scores only: the log of a probability that rounds to 0 "
                       "is infinite. Your cost_from_logits does without it.", replace_line(
                           "cost =", "cost = -np.mean(np.log(np.where(Y == 1, sigmoid(Z), 1 - sigmoid(Z))))"))

    by_broadcasting = rewrite(("w.T @ X", "np.sum(w * X, axis=0, keepdims=True)"), (DB, "np.average(dZ)"),
                              (DW, "np.mean(X * dZ, axis=1, keepdims=True)"),
                              replace_line("cost =", "cost = np.mean(np.logaddexp(0, Z) - Y * Z)"))
