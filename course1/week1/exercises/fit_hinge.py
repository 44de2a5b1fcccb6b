"""The card of `fit_hinge`: broken code to mend."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of,
                                           misconception, slip)


error, better = in_place_of("mse = np"), in_place_of("if mse")


def errors_of(x, y, grid_w, grid_b):
    """What each neuron says (n_w, n_b, m), and its mean squared error (n_w, n_b)."""
    said = np.maximum(0.0, np.multiply.outer(grid_w, x)[:, None] + np.asarray(grid_b)[None, :, None])
    return said, np.mean((said - y) ** 2, axis=-1)


def clear(x, y, grid_w, grid_b):
    """Whether rounding cannot decide which pair is best: whatever is as good says the same."""
    said, errors = errors_of(x, y, grid_w, grid_b)
    best = said[np.unravel_index(errors.argmin(), errors.shape)]
    near = errors <= errors.min() * (1 + 1e-6) + 1e-9 * np.mean(np.square(y, dtype=float))
    return bool((said[near] == best).all())


class FitHinge(Exercise):
    """Mend a search for the best neuron."""

    section, difficulty, minutes, points = "1.1.2", 2, 12, 13
    parts, planted = {"w": 1, "b": 1, "mse": 1}, 3
    needs = ("neuron",)
    never_kept = "what stands there before the first pair is replaced: any error is below infinity"
    equivalent = {"grid_w[ -1], grid_b[0], np.inf": never_kept, "grid_w[0], grid_b[ -1], np.inf": never_kept,
                  "grid_b[0], grid_b[0], np.inf": never_kept, "grid_w[0], np.inf, np.inf": never_kept,
                  "((y - neuron(x, w, b))) ** 2": "the square of a difference is that of its opposite, to "
                                                  "the last bit"}

    def cases(self, draw):
        four = {"x": np.array([1.0, 2, 3, 5]), "y": np.array([0.0, 1, 3, 10])}
        grids = {"grid_w": np.array([1.0, 2, 3]), "grid_b": np.array([3.0, -3, -1])}
        yield example("four points, nine pairs", **four, **grids).gives((2.0, -3.0, 2.25))
        yield example("guesses that are all too high", x=np.array([1.0, 4, 6]), y=np.array([-20.0, -9, -15]),
                      grid_w=np.array([2.0, 0.5]), grid_b=np.array([-2.0, 1, 3]))
        yield example("several pairs that are equally good",
                      x=np.array([1, 2]), y=np.array([0, 1]), grid_w=np.array([1, -2, -3]),
                      grid_b=np.array([1, -5, 0, -4])).about("generality").gives((1, -5, 0.5))
        yield example("four points, in a currency of many zeros", x=four["x"], y=1e10 * four["y"],
                      **{name: 1e10 * values for name, values in grids.items()}).gives((2e10, -3e10, 2.25e20))
        areas = {"x": np.array([30, 50, 70, 90, 120, 150]), "y": np.array([0, 30, 90, 150, 240, 330])}
        yield example("six houses, whole numbers", **areas, grid_w=np.arange(1, 5),
                      grid_b=np.arange(0, -160, -40))
        for place, i, j, sign in [("in the middle", 3, 2, -1), ("first", 0, 0, 1), ("last", 5, 8, -1)]:
            grid_w, grid_b = draw.uniform(-3, 3, 6), draw.uniform(-5, 5, 9)
            grid_w[i], grid_b[j] = sign * draw.uniform(1, 3), draw.uniform(1, 4)
            x = draw.normal(0, 2, 11)
            y = np.maximum(0, grid_w[i] * x + grid_b[j])
            y[x.argmax()] += 0.01
            yield hidden(f"the best pair is {place}", x=x, y=y, grid_w=grid_w, grid_b=grid_b)
        for label, unit in [("large errors", 1e4), ("a currency of many zeros", 1e12),
                            ("small numbers", 1e-4)]:
            yield hidden(label, x=draw.uniform(0, 9, 7), y=unit * draw.uniform(2, 3, 7),
                         grid_w=unit * draw.normal(size=4), grid_b=unit * draw.normal(size=3))
        x = 1.0 + draw.permutation(6)
        yield hidden("the best weight for the first bias is another", x=x, y=np.maximum(0, 3 * x - 8),
                     grid_w=np.array([1.0, 2, 3]), grid_b=np.array([0.0, -4, -8, -12]))
        yield hidden("guesses too high", x=draw.uniform(1, 5, 6), y=-draw.uniform(4, 9, 6),
                     grid_w=draw.uniform(1, 2, 3), grid_b=draw.uniform(1, 3, 5))
        for label, grid_w, grid_b in [
                ("one pair", draw.normal(size=1), draw.normal(size=1)),
                ("one weight", np.array([1.5]), draw.normal(size=6)),
                ("one bias", draw.normal(size=5), np.array([0.5]))]:
            x, y = draw.normal(size=(2, 5))
            yield hidden(label, x=x, y=y, grid_w=grid_w, grid_b=grid_b).about("generality")
        biases = np.array([8, -draw.integers(10, 20), 0, -30])
        yield hidden("equally good, in another order", x=np.array([1, 3, 4]), y=np.array([0, 0, -2]),
                     grid_w=np.array([2, -1, -9]), grid_b=biases).about("generality")

    def oracle(self, x, y, grid_w, grid_b):
        errors = errors_of(x, y, grid_w, grid_b)[1]
        i, j = np.unravel_index(errors.argmin(), errors.shape)      # the first of the smallest, row by row
        return float(grid_w[i]), float(grid_b[j]), float(errors[i, j])

    def domain(self, draw):
        """Best pairs that are equally good say exactly the same: else rounding would decide."""
        while True:
            m, n_w, n_b = sizes(draw, 3, most=6, large=15)
            found = {"x": draw.normal(size=m), "y": draw.normal(size=m) + draw.choice([0, 3, -3]),
                     "grid_w": draw.normal(size=n_w), "grid_b": draw.normal(size=n_b)}
            if draw.random() < 0.3:
                found = {name: np.round(2 * values).astype(int) for name, values in found.items()}
            else:
                scale = 10.0 ** draw.integers(-2, 4)
                found = {name: values if name == "x" else scale * values for name, values in found.items()}
            if clear(**found):
                return found

    no_bend = error("This is the error of a straight line: the neuron's bend is missing.",
                    "mse = np.mean((w * x + b - y) ** 2)")
    sum_for_mean = error("The squared errors are added up. mse is their mean.",
                         "mse = np.sum((neuron(x, w, b) - y) ** 2)")
    absolute = error("These are absolute errors. The mean squared error squares each of them.",
                     "mse = np.mean(np.abs(neuron(x, w, b) - y))")
    squared_too_late = error("The square comes after the mean, where errors of both signs have cancelled "
                             "already. Square each error first.", "mse = np.mean(neuron(x, w, b) - y) ** 2")
    weight_for_bias = error("Weight and bias are handed to the neuron the wrong way round.",
                            "mse = np.mean((neuron(x, b, w) - y) ** 2)")
    ties_to_the_last = better("Of several equally good pairs the last one wins. It should be the first.",
                              "if mse <= best_mse:")
    worst = slip("The pair with the largest error comes back. Keep the smallest.",
                 ("np.inf", "-np.inf"), ("if mse < best_mse", "if mse > best_mse"))
    too_small_a_start = slip("best_mse begins at a number that an error can exceed. Then nothing may ever "
                             "be better. Begin at infinity, `np.inf`.", ("np.inf", "100"))
    biases_outside = slip("The loops are exchanged: of equally good pairs another one comes first.",
                          ("for w in grid_w", "for b in grid_b"),
                          ("        for b in grid_b", "        for w in grid_w"))
    returned_early = slip("The function returns inside a loop: mind the indentation.",
                          ("    return best_w", "        return best_w"))

    @misconception("First the best weight for the first bias is sought, and then the best bias for it. "
                   "Another pair may be better: try all of them.")
    def one_after_the_other(x, y, grid_w, grid_b):
        def mse(w, b):
            return np.mean((neuron(x, w, b) - y) ** 2)                                      # noqa: F821

        w = min(grid_w, key=lambda each: mse(each, grid_b[0]))
        b = min(grid_b, key=lambda each: mse(w, each))
        return w, b, mse(w, b)

    @alternative
    def smallest_of_all(x, y, grid_w, grid_b):
        tried = [(np.mean((neuron(x, w, b) - y) ** 2), w, b) for w in grid_w for b in grid_b]  # noqa: F821
        mse, w, b = min(tried, key=lambda one: one[0])
        return w, b, mse
