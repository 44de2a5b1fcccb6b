"""What is graded in week 2.3: inputs, right outputs, known slips and other right answers, in the order of the notebook."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, rewrite, rng, slip
from coursekit import data

DATA = {"digits.h5": data.write_digits}

# Shares are estimated from MANY draws. Their standard deviation is at most 0.5 / sqrt(MANY) = 0.005,
# so this tolerance is six of them, and more: no right answer is ever refused by bad luck.
MANY, SHARES = 10_000, 0.03
FEW, SOME = 5, 2_000


class SampleLogUniform(Exercise):
    """Draw on a log scale: every decade gets its share."""

    section, difficulty, minutes = "2.3.2", 1, 8
    points = {"values": 2.5, "generality": 1, "shape": 0.5}

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


class SampleOneMinusLog(Exercise):
    """Draw near 1: the distance from 1 on a log scale."""

    section, difficulty, minutes = "2.3.2", 2, 8
    points = {"values": 2, "generality": 0.5, "shape": 0.5}

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


class SampleIntUniform(Exercise):
    """Draw whole numbers, both ends included."""

    section, difficulty, minutes = "2.3.2", 1, 5
    points = {"values": 1, "generality": 0.5, "shape": 0.5}

    @staticmethod
    def probe(student, low, high, n, seed):
        import numpy as np

        def draw(generator):
            values = student.sample_int_uniform(low, high, n, generator)
            if values is None:
                raise TypeError("sample_int_uniform returned None: is a return missing?")
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
            integers = isinstance(value["draws"], np.ndarray) and value["draws"].dtype.kind in "iu"
            calls = {
                "the same seed gives the same draws": np.array_equal(values, draws["same seed"]),
                "the next call gives other draws": not np.array_equal(values, draws["next call"]),
                "another seed gives other draws": not np.array_equal(values, draws["another seed"])}
            return {"each draw lies between low and high": ((every >= low) & (every <= high)).all(axis=0),
                    "type of the numbers": "integers" if integers else "not integers"} | (calls if low < high else {})
        flat = values.ravel()
        whole = flat == np.floor(flat)
        return {"shares (low, the numbers between, high, anything else)": np.array(
                    [np.sum(flat == low), np.sum((flat > low) & (flat < high) & whole), np.sum(flat == high),
                     np.sum((flat < low) | (flat > high) | ~whole)]) / n,
                "mean, as a share of the range": (np.mean(flat) - low) / (high - low)}

    def cases(self, draw):
        yield example("layers", low=2, high=4, n=MANY, seed=1).within(atol=SHARES)
        yield example("more numbers", low=1, high=10, n=MANY, seed=2).within(atol=SHARES)
        yield example("five draws", low=50, high=1000, n=FEW, seed=3).about("generality")
        yield hidden("two numbers", low=0, high=1, n=MANY, seed=int(draw.integers(10**6))).within(atol=SHARES)
        low = int(draw.integers(3, 30))
        yield hidden("new bounds", low=low, high=low + int(draw.integers(4, 8)), n=MANY,
                     seed=int(draw.integers(10**6))).within(atol=SHARES)
        yield hidden("from a negative number", low=-2, high=2, n=MANY, seed=int(draw.integers(10**6))).within(atol=SHARES).about("generality")
        yield hidden("a single number", low=7, high=7, n=6, seed=int(draw.integers(10**6))).about("generality")
        yield hidden("a few draws", low=0, high=10**6, n=8, seed=int(draw.integers(10**6))).about("generality")

    def oracle(self, low, high, n, seed):
        if n <= 10:
            result = {"each draw lies between low and high": np.ones(n, dtype=bool), "type of the numbers": "integers"}
            calls = ("the same seed gives the same draws", "the next call gives other draws", "another seed gives other draws")
            return result | dict.fromkeys(calls if low < high else (), True)
        from scipy.stats import randint

        numbers = randint(low, high + 1)
        return {"shares (low, the numbers between, high, anything else)": np.array(
                    [numbers.pmf(low), numbers.cdf(high - 1) - numbers.cdf(low), numbers.pmf(high), 0.0]),
                "mean, as a share of the range": (numbers.mean() - low) / (high - low)}

    upper_end_missing = slip("The upper end never comes up: `integers` leaves it out unless you ask for it, and a number cut off below high never gets there.", ("high + 1", "high"))
    rounded = slip("Rounding a uniform number gives both ends only half their share. Draw whole numbers directly.",
                   ("rng.integers(low, high + 1, size=n)", "np.round(rng.uniform(low, high, size=n)).astype(int)"))
    one_too_many = slip("A number above high comes up. Add 1 to the upper end or ask for the endpoint, not both.",
                        ("size=n", "size=n, endpoint=True"))
    floats = slip("These are whole numbers stored as floats, and range(3.0) is an error. Return integers.",
                  ("rng.integers(low, high + 1, size=n)", "np.floor(rng.uniform(low, high + 1, size=n))"))
    not_whole = slip("These are not whole numbers.", ("rng.integers(low, high + 1, size=n)", "rng.uniform(low, high, size=n)"))
    from_zero = slip("The numbers start from 0 instead of from low.", ("low, high + 1", "high + 1"))
    log_scale = slip("Small numbers come up more often than large ones. Here the numbers should be equally likely.",
                     ("rng.integers(low, high + 1, size=n)", "np.round(10 ** rng.uniform(np.log10(max(low, 1)), np.log10(max(high, 1)), size=n)).astype(int)"))
    one_for_all = slip("One number is drawn and repeated n times. Draw n of them: size=n.",
                       ("rng.integers(low, high + 1, size=n)", "np.full(n, rng.integers(low, high + 1))"))
    single = slip("Only one number is drawn. Draw n of them: size=n.", (", size=n", ""))
    own_seed = slip("The generator is made anew inside the function, so every call gives the same numbers. Draw from the rng that is passed in.",
                    ("rng.integers", "np.random.default_rng(0).integers"))
    global_generator = slip("The numbers come from NumPy's global generator, so a run cannot be repeated. Draw from the rng that is passed in.",
                            ("rng.integers", "np.random.randint"))

    endpoint = rewrite(("low, high + 1, size=n", "low, high, size=n, endpoint=True"))

    @alternative
    def by_choice(low, high, n, rng):
        return rng.choice(np.arange(low, high + 1), n)

    @alternative
    def one_by_one(low, high, n, rng):
        return [int(low + np.floor(rng.random() * (high - low + 1))) for _ in range(n)]


class SampleHyperparameters(Exercise):
    """Draw settings of several knobs, each on its own scale, independently."""

    section, difficulty, minutes = "2.3.1", 2, 15
    points = {"values": 3, "generality": 1}
    needs = ("sample_log_uniform", "sample_one_minus_log", "sample_int_uniform")

    @staticmethod
    def probe(student, space, n, seed):
        """Few configs come back as they are, with a number written into each, which a shared dict cannot keep; many as columns."""
        import numpy as np

        def draw(generator):
            configs = student.sample_hyperparameters(space, n, generator)
            if n > 40:
                return {name: np.asarray([config[name] for config in configs]) for name in configs[0]}
            for i, config in enumerate(configs):
                config["number"] = i
            return configs

        generator = np.random.default_rng(seed)
        found = {"configs": draw(generator)}
        if n <= 40:
            found |= {"next call": draw(generator), "same seed": draw(np.random.default_rng(seed))}
        return found

    @staticmethod
    def measure(value, space, n, seed):
        import numpy as np
        from coursekit.plain import same

        configs = value["configs"]
        if n <= 40:
            choices, every = {name: about[1] for name, about in space.items() if about[0] == "choice"}, [*configs, *value["next call"]]
            return {
                "number of configs": len(configs), "names in each config": sorted({name for config in every for name in config} - {"number"}),
                "options are returned as they were given": all(                     # NumPy may have turned one into something else
                    any(same(config[name], option) for option in choices[name]) for config in every for name in choices),
                "each config is a dict of its own": same([config["number"] for config in configs], list(range(len(configs)))),
                "the same seed gives the same configs": same(configs, value["same seed"]),
                "the next call gives other configs": not same(configs, value["next call"])}

        def places(values, kind, *limits):
            """Where values lie in their range, on their scale: uniform between 0 and 1."""
            if not isinstance(values, np.ndarray):
                raise TypeError("the values of a knob should be of one kind")
            if kind == "choice":
                found = np.array([values == option for option in limits[0]])
                return np.where(found.any(axis=0), (found.argmax(axis=0) + 0.5) / len(found), -1.0)
            values, (low, high) = np.asarray(values, dtype=float), limits
            if kind == "int":
                return np.where(values == np.floor(values), (values - low + 0.5) / (high - low + 1), -1.0)
            scale = {"log": np.log, "one-minus-log": lambda x: -np.log(1 - x)}.get(kind, np.asarray)
            return (scale(values) - scale(low)) / (scale(high) - scale(low))

        rows = np.array([places(configs[name], *about) for name, about in space.items()])
        edges = [-1e-9, 0.25, 0.5, 0.75, 1 + 1e-9]
        correlations = np.corrcoef(rows) if len(rows) > 1 else np.eye(1)
        return {
            "number of configs": rows.shape[1], "names in each config": sorted(configs),
            "shares, a row for each knob (below, four quarters of its scale, above)": np.array(
                [np.bincount(np.searchsorted(edges, row), minlength=6) / n for row in rows]),
            "largest correlation between two knobs": np.abs(correlations - np.eye(len(rows))).max(),
            "no uniform or log value is drawn twice": all(
                np.unique(configs[name]).size == n for name, about in space.items() if about[0] not in ("int", "choice"))}

    def cases(self, draw):
        # six standard deviations of a correlation, 6 / sqrt(SOME) = 0.134, are more than those of a share
        yield example("two knobs", space={"alpha": ("log", 1e-4, 1.0), "dropout": ("uniform", 0.0, 0.5)}, n=SOME, seed=1).within(atol=0.14)
        yield example("three more kinds", space={"beta": ("one-minus-log", 0.9, 0.999), "layers": ("int", 1, 4),
                                                 "size": ("choice", [32, 64, 128, 256])}, n=SOME, seed=2).within(atol=0.14)
        yield example("options of all sorts", space={"hidden": ("choice", [(64,), (64, 32), "none", 8])}, n=40, seed=3).about("generality")
        yield hidden("all kinds", space={
            "size": ("choice", ["a", "b", "c", "d"]), "momentum": ("one-minus-log", float(draw.uniform(0.3, 0.8)), 0.9995),
            "units": ("int", 10, 10 + 8 * int(draw.integers(2, 5)) - 1), "decay": ("uniform", float(draw.uniform(-3, -1)), float(draw.uniform(2, 5))),
            "alpha": ("log", float(10 ** draw.uniform(-7, -5)), float(10 ** draw.uniform(-2, 0)))},
            n=SOME, seed=int(draw.integers(10**6))).within(atol=0.14)
        yield hidden("two knobs of the same kind", space={"a": ("uniform", 0.0, 1.0), "b": ("uniform", 0.0, 1.0)}, n=SOME,
                     seed=int(draw.integers(10**6))).within(atol=0.14)
        yield hidden("tuples of one length", space={"hidden": ("choice", [(8, 8), (16, 8), (32, 8)]), "p": ("uniform", 0.0, 1.0)},
                     n=12, seed=int(draw.integers(10**6))).about("generality")
        yield hidden("a single config", space={"layers": ("int", 1, 10**6), "alpha": ("log", 0.01, 1.0)}, n=1,
                     seed=int(draw.integers(10**6))).about("generality")

    def oracle(self, space, n, seed):
        result = {"number of configs": n, "names in each config": sorted(space)}
        if n <= 40:
            return result | {"options are returned as they were given": True, "each config is a dict of its own": True,
                             "the same seed gives the same configs": True, "the next call gives other configs": True}
        return result | {"shares, a row for each knob (below, four quarters of its scale, above)":
                         np.tile([0, 0.25, 0.25, 0.25, 0.25, 0], (len(space), 1)),
                         "largest correlation between two knobs": 0.0, "no uniform or log value is drawn twice": True}

    log_as_uniform = slip('A "log" knob is drawn uniformly on the raw scale. Use sample_log_uniform for it.',
                          ('if kind == "log":\n                column = sample_log_uniform(low, high, n, rng)',
                           'if kind == "log":\n                column = rng.uniform(low, high, size=n)'))
    uniform_as_log = slip('A "uniform" knob should be uniform on the raw scale; only "log" and "one-minus-log" use a log scale.',
                          ("column = rng.uniform(low, high, size=n)", "column = sample_log_uniform(max(low, 1e-12), high, n, rng)"))
    one_minus_as_log = slip('"one-minus-log" is drawn like "log". It has a sampler of its own.',
                            ("sample_one_minus_log(low", "sample_log_uniform(low"))
    int_as_uniform = slip('An "int" knob gets numbers that are not whole.', ("sample_int_uniform(low, high, n, rng)", "rng.uniform(low, high, size=n)"))
    int_without_end = slip('The upper end of an "int" knob never comes up. Use sample_int_uniform, which includes both ends.',
                           ("sample_int_uniform(low, high, n, rng)", "rng.integers(low, high, size=n)"))
    last_option_missing = slip("The last option is never drawn. `integers` leaves the upper end out already.",
                               ("rng.integers(len(options)", "rng.integers(len(options) - 1"))
    numpy_choice = slip("NumPy turns options of different types into text, or tuples into an array. Draw the places of the options and look them up.",
                        ("places = rng.integers(len(options), size=n)\n            column = [options[place] for place in places]",
                         "column = rng.choice(np.array([str(o) for o in options]) if len({type(o) for o in options}) > 1 else options, size=n)"))
    first_option = slip("A choice always gives its first option. Draw one anew for each config.",
                        ("rng.integers(len(options), size=n)", "[0] * n"))
    seeded_anew = slip("Every knob starts from the same random numbers, so the configs lie on a diagonal. Use the one generator for all knobs.",
                       ("### START CODE HERE ###\n        if", "### START CODE HERE ###\n        rng = np.random.default_rng(0)\n        if"))
    same_numbers = slip("Every knob uses the same random numbers, so the configs lie on a diagonal. Draw new ones for each knob.",
                        ("    columns = {}", "    columns, state = {}, rng.bit_generator.state"),
                        ("### START CODE HERE ###\n        if", "### START CODE HERE ###\n        rng.bit_generator.state = state\n        if"))
    one_repeated = slip("All configs are the same one. Config i takes entry i of each column.", ("columns[name][i]", "columns[name][0]"))
    one_dict = slip("All n entries are one and the same dict, so they all hold the last values. Make a new dict for each config.",
                    ("    configs = [{name: columns[name][i] for name in space} for i in range(n)]",
                     "    config, configs = {}, []\n    for i in range(n):\n        config.update({name: columns[name][i] for name in space})\n        configs.append(config)"))
    columns_returned = slip("This is one dict of columns. A list of n dicts is asked for, one for each config.",
                            ("[{name: columns[name][i] for name in space} for i in range(n)]", "columns"))
    grid = slip("This is a grid or a sorted list: the knobs rise together. Draw them independently at random.",
                ("column = sample_log_uniform(low, high, n, rng)", "column = np.geomspace(low, high, n)"),
                ("column = rng.uniform(low, high, size=n)", "column = np.linspace(low, high, n)"))
    one_less = slip("A config is missing: n of them are asked for.", ("for i in range(n)]", "for i in range(n - 1)]"))

    equivalent = {"options = limits[0] -> options = limits[ -1]": "a choice has one limit, so its first is its last"}

    @alternative
    def config_by_config(space, n, rng):
        def one(kind, *limits):
            if kind == "choice":
                return limits[0][int(rng.integers(len(limits[0])))]
            if kind == "uniform":
                return rng.uniform(*limits)
            sampler = {"log": sample_log_uniform, "one-minus-log": sample_one_minus_log, "int": sample_int_uniform}[kind]   # noqa: F821
            return sampler(*limits, 1, rng)[0]
        return [{name: one(*about) for name, about in space.items()} for _ in range(n)]

    @alternative
    def by_a_table(space, n, rng):
        samplers = {
            "log": lambda low, high: np.exp(rng.uniform(np.log(low), np.log(high), n)).tolist(),
            "one-minus-log": lambda low, high: (1 - np.exp(rng.uniform(np.log(1 - high), np.log(1 - low), n))).tolist(),
            "int": lambda low, high: rng.integers(low, high, n, endpoint=True).tolist(),
            "uniform": lambda low, high: (low + (high - low) * rng.random(n)).tolist(),
            "choice": lambda options: [options[i] for i in rng.choice(len(options), n)]}
        columns = [samplers[kind](*limits) for kind, *limits in space.values()]
        return [dict(zip(space, row)) for row in zip(*columns)]


class CoarseToFine(Exercise):
    """Search at random, then again in a smaller space round the best."""

    section, difficulty, minutes = "2.3.1", 3, 20
    points = {"values": 3, "generality": 2}
    parts = {"best is the lowest of all trials": 1, "history lists every trial in order": 0.5,
             "fine round, a row for each knob (lowest, middle, highest, as seen from the coarse best, in shares of the range)": 1.5}
    needs = ("sample_hyperparameters",)

    @staticmethod
    def probe(student, space, n_coarse, n_fine, shrink, optimum, unlucky, seed):
        """The objective is the distance from the optimum, a place from 0 to 1 in each knob's range, on its scale.

        With `unlucky` everything tried after the coarse round is much worse. Trials come back as columns.
        """
        import math

        import numpy as np

        def scale(kind, value):
            return math.log10(value) if kind == "log" else -math.log10(1 - value) if kind == "one-minus-log" else float(value)

        ends = {name: (kind, *(scale(kind, limit) for limit in limits)) for name, (kind, *limits) in space.items() if kind != "choice"}

        def search(n_coarse, n_fine, seed):
            trials = []

            def objective(config):
                distance = max(abs((scale(kind, config[name]) - low) / (high - low) - optimum) for name, (kind, low, high) in ends.items())
                trials.append((dict(config), distance + (10.0 if unlucky and len(trials) >= n_coarse else 0.0)))
                return trials[-1][1]

            best, history = student.coarse_to_fine(objective, space, n_coarse, n_fine, shrink, np.random.default_rng(seed))
            return best, history, columns(trials)

        def columns(trials):
            """A column for each knob, an option as text, and one of the objective; None if these are no pairs of a config and a number."""
            try:
                configs = {name: np.array([config[name] if name in ends else str(config[name]) for config, _ in trials]) for name in space}
                return {"configs": configs, "objective": np.array([value for _, value in trials], dtype=float)}
            except (TypeError, ValueError, KeyError, IndexError):
                return None

        best, history, trials = search(n_coarse, n_fine, seed)
        return {"best": columns([(best, 0.0)]), "history": columns(history), "trials": trials,
                "short searches with two seeds": [search(30, 30, number)[2] for number in (seed, seed + 1)]}

    @staticmethod
    def measure(value, space, n_coarse, n_fine, shrink, optimum, unlucky, seed):
        import numpy as np
        from coursekit.plain import same

        def column(trials, name):
            values = trials["configs"][name]
            if not isinstance(values, np.ndarray) or values.shape != np.asarray(trials["objective"], dtype=float).shape:
                raise TypeError(f"{name}: the values of the trials should be of one kind")
            return values

        def places(name):
            kind, low, high = space[name]
            scale = {"log": np.log10, "one-minus-log": lambda x: -np.log10(1 - x)}.get(kind, np.asarray)
            return (scale(np.asarray(column(trials, name), dtype=float)) - scale(low)) / (scale(high) - scale(low))

        trials, best = value["trials"], value["best"]
        objective = np.asarray(trials["objective"], dtype=float)
        knobs = [name for name in space if space[name][0] != "choice"]
        lowest = objective == objective.min(initial=np.inf)
        ends, quantiles = np.full((len(knobs), 2), np.nan), np.full((len(knobs), 3), np.nan)
        if objective.size > n_coarse:
            centre = np.argmin(objective[:n_coarse])
            for row, name in enumerate(knobs):
                ends[row] = np.quantile(places(name)[:n_coarse], [0, 1])
                quantiles[row] = np.quantile(places(name)[n_coarse:] - places(name)[centre], [0, 0.5, 1])
        one, other = ([np.argsort(part).tolist() for part in np.split(column(trials, knobs[0]), [30])]
                      for trials in value["short searches with two seeds"])
        return {
            "best is the lowest of all trials": best is not None and bool(
                np.all([lowest, *(column(trials, name) == column(best, name).item() for name in space)], axis=0).any()),
            "history lists every trial in order": same(value["history"], trials),
            "fine round, a row for each knob (lowest, middle, highest, as seen from the coarse best, in shares of the range)": quantiles,
            "coarse round, a row for each knob (lowest, highest, in shares of the range)": ends,
            "calls of the objective": objective.size,
            "options tried in the fine round": [np.unique(column(trials, name)[n_coarse:]).size for name in space if name not in knobs],
            "both rounds draw from rng": all(a != b for a, b in zip(one, other)),
        }

    def cases(self, draw):
        def seed():
            return int(draw.integers(10**6))

        # Of n draws from a range the chance that none lies within 0.08 of an end is (1 - 0.08)^300 = 1e-11 at most; the
        # median lies within six standard deviations, 6 * 0.5 * shrink / sqrt(n_fine) < 0.07, of the middle.
        yield example("the optimum in the middle", space={"alpha": ("log", 1e-4, 1.0), "dropout": ("uniform", 0.0, 0.5)},
                      n_coarse=300, n_fine=350, shrink=0.3, optimum=0.5, unlucky=False, seed=1).within(atol=0.08)
        yield example("a fine round without luck", space={"alpha": ("log", 1e-4, 1.0)},
                      n_coarse=300, n_fine=350, shrink=0.3, optimum=0.5, unlucky=True, seed=2).within(atol=0.08)
        yield example("the optimum at a bound", space={"alpha": ("log", 1e-4, 1.0)},
                      n_coarse=300, n_fine=350, shrink=0.6, optimum=0.0, unlucky=False, seed=3).within(atol=0.08)
        yield hidden("new bounds", space={"dropout": ("uniform", float(draw.uniform(-2, -1)), float(draw.uniform(1, 2))),
                                          "alpha": ("log", float(10 ** draw.uniform(-7, -5)), float(10 ** draw.uniform(1, 2)))},
                     n_coarse=320, n_fine=360, shrink=float(draw.uniform(0.2, 0.4)), optimum=0.45, unlucky=False, seed=seed()).within(atol=0.08)
        yield hidden("no luck, other bounds", space={"p": ("uniform", 10.0, 20.0)}, n_coarse=300, n_fine=350, shrink=0.3, optimum=0.4,
                     unlucky=True, seed=seed()).within(atol=0.08)
        yield hidden("one-minus-log, int and choice", space={
            "beta": ("one-minus-log", 0.5, 0.9995), "units": ("int", 1, 42), "activation": ("choice", ["relu", "tanh", (1, 2)])},
            n_coarse=300, n_fine=350, shrink=0.3, optimum=0.5, unlucky=False, seed=seed()).within(atol=0.08).about("generality")
        yield hidden("the optimum at the upper bound", space={"beta": ("one-minus-log", 0.9, 0.999)}, n_coarse=300, n_fine=350,
                     shrink=0.6, optimum=1.0, unlucky=False, seed=seed()).within(atol=0.08).about("generality")
        yield hidden("the optimum at the lower bound", space={"p": ("uniform", -5.0, 5.0)}, n_coarse=300, n_fine=350,
                     shrink=0.35, optimum=0.0, unlucky=False, seed=seed()).within(atol=0.08).about("generality")

    def oracle(self, space, n_coarse, n_fine, shrink, optimum, unlucky, seed):
        rows, coarse = [], []
        for kind, *limits in space.values():
            if kind == "choice":
                continue
            half = shrink / 2
            if kind == "int":                       # whole steps only
                half = np.floor(half * (limits[1] - limits[0])) / (limits[1] - limits[0])
            low, high = max(0.0, optimum - half) - optimum, min(1.0, optimum + half) - optimum
            rows.append([low, (low + high) / 2, high])
            coarse.append([0, 1])
        return {"best is the lowest of all trials": True, "history lists every trial in order": True,
                "fine round, a row for each knob (lowest, middle, highest, as seen from the coarse best, in shares of the range)": np.array(rows),
                "coarse round, a row for each knob (lowest, highest, in shares of the range)": np.array(coarse),
                "calls of the objective": n_coarse + n_fine,
                "options tried in the fine round": [len(limits[0]) for kind, *limits in space.values() if kind == "choice"],
                "both rounds draw from rng": True}

    last_point = slip("The space shrinks round the last config of the coarse round. It should shrink round the best one.",
                      ("centre, lowest = min(history, key=lambda trial: trial[1])", "centre, lowest = history[-1]"))
    maximises = slip("The config with the highest objective is taken. The objective is an error: the lowest is the best.",
                     ("centre, lowest = min(", "centre, lowest = max("), ("best, lowest = min(", "best, lowest = max("))
    centre_of_the_worst = slip("The space shrinks round the worst config. The objective is an error: the lowest is the best.",
                               ("centre, lowest = min(", "centre, lowest = max("))
    coarse_best_lost = slip("Only the fine round can win. It may have been unlucky: return the best of both rounds.",
                            ("    best, lowest = min(history,", "    best, lowest = min(history[n_coarse:],"))
    keeps_coarse_best = slip("The best of the coarse round is returned, whatever the fine round finds. Return the best of both.",
                             ("    best, lowest = min(history, key=lambda trial: trial[1])\n    ### END", "    best = centre\n    ### END"))
    linear_zoom = slip('The range of a "log" knob shrinks on the raw scale. Measure place and width on the scale the knob is drawn on.',
                       ("u_best = to_scale(kind, centre[name])\n        h = shrink * (u_high - u_low) / 2\n        u_fine_low = max(u_low, u_best - h)\n        u_fine_high = min(u_high, u_best + h)",
                        "h = shrink * (limits[1] - limits[0]) / 2\n        u_fine_low = to_scale(kind, max(limits[0], centre[name] - h))\n        u_fine_high = to_scale(kind, min(limits[1], centre[name] + h))"))
    raw_place = slip("u_best is the value itself. Take it to the knob's scale first.", ("u_best = to_scale(kind, centre[name])", "u_best = centre[name]"))
    leaves_bounds = slip("The fine round leaves the original bounds. Cut off what sticks out.",
                         ("max(u_low, u_best - h)", "u_best - h"), ("min(u_high, u_best + h)", "u_best + h"))
    shifted_inside = slip("The fine range was pushed back inside the bounds with its full width. What sticks out should be cut off.",
                          ("u_fine_low = max(u_low, u_best - h)\n        u_fine_high = min(u_high, u_best + h)",
                           "u_fine_low = min(max(u_low, u_best - h), u_high - 2 * h)\n        u_fine_high = u_fine_low + 2 * h"))
    twice_as_wide = slip("The fine range is twice too wide: shrink times the old width is the whole new width, half of it on each side.",
                         ("h = shrink * (u_high - u_low) / 2", "h = shrink * (u_high - u_low)"))
    no_shrink = slip("The fine round draws from the whole space again. Narrow each range round the best config.",
                     ("u_best - h)", "u_low)"), ("u_best + h)", "u_high)"))
    fixed_half = slip("The width does not depend on shrink.", ("h = shrink * (u_high - u_low) / 2", "h = (u_high - u_low) / 4"))
    history_replaced = slip("The history holds only the fine round. Append to it, so that the coarse trials stay.",
                            ("history += ", "history = "))
    evaluates_again = slip("The objective is called again for configs that it has seen. It is expensive: keep the values of the first call.",
                           ("    best, lowest = min(history, key=lambda trial: trial[1])",
                            "    best = min([config for config, _ in history], key=objective)"))
    returns_pair = slip("`best` is a pair of a config and its value. Return the config alone.",
                        ("    best, lowest = min(", "    best = min("))
    same_seed = slip("The fine round starts from a generator of its own. Use the rng that is passed in for both rounds.",
                     ("fine = sample_hyperparameters(fine_space, n_fine, rng)", "fine = sample_hyperparameters(fine_space, n_fine, np.random.default_rng(0))"))

    @alternative
    def with_loops(objective, space, n_coarse, n_fine, shrink, rng):
        history, best, lowest, zoomed = [], None, np.inf, dict(space)
        for n in (n_coarse, n_fine):
            for config in sample_hyperparameters(zoomed, n, rng):                           # noqa: F821
                value = objective(config)
                history.append((config, value))
                if value < lowest:
                    best, lowest = config, value
            for name, (kind, *limits) in space.items():
                if kind != "choice":
                    low, high = (to_scale(kind, limit) for limit in limits)                  # noqa: F821
                    ends = np.clip(to_scale(kind, best[name]) + np.array([-0.5, 0.5]) * shrink * (high - low), low, high)   # noqa: F821
                    low, high = (from_scale(kind, end) for end in ends)                      # noqa: F821
                    zoomed[name] = (kind, int(np.ceil(low)), int(np.floor(high))) if kind == "int" else (kind, low, high)
        return best, history

    sorted_trials = rewrite(("best, lowest = min(history, key=lambda trial: trial[1])\n    ### END",
                             "best = sorted(history, key=lambda trial: trial[1])[0][0]\n    ### END"))
    with_arrays = rewrite(("centre, lowest = min(history, key=lambda trial: trial[1])", "centre = coarse[int(np.argmin([value for _, value in history]))]"))


class SuccessiveHalving(Exercise):
    """Mend a search that stops bad runs early."""

    section, difficulty, minutes = "2.3.3", 3, 15
    points = {"values": 3, "stability": 1}
    parts = {"best": 1, "budgets": 1, "epochs of each run": 1, "runs in each rung": 0.5, "dev errors in each rung": 0.5}
    seconds = 2.0

    @staticmethod
    def probe(student, curves, eta, min_budget):
        """Runs whose dev error after each epoch is known: one row of `curves` each, the last column for all later epochs."""
        import numpy as np

        configs = [{"run": i} for i in range(len(curves))]
        epochs = np.zeros(len(curves), dtype=int)

        def train_step(config, state):
            run, done = (config["run"], 0) if state is None else state
            epochs[config["run"]] += 1
            return run, done + 1

        def evaluate(state):
            run, done = state
            return float(curves[run][min(done, curves.shape[1]) - 1])

        best, rungs = student.successive_halving(configs, train_step, evaluate, eta, min_budget)
        taking_part, errors = np.zeros((2, len(rungs), len(configs)))
        for k, (_, found) in enumerate(rungs):
            for run, error in found.items():
                taking_part[k, run], errors[k, run] = 1, error
        return {"best": best, "budgets": np.array([budget for budget, _ in rungs]), "epochs of each run": epochs,
                "runs in each rung": taking_part, "dev errors in each rung": errors}

    def cases(self, draw):
        yield example("four runs", curves=np.array([[0.9, 0.5, 0.4, 0.3], [0.8, 0.7, 0.3, 0.2], [0.7, 0.6, 0.5, 0.4], [0.95, 0.9, 0.1, 0.1]]),
                      eta=2, min_budget=1)
        # Run 4 is the best after nine epochs; after two or six epochs others are.
        slow = np.linspace(0.9, 0.6, 9) - 0.05 * np.abs(np.arange(9)[:, None] - 2)
        slow[4] = [0.55, 0.54, 0.30, 0.28, 0.27, 0.26, 0.1, 0.1, 0.1]
        slow[0] = [0.50, 0.20, 0.40, 0.40, 0.40, 0.40, 0.4, 0.4, 0.4]
        yield example("nine runs, one of them a slow starter", curves=slow, eta=3, min_budget=1)
        yield example("a run that diverged", curves=np.array([[0.9, 0.5, 0.4, 0.3], [np.nan] * 4, [0.8, 0.7, 0.6, 0.5], [0.95, 0.2, 0.1, 0.1]]),
                      eta=2, min_budget=1).about("stability")
        yield hidden("27 runs", curves=draw.uniform(0.1, 1, (27, 27)), eta=3, min_budget=1)
        yield hidden("a first budget of two, numbers that do not divide", curves=draw.uniform(0.1, 1, (11, 18)), eta=3, min_budget=2)
        yield hidden("fewer runs than eta", curves=draw.uniform(0.1, 1, (2, 12)), eta=4, min_budget=3)
        yield hidden("a single run", curves=draw.uniform(0.1, 1, (1, 4)), eta=2, min_budget=2)
        tied = np.round(draw.uniform(0.1, 1, (16, 16)), 1)
        yield hidden("ties", curves=tied, eta=2, min_budget=1)
        diverging = draw.uniform(0.1, 1, (12, 12))
        first = draw.integers(0, 12, 12)
        diverging[np.arange(12) >= first[:, None]] = np.nan
        diverging[3], diverging[7] = draw.uniform(0.1, 1, (2, 12))
        diverging[0] = np.nan
        yield hidden("several runs diverge at different times", curves=diverging, eta=2, min_budget=1).about("stability")
        infinite = draw.uniform(0.1, 1, (9, 9))
        infinite[2, 0], infinite[5] = np.inf, np.nan
        yield hidden("infinity and NaN", curves=infinite, eta=3, min_budget=1).about("stability")
        negative = -draw.uniform(1, 2, (8, 8))
        negative[1], negative[4] = np.nan, np.nan
        yield hidden("an objective below 0", curves=negative, eta=2, min_budget=1).about("stability")

    def oracle(self, curves, eta, min_budget):
        """Read off the table of curves: `numpy.argsort` puts NaN last, and a stable one keeps the order of equals."""
        left = np.arange(len(curves))
        epochs, budgets, members, errors = np.zeros(len(curves), dtype=int), [], [], []
        while not budgets or left.size > 1:
            if budgets:
                left = left[np.argsort(curves[left, budgets[-1] - 1], kind="stable")[:max(1, left.size // eta)]]
            budgets.append(min_budget * eta ** len(budgets))
            epochs[left] = budgets[-1]
            members.append(np.isin(np.arange(len(curves)), left).astype(float))
            errors.append(np.where(members[-1] > 0, curves[:, budgets[-1] - 1], 0.0))
        return {"best": {"run": int(left[0])}, "budgets": np.array(budgets), "epochs of each run": epochs,
                "runs in each rung": np.array(members), "dev errors in each rung": np.array(errors)}

    _restart = ("            for _ in range(budget - trained):", "            states[i] = None\n            for _ in range(budget):")
    _nan_first = ("(np.isnan(errors[i]), errors[i])", "np.nan_to_num(errors[i])")
    _sum = ("budget *= eta", "budget += min_budget")
    as_handed_out = slip("This is the code as it was handed out, three mistakes and all. Start with what happens to the state of a run that goes on.",
                         _restart, _nan_first, _sum)
    restart_and_sum = slip("The diverged run is where it belongs. Two mistakes are left: a run that goes on starts again from nothing, "
                           "and the budget grows by a sum, not by a factor.", _restart, _sum)
    restart_and_nan = slip("The budgets are right. Two mistakes are left: a run that goes on starts again from nothing, and a run that diverged "
                           "counts as error 0, the best there is.", _restart, _nan_first)
    nan_and_sum = slip("Runs go on from where they were. Two mistakes are left: a run that diverged counts as error 0, the best there is, "
                       "and the budget grows by a sum, not by a factor.", _nan_first, _sum)
    restarts = slip("One mistake is left: a run that goes on starts again from nothing. It should go on from its state and need only the missing epochs.", _restart)
    nan_wins = slip("One mistake is left: a run that diverged counts as error 0 and wins. It must rank last.", _nan_first)
    budget_by_sum = slip("One mistake is left: the budget grows by a sum. Each rung has eta times the budget of the one before.", _sum)
    too_many_epochs = slip("The runs that go on get the whole new budget on top of what they had. The budget counts from the start: train the missing epochs only.",
                           ("range(budget - trained)", "range(budget)"))
    too_many_and_nan = slip("The runs that go on get the whole new budget on top of what they had: train the missing epochs only. And a run that diverged counts as error 0.",
                            ("range(budget - trained)", "range(budget)"), _nan_first)
    too_many_and_sum = slip("The runs that go on get the whole new budget on top of what they had: train the missing epochs only. And the budget should grow by a factor.",
                            ("range(budget - trained)", "range(budget)"), _sum)
    too_many_nan_and_sum = slip("The runs that go on get the whole new budget on top of what they had: train the missing epochs only. "
                                "The two mistakes in the ranking and in the budget's growth are still there.",
                                ("range(budget - trained)", "range(budget)"), _nan_first, _sum)
    plain_sort = slip("NaN is neither smaller nor larger than anything, so a plain sort leaves the order to chance. Say yourself that a run that diverged ranks last.",
                      ("(np.isnan(errors[i]), errors[i])", "errors[i]"))
    keeps_the_worst = slip("The worst runs go on. The dev error is an error: the lowest is the best.",
                           ("(np.isnan(errors[i]), errors[i])", "(np.isnan(errors[i]), -errors[i])"))
    drops_a_share = slip("Each rung drops one run in eta. It should keep one in eta.", ("len(runs) // eta)]", "len(runs) - max(1, len(runs) // eta))]"))
    keeps_eta = slip("Each rung keeps eta runs. It should keep one in eta.", ("max(1, len(runs) // eta)", "min(len(runs) - 1, eta)"))
    last_rung_missing = slip("The run that is left at the end is not trained to the last budget. The rung with a single run is a rung like the others.",
                             ("        runs = runs[:max(1, len(runs) // eta)]", "        runs = runs[:max(1, len(runs) // eta)]\n        if len(runs) == 1:\n            break"))
    same_budget = slip("The budget never grows. Each rung has eta times the budget of the one before.", ("        budget *= eta", "        budget = min_budget"))

    @alternative
    def by_rungs(configs, train_step, evaluate, eta, min_budget):
        runs, states, trained, budget, rungs = list(range(len(configs))), {}, 0, min_budget, []
        while True:
            errors = {}
            for i in runs:
                for _ in range(trained, budget):
                    states[i] = train_step(configs[i], states.get(i))
                errors[i] = evaluate(states[i])
            rungs.append([budget, errors])
            if len(runs) == 1:
                return configs[runs[0]], rungs
            order = np.argsort([errors[i] for i in runs], kind="stable")
            runs = [runs[j] for j in order[:max(len(runs) // eta, 1)]]
            trained, budget = budget, budget * eta

    nan_as_infinity = rewrite(("(np.isnan(errors[i]), errors[i])", "np.inf if np.isnan(errors[i]) else errors[i]"))
    counts_missing = rewrite(("range(budget - trained)", "range(budget if states[i] is None else budget - budget // eta)"), ("        trained = budget\n", ""))


def _batch(draw, n, m, offset=0.0, spread=1.0):
    """A batch (n, m) with means and deviations that differ from unit to unit, and gamma and beta (n, 1)."""
    Z = offset + spread * (draw.normal(0, 2, (n, 1)) + draw.uniform(0.5, 3, (n, 1)) * draw.normal(size=(n, m)))
    return {"Z": Z, "gamma": draw.uniform(0.5, 2, (n, 1)) * draw.choice([-1, 1], (n, 1)), "beta": draw.normal(0, 2, (n, 1))}


LESSON = {"Z": np.array([[1.0, 2, 3, 6], [10, -10, 20, 0]]), "gamma": np.array([[2.0], [0.5]]), "beta": np.array([[1.0], [-1]])}
SQUARE = {"Z": np.array([[1.0, 2, 6], [0, -1, 4], [5, 5, 2]]), "gamma": np.array([[2.0], [1], [-1]]), "beta": np.array([[0.0], [3], [1]])}


class BatchnormForward(Exercise):
    """Normalise every unit over the mini-batch, then scale and shift."""

    section, difficulty, minutes = "2.3.4", 2, 12
    points = {"values": 2.5, "generality": 1, "stability": 1, "inputs": 0.5}

    @staticmethod
    def probe(student, Z, gamma, beta, epsilon):
        Z_tilde, cache = student.batchnorm_forward(Z, gamma, beta, epsilon)
        return Z_tilde

    def cases(self, draw):
        yield example("the batch of lesson 2.3.4", **LESSON, epsilon=1e-8).gives(np.array([
            [1 - 4 / np.sqrt(3.5), 1 - 2 / np.sqrt(3.5), 1, 1 + 6 / np.sqrt(3.5)],
            [-1 + 2.5 / np.sqrt(125), -1 - 7.5 / np.sqrt(125), -1 + 7.5 / np.sqrt(125), -1 - 2.5 / np.sqrt(125)]]))
        yield example("as many units as examples, a large epsilon", **SQUARE, epsilon=0.5)
        yield example("a constant unit, and one far from 0", Z=np.array([[4.0, 4, 4], [1e7 + 1, 1e7 + 2, 1e7 + 6]]),
                      gamma=np.array([[2.0], [1]]), beta=np.array([[3.0], [0]]), epsilon=1e-8).within(condition=10.0).about("stability")
        yield hidden("more examples than units", **_batch(draw, 4, 9), epsilon=1e-8)
        yield hidden("more units than examples", **_batch(draw, 7, 3), epsilon=float(draw.uniform(0.1, 0.9)))
        yield hidden("as many as", **_batch(draw, 5, 5), epsilon=1e-3).about("generality")
        yield hidden("one unit", **_batch(draw, 1, 8), epsilon=1e-8).about("generality")
        yield hidden("a batch of one example", **_batch(draw, 3, 1), epsilon=1e-8).about("generality")
        yield hidden("whole numbers", Z=draw.integers(-9, 9, (3, 6)), gamma=np.array([[2], [1], [3]]), beta=np.array([[0], [-1], [4]]),
                     epsilon=1e-8).about("generality")
        single = {name: value.astype(np.float32) for name, value in _batch(draw, 3, 16).items()}
        yield hidden("float32", **single, epsilon=1e-5).about("generality")
        yield hidden("not contiguous", **(_batch(draw, 4, 6) | {"Z": draw.normal(1, 3, (6, 4)).T}), epsilon=1e-8).about("generality")
        constant = _batch(draw, 3, 6)
        constant["Z"][1] = 4.0
        yield hidden("a unit that is constant", **constant, epsilon=1e-8).about("stability")
        yield hidden("a large offset", **_batch(draw, 3, 12, offset=1e6), epsilon=1e-8).within(condition=10.0).about("stability")
        yield hidden("tiny values", **_batch(draw, 3, 12, spread=1e-4), epsilon=1e-8).about("stability")
        yield hidden("huge values", **_batch(draw, 3, 12, spread=1e100), epsilon=1e-8).about("stability")

    def oracle(self, Z, gamma, beta, epsilon):
        import tensorflow as tf

        Z, gamma, beta = (np.asarray(array, dtype=np.float64) for array in (Z, gamma, beta))
        mu, var = tf.nn.moments(tf.constant(Z), axes=[1], keepdims=True)
        return tf.nn.batch_normalization(Z, mu, var, beta, gamma, epsilon)

    @misconception("Each example is normalised over its units. Average over the examples of one unit instead: along the row.")
    def wrong_axis(Z, gamma, beta, epsilon=1e-8):
        mu, var = np.mean(Z, axis=0, keepdims=True), np.var(Z, axis=0, keepdims=True)
        Z_norm = (Z - mu) / np.sqrt(var + epsilon)
        return gamma * Z_norm + beta, {}

    one_for_all = slip("One mean and one variance are used for all units. Each unit needs its own.",
                       ("np.mean(Z, axis=1, keepdims=True)", "np.mean(Z)"), ("np.var(Z, axis=1, keepdims=True)", "np.var(Z)"))
    keepdims_missing = slip("The mean and the variance have shape (n,), which NumPy lines up with the columns. They should be (n, 1): keepdims.",
                            ("axis=1, keepdims=True)", "axis=1)"))
    by_variance = slip("The difference is divided by the variance. Divide by its square root.", ("np.sqrt(var + epsilon)", "(var + epsilon)"))
    epsilon_outside = slip("Epsilon is added to the standard deviation. Add it to the variance, under the root.",
                           ("np.sqrt(var + epsilon)", "(np.sqrt(var) + epsilon)"))
    epsilon_missing = slip("Epsilon is not used, so a constant unit gives NaN. Add it to the variance.", ("var + epsilon", "var"))
    epsilon_fixed = slip("Epsilon is always 1e-8, whatever is passed in.", ("var + epsilon", "var + 1e-8"))
    epsilon_subtracted = slip("Epsilon is subtracted from the variance. Add it.", ("var + epsilon", "var - epsilon"))
    unbiased = slip("The variance divides by m - 1. Here it is the mean of the squares: divide by m.",
                    ("np.var(Z, axis=1, keepdims=True)", "np.var(Z, axis=1, keepdims=True, ddof=min(1, Z.shape[1] - 1))"))
    std_as_var = slip("The standard deviation stands where the variance should: the root is taken twice.", ("np.var(", "np.std("))
    beta_forgotten = slip("The shift by beta is missing.", ("gamma * Z_norm + beta", "gamma * Z_norm"))
    gamma_forgotten = slip("The scale gamma is missing.", ("gamma * Z_norm + beta", "Z_norm + beta"))
    swapped = slip("Gamma and beta have changed places: gamma scales, beta shifts.", ("gamma * Z_norm + beta", "beta * Z_norm + gamma"))
    shift_first = slip("Beta is added before the scaling, so gamma multiplies it as well. Scale first, then shift.",
                       ("gamma * Z_norm + beta", "gamma * (Z_norm + beta)"))
    only_normalised = slip("This is Z_norm. Scale it with gamma and shift it by beta.", ("gamma * Z_norm + beta", "Z_norm"))
    only_centred = slip("The mean is subtracted, but nothing is divided by the standard deviation.",
                        (" / np.sqrt(var + epsilon)", ""))
    along_columns = slip("Gamma and beta were flattened to (n,), which NumPy lines up with the columns: one for each example. Leave them (n, 1).",
                         ("gamma * Z_norm + beta", "gamma.ravel() * Z_norm + beta.ravel()"))
    uncentred = slip("The variance is the mean of the squares, without subtracting the mean first.",
                     ("np.var(Z, axis=1, keepdims=True)", "np.mean(Z ** 2, axis=1, keepdims=True)"))
    difference_of_squares = slip("E[z²] - E[z]² loses all its digits when the mean is large. Subtract the mean first, then square.",
                                 ("np.var(Z, axis=1, keepdims=True)", "np.mean(Z ** 2, axis=1, keepdims=True) - mu ** 2"))

    @misconception("The function changes Z itself. The caller still needs it: compute Z - mu in a new array.")
    def in_place(Z, gamma, beta, epsilon=1e-8):
        mu, var = np.mean(Z, axis=1, keepdims=True), np.var(Z, axis=1, keepdims=True)
        Z_norm = (Z - mu) / np.sqrt(var + epsilon)
        Z[...] = Z - mu
        return gamma * Z_norm + beta, {}

    @alternative
    def by_loops(Z, gamma, beta, epsilon=1e-8):
        out, Z_norm, mu, var = np.zeros(Z.shape), np.zeros(Z.shape), np.zeros((len(Z), 1)), np.zeros((len(Z), 1))
        for k, row in enumerate(np.asarray(Z, dtype=float)):
            mu[k] = sum(row) / len(row)
            var[k] = sum((z - mu[k, 0]) ** 2 for z in row) / len(row)
            Z_norm[k] = [(z - mu[k, 0]) / (var[k, 0] + epsilon) ** 0.5 for z in row]
            out[k] = [float(gamma[k, 0]) * z + float(beta[k, 0]) for z in Z_norm[k]]
        return out, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

    @alternative
    def transposed(Z, gamma, beta, epsilon=1e-8):
        rows = np.transpose(Z)
        mu = rows.mean(axis=0)
        var = np.square(rows - mu).mean(axis=0)
        Z_norm = (rows - mu) / np.sqrt(var + epsilon)
        cache = {"Z_norm": Z_norm.T, "mu": mu[:, None], "var": var[:, None], "gamma": gamma, "epsilon": epsilon}
        return (Z_norm * gamma.T + beta.T).T, cache

    @alternative
    def with_einsum(Z, gamma, beta, epsilon=1e-8):
        m = Z.shape[1]
        mu = Z.sum(axis=1, keepdims=True) / m
        var = np.einsum("ij,ij->i", Z - mu, Z - mu)[:, None] / m
        Z_norm = (Z - mu) * (var + epsilon) ** -0.5
        return beta + Z_norm * gamma, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}


class BatchnormBackward(Exercise):
    """The gradients of batch normalisation, through mean and variance."""

    section, difficulty, minutes = "2.3.5", 3, 20
    points = {"values": 4, "generality": 1, "shape": 0.5, "inputs": 0.5}
    parts = {"dZ": 2, "dgamma": 1, "dbeta": 1}
    needs = ("batchnorm_forward",)

    @staticmethod
    def probe(student, dZ_tilde, Z, gamma, beta, epsilon):
        Z_tilde, cache = student.batchnorm_forward(Z, gamma, beta, epsilon)
        return student.batchnorm_backward(dZ_tilde, cache)

    def cases(self, draw):
        def upstream(batch, **more):
            return {"dZ_tilde": draw.normal(size=batch["Z"].shape), **batch, **more}

        yield example("the batch of lesson 2.3.5", dZ_tilde=np.array([[0.1, -0.2, 0.3, 0.4], [1, 0, -1, 2]]), **LESSON, epsilon=1e-8)
        yield example("as many units as examples, a large epsilon", dZ_tilde=np.array([[1.0, 0, 2], [-1, 3, 0], [0, 1, 1]]), **SQUARE, epsilon=0.5)
        yield hidden("more examples than units", **upstream(_batch(draw, 4, 9), epsilon=1e-8))
        yield hidden("more units than examples", **upstream(_batch(draw, 7, 3), epsilon=float(draw.uniform(0.1, 0.9))))
        yield hidden("as many as", **upstream(_batch(draw, 5, 5), epsilon=1e-3))
        yield hidden("one unit", **upstream(_batch(draw, 1, 8), epsilon=1e-3)).about("generality")
        yield hidden("two examples, a large epsilon", **upstream(_batch(draw, 3, 2), epsilon=0.7)).about("generality")
        constant = _batch(draw, 3, 6)
        constant["Z"][1] = -2.0
        yield hidden("a unit that is constant", **upstream(constant, epsilon=0.25)).about("generality")
        yield hidden("a large offset", **upstream(_batch(draw, 3, 10, offset=1e4), epsilon=1e-8)).within(condition=10.0).about("generality")

    def oracle(self, dZ_tilde, Z, gamma, beta, epsilon):
        import tensorflow as tf

        Z, gamma, beta = tf.Variable(Z), tf.Variable(gamma), tf.Variable(beta)
        with tf.GradientTape() as tape:
            mu, var = tf.nn.moments(Z, axes=[1], keepdims=True)
            cost = tf.reduce_sum(dZ_tilde * tf.nn.batch_normalization(Z, mu, var, beta, gamma, epsilon))
        return tuple(tape.gradient(cost, [Z, gamma, beta]))

    _bracket = "(m * dZ_tilde - dbeta - Z_norm * dgamma)"
    constants = slip("The mean and the variance are treated as constants. They depend on every example of the batch, which adds two more terms to dZ.",
                     (_bracket, "(m * dZ_tilde)"))
    no_mean_term = slip("dZ lacks the term of the mean, the one with dbeta.", (_bracket, "(m * dZ_tilde - Z_norm * dgamma)"))
    no_variance_term = slip("dZ lacks the term of the variance, the one with Z_norm times dgamma.", (_bracket, "(m * dZ_tilde - dbeta)"))
    plus_terms = slip("The terms of the mean and of the variance have the wrong sign: both are subtracted.",
                      (_bracket, "(m * dZ_tilde + dbeta + Z_norm * dgamma)"))
    averaged_twice = slip("dZ is divided by m twice: the factor 1/m belongs to the bracket with m times dZ_tilde.",
                          (_bracket, "(m * dZ_tilde - dbeta - Z_norm * dgamma) / m"))
    lost_m = slip("In dZ the factor m before dZ_tilde is missing.", (_bracket, "(dZ_tilde - dbeta - Z_norm * dgamma)"))
    not_averaged = slip("In dZ the factor 1/m before the bracket is missing.", ("gamma / (m * np.sqrt(var + epsilon))", "gamma / np.sqrt(var + epsilon)"))
    means = slip("dgamma and dbeta are averages. They are sums: any 1/m of the cost is already in dZ_tilde.",
                 ("dgamma = np.sum(", "dgamma = np.mean("), ("dbeta = np.sum(", "dbeta = np.mean("))
    mean_dgamma = slip("dgamma is an average. It is a sum: any 1/m of the cost is already in dZ_tilde.", ("dgamma = np.sum(", "dgamma = np.mean("))
    mean_dbeta = slip("dbeta is an average. It is a sum: any 1/m of the cost is already in dZ_tilde.", ("dbeta = np.sum(", "dbeta = np.mean("))
    averaged_outputs = slip("dZ is right, but dgamma and dbeta are averages. They are sums: any 1/m of the cost is already in dZ_tilde.",
                            (_bracket, _bracket + "\n    dgamma, dbeta = dgamma / m, dbeta / m"))
    gamma_forgotten = slip("dZ lacks the factor gamma: the scaling is part of the forward pass, too.", ("gamma / (m", "1 / (m"))
    by_variance = slip("dZ is divided by the variance. Divide by the standard deviation, the root.", ("np.sqrt(var + epsilon)", "(var + epsilon)"))
    epsilon_outside = slip("Epsilon is added to the standard deviation. Add it to the variance, under the root.",
                           ("np.sqrt(var + epsilon)", "(np.sqrt(var) + epsilon)"))
    epsilon_missing = slip("Epsilon is missing under the root in dZ. It was there in the forward pass.", ("var + epsilon", "var"))
    wrong_axis = slip("The sums run over the units of an example. Sum over the examples of a unit: axis 1.", ("axis=1", "axis=0"))
    keepdims_missing = slip("dgamma and dbeta have shape (n,), which NumPy lines up with the columns. They should be (n, 1): keepdims.",
                            (", keepdims=True", ""))
    without_z_norm = slip("dgamma is the sum of dZ_tilde alone, which is dbeta. Multiply by Z_norm before you sum.",
                          ("np.sum(dZ_tilde * Z_norm,", "np.sum(dZ_tilde,"))
    swapped = slip("dgamma and dbeta have changed places.", (_bracket, _bracket + "\n    dgamma, dbeta = dbeta, dgamma"))
    m_is_units = slip("m is the number of units. It is the number of examples, the columns.",
                      ("### START CODE HERE ###\n", "### START CODE HERE ###\n    m = dZ_tilde.shape[0]\n"))
    flattened = slip("dgamma and dbeta come back as (n,). They need the shape of gamma and beta, (n, 1), for the update.",
                     (_bracket, _bracket + "\n    dgamma, dbeta = dgamma.ravel(), dbeta.ravel()"))
    in_place = slip("The function changes dZ_tilde itself. Compute in a new array.",
                    (_bracket, _bracket + "\n    dZ_tilde *= gamma"))

    @alternative
    def step_by_step(dZ_tilde, cache):
        Z_norm, m = cache["Z_norm"], dZ_tilde.shape[1]
        sigma = np.sqrt(cache["var"] + cache["epsilon"])
        dZ_norm = dZ_tilde * cache["gamma"]
        dvar = np.sum(dZ_norm * Z_norm, axis=1, keepdims=True) * -0.5 / sigma ** 2
        dmu = -np.sum(dZ_norm, axis=1, keepdims=True) / sigma                     # the mean of Z - mu is 0
        dZ = dZ_norm / sigma + dvar * 2 * Z_norm * sigma / m + dmu / m
        return dZ, np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True), np.sum(dZ_tilde, axis=1, keepdims=True)

    @alternative
    def by_jacobian(dZ_tilde, cache):
        n, m = dZ_tilde.shape
        dZ = np.empty((n, m))
        for k in range(n):
            z = cache["Z_norm"][k]
            J = (np.eye(m) - 1 / m - np.outer(z, z) / m) / np.sqrt(cache["var"][k] + cache["epsilon"])
            dZ[k] = cache["gamma"][k] * (dZ_tilde[k] @ J)
        return [dZ, np.einsum("ij,ij->i", dZ_tilde, cache["Z_norm"])[:, None], dZ_tilde.sum(1).reshape(n, 1)]

    with_means = rewrite(("dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)",
                          "dZ = gamma * (dZ_tilde - dbeta / m - Z_norm * dgamma / m) / np.sqrt(var + epsilon)"))


class UpdateRunningStats(Exercise):
    """Running averages of mean and variance over the mini-batches."""

    section, difficulty, minutes = "2.3.7", 1, 5
    points = {"values": 1.5, "inputs": 0.5}
    parts = {"mu": 1, "var": 1}

    def cases(self, draw):
        def stats(n):
            return {"run": {"mu": draw.normal(size=(n, 1)), "var": draw.uniform(0.5, 3, (n, 1))},
                    "mu": draw.normal(size=(n, 1)), "var": draw.uniform(0.5, 30, (n, 1))}

        start = {"mu": np.zeros((2, 1)), "var": np.ones((2, 1))}
        yield example("the batch of lesson 2.3.7", run=start, mu=np.array([[3.0], [5]]), var=np.array([[3.5], [125]]), momentum=0.9).gives(
            {"mu": np.array([[0.3], [0.5]]), "var": np.array([[1.25], [13.4]])})
        yield example("later in training", run={"mu": np.array([[2.0]]), "var": np.array([[9.0]])}, mu=np.array([[3.0]]), var=np.array([[4.0]]),
                      momentum=0.8).gives({"mu": np.array([[2.2]]), "var": np.array([[8.0]])})
        yield hidden("many units", **stats(6), momentum=float(draw.uniform(0.6, 0.95)))
        yield hidden("one unit", **stats(1), momentum=0.99)
        yield hidden("only the new batch counts", **stats(3), momentum=0.0)
        yield hidden("nothing moves", **stats(3), momentum=1.0)

    def oracle(self, run, mu, var, momentum):
        return {name: np.average([run[name], new], weights=[momentum, 1 - momentum], axis=0) for name, new in (("mu", mu), ("var", var))}

    reversed_weights = slip("The momentum weighs the new batch. It is the weight of the old average: with 0.99 one batch moves it by 1% only.",
                            ('momentum * run["mu"] + (1 - momentum) * mu', '(1 - momentum) * run["mu"] + momentum * mu'),
                            ('momentum * run["var"] + (1 - momentum) * var', '(1 - momentum) * run["var"] + momentum * var'))
    averages_deviation = slip("The standard deviations are averaged and squared. Average the variances themselves.",
                              ('momentum * run["var"] + (1 - momentum) * var', '(momentum * np.sqrt(run["var"]) + (1 - momentum) * np.sqrt(var)) ** 2'))
    deviation_kept = slip("The standard deviation of the batch goes into the running variance. Average the variances.",
                          ("(1 - momentum) * var", "(1 - momentum) * np.sqrt(var)"))
    overwritten = slip("The averages are replaced by the last batch. Only a small part of it should enter.",
                       ('momentum * run["mu"] + (1 - momentum) * mu', "mu"), ('momentum * run["var"] + (1 - momentum) * var', "var"))
    added = slip("The whole new value is added. Its weight is 1 - momentum.", ("(1 - momentum) * mu", "mu"), ("(1 - momentum) * var", "var"))
    not_weighted = slip("The old average keeps its full weight. Multiply it by the momentum.", ('momentum * run["mu"]', 'run["mu"]'), ('momentum * run["var"]', 'run["var"]'))
    half_half = slip("Old and new get the same weight, whatever the momentum.", ("(1 - momentum)", "0.5"), ("momentum * run", "0.5 * run"))
    var_untouched = slip("The running variance does not move. It needs the same update as the mean.",
                         ('momentum * run["var"] + (1 - momentum) * var', 'run["var"]'))
    var_from_mu = slip("The mean of the batch goes into the running variance.", ("(1 - momentum) * var", "(1 - momentum) * mu"))
    corrected = slip("The average is divided by 1 - momentum, as if it were the first of a series that starts at 0. Leave it as it is.",
                     ('(1 - momentum) * mu', "(1 - momentum) * mu\n    new_mu = new_mu / max(1 - momentum, 1e-12)"))

    @misconception("The function changes `run`, or the arrays in it. Return a new dict with new arrays.")
    def in_place(run, mu, var, momentum):
        run["mu"] = momentum * run["mu"] + (1 - momentum) * mu
        run["var"] = momentum * run["var"] + (1 - momentum) * var
        return run

    @alternative
    def by_difference(run, mu, var, momentum):
        return {name: run[name] + (1 - momentum) * (new - run[name]) for name, new in {"mu": mu, "var": var}.items()}

    @alternative
    def on_a_copy(run, mu, var, momentum):
        run = {name: np.array(value) for name, value in run.items()}
        for name, new in (("mu", mu), ("var", var)):
            run[name] *= momentum
            run[name] += (1 - momentum) * new
        return run


class BatchnormInference(Exercise):
    """Batch normalisation at test time, one example or many."""

    section, difficulty, minutes = "2.3.7", 1, 6
    points = {"values": 2, "stability": 0.5, "inputs": 0.5}

    def cases(self, draw):
        def case(n, m, epsilon):
            return _batch(draw, n, m) | {"run_mu": draw.normal(0, 2, (n, 1)), "run_var": draw.uniform(0.3, 5, (n, 1)), "epsilon": epsilon}

        yield example("one number", Z=np.array([[4.0]]), gamma=np.array([[2.0]]), beta=np.array([[1.0]]), run_mu=np.array([[3.0]]),
                      run_var=np.array([[4.0]]), epsilon=1e-8).gives(np.array([[2.0]]))
        yield example("a batch of four", **LESSON, run_mu=np.array([[0.0], [1.0]]), run_var=np.array([[4.0], [100.0]]), epsilon=1e-8)
        yield example("three units, three examples, a large epsilon", **SQUARE, run_mu=np.array([[1.0], [0], [4]]), run_var=np.array([[0.5], [3.5], [2]]),
                      epsilon=0.5)
        yield hidden("a batch", **case(4, 7, 1e-3))
        yield hidden("as many units as examples", **case(5, 5, 0.3))
        yield hidden("one example at a time", **case(6, 1, 1e-8))
        yield hidden("one unit", **case(1, 6, 0.2))
        still = case(3, 4, 1e-4)
        still["run_var"][1] = 0.0
        yield hidden("a unit that never varied", **still).about("stability")
        yield hidden("a tiny variance", **(case(2, 5, 1e-8) | {"run_var": draw.uniform(1e-9, 1e-8, (2, 1))})).about("stability")

    def oracle(self, Z, gamma, beta, run_mu, run_var, epsilon):
        import tensorflow as tf

        return tf.nn.batch_normalization(Z, run_mu, run_var, beta, gamma, epsilon)

    batch_statistics = slip("The mean and the variance of the batch itself are used. At test time take the running averages, so that an example does not depend on its neighbours.",
                            ("(Z - run_mu) / np.sqrt(run_var + epsilon)",
                             "(Z - np.mean(Z, axis=1, keepdims=True)) / np.sqrt(np.var(Z, axis=1, keepdims=True) + epsilon)"))
    batch_mean = slip("The mean comes from the batch, only the variance is the running one. Take both from the running averages.",
                      ("(Z - run_mu)", "(Z - np.mean(Z, axis=1, keepdims=True))"))
    by_variance = slip("The difference is divided by the variance. Divide by its square root.", ("np.sqrt(run_var + epsilon)", "(run_var + epsilon)"))
    epsilon_outside = slip("Epsilon is added to the standard deviation. Add it to the variance, under the root.",
                           ("np.sqrt(run_var + epsilon)", "(np.sqrt(run_var) + epsilon)"))
    epsilon_missing = slip("Epsilon is not used, so a unit that never varied gives NaN. Add it to the variance.", ("run_var + epsilon", "run_var"))
    mean_added = slip("The running mean is added. Subtract it.", ("Z - run_mu", "Z + run_mu"))
    mean_forgotten = slip("The running mean is not subtracted.", ("(Z - run_mu)", "Z"))
    beta_forgotten = slip("The shift by beta is missing.", ("gamma * Z_norm + beta", "gamma * Z_norm"))
    gamma_forgotten = slip("The scale gamma is missing.", ("gamma * Z_norm + beta", "Z_norm + beta"))
    only_normalised = slip("This is Z_norm. The learnt gamma and beta belong to the test pass, too.", ("gamma * Z_norm + beta", "Z_norm"))
    swapped = slip("Gamma and beta have changed places: gamma scales, beta shifts.", ("gamma * Z_norm + beta", "beta * Z_norm + gamma"))
    along_columns = slip("Gamma and beta were flattened to (n,), which NumPy lines up with the columns. Leave them (n, 1).",
                         ("gamma * Z_norm + beta", "gamma.ravel() * Z_norm + beta.ravel()"))

    @misconception("The running averages are changed at test time. They belong to training: only read them here.")
    def keeps_learning(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        Z_tilde = gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta
        run_mu *= 0.9
        run_mu += 0.1 * Z.mean(axis=1, keepdims=True)
        return Z_tilde

    @misconception("The function changes Z itself. Compute in a new array.")
    def in_place(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        Z -= run_mu
        return gamma * Z / np.sqrt(run_var + epsilon) + beta

    @alternative
    def column_by_column(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        return np.hstack([gamma * (Z[:, [i]] - run_mu) / np.sqrt(run_var + epsilon) + beta for i in range(Z.shape[1])])

    @alternative
    def folded(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        scale = gamma / np.sqrt(run_var + epsilon)
        return scale * Z + (beta - scale * run_mu)

    @alternative
    def transposed(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
        normalised = (Z.T - run_mu[:, 0]) * (run_var[:, 0] + epsilon) ** -0.5
        return (normalised * gamma[:, 0] + beta[:, 0]).T


# ---- helpers of cases and oracles

def one_hot(labels, C):
    """One-hot columns, by TensorFlow."""
    import tensorflow as tf
    return tf.one_hot(labels, C, axis=0, dtype=tf.float64).numpy()


def mean_cross_entropy(Z, Y):
    """The mean cross-entropy cost by TensorFlow, which wants examples as rows."""
    import tensorflow as tf
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(tf.transpose(Y), tf.transpose(Z)))


def network(X, parameters, epsilon, statistics=None):
    """A network with batch norm by TensorFlow operations, in float64.

    Arguments:
        X: (n_x, m). parameters: "W1", "gamma1", "beta1", ..., "WL", "bL", arrays or tensors.
        epsilon: in the root.
        statistics: {l: {"mu", "var"}} to normalise with, or None for those of X itself.

    Returns:
        ZL and a list of (A_prev, Z, mu, var, Z_tilde), one for each hidden layer; tensors.
    """
    import tensorflow as tf
    L = sum(key.startswith("W") for key in parameters)
    A, layers = tf.convert_to_tensor(X, tf.float64), []
    for l in range(1, L):
        Z = tf.linalg.matmul(parameters[f"W{l}"], A)
        mu, var = tf.nn.moments(Z, axes=[1], keepdims=True) if statistics is None else (statistics[l]["mu"], statistics[l]["var"])
        Z_tilde = tf.nn.batch_normalization(Z, mu, var, parameters[f"beta{l}"], parameters[f"gamma{l}"], epsilon)
        layers.append((A, Z, mu, var, Z_tilde))
        A = tf.nn.relu(Z_tilde)
    return tf.linalg.matmul(parameters[f"W{L}"], A) + parameters[f"b{L}"], layers


def gradients(X, Y, parameters, epsilon=1e-8):
    """Automatic derivatives of the cost of `network`: cost, {parameter: derivative}, and the layers."""
    import tensorflow as tf
    variables = {key: tf.Variable(value, dtype=tf.float64) for key, value in parameters.items()}
    with tf.GradientTape() as tape:
        ZL, layers = network(X, variables, epsilon)
        cost = mean_cross_entropy(ZL, Y)
    found = tape.gradient(cost, variables)
    return float(cost), {key: gradient.numpy() for key, gradient in found.items()}, layers


def draw_parameters(draw, layer_dims):
    """Parameters of a network with batch norm: no entry is at a special value."""
    parameters, L = {}, len(layer_dims) - 1
    for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):
        parameters[f"W{l}"] = draw.normal(size=(n, n_prev))
        if l < L:
            parameters[f"gamma{l}"] = draw.uniform(0.5, 2.0, (n, 1))
            parameters[f"beta{l}"] = draw.uniform(-0.5, 1.0, (n, 1))
        else:
            parameters[f"b{l}"] = draw.normal(size=(n, 1))
    return parameters


# ---- softmax (2.3.8, 2.3.9)

class Softmax(Exercise):
    """Turn logits into probabilities, column by column."""

    section, difficulty, minutes = "2.3.8", 1, 8
    points = {"values": 1.5, "stability": 1, "inputs": 0.5}

    def cases(self, draw):
        yield example("the logits of lesson 2.3.8", Z=np.array([[5.0], [2.0], [-1.0], [3.0]])).gives(
            np.array([[148.4131591], [7.3890561], [0.3678794], [20.0855369]]) / 176.2556315)
        yield example("two examples", Z=np.array([[5.0, 1.0], [2.0, 1.0], [-1.0, 1.0], [3.0, 1.0]]))
        yield example("logits near 1000", Z=np.array([[1000.0, 1000.0], [1002.0, 999.0]])).about("stability")
        yield hidden("many examples", Z=2 * draw.normal(size=(5, 9)))
        yield hidden("as many examples as classes", Z=2 * draw.normal(size=(4, 4)))
        yield hidden("two classes", Z=draw.normal(size=(2, 6)))
        yield hidden("one class", Z=draw.normal(size=(1, 3)))
        yield hidden("integers", Z=draw.integers(-4, 5, (3, 5)))
        yield hidden("single precision", Z=draw.normal(size=(3, 4)).astype(np.float32))
        yield hidden("a transposed view", Z=draw.normal(size=(7, 3)).T)
        yield hidden("a large common offset", Z=draw.normal(size=(4, 5)) + 5000).about("stability")
        yield hidden("a large negative offset", Z=draw.normal(size=(4, 5)) - 5000).about("stability")
        yield hidden("far apart", Z=draw.permuted(np.tile([[900.0], [899.0], [-900.0]], (1, 6)), axis=0)).about("stability")

    def oracle(self, Z):
        from scipy.special import softmax
        return softmax(Z, axis=0)

    along_rows = slip("The sum runs along a row, over the examples. One example is a column: sum over axis 0.",
                      ("axis=0", "axis=1"))

    @misconception("All numbers of the matrix together sum to 1. Each column should: keep the columns apart in the sum.")
    def sum_of_everything(Z):
        T = np.exp(Z - np.max(Z))
        return T / np.sum(T)

    overflow = slip("This is right for small logits, but e^1000 is too large for a float and the result is NaN. Subtract the column's largest logit first.",
                    ("Z - np.max(Z, axis=0, keepdims=True)", "Z"))

    @misconception("You divide by the largest logit. Subtract it instead: only adding or subtracting leaves softmax as it is.")
    def divides_by_the_maximum(Z):
        T = np.exp(Z / np.max(Z, axis=0, keepdims=True))
        return T / np.sum(T, axis=0, keepdims=True)

    @misconception("This is a sigmoid on each logit by itself. In softmax all logits of a column share one sum, so that the column sums to 1.")
    def sigmoid_of_each(Z):
        return 1 / (1 + np.exp(-np.asarray(Z, dtype=float)))

    @misconception("You divide the logits by their sum, without the exponential. Probabilities must not be negative: take e^z first.")
    def no_exponential(Z):
        return Z / np.sum(Z, axis=0, keepdims=True)

    @misconception("The powers are those of 2. Softmax takes powers of e: np.exp.")
    def base_two(Z):
        T = 2.0 ** (Z - np.max(Z, axis=0, keepdims=True))
        return T / np.sum(T, axis=0, keepdims=True)

    no_sum = slip("The largest entry of each column comes out as 1, so you have not divided by the sum of the exponentials.",
                  ("T / np.sum(T, axis=0, keepdims=True)", "T"))

    @misconception("You divide by the largest exponential. Divide by the sum of the column's exponentials.")
    def max_for_sum(Z):
        T = np.exp(Z)
        return T / np.max(T, axis=0, keepdims=True)

    @misconception("These are the logarithms of the probabilities. Return the probabilities themselves.")
    def log_softmax(Z):
        return Z - np.logaddexp.reduce(Z, axis=0, keepdims=True)

    @misconception("This puts 1 at the largest logit and 0 elsewhere, which is hardmax. Softmax gives every class a share.")
    def hardmax(Z):
        return (Z == np.max(Z, axis=0, keepdims=True)).astype(float)

    @misconception("The result is right, but Z itself is changed: `-=` works in place, and the caller's logits are lost.")
    def in_place(Z):
        Z = np.asarray(Z, dtype=np.result_type(Z, np.float32))
        Z -= np.max(Z, axis=0, keepdims=True)
        T = np.exp(Z)
        return T / np.sum(T, axis=0, keepdims=True)

    @alternative
    def column_by_column(Z):
        A = np.zeros(Z.shape)
        for i in range(Z.shape[1]):
            powers = np.exp(Z[:, i] - Z[:, i].max())
            A[:, i] = powers / powers.sum()
        return A

    @alternative
    def by_logarithms(Z):
        return np.exp(Z - np.logaddexp.reduce(Z, axis=0))

    @alternative
    def one_shift_for_all(Z):
        T = np.exp(Z - np.max(Z))
        return T / T.sum(axis=0)

    @alternative
    def transposed(Z):
        rows = np.exp((Z - Z.max(axis=0)).T)
        return (rows / rows.sum(axis=1, keepdims=True)).T

    equivalent = {
        "keepdims lost": "numbers of shape (m,) spread along the columns of (C, m) just as those of (1, m) do",
        "keepdims=False": "numbers of shape (m,) spread along the columns of (C, m) just as those of (1, m) do",
        "axis lost: Z_shifted": "any common shift cancels; lesson 2.3.8 allows the maximum of the whole matrix",
    }


class OneHotMatrix(Exercise):
    """Write each label as a column with a single 1."""

    section, difficulty, minutes = "2.3.8", 1, 5
    points = {"values": 1, "generality": 0.5, "inputs": 0.5}

    def cases(self, draw):
        yield example("cat, dog, other", labels=np.array([1, 2, 0]), C=4).gives(
            np.array([[0.0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 0]]))
        yield example("as many labels as classes", labels=np.array([2, 2, 1]), C=3)
        yield hidden("every class", labels=draw.permutation(np.repeat(np.arange(4), 3)), C=4)
        yield hidden("as many labels as classes, not in order", labels=np.roll(np.arange(5), int(draw.integers(1, 5))), C=5)
        yield hidden("the last classes are missing", labels=draw.integers(0, 3, 8), C=7).about("generality")
        yield hidden("the first class is missing", labels=draw.integers(1, 4, 6), C=4).about("generality")
        yield hidden("one label", labels=draw.integers(0, 6, 1), C=6).about("generality")
        yield hidden("one class", labels=np.zeros(3, dtype=int), C=1).about("generality")
        yield hidden("short integers", labels=draw.integers(0, 9, 12).astype(np.int32), C=10).about("generality")

    def oracle(self, labels, C):
        return one_hot(labels, C)

    @misconception("One-hot vectors lie in the rows. In this course an example is a column: the shape is (C, m).")
    def transposed(labels, C):
        return np.eye(C)[labels]

    @misconception("The classes are counted from 1. Labels run from 0 to C - 1, so label 0 has its 1 in row 0.")
    def counted_from_one(labels, C):
        Y = np.zeros((C, labels.shape[0]))
        Y[labels - 1, np.arange(labels.shape[0])] = 1
        return Y

    guesses_C = slip("The number of rows is guessed from the largest label. A mini-batch may lack the last classes: use C.",
                     ("np.eye(C)", "np.eye(labels.max() + 1)"))

    @misconception("There is a row for each class that occurs. A class that does not occur needs a row of zeros, too: use C.")
    def only_classes_that_occur(labels, C):
        return (labels == np.unique(labels)[:, None]).astype(float)

    @misconception("Whole rows are set to 1. One entry for each example should be: pair each label with its column number.")
    def whole_rows(labels, C):
        Y = np.zeros((C, labels.shape[0]))
        Y[labels] = 1
        return Y

    ones_elsewhere = slip("The zeros and ones are exchanged.", ("Y = identity", "Y = 1 - identity"))

    @misconception("The entries are the labels themselves. A one-hot column holds only zeros and a single 1.")
    def labels_as_entries(labels, C):
        Y = np.zeros((C, labels.shape[0]))
        Y[labels, np.arange(labels.shape[0])] = labels
        return Y

    @misconception("The rows are in reverse order: label 0 belongs to row 0, at the top.")
    def upside_down(labels, C):
        return np.eye(C)[::-1][:, labels]

    @alternative
    def pairs_of_indices(labels, C):
        Y = np.zeros((C, labels.size))
        Y[labels, np.arange(labels.size)] = 1
        return Y

    @alternative
    def by_comparison(labels, C):
        return labels == np.arange(C)[:, None]

    @alternative
    def in_a_loop(labels, C):
        Y = np.zeros((C, len(labels)), dtype=int)
        for i, label in enumerate(labels):
            Y[label, i] = 1
        return Y


class CrossEntropyFromLogits(Exercise):
    """The mean cross-entropy cost, computed from logits."""

    section, difficulty, minutes = "2.3.9", 2, 10
    points = {"values": 1.5, "stability": 1, "inputs": 0.5}

    def cases(self, draw):
        Y_hat = np.array([[0.3, 0.1, 0.7], [0.2, 0.2, 0.1], [0.1, 0.6, 0.1], [0.4, 0.1, 0.1]])
        yield example("(5, 2, -1, 3), class 1", Z=np.array([[5.0], [2.0], [-1.0], [3.0]]), Y=one_hot([1], 4))
        yield example("the batch of lesson 2.3.9", Z=np.log(Y_hat), Y=one_hot([1, 2, 0], 4))
        yield example("(-1000, 0), class 0", Z=np.array([[-1000.0], [0.0]]), Y=one_hot([0], 2)).gives(1000.0).about("stability")
        yield example("(1000, 0), class 1", Z=np.array([[1000.0], [0.0]]), Y=one_hot([1], 2)).gives(1000.0).about("stability")
        for label, C, m in (("many examples", 5, 12), ("as many examples as classes", 4, 4), ("two classes", 2, 7)):
            yield hidden(label, Z=2 * draw.normal(size=(C, m)), Y=one_hot(draw.integers(0, C, m), C))
        yield hidden("equal logits", Z=np.full((6, 3), draw.normal()), Y=one_hot([5, 0, 2], 6))
        yield hidden("single precision", Z=draw.normal(size=(3, 8)).astype(np.float32), Y=one_hot(draw.integers(0, 3, 8), 3))
        far = draw.permuted(np.tile([[1000.0], [-1000.0], [0.0]], (1, 8)), axis=0)
        yield hidden("logits of -1000, 0 and 1000", Z=far, Y=one_hot(draw.integers(0, 3, 8), 3)).about("stability")
        yield hidden("a large common offset", Z=draw.normal(size=(3, 5)) + 3000, Y=one_hot(draw.integers(0, 3, 5), 3)).about("stability")
        yield hidden("a large negative offset", Z=draw.normal(size=(3, 5)) - 3000, Y=one_hot(draw.integers(0, 3, 5), 3)).about("stability")
        yield hidden("certain and right", Z=40 * one_hot([0, 1, 1], 2), Y=one_hot([0, 1, 1], 2)).within(atol=1e-12).about("stability")

    def oracle(self, Z, Y):
        return mean_cross_entropy(Z.astype(float), Y)

    total = slip("The losses are added up. The cost is their mean over the examples.", ("np.mean(", "np.sum("))

    @misconception("The mean is over all C times m entries of the matrix. Add up over the classes first, then take the mean over the m examples.")
    def mean_of_all_entries(Z, Y):
        log_sum = np.logaddexp.reduce(Z, axis=0, keepdims=True)
        return np.mean(Y * (log_sum - Z))

    base_two = slip("The logarithm has base 2. Cross-entropy takes the natural one: np.log.", ("np.log(", "np.log2("))
    base_ten = slip("The logarithm has base 10. Cross-entropy takes the natural one: np.log.", ("np.log(", "np.log10("))

    @misconception("The sign is wrong: this cost is negative. It is log-sum minus the logit of the true class.")
    def sign(Z, Y):
        return np.mean(np.sum(Y * Z, axis=0) - np.logaddexp.reduce(Z, axis=0))

    @misconception("The log-sum runs along a row, over the examples. One example is a column: axis 0.")
    def along_rows(Z, Y):
        Z_max = np.max(Z, axis=1, keepdims=True)
        log_sum = Z_max + np.log(np.sum(np.exp(Z - Z_max), axis=1, keepdims=True))
        return np.sum(Y * (log_sum - Z)) / Y.shape[1]

    @misconception("This is right for small logits. When a probability rounds to 0 its logarithm is infinite, and 0 times infinity is NaN. Use log-sum-exp on the logits instead.")
    def log_of_softmax(Z, Y):
        return -np.mean(np.sum(Y * np.log(softmax(Z)), axis=0))

    @misconception("Clipping the probability hides the overflow: every bad prediction then costs the same. Use log-sum-exp on the logits; (-1000, 0) with class 0 costs 1000.")
    def clipped(Z, Y):
        return -np.mean(np.sum(Y * np.log(np.clip(softmax(Z), 1e-7, 1)), axis=0))

    overflow = slip("This is right for small logits, but e^1000 is too large for a float. Subtract the column's largest logit inside the exponential and add it outside the logarithm.",
                    ("Z_max + np.log(np.sum(np.exp(Z - Z_max)", "np.log(np.sum(np.exp(Z)"))

    @misconception("This is the binary cross-entropy of each output, with its (1 - y) log(1 - y) terms. With C classes only the true class has a term.")
    def binary_of_each(Z, Y):
        A = softmax(Z)
        return -np.mean(np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=0))

    @misconception("This is the squared error of the probabilities. The cost here is the cross-entropy.")
    def squared_error(Z, Y):
        return np.mean(np.sum((softmax(Z) - Y) ** 2, axis=0))

    forgets_the_true_class = slip("The logit of the true class is not subtracted, so the labels play no part.",
                                  ("log_sum - Z_true", "log_sum"))

    shift_not_added_back = slip("The largest logit is subtracted inside the exponential, but not added back outside the logarithm.",
                                ("Z_max + np.log", "np.log"))

    @misconception("Softmax is applied twice: Z are logits, and the log-sum-exp already is the softmax. Use Z as it comes.")
    def softmax_twice(Z, Y):
        P = softmax(Z)
        return np.mean(np.logaddexp.reduce(P, axis=0) - np.sum(Y * P, axis=0))

    @misconception("The sum of losses is divided by C. Divide by the number of examples m.")
    def divides_by_C(Z, Y):
        return np.sum(np.logaddexp.reduce(Z, axis=0) - np.sum(Y * Z, axis=0)) / Y.shape[0]

    @misconception("The largest logit stands in for log-sum-exp. It is near only when one class is almost certain.")
    def max_only(Z, Y):
        return np.mean(np.max(Z, axis=0) - np.sum(Y * Z, axis=0))

    @alternative
    def with_logaddexp(Z, Y):
        return np.mean(np.logaddexp.reduce(Z, axis=0) - np.sum(Y * Z, axis=0))

    @alternative
    def picks_the_true_logit(Z, Y):
        true = np.argmax(Y, axis=0)
        shifted = Z - Z.max(axis=0)
        return float(-(shifted[true, np.arange(Z.shape[1])] - np.log(np.exp(shifted).sum(axis=0))).mean())

    @alternative
    def example_by_example(Z, Y):
        cost = 0.0
        for z, y in zip(Z.T, Y.T):
            cost += z.max() + np.log(np.exp(z - z.max()).sum()) - z @ y
        return cost / Z.shape[1]

    equivalent = {
        "keepdims lost": "numbers of shape (m,) spread along the columns of (C, m) just as those of (1, m) do",
        "keepdims=False": "numbers of shape (m,) spread along the columns of (C, m) just as those of (1, m) do",
        "axis lost: Z_max": "any common shift cancels; lesson 2.3.8 allows the maximum of the whole matrix",
    }


class SoftmaxBackward(Exercise):
    """The derivative of the mean cost with respect to the logits."""

    section, difficulty, minutes = "2.3.9", 1, 5
    points = {"values": 1.5, "inputs": 0.5}

    def cases(self, draw):
        Y_hat = np.array([[0.3, 0.1, 0.7], [0.2, 0.2, 0.1], [0.1, 0.6, 0.1], [0.4, 0.1, 0.1]])
        yield example("one example, class 1", Y_hat=Y_hat[:, :1], Y=one_hot([1], 4)).gives(np.array([[0.3], [-0.8], [0.1], [0.4]]))
        yield example("the batch of lesson 2.3.9", Y_hat=Y_hat, Y=one_hot([1, 2, 0], 4))
        for label, C, m in (("many examples", 3, 10), ("as many examples as classes", 5, 5), ("two classes", 2, 6), ("ten classes", 10, 4)):
            yield hidden(label, Y_hat=draw.dirichlet(np.full(C, 2.0), m).T, Y=one_hot(draw.integers(0, C, m), C))

    def oracle(self, Y_hat, Y):
        import tensorflow as tf
        Z = tf.Variable(np.log(Y_hat))                  # softmax of these logits is Y_hat
        with tf.GradientTape() as tape:
            cost = mean_cross_entropy(Z, Y)
        return tape.gradient(cost, Z)

    no_mean = slip("This is the derivative of the sum of losses. The cost is their mean: divide by m.", (" / m", ""))
    divides_by_C = slip("You divide by the number of classes. m is the number of examples, the columns of Y.", ("Y.shape[1]", "Y.shape[0]"))
    divides_by_size = slip("You divide by all C times m entries. The mean is over the m examples.", ("Y.shape[1]", "Y.size"))
    twice = slip("The factor 1/m is there twice.", (" / m", " / m**2"))
    sign = slip("The sign is turned round: a step against this gradient would make the cost grow. It is prediction minus label.",
                ("(Y_hat - Y)", "(Y - Y_hat)"))

    @misconception("There is a derivative of the sigmoid too many. For softmax with cross-entropy everything cancels to prediction minus label.")
    def with_sigmoid_derivative(Y_hat, Y):
        return (Y_hat - Y) * Y_hat * (1 - Y_hat) / Y.shape[1]

    @misconception("This is the derivative with respect to the probabilities. Asked for is the one with respect to the logits, after going back through softmax.")
    def of_the_probabilities(Y_hat, Y):
        return -Y / Y_hat / Y.shape[1]

    @misconception("Only the row of the true class is filled. Raising the other logits raises the cost: their rows are not 0.")
    def only_the_true_class(Y_hat, Y):
        return Y * (Y_hat - Y) / Y.shape[1]

    @misconception("The result is right, but Y_hat itself is changed: `-=` works in place.")
    def in_place(Y_hat, Y):
        Y_hat -= Y
        return Y_hat / Y.shape[1]

    @misconception("The columns are added up. dZ has the shape of Z: one column for each example.")
    def summed(Y_hat, Y):
        return np.mean(Y_hat - Y, axis=1, keepdims=True)

    @alternative
    def by_the_jacobian(Y_hat, Y):
        dZ = np.zeros(Y_hat.shape)
        for i, (a, y) in enumerate(zip(Y_hat.T, Y.T)):
            dZ[:, i] = (np.diag(a) - np.outer(a, a)) @ (-y / a)
        return dZ / Y.shape[1]

    @alternative
    def by_index(Y_hat, Y):
        dZ = Y_hat.copy()
        dZ[np.argmax(Y, axis=0), np.arange(Y.shape[1])] -= 1
        return dZ / len(Y[0])


class TrainSoftmaxClassifier(Exercise):
    """Train a softmax classifier without hidden layers."""

    section, difficulty, minutes = "2.3.9", 2, 15
    points = {"values": 3, "generality": 0.5, "inputs": 0.5}
    parts = {"W": 1, "b": 1, "costs": 1}
    needs = ("softmax", "cross_entropy_from_logits", "softmax_backward")

    @staticmethod
    def probe(student, X, Y, learning_rate, num_iterations):
        parameters, costs = student.train_softmax_classifier(X, Y, learning_rate, num_iterations)
        return {"W": parameters["W"], "b": parameters["b"], "costs": costs}

    @staticmethod
    def measure(value, X, Y, learning_rate, num_iterations):
        import numpy as np

        W, b = (np.asarray(value[name], dtype=float) for name in ("W", "b"))
        fits = W.shape == (len(Y), len(X)) and b.shape == (len(Y), 1)
        return value | {"learns the training examples": fits and bool(
            np.mean(np.argmax(W @ X + b, axis=0) == np.argmax(Y, axis=0)) > 0.9)}

    def cases(self, draw):
        X = np.array([[1.0, 2.0, -1.0, 0.0], [0.5, -1.0, 1.0, 2.0]])
        yield example("one step", X=X, Y=one_hot([0, 1, 2, 2], 3), learning_rate=0.5, num_iterations=1)
        yield example("three steps", X=X, Y=one_hot([0, 1, 2, 2], 3), learning_rate=0.5, num_iterations=3)
        for label, C, n_x, m, rate, steps in (("four classes", 4, 3, 11, 0.1, 4), ("a large rate", 3, 2, 8, 2.0, 3), ("equal sizes", 3, 3, 3, 0.3, 4)):
            yield hidden(label, X=draw.normal(1, 1, (n_x, m)), Y=one_hot(draw.integers(0, C, m), C), learning_rate=rate, num_iterations=steps)
        yield hidden("one feature, a missing class", X=draw.normal(size=(1, 6)), Y=one_hot(draw.integers(0, 2, 6), 3),
                     learning_rate=0.2, num_iterations=3).about("generality")
        yield hidden("no step at all", X=draw.normal(size=(2, 6)), Y=one_hot(draw.integers(0, 3, 6), 3),
                     learning_rate=0.2, num_iterations=0).about("generality")
        for C in (3, 5):
            X, labels = data.blobs(C, 40, seed=int(draw.integers(1000)))
            yield hidden(f"{C} clouds", X=X, Y=one_hot(labels, C), learning_rate=1.0, num_iterations=60).about("generality")

    def oracle(self, X, Y, learning_rate, num_iterations):
        import tensorflow as tf
        if num_iterations > 10:
            return {"learns the training examples": True}
        W, b, costs = tf.Variable(np.zeros((len(Y), len(X)))), tf.Variable(np.zeros((len(Y), 1))), []
        for _ in range(num_iterations):
            with tf.GradientTape() as tape:
                cost = mean_cross_entropy(tf.linalg.matmul(W, X) + b, Y)
            for variable, gradient in zip((W, b), tape.gradient(cost, (W, b))):
                variable.assign_sub(learning_rate * gradient)
            costs.append(cost)
        return {"W": W, "b": b, "costs": costs}

    random_start = slip("The first cost is not ln C. Start from zeros, as the docstring asks: without hidden units there is no symmetry to break.",
                        ("W = np.zeros((Y.shape[0], X.shape[0]))", "W = np.random.default_rng(0).standard_normal((Y.shape[0], X.shape[0]))"))
    ones_start = slip("W starts at ones. It should start at zeros.", ("W = np.zeros(", "W = np.ones("))
    uphill = slip("The updates go uphill: the cost grows. Subtract learning_rate times the gradient.",
                  ("W - learning_rate * dW", "W + learning_rate * dW"), ("b - learning_rate * db", "b + learning_rate * db"))
    mean_twice = slip("The factor 1/m is applied twice: softmax_backward has it already, do not divide dW and db again.",
                      ("dZ @ X.T", "dZ @ X.T / X.shape[1]"), ("keepdims=True)\n        W", "keepdims=True) / X.shape[1]\n        W"))
    no_mean = slip("The factor 1/m is lost: these are the steps for the sum of the losses.",
                   ("dZ = softmax_backward(softmax(Z), Y)", "dZ = softmax(Z) - Y"))
    bias_not_trained = slip("b stays at 0. It is a parameter like W: update it, too.", ("b = b - learning_rate * db", "pass"))
    logits_for_probabilities = slip("softmax_backward gets logits. It wants probabilities: put them through softmax first.",
                                    ("softmax_backward(softmax(Z), Y)", "softmax_backward(Z, Y)"))
    probabilities_for_logits = slip("The cost gets probabilities. cross_entropy_from_logits wants the logits Z; softmax is inside it.",
                                    ("cross_entropy_from_logits(Z, Y)", "cross_entropy_from_logits(softmax(Z), Y)"))
    one_bias_for_all = slip("db is one number for all classes. Each class has its own bias: sum over the examples, axis 1, and keep the shape (C, 1).",
                            ("np.sum(dZ, axis=1, keepdims=True)", "np.sum(dZ)"))
    rate_ignored = slip("The learning rate plays no part in the updates.", ("learning_rate * ", ""))

    @misconception("The costs are taken after the updates. costs[i] is the cost before update i, so that the first one is ln C.")
    def cost_after_the_update(X, Y, learning_rate, num_iterations):
        W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
        for i in range(num_iterations):
            dZ = softmax_backward(softmax(W @ X + b), Y)
            W, b = W - learning_rate * dZ @ X.T, b - learning_rate * dZ.sum(axis=1, keepdims=True)
            costs.append(cross_entropy_from_logits(W @ X + b, Y))
        return {"W": W, "b": b}, costs

    @misconception("b is updated with a gradient that was computed after W had changed. Both updates belong to the same forward pass.")
    def one_after_the_other(X, Y, learning_rate, num_iterations):
        W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
        for i in range(num_iterations):
            costs.append(cross_entropy_from_logits(W @ X + b, Y))
            W = W - learning_rate * softmax_backward(softmax(W @ X + b), Y) @ X.T
            b = b - learning_rate * softmax_backward(softmax(W @ X + b), Y).sum(axis=1, keepdims=True)
        return {"W": W, "b": b}, costs

    @alternative
    def with_a_column_of_ones(X, Y, learning_rate, num_iterations):
        X1 = np.vstack([X, np.ones((1, X.shape[1]))])
        theta, costs = np.zeros((Y.shape[0], X1.shape[0])), []
        for _ in range(num_iterations):
            Z = theta @ X1
            costs.append(float(cross_entropy_from_logits(Z, Y)))
            theta -= learning_rate * (softmax(Z) - Y) @ X1.T / Y.shape[1]
        return {"W": theta[:, :-1], "b": theta[:, -1:]}, costs

    @alternative
    def with_einsum(X, Y, learning_rate, num_iterations):
        parameters, costs = {"W": np.zeros((len(Y), len(X))), "b": np.zeros((len(Y), 1))}, np.zeros(num_iterations)
        for i in range(num_iterations):
            Z = np.einsum("cn,nm->cm", parameters["W"], X) + parameters["b"]
            costs[i] = cross_entropy_from_logits(Z, Y)
            dZ = softmax_backward(softmax(Z), Y)
            parameters = {"W": parameters["W"] - learning_rate * np.einsum("cm,nm->cn", dZ, X),
                          "b": parameters["b"] - learning_rate * np.einsum("cm->c", dZ)[:, None]}
        return parameters, costs

    in_place = rewrite(("W = W - learning_rate * dW", "W -= learning_rate * dW"), ("b = b - learning_rate * db", "b -= learning_rate * db"))


# ---- batch norm in a network (2.3.5, 2.3.7)

class InitializeParametersBn(Exercise):
    """Start values for a network with batch norm."""

    section, difficulty, minutes = "2.3.5", 1, 8
    points = {"values": 2}
    parts = {"keys and shapes": 1, "gamma, beta and b": 0.5, "mean and spread of W": 1, "random numbers": 0.5}

    @staticmethod
    def probe(student, layer_dims, rng, seed):
        import numpy as np

        np.random.seed(seed)                    # its next number shows whether anybody has drawn from it
        parameters = student.initialize_parameters_bn(layer_dims, rng)
        again, other = (student.initialize_parameters_bn(layer_dims, np.random.default_rng(s)) for s in (seed, seed + 1))
        return {"parameters": parameters, "first rows, same seed": {key: again[key][:2] for key in parameters},
                "first rows of W1, new seed": other["W1"][:2], "next number of np.random": np.random.random()}

    @staticmethod
    def measure(value, layer_dims, rng, seed):
        import numpy as np

        parameters, again = ({key: np.asarray(numbers, dtype=float) for key, numbers in value[call].items()}
                             for call in ("parameters", "first rows, same seed"))
        other = np.asarray(value["first rows of W1, new seed"], dtype=float)
        weights = [parameters[f"W{l}"] for l in range(1, len(layer_dims))]
        standard = [(W - W.mean()) / W.std() for W in weights]
        starts = [W.ravel()[:9] / W.ravel()[0] for W in weights]                # the same for the same numbers, whatever their spread
        facts = {
            "same seed, same numbers": all(np.array_equal(parameters[key][:2], again[key]) for key in parameters),
            "new seed, new numbers": other.shape == parameters["W1"][:2].shape and not np.array_equal(other, parameters["W1"][:2]),
            "layers differ": not any(np.allclose(starts[0], start, rtol=1e-3) for start in starts[1:]),
            "normal": all(abs(np.mean(np.abs(z) < 1) - 0.683) < 0.05 for z in standard),
            "np.random not used": value["next number of np.random"] == np.random.RandomState(seed).random_sample()}
        return {"keys and shapes": ", ".join(f"{key} {parameters[key].shape}" for key in sorted(parameters)),
                "gamma, beta and b": ", ".join(f"{key} {sorted(set(parameters[key].ravel().tolist()))[:2]}"
                                               for key in sorted(parameters) if not key.startswith("W")),
                "mean and spread of W": np.array([[np.mean(W), np.std(W)] for W in weights]) * np.sqrt(layer_dims[:-1])[:, None],
                "random numbers": ", ".join(name if fact else f"NOT {name}" for name, fact in facts.items())}

    def cases(self, draw):
        # Means and standard deviations are scaled by sqrt(n_prev). With at least 8000 weights in a layer their standard
        # errors are below 0.016 and 0.0112, and that of the share within one standard deviation is below 0.0053: the
        # tolerances are six of the largest of the three, and more.
        yield example("three layers", layer_dims=[80, 200, 50, 160], rng=rng(4), seed=4).within(atol=0.1)
        yield example("no hidden layer", layer_dims=[120, 70], rng=rng(2), seed=2).within(atol=0.1)
        seed = int(draw.integers(10**6))
        yield hidden("four layers", layer_dims=[90, 120, 70, 180, 50], rng=rng(seed), seed=seed).within(atol=0.1)
        yield hidden("equal layers", layer_dims=[90, 90, 90], rng=rng(seed + 5), seed=seed + 5).within(atol=0.1)

    def oracle(self, layer_dims, rng, seed):
        constants, L = {}, len(layer_dims) - 1
        shapes = {f"W{l}": (n, n_prev) for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1)}
        for l, n in enumerate(layer_dims[1:], start=1):
            new = {f"gamma{l}": [1.0], f"beta{l}": [0.0]} if l < L else {f"b{l}": [0.0]}
            constants, shapes = constants | new, shapes | dict.fromkeys(new, (n, 1))
        return {"keys and shapes": ", ".join(f"{key} {shapes[key]}" for key in sorted(shapes)),
                "gamma, beta and b": ", ".join(f"{key} {constants[key]}" for key in sorted(constants)),
                "mean and spread of W": np.array([[0.0, np.sqrt(2)]] * L),
                "random numbers": "same seed, same numbers, new seed, new numbers, layers differ, normal, np.random not used"}

    bias_kept = slip("There is a b in the hidden layers. Batch norm subtracts it again at once: leave it out, beta does the shifting.",
                     ("        if l < L:\n", "        if l < L:\n            parameters[f\"b{l}\"] = np.zeros((n, 1))\n"))
    batch_norm_everywhere = slip("The output layer has gamma and beta, too. It has no batch norm: only W and b.",
                                 ("        else:\n            parameters", "        parameters"), ("if l < L:", "if True:"))
    no_output_bias = slip("The output layer has no b. Without batch norm behind it, it needs its bias.",
                          ("        else:\n            parameters[f\"b{l}\"] = np.zeros((n, 1))\n", ""))
    gamma_zero = slip("gamma starts at 0, which makes all normalised values 0. With gamma = 1 they pass unchanged at first.",
                      ("np.ones((n, 1))", "np.zeros((n, 1))"))
    beta_one = slip("beta starts at 1. It should start at 0: no shift at first.",
                    ("parameters[f\"beta{l}\"] = np.zeros", "parameters[f\"beta{l}\"] = np.ones"))
    flat_vectors = slip("gamma, beta and b have shape (n,). They must be columns (n, 1), or they will spread along the wrong axis.",
                        ("(n, 1)", "n"))
    transposed = slip("W has shape (units before, units). It is (units, units before): a row for each unit.",
                      ("(n, n_prev)", "(n_prev, n)"))
    wrong_fan = slip("The spread is taken from the size of the layer itself. He's rule looks at the layer before: sqrt(2 / n_prev).",
                     ("np.sqrt(2 / n_prev)", "np.sqrt(2 / n)"))
    xavier = slip("The spread is sqrt(1 / n_prev). ReLU switches off half of the units: He's rule has sqrt(2 / n_prev).",
                  ("np.sqrt(2 / n_prev)", "np.sqrt(1 / n_prev)"))
    variance_for_deviation = slip("2 / n_prev is the variance. Multiply by its root, the standard deviation.",
                                  ("np.sqrt(2 / n_prev)", "(2 / n_prev)"))
    small_numbers = slip("W is 0.01 times normal numbers. Here the spread follows the size of the layer before: sqrt(2 / n_prev).",
                         ("np.sqrt(2 / n_prev)", "0.01"))
    own_seed_each_layer = slip("Every layer draws the same numbers, since it makes a generator of its own. Use rng, and go on with it.",
                               ("rng.standard_normal", "np.random.default_rng(0).standard_normal"))
    global_state = slip("The numbers come from np.random's hidden global state. Use the generator rng, so that the result can be repeated.",
                        ("rng.standard_normal((n, n_prev))", "np.random.randn(n, n_prev)"))
    uniform = slip("The numbers are uniform. They should be normal: rng.standard_normal.",
                   ("rng.standard_normal((n, n_prev))", "rng.uniform(-np.sqrt(3), np.sqrt(3), (n, n_prev))"))

    with_normal = rewrite(("rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)", "rng.normal(0, (2 / n_prev) ** 0.5, size=(n, n_prev))"))

    @alternative
    def constants_first(layer_dims, rng):
        *hidden, n_out = layer_dims[1:]
        parameters = {f"b{len(layer_dims) - 1}": np.zeros((n_out, 1), dtype=np.float32)}
        for l, n in enumerate(hidden, start=1):
            parameters |= {f"beta{l}": np.zeros([n, 1]), f"gamma{l}": np.full((n, 1), 1)}
        for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):
            parameters[f"W{l}"] = rng.normal(scale=np.sqrt(2.0 / n_prev), size=(n_prev, n)).T
        return parameters


class ForwardWithBn(Exercise):
    """Forward propagation with batch norm in every hidden layer."""

    section, difficulty, minutes = "2.3.5", 2, 15
    points = {"values": 3, "generality": 0.5, "inputs": 0.5}
    parts = {"ZL": 2, "Z_tilde of all layers": 1, "A_prev of all layers": 1}
    needs = ("batchnorm_forward",)

    @staticmethod
    def probe(student, X, parameters, epsilon):
        # The layers' rows stand one below the other.
        import numpy as np
        ZL, caches = student.forward_with_bn(X, parameters, epsilon)
        found = {"ZL": ZL, "A_prev of all layers": np.vstack([cache[0] for cache in caches])}
        if len(caches) > 1:
            found["Z_tilde of all layers"] = np.vstack([cache[3] for cache in caches[:-1]])
        return found

    def cases(self, draw):
        by_hand = {"W1": np.array([[1.0]]), "gamma1": np.array([[2.0]]), "beta1": np.array([[1.0]]),
                   "W2": np.array([[1.0], [-1.0]]), "b2": np.array([[0.0], [10.0]])}
        yield example("the row (1, 2, 3, 6) of lesson 2.3.4", X=np.array([[1.0, 2.0, 3.0, 6.0]]), parameters=by_hand, epsilon=1e-8)
        fixed = np.random.default_rng(6)
        yield example("two hidden layers", X=fixed.normal(size=(2, 4)).round(1), epsilon=0.5,
                      parameters={key: value.round(1) for key, value in draw_parameters(fixed, [2, 2, 2, 2]).items()})
        for label, dims, m, epsilon in (("two hidden layers", [3, 5, 4, 3], 7, 1e-8), ("as many examples as units", [4, 4, 4], 4, 1e-3)):
            yield hidden(label, X=draw.normal(2, 3, (dims[0], m)), parameters=draw_parameters(draw, dims), epsilon=epsilon)
        for label, dims, m, epsilon in (("three hidden layers", [2, 6, 3, 5, 4], 9, 1e-8), ("no hidden layer", [3, 4], 5, 1e-8),
                                        ("a large epsilon", [3, 4, 4, 2], 6, 0.5), ("a single example", [3, 4, 2], 1, 1e-8)):
            yield hidden(label, X=draw.normal(size=(dims[0], m)), parameters=draw_parameters(draw, dims), epsilon=epsilon).about("generality")

    def oracle(self, X, parameters, epsilon):
        ZL, layers = network(X, parameters, epsilon)
        A_last = np.maximum(0, layers[-1][4]) if layers else X
        found = {"ZL": ZL, "A_prev of all layers": np.vstack([*(layer[0] for layer in layers), A_last])}
        if layers:
            found["Z_tilde of all layers"] = np.vstack([layer[4] for layer in layers])
        return found

    normalises_after_relu = slip("Batch norm comes after ReLU here. It belongs between the linear step and ReLU.",
                                 ("batchnorm_forward(Z, ", "batchnorm_forward(relu(Z), "), ("A = relu(Z_tilde)", "A = Z_tilde"))
    no_relu = slip("The hidden layers have no activation. A is ReLU of Z_tilde.", ("relu(Z_tilde)", "Z_tilde"))
    relu_of_Z = slip("ReLU is applied to Z, so that batch norm has no effect. Apply it to Z_tilde.", ("relu(Z_tilde)", "relu(Z)"))
    epsilon_dropped = slip("epsilon is not handed on: batchnorm_forward then uses its own default.",
                           (", epsilon)\n        A =", ")\n        A ="))
    always_X = slip("Every layer gets X. Layer l works on the output of the layer before: A_prev.", ("@ A_prev", "@ X"))
    first_layer_again = slip("gamma and beta of layer 1 are used in every layer. Each layer has its own.",
                             ('[f"gamma{l}"], parameters[f"beta{l}"]', '["gamma1"], parameters["beta1"]'))
    swapped = slip("gamma and beta are exchanged. gamma scales, beta shifts: batchnorm_forward(Z, gamma, beta, epsilon).",
                   ('parameters[f"gamma{l}"], parameters[f"beta{l}"]', 'parameters[f"beta{l}"], parameters[f"gamma{l}"]'))
    output_without_bias = slip("The output layer lacks its bias b.", (' + parameters[f"b{L}"]\n    ### END', "\n    ### END"))
    relu_at_the_end = slip("The output layer has a ReLU. It returns plain logits, which may be negative.",
                           ('ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]', 'ZL = relu(parameters[f"W{L}"] @ A + parameters[f"b{L}"])'))
    batch_norm_at_the_end = slip("The output layer is normalised, too. Logits need their own mean and spread: no batch norm there.",
                                 ('ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]',
                                  'ZL, _ = batchnorm_forward(parameters[f"W{L}"] @ A + parameters[f"b{L}"], 1.0, 0.0, epsilon)'))
    probabilities = slip("Probabilities are returned. The cost wants logits: leave softmax out.",
                         ('ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]', 'ZL = softmax(parameters[f"W{L}"] @ A + parameters[f"b{L}"])'))
    not_rescaled = slip("gamma and beta have no effect: hand the layer's own ones to batchnorm_forward.",
                        ('parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon', '1.0, 0.0, epsilon'))

    recursive_names = rewrite(("A = relu(Z_tilde)", "A = Z_tilde * (Z_tilde > 0)"), ("@ A_prev", "@ np.asarray(A_prev)"))
    with_where = rewrite(("relu(Z_tilde)", "np.where(Z_tilde > 0, Z_tilde, 0.0)"), ('parameters[f"W{l}"] @ A_prev\n', 'np.einsum("ij,jk->ik", parameters[f"W{l}"], A_prev)\n'))


class BackwardWithBn(Exercise):
    """Backpropagation through a network with batch norm."""

    section, difficulty, minutes = "2.3.5", 3, 25
    points = {"values": 4, "generality": 0.5, "inputs": 0.5}
    parts = {"dW1": 1, "dgamma1": 1, "dbeta1": 1, "dW2": 1, "dgamma2": 1, "dbeta2": 1, "dW3": 1, "db2": 0.5, "db3": 0.5}
    needs = ("batchnorm_forward", "batchnorm_backward", "softmax", "softmax_backward")

    @staticmethod
    def probe(student, ZL, Y, layers, epsilon):
        # The caches are made here, with the student's own batchnorm_forward, so that a slip in
        # forward_with_bn costs nothing here.
        caches = [(layer["A_prev"], layer["W"],
                   student.batchnorm_forward(layer["Z"], layer["gamma"], layer["beta"], epsilon)[1], layer["Z_tilde"])
                  for layer in layers[:-1]]
        caches.append((layers[-1]["A_prev"], layers[-1]["W"], layers[-1]["b"]))
        return student.backward_with_bn(ZL, Y, caches)

    @staticmethod
    def inputs(X, Y, parameters, epsilon):
        """The inputs of the probe for a network: what forward propagation by TensorFlow gives."""
        ZL, hidden_layers = network(X, parameters, epsilon)
        layers = [{"A_prev": A_prev.numpy(), "W": parameters[f"W{l}"], "Z": Z.numpy(), "gamma": parameters[f"gamma{l}"],
                   "beta": parameters[f"beta{l}"], "Z_tilde": Z_tilde.numpy()}
                  for l, (A_prev, Z, _, _, Z_tilde) in enumerate(hidden_layers, start=1)]
        L = len(layers) + 1
        A_last = np.maximum(0, layers[-1]["Z_tilde"]) if layers else X
        layers.append({"A_prev": A_last, "W": parameters[f"W{L}"], "b": parameters[f"b{L}"]})
        return {"ZL": ZL, "Y": Y, "layers": layers, "epsilon": epsilon}

    def cases(self, draw):
        fixed = np.random.default_rng(1)
        for label, dims, m in (("one hidden layer", [2, 3, 2], 4), ("two hidden layers of equal size", [3, 3, 3, 3], 4)):
            yield example(label, **self.inputs(fixed.normal(size=(dims[0], m)), one_hot(np.arange(m) % dims[-1], dims[-1]),
                                               draw_parameters(fixed, dims), 1e-8)).within(condition=100)
        for label, dims, m, epsilon in (("two hidden layers", [3, 5, 4, 3], 8, 1e-8), ("all sizes equal", [4, 4, 4, 4], 4, 1e-2)):
            yield hidden(label, **self.inputs(draw.normal(size=(dims[0], m)), one_hot(draw.integers(0, dims[-1], m), dims[-1]),
                                              draw_parameters(draw, dims), epsilon)).within(condition=100)
        for label, dims, m, epsilon in (("three hidden layers", [2, 4, 5, 3, 4], 9, 1e-3), ("no hidden layer", [3, 4], 6, 1e-8),
                                        ("a large epsilon", [3, 4, 3], 6, 0.5)):
            yield hidden(label, **self.inputs(draw.normal(size=(dims[0], m)), one_hot(draw.integers(0, dims[-1], m), dims[-1]),
                                              draw_parameters(draw, dims), epsilon)).within(condition=100).about("generality")

    def oracle(self, ZL, Y, layers, epsilon):
        L, parameters = len(layers), {f"b{len(layers)}": layers[-1]["b"]}
        for l, layer in enumerate(layers, start=1):
            parameters[f"W{l}"] = layer["W"]
            parameters |= {f"{name}{l}": layer[name] for name in ("gamma", "beta") if l < L}
        _, found, _ = gradients(layers[0]["A_prev"], Y, parameters, epsilon)
        return {f"d{key}": gradient for key, gradient in sorted(found.items())}

    mask_by_Z_norm = slip("The derivative of ReLU looks at the sign of the normalised Z. ReLU was applied to Z_tilde, after gamma and beta: look at that.",
                          ("(Z_tilde > 0)", '(bn_cache["Z_norm"] > 0)'))
    mask_by_A_prev = slip("The derivative of ReLU looks at A_prev, the input of the layer. It should look at Z_tilde, what this layer's ReLU was given.",
                          ("dA * (Z_tilde > 0)", "dA * (Z_tilde > 0) if A_prev.shape != dA.shape else dA * (A_prev > 0)"))
    no_mask = slip("The derivative of ReLU is missing: where Z_tilde is negative, nothing comes back.", ("dA * (Z_tilde > 0)", "dA"))
    skips_batch_norm = slip("dW and dA are computed from dZ_tilde, as if there were no batch norm. Use the dZ that batchnorm_backward returns.",
                            ("batchnorm_backward(dZ_tilde, bn_cache)\n", "batchnorm_backward(dZ_tilde, bn_cache)\n        dZ = dZ_tilde\n"))
    passes_on_dZ_tilde = slip("What goes to the layer before comes from dZ_tilde. It should be the transposed W times dZ, after batch norm.",
                              ("        dA = W.T @ dZ\n", "        dA = W.T @ dZ_tilde\n"))
    mean_twice = slip("The factor 1/m is applied twice: softmax_backward has it already, do not divide dW and db again.",
                      ("dZ @ A_prev.T", "dZ @ A_prev.T / Y.shape[1]"), ("np.sum(dZ, axis=1, keepdims=True)", "np.mean(dZ, axis=1, keepdims=True)"))
    no_mean = slip("The factor 1/m is missing: these are the derivatives of the sum of losses. softmax_backward has it in.",
                   ("softmax_backward(softmax(ZL), Y)", "softmax(ZL) - Y"))
    gamma_averaged = slip("dgamma and dbeta are divided by m once more. The factor 1/m came in with dZ of the output layer; they are sums.",
                          ("batchnorm_backward(dZ_tilde, bn_cache)", "(d if i == 0 else d / Y.shape[1] for i, d in enumerate(batchnorm_backward(dZ_tilde, bn_cache)))"))
    gamma_beta_swapped = slip("dgamma and dbeta are exchanged. batchnorm_backward returns dZ, dgamma, dbeta, in this order.",
                              ('dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"]', 'dZ, grads[f"dbeta{l}"], grads[f"dgamma{l}"]'))
    no_softmax = slip("softmax_backward gets logits. It wants probabilities: softmax(ZL).", ("softmax(ZL)", "ZL"))
    bias_not_summed = slip("db is not summed over the examples. It has the shape of b: sum over axis 1, keep the shape.",
                           ("np.sum(dZ, axis=1, keepdims=True)", "dZ"))
    one_bias = slip("db is one number for all classes. Each class has its own: sum over the examples only, axis 1.",
                    ("np.sum(dZ, axis=1, keepdims=True)", "np.sum(dZ)"))
    uphill = slip("All signs are turned round: the gradient of the logits is prediction minus label.",
                  ("softmax_backward(softmax(ZL), Y)", "-softmax_backward(softmax(ZL), Y)"))
    not_chained = slip("dA stays that of the output layer. After each layer it must become the transposed W of that layer times its dZ.",
                       ("        dA = W.T @ dZ\n", "        dA = dA if dA.shape == (W.T @ dZ).shape else W.T @ dZ\n"))

    equivalent = {"(Z_tilde >= 0)": "ReLU has no derivative at exactly 0; both conventions are in use, and no input of a test lies there"}

    with_einsum = rewrite(('grads[f"dW{l}"] = dZ @ A_prev.T', 'grads[f"dW{l}"] = np.einsum("im,jm->ij", dZ, A_prev)'),
                          ("np.sum(dZ, axis=1, keepdims=True)", "dZ.sum(1)[:, None]"))
    other_mask = rewrite(("dA * (Z_tilde > 0)", "np.where(Z_tilde <= 0, 0, dA)"))
    from_the_definition = rewrite(("softmax_backward(softmax(ZL), Y)", "(np.exp(ZL - np.logaddexp.reduce(ZL, axis=0)) - Y) / ZL.shape[1]"))


class ModelWithBn(Exercise):
    """Train a network with batch norm, and keep its running statistics."""

    section, difficulty, minutes = "2.3.7", 3, 20
    points = {"values": 3, "generality": 0.5, "inputs": 0.5}
    parts = {"W1": 0.5, "gamma1": 0.5, "beta1": 0.5, "W2": 0.5, "b2": 0.5, "costs": 0.5, "mu1": 1, "var1": 1}
    needs = ("batchnorm_forward", "batchnorm_backward", "update_running_stats", "softmax", "cross_entropy_from_logits",
             "softmax_backward", "initialize_parameters_bn", "forward_with_bn", "backward_with_bn")
    seconds = 30.0

    @staticmethod
    def probe(student, X, Y, layer_dims, how, initial, rng):
        parameters, running, costs = student.model_with_bn(X, Y, layer_dims, **how, initial=initial, rng=rng)
        return {"parameters": parameters, "running": running, "costs": costs}

    @staticmethod
    def measure(value, X, Y, layer_dims, how, initial, rng):
        import numpy as np

        found = {**value["parameters"], "costs": value["costs"]}
        for l, run in value["running"].items():
            found |= {f"mu{l}": run["mu"], f"var{l}": run["var"]}
        if initial is None:
            def numbers(name, *shape):
                return np.reshape(np.asarray(found[name], dtype=float), shape)

            A, L = X, len(layer_dims) - 1
            for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:-1]), start=1):        # each unit's batch norm is a straight line
                slope = numbers(f"gamma{l}", n, 1) / np.sqrt(numbers(f"var{l}", n, 1) + 1e-8)
                A = np.maximum(0, slope * (numbers(f"W{l}", n, n_prev) @ A - numbers(f"mu{l}", n, 1)) + numbers(f"beta{l}", n, 1))
            logits = numbers(f"W{L}", layer_dims[-1], layer_dims[-2]) @ A + numbers(f"b{L}", layer_dims[-1], 1)
            costs = np.asarray(value["costs"], dtype=float).ravel()
            found |= {"learns": bool(np.mean(np.argmax(logits, axis=0) == np.argmax(Y, axis=0)) > 0.75),
                      "the cost falls": bool(costs.size > 1 and costs[-1] < 0.85 * costs[0])}
        return found

    def cases(self, draw):
        # With all examples in one mini-batch their order does not matter: every number is determined.
        fixed = np.random.default_rng(8)
        for epochs in (1, 3):
            dims = [2, 3, 2]
            yield example(f"{epochs} steps on all examples", X=fixed.normal(size=(2, 6)), Y=one_hot(np.arange(6) % 2, 2), layer_dims=dims,
                          how={"learning_rate": 0.5, "num_epochs": epochs, "mini_batch_size": 6, "momentum": 0.9},
                          initial=draw_parameters(fixed, dims), rng=rng(1)).within(condition=1000)
        dims = [3, 5, 4, 3]
        yield hidden("two hidden layers", X=draw.normal(1, 2, (3, 10)), Y=one_hot(draw.integers(0, 3, 10), 3), layer_dims=dims,
                     how={"learning_rate": 0.2, "num_epochs": 2, "mini_batch_size": 10, "momentum": 0.7},
                     initial=draw_parameters(draw, dims), rng=rng(2)).within(condition=1000)
        # One example at a time has variance 0, whichever it is: the variance tells how many updates there were.
        for make, generator in ((example, fixed), (hidden, draw)):
            yield make("one example at a time, rate 0", X=generator.normal(size=(2, 4)), Y=one_hot([0, 1, 1, 0], 2), layer_dims=[2, 3, 2],
                       how={"learning_rate": 0.0, "num_epochs": 2, "mini_batch_size": 1, "momentum": 0.8},
                       initial=draw_parameters(generator, [2, 3, 2]), rng=rng(3)).within(condition=1000)
        X, labels = data.spirals(3, 60, seed=int(draw.integers(1000)))
        yield hidden("spirals, Adam", X=X, Y=one_hot(labels, 3), layer_dims=[2, 20, 20, 3],
                     how={"learning_rate": 0.04, "num_epochs": 25, "mini_batch_size": 60, "optimizer": "adam", "beta1": 0.9},
                     initial=None, rng=rng(int(draw.integers(1000)))).about("generality")
        digits, part = data.digits(), draw.choice(1200, 200, replace=False)
        yield hidden("digits, gradient descent", X=digits["X_train"][:, part], Y=one_hot(digits["y_train"][part], 10), layer_dims=[64, 30, 10],
                     how={"learning_rate": 0.3, "num_epochs": 8, "mini_batch_size": 40},
                     initial=None, rng=rng(int(draw.integers(1000)))).about("generality")

    def oracle(self, X, Y, layer_dims, how, initial, rng):
        if initial is None:
            return {"learns": True, "the cost falls": True}
        rho, epochs, rate = how["momentum"], how["num_epochs"], how["learning_rate"]
        if how["mini_batch_size"] == 1:
            return {f"var{l}": np.full((n, 1), rho ** (epochs * X.shape[1])) for l, n in enumerate(layer_dims[1:-1], start=1)}
        parameters, costs = dict(initial), []
        running = {f"{name}{l}": np.full((n, 1), start) for l, n in enumerate(layer_dims[1:-1], start=1)
                   for name, start in (("mu", 0.0), ("var", 1.0))}
        for _ in range(epochs):
            cost, found, layers = gradients(X, Y, parameters)
            for l, (_, _, mu, var, _) in enumerate(layers, start=1):
                running[f"mu{l}"] = rho * running[f"mu{l}"] + (1 - rho) * mu.numpy()
                running[f"var{l}"] = rho * running[f"var{l}"] + (1 - rho) * var.numpy()
            parameters = {key: value - rate * found[key] for key, value in parameters.items()}
            costs.append(cost)
        return parameters | running | {"costs": costs}

    step_is_lost = slip("The new parameters are thrown away: step returns them, it changes nothing in place.",
                        ("parameters = step(parameters, grads)", "step(parameters, grads)"))
    only_W_and_b = slip("gamma and beta are not trained: they leave the loop as they came. All keys need the step.",
                        ("parameters = step(parameters, grads)",
                         "parameters = step(parameters, grads) | {key: value for key, value in parameters.items() if key[:2] in ('ga', 'be')}"))
    all_examples_in_each_step = slip("Each step uses all examples, X and Y. It should use the mini-batch: X_t and Y_t.",
                                     ("forward_with_bn(X_t, parameters)", "forward_with_bn(X, parameters)"),
                                     ("cross_entropy_from_logits(ZL, Y_t)", "cross_entropy_from_logits(ZL, Y)"),
                                     ("backward_with_bn(ZL, Y_t, caches)", "backward_with_bn(ZL, Y, caches)"))
    momentum_reversed = slip("The weight of the old and the new value are exchanged: momentum belongs to the old one. Hand it on as it is.",
                             ('["var"], momentum)', '["var"], 1 - momentum)'))
    default_momentum = slip("The argument momentum is not used. Hand it on to update_running_stats.", ('["var"], momentum)', '["var"], 0.9)'))
    deviation_for_variance = slip("The running average is of the standard deviation. It should be of the variance, without a root.",
                                  ('bn_cache["var"]', 'np.sqrt(bn_cache["var"])'))
    exchanged = slip("Mean and variance are exchanged: update_running_stats(run, mu, var, momentum).",
                     ('bn_cache["mu"], bn_cache["var"]', 'bn_cache["var"], bn_cache["mu"]'))
    last_batch_only = slip("Only the last mini-batch's statistics are kept. Average them with the old ones: update_running_stats.",
                           ('update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)', '{"mu": bn_cache["mu"], "var": bn_cache["var"]}'))
    statistics_of_Z_tilde = slip("These are the statistics of Z_tilde, after batch norm. At test time Z is what must be normalised: average its mean and variance.",
                                 ('bn_cache["mu"], bn_cache["var"]', 'Z_tilde.mean(axis=1, keepdims=True), Z_tilde.var(axis=1, keepdims=True)'))
    one_for_all_units = slip("There is one mean and variance for the whole layer. Each unit has its own: take them as they are in the cache, (n, 1).",
                             ('bn_cache["mu"], bn_cache["var"]', 'np.full_like(bn_cache["mu"], np.mean(W @ A_prev)), np.full_like(bn_cache["mu"], np.var(W @ A_prev))'))
    unbiased = slip("The variance is divided by m - 1. This course, like Keras, averages the variance that normalised the batch, divided by m: the one in the cache.",
                    ('bn_cache["var"]', '(W @ A_prev).var(axis=1, keepdims=True, ddof=min(1, len(X_t[0]) - 1))'))
    never_updated = slip("The running statistics stay at 0 and 1: put the result of update_running_stats back into running[l].",
                         ("running[l] = update_running_stats", "update_running_stats"))
    cost_of_probabilities = slip("The cost gets probabilities. cross_entropy_from_logits wants logits: ZL as it comes.",
                                 ("cross_entropy_from_logits(ZL, Y_t)", "cross_entropy_from_logits(softmax(ZL), Y_t)"))
    cost_after_the_step = slip("The cost is taken after the step. It should come from the same forward pass as the gradients.",
                               ("            cost = cross_entropy_from_logits(ZL, Y_t)\n", ""),
                               ("step(parameters, grads)", "step(parameters, grads)\n            cost = cross_entropy_from_logits(forward_with_bn(X_t, parameters)[0], Y_t)"))

    other_order = rewrite(("            cost = cross_entropy_from_logits(ZL, Y_t)\n", ""),
                          ("parameters = step(parameters, grads)", "cost = float(cross_entropy_from_logits(ZL, Y_t))\n            parameters = dict(step(parameters, grads))"))
    statistics_by_hand = rewrite(('bn_cache["mu"], bn_cache["var"]', '(W @ A_prev).mean(1)[:, None], (W @ A_prev).var(1)[:, None]'))
    in_place = rewrite(('running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)',
                        'running[l].update(update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum))'))


# ---- experiments (2.3.6, 2.3.7, 2.3.1)

class CompareBn(Exercise):
    """Count the settings that work, with and without batch norm."""

    section, difficulty, minutes = "2.3.6", 1, 8
    points = {"values": 1.5, "inputs": 0.5}
    parts = {"accuracies": 1, "successes": 1, "calls of train": 0.5}

    @staticmethod
    def probe(student, settings, plain, with_bn, threshold):
        # A pretended training: it looks the accuracy up.
        calls = []

        def train(setting, use_bn):
            calls.append((setting["number"], bool(use_bn)))
            return (with_bn if use_bn else plain)[setting["number"]]

        accuracies, successes = student.compare_bn(settings, train, threshold)
        return {"accuracies": accuracies, "successes": successes, "calls": calls}

    @staticmethod
    def measure(value, settings, plain, with_bn, threshold):
        return {"accuracies": value["accuracies"], "successes": value["successes"], "calls of train": len(value["calls"])}

    @staticmethod
    def inputs(plain, with_bn, threshold, order=None):
        order = range(len(plain)) if order is None else order
        return {"settings": [{"number": int(i)} for i in order], "plain": list(map(float, plain)), "with_bn": list(map(float, with_bn)),
                "threshold": threshold}

    def cases(self, draw):
        yield example("one run diverges", **self.inputs([0.9, np.nan, 0.2], [0.95, 0.9, 0.4], 0.85))
        yield example("just at the threshold", **self.inputs([0.5, 0.49], [0.5, 0.51], 0.5))
        for n in (12, 2, 1):
            plain, with_bn = draw.uniform(0.3, 1.0, (2, n))
            plain[0] = np.nan
            yield hidden(f"{n} settings", **self.inputs(plain, with_bn, float(draw.uniform(0.5, 0.8)), draw.permutation(n)))
        table = draw.uniform(0.1, 0.9, (2, 6))
        table[0, 1], table[1, 4] = 0.6, np.nan
        yield hidden("at the threshold, one with batch norm diverges", **self.inputs(*table, 0.6, draw.permutation(6)))
        yield hidden("all diverge", **self.inputs([np.nan] * 3, [np.nan] * 3, 0.85))

    def oracle(self, settings, plain, with_bn, threshold):
        runs = np.ma.masked_invalid([plain, with_bn]).filled(0.0)[:, [setting["number"] for setting in settings]]
        return {"accuracies": runs, "successes": [sum(accuracy >= threshold for accuracy in row) for row in runs.tolist()],
                "calls of train": 2 * len(settings)}

    nan_left = slip("NaN stands in the table for runs that diverged. Write 0 there.",
                    ("if not np.isnan(accuracy):\n                accuracies[row, i] = accuracy", "accuracies[row, i] = accuracy"))
    nan_counts = slip("Runs that diverged are counted as successes. NaN is a failure: write 0 for it.",
                      ("if not np.isnan(accuracy):\n                accuracies[row, i] = accuracy", "accuracies[row, i] = np.nan_to_num(accuracy, nan=1.0)"))
    above = slip("A run exactly at the threshold is not counted. A success has an accuracy of at least the threshold: >=.",
                 ("accuracies >= threshold", "accuracies > threshold"))
    rows_exchanged = slip("The rows are exchanged. Row 0 is without batch norm, row 1 with it.", ("train(setting, use_bn)", "train(setting, not use_bn)"))
    bn_ignored = slip("Both rows are trained without batch norm. Hand use_bn on to train.", ("train(setting, use_bn)", "train(setting, False)"))
    counts_columns = slip("The successes are counted down the columns. Count along each row: axis 1.", ("axis=1", "axis=0"))
    adds_accuracies = slip("The accuracies are added up. Count the runs that reach the threshold.", ("accuracies >= threshold", "accuracies"))
    shares = slip("This is the share of the settings that work. Asked for is their number.", ("np.sum(acc", "np.mean(acc"))
    trained_twice = slip("Each run is trained twice. Training is slow: call train once and keep the result.",
                         ("if not np.isnan(accuracy):\n                accuracies[row, i] = accuracy",
                          "if not np.isnan(train(setting, use_bn)):\n                accuracies[row, i] = accuracy"))
    fixed_threshold = slip("The threshold is fixed at 0.85. Use the argument.", (">= threshold", ">= 0.85"))

    @misconception("It counts in how many settings batch norm is better. Count the runs that reach the threshold, for each row by itself.")
    def counts_wins(settings, train, threshold=0.85):
        accuracies = np.nan_to_num([[train(setting, use_bn) for setting in settings] for use_bn in (False, True)])
        better = accuracies[1] > accuracies[0]
        return accuracies, np.array([np.sum(~better), np.sum(better)])

    @alternative
    def at_once(settings, train, threshold=0.85):
        accuracies = np.nan_to_num([[train(setting, use_bn) for setting in settings] for use_bn in (False, True)], nan=0.0)
        return accuracies, (accuracies >= threshold).sum(axis=1)

    @alternative
    def with_lists(settings, train, threshold=0.85):
        rows, counts = [], []
        for use_bn in (0, 1):
            row = [accuracy if accuracy == accuracy else 0 for accuracy in (train(setting, use_bn=bool(use_bn)) for setting in settings)]
            rows.append(row)
            counts.append(len([accuracy for accuracy in row if accuracy >= threshold]))
        return rows, counts


class AccuracyByBatchSize(Exercise):
    """Accuracy with batch statistics by batch size, and with running statistics."""

    section, difficulty, minutes = "2.3.7", 2, 12
    points = {"values": 1.5, "inputs": 0.5}
    parts = {"with_batch": 1, "with_running": 1}
    needs = ("batchnorm_forward", "batchnorm_inference", "forward_with_bn")

    def cases(self, draw):
        small = {"W1": np.array([[1.0]]), "gamma1": np.ones((1, 1)), "beta1": np.zeros((1, 1)),
                 "W2": np.array([[0.0], [1.0]]), "b2": np.array([[0.5], [0.0]])}
        run = {1: {"mu": np.array([[1.0]]), "var": np.ones((1, 1))}}
        yield example("five examples", X=np.array([[0.0, 0.0, 2.0, 2.0, 9.0]]), labels=np.array([0, 0, 1, 1, 1]), parameters=small,
                      running=run, batch_sizes=[4, 1])
        yield example("one size", X=np.array([[3.0, 0.0, 0.0, 2.0, 7.0]]), labels=np.array([1, 0, 1, 0, 1]), parameters=small,
                      running=run, batch_sizes=[2, 3, 5])
        for label, dims, m, sizes in (("two hidden layers", [3, 6, 5, 3], 23, [1, 2, 5, 8, 22, 23, 40]), ("one hidden layer", [2, 8, 4], 31, [30, 7, 4, 3]),
                                      ("sizes that divide", [4, 5, 3], 24, [2, 6, 24])):
            parameters, X = draw_parameters(draw, dims), draw.normal(size=(dims[0], m))
            running = {l: {"mu": draw.normal(size=(n, 1)), "var": draw.uniform(0.5, 4, (n, 1))} for l, n in enumerate(dims[1:-1], start=1)}
            # Labels that agree with the running statistics for most examples, so that the two ways differ clearly.
            labels = np.argmax(network(X, parameters, 1e-8, running)[0], axis=0)
            wrong = draw.random(m) < 0.2
            yield hidden(label, X=X, labels=np.where(wrong, draw.integers(0, dims[-1], m), labels), parameters=parameters, running=running, batch_sizes=sizes)

    def oracle(self, X, labels, parameters, running, batch_sizes):
        from sklearn.metrics import accuracy_score
        with_batch = []
        for size in batch_sizes:
            parts = [X[:, start:start + size] for start in range(0, X.shape[1], size)]
            predictions = np.concatenate([np.argmax(network(part, parameters, 1e-8)[0], axis=0) for part in parts])
            with_batch.append(accuracy_score(labels, predictions))
        return with_batch, accuracy_score(labels, np.argmax(network(X, parameters, 1e-8, running)[0], axis=0))

    @misconception("Both mistakes are still there: the mean of the batches' accuracies gives a short last batch as much weight as a full one, and the last value uses the statistics of the examples themselves instead of the running ones.")
    def as_handed_out(X, labels, parameters, running, batch_sizes):
        m = X.shape[1]
        with_batch = []
        for B in batch_sizes:
            accuracies = []
            for first in range(0, m, B):
                ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
                accuracies.append(np.mean(np.argmax(ZL, axis=0) == labels[first:first + B]))
            with_batch.append(np.mean(accuracies))
        ZL, _ = forward_with_bn(X, parameters)
        with_running = np.mean(np.argmax(ZL, axis=0) == labels)
        return with_batch, with_running

    @misconception("One mistake is mended. The batches are still averaged with equal weight, however short the last one is: add up correct predictions and divide by m.")
    def equal_weights(X, labels, parameters, running, batch_sizes):
        with_batch = [np.mean([np.mean(np.argmax(forward_with_bn(X[:, i:i + B], parameters)[0], axis=0) == labels[i:i + B])
                               for i in range(0, X.shape[1], B)]) for B in batch_sizes]
        return with_batch, np.mean(predict_with_bn(X, parameters, running) == labels)

    statistics_of_the_test_set = slip("One mistake is mended. The last value still comes from the statistics of the very examples that are predicted: use the running ones.",
                                      ("predict_with_bn(X, parameters, running)", "np.argmax(forward_with_bn(X, parameters)[0], axis=0)"))
    last_batch_left_out = slip("The short last batch is left out. All m examples count.",
                               ("range(0, m, B)", "range(0, m - B + 1, B)"))
    only_full_batches = slip("The short last batch is left out, also of the count of examples. All m examples count.",
                             ("range(0, m, B)", "range(0, m - B + 1, B)"), ("correct / m", "correct / max(B * (m // B), 1)"))
    running_in_batches = slip("Running statistics are used in the batches, too, so all sizes give the same. Here every batch should be normalised with its own: forward_with_bn.",
                              ("ZL, _ = forward_with_bn(X[:, first:first + B], parameters)", "predictions = predict_with_bn(X[:, first:first + B], parameters, running)"),
                              ("np.argmax(ZL, axis=0) == labels[", "predictions == labels["))
    first_labels = slip("The predictions of every batch are compared with the first labels. Cut the labels as you cut the columns.",
                        ("labels[first:first + B]", "labels[:len(ZL[0])]"))
    counts = slip("These are numbers of correct predictions. Divide by m.", ("correct / m", "correct"))
    divided_by_batch_size = slip("The correct predictions of all batches are divided by the size of one. Divide by m.", ("correct / m", "correct / B"))

    equivalent = {"range(0, m + 1, B)": "the batch beyond the end has no columns and adds nothing to the count"}

    @alternative
    def collects_predictions(X, labels, parameters, running, batch_sizes):
        def accuracy(B):
            parts = np.split(np.arange(X.shape[1]), range(B, X.shape[1], B))
            predictions = np.concatenate([forward_with_bn(X[:, part], parameters)[0].argmax(axis=0) for part in parts])
            return float((predictions == labels).mean())
        return np.array([accuracy(B) for B in batch_sizes]), float((predict_with_bn(X, parameters, running) == labels).mean())

    @alternative
    def weighted_mean(X, labels, parameters, running, batch_sizes):
        result = []
        for B in batch_sizes:
            starts = np.arange(0, X.shape[1], B)
            sizes = np.minimum(B, X.shape[1] - starts)
            shares = [np.mean(np.argmax(softmax(forward_with_bn(X[:, s:s + B], parameters)[0]), axis=0) == labels[s:s + B]) for s in starts]
            result.append(np.average(shares, weights=sizes))
        return result, 1 - np.mean(predict_with_bn(X, parameters, running) != labels)


class MakeObjective(Exercise):
    """Make the function that a search for hyperparameters minimises."""

    section, difficulty, minutes = "2.3.1", 2, 12
    points = {"values": 1.5, "inputs": 0.5}
    parts = {"dev errors": 3, "trial 1": 1, "trial 2": 1, "trial 3": 1, "random numbers": 1}

    @staticmethod
    def probe(student, X_train, Y_train, X_dev, Y_dev, epochs, configs, seed):
        # A pretended training that writes down what it was given. Its "network" predicts the class in row 0
        # of X, shifted by the number of layers.
        import numpy as np

        calls = []

        def train(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd", beta1=0.9,
                  momentum=0.9, initial=None, rng=None):
            calls.append({"X": np.array(X), "Y": np.array(Y), "layer_dims": [int(n) for n in layer_dims], "learning_rate": learning_rate,
                          "num_epochs": num_epochs, "mini_batch_size": mini_batch_size, "optimizer": optimizer, "beta1": beta1,
                          "drawn": None if rng is None else float(rng.random())})
            return {"shift": len(layer_dims) - 1}, {"shift": 1}, [1.0, 0.5]

        def predict(X, parameters, running):
            return (X[0].astype(int) + parameters["shift"] + running["shift"]) % Y_train.shape[0]

        objective = student.make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed)
        errors = [objective(config) for config in configs]
        again = objective(configs[0])
        for other in (seed, seed + 1):
            student.make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, other)(configs[0])
        return {"errors": errors, "first error again": again, "calls": calls}

    @staticmethod
    def measure(value, X_train, Y_train, X_dev, Y_dev, epochs, configs, seed):
        import numpy as np

        def text(call):
            on_train = all(np.array_equal(np.asarray(call[name], dtype=float), array) for name, array in (("X", X_train), ("Y", Y_train)))
            return (f"{'train' if on_train else 'OTHER EXAMPLES'} {[int(n) for n in call['layer_dims']]} rate {call['learning_rate']:g} "
                    f"epochs {call['num_epochs']:g} batch {call['mini_batch_size']:g} {call['optimizer']:.20} beta1 {call['beta1']:g}")

        errors, calls = value["errors"], value["calls"]
        drawn = [None if call["drawn"] is None else float(call["drawn"]) for call in calls]
        facts = {"a generator is passed": None not in drawn, "the same numbers in every call": len(set(drawn[:-2])) == 1,
                 "the same seed, the same numbers": drawn[-2] == drawn[0], "another seed, other numbers": drawn[-1] != drawn[0],
                 "the same error when asked again": float(value["first error again"]) == float(errors[0])}
        return {"dev errors": errors, **{f"trial {i}": text(call) for i, call in enumerate(calls[:len(configs)], start=1)},
                "random numbers": ", ".join(name if fact else f"NOT {name}" for name, fact in facts.items())}

    @staticmethod
    def sets(generator, n_x, C, m_train, m_dev):
        """Examples whose row 0 is a class, and labels that agree with it, shifted, now and then."""
        X_train, X_dev = (np.vstack([generator.integers(0, C, m), generator.normal(size=(n_x - 1, m))]) for m in (m_train, m_dev))
        shift = generator.choice([2, 3, 4], m_dev)
        return {"X_train": X_train, "Y_train": one_hot(generator.integers(0, C, m_train), C), "X_dev": X_dev,
                "Y_dev": one_hot((X_dev[0].astype(int) + shift) % C, C)}

    def cases(self, draw):
        fixed = np.random.default_rng(5)
        yield example("three trials", **self.sets(fixed, 2, 5, 4, 6), epochs=5, seed=0, configs=[
            {"learning_rate": 0.01, "width": 16, "depth": depth, "mini_batch_size": 32, "beta1": 0.95} for depth in (1, 2, 3)])
        for label, n_x, C, m_train, m_dev in (("more classes than features", 3, 6, 12, 25), ("sets of equal size", 4, 5, 20, 20), ("a small dev set", 2, 7, 30, 11)):
            configs = [{"learning_rate": float(10 ** draw.uniform(-5, 0)), "width": int(draw.integers(16, 129)), "depth": depth,
                        "mini_batch_size": int(draw.choice([32, 64, 128])), "beta1": float(1 - 10 ** draw.uniform(-3, -1))}
                       for depth in draw.permutation([1, 2, 3]).tolist()]
            yield hidden(label, **self.sets(draw, n_x, C, m_train, m_dev), epochs=int(draw.integers(2, 9)), seed=int(draw.integers(1000)), configs=configs)

    def oracle(self, X_train, Y_train, X_dev, Y_dev, epochs, configs, seed):
        from sklearn.metrics import zero_one_loss
        C, labels = len(Y_dev), Y_dev.T @ np.arange(len(Y_dev))
        return {"dev errors": [zero_one_loss(labels, (X_dev[0] + config["depth"] + 2) % C) for config in configs],
                **{f"trial {i}": f"train {[len(X_train)] + config['depth'] * [config['width']] + [C]} rate {config['learning_rate']:g} "
                                 f"epochs {epochs} batch {config['mini_batch_size']} adam beta1 {config['beta1']:g}"
                   for i, config in enumerate(configs, start=1)},
                "random numbers": "a generator is passed, the same numbers in every call, the same seed, the same numbers, "
                                  "another seed, other numbers, the same error when asked again"}

    accuracy = slip("This is the accuracy. The search makes the result small: return the error.", ("predictions != ", "predictions == "))
    trains_on_dev = slip("The network is trained on the dev set. Then the dev error says nothing about new examples: train on the training set.",
                         ("X_train, Y_train, layer_dims", "X_dev, Y_dev, layer_dims"))

    @misconception("This is the error on the training set. It would choose configurations that overfit: predict the dev set.")
    def training_error(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
        def objective(config):
            dims = [len(X_train)] + [config["width"]] * config["depth"] + [len(Y_train)]
            parameters, running, _ = train(X_train, Y_train, dims, config["learning_rate"], epochs, config["mini_batch_size"], "adam",
                                           config["beta1"], rng=np.random.default_rng(seed))
            return np.mean(predict(X_train, parameters, running) != np.argmax(Y_train, axis=0))
        return objective

    @misconception("This is the last training cost. Choose by the error on the dev set.")
    def last_cost(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
        def objective(config):
            dims = [len(X_train)] + [config["width"]] * config["depth"] + [len(Y_train)]
            return train(X_train, Y_train, dims, config["learning_rate"], epochs, config["mini_batch_size"], "adam",
                         config["beta1"], rng=np.random.default_rng(seed))[2][-1]
        return objective

    depth_ignored = slip("There is always one hidden layer. config[\"depth\"] says how many.", (' * config["depth"]', ""))
    depth_counts_the_output = slip("There is one hidden layer too few. depth counts the hidden layers; the output layer comes on top.",
                                   (' * config["depth"]', ' * (config["depth"] - 1)'))
    width_and_depth_swapped = slip("Width and depth are exchanged: depth layers of width units each.",
                                   ('[config["width"]] * config["depth"]', '[config["depth"]] * config["width"]'))
    shared_generator = slip("All trials share one generator, so each starts from other numbers and the result depends on the order. Make a new one from the seed inside objective.",
                            ("    def objective(config):\n", "    generator = np.random.default_rng(seed)\n    def objective(config):\n"),
                            ("rng=np.random.default_rng(seed)", "rng=generator"))
    seed_ignored = slip("The generator does not come from seed.", ("default_rng(seed)", "default_rng(0)"))
    unseeded = slip("The generator has no seed: the same configuration gives another error each time.", ("default_rng(seed)", "default_rng()"))
    no_generator = slip("No generator is passed to train. Make one from the seed, so that the seed decides.",
                        (",\n            rng=np.random.default_rng(seed))", ")"))
    default_optimizer = slip("The optimizer is gradient descent, for which beta1 has no effect. Use \"adam\".", ('optimizer="adam", ', ""))
    beta1_dropped = slip("beta1 of the configuration is not used.", (' beta1=config["beta1"],', ""))
    batch_size_dropped = slip("mini_batch_size of the configuration is not used.", ('mini_batch_size=config["mini_batch_size"], ', ""))
    epochs_dropped = slip("The number of epochs is not used.", (" num_epochs=epochs,", ""))
    number_of_errors = slip("This is the number of wrong predictions. Return their share.", ("np.mean(", "np.sum("))

    @alternative
    def by_position(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
        labels = Y_dev.argmax(axis=0)

        def objective(config):
            n_x, C = X_train.shape[0], Y_train.shape[0]
            dims = [n_x, *[config["width"] for _ in range(config["depth"])], C]
            trained = train(X_train, Y_train, dims, config["learning_rate"], epochs, config["mini_batch_size"], "adam", config["beta1"],
                            rng=np.random.Generator(np.random.PCG64(seed)))
            return 1 - float(np.mean(predict(X_dev, *trained[:2]) == labels))
        return objective

    @alternative
    def as_a_class(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
        class Objective:
            def __call__(self, config):
                others = {key: config[key] for key in ("learning_rate", "mini_batch_size", "beta1")}
                parameters, running, _ = train(X_train, Y_train, (len(X_train),) + (config["width"],) * config["depth"] + (len(Y_dev),),
                                               num_epochs=epochs, optimizer="adam", rng=np.random.default_rng(seed), **others)
                return np.count_nonzero(predict(X_dev, parameters, running) - Y_dev.argmax(0)) / Y_dev.shape[1]
        return Objective()


class AutomaticDifferentiation(Exercise):
    """Build a scalar that remembers how it was computed, and gradients for any formula of + * and powers."""

    function = "Node"
    title = "Scalars with automatic differentiation"
    section, difficulty, minutes = "2.3.11", 3, 25
    points = {"values": 3, "generality": 2}
    parts = {"value": 1, "gradient": 2}

    def cases(self, draw):
        def numbers(names, low=0.5, high=2.0):
            return {name: float(draw.choice([-1, 1]) * draw.uniform(low, high)) for name in names}

        yield example("w is used twice", program="J = w**2 - 10 * w + 25", at={"w": 3.0}).gives(
            {"value": 4.0, "gradient": [-4.0]})
        yield example("an intermediate result is used twice", program="a = x * y; J = a * x + a", at={"x": 2.0, "y": 3.0}).gives(
            {"value": 18.0, "gradient": [15.0, 6.0]})
        yield example("a long and a short way to x", program="a = 3 * x; b = a + y**3; J = a + b * b", at={"x": 1.0, "y": -1.0})
        yield example("first.backward() and then J.backward()", program="first = x * y; J = first + x",
                      at={"x": 2.0, "y": 3.0}).gives({"value": 8.0, "gradient": [4.0, 2.0]}).about("generality")
        yield hidden("sums and products", program="J = (x + y) * (x + 2 * y) + z", at=numbers("xyz"))
        yield hidden("both operands are the same node", program="J = x * x + (y + y)", at=numbers("xy"))
        yield hidden("powers", program="J = x**3 + y**-1 + 2 * x**2 * y", at=numbers("xy"))
        yield hidden("a root", program="J = x**0.5 * y + x**1.5", at={"x": float(draw.uniform(0.5, 4)), "y": float(draw.normal())})
        yield hidden("constants on either side", program="J = 3 * x * 2 + (5 + x + 0.5) * (1 - y) + (y - 4)", at=numbers("xy"))
        yield hidden("a graph with crossings", program="a = x * x; b = a + x; c = a * b; d = b * c + y; J = c * d + a * b + d",
                     at=numbers("xy")).about("generality")
        yield hidden("a ladder", program="J = x\nfor i in range(30):\n    J = 0.5 * J + 0.1 * J * y + x", at=numbers("xy")).about("generality")
        yield hidden("a sum over a list", program="J = sum([x, y, x * y, z**2])", at=numbers("xyz")).about("generality")
        yield hidden("an earlier backward pass through the same nodes",
                     program="first = x * y + x; J = first * x + y", at=numbers("xy")).about("generality")
        yield hidden("the same backward pass twice", program="first = J = x * y + x**2", at=numbers("xy")).about("generality")
        yield hidden("a node that J does not depend on", program="J = x**2 + 1", at=numbers("xy")).about("generality")
        yield hidden("nothing but a node", program="J = x", at=numbers("x")).about("generality")

    @staticmethod
    def probe(student, program, at):
        scope = {name: student.Node(value) for name, value in at.items()}
        inputs = dict(scope)
        exec(program, {}, scope)
        if "first" in scope:
            scope["first"].backward()
        scope["J"].backward()
        return {"value": scope["J"].value, "gradient": [inputs[name].grad for name in at]}

    def oracle(self, program, at):
        import tensorflow as tf

        inputs = {name: tf.Variable(value, dtype=tf.float64) for name, value in at.items()}
        scope = dict(inputs)
        with tf.GradientTape() as tape:
            exec(program, {}, scope)
        gradient = tape.gradient(scope["J"], list(inputs.values()), unconnected_gradients="zero")
        return {"value": float(scope["J"]), "gradient": [float(slope) for slope in gradient]}

    overwrites = slip(
        "A node that is used twice gets a contribution from each use. `=` keeps only the last one: add them up with `+=`.",
        ("parent.grad += slope * node.grad", "parent.grad = slope * node.grad"))
    no_seed = slip(
        "Nothing but zeros flows back. The gradient of J with respect to itself has to be set to 1, and `order()` has to list the nodes.",
        ("        self.grad = 1.0\n", ""))
    seeded_with_the_value = slip(
        "The backward pass starts from dJ/dJ, which is 1, not from the value of J.",
        ("self.grad = 1.0", "self.grad = self.value"))
    first_to_last = slip(
        "Only the parents of J get a gradient. J has to hand on first and the nodes it was made from last: `order()` lists parents "
        "before the nodes made from them, and `backward()` reads that list from its end.",
        ("in reversed(order)", "in order"))
    as_first_met = slip(
        "A node hands its gradient on when it is first met, before all its contributions are in. Follow the list of `order()` from its "
        "end: there every node comes after all those that were made from it.",
        ("        for node in reversed(order):\n            for parent, slope in node.parents:\n"
         "                parent.grad += slope * node.grad",
         "        met = [self]\n        for node in met:\n            for parent, slope in node.parents:\n"
         "                parent.grad += slope * node.grad\n                if parent not in met:\n                    met.append(parent)"))
    slopes_only = slip(
        "A parent gets the slope *times the gradient of the node*: that is the chain rule. The slope alone is right only next to J.",
        ("slope * node.grad", "slope"))
    chain_rule_adds = slip(
        "The chain rule multiplies: slope times the gradient of the node. It does not add them.",
        ("slope * node.grad", "slope + node.grad"))
    without_the_order = slip(
        "A node hands its gradient on each time a contribution arrives, so earlier contributions are handed on again and again. It "
        "should wait until all are in: that is what `order()` is for.",
        ("        for node in reversed(order):\n            for parent, slope in node.parents:\n"
         "                parent.grad += slope * node.grad",
         "        waiting = [self]\n        while waiting:\n            node = waiting.pop()\n"
         "            for parent, slope in node.parents:\n                parent.grad += slope * node.grad\n"
         "                waiting.append(parent)"))
    product_slopes_swapped = slip(
        "The slopes of a product are swapped: raising a changes a * b by b. The slope towards a node is the *other* factor.",
        ("((self, other.value), (other, self.value))", "((self, self.value), (other, other.value))"))
    product_slopes_of_a_sum = slip(
        "The slopes 1 and 1 belong to a sum. For a product the slope towards a node is the other factor.",
        ("((self, other.value), (other, self.value))", "((self, 1.0), (other, 1.0))"))
    sum_slopes_of_a_product = slip(
        "The slopes of a sum are 1 and 1: raising a by a little raises a + b by as much, whatever the values are.",
        ("((self, 1.0), (other, 1.0))", "((self, other.value), (other, self.value))"))
    power_without_the_factor = slip(
        "The derivative of a**p is p * a**(p - 1). The factor p is missing.",
        ("exponent * self.value ** (exponent - 1)", "self.value ** (exponent - 1)"))
    power_not_lowered = slip(
        "The derivative of a**p is p * a**(p - 1). The exponent has to go down by one.",
        ("exponent * self.value ** (exponent - 1)", "exponent * self.value**exponent"))
    power_is_always_a_square = slip(
        "2a is the derivative of a**2 alone. Use the exponent that was given.",
        ("exponent * self.value ** (exponent - 1)", "2 * self.value"))

    @misconception("Gradients of an earlier `backward()` are still there and are added to. Set every node's `grad` to 0 before you start.")
    class keeps_old_gradients:
        def __init__(self, value, parents=()):
            self.value, self.parents, self.grad = float(value), parents, 0.0

        def __add__(self, other):
            other = other if isinstance(other, Node) else Node(other)
            return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

        def __mul__(self, other):
            other = other if isinstance(other, Node) else Node(other)
            return Node(self.value * other.value, ((self, other.value), (other, self.value)))

        def __pow__(self, exponent):
            return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

        __radd__, __rmul__ = __add__, __mul__

        def __sub__(self, other):
            return self + other * -1

        def __rsub__(self, other):
            return self * -1 + other

        def backward(self):
            seen, order = set(), []

            def visit(node):
                if id(node) not in seen:
                    seen.add(id(node))
                    for parent, _ in node.parents:
                        visit(parent)
                    order.append(node)

            visit(self)
            self.grad += 1.0
            for node in reversed(order):
                for parent, slope in node.parents:
                    parent.grad += slope * node.grad

    @alternative
    class with_closures:
        """Every operation keeps a function that hands its gradient back."""

        def __init__(self, value, parents=(), hand_back=lambda grad: None):
            self.value, self.parents, self.hand_back, self.grad = float(value), parents, hand_back, 0.0

        @staticmethod
        def of(thing):
            return thing if isinstance(thing, Node) else Node(thing)

        def __add__(self, other):
            other = Node.of(other)

            def hand_back(grad):
                self.grad += grad
                other.grad += grad

            return Node(self.value + other.value, (self, other), hand_back)

        def __mul__(self, other):
            other = Node.of(other)

            def hand_back(grad):
                self.grad += other.value * grad
                other.grad += self.value * grad

            return Node(self.value * other.value, (self, other), hand_back)

        def __pow__(self, exponent):
            def hand_back(grad):
                self.grad += exponent * self.value ** (exponent - 1) * grad

            return Node(self.value**exponent, (self,), hand_back)

        def __radd__(self, other):
            return self + other

        def __rmul__(self, other):
            return self * other

        def __neg__(self):
            return -1 * self

        def __sub__(self, other):
            return self + (-Node.of(other))

        def __rsub__(self, other):
            return Node.of(other) - self

        def backward(self):
            order, waiting = [], [(self, False)]
            done = set()
            while waiting:                      # depth first without recursion
                node, parents_are_in = waiting.pop()
                if parents_are_in:
                    order.append(node)
                elif id(node) not in done:
                    done.add(id(node))
                    node.grad = 0.0
                    waiting.append((node, True))
                    waiting += [(parent, False) for parent in node.parents]
            self.grad = 1.0
            for node in order[::-1]:
                node.hand_back(node.grad)

    @alternative
    class by_counting_children:
        """A node hands on when all its children have: Kahn's order."""

        def __init__(self, value, parents=()):
            self.value, self.parents, self.grad = value * 1.0, list(parents), 0.0

        def __add__(self, other):
            if not isinstance(other, Node):
                return Node(self.value + other, [(self, 1)])
            return Node(self.value + other.value, [(self, 1), (other, 1)])

        def __mul__(self, other):
            if not isinstance(other, Node):
                return Node(self.value * other, [(self, other)])
            return Node(self.value * other.value, [(self, other.value), (other, self.value)])

        def __pow__(self, exponent):
            return Node(self.value**exponent, [(self, exponent * self.value**exponent / self.value)])

        __radd__, __rmul__ = __add__, __mul__

        def __neg__(self):
            return self * -1

        def __sub__(self, other):
            return self + -other

        def __rsub__(self, other):
            return -self + other

        def backward(self):
            children, waiting = {}, [self]
            while waiting:
                node = waiting.pop()
                node.grad = 0.0
                for parent, _ in node.parents:
                    if id(parent) not in children:
                        waiting.append(parent)
                    children[id(parent)] = children.get(id(parent), 0) + 1
            self.grad, ready = 1.0, [self]
            while ready:
                node = ready.pop()
                for parent, slope in node.parents:
                    parent.grad = parent.grad + node.grad * slope
                    children[id(parent)] -= 1
                    if children[id(parent)] == 0:
                        ready.append(parent)

    backwards_with_an_index = rewrite(
        ("        for node in reversed(order):\n            for parent, slope in node.parents:\n"
         "                parent.grad += slope * node.grad",
         "        for i in range(len(order) - 1, -1, -1):\n            for pair in order[i].parents:\n"
         "                pair[0].grad = pair[0].grad + pair[1] * order[i].grad"))


