"""The card of `backward_propagation_with_regularization`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)

from .common import FIVE, SHOWN, SQUARE, TWO, batch, cache_of, gradients, network, of_cache, wild_network

GAIN = "lambd / m * W"
added = in_place_of('gradients[f"dW{l}"] =')


class BackwardPropagationWithRegularization(Exercise):
    """The way back, with the penalty's own gradient."""

    section, points, difficulty, minutes = "2.1.4", 6, 2, 14
    parts = {"dW1": 2, "db1": 1, "dW2": 2, "db2": 1, "dW3": 2, "db3": 1}
    form = 'a dict with "dW1", "db1", "dW2", "db2", "dW3" and "db3"'

    def cases(self, draw):
        def some(make, label, parameters, X, Y, lambd):
            return make(label, X=X, Y=Y, cache=cache_of(parameters, X), lambd=lambd)

        yield some(example, "sizes 3-2-4-1, five examples", SHOWN, **FIVE, lambd=0.7)
        yield some(example, "all of size 2", SQUARE, **TWO, lambd=3.0)
        yield some(example, "no penalty", SHOWN, **FIVE, lambd=0).about("generality")
        for label, *dims, C, m, lambd in (("more examples", 3, 4, 5, 1, 9, 1.3),
                                          ("ten outputs", 4, 3, 5, 10, 7, 0.4),
                                          ("all of one size", 3, 3, 3, 3, 3, 2.0),
                                          ("a large lambda", 2, 5, 3, 1, 6, 80.0)):
            yield some(hidden, label, network(draw, *dims, C), **batch(draw, dims[0], m, C), lambd=lambd)
        for label, *dims, C, m, lambd in (("a single example", 4, 3, 2, 1, 1, 0.6),
                                          ("one of each", 1, 1, 1, 1, 1, 0.9),
                                          ("no penalty", 3, 2, 4, 2, 5, 0.0),
                                          ("a whole lambda", 2, 4, 3, 1, 8, 2)):
            yield some(hidden, label, network(draw, *dims, C), **batch(draw, dims[0], m, C),
                       lambd=lambd).about("generality")
        apart = network(draw, 3, 4, 2, 1)
        apart["W1"] = apart["W1"] * [1e-6, 1, 30]
        yield some(hidden, "weights of very different size", apart, **batch(draw, 3, 6),
                   lambd=0.5).about("generality")

    def oracle(self, X, Y, cache, lambd):
        return gradients(X, Y, of_cache(cache), lambd)

    def domain(self, draw):
        data, parameters = wild_network(draw)
        lambd = float(draw.choice([0, 10 ** draw.uniform(-2, 2)]))
        return {**data, "cache": cache_of(parameters, data["X"]), "lambd": lambd}

    factor_of_the_cost = slip("The gradient has lambda over 2m, as the cost. The 2 cancels when the square "
                              "is differentiated.", (GAIN, "lambd / (2 * m) * W"))
    no_m = slip("What the penalty adds is not divided by m.", (GAIN, "lambd * W"))
    squared = slip("The squares of the weights are added. Differentiate them.", (GAIN, "lambd / m * W ** 2"))
    by_the_norm = slip("One number is added to all entries, the sum of the squares. Every entry has a "
                       "derivative of its own.", (GAIN, "lambd / (2 * m) * np.sum(W ** 2)"))
    downhill = slip("The penalty's gradient is subtracted. It is added to the gradient; the step will "
                    "subtract it.", ("+ lambd", "- lambd"))
    signs_only = slip("Only the signs of the weights are added. That is the gradient of L1.",
                      (GAIN, "lambd / m * np.sign(W)"))
    first_layer_only = slip("Only dW1 gains something. All weights are charged.",
                            ("((1, W1), (2, W2), (3, W3))", "((1, W1),)"))
    last_layer_only = slip("Only dW3 gains something. All weights are charged.",
                           ("((1, W1), (2, W2), (3, W3))", "((3, W3),)"))
    biases_charged = added("The biases gain something as well. They are not charged.",
                           f'gradients[f"dW{{l}}"] = gradients[f"dW{{l}}"] + {GAIN}',
                           'gradients[f"db{l}"] = gradients[f"db{l}"] + lambd / m * (b1, b2, b3)[l - 1]')
    replaced = added("The gradient of the penalty takes the place of that of the data. It is added to it.",
                     f'gradients[f"dW{{l}}"] = {GAIN}')

    @misconception("The penalty is sent back through the layers, with the errors. It is a term of its own "
                   "in the cost: add it to dW at the end.")
    def through_the_layers(X, Y, cache, lambd):
        m, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = X.shape[1], cache
        dZ3 = A3 - Y
        dZ2 = (W3.T @ dZ3 + lambd / m * W3.T.sum(axis=1, keepdims=True)) * (Z2 > 0)
        dZ1 = (W2.T @ dZ2 + lambd / m * W2.T.sum(axis=1, keepdims=True)) * (Z1 > 0)
        found = {}
        for l, dZ, A, W in ((1, dZ1, X, W1), (2, dZ2, A1, W2), (3, dZ3, A2, W3)):
            found |= {f"dW{l}": dZ @ A.T / m + lambd / m * W, f"db{l}": dZ.mean(axis=1, keepdims=True)}
        return found

    @misconception("Weights in the cache are changed in place: `*=` or `+=` writes into them.")
    def in_place(X, Y, cache, lambd):
        m, W3 = X.shape[1], cache[10]
        found = backward_propagation(X, Y, cache)
        for l, W in ((1, cache[2]), (2, cache[6]), (3, W3)):
            W *= lambd / m
            found[f"dW{l}"] += W
        return found

    @alternative
    def by_hand(X, Y, cache, lambd):
        Z1, A1, W1, _, Z2, A2, W2, _, _, A3, W3, _ = cache
        m, errors = X.shape[1], [A3 - Y]
        errors.insert(0, (A2 > 0) * np.dot(W3.T, errors[0]))
        errors.insert(0, np.where(A1 > 0, np.dot(W2.T, errors[0]), 0))
        return {key: value for l,
                (dZ, A, W) in enumerate(zip(errors, (X, A1, A2), (W1, W2, W3)), start=1) for key,
                value in ((f"dW{l}", (dZ @ A.T + lambd * W) / m), (f"db{l}", dZ.mean(1).reshape(-1, 1)))}
