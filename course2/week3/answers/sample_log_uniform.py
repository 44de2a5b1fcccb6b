"""Answers to `sample_log_uniform` and `sample_one_minus_log`: one of the two is wrong or right as it says."""

# %% wrong decade_then_uniform
# A decade at random, then uniformly in it. low 0.1, high 1: a quarter of the draws below 0.325, not half
# below 0.316.
def sample_log_uniform(low, high, n, rng):
    a, b = np.log10(low), np.log10(high)
    decades = 10.0 ** np.floor(rng.uniform(a, b, size=n))
    return np.clip(decades * rng.uniform(1, 10, size=n), low, high)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong hard_coded
# Only the range of the text: low 0.01, high 0.1 gives numbers from 0.0001 to 1.
def sample_log_uniform(low, high, n, rng):
    r = -4 * rng.random(n)
    return 10 ** r


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong hard_coded_top
# The upper bound is taken for 1: low 0.01, high 0.1 gives numbers above 0.1, half of them.
def sample_log_uniform(low, high, n, rng):
    return 10 ** (np.log10(low) * rng.random(n))


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong bounds_as_exponents
# The bounds themselves are the exponents: low 0.0001, high 1 gives numbers between 1.0002 and 10.
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(low, high, size=n)
    return 10 ** r


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong exp_of_log10
# The base of the logarithm is 10, that of the power e: low 0.0001 gives numbers from exp(-4) = 0.018 on.
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(np.log10(low), np.log10(high), size=n)
    return np.exp(r)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong ten_to_log_e
# The other way round: low 0.0001 gives numbers down to 10 ** -9.2.
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(np.log(low), np.log(high), size=n)
    return 10 ** r


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong uniform
# Nine of ten draws between 0.1 and 1.
def sample_log_uniform(low, high, n, rng):
    return rng.uniform(low, high, size=n)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong one_for_all
# One draw, n times: n = 1000 gives 1000 equal numbers.
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(np.log10(low), np.log10(high))
    return np.full(n, 10 ** r)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong single_number
# size=n is missing: for n = 5 one number comes back, not (5,).
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(np.log10(low), np.log10(high))
    return 10 ** r


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong whole_exponents
# Only powers of ten: for low 0.0001, high 1 five different numbers ever come up.
def sample_log_uniform(low, high, n, rng):
    a, b = int(np.log10(low)), int(np.log10(high))
    return 10.0 ** rng.integers(a, b, size=n, endpoint=True)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong truncated_bounds
# int() cuts the exponents of the bounds: low 0.0005 gives nothing below 0.001; low 0.002, high 0.005 only
# 0.01.
def sample_log_uniform(low, high, n, rng):
    a, b = int(np.log10(low)), int(np.log10(high))
    return 10 ** rng.uniform(a, b, size=n)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong coarse_exponents
# Exponents rounded to a tenth: 41 different numbers between 0.0001 and 1, however many are drawn.
def sample_log_uniform(low, high, n, rng):
    r = rng.uniform(np.log10(low), np.log10(high), size=n)
    return np.clip(10 ** np.round(r, 1), low, high)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong rounded
# Rounded to four decimals: low 1e-6 gives 0, which is below low.
def sample_log_uniform(low, high, n, rng):
    values = 10 ** rng.uniform(np.log10(low), np.log10(high), size=n)
    return np.round(values, 4)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong ladder
# Evenly spaced exponents, shuffled. n = 1 gives low whatever the generator.
def sample_log_uniform(low, high, n, rng):
    values = np.geomspace(low, high, n)
    rng.shuffle(values)
    return values


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong global_random
# NumPy's global generator: two generators with the same seed give different numbers.
def sample_log_uniform(low, high, n, rng):
    return 10 ** np.random.uniform(np.log10(low), np.log10(high), n)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong own_generator
# A generator of its own: default_rng(0) and default_rng(1) give the same numbers.
def sample_log_uniform(low, high, n, rng):
    rng = np.random.default_rng(42)
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size=n)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong remembered
# Remembers what it drew for these bounds: a second call with a generator of another seed gives the same
# numbers.
drawn_before = {}

def sample_log_uniform(low, high, n, rng):
    key = (low, high, n)
    if key not in drawn_before:
        drawn_before[key] = 10 ** rng.uniform(np.log10(low), np.log10(high), size=n)
    return drawn_before[key]


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong column
# Shape (n, 1) for n = 5.
def sample_log_uniform(low, high, n, rng):
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size=(n, 1))


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong bell
# Exponents of a bell curve, clipped. A third of the draws of [0.0001, 1] lies within a third of a decade of
# the middle; a sixth should.
def sample_log_uniform(low, high, n, rng):
    a, b = np.log10(low), np.log10(high)
    r = rng.normal((a + b) / 2, (b - a) / 5, size=n)
    return 10 ** np.clip(r, a, b)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong reciprocal
