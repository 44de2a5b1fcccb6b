"""Answers to `ResNet50`, written without sight of its card: each is wrong or right as it says."""

# %% wrong stem_not_halved
# The first convolution has stride 1.
def ResNet50(input_shape=(64, 64, 3), classes=6):
    i = keras.Input(input_shape)
    x = ReLU()(BatchNormalization()(Conv2D(64, 7, padding="same")(i)))
    x = MaxPooling2D(3, 2, "same")(x)
    for n, s, k in ((64, 1, 2), (128, 2, 3), (256, 2, 5), (512, 2, 2)):
        x = convolutional_block(x, 3, (n, n, 4 * n), s)
        for _ in range(k):
            x = identity_block(x, 3, (n, n, 4 * n))
    return keras.Model(i, Dense(classes, activation="softmax")(GlobalAveragePooling2D()(x)))

# %% wrong resnet_101
# 22 identity blocks in stage 4.
def ResNet50(input_shape=(64, 64, 3), classes=6):
    i = keras.Input(input_shape)
    x = ReLU()(BatchNormalization()(Conv2D(64, 7, strides=2, padding="same")(i)))
    x = MaxPooling2D(3, 2, "same")(x)
    for n, s, k in ((64, 1, 2), (128, 2, 3), (256, 2, 22), (512, 2, 2)):
        x = convolutional_block(x, 3, (n, n, 4 * n), s)
        for _ in range(k):
            x = identity_block(x, 3, (n, n, 4 * n))
    return keras.Model(i, Dense(classes, activation="softmax")(GlobalAveragePooling2D()(x)))

# %% wrong average_pool_in_the_stem
# The stem takes means.
def ResNet50(input_shape=(64, 64, 3), classes=6):
    i = keras.Input(input_shape)
    x = ReLU()(BatchNormalization()(Conv2D(64, 7, strides=2, padding="same")(i)))
    x = AveragePooling2D(3, 2, "same")(x)
    for n, s, k in ((64, 1, 2), (128, 2, 3), (256, 2, 5), (512, 2, 2)):
        x = convolutional_block(x, 3, (n, n, 4 * n), s)
        for _ in range(k):
            x = identity_block(x, 3, (n, n, 4 * n))
    return keras.Model(i, Dense(classes, activation="softmax")(GlobalAveragePooling2D()(x)))

# %% wrong default_stride
# The stride is never passed on, so stage 2 halves.
def ResNet50(input_shape=(64, 64, 3), classes=6):
    i = keras.Input(input_shape)
    x = ReLU()(BatchNormalization()(Conv2D(64, 7, strides=2, padding="same")(i)))
    x = MaxPooling2D(3, 2, "same")(x)
    for n, k in ((64, 2), (128, 3), (256, 5), (512, 2)):
        x = convolutional_block(x, 3, (n, n, 4 * n))
        for _ in range(k):
            x = identity_block(x, 3, (n, n, 4 * n))
    return keras.Model(i, Dense(classes, activation="softmax")(GlobalAveragePooling2D()(x)))

# %% wrong largest_of_all_positions
# A maximum over all positions.
def ResNet50(input_shape=(64, 64, 3), classes=6):
    i = keras.Input(input_shape)
    x = ReLU()(BatchNormalization()(Conv2D(64, 7, strides=2, padding="same")(i)))
    x = MaxPooling2D(3, 2, "same")(x)
    for n, s, k in ((64, 1, 2), (128, 2, 3), (256, 2, 5), (512, 2, 2)):
        x = convolutional_block(x, 3, (n, n, 4 * n), s)
        for _ in range(k):
            x = identity_block(x, 3, (n, n, 4 * n))
    return keras.Model(i, Dense(classes, activation="softmax")(keras.layers.GlobalMaxPooling2D()(x)))

# %% wrong stem_not_bent
# No ReLU in the stem.
def ResNet50(input_shape=(64, 64, 3), classes=6):
    i = keras.Input(input_shape)
    x = MaxPooling2D(3, 2, "same")(BatchNormalization()(Conv2D(64, 7, strides=2, padding="same")(i)))
    for n, s, k in ((64, 1, 2), (128, 2, 3), (256, 2, 5), (512, 2, 2)):
        x = convolutional_block(x, 3, (n, n, 4 * n), s)
        for _ in range(k):
            x = identity_block(x, 3, (n, n, 4 * n))
    return keras.Model(i, Dense(classes, activation="softmax")(GlobalAveragePooling2D()(x)))

# %% right without_loops
# Stage by stage.
def ResNet50(input_shape=(64, 64, 3), classes=6):
    i = keras.Input(shape=input_shape)
    x = Conv2D(64, (7, 7), (2, 2), "same")(i)
    x = ReLU()(BatchNormalization()(x))
    x = MaxPooling2D((3, 3), (2, 2), "same")(x)
    x = convolutional_block(x, f=3, filters=(64, 64, 256), s=1)
    x = identity_block(identity_block(x, 3, (64, 64, 256)), 3, (64, 64, 256))
    x = convolutional_block(x, 3, (128, 128, 512))
    for _ in "abc":
        x = identity_block(x, 3, (128, 128, 512))
    x = convolutional_block(x, 3, (256, 256, 1024))
    for _ in "abcde":
        x = identity_block(x, 3, (256, 256, 1024))
    x = convolutional_block(x, 3, (512, 512, 2048))
    for _ in "ab":
        x = identity_block(x, 3, (512, 512, 2048))
    x = GlobalAveragePooling2D()(x)
    return keras.Model(inputs=i, outputs=Dense(classes, activation="softmax")(x))

# %% right a_stage_function
# A function for a stage; the softmax as an operation.
def ResNet50(input_shape=(64, 64, 3), classes=6):
    def stage(x, n, s, blocks):
        sizes = (n, n, n * 4)
        x = convolutional_block(x, 3, sizes, s=s)
        while blocks > 1:
            x, blocks = identity_block(x, 3, filters=sizes), blocks - 1
        return x

    start = keras.Input(input_shape)
    x = keras.ops.relu(BatchNormalization()(Conv2D(64, 7, strides=2, padding="same")(start)))
    x = keras.ops.max_pool(x, 3, 2, "same")
    x = stage(stage(stage(stage(x, 64, 1, 3), 128, 2, 4), 256, 2, 6), 512, 2, 3)
    return keras.Model(start, keras.ops.softmax(Dense(classes)(keras.layers.GlobalAvgPool2D()(x))))
