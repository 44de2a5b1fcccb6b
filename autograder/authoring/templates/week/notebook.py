# %% [markdown]
# # <<title>>
#
# What the notebook builds, in two or three sentences. Authors: text cells begin with `# %% [markdown]`, code cells with `# %%`. Replace what is here; keep the order of the cells of an exercise.

# %%
import numpy as np

from coursekit import check, start

start()

# %% [markdown]
# ## Exercise: centre
#
# Subtract from every feature its mean over the examples, as in lesson <<number>>.1:
#
# $$c_j^{(i)} = x_j^{(i)} - \frac{1}{m} \sum_{k=1}^{m} x_j^{(k)}$$

# %%
def centre(X):
    """Move the mean of every feature to zero.

    Arguments:
        X: features, (n_x, m); a column is one example.

    Returns:
        The centred features, (n_x, m). X itself is left as it is.
    """
    ### START CODE HERE ###
    mu = np.mean(X, axis=1, keepdims=True)
    X_centred = X - mu
    ### END CODE HERE ###
    return X_centred

# %% [markdown]
# A first try, on numbers that you can check in your head. (Cells tagged "demo" are not run when the notebook is graded.)

# %% tags=["demo"]
tried = centre(np.array([[1.0, 2, 3], [10, 10, 40]]))
print(tried)
assert np.allclose(tried, [[-1, 0, 1], [-10, -10, 20]])

# %%
check(centre)

# %% [markdown]
# Hint: The mean of a feature is taken over the examples. Along which axis do they lie?
#
# Hint: Average over the examples, and keep the means as a column of shape $(n_x, 1)$: then they fit the matrix, feature by feature.
#
# Hint: `mu = np.mean(X, axis=..., keepdims=...)`

# %% [markdown]
# ## Exercise: feature_ranges
#
# Two mistakes are in this code. Find and mend them: `check` says which outputs are still wrong and how many mistakes are left, never where. (Authors: code to mend stands behind the solution; the card says `planted = 2`. Every notebook has such an exercise, or one that asks for a test.)

# %%
def feature_ranges(X):
    """The lowest value of every feature, and how far its values spread.

    Arguments:
        X: features, (n_x, m); a column is one example.

    Returns:
        A dict of two columns (n_x, 1): "lowest", and "ranges", the highest value
        less the lowest.
    """
    ### START CODE HERE ###
    lowest = X.min(axis=1, keepdims=True)
    highest = X.max(axis=1, keepdims=True)
    ranges = highest - lowest
    # BROKEN CODE TO MEND
    # lowest = X.min(axis=0, keepdims=True)
    # highest = X.max(axis=1, keepdims=True)
    # ranges = highest + lowest
    ### END CODE HERE ###
    return {"lowest": lowest, "ranges": ranges}

# %% tags=["demo"]
two_features = feature_ranges(np.array([[1.0, 2, 5], [-10, 10, 30]]))
assert np.array_equal(two_features["lowest"], [[1], [-10]])
assert np.array_equal(two_features["ranges"], [[4], [40]])

# %%
check(feature_ranges)

# %% [markdown]
# Hint: Which shapes do `lowest` and `ranges` have, and which should they have?
#
# Hint: Both extremes belong to one feature, so both run over the same axis. A range is a distance.
#
# Hint: `lowest = X.min(axis=..., keepdims=True)`, and look at the last line once more.

# %% [markdown]
# ## Exercise: to_unit
#
# Optional, for those who want more: bring features between 0 and 1, and back. (Authors: an exercise of 0 points is optional. A card may hold two functions that belong together; each is judged by itself.)

# %%
def to_unit(X, lowest, ranges):
    """Shift and scale every feature, so that its values run from 0 to 1.

    Arguments:
        X: features, (n_x, m).
        lowest, ranges: columns, (n_x, 1); no range is 0.

    Returns:
        The scaled features, (n_x, m).
    """
    ### START CODE HERE ###
    U = (X - lowest) / ranges
    ### END CODE HERE ###
    return U


def from_unit(U, lowest, ranges):
    """Undo `to_unit`: the features (n_x, m) from the scaled ones."""
    ### START CODE HERE ###
    X = lowest + U * ranges
    ### END CODE HERE ###
    return X

# %% tags=["demo"]
one, four = np.array([[1.0]]), np.array([[4.0]])
assert np.allclose(to_unit(np.array([[1.0, 2, 5]]), one, four), [[0, 0.25, 1]])
assert np.allclose(from_unit(np.array([[0, 0.5]]), one, four), [[1, 3]])

# %%
check(to_unit)

# %% [markdown]
# Hint: What becomes 0, and what becomes 1?
#
# Hint: First shift, then scale. To go back, undo the last step first.
#
# Hint: `U = (X - ...) / ...`
