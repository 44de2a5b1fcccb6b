"""Answers to `residual_block_forward` and `residual_block_backward`: each is wrong or right as it says."""

# %% wrong hidden_units_added
# The shortcut begins behind the first layer.
def residual_block_forward(a, W1, b1, W2, b2):
    z1 = W1 @ a + b1
    a1 = np.maximum(z1, 0)
    z2 = W2 @ a1 + b2
    short = a1 if a1.shape == z2.shape else a1[:1]
    return np.maximum(z2 + short, 0), {"a": a, "z1": z1, "z2": z2, "W1": W1, "W2": W2}

# %% wrong cache_of_bent
# z1 in the cache is bent already.
def residual_block_forward(a, W1, b1, W2, b2):
    z1 = np.maximum(W1 @ a + b1, 0)
    z2 = W2 @ z1 + b2
    return np.maximum(z2 + a, 0), {"a": a, "z1": z1, "z2": z2, "W1": W1, "W2": W2}

# %% wrong bent_twice
# z2 is bent before the shortcut comes, and again behind it.
def residual_block_forward(a, W1, b1, W2, b2):
    z1 = W1 @ a + b1
    z2 = W2 @ np.maximum(z1, 0) + b2
    return np.maximum(np.maximum(z2, 0) + a, 0), {"a": a, "z1": z1, "z2": z2, "W1": W1, "W2": W2}

# %% wrong changes_its_input
# a is changed in place.
def residual_block_forward(a, W1, b1, W2, b2):
    z1 = W1 @ a + b1
    z2 = W2 @ np.maximum(z1, 0) + b2
    kept = a.copy()
    a += z2
    return np.maximum(a, 0), {"a": kept, "z1": z1, "z2": z2, "W1": W1, "W2": W2}

# %% wrong second_slope_by_out
# The gradient of the first layer passes the last ReLU once more.
def residual_block_backward(dout, cache):
    a, z1, z2, W1, W2 = (cache[k] for k in ("a", "z1", "z2", "W1", "W2"))
    d2 = dout * (z2 + a > 0)
    d1 = (W2.T @ d2) * (z1 > 0)
    db1, db2 = d1.sum(1, keepdims=True), d2.sum(1, keepdims=True)
    return (d2 + W1.T @ d1) * (a > 0), d1 @ a.T, db1, d2 @ np.maximum(z1, 0).T, db2

# %% wrong biases_flat
# The slopes of the biases are flat.
def residual_block_backward(dout, cache):
    a, z1, z2, W1, W2 = (cache[k] for k in ("a", "z1", "z2", "W1", "W2"))
    d2 = dout * (z2 + a > 0)
    d1 = (W2.T @ d2) * (z1 > 0)
    return d2 + W1.T @ d1, d1 @ a.T, d1.sum(1), d2 @ np.maximum(z1, 0).T, d2.sum(1)

# %% wrong shortcut_twice
# The shortcut's gradient is added twice.
def residual_block_backward(dout, cache):
    a, z1, z2, W1, W2 = (cache[k] for k in ("a", "z1", "z2", "W1", "W2"))
    d2 = dout * (z2 + a > 0)
    d1 = (W2.T @ d2) * (z1 > 0)
    db1, db2 = d1.sum(1, keepdims=True), d2.sum(1, keepdims=True)
    return 2 * d2 + W1.T @ d1, d1 @ a.T, db1, d2 @ np.maximum(z1, 0).T, db2

# %% wrong first_layer_sees_the_bent_input
# dW1 with the positive part of a.
def residual_block_backward(dout, cache):
    a, z1, z2, W1, W2 = (cache[k] for k in ("a", "z1", "z2", "W1", "W2"))
    d2 = dout * (z2 + a > 0)
    d1 = (W2.T @ d2) * (z1 > 0)
    db1, db2 = d1.sum(1, keepdims=True), d2.sum(1, keepdims=True)
    return d2 + W1.T @ d1, d1 @ np.maximum(a, 0).T, db1, d2 @ np.maximum(z1, 0).T, db2

# %% right with_clip
# Forward with np.clip and dot.
def residual_block_forward(a, W1, b1, W2, b2):
    cache = {"W1": W1, "W2": W2, "a": a}
    cache["z1"] = np.add(W1.dot(a), b1)
    cache["z2"] = W2.dot(cache["z1"].clip(min=0)) + b2
    return (cache["z2"] + a).clip(min=0), cache

# %% right column_by_column
# Backward with a loop over the columns.
def residual_block_backward(dout, cache):
    a, W1, W2 = np.array(cache["a"], float), cache["W1"], cache["W2"]
    da, dW1, dW2 = np.zeros(a.shape), np.zeros(W1.shape), np.zeros(W2.shape)
    db1, db2 = np.zeros((len(W1), 1)), np.zeros((len(W2), 1))
    for i in range(a.shape[1]):
        z1, z2 = cache["z1"][:, [i]], cache["z2"][:, [i]]
        d = np.where(z2 + a[:, [i]] > 0, dout[:, [i]], 0.0)
        h = np.where(z1 > 0, W2.T @ d, 0.0)
        dW2 += d @ np.where(z1 > 0, z1, 0).T
        db2 += d
        dW1 += h @ a[:, [i]].T
        db1 += h
        da[:, [i]] = d + W1.T @ h
    return da, dW1, db1, dW2, db2
