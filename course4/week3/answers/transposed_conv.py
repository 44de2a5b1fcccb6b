"""Answers to `transposed_conv`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong stamped_over
# A stamp covers what was there before.
def transposed_conv(A, F, stride):
    (h, w, _), (f, _, n_out, _) = A.shape, F.shape
    large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, n_out))
    for i in range(h):
        for j in range(w):
            large[i * stride:i * stride + f, j * stride:j * stride + f] = F @ A[i, j]
    return large

# %% wrong side_by_side
# The stamps stand side by side, f pixels apart.
def transposed_conv(A, F, stride):
    (h, w, _), (f, _, n_out, _) = A.shape, F.shape
    large = np.zeros((h * f, w * f, n_out))
    for i in range(h):
        for j in range(w):
            large[i * f:i * f + f, j * f:j * f + f] += F @ A[i, j]
    return large

# %% wrong stride_one
# One pixel from stamp to stamp.
def transposed_conv(A, F, stride):
    (h, w, _), (f, _, n_out, _) = A.shape, F.shape
    large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, n_out))
    for i in range(h):
        for j in range(w):
            large[i:i + f, j:j + f] += F @ A[i, j]
    return large

# %% wrong flipped_stamp
# The stamp turned by half a circle.
def transposed_conv(A, F, stride):
    (h, w, _), (f, _, n_out, _) = A.shape, F.shape
    large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, n_out))
    for i in range(h):
        for j in range(w):
            large[i * stride:i * stride + f, j * stride:j * stride + f] += F[::-1, ::-1] @ A[i, j]
    return large

# %% wrong turned_stamp
# Rows and columns of the stamp exchanged.
def transposed_conv(A, F, stride):
    (h, w, _), (f, _, n_out, _) = A.shape, F.shape
    large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, n_out))
    for i in range(h):
        for j in range(w):
            large[i * stride:i * stride + f, j * stride:j * stride + f] += (F @ A[i, j]).transpose(1, 0, 2)
    return large

# %% wrong whole_numbers
# The large map holds whole numbers only.
def transposed_conv(A, F, stride):
    (h, w, _), (f, _, n_out, _) = A.shape, F.shape
    large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, n_out), dtype=int)
    for i in range(h):
        for j in range(w):
            large[i * stride:i * stride + f, j * stride:j * stride + f] += (F @ A[i, j]).astype(int)
    return large

# %% wrong cropped
# Cut to stride times the size, as a layer with padding would.
def transposed_conv(A, F, stride):
    (h, w, _), (f, _, n_out, _) = A.shape, F.shape
    large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, n_out))
    for i in range(h):
        for j in range(w):
            large[i * stride:i * stride + f, j * stride:j * stride + f] += F @ A[i, j]
    return large[:h * stride, :w * stride]

# %% wrong mean_where_they_meet
# Where stamps overlap, their mean.
def transposed_conv(A, F, stride):
    (h, w, _), (f, _, n_out, _) = A.shape, F.shape
    large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, n_out))
    count = np.zeros(large.shape)
    for i in range(h):
        for j in range(w):
            here = slice(i * stride, i * stride + f), slice(j * stride, j * stride + f)
            large[here] += F @ A[i, j]
            count[here] += 1
    return large / np.maximum(count, 1)

# %% right pixel_of_the_stamp
# Loops over the pixels of the stamp: each lays a map with gaps.
def transposed_conv(A, F, stride):
    h, w, _ = A.shape
    f = len(F)
    large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, F.shape[2]))
    for a in range(f):
        for b in range(f):
            large[a:a + (h - 1) * stride + 1:stride, b:b + (w - 1) * stride + 1:stride] += A @ F[a, b].T
    return large

# %% right channel_by_channel
# A number at a time.
def transposed_conv(A, F, stride):
    h, w, n = A.shape
    f, n_out = F.shape[0], F.shape[2]
    large = np.zeros((stride * (h - 1) + f, stride * (w - 1) + f, n_out))
    for c in range(n):
        for i in range(h):
            for j in range(w):
                for o in range(n_out):
                    here = slice(stride * i, stride * i + f), slice(stride * j, stride * j + f), o
                    large[here] += A[i, j, c] * F[:, :, o, c]
    return large

# %% right einsum
# All stamps at once, then laid down.
def transposed_conv(A, F, stride):
    h, w, _ = A.shape
    f, _, n_out, _ = F.shape
    stamps = np.einsum("ijn,abon->ijabo", A, F)
    large = np.zeros(((h - 1) * stride + f, (w - 1) * stride + f, n_out))
    for i, j in np.ndindex(h, w):
        large[i * stride:, j * stride:][:f, :f] += stamps[i, j]
    return large

# %% right by_tensorflow
def transposed_conv(A, F, stride):
    h, w, _ = A.shape
    f, _, n_out, _ = F.shape
    shape = (1, (h - 1) * stride + f, (w - 1) * stride + f, n_out)
    return tf.nn.conv2d_transpose(A[None], F, shape, stride, "VALID")[0]
