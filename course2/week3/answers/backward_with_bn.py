"""Answers to `backward_with_bn`, written without sight of its card: each is wrong or right as it says."""

# %% wrong caches_emptied
# Takes the caches off the caller's list: it is empty afterwards.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches.pop()
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches.pop()
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong by_m_again_hidden
# The trap of the text: 1/m once more in the hidden layers. With m = 6 dW1 is a sixth.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T / ZL.shape[1]
        dA = W.T @ dZ
    return grads


# %% wrong by_m_again_output
# 1/m once more in the output layer.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T / ZL.shape[1]
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong db_flat
# db is (C,), its parameter (C, 1).
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong db_mean
# The mean for the sum: db is 1/m of what it should be.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.mean(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong mask_by_z_norm
# The trap of the text: the sign of the normalised Z. Differs wherever beta is not 0.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (bn_cache["Z_norm"] > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong mask_by_gradient
# Passes on the positive gradients only.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (dA > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong no_mask
# ReLU's derivative is left out.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong relu_for_its_derivative
# Multiplies by ReLU's value.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * relu(Z_tilde)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong constant_statistics
# Mean and variance treated as constants: dW1 differs, dgamma and dbeta do not.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        dZ = bn_cache["gamma"] / np.sqrt(bn_cache["var"] + bn_cache["epsilon"]) * dZ_tilde
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong own_epsilon
# Batch norm's backward pass with 1e-8 whatever the cache says: wrong for epsilon = 0.01.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde,
            {**bn_cache, "epsilon": 1e-8})
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong sigmoid_at_the_end
# Multiplies by y_hat (1 - y_hat) once more.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    Y_hat = softmax(ZL)
    dZ = (Y_hat - Y) / Y.shape[1] * Y_hat * (1 - Y_hat)
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong logits_for_probabilities
# softmax is left out.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (ZL - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong swapped_names
# dgamma and dbeta change places.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dbeta{l}"], grads[f"dgamma{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong dw_before_batch_norm
# dW from dZ_tilde: batch norm is skipped for the weights.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ_tilde @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong hands_back_dz_tilde
# Batch norm is skipped on the way to the layer before: wrong from two hidden layers on.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ_tilde
    return grads


# %% wrong da_not_renewed
# dA stays that of the output layer: wrong from two hidden layers on (stops unless they are equally wide).
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
    return grads


# %% wrong w_not_transposed
# W @ dZ: stops unless W is square, wrong where it is.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W @ dZ
    return grads


