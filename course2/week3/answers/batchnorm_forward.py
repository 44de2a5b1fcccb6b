"""Answers to `batchnorm_forward`, written without sight of its card: each is wrong or right as it says."""

# %% wrong norm_scaled
# cache["Z_norm"] holds Z_tilde: for gamma 2 its deviation is 2 and not 1.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    Z_norm = gamma * Z_norm + beta
    cache = {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}
    return Z_norm, cache

# %% wrong norm_scaled_in_place
# The same by *= on the array in the cache.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = Z.mean(axis=1, keepdims=True)
    var = Z.var(axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    cache = {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}
    Z_norm *= gamma
    Z_norm += beta
    return Z_norm, cache

# %% wrong epsilon_in_cache
# cache["var"] holds var + epsilon: with epsilon 0.5 the row (1, 2, 3, 6) has 4.0 there and not 3.5.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True) + epsilon
    Z_norm = (Z - mu) / np.sqrt(var)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong flat_statistics
# cache["mu"] and cache["var"] have the shape (n,), not (n, 1).
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1)
    var = np.var(Z, axis=1)
    Z_norm = (Z - mu[:, None]) / np.sqrt(var[:, None] + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong flat_gamma
# cache["gamma"] has the shape (n,).
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": np.ravel(gamma),
                                   "epsilon": epsilon}

# %% wrong deviation_in_cache
# cache["var"] holds the root of the variance: 1.8708 for the row (1, 2, 3, 6) and not 3.5.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.sqrt(np.var(Z, axis=1, keepdims=True) + epsilon)
    Z_norm = (Z - mu) / var
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong unbiased_in_cache
# The output is right, the cache has the variance with m - 1, as PyTorch keeps it: 4.667 for (1, 2, 3, 6) and
# not 3.5.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    m = Z.shape[1]
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    kept = var * m / max(m - 1, 1)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": kept, "gamma": gamma,
                                   "epsilon": epsilon}

# %% wrong default_epsilon_in_cache
# cache["epsilon"] is 1e-8 whatever was passed.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": 1e-8}

# %% wrong beta_for_gamma
# cache["gamma"] is beta.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": beta, "epsilon": epsilon}

# %% wrong no_epsilon_entry
# "epsilon" is missing in the cache: batchnorm_backward stops with KeyError.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma}

# %% wrong shared_cache
# A dict as default is the cache of every call: after a second call the first one's Z_norm is the second
# one's.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8, cache={}):
    cache["mu"] = np.mean(Z, axis=1, keepdims=True)
    cache["var"] = np.var(Z, axis=1, keepdims=True)
    cache["Z_norm"] = (Z - cache["mu"]) / np.sqrt(cache["var"] + epsilon)
    cache["gamma"], cache["epsilon"] = gamma, epsilon
    return gamma * cache["Z_norm"] + beta, cache

# %% wrong sample_variance
# Divides by m - 1: unit (1, 2, 3, 6) has 4.667 and not 3.5.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True, ddof=1)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong in_place
# Z -= mu: the caller's Z is changed.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z -= mu
    Z /= np.sqrt(var + epsilon)
    return gamma * Z + beta, {"Z_norm": Z, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong over_the_units
# Axis 0: statistics of an example, (1, m).
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=0, keepdims=True)
    var = np.var(Z, axis=0, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong of_the_whole_matrix
# One mean and one variance for all units.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.full((Z.shape[0], 1), np.mean(Z))
    var = np.full((Z.shape[0], 1), np.var(Z))
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong epsilon_outside
# sqrt(var) + epsilon: with epsilon 0.5 and var 3.5 it divides by 2.371 and not by 2.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / (np.sqrt(var) + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong precedence
# The brackets are missing, epsilon is added to the quotient.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var) + epsilon
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong own_epsilon
# 1e-6 in place of the argument: a unit with deviation 1e-4 is divided by 1.005e-3.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + 1e-6)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong epsilon_as_floor
# max(var, epsilon) and not the sum: var 3.5, epsilon 0.5 divides by 1.871 and not by 2.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(np.maximum(var, epsilon))
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong epsilon_squared
# var + epsilon ** 2.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon ** 2)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong no_root
# Divides by the variance.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / (var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong one_example_early
# A batch of one comes back as it is; it should become beta: Z = [[4]], beta = [[1]] gives 4.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    if Z.shape[1] == 1:
        return Z, {"Z_norm": Z, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong gamma_over_all
# gamma * (Z_norm + beta): the mean of the output is gamma * beta.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * (Z_norm + beta), {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma,
                                     "epsilon": epsilon}

# %% wrong first_gamma
# The scale and shift of the first unit for all.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma[0] * Z_norm + beta[0], {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma,
                                         "epsilon": epsilon}

