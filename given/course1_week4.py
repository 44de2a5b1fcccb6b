"""What week 1.4 had students write, for the weeks behind it. `update_parameters` of week 1.3 is right for any depth."""

import numpy as np


def initialize_parameters_deep(layer_dims, rng):
    """Start values W1, b1, ..., WL, bL for the sizes n_0, n_1, ..., n_L.

    Wl is (n_l, n_(l-1)), normal with standard deviation 1 / sqrt(n_(l-1)); bl is zeros.
    """
    parameters = {}
    for l in range(1, len(layer_dims)):
        before, now = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((now, before)) / np.sqrt(before)
        parameters[f"b{l}"] = np.zeros((now, 1))
    return parameters


def L_model_forward(X, parameters):
    """What a network of any depth says, AL (n_L, m), and its caches.

    ReLU bends all layers but the last, which is a sigmoid. The cache of a layer is
    ((A_prev, W, b), Z).
    """
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A_prev + b
        # behind `else` the sigmoid, without overflow
        A = np.maximum(Z, 0) if l < L else np.exp(-np.logaddexp(0, -Z))
        caches.append(((A_prev, W, b), Z))
    return A, caches


def L_model_backward(AL, Y, caches):
    """Slopes dWl, dbl of the cost for each layer, and dA0, ..., dA(L-1) of the losses.

    The loss is the log loss, added up over the outputs; AL and Y are (n_L, m).
    """
    m, L = Y.shape[1], len(caches)
    dZ, grads = AL - Y, {}
    for l in range(L, 0, -1):
        (A_prev, W, _), _ = caches[l - 1]
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
        grads[f"dA{l - 1}"] = W.T @ dZ
        if l > 1:
            dZ = grads[f"dA{l - 1}"] * (caches[l - 2][1] > 0)
    return grads
