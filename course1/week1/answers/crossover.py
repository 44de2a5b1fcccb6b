"""Answers to `crossover`, written without sight of its card: each is wrong or right as it says."""

# %% wrong first_taken_for_higher
# Takes curve1 for the higher one at lo.
def crossover(curve1, curve2, lo, hi):
    for turn in range(100):
        middle = (lo + hi) / 2
        if curve1(middle) > curve2(middle):
            lo = middle
        else:
            hi = middle
    return middle

# %% wrong other_half
# Goes on with the half in which they do not meet.
def crossover(curve1, curve2, lo, hi):
    higher = curve1(lo) > curve2(lo)
    for turn in range(100):
        middle = (lo + hi) / 2
        if (curve1(middle) > curve2(middle)) == higher:
            hi = middle
        else:
            lo = middle
    return middle

# %% wrong ten_turns
# A thousandth of the interval is not nine digits.
def crossover(curve1, curve2, lo, hi):
    higher = curve1(lo) > curve2(lo)
    for turn in range(10):
        middle = (lo + hi) / 2
        if (curve1(middle) > curve2(middle)) == higher:
            lo = middle
        else:
            hi = middle
    return middle

# %% wrong height
# How high they meet, not where.
def crossover(curve1, curve2, lo, hi):
    higher = curve1(lo) > curve2(lo)
    for turn in range(100):
        middle = (lo + hi) / 2
        if (curve1(middle) > curve2(middle)) == higher:
            lo = middle
        else:
            hi = middle
    return curve1(middle)

# %% wrong whole_places
# Integer division: only whole places.
def crossover(curve1, curve2, lo, hi):
    higher = curve1(lo) > curve2(lo)
    for turn in range(100):
        middle = (lo + hi) // 2
        if (curve1(middle) > curve2(middle)) == higher:
            lo = middle
        else:
            hi = middle
    return middle

# %% wrong one_in_a_million
# Stops at an interval of 1e-3, whatever the size of the numbers.
def crossover(curve1, curve2, lo, hi):
    higher = curve1(lo) > curve2(lo)
    while hi - lo > 1e-3:
        middle = (lo + hi) / 2
        if (curve1(middle) > curve2(middle)) == higher:
            lo = middle
        else:
            hi = middle
    return middle

# %% wrong nearest_of_many
# Tries 10,000 places and takes the one where the curves are nearest.
def crossover(curve1, curve2, lo, hi):
    places = np.linspace(lo, hi, 10_000)
    gaps = [abs(curve1(place) - curve2(place)) for place in places]
    return places[int(np.argmin(gaps))]

# %% right recursion
# The half in which they meet, by recursion.
def crossover(curve1, curve2, lo, hi, turns=100):
    middle = (lo + hi) / 2
    if turns == 0:
        return middle
    before = (curve1(lo) - curve2(lo)) * (curve1(middle) - curve2(middle)) <= 0
    lo, hi = (lo, middle) if before else (middle, hi)
    return crossover(curve1, curve2, lo, hi, turns - 1)

# %% right secant
# SciPy's search for a root of the difference.
from scipy.optimize import brentq

def crossover(curve1, curve2, lo, hi):
    return brentq(lambda m: curve1(m) - curve2(m), lo, hi, xtol=1e-15, rtol=1e-14)

# %% right turned_round
# Exchanges the curves, so that the first is the higher one.
def crossover(curve1, curve2, lo, hi):
    if curve1(lo) < curve2(lo):
        curve1, curve2 = curve2, curve1
    for turn in range(120):
        middle = lo + (hi - lo) / 2
        if curve1(middle) >= curve2(middle):
            lo = middle
        else:
            hi = middle
    return hi

# %% wrong thirty_turns
# 30 turns: 1e-9 of the interval, not of the place. 2101.435101, where 2101.435363 is right.
def crossover(curve1, curve2, lo, hi):
    for _ in range(30):
        mid = (lo + hi) / 2
        if (curve1(lo) - curve2(lo)) * (curve1(mid) - curve2(mid)) > 0:
            lo = mid
        else:
            hi = mid
    return (lo + hi) / 2

# %% wrong absolute_1e9
# Until the ends are 1e-9 apart: far away neighbours are further apart, and it never ends.
def crossover(curve1, curve2, lo, hi):
    first = curve1(lo) > curve2(lo)
    while hi - lo > 1e-09:
        mid = (lo + hi) / 2
        if (curve1(mid) > curve2(mid)) == first:
            lo = mid
        else:
            hi = mid
    return (lo + hi) / 2

# %% wrong newton
# Newton's method from the middle runs away.
def crossover(curve1, curve2, lo, hi):
    f = lambda m: curve1(m) - curve2(m)
    x = (lo + hi) / 2
    for _ in range(50):
        h = 1e-06 * max(abs(x), 1)
        d = (f(x + h) - f(x - h)) / (2 * h)
        if d == 0:
            break
        x = x - f(x) / d
    return x

# %% wrong geometric
# The geometric middle: fails where lo is 0 or below.
def crossover(curve1, curve2, lo, hi):
    first = curve1(lo) > curve2(lo)
    for _ in range(200):
        mid = np.sqrt(lo * hi)
        if (curve1(mid) > curve2(mid)) == first:
            lo = mid
        else:
            hi = mid
    return mid

# %% right brentq
# By SciPy.
def crossover(curve1, curve2, lo, hi):
    from scipy.optimize import brentq
    return brentq(lambda m: curve1(m) - curve2(m), lo, hi, xtol=1e-300, rtol=1e-14, maxiter=500)

# %% right product_of_signs
# Until the ends are neighbours.
def crossover(curve1, curve2, lo, hi):
    s = np.sign(curve1(lo) - curve2(lo))
    a, b = (float(lo), float(hi))
    while True:
        mid = a + (b - a) / 2
        if mid in (a, b):
            return mid
        d = np.sign(curve1(mid) - curve2(mid))
        if d == 0:
            return mid
        if d == s:
            a = mid
        else:
            b = mid
