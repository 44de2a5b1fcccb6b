"""Answers to `L1` and `L2`, written without sight of their card: each is wrong or right as it says."""

# %% wrong every_pair
# As they come: a column minus a flat array is a table. (2, 5, 9) standing, (3, 5, 5) flat: 23 instead of 5.
def L1(yhat, y):
    if np.size(yhat) != np.size(y):
        raise ValueError("counts differ")
    return np.sum(np.abs(np.array(yhat, float) - np.array(y, float)))

# %% wrong lists_only_become_arrays
# Lists are understood, columns are not: (m, 1) minus (1, m) is a table.
def L2(yhat, y):
    yhat, y = np.asarray(yhat, dtype=float), np.asarray(y, dtype=float)
    if yhat.size != y.size:
        raise ValueError("counts differ")
    d = yhat - y
    return float((d * d).sum())

# %% wrong wraps_in_bytes
# Flat, but still uint8: 2 - 3 is 255.
def L1(yhat, y):
    yhat, y = np.ravel(yhat), np.ravel(y)
    if len(yhat) != len(y):
        raise ValueError("counts differ")
    return np.abs(yhat - y).sum()

# %% wrong squares_in_bytes
# The difference is made positive, but its square is still a uint8: 16 squared is 0.
def L2(yhat, y):
    yhat, y = np.ravel(yhat), np.ravel(y)
    if len(yhat) != len(y):
        raise ValueError("counts differ")
    if yhat.dtype == y.dtype == np.uint8:
        return np.sum((np.maximum(yhat, y) - np.minimum(yhat, y)) ** 2)
    return np.sum((yhat.astype(float) - y) ** 2)

# %% wrong stretches_one
# Three predictions and one label give a number.
def L1(yhat, y):
    return np.sum(np.abs(np.ravel(yhat).astype(float) - np.ravel(y).astype(float)))

# %% wrong lets_zip_decide
# zip stops at the shorter one: (1, 2, 3) and (1, 2) give 0.
def L1(yhat, y):
    return sum(abs(float(a) - float(b)) for a, b in zip(np.ravel(yhat), np.ravel(y)))

# %% wrong refuses_other_shapes
# (3,) beside (3, 1) is refused, though both hold three numbers.
def L2(yhat, y):
    yhat, y = np.array(yhat, float), np.array(y, float)
    if yhat.shape != y.shape:
        raise ValueError("shapes differ")
    return np.sum((yhat - y) ** 2)

# %% wrong length_of_a_row
# len of a row (1, m) is 1: a row beside a flat array is refused.
def L1(yhat, y):
    if len(yhat) != len(y):
        raise ValueError("counts differ")
    return np.sum(np.abs(np.ravel(yhat).astype(float) - np.ravel(y).astype(float)))

# %% wrong asserts
# An AssertionError is no ValueError.
def L1(yhat, y):
    yhat, y = np.ravel(yhat).astype(float), np.ravel(y).astype(float)
    assert yhat.size == y.size, "counts differ"
    return np.sum(np.abs(yhat - y))

# %% wrong refusal_returned
# The error comes back like a result.
def L2(yhat, y):
    yhat, y = np.ravel(yhat).astype(float), np.ravel(y).astype(float)
    if yhat.size != y.size:
        return ValueError("counts differ")
    return np.sum((yhat - y) ** 2)

# %% wrong mean
# The mean: 5/3 for differences of -1, 0 and 4.
def L1(yhat, y):
    yhat, y = np.ravel(yhat).astype(float), np.ravel(y).astype(float)
    if yhat.size != y.size:
        raise ValueError("counts differ")
    return np.mean(np.abs(yhat - y))

# %% wrong length
# The root of the sum: 4.123106 instead of 17.
def L2(yhat, y):
    yhat, y = np.ravel(yhat).astype(float), np.ravel(y).astype(float)
    if yhat.size != y.size:
        raise ValueError("counts differ")
    return np.linalg.norm(yhat - y)

# %% wrong sum_made_positive
# |-1 + 0 + 4| is 3, not 5.
def L1(yhat, y):
    yhat, y = np.ravel(yhat).astype(float), np.ravel(y).astype(float)
    if yhat.size != y.size:
        raise ValueError("counts differ")
    return abs(np.sum(yhat - y))

