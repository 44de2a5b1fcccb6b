"""Answers to `linear_backward`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong sums
# No mean at all.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)

# %% wrong mean_everywhere
# 1/m in dA_prev, too.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dZ = dZ / m
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)

# %% wrong no_keepdims
# db is flat.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1) / m

# %% wrong other_order
# The results in another order.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    return dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True), W.T @ dZ

# %% wrong loop_over_examples
# Right, but a loop over the examples.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dW, db, dA = np.zeros(W.shape), np.zeros(b.shape), np.zeros(A_prev.shape)
    for i in range(m):
        dW += np.outer(dZ[:, i], A_prev[:, i])
        db[:, 0] += dZ[:, i]
        dA[:, i] = W.T @ dZ[:, i]
    return dA, dW / m, db / m

# %% wrong mean_of_w
# The mean over the inputs in place of the examples.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[0]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m

# %% right einsum
# By einsum and mean.
def linear_backward(dZ, cache):
    A_prev, W, _ = cache
    dW = np.einsum("ji,ki->jk", dZ, A_prev) / len(dZ[0])
    return np.einsum("jk,ji->ki", W, dZ), dW, np.mean(dZ, axis=1).reshape(-1, 1)

# %% right turned_products
# Products of the transposes, sums by a product with ones.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return (dZ.T @ W).T, (A_prev @ dZ.T).T / m, dZ @ np.full((m, 1), 1 / m)

# %% wrong m_is_the_inputs
# len of A_prev is the units before.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = len(A_prev)
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = W.T @ dZ
    return dA_prev, dW, db

# %% wrong through_dW
# Back through the gradient.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = dW.T @ dZ
    return dA_prev, dW, db

# %% wrong one_bias
# One mean over all.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.full(b.shape, dZ.mean())
    dA_prev = W.T @ dZ
    return dA_prev, dW, db

# %% wrong divides_dZ_in_place
# dZ is changed for the caller, and dA_prev gets the mean.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dZ = np.asarray(dZ, dtype=float)
    dZ /= m
    dW = dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)
    dA_prev = W.T @ dZ * m
    return dA_prev, dW, db

# %% wrong loop_over_examples_in_all
# A loop, where none should be.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        dW += np.outer(dZ[:, i], A_prev[:, i]) / m
        db[:, 0] += dZ[:, i] / m
        dA_prev[:, i] = W.T @ dZ[:, i]
    
    
    return dA_prev, dW, db

# %% wrong abs_errors
# The size of the errors for the bias.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.abs(dZ).mean(axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db

# %% right mean_and_ones
# db as a product with ones; tensordot.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.tensordot(dZ / m, A_prev, axes=(1, 1))
    db = dZ @ np.full((m, 1), 1 / m)
    dA_prev = (dZ.T @ W).T
    return dA_prev, dW, db

# %% right broadcast
# One big product of three axes.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.mean(dZ[:, None, :] * A_prev[None], axis=2)
    db = np.mean(dZ, axis=1).reshape(-1, 1)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
