"""The card of `logistic_gradients_loop`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip

from .common import FOUR, LESSON, START, WEIGHTS, batch, gradients, mean_loss, parameters

MEANS = "    J = J / m\n    dw = dw / m\n    db = db / m\n"
IN_THE_LOOP = MEANS.replace("    ", "        ")


class LogisticGradientsLoop(Exercise):
    """Mend the gradients of logistic regression, with loops."""

    section, difficulty, minutes = "1.2.10", 2, 10
    points, parts = 8, {"J": 2, "dw": 2, "db": 2}
    needs = ("sigmoid",)

    def cases(self, draw):
        yield example("the three examples of lesson 1.2.10", **LESSON, **START)
        yield example("four examples, three features", **FOUR, **WEIGHTS)
        for label, n_x, m in (("many examples", 3, 11), ("more features", 7, 3), ("as many of both", 4, 4)):
            yield hidden(label, **batch(draw, n_x, m), **parameters(draw, n_x))
        for label, n_x, m in (("one feature", 1, 6), ("a single example", 5, 1)):
            yield hidden(label, **batch(draw, n_x, m), **parameters(draw, n_x)).about("generality")
        certain = {"X": draw.uniform(1.7, 2.1, (1, 4)), "Y": np.array([[0, 0, 0, 1]])}
        yield hidden("certain and wrong", **certain, w=np.array([[4.0]]), b=0.5)
        zeros = {"X": draw.normal(size=(2, 5)), "Y": np.zeros((1, 5))}
        yield hidden("all answers are 0", **zeros, **parameters(draw, 2)).about("generality")
        yield hidden("parameters zero", **batch(draw, 3, 8), w=np.zeros((3, 1)), b=0.0).about("generality")
        whole = draw.permutation([-1, 1, 2])[:, None]
        yield hidden("whole weights", **batch(draw, 3, 6), w=whole, b=1).about("generality")

    def oracle(self, X, Y, w, b):
        return (mean_loss(w.T @ X + b, Y), *gradients(w, b, X, Y))

    def domain(self, draw):
        """Logits up to 9, as the docstring says: beyond about 15 an `a` of single precision is 1."""
        n_x, m = sizes(draw, 2)
        data = {"X": numbers(draw, (n_x, m), most=3), "Y": labels(draw, 2, m)[None]}
        return data | {"w": numbers(draw, (n_x, 1), most=2 / n_x), "b": numbers(draw, most=3)}

    # The planted mistakes: how many are left is said; where they are the student should find alone.
    brackets = ("(y * np.log(a) + (1 - y) * np.log(1 - a))", "y * np.log(a) + (1 - y) * np.log(1 - a)")
    slope, twice = ("dz = a - y", "dz = a * (1 - a)"), ("X[j, i] * dz", "X[j, i] * dz / m")
    as_handed_out = slip("All three mistakes are still there.", brackets, slope, twice)
    brackets_and_slope = slip("Two mistakes are left.", brackets, slope)
    brackets_and_twice = slip("Two mistakes are left.", brackets, twice)
    slope_and_twice = slip("Two mistakes are left.", slope, twice)
    only_brackets = slip("One mistake is left.", brackets)
    only_slope = slip("One mistake is left.", slope)
    only_twice = slip("One mistake is left.", twice)

    both_slopes = slip("In dz the error a - y is multiplied by the slope of the sigmoid. Work the derivative "
                       "of the loss out: that slope cancels.", ("dz = a - y", "dz = (a - y) * a * (1 - a)"))
    sign_of_dz = slip("dz has the wrong sign: a step against this gradient would go uphill.",
                      ("a - y", "y - a"))
    loss_gains = slip("J has the wrong sign: a loss is never negative.", ("J = J - (", "J = J + ("))
    dw_not_averaged = slip("dw is not divided by m at all now. It should be, once.",
                           ("    dw = dw / m\n", ""))
    dw_by_features = slip("dw is divided by the number of features. m counts the examples.",
                          ("dw / m", "dw / n_x"))
    averaged_in_the_loop = slip("All three are divided by m in every round of the loop, so that early "
                                "examples shrink again and again. Divide once, after the loop.",
                                (MEANS, IN_THE_LOOP))
    z_not_reset = slip("z goes on from one example to the next. Each example's z starts from b.",
                       ("        z = b\n", ""), ("    for i in", "    z = b\n    for i in"))
    db_in_inner_loop = slip("db grows once for every feature. It should once for every example: mind the "
                            "indentation.", ("        db = db + dz", "            db = db + dz"))
    returned_early = slip("The function returns inside the loop, after the first example: mind the "
                          "indentation.", (MEANS, IN_THE_LOOP + "        return J, dw, db\n"))

    accumulates = rewrite(("J = J - (", "J -= ("), ("db = db + dz", "db += dz"),
                          ("dw[j, 0] = dw[j, 0] + X[j, i] * dz", "dw[j] += dz * X[j, i]"))

    equivalent = {
        "Y[ -1, i]": "Y has one row, which is its first and its last",
        "[j, -1]": "w and dw have one column, which is their first and their last",
        "for j in range(n_x): / dz = a - y": "set to the same number for each feature",
    }
