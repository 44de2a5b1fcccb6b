"""Answers to `collapse_linear`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong two_layers
# The formula of the lesson, for two layers only.
def collapse_linear(parameters):
    W = parameters["W2"] @ parameters["W1"]
    b = parameters["W2"] @ parameters["b1"] + parameters["b2"]
    return W, b

# %% wrong left_to_right
# W1 W2 ... in the order of the names: stops, or is wrong for square ones.
def collapse_linear(parameters):
    L = len(parameters) // 2
    W, b = parameters["W1"], parameters["b1"]
    for l in range(2, L + 1):
        W = W @ parameters[f"W{l}"]
        b = parameters[f"W{l}"] @ b + parameters[f"b{l}"]
    return W, b

# %% wrong new_W_for_b
# b is multiplied by the new product instead of the layer's own W.
def collapse_linear(parameters):
    L = len(parameters) // 2
    W, b = parameters["W1"], parameters["b1"]
    for l in range(2, L + 1):
        W = parameters[f"W{l}"] @ W
        b = W @ b + parameters[f"b{l}"]
    return W, b

# %% wrong biases_lost
# Only the last bias is left.
def collapse_linear(parameters):
    L = len(parameters) // 2
    W = parameters["W1"]
    for l in range(2, L + 1):
        W = parameters[f"W{l}"] @ W
    return W, parameters[f"b{L}"]

# %% wrong sum_of_layers
# The matrices are added up.
def collapse_linear(parameters):
    L = len(parameters) // 2
    return sum(parameters[f"W{l}"] for l in range(1, L + 1)), sum(parameters[f"b{l}"]
                                                                  for l in range(1, L + 1))

# %% wrong names_in_order
# Sorted names: W10 comes before W2 ... and b before W; the product runs over sorted(parameters).
def collapse_linear(parameters):
    W, b = 1.0, 0.0
    for name in sorted(parameters):
        if name.startswith("W"):
            b = parameters[name] @ b if np.ndim(b) else b
            W = parameters[name] @ W if np.ndim(W) else parameters[name]
        else:
            b = b + parameters[name]
    return W, b

# %% wrong in_place
# Puts the products into the dict that was handed in.
def collapse_linear(parameters):
    L = len(parameters) // 2
    for l in range(2, L + 1):
        parameters[f"b{l}"] = parameters[f"W{l}"] @ parameters[f"b{l-1}"] + parameters[f"b{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] @ parameters[f"W{l-1}"]
    return parameters[f"W{L}"], parameters[f"b{L}"]

# %% right recursion
# The last layer upon all the others.
def collapse_linear(parameters):
    L = len(parameters) // 2
    W, b = parameters[f"W{L}"], parameters[f"b{L}"]
    if L == 1:
        return W, b
    before = {name: value for name, value in parameters.items() if int(name[1:]) < L}
    V, c = collapse_linear(before)
    return np.dot(W, V), np.dot(W, c) + b

# %% right by_asking
# Sends zeros and the unit vectors through the network.
def collapse_linear(parameters):
    L, n = len(parameters) // 2, parameters["W1"].shape[1]
    def through(columns):
        for l in range(1, L + 1):
            columns = parameters[f"W{l}"] @ columns + parameters[f"b{l}"]
        return columns
    b = through(np.zeros((n, 1)))
    return through(np.eye(n)) - b, b

# %% wrong sorted_names
# The names in alphabetical order: W10 comes before W2.
def collapse_linear(parameters):
    names = sorted((key for key in parameters if key[0] == "W"))
    W, b = (parameters["W1"], parameters["b1"])
    for name in names[1:]:
        W = parameters[name] @ W
        b = parameters[name] @ b + parameters["b" + name[1:]]
    return (W, b)

# %% wrong stops_before_last
# range(2, L).
def collapse_linear(parameters):
    L = len(parameters) // 2
    W, b = (parameters["W1"], parameters["b1"])
    for l in range(2, L):
        W = parameters[f"W{l}"] @ W
        b = parameters[f"W{l}"] @ b + parameters[f"b{l}"]
    return (W, b)

# %% wrong w_before_b
# The own bias is multiplied, too, where W is square.
def collapse_linear(parameters):
    L = len(parameters) // 2
    W, b = (parameters["W1"], parameters["b1"])
    for l in range(2, L + 1):
        own_W, own_b = parameters[f"W{l}"], parameters[f"b{l}"]
        square = own_W.shape[0] == own_W.shape[1]
        b = own_W @ b + (own_W @ own_b if square else own_b)
        W = own_W @ W
    return (W, b)

# %% right homogeneous
# One matrix with a row of 0 ... 0 1 for each layer.
def collapse_linear(parameters):
    total = np.eye(parameters["W1"].shape[1] + 1)
    for l in range(1, len(parameters) // 2 + 1):
        W, b = (parameters[f"W{l}"], parameters[f"b{l}"])
        top = np.hstack([W, b])
        total = np.vstack([top, [[0] * W.shape[1] + [1]]]) @ total
    return (total[:-1, :-1], total[:-1, -1:])
