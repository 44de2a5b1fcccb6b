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
