"""The card of `dnf_parity_units`."""

from itertools import product

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip


class DnfParityUnits(Exercise):
    """The ANDs that parity needs in a flat layer."""

    section, points, difficulty, minutes = "1.4.5", 0, 2, 12
    parts = {"count": 1, "patterns": 2}
    form = "a number, and an array of patterns"

    @staticmethod
    def probe(student, n):
        count, patterns = student.dnf_parity_units(n)
        return {"count": count, "patterns": patterns}

    @staticmethod
    def measure(value, n):
        import numpy as np

        patterns = np.asarray(value["patterns"])
        columns = ["".join(str(int(bit)) for bit in column) for column in patterns.T if patterns.ndim == 2]
        return {"count": value["count"], "shape of patterns": str(patterns.shape),
                "patterns": " ".join(sorted(columns))}

    def cases(self, draw):
        for n in (3, 4):
            yield example(f"{n} bits", n=n)
        yield example("one bit", n=1).about("generality")
        for n in (2, 5, 6, 9):
            yield hidden(f"{n} bits", n=n)
        yield hidden("ten bits", n=10).about("generality")

    def oracle(self, n):
        odd = ["".join(pattern) for pattern in product("01", repeat=n) if pattern.count("1") % 2]
        return {"count": len(odd), "shape of patterns": str((n, len(odd))), "patterns": " ".join(sorted(odd))}

    def domain(self, draw):
        return {"n": int(draw.integers(1, 11))}

    draws = 40

    all_patterns = slip("These are all patterns. The even ones need no AND: there the parity is 0.",
                        ("columns[:, columns.sum(axis=0) % 2 == 1]", "columns"))
    even_ones = slip("These are the patterns with an even number of ones. The odd ones are asked for.",
                     ("% 2 == 1", "% 2 == 0"))
    in_rows = slip("The patterns lie in rows. A column is a pattern.",
                   ("count = patterns.shape[1]", "count = patterns.shape[1]\n    patterns = patterns.T"))
    counts_bits = slip("count is the number of bits. It should be the number of patterns.",
                       ("patterns.shape[1]", "patterns.shape[0]"))

    @alternative
    def bit_by_bit(n):
        odd, even = np.ones((1, 1), dtype=int), np.zeros((1, 1), dtype=int)
        for _ in range(n - 1):
            def below(table, bit):
                return np.vstack([table, np.full((1, table.shape[1]), bit)])

            odd, even = (np.hstack([below(odd, 0), below(even, 1)]),
                         np.hstack([below(even, 0), below(odd, 1)]))
        return 2 ** (n - 1), odd
