"""The card of `broadcast_shape`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

REFUSAL = 'raise ValueError(f"sizes {a} and {b} do not fit")'
PAD_1, PAD_2 = "(1,) * (n - len(s1)) + s1", "(1,) * (n - len(s2)) + s2"
HUGE = 10**18       # NumPy has no array with two sizes like this: its own broadcasting stops there


class BroadcastShape(Exercise):
    """The rule of broadcasting, in plain Python."""

    section, difficulty, minutes = "1.2.15", 2, 9
    points, shares = 7, {"shape": 0}                # what comes back is told in words

    @staticmethod
    def probe(student, s1, s2):
        try:
            shape = student.broadcast_shape(s1, s2)
        except (ValueError, MemoryError):       # of an array that is too large NumPy says either
            return "a ValueError is raised"
        except AssertionError:
            return "an AssertionError is raised"
        try:
            return f"the shape {tuple(map(int, shape))}"
        except (TypeError, ValueError):         # no shape at all, or one with something else in it
            return f"{type(shape).__name__ if isinstance(shape, Exception) else repr(shape)} came back"

    def cases(self, draw):
        refused = "a ValueError is raised"
        for label, s1, s2, answer in [
                ("a row for each row of a matrix", (3, 4), (4,), "the shape (3, 4)"),
                ("three numbers for rows of four", (3, 4), (3,), refused),
                ("a column and a row", (5, 1), (1, 5), "the shape (5, 5)"),
                ("one row for two", (1, 3), (2, 3), "the shape (2, 3)"),
                ("four and two", (4,), (2,), refused),
                ("too many for any memory", (HUGE, 1), (1, 3 * HUGE), f"the shape {(HUGE, 3 * HUGE)}")]:
            yield example(label, s1=s1, s2=s2).gives(answer)
        yield example("stretched to the right and to the left", s1=(4, 1), s2=(2, 1, 3)).gives(
            "the shape (2, 4, 3)").about("generality")
        a, b, c, d = (int(n) for n in draw.choice(np.arange(2, 10), 4, replace=False))
        for label, s1, s2 in [
                ("the same shape twice", (a, b), (a, b)), ("a matrix and a column", (a, b), (a, 1)),
                ("a row and a matrix", (1, b), (a, b)), ("a column and a plain list", (a, 1), (b,)),
                ("a plain list and a column", (b,), (a, 1)), ("rows do not fit", (a, b), (c, b)),
                ("columns do not fit", (a, b), (a, c)), ("a list as long as a column", (a,), (a, b)),
                ("a multiple is no fit", (2 * a, b), (a, b)), ("a shape and its transpose", (a, b), (b, a)),
                ("two lists of the same length", (a,), (a,)), ("ones only", (1, 1), (1,)),
                ("a row and a column, too many for any memory", (a * HUGE,), (b * HUGE, 1))]:
            yield hidden(label, s1=s1, s2=s2)
        for label, s1, s2 in [
                ("a number and a matrix", (), (a, b)), ("a list and a number", (a,), ()), ("no axes", (), ()),
                ("pictures and a number for each channel", (a, b, c, 3), (3,)),
                ("pictures and a number for each picture, gone wrong", (a, b, c, 3), (a + 3,)),
                ("four axes, stretched either way", (a, 1, c, 1), (b, 1, d)),
                ("the first axis does not fit", (a, b, 1), (c, 1, d)),
                ("an axis in the middle does not fit", (1, b, c), (a, 1, c, 1)),
                ("many ones in front", (1, 1, 1, a), (1,)), ("large sizes", (1200, 1), (12288,))]:
            yield hidden(label, s1=s1, s2=s2).about("generality")

    def oracle(self, s1, s2):
        sizes = sorted({1, *s1, *s2})           # ask with small sizes instead: 1, and others that differ
        small = [tuple(sizes.index(size) + 1 for size in shape) for shape in (s1, s2)]
        try:
            return f"the shape {tuple(sizes[size - 1] for size in np.broadcast_shapes(*small))}"
        except ValueError:
            return "a ValueError is raised"

    def domain(self, draw):
        def size():
            return int(draw.choice([1, 2, 3, 4, 6, 7, 12288, 2 * HUGE, 7 * HUGE]))

        shape = [size() for _ in range(draw.integers(6))]

        def fitting():          # a tail of it, some sizes stretched, now and then one that does not fit
            tail = shape[draw.integers(len(shape) + 1):]
            return tuple(1 if draw.random() < 0.3 else size() if draw.random() < 0.1 else old for old in tail)

        return {"s1": fitting(), "s2": fitting()}

    numpys_own = slip("NumPy's own broadcasting does the work, and stops where an array would be too large. "
                      "What counts here is the rule written by hand, also for sizes far beyond memory.",
                      ("return tuple(shape)", "return np.broadcast_shapes(s1, s2)"))
    ones_behind = slip("The 1s are put behind the shorter shape. They belong in front: write the shapes "
                       "flush right.", (PAD_1, "s1 + (1,) * (n - len(s1))"),
                       (PAD_2, "s2 + (1,) * (n - len(s2))"))
    padded_2_only = slip("Only the second shape gets 1s in front. Either may be the shorter.", (PAD_1, "s1"))
    padded_1_only = slip("Only the first shape gets 1s in front. Either may be the shorter.", (PAD_2, "s2"))

    cut_to_the_shorter = slip("The places that only the longer shape has are lost. Put 1s in front of the "
                              "shorter.", ("n = max", "n = min"), (PAD_1, "s1[len(s1) - n:]"),
                              (PAD_2, "s2[len(s2) - n:]"))
    never_refuses = slip("Misfits get a shape. Sizes that differ, and none is 1: refuse.",
                         (REFUSAL, "size = max(a, b)"))
    always_the_first = slip("The first size is always taken: `a == b or 1` means `(a == b) or 1`, and 1 "
                            "counts as true.", ("b == 1:", "1:"))
    none_stretched = slip("Sizes that differ are all refused. If one is 1, it is stretched to the other.",
                          ("a == b or b == 1", "a == b"), ("elif a == 1", "elif False"))
    first_never_stretched = slip("A 1 in the first shape is refused. Either may be the 1.",
                                 ("elif a == 1", "elif False"))
    second_never_stretched = slip("A 1 in the second shape is refused. Either may be the 1.",
                                  (" or b == 1", ""))
    takes_the_one = slip("Of a 1 and another size you take the 1. It is the 1 that is stretched.",
                         ("append(size)", "append(min(a, b))"))
    back_to_front = slip("The sizes come back to front. Turn the result round.",
                         ("tuple(shape)", "tuple(shape[::-1])"))
    none_for_misfits = slip("For misfits None comes back. Stop with an error: `raise`.",
                            (REFUSAL, "return None"))
    error_returned = slip("The ValueError is returned like a result. It has to be raised: `raise` stops the "
                          "function.", ("raise ValueError", "return ValueError"))
    assertion = slip("`assert` raises an AssertionError. A ValueError is promised.",
                     (REFUSAL, "assert False"))

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
