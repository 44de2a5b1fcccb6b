"""Answers to `initialize_parameters_deep`, from the notebook's text: each is wrong or right as it says."""

# %% wrong small_everywhere
# 0.01 for all layers, as last week.
def initialize_parameters_deep(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = rng.normal(size=(layer_dims[l], layer_dims[l - 1])) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% wrong uniform
# Uniform numbers between plus and minus the right spread.
def initialize_parameters_deep(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        s = 1 / np.sqrt(layer_dims[l - 1])
        parameters[f"W{l}"] = rng.uniform(-s, s, (layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters

# %% wrong glorot
# The mean of both sizes.
def initialize_parameters_deep(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, before = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, before)) * np.sqrt(2 / (n + before))
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters

# %% wrong inputs_for_all
# Every layer is scaled by the number of inputs.
def initialize_parameters_deep(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[0])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters

# %% wrong seeded_by_itself
# The generator that came is not used.
def initialize_parameters_deep(layer_dims, rng):
    rng = np.random.default_rng(1)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / layer_dims[l - 1]**0.5
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters

# %% wrong row_biases
# Biases as rows.
def initialize_parameters_deep(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / layer_dims[l - 1]**0.5
        parameters[f"b{l}"] = np.zeros((1, layer_dims[l]))
    return parameters

# %% right biases_first
# Two loops, biases as copies of a small array.
def initialize_parameters_deep(layer_dims, rng):
    made = {}
    L = len(layer_dims) - 1
    for l in range(L):
        made[f"b{l + 1}"] = np.repeat([[0.0]], layer_dims[l + 1], axis=0)
    for l in range(L, 0, -1):
        made[f"W{l}"] = layer_dims[l - 1] ** -0.5 * rng.normal(loc=0, scale=1,
                                                               size=(layer_dims[l], layer_dims[l - 1]))
    return made

# %% right comprehension
# Zipped sizes in a comprehension.
def initialize_parameters_deep(layer_dims, rng):
    pairs = list(zip(layer_dims, layer_dims[1:]))
    W = {f"W{k}": rng.normal(0, 1 / np.sqrt(p), (n, p)) for k, (p, n) in enumerate(pairs, 1)}
    return W | {f"b{k}": np.zeros((n, 1)) for k, (_, n) in enumerate(pairs, 1)}
