"""The card of `three_layer_gradients`: a slide to be mended."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (Exercise, alternative, drop_line, example, hidden, in_place_of,
                                           replace_line,
                                           slip)
from autograder.judging.oracles import draw_parameters

from .common import clear, gradients, lesson

errors = in_place_of("dZ3 =")


class ThreeLayerGradients(Exercise):
    """Mend the backward pass of three layers."""

    section, points, difficulty, minutes = "1.4.8", 9, 3, 25
    # Layer 3 is right as soon as its one line is; layer 1 only when all lines are.
    parts = {"dW3": 1, "db3": 0.5, "dW2": 2, "db2": 1, "dW1": 2, "db1": 1}
    form = 'a dict with "dW1", "db1", ..., "dW3", "db3"'
    planted = {
        "what the layer gives": replace_line("dW3 =", "dW3 = dZ3 @ A3.T / m"),
        "back through dW3": replace_line("dA2 =", "dA2 = dW3.T @ dZ3"),
        "slope of the sigmoid": replace_line("dZ2 =", "dZ2 = dA2 * sigmoid(Z2) * (1 - sigmoid(Z2))"),
        "back through dW2": replace_line("dA1 =", "dA1 = dW2.T @ dZ2"),
        "A1 for X": replace_line("dW1 =", "dW1 = dZ1 @ A1.T / m")}

    @staticmethod
    def probe(student, parameters, X, Y):
        slopes = student.three_layer_gradients(parameters, X, Y)
        student.three_layer_gradients(parameters, -X, 1 - Y)            # leaves alone what came back
        return slopes

    def cases(self, draw):
        def some(make, label, dims, m, draw=draw):
            X, Y, parameters = clear(draw, dims, m)
            return make(label, parameters=parameters, X=X, Y=Y)

        X, Y, parameters = lesson()
        yield example("the network 3-4-2-1 of lesson 1.4.2", parameters=parameters, X=X, Y=Y)
        yield some(example, "all of one size", [3, 3, 3, 3], 4, np.random.default_rng(1))
        yield some(hidden, "5-3-4-2", [5, 3, 4, 2], 6)
        yield some(hidden, "2-6-3-1", [2, 6, 3, 1], 7)
        yield some(hidden, "4-5-3-2, many examples", [4, 5, 3, 2], 11)
        yield some(hidden, "a single example", [3, 5, 4, 2], 1).about("generality")
        yield some(hidden, "one unit in layer 2", [4, 3, 1, 2], 5).about("generality")
        yield some(hidden, "one of each", [1, 1, 1, 1], 3).about("generality")
        yield some(hidden, "ten outputs", [3, 4, 5, 10], 6).about("generality")

    def oracle(self, parameters, X, Y):
        return gradients(X, Y, parameters)

    def domain(self, draw):
        n_0, n_1, n_2, n_3, m = sizes(draw, 5, most=5, large=9)
        X, parameters = numbers(draw, (n_0, m), most=5), draw_parameters(draw, [n_0, n_1, n_2, n_3])
        return hidden("", parameters=parameters, X=X, Y=draw.integers(0, 2, (n_3, m))).within(condition=100)

    equivalent = {"Z1 >= 0": "ReLU has no slope at 0", "Z2 >= 0": "ReLU has no slope at 0"}

    labels_added = errors("The labels are added to the output. The error is what is said less what is true.",
                          "dZ3 = A3 + Y")
    uphill = errors("The error has the wrong sign: a step against these slopes goes uphill.", "dZ3 = Y - A3")
    sigmoid_again = errors("The slope of the sigmoid is multiplied in at the output. In A3 - Y it has "
                           "cancelled already.", "dZ3 = (A3 - Y) * A3 * (1 - A3)")
    no_mean = slip("The factor 1/m is missing in the weights of layer 1.", ("dZ1 @ X.T / m", "dZ1 @ X.T"))
    output_again = slip("dW2 is made with A2, what layer 2 gives. Its weights met what it gets, A1.",
                        ("dZ2 @ A1.T", "dZ2 @ A2.T"))
    biases_of_the_neighbour = slip("db2 adds up the errors of layer 1. It should be those of its own layer.",
                                   ("db2 = np.sum(dZ2", "db2 = np.sum(dZ1"),
                                   drop_line("dA1 ="), drop_line("dZ1 ="),
                                   replace_line("dW2 =", "dW2 = dZ2 @ A1.T / m\ndZ1 = W2.T @ dZ2 * (Z1 > 0)"))
    slope_left_out = slip("The slope of layer 2 is missing. An error goes back only through units that are "
                          "on.",
                          replace_line("dZ2 =", "dZ2 = dA2"))
    slope_of_the_other_layer = slip("Layer 1 gets the slope of the sigmoid. Its units are ReLU.",
                                    replace_line("dZ1 =", "dZ1 = dA1 * sigmoid(Z1) * (1 - sigmoid(Z1))"))
    flat_biases = slip("The slopes of the biases are flat, (n,). Keep them columns.",
                       ("db1 = np.sum(dZ1, axis=1, keepdims=True)", "db1 = np.sum(dZ1, axis=1)"),
                       ("db2 = np.sum(dZ2, axis=1, keepdims=True)", "db2 = np.sum(dZ2, axis=1)"))

    @alternative
    def in_a_loop(parameters, X, Y):
        signals, W, b = [X], (None,
                              *(parameters[f"W{l}"] for l in (1, 2, 3))), [parameters[f"b{l}"] for l in (1, 2,
                                                                                                         3)]
        for l in (1, 2, 3):
            Z = W[l] @ signals[-1] + b[l - 1]
            signals.append(np.maximum(Z, 0) if l < 3 else sigmoid(Z))
        error, slopes = (signals[3] - Y) / X.shape[1], {}
        for l in (3, 2, 1):
            slopes[f"dW{l}"] = np.einsum("ji,ki->jk", error, signals[l - 1])
            slopes[f"db{l}"] = error.sum(axis=1).reshape(-1, 1)
            error = W[l].T @ error * np.sign(signals[l - 1])
        return slopes
