"""Answers to `backward_propagation`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong sums
# No 1/m anywhere.
def backward_propagation(parameters, cache, X, Y):
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(axis=1, keepdims=True),
            "dW2": dZ2 @ cache["A1"].T, "db2": dZ2.sum(axis=1, keepdims=True)}

# %% wrong slope_at_a1
# activation_prime of A1.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * activation_prime(cache["A1"], "tanh")
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.mean(axis=1, keepdims=True),
            "dW2": dZ2 @ cache["A1"].T / m, "db2": dZ2.mean(axis=1, keepdims=True)}

# %% wrong broadcast_instead_of_product
# W2.T * dZ2: right for one output only.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T * dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.mean(axis=1, keepdims=True),
            "dW2": dZ2 @ cache["A1"].T / m, "db2": dZ2.mean(axis=1, keepdims=True)}

# %% wrong one_sum_for_all
# db1 and db2 as one number each.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T / m, "db1": np.full(parameters["b1"].shape, np.sum(dZ1) / m),
            "dW2": dZ2 @ cache["A1"].T / m, "db2": np.full(parameters["b2"].shape, np.sum(dZ2) / m)}

# %% wrong flat_db
# No keepdims.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.mean(axis=1),
            "dW2": dZ2 @ cache["A1"].T / m, "db2": dZ2.mean(axis=1)}

# %% wrong relu_slope
# The slope of ReLU.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * activation_prime(cache["Z1"], "relu")
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.mean(axis=1, keepdims=True),
            "dW2": dZ2 @ cache["A1"].T / m, "db2": dZ2.mean(axis=1, keepdims=True)}

# %% wrong step_first
# W2 has already taken a step when the error goes back through it.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = dZ2 @ cache["A1"].T / m
    dZ1 = (parameters["W2"] - 1.2 * dW2).T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.mean(axis=1, keepdims=True),
            "dW2": dW2, "db2": dZ2.mean(axis=1, keepdims=True)}

# %% wrong error_in_place
# A2 of the cache becomes the error.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"]
    dZ2 -= Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.mean(axis=1, keepdims=True),
            "dW2": dZ2 @ cache["A1"].T / m, "db2": dZ2.mean(axis=1, keepdims=True)}

# %% right sums_by_products
# The sums over the examples as products with a column of ones, 1/m in the error.
def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    dZ2 = (cache["A2"] - Y) / m
    dZ1 = (1 - cache["A1"]) * (1 + cache["A1"]) * (parameters["W2"].T @ dZ2)
    ones = np.ones((m, 1))
    return {"dW1": dZ1 @ X.T, "dW2": dZ2 @ cache["A1"].T, "db1": dZ1 @ ones, "db2": dZ2 @ ones}

# %% right bias_as_a_weight
# A row of ones under what comes in: the bias is one more weight.
def backward_propagation(parameters, cache, X, Y):
    m, slopes, error = Y.shape[1], {}, cache["A2"] - Y
    for l, inputs in ((2, cache["A1"]), (1, X)):
        both = error @ np.vstack([inputs, np.ones(m)]).T / m
        slopes[f"dW{l}"], slopes[f"db{l}"] = both[:, :-1], both[:, -1:]
        if l == 2:
            error = np.dot(parameters["W2"].T, error) * activation_prime(cache["Z1"], "tanh")
    return slopes

# %% wrong m_twice
# dZ2 is divided by m, and dW1 again.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = (cache["A2"] - Y) / m
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.sum(1, keepdims=True), "dW2": dZ2 @ cache["A1"].T,
            "db2": dZ2.sum(1, keepdims=True)}

# %% wrong first_output_only
# Only the first output's error comes back.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"][:1].T @ dZ2[:1] * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.mean(1, keepdims=True), "dW2": dZ2 @ cache["A1"].T / m,
            "db2": dZ2.mean(1, keepdims=True)}

# %% wrong output_slope_too
# a2 (1 - a2) is multiplied in: the slopes of a squared error.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = (cache["A2"] - Y) * cache["A2"] * (1 - cache["A2"])
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.mean(1, keepdims=True), "dW2": dZ2 @ cache["A1"].T / m,
            "db2": dZ2.mean(1, keepdims=True)}

# %% right einsum
# By einsum; the slope is 1 / cosh(Z1)^2.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    E = (cache["A2"] - Y) / m
    D = np.einsum("ki,km->im", parameters["W2"], E) / np.cosh(cache["Z1"]) ** 2
    return {"dW2": np.einsum("km,im->ki", E, cache["A1"]), "db2": E.sum(axis=1)[:, None],
            "dW1": np.einsum("im,jm->ij", D, X), "db1": D @ np.ones((m, 1))}
