"""The card of `backward_propagation_with_dropout`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, misconception,
                                           replace_line, slip)

from .common import FIVE, SHOWN, SQUARE, TWO, batch, cache_of, gradients, network, of_cache, wild_network

DA1 = "(W2.T @ dZ2) * D1 / keep_prob"


def both(message, new):
    """Another line for dA2 and dA1: BACK is what comes back through the weights, D the mask."""
    lines = (("dA2 =", "(W3.T @ dZ3)", "D2"), ("dA1 =", "(W2.T @ dZ2)", "D1"))
    return slip(message, *(replace_line(part, f"{part} {new.replace('BACK', back).replace('MASK', D)}")
                           for part, back, D in lines))


class BackwardPropagationWithDropout(Exercise):
    """The way back through the same sleeping units."""

    section, points, difficulty, minutes = "2.1.6", 9, 3, 26
    parts = {"dW1": 3, "db1": 1, "dW2": 3, "db2": 1, "dW3": 1, "db3": 0.5}
    form = 'a dict with "dW1", "db1", "dW2", "db2", "dW3" and "db3"'

    def cases(self, draw):
        def some(make, label, parameters, X, Y, keep_prob, masks=None, kind=int):
            if masks is None:
                masks = [(draw.random((len(parameters[f"b{l}"]), X.shape[1])) < keep_prob).astype(kind)
                         for l in (1, 2)]
            return make(label, X=X, Y=Y, cache=cache_of(parameters, X, masks, keep_prob), keep_prob=keep_prob)

        awake = {name: value + (name[0] == "b") for name, value in SHOWN.items()}       # most units fire
        masks = [np.array([[0, 1, 1, 1, 0], [1, 0, 1, 1, 1]]),
                 np.array([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1], [1, 0, 1, 1, 1], [1, 1, 1, 0, 1]])]
        yield some(example, "sizes 3-2-4-1, five examples", awake, **FIVE, keep_prob=0.75, masks=masks)
        masks = [np.array([[1, 0], [1, 1]]), np.array([[1, 1], [0, 1]])]
        square = {name: value + (name[0] == "b") for name, value in SQUARE.items()}
        yield some(example, "all of size 2", square, **TWO, keep_prob=0.5, masks=masks)
        ones = [np.ones((2, 5), dtype=int), np.ones((4, 5), dtype=int)]
        yield some(example, "keep_prob 1", SHOWN, **FIVE, keep_prob=1, masks=ones).about("generality")

        def drawn(n_x, n_1, n_2, C):
            made = network(draw, n_x, n_1, n_2, C)
            return made | {"b1": np.abs(made["b1"]) + 0.5, "b2": np.abs(made["b2"]) + 0.5}

        for label, *dims, m, keep_prob in (("keep 0.8", 3, 5, 4, 1, 9, 0.8),
                                           ("keep 0.3", 2, 6, 8, 1, 12, 0.3),
                                           ("ten outputs", 4, 3, 5, 10, 7, 0.6),
                                           ("all of one size", 4, 4, 4, 4, 4, 0.5),
                                           ("many examples", 3, 4, 5, 2, 40, 0.9)):
            yield some(hidden, label, drawn(*dims), **batch(draw, dims[0], m, dims[-1]), keep_prob=keep_prob)
        for label, *dims, m, keep_prob in (("a single example", 3, 5, 4, 2, 1, 0.7),
                                           ("one of each", 1, 1, 1, 1, 3, 0.5),
                                           ("keep_prob 1", 4, 2, 3, 1, 6, 1.0),
                                           ("keep 0.05", 3, 9, 8, 1, 9, 0.05)):
            yield some(hidden, label, drawn(*dims), **batch(draw, dims[0], m, dims[-1]),
                       keep_prob=keep_prob).about("generality")
        yield some(hidden, "masks of True and False", drawn(3, 4, 5, 1), **batch(draw, 3, 8), keep_prob=0.6,
                   kind=bool).about("generality")

    def oracle(self, X, Y, cache, keep_prob):
        keep = {l: np.asarray(cache[place], dtype=float) / keep_prob for l, place in ((1, 1), (2, 6))}
        return gradients(X, Y, of_cache(cache), keep=keep)

    def domain(self, draw):
        data, parameters = wild_network(draw)
        keep_prob = float(draw.choice([1, draw.uniform(0.1, 1)]))
        masks = [draw.random((len(parameters[f"b{l}"]), data["X"].shape[1])) < keep_prob for l in (1, 2)]
        return {**data, "cache": cache_of(parameters, data["X"], masks, keep_prob), "keep_prob": keep_prob}

    equivalent = dict.fromkeys(["(Z2 >= 0)", "(Z1 >= 0)"], "ReLU has no slope at 0; both conventions are "
                               "right")

    no_masks = both("The masks are not used on the way back. What slept had no say, so nothing comes back "
                    "to it.", "BACK / keep_prob")
    no_division = both("What comes back is masked, and not divided by keep_prob. Forward it was.",
                       "BACK * MASK")
    multiplied = both("What comes back is multiplied by keep_prob. Forward it was divided, so it is here.",
                      "BACK * MASK * keep_prob")
    plain = both("This is the plain backward pass: neither masks nor a division.", "BACK")
    divided_twice = both("What comes back is divided by keep_prob twice.", "BACK * MASK / keep_prob ** 2")
    one_layer_only = slip("Layer 1 has no mask on the way back. It was dropped from as well.",
                          (DA1, "(W2.T @ dZ2)"))
    mean_twice = slip("The factor 1/m comes in twice. It is in dW and db already.",
                      ("dZ3 = A3 - Y", "dZ3 = (A3 - Y) / m"))
    sums = slip("The factor 1/m is missing: these are the derivatives of the sum of the losses.",
                (" / m", ""))
    unmasked_inputs = slip("dW is made from activations before the mask. What came into W is the masked "
                           "one, A1 and A2 of the cache.", ("@ A2.T", "@ relu(Z2).T"),
                           ("@ A1.T", "@ relu(Z1).T"))
    scaled_inputs = slip("A1 and A2 of the cache are divided by keep_prob once more. They have been masked "
                         "and divided already.", ("@ A2.T", "@ (A2 / keep_prob).T"),
                         ("@ A1.T", "@ (A1 / keep_prob).T"))
    no_relu = slip("The slope of the ReLU is missing: where Z is not above 0, nothing comes back.",
                   ("dZ2 = dA2 * (Z2 > 0)", "dZ2 = dA2"), ("dZ1 = dA1 * (Z1 > 0)", "dZ1 = dA1"))
    new_masks = both("The masks are drawn anew. Take those of the cache: other units were awake.",
                     "BACK * (np.random.default_rng(0).random(MASK.shape) < keep_prob) / keep_prob")
    own_factor = both("The factor is always 2, that of keep_prob 0.5.", "BACK * MASK / 0.5")

    @misconception("The masks lie on dZ3, the error of the output. They belong to the hidden layers.")
    def masks_on_the_output(X, Y, cache, keep_prob):
        Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
        m = X.shape[1]
        dZ3 = (A3 - Y) * D2[:1] / keep_prob
        dZ2 = W3.T @ dZ3 * (Z2 > 0)
        dZ1 = W2.T @ dZ2 * (Z1 > 0)
        found = {}
        for l, dZ, A in ((1, dZ1, X), (2, dZ2, A1), (3, dZ3, A2)):
            found |= {f"dW{l}": dZ @ A.T / m, f"db{l}": dZ.mean(axis=1, keepdims=True)}
        return found

    @alternative
    def by_what_fired(X, Y, cache, keep_prob):
        _, D1, A1, W1, _, _, D2, A2, W2, _, _, A3, W3, _ = cache
        error = (A3 - Y) / X.shape[1]
        grads = {"dW3": np.einsum("km,jm->kj", error, A2), "db3": error.sum(1)[:, None]}
        error = np.where(A2 > 0, W3.T @ error, 0) / keep_prob           # what slept, or did not fire, is 0
        grads |= {"dW2": error @ A1.T, "db2": error.sum(1)[:, None]}
        error = np.where(A1 > 0, W2.T @ error, 0) / keep_prob
        return grads | {"dW1": error @ X.T, "db1": error.sum(1)[:, None]}
