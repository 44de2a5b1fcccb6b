"""The card of `coarse_to_fine`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, rewrite, slip
from coursekit.plain import Facts


class CoarseToFine(Exercise):
    """Search at random, then again in a smaller space round the best."""

    section, difficulty, minutes = "2.3.1", 3, 20
    points = 5
    form = "best, a config, and history, a list of pairs (config, objective)"
    parts = {"best is the config with the lowest objective of both rounds": 1, "history": 0.25,
             "history lists every trial in the order in which it was made": 0.25,
             "fine round": 1, "the fine round keeps to the ranges that are left": 0.5}
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
            return {"best": best, "history": list(history), "trials": trials}

        space_before = dict(space)                  # a search that changes its space should spoil no other
        return [search(space, seed), search(dict(space_before), seed + 1), search(dict(space_before), seed)]

    @staticmethod
    def measure(value, space, n_coarse, n_fine, shrink, optimum, added, seed):
        import numpy as np
        from coursekit.plain import Facts, same

        scales = {"log": np.log10, "one-minus-log": lambda x: -np.log10(1 - x)}

        def places(trials):
            """For each round, where each knob lies in the range that is left to it, from 0 to 1."""
            best = np.argmin([value for _, value in trials[:n_coarse]])
            found = {}, {}
            for name, (kind, *limits) in space.items():
                if kind != "choice":
                    values = np.array([*limits, *(config[name] for config, _ in trials)], dtype=float)
                    u = scales.get(kind, np.asarray)(values)
                    (low, high), u = u[:2], u[2:]
                    h = shrink * (high - low) / 2
                    left = max(low, u[best] - h), min(high, u[best] + h)
                    for places, part, (a, b) in zip(found, np.split(u, [n_coarse]), ((low, high), left)):
                        if kind == "int":                               # whole numbers, each as wide as 1
                            a, b = np.ceil(a) - 0.5, np.floor(b) + 0.5
                        places[name] = (part - a) / (b - a)
            return found

        first, other, _ = rounds = [places(search["trials"]) for search in value]
        drawn = {name: [config[name] for config, _ in value[0]["trials"][n_coarse:]] for name in space}
        facts = {"the objective is called once for each config": True,
                 "best is the config with the lowest objective of both rounds": True,
                 "history lists every trial in the order in which it was made": True}
        for search in value:
            trials = search["trials"]
            lowest = min(value for _, value in trials)
            for fact, holds in zip(facts, (
                    len(trials) == n_coarse + n_fine,
                    any(same(config, search["best"]) for config, value in trials if value == lowest),
                    same([tuple(pair) for pair in search["history"]], trials))):
                facts[fact] &= holds
        inside = all(((row > -1e-9) & (row < 1 + 1e-9)).all() for _, fine in rounds for row in fine.values())
        another = all(any(not np.array_equal(a[name].round(6), b[name].round(6)) for name in a)
                      for a, b in zip(first, other))
        facts |= {"the fine round keeps to the ranges that are left": inside,
                  "another seed gives other draws in both rounds": another,
                  "the same seed gives the same trials": same(value[0]["trials"], value[2]["trials"]),
                  "the fine round tries all options of a choice": all(
                      any(same(option, found) for found in drawn[name])
                      for name, (kind, *limits) in space.items() if kind == "choice" for option in limits[0])}
        ends = {name: np.quantile(row, [0, 1]) for name, row in first[0].items() if n_coarse >= 300}
        return {"facts": Facts(facts), "history": {"length": len(value[0]["history"])}, "coarse round": ends,
                "fine round": {name: np.quantile(row, [0, 0.5, 1]) for name, row in first[1].items()}}

    def cases(self, draw):
        def case(make, label, space, optimum, *, shrink=0.3, n_coarse=300, n_fine=350, added=(0.0, 0.0),
                 seed=None):
            seed = int(draw.integers(10**6)) if seed is None else seed
            return make(label, space=space, n_coarse=n_coarse, n_fine=n_fine, shrink=shrink, optimum=optimum,
                        added=added, seed=seed).within(atol=0.17)

        # The median of n_fine draws has a standard deviation of 0.5 / sqrt(350) = 0.027 of the range: the
        # tolerance is six of them. The chance that none of 300 draws lies so near to an end is 1e-24.
        alpha = {"alpha": ("log", 1e-4, 1.0)}
        yield case(example, "the optimum in the middle", alpha | {"p": ("uniform", 0.0, 0.5)}, 0.5, seed=1)
        yield case(example, "a fine round without luck", alpha, 0.5, added=(0.0, 10.0), seed=2)
        yield case(example, "the optimum at a bound", alpha, 0.0, shrink=0.6, seed=3)
        low, high = 10 ** draw.uniform([-7, 1], [-5, 2])
        yield case(hidden, "new bounds, errors above 1", {
            "dropout": ("uniform", float(draw.uniform(-2, -1)), float(draw.uniform(1, 2))),
            "alpha": ("log", float(low), float(high))},
            0.45, shrink=float(draw.uniform(0.2, 0.4)), n_fine=400, added=(2.0, 2.0))
        yield case(hidden, "no luck, other bounds", {"p": ("uniform", 10.0, 20.0)}, 0.4, added=(0.0, 10.0))
        yield case(hidden, "an objective below 0", {"p": ("uniform", 0.0, 1.0)}, 0.5, added=(-3.0, -3.0))
        # The coarse best may lie anywhere, and its range should stay where it is.
        yield case(hidden, "a single coarse trial", {"p": ("uniform", 0.0, 1.0)}, 0.5, n_coarse=1)
        yield case(hidden, "one-minus-log, int and choice", {
            "beta": ("one-minus-log", 0.5, 0.9995), "units": ("int", 1, 42),
            "activation": ("choice", ["relu", "tanh", (1, 2)])},
            0.5).about("generality")
        yield case(hidden, "the optimum at the upper bound", {"beta": ("one-minus-log", 0.9, 0.999)}, 1.0,
                   shrink=0.6).about("generality")
        yield case(hidden, "the optimum at the lower bound", {"p": ("uniform", -5.0, 5.0)}, 0.0,
                   shrink=0.35).about("generality")

    def oracle(self, space, n_coarse, n_fine, shrink, optimum, added, seed):
        knobs = [name for name, (kind, *_) in space.items() if kind != "choice"]
        return {"facts": Facts(), "history": {"length": n_coarse + n_fine},
                "coarse round": {name: [0, 1] for name in knobs if n_coarse >= 300},
                "fine round": {name: [0, 0.5, 1] for name in knobs}}

    def domain(self, draw):
        def knob(kind):
            low = 10 ** draw.uniform(-9, 2)
            return (kind, *{
                "log": (low, low * 10 ** draw.uniform(0.5, 9)), "uniform": (-low, 10 ** draw.uniform(-3, 3)),
                "one-minus-log": (1 - 10 ** draw.uniform(-3, 0), 1 - 10 ** draw.uniform(-8, -4)),
                # Wide, so that a range of whole numbers looks even.
                "int": (place := int(draw.integers(-99, 99)), place + 97),
                "choice": (["relu", None, (8, 8)],),
            }[kind])

        kinds = draw.choice(["log", "uniform", "one-minus-log", "int", "choice"], draw.integers(1, 4))
        space = {f"knob {i}": knob(kind) for i, kind in enumerate(["log", *kinds.tolist()])}
        more = float(draw.choice([0, 5, -5, 1e3]))
        return hidden("", space=space, n_coarse=int(draw.choice([1, 3, 20, 300])), n_fine=350,
                      shrink=float(draw.uniform(0.25, 0.95)), optimum=float(draw.uniform()),
                      added=(more, more + float(draw.choice([0, 10, -10]))),
                      seed=int(draw.integers(10**6))).within(atol=0.17)

    maximises = slip("The config with the highest objective is taken. The objective is an error: the "
                     "lowest is the best.",
                     ("centre, lowest = min(", "centre, lowest = max("),
                     ("best, lowest = min(", "best, lowest = max("))
    other_point = slip("The space shrinks round another config than the best of the coarse round, such as "
                       "the last or the worst.", ("centre, lowest = min(", "centre, lowest = max("))
    coarse_best_lost = slip("Only the fine round can win. It may have been unlucky: return the best of "
                            "both rounds.",
                            ("    best, lowest = min(history,", "    best, lowest = min(history[n_coarse:],"))
    linear_zoom = slip('The range of a "log" knob shrinks on the raw scale. Measure place and width on the '
                       "scale the knob is drawn on.",
                       ("u_best = to_scale(kind, centre[name])",
                        "u_best, u_low, u_high = centre[name], *limits"),
                       ("        ### END CODE HERE ###\n        low, high",
                        "        u_fine_low, u_fine_high = to_scale(kind, u_fine_low), to_scale(kind, "
                        "u_fine_high)\n        ### END CODE HERE ###\n        low, high"))
    leaves_bounds = slip("The fine round leaves the original bounds. Cut off what sticks out.",
                         ("max(u_low, u_best - h)", "u_best - h"), ("min(u_high, u_best + h)", "u_best + h"))
    shifted_inside = slip("The fine range was pushed back inside the bounds with its full width. What "
                          "sticks out should be cut off.",
                          ("max(u_low, u_best - h)", "min(max(u_low, u_best - h), u_high - 2 * h)"),
                          ("min(u_high, u_best + h)", "u_fine_low + 2 * h"))
    twice_as_wide = slip("The fine range is twice too wide: shrink times the old width is the whole new "
                         "width, half of it on each side.",
                         ("shrink * (u_high - u_low) / 2", "shrink * (u_high - u_low)"))
    no_shrink = slip("The fine round draws from the whole space again. Narrow each range round the best "
                     "config.", ("u_best - h)", "u_low)"), ("u_best + h)", "u_high)"))
    history_replaced = slip("The history holds only the fine round. The coarse trials should stay in it.",
                            ("history += ", "history = "))
    evaluates_again = slip("The objective is called again for configs that it has seen. It is expensive: "
                           "keep the values of the first call.",
                           ("    best, lowest = min(history, key=lambda trial: trial[1])",
                            "    best = min([config for config, _ in history], key=objective)"))
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
                    low, high = (to_scale(kind, limit) for limit in limits)                  # noqa: F821
                    h = np.array([-0.5, 0.5]) * shrink * (high - low)
                    ends = np.clip(to_scale(kind, best[name]) + h, low, high)                # noqa: F821
                    low, high = (from_scale(kind, u) for u in ends)                          # noqa: F821
                    whole = int(np.ceil(low)), int(np.floor(high))
                    left[name] = (kind, *whole) if kind == "int" else (kind, low, high)
        return best, history

    with_argmin = rewrite(("centre, lowest = min(history, key=lambda trial: trial[1])",
                           "centre = coarse[int(np.argmin([value for _, value in history]))]"))
