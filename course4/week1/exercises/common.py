"""What several cards of week 4.1 share: layers by TensorFlow in float64, and what they are tried on."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from coursekit import data, pretrained

FILES = (*data.mnist.files, *pretrained.face_detector.files,
         "photographs/astronaut.webp", "photographs/coffee.webp")


def exact(array):
    """An array as a tensor of float64; a tensor stays as it is."""
    import tensorflow as tf

    return tf.cast(array, tf.float64) if tf.is_tensor(array) else tf.constant(np.asarray(array, float))


def conv(A, W, b, stride, pad):
    """A layer of filters, (m, n_H, n_W, n_C), a tensor."""
    import tensorflow as tf

    framed = tf.pad(exact(A), [[0, 0], [pad, pad], [pad, pad], [0, 0]])
    return tf.nn.conv2d(framed, exact(W), stride, "VALID") + exact(b)


def pool(A, f, stride, mode="max"):
    """A pooling layer, a tensor."""
    import tensorflow as tf

    kind = tf.nn.max_pool2d if mode == "max" else tf.nn.avg_pool2d
    return kind(exact(A), f, stride, "VALID")


def layer(draw, shape, f, n_C, stride=1, pad=0, kind=float):
    """The inputs of a layer of filters for pictures of this shape (m, n_H_prev, n_W_prev, n_C_prev)."""
    shapes = shape, (f, f, shape[3], n_C), (1, 1, 1, n_C)
    A_prev, W, b = (draw.normal(0.3, 1.5, each) for each in shapes)
    if kind is int:
        A_prev, W, b = np.round(2 * A_prev), np.round(2 * W), np.round(b)
    return {"A_prev": A_prev.astype(kind), "W": W.astype(kind), "b": b.astype(kind),
            "hparameters": {"stride": stride, "pad": pad}}


def wild_layer(draw):
    """Such inputs for a domain: sizes of all kinds, also pictures that are all window."""
    m, n_C_prev, n_C = sizes(draw, 3, most=4, large=7)
    f, pad, stride = (int(draw.integers(low, high)) for low, high in ((1, 5), (0, 4), (1, 5)))
    n_H, n_W = (max(1, f - 2 * pad) + int(draw.integers(0, 6)) for _ in range(2))
    A_prev, W, b = (numbers(draw, shape, most=1e3) for shape in (
        (m, n_H, n_W, n_C_prev), (f, f, n_C_prev, n_C), (1, 1, 1, n_C)))
    return {"A_prev": A_prev, "W": W, "b": b, "hparameters": {"stride": stride, "pad": pad}}


# Layers as (label, shape of the pictures, f, n_C, stride, pad, criterion), for both directions.
LAYERS = (
    ("a window of 3, a frame of 1", (2, 5, 4, 3), 3, 2, 1, 1, "values"),
    ("stride 2, with a rest", (3, 6, 8, 2), 3, 4, 2, 0, "values"),
    ("stride 3, a frame of 2", (2, 5, 8, 2), 3, 3, 3, 2, "values"),
    ("as many filters as channels", (2, 4, 6, 3), 2, 3, 1, 0, "values"),
    ("stride 2, a frame of 1, with a rest", (4, 5, 7, 2), 2, 3, 2, 1, "values"),
    ("gaps between windows", (2, 8, 6, 2), 2, 3, 3, 0, "values"),
    ("a single picture", (1, 5, 6, 2), 3, 4, 1, 1, "generality"),
    ("one filter", (3, 5, 4, 2), 3, 1, 1, 0, "generality"),
    ("one channel", (2, 4, 5, 1), 2, 3, 2, 0, "generality"),
    ("a window of 1", (2, 3, 4, 5), 1, 2, 1, 0, "generality"),
    ("a window of 4, a wide frame", (2, 3, 5, 2), 4, 3, 2, 3, "generality"),
    ("a window as large as the picture", (3, 4, 4, 2), 4, 5, 1, 0, "generality"))
