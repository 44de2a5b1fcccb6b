"""Answers to `depthwise_separable_forward`: each is wrong or right as it says."""

# %% wrong full_convolution
# The first half sums over the channels for every channel.
def depthwise_separable_forward(A, D, P, stride):
    f = len(D)
    h, w = (A.shape[1] - f) // stride + 1, (A.shape[2] - f) // stride + 1
    Z = np.zeros((len(A), h, w, P.shape[1]))
    for p in range(h):
        for q in range(w):
            window = A[:, p * stride:p * stride + f, q * stride:q * stride + f]
            Z[:, p, q] = (window * D).sum(axis=(1, 2, 3))[:, None] * P.sum(axis=0)
    return Z

# %% wrong rounded_up
# One window too many, which hangs over.
def depthwise_separable_forward(A, D, P, stride):
    f = len(D)
    h, w = -(-(A.shape[1] - f) // stride) + 1, -(-(A.shape[2] - f) // stride) + 1
    A = np.pad(A, ((0, 0), (0, stride), (0, stride), (0, 0)))
    V = np.zeros((len(A), h, w, A.shape[3]))
    for p in range(h):
        for q in range(w):
            V[:, p, q] = (A[:, p * stride:p * stride + f, q * stride:q * stride + f] * D).sum(axis=(1, 2))
    return V @ P

# %% wrong window_moves_by_one
# The output has the right size, but the windows stand side by side.
def depthwise_separable_forward(A, D, P, stride):
    f = len(D)
    h, w = (A.shape[1] - f) // stride + 1, (A.shape[2] - f) // stride + 1
    V = np.zeros((len(A), h, w, A.shape[3]))
    for p in range(h):
        for q in range(w):
            V[:, p, q] = (A[:, p:p + f, q:q + f] * D).sum(axis=(1, 2))
    return V @ P

# %% wrong mean_of_the_window
# The mean of the window.
def depthwise_separable_forward(A, D, P, stride):
    f = len(D)
    h, w = (A.shape[1] - f) // stride + 1, (A.shape[2] - f) // stride + 1
    V = np.zeros((len(A), h, w, A.shape[3]))
    for p in range(h):
        for q in range(w):
            V[:, p, q] = (A[:, p * stride:p * stride + f, q * stride:q * stride + f] * D).mean(axis=(1, 2))
    return V @ P

# %% wrong square_maps_only
# Height for width.
def depthwise_separable_forward(A, D, P, stride):
    f = len(D)
    n = (min(A.shape[1:3]) - f) // stride + 1
    V = np.zeros((len(A), n, n, A.shape[3]))
    for p in range(n):
        for q in range(n):
            V[:, p, q] = (A[:, p * stride:p * stride + f, q * stride:q * stride + f] * D).sum(axis=(1, 2))
    return V @ P

# %% right strided_sums
# With einsum over windows.
def depthwise_separable_forward(A, D, P, stride):
    windows = np.lib.stride_tricks.sliding_window_view(A, D.shape[:2], axis=(1, 2))
    V = np.einsum("mpqcuv,uvc->mpqc", windows[:, ::stride, ::stride], D)
    return conv1x1(V, P, 0.0)

# %% right channel_by_channel
# Each channel for itself, by SciPy, then every s-th.
def depthwise_separable_forward(A, D, P, stride):
    from scipy.signal import correlate2d

    V = np.stack([np.stack([correlate2d(picture[..., c], D[..., c], "valid")[::stride, ::stride]
                            for c in range(A.shape[3])], axis=-1) for picture in A])
    return V.dot(P)
