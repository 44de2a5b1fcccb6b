"""The card of `sample_log_uniform`."""

import numpy as np

from autograder.authoring.exercise import alternative, example, hidden, slip

from .common import FEW, MANY, SLIPS, Sampler


class SampleLogUniform(Sampler):
    """Draw on a log scale: every decade gets its share."""

    section, difficulty, minutes = "2.3.2", 1, 8
    points = 4

    def inner(self, low, high):
        return tuple(np.geomspace(low, high, 5)[1:-1].tolist())

    def cdf(self, x, low, high):
        from scipy.stats import loguniform
        return loguniform(low, high).cdf(x)

    def cases(self, draw):
        seeds = iter(draw.integers(10**6, size=9))
        yield self.case(example, "four decades", 1e-4, 1.0, MANY, 1)
        yield self.case(example, "other bounds", 0.05, 20.0, MANY, 2)
        yield self.case(example, "five draws", 1e-4, 1.0, FEW, 3).about("generality")
        low, high = 10 ** draw.uniform([-9, -6], [-7, -3])
        yield self.case(hidden, "tiny numbers", float(low), float(high), MANY, next(seeds))
        low, high = draw.integers([2, 1000], [9, 9000]).tolist()
        yield self.case(hidden, "integers above 1", low, high, MANY, next(seeds)).about("generality")
        yield self.case(hidden, "within a decade", 0.2, 0.7, MANY, next(seeds)).about("generality")
        yield self.case(hidden, "a few draws", 1e-3, 10.0, 7, next(seeds)).about("generality")
        yield self.case(hidden, "one draw", 1e-3, 10.0, 1, next(seeds)).about("generality")
        # So narrow that another base than 10, or rounded exponents, leave it.
        yield self.case(hidden, "bounds close together", 1e-6, 1.0001e-6, 7, next(seeds)).about("generality")

    def bounds(self, draw):
        low = 10 ** draw.uniform(-12, 3)
        return float(low), float(low * (1 + 10 ** draw.uniform(-4, 9)))

    linear = slip("The numbers are uniform on the raw scale, so nearly all of them lie in the largest "
                  "decade. It is the exponent that should be uniform.",
                  ("rng.uniform(a, b, size=n)", "rng.uniform(low, high, size=n)"), ("10 ** r", "r"))
    bounds_as_exponents = slip("The exponents run from low to high. They should run between the logarithms "
                               "of the two.",
                               ("rng.uniform(a, b, size=n)", "rng.uniform(low, high, size=n)"))
    returns_exponent = slip("These are the exponents. The number itself is 10 to the power of the exponent.",
                            ("10 ** r", "r"))
    natural_bounds = slip("The bounds are natural logarithms but the power has base 10. Use the same base "
                          "for both.", ("np.log10(low)", "np.log(low)"), ("np.log10(high)", "np.log(high)"))
    natural_power = slip("The bounds are logarithms to base 10 but the power has base e. Use the same base "
                         "for both.", ("10 ** r", "np.exp(r)"))
    fixed_decades = slip("The exponent always runs from -4 to 0. Take its bounds from low and high.",
                         ("rng.uniform(a, b, size=n)", "-4 * rng.random(n)"))
    from_zero = slip("The exponent runs up to 0, which is the logarithm of high only when high is 1.",
                     ("rng.uniform(a, b, size=n)", "a * rng.random(n)"))
    decade_then_uniform = slip("A decade is drawn, and then a number uniformly within it: the larger "
                               "numbers of each decade come up too often. Draw the exponent as a number "
                               "with decimals.",
                               ("10 ** r", "np.clip(10 ** np.floor(r) * rng.uniform(1, 10, n), low, high)"))
    own_seed, not_from_rng, single, one_for_all = SLIPS

    @alternative
    def with_scipy(low, high, n, rng):
        from scipy.stats import loguniform
        return loguniform.rvs(low, high, size=n, random_state=rng)

    @alternative
    def one_by_one(low, high, n, rng):
        return [low * (high / low) ** rng.random() for _ in range(n)]
