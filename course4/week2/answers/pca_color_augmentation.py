"""Answers to `pca_color_augmentation`: each is wrong or right as it says."""

# %% wrong largest_only
# Only along the largest principal colour.
def pca_color_augmentation(x, rng, sigma=0.1):
    values, vectors = np.linalg.eigh(np.cov(x.reshape(-1, 3).T))
    return np.clip(x + rng.normal(0, sigma) * values[-1] * vectors[:, -1], 0, 1)

# %% wrong order_lost
# The eigenvalues in reverse, the vectors not.
def pca_color_augmentation(x, rng, sigma=0.1):
    values, vectors = np.linalg.eigh(np.cov(x.reshape(-1, 3).T))
    return np.clip(x + vectors @ (rng.normal(0, sigma, 3) * values[::-1]), 0, 1)

# %% wrong inverse
# Divided by the eigenvalue.
def pca_color_augmentation(x, rng, sigma=0.1):
    values, vectors = np.linalg.eigh(np.cov(x.reshape(-1, 3).T))
    return np.clip(x + 1e-4 * vectors @ (rng.normal(0, sigma, 3) / (values + 1e-6)), 0, 1)

# %% wrong channels_as_rows
# The pixels are laid out by channel: the covariance mixes up colours.
def pca_color_augmentation(x, rng, sigma=0.1):
    points = np.moveaxis(x, -1, 0).reshape(-1, 3)
    values, vectors = np.linalg.eigh(np.cov(points.T))
    return np.clip(x + vectors @ (rng.normal(0, sigma, 3) * values), 0, 1)

# %% wrong clipped_at_255
# Clipped at 255.
def pca_color_augmentation(x, rng, sigma=0.1):
    values, vectors = np.linalg.eigh(np.cov(x.reshape(-1, 3).T))
    return np.clip(x + vectors @ (rng.normal(0, sigma, 3) * values), 0, 255)

# %% wrong sigma_is_a_variance
# The deviation is the root of sigma.
def pca_color_augmentation(x, rng, sigma=0.1):
    values, vectors = np.linalg.eigh(np.cov(x.reshape(-1, 3).T))
    return np.clip(x + vectors @ (rng.normal(0, np.sqrt(sigma), 3) * values), 0, 1)

# %% wrong scaled_not_shifted
# The pixels are multiplied.
def pca_color_augmentation(x, rng, sigma=0.1):
    values, vectors = np.linalg.eigh(np.cov(x.reshape(-1, 3).T))
    return np.clip(x * (1 + vectors @ (rng.normal(0, sigma, 3) * values)), 0, 1)

# %% right own_covariance
# The covariance by hand, over n; eig for eigh.
def pca_color_augmentation(x, rng, sigma=0.1):
    flat = x.reshape(-1, 3) - x.mean(axis=(0, 1))
    C = flat.T @ flat / len(flat)
    values, vectors = np.linalg.eig(C)
    alpha = sigma * rng.standard_normal(3)
    out = x + np.real(vectors @ (alpha * values))
    return np.where(out > 1, 1.0, np.where(out < 0, 0.0, out))

# %% right as_in_the_formula
# The sum of three terms, written out.
def pca_color_augmentation(x, rng, sigma=0.1):
    h, w, _ = x.shape
    lam, p = np.linalg.eigh(np.cov(x.reshape(h * w, 3), rowvar=False))
    delta = np.zeros(3)
    for j in range(3):
        delta += rng.normal(scale=sigma) * lam[j] * p[:, j]
    return (x + delta.reshape(1, 1, 3)).clip(0.0, 1.0)
