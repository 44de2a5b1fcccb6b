"""Answers to `yolo_filter_boxes`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong confidence_alone
# The confidence alone is the score.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    classes = box_class_probs.argmax(axis=-1)
    scores = box_confidence[..., 0]
    keep = scores > threshold
    return scores[keep], boxes[keep], classes[keep]

# %% wrong class_alone
# The probability of the class alone is the score.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    classes = box_class_probs.argmax(axis=-1)
    scores = box_class_probs.max(axis=-1)
    keep = scores > threshold
    return scores[keep], boxes[keep], classes[keep]

# %% wrong confidence_decides
# The score is the product, but the confidence decides who stays.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    each = box_confidence * box_class_probs
    keep = box_confidence[..., 0] > threshold
    return each.max(axis=-1)[keep], boxes[keep], each.argmax(axis=-1)[keep]

# %% wrong threshold_counts
# A score at the threshold stays.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    each = box_confidence * box_class_probs
    keep = each.max(axis=-1) >= threshold
    return each.max(axis=-1)[keep], boxes[keep], each.argmax(axis=-1)[keep]

# %% wrong every_class
# Each class above the threshold, not the likeliest of a slot: a slot may come twice.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    each = box_confidence * box_class_probs
    row, column, anchor, kind = np.nonzero(each > threshold)
    return each[row, column, anchor, kind], boxes[row, column, anchor], kind

# %% wrong best_first
# Sorted by the score.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    each = box_confidence * box_class_probs
    keep = each.max(axis=-1) > threshold
    scores, boxes, classes = each.max(axis=-1)[keep], boxes[keep], each.argmax(axis=-1)[keep]
    order = np.argsort(-scores, kind="stable")
    return scores[order], boxes[order], classes[order]

# %% wrong fixed_threshold
# The threshold is 0.6, whatever is asked for.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    each = box_confidence * box_class_probs
    keep = each.max(axis=-1) > 0.6
    return each.max(axis=-1)[keep], boxes[keep], each.argmax(axis=-1)[keep]

# %% wrong anchor_as_class
# The largest along the anchors: one for each class of a cell.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    each = box_confidence * box_class_probs
    classes = each.argmax(axis=2)
    scores = each.max(axis=2)
    keep = scores > threshold
    row, column, _ = np.nonzero(keep)
    return scores[keep], boxes[row, column, classes[keep]], classes[keep]

# %% wrong last_of_equal
# Of equal classes the last.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    each = box_confidence * box_class_probs
    classes = each.shape[-1] - 1 - each[..., ::-1].argmax(axis=-1)
    keep = each.max(axis=-1) > threshold
    return each.max(axis=-1)[keep], boxes[keep], classes[keep]

# %% wrong one_hot_classes
# The classes' scores instead of their numbers.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    each = box_confidence * box_class_probs
    keep = each.max(axis=-1) > threshold
    return each.max(axis=-1)[keep], boxes[keep], each[keep]

# %% right slot_by_slot
# Three loops and three lists.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    S, _, A, _ = boxes.shape
    scores, kept, classes = [], [], []
    for row in range(S):
        for column in range(S):
            for a in range(A):
                each = box_confidence[row, column, a, 0] * box_class_probs[row, column, a]
                c = int(np.argmax(each))
                if each[c] > threshold:
                    scores.append(each[c])
                    kept.append(boxes[row, column, a])
                    classes.append(c)
    return np.array(scores), np.array(kept).reshape(-1, 4), np.array(classes, dtype=int)

# %% right flat_rows
# One row for each slot.
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    each = (box_confidence * box_class_probs).reshape(-1, box_class_probs.shape[-1])
    classes = np.argmax(each, axis=1)
    scores = each[np.arange(len(each)), classes]
    places = np.flatnonzero(scores > threshold)
    return scores[places], boxes.reshape(-1, 4)[places], classes[places]

# %% wrong column_by_column
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    s = (box_confidence * box_class_probs)
    c, v = s.argmax(-1), s.max(-1)
    k = np.argwhere(v.transpose(1, 0, 2) > threshold)
    i = (k[:, 1], k[:, 0], k[:, 2])
    return v[i], boxes[i], c[i]
