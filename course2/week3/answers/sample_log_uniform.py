"""Answers to `sample_log_uniform`, written without sight of its card: each is wrong or right as it says."""

# %% wrong decade_then_uniform
# A decade at random, then uniformly in it. low 0.1, high 1: a quarter of the draws below 0.325, not half
# below 0.316.
def sample_log_uniform(low, high, n, rng):
    a, b = np.log10(low), np.log10(high)
    decades = 10.0 ** np.floor(rng.uniform(a, b, size=n))
    return np.clip(decades * rng.uniform(1, 10, size=n), low, high)

# %% wrong hard_coded
# Only the range of the text: low 0.01, high 0.1 gives numbers from 0.0001 to 1.
def sample_log_uniform(low, high, n, rng):
    r = -4 * rng.random(n)
    return 10 ** r

# %% wrong hard_coded_top
# The upper bound is taken for 1: low 0.01, high 0.1 gives numbers above 0.1, half of them.
def sample_log_uniform(low, high, n, rng):
    return 10 ** (np.log10(low) * rng.random(n))

# %% wrong bounds_as_exponents
# The bounds themselves are the exponents: low 0.0001, high 1 gives numbers between 1.0002 and 10.
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(low, high, size=n)
    return 10 ** r

# %% wrong exp_of_log10
# The base of the logarithm is 10, that of the power e: low 0.0001 gives numbers from exp(-4) = 0.018 on.
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(np.log10(low), np.log10(high), size=n)
    return np.exp(r)

# %% wrong ten_to_log_e
# The other way round: low 0.0001 gives numbers down to 10 ** -9.2.
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(np.log(low), np.log(high), size=n)
    return 10 ** r

# %% wrong uniform
# Nine of ten draws between 0.1 and 1.
def sample_log_uniform(low, high, n, rng):
    return rng.uniform(low, high, size=n)

# %% wrong one_for_all
# One draw, n times: n = 1000 gives 1000 equal numbers.
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(np.log10(low), np.log10(high))
    return np.full(n, 10 ** r)

# %% wrong single_number
# size=n is missing: for n = 5 one number comes back, not (5,).
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(np.log10(low), np.log10(high))
    return 10 ** r

# %% wrong whole_exponents
# Only powers of ten: for low 0.0001, high 1 five different numbers ever come up.
def sample_log_uniform(low, high, n, rng):
    a, b = int(np.log10(low)), int(np.log10(high))
    return 10.0 ** rng.integers(a, b, size=n, endpoint=True)

# %% wrong truncated_bounds
# int() cuts the exponents of the bounds: low 0.0005 gives nothing below 0.001; low 0.002, high 0.005 only
# 0.01.
def sample_log_uniform(low, high, n, rng):
    a, b = int(np.log10(low)), int(np.log10(high))
    return 10 ** rng.uniform(a, b, size=n)

# %% wrong coarse_exponents
# Exponents rounded to a tenth: 41 different numbers between 0.0001 and 1, however many are drawn.
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(np.log10(low), np.log10(high), size=n)
    return np.clip(10 ** np.round(r, 1), low, high)

# %% wrong rounded
# Rounded to four decimals: low 1e-6 gives 0, which is below low.
def sample_log_uniform(low, high, n, rng):
    values = 10 ** rng.uniform(np.log10(low), np.log10(high), size=n)
    return np.round(values, 4)

# %% wrong ladder
# Evenly spaced exponents, shuffled. n = 1 gives low whatever the generator.
def sample_log_uniform(low, high, n, rng):
    values = np.geomspace(low, high, n)
    rng.shuffle(values)
    return values

# %% wrong global_random
# NumPy's global generator: two generators with the same seed give different numbers.
def sample_log_uniform(low, high, n, rng):
    return 10 ** np.random.uniform(np.log10(low), np.log10(high), n)

# %% wrong own_generator
# A generator of its own: default_rng(0) and default_rng(1) give the same numbers.
def sample_log_uniform(low, high, n, rng):
    rng = np.random.default_rng(42)
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size=n)

# %% wrong remembered
# Remembers what it drew for these bounds: a second call with a generator of another seed gives the same
# numbers.
drawn_before = {}

def sample_log_uniform(low, high, n, rng):
    key = (low, high, n)
    if key not in drawn_before:
        drawn_before[key] = 10 ** rng.uniform(np.log10(low), np.log10(high), size=n)
    return drawn_before[key]

# %% wrong column
# Shape (n, 1) for n = 5.
def sample_log_uniform(low, high, n, rng):
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size=(n, 1))

# %% wrong bell
# Exponents of a bell curve, clipped. A third of the draws of [0.0001, 1] lies within a third of a decade of
# the middle; a sixth should.
def sample_log_uniform(low, high, n, rng):
    a, b = np.log10(low), np.log10(high)
    r = rng.normal((a + b) / 2, (b - a) / 5, size=n)
    return 10 ** np.clip(r, a, b)

# %% wrong reciprocal
# 1 / uniform: crowds at low. 0.9 of the draws of [0.0001, 1] lie below 0.001.
def sample_log_uniform(low, high, n, rng):
    return 1 / rng.uniform(1 / high, 1 / low, size=n)

# %% wrong shifted
# Uniform exponents in which low is added and not multiplied: 0.1 to 1 gives numbers up to 1.1.
def sample_log_uniform(low, high, n, rng):
    a, b = np.log10(low), np.log10(high)
    return low + 10 ** rng.uniform(a, b, size=n)

# %% right ratio
# low times a random power of high / low: no logarithm is written.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)

# %% right natural
# Natural logarithm and exp.
def sample_log_uniform(low, high, n, rng):
    return np.exp(rng.uniform(np.log(low), np.log(high), n))

# %% right loop_of_twos
# Base 2, number by number, a list.
import math

def sample_log_uniform(low, high, n, rng):
    values = []
    for _ in range(n):
        values.append(2 ** rng.uniform(math.log2(low), math.log2(high)))
    return values

# %% right scipy
# SciPy's log-uniform distribution, fed with rng; prints what it does.
from scipy import stats

def sample_log_uniform(low, high, n, rng):
    print("drawing", n, "numbers")
    return stats.loguniform.rvs(low, high, size=n, random_state=rng)

# %% right recursive
# The first number, then the rest.
def sample_log_uniform(low, high, n, rng):
    if n > 500:
        half = n // 2
        return np.concatenate([sample_log_uniform(low, high, half, rng),
                               sample_log_uniform(low, high, n - half, rng)])
    if n == 0:
        return np.empty(0)
    exponent = np.interp(rng.random(), [0, 1], np.log10([low, high]))
    return np.append(10 ** exponent, sample_log_uniform(low, high, n - 1, rng))

# %% right exponential
# An exponential variable is minus the logarithm of a uniform one.
def sample_log_uniform(low, high, n, rng):
    share = np.exp(-rng.standard_exponential(n))
    return np.power(10.0, np.log10(low) * (1 - share) + np.log10(high) * share)
