"""Answers to `precompute_features` and `train_softmax_head`: each is wrong or right as it says."""

# %% wrong rounded_down_batches
# So many whole batches; what is left over is lost.
def precompute_features(base, X, batch):
    n = max(len(X) // batch, 1)
    return np.concatenate([np.asarray(base(X[k * batch:(k + 1) * batch], training=False)) for k in range(n)])

# %% wrong last_batch_filled
# The last batch is filled with pictures from the front: they come twice.
def precompute_features(base, X, batch):
    n = -(-len(X) // batch)
    filled = np.concatenate([X, X[:1].repeat(n * batch - len(X), axis=0)])
    return np.concatenate([np.asarray(base(filled[k * batch:(k + 1) * batch],
                                           training=False)) for k in range(n)])

# %% wrong a_tensor
# A tensor comes back.
def precompute_features(base, X, batch):
    return tf.concat([base(X[i:i + batch], training=False) for i in range(0, len(X), batch)], axis=0)

# %% wrong usual_batch
# The argument batch is not passed on.
def precompute_features(base, X, batch):
    return base.predict(X, verbose=0)

# %% wrong variance
# Divided by the variance.
def train_softmax_head(F, y, classes, lr, steps, lambd):
    m, d = F.shape
    mu, sigma = F.mean(axis=0), F.var(axis=0) + 0.001
    W, b = np.zeros((d, classes)), np.zeros(classes)
    S, Y = (F - mu) / sigma, np.eye(classes)[y]
    for _ in range(steps):
        E = (softmax(S @ W + b, axis=1) - Y) / m
        W, b = W - lr * (S.T @ E + lambd / m * W), b - lr * E.sum(axis=0)
    return W, b, mu, sigma

# %% wrong new_W_for_b
# The slope of b is taken after W has moved.
def train_softmax_head(F, y, classes, lr, steps, lambd):
    m, d = F.shape
    mu, sigma = F.mean(axis=0), F.std(axis=0) + 0.001
    W, b = np.zeros((d, classes)), np.zeros(classes)
    S, Y = (F - mu) / sigma, np.eye(classes)[y]
    for _ in range(steps):
        W = W - lr * (S.T @ (softmax(S @ W + b, axis=1) - Y) / m + lambd / m * W)
        b = b - lr * (softmax(S @ W + b, axis=1) - Y).mean(axis=0)
    return W, b, mu, sigma

# %% wrong exp_without_care
# Its own softmax overflows for large scores.
def train_softmax_head(F, y, classes, lr, steps, lambd):
    m, d = F.shape
    mu, sigma = F.mean(axis=0), F.std(axis=0) + 0.001
    W, b = np.zeros((d, classes)), np.zeros(classes)
    S, Y = (F - mu) / sigma, np.eye(classes)[y]
    for _ in range(steps):
        A = np.exp(S @ W + b)
        E = (A / A.sum(axis=1, keepdims=True) - Y) / m
        W, b = W - lr * (S.T @ E + lambd / m * W), b - lr * E.sum(axis=0)
    return W, b, mu, sigma

# %% wrong one_scale
# One mean and one deviation for all features.
def train_softmax_head(F, y, classes, lr, steps, lambd):
    m, d = F.shape
    mu, sigma = np.full(d, F.mean()), np.full(d, F.std() + 0.001)
    W, b = np.zeros((d, classes)), np.zeros(classes)
    S, Y = (F - mu) / sigma, np.eye(classes)[y]
    for _ in range(steps):
        E = (softmax(S @ W + b, axis=1) - Y) / m
        W, b = W - lr * (S.T @ E + lambd / m * W), b - lr * E.sum(axis=0)
    return W, b, mu, sigma

# %% wrong unscaled_on_return
# W is divided by sigma, for features that are not scaled.
def train_softmax_head(F, y, classes, lr, steps, lambd):
    m, d = F.shape
    mu, sigma = F.mean(axis=0), F.std(axis=0) + 0.001
    W, b = np.zeros((d, classes)), np.zeros(classes)
    S, Y = (F - mu) / sigma, np.eye(classes)[y]
    for _ in range(steps):
        E = (softmax(S @ W + b, axis=1) - Y) / m
        W, b = W - lr * (S.T @ E + lambd / m * W), b - lr * E.sum(axis=0)
    return W / sigma[:, None], b, mu, sigma

# %% right stacked
# Batches by array_split points, vstack.
def precompute_features(base, X, batch):
    cuts = list(range(batch, len(X), batch))
    return np.vstack([base.predict_on_batch(part) for part in np.split(X, cuts)])

# %% right weight_decay_form
# W shrinks by a factor; labels by index.
def train_softmax_head(F, y, classes, lr, steps, lambd):
    m, d = F.shape
    mu, sigma = F.mean(axis=0), np.sqrt(F.var(axis=0)) + 0.001
    S = (F - mu) / sigma
    W, b = np.zeros((d, classes)), np.zeros((classes,))
    step = 0
    while step < steps:
        E = softmax(S.dot(W) + b[None], axis=-1)
        E[np.arange(m), y] -= 1
        W = (1 - lr * lambd / m) * W - lr / m * S.T.dot(E)
        b = b - lr * E.mean(axis=0)
        step += 1
    return W, b, mu, sigma
