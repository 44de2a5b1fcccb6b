"""What several cards of week 4.3 share: boxes, and how much of them is shared, counted out."""

from fractions import Fraction

import numpy as np

from coursekit import data

# The scenes with their photographs, the face detector, and the first part of Lite0.
FILES = (*data.scenes.files, "face_detector.npz", "lite0-trunk.npz", "photographs/astronaut.webp")


def some_boxes(draw, n, side=10.0, whole=False):
    """Boxes (n, 4) in a square of this side, none without an area; with whole corners if asked."""
    low = draw.uniform(0, 0.7 * side, (n, 2))
    size = draw.uniform(0.1 * side, 0.5 * side, (n, 2))
    if whole:
        low, size = np.floor(low), np.ceil(size)
    return np.concatenate([low, low + size], axis=1)


def crowd(draw, n, places=3):
    """Boxes (n, 4) that crowd round a few places, so that many overlap."""
    middle = draw.uniform(10, 90, (places, 2))[draw.integers(places, size=n)] + draw.normal(0, 4, (n, 2))
    size = draw.uniform(12, 30, (n, 2))
    return np.concatenate([middle - size / 2, middle + size / 2], axis=1)


def share(one, other):
    """IoU of two boxes in exact fractions: of the cells between all their edges those in both, in either."""
    one, other = ([float(n) for n in box] for box in (one, other))
    x, y = (sorted({one[k], one[k + 2], other[k], other[k + 2]}) for k in (0, 1))
    wide, high = ([Fraction(end) - Fraction(begin) for begin, end in zip(edges, edges[1:])]
                  for edges in (x, y))
    both = either = Fraction(0)
    for i, left in enumerate(x[:-1]):
        for j, top in enumerate(y[:-1]):
            inside = [box[0] <= left < box[2] and box[1] <= top < box[3] for box in (one, other)]
            if any(inside):
                cell = wide[i] * high[j]
                both, either = both + cell * all(inside), either + cell
    return float(both / either) if either else 0.0


def left_over(boxes, scores, iou_thr, score_thr):
    """Numbers of the boxes that suppression leaves, best first: no kept one above overlaps them too much."""
    above = sorted(range(len(scores)), key=lambda i: (-float(scores[i]), i))
    kept = []
    for i in above:
        if float(scores[i]) > score_thr and all(share(boxes[i], boxes[k]) < iou_thr for k in kept):
            kept.append(i)
    return kept


def left_of_classes(scores, boxes, classes, max_boxes, iou_threshold):
    """The same for each class by itself, then the best of all."""
    kept = [i for c in set(np.asarray(classes).tolist()) for i in np.flatnonzero(classes == c)[
        left_over(boxes[classes == c], scores[classes == c], iou_threshold, 0)]]
    return sorted((int(i) for i in kept), key=lambda i: (-float(scores[i]), i))[:max_boxes]


def targets(draw, m, S, anchors, C, full=0.3):
    """Targets (m, S, S, A, 5 + C): a share of the slots is full, sizes near the anchor's; the rest is 0."""
    A = len(anchors)
    Y = np.zeros((m, S, S, A, 5 + C))
    for slot in zip(*np.nonzero(draw.random((m, S, S, A)) < full)):
        w, h = anchors[slot[-1]] * np.exp(draw.normal(0, 0.4, 2))
        Y[slot] = [1, *draw.uniform(0.05, 0.95, 2), h, w, *np.eye(C)[draw.integers(C)]]
    return Y
