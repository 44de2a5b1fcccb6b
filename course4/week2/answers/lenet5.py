"""Answers to `lenet5`, written without sight of its card: each is wrong or right as it says."""

# %% wrong dense_before_flat
# The dense layers run at every position; flat only at the end.
def lenet5(input_shape=(32, 32, 1), classes=10):
    i = keras.Input(input_shape)
    x = AveragePooling2D(2)(Conv2D(6, 5, activation="tanh")(i))
    x = AveragePooling2D(2)(Conv2D(16, 5, activation="tanh")(x))
    x = Dense(84, activation="tanh")(Dense(120, activation="tanh")(x))
    return keras.Model(i, Dense(classes, activation="softmax")(Flatten()(x)))

# %% wrong widths_exchanged
# 84 units before 120.
def lenet5(input_shape=(32, 32, 1), classes=10):
    i = keras.Input(input_shape)
    x = AveragePooling2D(2)(Conv2D(6, 5, activation="tanh")(i))
    x = AveragePooling2D(2)(Conv2D(16, 5, activation="tanh")(x))
    x = Dense(120, activation="tanh")(Dense(84, activation="tanh")(Flatten()(x)))
    return keras.Model(i, Dense(classes, activation="softmax")(x))

# %% wrong stride_for_pool
# Convolutions with stride 2 in place of the pools: other maps.
def lenet5(input_shape=(32, 32, 1), classes=10):
    i = keras.Input(input_shape)
    x = Conv2D(6, 5, strides=2, activation="tanh")(i)
    x = Conv2D(16, 5, strides=2, activation="tanh")(x)
    x = Dense(84, activation="tanh")(Dense(120, activation="tanh")(Flatten()(x)))
    return keras.Model(i, Dense(classes, activation="softmax")(x))

# %% wrong sigmoid
# The sigmoid bends all layers.
def lenet5(input_shape=(32, 32, 1), classes=10):
    i = keras.Input(input_shape)
    x = AveragePooling2D(2)(Conv2D(6, 5, activation="sigmoid")(i))
    x = AveragePooling2D(2)(Conv2D(16, 5, activation="sigmoid")(x))
    x = Dense(84, activation="sigmoid")(Dense(120, activation="sigmoid")(Flatten()(x)))
    return keras.Model(i, Dense(classes, activation="softmax")(x))

# %% wrong dense_not_bent
# The dense layers have no activation.
def lenet5(input_shape=(32, 32, 1), classes=10):
    i = keras.Input(input_shape)
    x = AveragePooling2D(2)(Conv2D(6, 5, activation="tanh")(i))
    x = AveragePooling2D(2)(Conv2D(16, 5, activation="tanh")(x))
    x = Dense(84)(Dense(120)(Flatten()(x)))
    return keras.Model(i, Dense(classes, activation="softmax")(x))

# %% wrong pool_moves_by_one
# The pools move by one pixel.
def lenet5(input_shape=(32, 32, 1), classes=10):
    i = keras.Input(input_shape)
    x = AveragePooling2D(2, strides=1)(Conv2D(6, 5, activation="tanh")(i))
    x = AveragePooling2D(2)(Conv2D(16, 5, activation="tanh")(x))
    x = Dense(84, activation="tanh")(Dense(120, activation="tanh")(Flatten()(x)))
    return keras.Model(i, Dense(classes, activation="softmax")(x))

# %% wrong own_size
# The argument input_shape is not used.
def lenet5(input_shape=(32, 32, 1), classes=10):
    i = keras.Input((32, 32, 1))
    x = AveragePooling2D(2)(Conv2D(6, 5, activation="tanh")(i))
    x = AveragePooling2D(2)(Conv2D(16, 5, activation="tanh")(x))
    x = Dense(84, activation="tanh")(Dense(120, activation="tanh")(Flatten()(x)))
    return keras.Model(i, Dense(classes, activation="softmax")(x))

# %% right bent_after_the_pool_of_ops
# The activations as operations, a reshape for flatten.
def lenet5(input_shape=(32, 32, 1), classes=10):
    i = keras.Input(input_shape)
    x = keras.ops.average_pool(keras.ops.tanh(Conv2D(6, (5, 5))(i)), 2, 2)
    x = keras.ops.average_pool(keras.ops.tanh(Conv2D(16, (5, 5))(x)), 2, 2)
    x = keras.layers.Reshape((-1,))(x)
    for units in (120, 84):
        x = keras.ops.tanh(Dense(units)(x))
    return keras.Model(i, keras.ops.softmax(Dense(classes)(x)))

# %% right a_class_of_its_own
# A subclass of Model, built at once.
def lenet5(input_shape=(32, 32, 1), classes=10):
    class LeNet(keras.Model):
        def __init__(self):
            super().__init__()
            self.steps = [Conv2D(6, 5, activation="tanh"), AveragePooling2D(2),
                          Conv2D(16, 5, activation="tanh"),
                          AveragePooling2D(2), Flatten(), Dense(120, activation="tanh"),
                          Dense(84, activation="tanh"),
                          Dense(classes, activation="softmax")]

        def call(self, x):
            for step in self.steps:
                x = step(x)
            return x

    model = LeNet()
    model(np.zeros((1, *input_shape), "float32"))
    return model
