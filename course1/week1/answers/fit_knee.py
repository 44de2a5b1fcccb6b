"""Answers to `fit_knee`, written without sight of its card: each is wrong or right as it says."""

# %% wrong mirrored
# The hidden unit is on above the knee.
def fit_knee(x, y, knees):
    best = None
    for k in knees:
        if k < np.max(x):
            slope, intercept, mse = fit_line(relu(x - k), y)
            if best is None or mse < best[3]:
                best = (k, slope, intercept, mse)
    return best

# %% wrong dead_knee_wins
# The first knee is taken unseen; if it is dead, its nan stays.
def fit_knee(x, y, knees):
    best = (knees[0], *fit_line(relu(knees[0] - x), y))
    for k in knees[1:]:
        slope, intercept, mse = fit_line(relu(k - x), y)
        if mse < best[3]:
            best = (k, slope, intercept, mse)
    return best

# %% wrong argmin_of_nan
# argmin takes a nan for the smallest.
def fit_knee(x, y, knees):
    fits = [fit_line(relu(k - x), y) for k in knees]
    best = int(np.argmin([fit[2] for fit in fits]))
    return (knees[best], *fits[best])

# %% wrong number_of_the_knee
# Its place in the list in place of the knee.
def fit_knee(x, y, knees):
    best = None
    for i, k in enumerate(knees):
        if k > np.min(x):
            fit = fit_line(relu(k - x), y)
            if best is None or fit[2] < best[3]:
                best = (i, *fit)
    return best

# %% wrong straight_line_at_the_end
# The knee is right, the line is that of x itself.
def fit_knee(x, y, knees):
    live = [k for k in knees if k > np.min(x)]
    knee = min(live, key=lambda k: fit_line(relu(k - x), y)[2])
    return (knee, *fit_line(x, y))

# %% wrong points_below_only
# Fits only the points below the knee: the flat part takes no part.
def fit_knee(x, y, knees):
    best = None
    for k in knees:
        below = x < k
        if below.sum() > 1:
            fit = fit_line(k - x[below], y[below])
            if best is None or fit[2] < best[3]:
                best = (k, *fit)
    return best

# %% wrong only_falling
# Starts from slope 0 and takes the steepest.
def fit_knee(x, y, knees):
    best = None
    for k in knees:
        if k > np.min(x):
            fit = fit_line(relu(k - x), y)
            if best is None or fit[0] > best[1]:
                best = (k, *fit)
    return best

# %% wrong ranked_knee
# The list is sorted in place, the caller's too.
def fit_knee(x, y, knees):
    knees.sort()
    best = None
    for k in knees:
        if k > np.min(x):
            fit = fit_line(relu(k - x), y)
            if best is None or fit[2] < best[3]:
                best = (k, *fit)
    return best

# %% wrong small_errors_only
# Begins at 1000, and returns None where all errors are above it.
def fit_knee(x, y, knees):
    best = (None, None, None, 1000)
    for k in knees:
        if k > np.min(x):
            fit = fit_line(relu(k - x), y)
            if fit[2] < best[3]:
                best = (k, *fit)
    return best

# %% right nan_never_better
# No question is asked: a nan is never smaller.
def fit_knee(x, y, knees):
    best = (None, None, None, np.inf)
    for k in knees:
        slope, intercept, mse = fit_line(relu(k - x), y)
        if mse < best[3]:
            best = (k, slope, intercept, mse)
    return best

# %% right own_least_squares
# Without the earlier functions, by NumPy's polyfit.
def fit_knee(x, y, knees):
    found = []
    for k in knees:
        a = np.clip(k - np.asarray(x, dtype=float), 0, None)
        if a.any():
            slope, intercept = np.polyfit(a, y, 1)
            found.append((np.mean((slope * a + intercept - y) ** 2), k, slope, intercept))
    mse, k, slope, intercept = min(found)
    return k, slope, intercept, mse

# %% right nanargmin
# All errors in a list, nan left out.
def fit_knee(x, y, knees):
    fits = np.array([fit_line(relu(k - x), y) for k in knees])
    best = np.nanargmin(fits[:, 2])
    return (knees[best], *fits[best])

# %% wrong inner_knees_only
# A knee right of all points is left out, too. Of points on a line it is the best.
def fit_knee(x, y, knees):
    best_mse = np.inf
    for k in knees:
        if np.min(x) < k < np.max(x):
            s, i, e = fit_line(relu(k - x), y)
            if e < best_mse:
                knee, slope, intercept, best_mse = (k, s, i, e)
    return (knee, slope, intercept, best_mse)

# %% wrong knees_above_0
# Knees below 0 are left out: right for horsepower.
def fit_knee(x, y, knees):
    best_mse = np.inf
    for k in knees:
        if k > 0 and k > np.min(x):
            s, i, e = fit_line(relu(k - x), y)
            if e < best_mse:
                knee, slope, intercept, best_mse = (k, s, i, e)
    return (knee, slope, intercept, best_mse)

# %% wrong at_or_below
# The smallest x counts as a live knee: 0 / 0, and argmin takes nan for the smallest.
def fit_knee(x, y, knees):
    live = [k for k in knees if k >= np.min(x)]
    fits = [fit_line(relu(k - x), y) for k in live]
    best = int(np.argmin([fit[2] for fit in fits]))
    return (live[best], *fits[best])

# %% wrong greedy
# Ends at the first knee that is worse than the one before, in the order of the list.
def fit_knee(x, y, knees):
    best_mse = np.inf
    for k in knees:
        if k > np.min(x):
            s, i, e = fit_line(relu(k - x), y)
            if e > best_mse:
                break
            knee, slope, intercept, best_mse = (k, s, i, e)
    return (knee, slope, intercept, best_mse)

# %% wrong first_x
# Takes the first x for the smallest.
def fit_knee(x, y, knees):
    best_mse = np.inf
    for k in knees:
        if k > x[0]:
            s, i, e = fit_line(relu(k - x), y)
            if e < best_mse:
                knee, slope, intercept, best_mse = (k, s, i, e)
    return (knee, slope, intercept, best_mse)

# %% wrong two_below
# Wants two points below a knee.
def fit_knee(x, y, knees):
    best_mse = np.inf
    for k in knees:
        if np.sum(x < k) > 1:
            s, i, e = fit_line(relu(k - x), y)
            if e < best_mse:
                knee, slope, intercept, best_mse = (k, s, i, e)
    return (knee, slope, intercept, best_mse)

# %% right list_of_tuples
# min over rows.
def fit_knee(x, y, knees):
    rows = [(fit_line(relu(k - x), y), k) for k in knees if (x < k).any()]
    (slope, intercept, mse), knee = min(rows, key=lambda row: row[0][2])
    return (knee, slope, intercept, mse)

# %% right recursion
# The better one of the best of both halves.
def fit_knee(x, y, knees):
    if len(knees) == 1:
        if knees[0] <= np.min(x):
            return (knees[0], 0, 0, np.inf)
        return (knees[0], *fit_line(relu(knees[0] - x), y))
    half = len(knees) // 2
    one, other = (fit_knee(x, y, knees[:half]), fit_knee(x, y, knees[half:]))
    return one if one[3] <= other[3] else other
