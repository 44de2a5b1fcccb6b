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

# %% wrong last_stays_last
# The last example is never shuffled: it is always the last column of the last pair.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = np.append(rng.permutation(X.shape[1] - 1), X.shape[1] - 1)
    mini_batches = []
    for first in range(0, X.shape[1], mini_batch_size):
        part = order[first:first + mini_batch_size]
        mini_batches.append((X[:, part], Y[:, part]))
    return mini_batches

# %% wrong window
# Shuffles inside each stretch of 64 examples only: example 1 is never beside example 1000.
def random_mini_batches(X, Y, mini_batch_size, rng):
    mini_batches = []
    for first in range(0, X.shape[1], mini_batch_size):
        part = first + rng.permutation(min(mini_batch_size, X.shape[1] - first))
        mini_batches.append((X[:, part], Y[:, part]))
    return mini_batches

# %% wrong turned
# Turns the examples round by a drawn number: neighbours stay neighbours.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = np.roll(np.arange(X.shape[1]), rng.integers(X.shape[1]))
    mini_batches = []
    for first in range(0, X.shape[1], mini_batch_size):
        part = order[first:first + mini_batch_size]
        mini_batches.append((X[:, part], Y[:, part]))
    return mini_batches

# %% wrong even_parts
# 148 examples become 50, 49 and 49, not 64, 64 and 20.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    parts = np.array_split(order, -(-X.shape[1] // mini_batch_size))
    return [(X[:, part], Y[:, part]) for part in parts]

# %% wrong wraps_round
# Fills the last pair up with examples from the front: these come twice.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    mini_batches = []
    for first in range(0, X.shape[1], mini_batch_size):
        part = np.take(order, np.arange(first, first + mini_batch_size), mode='wrap')
        mini_batches.append((X[:, part], Y[:, part]))
    return mini_batches

# %% wrong whole_is_the_same
# All in one mini-batch: hands X and Y themselves back; a change of the batch changes them.
def random_mini_batches(X, Y, mini_batch_size, rng):
    if mini_batch_size >= X.shape[1]:
        return [(X, Y)]
    order = rng.permutation(X.shape[1])
    mini_batches = []
    for first in range(0, X.shape[1], mini_batch_size):
        part = order[first:first + mini_batch_size]
        mini_batches.append((X[:, part], Y[:, part]))
    return mini_batches

# %% wrong flat_labels
# Labels of one row come back as (size,), not (1, size).
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    mini_batches = []
    for first in range(0, X.shape[1], mini_batch_size):
        part = order[first:first + mini_batch_size]
        mini_batches.append((X[:, part], Y[:, part].squeeze()))
    return mini_batches

# %% wrong with_replacement_2
# Draws with replacement: about a third of the examples never come.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = rng.choice(X.shape[1], X.shape[1])
    mini_batches = []
    for first in range(0, X.shape[1], mini_batch_size):
        part = order[first:first + mini_batch_size]
        mini_batches.append((X[:, part], Y[:, part]))
    return mini_batches

# %% wrong short_first
# The short mini-batch comes first.
def random_mini_batches(X, Y, mini_batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    cuts = list(range(m % mini_batch_size, m, mini_batch_size))
    return [(X[:, part], Y[:, part]) for part in np.split(order, cuts) if len(part)]

# %% wrong short_merged
# A rest that is shorter than half a mini-batch is put to the last whole one.
def random_mini_batches(X, Y, mini_batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    cuts = list(range(mini_batch_size, m, mini_batch_size))
    if cuts and m - cuts[-1] < mini_batch_size / 2:
        cuts.pop()
    return [(X[:, part], Y[:, part]) for part in np.split(order, cuts)]

# %% wrong one_left_out
# A rest of one example is left out.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    mini_batches = []
    for first in range(0, X.shape[1], mini_batch_size):
        part = order[first:first + mini_batch_size]
        if len(part) > 1 or mini_batch_size == 1:
            mini_batches.append((X[:, part], Y[:, part]))
    return mini_batches

# %% wrong labels_as_floats_of_sign
# Turns labels into True and False.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    mini_batches = []
    for first in range(0, X.shape[1], mini_batch_size):
        part = order[first:first + mini_batch_size]
        mini_batches.append((X[:, part], Y[:, part] > 0))
    return mini_batches

# %% right shuffled_first
# Shuffles both with one order, then slices: views of a copy of its own.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    shuffled_X, shuffled_Y = X[:, order], Y[:, order]
    mini_batches = []
    complete = X.shape[1] // mini_batch_size
    for k in range(complete):
        columns = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((shuffled_X[:, columns], shuffled_Y[:, columns]))
    if X.shape[1] % mini_batch_size != 0:
        mini_batches.append((shuffled_X[:, complete * mini_batch_size:],
                             shuffled_Y[:, complete * mini_batch_size:]))
    return mini_batches

# %% right sorted_by_draws
# The order is that of drawn numbers; pieces are popped from a list; pairs are lists.
def random_mini_batches(X, Y, mini_batch_size, rng):
    left = list(np.argsort(rng.random(X.shape[1])))
    batches = []
    while left:
        now, left = left[:mini_batch_size], left[mini_batch_size:]
        batches.append([X[:, now].copy(), Y[:, now].copy()])
        print("batch", len(now))
    return batches

# %% right column_by_column
# Shuffles a list of pairs of columns and glues them.
def random_mini_batches(X, Y, mini_batch_size, rng):
    pairs = [(X[:, [i]], Y[:, [i]]) for i in range(X.shape[1])]
    order = np.arange(X.shape[1])
    rng.shuffle(order)
    pairs = [pairs[i] for i in order]
    return [tuple(np.hstack(rows) for rows in zip(*pairs[k:k + mini_batch_size]))
            for k in range(0, len(pairs), mini_batch_size)]

# %% wrong few_exchanges
# Exchanges two drawn examples m / 2 times: a third of them never moves.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = np.arange(X.shape[1])
    for _ in range(X.shape[1] // 2):
        i, j = rng.integers(X.shape[1], size=2)
        order[i], order[j] = order[j], order[i]
    return [(X[:, order[k:k + mini_batch_size]], Y[:, order[k:k + mini_batch_size]])
            for k in range(0, X.shape[1], mini_batch_size)]

# %% wrong turned_back
# Turns the examples round, or back to front: neighbours stay neighbours.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = np.roll(np.arange(X.shape[1])[::rng.choice([-1, 1])], rng.integers(X.shape[1]))
    mini_batches = []
    for first in range(0, X.shape[1], mini_batch_size):
        part = order[first:first + mini_batch_size]
        mini_batches.append((X[:, part], Y[:, part]))
    return mini_batches

# %% right by_hand
# The shuffle of Fisher and Yates by hand.
def random_mini_batches(X, Y, mini_batch_size, rng):
    order = list(range(X.shape[1]))
    for last in range(len(order) - 1, 0, -1):
        other = int(rng.integers(last + 1))
        order[last], order[other] = order[other], order[last]
    return [(X[:, order[k:k + mini_batch_size]], Y[:, order[k:k + mini_batch_size]])
            for k in range(0, len(order), mini_batch_size)]
