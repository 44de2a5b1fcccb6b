"""The card of `learning_rate_sweep`."""

import numpy as np
from scipy.optimize import brentq

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip

from .common import batch, clash, descend, mean_loss, steepest

FLAG, SETTINGS = "not np.isfinite(final_cost) or final_cost > np.log(2)", "num_iterations, learning_rate)"
COST = 'propagate(params["w"], params["b"], X, Y)[1]'


class LearningRateSweep(Exercise):
    """Try several learning rates and see which end above the start."""

    section, points, difficulty, minutes = "1.2.4", 5, 2, 12
    shares, parts = {"stability": 0.3}, {"final_costs": 1, "too_large": 1}
    needs = ("initialize_with_zeros", "optimize", "propagate")

    def cases(self, draw):
        def case(make, label, data, rates, steps):
            return make(label, **data, learning_rates=rates, num_iterations=steps)

        four = {"X": np.array([[1.0, 2.0, -1.0, 3.0]]), "Y": np.array([[1, 0, 0, 1]])}
        yield case(example, "three steps, four rates", four, [50.0, 0.01, 0.5, 3.5], 3)
        yield case(example, "120 steps, two rates", four, [0.1, 30.0], 120)
        yield case(example, "a rate of 0", four, [0.0, 0.5], 2).about("generality")
        for n_x, m, spread, rates, steps in ((3, 9, 1, [0.05, 0.3, 1e-4, 0.3], 10), (2, 5, 1, [0.05, 0.3], 1),
                                             (4, 12, 1, [0.3, 0.05], 101), (3, 6, 0.01, [1.5], 5)):
            yield case(hidden, f"{steps} steps", batch(draw, n_x, m, spread), rates, steps)
        # The cost after one long step grows with it: for any cost above ln 2 there is a rate that ends there.
        two = clash(draw)
        rates = [brentq(lambda rate: self.oracle(**two, learning_rates=[rate], num_iterations=1)[0][0] - cost,
                        1e-3, 1e4) for cost in (0.69316, 0.6945, 0.85, 1.6, 7)]
        yield case(hidden, "rates that end above ln 2", two, [*rates, 0.1], 1)
        yield case(hidden, "large features", {**two, "X": 1e3 * two["X"]}, [1e-8, 0.5], 1).about("generality")
        # After 100 steps 0.590, after 103 0.618, to and fro for ever: a record may be lower than the end.
        yield case(hidden, "a zigzag that stays below ln 2", four, [2.8], 103).about("generality")
        nothing = {"X": np.zeros((2, 4)), "Y": np.array([[0, 1, 1, 0]])}
        yield hidden("100 steps, nothing to learn", **nothing, learning_rates=[0.7]).about("generality")
        # Here w is nan in the end, so that the cost is, too, by any formula.
        beyond = "a rate that leaves the range of numbers"
        yield case(example, beyond, {**four, "X": 1e3 * four["X"]}, [1e308, 1e-9], 2).about("stability")
        yield case(hidden, beyond, {**two, "X": 1e4 * two["X"]}, [1e-10, 1e308], 3).about("stability")

    def oracle(self, X, Y, learning_rates, num_iterations=100):
        costs = []
        with np.errstate(all="ignore"):
            for rate in learning_rates:
                w, b, _, _ = descend(np.zeros((len(X), 1)), 0.0, X, Y, num_iterations, rate)
                costs.append(mean_loss(w.T @ X + b, Y))
        return costs, [not cost <= np.log(2) for cost in costs]

    def domain(self, draw):
        """One long step, or some that do not magnify rounding; no cost so near ln 2 that it decides."""
        n_x, m = sizes(draw, 2)
        data = {"X": numbers(draw, (n_x, m), most=10), "Y": labels(draw, 2, m)[None]}
        steps = int(draw.choice([1, 1, 2, 7, 101]))
        shares = 10 ** draw.uniform(-2, 2 if steps == 1 else 0, draw.integers(1, 5))
        rates = [float(share * steepest(data["X"])) for share in shares]
        costs, _ = self.oracle(**data, learning_rates=rates, num_iterations=steps)
        clear = [rate for rate, cost in zip(rates, costs) if abs(cost - np.log(2)) > 1e-3]
        exact = [0.0] if m in (1, 2, 4, 8) else []          # doubling does not round: exactly ln 2
        return {**data, "learning_rates": clear + exact, "num_iterations": steps}

    cost_of_the_record = slip("This is the last cost in the record, which may be many updates old. The final "
                              "cost is that of the parameters after the last update.", (COST, "costs[-1]"))
    nan_unnoticed = slip("A cost that is not a number slips through: every comparison with nan is False, and "
                         "nan is not infinite.", ("not np.isfinite(final_cost) or ", ""))
    from_ln_2_on = slip("A run that ends at exactly ln 2 is flagged. Only one above it should be.",
                        ("> np", ">= np"))
    above_the_first = slip("The costs are compared with the first one of the list. Compare with ln 2, the "
                           "cost at the start.", ("> np.log(2)", "> final_costs[0]"))
    goes_on = slip("Each run goes on from where the one before ended. Every one should start from zeros.", (
        "w, b = initialize", "w, b = (params['w'], params['b']) if final_costs else initialize"))
    iterations_ignored = slip("num_iterations is not handed on: optimize uses its own, 100.",
                              (SETTINGS, "learning_rate=learning_rate)"))
    cost_of_the_start = slip("The final cost is that of the start: what was learnt is not used.",
                             (COST, "propagate(w, b, X, Y)[1]"))

    from_the_scores = rewrite((COST, 'cost_from_logits(params["w"].T @ X + params["b"], Y)'))
    not_below = rewrite((FLAG, "not (final_cost <= np.log(2))"))
