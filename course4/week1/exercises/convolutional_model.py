"""The card of `convolutional_model` and `copy_weights`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)

from .common import conv, pool

MODEL, COPY = "convolutional_model", "copy_weights"
given = in_place_of("values =")


def weight(shape, seed):
    """A weight array of this shape, the same for everybody who knows the seed."""
    values = np.random.default_rng([seed, *shape]).normal(size=shape)
    return (values / np.sqrt(np.prod(shape[:-1])) if len(shape) > 1 else values).astype(np.float32)


def parameters(draw, c, n_1, n_2, C, n):
    """Parameters of the network in NumPy: for c channels, n_1 and n_2 filters, a dense layer from n to C."""
    shapes = {"W1": (3, 3, c, n_1), "b1": (1, 1, 1, n_1), "W2": (3, 3, n_1, n_2), "b2": (1, 1, 1, n_2),
              "W3": (C, n), "b3": (C, 1)}
    return {name: draw.normal(0, 0.5, size) for name, size in shapes.items()}


def scores(X, W1, b1, W2, b2, W3, b3):
    """What the network says, (m, C); weights as Keras has them."""
    import tensorflow as tf

    A = X
    for W, b in ((W1, b1), (W2, b2)):
        A = pool(tf.nn.relu(conv(A, W, b, 1, 1)), 2, 2)
    return (tf.reshape(A, (len(X), -1)).numpy() @ W3.astype(float) + b3.astype(float)).astype(np.float32)


class ConvolutionalModel(Exercise):
    """The same network in Keras, with the same weights."""

    functions = (MODEL, COPY)
    title = "The same network in Keras"
    section, points, difficulty, minutes = "4.1.10", 6, 1, 16
    parts = {MODEL: 4, COPY: 2}
    seconds = 30.0
    form = "a Keras model that takes pictures of this input_shape"

    @staticmethod
    def probe(student, function, **inputs):
        import numpy as np

        import keras
        from coursekit.keras_settings import keras_settings

        with keras_settings():
            if function == "convolutional_model":
                X = inputs["X"]
                model = student.convolutional_model(inputs["input_shape"])
                model(X)                                                # a class of one's own is built now
                filled = []
                for old in model.get_weights():
                    new = np.random.default_rng([inputs["seed"], *old.shape]).normal(size=old.shape)
                    filled.append(new / np.sqrt(np.prod(old.shape[:-1])) if old.ndim > 1 else new)
                model.set_weights(filled)
                return {"numbers": model.count_params(), "scores": np.asarray(model(X, training=False))}
            # The network, so that who counts its layers in place of its weights finds them.
            shapes = [inputs["parameters"][name].shape for name in ("W1", "W2", "W3")]
            (_, _, c, n_1), (_, _, _, n_2), (C, n) = shapes
            layers = keras.layers
            model = keras.Sequential([
                keras.Input((4, 4 * (n // n_2), c)),
                layers.Conv2D(n_1, 3, padding="same"), layers.MaxPooling2D(),
                layers.Conv2D(n_2, 3, padding="same"), layers.MaxPooling2D(),
                layers.Flatten(), layers.Dense(C)])
            came = student.copy_weights(inputs["parameters"], model)
            return {"the model comes back": came is model, "weights": tuple(model.get_weights())}

    def cases(self, draw):
        def model(make, label, shape, draw=draw):
            return make(label, input_shape=shape[1:], X=draw.normal(size=shape).astype(np.float32),
                        seed=int(draw.integers(1e6))).of(MODEL).within(condition=5)

        def copy(make, label, *sizes, draw=draw):
            return make(label, parameters=parameters(draw, *sizes)).of(COPY)

        fixed = np.random.default_rng(8)
        yield model(example, "pictures of 8 by 12, one channel", (2, 8, 12, 1), fixed)
        yield copy(example, "one channel, four outputs", 1, 2, 3, 4, 6, draw=fixed)
        yield copy(example, "a square dense layer", 2, 3, 2, 4, 4, draw=fixed)
        yield model(hidden, "digits", (3, 28, 28, 1))
        yield model(hidden, "pictures of 20 by 24, three channels", (2, 20, 24, 3))
        yield model(hidden, "a single picture", (1, 12, 8, 2)).about("generality")
        yield model(hidden, "sides with a rest", (2, 11, 14, 1)).about("generality")
        yield copy(hidden, "two channels, five outputs", 2, 3, 4, 5, 12)
        yield copy(hidden, "a square dense layer", 1, 4, 3, 6, 6)
        yield copy(hidden, "as many filters as channels", 3, 3, 3, 2, 6)
        yield copy(hidden, "one filter in each layer", 3, 1, 1, 2, 4).about("generality")

    def oracle_convolutional_model(self, input_shape, X, seed):
        h, w, c = input_shape
        shapes = ((3, 3, c, 8), (8,), (3, 3, 8, 16), (16,), ((h // 4) * (w // 4) * 16, 10), (10,))
        weights = [weight(shape, seed) for shape in shapes]
        return {"numbers": sum(array.size for array in weights), "scores": scores(X, *weights)}

    def oracle_copy_weights(self, parameters):
        arrays = [parameters[name].astype(np.float32) for name in ("W1", "b1", "W2", "b2", "W3", "b3")]
        arrays = [array.reshape(-1) if i % 2 else array for i, array in enumerate(arrays)]
        return {"the model comes back": True, "weights": (*arrays[:4], arrays[4].T, arrays[5])}

    def domain(self, draw):
        h, w, m, c = (int(n) for n in (*draw.integers(4, 20, 2), *draw.integers(1, 5, 2)))
        if draw.random() < 0.5:
            X = draw.normal(size=(m, h, w, c)).astype(np.float32)
            return hidden("", input_shape=(h, w, c), X=X, seed=int(draw.integers(1e6))
                          ).of(MODEL).within(condition=10)
        n_1, n_2, C = (int(n) for n in draw.integers(1, 6, 3))
        numbers = parameters(draw, c, n_1, n_2, C, n_2 * int(draw.integers(1, 7)))
        return hidden("", parameters=numbers).of(COPY)

    draws = 30

    valid = slip('The filters have no padding, so the pictures shrink: Keras\' default is "valid".',
                 ('padding="same", ', ""))
    softmax_inside = slip("The model ends with a softmax. It should end with the scores: the loss does the "
                          "softmax.", ("layers.Dense(10)", 'layers.Dense(10, activation="softmax")'))
    bent_scores = slip("A ReLU bends the scores, and all negative ones become 0.",
                       ("layers.Dense(10)", 'layers.Dense(10, activation="relu")'))
    no_bend = slip("The layers of filters have no bend.", (', activation="relu"', ""))
    not_laid_out = slip("The volumes are not laid out before the dense layer, which then works on the "
                        "channels of each place.", ("        layers.Flatten(),\n", ""))
    mean_pooled = slip("The mean of each window is taken. The network takes the largest.",
                       ("MaxPooling2D", "AveragePooling2D"))
    one_pooling = slip("The second pooling is missing.",
                       ("layers.MaxPooling2D(2),\n        layers.Flatten", "layers.Flatten"))
    exchanged = slip("The numbers of filters are exchanged: 8 come first.", ("Conv2D(8,", "Conv2D(99,"),
                     ("Conv2D(16,", "Conv2D(8,"), ("Conv2D(99,", "Conv2D(16,"))
    channels_first = slip("The volumes are laid out channel by channel. In your network the channels are the "
                          "last axis.", ("layers.Flatten()", "layers.Permute((3, 1, 2)), layers.Flatten()"))
    not_turned = slip("W3 is handed over as it is. Your dense layer has examples as columns, that of Keras "
                      "as rows.", ('parameters["W3"].T', 'parameters["W3"]'))
    laid_out_anew = slip("W3 is laid out anew in the other shape, which mixes its numbers. It is to be "
                         "turned.", ('parameters["W3"].T',
                                     'parameters["W3"].reshape(parameters["W3"].shape[::-1])'))
    biases_as_they_are = slip("The biases of the filters are handed over with four axes. Keras has plain "
                              "lists of numbers.", ('parameters["b1"].ravel()', 'parameters["b1"]'),
                              ('parameters["b2"].ravel()', 'parameters["b2"]'))

    @misconception("The model keeps the weights that it had. set_weights puts others in.", of=COPY)
    def nothing_copied(parameters, model):
        model.set_weights([0 * old for old in model.get_weights()])
        return model

    @misconception("No model comes back.", of=COPY)
    def no_return(parameters, model):
        model.set_weights([parameters["W1"], parameters["b1"].ravel(), parameters["W2"],
                           parameters["b2"].ravel(), parameters["W3"].T, parameters["b3"].ravel()])

    @alternative(of=MODEL)
    def functional(input_shape):
        import keras
        from keras import layers

        x = inputs = keras.layers.Input(shape=input_shape)
        for filters in (8, 16):
            x = layers.Conv2D(filters, (3, 3), strides=1, padding="same")(x)
            x = layers.MaxPool2D(pool_size=(2, 2))(layers.ReLU()(x))
        return keras.Model(inputs, layers.Dense(10)(layers.Flatten()(x)))

    @alternative(of=MODEL)
    def a_class(input_shape):
        import keras
        from keras import layers

        class Network(keras.Model):
            def __init__(self):
                super().__init__()
                self.first = layers.Conv2D(8, 3, padding="same", activation="relu")
                self.second = layers.Conv2D(16, 3, padding="same", activation="relu")
                self.last, self.flat, self.half = layers.Dense(10), layers.Flatten(), layers.MaxPooling2D()

            def call(self, X):
                return self.last(self.flat(self.half(self.second(self.half(self.first(X))))))

        model = Network()
        model(np.zeros((1, *input_shape), np.float32))
        return model

    @alternative(of=COPY)
    def by_the_variables(parameters, model):
        for variable, name in zip(model.trainable_variables, ("W1", "b1", "W2", "b2", "W3", "b3")):
            value = parameters[name].T if name == "W3" else parameters[name]
            variable.assign(value.reshape(variable.shape))
        return model
