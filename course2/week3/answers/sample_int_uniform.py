"""Answers to `sample_int_uniform`, written without sight of its card: each is wrong or right as it says."""

# %% wrong upper_end_left_out
# 2 to 4 gives 2 and 3 only; low = high stops.
def sample_int_uniform(low, high, n, rng):
    return rng.integers(low, high, size=n)

# %% wrong rounded
# The ends get half their share: of 2 to 4, 2 comes up in 0.25 of the draws.
def sample_int_uniform(low, high, n, rng):
    return np.round(rng.uniform(low, high, size=n)).astype(int)

# %% wrong cut_off
# Whole part of a number below high: 4 of 2 to 4 never comes up.
def sample_int_uniform(low, high, n, rng):
    return rng.uniform(low, high, size=n).astype(int)

# %% wrong cut_towards_zero
# astype cuts towards 0: of -2 to 1, 0 comes up in 0.4 of the draws and -2 in 0.2, and it goes wrong only for
# low < 0.
def sample_int_uniform(low, high, n, rng):
    return rng.uniform(low, high + 1, size=n).astype(int)

# %% wrong rounded_up
# 2 of 2 to 4 never comes up.
def sample_int_uniform(low, high, n, rng):
    return np.ceil(rng.uniform(low, high, size=n)).astype(int)

# %% wrong floats
# 3.0 is no integer: range(3.0) stops.
def sample_int_uniform(low, high, n, rng):
    return np.floor(rng.uniform(low, high + 1, size=n))

# %% wrong floats_of_integers
# The numbers are right, but floats.
def sample_int_uniform(low, high, n, rng):
    values = np.zeros(n)
    for i in range(n):
        values[i] = rng.integers(low, high + 1)
    return values

# %% wrong without_replacement
# Nothing comes twice: for 2 to 4 and n = 5 it stops.
def sample_int_uniform(low, high, n, rng):
    return rng.choice(np.arange(low, high + 1), size=n, replace=False)

# %% wrong cycle
# Each number equally often, shuffled: n = 1 always gives low.
def sample_int_uniform(low, high, n, rng):
    values = low + np.arange(n) % (high - low + 1)
    return rng.permutation(values)

# %% wrong counted
# Not random at all: default_rng(0) and default_rng(1) give the same numbers.
def sample_int_uniform(low, high, n, rng):
    return low + np.arange(n) % (high - low + 1)

# %% wrong bell
# A coin thrown high - low times: of 2 to 4, 3 comes up in half of the draws.
def sample_int_uniform(low, high, n, rng):
    return low + rng.binomial(high - low, 0.5, size=n)

# %% wrong ends_only
# Nothing between the ends.
def sample_int_uniform(low, high, n, rng):
    return rng.choice([low, high], size=n)

# %% wrong a_byte
# Rests of a random byte: 0 to 1000 gives nothing above 255.
def sample_int_uniform(low, high, n, rng):
    return low + rng.integers(0, 256, size=n) % (high - low + 1)

# %% wrong one_too_many
# high + 1 comes up, too.
def sample_int_uniform(low, high, n, rng):
    return rng.integers(low, high + 1, size=n, endpoint=True)

# %% wrong early_return
# low = high: one number comes back and not n.
def sample_int_uniform(low, high, n, rng):
    if low == high:
        return low
    return rng.integers(low, high + 1, size=n)

# %% wrong python_random
# Another source of randomness: the same seed of rng gives other numbers in each call.
import random

def sample_int_uniform(low, high, n, rng):
    return np.array([random.randint(low, high) for _ in range(n)])

# %% wrong numpy_random
# NumPy's global generator.
def sample_int_uniform(low, high, n, rng):
    return np.random.randint(low, high + 1, n)

# %% wrong one_for_all
# n times the same number.
def sample_int_uniform(low, high, n, rng):
    return np.repeat(rng.integers(low, high + 1), n)

# %% wrong single_number
# size=n is missing: one number for n = 5.
def sample_int_uniform(low, high, n, rng):
    return rng.integers(low, high + 1)

# %% wrong log_scale
# Each factor of ten gets its share: of 1 to 100 half of the draws lie below 10.
def sample_int_uniform(low, high, n, rng):
    low_log, high_log = np.log10(max(low, 1)), np.log10(high + 1)
    return np.floor(10 ** rng.uniform(low_log, high_log, size=n)).astype(int)

# %% wrong small_integers
# 8 bits: high 200 stops, "high is out of bounds for int8".
def sample_int_uniform(low, high, n, rng):
    return rng.integers(low, high, size=n, endpoint=True, dtype=np.int8)

# %% wrong text
# Numbers written as text: "3" counts no layers.
def sample_int_uniform(low, high, n, rng):
    return [f"{value}" for value in rng.integers(low, high + 1, size=n)]

# %% wrong row
# Shape (1, n).
def sample_int_uniform(low, high, n, rng):
    return rng.integers(low, high + 1, size=(1, n))

# %% right endpoint
# The keyword.
def sample_int_uniform(low, high, n, rng):
    return rng.integers(low, high, size=n, endpoint=True)

# %% right choice
# Picks from all the numbers.
def sample_int_uniform(low, high, n, rng):
    return rng.choice(np.arange(low, high + 1), size=n)

# %% right floor
# The floor of a uniform number, with high + 1 left out.
def sample_int_uniform(low, high, n, rng):
    width = high - low + 1
    return low + np.floor(width * rng.random(n)).astype(int)

# %% right python_numbers
# A list of Python's own integers, drawn one by one.
def sample_int_uniform(low, high, n, rng):
    values = []
    while len(values) < n:
        values.append(int(rng.integers(low, high + 1)))
    return values

# %% right rejected
# Draws from a power of two and throws away what is too large.
def sample_int_uniform(low, high, n, rng):
    width = high - low + 1
    values = np.empty(0, dtype=np.int64)
    while values.size < n:
        tries = rng.integers(0, 1 << int(width - 1).bit_length(), size=2 * n + 8)
        values = np.concatenate([values, tries[tries < width]])
    return low + values[:n]

# %% right small_type
# 32-bit integers.
def sample_int_uniform(low, high, n, rng):
    return rng.integers(low, high + 1, size=n, dtype=np.int32)
