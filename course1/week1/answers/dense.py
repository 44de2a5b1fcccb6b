"""Answers to `dense`, written without sight of its card: each is wrong or right as it says."""

# %% wrong weights_behind
# X @ W stops, unless the sizes happen to fit.
def dense(X, W, b, activation):
    Z = X @ W + b
    if activation == "relu":
        return relu(Z)
    if activation == "linear":
        return Z
    raise ValueError(activation)

# %% wrong weights_turned
# W is turned over: with as many units as inputs nothing stops.
def dense(X, W, b, activation):
    Z = W.T @ X + b
    if activation == "relu":
        return relu(Z)
    if activation == "linear":
        return Z
    raise ValueError(activation)

# %% wrong bias_along_examples
# A bias for each example; with n = m it goes through.
def dense(X, W, b, activation):
    Z = W @ X + b.ravel()
    if activation == "relu":
        return relu(Z)
    if activation == "linear":
        return Z
    raise ValueError(activation)

# %% wrong bent_too_early
# The bend comes before the bias.
def dense(X, W, b, activation):
    if activation == "relu":
        return relu(W @ X) + b
    if activation == "linear":
        return W @ X + b
    raise ValueError(activation)

# %% wrong anything_else_is_linear
# "sigmoid" is taken without a word.
def dense(X, W, b, activation):
    Z = W @ X + b
    return relu(Z) if activation == "relu" else Z

# %% wrong error_returned
# The error is returned, not raised.
def dense(X, W, b, activation):
    Z = W @ X + b
    if activation == "relu":
        return relu(Z)
    if activation == "linear":
        return Z
    return ValueError("no such activation")

# %% wrong any_case
# "ReLU" is taken as well: any other word should be refused.
def dense(X, W, b, activation):
    Z = W @ X + b
    if activation.lower() == "relu":
        return relu(Z)
    if activation.lower() == "linear":
        return Z
    raise ValueError(activation)

# %% wrong begins_with_r
# Looks at the first letter only.
def dense(X, W, b, activation):
    Z = W @ X + b
    if activation[0] == "r":
        return relu(Z)
    if activation[0] == "l":
        return Z
    raise ValueError(activation)

# %% wrong examples_in_rows
# (m, n): each example's answers stand in a row.
def dense(X, W, b, activation):
    Z = X.T @ W.T + b.T
    if activation == "relu":
        return relu(Z)
    if activation == "linear":
        return Z
    raise ValueError(activation)

# %% wrong another_error
# A KeyError, where a ValueError is promised.
def dense(X, W, b, activation):
    return {"relu": relu, "linear": lambda Z: Z}[activation](W @ X + b)

# %% right loops
# Unit by unit, example by example.
def dense(X, W, b, activation):
    if activation not in ("relu", "linear"):
        raise ValueError("activation must be relu or linear")
    n, n_x = W.shape
    m = X.shape[1]
    A = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            z = b[i, 0]
            for k in range(n_x):
                z += W[i, k] * X[k, j]
            A[i, j] = max(z, 0) if activation == "relu" else z
    return A

# %% right turned_twice
# As libraries do it, then turned back.
def dense(X, W, b, activation):
    Z = (X.T @ W.T + b.T).T
    match activation:
        case "relu":
            return relu(Z)
        case "linear":
            return Z
        case _:
            raise ValueError(f"unknown activation {activation}")

# %% right table_of_bends
# A dict of functions, looked up with care; einsum for the product.
BENDS = {"relu": relu, "linear": np.array}

def dense(X, W, b, activation):
    if activation not in BENDS:
        raise ValueError(activation)
    return BENDS[activation](np.einsum("ik,kj->ij", W, X) + b)

# %% right unit_by_unit
# A list of rows.
def dense(X, W, b, activation):
    rows = []
    for weights, bias in zip(W, b):
        z = weights @ X + bias
        if activation == "relu":
            rows.append(relu(z))
        elif activation == "linear":
            rows.append(z)
        else:
            raise ValueError("relu or linear, please")
    return rows

# %% wrong substring
# `in` a text: "lin", "r" and "" pass.
def dense(X, W, b, activation):
    Z = W @ X + b
    if activation in "relu":
        return relu(Z)
    if activation in "linear":
        return Z
    raise ValueError("no")

# %% wrong strips
# "relu " is another word.
def dense(X, W, b, activation):
    Z = W @ X + b
    if activation.strip() == "relu":
        return relu(Z)
    if activation.strip() == "linear":
        return Z
    raise ValueError("no")

# %% wrong raises_after
# `if` and `if`: the `else` belongs to the second, and "relu" is refused.
def dense(X, W, b, activation):
    Z = W @ X + b
    if activation == "relu":
        A = relu(Z)
    if activation == "linear":
        A = Z
    else:
        raise ValueError("no")
    return A

# %% wrong bias_ravelled
# b flat, where there are as many units as examples: one bias for each example.
def dense(X, W, b, activation):
    Z = W @ X + np.ravel(b) if len(b) == X.shape[1] else W @ X + b
    if activation == "relu":
        return relu(Z)
    if activation == "linear":
        return Z
    raise ValueError("no")

# %% wrong squeeze
# A single unit loses its row: (1, m) becomes (m,).
def dense(X, W, b, activation):
    if activation not in ("relu", "linear"):
        raise ValueError("no")
    Z = np.squeeze(W @ X + b)
    return relu(Z) if activation == "relu" else Z

# %% right einsum
# By einsum and clip.
def dense(X, W, b, activation):
    if activation not in ("relu", "linear"):
        raise ValueError(activation)
    Z = np.einsum("ij,jk->ik", W, X) + b
    return Z.clip(min=0) if activation == "relu" else Z

# %% right ones_row
# The biases as one more weight, the bends from a dict.
def dense(X, W, b, activation):
    Z = np.hstack([W, b]) @ np.vstack([X, np.ones((1, X.shape[1]))])
    try:
        return {"relu": relu, "linear": lambda z: z}[activation](Z)
    except KeyError:
        raise ValueError(f"unknown {activation}") from None
