"""Answers to `propagate`, written without sight of its card: each is wrong or right as it says."""

# %% wrong dw_is_a_sum
# dw without 1/m. The three examples of lesson 1.2.10: (1.733, -3.306) instead of (0.578, -1.102).
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong db_is_a_sum
# db without 1/m: -0.550 instead of -0.183 in the three examples of lesson 1.2.10.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ)}, cost_from_logits(Z, Y)

# %% wrong dw_divided_twice
# 1/m in dZ and in dw again: (0.193, -0.367) in the three examples of lesson 1.2.10; m = 1 does not show it.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = (sigmoid(Z) - Y) / m
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ)}, cost_from_logits(Z, Y)

# %% wrong m_is_the_number_of_features
# m = X.shape[0]: a square X does not show it; the lesson's has 2 rows and 3 columns: db is -0.275.
def propagate(w, b, X, Y):
    m = X.shape[0]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong b_left_out
# Z = w.T X: the cost of the three examples of lesson 1.2.10 is another than 1.142; b = 0 does not show it.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong b_inside_the_sum
# w.T (X + b): b counts once for each weight, times it. With b = 0 it does not show.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ (X + b)
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong error_turned_round
# Y - A: the signs of both gradients.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = Y - sigmoid(Z)
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong slope_of_the_sigmoid_again
# dZ = (A - Y) A (1 - A), the gradient of the squared error: db is -0.035 instead of -0.183.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    A = sigmoid(Z)
    dZ = (A - Y) * A * (1 - A)
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong labels_turned
# A - Y.T makes a table (m, m): dw is (2, 3).
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y.T
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong x_turned
# X.T @ dZ: the inner sizes differ, and it stops.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": X.T @ dZ / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong dw_as_a_row
# dZ @ X.T is (1, n_x); the docstring says (n_x, 1).
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": dZ @ X.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong dw_flat
# The mean along the rows of X dZ loses the column: (n_x,).
def propagate(w, b, X, Y):
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": np.mean(X * dZ, axis=1), "db": np.mean(dZ)}, cost_from_logits(Z, Y)

# %% wrong mean_over_everything
# The mean of X dZ over all entries, written into each place of dw; a single feature does not show it.
def propagate(w, b, X, Y):
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": np.full(w.shape, np.mean(X * dZ)), "db": np.mean(dZ)}, cost_from_logits(Z, Y)

# %% wrong db_row
# db keeps its axes, (1, 1): "a number".
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ, axis=1, keepdims=True) / m}, cost_from_logits(Z, Y)

# %% wrong db_of_one
# The sum along the row only: an array of shape (1,).
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ, axis=1) / m}, cost_from_logits(Z, Y)

# %% wrong db_for_each_example
# db = dZ / m, not added up: (1, m).
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T / m, "db": dZ / m}, cost_from_logits(Z, Y)

# %% wrong log_of_zero
# The cost by the logarithm of A: x = 1, w = 1000, b = 0, y = 0 costs infinity instead of 1000.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost

# %% wrong small_number_in_the_log
# With 1e-8 inside the logarithm: finite, and 18.42 instead of 1000.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A + 1e-8) + (1 - Y) * np.log(1 - A + 1e-8))
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost

# %% wrong clipped_logits
# Cuts the logits off before the cost: 500 instead of 1000.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.clip(w.T @ X + b, -500, 500)
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong own_sigmoid_overflows
# e^z / (1 + e^z) is NaN at z = 1000, and so are the gradients.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    A = np.exp(Z) / (1 + np.exp(Z))
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong cost_is_a_sum
# The cost is not divided: 3.427 instead of 1.142.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, float(np.sum(np.logaddexp(0, Z) - Z * Y))

# %% wrong cost_of_probabilities
# Hands A to cost_from_logits, which wants logits: 0.722 instead of 1.142.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(A, Y)

# %% wrong error_of_logits
# dZ = Z - Y: the sigmoid is left out of the gradients.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = Z - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong other_names
# "dW" for "dw": the docstring names the entries.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dW": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong cost_first
# cost, grads; the docstring says grads, cost.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return cost_from_logits(Z, Y), {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}

# %% wrong one_dict_for_all_calls
# The dict is made once: the second call changes the gradients that the first returned.
def propagate(w, b, X, Y, grads={}):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    grads["dw"] = X @ dZ.T / m
    grads["db"] = np.sum(dZ) / m
    return grads, cost_from_logits(Z, Y)

# %% wrong first_sizes_kept
# Keeps dw and adds to it: a second call with the same sizes returns the sum of both.
kept = {}

