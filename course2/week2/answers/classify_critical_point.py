"""Answers to `classify_critical_point`, from the notebook's text: each is wrong or right as it says."""

# %% wrong signs_only
# Exactly 0.
def classify_critical_point(hessian, tol=1e-8):
    w = np.linalg.eigvalsh(hessian)
    if (w > 0).all():
        return "min"
    if (w < 0).all():
        return "max"
    return "saddle" if (w > 0).any() and (w < 0).any() else "degenerate"

# %% wrong det_and_corner
# The rule for two variables.
def classify_critical_point(hessian, tol=1e-8):
    d = np.linalg.det(hessian)
    if abs(d) <= tol:
        return "degenerate"
    if d < 0:
        return "saddle"
    return "min" if hessian[0, 0] > 0 else "max"

# %% wrong absolute_tol
# tol as it is.
def classify_critical_point(hessian, tol=1e-8):
    w = np.linalg.eigvalsh(hessian)
    if (w > tol).any() and (w < -tol).any():
        return "saddle"
    if (np.abs(w) <= tol).any():
        return "degenerate"
    return "min" if w[0] > 0 else "max"

# %% wrong degenerate_first
# Asks for 0 first.
def classify_critical_point(hessian, tol=1e-8):
    w = np.linalg.eigvalsh(hessian)
    size = np.abs(w).max()
    if (np.abs(w) <= tol * size).any():
        return "degenerate"
    return "min" if w[0] > 0 else "max" if w[-1] < 0 else "saddle"

# %% wrong diagonal
# The diagonal.
def classify_critical_point(hessian, tol=1e-8):
    w = np.diag(hessian)
    size = np.abs(w).max()
    if (w > tol * size).any() and (w < -tol * size).any():
        return "saddle"
    if (np.abs(w) <= tol * size).any():
        return "degenerate"
    return "min" if w[0] > 0 else "max"

# %% wrong cholesky
# Cholesky says whether it is a minimum; else it is a saddle.
def classify_critical_point(hessian, tol=1e-8):
    for sign, name in ((1, "min"), (-1, "max")):
        try:
            np.linalg.cholesky(sign * np.asarray(hessian))
            return name
        except np.linalg.LinAlgError:
            pass
    return "saddle"

# %% right counts
# Counts signs in a set.
def classify_critical_point(hessian, tol=1e-8):
    values = np.linalg.eigh(np.asarray(hessian, dtype=float))[0]
    border = tol * max(abs(values[0]), abs(values[-1]))
    signs = {int(value > border) - int(value < -border) for value in values}
    if {1, -1}.issubset(signs):
        return "saddle"
    if 0 in signs:
        return "degenerate"
    return "min" if signs == {1} else "max"

# %% right scaled_first
# Scales the matrix first.
def classify_critical_point(hessian, tol=1e-8):
    largest = np.linalg.norm(hessian, 2)
    if largest == 0:
        return "degenerate"
    low, high = np.linalg.eigvalsh(hessian / largest)[[0, -1]]
    if low < -tol and high > tol:
        return "saddle"
    if low > tol:
        return "min"
    return np.str_("max") if high < -tol else "degenerate"
