"""Answers to `symmetry_report`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong np_unique
# Exactly equal rows.
def symmetry_report(parameters):
    return len(np.unique(np.hstack([parameters["W1"], parameters["b1"]]), axis=0))

# %% wrong six_digits
# Rounded to six digits behind the point.
def symmetry_report(parameters):
    return len({tuple(row) for row in np.hstack([parameters["W1"], parameters["b1"]]).round(6)})

# %% wrong rank
# The rank of the matrix: no more than inputs and one.
def symmetry_report(parameters):
    return int(np.linalg.matrix_rank(np.hstack([parameters["W1"], parameters["b1"]])))

# %% wrong sums_only
# Compares the sums of the rows.
def symmetry_report(parameters):
    sums = np.sort(np.hstack([parameters["W1"], parameters["b1"]]).sum(axis=1))
    return 1 + int(np.sum(np.diff(sums) > 1e-7 * np.abs(sums).max()))

# %% wrong weights_only
# Without the biases.
def symmetry_report(parameters):
    kinds = []
    for row in parameters["W1"]:
        if not any(np.allclose(row, kind, rtol=1e-6, atol=0) for kind in kinds):
            kinds.append(row)
    return len(kinds)

# %% wrong equal_ones
# How many units have a twin.
def symmetry_report(parameters):
    rows = np.hstack([parameters["W1"], parameters["b1"]])
    close = [[np.allclose(row, other, rtol=1e-6, atol=0) for other in rows] for row in rows]
    return int((np.sum(close, axis=1) > 1).sum())

# %% wrong directions
# Units of one direction count as the same, whatever their length.
def symmetry_report(parameters):
    rows = np.hstack([parameters["W1"], parameters["b1"]])
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows, kinds = rows / np.where(lengths > 0, lengths, 1), []
    for row in rows:
        if not any(np.abs(np.abs(row) - np.abs(kind)).max() < 1e-6 for kind in kinds):
            kinds.append(row)
    return len(kinds)

# %% right distances
# The distance of two rows beside their lengths.
def symmetry_report(parameters):
    rows, count = np.c_[parameters["W1"], parameters["b1"]], 0
    for i, row in enumerate(rows):
        length = np.sqrt(np.sum(row**2))
        count += all(np.sqrt(np.sum((row - other) ** 2)) > 1e-6 * length for other in rows[:i])
    return count

# %% right isclose_by_entry
# math.isclose for every number.
import math

def symmetry_report(parameters):
    units = [tuple(w) + tuple(b) for w, b in zip(parameters["W1"], parameters["b1"])]
    found = set()
    for i, unit in enumerate(units):
        twins = [j for j in range(i + 1)
                 if all(math.isclose(x, y, rel_tol=1e-7) for x, y in zip(unit, units[j]))]
        found.add(twins[0])
    return len(found)

# %% wrong significant_digits
# As text of six digits: on the border between two roundings twins part.
def symmetry_report(parameters):
    return len({tuple((f"{v:.6g}" for v in u)) for u in np.hstack([parameters["W1"], parameters["b1"]])})

# %% wrong lengths_forgotten
# By direction: a unit and a thousandth of it count once.
def symmetry_report(parameters):
    U = np.hstack([parameters["W1"], parameters["b1"]])
    kinds = []
    for u in U:
        v = u / max(np.linalg.norm(u), 1e-300)
        if not any((np.allclose(v, k, rtol=1e-06, atol=1e-09) for k in kinds)):
            kinds.append(v)
    return len(kinds)

# %% wrong sorted_weights
# The numbers of a unit in any order.
def symmetry_report(parameters):
    kinds = []
    for u in np.sort(np.hstack([parameters["W1"], parameters["b1"]]), axis=1):
        if not any((np.allclose(u, k, rtol=1e-06, atol=0) for k in kinds)):
            kinds.append(u)
    return len(kinds)

# %% wrong neighbours
# Compares with the unit before only.
def symmetry_report(parameters):
    U = np.hstack([parameters["W1"], parameters["b1"]])
    return 1 + sum((not np.allclose(U[i], U[i - 1], rtol=1e-06, atol=0) for i in range(1, len(U))))

# %% wrong same_pairs
# n less the equal pairs: three alike are three pairs.
def symmetry_report(parameters):
    U = np.hstack([parameters["W1"], parameters["b1"]])
    n = len(U)
    return n - sum((np.allclose(U[i], U[j], rtol=1e-06, atol=0) for i in range(n) for j in range(i)))

# %% right sort_groups
# Equal rows of a table of who is like whom.
def symmetry_report(parameters):
    U = np.hstack([parameters["W1"], parameters["b1"]])
    apart = np.abs(U[:, None] - U[None]).max(axis=2)
    size = np.abs(U).max(axis=1)
    same = apart <= 1e-05 * np.maximum(size[:, None], size[None])
    return len({tuple(row) for row in same.tolist()})
