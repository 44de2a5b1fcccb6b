"""Answers to `sort_errors`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong nothing_claimed_twice
# A truth that is claimed is forgotten at once: the second box for it is "background" or "class".
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    words, claimed = [], set()
    for box, kind in zip(boxes, classes):
        overlaps = np.array(iou(box, true_boxes), dtype=float)
        overlaps[list(claimed)] = 0
        own = np.where(true_classes == kind, overlaps, 0)
        if (own >= 0.5).any():
            claimed.add(int(own.argmax()))
            words.append("right")
        elif (own >= 0.1).any():
            words.append("box")
        elif (overlaps >= 0.5).any():
            words.append("class")
        else:
            words.append("background")
    return words, len(true_boxes) - len(claimed)

# %% wrong no_duplicates
# Several detections may be right about one truth.
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    words, claimed = [], set()
    for box, kind in zip(boxes, classes):
        overlaps = iou(box, true_boxes)
        own = np.where(true_classes == kind, overlaps, 0)
        if (own >= 0.5).any():
            claimed.add(int(own.argmax()))
            words.append("right")
        elif (own >= 0.1).any():
            words.append("box")
        elif (overlaps >= 0.5).any():
            words.append("class")
        else:
            words.append("background")
    return words, len(true_boxes) - len(claimed)

# %% wrong class_before_box
# Asks for another class before it asks for a bad box.
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    words, claimed = [], set()
    for box, kind in zip(boxes, classes):
        overlaps = iou(box, true_boxes)
        own = np.where(true_classes == kind, overlaps, 0)
        free = [k for k in np.argsort(-own, kind="stable") if own[k] >= 0.5 and k not in claimed]
        if free:
            claimed.add(free[0])
            words.append("right")
        elif (own >= 0.5).any():
            words.append("duplicate")
        elif (overlaps >= 0.5).any():
            words.append("class")
        elif (own >= 0.1).any():
            words.append("box")
        else:
            words.append("background")
    return words, len(true_boxes) - len(claimed)

# %% wrong best_truth_only
# Only the truth that it overlaps most, of any class, is looked at.
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    words, claimed = [], set()
    for box, kind in zip(boxes, classes):
        overlaps = iou(box, true_boxes)
        best = int(np.argmax(overlaps)) if len(overlaps) else -1
        most = overlaps[best] if best >= 0 else 0
        own = best >= 0 and true_classes[best] == kind
        if own and most >= 0.5:
            words.append("duplicate" if best in claimed else "right")
            claimed.add(best)
        elif own and most >= 0.1:
            words.append("box")
        elif most >= 0.5:
            words.append("class")
        else:
            words.append("background")
    return words, len(true_boxes) - len(claimed)

# %% wrong first_free
# Claims the first free truth that overlaps enough, not the one that overlaps most.
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    words, claimed = [], set()
    for box, kind in zip(boxes, classes):
        overlaps = iou(box, true_boxes)
        own = np.where(true_classes == kind, overlaps, 0)
        free = [k for k in range(len(own)) if own[k] >= 0.5 and k not in claimed]
        if free:
            claimed.add(free[0])
            words.append("right")
        elif (own >= 0.5).any():
            words.append("duplicate")
        elif (own >= 0.1).any():
            words.append("box")
        elif (overlaps >= 0.5).any():
            words.append("class")
        else:
            words.append("background")
    return words, len(true_boxes) - len(claimed)

# %% wrong misses_by_counting
# Misses are truths minus detections.
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    words, claimed = [], set()
    for box, kind in zip(boxes, classes):
        overlaps = iou(box, true_boxes)
        own = np.where(true_classes == kind, overlaps, 0)
        free = [k for k in np.argsort(-own, kind="stable") if own[k] >= 0.5 and k not in claimed]
        if free:
            claimed.add(free[0])
            words.append("right")
        elif (own >= 0.5).any():
            words.append("duplicate")
        elif (own >= 0.1).any():
            words.append("box")
        elif (overlaps >= 0.5).any():
            words.append("class")
        else:
            words.append("background")
    return words, max(len(true_boxes) - len(words), 0)

# %% wrong any_class
# The class is not looked at.
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    words, claimed = [], set()
    for box in boxes:
        overlaps = iou(box, true_boxes)
        free = [k for k in np.argsort(-overlaps, kind="stable") if overlaps[k] >= 0.5 and k not in claimed]
        if free:
            claimed.add(free[0])
            words.append("right")
        elif (overlaps >= 0.5).any():
            words.append("duplicate")
        elif (overlaps >= 0.1).any():
            words.append("box")
        else:
            words.append("background")
    return words, len(true_boxes) - len(claimed)

# %% wrong strictly_above
# IoUs of just 0.5 and 0.1 are not enough.
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    words, claimed = [], set()
    for box, kind in zip(boxes, classes):
        overlaps = iou(box, true_boxes)
        own = np.where(true_classes == kind, overlaps, 0)
        free = [k for k in np.argsort(-own, kind="stable") if own[k] > 0.5 and k not in claimed]
        if free:
            claimed.add(free[0])
            words.append("right")
        elif (own > 0.5).any():
            words.append("duplicate")
        elif (own > 0.1).any():
            words.append("box")
        elif (overlaps > 0.5).any():
            words.append("class")
        else:
            words.append("background")
    return words, len(true_boxes) - len(claimed)

# %% right two_functions
# A function that finds the word, and a row of who is free.
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    free = np.ones(len(true_boxes), dtype=bool)

    def word(box, kind):
        overlaps = iou(box, true_boxes)
        same = true_classes == kind
        fits = same & (overlaps >= 0.5)
        if np.any(fits & free):
            free[np.argmax(np.where(fits & free, overlaps, -1))] = False
            return "right"
        if np.any(fits):
            return "duplicate"
        if np.any(same & (overlaps >= 0.1)):
            return "box"
        return "class" if np.any(overlaps >= 0.5) else "background"

    return [word(box, kind) for box, kind in zip(boxes, classes)], int(free.sum())

# %% right truth_by_truth
# Loops over the truths, number by number.
def sort_errors(scores, boxes, classes, true_boxes, true_classes):
    words, claimed = [], []
    for n in range(len(scores)):
        best, most, own, other = None, -1.0, 0.0, 0.0
        for k in range(len(true_boxes)):
            overlap = float(iou(boxes[n], true_boxes[k]))
            if true_classes[k] != classes[n]:
                other = max(other, overlap)
                continue
            own = max(own, overlap)
            if k not in claimed and overlap >= 0.5 and overlap > most:
                best, most = k, overlap
        if best is not None:
            claimed.append(best)
            words.append("right")
        elif own >= 0.5:
            words.append("duplicate")
        elif own >= 0.1:
            words.append("box")
        elif other >= 0.5:
            words.append("class")
        else:
            words.append("background")
    return words, len(true_boxes) - len(claimed)
