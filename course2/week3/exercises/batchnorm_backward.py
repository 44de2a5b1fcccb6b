"""The card of `batchnorm_backward`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip

from .common import LESSON, SQUARE, batch


class BatchnormBackward(Exercise):
    """The gradients of batch normalisation, through mean and variance."""

    section, difficulty, minutes = "2.3.5", 3, 20
    points = 6
    parts = {"dZ": 2, "dgamma": 1, "dbeta": 1}
    needs = ("batchnorm_forward",)

    @staticmethod
    def probe(student, dZ_tilde, Z, gamma, beta, epsilon):
        Z_tilde, cache = student.batchnorm_forward(Z, gamma, beta, epsilon)
        return student.batchnorm_backward(dZ_tilde, cache)

    def cases(self, draw):
        def upstream(batch, **more):
            return {"dZ_tilde": draw.normal(size=batch["Z"].shape), **batch, **more}

        yield example("the batch of lesson 2.3.5", dZ_tilde=np.array([[0.1, -0.2, 0.3, 0.4], [1, 0, -1, 2]]), **LESSON, epsilon=1e-8)
        yield example("as many units as examples, a large epsilon", dZ_tilde=np.array([[1.0, 0, 2], [-1, 3, 0], [0, 1, 1]]), **SQUARE, epsilon=0.5)
        yield hidden("more examples than units", **upstream(batch(draw, 4, 9), epsilon=1e-8))
        yield hidden("more units than examples", **upstream(batch(draw, 7, 3), epsilon=float(draw.uniform(0.1, 0.9))))
        yield hidden("as many as", **upstream(batch(draw, 5, 5), epsilon=1e-3))
        yield hidden("one unit", **upstream(batch(draw, 1, 8), epsilon=1e-3)).about("generality")
        yield hidden("two examples, a large epsilon", **upstream(batch(draw, 3, 2), epsilon=0.7)).about("generality")
        constant = batch(draw, 3, 6)
        constant["Z"][1] = -2.0
        yield hidden("a unit that is constant", **upstream(constant, epsilon=0.25)).about("generality")
        yield hidden("a large offset", **upstream(batch(draw, 3, 10, offset=1e4), epsilon=1e-8)).within(condition=10.0).about("generality")

    def oracle(self, dZ_tilde, Z, gamma, beta, epsilon):
        import tensorflow as tf

        Z, gamma, beta = tf.Variable(Z), tf.Variable(gamma), tf.Variable(beta)
        with tf.GradientTape() as tape:
            mu, var = tf.nn.moments(Z, axes=[1], keepdims=True)
            cost = tf.reduce_sum(dZ_tilde * tf.nn.batch_normalization(Z, mu, var, beta, gamma, epsilon))
        return tuple(tape.gradient(cost, [Z, gamma, beta]))

    _bracket = "(m * dZ_tilde - dbeta - Z_norm * dgamma)"
    constants = slip("The mean and the variance are treated as constants. They depend on every example of the batch, which adds two more terms to dZ.",
                     (_bracket, "(m * dZ_tilde)"))
    no_mean_term = slip("dZ lacks the term of the mean, the one with dbeta.", (_bracket, "(m * dZ_tilde - Z_norm * dgamma)"))
    no_variance_term = slip("dZ lacks the term of the variance, the one with Z_norm times dgamma.", (_bracket, "(m * dZ_tilde - dbeta)"))
    plus_terms = slip("The terms of the mean and of the variance have the wrong sign: both are subtracted.",
                      (_bracket, "(m * dZ_tilde + dbeta + Z_norm * dgamma)"))
    averaged_twice = slip("dZ is divided by m twice: the factor 1/m belongs to the bracket with m times dZ_tilde.",
                          (_bracket, "(m * dZ_tilde - dbeta - Z_norm * dgamma) / m"))
    lost_m = slip("In dZ the factor m before dZ_tilde is missing.", (_bracket, "(dZ_tilde - dbeta - Z_norm * dgamma)"))
    not_averaged = slip("In dZ the factor 1/m before the bracket is missing.", ("gamma / (m * np.sqrt(var + epsilon))", "gamma / np.sqrt(var + epsilon)"))
    means = slip("dgamma and dbeta are averages. They are sums: any 1/m of the cost is already in dZ_tilde.",
                 ("dgamma = np.sum(", "dgamma = np.mean("), ("dbeta = np.sum(", "dbeta = np.mean("))
    mean_dgamma = slip("dgamma is an average. It is a sum: any 1/m of the cost is already in dZ_tilde.", ("dgamma = np.sum(", "dgamma = np.mean("))
    mean_dbeta = slip("dbeta is an average. It is a sum: any 1/m of the cost is already in dZ_tilde.", ("dbeta = np.sum(", "dbeta = np.mean("))
    averaged_outputs = slip("dZ is right, but dgamma and dbeta are averages. They are sums: any 1/m of the cost is already in dZ_tilde.",
                            (_bracket, _bracket + "\n    dgamma, dbeta = dgamma / m, dbeta / m"))
    gamma_forgotten = slip("dZ lacks the factor gamma: the scaling is part of the forward pass, too.", ("gamma / (m", "1 / (m"))
    by_variance = slip("dZ is divided by the variance. Divide by the standard deviation, the root.", ("np.sqrt(var + epsilon)", "(var + epsilon)"))
    epsilon_outside = slip("Epsilon is added to the standard deviation. Add it to the variance, under the root.",
                           ("np.sqrt(var + epsilon)", "(np.sqrt(var) + epsilon)"))
    epsilon_missing = slip("Epsilon is missing under the root in dZ. It was there in the forward pass.", ("var + epsilon", "var"))
    wrong_axis = slip("The sums run over the units of an example. Sum over the examples of a unit: axis 1.", ("axis=1", "axis=0"))
    keepdims_missing = slip("dgamma and dbeta have shape (n,), which NumPy lines up with the columns. They should be (n, 1): keepdims.",
                            (", keepdims=True", ""))
    without_z_norm = slip("dgamma is the sum of dZ_tilde alone, which is dbeta. Multiply by Z_norm before you sum.",
                          ("np.sum(dZ_tilde * Z_norm,", "np.sum(dZ_tilde,"))
    swapped = slip("dgamma and dbeta have changed places.", (_bracket, _bracket + "\n    dgamma, dbeta = dbeta, dgamma"))
    m_is_units = slip("m is the number of units. It is the number of examples, the columns.",
                      ("### START CODE HERE ###\n", "### START CODE HERE ###\n    m = dZ_tilde.shape[0]\n"))
    flattened = slip("dgamma and dbeta come back as (n,). They need the shape of gamma and beta, (n, 1), for the update.",
                     (_bracket, _bracket + "\n    dgamma, dbeta = dgamma.ravel(), dbeta.ravel()"))
    in_place = slip("The function changes dZ_tilde itself. Compute in a new array.",
                    (_bracket, _bracket + "\n    dZ_tilde *= gamma"))

    @alternative
    def step_by_step(dZ_tilde, cache):
        Z_norm, m = cache["Z_norm"], dZ_tilde.shape[1]
        sigma = np.sqrt(cache["var"] + cache["epsilon"])
        dZ_norm = dZ_tilde * cache["gamma"]
        dvar = np.sum(dZ_norm * Z_norm, axis=1, keepdims=True) * -0.5 / sigma ** 2
        dmu = -np.sum(dZ_norm, axis=1, keepdims=True) / sigma                     # the mean of Z - mu is 0
        dZ = dZ_norm / sigma + dvar * 2 * Z_norm * sigma / m + dmu / m
        return dZ, np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True), np.sum(dZ_tilde, axis=1, keepdims=True)

    @alternative
    def by_jacobian(dZ_tilde, cache):
        n, m = dZ_tilde.shape
        dZ = np.empty((n, m))
        for k in range(n):
            z = cache["Z_norm"][k]
            J = (np.eye(m) - 1 / m - np.outer(z, z) / m) / np.sqrt(cache["var"][k] + cache["epsilon"])
            dZ[k] = cache["gamma"][k] * (dZ_tilde[k] @ J)
        return [dZ, np.einsum("ij,ij->i", dZ_tilde, cache["Z_norm"])[:, None], dZ_tilde.sum(1).reshape(n, 1)]

    with_means = rewrite(("dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)",
                          "dZ = gamma * (dZ_tilde - dbeta / m - Z_norm * dgamma / m) / np.sqrt(var + epsilon)"))
