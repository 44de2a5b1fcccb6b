"""The card of `conv1x1`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, loop, misconception, slip


class Conv1x1(Exercise):
    """A convolution with windows of one pixel."""

    function = "conv1x1"
    section, points, difficulty, minutes = "4.2.5", 4, 1, 8

    def maps(self, draw, m, height, width, C, N):
        return {"A": draw.normal(size=(m, height, width, C)), "W": draw.normal(size=(C, N)),
                "b": draw.normal(size=N)}

    def cases(self, draw):
        yield example("two pixels, three channels", A=np.array([[[[1.0, 2, 3], [0, -1, 2]]]]),
                      W=np.array([[1.0, 0], [2, -1], [0, 3]]), b=np.array([10.0, -20]))
        yield example("equal numbers of channels", **self.maps(np.random.default_rng(5), 2, 3, 4, 3, 3))
        yield hidden("from 5 to 3", **self.maps(draw, 2, 4, 6, 5, 3))
        yield hidden("from 3 to 7", **self.maps(draw, 4, 5, 2, 3, 7))
        yield hidden("square", **self.maps(draw, 3, 3, 3, 3, 3)).about("generality")
        yield hidden("one of all", **self.maps(draw, 1, 1, 1, 1, 1)).about("generality")
        yield hidden("one channel in", **self.maps(draw, 2, 3, 5, 1, 4)).about("generality")
        yield hidden("one channel out", **self.maps(draw, 3, 2, 4, 5, 1)).about("generality")
        yield hidden("no biases to speak of",
                     **self.maps(draw, 2, 4, 3, 6, 2) | {"b": np.zeros(2)}).about("generality")
        yield hidden("many pixels", **self.maps(draw, 2, 96, 128, 6, 5)).about("vectorised")

    def oracle(self, A, W, b):
        import tensorflow as tf

        A = tf.constant(A, tf.float64)
        return tf.nn.bias_add(tf.nn.conv2d(A, np.asarray(W, float)[None, None], 1, "VALID"),
                              np.asarray(b, float)).numpy()

    def domain(self, draw):
        m, height, width, C, N = sizes(draw, 5, most=6, large=12)
        A = numbers(draw, (m, height, width, C), most=1e4)
        case = {"A": A, "W": numbers(draw, (C, N), most=1e3), "b": numbers(draw, (N,), most=1e3)}
        return hidden("", **case).within(condition=10)

    bent = slip("A ReLU is in it. This one is linear: the activation comes later.",
                ("A @ W + b", "np.maximum(A @ W + b, 0)"))
    no_bias = slip("The biases are missing.", ("A @ W + b", "A @ W"))

    @misconception("Every channel is only scaled, by a number. A 1x1 filter adds up over all channels.")
    def scaled(A, W, b):
        return np.stack([A[..., k % A.shape[-1]] * W[k % len(W), k] + b[k] for k in range(len(b))], axis=-1)

    @misconception("It sums over the positions, too. Every position has a sum of its own.")
    def over_positions(A, W, b):
        return np.broadcast_to((A @ W).sum(axis=(1, 2), keepdims=True) + b, (*A.shape[:3], len(b)))

    @misconception("W is turned round, which no shape gives away where as many channels go out as come in. "
                   "Its rows are those that come in.")
    def turned(A, W, b):
        return A @ (W.T if W.shape[0] == W.shape[1] else W) + b

    @misconception("The channels come out first, (m, N, height, width). They should stay behind.")
    def channels_first(A, W, b):
        return np.moveaxis(A @ W + b, -1, 1)

    @misconception("The mean over the channels is taken, where the sum belongs.")
    def averaged(A, W, b):
        return A @ W / A.shape[-1] + b

    @misconception("The rows and columns are exchanged.")
    def transposed(A, W, b):
        return np.swapaxes(A @ W + b, 1, 2)

    @loop("Each position is multiplied by itself, in a loop. One product does all of them.")
    def position_by_position(A, W, b):
        m, height, width, _ = A.shape
        Z = np.zeros((m, height, width, len(b)))
        for i in range(m):
            for p in range(height):
                for q in range(width):
                    Z[i, p, q] = A[i, p, q] @ W + b
        return Z

    @alternative
    def as_rows(A, W, b):
        return (A.reshape(-1, A.shape[-1]).dot(W) + b).reshape(*A.shape[:-1], W.shape[1])

    @alternative
    def by_einsum(A, W, b):
        return np.einsum("mpqc,cn->mpqn", A, W) + b.reshape(1, 1, 1, -1)
