"""The card of `optimize`."""

import numpy as np

from autograder.domain import labels, numbers, sizes
from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip

from .common import FOUR, LESSON, START, WEIGHTS, batch, clash, descend, parameters, steepest

STEP_W, STEP_B = '        w = w - learning_rate * grads["dw"]\n', '        b = b - learning_rate * grads["db"]\n'
GRADIENTS, KEEP = "        grads, cost = propagate(w, b, X, Y)\n", "i % 100 == 0:\n            costs"


class Optimize(Exercise):
    """Gradient descent on all examples at once."""

    section, difficulty, minutes = "1.2.4", 1, 9
    points, parts = 8, {"w": 2, "b": 1, "dw": 0.5, "db": 0.5, "costs": 1.5}
    form = 'a dict with "w" and "b", a dict with "dw" and "db", and a list of costs'
    needs = ("propagate",)

    @staticmethod
    def probe(student, w, b, X, Y, settings):
        params, grads, costs = student.optimize(w, b, X, Y, **settings)
        return {**params, **grads, "costs": costs}

    def cases(self, draw):
        def settings(steps, rate, **more):
            return {"settings": {"num_iterations": steps, "learning_rate": rate, **more}}

        yield example("one step", **START, **LESSON, **settings(1, 0.5))
        yield example("three steps", **WEIGHTS, **FOUR, **settings(3, 0.2))
        yield example("201 steps", **WEIGHTS, **FOUR, **settings(201, 0.1))
        # Of 1101 steps each has to be of the same length, and costs that get small be kept with all their digits.
        for n_x, m, steps, rate in ((3, 10, 250, 0.3), (6, 4, 5, 0.7), (4, 4, 3, 2.0), (5, 3, 1101, 0.1),
                                    (2, 5, 99, 0.1), (2, 5, 100, 0.1), (2, 5, 101, 0.1)):
            yield hidden(f"{steps} steps", **parameters(draw, n_x), **batch(draw, n_x, m), **settings(steps, rate))
        zero = {"w": np.zeros((1, 1)), "b": 0.0}
        X = np.full((1, 2), draw.uniform(1, 2))
        yield hidden("the cost cannot fall", **zero, X=X, Y=np.array([[0, 1]]), **settings(101, 0.1))
        yield hidden("a step too long", **zero, **clash(draw), **settings(2, 20.0)).within(condition=1e3)
        large = {"w": np.zeros((3, 1)), "b": 0.0, **batch(draw, 3, 6, spread=1000)}
        yield hidden("large features", **large, **settings(2, 1e-6)).about("generality")
        one = {**parameters(draw, 1), **batch(draw, 1, 1)}
        yield hidden("one feature, one example", **one, **settings(4, 0.5)).about("generality")
        yield hidden("the defaults", **parameters(draw, 3), **batch(draw, 3, 8), settings={}).about("generality")
        printed = {**parameters(draw, 2), **batch(draw, 2, 6), **settings(102, 0.05, print_cost=True)}
        yield hidden("costs printed", **printed).about("generality")

    def oracle(self, w, b, X, Y, settings):
        steps, rate = settings.get("num_iterations", 100), settings.get("learning_rate", 0.009)
        w, b, grads, costs = descend(w, b, X, Y, steps, rate)
        return {"w": w, "b": b, **grads, "costs": costs}

    def domain(self, draw):
        """Rates up to where a step no longer brings neighbours closer; beyond it, each magnifies rounding as said."""
        n_x, m = sizes(draw, 2)
        data = {"X": numbers(draw, (n_x, m), most=10), "Y": labels(draw, 2, m)[None]}
        steps = int(draw.choice([1, 2, 3, 7, 99, 101]))
        share = 10 ** draw.uniform(-2, 1 if steps < 4 else 0)
        start = {"w": numbers(draw, (n_x, 1), most=10), "b": numbers(draw, most=10)}
        settings = {"num_iterations": steps, "learning_rate": share * steepest(data["X"])}
        return hidden("", **start, **data, settings=settings).within(condition=max(1, 2 * share - 1) ** steps)

    uphill = slip("The steps go uphill: the cost grows. A step is against the gradient.",
                  (STEP_W, STEP_W.replace("-", "+")), (STEP_B, STEP_B.replace("-", "+")))
    rate_ignored = slip("The learning rate plays no part: the step is the whole gradient.",
                        ("learning_rate * ", ""))
    own_rate = slip("The learning rate is always 0.009. Use that which is handed over.",
                    ("learning_rate * ", "0.009 * "))
    forgets_b = slip("b is never updated. It is a parameter like w, and learns as well.", (STEP_B, ""))
    b_by_the_new_w = slip("The gradient for b is that at the new w. Both belong to the parameters before the "
                          "step.", (STEP_B, STEP_B.replace("grads", "propagate(w, b, X, Y)[0]")))
    only_once = slip("The gradients are computed once, and used for every step. They change with w and b.",
                     (GRADIENTS, ""), ("    for i in", GRADIENTS[4:] + "    for i in"))
    cost_first = slip("propagate returns the gradients first and the cost second.",
                      ("grads, cost", "cost, grads"))
    two_gradients = slip("propagate returns a dict with both gradients, and the cost; it does not return dw "
                         "and db.", ("grads, cost", "dw, db"), ('grads["dw"]', "dw"), ('grads["db"]', "db"))
    order_of_arguments = slip("propagate wants w and b first, then X and Y; with the loops it was the other "
                              "way round.", ("propagate(w, b, X, Y)", "propagate(X, Y, w, b)"))
    every_cost = slip("Every cost is kept. Only those of iterations 0, 100, 200, ... are asked for.",
                      (KEEP, "True:\n            costs"))
    not_the_first = slip("The cost of iteration 0 is missing. 0 is a multiple of 100, too.",
                         (KEEP, "i and " + KEEP))
    end_of_each_hundred = slip("These are the costs of iterations 99, 199, ..., since the count begins with "
                               "1. The first is that of iteration 0, before any update.",
                               (KEEP, "(i + 1)" + KEEP[1:]))
    cost_after_the_step = slip("The costs are those after the updates. Each should be the one before.",
                               ("costs.append(cost)", "costs.append(propagate(w, b, X, Y)[1])"))
    only_if_printed = slip("The costs are kept only if they are printed, too.",
                           (KEEP, "print_cost and " + KEEP))
    costs_default = slip("A list in the line of def is made once: a second call goes on with the costs of "
                         "the first. Make it inside.", ("print_cost=False)", "print_cost=False, costs=[])"),
                         ("    costs = []\n", ""))
    gradients_of_the_end = slip("The gradients that come back belong to the parameters after the last "
                                "update. They should be those that the last update used.",
                                ("    return", GRADIENTS[4:] + "    return"))
    in_place = slip("The numbers are right, but the caller's w is changed: `-=` works in place.",
                    ("w = w - ", "w -= "))
    one_more = slip("There is one update too many: range(n) counts from 0 to n - 1, which is n already.",
                    ("range(num_iterations)", "range(num_iterations + 1)"))
    returns_early = slip("The function returns after the first iteration, inside the loop: mind the "
                         "indentation.", ("    return", "        return"))

    @alternative
    def on_a_copy(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
        w, costs = np.array(w, dtype=float), []
        for i in range(num_iterations):
            grads, cost = propagate(w, b, X, Y)
            costs.append(cost)
            w -= learning_rate * grads["dw"]
            b -= learning_rate * grads["db"]
        return {"w": w, "b": b}, grads, np.array(costs[::100])

    cost_first_of_all = rewrite(("        if i % 100 == 0:\n            costs.append(cost)\n", ""),
                                (GRADIENTS, GRADIENTS + "        costs += [] if i % 100 else [cost]\n"))
