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
