"""Answers to `data_augmenter`, written without sight of its card: each is wrong or right as it says."""

# %% wrong turned
# It rotates, too.
def data_augmenter(seed=0):
    return keras.Sequential([
        keras.layers.RandomFlip("horizontal", seed=seed), keras.layers.RandomRotation(0.5, seed=seed + 1),
        keras.layers.RandomTranslation(0.125, 0.125, seed=seed + 2)])

# %% wrong default_flip
# Keras' default mirrors in both directions.
def data_augmenter(seed=0):
    return keras.Sequential([keras.layers.RandomFlip(seed=seed),
                             keras.layers.RandomTranslation(0.125, 0.125, seed=seed)])

# %% wrong a_quarter
# By up to a quarter.
def data_augmenter(seed=0):
    return keras.Sequential([keras.layers.RandomFlip("horizontal", seed=seed),
                             keras.layers.RandomTranslation(0.25, 0.25, seed=seed + 1)])

# %% wrong sideways_only
# No move up and down.
def data_augmenter(seed=0):
    return keras.Sequential([keras.layers.RandomFlip("horizontal", seed=seed),
                             keras.layers.RandomTranslation(0.0, 0.125, seed=seed + 1)])

# %% wrong by_numpy_seed
# The global seed, which the next call has lost.
def data_augmenter(seed=0):
    np.random.seed(seed)
    return keras.Sequential([keras.layers.RandomFlip("horizontal"),
                             keras.layers.RandomTranslation(0.125, 0.125)])

# %% wrong only_to_the_right
# It moves to the right and down only.
def data_augmenter(seed=0):
    return keras.Sequential([keras.layers.RandomFlip("horizontal", seed=seed),
                             keras.layers.RandomTranslation((0.3, 0.4), (0.3, 0.4), seed=seed + 1)])

# %% right functional
# The functional way.
def data_augmenter(seed=0):
    pictures = keras.Input((None, None, None))
    x = keras.layers.RandomFlip("horizontal", seed=2 * seed)(pictures)
    return keras.Model(pictures, keras.layers.RandomTranslation(0.125, 0.125, seed=2 * seed + 1)(x))

# %% right other_fill
# Edges are repeated, the nearest pixel is taken.
def data_augmenter(seed=0):
    return keras.Sequential([
        keras.layers.RandomFlip("horizontal", seed=3 * seed),
        keras.layers.RandomTranslation(0.125, 0.125, fill_mode="constant", interpolation="nearest",
                                       seed=seed + 17)])
