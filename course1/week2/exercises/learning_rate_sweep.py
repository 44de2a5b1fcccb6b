"""The card of `learning_rate_sweep`."""

import numpy as np
from scipy.optimize import brentq

from autograder.domain import labels, numbers, sizes
from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip

from .common import batch, clash, descend, mean_loss, steepest

FLAG, LOGITS = "not np.isfinite(final_cost) or final_cost > np.log(2)", 'params["w"].T @ X + params["b"]'
ZEROS = "np.zeros((X.shape[0], 1))"


class LearningRateSweep(Exercise):
    """Try several learning rates and see which end above the start."""

    section, points, difficulty, minutes = "1.2.4", 3, 1, 7
    shares = {"stability": 0.3}                 # for a cost that is not a number
    parts = {"final_costs": 1, "diverged": 1}
    needs = ("optimize", "cost_from_logits")

    def cases(self, draw):
        """Where a run leaves the range of numbers, w itself is nan in the end: so is the cost, by any formula."""
        four = {"X": np.array([[1.0, 2.0, -1.0, 3.0]]), "Y": np.array([[1, 0, 0, 1]])}
        yield example("three steps, four rates", **four, learning_rates=[0.01, 0.5, 3.5, 50.0], num_iterations=3)
        yield example("120 steps, two rates", **four, learning_rates=[0.1, 30.0], num_iterations=120)
        yield example("a rate of 0", **four, learning_rates=[0.0, 0.5], num_iterations=2).about("generality")
        beyond = {"X": 1000 * four["X"], "Y": four["Y"], "learning_rates": [1e308, 1e-9], "num_iterations": 2}
        yield example("a rate that leaves the range of numbers", **beyond).about("stability")
        for n_x, m, steps in ((3, 9, 10), (2, 5, 1), (4, 12, 101)):
            data = {**batch(draw, n_x, m), "learning_rates": [0.05, 0.3, 1e-4, 0.3], "num_iterations": steps}
            yield hidden(f"{steps} steps", **data)
        yield hidden("a single rate", **batch(draw, 3, 6), learning_rates=[0.2], num_iterations=5)
        yield hidden("small features", **batch(draw, 3, 6, spread=0.01), learning_rates=[1.5], num_iterations=5)
        # The cost of one step grows without limit: for any cost above ln 2 there is a rate that ends there.
        data = clash(draw)
        rates = [brentq(lambda rate: self.oracle(**data, learning_rates=[rate], num_iterations=1)[0][0] - cost, 1e-3, 1e4)
                 for cost in (0.6945, 0.85, 1.6, 7)]
        yield hidden("rates that end above ln 2", **data, learning_rates=rates[:2] + [0.1] + rates[2:], num_iterations=1)
        large = {"X": 1e3 * data["X"], "Y": data["Y"]}
        yield hidden("large features", **large, learning_rates=[1e-8, 0.5], num_iterations=1).about("generality")
        nothing = {"X": np.zeros((2, 4)), "Y": np.array([[0, 1, 1, 0]]), "learning_rates": [0.7]}
        yield hidden("a cost that cannot fall, 100 steps", **nothing).about("generality")
        beyond = {"X": 1e4 * data["X"], "Y": data["Y"], "learning_rates": [1e-10, 1e308], "num_iterations": 3}
        yield hidden("a rate that leaves the range of numbers", **beyond).about("stability")

    def oracle(self, X, Y, learning_rates, num_iterations=100):
        with np.errstate(all="ignore"):
            ends = [descend(np.zeros((len(X), 1)), 0.0, X, Y, num_iterations, rate)[:2] for rate in learning_rates]
            costs = [mean_loss(w.T @ X + b, Y) for w, b in ends]
        return costs, [not cost <= np.log(2) for cost in costs]

    def domain(self, draw):
        """Rates at which no step magnifies rounding, or one long step; without those that end at ln 2 all but rounding."""
        n_x, m = sizes(draw, 2)
        data = {"X": numbers(draw, (n_x, m), most=10), "Y": labels(draw, 2, m)[None]}
        steps = int(draw.choice([1, 1, 2, 7, 101]))
        rates = [float(share * steepest(data["X"])) for share in 10 ** draw.uniform(-2, 2 if steps == 1 else 0, draw.integers(1, 5))]
        costs, _ = self.oracle(**data, learning_rates=rates, num_iterations=steps)
        clear = [rate for rate, cost in zip(rates, costs) if abs(cost - np.log(2)) > 1e-3]
        exact = [0.0] if m in (1, 2, 4, 8) else []          # ln 2 to the last bit: sums of so many are doublings
        return {**data, "learning_rates": clear + exact, "num_iterations": steps}

    cost_of_the_record = slip("This is the last cost in the record, which may be many updates old. The final "
                              "cost is that of the parameters after the last update.",
                              (f"cost_from_logits({LOGITS}, Y)", "costs[-1]"))
    nan_unnoticed = slip("A cost that is not a number slips through: every comparison with nan is False, and "
                         "nan is not infinite.", ("not np.isfinite(final_cost) or ", ""))
    only_infinite = slip("Only costs that are not finite are flagged. One above ln 2 should be, too.",
                         (" or final_cost > np.log(2)", ""))
    from_ln_2_on = slip("A run that ends at exactly ln 2 is flagged. Only one that ends above should be.",
                        ("> np.log(2)", ">= np.log(2)"))
    above_1 = slip("The threshold is too high. It is ln 2, the cost at the start.", ("> np.log(2)", "> 1"))
    base_ten = slip("log10(2) is 0.301. The cost at the start is the natural logarithm of 2.",
                    ("np.log(2)", "np.log10(2)"))
    turned_round = slip("The flag is turned round: True is for a run that ended above ln 2.",
                        (FLAG, f"not ({FLAG})"))
    goes_on = slip("Each run goes on from where the one before ended. Every one should start from zeros.",
                   (f"w = {ZEROS}", f"w, b = (params['w'], params['b']) if final_costs else ({ZEROS}, 0.0)"),
                   ("optimize(w, 0.0", "optimize(w, b"))
    w_goes_on = slip("w goes on from where the run before ended. Every run should start from zeros.",
                     (f"w = {ZEROS}", f"w = params['w'] if final_costs else {ZEROS}"))
    rate_ignored = slip("The learning rate is not handed on, so all runs are the same.",
                        ("num_iterations, learning_rate)", "num_iterations)"))
    iterations_ignored = slip("num_iterations is not handed on, so every run has optimize's own 100 updates.",
                              ("num_iterations, learning_rate)", "learning_rate=learning_rate)"))
    order_of_arguments = slip("optimize wants the number of iterations before the learning rate; here it is "
                              "the other way round.",
                              ("num_iterations, learning_rate)", "learning_rate, num_iterations)"))
    cost_of_probabilities = slip("The cost gets probabilities. cost_from_logits wants logits.",
                                 (LOGITS, f"sigmoid({LOGITS})"))
    forgets_b = slip("The bias is missing in the logits of the final cost.", (' + params["b"]', ""))
    cost_of_the_start = slip("The final cost is that of the start: what optimize hands back is not used.",
                             (LOGITS, "w.T @ X"))

    with_propagate = rewrite((f"cost_from_logits({LOGITS}, Y)", 'propagate(params["w"], params["b"], X, Y)[1]'))

    @alternative
    def with_lists(X, Y, learning_rates, num_iterations=100):
        def final_cost(rate):
            params, _, _ = optimize(np.zeros((len(X), 1)), 0, X, Y, learning_rate=rate, num_iterations=num_iterations)
            return cost_from_logits(np.dot(params["w"].T, X) + params["b"], Y)

        final_costs = np.array([final_cost(rate) for rate in learning_rates])
        return final_costs.tolist(), np.isnan(final_costs) | (final_costs > np.log(2))
