"""The card of `update_running_stats`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

_MU, _VAR = 'momentum * run["mu"] + (1 - momentum) * mu', 'momentum * run["var"] + (1 - momentum) * var'


class UpdateRunningStats(Exercise):
    """Running averages of mean and variance over the mini-batches."""

    section, difficulty, minutes = "2.3.7", 1, 5
    points = 2
    parts = {"mu": 1, "var": 1}
    form = 'a dict {"mu", "var"}'

    @staticmethod
    def probe(student, run, mu, var, momentum):
        new = student.update_running_stats(run, mu, var, momentum)
        result = dict(new)
        new.clear()                     # if it is `run` itself, and not a new dict, that is now changed
        return result

    def cases(self, draw):
        def column(*numbers):
            return np.array(numbers, dtype=float)[:, None]

        run = {"mu": column(0, 0), "var": column(1, 1)}
        yield example("lesson 2.3.7", run=run, mu=column(3, 5), var=column(3.5, 125), momentum=0.9).gives(
            {"mu": column(0.3, 0.5), "var": column(1.25, 13.4)})
        run = {"mu": column(2), "var": column(9)}
        yield example("later in training", run=run, mu=column(3), var=column(4), momentum=0.8).gives(
            {"mu": column(2.2), "var": column(8)})
        for label, n, scale, momentum, criterion in (
                ("many units", 6, 1, float(draw.uniform(0.6, 0.95)), "values"),
                ("one unit", 1, 1, 0.99, "values"),
                ("tiny numbers", 4, 1e-4, float(draw.uniform(0.3, 0.7)), "values"),
                ("only the new batch counts", 3, 1, 0.0, "generality"),
                ("nothing moves", 3, 1, 1.0, "generality")):
            mu, run_mu, var, run_var = scale * draw.normal(size=(4, n, 1))
            run = {"mu": run_mu, "var": run_var ** 2}
            yield hidden(label, run=run, mu=mu, var=9 * var ** 2, momentum=momentum).about(criterion)

    def oracle(self, run, mu, var, momentum):
        new, weights = {"mu": mu, "var": var}, [momentum, 1 - momentum]
        return {name: np.average([run[name], new[name]], weights=weights, axis=0) for name in new}

    def domain(self, draw):
        shape = (*sizes(draw, 1), 1)
        run_mu, run_var, mu, var = (numbers(draw, shape, most=1e4) for _ in range(4))
        run = {"mu": run_mu, "var": np.abs(run_var)}
        return {"run": run, "mu": mu, "var": np.abs(var), "momentum": numbers(draw, low=0.0, high=1.0)}

    reversed_weights = slip(
        "The momentum weighs the new batch. It is the weight of the old average: with 0.99 a batch moves it "
        "by 1%.",
        ("(1 - momentum) * ", "MOMENTUM * "), ("momentum * run", "(1 - momentum) * run"),
        ("MOMENTUM", "momentum"))
    momentum_fixed = slip("The weights are always 0.9 and 0.1. Use the momentum that is passed in.",
                          ("(1 - momentum)", "0.1"), ("momentum * run", "0.9 * run"))
    averages_deviation = slip(
        "The standard deviations are averaged and squared. Average the variances themselves.",
        (_VAR, '(momentum * np.sqrt(run["var"]) + (1 - momentum) * np.sqrt(var)) ** 2'))
    deviation_kept = slip("The running variance is a standard deviation: a root too many.",
                          (_VAR, f"np.sqrt({_VAR})"))
    overwritten = slip("The averages are replaced by the last batch. Only a small part of it should enter.",
                       (_MU, "mu"), (_VAR, "var"))
    added = slip("The whole new value is added. Its weight is 1 - momentum.", ("(1 - momentum) * ", ""))
    not_weighted = slip("The old average keeps its full weight. Multiply it by the momentum.",
                        ("momentum * run", "run"))
    var_untouched = slip("The running variance does not move. It needs the same update as the mean.",
                         (_VAR, 'run["var"]'))
    corrected = slip(
        "The averages are divided by 1 - momentum, as Adam divides its own. Leave them as they are.",
        (_MU, f"({_MU}) / (1 - momentum)"), (_VAR, f"({_VAR}) / (1 - momentum)"))
    in_place = slip("The function changes `run`, or the arrays in it. Return a new dict with new arrays.",
        ('return {"mu": new_mu, "var": new_var}', 'run["mu"], run["var"] = new_mu, new_var\n    return run'))

    @alternative
    def on_a_copy(run, mu, var, momentum):
        run = {name: momentum * np.array(value, dtype=float) for name, value in run.items()}
        for name, new in (("mu", mu), ("var", var)):
            run[name] += (1 - momentum) * new
        return run
