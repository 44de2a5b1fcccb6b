"""Answers to `kmeans_anchors`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong smallest_distance
# Each box goes to the anchor that is nearest by width and height.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for _ in range(starts):
        anchors = wh[rng.choice(len(wh), k, replace=False)].astype(float)
        before = None
        for _ in range(100):
            mine = ((wh[:, None] - anchors)**2).sum(axis=-1).argmin(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = np.median(wh[mine == j], axis=0)
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if mean > fit:
            best, fit = anchors, mean
    return best[np.argsort(np.prod(best, axis=1))], fit

# %% wrong means
# The means of widths and heights.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for _ in range(starts):
        anchors = wh[rng.choice(len(wh), k, replace=False)].astype(float)
        before = None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = wh[mine == j].mean(axis=0)
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if mean > fit:
            best, fit = anchors, mean
    return best[np.argsort(np.prod(best, axis=1))], fit

# %% wrong last_run
# The last run counts, not the best.
def kmeans_anchors(wh, k, rng, starts=10):
    for _ in range(starts):
        anchors = wh[rng.choice(len(wh), k, replace=False)].astype(float)
        before = None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = np.median(wh[mine == j], axis=0)
            before = mine
    return anchors[np.argsort(np.prod(anchors, axis=1))], shape_iou(wh, anchors).max(axis=1).mean()

# %% wrong not_sorted
# In the order in which they were drawn.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for _ in range(starts):
        anchors = wh[rng.choice(len(wh), k, replace=False)].astype(float)
        before = None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = np.median(wh[mine == j], axis=0)
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if mean > fit:
            best, fit = anchors, mean
    return best, fit

# %% wrong sorted_by_width
# Sorted by width.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for _ in range(starts):
        anchors = wh[rng.choice(len(wh), k, replace=False)].astype(float)
        before = None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = np.median(wh[mine == j], axis=0)
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if mean > fit:
            best, fit = anchors, mean
    return best[np.argsort(best[:, 0])], fit

# %% wrong one_round
# Never repeats: one round of the two steps.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for _ in range(starts):
        anchors = wh[rng.choice(len(wh), k, replace=False)].astype(float)
        mine = shape_iou(wh, anchors).argmax(axis=1)
        for j in np.unique(mine):
            anchors[j] = np.median(wh[mine == j], axis=0)
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if mean > fit:
            best, fit = anchors, mean
    return best[np.argsort(np.prod(best, axis=1))], fit

# %% wrong own_seed
# Draws from a generator of its own.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for start in range(starts):
        chosen = np.random.default_rng(start).choice(len(wh), k, replace=False)
        anchors, before = wh[chosen].astype(float), None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = np.median(wh[mine == j], axis=0)
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if mean > fit:
            best, fit = anchors, mean
    return best[np.argsort(np.prod(best, axis=1))], fit

# %% wrong empty_is_nan
# The median of no boxes is nan.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for _ in range(starts):
        anchors = wh[rng.choice(len(wh), k, replace=False)].astype(float)
        before = None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            anchors = np.array([np.median(wh[mine == j], axis=0) for j in range(k)])
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if best is None or mean > fit:
            best, fit = anchors, mean
    return best[np.argsort(np.prod(best, axis=1))], fit

# %% wrong putting_back
# Draws with putting back: with as many anchors as boxes some are missing.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for _ in range(starts):
        anchors = wh[rng.integers(len(wh), size=k)].astype(float)
        before = None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = np.median(wh[mine == j], axis=0)
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if mean > fit:
            best, fit = anchors, mean
    return best[np.argsort(np.prod(best, axis=1))], fit

# %% wrong fit_is_a_sum
# The fit is the sum over the boxes.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for _ in range(starts):
        anchors = wh[rng.choice(len(wh), k, replace=False)].astype(float)
        before = None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = np.median(wh[mine == j], axis=0)
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).sum()
        if mean > fit:
            best, fit = anchors, mean
    return best[np.argsort(np.prod(best, axis=1))], fit

# %% wrong whole_numbers
# Boxes of whole numbers: the medians are cut to whole numbers, too.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for _ in range(starts):
        anchors = wh[rng.choice(len(wh), k, replace=False)].astype(int)
        before = None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = np.median(wh[mine == j], axis=0)
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if mean > fit:
            best, fit = anchors, mean
    return best[np.argsort(np.prod(best, axis=1))], fit

# %% wrong global_draws
# Draws from NumPy's one generator for all.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, -1.0
    for _ in range(starts):
        anchors = wh[np.random.permutation(len(wh))[:k]].astype(float)
        before = None
        for _ in range(100):
            mine = shape_iou(wh, anchors).argmax(axis=1)
            if before is not None and np.array_equal(mine, before):
                break
            for j in np.unique(mine):
                anchors[j] = np.median(wh[mine == j], axis=0)
            before = mine
        mean = shape_iou(wh, anchors).max(axis=1).mean()
        if mean > fit:
            best, fit = anchors, mean
    return best[np.argsort(np.prod(best, axis=1))], fit

# %% right until_nothing_moves
# Draws by a permutation, and stops when the anchors stand still.
def kmeans_anchors(wh, k, rng, starts=10):
    runs = []
    for _ in range(starts):
        anchors = np.array(wh[rng.permutation(len(wh))[:k]], dtype=float)
        for _ in range(100):
            old, mine = anchors.copy(), np.argmax(shape_iou(wh, anchors), axis=1)
            for j in range(k):
                if np.any(mine == j):
                    anchors[j] = np.median(wh[mine == j], axis=0)
            if np.array_equal(old, anchors):
                break
        runs.append((np.mean(np.max(shape_iou(wh, anchors), axis=1)), anchors))
    fit, anchors = max(runs, key=lambda run: run[0])
    return np.array(sorted(anchors.tolist(), key=lambda one: one[0] * one[1])), float(fit)

# %% right own_shape_iou
# The IoU of shapes written out; a hundred rounds whether anything moves or not.
def kmeans_anchors(wh, k, rng, starts=10):
    best, fit = None, 0.0
    area = wh[:, 0] * wh[:, 1]
    for _ in range(starts):
        shapes = wh[rng.choice(np.arange(len(wh)), size=k, replace=False)] * 1.0

        def overlaps():
            both = np.minimum(wh[:, :1], shapes[:, 0]) * np.minimum(wh[:, 1:], shapes[:, 1])
            return both / (area[:, None] + shapes[:, 0] * shapes[:, 1] - both)

        for _ in range(100):
            choice = overlaps().argmax(1)
            for j in set(choice.tolist()):
                group = wh[choice == j]
                shapes[j] = np.median(group[:, 0]), np.median(group[:, 1])
        now = overlaps().max(1).mean()
        if best is None or now > fit:
            best, fit = shapes.copy(), now
    return best[(best[:, 0] * best[:, 1]).argsort(kind="stable")], fit
