"""Answers to `L_model_backward`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong printed_seed
# The long way, over dAL.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1],
                                                                          "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong clipped_seed
# The long way, with the outputs clipped.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    a = np.clip(AL, 1e-8, 1 - 1e-8)
    dA = -Y / a + (1 - Y) / (1 - a)
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1],
                                                                          "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong error_as_da
# AL - Y taken for dA of the last layer.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA = AL - Y
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1],
                                                                          "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong no_da
# The dA are not in the dict.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y, caches[-1][0])
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
    return grads

# %% wrong two_layers
# Written for two layers.
def L_model_backward(AL, Y, caches):
    grads = {}
    grads["dA1"], grads["dW2"], grads["db2"] = linear_backward(AL - Y, caches[1][0])
    grads["dA0"], grads["dW1"], grads["db1"] = linear_activation_backward(grads["dA1"], caches[0], "relu")
    return grads

# %% wrong reverses_the_list
# The caller's list is reversed.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    caches.reverse()
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y, caches[0][0])
    grads[f"dA{L - 1}"] = dA
    for k, cache in enumerate(caches[1:], 1):
        l = L - k
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, cache, "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% right zipped
# Over the reversed list, with the dA of the outputs as well.
def L_model_backward(AL, Y, caches):
    grads, l = {"dZ": AL - Y}, len(caches)
    back = None
    for linear_cache, Z in reversed(caches):
        if back is None:
            back, dW, db = linear_backward(AL - Y, linear_cache)
        else:
            back, dW, db = linear_activation_backward(back, (linear_cache, Z), "relu")
        grads.update({f"dA{l - 1}": back, f"dW{l}": dW, f"db{l}": db})
        l -= 1
    return grads

# %% right recursive
# By recursion.
def L_model_backward(AL, Y, caches):
    def below(dA, l):
        if l == 0:
            return {}
        prev, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        return {**below(prev, l - 1), f"dA{l - 1}": prev, f"dW{l}": dW, f"db{l}": db}

    L = len(caches)
    first, dW, db = linear_backward(np.subtract(AL, Y, dtype=float), caches[L - 1][0])
    return below(first, L - 1) | {f"dA{L - 1}": first, f"dW{L}": dW, f"db{L}": db}

# %% wrong nan_to_zero
# The long way, and every NaN made 0: sure and wrong gives 0 for 1.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    with np.errstate(all="ignore"):
        dZ = np.nan_to_num((-Y / AL + (1 - Y) / (1 - AL)) * AL * (1 - AL), nan=0.0, posinf=0.0, neginf=0.0)
    for l in range(L, 0, -1):
        if l == L:
            dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, caches[l - 1][0])
        else:
            dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong names_one_up
# dA of the layer that was gone through, not of the one before.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y, caches[-1][0])
    grads[f"dA{L}"] = dA
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l}"] = dA
    return grads

# %% wrong pops
# Pops the caches.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y, caches.pop()[0])
    grads[f"dA{L - 1}"] = dA
    while caches:
        l = len(caches)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches.pop(), "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong mean_over_outputs
# Mean over outputs.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward((AL - Y) / len(Y), caches[-1][0])
    grads[f"dA{L - 1}"] = dA
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong output_in_place
# AL is turned into the error where it stands.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    AL -= Y
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL, caches[-1][0])
    grads[f"dA{L - 1}"] = dA
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong cache_one_off
# Each layer with the cache of the next.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y, caches[-1][0])
    grads[f"dA{L - 1}"] = dA
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong by_rounded_answers
# Compares the rounded answers with the labels.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward((AL > 0.5) - Y, caches[-1][0])
    grads[f"dA{L - 1}"] = dA
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% wrong first_layer_forgotten
# range(L - 1, 1, -1): layer 1 gets nothing.
def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y, caches[-1][0])
    grads[f"dA{L - 1}"] = dA
    for l in range(L - 1, 1, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% right by_itself
# Without the blocks, with further names beside those asked for.
def L_model_backward(AL, Y, caches):
    grads, m = {}, AL.shape[1]
    dZ = AL - Y
    for l, ((A_prev, W, b), Z) in reversed(list(enumerate(caches, start=1))):
        if l < len(caches):
            dZ = grads[f"dA{l}"] * (Z > 0)
        grads[f"dZ{l}"] = dZ
        grads |= {f"dW{l}": dZ @ A_prev.T / m, f"db{l}": dZ.mean(axis=1, keepdims=True)}
        grads[f"dA{l - 1}"] = W.T @ dZ
    return grads

# %% right recursion_on_the_rest
# By recursion.
def L_model_backward(AL, Y, caches):
    def back(dA, rest):
        if not rest:
            return {}
        l = len(rest)
        dA, dW, db = linear_activation_backward(dA, rest[-1], "relu")
        return {f"dA{l - 1}": dA, f"dW{l}": dW, f"db{l}": db} | back(dA, rest[:-1])
    L = len(caches)
    dA, dW, db = linear_backward(np.subtract(AL, Y), caches[-1][0])
    return {f"dA{L - 1}": dA, f"dW{L}": dW, f"db{L}": db} | back(dA, caches[:-1])
