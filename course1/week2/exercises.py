"""What is graded in week 1.2: inputs, right outputs, known slips and other right answers, in the order of the notebook."""

import numpy as np
from scipy.optimize import brentq
from scipy.special import log_expit

from autograder.exercise import Exercise, alternative, example, hidden, misconception, rewrite, slip


class Sigmoid(Exercise):
    """Turn scores into probabilities."""

    section, difficulty, minutes = "1.2.2", 1, 7
    points = {"values": 3.5, "generality": 1, "stability": 1, "inputs": 0.5}

    def cases(self, draw):
        yield example("small scores", z=np.array([-2.0, 0.0, 1.0, 4.0])).gives(
            np.array([0.11920292202211755, 0.5, 0.7310585786300049, 0.9820137900379085]))
        yield example("two rows of whole numbers", z=np.array([[0, 3], [-1, 5]])).about("generality")
        yield example("a single number", z=2.0).gives(0.8807970779778823).about("generality")
        yield example("huge scores", z=np.array([-1000.0, 1000.0])).gives(np.array([0.0, 1.0])).about("stability")
        yield hidden("many scores", z=3 * draw.normal(size=20))
        yield hidden("a row of scores, as in logistic regression", z=2 * draw.normal(size=(1, 7)))
        yield hidden("zero", z=0.0).about("generality")
        yield hidden("a whole number", z=int(draw.integers(-5, 6))).about("generality")
        yield hidden("three axes", z=draw.normal(size=(2, 3, 4))).about("generality")
        yield hidden("a single score in an array", z=draw.normal(size=(1, 1))).about("generality")
        yield hidden("single precision", z=draw.normal(size=6).astype(np.float32)).about("generality")
        yield hidden("a transposed view", z=draw.normal(size=(5, 2)).T).about("generality")
        yield hidden("up to 1000 either way", z=draw.uniform(-1000, 1000, size=30)).about("stability")
        yield hidden("fairly sure", z=np.concatenate([draw.uniform(-16, -5, 8), draw.uniform(5, 16, 8)])).about("stability")

    def oracle(self, z):
        from scipy.special import expit
        return expit(np.asarray(z, dtype=float))

    minus_missing = slip("Large scores give small probabilities, and the other way round. The exponent is minus z.",
                         ("np.exp(-z_safe)", "np.exp(z_safe)"))

    @misconception("This is right for scores up to about 700. Beyond them e^z is infinite, and infinity divided by infinity is NaN. "
                   "Divide 1 by 1 + e^(-z), and cut the score off first.")
    def infinity_by_infinity(z):
        powers = np.exp(np.asarray(z, dtype=float))
        return powers / (1 + powers)

    @misconception("`math.exp` takes a single number. `np.exp` takes arrays, and does all their numbers at once.")
    def math_module(z):
        import math
        return 1 / (1 + math.exp(-np.clip(z, -500, 500)))

    one_missing = slip("This is 1 / e^(-z), which is not bounded by 1. In the denominator stands 1 + e^(-z).",
                       ("1 / (1 + np.exp(-z_safe))", "1 / np.exp(-z_safe)"))
    brackets_missing = slip("This is 1 + e^(-z), and the sigmoid is 1 divided by that. Python divides before it adds: 1 / 1 + x is (1 / 1) + x. "
                            "Put brackets round the whole denominator.",
                            ("1 / (1 + np.exp(-z_safe))", "1 / 1 + np.exp(-z_safe)"))
    minus_for_plus = slip("The denominator is 1 plus e^(-z), not minus: at z = 0 you divide by zero.",
                          ("(1 + np.exp", "(1 - np.exp"))
    base_two = slip("The powers are those of 2. The sigmoid takes powers of e: np.exp.", ("np.exp(-z_safe)", "2.0 ** -z_safe"))
    base_ten = slip("The powers are those of 10. The sigmoid takes powers of e: np.exp.", ("np.exp(-z_safe)", "10.0 ** -z_safe"))
    hyperbolic_tangent = slip("This is tanh, which runs from -1 to 1. A probability runs from 0 to 1.",
                              ("1 / (1 + np.exp(-z_safe))", "np.tanh(z_safe)"))
    slope = slip("This is the slope of the sigmoid, a (1 - a). Return the sigmoid itself.", ("return a", "return a * (1 - a)"))
    hard_decision = slip("The result is always 0 or 1. The sigmoid says how sure it is: it rises smoothly from 0 to 1.",
                         ("1 / (1 + np.exp(-z_safe))", "np.where(z_safe > 0, 1.0, 0.0)"))
    always_sure = slip("Negative scores are treated like positive ones, so no probability is below one half. Keep the sign of z.",
                       ("np.exp(-z_safe)", "np.exp(-np.abs(z_safe))"))
    cut_far_too_soon = slip("Scores are cut off so early that the result changes. Between -500 and 500 leave them as they are.",
                            ("-500, 500", "-3, 3"))
    bounds_swapped = slip("Every score becomes -500: the bounds of np.clip are swapped. The lower one comes first.", ("-500, 500", "500, -500"))

    @misconception("`if`, `max` and `min` want a single number to compare, but z may be an array of many. `np.clip` cuts all of them off at once.")
    def if_for_arrays(z):
        if z > 500:
            z = 500
        if z < -500:
            z = -500
        return 1 / (1 + np.exp(-z))

    no_negative_scores = slip("Scores below 0 are raised to 0 before the sigmoid. Negative scores are fine, they stand for \"rather not\": cut off at -500.",
                              ("-500, 500", "0, 500"))
    single_number_for_all = slip("All scores are added up into one. Each score has a probability of its own.",
                                 ("np.clip(z, -500, 500)", "np.clip(np.sum(z), -500, 500)"))

    @misconception("Whole numbers in give whole numbers out: everything between 0 and 1 is cut down to 0. An array made with "
                   "zeros_like(z) has the type of z; make it with floats.")
    def whole_numbers_only(z):
        z = np.asarray(z)
        a = np.zeros_like(z)
        a[...] = 1 / (1 + np.exp(-z.astype(float)))
        return a

    @misconception("The result is right, but z itself is changed: `*=` works in place, and the caller's scores are lost.")
    def in_place(z):
        z *= -1
        return 1 / (1 + np.exp(z))

    @alternative
    def as_in_the_formula(z):
        return 1 / (1 + np.exp(-z))             # warns of an overflow, and is right: 1 / infinity is 0

    @alternative
    def by_logarithms(z):
        return np.exp(-np.logaddexp(0, -z))

    @alternative
    def by_the_tangent(z):
        return 0.5 * (1 + np.tanh(z / 2))

    @alternative
    def one_by_one(z):
        import math

        def one(score):
            if score >= 0:
                return 1 / (1 + math.exp(-score))
            return math.exp(score) / (1 + math.exp(score))

        z = np.asarray(z)
        return np.array([one(score) for score in z.ravel().tolist()]).reshape(z.shape)

    @alternative
    def two_sides(z):
        power = np.exp(-np.abs(z))              # never above 1
        return np.where(np.asarray(z) >= 0, 1 / (1 + power), power / (1 + power))

    equivalent = {"numberreplacer: z_safe = np.clip": "at 499 or 501 as at 500 the sigmoid is 0 or 1 to all digits"}


class NormalizeRows(Exercise):
    """Give every row of a matrix length 1."""

    section, difficulty, minutes = "1.2.15", 1, 5
    points = {"values": 3, "generality": 1, "inputs": 1}

    def cases(self, draw):
        yield example("two rows of three", x=np.array([[0.0, 3.0, 4.0], [2.0, -6.0, 3.0]])).gives(
            np.array([[0, 3 / 5, 4 / 5], [2 / 7, -6 / 7, 3 / 7]]))
        yield example("as many rows as columns", x=np.array([[3.0, 4.0], [-5.0, 12.0]])).gives(
            np.array([[3 / 5, 4 / 5], [-5 / 13, 12 / 13]]))
        yield hidden("more rows than columns", x=draw.normal(size=(7, 3)))
        yield hidden("more columns than rows", x=5 * draw.normal(size=(2, 8)))
        yield hidden("square", x=draw.normal(size=(5, 5)))
        yield hidden("one row", x=draw.normal(size=(1, 4))).about("generality")
        yield hidden("one column", x=draw.normal(size=(4, 1)) + 3).about("generality")
        yield hidden("whole numbers", x=draw.integers(1, 9, (3, 4))).about("generality")
        yield hidden("rows of very different length", x=draw.normal(size=(4, 3)) * np.array([[1e-6], [1.0], [1e4], [1e6]])).about("generality")
        yield hidden("a transposed view", x=draw.normal(size=(3, 5)).T).about("generality")
        yield hidden("single precision", x=draw.normal(size=(3, 4)).astype(np.float32)).about("generality")

    def oracle(self, x):
        from sklearn.preprocessing import normalize
        return normalize(x, norm="l2", axis=1)

    columns = slip("The columns have length 1 now. It should be the rows: add along axis 1.", ("axis=1", "axis=0"))
    shape_lost = slip("The lengths have lost their column: with shape (n,) NumPy divides along the columns, or stops. Keep the shape (n, 1).",
                      (", keepdims=True", ""))
    whole_matrix = slip("Everything is divided by one length, that of all numbers together. Each row has its own: add along axis 1.",
                        ("np.sum(x**2, axis=1, keepdims=True)", "np.sum(x**2)"))
    root_missing = slip("You divide by the sum of the squares. The length is its square root.",
                        ("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.sum(x**2, axis=1, keepdims=True)"))
    squares_missing = slip("You divide by the root of the sum. Square the numbers before you add them up.", ("np.sum(x**2,", "np.sum(x,"))
    caret = slip("In Python `^` is not a power, but an operation on bits. The square of x is x**2.", ("x**2", "x ^ 2"))
    doubled = slip("The numbers are doubled before you add them up. The square of x is x * x, or x**2.", ("x**2", "2 * x"))
    sum_is_one = slip("You divide each row by its sum, so that it adds up to 1. Its length should be 1: square, add, take the root.",
                      ("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.sum(x, axis=1, keepdims=True)"))
    absolute_sum = slip("You divide by the sum of the absolute values. The length is the root of the sum of the squares.",
                        ("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.sum(np.abs(x), axis=1, keepdims=True)"))
    largest_is_one = slip("You divide by the largest number of each row. Divide by its length: square, add, take the root.",
                          ("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.max(np.abs(x), axis=1, keepdims=True)"))
    mean_square = slip("You take the mean of the squares. The length is the root of their sum.", ("np.sum(x**2", "np.mean(x**2"))
    spread = slip("You divide by the standard deviation, which measures the spread round the mean. The length is the root of the sum of the squares.",
                  ("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.std(x, axis=1, keepdims=True)"))

    @misconception("This subtracts the mean of each row and divides by the standard deviation. Here the direction should stay: only divide, by the length.")
    def standardised(x):
        return (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)

    multiplied = slip("The rows became longer, not shorter: divide by the length.", ("x / lengths", "x * lengths"))
    upside_down = slip("The fraction is upside down: the numbers of x are divided by the length.", ("x / lengths", "lengths / x"))
    squares_divided = slip("The squares are divided by the length, so all signs are lost. Divide x itself.", ("x / lengths", "x**2 / lengths"))
    lengths_returned = slip("These are the lengths of the rows. Divide x by them.", ("x / lengths", "lengths"))

    @misconception("The result is right, but x itself is changed, and the caller's numbers are lost. `/=` works in place, and so does `x[i] = ...`. Make a new array.")
    def in_place(x):
        x /= np.linalg.norm(x, axis=1, keepdims=True)
        return x

    @alternative
    def by_norm(x):
        return x / np.linalg.norm(x, axis=1, keepdims=True)

    @alternative
    def loops(x):
        n, k = x.shape
        result = np.zeros((n, k))
        for i in range(n):
            total = 0.0
            for j in range(k):
                total += x[i, j] ** 2
            for j in range(k):
                result[i, j] = x[i, j] / total**0.5
        return result

    @alternative
    def transposed_and_back(x):
        return (x.T / np.sqrt((x.T**2).sum(axis=0))).T

    @alternative
    def reshaped(x):
        lengths = np.sqrt(np.einsum("ij,ij->i", x, x))
        return x / lengths.reshape(-1, 1)

    @alternative
    def row_by_row(x):
        return np.array([row / np.linalg.norm(row) for row in x])


