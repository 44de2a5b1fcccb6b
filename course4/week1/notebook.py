# %% [markdown]
# # Layers that look
#
# Here is a photograph of 512 by 512 pixels with a face in it, and a network of 6,632 numbers that is said to find the face. One dense layer of 100 units would need 78.6 million weights for this picture alone. So how do 6,632 do?
#
# You will build every part of the answer: a window that slides, filters that are learned, a layer that is right and slow, the same layer inside out. Then **your own layers run that network**, and you see what it takes for a face. After that everything goes backwards, and a network made of nothing but your NumPy learns to read digits. It ends with a failure that you have been asked to predict.
#
# | part | what you build | minutes |
# |---|---|---|
# | **1** A window | edges, and a filter that nobody chose | 32 |
# | **2** A layer | padding, volumes, many filters, pooling | 62 |
# | **3** The face | a layer without loops over positions; the network of 6,632 numbers | 50 |
# | **4** Backwards | the gradients of your layers; a backward pass with four mistakes | 91 |
# | **5** It reads | training on digits; the same network in Keras; what a shift costs | 16 |
# | **6** For those who want more | a true convolution, a layer as a matrix, a fast way back | optional, 55 |
# | | the quiz | 10 |
#
# That is four and a half hours, reading included. Nobody does it in one go.

# %%
import time

import matplotlib.pyplot as plt
import numpy as np
from PIL import Image

from coursekit import check, data, find_device, plots, pretrained, start

start()

# %% [markdown]
# Some functions of course 2 are at hand: two that check gradients by nudging, the softmax with its cost, and Adam.

# %%
# GIVEN: numerical_gradients, locate_bad_gradients, softmax, one_hot_matrix
# GIVEN: cross_entropy_from_logits, initialize_adam, update_parameters_with_adam

# %% [markdown]
# And three small helps of this week: a picture in the form that the network wants, the CPU time of a call, and the settings of a layer that has neither stride nor frame.

# %%
VALID = {"stride": 1, "pad": 0}


def as_p_net_wants(picture, width=None):
    """A picture (1, h, w, 3) from -1 to 1, made `width` pixels wide; sides are even."""
    image = Image.fromarray(np.asarray(picture, np.uint8))
    scale = 1 if width is None else width / image.width
    size = [max(12, 2 * round(side * scale / 2)) for side in image.size]
    small = image.resize(size, Image.Resampling.BILINEAR)
    return (np.asarray(small, float)[None] - 127.5) / 128


def seconds(function, *arguments):
    """CPU seconds of one call."""
    began = time.process_time()
    function(*arguments)
    return time.process_time() - began

# %% tags=["demo"]
def show_the_question():
    photo = data.photograph("astronaut")
    print("photograph:", photo.shape, " numbers in the network:",
          sum(array.size for array in pretrained.face_detector()["p_net"].values()))
    plt.figure(figsize=(3.4, 3.4))
    plt.imshow(photo)
    plt.axis("off")
    plt.show()


show_the_question()                     # Eileen Collins; NASA, public domain

# %% [markdown]
# # Part 1: a window

# %% [markdown]
# ## Exercise: corr2d
#
# Lay a small window on a grey picture $I$, multiply entry by entry with the kernel $K$, add up, and move on (lessons 4.1.2 and 4.1.5). The window moves by the stride $s$, to the right and down alike, and it never leaves the picture:
#
# $$Z_{ij}=\sum_{u}\sum_{v}I_{is+u,\,js+v}\,K_{uv}.$$
#
# Neither the picture nor the kernel need be square. How many places has the window in each direction? Where does it begin for the output $(i, j)$? Two loops are fine. The kernel is *not* mirrored.

# %%
def corr2d(image, kernel, stride=1):
    """Slide a kernel over a grey picture.

    Arguments:
        image: (h, w), floats or integers.
        kernel: (k_h, k_w), not larger than the picture in any direction.
        stride: how far the window moves, 1 or more, in both directions.

    Returns:
        (rows, columns), floats: a number for each place where the window lies wholly
        in the picture.
    """
    ### START CODE HERE ### shows result
    k_h, k_w = kernel.shape
    rows = (image.shape[0] - k_h) // stride + 1
    columns = (image.shape[1] - k_w) // stride + 1
    result = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride:i * stride + k_h, j * stride:j * stride + k_w]
            result[i, j] = np.sum(window * kernel)
    ### END CODE HERE ###
    return result

# %% tags=["demo"]
# A picture of four rows and six columns, a kernel of two rows and three columns.
# The first window: 3 * 1 - 1 * 1 above, 1 * 2 - 8 * 2 below, so -12.
def test_window():
    picture = np.array([[3, 0, 1, 2, 7, 4], [1, 5, 8, 9, 3, 1],
                        [2, 7, 2, 5, 1, 3], [0, 1, 3, 1, 7, 8]])
    nine = np.array([[1, 0, -1], [2, 0, -2]])
    every = corr2d(picture, nine)
    print(every)
    assert np.array_equal(every, [[-12, -10, 4, 14], [-7, 0, 7, 12], [-6, 2, -7, -12]])
    second = corr2d(picture, nine, stride=2)
    print(second)
    assert np.array_equal(second, [[-12, 4], [-6, -7]]), "every second place"
    third = corr2d(picture, nine / 4, stride=3)
    assert np.array_equal(third, [[-3, 3.5]]), "the window never hangs over the edge"
    assert corr2d(picture, picture).shape == (1, 1), "a kernel as large: one place"


test_window()

# %%
check(corr2d)

# %% [markdown]
# Hint: Seven pixels in a row, a window of three, stride 2: at which pixels does the window begin? And for eight pixels?
#
# Hint: First work out how many places there are, in each direction for itself, from the last place at which the window may begin. Make an array of zeros of that size. Then for each place cut out the window, which begins at a multiple of the stride, and put the sum of its products into the array.
#
# Hint: `rows = (image.shape[0] - ...) // ... + 1`, and likewise for columns; the window is `image[... : ... + k_h, ... : ... + k_w]`.

# %% [markdown]
# ### Look: edges
#
# Your function on a piece of a photograph: Sobel's filter for vertical edges, its transpose for horizontal ones, and the length of both together.

# %% tags=["demo"]
SOBEL = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])


def temple(top=0, bottom=427, left=0, right=640, step=1):
    """A piece of the photograph of a temple, grey, from 0 to 1."""
    grey = data.photograph("china").mean(axis=2) / 255
    return grey[top:bottom:step, left:right:step]


def show_edges():
    small = temple(step=3)
    vertical, horizontal = corr2d(small, SOBEL), corr2d(small, SOBEL.T)
    together = np.sqrt(vertical**2 + horizontal**2)
    shown = {"in": small, "vertical": vertical, "horizontal": horizontal,
             "either": together}
    figure, panels = plt.subplots(1, 4, figsize=(9, 1.9))
    for ax, (name, values) in zip(panels, shown.items()):
        ax.imshow(values if name == "in" else np.abs(values), cmap="gray")
        ax.set_title(name)
        ax.axis("off")
    plt.show()


show_edges()                            # photograph: danielbuechele, CC BY 2.0

# %% [markdown]
# ## Exercise: learn_filter
#
# You get a picture $X$ and its edge map $Y$, and the nine numbers that made it are lost (lesson 4.1.3). Find them by gradient descent. Begin with nine zeros. With $\hat Y$ = `corr2d(X, K)` and $N$ numbers in $Y$, the cost is
#
# $$J(K)=\frac1N\sum_{i,j}\left(\hat Y_{ij}-Y_{ij}\right)^2.$$
#
# **Derive the nine slopes on paper.** Take one number of the kernel, $K_{uv}$, and write down every place where it is used: which pixel does it meet there, and how does that output move when $K_{uv}$ moves? Then write all nine side by side. You will recognise the picture that comes out: it is an operation that you have.

# %%
def learn_filter(X, Y, lr, steps):
    """Find the kernel that makes the map Y of the picture X, by gradient descent.

    Arguments:
        X: (h, w), a picture. Y: (h - 2, w - 2), what a kernel of 3 by 3 made of it.
        lr: learning rate. steps: how many steps; 0 gives the start back.

    Returns:
        K: (3, 3), the kernel after the last step, from a start of zeros.
    """
    ### START CODE HERE ### shows K
    K = np.zeros((3, 3))
    for step in range(steps):
        error = corr2d(X, K) - Y
        K = K - lr * 2 / Y.size * corr2d(X, error)
    ### END CODE HERE ###
    return K

# %% tags=["demo"]
# Three rows, five columns: Y has three numbers. At the start each output is 0, so the
# errors are -1, 2 and 0. With lr = 0.3 the factor before the sums is 0.3 * 2 / 3 = 0.2.
def test_learning():
    picture = np.array([[1.0, 0, 2, 0, 1], [0, 3, 0, 1, 0], [1, 0, 0, 2, 0]])
    wanted = np.array([[1.0, -2, 0]])
    once = learn_filter(picture, wanted, 0.3, 1)
    print(np.round(once, 6))
    right = [[0.2, -0.8, 0.4], [-1.2, 0.6, -0.4], [0.2, 0, -0.8]]
    assert np.allclose(once, right), "one step"
    assert np.allclose(learn_filter(picture, wanted, 0.3, 0), 0), "no step: zeros"
    many = learn_filter(picture, wanted, 0.05, 300)
    assert np.allclose(corr2d(picture, many), wanted, atol=1e-4), "the map is found"


test_learning()

# %%
check(learn_filter)

# %% [markdown]
# Hint: In a picture of 3 by 5, which pixels does $K_{01}$ meet as the window slides? Lay them out as a small picture: where in $X$ does it lie, and how large is it?
#
# Hint: The slope by one number of the kernel is a sum over all outputs: twice the error there, times the pixel that the number met there, over $N$. For $K_{uv}$ these pixels form a window of $X$ that begins at $(u, v)$ and is as large as $Y$. So all nine sums come out of one call, in which the errors play another part than you are used to.
#
# Hint: `error = ... - Y`, and in the step `corr2d(X, ...)` has the right shape; what stands before it has a 2, an $N$ and the rate.

