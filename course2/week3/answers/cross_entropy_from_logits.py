"""Answers to `cross_entropy_from_logits`, written without sight of its card:
each is wrong or right as it says."""

# %% wrong global_max
# One maximum for all: of the columns (0, 1) and (2000, 2001) the first has log(0), the cost is -inf.
def cross_entropy_from_logits(Z, Y):
    M = np.max(Z)
    return np.mean(M + np.log(np.sum(np.exp(Z - M), axis=0)) - np.sum(Y * Z, axis=0))

# %% wrong mean_shift
# The column's mean: (2000, 0) overflows, the cost is inf.
def cross_entropy_from_logits(Z, Y):
    M = np.mean(Z, axis=0, keepdims=True)
    return np.mean(M + np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True))
                   - np.sum(Y * Z, axis=0, keepdims=True))

# %% wrong shift_by_the_true_logit
# The logit of the right class: (-1000, 0) with class 0 needs exp(1000), the cost is inf and not 1000.
def cross_entropy_from_logits(Z, Y):
    Z_true = np.sum(Y * Z, axis=0, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(Z - Z_true), axis=0)))

# %% wrong never_below_zero
# Shifts down and never up: (-1000, -999) has log(0).
def cross_entropy_from_logits(Z, Y):
    M = np.maximum(Z.max(axis=0, keepdims=True), 0)
    return np.mean(M + np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True))
                   - np.sum(Y * Z, axis=0, keepdims=True))

# %% wrong abs_max
# The largest size: (-1000, -999) has log(0), -inf.
def cross_entropy_from_logits(Z, Y):
    M = np.abs(Z).max(axis=0, keepdims=True)
    return np.mean(M + np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True))
                   - np.sum(Y * Z, axis=0, keepdims=True))

# %% wrong no_shift
# exp(1000) is inf, and so is the cost of (1000, 0).
def cross_entropy_from_logits(Z, Y):
    return np.mean(np.log(np.sum(np.exp(Z), axis=0)) - np.sum(Y * Z, axis=0))

# %% wrong log_of_softmax
# From probabilities: (-1000, 0) with class 0 has log(0): inf, and 0 times it NaN.
def cross_entropy_from_logits(Z, Y):
    return -np.sum(Y * np.log(softmax(Z))) / Y.shape[1]

# %% wrong log_of_the_picked
# Picks the probability first, so without NaN, but the cost of (-1000, 0) with class 0 is inf.
def cross_entropy_from_logits(Z, Y):
    return np.mean(-np.log(np.sum(Y * softmax(Z), axis=0)))

# %% wrong small_number
# 1e-8 in the logarithm: (-1000, 0) with class 0 costs 18.4 and not 1000.
def cross_entropy_from_logits(Z, Y):
    return -np.mean(np.sum(Y * np.log(softmax(Z) + 1e-8), axis=0))

# %% wrong small_number_public
# 1e-7, as it is often met in public: 16.1 and not 1000.
def cross_entropy_from_logits(Z, Y):
    return -np.mean(np.sum(Y * np.log(softmax(Z) + 1e-7), axis=0))

# %% wrong tiny_number
# 1e-300 in the logarithm: 690.8 and not 1000, and right for all that is below.
def cross_entropy_from_logits(Z, Y):
    return -np.mean(np.log(np.sum(Y * softmax(Z), axis=0) + 1e-300))

# %% wrong clipped_probabilities
# Probabilities of at least 1e-15: (-1000, 0) with class 0 costs 34.5.
def cross_entropy_from_logits(Z, Y):
    A = np.clip(softmax(Z), 1e-15, 1 - 1e-15)
    return -np.sum(Y * np.log(A)) / Z.shape[1]

# %% wrong clipped_logits
# Logits within 500: (-1000, 0) costs 500.
def cross_entropy_from_logits(Z, Y):
    Z = np.clip(Z, -500, 500)
    return np.mean(np.log(np.sum(np.exp(Z), axis=0)) - np.sum(Y * Z, axis=0))

# %% wrong nan_patched
# What is not finite counts 0: (-1000, 0) with class 0 costs 0 and not 1000.
def cross_entropy_from_logits(Z, Y):
    with np.errstate(all="ignore"):
        losses = -np.sum(np.nan_to_num(Y * np.log(softmax(Z)), nan=0, posinf=0, neginf=0), axis=0)
    return np.mean(losses)

# %% wrong column_mean_lost
# Shape (1, 1) and not one number: the mean keeps its dimensions.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    losses = M + np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True)) - np.sum(Y * Z, axis=0, keepdims=True)
    return np.mean(losses, axis=1, keepdims=True)

# %% wrong per_example
# The m losses and not their mean.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0)
    return M + np.log(np.sum(np.exp(Z - M), axis=0)) - np.sum(Y * Z, axis=0)

# %% wrong array_of_one
# Shape (1,).
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    losses = M + np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True)) - np.sum(Y * Z, axis=0, keepdims=True)
    return np.mean(losses, axis=1)

# %% wrong sum
# The sum over the examples.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    return np.sum(M + np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True))
                  - np.sum(Y * Z, axis=0, keepdims=True))

# %% wrong divided_by_classes
# Divides by C and not by m: right for square batches only.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    losses = M + np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True)) - np.sum(Y * Z, axis=0, keepdims=True)
    return np.sum(losses) / len(Y)

# %% wrong mean_of_all_entries
# The mean over classes, too: C times too small.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    log_A = Z - M - np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True))
    return -np.mean(Y * log_A)