class FlattenImages(Exercise):
    """Lay each picture out as a column."""

    section, difficulty, minutes = "1.2.1", 1, 7
    points = {"values": 4, "generality": 0.5, "shape": 1, "inputs": 0.5}

    def cases(self, draw):
        def pictures(*shape):
            return draw.uniform(size=shape).round(3)

        yield example("two grey pictures, 2 by 2", imgs=np.arange(1, 9).reshape(2, 2, 2, 1)).gives(
            np.array([[1, 5], [2, 6], [3, 7], [4, 8]]))
        # Tens: the pixel. Units: 1 red, 2 green, 3 blue. So each number says where it came from.
        yield example("one colour picture, 2 by 2", imgs=np.array([[[[11, 12, 13], [21, 22, 23]], [[31, 32, 33], [41, 42, 43]]]])).gives(
            np.array([[11], [12], [13], [21], [22], [23], [31], [32], [33], [41], [42], [43]]))
        yield example("three colour pictures of 1 by 2 pixels", imgs=np.array(
            [[[[111, 112, 113], [121, 122, 123]]], [[[211, 212, 213], [221, 222, 223]]], [[[311, 312, 313], [321, 322, 323]]]]))
        yield hidden("colour pictures", imgs=pictures(5, 4, 3, 3))
        yield hidden("grey pictures", imgs=pictures(7, 3, 4, 1))
        yield hidden("as many pictures as numbers in each", imgs=pictures(12, 2, 2, 3))
        yield hidden("as many pictures as rows, columns and channels", imgs=pictures(3, 3, 3, 3))
        yield hidden("a single picture", imgs=pictures(1, 3, 5, 2)).about("generality")
        yield hidden("a single pixel", imgs=pictures(6, 1, 1, 3)).about("generality")
        yield hidden("bytes", imgs=draw.integers(0, 256, (4, 3, 2, 3)).astype(np.uint8)).about("generality")
        yield hidden("a view with another order in memory", imgs=pictures(3, 4, 2, 5).transpose(3, 2, 1, 0)).about("generality")

    def oracle(self, imgs):
        m, H, W, C = imgs.shape
        X = np.full((H * W * C, m), np.nan)
        for (i, row, place, channel), number in np.ndenumerate(imgs):      # where each number belongs, one by one
            X[(row * W + place) * C + channel, i] = number
        return X

    mixed_up = slip("The shape is right, but the pictures are mixed up: each column holds pieces of several. Give each picture a row of "
                    "its own first, then transpose.", ("rows = imgs.reshape(m, -1)", "rows = imgs.reshape(-1, m).T"))
    examples_in_rows = slip("Each picture is a row here. Examples are columns in this course: transpose.", ("rows.T", "rows"))
    channel_after_channel = slip(
        "All of the red comes first, then all of the green. The numbers of one pixel should stay together: leave the order of the axes as it is.",
        ("imgs.reshape(m, -1)", "imgs.transpose(0, 3, 1, 2).reshape(m, -1)"))
    down_the_columns = slip(
        "The pixels are read down the columns of the picture. Read them row by row: leave the order of the axes as it is.",
        ("imgs.reshape(m, -1)", "imgs.transpose(0, 2, 1, 3).reshape(m, -1)"))
    whole_transpose = slip(
        "The numbers come in another order, as they do with `imgs.T` or with order=\"F\": down the columns, channel after channel. Reshape first, then transpose.",
        ("rows.T", "imgs.T.reshape(-1, m)"))
    blue_green_red = slip("The channels come in the opposite order: blue, green, red. Leave them as they are.",
                          ("imgs.reshape(m, -1)", "imgs[..., ::-1].reshape(m, -1)"))
    all_in_one_column = slip("All pictures stand in one long column. Each picture is a column of its own.", ("rows.T", "imgs.reshape(-1, 1)"))
    flat = slip("This is a plain list of all numbers, of shape (n,). The result has a column for each picture.", ("rows.T", "imgs.reshape(-1)"))
    first_picture_only = slip("Only the first picture is there. The result has a column for each of the m pictures.",
                              ("rows.T", "rows[:1].T"))
    m_from_the_rows = slip("The number of pictures is taken from `imgs.shape[1]`, which is their height. Axes are counted from 0: m is `imgs.shape[0]`.",
                           ("imgs.shape[0]", "imgs.shape[1]"))
    shape_called = slip("`shape` is a tuple, not a function. Its first number is `imgs.shape[0]`, in square brackets.", ("imgs.shape[0]", "imgs.shape(0)"))
    fixed_size = slip("The size of the pictures is fixed, such as 12. Pictures may have any size: let `reshape` work it out with -1.",
                      ("imgs.reshape(m, -1)", "imgs.reshape(m, 12)"))
    m_from_the_channels = slip("The number of pictures is taken from the last axis, which counts the channels. It is the first number of the shape.",
                               ("imgs.shape[0]", "imgs.shape[-1]"))
    pixels_as_columns = slip("There is a column for each pixel of each picture. A column is a whole picture: `reshape(m, -1)`.",
                             ("imgs.reshape(m, -1)", "imgs.reshape(-1, imgs.shape[-1])"))
    grey = slip("The channels are averaged, so the colours are lost. Each of them is a number of the column.",
                ("imgs.reshape(m, -1)", "imgs.mean(axis=3).reshape(m, -1)"))
    first_channel = slip("Only the first channel is there. All C channels belong into the column.",
                         ("imgs.reshape(m, -1)", "imgs[..., 0].reshape(m, -1)"))
    scaled = slip("The numbers are divided by 255. Only their place should change here, not their size.", ("rows.T", "rows.T / 255"))
    squeezed = slip("A single picture is a plain list here, of shape (n,). It should be a column, (n, 1), like any other.",
                    ("X = rows.T", "X = np.squeeze(rows.T)"))

    @misconception("The result is right, but imgs itself is changed: `resize` works in place, and the caller's pictures have lost their shape. "
                   "`reshape` leaves them alone.")
    def in_place(imgs):
        imgs.resize((imgs.shape[0], imgs.size // imgs.shape[0]), refcheck=False)
        return imgs.T.copy()

    equivalent = {"reshape(m, - 2)": "NumPy takes any negative size for \"whatever is left\""}

    @alternative
    def pictures_last(imgs):
        return imgs.transpose(1, 2, 3, 0).reshape(-1, imgs.shape[0])

    @alternative
    def column_by_column(imgs):
        return np.column_stack([picture.ravel() for picture in imgs])

    @alternative
    def loops(imgs):
        m, H, W, C = imgs.shape
        X = np.zeros((H * W * C, m))
        for i in range(m):
            X[:, i] = [number for row in imgs[i] for pixel in row for number in pixel]
        return X

    @alternative
    def all_sizes_written_out(imgs):
        m, H, W, C = imgs.shape
        return np.reshape(imgs, (m, H * W * C)).T.copy()


class BroadcastShape(Exercise):
    """The rule of broadcasting, in plain Python."""

    section, difficulty, minutes = "1.2.15", 2, 9
    points = {"values": 5, "generality": 2}

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


class CentralDifference(Exercise):
    """The slope of a function at a point, by a nudge to either side."""

    section, difficulty, minutes = "1.2.6", 1, 6
    points = {"values": 3.5, "generality": 1, "inputs": 0.5}

    @staticmethod
    def probe(student, f, a, h):
        import numpy as np

        functions = {"3 a": lambda a: 3 * a, "a^2": lambda a: a * a, "a^3": lambda a: a * a * a, "ln a": np.log, "e^a": np.exp,
                     "sin a": np.sin, "1 / a": lambda a: 1 / a, "7": lambda a: 7.0 + 0 * a}
        return student.central_difference(functions[f], a, h)

    def cases(self, draw):
        def place():
            return float(draw.uniform(1, 3))

        yield example("a square", f="a^2", a=2.0, h=0.001).gives(4.0)
        yield example("a cube, and a nudge that is not small", f="a^3", a=2.0, h=0.5).gives(12.25)
        yield example("a logarithm", f="ln a", a=2.0, h=0.001).gives(0.5000000416666729)
        yield example("a square at three places", f="a^2", a=np.array([-1.0, 2.0, 5.0]), h=0.001).gives(np.array([-2.0, 4.0, 10.0])).about("generality")
        yield hidden("a straight line", f="3 a", a=place(), h=0.001)
        yield hidden("a cube", f="a^3", a=-place(), h=0.001)
        yield hidden("a logarithm at another place", f="ln a", a=place(), h=0.002)
        yield hidden("a sine", f="sin a", a=place(), h=0.01)
        yield hidden("an exponential", f="e^a", a=-place(), h=0.05)
        yield hidden("large nudges", f="e^a", a=place(), h=float(draw.uniform(0.5, 1.5)))
        yield hidden("a hyperbola", f="1 / a", a=place(), h=float(draw.uniform(0.2, 0.8)))
        yield hidden("tiny nudges", f="sin a", a=place(), h=1e-5)
        yield hidden("at zero", f="sin a", a=0.0, h=0.1).about("generality")
        yield hidden("whole numbers", f="a^3", a=int(draw.integers(2, 6)), h=1).about("generality")
        yield hidden("a constant", f="7", a=place(), h=0.001).about("generality")
        yield hidden("many places", f="sin a", a=draw.normal(size=(3, 4)), h=0.1).about("generality")

    def oracle(self, f, a, h):
        # The central difference of each function, simplified by hand: exact, and without any difference of large numbers.
        return {"3 a": lambda: 3.0 + 0 * a, "a^2": lambda: 2.0 * a, "a^3": lambda: 3.0 * a**2 + h**2,
                "ln a": lambda: np.arctanh(h / a) / h, "e^a": lambda: np.exp(a) * np.sinh(h) / h,
                "sin a": lambda: np.cos(a) * np.sinc(h / np.pi), "1 / a": lambda: -1 / (a**2 - h**2), "7": lambda: 0.0 * a}[f]()

    to_the_right_only = slip("You nudge to one side only, so the slope comes out a little off, such as 4.001. Take the points at a + h and at a - h.",
                             ("f(a - h)", "f(a)"), ("2 * h", "h"))
    to_the_left_only = slip("You nudge to one side only, so the slope comes out a little off, such as 3.999. Take the points at a + h and at a - h.",
                            ("f(a + h)", "f(a)"), ("2 * h", "h"))
    width_of_one_nudge = slip("Twice too large: the two points are 2h apart, not h.", ("2 * h", "h"))
    one_side_over_two_nudges = slip("Half of the slope is missing: you go from a to a + h, but divide by 2h. Start from a - h.", ("f(a - h)", "f(a)"))
    not_divided = slip("This is the height alone. The slope is the height divided by the width.", ("height / width", "height"))
    brackets_missing = slip("Python computes x / 2 * h as (x / 2) * h. Divide by the whole of 2h: put it in brackets.",
                            ("height / width", "height / 2 * h"))
    multiplied = slip("You multiply by the width. The slope is the height *divided* by the width.", ("height / width", "height * width"))
    upside_down = slip("The fraction is upside down: the slope is height over width.", ("height / width", "width / height"))
    wrong_way_round = slip("The sign is wrong: subtract the height at the left point, a - h, from that at the right one, a + h.",
                           ("f(a + h) - f(a - h)", "f(a - h) - f(a + h)"))
    heights_added = slip("You add the two heights. How much higher is the right point than the left one? Subtract.",
                         ("f(a + h) - f(a - h)", "f(a + h) + f(a - h)"))
    nudged_outside = slip("The nudge is added to the height, f(a) + h, which gives 1 for every function. Nudge a, inside the brackets of f.",
                          ("f(a + h) - f(a - h)", "(f(a) + h) - (f(a) - h)"))
    multiplied_by_f = slip("f is a function, and a function cannot be multiplied. f(a + h), without a star, calls it.",
                           ("f(a + h) - f(a - h)", "f * (a + h) - f * (a - h)"))
    height_of_the_nudge = slip("You take f of the nudge itself. Take f at a + h and at a - h.", ("f(a + h) - f(a - h)", "f(h) - f(-h)"))
    nudge_by_a_factor = slip("a is multiplied by 1 + h and 1 - h. The nudge is a step: a + h and a - h.",
                             ("f(a + h) - f(a - h)", "f(a * (1 + h)) - f(a * (1 - h))"))
    own_nudge = slip("The nudge is always 0.001. Use the h that was given.", ("f(a + h) - f(a - h)", "f(a + 0.001) - f(a - 0.001)"),
                     ("2 * h", "0.002"))
    vanishing_nudge = slip("The nudge is so small that a + h and a are the same number for the computer, and the difference is 0. Use the h that was given.",
                           ("f(a + h) - f(a - h)", "f(a + 1e-17) - f(a - 1e-17)"), ("2 * h", "2e-17"))
    half_nudges = slip("You go half a nudge to either side. Go a whole h: the points are a - h and a + h, 2h apart.",
                       ("f(a + h) - f(a - h)", "f(a + h / 2) - f(a - h / 2)"), ("2 * h", "h"))
    two_nudges = slip("You go two nudges to either side. Go one: the points are a - h and a + h.",
                      ("f(a + h) - f(a - h)", "f(a + 2 * h) - f(a - 2 * h)"), ("2 * h", "4 * h"))
    second_derivative = slip("This is the change of the slope, the second derivative. For the slope take f(a + h) minus f(a - h), divided by 2h.",
                             ("f(a + h) - f(a - h)", "f(a + h) - 2 * f(a) + f(a - h)"), ("2 * h", "h**2"))
    absolute = slip("The sign is lost: where the curve falls, the slope is negative.", ("height / width", "np.abs(height / width)"))
    slope_of_the_square = slip("2a is the slope of a^2 alone. Your code should work for any function: call f.", ("height / width", "2.0 * a"))
    height_at_a = slip("This is f(a), the height of the curve. The slope says how fast the height changes.", ("height / width", "f(a)"))

    @misconception("The result is right, but a itself is changed: `+=` works in place on an array, and the caller's numbers are lost.")
    def in_place(f, a, h):
        a += h
        right = f(a)
        a -= 2 * h
        return (right - f(a)) / (2 * h)

    @alternative
    def in_one_line(f, a, h):
        return (f(a + h) - f(a - h)) / (2 * h)

    @alternative
    def mean_of_both_sides(f, a, h):
        right = (f(a + h) - f(a)) / h
        left = (f(a) - f(a - h)) / h
        return (left + right) / 2

    @alternative
    def by_gradient(f, a, h):
        heights = np.array([f(a - h), f(a), f(a + h)])
        return np.gradient(heights, h, axis=0)[1]

    @alternative
    def point_by_point(f, a, h):
        slopes = [0.5 / h * (f(place + h) - f(place - h)) for place in np.ravel(a)]
        return np.reshape(slopes, np.shape(a))


class Nudged:
    """A number a tiny imaginary step away from a real one: what comes out of a program has the derivative as its imaginary part.

    Exact to the last digit, since nothing is subtracted. It has the methods that a program of `ComputationGraph` may call.

    Source: W. Squire and G. Trapp, Using complex variables to estimate derivatives of real functions (1998).
    """

    STEP = 1e-30

    def __init__(self, number):
        self.number = complex(number)

    @staticmethod
    def of(thing):
        return thing.number if isinstance(thing, Nudged) else thing

    def __add__(self, other):
        return Nudged(self.number + Nudged.of(other))

    def __mul__(self, other):
        return Nudged(self.number * Nudged.of(other))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return Nudged(-self.number)

    def __sub__(self, other):
        return Nudged(self.number - Nudged.of(other))

    def __rsub__(self, other):
        return Nudged(other - self.number)

    def log(self):
        return Nudged(np.log(self.number))

    def sigmoid(self):
        return Nudged(1 / (1 + np.exp(-self.number)))

    def backward(self):
        """Nothing flows back: derivatives come with the numbers."""


class ComputationGraph(Exercise):
    """A computation graph that finds its own derivatives."""

    function = "Value"
    section, difficulty, minutes = "1.2.8", 3, 20
    points = {"values": 9, "generality": 4}
    parts = {"value": 1, "gradient": 2}
    needs = ("sigmoid",)

    @staticmethod
    def probe(student, program, at):
        def number(thing):
            return "a Value instead of a number" if isinstance(thing, student.Value) else thing

        inputs = {name: student.Value(value) for name, value in at.items()}
        scope = dict(inputs)
        exec(program, {}, scope)
        J = scope["J"]
        J.backward()
        return {"value": number(J.value), "gradient": [number(inputs[name].grad) for name in at]}

    def cases(self, draw):
        def numbers(names, low=0.5, high=2.0):
            return {name: float(draw.choice([-1, 1]) * draw.uniform(low, high)) for name in names}

        yield example("3 (a + b c), as in lesson 1.2.8", program="u = b * c; v = a + u; J = 3 * v", at={"a": 5.0, "b": 3.0, "c": 2.0}).gives(
            {"value": 33.0, "gradient": [3.0, 6.0, 9.0]})
        yield example("b is used three times", program="J = b * b + b", at={"b": 3.0}).gives({"value": 12.0, "gradient": [7.0]})
        yield example("a sigmoid", program="J = z.sigmoid()", at={"z": 2.0}).gives(
            {"value": 0.8807970779778823, "gradient": [0.10499358540350662]})
        yield example("an intermediate result is used three times", program="u = a * b; J = u + u * u", at={"a": 2.0, "b": 3.0}).gives(
            {"value": 42.0, "gradient": [39.0, 26.0]})
        yield example("the loss of lesson 1.2.9, with y = 0", program="z = w1 * 2 + w2 * 3 + b; a = z.sigmoid(); J = -(1 - a).log()",
                      at={"w1": 0.3, "w2": -0.1, "b": 0.2}).gives(
            {"value": 0.9740769841801067, "gradient": [1.2449186624037092, 1.8673779936055638, 0.6224593312018546]})
        yield example("two backward passes", program="first = x * y; first.backward(); J = first + x", at={"x": 2.0, "y": 3.0}).gives(
            {"value": 8.0, "gradient": [4.0, 2.0]}).about("generality")
        yield hidden("sums and products", program="J = (x + y) * (x + 2 * y) + z", at=numbers("xyz"))
        yield hidden("both factors are the same value", program="J = x * x + (y + y)", at=numbers("xy"))
        yield hidden("constants on either side", program="J = 3 * x * 2 + (5 + x + 0.5) * (1 - y) + (y - 4)", at=numbers("xy"))
        yield hidden("one factor is zero", program="J = x * y + y", at={"x": 0.0, "y": float(draw.uniform(1, 3))})
        yield hidden("a sigmoid of a product", program="J = (x * y).sigmoid() * 2 + x", at=numbers("xy"))
        yield hidden("a sigmoid of a sigmoid", program="J = x.sigmoid().sigmoid() * x", at=numbers("x"))
        yield hidden("a logarithm", program="J = (x * x + 1).log() * y", at=numbers("xy"))
        yield hidden("the loss of one example", program="a = (w1 * x1 + w2 * x2 + b).sigmoid(); J = -(y * a.log() + (1 - y) * (1 - a).log())",
                     at=numbers(["w1", "w2", "b", "x1", "x2"]) | {"y": float(draw.integers(2))})
        yield hidden("the cost of two examples", program="J = 0 - 0.5 * ((w * 2 + b).sigmoid().log() + (1 - (w * -1.5 + b).sigmoid()).log())",
                     at=numbers("wb")).about("generality")
        yield hidden("a graph with crossings", program="a = x * x; b = a + x; c = a * b; d = b * c + y; J = c * d + a * b + d",
                     at=numbers("xy")).about("generality")
        yield hidden("a long and a short way", program="a = 3 * x; b = a + y * y; J = a + b * b", at=numbers("xy")).about("generality")
        yield hidden("a ladder", program="J = x\nfor i in range(6):\n    J = 0.5 * J + 0.1 * J * y + x", at=numbers("xy")).about("generality")
        yield hidden("a sum over a list", program="J = sum([x, y, x * y, z.sigmoid()])", at=numbers("xyz")).about("generality")
        yield hidden("an earlier backward pass through the same values",
                     program="first = x * y + x; first.backward(); J = first * x + y", at=numbers("xy")).about("generality")
        yield hidden("the same backward pass twice", program="J = x * y + x * x; J.backward()", at=numbers("xy")).about("generality")
        yield hidden("a value that J does not depend on", program="J = x * x + 1", at=numbers("xy")).about("generality")
        yield hidden("nothing but an input", program="J = x", at=numbers("x")).about("generality")

    def oracle(self, program, at):
        def run(nudged_name):
            scope = {name: Nudged(number + 1j * Nudged.STEP * (name == nudged_name)) for name, number in at.items()}
            exec(program, {}, scope)
            return scope["J"].number

        return {"value": run(None).real, "gradient": [run(name).imag / Nudged.STEP for name in at]}

    overwrites = slip("A value that is used more than once gets a contribution from each use. `=` keeps only the last one: add them up with `+=`.",
                      ("parent.grad += slope * node.grad", "parent.grad = slope * node.grad"))
    no_seed = slip("Nothing but zeros comes back to the inputs. See rule 1, the gradient of J with respect to itself is 1; rule 2, J hands on first; and "
                   "rule 3, it is the parent that gets the contribution.", ("self.grad = 1.0", "self.grad = 0.0"))
    seeded_with_the_value = slip("The backward pass begins with dJ/dJ, which is 1, not with the value of J.", ("self.grad = 1.0", "self.grad = self.value"))
    first_to_last = slip("Only the parents of J get a gradient: all other values handed theirs on when they had nothing to hand on yet. Rule 2: "
                         "go from the last value, J, to the first.",
                         ("order[::-1]", "order"))
    as_first_met = slip("A value hands its gradient on before all its contributions are in. Use the list of `order()`, read from its end: there "
                        "every value comes after all those that were made from it.",
                        ("        last_to_first = order[::-1]\n", "        last_to_first = [self]\n        for met in last_to_first:\n"
                         "            for parent, slope in met.parents:\n                if parent not in last_to_first:\n"
                         "                    last_to_first.append(parent)\n"))
    handed_on_again = slip("A value hands its gradient on several times, and each time also what it has handed on before. It should wait until all "
                           "contributions are in: the list of `order()` has each value once.",
                           ("        last_to_first = order[::-1]\n", "        last_to_first = [self]\n        for met in last_to_first:\n"
                            "            last_to_first += [parent for parent, slope in met.parents]\n"))
    slopes_only = slip("A parent gets the slope *times the gradient of the value*: that is the chain rule. The slope alone is right only next to J.",
                       ("slope * node.grad", "slope"))
    gradients_only = slip("The gradient is handed on as it is, without the slope. The chain rule multiplies the two.", ("slope * node.grad", "node.grad"))
    chain_rule_adds = slip("The chain rule multiplies: slope times the gradient of the value. It does not add them.",
                           ("slope * node.grad", "slope + node.grad"))
    times_the_value = slip("You multiply by the *value* that hands on. It is its gradient, `node.grad`, that is handed on, times the slope.",
                           ("slope * node.grad", "slope * node.value"))
    subtracts = slip("The contributions are subtracted. A parent's gradient *grows* by slope times gradient: `+=`.",
                     ("parent.grad += slope", "parent.grad -= slope"))
    multiplies_contributions = slip("Several contributions are multiplied with each other. Within one way you multiply, but different ways add up: `+=`.",
                                    ("parent.grad += slope * node.grad", "parent.grad = (parent.grad or 1.0) * slope * node.grad"))
    product_slopes_swapped = slip("The slopes of a product are swapped: raising a changes a * b by b. The slope towards a value is the *other* factor.",
                                  ("((self, other.value), (other, self.value))", "((self, self.value), (other, other.value))"))
    product_slopes_of_a_sum = slip("The slopes 1 and 1 belong to a sum. For a product the slope towards a value is the other factor.",
                                   ("((self, other.value), (other, self.value))", "((self, 1.0), (other, 1.0))"))
    product_slopes_are_the_product = slip("Both slopes are the product itself. The slope towards a value is the other factor alone.",
                                          ("((self, other.value), (other, self.value))", "((self, value), (other, value))"))
    product_without_end = slip("`self * other` calls `__mul__` again, which calls it again, without end. Multiply the two *numbers*, `self.value` "
                               "and `other.value`.",
                               ("value = self.value * other.value", "value = self * other"))
    slopes_are_values = slip("The slopes are Values here. A slope is a plain number: the `value` of the other factor.",
                             ("((self, other.value), (other, self.value))", "((self, other), (other, self))"))
    parents_without_slopes = slip("The parents stand there without their slopes. Each parent comes as a pair: (parent, slope).",
                                  ("((self, other.value), (other, self.value))", "(self, other)"))
    one_parent_forgotten = slip("The product remembers only its first factor, so nothing flows back to the second. It has two parents.",
                                ("((self, other.value), (other, self.value))", "((self, other.value),)"))
    product_adds = slip("`*` adds the two numbers. The value of a product is one times the other.",
                        ("value = self.value * other.value", "value = self.value + other.value"))
    slope_without_the_rest = slip("The slope of the sigmoid is a (1 - a), with a its value. The factor 1 - a is missing.",
                                  ("value * (1 - value)", "value"))
    slope_of_one_minus_a = slip("The slope of the sigmoid is a (1 - a), with a its value. The factor a is missing.",
                                ("value * (1 - value)", "1 - value"))
    slope_from_the_score = slip("In the slope a (1 - a) the letter a is the sigmoid, the new value, not the number that goes into it.",
                                ("value * (1 - value)", "self.value * (1 - self.value)"))
    sigmoid_twice = slip("The sigmoid is taken a second time. In a (1 - a) the letter a is the value that you have just computed.",
                         ("value * (1 - value)", "sigmoid(value) * (1 - sigmoid(value))"))
    sigmoid_has_slope_one = slip("The slope of the sigmoid is set to 1. It is a (1 - a), with a its value: at most a quarter.",
                                 ("value * (1 - value)", "1.0"))
    slope_of_the_square = slip("The slope of the sigmoid is a (1 - a), with a its value. This is 1 - a squared, the slope of tanh.",
                               ("value * (1 - value)", "1 - value**2"))
    sigmoid_of_the_logarithm = slip("1 / x is the slope of the logarithm. That of the sigmoid is a (1 - a), with a its value.",
                                    ("value * (1 - value)", "1 / self.value"))
    wrong_sign_in_sigmoid = slip("The sigmoid is taken of minus the value.", ("sigmoid(self.value)", "sigmoid(-self.value)"))
    sigmoid_without_end = slip("`self.sigmoid()` calls itself again and again, without end. Call your function `sigmoid`, with the number `self.value`.",
                               ("sigmoid(self.value)", "self.sigmoid()"))
    slope_returned_as_value = slip("The value of `sigmoid()` should be the sigmoid itself. a (1 - a) is its slope, which goes to the parents.",
                                   ("slope = value * (1 - value)", "slope = value = value * (1 - value)"))
    keeps_old_gradients = slip("Gradients of an earlier `backward()` are still there and are added to. Set every `grad` to 0 before you begin.",
                               ("            node.grad = 0.0 ", "            pass "))

    written_out = rewrite(("parent.grad += slope * node.grad", "parent.grad = parent.grad + node.grad * slope"),
                          ("order[::-1]", "list(reversed(order))"), ("self.grad = 1.0", "self.grad = 1"),
                          ("sigmoid(self.value)", "1 / (1 + np.exp(-self.value))"), ("value * (1 - value)", "value - value**2"),
                          ("((self, other.value), (other, self.value))", "[(other, self.value), (self, other.value)]"))
    sorted_backwards = rewrite(("order[::-1]", "sorted(order, key=order.index, reverse=True)"))

    @alternative
    class with_closures:
        """Every operation keeps a function that hands its gradient back."""

        def __init__(self, value, parents=(), hand_back=lambda grad: None):
            self.value, self.parents, self.hand_back, self.grad = float(value), parents, hand_back, 0.0

        @staticmethod
        def of(thing):
            return thing if isinstance(thing, Value) else Value(thing)      # noqa: F821 - among the notebook's names

        def __add__(self, other):
            other = Value.of(other)                                         # noqa: F821

            def hand_back(grad):
                self.grad += grad
                other.grad += grad

            return Value(self.value + other.value, (self, other), hand_back)        # noqa: F821

        def __mul__(self, other):
            other = Value.of(other)                                         # noqa: F821

            def hand_back(grad):
                self.grad += other.value * grad
                other.grad += self.value * grad

            return Value(self.value * other.value, (self, other), hand_back)        # noqa: F821

        def log(self):
            def hand_back(grad):
                self.grad += grad / self.value

            return Value(np.log(self.value), (self,), hand_back)            # noqa: F821

        def sigmoid(self):
            a = sigmoid(self.value)                                         # noqa: F821

            def hand_back(grad):
                self.grad += a * (1 - a) * grad

            return Value(a, (self,), hand_back)                             # noqa: F821

        __radd__, __rmul__ = __add__, __mul__

        def __neg__(self):
            return -1 * self

        def __sub__(self, other):
            return self + (-Value.of(other))                                # noqa: F821

        def __rsub__(self, other):
            return Value.of(other) - self                                   # noqa: F821

        def backward(self):
            order, waiting, done = [], [(self, False)], set()
            while waiting:                      # depth first without recursion
                node, parents_are_in = waiting.pop()
                if parents_are_in:
                    order.append(node)
                elif id(node) not in done:
                    done.add(id(node))
                    node.grad = 0.0
                    waiting.append((node, True))
                    waiting += [(parent, False) for parent in node.parents]
            self.grad = 1.0
            for node in order[::-1]:
                node.hand_back(node.grad)

    @alternative
    class one_way_at_a_time:
        """No order: every single way from J to an input is walked, and its product of slopes added."""

        def __init__(self, value, parents=()):
            self.value, self.parents, self.grad = float(value), parents, 0.0

        def __add__(self, other):
            other = other if isinstance(other, Value) else Value(other)     # noqa: F821
            return Value(self.value + other.value, [(self, 1), (other, 1)])         # noqa: F821

        def __mul__(self, other):
            other = other if isinstance(other, Value) else Value(other)     # noqa: F821
            return Value(self.value * other.value, [(self, other.value), (other, self.value)])      # noqa: F821

        def log(self):
            return Value(np.log(self.value), [(self, self.value**-1)])      # noqa: F821

        def sigmoid(self):
            a = 1 / (1 + np.exp(-self.value))
            return Value(a, [(self, a - a * a)])                            # noqa: F821

        __radd__, __rmul__ = __add__, __mul__

        def __neg__(self):
            return self * -1

        def __sub__(self, other):
            return self + other * -1

        def __rsub__(self, other):
            return self * -1 + other

        def backward(self):
            def forget(node):
                node.grad = 0.0
                for parent, _ in node.parents:
                    forget(parent)

            def walk(node, product):
                node.grad += product
                for parent, slope in node.parents:
                    if slope:
                        walk(parent, product * slope)

            forget(self)
            walk(self, 1.0)


# ---- logistic regression, piece by piece (1.2.3, 1.2.10, 1.2.14)

def mean_loss(Z, Y):
    """The mean log loss from logits, by SciPy's log-sigmoid."""
    return float(-np.mean(Y * log_expit(Z) + (1 - Y) * log_expit(-Z)))


def gradients(w, b, X, Y):
    """Derivatives of the mean log loss by the complex-step method: exact to rounding, and no derivative worked out by hand.

    Arguments:
        w: (n_x, 1). b: a number. X: (n_x, m). Y: (1, m).

    Returns:
        dw (n_x, 1), db.

    Source: J. Martins, P. Sturdza and J. Alonso, The complex-step derivative approximation (2003).
    """
    tiny, n_x = 1e-30, X.shape[0]
    steps = np.vstack([w, [[b]]]).T + 1j * tiny * np.eye(n_x + 1)           # row k: a tiny imaginary step of parameter k
    Z = steps[:, :-1] @ X + steps[:, -1:]
    positive = Z.real > 0                                                   # so that no exponential overflows
    losses = np.where(positive, (1 - Y) * Z, -Y * Z) + np.log1p(np.exp(np.where(positive, -Z, Z)))
    slopes = losses.mean(axis=1).imag / tiny
    return slopes[:-1, None], float(slopes[-1])


def descend(w, b, X, Y, num_iterations, learning_rate):
    """Gradient descent with `gradients`; returns w, b, the last gradients, and the costs at iterations 0, 100, ..."""
    costs = []
    for i in range(num_iterations):
        if i % 100 == 0:
            costs.append(mean_loss(w.T @ X + b, Y))
        dw, db = gradients(w, b, X, Y)
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b, {"dw": dw, "db": db}, costs


def batch(draw, n_x, m, spread=1.0):
    """Examples X (n_x, m) whose features differ in mean and size, and labels Y (1, m) of both kinds (if m > 1)."""
    Y = draw.permutation(np.arange(m) % 3 > 0).astype(int)[None]
    return {"X": spread * (draw.normal(0, 0.5, (n_x, 1)) + draw.uniform(0.5, 1.5, (n_x, 1)) * draw.normal(size=(n_x, m))), "Y": Y}


def parameters(draw, n_x):
    """Weights w (n_x, 1) and a bias b, none of them near 0."""
    return {"w": draw.uniform(0.2, 1, (n_x, 1)) * draw.choice([-1, 1], (n_x, 1)), "b": float(draw.uniform(0.3, 1) * draw.choice([-1, 1]))}


LESSON = {"X": np.array([[1.0, 2.0, -1.0], [0.5, -1.0, 3.0]]), "Y": np.array([[1, 0, 1]])}              # of lesson 1.2.10
START = {"w": np.array([[0.2], [-0.4]]), "b": 0.1}
FOUR = {"X": np.array([[2.0, -1, 0.5, 1], [0, 1, 3, -2], [1, 1, -1, 0.5]]), "Y": np.array([[0, 1, 1, 1]])}
WEIGHTS = {"w": np.array([[0.5], [-0.3], [0.4]]), "b": -0.6}


class CostFromLogits(Exercise):
    """The mean log loss, computed from logits."""

    section, difficulty, minutes = "1.2.3", 2, 8
    points = {"values": 4, "stability": 2.5, "shape": 1, "inputs": 0.5}

    def cases(self, draw):
        yield example("no idea, twice", Z=np.array([[0.0, 0.0]]), Y=np.array([[0, 1]])).gives(0.6931471805599453)
        yield example("three examples", Z=np.array([[2.0, -1.0, 0.5]]), Y=np.array([[1, 1, 0]]))
        yield example("certain and wrong: z = -1000, y = 1", Z=np.array([[-1000.0]]), Y=np.array([[1]])).gives(1000.0).about("stability")
        yield example("certain and wrong: z = 1000, y = 0", Z=np.array([[1000.0]]), Y=np.array([[0]])).gives(1000.0).about("stability")
        for label, m in (("many examples", 40), ("a handful", 5), ("one example", 1)):
            yield hidden(label, Z=2 * draw.normal(size=(1, m)), Y=draw.integers(0, 2, (1, m)))
        yield hidden("rather certain", Z=draw.uniform(5, 9, (1, 6)) * draw.choice([-1, 1], (1, 6)), Y=draw.integers(0, 2, (1, 6)))
        yield hidden("all answers are 1", Z=draw.normal(size=(1, 7)), Y=np.ones((1, 7)))
        yield hidden("all answers are 0", Z=draw.normal(size=(1, 6)), Y=np.zeros((1, 6)))
        yield hidden("single precision", Z=draw.normal(size=(1, 8)).astype(np.float32), Y=draw.integers(0, 2, (1, 8)).astype(np.float32))
        far = draw.permutation([1000.0, -1000.0, 800.0, -900.0, 0.5, -30.0])[None]
        yield hidden("large and small logits mixed", Z=far, Y=draw.integers(0, 2, (1, 6))).about("stability")
        yield hidden("certain and right", Z=np.array([[1000.0, -1000.0, 40.0]]), Y=np.array([[1, 0, 1]])).within(atol=1e-12).about("stability")
        yield hidden("logits of 20 to 60, all wrong", Z=draw.uniform(20, 60, (1, 5)), Y=np.zeros((1, 5))).about("stability")

    def oracle(self, Z, Y):
        return mean_loss(Z.astype(float), Y.astype(float))

    total = slip("The losses are added up. The cost is their mean over the m examples.", ("np.mean(", "np.sum("))
    losses_themselves = slip("These are the losses, one for each example. The cost is a single number: their mean.", ("float(np.mean(losses))", "losses"))
    array_of_one = slip("The number is right, but it comes in an array of shape (1, 1). The cost should be a plain number.",
                        ("float(np.mean(losses))", "np.mean(losses, axis=1, keepdims=True)"))
    mean_of_columns = slip("Here the mean runs down each column, and a column has one entry only. Take the mean of all entries: leave the axis out.",
                           ("float(np.mean(losses))", "np.mean(losses, axis=0)"))
    mean_twice = slip("The sum is divided by m twice: np.mean divides already.", ("float(np.mean(losses))", "np.mean(losses) / Z.shape[1]"))
    one_maximum_for_all = slip("np.max gives a single number, the largest of all logits. Each logit should be compared with 0 on its own: np.maximum.",
                               ("np.maximum(Z, 0)", "np.max(Z)"))
    zero_as_axis = slip("In np.max(Z, 0) the 0 is an axis, along which the largest entry is looked for. To compare each logit with the number 0, use np.maximum.",
                        ("np.maximum(Z, 0)", "np.max(Z, 0)"))
    minimum = slip("This takes the smaller of z and 0. The formula has the larger one.", ("np.maximum(", "np.minimum("))
    forgets_the_answers = slip("The term -z y is missing, so the right answers play no part at all.", (" - Z * Y", ""))
    adds_z_y = slip("The sign before z y is wrong: now it costs to be right. It is subtracted.", ("- Z * Y", "+ Z * Y"))
    log_of_the_exponential = slip("The 1 + inside the logarithm is missing, so logarithm and exponential cancel.", ("1 + np.exp(", "np.exp("))
    exponent_positive = slip("The exponent has lost its minus sign. It is -|z|, which is never positive, so that the exponential cannot overflow.",
                             ("np.exp(-np.abs(Z))", "np.exp(np.abs(Z))"))
    no_absolute_value = slip("The exponent is -z here, and for z = -1000 that is 1000: too large for a float. The formula has -|z|.",
                             ("np.exp(-np.abs(Z))", "np.exp(-Z)"))
    overflow = slip("This is right for small logits, but e^1000 is too large for a float. The formula with max(z, 0) and -|z| is the same function and never overflows.",
                    ("np.maximum(Z, 0) - Z * Y", "-Z * Y"), ("np.exp(-np.abs(Z))", "np.exp(Z)"))
    base_two = slip("The logarithm has base 2. The loss takes the natural one: np.log.", ("np.log(", "np.log2("))
    base_ten = slip("The logarithm has base 10. The loss takes the natural one: np.log.", ("np.log(", "np.log10("))
    sign = slip("The sign of the cost is wrong: it comes out negative, and better models would cost more.", ("float(np.mean(losses))", "-np.mean(losses)"))
    answers_exchanged = slip("The answers 0 and 1 are exchanged: this is the cost for 1 - Y.", ("- Z * Y", "- Z * (1 - Y)"))

    matrix_product = slip("`@` is the matrix product, and two rows do not fit together. Each logit is multiplied by its own answer: `*`.", ("Z * Y", "Z @ Y"))

    @misconception("Python's own max wants to know whether a whole array is larger than 0, which has no answer. np.maximum compares entry by entry.")
    def max_of_python(Z, Y):
        return np.mean(max(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z))))

    @misconception("The functions of the module math work on single numbers only. NumPy's np.exp and np.log work on whole arrays.")
    def math_of_python(Z, Y):
        import math
        return np.mean(np.maximum(Z, 0) - Z * Y + math.log(1 + math.exp(-np.abs(Z))))

    @misconception("This is right for small logits. But sigmoid(-1000) rounds to 0, and its logarithm is minus infinity. "
                   "Leave the probability out and use the formula with max(z, 0).")
    def log_of_sigmoid(Z, Y):
        A = sigmoid(Z)
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    @misconception("The losses are added up here; the cost is their mean. And the logarithm of a probability that rounds to 0 is minus infinity: "
                   "use the formula with max(z, 0).")
    def log_of_sigmoid_summed(Z, Y):
        A = sigmoid(Z)
        return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    @misconception("Clipping the probability hides the problem: every certain and wrong answer then costs the same. From the logit, z = -1000 with y = 1 costs 1000.")
    def clipped(Z, Y):
        A = np.clip(sigmoid(Z), 1e-10, 1 - 1e-10)
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    @misconception("A small number inside the logarithm keeps it finite but limits the loss: z = -1000 with y = 1 should cost 1000. Compute it from the logit.")
    def epsilon_in_the_log(Z, Y):
        A = sigmoid(Z)
        return -np.mean(Y * np.log(A + 1e-8) + (1 - Y) * np.log(1 - A + 1e-8))

    @misconception("Clipping as hard as this, at 0.01, changes ordinary losses, too. With the formula from the logits nothing needs clipping.")
    def clipped_hard(Z, Y):
        A = np.clip(sigmoid(Z), 0.01, 0.99)
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    @misconception("The minus reaches the first term only. It belongs to both: put brackets round them. Better still, use the formula from the logits.")
    def minus_on_the_first_term(Z, Y):
        A = sigmoid(Z)
        return np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))

    @misconception("Only examples with the right answer 1 cost something here. Those with answer 0 have a loss, too: -log(1 - a).")
    def only_the_ones(Z, Y):
        return np.mean(Y * np.logaddexp(0, -Z))

    @misconception("This is the mean squared error of the probabilities. The cost here is the log loss.")
    def squared_error(Z, Y):
        return np.mean((sigmoid(Z) - Y) ** 2)

    @misconception("The sigmoid is applied twice. The formula wants the logits as they come; the sigmoid is inside it already.")
    def sigmoid_twice(Z, Y):
        A = sigmoid(Z)
        return np.mean(np.logaddexp(0, A) - A * Y)

    @misconception("This counts mistakes. The cost is the mean of the losses, which says how certain the wrong answers were.")
    def share_of_mistakes(Z, Y):
        return np.mean((Z > 0) != Y)

    @misconception("The number is right, but Z is changed: an assignment to Z[...] writes into the caller's array. Work on a copy, or use np.maximum.")
    def in_place(Z, Y):
        cost = np.mean(np.logaddexp(0, Z) - Z * Y)
        Z[Z < 0] = 0
        return cost

    @alternative
    def with_logaddexp(Z, Y):
        return np.mean(np.logaddexp(0, Z) - Y * Z)

    @alternative
    def case_by_case(Z, Y):
        from math import exp, log1p
        total = 0.0
        for z, y in zip(Z[0], Y[0]):
            wrong_way = -float(z) if y else float(z)
            total += wrong_way + log1p(exp(-wrong_way)) if wrong_way > 0 else log1p(exp(wrong_way))
        return total / Z.shape[1]

    @alternative
    def with_scipy(Z, Y):
        from scipy.special import log_expit
        return -np.where(Y == 1, log_expit(Z), log_expit(-Z)).mean()

    two_branches = rewrite(("np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))", "np.where(Z > 0, (1 - Y) * Z, -Y * Z) + np.log1p(np.exp(-abs(Z)))"))

    equivalent = {"function left out: cost = float(np.mean(losses))": "np.mean returns a number already; float only makes it a Python one"}


