"""The card of `fit_knee`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of,
                                           misconception, slip)

from .common import best_line, wild_points

fitted, live = in_place_of("k_slope, k_intercept, k_mse ="), in_place_of("if k >")


def bent_line(draw, m, slope=1.0, error=0.3):
    """Points about a line with a knee somewhere inside, and the knee."""
    x = draw.permutation(m) + draw.uniform(0, 0.8, m)
    knee = float(np.sort(x)[m // 2] + 0.1)
    return x, slope * np.maximum(0, knee - x) + draw.uniform(-5, 5) + error * draw.normal(size=m), knee


def clear(x, y, knees):
    """Knees that rounding does not mix up: none nearly as good as the best, or just above the smallest x."""
    room = 0.01 * (np.max(x) - np.min(x))
    knees = [k for k in knees if not np.min(x) < k <= np.min(x) + room]
    errors = {k: best_line(np.maximum(0, k - x), y)[2] for k in knees if k > np.min(x)}
    best = min(errors, key=errors.get, default=None)
    most = 1.0001 * errors.get(best, 0) + 1e-9 * np.var(y)
    near = {k for k, error in errors.items() if k != best and error <= most}
    return [k for k in knees if k not in near]


class FitKnee(Exercise):
    """Plan alone: a hidden unit with a knee, and a line behind it."""

    section, difficulty, minutes, points = "1.1.2", 3, 15, 16
    parts = {"knee": 2, "slope": 1, "intercept": 1, "mse": 1}
    needs = ("relu", "fit_line")
    equivalent = {"k_mse <= best_mse": "no two knees are equally good: rounding would decide between them",
                  **dict.fromkeys(("k >= np.min(x)", "k > np.min(x): -> if True"),
                                  "a knee with nothing below it gives nan, which is never smaller")}

    def cases(self, draw):
        five = {"x": np.array([0.0, 2, 5, 7, 9]), "y": np.array([11.0, 7, 2, 3, 4])}
        yield example("five points", **five, knees=[6, 4, 3]).gives((4, 2.0, 3.0, 0.4))
        yield example("a knee left of all points", **five, knees=[-1, 3, 4, 6]).about("generality")
        yield example("a bend that goes up", x=np.array([-2, -9, -6, -8, -4, -1]),
                      y=1e10 * np.array([41, 5, 30, 14, 44, 40]), knees=[-3, -7, -5, -8])
        for m, place, slope in [(12, 0, 1.5), (20, 4, -2.0), (7, 2, -1.2), (40, 3, 1.8)]:
            x, y, knee = bent_line(draw, m, slope)
            x, knee = x - m, knee - m                           # below 0, where horsepower never is
            knees = [float(k) for k in draw.permutation(knee + np.array([-0.31, -0.17, 0.17, 0.31]) * m)]
            yield hidden(f"{m} points", x=x, y=y, knees=clear(x, y, [*knees[:place], knee, *knees[place:]]))
        x, y, knee = bent_line(draw, 9)
        yield hidden("large errors", x=x, y=1e12 * y, knees=clear(x, 1e12 * y, [10.0, knee, 4.0]))
        for label, knees in [("one knee", [knee]), ("all points below some", clear(x, y, [30.0, knee, 11.5])),
                             ("the smallest x is a knee, twice", [float(x.min()), knee, float(x.min())]),
                             ("dead knees first and last", [-3.0, -1, knee, float(x.max()) + 5, -2])]:
            yield hidden(label, x=x, y=y, knees=clear(x, y, knees)).about("generality")
        straight = y[np.argsort(x)[0]] - 2.0 * x
        yield hidden("a straight line is best: a knee right of all points", x=x, y=straight,
                     knees=clear(x, straight, [knee, float(x.max()) + 3, 3.5])).about("generality")
        yield hidden("two points", x=np.array([2.0, 5]), y=draw.normal(size=2), knees=[4]).about("generality")
        x, y, knee = bent_line(draw, 6, error=0)
        yield hidden("no error at all", x=x, y=y, knees=clear(x, y, [8.0, knee, 2.5])).about("generality")

    def oracle(self, x, y, knees):
        fits = [(k, *best_line(np.maximum(0, k - x), y)) for k in knees if k > np.min(x)]
        return min(fits, key=lambda fit: fit[-1])

    def domain(self, draw):
        """Without knees that are nearly as good as the best: rounding would decide between them."""
        found = wild_points(draw)
        low, width = np.min(found["x"]), np.ptp(found["x"])
        knees = [float(low + width * share) for share in draw.uniform(-0.3, 1.5, draw.integers(1, 9))]
        alive = float(low + width * draw.uniform(0.1, 1.2))
        return found | {"knees": clear(**found, knees=[*knees, alive])}

    mirrored = fitted("The hidden unit is on above its knee. It should say how far x is *below* it.",
                      "k_slope, k_intercept, k_mse = fit_line(relu(x - k), y) if k < np.max(x) else (0, 0, "
                      "np.inf)")
    no_bend = fitted("The hidden unit does not bend. Then the knee makes no difference: it is a straight "
                     "line.",
                     "k_slope, k_intercept, k_mse = fit_line(k - x, y)")
    reads_x = fitted("The line is fitted to x itself. It should read what the hidden unit says.",
                       "k_slope, k_intercept, k_mse = fit_line(x, y)")
    place_of_the_knee = slip("This is the place of the best knee in the list. The knee itself is asked for.",
                             ("mse = best_mse", "mse, knee = best_mse, list(knees).index(knee)"))
    line_at_the_end = slip("The knee is right. But slope, intercept and mse are those of a line through x "
                           "and y; they should belong to the network with this knee.",
                           ("    mse = best_mse", "    slope, intercept, mse = fit_line(x, y)"))
    last_fit = slip("The knee is right. But slope and intercept are those of the knee that was tried last.",
                    ("    mse = best_mse", "    slope, intercept, mse = k_slope, k_intercept, best_mse"))
    worst = slip("The knee with the largest error comes back. Keep the smallest.",
                 ("best_mse = np.inf", "best_mse = -np.inf"), ("if k_mse < best_mse", "if k_mse > best_mse"))
    too_small_a_start = slip("The best error begins at a number that an error can exceed, so that nothing "
                             "may ever be better. Begin at infinity.", ("    best_mse = np.inf", (
                               "    knee = slope = intercept = 0.0\n    best_mse = 1000.0")))

    @misconception("A knee with no x below it gives nan, and this nan wins: argmin takes it for the "
                   "smallest, and nothing is ever smaller than it. Leave such a knee out.")
    def nan_wins(x, y, knees):
        fits = [(k, *fit_line(relu(k - x), y)) for k in knees]                              # noqa: F821
        return fits[int(np.argmin([fit[-1] for fit in fits]))]

    @misconception("The knee with the largest slope comes back. The best one has the smallest mean squared "
                   "error.")
    def steepest(x, y, knees):
        fits = [(k, *fit_line(relu(k - x), y)) for k in knees if k > np.min(x)]             # noqa: F821
        return max(fits, key=lambda fit: fit[1])

    @alternative
    def without_the_pieces(x, y, knees):
        best = None
        for k in knees:
            table = np.stack([np.clip(k - np.asarray(x, dtype=float), 0, None), np.ones(len(x))])
            if not table[0].any():
                continue
            scale = table[0].max()
            line = np.linalg.lstsq((table / [[scale], [1]]).T, np.asarray(y, dtype=float), rcond=None)[0]
            mse = np.mean((line[0] * table[0] / scale + line[1] - y) ** 2)
            if best is None or mse < best[3]:
                best = (k, line[0] / scale, line[1], mse)
        return best
