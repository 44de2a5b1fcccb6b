"""Answers to `map_to_boxes`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong row_as_x
# The row of the map is taken for x.
def map_to_boxes(p, shift, scale, threshold):
    rows, columns = np.nonzero(p > threshold)
    windows = np.stack([2 * rows, 2 * columns, 2 * rows + 12, 2 * columns + 12], axis=1)
    return np.column_stack([(windows + 12 * shift[rows, columns]) / scale, p[rows, columns]])

# %% wrong stride_one
# Windows one pixel apart.
def map_to_boxes(p, shift, scale, threshold):
    rows, columns = np.nonzero(p > threshold)
    windows = np.stack([columns, rows, columns + 12, rows + 12], axis=1)
    return np.column_stack([(windows + 12 * shift[rows, columns]) / scale, p[rows, columns]])

# %% wrong in_the_copy
# The boxes are those of the copy.
def map_to_boxes(p, shift, scale, threshold):
    rows, columns = np.nonzero(p > threshold)
    windows = np.stack([2 * columns, 2 * rows, 2 * columns + 12, 2 * rows + 12], axis=1)
    return np.column_stack([windows + 12 * shift[rows, columns], p[rows, columns]])

# %% wrong times_scale
# Scaled once more instead of back.
def map_to_boxes(p, shift, scale, threshold):
    rows, columns = np.nonzero(p > threshold)
    windows = np.stack([2 * columns, 2 * rows, 2 * columns + 12, 2 * rows + 12], axis=1)
    return np.column_stack([(windows + 12 * shift[rows, columns]) * scale, p[rows, columns]])

# %% wrong shift_in_pixels
# Shifts are taken for pixels.
def map_to_boxes(p, shift, scale, threshold):
    rows, columns = np.nonzero(p > threshold)
    windows = np.stack([2 * columns, 2 * rows, 2 * columns + 12, 2 * rows + 12], axis=1)
    return np.column_stack([(windows + shift[rows, columns]) / scale, p[rows, columns]])

# %% wrong twelve_of_the_photograph
# Only the place is scaled back; the window keeps its 12 pixels.
def map_to_boxes(p, shift, scale, threshold):
    rows, columns = np.nonzero(p > threshold)
    x, y = 2 * columns / scale, 2 * rows / scale
    windows = np.stack([x, y, x + 12, y + 12], axis=1)
    return np.column_stack([windows + 12 * shift[rows, columns], p[rows, columns]])

# %% wrong far_edge_forgotten
# The shift of right and bottom is counted from the left and top edge.
def map_to_boxes(p, shift, scale, threshold):
    rows, columns = np.nonzero(p > threshold)
    corner = np.stack([2 * columns, 2 * rows, 2 * columns, 2 * rows], axis=1)
    return np.column_stack([(corner + 12 * shift[rows, columns]) / scale, p[rows, columns]])

# %% wrong threshold_counts
# Places at the threshold count.
def map_to_boxes(p, shift, scale, threshold):
    rows, columns = np.nonzero(p >= threshold)
    windows = np.stack([2 * columns, 2 * rows, 2 * columns + 12, 2 * rows + 12], axis=1)
    return np.column_stack([(windows + 12 * shift[rows, columns]) / scale, p[rows, columns]])

# %% wrong whole_pixels
# Rounded to whole pixels.
def map_to_boxes(p, shift, scale, threshold):
    rows, columns = np.nonzero(p > threshold)
    windows = np.stack([2 * columns, 2 * rows, 2 * columns + 12, 2 * rows + 12], axis=1)
    corners = np.round((windows + 12 * shift[rows, columns]) / scale)
    return np.column_stack([corners, p[rows, columns]])

# %% wrong best_first
# Sorted by the probability.
def map_to_boxes(p, shift, scale, threshold):
    rows, columns = np.nonzero(p > threshold)
    windows = np.stack([2 * columns, 2 * rows, 2 * columns + 12, 2 * rows + 12], axis=1)
    boxes = np.column_stack([(windows + 12 * shift[rows, columns]) / scale, p[rows, columns]])
    return boxes[np.argsort(-boxes[:, 4], kind="stable")]

# %% wrong column_by_column
# Loops over the columns outside.
def map_to_boxes(p, shift, scale, threshold):
    boxes = []
    for j in range(p.shape[1]):
        for i in range(p.shape[0]):
            if p[i, j] > threshold:
                window = np.array([2 * j, 2 * i, 2 * j + 12, 2 * i + 12])
                boxes.append([*(window + 12 * shift[i, j]) / scale, p[i, j]])
    return np.array(boxes).reshape(-1, 5)

# %% wrong empty_list
# Of nothing it makes an array without an axis of five.
def map_to_boxes(p, shift, scale, threshold):
    boxes = []
    for i, j in zip(*np.nonzero(p > threshold)):
        window = np.array([2 * j, 2 * i, 2 * j + 12, 2 * i + 12])
        boxes.append([*(window + 12 * shift[i, j]) / scale, p[i, j]])
    return np.array(boxes)

# %% right place_by_place
# Two loops and a list.
def map_to_boxes(p, shift, scale, threshold):
    boxes = []
    for i in range(p.shape[0]):
        for j in range(p.shape[1]):
            if p[i, j] > threshold:
                left, top, right, bottom = shift[i, j]
                boxes.append([(2 * j + 12 * left) / scale, (2 * i + 12 * top) / scale,
                              (2 * j + 12 + 12 * right) / scale, (2 * i + 12 + 12 * bottom) / scale, p[i, j]])
    return np.array(boxes, dtype=float).reshape(len(boxes), 5)

# %% right all_then_choose
# The boxes of all places, of which a mask chooses.
def map_to_boxes(p, shift, scale, threshold):
    H, W = p.shape
    left, top = np.meshgrid(2.0 * np.arange(W), 2.0 * np.arange(H))
    windows = np.stack([left, top, left + 12, top + 12], axis=-1)
    every = np.concatenate([windows / scale + shift * (12 / scale), p[..., None]], axis=-1)
    return every[p > threshold]

# %% right argwhere
# Places as pairs.
def map_to_boxes(p, shift, scale, threshold):
    places = np.argwhere(p > threshold)
    corner = 2 * places[:, ::-1]
    rows, columns = places.T
    moved = np.hstack([corner, corner + 12]) + 12 * shift[rows, columns]
    return np.hstack([moved / scale, p[rows, columns].reshape(-1, 1)])
