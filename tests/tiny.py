"""A tiny week for the tests: NumPy exercises that are built and graded in a moment.

It has one exercise of each kind: a function that returns an array, one that returns parts, a
random one, broken code to mend, a class, and a quiz.
"""

from __future__ import annotations

import ast
import itertools
import re
import shutil
from pathlib import Path

from autograder.authoring.week import Week, find_weeks
from coursekit.verdict import Verdict

REPOSITORY = Path(__file__).resolve().parent.parent
TINY = "course1-week1"

NOTEBOOK = '''\
# %% [markdown]
# # A tiny week

# %%
import numpy as np

from coursekit import check, start

start()

# %% [markdown]
# ## Exercise: standardise
#
# Subtract the mean, divide by the standard deviation.

# %%
def standardise(x):
    """x (m,) with mean 0 and standard deviation 1."""
    ### START CODE HERE ###
    # over all examples
    mu = x.mean()
    sigma = np.sqrt(((x - mu) ** 2).mean())
    ### END CODE HERE ###
    return (x - mu) / sigma

# %% tags=["demo"]
print(standardise(np.array([1.0, 2, 3])))

# %%
check(standardise)

# %% [markdown]
# Hint: What is the middle of x?
#
# Hint: $(x - \\mu) / \\sigma$
#
# Hint: `mu = x.mean()`

# %% [markdown]
# ## Exercise: fit_line

# %%
def fit_line(x, y):
    """The least-squares line through points: slope, intercept."""
    ### START CODE HERE ###
    slope = np.mean(standardise(x) * y) / x.std()
    ### END CODE HERE ###
    # the line runs through the middle
    ### START CODE HERE ###
    intercept = y.mean() - slope * x.mean()
    ### END CODE HERE ###
    return slope, intercept

# %%
check(fit_line)

# %% [markdown]
# ## Exercise: pick

# %%
def pick(n, k, rng):
    """k distinct integers below n, in random order."""
    ### START CODE HERE ###
    return rng.permutation(n)[:k]
    ### END CODE HERE ###

# %%
check(pick)

# %% [markdown]
# ## Exercise: running_total

# %%
def running_total(x):
    """A dict with "total", the sum of x, and "steps", the sums so far."""
    ### START CODE HERE ###
    steps = []
    total = 0.0
    for value in x:
        total += value
        steps.append(total)
    # BROKEN CODE TO MEND
    # steps = []
    # for value in x:
    #     total = 0.0
    #     total += value
    #     steps.append(total)
    ### END CODE HERE ###
    return {"total": total, "steps": steps}

# %%
check(running_total)

# %% [markdown]
# ## Exercise: Counter

# %%
class Counter:
    """Counts labels."""

    def __init__(self, C):
        ### START CODE HERE ###
        self.counts = [0] * C
        ### END CODE HERE ###

    def add(self, label):
        ### START CODE HERE ###
        self.counts[label] += 1
        ### END CODE HERE ###

# %%
check(Counter)
'''

