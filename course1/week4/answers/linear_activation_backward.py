"""Answers to `linear_activation_backward`, from the notebook's text: each is wrong or right as it says."""

# %% wrong no_bend
# The bend is forgotten.
def linear_activation_backward(dA, cache, activation):
    return linear_backward(dA, cache[0])

# %% wrong always_relu
# The activation is not looked at.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    return linear_backward(dA * (Z > 0), linear_cache)

# %% wrong zeros_in_the_argument
# Writes into dA.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dA[Z <= 0] = 0
        return linear_backward(dA, linear_cache)
    s = sigmoid(Z)
    return linear_backward(dA * s * (1 - s), linear_cache)

# %% wrong slope_of_a
# The sigmoid's slope with Z as if it were a.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        return linear_backward(dA * (Z > 0), linear_cache)
    return linear_backward(dA * Z * (1 - Z), linear_cache)

# %% wrong minus_y
# The sigmoid's branch takes dA for dZ.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = dA * (Z > 0) if activation == "relu" else dA
    return linear_backward(dZ, linear_cache)

# %% wrong bend_of_the_error
# Bends the error itself.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = relu(dA) if activation == "relu" else dA * sigmoid(Z) * (1 - sigmoid(Z))
    return linear_backward(dZ, linear_cache)

# %% right copy_and_mask
# A copy with zeros, the sigmoid's slope by cosh.
def linear_activation_backward(dA, cache, activation):
    (linear_cache, Z), dZ = cache, np.array(dA, dtype=float)
    if activation == "relu":
        dZ[Z <= 0] = 0.0
    else:
        dZ = dZ * sigmoid(Z) * sigmoid(-Z)
    return linear_backward(dZ, linear_cache)

# %% right dict_of_slopes
# A dict of slopes.
def linear_activation_backward(dA, cache, activation):
    slopes = {"relu": lambda z: (relu(z) > 0).astype(float),
              "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z))}
    return linear_backward(slopes[activation](cache[1]) * dA, cache[0])
