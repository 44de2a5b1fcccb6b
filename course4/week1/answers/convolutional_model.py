"""Answers to `convolutional_model`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong trained_layers_exchanged
# 16 filters first.
def convolutional_model(input_shape):
    import keras
    from keras import layers
    return keras.Sequential([keras.Input(input_shape), layers.Conv2D(16, 3, padding="same", activation="relu"),
                             layers.MaxPooling2D(2), layers.Conv2D(8, 3, padding="same", activation="relu"),
                             layers.MaxPooling2D(2), layers.Flatten(), layers.Dense(10)])

# %% wrong strides_for_pooling
# Filters with stride 2 in place of pooling.
def convolutional_model(input_shape):
    import keras
    from keras import layers
    return keras.Sequential([keras.Input(input_shape),
                             layers.Conv2D(8, 3, strides=2, padding="same", activation="relu"),
                             layers.Conv2D(16, 3, strides=2, padding="same", activation="relu"),
                             layers.Flatten(), layers.Dense(10)])

# %% wrong pooled_with_same
# Pooling with "same": sides with a rest are rounded up.
def convolutional_model(input_shape):
    import keras
    from keras import layers
    return keras.Sequential([keras.Input(input_shape), layers.Conv2D(8, 3, padding="same", activation="relu"),
                             layers.MaxPooling2D(2, padding="same"),
                             layers.Conv2D(16, 3, padding="same", activation="relu"),
                             layers.MaxPooling2D(2, padding="same"), layers.Flatten(), layers.Dense(10)])

# %% wrong global_mean
# The mean of each channel in place of the layout.
def convolutional_model(input_shape):
    import keras
    from keras import layers
    return keras.Sequential([keras.Input(input_shape), layers.Conv2D(8, 3, padding="same", activation="relu"),
                             layers.MaxPooling2D(2), layers.Conv2D(16, 3, padding="same", activation="relu"),
                             layers.MaxPooling2D(2), layers.GlobalAveragePooling2D(), layers.Dense(10)])

# %% wrong tanh_inside
# tanh for ReLU.
def convolutional_model(input_shape):
    import keras
    from keras import layers
    return keras.Sequential([keras.Input(input_shape), layers.Conv2D(8, 3, padding="same", activation="tanh"),
                             layers.MaxPooling2D(2), layers.Conv2D(16, 3, padding="same", activation="tanh"),
                             layers.MaxPooling2D(2), layers.Flatten(), layers.Dense(10)])

# %% wrong eats_the_parameters
# Changes the dict's arrays on the way.
def copy_weights(parameters, model):
    for name in ("b1", "b2", "b3"):
        parameters[name] = parameters[name].ravel()
    parameters["W3"] = parameters["W3"].T
    model.set_weights([parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3")])
    return model

# %% wrong all_turned
# The filters are turned like the dense matrix.
def copy_weights(parameters, model):
    model.set_weights([np.swapaxes(parameters["W1"], 0, 1), parameters["b1"].ravel(),
                       np.swapaxes(parameters["W2"], 0, 1), parameters["b2"].ravel(),
                       parameters["W3"].T, parameters["b3"].ravel()])
    return model

# %% wrong only_the_filters
# The dense layer keeps its own.
def copy_weights(parameters, model):
    old = model.get_weights()
    model.set_weights([parameters["W1"], parameters["b1"].ravel(), parameters["W2"], parameters["b2"].ravel(),
                       old[4] * 0, old[5]])
    return model

# %% wrong biases_squeezed
# Of a single filter no list is left, but a number.
def copy_weights(parameters, model):
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    model.set_weights([W1, np.squeeze(b1), W2, np.squeeze(b2), W3.T, np.squeeze(b3)])
    return model

# %% wrong second_bend_lost
# No ReLU behind the second layer.
def convolutional_model(input_shape):
    import keras
    from keras import layers
    return keras.Sequential([keras.Input(input_shape), layers.Conv2D(8, 3, padding="same", activation="relu"),
                             layers.MaxPooling2D(2), layers.Conv2D(16, 3, padding="same"),
                             layers.MaxPooling2D(2), layers.Flatten(), layers.Dense(10)])

# %% right with_layers_of_their_own
# ReLU as layers of its own, windows written out.
def convolutional_model(input_shape):
    import keras
    from keras import layers
    model = keras.Sequential()
    model.add(keras.Input(shape=input_shape))
    for filters in (8, 16):
        model.add(layers.Conv2D(filters, kernel_size=(3, 3), strides=(1, 1), padding="same"))
        model.add(layers.Activation("relu"))
        model.add(layers.MaxPooling2D(pool_size=2, strides=2, padding="valid"))
    model.add(layers.Reshape((-1,)))
    model.add(layers.Dense(10, activation="linear"))
    return model

# %% right layer_by_layer
# Each layer with weights gets its own pair.
def copy_weights(parameters, model):
    with_weights = [layer for layer in model.layers if layer.weights]
    for layer, k in zip(with_weights, (1, 2, 3)):
        W, b = parameters[f"W{k}"], parameters[f"b{k}"]
        layer.set_weights([W if W.ndim == 4 else np.transpose(W), b.reshape(-1)])
    return model

# %% right layers_by_number
# Layers 0, 2 and 5 of the network have the weights.
def copy_weights(parameters, model):
    model.layers[0].set_weights([parameters["W1"], parameters["b1"][0, 0, 0]])
    model.layers[2].set_weights([parameters["W2"], parameters["b2"][0, 0, 0]])
    model.layers[5].set_weights([np.transpose(parameters["W3"]), parameters["b3"][:, 0]])
    return model
