"""Answers to `compute_cost_with_regularization`.

Written from the notebook's text: each is wrong or right as it says.
"""

# %% wrong norm_of_the_sum
# The norm of each matrix, added up, and then squared.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    total = sum(np.linalg.norm(parameters[k]) for k in parameters if k.startswith("W"))
    return compute_cost(A3, Y) + lambd / (2 * Y.shape[1]) * total**2

# %% wrong rows_for_m
# m is taken from the rows.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    total = sum(np.sum(parameters[k] ** 2) for k in parameters if k.startswith("W"))
    return compute_cost(A3, Y) + lambd / (2 * len(Y)) * total

# %% wrong three_by_name
# W1, W2 and W3 by name.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    total = sum(np.sum(np.square(parameters[k])) for k in ("W1", "W2", "W3"))
    return compute_cost(A3, Y) + lambd * total / 2 / Y.shape[1]

# %% wrong everything_charged
# Biases, too.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    total = sum(np.sum(np.square(v)) for v in parameters.values())
    return compute_cost(A3, Y) + lambd * total / 2 / Y.shape[1]

# %% wrong product_with_itself
# W @ W.T added up: products of different rows, too.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    total = sum(np.sum(v @ v.T) for k, v in parameters.items() if k[0] == "W")
    return compute_cost(A3, Y) + lambd * total / 2 / Y.shape[1]

# %% wrong brackets
# lambd / 2 * m.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    total = sum(np.sum(v**2) for k, v in parameters.items() if k[0] == "W")
    return compute_cost(A3, Y) + lambd / 2 * Y.shape[1] * total

# %% right vdot
# np.vdot.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    penalty = 0
    for name in parameters:
        if "W" in name:
            W = np.asarray(parameters[name], dtype=float)
            penalty += np.vdot(W, W)
    return compute_cost(A3, Y) + penalty * lambd / (2 * A3.shape[1])

# %% right trace
# The trace of W W^T, layer by layer, and a loss of its own for each output.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m, l, penalty = Y.shape[1], 1, 0.0
    while f"W{l}" in parameters:
        W = parameters[f"W{l}"].astype(np.float64)
        penalty += np.trace(W @ W.T)
        l += 1
    data = sum(compute_cost(A3[[k]], Y[[k]]) for k in range(len(Y)))
    return data + lambd / m / 2 * penalty

# %% wrong whole_division
# // in place of /.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    Ws = [p for k, p in parameters.items() if k[0] == 'W']
    return compute_cost(A3, Y) + lambd // (2 * m) * sum((np.sum(W ** 2) for W in Ws))

# %% wrong per_output
# A penalty for each output.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    Ws = [p for k, p in parameters.items() if k[0] == 'W']
    return compute_cost(A3, Y) + len(Y) * lambd / (2 * m) * sum((np.sum(W ** 2) for W in Ws))

# %% wrong without_the_last
# The last layer is not charged.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    Ws = [p for k, p in parameters.items() if k[0] == 'W']
    return compute_cost(A3, Y) + lambd / (2 * m) * sum((np.sum(W ** 2) for W in (Ws[:-1] if len(Ws) > 2
            else Ws)))

# %% wrong all_in_one_norm
# Square of the sum of norms.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    Ws = [p for k, p in parameters.items() if k[0] == 'W']
    return compute_cost(A3, Y) + lambd / (2 * m) * sum((np.linalg.norm(W) for W in Ws)) ** 2

# %% wrong root_lambda
# lambda squared.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    Ws = [p for k, p in parameters.items() if k[0] == 'W']
    return compute_cost(A3, Y) + lambd ** 2 / (2 * m) * sum((np.sum(W ** 2) for W in Ws))

# %% wrong one_digit_names
# Counts layers by W1 to W9 and b.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    Ws = [p for k, p in parameters.items() if k[0] == 'W']
    return compute_cost(A3, Y) + lambd / (2 * m) * sum((np.sum(parameters[f'W{l}'] ** 2) for l in range(1,
            4) if f'W{l}' in parameters))

# %% right by_count
# By the count of layers.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    Ws = [p for k, p in parameters.items() if k[0] == 'W']
    L = len(parameters) // 2
    total = 0
    for l in range(1, L + 1):
        total += np.linalg.norm(parameters['W' + str(l)]) ** 2
    return compute_cost(A3, Y) + total * lambd / m / 2

# %% right one_vector
# One long vector.
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    Ws = [p for k, p in parameters.items() if k[0] == 'W']
    v = np.concatenate([np.ravel(W) for W in Ws]) if Ws else np.zeros(1)
    return np.array(compute_cost(A3, Y) + 0.5 * lambd * (v @ v) / m)
