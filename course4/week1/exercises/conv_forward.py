"""The card of `conv_forward`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, replace_line,
                                           slip)

from .common import LAYERS, conv, layer, wild_layer

places, packed = in_place_of("top, left ="), in_place_of("cache =")
SINGLE = "conv_single_step(window, W[..., c], b[..., c])"


class ConvForward(Exercise):
    """A layer of filters, forward."""

    section, points, difficulty, minutes = "4.1.7", 12, 2, 35
    parts = {"Z": 5, "cache": 1}
    needs = ("zero_pad", "conv_single_step")
    form = "two things: Z (m, n_H, n_W, n_C) and the cache, a tuple of four"

    @staticmethod
    def probe(student, A_prev, W, b, hparameters):
        Z, cache = student.conv_forward(A_prev, W, b, hparameters)
        student.conv_forward(1 - A_prev[:1], W, b, dict(hparameters))   # leaves alone what came back
        return {"Z": Z, "cache": cache}

    def cases(self, draw):
        fixed = np.random.default_rng(4)
        yield example("stride 2, a frame of 1, with a rest", **layer(fixed, (2, 3, 4, 2), 2, 3, 2, 1, int))
        yield example("as many filters as channels, no frame", **layer(fixed, (2, 3, 5, 2), 3, 2, kind=int))
        yield example("stride 2, a rest that only one direction has",
                      **layer(fixed, (1, 4, 5, 1), 3, 2, 2, 0))
        for label, shape, f, n_C, stride, pad, criterion in LAYERS:
            yield hidden(label, **layer(draw, shape, f, n_C, stride, pad)).about(criterion)
        yield hidden("whole numbers", **layer(draw, (2, 4, 5, 2), 3, 2, 1, 1, int)).about("generality")
        yield hidden("single precision", **layer(draw, (2, 5, 4, 2), 2, 3, 2, 1, np.float32)
                     ).about("generality")

    def oracle(self, A_prev, W, b, hparameters):
        return {"Z": conv(A_prev, W, b, hparameters["stride"], hparameters["pad"]).numpy(),
                "cache": (A_prev, W, b, hparameters)}

    def domain(self, draw):
        return wild_layer(draw)

    draws = 150
    equivalent = {"-> Z = np.ones(": "every place is written",
                  "-> for c in range(n_C): / window =": "the window does not depend on the filter"}

    one_bias = slip("All filters have the bias of the first. Each has its own.",
                    (SINGLE, "conv_single_step(window, W[..., c], b[..., 0])"))
    no_bias = slip("The biases are missing.", (SINGLE, "conv_single_step(window, W[..., c], 0.0)"))
    bias_for_each_channel = slip("The bias is added once for each channel of the input. It is added once, to "
                                 "the sum over all of them.",
                                 (SINGLE, "conv_single_step(window, W[..., c], W.shape[2] * b[..., c])"))
    frame_not_counted = slip("The sizes do not count the frame: 2 pad more rows and columns are there.",
                             ("n_H_prev + 2 * pad - f", "n_H_prev - f"),
                             ("n_W_prev + 2 * pad - f", "n_W_prev - f"))
    frame_counted_once = slip("The sizes count the frame on one side only. It is 2 pad wide in all.",
                              ("n_H_prev + 2 * pad - f", "n_H_prev + pad - f"),
                              ("n_W_prev + 2 * pad - f", "n_W_prev + pad - f"))
    no_frame = slip("The pictures get no frame, though the sizes count it.",
                    replace_line("A_pad =", "A_pad = A_prev"))
    stride_not_used = places("The window moves by one place for each output. It moves by the stride.",
                             "top, left = h, w")
    stride_to_the_right = places("The stride moves the window to the right only. Down it moves as far.",
                                 "top, left = h, w * stride")
    side_for_side = slip("The number of columns is computed from the rows. Pictures need not be square.",
                         ("n_W_prev + 2 * pad", "n_H_prev + 2 * pad"))
    filters_first = slip("Filter c is taken along the third axis of W. Its filters are counted by the last.",
                         ("W[..., c]", "W[:, :, c, :]"))
    mirrored = slip("The filters are mirrored, as in a textbook of mathematics. Lay them on as they are.",
                    (SINGLE, "conv_single_step(window, W[::-1, ::-1, :, c], b[..., c])"))
    bent = slip("Negative answers become 0. The bend comes behind this layer.",
                ("Z[i, h, w, c] = " + SINGLE, f"Z[i, h, w, c] = max(0, {SINGLE})"))
    keeps_the_frame = packed("The cache holds the pictures with their frame. It should hold A_prev, as it "
                             "came: the way back frames them again.", "cache = (A_pad, W, b, hparameters)")

    @alternative
    def two_loops(A_prev, W, b, hparameters):
        s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
        X = np.pad(A_prev, [(0, 0), (p, p), (p, p), (0, 0)])
        H, V = [(n - f) // s + 1 for n in X.shape[1:3]]
        Z = np.empty((len(X), H, V, W.shape[-1]))
        for h, w in np.ndindex(H, V):
            Z[:, h, w] = np.tensordot(X[:, s * h:s * h + f, s * w:s * w + f], W, 3) + b.reshape(-1)
        return Z, (A_prev, W, b, hparameters)

    @alternative
    def windows(A_prev, W, b, hparameters):
        s, p = hparameters["stride"], hparameters["pad"]
        X = np.pad(A_prev, [(0, 0), (p, p), (p, p), (0, 0)])
        views = np.lib.stride_tricks.sliding_window_view(X, W.shape[:2], (1, 2))[:, ::s, ::s]
        return np.einsum("mhwcuv,uvcn->mhwn", views, W) + 1.0 * b, [A_prev, W, b, hparameters]
