"""The card of `compute_cost_with_regularization`."""

import numpy as np
from scipy.special import xlog1py, xlogy

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)

from .common import SHOWN, SQUARE, network, penalty

squares, charge, total = in_place_of("squares ="), in_place_of("penalty ="), in_place_of("cost =")
SQUARED = "np.sum(np.square(W))"


class ComputeCostWithRegularization(Exercise):
    """The cost of the data, and a penalty on the weights."""

    section, points, difficulty, minutes = "2.1.4", 5, 1, 12
    form = "a number"

    def cases(self, draw):
        def some(make, label, dims, m, lambd, **more):
            said = draw.uniform(0.05, 0.95, (dims[-1], m))
            Y = (draw.random(said.shape) < 0.5).astype(int)
            return make(label,
                        **({"A3": said, "Y": Y, "parameters": network(draw, *dims), "lambd": lambd} | more))

        five = {"A3": np.array([[0.9, 0.4, 0.2, 0.7, 0.5]]), "Y": np.array([[1, 0, 0, 1, 1]])}
        yield example("sizes 3-2-4-1, five examples", **five, parameters=SHOWN, lambd=0.7)
        two = {"A3": np.array([[0.8, 0.3, 0.6], [0.1, 0.95, 0.5]]), "Y": np.array([[1, 0, 1], [0, 1, 1]])}
        yield example("two outputs, three examples", **two, parameters=SQUARE, lambd=2.0)
        yield example("no penalty", **five, parameters=SHOWN, lambd=0).about("generality")
        one = {"W1": np.array([[3.0, -4]]), "b1": np.array([[7.0]])}
        yield example("a single layer", **five, parameters=one, lambd=1.0).about("generality")
        sure = {"A3": np.array([[1.0, 0.0, 0.6]]), "Y": np.array([[1, 0, 1]])}
        yield example("outputs of exactly 0 and 1", **sure, parameters=one, lambd=0.3).about("stability")
        for label, dims, m in (("3-4-5-1", (3, 4, 5, 1), 7), ("ten outputs", (4, 3, 2, 10), 6),
                               ("all of one size", (3, 3, 3, 3), 3), ("many examples", (2, 5, 3, 1), 60)):
            yield some(hidden, label, dims, m, float(draw.uniform(0.3, 5)))
        yield some(hidden, "a large lambda", (3, 4, 2, 1), 8, 500.0)
        for label, dims, m, lambd in (("two layers", (3, 4, 2), 9, 1.5),
                                      ("five layers", (2, 3, 4, 3, 2, 1), 5, 0.4),
                                      ("a single example", (3, 2, 4, 2), 1, 0.9),
                                      ("no penalty", (3, 2, 2, 1), 6, 0.0),
                                      ("a whole lambda", (3, 2, 5, 1), 4, 3)):
            yield some(hidden, label, dims, m, lambd).about("generality")
        whole = {"W1": draw.integers(-5, 6, (3, 4)), "b1": draw.integers(-5, 6, (3, 1)),
                 "W2": draw.integers(-5, 6, (2, 3)), "b2": draw.integers(-5, 6, (2, 1))}
        yield some(hidden, "whole numbers", (4, 3, 2), 7, 0.8, parameters=whole).about("generality")
        single = {name: value.astype(np.float32) for name, value in network(draw, 3, 4, 2, 1).items()}
        yield some(hidden, "single precision", (3, 4, 2, 1), 7, 0.8, parameters=single).about("generality")
        Y = np.array([[1, 0, 1, 0, 1]])
        yield some(hidden, "certain ones among others", (3, 2, 2, 1), 5, 0.6, Y=Y,
                   A3=np.where([[1, 1, 0, 0, 0]], Y, draw.uniform(0.2, 0.8, (1, 5)))).about("stability")
        apart = network(draw, 3, 4, 2, 1)
        apart["W1"] = apart["W1"] * [1e-8, 1, 20]
        yield some(hidden, "weights of very different size", (3, 4, 2, 1), 6, 0.5,
                   parameters=apart).about("stability")

    def oracle(self, A3, Y, parameters, lambd):
        A3, Y = A3.astype(float), Y.astype(float)
        data = -(xlogy(Y, A3) + xlog1py(1 - Y, -A3)).sum() / Y.shape[1]
        return float(data + penalty(parameters, lambd, Y.shape[1]))

    def domain(self, draw):
        *dims, m = sizes(draw, int(draw.integers(3, 7)), large=30)
        Y = np.array([labels(draw, 2, m) for _ in range(dims[-1])])
        said = draw.uniform(0.001, 0.999, Y.shape)
        said = np.where(draw.random(Y.shape) < draw.choice([0, 0.3, 1]), Y, said)
        parameters = {}
        for l, (before, n) in enumerate(zip(dims, dims[1:]), start=1):
            parameters |= {f"W{l}": numbers(draw, (n, before), most=1e3),
                           f"b{l}": numbers(draw, (n, 1), most=1e3)}
        return {"A3": said, "Y": Y, "parameters": parameters,
                "lambd": float(draw.choice([0, 10 ** draw.uniform(-3, 3)]))}

    no_half = charge("The factor is lambda over m. The 2 below it is missing.",
                     "penalty = lambd / m * sum(squares)")
    no_m = charge("The penalty is not divided by m, the number of examples, the columns.",
                  "penalty = lambd / 2 * sum(squares)")
    m_outside = charge("Python computes lambd / 2 * m as (lambd / 2) * m. Divide by the whole of 2m.",
                       "penalty = lambd / 2 * m * sum(squares)")
    biases_charged = squares("The biases are charged as well. Only weights are.",
                             "squares = [np.sum(np.square(W)) for name, W in parameters.items()]")
    last_layer_only = charge("Only the last layer is charged. All weights are.",
                             "penalty = lambd / (2 * m) * squares[-1]")
    three_layers_only = squares("There are always three layers here. Take all that there are.",
                                'squares = [np.sum(np.square(parameters[f"W{l}"])) for l in (1, 2, 3)]')
    not_squared = slip("The norm is not squared: np.linalg.norm gives its root.",
                       (SQUARED, "np.linalg.norm(W)"))
    spectral = slip("This is the spectral norm, the largest factor by which W stretches a vector. Add up "
                    "the squares of all entries.", (SQUARED, "np.linalg.norm(W, 2) ** 2"))
    absolute_values = slip("Absolute values are charged. That is L1; squares are asked for.",
                           (SQUARED, "np.sum(np.abs(W))"))
    mean_of_squares = slip("The mean of the squares of each matrix is charged. It should be their sum.",
                           (SQUARED, "np.mean(np.square(W))"))
    penalty_alone = total("The cost of the data is missing.", "cost = penalty")
    mean_over_outputs = total("The losses of the data are averaged over the outputs, too. compute_cost adds "
                              "them up.", "cost = compute_cost(A3, Y) / len(Y) + penalty")

    @misconception("Right while no output is exactly 0 or 1. There, 0 times the logarithm of 0 is NaN: "
                   "compute_cost is safe.")
    def own_logarithms(A3, Y, parameters, lambd):
        data = -np.sum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3)) / Y.shape[1]
        return data + lambd / (2 * Y.shape[1]) * sum(np.sum(W**2) for name,
                                                     W in parameters.items() if "W" in name)

    @alternative
    def by_norms(A3, Y, parameters, lambd):
        total = 0.0
        for l in range(1, len(parameters) // 2 + 1):
            total += float(np.linalg.norm(np.asarray(parameters[f"W{l}"], dtype=float), "fro")) ** 2
        return compute_cost(A3, Y) + 0.5 * lambd * total / Y.shape[1]
