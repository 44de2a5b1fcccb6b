"""Answers to `conv_as_matrix`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong flat_kernel
# The kernel laid out in a row, shifted by one: rows of the kernel are not apart.
def conv_as_matrix(K, n_H, n_W):
    rows, columns = n_H - K.shape[0] + 1, n_W - K.shape[1] + 1
    M = np.zeros((rows * columns, n_H * n_W))
    for k in range(rows * columns):
        M[k, k:k + K.size] = K.ravel()[:n_H * n_W - k]
    return M

# %% wrong shifts_by_one
# Row k is the first row shifted by k, also at the end of a line.
def conv_as_matrix(K, n_H, n_W):
    rows, columns = n_H - K.shape[0] + 1, n_W - K.shape[1] + 1
    first = np.zeros((n_H, n_W))
    first[:K.shape[0], :K.shape[1]] = K
    return np.array([np.roll(first.ravel(), k) for k in range(rows * columns)])

# %% wrong square_pictures
# n_H for both sides.
def conv_as_matrix(K, n_H, n_W):
    n_W = n_H
    rows, columns = n_H - K.shape[0] + 1, max(1, n_W - K.shape[1] + 1)
    M = np.zeros((rows, columns, n_H, n_W))
    for i, j in np.ndindex(rows, columns):
        M[i, j, i:i + K.shape[0], j:j + K.shape[1]] = K[:, :n_W - j]
    return M.reshape(rows * columns, -1)

# %% wrong four_axes
# The axes are not joined.
def conv_as_matrix(K, n_H, n_W):
    rows, columns = n_H - K.shape[0] + 1, n_W - K.shape[1] + 1
    M = np.zeros((rows, columns, n_H, n_W))
    for i, j in np.ndindex(rows, columns):
        M[i, j, i:i + K.shape[0], j:j + K.shape[1]] = K
    return M

# %% wrong ones_for_weights
# Ones where the weights should stand.
def conv_as_matrix(K, n_H, n_W):
    rows, columns = n_H - K.shape[0] + 1, n_W - K.shape[1] + 1
    M = np.zeros((rows, columns, n_H, n_W))
    for i, j in np.ndindex(rows, columns):
        M[i, j, i:i + K.shape[0], j:j + K.shape[1]] = 1
    return M.reshape(rows * columns, -1)

# %% right pixel_by_pixel
# Column by column: what each pixel gives.
def conv_as_matrix(K, n_H, n_W):
    columns = []
    for k in range(n_H * n_W):
        pixel = np.zeros(n_H * n_W)
        pixel[k] = 1
        columns.append(corr2d(pixel.reshape(n_H, n_W), K).ravel())
    return np.stack(columns, axis=1)

# %% right rolled
# The first row, as a picture, rolled to its place.
def conv_as_matrix(K, n_H, n_W):
    first = np.zeros((n_H, n_W))
    first[:K.shape[0], :K.shape[1]] = K
    return np.array([np.roll(first, (i, j), axis=(0, 1)).ravel() for i in range(n_H - K.shape[0] + 1)
                     for j in range(n_W - K.shape[1] + 1)])
