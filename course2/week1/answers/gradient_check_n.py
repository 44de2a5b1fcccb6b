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