class LogisticGradientsLoop(Exercise):
    """Mend the gradients of logistic regression, with loops."""

    section, difficulty, minutes = "1.2.10", 2, 10
    points = {"values": 6, "generality": 1, "shape": 0.5, "inputs": 0.5}
    parts = {"J": 2, "dw": 2, "db": 2}
    needs = ("sigmoid",)

    def cases(self, draw):
        yield example("the three examples of lesson 1.2.10", **LESSON, **START)
        yield example("four examples, three features", **FOUR, **WEIGHTS)
        for label, n_x, m in (("many examples", 3, 11), ("more features than examples", 7, 3), ("as many features as examples", 4, 4)):
            yield hidden(label, **batch(draw, n_x, m), **parameters(draw, n_x))
        yield hidden("one feature", **batch(draw, 1, 6), **parameters(draw, 1)).about("generality")
        yield hidden("a single example", **batch(draw, 5, 1), **parameters(draw, 5)).about("generality")
        yield hidden("all answers are 0", X=draw.normal(size=(2, 5)), Y=np.zeros((1, 5)), **parameters(draw, 2)).about("generality")
        yield hidden("parameters zero", **batch(draw, 3, 8), w=np.zeros((3, 1)), b=0.0).about("generality")

    def oracle(self, X, Y, w, b):
        return (mean_loss(w.T @ X + b, Y), *gradients(w, b, X, Y))

    _sign = ("J - (y * np.log(a) + (1 - y) * np.log(1 - a))", "J - y * np.log(a) + (1 - y) * np.log(1 - a)")
    _slope = ("dz = a - y", "dz = a * (1 - a)")
    _twice = ("X[j, i] * dz", "X[j, i] * dz / m")
    as_handed_out = slip("This is the code as it was handed out, three mistakes and all. Start with dz: the right answer y should play a part in it.",
                         _sign, _slope, _twice)
    sign_and_slope = slip("dw is divided by m once now. Two mistakes are left: the signs in the loss, and dz, in which y should play a part.", _sign, _slope)
    sign_and_twice = slip("dz is right, and with it db. Two mistakes are left: the signs in the loss, and how often dw is divided by m.", _sign, _twice)
    slope_and_twice = slip("J is right. Two mistakes are left: dz, in which y should play a part, and how often dw is divided by m.", _slope, _twice)
    minus_on_the_first_term = slip("One mistake is left, in J: the minus should reach both terms of the loss. Brackets help.", _sign)
    slope_of_the_sigmoid = slip("One mistake is left: a(1 - a) is the slope of the sigmoid alone. The derivative of the loss with respect to z is simpler, and has y in it.", _slope)
    mean_twice = slip("One mistake is left: dw is divided by m inside the loop and again after it. Once is enough.", _twice)
    both_slopes = slip("The slope a(1 - a) is there twice: when you work out a - y, it has cancelled. dz is just a - y.", ("dz = a - y", "dz = (a - y) * a * (1 - a)"))
    sign_of_dz = slip("dz has the wrong sign, so the gradients point downhill. It is the prediction minus the right answer.", ("dz = a - y", "dz = y - a"))
    loss_gains = slip("J comes out negative: the loss has a minus before it.", ("J = J - (", "J = J + ("))
    one_term = slip("Examples with the right answer 0 cost nothing here. Both terms of the loss are needed.", (" + (1 - y) * np.log(1 - a))", ")"))
    answers_exchanged = slip("The two terms of the loss are exchanged: -log(a) is for the right answer 1.", ("y * np.log(a) + (1 - y) * np.log(1 - a)", "(1 - y) * np.log(a) + y * np.log(1 - a)"))
    base_ten = slip("The logarithms have base 10. The loss takes the natural one: np.log.", ("np.log(", "np.log10("))
    J_not_averaged = slip("J is the sum of the losses. Divide it by m, like the others.", ("    J = J / m\n", ""))
    dw_not_averaged = slip("dw is a sum. Divide it by m, like the others.", ("    dw = dw / m\n", ""))
    db_not_averaged = slip("db is a sum. Divide it by m, like the others.", ("    db = db / m\n", ""))
    only_J_averaged = slip("Only J is divided by m. The gradients are means as well.", ("    dw = dw / m\n    db = db / m\n", ""))
    nothing_averaged = slip("These are sums over the examples. All three should be divided by m at the end.", ("    J = J / m\n    dw = dw / m\n    db = db / m\n", ""))
    averaged_in_the_loop = slip("All three are divided by m in every round of the loop, so early examples shrink again and again. Divide once, after the loop.",
                                ("    J = J / m\n    dw = dw / m\n    db = db / m\n", "        J = J / m\n        dw = dw / m\n        db = db / m\n"))
    dz_averaged = slip("dz is divided by m, and then dw and db once more at the end. Divide once.", ("dz = a - y", "dz = (a - y) / m"))
    starts_anew = slip("The three sums go back to 0 with every example, so only the last one counts. Set them to 0 once, before the loop.",
                       ("        y = Y[0, i]\n", "        y = Y[0, i]\n        J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0\n"))
    db_overwritten = slip("db keeps only the last example. Add each dz to what is there.", ("db = db + dz", "db = dz"))
    dw_overwritten = slip("dw keeps only the last example. Add to what is there.", ("dw[j, 0] = dw[j, 0] + X", "dw[j, 0] = X"))
    forgets_x = slip("dw adds up dz alone. Each weight's share is dz times the feature that the weight belongs to.", ("X[j, i] * dz", "dz"))
    forgets_b = slip("The bias is missing in z: start the sum from b.", ("z = b", "z = 0.0"))
    divides_by_features = slip("You divide by the number of features. m is the number of examples.",
                               ("J / m", "J / n_x"), ("dw / m", "dw / n_x"), ("db / m", "db / n_x"))
    flat = slip("dw is flat, of shape (n_x,). It should be a column, (n_x, 1), like w.", ("dw = dw / m", "dw = dw.ravel() / m"))
    last_example_missing = slip("The last example is left out. range(m) runs from 0 to m - 1, which is all of them.", ("for i in range(m)", "for i in range(m - 1)"))

    @misconception("The parameters are updated inside the loop, after every example. Here only the gradients are asked for, all at the same w and b; and the caller's w must not change.")
    def updates_inside(X, Y, w, b):
        n_x, m = X.shape
        J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
        for i in range(m):
            a = sigmoid(w[:, 0] @ X[:, i] + b)
            J -= (Y[0, i] * np.log(a) + (1 - Y[0, i]) * np.log(1 - a)) / m
            dz = a - Y[0, i]
            dw[:, 0] += X[:, i] * dz / m
            db += dz / m
            w -= 0.1 * X[:, i:i + 1] * dz
            b -= 0.1 * dz
        return J, dw, db

    @alternative
    def one_loop(X, Y, w, b):
        m = X.shape[1]
        J, dw, db = 0, np.zeros(w.shape), 0
        for x, y in zip(X.T, Y[0]):
            a = sigmoid(w[:, 0] @ x + b)
            J += -np.log(a) if y else -np.log(1 - a)
            dw += x[:, None] * (a - y) / m
            db += (a - y) / m
        return J / m, dw, db

    @alternative
    def without_a_loop(X, Y, w, b):
        Z = w.T @ X + b
        dZ = sigmoid(Z) - Y
        return cost_from_logits(Z, Y), np.mean(X * dZ, axis=1, keepdims=True), np.mean(dZ)

    @alternative
    def lists_first(X, Y, w, b):
        Z = [sum(w[j, 0] * X[j, i] for j in range(len(X))) + b for i in range(len(X[0]))]
        J = np.mean([cost_from_logits(np.array([[z]]), np.array([[y]])) for z, y in zip(Z, Y[0])])
        dz = [sigmoid(z) - y for z, y in zip(Z, Y[0])]
        return J, np.array([[np.mean([x * d for x, d in zip(row, dz)])] for row in X]), np.mean(dz)

    equivalent = {
        "Y[ -1, i]": "Y has one row, which is its first and its last",
        "[j, -1]": "w and dw have one column, which is their first and their last",
    }

    accumulates = rewrite(("J = J - (", "J -= ("), ("db = db + dz", "db += dz"), ("dw[j, 0] = dw[j, 0] + X[j, i] * dz", "dw[j] += dz * X[j, i]"))


