"""Answers to `normalize_rows` and `softmax`, written without sight of its card: each is wrong or right as it says."""

# %% wrong keepdims_lost
# n lengths in a plain list are taken for a row. [[3, 4], [6, 8]] becomes [[0.6, 0.4], [1.2, 0.8]];
# a table of shape (2, 3) stops.
def normalize_rows(x):
    lengths = np.sqrt(np.sum(x**2, axis=1))
    return x / lengths

# %% wrong columns
# Adds down the columns: [[3, 4], [-5, 12]] becomes [[0.514496, 0.316228], ...].
def normalize_rows(x):
    lengths = np.sqrt(np.sum(x**2, axis=0, keepdims=True))
    return x / lengths

# %% wrong one_length_for_all
# The length of the whole table: the row (3, 4) of [[3, 4], [-5, 12]] becomes (0.215, 0.287).
def normalize_rows(x):
    return x / np.linalg.norm(x)

# %% wrong root_lost
# Divides by the squared length: (3, 4) becomes (0.12, 0.16).
def normalize_rows(x):
    return x / np.sum(x**2, axis=1, keepdims=True)

# %% wrong sizes_added
# The sum of the sizes, not the length: (3, 4) becomes (3/7, 4/7).
def normalize_rows(x):
    return x / np.linalg.norm(x, ord=1, axis=1, keepdims=True)

# %% wrong largest_is_one
# Divides by the largest size of the row: (3, 4) becomes (0.75, 1).
def normalize_rows(x):
    return x / np.abs(x).max(axis=1, keepdims=True)

# %% wrong mean_of_squares
# The mean for the sum: (3, 4) gets the length 1.414214.
def normalize_rows(x):
    return x / np.sqrt(np.mean(x**2, axis=1, keepdims=True))

# %% wrong square_of_the_sum
# Adds first and squares then: (3, 4) becomes (3/7, 4/7), and (1, -1) is divided by 0.
def normalize_rows(x):
    return x / np.sqrt(np.sum(x, axis=1, keepdims=True) ** 2)

# %% wrong in_place
# Changes the caller's array: x = [[3., 4.]] is [[0.6, 0.8]] afterwards. The docstring says "a new array".
def normalize_rows(x):
    x /= np.sqrt(np.sum(x**2, axis=1, keepdims=True))
    return x

# %% wrong rows_in_place
# `row` is a view of the caller's array, and the loop changes it.
def normalize_rows(x):
    for i, row in enumerate(x):
        x[i] = row / np.sqrt(row @ row)
    return x.copy()

# %% wrong epsilon
# A small number against a division by zero, which cannot happen: the row (3e-8, 4e-8) gets the length 5/6.
def normalize_rows(x):
    return x / (np.linalg.norm(x, axis=1, keepdims=True) + 1e-8)

# %% wrong epsilon_in_the_root
# The same under the root: the row (0.003, 0.004) gets the length 0.995 instead of 1.
def normalize_rows(x):
    return x / np.sqrt(np.sum(x**2, axis=1, keepdims=True) + 2.5e-7)

# %% wrong short_rows_stay
# Only rows longer than 1 are shortened: (0.3, 0.4) stays as it is.
def normalize_rows(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1)

# %% wrong early_return
# Hands back the caller's own array when it looks normalised already. "A new array" is promised: for
# x = [[0.6, 0.8]] the result *is* x, and whoever changes one changes the other.
def normalize_rows(x):
    lengths = np.linalg.norm(x, axis=1, keepdims=True)
    if np.allclose(lengths, 1):
        return x
    return x / lengths

# %% wrong signs_lost
# The direction goes: (-5, 12) becomes (5/13, 12/13).
def normalize_rows(x):
    squares = x**2
    return np.sqrt(squares / squares.sum(axis=1, keepdims=True))

# %% wrong whole_numbers_stay_whole
# zeros_like takes over the type: for the whole numbers [[3, 4]] the result is [[0, 0]].
def normalize_rows(x):
    result = np.zeros_like(x)
    for i in range(x.shape[0]):
        result[i] = x[i] / np.sqrt(np.sum(x[i] ** 2))
    return result

