"""The card of `conv_backward_fast`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, loop, slip

from .common import LAYERS
from .conv_backward import arrived, slopes, wild

to_pixels, to_weights = in_place_of("dA_pad[:, rows"), in_place_of("dW[u, v] =")
cut, biases = in_place_of("dA_prev ="), in_place_of("db =")


class ConvBackwardFast(Exercise):
    """The way back without loops over places."""

    section, points, difficulty, minutes = "4.1.7", 0, 3, 25
    parts = {"dA_prev": 5, "dW": 4, "db": 1}
    needs = ("zero_pad",)
    form = "three arrays: dA_prev, dW, db"

    @staticmethod
    def probe(student, dZ, cache):
        dA_prev, dW, db = student.conv_backward_fast(dZ, cache)
        return {"dA_prev": dA_prev, "dW": dW, "db": db}

    def cases(self, draw):
        fixed = np.random.default_rng(6)
        yield arrived(example, "a window of 2, no frame", fixed, (2, 3, 4, 2), 2, 3, kind=int)
        yield arrived(example, "stride 2, a frame of 1, with a rest", fixed, (2, 4, 3, 1), 2, 2, 2, 1,
                      kind=int)
        yield arrived(example, "as many filters as channels", fixed, (1, 3, 3, 2), 2, 2, 1, 1)
        for label, shape, f, n_C, stride, pad, criterion in LAYERS:
            yield arrived(hidden, label, draw, shape, f, n_C, stride, pad).about(criterion)
        yield arrived(hidden, "single precision", draw, (2, 5, 4, 2), 2, 3, 2, 1, kind=np.float32
                      ).about("generality")
        yield arrived(hidden, "many places", draw, (1, 60, 64, 3), 3, 8, 1, 1).about("vectorised")

    def oracle(self, dZ, cache):
        return slopes(dZ, cache)

    def domain(self, draw):
        return wild(draw)

    draws = 120
    equivalent = {"-> f = W.shape[ 1]": "filters are square", "-> dW = np.ones(": "every place is written",
                  "-> rows = slice(u, u + stride * n_H, stride) / for v": "rows do not depend on v"}

    last_place_only = to_pixels("The last place of the filter wipes out what the others gave. Add up.",
                                "dA_pad[:, rows, columns] = dZ @ W[u, v].T")
    mirrored = slip("The filter is mirrored on the way back.",
                    ("dZ @ W[u, v].T", "dZ @ W[f - 1 - u, f - 1 - v].T"))
    matrix_not_turned = slip("The matrix of a place goes from channels to filters. Back it is turned.",
                             ("dZ @ W[u, v].T", "dZ @ W[u, v]"))
    stride_not_used = slip("The pixels are taken one beside the other. Between two outputs lies the stride.",
                           ("slice(u, u + stride * n_H, stride)", "slice(u, u + n_H)"),
                           ("slice(v, v + stride * n_W, stride)", "slice(v, v + n_W)"))
    empty_cut = cut("A frame of width 0 is cut off with pad:-pad, and nothing is left: -0 is 0.",
                    "dA_prev = dA_pad[:, pad:-pad, pad:-pad]")
    frame_left = cut("dA_prev still has its frame. Cut it off.", "dA_prev = dA_pad")
    mean_of_biases = biases("db is a mean. A shared bias gets the sum.",
                            "db = np.mean(dZ, axis=(0, 1, 2), keepdims=True)")
    divided = to_weights("dW is divided by the number of pictures. The factor 1/m is in dZ already.",
                         "dW[u, v] = np.tensordot(A_pad[:, rows, columns], dZ, ([0, 1, 2],) * 2) / len(dZ)")

    @loop("The values are right. But there is a loop over the places of the output, and these are many.")
    def over_places(dZ, cache):
        A_prev, W, b, how = cache
        s, p, f = how["stride"], how["pad"], len(W)
        X = np.pad(A_prev, ((0, 0), (p, p), (p, p), (0, 0)))
        dX, dW = np.zeros(X.shape), np.zeros(W.shape)
        for h, w in np.ndindex(*dZ.shape[1:3]):
            at = np.s_[:, h * s:h * s + f, w * s:w * s + f]
            dX[at] += np.tensordot(dZ[:, h, w], W, axes=(1, 3))
            dW += np.tensordot(X[at], dZ[:, h, w], axes=(0, 0))
        return dX[:, p:X.shape[1] - p, p:X.shape[2] - p], dW, dZ.sum((0, 1, 2), keepdims=True)

    @alternative
    def flat_products(dZ, cache):
        A_prev, W, b, how = cache
        s, p, f, (m, H, V, n) = how["stride"], how["pad"], len(W), dZ.shape
        X = np.pad(A_prev, ((0, 0), (p, p), (p, p), (0, 0))).astype(float)
        dX, dW, flat = np.zeros_like(X), np.zeros(W.shape), dZ.reshape(-1, n)
        for u, v in np.ndindex(f, f):
            at = np.s_[:, u:u + (H - 1) * s + 1:s, v:v + (V - 1) * s + 1:s]
            dX[at] += (flat @ W[u, v].T).reshape(m, H, V, -1)
            dW[u, v] = X[at].reshape(len(flat), -1).T @ flat
        return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, flat.sum(0).reshape(b.shape)
