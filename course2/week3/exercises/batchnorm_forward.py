"""The card of `batchnorm_forward`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip

from .common import LESSON, SQUARE, batch


class BatchnormForward(Exercise):
    """Normalise every unit over the mini-batch, then scale and shift."""

    section, difficulty, minutes = "2.3.4", 2, 12
    points = 5

    @staticmethod
    def probe(student, Z, gamma, beta, epsilon):
        Z_tilde, cache = student.batchnorm_forward(Z, gamma, beta, epsilon)
        return Z_tilde

    def cases(self, draw):
        yield example("the batch of lesson 2.3.4", **LESSON, epsilon=1e-8).gives(np.array([
            [1 - 4 / np.sqrt(3.5), 1 - 2 / np.sqrt(3.5), 1, 1 + 6 / np.sqrt(3.5)],
            [-1 + 2.5 / np.sqrt(125), -1 - 7.5 / np.sqrt(125), -1 + 7.5 / np.sqrt(125), -1 - 2.5 / np.sqrt(125)]]))
        yield example("as many units as examples, a large epsilon", **SQUARE, epsilon=0.5)
        yield example("a constant unit, and one far from 0", Z=np.array([[4.0, 4, 4], [1e7 + 1, 1e7 + 2, 1e7 + 6]]),
                      gamma=np.array([[2.0], [1]]), beta=np.array([[3.0], [0]]), epsilon=1e-8).within(condition=10.0).about("stability")
        yield hidden("more examples than units", **batch(draw, 4, 9), epsilon=1e-8)
        yield hidden("more units than examples", **batch(draw, 7, 3), epsilon=float(draw.uniform(0.1, 0.9)))
        yield hidden("as many as", **batch(draw, 5, 5), epsilon=1e-3).about("generality")
        yield hidden("one unit", **batch(draw, 1, 8), epsilon=1e-8).about("generality")
        yield hidden("a batch of one example", **batch(draw, 3, 1), epsilon=1e-8).about("generality")
        yield hidden("whole numbers", Z=draw.integers(-9, 9, (3, 6)), gamma=np.array([[2], [1], [3]]), beta=np.array([[0], [-1], [4]]),
                     epsilon=1e-8).about("generality")
        single = {name: value.astype(np.float32) for name, value in batch(draw, 3, 16).items()}
        yield hidden("float32", **single, epsilon=1e-5).about("generality")
        yield hidden("not contiguous", **(batch(draw, 4, 6) | {"Z": draw.normal(1, 3, (6, 4)).T}), epsilon=1e-8).about("generality")
        constant = batch(draw, 3, 6)
        constant["Z"][1] = 4.0
        yield hidden("a unit that is constant", **constant, epsilon=1e-8).about("stability")
        yield hidden("a large offset", **batch(draw, 3, 12, offset=1e6), epsilon=1e-8).within(condition=10.0).about("stability")
        yield hidden("tiny values", **batch(draw, 3, 12, spread=1e-4), epsilon=1e-8).about("stability")
        yield hidden("huge values", **batch(draw, 3, 12, spread=1e100), epsilon=1e-8).about("stability")

    def oracle(self, Z, gamma, beta, epsilon):
        import tensorflow as tf

        Z, gamma, beta = (np.asarray(array, dtype=np.float64) for array in (Z, gamma, beta))
        mu, var = tf.nn.moments(tf.constant(Z), axes=[1], keepdims=True)
        return tf.nn.batch_normalization(Z, mu, var, beta, gamma, epsilon)

    @misconception("Each example is normalised over its units. Average over the examples of one unit instead: along the row.")
    def wrong_axis(Z, gamma, beta, epsilon=1e-8):
        mu, var = np.mean(Z, axis=0, keepdims=True), np.var(Z, axis=0, keepdims=True)
        Z_norm = (Z - mu) / np.sqrt(var + epsilon)
        return gamma * Z_norm + beta, {}

    one_for_all = slip("One mean and one variance are used for all units. Each unit needs its own.",
                       ("np.mean(Z, axis=1, keepdims=True)", "np.mean(Z)"), ("np.var(Z, axis=1, keepdims=True)", "np.var(Z)"))
    keepdims_missing = slip("The mean and the variance have shape (n,), which NumPy lines up with the columns. They should be (n, 1): keepdims.",
                            ("axis=1, keepdims=True)", "axis=1)"))
    by_variance = slip("The difference is divided by the variance. Divide by its square root.", ("np.sqrt(var + epsilon)", "(var + epsilon)"))
    epsilon_outside = slip("Epsilon is added to the standard deviation. Add it to the variance, under the root.",
                           ("np.sqrt(var + epsilon)", "(np.sqrt(var) + epsilon)"))
    epsilon_missing = slip("Epsilon is not used, so a constant unit gives NaN. Add it to the variance.", ("var + epsilon", "var"))
    epsilon_fixed = slip("Epsilon is always 1e-8, whatever is passed in.", ("var + epsilon", "var + 1e-8"))
    epsilon_subtracted = slip("Epsilon is subtracted from the variance. Add it.", ("var + epsilon", "var - epsilon"))
    unbiased = slip("The variance divides by m - 1. Here it is the mean of the squares: divide by m.",
                    ("np.var(Z, axis=1, keepdims=True)", "np.var(Z, axis=1, keepdims=True, ddof=min(1, Z.shape[1] - 1))"))
    std_as_var = slip("The standard deviation stands where the variance should: the root is taken twice.", ("np.var(", "np.std("))
    beta_forgotten = slip("The shift by beta is missing.", ("gamma * Z_norm + beta", "gamma * Z_norm"))
    gamma_forgotten = slip("The scale gamma is missing.", ("gamma * Z_norm + beta", "Z_norm + beta"))
    swapped = slip("Gamma and beta have changed places: gamma scales, beta shifts.", ("gamma * Z_norm + beta", "beta * Z_norm + gamma"))
    shift_first = slip("Beta is added before the scaling, so gamma multiplies it as well. Scale first, then shift.",
                       ("gamma * Z_norm + beta", "gamma * (Z_norm + beta)"))
    only_normalised = slip("This is Z_norm. Scale it with gamma and shift it by beta.", ("gamma * Z_norm + beta", "Z_norm"))
    only_centred = slip("The mean is subtracted, but nothing is divided by the standard deviation.",
                        (" / np.sqrt(var + epsilon)", ""))
    along_columns = slip("Gamma and beta were flattened to (n,), which NumPy lines up with the columns: one for each example. Leave them (n, 1).",
                         ("gamma * Z_norm + beta", "gamma.ravel() * Z_norm + beta.ravel()"))
    uncentred = slip("The variance is the mean of the squares, without subtracting the mean first.",
                     ("np.var(Z, axis=1, keepdims=True)", "np.mean(Z ** 2, axis=1, keepdims=True)"))
    difference_of_squares = slip("E[z²] - E[z]² loses all its digits when the mean is large. Subtract the mean first, then square.",
                                 ("np.var(Z, axis=1, keepdims=True)", "np.mean(Z ** 2, axis=1, keepdims=True) - mu ** 2"))

    @misconception("The function changes Z itself. The caller still needs it: compute Z - mu in a new array.")
    def in_place(Z, gamma, beta, epsilon=1e-8):
        mu, var = np.mean(Z, axis=1, keepdims=True), np.var(Z, axis=1, keepdims=True)
        Z_norm = (Z - mu) / np.sqrt(var + epsilon)
        Z[...] = Z - mu
        return gamma * Z_norm + beta, {}

    @alternative
    def by_loops(Z, gamma, beta, epsilon=1e-8):
        out, Z_norm, mu, var = np.zeros(Z.shape), np.zeros(Z.shape), np.zeros((len(Z), 1)), np.zeros((len(Z), 1))
        for k, row in enumerate(np.asarray(Z, dtype=float)):
            mu[k] = sum(row) / len(row)
            var[k] = sum((z - mu[k, 0]) ** 2 for z in row) / len(row)
            Z_norm[k] = [(z - mu[k, 0]) / (var[k, 0] + epsilon) ** 0.5 for z in row]
            out[k] = [float(gamma[k, 0]) * z + float(beta[k, 0]) for z in Z_norm[k]]
        return out, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

    @alternative
    def transposed(Z, gamma, beta, epsilon=1e-8):
        rows = np.transpose(Z)
        mu = rows.mean(axis=0)
        var = np.square(rows - mu).mean(axis=0)
        Z_norm = (rows - mu) / np.sqrt(var + epsilon)
        cache = {"Z_norm": Z_norm.T, "mu": mu[:, None], "var": var[:, None], "gamma": gamma, "epsilon": epsilon}
        return (Z_norm * gamma.T + beta.T).T, cache

    @alternative
    def with_einsum(Z, gamma, beta, epsilon=1e-8):
        m = Z.shape[1]
        mu = Z.sum(axis=1, keepdims=True) / m
        var = np.einsum("ij,ij->i", Z - mu, Z - mu)[:, None] / m
        Z_norm = (Z - mu) * (var + epsilon) ** -0.5
        return beta + Z_norm * gamma, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}