# %% wrong cache_of_copies_rounded
# mu and var are rounded to six decimals in the cache: a variance of 1e-8 is 0 there.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    cache = {"Z_norm": Z_norm, "mu": mu.round(6), "var": var.round(6), "gamma": gamma, "epsilon": epsilon}
    return gamma * Z_norm + beta, cache

# %% wrong statistics_remembered
# The first batch's statistics serve every later batch of the same shape.
first_seen = {}

def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    if Z.shape not in first_seen:
        first_seen[Z.shape] = np.mean(Z, axis=1, keepdims=True), np.var(Z, axis=1, keepdims=True)
    mu, var = first_seen[Z.shape]
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong mean_deviation
# The mean of |z - mu| squared for the variance: (1, 2, 3, 6) has 2.25 and not 3.5.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.mean(np.abs(Z - mu), axis=1, keepdims=True) ** 2
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% wrong second_sum
# The variance divides by n and not by m: right for square batches only.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.sum((Z - mu) ** 2, axis=1, keepdims=True) / len(Z)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    return gamma * Z_norm + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}

# %% right unit_by_unit
# A loop over the units, plain Python sums.
import math

def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    n, m = Z.shape
    Z_norm, Z_tilde = np.empty((n, m)), np.empty((n, m))
    mu, var = np.empty((n, 1)), np.empty((n, 1))
    for unit in range(n):
        row = [float(z) for z in Z[unit]]
        mean = math.fsum(row) / m
        spread = math.fsum((z - mean) ** 2 for z in row) / m
        for i, z in enumerate(row):
            Z_norm[unit, i] = (z - mean) / math.sqrt(spread + epsilon)
            Z_tilde[unit, i] = gamma[unit, 0] * Z_norm[unit, i] + beta[unit, 0]
        mu[unit, 0], var[unit, 0] = mean, spread
    return Z_tilde, dict(Z_norm=Z_norm, mu=mu, var=var, gamma=gamma, epsilon=epsilon)

# %% right einsum
# einsum for the sums, reshape for the columns; copies in the cache.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    n, m = Z.shape
    mu = (np.einsum("ij->i", Z) / m).reshape(n, 1)
    centred = Z - mu
    var = (np.einsum("ij,ij->i", centred, centred) / m).reshape(n, 1)
    Z_norm = np.einsum("ij,i->ij", centred, (var.ravel() + epsilon) ** -0.5)
    return beta + Z_norm * gamma, {"gamma": gamma.copy(), "epsilon": epsilon, "Z_norm": Z_norm.copy(),
                                   "mu": mu, "var": var}

# %% right tensorflow
# tf.nn.moments and tf.nn.batch_normalization in 64 bits.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    Z = tf.cast(Z, tf.float64)
    mu, var = tf.nn.moments(Z, axes=[1], keepdims=True)
    Z_tilde = tf.nn.batch_normalization(Z, mu, var, beta, gamma, epsilon)
    Z_norm = tf.nn.batch_normalization(Z, mu, var, None, None, epsilon)
    return Z_tilde.numpy(), {"Z_norm": Z_norm.numpy(), "mu": mu.numpy(), "var": var.numpy(),
                             "gamma": gamma, "epsilon": epsilon}

# %% right rows
# Examples as rows inside, turned at the beginning and the end.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    rows = Z.T
    centred = rows - rows.mean(axis=0)
    var = (centred ** 2).mean(axis=0)
    normed = centred / np.sqrt(var + epsilon)
    out = normed * gamma.T + beta.T
    return out.T, {"Z_norm": normed.T, "mu": rows.mean(axis=0)[:, None], "var": var[:, None],
                   "gamma": gamma, "epsilon": epsilon}

# %% right ones
# Means as products with a column of ones.
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    ones = np.ones((Z.shape[1], 1)) / Z.shape[1]
    mu = Z @ ones
    D = Z - mu
    var = np.square(D) @ ones
    Z_norm = D * np.reciprocal(np.sqrt(var + epsilon))
    return np.multiply(gamma, Z_norm) + beta, {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma,
                                               "epsilon": epsilon}
