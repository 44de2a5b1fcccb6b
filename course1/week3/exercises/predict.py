"""The card of `predict`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip

from .common import GREENHOUSE, PLANTS, batch, network, unit_by_unit, wild_network

DECIDE = "(A2 > 0.5).astype(int)"


class Predict(Exercise):
    """From probabilities to answers."""

    section, points, difficulty, minutes = "1.3.9", 3, 1, 6
    needs = ("forward_propagation",)

    def cases(self, draw):
        def clear(label, n_x, n_h, m):
            """Examples of which rounding does not decide."""
            parameters, X = network(draw, n_x, n_h), batch(draw, n_x, m)["X"]
            shift = parameters["b2"] / 4 - np.median(unit_by_unit(parameters, X)["Z2"])     # for both answers
            parameters["b2"] = parameters["b2"] + shift
            if abs(unit_by_unit(parameters, X)["Z2"]).min() < 1e-3:
                return clear(label, n_x, n_h, m)
            return hidden(label, parameters=parameters, X=X)

        yield example("the four plants of lesson 1.3.4", parameters=GREENHOUSE, X=PLANTS["X"]).gives(
            np.array([[0, 1, 1, 0]]))
        one = {"W1": np.array([[1.0, -1.0]]), "b1": np.zeros((1, 1)), "W2": np.array([[0.5]]),
               "b2": np.zeros((1, 1))}
        steep = one | {"W2": np.array([[4.0]])}
        some = example("large and small", parameters=steep, X=np.array([[1.0, 0, 0.1, 2], [0, 3.0, 0, 0]]))
        yield some.gives(np.array([[1, 0, 1, 1]]))
        border = np.array([[0.0, 1.0, 2.0], [0.0, 1.0, 1.0]])
        some = example("a score of 0", parameters=one, X=border)
        yield some.gives(np.array([[0, 0, 1]])).about("generality")
        for label, n_x, n_h, m in (("many examples", 3, 5, 20), ("more units", 2, 7, 9),
                                   ("all of one size", 3, 3, 3)):
            yield clear(label, n_x, n_h, m)
        yield clear("one unit", 4, 1, 8).about("generality")
        yield clear("one example", 3, 4, 1).about("generality")
        near = draw.permutation([0.02, -0.02, 1e-3, -1e-3, 1e-5, -1e-5])
        yield hidden("scores near 0", parameters=one, X=np.vstack([near, np.zeros(6)]))
        still = network(draw, 2, 3) | {"W2": np.zeros((1, 3)), "b2": np.zeros((1, 1))}
        yield hidden("always one half", parameters=still, X=draw.normal(size=(2, 4))).about("generality")
        far = {name: 500 * value for name, value in one.items()}
        wide = np.array([[1.0, -1, 3], [0, 2, 1]])
        yield hidden("large scores", parameters=far, X=wide).about("generality")

    def oracle(self, parameters, X):
        return (unit_by_unit(parameters, X)["Z2"] > 0).astype(int)              # a > 0.5 where z > 0

    def domain(self, draw):
        """Where rounding might decide there is another draw."""
        n_x, n_h, m = sizes(draw, 3)
        parameters, X = wild_network(draw, n_x, n_h), numbers(draw, (n_x, m), most=10)
        found = unit_by_unit(parameters, X)
        largest = 1 + np.abs(found["Z1"]).max()
        room = 1e-4 * (np.abs(parameters["W2"]).sum() * largest + np.abs(parameters["b2"]).max()) + 1e-6
        if np.abs(found["Z2"]).min() <= room:
            return self.domain(draw)
        return {"parameters": parameters, "X": X}

    one_at_the_border = slip("An output of exactly 0.5 gives 1 here. It should give 0.",
                             ("A2 > 0.5", "A2 >= 0.5"))
    probabilities = slip("These are the probabilities. Decide: each answer is 0 or 1.", (DECIDE, "A2"))
    hidden_units = slip("These are the hidden units' opinions. The answer is made from the output.",
                        ("A2 > 0.5", 'cache["A1"] > 0.5'))
    score_against_half = slip("The scores are compared with 0.5. It is the output that should be above 0.5.",
                              ("A2 > 0.5", 'cache["Z2"] > 0.5'))
    above_zero = slip("The output is compared with 0. It is a probability: it always is above 0.",
                      ("A2 > 0.5", "A2 > 0"))
    whole_part = slip("All answers are 0. astype(int) alone does that: it cuts off what is below 1. So does "
                      "argmax, of a single output.",
                      (DECIDE, "A2.astype(int)"))
    exchanged = slip("0 and 1 are exchanged.", ("A2 > 0.5", "A2 <= 0.5"))
    flat = slip("The answers are right, but flat, (m,). They should be a row, (1, m).",
                (DECIDE, DECIDE + "[0]"))

    by_the_score = rewrite((DECIDE, 'cache["Z2"] > 0'))
    by_rounding = rewrite((DECIDE, "np.round(A2)"))
