"""Answers to `create_mask_from_window`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong place_for_mask
# The place of the largest, not a mask.
def create_mask_from_window(x):
    return np.argmax(x)

# %% wrong one_winner
# Of a tie the last is marked.
def create_mask_from_window(x):
    mask = np.zeros(x.shape)
    row, column = np.argwhere(x == x.max())[-1]
    mask[row, column] = 1
    return mask

# %% wrong absolute_value
# The largest in absolute value.
def create_mask_from_window(x):
    return np.abs(x) == np.abs(x).max()

# %% wrong nearly_as_large
# Cells that are nearly as large are marked, too.
def create_mask_from_window(x):
    return np.isclose(x, np.max(x))


# %% wrong square_windows_only
# f * f with f the number of rows.
def distribute_value(dz, shape):
    return np.ones(shape) * dz / shape[0] ** 2

# %% wrong whole_shares
# Whole-number division.
def distribute_value(dz, shape):
    return np.full(shape, dz // (shape[0] * shape[1]))

# %% wrong a_list_of_shares
# A flat row of shares.
def distribute_value(dz, shape):
    return np.full(shape[0] * shape[1], dz / (shape[0] * shape[1]))

# %% wrong one_channel_for_all
# Every channel uses the mask of the first.
def pool_backward(dA, cache, mode="max"):
    A_prev, how = cache
    f, s = how["f"], how["stride"]
    back = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        at = np.s_[i, h * s:h * s + f, w * s:w * s + f]
        if mode == "max":
            back[at][..., c] += create_mask_from_window(A_prev[at][..., 0]) * dA[i, h, w, c]
        else:
            back[at][..., c] += distribute_value(dA[i, h, w, c], (f, f))
    return back

# %% wrong reshaped_blocks
# Blocks by repetition: right as long as windows neither overlap nor leave gaps.
def pool_backward(dA, cache, mode="max"):
    A_prev, how = cache
    f = how["f"]
    wide = np.repeat(np.repeat(dA, f, axis=1), f, axis=2)
    top, _ = pool_forward(A_prev, {"f": f, "stride": f})
    tall = np.repeat(np.repeat(top, f, axis=1), f, axis=2)
    back = np.zeros(A_prev.shape)
    rows, columns = min(wide.shape[1], A_prev.shape[1]), min(wide.shape[2], A_prev.shape[2])
    part = np.s_[:, :rows, :columns]
    won = A_prev[part] == tall[part] if tall.shape == wide.shape else 1
    back[part] = wide[part] * won if mode == "max" else wide[part] / f**2
    return back

# %% wrong adds_into_dA
# Writes into the cache.
def pool_backward(dA, cache, mode="max"):
    A_prev, how = cache
    f, s = how["f"], how["stride"]
    kept, back = A_prev.copy(), A_prev
    back[...] = 0
    for i, h, w, c in np.ndindex(dA.shape):
        at = np.s_[i, h * s:h * s + f, w * s:w * s + f, c]
        back[at] += (create_mask_from_window(kept[at]) * dA[i, h, w, c] if mode == "max"
                     else distribute_value(dA[i, h, w, c], (f, f)))
    return back

# %% wrong last_wins
# = for +=.
def pool_backward(dA, cache, mode="max"):
    A_prev, how = cache
    f, s = how["f"], how["stride"]
    back = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        at = np.s_[i, h * s:h * s + f, w * s:w * s + f, c]
        back[at] = (create_mask_from_window(A_prev[at]) * dA[i, h, w, c] if mode == "max"
                    else distribute_value(dA[i, h, w, c], (f, f)))
    return back

# %% right whole_masks
# Masks of numbers, shares by dividing ones.
def create_mask_from_window(x):
    return (x >= x.max()).astype(float)

def distribute_value(dz, shape):
    share = dz / np.prod(shape)
    return np.zeros(shape) + share

# %% right all_pictures_at_once
# Two loops, all pictures and channels at once, without the two small functions.
def pool_backward(dA, cache, mode="max"):
    A_prev, how = cache
    f, s = how["f"], how["stride"]
    back = np.zeros(A_prev.shape)
    for h, w in np.ndindex(*dA.shape[1:3]):
        at = np.s_[:, h * s:h * s + f, w * s:w * s + f]
        window, slope = A_prev[at], dA[:, h, w][:, None, None]
        if mode == "max":
            back[at] += (window == window.max(axis=(1, 2), keepdims=True)) * slope
        else:
            back[at] += slope / (f * f)
    return back

# %% right cell_by_cell
# Plain loops over every cell of every window.
def pool_backward(dA, cache, mode="max"):
    A_prev, how = cache
    f, s = how["f"], how["stride"]
    back = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        top = max(A_prev[i, h * s + u, w * s + v, c] for u in range(f) for v in range(f))
        for u in range(f):
            for v in range(f):
                if mode == "average":
                    back[i, h * s + u, w * s + v, c] += dA[i, h, w, c] / f / f
                elif A_prev[i, h * s + u, w * s + v, c] == top:
                    back[i, h * s + u, w * s + v, c] += dA[i, h, w, c]
    return back
