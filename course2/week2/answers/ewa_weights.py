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

# %% wrong first_whole
# The first day has the rest, as if v_0 were theta_1: the sum is 1.
def ewa_weights(beta, t):
    weights = (1 - beta) * beta ** np.arange(t)
    weights[-1] = beta ** (t - 1)
    return weights

# %% wrong one_more
# One weight too many.
def ewa_weights(beta, t):
    return (1 - beta) * beta ** np.arange(t + 1)

# %% wrong logs
# Through logarithms: NaN for today at beta 0.
def ewa_weights(beta, t):
    return (1 - beta) * np.exp(np.arange(t) * np.log(beta))

# %% wrong exponential
# exp(-(1 - beta) k) is only near beta ** k.
def ewa_weights(beta, t):
    return (1 - beta) * np.exp(-(1 - beta) * np.arange(t))

# %% wrong rounded
# Rounded to four digits.
def ewa_weights(beta, t):
    return np.round((1 - beta) * beta ** np.arange(t), 4)

# %% wrong column_2
# A column, (t, 1).
def ewa_weights(beta, t):
    return ((1 - beta) * beta ** np.arange(t))[:, None]

# %% right differences_2
# Each weight is what the missing part loses in a day.
def ewa_weights(beta, t):
    return -np.diff(np.asarray(beta, float) ** np.arange(t + 1.0))

# %% right loop
# One day after the other, as a list.
def ewa_weights(beta, t):
    weights = [1 - beta]
    while len(weights) < t:
        weights.append(beta * weights[-1])
    return weights

# %% right by_the_average
# Lets the average run over a single day of 1.
def ewa_weights(beta, t):
    days = np.eye(t)
    return exponentially_weighted_average(days, beta, bias_correction=False)[-1][::-1]
