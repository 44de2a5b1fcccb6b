"""The card of `inception_module`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, rewrite, slip

from .common import weights


class InceptionModule(Exercise):
    """Four ways of looking, side by side."""

    section, points, difficulty, minutes = "4.2.7", 7, 2, 18
    parts = {"outputs": 3, "numbers": 1}
    shares = {"inputs": 0}
    form = "a Keras tensor with f1 + f3 + f5 + pp channels"
    draws = 40

    @staticmethod
    def probe(student, X, widths, weights):
        import keras
        import numpy as np

        from coursekit.keras_settings import keras_settings

        with keras_settings():
            inputs = keras.Input(X.shape[1:])
            model = keras.Model(inputs, student.inception_module(inputs, *widths))
            for variable in model.weights:
                kept = np.full(variable.shape, 0.1)
                variable.assign(weights.get(f"{variable.name} {tuple(variable.shape)}", kept))
            return {"outputs": np.asarray(model(X.astype("float32"))), "numbers": model.count_params()}

    def task(self, draw, m, height, width, channels, widths):
        f1, r3, f3, r5, f5, pp = widths
        kernels = [(1, 1, channels, n) for n in (f1, r3, r5, pp)] + [(3, 3, r3, f3), (5, 5, r5, f5)]
        return {"X": draw.normal(size=(m, height, width, channels)), "widths": widths,
                "weights": weights(draw, kernels, biases=dict.fromkeys(widths))}

    def cases(self, draw):
        fixed = np.random.default_rng(7)
        yield example("4 x 5, two channels", **self.task(fixed, 2, 4, 5, 2, (3, 4, 5, 2, 6, 7)))
        yield example("one channel each", **self.task(fixed, 1, 3, 3, 2, (1, 2, 1, 3, 1, 1)))
        yield hidden("odd sides", **self.task(draw, 2, 7, 5, 8, (2, 6, 4, 5, 3, 7)))
        yield hidden("all negative",
                     **(task := self.task(draw, 2, 4, 5, 3,
                                          (2, 4, 3, 5, 6, 1))) | {"X": -np.abs(task["X"]) - 0.5})
        yield hidden("smaller than the windows",
                     **self.task(draw, 2, 2, 1, 3, (2, 1, 4, 3, 5, 6))).about("generality")

    def oracle(self, X, widths, weights):
        import tensorflow as tf

        def layer(Z, size, n):
            Z = tf.nn.conv2d(Z, weights[f"kernel {(size, size, Z.shape[-1], n)}"], 1, "SAME")
            return tf.nn.relu(Z + weights[f"bias {(n,)}"])

        f1, r3, f3, r5, f5, pp = widths
        X, C = tf.constant(X, tf.float64), X.shape[-1]
        pooled = tf.nn.max_pool2d(X, 3, 1, "SAME")
        lanes = [layer(X, 1, f1), layer(layer(X, 1, r3), 3, f3), layer(layer(X, 1, r5), 5, f5),
                 layer(pooled, 1, pp)]
        learnt = C * (f1 + r3 + r5 + pp) + 9 * r3 * f3 + 25 * r5 * f5 + sum(widths)
        return {"outputs": tf.concat(lanes, -1).numpy(), "numbers": learnt}

    def domain(self, draw):
        m, height, width, channels, *widths = (int(n) for n in draw.integers(1, 7, 10))
        return hidden("", **self.task(draw, m, height, width, channels, tuple(widths))).within(condition=10)

    POOL = "pooled = MaxPooling2D(3, strides=1, padding=\"same\")(x)"
    pool_halves = slip("The pool moves by more than one pixel, which is its default. Its map then fits "
                       "beside no other.",
                       (POOL, 'pooled = MaxPooling2D(3, padding="same")(x)'))
    mixed_before_the_pool = slip("The 1x1 comes before the pool. It belongs behind it.",
                                 ("    " + POOL, '    pooled = Conv2D(pp, 1, activation="relu")(x)'),
                                 ('    pooled = Conv2D(pp, 1, activation="relu")(pooled)\n',
                                  '    pooled = MaxPooling2D(3, strides=1, padding="same")(pooled)\n'))
    average = slip("The pool takes the mean of its window. It should take the largest.",
                   ("MaxPooling2D(", "AveragePooling2D("))
    pool_of_two = slip("The pool's window is 2. It should be 3.",
                       ("MaxPooling2D(3, strides=1", "MaxPooling2D(2, strides=1"))
    no_pool = slip("The fourth branch has no pool.", (POOL, "pooled = x"))
    not_bent_before_3 = slip("The 1x1 before the 3x3 has no ReLU.", ('three = Conv2D(r3, 1, '
                                                                     'activation="relu")(x)',
                                                                     "three = Conv2D(r3, 1)(x)"))
    not_bent_before_5 = slip("The 1x1 before the 5x5 has no ReLU.", ('five = Conv2D(r5, 1, '
                                                                     'activation="relu")(x)',
                                                                     "five = Conv2D(r5, 1)(x)"))
    last_not_bent = slip("The 1x1 behind the pool has no ReLU.",
                         ('Conv2D(pp, 1, activation="relu")(pooled)', "Conv2D(pp, 1)(pooled)"))
    not_padded = slip("The 3x3 and the 5x5 do not pad: their maps are smaller than the others.",
                      (', padding="same", activation', ", activation"))
    one_behind_the_other = slip("The branches hang in a row, one behind the other. All four begin at x.",
                                ('three = Conv2D(r3, 1, activation="relu")(x)', 'three = Conv2D(r3, 1, '
                                                                                'activation="relu")(one)'),
                                ('five = Conv2D(r5, 1, activation="relu")(x)', 'five = Conv2D(r5, 1, '
                                                                               'activation="relu")(three)'))
    other_order = slip("The branches stand in another order. It is 1x1, 3x3, 5x5, pool.", ("[one, three, "
                                                                                           "five, pooled]",
                                                                                           "[one, five, "
                                                                                           "three, pooled]"))
    along_the_rows = slip("The branches are joined along the rows. Join them along the channels.",
                          ("Concatenate()(", "Concatenate(axis=1)("))
    no_bottleneck = slip("The 3x3 and the 5x5 see x itself: the 1x1 before them is missing, which made them "
                         "cheap.",
                         ("(three)", "(x)"), ("(five)", "(x)"))

    axis_said = rewrite(("Concatenate()", "Concatenate(axis=-1)"), ("Conv2D(f1, 1,", "Conv2D(f1, (1, 1), "
                                                                                     "(1, 1),"))

    @alternative
    def by_a_helper(x, f1, r3, f3, r5, f5, pp):
        def conv(t, n, k):
            t = keras.layers.Conv2D(n, k, padding="same")(t)
            return keras.layers.Activation("relu")(t)

        lanes = [conv(x, f1, 1), conv(conv(x, r3, 1), f3, 3), conv(conv(x, r5, 1), f5, 5),
                 conv(keras.layers.MaxPool2D((3, 3), (1, 1), "same")(x), pp, 1)]
        return keras.ops.concatenate(lanes, axis=3)
