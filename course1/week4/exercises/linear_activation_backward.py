"""The card of `linear_activation_backward`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, rewrite, slip

from .common import layer, layer_slopes

on, curve = in_place_of("dZ = dA * (Z > 0)"), in_place_of("dZ = dA * s")


class LinearActivationBackward(Exercise):
    """One layer backward."""

    section, points, difficulty, minutes = "1.4.2", 5, 2, 12
    parts = {"dA_prev": 1, "dW": 1, "db": 1}
    needs = ("linear_backward",)
    form = "three arrays: dA_prev, dW, db"

    @staticmethod
    def probe(student, dA, cache, activation):
        dA_prev, dW, db = student.linear_activation_backward(dA, cache, activation)
        student.linear_activation_backward(1 - dA, cache, activation)   # leaves alone what came back
        return {"dA_prev": dA_prev, "dW": dW, "db": db}

    def cases(self, draw):
        def some(make, label, n, n_prev, m, activation, draw=draw, scale=1.0):
            A_prev, W = scale * draw.normal(size=(n_prev, m)), draw.normal(size=(n, n_prev))
            b = draw.uniform(0.3, 1, (n, 1)) * draw.choice([-1, 1], (n, 1))
            Z, _ = layer(A_prev, W, b, activation)
            return make(label, dA=2 * draw.normal(size=(n, m)) + 0.2, cache=((A_prev, W, b), Z),
                        activation=activation)

        shown = {"dA": np.array([[3.0, 2, -4], [1, -2, -3]]), "cache": (
            (np.array([[1.0, 0, 2]]), np.array([[1.0], [-2]]), np.array([[-1.0], [3]])),
            np.array([[0.0, -1, 1], [1, 3, -1]]))}
        for activation in ("relu", "sigmoid"):
            yield example(f"two units, {activation}", **shown, activation=activation)
        for activation in ("relu", "sigmoid"):
            yield some(hidden, f"more units, {activation}", 6, 3, 4, activation)
            yield some(hidden, f"more inputs, {activation}", 3, 7, 5, activation)
            yield some(hidden, f"all of one size, {activation}", 4, 4, 4, activation)
            yield some(hidden, f"a single example, {activation}", 4, 3, 1, activation).about("generality")
            yield some(hidden, f"one of each, {activation}", 1, 1, 1, activation).about("generality")
            yield some(hidden, f"large scores, {activation}", 3, 2, 5, activation,
                       scale=3000).about("generality")
            whole = (draw.integers(-2, 3, (3, 6)), draw.integers(-2, 3, (2, 3)), draw.integers(-1, 2, (2, 1)))
            Z = np.round(layer(*whole, activation)[0]).astype(int)
            yield hidden(f"whole numbers, {activation}", dA=draw.integers(-4, 5, (2, 6)), cache=(whole, Z),
                         activation=activation).about("generality")
        dead = some(hidden, "a unit that is off", 3, 2, 6, "relu").inputs
        (A_prev, W, b), Z = dead["cache"]
        shift = np.array([[Z[0].max() + 1], [0], [0]])
        yield hidden("a unit that is off", **dead | {"cache": ((A_prev, W, b - shift), Z - shift)})

    def oracle(self, dA, cache, activation):
        (A_prev, W, _), Z = cache
        found = layer_slopes(dA, A_prev.astype(float), W.astype(float), Z.astype(float), activation)
        return dict(zip(("dA_prev", "dW", "db"), found))

    def domain(self, draw):
        n, n_prev, m = sizes(draw, 3)
        linear = tuple(numbers(draw, shape, most=20) for shape in ((n_prev, m), (n, n_prev), (n, 1)))
        activation = str(draw.choice(["relu", "sigmoid"]))
        return {"dA": numbers(draw, (n, m), most=1e3), "cache": (linear, layer(*linear, activation)[0]),
                "activation": activation}

    no_slope = on("The slope of ReLU is missing. An error goes back only through units that are on.",
                  "dZ = dA")
    where_error_is_positive = on("You look at the sign of the error. It is the score that decides whether a "
                                 "unit is on.", "dZ = dA * (dA > 0)")
    bent_again = on("dZ is dA times ReLU of Z. It should be its slope: 1 or 0.", "dZ = dA * relu(Z)")
    mutates = on("The zeros are written into dA itself, which belongs to the caller. Make a new array.",
                 "dZ = dA", "dZ[Z <= 0] = 0")
    always_on_at_zero = slip("Where the score is 0, ReLU's slope counts as 0, by agreement.",
                             ("(Z > 0)", "(Z >= 0)"))
    sigmoid_for_slope = curve("dZ is dA times the sigmoid. It should be its slope, s(1 - s).", "dZ = dA * s")
    slope_at_a = slip("The sigmoid is taken of what is a probability already: the slope belongs to the "
                      "score Z.",
                      ("s = sigmoid(Z)", "s = sigmoid(sigmoid(Z))"))
    slope_of_the_score = slip("The slope is Z(1 - Z) here. The cache holds the score: take its "
                              "sigmoid first.",
                              ("s = sigmoid(Z)", "s = Z"))
    overflows = slip("The slope of the sigmoid is made of powers of e, and of a score of -1000 it is no "
                     "number: infinity by infinity. Take s(1 - s), with the sigmoid that you have.",
                     ("dZ = dA * s * (1 - s)", "dZ = dA * np.exp(-Z) / (1 + np.exp(-Z)) ** 2"))
    always_relu = slip("Both bends get ReLU's slope. `activation` says which one it is.",
                       ('if activation == "relu":', "if True:"))
    exchanged = slip("The two slopes are exchanged.", ('== "relu"', '!= "relu"'))

    with_where = rewrite(("dZ = dA * (Z > 0)", "dZ = np.where(Z > 0, dA, 0)"),
                         ("dZ = dA * s * (1 - s)", "dZ = sigmoid(-Z) * s * dA"))

    @alternative
    def without_the_other(dA, cache, activation):
        slope = {"relu": lambda z: np.heaviside(z, 0), "sigmoid": lambda z: sigmoid(z) - sigmoid(z) ** 2}
        (inputs, W, _), Z = cache
        error = np.multiply(dA, slope[activation](Z))
        return np.dot(W.T, error), error @ inputs.T / inputs.shape[1], error.mean(axis=1)[:, None]
