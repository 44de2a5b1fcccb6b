"""The card of `convolutional_block`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, rewrite, slip

from .common import block_weights, bottleneck


class ConvolutionalBlock(Exercise):
    """A residual block that changes the size."""

    section, points, difficulty, minutes = "4.2.4", 7, 2, 16
    parts = {"in inference": 3, "in training": 1, "numbers without biases": 0.5}
    shares = {"inputs": 0}
    form = "a Keras tensor with F3 channels"
    draws = 40

    @staticmethod
    def probe(student, X, f, filters, s, weights):
        import keras
        import numpy as np

        from coursekit.keras_settings import keras_settings

        with keras_settings():
            inputs = keras.Input(X.shape[1:])
            stride = () if s is None else (s,)
            model = keras.Model(inputs, student.convolutional_block(inputs, f, filters, *stride))
            count = 0
            for variable in model.weights:
                kept = np.zeros(variable.shape) if variable.name == "bias" else np.full(variable.shape, 0.1)
                variable.assign(weights.get(f"{variable.name} {tuple(variable.shape)}", kept))
                count += 0 if variable.name == "bias" else kept.size
            X = X.astype("float32")
            return {"in inference": np.asarray(model(X, training=False)),
                    "in training": np.asarray(model(X, training=True)),
                    "numbers without biases": count}

    def task(self, draw, m, height, width, channels, f, filters, s, gain=1.0):
        return {"X": draw.normal(size=(m, height, width, channels)), "f": f, "filters": filters, "s": s,
                "weights": block_weights(draw, channels, f, filters, True, gain)}

    def cases(self, draw):
        fixed = np.random.default_rng(4)
        yield example("stride 2 by default, odd and even sides",
                      **self.task(fixed, 2, 4, 5, 2, 3, (3, 5, 4), None)).within(condition=5)
        yield example("stride 1", **self.task(fixed, 1, 2, 3, 2, 3, (2, 4, 3), 1)).within(condition=5)
        yield hidden("stride 2", **self.task(draw, 3, 7, 6, 3, 3, (4, 2, 5), 2)).within(condition=5)
        yield hidden("stride 1, window 5", **self.task(draw, 2, 4, 3, 4, 5, (2, 3, 6), 1)).within(condition=5)
        yield hidden("stride 3, as many channels as before",
                     **self.task(draw, 2, 7, 8, 4, 2, (2, 3, 4), 3)).within(condition=5).about("generality")

    def oracle(self, X, f, filters, s, weights):
        return bottleneck(X, f, filters, weights, 2 if s is None else s)

    def domain(self, draw):
        m, height, width, channels = (int(n) for n in draw.integers(2, 7, 4))
        filters = tuple(int(n) for n in draw.integers(1, 7, 3))
        s = draw.choice([1, 2, 3, 0])
        task = self.task(draw, m, height, width, channels, int(draw.choice([1, 2, 3, 5])), filters,
                         int(s) or None)
        return hidden("", **task).within(condition=30)

    LAST = "out = ReLU()(Add()([x, shortcut]))"
    SHORT = "shortcut = BatchNormalization()(Conv2D(F3, 1, strides=s)(X))"
    in_the_middle = slip("The stride stands at the middle convolution. Both orders are published; the "
                         "docstring says the first one.",
                         ("Conv2D(F1, 1, strides=s)(X)", "Conv2D(F1, 1)(X)"),
                         ("Conv2D(F2, f, ", "Conv2D(F2, f, strides=s, "))
    at_the_end = slip("The stride stands at the third convolution. The docstring says the first one.",
                      ("Conv2D(F1, 1, strides=s)(X)", "Conv2D(F1, 1)(X)"),
                      ("Conv2D(F3, 1)(x)", "Conv2D(F3, 1, strides=s)(x)"))
    no_stride_there = slip("The shortcut keeps the size of the map, the main path does not: they cannot be "
                           "added.", (SHORT, SHORT.replace(", strides=s", "")))
    norm_missing = slip("The projection has no batch norm.",
                        (SHORT, "shortcut = Conv2D(F3, 1, strides=s)(X)"))
    bent_shortcut = slip("There is a ReLU on the shortcut: it loses what is negative.",
                         (SHORT, "shortcut = ReLU()(BatchNormalization()(Conv2D(F3, 1, strides=s)(X)))"))
    added_behind = slip("The shortcut is added behind the last ReLU. Add first, then bend the sum.",
                        (LAST, "out = Add()([ReLU()(x), shortcut])"))
    not_bent = slip("The last ReLU is missing.", (LAST, "out = Add()([x, shortcut])"))
    joined = slip("The two are joined, channel behind channel. They should be added.",
                  (LAST, "out = ReLU()(Concatenate()([x, shortcut]))"))
    third_relu = slip("There is a ReLU behind the third norm. One comes only behind the sum.",
                      ("x = BatchNormalization()(Conv2D(F3, 1)(x))",
                       "x = ReLU()(BatchNormalization()(Conv2D(F3, 1)(x)))"))
    pooled = slip("The shortcut takes the largest of its window before the projection. A 1x1 with a stride "
                  "is enough.",
                  (SHORT, 'shortcut = MaxPooling2D(s, strides=s, padding="same")(X)\n    shortcut = '
                          'BatchNormalization()(Conv2D(F3, 1)(shortcut))'))
    wide_projection = slip("The projection looks round with the window f. It only has to fit the channels: "
                           "1x1.",
                           (SHORT, 'shortcut = BatchNormalization()(Conv2D(F3, f, strides=s, '
                                   'padding="same")(X))'))
    from_the_main_path = slip("The shortcut starts at the end of the main path. It takes X, what came into "
                              "the block.",
                              (SHORT, "shortcut = BatchNormalization()(Conv2D(F3, 1)(x))"))
    always_2 = slip("The stride is always 2: the argument s is not used.", ("strides=s", "strides=2"))

    other_order = rewrite(("Add()([x, shortcut])", "Add()([shortcut, x])"))

    @alternative
    def by_operations(X, f, filters, s=2):
        L = keras.layers
        a, b, c = filters
        left = L.BatchNormalization()(L.Conv2D(c, 1, (s, s), "same", use_bias=False)(X))
        y = keras.ops.relu(L.BatchNormalization()(L.Conv2D(a, 1, padding="same",
                                                           use_bias=False)(X[:, ::s, ::s])))
        y = keras.ops.relu(L.BatchNormalization()(L.Conv2D(b, f, padding="same", use_bias=False)(y)))
        return keras.ops.maximum(L.BatchNormalization()(L.Conv2D(c, 1, use_bias=False)(y)) + left, 0.0)
