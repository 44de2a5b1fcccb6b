"""The card of `sample_one_minus_log`."""

import numpy as np

from autograder.authoring.exercise import alternative, example, hidden, slip

from .common import FEW, MANY, SLIPS, Sampler


class SampleOneMinusLog(Sampler):
    """Draw near 1: the distance from 1 on a log scale."""

    section, difficulty, minutes = "2.3.2", 2, 8
    points = 3

    def inner(self, low, high):
        # 0 tells values that lie near 0 from those that lie far below it.
        return min(0.0, low), *(1 - np.geomspace(1 - low, 1 - high, 5)[1:-1]).tolist()

    def cdf(self, x, low, high):
        from scipy.stats import loguniform
        return loguniform(1 - high, 1 - low).sf(1 - x)

    def cases(self, draw):
        seeds = iter(draw.integers(10**6, size=9))
        yield self.case(example, "momentum", 0.9, 0.999, MANY, 1)
        yield self.case(example, "other bounds", 0.5, 0.9999, MANY, 2)
        yield self.case(example, "five draws", 0.9, 0.999, FEW, 3).about("generality")
        low, high = draw.uniform(0.6, 0.85), 1 - 10 ** draw.uniform(-6, -3)
        yield self.case(hidden, "new bounds", float(low), float(high), MANY, next(seeds))
        high = float(draw.uniform(0.95, 0.99))
        yield self.case(hidden, "from 0, an integer", 0, high, MANY, next(seeds)).about("generality")
        yield self.case(hidden, "far below 0", -99.0, 0.5, MANY, next(seeds)).about("generality")
        yield self.case(hidden, "a few draws", 0.5, 0.99, 7, next(seeds)).about("generality")
        yield self.case(hidden, "one draw", 0.5, 0.99, 1, next(seeds)).about("generality")
        # So narrow that another base than 10, or rounded exponents, leave it.
        low, high = 1 - 1.0001e-6, 1 - 1e-6
        yield self.case(hidden, "bounds close together", low, high, 7, next(seeds)).about("generality")

    def bounds(self, draw):
        # Not nearer to 1 than 1e-9: what is left of 1 - value there has no more than seven digits.
        near = 10 ** draw.uniform(-9, 0)
        return float(1 - near * (1 + 10 ** draw.uniform(-3, 3))), float(1 - near)

    linear = slip("The numbers are uniform on the raw scale: between 0.9 and 0.999 nine of ten lie below "
                  "0.99. It is the exponent of 1 - value that should be uniform.",
                  ("rng.uniform(a, b, size=n)", "rng.uniform(low, high, size=n)"), ("1 - 10 ** r", "r"))
    near_zero = ("These numbers lie near 0, not near 1. Either 1 - value came back, or the exponent runs "
                 "between the "
                 "logarithms of low and high instead of those of 1 - high and 1 - low.")
    distance_returned = slip(near_zero, ("1 - 10 ** r", "10 ** r"))
    bounds_of_value = slip(near_zero,
                           ("np.log10(1 - high)", "np.log10(low)"), ("np.log10(1 - low)", "np.log10(high)"))
    log_of_value = slip("The number itself is drawn on a log scale. It is its distance from 1 that needs "
                        "the log scale.",
                        ("np.log10(1 - high)", "np.log10(low)"), ("np.log10(1 - low)", "np.log10(high)"),
                        ("1 - 10 ** r", "10 ** r"))
    not_flipped = slip("The exponents run from the logarithm of 1 - low to that of 1 - high, which is "
                       "smaller. The largest value belongs to the smallest distance from 1.",
                       ("rng.uniform(a, b", "rng.uniform(b, a"))
    minus_three = slip("-3 times a random number runs from -3 to 0, so many values lie far below low. The "
                       "exponent of 1 - value should stop at the logarithm of 1 - low.",
                       ("rng.uniform(a, b, size=n)", "-3 * rng.random(n)"))
    natural_power = slip("The bounds are logarithms to base 10 but the power has base e. Use the same base "
                         "for both.", ("10 ** r", "np.exp(r)"))
    own_seed, not_from_rng, single, one_for_all = SLIPS

    @alternative
    def from_the_other_sampler(low, high, n, rng):
        return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)        # noqa: F821

    @alternative
    def one_by_one(low, high, n, rng):
        a, b = np.log(1 - low), np.log(1 - high)
        return [1 - np.exp(a + (b - a) * rng.random()) for _ in range(n)]
