"""The card of `exponentially_weighted_average`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           replace_line, rewrite, slip)

from .common import averages, shares, weight

store = in_place_of("averages[t - 1] =")
STORED = "v / (1 - beta**t)"


class ExponentiallyWeightedAverage(Exercise):
    """An average that forgets, and the repair of its start."""

    section, points, difficulty, minutes = "2.2.3", 7, 2, 16

    def cases(self, draw):
        def case(make, label, theta, beta, *correct):
            inputs = {"theta": theta, "beta": beta} | ({"bias_correction": correct[0]} if correct else {})
            return make(label, **inputs)

        days = np.array([10, 14, 6, 8])
        yield case(example, "four days, corrected", days, 0.5).gives(np.array([10, 38 / 3, 62 / 7, 126 / 15]))
        yield case(example, "four days, not corrected", days, 0.75, False)
        yield case(example, "two columns", np.array([[4.0, -1], [2, 5], [9, 0]]), 0.8, True)
        yield case(hidden, "a year", 15 + 9 * draw.normal(size=365), 0.98)
        yield case(hidden, "a year, not corrected", 15 + 9 * draw.normal(size=365), 0.9, False)
        yield case(hidden, "columns", draw.normal(size=(40, 3)), float(draw.uniform(0.3, 0.9)))
        yield case(hidden, "as many days as columns", draw.normal(size=(6, 6)), 0.95, False)
        for label, theta, beta, correct in (
                ("1,000 days", draw.normal(3, 1, 1000), 0.999, True),
                ("nothing is kept", draw.normal(size=12), 0.0, True),
                ("nothing is kept, not corrected", draw.normal(size=12), 0.0, False),
                ("one day", draw.normal(size=1), 0.9, True),
                ("one day of columns", draw.normal(size=(1, 5)), 0.9, False),
                ("whole numbers", draw.integers(-30, 30, 20), 0.9, True),
                ("one column", draw.normal(size=(9, 1)), 0.5, True)):
            yield case(hidden, label, theta, beta, correct).about("generality")
        yield case(hidden, "32 bits", draw.normal(size=30).astype(np.float32), 0.9, True).about("generality")
        far = draw.normal(size=(25, 3)) * np.array([1e-8, 1.0, 1e8])
        yield hidden("columns of very different size", theta=far * 1e8, beta=0.9,
                     bias_correction=True).about("stability")
        yield hidden("many days, a small beta", theta=draw.normal(size=400), beta=0.1).about("stability")
        yield hidden("close to 1", theta=1e6 + draw.normal(size=50), beta=1 - 1e-6,
                     bias_correction=True).about("stability")

    def oracle(self, theta, beta, bias_correction=True):
        found = averages(theta, beta)
        if not bias_correction:
            return found
        return found / shares(beta, 1, len(found)).reshape(-1, *[1] * (found.ndim - 1))

    def domain(self, draw):
        T, n = sizes(draw, 2, large=200)
        theta = numbers(draw, (T, n) if draw.random() < 0.5 else (T,))
        beta = weight(draw) if draw.random() < 0.8 else 1 - 10 ** draw.uniform(-6, -1)
        case = hidden("", theta=theta, beta=beta, bias_correction=bool(draw.random() < 0.6))
        return case.within(condition=10)

    swapped = slip("The weights are exchanged: beta belongs to the past, 1 - beta to today.",
                   replace_line("v = beta", "v = (1 - beta) * v + beta * value"))
    from_the_first = slip("It starts from the first day's value. It starts from 0; the correction "
                          "repairs that.",
                          replace_line("v = 0.0", "v = np.array(theta[0], dtype=float)"))
    t_from_0 = slip("t counts from 0, so the first correction divides by 1 - 1. The first day is day 1.",
                    ("start=1)", "start=0)"),
                    replace_line("averages[t - 1] =", f"averages[t] = {STORED} if bias_correction else v"))
    t_one_ahead = slip("The correction is that of the day after. Day t is divided by 1 - beta to "
                       "the power t.",
                       ("(1 - beta**t)", "(1 - beta**(t + 1))"))
    other_power = slip("The correction divides by (1 - beta) to the power t. It is 1 minus beta to "
                       "the power t.",
                       ("(1 - beta**t)", "(1 - beta)**t"))
    stored_back = store("The corrected value goes into the next day. Report it, and go on with the "
                        "plain one.",
                        f"v = {STORED} if bias_correction else v", "averages[t - 1] = v")
    always_corrected = store("It is always corrected, whatever bias_correction says.",
                             f"averages[t - 1] = {STORED}")
    never_corrected = store("It is never corrected, whatever bias_correction says.", "averages[t - 1] = v")

    @misconception("Every day is divided by the correction of the last day. Each has its own t.")
    def corrected_at_the_end(theta, beta, bias_correction=True):
        found, v = [], 0.0
        for value in theta:
            v = beta * v + (1 - beta) * value
            found.append(v)
        return np.array(found) / (1 - beta ** len(theta) if bias_correction else 1)

    @misconception("Only the last average comes back. Return that of every day.")
    def last_only(theta, beta, bias_correction=True):
        v = 0.0
        for value in theta:
            v = beta * v + (1 - beta) * value
        return v / (1 - beta ** len(theta)) if bias_correction else v

    @misconception("The averages are cut to whole numbers: the result has the type of theta. Make it one "
                   "of floats.")
    def whole_numbers(theta, beta, bias_correction=True):
        found, v = np.zeros_like(theta), 0.0
        for t, value in enumerate(theta, start=1):
            v = beta * v + (1 - beta) * value
            found[t - 1] = v / (1 - beta**t) if bias_correction else v
        return found

    @alternative
    def by_weights(theta, beta, bias_correction=True):
        theta, ages = np.asarray(theta, dtype=float), np.arange(len(theta))
        table = np.tril(float(beta) ** np.maximum(ages[:, None] - ages, 0))
        plain = (1 - beta) * (table @ theta)
        shares = (1 - beta) * table.sum(axis=1)
        return plain / (shares.reshape(-1, *[1] * (theta.ndim - 1)) if bias_correction else 1)

    without_a_test = rewrite(replace_line("averages[t - 1] =",
                                          "averages[t - 1] = v / (1 - bias_correction * beta**t)"))