# %% [markdown]
# ### Look: what is found, and how soon
#
# First Sobel's filter from the piece of the temple that you know from lesson 4.1.3, centred and scaled. Then the question of that lesson: a lost **blur**, nine times 1/9, searched on the *raw* greys. Is it found sooner than Sobel's, or later? (Your loops take some seconds for each search.)

# %% tags=["demo"]
def search():
    raw = temple(200, 264, 300, 380)
    centred = (raw - raw.mean()) / raw.std()
    blur = np.full((3, 3), 1 / 9)
    found, titles = [], []
    for name, picture, lost in (("Sobel, centred", centred, SOBEL),
                                ("Sobel, raw", raw, SOBEL), ("blur, raw", raw, blur)):
        kernel = learn_filter(picture, corr2d(picture, lost), 0.1, 100)
        error = np.abs(kernel - lost).max() / np.abs(lost).max()
        print(f"{name:15} 100 steps: largest error {error:.1%} of the largest number")
        found.append(kernel / np.abs(lost).max())
        titles.append(name)
        if name == "Sobel, centred":
            assert error < 0.1, "Sobel's filter is found"
    plots.pictures(found, titles, signed=True, size=1.8, columns=3)
    plt.show()
    assert error < 0.1, "so is the blur"


search()

# %% [markdown]
# The blur is there almost at once, on the very greys on which Sobel's filter is lost in the valley. On raw greys the cost reacts violently to the *sum* of the nine numbers, and hardly to differences between them. A blur *is* a sum: its nine numbers are all equal. An edge filter is nothing but differences. No picture is good or bad to learn from; it depends on what is to be learned.

# %% [markdown]
# # Part 2: a layer
#
# From here on a batch of $m$ pictures is an array $(m, n_H, n_W, n_C)$: pictures, rows, columns, channels.

# %% [markdown]
# ## Exercise: zero_pad
#
# A frame of zeros, `pad` pixels wide, round every picture of a batch (lesson 4.1.4). Rows and columns get it; there are four axes, so think which.

# %%
def zero_pad(X, pad):
    """Put a frame of zeros round every picture.

    Arguments:
        X: (m, n_H, n_W, n_C). pad: width of the frame on every side, 0 or more.

    Returns:
        (m, n_H + 2 pad, n_W + 2 pad, n_C).
    """
    ### START CODE HERE ### shows X_pad
    X_pad = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    ### END CODE HERE ###
    return X_pad

# %% tags=["demo"]
# Two pictures of 3 by 2 with four channels: the numbers from 1 to 48.
def test_frame():
    batch = np.arange(1.0, 49).reshape(2, 3, 2, 4)
    framed = zero_pad(batch, 2)
    print(batch.shape, "->", framed.shape)
    print(framed[1, :, :, 3])
    assert framed.shape == (2, 7, 6, 4), "four more rows, four more columns"
    assert np.array_equal(framed[:, 2:5, 2:4], batch), "the pictures are inside"
    assert np.sum(framed) == np.sum(batch), "the frame is zero"
    assert np.array_equal(zero_pad(batch, 0), batch), "no frame"


test_frame()

# %%
check(zero_pad)

# %% [markdown]
# Hint: How many pictures does the batch have afterwards? How many channels?
#
# Hint: `np.pad` takes a pair of widths for each axis, before and behind. Or make an array of zeros of the right size and write the pictures into its middle.
#
# Hint: `np.pad(X, (..., ..., ..., ...))` with four pairs, two of which are `(0, 0)`.

# %% [markdown]
# ## Exercise: conv_single_step
#
# One window and one filter, both as deep as the input: multiply, add up everything, add the bias (lesson 4.1.6). What comes out is one number.

# %%
def conv_single_step(a_slice_prev, W, b):
    """What one filter says to one window.

    Arguments:
        a_slice_prev: the window, (f, f, n_C_prev). W: the filter, of the same shape.
        b: the bias, a number or an array (1, 1, 1).

    Returns:
        A single number, no array of one.
    """
    ### START CODE HERE ### shows Z
    Z = np.sum(a_slice_prev * W) + np.squeeze(b)
    ### END CODE HERE ###
    return Z

# %% tags=["demo"]
# Two by two, three channels. The products are 1 * 2, 2 * 0, 0 * 5, then 3 * 1, ...
def test_single():
    window = np.array([[[1.0, 2, 0], [3, 0, 1]], [[-1, 2, 2], [0, 1, 4]]])
    weights = np.array([[[2.0, 0, 5], [1, 7, -1]], [[2, 1, 0], [3, 0, 0.5]]])
    said = conv_single_step(window, weights, np.array([[[-3.0]]]))
    print(said)
    assert np.isclose(said, 2 + 3 - 1 - 2 + 2 + 2 - 3), "the sum of all, and the bias"
    assert np.ndim(said) == 0, "a single number"
    assert np.isclose(conv_single_step(window, weights, 0.5), 6.5), "b may be a number"
    assert np.isclose(conv_single_step(window, weights, -10), -4), "it may be negative"


test_single()

# %%
check(conv_single_step)

# %% [markdown]
# Hint: How many numbers does the window have, and how many come out? How often is the bias added?
#
# Hint: Multiply window and filter entry by entry, add up over all three axes at once, then add the bias once. If the bias came as an array of one, take the number out of it.
#
# Hint: `Z = np.sum(...) + ...`; `np.squeeze(b)` takes axes of length 1 away.

# %% [markdown]
# ## Exercise: conv_forward
#
# The layer: every picture, every place of the window, every filter (lesson 4.1.7). The frame comes first, then the window walks with its stride, and each filter has a bias of its own.
#
# $$n_H=\left\lfloor\frac{n_{H,\text{prev}}+2p-f}{s}\right\rfloor+1,\qquad n_W\ \text{likewise}.$$
#
# Plan it alone: what is computed once, which loops there are, which window belongs to which output. Write it with loops, as plainly as you can. It will be slow, and it will be the one that you trust. The cache is for the way back: what came in, as it came.

# %%
def conv_forward(A_prev, W, b, hparameters):
    """A layer of filters, forward.

    Arguments:
        A_prev: (m, n_H_prev, n_W_prev, n_C_prev).
        W: the filters, (f, f, n_C_prev, n_C). b: their biases, (1, 1, 1, n_C).
        hparameters: dict with "stride" and "pad". The window fits into the padded
            picture.

    Returns:
        Z: (m, n_H, n_W, n_C).
        cache: (A_prev, W, b, hparameters).
    """
    ### START CODE HERE ### shows Z, cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f, _, _, n_C = W.shape
    n_H = (n_H_prev + 2 * pad - f) // stride + 1
    n_W = (n_W_prev + 2 * pad - f) // stride + 1
    A_pad = zero_pad(A_prev, pad)
    Z = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                top, left = h * stride, w * stride
                window = A_pad[i, top:top + f, left:left + f]
                for c in range(n_C):
                    Z[i, h, w, c] = conv_single_step(window, W[..., c], b[..., c])
    cache = (A_prev, W, b, hparameters)
    ### END CODE HERE ###
    return Z, cache

# %% tags=["demo"]
# Two pictures of three rows and four columns, two channels. Picture 0 holds 1 to 12 in
# channel 0 and ones in channel 1; picture 1 is its negative. Filter 0 is (1, 2; 3, 4)
# on channel 0. Filter 1 takes 5 of channel 1, top left. Filter 2 is zeros.
def test_layer():
    channel = np.arange(1.0, 13).reshape(3, 4)
    first = np.stack([channel, np.ones((3, 4))], axis=-1)
    batch = np.stack([first, -first])
    filters = np.zeros((2, 2, 2, 3))
    filters[:, :, 0, 0] = [[1, 2], [3, 4]]
    filters[0, 0, 1, 1] = 5
    biases = np.array([0.5, -1, 7]).reshape(1, 1, 1, 3)
    plain, _ = conv_forward(batch, filters, biases, {"stride": 1, "pad": 0})
    print(plain[0, :, :, 0])
    assert plain.shape == (2, 2, 3, 3)
    assert np.allclose(plain[0, :, :, 0], [[44.5, 54.5, 64.5], [84.5, 94.5, 104.5]])
    assert np.allclose(plain[1, 1, :, 0], [-83.5, -93.5, -103.5]), "the second picture"
    assert np.allclose(plain[0, :, :, 1], 4) and np.allclose(plain[..., 2], 7)
    wide, kept = conv_forward(batch, filters, biases, {"stride": 2, "pad": 1})
    print(wide[0, :, :, 0])
    assert wide.shape == (2, 2, 3, 3)
    assert np.allclose(wide[0, :, :, 0], [[4.5, 18.5, 12.5], [46.5, 94.5, 44.5]])
    assert np.allclose(wide[0, :, :, 1], [[-1, -1, -1], [-1, 4, 4]]), "zeros outside"
    assert len(kept) == 4 and np.array_equal(kept[0], batch), "A_prev, as it came"
    assert kept[1].shape == (2, 2, 2, 3) and kept[3] == {"stride": 2, "pad": 1}


test_layer()

# %%
check(conv_forward)

# %% [markdown]
# Hint: For a single picture and a single filter this is `corr2d` on a volume. What changes from one window to the next, and what does not? Which of your two last functions does the sum, which one the frame?
#
# Hint: Work out both sizes, rows and columns apart. Pad all pictures once, before the loops. Then four loops, over pictures, rows, columns and filters of the *output*; in the innermost, one number of it is computed, from a window with all channels, one filter with all channels, and the bias of that filter.
#
# Hint: The window of output row `h` and column `w` begins at row `h * ...` of the padded picture; filter number `c` is `W[..., c]`, and its bias `b[...]`.

# %% [markdown]
# ### Look: right, and slow
#
# The first layer of the network of 6,632 numbers, on small copies of the photograph. How long would the whole photograph take? **Guess before you run it.**

# %% tags=["demo"]
def how_slow():
    p_net = pretrained.face_detector()["p_net"]
    biases = p_net["b1"].reshape(1, 1, 1, 10)
    for width in (24, 48):
        picture = as_p_net_wants(data.photograph("astronaut"), width)
        took = seconds(conv_forward, picture, p_net["W1"], biases, VALID)
        print(f"{width} by {width} pixels: {took:.2f} s")
    print(f"512 by 512, ten filters: about {took * (510 / 46)**2:.0f} s")


