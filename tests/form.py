"""A week with what the tiny one lacks: an optional exercise, a card of two functions, mistakes that are planted."""

from __future__ import annotations

NOTEBOOK = '''\
# %% [markdown]
# # A week of forms

# %%
import numpy as np

from coursekit import check, start

start()

# %% [markdown]
# ## Exercise: shifted

# %%
def shifted(x):
    """x, less its least entry."""
    ### START CODE HERE ###
    least = x.min()
    ### END CODE HERE ###
    return x - least

# %%
check(shifted)

# %% [markdown]
# ## Exercise: taller
#
# For those who want more.

# %%
def taller(x):
    """How many entries are above the mean."""
    ### START CODE HERE ###
    count = np.sum(x > x.mean())
    ### END CODE HERE ###
    return count

# %%
check(taller)
'''

CARDS = '''
import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, example, hidden, misconception, slip


class Shifted(Exercise):
    """Shift to zero"""

    section, points = "1.1.1", 100

    def cases(self, draw):
        yield example("three", x=np.array([3.0, 1, 2]))
        yield hidden("more", x=draw.normal(size=7))

    def oracle(self, x):
        return x - np.sort(x)[0]

    def domain(self, draw):
        return {"x": numbers(draw, tuple(sizes(draw, 1)))}

    by_the_greatest = slip("You take away the greatest entry.", ("x.min()", "x.max()"))


class Taller(Exercise):
    """Count what is above the mean"""

    section, points = "1.1.1", 0

    def cases(self, draw):
        yield example("three", x=np.array([3.0, 1, 9]))
        yield hidden("more", x=draw.normal(size=7))
        yield hidden("all alike", x=np.full(4, 2.0)).about("generality")

    def oracle(self, x):
        return len([value for value in x if value > sum(x) / len(x)])

    def domain(self, draw):
        return {"x": draw.normal(size=int(draw.integers(2, 9)))}

    @misconception("These are those below the mean.")
    def shorter(x):
        return np.sum(x < x.mean())
'''

PAIR_NOTEBOOK = '''\
# %% [markdown]
# # A week with a pair

# %%
import numpy as np

from coursekit import check, start

start()

# %% [markdown]
# ## Exercise: norm
#
# Two functions.

# %%
def norm(x):
    """The length of a vector."""
    ### START CODE HERE ###
    length = np.sqrt(np.sum(x ** 2))
    ### END CODE HERE ###
    return length


def unit(x, default):
    """A vector of length 1, or the default if x has none."""
    ### START CODE HERE ###
    n = norm(x)
    found = x / n if n else default
    ### END CODE HERE ###
    return found

# %%
check(norm)
'''

PAIR_CARDS = '''
import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, replace_line, slip


class Lengths(Exercise):
    """Lengths and directions"""

    functions = ("norm", "unit")
    section, points = "1.1.1", 100
    parts = {"norm": 1, "unit": 3}

    def cases(self, draw):
        yield example("a triangle", x=np.array([3.0, 4])).of("norm")
        yield example("a direction", x=np.array([0.0, -5]), default=0.0, length=5.0).of("unit")
        yield hidden("more", x=draw.normal(size=7)).of("norm")
        x = draw.normal(size=4)
        yield hidden("another direction", x=x, default=0.0, length=np.linalg.norm(x)).of("unit")
        yield hidden("nothing", x=np.zeros(3), default=float(draw.normal()), length=0.0).of("unit").about("generality")

    @staticmethod
    def probe(student, function, x, **more):
        if function == "norm":
            return student.norm(x)
        with student.replaced(norm=lambda x: more["length"]):
            return student.unit(x, more["default"])

    def oracle_norm(self, x):
        return np.linalg.norm(x)

    def oracle_unit(self, x, default, length):
        from sklearn.preprocessing import normalize
        return normalize([x])[0] if length else default

    def domain(self, draw):
        x = draw.normal(size=int(draw.integers(1, 6)))
        if draw.random() < 0.5:
            return hidden("", x=x).of("norm")
        return hidden("", x=x, default=1.0, length=np.linalg.norm(x)).of("unit")

    no_root = slip("The root is missing.", replace_line("length =", "length = np.sum(x ** 2)"))

    @misconception("These add up to 1; the length is another.", of="unit")
    def by_the_sum(x, default):
        return x / x.sum()

    @alternative
    def by_a_product(x):
        return (x @ x) ** 0.5

    @alternative(of="unit")
    def alone(x, default):
        return x / np.sqrt((x * x).sum()) if x.any() else default
'''