# 1 / uniform: crowds at low. 0.9 of the draws of [0.0001, 1] lie below 0.001.
def sample_log_uniform(low, high, n, rng):
    return 1 / rng.uniform(1 / high, 1 / low, size=n)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong shifted
# Uniform exponents in which low is added and not multiplied: 0.1 to 1 gives numbers up to 1.1.
def sample_log_uniform(low, high, n, rng):
    a, b = np.log10(low), np.log10(high)
    return low + 10 ** rng.uniform(a, b, size=n)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% wrong one_minus_order_not_flipped
# The bounds of the exponents in the order of beta's: rng.uniform(-1, -3) stops with "high - low < 0".
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - low), np.log10(1 - high), size=n)
    return 1 - 10 ** r

# %% wrong one_minus_minus_three
# -3 times a uniform number: 0.9 to 0.999 gives numbers from 0 on.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    r = -3 * rng.random(n)
    return 1 - 10 ** r

# %% wrong one_minus_minus_three_in_a_loop
# The same, drawn one by one: a third of the draws below 0.9.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    betas = []
    for _ in range(n):
        r = -3 * rng.random()
        betas.append(1 - 10 ** r)
    return np.array(betas)

# %% wrong one_minus_fixed_decades
# r in [-3, -1] whatever the bounds: low 0.5, high 0.8 gives numbers from 0.9 on.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(-3, -1, size=n)
    return 1 - 10 ** r

# %% wrong one_minus_log_of_beta
# The logarithm of beta itself: 0.909 of the draws of [0.9, 0.999] lie below 0.99, not half.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(low), np.log10(high), size=n)
    return 10 ** r

# %% wrong one_minus_one_minus_of_the_bounds
# One minus the draw between the same bounds: 0.9 to 0.999 gives 0.001 to 0.1.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(low, high, n, rng)

# %% wrong one_minus_uniform
# 0.909 of the draws of [0.9, 0.999] lie below 0.99, not half.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    return rng.uniform(low, high, size=n)

# %% wrong one_minus_no_one_minus
# 1 - beta comes back: numbers from 0.001 to 0.1.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)
    return 10 ** r

# %% wrong one_minus_exp_of_log10
# Two bases: 0.9 to 0.999 gives numbers from 1 - exp(-1) = 0.632 on.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)
    return 1 - np.exp(r)

# %% wrong one_minus_windows
# The number of steps averaged is uniform: of [0.9, 0.999] 0.09 lie below 0.99, not half.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    steps = rng.uniform(1 / (1 - low), 1 / (1 - high), size=n)
    return 1 - 1 / steps

# %% wrong one_minus_mirrored
# Crowds at low: the middle draw of [0.9, 0.999] is 0.909 and not 0.99.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    return low + high - (1 - 10 ** rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n))

# %% wrong one_minus_rounded
# Rounded to three decimals: high 0.9999 gives 1.0, which is above high.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)
    return np.round(1 - 10 ** r, 3)

# %% wrong one_minus_nines_only
# 0.9, 0.99 and 0.999 and nothing between.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    a, b = int(np.round(np.log10(1 - high))), int(np.round(np.log10(1 - low)))
    return np.clip(1 - 10.0 ** rng.integers(a, b + 1, size=n), low, high)

# %% wrong one_minus_at_least_a_half
# Bounds below 0.5 are not believed: low 0, high 0.9 gives nothing below 0.5; 0.3 of the draws should lie
# there.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    low = max(low, 0.5)
    return 1 - 10 ** rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)

# %% wrong one_minus_one_for_all
# n times the same number.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - high), np.log10(1 - low))
    return np.ones(n) - 10 ** r

# %% wrong one_minus_global_random
# NumPy's global generator: the same seed of rng gives other numbers in each call.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    r = np.random.uniform(np.log10(1 - high), np.log10(1 - low), n)
    return 1 - 10 ** r

# %% wrong one_minus_reseeded
# Seeds again in each call: two calls with one generator give the same numbers, and so do two seeds.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng, seed=0):
    rng = np.random.default_rng(seed)
    return 1 - 10 ** rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)

# %% wrong one_minus_sign_lost
# The distance is taken to lie in front of the bounds: 1 + 10 ** r gives 1.001 to 1.1.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)
    return 1 + 10 ** r

# %% wrong one_minus_flipped_by_abs
# Positive exponents: 1 - 10 ** 2 is -99, far below low.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    a, b = abs(np.log10(1 - low)), abs(np.log10(1 - high))
    return 1 - 10 ** rng.uniform(a, b, size=n)

