"""Answers to `average_precision`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong no_envelope
# Each line counts with its own precision.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: -line[1]):
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if (picture, k) not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        right.append(best is not None and overlaps[best] >= iou_threshold)
        if right[-1]:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(np.sum(precision * right) / sum(len(some) for some in truths))

# %% wrong claimed_twice
# A truth may be found again and again.
def average_precision(detections, truths, iou_threshold=0.5):
    right = []
    for picture, _, box in sorted(detections, key=lambda line: -line[1]):
        overlaps = iou(box, truths[picture])
        right.append(len(overlaps) > 0 and overlaps.max() >= iou_threshold)
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / sum(len(some) for some in truths))

# %% wrong not_sorted
# In the order of the list.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in detections:
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if (picture, k) not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        right.append(best is not None and overlaps[best] >= iou_threshold)
        if right[-1]:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / sum(len(some) for some in truths))

# %% wrong picture_by_picture
# Sorted within each picture, one picture behind the other.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: (line[0], -line[1])):
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if (picture, k) not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        right.append(best is not None and overlaps[best] >= iou_threshold)
        if right[-1]:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / sum(len(some) for some in truths))

# %% wrong mean_of_pictures
# The average precision of each picture, and their mean.
def average_precision(detections, truths, iou_threshold=0.5):
    def of(picture):
        found, right = set(), []
        for _, _, box in sorted((d for d in detections if d[0] == picture), key=lambda line: -line[1]):
            overlaps = iou(box, truths[picture])
            free = [k for k in range(len(overlaps)) if k not in found]
            best = max(free, key=lambda k: overlaps[k], default=None)
            right.append(best is not None and overlaps[best] >= iou_threshold)
            if right[-1]:
                found.add(best)
        right = np.array(right, dtype=float)
        precision = np.cumsum(right) / np.arange(1, len(right) + 1)
        return np.sum(np.maximum.accumulate(precision[::-1])[::-1] * right) / len(truths[picture])

    return float(np.mean([of(picture) for picture in range(len(truths)) if len(truths[picture])]))

# %% wrong mean_over_the_found
# The mean over the truths that were found: nobody pays for the others.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: -line[1]):
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if (picture, k) not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        right.append(best is not None and overlaps[best] >= iou_threshold)
        if right[-1]:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / max(len(found), 1))

# %% wrong divided_by_the_lines
# Divided by the number of detections.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: -line[1]):
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if (picture, k) not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        right.append(best is not None and overlaps[best] >= iou_threshold)
        if right[-1]:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / max(len(right), 1))

# %% wrong strictly_above
# An IoU of just the threshold is not enough.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: -line[1]):
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if (picture, k) not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        right.append(best is not None and overlaps[best] > iou_threshold)
        if right[-1]:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / sum(len(some) for some in truths))

# %% wrong first_that_fits
# Claims the first free truth that overlaps enough, not the one that overlaps most.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: -line[1]):
        overlaps = iou(box, truths[picture])
        best = next((k for k in range(len(overlaps))
                     if overlaps[k] >= iou_threshold and (picture, k) not in found), None)
        right.append(best is not None)
        if right[-1]:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / sum(len(some) for some in truths))

# %% wrong best_of_all_then_free
# Looks at the truth that it overlaps most; if that is claimed, it is wrong, whatever else is free.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: -line[1]):
        overlaps, hit = iou(box, truths[picture]), False
        if len(overlaps):
            best = int(overlaps.argmax())
            hit = overlaps[best] >= iou_threshold and (picture, best) not in found
            if hit:
                found.add((picture, best))
        right.append(hit)
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / sum(len(some) for some in truths))

# %% wrong truths_of_all_pictures
# A truth's number without its picture: number 0 can be found once in all.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: -line[1]):
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if k not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        right.append(best is not None and overlaps[best] >= iou_threshold)
        if right[-1]:
            found.add(best)
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / sum(len(some) for some in truths))

# %% wrong eleven_points
# The mean at eleven recalls, as one did until 2009.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: -line[1]):
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if (picture, k) not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        right.append(best is not None and overlaps[best] >= iou_threshold)
        if right[-1]:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    recall = np.cumsum(right) / sum(len(some) for some in truths)
    return float(np.mean([max(precision[recall >= r], default=0) for r in np.linspace(0, 1, 11)]))

# %% wrong sorts_the_list
# Sorts the caller's list where it is.
def average_precision(detections, truths, iou_threshold=0.5):
    detections.sort(key=lambda line: -line[1])
    found, right = set(), []
    for picture, _, box in detections:
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if (picture, k) not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        right.append(best is not None and overlaps[best] >= iou_threshold)
        if right[-1]:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / sum(len(some) for some in truths))

# %% wrong tie_last_first
# Sorts upwards and turns round: of equal scores the last is first.
def average_precision(detections, truths, iou_threshold=0.5):
    found, right = set(), []
    for picture, _, box in sorted(detections, key=lambda line: line[1])[::-1]:
        overlaps = iou(box, truths[picture])
        free = [k for k in range(len(overlaps)) if (picture, k) not in found]
        best = max(free, key=lambda k: overlaps[k], default=None)
        right.append(best is not None and overlaps[best] >= iou_threshold)
        if right[-1]:
            found.add((picture, best))
    right = np.array(right, dtype=float)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(envelope * right) / sum(len(some) for some in truths))

# %% right area_under_steps
# Recall and precision as steps, and the area under the envelope.
def average_precision(detections, truths, iou_threshold=0.5):
    total, lines = sum(len(some) for some in truths), 0
    free = [list(range(len(some))) for some in truths]
    recalls, precisions, hits = [0.0], [0.0], 0
    for picture, _, box in sorted(detections, key=lambda line: line[1], reverse=True):
        lines += 1
        candidates = [(float(iou(box, truths[picture][k])), -k) for k in free[picture]]
        if candidates and max(candidates)[0] >= iou_threshold:
            free[picture].remove(-max(candidates)[1])
            hits += 1
        recalls.append(hits / total)
        precisions.append(hits / lines)
    area = 0.0
    for i in range(1, len(recalls)):
        area += (recalls[i] - recalls[i - 1]) * max(precisions[i:])
    return area

# %% right overlaps_crossed_out
# Rows of overlaps in which what is claimed becomes -1; each right line with the best precision behind it.
def average_precision(detections, truths, iou_threshold=0.5):
    order = np.argsort([-score for _, score, _ in detections], kind="stable")
    claimed = [np.zeros(len(some), dtype=bool) for some in truths]
    right = np.zeros(len(detections))
    for line, number in enumerate(order):
        picture, _, box = detections[number]
        if len(truths[picture]) == 0:
            continue
        overlaps = np.where(claimed[picture], -1.0, iou(box, truths[picture]))
        k = overlaps.argmax()
        if overlaps[k] >= iou_threshold:
            claimed[picture][k], right[line] = True, 1
    precision = [right[:n + 1].mean() for n in range(len(right))]
    return sum(max(precision[n:]) for n in np.flatnonzero(right)) / sum(map(len, truths))

# %% wrong claimed_in_all_pictures
def average_precision(detections, truths, iou_threshold=0.5):
    found, hits = set(), []
    for p, s, b in sorted(detections, key=lambda d: -d[1]):
        o = iou(np.asarray(b), truths[p])
        k = int(o.argmax()) if len(o) else -1
        ok = k >= 0 and o[k] >= iou_threshold and k not in found
        hits.append(ok)
        if ok: found.add(k)
    h = np.array(hits, float); pr = np.cumsum(h) / np.arange(1, len(h) + 1)
    return float((np.maximum.accumulate(pr[::-1])[::-1] * h).sum() / sum(map(len, truths)))
