"""Answers to `build_mlp`, written without sight of its card: each is wrong or right as it says."""

# %% wrong dropout_in_the_end_only
# Dropout stands outside the loop: of two hidden layers only the last drops anything.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
    A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong relu_twice
# The Dense layer has a ReLU of its own, before batch norm.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn, activation="relu")(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong no_output_bias
# The output layer has no bias: with use_bn=True its use_bias is off, too.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], use_bias=not use_bn, dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong own_epsilon
# epsilon = 1e-5, not Keras' own 0.001: units of small variance differ.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-5)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong batch_norm_overwritten
# The result of batch norm is overwritten: it is not part of the model.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            A = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong batch_norm_after_relu
# Batch norm after the ReLU.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            A = keras.layers.BatchNormalization(momentum=0.9)(keras.layers.ReLU()(Z))
        else:
            A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong default_momentum
# Keras' momentum 0.99.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization()(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong momentum_turned
# momentum 0.1, as PyTorch counts it.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.1)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong bias_before_batch_norm
# Every Dense has a bias: [4, 5, 3] has 63 parameters, not 58.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong never_a_bias
# No hidden Dense has a bias, with or without batch norm: [4, 5, 3] without has 38, not 43.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=False)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong bias_turned
# The bias is there exactly with batch norm.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong probabilities
# softmax in the last layer: each row sums to 1.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], activation="softmax", dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong relu_on_logits
# ReLU in the last layer: no logit is negative.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], activation="relu", dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong no_relu
# No activation: the network is linear.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = Z
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong batch_norm_always
# use_bn is not looked at.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong batch_norm_on_logits
# Batch norm behind the output layer.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    if use_bn:
        logits = keras.layers.BatchNormalization(momentum=0.9, dtype="float32")(logits)
    return keras.Model(inputs, logits)


# %% wrong batch_norm_on_inputs
# Batch norm on the inputs, too.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = keras.layers.BatchNormalization(momentum=0.9)(inputs) if use_bn else inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong one_batch_norm_for_all
# One BatchNormalization object for all layers: two hidden layers of 5 share gamma, beta and averages.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    norm = keras.layers.BatchNormalization(momentum=0.9)
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = norm(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong layer_norm
# LayerNormalization: it normalises each example, not each unit.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.LayerNormalization()(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong no_scale
# scale=False, since a ReLU follows: gamma is missing, [4, 5, 3] has 53 parameters.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9, scale=False)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong frozen_batch_norm
# Batch norm is not trainable: it stays in inference mode.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9, trainable=False)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong leaky
# LeakyReLU for ReLU.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.LeakyReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong relu6
# ReLU with a ceiling of 6.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU(max_value=6.0)(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong dropout_fixed
# Half is dropped whatever dropout is.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(0.5)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong dropout_is_keep
# The share to keep: dropout = 0 drops everything in training.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(1 - dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong dropout_left_out
# No Dropout.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong dropout_without_batch_norm_only
# Dropout only where there is no batch norm.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        if not use_bn:
            A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong dropout_with_batch_norm_only
# Dropout only where there is batch norm.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        if use_bn:
            A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong dropout_on_inputs
# Drops inputs, too.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = keras.layers.Dropout(dropout)(inputs)
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong dropout_on_logits
# Drops logits, too.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    logits = keras.layers.Dropout(dropout, dtype="float32")(logits)
    return keras.Model(inputs, logits)


# %% wrong dropout_always_on
# Drops at inference, too: model(X), without a word of training, gives other logits each time (dropout =
# 0.5).
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A, training=True)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong logits_in_16_bits
# The last layer follows the policy: float16 under mixed_float16.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1])(A)
    return keras.Model(inputs, logits)


# %% wrong logits_from_z
# The last layer reads Z: the last ReLU is skipped, and [4, 3] stops with a NameError.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(Z)
    return keras.Model(inputs, logits)


