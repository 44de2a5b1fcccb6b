"""Answers to `backward_norms`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong three_layers
# The three-layer functions.
def backward_norms(parameters, X, Y):
    g = backward_propagation(X, Y, forward_propagation(X, parameters)[1])
    return [np.linalg.norm(g[f"dW{l}"]) for l in (1, 2, 3)]

# %% wrong with_biases
# The biases are in the norm as well.
def backward_norms(parameters, X, Y):
    L, A, norms = len(parameters) // 2, [X], []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"]
        A.append(sigmoid(Z) if l == L else relu(Z))
    dZ = (A[-1] - Y) / X.shape[1]
    for l in range(L, 0, -1):
        norms.insert(0, np.sqrt(np.sum((dZ @ A[l - 1].T) ** 2) + np.sum(dZ.sum(axis=1) ** 2)))
        dZ = parameters[f"W{l}"].T @ dZ * (A[l - 1] > 0)
    return norms

# %% wrong sigmoid_slope
# A(1 - A) at the output, too.
def backward_norms(parameters, X, Y):
    L, A, norms = len(parameters) // 2, [X], []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"]
        A.append(sigmoid(Z) if l == L else relu(Z))
    dZ = (A[-1] - Y) * A[-1] * (1 - A[-1]) / X.shape[1]
    for l in range(L, 0, -1):
        norms.insert(0, np.linalg.norm(dZ @ A[l - 1].T))
        dZ = parameters[f"W{l}"].T @ dZ * (A[l - 1] > 0)
    return norms

# %% wrong of_what_goes_back
# The norms of dA.
def backward_norms(parameters, X, Y):
    L, A, norms = len(parameters) // 2, [X], []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"]
        A.append(sigmoid(Z) if l == L else relu(Z))
    dZ = (A[-1] - Y) / X.shape[1]
    for l in range(L, 0, -1):
        dA = parameters[f"W{l}"].T @ dZ
        norms.insert(0, np.linalg.norm(dA))
        dZ = dA * (A[l - 1] > 0)
    return norms

# %% wrong mean_over_outputs
# The mean over the outputs as well.
def backward_norms(parameters, X, Y):
    L, A, norms = len(parameters) // 2, [X], []
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"]
        A.append(sigmoid(Z) if l == L else relu(Z))
    dZ = (A[-1] - Y) / Y.size
    for l in range(L, 0, -1):
        norms.insert(0, np.linalg.norm(dZ @ A[l - 1].T))
        dZ = parameters[f"W{l}"].T @ dZ * (A[l - 1] > 0)
    return norms

# %% right recursion
# A recursion from layer to layer.
def backward_norms(parameters, X, Y):
    L = len(parameters) // 2
    def through(l, A):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A + b
        if l == L:
            dZ, norms = (sigmoid(Z) - Y) / Y.shape[1], []
        else:
            dA, norms = through(l + 1, relu(Z))
            dZ = dA * (Z > 0)
        return W.T @ dZ, [float(np.linalg.norm(dZ @ A.T))] + norms
    return through(1, X)[1]

# %% right tuple
# A dict, and a tuple at the end.
def backward_norms(parameters, X, Y):
    m, L, A, dW = X.shape[1], len(parameters) // 2, {0: X}, {}
    for l in range(1, L + 1):
        Z = parameters["W%d" % l].dot(A[l - 1]) + parameters["b%d" % l]
        A[l] = np.maximum(0, Z) if l != L else 1 / (1 + np.exp(-Z))
    dZ = A[L] - Y
    for l in reversed(range(1, L + 1)):
        dW[l] = dZ.dot(A[l - 1].T) / m
        dZ = np.where(A[l - 1] > 0, parameters["W%d" % l].T.dot(dZ), 0)
    return tuple(np.sqrt((dW[l] ** 2).sum()) for l in range(1, L + 1))

# %% wrong mean_over_all
# Mean over outputs.
def backward_norms(parameters, X, Y):
    L = len(parameters) // 2
    A = [X]
    for l in range(1, L + 1):
        Z = parameters[f'W{l}'] @ A[-1] + parameters[f'b{l}']
        A.append(relu(Z) if l < L else sigmoid(Z))
    norms = []
    dZ = (A[-1] - Y) / Y.size
    for l in range(L, 0, -1):
        norms.append(np.linalg.norm(dZ @ A[l - 1].T))
        dZ = parameters[f'W{l}'].T @ dZ * (A[l - 1] > 0)
    norms.reverse()
    return norms

# %% wrong rms
# Mean per entry.
def backward_norms(parameters, X, Y):
    L = len(parameters) // 2
    A = [X]
    for l in range(1, L + 1):
        Z = parameters[f'W{l}'] @ A[-1] + parameters[f'b{l}']
        A.append(relu(Z) if l < L else sigmoid(Z))
    norms = []
    dZ = (A[-1] - Y) / X.shape[1]
    for l in range(L, 0, -1):
        norms.append(np.sqrt(np.mean((dZ @ A[l - 1].T) ** 2)))
        dZ = parameters[f'W{l}'].T @ dZ * (A[l - 1] > 0)
    norms.reverse()
    return norms

# %% right array
# An array of numbers, with einsum.
def backward_norms(parameters, X, Y):
    L = len(parameters) // 2
    A = [X]
    for l in range(1, L + 1):
        Z = parameters[f'W{l}'] @ A[-1] + parameters[f'b{l}']
        A.append(relu(Z) if l < L else sigmoid(Z))
    norms = []
    dZ = (A[-1] - Y) / X.shape[1]
    for l in range(L, 0, -1):
        norms.append(np.sqrt(np.square(np.einsum('im,jm->ij', dZ, A[l - 1])).sum()))
        dZ = parameters[f'W{l}'].T @ dZ * (A[l - 1] > 0)
    norms = np.array(norms[::-1])
    return norms

# %% right cache_of_pairs
# Pairs of Z and A.
def backward_norms(parameters, X, Y):
    L = len(parameters) // 2
    A = [X]
    for l in range(1, L + 1):
        Z = parameters[f'W{l}'] @ A[-1] + parameters[f'b{l}']
        A.append(relu(Z) if l < L else sigmoid(Z))
    norms = []
    dZ = (A[-1] - Y) / X.shape[1]
    for l in range(L, 0, -1):
        norms.append(np.linalg.norm(dZ @ A[l - 1].T))
        dZ = parameters[f'W{l}'].T @ dZ * np.where(A[l - 1] > 0, 1.0, 0.0)
    norms = list(reversed(norms))
    return norms
