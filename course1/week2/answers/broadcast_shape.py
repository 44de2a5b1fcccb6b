"""Answers to `broadcast_shape`, written without sight of its card: each is wrong or right as it says."""

# %% wrong ones_behind
# The trap of the text: (4,) becomes (4, 1). With (3, 4) it is refused, and (3,) is taken.
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip(s1 + (1,) * (n - len(s1)), s2 + (1,) * (n - len(s2))):
        if a != b and a != 1 and b != 1:
            raise ValueError(f"{a} and {b} do not fit")
        shape.append(max(a, b))
    return tuple(shape)

# %% wrong larger_size
# Never refuses: (3, 4) and (3,) give (3, 4).
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    padded1 = (1,) * (n - len(s1)) + s1
    padded2 = (1,) * (n - len(s2)) + s2
    return tuple(max(a, b) for a, b in zip(padded1, padded2))

# %% wrong always_true
# `a == b or 1` is true for all sizes: (1, 5) and (5, 1) give (1, 5).
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    padded1 = (1,) * (n - len(s1)) + s1
    padded2 = (1,) * (n - len(s2)) + s2
    shape = []
    for a, b in zip(padded1, padded2):
        if a == b or 1:
            size = a
        elif a == 1:
            size = b
        else:
            raise ValueError(f"{a} and {b} do not fit")
        shape.append(size)
    return tuple(shape)

# %% wrong takes_the_one
# Takes the 1 instead of the other size: (5, 1) and (1, 5) give (1, 1).
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        if a == b or a == 1:
            size = a
        elif b == 1:
            size = b
        else:
            raise ValueError("they do not fit")
        shape.append(size)
    return tuple(shape)

# %% wrong one_side_stretched
# Stretches the first shape only: (3, 4) with (4,) is refused, (4,) with (3, 4) is not.
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        if a != b and a != 1:
            raise ValueError("they do not fit")
        shape.append(b)
    return tuple(shape)

# %% wrong differing_sizes_refused
# A 1 is not stretched at all: (5, 1) and (1, 5) are refused.
def broadcast_shape(s1, s2):
    if len(s1) > len(s2):
        s1, s2 = s2, s1
    padded = s2[:len(s2) - len(s1)] + s1
    if padded != s2:
        raise ValueError("they do not fit")
    return s2

# %% wrong cut_to_the_shorter
# zip stops at the shorter shape: (2, 3) and (3,) give (3,).
def broadcast_shape(s1, s2):
    shape = []
    for a, b in zip(reversed(s1), reversed(s2)):
        if a != b and 1 not in (a, b):
            raise ValueError("they do not fit")
        shape.insert(0, max(a, b))
    return tuple(shape)

# %% wrong left_back_to_front
# Goes from the right, and forgets to turn the result round: (2, 3) and (2, 3) give (3, 2).
def broadcast_shape(s1, s2):
    from itertools import zip_longest
    shape = []
    for a, b in zip_longest(s1[::-1], s2[::-1], fillvalue=1):
        if a != b and 1 not in (a, b):
            raise ValueError("they do not fit")
        shape.append(max(a, b))
    return tuple(shape)

# %% wrong second_padded_only
# Puts 1s in front of the second shape only: (4,) and (3, 4) give (3,), or stop.
def broadcast_shape(s1, s2):
    padded2 = (1,) * (len(s1) - len(s2)) + s2
    shape = []
    for a, b in zip(s1, padded2):
        if a == b or b == 1:
            shape.append(a)
        elif a == 1:
            shape.append(b)
        else:
            raise ValueError("they do not fit")
    return tuple(shape)

# %% wrong one_one_at_most
# Puts a single 1 in front: (2, 3, 4) and (4,) give a shape of two places.
def broadcast_shape(s1, s2):
    if len(s1) < len(s2):
        s1 = (1,) + s1
    if len(s2) < len(s1):
        s2 = (1,) + s2
    shape = []
    for a, b in zip(s1, s2):
        if a != b and a != 1 and b != 1:
            raise ValueError("they do not fit")
        shape.append(b if a == 1 else a)
    return tuple(shape)

# %% wrong refusal_returned
# Returns the error instead of raising it: (3, 4) and (3,) give a ValueError object as the result.
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        if a == b or b == 1:
            shape.append(a)
        elif a == 1:
            shape.append(b)
        else:
            return ValueError(f"{a} and {b} do not fit")
    return tuple(shape)

# %% wrong refusal_appended
# Makes the error the size of that place.
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        if a == b or b == 1:
            size = a
        elif a == 1:
            size = b
        else:
            size = ValueError("they do not fit")
        shape.append(size)
    return tuple(shape)

# %% wrong refusal_printed
# Prints, and returns None: no ValueError for (3, 4) and (3,).
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        if a == b or b == 1:
            shape.append(a)
        elif a == 1:
            shape.append(b)
        else:
            print("ValueError: the shapes do not fit")
            return None
    return tuple(shape)

# %% wrong assertion
# An AssertionError for (3, 4) and (3,); the docstring promises a ValueError.
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        assert a == b or a == 1 or b == 1
        shape.append(max(a, b))
    return tuple(shape)

# %% wrong text_raised
# Only errors can be raised: a text gives a TypeError.
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        if a != b and 1 not in (a, b):
            raise "the shapes do not fit"
        shape.append(max(a, b))
    return tuple(shape)

# %% wrong multiples_fit
# Stretches 2 to 4, since it divides it: (2,) and (4,) give (4,).
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        if max(a, b) % min(a, b) != 0:
            raise ValueError("they do not fit")
        shape.append(max(a, b))
    return tuple(shape)

