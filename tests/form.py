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

from autograder.domain import numbers, sizes
from autograder.exercise import Exercise, example, hidden, misconception, slip


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
