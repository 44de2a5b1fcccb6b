"""Answers to `sigmoid`, written without sight of its card: each is wrong or right as it says."""

# %% wrong minus_lost
# No minus in the exponent: sigmoid(2) is 0.119203 instead of 0.880797.
def sigmoid(z):
    z_safe = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(z_safe))

# %% wrong brackets_lost
# 1 / 1 + x is (1 / 1) + x: sigmoid(0) is 2.
def sigmoid(z):
    z_safe = np.clip(z, -500, 500)
    return 1 / 1 + np.exp(-z_safe)

# %% wrong exp_over_exp
# The other form of the formula, without a cut: sigmoid(1000) is inf / inf, NaN.
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))

# %% wrong cut_at_1000
# Cut off, but where np.exp has long overflowed: sigmoid(900) is inf / inf, NaN.
def sigmoid(z):
    e = np.exp(np.clip(z, -1000, 1000))
    return e / (e + 1)

# %% wrong cut_at_10
# Cut off far too early: sigmoid(-1000) is 0.0000454 instead of 0, and sigmoid(-20) the same.
def sigmoid(z):
    z_safe = np.clip(z, -10, 10)
    return 1 / (1 + np.exp(-z_safe))

# %% wrong cut_at_12
# Cut off a little too early: sigmoid(-14) is 0.00000614 instead of 0.00000083.
def sigmoid(z):
    z_safe = np.clip(z, -12, 12)
    return 1 / (1 + np.exp(-z_safe))

# %% wrong certain_from_10_on
# Beyond 10 it answers exactly 0 or 1: sigmoid(-10.5) is 0 instead of 0.0000275.
def sigmoid(z):
    z = np.clip(z, -500, 500)
    return np.where(z > 10, 1.0, np.where(z < -10, 0.0, 1 / (1 + np.exp(-z))))

# %% wrong probabilities_cut
# Keeps the probabilities away from 0 and 1: sigmoid(-1000) is 0.00001 instead of 0.
def sigmoid(z):
    a = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return np.clip(a, 1e-5, 1 - 1e-5)

# %% wrong clip_in_place
# Cuts off the scores in the caller's own array: z = [1000.] is [500.] afterwards.
def sigmoid(z):
    if isinstance(z, np.ndarray):
        np.clip(z, -500, 500, out=z)
    else:
        z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))

# %% wrong rounded
# Rounds to four digits: sigmoid(2) is 0.8808 instead of 0.880797.
def sigmoid(z):
    return np.round(1 / (1 + np.exp(-np.clip(z, -500, 500))), 4)

# %% wrong atleast_1d
# A number becomes an array of one: sigmoid(0) is array([0.5]), but the docstring says "same shape".
def sigmoid(z):
    z_safe = np.clip(np.atleast_1d(z), -500, 500)
    return 1 / (1 + np.exp(-z_safe))

# %% wrong numbers_only
# min, max and math.exp take a single number: an array of two stops with a ValueError.
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-max(-500, min(500, z))))

# %% wrong math_overflow
# Without the cut math.exp does not give inf but stops: sigmoid(-1000) is an OverflowError.
import math

@np.vectorize
def sigmoid(z):
    return 1 / (1 + math.exp(-z))

# %% wrong tables_only
# Two loops for rows and columns: an array of shape (2,) or (2, 3, 4) stops with an error.
def sigmoid(z):
    if np.ndim(z) == 0:
        return 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    a = np.zeros((z.shape[0], z.shape[1]))
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            a[i, j] = 1 / (1 + np.exp(-np.clip(z[i, j], -500, 500)))
    return a

# %% wrong whole_numbers_stay_whole
# zeros_like takes over the type: for the whole numbers [0, 2] the results are cut to [0, 0].
def sigmoid(z):
    z = np.asarray(z)
    a = np.zeros_like(z)
    a[...] = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return a if a.ndim else a[()]

# %% wrong flattened
# Loses the shape: for scores (2, 2) it returns 4 numbers in a row.
def sigmoid(z):
    a = np.array([1 / (1 + np.exp(-np.clip(score, -500, 500))) for score in np.ravel(z)])
    return a if np.ndim(z) else a[0]

# %% wrong tanh_without_halves
# (1 + tanh(z)) / 2 is the sigmoid of 2z: sigmoid(2) is 0.982014 instead of 0.880797.
def sigmoid(z):
    return (1 + np.tanh(z)) / 2

# %% wrong both_sides_alike
# Never a large exponent, but only right for z >= 0: sigmoid(-2) is 0.880797 instead of 0.119203.
def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(z)))

# %% wrong one_branch_for_all
# The first score decides which formula is used for all: [-1, 1000] gives NaN in the second place.
def sigmoid(z):
    if np.ravel(z)[0] >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))

# %% wrong masks_with_products
# Both branches are computed and multiplied by 0 or 1: 0 * NaN is NaN at z = 1000.
def sigmoid(z):
    positive = np.asarray(z) >= 0
    return positive * (1 / (1 + np.exp(-np.abs(z)))) + (1 - positive) * (np.exp(z) / (1 + np.exp(z)))

# %% wrong slope_of_it
# Returns a * (1 - a), the slope: sigmoid(0) is 0.25.
def sigmoid(z):
    a = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return a * (1 - a)

# %% right two_branches
# A formula for each sign; np.where picks.
def sigmoid(z):
    z = np.clip(z, -500, 500)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))[()]

# %% right half_tanh
# By the hyperbolic tangent, which never overflows.
def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))

# %% right logaddexp
# log(1 + e^-z) first, then one exponential.
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))

# %% right scipy_expit
# SciPy has it.
from scipy.special import expit

def sigmoid(z):
    return expit(np.asarray(z, dtype=float))

# %% right float32
# In single precision, also for a single number: np.float32(0.8807971).
def sigmoid(z):
    z_safe = np.clip(np.asarray(z, dtype=np.float32), -80, 80)
    return 1 / (1 + np.exp(-z_safe))

# %% right one_by_one
# A loop over all places, whatever the shape; and a line that tells what it does.
def sigmoid(z):
    z = np.array(z, dtype=float)
    print("scores of shape", z.shape)
    a = np.empty(z.shape)
    for place, score in np.ndenumerate(z):
        a[place] = 1 / (1 + np.exp(-min(max(score, -500), 500)))
    return a if a.ndim else float(a)

# %% right recursion
# Goes down axis by axis until single numbers are left.
import math

def sigmoid(z):
    if np.ndim(z) == 0:
        return 1 / (1 + math.exp(-max(-500.0, min(500.0, float(z)))))
    return np.array([sigmoid(part) for part in z]).reshape(np.shape(z))

# %% right tensor
# TensorFlow's own, returned as a tensor.
import tensorflow as tf

def sigmoid(z):
    return tf.math.sigmoid(tf.convert_to_tensor(np.asarray(z, dtype=np.float64)))

# %% right powers_below_one
# e^-|z| is never above 1; a formula for each sign.
def sigmoid(z):
    power = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1 / (1 + power), power / (1 + power))
