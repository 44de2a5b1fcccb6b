"""Answers to `relu`, written without sight of its card: each is wrong or right as it says."""

# %% wrong largest_of_all
# np.max gives one number: (-2, 0.5, 3) becomes 3.
def relu(z):
    return max(np.max(z), 0)

# %% wrong absolute
# -2 becomes 2.
def relu(z):
    return np.abs(z)

# %% wrong caller_changed
# Right numbers, but the caller's array has lost its negative ones.
def relu(z):
    z = np.asarray(z)
    z[z < 0] = 0
    return z

# %% wrong out_into_z
# The same by `out`, which is only reached for arrays.
def relu(z):
    if np.ndim(z) == 0:
        return max(z, 0)
    return np.maximum(z, 0, out=z)

# %% wrong whole_numbers_cut
# zeros_like of the shape with integers: 0.5 becomes 0.
def relu(z):
    a = np.zeros(np.shape(z), dtype=int)
    a[...] = np.where(np.asarray(z) > 0, z, 0)
    return a

# %% wrong negatives_dropped
# (-2, 0.5, 3) becomes (0.5, 3).
def relu(z):
    z = np.asarray(z)
    return z[z >= 0]

# %% wrong slope
# Ones where the neuron is on: 3 becomes 1.
def relu(z):
    return np.where(np.asarray(z) > 0, 1, 0)

# %% wrong leaky
# A hundredth is let through: -2 becomes -0.02.
def relu(z):
    return np.where(np.asarray(z) > 0, z, 0.01 * np.asarray(z))

# %% wrong rows_only
# A loop over the first axis with max: works for a list of numbers, stops at a table.
def relu(z):
    if np.ndim(z) == 0:
        return max(z, 0)
    return np.array([max(each, 0) for each in z])

# %% wrong flat
# Right numbers in a flat array: (2, 3) becomes (6,).
def relu(z):
    return np.array([max(each, 0) for each in np.ravel(z)])

# %% right by_where
# Where it is positive, itself.
def relu(z):
    return np.where(np.asarray(z) > 0, z, 0)

# %% right by_product
# True counts as 1 and False as 0.
def relu(z):
    return z * (z > 0)

# %% right by_absolute
# z and |z| cancel where z is negative.
def relu(z):
    return (z + np.abs(z)) / 2

# %% right entry_by_entry
# A loop over all entries of a copy.
def relu(z):
    if np.ndim(z) == 0:
        return z if z > 0 else 0
    a = z.copy()
    for place in np.ndindex(a.shape):
        if a[place] < 0:
            a[place] = 0
    print("bent", a.size, "numbers")
    return a

# %% right recursion
# A table is bent row by row.
def relu(z):
    if np.ndim(z) == 0:
        return max(z, 0)
    if len(z) == 0:
        return z.copy()
    return np.array([relu(row) for row in z])

# %% right clip
# Cut off below, open above.
def relu(z):
    return np.clip(z, 0, None)

# %% wrong one_is_the_border
# Z > 1: 0.5 becomes 0.
def relu(z):
    return np.where(np.asarray(z) > 1, z, 0)

# %% wrong clipped
# Cut off at 100: 200 becomes 100.
def relu(z):
    return np.clip(z, 0, 100)

# %% wrong softplus
# ln(1 + e^50z) / 50, a smooth bend: 0.0139 at 0.
def relu(z):
    return np.logaddexp(0, 50 * np.asarray(z)) / 50

# %% right vectorize
# One number at a time, by vectorize with its dtype said.
def relu(z):
    return np.vectorize(lambda each: each if each > 0 else 0.0, otypes=[float])(z)

# %% right fmax
# fmax is maximum, but for nan.
def relu(z):
    return np.fmax(0.0, z)

# %% right copy_then_set
# A copy may be written into.
def relu(z):
    a = np.array(z, dtype=float)
    a[a < 0] = 0
    return a
