"""Answers to `L_model_forward`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong last_left_out
# Only the hidden layers.
def L_model_forward(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches

# %% wrong all_relu
# No sigmoid at the end.
def L_model_forward(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches

# %% wrong only_linear_caches
# The caches have lost their Z.
def L_model_forward(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"],
                                             "relu" if l < L else "sigmoid")
        caches.append(cache[0])
    return A, caches

# %% wrong caches_in_a_dict
# A dict from the layer to its cache.
def L_model_forward(X, parameters):
    A, caches, L = X, {}, len(parameters) // 2
    for l in range(1, L + 1):
        A, caches[l] = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"],
                                                 "relu" if l < L else "sigmoid")
    return A, caches

# %% wrong three_layers
# Written for three layers.
def L_model_forward(X, parameters):
    A1, c1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
    A2, c2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "relu")
    A3, c3 = linear_activation_forward(A2, parameters["W3"], parameters["b3"], "sigmoid")
    return A3, [c1, c2, c3]

# %% wrong repeated_last
# The last layer is run twice.
def L_model_forward(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    A, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return A, caches[:-1] + [cache]

# %% right while_there_is_one
# Goes on while there is a next layer.
def L_model_forward(X, parameters):
    l, out, caches = 1, X, []
    while f"W{l}" in parameters:
        bend = "relu" if f"W{l + 1}" in parameters else "sigmoid"
        out, cache = linear_activation_forward(out, parameters[f"W{l}"], parameters[f"b{l}"], bend)
        caches = caches + [cache]
        l += 1
    return out, caches

# %% right list_of_names
# Collects all activations, and finds L by the largest number in a name.
def L_model_forward(X, parameters):
    L = max(int(name[1:]) for name in parameters)
    signals, caches = [X], []
    for l, kind in enumerate(["relu"] * (L - 1) + ["sigmoid"], 1):
        a, c = linear_activation_forward(signals[-1], parameters["W%d" % l], parameters["b%d" % l], kind)
        signals.append(a), caches.append(c)
    return signals.pop(), caches

# %% wrong sorted_names
# Sorted as text, W10 comes before W2.
def L_model_forward(X, parameters):
    names = sorted(name for name in parameters if name[0] == "W")
    A, caches = X, []
    for k, name in enumerate(names):
        A, cache = linear_activation_forward(A, parameters[name], parameters["b" + name[1:]],
                                             "relu" if k < len(names) - 1 else "sigmoid")
        caches.append(cache)
    return A, caches

# %% wrong order_of_the_dict
# Takes the arrays as they stand in the dict, in any order.
def L_model_forward(X, parameters):
    values = list(parameters.values())
    A, caches = X, []
    for k in range(0, len(values), 2):
        A, cache = linear_activation_forward(A, values[k], values[k + 1],
                                             "relu" if k + 2 < len(values) else "sigmoid")
        caches.append(cache)
    return A, caches

# %% wrong one_digit
# The layer is the last character of the name: of W10 it is 0.
def L_model_forward(X, parameters):
    L = max(int(name[-1]) for name in parameters)
    A, caches = X, []
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"],
                                             "relu" if l < L else "sigmoid")
        caches.append(cache)
    return A, caches

# %% wrong relu_then_sigmoid
# The loop takes the last layer along, and the sigmoid comes on top.
def L_model_forward(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    return sigmoid(A), caches

# %% wrong eats_the_parameters
# Pops: the dict of the caller is empty afterwards.
def L_model_forward(X, parameters):
    A, caches, l = X, [], 1
    L = len(parameters) // 2
    while parameters:
        A, cache = linear_activation_forward(A, parameters.pop(f"W{l}"), parameters.pop(f"b{l}"),
                                             "relu" if l < L else "sigmoid")
        caches.append(cache)
        l += 1
    return A, caches

# %% wrong caches_remembered
# A list as a default: the second call adds to the first.
def L_model_forward(X, parameters, caches=[]):
    L = len(parameters) // 2
    A = X
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"],
                                             "relu" if l < L else "sigmoid")
        caches.append(cache)
    return A, caches

# %% wrong flattened_outputs
# Of one output a flat array.
def L_model_forward(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"],
                                             "relu" if l < L else "sigmoid")
        caches.append(cache)
    return np.squeeze(A), caches

# %% wrong sigmoid_for_one_unit
# The last layer is known by its single unit.
def L_model_forward(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        A, cache = linear_activation_forward(A, W, b, "sigmoid" if len(W) == 1 else "relu")
        caches.append(cache)
    return A, caches

# %% right recursion
# By recursion.
def L_model_forward(X, parameters):
    def upto(l):
        if l == 0:
            return X, []
        A, caches = upto(l - 1)
        last = f"W{l + 1}" not in parameters
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"],
                                             "sigmoid" if last else "relu")
        return A, caches + [cache]
    return upto(sum(name.startswith("W") for name in parameters))

# %% right by_itself
# Without the block: the cache is put together here.
def L_model_forward(X, parameters):
    caches, A, l = [], np.array(X), 1
    while f"W{l}" in parameters:
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.matmul(W, A) + b
        caches.append(((A, W, b), Z))
        A = np.maximum(Z, 0)
        l += 1
    return sigmoid(caches[-1][1]), caches
