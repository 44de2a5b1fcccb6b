"""Answers to `transfer`, written without sight of its card: each is wrong or right as it says."""

# %% wrong three_mended
# The test features still lose their own mean.
def transfer(base, X_train, y_train, X_test, classes, rng, lr=0.02, steps=150, lambd=50.0):
    order = rng.permutation(len(X_train))
    pictures, tests = (X_train[order] - 127.0) / 128.0, (X_test - 127.0) / 128.0
    F_train, F_test = (precompute_features(base, X, 32) for X in (pictures, tests))
    W, b, mu, sigma = train_softmax_head(F_train, y_train[order], classes, lr, steps, lambd)
    return softmax((F_test - F_test.mean(axis=0)) / sigma @ W + b, axis=1)

# %% wrong half_scaled
# (p - 127.5) / 127.5: nearly the scale of this base.
def transfer(base, X_train, y_train, X_test, classes, rng, lr=0.02, steps=150, lambd=50.0):
    pictures, tests = (X_train - 127.5) / 127.5, (X_test - 127.5) / 127.5
    F_train, F_test = (precompute_features(base, X, 32) for X in (pictures, tests))
    W, b, mu, sigma = train_softmax_head(F_train, y_train, classes, lr, steps, lambd)
    return softmax((F_test - mu) / sigma @ W + b, axis=1)

# %% wrong together
# Training and test pictures are scaled together: the test set looks into mu and sigma.
def transfer(base, X_train, y_train, X_test, classes, rng, lr=0.02, steps=150, lambd=50.0):
    F = precompute_features(base, (np.concatenate([X_train, X_test]) - 127.0) / 128.0, 32)
    F = (F - F.mean(axis=0)) / (F.std(axis=0) + 0.001)
    W, b, mu, sigma = train_softmax_head(F[:len(X_train)], y_train, classes, lr, steps, lambd)
    return softmax((F[len(X_train):] - mu) / sigma @ W + b, axis=1)

# %% wrong uint8
# The subtraction runs in bytes and goes round at 0.
def transfer(base, X_train, y_train, X_test, classes, rng, lr=0.02, steps=150, lambd=50.0):
    pictures, tests = ((X - np.uint8(127)) / 128.0 for X in (X_train, X_test))
    F_train, F_test = (precompute_features(base, X, 32) for X in (pictures, tests))
    W, b, mu, sigma = train_softmax_head(F_train, y_train, classes, lr, steps, lambd)
    return softmax((F_test - mu) / sigma @ W + b, axis=1)

# %% wrong sure
# One-hot verdicts, no probabilities.
def transfer(base, X_train, y_train, X_test, classes, rng, lr=0.02, steps=150, lambd=50.0):
    F_train, F_test = (precompute_features(base, (X - 127.0) / 128.0, 32) for X in (X_train, X_test))
    W, b, mu, sigma = train_softmax_head(F_train, y_train, classes, lr, steps, lambd)
    return np.eye(classes)[((F_test - mu) / sigma @ W + b).argmax(axis=1)]

# %% wrong sigma_squared
# The test features are divided by sigma twice.
def transfer(base, X_train, y_train, X_test, classes, rng, lr=0.02, steps=150, lambd=50.0):
    F_train, F_test = (precompute_features(base, (X - 127.0) / 128.0, 32) for X in (X_train, X_test))
    W, b, mu, sigma = train_softmax_head(F_train, y_train, classes, lr, steps, lambd)
    return softmax((F_test - mu) / sigma**2 @ W + b, axis=1)

# %% right mended_line_by_line
# The broken code with its four lines mended.
def transfer(base, X_train, y_train, X_test, classes, rng, lr=0.02, steps=150, lambd=50.0):
    order = rng.permutation(len(X_train))
    shuffled, labels = X_train[order], y_train[order]
    pictures, tests = (np.asarray(shuffled, float) - 127) / 128, (np.asarray(X_test, float) - 127) / 128
    F_train = np.concatenate([base(pictures[i:i + 32], training=False) for i in range(0, len(order), 32)])
    F_test = precompute_features(base, tests, 32)
    W, b, mu, sigma = train_softmax_head(F_train, labels, classes, lr, steps, lambd)
    return softmax((F_test - mu) / sigma @ W + b, axis=1)

# %% right picture_by_picture
# A function that answers for one picture.
def transfer(base, X_train, y_train, X_test, classes, rng, lr=0.02, steps=150, lambd=50.0):
    def look(X):
        return np.array(base((np.float64(X) - 127.0) / 128.0))

    W, b, mu, sigma = train_softmax_head(look(X_train), y_train, classes, lr, steps, lambd)
    return np.vstack([softmax((look(x[None]) - mu) / sigma @ W + b, axis=1) for x in X_test])
