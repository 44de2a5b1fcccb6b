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

# %% wrong root_outside
# sqrt(2) / n.
def initialize_parameters_he(layers_dims, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n, k = (layers_dims[l - 1], layers_dims[l])
        parameters[f'W{l}'] = np.sqrt(2) / n * rng.standard_normal((k, n))
        parameters[f'b{l}'] = np.zeros((k, 1))
    return parameters

# %% wrong last_layer_linear
# The last layer gets 1/n.
def initialize_parameters_he(layers_dims, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n, k = (layers_dims[l - 1], layers_dims[l])
        parameters[f'W{l}'] = np.sqrt((2 if l < len(layers_dims) - 1 else 1) /
                n) * rng.standard_normal((k, n))
        parameters[f'b{l}'] = np.zeros((k, 1))
    return parameters

# %% wrong first_layer_linear
# The first layer gets 1/n: no ReLU in front.
def initialize_parameters_he(layers_dims, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n, k = (layers_dims[l - 1], layers_dims[l])
        parameters[f'W{l}'] = np.sqrt((2 if l > 1 else 1) / n) * rng.standard_normal((k, n))
        parameters[f'b{l}'] = np.zeros((k, 1))
    return parameters

# %% wrong glorot
# Glorot.
def initialize_parameters_he(layers_dims, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n, k = (layers_dims[l - 1], layers_dims[l])
        parameters[f'W{l}'] = np.sqrt(4 / (n + k)) * rng.standard_normal((k, n))
        parameters[f'b{l}'] = np.zeros((k, 1))
    return parameters

# %% wrong takes_from_the_list
# Pops the sizes.
def initialize_parameters_he(layers_dims, rng):
    parameters, l = ({}, 1)
    n = layers_dims.pop(0)
    while layers_dims:
        k = layers_dims.pop(0)
        parameters[f'W{l}'] = np.sqrt(2 / n) * rng.standard_normal((k, n))
        parameters[f'b{l}'] = np.zeros((k, 1))
        n, l = (k, l + 1)
    return parameters

# %% wrong positive
# Absolute values.
def initialize_parameters_he(layers_dims, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n, k = (layers_dims[l - 1], layers_dims[l])
        parameters[f'W{l}'] = np.abs(np.sqrt(2 / n) * rng.standard_normal((k, n)))
        parameters[f'b{l}'] = np.zeros((k, 1))
    return parameters

# %% wrong bias_counted
# n + 1 inputs, the bias among them.
def initialize_parameters_he(layers_dims, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n, k = (layers_dims[l - 1], layers_dims[l])
        parameters[f'W{l}'] = np.sqrt(2 / (n + 1)) * rng.standard_normal((k, n))
        parameters[f'b{l}'] = np.zeros((k, 1))
    return parameters

# %% wrong one_row_for_all
# One row, for all units.
def initialize_parameters_he(layers_dims, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n, k = (layers_dims[l - 1], layers_dims[l])
        parameters[f'W{l}'] = np.repeat(np.sqrt(2 / n) * rng.standard_normal((1, n)), k, axis=0)
        parameters[f'b{l}'] = np.zeros((k, 1))
    return parameters

# %% wrong three_layers
# Three layers always.
def initialize_parameters_he(layers_dims, rng):
    p = {}
    for l in (1, 2, 3):
        n, k = (layers_dims[l - 1], layers_dims[l])
        p['W%d' % l] = np.sqrt(2 / n) * rng.standard_normal((k, n))
        p['b%d' % l] = np.zeros((k, 1))
    return p

# %% right transposed
# Drawn the other way round.
def initialize_parameters_he(layers_dims, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n, k = (layers_dims[l - 1], layers_dims[l])
        parameters[f'W{l}'] = (2 / n) ** 0.5 * rng.standard_normal((n, k)).T
        parameters[f'b{l}'] = np.zeros((k, 1))
    return parameters

# %% right number_by_number
# Python's loops.
def initialize_parameters_he(layers_dims, rng):
    parameters = {}
    for l in range(1, len(layers_dims)):
        n, k = (layers_dims[l - 1], layers_dims[l])
        parameters[f'W{l}'] = np.array([[rng.normal(0, (2 / n) ** 0.5) for _ in range(n)] for _ in
                range(k)]).reshape(k, n)
        parameters[f'b{l}'] = np.array([[0.0]] * k)
    return parameters

# %% right one_stream
# All numbers at once, then cut.
def initialize_parameters_he(layers_dims, rng):
    pairs = list(zip(layers_dims[:-1], layers_dims[1:]))
    stream = iter(rng.normal(size=sum((a * b for a, b in pairs))))
    p = {}
    for l, (n, k) in enumerate(pairs):
        p.update({f'W{l + 1}': np.fromiter((next(stream) for _ in range(n * k)), float).reshape(k, n) /
                np.sqrt(n / 2), f'b{l + 1}': np.zeros((k, 1), dtype=np.float32)})
    return p