# %% wrong worst_example
# The largest loss and not the mean: columns (0, 0) and (9, 0), both class 1, cost 9.0001 and not 4.847.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    log_sum = M + np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True))
    return np.max(log_sum - np.sum(Y * Z, axis=0, keepdims=True))

# %% wrong no_true_logit
# z_true is missing.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    return np.mean(M + np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True)))

# %% wrong max_not_added
# The maximum is taken away and not added again.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True))
                   - np.sum(Y * Z, axis=0, keepdims=True))

# %% wrong shifted_twice
# The true logit is shifted and the maximum added all the same.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    shifted = Z - M
    return np.mean(M + np.log(np.sum(np.exp(shifted), axis=0, keepdims=True))
                   - np.sum(Y * shifted, axis=0, keepdims=True))

# %% wrong largest_for_true
# The largest logit for the true one: the labels are not looked at.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True)))

# %% wrong logarithm_to_ten
# log10: 1.3775 and not 3.1719 for (5, 2, -1, 3), class 1.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    log_A = Z - M - np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True))
    return -np.mean(np.sum(Y * log_A, axis=0)) / np.log(10)

# %% wrong sign
# The minus is missing: costs below 0.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0, keepdims=True)
    log_A = Z - M - np.log(np.sum(np.exp(Z - M), axis=0, keepdims=True))
    return np.mean(np.sum(Y * log_A, axis=0))

# %% wrong other_classes_too
# log(1 - a) of the other classes is added, as for a sigmoid.
def cross_entropy_from_logits(Z, Y):
    A = np.clip(softmax(Z), 1e-300, 1 - 1e-16)
    return np.mean(np.sum(-Y * np.log(A) - (1 - Y) * np.log(1 - A), axis=0))

# %% wrong rows
# Sums along the examples.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=1, keepdims=True)
    return np.mean(M + np.log(np.sum(np.exp(Z - M), axis=1, keepdims=True))
                   - np.sum(Y * Z, axis=1, keepdims=True))

# %% wrong rows_for_keras
# Keras takes examples as rows; the columns are handed over as they are.
def cross_entropy_from_logits(Z, Y):
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    return float(loss(Y.astype("float64"), Z.astype("float64")))

# %% wrong probabilities_for_logits
# Softmax twice: from_logits is missing the other way round, the loss takes the softmax of probabilities.
def cross_entropy_from_logits(Z, Y):
    losses = tf.nn.softmax_cross_entropy_with_logits(labels=Y.T.astype("float64"),
                                                     logits=softmax(Z).T.astype("float64"))
    return float(tf.reduce_mean(losses))

# %% wrong in_place
# Z -= the maximum works on the caller's logits.
def cross_entropy_from_logits(Z, Y):
    Z -= Z.max(axis=0, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(Z), axis=0)) - np.sum(Y * Z, axis=0))

# %% wrong averaged_over_calls
# The mean of this batch and all before.
seen = []

def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0)
    seen.append(np.mean(M + np.log(np.sum(np.exp(Z - M), axis=0)) - np.sum(Y * Z, axis=0)))
    return np.mean(seen)

# %% wrong rounded
# Rounded to four decimals: (20, 0) with class 0 costs 2.06e-9 and not 0.
def cross_entropy_from_logits(Z, Y):
    M = Z.max(axis=0)
    return round(float(np.mean(M + np.log(np.sum(np.exp(Z - M), axis=0)) - np.sum(Y * Z, axis=0))), 4)

# %% right numpy_float32
# TensorFlow's 32 bits, as a NumPy scalar.
def cross_entropy_from_logits(Z, Y):
    losses = tf.nn.softmax_cross_entropy_with_logits(labels=tf.constant(Y.T, tf.float32),
                                                     logits=tf.constant(Z.T, tf.float32))
    return tf.reduce_mean(losses).numpy()

# %% right tensor_float32
# The same number as a tensor.
def cross_entropy_from_logits(Z, Y):
    losses = tf.nn.softmax_cross_entropy_with_logits(labels=tf.constant(Y.T, tf.float32),
                                                     logits=tf.constant(Z.T, tf.float32))
    return tf.reduce_mean(losses)

# %% right scipy
# SciPy's logsumexp; the picked logits by a product.
from scipy import special

def cross_entropy_from_logits(Z, Y):
    return (special.logsumexp(Z, axis=0) - np.einsum("cm,cm->m", Y, Z)).mean()

# %% right loop
# Example by example, with math.
import math

def cross_entropy_from_logits(Z, Y):
    total = 0.0
    for z, y in zip(np.asarray(Z).T.tolist(), np.asarray(Y).T.tolist()):
        top = max(z)
        total += top - z[y.index(max(y))] + math.log(sum(math.exp(value - top) for value in z))
    return total / len(Z[0])

# %% right pairs
# The log of a sum, two at a time.
def cross_entropy_from_logits(Z, Y):
    log_sum = Z[0]
    for row in Z[1:]:
        log_sum = np.logaddexp(log_sum, row)
    m = Z.shape[1]
    true = Z[np.argmax(Y, axis=0), np.arange(m)]
    return np.dot(log_sum - true, np.full(m, 1 / m))

# %% right keras
# Keras on rows in 64 bits.
def cross_entropy_from_logits(Z, Y):
    losses = keras.ops.categorical_crossentropy(keras.ops.cast(Y.T, "float64"),
                                                keras.ops.cast(Z.T, "float64"), from_logits=True)
    return float(keras.ops.mean(losses))

# %% right log_probabilities
# The log of softmax, written without softmax, picked with where.
def cross_entropy_from_logits(Z, Y):
    shifted = Z - Z.max(axis=0)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=0))
    return -np.where(Y == 1, log_probabilities, 0).sum() / Y.shape[1]
