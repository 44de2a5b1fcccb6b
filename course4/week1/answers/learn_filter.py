"""Answers to `learn_filter`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong error_slides_over_itself
# The map Y slides over X in place of the error.
def learn_filter(X, Y, lr, steps):
    K = np.zeros((3, 3))
    for _ in range(steps):
        K = K + lr * 2 / Y.size * (corr2d(X, Y))
    return K

# %% wrong error_turned_round
# Y less what came out, and still minus.
def learn_filter(X, Y, lr, steps):
    K = np.zeros((3, 3))
    for _ in range(steps):
        K = K - 2 * lr * corr2d(X, Y - corr2d(X, K)) / Y.size
    return K

# %% wrong nine_for_N
# Divides by the nine numbers of the kernel.
def learn_filter(X, Y, lr, steps):
    K = np.zeros((3, 3))
    for _ in range(steps):
        K = K - 2 * lr * corr2d(X, corr2d(X, K) - Y) / K.size
    return K

# %% wrong rows_for_N
# Divides by the number of rows.
def learn_filter(X, Y, lr, steps):
    K = np.zeros((3, 3))
    for _ in range(steps):
        K = K - 2 * lr * corr2d(X, corr2d(X, K) - Y) / len(Y)
    return K

# %% wrong centre_pixels
# All nine meet the pixels of the middle.
def learn_filter(X, Y, lr, steps):
    K = np.zeros((3, 3))
    for _ in range(steps):
        error = corr2d(X, K) - Y
        K = K - 2 * lr * np.mean(error * X[1:-1, 1:-1])
    return K

# %% wrong stops_early
# Stops when the cost rises.
def learn_filter(X, Y, lr, steps):
    K, before = np.zeros((3, 3)), np.inf
    for _ in range(steps):
        error = corr2d(X, K) - Y
        if np.mean(error**2) > 0.9 * before:
            break
        before = np.mean(error**2)
        K = K - 2 * lr * corr2d(X, error) / Y.size
    return K

# %% wrong random_start
# Small numbers in place of zeros.
def learn_filter(X, Y, lr, steps):
    K = 0.01 * np.random.default_rng(0).normal(size=(3, 3))
    for _ in range(steps):
        K = K - 2 * lr * corr2d(X, corr2d(X, K) - Y) / Y.size
    return K

# %% wrong error_of_the_start
# The error is computed once, before the loop.
def learn_filter(X, Y, lr, steps):
    K = np.zeros((3, 3))
    error = corr2d(X, K) - Y
    for _ in range(steps):
        K = K - lr * 2 / Y.size * corr2d(X, error)
    return K

# %% wrong good_enough
# Stops when the cost is small.
def learn_filter(X, Y, lr, steps):
    K = np.zeros((3, 3))
    for _ in range(steps):
        error = corr2d(X, K) - Y
        if np.mean(error**2) < 0.05:
            break
        K = K - lr * 2 / Y.size * corr2d(X, error)
    return K

# %% right nudges
# Two-sided differences are exact for squares.
def learn_filter(X, Y, lr, steps):
    K = np.zeros((3, 3))
    cost = lambda kernel: np.mean((corr2d(X, kernel) - Y) ** 2)
    for _ in range(steps):
        slopes = np.zeros((3, 3))
        for u, v in np.ndindex(3, 3):
            nudge = np.zeros((3, 3))
            nudge[u, v] = 0.5
            slopes[u, v] = cost(K + nudge) - cost(K - nudge)
        K = K - lr * slopes
    return K

# %% right in_place
# Writes into its own K.
def learn_filter(X, Y, lr, steps):
    K = np.zeros((3, 3))
    while steps > 0:
        K -= lr * corr2d(X, 2 * (corr2d(X, K) - Y)) / np.prod(np.shape(Y))
        steps -= 1
    return K
