"""Answers to `encode_with_anchors`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong slot_still_turned
# Two mended; the column is still the first index.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        slot = column, row, shape_iou(np.array([[w, h]]), anchors).argmax()
        if Y[slot][0] == 1:
            lost += 1
            continue
        Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    return Y, lost

# %% wrong shape_still_turned
# Two mended; the anchor is still chosen by height before width.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        slot = row, column, shape_iou(np.array([[h, w]]), anchors).argmax()
        if Y[slot][0] == 1:
            lost += 1
            continue
        Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    return Y, lost

# %% wrong taken_still_unseen
# Two mended; whether a slot is taken is still asked of its midpoint.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        slot = row, column, shape_iou(np.array([[w, h]]), anchors).argmax()
        if Y[slot][1] == 1:
            lost += 1
            continue
        Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    return Y, lost

# %% wrong target_turned
# The order of the target changed instead of the anchor's: width before height.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        slot = row, column, shape_iou(np.array([[w, h]]), anchors).argmax()
        if Y[slot][0] == 1:
            lost += 1
            continue
        Y[slot] = [1, x - column, y - row, w, h, *np.eye(C)[c]]
    return Y, lost

# %% wrong midpoint_turned
# The midpoint turned with the cell: y before x.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        slot = row, column, shape_iou(np.array([[w, h]]), anchors).argmax()
        if Y[slot][0] == 1:
            lost += 1
            continue
        Y[slot] = [1, y - row, x - column, h, w, *np.eye(C)[c]]
    return Y, lost

# %% wrong last_stays
# The slot that is taken is counted, and written over.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        slot = row, column, shape_iou(np.array([[w, h]]), anchors).argmax()
        lost += Y[slot][0] == 1
        Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    return Y, int(lost)

# %% wrong next_best_slot
# A thing whose slot is taken goes to the cell's next anchor.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        for anchor in np.argsort(-shape_iou(np.array([[w, h]]), anchors)[0], kind="stable"):
            if Y[row, column, anchor, 0] == 0:
                Y[row, column, anchor] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
                break
        else:
            lost += 1
    return Y, lost

# %% wrong beyond_the_edge
# Without the last cell for midpoints on the edge: an index that is too large.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = int(x), int(y)
        slot = row, column, shape_iou(np.array([[w, h]]), anchors).argmax()
        if Y[slot][0] == 1:
            lost += 1
            continue
        Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    return Y, lost

# %% wrong rounded_cell
# The nearest corner of the grid, not the cell.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(round(x), S - 1), min(round(y), S - 1)
        slot = row, column, shape_iou(np.array([[w, h]]), anchors).argmax()
        if Y[slot][0] == 1:
            lost += 1
            continue
        Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    return Y, lost

# %% wrong sizes_in_shares
# Sizes as shares of the picture, for the anchor and in the target.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = x2 - x1, y2 - y1
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        slot = row, column, shape_iou(np.array([[w, h]]), anchors).argmax()
        if Y[slot][0] == 1:
            lost += 1
            continue
        Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    return Y, lost

# %% wrong anchors_turned
# Turns the anchors as well as the shape's order is wrong: both mended is one too many.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        slot = row, column, shape_iou(np.array([[w, h]]), anchors[:, ::-1]).argmax()
        if Y[slot][0] == 1:
            lost += 1
            continue
        Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    return Y, lost

# %% right anchors_beside
# The anchors turned to (height, width), as the shape is.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        anchor = shape_iou(np.array([[h, w]]), anchors[:, ::-1]).argmax()
        slot = row, column, anchor
        if Y[slot][0] > 0:
            lost += 1
            continue
        Y[slot] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    return Y, lost

# %% right remembered_slots
# A set of taken slots; the one-hot row written by its index.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, taken = np.zeros((S, S, len(anchors), 5 + C)), set()
    for box, c in zip(boxes, classes):
        middle, size = S * (box[:2] + box[2:]) / 2, S * (box[2:] - box[:2])
        cell = np.minimum(np.floor(middle), S - 1).astype(int)
        slot = int(cell[1]), int(cell[0]), int(np.argmax(shape_iou(size[None], anchors)[0]))
        if slot in taken:
            continue
        taken.add(slot)
        Y[slot][0], Y[slot][1:3], Y[slot][3:5], Y[slot][5 + c] = 1, middle - cell, size[::-1], 1
    return Y, len(boxes) - len(taken)

# %% right from_the_last
# From the last to the first, so that the first is written last.
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in reversed(list(zip(boxes, classes))):
        x, y, w, h = S * (x1 + x2) / 2, S * (y1 + y2) / 2, S * (x2 - x1), S * (y2 - y1)
        column, row = min(int(x), S - 1), min(int(y), S - 1)
        anchor = np.argmax(shape_iou(np.array([[w, h]]), anchors))
        lost += int(Y[row, column, anchor, 0])
        Y[row, column, anchor] = 0
        Y[row, column, anchor, :5] = 1, x - column, y - row, h, w
        Y[row, column, anchor, 5 + c] = 1
    return Y, lost

# %% wrong edge_to_the_other_side
def encode_with_anchors(boxes, classes, S, anchors, C):
    Y, lost = np.zeros((S, S, len(anchors), 5 + C)), 0
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y = (x1 + x2) / 2 * S, (y1 + y2) / 2 * S
        w, h = (x2 - x1) * S, (y2 - y1) * S
        column, row = int(x) % S, int(y) % S
        a = shape_iou(np.array([[w, h]]), anchors).argmax()
        if Y[row, column, a, 0]:
            lost += 1
            continue
        Y[row, column, a] = [1, x - column, y - row, h, w, *np.eye(C)[c]]
    return Y, lost
