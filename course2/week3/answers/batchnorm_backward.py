"""Answers to `batchnorm_backward`, written without sight of its card: each is wrong or right as it says."""

# %% wrong cache_changed
# var += epsilon on the cache's own array: cache["var"] is another one afterwards, a second call gives another
# dZ.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    var += epsilon
    dZ = gamma / (m * np.sqrt(var)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong cache_emptied
# Entries are popped out of the cache: a second call stops with KeyError.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = (cache.pop(name) for name in ("Z_norm", "var", "gamma", "epsilon"))
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong norm_used_up
# Z_norm *= dgamma changes the cache's Z_norm.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    Z_norm *= dgamma
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm)
    return dZ, dgamma, dbeta

# %% wrong gradient_changed
# dZ_tilde -= ... works on the caller's array.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ_tilde -= (dbeta + Z_norm * dgamma) / m
    dZ = gamma * dZ_tilde / np.sqrt(var + epsilon)
    return dZ, dgamma, dbeta

# %% wrong statistics_constant
# mu and var as constants: the rows of dZ do not sum to 0.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma * dZ_tilde / np.sqrt(var + epsilon)
    return dZ, dgamma, dbeta

# %% wrong variance_constant
# Only the mean's part: the last term is missing.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta)
    return dZ, dgamma, dbeta

# %% wrong mean_constant
# Only the variance's part.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong plus
# A plus in front of the last term.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta + Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong dgamma_mean
# 1/m once more: dgamma is the mean.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.mean(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong means_after
# dZ is right, but dgamma and dbeta are divided by m before they are returned.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma / m, dbeta / m

# %% wrong flat
# dgamma and dbeta of shape (n,); dZ is right.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma.ravel(), dbeta.ravel()

# %% wrong flat_dbeta
# Only dbeta is (n,).
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta[:, 0]

# %% wrong no_keepdims
# keepdims is missing: the sums (n,) go along the wrong axis or stop.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1)
    dbeta = np.sum(dZ_tilde, axis=1)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong over_the_units
# Sums along axis 0.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=0, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=0, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong total_sums
# One sum for all units.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, keepdims=True)
    dbeta = np.sum(dZ_tilde, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong no_epsilon
# epsilon is left out: with var 3.5 and epsilon 0.5 dZ is 7 % too large; with var 0 it is NaN.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong own_epsilon
# 1e-8 whatever the cache says.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + 1e-8)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong epsilon_outside
# sqrt(var) + epsilon.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * (np.sqrt(var) + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong precedence
# gamma / m * sqrt: the root is multiplied.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / m * np.sqrt(var + epsilon) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong no_gamma
# dZ without gamma: half for gamma 2.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = 1 / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong gamma_mean
# The mean of gamma for all units.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = np.mean(gamma) / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong no_m
# 1/m is missing in front: dZ is m times too large.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / np.sqrt(var + epsilon) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong m_missing_inside
# dZ_tilde without its m.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong n_for_m
# The number of units for the number of examples: right for square batches only.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[0]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong size_for_m
# n * m for m: right for one unit only.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.size
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong m_minus_one
# The factors of a variance with m - 1.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / np.sqrt(var + epsilon) * (dZ_tilde - dbeta / m - Z_norm * dgamma / max(m - 1, 1))
    return dZ, dgamma, dbeta

# %% wrong exchanged
# dbeta and dgamma change places when returned.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dbeta, dgamma

# %% wrong last_term_alone
# Z_norm is left out of the last term.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - dgamma)
    return dZ, dgamma, dbeta

# %% wrong one_example_early
# A batch of one: the statistics are taken for constants. dZ should be 0, it is gamma * dZ_tilde /
# sqrt(epsilon).
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    if m == 1:
        return gamma * dZ_tilde / np.sqrt(var + epsilon), dZ_tilde * Z_norm, dZ_tilde
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong projection_without_epsilon
# Takes the part of dZ_tilde along the unit vector of Z_norm away, which is right for epsilon = 0 only.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / np.sqrt(var + epsilon) * (dZ_tilde - dbeta / m
            - Z_norm * dgamma / np.maximum(np.sum(Z_norm**2, axis=1, keepdims=True), 1e-300))
    return dZ, dgamma, dbeta

# %% wrong gradients_added_up
# Sums over all calls, in lists that are kept: the second call's dgamma has the first one's in it.
gathered = {}

def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    gathered.setdefault(dgamma.shape, np.zeros(dgamma.shape))
    gathered[dgamma.shape] += dgamma
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, gathered[dgamma.shape].copy(), dbeta

