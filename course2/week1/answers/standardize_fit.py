"""Answers to `standardize_fit` and `standardize_apply`.

Written from the notebook's text: each is wrong or right as it says.
"""

# %% wrong where_sigma_is_zero
# Asks whether sigma is 0.
def standardize_fit(X):
    mu, sigma = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    sigma[sigma == 0] = 1
    return mu, sigma

# %% wrong epsilon
# A small number under the root.
def standardize_fit(X):
    mu = np.mean(X, axis=1, keepdims=True)
    return mu, np.sqrt(np.mean((X - mu) ** 2, axis=1, keepdims=True) + 1e-12)

# %% wrong isclose
# np.isclose with 0: a deviation of 1e-9 counts as none.
def standardize_fit(X):
    mu, sigma = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    return mu, np.where(np.isclose(sigma, 0), 1.0, sigma)

# %% wrong mean_of_squares
# The root of the mean square, without the mean subtracted.
def standardize_fit(X):
    return X.mean(axis=1, keepdims=True), np.sqrt((X**2).mean(axis=1, keepdims=True))

# %% wrong first_and_second_equal
# Compares two examples only.
def standardize_fit(X):
    mu, sigma = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    return mu, np.where(X[:, :1] == X[:, 1:2], 1.0, sigma) if X.shape[1] > 1 else np.ones(mu.shape)

# %% wrong own_fit
# The new examples are fitted anew.
def standardize_apply(X, mu, sigma):
    mu, sigma = standardize_fit(X)
    return (X - mu) / sigma

# %% wrong into_the_array
# Writes into X.
def standardize_apply(X, mu, sigma):
    for j in range(len(X)):
        X[j] = (X[j] - mu[j]) / sigma[j]
    return X

# %% wrong guarded
# Divides by sigma plus a little.
def standardize_apply(X, mu, sigma):
    return (X - mu) / (sigma + 1e-8)

# %% right loop
# Row by row, with a set of the numbers.
def standardize_fit(X):
    mu, sigma = np.zeros((len(X), 1)), np.ones((len(X), 1))
    for j, row in enumerate(X):
        mu[j] = row.mean()
        if len(set(row.tolist())) > 1:
            sigma[j] = np.sqrt(np.mean((row - row.mean()) ** 2))
    return mu, sigma

# %% right all_equal
# All equal to the first.
def standardize_fit(X):
    still = (X == X[:, [0]]).all(axis=1, keepdims=True)
    sigma = np.var(X, axis=1, keepdims=True) ** 0.5
    sigma[still] = 1
    return np.average(X, axis=1).reshape(-1, 1), sigma

# %% right columns
# Column by column.
def standardize_apply(X, mu, sigma):
    return np.hstack([(X[:, [i]] - mu) / sigma for i in range(X.shape[1])])

# %% wrong first_is_last
# Compares the first example with the last.
def standardize_fit(X):
    mu = np.mean(X, axis=1, keepdims=True)
    s = np.std(X, axis=1, keepdims=True)
    sigma = np.where(X[:, :1] == X[:, -1:], 1.0, s)
    return (mu, sigma)

# %% wrong tiny_counts_as_still
# Deviations below 1e-12 count as none.
def standardize_fit(X):
    mu = np.mean(X, axis=1, keepdims=True)
    s = np.std(X, axis=1, keepdims=True)
    sigma = np.where(s < 1e-12, 1.0, s)
    return (mu, sigma)

# %% wrong relative_to_the_mean
# Small beside the mean counts as none.
def standardize_fit(X):
    mu = np.mean(X, axis=1, keepdims=True)
    s = np.std(X, axis=1, keepdims=True)
    sigma = np.where(s <= 1e-08 * np.abs(mu), 1.0, s)
    return (mu, sigma)

# %% wrong relative_12
# A closer bound, still a bound.
def standardize_fit(X):
    mu = np.mean(X, axis=1, keepdims=True)
    s = np.std(X, axis=1, keepdims=True)
    sigma = np.where(s <= 1e-12 * np.abs(mu), 1.0, s)
    return (mu, sigma)

