"""Answers to `iou`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong no_clamp
# Sides are not cut at 0: two boxes that miss each other both ways share a positive area.
def iou(box1, box2):
    low = np.maximum(box1[..., :2], box2[..., :2])
    high = np.minimum(box1[..., 2:], box2[..., 2:])
    shared = np.prod(high - low, axis=-1)
    area1, area2 = (np.prod(box[..., 2:] - box[..., :2], axis=-1) for box in (box1, box2))
    return shared / (area1 + area2 - shared)

# %% wrong area_clamped
# The area is cut at 0, not the sides: two negative sides make a positive area.
def iou(box1, box2):
    w = np.minimum(box1[..., 2], box2[..., 2]) - np.maximum(box1[..., 0], box2[..., 0])
    h = np.minimum(box1[..., 3], box2[..., 3]) - np.maximum(box1[..., 1], box2[..., 1])
    shared = np.maximum(w * h, 0)
    area1, area2 = (np.prod(box[..., 2:] - box[..., :2], axis=-1) for box in (box1, box2))
    union = area1 + area2 - shared
    return np.where(union > 0, shared / np.where(union > 0, union, 1), 0)

# %% wrong counted_twice
# The shared part stays in the union twice.
def iou(box1, box2):
    low = np.maximum(box1[..., :2], box2[..., :2])
    high = np.minimum(box1[..., 2:], box2[..., 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=-1)
    area1, area2 = (np.prod(box[..., 2:] - box[..., :2], axis=-1) for box in (box1, box2))
    union = area1 + area2
    return np.where(union > 0, shared / np.where(union > 0, union, 1), 0)

# %% wrong pixels_inclusive
# A box from 0 to 4 has five pixels.
def iou(box1, box2):
    low = np.maximum(box1[..., :2], box2[..., :2])
    high = np.minimum(box1[..., 2:], box2[..., 2:])
    shared = np.prod(np.maximum(high - low + 1, 0), axis=-1)
    area1, area2 = (np.prod(box[..., 2:] - box[..., :2] + 1, axis=-1) for box in (box1, box2))
    return shared / (area1 + area2 - shared)

# %% wrong small_number_below
# A small number in the union: boxes of shares of a picture may have areas as small as that.
def iou(box1, box2):
    low = np.maximum(box1[..., :2], box2[..., :2])
    high = np.minimum(box1[..., 2:], box2[..., 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=-1)
    area1, area2 = (np.prod(box[..., 2:] - box[..., :2], axis=-1) for box in (box1, box2))
    return shared / (area1 + area2 - shared + 1e-3)

# %% wrong nan_without_area
# 0 / 0 is nan.
def iou(box1, box2):
    low = np.maximum(box1[..., :2], box2[..., :2])
    high = np.minimum(box1[..., 2:], box2[..., 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=-1)
    area1, area2 = (np.prod(box[..., 2:] - box[..., :2], axis=-1) for box in (box1, box2))
    with np.errstate(all="ignore"):
        return shared / (area1 + area2 - shared)

# %% wrong two_boxes_only
# Takes the first four numbers: right for two boxes, not for many.
def iou(box1, box2):
    w = max(min(box1[2], box2[2]) - max(box1[0], box2[0]), 0)
    h = max(min(box1[3], box2[3]) - max(box1[1], box2[1]), 0)
    area1 = (box1[2] - box1[0]) * (box1[3] - box1[1])
    area2 = (box2[2] - box2[0]) * (box2[3] - box2[1])
    union = area1 + area2 - w * h
    return w * h / union if union else 0.0

# %% wrong over_the_smaller
# The shared area over that of the smaller box.
def iou(box1, box2):
    low = np.maximum(box1[..., :2], box2[..., :2])
    high = np.minimum(box1[..., 2:], box2[..., 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=-1)
    area1, area2 = (np.prod(box[..., 2:] - box[..., :2], axis=-1) for box in (box1, box2))
    small = np.minimum(area1, area2)
    return np.where(small > 0, shared / np.where(small > 0, small, 1), 0)

# %% wrong midpoint_and_size
# Reads a box as (x, y, width, height).
def iou(box1, box2):
    low = np.maximum(box1[..., :2], box2[..., :2])
    high = np.minimum(box1[..., :2] + box1[..., 2:], box2[..., :2] + box2[..., 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=-1)
    union = np.prod(box1[..., 2:], axis=-1) + np.prod(box2[..., 2:], axis=-1) - shared
    return np.where(union > 0, shared / np.where(union > 0, union, 1), 0)

# %% wrong every_with_every
# Always makes a table: (4,) with (n, 4) becomes (1, n).
def iou(box1, box2):
    a, b = np.reshape(box1, (-1, 1, 4)), np.reshape(box2, (1, -1, 4))
    low, high = np.maximum(a[..., :2], b[..., :2]), np.minimum(a[..., 2:], b[..., 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=-1)
    union = np.prod(a[..., 2:] - a[..., :2], axis=-1) + np.prod(b[..., 2:] - b[..., :2], axis=-1) - shared
    return np.where(union > 0, shared / np.where(union > 0, union, 1), 0)

# %% wrong sides_summed
# Perimeters instead of areas.
def iou(box1, box2):
    low = np.maximum(box1[..., :2], box2[..., :2])
    high = np.minimum(box1[..., 2:], box2[..., 2:])
    shared = np.sum(np.maximum(high - low, 0), axis=-1)
    a, b = (np.sum(box[..., 2:] - box[..., :2], axis=-1) for box in (box1, box2))
    union = a + b - shared
    return np.where(union > 0, shared / np.where(union > 0, union, 1), 0)

# %% right named_edges
# Edge by edge, divided only where there is something.
def iou(box1, box2):
    left = np.maximum(box1[..., 0], box2[..., 0])
    top = np.maximum(box1[..., 1], box2[..., 1])
    right = np.minimum(box1[..., 2], box2[..., 2])
    bottom = np.minimum(box1[..., 3], box2[..., 3])
    both = np.clip(right - left, 0, None) * np.clip(bottom - top, 0, None)
    either = ((box1[..., 2] - box1[..., 0]) * (box1[..., 3] - box1[..., 1])
              + (box2[..., 2] - box2[..., 0]) * (box2[..., 3] - box2[..., 1]) - both)
    return np.divide(both, either, out=np.zeros(np.shape(either)), where=either > 0)

# %% right quiet_division
# 0 / 0 is let through and made 0.
def iou(box1, box2):
    b1, b2 = (np.moveaxis(np.asarray(box, dtype=float), -1, 0) for box in (box1, box2))
    w = np.maximum(0, np.minimum(b1[2], b2[2]) - np.maximum(b1[0], b2[0]))
    h = np.maximum(0, np.minimum(b1[3], b2[3]) - np.maximum(b1[1], b2[1]))
    union = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - w * h
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nan_to_num(w * h / union, nan=0.0)

# %% right one_where_it_is_zero
# The union is 1 where it would be 0.
def iou(box1, box2):
    sides = np.minimum(box1[..., 2:], box2[..., 2:]) - np.maximum(box1[..., :2], box2[..., :2])
    sides = sides * (sides > 0)
    shared = sides[..., 0] * sides[..., 1]
    size1, size2 = box1[..., 2:] - box1[..., :2], box2[..., 2:] - box2[..., :2]
    union = size1[..., 0] * size1[..., 1] + size2[..., 0] * size2[..., 1] - shared
    return shared / (union + (union == 0))

# %% wrong sides_without_sign
def iou(box1, box2):
    low = np.maximum(box1[..., :2], box2[..., :2]); high = np.minimum(box1[..., 2:], box2[..., 2:])
    s = np.abs(high - low).prod(-1)
    a, b = (np.prod(x[..., 2:] - x[..., :2], -1) for x in (box1, box2))
    return np.nan_to_num(s / (a + b - s))

# %% wrong a_least_union
def iou(box1, box2):
    low = np.maximum(box1[..., :2], box2[..., :2]); high = np.minimum(box1[..., 2:], box2[..., 2:])
    s = np.clip(high - low, 0, None).prod(-1)
    a, b = (np.prod(x[..., 2:] - x[..., :2], -1) for x in (box1, box2))
    return s / np.maximum(a + b - s, 1e-9)