# %% wrong first_layer_left_out
# The loop ends before layer 1.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(2, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong cache_overwritten
# Writes the mask into the cached Z_tilde: the caller's cache holds 0 and 1.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        Z_tilde[Z_tilde <= 0] = 0
        Z_tilde[Z_tilde > 0] = 1
        dZ_tilde = dA * Z_tilde
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong logits_shifted
# Shifts the caller's logits in place.
def backward_with_bn(ZL, Y, caches):
    ZL -= np.max(ZL, axis=0, keepdims=True)
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong global_max
# One maximum for all logits: columns (0, 1) and (2000, 2001) make the first column 0/0, all gradients NaN.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    e = np.exp(ZL - np.max(ZL))
    dZ = (e / e.sum(axis=0) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong clipped
# Gradients are cut at 1: inputs of size 100 have larger ones.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return {key: np.clip(value, -1, 1) for key, value in grads.items()}


# %% wrong sums_for_the_mean
# The derivatives of the summed cost: m times too large.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    dZ = softmax(ZL) - Y
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong grads_kept
# The dict of gradients lives outside: after a network with three layers, one with two has dW3, too.
grads = {}


def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% right staged
# Batch norm's backward pass in stages, einsum for the sums.
def backward_with_bn(ZL, Y, caches):
    m, L, grads = Y.shape[1], len(caches), {}
    A, W, _ = caches[-1]
    e = np.exp(ZL - ZL.max(axis=0))
    dZ = (e / e.sum(axis=0) - Y) / m
    grads[f"dW{L}"], grads[f"db{L}"] = np.einsum("cm,nm->cn", dZ, A), dZ.sum(1).reshape(-1, 1)
    dA = np.einsum("cn,cm->nm", W, dZ)
    for l, (A, W, bn, Z_tilde) in reversed(list(enumerate(caches[:-1], start=1))):
        dZ_tilde = np.where(Z_tilde > 0, dA, 0.0)
        deviation = np.sqrt(bn["var"] + bn["epsilon"])
        dZ_norm = dZ_tilde * bn["gamma"]
        centred = bn["Z_norm"] * deviation
        dvar = (dZ_norm * centred).sum(axis=1, keepdims=True) * -0.5 / deviation**3
        dmu = -dZ_norm.sum(axis=1, keepdims=True) / deviation
        dZ = dZ_norm / deviation + 2 / m * dvar * centred + dmu / m
        grads[f"dW{l}"] = np.einsum("nm,pm->np", dZ, A)
        grads[f"dgamma{l}"] = np.einsum("nm,nm->n", dZ_tilde, bn["Z_norm"])[:, np.newaxis]
        grads[f"dbeta{l}"] = np.einsum("nm->n", dZ_tilde)[:, np.newaxis]
        dA = np.einsum("np,nm->pm", W, dZ)
    return grads


# %% right recursive
# The gradients of one layer, then of those before it.
def hidden(dA, caches):
    if not caches:
        return {}
    l = len(caches)
    A_prev, W, bn_cache, Z_tilde = caches[-1]
    mask = np.zeros_like(Z_tilde)
    mask[Z_tilde > 0] = 1
    dZ, dgamma, dbeta = batchnorm_backward(dA * mask, bn_cache)
    own = {f"dW{l}": np.dot(dZ, A_prev.T), f"dgamma{l}": dgamma, f"dbeta{l}": dbeta}
    return {**hidden(np.dot(W.T, dZ), caches[:-1]), **own}


def backward_with_bn(ZL, Y, caches):
    *before, (A_prev, W, b) = caches
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    print("layers:", len(caches))
    return {f"dW{len(caches)}": dZ @ A_prev.T, f"db{len(caches)}": dZ @ np.ones((dZ.shape[1], 1)),
        **hidden(W.T @ dZ, before)}


# %% right loops
# Sums over the examples one by one; batch norm by its full Jacobian, unit by unit.
def backward_with_bn(ZL, Y, caches):
    m, L = ZL.shape[1], len(caches)
    A_prev, W, b = caches[-1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads = {f"dW{L}": sum(np.outer(dZ[:, i], A_prev[:, i]) for i in range(m)),
        f"db{L}": sum(dZ[:, [i]] for i in range(m))}
    for l in range(L - 1, 0, -1):
        dA = np.stack([W.T @ dZ[:, i] for i in range(m)], axis=1)
        A_prev, W, bn, Z_tilde = caches[l - 1]
        dZ_tilde, dZ = dA * np.heaviside(Z_tilde, 0), np.empty_like(dA)
        for j in range(len(dA)):
            z, scale = bn["Z_norm"][j], bn["gamma"][j, 0] / np.sqrt(bn["var"][j, 0] + bn["epsilon"])
            dZ[j] = scale * (np.eye(m) - 1 / m - np.outer(z, z) / m) @ dZ_tilde[j]
        grads[f"dgamma{l}"] = np.array([[row @ norm] for row, norm in zip(dZ_tilde, bn["Z_norm"])])
        grads[f"dbeta{l}"] = np.array([[row.sum()] for row in dZ_tilde])
        grads[f"dW{l}"] = sum(np.outer(dZ[:, i], A_prev[:, i]) for i in range(m))
    return grads


# %% wrong one_gamma
# The key of gamma's gradient has no number, so each layer overwrites the one above; "dgamma1" is missing.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads = {f"dW{L}": dZ @ A_prev.T, f"db{L}": dZ.sum(axis=1, keepdims=True)}
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ, grads["dgamma"], grads[f"dbeta{l}"] = batchnorm_backward(dA * (Z_tilde > 0), bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% wrong mask_of_the_layer_below
# The mask of what came in, not of what went out: stops unless both layers are equally wide, wrong where they are.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads = {f"dW{L}": dZ @ A_prev.T, f"db{L}": dZ.sum(axis=1, keepdims=True)}
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dA * (A_prev > 0), bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
    return grads


# %% right mask_of_what_went_on
# ReLU's output is positive where its input is: the mask of the activations that the layer above got.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads = {f"dW{L}": dZ @ A_prev.T, f"db{L}": dZ.sum(axis=1, keepdims=True)}
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        went_on = caches[l][0]
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ, dgamma, dbeta = batchnorm_backward(dA * (went_on > 0), bn_cache)
        grads |= {f"dW{l}": dZ @ A_prev.T, f"dgamma{l}": dgamma, f"dbeta{l}": dbeta}
        dA = W.T @ dZ
    return grads


# %% wrong rows_for_m
# The classes are counted instead of the examples: ZL.shape[0].
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / ZL.shape[0]
    grads = {f"dW{L}": dZ @ A_prev.T, f"db{L}": dZ.sum(axis=1, keepdims=True)}
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, dgamma, dbeta = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        grads[f"dgamma{l}"] = dgamma
        grads[f"dbeta{l}"] = dbeta
        dA = W.T @ dZ
    return grads


# %% wrong cache_popped
# Takes the caches off the end of the list: they are gone afterwards.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads = {f"dW{L}": dZ @ A_prev.T, f"db{L}": dZ.sum(axis=1, keepdims=True)}
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches.pop(l - 1)
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, dgamma, dbeta = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        grads[f"dgamma{l}"] = dgamma
        grads[f"dbeta{l}"] = dbeta
        dA = W.T @ dZ
    return grads


# %% wrong relu_forgotten_in_the_first
# No ReLU in layer 1, as if X had gone in behind it.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads = {f"dW{L}": dZ @ A_prev.T, f"db{L}": dZ.sum(axis=1, keepdims=True)}
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * ((Z_tilde > 0) if l > 1 else 1)
        dZ, dgamma, dbeta = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        grads[f"dgamma{l}"] = dgamma
        grads[f"dbeta{l}"] = dbeta
        dA = W.T @ dZ
    return grads


# %% wrong averages_again
# Dgamma and dbeta are taken for means: 1/m once more.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads = {f"dW{L}": dZ @ A_prev.T, f"db{L}": dZ.sum(axis=1, keepdims=True)}
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, dgamma, dbeta = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        grads[f"dgamma{l}"] = dgamma / Y.shape[1]
        grads[f"dbeta{l}"] = dbeta / Y.shape[1]
        dA = W.T @ dZ
    return grads


# %% wrong gamma_once_more
# gamma once more on the way down: batchnorm_backward has it already.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads = {f"dW{L}": dZ @ A_prev.T, f"db{L}": dZ.sum(axis=1, keepdims=True)}
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, dgamma, dbeta = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        grads[f"dgamma{l}"] = dgamma
        grads[f"dbeta{l}"] = dbeta
        dA = W.T @ (bn_cache["gamma"] * dZ)
    return grads


# %% wrong W_times_itself
# DW without the part of batch norm: the gradient at Z_tilde.
def backward_with_bn(ZL, Y, caches):
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    grads = {f"dW{L}": dZ @ A_prev.T, f"db{L}": dZ.sum(axis=1, keepdims=True)}
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, dgamma, dbeta = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ_tilde @ A_prev.T
        grads[f"dgamma{l}"] = dgamma
        grads[f"dbeta{l}"] = dbeta
        dA = W.T @ dZ
    return grads


# %% right calls_itself
# A function that calls itself for the layer below.
def backward_with_bn(ZL, Y, caches):
    *hidden, (A, W, b) = caches
    dZ = (softmax(ZL) - Y) / len(Y.T)
    grads = {f"dW{len(caches)}": np.einsum("ci,ni->cn", dZ, A), f"db{len(caches)}": dZ.sum(1)[:, None]}

    def down(l, dA):
        if l:
            A_prev, W, bn_cache, Z_tilde = hidden[l - 1]
            dZ, dgamma, dbeta = batchnorm_backward(np.where(Z_tilde > 0, dA, 0.0), bn_cache)
            grads.update({f"dW{l}": dZ.dot(A_prev.T), f"dgamma{l}": dgamma, f"dbeta{l}": dbeta})
            down(l - 1, W.T.dot(dZ))

    down(len(hidden), W.T.dot(dZ))
    return grads


# %% right masked_copy
# A copy with zeros written into it; the division at the end.
def backward_with_bn(ZL, Y, caches):
    m, grads, down = ZL.shape[1], {}, softmax(ZL) - Y
    for l in range(len(caches), 0, -1):
        if l == len(caches):
            A_prev, W, _ = caches[-1]
            grads["db%d" % l] = np.sum(down, axis=1, keepdims=True)
        else:
            A_prev, W, kept, Z_tilde = caches[l - 1]
            down = down.copy()
            down[Z_tilde <= 0] = 0
            down, grads["dgamma%d" % l], grads["dbeta%d" % l] = batchnorm_backward(down, kept)
        grads["dW%d" % l] = down @ A_prev.T
        down = W.T @ down
    return {key: value / m for key, value in grads.items()}
