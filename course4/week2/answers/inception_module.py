"""Answers to `inception_module`, written without sight of its card: each is wrong or right as it says."""

# %% wrong added
# The branches are cut to equal width and added.
def inception_module(x, f1, r3, f3, r5, f5, pp):
    a = Conv2D(f1, 1, activation="relu")(x)
    b = Conv2D(f1, 3, padding="same", activation="relu")(Conv2D(r3, 1, activation="relu")(x))
    c = Conv2D(f1, 5, padding="same", activation="relu")(Conv2D(r5, 1, activation="relu")(x))
    d = Conv2D(f1, 1, activation="relu")(MaxPooling2D(3, 1, "same")(x))
    return Add()([a, b, c, d])

# %% wrong five_as_three
# The third branch has a window of 3.
def inception_module(x, f1, r3, f3, r5, f5, pp):
    a = Conv2D(f1, 1, activation="relu")(x)
    b = Conv2D(f3, 3, padding="same", activation="relu")(Conv2D(r3, 1, activation="relu")(x))
    c = Conv2D(f5, 3, padding="same", activation="relu")(Conv2D(r5, 1, activation="relu")(x))
    d = Conv2D(pp, 1, activation="relu")(MaxPooling2D(3, 1, "same")(x))
    return Concatenate()([a, b, c, d])

# %% wrong reduced_behind
# The 1x1 comes behind the wide windows.
def inception_module(x, f1, r3, f3, r5, f5, pp):
    a = Conv2D(f1, 1, activation="relu")(x)
    b = Conv2D(f3, 1, activation="relu")(Conv2D(r3, 3, padding="same", activation="relu")(x))
    c = Conv2D(f5, 1, activation="relu")(Conv2D(r5, 5, padding="same", activation="relu")(x))
    d = Conv2D(pp, 1, activation="relu")(MaxPooling2D(3, 1, "same")(x))
    return Concatenate()([a, b, c, d])

# %% wrong bent_once
# One ReLU behind the seam, none in the branches.
def inception_module(x, f1, r3, f3, r5, f5, pp):
    a = Conv2D(f1, 1)(x)
    b = Conv2D(f3, 3, padding="same")(Conv2D(r3, 1)(x))
    c = Conv2D(f5, 5, padding="same")(Conv2D(r5, 1)(x))
    d = Conv2D(pp, 1)(MaxPooling2D(3, 1, "same")(x))
    return ReLU()(Concatenate()([a, b, c, d]))

# %% wrong pool_left_out
# The pool branch is passed on without its 1x1.
def inception_module(x, f1, r3, f3, r5, f5, pp):
    a = Conv2D(f1, 1, activation="relu")(x)
    b = Conv2D(f3, 3, padding="same", activation="relu")(Conv2D(r3, 1, activation="relu")(x))
    c = Conv2D(f5, 5, padding="same", activation="relu")(Conv2D(r5, 1, activation="relu")(x))
    return Concatenate()([a, b, c, MaxPooling2D(3, 1, "same")(x)])

# %% wrong shared_reduction
# One 1x1 serves both wide branches.
def inception_module(x, f1, r3, f3, r5, f5, pp):
    a = Conv2D(f1, 1, activation="relu")(x)
    few = Conv2D(r3, 1, activation="relu")(x)
    b = Conv2D(f3, 3, padding="same", activation="relu")(few)
    c = Conv2D(f5, 5, padding="same", activation="relu")(few)
    d = Conv2D(pp, 1, activation="relu")(MaxPooling2D(3, 1, "same")(x))
    return Concatenate()([a, b, c, d])

# %% right layers_of_their_own
# Activations as layers.
def inception_module(x, f1, r3, f3, r5, f5, pp):
    def conv(n, k, t):
        return ReLU()(Conv2D(n, (k, k), strides=(1, 1), padding="same")(t))

    return keras.layers.concatenate([
        conv(f1, 1, x), conv(f3, 3, conv(r3, 1, x)), conv(f5, 5, conv(r5, 1, x)),
        conv(pp, 1, MaxPooling2D(pool_size=(3, 3), strides=(1, 1), padding="same")(x))], axis=-1)

# %% right pool_by_ops
# The pool as an operation; branches in another order of building.
def inception_module(x, f1, r3, f3, r5, f5, pp):
    p = keras.ops.max_pool(x, 3, 1, "same")
    p = keras.ops.relu(Conv2D(pp, 1)(p))
    c = keras.ops.relu(Conv2D(f5, 5, padding="same")(keras.ops.relu(Conv2D(r5, 1)(x))))
    b = keras.ops.relu(Conv2D(f3, 3, padding="same")(keras.ops.relu(Conv2D(r3, 1)(x))))
    return keras.ops.concatenate([keras.ops.relu(Conv2D(f1, 1)(x)), b, c, p], axis=-1)