class Propagate(Exercise):
    """Cost and gradients of logistic regression, vectorised."""

    section, difficulty, minutes = "1.2.14", 2, 11
    points = {"values": 6, "generality": 2, "stability": 1.5, "shape": 1.5, "inputs": 1}
    parts = {"dw": 2.5, "db": 1.5, "cost": 2}
    needs = ("sigmoid", "cost_from_logits")

    @staticmethod
    def probe(student, w, b, X, Y):
        grads, cost = student.propagate(w, b, X, Y)
        return {**grads, "cost": cost}

    def cases(self, draw):
        yield example("the three examples of lesson 1.2.10", **START, **LESSON)
        yield example("four examples, three features", **WEIGHTS, **FOUR)
        yield example("one feature", w=np.array([[0.5]]), b=-0.25, X=np.array([[1.0, 2, -1]]), Y=np.array([[0, 1, 1]])).about("generality")
        yield example("certain and wrong: z = 1000, y = 0", w=np.array([[500.0], [0.0]]), b=0.0, X=np.array([[2.0, 0.0], [1.0, 1.0]]), Y=np.array([[0, 1]])).about("stability")
        for label, n_x, m in (("many examples", 3, 12), ("more features than examples", 9, 4), ("as many features as examples", 5, 5)):
            yield hidden(label, **parameters(draw, n_x), **batch(draw, n_x, m))
        yield hidden("one feature", **parameters(draw, 1), **batch(draw, 1, 7)).about("generality")
        yield hidden("a single example", **parameters(draw, 4), **batch(draw, 4, 1)).about("generality")
        yield hidden("one feature, one example", **parameters(draw, 1), **batch(draw, 1, 1)).about("generality")
        yield hidden("whole numbers", **parameters(draw, 3), X=draw.integers(-3, 4, (3, 8)), Y=draw.integers(0, 2, (1, 8))).about("generality")
        yield hidden("parameters zero", w=np.zeros((2, 1)), b=0.0, **batch(draw, 2, 9)).about("generality")
        far = {name: 300 * value for name, value in parameters(draw, 3).items()}
        yield hidden("large logits", **far, **batch(draw, 3, 10)).about("stability")

    def oracle(self, w, b, X, Y):
        dw, db = gradients(w, b, X, Y)
        return {"dw": dw, "db": db, "cost": mean_loss(w.T @ X + b, Y)}

    no_mean = slip("The factor 1/m is missing: these are the gradients of the sum of the losses. The cost is their mean.",
                   ("X @ dZ.T / m", "X @ dZ.T"), ("np.sum(dZ) / m", "np.sum(dZ)"))
    no_mean_in_dw = slip("The factor 1/m is missing in dw.", ("X @ dZ.T / m", "X @ dZ.T"))
    no_mean_in_db = slip("The factor 1/m is missing in db.", ("np.sum(dZ) / m", "np.sum(dZ)"))
    mean_twice = slip("The factor 1/m is there twice. Divide once.", ("dZ = A - Y", "dZ = (A - Y) / m"))
    db_mean_twice = slip("db is divided by m twice: the mean divides already.", ("np.sum(dZ) / m", "np.mean(dZ) / m"))
    divides_by_features = slip("You divide by the number of features, the rows of X. m is the number of examples, its columns.",
                               ("X @ dZ.T / m", "X @ dZ.T / X.shape[0]"), ("np.sum(dZ) / m", "np.sum(dZ) / X.shape[0]"))
    sign_of_dZ = slip("dZ has the wrong sign: a step against this gradient would go uphill. It is the prediction minus the right answer.", ("A - Y", "Y - A"))
    both_slopes = slip("There is a slope of the sigmoid, A(1 - A), too many. In A - Y it has cancelled already.", ("A - Y", "(A - Y) * A * (1 - A)"))
    slope_of_the_sigmoid = slip("A(1 - A) is the slope of the sigmoid alone. The right answers must play a part in dZ.", ("A - Y", "A * (1 - A)"))
    sigmoid_turned_round = slip("The probability should grow with the logit; here it falls. The exponent in the sigmoid is -z. Best use your sigmoid.", ("sigmoid(Z)", "sigmoid(-Z)"))
    logits_minus_answers = slip("dZ compares the logits with the right answers. It should compare the probabilities: A, after the sigmoid.", ("A - Y", "Z - Y"))
    forgets_b = slip("The bias is missing in Z.", ("w.T @ X + b", "w.T @ X"))
    no_transpose = slip("The shapes do not fit: w is (n_x, 1) and X is (n_x, m). The row w.T, (1, n_x), is what can stand before X.", ("w.T @ X", "w @ X"))
    no_transpose_in_dot = slip("The shapes do not fit: w is (n_x, 1) and X is (n_x, m). The row w.T, (1, n_x), is what can stand before X.", ("w.T @ X", "np.dot(w, X)"))
    star_for_z = slip("`*` multiplies entry by entry. Each logit is a sum of products, w1*x1 + w2*x2 + ...: the matrix product `@`.", ("w.T @ X", "w.T * X"))
    not_added_up = slip("The products are not added up, so Z has a row for each feature. The matrix product `@` of w.T and X multiplies and adds.", ("w.T @ X", "w * X"))
    dZ_not_transposed = slip("The shapes do not fit: X is (n_x, m) and dZ is (1, m). The column dZ.T, (m, 1), is what can stand behind X.", ("X @ dZ.T", "X @ dZ"))
    dZ_not_transposed_in_dot = slip("The shapes do not fit: X is (n_x, m) and dZ is (1, m). The column dZ.T, (m, 1), is what can stand behind X.", ("X @ dZ.T", "np.dot(X, dZ)"))
    elementwise = slip("`*` multiplies entry by entry, so dw has a column for each example. The matrix product `@` with dZ.T adds up over the examples.", ("X @ dZ.T / m", "X * dZ / m"))
    row_for_column = slip("dw is a row, (1, n_x). It should be a column, (n_x, 1), like w: X comes first in the product.", ("X @ dZ.T / m", "dZ @ X.T / m"))
    flat_dw = slip("dw is flat, of shape (n_x,). It should be a column, (n_x, 1), like w.", ("X @ dZ.T / m", "np.mean(X * dZ, axis=1)"))
    one_dw_for_all = slip("dw is one number for all weights. Each weight has its own derivative: the mean over the examples only.", ("X @ dZ.T / m", "np.mean(X * dZ)"))
    db_not_summed = slip("db has an entry for each example. Add them up: it is one number.", ("np.sum(dZ) / m", "dZ / m"))
    db_column_sums = slip("Summing down the columns of a (1, m) array changes nothing. Leave the axis out, so that db is one number.", ("np.sum(dZ) / m", "np.sum(dZ, axis=0) / m"))
    db_in_an_array = slip("db is right, but it comes in an array of shape (1, 1). b is a number, and so is db.", ("np.sum(dZ) / m", "np.sum(dZ, axis=1, keepdims=True) / m"))
    cost_of_probabilities = slip("The cost gets the probabilities. cost_from_logits wants the logits Z; the sigmoid is inside it.", ("cost_from_logits(Z, Y)", "cost_from_logits(A, Y)"))
    cost_of_the_sum = slip("The cost is multiplied by m: it is the sum of the losses. It should be their mean.", ("cost_from_logits(Z, Y)", "m * cost_from_logits(Z, Y)"))
    cost_mean_twice = slip("The cost is divided by m twice: cost_from_logits has taken the mean already.", ("cost_from_logits(Z, Y)", "cost_from_logits(Z, Y) / m"))
    log_of_zero = slip("This cost is right for small logits. When a probability rounds to 0 or 1, its logarithm is infinite. Use your cost_from_logits.",
                       ("cost_from_logits(Z, Y)", "-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))"))
    minus_on_the_first_term = slip("In the cost the minus reaches the first term only. Use your cost_from_logits.",
                                   ("cost_from_logits(Z, Y)", "np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))"))
    answers_first = slip("The arguments of cost_from_logits are exchanged: logits first, then the right answers.", ("cost_from_logits(Z, Y)", "cost_from_logits(Y, Z)"))
    exchanged = slip("dw and db are exchanged.", ("dw = X @ dZ.T / m", "db = X @ dZ.T / m"), ("db = np.sum(dZ) / m", "dw = np.sum(dZ) / m"))

    @misconception("The numbers are right, but Y itself is changed: `-=` works in place. Write `dZ = A - Y`.")
    def in_place(w, b, X, Y):
        Z = w.T @ X + b
        A, cost, m = sigmoid(Z), cost_from_logits(Z, Y), X.shape[1]
        dZ = A - Y
        Y -= Y
        return {"dw": X @ dZ.T / m, "db": np.mean(dZ)}, cost

    @alternative
    def with_einsum(w, b, X, Y):
        Z = np.einsum("ji,jm->im", w, X) + b
        dZ = sigmoid(Z) - Y
        return {"db": dZ.mean(), "dw": np.einsum("jm,im->ji", X, dZ) / X.shape[1]}, cost_from_logits(Z, Y)

    @alternative
    def with_loops(w, b, X, Y):
        n_x, m = X.shape
        dw, db, Z = np.zeros((n_x, 1)), 0.0, np.zeros((1, m))
        for i in range(m):
            x = X[:, i:i + 1]
            Z[0, i] = (w.T @ x).item() + b
            dz = sigmoid(Z[0, i]) - Y[0, i]
            dw += x * dz
            db += dz
        return {"dw": dw / m, "db": db / m}, cost_from_logits(Z, Y)

    @alternative
    def by_broadcasting(w, b, X, Y):
        Z = np.sum(w * X, axis=0, keepdims=True) + b
        A = sigmoid(Z)
        return {"dw": np.mean(X * (A - Y), axis=1, keepdims=True), "db": np.average(A - Y)}, np.mean(np.logaddexp(0, Z) - Y * Z)

    @alternative
    def with_a_row_of_ones(w, b, X, Y):
        X1, theta = np.vstack([X, np.ones((1, X.shape[1]))]), np.vstack([w, [[b]]])
        Z = theta.T @ X1
        slopes = np.dot(X1, (sigmoid(Z) - Y).T) / Y.size
        return dict(dw=slopes[:-1], db=slopes[-1, 0]), cost_from_logits(Z, Y)


