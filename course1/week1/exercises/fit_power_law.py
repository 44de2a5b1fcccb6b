"""The card of `fit_power_law`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of

from .common import best_line

line, numbers = in_place_of("slope, intercept, mse ="), in_place_of("a, b =")


def measured(draw, n, *, c=0.0, noise=0.1):
    """Errors with n sizes in no order, about a power law above the plateau c."""
    m = draw.permutation(np.unique(np.round(10 ** draw.uniform(0.5, 5, 3 * n)))[:n])
    above = 10 ** draw.uniform(-1, 1) * m ** -draw.uniform(0.15, 0.9)
    above *= np.exp(noise * draw.normal(size=len(m)))
    return {"m": m, "err": c + above, "c": c}


class FitPowerLaw(Exercise):
    """Derive it: a power law is a line on logarithmic paper."""

    section, difficulty, minutes, points = "1.1.4", 3, 11, 12
    parts, needs = {"a": 1, "b": 1}, ("fit_line",)

    def cases(self, draw):
        for label, m, err, c, answer in [
                ("three points on a curve", [1, 4, 16], [0.9, 0.5, 0.3], 0.1, (0.8, 0.5)),
                ("four points on no curve", [1, 2, 4, 8], [1, 0.25, 0.5, 0.125], 0, (2**-0.3, 0.8))]:
            yield example(label, m=np.array(m), err=np.array(err), c=c).gives(answer)
        yield example("errors above 1, in no order", m=np.array([100, 10, 1000]),
                      err=np.array([2.2, 5.0, 1.3]), c=1.0)
        for n, c, noise in [(3, 0.05, 0), (6, 0.0, 0.1), (12, 0.2, 0.2), (30, 1.5, 0.1)]:
            yield hidden(f"{n} points, plateau {c}", **measured(draw, n, c=c, noise=noise))
        yield hidden("two points", **measured(draw, 2, c=0.1)).about("generality")
        for label, m, err, c in [
                ("whole sizes, plateau 0", [50, 100, 200, 400, 800], draw.uniform(0.1, 0.4, 5), 0),
                ("errors that grow", [1.0, 10, 100], draw.uniform(1, 2) * np.array([1, 3, 6.0]), 0.5),
                ("sizes below 1", [0.01, 0.1, 0.5, 2], draw.uniform(1, 3, 4), 0.3),
                ("the same size twice", [10.0, 10, 80, 80], draw.uniform(0.2, 0.9, 4), 0.1)]:
            yield hidden(label, m=np.array(m), err=err, c=c).about("generality")

    def oracle(self, m, err, c):
        slope, intercept, _ = best_line(np.log10(m), np.log10(np.asarray(err, dtype=float) - c))
        return 10**intercept, -slope

    def domain(self, draw):
        """The part above the plateau is at least a thousandth of it: below, its digits are lost."""
        n = int(draw.choice([2, 3, 4, 7, 30]))
        m = 10 ** draw.uniform(-2, 6, n)
        m = np.ceil(m).astype(int) + np.arange(n) if draw.random() < 0.3 else m
        c = float(draw.choice([0, 0.01, 0.3, 20]))
        above = 10 ** draw.uniform(-2, 2) * m.astype(float) ** draw.uniform(-1, 0.3)
        above *= np.exp(draw.choice([0, 0.3]) * draw.normal(size=n))
        return {"m": m, "err": c + np.maximum(above, 1e-3 * max(c, 1e-3)), "c": c}

    plateau_kept = line("The plateau is still in the errors. Take it off before the logarithm.",
                        "slope, intercept, mse = fit_line(np.log(m), np.log(err))")
    plateau_too_late = line("The plateau is taken off the logarithm. Take it off the errors, then the "
                            "logarithm.",
                            "slope, intercept, mse = fit_line(np.log(m), np.log(err) - c)")
    half_logarithmic = line("Only the errors have a logarithm. Both sides need one: m, too.",
                            "slope, intercept, mse = fit_line(m, np.log(err - c))")
    two_logarithms = line("Logarithms of two kinds are mixed, log and log10. Take one kind for both.",
                          "slope, intercept, mse = fit_line(np.log10(m), np.log(err - c))")
    undone_by_the_other = line("The logarithm log10 is undone by 10 ** ..., and np.exp undoes np.log. Take "
                               "one kind throughout.",
                               "slope, intercept, mse = fit_line(np.log10(m), np.log10(err - c))")
    two_points_only = line("Only the points of the smallest and the largest m count. All measurements "
                           "should.",
                           "m, above = np.asarray(m, dtype=float), np.log(err - c)",
                           "i, j = m.argmin(), m.argmax()",
                           "slope = (above[j] - above[i]) / np.log(m[j] / m[i])",
                           "intercept = above[i] - slope * np.log(m[i])")
    slope_for_b = numbers("b has the wrong sign: the minus stands in the formula already.",
                          "a, b = np.exp(intercept), slope")
    logarithm_of_a = numbers("a is still a logarithm. Undo it.", "a, b = intercept, -slope")
    exchanged = numbers("a and b come back the wrong way round.", "a, b = -slope, np.exp(intercept)")

    @alternative
    def by_polyfit(m, err, c):
        b, intercept = np.polyfit(-np.log2(m), np.log2(np.asarray(err) - c), 1)
        return 2**intercept, b
