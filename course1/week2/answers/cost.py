"""Answers to `cost` and `cost_from_logits`, written without sight of its card: each is wrong or right as it says."""

# %% wrong log_of_sigmoid
# By the probabilities of one's own sigmoid: z = -1000, y = 1 costs infinity or NaN instead of 1000.
def cost_from_logits(Z, Y):
    A = sigmoid(Z)
    return float(np.mean(-(Y * np.log(A) + (1 - Y) * np.log(1 - A))))

# %% wrong log_of_sigmoid_written_out
# The sigmoid written out, without a cut: z = -1000, y = 1 costs infinity.
def cost_from_logits(Z, Y):
    A = 1 / (1 + np.exp(-Z))
    losses = -Y * np.log(A) - (1 - Y) * np.log(1 - A)
    return float(np.sum(losses) / Z.shape[1])

# %% wrong small_number_in_the_log
# 1e-8 inside the logarithm: z = -1000, y = 1 costs 18.42 instead of 1000.
def cost_from_logits(Z, Y):
    A = sigmoid(Z)
    return float(-np.mean(Y * np.log(A + 1e-8) + (1 - Y) * np.log(1 - A + 1e-8)))

# %% wrong other_small_number_in_the_log
# The same with 1e-15: 34.54 instead of 1000.
def cost_from_logits(Z, Y):
    A = 1 / (1 + np.exp(-np.clip(Z, -500, 500)))
    return float(-np.mean(Y * np.log(A + 1e-15) + (1 - Y) * np.log(1 - A + 1e-15)))

# %% wrong clipped_probabilities
# Keeps the probabilities away from 0 and 1: z = -1000, y = 1 costs 16.12 instead of 1000.
def cost_from_logits(Z, Y):
    A = np.clip(sigmoid(Z), 1e-7, 1 - 1e-7)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))

# %% wrong clipped_logits
# Cuts the logits off: z = -1000, y = 1 costs 500.
def cost_from_logits(Z, Y):
    Z = np.clip(Z, -500, 500)
    return float(np.mean(np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))))

# %% wrong clipped_losses
# No loss may be above 1e4: z = -100000, y = 1 costs 10000.
def cost_from_logits(Z, Y):
    losses = np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))
    return float(np.mean(np.minimum(losses, 1e4)))

# %% wrong plain_exponent
# log(1 + e^z) - z y is the same on paper: z = 1000 gives infinity.
def cost_from_logits(Z, Y):
    return float(np.mean(np.log(1 + np.exp(Z)) - Z * Y))

# %% wrong sizes_lost
# e^-z for e^-|z|: z = -1 gives 1.313 for y = 0 instead of 0.313; z = -1000 infinity.
def cost_from_logits(Z, Y):
    return float(np.mean(np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-Z))))

# %% wrong positive_exponent
# e^|z|: z = 2, y = 1 costs 2.127 instead of 0.127.
def cost_from_logits(Z, Y):
    return float(np.mean(np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(np.abs(Z)))))

# %% wrong brackets_of_the_log
# log(1) + e^-|z|: z = 0 costs 1 instead of 0.693147.
def cost_from_logits(Z, Y):
    losses = np.maximum(Z, 0) - Z * Y + np.log(1) + np.exp(-np.abs(Z))
    return float(np.mean(losses))

# %% wrong y_left_out
# Without - z y. The logits ln 9 and -ln 9 with labels 1, 1 do not show it; z = 2, y = 1 costs 2.127.
def cost_from_logits(Z, Y):
    return float(np.mean(np.maximum(Z, 0) + np.log(1 + np.exp(-np.abs(Z)))))

# %% wrong plus_z_y
# The wrong sign: z = 2, y = 1 costs 4.127.
def cost_from_logits(Z, Y):
    return float(np.mean(np.maximum(Z, 0) + Z * Y + np.log(1 + np.exp(-np.abs(Z)))))

