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

# %% wrong one_or_all
# Exactly one 1, or all: right for three bits.
def dnf_parity_units(n):
    p = np.eye(n, dtype=int)
    if n > 1:
        p = np.hstack([p, np.ones((n, 1), dtype=int)])
    return p.shape[1], p

# %% wrong odd_numbers
# The odd numbers: those whose first digit is 1.
def dnf_parity_units(n):
    c = np.arange(1, 2**n, 2) >> np.arange(n)[:, None] & 1
    return c.shape[1], c

# %% wrong eight_bits
# unpackbits of bytes: nine bits are too many for it.
def dnf_parity_units(n):
    c = np.unpackbits(np.arange(2**n).astype(np.uint8)[:, None], axis=1)[:, -n:].T
    p = c[:, c.sum(axis=0) % 2 == 1]
    return p.shape[1], p

# %% wrong flat_for_one
# np.squeeze: of one bit a number without axes.
def dnf_parity_units(n):
    c = np.arange(2**n) >> np.arange(n)[:, None] & 1
    p = np.squeeze(c[:, c.sum(axis=0) % 2 == 1])
    return 2**(n - 1), p

# %% right grows_bit_by_bit
# Every pattern of one bit less goes on in exactly one way.
def dnf_parity_units(n):
    free = np.zeros((0, 1), dtype=bool)
    for _ in range(n - 1):
        zeros = np.zeros((1, free.shape[1]), bool)
        free = np.hstack([np.vstack([free, zeros]), np.vstack([free, ~zeros])])
    last = (1 + free.sum(axis=0)) % 2 == 1
    p = np.vstack([free, last[None]])
    return np.int64(p.shape[1]), p.astype(float)
