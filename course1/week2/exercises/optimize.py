"""The card of `optimize`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, rewrite, slip

from .common import FOUR, LESSON, START, WEIGHTS, batch, descend, parameters


class Optimize(Exercise):
    """Gradient descent on all examples at once."""

    section, difficulty, minutes = "1.2.4", 1, 9
    points = 8
    parts = {"w": 2, "b": 1, "dw": 0.5, "db": 0.5, "costs": 1.5}
    needs = ("propagate",)

    @staticmethod
    def probe(student, w, b, X, Y, settings):
        params, grads, costs = student.optimize(w, b, X, Y, **settings)
        return {**params, **grads, "costs": costs}

    def cases(self, draw):
        yield example("one step", **START, **LESSON, settings={"num_iterations": 1, "learning_rate": 0.5})
        yield example("three steps", **WEIGHTS, **FOUR, settings={"num_iterations": 3, "learning_rate": 0.2})
        yield example("201 steps", **WEIGHTS, **FOUR, settings={"num_iterations": 201, "learning_rate": 0.1})
        for label, n_x, m, steps, rate in (("250 steps", 3, 10, 250, 0.3), ("more features than examples", 6, 4, 5, 0.7),
                                           ("as many features as examples", 4, 4, 3, 2.0)):
            yield hidden(label, **parameters(draw, n_x), **batch(draw, n_x, m), settings={"num_iterations": steps, "learning_rate": rate})
        for steps in (99, 100, 101):
            yield hidden(f"{steps} steps", **parameters(draw, 2), **batch(draw, 2, 5), settings={"num_iterations": steps, "learning_rate": 0.1})
        yield hidden("one feature, one example", **parameters(draw, 1), **batch(draw, 1, 1), settings={"num_iterations": 4, "learning_rate": 0.5}).about("generality")
        yield hidden("the defaults", **parameters(draw, 3), **batch(draw, 3, 8), settings={}).about("generality")
        yield hidden("costs printed", **parameters(draw, 2), **batch(draw, 2, 6),
                     settings={"num_iterations": 102, "learning_rate": 0.05, "print_cost": True}).about("generality")

    def oracle(self, w, b, X, Y, settings):
        w, b, grads, costs = descend(w, b, X, Y, settings.get("num_iterations", 100), settings.get("learning_rate", 0.009))
        return {"w": w, "b": b, **grads, "costs": costs}

    uphill = slip("The steps go uphill: the cost grows. Subtract learning_rate times the gradient.",
                  ('w - learning_rate * grads["dw"]', 'w + learning_rate * grads["dw"]'), ('b - learning_rate * grads["db"]', 'b + learning_rate * grads["db"]'))
    w_uphill = slip("The step of w goes uphill. Subtract learning_rate times the gradient.", ('w - learning_rate * grads["dw"]', 'w + learning_rate * grads["dw"]'))
    b_uphill = slip("The step of b goes uphill. Subtract learning_rate times the gradient.", ('b - learning_rate * grads["db"]', 'b + learning_rate * grads["db"]'))
    rate_ignored = slip("The learning rate plays no part: the step is the whole gradient. Multiply it by learning_rate.", ("learning_rate * ", ""))
    own_rate = slip("The learning rate is written into the code. Use the argument learning_rate.", ("learning_rate * ", "0.009 * "))
    divides_by_rate = slip("The gradient is divided by the learning rate. Multiply: a small rate means a small step.",
                           ('learning_rate * grads["dw"]', 'grads["dw"] / learning_rate'), ('learning_rate * grads["db"]', 'grads["db"] / learning_rate'))
    forgets_b = slip("b is never updated. It is a parameter like w, and learns as well.", ('        b = b - learning_rate * grads["db"]\n', ""))
    forgets_w = slip("w is never updated.", ('        w = w - learning_rate * grads["dw"]\n', ""))
    exchanged = slip("w steps by db and b by dw: they are exchanged.", ('grads["dw"]', 'grads["d?"]'), ('grads["db"]', 'grads["dw"]'), ('grads["d?"]', 'grads["db"]'))
    replaces_w = slip("w is replaced by the step. It should be the old w minus the step.", ('w = w - learning_rate * grads["dw"]', 'w = learning_rate * grads["dw"]'))
    minus_before_the_step = slip("`=-` is no operator: w becomes minus the step, and the old w is lost. Write the old w, minus the step.",
                                 ('w = w - learning_rate * grads["dw"]', 'w = -learning_rate * grads["dw"]'), ('b = b - learning_rate * grads["db"]', 'b = -learning_rate * grads["db"]'))
    wrong_order = slip("propagate returns the gradients first and the cost second.", ("grads, cost = propagate", "cost, grads = propagate"))
    wrong_key = slip('The gradients are called "dw" and "db" in the dict.', ('grads["dw"]', 'grads["w"]'), ('grads["db"]', 'grads["b"]'))
    append_assigned = slip("`costs.append` changes the list and returns None. Do not assign what it returns.", ("costs.append(cost)", "costs = costs.append(cost)"))
    mean_again = slip("The gradients are divided by m again. propagate has taken the mean already.",
                      ('grads["dw"]', 'grads["dw"] / X.shape[1]'), ('grads["db"]', 'grads["db"] / X.shape[1]'))
    every_cost = slip("Every cost is kept. Keep those of iterations 0, 100, 200, ... only.", ("if i % 100 == 0:", "if True:"))
    no_costs = slip("The list of costs stays empty. Append the cost every 100 iterations.", ("costs.append(cost)", "pass"))
    all_but = slip("This keeps every cost except those of iterations 0, 100, 200, ... The remainder i % 100 should be 0.", ("i % 100 == 0", "i % 100 != 0"))
    not_the_first = slip("The cost of iteration 0 is missing. 0 is a multiple of 100, too.", ("i % 100 == 0", "i % 100 == 0 and i > 0"))
    first_cost_only = slip("Only the cost of iteration 0 is kept. Those of iterations 100, 200, ... belong in the list, too: there the remainder i % 100 is 0.",
                           ("i % 100 == 0", "i / 100 == 0"))
    at_the_end_of_each_hundred = slip("These are the costs of iterations 99, 199, ... The first one belongs to iteration 0, before any update.", ("i % 100 == 0", "(i + 1) % 100 == 0"))
    last_cost_too = slip("The last cost is kept as well. Keep those of iterations 0, 100, 200, ... only.", ("i % 100 == 0", "i % 100 == 0 or i == num_iterations - 1"))
    every_tenth = slip("The cost is kept every 10 iterations. It should be every 100.", ("i % 100 == 0", "i % 10 == 0"))
    cost_after_the_update = slip("The costs are taken after the updates. Each should be the one before the update of its iteration.",
                                 ("costs.append(cost)", "costs.append(propagate(w, b, X, Y)[1])"))
    one_after_the_other = slip("b steps with a gradient that was computed after w had changed. Compute both gradients first, then update both.",
                               ('        b = b - learning_rate * grads["db"]', '        b = b - learning_rate * propagate(w, b, X, Y)[0]["db"]'))
    gradients_of_the_end = slip("The gradients that are returned belong to the parameters after the last update. They should be those that the last update used.",
                                ("            costs.append(cost)", "            costs.append(cost)\n        grads = propagate(w, b, X, Y)[0]"))
    from_zeros = slip("The descent starts from zeros. It should start from the w and b that are passed in.",
                      ("        grads, cost = propagate(w, b, X, Y)", "        if i == 0:\n            w, b = np.zeros_like(w), 0.0\n        grads, cost = propagate(w, b, X, Y)"))
    in_place = slip("The numbers are right, but the caller's w is changed: `-=` works in place. Write `w = w - ...`.",
                    ('w = w - learning_rate * grads["dw"]', 'w -= learning_rate * grads["dw"]'))
    gradients_only_once = slip("The gradients are computed once and used for every step. They change as the parameters change: compute them in every iteration.",
                               ("        grads, cost = propagate(w, b, X, Y)", "        if i % 100 == 0:\n            grads, cost = propagate(w, b, X, Y)"))
    shrinking_rate = slip("The learning rate shrinks from step to step. It should stay as it is.", ("learning_rate * ", "learning_rate / (i + 1) * "))

    @misconception("One step too few is taken. range(num_iterations) counts from 0 to num_iterations - 1, which is num_iterations steps.")
    def one_too_few(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
        costs = []
        for i in range(num_iterations):
            grads, cost = propagate(w, b, X, Y)
            if i < num_iterations - 1:
                w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
            if i % 100 == 0:
                costs.append(cost)
        return {"w": w, "b": b}, grads, costs

    @misconception("The function returns after the first iteration. The return belongs after the loop, not inside it: mind the indentation.")
    def returns_early(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
        grads, cost = propagate(w, b, X, Y)
        return {"w": w - learning_rate * grads["dw"], "b": b - learning_rate * grads["db"]}, grads, [cost]

    @alternative
    def on_a_copy(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
        w, costs = np.array(w, dtype=float), []
        for i in range(num_iterations):
            grads, cost = propagate(w, b, X, Y)
            costs.append(cost)
            w -= learning_rate * grads["dw"]
            b -= learning_rate * grads["db"]
        return {"w": w, "b": b}, grads, costs[::100]

    @alternative
    def while_loop(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
        params, costs, i = {"w": w, "b": b}, np.zeros(0), 0
        while i < num_iterations:
            grads, cost = propagate(X=X, Y=Y, **params)
            if not i % 100:
                costs = np.append(costs, cost)
            params = {name: params[name] - learning_rate * grads["d" + name] for name in params}
            i += 1
        return params, grads, costs

    remembers_first = rewrite(("        if i % 100 == 0:\n            costs.append(cost)\n", ""),
                              ("        grads, cost = propagate(w, b, X, Y)\n", "        grads, cost = propagate(w, b, X, Y)\n        if i in range(0, num_iterations, 100):\n            costs += [cost]\n"))
