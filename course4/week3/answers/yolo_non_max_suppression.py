"""Answers to `yolo_non_max_suppression`, written from the notebook's text:
each is wrong or right as it says."""

# %% wrong one_contest
# One contest for all classes.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = nms(boxes, scores, iou_threshold, 0)[:max_boxes]
    return scores[kept], boxes[kept], classes[kept]

# %% wrong max_of_each_class
# As many as max_boxes of each class.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for c in np.unique(classes):
        mine = np.flatnonzero(classes == c)
        kept.extend(mine[nms(boxes[mine], scores[mine], iou_threshold, 0)[:max_boxes]])
    kept = np.array(sorted(kept, key=lambda i: (-scores[i], i)), dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong class_by_class
# One class behind the other, and then cut.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for c in np.unique(classes):
        mine = np.flatnonzero(classes == c)
        kept.extend(mine[nms(boxes[mine], scores[mine], iou_threshold, 0)])
    kept = np.array(kept[:max_boxes], dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong cut_before_the_sort
# Cut while the classes are still one behind the other, then sorted.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for c in np.unique(classes):
        mine = np.flatnonzero(classes == c)
        kept.extend(mine[nms(boxes[mine], scores[mine], iou_threshold, 0)])
    kept = np.array(sorted(kept[:max_boxes], key=lambda i: (-scores[i], i)), dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong numbers_of_the_class
# What nms says is taken for places of the whole list.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for c in np.unique(classes):
        mine = np.flatnonzero(classes == c)
        kept.extend(nms(boxes[mine], scores[mine], iou_threshold, 0))
    kept = np.array(sorted(kept, key=lambda i: (-scores[i], i))[:max_boxes], dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong fixed_threshold
# The IoU threshold is always a half.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for c in np.unique(classes):
        mine = np.flatnonzero(classes == c)
        kept.extend(mine[nms(boxes[mine], scores[mine], 0.5, 0)])
    kept = np.array(sorted(kept, key=lambda i: (-scores[i], i))[:max_boxes], dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong thresholds_exchanged
# The two thresholds of nms in the wrong places.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for c in np.unique(classes):
        mine = np.flatnonzero(classes == c)
        kept.extend(mine[nms(boxes[mine], scores[mine], 1e-9, iou_threshold)])
    kept = np.array(sorted(kept, key=lambda i: (-scores[i], i))[:max_boxes], dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong ten_always
# Ten boxes, whatever max_boxes is.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for c in np.unique(classes):
        mine = np.flatnonzero(classes == c)
        kept.extend(mine[nms(boxes[mine], scores[mine], iou_threshold, 0)])
    kept = np.array(sorted(kept, key=lambda i: (-scores[i], i))[:10], dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong ties_by_class
# Sorted by score, stably, but from the list of the classes: of equal scores the smaller class is first.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = np.array([], dtype=int)
    for c in np.unique(classes):
        mine = np.flatnonzero(classes == c)
        kept = np.concatenate([kept, mine[nms(boxes[mine], scores[mine], iou_threshold, 0)]])
    kept = kept[np.argsort(-scores[kept], kind="stable")][:max_boxes]
    return scores[kept], boxes[kept], classes[kept]

# %% wrong classes_of_a_range
# Class numbers from 0 to how many there are: a class in between that does not occur loses the last one.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    kept = []
    for c in range(len(np.unique(classes))):
        mine = np.flatnonzero(classes == c)
        kept.extend(mine[nms(boxes[mine], scores[mine], iou_threshold, 0)])
    kept = np.array(sorted(kept, key=lambda i: (-scores[i], i))[:max_boxes], dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% right rivals_of_the_class
# One list by score; each against the kept ones of its own class, without `nms`.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    if len(scores) == 0:
        return scores, boxes, classes
    order = np.argsort(-scores, kind="stable")
    kept = []
    for i in order:
        rivals = [j for j in kept if classes[j] == classes[i]]
        if all(iou(boxes[i], boxes[j]) < iou_threshold for j in rivals):
            kept.append(i)
    kept = kept[:max_boxes]
    return scores[kept], boxes[kept], classes[kept]

# %% right mask_of_the_kept
# A mask of who is kept, in the order of the whole list; then a stable sort.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    stays = np.zeros(len(scores), dtype=bool)
    for c in set(classes.tolist()):
        mine = np.where(classes == c)[0]
        stays[mine[nms(boxes[mine], scores[mine], iou_threshold, 0)]] = True
    places = np.flatnonzero(stays)
    places = places[np.argsort(-scores[places], kind="stable")[:max_boxes]]
    return scores[places], boxes[places], classes[places]

# %% right offset_trick
# Classes are moved apart, and suppressed together.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    if len(scores) == 0:
        return scores, boxes, classes
    apart = classes[:, None] * (boxes.max() - boxes.min() + 1)
    kept = nms(boxes + apart, scores, iou_threshold, 0)[:max_boxes]
    return scores[kept], boxes[kept], classes[kept]

# %% wrong offset_of_max
# Classes are moved apart by too little.
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    if len(scores) == 0:
        return scores, boxes, classes
    kept = nms(boxes + classes[:, None], scores, iou_threshold, 0)[:max_boxes]
    return scores[kept], boxes[kept], classes[kept]