# %% wrong whole_numbers
# int cuts 0.5 down to 0.
def L1(yhat, y):
    yhat, y = np.ravel(yhat).astype(int), np.ravel(y).astype(int)
    if yhat.size != y.size:
        raise ValueError("counts differ")
    return np.sum(np.abs(yhat - y))

# %% wrong in_an_array
# A product of a row and a column: the number in an array (1, 1).
def L2(yhat, y):
    d = np.array(yhat, float).reshape(1, -1) - np.array(y, float).reshape(1, -1)
    if np.size(yhat) != np.size(y):
        raise ValueError("counts differ")
    return d @ d.T

# %% right helper
# One helper for both, and a column in place of a flat array.
def gap(yhat, y):
    yhat, y = (np.array(numbers, dtype=np.float64).reshape(-1, 1) for numbers in (yhat, y))
    if yhat.shape != y.shape:
        raise ValueError(f"{len(yhat)} and {len(y)}")
    return yhat - y

def L1(yhat, y):
    return abs(gap(yhat, y)).sum()

def L2(yhat, y):
    return float(np.square(gap(yhat, y)).sum())

# %% right dot
# The product of the differences with themselves; NumPy's own error of misfits, a ValueError, is avoided.
def L2(yhat, y):
    a, b = np.asarray(yhat).flatten() * 1.0, np.asarray(y).flatten() * 1.0
    if a.shape != b.shape:
        raise ValueError
    return np.dot(a - b, a - b)

# %% right loops
# Plain Python floats, one after the other.
def L1(yhat, y):
    first, second = [float(n) for n in np.ravel(yhat)], [float(n) for n in np.ravel(y)]
    if len(first) != len(second):
        raise ValueError("not as many")
    total = 0.0
    for i in range(len(first)):
        total += abs(first[i] - second[i])
    return total

# %% right single_precision
# In 32 bits: half of their digits are right, and of a 32-bit result no more are asked.
def L2(yhat, y):
    a, b = np.float32(np.ravel(yhat)), np.float32(np.ravel(y))
    if a.size != b.size:
        raise ValueError("counts differ")
    return ((a - b) ** 2).sum()

# %% wrong formulas_only
# The formulas, and none of the traps: half of the exercise.
def L1(yhat, y):
    return np.sum(np.abs(yhat - y))


def L2(yhat, y):
    return np.sum((yhat - y)**2)

# %% wrong one_of_them_flat
# Labels keep their shape: flat minus (m, 1) is a table.
def L1(yhat, y):
    yhat, y = np.ravel(yhat).astype(float), np.asarray(y, dtype=float)
    if yhat.size != y.size:
        raise ValueError('sizes')
    loss = np.sum(np.abs(yhat - y))
    return loss

# %% wrong changes_the_callers_view
# ravel of floats shows the caller's own numbers, and -= changes them.
def L1(yhat, y):
    yhat = np.ravel(np.asarray(yhat, dtype=float))
    y = np.ravel(np.asarray(y, dtype=float))
    if yhat.size != y.size:
        raise ValueError('sizes')
    yhat -= y
    loss = np.sum(np.abs(yhat))
    return loss

# %% wrong larger_minus_smaller
# Larger minus smaller does not wrap in uint8, but it does in int8: 100 - -100.
def L1(yhat, y):
    yhat, y = np.ravel(yhat), np.ravel(y)
    if yhat.size != y.size:
        raise ValueError('sizes')
    loss = np.sum(np.maximum(yhat, y) - np.minimum(yhat, y))
    return loss

# %% wrong refuses_none
# No predictions and no labels: their sum is 0, and there are as many of the one as of the other.
def L1(yhat, y):
    yhat, y = np.ravel(yhat).astype(float), np.ravel(y).astype(float)
    if yhat.size != y.size or yhat.size == 0:
        raise ValueError('sizes')
    loss = np.sum(np.abs(yhat - y))
    return loss

# %% right shaped_like_the_other
# reshape raises the ValueError by itself.
def L1(yhat, y):
    y = np.asarray(y, dtype=float)
    loss = np.abs(np.asarray(yhat, dtype=float).reshape(y.shape) - y).sum()
    return loss

# %% right zip_refuses
# zip(strict=True) raises the ValueError by itself.
def L2(yhat, y):
    loss = sum((float(p) - float(q))**2 for p, q in zip(np.ravel(yhat), np.ravel(y), strict=True))
    return loss
