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

# %% wrong first_is_theta
# v_1 is the first day, not (1 - beta) times it, and nothing is corrected.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages = np.zeros(np.shape(theta))
    v = 0.0
    for t, value in enumerate(theta, start=1):
        v = beta * v + (1 - beta) * value
        averages[t - 1] = v if t > 1 or not bias_correction else value
        v = averages[t - 1] if t == 1 else v
    return averages

# %% wrong t_from_zero
# t from 0: divides by 0 on the first day; here mended with 1.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages = np.zeros(np.shape(theta))
    v = 0.0
    for t, value in enumerate(theta, start=1):
        v = beta * v + (1 - beta) * value
        averages[t - 1] = v / (1 - beta ** (t - 1) if t > 1 else 1) if bias_correction else v
    return averages

# %% wrong ten_days_only
# Corrects the first ten days only: with beta 0.98 day 11 is 5 times too small.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages = np.zeros(np.shape(theta))
    v = 0.0
    for t, value in enumerate(theta, start=1):
        v = beta * v + (1 - beta) * value
        averages[t - 1] = v / (1 - beta**t) if bias_correction and t <= 10 else v
    return averages

# %% wrong closed_form
# All at once: beta ** -t overflows for a small beta or many days.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    theta = np.asarray(theta, dtype=float)
    if beta == 0:
        return theta.copy()
    t = np.arange(1, len(theta) + 1).reshape((-1,) + (1,) * (theta.ndim - 1))
    averages = (1 - beta) * np.cumsum(theta * beta ** -t.astype(float), axis=0) * beta ** t
    return averages / (1 - beta ** t) if bias_correction else averages

# %% wrong mean_of_row
# One average for the whole row: the columns are mixed.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages = np.zeros(np.shape(theta))
    v = 0.0
    for t, value in enumerate(theta, start=1):
        value = np.mean(value)
        v = beta * v + (1 - beta) * value
        averages[t - 1] = v / (1 - beta**t) if bias_correction else v
    return averages

# %% wrong window_mean
# The mean of the last 1 / (1 - beta) days.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages = np.zeros(np.shape(theta))
    days = int(round(1 / (1 - beta)))
    for t in range(len(theta)):
        averages[t] = np.mean(theta[max(0, t - days + 1):t + 1], axis=0)
        if not bias_correction:
            averages[t] *= 1 - beta ** (t + 1)
    return averages

# %% wrong theta_scaled
# Multiplies theta itself by 1 - beta: the caller's numbers change.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages = np.zeros(np.shape(theta))
    v = 0.0
    for t in range(len(theta)):
        v = beta * v + (1 - beta) * theta[t]
        averages[t] = v / (1 - beta ** (t + 1)) if bias_correction else v
    try:
        theta[:] = averages
    except (TypeError, ValueError):
        pass
    return averages

# %% wrong beta_t
# Divides by 1 - beta * t.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages = np.zeros(np.shape(theta))
    v = 0.0
    for t, value in enumerate(theta, start=1):
        v = beta * v + (1 - beta) * value
        averages[t - 1] = v / (1 - beta * t) if bias_correction else v
    return averages

# %% right filter
# SciPy's linear filter, then the correction by columns.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    from scipy.signal import lfilter
    theta = np.asarray(theta, dtype=float)
    v = lfilter([1 - beta], [1, -beta], theta, axis=0)
    days = np.arange(1, len(theta) + 1)
    return (v.T / (1 - beta ** days)).T if bias_correction else v

# %% right matrix_of_weights
# A triangle of weights times theta.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    theta = np.asarray(theta, dtype=float)
    ages = np.subtract.outer(np.arange(len(theta)), np.arange(len(theta)))
    weights = np.where(ages >= 0, (1 - beta) * beta ** np.maximum(ages, 0.0), 0)
    if bias_correction:
        weights = weights / weights.sum(axis=1, keepdims=True)
    return weights @ theta

# %% right list_in_64
# Keeps its days in a list; 1 - beta ** t as a running product.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    found, v, left = [], np.zeros(np.shape(theta)[1:]), 1.0
    for value in theta:
        v = v + (1 - beta) * (value - v)
        left = left * beta
        found.append(v / (1 - left) if bias_correction else v)
    return np.array(found)

# %% wrong grows_into_beta
# Takes the smaller of beta and (t - 1) / t, a warm-up that others use.
def exponentially_weighted_average(theta, beta, bias_correction=True):
    averages = np.zeros(np.shape(theta))
    v = 0.0
    for t, value in enumerate(theta, start=1):
        now = min(beta, (t - 1) / t) if bias_correction else beta
        v = now * v + (1 - now) * value
        averages[t - 1] = v
    return averages
