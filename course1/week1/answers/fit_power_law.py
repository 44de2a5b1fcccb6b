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

# %% wrong curve_fit
# Least squares of the curve, not of the logarithms: a 0.94 where 0.81 is asked for.
def fit_power_law(m, err, c):
    from scipy.optimize import curve_fit
    m, above = np.asarray(m, float), np.asarray(err) - c
    (a, b), _ = curve_fit(lambda m, a, b: a * m ** (-b), m, above, p0=(above[0], 0.5), maxfev=20000)
    return (a, b)

# %% wrong mean_of_pairs
# The mean of the slopes from point to point.
def fit_power_law(m, err, c):
    u, v = (np.log(m), np.log(err - c))
    b = -np.mean(np.diff(v) / np.diff(u))
    return (np.exp(np.mean(v) + b * np.mean(u)), b)

# %% wrong whole_m
# m cut to whole numbers: 0.5 becomes 0.
def fit_power_law(m, err, c):
    s, i, _ = fit_line(np.log(np.asarray(m, dtype=int)), np.log(err - c))
    return (np.exp(i), -s)

# %% wrong through_first
# The right slope, but the line goes through the first point.
def fit_power_law(m, err, c):
    s, i, _ = fit_line(np.log(m), np.log(err - c))
    return ((err[0] - c) * m[0] ** (-s), -s)

# %% right lstsq
# By lstsq, with -log m as a column.
def fit_power_law(m, err, c):
    A = np.column_stack([np.ones(len(m)), -np.log(m)])
    k = np.linalg.lstsq(A, np.log(err - c), rcond=None)[0]
    return (float(np.exp(k[0])), float(k[1]))
