"""Answers to `initialize_with_zeros` and `predict`, written without sight of their card: each is wrong or right as it says."""

# %% wrong half_counts_as_one
# >= for >: a probability of exactly 0.5 should give 0. w = 1, b = 0, x = 0 gives 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return (A >= 0.5).astype(int)

# %% wrong nearly_half
# What is "close to" 0.5 gives 0: z = 0.00001 has the probability 0.5000025 and should give 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return np.where(np.isclose(A, 0.5), 0, (A > 0.5).astype(int))

# %% wrong threshold_a_little_higher
# A threshold of 0.501: z = 0.002 has the probability 0.5005 and should give 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.501).astype(int)

# %% wrong logits_above_half
# The threshold for probabilities, put to the logit: z = 0.1 gives 0 instead of 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    Z = w.T @ X + b
    return (Z > 0.5).astype(int)

# %% wrong probabilities_above_zero
# The threshold for logits, put to the probability: all are 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0).astype(int)

# %% wrong b_left_out
# Without b: w = 1, b = 3, x = -1 should give 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ X) > 0.5).astype(int)

# %% wrong probabilities_returned
# Does not decide: 0.731 for z = 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return sigmoid(w.T @ X + b)

# %% wrong cut_off_decimals
# astype(int) cuts off: every probability below 1 gives 0.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return sigmoid(w.T @ X + b).astype(int)

# %% wrong turned_round
# 1 and 0 exchanged.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) < 0.5).astype(int)

# %% wrong minus_one
# -1 for "no": each should be 0 or 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return np.where(sigmoid(w.T @ X + b) > 0.5, 1, -1)

# %% wrong sign_of_the_logit
# np.sign gives -1, 0 and 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return np.sign(w.T @ X + b).astype(int)

# %% wrong flat
# Loses the row: (m,) instead of (1, m).
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    z = w[:, 0] @ X + b
    return (sigmoid(z) > 0.5).astype(int)

# %% wrong column
# X.T @ w is a column: (m, 1).
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return (sigmoid(X.T @ w + b) > 0.5).astype(int)

# %% wrong squeezed
# A single example comes back as a number.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    prediction = (sigmoid(w.T @ X + b) > 0.5).astype(int)
    return prediction if X.shape[1] > 1 else prediction.item()

# %% wrong w_not_turned
# w @ X stops unless there is one feature.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return (sigmoid(w @ X + b) > 0.5).astype(int)

# %% wrong sizes_exchanged
# A place for each feature, not for each example: two features and three examples stop.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    prediction = np.zeros((1, X.shape[0]), dtype=int)
    for i in range(A.shape[1]):
        prediction[0, i] = A[0, i] > 0.5
    return prediction

# %% wrong last_left_out
# The loop ends one example early: the last answer is always 0.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    prediction = np.zeros((1, X.shape[1]), dtype=int)
    for i in range(X.shape[1] - 1):
        prediction[0, i] = A[0, i] > 0.5
    return prediction

# %% wrong first_decides
# `if` for the first example, then one answer for all.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    if A[0, 0] > 0.5:
        return np.ones(A.shape, dtype=int)
    return np.zeros(A.shape, dtype=int)

# %% wrong above_the_mean
# 1 where the probability is above the mean of all: x = (1, 2) should give (1, 1).
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return (A > A.mean()).astype(int)

# %% wrong own_sigmoid_overflows
# e^z / (1 + e^z) is NaN at z = 1000, and NaN > 0.5 is false: 0 instead of 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    Z = w.T @ X + b
    return (np.exp(Z) / (1 + np.exp(Z)) > 0.5).astype(int)

# %% wrong cached
# Remembers the answer for a shape of X: the second call with other numbers returns the first answer.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X, known={}):
    if X.shape not in known:
        known[X.shape] = (sigmoid(w.T @ X + b) > 0.5).astype(int)
    return known[X.shape]

# %% wrong one_array_for_all_calls
# Writes into the same array each time: the first result changes with the second call.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

scratch = np.zeros((1, 100000), dtype=int)

def predict(w, b, X):
    prediction = scratch[:, :X.shape[1]]
    prediction[:] = sigmoid(w.T @ X + b) > 0.5
    return prediction