# ---- learning (1.2.4, 1.2.2, 1.2.14)

class Optimize(Exercise):
    """Gradient descent on all examples at once."""

    section, difficulty, minutes = "1.2.4", 1, 9
    points = {"values": 5.5, "generality": 1.5, "inputs": 1}
    parts = {"w": 2, "b": 1, "dw": 0.5, "db": 0.5, "costs": 1.5}
    needs = ("propagate",)

    @staticmethod
    def probe(student, w, b, X, Y, settings):
        params, grads, costs = student.optimize(w, b, X, Y, **settings)
        return {**params, **grads, "costs": costs}

    def cases(self, draw):
        yield example("one step", **START, **LESSON, settings={"num_iterations": 1, "learning_rate": 0.5})
        yield example("three steps", **WEIGHTS, **FOUR, settings={"num_iterations": 3, "learning_rate": 0.2})
        yield example("201 steps", **WEIGHTS, **FOUR, settings={"num_iterations": 201, "learning_rate": 0.1})
        for label, n_x, m, steps, rate in (("250 steps", 3, 10, 250, 0.3), ("more features than examples", 6, 4, 5, 0.7),
                                           ("as many features as examples", 4, 4, 3, 2.0)):
            yield hidden(label, **parameters(draw, n_x), **batch(draw, n_x, m), settings={"num_iterations": steps, "learning_rate": rate})
        for steps in (99, 100, 101):
            yield hidden(f"{steps} steps", **parameters(draw, 2), **batch(draw, 2, 5), settings={"num_iterations": steps, "learning_rate": 0.1})
        yield hidden("one feature, one example", **parameters(draw, 1), **batch(draw, 1, 1), settings={"num_iterations": 4, "learning_rate": 0.5}).about("generality")
        yield hidden("the defaults", **parameters(draw, 3), **batch(draw, 3, 8), settings={}).about("generality")
        yield hidden("costs printed", **parameters(draw, 2), **batch(draw, 2, 6),
                     settings={"num_iterations": 102, "learning_rate": 0.05, "print_cost": True}).about("generality")

    def oracle(self, w, b, X, Y, settings):
        w, b, grads, costs = descend(w, b, X, Y, settings.get("num_iterations", 100), settings.get("learning_rate", 0.009))
        return {"w": w, "b": b, **grads, "costs": costs}

    uphill = slip("The steps go uphill: the cost grows. Subtract learning_rate times the gradient.",
                  ('w - learning_rate * grads["dw"]', 'w + learning_rate * grads["dw"]'), ('b - learning_rate * grads["db"]', 'b + learning_rate * grads["db"]'))
    w_uphill = slip("The step of w goes uphill. Subtract learning_rate times the gradient.", ('w - learning_rate * grads["dw"]', 'w + learning_rate * grads["dw"]'))
    b_uphill = slip("The step of b goes uphill. Subtract learning_rate times the gradient.", ('b - learning_rate * grads["db"]', 'b + learning_rate * grads["db"]'))
    rate_ignored = slip("The learning rate plays no part: the step is the whole gradient. Multiply it by learning_rate.", ("learning_rate * ", ""))
    own_rate = slip("The learning rate is written into the code. Use the argument learning_rate.", ("learning_rate * ", "0.009 * "))
    divides_by_rate = slip("The gradient is divided by the learning rate. Multiply: a small rate means a small step.",
                           ('learning_rate * grads["dw"]', 'grads["dw"] / learning_rate'), ('learning_rate * grads["db"]', 'grads["db"] / learning_rate'))
    forgets_b = slip("b is never updated. It is a parameter like w, and learns as well.", ('        b = b - learning_rate * grads["db"]\n', ""))
    forgets_w = slip("w is never updated.", ('        w = w - learning_rate * grads["dw"]\n', ""))
    exchanged = slip("w steps by db and b by dw: they are exchanged.", ('grads["dw"]', 'grads["d?"]'), ('grads["db"]', 'grads["dw"]'), ('grads["d?"]', 'grads["db"]'))
    replaces_w = slip("w is replaced by the step. It should be the old w minus the step.", ('w = w - learning_rate * grads["dw"]', 'w = learning_rate * grads["dw"]'))
    minus_before_the_step = slip("`=-` is no operator: w becomes minus the step, and the old w is lost. Write the old w, minus the step.",
                                 ('w = w - learning_rate * grads["dw"]', 'w = -learning_rate * grads["dw"]'), ('b = b - learning_rate * grads["db"]', 'b = -learning_rate * grads["db"]'))
    wrong_order = slip("propagate returns the gradients first and the cost second.", ("grads, cost = propagate", "cost, grads = propagate"))
    wrong_key = slip('The gradients are called "dw" and "db" in the dict.', ('grads["dw"]', 'grads["w"]'), ('grads["db"]', 'grads["b"]'))
    append_assigned = slip("`costs.append` changes the list and returns None. Do not assign what it returns.", ("costs.append(cost)", "costs = costs.append(cost)"))
    mean_again = slip("The gradients are divided by m again. propagate has taken the mean already.",
                      ('grads["dw"]', 'grads["dw"] / X.shape[1]'), ('grads["db"]', 'grads["db"] / X.shape[1]'))
    every_cost = slip("Every cost is kept. Keep those of iterations 0, 100, 200, ... only.", ("if i % 100 == 0:", "if True:"))
    no_costs = slip("The list of costs stays empty. Append the cost every 100 iterations.", ("costs.append(cost)", "pass"))
    all_but = slip("This keeps every cost except those of iterations 0, 100, 200, ... The remainder i % 100 should be 0.", ("i % 100 == 0", "i % 100 != 0"))
    not_the_first = slip("The cost of iteration 0 is missing. 0 is a multiple of 100, too.", ("i % 100 == 0", "i % 100 == 0 and i > 0"))
    first_cost_only = slip("Only the cost of iteration 0 is kept. Those of iterations 100, 200, ... belong in the list, too: there the remainder i % 100 is 0.",
                           ("i % 100 == 0", "i / 100 == 0"))
    at_the_end_of_each_hundred = slip("These are the costs of iterations 99, 199, ... The first one belongs to iteration 0, before any update.", ("i % 100 == 0", "(i + 1) % 100 == 0"))
    last_cost_too = slip("The last cost is kept as well. Keep those of iterations 0, 100, 200, ... only.", ("i % 100 == 0", "i % 100 == 0 or i == num_iterations - 1"))
    every_tenth = slip("The cost is kept every 10 iterations. It should be every 100.", ("i % 100 == 0", "i % 10 == 0"))
    cost_after_the_update = slip("The costs are taken after the updates. Each should be the one before the update of its iteration.",
                                 ("costs.append(cost)", "costs.append(propagate(w, b, X, Y)[1])"))
    one_after_the_other = slip("b steps with a gradient that was computed after w had changed. Compute both gradients first, then update both.",
                               ('        b = b - learning_rate * grads["db"]', '        b = b - learning_rate * propagate(w, b, X, Y)[0]["db"]'))
    gradients_of_the_end = slip("The gradients that are returned belong to the parameters after the last update. They should be those that the last update used.",
                                ("            costs.append(cost)", "            costs.append(cost)\n        grads = propagate(w, b, X, Y)[0]"))
    from_zeros = slip("The descent starts from zeros. It should start from the w and b that are passed in.",
                      ("        grads, cost = propagate(w, b, X, Y)", "        if i == 0:\n            w, b = np.zeros_like(w), 0.0\n        grads, cost = propagate(w, b, X, Y)"))
    in_place = slip("The numbers are right, but the caller's w is changed: `-=` works in place. Write `w = w - ...`.",
                    ('w = w - learning_rate * grads["dw"]', 'w -= learning_rate * grads["dw"]'))
    gradients_only_once = slip("The gradients are computed once and used for every step. They change as the parameters change: compute them in every iteration.",
                               ("        grads, cost = propagate(w, b, X, Y)", "        if i % 100 == 0:\n            grads, cost = propagate(w, b, X, Y)"))
    shrinking_rate = slip("The learning rate shrinks from step to step. It should stay as it is.", ("learning_rate * ", "learning_rate / (i + 1) * "))

    @misconception("One step too few is taken. range(num_iterations) counts from 0 to num_iterations - 1, which is num_iterations steps.")
    def one_too_few(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
        costs = []
        for i in range(num_iterations):
            grads, cost = propagate(w, b, X, Y)
            if i < num_iterations - 1:
                w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
            if i % 100 == 0:
                costs.append(cost)
        return {"w": w, "b": b}, grads, costs

    @misconception("The function returns after the first iteration. The return belongs after the loop, not inside it: mind the indentation.")
    def returns_early(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
        grads, cost = propagate(w, b, X, Y)
        return {"w": w - learning_rate * grads["dw"], "b": b - learning_rate * grads["db"]}, grads, [cost]

    @alternative
    def on_a_copy(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
        w, costs = np.array(w, dtype=float), []
        for i in range(num_iterations):
            grads, cost = propagate(w, b, X, Y)
            costs.append(cost)
            w -= learning_rate * grads["dw"]
            b -= learning_rate * grads["db"]
        return {"w": w, "b": b}, grads, costs[::100]

    @alternative
    def while_loop(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
        params, costs, i = {"w": w, "b": b}, np.zeros(0), 0
        while i < num_iterations:
            grads, cost = propagate(X=X, Y=Y, **params)
            if not i % 100:
                costs = np.append(costs, cost)
            params = {name: params[name] - learning_rate * grads["d" + name] for name in params}
            i += 1
        return params, grads, costs

    remembers_first = rewrite(("        if i % 100 == 0:\n            costs.append(cost)\n", ""),
                              ("        grads, cost = propagate(w, b, X, Y)\n", "        grads, cost = propagate(w, b, X, Y)\n        if i in range(0, num_iterations, 100):\n            costs += [cost]\n"))


class Predict(Exercise):
    """Decide for 0 or 1 by the probability."""

    section, difficulty, minutes = "1.2.2", 1, 4
    points = {"values": 2, "generality": 1, "shape": 1}
    needs = ("sigmoid",)

    def cases(self, draw):
        yield example("logits 2, 0.1, 0 and -1", w=np.array([[1.0]]), b=0.0, X=np.array([[2.0, 0.1, 0.0, -1.0]])).gives(np.array([[1, 1, 0, 0]]))
        yield example("two features, logits 0, 0.25, -0.25", w=np.array([[0.5], [-1.0]]), b=0.25, X=np.array([[1.5, 1.0, -1.0], [1.0, 0.5, 0.0]])).gives(np.array([[0, 1, 0]]))
        for label, n_x, m in (("many examples", 3, 20), ("more features than examples", 8, 5), ("as many features as examples", 6, 6)):
            yield hidden(label, **parameters(draw, n_x), X=draw.normal(size=(n_x, m)))
        small = draw.permutation([0.45, -0.45, 0.1, -0.1, 0.0, 3.0, -3.0])[None]
        yield hidden("logits near 0", w=np.array([[1.0]]), b=0.0, X=small)
        yield hidden("a single example", **parameters(draw, 4), X=draw.normal(size=(4, 1))).about("generality")
        yield hidden("all logits are 0", w=np.zeros((2, 1)), b=0.0, X=draw.normal(size=(2, 5))).about("generality")
        yield hidden("all answers are 1", w=np.array([[0.5]]), b=2.0, X=draw.uniform(0, 1, (1, 6))).about("generality")
        yield hidden("large logits", **{name: 1000 * value for name, value in parameters(draw, 2).items()}, X=draw.normal(size=(2, 9))).about("generality")

    def oracle(self, w, b, X):
        return np.array([[int(sum(w[j, 0] * x[j] for j in range(len(x))) + b > 0) for x in X.T]])     # a > 0.5 where z > 0

    threshold_on_the_logit = slip("The logits are compared with 0.5. It is the probability that should be above 0.5: put the logits through the sigmoid first.",
                                  ("sigmoid(w.T @ X + b)", "w.T @ X + b"))
    one_at_the_border = slip("At a probability of exactly 0.5 this answers 1. It should answer 0: above, not from.", ("A > 0.5", "A >= 0.5"))
    turned_round = slip("The answers are turned round: 1 belongs to a probability above 0.5.", ("A > 0.5", "A < 0.5"))
    threshold_zero = slip("The probability is compared with 0, and it is always above 0. The threshold is 0.5.", ("A > 0.5", "A > 0"))
    probabilities = slip("These are the probabilities. Decide: 1 where they are above 0.5, otherwise 0.", ("(A > 0.5).astype(int)", "A"))
    cuts_off = slip("`astype(int)` on a probability cuts off what is behind the point, which makes 0 of nearly everything. Compare with 0.5 first.",
                    ("(A > 0.5).astype(int)", "A.astype(int)"))
    forgets_b = slip("The bias is missing in the logits.", ("w.T @ X + b", "w.T @ X"))
    no_transpose = slip("The shapes do not fit: w is (n_x, 1) and X is (n_x, m). The row w.T is what can stand before X.", ("w.T @ X", "w @ X"))
    plus_and_minus_one = slip("The answers are 1 and -1. They should be 1 and 0.", ("(A > 0.5).astype(int)", "np.where(A > 0.5, 1, -1)"))
    flat = slip("The answers are right, but flat, of shape (m,). They should be a row, (1, m).", ("(A > 0.5).astype(int)", "(A > 0.5).astype(int)[0]"))
    column = slip("The answers are right, but stand in a column. They should be a row, (1, m).", ("(A > 0.5).astype(int)", "(A > 0.5).astype(int).T"))
    places = slip("These are the places of the ones. An answer for every example is asked for, 0 or 1.", ("(A > 0.5).astype(int)", "np.where(A > 0.5)[1]"))
    first_only = slip("Only the first example is answered. Decide for all of them.", ("(A > 0.5).astype(int)", "int(A[0, 0] > 0.5)"))
    above_average = slip("The threshold is the mean of the probabilities, so the answer to one example depends on the others. It is 0.5.", ("A > 0.5", "A > A.mean()"))

    @misconception("An array of probabilities as a whole is neither above nor below 0.5, so `if` cannot decide. Compare all entries at once: A > 0.5 is an array.")
    def if_on_an_array(w, b, X):
        A = sigmoid(w.T @ X + b)
        return np.ones(A.shape) if A > 0.5 else np.zeros(A.shape)

    sign_of_the_logit = rewrite(("A = sigmoid(w.T @ X + b)", "Z = np.dot(w.T, X) + b"), ("(A > 0.5).astype(int)", "1 * (Z > 0)"))
    truth_values = rewrite(("(A > 0.5).astype(int)", "A > 0.5"))
    rounding = rewrite(("(A > 0.5).astype(int)", "np.where(np.round(A) == 1, 1.0, 0.0)"))

    @alternative
    def one_by_one(w, b, X):
        answers = np.zeros((1, X.shape[1]))
        for i in range(X.shape[1]):
            if sigmoid(w[:, 0] @ X[:, i] + b) > 0.5:
                answers[0, i] = 1
        return answers


class Model(Exercise):
    """Train from zeros and predict."""

    section, difficulty, minutes = "1.2.14", 1, 6
    points = {"values": 4, "generality": 1}
    # The last two are handed back as they came, by code that is given: no points for them alone.
    parts = {"costs": 1, "w": 1, "b": 1, "Y_prediction_train": 1, "Y_prediction_test": 1, "learning_rate": 0, "num_iterations": 0}
    needs = ("optimize", "predict")

    @staticmethod
    def probe(student, X_train, Y_train, X_test, Y_test, settings):
        return student.model(X_train, Y_train, X_test, Y_test, **settings)

    @staticmethod
    def _pictures(draw, n_x, m_train, m_test):
        """Inputs of a case: examples of both sets from the same two clouds, which overlap, off the origin."""
        towards, offset = draw.choice([-1, 1], (n_x, 1)), draw.uniform(0.3, 1, (n_x, 1))
        sets = {}
        for name, m in (("train", m_train), ("test", m_test)):
            Y = draw.permutation(np.arange(m) % 3 > 0).astype(int)[None]
            sets |= {f"X_{name}": offset + towards * (Y - 0.5) + draw.normal(size=(n_x, m)), f"Y_{name}": Y}
        return sets

    def cases(self, draw):
        X = np.array([[1.0, 2.0, 4.0, 5.0, 3.0], [0.5, -1.0, 1.0, 0.0, 2.0]])
        small = {"X_train": X, "Y_train": np.array([[0, 0, 1, 1, 1]]), "X_test": np.array([[0.0, 2.5, 6.0], [1.0, -1.0, 0.0]]), "Y_test": np.array([[0, 1, 0]])}
        yield example("two steps", **small, settings={"num_iterations": 2, "learning_rate": 0.1})
        yield example("150 steps", **small, settings={"num_iterations": 150, "learning_rate": 0.2})
        yield hidden("300 steps", **self._pictures(draw, 3, 20, 8), settings={"num_iterations": 300, "learning_rate": 0.3})
        yield hidden("more new examples than old", **self._pictures(draw, 4, 9, 15), settings={"num_iterations": 40, "learning_rate": 0.1})
        yield hidden("as many features as examples", **self._pictures(draw, 6, 6, 6), settings={"num_iterations": 30, "learning_rate": 0.05})
        yield hidden("the defaults", **self._pictures(draw, 2, 25, 7), settings={}).about("generality")
        yield hidden("one feature, one new example", **self._pictures(draw, 1, 12, 1), settings={"num_iterations": 101, "learning_rate": 0.2}).about("generality")
        yield hidden("costs printed", **self._pictures(draw, 2, 10, 5), settings={"num_iterations": 120, "learning_rate": 0.4, "print_cost": True}).about("generality")

    def oracle(self, X_train, Y_train, X_test, Y_test, settings):
        steps, rate = settings.get("num_iterations", 2000), settings.get("learning_rate", 0.5)
        w, b, _, costs = descend(np.zeros((len(X_train), 1)), 0.0, X_train, Y_train, steps, rate)
        return {"costs": costs, "w": w, "b": b, "Y_prediction_train": w.T @ X_train + b > 0, "Y_prediction_test": w.T @ X_test + b > 0,
                "learning_rate": rate, "num_iterations": steps}

    learns_from_the_test_set = slip("The model learns from the test examples. They must take no part in the learning: train on X_train and Y_train.",
                                    ("optimize(w, b, X_train, Y_train,", "optimize(w, b, X_test, Y_test,"))
    learns_from_both = slip("The model learns from training and test examples together. The test examples must take no part in the learning.",
                            ("optimize(w, b, X_train, Y_train,", "optimize(w, b, np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test]),"))
    predicts_with_zeros = slip("The learnt parameters are thrown away: optimize returns them in params, it does not change w and b. Take them out of the dict.",
                               ('    w = params["w"]\n    b = params["b"]\n', ""))
    forgets_the_learnt_b = slip("b is still the 0 of the start. Take the learnt one from params, like w.", ('    b = params["b"]\n', ""))
    forgets_the_learnt_w = slip("w is still the zeros of the start. Take the learnt one from params, like b.", ('    w = params["w"]\n', ""))
    predictions_before_training = slip("The predictions are made with the parameters of the start. Predict with those that were learnt.",
                                       ("predict(w, b, X_train)", "predict(0 * w, 0.0, X_train)"), ("predict(w, b, X_test)", "predict(0 * w, 0.0, X_test)"))
    rate_not_handed_on = slip("The learning rate is not handed on, so optimize uses its own default, 0.009.",
                              ("num_iterations, learning_rate, print_cost)", "num_iterations, print_cost=print_cost)"))
    iterations_not_handed_on = slip("num_iterations is not handed on, so optimize uses its own default, 100.",
                                    ("num_iterations, learning_rate, print_cost)", "learning_rate=learning_rate, print_cost=print_cost)"))
    neither_handed_on = slip("num_iterations and learning_rate are not handed on, so optimize uses its own defaults, 100 and 0.009.",
                             (", num_iterations, learning_rate, print_cost)", ")"))
    order_of_arguments = slip("num_iterations and learning_rate are handed on in the wrong order. In optimize, num_iterations comes first.",
                              ("num_iterations, learning_rate, print_cost)", "learning_rate, num_iterations, print_cost)"))
    random_start = slip("The first cost is not ln 2, since the weights start from random numbers. Start from zeros.",
                        ("np.zeros((X_train.shape[0], 1))", "np.random.default_rng(0).normal(size=(X_train.shape[0], 1))"))
    small_random_start = slip("The weights start from small random numbers. One unit has no symmetry to break: start from zeros.",
                              ("np.zeros((X_train.shape[0], 1))", "0.01 * np.random.default_rng(0).normal(size=(X_train.shape[0], 1))"))
    ones_start = slip("The weights start at ones. They should start at zeros.", ("np.zeros(", "np.ones("))
    b_starts_at_one = slip("b starts at 1. It should start at 0.", ("b = 0.0", "b = 1.0"))
    b_in_an_array = slip("b is an array of shape (1, 1). It should be a plain number: start from 0.", ("b = 0.0", "b = np.zeros((1, 1))"))
    weights_for_examples = slip("There is a weight for each example. There should be one for each feature: as many as X_train has rows, X_train.shape[0].",
                                ("X_train.shape[0]", "X_train.shape[1]"))
    flat_weights = slip("w starts flat, of shape (n_x,). It should be a column, (n_x, 1): np.zeros wants both sizes, in a tuple.",
                        ("np.zeros((X_train.shape[0], 1))", "np.zeros(X_train.shape[0])"))
    sizes_without_a_tuple = slip("np.zeros takes both sizes as one argument, a tuple: mind the second pair of brackets.",
                                 ("np.zeros((X_train.shape[0], 1))", "np.zeros(X_train.shape[0], 1)"))
    two_of_three = slip("optimize returns three things: params, grads and costs.", ("params, grads, costs = optimize", "params, costs = optimize"))
    keys_with_d = slip('The learnt parameters stand in params, under "w" and "b". "dw" and "db" are gradients.',
                       ('w = params["w"]', 'w = grads["dw"]'), ('b = params["b"]', 'b = grads["db"]'))
    predictions_exchanged = slip("The predictions for the training and the test examples are exchanged.",
                                 ("Y_prediction_train = predict(w, b, X_train)", "Y_prediction_train = predict(w, b, X_test)"),
                                 ("Y_prediction_test = predict(w, b, X_test)", "Y_prediction_test = predict(w, b, X_train)"))
    training_examples_twice = slip("Y_prediction_test holds predictions for the training examples. It belongs to X_test.", ("predict(w, b, X_test)", "predict(w, b, X_train)"))
    answers_for_predictions = slip("The right answers are handed back as predictions. The model should predict from X_test alone.", ("predict(w, b, X_test)", "Y_test"))
    probabilities_for_predictions = slip("These are probabilities. Predictions are 0 or 1: use your predict.",
                                         ("predict(w, b, X_train)", "sigmoid(w.T @ X_train + b)"), ("predict(w, b, X_test)", "sigmoid(w.T @ X_test + b)"))
    last_cost_only = slip("Only the last cost is kept. Hand back the whole list that optimize returns.", ('    w = params["w"]', '    costs = costs[-1]\n    w = params["w"]'))
    trains_twice = slip("The model is trained twice, the second time from where the first ended. Call optimize once.",
                        ('    w = params["w"]\n', '    params, grads, costs = optimize(params["w"], params["b"], X_train, Y_train, num_iterations, learning_rate)\n    w = params["w"]\n'))

    @alternative
    def params_as_arguments(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
        params, _, costs = optimize(np.zeros((len(X_train), 1)), 0, X_train, Y_train, learning_rate=learning_rate, num_iterations=num_iterations)
        return {"costs": costs, "Y_prediction_test": predict(X=X_test, **params), "Y_prediction_train": predict(X=X_train, **params),
                "w": params["w"], "b": params["b"], "learning_rate": learning_rate, "num_iterations": num_iterations, "accuracy": 1.0}

    @alternative
    def own_loop(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
        w, b, costs = X_train[:, :1] * 0.0, 0.0, []
        for i in range(num_iterations):
            grads, cost = propagate(w, b, X_train, Y_train)
            w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
            costs += [cost] if i % 100 == 0 else []
        answers = {name: w.T @ X + b > 0 for name, X in (("test", X_test), ("train", X_train))}
        return {"costs": np.array(costs), "Y_prediction_test": answers["test"].astype(float), "Y_prediction_train": answers["train"], "w": w, "b": b,
                "learning_rate": learning_rate, "num_iterations": num_iterations}

    in_one_line = rewrite(('    w = params["w"]\n    b = params["b"]\n', "    w, b = params.values()\n"))


# ---- the learning rate (1.2.4)

class LearningRateSweep(Exercise):
    """Try several learning rates and see which diverge."""

    section, difficulty, minutes = "1.2.4", 1, 7
    points = {"values": 2, "stability": 1}
    parts = {"final_costs": 1, "diverged": 1}
    needs = ("optimize", "cost_from_logits")

    @staticmethod
    def measure(value, X, Y, learning_rates, num_iterations):
        """Infinity and NaN are the same to us: which of them comes out depends on how a formula is written."""
        import math

        final_costs, diverged = value
        return {"final_costs": ["not finite" if isinstance(cost, float) and not math.isfinite(cost) else cost for cost in final_costs],
                "diverged": diverged}

    def cases(self, draw):
        X, Y = np.array([[1.0, 2.0, -1.0, 3.0]]), np.array([[1, 0, 0, 1]])
        yield example("three steps, four rates", X=X, Y=Y, learning_rates=[0.01, 0.5, 3.5, 50.0], num_iterations=3)
        yield example("120 steps, two rates", X=X, Y=Y, learning_rates=[0.1, 30.0], num_iterations=120)
        yield example("a rate that leaves the range of numbers", X=1000 * X, Y=Y, learning_rates=[1e308, 1e-9], num_iterations=2).about("stability")
        for label, n_x, m, steps in (("ten steps", 3, 9, 10), ("one step", 2, 5, 1), ("101 steps", 4, 12, 101)):
            yield hidden(label, **batch(draw, n_x, m), learning_rates=[0.05, 0.3, 1e-4], num_iterations=steps)
        yield hidden("large rates", **batch(draw, 2, 15, spread=4), learning_rates=[20.0, 0.001, 60.0], num_iterations=4).within(condition=1000)
        yield hidden("a single rate", **batch(draw, 3, 6), learning_rates=[0.2], num_iterations=5)
        # With x = a under both answers the cost of one step grows without limit: some rate ends at any cost above ln 2.
        a, c = draw.uniform(0.5, 2, 2)
        clash = {"X": np.array([[a, a, c]]), "Y": np.array([[0, 1, 1]]), "num_iterations": 1}
        worse, worst = (brentq(lambda rate: self.oracle(**clash, learning_rates=[rate])["final_costs"][0] - cost, 1e-3, 1e3) for cost in (0.85, 1.6))
        yield hidden("rates that end a little above ln 2", X=clash["X"], Y=clash["Y"], learning_rates=[worse, 0.1, worst], num_iterations=1)
        yield hidden("a rate that leaves the range of numbers", X=1e4 * clash["X"], Y=clash["Y"], learning_rates=[1e-10, 1e308], num_iterations=3).about("stability")

    def oracle(self, X, Y, learning_rates, num_iterations):
        costs = []
        with np.errstate(all="ignore"):
            for rate in learning_rates:
                w, b, _, _ = descend(np.zeros((len(X), 1)), 0.0, X, Y, num_iterations, rate)
                costs.append(mean_loss(w.T @ X + b, Y))
        return {"final_costs": [cost if np.isfinite(cost) else "not finite" for cost in costs],
                "diverged": [not cost <= np.log(2) for cost in costs]}

    cost_of_the_record = slip("This is the last cost in the record, before the update of iteration 0, 100, ... Compute the cost with the parameters after the last update.",
                              ('cost_from_logits(params["w"].T @ X + params["b"], Y)', "costs[-1]"))
    nan_unnoticed = slip("A cost that is not a number slips through: every comparison with nan is False. Ask np.isfinite as well.", ("not np.isfinite(final_cost) or ", ""))
    only_infinite = slip("Only costs that are not finite count as diverged here. A cost above ln 2 has diverged, too: it is worse than at the start.", (" or final_cost > np.log(2)", ""))
    both_needed = slip("A run counts as diverged here only if its cost is not finite and also above ln 2. One of the two is enough: or.", (" or final_cost", " and final_cost"))
    turned_round = slip("The flag is turned round: True should say that the run has diverged.", ("not np.isfinite(final_cost) or final_cost > np.log(2)", "np.isfinite(final_cost) and final_cost <= np.log(2)"))
    finite_has_diverged = slip("A finite cost counts as diverged here. There is a `not` missing.", ("not np.isfinite(final_cost)", "np.isfinite(final_cost)"))
    threshold_one = slip("The threshold is 1. It is ln 2, about 0.693, the cost at the start.", ("> np.log(2)", "> 1"))
    threshold_base_ten = slip("log10(2) is 0.301. The cost at the start is the natural logarithm of 2, about 0.693.", ("np.log(2)", "np.log10(2)"))
    goes_on = slip("Each run goes on from where the one before ended. Start every one from zeros.",
                   ("        w = np.zeros((X.shape[0], 1))\n", "        w = params['w'] if final_costs else np.zeros((X.shape[0], 1))\n"))
    rate_ignored = slip("The learning rate is not handed on, so all runs are the same.", ("num_iterations, learning_rate)", "num_iterations)"))
    iterations_ignored = slip("num_iterations is not handed on, so every run has optimize's default of 100 updates.", ("num_iterations, learning_rate)", "learning_rate=learning_rate)"))
    cost_of_probabilities = slip("The cost gets probabilities. cost_from_logits wants logits.", ('params["w"].T @ X + params["b"]', 'sigmoid(params["w"].T @ X + params["b"])'))
    forgets_b = slip("The bias is missing in the logits of the final cost.", (' + params["b"]', ""))
    cost_of_the_start = slip("This is the cost of the start, not of the end: use the params that optimize returns.",
                             ('params["w"].T @ X + params["b"]', "w.T @ X"))
    random_start = slip("The weights start from random numbers. Start every run from zeros.", ("np.zeros((X.shape[0], 1))", "np.random.default_rng(0).normal(size=(X.shape[0], 1))"))

    with_propagate = rewrite(('cost_from_logits(params["w"].T @ X + params["b"], Y)', 'propagate(params["w"], params["b"], X, Y)[1]'))
    not_below = rewrite(("not np.isfinite(final_cost) or final_cost > np.log(2)", "not (final_cost <= np.log(2))"))
    above_the_first = rewrite(("np.isfinite(final_cost) or final_cost > np.log(2)", "np.isfinite(final_cost) or final_cost > costs[0] + 1e-12"))

    @alternative
    def with_lists(X, Y, learning_rates, num_iterations=100):
        def final_cost(rate):
            params, _, _ = optimize(np.zeros((len(X), 1)), 0, X, Y, learning_rate=rate, num_iterations=num_iterations)
            return cost_from_logits(np.dot(params["w"].T, X) + params["b"], Y)

        final_costs = np.array([final_cost(rate) for rate in learning_rates])
        return final_costs.tolist(), np.isnan(final_costs) | (final_costs > np.log(2))

    equivalent = {"gt to gte": "only a run that never moves ends at exactly ln 2, and then rounding decides"}
