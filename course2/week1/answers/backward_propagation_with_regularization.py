"""Answers to `backward_propagation_with_regularization`.

Written from the notebook's text: each is wrong or right as it says.
"""

# %% wrong half
# lambda / 2m.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    g = backward_propagation(X, Y, cache)
    for name, W in (("dW1", cache[2]), ("dW2", cache[6]), ("dW3", cache[10])):
        g[name] = g[name] + lambd / (2 * X.shape[1]) * W
    return g

# %% wrong outputs_for_m
# Divided by the number of outputs.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    g = backward_propagation(X, Y, cache)
    for name, W in (("dW1", cache[2]), ("dW2", cache[6]), ("dW3", cache[10])):
        g[name] = g[name] + lambd / len(Y) * W
    return g

# %% wrong activations_charged
# Takes the wrong entries of the cache: A1, A2, A3 for the weights (their shapes fit in square networks only).
def backward_propagation_with_regularization(X, Y, cache, lambd):
    g = backward_propagation(X, Y, cache)
    for name, W in (("dW1", cache[1]), ("dW2", cache[5]), ("dW3", cache[9])):
        g[name] = g[name] + lambd / X.shape[1] * W
    return g

# %% wrong everything
# All six gain something.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    g, m = backward_propagation(X, Y, cache), X.shape[1]
    values = dict(zip(("dW1", "db1", "dW2", "db2", "dW3", "db3"), cache[2:4] + cache[6:8] + cache[10:12]))
    return {name: g[name] + lambd / m * values[name] for name in g}

# %% wrong writes_into_the_weights
# += on the weights of the cache.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    g, m = backward_propagation(X, Y, cache), X.shape[1]
    for name, W in (("dW1", cache[2]), ("dW2", cache[6]), ("dW3", cache[10])):
        W *= lambd / m
        W += g[name]
        g[name] = W
    return g

# %% wrong plain
# Nothing is added.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    return backward_propagation(X, Y, cache)

# %% right own_pass
# A pass of its own.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    dZ3 = A3 - Y
    dW3 = 1 / m * np.dot(dZ3, A2.T) + lambd / m * W3
    dZ2 = np.multiply(np.dot(W3.T, dZ3), np.int64(A2 > 0))
    dW2 = 1 / m * np.dot(dZ2, A1.T) + lambd / m * W2
    dZ1 = np.multiply(np.dot(W2.T, dZ2), np.int64(A1 > 0))
    dW1 = 1 / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1, db2, db3 = (np.mean(d, axis=1, keepdims=True) for d in (dZ1, dZ2, dZ3))
    return {"dZ3": dZ3, "dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}

# %% right in_place_of_its_own
# += on the new gradients.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    found = backward_propagation(X, Y, cache)
    for l in (1, 2, 3):
        found["dW%d" % l] += cache[4 * l - 2] * (lambd / Y.shape[1])
    return found

# %% wrong whole_division
# //.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    g = backward_propagation(X, Y, cache)
    for l, W in ((1, W1), (2, W2), (3, W3)):
        g[f'dW{l}'] = g[f'dW{l}'] + lambd // m * W
    return g

# %% wrong by_the_length
# Derivative of the norm.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    g = backward_propagation(X, Y, cache)
    for l, W in ((1, W1), (2, W2), (3, W3)):
        g[f'dW{l}'] = g[f'dW{l}'] + lambd / (2 * m) * W / (np.linalg.norm(W) + 1e-12)
    return g

# %% wrong without_layer_one
# W1 is forgotten.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    g = backward_propagation(X, Y, cache)
    for l, W in ((2, W2), (3, W3)):
        g[f'dW{l}'] = g[f'dW{l}'] + lambd / m * W
    return g

# %% wrong without_the_last
# W3 is forgotten.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    g = backward_propagation(X, Y, cache)
    for l, W in ((1, W1), (2, W2)):
        g[f'dW{l}'] = g[f'dW{l}'] + lambd / m * W
    return g

# %% wrong flat_biases
# db (n,).
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    g = backward_propagation(X, Y, cache)
    for l, W in ((1, W1), (2, W2), (3, W3)):
        g[f'dW{l}'] = g[f'dW{l}'] + lambd / m * W
    for l in (1, 2, 3):
        g[f'db{l}'] = g[f'db{l}'].ravel()
    return g

# %% wrong mean_again
# Divided by m a second time.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    g = backward_propagation(X, Y, cache)
    for l, W in ((1, W1), (2, W2), (3, W3)):
        g[f'dW{l}'] = g[f'dW{l}'] + lambd / m * W
    return {k: v / m for k, v in g.items()}

# %% wrong travels_back
# The penalised weights carry the error back.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    g = {}
    d = (A3 - Y) / m
    for l, W, A, Z in ((3, W3, A2, Z2), (2, W2, A1, Z1), (1, W1, X, None)):
        g[f'dW{l}'] = d @ A.T + lambd / m * W
        g[f'db{l}'] = d.sum(1, keepdims=True)
        if l > 1:
            d = (W + lambd / m * W).T @ d * (Z > 0)
    return g

# %% right einsum
# An own pass with einsum.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    g = {}
    d = (A3 - Y) / m
    for l, W, A, A_here in ((3, W3, A2, A2), (2, W2, A1, A1), (1, W1, X, None)):
        g[f'dW{l}'] = np.einsum('im,jm->ij', d, A) + lambd * W / m
        g[f'db{l}'] = np.einsum('im->i', d)[:, None]
        if l > 1:
            d = np.einsum('ij,im->jm', W, d) * np.sign(A_here)
    return g

# %% right example_by_example
# The mean of the gradients of single examples.
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    total = {}
    for i in range(m):
        one = tuple((c[:, i:i + 1] if k in (0, 1, 4, 5, 8, 9) else c for k, c in enumerate(cache)))
        for k, v in backward_propagation(X[:, i:i + 1], Y[:, i:i + 1], one).items():
            total[k] = total.get(k, 0) + v / m
    for k, w in dict(dW1=W1, dW2=W2, dW3=W3).items():
        total[k] = total[k] + w * (lambd / m)
    return total
