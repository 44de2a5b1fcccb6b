"""Answers to `largest_stable_rate`, from the notebook's text: each is wrong or right as it says."""

# %% wrong no_beta
# 2 / k.
def largest_stable_rate(curvatures, beta=0.0):
    return 2 / np.max(curvatures)

# %% wrong heavy_ball
# The other form.
def largest_stable_rate(curvatures, beta=0.0):
    return 2 * (1 + beta) / np.max(curvatures)

# %% wrong flattest
# The flattest direction.
def largest_stable_rate(curvatures, beta=0.0):
    return 2 * (1 + beta) / ((1 - beta) * np.min(curvatures))

# %% wrong a_little_below
# One per cent below, to be safe.
def largest_stable_rate(curvatures, beta=0.0):
    return 0.99 * 2 * (1 + beta) / ((1 - beta) * np.max(curvatures))

# %% wrong average
# The mean.
def largest_stable_rate(curvatures, beta=0.0):
    return 2 * (1 + beta) / ((1 - beta) * np.mean(curvatures))

# %% right loop
# Over all directions.
def largest_stable_rate(curvatures, beta=0.0):
    rates = []
    for k in curvatures:
        rates.append((2 + 2 * beta) / (k * (1 - beta)))
    return min(rates)

# %% right sorted
# From the sorted.
def largest_stable_rate(curvatures, beta=0.0):
    steepest = float(sorted(curvatures)[-1])
    return (1 + beta) / (1 - beta) / (steepest / 2)

# %% wrong sum
# Their sum.
def largest_stable_rate(curvatures, beta=0.0):
    return 2 * (1 + beta) / ((1 - beta) * np.sum(curvatures))

# %% wrong last
# The last one is taken for the steepest.
def largest_stable_rate(curvatures, beta=0.0):
    return 2 * (1 + beta) / ((1 - beta) * curvatures[-1])

# %% wrong per_direction
# A border for each direction.
def largest_stable_rate(curvatures, beta=0.0):
    return 2 * (1 + beta) / ((1 - beta) * np.asarray(curvatures))

# %% right smallest_border
# The smallest of the borders.
def largest_stable_rate(curvatures, beta=0.0):
    return min(2 / k * (1 + beta) / (1 - beta) for k in curvatures)

# %% right halving
# Halves an interval; largest eigenvalue of the two-step recursion.
def largest_stable_rate(curvatures, beta=0.0):
    k = max(curvatures)
    low, high = 0.0, 1e6 / k / (1 - beta)
    for _ in range(120):
        middle = (low + high) / 2
        a = middle * (1 - beta) * k
        roots = np.roots([1, -(1 + beta - a), beta])
        low, high = (middle, high) if np.abs(roots).max() <= 1 + 1e-15 else (low, middle)
    return low
