"""Answers to `fit_line`, written without sight of its card: each is wrong or right as it says."""

# %% wrong as_the_formula_stands
# The trap of the text: at 1e8 the differences are noise.
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    slope = (np.mean(x * y) - x.mean() * y.mean()) / (np.mean(x**2) - x.mean() ** 2)
    intercept = y.mean() - slope * x.mean()
    return slope, intercept, np.mean((slope * x + intercept - y) ** 2)

# %% wrong upper_difference_only
# The lower difference is left as it stands: at 1e8 it is noise.
def fit_line(x, y):
    slope = np.mean((x - x.mean()) * (y - y.mean())) / (np.mean(x**2.0) - x.mean() ** 2)
    intercept = y.mean() - slope * x.mean()
    return slope, intercept, np.mean((slope * x + intercept - y) ** 2)

# %% wrong sum_of_squares
# 24 for the example of the text in place of 6.
def fit_line(x, y):
    slope = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2)
    intercept = y.mean() - slope * x.mean()
    return slope, intercept, np.sum((slope * x + intercept - y) ** 2)

# %% wrong root_of_it
# The root of the mean: 2.45 in place of 6.
def fit_line(x, y):
    slope = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2)
    intercept = y.mean() - slope * x.mean()
    return slope, intercept, np.sqrt(np.mean((slope * x + intercept - y) ** 2))

# %% wrong error_without_intercept
# The error is that of slope * x alone.
def fit_line(x, y):
    slope = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2)
    intercept = y.mean() - slope * x.mean()
    return slope, intercept, np.mean((slope * x - y) ** 2)

# %% wrong mixed_covariance
# np.cov divides by m - 1, np.var by m.
def fit_line(x, y):
    slope = np.cov(x, y)[0, 1] / np.var(x)
    intercept = np.mean(y) - slope * np.mean(x)
    return slope, intercept, np.mean((slope * x + intercept - y) ** 2)

# %% wrong ends_joined
# The line through the first and the last point.
def fit_line(x, y):
    slope = (y[-1] - y[0]) / (x[-1] - x[0])
    intercept = np.mean(y) - slope * np.mean(x)
    return slope, intercept, np.mean((slope * x + intercept - y) ** 2)

# %% wrong through_zero
# The best line through the origin.
def fit_line(x, y):
    slope = np.mean(x * y) / np.mean(x * x)
    return slope, 0.0, np.mean((slope * x - y) ** 2)

# %% wrong exchanged
# Intercept first: 3 and 2 in the example of the text.
def fit_line(x, y):
    slope = np.mean((x - x.mean()) * (y - y.mean())) / np.mean((x - x.mean()) ** 2)
    intercept = y.mean() - slope * x.mean()
    return intercept, slope, np.mean((slope * x + intercept - y) ** 2)

# %% wrong means_left_behind
# The caller's x has its mean taken off.
def fit_line(x, y):
    x = np.asarray(x)
    middle = x.mean()
    if x.dtype.kind == "f":
        x -= middle
    else:
        x = x - middle
    slope = np.mean(x * (y - np.mean(y))) / np.mean(x**2)
    intercept = np.mean(y) - slope * middle
    return slope, intercept, np.mean((slope * x + np.mean(y) - y) ** 2)

# %% wrong from_the_first_point
# The line passes through the first point, not through the means.
def fit_line(x, y):
    slope = np.mean((x - np.mean(x)) * (y - np.mean(y))) / np.var(x)
    intercept = y[0] - slope * x[0]
    return slope, intercept, np.mean((slope * x + intercept - y) ** 2)

# %% right loops
# Plain Python, sum by sum.
def fit_line(x, y):
    m = len(x)
    x_mean, y_mean = sum(map(float, x)) / m, sum(map(float, y)) / m
    above, below = 0.0, 0.0
    for i in range(m):
        above += (x[i] - x_mean) * (y[i] - y_mean)
        below += (x[i] - x_mean) ** 2
    slope = above / below
    total = 0.0
    for i in range(m):
        total += (slope * (x[i] - x_mean) - (y[i] - y_mean)) ** 2
    return slope, y_mean - slope * x_mean, total / m