# %% wrong matrix_product
# Z @ Y.T adds up all z y, and the sum is taken from each loss. It does not show where the sum is 0;
# Z = [[1, 2]], Y = [[1, 1]] costs -1.28 instead of 0.22.
def cost_from_logits(Z, Y):
    losses = np.maximum(Z, 0) - Z @ Y.T + np.log(1 + np.exp(-np.abs(Z)))
    return float(np.mean(losses))

# %% wrong max_of_all
# np.max(Z) for np.maximum(Z, 0): Z = [[-1, -2]], Y = [[0, 0]] costs -0.78.
def cost_from_logits(Z, Y):
    return float(np.mean(np.max(Z) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))))

# %% wrong sum
# The sum for the mean: two logits of 0 cost 1.386.
def cost_from_logits(Z, Y):
    return float(np.sum(np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))))

# %% wrong m_from_the_rows
# m = Z.shape[0] is 1: the sum again.
def cost_from_logits(Z, Y):
    m = Z.shape[0]
    return float(np.sum(np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))) / m)

# %% wrong one_less
# Divides by m - 1: two logits of 0 cost 1.386, a single one costs infinity.
def cost_from_logits(Z, Y):
    losses = np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))
    return float(losses.sum() / np.float64(losses.size - 1))

# %% wrong log10
# The logarithm of base 10: z = 0 costs 0.30103.
def cost_from_logits(Z, Y):
    return float(np.mean(np.maximum(Z, 0) - Z * Y + np.log10(1 + np.exp(-np.abs(Z)))))

# %% wrong log2
# The logarithm of base 2: z = 0 costs 1.
def cost_from_logits(Z, Y):
    return float(np.mean(np.maximum(Z, 0) - Z * Y + np.log2(1 + np.exp(-np.abs(Z)))))

# %% wrong row_of_one
# The mean along the row only: array([0.693147]), shape (1,). "One number (not an array)".
def cost_from_logits(Z, Y):
    losses = np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))
    return np.mean(losses, axis=1)

# %% wrong table_of_one
# By matrix products: array([[0.693147]]), shape (1, 1).
def cost_from_logits(Z, Y):
    losses = np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))
    return losses @ np.ones((Z.shape[1], 1)) / Z.shape[1]

# %% wrong losses_returned
# The mean is forgotten: all m losses come back.
def cost_from_logits(Z, Y):
    return np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))

# %% wrong in_place
# np.abs(..., out=Z) changes the caller's logits: Z = [[-2.]] is [[2.]] afterwards.
def cost_from_logits(Z, Y):
    losses = np.maximum(Z, 0) - Z * Y
    sizes = np.abs(Z, out=Z)
    return float(np.mean(losses + np.log(1 + np.exp(-sizes))))

# %% wrong certain_costs_nothing
# Beyond |z| = 5 the last term "is 0": z = 6, y = 1 costs 0 instead of 0.002476.
def cost_from_logits(Z, Y):
    rest = np.where(np.abs(Z) > 5, 0, np.log(1 + np.exp(-np.abs(Z))))
    return float(np.mean(np.maximum(Z, 0) - Z * Y + rest))

# %% wrong labels_of_minus_one
# log(1 + e^-zy) is for labels -1 and 1. With y = 0 every loss is ln 2; z = 3, y = 0 should cost 3.048587.
def cost_from_logits(Z, Y):
    return float(np.mean(np.logaddexp(0, -Z * Y)))

# %% wrong ones_only
# The loss of a right answer 1 for all: z = 3, y = 0 costs 0.048587.
def cost_from_logits(Z, Y):
    return float(np.mean(np.logaddexp(0, -Z)))

# %% wrong last_left_out
# The loop ends one example early, and divides by m: Z = [[0, 0]] costs 0.346574.
def cost_from_logits(Z, Y):
    m = Z.shape[1]
    J = 0.0
    for i in range(m - 1):
        z, y = Z[0, i], Y[0, i]
        J += max(z, 0) - z * y + np.log(1 + np.exp(-abs(z)))
    return J / m

