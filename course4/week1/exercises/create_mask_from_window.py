"""The card of `create_mask_from_window`, `distribute_value` and `pool_backward`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)
from autograder.judging.oracles import gradients

from .common import pool

mask, share = in_place_of("mask = x"), in_place_of("shares =")
winner, even = in_place_of("+= mask *"), in_place_of("+= distribute_value(")
NAMES = MASK, SHARE, BACK = "create_mask_from_window", "distribute_value", "pool_backward"


def layer(make, label, draw, shape, f, stride, mode="max", values=None):
    """A case of pool_backward. Mode "" stands for none given."""
    A_prev = draw.normal(-1, 2, shape) if values is None else draw.choice(values, shape)
    n_H, n_W = ((n - f) // stride + 1 for n in shape[1:3])
    dA = draw.normal(0.3, 1, (shape[0], n_H, n_W, shape[3]))
    return make(label, dA=dA, cache=(A_prev, {"f": f, "stride": stride}), mode=mode).of(BACK)


class CreateMaskFromWindow(Exercise):
    """Pooling backward, with its mask and its shares."""

    functions = NAMES
    title = "Pooling, backward"
    section, points, difficulty, minutes = "4.1.9", 9, 2, 25
    parts = {MASK: 2, SHARE: 1, BACK: 6}
    form = "an array"

    @staticmethod
    def probe(student, function, **inputs):
        if function == "create_mask_from_window":
            return student.create_mask_from_window(inputs["x"])
        if function == "distribute_value":
            return student.distribute_value(inputs["dz"], inputs["shape"])
        mode = {"mode": inputs["mode"]} if inputs["mode"] else {}
        slopes = student.pool_backward(inputs["dA"], inputs["cache"], **mode)
        student.pool_backward(1 - inputs["dA"], tuple(inputs["cache"]), **mode)     # leaves it alone
        return slopes

    def cases(self, draw):
        fixed = np.random.default_rng(1)
        yield example("three by three", x=fixed.normal(size=(3, 3))).of(MASK)
        yield example("either sign", x=np.array([[2.0, -3], [5, -1]])).of(MASK)
        yield example("negative, with a tie", x=np.array([[-3.0, -1], [-1, -4]])).of(MASK)
        yield hidden("two by two", x=draw.normal(size=(2, 2))).of(MASK)
        yield hidden("four by four, negative", x=draw.normal(-9, 1, (4, 4))).of(MASK)
        yield hidden("ties", x=draw.permuted(np.repeat([-2.0, -1.0, -5.0], 3)).reshape(3, 3)).of(MASK)
        close = draw.uniform(500, 900) + draw.permutation([0, 1e-3, -1, -2])
        yield hidden("nearly a tie", x=close.reshape(2, 2)).of(MASK).about("generality")
        yield hidden("all alike", x=np.full((2, 2), draw.normal())).of(MASK).about("generality")
        yield hidden("zeros", x=np.zeros((3, 3))).of(MASK).about("generality")
        yield hidden("one cell", x=draw.normal(size=(1, 1))).of(MASK).about("generality")
        yield example("two by three", dz=3.0, shape=(2, 3)).of(SHARE)
        yield example("square", dz=-2.0, shape=(2, 2)).of(SHARE)
        yield hidden("four by two", dz=float(draw.normal()), shape=(4, 2)).of(SHARE)
        yield hidden("three by three", dz=float(draw.normal()), shape=(3, 3)).of(SHARE)
        yield hidden("one cell", dz=float(draw.normal()), shape=(1, 1)).of(SHARE).about("generality")
        yield hidden("a whole number", dz=int(draw.integers(1, 9)), shape=(2, 5)).of(SHARE
                     ).about("generality")

        yield layer(example, "windows of 2", fixed, (2, 4, 6, 3), 2, 2)
        yield layer(example, "windows of 3 that overlap", fixed, (1, 4, 5, 2), 3, 1)
        yield layer(example, "windows of 2, the mean", fixed, (2, 5, 4, 2), 2, 2, "average")
        yield layer(example, "windows of 3 that overlap, the mean", fixed, (1, 4, 5, 2), 3, 1, "average")
        yield layer(example, "ties", fixed, (1, 4, 4, 2), 2, 2, values=[0.0, 1.0])
        for mode in ("max", "average"):
            yield layer(hidden, f"windows of 2, {mode}", draw, (3, 6, 4, 2), 2, 2, mode)
            yield layer(hidden, f"windows of 3 that overlap, {mode}", draw, (2, 5, 7, 3), 3, 1, mode)
            yield layer(hidden, f"overlap, stride 2, with a rest, {mode}", draw, (2, 6, 8, 2), 3, 2, mode)
            yield layer(hidden, f"gaps, {mode}", draw, (2, 8, 5, 2), 2, 3, mode)
            yield layer(hidden, f"one window for all, {mode}", draw, (2, 3, 3, 4), 3, 1, mode
                        ).about("generality")
            yield layer(hidden, f"one picture, one channel, {mode}", draw, (1, 4, 5, 1), 2, 1, mode
                        ).about("generality")
            yield layer(hidden, f"windows of one cell, {mode}", draw, (2, 3, 4, 2), 1, 2, mode
                        ).about("generality")
        yield layer(hidden, "no mode given", draw, (2, 4, 5, 3), 2, 1, "")
        yield layer(hidden, "ties, windows of 2", draw, (2, 6, 4, 2), 2, 2, values=[-1.0, 2.0])
        yield layer(hidden, "ties, windows of 3 that overlap", draw, (2, 5, 4, 2), 3, 1, values=[-3.0, -2.0])
        yield layer(hidden, "whole numbers", draw, (2, 4, 4, 2), 2, 2, values=np.arange(-9, 9)
                    ).about("generality")

    def oracle_create_mask_from_window(self, x):
        top = sorted(x.ravel().tolist())[-1]
        return np.array([[cell == top for cell in row] for row in x.tolist()])

    def oracle_distribute_value(self, dz, shape):
        """By the tape: what the mean of a window gives to each of its cells."""
        import tensorflow as tf

        return gradients(lambda at: dz * tf.reduce_mean(at["x"]), {"x": np.zeros(shape)})[1]["x"]

    def oracle_pool_backward(self, dA, cache, mode):
        import tensorflow as tf

        A_prev, how = cache
        f, stride = how["f"], how["stride"]
        if mode != "average":
            # All the largest win. Each cell of the windows is a picture, moved and laid back by the tape.
            top, found = pool(A_prev, f, stride).numpy(), np.zeros(A_prev.shape)
            for place in np.ndindex(f, f):
                eye = np.zeros((f, f, A_prev.shape[3], 1))
                eye[place] = 1

                def moved(at):
                    return tf.nn.depthwise_conv2d(at, eye, [1, stride, stride, 1], "VALID")

                win = moved(tf.constant(A_prev.astype(float))).numpy() == top
                found += gradients(lambda at: tf.reduce_sum(moved(at["A"]) * (dA * win)),
                                   {"A": A_prev})[1]["A"]
            return found
        return gradients(lambda at: tf.reduce_sum(dA * pool(at["A"], f, stride, mode)), {"A": A_prev})[1]["A"]

    def domain(self, draw):
        function = str(draw.choice(NAMES, p=[0.2, 0.2, 0.6]))
        f, stride = (int(n) for n in draw.integers(1, 5, 2))
        if function == MASK:
            return hidden("", x=numbers(draw, (f, f))).of(MASK)
        if function == SHARE:
            return hidden("", dz=numbers(draw), shape=(f, stride)).of(SHARE)
        m, n_C = sizes(draw, 2, most=3, large=6)
        n_H, n_W = (f + int(n) for n in draw.integers(0, 5, 2))
        dA = numbers(draw, (m, (n_H - f) // stride + 1, (n_W - f) // stride + 1, n_C), most=1e3)
        return hidden("", dA=dA, cache=(numbers(draw, (m, n_H, n_W, n_C)), {"f": f, "stride": stride}),
                      mode=str(draw.choice(["", "max", "average"]))).of(BACK)

    draws = 150

    the_first_only = mask("Of equal cells only the first is marked. All of them are.",
                          "mask = np.arange(x.size).reshape(x.shape) == np.argmax(x)")
    positive = mask("All positive cells are marked. Only the largest are.", "mask = x > 0")
    smallest = mask("The smallest cells are marked.", "mask = x == np.min(x)")
    by_column = mask("The largest of each column is marked. There is one largest value in the window.",
                     "mask = x == np.max(x, axis=0)")
    the_values = mask("The largest value stands where 1 should stand.", "mask = x * (x == np.max(x))")
    not_shared = share("Each cell gets all of it. Together they should be dz.", "shares = np.full(shape, dz)")
    by_rows = share("It is divided by the number of rows. There are rows times columns cells.",
                    "shares = np.full(shape, dz / shape[0])")
    shares_of_one = share("The shares add up to 1, not to dz.",
                          "shares = np.full(shape, 1 / (shape[0] * shape[1]))")
    last_window_only = slip("Where windows overlap, the last one wipes out the others. Add up.",
                            ("dA_prev[i, rows, columns, c] += mask", "dA_prev[i, rows, columns, c] = mask"),
                            ("dA_prev[i, rows, columns, c] += dist", "dA_prev[i, rows, columns, c] = dist"))
    everybody_gets_it = winner("Every cell of the window gets the whole slope. Only the largest does.",
                               "dA_prev[i, rows, columns, c] += dA[i, h, w, c]")
    times_the_value = winner("The slope is multiplied with the largest value. It goes back as it is.",
                             "window = A_prev[i, rows, columns, c]",
                             "dA_prev[i, rows, columns, c] += mask * window * dA[i, h, w, c]")
    over_channels = slip("The largest is looked for in all channels of the window. Each channel is pooled by "
                         "itself.", ("mask = create_mask_from_window(A_prev[i, rows, columns, c])",
                                     "mask = create_mask_from_window(A_prev[i, rows, columns])[..., c]"))
    of_the_picture = slip("The mask is that of the whole picture. Each window has its own.",
                          ("mask = create_mask_from_window(A_prev[i, rows, columns, c])",
                           "mask = create_mask_from_window(A_prev[i, :, :, c])[rows, columns]"))
    mode_not_used = slip("The mode is not looked at: it is always the largest.",
                         ('if mode == "max"', "if True"))
    stride_is_f = slip("The stride is taken to be f. It is a setting of its own.",
                       ("h * stride, h * stride + f", "h * f, h * f + f"),
                       ("w * stride, w * stride + f", "w * f, w * f + f"))
    by_f = even("In the mean each cell gets an f-th part. There are f times f cells.",
                "dA_prev[i, rows, columns, c] += dA[i, h, w, c] / f")

    @misconception("At a tie the slope is shared among the largest. Here each of them gets all of it: use "
                   "the mask as it is.", of="pool_backward")
    def shared_at_a_tie(dA, cache, mode="max"):
        A_prev, how = cache
        f, s, slopes = how["f"], how["stride"], np.zeros(cache[0].shape)
        for i, h, w, c in np.ndindex(dA.shape):
            at = np.s_[i, h * s:h * s + f, w * s:w * s + f, c]
            won = A_prev[at] == A_prev[at].max() if mode == "max" else np.ones((f, f))
            slopes[at] += dA[i, h, w, c] * won / won.sum()
        return slopes

    @alternative(of="create_mask_from_window")
    def with_numbers(x):
        return np.where(x < x.max(), 0.0, 1.0)

    @alternative(of="distribute_value")
    def with_ones(dz, shape):
        return np.ones(shape) * dz / np.prod(shape)

    @alternative(of="pool_backward")
    def inside_out(dA, cache, mode="max"):
        A_prev, how = cache
        f, s, (_, H, V, _) = how["f"], how["stride"], dA.shape
        parts = [np.s_[:, u:u + s * H:s, v:v + s * V:s] for u, v in np.ndindex(f, f)]
        top = np.max([A_prev[part] for part in parts], axis=0)
        back = np.zeros(A_prev.shape)
        for part in parts:
            back[part] += dA * (A_prev[part] == top) if mode == "max" else dA / f**2
        return back
