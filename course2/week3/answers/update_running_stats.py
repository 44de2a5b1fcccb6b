"""Answers to `update_running_stats`, written without sight of its card: each is wrong or right as it says."""

# %% wrong weights_exchanged
# PyTorch's convention: from mean 0, momentum 0.9, a batch with mean 3 gives 2.7 and not 0.3.
def update_running_stats(run, mu, var, momentum):
    return {"mu": (1 - momentum) * run["mu"] + momentum * mu,
            "var": (1 - momentum) * run["var"] + momentum * var}

# %% wrong fixed_momentum
# 0.9 whatever was passed: momentum 0.99 gives 0.3 and not 0.03.
def update_running_stats(run, mu, var, momentum):
    return {"mu": 0.9 * run["mu"] + 0.1 * mu, "var": 0.9 * run["var"] + 0.1 * var}

# %% wrong fixed_new_weight
# The old weight varies, the new one is 0.1.
def update_running_stats(run, mu, var, momentum):
    return {"mu": momentum * run["mu"] + 0.1 * mu, "var": momentum * run["var"] + 0.1 * var}

# %% wrong variance_not_moved
# Only the mean moves: from variance 1 a batch with 3.5 leaves 1 and not 1.25.
def update_running_stats(run, mu, var, momentum):
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu, "var": run["var"]}

# %% wrong variance_replaced
# The variance is that of the last batch.
def update_running_stats(run, mu, var, momentum):
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu, "var": var}

# %% wrong changes_run
# The caller's dict is changed and returned.
def update_running_stats(run, mu, var, momentum):
    run["mu"] = momentum * run["mu"] + (1 - momentum) * mu
    run["var"] = momentum * run["var"] + (1 - momentum) * var
    return run

# %% wrong changes_the_arrays
# A new dict, but *= works on the caller's arrays.
def update_running_stats(run, mu, var, momentum):
    new = dict(run)
    new["mu"] *= momentum
    new["mu"] += (1 - momentum) * mu
    new["var"] *= momentum
    new["var"] += (1 - momentum) * var
    return new

# %% wrong changes_the_batch
# The batch's own mean and variance are scaled in place: the cache they come from is another one afterwards.
def update_running_stats(run, mu, var, momentum):
    mu *= 1 - momentum
    var *= 1 - momentum
    return {"mu": momentum * run["mu"] + mu, "var": momentum * run["var"] + var}

# %% wrong deviations
# Averages the deviations: from 1 and a batch with 125 it gives (0.9 + 1.118) ** 2 = 4.07 and not 13.4.
def update_running_stats(run, mu, var, momentum):
    deviation = momentum * np.sqrt(run["var"]) + (1 - momentum) * np.sqrt(var)
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu, "var": deviation ** 2}

# %% wrong deviation_returned
# "var" holds a root.
def update_running_stats(run, mu, var, momentum):
    new_var = momentum * run["var"] + (1 - momentum) * var
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu, "var": np.sqrt(new_var)}

# %% wrong variance_of_the_mixture
# The spread of the means is added to the variance: 1.25 + 0.09 * 9 = 2.06 and not 1.25.
def update_running_stats(run, mu, var, momentum):
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    spread = momentum * (1 - momentum) * (mu - run["mu"]) ** 2
    return {"mu": new_mu, "var": momentum * run["var"] + (1 - momentum) * var + spread}

# %% wrong mean_for_variance
# mu in the second line, left from copying.
def update_running_stats(run, mu, var, momentum):
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    new_var = momentum * run["var"] + (1 - momentum) * mu
    return {"mu": new_mu, "var": new_var}

# %% wrong new_not_weighted
# The new values come in full: 3 and not 0.3.
def update_running_stats(run, mu, var, momentum):
    return {"mu": momentum * run["mu"] + mu, "var": momentum * run["var"] + var}

# %% wrong old_not_weighted
# The old value keeps all its weight: variance 1 and 3.5 give 1.35 and not 1.25.
def update_running_stats(run, mu, var, momentum):
    return {"mu": run["mu"] + (1 - momentum) * mu, "var": run["var"] + (1 - momentum) * var}

# %% wrong plain_mean
# Halfway between.
def update_running_stats(run, mu, var, momentum):
    return {"mu": (run["mu"] + mu) / 2, "var": (run["var"] + var) / 2}