def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    kept[X.shape] = kept.get(X.shape, 0) + X @ dZ.T / m
    return {"dw": kept[X.shape], "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong weights_decay
# Adds a little of w to dw, the gradient of another cost: dw[0] is 0.5796 instead of 0.5776.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": X @ dZ.T / m + 0.01 * w, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong gradients_clipped
# No entry of dw beyond 5: x = 100, w = 0, b = 0, y = 0 gives 5 instead of 50.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return {"dw": np.clip(X @ dZ.T / m, -5, 5), "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong decided_too_early
# A is rounded to 0 or 1 before the error: db is 0 instead of -0.183.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = np.round(sigmoid(Z)) - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% wrong probabilities_in_y
# Computes A - Y in the caller's own Y: it is another one afterwards (for Y of floats).
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    cost = cost_from_logits(Z, Y)
    dZ = np.subtract(sigmoid(Z), Y, out=Y if Y.dtype == float else None)
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost

# %% right einsum
# All sums by einsum.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.einsum("jk,ji->ki", w, X) + b
    error = (sigmoid(Z) - Y) / m
    return {"dw": np.einsum("ji,ki->jk", X, error), "db": error.sum()}, cost_from_logits(Z, Y)

# %% right extra_feature
# The bias as the weight of a feature that is always 1.
def propagate(w, b, X, Y):
    X1 = np.vstack([X, np.ones((1, X.shape[1]))])
    Z = np.vstack([w, [[b]]]).T @ X1
    gradient = X1 @ (sigmoid(Z) - Y).T / X.shape[1]
    return {"dw": gradient[:-1], "db": float(gradient[-1, 0])}, np.mean(np.logaddexp(0, Z) - Z * Y)

# %% right weighted_columns
# Weighs each column of X with its error, and takes means.
def propagate(w, b, X, Y):
    Z = np.dot(w.T, X) + b
    error = np.subtract(sigmoid(Z), Y)
    grads = dict(dw=(X * error).mean(axis=1, keepdims=True), db=error.mean())
    cost = cost_from_logits(Z, Y)
    print("cost", cost)
    return grads, cost

# %% right gradient_tape
# TensorFlow derives; its tensors are returned as NumPy arrays.
import tensorflow as tf

def propagate(w, b, X, Y):
    w, b, X, Y = (tf.constant(np.asarray(x, dtype=np.float64)) for x in (w, b, X, Y))
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        Z = tf.transpose(w) @ X + b
        cost = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=Y, logits=Z))
    dw, db = tape.gradient(cost, [w, b])
    return {"dw": dw.numpy(), "db": float(db)}, float(cost)

# %% right flat_inside
# Works with plain lists of numbers inside, and turns dw into a column at the end.
def propagate(w, b, X, Y):
    z, y = w[:, 0] @ X + b, Y[0]
    error = sigmoid(z) - y
    losses = np.where(y == 1, np.logaddexp(0, -z), np.logaddexp(0, z))
    return {"db": np.average(error), "dw": (X @ error / error.size)[:, None]}, losses.sum() / losses.size

# %% right float32
# In single precision throughout: 32-bit arrays and np.float32 numbers come back.
def propagate(w, b, X, Y):
    w, b, X, Y = np.float32(w), np.float32(b), np.float32(X), np.float32(Y)
    m = np.float32(X.shape[1])
    Z = w.T @ X + b
    error = 1 / (1 + np.exp(-np.clip(Z, -80, 80))) - Y
    cost = np.mean(np.maximum(Z, 0) - Z * Y + np.log1p(np.exp(-np.abs(Z))))
    return {"dw": X @ error.T / m, "db": np.sum(error) / m}, cost

# %% wrong calls_the_loop
# Right numbers, by one's own function with loops: only what is for vectorised code is lost.
def propagate(w, b, X, Y):
    grads, _ = logistic_gradients_loop(w, b, X, Y)
    return grads, cost_from_logits(w.T @ X + b, Y)

# %% wrong one_example_after_the_other
# Right numbers, but a column of X at a time.
def propagate(w, b, X, Y):
    n_x, m = X.shape
    dw, db, Z = np.zeros((n_x, 1)), 0.0, np.zeros((1, m))
    for i in range(m):
        x = X[:, i:i + 1]
        Z[0, i] = (w.T @ x).item() + b
        dz = sigmoid(Z[0, i]) - Y[0, i]
        dw += x * dz
        db += dz
    return {"dw": dw / m, "db": db / m}, cost_from_logits(Z, Y)

# %% wrong loop_in_the_backward_pass
# The logits by one product; the gradients in a loop.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    dw = np.zeros(w.shape)
    for i in range(m):
        dw += X[:, [i]] * dZ[0, i]
    return {"dw": dw / m, "db": np.sum(dZ) / m}, cost_from_logits(Z, Y)

# %% right loop_over_the_features
# A loop over the few features, each with all examples at once.
def propagate(w, b, X, Y):
    Z = np.full((1, X.shape[1]), float(b))
    for weight, feature in zip(w[:, 0], X):
        Z = Z + weight * feature
    error = sigmoid(Z) - Y
    dw = np.array([[np.mean(error[0] * feature)] for feature in X])
    return {"dw": dw, "db": np.mean(error)}, cost_from_logits(Z, Y)
