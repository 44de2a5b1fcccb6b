"""The card of `xor_by_hand`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip
from coursekit.plain import Facts


first = in_place_of("W1 =")


class XorByHand(Exercise):
    """Weights for XOR, chosen by hand."""

    section, points, difficulty, minutes = "1.3.7", 0, 3, 20
    form = 'a dict of arrays with the keys "W1", "b1", "W2" and "b2"'
    needs = ("predict",)

    @staticmethod
    def probe(student, X):
        import numpy as np

        parameters = student.xor_by_hand()
        return {"shapes": {name: str(np.shape(parameters[name])) for name in ("W1", "b1", "W2", "b2")},
                "says": student.predict({name: np.array(value) for name, value in parameters.items()}, X)}

    @staticmethod
    def measure(value, X):
        import numpy as np

        from coursekit.plain import Facts

        right = np.mean(np.ravel(value["says"]) == (X[0] * X[1] > 0))
        return {"shapes": value["shapes"],
                "facts": Facts({"at least 95 of 100 points are right": right >= 0.95,
                                "more than 5 of 100 points are right": right > 0.05})}

    def cases(self, draw):
        yield example("200 points", X=np.random.default_rng(0).uniform(-1, 1, (2, 200)))
        for label in ("200 others", "200 more"):
            yield hidden(label, X=draw.uniform(-1, 1, (2, 200)))
        yield hidden("near the corners", X=draw.uniform(0.7, 1, (2, 200)) * draw.choice([-1, 1], (2, 200)))

    def oracle(self, X):
        shapes = {"W1": "(3, 2)", "b1": "(3, 1)", "W2": "(1, 3)", "b2": "(1, 1)"}
        return {"shapes": shapes, "facts": Facts()}

    def domain(self, draw):
        return {"X": draw.uniform(-1, 1, (2, int(draw.integers(100, 500))))}

    equivalent = {"0.505": "weights near these solve it as well"}

    turned_round = slip("0 and 1 are exchanged: the signs of the last layer are turned round.",
                        ("[[100.0, -100.0, -100.0]]", "[[-100.0, 100.0, 100.0]]"),
                        ("[[100 * np.tanh", "[[-100 * np.tanh"))
    transposed = first("W1 has a row for each input. It should have one for each unit.",
                       "W1 = np.array([[0.5, 0.5, 0.0], [0.5, 0.0, 0.5]])")
    four_units = slip("There are four units. Three are enough, and asked for.",
                      ("[0.0, 0.5]]", "[0.0, 0.5], [0.0, 0.0]]"), ("(3, 1)", "(4, 1)"),
                      ("-100.0]]", "-100.0, 0.0]]"))

    @alternative
    def other_side(*_):
        return {"W1": [[-0.4, -0.4], [0, -0.4], [-0.4, 0]], "b1": [[1], [1], [1]],
                "W2": [[-50, 50, 50]], "b2": [[50 * np.tanh(1) * -1]]}
