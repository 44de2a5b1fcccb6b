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

# %% wrong one_row_for_all_units
# One row is drawn and given to every unit of the layer: they stay twins.
def initialize_parameters_deep(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        n, k = layer_dims[l], layer_dims[l - 1]
        p[f"W{l}"] = np.ones((n, 1)) * rng.standard_normal((1, k)) / np.sqrt(k)
        p[f"b{l}"] = np.zeros((n, 1))
    return p

# %% wrong eats_the_list
# Pops the sizes: the list of the caller has one left.
def initialize_parameters_deep(layer_dims, rng):
    p, l = {}, 1
    while len(layer_dims) > 1:
        k = layer_dims.pop(0)
        p[f"W{l}"] = rng.standard_normal((layer_dims[0], k)) / np.sqrt(k)
        p[f"b{l}"] = np.zeros((layer_dims[0], 1))
        l += 1
    return p

# %% wrong last_layer_unscaled
# The last layer keeps standard normal weights.
def initialize_parameters_deep(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        n, k = layer_dims[l], layer_dims[l - 1]
        p[f"W{l}"] = rng.standard_normal((n, k)) / (np.sqrt(k) if l < len(layer_dims) - 1 else 1)
        p[f"b{l}"] = np.zeros((n, 1))
    return p

# %% wrong same_draw_sliced
# All layers are cut from one large matrix of draws, at the same corner.
def initialize_parameters_deep(layer_dims, rng):
    big = rng.standard_normal((max(layer_dims), max(layer_dims)))
    p = {}
    for l in range(1, len(layer_dims)):
        n, k = layer_dims[l], layer_dims[l - 1]
        p[f"W{l}"] = big[:n, :k] / np.sqrt(k)
        p[f"b{l}"] = np.zeros((n, 1))
    return p

# %% wrong cut_at_two
# A truncated normal, as some libraries draw it: nothing beyond two spreads, and the spread itself is 0.88.
def initialize_parameters_deep(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        n, k = layer_dims[l], layer_dims[l - 1]
        W = rng.standard_normal((n, k))
        while (np.abs(W) > 2).any():
            far = np.abs(W) > 2
            W[far] = rng.standard_normal(far.sum())
        p[f"W{l}"] = W / np.sqrt(k)
        p[f"b{l}"] = np.zeros((n, 1))
    return p

# %% wrong standardised
# Every matrix is forced to have exactly this mean and spread: of one weight, NaN.
def initialize_parameters_deep(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        n, k = layer_dims[l], layer_dims[l - 1]
        W = rng.standard_normal((n, k))
        p[f"W{l}"] = (W - W.mean()) / W.std() / np.sqrt(k)
        p[f"b{l}"] = np.zeros((n, 1))
    return p

# %% wrong floor_root
# math.isqrt: a whole root, so 2.44 becomes 2.
def initialize_parameters_deep(layer_dims, rng):
    import math
    p = {}
    for l in range(1, len(layer_dims)):
        n, k = layer_dims[l], layer_dims[l - 1]
        p[f"W{l}"] = rng.standard_normal((n, k)) / math.isqrt(k)
        p[f"b{l}"] = np.zeros((n, 1))
    return p

# %% right backwards_in_32_bits
# The last layer first, in 32 bits.
def initialize_parameters_deep(layer_dims, rng):
    p = {}
    for l in reversed(range(1, len(layer_dims))):
        n, k = layer_dims[l], layer_dims[l - 1]
        p[f"b{l}"] = np.zeros((n, 1), dtype=np.float32)
        p[f"W{l}"] = (rng.standard_normal((k, n)).T / k**0.5).astype(np.float32)
        print("layer", l)
    return p

# %% right entry_by_entry
# Each weight by itself.
def initialize_parameters_deep(layer_dims, rng):
    p = {}
    for l in range(1, len(layer_dims)):
        n, k = layer_dims[l], layer_dims[l - 1]
        rows = [[rng.normal() / k**0.5 for _ in range(k)] for _ in range(n)]
        p["W" + str(l)] = np.array(rows).reshape(n, k)
        p["b" + str(l)] = np.full((n, 1), 0.0)
    return p
