"""What several cards of week 2.1 share: three-layer networks, with a penalty and with dropout."""

import numpy as np
from scipy.special import expit

from autograder.authoring.domain import labels, numbers, sizes
from autograder.judging import oracles
from coursekit import data

FILES = data.mnist.files
KEYS = ("W1", "b1", "W2", "b2", "W3", "b3")


def network(draw, *dims, scale=1.0):
    """Parameters of a network of the sizes n_0, ..., n_L, biases away from 0."""
    return oracles.draw_parameters(draw, dims, scale=scale)


def batch(draw, n_x, m, C=1):
    """Examples X (n_x, m) and labels Y (C, m), about half of them 1."""
    return {"X": draw.normal(size=(n_x, m)), "Y": (draw.random((C, m)) < 0.5).astype(int)}


def wild_network(draw, *, most=3.0, count=4):
    """X, Y and parameters of a network of `count` sizes, as wild as a docstring allows.

    But no score is exactly 0, where a ReLU has no slope, and all numbers have 64 bits.
    """
    *dims, m = sizes(draw, count + 1, most=6, large=15)
    plain = ("float32",)
    parameters = {}
    for l, (before, n) in enumerate(zip(dims, dims[1:]), start=1):
        parameters[f"W{l}"] = numbers(draw, (n, before), most=most, without=plain)
        parameters[f"b{l}"] = draw.uniform(0.01, most, (n, 1)) * draw.choice([-1, 1], (n, 1))
    Y = np.array([labels(draw, 2, m) for _ in range(dims[-1])])
    return {"X": numbers(draw, (dims[0], m), most=most, without=plain), "Y": Y}, parameters


def cache_of(parameters, X, masks=None, keep_prob=1.0):
    """What the forward pass promises to keep, by TensorFlow: 12 arrays, or 14 with masks (D1, D2)."""
    keep = {l: mask / keep_prob for l, mask in enumerate(masks or (), start=1)}
    Z3, layers = oracles.network(X, parameters, keep=keep)
    kept = []
    for l, layer in enumerate(layers, start=1):
        A = expit(Z3.numpy()) if l == 3 else layer["A"].numpy()
        kept += [layer["Z"].numpy(), *([masks[l - 1]] if masks and l < 3 else []), A,
                 parameters[f"W{l}"], parameters[f"b{l}"]]
    return tuple(kept)


def of_cache(cache):
    """The parameters that a cache of 12 or 14 arrays holds."""
    return dict(zip(KEYS, cache[2:4] + cache[6:8] + cache[10:] if len(cache) == 12 else
                    cache[3:5] + cache[8:10] + cache[12:]))


def gradients(X, Y, parameters, lambd=0.0, keep=None):
    """{"dW1", ...} of the cost with an L2 penalty, by TensorFlow's tape; `keep`: {l: mask over keep_prob}."""
    def cost(some):
        return oracles.log_loss(oracles.network(X, some, keep=keep)[0], Y) + penalty(some, lambd, Y.shape[1])

    return {f"d{name}": slopes for name, slopes in oracles.gradients(cost, parameters)[1].items()}


def penalty(parameters, lambd, m):
    """The L2 penalty, by TensorFlow's own half sum of squares; a tensor."""
    import tensorflow as tf

    squares = [tf.nn.l2_loss(tf.cast(W, tf.float64)) for name, W in parameters.items() if name[0] == "W"]
    return tf.constant(lambd / m, tf.float64) * tf.add_n(squares)


# Networks that students see: all sizes differ, or all are equal.
SHOWN = {"W1": np.array([[1.0, -0.5, 0.5], [0.5, 1, -1]]), "b1": np.array([[0.3], [-0.35]]),
         "W2": np.array([[1.0, 0.5], [-0.5, 1], [0.25, 0.75], [1, -1]]),
         "b2": np.array([[0.3], [0.45], [-0.6], [0.7]]),
         "W3": np.array([[0.5, -1, 0.75, 0.25]]), "b3": np.array([[-0.25]])}
FIVE = {"X": np.array([[1.0, -1, 0.5, 2, 0], [0.5, 2, -1, 1, 1.5], [-0.5, 1, 1, 0.25, -2]]),
        "Y": np.array([[1, 0, 0, 1, 1]])}
SQUARE = {"W1": np.array([[0.5, -1], [0.75, 0.25]]), "b1": np.array([[0.5], [0.25]]),
          "W2": np.array([[1.5, -0.75], [-0.5, 1]]), "b2": np.array([[0.25], [0.125]]),
          "W3": np.array([[1.0, -0.5], [0.25, 0.75]]), "b3": np.array([[0.5], [-0.25]])}
TWO = {"X": np.array([[1.0, -0.5], [0.5, 1.5]]), "Y": np.array([[1, 0], [0, 1]])}
