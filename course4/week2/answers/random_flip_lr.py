"""Answers to `random_flip_lr` and `random_crop`: each is wrong or right as it says."""

# %% wrong every_second
# Every second picture, without a draw.
def random_flip_lr(X, rng, p=0.5):
    flipped = X.copy()
    every = max(int(round(1 / p)), 1) if p else len(X) + 1
    flipped[every - 1::every] = X[every - 1::every, :, ::-1]
    return flipped

# %% wrong exact_share
# Exactly the share p, the first ones.
def random_flip_lr(X, rng, p=0.5):
    flipped = X.copy()
    n = int(round(p * len(X)))
    flipped[:n] = X[:n, :, ::-1]
    return flipped

# %% wrong rotated
# Turned by half a circle.
def random_flip_lr(X, rng, p=0.5):
    return np.array([x[::-1, ::-1] if rng.random() < p else x for x in X])

# %% wrong whole_numbers
# Comes back as 64-bit floats.
def random_flip_lr(X, rng, p=0.5):
    flipped = np.zeros(X.shape)
    for i, x in enumerate(X):
        flipped[i] = x[:, ::-1] if rng.random() < p else x
    return flipped

# %% wrong half_turned
# Only the left half is mirrored.
def random_flip_lr(X, rng, p=0.5):
    out = X.copy()
    half = X.shape[2] // 2
    for i in range(len(X)):
        if rng.random() < p:
            out[i, :, :half] = X[i, :, ::-1][:, :half]
    return out

# %% wrong sides_exchanged
# Height for width in the draws: a window too narrow at the edge.
def random_crop(x, size, rng):
    i = rng.integers(0, x.shape[1] - size + 1)
    j = rng.integers(0, x.shape[0] - size + 1)
    return x[i:i + size, j:j + size]

# %% wrong normal_places
# The middle is likelier than the edge.
def random_crop(x, size, rng):
    i, j = (int(np.clip(round((n - size) / 2 + rng.normal() * (n - size) / 4), 0,
                        n - size)) for n in x.shape[:2])
    return x[i:i + size, j:j + size]

# %% wrong corners
# One of the four corners.
def random_crop(x, size, rng):
    i, j = (rng.choice([0, n - size]) for n in x.shape[:2])
    return x[i:i + size, j:j + size]

# %% right multiply_by_mask
# With a loop over drawn numbers.
def random_flip_lr(X, rng, p=0.5):
    out = np.array(X, copy=True)
    for i, u in enumerate(rng.uniform(size=X.shape[0])):
        if u < p:
            out[i] = np.flip(out[i].copy(), axis=1)
    return out

# %% right inclusive_end
# integers with its end.
def random_crop(x, size, rng):
    height, width, _ = x.shape
    left = rng.integers(width - size, endpoint=True)
    top = rng.integers(height - size, endpoint=True)
    return np.copy(x[top:top + size, left:left + size, :])
