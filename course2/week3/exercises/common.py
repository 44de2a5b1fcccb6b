"""What several cards of week 2.3 share."""

import numpy as np

from autograder.domain import numbers, sizes
from autograder.exercise import slip
from coursekit import data


DATA = {"digits.h5": data.write_digits}
# Shares are estimated from MANY draws. Their standard deviation is at most 0.5 / sqrt(MANY) = 0.005,
# so this tolerance is six of them, and more: no right answer is ever refused by bad luck.
MANY, SHARES = 10_000, 0.03
FEW, SOME = 5, 2_000


def batch(draw, n, m, offset=0.0, spread=1.0):
    """A batch (n, m) with means and deviations that differ from unit to unit, and gamma and beta (n, 1)."""
    mean, deviation = draw.normal(0, 2, (n, 1)), draw.uniform(0.5, 3, (n, 1))
    Z = offset + spread * (mean + deviation * draw.normal(size=(n, m)))
    gamma = draw.uniform(0.5, 2, (n, 1)) * draw.choice([-1, 1], (n, 1))
    return {"Z": Z, "gamma": gamma, "beta": draw.normal(0, 2, (n, 1))}


LESSON = {"Z": np.array([[1.0, 2, 3, 6], [10, -10, 20, 0]]),
          "gamma": np.array([[2.0], [0.5]]), "beta": np.array([[1.0], [-1]])}
SQUARE = {"Z": np.array([[1.0, 2, 6], [0, -1, 4], [5, 5, 2]]),
          "gamma": np.array([[2.0], [1], [-1]]), "beta": np.array([[0.0], [3], [1]])}


def cache_of(batch, epsilon):
    """What `batchnorm_forward` promises to keep of a batch of `batch`."""
    mu, var = batch["Z"].mean(axis=1, keepdims=True), batch["Z"].var(axis=1, keepdims=True)
    Z_norm = (batch["Z"] - mu) / np.sqrt(var + epsilon)
    return {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": batch["gamma"], "epsilon": epsilon}


def wild_batch(draw):
    """A batch of the domain, (n, m) with gamma and beta (n, 1): what the docstrings of batch norm allow."""
    n, m = sizes(draw, 2)
    gamma, beta = numbers(draw, (n, 1), most=1e2), numbers(draw, (n, 1), most=1e2)
    return {"Z": numbers(draw, (n, m), most=1e4), "gamma": gamma, "beta": beta}


def lost_digits(*arrays, against=1e-3):
    """The condition of a difference of numbers as large as these, judged as one as large as `against`.

    Half the digits are tolerated, so rounding may be magnified by 1 / sqrt(eps) before it tells.
    """
    eps = max(np.finfo(np.result_type(array, np.float16)).eps for array in arrays)
    largest = max(float(np.abs(array).max(initial=0.0)) for array in arrays)
    return max(1.0, float(np.sqrt(eps)) * largest / against)


# Slips that can be made wherever a batch is normalised: their texts occur in each of the solutions.
BY_VARIANCE = slip("The division is by the variance. Divide by its square root.", ("np.sqrt(", "("))
EPSILON_OUTSIDE = slip("Epsilon is added to the standard deviation. Add it to the variance, under the root.",
                       ("np.sqrt(", "(np.sqrt("), ("var + epsilon)", "var) + epsilon)"))
EPSILON_AFTER = slip(
    "Epsilon is added after the division, perhaps for lack of brackets. Add it to the variance, under the "
    "root.", ("var + epsilon)", "var) + epsilon"))
EPSILON_MISSING = slip(
    "Epsilon is not used under the root, so a unit that never varies gives NaN. Add it to the variance.",
    ("var + epsilon", "var"))
EPSILON_FIXED = slip("Epsilon is always 1e-8, whatever is passed in.", ("var + epsilon", "var + 1e-8"))
ONLY_NORMALISED = slip("This is Z_norm. Scale it with gamma and shift it by beta.",
                       ("gamma * Z_norm + beta", "Z_norm"))
SHIFT_FIRST = slip(
    "Beta is added before the scaling, so gamma multiplies it as well. Scale first, then shift.",
    ("gamma * Z_norm + beta", "gamma * (Z_norm + beta)"))


def one_hot(labels, C):
    """One-hot columns, by TensorFlow."""
    import tensorflow as tf
    return tf.one_hot(np.asarray(labels, dtype=int), C, axis=0, dtype=tf.float64).numpy()


def mean_cross_entropy(Z, Y):
    """The mean cross-entropy cost by TensorFlow, which wants examples as rows."""
    import tensorflow as tf
    Z, Y = tf.cast(Z, tf.float64), tf.cast(Y, tf.float64)
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(tf.transpose(Y), tf.transpose(Z)))


def network(X, parameters, epsilon, statistics=None):
    """A network with batch norm by TensorFlow operations, in float64.

    Arguments:
        X: (n_x, m). parameters: "W1", "gamma1", "beta1", ..., "WL", "bL", arrays or tensors.
        epsilon: in the root.
        statistics: {l: {"mu", "var"}} to normalise with, or None for those of X itself.

    Returns:
        ZL and a list of (A_prev, Z, mu, var, Z_tilde), one for each hidden layer; tensors.
    """
    import tensorflow as tf
    L = sum(key.startswith("W") for key in parameters)
    A, layers = tf.convert_to_tensor(X, tf.float64), []
    for l in range(1, L):
        Z = tf.linalg.matmul(parameters[f"W{l}"], A)
        mu, var = tf.nn.moments(Z, axes=[1], keepdims=True) if statistics is None else (statistics[l]["mu"], statistics[l]["var"])
        Z_tilde = tf.nn.batch_normalization(Z, mu, var, parameters[f"beta{l}"], parameters[f"gamma{l}"], epsilon)
        layers.append((A, Z, mu, var, Z_tilde))
        A = tf.nn.relu(Z_tilde)
    return tf.linalg.matmul(parameters[f"W{L}"], A) + parameters[f"b{L}"], layers


def gradients(X, Y, parameters, epsilon=1e-8):
    """Automatic derivatives of the cost of `network`: cost, {parameter: derivative}, and the layers."""
    import tensorflow as tf
    variables = {key: tf.Variable(value, dtype=tf.float64) for key, value in parameters.items()}
    with tf.GradientTape() as tape:
        ZL, layers = network(X, variables, epsilon)
        cost = mean_cross_entropy(ZL, Y)
    found = tape.gradient(cost, variables)
    return float(cost), {key: gradient.numpy() for key, gradient in found.items()}, layers


def draw_parameters(draw, layer_dims):
    """Parameters of a network with batch norm: no entry is at a special value."""
    parameters, L = {}, len(layer_dims) - 1
    for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):
        parameters[f"W{l}"] = draw.normal(size=(n, n_prev))
        if l < L:
            parameters[f"gamma{l}"] = draw.uniform(0.5, 2.0, (n, 1))
            parameters[f"beta{l}"] = draw.uniform(-0.5, 1.0, (n, 1))
        else:
            parameters[f"b{l}"] = draw.normal(size=(n, 1))
    return parameters
