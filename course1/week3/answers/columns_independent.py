"""Answers to `columns_independent`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong always_true
# Says True of everything.
def columns_independent(f, X):
    return True

# %% wrong by_exchange
# Only exchanges the first two columns.
def columns_independent(f, X):
    order = np.arange(X.shape[1])
    order[:2] = 1, 0
    return np.allclose(f(X[:, order]), f(X)[:, order])

# %% wrong by_one_change
# Changes every column in turn, and looks at the others: the place of a column goes unseen.
def columns_independent(f, X):
    before = f(X)
    for i in range(X.shape[1]):
        other = X.copy()
        other[:, i] = other[:, i] + 1
        same = np.isclose(f(other), before, rtol=1e-6, atol=0).all(axis=0)
        if not np.delete(same, i).all():
            return False
    return True

# %% wrong both_but_not_alone
# Exchange and change together: a function that divides by the number of columns passes both.
def columns_independent(f, X):
    order = np.arange(X.shape[1])[::-1]
    before = f(X)
    if not np.allclose(f(X[:, order]), before[:, order], rtol=1e-6, atol=0):
        return False
    other = X.copy()
    other[:, 0] += 1
    return np.allclose(f(other)[:, 1:], before[:, 1:], rtol=1e-6, atol=0)

# %% wrong exact
# Exactly equal.
def columns_independent(f, X):
    return np.array_equal(np.hstack([f(X[:, i:i + 1]) for i in range(X.shape[1])]), f(X))

# %% wrong default_tolerance
# np.allclose as it comes.
def columns_independent(f, X):
    return np.allclose(np.hstack([f(X[:, i:i + 1]) for i in range(X.shape[1])]), f(X))

# %% wrong absolute
# Allows 1e-6 whatever the size of the numbers: refuses large ones that are rounded, too.
def columns_independent(f, X):
    return bool(np.abs(np.hstack([f(X[:, i:i + 1]) for i in range(X.shape[1])]) - f(X)).max() < 1e-6)

# %% wrong halves
# Two halves against the whole: the place within a half goes unseen.
def columns_independent(f, X):
    half = X.shape[1] // 2
    return np.allclose(np.hstack([f(X[:, :half]), f(X[:, half:])]), f(X), rtol=1e-6, atol=0)

# %% wrong changes_X
# Nudges a column of X itself.
def columns_independent(f, X):
    alone = np.hstack([f(X[:, [i]]) for i in range(X.shape[1])])
    same = np.allclose(alone, f(X), rtol=1e-6, atol=1e-12 * np.abs(alone).max())
    X[:, 0] += 1
    return same

# %% right ratio
# The largest difference as a share of the largest number.
def columns_independent(f, X):
    whole = f(X)
    largest = np.abs(whole).max() or 1.0
    for i, answer in enumerate(whole.T):
        apart = np.abs(f(X[:, i].reshape(-1, 1))[:, 0] - answer).max()
        if apart / largest > 1e-5:
            return False
    return True

# %% right one_by_one
# All columns with np.isclose, relative only but for a little beside the column's largest.
def columns_independent(f, X):
    def same(one, other):
        return np.isclose(one, other, rtol=1e-8, atol=1e-10 * np.abs(one).max()).all()
    together = np.asarray(f(X))
    return all(same(np.asarray(f(X[:, [i]])).ravel(), together[:, i]) for i in range(X.shape[1]))

# %% wrong first_and_last
# Spot checks at both ends: who looks at the neighbours in the middle passes.
def columns_independent(f, X):
    for i in (0, -1):
        A, B = (f(X)[:, [i]], f(X[:, [i]]))
        if np.abs(A - B).max() > 1e-07 * np.abs(B).max():
            return False
    return True

# %% wrong last_column
# The last column alone.
def columns_independent(f, X):
    A, B = (f(X)[:, [-1]], f(X[:, [-1]]))
    return bool(np.abs(A - B).max() <= 1e-07 * np.abs(B).max())

# %% wrong atol_0
# Each number by its own size: of 1e-17 and -3e-17, both rounding, the difference is larger than they are.
def columns_independent(f, X):
    return all((np.allclose(f(X)[:, [i]], f(X[:, [i]]), rtol=1e-07, atol=0) for i in range(X.shape[1])))

# %% wrong percent
# 1 % is allowed: 0.3 % is far more than rounding, and passes.
def columns_independent(f, X):
    alone = np.hstack([f(X[:, [i]]) for i in range(X.shape[1])])
    return bool(np.abs(f(X) - alone).max() <= 0.01 * np.abs(alone).max())

# %% wrong mean_difference
# The mean of all differences: they cancel.
def columns_independent(f, X):
    alone = np.hstack([f(X[:, [i]]) for i in range(X.shape[1])])
    return bool(abs(np.mean(f(X) - alone)) <= 1e-07 * np.abs(alone).max())

# %% wrong not_absolute
# max without abs: differences below 0 pass.
def columns_independent(f, X):
    alone = np.hstack([f(X[:, [i]]) for i in range(X.shape[1])])
    return bool(np.max(f(X) - alone) <= 1e-07 * np.abs(alone).max())

# %% wrong scale_of_X
# A share of the largest input, not of the largest answer.
def columns_independent(f, X):
    alone = np.hstack([f(X[:, [i]]) for i in range(X.shape[1])])
    return bool(np.abs(f(X) - alone).max() <= 1e-07 * np.abs(X).max())

# %% right norms
# The length of the whole difference.
def columns_independent(f, X):
    whole = f(X)
    alone = np.concatenate([f(col.reshape(-1, 1)) for col in X.T], axis=1)
    return bool(np.linalg.norm(whole - alone) <= 1e-08 * np.linalg.norm(whole))

# %% wrong pairs_of_neighbours
# Two neighbours among all and by themselves: the mean of every two neighbours passes.
def columns_independent(f, X):
    together = f(X)
    allowed = 1e-7 * np.abs(together).max()
    for i in range(X.shape[1] - 1):
        if np.abs(f(X[:, i:i + 2]) - together[:, i:i + 2]).max() > allowed:
            return False
    return True

# %% wrong strictly_smaller
# Where all answers are 0, no difference is smaller than a share of them.
def columns_independent(f, X):
    alone = np.hstack([f(x[:, None]) for x in X.T])
    return bool(np.abs(f(X) - alone).max() < 1e-6 * np.abs(alone).max())

# %% right one_or_zero
# The same with "at most", as 1 or 0.
def columns_independent(f, X):
    alone = np.hstack([f(x[:, None]) for x in X.T])
    return 1 if np.abs(f(X) - alone).max() <= 1e-6 * np.abs(alone).max() else 0
