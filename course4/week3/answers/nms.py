"""Answers to `nms`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong silenced_silence
# Everyone who is surer silences, also those who were silenced themselves.
def nms(boxes, scores, iou_thr, score_thr):
    order = [i for i in np.argsort(-scores, kind="stable") if scores[i] > score_thr]
    kept = [i for n, i in enumerate(order) if all(iou(boxes[i], boxes[j]) < iou_thr for j in order[:n])]
    return np.array(kept, dtype=int)

# %% wrong neighbours_in_the_list
# Looks only at the one that was kept last.
def nms(boxes, scores, iou_thr, score_thr):
    kept = []
    for i in np.argsort(-scores, kind="stable"):
        if scores[i] > score_thr and (not kept or iou(boxes[i], boxes[kept[-1]]) < iou_thr):
            kept.append(i)
    return np.array(kept, dtype=int)

# %% wrong equal_stays
# A box whose IoU is just the threshold stays.
def nms(boxes, scores, iou_thr, score_thr):
    order = np.argsort(-scores, kind="stable")
    waiting, kept = order[scores[order] > score_thr], []
    while len(waiting):
        kept.append(waiting[0])
        waiting = waiting[1:][iou(boxes[waiting[0]], boxes[waiting[1:]]) <= iou_thr]
    return np.array(kept, dtype=int)

# %% wrong threshold_score_counts
# A score at the threshold counts.
def nms(boxes, scores, iou_thr, score_thr):
    order = np.argsort(-scores, kind="stable")
    waiting, kept = order[scores[order] >= score_thr], []
    while len(waiting):
        kept.append(waiting[0])
        waiting = waiting[1:][iou(boxes[waiting[0]], boxes[waiting[1:]]) < iou_thr]
    return np.array(kept, dtype=int)

# %% wrong no_score_threshold
# The score threshold is not looked at.
def nms(boxes, scores, iou_thr, score_thr):
    waiting, kept = np.argsort(-scores, kind="stable"), []
    while len(waiting):
        kept.append(waiting[0])
        waiting = waiting[1:][iou(boxes[waiting[0]], boxes[waiting[1:]]) < iou_thr]
    return np.array(kept, dtype=int)

# %% wrong numbers_of_the_sorted
# The numbers are those of the filtered, sorted list.
def nms(boxes, scores, iou_thr, score_thr):
    order = np.argsort(-scores, kind="stable")
    order = order[scores[order] > score_thr]
    boxes, kept = boxes[order], []
    for i in range(len(boxes)):
        if all(iou(boxes[i], boxes[j]) < iou_thr for j in kept):
            kept.append(i)
    return np.array(kept, dtype=int)

# %% wrong numbers_after_the_filter
# Filters first, and then counts from 0.
def nms(boxes, scores, iou_thr, score_thr):
    keep = scores > score_thr
    boxes, scores = boxes[keep], scores[keep]
    waiting, kept = np.argsort(-scores, kind="stable"), []
    while len(waiting):
        kept.append(waiting[0])
        waiting = waiting[1:][iou(boxes[waiting[0]], boxes[waiting[1:]]) < iou_thr]
    return np.array(kept, dtype=int)

# %% wrong worst_first
# The least sure speaks first.
def nms(boxes, scores, iou_thr, score_thr):
    order = np.argsort(scores, kind="stable")
    waiting, kept = order[scores[order] > score_thr], []
    while len(waiting):
        kept.append(waiting[0])
        waiting = waiting[1:][iou(boxes[waiting[0]], boxes[waiting[1:]]) < iou_thr]
    return np.array(kept, dtype=int)

# %% wrong reversed_ties
# Turns the sorted list round: of equal scores the last one is first.
def nms(boxes, scores, iou_thr, score_thr):
    order = np.argsort(scores, kind="stable")[::-1]
    waiting, kept = order[scores[order] > score_thr], []
    while len(waiting):
        kept.append(waiting[0])
        waiting = waiting[1:][iou(boxes[waiting[0]], boxes[waiting[1:]]) < iou_thr]
    return np.array(kept, dtype=int)

# %% wrong in_the_order_of_the_list
# What is kept comes in the order of the list.
def nms(boxes, scores, iou_thr, score_thr):
    order = np.argsort(-scores, kind="stable")
    waiting, kept = order[scores[order] > score_thr], []
    while len(waiting):
        kept.append(waiting[0])
        waiting = waiting[1:][iou(boxes[waiting[0]], boxes[waiting[1:]]) < iou_thr]
    return np.array(sorted(kept), dtype=int)

# %% wrong scores_emptied
# Marks who is done in the caller's scores.
def nms(boxes, scores, iou_thr, score_thr):
    kept = []
    while len(scores) and scores.max() > score_thr:
        best = int(scores.argmax())
        kept.append(best)
        scores[iou(boxes[best], boxes) >= iou_thr] = -np.inf
        scores[best] = -np.inf
    return np.array(kept, dtype=int)

# %% right against_the_kept
# Each in turn against all that were kept.
def nms(boxes, scores, iou_thr, score_thr):
    kept = []
    for i in np.argsort(-scores, kind="stable"):
        if scores[i] > score_thr and not any(iou(boxes[i], boxes[j]) >= iou_thr for j in kept):
            kept.append(i)
    return np.array(kept, dtype=int)

# %% right one_table
# All IoUs at once, and a row of who may still speak; ties by the number in the key.
def nms(boxes, scores, iou_thr, score_thr):
    overlap = iou(boxes[:, None], boxes[None])
    free = scores > score_thr
    kept = []
    for i in sorted(range(len(scores)), key=lambda i: (-scores[i], i)):
        if free[i]:
            kept.append(i)
            free = free & (overlap[i] < iou_thr)
    return np.array(kept, dtype=int)

# %% right scores_of_a_copy
# The largest again and again, marked in a copy.
def nms(boxes, scores, iou_thr, score_thr):
    left, kept = np.where(scores > score_thr, scores, -np.inf), []
    while left.size and np.isfinite(left.max()):
        best = left.argmax()
        kept.append(int(best))
        left[iou(boxes[best], boxes) >= iou_thr] = -np.inf
        left[best] = -np.inf
    return kept

# %% right returns_a_list
def nms(boxes, scores, iou_thr, score_thr):
    order = [i for i in sorted(range(len(scores)), key=lambda i: -scores[i]) if scores[i] > score_thr]
    kept = []
    for i in order:
        if all(iou(boxes[i], boxes[j]) < iou_thr for j in kept):
            kept.append(i)
    return kept
