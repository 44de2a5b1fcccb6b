"""The card of `sample_log_uniform` and `sample_one_minus_log`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, slip
from coursekit.plain import Facts

# Shares are estimated from MANY draws. Their standard deviation is at most 0.5 / sqrt(MANY) = 0.005,
# so this tolerance is six of them, and more: no right answer is ever refused by bad luck.
MANY, SHARES = 10_000, 0.03
FIRST, SECOND = "sample_log_uniform", "sample_one_minus_log"
_SHARES = "share of the draws in each part of the range, between the cuts `inner`"
_NEAR_ZERO = ("These numbers lie near 0, not near 1: distances from 1 came back, or the bounds of the number "
              "were taken for those of its distance.")


def _draw(exponents):
    return replace_line("r =", f"r = {exponents}")


def _second(value):
    return replace_line("values = 1 -", f"values = {value}")


class SampleLogUniform(Exercise):
    """Draw on a log scale, and near 1."""

    functions = (FIRST, SECOND)
    section, difficulty, minutes = "2.3.2", 2, 12
    points = 5
    parts = {FIRST: 1, SECOND: 1}
    form = "an array of n numbers"

    @staticmethod
    def probe(student, function, low, high, n, inner, seed):
        """Many draws in one call, or few in each of fifty, which should not repeat each other."""
        import numpy as np

        def stand_in(low, high, n, rng):        # no numbers where the bounds are not as its docstring says
            return low * (high / low) ** rng.random(n) if 0 < low < high else np.full(n, np.nan)

        def calls(seed):
            generator = np.random.default_rng(seed)
            return [sample(low, high, n, generator) for _ in range(50 if n <= 10 else 1)]

        sample = getattr(student, function)
        first = "sample_log_uniform"
        with student.replaced(**({first: stand_in} if function != first else {})):
            few = {"same seed": calls(seed), "another seed": calls(seed + 1)} if n <= 10 else {}
            return {"draws": calls(seed)} | few

    @staticmethod
    def measure(value, function, low, high, n, inner, seed):
        import numpy as np
        from coursekit.plain import Facts

        calls = [np.asarray(call) for call in value["draws"]]
        draws = np.array(calls, dtype=float)
        least, most = low - 1e-9 * abs(low) - 1e-15, high + 1e-9 * abs(high) + 1e-15            # rounding
        facts = {"each draw lies between low and high": ((draws >= least) & (draws <= most)).all()}
        if n > 10:
            facts["the draws come in random order"] = len(set(np.sign(np.diff(draws.ravel()))) - {0.0}) == 2
            shares = np.bincount(np.searchsorted(inner, draws.ravel()), minlength=len(inner) + 1) / n
            return {"facts": Facts(facts),
                    "share of the draws in each part of the range, between the cuts `inner`": shares}
        return {"facts": Facts(facts | {
            f"n = {n} numbers come back, shape ({n},)": all(call.shape == (n,) for call in calls),
            "the next calls give other draws": (draws != draws[0]).any(),
            "another seed gives other draws": not np.array_equal(draws, value["another seed"]),
            "the same seed gives the same draws": np.array_equal(draws, value["same seed"])})}

    def case(self, make, function, label, low, high, n, seed):
        """A case made by `example` or `hidden`, with points between the bounds to count draws at."""
        if function == FIRST:
            inner = np.geomspace(low, high, 5)[1:-1].tolist()
        else:                           # 0 tells values that lie near 0 from those that lie far below it
            inner = [min(0.0, low), *(1 - np.geomspace(1 - low, 1 - high, 5)[1:-1]).tolist()]
        made = make(label, low=low, high=high, n=n, inner=tuple(inner), seed=int(seed))
        return made.within(atol=SHARES).of(function)

    def cases(self, draw):
        seeds = iter(draw.integers(10**6, size=20))

        def few(function, low, high, narrow):
            yield self.case(hidden, function, "a few draws", low, high, 7, next(seeds)).about("generality")
            yield self.case(hidden, function, "one draw", low, high, 1, next(seeds)).about("generality")
            # So narrow that another base than 10, or rounded exponents, leave it.
            yield self.case(hidden, function, "bounds close together", *narrow, 7,
                            next(seeds)).about("generality")

        yield self.case(example, FIRST, "four decades", 1e-4, 1.0, MANY, 1)
        yield self.case(example, FIRST, "other bounds", 0.05, 20.0, MANY, 2)
        yield self.case(example, FIRST, "five draws", 1e-4, 1.0, 5, 3).about("generality")
        yield self.case(example, SECOND, "momentum", 0.9, 0.999, MANY, 1)
        yield self.case(example, SECOND, "other bounds", 0.5, 0.9999, MANY, 2)
        yield self.case(example, SECOND, "five draws", 0.9, 0.999, 5, 3).about("generality")
        low, high = (10 ** draw.uniform([-9, -6], [-7, -3])).tolist()
        yield self.case(hidden, FIRST, "tiny numbers", low, high, MANY, next(seeds))
        low, high = draw.integers([2, 1000], [9, 9000]).tolist()
        yield self.case(hidden, FIRST, "integers above 1", low, high, MANY, next(seeds)).about("generality")
        yield self.case(hidden, FIRST, "within a decade", 0.2, 0.7, MANY, next(seeds)).about("generality")
        yield from few(FIRST, 1e-3, 10.0, (1e-6, 1.0001e-6))
        low, high = float(draw.uniform(0.6, 0.85)), float(1 - 10 ** draw.uniform(-6, -3))
        yield self.case(hidden, SECOND, "new bounds", low, high, MANY, next(seeds))
        high = float(draw.uniform(0.95, 0.99))
        yield self.case(hidden, SECOND, "from 0, an integer", 0, high, MANY, next(seeds)).about("generality")
        yield self.case(hidden, SECOND, "far below 0", -99.0, 0.5, MANY, next(seeds)).about("generality")
        yield from few(SECOND, 0.5, 0.99, (1 - 1.0001e-6, 1 - 1e-6))

    def oracle_sample_log_uniform(self, low, high, n, inner, seed):
        from scipy.stats import loguniform
        return self.expected(n, loguniform(low, high).cdf(inner))

    def oracle_sample_one_minus_log(self, low, high, n, inner, seed):
        from scipy.stats import loguniform
        return self.expected(n, loguniform(1 - high, 1 - low).sf(1 - np.array(inner)))

    def expected(self, n, below):
        return {"facts": Facts()} | ({_SHARES: np.diff([0.0, *below, 1.0])} if n > 10 else {})

    def domain(self, draw):
        n = MANY if draw.random() < 0.3 else int(draw.integers(1, 9))
        if draw.random() < 0.5:
            low = 10 ** draw.uniform(-12, 3)
            function, high = FIRST, low * (1 + 10 ** draw.uniform(-4, 9))
        else:       # not nearer to 1 than 1e-9: what is left of 1 - value there has no more than seven digits
            near = 10 ** draw.uniform(-9, 0)
            function, low, high = SECOND, 1 - near * (1 + 10 ** draw.uniform(-3, 3)), 1 - near
        return self.case(hidden, function, "", float(low), float(high), n, draw.integers(10**6))

    linear = slip("The numbers are uniform on the raw scale, so nearly all of them lie in the largest "
                  "decade. It is the exponent that should be uniform.",
                  _draw("np.log10(rng.uniform(low, high, size=n))"))
    bounds_as_exponents = slip("The exponents run from low to high. They should run between the logarithms "
                               "of the two.", _draw("rng.uniform(low, high, size=n)"))
    two_bases = slip("The bounds are natural logarithms but the power has base 10. Use the same base for "
                     "both.", _draw("rng.uniform(np.log(low), np.log(high), size=n)"))
    two_other_bases = slip("The bounds are logarithms to base 10 but the power has base e. Use the same "
                           "base for both.", replace_line("values = 10 **", "values = np.exp(r)"))
    decade_then_uniform = slip("A decade is drawn, and then a number uniformly within it: the larger "
                               "numbers of each decade come up too often. Draw the exponent as a number "
                               "with decimals.",
                               replace_line("values = 10 **", "values = np.clip(10 ** np.floor(r) * "
                               "rng.uniform(1, 10, n), low, high)"))
    own_seed = slip("Every call gives the same numbers: the generator is made anew inside the function. "
                    "Draw from the rng that is passed in.", ("rng.", "np.random.default_rng(0)."))
    # The seed comes from the global generator, the same in every build; a student would leave it out.
    not_from_rng = slip("The numbers do not come from rng, so a run cannot be repeated. NumPy's global "
                        "generator and a new one without a seed know nothing of it.",
                        ("rng.", "np.random.default_rng(np.random.randint(2**30))."))
    one_for_all = slip("One number is drawn, or one is repeated n times. Draw n of them.",
                       replace_line("values = 10 **", "values = np.full(n, 10 ** r[0])"))
    distance_returned = slip(_NEAR_ZERO, _second("sample_log_uniform(1 - high, 1 - low, n, rng)"))
    bounds_of_the_number = slip(_NEAR_ZERO, _second("1 - sample_log_uniform(low, high, n, rng)"))
    not_flipped = slip("sample_log_uniform gets its bounds in the wrong order: the largest number has the "
                       "smallest distance from 1.",
                       _second("1 - sample_log_uniform(1 - low, 1 - high, n, rng)"))
    linear_near_one = slip("The numbers are uniform on the raw scale: between 0.9 and 0.999 nine of ten lie "
                           "below 0.99. It is the distance from 1 that needs the log scale.",
                           _second("rng.uniform(low, high, size=n)"))

    @alternative
    def with_scipy(low, high, n, rng):
        from scipy.stats import loguniform
        return loguniform.rvs(low, high, size=n, random_state=rng)

    @alternative
    def one_by_one(low, high, n, rng):
        return np.array([low * (high / low) ** rng.random() for _ in range(n)])

    @alternative(of="sample_one_minus_log")
    def without_the_first(low, high, n, rng):
        a, b = np.log(1 - low), np.log(1 - high)
        return [1 - np.exp(a + (b - a) * rng.random()) for _ in range(n)]