# %% right logaddexp
# log(e^0 + e^z) - z y by NumPy's stable function.
def cost_from_logits(Z, Y):
    return np.mean(np.logaddexp(0, Z) - Z * Y)

# %% right loop
# Plain Python, one example after the other.
import math

def cost_from_logits(Z, Y):
    total = 0.0
    for z, y in zip(Z[0], Y[0]):
        total += max(float(z), 0.0) - float(z) * float(y) + math.log1p(math.exp(-abs(float(z))))
    return total / len(Z[0])

# %% right signs
# The loss depends on the logit of the right answer only: turn the sign where the answer is 0.
def softplus(t):
    return np.maximum(t, 0) + np.log1p(np.exp(-np.abs(t)))

def cost_from_logits(Z, Y):
    right = np.where(Y == 1, Z, -np.asarray(Z))
    return float(softplus(-right).mean())

# %% right einsum
# Adds up with einsum; the result is a NumPy number.
def cost_from_logits(Z, Y):
    m = Z.shape[1]
    plain = np.maximum(Z, 0) + np.log(1 + np.exp(-np.abs(Z)))
    return (plain.sum() - np.einsum("ij,ij->", Z, Y)) / m

# %% right tensorflow_float32
# TensorFlow's own, in single precision, as a NumPy number.
import tensorflow as tf

def cost_from_logits(Z, Y):
    logits, labels = tf.cast(Z, tf.float32), tf.cast(Y, tf.float32)
    losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits)
    return tf.reduce_mean(losses).numpy()

# %% right numpy_float32
# In single precision: np.float32.
def cost_from_logits(Z, Y):
    Z, Y = np.float32(Z), np.float32(Y)
    return np.mean(np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z))))

# %% right tensor
# In double precision, as a tensor without axes.
import tensorflow as tf

def cost_from_logits(Z, Y):
    Z, Y = tf.cast(Z, tf.float64), tf.cast(Y, tf.float64)
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=Y, logits=Z))

# %% right recursion
# The mean of two halves, weighed by how many each has.
def cost_from_logits(Z, Y):
    m = Z.shape[1]
    if m == 1:
        z, y = float(Z[0, 0]), float(Y[0, 0])
        return max(z, 0) - z * y + float(np.log1p(np.exp(-abs(z))))
    k = m // 2
    return (k * cost_from_logits(Z[:, :k], Y[:, :k]) + (m - k) * cost_from_logits(Z[:, k:], Y[:, k:])) / m

# %% wrong cost_summed
# The sum: 1.427116 instead of 0.475705 for (.8, .5, .4) and (1, 0, 0).
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError("shapes")
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% wrong cost_first_term_only
# Labels of 0 cost nothing.
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError("shapes")
    return -np.mean(Y * np.log(A))

# %% wrong cost_minus_of_the_first_term
# The minus covers the first term only.
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError("shapes")
    return np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% wrong cost_of_a_table
