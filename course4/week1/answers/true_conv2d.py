"""Answers to `true_conv2d`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong same
# As large as the picture.
def true_conv2d(image, kernel):
    from scipy.signal import convolve2d
    return convolve2d(image, kernel, mode="same")

# %% wrong correlation
# All overlaps, without the mirror.
def true_conv2d(image, kernel):
    from scipy.signal import correlate2d
    return correlate2d(image, kernel, mode="full")

# %% wrong valid
# Only whole overlaps.
def true_conv2d(image, kernel):
    return corr2d(image, kernel[::-1, ::-1])

# %% wrong frame_of_rows
# The frame is k_h - 1 on all sides.
def true_conv2d(image, kernel):
    return corr2d(np.pad(image, kernel.shape[0] - 1), np.flip(kernel))

# %% wrong turned_by_a_quarter
# rot90 once.
def true_conv2d(image, kernel):
    k_h, k_w = kernel.shape
    framed = np.pad(image, ((k_w - 1, k_w - 1), (k_h - 1, k_h - 1)))
    return corr2d(framed, np.rot90(kernel))

# %% wrong mirrored_picture
# The picture is mirrored, so the result is, too.
def true_conv2d(image, kernel):
    k_h, k_w = kernel.shape
    return corr2d(np.pad(np.flip(image), ((k_h - 1, k_h - 1), (k_w - 1, k_w - 1))), kernel)

# %% right scipy
# SciPy's own.
def true_conv2d(image, kernel):
    from scipy.signal import convolve2d
    return convolve2d(1.0 * image, kernel, mode="full")

# %% right rows
# np.convolve on pairs of rows.
def true_conv2d(image, kernel):
    result = np.zeros((len(image) + len(kernel) - 1, image.shape[1] + kernel.shape[1] - 1))
    for i, row in enumerate(image):
        for u, weights in enumerate(kernel):
            result[i + u] += np.convolve(row, weights)
    return result
