"""Answers to `softmax`, written without sight of its card: each is wrong or right as it says."""

# %% wrong global_max
# One maximum for the whole matrix: a column far below it becomes 0 / 0. [[0, 800], [1, 801]] gives NaN in the
# first column.
def softmax(Z):
    e = np.exp(Z - np.max(Z))
    return e / e.sum(axis=0)

# %% wrong mean_shift
# The column's mean: exp(1000) overflows in the column (2000, 0), NaN.
def softmax(Z):
    e = np.exp(Z - np.mean(Z, axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)

# %% wrong median_shift
# The column's median: (1000, 0, 0) overflows, NaN.
def softmax(Z):
    e = np.exp(Z - np.median(Z, axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)

# %% wrong first_logit_shift
# The first logit: (0, 1000) overflows, (1000, 0) does not.
def softmax(Z):
    e = np.exp(Z - Z[0])
    return e / e.sum(axis=0)

# %% wrong last_logit_shift
# The last logit: (1000, 0) overflows.
def softmax(Z):
    e = np.exp(Z - Z[-1:])
    return e / e.sum(axis=0, keepdims=True)

# %% wrong min_shift
# The smallest logit: (1000, 0) gives inf / inf.
def softmax(Z):
    e = np.exp(Z - np.min(Z, axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)

# %% wrong no_shift
# exp(1000) is inf, inf / inf NaN.
def softmax(Z):
    e = np.exp(Z)
    return e / np.sum(e, axis=0, keepdims=True)

# %% wrong row_max
# The largest logit of the class and not of the example: [[0, 800], [1, 801]] gives exp(-800) / ..., 0 / 0 in
# the first column.
def softmax(Z):
    e = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)

# %% wrong abs_max
# The largest size: of (-1000, -999) every exponent is about -2000, 0 / 0.
def softmax(Z):
    e = np.exp(Z - np.abs(Z).max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)

# %% wrong never_below_zero
# Shifts down and never up: (-1000, -999) gives 0 / 0.
def softmax(Z):
    e = np.exp(Z - np.maximum(Z.max(axis=0, keepdims=True), 0))
    return e / e.sum(axis=0, keepdims=True)

# %% wrong fixed_shift
# 700 is taken from every logit: (1500, 0) overflows, (-100, -99) gives 0 / 0.
def softmax(Z):
    e = np.exp(Z - 700)
    return e / e.sum(axis=0, keepdims=True)

# %% wrong clipped
# Logits are cut at 500: (1000, 999) gives (0.5, 0.5) and not (0.731, 0.269).
def softmax(Z):
    e = np.exp(np.clip(Z, -500, 500))
    return e / e.sum(axis=0, keepdims=True)

# %% wrong divided
# Divided by the largest and not shifted: (5, 2, -1, 3) gives 0.38 in place of 0.84.
def softmax(Z):
    e = np.exp(Z / np.abs(Z).max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)

# %% wrong nan_patched
# NaN becomes 0: the column (1000, 0) gives (0, 0), which does not sum to 1.
def softmax(Z):
    with np.errstate(all="ignore"):
        e = np.exp(Z)
        return np.nan_to_num(e / e.sum(axis=0, keepdims=True))

# %% wrong infinity_patched
# Infinite exponentials become the largest float, the sum of two of them inf: (1000, 1000) gives (0, 0).
def softmax(Z):
    with np.errstate(all="ignore"):
        e = np.nan_to_num(np.exp(Z))
        return e / e.sum(axis=0, keepdims=True)

# %% wrong whole_sum
# One sum for the whole matrix: all entries sum to 1, columns do not.
def softmax(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return e / np.sum(e)

# %% wrong rows
# Rows sum to 1.
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

# %% wrong small_number_below
# A small number below the line: the column (0, -50) sums to 0.99999.
def softmax(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return e / (e.sum(axis=0, keepdims=True) + 1e-5)

# %% wrong mean_below
# Divides by the mean: columns sum to C.
def softmax(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return e / e.mean(axis=0, keepdims=True)

# %% wrong powers_of_two
# 2 ** z.
def softmax(Z):
    e = 2.0 ** (Z - Z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)

# %% wrong in_place
# Z -= the maximum works on the caller's logits: the cost that is computed next sees others.
def softmax(Z):
    Z -= Z.max(axis=0, keepdims=True)
    e = np.exp(Z)
    return e / e.sum(axis=0, keepdims=True)

# %% wrong in_place_by_out
# exp writes into the caller's array.
def softmax(Z):
    np.subtract(Z, Z.max(axis=0, keepdims=True), out=Z)
    np.exp(Z, out=Z)
    return Z / Z.sum(axis=0, keepdims=True)

# %% wrong flat
# A single column comes back as (C,).
def softmax(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return np.squeeze(e / e.sum(axis=0, keepdims=True))

# %% wrong log_softmax
# The logarithm of the probabilities.
def softmax(Z):
    Z = Z - Z.max(axis=0, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=0, keepdims=True))

# %% wrong sigmoids
# A sigmoid for each class, scaled to sum to 1: (5, 2, -1, 3) gives 0.33 for the first and not 0.84.
def softmax(Z):
    a = 1 / (1 + np.exp(-np.clip(Z, -700, 700)))
    return a / a.sum(axis=0, keepdims=True)

# %% wrong two_classes_by_sigmoid
# For two classes the sigmoid of the difference, written so that exp overflows: (-1000, 1000) is right, with a
# warning,
# but the two rows are exchanged.
def softmax(Z):
    if len(Z) == 2:
        first = 1 / (1 + np.exp(-(Z[1] - Z[0])))
        return np.stack([first, 1 - first])
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)

# %% wrong rounded
# Rounded to six decimals: exp(-20) is 0 and not 2e-9.
def softmax(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return np.round(e / e.sum(axis=0, keepdims=True), 6)

# %% wrong shift_of_first_column
# The maximum of the first example serves all: right for a single column.
def softmax(Z):
    e = np.exp(Z - Z[:, 0].max())
    return e / e.sum(axis=0, keepdims=True)

# %% wrong into_zeros_like
# Filled into zeros_like(Z): whole-number logits such as [[1], [2]] give whole-number probabilities, all 0.
def softmax(Z):
    A = np.zeros_like(Z)
    for i in range(Z.shape[1]):
        e = np.exp(Z[:, i] - Z[:, i].max())
        A[:, i] = e / e.sum()
    return A

# %% right column_by_column
# A loop, Python sums, a list of columns.
import math

def softmax(Z):
    columns = []
    for column in np.asarray(Z).T.tolist():
        largest = max(column)
        powers = [math.exp(z - largest) for z in column]
        columns.append([power / math.fsum(powers) for power in powers])
    return np.array(columns).T

# %% right einsum
# Adds up with einsum.
def softmax(Z):
    e = np.exp(Z - Z.max(axis=0))
    return e / np.einsum("cm->m", e)

# %% right scipy
# SciPy's own.
from scipy import special

def softmax(Z):
    return special.softmax(Z, axis=0)

# %% right tensorflow
# TensorFlow's own, in 64 bits, on rows.
def softmax(Z):
    return tf.transpose(tf.nn.softmax(tf.transpose(tf.cast(Z, tf.float64)))).numpy()

# %% right differences
# 1 over the sum of exp(z_j - z_i): what overflows to inf gives 0, with a warning.
def softmax(Z):
    return 1 / np.exp(Z[None, :, :] - Z[:, None, :]).sum(axis=1)

# %% right from_the_log_sum
# exp of z minus the log of the sum.
def softmax(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=0, keepdims=True))

# %% right recursive
# Halves the columns until one is left.
def softmax(Z):
    m = Z.shape[1]
    if m > 1:
        return np.hstack([softmax(Z[:, :m // 2]), softmax(Z[:, m // 2:])])
    T = np.exp(Z - sorted(Z[:, 0])[-1])
    return T / T.sum()
