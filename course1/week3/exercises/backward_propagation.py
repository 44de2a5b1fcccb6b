"""The card of `backward_propagation`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, loop, slip

from .common import (GREENHOUSE, PLANTS, SQUARE, THREE, batch, gradients, network, unit_by_unit, wild_labels,
                     wild_network)

errors, hidden_errors, bias = in_place_of("dZ2 ="), in_place_of("dZ1 ="), in_place_of("db1 =")
BACK, SLOPE = 'parameters["W2"].T @ dZ2', 'activation_prime(cache["Z1"], "tanh")'
DW1, DB1, DB2 = "dZ1 @ X.T / m", "np.sum(dZ1, axis=1, keepdims=True)", "np.sum(dZ2, axis=1, keepdims=True)"


class BackwardPropagation(Exercise):
    """From the error of the outputs to the slopes of all parameters."""

    section, points, difficulty, minutes = "1.3.9", 14, 3, 30
    shares, parts = {"vectorised": 1 / 7}, {"dW1": 4, "db1": 2, "dW2": 1, "db2": 1}     # 2 of 14 points
    form = 'a dict with "dW1", "db1", "dW2" and "db2"'
    needs = ("activation_prime",)

    @staticmethod
    def probe(student, parameters, cache, X, Y):
        slopes = student.backward_propagation(parameters, cache, X, Y)
        student.backward_propagation(parameters, cache, -X, Y)  # a later call leaves alone what came back
        return slopes

    def cases(self, draw):
        def some(make, label, parameters, X, Y):
            return make(label, parameters=parameters, cache=unit_by_unit(parameters, X), X=X, Y=Y)

        yield some(example, "the four plants of lesson 1.3.9", GREENHOUSE, **PLANTS)
        yield some(example, "as many units as inputs", SQUARE, **THREE)
        outputs = {"W1": np.array([[1, -0.5]]), "b1": np.array([[0.25]]),
                   "W2": np.array([[2], [-1], [0.5]]), "b2": np.array([[0], [0.5], [-0.5]])}
        three = np.array([[1, 0, 1], [0, 0, 1], [1, 1, 0]])
        yield some(example, "three outputs", outputs, THREE["X"], three).about("generality")
        for label, n_x, n_h, m in (("many examples", 3, 5, 12), ("more units", 2, 7, 4),
                                   ("more inputs", 8, 3, 5), ("all of one size", 3, 3, 3)):
            yield some(hidden, label, network(draw, n_x, n_h), **batch(draw, n_x, m))
        for label, n_x, n_h, n_y, m in (("a single example", 4, 3, 1, 1), ("one unit", 3, 1, 1, 5),
                                        ("two outputs", 3, 4, 2, 6), ("one of each", 1, 1, 1, 1)):
            yield some(hidden, label, network(draw, n_x, n_h, n_y),
                       **batch(draw, n_x, m, n_y)).about("generality")
        apart = {"X": np.array([[1], [300], [0.01]]) * draw.uniform(1, 2, (3, 4)), "Y": np.eye(1, 4)}
        small = network(draw, 3, 2)
        small["W1"] = small["W1"] * [1, 0.003, 1]
        yield some(hidden, "inputs of other sizes", small, **apart).about("generality")
        # Few sizes: that inputs are read and looked at takes time, too, and should not count beside the loop.
        yield some(hidden, "very many examples", network(draw, 2, 2),
                   **batch(draw, 2, 12000)).about("vectorised")

    def oracle(self, parameters, cache, X, Y):
        return gradients(parameters, X, Y)

    def domain(self, draw):
        n_x, n_h, n_y, m = sizes(draw, 4, most=6, large=20)
        parameters, X = wild_network(draw, n_x, n_h, n_y, 5), numbers(draw, (n_x, m), most=5)
        cache, Y = unit_by_unit(parameters, X), wild_labels(draw, n_y, m)
        case = hidden("", parameters=parameters, cache=cache, X=X, Y=Y)
        return case.within(condition=100)                       # the flat ends: small differences of ones

    sums = slip("The factor 1/m is missing: these are the slopes of the sum of the losses.", (" / m", ""))
    sums_in_front = slip("In the hidden layer the factor 1/m is missing.", (DW1, "dZ1 @ X.T"),
                         (DB1 + " / m", DB1))
    mean_twice = errors("The factor 1/m comes in twice. It belongs to dW and db, not to dZ.",
                        'dZ2 = (cache["A2"] - Y) / m')
    turned_round = errors("The error has the wrong sign: a step against these slopes goes uphill.",
                          'dZ2 = Y - cache["A2"]')
    sigmoid_again = errors("A2(1 - A2) is multiplied in. In A2 - Y the slope of the sigmoid has cancelled "
                           "already.",
                           'dZ2 = (cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])')
    no_slope = hidden_errors("The slope of the hidden units is missing in dZ1.", f"dZ1 = {BACK}")
    slope_at_a = slip("The slope is taken at A1. It should be taken at the score, Z1.",
                      ('cache["Z1"], ', 'cache["A1"], '))
    not_squared = hidden_errors("The slope of tanh is 1 - A1 here. The square is missing.",
                                f'dZ1 = {BACK} * (1 - cache["A1"])')
    slope_of_sigmoid = hidden_errors("The slope of the hidden units is that of a sigmoid. They bend with "
                                     "tanh.",
                                     f'dZ1 = {BACK} * cache["A1"] * (1 - cache["A1"])')
    through_the_gradient = hidden_errors("The error comes back through dW2. It comes back through the "
                                         "weights, W2.",
                                         f"dZ1 = dW2.T @ dZ2 * {SLOPE}")
    inputs_exchanged = slip("X and A1 are exchanged. The output layer gets A1, the hidden layer X.",
                            ('cache["A1"].T', "INPUTS.T"), ("X.T", 'cache["A1"].T'), ("INPUTS.T", "X.T"))
    flat_biases = slip("The slopes of the biases are flat, (n,). Keep them columns, or the update makes a "
                       "table of them.",
                       (DB1, "np.sum(dZ1, axis=1)"), (DB2, "np.sum(dZ2, axis=1)"))
    wrong_axis = bias("db1 is added up over the units of each example. Add up over the examples.",
                      "db1 = np.sum(dZ1, axis=0, keepdims=True) / m")
    biases_not_added = bias("db1 still has a column for each example. Add them up.", "db1 = dZ1 / m")

    @loop("The examples go back one by one, in a loop. A matrix product adds up what all of them give.")
    def one_by_one(parameters, cache, X, Y):
        m = X.shape[1]
        dW1, db1, dW2, db2 = (np.zeros(parameters[name].shape) for name in ("W1", "b1", "W2", "b2"))
        for i in range(m):
            error = cache["A2"][:, [i]] - Y[:, [i]]
            back = parameters["W2"].T @ error * (1 - cache["A1"][:, [i]] ** 2)
            dW1 += back @ X[:, [i]].T
            dW2 += error @ cache["A1"][:, [i]].T
            db1 += back
            db2 += error
        return {"dW1": dW1 / m, "db1": db1 / m, "dW2": dW2 / m, "db2": db2 / m}

    @alternative
    def by_einsum(parameters, cache, X, Y):
        error = (cache["A2"] - Y) / X.shape[1]
        blame = np.einsum("kj,ki->ji", parameters["W2"], error) * (1 - np.square(np.tanh(cache["Z1"])))
        return {"dW2": np.einsum("ki,ji->kj", error, cache["A1"]), "db2": error.sum(1).reshape(-1, 1),
                "dW1": np.einsum("ji,ni->jn", blame, X), "db1": blame.sum(1)[:, None]}
