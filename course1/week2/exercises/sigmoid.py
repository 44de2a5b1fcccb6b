"""The card of `sigmoid`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of


wrong = in_place_of("a =")


class Sigmoid(Exercise):
    """Turn scores into probabilities."""

    section, difficulty, minutes, points = "1.2.2", 1, 7, 4

    def cases(self, draw):
        yield example("small scores", z=np.array([-2.0, 0.0, 1.0, 4.0])).gives(
            np.array([0.11920292202211755, 0.5, 0.7310585786300049, 0.9820137900379085]))
        yield example("two rows of whole numbers", z=np.array([[0, 3], [-1, 5]])).about("generality")
        yield example("a single number", z=2.0).gives(0.8807970779778823).about("generality")
        yield example("huge scores", z=np.array([-1e3, 1e3])).gives(np.array([0.0, 1.0])).about("stability")
        yield hidden("many scores", z=3 * draw.normal(size=20))
        yield hidden("a row of scores, as in logistic regression", z=2 * draw.normal(size=(1, 7)))
        for label, z in {
                "zero": 0.0, "whole": int(draw.integers(-5, 6)), "transposed": draw.normal(size=(5, 2)).T,
                "three axes": draw.normal(size=(2, 3, 4)), "one score in an array": draw.normal(size=(1, 1)),
                "single precision": draw.normal(size=6).astype(np.float32)}.items():
            yield hidden(label, z=z).about("generality")
        for label, z in {
                "up to 1000 either way": draw.uniform(-1000, 1000, size=30),
                "huge, in single precision": np.array([-1000, 90, 1000], dtype=np.float32),
                "fairly sure": draw.uniform(5, 16, (2, 8)) * [[-1], [1]],
                "a huge score after a small one": np.array([-draw.uniform(1, 2), 900.0])}.items():
            yield hidden(label, z=z).about("stability")

    def oracle(self, z):
        from scipy.special import expit
        return expit(np.asarray(z, dtype=float))

    def domain(self, draw):
        shape = sizes(draw, 3, least=0, most=5)[:draw.integers(4)]
        return {"z": numbers(draw, tuple(shape), most=draw.choice([30, 1e3, 1e300]))}

    turned = wrong("Large scores give small probabilities: this is 1 minus the sigmoid. The exponent is -z.",
                   "a = 1 / (1 + np.exp(z))")
    brackets_missing = wrong("Python divides before it adds: 1 / 1 + x is (1 / 1) + x. The whole denominator "
                             "needs brackets.", "a = 1 / 1 + np.exp(-z)")
    one_missing = wrong("This is 1 / e^(-z), which may be above 1. In the denominator stands 1 + e^(-z).",
                        "a = 1 / np.exp(-z)")
    tangent = wrong("This is the hyperbolic tangent: the same form, but from -1 to 1.", "a = np.tanh(z)")
    cut_too_soon = wrong("Scores are cut off so early that the result changes.",
                         "a = 1 / (1 + np.exp(-np.clip(z, -10, 10)))")
    infinity_by_infinity = wrong("Right up to about 700. Beyond that e^z is infinite, and infinity divided "
                                 "by infinity is NaN. Take the form whose exponent is -z.",
                                 "a = np.exp(z) / (1 + np.exp(z))")
    whole_numbers_only = wrong("Whole numbers in give whole numbers out: zeros_like(z) has the type of z.",
                               "a = (1 / (1 + np.exp(-z))).astype(np.asarray(z).dtype)")
    in_place = wrong("The caller's scores are lost: `*=`, `out=z` and `z[...] =` change z itself.",
                     "z *= -1", "a = 1 / (1 + np.exp(z))")
    math_module = wrong("`math.exp` takes a single number. `np.exp` does all of an array at once.",
                        "import math", "a = 1 / (1 + math.exp(-z))")

    @alternative
    def cut_off(z):
        return 1 / (1 + np.exp(-np.clip(z, -500, 500)))

    @alternative
    def by_the_tangent(z):
        return 0.5 * (1 + np.tanh(z / 2))
