"""The card of `sample_one_minus_log`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rng, slip

from .common import FEW, MANY, SHARES


class SampleOneMinusLog(Exercise):
    """Draw near 1: the distance from 1 on a log scale."""

    section, difficulty, minutes = "2.3.2", 2, 8
    points = 3

    @staticmethod
    def probe(student, low, high, n, seed):
        import numpy as np

        def draw(generator):
            values = student.sample_one_minus_log(low, high, n, generator)
            if values is None:
                raise TypeError("sample_one_minus_log returned None: is a return missing?")
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
                "each draw lies between low and high": ((every >= low - 1e-9) & (every <= high + 1e-9)).all(axis=0),
                "the same seed gives the same draws": np.array_equal(values, draws["same seed"]),
                "the next call gives other draws": not np.array_equal(values, draws["next call"]),
                "another seed gives other draws": not np.array_equal(values, draws["another seed"])}
        edges = 1 - np.geomspace(1 - low, 1 - high, 5) * np.array([1 + 1e-9, 1, 1, 1, 1 - 1e-9])
        places = np.searchsorted(edges, values.ravel())
        return {"shares (below low, four equal steps of the exponent of 1 - value, above high)": np.bincount(places, minlength=6) / n,
                "mean of the draws": np.mean(values),
                "no number is drawn twice": np.unique(values).size == values.size,
                "the draws come in random order": len(set(np.sign(np.diff(values.ravel())))) > 1}

    def cases(self, draw):
        yield example("momentum", low=0.9, high=0.999, n=MANY, seed=1).within(atol=SHARES)
        yield example("other bounds", low=0.5, high=0.9999, n=MANY, seed=2).within(atol=SHARES)
        yield example("five draws", low=0.9, high=0.999, n=FEW, seed=3).about("generality")
        yield hidden("new bounds", low=float(draw.uniform(0.6, 0.85)), high=float(1 - 10 ** draw.uniform(-6, -3)),
                     n=MANY, seed=int(draw.integers(10**6))).within(atol=SHARES)
        yield hidden("from 0, an integer", low=0, high=float(draw.uniform(0.95, 0.99)), n=MANY,
                     seed=int(draw.integers(10**6))).within(atol=SHARES).about("generality")
        yield hidden("a few draws", low=0.5, high=0.99, n=7, seed=int(draw.integers(10**6))).about("generality")

    def oracle(self, low, high, n, seed):
        if n <= 10:
            return {"each draw lies between low and high": np.ones(n, dtype=bool), "the same seed gives the same draws": True,
                    "the next call gives other draws": True, "another seed gives other draws": True}
        from scipy.stats import loguniform

        distances = np.geomspace(1 - high, 1 - low, 5)              # of 1 - value, small to large
        quarters = np.diff(loguniform(1 - high, 1 - low).cdf(distances))[::-1]
        return {"shares (below low, four equal steps of the exponent of 1 - value, above high)": np.array([0, *quarters, 0]),
                "mean of the draws": 1 - loguniform(1 - high, 1 - low).mean(),
                "no number is drawn twice": True, "the draws come in random order": True}

    linear = slip("The numbers are uniform on the raw scale: between 0.9 and 0.999 nine of ten lie below 0.99. "
                  "Draw the exponent of 1 - value uniformly.", ("rng.uniform(a, b, size=n)", "rng.uniform(low, high, size=n)"),
                  ("1 - 10 ** r", "r"))
    distance_returned = slip("This is 1 - value, such as 0.001 to 0.1. Subtract it from 1 at the end.", ("1 - 10 ** r", "10 ** r"))
    log_of_value = slip("The number itself is drawn on a log scale. It is its distance from 1 that needs the log scale.",
                        ("np.log10(1 - high)", "np.log10(low)"), ("np.log10(1 - low)", "np.log10(high)"), ("1 - 10 ** r", "10 ** r"))
    log_of_value_then_minus = slip("The exponent runs between the logarithms of low and high. It should run between those of 1 - high and 1 - low.",
                                   ("np.log10(1 - high)", "np.log10(low)"), ("np.log10(1 - low)", "np.log10(high)"))
    minus_three = slip("-3 times a random number runs from -3 to 0, so many values lie far below low. "
                       "The exponent of 1 - value should stop at the logarithm of 1 - low.",
                       ("rng.uniform(a, b, size=n)", "-3 * rng.random(n)"))
    fixed_decades = slip("The exponent always runs from -3 to -1. Take its bounds from low and high.",
                         ("rng.uniform(a, b, size=n)", "rng.uniform(-3, -1, size=n)"))
    natural_bounds = slip("The bounds are natural logarithms but the power has base 10. Use the same base for both.",
                          ("np.log10(1 - high)", "np.log(1 - high)"), ("np.log10(1 - low)", "np.log(1 - low)"))
    mirrored = slip("The values crowd at the wrong end: log-uniform steps start from low. They should become finer towards 1.",
                    ("values = 1 - 10 ** r", "values = low + high - (1 - 10 ** r)"))
    one_for_all = slip("One number is drawn and repeated n times. Draw n of them: size=n.",
                       ("r = rng.uniform(a, b, size=n)", "r = np.full(n, rng.uniform(a, b))"))
    own_seed = slip("The generator is made anew inside the function, so every call gives the same numbers. Draw from the rng that is passed in.",
                    ("rng.uniform", "np.random.default_rng(0).uniform"))
    global_generator = slip("The numbers come from NumPy's global generator, so a run cannot be repeated. Draw from the rng that is passed in.",
                            ("rng.uniform", "np.random.uniform"))
    grid = slip("This is a grid, the same in every call. Draw the exponents at random from rng.",
                ("rng.uniform(a, b, size=n)", "np.linspace(a, b, n)"))

    @alternative
    def from_the_other_sampler(low, high, n, rng):
        return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)        # noqa: F821 - among the notebook's names

    @alternative
    def with_scipy(low, high, n, rng):
        from scipy.stats import loguniform
        return 1 - loguniform(1 - high, 1 - low).rvs(n, random_state=rng)

    @alternative
    def upside_down(low, high, n, rng):
        a, b = np.log(1 - low), np.log(1 - high)
        return np.array([1 - np.exp(a + (b - a) * rng.random()) for _ in range(n)])
