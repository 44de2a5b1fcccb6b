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

# %% wrong in_place_asarray
# np.asarray is no copy.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = np.asarray(dA)
        dZ[Z <= 0] = 0
    else:
        s = sigmoid(Z)
        dZ = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)

# %% wrong at_least_zero
# Slope 1 at 0.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z >= 0)
    else:
        s = sigmoid(Z)
        dZ = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)

# %% wrong exp_form
# exp(-Z) / (1 + exp(-Z))**2: inf / inf for Z = -800.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        dZ = dA * np.exp(-Z) / (1 + np.exp(-Z))**2
    return linear_backward(dZ, linear_cache)

# %% wrong ratio
# A / Z is 0 / 0 at 0.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * relu(Z) / Z
    else:
        s = sigmoid(Z)
        dZ = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)

# %% wrong changes_the_cache
# Z becomes its slope, in the caller's cache.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        Z[Z <= 0] = 0
        Z[Z > 0] = 1
        dZ = dA * Z
    else:
        s = sigmoid(Z)
        dZ = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)

# %% wrong mean_again
# Divides by m once more.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        s = sigmoid(Z)
        dZ = dA * s * (1 - s)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    m = dA.shape[1]
    return dA_prev, dW / m, db / m

# %% wrong keeps_whole_numbers
# The dtype of dA is kept: with whole numbers all slopes of the sigmoid become 0.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        s = sigmoid(Z)
        dZ = np.empty_like(dA)
        dZ[:] = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)

# %% wrong clipped_scores
# Clips at 10 before the sigmoid.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        s = sigmoid(np.clip(Z, -10, 10))
        dZ = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)

# %% right both_tails
# sigmoid(-Z) for 1 - s: exact for large Z, too.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = np.where(Z > 0, dA, 0)
    else:
        dZ = dA * sigmoid(Z) * sigmoid(-Z)
    return linear_backward(dZ, linear_cache)

# %% right in_tuples_and_prints
# The linear half by hand.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        s = sigmoid(Z)
        dZ = dA * s * (1 - s)
    A_prev, W, b = linear_cache
    print(dZ)
    m = dZ.shape[1]
    return [W.T @ dZ, (A_prev @ dZ.T).T / m, dZ.sum(1)[:, None] / m]
