"""The card of `train_dev_test_split`."""

from fractions import Fraction

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import (Exercise, alternative, example, hidden, misconception,
                                           replace_line, rewrite, slip)
from coursekit.plain import Facts

ORDER = "order ="


def either(of, new):
    """Another line for the size of the dev set and that of the test set."""
    return [replace_line(f"n_{name} =", f"n_{name} = {new.format(f'{name}_size')}") for name in of]


class TrainDevTestSplit(Exercise):
    """Shuffle and cut into three parts."""

    section, points, difficulty, minutes = "2.1.1", 6, 2, 15
    parts = {"how many examples": 2, "every example is in one part, and only once": 1,
             "every example keeps its label": 1, "columns stay whole": 0.5, "the examples are shuffled": 1,
             "the same seed gives the same split": 0.5, "another seed gives another split": 0.5,
             "np.random is left alone": 0.5}
    form = "X_train, Y_train, X_dev, Y_dev, X_test, Y_test"

    @staticmethod
    def probe(student, X, Y, dev_size, test_size, rng, seed):
        import numpy as np

        np.random.seed(seed)                        # its next number shows whether anybody has drawn from it
        found = [student.train_dev_test_split(X, Y, dev_size, test_size, rng)]
        for start in (seed, seed + 1):
            found.append(student.train_dev_test_split(X, Y, dev_size, test_size,
                                                      np.random.default_rng(start)))
        return {"splits": [list(split) for split in found], "next": np.random.random()}

    @staticmethod
    def measure(value, X, Y, dev_size, test_size, rng, seed):
        import numpy as np

        from coursekit.plain import Facts

        split, again, other = ([np.asarray(part) for part in some] for some in value["splits"])
        ids, m = X[0].tolist(), X.shape[1]          # the first row of X numbers the examples

        counts = [part.shape[-1] if part.ndim else 0 for part in split]
        if any(part.ndim != 2 or len(part) != len(of) for part, of in zip(split + again + other, (X, Y) * 9)):
            return {"how many examples": counts, "facts": Facts({"columns stay whole": False})}

        def whole(part, of):
            return all(column in of.T.tolist() for column in part.T.tolist())

        def place(some):
            return [number for part in some[::2] for number in part[0].tolist()]

        def shuffled(numbers):
            """Whether their places fall and rise more than once: in order, turned or reversed they do not."""
            at = [ids.index(number) for number in numbers if number in ids]
            falls = sum(a > b for a, b in zip(at, at[1:]))
            return len(at) < 12 or 1 < falls < len(at) - 2

        places = place(split)
        label = {number: column for number, column in zip(ids, Y.T.tolist())}
        pairs = [(number, column) for X_part, Y_part in zip(split[::2], split[1::2])
                 for number, column in zip(X_part[0].tolist(), Y_part.T.tolist())]
        return {"how many examples": counts, "facts": Facts({
            "every example is in one part, and only once": sorted(places) == sorted(ids),
            "every example keeps its label": all(label.get(number) == column for number, column in pairs),
            "columns stay whole": all(whole(part, of) for part, of in zip(split, (X, Y) * 3)),
            "the examples are shuffled": m < 12 or shuffled(places) and shuffled(split[0][0].tolist()),
            "the same seed gives the same split": places == place(again),
            "another seed gives another split": m < 12 or places != place(other),
            "np.random is left alone": value["next"] == np.random.RandomState(seed).random_sample()})}

    def cases(self, draw):
        def some(make, label, n_x, C, m, dev_size, test_size, seed=None, ordered=True):
            ids = np.arange(m) if ordered else draw.permutation(m)
            X = np.vstack([ids, *(ids * (row + 2) + 1000 * row for row in range(1, n_x))])
            Y = np.vstack([ids * m // max(m, 1) % 7 + 10 * row + (ids == 3) for row in range(C)])
            seed = int(draw.integers(10**6)) if seed is None else seed
            return make(label, X=X, Y=Y, dev_size=dev_size, test_size=test_size,
                        rng=self.generator(seed), seed=seed)

        yield some(example, "13 examples, 4 and 3 held out", 2, 1, 13, 4, 3, seed=1)
        yield some(example, "17 examples, a fifth and 0.3", 3, 2, 17, 0.2, 0.3, seed=2)
        yield some(example, "as many features as examples", 12, 1, 12, 0.3, 0.3, seed=3)
        yield some(example, "a share and a count", 2, 1, 14, 0.25, 3, seed=5)
        yield some(example, "one example for the dev set, none for the test set", 2, 1, 15, 1, 0,
                   seed=4).about("generality")
        for label, *of in (("101 examples, shares", 3, 2, 101, 0.2, 0.15), ("counts", 2, 1, 47, 12, 7),
                           ("a count and a share", 4, 3, 53, 9, 0.3),
                           ("a share and a count", 3, 1, 37, 0.3, 5),
                           ("shares that are not exact", 2, 1, 100, 0.29, 0.57),
                           ("as many features as examples", 19, 2, 19, 0.4, 0.22)):
            yield some(hidden, label, *of, ordered=False)
        for label, *of in (("no test set", 3, 1, 23, 0.2, 0), ("no dev set", 2, 2, 29, 0, 6),
                           ("neither", 2, 1, 16, 0.0, 0), ("one each", 2, 3, 17, 1, 1),
                           ("shares too small for one", 3, 1, 13, 0.01, 0.02),
                           ("one example", 2, 1, 1, 0, 0.2),
                           ("one feature, one left for training", 1, 1, 20, 10, 9)):
            yield some(hidden, label, *of).about("generality")

    @staticmethod
    def generator(seed):
        from autograder.authoring.exercise import rng

        return rng(seed)

    def oracle(self, X, Y, dev_size, test_size, rng, seed):
        m = X.shape[1]

        def count(size):
            return int(size) if size >= 1 else round(Fraction(size).limit_denominator(10**6) * m)

        dev, test = count(dev_size), count(test_size)
        return {"how many examples": [m - dev - test] * 2 + [dev] * 2 + [test] * 2, "facts": Facts()}

    def domain(self, draw):
        n_x, C, m = sizes(draw, 3, most=20, large=120)
        ids, seed = draw.permutation(m), int(draw.integers(10**6))

        def size():
            if draw.random() < 0.5:
                return int(draw.integers(0, (m - 1) // 2 + 1))
            share = float(draw.integers(0, 49)) / 100
            return share if abs(share * m % 1 - 0.5) > 0.01 else 0
        dev_size, test_size = size(), size()
        X = np.vstack([ids, draw.normal(size=(n_x - 1, m))])
        return hidden("", X=X, Y=draw.integers(0, 2, (C, m)), dev_size=dev_size, test_size=test_size,
                      rng=self.generator(seed), seed=seed)

    not_shuffled = slip("The examples keep their order: in a part they are as they came, or turned round as "
                        "a whole. Sorted by class, a dev set cut like that holds one class only.",
                        replace_line(ORDER, "order = np.arange(m)"))
    own_seed = slip("The shuffle has a seed of its own, so every split is the same. Draw from rng.",
                    ("rng.permutation", "np.random.default_rng(0).permutation"))
    global_state = slip("The numbers come from np.random's hidden global state. Draw from rng, so that the "
                        "split can be repeated.", ("rng.permutation", "np.random.permutation"))
    cut_down = slip("A share is cut down to a whole number: int(5.75) is 5. Round it to the nearest one.",
                    *either(("dev", "test"), "int({0} * m) if {0} < 1 else {0}"))
    always_a_share = slip("A size is always taken for a share: with 4 that is four times all examples. From "
                          "1 on it is how many.", *either(("dev", "test"), "round({0} * m)"))
    two_permutations = slip("X and Y are shuffled by two permutations: every example gets the label of "
                            "another.", ("Y_train = Y[:, train]",
                                         "other = rng.permutation(m)\n    Y_train = Y[:, other[train]]"),
                            ("Y_dev = Y[:, dev]", "Y_dev = Y[:, other[dev]]"),
                            ("Y_test = Y[:, test]", "Y_test = Y[:, other[test]]"))
    overlap = slip("Some examples are in two parts, others in none: the test set is cut from the beginning "
                   "again, or places are drawn with replacement.", replace_line("dev, test, train =",
                                                                                "dev, test, train = "
                                                                                "order[:n_dev], "
                                                                                "order[:n_test], "
                                                                                "order[n_dev + n_test:]"))
    train_has_all = slip("The training set holds all examples, those of the dev and test set, too.",
                         replace_line("dev, test, train =", "dev, test, train = order[:n_dev], "
                                      "order[n_dev:n_dev + n_test], order"))
    exchanged = slip("The sizes of dev and test set are exchanged.",
                     ("[n_dev, n_dev + n_test]", "[n_test, n_dev + n_test]"))

    @misconception("The training size is a rounded share of its own, so an example is lost or is in two "
                   "parts. Training gets whatever is left.")
    def three_roundings(X, Y, dev_size, test_size, rng):
        m = X.shape[1]
        n_dev, n_test = (size * m if size < 1 else size for size in (dev_size, test_size))
        order = rng.permutation(m)
        train, (dev, test) = order[:int(m - n_dev - n_test)], np.split(
            order[m - round(n_test) - round(n_dev):], [round(n_dev)])
        return X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test]

    @misconception("Features are shuffled and cut, not examples. An example is a column: take places on the "
                   "second axis.")
    def by_rows(X, Y, dev_size, test_size, rng):
        m = X.shape[1]
        n_dev, n_test = (round(size * m) if size < 1 else size for size in (dev_size, test_size))
        order = rng.permutation(len(X))
        parts = np.split(order, [n_dev, n_dev + n_test])
        (X_dev, X_test, X_train), columns = [X[part] for part in parts], rng.permutation(m)
        Y_dev, Y_test, Y_train = (Y[:, part] for part in np.split(columns, [n_dev, n_dev + n_test]))
        return X_train, Y_train, X_dev, Y_dev, X_test, Y_test

    @alternative
    def stacked(X, Y, dev_size, test_size, rng):
        both = np.vstack([X, Y])
        rng.shuffle(both, axis=1)
        m = both.shape[1]
        n_dev, n_test = [int(np.floor(s * m + 0.5)) if s < 1 else int(s) for s in (dev_size, test_size)]
        parts = np.split(both, [m - n_dev - n_test, m - n_test], axis=1)
        return tuple(half for part in parts for half in (part[:len(X)], part[len(X):]))

    as_list = rewrite(("rng.permutation(m)", "rng.choice(m, m, replace=False).tolist()"))
