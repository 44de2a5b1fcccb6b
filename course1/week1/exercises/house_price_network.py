"""The card of `house_price_network`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, replace_line,
                                           slip)


hidden_units, output = in_place_of("hidden ="), in_place_of("price =")
HOUSE = {"W1": np.array([[0.02, 0.5, 0, 0], [0, 0, 0.8, 0], [0, 0, 0.3, 0.6]]),
         "b1": np.array([[-1.0], [0], [0.1]]), "W2": np.array([[40.0, 25, 30]]), "b2": np.array([[10.0]])}


def network(draw, n_x, n, m):
    """Examples and parameters of a network whose units are on for some examples and off for others."""
    return {"X": draw.normal(size=(n_x, m)), "parameters": {
        "W1": draw.normal(size=(n, n_x)), "b1": 0.3 * draw.normal(size=(n, 1)),
        "W2": draw.normal(size=(1, n)), "b2": draw.normal(size=(1, 1))}}


class HousePriceNetwork(Exercise):
    """Two layers in a row."""

    section, difficulty, minutes, points = "1.1.2", 2, 7, 8
    parts = {"price": 1, "hidden": 1}
    needs = ("dense",)

    def cases(self, draw):
        two = np.array([[100.0, 20], [3, 1], [0.7, 0.1], [0.5, 0.05]])
        yield example("two houses", X=two, parameters=HOUSE).gives(
            (np.array([[142.3, 16.8]]), np.array([[2.5, 0], [0.56, 0.08], [0.61, 0.16]])))
        yield example("a price below 0", X=two[:, 1:], parameters=HOUSE | {"b2": np.array([[-20.0]])})
        yield example("two units, two inputs, three examples",
                      X=np.array([[1.0, -2, 0.5], [2, 1, -1]]), parameters={
            "b2": np.array([[0.25]]), "W2": np.array([[2.0, -3]]), "b1": np.array([[0.5], [-1]]),
            "W1": np.array([[1.0, -1], [0.5, 2]])})
        for n_x, n, m in [(4, 3, 6), (3, 5, 8), (4, 4, 5), (2, 2, 7)]:
            yield hidden(f"{n_x} inputs, {n} units, {m} examples", **network(draw, n_x, n, m))
        for n_x, n, m in [(4, 3, 1), (1, 6, 4), (5, 1, 3), (1, 1, 1), (4, 4, 4)]:
            yield hidden(f"{n_x} inputs, {n} units, {m} examples", **network(draw, n_x, n, m)).about(
                "generality")
        other = network(draw, 3, 3, 3)
        other["parameters"] = {name: other["parameters"][name] for name in ("b2", "W2", "b1", "W1")}
        yield hidden("the names in another order", **other).about("generality")
        off = network(draw, 3, 4, 5)
        off["parameters"]["b1"] -= 50
        yield hidden("all units are off", **off).about("generality")

    def oracle(self, X, parameters):
        W1, b1, W2, b2 = (np.asarray(parameters[name], dtype=float) for name in ("W1", "b1", "W2", "b2"))
        said = np.einsum("ik,kj->ij", W1, X) + b1
        said[said < 0] = 0
        return (W2.T * said).sum(axis=0, keepdims=True) + b2, said

    def domain(self, draw):
        """Moderate numbers: where sums cancel, digits are lost that nobody can give back."""
        n_x, n, m = sizes(draw, 3)
        shapes = {"W1": (n, n_x), "b1": (n, 1), "W2": (1, n), "b2": (1, 1)}
        return {"X": numbers(draw, (n_x, m), most=30),
                "parameters": {name: numbers(draw, shape, most=10) for name, shape in shapes.items()}}

    output_bent = output("The output bends, too, so that no price is below 0. Only the hidden layer should.",
                         'price = dense(hidden, parameters["W2"], parameters["b2"], "relu")')
    no_bend = hidden_units("The hidden layer does not bend. Then both layers together are one straight "
                           "formula.",
                           'hidden = dense(X, parameters["W1"], parameters["b1"], "linear")')
    bends_exchanged = slip("The two activations are exchanged. The hidden layer should bend, the "
                           "output should not.",
                           ('"relu")', '"?")'), ('"linear")', '"relu")'), ('"?")', '"linear")'))
    reads_the_inputs = output("The second layer reads the inputs. It should read what the hidden units say.",
                              'price = dense(X, parameters["W2"], parameters["b2"], "linear")')
    first_bias_again = output("The output takes the bias of a hidden unit.",
                              'price = dense(hidden, parameters["W2"], parameters["b1"][:1], "linear")')
    no_second_bias = output("The output's bias is missing.", 'price = parameters["W2"] @ hidden')
    flat_price = output("The price has the shape (m,). It should be a row, (1, m).",
                        'price = dense(hidden, parameters["W2"], parameters["b2"], "linear")[0]')
    hidden_unbent = slip("The price is right. But hidden is what the units say before the bend.",
                         replace_line("price =", (
                             'price = dense(hidden, parameters["W2"], parameters["b2"], "linear")\n'
                             'hidden = parameters["W1"] @ X + parameters["b1"]')))
    exchanged = slip("price and hidden come back the wrong way round.",
                     ("return price, hidden", "return hidden, price"))

    @alternative
    def written_out(X, parameters):
        hidden = np.maximum(parameters["W1"] @ X + parameters["b1"], 0)
        return parameters["W2"] @ hidden + parameters["b2"], hidden
