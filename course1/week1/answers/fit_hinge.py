"""Answers to `fit_hinge`, written without sight of its card: each is wrong or right as it says."""

# %% wrong as_handed_out
# All three mistakes are there.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = grid_w[0], grid_b[0], 0
    for w in grid_w:
        for b in grid_b:
            mse = np.mean(neuron(x, w, b) - y)
            if mse < best_mse:
                best_w, best_b, best_mse = w, b, mse
    return w, b, best_mse

# %% wrong start_at_a_million
# Begins at 1e6: errors above it are never better, and the first pair comes back with a false error.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = grid_w[0], grid_b[0], 1e6
    for w in grid_w:
        for b in grid_b:
            mse = np.mean((neuron(x, w, b) - y) ** 2)
            if mse < best_mse:
                best_w, best_b, best_mse = w, b, mse
    return best_w, best_b, best_mse

# %% wrong start_at_100
# Begins at 100: fine for the example of the text, where all errors but two are below.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = grid_w[0], grid_b[0], 100
    for w in grid_w:
        for b in grid_b:
            mse = np.mean((neuron(x, w, b) - y) ** 2)
            if mse < best_mse:
                best_w, best_b, best_mse = w, b, mse
    return best_w, best_b, best_mse

# %% wrong absolute_errors
# The signs are mended with abs, not with a square.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = grid_w[0], grid_b[0], np.inf
    for w in grid_w:
        for b in grid_b:
            mse = np.mean(np.abs(neuron(x, w, b) - y))
            if mse < best_mse:
                best_w, best_b, best_mse = w, b, mse
    return best_w, best_b, best_mse

# %% wrong squared_too_late
# The square stands outside of the mean: signed errors still cancel.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = grid_w[0], grid_b[0], np.inf
    for w in grid_w:
        for b in grid_b:
            mse = np.mean(neuron(x, w, b) - y) ** 2
            if mse < best_mse:
                best_w, best_b, best_mse = w, b, mse
    return best_w, best_b, best_mse

# %% wrong last_error
# The best pair, but the error of the last one tried.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = grid_w[0], grid_b[0], np.inf
    for w in grid_w:
        for b in grid_b:
            mse = np.mean((neuron(x, w, b) - y) ** 2)
            if mse < best_mse:
                best_w, best_b, best_mse = w, b, mse
    return best_w, best_b, mse

# %% wrong biases_outside
# The loops are exchanged: of equally good pairs another one is first.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = grid_w[0], grid_b[0], np.inf
    for b in grid_b:
        for w in grid_w:
            mse = np.mean((neuron(x, w, b) - y) ** 2)
            if mse < best_mse:
                best_w, best_b, best_mse = w, b, mse
    return best_w, best_b, best_mse

# %% wrong in_step
# Goes through both lists in step, so most pairs are never tried.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = grid_w[0], grid_b[0], np.inf
    for w, b in zip(grid_w, grid_b):
        mse = np.mean((neuron(x, w, b) - y) ** 2)
        if mse < best_mse:
            best_w, best_b, best_mse = w, b, mse
    return best_w, best_b, best_mse

# %% wrong last_of_equals
# <= lets the last of several equally good pairs win.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = grid_w[0], grid_b[0], np.inf
    for w in grid_w:
        for b in grid_b:
            mse = np.mean((neuron(x, w, b) - y) ** 2)
            if mse <= best_mse:
                best_w, best_b, best_mse = w, b, mse
    return best_w, best_b, best_mse

# %% right all_at_once
# One table of errors.
def fit_hinge(x, y, grid_w, grid_b):
    W, B = np.meshgrid(grid_w, grid_b, indexing="ij")
    said = np.maximum(W[..., None] * np.asarray(x) + B[..., None], 0)
    errors = ((said - y) ** 2).mean(axis=-1)
    i, j = np.unravel_index(errors.argmin(), errors.shape)
    return grid_w[i], grid_b[j], errors[i, j]

# %% right smallest_of_a_list
# min takes the first of equals, if only the error is compared.
def fit_hinge(x, y, grid_w, grid_b):
    tried = [(np.mean((neuron(x, w, b) - y) ** 2), w, b) for w in grid_w for b in grid_b]
    mse, w, b = min(tried, key=lambda one: one[0])
    return w, b, mse

# %% right none_at_the_start
# Nothing is best before the first pair; the error in plain Python.
def fit_hinge(x, y, grid_w, grid_b):
    best = None
    for w in grid_w:
        for b in grid_b:
            total = 0.0
            for said, wanted in zip(neuron(x, w, b), y):
                total += (said - wanted) ** 2
            if best is None or total / len(x) < best[2]:
                best = (w, b, total / len(x))
    return best

# %% wrong stops_when_worse
# Goes on to the next weight at the first bias that is worse.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = (grid_w[0], grid_b[0], np.inf)
    for w in grid_w:
        for b in grid_b:
            mse = np.mean((neuron(x, w, b) - y) ** 2)
            if mse < best_mse:
                best_w, best_b, best_mse = (w, b, mse)
            else:
                break
    return (best_w, best_b, best_mse)

# %% wrong places
# The places in the lists, not the numbers.
def fit_hinge(x, y, grid_w, grid_b):
    table = np.array([[np.mean((neuron(x, w, b) - y) ** 2) for b in grid_b] for w in grid_w])
    i, j = np.unravel_index(table.argmin(), table.shape)
    return (i, j, table[i, j])

# %% wrong start_at_a_billion
# Nothing is better than 1e9, if prices are in dollars: 1e5 squared is 1e10.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = (grid_w[0], grid_b[0], 1000000000.0)
    for w in grid_w:
        for b in grid_b:
            mse = np.mean((neuron(x, w, b) - y) ** 2)
            if mse < best_mse:
                best_w, best_b, best_mse = (w, b, mse)
    return (best_w, best_b, best_mse)

# %% wrong start_at_a_trillion
# Nothing is better than 1e12, in a currency of many zeros.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = (grid_w[0], grid_b[0], 1000000000000.0)
    for w in grid_w:
        for b in grid_b:
            mse = np.mean((neuron(x, w, b) - y) ** 2)
            if mse < best_mse:
                best_w, best_b, best_mse = (w, b, mse)
    return (best_w, best_b, best_mse)

# %% wrong sorted_grid
# Of equals the one with the smallest weight, not the first in the list.
def fit_hinge(x, y, grid_w, grid_b):
    best_w, best_b, best_mse = (grid_w[0], grid_b[0], np.inf)
    for w in sorted(grid_w):
        for b in sorted(grid_b):
            mse = np.mean((neuron(x, w, b) - y) ** 2)
            if mse < best_mse:
                best_w, best_b, best_mse = (w, b, mse)
    return (best_w, best_b, best_mse)

# %% wrong one_after_the_other
# The best weight for the first bias, then the best bias for it: x 1 to 6, y relu(3x - 8) gives (1, 0).
def fit_hinge(x, y, grid_w, grid_b):
    w = min(grid_w, key=lambda w: np.mean((neuron(x, w, grid_b[0]) - y) ** 2))
    b = min(grid_b, key=lambda b: np.mean((neuron(x, w, b) - y) ** 2))
    return (w, b, np.mean((neuron(x, w, b) - y) ** 2))

# %% right product
# By itertools.product and argmin.
def fit_hinge(x, y, grid_w, grid_b):
    from itertools import product
    pairs = list(product(grid_w, grid_b))
    errors = [np.mean((neuron(x, w, b) - y) ** 2) for w, b in pairs]
    best = int(np.argmin(errors))
    return (pairs[best][0], pairs[best][1], errors[best])
