"""The card of `ResNet50`, which is optional."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

from .common import weights

STAGES = ((64, 1, 2), (128, 2, 3), (256, 2, 5), (512, 2, 2))


class ResNet50(Exercise):
    """Build ResNet-50 from two blocks."""

    function = "ResNet50"
    section, points, difficulty, minutes = "4.2.3", 0, 2, 15
    parts = {"blocks": 3, "numbers without biases": 1, "probabilities": 1}
    needs = ("identity_block", "convolutional_block")
    shares = {"inputs": 0}
    form = "a Keras model, from pictures to probabilities"
    draws = 25

    @staticmethod
    def probe(student, X, classes, weights):
        """The blocks are cheap ones that only note how they are called."""
        import keras
        import numpy as np

        from coursekit.keras_settings import keras_settings

        noted = []

        def note(kind, X, f, filters, s):
            noted.append([kind, *(int(n) for n in (*X.shape[1:], f, *filters, s))])
            sheet = keras.ops.mean(X[:, ::s, ::s], axis=-1, keepdims=True)
            slope = 0.5 + keras.ops.arange(filters[2], dtype="float32") / filters[2]
            return keras.ops.tile(sheet, (1, 1, 1, filters[2])) * slope

        def identity_block(X, f, filters):
            return note(1, X, f, filters, 1)

        def convolutional_block(X, f, filters, s=2):
            return note(2, X, f, filters, s)

        with keras_settings(), student.replaced(identity_block=identity_block,
                                                convolutional_block=convolutional_block):
            usual = X.shape[1:] == (64, 64, 3) and classes == 6
            model = student.ResNet50() if usual else student.ResNet50(X.shape[1:], classes)
            count = 0
            for variable in model.weights:
                kept = np.full(variable.shape, 0.1)
                variable.assign(weights.get(f"{variable.name} {tuple(variable.shape)}", kept))
                count += 0 if variable.name == "bias" and variable.shape[0] == 64 != classes else kept.size
            return {"blocks": np.array(noted), "numbers without biases": count,
                    "probabilities": np.asarray(model(X.astype("float32"), training=False))}

    def task(self, draw, m, height, width, channels, classes):
        found = weights(draw, [(7, 7, channels, 64), (2048, classes)], [64], [classes])
        return {"X": draw.normal(size=(m, height, width, channels)), "classes": classes,
                "weights": found | {f"bias {(64,)}": np.zeros(64)}}

    def cases(self, draw):
        yield example("64 x 64, six classes", **self.task(np.random.default_rng(13), 2, 64, 64, 3, 6))
        yield hidden("64 x 64, six classes", **self.task(draw, 2, 64, 64, 3, 6))
        yield hidden("37 x 50, one channel", **self.task(draw, 2, 37, 50, 1, 4)).about("generality")

    def oracle(self, X, classes, weights):
        import tensorflow as tf

        A = tf.nn.conv2d(tf.constant(X, tf.float64), weights[f"kernel {(7, 7, X.shape[-1], 64)}"], 2, "SAME")
        mean, variance, beta, gamma = (weights[f"{name} {(64,)}"] for name in ("moving_mean",
                                                                               "moving_variance", "beta",
                                                                               "gamma"))
        A = tf.nn.max_pool2d(tf.nn.relu(tf.nn.batch_normalization(A, mean, variance, beta, gamma, 1e-3)), 3,
                             2, "SAME").numpy()
        noted = []
        for width, stride, more in STAGES:
            for kind, s in [(2, stride)] + [(1, 1)] * more:
                noted.append([kind, *A.shape[1:], 3, width, width, 4 * width, s])
                n = 4 * width
                A = A[:, ::s, ::s].mean(axis=-1, keepdims=True) * (0.5 + np.arange(n) / n)
        scores = A.mean(axis=(1, 2)) @ weights[f"kernel {(2048, classes)}"] + weights[f"bias {(classes,)}"]
        count = 49 * X.shape[-1] * 64 + 4 * 64 + 2048 * classes + classes
        return {"blocks": np.array(noted), "numbers without biases": count,
                "probabilities": tf.nn.softmax(scores).numpy()}

    def domain(self, draw):
        height, width = (int(n) for n in draw.integers(33, 70, 2))
        return hidden("",
                      **self.task(draw, 1, height, width, int(draw.integers(1, 4)),
                                  int(draw.integers(1, 9)))).within(condition=30)

    first_halves = slip("The first stage halves the map, too. Its stride is 1.", ("(64, 1, 2)", "(64, 2, 2)"))
    one_block_less = slip("Every stage has one identity block too few.", ("range(more)", "range(more - 1)"))
    no_pool = slip("The stem has no pool.", ('    x = MaxPooling2D(3, strides=2, padding="same")(x)\n', ""))
    narrow = slip("The last width of a stage is that of the others. It is four times as wide.",
                  ("(width, width, 4 * width)", "(width, width, width)"))
    flat = slip("The maps are laid out flat. A mean over all positions comes before the dense layer.",
                ("GlobalAveragePooling2D()(x)", "Flatten()(x)"))
    logits = slip("Logits come back. The docstring says probabilities.", (', activation="softmax"', ""))

    @alternative
    def with_a_table(input_shape=(64, 64, 3), classes=6):
        K = keras.layers
        first = K.Input(input_shape)
        x = K.Activation("relu")(K.BatchNormalization()(K.Conv2D(64, (7, 7), 2, "same",
                                                                 use_bias=False)(first)))
        x = K.MaxPool2D((3, 3), 2, "same")(x)
        for n, s, blocks in zip((64, 128, 256, 512), (1, 2, 2, 2), (3, 4, 6, 3)):
            for k in range(blocks):
                x = identity_block(x, 3, [n, n, 4 * n]) if k else convolutional_block(x, 3, [n, n, 4 * n],
                                                                                      s=s)
        return keras.Model(first, K.Softmax()(K.Dense(classes)(keras.ops.mean(x, axis=(1, 2)))))
