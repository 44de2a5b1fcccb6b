"""The card of `xor_relu_tree`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, slip

XOR, LEFT = "relu(x - y) + relu(y - x)", "parity[2 * pairs:]"


class XorReluTree(Exercise):
    """Parity from a tree of bent units."""

    section, points, difficulty, minutes = "1.4.5", 6, 3, 20
    parts = {"parity": 3, "units": 1, "depth": 1}
    form = "three things: parity (1, m), units, depth"
    seconds = 2

    @staticmethod
    def probe(student, bits):
        parity, units, depth = student.xor_relu_tree(bits)
        return {"parity": parity, "units": units, "depth": depth}

    def cases(self, draw):
        shown = np.random.default_rng(4)
        yield example("two bits", bits=np.array([[0, 0, 1, 1], [0, 1, 0, 1]]))
        yield example("five bits", bits=shown.integers(0, 2, (5, 6)))
        yield example("four numbers between 0 and 1", bits=np.array([
            [0.125, 1, 0.5], [0.5, 0.25, 0.875], [0.875, 0, 0.25], [0.25, 0.75, 0.625]]))
        yield example("five numbers between 0 and 1", bits=shown.integers(0, 9, (5, 4)) / 8)
        yield example("one bit", bits=np.array([[1, 0, 1]])).about("generality")
        for n in (2, 4, 8, 16, 3, 6, 7, 11, 12, 13, 17):
            yield hidden(f"{n} bits", bits=draw.integers(0, 2, (n, 9)))
            yield hidden(f"{n} numbers between 0 and 1", bits=draw.random((n, 5)))
        yield hidden("all patterns of 5 bits", bits=np.arange(32) >> np.arange(5)[:, None] & 1)
        yield hidden("one column of 9", bits=draw.random((9, 1))).about("generality")
        yield hidden("a single number", bits=draw.random((1, 1))).about("generality")
        yield hidden("one row", bits=draw.random((1, 7))).about("generality")
        yield hidden("all ones", bits=np.ones((10, 3))).about("generality")
        yield hidden("all zeros", bits=np.zeros((7, 4), dtype=int)).about("generality")
        yield hidden("as many bits as columns", bits=draw.random((6, 6))).about("generality")

    def oracle(self, bits):
        def folded(level):
            """By hand: neighbours become their distance, until one is left."""
            if len(level) == 1:
                return level[0]
            pairs = [abs(one - other) for one, other in zip(level[::2], level[1::2])]
            return folded(pairs + level[-1:] * (len(level) % 2))

        n = len(bits)
        return {"parity": np.array([[folded([float(bit) for bit in column]) for column in bits.T]]),
                "units": 2 * (n - 1),
                "depth": (n - 1).bit_length()}

    def domain(self, draw):
        n, m = sizes(draw, 2, most=17, large=40)
        return {"bits": draw.integers(0, 2, (n, m)) if draw.random() < 0.5 else draw.random((n, m))}

    abs_by_one_unit = slip("One ReLU unit for a pair is not enough: it gives 0 where the second value is "
                           "larger.",
                           (XOR, "relu(x - y)"))
    or_for_xor = slip("Both ones give 1 here: that is OR. XOR is 0 where both are 1.",
                      (XOR, "relu(x) + relu(y - x)"))
    chain = slip("This is a chain: one XOR after the other, n - 1 levels deep. All pairs of a level stand "
                 "side by side.", ("pairs = len(parity) // 2", "pairs = 1"), ("parity[1::2]", "parity[1:2]"))
    left_over_lost = slip("Where a level has an odd number of values, the last is lost. It goes up as it is.",
                          (f"np.vstack([{XOR}, {LEFT}])", XOR))
    left_over_first = slip("What is left over goes to the front of the next level. It goes to its end.",
                           (f"[{XOR}, {LEFT}]", f"[{LEFT}, {XOR}]"))
    halves = slip("The first half is paired with the second. Pairs are neighbours: the first and the second "
                  "value, and so on.", ("parity[:2 * pairs:2]", "parity[:pairs]"),
                  ("parity[1::2]", "parity[pairs:2 * pairs]"))
    one_unit_each = slip("units counts the XORs. Each of them is two units.",
                         ("units += 2 * pairs", "units += pairs"))
    units_by_level = slip("units counts two for each level. There are two for each XOR.",
                          ("units += 2 * pairs", "units += 2"))
    depth_from_one = slip("The depth is one too large: the bits themselves are no level.",
                          ("depth = 0", "depth = 1"))

    @misconception("depth is rounded down, or to the nearest: with a left-over value there is one level "
                   "more.")
    def floor(bits):
        here = bits
        while len(here) > 1:
            pairs = len(here) // 2
            x, y = here[:2 * pairs:2], here[1:2 * pairs:2]
            here = np.vstack([np.abs(x - y), here[2 * pairs:]])
        return here, 2 * (len(bits) - 1), int(np.log2(len(bits)))

    padded = slip("A value that is left over counts as a pair. It goes up as it is, and needs no unit.",
                  ("units += 2 * pairs", "units += 2 * len(parity)"))
    with_a_bias = slip("The second unit begins at x + y = 1: it has a bias. That is right for bits; of "
                       "numbers between 0 and 1 it does not give how far apart they are.",
                       (XOR, "relu(x + y) - 2 * relu(x + y - 1)"))
    with_a_product = slip("The two values are multiplied, and units of ReLU only add up. It is right for "
                          "bits; for numbers between 0 and 1 it gives something else.",
                          (XOR, "x + y - 2 * x * y"))

    @misconception("This adds up the bits. It is right for bits, but no tree of ReLU units: for numbers "
                   "between 0 and 1 the tree gives something else.")
    def by_the_sum(bits):
        n = len(bits)
        return np.sum(bits, axis=0, keepdims=True) % 2, 2 * (n - 1), int(np.ceil(np.log2(n)))

    @misconception("This flat layer has one unit for each odd pattern. The tree has two for each of its n - "
                   "1 XORs.")
    def flat(bits):
        n = len(bits)
        here = bits
        while len(here) > 1:
            even = len(here) - len(here) % 2
            here = np.vstack([np.abs(here[:even:2] - here[1::2]), here[even:]])
        return here, 2 ** (n - 1), 1

    @alternative
    def with_lists(bits):
        level, units, depth = [row[None] for row in np.asarray(bits, dtype=float)], 0, 0
        while len(level) > 1:
            above = []
            while len(level) >= 2:
                one, other = level.pop(0), level.pop(0)
                above.append(np.maximum(one - other, 0) + np.maximum(other - one, 0))
                units += 2
            level = above + level
            depth += 1
        return level[0], units, depth
