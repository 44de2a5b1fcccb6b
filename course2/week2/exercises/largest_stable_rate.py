"""The card of `largest_stable_rate`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

wrong = in_place_of("rate =")


class LargestStableRate(Exercise):
    """How large the learning rate may be in a valley."""

    section, points, difficulty, minutes = "2.2.6", 0, 3, 20
    form = "a number"
    draws = 100

    def cases(self, draw):
        yield example("two directions", curvatures=np.array([1.0, 50])).gives(0.04)
        yield example("two directions, momentum", curvatures=np.array([1.0, 50]), beta=0.9).gives(0.76)
        yield example("three directions", curvatures=np.array([4.0, 1, 2]), beta=0.5)
        for beta in (0.9, float(draw.uniform(0.2, 0.7))):
            yield hidden("some directions", curvatures=draw.uniform(0.1, 9, 5), beta=beta)
        yield hidden("the steepest in the middle",
                     curvatures=draw.permuted(draw.uniform(1, 3, 4)) * [1, 1, 9, 1])
        yield hidden("one direction", curvatures=draw.uniform(1, 4, 1), beta=0.99).about("generality")
        yield hidden("far apart", curvatures=np.array([1e-3, 1e3]), beta=0.0).about("generality")

    def oracle(self, curvatures, beta=0.0):
        """By bisection: each step multiplies w and v by a matrix, whose largest eigenvalue decides."""
        def grows(rate):
            steps = [[[1 - rate * (1 - beta) * k, -rate * beta], [(1 - beta) * k, beta]] for k in curvatures]
            return max(np.abs(np.linalg.eigvals(step)).max() for step in steps) > 1 + 1e-13

        low, high = 0.0, 1 / np.max(curvatures)
        while not grows(high):
            low, high = high, 2 * high
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (low, middle) if grows(middle) else (middle, high)
        return low

    def domain(self, draw):
        n, = sizes(draw, 1)
        return hidden("", curvatures=numbers(draw, (n,), positive=True, least=1e-3, most=1e3,
                                             without=("float32",)),
                      beta=float(draw.choice([0.0, 0.5, 0.9, 0.99]))).within(condition=100)

    one_over = wrong("That is the best rate for one direction. It comes closer up to twice as much.",
                     "rate = (1 + beta) / ((1 - beta) * steepest)")
    heavy_ball = wrong("That is the border of the form without 1 - beta.", "rate = 2 * (1 + beta) / steepest")
    no_momentum = wrong("beta is not used.", "rate = 2 / steepest")
    only_scale = wrong("With momentum the border also grows by 1 + beta.",
                       "rate = 2 / ((1 - beta) * steepest)")
    upside_down = wrong("The two brackets are exchanged: momentum allows a larger rate.",
                        "rate = 2 * (1 - beta) / ((1 + beta) * steepest)")
    gentlest = slip("The gentlest direction decides. The steepest flies apart first.", ("np.max", "np.min"))
    mean = slip("The mean of the directions decides. The steepest flies apart first.", ("np.max", "np.mean"))

    @alternative
    def over_all(curvatures, beta=0.0):
        return min((2 + 2 * beta) / (k - beta * k) for k in curvatures)