# %% right one_mean_suffices
# Where x has its mean taken off, the mean of y adds nothing, but for rounding: so both are taken off.
def fit_line(x, y):
    x0, y0 = x - np.mean(x), y - np.mean(y)
    slope = x0 @ y0 / (x0 @ x0)
    return slope, np.mean(y) - slope * np.mean(x), np.mean((y0 - slope * x0) ** 2)

# %% right covariance
# Both divided by m - 1.
def fit_line(x, y):
    table = np.cov(x, y)
    slope = table[0, 1] / table[0, 0]
    intercept = np.mean(y) - slope * np.mean(x)
    print("slope", slope)
    return slope, intercept, np.mean((slope * x + intercept - y) ** 2)

# %% right moved_to_the_first_point
# Takes the first point off, which makes the numbers small; then the formula as it stands.
def fit_line(x, y):
    u, v = x - x[0], y - y[0]
    slope = np.sum((u - np.mean(u)) * v) / np.sum((u - np.mean(u)) * u)
    intercept = np.mean(y) - slope * np.mean(x)
    errors = slope * u - v
    return slope, intercept, np.var(errors)

# %% right library
# The standard library has one, too.
import statistics

def fit_line(x, y):
    line = statistics.linear_regression([float(each) for each in x], [float(each) for each in y])
    return line.slope, line.intercept, np.mean((line.slope * x + line.intercept - y) ** 2)

# %% wrong normal_equations
# With plain sums: near 1e8 the slope 2 comes out as 1.71 or 3.
def fit_line(x, y):
    m = len(x)
    slope = (m * np.sum(x * y) - np.sum(x) * np.sum(y)) / (m * np.sum(x ** 2) - np.sum(x) ** 2)
    intercept = (np.sum(y) - slope * np.sum(x)) / m
    return (slope, intercept, np.mean((slope * x + intercept - y) ** 2))

# %% wrong mse_by_formula
# The mean of y^2 less three terms: near 1e8 it says 4, where 6 is right.
def fit_line(x, y):
    u = x - np.mean(x)
    slope = np.mean(u * (y - np.mean(y))) / np.mean(u * u)
    intercept = np.mean(y) - slope * np.mean(x)
    mse = np.mean(y ** 2) - np.mean(y) ** 2 - slope ** 2 * np.mean(u * u)
    return (slope, intercept, mse)

# %% wrong shifts_caller
# x -= mean: the caller's x has moved, and whole numbers stop.
def fit_line(x, y):
    x0, y0 = (np.mean(x), np.mean(y))
    x -= x0
    slope = np.mean(x * (y - y0)) / np.mean(x * x)
    return (slope, y0 - slope * x0, np.mean((slope * x - (y - y0)) ** 2))

# %% wrong float32
# Single precision knows multiples of 8 near 1e8.
def fit_line(x, y):
    x, y = (np.float32(x), np.float32(y))
    u = x - np.mean(x)
    slope = np.mean(u * (y - np.mean(y))) / np.mean(u * u)
    intercept = np.mean(y) - slope * np.mean(x)
    return (slope, intercept, np.mean((slope * x + intercept - y) ** 2))

# %% wrong median
# Through the medians.
def fit_line(x, y):
    u = x - np.median(x)
    slope = np.mean(u * (y - np.median(y))) / np.mean(u * u)
    intercept = np.median(y) - slope * np.median(x)
    return (slope, intercept, np.mean((slope * x + intercept - y) ** 2))

# %% right polyfit_as_it_is
# Columns scaled, not centred: of 300 draws near 1e8 the worst error is 1.2e-7.
def fit_line(x, y):
    slope, intercept = np.polyfit(x, y, 1)
    return (slope, intercept, np.mean((slope * x + intercept - y) ** 2))

# %% right fractions
# Exact, by fractions.
def fit_line(x, y):
    from fractions import Fraction as F
    X, Y = ([F(float(a)) for a in x], [F(float(a)) for a in y])
    m = len(X)
    sx, sy = (sum(X), sum(Y))
    slope = (m * sum((a * b for a, b in zip(X, Y))) - sx * sy) / (m * sum((a * a for a in X)) - sx * sx)
    inter = (sy - slope * sx) / m
    mse = sum(((slope * a + inter - b) ** 2 for a, b in zip(X, Y))) / m
    return (float(slope), float(inter), float(mse))
