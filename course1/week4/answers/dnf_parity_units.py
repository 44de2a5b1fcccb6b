"""Answers to `dnf_parity_units`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong all_of_them
# All patterns.
def dnf_parity_units(n):
    patterns = np.array([[k >> j & 1 for k in range(2**n)] for j in range(n)])
    return 2**n, patterns

# %% wrong even
# The even ones: for one bit there is the pattern 0.
def dnf_parity_units(n):
    patterns = np.array([[k >> j & 1 for k in range(2**n)] for j in range(n)])
    patterns = patterns[:, patterns.sum(axis=0) % 2 == 0]
    return patterns.shape[1], patterns

# %% wrong single_ones
# Only patterns with a single 1.
def dnf_parity_units(n):
    return n, np.eye(n, dtype=int)

# %% wrong rows
# A row for each pattern.
def dnf_parity_units(n):
    from itertools import product
    odd = [pattern for pattern in product([0, 1], repeat=n) if sum(pattern) % 2]
    return len(odd), np.array(odd)

# %% wrong half_of_them
# The first half of all patterns.
def dnf_parity_units(n):
    patterns = np.array([[k >> j & 1 for k in range(2**n)] for j in range(n)])
    return 2**(n - 1), patterns[:, :2**(n - 1)]

# %% right product
# By itertools.
def dnf_parity_units(n):
    from itertools import product
    odd = np.array([pattern for pattern in product([0.0, 1.0], repeat=n) if sum(pattern) % 2]).T
    return odd.shape[1], odd

# %% right last_bit_completes
# All patterns of the other bits; the last bit makes them odd.
def dnf_parity_units(n):
    count = 2**(n - 1)
    rest = np.array([[k >> j & 1 for k in range(count)] for j in range(n - 1)], dtype=int).reshape(n - 1,
                                                                                                   count)
    return 2**(n - 1), np.vstack([rest, 1 - rest.sum(axis=0, keepdims=True) % 2])
