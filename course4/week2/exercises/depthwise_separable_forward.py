"""The card of `depthwise_separable_forward`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, slip


class DepthwiseSeparableForward(Exercise):
    """Filter each channel for itself, then mix."""

    section, points, difficulty, minutes = "4.2.8", 8, 2, 24
    needs = ("conv1x1",)

    def maps(self, draw, m, height, width, C, f, N, stride):
        return {"A": draw.normal(size=(m, height, width, C)), "D": draw.normal(size=(f, f, C)),
                "P": draw.normal(size=(C, N)), "stride": stride}

    def cases(self, draw):
        fixed = np.random.default_rng(6)
        yield example("whole numbers, two channels", A=fixed.integers(-2, 4, (1, 3, 4, 2)).astype(float),
                      D=np.array([[[1.0, 0], [2, 1]], [[0, -1], [1, 3]]]),
                      P=np.array([[1.0, 0, 2], [-1, 1, 1]]), stride=1)
        yield example("stride 2", **self.maps(fixed, 2, 6, 7, 3, 3, 3, 2))
        yield hidden("stride 1", **self.maps(draw, 2, 5, 6, 3, 3, 4, 1))
        yield hidden("stride 2, more channels in", **self.maps(draw, 3, 7, 8, 5, 3, 2, 2))
        yield hidden("window 5, stride 2", **self.maps(draw, 2, 9, 12, 2, 5, 6, 2))
        yield hidden("stride 3", **self.maps(draw, 2, 8, 10, 4, 2, 3, 3))
        yield hidden("one channel", **self.maps(draw, 2, 5, 4, 1, 3, 3, 1)).about("generality")
        yield hidden("windows of one pixel", **self.maps(draw, 2, 5, 4, 3, 1, 2, 2)).about("generality")
        yield hidden("a window as large as the map",
                     **self.maps(draw, 2, 4, 4, 3, 4, 2, 2)).about("generality")
        yield hidden("as many channels as rows of the window",
                     **self.maps(draw, 1, 6, 5, 3, 3, 3, 1)).about("generality")

    def oracle(self, A, D, P, stride):
        import tensorflow as tf

        sheets = tf.nn.depthwise_conv2d(tf.constant(A, tf.float64), np.asarray(D, float)[..., None],
                                        [1, stride, stride, 1], "VALID")
        return tf.nn.conv2d(sheets, np.asarray(P, float)[None, None], 1, "VALID").numpy()

    def domain(self, draw):
        m, C, N, more, wider = sizes(draw, 5, most=5, large=9)
        f = int(draw.integers(1, 5))
        A = numbers(draw, (m, f + more - 1, f + wider - 1, C), most=1e4)
        case = {"A": A, "D": numbers(draw, (f, f, C), most=1e2), "P": numbers(draw, (C, N), most=1e2),
                "stride": int(draw.integers(1, 4))}
        return hidden("", **case).within(condition=30)

    equivalent = {"D.shape[ 1]": "the sheets are square",
                  "moved before the loop: for v in range(f): / rows": "the rows do not depend on v"}

    LINE = "sheets = sheets + A[:, rows, columns] * D[u, v]"
    same_sheet = slip("All channels are filtered by the first sheet. Each has its own.",
                      ("* D[u, v]", "* D[u, v, 0]"))
    summed_too_early = slip("The channels are added up in the first half already, so nothing is left to mix.",
                            (LINE, "sheets = sheets + (A[:, rows, columns] * D[u, v]).sum(axis=-1, "
                                   "keepdims=True) * np.ones(D.shape[2])"))
    turned_window = slip("Rows and columns of the sheets are exchanged.", ("* D[u, v]", "* D[v, u]"))
    flipped = slip("The sheets are turned round, as in the convolution of mathematics. Here they are laid "
                   "down as they are.",
                   ("* D[u, v]", "* D[f - 1 - u, f - 1 - v]"))
    stride_forgotten = slip("The stride is always 1.", ("f + u + 1, stride)", "f + u + 1)"), ("f + v + 1, "
                                                                                              "stride)",
                                                                                              "f + v + 1)"))
    not_mixed = slip("The second half is missing: nothing is mixed.", ("Z = conv1x1(sheets, P, "
                                                                       "np.zeros(P.shape[1]))", "Z = sheets"))
    ones_added = slip("The mixing adds a bias. There is none.",
                      ("np.zeros(P.shape[1])", "np.ones(P.shape[1])"))
    last_window_lost = slip("The last window of each row and column is missing.",
                            ("A.shape[1] - f + u + 1", "A.shape[1] - f + u"),
                            ("A.shape[2] - f + v + 1", "A.shape[2] - f + v"))
    bent_between = slip("There is a ReLU between the halves. No activation was asked for.",
                        ("conv1x1(sheets,", "conv1x1(np.maximum(sheets, 0),"))

    @misconception("It pads. Without padding the map becomes smaller.")
    def padded(A, D, P, stride):
        f = len(D)
        A = np.pad(A, ((0, 0), ((f - 1) // 2, f // 2), ((f - 1) // 2, f // 2), (0, 0)))
        windows = np.lib.stride_tricks.sliding_window_view(A, (f, f), axis=(1, 2))[:, ::stride, ::stride]
        return np.einsum("mpqcuv,uvc,cn->mpqn", windows, D, P)

    @misconception("The stride is taken in the mixing, too. It belongs to the first half alone.")
    def stride_twice(A, D, P, stride):
        windows = np.lib.stride_tricks.sliding_window_view(A, (len(D),) * 2, axis=(1, 2))[:, ::stride,
                                                                                          ::stride]
        return np.einsum("mpqcuv,uvc,cn->mpqn", windows, D, P)[:, ::stride, ::stride]

    @misconception("It mixes first and filters then. First each channel is filtered, by its own sheet.")
    def mixed_first(A, D, P, stride):
        mixed = A @ P
        D = D[:, :, np.arange(P.shape[1]) % D.shape[2]]
        windows = np.lib.stride_tricks.sliding_window_view(mixed, (len(D),) * 2, axis=(1, 2))[:, ::stride,
                                                                                              ::stride]
        return np.einsum("mpqcuv,uvc->mpqc", windows, D)

    @alternative
    def walk_over_the_output(A, D, P, stride):
        m, height, width, C = A.shape
        f = len(D)
        Z = np.zeros((m, (height - f) // stride + 1, (width - f) // stride + 1, P.shape[1]))
        for p in range(Z.shape[1]):
            for q in range(Z.shape[2]):
                window = A[:, p * stride:p * stride + f, q * stride:q * stride + f]
                Z[:, p, q] = (window * D).sum(axis=(1, 2)) @ P
        return Z

    @alternative
    def as_one_convolution(A, D, P, stride):
        filters = D[..., None] * P                          # (f, f, C, N): the two halves as one
        windows = np.lib.stride_tricks.sliding_window_view(A, D.shape[:2], axis=(1, 2))[:, ::stride, ::stride]
        return np.einsum("mpqcuv,uvcn->mpqn", windows, filters)
