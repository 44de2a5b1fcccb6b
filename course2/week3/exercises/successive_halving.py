"""The card of `successive_halving`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (
    Exercise, alternative, drop_line, example, hidden, replace_line, rewrite, slip)


class SuccessiveHalving(Exercise):
    """Mend a search that stops bad runs early."""

    section, difficulty, minutes = "2.3.3", 3, 15
    points = 0                                                          # optional
    form = "best, a config, and rungs, a list of (budget, {place in configs: dev error})"
    parts = {"best": 1, "budgets": 1, "epochs of each run": 1, "runs in each rung": 0.5,
             "dev errors in each rung": 0.5}
    seconds = 2.0

    @staticmethod
    def probe(student, curves, eta, min_budget):
        """Runs whose dev error after each epoch is known: a row of `curves`; its last entry stays."""
        import numpy as np

        configs = [{"run": i} for i in range(len(curves))]
        epochs = np.zeros(len(curves), dtype=int)

        # A state is run + number of runs * (epochs - 1): the first one is 0, which counts as false.
        def train_step(config, state):
            epochs[config["run"]] += 1
            return config["run"] if state is None else state + len(curves)

        def evaluate(state):
            done, run = divmod(state, len(curves))
            return float(curves[run][min(done, curves.shape[1] - 1)])

        best, rungs = student.successive_halving(configs, train_step, evaluate, eta, min_budget)
        taking_part, errors = np.zeros((2, len(rungs), len(configs)))
        for k, (_, found) in enumerate(rungs):
            for run, error in found.items():
                taking_part[k, run], errors[k, run] = 1, error
        return {"best": best, "budgets": np.array([budget for budget, _ in rungs]),
                "epochs of each run": epochs, "runs in each rung": taking_part,
                "dev errors in each rung": errors}

    def cases(self, draw):
        yield example("four runs", curves=np.array([
            [0.9, 0.5, 0.4, 0.3], [0.8, 0.7, 0.3, 0.2], [0.7, 0.6, 0.5, 0.4], [0.95, 0.9, 0.1, 0.1]]),
            eta=2, min_budget=1)
        # Run 4 is the best after nine epochs; after one or three epochs others are.
        slow = np.linspace(0.9, 0.6, 9) - 0.05 * np.abs(np.arange(9)[:, None] - 2)
        slow[4] = [0.55, 0.54, 0.30, 0.28, 0.27, 0.26, 0.1, 0.1, 0.1]
        slow[0] = [0.50, 0.20, 0.40, 0.40, 0.40, 0.40, 0.4, 0.4, 0.4]
        yield example("nine runs, one of them a slow starter", curves=slow, eta=3, min_budget=1)
        yield example("a run that diverged", curves=np.array([
            [0.9, 0.5, 0.4, 0.3], [np.nan] * 4, [0.8, 0.7, 0.6, 0.5], [0.95, 0.2, 0.1, 0.1]]),
            eta=2, min_budget=1).about("stability")
        yield example("a loss, and one that diverged", curves=np.array([
            [3.9, 2.5, 2.4, 2.3], [4.1, 3.3, 3.1, 3.0], [np.nan] * 4]),
            eta=2, min_budget=1).about("stability")
        yield hidden("27 runs", curves=draw.uniform(0.1, 1, (27, 27)), eta=3, min_budget=1)
        yield hidden("numbers that do not divide", curves=draw.uniform(0.1, 1, (11, 18)), eta=3, min_budget=2)
        yield hidden("fewer runs than eta", curves=draw.uniform(0.1, 1, (2, 12)), eta=4, min_budget=3)
        yield hidden("a single run", curves=draw.uniform(0.1, 1, (1, 4)), eta=2, min_budget=2)
        # So many equal ones that a sort which is not stable shows.
        yield hidden("ties", curves=draw.choice([0.3, 0.4], (200, 8)), eta=2, min_budget=1)
        for label, errors in (("some runs diverge", draw.uniform(0.1, 1, (12, 12))),
                              ("errors above 1", 10 ** draw.uniform(0.1, 6, (12, 12))),
                              ("an objective below 0", -draw.uniform(1, 2, (12, 12)))):
            errors[:4], errors[4:6, 1:] = np.nan, np.nan                # at once, and after an epoch
            yield hidden(label, curves=draw.permutation(errors), eta=2, min_budget=1).about("stability")

    def oracle(self, curves, eta, min_budget):
        """Read off the curves: `numpy.argsort` puts NaN last, and a stable one keeps the order of equals."""
        left, budget, budgets, members, errors = np.arange(len(curves)), min_budget, [], [], []
        epochs = np.zeros(len(curves), dtype=int)
        while True:
            now = curves[:, min(budget, curves.shape[1]) - 1]
            epochs[left] = budget
            budgets.append(budget)
            members.append(np.isin(np.arange(len(curves)), left).astype(float))
            errors.append(np.where(members[-1] > 0, now, 0.0))
            if left.size == 1:
                return {"best": {"run": int(left[0])}, "budgets": np.array(budgets),
                        "epochs of each run": epochs, "runs in each rung": np.array(members),
                        "dev errors in each rung": np.array(errors)}
            left = left[np.argsort(now[left], kind="stable")[:max(1, left.size // eta)]]
            budget *= eta

    def domain(self, draw):
        runs, epochs = sizes(draw, 2, most=30, large=70)
        # A dev error is finite: only a run that diverged is not, and it reports NaN.
        curves = numbers(draw, (runs, epochs))
        diverged = draw.random((runs, epochs)) < draw.choice([0, 0.1, 0.5, 1], p=[0.3, 0.4, 0.2, 0.1])
        return {"curves": np.where(np.maximum.accumulate(diverged, axis=1), np.nan, curves),
                "eta": int(draw.integers(2, 6)), "min_budget": int(draw.integers(1, 4))}

    planted = {
        "restarts": (drop_line("trained = 0"), drop_line("trained = budget"),
                     replace_line("for _ in range(", "states[i] = None\nfor _ in range(budget):")),
        "nan_wins": replace_line("runs = sorted(",
                                 "runs = sorted(runs, key=lambda i: np.nan_to_num(errors[i]))"),
        "budget_by_sum": replace_line("budget *=", "budget += min_budget"),
    }

    too_many_epochs = slip("The runs that go on get the whole new budget on top of what they had. The "
                           "budget counts from the start: they need the missing epochs only.",
                           replace_line("for _ in range(", "for _ in range(budget):"))
    plain_sort = slip("NaN is neither smaller nor larger than anything, so a plain sort leaves the order to "
                      "chance. Say yourself that a run that diverged ranks last.",
                      ("(np.isnan(errors[i]), errors[i])", "errors[i]"))
    nan_is_one = slip("A run that diverged counts as an error of 1, but dev errors may be larger. It should "
                      "rank last whatever the others are.",
                      ("(np.isnan(errors[i]), errors[i])", "np.nan_to_num(errors[i], nan=1.0)"))
    keeps_the_worst = slip("The worst runs go on. The dev error is an error: the lowest is the best.",
                           ("(np.isnan(errors[i]), errors[i])", "(np.isnan(errors[i]), -errors[i])"))
    last_rung_missing = slip("The run that is left at the end is not trained to the last budget. The rung "
                             "with a single run is a rung like the others.",
                             replace_line("budget *=", "if len(runs) == 1:\n    break\nbudget *= eta"))

    @alternative
    def by_rungs(configs, train_step, evaluate, eta, min_budget):
        runs, states, trained, budget, rungs = list(range(len(configs))), {}, 0, min_budget, []
        while True:
            errors = {}
            for i in runs:
                for _ in range(trained, budget):
                    states[i] = train_step(configs[i], states.get(i))
                errors[i] = evaluate(states[i])
            rungs.append([budget, errors])
            if len(runs) == 1:
                return configs[runs[0]], rungs
            order = np.argsort([errors[i] for i in runs], kind="stable")
            runs = [runs[j] for j in order[:max(len(runs) // eta, 1)]]
            trained, budget = budget, budget * eta

    nan_as_infinity = rewrite(("(np.isnan(errors[i]), errors[i])",
                               "np.inf if np.isnan(errors[i]) else errors[i]"))
