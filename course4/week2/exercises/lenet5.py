"""The card of `lenet5`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, rewrite, slip


def numbers(seed, *shape):
    """What the probe puts into a variable of this shape: too many to be sent."""
    drawn = np.random.default_rng([seed, *shape]).normal(size=shape)
    return drawn / np.sqrt(max(1, np.prod(shape[:-1])))


class Lenet5(Exercise):
    """Build LeNet-5 from its table."""

    function = "lenet5"
    section, points, difficulty, minutes = "4.2.2", 5, 1, 12
    parts = {"numbers": 1, "probabilities": 3}
    shares = {"inputs": 0}
    form = "a Keras model, from pictures to probabilities"
    draws = 25

    @staticmethod
    def probe(student, X, classes, seed):
        import keras
        import numpy as np

        from coursekit.keras_settings import keras_settings

        with keras_settings():
            usual = X.shape[1:] == (32, 32, 1) and classes == 10
            model = student.lenet5() if usual else student.lenet5(X.shape[1:], classes)
            for variable in model.weights:
                numbers = np.random.default_rng([seed, *variable.shape]).normal(size=variable.shape)
                variable.assign(numbers / np.sqrt(max(1, np.prod(variable.shape[:-1]))))
            return {"numbers": model.count_params(), "probabilities": np.asarray(model(X.astype("float32")))}

    def task(self, draw, m, height, width, channels, classes):
        X = draw.normal(0, 2, (m, height, width, channels))
        return {"X": X, "classes": classes, "seed": int(draw.integers(1000))}

    def cases(self, draw):
        fixed = np.random.default_rng(2)
        yield example("32 x 32 x 1", **self.task(fixed, 2, 32, 32, 1, 10))
        yield example("16 x 17 x 2, three classes", **self.task(fixed, 2, 16, 17, 2, 3))
        yield hidden("28 x 28 x 3, seven classes", **self.task(draw, 3, 28, 28, 3, 7))
        yield hidden("17 x 22 x 2, two classes", **self.task(draw, 1, 17, 22, 2, 2)).about("generality")

    def oracle(self, X, classes, seed):
        import tensorflow as tf

        A, channels = tf.constant(X, tf.float64), X.shape[-1]
        for before, n in ((channels, 6), (6, 16)):
            A = tf.nn.conv2d(A, numbers(seed, 5, 5, before, n), 1, "VALID") + numbers(seed, n)
            A = tf.nn.avg_pool2d(tf.tanh(A), 2, 2, "VALID")
        A = A.numpy().reshape(len(X), -1)
        count = (25 * channels + 1) * 6 + (25 * 6 + 1) * 16
        for n in (120, 84, classes):
            count += (A.shape[1] + 1) * n
            A = A @ numbers(seed, A.shape[1], n) + numbers(seed, n)
            A = np.tanh(A) if n != classes else tf.nn.softmax(A).numpy()
        return {"numbers": count, "probabilities": A}

    def domain(self, draw):
        height, width = (int(n) for n in draw.integers(16, 36, 2))
        classes = int(draw.choice([1, 2, 3, 5, 11]))
        return self.task(draw, int(draw.integers(1, 3)), height, width, int(draw.integers(1, 5)), classes)

    padded = slip("The convolutions pad, and 32 stays 32. The table says 28: nothing was padded then.",
                  ("Conv2D(6, 5, ", 'Conv2D(6, 5, padding="same", '),
                  ("Conv2D(16, 5, ", 'Conv2D(16, 5, padding="same", '))
    first_padded = slip("The first convolution pads. The table says 28 behind it.",
                        ("Conv2D(6, 5, ", 'Conv2D(6, 5, padding="same", '))
    relu = slip("The layers bend by ReLU. In 1998 it was tanh.", ('"tanh"', '"relu"'))
    no_bend = slip("The convolutions have no activation.", ('5, activation="tanh")', "5)"))
    largest = slip("The pools take the largest value. LeNet-5 takes the mean.",
                   ("AveragePooling2D", "MaxPooling2D"))
    logits = slip("Logits come back. The docstring says probabilities: the last layer is a softmax.",
                  (', activation="softmax"', ""))
    bent_at_the_end = slip("The last layer bends by a sigmoid, class by class. Probabilities of classes add "
                           "up to 1.", ('"softmax"', '"sigmoid"'))
    one_dense_short = slip("The layer of 84 units is missing.",
                           ('    x = Dense(84, activation="tanh")(x)\n', ""))
    no_second_pool = slip("The second pool is missing.", (
        'x = AveragePooling2D(2)(x)\n    x = Flatten', "x = Flatten"))
    mean_of_positions = slip("The maps are averaged over all positions. LeNet-5 lays them out flat.",
                             ("Flatten()", "GlobalAveragePooling2D()"))
    own_classes = slip("The argument classes is not used.", ("Dense(classes, ", "Dense(10, "))

    in_a_row = rewrite(("keras.Model(inputs, outputs)", "keras.Sequential(keras.Model(inputs, "
                                                        "outputs).layers)"))

    @alternative
    def sequential(input_shape=(32, 32, 1), classes=10):
        L = keras.layers
        model = keras.Sequential([keras.Input(shape=input_shape)])
        for n in (6, 16):
            model.add(L.Conv2D(n, (5, 5), padding="valid"))
            model.add(L.Activation("tanh"))
            model.add(L.AveragePooling2D((2, 2), strides=2))
        model.add(L.Flatten())
        for n in (120, 84):
            model.add(L.Dense(n, activation=keras.ops.tanh))
        model.add(L.Dense(classes))
        model.add(L.Softmax())
        return model
