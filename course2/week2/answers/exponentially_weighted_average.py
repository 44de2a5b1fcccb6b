"""Answers to `exponentially_weighted_average`, from the notebook's text: wrong or right as each says."""

# %% wrong zero_exponent
# t is the place in the list, from 0: the first day divides by 0.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages, v = np.zeros(np.shape(theta)), 0
    for t in range(len(theta)):
        v = beta * v + (1 - beta) * theta[t]
        averages[t] = v / (1 - beta**t) if bias_correction else v
    return averages

# %% wrong feeds_back
# The last entry of the result goes into the next one.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages, last = [], 0
    for t in range(1, len(theta) + 1):
        last = beta * last + (1 - beta) * theta[t - 1]
        if bias_correction:
            last = last / (1 - beta**t)
        averages.append(last)
    return np.array(averages)

# %% wrong moving_window
# The plain mean of the last 1 / (1 - beta) days.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    days = max(1, round(1 / (1 - beta)))
    return np.array([np.mean(theta[max(0, t - days + 1):t + 1], axis=0) for t in range(len(theta))])

# %% wrong copies_first_day
# v begins as theta_1.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages = np.array(theta, dtype=float)
    for t in range(1, len(theta)):
        averages[t] = beta * averages[t - 1] + (1 - beta) * theta[t]
    return averages

# %% wrong numbers_only
# float() of a row is an error.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages, v = np.zeros(np.shape(theta)), 0.0
    for t, value in enumerate(theta, start=1):
        v = beta * v + (1 - beta) * float(value)
        averages[t - 1] = v / (1 - beta**t) if bias_correction else v
    return averages

# %% wrong writes_into_theta
# Overwrites theta.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    v = 0.0
    for t in range(len(theta)):
        v = beta * v + (1 - beta) * theta[t]
        theta[t] = v / (1 - beta ** (t + 1)) if bias_correction else v
    return theta

# %% wrong one_row_for_all
# A table is averaged over its rows' numbers, too.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages, v = np.zeros(np.shape(theta)), 0.0
    for t, value in enumerate(theta, start=1):
        v = beta * v + (1 - beta) * np.mean(value)
        averages[t - 1] = v / (1 - beta**t) if bias_correction else v
    return averages

# %% right vectorised_correction
# The plain averages first, then one division for all days.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    rows = np.array(theta, dtype=np.float64)
    v = np.zeros_like(rows[0])
    plain = np.array([(v := v + (1 - beta) * (row - v)) for row in rows])
    if not bias_correction:
        return plain
    share = 1 - float(beta) ** np.arange(1, len(rows) + 1)
    return (plain.T / share).T

# %% right keeps_the_share
# Keeps the share of the weights given out so far beside v; returns a list.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    v, share, found = 0.0, 0.0, []
    for day in theta:
        v, share = beta * v + (1 - beta) * day, beta * share + (1 - beta)
        found.append(v / share if bias_correction else v)
    return found
