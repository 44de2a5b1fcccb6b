"""Answers to `expected_dropout_loss`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong no_covariance_of_p
# p (1 - p), without the division.
def expected_dropout_loss(X, y, w, keep_prob):
    return np.sum((y - X @ w) ** 2) + keep_prob * (1 - keep_prob) * np.sum(X**2 @ w**2)

# %% wrong l2
# Plain L2.
def expected_dropout_loss(X, y, w, keep_prob):
    return np.sum((y - X @ w) ** 2) + (1 - keep_prob) / keep_prob * np.sum(w**2) * len(X)

# %% wrong mean
# np.mean.
def expected_dropout_loss(X, y, w, keep_prob):
    return np.mean((y - X @ w) ** 2) + (1 - keep_prob) / keep_prob * np.mean(X**2 @ w**2)

# %% wrong undivided_scores
# Masked, and not divided by p.
def expected_dropout_loss(X, y, w, keep_prob):
    return np.sum((y - keep_prob * X @ w) ** 2) + keep_prob * (1 - keep_prob) * np.sum(X**2 @ w**2)

# %% wrong one_draw
# A single draw of the masks.
def expected_dropout_loss(X, y, w, keep_prob):
    D = np.random.default_rng(0).random(X.shape) < keep_prob
    return np.sum((y - (X * D / keep_prob) @ w) ** 2)

# %% right einsum
# einsum.
def expected_dropout_loss(X, y, w, keep_prob):
    rest = y - X @ w
    return float(np.einsum("ij,ij->", rest, rest) + (1 / keep_prob - 1) * np.einsum("ij,j->",
                                                                                    X.astype(float) ** 2,
                                                                                    w[:, 0] ** 2))

# %% right all_masks
# All masks.
import itertools

def expected_dropout_loss(X, y, w, keep_prob):
    total = 0.0
    for mask in itertools.product([0, 1], repeat=X.shape[1]):
        on = sum(mask)
        chance = keep_prob**on * (1 - keep_prob) ** (len(mask) - on)
        total += chance * np.sum((y - (X * np.array(mask) / keep_prob) @ w) ** 2)
    return total

# %% wrong p_squared
# (1-p)/p**2.
def expected_dropout_loss(X, y, w, keep_prob):
    p, s = (keep_prob, X @ w)
    return np.sum((y - s) ** 2) + (1 - p) / p ** 2 * np.sum(X ** 2 @ w ** 2)

# %% wrong root
# Standard deviation.
def expected_dropout_loss(X, y, w, keep_prob):
    p, s = (keep_prob, X @ w)
    return np.sum((y - s) ** 2) + np.sum(np.sqrt((1 - p) / p * (X ** 2 @ w ** 2)))

# %% wrong each_example
# One number an example.
def expected_dropout_loss(X, y, w, keep_prob):
    p, s = (keep_prob, X @ w)
    return (y - s) ** 2 + (1 - p) / p * (X ** 2 @ w ** 2)

# %% wrong all_with_all
# All targets with all scores.
def expected_dropout_loss(X, y, w, keep_prob):
    p, s = (keep_prob, X @ w)
    return np.sum((y.ravel() - s) ** 2) + (1 - p) / p * np.sum(X ** 2 @ w ** 2)

# %% wrong half_loss
# Half the square.
def expected_dropout_loss(X, y, w, keep_prob):
    p, s = (keep_prob, X @ w)
    return 0.5 * np.sum((y - s) ** 2) + (1 - p) / p * np.sum(X ** 2 @ w ** 2)

# %% wrong two_thousand_draws
# The mean of 2,000 draws.
def expected_dropout_loss(X, y, w, keep_prob):
    p, s = (keep_prob, X @ w)
    return np.mean([np.sum((y - X * (np.random.rand(*X.shape) < p) / p @ w) ** 2) for _ in range(2000)])

# %% right second_moments
# By second moments.
def expected_dropout_loss(X, y, w, keep_prob):
    p, s = (keep_prob, X @ w)
    return float(np.sum(y ** 2 - 2 * y * s + s ** 2 - X ** 2 @ w ** 2) + np.sum(X ** 2 @ w ** 2) / p)

# %% right loops
# Loops.
def expected_dropout_loss(X, y, w, keep_prob):
    total = 0
    for row, t in zip(X, y):
        s = sum((a * b for a, b in zip(row, w[:, 0])))
        total += (t[0] - s) ** 2
        for a, b in zip(row, w[:, 0]):
            total += (a * b) ** 2 * (1 / keep_prob - 1)
    return total