# %% wrong root_of_m
# m under the root.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / np.sqrt(m * (var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% wrong divided_twice
# The result is averaged over the batch once more.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    return dZ, dgamma, dbeta

# %% right staged
# Step by step through the graph, from Z_norm and the deviation to mu and var.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var, gamma, epsilon = (cache[name] for name in ("Z_norm", "var", "gamma", "epsilon"))
    m = Z_norm.shape[1]
    deviation = np.sqrt(var + epsilon)
    centred = Z_norm * deviation
    dbeta = dZ_tilde.sum(axis=1, keepdims=True)
    dgamma = (dZ_tilde * Z_norm).sum(axis=1, keepdims=True)
    dZ_norm = dZ_tilde * gamma
    dvar = (dZ_norm * centred * -0.5 * deviation ** -3).sum(axis=1, keepdims=True)
    dmu = (-dZ_norm / deviation).sum(axis=1, keepdims=True)
    dmu += dvar * (-2 * centred).mean(axis=1, keepdims=True)
    return dZ_norm / deviation + dvar * 2 * centred / m + dmu / m, dgamma, dbeta

# %% right jacobian
# The Jacobian of each unit, written out, and einsum.
def batchnorm_backward(dZ_tilde, cache):
    X, scale = cache["Z_norm"], cache["gamma"] / np.sqrt(cache["var"] + cache["epsilon"])
    n, m = X.shape
    jacobian = np.eye(m)[None] - 1 / m - np.einsum("ui,uj->uij", X, X) / m
    dZ = np.einsum("u,uij,uj->ui", scale[:, 0], jacobian, dZ_tilde)
    return dZ, np.einsum("ui,ui->u", X, dZ_tilde)[:, None], np.einsum("ui->u", dZ_tilde)[:, None]

# %% right tape
# Z up to its mean from the cache, then the forward pass on a tape.
def batchnorm_backward(dZ_tilde, cache):
    deviation = np.sqrt(cache["var"] + cache["epsilon"])
    Z = tf.constant(cache["Z_norm"] * deviation, tf.float64)
    gamma, beta = tf.constant(cache["gamma"], tf.float64), tf.zeros(cache["gamma"].shape, tf.float64)
    with tf.GradientTape() as tape:
        tape.watch([Z, gamma, beta])
        mean = tf.reduce_mean(Z, axis=1, keepdims=True)
        variance = tf.reduce_mean((Z - mean) ** 2, axis=1, keepdims=True)
        out = gamma * (Z - mean) / tf.sqrt(variance + cache["epsilon"]) + beta
    behind = tf.constant(dZ_tilde, tf.float64)
    gradients = tape.gradient(out, [Z, gamma, beta], output_gradients=behind)
    return tuple(gradient.numpy() for gradient in gradients)

# %% right loops
# Loops over units and examples, lists.
def batchnorm_backward(dZ_tilde, cache):
    rows, dgammas, dbetas = [], [], []
    for d, x, v, g in zip(dZ_tilde, cache["Z_norm"], cache["var"].ravel(), cache["gamma"].ravel()):
        m = len(d)
        dgamma = sum(d[i] * x[i] for i in range(m))
        dbeta = sum(d)
        factor = g / (v + cache["epsilon"]) ** 0.5
        rows.append([factor * (d[i] - dbeta / m - x[i] * dgamma / m) for i in range(m)])
        dgammas.append([dgamma])
        dbetas.append([dbeta])
    return np.array(rows), np.array(dgammas), np.array(dbetas)

# %% right means
# Means in place of sums, and a helper.
def mean_of_rows(A):
    return A.mean(axis=1, keepdims=True)

def batchnorm_backward(dZ_tilde, cache):
    x = cache["Z_norm"]
    inner = dZ_tilde - mean_of_rows(dZ_tilde) - x * mean_of_rows(dZ_tilde * x)
    dZ = cache["gamma"] * inner * (cache["var"] + cache["epsilon"]) ** -0.5
    m = x.shape[1]
    return dZ, m * mean_of_rows(dZ_tilde * x), m * mean_of_rows(dZ_tilde)


# %% wrong half_forgotten
# Step by step; the root brings a half, which is missing: the variance counts twice.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var = cache["Z_norm"], cache["var"]
    gamma, epsilon = cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    root = np.sqrt(var + epsilon)
    centred = Z_norm * root
    dZ_norm = gamma * dZ_tilde
    dvar = np.sum(dZ_norm * centred, axis=1, keepdims=True) * -1.0 / root**3
    dmu = -np.sum(dZ_norm, axis=1, keepdims=True) / root
    dZ = dZ_norm / root + dvar * 2 * centred / m + dmu / m
    return dZ, dgamma, dbeta


