"""The card of `sample_int_uniform`."""

from autograder.authoring.exercise import alternative, example, hidden, rewrite, slip

from .common import FEW, MANY, SLIPS, Sampler


class SampleIntUniform(Sampler):
    """Draw whole numbers, both ends included."""

    section, difficulty, minutes = "2.3.2", 1, 5
    points = 2

    def inner(self, low, high):
        return low + 0.5, (low + high) // 2 + 0.5, high - 0.5       # either end by itself, two halves between

    def cdf(self, x, low, high):
        from scipy.stats import randint
        return randint(low, high + 1).cdf(x)

    def cases(self, draw):
        seeds = iter(draw.integers(10**6, size=9))
        yield self.case(example, "layers", 2, 4, MANY, 1)
        yield self.case(example, "more numbers", 1, 10, MANY, 2)
        yield self.case(example, "five draws", 50, 1000, FEW, 3).about("generality")
        yield self.case(example, "from a negative number", -2, 2, MANY, 4).about("generality")
        yield self.case(hidden, "two numbers", 0, 1, MANY, next(seeds))
        low, more = draw.integers([3, 4], [30, 8]).tolist()
        yield self.case(hidden, "new bounds", low, low + more, MANY, next(seeds))
        yield self.case(hidden, "many numbers", low, 1000 * low, MANY, next(seeds)).about("generality")
        yield self.case(hidden, "below 0", -2 - more, -2, MANY, next(seeds)).about("generality")
        yield self.case(hidden, "a single number", 7, 7, 6, next(seeds)).about("generality")
        yield self.case(hidden, "a few draws", 0, 10**6, 8, next(seeds)).about("generality")
        yield self.case(hidden, "one draw", 2, 4, 1, next(seeds)).about("generality")

    def bounds(self, draw):
        low = int(draw.integers(-1000, 1000))
        return low, low + int(draw.choice([draw.integers(4), draw.integers(30), draw.integers(10**5)]))

    upper_end_missing = slip("The upper end never comes up: `integers` leaves it out unless you ask for "
                             "it, and a number cut off below high never gets there.", ("high + 1", "high"))
    cut_off = slip("The upper end never comes up: `integers` leaves it out unless you ask for it, and a "
                   "number cut off below high never gets there.",
                   ("rng.integers(low, high + 1, size=n)", "rng.uniform(low, high, size=n).astype(int)"))
    rounded = slip("Rounding a uniform number gives both ends only half their share. Draw whole numbers "
                   "directly.",
                   ("rng.integers(low, high + 1, size=n)",
                    "np.round(rng.uniform(low, high, size=n)).astype(int)"))
    one_too_many = slip("A number above high comes up: the upper end is asked for twice.",
                        ("size=n", "size=n, endpoint=True"))
    floats = slip("These are whole numbers stored as floats, and range(3.0) is an error. Return integers.",
                  ("size=n)", "size=n).astype(float)"))
    cut_towards_zero = slip("Cutting off the decimals goes towards 0, so of negative numbers 0 comes up "
                            "too often and the lowest too seldom.",
                            ("rng.integers(low, high + 1, size=n)",
                             "rng.uniform(low, high + 1, size=n).astype(int)"))
    without_replacement = slip("No number comes up twice, so there are not enough of them. A draw does not "
                               "use a number up.",
                               ("rng.integers(low, high + 1, size=n)",
                                "rng.choice(np.arange(low, high + 1), size=n, replace=False)"))
    own_seed, not_from_rng, single, one_for_all = SLIPS

    endpoint = rewrite(("low, high + 1, size=n", "low, high, size=n, endpoint=True"))

    @alternative
    def one_by_one(low, high, n, rng):
        return [low + int(rng.random() * (high - low + 1)) for _ in range(n)]
