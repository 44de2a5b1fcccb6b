"""Answers to `backward_propagation_with_dropout`.

Written from the notebook's text: each is wrong or right as it says.
"""

# %% wrong masks_exchanged
# D1 for D2: the shapes fit in square networks only.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m = X.shape[1]
    dZ3 = (A3 - Y) / m
    dZ2 = W3.T @ dZ3 * D1 / keep_prob * (Z2 > 0)
    dZ1 = W2.T @ dZ2 * D2 / keep_prob * (Z1 > 0)
    return {"dW3": dZ3 @ A2.T, "db3": dZ3.sum(1, keepdims=True), "dW2": dZ2 @ A1.T,
            "db2": dZ2.sum(1, keepdims=True), "dW1": dZ1 @ X.T, "db1": dZ1.sum(1, keepdims=True)}

# %% wrong weights_masked
# The gradients of the weights are masked and divided, not what comes back.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m = X.shape[1]
    dZ3 = (A3 - Y) / m
    dZ2 = W3.T @ dZ3 * (Z2 > 0)
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    return {"dW3": dZ3 @ A2.T, "db3": dZ3.sum(1, keepdims=True), "dW2": (dZ2 * D2 / keep_prob) @ A1.T,
            "db2": dZ2.sum(1, keepdims=True), "dW1": (dZ1 * D1 / keep_prob) @ X.T,
            "db1": dZ1.sum(1, keepdims=True)}

# %% wrong divided_at_the_output
# The errors of the output are divided, too.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m = X.shape[1]
    dZ3 = (A3 - Y) / m / keep_prob
    dZ2 = W3.T @ dZ3 * D2 * (Z2 > 0)
    dZ1 = W2.T @ dZ2 * D1 / keep_prob * (Z1 > 0)
    return {"dW3": dZ3 @ A2.T, "db3": dZ3.sum(1, keepdims=True), "dW2": dZ2 @ A1.T,
            "db2": dZ2.sum(1, keepdims=True), "dW1": dZ1 @ X.T, "db1": dZ1.sum(1, keepdims=True)}

# %% wrong layer_two_only
# Only layer 2 is masked.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m = X.shape[1]
    dZ3 = (A3 - Y) / m
    dZ2 = W3.T @ dZ3 * D2 / keep_prob * (Z2 > 0)
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    return {"dW3": dZ3 @ A2.T, "db3": dZ3.sum(1, keepdims=True), "dW2": dZ2 @ A1.T,
            "db2": dZ2.sum(1, keepdims=True), "dW1": dZ1 @ X.T, "db1": dZ1.sum(1, keepdims=True)}

# %% wrong layer_one_not_divided
# Layer 1 is masked, and not divided.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m = X.shape[1]
    dZ3 = (A3 - Y) / m
    dZ2 = W3.T @ dZ3 * D2 / keep_prob * (Z2 > 0)
    dZ1 = W2.T @ dZ2 * D1 * (Z1 > 0)
    return {"dW3": dZ3 @ A2.T, "db3": dZ3.sum(1, keepdims=True), "dW2": dZ2 @ A1.T,
            "db2": dZ2.sum(1, keepdims=True), "dW1": dZ1 @ X.T, "db1": dZ1.sum(1, keepdims=True)}

# %% wrong from_the_plain_pass
# The plain pass on the entries that it knows.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    return backward_propagation(X, Y, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3))

# %% right classic
# Step by step, in place.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3) = cache
    m = X.shape[1]
    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(W3.T, dZ3)
    dA2 *= D2
    dA2 /= keep_prob
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(W2.T, dZ2)
    dA1 *= D1
    dA1 /= keep_prob
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dZ3": dZ3, "dW3": dW3, "db3": db3, "dA2": dA2, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}

# %% right through_the_weights
# The masks go into the weights, example by example.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m, grads = X.shape[1], {"dW1": 0, "db1": 0, "dW2": 0, "db2": 0, "dW3": 0, "db3": 0}
    for i in range(m):
        e3 = A3[:, [i]] - Y[:, [i]]
        e2 = (W3 * D2[:, i] / keep_prob * (Z2[:, i] > 0)).T @ e3
        e1 = (W2 * D1[:, i] / keep_prob * (Z1[:, i] > 0)).T @ e2
        for l, e, a in ((3, e3, A2), (2, e2, A1), (1, e1, X)):
            grads[f"dW{l}"] = grads[f"dW{l}"] + e @ a[:, [i]].T / m
            grads[f"db{l}"] = grads[f"db{l}"] + e / m
    return grads
