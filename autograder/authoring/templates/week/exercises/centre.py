"""The card of `centre`: what it is worth, what inputs it meets, where the truth comes from, what people get wrong."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, replace_line, rewrite, slip


class Centre(Exercise):                     # grades the function `centre`
    """Move the mean of every feature to zero"""

    section, difficulty, minutes = "<<number>>.1", 1, 5
    points = 50                             # with the other exercises and the quiz, 100 in all

    # Students see the examples. Hidden cases are drawn anew in every grading run: take their numbers from `draw`.
    # Choose sizes that tell every slip below from the right answer (here: never as many examples as features).
    def cases(self, draw):
        yield example("two features, three examples", X=np.array([[1.0, 2, 6], [-20, 10, 40]])).gives([[-2, -1, 3], [-30, 0, 30]])
        yield hidden("more examples than features", X=draw.normal(3, 2, (3, 8)))
        yield hidden("more features than examples", X=draw.normal(-5, 1, (6, 2)))
        yield hidden("a single example", X=draw.normal(2, 1, (4, 1))).about("generality")
        yield hidden("a single feature", X=draw.normal(2, 1, (1, 5))).about("generality")

    # The truth comes from a well-kept library, never from the solution. Scikit-learn wants examples as rows.
    def oracle(self, X):
        from sklearn.preprocessing import StandardScaler

        return StandardScaler(with_std=False).fit_transform(X.T).T

    # Every input that the docstring allows, wilder than the cases: what is called right is tried on hundreds.
    def domain(self, draw):
        n, m = sizes(draw, 2)
        return hidden("", X=numbers(draw, (n, m), most=1e4)).within(condition=1e4)

    # What people get wrong, with what they should read. Small slips are edits of the solution, line by line ...
    over_features = slip("The mean runs over the features of one example. Take it over the examples of one feature: axis 1.",
                         replace_line("mu =", "mu = X.mean(axis=0, keepdims=True)"))
    over_everything = slip("One mean for the whole matrix mixes features of different units. Every feature has its own.",
                           replace_line("mu =", "mu = X.mean()"))

    # ... others are written out.
    @misconception("The values are divided by the standard deviation, too. Here only the mean goes.")
    def standardised(X):
        return (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-12)

    @misconception("X itself is changed. Make a new array, so that whoever passed X can still use it.")
    def in_place(X):
        X -= X.mean(axis=1, keepdims=True)
        return X

    # Other right answers, which must get full marks.
    method = rewrite(("np.mean(X, axis=1, keepdims=True)", "X.mean(axis=1)[:, np.newaxis]"))

    @alternative
    def with_loops(X):
        return np.array([[value - sum(row) / len(row) for value in row] for row in X])
