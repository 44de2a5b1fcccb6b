"""The card of `one_hot_matrix`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip

from .common import one_hot


class OneHotMatrix(Exercise):
    """Write each label as a column with a single 1."""

    section, difficulty, minutes = "2.3.8", 1, 5
    points = 2

    def cases(self, draw):
        yield example("cat, dog, other", labels=np.array([1, 2, 0]), C=4).gives(
            np.array([[0.0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 0]]))
        yield example("as many labels as classes", labels=np.array([2, 2, 1]), C=3)
        yield hidden("every class", labels=draw.permutation(np.repeat(np.arange(4), 3)), C=4)
        yield hidden("as many labels as classes, not in order", labels=np.roll(np.arange(5), int(draw.integers(1, 5))), C=5)
        yield hidden("the last classes are missing", labels=draw.integers(0, 3, 8), C=7).about("generality")
        yield hidden("the first class is missing", labels=draw.integers(1, 4, 6), C=4).about("generality")
        yield hidden("one label", labels=draw.integers(0, 6, 1), C=6).about("generality")
        yield hidden("one class", labels=np.zeros(3, dtype=int), C=1).about("generality")
        yield hidden("short integers", labels=draw.integers(0, 9, 12).astype(np.int32), C=10).about("generality")

    def oracle(self, labels, C):
        return one_hot(labels, C)

    @misconception("One-hot vectors lie in the rows. In this course an example is a column: the shape is (C, m).")
    def transposed(labels, C):
        return np.eye(C)[labels]

    @misconception("The classes are counted from 1. Labels run from 0 to C - 1, so label 0 has its 1 in row 0.")
    def counted_from_one(labels, C):
        Y = np.zeros((C, labels.shape[0]))
        Y[labels - 1, np.arange(labels.shape[0])] = 1
        return Y

    guesses_C = slip("The number of rows is guessed from the largest label. A mini-batch may lack the last classes: use C.",
                     ("np.eye(C)", "np.eye(labels.max() + 1)"))

    @misconception("There is a row for each class that occurs. A class that does not occur needs a row of zeros, too: use C.")
    def only_classes_that_occur(labels, C):
        return (labels == np.unique(labels)[:, None]).astype(float)

    @misconception("Whole rows are set to 1. One entry for each example should be: pair each label with its column number.")
    def whole_rows(labels, C):
        Y = np.zeros((C, labels.shape[0]))
        Y[labels] = 1
        return Y

    ones_elsewhere = slip("The zeros and ones are exchanged.", ("Y = identity", "Y = 1 - identity"))

    @misconception("The entries are the labels themselves. A one-hot column holds only zeros and a single 1.")
    def labels_as_entries(labels, C):
        Y = np.zeros((C, labels.shape[0]))
        Y[labels, np.arange(labels.shape[0])] = labels
        return Y

    @misconception("The rows are in reverse order: label 0 belongs to row 0, at the top.")
    def upside_down(labels, C):
        return np.eye(C)[::-1][:, labels]

    @alternative
    def pairs_of_indices(labels, C):
        Y = np.zeros((C, labels.size))
        Y[labels, np.arange(labels.size)] = 1
        return Y

    @alternative
    def by_comparison(labels, C):
        return labels == np.arange(C)[:, None]

    @alternative
    def in_a_loop(labels, C):
        Y = np.zeros((C, len(labels)), dtype=int)
        for i, label in enumerate(labels):
            Y[label, i] = 1
        return Y