class MinimizeQuadratic(Exercise):
    """Minimise a quadratic with GradientTape and any Keras optimiser."""

    section, difficulty, minutes = "2.3.11", 2, 12
    points = {"values": 2, "generality": 1}
    seconds = 20.0
    equivalent = {
        "c[1] * w - c[2]": "a constant term has no gradient, whatever its sign",
        "c[1] * w + c[ 1]": "a constant term has no gradient, whatever its value",
        "cost = (c[0] * w**2 + c[1] * w)": "a constant term has no gradient, so it may be left out",
        "w_new = (w.numpy())": "`numpy()` of a scalar is a copy of the number already",
    }

    def cases(self, draw):
        def quadratic():
            """(c0, c1, c2) of c0 (w - best)^2 + a constant."""
            c0, best = float(draw.uniform(0.5, 2)), float(draw.choice([-1, 1]) * draw.uniform(1, 6))
            return [c0, -2 * c0 * best, float(draw.normal())]

        yield example("three steps of gradient descent", coefficients=[1, -10, 25], optimizer="SGD",
                      settings={"learning_rate": 0.01}, steps=3).gives(np.array([0, 0.1, 0.198, 0.29404]))
        yield example("other data", coefficients=[2.0, 8.0, 3.0], optimizer="SGD", settings={"learning_rate": 0.1}, steps=2)
        yield example("another optimiser", coefficients=[1, -10, 25], optimizer="Adam", settings={"learning_rate": 1.0}, steps=2)
        coefficients = quadratic()
        yield hidden("steps so large that w swings round the minimum", coefficients=np.array(coefficients), optimizer="SGD",
                     settings={"learning_rate": float(draw.uniform(0.7, 0.9)) / coefficients[0]}, steps=2)
        yield hidden("no step", coefficients=quadratic(), optimizer="SGD", settings={"learning_rate": 0.1}, steps=0)
        yield hidden("momentum", coefficients=quadratic(), optimizer="SGD",
                     settings={"learning_rate": 0.05, "momentum": float(draw.uniform(0.5, 0.9))}, steps=3).about("generality")

    @staticmethod
    def probe(student, coefficients, optimizer, settings, steps):
        import keras

        return student.minimize_quadratic(coefficients, getattr(keras.optimizers, optimizer)(**settings), steps)

    def oracle(self, coefficients, optimizer, settings, steps):
        c0, c1, _ = map(float, coefficients)
        rate = settings["learning_rate"]
        if optimizer == "SGD" and "momentum" not in settings:           # the closed form of the lesson, in general
            return (-c1 / (2 * c0) * (1 - (1 - 2 * rate * c0) ** np.arange(steps + 1))).astype(np.float32)
        w, m, v, trajectory = 0.0, 0.0, 0.0, [0.0]
        for t in range(1, steps + 1):
            g = 2 * c0 * w + c1
            if optimizer == "SGD":
                m = settings["momentum"] * m - rate * g
                w += m
            else:                                                       # Kingma and Ba (2015), algorithm 1
                beta1, beta2 = 0.9, 0.999
                m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
                w -= rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + 1e-7)
            trajectory.append(w)
        return np.array(trajectory, dtype=np.float32)

    cost_outside_the_tape = slip(
        "The cost is computed outside the `with` block. The tape records only what happens inside, so it knows of no gradient (None).",
        ("        with tf.GradientTape() as tape:\n            cost =", "        with tf.GradientTape() as tape:\n            pass\n        cost ="))
    a_constant = slip(
        "`w` is a constant. The tape watches variables, and only a variable can be changed: make it a `tf.Variable`.",
        ("w = tf.Variable(0.0)", "w = tf.constant(0.0)"))
    a_python_number = slip(
        "`w` is a plain Python number, of which TensorFlow can keep no record. Make it a `tf.Variable`.",
        ("w = tf.Variable(0.0)", "w = 0.0"))
    an_integer = slip(
        "`tf.Variable(0)` is an integer, and integers have no gradient. Write 0.0.",
        ("w = tf.Variable(0.0)", "w = tf.Variable(0)"))
    a_new_optimiser_each_step = slip(
        "A new optimiser is made in every step, so Adam and momentum forget what they averaged. Use the one that was handed in.",
        ("optimizer.apply_gradients", "type(optimizer).from_config(optimizer.get_config()).apply_gradients"))
    ignores_the_optimiser = slip(
        "The update is gradient descent, whatever the optimiser. Let `optimizer.apply_gradients` do it: then Adam is Adam.",
        ("optimizer.apply_gradients([(gradient, w)])", "w.assign_sub(optimizer.learning_rate * gradient)"))
    coefficients_reversed = slip(
        "The coefficients are read from the wrong end: the first belongs to w squared, the last is the constant.",
        ("c[0] * w**2 + c[1] * w + c[2]", "c[2] * w**2 + c[1] * w + c[0]"))
    always_the_same_function = slip(
        "The function of the lecture, or its derivative, is written into the code. The coefficients are data: use c[0], c[1] and c[2].",
        ("c[0] * w**2 + c[1] * w + c[2]", "w**2 - 10 * w + 25"))
    records_the_variable = slip(
        "The list holds the variable itself, so at the end all its entries show the last value. Note the number: `float(w.numpy())`.",
        ("w_new = float(w.numpy())", "w_new = w"))
    records_before_the_step = slip(
        "The value is noted before the step. Note it after `apply_gradients`.",
        ("        optimizer.apply_gradients([(gradient, w)])\n        w_new = float(w.numpy())",
         "        w_new = float(w.numpy())\n        optimizer.apply_gradients([(gradient, w)])"))
    records_the_cost = slip(
        "The cost is noted. Asked for is where w is.",
        ("w_new = float(w.numpy())", "w_new = float(cost)"))
    uphill = slip(
        "It climbs. The optimiser subtracts the gradient itself: hand it the gradient as it is.",
        ("[(gradient, w)]", "[(-gradient, w)]"))
    never_moves = slip(
        "`w - ...` makes a new number and leaves the variable alone. Let the optimiser change the variable with `apply_gradients`.",
        ("optimizer.apply_gradients([(gradient, w)])", "moved = w - optimizer.learning_rate * gradient"))
    @alternative
    def with_a_graph(coefficients, optimizer, steps):
        w = tf.Variable(0.0)
        optimizer.build([w])

        @tf.function
        def step(c):
            with tf.GradientTape() as tape:
                cost = (c[0] * w + c[1]) * w + c[2]
            optimizer.apply_gradients([(tape.gradient(cost, w), w)])

        trajectory = [w.numpy()]
        for _ in range(steps):
            step(tf.constant(coefficients, tf.float32))
            trajectory.append(w.numpy())
        return np.array(trajectory)

    @alternative
    def with_a_keras_variable(coefficients, optimizer, steps):
        c = [float(number) for number in coefficients]
        w = keras.Variable(0.0)
        trajectory = [0.0]
        for _ in range(steps):
            with tf.GradientTape() as tape:
                tape.watch(w.value)
                cost = tf.reduce_sum(tf.stack([c[0] * tf.square(w.value), c[1] * w.value, c[2]]))
            optimizer.apply([tape.gradient(cost, w.value)], [w])
            trajectory += [float(w)]
        return trajectory

    tape_of_its_own = rewrite(
        ("with tf.GradientTape() as tape:\n            cost", "with tf.GradientTape(watch_accessed_variables=False) as tape:\n            tape.watch(w)\n            cost"),
        ("tf.Variable(0.0)", "tf.Variable(0, dtype=tf.float32)"))


