"""The card of `threshold_parity`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip


class ThresholdParity(Exercise):
    """Parity from one layer of units that add up."""

    section, points, difficulty, minutes = "1.4.5", 0, 2, 12
    parts = {"hidden": 1, "weights": 1}
    form = "two arrays: hidden (n, m) and weights (1, n)"

    @staticmethod
    def probe(student, bits):
        said, weights = student.threshold_parity(bits)
        return {"hidden": said, "weights": weights}

    def cases(self, draw):
        yield example("three bits", bits=np.array([[0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 0, 1, 1]]))
        yield example("two bits", bits=np.array([[0, 1, 1], [0, 0, 1]]))
        yield example("one bit", bits=np.array([[0, 1, 1]])).about("generality")
        for n, m in ((4, 7), (5, 3), (9, 12), (6, 6)):
            yield hidden(f"{n} bits, {m} columns", bits=draw.integers(0, 2, (n, m)))
        yield hidden("all patterns of four bits", bits=np.arange(16) >> np.arange(4)[:, None] & 1)
        yield hidden("a single column", bits=draw.integers(0, 2, (7, 1))).about("generality")
        yield hidden("all ones", bits=np.ones((8, 3))).about("generality")
        yield hidden("all zeros", bits=np.zeros((5, 4))).about("generality")

    def oracle(self, bits):
        ones = [int(sum(column)) for column in bits.T]
        return {"hidden": np.array([[float(count > k) for count in ones] for k in range(len(bits))]),
                "weights": np.array([[(-1.0) ** k for k in range(len(bits))]])}

    def domain(self, draw):
        n, m = sizes(draw, 2, most=12)
        return {"bits": draw.integers(0, 2, (n, m))}

    exactly = slip("Unit k says 1 where exactly k bits are 1. It should say it where at least k are.",
                   (">= at_least", "== at_least"))
    more_than = slip("Unit k says 1 where more than k bits are 1. It should be at least k.",
                     (">= at_least", "> at_least"))
    from_zero = slip("The first unit asks for at least 0 bits, and always says 1. Begin with 1.",
                     ("np.arange(1, len(bits) + 1)", "np.arange(len(bits))"))
    signs_exchanged = slip("The signs are exchanged: the first unit turns 0 into 1, so its weight is 1.",
                           ("1.0, -1.0", "-1.0, 1.0"))
    no_signs = slip("All weights are 1: that counts the ones. Every second unit has to take one away.",
                    ("np.where(at_least % 2 == 1, 1.0, -1.0)", "np.ones(at_least.shape)"))
    as_a_column = slip("The weights stand in a column. Make them a row, (1, n).", (", -1.0).T", ", -1.0)"))
    along_columns = slip("The ones are counted along the rows. Each column holds the bits of one example.",
                         ("np.sum(bits, axis=0)", "np.sum(bits, axis=1, keepdims=True)"))

    @alternative
    def by_sorting(bits):
        """Sorted from the largest on, the k-th value of a column is 1 where at least k are."""
        return -np.sort(-np.asarray(bits), axis=0), np.cos(np.pi * np.arange(len(bits)))[None].round()
