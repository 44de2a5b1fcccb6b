"""Answers to `sample_one_minus_log`, written without sight of its card: each is wrong or right as it says."""

# %% wrong order_not_flipped
# The bounds of the exponents in the order of beta's: rng.uniform(-1, -3) stops with "high - low < 0".
def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - low), np.log10(1 - high), size=n)
    return 1 - 10 ** r

# %% wrong minus_three
# -3 times a uniform number: 0.9 to 0.999 gives numbers from 0 on.
def sample_one_minus_log(low, high, n, rng):
    r = -3 * rng.random(n)
    return 1 - 10 ** r

# %% wrong minus_three_in_a_loop
# The same, drawn one by one: a third of the draws below 0.9.
def sample_one_minus_log(low, high, n, rng):
    betas = []
    for _ in range(n):
        r = -3 * rng.random()
        betas.append(1 - 10 ** r)
    return np.array(betas)

# %% wrong fixed_decades
# r in [-3, -1] whatever the bounds: low 0.5, high 0.8 gives numbers from 0.9 on.
def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(-3, -1, size=n)
    return 1 - 10 ** r

# %% wrong log_of_beta
# The logarithm of beta itself: 0.909 of the draws of [0.9, 0.999] lie below 0.99, not half.
def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(low), np.log10(high), size=n)
    return 10 ** r

# %% wrong one_minus_of_the_bounds
# One minus the draw between the same bounds: 0.9 to 0.999 gives 0.001 to 0.1.
def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(low, high, n, rng)

# %% wrong uniform
# 0.909 of the draws of [0.9, 0.999] lie below 0.99, not half.
def sample_one_minus_log(low, high, n, rng):
    return rng.uniform(low, high, size=n)

# %% wrong no_one_minus
# 1 - beta comes back: numbers from 0.001 to 0.1.
def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)
    return 10 ** r

# %% wrong exp_of_log10
# Two bases: 0.9 to 0.999 gives numbers from 1 - exp(-1) = 0.632 on.
def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)
    return 1 - np.exp(r)

# %% wrong windows
# The number of steps averaged is uniform: of [0.9, 0.999] 0.09 lie below 0.99, not half.
def sample_one_minus_log(low, high, n, rng):
    steps = rng.uniform(1 / (1 - low), 1 / (1 - high), size=n)
    return 1 - 1 / steps

# %% wrong mirrored
# Crowds at low: the middle draw of [0.9, 0.999] is 0.909 and not 0.99.
def sample_one_minus_log(low, high, n, rng):
    return low + high - (1 - 10 ** rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n))

# %% wrong rounded
# Rounded to three decimals: high 0.9999 gives 1.0, which is above high.
def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)
    return np.round(1 - 10 ** r, 3)

# %% wrong nines_only
# 0.9, 0.99 and 0.999 and nothing between.
def sample_one_minus_log(low, high, n, rng):
    a, b = int(np.round(np.log10(1 - high))), int(np.round(np.log10(1 - low)))
    return np.clip(1 - 10.0 ** rng.integers(a, b + 1, size=n), low, high)

# %% wrong at_least_a_half
# Bounds below 0.5 are not believed: low 0, high 0.9 gives nothing below 0.5; 0.3 of the draws should lie
# there.
def sample_one_minus_log(low, high, n, rng):
    low = max(low, 0.5)
    return 1 - 10 ** rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)

# %% wrong one_for_all
# n times the same number.
def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - high), np.log10(1 - low))
    return np.ones(n) - 10 ** r

# %% wrong global_random
# NumPy's global generator: the same seed of rng gives other numbers in each call.
def sample_one_minus_log(low, high, n, rng):
    r = np.random.uniform(np.log10(1 - high), np.log10(1 - low), n)
    return 1 - 10 ** r

# %% wrong reseeded
# Seeds again in each call: two calls with one generator give the same numbers, and so do two seeds.
def sample_one_minus_log(low, high, n, rng, seed=0):
    rng = np.random.default_rng(seed)
    return 1 - 10 ** rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)

# %% wrong sign_lost
# The distance is taken to lie in front of the bounds: 1 + 10 ** r gives 1.001 to 1.1.
def sample_one_minus_log(low, high, n, rng):
    r = rng.uniform(np.log10(1 - high), np.log10(1 - low), size=n)
    return 1 + 10 ** r

# %% wrong flipped_by_abs
# Positive exponents: 1 - 10 ** 2 is -99, far below low.
def sample_one_minus_log(low, high, n, rng):
    a, b = abs(np.log10(1 - low)), abs(np.log10(1 - high))
    return 1 - 10 ** rng.uniform(a, b, size=n)

# %% right reuse
# One minus a log-uniform number between 1 - high and 1 - low.
def sample_one_minus_log(low, high, n, rng):
    return 1 - sample_log_uniform(1 - high, 1 - low, n, rng)

# %% right log1p
# log1p and expm1, exact near 0.
def sample_one_minus_log(low, high, n, rng):
    return -np.expm1(rng.uniform(np.log1p(-high), np.log1p(-low), n))

# %% right windows_in_decades
# The number of steps averaged is log-uniform, which is the same.
def sample_one_minus_log(low, high, n, rng):
    shortest, longest = 1 / (1 - low), 1 / (1 - high)
    steps = shortest * (longest / shortest) ** rng.uniform(size=n)
    return 1 - 1 / steps

# %% right loop
# Minus the exponent, one by one, a list of Python numbers.
import math

def sample_one_minus_log(low, high, n, rng):
    def one():
        digits = rng.uniform(-math.log10(1 - low), -math.log10(1 - high))
        return 1 - 10 ** -digits
    return [float(one()) for _ in range(n)]

# %% right scale_helpers
# With the notebook's own to_scale and from_scale, which stand further down.
def sample_one_minus_log(low, high, n, rng):
    ends = [to_scale("one-minus-log", end) for end in (low, high)]
    return from_scale("one-minus-log", rng.uniform(*ends, size=n))
