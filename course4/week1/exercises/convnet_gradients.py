"""The card of `convnet_gradients`: a backward pass to be mended."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, replace_line,
                                           slip)
from autograder.judging.oracles import cross_entropy, gradients, one_hot

from .common import conv, pool

errors, back, bend_2 = in_place_of("dZ3 ="), in_place_of("dP2 ="), in_place_of("dZ2 =")
pooled_1, bend_1 = in_place_of("dA1 ="), in_place_of("dZ1 =")


def network(draw, shape, n_1, n_2, C, dead=False, zeros=False):
    """Pictures, one-hot columns and parameters.

    With `dead`, each layer has a filter whose outputs are all negative; with
    `zeros`, one whose outputs are all 0.
    """
    m, h, w, c = shape
    shapes = {"W1": (3, 3, c, n_1), "b1": (1, 1, 1, n_1), "W2": (3, 3, n_1, n_2), "b2": (1, 1, 1, n_2),
              "W3": (C, (h // 4) * (w // 4) * n_2), "b3": (C, 1)}
    parameters = {name: 0.6 * draw.normal(size=size) for name, size in shapes.items()}
    if dead:
        parameters["b1"][..., 0] = parameters["b2"][..., -1] = -50.0
    Y = one_hot(draw.permutation(np.arange(m) % C), C)
    if zeros:
        for name, place in (("W1", 0), ("b1", 0), ("W2", -1), ("b2", -1)):
            parameters[name][..., place] = 0
    return {"X": draw.normal(size=shape), "Y": Y, "parameters": parameters}


class ConvnetGradients(Exercise):
    """Mend the backward pass of a network of filters."""

    section, points, difficulty, minutes = "4.1.11", 9, 2, 24
    # Layer 3 is right as soon as its line is, layer 1 only when all are. Cost and db3 are handed out right.
    parts = {"dW3": 1, "dW2": 2, "db2": 1, "dW1": 2, "db1": 1}
    needs = ("conv_forward_fast", "pool_forward")
    form = 'the cost and a dict with "dW1", "db1", ..., "dW3", "db3"'
    planted = {
        "1/m twice": replace_line("dW3 =", "dW3 = dZ3 @ F.T / len(X)"),
        "not turned back": replace_line("dP2 =", "dP2 = (W3.T @ dZ3).reshape(P2.shape)"),
        "one bias for all": replace_line("dP1, dW2, db2 =", "dP1, dW2, db2 = conv_back(dZ2, conv2)\n"
                                         "db2 = np.full(b2.shape, np.sum(dZ2))"),
        "asks the slope": replace_line("dZ1 =", "dZ1 = dA1 * (dA1 > 0)")}

    @staticmethod
    def probe(student, X, Y, parameters):
        import tensorflow as tf

        # The way back through the layers by TensorFlow, so that a mistake in it costs nothing twice.
        def by_the_tape(layer, slopes, values):
            values = [tf.constant(value, tf.float64) for value in values]
            with tf.GradientTape() as tape:
                tape.watch(values)
                total = tf.reduce_sum(layer(*values) * tf.constant(slopes, tf.float64))
            return [found.numpy() for found in tape.gradient(total, values)]

        def conv_back(dZ, cache):
            stride, p = cache[3]["stride"], cache[3]["pad"]
            frame = [[0, 0], [p, p], [p, p], [0, 0]]
            return by_the_tape(lambda A, W, b: tf.nn.conv2d(tf.pad(A, frame), W, stride, "VALID") + b,
                               dZ, cache[:3])

        def pool_back(dA, cache, mode="max"):
            kind = {"max": tf.nn.max_pool2d, "average": tf.nn.avg_pool2d}[mode]
            how = cache[1]
            return by_the_tape(lambda A: kind(A, how["f"], how["stride"], "VALID"), dA, cache[:1])[0]

        cost, grads = student.convnet_gradients(X, Y, parameters, (conv_back, pool_back))
        return {"cost": cost, **{name: grads[name] for name in ("dW3", "db3", "dW2", "db2", "dW1", "db1")}}

    def cases(self, draw):
        def some(make, label, *sizes, draw=draw, **more):
            return make(label, **network(draw, *sizes, **more))

        fixed = np.random.default_rng(5)
        yield some(example, "four pictures of 6 by 4", (4, 6, 4, 1), 2, 3, 3, draw=fixed)
        yield some(example, "a single picture of 8 by 4", (1, 8, 4, 2), 2, 2, 3, draw=fixed)
        yield some(example, "filters of zeros", (2, 4, 4, 1), 2, 2, 2, draw=fixed, zeros=True
                   ).about("generality")
        yield some(hidden, "five pictures of 8 by 13", (5, 8, 13, 2), 3, 2, 4)
        yield some(hidden, "two pictures of 9 by 7", (2, 9, 7, 1), 2, 4, 3)
        yield some(hidden, "three pictures, as many filters as channels", (3, 4, 8, 2), 2, 2, 2)
        yield some(hidden, "a single picture", (1, 6, 9, 2), 3, 2, 3).about("generality")
        yield some(hidden, "filters that never answer", (4, 5, 6, 2), 3, 2, 3, dead=True).about("generality")
        yield some(hidden, "filters of zeros", (3, 6, 9, 2), 3, 2, 3, zeros=True).about("generality")
        yield some(hidden, "one filter in each layer", (3, 4, 5, 1), 1, 1, 2).about("generality")

    def oracle(self, X, Y, parameters):
        import tensorflow as tf

        def cost(at):
            A = tf.constant(X, tf.float64)
            for l in (1, 2):
                A = pool(tf.nn.relu(conv(A, at[f"W{l}"], at[f"b{l}"], 1, 1)), 2, 2)
            rows = tf.reshape(A, (len(X), -1))
            return cross_entropy(at["W3"] @ tf.transpose(rows) + at["b3"], Y)

        value, found = gradients(cost, parameters)
        return {"cost": value, **{f"d{name}": found[name] for name in ("W3", "b3", "W2", "b2", "W1", "b1")}}

    def domain(self, draw):
        m, c, n_1, n_2 = sizes(draw, 4, most=4, large=5)
        h, w = (int(n) for n in draw.integers(4, 10, 2))
        inputs = network(draw, (m, h, w, c), n_1, n_2, int(draw.integers(2, 5)), dead=draw.random() < 0.2,
                         zeros=draw.random() < 0.2)
        return hidden("", **inputs).within(condition=100)

    draws = 60

    slope_at_0 = bend_1("Where the score is exactly 0 the slope passes. ReLU's slope at 0 is 0.",
                        "dZ1 = dA1 * (Z1 >= 0)")
    uphill = errors("The error has the wrong sign: a step against these slopes goes uphill.",
                    "dZ3 = (Y - softmax(Z3)) / len(X)")
    no_mean = errors("The factor 1/m is missing. The cost is a mean over the pictures.",
                     "dZ3 = softmax(Z3) - Y")
    mean_in_one_place = slip("The factor 1/m stands in dW3 and nowhere else. All slopes are made of dZ3: "
                             "there it belongs, once.",
                             replace_line("dZ3 =", "dZ3 = softmax(Z3) - Y"),
                             ("dW3 = dZ3 @ F.T", "dW3 = dZ3 @ F.T / len(X)"))
    mean_over_classes = errors("It is divided by the number of classes. The mean is over the pictures.",
                               "dZ3 = (softmax(Z3) - Y) / len(Y)")
    row_by_row = back("The columns are laid out as volumes in the wrong order: each picture's numbers "
                      "stand in a column.", "dP2 = (W3.T @ dZ3).reshape(P2.shape[::-1]).T")
    no_bend_2 = bend_2("The ReLU of layer 2 is missing. A slope passes only where the score is positive.",
                       "dZ2 = dA2")
    no_bend_1 = bend_1("The ReLU of layer 1 is missing. A slope passes only where the score is positive.",
                       "dZ1 = dA1")
    bend_asks_the_slope_2 = bend_2("The ReLU of layer 2 asks whether the slope is positive. It should "
                                   "ask the score.", "dZ2 = dA2 * (dA2 > 0)")
    times_the_score = bend_1("The slope is multiplied with what the ReLU gave. ReLU's own slope is 1 or 0.",
                             "dZ1 = dA1 * np.maximum(Z1, 0)")
    mean_pooled = pooled_1("The pooling of layer 1 goes back as a mean. On the way forward it was the "
                           "largest.",
                           'dA1 = pool_back(dP1, pool1, "average")')
    flat_biases = slip("db3 is flat, (C,). Keep it a column.",
                       ("db3 = np.sum(dZ3, axis=1, keepdims=True)", "db3 = np.sum(dZ3, axis=1)"))

    @alternative
    def other_names(X, Y, parameters, back=None):
        filters, pools = back or (conv_backward, pool_backward)                                 # noqa: F821
        scores, (c1, Z1, p1, c2, Z2, p2, P2, F) = convnet_forward(X, parameters)                # noqa: F821
        odds = np.exp(scores - scores.max(0))
        error = (odds / odds.sum(0) - Y) / Y.shape[1]
        down = np.moveaxis(error.T @ parameters["W3"], 0, 0).reshape(P2.shape)
        down, dW2, db2 = filters(np.where(Z2 > 0, pools(down, p2), 0), c2)
        _, dW1, db1 = filters(np.where(Z1 > 0, pools(down, p1), 0), c1)
        cost = -np.mean(np.log((odds / odds.sum(0) * Y).sum(0)))
        return cost, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2,
                      "dW3": error @ F.T, "db3": error.sum(1)[:, None]}
