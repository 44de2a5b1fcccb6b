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
