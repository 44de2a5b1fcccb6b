"""The card of `learning_rate_sweep`."""

import numpy as np
from scipy.optimize import brentq

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip

from .common import batch, descend, mean_loss


class LearningRateSweep(Exercise):
    """Try several learning rates and see which diverge."""

    section, difficulty, minutes = "1.2.4", 1, 7
    points = 3
    shares = {"stability": 0.3}
    parts = {"final_costs": 1, "diverged": 1}
    needs = ("optimize", "cost_from_logits")

    @staticmethod
    def measure(value, X, Y, learning_rates, num_iterations):
        """Infinity and NaN are the same to us: which of them comes out depends on how a formula is written."""
        import math

        final_costs, diverged = value
        return {"final_costs": ["not finite" if isinstance(cost, float) and not math.isfinite(cost) else cost for cost in final_costs],
                "diverged": diverged}

    def cases(self, draw):
        X, Y = np.array([[1.0, 2.0, -1.0, 3.0]]), np.array([[1, 0, 0, 1]])
        yield example("three steps, four rates", X=X, Y=Y, learning_rates=[0.01, 0.5, 3.5, 50.0], num_iterations=3)
        yield example("120 steps, two rates", X=X, Y=Y, learning_rates=[0.1, 30.0], num_iterations=120)
        yield example("a rate that leaves the range of numbers", X=1000 * X, Y=Y, learning_rates=[1e308, 1e-9], num_iterations=2).about("stability")
        for label, n_x, m, steps in (("ten steps", 3, 9, 10), ("one step", 2, 5, 1), ("101 steps", 4, 12, 101)):
            yield hidden(label, **batch(draw, n_x, m), learning_rates=[0.05, 0.3, 1e-4], num_iterations=steps)
        yield hidden("large rates", **batch(draw, 2, 15, spread=4), learning_rates=[20.0, 0.001, 60.0], num_iterations=4).within(condition=1000)
        yield hidden("a single rate", **batch(draw, 3, 6), learning_rates=[0.2], num_iterations=5)
        # With x = a under both answers the cost of one step grows without limit: some rate ends at any cost above ln 2.
        a, c = draw.uniform(0.5, 2, 2)
        clash = {"X": np.array([[a, a, c]]), "Y": np.array([[0, 1, 1]]), "num_iterations": 1}
        worse, worst = (brentq(lambda rate: self.oracle(**clash, learning_rates=[rate])["final_costs"][0] - cost, 1e-3, 1e3) for cost in (0.85, 1.6))
        yield hidden("rates that end a little above ln 2", X=clash["X"], Y=clash["Y"], learning_rates=[worse, 0.1, worst], num_iterations=1)
        yield hidden("a rate that leaves the range of numbers", X=1e4 * clash["X"], Y=clash["Y"], learning_rates=[1e-10, 1e308], num_iterations=3).about("stability")

    def oracle(self, X, Y, learning_rates, num_iterations):
        costs = []
        with np.errstate(all="ignore"):
            for rate in learning_rates:
                w, b, _, _ = descend(np.zeros((len(X), 1)), 0.0, X, Y, num_iterations, rate)
                costs.append(mean_loss(w.T @ X + b, Y))
        return {"final_costs": [cost if np.isfinite(cost) else "not finite" for cost in costs],
                "diverged": [not cost <= np.log(2) for cost in costs]}

    cost_of_the_record = slip("This is the last cost in the record, before the update of iteration 0, 100, ... Compute the cost with the parameters after the last update.",
                              ('cost_from_logits(params["w"].T @ X + params["b"], Y)', "costs[-1]"))
    nan_unnoticed = slip("A cost that is not a number slips through: every comparison with nan is False. Ask np.isfinite as well.", ("not np.isfinite(final_cost) or ", ""))
    only_infinite = slip("Only costs that are not finite count as diverged here. A cost above ln 2 has diverged, too: it is worse than at the start.", (" or final_cost > np.log(2)", ""))
    both_needed = slip("A run counts as diverged here only if its cost is not finite and also above ln 2. One of the two is enough: or.", (" or final_cost", " and final_cost"))
    turned_round = slip("The flag is turned round: True should say that the run has diverged.", ("not np.isfinite(final_cost) or final_cost > np.log(2)", "np.isfinite(final_cost) and final_cost <= np.log(2)"))
    finite_has_diverged = slip("A finite cost counts as diverged here. There is a `not` missing.", ("not np.isfinite(final_cost)", "np.isfinite(final_cost)"))
    threshold_one = slip("The threshold is 1. It is ln 2, about 0.693, the cost at the start.", ("> np.log(2)", "> 1"))
    threshold_base_ten = slip("log10(2) is 0.301. The cost at the start is the natural logarithm of 2, about 0.693.", ("np.log(2)", "np.log10(2)"))
    goes_on = slip("Each run goes on from where the one before ended. Start every one from zeros.",
                   ("        w = np.zeros((X.shape[0], 1))\n", "        w = params['w'] if final_costs else np.zeros((X.shape[0], 1))\n"))
    rate_ignored = slip("The learning rate is not handed on, so all runs are the same.", ("num_iterations, learning_rate)", "num_iterations)"))
    iterations_ignored = slip("num_iterations is not handed on, so every run has optimize's default of 100 updates.", ("num_iterations, learning_rate)", "learning_rate=learning_rate)"))
    cost_of_probabilities = slip("The cost gets probabilities. cost_from_logits wants logits.", ('params["w"].T @ X + params["b"]', 'sigmoid(params["w"].T @ X + params["b"])'))
    forgets_b = slip("The bias is missing in the logits of the final cost.", (' + params["b"]', ""))
    cost_of_the_start = slip("This is the cost of the start, not of the end: use the params that optimize returns.",
                             ('params["w"].T @ X + params["b"]', "w.T @ X"))
    random_start = slip("The weights start from random numbers. Start every run from zeros.", ("np.zeros((X.shape[0], 1))", "np.random.default_rng(0).normal(size=(X.shape[0], 1))"))

    with_propagate = rewrite(('cost_from_logits(params["w"].T @ X + params["b"], Y)', 'propagate(params["w"], params["b"], X, Y)[1]'))
    not_below = rewrite(("not np.isfinite(final_cost) or final_cost > np.log(2)", "not (final_cost <= np.log(2))"))
    above_the_first = rewrite(("np.isfinite(final_cost) or final_cost > np.log(2)", "np.isfinite(final_cost) or final_cost > costs[0] + 1e-12"))

    @alternative
    def with_lists(X, Y, learning_rates, num_iterations=100):
        def final_cost(rate):
            params, _, _ = optimize(np.zeros((len(X), 1)), 0, X, Y, learning_rate=rate, num_iterations=num_iterations)
            return cost_from_logits(np.dot(params["w"].T, X) + params["b"], Y)

        final_costs = np.array([final_cost(rate) for rate in learning_rates])
        return final_costs.tolist(), np.isnan(final_costs) | (final_costs > np.log(2))

    equivalent = {"gt to gte": "only a run that never moves ends at exactly ln 2, and then rounding decides"}