# %% wrong last_place_only
# Looks for a misfit in the last place only: (2, 3) and (4, 3) give (4, 3).
def broadcast_shape(s1, s2):
    if s1 and s2 and s1[-1] != s2[-1] and 1 not in (s1[-1], s2[-1]):
        raise ValueError("they do not fit")
    n = max(len(s1), len(s2))
    return tuple(map(max, (1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2))

# %% wrong stops_at_the_first_fit
# The return has slipped into the loop: (3, 4) and (4,) give (3,).
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        if a != b and 1 not in (a, b):
            raise ValueError("they do not fit")
        shape.append(max(a, b))
        return tuple(shape)

# %% wrong no_shape_for_numbers
# () is the shape of a single number: () and (2, 3) should give (2, 3), and are refused.
def broadcast_shape(s1, s2):
    if not s1 or not s2:
        raise ValueError("a shape is empty")
    n = max(len(s1), len(s2))
    shape = []
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        if a != b and 1 not in (a, b):
            raise ValueError("they do not fit")
        shape.append(max(a, b))
    return tuple(shape)

# %% wrong remembers_sizes
# The list is made once, when the function is defined: the second call returns the sizes of the first as well.
def broadcast_shape(s1, s2, shape=[]):
    n = max(len(s1), len(s2))
    for a, b in zip((1,) * (n - len(s1)) + s1, (1,) * (n - len(s2)) + s2):
        if a != b and 1 not in (a, b):
            raise ValueError("they do not fit")
        shape.append(max(a, b))
    return tuple(shape)

# %% wrong three_places
# Works with three places, whatever comes: (3, 4) and (4,) give (1, 3, 4).
def broadcast_shape(s1, s2):
    padded1 = (1,) * (3 - len(s1)) + s1
    padded2 = (1,) * (3 - len(s2)) + s2
    shape = []
    for a, b in zip(padded1, padded2):
        if a != b and 1 not in (a, b):
            raise ValueError("they do not fit")
        shape.append(max(a, b))
    return tuple(shape)

# %% wrong numpys_own
# The text: "write the rule in plain Python. NumPy has a function for all this; writing it yourself is what
# teaches." The numbers are right; what the exercise is about is not there.
def broadcast_shape(s1, s2):
    return np.broadcast_shapes(s1, s2)

# %% wrong adds_arrays
# Lets NumPy add two arrays of these shapes: what the exercise is about is not there. Stops at (10**18, 1) and (1, 10**18).
def broadcast_shape(s1, s2):
    return (np.zeros(s1) + np.zeros(s2)).shape

# %% wrong asks_for_a_broadcast
# The same without a sum.
import numpy

def broadcast_shape(s1, s2):
    return numpy.broadcast(numpy.empty(s1, dtype=bool), numpy.empty(s2, dtype=bool)).shape

# %% wrong stretches_a_view
# The same with views that take no memory, which NumPy stretches.
def broadcast_shape(s1, s2):
    one, two = np.broadcast_to(0, s1), np.broadcast_to(0, s2)
    return np.broadcast_arrays(one, two)[0].shape

# %% right from_the_right
# zip_longest fills up the shorter one, from the right.
from itertools import zip_longest

def broadcast_shape(s1, s2):
    shape = ()
    for a, b in zip_longest(reversed(s1), reversed(s2), fillvalue=1):
        if a != b and min(a, b) > 1:
            raise ValueError(f"cannot stretch {a} to {b}")
        shape = (max(a, b),) + shape
    return shape

# %% right recursion
# The last place, behind what the places before it give.
def broadcast_shape(s1, s2):
    if not s1 or not s2:
        return tuple(s1 or s2)
    a, b = s1[-1], s2[-1]
    if a != b and a != 1 and b != 1:
        raise ValueError("sizes %d and %d" % (a, b))
    return broadcast_shape(s1[:-1], s2[:-1]) + (a if b == 1 else b,)

# %% right sets
# The sizes of a place other than 1: none, one or too many. Raises an error of its own kind of ValueError.
class Misfit(ValueError):
    pass

def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    shape = []
    for k in range(-n, 0):
        sizes = {s[k] for s in (s1, s2) if -k <= len(s)} - {1}
        if len(sizes) > 1:
            raise Misfit(f"place {k}: {sorted(sizes)}")
        shape.append(sizes.pop() if sizes else 1)
    return tuple(shape)

# %% right while_loop
# Lists, grown at the front while one is too short; the check comes after.
def broadcast_shape(s1, s2):
    s1, s2 = list(s1), list(s2)
    while len(s1) < len(s2):
        s1.insert(0, 1)
    while len(s2) < len(s1):
        s2.insert(0, 1)
    print(s1, "and", s2)
    if any(a != b and a > 1 and b > 1 for a, b in zip(s1, s2)):
        raise ValueError("these two do not fit")
    return tuple(map(max, zip(s1, s2)))

# %% right helper
# A helper for one place, and its early refusal.
def size_of(a, b):
    if a == 1:
        return b
    if b in (1, a):
        return a
    raise ValueError(f"{a} is not {b}")

def broadcast_shape(s1, s2):
    if len(s1) < len(s2):
        return broadcast_shape(s2, s1)
    extra = len(s1) - len(s2)
    return (*s1[:extra], *[size_of(a, b) for a, b in zip(s1[extra:], s2)])

# %% right arrays_of_sizes
# NumPy helps to compare the sizes, and makes no array of these shapes.
def broadcast_shape(s1, s2):
    n = max(len(s1), len(s2))
    one, two = np.ones((2, n), dtype=int)
    one[n - len(s1):], two[n - len(s2):] = s1, s2
    if np.any((one != two) & (one != 1) & (two != 1)):
        raise ValueError("they do not fit")
    return tuple(np.maximum(one, two))
