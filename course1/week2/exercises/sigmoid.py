"""The card of `sigmoid`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip


class Sigmoid(Exercise):
    """Turn scores into probabilities."""

    section, difficulty, minutes = "1.2.2", 1, 7
    points = 6

    def cases(self, draw):
        yield example("small scores", z=np.array([-2.0, 0.0, 1.0, 4.0])).gives(
            np.array([0.11920292202211755, 0.5, 0.7310585786300049, 0.9820137900379085]))
        yield example("two rows of whole numbers", z=np.array([[0, 3], [-1, 5]])).about("generality")
        yield example("a single number", z=2.0).gives(0.8807970779778823).about("generality")
        yield example("huge scores", z=np.array([-1000.0, 1000.0])).gives(np.array([0.0, 1.0])).about("stability")
        yield hidden("many scores", z=3 * draw.normal(size=20))
        yield hidden("a row of scores, as in logistic regression", z=2 * draw.normal(size=(1, 7)))
        yield hidden("zero", z=0.0).about("generality")
        yield hidden("a whole number", z=int(draw.integers(-5, 6))).about("generality")
        yield hidden("three axes", z=draw.normal(size=(2, 3, 4))).about("generality")
        yield hidden("a single score in an array", z=draw.normal(size=(1, 1))).about("generality")
        yield hidden("single precision", z=draw.normal(size=6).astype(np.float32)).about("generality")
        yield hidden("a transposed view", z=draw.normal(size=(5, 2)).T).about("generality")
        yield hidden("up to 1000 either way", z=draw.uniform(-1000, 1000, size=30)).about("stability")
        yield hidden("fairly sure", z=np.concatenate([draw.uniform(-16, -5, 8), draw.uniform(5, 16, 8)])).about("stability")

    def oracle(self, z):
        from scipy.special import expit
        return expit(np.asarray(z, dtype=float))

    minus_missing = slip("Large scores give small probabilities, and the other way round. The exponent is minus z.",
                         ("np.exp(-z_safe)", "np.exp(z_safe)"))

    @misconception("This is right for scores up to about 700. Beyond them e^z is infinite, and infinity divided by infinity is NaN. "
                   "Divide 1 by 1 + e^(-z), and cut the score off first.")
    def infinity_by_infinity(z):
        powers = np.exp(np.asarray(z, dtype=float))
        return powers / (1 + powers)

    @misconception("`math.exp` takes a single number. `np.exp` takes arrays, and does all their numbers at once.")
    def math_module(z):
        import math
        return 1 / (1 + math.exp(-np.clip(z, -500, 500)))

    one_missing = slip("This is 1 / e^(-z), which is not bounded by 1. In the denominator stands 1 + e^(-z).",
                       ("1 / (1 + np.exp(-z_safe))", "1 / np.exp(-z_safe)"))
    brackets_missing = slip("This is 1 + e^(-z), and the sigmoid is 1 divided by that. Python divides before it adds: 1 / 1 + x is (1 / 1) + x. "
                            "Put brackets round the whole denominator.",
                            ("1 / (1 + np.exp(-z_safe))", "1 / 1 + np.exp(-z_safe)"))
    minus_for_plus = slip("The denominator is 1 plus e^(-z), not minus: at z = 0 you divide by zero.",
                          ("(1 + np.exp", "(1 - np.exp"))
    base_two = slip("The powers are those of 2. The sigmoid takes powers of e: np.exp.", ("np.exp(-z_safe)", "2.0 ** -z_safe"))
    base_ten = slip("The powers are those of 10. The sigmoid takes powers of e: np.exp.", ("np.exp(-z_safe)", "10.0 ** -z_safe"))
    hyperbolic_tangent = slip("This is tanh, which runs from -1 to 1. A probability runs from 0 to 1.",
                              ("1 / (1 + np.exp(-z_safe))", "np.tanh(z_safe)"))
    slope = slip("This is the slope of the sigmoid, a (1 - a). Return the sigmoid itself.", ("return a", "return a * (1 - a)"))
    hard_decision = slip("The result is always 0 or 1. The sigmoid says how sure it is: it rises smoothly from 0 to 1.",
                         ("1 / (1 + np.exp(-z_safe))", "np.where(z_safe > 0, 1.0, 0.0)"))
    always_sure = slip("Negative scores are treated like positive ones, so no probability is below one half. Keep the sign of z.",
                       ("np.exp(-z_safe)", "np.exp(-np.abs(z_safe))"))
    cut_far_too_soon = slip("Scores are cut off so early that the result changes. Between -500 and 500 leave them as they are.",
                            ("-500, 500", "-3, 3"))
    bounds_swapped = slip("Every score becomes -500: the bounds of np.clip are swapped. The lower one comes first.", ("-500, 500", "500, -500"))

    @misconception("`if`, `max` and `min` want a single number to compare, but z may be an array of many. `np.clip` cuts all of them off at once.")
    def if_for_arrays(z):
        if z > 500:
            z = 500
        if z < -500:
            z = -500
        return 1 / (1 + np.exp(-z))

    no_negative_scores = slip("Scores below 0 are raised to 0 before the sigmoid. Negative scores are fine, they stand for \"rather not\": cut off at -500.",
                              ("-500, 500", "0, 500"))
    single_number_for_all = slip("All scores are added up into one. Each score has a probability of its own.",
                                 ("np.clip(z, -500, 500)", "np.clip(np.sum(z), -500, 500)"))

    @misconception("Whole numbers in give whole numbers out: everything between 0 and 1 is cut down to 0. An array made with "
                   "zeros_like(z) has the type of z; make it with floats.")
    def whole_numbers_only(z):
        z = np.asarray(z)
        a = np.zeros_like(z)
        a[...] = 1 / (1 + np.exp(-z.astype(float)))
        return a

    @misconception("The result is right, but z itself is changed: `*=` works in place, and the caller's scores are lost.")
    def in_place(z):
        z *= -1
        return 1 / (1 + np.exp(z))

    @alternative
    def as_in_the_formula(z):
        return 1 / (1 + np.exp(-z))             # warns of an overflow, and is right: 1 / infinity is 0

    @alternative
    def by_logarithms(z):
        return np.exp(-np.logaddexp(0, -z))

    @alternative
    def by_the_tangent(z):
        return 0.5 * (1 + np.tanh(z / 2))

    @alternative
    def one_by_one(z):
        import math

        def one(score):
            if score >= 0:
                return 1 / (1 + math.exp(-score))
            return math.exp(score) / (1 + math.exp(score))

        z = np.asarray(z)
        return np.array([one(score) for score in z.ravel().tolist()]).reshape(z.shape)

    @alternative
    def two_sides(z):
        power = np.exp(-np.abs(z))              # never above 1
        return np.where(np.asarray(z) >= 0, 1 / (1 + power), power / (1 + power))

    equivalent = {"numberreplacer: z_safe = np.clip": "at 499 or 501 as at 500 the sigmoid is 0 or 1 to all digits"}