class MakeDataset(Exercise):
    """Feed shuffled mini-batches with tf.data."""

    section, difficulty, minutes = "2.3.11", 1, 10
    points = {"values": 2}
    parts = {"batch sizes": 1, "type of the rows": 1, "type of the labels": 1, "examples": 4,
             "first batch from all over the set": 2, "first batch in mixed order": 1, "next epoch in a new order": 1,
             "same seed, same order": 1, "other seed, other order": 1}
    seconds = 20.0

    def cases(self, draw):
        def ordered(m, n, draw=draw):
            """m examples whose first feature is their number, sorted by class as data files often are."""
            return np.vstack([np.arange(m) / m, draw.normal(size=(n - 1, m))]), np.sort(draw.integers(0, 5, size=m))

        yield example("five examples in batches of two", X=np.array([[1.0, 2, 3, 4, 5], [10, 20, 30, 40, 50]]),
                      labels=np.array([1, 2, 3, 4, 5]), batch_size=2, seed=0)
        X, labels = ordered(320, 2, np.random.default_rng(0))          # examples do not depend on the seed
        yield example("a set that comes sorted", X=np.round(X, 2) + np.arange(2)[:, None], labels=labels, batch_size=64, seed=1)
        X, labels = ordered(333, 4)
        yield hidden("sorted by class, a smaller last batch", X=X, labels=labels, batch_size=70, seed=int(draw.integers(1000)))
        yield hidden("32-bit integers, as many examples as features, a batch larger than the set", seed=int(draw.integers(1000)),
                     X=draw.integers(0, 16, size=(5, 5)).astype(np.int32), labels=draw.integers(0, 3, size=5).astype(np.int32), batch_size=8)

    @staticmethod
    def probe(student, X, labels, batch_size, seed):
        import numpy as np
        import tensorflow as tf

        options = tf.data.Options()             # tuning takes longer than these few batches
        options.autotune.enabled, options.experimental_optimization.apply_default_optimizations = False, False
        options.threading.private_threadpool_size = 1

        def dataset(seed):
            made = student.make_dataset(X, labels, batch_size, seed)
            if not isinstance(made, tf.data.Dataset):
                raise TypeError(f"make_dataset should return a tf.data.Dataset, not {type(made).__name__}")
            return made.with_options(options)

        def epoch(dataset):
            """The batches of one pass; an endless dataset is stopped after two epochs' worth."""
            batches, left = [], 2 * len(labels)
            for rows, classes in dataset.as_numpy_iterator():
                batches.append((np.atleast_2d(rows), np.atleast_1d(classes)))
                left -= len(batches[-1][0])
                if left <= 0:
                    break
            return batches

        first = dataset(seed)
        found = {"epoch": epoch(first)}
        if len(labels) >= 300:                  # so many that chance cannot give the same order twice
            found |= {"next epoch": epoch(first), "same seed": epoch(dataset(seed)), "another seed": epoch(dataset(seed + 1))}
        return found

    @staticmethod
    def measure(value, X, labels, batch_size, seed):
        import numpy as np

        def joined(call, part):
            return np.concatenate([np.asarray(pair[part], dtype=np.float32) for pair in value[call]])

        value = value | {"epoch": value["epoch"] or [(np.zeros((0, len(X))), np.zeros(0, dtype=int))]}
        if not all(isinstance(array, np.ndarray) for pair in value["epoch"] for array in pair):
            raise TypeError("a batch should be a pair of arrays")
        table = np.column_stack([joined("epoch", 0), joined("epoch", 1)])
        start = joined("epoch", 0)[:len(value["epoch"][0][0]), 0]
        classes = [pair[1].dtype for pair in value["epoch"]]
        found = {"batch sizes": np.array([len(pair[0]) for pair in value["epoch"]]), "type of the rows": value["epoch"][0][0].dtype.name,
                 "type of the labels": "integers" if all(np.issubdtype(kind, np.integer) for kind in classes) else classes[0].name,
                 "examples": table[np.lexsort(table.T)]}
        if len(labels) >= 300:
            order, again, twin, other = (joined(call, 0)[:, 0] for call in ("epoch", "next epoch", "same seed", "another seed"))
            found |= {"first batch from all over the set": bool(start.max() - start.min() > (X[0].max() - X[0].min()) / 2),
                      "first batch in mixed order": bool((np.diff(start) < 0).any()),
                      "next epoch in a new order": len(again) == len(order) and not np.array_equal(order, again),
                      "same seed, same order": np.array_equal(order, twin),
                      "other seed, other order": len(other) == len(order) and not np.array_equal(order, other)}
        return found

    def oracle(self, X, labels, batch_size, seed):
        m = len(labels)
        table = np.column_stack([X.T, labels]).astype(np.float32)
        full, rest = divmod(m, batch_size)
        found = {"batch sizes": np.array([batch_size] * full + [rest] * (rest > 0)),
                 "type of the rows": "float32", "type of the labels": "integers",
                 "examples": table[np.lexsort(table.T)]}
        if m >= 300:
            found |= dict.fromkeys(["first batch from all over the set", "first batch in mixed order", "next epoch in a new order",
                                    "same seed, same order", "other seed, other order"], True)
        return found

    columns_left = slip(
        "Slices are cut along the first axis, which here is the features. TensorFlow wants examples as rows: transpose X.",
        ("X.T.astype", "X.astype"))
    reshaped = slip(
        "`reshape` fills the new shape in the old order and mixes the features of different examples. Transpose with `X.T`.",
        ("X.T.astype(np.float32)", "X.reshape(len(labels), -1).astype(np.float32)"))
    double_precision = slip(
        "The rows are not float32. Keras layers compute in float32; convert once, where the data enter.",
        ("rows = X.T.astype(np.float32)", "rows = X.T.astype(np.float64)"))
    labels_as_floats = slip(
        "The labels became floats. Class numbers are integers: that is what the sparse cross-entropy expects.",
        ("(rows, labels)", "(rows, labels.astype(np.float32))"))
    not_shuffled = slip(
        "Nothing is shuffled. Data often come sorted; then each batch holds one class.",
        ("    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)\n", ""))
    small_buffer = slip(
        "The shuffle buffer is too small, so only neighbours are mixed. It should hold the whole set: its size is the number of examples.",
        ("buffer_size=len(labels)", "buffer_size=batch_size"))
    shuffles_batches = slip(
        "It batches first and then shuffles the batches, so the same neighbours always stay together. Shuffle examples, then batch.",
        ("    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)\n    dataset = dataset.batch(batch_size)",
         "    dataset = dataset.batch(batch_size)\n    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)"))
    shuffled_apart = slip(
        "Examples and labels are shuffled separately, so labels no longer belong to their examples. Shuffle the pairs.",
        ("dataset = tf.data.Dataset.from_tensor_slices((rows, labels))",
         "dataset = tf.data.Dataset.zip((tf.data.Dataset.from_tensor_slices(rows).shuffle(len(labels), seed=seed), "
         "tf.data.Dataset.from_tensor_slices(labels).shuffle(len(labels), seed=seed + 1)))"))
    seed_not_used = slip(
        "The seed is not used, so nobody can repeat the run. Hand it to `shuffle`.",
        ("buffer_size=len(labels), seed=seed", "buffer_size=len(labels)"))
    always_one_seed = slip(
        "The seed is written into the code. Use the one that was given.",
        ("seed=seed", "seed=0"))
    same_order_each_epoch = slip(
        "Every epoch comes in the same order. `shuffle` gives a new one each time, unless it is told not to reshuffle.",
        ("seed=seed)", "seed=seed, reshuffle_each_iteration=False)"))
    last_batch_dropped = slip(
        "The last, smaller batch is dropped, so some examples are missing from each epoch.",
        ("batch(batch_size)", "batch(batch_size, drop_remainder=True)"))
    endless = slip(
        "`repeat()` makes the dataset endless. One pass should be one epoch: every example once.",
        ("dataset = dataset.shuffle(", "dataset = dataset.repeat().shuffle("))
    not_batched = slip(
        "The examples come one by one. `batch` puts `batch_size` of them together.",
        ("dataset.batch(batch_size).prefetch", "dataset.prefetch"))

    @alternative
    def casting_with_tensorflow(X, labels, batch_size, seed):
        pairs = tf.data.Dataset.from_tensor_slices((tf.cast(tf.transpose(X), tf.float32), tf.cast(labels, tf.int32)))
        return pairs.shuffle(10 * X.shape[1], seed=seed).batch(batch_size)

    @alternative
    def from_indices(X, labels, batch_size, seed):
        rows, classes = tf.constant(X.T, tf.float32), tf.constant(labels)

        @tf.autograph.experimental.do_not_convert
        def pick(indices):
            return tf.gather(rows, indices), tf.gather(classes, indices)

        return tf.data.Dataset.range(len(labels)).shuffle(len(labels), seed=seed).batch(batch_size).map(pick)

    without_prefetch = rewrite((".prefetch(tf.data.AUTOTUNE)", ""))


