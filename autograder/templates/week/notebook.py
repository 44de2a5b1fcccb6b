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
# Hint: `np.mean` takes the axis to average over. The result must broadcast against a matrix of shape $(n_x, m)$.
#
# Hint: With `keepdims=True` the means come as a column, `(n_x, 1)`. Subtract that column from `X`.
