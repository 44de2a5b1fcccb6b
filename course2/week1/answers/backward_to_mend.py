"""Answers to `backward_to_mend`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong mask_not_found
# Two of three are mended.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dZ2 = (W3.T @ dZ3) * (Z2 > 0)
    dZ1 = W2.T @ dZ2
    g = {"dW1": dZ1 @ X.T / m, "dW2": dZ2 @ A1.T / m, "dW3": dZ3 @ A2.T / m,
         "db1": dZ1.mean(1, keepdims=True), "db2": dZ2.mean(1, keepdims=True),
         "db3": dZ3.mean(1, keepdims=True)}
    for l, W in ((1, W1), (2, W2), (3, W3)):
        g[f"dW{l}"] += lambd / m * W
    return g

# %% wrong biases_left
# The biases are still charged.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dZ2 = (W3.T @ dZ3) * (Z2 > 0)
    dZ1 = (W2.T @ dZ2) * (Z1 > 0)
    g = {"dW1": dZ1 @ X.T / m, "dW2": dZ2 @ A1.T / m, "dW3": dZ3 @ A2.T / m,
         "db1": dZ1.mean(1, keepdims=True), "db2": dZ2.mean(1, keepdims=True),
         "db3": dZ3.mean(1, keepdims=True)}
    for name, value in (("W1", W1), ("b1", b1), ("W2", W2), ("b2", b2), ("W3", W3), ("b3", b3)):
        g["d" + name] += lambd / m * value
    return g

# %% wrong penalty_thrown_out
# The penalty is gone.
def backward_to_mend(X, Y, cache, lambd):
    return backward_propagation(X, Y, cache)

# %% wrong divided_by_the_rows
# dW2 is divided by its own rows.
def backward_to_mend(X, Y, cache, lambd):
    g = backward_propagation_with_regularization(X, Y, cache, lambd)
    m, W2 = X.shape[1], cache[6]
    g["dW2"] = (g["dW2"] - lambd / m * W2) * m / len(W2) + lambd / m * W2
    return g

# %% wrong mask_of_layer_two
# The slope of layer 1 is that of layer 2, summed up.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dZ2 = (W3.T @ dZ3) * (Z2 > 0)
    dZ1 = (W2.T @ dZ2) * (Z2 > 0).any(axis=0)
    g = {"dW1": dZ1 @ X.T / m, "dW2": dZ2 @ A1.T / m, "dW3": dZ3 @ A2.T / m,
         "db1": dZ1.mean(1, keepdims=True), "db2": dZ2.mean(1, keepdims=True),
         "db3": dZ3.mean(1, keepdims=True)}
    for l, W in ((1, W1), (2, W2), (3, W3)):
        g[f"dW{l}"] += lambd / m * W
    return g

# %% right from_above
# The earlier exercise.
def backward_to_mend(X, Y, cache, lambd):
    return backward_propagation_with_regularization(X, Y, cache, lambd)

# %% right mended
# Mended line by line.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = (W3.T @ dZ3) * (A2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.where(Z1 > 0, W2.T @ dZ2, 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1 + lambd * W1 / m, "db1": db1, "dW2": dW2 + lambd * W2 / m, "db2": db2,
            "dW3": dW3 + lambd * W3 / m, "db3": db3}