# %% right ratio
# low times a random power of high / low: no logarithm is written.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% right natural
# Natural logarithm and exp.
def sample_log_uniform(low, high, n, rng):
    return np.exp(rng.uniform(np.log(low), np.log(high), n))


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% right loop_of_twos
# Base 2, number by number, a list.
import math

def sample_log_uniform(low, high, n, rng):
    values = []
    for _ in range(n):
        values.append(2 ** rng.uniform(math.log2(low), math.log2(high)))
    return values


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% right scipy
# SciPy's log-uniform distribution, fed with rng; prints what it does.
from scipy import stats

def sample_log_uniform(low, high, n, rng):
    print("drawing", n, "numbers")
    return stats.loguniform.rvs(low, high, size=n, random_state=rng)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

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


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% right exponential
# An exponential variable is minus the logarithm of a uniform one.
def sample_log_uniform(low, high, n, rng):
    share = np.exp(-rng.standard_exponential(n))
    return np.power(10.0, np.log10(low) * (1 - share) + np.log10(high) * share)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% right one_minus_reuse
# One minus a log-uniform number between 1 - high and 1 - low.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% right one_minus_log1p
# log1p and expm1, exact near 0.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    return -np.expm1(rng.uniform(np.log1p(-high), np.log1p(-low), n))

# %% right one_minus_windows_in_decades
# The number of steps averaged is log-uniform, which is the same.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    shortest, longest = 1 / (1 - low), 1 / (1 - high)
    steps = shortest * (longest / shortest) ** rng.uniform(size=n)
    return 1 - 1 / steps

# %% right one_minus_loop
# Minus the exponent, one by one, a list of Python numbers.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


import math

def sample_one_minus_log(low, high, n, rng):
    def one():
        digits = rng.uniform(-math.log10(1 - low), -math.log10(1 - high))
        return 1 - 10 ** -digits
    return [float(one()) for _ in range(n)]

# %% right one_minus_scale_helpers
# With the notebook's own to_scale and from_scale, which stand further down.
def sample_log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def sample_one_minus_log(low, high, n, rng):
    ends = [to_scale("one-minus-log", end) for end in (low, high)]
    return from_scale("one-minus-log", rng.uniform(*ends, size=n))


# %% wrong evenly_spaced
# A shuffled grid of exponents, not draws: a single number is always the middle of the range.
def sample_log_uniform(low, high, n, rng):
    a = np.log10(low)
    b = np.log10(high)
    r = a + (b - a) * (rng.permutation(n) + 0.5) / n
    values = 10 ** r
    return values


def sample_one_minus_log(low, high, n, rng):
    values = 1 - sample_log_uniform(1 - high, 1 - low, n, rng)
    return values


# %% wrong bell_of_exponents
# Exponents from a bell that is cut off: the decades in the middle get more than their share.
def sample_log_uniform(low, high, n, rng):
    a = np.log10(low)
    b = np.log10(high)
    r = np.clip(rng.normal((a + b) / 2, (b - a) / 4, size=n), a, b)
    values = 10 ** r
    return values


def sample_one_minus_log(low, high, n, rng):
    values = 1 - sample_log_uniform(1 - high, 1 - low, n, rng)
    return values


# %% wrong mirrored
# Mirrors the numbers and not their distances: low + high - x, dense near high, but on the wrong scale.
def sample_log_uniform(low, high, n, rng):
    a = np.log10(low)
    b = np.log10(high)
    r = rng.uniform(a, b, size=n)
    values = 10 ** r
    return values


def sample_one_minus_log(low, high, n, rng):
    values = low + high - sample_log_uniform(low, high, n, rng)
    return values


# %% wrong always_the_distances_of_the_text
# The bounds 0.001 and 0.1 of the example, whatever low and high are.
def sample_log_uniform(low, high, n, rng):
    a = np.log10(low)
    b = np.log10(high)
    r = rng.uniform(a, b, size=n)
    values = 10 ** r
    return values


def sample_one_minus_log(low, high, n, rng):
    values = 1 - sample_log_uniform(0.001, 0.1, n, rng)
    return values


# %% right geometric_steps
# Base 2, and a helper for both.
def _between(low, high, share):
    return low * np.exp2(np.log2(high / low) * share)


def sample_log_uniform(low, high, n, rng):
    return _between(low, high, rng.random((n,)))


def sample_one_minus_log(low, high, n, rng):
    return np.subtract(1, [_between(1 - high, 1 - low, rng.random()) for _ in range(n)])


# %% right natural_logarithm
# Math.log and exp, a list.
import math


def sample_log_uniform(low, high, n, rng):
    print("drawing", n)
    return [math.exp(each) for each in rng.uniform(math.log(low), math.log(high), size=n)]


def sample_one_minus_log(low, high, n, rng):
    distances = np.array(sample_log_uniform(1 - high, 1 - low, n, rng))
    return 1 - distances