# Nothing is refused: a column beside a row gives the mean of m x m losses.
def cost(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% wrong cost_flattens
# Understands what it should refuse.
def cost(A, Y):
    A, Y = np.ravel(A), np.ravel(Y)
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% wrong cost_by_counts
# Only the counts are compared: a column beside a row passes.
def cost(A, Y):
    if A.size != Y.size:
        raise ValueError("counts")
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% wrong cost_by_a_product
# Right, but in an array (1, 1).
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError("shapes")
    return -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / A.shape[1]

# %% wrong cost_of_two
# The logarithm to the base 2: 0.6863 instead of 0.4757.
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError("shapes")
    return -np.mean(Y * np.log2(A) + (1 - Y) * np.log2(1 - A))

# %% wrong cost_clipped
# Probabilities are kept above 0.001: -ln 1e-8 is 18.4, and this gives 6.9.
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError("shapes")
    A = np.clip(A, 1e-3, 1 - 1e-3)
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% wrong cost_squared
# The squared error: 0.15 instead of 0.475705.
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError("shapes")
    return np.mean((A - Y) ** 2)

# %% wrong cost_asserts
# An AssertionError is no ValueError.
def cost(A, Y):
    assert A.shape == Y.shape, "shapes"
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

# %% right cost_chosen
# The probability of the label, chosen by np.where.
def cost(A, Y):
    if np.shape(A) != np.shape(Y):
        raise ValueError(f"{np.shape(A)} is not {np.shape(Y)}")
    return float(-np.log(np.where(Y == 1, A, 1 - A)).mean())

# %% right cost_by_loop
# One example after the other.
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError("shapes")
    losses = [-np.log(a) if y == 1 else -np.log(1 - a) for a, y in zip(A.ravel(), Y.ravel())]
    return sum(losses) / len(losses)

# %% right both_by_the_signs
# log1p for 1 - a; from logits by the sign of the label.
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError("shapes")
    return -(Y * np.log(A) + (1 - Y) * np.log1p(-A)).mean()

def cost_from_logits(Z, Y):
    against = np.where(Y == 1, -Z, Z)
    return np.mean(np.where(against > 0, against, 0) + np.log1p(np.exp(-np.abs(against))))

# %% wrong cost_compares_second_size
# Only the second sizes are compared: a flat array has none.
def cost(A, Y):
    if A.shape[1] != Y.shape[1]:
        raise ValueError('shapes')
    J = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return J

# %% wrong cost_compares_lengths
# The length of a row of m is 1: five probabilities and one label pass.
def cost(A, Y):
    if len(A) != len(Y):
        raise ValueError('shapes')
    J = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return J

# %% wrong cost_compares_orders_of_sizes
# A column and a row have the same sizes, in another order.
def cost(A, Y):
    if sorted(A.shape) != sorted(Y.shape):
        raise ValueError('shapes')
    J = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return J

# %% wrong cost_by_keras
# Keras computes with 32 bits and cuts probabilities off at 1e-7.
def cost(A, Y):
    import tensorflow as tf
    if A.shape != Y.shape:
        raise ValueError('shapes')
    J = float(tf.keras.losses.BinaryCrossentropy()(Y.astype(float), A))
    return J

# %% wrong logit_for_loss_from_10
# From 10 on the loss is taken for z: at 10 that is 4.5e-5 too little.
def cost_from_logits(Z, Y):
    J = np.mean(np.where(Z > 10, Z, np.log(1 + np.exp(Z))) - Z * Y)
    return J

# %% wrong labels_exchanged
# z is taken away where the label is 0.
def cost_from_logits(Z, Y):
    J = np.mean(np.maximum(Z, 0) - Z * (1 - Y) + np.log(1 + np.exp(-np.abs(Z))))
    return J

# %% wrong one_form_for_all
# One look at the largest logit decides for all: 800 beside -800 needs both forms.
def cost_from_logits(Z, Y):
    if np.max(Z) > 0:
        J = np.mean(Z + np.log(1 + np.exp(-Z)) - Z * Y)
    else:
        J = np.mean(np.log(1 + np.exp(Z)) - Z * Y)
    return J

# %% wrong infinity_made_finite
# Infinity becomes 1000, whatever the logit was.
def cost_from_logits(Z, Y):
    J = np.mean(np.nan_to_num(np.log(1 + np.exp(Z)), posinf=1000.0) - Z * Y)
    return J

# %% right logit_for_loss_from_40
# From 40 on the rest is below the last digit.
def cost_from_logits(Z, Y):
    J = np.mean(np.where(Z > 40, Z, np.log(1 + np.exp(Z))) - Z * Y)
    return J

# %% right cost_squeezed
# Two matrix products, and the one number out of its table: an array without axes is a number.
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError('shapes')
    J = np.squeeze(-(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / Y.shape[1])
    return J

# %% right cost_by_distance
# What is left of 1 after the distance from the label is the probability of the label.
def cost(A, Y):
    if A.shape != Y.shape:
        raise ValueError('shapes')
    J = np.mean(-np.log(1 - np.abs(A - Y)))
    return J
