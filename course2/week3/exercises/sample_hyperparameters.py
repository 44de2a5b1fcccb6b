"""The card of `sample_hyperparameters`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, slip
from coursekit.plain import Facts

from .common import wild_knob

# Six standard deviations, and some more: of a correlation, 6 / sqrt(SOME) = 0.134; of the share of a quarter.
SOME, SIX, QUARTER = 2_000, 0.14, 0.06


def _instead(line, new):
    return replace_line(f"column = {line}", f"column = {new}")


class SampleHyperparameters(Exercise):
    """Draw settings of several knobs, each on its own scale, independently."""

    section, difficulty, minutes = "2.3.1", 2, 16
    points = 6
    form = "a list of n dicts, each with a value for every name of the space"
    needs = ("sample_log_uniform",)

    @staticmethod
    def probe(student, space, n, seed):
        import numpy as np

        def draw(generator):
            return student.sample_hyperparameters(space, n, generator)

        generator = np.random.default_rng(seed)
        try:
            configs = draw(generator)
        except ValueError:
            if any(kind == "cubic" for kind, *_ in space.values()):         # there is no such kind
                return "ValueError"
            raise
        found = {"number": len(configs), "names": sorted({name for config in configs for name in config}),
                 "columns": {name: [config[name] for config in configs] for name in space}}
        if n > 40:
            return found
        return found | {"dicts": len({id(config) for config in configs}), "configs": configs,
                        "next call": draw(generator), "same seed": draw(np.random.default_rng(seed))}

    @staticmethod
    def measure(value, space, n, seed):
        import numpy as np
        from coursekit.plain import Facts, same

        if any(kind == "cubic" for kind, *_ in space.values()):
            return Facts({"a kind that is none of these raises a ValueError": value == "ValueError"})
        scales = {"log": np.log, "one-minus-log": lambda x: -np.log(1 - x)}
        facts = {"n configs come back": value["number"] == n,
                 "each config has the names of the space, and no others": value["names"] == sorted(space)}
        rows, shares = [], {}
        for name, (kind, *limits) in space.items():
            values = value["columns"][name]
            if kind == "choice":
                options = limits[0]
                row = np.array([next((i for i, option in enumerate(options) if same(found, option)), -1)
                                for found in values])
                facts["each option is returned as it was given"] = bool((row >= 0).all())
                shares[name] = np.bincount(row + 1, minlength=len(options) + 1)[1:] / n
            else:
                if kind == "int":
                    whole = all(type(found) is int for found in values)
                    facts['the value of an "int" knob is an integer, 57 and not 57.0'] = whole
                    limits = limits[0] - 0.5, limits[1] + 0.5
                scale = scales.get(kind, np.asarray)
                low, high = map(scale, limits)
                row = (scale(np.array(values, dtype=float)) - low) / (high - low)
                inside = (row >= -1e-9) & (row <= 1 + 1e-9)
                facts[f'each value of "{name}" lies in its range'] = inside.all()
                shares[name] = np.histogram(row, 4, (0, 1))[0] / n
            rows.append(row)
        if n == 40:         # enough that no knob comes out alike twice by luck
            facts["the next call draws every knob anew"] = not any(
                same(*([config[name] for config in value[call]] for call in ("configs", "next call")))
                for name in space)
        if n <= 40:
            return {"facts": Facts(facts | {
                "each config is a dict of its own": value["dicts"] == n,
                "the same seed gives the same configs": same(value["configs"], value["same seed"]),
                "the next call gives other configs": not same(value["configs"], value["next call"])})}
        between = np.triu(np.atleast_2d(np.nan_to_num(np.corrcoef(rows))), 1)       # NaN: one option only
        return {"facts": Facts(facts), "largest correlation between two knobs": np.abs(between).max(),
                "shares of the options, or of the quarters of the scale": shares}

    def cases(self, draw):
        def seed():
            return int(draw.integers(10**6))

        yield example("two knobs", space={"alpha": ("log", 1e-4, 1.0), "dropout": ("uniform", 0.1, 0.6)},
                      n=SOME, seed=1).within(atol=SIX)
        yield example("three more kinds", space={
            "beta": ("one-minus-log", 0.9, 0.999), "layers": ("int", 1, 4),
            "size": ("choice", [32, 64, 128])},
            n=SOME, seed=2).within(atol=SIX)
        yield example("whole numbers alone", space={"layers": ("int", 1, 4)},
                      n=SOME, seed=4).within(atol=QUARTER)
        yield hidden("whole numbers, half of them negative", space={"layers": ("int", -2, 1)},
                     n=SOME, seed=seed()).within(atol=QUARTER)
        yield example("options of all sorts", space={
            "hidden": ("choice", [(64,), (64, 32), "none", 8]), "layers": ("int", 1, 9)},
            n=40, seed=3).about("generality")
        yield hidden("all kinds", space={
            "size": ("choice", ["a", "b", "c"]),
            "momentum": ("one-minus-log", float(draw.uniform(0.3, 0.8)), 0.9995),
            "units": ("int", 10, 10 + 8 * int(draw.integers(2, 5)) - 1),
            "decay": ("uniform", float(draw.uniform(-3, -1)), float(draw.uniform(2, 5))),
            "alpha": ("log", float(10 ** draw.uniform(-7, -5)), float(10 ** draw.uniform(-2, 0)))},
            n=SOME, seed=seed()).within(atol=SIX)
        yield hidden("two knobs of the same kind", space=dict.fromkeys("ab", ("uniform", 0.0, 1.0)),
                     n=SOME, seed=seed()).within(atol=SIX)
        yield hidden("options that count as false", space={"o": ("choice", ["relu", None, 0, [64, 32]])},
                     n=SOME, seed=seed()).within(atol=SIX).about("generality")
        yield hidden("tuples of one length", space={
            "hidden": ("choice", [(8, 8), (16, 8), (32, 8)]), "p": ("uniform", 0.0, 1.0)},
            n=12, seed=seed()).about("generality")
        yield hidden("a single config", space={"layers": ("int", 1, 10**6), "alpha": ("log", 0.01, 1.0)},
                     n=1, seed=seed()).about("generality")
        yield hidden("an unknown kind", space={"a": ("log", 0.1, 1.0), "b": ("cubic", 0.0, 1.0)},
                     n=3, seed=seed()).about("generality")

    def oracle(self, space, n, seed):
        if any(kind == "cubic" for kind, *_ in space.values()):
            return Facts()
        if n <= 40:
            return {"facts": Facts()}
        count = {name: len(limits[0]) if kind == "choice" else 4 for name, (kind, *limits) in space.items()}
        shares = {name: np.full(k, 1 / k) for name, k in count.items()}
        return {"facts": Facts(), "largest correlation between two knobs": 0.0,
                "shares of the options, or of the quarters of the scale": shares}

    def domain(self, draw):
        options = ["relu", None, False, 0, (8, 8), [64, 32], 0.5]

        def knob(kind):
            chosen = [options[i] for i in draw.permutation(7)[:draw.integers(1, 6)]]
            return wild_knob(draw, kind, 4 * int(draw.integers(1, 30)), chosen)

        kinds = draw.choice(["log", "uniform", "one-minus-log", "int", "choice"], draw.integers(1, 5))
        # One knob of few values would often be drawn alike in two calls.
        space = {f"knob {i}": knob(kind) for i, kind in enumerate(["uniform", *kinds.tolist()])}
        n = SOME if draw.random() < 0.2 else int(draw.integers(1, 9))
        return hidden("", space=space, n=n, seed=int(draw.integers(10**6))).within(atol=SIX)

    log_as_uniform = slip('A "log" knob is drawn uniformly on the raw scale. It has a sampler of its own.',
                          _instead("sample_log", "rng.uniform(*limits, size=n)"))
    one_minus_as_log = slip('A "one-minus-log" knob is drawn like another kind, "log" or "uniform". It has '
                            "a sampler of its own.",
                            _instead("sample_one", "sample_log_uniform(*limits, n, rng)"))
    int_as_float = slip('An "int" knob gets numbers with a decimal point, and range(57.0) is an error. They '
                        "should be integers.",
                        _instead("rng.integers(*limits", "1.0 * rng.integers(*limits, n, endpoint=True)"))
    int_without_end = slip('The upper end of an "int" knob never comes up: `integers` leaves it out unless '
                           "it is asked for, and a number cut off below it never gets there.",
                           _instead("rng.integers(*limits", "rng.integers(*limits, size=n)"))
    int_rounded = slip('Rounding a uniform number gives both ends of an "int" knob only half their share. '
                       "Draw whole numbers directly.",
                       _instead("rng.integers(*limits", "np.round(rng.uniform(*limits, size=n)).astype(int)"))
    numpy_choice = slip("NumPy makes an array of the options: it stops where they differ in length, and "
                        "turns a mixed list into text. Draw the places of the options and leave the options "
                        "alone.", _instead("[options[place]", "rng.choice(options, size=n)"))
    one_option = slip("One option is drawn for all configs. Draw one anew for each.",
                      _instead("[options[place]", "[options[rng.integers(len(options))]] * n"))
    from_one_seed = slip("Every knob starts from the same random numbers, so the configs lie on a diagonal. "
                         "Go on with the one generator from knob to knob.",
                         replace_line('if kind == "choice"',
                                      'rng = np.random.default_rng(0)\nif kind == "choice":'))
    one_dict = slip("All n entries are one and the same dict, so they all hold the last values. Make a new "
                    "dict for each config.",
                    replace_line("configs =", "configs = [{name: columns[name][-1] for name in space}] * n"))

    equivalent = {"options = limits[0] -> options = limits[ -1]": "a choice has one limit, so its first is "
                                                                  "its last"}

    @alternative
    def config_by_config(space, n, rng):
        def one(kind, *limits):
            if kind == "choice":
                return limits[0][int(rng.integers(len(limits[0])))]
            if kind == "uniform":
                return rng.uniform(*limits)
            if kind == "int":
                return int(limits[0] + rng.random() * (limits[1] - limits[0] + 1) // 1)
            samplers = {"log": sample_log_uniform, "one-minus-log": sample_one_minus_log}      # noqa: F821
            if kind not in samplers:
                raise ValueError(kind)
            return samplers[kind](*limits, 1, rng)[0]
        return [{name: one(*about) for name, about in space.items()} for _ in range(n)]
