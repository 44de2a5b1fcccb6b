"""The card of `compare_bn`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip


class CompareBn(Exercise):
    """Count the settings that work, with and without batch norm."""

    section, difficulty, minutes = "2.3.6", 1, 8
    points = 2
    parts = {"accuracies": 1, "successes": 1, "calls of train": 0.5}

    @staticmethod
    def probe(student, settings, plain, with_bn, threshold):
        # A pretended training: it looks the accuracy up.
        calls = []

        def train(setting, use_bn):
            calls.append((setting["number"], bool(use_bn)))
            return (with_bn if use_bn else plain)[setting["number"]]

        accuracies, successes = student.compare_bn(settings, train, threshold)
        return {"accuracies": accuracies, "successes": successes, "calls": calls}

    @staticmethod
    def measure(value, settings, plain, with_bn, threshold):
        return {"accuracies": value["accuracies"], "successes": value["successes"], "calls of train": len(value["calls"])}

    @staticmethod
    def inputs(plain, with_bn, threshold, order=None):
        order = range(len(plain)) if order is None else order
        return {"settings": [{"number": int(i)} for i in order], "plain": list(map(float, plain)), "with_bn": list(map(float, with_bn)),
                "threshold": threshold}

    def cases(self, draw):
        yield example("one run diverges", **self.inputs([0.9, np.nan, 0.2], [0.95, 0.9, 0.4], 0.85))
        yield example("just at the threshold", **self.inputs([0.5, 0.49], [0.5, 0.51], 0.5))
        for n in (12, 2, 1):
            plain, with_bn = draw.uniform(0.3, 1.0, (2, n))
            plain[0] = np.nan
            yield hidden(f"{n} settings", **self.inputs(plain, with_bn, float(draw.uniform(0.5, 0.8)), draw.permutation(n)))
        table = draw.uniform(0.1, 0.9, (2, 6))
        table[0, 1], table[1, 4] = 0.6, np.nan
        yield hidden("at the threshold, one with batch norm diverges", **self.inputs(*table, 0.6, draw.permutation(6)))
        yield hidden("all diverge", **self.inputs([np.nan] * 3, [np.nan] * 3, 0.85))

    def oracle(self, settings, plain, with_bn, threshold):
        runs = np.ma.masked_invalid([plain, with_bn]).filled(0.0)[:, [setting["number"] for setting in settings]]
        return {"accuracies": runs, "successes": [sum(accuracy >= threshold for accuracy in row) for row in runs.tolist()],
                "calls of train": 2 * len(settings)}

    nan_left = slip("NaN stands in the table for runs that diverged. Write 0 there.",
                    ("if not np.isnan(accuracy):\n                accuracies[row, i] = accuracy", "accuracies[row, i] = accuracy"))
    nan_counts = slip("Runs that diverged are counted as successes. NaN is a failure: write 0 for it.",
                      ("if not np.isnan(accuracy):\n                accuracies[row, i] = accuracy", "accuracies[row, i] = np.nan_to_num(accuracy, nan=1.0)"))
    above = slip("A run exactly at the threshold is not counted. A success has an accuracy of at least the threshold: >=.",
                 ("accuracies >= threshold", "accuracies > threshold"))
    rows_exchanged = slip("The rows are exchanged. Row 0 is without batch norm, row 1 with it.", ("train(setting, use_bn)", "train(setting, not use_bn)"))
    bn_ignored = slip("Both rows are trained without batch norm. Hand use_bn on to train.", ("train(setting, use_bn)", "train(setting, False)"))
    counts_columns = slip("The successes are counted down the columns. Count along each row: axis 1.", ("axis=1", "axis=0"))
    adds_accuracies = slip("The accuracies are added up. Count the runs that reach the threshold.", ("accuracies >= threshold", "accuracies"))
    shares_returned = slip("This is the share of the settings that work. Asked for is their number.", ("np.sum(acc", "np.mean(acc"))
    trained_twice = slip("Each run is trained twice. Training is slow: call train once and keep the result.",
                         ("if not np.isnan(accuracy):\n                accuracies[row, i] = accuracy",
                          "if not np.isnan(train(setting, use_bn)):\n                accuracies[row, i] = accuracy"))
    fixed_threshold = slip("The threshold is fixed at 0.85. Use the argument.", (">= threshold", ">= 0.85"))

    @misconception("It counts in how many settings batch norm is better. Count the runs that reach the threshold, for each row by itself.")
    def counts_wins(settings, train, threshold=0.85):
        accuracies = np.nan_to_num([[train(setting, use_bn) for setting in settings] for use_bn in (False, True)])
        better = accuracies[1] > accuracies[0]
        return accuracies, np.array([np.sum(~better), np.sum(better)])

    @alternative
    def at_once(settings, train, threshold=0.85):
        accuracies = np.nan_to_num([[train(setting, use_bn) for setting in settings] for use_bn in (False, True)], nan=0.0)
        return accuracies, (accuracies >= threshold).sum(axis=1)

    @alternative
    def with_lists(settings, train, threshold=0.85):
        rows, counts = [], []
        for use_bn in (0, 1):
            row = [accuracy if accuracy == accuracy else 0 for accuracy in (train(setting, use_bn=bool(use_bn)) for setting in settings)]
            rows.append(row)
            counts.append(len([accuracy for accuracy in row if accuracy >= threshold]))
        return rows, counts
