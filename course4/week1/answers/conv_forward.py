"""Answers to `conv_forward`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong first_picture_for_all
# Every picture of the batch gets the answers of the first.
def conv_forward(A_prev, W, b, hparameters):
    s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    X = zero_pad(A_prev, p)
    n_H, n_W = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = np.zeros((len(X), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        Z[i, h, w, c] = np.sum(X[0, h * s:h * s + f, w * s:w * s + f] * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, hparameters)

# %% wrong pads_after_the_size
# The size is that of the picture without its frame, and the frame is twice counted in the start.
def conv_forward(A_prev, W, b, hparameters):
    s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    X = zero_pad(A_prev, p)
    n_H, n_W = (X.shape[1] + 2 * p - f) // s + 1, (X.shape[2] + 2 * p - f) // s + 1
    Z = np.zeros((len(X), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        window = X[i, h * s:h * s + f, w * s:w * s + f]
        Z[i, h, w, c] = np.sum(window * W[:window.shape[0], :window.shape[1], :, c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, hparameters)

# %% wrong bias_forgotten
# No bias.
def conv_forward(A_prev, W, b, hparameters):
    s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    X = zero_pad(A_prev, p)
    n_H, n_W = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = np.zeros((len(X), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        Z[i, h, w, c] = conv_single_step(X[i, h * s:h * s + f, w * s:w * s + f], W[..., c], 0)
    return Z, (A_prev, W, b, hparameters)

# %% wrong same_shape_as_the_input
# The output is as large as the picture; where no window fits there are zeros.
def conv_forward(A_prev, W, b, hparameters):
    s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    X = zero_pad(A_prev, p)
    Z = np.zeros(A_prev.shape[:3] + (W.shape[3],))
    for i, h, w, c in np.ndindex(Z.shape):
        window = X[i, h * s:h * s + f, w * s:w * s + f]
        if window.shape[:2] == (f, f):
            Z[i, h, w, c] = np.sum(window * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, hparameters)

# %% wrong mirrored_filters
# Filters mirrored, as in mathematics.
def conv_forward(A_prev, W, b, hparameters):
    s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    X, K = zero_pad(A_prev, p), W[::-1, ::-1]
    n_H, n_W = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = np.zeros((len(X), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        Z[i, h, w, c] = np.sum(X[i, h * s:h * s + f, w * s:w * s + f] * K[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, hparameters)

# %% wrong cache_without_settings
# The settings are not in the cache.
def conv_forward(A_prev, W, b, hparameters):
    s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    X = zero_pad(A_prev, p)
    n_H, n_W = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = np.zeros((len(X), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        Z[i, h, w, c] = np.sum(X[i, h * s:h * s + f, w * s:w * s + f] * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b)

# %% wrong keeps_its_output
# One output array for all calls of the same size.
KEPT = {}

def conv_forward(A_prev, W, b, hparameters):
    s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    X = zero_pad(A_prev, p)
    n_H, n_W = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = KEPT.setdefault((n_H, n_W), np.zeros((10, n_H, n_W, 10)))[:len(X), ..., :W.shape[3]]
    for i, h, w, c in np.ndindex(Z.shape):
        Z[i, h, w, c] = np.sum(X[i, h * s:h * s + f, w * s:w * s + f] * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, hparameters)

# %% wrong whole_numbers
# An output of whole numbers.
def conv_forward(A_prev, W, b, hparameters):
    s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    X = zero_pad(A_prev, p)
    n_H, n_W = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = np.zeros((len(X), n_H, n_W, W.shape[3]), dtype=int)
    for i, h, w, c in np.ndindex(Z.shape):
        Z[i, h, w, c] = np.sum(X[i, h * s:h * s + f, w * s:w * s + f] * W[..., c]) + b[0, 0, 0, c]
    return Z, (A_prev, W, b, hparameters)

# %% wrong bias_for_each_channel
# The bias is added once for each channel of the input.
def conv_forward(A_prev, W, b, hparameters):
    s, p, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    X = zero_pad(A_prev, p)
    n_H, n_W = (X.shape[1] - f) // s + 1, (X.shape[2] - f) // s + 1
    Z = np.zeros((len(X), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        for k in range(W.shape[2]):
            window = X[i, h * s:h * s + f, w * s:w * s + f, k]
            Z[i, h, w, c] += conv_single_step(window[..., None], W[:, :, k:k + 1, c], b[..., c])
    return Z, (A_prev, W, b, hparameters)

# %% right filter_by_filter
# corr2d for each channel, added up.
def conv_forward(A_prev, W, b, hparameters):
    s, p = hparameters["stride"], hparameters["pad"]
    X = zero_pad(A_prev, p)
    maps = [[sum(corr2d(x[..., k], W[:, :, k, c], s) for k in range(W.shape[2])) + b[0, 0, 0, c]
             for c in range(W.shape[3])] for x in X]
    return np.moveaxis(np.array(maps), 1, -1), (A_prev, W, b, hparameters)

# %% right tensorflow
# The library's layer.
def conv_forward(A_prev, W, b, hparameters):
    import tensorflow as tf
    X = tf.constant(zero_pad(A_prev, hparameters["pad"]), tf.float64)
    Z = tf.nn.conv2d(X, tf.constant(W, tf.float64), hparameters["stride"], "VALID") + b
    return Z.numpy(), (A_prev, W, b, hparameters)

# %% right rows_of_outputs
# Steps over tops and lefts, appended to lists.
def conv_forward(A_prev, W, b, hparameters):
    s, f = hparameters["stride"], W.shape[0]
    X = zero_pad(A_prev, hparameters["pad"])
    pictures = []
    for x in X:
        rows = []
        for top in range(0, x.shape[0] - f + 1, s):
            rows.append([[np.sum(x[top:top + f, left:left + f] * W[..., c]) + b[..., c].item()
                          for c in range(W.shape[-1])] for left in range(0, x.shape[1] - f + 1, s)])
        pictures.append(rows)
    return np.array(pictures, dtype=float), (A_prev, W, b, hparameters)
