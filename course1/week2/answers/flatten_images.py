"""Answers to `flatten_images`, written without sight of its card: each is wrong or right as it says."""

# %% wrong straight_to_the_shape
# The trap of the text: the right shape, and the pictures mixed up.
# Of the pictures (1, 2, 3, 4) and (5, 6, 7, 8) the first column is (1, 3, 5, 7).
def flatten_images(imgs):
    return imgs.reshape(-1, imgs.shape[0])

# %% wrong rows_then_turned
# `reshape(-1, m)` and then `.T`: the shape is (m, H * W * C), and the numbers are mixed up.
def flatten_images(imgs):
    m = imgs.shape[0]
    rows = imgs.reshape(-1, m)
    return rows.T

# %% wrong height_for_m
# The second size for the first: 3 pictures of 2 by 4 give (12, 2) instead of (8, 3).
def flatten_images(imgs):
    m = imgs.shape[1]
    return imgs.reshape(m, -1).T

# %% wrong not_turned
# Each picture a row: (m, n_x).
def flatten_images(imgs):
    return imgs.reshape(imgs.shape[0], -1)

# %% wrong columns_first
# `.T` of the block turns each picture, too: column by column. The picture 1 2 / 3 4 becomes (1, 3, 2, 4).
def flatten_images(imgs):
    return imgs.T.reshape(-1, imgs.shape[0])

# %% wrong fortran_order
# Reads the first axis first: the picture 1 2 / 3 4 becomes (1, 3, 2, 4).
def flatten_images(imgs):
    return imgs.reshape((imgs.shape[0], -1), order="F").T

# %% wrong channels_apart
# All of the red, then all of the green, then all of the blue. A grey picture does not show it;
# one of 2 pixels, (0, 1, 2) and (3, 4, 5), becomes (0, 3, 1, 4, 2, 5).
def flatten_images(imgs):
    return imgs.transpose(0, 3, 1, 2).reshape(imgs.shape[0], -1).T

# %% wrong first_channel_only
# Takes every picture for a grey one: a colour picture loses its green and blue.
def flatten_images(imgs):
    return imgs[:, :, :, 0].reshape(imgs.shape[0], -1).T

# %% wrong mean_of_the_channels
# Makes a colour picture grey: the pixels (0, 1, 2), (3, 4, 5) become (1, 4).
def flatten_images(imgs):
    return imgs.mean(axis=3).reshape(imgs.shape[0], -1).T

# %% wrong made_for_the_digits
# 64 numbers a picture, as in the digits of this notebook; a picture of 2 by 2 stops.
def flatten_images(imgs):
    return imgs.reshape(-1, 64).T

# %% wrong squares_only
# n_x = H * H * C: right for every square picture; 2 by 3 stops.
def flatten_images(imgs):
    m, H, _, C = imgs.shape
    return imgs.reshape(m, H * H * C).T

# %% wrong squeezed
# Drops every axis of size 1, with it m = 1: one picture of 2 by 2 comes back as (2, 2).
def flatten_images(imgs):
    imgs = np.squeeze(imgs)
    return imgs.reshape(imgs.shape[0], -1).T

# %% wrong divided_by_255
# Scales as well: 255 becomes 1.
def flatten_images(imgs):
    return imgs.reshape(imgs.shape[0], -1).T / 255

# %% wrong whole_numbers
# Brightness as a byte: 0.5 becomes 0.
def flatten_images(imgs):
    return imgs.reshape(imgs.shape[0], -1).T.astype(np.uint8)

# %% wrong shape_in_place
# Sets the shape of the caller's own array: afterwards imgs is (m, H * W * C).
def flatten_images(imgs):
    imgs.shape = (imgs.shape[0], -1)
    return imgs.T

# %% wrong width_for_height
# The place in the column is counted with H where W belongs. Squares do not show it; 1 2 3 / 4 5 6 does.
def flatten_images(imgs):
    m, H, W, C = imgs.shape
    X = np.zeros((H * W * C, m))
    for i in range(m):
        for row in range(H):
            for place in range(W):
                for channel in range(C):
                    X[(row * H + place) * C + channel, i] = imgs[i, row, place, channel]
    return X

# %% wrong upside_down
# From the bottom left: the picture 1 2 / 3 4 becomes (3, 4, 1, 2).
def flatten_images(imgs):
    return imgs[:, ::-1].reshape(imgs.shape[0], -1).T

# %% wrong a_row_each
# A list of flattened pictures makes rows: (m, n_x).
def flatten_images(imgs):
    return np.array([picture.flatten() for picture in imgs])

# %% wrong one_long_column
# All pictures below each other: (m * n_x, 1). A single picture does not show it.
def flatten_images(imgs):
    return imgs.reshape(-1, 1)

# %% wrong last_picture_left_out
# The loop ends one picture early: the last column is zero.
def flatten_images(imgs):
    m = imgs.shape[0]
    X = np.zeros((imgs[0].size, m))
    for i in range(m - 1):
        X[:, i] = imgs[i].ravel()
    return X

# %% right column_stack
# One column after the other.
def flatten_images(imgs):
    return np.column_stack([picture.ravel() for picture in imgs])

# %% right pictures_last
# Moves the axis of the pictures to the end; then reshape reads the pixels in the right order.
def flatten_images(imgs):
    return np.moveaxis(imgs, 0, -1).reshape(-1, imgs.shape[0])

# %% right backwards
# Turns all axes round, and reads the first axis first.
def flatten_images(imgs):
    return imgs.T.reshape((-1, imgs.shape[0]), order="F")

# %% right loops
# Number by number.
def flatten_images(imgs):
    m, H, W, C = imgs.shape
    X = np.zeros((H * W * C, m), dtype=imgs.dtype)
    for i in range(m):
        k = 0
        for row in range(H):
            for place in range(W):
                for channel in range(C):
                    X[k, i] = imgs[i, row, place, channel]
                    k += 1
    return X

# %% right nested_lists
# zip turns a list of rows on its side.
def flatten_images(imgs):
    rows = [[number for line in picture for pixel in line for number in pixel] for picture in imgs.tolist()]
    return np.array(list(zip(*rows)))

# %% right einsum
# einsum puts the pictures last.
def flatten_images(imgs):
    m, H, W, C = imgs.shape
    return np.einsum("mhwc->hwcm", imgs).reshape(H * W * C, m)

# %% right float32
# In single precision.
def flatten_images(imgs):
    X = imgs.reshape(len(imgs), -1).T.astype(np.float32)
    print("X has the shape", X.shape)
    return X

# %% right recursion
# The first picture, then the rest beside it.
def flatten_images(imgs):
    column = imgs[0].reshape(-1, 1)
    return column if len(imgs) == 1 else np.hstack([column, flatten_images(imgs[1:])])