how_slow()

# %% [markdown]
# So long for the *first* of five layers. And the face has to be looked for in several sizes. You will mend that in part 3. First the other kind of layer.

# %% [markdown]
# ## Exercise: pool_forward
#
# The same walk, without weights: of each window the largest value is kept, or the mean, **for each channel by itself** (lesson 4.1.9). There is no padding, and stride and window are free, so windows may overlap or leave gaps.
#
# $$n_H=\left\lfloor\frac{n_{H,\text{prev}}-f}{s}\right\rfloor+1,\qquad n_W\ \text{likewise},\qquad n_C=n_{C,\text{prev}}.$$
#
# Four loops are right. But pictures and channels are all treated alike, so NumPy can take all of them at once, and two loops are enough. Do that: when you train with this function in part 5, four loops would take minutes.

# %%
def pool_forward(A_prev, hparameters, mode="max"):
    """A pooling layer, forward.

    Arguments:
        A_prev: (m, n_H_prev, n_W_prev, n_C), numbers of either sign.
        hparameters: dict with "f" and "stride".
        mode: "max" or "average".

    Returns:
        A: (m, n_H, n_W, n_C).
        cache: (A_prev, hparameters).
    """
    ### START CODE HERE ### shows A, cache
    f, stride = hparameters["f"], hparameters["stride"]
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    n_H = (n_H_prev - f) // stride + 1
    n_W = (n_W_prev - f) // stride + 1
    A = np.zeros((m, n_H, n_W, n_C))
    for h in range(n_H):
        for w in range(n_W):
            top, left = h * stride, w * stride
            windows = A_prev[:, top:top + f, left:left + f]
            if mode == "max":
                A[:, h, w] = np.max(windows, axis=(1, 2))
            else:
                A[:, h, w] = np.mean(windows, axis=(1, 2))
    cache = (A_prev, hparameters)
    ### END CODE HERE ###
    return A, cache

# %% tags=["demo"]
# Two pictures of five rows and four columns. Channel 1 is the negative of channel 0,
# and the second picture is the first plus 20.
def test_pool():
    channel = np.array([[1.0, 3, 2, 1], [2, 9, 1, 1], [1, 4, 2, 3], [5, 6, 1, 2],
                        [7, 0, 8, 4]])
    picture = np.stack([channel, -channel], axis=-1)
    picture = np.stack([picture, picture + 20])
    halved, kept = pool_forward(picture, {"f": 2, "stride": 2})
    print(halved[0, :, :, 0])
    assert halved.shape == (2, 2, 2, 2), "the last row fits in no window"
    assert np.allclose(halved[1], halved[0] + 20), "each picture by itself"
    assert np.allclose(halved[0, :, :, 0], [[9, 2], [6, 3]])
    assert np.allclose(halved[0, :, :, 1], [[-1, -1], [-1, -1]]), "all are negative"
    mean, _ = pool_forward(picture, {"f": 2, "stride": 2}, mode="average")
    assert np.allclose(mean[0, :, :, 0], [[3.75, 1.25], [4, 2]])
    over, _ = pool_forward(picture, {"f": 3, "stride": 1})
    assert np.allclose(over[0, :, :, 0], [[9, 9], [9, 9], [8, 8]]), "they overlap"
    gaps, _ = pool_forward(picture, {"f": 1, "stride": 3})
    assert np.allclose(gaps[0, :, :, 0], [[1, 1], [5, 2]]), "there are gaps"
    assert np.array_equal(kept[0], picture) and kept[1] == {"f": 2, "stride": 2}


test_pool()

# %%
check(pool_forward)

# %% [markdown]
# Hint: Which lines of `conv_forward` can stay as they are, which go, and which size of the output needs no formula?
#
# Hint: Walk over the rows and columns of the output. Cut the window out of *all* pictures at once, with all channels: it has four axes. Take the maximum, or the mean, over its rows and its columns only; what is left has an entry for each picture and each channel.
#
# Hint: `np.max(windows, axis=(..., ...))` with a pair of axes; in the output it belongs to `A[:, h, w]`.

# %% [markdown]
# # Part 3: the face

# %% [markdown]
# ## Exercise: conv_forward_fast
#
# The same layer once more: the same arguments, the same results. But it may not loop over the places of the output, since these are many. Lesson 4.1.7 counts the seven loops of a layer and asks which you would keep.
#
# Take a filter of 3 by 3. Its nine places are few. Choose **one** of them, say the upper left one: as the window walks over the picture, which pixels does this one place meet? They form a picture, too. What has to happen to it, for all channels and all filters at once? And for the nine together?
#
# That is one way. There are others, and any way counts. Three of the ten points are for speed.

# %%
def conv_forward_fast(A_prev, W, b, hparameters):
    """A layer of filters, forward, without loops over the places of the output.

    Arguments:
        A_prev: (m, n_H_prev, n_W_prev, n_C_prev).
        W: the filters, (f, f, n_C_prev, n_C). b: their biases, (1, 1, 1, n_C).
        hparameters: dict with "stride" and "pad". The window fits into the padded
            picture.

    Returns:
        Z: (m, n_H, n_W, n_C), as conv_forward.
        cache: (A_prev, W, b, hparameters).
    """
    ### START CODE HERE ### shows Z, cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    f = W.shape[0]
    A_pad = zero_pad(A_prev, pad)
    n_H = (A_pad.shape[1] - f) // stride + 1
    n_W = (A_pad.shape[2] - f) // stride + 1
    Z = b
    for u in range(f):
        for v in range(f):
            rows = slice(u, u + stride * n_H, stride)
            columns = slice(v, v + stride * n_W, stride)
            Z = Z + A_pad[:, rows, columns] @ W[u, v]
    cache = (A_prev, W, b, hparameters)
    ### END CODE HERE ###
    return Z, cache

# %% tags=["demo"]
def test_fast():
    channel = np.arange(1.0, 13).reshape(3, 4)
    first = np.stack([channel, np.ones((3, 4))], axis=-1)
    filters = np.zeros((2, 2, 2, 3))
    filters[:, :, 0, 0] = [[1, 2], [3, 4]]
    filters[0, 0, 1, 1] = 5
    biases = np.array([0.5, -1, 7]).reshape(1, 1, 1, 3)
    wide, kept = conv_forward_fast(np.stack([first, -first]), filters, biases,
                                   {"stride": 2, "pad": 1})
    print(wide[0, :, :, 0])
    assert wide.shape == (2, 2, 3, 3)
    assert np.allclose(wide[0, :, :, 0], [[4.5, 18.5, 12.5], [46.5, 94.5, 44.5]])
    assert np.allclose(wide[0, :, :, 1], [[-1, -1, -1], [-1, 4, 4]])
    assert len(kept) == 4 and kept[0].shape == (2, 3, 4, 2), "A_prev, as it came"
    plain, _ = conv_forward_fast(first[None], filters, biases, VALID)
    assert np.allclose(plain[0, :, :, 0], [[44.5, 54.5, 64.5], [84.5, 94.5, 104.5]])


def race():
    p_net = pretrained.face_detector()["p_net"]
    layer = p_net["W1"], p_net["b1"].reshape(1, 1, 1, 10), VALID
    small = as_p_net_wants(data.photograph("astronaut"), 64)
    slow, fast = conv_forward(small, *layer)[0], conv_forward_fast(small, *layer)[0]
    assert np.allclose(slow, fast), "both give the same"
    slow = seconds(conv_forward, small, *layer)
    fast = min(seconds(conv_forward_fast, small, *layer) for _ in range(3))
    print(f"64 by 64: with loops {slow:.2f} s, fast {fast:.4f} s")
    whole = as_p_net_wants(data.photograph("astronaut"))
    print(f"512 by 512: fast {seconds(conv_forward_fast, whole, *layer):.2f} s")


test_fast()
race()

# %%
check(conv_forward_fast)

# %% [markdown]
# Hint: A picture of 6 by 6, a filter of 3 by 3, stride 1: the window walks over 16 places. Which 16 pixels does the upper left weight meet? Which 16 does the one in the middle?
#
# Hint: Keep the two loops over the filter's rows and columns. For each of its places take the part of the padded picture that it meets, with steps of the stride: it has as many rows and columns as the output. For one place the filters are a matrix from channels to filters, so one matrix product serves all pictures, places, channels and filters. Add up, and add the biases once.
#
# Hint: The rows that place `u` meets begin at `u`, go in steps of the stride, and there are `n_H` of them: `slice(u, ..., stride)`. The product is `A_pad[:, rows, columns] @ ...`.

# %% [markdown]
# ## Exercise: pnet_forward
#
# Now the network of 6,632 numbers. It was trained on pictures of 12 by 12 pixels: face or no face? All its layers are filters, so on a larger picture it answers for every window of 12 by 12, two pixels apart (lesson 4.1.10). Here is all of it:
#
# | layer | what | numbers |
# |---|---|---|
# | 1 | 3x3, 10 filters, then PReLU | `W1`, `b1`, `slope1` |
# | pool | largest of 2x2, stride 2 | |
# | 2 | 3x3, 16 filters, then PReLU | `W2`, `b2`, `slope2` |
# | 3 | 3x3, 32 filters, then PReLU | `W3`, `b3`, `slope3` |
# | face? | 1x1, 2 filters on the 32 channels, then a softmax | `W_face`, `b_face` |
# | where? | 1x1, 4 filters on the same 32 channels | `W_box`, `b_box` |
#
# All filters have stride 1 and no padding. PReLU is a leaky ReLU with a learned slope for each channel: $z$ where $z > 0$, else $\text{slope}\cdot z$. The softmax runs over the two channels of a place, "no face" and "face"; its scores may be far apart, and nothing may overflow. Use your fast layer. Beware: the stored biases have the shape `(10,)`, and your layers are promised `(1, 1, 1, 10)`.

