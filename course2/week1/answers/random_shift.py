"""Answers to `random_shift`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong roll
# np.roll for each picture.
def random_shift(images, max_shift, rng):
    shifted = np.zeros_like(images)
    for i in range(len(images)):
        dy, dx = rng.integers(-max_shift, max_shift + 1, 2)
        shifted[i] = np.roll(np.roll(images[i], dy, axis=0), dx, axis=1)
    return shifted

# %% wrong upper_end
# rng.integers(-k, k) never gives k.
def random_shift(images, max_shift, rng):
    k, (m, h, w) = max_shift, images.shape
    shifted = np.zeros_like(images)
    for i in range(m):
        dy, dx = rng.integers(-k, k, 2) if k else (0, 0)
        big = np.zeros((h + 2 * k, w + 2 * k))
        big[k + dy:k + dy + h, k + dx:k + dx + w] = images[i]
        shifted[i] = big[k:k + h, k:k + w]
    return shifted

# %% wrong into_the_input
# Writes into the pictures that were handed in.
def random_shift(images, max_shift, rng):
    k, (m, h, w) = max_shift, images.shape
    for i in range(m):
        y, x = rng.integers(0, 2 * k + 1, 2)
        images[i] = np.pad(images[i], k)[y:y + h, x:x + w]
    return images

# %% wrong one_draw
# One distance, before the loop.
def random_shift(images, max_shift, rng):
    k, (m, h, w) = max_shift, images.shape
    y, x = rng.integers(0, 2 * k + 1, 2)
    return np.pad(images, ((0, 0), (k, k), (k, k)))[:, y:y + h, x:x + w]

# %% wrong slices_without_zero
# Slices with negative ends: -0 is no end, and a shift of 0 gives an empty picture.
def random_shift(images, max_shift, rng):
    shifted = np.zeros_like(images)
    for i in range(len(images)):
        dy, dx = rng.integers(-max_shift, max_shift + 1, 2)
        if dy > 0 and dx > 0:
            shifted[i, dy:, dx:] = images[i, :-dy, :-dx]
        elif dy < 0 and dx < 0:
            shifted[i, :dy, :dx] = images[i, -dy:, -dx:]
        else:
            shifted[i] = images[i]
    return shifted

# %% wrong always_moves
# A distance of 0 is left out.
def random_shift(images, max_shift, rng):
    k, (m, h, w) = max_shift, images.shape
    shifted = np.zeros_like(images)
    steps = [s for s in range(-k, k + 1) if s != 0] or [0]
    for i in range(m):
        dy, dx = rng.choice(steps, 2)
        shifted[i] = np.pad(images[i], k)[k - dy:k - dy + h, k - dx:k - dx + w]
    return shifted

# %% right masks_after_roll
# np.roll, and zeros where it came round.
def random_shift(images, max_shift, rng):
    shifted = images.copy()
    m, h, w = images.shape
    for i in range(m):
        dy, dx = (int(step) for step in rng.integers(-max_shift, max_shift + 1, 2))
        picture = np.roll(images[i], (dy, dx), (0, 1))
        rows, columns = np.arange(h) - dy, np.arange(w) - dx
        picture[(rows < 0) | (rows >= h)] = 0
        picture[:, (columns < 0) | (columns >= w)] = 0
        shifted[i] = picture
    return shifted

# %% right pixel_by_pixel
# Pixel by pixel.
def random_shift(images, max_shift, rng):
    m, h, w = images.shape
    shifted = np.zeros_like(images)
    for i in range(m):
        dy = rng.integers(2 * max_shift + 1) - max_shift
        dx = rng.integers(2 * max_shift + 1) - max_shift
        for y in range(h):
            for x in range(w):
                if 0 <= y - dy < h and 0 <= x - dx < w:
                    shifted[i, y, x] = images[i, y - dy, x - dx]
    return shifted

# %% wrong not_even
# Near distances more often: a rounded normal.
def random_shift(images, max_shift, rng):
    shifted = np.zeros_like(images)
    m, h, w = images.shape
    k = max_shift
    padded = np.pad(images, ((0, 0), (k, k), (k, k)))
    for i in range(m):
        dy, dx = np.clip(np.rint(rng.standard_normal(2) * k / 2), -k, k).astype(int)
        shifted[i] = padded[i, k - dy:k - dy + h, k - dx:k - dx + w]
    return shifted

# %% wrong sum_of_two
# The sum of two draws.
def random_shift(images, max_shift, rng):
    shifted = np.zeros_like(images)
    m, h, w = images.shape
    k = max_shift
    padded = np.pad(images, ((0, 0), (k, k), (k, k)))
    for i in range(m):
        dy, dx = rng.integers(0, k + 1, 2) - rng.integers(0, k + 1, 2)
        shifted[i] = padded[i, k - dy:k - dy + h, k - dx:k - dx + w]
    return shifted

# %% wrong floats
# Becomes floats.
def random_shift(images, max_shift, rng):
    shifted = np.zeros(images.shape)
    m, h, w = images.shape
    k = max_shift
    padded = np.pad(images, ((0, 0), (k, k), (k, k)))
    for i in range(m):
        dy, dx = (rng.integers(-k, k + 1), rng.integers(-k, k + 1))
        shifted[i] = padded[i, k - dy:k - dy + h, k - dx:k - dx + w]
    return shifted

# %% wrong no_larger_than_the_picture
# k is cut to the size of the picture.
def random_shift(images, max_shift, rng):
    shifted = np.zeros_like(images)
    m, h, w = images.shape
    k = min(max_shift, images.shape[1] - 1, images.shape[2] - 1)
    padded = np.pad(images, ((0, 0), (k, k), (k, k)))
    for i in range(m):
        dy, dx = (rng.integers(-k, k + 1), rng.integers(-k, k + 1))
        shifted[i] = padded[i, k - dy:k - dy + h, k - dx:k - dx + w]
    return shifted

# %% wrong never_quite_out
# The distance is cut where the picture would vanish.
def random_shift(images, max_shift, rng):
    shifted = np.zeros_like(images)
    m, h, w = images.shape
    k = max_shift
    padded = np.pad(images, ((0, 0), (k, k), (k, k)))
    for i in range(m):
        dy, dx = (np.clip(rng.integers(-k, k + 1), 1 - h, h - 1), np.clip(rng.integers(-k, k + 1), 1 - w,
                w - 1))
        shifted[i] = padded[i, k - dy:k - dy + h, k - dx:k - dx + w]
    return shifted

# %% wrong one_dx
# dx is the same for all.
def random_shift(images, max_shift, rng):
    shifted = np.zeros_like(images)
    m, h, w = images.shape
    k = max_shift
    padded = np.pad(images, ((0, 0), (k, k), (k, k)))
    dx = rng.integers(-k, k + 1)
    for i in range(m):
        dy, dx = (rng.integers(-k, k + 1), dx)
        shifted[i] = padded[i, k - dy:k - dy + h, k - dx:k - dx + w]
    return shifted

# %% wrong up_or_across
# Moves along one axis only.
def random_shift(images, max_shift, rng):
    shifted = np.zeros_like(images)
    m, h, w = images.shape
    k = max_shift
    padded = np.pad(images, ((0, 0), (k, k), (k, k)))
    for i in range(m):
        dy, dx = (rng.integers(-k, k + 1), 0) if rng.random() < 0.5 else (0, rng.integers(-k, k + 1))
        shifted[i] = padded[i, k - dy:k - dy + h, k - dx:k - dx + w]
    return shifted

# %% wrong global_generator
# np.random.
def random_shift(images, max_shift, rng):
    shifted = np.zeros_like(images)
    m, h, w = images.shape
    k = max_shift
    padded = np.pad(images, ((0, 0), (k, k), (k, k)))
    for i in range(m):
        dy, dx = np.random.randint(-k, k + 1, 2)
        shifted[i] = padded[i, k - dy:k - dy + h, k - dx:k - dx + w]
    return shifted

# %% wrong only_the_ends
# -k, 0 or k.
def random_shift(images, max_shift, rng):
    shifted = np.zeros_like(images)
    m, h, w = images.shape
    k = max_shift
    padded = np.pad(images, ((0, 0), (k, k), (k, k)))
    for i in range(m):
        dy, dx = rng.integers(-1, 2, 2) * k
        shifted[i] = padded[i, k - dy:k - dy + h, k - dx:k - dx + w]
    return shifted

# %% right slices
# Slices with both ends.
def random_shift(images, max_shift, rng):
    m, h, w = images.shape
    out = np.zeros_like(images)
    for i in range(m):
        dy, dx = (int(d) for d in rng.integers(-max_shift, max_shift, size=2, endpoint=True))
        if abs(dy) < h and abs(dx) < w:
            out[i, max(dy, 0):h + min(dy, 0), max(dx, 0):w + min(dx, 0)] = images[i, max(-dy, 0):h -
                    max(dy, 0), max(-dx, 0):w - max(dx, 0)]
    return out

# %% right gathered
# All pictures at once, by places.
def random_shift(images, max_shift, rng):
    m, h, w = images.shape
    dy, dx = rng.choice(np.arange(-max_shift, max_shift + 1), size=(2, m, 1, 1))
    rows = np.arange(h)[None, :, None] - dy
    cols = np.arange(w)[None, None, :] - dx
    there = (rows >= 0) & (rows < h) & (cols >= 0) & (cols < w)
    return np.where(there, images[np.arange(m)[:, None, None], np.clip(rows, 0, h - 1), np.clip(cols, 0, w
            - 1)], images.dtype.type(0))

# %% right scipy_shift
# scipy's shift.
def random_shift(images, max_shift, rng):
    from scipy import ndimage
    moved = [ndimage.shift(p, rng.integers(-max_shift, max_shift + 1, 2), order=0, mode='constant',
            cval=0, prefilter=False) for p in images]
    return np.array(moved, dtype=images.dtype).reshape(images.shape)
