"""Answers to `train_dev_test_split`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong truncates
# int() in place of rounding.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = int(dev_size * m) if isinstance(dev_size, float) else dev_size
    n_test = int(test_size * m) if isinstance(test_size, float) else test_size
    p = rng.permutation(m)
    X, Y = X[:, p], Y[:, p]
    return (X[:, n_dev + n_test:], Y[:, n_dev + n_test:], X[:, :n_dev], Y[:, :n_dev],
            X[:, n_dev:n_dev + n_test], Y[:, n_dev:n_dev + n_test])

# %% wrong negative_zero
# From the end, with negative places: a test set of 0 examples is X[:, -0:], all of them.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    p = rng.permutation(m)
    X, Y = X[:, p], Y[:, p]
    return (X[:, :-(n_dev + n_test)], Y[:, :-(n_dev + n_test)], X[:, -(n_dev + n_test):-n_test],
            Y[:, -(n_dev + n_test):-n_test], X[:, -n_test:], Y[:, -n_test:])

# %% wrong share_of_the_rest
# The test set's share is taken of what the dev set left.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * (m - n_dev)) if test_size < 1 else test_size
    p = rng.permutation(m)
    parts = np.split(p, [n_dev, n_dev + n_test])
    return X[:, parts[2]], Y[:, parts[2]], X[:, parts[0]], Y[:, parts[0]], X[:, parts[1]], Y[:, parts[1]]

# %% wrong draws_with_replacement
# rng.integers: some examples twice, others never.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    p = rng.integers(0, m, m)
    parts = np.split(p, [n_dev, n_dev + n_test])
    return X[:, parts[2]], Y[:, parts[2]], X[:, parts[0]], Y[:, parts[0]], X[:, parts[1]], Y[:, parts[1]]

# %% wrong shuffles_in_place
# rng.shuffle on X itself, and labels left where they were.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    rng.shuffle(X, axis=1)
    a, b = n_dev, n_dev + n_test
    return X[:, b:], Y[:, b:], X[:, :a], Y[:, :a], X[:, a:b], Y[:, a:b]

# %% wrong train_dev_exchanged
# Dev comes back first.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    dev, test, train = np.split(rng.permutation(m), [n_dev, n_dev + n_test])
    return X[:, dev], Y[:, dev], X[:, train], Y[:, train], X[:, test], Y[:, test]

# %% right fancy
# Sorted random numbers give the order; the training part first.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    counts = [int(size * m + 0.5) if size < 1 else int(size) for size in (dev_size, test_size)]
    order = np.argsort(rng.random(m))
    n_train = m - sum(counts)
    train, dev, test = order[:n_train], order[n_train:n_train + counts[0]], order[n_train + counts[0]:]
    return [array[:, part] for part in (train, dev, test) for array in (X, Y)]

# %% right take
# np.take and slices of a shuffled list.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    places = list(range(m))
    rng.shuffle(places)
    def size(s):
        return np.rint(s * m).astype(int) if s < 1 else s
    a, b = size(dev_size), size(test_size)
    found = []
    for part in (places[a + b:], places[:a], places[a:a + b]):
        part = np.array(part, dtype=int)
        found += [np.take(X, part, axis=1), np.take(Y, part, axis=1)]
    return tuple(found)

# %% right half_up
# Half a example is rounded up.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = int(dev_size * m + 0.5) if dev_size < 1 else dev_size
    n_test = int(test_size * m + 0.5) if test_size < 1 else test_size
    order = rng.permutation(m)
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% right by_type
# A float is a share.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = int(np.rint(dev_size * m)) if isinstance(dev_size, float) else dev_size
    n_test = int(np.rint(test_size * m)) if isinstance(test_size, float) else test_size
    order = rng.permutation(m)
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% right argsort
# The order of random numbers.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    order = np.argsort(rng.random(m))
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% right train_first
# Training stands first in the shuffled order.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    order = rng.permutation(m)
    dev, test, train = (order[m - n_test - n_dev:m - n_test], order[m - n_test:], order[:m - n_test -
            n_dev])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% wrong one_is_all
# A size of 1 is taken for a share: all examples.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size <= 1 else dev_size
    n_test = round(test_size * m) if test_size <= 1 else test_size
    order = rng.permutation(m)
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% wrong training_rounded
# Training and dev are rounded, the test set gets what is left.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    n_train = round((1 - dev_size - test_size) *
            m) if dev_size < 1 and test_size < 1 else m - n_dev - n_test
    n_test = m - n_dev - n_train
    order = rng.permutation(m)
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% wrong labels_counted
# m from the rows of Y.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = len(Y)
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    order = rng.permutation(m)
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% wrong rows_apart
# permuted shuffles each row by itself.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    X, Y = (rng.permuted(X, axis=1), rng.permuted(Y, axis=1))
    order = np.arange(m)
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% wrong rounded_up
# ceil.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = int(np.ceil(dev_size * m)) if dev_size < 1 else dev_size
    n_test = int(np.ceil(test_size * m)) if test_size < 1 else test_size
    order = rng.permutation(m)
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% wrong turned
# The examples are turned round by a random distance, not shuffled.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    order = np.roll(np.arange(m), rng.integers(m))
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% wrong one_missing
# The last example gets lost.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    order = rng.permutation(m - 1)
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% wrong sum_rounded
# The end of the test part is rounded, not its size.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    if dev_size < 1 and test_size < 1:
        n_test = round((dev_size + test_size) * m) - n_dev
    order = rng.permutation(m)
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])

# %% wrong same_kind_assumed
# The kind of dev_size is that of test_size, too.
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    m = X.shape[1]
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if dev_size < 1 else test_size
    order = rng.permutation(m)
    dev, test, train = (order[:n_dev], order[n_dev:n_dev + n_test], order[n_dev + n_test:])
    return (X[:, train], Y[:, train], X[:, dev], Y[:, dev], X[:, test], Y[:, test])