# %% wrong two_columns_only
# The length of the first two numbers: the row (2, 3, 6), of length 7, is divided by 3.605551.
def normalize_rows(x):
    lengths = np.hypot(x[:, :1], x[:, 1:2])
    return x / lengths

# %% wrong standardised
# Mean 0 and spread 1 for each row, which is something else: (3, 4) becomes (-1, 1).
def normalize_rows(x):
    centred = x - x.mean(axis=1, keepdims=True)
    return centred / x.std(axis=1, keepdims=True)

# %% wrong transposed
# Divides rightly, and leaves the table on its side: (3, 2) comes back as (2, 3).
def normalize_rows(x):
    return x.T / np.sqrt(np.sum(x**2, axis=1))

# %% wrong rounded
# Rounds to three digits: -5/13 becomes -0.385.
def normalize_rows(x):
    return np.round(x / np.linalg.norm(x, axis=1, keepdims=True), 3)

# %% wrong last_row_left_out
# The loop ends one row early: of [[3, 4], [-5, 12]] the second row stays (-5, 12).
def normalize_rows(x):
    result = np.array(x, dtype=float)
    for i in range(len(x) - 1):
        result[i] /= np.sqrt(np.sum(x[i] ** 2))
    return result

# %% right linalg_norm
# NumPy's own length.
def normalize_rows(x):
    return x / np.linalg.norm(x, axis=1, keepdims=True)

# %% right einsum
# Each row times itself, added up by einsum; None makes the column.
def normalize_rows(x):
    return x / np.sqrt(np.einsum("ij,ij->i", x, x))[:, None]

# %% right hypot
# The length as a chain of right-angled triangles.
def normalize_rows(x):
    return x / np.hypot.reduce(x, axis=1).reshape(-1, 1)

# %% right loops
# Number by number, in lists.
import math

def normalize_rows(x):
    rows = []
    for row in x:
        total = 0.0
        for number in row:
            total += float(number) ** 2
        rows.append([float(number) / math.sqrt(total) for number in row])
    return np.array(rows)

# %% right lying_down
# Works on the transposed table, where the plain list of lengths fits, and turns it back.
def normalize_rows(x):
    return (x.T / np.sqrt((x.T**2).sum(axis=0))).T

# %% right scaled_first
# Divides by the largest number before squaring, so that nothing overflows.
def normalize_rows(x):
    scaled = x / np.abs(x).max(axis=1, keepdims=True)
    return scaled / np.sqrt((scaled * scaled).sum(axis=1, keepdims=True))

# %% right float32
# In single precision.
def normalize_rows(x):
    x = x.astype(np.float32)
    return x / np.sqrt(np.sum(np.square(x), axis=1, keepdims=True))

# %% right recursion
# The first row, then the rest; a helper for one row.
def unit(row):
    return row / row.dot(row) ** 0.5

def normalize_rows(x):
    first = unit(x[0])[np.newaxis]
    return first if len(x) == 1 else np.concatenate([first, normalize_rows(x[1:])])

# %% right its_own_list
# Rows of floats in a list; nothing is shared with x.
def normalize_rows(x):
    return [row / np.linalg.norm(row) for row in x]

# %% right view_of_a_new_array
# The result is a view, but not of x.
def normalize_rows(x):
    wide = np.zeros((2 * len(x), x.shape[1]))
    wide[::2] = x / np.linalg.norm(x, axis=1, keepdims=True)
    return wide[::2]

# %% wrong softmax_by_columns
# Adds down the columns: the columns add up to 1, the rows do not. A single row becomes ones.
def softmax(x):
    e = np.exp(x - x.max(axis=0))
    return e / e.sum(axis=0)

# %% wrong softmax_without_keepdims
# Stops for (2, 3); for [[0, ln 3], [ln 4, 0]] the first number is 1/4, but the second is 3/5 instead of 3/4.
def softmax(x):
    x = x - x.max(axis=1, keepdims=True)
    return np.exp(x) / np.sum(np.exp(x), axis=1)

# %% wrong softmax_as_it_stands
# The formula as it stands: a row of 1000s is NaN.
def softmax(x):
    return np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True)

