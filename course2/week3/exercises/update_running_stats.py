"""The card of `update_running_stats`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip


class UpdateRunningStats(Exercise):
    """Running averages of mean and variance over the mini-batches."""

    section, difficulty, minutes = "2.3.7", 1, 5
    points = 2
    parts = {"mu": 1, "var": 1}

    def cases(self, draw):
        def stats(n):
            return {"run": {"mu": draw.normal(size=(n, 1)), "var": draw.uniform(0.5, 3, (n, 1))},
                    "mu": draw.normal(size=(n, 1)), "var": draw.uniform(0.5, 30, (n, 1))}

        start = {"mu": np.zeros((2, 1)), "var": np.ones((2, 1))}
        yield example("the batch of lesson 2.3.7", run=start, mu=np.array([[3.0], [5]]), var=np.array([[3.5], [125]]), momentum=0.9).gives(
            {"mu": np.array([[0.3], [0.5]]), "var": np.array([[1.25], [13.4]])})
        yield example("later in training", run={"mu": np.array([[2.0]]), "var": np.array([[9.0]])}, mu=np.array([[3.0]]), var=np.array([[4.0]]),
                      momentum=0.8).gives({"mu": np.array([[2.2]]), "var": np.array([[8.0]])})
        yield hidden("many units", **stats(6), momentum=float(draw.uniform(0.6, 0.95)))
        yield hidden("one unit", **stats(1), momentum=0.99)
        yield hidden("only the new batch counts", **stats(3), momentum=0.0)
        yield hidden("nothing moves", **stats(3), momentum=1.0)

    def oracle(self, run, mu, var, momentum):
        return {name: np.average([run[name], new], weights=[momentum, 1 - momentum], axis=0) for name, new in (("mu", mu), ("var", var))}

    reversed_weights = slip("The momentum weighs the new batch. It is the weight of the old average: with 0.99 one batch moves it by 1% only.",
                            ('momentum * run["mu"] + (1 - momentum) * mu', '(1 - momentum) * run["mu"] + momentum * mu'),
                            ('momentum * run["var"] + (1 - momentum) * var', '(1 - momentum) * run["var"] + momentum * var'))
    averages_deviation = slip("The standard deviations are averaged and squared. Average the variances themselves.",
                              ('momentum * run["var"] + (1 - momentum) * var', '(momentum * np.sqrt(run["var"]) + (1 - momentum) * np.sqrt(var)) ** 2'))
    deviation_kept = slip("The standard deviation of the batch goes into the running variance. Average the variances.",
                          ("(1 - momentum) * var", "(1 - momentum) * np.sqrt(var)"))
    overwritten = slip("The averages are replaced by the last batch. Only a small part of it should enter.",
                       ('momentum * run["mu"] + (1 - momentum) * mu', "mu"), ('momentum * run["var"] + (1 - momentum) * var', "var"))
    added = slip("The whole new value is added. Its weight is 1 - momentum.", ("(1 - momentum) * mu", "mu"), ("(1 - momentum) * var", "var"))
    not_weighted = slip("The old average keeps its full weight. Multiply it by the momentum.", ('momentum * run["mu"]', 'run["mu"]'), ('momentum * run["var"]', 'run["var"]'))
    half_half = slip("Old and new get the same weight, whatever the momentum.", ("(1 - momentum)", "0.5"), ("momentum * run", "0.5 * run"))
    var_untouched = slip("The running variance does not move. It needs the same update as the mean.",
                         ('momentum * run["var"] + (1 - momentum) * var', 'run["var"]'))
    var_from_mu = slip("The mean of the batch goes into the running variance.", ("(1 - momentum) * var", "(1 - momentum) * mu"))
    corrected = slip("The average is divided by 1 - momentum, as if it were the first of a series that starts at 0. Leave it as it is.",
                     ('(1 - momentum) * mu', "(1 - momentum) * mu\n    new_mu = new_mu / max(1 - momentum, 1e-12)"))

    @misconception("The function changes `run`, or the arrays in it. Return a new dict with new arrays.")
    def in_place(run, mu, var, momentum):
        run["mu"] = momentum * run["mu"] + (1 - momentum) * mu
        run["var"] = momentum * run["var"] + (1 - momentum) * var
        return run

    @alternative
    def by_difference(run, mu, var, momentum):
        return {name: run[name] + (1 - momentum) * (new - run[name]) for name, new in {"mu": mu, "var": var}.items()}

    @alternative
    def on_a_copy(run, mu, var, momentum):
        run = {name: np.array(value) for name, value in run.items()}
        for name, new in (("mu", mu), ("var", var)):
            run[name] *= momentum
            run[name] += (1 - momentum) * new
        return run
