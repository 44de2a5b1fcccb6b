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

# %% wrong into_the_outputs
# Writes the error into A3 of the cache.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3
    dZ3 -= Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3 * D2 / keep_prob
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2 * D1 / keep_prob
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}

# %% wrong bias_before_the_mask
# db from before the mask.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3 * D2 / keep_prob
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(W3.T @ dZ3 * (Z2 > 0), axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2 * D1 / keep_prob
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(W2.T @ dZ2 * (Z1 > 0), axis=1, keepdims=True) / m
    return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}

# %% wrong slope_forgotten_in_one
# No slope in layer 1.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3 * D2 / keep_prob
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2 * D1 / keep_prob
    dZ1 = dA1
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}

# %% wrong inputs_divided
# dW1 divided once more.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3 * D2 / keep_prob
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2 * D1 / keep_prob
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m / keep_prob
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}

# %% wrong flat_biases
# db flat.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1) / m
    dA2 = W3.T @ dZ3 * D2 / keep_prob
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1) / m
    dA1 = W2.T @ dZ2 * D1 / keep_prob
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1) / m
    return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}

# %% wrong new_coins
# New masks.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    D1 = np.random.rand(*D1.shape) < keep_prob
    D2 = np.random.rand(*D2.shape) < keep_prob
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3 * D2 / keep_prob
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2 * D1 / keep_prob
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}

# %% wrong sum_for_mean
# db not divided by m.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3 * D2 / keep_prob
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dA1 = W2.T @ dZ2 * D1 / keep_prob
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}

# %% right by_activations
# What is awake and fires is what is above 0 in the cache.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    _, _, A1, _, _, _, _, A2, W2, _, _, A3, W3, _ = cache
    d, g = (np.asarray(A3 - Y, float) / Y.shape[1], {})
    for l, W, A in ((3, W3, A2), (2, W2, A1), (1, None, X)):
        g[f'db{l}'], g[f'dW{l}'] = (d.sum(axis=1)[:, np.newaxis], d.dot(A.T))
        if W is not None:
            d = np.where(A > 0, W.T.dot(d) / keep_prob, 0)
    return g

# %% right single_examples
# The sum of outer products, example by example.
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m = X.shape[1]
    g = {k: 0.0 for k in ('dW1', 'db1', 'dW2', 'db2', 'dW3', 'db3')}
    for i in range(m):
        d3 = A3[:, i] - Y[:, i]
        d2 = W3.T @ d3 * (Z2[:, i] > 0) * D2[:, i] / keep_prob
        d1 = W2.T @ d2 * (Z1[:, i] > 0) * D1[:, i] / keep_prob
        for l, d, a in ((3, d3, A2[:, i]), (2, d2, A1[:, i]), (1, d1, X[:, i])):
            g[f'dW{l}'] = g[f'dW{l}'] + np.outer(d, a) / m
            g[f'db{l}'] = g[f'db{l}'] + d[:, None] / m
    return g
