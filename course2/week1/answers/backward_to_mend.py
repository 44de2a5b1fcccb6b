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

# %% wrong slope_of_the_inputs
# dZ1 with the slope by X.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    values = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2, 'W3': W3, 'b3': b3}
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = W3.T @ dZ3 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2
    dZ1[Z1 < 0] = 0
    dZ1[:, 0] = 0
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    gradients = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}
    for name in ('W1', 'W2', 'W3'):
        gradients['d' + name] = gradients['d' + name] + lambd / m * values[name]
    return gradients

# %% wrong mean_at_the_wrong_place
# dZ2 is divided by m.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    values = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2, 'W3': W3, 'b3': b3}
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = W3.T @ dZ3 * (Z2 > 0) / m
    dW2 = dZ2 @ A1.T
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    gradients = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}
    for name in ('W1', 'W2', 'W3'):
        gradients['d' + name] = gradients['d' + name] + lambd / m * values[name]
    return gradients

# %% wrong sign_changed
# Y - A3 and a minus only in layer 3.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    values = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2, 'W3': W3, 'b3': b3}
    dZ3 = Y - A3
    dW3 = -dZ3 @ A2.T / m
    db3 = -np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = W3.T @ dZ3 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    gradients = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}
    for name in ('W1', 'W2', 'W3'):
        gradients['d' + name] = gradients['d' + name] + lambd / m * values[name]
    return gradients

# %% wrong outputs_as_m
# m from the outputs.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    values = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2, 'W3': W3, 'b3': b3}
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = W3.T @ dZ3 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    gradients = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}
    for name in ('W1', 'W2', 'W3'):
        gradients['d' + name] = gradients['d' + name] + lambd / len(Y) * values[name]
    return gradients

# %% wrong slope_of_sigmoid
# The slope of a sigmoid in layer 1.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    values = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2, 'W3': W3, 'b3': b3}
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = W3.T @ dZ3 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * sigmoid(Z1) * (1 - sigmoid(Z1))
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    gradients = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}
    for name in ('W1', 'W2', 'W3'):
        gradients['d' + name] = gradients['d' + name] + lambd / m * values[name]
    return gradients

# %% wrong into_the_outputs
# Writes into A3.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    values = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2, 'W3': W3, 'b3': b3}
    dZ3 = A3
    dZ3 -= Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = W3.T @ dZ3 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    gradients = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}
    for name in ('W1', 'W2', 'W3'):
        gradients['d' + name] = gradients['d' + name] + lambd / m * values[name]
    dZ3 -= Y
    return gradients

# %% right from_values
# The dict of values is cut down, the mask by A1.
def backward_to_mend(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    values = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2, 'W3': W3, 'b3': b3}
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = W3.T @ dZ3 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * np.sign(A1)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    gradients = {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2, 'dW3': dW3, 'db3': db3}
    for name in [n for n in values if n.startswith('W')]:
        gradients['d' + name] = gradients['d' + name] + lambd / m * values[name]
    return gradients

# %% right with_mean
# The mean at the output, once.
def backward_to_mend(X, Y, cache, lambd):
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m = Y.shape[-1]
    d3 = np.divide(A3 - Y, m)
    d2 = np.where(Z2 > 0, W3.T @ d3, 0)
    d1 = np.where(Z1 > 0, W2.T @ d2, 0)
    r = lambd / m
    return {'db3': d3.sum(1)[:, None], 'db2': d2.sum(1)[:, None], 'db1': d1.sum(1)[:, None], 'dW3': d3 @
            A2.T + r * W3, 'dW2': d2 @ A1.T + r * W2, 'dW1': d1 @ X.T + r * W1}
