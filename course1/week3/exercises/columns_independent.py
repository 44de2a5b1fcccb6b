"""The card of `columns_independent`: a test that students write."""

from dataclasses import replace

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception

OTHER_ORDER = "100,000,000 W X, its terms in another order for many"
RIGHT = ("tanh of W X + b", "W X + b", "ReLU of W X", OTHER_ORDER, "one billionth of W X",
         "softmax down each column", "the sum of each column", "the same for every column",
         "the mean of each column subtracted")
WRONG = ("the mean of each row subtracted", "softmax along each row", "divided by the largest of all",
         "a running sum along each row", "a running sum from the right", "each row sorted",
         "columns in turned order", "the place of the column added", "divided by the number of columns",
         "only the last column changed by others", "only a column in the middle changed by others",
         "0.3 % larger where there are several", "the mean of every two neighbours",
         "one billionth of a running sum", "a hundred million, of a running sum")
STEADY = tuple(f for f in WRONG if f != "each row sorted")     # no row happens to be sorted already


class ColumnsIndependent(Exercise):
    """A test: does a function look at the neighbours?"""

    section, points, difficulty, minutes = "1.3.5", 9, 3, 18
    form = "True or False"

    @staticmethod
    def probe(student, f, X, W, b):
        import numpy as np

        def share(x, axis):
            raised = np.exp(x - x.max(axis=axis, keepdims=True))
            return raised / raised.sum(axis=axis, keepdims=True)

        def only(i, x):
            return np.where(np.arange(x.shape[1]) == i, x.sum(axis=1, keepdims=True), x)

        def pairs(x):
            y = x.copy()
            for i in range(0, x.shape[1] - 1, 2):
                y[:, i:i + 2] = x[:, i:i + 2].mean(axis=1, keepdims=True)
            return y

        functions = {
            "tanh of W X + b": lambda x: np.tanh(W @ x + b), "W X + b": lambda x: W @ x + b,
            "ReLU of W X": lambda x: np.maximum(0, W @ x),
            "100,000,000 W X, its terms in another order for many": lambda x: 1e8 * (
                W @ x if x.shape[1] == 1 else W[:, ::-1] @ x[::-1]),
            "one billionth of W X": lambda x: 1e-9 * W @ x,
            "softmax down each column": lambda x: share(x, 0),
            "the sum of each column": lambda x: x.sum(axis=0, keepdims=True),
            "the same for every column": lambda x: np.repeat(b, x.shape[1], axis=1),
            "the mean of each column subtracted": lambda x: x - x.mean(axis=0),
            "the mean of each row subtracted": lambda x: x - x.mean(axis=1, keepdims=True),
            "softmax along each row": lambda x: share(x, 1),
            "divided by the largest of all": lambda x: x / np.abs(x).max(),
            "a running sum along each row": lambda x: np.cumsum(W @ x, axis=1),
            "a running sum from the right": lambda x: np.cumsum(x[:, ::-1], axis=1)[:, ::-1],
            "each row sorted": lambda x: np.sort(x, axis=1), "columns in turned order": lambda x: x[:, ::-1],
            "the place of the column added": lambda x: x + np.arange(x.shape[1]),
            "divided by the number of columns": lambda x: W @ x / x.shape[1],
            "only the last column changed by others": lambda x: only(x.shape[1] - 1, x),
            "only a column in the middle changed by others": lambda x: only(x.shape[1] // 2, x),
            "0.3 % larger where there are several": lambda x: x * (1.003 if x.shape[1] > 1 else 1),
            "the mean of every two neighbours": pairs,
            "one billionth of a running sum": lambda x: 1e-9 * np.cumsum(x, axis=1),
            "a hundred million, of a running sum": lambda x: 1e8 * np.cumsum(x, axis=1)}
        return student.columns_independent(functions[f], X)

    def cases(self, draw):
        def some(make, f, generator, n=4, m=6, k=3, cancelling=False):
            inputs = {"X": generator.normal(size=(n, m)), "W": generator.normal(size=(k, n)),
                      "b": generator.normal(size=(k, 1))}
            if cancelling:                              # the terms of the first row: rounding is left
                inputs["X"][n // 2:] = inputs["X"][:n // 2]
                inputs["W"][0, n // 2:] = -inputs["W"][0, :n // 2]
            return make(f"f(X) is {f}" if make is example else f"{f}, {n} x {m}", f=f, **inputs)

        shown = np.random.default_rng(3)                # quarters, of which sums are exact in any order
        quarters = {name: shown.integers(-8, 9, shape) / 4
                    for name, shape in {"X": (4, 6), "W": (3, 4), "b": (3, 1)}.items()}
        for f in ("W X + b", "the mean of each row subtracted", "the place of the column added",
                  "a running sum along each row", "divided by the number of columns",
                  "one billionth of a running sum", "only the last column changed by others",
                  "the mean of each column subtracted"):
            yield example(f"f(X) is {f}", f=f, **quarters)
        yield some(example, OTHER_ORDER, shown, n=60, m=9, k=40)
        few = some(example, OTHER_ORDER, shown, n=30, m=4, k=2, cancelling=True).about("stability")
        yield replace(few, label=f"{few.label}, where the terms of a row cancel")
        for f in RIGHT + WRONG:
            n, m, k = draw.permutation([3, 4, 5, 6])[:3]
            yield some(hidden, f, draw, int(n), int(m), int(k))
        for f in ("tanh of W X + b", "ReLU of W X", OTHER_ORDER, "one billionth of W X"):
            yield some(hidden, f, draw, n=200, m=30, k=90).about("stability")
        for f in ("tanh of W X + b", "softmax down each column", "softmax along each row",
                  "columns in turned order"):
            yield some(hidden, f, draw, n=3, m=2, k=5).about("generality")
        yield some(hidden, "the mean of every two neighbours", draw, n=3, m=8, k=2)
        yield some(hidden, OTHER_ORDER, draw, n=80, m=7, k=30, cancelling=True).about("stability")
        zeros = "the mean of each column subtracted"                                # of one number
        yield some(hidden, zeros, draw, n=1, m=3, k=1).about("generality")
        below = {"X": -draw.uniform(1, 2, (200, 30)), "W": draw.uniform(0, 1, (90, 200)),
                 "b": np.zeros((90, 1))}
        yield hidden("negative numbers only", f="W X + b", **below).about("stability")
        yield some(hidden, "a running sum from the right", draw, n=5, m=5, k=5).about("generality")

    def oracle(self, f, X, W, b):
        return f in RIGHT

    def domain(self, draw):
        """Numbers of one size, so that what mixes columns is seen."""
        n, m, k = sizes(draw, 3, large=60)
        f = str(draw.choice(RIGHT + STEADY))
        scale = 10 ** draw.uniform(-2, 0.5)
        return {"f": f,
                "X": scale * draw.uniform(0.5, 2, (n, max(m, 2))) * draw.choice([-1, 1], (n, max(m, 2))),
                "W": draw.uniform(0.5, 2, (k, n)), "b": draw.normal(size=(k, 1))}

    equivalent = {
        "1.01e-07": "what is allowed lies anywhere between rounding and a thousandth",
        "close = 1e-7 * np.abs(alone).mean()": "the mean is not far below the largest",
        "np.abs(together - alone).mean()": "columns that are mixed differ by a thousandth: the mean shows it",
        "(alone - together)": "the size of a difference does not depend on its direction",
    }

    @misconception("You exchange columns, and see whether the answers are exchanged. A function that takes "
                   "the mean over all columns passes that.")
    def only_exchanged(f, X):
        return bool(np.abs(f(X[:, ::-1])[:, ::-1] - f(X)).max() <= 1e-7 * np.abs(f(X)).max())

    @misconception("You change one column, and see whether the others stay. A function that looks at the "
                   "place of a column passes that.")
    def only_one_changed(f, X):
        changed = X.copy()
        changed[:, 0] += 1.0
        return bool(np.abs((f(changed) - f(X))[:, 1:]).max() <= 1e-7 * np.abs(f(X)).max())

    @misconception("You ask that the numbers are exactly equal. Right functions round differently for one "
                   "column and for many.")
    def exactly_equal(f, X):
        return all(np.array_equal(f(X[:, [i]]), f(X)[:, [i]]) for i in range(X.shape[1]))

    @misconception("You allow a difference that does not depend on the size of the numbers: np.allclose "
                   "allows 1e-8 if nothing is said. Where all numbers are tiny, every function passes.")
    def as_numpy_allows(f, X):
        return all(np.allclose(f(X[:, [i]]), f(X)[:, [i]]) for i in range(X.shape[1]))

    @misconception("You measure each difference by the number itself. Where terms cancel, that number is "
                   "nothing but rounding, and so is the difference: allow a share of the largest number.")
    def by_its_own_size(f, X):
        return all(np.allclose(f(X[:, [i]]), f(X)[:, [i]], rtol=1e-6, atol=0) for i in range(X.shape[1]))

    @misconception("You look at the first column only. Others may depend on it.")
    def first_column_only(f, X):
        return bool(np.abs(f(X[:, [0]]) - f(X)[:, [0]]).max() <= 1e-7 * np.abs(f(X)).max())

    @misconception("The answer is True of everything, as of a test that looks at the shape only. What mixes "
                   "columns has the right shape, too.")
    def shapes_only(f, X):
        return f(X).shape[1] == X.shape[1] and f(X[:, :1]).shape[1] == 1

    @misconception("You leave the last column out, and see whether the others stay. Then nothing is known of "
                   "the last, and nothing of one that looks to its left.")
    def last_left_out(f, X):
        return bool(np.abs(f(X[:, :-1]) - f(X)[:, :-1]).max() <= 1e-7 * np.abs(f(X)).max())

    @misconception("The answer is turned round: True should mean that the columns are independent.")
    def turned_round(f, X):
        alone = np.hstack([f(X[:, [i]]) for i in range(X.shape[1])])
        return bool(np.abs(alone - f(X)).max() > 1e-7 * np.abs(alone).max())

    @misconception("You compare f of the first column with each column of f(X): one place for all.")
    def first_against_all(f, X):
        return bool(np.abs(f(X[:, [0]]) - f(X)).max() <= 1e-7 * np.abs(f(X)).max())

    @alternative
    def by_columns(f, X):
        both = [(f(X[:, i:i + 1])[:, 0], f(X)[:, i]) for i in range(X.shape[1])]
        return all(np.linalg.norm(one - other) <= 1e-8 * np.linalg.norm(one) for one, other in both)

    @alternative
    def column_by_column(f, X):
        together, i = f(X), 0
        for x in X.T:
            if not np.allclose(f(x.reshape(-1, 1)).ravel(), together[:, i], rtol=1e-6,
                               atol=1e-12 * np.abs(together).max()):
                return False
            i += 1
        return True
