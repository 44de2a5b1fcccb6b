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
