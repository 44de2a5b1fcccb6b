"""The card of `broadcast_shape`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip


class BroadcastShape(Exercise):
    """The rule of broadcasting, in plain Python."""

    section, difficulty, minutes = "1.2.15", 2, 9
    points = 7

    @staticmethod
    def probe(student, s1, s2):
        try:
            shape = student.broadcast_shape(s1, s2)
        except ValueError:
            return "a ValueError is raised"
        try:
            return f"the shape {tuple(map(int, shape))}"
        except (TypeError, ValueError):         # no shape at all, or one with None in it
            return f"{shape!r} came back"

    def cases(self, draw):
        def size():
            return int(draw.integers(2, 10))

        yield example("a row for each row of a matrix", s1=(3, 4), s2=(4,)).gives("the shape (3, 4)")
        yield example("three numbers for rows of four", s1=(3, 4), s2=(3,)).gives("a ValueError is raised")
        yield example("a column and a row", s1=(5, 1), s2=(1, 5)).gives("the shape (5, 5)")
        yield example("one row for two", s1=(1, 3), s2=(2, 3)).gives("the shape (2, 3)")
        yield example("four and two", s1=(4,), s2=(2,)).gives("a ValueError is raised")
        yield example("stretched to the right and to the left", s1=(4, 1), s2=(2, 1, 3)).gives("the shape (2, 4, 3)").about("generality")
        a, b, c = (int(n) for n in draw.choice(np.arange(2, 10), 3, replace=False))
        yield hidden("the same shape twice", s1=(a, b), s2=(a, b))
        yield hidden("a matrix and a column", s1=(a, b), s2=(a, 1))
        yield hidden("a row and a matrix", s1=(1, b), s2=(a, b))
        yield hidden("a column and a plain list", s1=(a, 1), s2=(b,))
        yield hidden("a plain list and a column", s1=(b,), s2=(a, 1))
        yield hidden("rows do not fit", s1=(a, b), s2=(c, b))
        yield hidden("columns do not fit", s1=(a, b), s2=(a, c))
        yield hidden("a list as long as a column", s1=(a,), s2=(a, b))
        yield hidden("a multiple is no fit", s1=(2 * a, b), s2=(a, b))
        yield hidden("a shape and its transpose", s1=(a, b), s2=(b, a))
        yield hidden("two lists of the same length", s1=(a,), s2=(a,))
        yield hidden("ones only", s1=(1, 1), s2=(1,))
        yield hidden("a number and a matrix", s1=(), s2=(a, b)).about("generality")
        yield hidden("a list and a number", s1=(a,), s2=()).about("generality")
        yield hidden("two numbers", s1=(), s2=()).about("generality")
        yield hidden("pictures and a number for each channel", s1=(a, b, c, 3), s2=(3,)).about("generality")
        yield hidden("pictures and a number for each picture, gone wrong", s1=(a, b, c, 3), s2=(a + 3,)).about("generality")
        yield hidden("four axes, stretched either way", s1=(a, 1, c, 1), s2=(b, 1, size())).about("generality")
        yield hidden("the first axis does not fit", s1=(a, b, 1), s2=(c, 1, size())).about("generality")
        yield hidden("an axis in the middle does not fit", s1=(1, b, c), s2=(a, 1, c, 1)).about("generality")
        yield hidden("many ones in front", s1=(1, 1, 1, a), s2=(1,)).about("generality")
        yield hidden("large sizes", s1=(1200, 1), s2=(12288,)).about("generality")

    def oracle(self, s1, s2):
        try:
            return f"the shape {np.broadcast_shapes(s1, s2)}"
        except ValueError:
            return "a ValueError is raised"

    ones_behind = slip("The shapes are written flush left: the 1s are put behind the shorter one. They belong in front of it.",
                       ("(1,) * (n - len(s1)) + s1", "s1 + (1,) * (n - len(s1))"), ("(1,) * (n - len(s2)) + s2", "s2 + (1,) * (n - len(s2))"))
    flush_left_and_cut = slip("The shapes are compared from the left, and the places that only the longer one has are lost. "
                              "Put 1s in front of the shorter shape, until both are equally long.",
                              ("(1,) * (n - len(s1)) + s1", "s1"), ("(1,) * (n - len(s2)) + s2", "s2"))

    @misconception("The places that only the longer shape has are lost. Put 1s in front of the shorter one, until both are equally long.")
    def flush_right_and_cut(s1, s2):
        shape = []
        for a, b in zip(reversed(s1), reversed(s2)):
            if a != b and 1 not in (a, b):
                raise ValueError(f"{a} and {b}")
            shape.append(max(a, b))
        return tuple(reversed(shape))

    first_shape_is_longer = slip("Only the second shape gets 1s in front. Either of the two may be the shorter one.",
                                 ("(1,) * (n - len(s1)) + s1", "s1"))
    second_shape_is_longer = slip("Only the first shape gets 1s in front. Either of the two may be the shorter one.",
                                  ("(1,) * (n - len(s2)) + s2", "s2"))
    never_refuses = slip("Sizes that do not fit get a shape all the same. If they differ and neither is 1, raise a ValueError.",
                         ('raise ValueError(f"sizes {a} and {b} do not fit")', "size = max(a, b)"))
    refuses_all_that_differ = slip("You refuse all sizes that differ. If one of the two is 1, it is stretched to the other.",
                                   ("a == b or b == 1", "a == b"), ("elif a == 1:\n            size = b\n        else", "else"))
    first_is_never_stretched = slip("A 1 in the first shape is refused. Either of the two sizes may be the 1 that is stretched.",
                                    ("elif a == 1:\n            size = b\n        else", "else"))
    second_is_never_stretched = slip("A 1 in the second shape is refused. Either of the two sizes may be the 1 that is stretched.",
                                     ("a == b or b == 1", "a == b"))
    the_smaller_size = slip("Of a 1 and another size you take the 1. The 1 is stretched: the result has the other size.",
                            ("shape.append(size)", "shape.append(min(a, b))"))
    always_the_first = slip("The result always has the size of the first shape. If that is 1, it is stretched to the second.",
                            ("size = b", "size = a"))
    multiples_fit = slip("Sizes of which one is a multiple of the other are let through. Only a 1 is ever stretched.",
                         ("a == b or b == 1", "a % b == 0"), ("elif a == 1", "elif b % a == 0"))

    @misconception("Shapes with a different number of axes are refused. The shorter one gets 1s in front.")
    def same_number_of_axes(s1, s2):
        if len(s1) != len(s2) or any(a != b and 1 not in (a, b) for a, b in zip(s1, s2)):
            raise ValueError("the shapes do not fit")
        return tuple(max(a, b) for a, b in zip(s1, s2))

    @misconception("The order of the sizes is turned round. If you compare from the right, turn the result round at the end.")
    def back_to_front(s1, s2):
        return tuple(reversed(np.broadcast_shapes(s1, s2)))

    none_for_misfits = slip("For shapes that do not fit None comes back. Stop with an error instead: raise ValueError(...).",
                            ('raise ValueError(f"sizes {a} and {b} do not fit")', "return None"))
    printed = slip("For shapes that do not fit a message is printed, and the loop goes on. `raise ValueError(...)` stops the function.",
                   ('raise ValueError(f"sizes {a} and {b} do not fit")', 'print("ValueError")'))
    lists_of_ones = slip("A list and a tuple cannot be joined. [1] is a list; the shapes are tuples, like (1,).", ("(1,)", "[1]"))
    comma_missing = slip("(1) is the number 1 in brackets. The comma makes it a tuple: (1,).", ("(1,)", "(1)"))
    error_returned = slip("The ValueError is returned like a result. It has to be *raised*: `raise` stops the function.",
                          ("raise ValueError", "return ValueError"))
    text_returned = slip("For shapes that do not fit a text comes back. Stop with an error instead: raise ValueError(...).",
                         ("raise ValueError", "return str"))
    other_error = slip("For shapes that do not fit an error is raised, but of another type. It should be a ValueError.",
                       ("raise ValueError", "raise Exception"))
    type_error = slip("For shapes that do not fit an error is raised, but of another type. It should be a ValueError.",
                      ("raise ValueError", "raise TypeError"))

    @misconception("This is the rule of the matrix product `@`: rows of the first, columns of the second. Adding compares the sizes place by place.")
    def matrix_product(s1, s2):
        if s1[-1] != s2[0]:
            raise ValueError("the shapes do not fit")
        return (*s1[:-1], *s2[1:])

    one_after_the_other = slip("The two shapes are joined, one behind the other. Compare them place by place instead.",
                               ("return tuple(shape)", "return s1 + s2"))
    sizes_added = slip("The sizes are added up. Adding two arrays adds their numbers, not their sizes: equal sizes stay as they are.",
                       ("shape.append(size)", "shape.append(a + b)"))

    @alternative
    def with_the_larger(s1, s2):
        while len(s1) < len(s2):
            s1 = (1, *s1)
        while len(s2) < len(s1):
            s2 = (1, *s2)
        for a, b in zip(s1, s2):
            if a != b and a != 1 and b != 1:
                raise ValueError("no fit")
        return tuple(max(a, b) for a, b in zip(s1, s2))

    @alternative
    def from_the_right(s1, s2):
        from itertools import zip_longest

        shape = []
        for a, b in zip_longest(s1[::-1], s2[::-1], fillvalue=1):
            sizes = {a, b} - {1}
            if len(sizes) > 1:
                raise ValueError(f"{a} and {b}")
            shape.insert(0, sizes.pop() if sizes else 1)
        return tuple(shape)

    @alternative
    def by_index(s1, s2):
        n = max(len(s1), len(s2))
        shape = [1] * n
        for s in (s1, s2):
            for place in range(1, len(s) + 1):
                if s[-place] != 1:
                    if shape[-place] not in (1, s[-place]):
                        raise ValueError("they do not fit")
                    shape[-place] = s[-place]
        return tuple(shape)

    @alternative
    def recursive(s1, s2):
        if not s1 or not s2:
            return s1 or s2
        a, b = s1[-1], s2[-1]
        if a == b or a == 1 or b == 1:
            return (*broadcast_shape(s1[:-1], s2[:-1]), a * b if 1 in (a, b) else a)      # noqa: F821 - among the notebook's names
        raise ValueError