# %%
def pnet_forward(X, weights):
    """P-Net on every window of 12 by 12 pixels of pictures of any size.

    Arguments:
        X: pictures (m, h, w, 3), scaled to numbers from -1 to 1; h and w at least 12.
        weights: dict with "W1", "b1", "slope1", and so on, see the table. Filters are
            (f, f, n_C_prev, n_C), biases and slopes (n_C,).

    Returns:
        P: the probability of a face in each window, (m, H, W).
        shifts: what the layer "where?" says, (m, H, W, 4).
    """
    ### START CODE HERE ### shows P, shifts
    def filtered(A, name):
        b = weights["b" + name].reshape(1, 1, 1, -1)
        return conv_forward_fast(A, weights["W" + name], b, {"stride": 1, "pad": 0})[0]

    A = X
    for layer in ("1", "2", "3"):
        Z = filtered(A, layer)
        A = np.where(Z > 0, Z, weights["slope" + layer] * Z)
        if layer == "1":
            A, _ = pool_forward(A, {"f": 2, "stride": 2})
    scores = filtered(A, "_face")
    odds = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    P = odds[..., 1] / np.sum(odds, axis=-1)
    shifts = filtered(A, "_box")
    ### END CODE HERE ###
    return P, shifts

# %% tags=["demo"]
# The stored numbers on the astronaut's face: 12 by 12 pixels are one window.
def test_p_net():
    p_net = pretrained.face_detector()["p_net"]
    face = as_p_net_wants(data.photograph("astronaut")[67:177, 167:277], 12)
    chance, moved = pnet_forward(face, p_net)
    print("P(face):", np.round(chance, 4), " shifts:", np.round(moved, 2))
    assert chance.shape == (1, 1, 1) and moved.shape == (1, 1, 1, 4)
    assert chance[0, 0, 0] > 0.9, "it is a face"
    pair = as_p_net_wants(data.photograph("coffee")[:, :300], 40)
    pair = np.concatenate([pair, pair[:, ::-1]])
    chance, moved = pnet_forward(pair, p_net)
    assert chance.shape == (2, 15, 15) and moved.shape == (2, 15, 15, 4)
    right, where = pretrained.p_net(128 * pair + 127.5, p_net)
    assert np.allclose(chance, right, atol=1e-4), "other layers give the same"
    assert np.allclose(moved, where, atol=1e-4), "and the same shifts"
    loud = {name: 50 * array if name[0] in "Wb" else array
            for name, array in p_net.items()}
    assert np.isfinite(pnet_forward(pair, loud)[0]).all(), "nothing overflows"


test_p_net()

# %%
check(pnet_forward)

# %% [markdown]
# Hint: Five layers of filters differ only in their numbers. What is a function of your own good for? And which of the things in the table happens once only?
#
# Hint: Let one array walk through layers 1 to 3, each time filters, then PReLU; after the first PReLU it is pooled. What is left, with 32 channels, goes into *both* heads. For the softmax subtract the larger of the two scores of each place, then exponentiate and divide by the sum over the channels; the second channel is the probability.
#
# Hint: `np.where(Z > 0, ..., ...)` with the slopes of that layer; NumPy lines `(10,)` up with the channels. `weights["b1"].reshape(...)` brings the biases into shape.

# %% [markdown]
# ### Look: where is the face?
#
# P-Net knows faces of about 12 pixels. So the photograph is made smaller and smaller, to 128 pixels, 91, 64, and so on. On each copy your layers give a map of probabilities. Where it is above 0.6 there is a box, moved by what "where?" says. Of boxes that overlap only the surest stays (week 4.3 explains that step), and those above 0.98 are drawn. (P-Net was trained with a pooling that rounds up. On pictures with even sides yours gives the same, so the copies have even sides.)

# %% tags=["demo"]
LONGER_SIDES = (128, 91, 64, 45, 32, 23, 16)


def overlap(box, others):
    """Common area over joint area, of a box (4,) and others (n, 4)."""
    low, high = np.maximum(box[:2], others[:, :2]), np.minimum(box[2:], others[:, 2:])
    both = np.prod(np.maximum(0, high - low), axis=1)
    areas = np.prod(others[:, 2:] - others[:, :2], axis=1)
    return both / (areas + np.prod(box[2:] - box[:2]) - both)


def find_faces(photo):
    """Boxes (n, 4) as left, top, right, bottom, their P, and a map for each scale."""
    p_net = pretrained.face_detector()["p_net"]
    height, width = photo.shape[:2]
    boxes, sure, maps = [], [], {}
    for longer in LONGER_SIDES:
        small = as_p_net_wants(photo, longer * width / max(height, width))
        chance, moved = pnet_forward(small, p_net)
        maps[longer] = chance[0]
        for row, column in np.argwhere(chance[0] > 0.6):
            corner = np.array([2 * column, 2 * row, 2 * column + 12, 2 * row + 12])
            box = corner + 12 * moved[0, row, column]
            scale = width / small.shape[2], height / small.shape[1]
            boxes.append(box * np.tile(scale, 2))
            sure.append(chance[0, row, column])
    order, kept = list(np.argsort(sure)[::-1]), []
    boxes, sure = np.array(boxes).reshape(-1, 4), np.array(sure)
    while order:
        kept.append(order.pop(0))
        order = [i for i in order if overlap(boxes[kept[-1]], boxes[[i]])[0] <= 0.5]
    return boxes[kept], sure[kept], maps


def draw_faces(photo, ax=None):
    """The photograph with the boxes above 0.98; returns all boxes and their P."""
    boxes, sure, _ = find_faces(photo)
    ax = ax or plt.subplots(figsize=(4, 4))[1]
    ax.imshow(photo)
    ax.axis("off")
    for (left, top, right, bottom), p in zip(boxes, sure):
        if p > 0.98:
            ax.add_patch(plt.Rectangle((left, top), right - left, bottom - top,
                                       fill=False, color=plots.ORANGE, linewidth=2.5))
            ax.text(left, top - 6, f"{p:.3f}", color=plots.ORANGE, weight="bold")
    return boxes, sure


def show_piece():
    began = time.process_time()
    boxes, sure, maps = find_faces(data.photograph("astronaut"))
    took = time.process_time() - began
    print(f"{len(boxes)} boxes on {len(maps)} scales, {took:.2f} s with your layers")
    figure = plt.figure(figsize=(9, 3.8))
    sides = figure.subfigures(1, 2, width_ratios=[1, 1.25])
    draw_faces(data.photograph("astronaut"), sides[0].subplots())
    panels = sides[1].subplots(2, 4)
    for ax in panels.flat:
        ax.axis("off")
    for ax, (longer, chance) in zip(panels.flat, maps.items()):
        ax.imshow(chance, cmap="magma", vmin=0, vmax=1)
        ax.set_title(f"{longer} pixels", fontsize=9)
    plt.show()
    best = boxes[:1]
    print("the surest box:", best[0].round(), f"P = {sure[0]:.4f}")
    assert overlap(np.array([180.0, 67, 264, 177]), best)[0] > 0.7, "on the face"


show_piece()

# %% [markdown]
# That is the answer to the question of the beginning. On the copy of 64 pixels the face is about 14 pixels high, and there the network is surest. On copies that are too large or too small for it the same face leaves the map dark, or nearly. The badge on the sleeve passes for a face, too.
#
# What else does it take for a face? A temple and a cup of coffee, and a photograph of your own, if you like: put the file beside this notebook, and its name in place of `None`.

# %% tags=["demo"]
def what_else(own=None):
    photos = {"the temple": data.photograph("china"),
              "the coffee": data.photograph("coffee")}
    if own:
        photos["yours"] = np.asarray(Image.open(own).convert("RGB"))
    figure, panels = plt.subplots(1, len(photos), figsize=(4.5 * len(photos), 3.2))
    for ax, (name, photo) in zip(panels, photos.items()):
        _, sure = draw_faces(photo, ax)
        ax.set_title(f"boxes on {name}: {np.sum(sure > 0.98)}")
    plt.show()


what_else(own=None)                     # coffee: Rachel Michetti, CC0

# %% [markdown]
# A pagoda and a spoon. P-Net is the first of three networks, made to miss few faces and to be quick; two larger ones look again at what it proposes. And it *finds* faces. It does not know whose they are.

# %% [markdown]
# # Part 4: backwards

# %% [markdown]
# ## Exercise: conv_backward
#
# The way back through a layer of filters. Lesson 4.1.7 derives it for a line of numbers, one filter, stride 1: *who was used where gets the gradient there*, and it adds up. **You do the rest**: two directions, channels, many filters, a stride, a frame.
#
# Take one window of one picture and one filter $c$ on paper: $z=\sum_k x_k w_k+b_c$, where $k$ runs over all the numbers of the window. When `dZ` at this place is $g$, what does this place say to the window's pixels, to the weights of the filter, to its bias? Then add up over all places.
#
# $dZ$ is $(m, n_H, n_W, n_C)$ with the factor $\frac1m$ already in it, so nothing is averaged. Each result has the shape of what it is the slope of. `dA_prev` has no frame; pixels that no window saw get 0. You may use loops, or your idea of `conv_forward_fast`.

# %%
def conv_backward(dZ, cache):
    """A layer of filters, backward.

    Arguments:
        dZ: slopes of the cost by the layer's outputs, (m, n_H, n_W, n_C).
        cache: (A_prev, W, b, hparameters), from conv_forward.

    Returns:
        dA_prev: (m, n_H_prev, n_W_prev, n_C_prev).
        dW: (f, f, n_C_prev, n_C).
        db: (1, 1, 1, n_C).
    """
    A_prev, W, b, hparameters = cache
    ### START CODE HERE ### shows dA_prev, dW, db
    stride, pad = hparameters["stride"], hparameters["pad"]
    f = W.shape[0]
    m, n_H, n_W, n_C = dZ.shape
    A_pad = zero_pad(A_prev, pad)
    dA_pad = np.zeros(A_pad.shape)
    dW = np.zeros(W.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                rows = slice(h * stride, h * stride + f)
                columns = slice(w * stride, w * stride + f)
                for c in range(n_C):
                    dA_pad[i, rows, columns] += dZ[i, h, w, c] * W[..., c]
                    dW[..., c] += dZ[i, h, w, c] * A_pad[i, rows, columns]
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)
    dA_prev = dA_pad[:, pad:pad + A_prev.shape[1], pad:pad + A_prev.shape[2]]
    ### END CODE HERE ###
    return dA_prev, dW, db

