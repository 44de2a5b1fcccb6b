"""The card of `L1` and `L2`."""

import numpy as np

from autograder.authoring.domain import numbers
from autograder.authoring.exercise import alternative, example, hidden, rewrite, slip

from .common import Refusing

FLAT = "np.ravel(yhat).astype(float), np.ravel(y).astype(float)"
CHECK = "if predicted.size != wanted.size:"
SUM_1, SUM_2 = "np.sum(np.abs(predicted - wanted))", "np.sum((predicted - wanted) ** 2)"
SHAPES = [(-1,), (-1, 1), (1, -1)]


class Distances(Refusing):
    """The sums of the absolute and of the squared differences."""

    functions = ("L1", "L2")
    section, difficulty, minutes, points = "1.2.16", 2, 12, 6
    shares = {"generality": 0.5}                # the shapes are the point, the formulas are not
    equivalent = {"operands swapped": "an absolute value and a square see no sign"}

    def cases(self, draw):
        column = np.array([[2.0], [5], [9]])
        for function in self.functions:
            flat = np.array([[0.5, 0.75, 0.125], [1, 0.25, 1]])
            yield example("two flat arrays", yhat=flat[0], y=flat[1]).of(function)
            for label, yhat, y in [
                    ("a column and a flat array", column, np.array([3.0, 5, 5])),
                    ("a row and a column", column.T, column - 1), ("a list and a row", [3, 4, 6], column.T),
                    ("numbers from 0 to 255", *np.array([[200, 4, 60], [2, 5, 90]], dtype=np.uint8)),
                    ("three and one", column, np.array([7.0]))]:
                yield example(label, yhat=yhat, y=y).about("generality").of(function)
            for m in (4, 7):
                yhat, y = draw.normal(size=(2, 1, m))
                yield hidden(f"two rows of {m}", yhat=yhat, y=y).of(function)
            pairs = [(draw.normal(size=6).reshape(one), draw.integers(0, 2, 6).reshape(other))
                     for one in SHAPES for other in SHAPES]
            for yhat, y in [
                    *pairs, (draw.normal(size=(1, 1)), draw.normal(size=1)),
                    (draw.normal(size=5).tolist(), [0, 1, 1, 0, 1]), (np.zeros((1, 0)), []),
                    draw.integers(0, 256, (2, 8)).astype(np.uint8),
                    draw.integers(-100, 100, (2, 5, 1)).astype(np.int8),
                    (draw.random(6) > 0.5, np.arange(6) % 2 > 0), draw.normal(size=(2, 4)).astype(np.float32),
                    (draw.normal(size=1), draw.normal(size=(4, 1))),
                    (draw.normal(size=(3, 1)), draw.normal(size=(1, 4))), ([1.0, 2.0, 3.0, 4.0], [2.0])]:
                label = f"shapes {np.shape(yhat)} and {np.shape(y)}, {np.asarray(yhat).dtype}"
                yield hidden(label, yhat=yhat, y=y).about("generality").of(function)

    def oracle(self, function, yhat, y):
        from scipy.spatial import distance
        yhat, y = np.array(yhat, float).ravel(), np.array(y, float).ravel()
        if len(yhat) != len(y):
            return self.REFUSED
        return float({"L1": distance.cityblock, "L2": distance.sqeuclidean}[function](yhat, y))

    def domain(self, draw):
        m = int(draw.integers(1, 9))
        both = [numbers(draw, (m,)), numbers(draw, (m if draw.random() < 0.8 else int(draw.integers(1, 9)),))]
        if draw.random() < 0.2:
            both = [draw.integers(0, 256, len(one)).astype(np.uint8) for one in both]
        yhat, y = (one.tolist() if draw.random() < 0.2 else one.reshape(SHAPES[draw.integers(3)])
                   for one in both)
        return hidden("", yhat=yhat, y=y).of(str(draw.choice(self.functions)))

    as_they_lie = slip("The numbers are subtracted as they lie: (m, 1) minus (m,) is a table of every "
                       "prediction with every label, and one number is stretched beside many. Lay both out "
                       "flat, as floats, and compare how many there are.",
                       (FLAT, "yhat, y"), (CHECK, "if False:"))
    every_pair = slip(as_they_lie.message, (FLAT, "np.asarray(yhat, float), np.asarray(y, float)"),
                      (CHECK, "if False:"))
    every_pair_checked = slip("Each prediction is compared with every label: (m, 1) minus (m,) or (1, m) is "
                              "a table. Lay both out flat.",
                              (FLAT, "np.asarray(yhat, float), np.asarray(y, float)"))
    only_same_shapes = slip("Shapes that differ are refused, though they hold equally many numbers. Compare "
                            "the counts.", (CHECK, "if np.shape(yhat) != np.shape(y):"))
    never_refuses = slip("One number beside many is stretched, and no error comes. Compare how many there "
                         "are, and refuse.", (CHECK, "if False:"))
    error_returned = slip("The ValueError is returned like a result. It has to be raised.",
                          ("raise ValueError", "return ValueError"))
    bytes_wrap = slip("Whole numbers from 0 to 255 wrap round: 2 minus 3 is 255, and 20 times 20 is 144. "
                      "Change the type before you calculate.", (FLAT, "np.ravel(yhat), np.ravel(y)"))
    mean = slip("This is the mean of the differences. It should be their sum.", ("np.sum(", "np.mean("))
    signed = slip("Differences above and below 0 cancel. Make each positive before you add.",
                  (SUM_1, "np.sum(predicted - wanted)"), (SUM_2, "np.sum(predicted - wanted)"))
    after_the_sum = slip("It is the sum that is made positive, or squared. It should be each difference.",
                         (SUM_1, "np.abs(np.sum(predicted - wanted))"),
                         (SUM_2, "np.sum(predicted - wanted) ** 2"))
    root = slip("This is the root of the sum. L2 is here the sum of the squares itself.",
                (SUM_2, f"np.sqrt({SUM_2})"))

    by_norms = rewrite((SUM_1, "np.linalg.norm(predicted - wanted, 1)"),
                       (SUM_2, "np.dot(predicted - wanted, predicted - wanted)"))

    @alternative
    def in_plain_python(yhat, y):
        pairs = zip(np.ravel(yhat).tolist(), np.ravel(y).tolist(), strict=True)
        return sum(abs(one - other) for one, other in pairs)
