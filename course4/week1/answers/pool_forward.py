"""Answers to `pool_forward`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong absolute_largest
# The largest in absolute value.
def pool_forward(A_prev, hparameters, mode="max"):
    f, s = hparameters["f"], hparameters["stride"]
    m, H, V, C = A_prev.shape
    A = np.zeros((m, (H - f) // s + 1, (V - f) // s + 1, C))
    for i, h, w, c in np.ndindex(A.shape):
        window = A_prev[i, h * s:h * s + f, w * s:w * s + f, c]
        A[i, h, w, c] = window.flat[np.abs(window).argmax()] if mode == "max" else window.mean()
    return A, (A_prev, hparameters)

# %% wrong running_largest
# The largest so far is kept from window to window.
def pool_forward(A_prev, hparameters, mode="max"):
    f, s = hparameters["f"], hparameters["stride"]
    m, H, V, C = A_prev.shape
    A = np.zeros((m, (H - f) // s + 1, (V - f) // s + 1, C))
    best = -np.inf
    for i, h, w, c in np.ndindex(A.shape):
        window = A_prev[i, h * s:h * s + f, w * s:w * s + f, c]
        best = max(best, window.max())
        A[i, h, w, c] = best if mode == "max" else window.mean()
    return A, (A_prev, hparameters)

# %% wrong rounds_up
# Partial windows at the border count.
def pool_forward(A_prev, hparameters, mode="max"):
    f, s = hparameters["f"], hparameters["stride"]
    m, H, V, C = A_prev.shape
    A = np.zeros((m, -((f - H) // s) + 1, -((f - V) // s) + 1, C))
    for h, w in np.ndindex(A.shape[1:3]):
        window = A_prev[:, h * s:h * s + f, w * s:w * s + f]
        if window.size:
            A[:, h, w] = window.max((1, 2)) if mode == "max" else window.mean((1, 2))
    return A, (A_prev, hparameters)

# %% wrong average_of_rest
# The mean leaves zeros out.
def pool_forward(A_prev, hparameters, mode="max"):
    f, s = hparameters["f"], hparameters["stride"]
    m, H, V, C = A_prev.shape
    A = np.zeros((m, (H - f) // s + 1, (V - f) // s + 1, C))
    for h, w in np.ndindex(A.shape[1:3]):
        window = A_prev[:, h * s:h * s + f, w * s:w * s + f]
        positive = (window > 0).sum((1, 2))
        A[:, h, w] = window.max((1, 2)) if mode == "max" else window.sum((1, 2)) / np.maximum(positive, 1)
    return A, (A_prev, hparameters)

# %% wrong mode_avg
# Knows the mode as "avg" only.
def pool_forward(A_prev, hparameters, mode="max"):
    f, s = hparameters["f"], hparameters["stride"]
    m, H, V, C = A_prev.shape
    A = np.zeros((m, (H - f) // s + 1, (V - f) // s + 1, C))
    for h, w in np.ndindex(A.shape[1:3]):
        window = A_prev[:, h * s:h * s + f, w * s:w * s + f]
        A[:, h, w] = window.mean((1, 2)) if mode == "avg" else window.max((1, 2))
    return A, (A_prev, hparameters)

# %% wrong reshaped
# Blocks by reshaping: windows never overlap.
def pool_forward(A_prev, hparameters, mode="max"):
    f = hparameters["f"]
    m, H, V, C = A_prev.shape
    blocks = A_prev[:, :H // f * f, :V // f * f].reshape(m, H // f, f, V // f, f, C)
    A = blocks.max((2, 4)) if mode == "max" else blocks.mean((2, 4))
    return A, (A_prev, hparameters)

# %% wrong largest_of_whole_numbers
# An output of the type of the input: means of whole numbers are cut off.
def pool_forward(A_prev, hparameters, mode="max"):
    f, s = hparameters["f"], hparameters["stride"]
    m, H, V, C = A_prev.shape
    A = np.zeros((m, (H - f) // s + 1, (V - f) // s + 1, C), dtype=A_prev.dtype)
    for h, w in np.ndindex(A.shape[1:3]):
        window = A_prev[:, h * s:h * s + f, w * s:w * s + f]
        A[:, h, w] = window.max((1, 2)) if mode == "max" else window.mean((1, 2))
    return A, (A_prev, hparameters)

# %% right cells
# The f * f cells of all windows side by side.
def pool_forward(A_prev, hparameters, mode="max"):
    f, s = hparameters["f"], hparameters["stride"]
    H, V = ((n - f) // s + 1 for n in A_prev.shape[1:3])
    cells = [A_prev[:, u:u + s * H:s, v:v + s * V:s] for u, v in np.ndindex(f, f)]
    return (np.max(cells, axis=0) if mode == "max" else np.mean(cells, axis=0)), (A_prev, hparameters)

# %% right tensorflow
# The library's layers.
def pool_forward(A_prev, hparameters, mode="max"):
    import tensorflow as tf
    layer = tf.nn.max_pool2d if mode == "max" else tf.nn.avg_pool2d
    X = tf.constant(A_prev, tf.float64)
    return layer(X, hparameters["f"], hparameters["stride"], "VALID").numpy(), [A_prev, hparameters]
