"""Answers to `log_likelihood`, written without sight of its card: each is wrong or right as it says."""

# %% wrong log_of_the_product
# The product of 10,000 probabilities is 0.
def log_likelihood(A, Y):
    return np.log(np.prod(np.where(Y == 1, A, 1 - A)))

# %% wrong product_of_powers
# The same by the formula of the lesson.
def log_likelihood(A, Y):
    return float(np.log(np.prod(A**Y * (1 - A) ** (1 - Y))))

# %% wrong log_base_10
# The wrong logarithm.
def log_likelihood(A, Y):
    return np.sum(np.log10(np.where(Y == 1, A, 1 - A)))

# %% wrong mean
# Divided by m: one example does not show it.
def log_likelihood(A, Y):
    return np.mean(np.log(np.where(Y == 1, A, 1 - A)))

# %% wrong minus
# The cost's sign: a log-likelihood is not positive.
def log_likelihood(A, Y):
    return -np.sum(np.log(np.where(Y == 1, A, 1 - A)))

# %% wrong ones_only
# Labels of 0 play no part.
def log_likelihood(A, Y):
    return np.sum(Y * np.log(A))

# %% wrong turned_round
# a and 1 - a exchanged.
def log_likelihood(A, Y):
    return np.sum(np.log(np.where(Y == 1, 1 - A, A)))

# %% wrong probability
# No logarithm at all.
def log_likelihood(A, Y):
    return np.prod(np.where(Y == 1, A, 1 - A))

# %% wrong array
# (1, 1) for a number.
def log_likelihood(A, Y):
    return Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T

# %% wrong one_for_each_example
# Not added up.
def log_likelihood(A, Y):
    return np.log(np.where(Y == 1, A, 1 - A))

# %% wrong small_number
# 1e-3 in the logarithm.
def log_likelihood(A, Y):
    return np.sum(np.log(np.where(Y == 1, A, 1 - A) + 1e-3))

# %% right sum_of_two
# Both terms, in one row.
def log_likelihood(A, Y):
    return (Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum()

# %% right loop
# One example after the other.
def log_likelihood(A, Y):
    total = 0.0
    for a, y in zip(A[0], Y[0]):
        total += np.log(a if y else 1 - a)
    return total

# %% right by_the_score
# From the score of each probability.
def log_likelihood(A, Y):
    from scipy.special import logit
    return -A.size * cost_from_logits(logit(A), Y)

# %% wrong more_digits
# 80-bit floats hold 0.9^10000, and not the product of twice as many.
def log_likelihood(A, Y):
    total = float(np.log(np.prod(np.where(Y == 1, A, 1 - A).astype(np.longdouble))))
    return total

# %% wrong products_of_100
# Products of 100 at a time: of rare labels even these are 0.
def log_likelihood(A, Y):
    p = np.where(Y == 1, A, 1 - A)[0]
    total = sum(np.log(np.prod(p[k:k + 100])) for k in range(0, p.size, 100))
    return total

# %% wrong product_with_a_floor
# A smallest product of 1e-300: no sum is below -690.8.
def log_likelihood(A, Y):
    total = np.log(np.maximum(np.prod(np.where(Y == 1, A, 1 - A)), 1e-300))
    return total

# %% right minus_m_costs
# The cost of this week, turned round and times m.
def log_likelihood(A, Y):
    total = -A.shape[1] * cost(A, Y)
    return total

# %% right product_of_decimals
# Python's decimals have room for the product.
def log_likelihood(A, Y):
    from decimal import Decimal
    product = Decimal(1)
    for a, y in zip(A[0], Y[0]):
        product *= Decimal(float(a if y == 1 else 1 - a))
    total = float(product.ln())
    return total
