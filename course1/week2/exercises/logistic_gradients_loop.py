"""The card of `logistic_gradients_loop`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import hidden, replace_line, rewrite, slip

from .common import Gradients, batch, parameters

MEANS = "    cost = cost / m\n    dw = dw / m\n    db = db / m\n"
IN_THE_LOOP = MEANS.replace("    ", "        ")


class LogisticGradientsLoop(Gradients):
    """Mend the gradients of logistic regression, with loops."""

    section, points, difficulty, minutes = "1.2.10", 6, 2, 16
    parts, planted = {"cost": 2, "dw": 2, "db": 2}, 3
    needs = ("sigmoid",)

    @staticmethod
    def probe(student, w, b, X, Y):
        grads, cost = student.logistic_gradients_loop(w, b, X, Y)
        return {**grads, "cost": cost}

    def cases(self, draw):
        yield from self.examples()
        yield from self.of_all_sizes(draw, many=11, features=7)
        certain = {"X": draw.uniform(1.7, 2.1, (1, 4)), "Y": np.array([[0, 0, 0, 1]])}
        yield hidden("certain and wrong", w=np.array([[4.0]]), b=0.5, **certain)
        zeros = {"X": draw.normal(size=(2, 5)), "Y": np.zeros((1, 5))}
        yield hidden("all labels are 0", **parameters(draw, 2), **zeros).about("generality")
        yield hidden("parameters zero", w=np.zeros((3, 1)), b=0.0, **batch(draw, 3, 8)).about("generality")
        whole = draw.permutation([-1, 1, 2])[:, None]
        yield hidden("whole weights", w=whole, b=1, **batch(draw, 3, 6)).about("generality")

    def domain(self, draw):
        """Scores up to 9, as the docstring says: beyond about 15 an `a` of single precision is 1."""
        n_x, m = sizes(draw, 2)
        start = {"w": numbers(draw, (n_x, 1), most=2 / n_x), "b": numbers(draw, most=3)}
        return start | {"X": numbers(draw, (n_x, m), most=3), "Y": labels(draw, 2, m)[None]}

    both_slopes = slip("In dz the error is multiplied by the slope of the sigmoid. Work the derivative of "
                       "the loss out: that slope cancels.", ("dz = a - y", "dz = (a - y) * a * (1 - a)"))
    sign_of_dz = slip("dz has the wrong sign: a step against this gradient would go uphill.",
                      replace_line("dz =", "dz = y - a"))
    dw_not_averaged = slip("dw is not divided by m at all now. It should be, once.",
                           ("    dw = dw / m\n", ""))
    averaged_in_the_loop = slip("All three are divided by m in every round of the loop, so that early "
                                "examples shrink again and again. Divide once, after the loop.",
                                (MEANS, IN_THE_LOOP))
    z_not_reset = slip("z goes on from one example to the next. Each example's z starts from b.",
                       ("        z = b\n", ""), ("    for i in", "    z = b\n    for i in"))
    returned_early = slip("The function returns inside the loop, after the first example: mind the "
                          "indentation.",
                          (MEANS, IN_THE_LOOP + '        return {"dw": dw, "db": db}, cost\n'))

    accumulates = rewrite(("cost = cost - (", "cost -= ("), ("db = db + dz", "db += dz"),
                          ("dw[j, 0] = dw[j, 0] + X[j, i] * dz", "dw[j] += dz * X[j, i]"))

    equivalent = {
        "Y[ -1, i]": "Y has one row, which is its first and its last",
        "[j, -1]": "w and dw have one column, which is their first and their last",
        "for j in range(n_x): / dz = a - y": "set to the same number for each feature",
    }
