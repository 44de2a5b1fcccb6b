"""Answers to `zero_pad`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong one_pair
# One pair of widths goes for all axes.
def zero_pad(X, pad):
    return np.pad(X, ((pad, pad),) * X.ndim)

# %% wrong rows_only
# Only rows.
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (0, 0), (0, 0)))

# %% wrong mirrored_border
# Mirrors the picture.
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="symmetric")

# %% wrong always_one
# A frame of 1, whatever was asked for.
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (1, 1), (1, 1), (0, 0)))

# %% wrong overwrites_the_border
# The frame is painted over the picture.
def zero_pad(X, pad):
    framed = np.array(X)
    if pad:
        framed[:, :pad] = framed[:, -pad:] = framed[:, :, :pad] = framed[:, :, -pad:] = 0
    return framed

# %% wrong paints_the_argument
# The right frame, but X has become 0.
def zero_pad(X, pad):
    framed = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    X *= 0
    return framed

# %% right picture_by_picture
# One picture and one channel after the other.
def zero_pad(X, pad):
    m, h, w, c = np.shape(X)
    framed = np.zeros((m, h + 2 * pad, w + 2 * pad, c), dtype=X.dtype)
    for i in range(m):
        for k in range(c):
            framed[i, :, :, k] = np.pad(X[i, :, :, k], pad)
    return framed

# %% right blocks
# Glues blocks of zeros.
def zero_pad(X, pad):
    side = np.zeros(X.shape[:2] + (pad,) + X.shape[3:])
    wide = np.concatenate((side, X, side), axis=2)
    top = np.zeros((len(X), pad) + wide.shape[2:])
    return np.concatenate((top, wide, top), axis=1)
