"""The card of `identity_block`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, rewrite, slip

from .common import block_weights, bottleneck


class IdentityBlock(Exercise):
    """A residual block of three convolutions."""

    section, points, difficulty, minutes = "4.2.3", 7, 2, 18
    parts = {"in inference": 3, "in training": 1, "numbers without biases": 0.5}
    shares = {"inputs": 0}
    form = "a Keras tensor of the shape of X"
    draws = 40

    @staticmethod
    def probe(student, X, f, filters, weights):
        import keras
        import numpy as np

        from coursekit.keras_settings import keras_settings

        with keras_settings():
            inputs = keras.Input(X.shape[1:])
            model = keras.Model(inputs, student.identity_block(inputs, f, filters))
            count = 0
            for variable in model.weights:
                kept = np.zeros(variable.shape) if variable.name == "bias" else np.full(variable.shape, 0.1)
                variable.assign(weights.get(f"{variable.name} {tuple(variable.shape)}", kept))
                count += 0 if variable.name == "bias" else kept.size
            X = X.astype("float32")
            return {"in inference": np.asarray(model(X, training=False)),
                    "in training": np.asarray(model(X, training=True)),
                    "numbers without biases": count}

    def task(self, draw, m, height, width, f, filters, gain=1.0):
        return {"X": draw.normal(size=(m, height, width, filters[2])), "f": f, "filters": filters,
                "weights": block_weights(draw, filters[2], f, filters, gain=gain)}

    def cases(self, draw):
        fixed = np.random.default_rng(3)
        yield example("window 3", **self.task(fixed, 2, 3, 4, 3, (3, 5, 2))).within(condition=5)
        yield hidden("window 5, odd sides", **self.task(draw, 2, 7, 5, 5, (2, 3, 5))).within(condition=5)
        yield hidden("a closed main path",
                     **self.task(draw, 2, 3, 4, 3, (5, 2, 4), gain=0.0)).within(condition=5)
        yield hidden("equal widths",
                     **self.task(draw, 2, 4, 3, 3, (3, 3, 3))).within(condition=5).about("generality")

    def oracle(self, X, f, filters, weights):
        return bottleneck(X, f, filters, weights)

    def domain(self, draw):
        m, height, width = (int(n) for n in draw.integers(2, 6, 3))
        filters = tuple(int(n) for n in draw.integers(1, 7, 3))
        task = self.task(draw, m, height, width, int(draw.choice([1, 2, 3, 5])), filters,
                         float(draw.choice([1.0, 1.0, 0.0])))
        return hidden("", **task).within(condition=30)

    LAST = "out = ReLU()(Add()([x, X]))"
    added_behind = slip("The shortcut is added behind the last ReLU. Add first, then bend the sum.",
                        (LAST, "out = Add()([ReLU()(x), X])"))
    not_bent = slip("The last ReLU is missing.", (LAST, "out = Add()([x, X])"))
    not_added = slip("Nothing is added: the shortcut is missing.", (LAST, "out = ReLU()(x)"))
    bent_shortcut = slip("The shortcut is bent before it is added. It should bring X as it is.",
                         (LAST, "out = ReLU()(Add()([x, ReLU()(X)]))"))
    third_relu = slip("There is a ReLU behind the third norm. The drawing has one there only behind the sum.",
                      ("x = BatchNormalization()(Conv2D(F3, 1)(x))",
                       "x = ReLU()(BatchNormalization()(Conv2D(F3, 1)(x)))"))
    joined = slip("X and the main path are joined, channel behind channel. They should be added.",
                  (LAST, "out = ReLU()(Concatenate()([x, X]))"))
    last_norm_missing = slip("The third convolution has no batch norm behind it.",
                             ("x = BatchNormalization()(Conv2D(F3, 1)(x))", "x = Conv2D(F3, 1)(x)"))
    first_bend_missing = slip("There is no ReLU between the first two convolutions.",
                              ("x = ReLU()(BatchNormalization()(Conv2D(F1, 1)(X)))",
                               "x = BatchNormalization()(Conv2D(F1, 1)(X))"))
    norm_behind_relu = slip("The ReLU comes before the batch norm. It is norm, then ReLU.",
                            ("ReLU()(BatchNormalization()(Conv2D(F1, 1)(X)))",
                             "BatchNormalization()(ReLU()(Conv2D(F1, 1)(X)))"),
                            ("ReLU()(BatchNormalization()(Conv2D(F2, f, padding=\"same\")(x)))",
                             "BatchNormalization()(ReLU()(Conv2D(F2, f, padding=\"same\")(x)))"))
    first_layer_again = slip("The shortcut starts behind the first convolution. It takes X, what came into "
                             "the block.",
                             ("    x = ReLU()(BatchNormalization()(Conv2D(F2,", "    X = X * 0 + "
                                                                                "keras.ops.mean(x, axis=-1, "
                                                                                "keepdims=True)\n"
                              "    x = ReLU()(BatchNormalization()(Conv2D(F2,"))
    not_padded = slip("The middle convolution does not pad, so its map is too small to be added.",
                      (', padding="same"', ""))
    window_everywhere = slip("The third convolution has the window f. Only the middle one looks round.",
                             ("Conv2D(F3, 1)", 'Conv2D(F3, f, padding="same")'))
    widths_exchanged = slip("F1 and F2 are exchanged.", ("Conv2D(F1,", "Conv2D(F0,"),
                            ("Conv2D(F2,", "Conv2D(F1,"), ("Conv2D(F0,", "Conv2D(F2,"))

    without_biases = rewrite(("Conv2D(F1, 1)", "Conv2D(F1, 1, use_bias=False)"),
                             ("Conv2D(F3, 1)", "Conv2D(F3, 1, use_bias=False)"))

    @alternative
    def by_operations(X, f, filters):
        y = X
        for number, (n, window) in enumerate(zip(filters, (1, f, 1))):
            y = keras.layers.Conv2D(n, (window, window), padding="same", kernel_initializer="he_normal")(y)
            y = keras.layers.BatchNormalization(axis=3, momentum=0.9)(y)
            if number < 2:
                y = keras.layers.Activation("relu")(y)
        return keras.ops.relu(y + X)
