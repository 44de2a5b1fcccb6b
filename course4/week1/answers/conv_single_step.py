"""Answers to `conv_single_step`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong adds_up_rows_only
# One axis is left.
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W, axis=(0, 1)).max() + np.squeeze(b)

# %% wrong bias_subtracted
# Minus the bias.
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) - np.squeeze(b)

# %% wrong bias_for_each_channel
# Once for each channel.
def conv_single_step(a_slice_prev, W, b):
    return np.sum(np.sum(a_slice_prev * W, axis=(0, 1)) + np.squeeze(b))

# %% wrong list_of_one
# An array (1,).
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W).reshape(1) + np.reshape(b, 1)

# %% wrong mirrored
# The filter is mirrored.
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W[::-1, ::-1]) + np.squeeze(b)

# %% wrong sums_multiplied
# The product of two sums.
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev) * np.sum(W) + np.squeeze(b)

# %% wrong bias_as_it_came
# An array (1, 1, 1) where the bias is one.
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b

# %% wrong bias_must_be_an_array
# Stops where the bias is a number.
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b[0, 0, 0]

# %% right vdot
# vdot lays arrays out.
def conv_single_step(a_slice_prev, W, b):
    return np.vdot(a_slice_prev, W) + float(np.asarray(b).reshape(-1)[0])

# %% right tensordot
# tensordot over all axes gives an array without axes.
def conv_single_step(a_slice_prev, W, b):
    return np.tensordot(a_slice_prev, W, axes=3) + np.asarray(b).item()