# %% wrong first_hidden_only
# Only the first hidden layer is built.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:2] if len(layer_dims) > 2 else []:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong one_layer_too_many
# layer_dims[1:]: the classes get a hidden layer, too.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong pops_the_sizes
# Takes sizes off the caller's list: layer_dims is shorter afterwards.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims.pop(0),))
    A = inputs
    for units in layer_dims[:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% wrong hidden_normed_once
# Batch norm in the first hidden layer only; the others have neither bias nor batch norm.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn and A is inputs:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)


# %% right sequential
# keras.Sequential; Activation("relu"); Dropout only where something is dropped.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    n_x, *hidden, C = layer_dims
    model = keras.Sequential([keras.Input((n_x,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, use_bias=not use_bn))
        if use_bn:
            model.add(keras.layers.BatchNormalization(momentum=0.9))
        model.add(keras.layers.Activation("relu"))
        if dropout > 0:
            model.add(keras.layers.Dropout(rate=dropout))
    model.add(keras.layers.Dense(units=C, activation=None, dtype="float32"))
    return model


# %% right subclassed
# A keras.Model of its own that hands `training` on.
class MLP(keras.Model):
    def __init__(self, layer_dims, use_bn, dropout):
        super().__init__()
        self.steps = []
        for units in layer_dims[1:-1]:
            self.steps.append(keras.layers.Dense(units, use_bias=not use_bn))
            self.steps.append(keras.layers.BatchNormalization(momentum=0.9)
                if use_bn else keras.layers.Identity())
            self.steps.append(keras.layers.ReLU())
            self.steps.append(keras.layers.Dropout(dropout))
        self.last = keras.layers.Dense(layer_dims[-1], dtype="float32")

    def call(self, inputs, training=False):
        A = inputs
        for step in self.steps:
            if isinstance(step, (keras.layers.BatchNormalization, keras.layers.Dropout)):
                A = step(A, training=training)
            else:
                A = step(A)
        return self.last(A)


def build_mlp(layer_dims, use_bn, dropout=0.0):
    model = MLP(layer_dims, use_bn, dropout)
    model(np.zeros((1, layer_dims[0]), dtype="float32"))
    return model


# %% right nested_blocks
# A small Sequential for each hidden layer; the activation as a function; prints.
def block(units, use_bn, dropout):
    layers = [keras.layers.Dense(units, use_bias=not use_bn)]
    layers += [keras.layers.BatchNormalization(axis=-1, momentum=0.9)] * use_bn
    layers += [keras.layers.Activation(keras.activations.relu), keras.layers.Dropout(dropout)]
    return keras.Sequential(layers)


def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        A = block(units, bool(use_bn), dropout)(A)
    outputs = keras.layers.Dense(layer_dims[-1], activation="linear", dtype=keras.DTypePolicy("float32"))(A)
    model = keras.Model(inputs=inputs, outputs=outputs, name="digits")
    print(model.name, model.count_params())
    return model


# %% right dropout_before_relu
# Dropout before the ReLU drops the same activations: ReLU leaves 0 and positive factors alone.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(keras.layers.Dropout(dropout)(Z))
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    return keras.Model(inputs, logits)

# %% right activation_of_dense
# Without batch norm the ReLU is the Dense layer's own; Dropout only where something is dropped.
def build_mlp(layer_dims, use_bn, dropout=0.0):
    layers = [keras.Input((layer_dims[0],))]
    for units in layer_dims[1:-1]:
        if use_bn:
            norm = keras.layers.BatchNormalization(momentum=0.9)
            layers += [keras.layers.Dense(units, use_bias=False), norm, keras.layers.Activation("relu")]
        else:
            layers += [keras.layers.Dense(units, activation="relu")]
        if dropout > 0:
            layers += [keras.layers.Dropout(dropout)]
    return keras.Sequential([*layers, keras.layers.Dense(layer_dims[-1], dtype="float32")])
