"""The card of `sample_log_uniform`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rng, slip

from .common import FEW, MANY, SHARES


class SampleLogUniform(Exercise):
    """Draw on a log scale: every decade gets its share."""

    section, difficulty, minutes = "2.3.2", 1, 8
    points = 4

    @staticmethod
    def probe(student, low, high, n, seed):
        import numpy as np

        def draw(generator):
            values = student.sample_log_uniform(low, high, n, generator)
            if values is None:
                raise TypeError("sample_log_uniform returned None: is a return missing?")
            return np.asarray(values)

        generator = np.random.default_rng(seed)
        found = {"draws": draw(generator)}
        if n <= 10:
            found |= {"next call": draw(generator), "same seed": draw(np.random.default_rng(seed)),
                      "another seed": draw(np.random.default_rng(seed + 1))}
        return found

    @staticmethod
    def measure(value, low, high, n, seed):
        import numpy as np

        draws = {call: np.asarray(numbers, dtype=float) for call, numbers in value.items()}
        values, every = draws["draws"], np.stack(list(draws.values()))
        if n <= 10:
            return {
                "each draw lies between low and high": ((every >= low * (1 - 1e-9)) & (every <= high * (1 + 1e-9))).all(axis=0),
                "the same seed gives the same draws": np.array_equal(values, draws["same seed"]),
                "the next call gives other draws": not np.array_equal(values, draws["next call"]),
                "another seed gives other draws": not np.array_equal(values, draws["another seed"])}
        edges = np.geomspace(low, high, 5) * np.array([1 - 1e-9, 1, 1, 1, 1 + 1e-9])
        places = np.searchsorted(edges, values.ravel())
        return {"shares (below low, four equal steps of the exponent, above high)": np.bincount(places, minlength=6) / n,
                "no number is drawn twice": np.unique(values).size == values.size,
                "the draws come in random order": len(set(np.sign(np.diff(values.ravel())))) > 1}

    def cases(self, draw):
        yield example("four decades", low=1e-4, high=1.0, n=MANY, seed=1).within(atol=SHARES)
        yield example("other bounds", low=0.05, high=20.0, n=MANY, seed=2).within(atol=SHARES)
        yield example("five draws", low=1e-4, high=1.0, n=FEW, seed=3).about("generality")
        yield hidden("tiny numbers", low=float(10 ** draw.uniform(-9, -7)), high=float(10 ** draw.uniform(-6, -3)),
                     n=MANY, seed=int(draw.integers(10**6))).within(atol=SHARES)
        yield hidden("both bounds above 1, integers", low=int(draw.integers(2, 9)), high=int(draw.integers(1000, 9000)),
                     n=MANY, seed=int(draw.integers(10**6))).within(atol=SHARES).about("generality")
        yield hidden("within a decade", low=0.2, high=0.7, n=MANY, seed=int(draw.integers(10**6))).within(atol=SHARES).about("generality")
        yield hidden("a few draws", low=1e-3, high=10.0, n=7, seed=int(draw.integers(10**6))).about("generality")

    def oracle(self, low, high, n, seed):
        if n <= 10:
            return {"each draw lies between low and high": np.ones(n, dtype=bool), "the same seed gives the same draws": True,
                    "the next call gives other draws": True, "another seed gives other draws": True}
        from scipy.stats import loguniform

        quarters = np.diff(loguniform(low, high).cdf(np.geomspace(low, high, 5)))
        return {"shares (below low, four equal steps of the exponent, above high)": np.array([0, *quarters, 0]),
                "no number is drawn twice": True, "the draws come in random order": True}

    linear = slip("The numbers are uniform on the raw scale, so nearly all of them lie in the largest decade. "
                  "Draw the exponent uniformly.", ("rng.uniform(a, b, size=n)", "rng.uniform(low, high, size=n)"),
                  ("10 ** r", "r"))
    returns_exponent = slip("These are the exponents. The number itself is 10 to the power of the exponent.", ("10 ** r", "r"))
    natural_bounds = slip("The bounds are natural logarithms but the power has base 10. Use the same base for both.",
                          ("np.log10(low)", "np.log(low)"), ("np.log10(high)", "np.log(high)"))
    natural_power = slip("The bounds are logarithms to base 10 but the power has base e. Use the same base for both.",
                         ("10 ** r", "np.exp(r)"))
    missing_minus = slip("The exponents have the wrong sign: the numbers run to 10 000 instead of down to 0.0001. "
                         "The logarithm of a number below 1 is negative.", ("10 ** r", "10 ** -r"))
    fixed_decades = slip("The exponent always runs from -4 to 0. Take its bounds from low and high.",
                         ("rng.uniform(a, b, size=n)", "-4 * rng.random(n)"))
    from_zero = slip("The exponent starts from 0 instead of from the logarithm of high, which is 0 only when high is 1.",
                     ("rng.uniform(a, b, size=n)", "a * rng.random(n)"))
    one_for_all = slip("One number is drawn and repeated n times. Draw n of them: size=n.", ("r = rng.uniform(a, b, size=n)",
                       "r = np.full(n, rng.uniform(a, b))"))
    single = slip("Only one number is drawn. Draw n of them: size=n.", (", size=n", ""))
    own_seed = slip("The generator is made anew inside the function, so every call gives the same numbers. Draw from the rng that is passed in.",
                    ("rng.uniform", "np.random.default_rng(0).uniform"))
    global_generator = slip("The numbers come from NumPy's global generator, so a run cannot be repeated. Draw from the rng that is passed in.",
                            ("rng.uniform", "np.random.uniform"))
    grid = slip("This is a grid: evenly spaced exponents, the same in every call. Draw them at random from rng.",
                ("rng.uniform(a, b, size=n)", "np.linspace(a, b, n)"))

    @alternative
    def natural(low, high, n, rng):
        return np.exp(rng.uniform(np.log(low), np.log(high), n))

    @alternative
    def with_scipy(low, high, n, rng):
        from scipy.stats import loguniform
        return loguniform.rvs(low, high, size=n, random_state=rng)

    @alternative
    def one_by_one(low, high, n, rng):
        return [low * (high / low) ** rng.random() for _ in range(n)]