# %% tags=["demo"]
# The example of lesson 4.1.7, wider: 1 to 12 in three rows, filters (1, 2; 3, 4) and
# (0, 1; 0, 0). With stride 1 there are six windows; dZ is 1 for the first filter
# and 10 at a single place for the second. Beside it lies a picture whose dZ is 0.
def test_backward():
    picture = np.arange(1.0, 25).reshape(2, 3, 4, 1)
    filters = np.zeros((2, 2, 1, 2))
    filters[:, :, 0, 0], filters[0, 1, 0, 1] = [[1, 2], [3, 4]], 1
    biases = np.zeros((1, 1, 1, 2))
    arrived = np.zeros((2, 2, 3, 2))
    arrived[0, :, :, 0] = 1
    arrived[0, 1, 2, 1] = 10
    dA, dW, db = conv_backward(arrived, (picture, filters, biases, VALID))
    print(dA[0, :, :, 0])
    assert dA.shape == (2, 3, 4, 1) and not np.any(dA[1])
    assert np.allclose(dA[0, :, :, 0], [[1, 3, 3, 2], [4, 10, 10, 16], [3, 7, 7, 4]])
    assert np.allclose(dW[:, :, 0, 0], [[4 * 6, 5 * 6], [8 * 6, 9 * 6]]), "sums of six"
    assert np.allclose(dW[:, :, 0, 1], [[70, 80], [110, 120]]), "ten times one window"
    assert db.shape == (1, 1, 1, 2) and np.allclose(db[0, 0, 0], [6, 10])
    # Stride 2 and a frame: six windows on the padded picture of 5 by 6.
    dA, dW, _ = conv_backward(arrived, (picture, filters, biases,
                                        {"stride": 2, "pad": 1}))
    print(dA[0, :, :, 0])
    assert np.allclose(dA[0, :, :, 0], [[4, 3, 4, 3], [2, 1, 2, 1], [4, 3, 4, 3]])
    assert np.allclose(dW[:, :, 0, 0], [[14, 12], [28, 24]])
    assert np.allclose(dW[:, :, 0, 1], [[80, 0], [120, 0]]), "beyond it there are zeros"


test_backward()

# %%
check(conv_backward)

# %% [markdown]
# Hint: One window, one filter: the derivative of $z$ by a weight is what the weight met, and by a pixel it is what the pixel was multiplied with. How often does a pixel in the middle of a picture come up, and how often does a weight?
#
# Hint: Pad the picture again. Make zeros in the shapes of the padded picture and of the filters. Walk over all outputs as on the way forward; each of them *adds* its share to the slopes of the pixels of its window, and to the slopes of its filter. The bias of a filter was added everywhere. At the end cut the frame off, and think of a frame of width 0.
#
# Hint: In the innermost loop two lines with `+=`: one for `dA_pad[i, rows, columns]`, one for `dW[..., c]`; both have `dZ[i, h, w, c]` as a factor, and the other factors are ... and ...

# %% [markdown]
# ### Look: nudge it
#
# Your gradients against nudges, on pictures with a rest, a frame, gaps.

# %% tags=["demo"]
def nudge_the_layer():
    draws = np.random.default_rng(0)
    for f, stride, pad in ((3, 1, 1), (2, 2, 0), (3, 2, 2), (1, 3, 0)):
        how = {"stride": stride, "pad": pad}
        values = {"A": draws.normal(size=(2, 5, 6, 2)), "b": np.zeros((1, 1, 1, 3)),
                  "W": draws.normal(size=(f, f, 2, 3))}
        said, kept = conv_forward(*(values[name] for name in "AWb"), how)
        weigh = draws.normal(size=said.shape)

        def total(at):
            return np.sum(weigh * conv_forward_fast(at["A"], at["W"], at["b"], how)[0])

        slopes = dict(zip(("dA", "dW", "db"), conv_backward(weigh, kept)))
        nudged = numerical_gradients(total, values, 1e-6)
        apart = max(np.linalg.norm(slopes[name] - nudged[name])
                    / np.linalg.norm(nudged[name]) for name in nudged)
        print(f"f {f}, stride {stride}, pad {pad}: {apart:.0e} apart")
        assert apart < 1e-6, "all gradients fit the nudges"


nudge_the_layer()

# %% [markdown]
# ## Exercise: create_mask_from_window
#
# The way back through pooling, in three functions (lesson 4.1.9), which stand in one cell.
#
# - `create_mask_from_window`: which cells of a window are its largest? At a tie **all** equal cells are marked. (TensorFlow marks the first; any choice is a convention, and this is ours.)
# - `distribute_value`: an equal share of a number for each cell of a window.
# - `pool_backward`: the whole layer. In the mode "max" the marked cells get the whole slope, in the mode "average" each cell gets its share. Windows may overlap, and then a cell gets something from several of them.

# %%
def create_mask_from_window(x):
    """Mark the largest cells of a window.

    Arguments:
        x: the window of one channel, (f, f).

    Returns:
        (f, f), True or 1 where x is as large as its largest, else False or 0.
    """
    ### START CODE HERE ### shows mask
    mask = x == np.max(x)
    ### END CODE HERE ###
    return mask


def distribute_value(dz, shape):
    """Share a number out among the cells of a window.

    Arguments:
        dz: a number. shape: (rows, columns) of the window.

    Returns:
        An array of this shape with the same share in each cell; together they are dz.
    """
    ### START CODE HERE ### shows shares
    shares = np.full(shape, dz / (shape[0] * shape[1]))
    ### END CODE HERE ###
    return shares


def pool_backward(dA, cache, mode="max"):
    """A pooling layer, backward.

    Arguments:
        dA: slopes of the cost by the layer's outputs, (m, n_H, n_W, n_C).
        cache: (A_prev, hparameters), from pool_forward.
        mode: "max" or "average". At a tie each of the largest cells gets the slope.

    Returns:
        dA_prev: (m, n_H_prev, n_W_prev, n_C).
    """
    A_prev, hparameters = cache
    ### START CODE HERE ### shows dA_prev
    f, stride = hparameters["f"], hparameters["stride"]
    m, n_H, n_W, n_C = dA.shape
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(m, n_H, n_W, n_C):
        rows = slice(h * stride, h * stride + f)
        columns = slice(w * stride, w * stride + f)
        if mode == "max":
            mask = create_mask_from_window(A_prev[i, rows, columns, c])
            dA_prev[i, rows, columns, c] += mask * dA[i, h, w, c]
        else:
            dA_prev[i, rows, columns, c] += distribute_value(dA[i, h, w, c], (f, f))
    ### END CODE HERE ###
    return dA_prev

# %% tags=["demo"]
# The examples of lesson 4.1.9. The second channel is the first with rows reversed.
def test_pool_backward():
    marked = create_mask_from_window(np.array([[-3.0, -1, -2], [-1, -4, -9]]))
    print(np.asarray(marked).astype(int))
    assert np.array_equal(marked, [[0, 1, 0], [1, 0, 0]]), "both of the largest"
    assert np.allclose(distribute_value(6, (3, 4)), np.full((3, 4), 0.5))
    four = np.array([[1.0, 3, 2, 1], [2, 9, 1, 1], [1, 3, 2, 3], [5, 6, 1, 2]])
    arrived = np.array([[1.0, 2], [3, 4]])
    parcel = (np.stack([four, four[::-1]], axis=-1)[None], {"f": 2, "stride": 2})
    slopes = pool_backward(np.stack([arrived] * 2, axis=-1)[None], parcel)
    print(slopes[0, :, :, 0])
    assert np.allclose(slopes[0, :, :, 0], [[0, 0, 2, 0], [0, 1, 0, 0], [0, 0, 0, 4],
                                            [0, 3, 0, 0]]), "the winner takes it"
    assert np.allclose(slopes[0, :, :, 1], [[0, 1, 0, 0], [0, 0, 0, 2], [0, 3, 0, 0],
                                            [0, 0, 4, 0]]), "each channel by itself"
    even = pool_backward(np.stack([arrived] * 2, axis=-1)[None], parcel, "average")
    assert np.allclose(even[0, :, :, 1], np.kron(arrived / 4, np.ones((2, 2))))
    five = np.array([[1.0, 3, 2, 1, 3], [2, 9, 1, 1, 5], [1, 3, 2, 3, 2],
                     [8, 3, 5, 1, 0], [5, 6, 1, 2, 9]])
    parcel = (five.reshape(1, 5, 5, 1), {"f": 3, "stride": 1})
    slopes = pool_backward(np.ones((1, 3, 3, 1)), parcel)[0, :, :, 0]
    print(slopes)
    assert slopes[1, 1] == 4 and slopes[1, 4] == 2 and slopes[3, 2] == 1, "overlap"
    assert np.sum(slopes) == 10, "nine windows, one of them with a tie"


test_pool_backward()

# %%
check(create_mask_from_window)

# %% [markdown]
# Hint: Which cell of the window did the output depend on, in each of the two modes? And which cell in a window of the *next* channel?
#
# Hint: The mask is one comparison. The share is one division by the number of cells. The layer walks over all its outputs, one picture, one place, one channel at a time; each output adds to the window that it came from: the mask times its slope, or the shares of its slope.
#
# Hint: `x == ...`; `np.full(shape, dz / ...)`; and in the walk `dA_prev[i, rows, columns, c] += ...`, where the window of the mask comes from `A_prev[...]`.

# %% [markdown]
# ## Exercise: convnet_gradients
#
# Now a whole network: filters, ReLU, pooling, twice; then the volume is laid out as a column of numbers for each picture, and a dense layer of ten outputs follows, as in course 2. `convnet_forward` is given. From the dense layer on an example is a column again: `F` is $(n, m)$, `W3` is $(10, n)$, and the labels are one-hot columns.

# %%
SAME, HALVE = {"stride": 1, "pad": 1}, {"f": 2, "stride": 2}


