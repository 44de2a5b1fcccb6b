"""Answers to `identity_block`, written without sight of its card: each is wrong or right as it says."""

# %% wrong one_norm_for_all
# A single batch norm object where widths allow, else a new one.
def identity_block(X, f, filters):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1)(X)))
    x = ReLU()(Conv2D(F2, f, padding="same")(x))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    return ReLU()(Add()([x, X]))

# %% wrong multiplied
# The shortcut multiplies.
def identity_block(X, f, filters):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1)(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, f, padding="same")(x)))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    return ReLU()(keras.layers.Multiply()([x, X]))

# %% wrong averaged
# The mean of the two, half of the sum.
def identity_block(X, f, filters):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1)(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, f, padding="same")(x)))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    return ReLU()(keras.layers.Average()([x, X]))

# %% wrong norm_behind_the_sum
# The third norm comes behind the sum.
def identity_block(X, f, filters):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1)(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, f, padding="same")(x)))
    x = Conv2D(F3, 1)(x)
    return ReLU()(BatchNormalization()(Add()([x, X])))

# %% wrong projected
# The shortcut has a convolution of its own.
def identity_block(X, f, filters):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1)(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, f, padding="same")(x)))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    return ReLU()(Add()([x, Conv2D(F3, 1)(X)]))

# %% wrong window_first
# The wide window stands first.
def identity_block(X, f, filters):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, f, padding="same")(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, 1)(x)))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    return ReLU()(Add()([x, X]))

# %% wrong always_3
# f is not used.
def identity_block(X, f, filters):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1)(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, 3, padding="same")(x)))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    return ReLU()(Add()([x, X]))

# %% right step_by_step
# A line for each layer, without biases.
def identity_block(X, f, filters):
    L = keras.layers
    y = L.Conv2D(filters[0], (1, 1), use_bias=False)(X)
    y = L.BatchNormalization()(y)
    y = L.Activation("relu")(y)
    y = L.Conv2D(filters[1], (f, f), padding="same", use_bias=False)(y)
    y = L.BatchNormalization()(y)
    y = L.Activation("relu")(y)
    y = L.Conv2D(filters[2], (1, 1), use_bias=False)(y)
    y = L.BatchNormalization()(y)
    return L.Activation("relu")(L.add([X, y]))

# %% right a_function_inside
# A helper, and the sum by the plus sign.
def identity_block(X, f, filters):
    def step(t, n, k):
        return BatchNormalization()(Conv2D(n, k, 1, "same", kernel_initializer="he_uniform")(t))

    t = keras.ops.relu(step(X, filters[0], 1))
    t = keras.ops.relu(step(t, filters[1], f))
    return keras.ops.relu(X + step(t, filters[2], 1))
