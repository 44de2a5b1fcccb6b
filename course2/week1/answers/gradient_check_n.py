"""Answers to `gradient_check_n` and `locate_bad_gradients`.

Written from the notebook's text: each is wrong or right as it says.
"""

# %% wrong squared_norms
# Squares in both places.
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, lambd=0.0):
    numeric = numerical_gradients(lambda p: compute_cost_with_regularization(forward_propagation(X, p)[0], Y,
                                                                             p, lambd), parameters, epsilon)
    up = sum(np.sum((numeric[k] - gradients[k]) ** 2) for k in numeric)
    down = sum(np.sum(numeric[k] ** 2) + np.sum(gradients[k] ** 2) for k in numeric)
    return up / down if down else 0.0

# %% wrong data_cost
# Nudges the cost without penalty.
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, lambd=0.0):
    numeric = numerical_gradients(lambda p: compute_cost(forward_propagation(X, p)[0], Y), parameters,
                                  epsilon)
    a = np.concatenate([numeric[k].ravel() for k in numeric])
    b = np.concatenate([gradients[k].ravel() for k in numeric])
    down = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(a - b) / down if down else 0.0

# %% wrong largest_ratio
# The largest ratio of an array.
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, lambd=0.0):
    numeric = numerical_gradients(lambda p: compute_cost_with_regularization(forward_propagation(X, p)[0], Y,
                                                                             p, lambd), parameters, epsilon)
    ratios = []
    for k in numeric:
        lengths = np.linalg.norm(numeric[k]) + np.linalg.norm(gradients[k]) + 1e-300
        ratios.append(np.linalg.norm(numeric[k] - gradients[k]) / lengths)
    return max(ratios)

# %% wrong different_order
# The vectors in different orders: by the names of one, and by the sorted names of the other.
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, lambd=0.0):
    numeric = numerical_gradients(lambda p: compute_cost_with_regularization(forward_propagation(X, p)[0], Y,
                                                                             p, lambd), parameters, epsilon)
    a = np.concatenate([numeric[k].ravel() for k in numeric])
    b = np.concatenate([gradients[k].ravel() for k in sorted(numeric)])
    down = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(a - b) / down if down else 0.0

# %% wrong allclose
# np.allclose with its own tolerances.
def locate_bad_gradients(numeric, gradients, tol=1e-5):
    return sorted(k for k in numeric if k not in gradients or numeric[k].shape != gradients[k].shape
                  or not np.allclose(numeric[k], gradients[k], rtol=tol))

# %% wrong largest_difference
# The largest difference against tol.
def locate_bad_gradients(numeric, gradients, tol=1e-5):
    return sorted(k for k in numeric if k not in gradients or numeric[k].shape != gradients[k].shape
                  or not np.max(np.abs(numeric[k] - gradients[k])) <= tol)

# %% wrong all_names_of_gradients
# Goes through the gradients: what is missing is not seen.
def locate_bad_gradients(numeric, gradients, tol=1e-5):
    bad = []
    for k in gradients:
        if k in numeric:
            if numeric[k].shape != np.shape(gradients[k]):
                bad.append(k)
            elif not (np.linalg.norm(numeric[k] - gradients[k])
                      <= tol * (np.linalg.norm(numeric[k]) + np.linalg.norm(gradients[k]))):
                bad.append(k)
    return sorted(bad)

# %% wrong plus_a_little
# Something small below: a tiny array is never wrong.
def locate_bad_gradients(numeric, gradients, tol=1e-5):
    bad = []
    for k in numeric:
        if k not in gradients or np.shape(gradients[k]) != numeric[k].shape:
            bad.append(k)
        elif not (np.linalg.norm(numeric[k] - gradients[k])
                  / (np.linalg.norm(numeric[k]) + np.linalg.norm(gradients[k]) + 1e-8) <= tol):
            bad.append(k)
    return sorted(bad)

# %% right by_vector
# Long vectors, hstack.
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, lambd=0.0):
    def J(p):
        A3, _ = forward_propagation(X, p)
        return compute_cost_with_regularization(A3, Y, p, lambd)
    approx = numerical_gradients(J, parameters, epsilon)
    keys = ["d" + key for key in parameters]
    v = np.hstack([approx[key].reshape(-1) for key in keys])
    w = np.hstack([np.asarray(gradients[key]).reshape(-1) for key in keys])
    if not v.any() and not w.any():
        return 0.0
    return np.linalg.norm(v - w) / (np.linalg.norm(v) + np.linalg.norm(w))

# %% right with_hypot
# A running length by math.hypot.
import math

