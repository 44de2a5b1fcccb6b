"""The card of `linear_activation_forward`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, loop, slip

from .common import layer

bend, packed = in_place_of("A = relu"), in_place_of("cache = (linear_cache")


class LinearActivationForward(Exercise):
    """One layer forward, and its parcel for the way back."""

    section, points, difficulty, minutes = "1.4.2", 7, 1, 10
    parts = {"A": 2, "cache": 2}
    form = "the activations, and a pair ((A_prev, W, b), Z)"

    @staticmethod
    def probe(student, A_prev, W, b, activation):
        A, cache = student.linear_activation_forward(A_prev, W, b, activation)
        student.linear_activation_forward(1 - A_prev, -W, b + 1, activation)    # leaves alone what came back
        return {"A": A, "cache": cache}

    def cases(self, draw):
        def some(make, label, n_prev, n, m, activation, draw=draw, scale=1.0):
            return make(label, A_prev=scale * draw.normal(size=(n_prev, m)), W=draw.normal(size=(n, n_prev)),
                        b=draw.uniform(0.3, 1, (n, 1)) * draw.choice([-1, 1], (n, 1)), activation=activation)

        whole = {"A_prev": np.array([[1.0, 0, 2], [-1, 3, 1]]),
                 "W": np.array([[1.0, 1], [-2, 1], [0, -1], [1, 0]]),
                 "b": np.array([[0.0], [1], [-1], [-2]])}
        for activation in ("relu", "sigmoid"):
            yield example(f"four units, {activation}", **whole, activation=activation)
        for activation in ("relu", "sigmoid"):
            yield some(hidden, f"more units, {activation}", 2, 7, 4, activation)
            yield some(hidden, f"more inputs, {activation}", 6, 3, 5, activation)
            yield some(hidden, f"all of one size, {activation}", 3, 3, 3, activation)
            yield some(hidden, f"one example, {activation}", 4, 3, 1, activation).about("generality")
            yield some(hidden, f"one of each, {activation}", 1, 1, 1, activation).about("generality")
            yield some(hidden, f"scores of 1000, {activation}", 3, 2, 6, activation,
                       scale=700).about("generality")
            ints = {"A_prev": draw.integers(-3, 4, (3, 5)), "W": draw.integers(-2, 3, (4, 3)),
                    "b": draw.integers(-1, 2, (4, 1))}
            yield hidden(f"whole numbers, {activation}", **ints, activation=activation).about("generality")
        # Few sizes: that inputs are read and looked at takes time, too, and should not count beside the loop.
        yield some(hidden, "very many examples", 2, 2, 12000, "relu").about("vectorised")

    def oracle(self, A_prev, W, b, activation):
        Z, A = layer(A_prev, W, b, activation)
        return {"A": A, "cache": ((A_prev, W, b), Z)}

    def domain(self, draw):
        n_prev, n, m = sizes(draw, 3)
        return {"A_prev": numbers(draw, (n_prev, m), most=1e3), "W": numbers(draw, (n, n_prev), most=1e3),
                "b": numbers(draw, (n, 1), most=1e3), "activation": str(draw.choice(["relu", "sigmoid"]))}

    always_relu = bend("The bend is always ReLU. `activation` says which one it is.", "A = relu(Z)")
    always_sigmoid = bend("The bend is always the sigmoid. `activation` says which one it is.",
                          "A = sigmoid(Z)")
    exchanged = slip("The two bends are exchanged.", ('== "relu"', '!= "relu"'))
    no_bend = bend("The layer does not bend: A is Z.", "A = Z")
    bend_of_the_input = bend("The bend is taken of what comes in. It should be taken of the scores.",
                             'A = W @ relu(A_prev) + b if activation == "relu" else W @ sigmoid(A_prev) + b')
    keeps_a = packed("The cache holds A where Z should be. The way back needs the scores before the bend.",
                     "cache = (linear_cache, A)")
    in_place = bend("ReLU writes its zeros into Z itself, so the cache has lost the negative scores.",
                    'if activation == "relu":', "    Z[Z < 0] = 0", "    A = Z", "else:",
                    "    A = sigmoid(Z)")
    other_order = packed("The two halves of the cache are exchanged: first (A_prev, W, b), then Z.",
                         "cache = (Z, linear_cache)")
    flat_cache = packed("The cache is one tuple of four. It should be a pair: (A_prev, W, b), and Z.",
                        "cache = (*linear_cache, Z)")
    keeps_the_output = packed("The first half of the cache holds A, what this layer gives. The way back "
                              "needs what it got, A_prev.", "cache = ((A, W, b), Z)")
    no_bias = slip("The bias is missing in the scores.",
                   ("linear_forward(A_prev, W, b)", "W @ A_prev, (A_prev, W, b)"))

    @loop("The examples go through one by one, in a loop. A matrix product takes all columns at once.")
    def one_by_one(A_prev, W, b, activation):
        Z = np.hstack([W @ A_prev[:, [i]] + b for i in range(A_prev.shape[1])])
        A = np.maximum(Z, 0) if activation == "relu" else 1 / (1 + np.exp(-Z))
        return A, ((A_prev, W, b), Z)

    @alternative
    def by_einsum(A_prev, W, b, activation):
        Z = np.einsum("jk,ki->ji", W, A_prev) + b
        A = {"relu": lambda z: z * (z > 0), "sigmoid": sigmoid}[activation](Z)
        return A, [[A_prev, W, b], Z]
