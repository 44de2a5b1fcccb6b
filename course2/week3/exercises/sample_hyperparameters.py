"""The card of `sample_hyperparameters`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rng, slip

from .common import SOME


class SampleHyperparameters(Exercise):
    """Draw settings of several knobs, each on its own scale, independently."""

    section, difficulty, minutes = "2.3.1", 2, 15
    points = 4
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
