"""Answers to `compute_cost`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong as_it_stands
# The formula as it is written: NaN where an output is exactly 0 or 1.
def compute_cost(A2, Y):
    return -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / Y.shape[1]

# %% wrong epsilon
# 1e-8 inside the logarithm.
def compute_cost(A2, Y):
    losses = Y * np.log(A2 + 1e-8) + (1 - Y) * np.log(1 - A2 + 1e-8)
    return -np.sum(losses) / Y.shape[1]

# %% wrong mean_over_all
# np.mean: divides by the number of outputs, too.
def compute_cost(A2, Y):
    return -np.mean(np.log(np.where(Y == 1, A2, 1 - A2)))

# %% wrong no_loss_above_one
# Each loss is cut off at 1.
def compute_cost(A2, Y):
    losses = -np.log(np.where(Y == 1, A2, 1 - A2))
    return np.sum(np.minimum(losses, 1)) / Y.shape[1]

# %% wrong product_of_matrices
# Y @ log(A2).T: for one output right, but an array (1, 1); for several a table.
def compute_cost(A2, Y):
    safe = np.where(Y == 1, A2, 0.5)
    other = np.where(Y == 1, 0.5, A2)
    total = Y @ np.log(safe).T + (1 - Y) @ np.log(1 - other).T
    return -total / Y.shape[1]

# %% wrong base_two
# Bits: log2.
def compute_cost(A2, Y):
    return -np.sum(np.log2(np.where(Y == 1, A2, 1 - A2))) / Y.shape[1]

# %% wrong squared
# The squared error.
def compute_cost(A2, Y):
    return np.sum((A2 - Y) ** 2) / Y.shape[1]

# %% right loop
# One number after the other, with math.
import math

def compute_cost(A2, Y):
    total, m = 0.0, Y.shape[1]
    for a, y in zip(np.ravel(A2), np.ravel(Y)):
        total += -math.log(a if y == 1 else 1 - a)
    return total / m

# %% right where_argument
# Logarithms only where they count.
def compute_cost(A2, Y):
    ones, zeros = Y == 1, Y == 0
    first = np.log(A2, where=ones, out=np.zeros(A2.shape))
    second = np.log(1 - A2, where=zeros, out=np.zeros(A2.shape))
    return np.mean(np.sum(-first - second, axis=0))

# %% wrong tiny_eps
# 1e-15 inside: a probability of 1e-20 costs 34.5 in place of 46.
def compute_cost(A2, Y):
    return -np.sum(Y * np.log(A2 + 1e-15) + (1 - Y) * np.log(1 - A2 + 1e-15)) / Y.shape[1]

# %% wrong clip
# Kept 1e-7 from 0 and 1: a probability of 1e-13 costs 16.1 in place of 29.9.
def compute_cost(A2, Y):
    A = np.clip(A2, 1e-07, 1 - 1e-07)
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1]

# %% wrong product_then_log
# The product of a thousand probabilities is 0.
def compute_cost(A2, Y):
    return -np.log(np.prod(np.where(Y == 1, A2, 1 - A2))) / Y.shape[1]

# %% wrong rows_divided
# Divides by the number of outputs.
def compute_cost(A2, Y):
    return -np.sum(np.log(np.where(Y == 1, A2, 1 - A2))) / Y.shape[0]

# %% right xlogy
# By SciPy's xlogy.
def compute_cost(A2, Y):
    from scipy.special import xlogy, xlog1py
    return float(-(xlogy(Y, A2) + xlog1py(1 - Y, -A2)).sum(axis=0).mean())

# %% right abs_form
# The probability of what came is |a - (1 - y)|.
def compute_cost(A2, Y):
    return -np.log(np.abs(A2 - (1 - Y))).sum() / A2.shape[1]

# %% right nansum
# 0 times infinity is left out of the sum.
def compute_cost(A2, Y):
    with np.errstate(all="ignore"):
        return np.nansum(-(Y * np.log(A2)) - (1 - Y) * np.log(1 - A2)) / Y.shape[1]
