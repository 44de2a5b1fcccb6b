"""The card of `random_mini_batches`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           rng, slip)
from coursekit.plain import Facts

cut = in_place_of("part = order")


class RandomMiniBatches(Exercise):
    """Shuffle the examples once, and cut them into mini-batches."""

    section, points, difficulty, minutes = "2.2.1", 8, 2, 20
    parts = {"sizes": 1, "facts": 1}
    form = "a list of pairs (X_t, Y_t) of arrays with a column for each example"

    @staticmethod
    def probe(student, X, Y, mini_batch_size, rng):
        import numpy as np

        def called(generator):
            batches = student.random_mini_batches(X, Y, mini_batch_size, generator)
            found = [[np.array(part) for part in pair] for pair in batches]
            for part in (part for pair in batches for part in pair if isinstance(part, np.ndarray)):
                part[...] = 0                       # X and Y see it, if the memory is theirs
            return found

        seeds = [int(seed) for seed in rng.integers(10**6, size=2)]
        one = np.random.default_rng(seeds[0])
        return {"first": called(one), "later": [called(one) for _ in range(9)],
                "again": called(np.random.default_rng(seeds[0]))}

    @staticmethod
    def measure(value, X, Y, mini_batch_size, rng):
        import numpy as np

        from coursekit.plain import Facts

        def order(batches):
            """Which columns of X they are, in their order; -1 for none of them."""
            columns = np.hstack([X[:, :0], *(X_t for X_t, _ in batches)]).T
            same = (columns[:, None] == X.T[None]).all(axis=2)
            return np.where(same.any(axis=1), same.argmax(axis=1), -1)

        first, again = value["first"], value["again"]
        m, found = X.shape[1], order(first)
        everyone = list(range(m))
        facts = {"each column of X_t is a column of X": bool((found >= 0).all()),
                 "Y_t has the rows of Y and a column for each of X_t": all(
                     Y_t.shape == (len(Y), X_t.shape[1]) for X_t, Y_t in first)}
        if all(facts.values()):
            facts["each example comes exactly once"] = sorted(found.tolist()) == everyone
        if all(facts.values()):
            labels = np.hstack([Y_t for _, Y_t in first])
            facts["each example keeps its label"] = np.array_equal(labels, Y[:, found])
            facts["the same seed gives the same mini-batches"] = np.array_equal(found, order(again))
        if all(facts.values()) and m >= 12:
            later = [order(batches) for batches in value["later"]]
            facts["each example comes exactly once in the next calls, too"] = all(
                sorted(one.tolist()) == everyone for one in later)
            facts["the next call has another order"] = not np.array_equal(found, later[0])
            if all(facts.values()):
                orders, here = np.array([found, *later]), np.arange(m)
                facts["the examples are shuffled"] = bool((orders == here).mean() < 0.25)
                facts["neighbours in X do not stay together"] = bool(
                    (np.abs(np.diff(orders, axis=1)) == 1).mean() < 0.5)
                facts["no example has the same place in each of ten calls"] = not (
                    orders == orders[0]).all(axis=0).any()
                facts["an example may come into any mini-batch"] = mini_batch_size >= m or bool(
                    (orders // mini_batch_size != here // mini_batch_size).any())
        return {"sizes": [X_t.shape[1] for X_t, _ in first], "facts": Facts(facts)}

    def cases(self, draw):
        def case(make, label, n_x, C, m, size, generator=draw):
            labels = np.eye(C)[:, generator.integers(C, size=m)] if C > 1 else np.arange(m)[None] / m
            seed = 4 if make is example else int(generator.integers(10**6))
            return make(label, X=generator.normal(size=(n_x, m)), Y=labels, mini_batch_size=size,
                        rng=rng(seed))

        shown = np.random.default_rng(1)
        yield case(example, "14 examples in batches of 4", 2, 1, 14, 4, shown)
        yield case(example, "12 examples in batches of 4, three classes", 3, 3, 12, 4, shown)
        yield case(example, "batches of more than there is", 2, 1, 5, 8, shown)
        yield case(hidden, "148 in batches of 64", 5, 1, 148, 64)
        yield case(hidden, "ten classes, 100 in batches of 32", 4, 10, 100, 32)
        yield case(hidden, "a multiple", 3, 1, 60, 20)
        yield case(hidden, "one over", 3, 2, 41, 10)
        yield case(hidden, "as many features as examples", 16, 1, 16, 5)
        for label, n_x, C, m, size in (("fewer than a batch", 3, 1, 13, 64), ("one example", 4, 3, 1, 8),
                                       ("one example and one at a time", 2, 1, 1, 1),
                                       ("one at a time", 2, 1, 15, 1), ("exactly one batch", 2, 4, 12, 12)):
            yield case(hidden, label, n_x, C, m, size).about("generality")

    def oracle(self, X, Y, mini_batch_size, rng):
        full, rest = divmod(X.shape[1], mini_batch_size)
        return {"sizes": [mini_batch_size] * full + [rest] * (rest > 0), "facts": Facts()}

    def domain(self, draw):
        n_x, C, m, size = sizes(draw, 4, large=60)
        return {"X": draw.normal(size=(n_x, m)), "Y": draw.integers(2, size=(C, m)) + 2 * np.arange(m),
                "mini_batch_size": size, "rng": rng(int(draw.integers(10**6)))}

    last_dropped = slip("The last, smaller mini-batch is left out. All examples count.",
                        ("range(0, X.shape[1], mini_batch_size)",
                         "range(0, X.shape[1] - mini_batch_size + 1, mini_batch_size)"))
    empty_one = slip("There is an empty mini-batch at the end when m is a multiple of the size.",
                     ("range(0, X.shape[1], mini_batch_size)", "range(0, X.shape[1] + 1, mini_batch_size)"))
    apart = cut("X and Y are shuffled apart, so the labels belong to other examples. Draw one order "
                "for both.",
                "part = order[first:first + mini_batch_size]",
                "others = rng.permutation(X.shape[1])[first:first + mini_batch_size]",
                "mini_batches.append((X[:, part], Y[:, others]))", "continue")
    not_shuffled = slip("The examples are not shuffled. Draw an order from rng.",
                        ("rng.permutation(X.shape[1])", "np.arange(X.shape[1])"))
    same_each_time = slip("Each call gives the same order: the seed is set inside. Draw from the rng that "
                          "comes in.",
                          ("rng.permutation", "np.random.default_rng(0).permutation"))
    own_generator = slip("The order does not come from rng, so a run cannot be repeated.",
                         ("rng.permutation", "np.random.default_rng().permutation"))
    overlap = cut("The pieces overlap: one column belongs to two mini-batches.",
                  "part = order[first:first + mini_batch_size + 1]")

    @misconception("The rows are shuffled: these are the features. An example is a column.")
    def rows_shuffled(X, Y, mini_batch_size, rng):
        X = X[rng.permutation(X.shape[0])]
        starts = range(0, X.shape[1], mini_batch_size)
        return [(X[:, i:i + mini_batch_size], Y[:, i:i + mini_batch_size].copy()) for i in starts]

    @misconception("The mini-batches are shuffled, and neighbours stay together. Shuffle the examples, "
                   "then cut.")
    def batches_shuffled(X, Y, mini_batch_size, rng):
        starts = np.arange(0, X.shape[1], mini_batch_size)
        pairs = [(X[:, i:i + mini_batch_size].copy(), Y[:, i:i + mini_batch_size].copy()) for i in starts]
        last = [pairs.pop()] if X.shape[1] % mini_batch_size else []
        return [pairs[i] for i in rng.permutation(len(pairs))] + last

    @misconception("X or Y changes: it is shuffled in place, or handed out as a mini-batch. Who called still "
                   "needs both as they were.")
    def in_place(X, Y, mini_batch_size, rng):
        order = rng.permutation(X.shape[1])
        X[...], Y[...] = X[:, order], Y[:, order]
        starts = range(0, X.shape[1], mini_batch_size)
        return [(X[:, i:i + mini_batch_size].copy(), Y[:, i:i + mini_batch_size].copy()) for i in starts]

    flat_labels = slip("Y_t has lost its rows. It should be (C, size), as Y is (C, m).",
                       ("Y[:, part]", "Y[0, part]"))

    @alternative
    def by_splitting(X, Y, mini_batch_size, rng):
        order = np.arange(X.shape[1])
        rng.shuffle(order)
        cuts = np.arange(mini_batch_size, X.shape[1], mini_batch_size)
        return list(zip(np.split(X[:, order], cuts, axis=1), np.split(Y[:, order], cuts, axis=1)))

    @alternative
    def stacked(X, Y, mini_batch_size, rng):
        both = rng.permutation(np.vstack([X, Y]), axis=1)
        batches = []
        while both.shape[1]:
            now, both = both[:, :mini_batch_size], both[:, mini_batch_size:]
            batches.append([now[:len(X)].copy(), now[len(X):].copy()])
        return batches
