"""The card of `pnet_forward`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import (Exercise, alternative, drop_line, example, hidden, in_place_of,
                                           replace_line, slip)

from .common import conv, pool

POOL_FIRST = """Z = filtered(A, layer)
if layer == "1":
    Z, _ = pool_forward(Z, {"f": 2, "stride": 2})
A = np.where(Z > 0, Z, weights["slope" + layer] * Z)"""
bend, answer = in_place_of("A = np.where"), in_place_of("P = odds")


def p_net(draw, channels=(10, 16, 32), loud=1.0):
    """Weights of a network like P-Net, with slopes of either sign that differ from channel to channel."""
    weights, before = {}, 3
    for name, n, f in (*zip("123", channels, (3, 3, 3)), ("_face", 2, 1), ("_box", 4, 1)):
        scale = loud if name == "_face" else 1.0
        weights[f"W{name}"] = scale * draw.normal(size=(f, f, before, n)) * np.sqrt(2 / (f * f * before))
        weights[f"b{name}"] = scale * draw.normal(0, 0.3, n)
        if name in "123":
            weights[f"slope{name}"] = draw.uniform(-1.1, 1.5, n)
            before = n
    return weights


class PnetForward(Exercise):
    """P-Net, run by layers of one's own."""

    section, points, difficulty, minutes = "4.1.10", 8, 2, 22
    parts = {"P": 2, "shifts": 1}
    needs = ("conv_forward_fast", "pool_forward")
    form = "two arrays: P (m, H, W) and shifts (m, H, W, 4)"

    @staticmethod
    def probe(student, X, weights):
        P, shifts = student.pnet_forward(X, weights)
        student.pnet_forward(-X[:1, :12, :12], dict(weights))           # leaves alone what came back
        return {"P": P, "shifts": shifts}

    def cases(self, draw):
        def some(make, label, m, h, w, channels=(3, 4, 5), loud=1.0, draw=draw):
            return make(label, X=draw.uniform(-1, 1, (m, h, w, 3)), weights=p_net(draw, channels, loud))

        fixed = np.random.default_rng(5)
        yield some(example, "two pictures of 14 by 16", 2, 14, 16, draw=fixed)
        yield some(example, "as many channels everywhere", 1, 12, 14, (4, 4, 4), draw=fixed)
        yield some(example, "scores far apart", 1, 12, 16, loud=3000, draw=fixed).about("stability")
        yield some(hidden, "several pictures", 3, 14, 18)
        yield some(hidden, "P-Net's own numbers of channels", 2, 16, 14, (10, 16, 32))
        yield some(hidden, "odd sides", 2, 15, 13)
        yield some(hidden, "one window", 2, 12, 12, (4, 3, 6)).about("generality")
        yield some(hidden, "a single picture", 1, 20, 12).about("generality")
        yield hidden("single precision", X=draw.uniform(-1, 1, (2, 14, 12, 3)).astype(np.float32),
                     weights={name: value.astype(np.float32) for name, value in p_net(draw).items()}
                     ).within(condition=10).about("generality")
        yield some(hidden, "scores of a thousand", 2, 14, 14, loud=3000).about("stability")
        yield some(hidden, "scores of tens of thousands", 1, 16, 14, loud=1e5).about("stability")

    def oracle(self, X, weights):
        import tensorflow as tf

        def layer(A, name):
            return conv(A, weights[f"W{name}"], weights[f"b{name}"], 1, 0)

        A = X
        for name in "123":
            Z = layer(A, name)
            A = tf.nn.relu(Z) - weights[f"slope{name}"].astype(float) * tf.nn.relu(-Z)
            A = pool(A, 2, 2) if name == "1" else A
        return {"P": tf.nn.softmax(layer(A, "_face"))[..., 1].numpy(), "shifts": layer(A, "_box").numpy()}

    def domain(self, draw):
        m, *channels = sizes(draw, 4, most=5, large=9)
        h, w = (int(n) for n in draw.integers(12, 21, 2))
        loud = float(10 ** draw.uniform(-2, 3))
        inputs = {"X": draw.uniform(-1, 1, (m, h, w, 3)), "weights": p_net(draw, channels, loud)}
        return hidden("", **inputs).within(condition=max(10.0, loud))

    draws = 60
    equivalent = {"Z >= 0": "at 0 both branches are 0",
                  "reshape(1, 1, 1, - 2)": "any negative size is the rest"}

    relu_for_prelu = bend("Negative numbers become 0: that is ReLU. PReLU multiplies them with the slope of "
                          "their channel.", "A = np.maximum(Z, 0)")
    one_slope = slip("All channels of a layer get one slope. Each has its own.",
                     ('weights["slope" + layer] * Z', 'weights["slope" + layer][0] * Z'))
    larger_of_two = bend("This takes the larger of z and slope times z. Where z is below 0 that is z itself "
                         "if the slope is above 1. Ask for the sign of z.",
                         'A = np.maximum(Z, weights["slope" + layer] * Z)')
    no_bend = bend("The layers have no bend.", "A = Z")
    overflows = slip("Where the scores are far apart the exponential overflows. Subtract the larger of the "
                     "two first.", (" - np.max(scores, axis=-1, keepdims=True)", ""))
    no_face = answer("This is the probability of no face. The second channel says face.",
                     "P = odds[..., 0] / np.sum(odds, axis=-1)")
    over_places = slip("The softmax runs over the places of a picture. It runs over the two channels of each "
                       "place.", ("np.sum(odds, axis=-1)", "np.sum(odds, axis=(1, 2, 3))"))
    scores_for_chances = answer("This is the score, not the probability.", "P = scores[..., 1]")
    not_pooled = slip("The pooling is missing behind the first layer.", ('layer == "1"', "False"))
    pooled_twice = slip("It is pooled behind other layers, too. Only the first has a pooling behind it.",
                        ('layer == "1"', 'layer in "12"'))
    pooled_before_the_bend = slip("The pooling comes before the PReLU. With slopes below 0 that is "
                                  "something else.", drop_line("Z = filtered"),
                                  replace_line("A = np.where", POOL_FIRST),
                                  ("            A, _ = pool_forward(A", "            _ = (A"))
    mean_pooled = slip("The mean of each window is taken. P-Net takes the largest.",
                       ('{"f": 2, "stride": 2})', '{"f": 2, "stride": 2}, "average")'))
    no_bias = slip("The biases are missing.", ("filtered(A, name):\n        b = ",
                                               "filtered(A, name):\n        b = 0 * "))

    @alternative
    def by_views(X, weights):
        def seen(A, W, b):
            views = np.lib.stride_tricks.sliding_window_view(A, W.shape[:2], axis=(1, 2))
            return np.tensordot(views, W, axes=([4, 5, 3], [0, 1, 2])) + b

        def leaky(Z, slope):
            return np.maximum(0, Z) + slope * np.minimum(0, Z)

        A = leaky(seen(X, weights["W1"], weights["b1"]), weights["slope1"])
        h, w = A.shape[1] // 2, A.shape[2] // 2
        A = A[:, :2 * h, :2 * w].reshape(len(A), h, 2, w, 2, -1).max((2, 4))
        for l in (2, 3):
            A = leaky(seen(A, weights[f"W{l}"], weights[f"b{l}"]), weights[f"slope{l}"])
        z = A @ weights["W_face"][0, 0] + weights["b_face"]
        with np.errstate(over="ignore"):
            P = 1 / (1 + np.exp(z[..., 0] - z[..., 1]))
        return P, A @ weights["W_box"][0, 0] + weights["b_box"]
