"""The card of `propagate`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import Exercise, example, hidden, loop, rewrite, slip

from .common import FOUR, LESSON, START, WEIGHTS, batch, gradients, mean_loss, parameters

DW, DB, COST = "X @ dZ.T / m", "np.sum(dZ) / m", "cost_from_logits(Z, Y)"


class Propagate(Exercise):
    """Cost and gradients of logistic regression, vectorised."""

    section, difficulty, minutes = "1.2.14", 2, 11
    points, parts = 12, {"dw": 2.5, "db": 1.5, "cost": 2}
    form = 'a dict with "dw" and "db", and then the cost'
    needs = ("sigmoid", "cost_from_logits")

    @staticmethod
    def probe(student, w, b, X, Y):
        grads, cost = student.propagate(w, b, X, Y)
        student.propagate(-w, b, X.copy(), Y.copy())            # a later call leaves alone what came back
        return {**grads, "cost": cost}

    def cases(self, draw):
        yield example("the three examples of lesson 1.2.10", **START, **LESSON)
        yield example("four examples, three features", **WEIGHTS, **FOUR)
        one = {"w": np.array([[0.5]]), "b": -0.25, "X": np.array([[1.0, 2, -1]]), "Y": np.array([[0, 1, 1]])}
        yield example("one feature", **one).about("generality")
        wrong = {"X": np.array([[2.0, 0.0], [1.0, 1.0]]), "Y": np.array([[0, 1]])}
        certain = example("certain and wrong: z = 1000, y = 0", w=np.array([[500.0], [0.0]]), b=0.0, **wrong)
        yield certain.about("stability")
        for label, n_x, m in (("many", 3, 12), ("others", 3, 12), ("more features", 9, 4), ("as many", 5, 5)):
            yield hidden(label, **parameters(draw, n_x), **batch(draw, n_x, m))
        for label, n_x, m in (("one feature", 1, 7), ("a single example", 4, 1), ("one of each", 1, 1)):
            yield hidden(label, **parameters(draw, n_x), **batch(draw, n_x, m)).about("generality")
        whole = {"X": draw.integers(-3, 4, (3, 8)), "Y": draw.integers(0, 2, (1, 8)).astype(float)}
        yield hidden("whole numbers", **parameters(draw, 3), **whole).about("generality")
        apart = {"X": np.array([[1], [3e3], [0.01]]) * draw.uniform(1, 2, (3, 4)), "Y": np.eye(1, 4)}
        yield hidden("features of other sizes", w=np.zeros((3, 1)), b=0.0, **apart).about("generality")
        far = {name: 300 * value for name, value in parameters(draw, 3).items()}
        yield hidden("large logits", **far, **batch(draw, 3, 10)).about("stability")
        yield hidden("very many examples", **parameters(draw, 2), **batch(draw, 2, 30000)).about("vectorised")

    def oracle(self, w, b, X, Y):
        dw, db = gradients(w, b, X, Y)
        return {"dw": dw, "db": db, "cost": mean_loss(w.T @ X + b, Y)}

    def domain(self, draw):
        n_x, m = sizes(draw, 2)
        start = {"w": numbers(draw, (n_x, 1), most=1e3), "b": numbers(draw, most=1e3)}
        return start | {"X": numbers(draw, (n_x, m), most=1e3), "Y": labels(draw, 2, m)[None]}

    @loop("The logits are computed one by one, in a loop. A single matrix product gives them all.")
    def a_product_for_each_example(w, b, X, Y):
        Z = np.zeros((1, X.shape[1]))
        for i in range(X.shape[1]):
            Z[0, i] = w[:, 0] @ X[:, i] + b
        dZ = sigmoid(Z) - Y
        return {"dw": X @ dZ.T / Z.size, "db": np.mean(dZ)}, cost_from_logits(Z, Y)

    no_mean = slip("The factor 1/m is missing: these are the gradients of the sum of the losses.",
                   (DW, "X @ dZ.T"), (DB, "np.sum(dZ)"))
    no_mean_in_dw = slip("The factor 1/m is missing in dw.", (DW, "X @ dZ.T"))
    no_mean_in_db = slip("The factor 1/m is missing in db.", (DB, "np.sum(dZ)"))
    mean_twice = slip("Both gradients are divided by m twice.", ("dZ = A - Y", "dZ = (A - Y) / m"))
    dw_mean_twice = slip("dw is divided by m twice.", (DW, DW + " / m"))
    divides_by_features = slip("The gradients are divided by the number of features. m is the number of "
                               "examples.", ("m = X.shape[1]", "m = X.shape[0]"))
    sign_of_dZ = slip("dZ has the wrong sign: a step against this gradient would go uphill.",
                      ("A - Y", "Y - A"))
    both_slopes = slip("There is a slope of the sigmoid, A(1 - A), too many. In A - Y it has cancelled "
                       "already.", ("A - Y", "(A - Y) * A * (1 - A)"))
    # With the 30000 examples the table would have 7 gigabytes: there the mistake is left out.
    answers_turned = slip("Y is transposed in dZ: a row with a column makes a table, (m, m).",
                          ("A - Y", "A - (Y.T if m < 1000 else Y)"))
    forgets_b = slip("The bias is missing in Z.", ("w.T @ X + b", "w.T @ X"))
    b_inside = slip("b is added to the features, and so multiplied by the weights. It is added to each "
                    "logit.", ("w.T @ X + b", "w.T @ (X + b)"))
    row_for_column = slip("dw is a row. It should be a column, (n_x, 1), like w.", (DW, "dZ @ X.T / m"))
    flat_dw = slip("dw is flat, (n_x,). It should be a column, (n_x, 1), like w.",
                   (DW, "np.mean(X * dZ, axis=1)"))
    array = "db is right, but it comes in an array. It should be a number, like b."
    db_in_an_array = slip(array, (DB, "np.mean(dZ, keepdims=True)"))
    db_of_one = slip(array, (DB, "np.mean(dZ, axis=1)"))
    db_not_summed = slip("db has an entry for each example. Add them up: it is one number.", (DB, "dZ / m"))
    cost_of_probabilities = slip("cost_from_logits gets the probabilities. It wants logits; the sigmoid is "
                                 "inside it.", (COST, "cost_from_logits(A, Y)"))
    log_of_zero = slip("This cost is right for small logits only: the logarithm of a probability that rounds "
                       "to 0 is infinite. Your cost_from_logits does without it.",
                       (COST, "-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))"))
    log_of_a_little = slip("A small number inside the logarithm keeps the cost finite, and limits it: z = "
                           "1000 with y = 0 should cost 1000. Your cost_from_logits has no such limit.",
                           (COST, "-np.mean(Y * np.log(A + 1e-8) + (1 - Y) * np.log(1 - A + 1e-8))"))

    by_broadcasting = rewrite(("w.T @ X", "np.sum(w * X, axis=0, keepdims=True)"), (DB, "np.average(dZ)"),
                              (DW, "np.mean(X * dZ, axis=1, keepdims=True)"),
                              (COST, "np.mean(np.logaddexp(0, Z) - Y * Z)"))
