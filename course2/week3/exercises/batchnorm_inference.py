"""The card of `batchnorm_inference`."""

import numpy as np

from autograder.authoring.domain import numbers
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

from . import common
from .common import LESSON, SQUARE, batch, lost_digits, wild_batch

_MEAN, _VAR = "np.mean(Z, axis=1, keepdims=True)", "np.var(Z, axis=1, keepdims=True)"


class BatchnormInference(Exercise):
    """Batch normalisation at test time, one example or many."""

    section, difficulty, minutes = "2.3.7", 1, 6
    points = 3

    def cases(self, draw):
        def case(n, m, **more):
            running = {"run_mu": draw.normal(0, 2, (n, 1)), "run_var": draw.uniform(0.3, 5, (n, 1))}
            return batch(draw, n, m) | running | more

        def column(*numbers):
            return np.array(numbers, dtype=float)[:, None]

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

    def oracle(self, Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        import tensorflow as tf

        as_float64 = [tf.cast(array, tf.float64) for array in (Z, run_mu, run_var, beta, gamma)]
        return tf.nn.batch_normalization(*as_float64, epsilon)

    def domain(self, draw):
        inputs = wild_batch(draw)
        run_mu, run_var = (numbers(draw, inputs["gamma"].shape, most=1e4) for _ in range(2))
        inputs |= {"run_mu": run_mu, "run_var": np.abs(run_var), "epsilon": float(10 ** draw.uniform(-8, 0))}
        # Z - run_mu may cancel, and gamma / deviation magnifies the rounding that is left.
        factor = np.abs(inputs["gamma"]) / np.sqrt(inputs["run_var"] + inputs["epsilon"])
        lost = lost_digits(inputs["Z"], run_mu, against=1e-3 / max(1.0, factor.max()))
        return hidden("", **inputs).within(condition=lost)

    batch_statistics = slip(
        "Mean and variance of the batch are used, so an example depends on its neighbours. Take the running "
        "ones.", ("(Z - run_mu)", f"(Z - {_MEAN})"), ("np.sqrt(run_var", f"np.sqrt({_VAR}"))
    batch_mean = slip(
        "The mean comes from the batch, only the variance is the running one. Take both from the running "
        "averages.", ("(Z - run_mu)", f"(Z - {_MEAN})"))
    batch_variance = slip(
        "The variance comes from the batch, only the mean is the running one. Take both from the running "
        "averages.", ("np.sqrt(run_var", f"np.sqrt({_VAR}"))
    unbiased = slip(
        "The running variance is multiplied by m / (m - 1), so an example depends on how many there are. "
        "Take it as it is.",
        ("run_var + epsilon", "run_var * (Z.shape[1] / max(Z.shape[1] - 1, 1)) + epsilon"))
    by_variance, epsilon_outside = common.BY_VARIANCE, common.EPSILON_OUTSIDE
    epsilon_after, epsilon_missing = common.EPSILON_AFTER, common.EPSILON_MISSING
    epsilon_fixed, shift_first = common.EPSILON_FIXED, common.SHIFT_FIRST
    only_normalised = common.ONLY_NORMALISED
    keeps_learning = slip(
        "The running averages are changed at test time. They belong to training: only read them here.",
        ("return Z_tilde", f"run_mu += 0.1 * ({_MEAN} - run_mu)\n    return Z_tilde"))
    in_place = slip("The function changes Z itself. Compute in a new array.",
                    ("Z_norm = (Z - run_mu)", "Z -= run_mu\n    Z_norm = Z"))

    @alternative
    def column_by_column(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        return np.hstack([gamma * (z[:, None] - run_mu) / np.sqrt(run_var + epsilon) + beta for z in Z.T])
