"""The card of `diagnose_bias_variance`."""

from decimal import Decimal

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

bias, variance = in_place_of("high_bias ="), in_place_of("high_variance =")


class DiagnoseBiasVariance(Exercise):
    """Two gaps, two verdicts."""

    section, points, difficulty, minutes = "2.1.2", 4, 1, 10
    parts = {"high bias": 1, "high variance": 1}
    form = "two truth values, high_bias and high_variance"

    @staticmethod
    def probe(student, train_err, dev_err, settings):
        return student.diagnose_bias_variance(train_err, dev_err, **settings)

    def cases(self, draw):
        def some(make, label, train_err, dev_err, **settings):
            return make(label, train_err=train_err, dev_err=dev_err, settings=settings)

        def told(high_bias, high_variance, bayes_err=0.0, tol=0.02):
            """Errors with these verdicts, away from the edge."""
            gaps = [tol * draw.uniform(1.5, 6) if high else tol * draw.uniform(0, 0.6)
                    for high in (high_bias, high_variance)]
            train_err = round(bayes_err + gaps[0], 4)
            return {"train_err": train_err, "dev_err": round(train_err + gaps[1], 4)}

        for label, train_err, dev_err in (("1 and 11 %", 0.01, 0.11), ("15 and 16 %", 0.15, 0.16),
                                          ("15 and 30 %", 0.15, 0.3), ("0.5 and 1 %", 0.005, 0.01)):
            yield some(example, label, train_err, dev_err)
        yield some(example, "15 and 16 %, where people err in 15", 0.15, 0.16, bayes_err=0.15)
        yield some(example, "20 and 29 %, best 15 %, tolerance 10 points", 0.2, 0.29, bayes_err=0.15, tol=0.1)
        yield some(example, "14 and 3 %: the dev set is easier", 0.14, 0.03)
        yield some(example, "1 and 1.8 %, tolerance half a point", 0.01, 0.018, tol=0.005)
        yield some(example, "gaps as large as the tolerance", 0.25, 0.375, bayes_err=0.125, tol=0.125)
        yield some(example, "training below the best possible", 0.0, 0.16, bayes_err=0.15)
        for high_bias in (False, True):
            for high_variance in (False, True):
                for more in ({}, {"bayes_err": 0.2}, {"tol": 0.1}, {"bayes_err": 0.13, "tol": 0.004}):
                    errors = told(high_bias, high_variance, **more)
                    name = ", ".join(f"{key} {value}" for key, value in more.items()) or "the defaults"
                    yield some(hidden, f"{errors['train_err']}, {errors['dev_err']}, {name}", **errors,
                               **more)
        yield some(hidden, "the dev set is easier", 0.3, 0.1, bayes_err=0.05).about("generality")
        yield some(hidden, "better than the best possible", 0.05, 0.19, bayes_err=0.14).about("generality")
        for label, train_err, dev_err in (("a bias just above the tolerance", 0.024, 0.03),
                                          ("a variance just above it", 0.012, 0.036),
                                          ("no errors in training", 0.0, 0.025)):
            yield some(hidden, label, train_err, dev_err)
        # Quarters and eighths are exact: here "more than" and "at least" differ, and no rounding blurs it.
        yield some(hidden, "the bias is as large as the tolerance", 0.5, 0.875, bayes_err=0.25, tol=0.25)
        yield some(hidden, "the variance is as large as the tolerance", 0.375, 0.5, tol=0.125)
        yield some(hidden, "no errors", 0.0, 0.0, tol=0.001).about("generality")
        yield some(hidden, "whole numbers", 0, 1).about("generality")

    def oracle(self, train_err, dev_err, settings):
        train, dev = Decimal(str(train_err)), Decimal(str(dev_err))
        best, tol = (Decimal(str(settings.get(key, usual))) for key,
                     usual in (("bayes_err", 0), ("tol", 0.02)))
        return train - best > tol, dev - train > tol

    def domain(self, draw):
        settings = {}
        if draw.random() < 0.6:
            settings["bayes_err"] = float(draw.uniform(0, 0.4))
        if draw.random() < 0.6:
            settings["tol"] = float(10 ** draw.uniform(-3, -0.5))
        train_err, dev_err = draw.uniform(0, draw.choice([0.05, 1]), 2)
        return {"train_err": float(train_err), "dev_err": float(dev_err), "settings": settings}

    bayes_ignored = bias("The bias is measured from 0. Measure it from the best possible error.",
                         "high_bias = train_err > tol")
    variance_from_bayes = variance("The dev error is measured from the best possible one, so a high bias "
                                   "counts as variance as well. Measure it from the training error.",
                                   "high_variance = dev_err - bayes_err > tol")
    dev_error_alone = variance("A large dev error alone counts as variance. It may come from the fit: look "
                               "at what is *added* on new examples.", "high_variance = dev_err > tol")
    one_verdict = variance("With a high bias the variance is not looked at. Both may be high.",
                           "high_variance = not high_bias and dev_err - train_err > tol")
    variance_from_the_larger = variance("Where training does better than the best possible error, the dev "
                                        "error is measured from that. Measure it from the training error, "
                                        "always.",
                                        "high_variance = dev_err - max(train_err, bayes_err) > tol")
    at_least = slip("A gap as large as the tolerance counts as high. It is high if it is *more* than that.",
                    ("bayes_err > tol", "bayes_err >= tol"), ("train_err > tol", "train_err >= tol"))
    own_tolerance = slip("The tolerance is always 0.02. That is only its default.",
                         ("bayes_err > tol", "bayes_err > 0.02"), ("train_err > tol", "train_err > 0.02"))
    both_directions = variance("A dev error *below* the training error counts as variance, too. Leave out "
                               "the absolute value.", "high_variance = abs(dev_err - train_err) > tol")
    per_cent = slip("The gaps are turned into per cent, or into shares of an error. The tolerance is a "
                    "plain difference: subtract, no more.",
                    ("train_err - bayes_err >", "100 * (train_err - bayes_err) >"),
                    ("dev_err - train_err >", "100 * (dev_err - train_err) >"))
    by_ratio = variance("The errors are compared by their ratio. Twice a tiny error is still a tiny gap: "
                        "subtract.", "high_variance = dev_err > (1 + tol) * train_err")
    exchanged = slip("The two verdicts are exchanged: bias comes from the training error, variance from the "
                     "step to the dev error.",
                     ("high_bias = train_err - bayes_err", "high_bias = dev_err - train_err"),
                     ("high_variance = dev_err - train_err", "high_variance = train_err - bayes_err"))

    @alternative
    def by_gaps(train_err, dev_err, bayes_err=0.0, tol=0.02):
        return [bool(gap > tol) for gap in np.diff([bayes_err, train_err, dev_err])]
