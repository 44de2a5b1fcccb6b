"""Answers to `batchnorm_inference`, written without sight of its card: each is wrong or right as it says."""

# %% wrong statistics_of_the_batch
# Normalises with the mean and variance of Z: one example alone becomes beta.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + epsilon) + beta

# %% wrong batch_when_there_is_one
# The running averages serve a single example only: with m > 1 an example depends on its neighbours.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    if Z.shape[1] > 1:
        return batchnorm_forward(Z, gamma, beta, epsilon)[0]
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong mean_of_the_batch
# The mean is that of Z, the variance the running one.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - np.mean(Z, axis=1, keepdims=True)) / np.sqrt(run_var + epsilon) + beta

# %% wrong variance_of_the_batch
# The variance is that of Z, the mean the running one.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(np.var(Z, axis=1, keepdims=True) + epsilon) + beta

# %% wrong own_epsilon
# 1e-8 whatever was passed: var 4, epsilon 5, z = 4, mean 3 give 0.5 and not 0.333.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + 1e-8) + beta

# %% wrong keras_epsilon
# Keras' 1e-3 as the default and as the value.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-3):
    return gamma * (Z - run_mu) / np.sqrt(run_var + 1e-3) + beta

# %% wrong other_default
# The default is 1e-5: called without epsilon, var 1e-6 divides by 0.0033 and not by 0.001.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-5):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong no_epsilon
# A unit that never moves has var 0: 0 / 0 is NaN.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var) + beta

# %% wrong unbiased
# m / (m - 1) on the running variance: 8/7 for eight examples. An example depends on how many there are.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    m = Z.shape[1]
    var = run_var * m / (m - 1) if m > 1 else run_var
    return gamma * (Z - run_mu) / np.sqrt(var + epsilon) + beta

# %% wrong no_root
# Divides by the variance: z = 4 gives 2 * 1/4 + 1 = 1.5 and not 2.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / (run_var + epsilon) + beta

# %% wrong epsilon_outside
# sqrt(var) + epsilon.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / (np.sqrt(run_var) + epsilon) + beta

# %% wrong epsilon_as_floor
# max(var, epsilon): var 4, epsilon 5 divides by 2.236 and not by 3.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(np.maximum(run_var, epsilon)) + beta

# %% wrong changes_Z
# Z -= run_mu on the caller's array.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z -= run_mu
    Z /= np.sqrt(run_var + epsilon)
    return gamma * Z + beta

# %% wrong changes_run_var
# run_var += epsilon: with each call the running variance grows.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    run_var += epsilon
    return gamma * (Z - run_mu) / np.sqrt(run_var) + beta

# %% wrong averages_moved
# The running mean goes on moving towards the test examples: a second call gives another result.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z_tilde = gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta
    run_mu *= 0.9
    run_mu += 0.1 * Z.mean(axis=1, keepdims=True)
    return Z_tilde

# %% wrong no_beta
# The shift is missing.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon)

# %% wrong no_gamma
# The scale is missing.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong gamma_beta_exchanged
# Scale and shift change places.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return beta * (Z - run_mu) / np.sqrt(run_var + epsilon) + gamma

# %% wrong gamma_over_all
# gamma * (z_norm + beta).
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * ((Z - run_mu) / np.sqrt(run_var + epsilon) + beta)

# %% wrong mean_not_scaled
# Brackets: the mean is taken away after the division.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z / np.sqrt(run_var + epsilon) - run_mu) + beta

# %% wrong first_example_only
# Only the first example is normalised when there is more than one unit: a loop over units with the index of
# examples.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z_tilde = Z.astype(float)
    for i in range(Z.shape[0]):
        Z_tilde[i, 0] = gamma[i, 0] * (Z[i, 0] - run_mu[i, 0]) / np.sqrt(run_var[i, 0] + epsilon) + beta[i, 0]
    return Z_tilde

# %% wrong scale_remembered
# The scale is worked out once for each number of units and kept: a second layer of the same size gets the
# first one's.
scales = {}

def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    if len(Z) not in scales:
        scales[len(Z)] = gamma / np.sqrt(run_var + epsilon)
    return scales[len(Z)] * (Z - run_mu) + beta

# %% wrong flat
# One example comes back as (n,).
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return np.squeeze(gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta)

# %% wrong clipped
# The normalised value is kept within 5 deviations: z = 100, mean 0, var 1 gives 5.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * np.clip((Z - run_mu) / np.sqrt(run_var + epsilon), -5, 5) + beta

# %% wrong deviation_of_the_mean
# The root of the mean of all variances for every unit.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(np.mean(run_var) + epsilon) + beta

# %% right folded
# Scale and shift are put into one factor and one constant.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    factor = gamma * (run_var + epsilon) ** -0.5
    return factor * (Z - run_mu) + beta

# %% right one_by_one
# Two loops of Python numbers, lists.
import math

def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    rows = []
    for row, g, b, mean, var in zip(Z.tolist(), gamma.ravel(), beta.ravel(), run_mu.ravel(), run_var.ravel()):
        rows.append([(z - mean) / math.sqrt(var + epsilon) * g + b for z in row])
    return np.array(rows).reshape(Z.shape)

# %% right tensorflow
# tf.nn.batch_normalization in 64 bits; a tensor comes back.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z, gamma, beta, run_mu, run_var = (tf.cast(array, tf.float64)
                                       for array in (Z, gamma, beta, run_mu, run_var))
    return tf.nn.batch_normalization(Z, run_mu, run_var, beta, gamma, epsilon)

# %% right keras_layer
# A Keras layer in 64 bits, with its four weights set.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    layer = keras.layers.BatchNormalization(epsilon=epsilon, dtype="float64")
    layer.build((None, Z.shape[0]))
    layer.set_weights([array.ravel() for array in (gamma, beta, run_mu, run_var)])
    return np.asarray(layer(Z.T.astype("float64"), training=False)).T

# %% right diagonal
# The scale as a diagonal matrix.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    D = np.diag((gamma / np.sqrt(run_var + epsilon)).ravel())
    ones = np.ones((1, Z.shape[1]))
    return D @ (Z - run_mu @ ones) + beta @ ones
