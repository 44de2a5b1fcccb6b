"""Answers to `threshold_parity`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong equal
# Unit k asks for exactly k.
def threshold_parity(bits):
    k = np.arange(1, len(bits) + 1).reshape(-1, 1)
    return (bits.sum(axis=0) == k) * 1, np.where(k % 2, 1, 0).T

# %% wrong wrong_signs
# Begins with minus.
def threshold_parity(bits):
    k = np.arange(1, len(bits) + 1).reshape(-1, 1)
    return (bits.sum(axis=0) >= k) * 1, ((-1.0)**k).T

# %% wrong more_than_k
# More than k.
def threshold_parity(bits):
    k = np.arange(1, len(bits) + 1).reshape(-1, 1)
    return (bits.sum(axis=0) > k) * 1, (-(-1.0)**k).T

# %% wrong parity_itself
# The parity in every row, and weights that take the first.
def threshold_parity(bits):
    parity = bits.sum(axis=0) % 2
    return np.tile(parity, (len(bits), 1)), np.eye(1, len(bits))

# %% wrong column_of_weights
# Weights as a column.
def threshold_parity(bits):
    k = np.arange(1, len(bits) + 1).reshape(-1, 1)
    return (bits.sum(axis=0) >= k) * 1, -(-1.0)**k

# %% right loop
# With a loop over the units.
def threshold_parity(bits):
    ones, rows, signs = np.sum(bits, axis=0), [], []
    for k in range(len(bits)):
        rows.append((ones > k + 0.5 - 0.1).astype(float))
        signs.append(1 if k % 2 == 0 else -1)
    return np.array(rows), np.array([signs])

# %% right booleans
# Truth values, and cumulative products of -1.
def threshold_parity(bits):
    n = bits.shape[0]
    return bits.sum(axis=0)[None] >= np.arange(n)[:, None] + 1, -np.cumprod(np.full((1, n), -1.0), axis=1)

# %% wrong running_sum
# The first k bits, not all of them.
def threshold_parity(bits):
    k = np.arange(1, len(bits) + 1)[:, None]
    return (np.cumsum(bits, axis=0) >= k).astype(float), np.where(k % 2 == 1, 1.0, -1.0).T

# %% wrong sorted_in_place
# Sorts the bits of the caller.
def threshold_parity(bits):
    bits.sort(axis=0)
    return bits[::-1].copy(), np.array([[(-1.0)**k for k in range(len(bits))]])

# %% wrong fitted_weights
# Weights that fit these columns, by least squares: with few columns they are others.
def threshold_parity(bits):
    k = np.arange(1, len(bits) + 1)[:, None]
    hidden = (np.sum(bits, axis=0) >= k).astype(float)
    parity = np.sum(bits, axis=0) % 2
    return hidden, np.linalg.lstsq(hidden.T, parity, rcond=None)[0][None]

# %% wrong from_zero
# k from 0: the first unit always says 1.
def threshold_parity(bits):
    k = np.arange(len(bits))[:, None]
    return (np.sum(bits, axis=0) >= k).astype(float), np.where(k % 2 == 1, 1.0, -1.0).T

# %% right sorting
# Sorted from the largest on, row k - 1 is 1 where at least k are.
def threshold_parity(bits):
    hidden = -np.sort(-np.asarray(bits, dtype=float), axis=0)
    return hidden, np.array([[1 - 2 * (k % 2) for k in range(len(bits))]])
