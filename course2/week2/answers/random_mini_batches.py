"""Answers to `random_mini_batches`, from the notebook's text: each is wrong or right as it says."""

# %% wrong two_shuffles
# Shuffles X, then Y.
def random_mini_batches(X, Y, mini_batch_size, rng):
    X = rng.permutation(X, axis=1)
    Y = rng.permutation(Y, axis=1)
    return [(X[:, i:i + mini_batch_size], Y[:, i:i + mini_batch_size])
            for i in range(0, X.shape[1], mini_batch_size)]

# %% wrong whole_ones_only
# Counts with //, and forgets what is left.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    return [(X[:, order[k * mini_batch_size:(k + 1) * mini_batch_size]],
             Y[:, order[k * mini_batch_size:(k + 1) * mini_batch_size]])
            for k in range(X.shape[1] // mini_batch_size)]

# %% wrong one_too_many
# Always adds a last one, empty where the size divides m.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order, batches = rng.permutation(X.shape[1]), []
    full = X.shape[1] // mini_batch_size
    for k in range(full + 1):
        part = order[k * mini_batch_size:(k + 1) * mini_batch_size]
        batches.append((X[:, part], Y[:, part]))
    return batches

# %% wrong with_replacement
# Draws columns, some twice.
def random_mini_batches(X, Y, mini_batch_size, rng):
    m, batches = X.shape[1], []
    for first in range(0, m, mini_batch_size):
        part = rng.integers(m, size=min(mini_batch_size, m - first))
        batches.append((X[:, part], Y[:, part]))
    return batches

# %% wrong last_filled_up
# Fills the last one up with the first examples.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    missing = -len(order) % mini_batch_size
    order = np.concatenate([order, order[:missing]])
    return [(X[:, part], Y[:, part]) for part in np.split(order, len(order) // mini_batch_size)]

# %% wrong global_seed
# Seeds NumPy's global generator.
def random_mini_batches(X, Y, mini_batch_size, rng):
    np.random.seed(1)
    order = np.random.permutation(X.shape[1])
    return [(X[:, order[i:i + mini_batch_size]], Y[:, order[i:i + mini_batch_size]])
            for i in range(0, X.shape[1], mini_batch_size)]

# %% wrong shuffled_in_place
# rng.shuffle works on X itself, with the same state for both.
def random_mini_batches(X, Y, mini_batch_size, rng):
    import copy
    other = copy.deepcopy(rng)
    rng.shuffle(X, axis=1)
    other.shuffle(Y, axis=1)
    return [(X[:, i:i + mini_batch_size].copy(), Y[:, i:i + mini_batch_size].copy())
            for i in range(0, X.shape[1], mini_batch_size)]

# %% right popped
# Takes examples from a shuffled list until it is empty.
def random_mini_batches(X, Y, mini_batch_size, rng):
    left = list(range(X.shape[1]))
    rng.shuffle(left)
    batches = []
    while left:
        now = [left.pop() for _ in range(min(mini_batch_size, len(left)))]
        batches.append((X[:, now], Y[:, now]))
    return batches

# %% right sorted_keys
# An order by sorting random numbers; ceil counts the batches.
def random_mini_batches(X, Y, mini_batch_size, rng):
    import math
    m = X.shape[1]
    order = np.argsort(rng.random(m))
    X, Y = np.take(X, order, axis=1), np.take(Y, order, axis=1)
    pairs = []
    for k in range(math.ceil(m / mini_batch_size)):
        now = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        pairs.append((X[:, now].copy(), Y[:, now].copy()))
    return pairs