class BuildMlp(Exercise):
    """Build a Keras network with batch norm and dropout."""

    section, difficulty, minutes = "2.3.5", 2, 15
    points = {"values": 2, "generality": 0.5, "stability": 0.5}
    parts = {"trainable parameters": 2, "other parameters": 1, "logits in training": 1, "logits in inference": 2,
             "running means": 1, "inference leaves the running means alone": 1}
    seconds = 20.0

    def cases(self, draw):
        def weights(layer_dims):
            """Kernels, and for each layer a scale (of batch norm) and a shift (of batch norm, or a bias)."""
            pairs = list(zip(layer_dims[:-1], layer_dims[1:]))
            return {"kernels": [draw.normal(size=pair) for pair in pairs],
                    "scales": [draw.uniform(0.5, 2, size=n) for n in layer_dims[1:-1]],
                    "shifts": [draw.normal(size=n) for n in layer_dims[1:]]}

        def net(layer_dims, m, **more):
            return {"layer_dims": layer_dims, "dropout": 0.0, "policy": "float32", **weights(layer_dims),
                    "X": 2 + draw.normal(size=(m, layer_dims[0])), **more}

        fixed = {"kernels": [np.array([[1.0, -1, 2], [0, 1, 1]]), np.array([[1.0, 0], [1, 1], [0, -1]])],
                 "scales": [np.array([1.0, 2, 0.5])], "shifts": [np.array([0.0, 1, -1]), np.array([0.5, -0.5])]}
        few = {"dropout": 0.0, "policy": "float32", "X": np.array([[1.0, 0], [0, 1], [2, -3]])}
        yield example("with batch norm", layer_dims=[2, 3, 2], use_bn=True, **fixed, **few)
        yield example("two hidden layers without batch norm", layer_dims=[2, 3, 1, 2], use_bn=False, **few,
                      kernels=[fixed["kernels"][0], np.array([[1.0], [2], [-1]]), np.array([[1.0, -2]])],
                      scales=[np.ones(3), np.ones(1)], shifts=[np.array([0.0, 1, -1]), np.array([1.0]), np.array([0.5, -0.5])])
        # In training every hidden activation is 1 before dropout, and every logit is 2 more than what is left of it.
        ones = {"layer_dims": [3, 1, 2], "policy": "float32", "kernels": [np.zeros((3, 1)), np.ones((1, 2))],
                "scales": [np.zeros(1)], "shifts": [np.ones(1), np.full(2, 2.0)], "X": np.ones((1, 3))}
        # The share that is dropped of 5000 has a standard deviation of 0.0071 at most: the tolerance is seven of them.
        yield example("dropout", use_bn=True, dropout=0.2, **{
            **ones, "kernels": [np.array([[1.0], [0], [0]]), np.ones((1, 2))], "scales": [np.ones(1)]}).about("generality").within(atol=0.05)
        yield example("mixed precision", use_bn=False, **{**few, "policy": "mixed_float16"}, layer_dims=[2, 3, 2], **fixed).about("stability")
        yield hidden("two hidden layers with batch norm, one class", use_bn=True, **net([5, 4, 3, 1], 12))
        yield hidden("no hidden layer", use_bn=False, **net([4, 3], 6))
        yield hidden("dropout without batch norm", use_bn=False, dropout=float(draw.uniform(0.6, 0.75)), **ones).about("generality").within(atol=0.05)
        yield hidden("logits under mixed precision", use_bn=True, **net([4, 3], 5, policy="mixed_float16")).about("stability")

    @staticmethod
    def probe(student, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        import contextlib
        import random

        import keras
        import numpy as np
        import tensorflow as tf

        def set_weights(model):
            # Weights are told apart by their shapes and by what they start as, not by names or places.
            scales_in, shifts_in = {n.size: n for n in scales}, {n.size: n for n in shifts}
            kernels_in = {kernel.shape: kernel for kernel in kernels}
            for weight in model.trainable_weights:
                start = weight.numpy()
                known = kernels_in.get(start.shape) if start.ndim == 2 else (scales_in if start.all() else shifts_in).get(start.size)
                weight.assign(np.full(start.shape, 0.1) if known is None else known)

        def outputs(model):
            set_weights(model)
            means = [weight for weight in model.non_trainable_weights if not weight.numpy().any()]
            means = sorted(means, key=lambda weight: layer_dims[1:].index(weight.shape[0]) if weight.shape[0] in layer_dims[1:] else 0)

            def running_means():
                return np.concatenate([weight.numpy() for weight in means]) if means else np.zeros(0)

            return {"training": model(X, training=True), "running means": running_means(),
                    "inference": model(X),              # inference is what a model does unless told otherwise
                    "running means afterwards": running_means(),
                    "sizes": [weight.numpy().size for weight in model.trainable_weights],
                    "other sizes": [weight.numpy().size for weight in model.non_trainable_weights]}

        X = np.asarray(X, dtype=np.float32)
        if dropout:
            X = np.repeat(X, 5_000, axis=0)             # enough to measure the share that is dropped
        numerics, quick = tf.config.experimental, tf.config.experimental.tensor_float_32_execution_enabled()
        with contextlib.ExitStack() as afterwards:
            afterwards.callback(keras.config.set_dtype_policy, keras.config.dtype_policy())
            afterwards.callback(random.setstate, random.getstate())
            afterwards.callback(numerics.enable_tensor_float_32_execution, quick)
            keras.config.set_dtype_policy(policy)
            random.seed(0)                                      # where Keras' layers get their seeds from
            numerics.enable_tensor_float_32_execution(False)    # GPUs would round products to 10 bits
            model = student.build_mlp(layer_dims, use_bn, dropout)
            if policy != "float32":
                return {"logits": model(X)}
            if not model.weights:
                model(X[:1])                                    # some models have their weights only from here on
            return outputs(model)

    @staticmethod
    def measure(value, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        import numpy as np

        if policy != "float32":
            if not isinstance(value["logits"], np.ndarray):
                raise TypeError("the model should return an array of logits")
            return {"type of the logits": value["logits"].dtype.name}
        training, inference, means, afterwards = (
            np.asarray(value[name]) if isinstance(value[name], np.ndarray) else np.asarray(value[name], dtype=float)
            for name in ("training", "inference", "running means", "running means afterwards"))
        if dropout:
            middle = (training.min() + training.max()) / 2
            return {"smallest logit in training": training.min(), "largest logit in training": training.max(),
                    "share dropped in training": np.mean(training < middle),
                    "smallest logit in inference": inference.min(), "largest logit in inference": inference.max()}
        return {"trainable parameters": np.sum(np.asarray(value["sizes"], dtype=int)),
                "other parameters": np.sum(np.asarray(value["other sizes"], dtype=int)),
                "logits in training": training, "logits in inference": inference, "running means": means,
                "inference leaves the running means alone": np.array_equal(means, afterwards)}

    def oracle(self, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        if policy != "float32":
            return {"type of the logits": "float32"}
        momentum, epsilon = 0.9, 1e-3
        hidden_units = sum(layer_dims[1:-1])
        A = {"training": X, "inference": X}
        means = [np.zeros(0)]
        for kernel, scale, shift in zip(kernels, scales, shifts):       # all but the last layer
            Z = {mode: A[mode] @ kernel for mode in A}
            if use_bn:
                mean, variance = Z["training"].mean(axis=0), Z["training"].var(axis=0)
                running = (1 - momentum) * mean, momentum + (1 - momentum) * variance
                means.append(running[0])
                Z = {mode: scale * (Z[mode] - mu) / np.sqrt(var + epsilon)
                     for mode, (mu, var) in {"training": (mean, variance), "inference": running}.items()}
            A = {mode: np.maximum(Z[mode] + shift, 0) for mode in Z}
        training, inference = ((A[mode] @ kernels[-1] + shifts[-1]).astype(np.float32) for mode in ("training", "inference"))
        if dropout:                                     # one unit, which is dropped or grows
            grown = shifts[-1] + A["training"] @ kernels[-1] / (1 - dropout)
            return {"smallest logit in training": shifts[-1].min(), "largest logit in training": grown.max(), "share dropped in training": dropout,
                    "smallest logit in inference": inference.min(), "largest logit in inference": inference.max()}
        return {"trainable parameters": sum(kernel.size for kernel in kernels) + layer_dims[-1] + (1 + use_bn) * hidden_units,
                "other parameters": 2 * hidden_units * use_bn,
                "logits in training": training, "logits in inference": inference, "running means": np.concatenate(means).astype(np.float32),
                "inference leaves the running means alone": True}

    keeps_the_bias = slip(
        "The Dense layers in front of batch norm still have a bias. Batch norm subtracts the mean and the bias with it: leave it out.",
        ("use_bias=not use_bn", "use_bias=True"))
    never_a_bias = slip(
        "Without batch norm nothing replaces the bias: leave it out only when `use_bn` is true.",
        ("use_bias=not use_bn", "use_bias=False"))
    bias_the_wrong_way_round = slip(
        "The bias is there with batch norm and missing without. It should be the other way round.",
        ("use_bias=not use_bn", "use_bias=use_bn"))
    batch_norm_after_relu = slip(
        "Batch norm comes after the ReLU. In this course it stands between Z and the activation.",
        ("        if use_bn:\n            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)\n        A = keras.layers.ReLU()(Z)",
         "        A = keras.layers.ReLU()(Z)\n        if use_bn:\n            A = keras.layers.BatchNormalization(momentum=0.9)(A)"))
    default_momentum = slip(
        "Batch norm has Keras' default momentum of 0.99, which needs hundreds of batches to warm up. Use 0.9.",
        ("BatchNormalization(momentum=0.9)", "BatchNormalization()"))
    momentum_of_the_new_value = slip(
        "Keras' momentum is the weight of the *old* running average. 0.1 keeps almost nothing of it: use 0.9.",
        ("momentum=0.9", "momentum=0.1"))
    always_batch_norm = slip(
        "Batch norm is there even when `use_bn` is false.",
        ("        if use_bn:\n            Z = keras", "        if True:\n            Z = keras"))
    never_batch_norm = slip(
        "Batch norm is never there. Put it between Dense and ReLU when `use_bn` is true.",
        ("        if use_bn:\n            Z = keras", "        if False:\n            Z = keras"))
    layer_norm = slip(
        "`LayerNormalization` normalises the units of one example. Batch norm normalises each unit over the examples of the batch.",
        ("BatchNormalization(momentum=0.9)", "LayerNormalization()"))
    scale_missing = slip(
        "Batch norm has no gamma or beta here. Both are learnt; leave `scale` and `center` as they are.",
        ("momentum=0.9", "momentum=0.9, scale=False, center=False"))
    always_training = slip(
        "Batch norm is told `training=True` for good, so it uses batch statistics at test time as well. Leave the mode to the caller.",
        ("BatchNormalization(momentum=0.9)(Z)", "BatchNormalization(momentum=0.9)(Z, training=True)"))
    no_activation = slip(
        "There is no ReLU. Without an activation the whole network is one linear layer.",
        ("A = keras.layers.ReLU()(Z)", "A = Z"))
    softmax_at_the_end = slip(
        "The model returns probabilities. It should return logits; the loss does the softmax, in the stable way.",
        ('Dense(layer_dims[-1], dtype="float32")', 'Dense(layer_dims[-1], activation="softmax", dtype="float32")'))
    relu_at_the_end = slip(
        "The output layer has a ReLU, which turns every negative logit into 0. Logits are the plain output of the last Dense.",
        ('Dense(layer_dims[-1], dtype="float32")', 'Dense(layer_dims[-1], activation="relu", dtype="float32")'))
    logits_normalised = slip(
        "The logits are batch-normalised as well. The output layer stays without: its size and place carry the prediction.",
        ('dtype="float32")(A)', 'dtype="float32")(A)\n    logits = keras.layers.BatchNormalization(momentum=0.9)(logits) if use_bn else logits'))
    no_output_bias = slip(
        "The output layer has no bias. No batch norm follows it, so it needs one.",
        ('Dense(layer_dims[-1], dtype="float32")', 'Dense(layer_dims[-1], use_bias=False, dtype="float32")'))
    layers_not_stacked = slip(
        "Every hidden layer starts from the inputs again. Each should start from the output `A` of the one before.",
        ("Dense(units, use_bias=not use_bn)(A)", "Dense(units, use_bias=not use_bn)(inputs)"))
    share_to_keep = slip(
        "Keras' Dropout takes the share to *drop*, not the share to keep.",
        ("Dropout(dropout)", "Dropout(1 - dropout if dropout else 0.0)"))
    no_dropout = slip(
        "The `dropout` argument is not used. A Dropout layer belongs at the end of each hidden layer.",
        ("        A = keras.layers.Dropout(dropout)(A)\n", ""))
    dropout_on_logits = slip(
        "The logits are dropped as well. Dropout belongs to the hidden layers only.",
        ('dtype="float32")(A)', 'dtype="float32")(A)\n    logits = keras.layers.Dropout(dropout)(logits)'))
    dropout_before_batch_norm = slip(
        "Dropout stands before batch norm, whose statistics then differ between training and test. It belongs after the ReLU.",
        ("        A = keras.layers.Dropout(dropout)(A)\n", ""),
        ("        if use_bn:\n            Z = keras", "        Z = keras.layers.Dropout(dropout)(Z)\n        if use_bn:\n            Z = keras"))
    dropout_at_test_time = slip(
        "Dropout is told `training=True` for good, so it drops at test time as well. Leave the mode to the caller.",
        ("Dropout(dropout)(A)", "Dropout(dropout)(A, training=True)"))
    logits_in_half_precision = slip(
        "Under mixed precision the logits are 16-bit numbers, too coarse for a softmax. Give the last layer the dtype float32.",
        ('Dense(layer_dims[-1], dtype="float32")', "Dense(layer_dims[-1])"))

    @alternative
    def sequential(layer_dims, use_bn, dropout=0.0):
        layers = [keras.Input((layer_dims[0],))]
        for units in layer_dims[1:-1]:
            if use_bn:
                layers += [keras.layers.Dense(units, use_bias=False), keras.layers.BatchNormalization(momentum=0.9),
                           keras.layers.Activation("relu")]
            else:
                layers += [keras.layers.Dense(units, activation="relu")]
            if dropout > 0:
                layers += [keras.layers.Dropout(dropout)]
        return keras.Sequential([*layers, keras.layers.Dense(layer_dims[-1], dtype="float32")])

    @alternative
    def subclass(layer_dims, use_bn, dropout=0.0):
        class Mlp(keras.Model):
            def __init__(self):
                super().__init__()
                self.hidden = [keras.layers.Dense(units, use_bias=not use_bn) for units in layer_dims[1:-1]]
                self.norms = [keras.layers.BatchNormalization(momentum=0.9) for _ in self.hidden] if use_bn else []
                self.drop = keras.layers.Dropout(dropout)
                self.last = keras.layers.Dense(layer_dims[-1], dtype="float32")

            def call(self, A, training=False):
                for i, dense in enumerate(self.hidden):
                    Z = dense(A)
                    if use_bn:
                        Z = self.norms[i](Z, training=training)
                    A = self.drop(tf.nn.relu(Z), training=training)
                return self.last(A)

        return Mlp()

    float32_on_top = rewrite(
        ('logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)',
         'logits = keras.layers.Activation("linear", dtype="float32")(keras.layers.Dense(layer_dims[-1])(A))'))


class MakeTrainStep(Exercise):
    """Write one compiled training step, for 32 and 16 bits."""

    section, difficulty, minutes = "2.3.11", 3, 20
    points = {"values": 2, "generality": 1, "stability": 1}
    parts = {"losses": 1, "weights": 2, "running statistics": 1}
    seconds = 30.0

    def cases(self, draw):
        def task(m, n_x, units, C, *, margin=0.02, **more):
            """A small network and a batch, such that no ReLU stands on its edge while it is trained."""
            while True:
                inputs = {
                    "X": draw.normal(size=(m, n_x)), "labels": draw.integers(0, C, size=m),
                    "weights": [draw.normal(size=(n_x, units)), draw.uniform(0.5, 1.5, size=units), draw.normal(size=units),
                                draw.normal(size=units), draw.uniform(0.5, 2, size=units),
                                draw.normal(size=(units, C)), draw.normal(size=C)],
                    "settings": {"learning_rate": 0.5}, "steps": 1, "frozen": False, "mixed": False, "compiled": False, **more}
                if _descend(**inputs)["margin"] > margin:
                    return inputs

        small = {"X": np.array([[1.0, 0], [0, 1], [2, -3]]), "labels": np.array([0, 1, 1]), "frozen": False,
                 "weights": [np.array([[1.0, -1], [0.5, 1]]), np.array([1.0, 2]), np.array([0.5, 0.1]), np.zeros(2), np.ones(2),
                             np.array([[1.0, 0], [-1, 1]]), np.array([0.5, -0.5])]}
        yield example("one step of gradient descent", **small, settings={"learning_rate": 1.0}, steps=1, mixed=False, compiled=True)
        yield example("two steps with momentum", **small, settings={"learning_rate": 0.2, "momentum": 0.9}, steps=2, mixed=False, compiled=False)
        yield example("mixed precision", **small, settings={"learning_rate": 1.0}, steps=1, mixed=True, compiled=False).about("stability").within(atol=0.03)
        yield hidden("two steps with momentum", **task(6, 3, 2, 3, steps=2, settings={"learning_rate": 0.3, "momentum": 0.8})).within(condition=2)
        yield hidden("a frozen first layer", **task(5, 2, 3, 2, frozen=True, compiled=True)).about("generality")
        yield hidden("16-bit floats and tiny gradients", **task(6, 3, 3, 2, margin=0.04, mixed=True)).about("stability").within(atol=0.03)

    @staticmethod
    def probe(student, X, labels, weights, settings, steps, frozen, mixed, compiled):
        """Compiling takes longer than all the rest, so TensorFlow is told to compile only where the case says so."""
        import keras
        import numpy as np
        import tensorflow as tf

        numerics, quick = tf.config.experimental, tf.config.experimental.tensor_float_32_execution_enabled()
        before, eager = keras.config.dtype_policy(), tf.config.functions_run_eagerly()
        keras.config.set_dtype_policy("mixed_float16" if mixed else "float32")

        class Network(keras.Model):
            """With its weights from the start: cheaper than a model that is traced before it is used."""

            def __init__(self):
                super().__init__()
                self.dense = keras.layers.Dense(weights[1].size, use_bias=False, kernel_initializer="zeros")
                self.norm = keras.layers.BatchNormalization(momentum=0.9)
                self.last = keras.layers.Dense(weights[-1].size, kernel_initializer="zeros")
                for layer, units in ((self.dense, X.shape[1]), (self.norm, weights[1].size), (self.last, weights[1].size)):
                    layer.build((None, units))
                self.built = True

            @tf.autograph.experimental.do_not_convert       # the probe has no source that AutoGraph could read
            def call(self, X, training=False):
                return self.last(tf.nn.relu(self.norm(self.dense(X), training=training)))

        model = Network()
        model.set_weights(weights)
        model.dense.trainable = model.norm.trainable = not frozen
        # A loss in tiny units, and a learning rate to match, give the same steps from gradients
        # that 16 bits cannot hold unless the loss is scaled.
        unit = 1e-7 if mixed else 1.0

        @tf.autograph.experimental.do_not_convert
        def loss_fn(y, logits):
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=tf.cast(logits, tf.float32))
            return unit * tf.reduce_mean(losses)

        optimizer = keras.optimizers.SGD(**{**settings, "learning_rate": settings["learning_rate"] / unit})
        X, labels = tf.constant(X, tf.float32), tf.constant(labels)
        numerics.enable_tensor_float_32_execution(False)        # GPUs would round products to 10 bits
        tf.config.run_functions_eagerly(not compiled)
        try:
            train_step = student.make_train_step(model, optimizer, loss_fn)
            losses = [float(np.asarray(train_step(X, labels)).sum()) / unit for _ in range(steps)]
        finally:
            tf.config.run_functions_eagerly(eager)
            numerics.enable_tensor_float_32_execution(quick)
            keras.config.set_dtype_policy(before)
        trained = [*model.dense.weights, model.norm.gamma, model.norm.beta, *model.last.weights]
        return {"losses": np.array(losses, dtype=np.float32),
                "weights": np.concatenate([weight.numpy().ravel() for weight in trained]),
                "running statistics": np.concatenate([model.norm.moving_mean.numpy(), model.norm.moving_variance.numpy()])}

    def oracle(self, **inputs):
        found = _descend(**inputs)
        return {name: found[name].astype(np.float32) for name in ("losses", "weights", "running statistics")}

    inference_mode = slip(
        "The model is not told that this is training. Batch norm then uses its running averages and never moves them. Say training=True.",
        ("model(X, training=True)", "model(X, training=False)"))
    loss_outside_the_tape = slip(
        "The model, the loss or its scaling runs outside the `with` block. The tape records only what happens inside, so every gradient is None.",
        ("        with tf.GradientTape() as tape:\n            logits = model(X, training=True)\n            loss = loss_fn(labels, logits)\n"
         "            scaled_loss = optimizer.scale_loss(loss)",
         "        logits = model(X, training=True)\n        loss = loss_fn(labels, logits)\n        scaled_loss = optimizer.scale_loss(loss)\n"
         "        with tf.GradientTape() as tape:\n            pass"))
    never_applied = slip(
        "The gradients are computed but never applied, so no weight moves.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n", ""))
    gradient_of_the_plain_loss = slip(
        "The gradients are those of the plain loss: in 16 bits small ones vanish, and the optimiser divides them by the scale all the same. "
        "Take those of the scaled loss.",
        ("tape.gradient(scaled_loss,", "tape.gradient(loss,"))
    returns_the_scaled_loss = slip(
        "It returns the scaled loss. Show the loss itself; the scaled one is only there for the gradients.",
        ("scaled_loss = optimizer.scale_loss(loss)", "loss = scaled_loss = optimizer.scale_loss(loss)"))
    gradient_descent_by_hand = slip(
        "The update is gradient descent by hand, so momentum and the scale of the loss are ignored. Let `optimizer.apply_gradients` do it.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))",
         "        for variable, grad in zip(model.trainable_variables, grads):\n            variable.assign_sub(optimizer.learning_rate * grad)"))
    only_the_last_layer = slip(
        "Only the last layer learns. The gradients of all `model.trainable_variables` are wanted.",
        ("model.trainable_variables", "model.layers[-1].trainable_variables"))
    batch_norm_left_out = slip(
        "Gamma and beta are left out. They are trained like the weights: use all of `model.trainable_variables`.",
        ("model.trainable_variables", "[v for v in model.trainable_variables if not v.path.endswith(('gamma', 'beta'))]"))
    uphill = slip(
        "It climbs. The optimiser subtracts the gradients itself: hand them over as they are.",
        ("zip(grads,", "zip([-grad for grad in grads],"))
    softmax_before_the_loss = slip(
        "The logits go through a softmax before the loss, which does one itself. Hand it the logits.",
        ("loss_fn(labels, logits)", "loss_fn(labels, tf.nn.softmax(logits))"))
    arguments_swapped = slip(
        "The loss takes the labels first and the logits second.",
        ("loss_fn(labels, logits)", "loss_fn(logits, labels)"))
    two_updates = slip(
        "The gradients are applied twice in one step.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n",
         "        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n"))
    loss_after_the_step = slip(
        "The loss that comes back is that after the step. Return the one the gradients were taken from.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n",
         "        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n        loss = loss_fn(labels, model(X, training=False))\n"))
    two_passes = slip(
        "The model runs twice in a step, so batch norm's running averages move twice. Use the logits you have.",
        ("loss = loss_fn(labels, logits)", "loss = loss_fn(labels, model(X, training=True))"))

    @alternative
    def with_apply(model, optimizer, loss_fn, jit_compile=False):
        if keras.config.dtype_policy().name == "mixed_float16" or model.dtype_policy.name == "mixed_float16":
            optimizer = keras.optimizers.LossScaleOptimizer(optimizer)
        variables = model.trainable_variables
        optimizer.build(variables)

        def train_step(X, labels):
            with tf.GradientTape(watch_accessed_variables=False) as tape:
                tape.watch([variable.value for variable in variables])
                loss = loss_fn(labels, model(X, training=True))
                scaled = optimizer.scale_loss(loss)
            optimizer.apply(tape.gradient(scaled, [variable.value for variable in variables]), variables)
            return loss

        return tf.function(train_step, jit_compile=jit_compile)

    @alternative
    def without_a_graph(model, optimizer, loss_fn, jit_compile=False):
        if model.compute_dtype == "float16":
            optimizer = keras.mixed_precision.LossScaleOptimizer(optimizer)

        def train_step(X, labels):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(loss_fn(labels, model(X, training=True)))
                scaled = optimizer.scale_loss(loss)
            optimizer.apply_gradients(list(zip(tape.gradient(scaled, model.trainable_weights), model.trainable_weights)))
            return loss

        return train_step

    @alternative
    def scaled_by_hand(model, optimizer, loss_fn, jit_compile=False):
        scale = 2.0**15 if model.dtype_policy.compute_dtype == "float16" else 1.0

        @tf.function(jit_compile=jit_compile)
        def train_step(X, labels):
            with tf.GradientTape() as tape:
                loss = loss_fn(labels, model(X, training=True))
                scaled = loss * scale
            grads = [grad / scale for grad in tape.gradient(scaled, model.trainable_variables)]
            optimizer.apply_gradients(zip(grads, model.trainable_variables))
            return loss

        return train_step


