"""The card of `residual_block_forward` and `residual_block_backward`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip
from autograder.judging.oracles import gradients

NAMES = ("a", "W1", "b1", "W2", "b2")


def block(a, W1, b1, W2, b2):
    """z1, z2 and out, of TensorFlow's operations."""
    import tensorflow as tf

    z1 = tf.linalg.matmul(W1, a) + b1
    z2 = tf.linalg.matmul(W2, tf.nn.relu(z1)) + b2
    return z1, z2, tf.nn.relu(z2 + a)


def cache_of(a, W1, b1, W2, b2):
    z1, z2, _ = block(*(np.asarray(value, float) for value in (a, W1, b1, W2, b2)))
    return {"a": a, "z1": z1.numpy(), "z2": z2.numpy(), "W1": W1, "W2": W2}


class ResidualBlockForward(Exercise):
    """A residual block of two dense layers, forward and back."""

    functions = ("residual_block_forward", "residual_block_backward")
    section, points, difficulty, minutes = "4.2.3", 9, 2, 26
    parts = {"residual_block_forward": 1, "residual_block_backward": 2}
    form = "out and the cache; da, dW1, db1, dW2, db2"

    @staticmethod
    def probe(student, function, **given):
        if function == "residual_block_forward":
            out, cache = student.residual_block_forward(*given.values())
            return {"out": out, "cache": cache}
        da, dW1, db1, dW2, db2 = student.residual_block_backward(given["dout"], given["cache"])
        return {"da": da, "dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

    def block(self, draw, n, h, m, whole=False, scale=1.0):
        """Inputs of the forward pass, none with a sum near 0; or whole numbers, with exact zeros."""
        shapes = ((n, m), (h, n), (h, 1), (n, h), (n, 1))
        while True:
            values = [draw.integers(-2, 3, shape).astype(float) if whole else scale * draw.normal(size=shape)
                      for shape in shapes]
            cache = cache_of(*values)
            if whole or min(np.abs(cache["z1"]).min(), np.abs(cache["z2"] + cache["a"]).min()) > 1e-3 * scale:
                return dict(zip(NAMES, values))

    def back(self, draw, *sizes, **how):
        inputs = self.block(draw, *sizes, **how)
        return {"dout": draw.normal(size=inputs["a"].shape), "cache": cache_of(**inputs)}

    def cases(self, draw):
        fixed, forward, backward = np.random.default_rng(1), *self.functions
        yield example("two rows, three columns", **self.block(fixed, 2, 4, 3, whole=True)).of(forward)
        yield example("three rows, two columns", **self.block(fixed, 3, 2, 4)).of(forward)
        yield example("two rows, three columns", **self.back(fixed, 2, 4, 3, whole=True)).of(backward)
        yield example("three rows, four columns", **self.back(fixed, 3, 2, 4)).of(backward)
        for name, make in ((forward, self.block), (backward, self.back)):
            yield hidden("five rows", **make(draw, 5, 3, 7)).of(name)
            yield hidden("more hidden units", **make(draw, 3, 8, 5)).of(name)
            yield hidden("whole numbers, with zeros", **make(draw, 4, 3, 25, whole=True)).of(name)
            yield hidden("one column", **make(draw, 4, 3, 1)).of(name).about("generality")
            yield hidden("one of each", **make(draw, 1, 1, 1)).of(name).about("generality")
            yield hidden("all of one size", **make(draw, 3, 3, 3)).of(name).about("generality")
            yield hidden("large numbers", **make(draw, 3, 4, 5, scale=1e4)).of(name).about("stability")
            yield hidden("small numbers", **make(draw, 3, 4, 5, scale=1e-2)).of(name).about("stability")
        closed = self.block(draw, 4, 3, 6) | {"W2": np.zeros((4, 3)), "b2": np.zeros((4, 1))}
        yield hidden("the second layer is 0", **closed).of(forward)
        yield hidden("the second layer is 0", dout=draw.normal(size=(4, 6)),
                     cache=cache_of(**closed)).of(backward)

    def oracle_residual_block_forward(self, **inputs):
        cache = cache_of(**inputs)
        return {"out": block(*(np.asarray(inputs[name], float) for name in NAMES))[2].numpy(), "cache": cache}

    def oracle_residual_block_backward(self, dout, cache):
        import tensorflow as tf

        values = {name: np.asarray(value, float) for name, value in cache.items()}
        b1 = (values["z1"] - values["W1"] @ values["a"])[:, :1]
        b2 = (values["z2"] - values["W2"] @ np.clip(values["z1"], 0, None))[:, :1]
        given = {"a": values["a"], "W1": values["W1"], "b1": b1, "W2": values["W2"], "b2": b2}
        _, found = gradients(lambda p: tf.reduce_sum(dout * block(*(p[name] for name in NAMES))[2]), given)
        return {f"d{name}": found[name] for name in NAMES}

    def domain(self, draw):
        n, h, m = sizes(draw, 3)
        how = {"whole": bool(draw.random() < 0.4), "scale": float(10 ** draw.uniform(-2, 3))}
        name = self.functions[int(draw.integers(2))]
        make = self.block if name == self.functions[0] else self.back
        return hidden("", **make(draw, n, h, m, **how)).of(name).within(condition=30)

    added_behind = slip("The shortcut is added behind the last ReLU. It is added before, and bent together "
                        "with z2.",
                        ("np.maximum(z2 + a, 0)", "np.maximum(z2, 0) + a"))
    not_added = slip("The shortcut is missing: this is two plain layers.",
                     ("np.maximum(z2 + a, 0)", "np.maximum(z2, 0)"))
    not_bent = slip("The last ReLU is missing.", ("np.maximum(z2 + a, 0)", "z2 + a"))
    bent_shortcut = slip("The shortcut is bent before it is added. It should bring what came in, as it is.",
                         ("np.maximum(z2 + a, 0)", "np.maximum(z2 + np.maximum(a, 0), 0)"))
    hidden_not_bent = slip("The hidden units are not bent.", ("W2 @ np.maximum(z1, 0) + b2", "W2 @ z1 + b2"))
    sum_kept = slip("z2 in the cache holds the shortcut already. Keep it as it was before.",
                    ("    out = np.maximum(z2 + a, 0)", "    z2 = z2 + a\n    out = np.maximum(z2, 0)"))
    bent_by_z2 = slip("The slope of the last ReLU is taken at z2. What goes into it is z2 + a.",
                      ("dout * (z2 + a > 0)", "dout * (z2 > 0)"))
    not_closed = slip("The last ReLU passes everything back. Where its input is not above 0 it passes "
                      "nothing.", ("dout * (z2 + a > 0)", "dout"))
    open_at_zero = slip("At exactly 0 a ReLU counts as open. In this course its slope there is 0.",
                        ("z2 + a > 0", "z2 + a >= 0"), ("(z1 > 0)", "(z1 >= 0)"))
    one_road = slip("Only the road through the layers is in da. The gradient also comes down the shortcut.",
                    ("dz2 + W1.T @ dz1", "W1.T @ dz1"))
    dout_on_the_shortcut = slip("The shortcut brings back dout itself. It, too, has to pass the last ReLU.",
                                ("dz2 + W1.T @ dz1", "dout + W1.T @ dz1"))
    hidden_slope_lost = slip("The slope of the hidden ReLU is missing.",
                             ("dz1 = W2.T @ dz2 * (z1 > 0)", "dz1 = W2.T @ dz2"))
    scores_for_activations = slip("dW2 is made with z1. The second layer got the bent hidden units.",
                                  ("dz2 @ np.maximum(z1, 0).T", "dz2 @ z1.T"))
    mean_of_biases = slip("The slopes of the biases are means. dout has its 1/m already: add up.",
                          ("db1 = np.sum(", "db1 = np.mean("),
                          ("db2 = np.sum(", "db2 = np.mean("))
    one_over_m = slip("The weights' slopes are divided by m. dout has its 1/m already.",
                      ("np.maximum(z1, 0).T", "np.maximum(z1, 0).T / a.shape[1]"),
                      ("dz1 @ a.T", "dz1 @ a.T / a.shape[1]"))

    @alternative(of="residual_block_backward")
    def step_by_step(dout, cache):
        a, W1, W2 = cache["a"], cache["W1"], cache["W2"]
        total = np.array(dout, dtype=float)
        total[cache["z2"] + a <= 0] = 0
        inner = np.einsum("ij,ik->jk", W2, total)
        inner = np.where(cache["z1"] > 0, inner, 0)
        return (total + np.einsum("ij,ik->jk", W1, inner), np.einsum("ik,jk->ij", inner, a),
                inner.sum(1)[:, None], np.einsum("ik,jk->ij", total, np.clip(cache["z1"], 0, None)),
                total.sum(1)[:, None])
