"""Answers to `diagnose_bias_variance`.

Written from the notebook's text: each is wrong or right as it says.
"""

# %% wrong only_one_word
# A single word for both.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    if train_err - bayes_err > tol:
        return "bias"
    return "variance" if dev_err - train_err > tol else "neither"

# %% wrong from_bayes_twice
# Both gaps begin at the best possible error.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return train_err - bayes_err > tol, dev_err - bayes_err > tol

# %% wrong else_branch
# Variance only if the bias is not high.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    high_bias = high_variance = False
    if train_err - bayes_err > tol:
        high_bias = True
    elif dev_err - train_err > tol:
        high_variance = True
    return high_bias, high_variance

# %% wrong relative
# Gaps relative to the training error.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return (train_err - bayes_err) / max(train_err, 1e-12) > tol, (dev_err - train_err) / max(train_err,
                                                                                              1e-12) > tol

# %% wrong fixed_levels
# Fixed levels in place of gaps.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return train_err > 0.1, dev_err - train_err > 0.1

# %% wrong absolute
# Absolute gaps.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return abs(train_err - bayes_err) > tol, abs(dev_err - train_err) > tol

# %% right ifs
# Two ifs.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    bias, variance = False, False
    if train_err > bayes_err + tol:
        bias = True
    if dev_err > train_err + tol:
        variance = True
    return bias, variance

# %% right numpy
# Truth values of NumPy, in a list.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    gaps = np.array([train_err - bayes_err, dev_err - train_err])
    return list(gaps > tol)

# %% wrong at_the_tolerance
# A gap of exactly the tolerance counts.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return (train_err - bayes_err >= tol, dev_err - train_err >= tol)

# %% wrong bias_of_dev
# Bias from the dev error.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return (dev_err - bayes_err > tol, dev_err - train_err > tol)

# %% wrong from_the_larger
# Variance from the larger of training and Bayes.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return (train_err - bayes_err > tol, dev_err - max(train_err, bayes_err) > tol)

# %% wrong whole_percents
# Gaps rounded to whole percents.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return (round(train_err - bayes_err, 2) > tol, round(dev_err - train_err, 2) > tol)

# %% wrong words
# Yes and no.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return ('yes' if train_err - bayes_err > tol else 'no', 'yes' if dev_err - train_err > tol else 'no')

# %% wrong tolerance_shared
# The tolerance is for both gaps together.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    b = train_err - bayes_err > tol
    return (b, dev_err - bayes_err > 2 * tol if b else dev_err - train_err > tol)

# %% wrong fixed_for_variance
# tol used for bias only.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return (train_err - bayes_err > tol, dev_err - train_err > 0.02)

# %% right moved_over
# The tolerance on the other side.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    high_bias = train_err > bayes_err + tol
    high_variance = dev_err > train_err + tol
    return (high_bias, high_variance)

# %% right percents
# All in percents, rounded far behind the point.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    a = round(100 * (train_err - bayes_err), 9)
    b = round(100 * (dev_err - train_err), 9)
    print('gaps', a, b)
    return [a > 100 * tol, b > 100 * tol]

# %% right ones
# 1 and 0.
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    return (int(train_err - bayes_err > tol), int(dev_err - train_err > tol))