def _descend(X, labels, weights, settings, steps, frozen, mixed, compiled):
    """Steps of gradient descent in float64, with gradients by central differences.

    Returns:
        dict with the loss before each step, all trained weights and the running statistics after the
        last, and "margin": how close any ReLU came to its edge on the way.
    """
    W1, gamma, beta, running_mean, running_var, W2, b2 = [np.array(array, dtype=float) for array in weights]
    trained = [W1, gamma, beta, W2, b2]
    losses, margin = [], np.inf
    velocity = [np.zeros_like(array) for array in trained]

    def forward():
        Z = X @ W1
        mean, var = (running_mean, running_var) if frozen else (Z.mean(axis=0), Z.var(axis=0))
        Z = gamma * (Z - mean) / np.sqrt(var + 1e-3) + beta
        logits = np.maximum(Z, 0) @ W2 + b2
        loss = np.mean(np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(labels)), labels])
        return loss, np.abs(Z).min(), mean, var

    for _ in range(steps):
        loss, closest, mean, var = forward()
        losses.append(loss)
        margin = min(margin, closest)
        gradients = [np.zeros_like(array) for array in trained]
        for array, gradient in zip(trained, gradients):
            for place in np.ndindex(array.shape):
                here = array[place]
                array[place] = here + 1e-6
                up = forward()[0]
                array[place] = here - 1e-6
                gradient[place] = (up - forward()[0]) / 2e-6
                array[place] = here
        if not frozen:
            running_mean, running_var = 0.9 * running_mean + 0.1 * mean, 0.9 * running_var + 0.1 * var
        for i, (array, gradient) in enumerate(zip(trained, gradients)):
            if frozen and i < 3:
                continue
            velocity[i] = settings.get("momentum", 0.0) * velocity[i] - settings["learning_rate"] * gradient
            array += velocity[i]
    return {"losses": np.array(losses), "weights": np.concatenate([array.ravel() for array in trained]),
            "running statistics": np.concatenate([running_mean, running_var]), "margin": margin}
