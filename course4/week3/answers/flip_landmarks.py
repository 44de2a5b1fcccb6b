"""Answers to `flip_landmarks`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong names_kept
# Mirrored, but the left eye is still called the left eye.
def flip_landmarks(points, W, pairs):
    flipped = points.copy()
    flipped[..., 0] = W - 1 - flipped[..., 0]
    return flipped

# %% wrong by_the_width
# Column 0 goes to column W, which there is not.
def flip_landmarks(points, W, pairs):
    order = np.arange(points.shape[1])
    for i, j in pairs:
        order[i], order[j] = j, i
    flipped = points[:, order].copy()
    flipped[..., 0] = W - flipped[..., 0]
    return flipped

# %% wrong names_only
# The names change, the points stay where they are.
def flip_landmarks(points, W, pairs):
    order = np.arange(points.shape[1])
    for i, j in pairs:
        order[i], order[j] = j, i
    return points[:, order]

# %% wrong upside_down
# y is mirrored.
def flip_landmarks(points, W, pairs):
    order = np.arange(points.shape[1])
    for i, j in pairs:
        order[i], order[j] = j, i
    flipped = points[:, order].copy()
    flipped[..., 1] = W - 1 - flipped[..., 1]
    return flipped

# %% wrong in_place
# The points of the caller are mirrored.
def flip_landmarks(points, W, pairs):
    points[..., 0] = W - 1 - points[..., 0]
    order = np.arange(points.shape[1])
    for i, j in pairs:
        order[i], order[j] = j, i
    return points[:, order]

# %% wrong swapped_views
# Exchanges two views of one array: both are then the second.
def flip_landmarks(points, W, pairs):
    flipped = points.copy()
    flipped[..., 0] = W - 1 - flipped[..., 0]
    for i, j in pairs:
        flipped[:, i], flipped[:, j] = flipped[:, j], flipped[:, i]
    return flipped

# %% wrong first_pair_only
# Only the first pair.
def flip_landmarks(points, W, pairs):
    order = np.arange(points.shape[1])
    for i, j in pairs[:1]:
        order[i], order[j] = j, i
    flipped = points[:, order].copy()
    flipped[..., 0] = W - 1 - flipped[..., 0]
    return flipped

# %% wrong pictures_exchanged
# Indexes the pictures, not the landmarks.
def flip_landmarks(points, W, pairs):
    flipped = points.copy()
    for i, j in pairs:
        flipped[[i, j]] = flipped[[j, i]]
    flipped[..., 0] = W - 1 - flipped[..., 0]
    return flipped

# %% right pair_by_pair
# Each pair exchanged in a copy.
def flip_landmarks(points, W, pairs):
    flipped = np.array(points)
    flipped[:, :, 0] = (W - 1) - flipped[:, :, 0]
    for i, j in pairs:
        flipped[:, [i, j]] = flipped[:, [j, i]]
    return flipped

# %% right from_the_old
# Every landmark written from the old points.
def flip_landmarks(points, W, pairs):
    partner = dict(pairs) | {j: i for i, j in pairs}
    columns = [points[:, partner.get(k, k)] for k in range(points.shape[1])]
    mirrored = [np.stack([W - 1 - column[:, 0], column[:, 1]], axis=-1) for column in columns]
    return np.stack(mirrored, axis=1)

# %% right sign_and_shift
# x times -1 and shifted.
def flip_landmarks(points, W, pairs):
    order = list(range(points.shape[1]))
    for i, j in pairs:
        order[i], order[j] = order[j], order[i]
    return points[:, order] * np.array([-1, 1]) + np.array([W - 1, 0])
