"""The card of `conv_forward_fast`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, loop,
                                           replace_line, slip)

from .common import LAYERS, conv, layer, wild_layer

SEEN = "A_pad[:, rows, columns] @ W[u, v]"
packed, start, add = in_place_of("cache ="), in_place_of("Z = b"), in_place_of("Z = Z +")


class ConvForwardFast(Exercise):
    """The same layer without loops over places."""

    section, points, difficulty, minutes = "4.1.7", 10, 3, 28
    shares = {"vectorised": 0.3}
    parts = {"Z": 5, "cache": 1}
    needs = ("zero_pad",)
    form = "two things: Z (m, n_H, n_W, n_C) and the cache, a tuple of four"

    @staticmethod
    def probe(student, A_prev, W, b, hparameters):
        Z, cache = student.conv_forward_fast(A_prev, W, b, hparameters)
        student.conv_forward_fast(1 - A_prev[:1, :6, :6], W, b, {"stride": 1, "pad": 3})    # leaves it alone
        return {"Z": Z, "cache": cache}

    def cases(self, draw):
        fixed = np.random.default_rng(4)
        yield example("stride 2, a frame of 1, with a rest", **layer(fixed, (2, 3, 4, 2), 2, 3, 2, 1, int))
        yield example("as many filters as channels, no frame", **layer(fixed, (2, 3, 5, 2), 3, 2, kind=int))
        yield example("stride 2, a rest that only one direction has",
                      **layer(fixed, (1, 4, 5, 1), 3, 2, 2, 0))
        for label, shape, f, n_C, stride, pad, criterion in LAYERS:
            yield hidden(label, **layer(draw, shape, f, n_C, stride, pad)).about(criterion)
        yield hidden("a window of 5, stride 2", **layer(draw, (2, 9, 12, 2), 5, 3, 2, 1))
        yield hidden("whole numbers", **layer(draw, (2, 4, 5, 2), 3, 2, 1, 1, int)).about("generality")
        yield hidden("single precision", **layer(draw, (2, 5, 4, 2), 2, 3, 2, 1, np.float32)
                     ).about("generality")
        # Few pictures, many places: of many small pictures a loop over places would not be slow.
        yield hidden("many places", **layer(draw, (1, 60, 64, 3), 3, 8, 1, 1)).about("vectorised")

    def oracle(self, A_prev, W, b, hparameters):
        return {"Z": conv(A_prev, W, b, hparameters["stride"], hparameters["pad"]).numpy(),
                "cache": (A_prev, W, b, hparameters)}

    def domain(self, draw):
        return wild_layer(draw)

    draws = 150
    equivalent = {"-> f = W.shape[ 1]": "filters are square",
                  "-> rows = slice(u, u + stride * n_H, stride) / for v": "rows do not depend on v"}

    no_bias = start("The biases are missing.", "Z = 0.0")
    bias_many_times = add("The biases are added once for each place of the filter. Add them once.",
                          f"Z = Z + {SEEN} + (b if u + v else 0.0)")
    mirrored = slip("The filters are mirrored. Place (u, v) meets the pixels that begin at (u, v).",
                    (SEEN, "A_pad[:, rows, columns] @ W[f - 1 - u, f - 1 - v]"))
    overwritten = add("Each place of the filter wipes out what the others gave. Add up.",
                      f"Z = b + {SEEN}")
    no_frame = slip("The pictures get no frame.", replace_line("A_pad =", "A_pad = A_prev"))
    stride_not_used = slip("The pixels are taken one beside the other. Between two outputs lies the stride.",
                           ("slice(u, u + stride * n_H, stride)", "slice(u, u + n_H)"),
                           ("slice(v, v + stride * n_W, stride)", "slice(v, v + n_W)"))
    stride_to_the_right = slip("The stride is used to the right only. Down the window moves as far.",
                               ("slice(u, u + stride * n_H, stride)", "slice(u, u + n_H)"))
    side_for_side = slip("The number of columns is computed from the rows. Pictures need not be square.",
                         ("A_pad.shape[2] - f", "A_pad.shape[1] - f"))
    last_row_lost = slip("The last row and column of the output are missing: a stop is not included.",
                         ("(A_pad.shape[1] - f) // stride + 1", "(A_pad.shape[1] - f) // stride"),
                         ("(A_pad.shape[2] - f) // stride + 1", "(A_pad.shape[2] - f) // stride"))
    matrix_turned = slip("The matrix of each place is turned. It goes from channels to filters.",
                         (SEEN, SEEN + ".T"))
    keeps_the_frame = packed("The cache holds the pictures with their frame. It should hold A_prev, as it "
                             "came: the way back frames them again.", "cache = (A_pad, W, b, hparameters)")

    @loop("The values are right. But there is a loop over the places of the output, and these are many.")
    def over_places(A_prev, W, b, hparameters):
        s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
        X = np.pad(A_prev, ((0, 0), (p, p), (p, p), (0, 0)))
        H, V = [(n - f) // s + 1 for n in X.shape[1:3]]
        Z = np.zeros((len(X), H, V, W.shape[3]))
        for h in range(H):
            for w in range(V):
                window = X[:, h * s:h * s + f, w * s:w * s + f]
                Z[:, h, w] = np.tensordot(window, W, 3) + b.reshape(-1)
        return Z, (A_prev, W, b, hparameters)

    @alternative
    def one_product(A_prev, W, b, hparameters):
        s, p, (f, _, C, n) = hparameters["stride"], hparameters["pad"], W.shape
        X = np.pad(A_prev, ((0, 0), (p, p), (p, p), (0, 0)))
        views = np.lib.stride_tricks.sliding_window_view(X, (f, f), axis=(1, 2))[:, ::s, ::s]
        rows = views.reshape(-1, C * f * f)
        filters = W.transpose(2, 0, 1, 3).reshape(-1, n)
        return (rows @ filters).reshape(*views.shape[:3], n) + b, (A_prev, W, b, hparameters)

    @alternative
    def filter_by_filter(A_prev, W, b, hparameters):
        s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
        X = np.pad(A_prev, ((0, 0), (p, p), (p, p), (0, 0)))
        H, V = [(n - f) // s + 1 for n in X.shape[1:3]]
        maps = []
        for c in range(W.shape[3]):
            out = np.full((len(X), H, V), float(b[0, 0, 0, c]))
            for u, v in np.ndindex(f, f):
                part = X[:, u:u + (H - 1) * s + 1:s, v:v + (V - 1) * s + 1:s]
                out = out + (part * W[u, v, :, c]).sum(axis=-1)
            maps.append(out)
        return np.stack(maps, axis=-1), (A_prev, W, b, hparameters)