def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, lambd=0.0):
    numeric = numerical_gradients(lambda some: compute_cost_with_regularization(forward_propagation(X,
                                                                                                    some)[0],
                                                                                Y, some, lambd), parameters,
                                  epsilon)
    apart = ours = theirs = 0.0
    for name, array in numeric.items():
        apart = math.hypot(apart, np.linalg.norm(array - gradients[name]))
        ours, theirs = math.hypot(ours, np.linalg.norm(array)), math.hypot(theirs,
                                                                           np.linalg.norm(gradients[name]))
    return apart / (ours + theirs) if ours + theirs > 0 else 0.0

# %% right ratios_first
# A small function for the ratio.
def locate_bad_gradients(numeric, gradients, tol=1e-5):
    def ratio(a, b):
        below = np.sqrt(np.sum(a**2)) + np.sqrt(np.sum(np.square(b)))
        if below == 0:
            return 0.0
        return np.sqrt(np.sum((a - b) ** 2)) / below

    names = []
    for name in sorted(numeric):
        ok = name in gradients and np.shape(gradients[name]) == np.shape(numeric[name])
        if not (ok and ratio(numeric[name], gradients[name]) <= tol):
            names += [name]
    return names

# %% wrong larger_length
# The larger length in place of the sum.
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-07, lambd=0.0):
    numeric = numerical_gradients(lambda p: compute_cost_with_regularization(forward_propagation(X, p)[0],
            Y, p, lambd), parameters, epsilon)
    t = np.concatenate([np.ravel(gradients[k]) for k in numeric])
    n = np.concatenate([np.ravel(numeric[k]) for k in numeric])
    dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
    return dif / max(a, b) if a + b > 0 else 0.0

# %% wrong means
# Root mean squares and the largest.
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-07, lambd=0.0):
    numeric = numerical_gradients(lambda p: compute_cost_with_regularization(forward_propagation(X, p)[0],
            Y, p, lambd), parameters, epsilon)
    t = np.concatenate([np.ravel(gradients[k]) for k in numeric])
    n = np.concatenate([np.ravel(numeric[k]) for k in numeric])
    dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
    return np.max(np.abs(n - t)) / (np.max(np.abs(n)) + np.max(np.abs(t)) + 1e-300)

# %% wrong added_lengths
# Sum of the lengths array by array.
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-07, lambd=0.0):
    numeric = numerical_gradients(lambda p: compute_cost_with_regularization(forward_propagation(X, p)[0],
            Y, p, lambd), parameters, epsilon)
    t = np.concatenate([np.ravel(gradients[k]) for k in numeric])
    n = np.concatenate([np.ravel(numeric[k]) for k in numeric])
    dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
    return sum((np.linalg.norm(numeric[k] - gradients[k]) for k in
            numeric)) / max(sum((np.linalg.norm(numeric[k]) + np.linalg.norm(gradients[k]) for k in
            numeric)), 1e-300)

# %% wrong penalty_twice
# lambda / m.
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-07, lambd=0.0):
    numeric = numerical_gradients(lambda p: compute_cost_with_regularization(forward_propagation(X, p)[0],
            Y, p, 2 * lambd), parameters, epsilon)
    t = np.concatenate([np.ravel(gradients[k]) for k in numeric])
    n = np.concatenate([np.ravel(numeric[k]) for k in numeric])
    dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
    return dif / (a + b) if a + b > 0 else 0.0

# %% wrong at_tol
# A ratio of exactly tol is wrong.
def locate_bad_gradients(numeric, gradients, tol=1e-05):
    bad = []
    for k in numeric:
        if k not in gradients or np.shape(gradients[k]) != np.shape(numeric[k]):
            bad.append(k)
            continue
        n, t = (np.asarray(numeric[k]), np.asarray(gradients[k]))
        dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
        if not (dif < tol * (a + b) or dif == 0):
            bad.append(k)
    return sorted(bad)

# %% wrong extra_names
# Names that are only in gradients are wrong, too.
def locate_bad_gradients(numeric, gradients, tol=1e-05):
    bad = []
    for k in sorted(set(numeric) | set(gradients)):
        if k not in gradients or k not in numeric or np.shape(gradients[k]) != np.shape(numeric[k]):
            bad.append(k)
            continue
        n, t = (np.asarray(numeric[k]), np.asarray(gradients[k]))
        dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
        if not dif <= tol * (a + b) < np.inf:
            bad.append(k)
    return sorted(bad)

# %% wrong shape_by_size
# The size is compared, not the shape.
def locate_bad_gradients(numeric, gradients, tol=1e-05):
    bad = []
    for k in numeric:
        if k not in gradients or np.size(gradients[k]) != np.size(numeric[k]):
            bad.append(k)
            continue
        n, t = (np.ravel(numeric[k]), np.ravel(gradients[k]))
        dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
        if not dif <= tol * (a + b) < np.inf:
            bad.append(k)
    return sorted(bad)

