"""The card of `learn_filter`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, slip

from autograder.judging.oracles import gradients

from .common import conv


class LearnFilter(Exercise):
    """Find a lost filter by gradient descent."""

    section, points, difficulty, minutes = "4.1.3", 7, 2, 20
    needs = ("corr2d",)
    form = "an array (3, 3)"

    @staticmethod
    def probe(student, X, Y, lr, steps):
        K = student.learn_filter(X, Y, lr, steps)
        student.learn_filter(1 - X, Y, lr, 1)                           # leaves alone what came back
        return K

    def cases(self, draw):
        def some(make, label, shape, lr, steps, draw=draw):
            """A picture and a map that no kernel makes exactly."""
            X = draw.normal(size=shape)
            return make(label, X=X, Y=draw.normal(0.5, 1, (shape[0] - 2, shape[1] - 2)), lr=lr, steps=steps)

        fixed = np.random.default_rng(2)
        yield example("one step", X=np.array([[1.0, 0, 2, 0, 1], [0, 3, 0, 1, 0], [1, 0, 0, 2, 0]]),
                      Y=np.array([[1.0, -2, 0]]), lr=0.3, steps=1)
        yield some(example, "two steps", (5, 4), 0.2, 2, fixed)
        yield some(hidden, "one step", (5, 7), float(draw.uniform(0.05, 0.3)), 1)
        yield some(hidden, "three steps", (6, 4), float(draw.uniform(0.05, 0.3)), 3)
        yield some(hidden, "40 steps", (7, 8), 0.05, 40)
        yield some(hidden, "a square picture", (6, 6), 0.1, 4)
        yield some(hidden, "no step", (4, 5), 0.1, 0).about("generality")
        yield some(hidden, "a map of one number", (3, 3), 0.02, 5).about("generality")
        yield some(hidden, "a map of one row", (3, 7), 0.1, 2).about("generality")
        yield hidden("whole numbers", X=draw.integers(0, 5, (5, 6)), Y=draw.integers(-3, 4, (3, 4)),
                     lr=0.01, steps=3).about("generality")

    def oracle(self, X, Y, lr, steps):
        import tensorflow as tf

        def cost(at):
            error = conv(X[None, :, :, None], at["K"], 0.0, 1, 0)[0, :, :, 0] - Y.astype(float)
            return tf.reduce_mean(error * error)

        K = np.zeros((3, 3, 1, 1))
        for _ in range(steps):
            K = K - lr * gradients(cost, {"K": K})[1]["K"]
        return K[:, :, 0, 0]

    def domain(self, draw):
        h, w = sizes(draw, 2, least=3, most=8, large=12)
        X, Y = numbers(draw, (h, w), most=10), numbers(draw, (h - 2, w - 2), most=1e3)
        steps = int(draw.integers(0, 4))
        return hidden("", X=X, Y=Y, lr=float(10 ** draw.uniform(-4, -2)), steps=steps).within(condition=100)

    draws = 100

    no_mean = slip("The slopes are those of the sum of the squares. The cost is their mean, over the N "
                   "numbers of Y.", ("2 / Y.size", "2"))
    no_two = slip("A factor 2 is missing: the slope of a square.", ("2 / Y.size", "1 / Y.size"))
    mean_over_the_picture = slip("You divide by the size of X. N is how many numbers Y has.",
                                 ("Y.size", "X.size"))
    uphill = slip("This goes uphill. Against the slope the cost falls.", ("K - lr", "K + lr"))
    mirrored = slip("The nine slopes come out mirrored. Weight (u, v) meets the window of X that begins "
                    "at (u, v).", ("corr2d(X, error)", "corr2d(X, error)[::-1, ::-1]"))
    turned = slip("Rows and columns of the nine slopes are exchanged.",
                  ("corr2d(X, error)", "corr2d(X, error).T"))
    map_for_error = slip("Every step has the same numbers where the error belongs: Y itself, or the error of "
                         "the start, computed once. The error changes with the kernel.",
                         ("corr2d(X, error)", "corr2d(X, -Y)"))
    signs_only = slip("Only the sign of each error counts here: that is the slope of the absolute error. "
                      "The cost has squares.", ("corr2d(X, error)", "corr2d(X, np.sign(error))"))
    from_ones = slip("It starts from ones. Start from zeros.", ("np.zeros", "np.ones"))
    one_step_more = slip("It makes one step more than it was asked for.",
                         ("range(steps)", "range(steps + 1)"))
    one_slope_for_all = slip("All nine numbers get the same step. Each has a slope of its own.",
                             replace_line("K = K -", "K = K - lr * 2 / Y.size * np.sum(corr2d(X, error))"))

    @alternative
    def by_a_matrix(X, Y, lr, steps):
        rows = np.lib.stride_tricks.sliding_window_view(X, (3, 3)).reshape(-1, 9).astype(float)
        k = np.zeros(9)
        for _ in range(steps):
            k -= lr * 2 * rows.T @ (rows @ k - Y.ravel()) / len(rows)
        return k.reshape(3, 3)

    @alternative
    def one_by_one(X, Y, lr, steps):
        K = np.zeros((3, 3))
        rows, columns = Y.shape
        for _ in range(steps):
            error, slopes = corr2d(X, K) - Y, np.zeros((3, 3))                                  # noqa: F821
            for u, v in np.ndindex(3, 3):
                slopes[u, v] = 2 * np.mean(error * X[u:u + rows, v:v + columns])
            K = K - lr * slopes
        return K