def convnet_forward(X, parameters):
    """The network conv-ReLU-pool, conv-ReLU-pool, dense, for filters of 3 by 3.

    X is (m, h, w, c); W1 (3, 3, c, n_1), b1 (1, 1, 1, n_1), W2 (3, 3, n_1, n_2), b2,
    W3 (C, n), b3 (C, 1). Returns the scores Z3 (C, m), and what the way back needs.
    """
    Z1, conv1 = conv_forward_fast(X, parameters["W1"], parameters["b1"], SAME)
    P1, pool1 = pool_forward(np.maximum(Z1, 0), HALVE)
    Z2, conv2 = conv_forward_fast(P1, parameters["W2"], parameters["b2"], SAME)
    P2, pool2 = pool_forward(np.maximum(Z2, 0), HALVE)
    F = P2.reshape(len(P2), -1).T
    Z3 = parameters["W3"] @ F + parameters["b3"]
    return Z3, (conv1, Z1, pool1, conv2, Z2, pool2, P2, F)

# %% [markdown]
# Here is its way back. It runs. **Four of its lines are wrong. Mend them.** The cell below the function nudges every number of a small network and says for each parameter how far the slopes are off. Think which line you can trust, and begin there, at the output. ReLU's slope at 0 is 0.
#
# The way back through a layer is an argument: by default `conv_backward` and `pool_backward`, yours. That is because the training in part 5 needs faster ones.

# %%
def convnet_gradients(X, Y, parameters, back=None):
    """The cost of the network and its slopes by all parameters.

    Arguments:
        X: pictures, (m, h, w, c). Y: one-hot columns, (C, m).
        parameters: see convnet_forward.
        back: the two functions for the way back through filters and through pooling;
            None for yours.

    Returns:
        cost: the mean cross-entropy of the softmax.
        grads: dict with "dW1", "db1", ..., "dW3", "db3".
    """
    conv_back, pool_back = back or (conv_backward, pool_backward)
    Z3, kept = convnet_forward(X, parameters)
    conv1, Z1, pool1, conv2, Z2, pool2, P2, F = kept
    W3, b2 = parameters["W3"], parameters["b2"]
    cost = cross_entropy_from_logits(Z3, Y)
    ### START CODE HERE ###
    dZ3 = (softmax(Z3) - Y) / len(X)
    dW3 = dZ3 @ F.T
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dP2 = (W3.T @ dZ3).T.reshape(P2.shape)
    dA2 = pool_back(dP2, pool2)
    dZ2 = dA2 * (Z2 > 0)
    dP1, dW2, db2 = conv_back(dZ2, conv2)
    dA1 = pool_back(dP1, pool1)
    dZ1 = dA1 * (Z1 > 0)
    _, dW1, db1 = conv_back(dZ1, conv1)
    # BROKEN CODE TO MEND
    # dZ3 = (softmax(Z3) - Y) / len(X)
    # dW3 = dZ3 @ F.T / len(X)
    # db3 = np.sum(dZ3, axis=1, keepdims=True)
    # dP2 = (W3.T @ dZ3).reshape(P2.shape)
    # dA2 = pool_back(dP2, pool2)
    # dZ2 = dA2 * (Z2 > 0)
    # dP1, dW2, db2 = conv_back(dZ2, conv2)
    # db2 = np.full(b2.shape, np.sum(dZ2))
    # dA1 = pool_back(dP1, pool1)
    # dZ1 = dA1 * (dA1 > 0)
    # _, dW1, db1 = conv_back(dZ1, conv1)
    ### END CODE HERE ###
    grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}
    return cost, grads

# %% tags=["demo"]
def small_network(m=4, seed=0):
    """Pictures (m, 8, 6, 1), labels (3, m), and parameters, all drawn."""
    draws = np.random.default_rng(seed)
    shapes = {"W1": (3, 3, 1, 2), "b1": (1, 1, 1, 2), "W2": (3, 3, 2, 3),
              "b2": (1, 1, 1, 3), "W3": (3, 6), "b3": (3, 1)}
    numbers = {name: 0.7 * draws.normal(size=size) for name, size in shapes.items()}
    return (draws.normal(size=(m, 8, 6, 1)),
            one_hot_matrix(np.arange(m) % 3, 3), numbers)


def nudge_the_network(m=4):
    """How far the slopes are off, parameter by parameter; the names of the wrong."""
    pictures, answers, numbers = small_network(m)

    def cost_at(at):
        return cross_entropy_from_logits(convnet_forward(pictures, at)[0], answers)

    nudged = numerical_gradients(cost_at, numbers, 1e-6)
    _, slopes = convnet_gradients(pictures, answers, numbers)
    wrong = locate_bad_gradients(nudged, slopes, 1e-5)
    for name, slope in nudged.items():
        apart = np.linalg.norm(slopes[name] - slope) / np.linalg.norm(slope)
        print(f"{name} off by {apart:.0e}  {'WRONG' if name in wrong else 'fits'}")
    return wrong


def test_network():
    wrong = nudge_the_network()
    assert not wrong, f"the slopes of {', '.join(wrong)} do not fit the cost yet"


test_network()

# %%
check(convnet_gradients)

# %% [markdown]
# Hint: Which of the two slopes of layer 3 fits, and how do their lines differ? When they both fit and nothing below does, what lies between layer 3 and layer 2? Try `nudge_the_network(1)`, too, with a single picture: what fits then that did not fit before?
#
# Hint: Four questions. How often may the factor 1/m come in? On the way forward the volumes were laid out as one row for each picture and then turned: in which order must that be undone? What does a ReLU ask about, before it lets a slope pass: the score, or the slope? And how many numbers does each layer's bias have that are its own?
#
# Hint: If `dW2` fits and `db2` does not, the mistake is below the line that gives both. If `dW1` and `db1` alone do not fit, it is in the last ReLU. For the layout: `(...).T.reshape(...)` is not the same as `.reshape(...)`.

# %% [markdown]
# With a single picture two of the four mistakes cannot be seen. Which two, and why? Test with several.

# %% [markdown]
# # Part 5: it reads
#
# 5,000 digits of MNIST (Y. LeCun, C. Cortes and C. Burges; CC BY-SA 3.0), 4,000 to learn from and 1,000 to test. The network has 8 and 16 filters of 3 by 3: 9,098 numbers. Your forward pass, your mended backward pass, Adam of week 2.2.
#
# Only the way back through the layers is given here, fast. The filters' is one matrix product for all windows, as libraries do it; the pooling's knows windows of 2 by 2 only.

# %%
def windows_of(A, f):
    """All windows of A (m, h, w, c) at stride 1, as (m, H, W, f, f, c), not copied."""
    views = np.lib.stride_tricks.sliding_window_view(A, (f, f), axis=(1, 2))
    return np.moveaxis(views, 3, -1)


def fast_conv_back(slopes, kept):
    """What conv_backward gives, for stride 1, by two products of large matrices."""
    pictures, filters, _, how = kept
    f, p = len(filters), how["pad"]
    flat = slopes.reshape(-1, slopes.shape[-1])
    met = windows_of(zero_pad(pictures, p), f).reshape(len(flat), -1)
    users = windows_of(zero_pad(slopes, f - 1), f)
    mirrored = filters[::-1, ::-1].swapaxes(2, 3).reshape(-1, filters.shape[2])
    back = users.reshape(-1, len(mirrored)) @ mirrored
    back = back.reshape(*users.shape[:3], -1)
    back = back[:, p:p + pictures.shape[1], p:p + pictures.shape[2]]
    return back, (met.T @ flat).reshape(filters.shape), flat.sum(0)[None, None, None]


