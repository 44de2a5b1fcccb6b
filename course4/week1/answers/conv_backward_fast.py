"""Answers to `conv_backward_fast`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong calls_the_slow_one
# Right, and slow.
def conv_backward_fast(dZ, cache):
    return conv_backward(dZ, cache)

# %% wrong for_stride_1
# The given function, which knows stride 1 only.
def conv_backward_fast(dZ, cache):
    return fast_conv_back(dZ, cache)

# %% wrong places_overwritten
# = for += on the pixels.
def conv_backward_fast(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f, (_, H, V, _) = how["stride"], how["pad"], len(W), dZ.shape
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for u, v in np.ndindex(f, f):
        part = np.s_[:, u:u + s * H:s, v:v + s * V:s]
        dX[part] = dZ @ W[u, v].T
        dW[u, v] = np.einsum("mhwc,mhwn->cn", X[part], dZ)
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum((0, 1, 2), keepdims=True)

# %% wrong frame_in_place
# The frame is cut with -pad.
def conv_backward_fast(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f, (_, H, V, _) = how["stride"], how["pad"], len(W), dZ.shape
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for u, v in np.ndindex(f, f):
        part = np.s_[:, u:u + s * H:s, v:v + s * V:s]
        dX[part] += dZ @ W[u, v].T
        dW[u, v] = np.einsum("mhwc,mhwn->cn", X[part], dZ)
    return dX[:, p:-p, p:-p], dW, dZ.sum((0, 1, 2), keepdims=True)

# %% wrong first_picture
# The weights' slopes of the first picture only.
def conv_backward_fast(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f, (_, H, V, _) = how["stride"], how["pad"], len(W), dZ.shape
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for u, v in np.ndindex(f, f):
        part = np.s_[:, u:u + s * H:s, v:v + s * V:s]
        dX[part] += dZ @ W[u, v].T
        dW[u, v] = np.einsum("hwc,hwn->cn", X[part][0], dZ[0])
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum((0, 1, 2), keepdims=True)

# %% right einsum
# einsum for both.
def conv_backward_fast(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f, (_, H, V, _) = how["stride"], how["pad"], len(W), dZ.shape
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for u, v in np.ndindex(f, f):
        part = np.s_[:, u:u + s * H:s, v:v + s * V:s]
        dX[part] += np.einsum("mhwn,cn->mhwc", dZ, W[u, v])
        dW[u, v] = np.einsum("mhwc,mhwn->cn", X[part], dZ)
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum((0, 1, 2), keepdims=True)

# %% right stretched
# dZ stretched by its stride, then windows of it on the mirrored filters.
def conv_backward_fast(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f, (m, H, V, n) = how["stride"], how["pad"], len(W), dZ.shape
    X = zero_pad(A_prev, p)
    wide = np.zeros((m, X.shape[1] + f - 1, X.shape[2] + f - 1, n))
    wide[:, f - 1:f - 1 + s * H:s, f - 1:f - 1 + s * V:s] = dZ
    view = np.lib.stride_tricks.sliding_window_view
    users = view(wide, (f, f), axis=(1, 2))
    dX = np.tensordot(users, W[::-1, ::-1], axes=([3, 4, 5], [3, 0, 1]))
    met = view(X, (f, f), axis=(1, 2))[:, ::s, ::s]
    dW = np.tensordot(met, dZ, axes=([0, 1, 2], [0, 1, 2])).transpose(1, 2, 0, 3)
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum((0, 1, 2))[None, None, None]
