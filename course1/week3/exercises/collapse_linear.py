"""The card of `collapse_linear`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip


NEXT_W, NEXT_B = 'parameters[f"W{l}"] @ W', 'parameters[f"W{l}"] @ b + parameters[f"b{l}"]'
bias = in_place_of('b = parameters[f"W{l}"]')


class CollapseLinear(Exercise):
    """Linear layers are one layer."""

    section, points, difficulty, minutes = "1.3.7", 8, 3, 16
    parts = {"W": 1, "b": 1}
    form = "a matrix W and a column b"

    def cases(self, draw):
        def some(make, label, *dims):
            layers = {}
            for l, (before, n) in enumerate(zip(dims, dims[1:]), start=1):
                layers[f"W{l}"] = draw.uniform(0.3, 1.5, (n, before)) * draw.choice([-1, 1], (n, before))
                layers[f"b{l}"] = draw.uniform(0.3, 1.5, (n, 1)) * draw.choice([-1, 1], (n, 1))
            return make(label, parameters=layers)

        greenhouse = {"W1": np.array([[0.1, -0.2, 0.3], [0.4, 0, -0.1]]), "b1": np.array([[0.05], [-0.05]]),
                      "W2": np.array([[0.5, -0.6]]), "b2": np.array([[0.1]])}
        one = np.array([[-0.19, -0.1, 0.21]]), np.array([[0.155]])
        yield example("the network of lesson 1.3.7", parameters=greenhouse).gives(one)
        square = {"W1": np.array([[0, -1], [1, 0]]), "b1": np.array([[1], [-1]]),
                  "W2": np.array([[1, 2], [0, 1]]), "b2": np.array([[2], [-1]]),
                  "W3": np.array([[2, 0], [1, 1]]), "b3": np.array([[3], [-1]])}
        yield example("three layers of two units", parameters=square)
        alone = {"W1": np.array([[1.0, -2.0, 0.5]]), "b1": np.array([[3.0]])}
        yield example("a single layer", parameters=alone).about("generality")
        for dims in ((4, 3, 2), (2, 5, 3, 4), (3, 3, 3), (6, 2, 4, 3, 5, 1)):
            yield some(hidden, "-".join(map(str, dims)), *dims)
        for dims in ((3, 5), (1, 1, 1), (2,) * 12, (1, 6, 1), (3, 1, 4)):
            yield some(hidden, "-".join(map(str, dims)), *dims).about("generality")

    def oracle(self, parameters):
        """What the network says of the unit vectors, without biases, is W; of zeros, with them, b."""
        L, n_0 = len(parameters) // 2, parameters["W1"].shape[1]

        def said(columns, share):
            for l in range(1, L + 1):
                columns = np.einsum("jk,ki->ji", parameters[f"W{l}"].astype(float), columns)
                columns = columns + share * parameters[f"b{l}"]
            return columns

        return said(np.eye(n_0), 0), said(np.zeros((n_0, 1)), 1)

    def domain(self, draw):
        dims = sizes(draw, int(draw.integers(2, 7)), most=6, large=12)
        layers = {}
        for l, (before, n) in enumerate(zip(dims, dims[1:]), start=1):
            layers[f"W{l}"] = numbers(draw, (n, before), most=10, least=1e-3)
            layers[f"b{l}"] = numbers(draw, (n, 1), most=10, least=1e-3)
        return hidden("", parameters=layers).within(condition=100)         # sums of large terms of both signs

    wrong_order = slip("The matrices are multiplied in the wrong order. The layer that acts first stands on "
                       "the right, next to x.", (NEXT_W, 'W @ parameters[f"W{l}"]'))
    only_the_last_bias = bias("The biases of the layers before are lost. They pass through the next W on "
                              "their way.",
                              'b = parameters[f"b{l}"]')
    biases_added = bias("The biases are only added up. Each passes through all the layers behind it.",
                        'b = b + parameters[f"b{l}"]')
    own_bias_first = bias("The bias of a layer is multiplied by its own W. It is added after that.",
                          'b = parameters[f"W{l}"] @ (b + parameters[f"b{l}"])')
    all_of_W = bias("The old bias is multiplied by the product of all layers so far. Only the new layer's W "
                    "is still to come.", 'b = W @ b + parameters[f"b{l}"]')
    two_layers_only = slip("Only the first two layers are taken together. There may be more.",
                           ("range(2, L + 1)", "range(2, min(L, 2) + 1)"))
    last_left_out = slip("The last layer is left out: range(2, L) ends before L.",
                         ("range(2, L + 1)", "range(2, L)"))
    still_bent = slip("There is a tanh between the layers. Without a bend there is none.",
                      (NEXT_W, 'parameters[f"W{l}"] @ np.tanh(W)'), ('"] @ b +', '"] @ np.tanh(b) +'))
    flat_bias = slip("b is flat. It should be a column, (n_L, 1).",
                     ("    return W, b", "    return W, b.ravel()"))

    @alternative
    def from_the_last(parameters):
        L = len(parameters) // 2
        W = np.eye(parameters[f"b{L}"].shape[0])
        b = 0.0
        for l in range(L, 0, -1):
            b = W @ parameters[f"b{l}"] + b
            W = W @ parameters[f"W{l}"]
        return W, b

    @alternative
    def with_a_row_of_ones(parameters):
        whole = None
        for l in range(1, len(parameters) // 2 + 1):
            both = np.hstack([parameters[f"W{l}"], parameters[f"b{l}"]])
            both = np.vstack([both, np.eye(1, both.shape[1], both.shape[1] - 1)])
            whole = both if whole is None else both @ whole
        return whole[:-1, :-1], whole[:-1, -1:]
