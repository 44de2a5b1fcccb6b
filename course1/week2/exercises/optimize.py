"""The card of `optimize`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip

from .common import FOUR, LESSON, START, WEIGHTS, batch, clash, descend, parameters, steepest

STEP_W = '        w = w - learning_rate * grads["dw"]\n'
STEP_B = '        b = b - learning_rate * grads["db"]\n'
GRADIENTS = "        grads, cost = propagate(w, b, X, Y)\n"


class Optimize(Exercise):
    """Gradient descent on all examples at once."""

    section, points, difficulty, minutes = "1.2.4", 6, 2, 13
    parts = {"w": 2, "b": 1, "dw": 0.5, "db": 0.5, "costs": 1.5}
    form = 'a dict with "w" and "b", a dict with "dw" and "db", and a list of costs'
    needs = ("propagate",)

    @staticmethod
    def probe(student, w, b, X, Y, settings):
        params, grads, costs = student.optimize(w, b, X, Y, **settings)
        return {**params, **grads, "costs": costs}

    def cases(self, draw):
        def case(make, label, start, steps, rate, **more):
            return make(label, **start, settings={"num_iterations": steps, "learning_rate": rate, **more})

        def some(n_x, m):
            return parameters(draw, n_x) | batch(draw, n_x, m)

        yield case(example, "one step", START | LESSON, 1, 0.5)
        yield case(example, "three steps", WEIGHTS | FOUR, 3, 0.2)
        yield case(example, "201 steps", WEIGHTS | FOUR, 201, 0.1)
        for n_x, m, steps, rate in ((3, 10, 250, 0.3), (6, 4, 5, 0.7), (4, 4, 3, 2.0), (5, 3, 1101, 0.1),
                                    (2, 5, 99, 0.1), (2, 5, 100, 0.1), (2, 5, 101, 0.1)):
            yield case(hidden, f"{steps} steps", some(n_x, m), steps, rate)
        zero = {"w": np.zeros((1, 1)), "b": 0.0}
        still = {"X": np.full((1, 2), draw.uniform(1, 2)), "Y": np.array([[0, 1]])}
        yield case(hidden, "a cost that cannot fall", zero | still, 101, 0.1)
        long = case(hidden, "steps too long", zero | clash(draw), 2, 20.0)
        yield long.within(condition=600)                        # as in `domain`: features of up to 2
        large = {"w": np.zeros((3, 1)), "b": 0.0} | batch(draw, 3, 6, spread=1000)
        yield case(hidden, "large features", large, 2, 1e-6).about("generality")
        yield case(hidden, "one feature, one example", some(1, 1), 4, 0.5).about("generality")
        yield case(hidden, "costs printed", some(2, 6), 102, 0.05, print_cost=True).about("generality")
        yield hidden("the defaults", **some(3, 8), settings={}).about("generality")

    def oracle(self, w, b, X, Y, settings):
        steps, rate = settings.get("num_iterations", 100), settings.get("learning_rate", 0.009)
        w, b, grads, costs = descend(w, b, X, Y, steps, rate)
        return {"w": w, "b": b, **grads, "costs": costs}

    def domain(self, draw):
        """With a rate above the steepest, each step takes two w, b apart, and rounding: a few steps only."""
        n_x, m = sizes(draw, 2)
        start = {"w": numbers(draw, (n_x, 1), most=10), "b": numbers(draw, most=10)}
        data = {"X": numbers(draw, (n_x, m), most=10), "Y": labels(draw, 2, m)[None]}
        steps = int(draw.choice([1, 2, 3, 7, 99, 101]))
        share = 10 ** draw.uniform(-2, 1 if steps < 4 else 0)
        settings = {"num_iterations": steps, "learning_rate": share * steepest(data["X"])}
        return hidden("", **start, **data, settings=settings).within(condition=max(1, 2 * share - 1) ** steps)

    uphill = slip("The steps go uphill: the cost grows. A step is against the gradient.",
                  (STEP_W, STEP_W.replace("-", "+")), (STEP_B, STEP_B.replace("-", "+")))
    forgets_b = slip("b is never updated. It is a parameter like w, and learns as well.", (STEP_B, ""))
    b_by_the_new_w = slip("The gradient for b is that at the new w. Both belong to where the step began.",
                          (STEP_B, STEP_B.replace("grads", "propagate(w, b, X, Y)[0]")))
    first_gradients = slip("The gradients are those of the first step for ever. Each step needs its own.", (
        GRADIENTS, "        if i == 0:\n            grads, first = propagate(w, b, X, Y)\n"
                   "        cost = propagate(w, b, X, Y)[1]\n"))
    two_gradients = slip("propagate returns a dict of both gradients and the cost, not dw and db.",
                         ("grads, cost", "dw, db"), ('grads["dw"]', "dw"), ('grads["db"]', "db"))
    cost_after_the_step = slip("The costs are those after the updates. Each should be the one before.",
                               ("costs.append(cost)", "costs.append(propagate(w, b, X, Y)[1])"))
    gradients_of_the_end = slip("The gradients that come back belong to the final w and b, not to the last "
                                "update.",
                                ("    params =", "    grads, cost = propagate(w, b, X, Y)\n    params ="))
    in_place = slip("The numbers are right, but the caller's w is changed: `-=` works in place.",
                    ("w = w - ", "w -= "))

    on_a_copy = rewrite(("    costs = []", "    w, costs = np.array(w, dtype=float), []"),
                        ("w = w - ", "w -= "))
    remembers_first = rewrite(("        if i % 100 == 0:\n            costs.append(cost)\n", ""),
                              (GRADIENTS, GRADIENTS + "        costs += [] if i % 100 else [cost]\n"))
