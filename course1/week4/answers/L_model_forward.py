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
