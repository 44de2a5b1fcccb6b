"""The card of `feature_ranges`: code to mend."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, slip


class FeatureRanges(Exercise):
    """Mend the ranges of features"""

    section, difficulty, minutes = "<<number>>.1", 2, 10
    points = 40
    parts = {"lowest": 1, "ranges": 1}      # what comes back by name, and how the points for values are shared
    planted = 2                             # mistakes in the broken code: of these only the number is told

    def cases(self, draw):
        yield example("two features, three examples", X=np.array([[1.0, 2, 6], [-20, 10, 40]]))
        yield hidden("a wide table", X=draw.normal(3, 2, (3, 8)))
        yield hidden("a tall table", X=draw.normal(-5, 1, (6, 2)))
        yield hidden("one example", X=draw.normal(2, 1, (4, 1))).about("generality")
        yield hidden("one feature", X=draw.normal(2, 1, (1, 5))).about("generality")

    def oracle(self, X):
        from sklearn.preprocessing import MinMaxScaler

        scaler = MinMaxScaler().fit(X.T)
        return {"lowest": scaler.data_min_[:, None], "ranges": scaler.data_range_[:, None]}

    def domain(self, draw):
        return {"X": numbers(draw, tuple(sizes(draw, 2)), most=1e4)}

    # Only a mistake that was not planted gets a name.
    turned = slip("The ranges come out negative: take the lowest from the highest.",
                  replace_line("ranges =", "ranges = lowest - highest"))

    @alternative
    def with_ptp(X):
        return {"lowest": np.sort(X)[:, :1], "ranges": np.ptp(X, axis=1)[:, np.newaxis]}
