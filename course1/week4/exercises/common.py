"""What several cards of week 1.4 share: networks of any depth, their slopes, their descent."""

import numpy as np
from scipy.special import expit

from autograder.judging.oracles import draw_parameters
from coursekit import data

FILES = data.mnist.files

# Of a complex number the real part decides: its imaginary part is a tiny step.
BENDS = {"relu": lambda z: np.where(z.real > 0, z, 0), "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2,
         "linear": lambda z: z}
TINY = 1e-30


def layer(A_prev, W, b, activation):
    """The scores of a layer and its activations, one unit and one example after the other."""
    rows = zip(W.astype(float), b[:, 0].astype(float))
    Z = np.array([[np.dot(w, column) + bias for column in A_prev.T.astype(float)] for w, bias in rows])
    return Z, expit(Z) if activation == "sigmoid" else np.clip(Z, 0, None)


def network(X, parameters):
    """What a network says, AL, and its caches: ((A_prev, W, b), Z) of each layer."""
    L, A, caches = len(parameters) // 2, X, []
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z, out = layer(A, W, b, "relu" if l < L else "sigmoid")
        caches.append(((A, W, b), Z))
        A = out
    return A, caches


def layer_slopes(dA, A_prev, W, Z, activation):
    """dA_prev, dW, db of a layer: each number in turn moves the scores by a tiny imaginary step.

    Source: J. Martins, P. Sturdza and J. Alonso, The complex-step derivative approximation (2003).
    """
    def gain(moved):
        """What the loss of each example, the sum of dA times A, gains when its scores move so."""
        return (dA * BENDS[activation](Z + 1j * TINY * moved).imag).sum(axis=0) / TINY

    unit = np.eye(len(W))
    dA_prev = np.array([gain(W[:, [k]]) for k in range(W.shape[1])])
    dW = np.array([[gain(unit[:, [j]] * row).mean() for row in A_prev] for j in range(len(W))])
    db = np.array([[gain(unit[:, [j]]).mean()] for j in range(len(W))])
    return dA_prev, dW, db


def losses(A, parameters, Y, below=0):
    """The loss of each example (m,), from what layer `below` gives; of complex numbers, too."""
    for l in range(below + 1, len(parameters) // 2 + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        A = BENDS["relu"](Z)
    positive = Z.real > 0                                               # so that no exponential overflows
    terms = np.where(positive, (1 - Y) * Z, -Y * Z) + np.log1p(np.exp(np.where(positive, -Z, Z)))
    return terms.sum(axis=0)


def gradients(X, Y, parameters):
    """Slopes of the cost of a network by tiny imaginary steps: {"dW1", "db1", ...}, see `layer_slopes`."""
    exact, found = {name: value.astype(complex) for name, value in parameters.items()}, {}
    for name, value in exact.items():
        slopes = found[f"d{name}"] = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            nudged = value.copy()
            nudged[place] += 1j * TINY
            slopes[place] = losses(X, exact | {name: nudged}, Y).imag.mean() / TINY
    return found


def slopes_of_activations(Y, parameters, caches):
    """Slopes of the losses with respect to what each layer but the last gives: {"dA0": ..., "dA1", ...}."""
    found = {}
    for l, ((A, _, _), _) in enumerate(caches):
        unit = 1j * TINY * np.eye(len(A))
        rows = [losses(A + unit[:, [k]], parameters, Y, l).imag / TINY for k in range(len(A))]
        found[f"dA{l}"] = np.array(rows)
    return found


def descend(parameters, X, Y, steps, rate):
    """The parameters after so many steps of gradient descent, and the costs before steps 0, 100, ..."""
    here, costs = {name: value.astype(float) for name, value in parameters.items()}, []
    for step in range(steps):
        if step % 100 == 0:
            costs.append(float(losses(X, here, Y).mean()))
        slopes = gradients(X, Y, here)
        here = {name: value - rate * slopes[f"d{name}"] for name, value in here.items()}
    return here, costs


def batch(draw, n_x, m, n_y=1):
    """Examples X (n_x, m), whose features differ in mean and size, and labels Y (n_y, m), more of them 1."""
    Y = draw.permuted(np.tile(np.arange(m) % 3 > 0, (n_y, 1)), axis=1).astype(int)
    X = draw.normal(0, 0.5, (n_x, 1)) + draw.uniform(0.5, 1.5, (n_x, 1)) * draw.normal(size=(n_x, m))
    return X, Y


def clear(draw, dims, m, margin=0.02):
    """X, Y and parameters of a network: no hidden score lies near the kink of ReLU, no layer is dead."""
    while True:
        X, Y = batch(draw, dims[0], m, dims[-1])
        parameters = draw_parameters(draw, dims, scale=1.5)
        hidden = [Z for _, Z in network(X, parameters)[1][:-1]]
        if all(np.abs(Z).min() >= margin and Z.max() > margin for Z in hidden):
            return X, Y, parameters


def lesson():
    """X, Y and parameters of the network 3-4-2-1 of lesson 1.4.2."""
    sizes, parameters = (3, 4, 2, 1), {}
    i, j = np.indices((3, 5))
    X = np.sin(1 + i + j)
    for l in (1, 2, 3):
        i, j = np.indices((sizes[l], sizes[l - 1]))
        parameters[f"W{l}"] = np.cos(l + i + 4 * j + i * j)
        parameters[f"b{l}"] = 0.1 * (np.arange(sizes[l])[:, None] + 1) * (-1) ** l
    return X, np.array([[1, 0, 1, 1, 0]]), parameters