# %% wrong power_of_the_root
# Step by step; the derivative of (var + epsilon)^(-1/2) has the power -3/2, not -1/2.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var = cache["Z_norm"], cache["var"]
    gamma, epsilon = cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    root = np.sqrt(var + epsilon)
    centred = Z_norm * root
    dZ_norm = gamma * dZ_tilde
    dvar = np.sum(dZ_norm * centred, axis=1, keepdims=True) * -0.5 / root**1
    dmu = -np.sum(dZ_norm, axis=1, keepdims=True) / root
    dZ = dZ_norm / root + dvar * 2 * centred / m + dmu / m
    return dZ, dgamma, dbeta


# %% wrong two_forgotten
# Step by step; the square brings a 2, which is missing.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var = cache["Z_norm"], cache["var"]
    gamma, epsilon = cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    root = np.sqrt(var + epsilon)
    centred = Z_norm * root
    dZ_norm = gamma * dZ_tilde
    dvar = np.sum(dZ_norm * centred, axis=1, keepdims=True) * -0.5 / root**3
    dmu = -np.sum(dZ_norm, axis=1, keepdims=True) / root
    dZ = dZ_norm / root + dvar * centred / m + dmu / m
    return dZ, dgamma, dbeta


# %% wrong mean_comes_back_with_plus
# Step by step; the mean is subtracted, so its part comes back with a minus.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var = cache["Z_norm"], cache["var"]
    gamma, epsilon = cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    root = np.sqrt(var + epsilon)
    centred = Z_norm * root
    dZ_norm = gamma * dZ_tilde
    dvar = np.sum(dZ_norm * centred, axis=1, keepdims=True) * -0.5 / root**3
    dmu = np.sum(dZ_norm, axis=1, keepdims=True) / root
    dZ = dZ_norm / root + dvar * 2 * centred / m + dmu / m
    return dZ, dgamma, dbeta


# %% wrong gamma_left_out_of_the_steps
# Step by step; dZ_norm without gamma.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var = cache["Z_norm"], cache["var"]
    gamma, epsilon = cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    root = np.sqrt(var + epsilon)
    centred = Z_norm * root
    dZ_norm = dZ_tilde
    dvar = np.sum(dZ_norm * centred, axis=1, keepdims=True) * -0.5 / root**3
    dmu = -np.sum(dZ_norm, axis=1, keepdims=True) / root
    dZ = dZ_norm / root + dvar * 2 * centred / m + dmu / m
    return dZ, dgamma, dbeta


# %% wrong gamma_only_straight
# gamma on the straight part only: right for gamma = 1.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm, var = cache["Z_norm"], cache["var"]
    gamma, epsilon = cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = (gamma * m * dZ_tilde - dbeta - Z_norm * dgamma) / (m * np.sqrt(var + epsilon))
    return dZ, dgamma, dbeta


# %% right two_projections
# Less its mean, less its part along Z_norm, one after the other.
def batchnorm_backward(dZ_tilde, cache):
    Z_norm = cache["Z_norm"]
    mean = lambda values: np.average(values, axis=1)[:, None]
    slopes = dZ_tilde * cache["gamma"] * (cache["var"] + cache["epsilon"]) ** -0.5
    dZ = slopes - mean(slopes)
    dZ = dZ - Z_norm * mean(slopes * Z_norm)
    return dZ, np.einsum("ni,ni->n", dZ_tilde, Z_norm)[:, None], dZ_tilde @ np.ones((dZ_tilde.shape[1], 1))


# %% right staged_by_unit
# One unit after the other, step by step, lists in between.
def batchnorm_backward(dZ_tilde, cache):
    m, rows = dZ_tilde.shape[1], []
    for d, z, var, gamma in zip(dZ_tilde, cache["Z_norm"], cache["var"].ravel(), cache["gamma"].ravel()):
        deviation = (var + cache["epsilon"]) ** 0.5
        dz_norm = d * gamma
        dvar = -0.5 * (dz_norm * z).sum() / deviation**2
        dmu = -dz_norm.sum() / deviation - 2 * dvar * (z * deviation).mean()
        rows.append(dz_norm / deviation + 2 * dvar * z * deviation / m + dmu / m)
    return (np.array(rows), np.sum(dZ_tilde * cache["Z_norm"], axis=1, keepdims=True),
            np.sum(dZ_tilde, axis=1, keepdims=True))
