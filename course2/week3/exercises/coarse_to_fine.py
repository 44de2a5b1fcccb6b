"""The card of `coarse_to_fine`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, rng, slip


class CoarseToFine(Exercise):
    """Search at random, then again in a smaller space round the best."""

    section, difficulty, minutes = "2.3.1", 3, 20
    points = 5
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
