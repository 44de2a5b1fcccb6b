"""Answers to `central_difference` and `sigmoid_derivative`, written without sight of its card: each is wrong or right as it says."""

# %% wrong to_the_right_only
# One side: the slope of a^2 at 2 with h = 0.001 is 4.001.
def central_difference(f, a, h):
    return (f(a + h) - f(a)) / h

# %% wrong to_the_left_only
# The other side: 3.999.
def central_difference(f, a, h):
    return (f(a) - f(a - h)) / h

# %% wrong width_h
# Divides by h, though the points are 2h apart: 8 instead of 4.
def central_difference(f, a, h):
    return (f(a + h) - f(a - h)) / h

# %% wrong brackets_of_the_width
# x / 2 * h is (x / 2) * h: 0.000004 instead of 4.
def central_difference(f, a, h):
    return (f(a + h) - f(a - h)) / 2 * h

# %% wrong brackets_of_the_height
# Divides the second height only: 4.004001 - 3.996001 / 0.002 is about -1994.
def central_difference(f, a, h):
    return f(a + h) - f(a - h) / (2 * h)

# %% wrong nudged_outside
# Nudges the height instead of the place: f(a) + h - f(a) - h is 0.
def central_difference(f, a, h):
    height = f(a) + h - f(a) - h
    return height / (2 * h)

# %% wrong nudged_outside_with_brackets
# The same with brackets: 2h / 2h is 1 for every function.
def central_difference(f, a, h):
    height = (f(a) + h) - (f(a) - h)
    return height / (2 * h)

# %% wrong sign
# Left minus right: -4.
def central_difference(f, a, h):
    return (f(a - h) - f(a + h)) / (2 * h)

# %% wrong half_nudges
# Half a nudge to each side, over h. "The line through the points of f at a - h and at a + h":
# for a^3 at 1 with h = 0.1 its slope is 3.01; this gives 3.0025.
def central_difference(f, a, h):
    return (f(a + h / 2) - f(a - h / 2)) / h

# %% wrong own_nudge
# Its own h: for a^3 at 1 with h = 0.1 it gives 3.000001 instead of 3.01.
def central_difference(f, a, h):
    h = 0.001
    return (f(a + h) - f(a - h)) / (2 * h)

# %% wrong nudge_at_most_1e_4
# "A small number": larger ones are made smaller. h = 0.1 gives 3.00000001 instead of 3.01 for a^3 at 1.
def central_difference(f, a, h):
    h = min(h, 1e-4)
    return (f(a + h) - f(a - h)) / (2 * h)

# %% wrong nudge_at_least_1e_5
# Smaller ones are made larger. The slope of |a| at 1e-6 with h = 1e-7 is 1; this gives 0.1.
def central_difference(f, a, h):
    h = max(h, 1e-5)
    return (f(a + h) - f(a - h)) / (2 * h)

# %% wrong relative_nudge
# The nudge grows with the place: for a^3 at 10 with h = 0.1 it gives 301 instead of 300.01.
def central_difference(f, a, h):
    h = h * np.maximum(1, np.abs(a))
    return (f(a + h) - f(a - h)) / (2 * h)

# %% wrong five_points
# A better derivative, but not the slope of the line through the two points: 3 instead of 3.01.
def central_difference(f, a, h):
    return (8 * (f(a + h) - f(a - h)) - (f(a + 2 * h) - f(a - 2 * h))) / (12 * h)

# %% wrong knows_the_square
# The slope of a^2, whatever f is: for a^3 at 1 it gives 2.
def central_difference(f, a, h):
    return 2 * a

# %% wrong squares_itself
# Never calls f: for a^3 at 1 it gives 2.
def central_difference(f, a, h):
    height = (a + h) ** 2 - (a - h) ** 2
    return height / (2 * h)

# %% wrong kept_function
# Keeps the first function it was given: after a^2, the slope of a^3 at 1 is 2.
def central_difference(f, a, h, kept=[]):
    kept.append(f)
    f = kept[0]
    return (f(a + h) - f(a - h)) / (2 * h)

# %% wrong numbers_only
# float() stops at an array of three places.
def central_difference(f, a, h):
    a = float(a)
    return (f(a + h) - f(a - h)) / (2 * h)

# %% wrong mean_of_the_places
# One slope for all places: for a^2 at (1, 2) it gives 3 instead of (2, 4).
def central_difference(f, a, h):
    return np.mean(f(a + h) - f(a - h)) / (2 * h)

# %% wrong whole_places_stay_whole
# zeros_like takes over the type: at the whole places (1, 2) the slopes 1.5000005 and 6.0000005 of a^3 / 2
# become (1, 6).
def central_difference(f, a, h):
    slope = np.zeros_like(a)
    slope[...] = (f(a + h) - f(a - h)) / (2 * h)
    return slope if np.ndim(a) else (f(a + h) - f(a - h)) / (2 * h)

# %% wrong moves_the_places
# `a += h` moves the caller's array: a = [2.] is [1.999] afterwards.
def central_difference(f, a, h):
    a += h
    right = f(a)
    a -= 2 * h
    left = f(a)
    return (right - left) / (2 * h)

# %% wrong float32_inside
# The places in single precision: with h = 1e-8 both are the same, and the slope of a^2 at 2 is 0.
def central_difference(f, a, h):
    right, left = np.float32(a + h), np.float32(a - h)
    return (f(right) - f(left)) / (2 * h)

# %% wrong uphill_only
# The size of the height: the slope of a^2 at -2 is 4 instead of -4.
def central_difference(f, a, h):
    return np.abs(f(a + h) - f(a - h)) / (2 * h)

# %% wrong rounded
# Rounds to three digits: the slope of e^a at 1 is 2.718 instead of 2.718282.
def central_difference(f, a, h):
    return np.round((f(a + h) - f(a - h)) / (2 * h), 3)

