"""The card of `broadcast_shape`, which is optional."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

REFUSAL = 'raise ValueError(f"sizes {size1} and {size2} do not fit")'
PAD_1, PAD_2 = "(1,) * (n - len(s1)) + s1", "(1,) * (n - len(s2)) + s2"
REFUSED = "raises ValueError"
HUGE = 10**18       # NumPy has no array with two sizes like this: its own broadcasting stops there


class BroadcastShape(Exercise):
    """The rule of broadcasting, in plain Python."""

    section, difficulty, minutes = "1.2.15", 2, 9
    points, shares = 0, {"shape": 0}                # what comes back is told in words

    @staticmethod
    def probe(student, s1, s2):
        try:
            shape = student.broadcast_shape(s1, s2)
        except (ValueError, MemoryError):           # of an array that is too large NumPy says either
            return "raises ValueError"
        except AssertionError:
            return "raises AssertionError"
        try:
            return f"returns {tuple(map(int, shape))}"
        except (TypeError, ValueError):             # no shape at all, or one with something else in it
            return f"returns {shape!r:.60}"

    def cases(self, draw):
        for s1, s2, answer in [
                ((3, 4), (4,), (3, 4)), ((3, 4), (3,), None), ((5, 1), (1, 6), (5, 6)), ((4,), (2,), None),
                ((1, 3), (2, 3), (2, 3)), ((HUGE, 1), (1, 3 * HUGE), (HUGE, 3 * HUGE))]:
            yield example(f"{s1} and {s2}", s1=s1, s2=s2).gives(f"returns {answer}" if answer else REFUSED)
        yield example("stretched to the right and to the left", s1=(4, 1), s2=(2, 1, 3)).gives(
            "returns (2, 4, 3)").about("generality")
        a, b, c, d = (int(n) for n in draw.choice(np.arange(2, 10), 4, replace=False))
        for s1, s2 in [
                ((a, b), (a, b)), ((a, b), (a, 1)), ((1, b), (a, b)), ((a, 1), (b,)), ((b,), (a, 1)),
                ((a, b), (c, b)), ((a, b), (a, c)), ((a,), (a, b)), ((2 * a, b), (a, b)), ((a, b), (b, a)),
                ((a,), (a,)), ((1, 1), (1,)), ((a * HUGE,), (b * HUGE, 1))]:
            yield hidden(f"{s1} and {s2}", s1=s1, s2=s2)
        for s1, s2 in [
                ((), (a, b)), ((a,), ()), ((), ()), ((a, b, c, 3), (3,)), ((a, b, c, 3), (a + 3,)),
                ((a, 1, c, 1), (b, 1, d)), ((a, b, 1), (c, 1, d)), ((1, b, c), (a, 1, c, 1)),
                ((1, 1, 1, a), (1,)), ((1200, 1), (12288,))]:
            yield hidden(f"{s1} and {s2}", s1=s1, s2=s2).about("generality")

    def oracle(self, s1, s2):
        sizes = sorted({1, *s1, *s2})               # ask with small sizes instead: 1, and others that differ
        small = [tuple(sizes.index(size) + 1 for size in shape) for shape in (s1, s2)]
        try:
            return f"returns {tuple(sizes[size - 1] for size in np.broadcast_shapes(*small))}"
        except ValueError:
            return REFUSED

    def domain(self, draw):
        def size():
            return int(draw.choice([1, 2, 3, 4, 6, 7, 12288, 2 * HUGE, 7 * HUGE]))

        shape = [size() for _ in range(draw.integers(6))]

        def fitting():          # a tail of it, some sizes stretched, now and then one that does not fit
            tail = shape[draw.integers(len(shape) + 1):]
            return tuple(1 if draw.random() < 0.3 else size() if draw.random() < 0.1 else old for old in tail)

        return {"s1": fitting(), "s2": fitting()}

    numpys_own = slip("NumPy's own broadcasting does the work, and stops where an array would be too large. "
                      "What counts here is the rule.",
                      ("return tuple(shape)", "return np.broadcast_shapes(s1, s2)"))
    ones_behind = slip("The 1s are put behind the shorter shape. They belong in front: flush right.",
                       (PAD_1, "s1 + (1,) * (n - len(s1))"), (PAD_2, "s2 + (1,) * (n - len(s2))"))
    padded_2_only = slip("Only one of the two shapes gets 1s in front. Either may be the shorter.",
                         (PAD_1, "s1"))
    padded_1_only = slip(padded_2_only.message, (PAD_2, "s2"))
    never_refuses = slip("Misfits get a shape. Sizes that differ, and none is 1: refuse.",
                         (REFUSAL, "size = max(size1, size2)"))
    always_the_first = slip("The first size is always taken: `a == b or 1` means `(a == b) or 1`, and 1 "
                            "counts as true.", ("or size2 == 1", "or 1"))
    first_never_stretched = slip("A 1 in one of the two shapes is refused. Either may be the 1.",
                                 ("elif size1 == 1", "elif False"))
    second_never_stretched = slip(first_never_stretched.message, (" or size2 == 1", ""))
    takes_the_one = slip("Of a 1 and another size you take the 1. It is the 1 that is stretched.",
                         ("append(size)", "append(min(size1, size2))"))
    error_returned = slip("The ValueError is returned like a result. It has to be raised.",
                          ("raise ValueError", "return ValueError"))

    @alternative
    def by_index(s1, s2):
        shape = [1] * max(len(s1), len(s2))
        for s in (s1, s2):
            for place in range(1, len(s) + 1):
                if s[-place] != 1:
                    if shape[-place] not in (1, s[-place]):
                        raise ValueError("they do not fit")
                    shape[-place] = s[-place]
        return shape
