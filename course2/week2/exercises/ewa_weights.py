"""The card of `ewa_weights`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, misconception

from .common import averages, weight

wrong = in_place_of("weights =")


class EwaWeights(Exercise):
    """The weights that hide in an average that forgets."""

    section, points, difficulty, minutes = "2.2.4", 4, 1, 12

    def cases(self, draw):
        yield example("three days", beta=0.5, t=3).gives(np.array([0.5, 0.25, 0.125]))
        yield example("five days", beta=0.9, t=5)
        yield example("one day", beta=0.8, t=1).gives(np.array([0.2])).about("generality")
        yield hidden("ten days", beta=float(draw.uniform(0.6, 0.9)), t=10)
        yield hidden("some days", beta=float(draw.uniform(0.2, 0.5)), t=int(draw.integers(4, 9)))
        yield hidden("500 days", beta=0.999, t=500)
        yield hidden("100 days", beta=0.98, t=100)
        yield hidden("nothing is kept", beta=0.0, t=6).about("generality")
        yield hidden("one day", beta=float(draw.uniform(0.1, 0.9)), t=1).about("generality")
        yield hidden("beta is the whole number 0", beta=0, t=4).about("generality")

    def oracle(self, beta, t):
        return averages(np.arange(t) == 0, beta)        # what a single 1 leaves behind

    def domain(self, draw):
        return {"beta": weight(draw), "t": int(draw.integers(1, 400))}

    oldest_first = wrong("The oldest day is first. The newest should be: entry 0 is today's weight.",
                         "weights = ((1 - beta) * beta ** np.arange(t))[::-1]")
    without_today = wrong("The factor 1 - beta is missing: with it today comes in.",
                          "weights = beta ** np.arange(t)")
    exponent_from_1 = wrong("The powers begin with beta. Today's weight has not been multiplied by beta yet.",
                            "weights = (1 - beta) * beta ** np.arange(1, t + 1)")
    scaled = wrong("The weights are made to add up to 1. Those of the plain v_t add up to less: that is "
                   "what the "
                   "correction repairs.",
                   "weights = beta ** np.arange(t) / np.sum(beta ** np.arange(t))")
    exchanged = wrong("beta and 1 - beta are exchanged.", "weights = beta * (1 - beta) ** np.arange(t)")
    power_of_both = wrong("The whole product is taken to the power. Only beta is.",
                          "weights = ((1 - beta) * beta) ** np.arange(t)")
    straight_line = wrong("The weights fall by the same amount each day. They fall by the same factor.",
                          "weights = (1 - beta) * (1 - np.arange(t) * (1 - beta))")
    only_one = wrong("Only the weight of the oldest day comes back. There is one for each day.",
                     "weights = (1 - beta) * beta ** (t - 1)")

    @misconception("The first day has all that is left, as if v_0 were its temperature. v_0 is 0.")
    def first_day_whole(beta, t):
        weights = (1 - beta) * beta ** np.arange(t)
        weights[-1] = beta ** (t - 1)
        return weights

    @alternative
    def one_by_one(beta, t):
        found, now = [], 1 - beta
        for _ in range(t):
            found.append(now)
            now *= beta
        return found

    @alternative
    def by_products(beta, t):
        return np.cumprod(np.concatenate([[1.0 - beta], np.full(t - 1, float(beta))]))
