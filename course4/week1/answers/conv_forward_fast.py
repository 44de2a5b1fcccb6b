"""Answers to `conv_forward_fast`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong rows_exchanged_with_columns
# The filter's rows walk over columns.
def conv_forward_fast(A_prev, W, b, hparameters):
    s, f = hparameters["stride"], W.shape[0]
    X = zero_pad(A_prev, hparameters["pad"])
    H, V = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = np.zeros((len(X), H, V, W.shape[3])) + b
    for u, v in np.ndindex(f, f):
        Z += X[:, v:v + s * H:s, u:u + s * V:s] @ W[u, v]
    return Z, (A_prev, W, b, hparameters)

# %% wrong windows_in_the_wrong_order
# Sliding windows have the channels before the window, the filters behind it.
def conv_forward_fast(A_prev, W, b, hparameters):
    s, f = hparameters["stride"], W.shape[0]
    X = zero_pad(A_prev, hparameters["pad"])
    views = np.lib.stride_tricks.sliding_window_view(X, (f, f), axis=(1, 2))[:, ::s, ::s]
    Z = views.reshape(*views.shape[:3], -1) @ W.reshape(-1, W.shape[3]) + b
    return Z, (A_prev, W, b, hparameters)

# %% wrong stop_too_early
# The slice stops one step early where the rest is 0; zeros stay.
def conv_forward_fast(A_prev, W, b, hparameters):
    s, f = hparameters["stride"], W.shape[0]
    X = zero_pad(A_prev, hparameters["pad"])
    H, V = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = np.zeros((len(X), H, V, W.shape[3])) + b
    for u, v in np.ndindex(f, f):
        part = X[:, u:u + s * (H - 1):s, v:v + s * (V - 1):s] @ W[u, v]
        Z[:, :part.shape[1], :part.shape[2]] += part
    return Z, (A_prev, W, b, hparameters)

# %% wrong half_precision
# Computes in 16 bits to be fast.
def conv_forward_fast(A_prev, W, b, hparameters):
    s, f = hparameters["stride"], W.shape[0]
    X, K = zero_pad(A_prev, hparameters["pad"]).astype(np.float16), W.astype(np.float16)
    H, V = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = b
    for u, v in np.ndindex(f, f):
        Z = Z + X[:, u:u + s * H:s, v:v + s * V:s] @ K[u, v]
    return Z, (A_prev, W, b, hparameters)

# %% wrong calls_the_slow_one
# Right, and as slow as before.
def conv_forward_fast(A_prev, W, b, hparameters):
    return conv_forward(A_prev, W, b, hparameters)

# %% wrong scipy_forgets_the_stride
# SciPy on every filter, at stride 1.
def conv_forward_fast(A_prev, W, b, hparameters):
    from scipy.signal import correlate
    X = zero_pad(A_prev, hparameters["pad"])
    Z = np.stack([np.stack([correlate(x, W[..., c], "valid")[..., 0] for c in range(W.shape[3])], -1)
                  for x in X]) + b
    return Z, (A_prev, W, b, hparameters)

# %% wrong cache_of_three
# W is missing in the cache.
def conv_forward_fast(A_prev, W, b, hparameters):
    s, f = hparameters["stride"], W.shape[0]
    X = zero_pad(A_prev, hparameters["pad"])
    H, V = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = b
    for u, v in np.ndindex(f, f):
        Z = Z + X[:, u:u + s * H:s, v:v + s * V:s] @ W[u, v]
    return Z, (A_prev, b, hparameters)

# %% right einsum
# Windows and einsum.
def conv_forward_fast(A_prev, W, b, hparameters):
    s = hparameters["stride"]
    X = zero_pad(A_prev, hparameters["pad"])
    views = np.lib.stride_tricks.sliding_window_view(X, W.shape[:2], axis=(1, 2))[:, ::s, ::s]
    return np.einsum("mijcuv,uvcn->mijn", views, W, optimize=True) + b, (A_prev, W, b, hparameters)

# %% right picture_by_picture
# Loops over pictures and over the filter's places.
def conv_forward_fast(A_prev, W, b, hparameters):
    s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    pictures = []
    for x in np.pad(A_prev, ((0, 0), (p, p), (p, p), (0, 0))):
        H, V = (x.shape[0] - f) // s + 1, (x.shape[1] - f) // s + 1
        z = np.tile(b[0], (H, V, 1)).astype(float)
        for u in range(f):
            for v in range(f):
                z += np.tensordot(x[u:u + s * (H - 1) + 1:s, v:v + s * (V - 1) + 1:s], W[u, v], axes=1)
        pictures.append(z)
    return np.array(pictures), (A_prev, W, b, hparameters)

# %% right strides_of_memory
# as_strided and one product.
def conv_forward_fast(A_prev, W, b, hparameters):
    s, f = hparameters["stride"], W.shape[0]
    X = np.ascontiguousarray(zero_pad(A_prev, hparameters["pad"]))
    H, V = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    m, r, c, k = X.strides
    views = np.lib.stride_tricks.as_strided(X, (len(X), H, V, f, f, X.shape[3]), (m, s * r, s * c, r, c, k))
    return np.tensordot(views, W, axes=3) + b, (A_prev, W, b, hparameters)
