"""Answers to `softmax_backward`, written without sight of its card: each is wrong or right as it says."""

# %% wrong no_mean
# 1/m is missing: three examples give a gradient three times too large.
def softmax_backward(Y_hat, Y):
    return Y_hat - Y

# %% wrong classes_for_examples
# Divides by C: right for square batches only.
def softmax_backward(Y_hat, Y):
    return (Y_hat - Y) / Y.shape[0]

# %% wrong all_entries
# Divides by C m.
def softmax_backward(Y_hat, Y):
    return (Y_hat - Y) / Y.size

# %% wrong examples_by_len
# len() is the number of rows.
def softmax_backward(Y_hat, Y):
    m = len(Y_hat)
    return (1 / m) * (Y_hat - Y)

# %% wrong sign
# y - y_hat.
def softmax_backward(Y_hat, Y):
    return (Y - Y_hat) / Y.shape[1]

# %% wrong divided_twice
# 1/m twice.
def softmax_backward(Y_hat, Y):
    m = Y.shape[1]
    return (Y_hat - Y) / m / m

# %% wrong only_one_divided
# Brackets: only Y is divided.
def softmax_backward(Y_hat, Y):
    return Y_hat - Y / Y.shape[1]

# %% wrong sigmoid_slope
# a (1 - a) once more.
def softmax_backward(Y_hat, Y):
    return (Y_hat - Y) * Y_hat * (1 - Y_hat) / Y.shape[1]

# %% wrong derivative_of_the_loss
# -y / y_hat is the derivative with respect to y_hat.
def softmax_backward(Y_hat, Y):
    return -Y / Y_hat / Y.shape[1]

# %% wrong chain_rule
# The chain rule in full: right, until a probability is 0. (0, 1) with class 0 gives 0 * inf, NaN; it should
# be (-1, 1).
def softmax_backward(Y_hat, Y):
    dY_hat = -Y / Y_hat / Y.shape[1]
    return Y_hat * (dY_hat - np.sum(dY_hat * Y_hat, axis=0, keepdims=True))

# %% wrong chain_rule_with_a_small_number
# With 1e-8 below: (0, 1) with class 0 gives (0, 0).
def softmax_backward(Y_hat, Y):
    dY_hat = -Y / (Y_hat + 1e-8) / Y.shape[1]
    return Y_hat * (dY_hat - np.sum(dY_hat * Y_hat, axis=0, keepdims=True))

# %% wrong clipped
# Probabilities of at least 1e-3: (0, 0, 1) with class 0 gives (-0.999, 0.001, 0.999), which does not sum to
# 0.
def softmax_backward(Y_hat, Y):
    return (np.clip(Y_hat, 1e-3, 1 - 1e-3) - Y) / Y.shape[1]

# %% wrong true_class_only
# Only the row of the true class: the others are 0.
def softmax_backward(Y_hat, Y):
    return Y * (Y_hat - 1) / Y.shape[1]

# %% wrong other_classes_only
# 0 in the row of the true class.
def softmax_backward(Y_hat, Y):
    return (1 - Y) * Y_hat / Y.shape[1]

# %% wrong in_place
# Y_hat -= Y works on the caller's probabilities.
def softmax_backward(Y_hat, Y):
    Y_hat -= Y
    Y_hat /= Y.shape[1]
    return Y_hat

# %% wrong one_taken_in_place
# Takes 1 from the true class in the caller's own array.
def softmax_backward(Y_hat, Y):
    dZ = Y_hat
    dZ[Y == 1] -= 1
    return dZ / Y.shape[1]

# %% wrong hard_choice
# The chosen class and not its probability: a column that is right gives 0.
def softmax_backward(Y_hat, Y):
    chosen = np.eye(len(Y_hat))[:, Y_hat.argmax(axis=0)]
    return (chosen - Y) / Y.shape[1]

# %% wrong one_example_early
# For one example nothing is subtracted.
def softmax_backward(Y_hat, Y):
    if Y.shape[1] == 1:
        return Y_hat
    return (Y_hat - Y) / Y.shape[1]

# %% wrong mean_of_columns
# The mean over the examples, (C, 1), and not a column for each.
def softmax_backward(Y_hat, Y):
    return np.mean(Y_hat - Y, axis=1, keepdims=True)

# %% wrong whole_division
# // rounds down: (0.3, -0.8) / 3 gives (0, -1).
def softmax_backward(Y_hat, Y):
    return (Y_hat - Y) // Y.shape[1]

# %% wrong first_batch_size
# m is remembered from the first call: a smaller last batch is divided by the size of the first.
sizes = []

def softmax_backward(Y_hat, Y):
    sizes.append(Y.shape[1])
    return (Y_hat - Y) / sizes[0]

# %% wrong m_minus_one
# m - 1.
def softmax_backward(Y_hat, Y):
    return (Y_hat - Y) / max(Y.shape[1] - 1, 1)

# %% wrong classes_present
# The number of classes that are there for m: right when every class occurs once.
def softmax_backward(Y_hat, Y):
    return (Y_hat - Y) / np.count_nonzero(Y.sum(axis=1))

# %% wrong half
# Divided by 2m, as for squares.
def softmax_backward(Y_hat, Y):
    return (Y_hat - Y) / (2 * Y.shape[1])

# %% wrong rounded
# Rounded to four decimals.
def softmax_backward(Y_hat, Y):
    return np.round((Y_hat - Y) / Y.shape[1], 4)

# %% wrong transposed
# Examples as rows.
def softmax_backward(Y_hat, Y):
    return ((Y_hat - Y) / Y.shape[1]).T

# %% right loops
# Entry by entry.
def softmax_backward(Y_hat, Y):
    C, m = Y.shape
    dZ = np.zeros((C, m))
    for c in range(C):
        for i in range(m):
            dZ[c, i] = (Y_hat[c, i] - Y[c, i]) / m
    return dZ

# %% right count_of_ones
# One-hot columns sum to 1, so the sum of Y is m.
def softmax_backward(Y_hat, Y):
    return np.subtract(Y_hat, Y) / Y.sum()

# %% right copy_and_subtract
# 1 is taken from the true class of a copy.
def softmax_backward(Y_hat, Y):
    dZ = np.array(Y_hat, dtype=float)
    dZ[Y.argmax(axis=0), np.arange(Y.shape[1])] -= 1.0
    dZ /= dZ.shape[1]
    return dZ

# %% right tensor
# A tensor of 64 bits.
def softmax_backward(Y_hat, Y):
    difference = tf.cast(Y_hat, tf.float64) - tf.cast(Y, tf.float64)
    return difference / tf.cast(tf.shape(difference)[1], tf.float64)

# %% right where
# y_hat - 1 where the class is, else y_hat.
def softmax_backward(Y_hat, Y):
    return np.where(np.asarray(Y) > 0.5, Y_hat - 1, Y_hat) * (1 / Y.shape[1])

# %% right jacobian
# diag(a) - a a' times the derivative by a, with y_hat cancelled by hand where it stands below the line.
def softmax_backward(Y_hat, Y):
    columns = [a * y.sum() - y for a, y in zip(Y_hat.T, Y.T)]
    return np.stack(columns, axis=1) / len(columns)
