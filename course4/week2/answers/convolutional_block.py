"""Answers to `convolutional_block`, written without sight of its card: each is wrong or right as it says."""

# %% wrong padded_with_zeros
# The shortcut is cut to every s-th pixel and filled with channels of zeros: the other published way.
def convolutional_block(X, f, filters, s=2):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1, strides=s)(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, f, padding="same")(x)))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    short = X[:, ::s, ::s, :F3]
    short = keras.ops.pad(short, ((0, 0), (0, 0), (0, 0), (0, F3 - short.shape[-1])))
    return ReLU()(Add()([x, short]))

# %% wrong two_strides
# Stride at the first and at the middle one, and s squared on the shortcut.
def convolutional_block(X, f, filters, s=2):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1, strides=s)(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, f, strides=s, padding="same")(x)))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    return ReLU()(Add()([x, BatchNormalization()(Conv2D(F3, 1, strides=s * s)(X))]))

# %% wrong average_shortcut
# The shortcut is a mean of each window, then 1x1.
def convolutional_block(X, f, filters, s=2):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1, strides=s)(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, f, padding="same")(x)))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    short = AveragePooling2D(s, s, padding="same")(X)
    return ReLU()(Add()([x, BatchNormalization()(Conv2D(F3, 1)(short))]))

# %% wrong norm_of_the_sum
# One norm for both, behind the sum.
def convolutional_block(X, f, filters, s=2):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1, strides=s)(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, f, padding="same")(x)))
    x = Conv2D(F3, 1)(x)
    return ReLU()(BatchNormalization()(Add()([x, Conv2D(F3, 1, strides=s)(X)])))

# %% wrong middle_not_bent
# No ReLU behind the middle convolution.
def convolutional_block(X, f, filters, s=2):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1, strides=s)(X)))
    x = BatchNormalization()(Conv2D(F2, f, padding="same")(x))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    return ReLU()(Add()([x, BatchNormalization()(Conv2D(F3, 1, strides=s)(X))]))

# %% wrong subtracted
# The shortcut is taken away.
def convolutional_block(X, f, filters, s=2):
    F1, F2, F3 = filters
    x = ReLU()(BatchNormalization()(Conv2D(F1, 1, strides=s)(X)))
    x = ReLU()(BatchNormalization()(Conv2D(F2, f, padding="same")(x)))
    x = BatchNormalization()(Conv2D(F3, 1)(x))
    return ReLU()(keras.layers.Subtract()([x, BatchNormalization()(Conv2D(F3, 1, strides=s)(X))]))

# %% right shortcut_first
# The shortcut is made first; layers written out.
def convolutional_block(X, f, filters, s=2):
    side = Conv2D(filters[2], (1, 1), strides=(s, s), padding="valid")(X)
    side = BatchNormalization(axis=-1)(side)
    main = X
    for n, k, stride, last in ((filters[0], 1, s, False), (filters[1], f, 1, False),
                               (filters[2], 1, 1, True)):
        main = Conv2D(n, (k, k), strides=(stride, stride), padding="same")(main)
        main = BatchNormalization(axis=-1)(main)
        main = main if last else ReLU()(main)
    return ReLU()(keras.layers.add([main, side]))

# %% right every_s_th_pixel
# A 1x1 with a stride is a slice, then a 1x1.
def convolutional_block(X, f, filters, s=2):
    few = X[:, ::s, ::s, :]
    x = keras.activations.relu(BatchNormalization()(Conv2D(filters[0], 1)(few)))
    x = keras.activations.relu(BatchNormalization()(Conv2D(filters[1], f, padding="same")(x)))
    return keras.activations.relu(BatchNormalization()(Conv2D(filters[2],
                                                              1)(x)) + BatchNormalization()(Conv2D(filters[2],
                                                                                                   1)(few)))
