"""Answers to `initialize_parameters_he`.

Written from the notebook's text: each is wrong or right as it says.
"""

# %% wrong lecun
# The factor for linear units.
def initialize_parameters_he(layers_dims, rng):
    p = {}
    for l in range(1, len(layers_dims)):
        p[f"W{l}"] = rng.standard_normal((layers_dims[l], layers_dims[l - 1])) / np.sqrt(layers_dims[l - 1])
        p[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return p

# %% wrong four
# Derives that the mean, and not the mean square, is halved: a factor of 4.
def initialize_parameters_he(layers_dims, rng):
    p = {}
    for l in range(1, len(layers_dims)):
        n, k = layers_dims[l - 1], layers_dims[l]
        p[f"W{l}"] = rng.standard_normal((k, n)) * np.sqrt(4 / n)
        p[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return p

# %% wrong variance_as_scale
# rng.normal wants a standard deviation, and gets a variance.
def initialize_parameters_he(layers_dims, rng):
    p = {}
    for l, (n, k) in enumerate(zip(layers_dims, layers_dims[1:]), 1):
        p[f"W{l}"] = rng.normal(0, 2 / n, (k, n))
        p[f"b{l}"] = np.zeros((k, 1))
    return p

# %% wrong first_layer_different
# The first layer, which is no ReLU's next, gets 1/n.
def initialize_parameters_he(layers_dims, rng):
    p = {}
    for l, (n, k) in enumerate(zip(layers_dims, layers_dims[1:]), 1):
        p[f"W{l}"] = rng.normal(0, np.sqrt((1 if l == 1 else 2) / n), (k, n))
        p[f"b{l}"] = np.zeros((k, 1))
    return p

# %% wrong clipped
# Normal, and cut off at two deviations.
def initialize_parameters_he(layers_dims, rng):
    p = {}
    for l, (n, k) in enumerate(zip(layers_dims, layers_dims[1:]), 1):
        s = np.sqrt(2 / n)
        p[f"W{l}"] = np.clip(rng.normal(0, s, (k, n)), -2 * s, 2 * s)
        p[f"b{l}"] = np.zeros((k, 1))
    return p

# %% wrong reseeded
# A generator of its own for each layer.
def initialize_parameters_he(layers_dims, rng):
    p = {}
    for l, (n, k) in enumerate(zip(layers_dims, layers_dims[1:]), 1):
        p[f"W{l}"] = np.random.default_rng(1).normal(0, np.sqrt(2 / n), (k, n))
        p[f"b{l}"] = np.zeros((k, 1))
    return p

# %% right normal
# rng.normal with a scale.
def initialize_parameters_he(layers_dims, rng):
    return {f"{kind}{l}": rng.normal(scale=(2 / n) ** 0.5, size=(k, n)) if kind == "W" else np.zeros((k, 1))
            for l, (n, k) in enumerate(zip(layers_dims, layers_dims[1:]), 1) for kind in "Wb"}

# %% right backwards
# Backwards, from the last layer to the first.
def initialize_parameters_he(layers_dims, rng):
    parameters = {}
    for l in range(len(layers_dims) - 1, 0, -1):
        n = layers_dims[l - 1]
        parameters["W" + str(l)] = rng.standard_normal((n, layers_dims[l])).T * np.sqrt(2.0) / np.sqrt(n)
        parameters["b" + str(l)] = np.zeros(layers_dims[l])[:, None]
    return parameters
