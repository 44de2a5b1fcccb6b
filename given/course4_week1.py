"""What week 4.1 had students write, for the weeks behind it: layers of filters without loops over places, and P-Net."""

import numpy as np


def zero_pad(X, pad):
    """Pictures (m, n_H, n_W, n_C) with a frame of zeros, `pad` pixels wide."""
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))


def conv_forward_fast(A_prev, W, b, hparameters):
    """A layer of filters: Z (m, n_H, n_W, n_C), and the cache.

    A_prev is (m, n_H_prev, n_W_prev, n_C_prev), W (f, f, n_C_prev, n_C) and
    b (1, 1, 1, n_C); hparameters has "stride" and "pad".
    """
    s, f = hparameters["stride"], len(W)
    X = zero_pad(A_prev, hparameters["pad"])
    n_H, n_W = ((n - f) // s + 1 for n in X.shape[1:3])
    Z = b
    # All places at once: each weight of the filter meets a part of the picture.
    for u, v in np.ndindex(f, f):
        Z = Z + X[:, u:u + s * n_H:s, v:v + s * n_W:s] @ W[u, v]
    return Z, (A_prev, W, b, hparameters)


def pool_forward(A_prev, hparameters, mode="max"):
    """A pooling layer: A (m, n_H, n_W, n_C), and the cache.

    hparameters has "f" and "stride"; mode is "max" or "average".
    """
    f, s = hparameters["f"], hparameters["stride"]
    windows = np.lib.stride_tricks.sliding_window_view(A_prev, (f, f), axis=(1, 2))
    pick = np.max if mode == "max" else np.mean
    return pick(windows[:, ::s, ::s], axis=(4, 5)), (A_prev, hparameters)


def pnet_forward(X, weights):
    """P-Net on every window of 12 by 12: P (m, H, W) and shifts (m, H, W, 4).

    X is (m, h, w, 3), scaled to numbers from -1 to 1.
    """
    def filtered(A, name):
        b = weights["b" + name].reshape(1, 1, 1, -1)
        how = {"stride": 1, "pad": 0}
        return conv_forward_fast(A, weights["W" + name], b, how)[0]

    def bent(Z, name):
        return np.where(Z > 0, Z, weights["slope" + name] * Z)

    A, _ = pool_forward(bent(filtered(X, "1"), "1"), {"f": 2, "stride": 2})
    A = bent(filtered(bent(filtered(A, "2"), "2"), "3"), "3")
    scores = filtered(A, "_face")
    # The softmax of two scores depends on their difference only.
    P = np.exp(-np.logaddexp(0, scores[..., 0] - scores[..., 1]))
    return P, filtered(A, "_box")
