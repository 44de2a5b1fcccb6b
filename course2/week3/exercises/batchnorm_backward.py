"""The card of `batchnorm_backward`."""

import numpy as np

from autograder.authoring.domain import numbers
from autograder.authoring.exercise import Exercise, alternative, example, hidden, rewrite, slip
from autograder.judging.oracles import gradients

from .common import LESSON, SQUARE, batch, cache_of, lost_digits, wild_batch


class BatchnormBackward(Exercise):
    """The gradients of batch normalisation, through mean and variance."""

    section, difficulty, minutes = "2.3.5", 3, 30
    points = 9
    parts = {"dZ": 4, "dgamma": 1, "dbeta": 1}

    def cases(self, draw):
        dZ_tilde = np.array([[0.1, -0.2, 0.3, 0.4], [1, 0, -1, 2]])
        yield example("the batch of lesson 2.3.5", dZ_tilde=dZ_tilde, cache=cache_of(LESSON, 1e-8))
        dZ_tilde = np.array([[1.0, 0, 2], [-1, 3, 0], [0, 1, 1]])
        yield example("a square, a large epsilon", dZ_tilde=dZ_tilde, cache=cache_of(SQUARE, 0.5))
        constant = batch(draw, 3, 6)
        constant["Z"][1] = -2.0
        for label, criterion, drawn, epsilon in (
                ("more examples than units", "values", batch(draw, 4, 9), 1e-8),
                ("more units than examples", "values", batch(draw, 7, 3), float(draw.uniform(0.1, 0.9))),
                ("as many as", "values", batch(draw, 5, 5), 1e-3),
                ("one unit", "generality", batch(draw, 1, 8), 1e-3),
                ("a batch of one example", "generality", batch(draw, 4, 1), 0.3),
                ("two examples, a large epsilon", "generality", batch(draw, 3, 2), 0.7),
                ("a unit that is constant", "generality", constant, 0.25)):
            dZ_tilde = draw.normal(size=drawn["Z"].shape)
            yield hidden(label, dZ_tilde=dZ_tilde, cache=cache_of(drawn, epsilon)).about(criterion)

    @staticmethod
    def probe(student, dZ_tilde, cache):
        import numpy as np

        # A student may keep more in the cache than was asked for, and use it here. What was asked for is the
        # judge's, so that a mistake of the forward pass costs nothing twice.
        gamma, epsilon = cache["gamma"], cache["epsilon"]
        Z = cache["Z_norm"] * np.sqrt(cache["var"] + epsilon) + cache["mu"]
        try:
            kept = {**student.batchnorm_forward(Z, gamma, np.zeros_like(gamma), epsilon)[1], **cache}
        except Exception:               # it is judged by itself, and may be missing
            kept = dict(cache)
        result = student.batchnorm_backward(dZ_tilde, kept)
        for name in list(cache):        # entries that were taken out or replaced, not only changed
            if kept.get(name) is not cache[name]:
                cache[name] = None
        return result

    def oracle(self, dZ_tilde, cache):
        import tensorflow as tf

        def cost(at):
            mu, var = tf.nn.moments(at["Z"], axes=[1], keepdims=True)
            Z_tilde = tf.nn.batch_normalization(at["Z"], mu, var, at["beta"], at["gamma"], cache["epsilon"])
            return tf.reduce_sum(dZ_tilde * Z_tilde)

        # Z but for its mean, which no gradient depends on; beta does not matter, either.
        Z, gamma = cache["Z_norm"] * np.sqrt(cache["var"] + cache["epsilon"]), cache["gamma"]
        return tuple(gradients(cost, {"Z": Z, "gamma": gamma, "beta": np.zeros(gamma.shape)})[1].values())

    def domain(self, draw):
        drawn = {name: np.asarray(value, dtype=float) for name, value in wild_batch(draw).items()}
        dZ_tilde = numbers(draw, drawn["Z"].shape, most=1e3)
        cache = cache_of(drawn, float(10 ** draw.uniform(-5, 0)))
        # The bracket of dZ may cancel (for a batch of one, to 0); the factor magnifies what rounding leaves.
        factor = np.abs(cache["gamma"]) * dZ_tilde.shape[1] / np.sqrt(cache["var"] + cache["epsilon"])
        lost = lost_digits(dZ_tilde, against=1e-3 / max(1.0, factor.max()))
        return hidden("", dZ_tilde=dZ_tilde, cache=cache).within(condition=lost)

    constants = slip(
        "Mean and variance are treated as constants. They depend on every example: two terms of dZ are "
        "missing.", (" - dbeta - Z_norm * dgamma", ""))
    no_mean_term = slip("dZ lacks the term of the mean: what comes back through mu.", (" - dbeta", ""))
    no_variance_term = slip(
        "dZ lacks the term of the variance: what comes back through it, along Z_norm.",
        (" - Z_norm * dgamma", ""))
    plus = slip("The term of the variance has the wrong sign.", ("- Z_norm * dgamma", "+ Z_norm * dgamma"))
    not_averaged = slip(
        "What comes through the mean and the variance is a mean over the batch: a factor 1/m is missing, or "
        "m of them stand where one should.", ("(m * np.sqrt", "(np.sqrt"))
    sums_for_means = slip(
        "In dZ stand the sums over the batch. What comes through mu and the variance is their mean.",
        ("(m * np.sqrt", "(np.sqrt"), ("(m * dZ_tilde", "(dZ_tilde"))
    multiplied = slip(
        "dZ is multiplied by the standard deviation: the root stands outside the brackets, not below the "
        "line.", ("gamma / (m * np.sqrt(var + epsilon))", "gamma / m * np.sqrt(var + epsilon)"))
    means = slip(
        "dgamma and dbeta are averages. They are sums: any 1/m of the cost is already in dZ_tilde.",
        ("np.sum(", "np.mean("))
    gamma_forgotten = slip(
        "dZ lacks the factor gamma: the scaling is part of the forward pass.", ("gamma / (m", "1 / (m"))
    epsilon_fixed = slip(
        "Epsilon is missing under the root in dZ, or it is always 1e-8. Take the one of the cache.",
        ("var + epsilon", "var + 1e-8"))
    keepdims_missing = slip(
        "dgamma and dbeta have shape (n,), which NumPy lines up with the columns. They should be (n, 1).",
        (", keepdims=True", ""))
    in_place = slip(
        "The function changes dZ_tilde itself. Compute in a new array.",
        ("return dZ,", "dZ_tilde *= gamma\n    return dZ,"))

    @alternative
    def by_jacobian(dZ_tilde, cache):
        Z_norm, m = cache["Z_norm"], dZ_tilde.shape[1]
        J = np.eye(m) - 1 / m - np.einsum("ni,nj->nij", Z_norm, Z_norm) / m
        dZ = np.einsum("ni,nij->nj", dZ_tilde, J) * cache["gamma"] / np.sqrt(cache["var"] + cache["epsilon"])
        return [dZ, np.einsum("ij,ij->i", dZ_tilde, Z_norm)[:, None], dZ_tilde.sum(1)[:, None]]

    with_means = rewrite(("gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)",
                          "gamma * (dZ_tilde - dbeta / m - Z_norm * dgamma / m) / np.sqrt(var + epsilon)"))
