"""The card of `coarse_to_fine`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, rewrite, slip
from coursekit.plain import Facts

from .common import wild_knob

_BEST = "best is the config with the lowest objective of both rounds"
_HISTORY = "history lists every trial in the order in which it was made"
_INSIDE = "the fine round keeps to the ranges that are left"
_COARSE = "coarse round (0 and 1 are the ends of the whole range)"
_FINE = "fine round (0 and 1 are the ends of the range that is left)"


class CoarseToFine(Exercise):
    """Search at random, then again near the best."""

    section, difficulty, minutes = "2.3.1", 3, 22
    points = 7
    form = "best, a config, and history, a list of pairs (config, objective)"
    parts = {_BEST: 1, "history": 0.25, _HISTORY: 0.25, _FINE: 1, _INSIDE: 0.5}
    needs = ("sample_hyperparameters",)

    @staticmethod
    def probe(student, space, n_coarse, n_fine, shrink, optimum, added, seed):
        """Three searches, the last with the seed of the first.

        The objective is the distance from the optimum, a place from 0 to 1 in each knob's range, on its
        scale; what is added in either round makes it large, negative, or the fine round one without luck.
        """
        import math

        import numpy as np

        scales = {"log": math.log10, "one-minus-log": lambda x: -math.log10(1 - x)}

        def search(space, seed):
            trials = []

            def objective(config):
                places = []
                for name, (kind, *limits) in space_before.items():
                    if kind != "choice":
                        value, low, high = map(scales.get(kind, float), (config[name], *limits))
                        places.append((value - low) / (high - low))
                lowest = max(abs(place - optimum) for place in places)
                trials.append((dict(config), lowest + added[len(trials) >= n_coarse]))
                return trials[-1][1]

            generator = np.random.default_rng(seed)
            best, history = student.coarse_to_fine(objective, space, n_coarse, n_fine, shrink, generator)
            history = list(history)
            return {"best": best, "length": len(history),
                    "history": in_columns(history), "trials": in_columns(trials)}

        def in_columns(trials):
            """Pairs of a config and a value as an array for each knob: thousands of dicts take longer."""
            if not all(len(pair) == 2 and isinstance(pair[0], dict) for pair in trials):
                return {"pairs": trials}
            names = sorted(trials[0][0]) if trials else []
            if any(sorted(config) != names for config, _ in trials):
                return {"pairs": trials}
            columns = [[config[name] for config, _ in trials] for name in names]
            columns.append([value for _, value in trials])
            usual = [{float, np.float64}, {int}]            # what an array gives back as it was
            return {"names": names, "columns": [
                np.array(column) if any({type(x) for x in column} <= kinds for kinds in usual) else column
                for column in columns]}

        space_before = dict(space)                  # a search that changes its space should spoil no other
        return [search(space, seed), search(dict(space_before), seed + 1), search(dict(space_before), seed)]

    @staticmethod
    def measure(value, space, n_coarse, n_fine, shrink, optimum, added, seed):
        import numpy as np
        from coursekit.plain import Facts, same

        scales = {"log": np.log10, "one-minus-log": lambda x: -np.log10(1 - x)}

        def places(trials):
            """For each round, where each knob lies in the range that is left to it, from 0 to 1."""
            best, found = np.argmin([value for _, value in trials[:n_coarse]]), ({}, {})
            for name, (kind, *limits) in space.items():
                if kind != "choice":
                    values = np.array([*limits, *(config[name] for config, _ in trials)], dtype=float)
                    u = scales.get(kind, np.asarray)(values)
                    (low, high), u = u[:2], u[2:]
                    h = shrink * (high - low) / 2
                    more = h if kind == "log" else 0.0                  # beyond an edge of the range
                    left = (low - more if u[best] - low < h else u[best] - h,
                            high + more if high - u[best] < h else u[best] + h)
                    for places, part, (a, b) in zip(found, np.split(u, [n_coarse]), ((low, high), left)):
                        if kind == "int":                               # whole numbers, each as wide as 1
                            a, b = np.ceil(a) - 0.5, np.floor(b) + 0.5
                        places[name] = (part - a) / (b - a)
            return found

        def lowest_first(search, trials):
            least = min(value for _, value in trials)
            return any(same(config, search["best"]) for config, value in trials if value == least)

        def pairs(columns):
            if "pairs" in columns:
                return columns["pairs"]
            lists = [x.tolist() if isinstance(x, np.ndarray) else x for x in columns["columns"]]
            return [(dict(zip(columns["names"], row[:-1])), row[-1]) for row in zip(*lists)]

        trials = [pairs(search["trials"]) for search in value]
        first, other, _ = rounds = [places(found) for found in trials]
        fine = [config for config, _ in trials[0][n_coarse:]]
        facts = {
            "the objective is called once for each config":
                all(len(found) == n_coarse + n_fine for found in trials),
            "best is the config with the lowest objective of both rounds":
                all(map(lowest_first, value, trials)),
            "history lists every trial in the order in which it was made":
                all(same(search["history"], search["trials"]) for search in value),
            "the fine round keeps to the ranges that are left":
                all(((row > -1e-9) & (row < 1 + 1e-9)).all() for _, left in rounds for row in left.values()),
            "another seed gives other draws in both rounds":
                all(any(not np.array_equal(a[name].round(6), b[name].round(6)) for name in a)
                    for a, b in zip(first, other)),
            "the same seed gives the same trials": same(value[0]["trials"], value[2]["trials"]),
            "the fine round tries all options of a choice":
                all(any(same(option, config[name]) for config in fine)
                    for name, (kind, *limits) in space.items() if kind == "choice" for option in limits[0])}

        def ends(rows):
            return {f"{name}, {which} draw": np.quantile(row, share) for name, row in rows.items()
                    for which, share in (("lowest", 0), ("middle", 0.5), ("highest", 1))}

        return {"facts": Facts(facts), "history": {"length": value[0]["length"]},
                "coarse round (0 and 1 are the ends of the whole range)":
                    ends(first[0] if n_coarse >= 300 else {}),
                "fine round (0 and 1 are the ends of the range that is left)": ends(first[1])}

    def cases(self, draw):
        def case(make, label, space, optimum, *, shrink=0.3, n_coarse=300, n_fine=350, added=(0.0, 0.0),
                 seed=None):
            seed = int(draw.integers(10**6)) if seed is None else seed
            return make(label, space=space, n_coarse=n_coarse, n_fine=n_fine, shrink=shrink, optimum=optimum,
                        added=added, seed=seed).within(atol=0.17)

        # The median of n_fine draws has a standard deviation of 0.5 / sqrt(350) = 0.027 of the range: the
        # tolerance is six of them. The chance that none of 300 draws lies so near to an end is 1e-24.
        alpha, p = {"alpha": ("log", 1e-4, 1.0)}, {"p": ("uniform", 0.0, 0.5)}
        yield case(example, "the optimum in the middle", alpha | p, 0.5, seed=1)
        yield case(example, "a fine round without luck", alpha, 0.2, added=(0.0, 10.0), seed=2)
        yield case(example, "the optimum near an edge", alpha | p, 0.1, seed=3)
        others = {"beta": ("one-minus-log", 0.9, 0.999), "units": ("int", 16, 128)}
        yield case(example, "other kinds near the upper edge", others, 0.9, shrink=0.6, seed=4)
        low, high = 10 ** draw.uniform([-7, 1], [-5, 2])
        rate = {"alpha": ("log", float(low), float(high))}
        dropout = {"dropout": ("uniform", float(draw.uniform(-2, -1)), float(draw.uniform(1, 2)))}
        yield case(hidden, "new bounds, errors above 1", dropout | rate, 0.45,
                   shrink=float(draw.uniform(0.2, 0.4)), n_fine=400, added=(2.0, 2.0))
        yield case(hidden, "a rate near the upper edge", rate, 0.8, shrink=0.6)
        yield case(hidden, "a rate at the lower edge", rate, 0.0, shrink=0.25)
        yield case(hidden, "no luck, other bounds", {"p": ("uniform", 10.0, 20.0)}, 0.4, added=(0.0, 10.0))
        yield case(hidden, "an objective below 0", {"p": ("uniform", 0.0, 1.0)}, 0.5, added=(-3.0, -3.0))
        # The coarse best may lie anywhere.
        yield case(hidden, "a single coarse trial", {"p": ("uniform", 0.0, 1.0)}, 0.5, n_coarse=1)
        yield case(hidden, "one-minus-log, int and choice", {
            "beta": ("one-minus-log", 0.5, 0.9995), "units": ("int", 1, 42),
            "activation": ("choice", ["relu", "tanh", (1, 2)])},
            0.5).about("generality")
        for label, knob, optimum, shrink in (
                ("the optimum at the upper end", ("one-minus-log", 0.9, 0.999), 1.0, 0.6),
                ("the optimum at the lower end", ("uniform", -5.0, 5.0), 0.0, 0.35),
                ("whole numbers at the lower end", ("int", -30, 69), 0.1, 0.5)):
            yield case(hidden, label, {"knob": knob}, optimum, shrink=shrink).about("generality")

    def oracle(self, space, n_coarse, n_fine, shrink, optimum, added, seed):
        ends = {f"{name}, {which} draw": share for name, (kind, *_) in space.items() if kind != "choice"
                for which, share in (("lowest", 0.0), ("middle", 0.5), ("highest", 1.0))}
        return {"facts": Facts(), "history": {"length": n_coarse + n_fine},
                _COARSE: ends if n_coarse >= 300 else {}, _FINE: ends}

    def domain(self, draw):
        kinds = draw.choice(["log", "uniform", "one-minus-log", "int", "choice"], draw.integers(1, 4))
        # An "int" knob is wide, so that a range of whole numbers looks even.
        space = {f"knob {i}": wild_knob(draw, kind, 98, ["relu", None, (8, 8)])
                 for i, kind in enumerate(["log", *kinds.tolist()])}
        more = float(draw.choice([0, 5, -5, 1e3]))
        return hidden("", space=space, n_coarse=int(draw.choice([1, 3, 20, 300])), n_fine=350,
                      shrink=float(draw.uniform(0.25, 0.95)), optimum=float(draw.uniform()),
                      added=(more, more + float(draw.choice([0, 10, -10]))),
                      seed=int(draw.integers(10**6))).within(atol=0.17)

    maximises = slip("The config with the highest objective is taken. The objective is an error: the lowest "
                     "is the best.", ("centre, lowest = min(", "centre, lowest = max("),
                     ("best, lowest = min(", "best, lowest = max("))
    other_point = slip("The fine round looks near another config than the best of the coarse round, such as "
                       "the last one.", replace_line("centre, lowest =", "centre, lowest = history[-1]"))
    coarse_best_lost = slip("Only the fine round can win. It may have been unlucky: return the best of both "
                            "rounds.",
                            ("best, lowest = min(history,", "best, lowest = min(history[n_coarse:],"))
    linear_zoom = slip('The range of a "log" knob shrinks on the raw scale. Measure place and width on the '
                       "scale the knob is drawn on.",
                       replace_line("u_best =", "u_best, u_low, u_high = centre[name], *limits"),
                       replace_line("u_fine_low =", "u_fine_low = to_scale(kind, max(u_low, u_best - h))"),
                       replace_line("u_fine_high =", "u_fine_high = to_scale(kind, min(u_high, u_best + h))"))
    never_widened = slip('At an edge the fine range of a "log" knob stops at the old end. Perhaps the range '
                         "was wrong: look beyond it.", replace_line("beyond =", "beyond = 0"))
    all_widened = slip('At an edge every knob is widened. Only a "log" knob should be: there may be no '
                       "dropout below 0.", replace_line("beyond =", "beyond = h"))
    sticks_out = slip("At an edge the range just ends h from the best, inside or outside of the old one. "
                      "See what the text says of edges.",
                      replace_line("u_fine_low =", "u_fine_low = u_best - h"),
                      replace_line("u_fine_high =", "u_fine_high = u_best + h"))
    twice_as_wide = slip("The fine range is twice too wide: shrink times the old width is the whole new "
                         "width, half of it on each side.",
                         replace_line("h = shrink", "h = shrink * (u_high - u_low)"))
    asks_again = slip("The objective is called again for configs that it has seen. It is expensive: keep "
                      "the values of the first call.",
                      replace_line("best, lowest =", "best = min([c for c, _ in history], key=objective)"))
    returns_pair = slip("`best` is not a config alone: a pair with its value, or the value. Return the "
                        "config.", ("    best, lowest = min(", "    best = min("))

    @alternative
    def with_loops(objective, space, n_coarse, n_fine, shrink, rng):
        history, best, lowest, left = [], None, np.inf, dict(space)
        for n in (n_coarse, n_fine):
            for config in sample_hyperparameters(left, n, rng):                              # noqa: F821
                value = objective(config)
                history.append((config, value))
                if value < lowest:
                    best, lowest = config, value
            for name, (kind, *limits) in space.items():
                if kind != "choice":
                    ends = np.array([to_scale(kind, limit) for limit in limits])             # noqa: F821
                    u, h = to_scale(kind, best[name]), shrink * np.ptp(ends) / 2             # noqa: F821
                    edge = np.abs(ends - u) < h
                    ends = np.where(edge, ends, u) + np.where(edge & (kind != "log"), 0, [-h, h])
                    low, high = from_scale(kind, ends)                                       # noqa: F821
                    whole = int(np.ceil(low)), int(np.floor(high))
                    left[name] = (kind, *whole) if kind == "int" else (kind, low, high)
        return best, history

    equivalent = dict.fromkeys(("gte to gt: u_fine_low", "lte to lt: u_fine_high"),
                               "a draw exactly h from an end is a whole number, for which both give the end")

    with_argmin = rewrite(("centre, lowest = min(history, key=lambda trial: trial[1])",
                           "centre = coarse[int(np.argmin([value for _, value in history]))]"))