EXERCISES = '''
"""What is graded in the tiny week."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, rewrite, rng, slip


class Standardise(Exercise):
    """Subtract the mean, divide by the standard deviation."""

    section, difficulty, minutes = "1.1.1", 1, 5
    points, shares = 30, {"stability": 0.2}
    equivalent = {"(mu - x)": "a square has no sign"}

    def cases(self, draw):
        yield example("three numbers", x=np.array([1.0, 2, 6])).gives(np.array([-2.0, -1, 3]) / np.sqrt(14 / 3))
        yield hidden("many numbers", x=draw.normal(2, 3, size=9))
        yield hidden("far from zero", x=1e6 + draw.normal(size=5)).about("stability").within(condition=100)

    def oracle(self, x):
        from scipy.stats import zscore
        return zscore(x)

    def domain(self, draw):
        m, = sizes(draw, 1, least=2)
        x = numbers(draw, (m,), most=1e3, least=1e-3, without=("zeros", "ties", "columns", "rows", "constant column", "constant row"))
        return hidden("", x=x + np.arange(m)).within(condition=1e3)

    @misconception("You divide by the variance. Take its square root.")
    def no_root(x):
        return (x - x.mean()) / x.var()

    @misconception("Subtract the mean, too.")
    def only_divides(x):
        return x / x.std()

    @misconception("Work on a copy: you change the array you were given.")
    def in_place(x):
        x -= x.mean()
        return x / x.std()

    sum_for_mean = slip("You take a sum where a mean is due.", ("** 2).mean()", "** 2).sum()"))

    @alternative
    def with_lists(x):
        mu = sum(x) / len(x)
        sigma = (sum((value - mu) ** 2 for value in x) / len(x)) ** 0.5
        return [(value - mu) / sigma for value in x]

    with_std = rewrite(("np.sqrt(((x - mu) ** 2).mean())", "x.std()"))


class FitLine(Exercise):
    """The line through points, by least squares"""

    section, difficulty, minutes = "1.1.2", 2, 10
    points = 20
    parts = {"slope": 3, "intercept": 1}
    needs = ("standardise",)

    def cases(self, draw):
        yield example("three points", x=np.array([0.0, 1, 2]), y=np.array([1.0, 2, 6]))
        yield hidden("many points", x=draw.normal(size=8), y=draw.normal(size=8))

    def oracle(self, x, y):
        return tuple(np.polyfit(x, y, 1))

    def domain(self, draw):
        m, = sizes(draw, 1, least=2)
        y = numbers(draw, (m,), most=1e3)
        return hidden("", x=draw.permutation(m) + draw.uniform(0, 0.5, m), y=y).within(condition=1e3)

    @misconception("The line need not run through the origin.")
    def through_origin(x, y):
        return (x * y).sum() / (x * x).sum(), 0.0

    wrong_sign = slip("Subtract: the intercept is what is left.", ("y.mean() - slope", "y.mean() + slope"))

    @alternative
    def with_lstsq(x, y):
        (slope, intercept), *_ = np.linalg.lstsq(np.stack([x, np.ones_like(x)], axis=1), y)
        return slope, intercept


class Pick(Exercise):
    """Draw without replacement"""

    section, points = "1.1.3", 10
    equivalent = {"GLOBAL_rng": "any generator draws without replacement"}

    def cases(self, draw):
        yield example("three of five", n=5, k=3, rng=rng(1))
        yield hidden("more", n=int(draw.integers(20, 30)), k=4, rng=rng(draw.integers(1000)))

    @staticmethod
    def probe(student, n, k, rng):
        return [student.pick(n, k, rng) for _ in range(41)]

    @staticmethod
    def measure(value, n, k, rng):
        drawn, *again = [[int(i) for i in row] for row in value]
        return {"count": len(drawn), "distinct": len(set(drawn)), "in range": all(0 <= i < n for i in drawn),
                "varies": len({tuple(row) for row in again}) > 5, "reaches the end": max(map(max, again)) > 0.8 * (n - 1)}

    def oracle(self, n, k, rng):
        return {"count": k, "distinct": k, "in range": True, "varies": True, "reaches the end": True}

    def domain(self, draw):
        return {"n": int(draw.integers(20, 60)), "k": int(draw.integers(3, 9)), "rng": rng(draw.integers(1000))}

    @misconception("These may hold one number twice. Draw without replacement.")
    def one_number(n, k, rng):
        return [rng.integers(n)] * k

    @alternative
    def with_choice(n, k, rng):
        return rng.choice(n, size=k, replace=False)


class RunningTotal(Exercise):
    """Mend a sum"""

    section, points, parts = "1.1.4", 20, {"total": 1, "steps": 1}

    def cases(self, draw):
        yield example("three numbers", x=np.array([1.0, 2, 4]))
        yield hidden("many numbers", x=draw.normal(size=7))

    def oracle(self, x):
        return {"total": x.sum(), "steps": np.cumsum(x)}

    def domain(self, draw):
        return {"x": numbers(draw, tuple(sizes(draw, 1)))}

    @misconception("The total begins anew with every number. Set it to zero once, before the loop.")
    def begins_anew(x):
        return {"total": x[-1], "steps": list(x)}

    @alternative
    def with_cumsum(x):
        return {"total": x.sum(), "steps": np.cumsum(x)}


class Counter(Exercise):
    """Count labels"""

    function, section, points = "Counter", "1.1.5", 18

    def cases(self, draw):
        yield example("two labels", C=3, labels=[0, 2, 2])
        yield hidden("more labels", C=4, labels=draw.integers(4, size=12).tolist())

    @staticmethod
    def probe(student, C, labels):
        counter = student.Counter(C)
        for label in labels:
            counter.add(label)
        return counter.counts

    def oracle(self, C, labels):
        return np.bincount(labels, minlength=C)

    def domain(self, draw):
        C, m = sizes(draw, 2)
        return {"C": C, "labels": [int(label) for label in draw.integers(C, size=m)]}

    @misconception("Count every label, do not only note that it occurs.")
    class Flags:
        def __init__(self, C):
            self.counts = [0] * C

        def add(self, label):
            self.counts[label] = 1

    @alternative
    class WithArray:
        def __init__(self, C):
            self.counts = np.zeros(C)

        def add(self, label):
            self.counts[label] += 1
'''

