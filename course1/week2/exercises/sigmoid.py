"""The card of `sigmoid`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, slip

POWER, FRACTION, CUT = "np.exp(-z_safe)", "1 / (1 + np.exp(-z_safe))", "np.clip(z, -500, 500)"


class Sigmoid(Exercise):
    """Turn scores into probabilities."""

    section, difficulty, minutes = "1.2.2", 1, 7
    points = 6
    equivalent = {"numberreplacer: z_safe = np.clip": "at 499 or 501, too, it is 0 or 1 to all digits"}

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
                "fairly sure": draw.uniform(5, 16, (2, 8)) * [[-1], [1]],
                "a huge score after a small one": np.array([-draw.uniform(1, 2), 900.0])}.items():
            yield hidden(label, z=z).about("stability")

    def oracle(self, z):
        from scipy.special import expit
        return expit(np.asarray(z, dtype=float))

    def domain(self, draw):
        shape = sizes(draw, 3, least=0, most=5)[:draw.integers(4)]
        return {"z": numbers(draw, tuple(shape), most=draw.choice([30, 1e3, 1e300]))}

    minus_missing = slip("Large scores give small probabilities, and the other way round. The exponent is "
                         "minus z.", (POWER, "np.exp(z_safe)"))
    one_missing = slip("This is 1 / e^(-z), which may be above 1. In the denominator stands 1 + e^(-z).",
                       (FRACTION, f"1 / {POWER}"))
    brackets_missing = slip("This is 1 + e^(-z), and the sigmoid is 1 divided by that. Python divides "
                            "before it adds: 1 / 1 + x is (1 / 1) + x.", (FRACTION, f"1 / 1 + {POWER}"))
    slope = slip("This is the slope of the sigmoid, a (1 - a). Return the sigmoid itself.",
                 ("return a", "return a * (1 - a)"))
    always_sure = slip("No probability is below one half: negative scores are treated like positive ones.",
                       (POWER, "np.exp(-np.abs(z_safe))"))
    cut_too_soon = slip("Scores are cut off so early that the result changes.", ("-500, 500", "-10, 10"))
    rounded = slip("The result is rounded. Round when you print, not before.",
                   ("return a", "return np.round(a, 4)"))
    atleast_1d = slip("A single number comes back as an array of one. It should be a number for a number.",
                      (CUT, "np.clip(np.atleast_1d(z), -500, 500)"))
    infinity_by_infinity = slip("Right up to about 700. Beyond that e^z is infinite, and infinity divided "
                                "by infinity is NaN, as is infinity times 0. Cut the score off before any "
                                "exponential.", (FRACTION, "np.exp(z) / (1 + np.exp(z))"))
    if_for_arrays = slip("`if`, `max` and `min` compare single numbers, and z may be an array of many. "
                         "`np.clip` cuts all of them off at once.", (CUT, "max(-500, min(500, z))"))
    whole_numbers_only = slip("Whole numbers in give whole numbers out, cut down to 0. An array made with "
                              "zeros_like(z) has the type of z; make it with floats.",
                              ("return a", "return a.astype(np.asarray(z).dtype)"))
    in_place = slip("The caller's scores are lost: `*=`, `out=z` and `z[...] =` change z itself. Make a new "
                    "array.", (f"z_safe = {CUT}", "z *= -1\n    z_safe = -z"))

    @misconception("`math.exp` takes a single number. `np.exp` does all numbers of an array at once.")
    def math_module(z):
        import math
        return 1 / (1 + math.exp(-np.clip(z, -500, 500)))

    @misconception("`math.exp` stops where the power is beyond the largest number. Cut the score off first.")
    def math_overflow(z):
        import math
        return np.vectorize(lambda score: 1 / (1 + math.exp(-score)))(z)

    @alternative
    def as_in_the_formula(z):
        return 1 / (1 + np.exp(-z))             # warns of an overflow, and is right: 1 / infinity is 0

    @alternative
    def by_the_tangent(z):
        return 0.5 * (1 + np.tanh(z / 2))
