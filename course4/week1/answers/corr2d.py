"""Answers to `corr2d`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong stops_at_the_last_place
# The loop stops before the last place at which the window fits.
def corr2d(image, kernel, stride=1):
    a, b = kernel.shape
    rows = [[np.sum(image[i:i + a, j:j + b] * kernel) for j in range(0, image.shape[1] - b, stride)]
            for i in range(0, image.shape[0] - a, stride)]
    return np.array(rows)

# %% wrong square_kernel
# The kernel's height for both sides.
def corr2d(image, kernel, stride=1):
    f = kernel.shape[0]
    rows, columns = (image.shape[0] - f) // stride + 1, (image.shape[1] - f) // stride + 1
    result = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride:i * stride + f, j * stride:j * stride + f]
            result[i, j] = np.sum(window * kernel[:window.shape[0], :window.shape[1]])
    return result

# %% wrong stride_in_the_picture_only
# All places, then every second row only.
def corr2d(image, kernel, stride=1):
    a, b = kernel.shape
    full = np.array([[np.sum(image[i:i + a, j:j + b] * kernel) for j in range(image.shape[1] - b + 1)]
                     for i in range(image.shape[0] - a + 1)])
    return full[::stride]

# %% wrong keeps_whole_numbers
# A result in the type of the picture.
def corr2d(image, kernel, stride=1):
    a, b = kernel.shape
    rows, columns = 1 + (image.shape[0] - a) // stride, 1 + (image.shape[1] - b) // stride
    result = np.zeros_like(image, shape=(rows, columns))
    for i in range(rows):
        for j in range(columns):
            result[i, j] = (image[i * stride:i * stride + a, j * stride:j * stride + b] * kernel).sum()
    return result

# %% wrong textbook_convolution
# SciPy's convolution mirrors.
def corr2d(image, kernel, stride=1):
    from scipy.signal import convolve2d
    return convolve2d(image, kernel, mode="valid")[::stride, ::stride]

# %% wrong absolute_products
# The absolute value before the sum.
def corr2d(image, kernel, stride=1):
    a, b = kernel.shape
    rows, columns = 1 + (image.shape[0] - a) // stride, 1 + (image.shape[1] - b) // stride
    result = np.zeros((rows, columns))
    for i, j in np.ndindex(rows, columns):
        result[i, j] = np.abs(image[i * stride:, j * stride:][:a, :b] * kernel).sum()
    return result

# %% wrong same_size
# SciPy's mode "same" puts a frame round the picture.
def corr2d(image, kernel, stride=1):
    from scipy.signal import correlate2d
    return correlate2d(image, kernel, mode="same")[::stride, ::stride]

# %% wrong counts_by_the_pixel
# The stride divides the places of stride 1: with a rest that is one too few.
def corr2d(image, kernel, stride=1):
    a, b = kernel.shape
    rows, columns = (image.shape[0] - a + 1) // stride, (image.shape[1] - b + 1) // stride
    result = np.zeros((rows, columns))
    for i, j in np.ndindex(rows, columns):
        result[i, j] = np.sum(image[i * stride:i * stride + a, j * stride:j * stride + b] * kernel)
    return result

# %% wrong keeps_its_output
# One output array for all calls of the same size.
KEPT = {}

def corr2d(image, kernel, stride=1):
    a, b = kernel.shape
    size = (image.shape[0] - a) // stride + 1, (image.shape[1] - b) // stride + 1
    result = KEPT.setdefault(size, np.zeros(size))
    for i, j in np.ndindex(*size):
        result[i, j] = np.sum(image[i * stride:i * stride + a, j * stride:j * stride + b] * kernel)
    return result

# %% right lists
# Lists in lists.
def corr2d(image, kernel, stride=1):
    a, b = kernel.shape
    def at(i, j):
        return sum(float(image[i + u, j + v]) * kernel[u, v] for u in range(a) for v in range(b))
    return np.array([[at(i, j) for j in range(0, image.shape[1] - b + 1, stride)]
                     for i in range(0, image.shape[0] - a + 1, stride)], dtype=float)

# %% right scipy
# Every place, then those of the stride.
def corr2d(image, kernel, stride=1):
    from scipy.signal import correlate2d
    return correlate2d(1.0 * image, kernel, mode="valid")[::stride, ::stride]