# %% wrong zero_plus
# A small number against 0/0.
def locate_bad_gradients(numeric, gradients, tol=1e-05):
    bad = []
    for k in numeric:
        if k not in gradients or np.shape(gradients[k]) != np.shape(numeric[k]):
            bad.append(k)
            continue
        n, t = (np.asarray(numeric[k]), np.asarray(gradients[k]))
        dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
        if not dif / (a + b + 1e-08) <= tol:
            bad.append(k)
    return sorted(bad)

# %% wrong zero_is_right
# If the gradient of the pass is 0 it is not looked at.
def locate_bad_gradients(numeric, gradients, tol=1e-05):
    bad = []
    for k in numeric:
        if k not in gradients or np.shape(gradients[k]) != np.shape(numeric[k]):
            bad.append(k)
            continue
        n, t = (np.asarray(numeric[k]), np.asarray(gradients[k]))
        dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
        if not (b == 0 or dif <= tol * (a + b) < np.inf):
            bad.append(k)
    return sorted(bad)

# %% wrong zero_numeric_is_right
# If the numerical one is 0 it is not looked at.
def locate_bad_gradients(numeric, gradients, tol=1e-05):
    bad = []
    for k in numeric:
        if k not in gradients or np.shape(gradients[k]) != np.shape(numeric[k]):
            bad.append(k)
            continue
        n, t = (np.asarray(numeric[k]), np.asarray(gradients[k]))
        dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
        if not (a == 0 or dif <= tol * (a + b) < np.inf):
            bad.append(k)
    return sorted(bad)

# %% wrong missing_is_skipped
# A missing name is skipped.
def locate_bad_gradients(numeric, gradients, tol=1e-05):
    bad = []
    for k in [k for k in numeric if k in gradients]:
        if k not in gradients or np.shape(gradients[k]) != np.shape(numeric[k]):
            bad.append(k)
            continue
        n, t = (np.asarray(numeric[k]), np.asarray(gradients[k]))
        dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
        if not dif <= tol * (a + b) < np.inf:
            bad.append(k)
    return sorted(bad)

# %% wrong dots
# Names without their d.
def locate_bad_gradients(numeric, gradients, tol=1e-05):
    bad = []
    for k in numeric:
        if k not in gradients or np.shape(gradients[k]) != np.shape(numeric[k]):
            bad.append(k)
            continue
        n, t = (np.asarray(numeric[k]), np.asarray(gradients[k]))
        dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
        if not dif <= tol * (a + b) < np.inf:
            bad.append(k)
    return sorted((k[1:] for k in bad))

# %% right squares_added
# Sums of squares, array by array; ratios divided.
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-07, lambd=0.0):

    def J(p):
        out = forward_propagation(X, p)[0]
        return compute_cost_with_regularization(out, Y, p, lambd)
    numeric = numerical_gradients(J, parameters, epsilon=epsilon)
    d2 = a2 = b2 = 0.0
    for k, v in numeric.items():
        d2 += np.sum((v - gradients[k]) ** 2)
        a2 += np.sum(v ** 2)
        b2 += np.sum(np.square(gradients[k]))
    if a2 == 0 and b2 == 0:
        return 0
    return d2 ** 0.5 / (a2 ** 0.5 + b2 ** 0.5)

# %% right comprehension
# A list with conditions.
def _ratio(n, t):
    top, below = (np.linalg.norm(np.ravel(n) - np.ravel(t)), np.linalg.norm(np.ravel(n)) +
            np.linalg.norm(np.ravel(t)))
    return 0.0 if below == 0 else top / below

def locate_bad_gradients(numeric, gradients, tol=1e-05):
    return sorted((k for k, n in numeric.items() if k not in gradients or np.shape(gradients[k]) !=
            np.shape(n) or (not np.isfinite(gradients[k]).all()) or (_ratio(n, gradients[k]) > tol)))

# %% wrong infinity_passes
# Infinity is at most infinity.
def locate_bad_gradients(numeric, gradients, tol=1e-05):
    bad = []
    for k in numeric:
        if k not in gradients or np.shape(gradients[k]) != np.shape(numeric[k]):
            bad.append(k)
            continue
        n, t = (np.asarray(numeric[k]), np.asarray(gradients[k]))
        dif, a, b = (np.linalg.norm(n - t), np.linalg.norm(n), np.linalg.norm(t))
        if not dif <= tol * (a + b):
            bad.append(k)
    return sorted(bad)