# %% wrong softmax_one_maximum
# The largest of the whole table: a row near -1000 beside one near 1000 is 0 / 0.
def softmax(x):
    e = np.exp(x - np.max(x))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong softmax_column_maximum
# The largest of each column: in [[1000, 0], [0, 1000]] every row has one e^0 and one e^-1000, as it should; in
# [[1000, 1000], [0, 0]] the second row is 0 / 0.
def softmax(x):
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong softmax_smallest
# Subtracts the smallest: [[0, 1000]] is NaN.
def softmax(x):
    e = np.exp(x - np.min(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong softmax_divided_by_the_largest
# Scales the scores instead of shifting them: [[ln 1, ln 3]] becomes 0.27 and 0.73.
def softmax(x):
    x = x / np.abs(x).max(axis=1, keepdims=True)
    return np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True)

# %% wrong softmax_clipped
# Cuts the scores at 700: [[1000, 900]] becomes one half each instead of 1 and 0.
def softmax(x):
    e = np.exp(np.clip(x, -700, 700))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong softmax_nan_to_zero
# Mends NaN afterwards: [[1000, 0]] becomes 0 and 0.
def softmax(x):
    e = np.exp(x)
    return np.nan_to_num(e / np.sum(e, axis=1, keepdims=True))

# %% wrong softmax_in_place
# The caller's scores are shifted.
def softmax(x):
    x -= x.max(axis=1, keepdims=True)
    return np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)

# %% wrong softmax_sigmoids
# A sigmoid for each score: the rows do not add up to 1.
def softmax(x):
    return sigmoid(x)

# %% right softmax_row_by_row
# Each row by itself, with plain sums.
def softmax(x):
    rows = []
    for row in x:
        powers = [np.exp(score - max(row)) for score in row]
        rows.append([power / sum(powers) for power in powers])
    return np.array(rows)

# %% right softmax_scipy
# SciPy's.
from scipy.special import softmax as by_scipy

def softmax(x):
    return by_scipy(x, axis=1)

# %% right softmax_turned
# On the transpose, where a flat array of sums fits.
def softmax(x):
    t = x.T - x.max(axis=1)
    return (np.exp(t) / np.exp(t).sum(axis=0)).T

# %% wrong softmax_largest_size
# The largest |score|: a row of -1000 and -1001 becomes e^-2000, and 0 by 0.
def softmax(x):
    powers = np.exp(x - np.max(np.abs(x), axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)

# %% wrong softmax_half_way
# Half-way between smallest and largest score: 2000 beside 0 is still e^1000.
def softmax(x):
    lowest = np.min(x, axis=1, keepdims=True)
    highest = np.max(x, axis=1, keepdims=True)
    powers = np.exp(x - (lowest + highest) / 2)
    return powers / np.sum(powers, axis=1, keepdims=True)

# %% wrong softmax_only_when_large
# The largest is subtracted only where scores are large: rows near -1000 become 0 by 0.
def softmax(x):
    if np.max(x) > 700:
        x = x - np.max(x, axis=1, keepdims=True)
    powers = np.exp(x)
    return powers / np.sum(powers, axis=1, keepdims=True)

# %% wrong softmax_more_digits
# 80-bit floats reach e^11356: enough for 1000, not for scores of any size.
def softmax(x):
    powers = np.exp(np.asarray(x, dtype=np.longdouble))
    return (powers / np.sum(powers, axis=1, keepdims=True)).astype(float)

# %% wrong softmax_into_whole_numbers
# zeros_like of whole numbers holds whole numbers: all probabilities below 1 become 0.
def softmax(x):
    s = np.zeros_like(x)
    for i, row in enumerate(x):
        powers = np.exp(row - np.max(row))
        s[i] = powers / np.sum(powers)
    return s

# %% right softmax_by_its_logarithm
# The logarithm of the sum is subtracted inside the exponential.
def softmax(x):
    return np.exp(x - np.logaddexp.reduce(np.asarray(x, float), axis=1, keepdims=True))

# %% right softmax_by_ratios
# 1 / sum of e^(other - own): an exponential that overflows gives 1 / inf, which is 0.
def softmax(x):
    return 1 / np.exp(x[:, np.newaxis, :] - x[:, :, np.newaxis]).sum(axis=2)
