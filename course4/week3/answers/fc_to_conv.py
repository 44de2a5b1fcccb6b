"""Answers to `fc_to_conv`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong not_turned
# Reshaped without turning: the shape is right, the weights are mixed.
def fc_to_conv(W, b, h, w, c):
    return W.reshape(h, w, c, -1), b.reshape(1, 1, 1, -1)

# %% wrong channels_first
# Takes a flat map to run through the columns fastest, channel by channel.
def fc_to_conv(W, b, h, w, c):
    filters = W.reshape(-1, c, h, w).transpose(2, 3, 1, 0)
    return filters, b.reshape(1, 1, 1, -1)

# %% wrong width_first
# Height and width exchanged, then turned back.
def fc_to_conv(W, b, h, w, c):
    filters = W.T.reshape(w, h, c, -1).transpose(1, 0, 2, 3)
    return filters, b.reshape(1, 1, 1, -1)

# %% wrong flipped
# Turned by half a circle, as a convolution of the books would.
def fc_to_conv(W, b, h, w, c):
    return W.T.reshape(h, w, c, -1)[::-1, ::-1], b.reshape(1, 1, 1, -1)

# %% wrong units_first
# The units stay the first axis.
def fc_to_conv(W, b, h, w, c):
    return W.reshape(-1, h, w, c), b.reshape(1, 1, 1, -1)

# %% wrong flat_biases
# The biases are one row.
def fc_to_conv(W, b, h, w, c):
    return W.T.reshape(h, w, c, -1), b.ravel()

# %% wrong fortran_order
# Laid out in the other order.
def fc_to_conv(W, b, h, w, c):
    return W.T.reshape((h, w, c, -1), order="F"), b.reshape(1, 1, 1, -1)

# %% wrong biases_spread
# A bias for every place of the filter.
def fc_to_conv(W, b, h, w, c):
    return W.T.reshape(h, w, c, -1), np.tile(b.reshape(1, 1, 1, -1), (h, w, 1, 1))

# %% wrong square_maps
# Takes the map to be square.
def fc_to_conv(W, b, h, w, c):
    side = int(round((W.shape[1] / c)**0.5))
    return W.T.reshape(side, side, c, -1), b.reshape(1, 1, 1, -1)

# %% right moved_axis
# Filters first, then the axis of the units moved to the end.
def fc_to_conv(W, b, h, w, c):
    return np.moveaxis(W.reshape(-1, h, w, c), 0, -1), b.T[None, None]

# %% right unit_by_unit
# A block for each unit.
def fc_to_conv(W, b, h, w, c):
    filters = np.stack([row.reshape(h, w, c) for row in W], axis=-1)
    return filters, np.array([[[[value for value in b[:, 0]]]]])

# %% right number_by_number
# Counts through the flat map.
def fc_to_conv(W, b, h, w, c):
    filters, biases = np.zeros((h, w, c, len(W))), np.zeros((1, 1, 1, len(W)))
    biases[0, 0, 0] = b[:, 0]
    for i in range(h):
        for j in range(w):
            for k in range(c):
                filters[i, j, k] = W[:, (i * w + j) * c + k]
    return filters, biases
