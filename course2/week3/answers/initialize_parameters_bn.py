"""Answers to `initialize_parameters_bn`, written without sight of its card:
each is wrong or right as it says."""

# %% wrong own_rng
# Makes its own generator: default_rng(1) and default_rng(2) give the same W1.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    rng = np.random.default_rng(0)
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong numpys_own_rng
# Draws from np.random: two calls with default_rng(0) give different W1.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = np.random.randn(n, n_prev) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong gamma_everywhere
# The output layer gets gamma and beta, too: [2, 5, 3] has the keys gamma2 and beta2.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        parameters[f"gamma{l}"] = np.ones((n, 1))
        parameters[f"beta{l}"] = np.zeros((n, 1))
        if l == L:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong gamma_zero
# gamma starts at 0: every hidden unit answers beta.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.zeros((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong bias_everywhere
# Hidden layers get a b as well: [2, 5, 3] has the key b1.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong no_bias
# The output layer has no b.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong beta_at_the_end
# The output layer's b is called beta.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"beta{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong xavier
# Variance 1/n_prev: for 1000 inputs the deviation is 0.0316, not 0.0447.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(1 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong no_root
# Multiplies by the variance: for 1000 inputs the deviation is 0.002.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * 2 / n_prev
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong fan_out
# Counts the units of the layer, not its inputs: differs unless n = n_prev.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong average_fan
# Glorot's 2 / (n + n_prev): for [1000, 10, 3] the deviation of W1 is 0.0445, of W2 0.392, not 0.447.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / (n + n_prev) * 2)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong flat
# gamma, beta and b are (n,), where (n, 1) is promised.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones(n)
            parameters[f"beta{l}"] = np.zeros(n)
        else:
            parameters[f"b{l}"] = np.zeros(n)
    return parameters


# %% wrong w_on_its_side
# W is (n_prev, n).
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n_prev, n)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong uniform
# Uniform numbers from 0 to 1: their mean is 0.5, not 0.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.random((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong uniform_same_deviation
# He's uniform draws: mean and deviation fit, but they are not normal; none is beyond 1.74 deviations.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.uniform(-1, 1, (n, n_prev)) * np.sqrt(6 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong cut_at_two_deviations
# Clipped at two deviations: none of a million draws is beyond, of normal ones 4.6 % are.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = np.clip(rng.standard_normal((n, n_prev)), -2, 2) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong small_output_layer
# The output layer's W has deviation 0.01, not sqrt(2 / n_prev).
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * (np.sqrt(2 / n_prev) if l < L else 0.01)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong same_seed_in_each_layer
# Each layer starts from the same seed: with [4, 4, 4, 4] all three W are equal.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    seed = rng.integers(2**32)
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = np.random.default_rng(seed).standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong exact_deviation
# Stretches the draws until their deviation is exact: [1, 1, 2] divides 0 by 0, W1 is NaN.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        parameters[f"W{l}"] *= np.sqrt(2 / n_prev) / parameters[f"W{l}"].std()
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong extra_key
# Keeps L in the dict: "no other keys".
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    parameters["L"] = L
    return parameters


# %% wrong last_layer_forgotten
# Stops before the output layer.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong pops_the_sizes
# Takes the sizes off the caller's list: layer_dims has one entry afterwards.
def initialize_parameters_bn(layer_dims, rng):
    parameters, l = {}, 1
    while len(layer_dims) > 1:
        n_prev, n = layer_dims.pop(0), layer_dims[0]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if len(layer_dims) > 1:
            parameters[f"gamma{l}"], parameters[f"beta{l}"] = np.ones((n, 1)), np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
        l += 1
    return parameters


# %% wrong needs_a_hidden_layer
# The output layer comes after the loop and uses its n: [4, 3] stops with a NameError.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        parameters[f"gamma{l}"] = np.ones((n, 1))
        parameters[f"beta{l}"] = np.zeros((n, 1))
    parameters[f"W{L}"] = rng.standard_normal((layer_dims[-1], n)) * np.sqrt(2 / n)
    parameters[f"b{L}"] = np.zeros((layer_dims[-1], 1))
    return parameters


# %% wrong first_layer_plain
# Only later layers are scaled by He: W1 has deviation 1.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * (1 if l == 1 else np.sqrt(2 / n_prev))
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% wrong beta_random
# beta is drawn: it should start at 0.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = rng.standard_normal((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# %% right normal
# rng.normal takes the deviation; zip walks through neighbouring sizes.
def initialize_parameters_bn(layer_dims, rng):
    parameters = {}
    for l, (before, units) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):
        parameters["W" + str(l)] = rng.normal(0, (2 / before) ** 0.5, size=(units, before))
        if l + 1 < len(layer_dims):
            parameters["gamma" + str(l)] = np.full((units, 1), 1.0)
            parameters["beta" + str(l)] = np.full((units, 1), 0.0)
    return parameters | {"b" + str(l): np.full((units, 1), 0.0)}


# %% right backwards
# From the last layer to the first, entry by entry: another stream of the same generator.
def initialize_parameters_bn(layer_dims, rng):
    L, found = len(layer_dims) - 1, {}
    for l in range(L, 0, -1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        found[f"W{l}"] = np.array([[rng.standard_normal() * np.sqrt(2 / n_prev) for _ in range(n_prev)]
            for _ in range(n)])
        for name, value in ([("b", 0.0)] if l == L else [("gamma", 1.0), ("beta", 0.0)]):
            found[f"{name}{l}"] = np.array([[value]] * n)
    return found


# %% right box_muller
# Normal numbers from uniform ones; prints the shapes.
def he(n, n_prev, rng):
    radius = np.sqrt(-2 * np.log(1 - rng.random((n, n_prev))))
    return radius * np.cos(2 * np.pi * rng.random((n, n_prev))) * np.sqrt(2 / n_prev)


def initialize_parameters_bn(layer_dims, rng):
    parameters, *hidden, C = {}, *layer_dims[1:]
    n_prev = layer_dims[0]
    for l, n in enumerate(hidden, start=1):
        parameters.update({f"W{l}": he(n, n_prev, rng), f"gamma{l}": np.ones((n, 1)),
            f"beta{l}": np.zeros((n, 1))})
        n_prev = n
        print(f"layer {l}: {n} units")
    parameters.update({f"W{len(hidden) + 1}": he(C, n_prev, rng), f"b{len(hidden) + 1}": np.zeros((C, 1))})
    return parameters


# %% right recursive
# The last layer, then the same for the layers before it.
def initialize_parameters_bn(layer_dims, rng, last=True):
    if len(layer_dims) == 1:
        return {}
    parameters = initialize_parameters_bn(layer_dims[:-1], rng, last=False)
    l, n, n_prev = len(layer_dims) - 1, layer_dims[-1], layer_dims[-2]
    parameters[f"W{l}"] = rng.standard_normal(n * n_prev).reshape(n, n_prev) / np.sqrt(n_prev / 2)
    if last:
        parameters[f"b{l}"] = np.zeros((n, 1))
    else:
        parameters[f"gamma{l}"] = np.ones((n, 1))
        parameters[f"beta{l}"] = np.zeros((n, 1))
    return parameters