# %% wrong bias_added_to_x
# w.T (X + b): w = 2, b = -1, x = 0.75 has the logit 0.5 and should give 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ (X + b)) > 0.5).astype(int)

# %% wrong x_scaled
# Divides X by its largest number first: w = 1, b = -2, x = 4 should give 1.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    X = X / np.max(np.abs(X))
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)

# %% right by_the_logit
# The probability is above one half where the logit is above 0; numbers of type float.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return np.where(w.T @ X + b > 0, 1.0, 0.0)

# %% right rounded
# np.round takes 0.5 to the even neighbour, 0.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return np.round(sigmoid(w.T @ X + b)).astype(int)

# %% right heaviside
# The step function, with 0 at 0.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return np.heaviside(np.dot(w.T, X) + b, 0)

# %% right loop
# One example after the other, in a list; prints.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    answers = []
    for x in X.T:
        a = sigmoid(sum(float(p) * float(q) for p, q in zip(w[:, 0], x)) + b)
        answers.append(1 if a > 0.5 else 0)
    print(answers)
    return np.array([answers])

# %% right einsum_uint8
# einsum, and small whole numbers.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return np.greater(sigmoid(np.einsum("jk,ji->ki", w, X) + b), 0.5).astype(np.uint8)

# %% right ceiling
# The whole number above the probability less one half: 0 for at most 0.5.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

def predict(w, b, X):
    return np.ceil(sigmoid(w.T @ X + b) - 0.5).clip(0, 1)

# %% right tensor
# A tensor comes back.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0

import tensorflow as tf

def predict(w, b, X):
    Z = tf.linalg.matmul(tf.cast(w, tf.float64), tf.cast(X, tf.float64), transpose_a=True) + float(b)
    return tf.cast(Z > 0, tf.int32)
# %% wrong flat_zeros
# (dim,): a plain list, not a column.
def initialize_with_zeros(dim):
    return np.zeros(dim), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)

# %% wrong row_of_zeros
# (1, dim).
def initialize_with_zeros(dim):
    return np.zeros((1, dim)), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)

# %% wrong dtype_for_size
# np.zeros(dim, 1) takes the 1 for a dtype and stops.
def initialize_with_zeros(dim):
    return np.zeros(dim, 1), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)

# %% wrong bias_in_an_array
# b is an array (1, 1); the docstring says a number.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), np.zeros((1, 1))

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)

# %% wrong small_numbers
# Small random numbers for zeros.
def initialize_with_zeros(dim):
    return 0.01 * np.random.default_rng(0).normal(size=(dim, 1)), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)

# %% wrong square
# (dim, dim): one weight does not show it.
def initialize_with_zeros(dim):
    return np.zeros((dim, dim)), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)

# %% wrong bias_first
# b, w.
def initialize_with_zeros(dim):
    return 0.0, np.zeros((dim, 1))

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)

# %% right whole_numbers
# Whole zeros: they are zeros.
def initialize_with_zeros(dim):
    return np.zeros((dim, 1), dtype=int), 0

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)

# %% right list_of_lists
# Without np.zeros.
def initialize_with_zeros(dim):
    return np.array([[0.0]] * dim), 0.0

def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)

# %% wrong bias_in_a_table
# b is (1, 1), not a number.
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = np.zeros((1, 1))
    return w, b

# %% wrong three_axes
# An axis too many.
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1, 1))
    b = 0.0
    return w, b

# %% right new_axis
# A flat array, stood upright.
def initialize_with_zeros(dim):
    w = np.zeros(dim)[:, np.newaxis]
    b = float()
    return w, b

# %% wrong one_decision_for_all
# The mean probability decides for all examples.
def predict(w, b, X):
    Y_prediction = np.full((1, X.shape[1]), int(sigmoid(w.T @ X + b).mean() > 0.5))
    return Y_prediction

# %% right booleans
# True and False are 1 and 0.
def predict(w, b, X):
    Y_prediction = sigmoid(w.T @ X + b) > 0.5
    return Y_prediction

# %% right larger_of_two
# Which of two probabilities is larger? At one half the first one, that of 0.
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    Y_prediction = np.argmax(np.vstack([1 - A, A]), axis=0)[np.newaxis]
    return Y_prediction
