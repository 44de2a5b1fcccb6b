"""The card of `backward_norms`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

from .common import FIVE, SHOWN, SQUARE, TWO, batch, gradients, network, wild_network


class BackwardNorms(Exercise):
    """The length of the gradient in every layer."""

    section, points, difficulty, minutes = "2.1.11", 0, 3, 20
    form = "a list of L numbers"

    def cases(self, draw):
        yield example("sizes 3-2-4-1, five examples", parameters=SHOWN, **FIVE)
        yield example("all of size 2", parameters=SQUARE, **TWO)
        one = {"W1": np.array([[1.0, -0.5, 0.5]]), "b1": np.array([[0.25]])}
        yield example("a single layer", parameters=one, **FIVE).about("generality")
        for label, *dims, m in (("three layers", 3, 4, 5, 2, 7), ("five layers", 2, 5, 4, 3, 6, 1, 9),
                                ("ten outputs", 4, 3, 10, 6), ("all of one size", 3, 3, 3, 3, 3)):
            yield hidden(label, parameters=network(draw, *dims), **batch(draw, dims[0], m, dims[-1]))
        for label, *dims, m in (("a single layer", 4, 2, 6), ("a single example", 3, 4, 2, 1),
                                ("two layers", 3, 5, 1, 8), ("eleven layers", *[4] * 11, 1, 5)):
            yield hidden(label, parameters=network(draw, *dims, scale=1.5),
                         **batch(draw, dims[0], m, dims[-1])).about("generality")

    def oracle(self, parameters, X, Y):
        found = gradients(X, Y, parameters)
        return [float(np.sqrt((found[f"dW{l}"] ** 2).sum())) for l in range(1, len(parameters) // 2 + 1)]

    def domain(self, draw):
        data, parameters = wild_network(draw, count=int(draw.integers(2, 7)))
        return {"parameters": parameters, **data}

    equivalent = {"((Y - A[-1]))": "a length does not depend on the direction"}

    no_relu = slip("The slope of the ReLU is missing on the way back.", (" * (A[l - 1] > 0)", ""))
    relu_at_the_end = slip("The last layer has a ReLU. It has a sigmoid.",
                           ("relu(Z) if l < L else sigmoid(Z)", "relu(Z)"))
    sums = slip("The factor 1/m is missing.", (" / X.shape[1]", ""))
    turned_order = slip("The list begins with the last layer. It should begin with the first.",
                        ("    norms.reverse()\n", ""))
    squared = slip("The norms are squared.",
                   ("np.linalg.norm(dZ @ A[l - 1].T)", "np.linalg.norm(dZ @ A[l - 1].T) ** 2"))
    of_the_errors = slip("These are the norms of dZ. Those of dW are asked for.",
                         ("np.linalg.norm(dZ @ A[l - 1].T)", "np.linalg.norm(dZ)"))
    spectral = slip("This is the spectral norm. The Frobenius norm is the root of the sum of all squares.",
                    ("np.linalg.norm(dZ @ A[l - 1].T)", "np.linalg.norm(dZ @ A[l - 1].T, 2)"))

    @alternative
    def from_the_front(parameters, X, Y):
        A, kept, L = np.asarray(X), [], len(parameters) // 2
        for l in range(1, L + 1):
            Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
            kept.append((A, Z))
            A = np.maximum(Z, 0)
        error, found = np.exp(-np.logaddexp(0, -kept[-1][1])) - Y, []
        for l in range(L, 0, -1):
            A, _ = kept[l - 1]
            found = [float(np.sqrt(np.sum(np.square(np.dot(error, A.T) / len(Y[0])))))] + found
            if l > 1:
                error = np.where(kept[l - 2][1] > 0, parameters[f"W{l}"].T @ error, 0)
        return np.array(found)
