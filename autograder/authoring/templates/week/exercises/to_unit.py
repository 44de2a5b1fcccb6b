"""The card of `to_unit` and `from_unit`: optional, and two functions that belong together."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, replace_line, slip


def scaler(lowest, ranges):
    """Scikit-learn's scaler for features with these columns of lowest values and ranges."""
    from sklearn.preprocessing import MinMaxScaler

    return MinMaxScaler().fit(np.hstack([lowest, lowest + ranges]).T)


class ToUnit(Exercise):
    """Scale features, and back"""

    functions = ("to_unit", "from_unit")    # the first is the exercise's name
    section, difficulty, minutes = "<<number>>.1", 1, 5
    points = 0                              # optional

    def cases(self, draw):
        columns = {"lowest": np.array([[1.0], [-20]]), "ranges": np.array([[4.0], [60]])}
        yield example("two features", X=np.array([[1.0, 2, 5], [-20, 10, 40]]), **columns).of("to_unit")
        yield example("two scaled features", U=np.array([[0, 0.25, 1], [0.5, 0, 1]]), **columns).of("from_unit")
        for n, m in ((3, 5), (4, 2)):
            columns = {"lowest": draw.normal(size=(n, 1)), "ranges": draw.uniform(1, 3, (n, 1))}
            yield hidden(f"{n} features, {m} examples", X=draw.normal(size=(n, m)), **columns).of("to_unit")
            yield hidden(f"{n} scaled features, {m} examples", U=draw.uniform(size=(n, m)), **columns).of("from_unit")

    def oracle_to_unit(self, X, lowest, ranges):
        return scaler(lowest, ranges).transform(X.T).T

    def oracle_from_unit(self, U, lowest, ranges):
        return scaler(lowest, ranges).inverse_transform(U.T).T

    def domain(self, draw):
        n, m = sizes(draw, 2)
        columns = {"lowest": draw.normal(size=(n, 1)), "ranges": draw.uniform(0.5, 3, (n, 1))}
        values = numbers(draw, (n, m), most=1e3)
        name, argument = ("to_unit", "X") if draw.random() < 0.5 else ("from_unit", "U")
        # The scaler multiplies and adds, where one subtracts and divides.
        return hidden("", **{argument: values}, **columns).of(name).within(condition=10)

    not_shifted = slip("The lowest value does not become 0: shift first.",
                       replace_line("U =", "U = X / ranges"))

    @misconception("The shift is undone before the scale. Undo the last step first.", of="from_unit")
    def wrong_order(U, lowest, ranges):
        return (U + lowest) * ranges

    @alternative(of="from_unit")
    def step_by_step(U, lowest, ranges):
        X = U * ranges
        return X + lowest
