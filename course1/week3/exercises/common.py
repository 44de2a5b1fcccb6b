"""What several cards of week 1.3 share: networks with one hidden layer, their slopes, their descent."""

import numpy as np
from scipy.special import expit

from autograder.authoring.domain import labels, numbers
from coursekit import data

FILES = data.names.files

# Of a complex number the real part decides: its imaginary part is a tiny step.
BENDS = {"sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2, "tanh": np.tanh,
         "relu": lambda z: np.where(z.real > 0, z, 0)}
TINY = 1e-30


def unit_by_unit(parameters, X):
    """What a network computes, one unit and one example after the other: Z1, A1, Z2, A2."""
    def scores(l, columns):
        rows = zip(parameters[f"W{l}"].astype(float), parameters[f"b{l}"][:, 0].astype(float))
        return np.array([[np.dot(w, column) + b for column in columns.T] for w, b in rows])

    Z1 = scores(1, X.astype(float))
    Z2 = scores(2, np.tanh(Z1))
    return {"Z1": Z1, "A1": np.tanh(Z1), "Z2": Z2, "A2": expit(Z2)}


def gradients(parameters, X, Y, bend="tanh"):
    """Slopes of the cost of a network by the complex-step method: exact, and none worked out by hand.

    Arguments:
        parameters: W1, b1, W2, b2. X: (n_x, m). Y: (n_y, m).
        bend: of the hidden units, one of `BENDS`.

    Returns:
        {"dW1", "db1", "dW2", "db2"}.

    Source: J. Martins, P. Sturdza and J. Alonso, The complex-step derivative approximation (2003).
    """
    def cost(some):
        Z = some["W2"] @ BENDS[bend](some["W1"] @ X + some["b1"]) + some["b2"]
        positive = Z.real > 0                                               # so that no exponential overflows
        losses = np.where(positive, (1 - Y) * Z, -Y * Z) + np.log1p(np.exp(np.where(positive, -Z, Z)))
        return losses.sum() / Y.shape[1]

    exact, found = {name: value.astype(complex) for name, value in parameters.items()}, {}
    for name, value in exact.items():
        slopes = found[f"d{name}"] = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            nudged = value.copy()
            nudged[place] += 1j * TINY
            slopes[place] = cost(exact | {name: nudged}).imag / TINY
    return found


def descend(parameters, X, Y, steps, rate):
    """The parameters after so many steps of gradient descent."""
    here = {name: value.astype(float) for name, value in parameters.items()}
    for _ in range(steps):
        slopes = gradients(here, X, Y)
        here = {name: value - rate * slopes[f"d{name}"] for name, value in here.items()}
    return here


def batch(draw, n_x, m, n_y=1):
    """Examples X (n_x, m), whose features differ in mean and size, and labels Y (n_y, m), more of them 1."""
    Y = draw.permuted(np.tile(np.arange(m) % 3 > 0, (n_y, 1)), axis=1).astype(int)
    X = draw.normal(0, 0.5, (n_x, 1)) + draw.uniform(0.5, 1.5, (n_x, 1)) * draw.normal(size=(n_x, m))
    return {"X": X, "Y": Y}


def network(draw, n_x, n_h, n_y=1):
    """Parameters of a network, none of them near 0."""
    def some(*shape):
        return draw.uniform(0.2, 1, shape) * draw.choice([-1, 1], shape)

    return {"W1": some(n_h, n_x), "b1": some(n_h, 1), "W2": some(n_y, n_h), "b2": some(n_y, 1)}


def wild_network(draw, n_x, n_h, n_y=1, most=10.0):
    """Parameters as wild as a docstring allows."""
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    return {name: numbers(draw, shape, most=most) for name, shape in shapes.items()}


def wild_labels(draw, n_y, m):
    return np.array([labels(draw, 2, m) for _ in range(n_y)])


# Of lesson 1.3.4: four plants, and a network of 3-2-1.
PLANTS = {"X": np.array([[1, 0, -1, 2], [2, -1, 0.5, 0], [0, 1, 1, -1]]), "Y": np.array([[1, 0, 1, 0]])}
GREENHOUSE = {"W1": np.array([[0.1, -0.2, 0.3], [0.4, 0, -0.1]]), "b1": np.array([[0.05], [-0.05]]),
              "W2": np.array([[0.5, -0.6]]), "b2": np.array([[0.1]])}
# As many hidden units as inputs: what is exchanged has the right shape.
SQUARE = {"W1": np.array([[0.5, -1], [0.8, 0.3]]), "b1": np.array([[0.2], [-0.4]]),
          "W2": np.array([[1.5, -0.7]]), "b2": np.array([[0.3]])}
THREE = {"X": np.array([[1, -0.5, 0.2], [0.4, 1.5, -1]]), "Y": np.array([[1, 0, 0]])}
