"""Answers to `ewa_weights`, from the notebook's text: each is wrong or right as it says."""

# %% wrong oldest_first
# The exponents fall.
def ewa_weights(beta, t):
    return (1 - beta) * beta ** np.arange(t - 1, -1, -1)

# %% wrong sums_to_one
# Scaled to 1.
def ewa_weights(beta, t):
    weights = beta ** np.arange(t)
    return weights / weights.sum()

# %% wrong first_day_whole
# As of a recursion that starts at theta_1: the oldest day has no 1 - beta.
def ewa_weights(beta, t):
    weights = (1 - beta) * beta ** np.arange(t)
    weights[-1] = beta ** (t - 1)
    return weights

# %% wrong one_day_more
# t + 1 days.
def ewa_weights(beta, t):
    return (1 - beta) * beta ** np.arange(t + 1)

# %% wrong by_mistaken_log
# exp(-age / days): only nearly the same.
def ewa_weights(beta, t):
    return (1 - beta) * np.exp(-np.arange(t) * (1 - beta))

# %% wrong column
# A column.
def ewa_weights(beta, t):
    return (1 - beta) * beta ** np.arange(t).reshape(-1, 1)

# %% right recursion
# Recursive.
def ewa_weights(beta, t):
    if t == 1:
        return np.array([1 - beta])
    return np.concatenate([[1 - beta], beta * ewa_weights(beta, t - 1)])

# %% right differences
# Differences of the powers: beta^k - beta^(k+1).
def ewa_weights(beta, t):
    powers = float(beta) ** np.arange(t + 1)
    return powers[:-1] - powers[1:]
