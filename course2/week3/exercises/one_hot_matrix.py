"""The card of `one_hot_matrix`."""

import numpy as np

from autograder.authoring.domain import labels, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, slip

from .common import one_hot


class OneHotMatrix(Exercise):
    """Write each label as a column with a single 1."""

    section, difficulty, minutes = "2.3.8", 1, 5
    points = 2

    @staticmethod
    def probe(student, labels, C):
        Y = student.one_hot_matrix(labels, C)
        student.one_hot_matrix(labels[::-1], C)         # a later call leaves an earlier result alone
        return Y

    def cases(self, draw):
        yield example("cat, dog, other", labels=np.array([1, 2, 0]), C=4).gives(
            np.array([[0.0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 0]]))
        yield example("as many labels as classes", labels=np.array([2, 2, 1]), C=3)
        for label in ("every class", "every class, once more"):
            yield hidden(label, labels=draw.permutation(np.repeat(np.arange(4), 3)), C=4)
        yield hidden("each class once", labels=np.roll(np.arange(5), int(draw.integers(1, 5))), C=5)
        yield hidden("the last classes are missing", labels=draw.integers(0, 3, 8), C=7).about("generality")
        yield hidden("the first class is missing", labels=draw.integers(1, 4, 6), C=4).about("generality")
        yield hidden("one label", labels=draw.integers(0, 6, 1), C=6).about("generality")
        yield hidden("one class", labels=np.zeros(3, dtype=int), C=1).about("generality")
        yield hidden("bytes", labels=draw.integers(100, 200, 5).astype(np.uint8), C=200).about("generality")

    def oracle(self, labels, C):
        return one_hot(labels, C)

    def domain(self, draw):
        C, m = sizes(draw, 2)
        return {"labels": labels(draw, C, m), "C": C}

    transposed = slip(
        "One-hot vectors lie in the rows. In this course an example is a column: the shape is (C, m).",
        ("identity[:, labels]", "identity[labels]"))
    counted_from_one = slip(
        "The classes are counted from 1. Labels run from 0 to C - 1, so label 0 has its 1 in row 0.",
        ("labels]", "labels - 1]"))
    guesses_C = slip(
        "The number of rows is guessed from the largest label. A mini-batch may lack the last classes: use "
        "C.", ("np.eye(C)", "np.eye(labels.max() + 1)"))

    @misconception(
        "There is a row for each class that occurs. A class that does not occur needs a row of zeros, too: "
        "use C.")
    def only_classes_that_occur(labels, C):
        return (labels == np.unique(labels)[:, None]).astype(float)

    @misconception(
        "Whole rows are set to 1. One entry for each example should be: pair each label with its column "
        "number.")
    def whole_rows(labels, C):
        Y = np.zeros((C, labels.shape[0]))
        Y[labels] = 1
        return Y

    @alternative
    def pairs_of_indices(labels, C):
        Y = np.zeros((C, labels.size))
        Y[labels, np.arange(labels.size)] = 1
        return Y

    @alternative
    def by_comparison(labels, C):
        return labels == np.arange(C)[:, None]