# %% wrong mean_of_still_is_zero
# A still feature gets mean 0.
def standardize_fit(X):
    mu = np.where(X.max(1, keepdims=True) == X.min(1, keepdims=True), 0.0, X.mean(1, keepdims=True))
    s = np.std(X, axis=1, keepdims=True)
    sigma = np.where(X.max(1, keepdims=True) == X.min(1, keepdims=True), 1.0, s)
    return (mu, sigma)

# %% wrong whole_numbers_stay
# Filled into an array like X: whole numbers are cut.
def standardize_fit(X):
    mu = np.mean(X, axis=1, keepdims=True)
    s = np.std(X, axis=1, keepdims=True)
    sigma = np.where(X.max(1, keepdims=True) == X.min(1, keepdims=True), 1.0, s)
    return (mu, sigma)

def standardize_apply(X, mu, sigma):
    out = np.zeros_like(X)
    for j in range(X.shape[0]):
        out[j] = (X[j] - mu[j, 0]) / sigma[j, 0]
    return out

# %% wrong whole_means
# Means kept in an array like X: whole numbers are cut.
def standardize_fit(X):
    mu, sigma = (np.zeros_like(X[:, :1]), np.ones((len(X), 1)))
    for j, row in enumerate(X):
        mu[j] = row.mean()
        if row.max() != row.min():
            sigma[j] = row.std()
    return (mu, sigma)

# %% wrong clipped
# Far numbers are cut at three deviations.
def standardize_fit(X):
    mu = np.mean(X, axis=1, keepdims=True)
    s = np.std(X, axis=1, keepdims=True)
    sigma = np.where(X.max(1, keepdims=True) == X.min(1, keepdims=True), 1.0, s)
    return (mu, sigma)

def standardize_apply(X, mu, sigma):
    return np.clip((X - mu) / sigma, -3, 3)

# %% wrong still_stays
# A still feature is not moved.
def standardize_fit(X):
    mu = np.mean(X, axis=1, keepdims=True)
    s = np.std(X, axis=1, keepdims=True)
    sigma = np.where(X.max(1, keepdims=True) == X.min(1, keepdims=True), 1.0, s)
    return (mu, sigma)

def standardize_apply(X, mu, sigma):
    return np.where(sigma == 1, X, (X - mu) / sigma)

# %% wrong still_is_zero
# A still feature is always 0, also for new examples.
def standardize_fit(X):
    mu = np.mean(X, axis=1, keepdims=True)
    s = np.std(X, axis=1, keepdims=True)
    sigma = np.where(X.max(1, keepdims=True) == X.min(1, keepdims=True), 1.0, s)
    return (mu, sigma)

def standardize_apply(X, mu, sigma):
    return np.where(sigma == 1, 0.0, (X - mu) / sigma)

# %% right differences
# Looks at the steps from example to example.
def standardize_fit(X):
    mu = np.mean(X, axis=1, keepdims=True)
    s = np.std(X, axis=1, keepdims=True)
    sigma = np.where(np.any(np.diff(X, axis=1), axis=1, keepdims=True), s, 1)
    return (mu, sigma)

# %% right sets
# Counts the different numbers of each row.
def standardize_fit(X):
    mu = [[float(np.mean(row))] for row in X]
    sigma = [[1.0] if len(set(row.tolist())) == 1 else [float(np.std(row))] for row in X]
    return (np.array(mu), np.array(sigma))

# %% right by_hand
# Matrix products with ones.
def standardize_fit(X):
    m = X.shape[1]
    ones = np.ones((m, 1)) / m
    mu = X @ ones
    sigma = np.sqrt((X - mu) ** 2 @ ones)
    sigma[np.ptp(X, axis=1) == 0] = 1
    return (mu, sigma)

def standardize_apply(X, mu, sigma):
    return np.stack([(row - a) / s for row, a, s in zip(X, mu, sigma)])
