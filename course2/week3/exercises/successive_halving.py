"""The card of `successive_halving`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip


class SuccessiveHalving(Exercise):
    """Mend a search that stops bad runs early."""

    section, difficulty, minutes = "2.3.3", 3, 15
    points = 4
    parts = {"best": 1, "budgets": 1, "epochs of each run": 1, "runs in each rung": 0.5, "dev errors in each rung": 0.5}
    seconds = 2.0

    @staticmethod
    def probe(student, curves, eta, min_budget):
        """Runs whose dev error after each epoch is known: one row of `curves` each, the last column for all later epochs."""
        import numpy as np

        configs = [{"run": i} for i in range(len(curves))]
        epochs = np.zeros(len(curves), dtype=int)

        def train_step(config, state):
            run, done = (config["run"], 0) if state is None else state
            epochs[config["run"]] += 1
            return run, done + 1

        def evaluate(state):
            run, done = state
            return float(curves[run][min(done, curves.shape[1]) - 1])

        best, rungs = student.successive_halving(configs, train_step, evaluate, eta, min_budget)
        taking_part, errors = np.zeros((2, len(rungs), len(configs)))
        for k, (_, found) in enumerate(rungs):
            for run, error in found.items():
                taking_part[k, run], errors[k, run] = 1, error
        return {"best": best, "budgets": np.array([budget for budget, _ in rungs]), "epochs of each run": epochs,
                "runs in each rung": taking_part, "dev errors in each rung": errors}

    def cases(self, draw):
        yield example("four runs", curves=np.array([[0.9, 0.5, 0.4, 0.3], [0.8, 0.7, 0.3, 0.2], [0.7, 0.6, 0.5, 0.4], [0.95, 0.9, 0.1, 0.1]]),
                      eta=2, min_budget=1)
        # Run 4 is the best after nine epochs; after two or six epochs others are.
        slow = np.linspace(0.9, 0.6, 9) - 0.05 * np.abs(np.arange(9)[:, None] - 2)
        slow[4] = [0.55, 0.54, 0.30, 0.28, 0.27, 0.26, 0.1, 0.1, 0.1]
        slow[0] = [0.50, 0.20, 0.40, 0.40, 0.40, 0.40, 0.4, 0.4, 0.4]
        yield example("nine runs, one of them a slow starter", curves=slow, eta=3, min_budget=1)
        yield example("a run that diverged", curves=np.array([[0.9, 0.5, 0.4, 0.3], [np.nan] * 4, [0.8, 0.7, 0.6, 0.5], [0.95, 0.2, 0.1, 0.1]]),
                      eta=2, min_budget=1).about("stability")
        yield hidden("27 runs", curves=draw.uniform(0.1, 1, (27, 27)), eta=3, min_budget=1)
        yield hidden("a first budget of two, numbers that do not divide", curves=draw.uniform(0.1, 1, (11, 18)), eta=3, min_budget=2)
        yield hidden("fewer runs than eta", curves=draw.uniform(0.1, 1, (2, 12)), eta=4, min_budget=3)
        yield hidden("a single run", curves=draw.uniform(0.1, 1, (1, 4)), eta=2, min_budget=2)
        tied = np.round(draw.uniform(0.1, 1, (16, 16)), 1)
        yield hidden("ties", curves=tied, eta=2, min_budget=1)
        diverging = draw.uniform(0.1, 1, (12, 12))
        first = draw.integers(0, 12, 12)
        diverging[np.arange(12) >= first[:, None]] = np.nan
        diverging[3], diverging[7] = draw.uniform(0.1, 1, (2, 12))
        diverging[0] = np.nan
        yield hidden("several runs diverge at different times", curves=diverging, eta=2, min_budget=1).about("stability")
        infinite = draw.uniform(0.1, 1, (9, 9))
        infinite[2, 0], infinite[5] = np.inf, np.nan
        yield hidden("infinity and NaN", curves=infinite, eta=3, min_budget=1).about("stability")
        negative = -draw.uniform(1, 2, (8, 8))
        negative[1], negative[4] = np.nan, np.nan
        yield hidden("an objective below 0", curves=negative, eta=2, min_budget=1).about("stability")

    def oracle(self, curves, eta, min_budget):
        """Read off the table of curves: `numpy.argsort` puts NaN last, and a stable one keeps the order of equals."""
        left = np.arange(len(curves))
        epochs, budgets, members, errors = np.zeros(len(curves), dtype=int), [], [], []
        while not budgets or left.size > 1:
            if budgets:
                left = left[np.argsort(curves[left, budgets[-1] - 1], kind="stable")[:max(1, left.size // eta)]]
            budgets.append(min_budget * eta ** len(budgets))
            epochs[left] = budgets[-1]
            members.append(np.isin(np.arange(len(curves)), left).astype(float))
            errors.append(np.where(members[-1] > 0, curves[:, budgets[-1] - 1], 0.0))
        return {"best": {"run": int(left[0])}, "budgets": np.array(budgets), "epochs of each run": epochs,
                "runs in each rung": np.array(members), "dev errors in each rung": np.array(errors)}

    _restart = ("            for _ in range(budget - trained):", "            states[i] = None\n            for _ in range(budget):")
    _nan_first = ("(np.isnan(errors[i]), errors[i])", "np.nan_to_num(errors[i])")
    _sum = ("budget *= eta", "budget += min_budget")
    as_handed_out = slip("This is the code as it was handed out, three mistakes and all. Start with what happens to the state of a run that goes on.",
                         _restart, _nan_first, _sum)
    restart_and_sum = slip("The diverged run is where it belongs. Two mistakes are left: a run that goes on starts again from nothing, "
                           "and the budget grows by a sum, not by a factor.", _restart, _sum)
    restart_and_nan = slip("The budgets are right. Two mistakes are left: a run that goes on starts again from nothing, and a run that diverged "
                           "counts as error 0, the best there is.", _restart, _nan_first)
    nan_and_sum = slip("Runs go on from where they were. Two mistakes are left: a run that diverged counts as error 0, the best there is, "
                       "and the budget grows by a sum, not by a factor.", _nan_first, _sum)
    restarts = slip("One mistake is left: a run that goes on starts again from nothing. It should go on from its state and need only the missing epochs.", _restart)
    nan_wins = slip("One mistake is left: a run that diverged counts as error 0 and wins. It must rank last.", _nan_first)
    budget_by_sum = slip("One mistake is left: the budget grows by a sum. Each rung has eta times the budget of the one before.", _sum)
    too_many_epochs = slip("The runs that go on get the whole new budget on top of what they had. The budget counts from the start: train the missing epochs only.",
                           ("range(budget - trained)", "range(budget)"))
    too_many_and_nan = slip("The runs that go on get the whole new budget on top of what they had: train the missing epochs only. And a run that diverged counts as error 0.",
                            ("range(budget - trained)", "range(budget)"), _nan_first)
    too_many_and_sum = slip("The runs that go on get the whole new budget on top of what they had: train the missing epochs only. And the budget should grow by a factor.",
                            ("range(budget - trained)", "range(budget)"), _sum)
    too_many_nan_and_sum = slip("The runs that go on get the whole new budget on top of what they had: train the missing epochs only. "
                                "The two mistakes in the ranking and in the budget's growth are still there.",
                                ("range(budget - trained)", "range(budget)"), _nan_first, _sum)
    plain_sort = slip("NaN is neither smaller nor larger than anything, so a plain sort leaves the order to chance. Say yourself that a run that diverged ranks last.",
                      ("(np.isnan(errors[i]), errors[i])", "errors[i]"))
    keeps_the_worst = slip("The worst runs go on. The dev error is an error: the lowest is the best.",
                           ("(np.isnan(errors[i]), errors[i])", "(np.isnan(errors[i]), -errors[i])"))
    drops_a_share = slip("Each rung drops one run in eta. It should keep one in eta.", ("len(runs) // eta)]", "len(runs) - max(1, len(runs) // eta))]"))
    keeps_eta = slip("Each rung keeps eta runs. It should keep one in eta.", ("max(1, len(runs) // eta)", "min(len(runs) - 1, eta)"))
    last_rung_missing = slip("The run that is left at the end is not trained to the last budget. The rung with a single run is a rung like the others.",
                             ("        runs = runs[:max(1, len(runs) // eta)]", "        runs = runs[:max(1, len(runs) // eta)]\n        if len(runs) == 1:\n            break"))
    same_budget = slip("The budget never grows. Each rung has eta times the budget of the one before.", ("        budget *= eta", "        budget = min_budget"))

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

    nan_as_infinity = rewrite(("(np.isnan(errors[i]), errors[i])", "np.inf if np.isnan(errors[i]) else errors[i]"))
    counts_missing = rewrite(("range(budget - trained)", "range(budget if states[i] is None else budget - budget // eta)"), ("        trained = budget\n", ""))