def fast_pool_back(slopes, kept):
    """What pool_backward gives, for windows of 2 by 2 at stride 2 and a maximum."""
    pictures, _ = kept
    rows, columns = 2 * slopes.shape[1], 2 * slopes.shape[2]
    back, used = np.zeros_like(pictures), pictures[:, :rows, :columns]
    four = used.reshape(len(used), rows // 2, 2, columns // 2, 2, -1)
    winner = four == four.max(axis=(2, 4), keepdims=True)
    share = winner * slopes[:, :, None, :, None]
    back[:, :rows, :columns] = share.reshape(used.shape)
    return back


def digits(part):
    """Pictures (m, 28, 28, 1) from 0 to 1, and their digits (m,)."""
    pictures, which = data.mnist()
    places = slice(0, 4000) if part == "train" else slice(4000, None)
    return pictures[places].astype(np.float32) / 255, which[places]


def he_start(rng):
    """Start values of the network of 9,098 numbers."""
    shapes = {"W1": (3, 3, 1, 8), "b1": (1, 1, 1, 8), "W2": (3, 3, 8, 16),
              "b2": (1, 1, 1, 16), "W3": (10, 784), "b3": (10, 1)}
    inputs = {"W1": 9, "W2": 72, "W3": 784}
    return {name: np.zeros(shape, np.float32) if name[0] == "b" else
            np.float32(rng.normal(size=shape) * np.sqrt(2 / inputs[name]))
            for name, shape in shapes.items()}


def right_share(parameters, pictures, which):
    """The share of the pictures that are read right."""
    return np.mean(convnet_forward(pictures, parameters)[0].argmax(axis=0) == which)

# %% [markdown]
# First the test that every training should begin with: can it learn 32 digits by heart? If not, something is wrong that no amount of data will mend.

# %% tags=["demo"]
def train(parameters, pictures, which, epochs, rate=0.002, seed=0, batch=64):
    """The parameters after so many epochs of Adam, and the cost of each step."""
    draws, costs = np.random.default_rng(seed), []
    v, s = initialize_adam(parameters)
    answers = one_hot_matrix(which, 10).astype(np.float32)
    back = fast_conv_back, fast_pool_back
    for _ in range(epochs):
        order = draws.permutation(len(pictures))
        for part in np.split(order, range(batch, len(order), batch)):
            cost, slopes = convnet_gradients(pictures[part], answers[:, part],
                                             parameters, back)
            parameters, v, s, *_ = update_parameters_with_adam(
                parameters, slopes, v, s, len(costs) + 1, rate)
            costs.append(cost)
    return parameters, costs


def by_heart():
    pictures, which = digits("train")
    began = he_start(np.random.default_rng(0))
    print(f"{sum(value.size for value in began.values()):,} numbers")
    end, costs = train(began, pictures[:32], which[:32], 60, rate=0.005, batch=32)
    print(f"cost from {costs[0]:.2f} to {costs[-1]:.4f}, "
          f"{right_share(end, pictures[:32], which[:32]):.0%} of 32 digits right")
    assert costs[-1] < 0.01, "it knows them by heart"


by_heart()

# %% [markdown]
# Now all 4,000, three times. It takes about a quarter of a minute; if your pooling has four loops, you will wait for minutes, so there it is one time only.

# %% tags=["demo"]
def learn_to_read():
    pictures, which = digits("train")
    began = he_start(np.random.default_rng(0))
    slow = seconds(train, began, pictures[:64], which[:64], 1) > 0.4
    clock = time.process_time()
    end, costs = train(began, pictures, which, 1 if slow else 3)
    took, share = time.process_time() - clock, right_share(end, *digits("test"))
    figure, ax = plt.subplots(figsize=(7, 2.6))
    ax.plot(costs, color=plots.BLUE, linewidth=1)
    ax.set(xlabel="steps", ylabel="cost of the batch", ylim=(0, None))
    plt.show()
    print(f"{share:.1%} of 1,000 new digits right, {took:.0f} s")
    assert share > (0.8 if slow else 0.9), "at least 90 % of new digits"
    return end


reader = learn_to_read()

# %% tags=["demo"]
def show_filters():
    plots.pictures(np.moveaxis(reader["W1"][:, :, 0], -1, 0), signed=True, columns=8)
    pictures, which = digits("test")
    says = convnet_forward(pictures, reader)[0].argmax(axis=0)
    wrong = np.flatnonzero(says != which)[:20]
    plots.pictures(pictures[wrong], [f"{digit} as {taken}" for digit, taken
                                     in zip(which[wrong], says[wrong])])
    plt.show()


show_filters()

# %% [markdown]
# The eight filters that it has found, and some of the digits that it gets wrong. Nobody chose these filters.
#
# ## Exercise: convolutional_model
#
# The same network in Keras, and a second opinion on all that you have written: with *your* weights in it, it must say what yours says.
#
# - `convolutional_model`: 8 filters of 3 by 3 with "same" padding and ReLU, the maximum of 2 by 2; 16 such filters and the maximum again; then all numbers of a picture laid out, and a dense layer of ten scores. The softmax is left to the loss, so the model ends with the scores.
# - `copy_weights`: put `W1`, `b1`, ..., `W3`, `b3` of your network into such a model. Some of the arrays have another shape there. Which? In your network an example of the dense layer is a column, in Keras it is a row; and a bias in Keras is a plain list of numbers.
#
# `Sequential`, the functional form, a class of your own: all are right. In your model the layers are called in the order of the network.

# %%
def convolutional_model(input_shape):
    """The network conv-ReLU-pool, conv-ReLU-pool, dense in Keras.

    Arguments:
        input_shape: (h, w, c) of a picture.

    Returns:
        A Keras model from pictures (m, h, w, c) to ten scores each, (m, 10).
    """
    import keras
    from keras import layers

    ### START CODE HERE ### shows model
    model = keras.Sequential([
        keras.Input(input_shape),
        layers.Conv2D(8, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        layers.Dense(10)])
    ### END CODE HERE ###
    return model


def copy_weights(parameters, model):
    """Put the parameters of the network in NumPy into a Keras model.

    Arguments:
        parameters: dict with W1 (3, 3, c, n_1), b1 (1, 1, 1, n_1), W2 (3, 3, n_1, n_2),
            b2 (1, 1, 1, n_2), W3 (C, n), b3 (C, 1). They stay as they are.
        model: a Keras model whose weights are, in this order, those of two layers of
            filters and of a dense layer, each with its bias. It is changed.

    Returns:
        The model.
    """
    ### START CODE HERE ### shows nothing
    values = [parameters["W1"], parameters["b1"].ravel(),
              parameters["W2"], parameters["b2"].ravel(),
              parameters["W3"].T, parameters["b3"].ravel()]
    model.set_weights(values)
    ### END CODE HERE ###
    return model

# %% tags=["demo"]
def test_twin():
    model = convolutional_model((28, 28, 1))
    shapes = [tuple(weight.shape) for weight in model.get_weights()]
    print(shapes, f"{model.count_params():,} numbers")
    assert model.count_params() == 9_098, "80 + 1,168 + 7,850"
    other = convolutional_model((20, 12, 3))
    assert other.count_params() == 224 + 1_168 + 2_410, "pictures of 20 by 12, colours"
    assert shapes == [(3, 3, 1, 8), (8,), (3, 3, 8, 16), (16,), (784, 10), (10,)]
    draws = np.random.default_rng(3)
    numbers = {name: value + np.float32(0.1) * draws.normal(size=value.shape)
               for name, value in he_start(draws).items()}
    pictures = digits("test")[0][:50]
    twin = copy_weights(numbers, model)
    theirs = np.asarray(twin(pictures))
    yours = convnet_forward(pictures, numbers)[0]
    print("largest score:", np.abs(yours).max().round(2),
          " largest difference:", np.abs(theirs.T - yours).max())
    assert theirs.shape == (50, 10) and theirs.min() < -0.1, "scores, of either sign"
    assert np.allclose(theirs.T, yours, atol=1e-4), "both networks say the same"


test_twin()

# %%
check(convolutional_model)

# %% [markdown]
# Hint: Print the shapes of `model.get_weights()` beside those of your parameters. Which fit as they are, and what has to happen to the others?
#
# Hint: Seven things stand in a row: the input, filters, maximum, filters, maximum, laying out, dense. Each layer of filters has its padding and its bend as arguments; the last has no bend. For the weights make a list of six arrays in the model's order, biases made flat, the dense matrix turned, and hand it to the model.
#
# Hint: `layers.Conv2D(8, 3, padding=..., activation=...)`, `layers.MaxPooling2D(...)`, `layers.Flatten()`; `model.set_weights([...])` with `parameters["b1"].ravel()` and `parameters["W3"]...`

# %% [markdown]
# The same sums, to the last digits of 32 bits. And the flattened volumes have the same order, rows, columns, channels, or the dense layer would have shown it.
#
# ### Look: the same training, by Keras
#
# On a GPU, if there is one, this cell also takes all of MNIST's 60,000 digits and the network of lesson 4.1.10 for grey digits, with 61,706 numbers. (It downloads the digits once.) And it races a single wide layer: 64 filters on the photograph of the temple. **Where will a GPU be worth something, and where not?**

# %% tags=["demo"]
def train_twin(pictures, which, epochs, batch=64, model=None):
    """A Keras model after so many epochs of Adam."""
    import keras

    model = model or convolutional_model(pictures.shape[1:])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.002), loss, jit_compile=False)
    model.fit(pictures, which, batch_size=batch, epochs=epochs, verbose=0)
    return model


def accuracy(model, pictures, which):
    """The share of the pictures that a Keras model reads right."""
    return np.mean(np.asarray(model(pictures)).argmax(axis=1) == which)


def twin_learns():
    import keras

    keras.utils.set_random_seed(0)
    began = time.process_time()
    model = train_twin(*digits("train"), epochs=5)
    took = time.process_time() - began
    print(f"five epochs, {took:.0f} s of CPU: {accuracy(model, *digits('test')):.1%}")
    assert accuracy(model, *digits("test")) > 0.9, "at least 90 %"
    return model


