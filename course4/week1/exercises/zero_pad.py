"""The card of `zero_pad`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of

frame = in_place_of("X_pad =")
SIDES = "((0, 0), (pad, pad), (pad, pad), (0, 0))"


class ZeroPad(Exercise):
    """A frame of zeros round every picture."""

    section, points, difficulty, minutes = "4.1.4", 3, 1, 6

    def cases(self, draw):
        def some(make, label, shape, pad, draw=draw):
            return make(label, X=draw.normal(2, 1, shape), pad=pad)

        yield some(example, "a frame of 1", (2, 3, 2, 4), 1, np.random.default_rng(1))
        yield some(example, "no frame", (1, 2, 3, 2), 0, np.random.default_rng(2)).about("generality")
        yield some(hidden, "a frame of 1", (3, 5, 4, 2), 1)
        yield some(hidden, "a frame of 3", (2, 4, 6, 3), 3)
        yield some(hidden, "all sizes alike", (3, 3, 3, 3), 2)
        yield some(hidden, "no frame", (2, 3, 4, 5), 0).about("generality")
        yield some(hidden, "a single picture, one channel", (1, 4, 3, 1), 2).about("generality")
        yield some(hidden, "pictures of one pixel", (3, 1, 1, 2), 4).about("generality")
        yield hidden("whole numbers", X=draw.integers(1, 9, (2, 3, 5, 3)), pad=2).about("generality")

    def oracle(self, X, pad):
        import tensorflow as tf

        return tf.pad(X, [[0, 0], [pad, pad], [pad, pad], [0, 0]]).numpy()

    def domain(self, draw):
        return {"X": numbers(draw, tuple(sizes(draw, 4, most=5, large=9))), "pad": int(draw.integers(0, 5))}

    batch_too = frame("The frame goes round the batch, too: there are more pictures than before, black ones.",
                      "X_pad = np.pad(X, ((pad, pad), (pad, pad), (pad, pad), (0, 0)))")
    channels_too = frame("The channels get a frame, too. Only rows and columns do.",
                         "X_pad = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (pad, pad)))")
    all_axes = frame("All four axes get a frame. Only rows and columns do.", "X_pad = np.pad(X, pad)")
    wrong_axes = frame("Columns and channels get the frame, not rows and columns: the first axis is the "
                       "batch.", "X_pad = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))")
    first_axes = frame("The batch and the rows get the frame. The batch comes first, then rows and columns.",
                       "X_pad = np.pad(X, ((pad, pad), (pad, pad), (0, 0), (0, 0)))")
    one_side = frame("Only one side gets the frame: below and on the right. It goes round the picture.",
                     "X_pad = np.pad(X, ((0, 0), (0, pad), (0, pad), (0, 0)))")
    half = frame("The frame is half as wide as it should be: `pad` is the width on every side.",
                 "half = (pad // 2, pad - pad // 2)", "X_pad = np.pad(X, ((0, 0), half, half, (0, 0)))")
    repeated = frame("The frame repeats the border of the picture. It should be zeros.",
                     f'X_pad = np.pad(X, {SIDES}, mode="edge")')
    ones = frame("The frame is not zero.", f"X_pad = np.pad(X, {SIDES}, constant_values=1)")
    twice = frame("The frame is twice as wide as it should be.",
                  "X_pad = np.pad(X, ((0, 0), (2 * pad, 2 * pad), (2 * pad, 2 * pad), (0, 0)))")

    @alternative
    def into_zeros(X, pad):
        m, n_H, n_W, n_C = X.shape
        framed = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
        framed[:, pad:pad + n_H, pad:pad + n_W, :] = X
        return framed

    @alternative
    def glued(X, pad):
        m, _, n_W, n_C = X.shape
        above = np.zeros((m, pad, n_W, n_C))
        tall = np.concatenate([above, X, above], axis=1)
        beside = np.zeros((m, tall.shape[1], pad, n_C))
        return np.concatenate([beside, tall, beside], axis=2)
