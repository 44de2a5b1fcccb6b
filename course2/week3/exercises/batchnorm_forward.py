"""The card of `batchnorm_forward`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, slip

from . import common
from .common import LESSON, SQUARE, batch, lost_digits, wild_batch


class BatchnormForward(Exercise):
    """Normalise every unit over the mini-batch, then scale and shift."""

    section, difficulty, minutes = "2.3.4", 2, 14
    points = 6
    parts = {"Z_tilde": 2, "cache": 1}
    form = 'Z_tilde, and a dict {"Z_norm", "mu", "var", "gamma", "epsilon"}'

    @staticmethod
    def probe(student, **inputs):                       # epsilon may be left out
        result = student.batchnorm_forward(*inputs.values())
        inputs["Z"] = -2 * inputs["Z"]
        student.batchnorm_forward(*inputs.values())     # a later batch leaves an earlier cache alone
        return result

    def cases(self, draw):
        yield example("the batch of lesson 2.3.4", **LESSON, epsilon=1e-8)
        yield example("as many units as examples, a large epsilon", **SQUARE, epsilon=0.5)
        far = {"Z": np.array([[4.0, 4, 4], [1e7 + 1, 1e7 + 2, 1e7 + 6]]), "gamma": np.array([[2.0], [1]])}
        yield example("a constant unit, and one far from 0", **far, beta=np.array([[3.0], [0]]),
                      epsilon=1e-8).within(condition=10.0).about("stability")
        yield hidden("more examples than units", **batch(draw, 4, 9), epsilon=1e-8)
        yield hidden("more units than examples", **batch(draw, 7, 3), epsilon=float(draw.uniform(0.1, 0.9)))
        whole = {name: draw.integers(-9, 9, (3, m)) for name, m in (("Z", 6), ("gamma", 1), ("beta", 1))}
        turned = draw.normal(1, 3, (6, 4)).T
        single = {name: value.astype(np.float32) for name, value in batch(draw, 3, 16).items()}
        for label, inputs in {
                "as many as": batch(draw, 5, 5) | {"epsilon": 1e-3},
                "one unit, no epsilon passed": batch(draw, 1, 8, spread=1e-4),
                "a batch of one example": batch(draw, 3, 1) | {"epsilon": 1e-8},
                "whole numbers": whole | {"epsilon": 1e-8},
                "float32": single | {"epsilon": 1e-5},
                "a transposed view": batch(draw, 4, 6) | {"Z": turned, "epsilon": 1e-8}}.items():
            yield hidden(label, **inputs).about("generality")
        constant = batch(draw, 3, 6)
        constant["Z"][1] = 4.0
        for label, inputs in {
                "a unit that is constant": constant, "a large offset": batch(draw, 3, 12, offset=1e6),
                "tiny values": batch(draw, 3, 12, spread=1e-4),
                "huge values": batch(draw, 3, 12, spread=1e100)}.items():
            yield hidden(label, **inputs, epsilon=1e-8).within(condition=10.0).about("stability")

    def oracle(self, Z, gamma, beta, epsilon=1e-8):
        import tensorflow as tf

        Z = tf.cast(Z, tf.float64)
        mu, var = tf.nn.moments(Z, axes=[1], keepdims=True)
        Z_norm = tf.nn.batch_normalization(Z, mu, var, None, None, epsilon)
        cache = {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}
        return gamma * Z_norm + beta, cache

    def domain(self, draw):
        inputs = wild_batch(draw) | {"epsilon": float(10 ** draw.uniform(-8, 0))}
        # Z - mu loses the digits of Z above a unit's deviation; gamma magnifies what is lost.
        deviation = np.sqrt(inputs["Z"].var(axis=1, dtype=float).min() + inputs["epsilon"])
        scale = max(1.0, np.abs(inputs["gamma"]).max()) * inputs["Z"].shape[1]
        return hidden("", **inputs).within(condition=lost_digits(inputs["Z"], against=deviation / scale))

    wrong_axis = slip(
        "Each example is normalised over its units. Average over the examples of one unit: along the row.",
        ("axis=1", "axis=0"))
    one_for_all = slip(
        "One mean and one variance are used for all units. Each unit needs its own.",
        ("Z, axis=1, keepdims=True", "Z"))
    keepdims_missing = slip(
        "Mean and variance have shape (n,), which NumPy lines up with the columns. They should be (n, 1).",
        ("axis=1, keepdims=True)", "axis=1)"))
    unbiased = slip(
        "The variance divides by m - 1. Here it is the mean of the squares: divide by m.",
        replace_line("var =", "var = np.var(Z, ddof=1, axis=1, keepdims=True)"))
    squares = slip(
        "E[z²] - E[z]² loses all its digits when the mean is large. Subtract the mean first, then square.",
        replace_line("var =", "var = np.mean(Z ** 2, axis=1, keepdims=True) - mu ** 2"))
    by_variance, epsilon_outside = common.BY_VARIANCE, common.EPSILON_OUTSIDE
    epsilon_after, epsilon_missing = common.EPSILON_AFTER, common.EPSILON_MISSING
    shift_first = common.SHIFT_FIRST
    scaled_in_cache = slip(
        'cache["Z_norm"] holds Z_tilde. Keep the normalised values: the backward pass needs them.',
        replace_line("Z_tilde =", "Z_tilde = Z_norm = gamma * Z_norm + beta"))
    epsilon_in_cache = slip(
        'cache["var"] has epsilon in it. Keep the variance itself: epsilon is added again later.',
        ("(var + epsilon)", "(var)"), ("    Z_norm =", "    var = var + epsilon\n    Z_norm ="))
    in_place = slip(
        "The function changes Z itself. The caller still needs it: compute Z - mu in a new array.",
        ("Z_norm = (Z - mu)", "Z -= mu\n    Z_norm = Z"))

    @alternative
    def transposed(Z, gamma, beta, epsilon=1e-8):
        rows = np.transpose(Z)
        mu, var = rows.mean(axis=0), np.square(rows - rows.mean(axis=0)).mean(axis=0)
        Z_norm = ((rows - mu) * (var + epsilon) ** -0.5).T
        cache = {"mu": mu[:, None], "var": var[:, None], "gamma": gamma, "epsilon": epsilon}
        return gamma * Z_norm + beta, cache | {"Z_norm": Z_norm}
