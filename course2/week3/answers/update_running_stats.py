"""Answers to `update_running_stats` and `batchnorm_inference`: each is wrong or right as it says, in one of the two."""

# %% wrong weights_exchanged
# PyTorch's convention: from mean 0, momentum 0.9, a batch with mean 3 gives 2.7 and not 0.3.
def update_running_stats(run, mu, var, momentum):
    return {"mu": (1 - momentum) * run["mu"] + momentum * mu,
            "var": (1 - momentum) * run["var"] + momentum * var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong fixed_momentum
# 0.9 whatever was passed: momentum 0.99 gives 0.3 and not 0.03.
def update_running_stats(run, mu, var, momentum):
    return {"mu": 0.9 * run["mu"] + 0.1 * mu, "var": 0.9 * run["var"] + 0.1 * var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong fixed_new_weight
# The old weight varies, the new one is 0.1.
def update_running_stats(run, mu, var, momentum):
    return {"mu": momentum * run["mu"] + 0.1 * mu, "var": momentum * run["var"] + 0.1 * var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong variance_not_moved
# Only the mean moves: from variance 1 a batch with 3.5 leaves 1 and not 1.25.
def update_running_stats(run, mu, var, momentum):
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu, "var": run["var"]}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong variance_replaced
# The variance is that of the last batch.
def update_running_stats(run, mu, var, momentum):
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu, "var": var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong changes_run
# The caller's dict is changed and returned.
def update_running_stats(run, mu, var, momentum):
    run["mu"] = momentum * run["mu"] + (1 - momentum) * mu
    run["var"] = momentum * run["var"] + (1 - momentum) * var
    return run


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong changes_the_arrays
# A new dict, but *= works on the caller's arrays.
def update_running_stats(run, mu, var, momentum):
    new = dict(run)
    new["mu"] *= momentum
    new["mu"] += (1 - momentum) * mu
    new["var"] *= momentum
    new["var"] += (1 - momentum) * var
    return new


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong changes_the_batch
# The batch's own mean and variance are scaled in place: the cache they come from is another one afterwards.
def update_running_stats(run, mu, var, momentum):
    mu *= 1 - momentum
    var *= 1 - momentum
    return {"mu": momentum * run["mu"] + mu, "var": momentum * run["var"] + var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong deviations
# Averages the deviations: from 1 and a batch with 125 it gives (0.9 + 1.118) ** 2 = 4.07 and not 13.4.
def update_running_stats(run, mu, var, momentum):
    deviation = momentum * np.sqrt(run["var"]) + (1 - momentum) * np.sqrt(var)
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu, "var": deviation ** 2}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong deviation_returned
# "var" holds a root.
def update_running_stats(run, mu, var, momentum):
    new_var = momentum * run["var"] + (1 - momentum) * var
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu, "var": np.sqrt(new_var)}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong variance_of_the_mixture
# The spread of the means is added to the variance: 1.25 + 0.09 * 9 = 2.06 and not 1.25.
def update_running_stats(run, mu, var, momentum):
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    spread = momentum * (1 - momentum) * (mu - run["mu"]) ** 2
    return {"mu": new_mu, "var": momentum * run["var"] + (1 - momentum) * var + spread}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong mean_for_variance
# mu in the second line, left from copying.
def update_running_stats(run, mu, var, momentum):
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    new_var = momentum * run["var"] + (1 - momentum) * mu
    return {"mu": new_mu, "var": new_var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong new_not_weighted
# The new values come in full: 3 and not 0.3.
def update_running_stats(run, mu, var, momentum):
    return {"mu": momentum * run["mu"] + mu, "var": momentum * run["var"] + var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong old_not_weighted
# The old value keeps all its weight: variance 1 and 3.5 give 1.35 and not 1.25.
def update_running_stats(run, mu, var, momentum):
    return {"mu": run["mu"] + (1 - momentum) * mu, "var": run["var"] + (1 - momentum) * var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong plain_mean
# Halfway between.
def update_running_stats(run, mu, var, momentum):
    return {"mu": (run["mu"] + mu) / 2, "var": (run["var"] + var) / 2}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong first_batch_taken
# While the mean is still 0 the batch is taken as it is: 3 and not 0.3.
def update_running_stats(run, mu, var, momentum):
    if not np.any(run["mu"]):
        return {"mu": mu, "var": var}
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu,
            "var": momentum * run["var"] + (1 - momentum) * var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong bias_corrected
# Divided by 1 - momentum, as Adam does in its first step.
def update_running_stats(run, mu, var, momentum):
    new_mu = (momentum * run["mu"] + (1 - momentum) * mu) / (1 - momentum)
    new_var = (momentum * run["var"] + (1 - momentum) * var) / (1 - momentum)
    return {"mu": new_mu, "var": new_var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong momentum_or_default
# `or` takes a momentum of 0 for a missing one: 0.3 and not 3.
def update_running_stats(run, mu, var, momentum):
    momentum = momentum or 0.9
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu,
            "var": momentum * run["var"] + (1 - momentum) * var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong momentum_growing
# The momentum warms up with the number of calls: a second call gives another result than the first one.
calls = [0]

def update_running_stats(run, mu, var, momentum):
    calls[0] += 1
    momentum = min(momentum, calls[0] / (calls[0] + 1))
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu,
            "var": momentum * run["var"] + (1 - momentum) * var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong at_least_one
# The variance is kept from falling below 1: 0.01 and 0.01 give 1.
def update_running_stats(run, mu, var, momentum):
    new_var = momentum * run["var"] + (1 - momentum) * var
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu, "var": np.maximum(new_var, 1)}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong other_keys
# The keys are "running_mu" and "running_var".
def update_running_stats(run, mu, var, momentum):
    return {"running_mu": momentum * run["mu"] + (1 - momentum) * mu,
            "running_var": momentum * run["var"] + (1 - momentum) * var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong pair
# A pair, no dict.
def update_running_stats(run, mu, var, momentum):
    return momentum * run["mu"] + (1 - momentum) * mu, momentum * run["var"] + (1 - momentum) * var


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong flat
# Shape (n,).
def update_running_stats(run, mu, var, momentum):
    return {"mu": (momentum * run["mu"] + (1 - momentum) * mu)[:, 0],
            "var": (momentum * run["var"] + (1 - momentum) * var)[:, 0]}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong mean_over_the_units
# One number for all units.
def update_running_stats(run, mu, var, momentum):
    return {"mu": momentum * run["mu"] + (1 - momentum) * np.mean(mu),
            "var": momentum * run["var"] + (1 - momentum) * np.mean(var)}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong same_dict_at_one
# Momentum 1: run itself comes back, where a new dict is promised.
def update_running_stats(run, mu, var, momentum):
    if momentum == 1:
        return run
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu,
            "var": momentum * run["var"] + (1 - momentum) * var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong rounded
# Rounded to three decimals: variances of 1e-5 become 0.
def update_running_stats(run, mu, var, momentum):
    return {"mu": np.round(momentum * run["mu"] + (1 - momentum) * mu, 3),
            "var": np.round(momentum * run["var"] + (1 - momentum) * var, 3)}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% right comprehension
# A loop over the two names.
def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: old * momentum + new[name] * (1 - momentum) for name, old in run.items()}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% right step
# A step from the old value towards the new one.
def update_running_stats(run, mu, var, momentum):
    step = 1 - momentum
    return {"mu": run["mu"] - step * (run["mu"] - mu), "var": run["var"] - step * (run["var"] - var)}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% right unit_by_unit
# Loops and lists of Python numbers, made arrays at the end.
def update_running_stats(run, mu, var, momentum):
    new = {}
    for name, batch in [("var", var), ("mu", mu)]:
        column = []
        for i in range(len(batch)):
            column.append([momentum * float(run[name][i, 0]) + (1 - momentum) * float(batch[i, 0])])
        new[name] = np.array(column)
    return new


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% right tensors
# TensorFlow in 64 bits; tensors come back.
def update_running_stats(run, mu, var, momentum):
    def mixed(old, new):
        old, new = tf.cast(old, tf.float64), tf.cast(new, tf.float64)
        return old + (new - old) * tf.constant(1 - momentum, tf.float64)
    return {"mu": mixed(run["mu"], mu), "var": mixed(run["var"], var)}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% right deep_copy
# A copy of the dict, worked on in place.
import copy

def update_running_stats(run, mu, var, momentum):
    new = copy.deepcopy(run)
    for name, batch in zip(("mu", "var"), (mu, var)):
        new[name] = np.average(np.stack([new[name], batch]), axis=0, weights=[momentum, 1 - momentum])
    return new


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta

# %% wrong statistics_of_the_batch
# Normalises with the mean and variance of Z: one example alone becomes beta.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + epsilon) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong batch_when_there_is_one
# The running averages serve a single example only: with m > 1 an example depends on its neighbours.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    if Z.shape[1] > 1:
        return batchnorm_forward(Z, gamma, beta, epsilon)[0]
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong mean_of_the_batch
# The mean is that of Z, the variance the running one.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - np.mean(Z, axis=1, keepdims=True)) / np.sqrt(run_var + epsilon) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong variance_of_the_batch
# The variance is that of Z, the mean the running one.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(np.var(Z, axis=1, keepdims=True) + epsilon) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong own_epsilon
# 1e-8 whatever was passed: var 4, epsilon 5, z = 4, mean 3 give 0.5 and not 0.333.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + 1e-8) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong keras_epsilon
# Keras' 1e-3 as the default and as the value.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-3):
    return gamma * (Z - run_mu) / np.sqrt(run_var + 1e-3) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong other_default
# The default is 1e-5: called without epsilon, var 1e-6 divides by 0.0033 and not by 0.001.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-5):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong no_epsilon
# A unit that never moves has var 0: 0 / 0 is NaN.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong unbiased
# m / (m - 1) on the running variance: 8/7 for eight examples. An example depends on how many there are.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    m = Z.shape[1]
    var = run_var * m / (m - 1) if m > 1 else run_var
    return gamma * (Z - run_mu) / np.sqrt(var + epsilon) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong no_root
# Divides by the variance: z = 4 gives 2 * 1/4 + 1 = 1.5 and not 2.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / (run_var + epsilon) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong epsilon_outside
# sqrt(var) + epsilon.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / (np.sqrt(run_var) + epsilon) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong epsilon_as_floor
# max(var, epsilon): var 4, epsilon 5 divides by 2.236 and not by 3.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(np.maximum(run_var, epsilon)) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong changes_Z
# Z -= run_mu on the caller's array.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z -= run_mu
    Z /= np.sqrt(run_var + epsilon)
    return gamma * Z + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong changes_run_var
# run_var += epsilon: with each call the running variance grows.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    run_var += epsilon
    return gamma * (Z - run_mu) / np.sqrt(run_var) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong averages_moved
# The running mean goes on moving towards the test examples: a second call gives another result.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z_tilde = gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta
    run_mu *= 0.9
    run_mu += 0.1 * Z.mean(axis=1, keepdims=True)
    return Z_tilde


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong no_beta
# The shift is missing.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon)


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong no_gamma
# The scale is missing.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return (Z - run_mu) / np.sqrt(run_var + epsilon) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong gamma_beta_exchanged
# Scale and shift change places.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return beta * (Z - run_mu) / np.sqrt(run_var + epsilon) + gamma


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong gamma_over_all
# gamma * (z_norm + beta).
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * ((Z - run_mu) / np.sqrt(run_var + epsilon) + beta)


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong mean_not_scaled
# Brackets: the mean is taken away after the division.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z / np.sqrt(run_var + epsilon) - run_mu) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong first_example_only
# Only the first example is normalised when there is more than one unit: a loop over units with the index of
# examples.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z_tilde = Z.astype(float)
    for i in range(Z.shape[0]):
        Z_tilde[i, 0] = gamma[i, 0] * (Z[i, 0] - run_mu[i, 0]) / np.sqrt(run_var[i, 0] + epsilon) + beta[i, 0]
    return Z_tilde


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong scale_remembered
# The scale is worked out once for each number of units and kept: a second layer of the same size gets the
# first one's.
scales = {}

def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    if len(Z) not in scales:
        scales[len(Z)] = gamma / np.sqrt(run_var + epsilon)
    return scales[len(Z)] * (Z - run_mu) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong flat_at_test_time
# One example comes back as (n,).
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return np.squeeze(gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta)


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong clipped
# The normalised value is kept within 5 deviations: z = 100, mean 0, var 1 gives 5.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * np.clip((Z - run_mu) / np.sqrt(run_var + epsilon), -5, 5) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% wrong deviation_of_the_mean
# The root of the mean of all variances for every unit.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    return gamma * (Z - run_mu) / np.sqrt(np.mean(run_var) + epsilon) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% right folded
# Scale and shift are put into one factor and one constant.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    factor = gamma * (run_var + epsilon) ** -0.5
    return factor * (Z - run_mu) + beta


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% right one_by_one
# Two loops of Python numbers, lists.
import math

def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    rows = []
    for row, g, b, mean, var in zip(Z.tolist(), gamma.ravel(), beta.ravel(), run_mu.ravel(), run_var.ravel()):
        rows.append([(z - mean) / math.sqrt(var + epsilon) * g + b for z in row])
    return np.array(rows).reshape(Z.shape)


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% right tensorflow
# tf.nn.batch_normalization in 64 bits; a tensor comes back.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z, gamma, beta, run_mu, run_var = (tf.cast(array, tf.float64)
                                       for array in (Z, gamma, beta, run_mu, run_var))
    return tf.nn.batch_normalization(Z, run_mu, run_var, beta, gamma, epsilon)


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% right keras_layer
# A Keras layer in 64 bits, with its four weights set.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    layer = keras.layers.BatchNormalization(epsilon=epsilon, dtype="float64")
    layer.build((None, Z.shape[0]))
    layer.set_weights([array.ravel() for array in (gamma, beta, run_mu, run_var)])
    return np.asarray(layer(Z.T.astype("float64"), training=False)).T


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}

# %% right diagonal
# The scale as a diagonal matrix.
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    D = np.diag((gamma / np.sqrt(run_var + epsilon)).ravel())
    ones = np.ones((1, Z.shape[1]))
    return D @ (Z - run_mu @ ones) + beta @ ones


def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: momentum * run[name] + (1 - momentum) * new[name] for name in new}


# %% wrong adds_up
# Forgets to weigh the old average: from mean 2, momentum 0.8, a batch with 3 gives 2.6, not 2.2.
def update_running_stats(run, mu, var, momentum):
    new_mu = run["mu"] + (1 - momentum) * mu
    new_var = run["var"] + (1 - momentum) * var
    return {"mu": new_mu, "var": new_var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z_norm = (Z - run_mu) / np.sqrt(run_var + epsilon)
    Z_tilde = gamma * Z_norm + beta
    return Z_tilde


# %% wrong variance_round_the_new_mean
# Adds how far the mean has moved, as for a pooled variance.
def update_running_stats(run, mu, var, momentum):
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    new_var = momentum * run["var"] + (1 - momentum) * (var + (mu - run["mu"]) ** 2)
    return {"mu": new_mu, "var": new_var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z_norm = (Z - run_mu) / np.sqrt(run_var + epsilon)
    Z_tilde = gamma * Z_norm + beta
    return Z_tilde


# %% wrong own_mean_running_variance
# Centres with the mean of the batch: a single example gives beta.
def update_running_stats(run, mu, var, momentum):
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    new_var = momentum * run["var"] + (1 - momentum) * var
    return {"mu": new_mu, "var": new_var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z_norm = (Z - Z.mean(axis=1, keepdims=True)) / np.sqrt(run_var + epsilon)
    Z_tilde = gamma * Z_norm + beta
    return Z_tilde


# %% wrong batch_if_there_is_one
# Takes the running averages for a single example only.
def update_running_stats(run, mu, var, momentum):
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    new_var = momentum * run["var"] + (1 - momentum) * var
    return {"mu": new_mu, "var": new_var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    if Z.shape[1] > 1:
        run_mu, run_var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    Z_norm = (Z - run_mu) / np.sqrt(run_var + epsilon)
    Z_tilde = gamma * Z_norm + beta
    return Z_tilde


# %% wrong half_and_half
# Mixes the running averages with the batch: an example depends on its neighbours.
def update_running_stats(run, mu, var, momentum):
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    new_var = momentum * run["var"] + (1 - momentum) * var
    return {"mu": new_mu, "var": new_var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    run_mu = (run_mu + Z.mean(axis=1, keepdims=True)) / 2
    Z_norm = (Z - run_mu) / np.sqrt(run_var + epsilon)
    Z_tilde = gamma * Z_norm + beta
    return Z_tilde


# %% wrong beta_scaled
# gamma (z_norm + beta): right for gamma = 1 or beta = 0.
def update_running_stats(run, mu, var, momentum):
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    new_var = momentum * run["var"] + (1 - momentum) * var
    return {"mu": new_mu, "var": new_var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    Z_norm = (Z - run_mu) / np.sqrt(run_var + epsilon)
    Z_tilde = gamma * (Z_norm + beta)
    return Z_tilde


# %% right moves_towards
# The old average and a share of the way; at test time a straight line for each unit.
def update_running_stats(run, mu, var, momentum):
    way = lambda old, new: old + (new - old) * (1 - momentum)
    return {name: way(run[name], new) for name, new in dict(mu=mu, var=var).items()}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    slope = gamma * (run_var + epsilon) ** -0.5
    return np.array([[a * (z - mean) + b for z in row] for row, a, b, mean in
                     zip(Z, slope.ravel(), beta.ravel(), run_mu.ravel())])


# %% right average
# Np.average with weights, and TensorFlow at test time.
def update_running_stats(run, mu, var, momentum):
    def both(old, new):
        return np.average(np.stack([old, new]), axis=0, weights=[momentum, 1 - momentum])
    return {"mu": both(run["mu"], mu), "var": both(run["var"], var)}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    print("test time")
    return tf.nn.batch_normalization(np.asarray(Z, float), run_mu, run_var, beta, gamma, epsilon).numpy()