# %% wrong first_batch_taken
# While the mean is still 0 the batch is taken as it is: 3 and not 0.3.
def update_running_stats(run, mu, var, momentum):
    if not np.any(run["mu"]):
        return {"mu": mu, "var": var}
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu,
            "var": momentum * run["var"] + (1 - momentum) * var}

# %% wrong bias_corrected
# Divided by 1 - momentum, as Adam does in its first step.
def update_running_stats(run, mu, var, momentum):
    new_mu = (momentum * run["mu"] + (1 - momentum) * mu) / (1 - momentum)
    new_var = (momentum * run["var"] + (1 - momentum) * var) / (1 - momentum)
    return {"mu": new_mu, "var": new_var}

# %% wrong momentum_or_default
# `or` takes a momentum of 0 for a missing one: 0.3 and not 3.
def update_running_stats(run, mu, var, momentum):
    momentum = momentum or 0.9
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu,
            "var": momentum * run["var"] + (1 - momentum) * var}

# %% wrong momentum_growing
# The momentum warms up with the number of calls: a second call gives another result than the first one.
calls = [0]

def update_running_stats(run, mu, var, momentum):
    calls[0] += 1
    momentum = min(momentum, calls[0] / (calls[0] + 1))
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu,
            "var": momentum * run["var"] + (1 - momentum) * var}

# %% wrong at_least_one
# The variance is kept from falling below 1: 0.01 and 0.01 give 1.
def update_running_stats(run, mu, var, momentum):
    new_var = momentum * run["var"] + (1 - momentum) * var
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu, "var": np.maximum(new_var, 1)}

# %% wrong other_keys
# The keys are "running_mu" and "running_var".
def update_running_stats(run, mu, var, momentum):
    return {"running_mu": momentum * run["mu"] + (1 - momentum) * mu,
            "running_var": momentum * run["var"] + (1 - momentum) * var}

# %% wrong pair
# A pair, no dict.
def update_running_stats(run, mu, var, momentum):
    return momentum * run["mu"] + (1 - momentum) * mu, momentum * run["var"] + (1 - momentum) * var

# %% wrong flat
# Shape (n,).
def update_running_stats(run, mu, var, momentum):
    return {"mu": (momentum * run["mu"] + (1 - momentum) * mu)[:, 0],
            "var": (momentum * run["var"] + (1 - momentum) * var)[:, 0]}

# %% wrong mean_over_the_units
# One number for all units.
def update_running_stats(run, mu, var, momentum):
    return {"mu": momentum * run["mu"] + (1 - momentum) * np.mean(mu),
            "var": momentum * run["var"] + (1 - momentum) * np.mean(var)}

# %% wrong same_dict_at_one
# Momentum 1: run itself comes back, where a new dict is promised.
def update_running_stats(run, mu, var, momentum):
    if momentum == 1:
        return run
    return {"mu": momentum * run["mu"] + (1 - momentum) * mu,
            "var": momentum * run["var"] + (1 - momentum) * var}

# %% wrong rounded
# Rounded to three decimals: variances of 1e-5 become 0.
def update_running_stats(run, mu, var, momentum):
    return {"mu": np.round(momentum * run["mu"] + (1 - momentum) * mu, 3),
            "var": np.round(momentum * run["var"] + (1 - momentum) * var, 3)}

# %% right comprehension
# A loop over the two names.
def update_running_stats(run, mu, var, momentum):
    new = {"mu": mu, "var": var}
    return {name: old * momentum + new[name] * (1 - momentum) for name, old in run.items()}

# %% right step
# A step from the old value towards the new one.
def update_running_stats(run, mu, var, momentum):
    step = 1 - momentum
    return {"mu": run["mu"] - step * (run["mu"] - mu), "var": run["var"] - step * (run["var"] - var)}

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

# %% right tensors
# TensorFlow in 64 bits; tensors come back.
def update_running_stats(run, mu, var, momentum):
    def mixed(old, new):
        old, new = tf.cast(old, tf.float64), tf.cast(new, tf.float64)
        return old + (new - old) * tf.constant(1 - momentum, tf.float64)
    return {"mu": mixed(run["mu"], mu), "var": mixed(run["var"], var)}

# %% right deep_copy
# A copy of the dict, worked on in place.
import copy

def update_running_stats(run, mu, var, momentum):
    new = copy.deepcopy(run)
    for name, batch in zip(("mu", "var"), (mu, var)):
        new[name] = np.average(np.stack([new[name], batch]), axis=0, weights=[momentum, 1 - momentum])
    return new
