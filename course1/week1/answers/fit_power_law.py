"""Answers to `fit_power_law`, written without sight of its card: each is wrong or right as it says."""

# %% wrong plateau_forgotten
# The whole error is taken for the part above c.
def fit_power_law(m, err, c):
    slope, intercept, mse = fit_line(np.log(m), np.log(err))
    return np.exp(intercept), -slope

# %% wrong plateau_too_late
# c is taken off the logarithm.
def fit_power_law(m, err, c):
    slope, intercept, mse = fit_line(np.log(m), np.log(err) - c)
    return np.exp(intercept), -slope

# %% wrong negative_b
# The slope itself: the formula has the minus already.
def fit_power_law(m, err, c):
    slope, intercept, mse = fit_line(np.log(m), np.log(err - c))
    return np.exp(intercept), slope

# %% wrong logarithm_of_a
# a is still a logarithm.
def fit_power_law(m, err, c):
    slope, intercept, mse = fit_line(np.log(m), np.log(err - c))
    return intercept, -slope

# %% wrong two_kinds
# log10 on one axis, log on the other: b is off by 2.3.
def fit_power_law(m, err, c):
    slope, intercept, mse = fit_line(np.log10(m), np.log(err - c))
    return np.exp(intercept), -slope

# %% wrong undone_with_the_other
# log10 throughout, but undone by exp.
def fit_power_law(m, err, c):
    slope, intercept, mse = fit_line(np.log10(m), np.log10(err - c))
    return np.exp(intercept), -slope

# %% wrong two_points
# Only the two ends count.
def fit_power_law(m, err, c):
    m, err = np.asarray(m, dtype=float), np.asarray(err, dtype=float)
    first, last = np.argmin(m), np.argmax(m)
    b = np.log((err[first] - c) / (err[last] - c)) / np.log(m[last] / m[first])
    return (err[first] - c) * m[first] ** b, b

# %% wrong absolute_b
# b is made positive: a rising curve is taken for a falling one.
def fit_power_law(m, err, c):
    slope, intercept, mse = fit_line(np.log(m), np.log(err - c))
    return np.exp(intercept), abs(slope)

# %% wrong error_changed
# The caller's errors have the plateau taken off.
def fit_power_law(m, err, c):
    err = np.asarray(err, dtype=float)
    err -= c
    slope, intercept, mse = fit_line(np.log(m), np.log(err))
    return np.exp(intercept), -slope

# %% wrong both_in_one
# A curve a / m: only a is fitted.
def fit_power_law(m, err, c):
    return np.mean((err - c) * m), 1.0

# %% right base_ten
# Any logarithm does, if it is the same everywhere.
def fit_power_law(m, err, c):
    slope, intercept, mse = fit_line(np.log10(m), np.log10(err - c))
    return 10**intercept, -slope

# %% right polyfit
# By NumPy's polyfit.
def fit_power_law(m, err, c):
    slope, intercept = np.polyfit(np.log(m), np.log(np.asarray(err) - c), 1)
    return float(np.exp(intercept)), float(-slope)

# %% right upside_down
# The line through the logarithm of 1 / m has the slope b.
import math

def fit_power_law(m, err, c):
    x = np.array([-math.log(each) for each in m])
    y = np.array([math.log(each - c) for each in err])
    b, intercept, mse = fit_line(x, y)
    return math.e**intercept, b
