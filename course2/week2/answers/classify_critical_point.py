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

# %% wrong minors
# By leading minors only: right for positive ones, no saddle with a 0.
def classify_critical_point(hessian, tol=1e-8):
    hessian = np.array(hessian) / (np.abs(hessian).max() or 1)
    minors = [np.linalg.det(hessian[:k, :k]) for k in range(1, len(hessian) + 1)]
    if all(m > tol for m in minors):
        return "min"
    if all(m * (-1) ** k > tol for k, m in enumerate(minors, start=1)):
        return "max"
    return "degenerate" if abs(minors[-1]) <= tol else "saddle"

# %% wrong largest_signed
# A share of the largest, not of the largest size.
def classify_critical_point(hessian, tol=1e-8):
    curvatures = np.linalg.eigvalsh(hessian)
    flat = tol * curvatures.max()
    up, down = np.sum(curvatures > flat), np.sum(curvatures < -flat)
    if up and down:
        kind = "saddle"
    elif up + down < len(curvatures):
        kind = "degenerate"
    else:
        kind = "min" if up else "max"
    return kind

# %% wrong share_of_entry
# A share of the largest entry of H: for 100 ones the largest size is 100, not 1.
def classify_critical_point(hessian, tol=1e-8):
    curvatures = np.linalg.eigvalsh(hessian)
    flat = tol * np.abs(hessian).max()
    up, down = np.sum(curvatures > flat), np.sum(curvatures < -flat)
    if up and down:
        kind = "saddle"
    elif up + down < len(curvatures):
        kind = "degenerate"
    else:
        kind = "min" if up else "max"
    return kind

# %% wrong share_of_norm
# A share of the norm of H: up to the root of n larger.
def classify_critical_point(hessian, tol=1e-8):
    curvatures = np.linalg.eigvalsh(hessian)
    flat = tol * np.linalg.norm(hessian)
    up, down = np.sum(curvatures > flat), np.sum(curvatures < -flat)
    if up and down:
        kind = "saddle"
    elif up + down < len(curvatures):
        kind = "degenerate"
    else:
        kind = "min" if up else "max"
    return kind

# %% wrong share_of_trace
# A share of the trace.
def classify_critical_point(hessian, tol=1e-8):
    curvatures = np.linalg.eigvalsh(hessian)
    flat = tol * abs(np.trace(hessian))
    up, down = np.sum(curvatures > flat), np.sum(curvatures < -flat)
    if up and down:
        kind = "saddle"
    elif up + down < len(curvatures):
        kind = "degenerate"
    else:
        kind = "min" if up else "max"
    return kind

# %% wrong share_of_mean
# A share of the mean size.
def classify_critical_point(hessian, tol=1e-8):
    curvatures = np.linalg.eigvalsh(hessian)
    flat = tol * np.abs(curvatures).mean()
    up, down = np.sum(curvatures > flat), np.sum(curvatures < -flat)
    if up and down:
        kind = "saddle"
    elif up + down < len(curvatures):
        kind = "degenerate"
    else:
        kind = "min" if up else "max"
    return kind

# %% wrong at_least
# What is as large as the border counts: zeros of a zero matrix, too.
def classify_critical_point(hessian, tol=1e-8):
    curvatures = np.linalg.eigvalsh(hessian)
    flat = tol * np.abs(curvatures).max()
    up, down = np.sum(curvatures >= flat), np.sum(curvatures <= -flat)
    if up and down:
        kind = "saddle"
    elif up + down < len(curvatures):
        kind = "degenerate"
    else:
        kind = "min" if up else "max"
    return kind

# %% wrong majority
# The sign of most.
def classify_critical_point(hessian, tol=1e-8):
    curvatures = np.linalg.eigvalsh(hessian)
    flat = tol * np.abs(curvatures).max()
    up, down = np.sum(curvatures > flat), np.sum(curvatures < -flat)
    if up == down and up:
        kind = "saddle"
    elif up + down < len(curvatures):
        kind = "degenerate"
    else:
        kind = "min" if up else "max"
    return kind

# %% wrong two_only
# Looks at the smallest and largest only, and forgets flat ones between... of one sign.
def classify_critical_point(hessian, tol=1e-8):
    e = np.linalg.eigvalsh(hessian)
    flat = tol * np.abs(e).max()
    if e[0] < -flat and e[-1] > flat:
        return "saddle"
    if e[-1] > flat and e[0] > -flat:
        return "min"
    if e[0] < -flat and e[-1] < flat:
        return "max"
    return "degenerate"

# %% right eigvals
# eigvals, counted in a loop.
def classify_critical_point(hessian, tol=1e-8):
    values = np.real(np.linalg.eigvals(np.asarray(hessian, dtype=float)))
    border = tol * max(abs(values))
    signs = {int(np.sign(e)) if abs(e) > border else 0 for e in values}
    if {1, -1} <= signs:
        return "saddle"
    if 0 in signs:
        return "degenerate"
    return {1: "min", -1: "max"}[signs.pop()]

# %% right scaled
# Eigenvalues over the largest size; smallest and largest.
def classify_critical_point(hessian, tol=1e-8):
    e = np.linalg.eigh(hessian)[0]
    if not e.any():
        return "degenerate"
    e = e / np.abs(e).max()
    low, high = e[0], e[-1]
    if low < -tol and high > tol:
        return "saddle"
    if low > tol:
        return "min"
    return "max" if high < -tol else "degenerate"

# %% wrong lower_triangle
# Eigenvalues of a triangle of H: its diagonal.
def classify_critical_point(hessian, tol=1e-8):
    curvatures = np.linalg.eigvals(np.tril(hessian))
    flat = tol * np.abs(curvatures).max()
    up, down = np.sum(curvatures > flat), np.sum(curvatures < -flat)
    if up and down:
        kind = "saddle"
    elif up + down < len(curvatures):
        kind = "degenerate"
    else:
        kind = "min" if up else "max"
    return kind

# %% wrong one_by_one_flat
# Compares each with its neighbour in size, not with the largest.
def classify_critical_point(hessian, tol=1e-8):
    curvatures = np.linalg.eigvalsh(hessian)
    flat = tol * np.median(np.abs(curvatures))
    up, down = np.sum(curvatures > flat), np.sum(curvatures < -flat)
    if up and down:
        kind = "saddle"
    elif up + down < len(curvatures):
        kind = "degenerate"
    else:
        kind = "min" if up else "max"
    return kind
