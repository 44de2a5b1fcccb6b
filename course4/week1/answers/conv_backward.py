"""Answers to `conv_backward`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong weights_meet_the_unpadded
# Windows of the picture without its frame, cut off at its border.
def conv_backward(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f = how["stride"], how["pad"], len(W)
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        at = np.s_[i, h * s:h * s + f, w * s:w * s + f]
        dX[at] += W[..., c] * dZ[i, h, w, c]
        window = A_prev[at]
        dW[:window.shape[0], :window.shape[1], :, c] += window * dZ[i, h, w, c]
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum((0, 1, 2), keepdims=True)

# %% wrong spread_without_stride
# The pixels' slopes begin at (h, w), not at multiples of the stride.
def conv_backward(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f = how["stride"], how["pad"], len(W)
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        dX[i, h:h + f, w:w + f] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += X[i, h * s:h * s + f, w * s:w * s + f] * dZ[i, h, w, c]
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum((0, 1, 2), keepdims=True)

# %% wrong pad_cut_of_one
# A frame of 1 is cut off, whatever its width; without a frame nothing.
def conv_backward(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f = how["stride"], how["pad"], len(W)
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        at = np.s_[i, h * s:h * s + f, w * s:w * s + f]
        dX[at] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += X[at] * dZ[i, h, w, c]
    return (dX[:, 1:-1, 1:-1] if p else dX), dW, dZ.sum((0, 1, 2), keepdims=True)

# %% wrong adds_up_channels
# Every channel gets the sum over the channels of the filter.
def conv_backward(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f = how["stride"], how["pad"], len(W)
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        at = np.s_[i, h * s:h * s + f, w * s:w * s + f]
        dX[at] += W[..., c].sum(axis=-1, keepdims=True) * dZ[i, h, w, c]
        dW[..., c] += X[at] * dZ[i, h, w, c]
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum((0, 1, 2), keepdims=True)

# %% wrong mean_over_pictures
# All three divided by m.
def conv_backward(dZ, cache):
    A_prev, W, b, how = cache
    dZ = dZ / len(dZ)
    s, p, f = how["stride"], how["pad"], len(W)
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        at = np.s_[i, h * s:h * s + f, w * s:w * s + f]
        dX[at] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += X[at] * dZ[i, h, w, c]
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum((0, 1, 2), keepdims=True)

# %% wrong biases_times_W
# Slopes of the biases are in the wrong order of axes: summed over filters.
def conv_backward(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f = how["stride"], how["pad"], len(W)
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        at = np.s_[i, h * s:h * s + f, w * s:w * s + f]
        dX[at] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += X[at] * dZ[i, h, w, c]
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum((1, 2, 3), keepdims=True)[:1] + 0 * b

# %% wrong sums_of_all_calls
# Slopes are kept and grow from call to call.
GATHERED = {}

def conv_backward(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f = how["stride"], how["pad"], len(W)
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), GATHERED.setdefault(W.shape, np.zeros(W.shape))
    for i, h, w, c in np.ndindex(dZ.shape):
        at = np.s_[i, h * s:h * s + f, w * s:w * s + f]
        dX[at] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += X[at] * dZ[i, h, w, c]
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, dZ.sum((0, 1, 2), keepdims=True)

# %% wrong uses_dZ_up
# Wipes out each slope once it has gone back.
def conv_backward(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f = how["stride"], how["pad"], len(W)
    X = zero_pad(A_prev, p)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), dZ.sum((0, 1, 2), keepdims=True)
    for i, h, w, c in np.ndindex(dZ.shape):
        at = np.s_[i, h * s:h * s + f, w * s:w * s + f]
        dX[at] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += X[at] * dZ[i, h, w, c]
        dZ[i, h, w, c] = 0
    return dX[:, p:p + A_prev.shape[1], p:p + A_prev.shape[2]], dW, db

# %% wrong for_stride_1
# The function given in part 5, which knows stride 1 only.
def conv_backward(dZ, cache):
    return fast_conv_back(dZ, cache)

# %% right tensorflow
# The tape.
def conv_backward(dZ, cache):
    import tensorflow as tf
    A_prev, W, b, how = cache
    p = how["pad"]
    values = [tf.constant(np.asarray(value, float)) for value in (A_prev, W, b)]
    with tf.GradientTape() as tape:
        tape.watch(values)
        X = tf.pad(values[0], [[0, 0], [p, p], [p, p], [0, 0]])
        Z = tf.nn.conv2d(X, values[1], how["stride"], "VALID") + values[2]
    return tuple(slope.numpy() for slope in tape.gradient(Z, values, tf.constant(np.asarray(dZ, float))))

# %% right one_place_at_a_time
# All pictures and filters at once, place by place, with einsum.
def conv_backward(dZ, cache):
    A_prev, W, b, how = cache
    s, p, f = how["stride"], how["pad"], W.shape[0]
    X = zero_pad(A_prev, p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for h in range(dZ.shape[1]):
        for w in range(dZ.shape[2]):
            at = np.s_[:, h * s:h * s + f, w * s:w * s + f, :]
            dX[at] = dX[at] + np.einsum("mn,uvcn->muvc", dZ[:, h, w], W)
            dW = dW + np.einsum("muvc,mn->uvcn", X[at], dZ[:, h, w])
    if p > 0:
        dX = dX[:, p:-p, p:-p, :]
    return dX, dW, np.sum(np.sum(dZ, axis=(1, 2)), axis=0).reshape(b.shape)
