"""The card of `forward_propagation`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, loop, slip

from .common import GREENHOUSE, PLANTS, SQUARE, THREE, batch, network, unit_by_unit, wild_network

bend, output, cached = in_place_of("A1 ="), in_place_of("A2 = sigmoid"), in_place_of("cache =")
B1, B2 = ' + parameters["b1"]', ' + parameters["b2"]'


class ForwardPropagation(Exercise):
    """What the network says of all examples."""

    section, points, difficulty, minutes = "1.3.4", 8, 1, 12
    shares = {"vectorised": 0.25}                                           # 2 of 8 points
    parts = {"A2": 2, 'cache["Z1"]': 1, 'cache["A1"]': 1, 'cache["Z2"]': 0.5, 'cache["A2"]': 0.5}
    form = 'the outputs and a dict with "Z1", "A1", "Z2" and "A2"'

    @staticmethod
    def probe(student, X, parameters):
        A2, cache = student.forward_propagation(X, parameters)
        student.forward_propagation(-X[:, :1], {name: -value for name, value in parameters.items()})
        return {"A2": A2} | {f'cache["{name}"]': cache[name] for name in ("Z1", "A1", "Z2", "A2")}

    def cases(self, draw):
        yield example("the four plants of lesson 1.3.4", X=PLANTS["X"], parameters=GREENHOUSE)
        yield example("as many units as inputs", X=THREE["X"], parameters=SQUARE)
        outputs = {"W1": np.array([[1.0, -0.5]]), "b1": np.array([[0.25]]),
                   "W2": np.array([[2.0], [-1.0], [0.5]]), "b2": np.array([[0.0], [0.5], [-0.5]])}
        yield example("three outputs", X=THREE["X"], parameters=outputs).about("generality")
        for label, n_x, n_h, m in (("many examples", 3, 5, 12), ("more units", 2, 7, 4),
                                   ("more inputs", 8, 3, 5), ("all of one size", 3, 3, 3)):
            yield hidden(label, X=batch(draw, n_x, m)["X"], parameters=network(draw, n_x, n_h))
        for label, n_x, n_h, n_y, m in (("a single example", 4, 3, 1, 1), ("one unit", 3, 1, 1, 5),
                                        ("two outputs", 3, 4, 2, 6), ("one of each", 1, 1, 1, 1)):
            yield hidden(label, X=batch(draw, n_x, m)["X"],
                         parameters=network(draw, n_x, n_h, n_y)).about("generality")
        whole = {name: draw.integers(-2, 3, value.shape) for name, value in network(draw, 3, 4).items()}
        yield hidden("whole numbers", X=draw.integers(-3, 4, (3, 5)), parameters=whole).about("generality")
        far = {name: 4000 * value for name, value in network(draw, 3, 2).items()}
        yield hidden("large scores", X=batch(draw, 3, 7)["X"], parameters=far).about("generality")
        # Few sizes: that inputs are read and looked at takes time, too, and should not count beside the loop.
        yield hidden("very many examples", X=draw.normal(size=(2, 12000)),
                     parameters=network(draw, 2, 2)).about("vectorised")

    def oracle(self, X, parameters):
        found = unit_by_unit(parameters, X)
        return {"A2": found["A2"]} | {f'cache["{name}"]': value for name, value in found.items()}

    def domain(self, draw):
        n_x, n_h, n_y, m = sizes(draw, 4)
        return {"X": numbers(draw, (n_x, m), most=1e3), "parameters": wild_network(draw, n_x, n_h, n_y, 1e3)}

    sigmoid_inside = bend("The hidden units bend with the sigmoid. Here they have tanh.", "A1 = sigmoid(Z1)")
    no_bend = bend("The hidden units do not bend: A1 is Z1. Then the whole network is one straight line.",
                   "A1 = Z1")
    tanh_outside = output("The output bends with tanh. It should be a probability: the sigmoid.",
                          "A2 = np.tanh(Z2)")
    score_for_output = output("A2 is the score. The sigmoid of the output is missing.", "A2 = Z2")
    past_the_layer = slip("The output layer gets X. It should get what the hidden layer says, A1.",
                          ('parameters["W2"] @ A1', 'parameters["W2"] @ X'))
    past_the_bend = slip("The output layer gets Z1. It should get A1, after the bend.", ("@ A1", "@ Z1"))
    no_biases = slip("The biases are missing.", (B1, ""), (B2, ""))
    bias_after_the_bend = slip("The bias of the hidden layer is added after the bend. It belongs to the "
                               "score.",
                               (B1, ""), ("np.tanh(Z1)", "np.tanh(Z1)" + B1))
    turned = slip("W1 is turned round. A row of W1 is a unit: W1 stands on the left of X as it is.",
                  ('parameters["W1"] @ X', 'parameters["W1"].T @ X'))
    scores_twice = cached("The cache has scores under the names of activations: A1 should be tanh of Z1, A2 "
                          "the output.", 'cache = {"Z1": Z1, "A1": Z1, "Z2": Z2, "A2": Z2}')

    @loop("The examples go through one by one, in a loop. A matrix product takes all columns at once.")
    def one_by_one(X, parameters):
        columns = []
        for i in range(X.shape[1]):
            z1 = parameters["W1"] @ X[:, [i]] + parameters["b1"]
            z2 = parameters["W2"] @ np.tanh(z1) + parameters["b2"]
            columns.append((z1, z2))
        Z1, Z2 = (np.hstack(each) for each in zip(*columns))
        A2 = 1 / (1 + np.exp(-Z2))
        return A2, {"Z1": Z1, "A1": np.tanh(Z1), "Z2": Z2, "A2": A2}

    @alternative
    def with_the_ones_beside(X, parameters):
        kept, inputs = {}, X
        for l, g in ((1, np.tanh), (2, sigmoid)):
            both = np.hstack([parameters[f"W{l}"], parameters[f"b{l}"]])
            kept[f"Z{l}"] = np.einsum("jk,ki->ji", both, np.vstack([inputs, np.ones((1, X.shape[1]))]))
            kept[f"A{l}"] = inputs = g(kept[f"Z{l}"])
        return inputs, kept
