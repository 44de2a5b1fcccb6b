"""Answers to `ensemble_predict` and `ten_crop`: each is wrong or right as it says."""

# %% wrong logits_averaged
# Averages logarithms, then a softmax.
def ensemble_predict(probs):
    return softmax(np.log(np.asarray(probs) + 1e-9).mean(axis=0), axis=-1)

# %% wrong last_wins
# The last network alone.
def ensemble_predict(probs):
    return np.asarray(probs[-1])

# %% wrong harder
# The mean, sharpened.
def ensemble_predict(probs):
    mean = np.mean(probs, axis=0) ** 2
    return mean / mean.sum(axis=1, keepdims=True)

# %% wrong centre_twice
# The centre again in place of the lower right corner.
def ten_crop(x, size):
    h, w = x.shape[:2]
    i, j = (h - size) // 2, (w - size) // 2
    five = [x[a:a + size, b:b + size] for a, b in ((i, j), (0, 0), (0, w - size), (h - size, 0), (i, j))]
    return np.stack(five + [v[:, ::-1] for v in five])

# %% wrong square_picture
# The width stands for the height.
def ten_crop(x, size):
    n = min(x.shape[:2]) - size
    five = [x[a:a + size, b:b + size] for a, b in ((n // 2, n // 2), (0, 0), (0, n), (n, 0), (n, n))]
    return np.stack(five + [v[:, ::-1] for v in five])

# %% wrong rotated
# The second five are turned by half a circle.
def ten_crop(x, size):
    h, w = x.shape[0] - size, x.shape[1] - size
    five = [x[a:a + size, b:b + size] for a, b in ((h // 2, w // 2), (0, 0), (0, w), (h, 0), (h, w))]
    return np.stack(five + [v[::-1, ::-1] for v in five])

# %% wrong negative_slices
# x[-size:] is right, x[-size:-1] loses a row.
def ten_crop(x, size):
    h, w = x.shape[0] - size, x.shape[1] - size
    five = [x[h // 2:h // 2 + size, w // 2:w // 2 + size], x[:size, :size], x[:size, -size:],
            x[-size:, :size],
            np.pad(x[-size:-1, -size:-1], ((0, 1), (0, 1), (0, 0)))]
    return np.stack(five + [v[:, ::-1] for v in five])

# %% right a_list_of_views
# The mirror images between the others, negative slices.
def ten_crop(x, size):
    i, j = ((n - size) // 2 for n in x.shape[:2])
    views = []
    for v in (x[:size, :size], x[:size, -size:], x[-size:, :size], x[-size:, -size:],
              x[i:i + size, j:j + size]):
        views.extend([v, np.flip(v, 1)])
    return views

# %% right weights_for_members
# A weighted sum with equal weights.
def ensemble_predict(probs):
    probs = np.array(probs)
    return np.einsum("kmc,k->mc", probs, np.full(len(probs), 1 / len(probs)))
