"""The card of `corr2d`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, slip

ROWS, COLUMNS = "(image.shape[0] - k_h) // stride + 1", "(image.shape[1] - k_w) // stride + 1"


class Corr2d(Exercise):
    """A window that slides over a picture."""

    function = "corr2d"
    section, points, difficulty, minutes = "4.1.2", 5, 1, 12
    form = "an array (rows, columns)"

    @staticmethod
    def probe(student, image, kernel, stride):
        result = student.corr2d(image, kernel, stride) if stride else student.corr2d(image, kernel)
        student.corr2d(1 - image, kernel)                               # leaves alone what came back
        return result

    def cases(self, draw):
        """Stride 0 stands for none given."""
        def some(make, label, shape, window, stride=1, draw=draw):
            return make(label, image=draw.normal(size=shape), kernel=draw.normal(size=window), stride=stride)

        fixed = np.random.default_rng(3)
        yield example("a kernel of two rows and three columns", image=fixed.integers(-4, 9, (4, 5)),
                      kernel=np.array([[1, 0, -1], [2, 3, -2]]), stride=1)
        yield example("a square kernel, stride 2", image=fixed.integers(0, 9, (5, 8)),
                      kernel=np.array([[1, 2], [4, -3]]), stride=2)
        yield example("whole numbers in the picture only", image=fixed.integers(0, 9, (3, 4)),
                      kernel=np.array([[0.25, 0.5], [-0.25, 1]]), stride=0)
        yield some(hidden, "stride 1", (7, 5), (3, 2))
        yield some(hidden, "stride 2, with a rest", (8, 6), (3, 3), 2)
        yield some(hidden, "stride 3, with a rest", (9, 12), (2, 4), 3)
        yield some(hidden, "square", (6, 6), (3, 3))
        yield some(hidden, "no stride given", (5, 8), (2, 2), 0)
        yield hidden("whole numbers", image=draw.integers(0, 256, (5, 7)),
                     kernel=draw.normal(size=(3, 3)), stride=2)
        yield some(hidden, "one pixel", (4, 6), (1, 1), 2).about("generality")
        yield some(hidden, "as large as the picture", (4, 3), (4, 3), 2).about("generality")
        yield some(hidden, "as high as the picture", (3, 9), (3, 2), 3).about("generality")
        yield some(hidden, "a row", (1, 9), (1, 4), 2).about("generality")
        yield hidden("bytes", image=draw.integers(0, 256, (6, 5)).astype(np.uint8),
                     kernel=np.array([[1, 0, -1]] * 3), stride=1).about("generality")

    def oracle(self, image, kernel, stride):
        from scipy.signal import correlate2d

        step = stride or 1
        return correlate2d(image.astype(float), kernel.astype(float), mode="valid")[::step, ::step]

    def domain(self, draw):
        h, w, k_h, k_w = sizes(draw, 4, most=7, large=15)
        image = numbers(draw, (max(h, k_h), max(w, k_w)), most=1e3)
        return {"image": image, "kernel": numbers(draw, (k_h, k_w), most=1e3),
                "stride": int(draw.integers(0, 5))}

    equivalent = {"-> result = np.ones(": "every place is written"}

    mirrored = slip("The kernel is mirrored, as in a textbook of mathematics. Here it is laid on as it is.",
                    ("window * kernel", "window * kernel[::-1, ::-1]"))
    mirrored_once = slip("The kernel is mirrored in one direction. It is laid on as it is.",
                         ("window * kernel", "window * kernel[::-1]"))
    matrix_product = slip("Window and kernel are multiplied as matrices, with @. Multiply entry by entry.",
                          ("window * kernel", "window @ kernel"))
    mean = slip("This is the mean of the products. The window's answer is their sum.", ("np.sum", "np.mean"))
    whole_numbers = slip("The result has the type of the picture, so of whole numbers the fractions are cut "
                         "off. Make it an array of floats.",
                         ("(rows, columns))", "(rows, columns), dtype=image.dtype)"))
    one_too_few = slip("A row and a column are missing: the window's first place counts, too.",
                       (ROWS, ROWS[:-4]), (COLUMNS, COLUMNS[:-4]))
    rounded_up = slip("Sizes are rounded up, so the last window hangs over the edge. It must lie wholly in "
                      "the picture.", (ROWS, "-((k_h - image.shape[0]) // stride) + 1"),
                      (COLUMNS, "-((k_w - image.shape[1]) // stride) + 1"))
    starts_at_i = slip("The size knows of the stride, the window does not: for output (i, j) it begins at "
                       "multiples of the stride.",
                       replace_line("window =", "window = image[i:i + k_h, j:j + k_w]"))
    only_to_the_right = slip("The stride moves the window to the right only. Down it moves as far.",
                             (ROWS, "image.shape[0] - k_h + 1"), ("i * stride:i * stride + k_h", "i:i + k_h"))
    exchanged = slip("Rows and columns are exchanged: the first index of a picture is the row.",
                     replace_line("window =", "window = image.T[i * stride:i * stride + k_h, "
                                  "j * stride:j * stride + k_w]"))

    @alternative
    def by_views(image, kernel, stride=1):
        views = np.lib.stride_tricks.sliding_window_view(np.asarray(image), kernel.shape)[::stride, ::stride]
        return np.einsum("ijuv,uv->ij", views, kernel.astype(float))

    @alternative
    def inside_out(image, kernel, stride=1):
        (h, w), (a, b) = image.shape, kernel.shape
        total = 0.0
        for u in range(a):
            for v in range(b):
                total = total + float(kernel[u, v]) * image[u:h - a + u + 1:stride, v:w - b + v + 1:stride]
        return total