# %% right mean_of_both_sides
# The mean of the slope to the right and the one to the left.
def central_difference(f, a, h):
    right = (f(a + h) - f(a)) / h
    left = (f(a) - f(a - h)) / h
    return (right + left) / 2

# %% right signs
# A sum over the two sides.
def central_difference(f, a, h):
    return sum(side * f(a + side * h) for side in (1, -1)) / (2 * h)

# %% right helper
# Two points, then the slope of the line through them; prints what it does.
def line_slope(p, q):
    return (q[1] - p[1]) / (2 * (q[0] - p[0]))

def central_difference(f, a, h):
    points = [(0, f(a - h)), (h, f(a + h))]
    print(points)
    return line_slope(*points)

# %% right diff
# np.diff of the two heights.
def central_difference(f, a, h):
    heights = np.stack([f(a - h), f(a + h)])
    return np.diff(heights, axis=0)[0] / (h + h)

# %% right place_by_place
# Each place of an array alone.
def central_difference(f, a, h):
    if np.ndim(a) == 0:
        return float(f(a + h) - f(a - h)) / (2 * h)
    return np.array([central_difference(f, place, h) for place in a])

# %% wrong derivative_rounded_away
# The formula as it stands: 0 at 40, since 1 - sigmoid(40) is 0.
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)

# %% wrong derivative_minus_square
# s - s^2 is the same, and 0 at 40.
def sigmoid_derivative(x):
    return sigmoid(x) - sigmoid(x) ** 2

# %% wrong derivative_by_nudges
# Nudges have some nine digits: at 40 the slope is 0.
def sigmoid_derivative(x):
    return central_difference(sigmoid, x, 1e-4)

# %% wrong derivative_on_one_side
# Turned the right way for large x, but at -40 one minus sigmoid(40) is 0.
def sigmoid_derivative(x):
    return sigmoid(-x) * (1 - sigmoid(-x))

# %% wrong derivative_of_a_probability
# x is taken for the sigmoid already: 0 at 0 instead of 0.25.
def sigmoid_derivative(x):
    return x * (1 - x)

# %% wrong derivative_squared
# The square of the sigmoid: 0.25 at 0, as it should be, but nearly 1 at 40.
def sigmoid_derivative(x):
    return sigmoid(x) ** 2

# %% wrong derivative_large_powers
# e^x over (1 + e^x)^2 is 0 at 700, since the square is infinite.
def sigmoid_derivative(x):
    return np.exp(x) / (1 + np.exp(x)) ** 2

# %% wrong derivative_other_large_powers
# The same turned: right at 700, 0 at -700.
def sigmoid_derivative(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2

# %% wrong derivative_with_a_floor
# Never below 1e-15, so that "none of them is 0": 1e-15 at 40 instead of 4.2e-18.
def sigmoid_derivative(x):
    s = sigmoid(x)
    return np.maximum(s * (1 - s), 1e-15)

# %% wrong derivative_approximated_far_out
# e^-|x| beyond 5: 0.0067 instead of 0.0066 at 5.
def sigmoid_derivative(x):
    far = np.exp(-np.abs(x))
    return np.where(np.abs(x) > 5, far, sigmoid(x) * sigmoid(-np.asarray(x)))

# %% wrong derivative_of_numbers_only
# An `if` compares single numbers.
def sigmoid_derivative(x):
    if x < 0:
        x = -x
    return sigmoid(x) * sigmoid(-x)

# %% right derivative_by_powers
# Without the sigmoid: the slope is the same on both sides.
def sigmoid_derivative(x):
    e = np.exp(-abs(x))
    return e / (1 + e) ** 2

# %% right derivative_by_the_cosine
# One over the square of twice the hyperbolic cosine of x / 2.
def sigmoid_derivative(x):
    return 1 / (2 * np.cosh(x / 2)) ** 2

# %% right derivative_by_logarithms
# The logarithms of both factors, added.
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return np.exp(-np.logaddexp(0, x) - np.logaddexp(0, -x))

# %% wrong derivative_by_tanh
# 1 - tanh^2 loses its digits just as 1 - sigma does: 0 at 40.
def sigmoid_derivative(x):
    ds = 0.25 * (1 - np.tanh(x / 2)**2)
    return ds

# %% wrong derivative_power_times_square
# e^-x sigma^2: at -600 the square is 0.
def sigmoid_derivative(x):
    ds = np.exp(-x) * sigmoid(x)**2
    return ds

# %% wrong derivative_approximated_from_10
# e^-|x| from 10 on: at 12 it is wrong in the sixth digit.
def sigmoid_derivative(x):
    ds = np.where(np.abs(x) > 10, np.exp(-np.abs(x)), sigmoid(x) * (1 - sigmoid(x)))
    return ds

# %% wrong derivative_approximated_from_35
# 1 - sigma up to 35: at 33 two digits are right.
def sigmoid_derivative(x):
    ds = np.where(np.abs(x) > 35, np.exp(-np.abs(x)), sigmoid(x) * (1 - sigmoid(x)))
    return ds

# %% wrong derivative_by_a_tape
# TensorFlow's own gradient is s (1 - s): 0 at 40.
def sigmoid_derivative(x):
    import tensorflow as tf
    x = tf.constant(x, dtype=tf.float64)
    with tf.GradientTape() as tape:
        tape.watch(x)
        a = tf.sigmoid(x)
    ds = tape.gradient(a, x).numpy()
    return ds

# %% right derivative_from_the_left
# The slopes at x and -x are equal, and on the left 1 - s keeps its digits.
def sigmoid_derivative(x):
    s = sigmoid(-np.abs(x))
    ds = s * (1 - s)
    return ds