QUIZ = '''
title: What do you remember?
questions:
  - {id: q1, points: 1, lesson: "1.1.1", ask: "What has a standardised x?", answer: b, options: {
      a: {text: mean 1, reason: The mean is subtracted.}, b: {text: mean 0, reason: "Yes, the mean is subtracted."},
      c: {text: variance 0, reason: It is divided by.}, d: {text: no mean, reason: It has one.}}}
  - {id: q2, points: 1, lesson: "1.1.2", ask: "What is least?", answer: c, options: {
      a: {text: a line, reason: No.}, b: {text: a point, reason: No.}, c: {text: squares, reason: By name.}, d: {text: a sum, reason: No.}}}
'''


def write_cards(folder: Path, text: str) -> None:
    """Write cards that stand in one text into a file each, what stands before the first into all of them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lines = text.splitlines(keepends=True)
    starts = [node.lineno - 1 for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    for start, end in itertools.pairwise([*starts, len(lines)]):
        card = "".join(lines[start:end])
        said = re.search(r'^    functions?\b.*? = \(?"(\w+)"', card, re.MULTILINE)
        name = said[1] if said else re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", re.match(r"class (\w+)", card)[1]).lower()
        (folder / f"{name}.py").write_text("".join(lines[:starts[0]]) + card, encoding="utf-8")


def write_week(root: Path, *, notebook: str = NOTEBOOK, exercises: str = EXERCISES, quiz: str | None = QUIZ, common: str = "",
               name: str = TINY) -> Week:
    """Write a week into a checkout of its own, and read it."""
    folder = root.joinpath(*name.split("-"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "notebook.py").write_text(notebook, encoding="utf-8")
    write_cards(folder / "exercises", exercises)
    if common:
        (folder / "exercises" / "common.py").write_text(common, encoding="utf-8")
    (folder / "quiz.yaml").unlink(missing_ok=True)
    if quiz is not None:
        (folder / "quiz.yaml").write_text(quiz, encoding="utf-8")
    shutil.copy(REPOSITORY / "nbgrader_config.py", root)
    for package in ("coursekit", "autograder"):
        if not (root / package).exists():
            (root / package).symlink_to(REPOSITORY / package)
    return find_weeks(root, [name])[0]


def solved(week: Week, **changed: str | None) -> dict:
    """The names of the solved notebook, with other source for some exercises."""
    return week.namespace(changed)


def with_edits(week: Week, name: str, *edits: tuple[str, str]) -> dict:
    """The names of the solved notebook, with edits in the solution of one exercise."""
    source = week.solutions[name]
    for old, new in edits:
        assert old in source
        source = source.replace(old, new)
    return week.namespace({name: source})


def earned(verdict: Verdict) -> dict[str, float]:
    """The points of a verdict by criterion."""
    return {name: points for name, points, _ in verdict.criteria}
