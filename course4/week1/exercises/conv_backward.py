"""The card of `conv_backward`."""

import numpy as np

from autograder.authoring.domain import numbers
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip
from autograder.judging.oracles import gradients

from .common import LAYERS, conv, layer, wild_layer

to_pixels, to_weights = in_place_of("dA_pad[i, rows, columns] +="), in_place_of("dW[..., c] +=")
biases, cut = in_place_of("db ="), in_place_of("dA_prev =")


def arrived(make, label, draw, *of_layer, kind=float, **more):
    """A case: the inputs of a layer as its cache, and slopes drawn for its outputs."""
    inputs = layer(draw, *of_layer, kind=kind, **more)
    dZ = draw.normal(0.2, 1, outputs(**inputs))
    return make(label, dZ=np.round(2 * dZ).astype(int) if kind is int else dZ.astype(kind),
                cache=tuple(inputs.values()))


def outputs(A_prev, W, b, hparameters):
    """The shape of what a layer gives."""
    f, stride, pad = len(W), hparameters["stride"], hparameters["pad"]
    n_H, n_W = ((n + 2 * pad - f) // stride + 1 for n in A_prev.shape[1:3])
    return len(A_prev), n_H, n_W, W.shape[3]


def slopes(dZ, cache):
    """dA_prev, dW, db by TensorFlow's tape."""
    import tensorflow as tf

    A_prev, W, b, hparameters = cache

    def total(at):
        Z = conv(at["A"], at["W"], at["b"], hparameters["stride"], hparameters["pad"])
        return tf.reduce_sum(dZ.astype(float) * Z)

    found = gradients(total, {"A": A_prev, "W": W, "b": b})[1]
    return {"dA_prev": found["A"], "dW": found["W"], "db": found["b"]}


def wild(draw):
    """dZ and cache for a domain."""
    inputs = wild_layer(draw)
    return {"dZ": numbers(draw, outputs(**inputs), most=1e3), "cache": tuple(inputs.values())}


class ConvBackward(Exercise):
    """A layer of filters, backward."""

    section, points, difficulty, minutes = "4.1.7", 12, 3, 42
    parts = {"dA_prev": 5, "dW": 4, "db": 1}
    needs = ("zero_pad",)
    form = "three arrays: dA_prev, dW, db"

    @staticmethod
    def probe(student, dZ, cache):
        dA_prev, dW, db = student.conv_backward(dZ, cache)
        student.conv_backward(1 - dZ, tuple(cache))                     # leaves alone what came back
        return {"dA_prev": dA_prev, "dW": dW, "db": db}

    def cases(self, draw):
        fixed = np.random.default_rng(6)
        yield arrived(example, "a window of 2, no frame", fixed, (2, 3, 4, 2), 2, 3, kind=int)
        yield arrived(example, "stride 2, a frame of 1, with a rest", fixed, (2, 4, 3, 1), 2, 2, 2, 1,
                      kind=int)
        yield arrived(example, "as many filters as channels", fixed, (1, 3, 3, 2), 2, 2, 1, 1)
        for label, shape, f, n_C, stride, pad, criterion in LAYERS:
            yield arrived(hidden, label, draw, shape, f, n_C, stride, pad).about(criterion)
        yield arrived(hidden, "whole numbers", draw, (2, 4, 5, 2), 3, 2, 1, 1, kind=int).about("generality")
        yield arrived(hidden, "single precision", draw, (2, 5, 4, 2), 2, 3, 2, 1, kind=np.float32
                      ).about("generality")

    def oracle(self, dZ, cache):
        return slopes(dZ, cache)

    def domain(self, draw):
        return wild(draw)

    draws = 120
    equivalent = {"-> f = W.shape[ 1]": "filters are square",
                  "-> rows = slice(h * stride, h * stride + f) / for w": "rows do not depend on w",
                  "-> for c in range(n_C): / columns =": "columns do not depend on c"}

    last_window_only = to_pixels("A pixel gets something from each window that it lies in. Here the last one "
                                 "wipes out the others: add up.",
                                 "dA_pad[i, rows, columns] = dZ[i, h, w, c] * W[..., c]")
    last_place_only = to_weights("A weight gets something from each place where it was used. Here the last "
                                 "one wipes out the others: add up.",
                                 "dW[..., c] = dZ[i, h, w, c] * A_pad[i, rows, columns]")
    frame_left = cut("dA_prev still has its frame. Cut it off.", "dA_prev = dA_pad")
    empty_cut = cut("A frame of width 0 is cut off with pad:-pad, and nothing is left: -0 is 0.",
                    "dA_prev = dA_pad[:, pad:-pad, pad:-pad]")
    cut_at_one_side = cut("The frame is cut off below and on the right, twice, and stays above and on the "
                          "left.", "dA_prev = dA_pad[:, :A_prev.shape[1], :A_prev.shape[2]]")
    mean_of_biases = biases("db is a mean over places and pictures. A shared bias gets the sum.",
                            "db = np.mean(dZ, axis=(0, 1, 2), keepdims=True)")
    flat_biases = biases("db has the shape (n_C,). It should have that of b, (1, 1, 1, n_C).",
                         "db = np.sum(dZ, axis=(0, 1, 2))")
    one_bias = biases("All biases get the sum over all filters. Each filter has its own.",
                      "db = np.full(b.shape, np.sum(dZ))")
    divided = slip("The slopes are divided by the number of pictures. The factor 1/m is in dZ already.",
                   ("db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)",
                    "db = np.sum(dZ, axis=(0, 1, 2), keepdims=True) / m\n    dW = dW / m"))
    stride_not_used = slip("The window of output (h, w) begins at multiples of the stride, as on the way "
                           "forward.", ("slice(h * stride, h * stride + f)", "slice(h, h + f)"),
                           ("slice(w * stride, w * stride + f)", "slice(w, w + f)"))
    first_filter = slip("Each output's slope goes back through the first filter. It goes through the filter "
                        "that made it.", ("dZ[i, h, w, c] * W[..., c]", "dZ[i, h, w, c] * W[..., 0]"))
    filters_first = slip("Filter c is taken along the third axis of W. Its filters are counted by the last.",
                         ("dZ[i, h, w, c] * W[..., c]", "dZ[i, h, w, c] * W[:, :, c]"))
    mirrored = slip("The filter is mirrored on the way back. Pixel and weight meet as on the way forward.",
                    ("dZ[i, h, w, c] * W[..., c]", "dZ[i, h, w, c] * W[::-1, ::-1, :, c]"))

    @alternative
    def inside_out(dZ, cache):
        A_prev, W, _, how = cache
        s, p, f, (_, H, V, n) = how["stride"], how["pad"], len(W), dZ.shape
        X = np.pad(A_prev, ((0, 0), (p, p), (p, p), (0, 0))).astype(float)
        dX, dW = np.zeros_like(X), np.empty(W.shape)
        for u, v in np.ndindex(f, f):
            part = np.s_[:, u:u + s * H:s, v:v + s * V:s]
            dX[part] += np.einsum("mhwn,cn->mhwc", dZ, W[u, v])
            dW[u, v] = np.einsum("mhwc,mhwn->cn", X[part], dZ)
        return dX[:, p:X.shape[1] - p, p:X.shape[2] - p], dW, dZ.sum((0, 1, 2)).reshape(1, 1, 1, n)

    @alternative
    def place_by_place(dZ, cache):
        A_prev, W, b, how = cache
        s, p, f = how["stride"], how["pad"], W.shape[0]
        X = np.zeros((len(A_prev), A_prev.shape[1] + 2 * p, A_prev.shape[2] + 2 * p, A_prev.shape[3]))
        inner = np.s_[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]]
        X[inner] = A_prev
        dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
        for h, w in np.ndindex(*dZ.shape[1:3]):
            at = np.s_[:, h * s:h * s + f, w * s:w * s + f]
            dX[at] += np.tensordot(dZ[:, h, w], W, axes=(1, 3))
            dW += np.tensordot(X[at], dZ[:, h, w], axes=(0, 0))
            db += dZ[:, h, w].sum(axis=0)
        return [dX[inner], dW, db]
