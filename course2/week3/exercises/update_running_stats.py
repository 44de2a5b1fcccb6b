"""The card of `update_running_stats` and `batchnorm_inference`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

from . import common
from .common import LESSON, SQUARE, batch, lost_digits, wild_batch

_MU, _VAR = 'momentum * run["mu"] + (1 - momentum) * mu', 'momentum * run["var"] + (1 - momentum) * var'
_MEAN, _VARIANCE = "np.mean(Z, axis=1, keepdims=True)", "np.var(Z, axis=1, keepdims=True)"


def column(*numbers):
    return np.array(numbers, dtype=float)[:, None]


class UpdateRunningStats(Exercise):
    """Running averages of mean and variance, and batch normalisation with them at test time."""

    functions = ("update_running_stats", "batchnorm_inference")
    section, difficulty, minutes = "2.3.7", 1, 10
    points = 4
    form = 'a dict {"mu", "var"}, of batchnorm_inference an array'

    @staticmethod
    def probe(student, function, **inputs):
        if function == "batchnorm_inference":                           # epsilon may be left out
            return student.batchnorm_inference(*inputs.values())
        new = student.update_running_stats(*inputs.values())
        result = dict(new)
        new.clear()                     # if it is `run` itself, and not a new dict, that is now changed
        return result

    def cases(self, draw):
        yield from (case.of("update_running_stats") for case in self.training(draw))
        yield from (case.of("batchnorm_inference") for case in self.test_time(draw))

    @staticmethod
    def training(draw):
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

    @staticmethod
    def test_time(draw):
        def case(n, m, **more):
            running = {"run_mu": draw.normal(0, 2, (n, 1)), "run_var": draw.uniform(0.3, 5, (n, 1))}
            return batch(draw, n, m) | running | more

        one = {"Z": column(4), "gamma": column(2), "beta": column(1), "run_mu": column(3)}
        yield example("one number", **one, run_var=column(4), epsilon=1e-8).gives(column(2))
        yield example("a batch of four", **LESSON, run_mu=column(0, 1), run_var=column(4, 100), epsilon=1e-8)
        running = {"run_mu": column(1, 0, 4), "run_var": column(0.5, 3.5, 2)}
        yield example("three units, three examples, a large epsilon", **SQUARE, **running, epsilon=0.5)
        still = one | {"Z": np.array([[3.0, 4, 3]]), "run_var": column(0)}
        yield example("a unit that never varied", **still, epsilon=0.25).gives([[1, 5, 1]]).about("stability")
        outlier, still = case(3, 4, epsilon=1e-8), case(3, 4, epsilon=1e-4)
        outlier["Z"][0] += 100.0
        still["run_var"][1] = 0.0
        for label, inputs in {
                "a batch": case(4, 7, epsilon=1e-3), "as many units as examples": case(5, 5, epsilon=0.3),
                "one example at a time": case(6, 1, epsilon=1e-8), "one unit": case(1, 6, epsilon=0.2),
                "values far from the mean": outlier}.items():
            yield hidden(label, **inputs)
        tiny = draw.uniform(1e-9, 1e-8, (2, 1))
        yield hidden("no epsilon passed", **case(2, 5, run_var=tiny)).about("generality")
        yield hidden("a unit that never varied", **still).about("stability")
        yield hidden("a tiny variance", **case(2, 5, run_var=tiny, epsilon=1e-8)).about("stability")

    def oracle_update_running_stats(self, run, mu, var, momentum):
        new, weights = {"mu": mu, "var": var}, [momentum, 1 - momentum]
        return {name: np.average([run[name], new[name]], weights=weights, axis=0) for name in new}

    def oracle_batchnorm_inference(self, Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        import tensorflow as tf

        as_float64 = [tf.cast(array, tf.float64) for array in (Z, run_mu, run_var, beta, gamma)]
        return tf.nn.batch_normalization(*as_float64, epsilon)

    def domain(self, draw):
        if draw.random() < 0.4:
            shape = (*sizes(draw, 1), 1)
            run_mu, run_var, mu, var = (numbers(draw, shape, most=1e4) for _ in range(4))
            return hidden("", run={"mu": run_mu, "var": np.abs(run_var)}, mu=mu, var=np.abs(var),
                          momentum=numbers(draw, low=0.0, high=1.0)).of("update_running_stats")
        inputs = wild_batch(draw)
        run_mu, run_var = (numbers(draw, inputs["gamma"].shape, most=1e4) for _ in range(2))
        inputs |= {"run_mu": run_mu, "run_var": np.abs(run_var), "epsilon": float(10 ** draw.uniform(-8, 0))}
        # Z - run_mu may cancel, and gamma / deviation magnifies the rounding that is left.
        factor = np.abs(inputs["gamma"]) / np.sqrt(inputs["run_var"] + inputs["epsilon"])
        lost = lost_digits(inputs["Z"], run_mu, against=1e-3 / max(1.0, factor.max()))
        return hidden("", **inputs).within(condition=lost).of("batchnorm_inference")

    reversed_weights = slip(
        "The momentum weighs the new batch. It is the weight of the old average: with 0.99 a batch moves it "
        "by 1%.", (_MU, '(1 - momentum) * run["mu"] + momentum * mu'),
        (_VAR, '(1 - momentum) * run["var"] + momentum * var'))
    momentum_fixed = slip(
        "The weights are always 0.9 and 0.1. Use the momentum that is passed in.", ("(1 - momentum)", "0.1"),
        ("momentum * run", "0.9 * run"))
    averages_deviation = slip(
        "The standard deviations are averaged and squared. Average the variances themselves.",
        (_VAR, '(momentum * run["var"] ** 0.5 + (1 - momentum) * var ** 0.5) ** 2'))
    var_untouched = slip(
        "The running variance does not move. It needs the same update as the mean.", (_VAR, 'run["var"]'))
    corrected = slip(
        "The averages are divided by 1 - momentum, as Adam divides its own. Leave them as they are.",
        (_MU, f"({_MU}) / (1 - momentum)"), (_VAR, f"({_VAR}) / (1 - momentum)"))
    run_changed = slip(
        "The function changes `run`, or the arrays in it. Return a new dict with new arrays.",
        ('return {"mu": new_mu, "var": new_var}', 'run["mu"], run["var"] = new_mu, new_var\n    return run'))
    batch_statistics = slip(
        "Mean and variance of the batch are used, so an example depends on its neighbours. Take the running "
        "ones.", ("(Z - run_mu)", f"(Z - {_MEAN})"), ("np.sqrt(run_var", f"np.sqrt({_VARIANCE}"))
    by_variance, epsilon_outside = common.BY_VARIANCE, common.EPSILON_OUTSIDE
    epsilon_missing, shift_first = common.EPSILON_MISSING, common.SHIFT_FIRST
    keeps_learning = slip(
        "The running averages are changed at test time. They belong to training: only read them here.",
        ("return Z_tilde", f"run_mu += 0.1 * ({_MEAN} - run_mu)\n    return Z_tilde"))

    @alternative
    def on_a_copy(run, mu, var, momentum):
        run = {name: momentum * np.array(value, dtype=float) for name, value in run.items()}
        for name, new in (("mu", mu), ("var", var)):
            run[name] += (1 - momentum) * new
        return run

    @alternative(of="batchnorm_inference")
    def column_by_column(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        return np.hstack([gamma * (z[:, None] - run_mu) / np.sqrt(run_var + epsilon) + beta for z in Z.T])
