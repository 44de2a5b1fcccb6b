"""The card of `compare_bn`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip


class CompareBn(Exercise):
    """Count the settings that work, with and without batch norm."""

    section, difficulty, minutes = "2.3.6", 1, 8
    points = 2
    form = "accuracies (2, number of settings) and successes (2,)"
    parts = {"accuracies": 1, "successes": 1, "calls of train": 0.5}

    @staticmethod
    def probe(student, settings, table, threshold):
        """A pretended training looks the accuracy up."""
        calls = []

        def train(setting, use_bn):
            calls.append(setting)
            return float(table[int(use_bn)][setting["number"]])

        accuracies, successes = student.compare_bn(settings, train, threshold)
        return {"accuracies": accuracies, "successes": successes, "calls of train": len(calls)}

    def cases(self, draw):
        def case(make, label, plain, with_bn, threshold, order=None):
            order = range(len(plain)) if order is None else order
            settings = [{"number": int(i)} for i in order]
            return make(label, settings=settings, table=np.array([plain, with_bn]), threshold=threshold)

        yield case(example, "one run diverges", [0.9, np.nan, 0.2], [0.95, 0.9, 0.4], 0.85)
        yield case(example, "just at the threshold", [0.5, 0.49], [0.5, 0.51], 0.5)
        for n in (12, 2, 1):
            table = draw.uniform(0.3, 1.0, (2, n))
            table[0, 0] = np.nan
            yield case(hidden, f"{n} settings", *table, float(draw.uniform(0.5, 0.8)), draw.permutation(n))
        table = draw.uniform(0.1, 0.9, (2, 6))
        table[0, 1], table[1, 4] = 0.6, np.nan
        yield case(hidden, "at the threshold, one with batch norm diverges", *table, 0.6, draw.permutation(6))
        yield case(hidden, "all diverge", [np.nan] * 3, [np.nan] * 3, 0.85)

    def oracle(self, settings, table, threshold):
        runs = np.ma.masked_invalid(table).filled(0.0)[:, [setting["number"] for setting in settings]]
        successes = [sum(accuracy >= threshold for accuracy in row) for row in runs.tolist()]
        return {"accuracies": runs, "successes": successes, "calls of train": 2 * len(settings)}

    def domain(self, draw):
        n, = sizes(draw, 1)
        table = np.round(draw.uniform(0, 1, (2, n)), draw.choice([1, 9]))
        table[draw.random((2, n)) < draw.choice([0, 0.2, 1])] = np.nan
        # A threshold of 0 would let a run that diverged succeed: that is not what anybody asks.
        return {"settings": [{"number": int(i)} for i in draw.permutation(n)], "table": table,
                "threshold": float(np.round(draw.uniform(0.1, 1), 1))}

    _write = "if not np.isnan(accuracy):\n                accuracies[row, i] = accuracy"
    nan_left = slip("NaN stands in the table for runs that diverged. Write 0 there.",
                    (_write, "accuracies[row, i] = accuracy"))
    above = slip("A run exactly at the threshold is not counted. A success has an accuracy of at least the "
                 "threshold.", ("accuracies >= threshold", "accuracies > threshold"))
    rows_exchanged = slip("The rows are exchanged. Row 0 is without batch norm, row 1 with it.",
                          ("train(setting, use_bn)", "train(setting, not use_bn)"))
    bn_ignored = slip("Both rows are trained without batch norm. Hand use_bn on to train.",
                      ("train(setting, use_bn)", "train(setting, False)"))
    counts_columns = slip("The successes are counted down the columns. Count along each row.",
                          ("axis=1", "axis=0"))
    adds_accuracies = slip("The accuracies are added up. Count the runs that reach the threshold.",
                           ("accuracies >= threshold", "accuracies"))
    shares_returned = slip("This is the share of the settings that work. Asked for is their number.",
                           ("np.sum(acc", "np.mean(acc"))
    trained_twice = slip("Each run is trained twice. Training is slow: call train once and keep the result.",
                         ("if not np.isnan(accuracy)", "if not np.isnan(train(setting, use_bn))"))
    fixed_threshold = slip("The threshold is fixed at 0.85. Use the argument.", (">= threshold", ">= 0.85"))

    equivalent = {"np.logical_not(accuracy <= 1)": "an accuracy is never above 1"}

    @alternative
    def at_once(settings, train, threshold=0.85):
        accuracies = np.nan_to_num([[train(setting, row) for setting in settings] for row in (False, True)])
        return accuracies, (accuracies >= threshold).sum(axis=1)
