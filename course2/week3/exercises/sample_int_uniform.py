"""The card of `sample_int_uniform`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, rng, slip

from .common import FEW, MANY, SHARES


class SampleIntUniform(Exercise):
    """Draw whole numbers, both ends included."""

    section, difficulty, minutes = "2.3.2", 1, 5
    points = 2

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
