"""The card of `fit_line`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, replace_line,
                                           slip)

from .common import best_line, points, wild_points

FAR = 1e8
LOST = 100      # at 1e8 eight of sixteen digits are left, about as many as `tolerance` asks for
slope, intercept, mse = in_place_of("slope ="), in_place_of("intercept ="), in_place_of("mse =")


class FitLine(Exercise):
    """The best straight line, by means."""

    section, difficulty, minutes, points = "1.1.2", 2, 13, 14
    parts = {"slope": 2, "intercept": 1, "mse": 2}

    def cases(self, draw):
        four = {"x": np.array([1.0, 2, 3, 6]), "y": np.array([7.0, 3, 11, 15])}
        yield example("four points", **four).gives((2.0, 3.0, 6.0))
        yield example("a falling line, whole numbers", x=np.array([0, 1, 2, 5, 7]),
                      y=np.array([20, 19, 13, 11, 2]))
        far = {name: values.astype(int) + int(FAR) for name, values in four.items()}   # all digits are shown
        yield example("the four points, far from 0", **far).about("stability").within(condition=LOST)
        for m, spread in [(9, 1), (30, 20), (6, 0.01)]:
            yield hidden(f"{m} points", **points(draw, m, spread))
        yield hidden("whole numbers", x=draw.permutation(12)[:7], y=draw.integers(-20, 20, 7))
        for label, x, y in [
                ("two points", draw.normal(size=2), draw.normal(size=2)),
                ("all y alike", draw.normal(size=5), np.full(5, float(draw.integers(2, 9)))),
                ("points on a line", np.arange(6.0), 4 - 1.5 * np.arange(6)),
                ("some x alike", np.array([1.0, 1, 2, 2, 2]), draw.normal(size=5)),
                ("means at 0", np.array([-1.0, 0, 1]), np.array([-2.0, 3, -1]))]:
            yield hidden(label, x=x, y=y).about("generality")
        for x_far, y_far in [(FAR, 0), (-FAR, FAR), (1e6, -1e6)]:
            near = points(draw, 8)
            far = {"x": near["x"] + x_far, "y": near["y"] + y_far}
            label = f"x near {x_far:g}, y near {y_far:g}"
            yield hidden(label, **far).about("stability").within(condition=LOST)

    def oracle(self, x, y):
        return best_line(x, y)

    def domain(self, draw):
        """Of any scale; some far from 0 by up to a million times their spread, which loses 6 of 16 digits."""
        found = wild_points(draw)
        far = draw.choice([0, 0, 1e3, 1e6], 2) * [np.ptp(found["x"]), np.ptp(found["y"])]
        return {"x": found["x"] + far[0], "y": found["y"] + far[1]}

    as_it_stands = slope("Right for small numbers. Far from 0 the differences in the formula are noise: "
                         "take the means off x and y before you multiply.",
                         "above = np.mean(x * y) - np.mean(x) * np.mean(y)",
                         "below = np.mean(np.square(x, dtype=float)) - np.mean(x) ** 2",
                         "slope = above / below if below else np.inf")
    mixed_covariance = slope("The upper mean divides by m - 1 (as np.cov does), the lower one by m (as "
                             "np.var does). Both should be the same.",
                             "slope = np.cov(x, y)[0, 1] / np.var(x)")
    through_the_origin = slope("This is the best line through 0, 0. Take the means off x and y first.",
                               "slope = np.mean(x * y) / np.mean(np.square(x, dtype=float))")
    exchanged = slope("x and y are exchanged below the fraction line: there stand the squares of x's "
                      "distances.",
                      "slope = np.mean(x_apart * y_apart) / np.mean(y_apart**2) if np.ptp(y) else 0.0")
    mean_of_y = intercept("The intercept is the mean of y. It should be where the line is at x = 0.",
                          "intercept = np.mean(y)")
    wrong_way = intercept("The intercept has the wrong sign, or the slope times the mean of x is added. The "
                          "line passes through the point of the means.",
                          "intercept = np.mean(y) + slope * np.mean(x)")
    sum_of_squares = mse("The squared errors are added up. mse is their mean.",
                         "mse = np.sum((slope * x + intercept - y) ** 2)")
    root = mse("This is the root of the mean squared error. No root is asked for.",
               "mse = np.sqrt(np.mean((slope * x + intercept - y) ** 2))")
    cancelled = mse("Errors above and below cancel: of the best line their mean is always 0. Square each "
                    "error before you take the mean.", "mse = np.mean(slope * x + intercept - y) ** 2")
    fewer = mse("The sum is divided by m - 2, as statisticians do for an estimate. Here it is the plain "
                "mean: m.",
                "mse = np.sum((slope * x + intercept - y) ** 2) / max(len(x) - 2, 1)")
    in_place = slip("The caller's arrays are changed: `-=` works in place.",
                    replace_line("x_apart, y_apart =", (
        "x_mean, y_mean = np.mean(x), np.mean(y)\nx[:] = x - x_mean\nx_apart, y_apart = x, y - y_mean")),
        replace_line("intercept =", "x = x_apart + x_mean\nintercept = y_mean - slope * x_mean"))

    @alternative
    def sums_of_distances(x, y):
        u, v = np.asarray(x, dtype=float) - np.mean(x), np.asarray(y, dtype=float) - np.mean(y)
        slope = (u @ v) / (u @ u)
        return slope, np.mean(y) - slope * np.mean(x), np.mean((v - slope * u) ** 2)
