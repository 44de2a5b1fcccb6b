"""The card of `backward_single`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

from .common import gradients, network, wild_network

GREETING, SLOPE = "np.maximum(0, z1)", 'activation_prime(z1, "relu")'


class BackwardSingle(Exercise):
    """One example, forward and back, with ReLU."""

    section, points, difficulty, minutes = "1.3.10", 0, 2, 15
    form = 'a dict with "dW1", "db1", "dW2" and "db2"'
    needs = ("activation_prime",)

    def cases(self, draw):
        def some(label, n_x, n_h, y):
            return hidden(label, parameters=network(draw, n_x, n_h), x=draw.normal(size=(n_x, 1)), y=y)

        start = {"W1": np.array([[1, -2], [0.5, 1], [-1, 0.5]]), "b1": np.array([[0.5], [-1], [0.25]]),
                 "W2": np.array([[1, -0.5, 2]]), "b2": np.array([[0.25]])}
        yield example("three units, label 1", parameters=start, x=np.array([[2], [0.5]]), y=1)
        yield example("three units, label 0", parameters=start, x=np.array([[-1], [3]]), y=0)
        corner = start | {"b1": np.array([[-1], [-1.5], [2]])}
        yield example("a score of 0", parameters=corner, x=np.array([[1], [0]]), y=1).about("generality")
        for label, n_x, n_h, y in (("more units", 2, 6, 0), ("more inputs", 7, 3, 1), ("square", 3, 3, 1)):
            yield some(label, n_x, n_h, y)
        yield some("one of each", 1, 1, 0).about("generality")
        silent = network(draw, 2, 4) | {"b1": np.full((4, 1), -9.0)}
        yield hidden("all units silent", parameters=silent, x=draw.uniform(-1, 1, (2, 1)),
                     y=1).about("generality")

    def oracle(self, parameters, x, y):
        return gradients(parameters, x, np.array([[y]]), "relu")

    def domain(self, draw):
        """Where rounding might decide on which side of its corner a unit is, there is another draw."""
        n_x, n_h = sizes(draw, 2)
        parameters, x = wild_network(draw, n_x, n_h, most=5), numbers(draw, (n_x, 1), most=5)
        room = np.abs(parameters["W1"]) @ np.abs(x) + np.abs(parameters["b1"])
        if (np.abs(parameters["W1"] @ x + parameters["b1"]) < 1e-4 * room).any():
            return self.domain(draw)
        case = hidden("", parameters=parameters, x=x, y=int(draw.integers(2)))
        return case.within(condition=100)

    equivalent = dict.fromkeys(('-> dz1 = (parameters["W2"].T * dz2)', "(dz1 * x.T)", "(dz2 * a1.T)"),
                               "of one example, a column times a row is the same by broadcasting")

    still_tanh = slip("The units still bend with tanh in the forward pass.", (GREETING, "np.tanh(z1)"))
    slope_of_tanh = slip("The slope is still that of tanh.", (SLOPE, "(1 - a1**2)"))
    no_slope = slip("The slope is missing: silent units learn, too.", (f" * {SLOPE}", ""))
    no_bend = slip("The forward pass does not bend.", (GREETING, "z1"))
    value_for_slope = slip("The value of ReLU stands where its slope should be, 1 or 0.", (SLOPE, "a1"))
    inputs_exchanged = slip("x and a1 are exchanged.", ("dz1 @ x.T", "dz1 @ a1.T"),
                            ("dz2 @ a1.T", "dz2 @ x.T"))
    turned_round = slip("The error has the wrong sign.",
                        ("sigmoid(", "y - sigmoid("), ('parameters["b2"]) - y', 'parameters["b2"])'))
    one_at_the_corner = slip("At a score of exactly 0 the slope is 1 here. It counts as 0.",
                             (SLOPE, "(z1 >= 0)"))

    @alternative
    def with_a_mask(parameters, x, y):
        z1 = parameters["W1"] @ x + parameters["b1"]
        a1, awake = np.clip(z1, 0, None), (z1 > 0).astype(float)
        error = sigmoid(np.sum(parameters["W2"].T * a1) + parameters["b2"]) - y
        return {"dW2": error * a1.T, "db2": error, "db1": awake * parameters["W2"].T * error,
                "dW1": np.outer(awake * parameters["W2"].T * error, x)}
