"""The card of `batchnorm_inference`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip

from .common import LESSON, SQUARE, batch


class BatchnormInference(Exercise):
    """Batch normalisation at test time, one example or many."""

    section, difficulty, minutes = "2.3.7", 1, 6
    points = 3

    def cases(self, draw):
        def case(n, m, epsilon):
            return batch(draw, n, m) | {"run_mu": draw.normal(0, 2, (n, 1)), "run_var": draw.uniform(0.3, 5, (n, 1)), "epsilon": epsilon}

        yield example("one number", Z=np.array([[4.0]]), gamma=np.array([[2.0]]), beta=np.array([[1.0]]), run_mu=np.array([[3.0]]),
                      run_var=np.array([[4.0]]), epsilon=1e-8).gives(np.array([[2.0]]))
        yield example("a batch of four", **LESSON, run_mu=np.array([[0.0], [1.0]]), run_var=np.array([[4.0], [100.0]]), epsilon=1e-8)
        yield example("three units, three examples, a large epsilon", **SQUARE, run_mu=np.array([[1.0], [0], [4]]), run_var=np.array([[0.5], [3.5], [2]]),
                      epsilon=0.5)
        yield hidden("a batch", **case(4, 7, 1e-3))
        yield hidden("as many units as examples", **case(5, 5, 0.3))
        yield hidden("one example at a time", **case(6, 1, 1e-8))
        yield hidden("one unit", **case(1, 6, 0.2))
        still = case(3, 4, 1e-4)
        still["run_var"][1] = 0.0
        yield hidden("a unit that never varied", **still).about("stability")
        yield hidden("a tiny variance", **(case(2, 5, 1e-8) | {"run_var": draw.uniform(1e-9, 1e-8, (2, 1))})).about("stability")

    def oracle(self, Z, gamma, beta, run_mu, run_var, epsilon):
        import tensorflow as tf

        return tf.nn.batch_normalization(Z, run_mu, run_var, beta, gamma, epsilon)

    batch_statistics = slip("The mean and the variance of the batch itself are used. At test time take the running averages, so that an example does not depend on its neighbours.",
                            ("(Z - run_mu) / np.sqrt(run_var + epsilon)",
                             "(Z - np.mean(Z, axis=1, keepdims=True)) / np.sqrt(np.var(Z, axis=1, keepdims=True) + epsilon)"))
    batch_mean = slip("The mean comes from the batch, only the variance is the running one. Take both from the running averages.",
                      ("(Z - run_mu)", "(Z - np.mean(Z, axis=1, keepdims=True))"))
    by_variance = slip("The difference is divided by the variance. Divide by its square root.", ("np.sqrt(run_var + epsilon)", "(run_var + epsilon)"))
    epsilon_outside = slip("Epsilon is added to the standard deviation. Add it to the variance, under the root.",
                           ("np.sqrt(run_var + epsilon)", "(np.sqrt(run_var) + epsilon)"))
    epsilon_missing = slip("Epsilon is not used, so a unit that never varied gives NaN. Add it to the variance.", ("run_var + epsilon", "run_var"))
    mean_added = slip("The running mean is added. Subtract it.", ("Z - run_mu", "Z + run_mu"))
    mean_forgotten = slip("The running mean is not subtracted.", ("(Z - run_mu)", "Z"))
    beta_forgotten = slip("The shift by beta is missing.", ("gamma * Z_norm + beta", "gamma * Z_norm"))
    gamma_forgotten = slip("The scale gamma is missing.", ("gamma * Z_norm + beta", "Z_norm + beta"))
    only_normalised = slip("This is Z_norm. The learnt gamma and beta belong to the test pass, too.", ("gamma * Z_norm + beta", "Z_norm"))
    swapped = slip("Gamma and beta have changed places: gamma scales, beta shifts.", ("gamma * Z_norm + beta", "beta * Z_norm + gamma"))
    along_columns = slip("Gamma and beta were flattened to (n,), which NumPy lines up with the columns. Leave them (n, 1).",
                         ("gamma * Z_norm + beta", "gamma.ravel() * Z_norm + beta.ravel()"))

    @misconception("The running averages are changed at test time. They belong to training: only read them here.")
    def keeps_learning(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        Z_tilde = gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta
        run_mu *= 0.9
        run_mu += 0.1 * Z.mean(axis=1, keepdims=True)
        return Z_tilde

    @misconception("The function changes Z itself. Compute in a new array.")
    def in_place(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        Z -= run_mu
        return gamma * Z / np.sqrt(run_var + epsilon) + beta

    @alternative
    def column_by_column(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        return np.hstack([gamma * (Z[:, [i]] - run_mu) / np.sqrt(run_var + epsilon) + beta for i in range(Z.shape[1])])

    @alternative
    def folded(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        scale = gamma / np.sqrt(run_var + epsilon)
        return scale * Z + (beta - scale * run_mu)

    @alternative
    def transposed(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        normalised = (Z.T - run_mu[:, 0]) * (run_var[:, 0] + epsilon) ** -0.5
        return (normalised * gamma[:, 0] + beta[:, 0]).T
