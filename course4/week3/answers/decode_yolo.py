"""Answers to `decode_yolo`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong cells_exchanged
# Rows are counted for x, columns for y.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[:, None, None] + sigmoid(pred[..., 1])) / S
    y = (cells[None, :, None] + sigmoid(pred[..., 2])) / S
    h, w = anchors[:, 1] * np.exp(pred[..., 3]) / S, anchors[:, 0] * np.exp(pred[..., 4]) / S
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    return sigmoid(pred[..., :1]), boxes, softmax(pred[..., 5:])

# %% wrong width_before_height
# Reads t_w before t_h.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    w, h = anchors[:, 0] * np.exp(pred[..., 3]) / S, anchors[:, 1] * np.exp(pred[..., 4]) / S
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    return sigmoid(pred[..., :1]), boxes, softmax(pred[..., 5:])

# %% wrong anchor_turned
# The anchor is read as height and width.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    h, w = np.moveaxis(anchors * np.exp(pred[..., 3:5]) / S, -1, 0)
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    return sigmoid(pred[..., :1]), boxes, softmax(pred[..., 5:])

# %% wrong no_anchor
# Sizes without their anchor.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    h, w = np.exp(pred[..., 3]) / S, np.exp(pred[..., 4]) / S
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    return sigmoid(pred[..., :1]), boxes, softmax(pred[..., 5:])

# %% wrong in_cells
# The boxes are in cells.
def decode_yolo(pred, anchors):
    cells = np.arange(pred.shape[0])
    x = cells[None, :, None] + sigmoid(pred[..., 1])
    y = cells[:, None, None] + sigmoid(pred[..., 2])
    h, w = anchors[:, 1] * np.exp(pred[..., 3]), anchors[:, 0] * np.exp(pred[..., 4])
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    return sigmoid(pred[..., :1]), boxes, softmax(pred[..., 5:])

# %% wrong sizes_in_cells
# Midpoints are divided by S, sizes are not.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    h, w = anchors[:, 1] * np.exp(pred[..., 3]), anchors[:, 0] * np.exp(pred[..., 4])
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    return sigmoid(pred[..., :1]), boxes, softmax(pred[..., 5:])

# %% wrong midpoint_raw
# The midpoint without the sigmoid.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + pred[..., 1]) / S
    y = (cells[:, None, None] + pred[..., 2]) / S
    h, w = anchors[:, 1] * np.exp(pred[..., 3]) / S, anchors[:, 0] * np.exp(pred[..., 4]) / S
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    return sigmoid(pred[..., :1]), boxes, softmax(pred[..., 5:])

# %% wrong whole_size_each_way
# The whole width to the left and to the right.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    h, w = anchors[:, 1] * np.exp(pred[..., 3]) / S, anchors[:, 0] * np.exp(pred[..., 4]) / S
    boxes = np.stack([x - w, y - h, x + w, y + h], axis=-1)
    return sigmoid(pred[..., :1]), boxes, softmax(pred[..., 5:])

# %% wrong midpoint_as_corner
# The midpoint is taken for the left and top.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    h, w = anchors[:, 1] * np.exp(pred[..., 3]) / S, anchors[:, 0] * np.exp(pred[..., 4]) / S
    boxes = np.stack([x, y, x + w, y + h], axis=-1)
    return sigmoid(pred[..., :1]), boxes, softmax(pred[..., 5:])

# %% wrong flat_confidence
# The confidence has lost its last axis.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    h, w = anchors[:, 1] * np.exp(pred[..., 3]) / S, anchors[:, 0] * np.exp(pred[..., 4]) / S
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    return sigmoid(pred[..., 0]), boxes, softmax(pred[..., 5:])

# %% wrong softmax_of_all
# Softmax over the confidence, the box and the classes.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    h, w = anchors[:, 1] * np.exp(pred[..., 3]) / S, anchors[:, 0] * np.exp(pred[..., 4]) / S
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    return sigmoid(pred[..., :1]), boxes, softmax(pred)[..., 5:]

# %% wrong classes_by_sigmoid
# A sigmoid for each class.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    h, w = anchors[:, 1] * np.exp(pred[..., 3]) / S, anchors[:, 0] * np.exp(pred[..., 4]) / S
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    return sigmoid(pred[..., :1]), boxes, sigmoid(pred[..., 5:])

# %% wrong softmax_that_overflows
# Powers of large logits.
def decode_yolo(pred, anchors):
    S = pred.shape[0]
    cells = np.arange(S)
    x = (cells[None, :, None] + sigmoid(pred[..., 1])) / S
    y = (cells[:, None, None] + sigmoid(pred[..., 2])) / S
    h, w = anchors[:, 1] * np.exp(pred[..., 3]) / S, anchors[:, 0] * np.exp(pred[..., 4]) / S
    boxes = np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)
    powers = np.exp(pred[..., 5:])
    return sigmoid(pred[..., :1]), boxes, powers / powers.sum(axis=-1, keepdims=True)

# %% right slot_by_slot
# Three loops.
def decode_yolo(pred, anchors):
    S, _, A, size = pred.shape
    sure, boxes, kinds = np.zeros((S, S, A, 1)), np.zeros((S, S, A, 4)), np.zeros((S, S, A, size - 5))
    for row in range(S):
        for column in range(S):
            for a in range(A):
                t = pred[row, column, a]
                w, h = anchors[a, 0] * np.exp(t[4]), anchors[a, 1] * np.exp(t[3])
                x, y = column + sigmoid(t[1]), row + sigmoid(t[2])
                boxes[row, column, a] = (x - w / 2) / S, (y - h / 2) / S, (x + w / 2) / S, (y + h / 2) / S
                sure[row, column, a] = sigmoid(t[0])
                kinds[row, column, a] = softmax(t[5:])
    return sure, boxes, kinds

# %% right meshgrid
# A grid of the cells' corners, midpoints and sizes as pairs.
def decode_yolo(pred, anchors):
    S = len(pred)
    corners = np.stack(np.meshgrid(np.arange(S), np.arange(S)), axis=-1)[:, :, None]
    middle = corners + sigmoid(pred[..., 1:3])
    size = anchors * np.exp(pred[..., [4, 3]])
    boxes = np.concatenate([middle - size / 2, middle + size / 2], axis=-1) / S
    return sigmoid(pred[..., 0])[..., None], boxes, softmax(pred[..., 5:])

# %% right indices
# np.indices counts rows and columns.
def decode_yolo(pred, anchors):
    S, _, A, _ = pred.shape
    row, column, _ = np.indices((S, S, A))
    halves = np.exp(pred[..., 3:5]) * anchors[:, ::-1] / (2 * S)
    x, y = (column + sigmoid(pred[..., 1])) / S, (row + sigmoid(pred[..., 2])) / S
    boxes = np.empty((S, S, A, 4))
    boxes[..., 0], boxes[..., 2] = x - halves[..., 1], x + halves[..., 1]
    boxes[..., 1], boxes[..., 3] = y - halves[..., 0], y + halves[..., 0]
    return sigmoid(pred[..., :1]), boxes, softmax(pred[..., 5:])