def on_a_gpu():
    import keras
    from keras import layers

    device = find_device()
    print("TensorFlow computes on:", device)
    if not device.is_gpu:
        return
    (pictures, which), (new, truth) = keras.datasets.mnist.load_data()
    larger = keras.Sequential([
        keras.Input((28, 28, 1)), layers.ZeroPadding2D(2),
        layers.Conv2D(6, 5, activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(16, 5, activation="relu"), layers.MaxPooling2D(2),
        layers.Flatten(), layers.Dense(120, activation="relu"),
        layers.Dense(84, activation="relu"), layers.Dense(10)])
    began = time.perf_counter()
    train_twin(pictures[..., None] / np.float32(255), which, 10, 512, larger)
    took = time.perf_counter() - began
    share = accuracy(larger, new[..., None] / np.float32(255), truth)
    print(f"60,000 digits, ten epochs, {took:.0f} s: {share:.2%}")


def race_of_a_layer():
    import tensorflow as tf

    photo = as_p_net_wants(data.photograph("china")).astype(np.float32)
    filters = np.random.default_rng(0).normal(size=(3, 3, 3, 64)).astype(np.float32)
    biases = np.zeros((1, 1, 1, 64), np.float32)

    def on(name):
        with tf.device(name):
            return tf.nn.conv2d(photo, filters, 1, "VALID").numpy()

    runners = {"yours, fast": lambda: conv_forward_fast(photo, filters, biases, VALID)}
    for device in tf.config.list_logical_devices():
        name = device.name
        runners[f"TensorFlow, {device.device_type}"] = lambda name=name: on(name)
        on(name)
    for name, run in runners.items():
        began = time.perf_counter()
        run()
        print(f"{name:16} {1000 * (time.perf_counter() - began):7.1f} ms")


twin = twin_learns()
on_a_gpu()
race_of_a_layer()

# %% [markdown]
# For P-Net on its small pictures, and for 5,000 digits, a GPU has little to do: giving it its orders takes about as long as the work. Wide layers and large pictures are what it is made for.
#
# ### Look: what a shift costs
#
# In lesson 4.1.11 you noted a number: your network reads about 93 % of the digits; what is left when the same digits move three pixels to the side? Now measure it. The blue curve is your network. For the green one the Keras twin was trained on the same 4,000 digits, each moved at random by up to five pixels to either side.

# %% tags=["demo"]
def moved(pictures, by):
    """Pictures moved so many columns to the right; paper comes in from the left."""
    framed = np.pad(pictures, ((0, 0), (0, 0), (6, 6), (0, 0)))
    return framed[:, :, 6 - by:34 - by]


def shift_the_digits():
    import keras

    pictures, which = digits("train")
    draws = np.random.default_rng(0)
    steps = draws.integers(-5, 6, len(pictures))
    copies = np.concatenate([moved(pictures[i:i + 1], by)
                             for i, by in enumerate(steps)])
    keras.utils.set_random_seed(0)
    tolerant = train_twin(copies, which, epochs=6)
    new, truth = digits("test")
    shifts = range(6)
    yours = [right_share(reader, moved(new, by), truth) for by in shifts]
    theirs = [accuracy(tolerant, moved(new, by), truth) for by in shifts]
    figure, ax = plt.subplots(figsize=(7, 3.2))
    ax.plot(shifts, yours, "o-", color=plots.BLUE, label="yours, trained in the middle")
    ax.plot(shifts, theirs, "o-", color=plots.GREEN, label="trained on moved copies")
    ax.axhline(0.1, color=plots.GREY, linestyle=":", linewidth=1)
    ax.set(xlabel="moved by so many pixels", ylabel="right", ylim=(0, 1))
    ax.legend(loc="lower left")
    plt.show()
    print("yours:  ", " ".join(f"{share:.0%}" for share in yours))
    print("copies: ", " ".join(f"{share:.0%}" for share in theirs))
    assert yours[3] < yours[0] - 0.15, "three pixels cost a lot"
    assert theirs[3] > yours[3], "the cure helps"


shift_the_digits()

# %% [markdown]
# The filters find every stroke, wherever it is. But behind them stands a dense layer with a weight for *each place*, and it has seen the middle only. Equivariant is not invariant. Moved copies are the cheapest cure: they cost no new digit.

# %% [markdown]
# # Part 6: for those who want more
#
# Three exercises without points.

# %% [markdown]
# ## Exercise: true_conv2d
#
# The convolution of the mathematicians: mirror the kernel, top to bottom and left to right, and slide (lesson 4.1.5). And let it hang over the edges: **every** overlap counts, even of a single pixel, and outside the picture there are zeros. So the result is larger than the picture, and the law holds: $(A*B)*C=A*(B*C)$.

# %%
def true_conv2d(image, kernel):
    """The convolution with a mirrored kernel, all overlaps.

    Arguments:
        image: (h, w). kernel: (k_h, k_w). Either may be the larger.

    Returns:
        (h + k_h - 1, w + k_w - 1), floats.
    """
    ### START CODE HERE ### shows result
    k_h, k_w = kernel.shape
    framed = np.pad(image, ((k_h - 1, k_h - 1), (k_w - 1, k_w - 1)))
    result = corr2d(framed, kernel[::-1, ::-1])
    ### END CODE HERE ###
    return result

# %% tags=["demo"]
def test_true():
    draws = np.random.default_rng(2)
    one, two, three = (draws.integers(-3, 4, size) for size in ((2, 4), (3, 2), (2, 3)))
    spot = np.zeros((3, 4))
    spot[1, 2] = 10
    print(true_conv2d(spot, np.array([[1, 2, 3], [4, 5, 6]])))
    copied = true_conv2d(spot, np.array([[1, 2, 3], [4, 5, 6]]))
    assert copied.shape == (4, 6)
    assert np.array_equal(copied[1:3, 2:5], [[10, 20, 30], [40, 50, 60]]), "unmirrored"
    left = true_conv2d(true_conv2d(one, two), three)
    right = true_conv2d(one, true_conv2d(two, three))
    assert left.shape == (5, 7) and np.array_equal(left, right), "the law"


test_true()

# %%
check(true_conv2d)

# %% [markdown]
# Hint: A picture with a single bright pixel: what should come out if the law of mirrors is right? And what would `corr2d` make of it?
#
# Hint: Put a frame of zeros round the picture, just wide enough that the kernel may overlap it by one pixel at each side; rows and columns need different widths. Then slide the mirrored kernel with the function you have.
#
# Hint: `kernel[::..., ::...]` is mirrored both ways; the frame is `k_h - ...` above and below.

# %% [markdown]
# ## Exercise: conv_as_matrix
#
# A filter is a dense layer after all: with a matrix that is mostly zeros and repeats itself (lesson 4.1.11). Build it. Picture and output are laid out row by row; the matrix times the picture is the output of `corr2d`.

# %%
def conv_as_matrix(K, n_H, n_W):
    """The matrix of a filter at stride 1, without padding.

    Arguments:
        K: (k_h, k_w). n_H, n_W: the picture's rows and columns, at least the filter's.

    Returns:
        M: (rows * columns of the output, n_H * n_W), so that M @ I.ravel() is
        corr2d(I, K).ravel() for every picture I.
    """
    ### START CODE HERE ### shows M
    k_h, k_w = K.shape
    rows, columns = n_H - k_h + 1, n_W - k_w + 1
    M = np.zeros((rows, columns, n_H, n_W))
    for i in range(rows):
        for j in range(columns):
            M[i, j, i:i + k_h, j:j + k_w] = K
    M = M.reshape(rows * columns, n_H * n_W)
    ### END CODE HERE ###
    return M

# %% tags=["demo"]
def test_matrix():
    K = np.array([[1.0, 2, 3], [4, 5, 6]])
    M = conv_as_matrix(K, 3, 4)
    print(M.astype(int))
    assert M.shape == (4, 12)
    assert np.array_equal(M[0], [1, 2, 3, 0, 4, 5, 6, 0, 0, 0, 0, 0])
    assert np.array_equal(M[1], np.roll(M[0], 1)), "one place to the right"
    assert np.array_equal(M[3], [0, 0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6])
    large = conv_as_matrix(np.arange(1.0, 10).reshape(3, 3), 6, 6)
    assert np.mean(large != 0) == 0.25, "a quarter is filled"
    figure, ax = plt.subplots(figsize=(6, 2.9))
    ax.imshow(large, cmap="Blues")
    ax.set(xlabel="pixel", ylabel="output", title="3 by 3 on 6 by 6")
    ax.grid(False)
    plt.show()


test_matrix()

# %%
check(conv_as_matrix)

# %% [markdown]
# Hint: Which row of the matrix belongs to the output $(i, j)$, and what would that row look like if it were laid out as a picture?
#
# Hint: Each row, as a picture of the input's size, is empty but for the kernel, which lies where the window lies. Make an array with four axes, output row and column, picture row and column; write the kernel into it place by place; then join the axes in pairs.
#
# Hint: `M[i, j, ... : ..., ... : ...] = K`, then `M.reshape(..., ...)`.

# %% [markdown]
# ## Exercise: conv_backward_fast
#
# `conv_backward` with the loops inside out, for any stride: the same arguments, the same results, and no loop over places. Half of the idea you have from `conv_forward_fast`. The given `fast_conv_back` copies every window, nine times the picture; you can do it without.

# %%
def conv_backward_fast(dZ, cache):
    """A layer of filters, backward, without loops over the places of the output.

    Arguments:
        dZ: slopes of the cost by the layer's outputs, (m, n_H, n_W, n_C).
        cache: (A_prev, W, b, hparameters), from conv_forward.

    Returns:
        dA_prev, dW, db, as conv_backward.
    """
    A_prev, W, b, hparameters = cache
    ### START CODE HERE ### shows dA_prev, dW, db
    stride, pad = hparameters["stride"], hparameters["pad"]
    f = W.shape[0]
    n_H, n_W = dZ.shape[1:3]
    A_pad = zero_pad(A_prev, pad)
    dA_pad = np.zeros(A_pad.shape)
    dW = np.zeros(W.shape)
    for u in range(f):
        for v in range(f):
            rows = slice(u, u + stride * n_H, stride)
            columns = slice(v, v + stride * n_W, stride)
            dA_pad[:, rows, columns] += dZ @ W[u, v].T
            dW[u, v] = np.tensordot(A_pad[:, rows, columns], dZ, ([0, 1, 2],) * 2)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)
    dA_prev = dA_pad[:, pad:pad + A_prev.shape[1], pad:pad + A_prev.shape[2]]
    ### END CODE HERE ###
    return dA_prev, dW, db

# %% tags=["demo"]
def test_backward_fast():
    draws = np.random.default_rng(1)
    pictures, filters = draws.normal(size=(2, 7, 6, 3)), draws.normal(size=(3, 3, 3, 4))
    for how in ({"stride": 1, "pad": 1}, {"stride": 2, "pad": 0},
                {"stride": 3, "pad": 2}):
        said, kept = conv_forward(pictures, filters, np.zeros((1, 1, 1, 4)), how)
        arrived = draws.normal(size=said.shape)
        for name, slow, fast in zip(("dA_prev", "dW", "db"),
                                    conv_backward(arrived, kept),
                                    conv_backward_fast(arrived, kept)):
            assert np.shape(slow) == np.shape(fast), f"the shape of {name}"
            assert np.allclose(slow, fast), f"{name}: both give the same"
    many = draws.normal(size=(4, 30, 30, 3))
    said, kept = conv_forward_fast(many, filters, np.zeros((1, 1, 1, 4)), SAME)
    print(f"with loops {seconds(conv_backward, said, kept):.2f} s, "
          f"fast {seconds(conv_backward_fast, said, kept):.4f} s")


test_backward_fast()

# %%
check(conv_backward_fast)

# %% [markdown]
# Hint: One place $(u, v)$ of the filter met a part of the picture, one pixel for each output. Which slopes go to that part, and which sum is the slope of the weights at this place?
#
# Hint: Two loops over the filter's places. The slopes of all outputs, through the matrix of this place the other way round, are added to the part of the padded picture that it met. The slope of its weights is a product of that part with `dZ`, added up over pictures, rows and columns.
#
# Hint: `dA_pad[:, rows, columns] += dZ @ ...`; and `np.tensordot(..., dZ, axes=...)`, or a product of two flat matrices.

# %% [markdown]
# # What you built
#
# - A window that finds edges, and a descent that finds the window.
# - A layer of filters with frame, stride, volumes, twice: once to be trusted, once to be used. Pooling.
# - **P-Net, run by your own layers**: it finds the face on the photograph, and a face in a spoon.
# - The way back through all of it, checked by nudges, and a network of 9,098 numbers that learned to read from your NumPy. Keras, with the same weights, says the same.
# - A failure, and its cause: filters are the same everywhere, dense layers are not.
#
# How do 6,632 numbers find a face on any picture? By being used again and again. Next week: the networks that made this famous, and how they became deep.
