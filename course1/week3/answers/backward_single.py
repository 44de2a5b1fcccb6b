"""Answers to `backward_single`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong forward_with_tanh
# Only the slope was changed.
def backward_single(parameters, x, y):
    A2, cache = forward_propagation(x, parameters)
    dz2 = A2 - y
    dz1 = parameters["W2"].T @ dz2 * activation_prime(cache["Z1"], "relu")
    return {"dW1": dz1 @ x.T, "db1": dz1, "dW2": dz2 @ cache["A1"].T, "db2": dz2}

# %% wrong old_function
# Calls backward_propagation as it is.
def backward_single(parameters, x, y):
    A2, cache = forward_propagation(x, parameters)
    return backward_propagation(parameters, cache, x, np.array([[y]]))

# %% wrong divided_by_inputs
# Divided by the size of x.
def backward_single(parameters, x, y):
    z1 = parameters["W1"] @ x + parameters["b1"]
    a1 = np.maximum(z1, 0)
    dz2 = (sigmoid(parameters["W2"] @ a1 + parameters["b2"]) - y) / x.size
    dz1 = parameters["W2"].T * dz2 * (z1 > 0)
    return {"dW1": dz1 @ x.T, "db1": dz1, "dW2": dz2 @ a1.T, "db2": dz2}

# %% wrong leaky
# The leaky slope.
def backward_single(parameters, x, y):
    z1 = parameters["W1"] @ x + parameters["b1"]
    a1 = np.maximum(z1, 0)
    dz2 = sigmoid(parameters["W2"] @ a1 + parameters["b2"]) - y
    dz1 = parameters["W2"].T * dz2 * activation_prime(z1, "leaky_relu")
    return {"dW1": dz1 @ x.T, "db1": dz1, "dW2": dz2 @ a1.T, "db2": dz2}

# %% wrong column_for_row
# dW1 as (n_x, n_h).
def backward_single(parameters, x, y):
    z1 = parameters["W1"] @ x + parameters["b1"]
    a1 = np.maximum(z1, 0)
    dz2 = sigmoid(parameters["W2"] @ a1 + parameters["b2"]) - y
    dz1 = parameters["W2"].T * dz2 * (z1 > 0)
    return {"dW1": x @ dz1.T, "db1": dz1, "dW2": dz2 @ a1.T, "db2": dz2}

# %% right slope_from_the_value
# a1 > 0 exactly where z1 > 0.
def backward_single(parameters, x, y):
    a1 = np.maximum(0, np.dot(parameters["W1"], x) + parameters["b1"])
    db2 = sigmoid(np.dot(parameters["W2"], a1) + parameters["b2"]) - y
    db1 = np.where(a1 > 0, parameters["W2"].T * db2, 0)
    return {"dW1": np.outer(db1, x), "db1": db1, "dW2": db2 * a1.T, "db2": db2}

# %% right unit_by_unit
# A loop over the units.
def backward_single(parameters, x, y):
    n_h, n_x = parameters["W1"].shape
    scores = [parameters["W1"][j] @ x[:, 0] + parameters["b1"][j, 0] for j in range(n_h)]
    said = [max(score, 0) for score in scores]
    error = sigmoid(sum(parameters["W2"][0, j] * said[j] for j in range(n_h)) + parameters["b2"][0, 0]) - y
    back = np.array([[parameters["W2"][0, j] * error if scores[j] > 0 else 0.0] for j in range(n_h)])
    return {"db2": np.array([[error]]), "dW2": np.array([[error * a for a in said]]),
            "db1": back, "dW1": back * x.reshape(1, -1)}

# %% wrong z1_in_dW2
# The score in place of what the unit says.
def backward_single(parameters, x, y):
    z1 = parameters["W1"] @ x + parameters["b1"]
    a1 = np.maximum(z1, 0)
    d2 = sigmoid(parameters["W2"] @ a1 + parameters["b2"]) - y
    d1 = parameters["W2"].T @ d2 * (z1 > 0)
    return {"dW1": d1 @ x.T, "db1": d1, "dW2": d2 @ z1.T, "db2": d2}

# %% wrong slope_at_zero
# The slope is 1 at a score of 0.
def backward_single(parameters, x, y):
    z1 = parameters["W1"] @ x + parameters["b1"]
    a1 = np.maximum(z1, 0)
    d2 = sigmoid(parameters["W2"] @ a1 + parameters["b2"]) - y
    d1 = parameters["W2"].T @ d2 * (z1 >= 0)
    return {"dW1": d1 @ x.T, "db1": d1, "dW2": d2 @ a1.T, "db2": d2}

# %% right outer
# By np.outer.
def backward_single(parameters, x, y):
    z = parameters["W1"] @ x + parameters["b1"]
    h = z.clip(0)
    e = 1 / (1 + np.exp(-(parameters["W2"] @ h + parameters["b2"]))) - y
    on = np.where(z > 0, parameters["W2"].T, 0) * e
    return {"dW1": np.outer(on, x), "db1": on, "dW2": e * h.T, "db2": e}
