# %% [markdown]
# # Hyperparameter tuning, batch normalisation, softmax and TensorFlow
#
# Ten digits, ten outputs, and a network with six knobs that nobody has set: the learning rate, the width, the depth and so on. **What is the best you can do with 59 tries?**
#
# To answer that you need an output that speaks of ten classes; a network that forgives a bad knob; a way to draw knobs, each on a scale that suits it; and at last a tool that finds the derivatives by itself. You build them in this order:
#
# | part | what you build | exercises | minutes |
# |---|---|---|---|
# | **A** Softmax | probabilities of many classes, their loss, its gradient, a first classifier | 3 | 48 |
# | **B** Batch norm | forward, backward and at test time; a deep network with it | 6, and one optional | 120 |
# | **C** Search | samplers, and a search from coarse to fine: the 59 tries | 3, and one optional | 50 |
# | **D** Frameworks | derivatives without deriving: your own, then TensorFlow's; the digits in Keras | 2, and one optional | 40 |
# | | the quiz | ten questions | 10 |
#
# That is four and a half hours, reading included: take them in several sittings. The optional ones come on top.
#
# Random functions take a generator `rng` and draw from nothing else, so that your results can be repeated.

# %%
import h5py
import matplotlib.pyplot as plt
import numpy as np

from coursekit import check, data, find_device, plots, start

start()

# %% [markdown]
# # Part 3: softmax, for more than two classes
#
# A sigmoid answers yes or no. With $C$ classes the last layer has $C$ units. Their outputs $z_1, \dots, z_C$ are called **logits**: any real numbers, larger for a more likely class. Softmax turns them into probabilities. Lesson 2.3.8 has the pictures.
#
# As everywhere in this course examples are columns: $Z$ is $(C, m)$.

# %% [markdown]
# ## Exercise: softmax
#
# Turn each column of logits into probabilities:
#
# $$a_i = \frac{e^{z_i}}{\sum_{j=1}^{C} e^{z_j}}$$
#
# The trap: $e^{1000}$ is too large for a float, and `inf / inf` is not a number. Adding the same number to all logits of a column changes nothing in the result, so subtract something that keeps $e^z$ small.

# %%
def softmax(Z):
    """Turn logits into probabilities, column by column.

    Arguments:
        Z: logits, (C, m); a column is one example. It is not changed.

    Returns:
        Probabilities, (C, m); every column sums to 1. Finite for logits of any size.

    Example:
        softmax of the column (5, 2, -1, 3) is (0.842, 0.042, 0.002, 0.114).
    """
    ### START CODE HERE ###
    Z_shifted = Z - np.max(Z, axis=0, keepdims=True)
    T = np.exp(Z_shifted)
    A = T / np.sum(T, axis=0, keepdims=True)
    ### END CODE HERE ###
    return A

# %% tags=["demo"]
A = softmax(np.array([[5.0], [2.0], [-1.0], [3.0]]))
print(A.ravel().round(3))
assert np.allclose(A.ravel(), [0.842034, 0.041922, 0.002087, 0.113957], atol=1e-6), "softmax of (5, 2, -1, 3)"

# %%
check(softmax)

# %% [markdown]
# Hint: Print $e^z$ for one column. What must you divide it by to make it sum to 1? And which logit of a column is the one that overflows first?
#
# Hint: With $z_{max}$ the largest logit of the column: $a_i = e^{z_i - z_{max}} / \sum_j e^{z_j - z_{max}}$. The largest exponent is now 0.
#
# Hint: `np.max(Z, axis=0, keepdims=True)` has shape $(1, m)$: one number for each column. The sum is taken in the same way.

# %% [markdown]
# ## Exercise: one_hot_matrix
#
# Labels come as class numbers, 0 to $C-1$. To compare them with probabilities we need a column for each example, with a 1 at its class and 0 elsewhere.
#
# The trap: a mini-batch need not contain every class. $C$ is given; do not guess it from the labels.

# %%
def one_hot_matrix(labels, C):
    """Write each label as a column with a single 1.

    Arguments:
        labels: classes, (m,) integers from 0 to C - 1.
        C: number of classes.

    Returns:
        (C, m), with a 1 in row labels[i] of column i, and 0 elsewhere.

    Example:
        labels (1, 2, 0) with C = 4 give the columns (0, 1, 0, 0), (0, 0, 1, 0), (1, 0, 0, 0).
    """
    ### START CODE HERE ###
    identity = np.eye(C)
    Y = identity[:, labels]
    ### END CODE HERE ###
    return Y

# %% tags=["demo"]
# The row of pictures of lesson 2.3.8: chick, cat, dog, other, ...
Y = one_hot_matrix(np.array([3, 1, 2, 0, 3, 2, 0, 1]), 4)
print(Y.astype(int))
assert Y.shape == (4, 8) and np.array_equal(Y.argmax(axis=0), [3, 1, 2, 0, 3, 2, 0, 1]), "one column for each label"

# %%
check(one_hot_matrix)

# %% [markdown]
# Hint: All the columns that you need stand, once each, in a well-known $C \times C$ matrix. Which one, and which of its columns belongs to label $c$?
#
# Hint: $Y_{c,i} = 1$ where $c$ is the label of example $i$; all else is 0. So column $i$ of $Y$ is column $c$ of the identity matrix.
#
# Hint: `np.eye(C)` is the identity. An array of integers as an index picks columns, as often and in the order as asked: `identity[:, [1, 2, 0]]`.

# %% [markdown]
# ## Exercise: cross_entropy_from_logits
#
# The cross-entropy loss of one example is $-\log \hat y_{true}$, with $\hat y_{true}$ the probability that softmax gives to the right class (lesson 2.3.9). The cost is the mean over the $m$ examples.
#
# A probability may round to 0, and $\log 0$ is $-\infty$. So do not compute it from probabilities. Straight from the logits the same loss is
#
# $$\mathcal L = \log\Big(\sum_j e^{z_j}\Big) - z_{true}, \qquad \log\sum_j e^{z_j} = z_{max} + \log\sum_j e^{z_j - z_{max}}$$

# %%
def cross_entropy_from_logits(Z, Y):
    """The mean cross-entropy cost, computed from logits.

    Arguments:
        Z: logits, (C, m); they are not changed.
        Y: one-hot labels, (C, m).

    Returns:
        The cost, one number: the mean over the m examples of log(sum of exp(z)) - z_true, natural
        logarithm. Finite for logits of any size: logits (-1000, 0) with true class 0 cost 1000.

    Example:
        logits (5, 2, -1, 3) with true class 1 cost 3.1719.
    """
    ### START CODE HERE ###
    Z_max = np.max(Z, axis=0, keepdims=True)
    log_sum = Z_max + np.log(np.sum(np.exp(Z - Z_max), axis=0, keepdims=True))
    Z_true = np.sum(Y * Z, axis=0, keepdims=True)
    cost = np.mean(log_sum - Z_true)
    ### END CODE HERE ###
    return cost

# %% tags=["demo"]
Y_hat = np.array([[0.3, 0.1, 0.7], [0.2, 0.2, 0.1], [0.1, 0.6, 0.1], [0.4, 0.1, 0.1]])       # cat, dog, other
Y = one_hot_matrix(np.array([1, 2, 0]), 4)
cost = cross_entropy_from_logits(np.log(Y_hat), Y)          # softmax(log(Y_hat)) is Y_hat
print(f"cost {cost:.6f}; a network that knows nothing of 4 classes has ln 4 = {np.log(4):.3f}")
assert np.isclose(cost, 0.825646, atol=1e-6), "the mean of 1.609438, 0.510826 and 0.356675"

# %%
check(cross_entropy_from_logits)

# %% [markdown]
# Hint: Take $z = (-1000, 0)$ and true class 0. What does softmax give for that class, and what is its logarithm? What should the loss be?
#
# Hint: $J = \frac1m \sum_i \big( z_{max}^{(i)} + \log\sum_j e^{z_j^{(i)} - z_{max}^{(i)}} - z_{true}^{(i)} \big)$. Multiplying by the one-hot $Y$ and summing over a column picks $z_{true}$.
#
# Hint: `log_sum` is `Z_max + np.log(np.sum(np.exp(Z - Z_max), axis=0, keepdims=True))`. Subtract the logit of the true class, then take the mean.

# %% [markdown]
# ## Exercise: softmax_backward
#
# Backpropagation starts at the logits. For the loss of *one* example the derivative is simply $dz = \hat y - y$. The cost is the *mean* over $m$ examples, so each column carries a factor $\frac1m$.
#
# From here on the $\frac1m$ is inside `dZ`. Do not divide again when you compute `dW`.

# %%
def softmax_backward(Y_hat, Y):
    """The derivative of the mean cross-entropy cost with respect to the logits.

    Arguments:
        Y_hat: probabilities from softmax, (C, m); they are not changed.
        Y: one-hot labels, (C, m).

    Returns:
        dZ, (C, m): the derivative of the mean cost; every column sums to 0.

    Example:
        one example, Y_hat = (0.3, 0.2, 0.1, 0.4), true class 1: dZ = (0.3, -0.8, 0.1, 0.4).
    """
    ### START CODE HERE ###
    m = Y.shape[1]
    dZ = (Y_hat - Y) / m
    ### END CODE HERE ###
    return dZ

# %% tags=["demo"]
dZ = softmax_backward(Y_hat, Y)
print(dZ.round(4))
assert np.allclose(dZ[:, 0], [0.1, -0.266667, 0.033333, 0.133333], atol=1e-6), "the first column is (0.3, -0.8, 0.1, 0.4) / 3"

# %%
check(softmax_backward)

# %% [markdown]
# Hint: If you double the number of examples by repeating each one, the mean cost stays the same. What must happen to each column of `dZ`?
#
# Hint: $dZ = \frac1m (\hat Y - Y)$, with $m$ the number of columns.
#
# Hint: No derivative of a sigmoid is needed; it is already in $\hat y - y$. Subtract, then divide by `Y.shape[1]`.

# %% [markdown]
# ## Exercise: train_softmax_classifier
#
# The smallest classifier for $C$ classes has no hidden layer: $\hat y = \mathrm{softmax}(Wx + b)$ with $W$ of shape $(C, n_x)$ and $b$ of shape $(C, 1)$. Train it by gradient descent on all examples at once. It may start from zeros: without hidden units there is no symmetry to break.
#
# A free test: before the first update all classes are equally likely, so the first cost is $\ln C$.

# %%
def train_softmax_classifier(X, Y, learning_rate, num_iterations):
    """Train a softmax classifier without hidden layers by full-batch gradient descent.

    Arguments:
        X: examples, (n_x, m).
        Y: one-hot labels, (C, m).
        learning_rate: step size of gradient descent.
        num_iterations: number of updates.

    Returns:
        parameters: {"W": (C, n_x), "b": (C, 1)}, both starting from zeros.
        costs: a list of num_iterations costs; costs[i] is the cost *before* update i.
    """
    ### START CODE HERE ###
    W = np.zeros((Y.shape[0], X.shape[0]))
    b = np.zeros((Y.shape[0], 1))
    ### END CODE HERE ###
    costs = []
    for i in range(num_iterations):
        ### START CODE HERE ###
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = softmax_backward(softmax(Z), Y)
        dW = dZ @ X.T
        db = np.sum(dZ, axis=1, keepdims=True)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        ### END CODE HERE ###
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% tags=["demo"]
X_blobs, labels_blobs = data.blobs(3)
parameters, costs = train_softmax_classifier(X_blobs, one_hot_matrix(labels_blobs, 3), learning_rate=0.5, num_iterations=300)
print(f"first cost {costs[0]:.4f} (ln 3 = {np.log(3):.4f}), last cost {costs[-1]:.4f}")
assert np.isclose(costs[0], np.log(3)), "with W = 0 and b = 0 every class has probability 1/3"

# %%
check(train_softmax_classifier)

# %% [markdown]
# Hint: You have written all four pieces: the logits need one line, the rest are calls. In which order do you need them, and which must come before the update?
#
# Hint: $Z = WX + b$, $dW = dZ\,X^\top$, $db = \sum_i dz^{(i)}$. The $\frac1m$ is already in $dZ$.
#
# Hint: `dZ = softmax_backward(softmax(Z), Y)`, then `dW = dZ @ X.T` and `db = np.sum(dZ, axis=1, keepdims=True)`.

# %% [markdown]
# ### Look: straight borders
#
# Two classes are equally likely where $(w_i - w_j)^\top x + (b_i - b_j) = 0$. That is a straight line. So this classifier does well on round clouds, and cannot do well on spirals, however long it trains.

# %% tags=["demo"]
figure, axes = plt.subplots(1, 4, figsize=(13.6, 3.4))
for ax, (name, (X, labels)) in zip(axes, {
        "3 clouds": data.blobs(3), "4 clouds": data.blobs(4), "6 clouds": data.blobs(6), "3 spirals": data.spirals(3)}.items()):
    parameters, costs = train_softmax_classifier(X, one_hot_matrix(labels, labels.max() + 1), 0.5, 300)
    predict = lambda points: np.argmax(parameters["W"] @ points + parameters["b"], axis=0)
    plots.decision_regions(predict, X, labels, ax=ax)
    ax.set_title(f"{name}: accuracy {np.mean(predict(X) == labels):.3f}")
plt.show()

# %% [markdown]
# # Part 2: batch normalisation
#
# The best trick to make all this searching easier: normalise the activations inside the network, and it trains well over a far wider range of settings (lesson 2.3.4).

# %% [markdown]
# ## Exercise: batchnorm_forward
#
# $Z$ holds the pre-activations of one layer for a mini-batch: a row for each of the $n$ units, a column for each of the $m$ examples. For each **unit**, over the examples of the batch:
#
# $$\mu = \frac1m\sum_i z^{(i)}, \quad \sigma^2 = \frac1m\sum_i \left(z^{(i)}-\mu\right)^2, \quad z^{(i)}_{norm} = \frac{z^{(i)}-\mu}{\sqrt{\sigma^2+\varepsilon}}, \quad \tilde z^{(i)} = \gamma\, z^{(i)}_{norm} + \beta.$$
#
# $\mu, \sigma^2, \gamma, \beta$ are all $(n, 1)$. Training learns $\gamma$ and $\beta$: they become the standard deviation and the mean of the unit's output.
#
# The traps: the axis, and $\varepsilon$, which is added to the variance *under* the root.

# %%
def batchnorm_forward(Z, gamma, beta, epsilon=1e-8):
    """Normalise every unit over the mini-batch, then scale and shift.

    Arguments:
        Z: pre-activations of a layer, (n, m); it is not changed.
        gamma: scale of each unit, (n, 1).
        beta: shift of each unit, (n, 1).
        epsilon: small positive number that is added to the variance.

    Returns:
        Z_tilde: normalised, scaled and shifted, (n, m).
        cache: dict of what `batchnorm_backward` and the running averages need:
            "Z_norm" (n, m), "mu" (n, 1), "var" (n, 1), "gamma" (n, 1), "epsilon".

    Source: S. Ioffe and C. Szegedy, Batch normalization (2015).
    """
    ### START CODE HERE ###
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(var + epsilon)
    Z_tilde = gamma * Z_norm + beta
    ### END CODE HERE ###
    cache = {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": gamma, "epsilon": epsilon}
    return Z_tilde, cache

# %% tags=["demo"]
# Two units, four examples. Means 3 and 5, variances 3.5 and 125.
Z = np.array([[1.0, 2, 3, 6], [10, -10, 20, 0]])
Z_tilde, cache = batchnorm_forward(Z, gamma=np.array([[2.0], [0.5]]), beta=np.array([[1.0], [-1]]))
print(Z_tilde.round(3))
assert np.allclose(Z_tilde[0], [-1.138090, -0.069045, 1, 4.207135], atol=1e-6), "unit 1"
assert np.allclose(Z_tilde.mean(axis=1), [1, -1]) and np.allclose(Z_tilde.std(axis=1), [2, 0.5]), "means beta, deviations gamma"

# %%
check(batchnorm_forward)

# %% [markdown]
# Hint: A row is a unit. Over what do you average: along the row, or down the column? And what shape must $\mu$ have, so that `Z - mu` subtracts one number from each row?
#
# Hint: `np.mean` and `np.var` take `axis=` and `keepdims=`; with both, $\mu$ and $\sigma^2$ are $(n, 1)$. The denominator is $\sqrt{\sigma^2 + \varepsilon}$.
#
# Hint: `mu = np.mean(Z, axis=1, keepdims=True)`, the variance likewise, and `Z_norm = (Z - mu) / np.sqrt(...)`

# %% tags=["demo"]
# A batch of two units before, normalised, and after gamma and beta.
rng = np.random.default_rng(0)
batch = np.array([[6.0], [40]]) + np.array([[3.0, 0], [9, 12]]) @ rng.standard_normal((2, 256))
normalised, _ = batchnorm_forward(batch, np.ones((2, 1)), np.zeros((2, 1)))
scaled, _ = batchnorm_forward(batch, np.array([[0.5], [2]]), np.array([[3.0], [-1]]))
means = [cloud.mean(axis=1) for cloud in (batch, normalised, scaled)]
figure, panels = plt.subplots(1, 3, figsize=(9.5, 3.2))
for ax, cloud, mean, title, colour in zip(panels, [batch, normalised, scaled], means,
                                    ["before: $Z$", r"normalised: $Z_{norm}$", r"$\gamma=(0.5, 2)$, $\beta=(3, -1)$"],
                                    [plots.GREY, plots.BLUE, plots.GREEN]):
    ax.scatter(*cloud, s=10, color=colour, alpha=0.7)
    ax.plot(*mean, "+", color=plots.RED, markersize=16, markeredgewidth=3)
    ax.axhline(0, color="black", linewidth=0.6)
    ax.axvline(0, color="black", linewidth=0.6)
    ax.set(title=title, xlabel="unit 1", ylabel="unit 2")
for ax in panels[1:]:
    ax.set(xlim=(-8, 8), ylim=(-8, 8))
plt.show()

# %% [markdown]
# ## Exercise: batchnorm_backward
#
# Backpropagation gives you $d\tilde Z$, the gradient of the cost with respect to $\tilde Z$. You need it with respect to $Z$, $\gamma$ and $\beta$ (lesson 2.3.5). The last two are sums over the batch:
#
# $$d\gamma = \sum_i d\tilde z^{(i)}\, z^{(i)}_{norm}, \qquad d\beta = \sum_i d\tilde z^{(i)}.$$
#
# The first is the hard one: $\mu$ and $\sigma^2$ depend on every $z^{(i)}$ of the batch, too, so each example feels all the others. Put together:
#
# $$dZ = \frac{\gamma}{m\sqrt{\sigma^2+\varepsilon}}\left(m\,d\tilde Z - d\beta - Z_{norm}\odot d\gamma\right).$$
#
# The trap: treat $\mu$ and $\sigma^2$ as constants and the last two terms vanish. The network would still learn, only worse; you would never notice.

# %%
def batchnorm_backward(dZ_tilde, cache):
    """The gradients of batch normalisation.

    Arguments:
        dZ_tilde: gradient of the cost with respect to the output Z_tilde, (n, m); it is not changed.
        cache: what `batchnorm_forward` returns, with the five entries named there; it is not changed.

    Returns:
        dZ: gradient with respect to the input Z, (n, m). Each row sums to 0.
        dgamma: gradient with respect to gamma, (n, 1).
        dbeta: gradient with respect to beta, (n, 1).
    """
    Z_norm, var, gamma, epsilon = cache["Z_norm"], cache["var"], cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    ### START CODE HERE ###
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    ### END CODE HERE ###
    return dZ, dgamma, dbeta

# %% tags=["demo"]
# The batch from above, with a gradient that comes from behind.
dZ_tilde = np.array([[0.1, -0.2, 0.3, 0.4], [1, 0, -1, 2]])
_, cache = batchnorm_forward(Z, np.array([[2.0], [0.5]]), np.array([[1.0], [-1]]))
dZ, dgamma, dbeta = batchnorm_backward(dZ_tilde, cache)
print(dZ.round(4), dgamma.ravel().round(4), dbeta.ravel().round(4), sep="\n")
assert np.allclose(dgamma.ravel(), [0.641427, -1.788854], atol=1e-6) and np.allclose(dbeta.ravel(), [0.6, 2]), "dgamma, dbeta"
assert np.allclose(dZ[0], [0.129813, -0.282533, 0.160357, -0.007636], atol=1e-6), "dZ"
# Two tests for free: a shift or a stretch of Z changes nothing, so dZ has no part along either.
assert np.allclose(dZ.sum(axis=1), 0) and np.allclose((dZ * cache["Z_norm"]).sum(axis=1), 0, atol=1e-7)

# %%
check(batchnorm_backward)

# %% [markdown]
# Hint: $\gamma$ is used once for each example of the batch. What does that say about how the examples' contributions combine in $d\gamma$?
#
# Hint: All three formulas stand above. $d\gamma$ and $d\beta$ are sums along axis 1 with shape $(n, 1)$, and they appear again in $dZ$.
#
# Hint: `dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)`, and the bracket of $dZ$ is `m * dZ_tilde - dbeta - Z_norm * dgamma`

# %% [markdown]
# ## Exercise: update_running_stats
#
# At test time examples come one at a time, and one example has no variance worth the name. So during training keep a running average of each unit's mean and variance over the mini-batches (lesson 2.3.7):
#
# $$\mu_{run} := \rho\,\mu_{run} + (1-\rho)\,\mu^{\{t\}}, \qquad \sigma^2_{run} := \rho\,\sigma^2_{run} + (1-\rho)\,\sigma^{2\{t\}}.$$
#
# $\rho$, the *momentum*, is close to 1: the old value keeps the large weight. (PyTorch gives its `momentum` to the *new* value. Here we do as Keras does.)

# %%
def update_running_stats(run, mu, var, momentum):
    """Move the running mean and variance a little towards those of a new mini-batch.

    Arguments:
        run: dict, "mu" (n, 1) and "var" (n, 1), the averages so far; it is not changed.
        mu, var: mean and variance of the new mini-batch, (n, 1).
        momentum: weight of the old average, from 0 to 1.

    Returns:
        A new dict with the same keys. From mean 0 and momentum 0.9, a batch with mean 3 gives 0.3.
    """
    ### START CODE HERE ###
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    new_var = momentum * run["var"] + (1 - momentum) * var
    ### END CODE HERE ###
    return {"mu": new_mu, "var": new_var}

# %% tags=["demo"]
# The averages start at mean 0, variance 1; the batch has means 3 and 5, variances 3.5 and 125.
run = {"mu": np.zeros((2, 1)), "var": np.ones((2, 1))}
after = update_running_stats(run, np.array([[3.0], [5]]), np.array([[3.5], [125]]), momentum=0.9)
print("mean", after["mu"].ravel(), "variance", after["var"].ravel())
assert np.allclose(after["mu"].ravel(), [0.3, 0.5]) and np.allclose(after["var"].ravel(), [1.25, 13.4])

# %%
check(update_running_stats)

# %% [markdown]
# Hint: With momentum 0.99, how much should one strange mini-batch be able to change?
#
# Hint: The new average is momentum times the old one plus (1 - momentum) times the batch's. The same for the variance; no roots.
#
# Hint: `new_mu = momentum * run["mu"] + ...`

# %% [markdown]
# ## Exercise: batchnorm_inference
#
# At test time, normalise with the running averages, whatever else is in the batch:
#
# $$\tilde z = \gamma\,\frac{z-\mu_{run}}{\sqrt{\sigma^2_{run}+\varepsilon}} + \beta.$$
#
# The trap: do not compute a mean or a variance of $Z$ here. An example's result must not depend on its neighbours.

# %%
def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    """Batch normalisation at test time, with the averages that training has kept.

    Arguments:
        Z: pre-activations, (n, m); m may be 1. It is not changed.
        gamma, beta: scale and shift of each unit, (n, 1).
        run_mu, run_var: running mean and variance of each unit, (n, 1); they are not changed.
        epsilon: small positive number that is added to the variance.

    Returns:
        Z_tilde, (n, m). For z = 4, mean 3, variance 4, gamma 2 and beta 1 it is 2.
    """
    ### START CODE HERE ###
    Z_norm = (Z - run_mu) / np.sqrt(run_var + epsilon)
    Z_tilde = gamma * Z_norm + beta
    ### END CODE HERE ###
    return Z_tilde

# %% tags=["demo"]
# (4 - 3) / 2 is half a standard deviation; twice that plus 1 is 2.
one = batchnorm_inference(np.array([[4.0]]), np.array([[2.0]]), np.array([[1.0]]), np.array([[3.0]]), np.array([[4.0]]))
print(one)
assert np.allclose(one, 2), "z = 4 should give 2"

# %%
check(batchnorm_inference)

# %% [markdown]
# Hint: How does this differ from `batchnorm_forward`? Only in where the mean and the variance come from.
#
# Hint: Subtract `run_mu`, divide by the root of `run_var + epsilon`, then scale by $\gamma$ and shift by $\beta$.
#
# Hint: `Z_norm = (Z - run_mu) / np.sqrt(run_var + epsilon)`; the last line is the one of `batchnorm_forward`

# %% tags=["demo"]
# 200 mini-batches of training, then 60 test examples that arrive one at a time.
rng = np.random.default_rng(0)
centre, mixing = np.array([[6.0], [40]]), np.array([[3.0, 0], [9, 12]])
gamma, beta = np.ones((2, 1)), np.zeros((2, 1))
run = {"mu": np.zeros((2, 1)), "var": np.ones((2, 1))}
path = []
for _ in range(200):
    _, cache = batchnorm_forward(centre + mixing @ rng.standard_normal((2, 64)), gamma, beta)
    run = update_running_stats(run, cache["mu"], cache["var"], momentum=0.97)
    path.append([run["mu"][1, 0], np.sqrt(run["var"][1, 0])])

test = centre + mixing @ rng.standard_normal((2, 60))
together = batchnorm_inference(test, gamma, beta, run["mu"], run["var"])
alone = np.hstack([batchnorm_inference(test[:, [i]], gamma, beta, run["mu"], run["var"]) for i in range(60)])
own = np.hstack([batchnorm_forward(test[:, [i]], gamma, beta)[0] for i in range(60)])
assert np.allclose(together, alone), "an example must not depend on its neighbours"

figure, panels = plt.subplots(1, 2, figsize=(9, 3.4))
panels[0].plot(np.array(path), label=["running mean", "running deviation"])
panels[0].hlines([40, 15], 0, 200, color="black", linewidth=0.8, linestyle="--", label="true values")
panels[0].set(title="unit 2 during training", xlabel="mini-batch")
panels[0].legend()
panels[1].scatter(*alone, s=18, color=plots.BLUE, label="running averages")
panels[1].scatter(*own, s=90, marker="X", color=plots.RED, label="its own mean and variance")
panels[1].set(title="60 test examples, one at a time", xlabel="unit 1", ylabel="unit 2")
panels[1].legend()
plt.show()

# %% [markdown]
# Normalised by itself, every example becomes $\beta$: all sixty lie on top of each other at the red cross, and a network behind it would give them all the same answer.

# %% [markdown]
# # Part 4: batch norm in a network
#
# Spirals need hidden layers. We build them with batch norm between the linear step and the activation, in every hidden layer (lesson 2.3.5):
#
# $$A^{[l-1]} \;\to\; Z^{[l]} = W^{[l]}A^{[l-1]} \;\to\; \tilde Z^{[l]} = \gamma^{[l]} Z^{[l]}_{norm} + \beta^{[l]} \;\to\; A^{[l]} = \mathrm{ReLU}(\tilde Z^{[l]})$$
#
# The output layer stays linear, with a bias and without batch norm: $Z^{[L]} = W^{[L]}A^{[L-1]} + b^{[L]}$. Its logits go into the functions that you have just written.
#
# Three helpers from earlier weeks are given.

# %%
def relu(Z):
    """max(0, z), entry by entry."""
    return np.maximum(0, Z)


def random_mini_batches(X, Y, mini_batch_size, rng):
    """Shuffle the examples and cut them into mini-batches (week 2.2).

    Arguments:
        X, Y: examples (n_x, m) and one-hot labels (C, m).
        mini_batch_size: examples in a mini-batch; the last one may have fewer.
        rng: NumPy Generator.

    Returns:
        A list of (X_t, Y_t).
    """
    order = rng.permutation(X.shape[1])
    parts = np.split(order, range(mini_batch_size, len(order), mini_batch_size))
    return [(X[:, part], Y[:, part]) for part in parts]


def make_optimizer(name, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Gradient descent or Adam (week 2.2) as a function that makes one step.

    Arguments:
        name: "gd" or "adam".
        learning_rate: step size.
        beta1, beta2, epsilon: Adam's own; gradient descent does not use them.

    Returns:
        step(parameters, grads) -> new parameters. It goes over every key K of parameters and
        needs the gradient "dK"; it keeps Adam's averages from step to step.

    Raises:
        ValueError: for another name.
    """
    if name not in ("gd", "adam"):
        raise ValueError(f'the optimizer is "gd" or "adam", not {name!r}')
    v, s, t = {}, {}, 0

    def step(parameters, grads):
        nonlocal t
        t += 1
        new = {}
        for key, value in parameters.items():
            direction = grads["d" + key]
            if name == "adam":
                v[key] = beta1 * v.get(key, 0) + (1 - beta1) * direction
                s[key] = beta2 * s.get(key, 0) + (1 - beta2) * direction**2
                direction = v[key] / (1 - beta1**t) / (np.sqrt(s[key] / (1 - beta2**t)) + epsilon)
            new[key] = value - learning_rate * direction
        return new

    return step

# %% [markdown]
# ## Exercise: initialize_parameters_bn
#
# Batch norm subtracts the mean of each unit, and with it any constant that was added. So a bias $b^{[l]}$ in front of it has no effect: hidden layers have none, and $\beta^{[l]}$ does the shifting. The output layer has no batch norm, so it keeps its $b$.
#
# | layer | keys | start |
# |---|---|---|
# | hidden, $l < L$ | `W{l}` $(n^{[l]}, n^{[l-1]})$ | normal, standard deviation $\sqrt{2/n^{[l-1]}}$ (He) |
# | | `gamma{l}`, `beta{l}`, both $(n^{[l]}, 1)$ | ones, zeros |
# | output, $l = L$ | `W{L}` $(n^{[L]}, n^{[L-1]})$ | as above |
# | | `b{L}` $(n^{[L]}, 1)$ | zeros |
#
# Mind the name: `beta1` here is the shift of layer 1. It has nothing to do with the $\beta_1$ of Adam.

# %%
def initialize_parameters_bn(layer_dims, rng):
    """Start values for a network with batch norm in its hidden layers.

    Arguments:
        layer_dims: units of each layer, the input first: [n_x, n1, ..., C]; L = len(layer_dims) - 1.
        rng: NumPy Generator.

    Returns:
        dict with "W1", "gamma1", "beta1", ..., "WL", "bL", with shapes and start values as in the
        table above; no other keys.
    """
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        ### START CODE HERE ###
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
        ### END CODE HERE ###
    return parameters

# %% tags=["demo"]
parameters = initialize_parameters_bn([2, 5, 3], np.random.default_rng(0))
for key, value in parameters.items():
    print(f"{key:7} {value.shape}")
assert set(parameters) == {"W1", "gamma1", "beta1", "W2", "b2"}, "two layers: batch norm in the first, a bias in the second"

# %%
check(initialize_parameters_bn)

# %% [markdown]
# Hint: Which layers get batch norm, and which one is different? What should $\gamma$ be, so that at first $\tilde z$ is the normalised $z$?
#
# Hint: $W^{[l]} = \sqrt{2 / n^{[l-1]}} \cdot$ standard normal numbers of shape $(n^{[l]}, n^{[l-1]})$; $\gamma = 1$, $\beta = 0$, $b^{[L]} = 0$, all columns.
#
# Hint: `rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)` for every layer; then `if l < L:` two more keys, else the bias.

# %% [markdown]
# ## Exercise: forward_with_bn
#
# Run a mini-batch through the network. For each hidden layer: linear step without $b$, your `batchnorm_forward`, ReLU. Then the output layer, linear with $b$. It returns *logits*, not probabilities.
#
# The lines that fill `caches` are given; they say what the way back will need.

# %%
def forward_with_bn(X, parameters, epsilon=1e-8):
    """Forward propagation with batch norm in every hidden layer, statistics from this mini-batch.

    Arguments:
        X: a mini-batch, (n_x, m).
        parameters: from initialize_parameters_bn: "W1", "gamma1", "beta1", ..., "WL", "bL".
        epsilon: for batchnorm_forward.

    Returns:
        ZL: logits, (C, m).
        caches: a list of L tuples: (A_prev, W, bn_cache, Z_tilde) for each hidden layer, with
            bn_cache from batchnorm_forward, and (A_prev, W, b) for the output layer.
    """
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        ### START CODE HERE ###
        Z = parameters[f"W{l}"] @ A_prev
        Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)
        A = relu(Z_tilde)
        ### END CODE HERE ###
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ### START CODE HERE ###
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    ### END CODE HERE ###
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches

# %% tags=["demo"]
# Numbers to follow by hand: W1 X is (1, 2, 3, 6), the first row of lesson 2.3.4.
by_hand = {"W1": np.array([[1.0]]), "gamma1": np.array([[2.0]]), "beta1": np.array([[1.0]]),
           "W2": np.array([[1.0], [-1.0]]), "b2": np.array([[0.0], [10.0]])}
ZL, caches = forward_with_bn(np.array([[1.0, 2.0, 3.0, 6.0]]), by_hand)
print(ZL.round(3))
assert np.allclose(ZL[0], [0, 0, 1, 4.207135]), "z tilde is (-1.138, -0.069, 1, 4.207); ReLU makes the first two 0"
assert np.allclose(ZL[1], [10, 10, 9, 5.792865]), "the output layer adds b and has no ReLU"

# %%
check(forward_with_bn)

# %% [markdown]
# Hint: In which order do linear step, batch norm and ReLU come? What is the input of layer 2?
#
# Hint: $Z = W^{[l]}A_{prev}$, then $\tilde Z$ by batch norm with $\gamma^{[l]}, \beta^{[l]}$, then $A = \mathrm{ReLU}(\tilde Z)$; at the end $Z^{[L]} = W^{[L]}A + b^{[L]}$.
#
# Hint: `Z_tilde, bn_cache = batchnorm_forward(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon)`. The last layer has neither batch norm nor ReLU.

# %% [markdown]
# ## Exercise: backward_with_bn
#
# The way back, from the logits to the first weights. In each hidden layer the order is reversed: through ReLU, through batch norm (your `batchnorm_backward`), through the linear step.
#
# Two traps: ReLU was applied to $\tilde Z$, so its derivative looks at the sign of $\tilde Z$, not of the normalised $Z$. And the $\frac1m$ is in `dZ` of the last layer already.

# %%
def backward_with_bn(ZL, Y, caches):
    """Backpropagation through a network with batch norm in its hidden layers.

    Arguments:
        ZL: logits, (C, m), from forward_with_bn.
        Y: one-hot labels, (C, m).
        caches: from forward_with_bn: (A_prev, W, bn_cache, Z_tilde) for each hidden layer,
            (A_prev, W, b) for the output layer.

    Returns:
        grads: the derivatives of the mean cross-entropy cost: "dW{l}", "dgamma{l}", "dbeta{l}" of each
            hidden layer l = 1 .. L - 1, and "dW{L}", "db{L}" of the output layer; each has the shape
            of its parameter.
    """
    L = len(caches)
    grads = {}
    A_prev, W, b = caches[L - 1]
    ### START CODE HERE ###
    dZ = softmax_backward(softmax(ZL), Y)
    grads[f"dW{L}"] = dZ @ A_prev.T
    grads[f"db{L}"] = np.sum(dZ, axis=1, keepdims=True)
    dA = W.T @ dZ
    ### END CODE HERE ###
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        ### START CODE HERE ###
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        dA = W.T @ dZ
        ### END CODE HERE ###
    return grads

# %% tags=["demo"]
# A gradient check: move each number a little, and see whether the cost changes as the gradient says.
rng = np.random.default_rng(3)
X, Y = rng.standard_normal((3, 6)), one_hot_matrix(np.array([0, 1, 2, 0, 1, 2]), 3)
parameters = initialize_parameters_bn([3, 4, 5, 3], rng)
ZL, caches = forward_with_bn(X, parameters, epsilon=0.01)
grads = backward_with_bn(ZL, Y, caches)
for key, value in parameters.items():
    numerical = np.zeros_like(value)
    for place in np.ndindex(value.shape):
        step = np.zeros_like(value)
        step[place] = 1e-6
        up, down = (cross_entropy_from_logits(forward_with_bn(X, parameters | {key: moved}, epsilon=0.01)[0], Y)
                    for moved in (value + step, value - step))
        numerical[place] = (up - down) / 2e-6
    difference = np.linalg.norm(grads["d" + key] - numerical) / (np.linalg.norm(grads["d" + key]) + np.linalg.norm(numerical))
    print(f"d{key:7} relative difference {difference:.1e}")
    assert difference < 1e-6, f"the gradient of {key} does not fit the cost"

# %%
check(backward_with_bn)

# %% [markdown]
# Hint: Write the forward steps of one hidden layer in a column, and what each needs on the way back in a second one. Which numbers did ReLU see?
#
# Hint: $d\tilde Z = dA \odot [\tilde Z > 0]$; $dZ, d\gamma, d\beta$ from `batchnorm_backward`; $dW = dZ\,A_{prev}^\top$; $dA_{prev} = W^\top dZ$. No sum over examples is missing: $\frac1m$ came in with $dZ^{[L]}$.
#
# Hint: `dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"] = batchnorm_backward(dZ_tilde, bn_cache)`, with `dZ_tilde = dA * (Z_tilde > 0)`.

# %% [markdown]
# ## Exercise: model_with_bn
#
# Now the whole training: mini-batches, forward, cost, backward, one step of the optimiser. Beside it, keep the running statistics of each hidden layer for test time (lesson 2.3.7): after each mini-batch, average in the mean and variance that $Z^{[l]}$ had in *that* mini-batch. `batchnorm_forward` has left them in its cache, as `"mu"` and `"var"`.
#
# The optimiser is a function `step(parameters, grads)` that returns new parameters. It updates every key, so $\gamma$ and $\beta$ are trained like $W$.

# %%
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd",
                  beta1=0.9, momentum=0.9, initial=None, rng=None):
    """Train a network with batch norm in its hidden layers.

    Arguments:
        X: examples, (n_x, m).
        Y: one-hot labels, (C, m).
        layer_dims: units of each layer, [n_x, n1, ..., C].
        learning_rate: step size.
        num_epochs: passes through the examples.
        mini_batch_size: examples in a mini-batch.
        optimizer: "gd" or "adam".
        beta1: of Adam.
        momentum: weight of the old value in the running statistics.
        initial: parameters to start from; drawn with initialize_parameters_bn when None.
        rng: NumPy Generator for start values and shuffling; default_rng(0) when None.

    Returns:
        parameters: as trained; `initial` itself is left as it was.
        running: {l: {"mu": (n_l, 1), "var": (n_l, 1)}} for each hidden layer l: the running mean and
            variance of Z, started at 0 and 1 and updated after every mini-batch.
        costs: the mean cost of each epoch, a list of num_epochs numbers; each mini-batch's cost is
            taken before its update.
    """
    rng = np.random.default_rng(0) if rng is None else rng
    parameters = initialize_parameters_bn(layer_dims, rng) if initial is None else dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))} for l, n in enumerate(layer_dims[1:-1], start=1)}
    step = make_optimizer(optimizer, learning_rate, beta1)
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ### START CODE HERE ###
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            parameters = step(parameters, grads)
            ### END CODE HERE ###
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                ### START CODE HERE ###
                A_prev, W, bn_cache, Z_tilde = caches[l - 1]
                running[l] = update_running_stats(running[l], bn_cache["mu"], bn_cache["var"], momentum)
                ### END CODE HERE ###
        costs.append(epoch_cost)
    return parameters, running, costs

# %% [markdown]
# Prediction is given. It uses your `batchnorm_inference` with the running statistics, so it works for a single example, too.

# %%
def predict_with_bn(X, parameters, running, epsilon=1e-8):
    """Classes that a trained network predicts, with the running statistics.

    Arguments:
        X: examples, (n_x, m); any m, also 1.
        parameters, running: from model_with_bn.
        epsilon: as in training.

    Returns:
        Classes, (m,).
    """
    A = X
    for l, run in running.items():
        Z = parameters[f"W{l}"] @ A
        A = relu(batchnorm_inference(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], run["mu"], run["var"], epsilon))
    L = len(running) + 1
    return np.argmax(parameters[f"W{L}"] @ A + parameters[f"b{L}"], axis=0)

# %% tags=["demo"]
# The numbers of lesson 2.3.7: mean 3 and variance 3.5, averaged in once with momentum 0.9. Rate 0 leaves the parameters alone.
initial = {"W1": np.array([[1.0]]), "gamma1": np.array([[2.0]]), "beta1": np.array([[1.0]]),
           "W2": np.array([[1.0], [-1.0]]), "b2": np.array([[0.0], [10.0]])}
parameters, running, costs = model_with_bn(np.array([[1.0, 2.0, 3.0, 6.0]]), one_hot_matrix(np.array([0, 0, 1, 1]), 2), [1, 1, 2],
                                           learning_rate=0.0, num_epochs=1, mini_batch_size=4, initial=initial)
print("mean", running[1]["mu"], "variance", running[1]["var"])
assert np.allclose(running[1]["mu"], 0.3) and np.allclose(running[1]["var"], 1.25), "0.9 * 0 + 0.1 * 3 and 0.9 * 1 + 0.1 * 3.5"
assert len(costs) == 1 and all(np.array_equal(parameters[key], initial[key]) for key in initial), "rate 0 changes nothing"

# %% tags=["demo"]
X_spirals, labels_spirals = data.spirals(3)
parameters, running, costs = model_with_bn(
    X_spirals, one_hot_matrix(labels_spirals, 3), [2, 50, 50, 3], learning_rate=0.01, num_epochs=60, optimizer="adam")
X_new, labels_new = data.spirals(3, seed=1)                 # drawn anew: none of them was trained on
accuracy = np.mean(predict_with_bn(X_new, parameters, running) == labels_new)
assert accuracy > 0.8, "two hidden layers can follow the spirals; guessing gets a third right"
ax = plots.decision_regions(lambda points: predict_with_bn(points, parameters, running), X_new, labels_new, margin=0.2)
ax.locator_params(nbins=5)
ax.set_title(f"3 new spirals, two hidden layers: accuracy {accuracy:.3f}")
plt.show()

# %%
check(model_with_bn)

# %% [markdown]
# Hint: Four calls make a training step. Which of them returns something that the next one needs? What does `step` return, and where must it go?
#
# Hint: $\mu_{run}^{[l]} := \rho\,\mu_{run}^{[l]} + (1-\rho)\,\mu^{\{t\}[l]}$, and the same for the variance: that is one call of `update_running_stats` with the old `running[l]` and the `"mu"` and `"var"` in the cache of layer $l$. Layers count from 1, a list from 0.
#
# Hint: `parameters = step(parameters, grads)`. The cache of layer l is `caches[l - 1]`; its third entry is `bn_cache`. Then `running[l] = update_running_stats(running[l], bn_cache["mu"], ...)`.

# %% [markdown]
# ### Look: learning curves with and without batch norm
#
# The digits come from an HDF5 file: 1200 images to train on, 300 for choices (dev), 297 for the very end (test). An image is a column of 64 pixels.

# %%
with h5py.File("digits.h5", "r") as file:
    digits = {name: np.array(file[name]) for name in file}

# %% tags=["demo"]
def plain_model(X, Y, layer_dims, learning_rate=0.1, num_epochs=10, mini_batch_size=64, optimizer="gd", initial=None, rng=None):
    """The same network and training as model_with_bn, without batch norm: every layer has W and b.

    Arguments:
        as for model_with_bn; of `initial` only the "W1", ..., "WL" are used, and every b starts at 0.

    Returns:
        predict: function (n_x, m) -> (m,) of classes.
        costs: the mean cost of each epoch.
    """
    L = len(layer_dims) - 1
    rng = np.random.default_rng(0) if rng is None else rng
    initial = initialize_parameters_bn(layer_dims, rng) if initial is None else initial
    parameters = {f"W{l}": initial[f"W{l}"] for l in range(1, L + 1)}
    parameters |= {f"b{l}": np.zeros((layer_dims[l], 1)) for l in range(1, L + 1)}
    step = make_optimizer(optimizer, learning_rate)

    def forward(X):
        activations = [X]
        for l in range(1, L):
            activations.append(relu(parameters[f"W{l}"] @ activations[-1] + parameters[f"b{l}"]))
        return parameters[f"W{L}"] @ activations[-1] + parameters[f"b{L}"], activations

    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            ZL, activations = forward(X_t)
            epoch_cost += cross_entropy_from_logits(ZL, Y_t) * X_t.shape[1] / X.shape[1]
            dZ, grads = softmax_backward(softmax(ZL), Y_t), {}
            for l in reversed(range(1, L + 1)):
                grads[f"dW{l}"] = dZ @ activations[l - 1].T
                grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
                dZ = (parameters[f"W{l}"].T @ dZ) * (activations[l - 1] > 0)
            parameters = step(parameters, grads)
        costs.append(epoch_cost)
    return lambda X: np.argmax(forward(X)[0], axis=0), costs


Y_train = one_hot_matrix(digits["y_train"], 10)
Y_dev = one_hot_matrix(digits["y_dev"], 10)

# %% tags=["demo"]
figure, axes = plt.subplots(1, 2, figsize=(10.5, 3.4), sharey=True)
for ax, layer_dims in zip(axes, ([64, 50, 50, 10], [64] + [50] * 8 + [10])):
    predict, plain_costs = plain_model(digits["X_train"], Y_train, layer_dims)
    parameters, running, bn_costs = model_with_bn(digits["X_train"], Y_train, layer_dims)
    plain_accuracy = np.mean(predict(digits["X_dev"]) == digits["y_dev"])
    bn_accuracy = np.mean(predict_with_bn(digits["X_dev"], parameters, running) == digits["y_dev"])
    plots.learning_curves({f"plain, dev accuracy {plain_accuracy:.3f}": plain_costs,
                           f"batch norm, dev accuracy {bn_accuracy:.3f}": bn_costs}, ax=ax)
    ax.set_title(f"{len(layer_dims) - 2} hidden layers of 50, gradient descent, rate 0.1")
plt.show()

# %% [markdown]
# # Part 5: experiments
#
# You have a network with batch norm that you understand down to the last line. Now measure what it is good for.

# %% [markdown]
# ## Exercise: compare_bn
#
# Batch norm is said to make a network less picky about its settings (lesson 2.3.6). To see it, train with many settings, each with and without batch norm, and count how many work.
#
# Training is a function that is handed to you, so the experiment does not care what it trains. The trap: a run that diverges reports NaN. It is a failure, and NaN must not spoil the table.

# %%
def compare_bn(settings, train, threshold=0.85):
    """Train with each setting, without and with batch norm, and count the successes.

    Arguments:
        settings: a list of settings; what is in one is the business of train.
        train: train(setting, use_bn) -> dev accuracy, a number from 0 to 1, or NaN if training
            diverged; use_bn is False or True. It is slow: call it once for each run.
        threshold: a run is a success if its dev accuracy is at least this.

    Returns:
        accuracies: (2, number of settings); row 0 without, row 1 with batch norm; 0 for a run that diverged.
        successes: (2,), the number of successes in each row.
    """
    accuracies = np.zeros((2, len(settings)))
    for i, setting in enumerate(settings):
        for row, use_bn in enumerate([False, True]):
            ### START CODE HERE ###
            accuracy = train(setting, use_bn)
            if not np.isnan(accuracy):
                accuracies[row, i] = accuracy
            ### END CODE HERE ###
    ### START CODE HERE ###
    successes = np.sum(accuracies >= threshold, axis=1)
    ### END CODE HERE ###
    return accuracies, successes

# %% tags=["demo"]
# A pretended training: rate 1 diverges without batch norm, and everything works with it.
accuracies, successes = compare_bn([0.1, 1.0], lambda rate, use_bn: 0.9 if use_bn else np.nan if rate == 1.0 else 0.85)
print(accuracies, successes)
assert np.allclose(accuracies, [[0.85, 0], [0.9, 0.9]]) and list(successes) == [1, 2], "0.85 is at least 0.85; NaN is a failure"

# %%
check(compare_bn)

# %% [markdown]
# Hint: What do you get for `np.nan >= 0.85`, and what for `np.sum` of numbers with a NaN among them? The table is made with zeros: when do you have to write into it?
#
# Hint: successes in row $r$: the number of settings $i$ with accuracy$_{r,i} \ge$ threshold.
#
# Hint: `np.isnan(accuracy)` says whether a run diverged. `np.sum(accuracies >= threshold, axis=1)` counts along each row.

# %% [markdown]
# ### Look: 12 settings, with and without
#
# Eight hidden layers of 50 units, five epochs, gradient descent. Four ways to draw the first weights, three learning rates: 24 short trainings. A value of 0.00 marks a run that diverged.

# %% tags=["demo"]
def train_digits(setting, use_bn):
    """Dev accuracy on the digits for a setting {"scale": function of n_prev, "learning_rate"}; NaN if it diverged."""
    layer_dims, rng = [64] + [50] * 8 + [10], np.random.default_rng(0)
    initial = initialize_parameters_bn(layer_dims, rng)
    for l, n_prev in enumerate(layer_dims[:-1], start=1):
        initial[f"W{l}"] = setting["scale"](n_prev) * rng.standard_normal(initial[f"W{l}"].shape)
    how = {"learning_rate": setting["learning_rate"], "num_epochs": 5, "initial": initial, "rng": rng}
    with np.errstate(all="ignore"):                         # runs may diverge: that is what we want to see
        if use_bn:
            parameters, running, costs = model_with_bn(digits["X_train"], Y_train, layer_dims, **how)
            predictions = predict_with_bn(digits["X_dev"], parameters, running)
        else:
            predict, costs = plain_model(digits["X_train"], Y_train, layer_dims, **how)
            predictions = predict(digits["X_dev"])
    return np.mean(predictions == digits["y_dev"]) if np.isfinite(costs[-1]) else np.nan


scales = {"He": lambda n: np.sqrt(2 / n), "variance 1/n": lambda n: np.sqrt(1 / n), "0.01": lambda n: 0.01, "1": lambda n: 1.0}
rates = [0.01, 0.1, 1.0]
settings = [{"scale": scale, "learning_rate": rate} for scale in scales.values() for rate in rates]
accuracies, successes = compare_bn(settings, train_digits)

figure, axes = plt.subplots(1, 2, figsize=(8.6, 3.3), sharey=True)
for ax, row, title in zip(axes, (0, 1), ("plain", "batch norm")):
    table = accuracies[row].reshape(len(scales), len(rates))
    ax.imshow(table, vmin=0, vmax=1, aspect="auto")
    for i, j in np.ndindex(table.shape):
        ax.text(j, i, f"{table[i, j]:.2f}", ha="center", va="center", color="white" if table[i, j] < 0.6 else "black")
    ax.set(xticks=range(len(rates)), xticklabels=rates, yticks=range(len(scales)), yticklabels=scales,
           xlabel="learning rate", title=f"{title}: {successes[row]} of {len(settings)} work")
    ax.grid(False)
axes[0].set_ylabel("spread of first weights")
plt.show()

# %% [markdown]
# ## Exercise: accuracy_by_batch_size
#
# What if someone forgets the running statistics and lets the network normalise with the batch that it happens to predict? Measure it: accuracy with batch statistics for several batch sizes, and accuracy as it should be, with running statistics.
#
# Somebody has written this function already, and its numbers look plausible. **It has two mistakes. Find and mend them.** One shows only when the batch size does not divide the number of examples. The other flatters the network at test time.

# %%
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    """Accuracy of a trained network with batch statistics, by batch size, and with running statistics.

    Arguments:
        X: examples, (n_x, m).
        labels: classes, (m,).
        parameters, running: from model_with_bn.
        batch_sizes: a list of batch sizes B. For each, cut the examples in the order in which they come
            into batches of B columns; the last batch has what is left, and it counts, too.

    Returns:
        with_batch: a list with one accuracy for each batch size: the share of all m examples that is
            classified correctly when every batch is normalised with its own mean and variance.
        with_running: the accuracy with the running statistics, one number.
    """
    ### START CODE HERE ###
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    # BROKEN CODE TO MEND
    # m = X.shape[1]
    # with_batch = []
    # for B in batch_sizes:
    #     accuracies = []
    #     for first in range(0, m, B):
    #         ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
    #         accuracies.append(np.mean(np.argmax(ZL, axis=0) == labels[first:first + B]))
    #     with_batch.append(np.mean(accuracies))
    # ZL, _ = forward_with_bn(X, parameters)
    # with_running = np.mean(np.argmax(ZL, axis=0) == labels)
    ### END CODE HERE ###
    return with_batch, with_running

# %% tags=["demo"]
# One hidden unit with W = 1, gamma = 1, beta = 0: class 1 where the normalised x is above 0.5.
small = {"W1": np.array([[1.0]]), "gamma1": np.ones((1, 1)), "beta1": np.zeros((1, 1)),
         "W2": np.array([[0.0], [1.0]]), "b2": np.array([[0.5], [0.0]])}
with_batch, with_running = accuracy_by_batch_size(
    np.array([[0.0, 0.0, 2.0, 2.0, 9.0]]), np.array([0, 0, 1, 1, 1]), small, {1: {"mu": np.array([[1.0]]), "var": np.ones((1, 1))}}, [4, 1])
print("in batches of 4 and of 1:", np.round(with_batch, 2), " running:", np.round(with_running, 2))
assert np.allclose(with_batch, [0.8, 0.4]), "4 of 5 are right in batches of 4 and 1; one by one all are class 0"
assert np.isclose(with_running, 1.0), "with mean 1 and variance 1 all five are right"

# %%
check(accuracy_by_batch_size)

# %% [markdown]
# Hint: Take 5 examples in batches of 4. The last batch has a single example. How much should it count? And: which numbers in the last two lines come from training?
#
# Hint: accuracy $= \frac{1}{m}\sum_{\text{batches}}$ (correct predictions in the batch).
#
# Hint: Add up `np.sum(... == ...)` over the batches and divide by `m` once. For the running statistics there is `predict_with_bn(X, parameters, running)`.

# %% [markdown]
# ### Look: do not normalise with the test batch
#
# With one example at a time $z$ equals its own mean. The normalised value is 0 for every unit, and the network answers the same class whatever it sees. Sorting the examples by class is just as bad: the batch then hides what its examples have in common.

# %% tags=["demo"]
parameters, running, costs = model_with_bn(digits["X_train"], Y_train, [64, 50, 50, 10])
sizes = [1, 2, 4, 8, 16, 30, 64, 150, 300]
order = np.argsort(digits["y_dev"], kind="stable")
mixed, with_running = accuracy_by_batch_size(digits["X_dev"], digits["y_dev"], parameters, running, sizes)
by_class, _ = accuracy_by_batch_size(digits["X_dev"][:, order], digits["y_dev"][order], parameters, running, sizes)
plt.semilogx(sizes, mixed, "o-", label="batch statistics, mixed batches")
plt.semilogx(sizes, by_class, "s-", label="batch statistics, sorted by class")
plt.axhline(with_running, color=plots.GREY, linestyle="--", label=f"running statistics: {with_running:.3f}")
plt.xticks(sizes, sizes)
plt.minorticks_off()
plt.gca().set(xlabel="examples in a batch at prediction time", ylabel="dev accuracy", ylim=(0, 1))
plt.legend(loc="center left", bbox_to_anchor=(1.02, 0.5))
plt.show()

# %% [markdown]
# # Part 1: choosing hyperparameters
#
# A **hyperparameter** is a number that you choose and training does not: the learning rate $\alpha$, the number of hidden units, the momentum $\beta$. You cannot know in advance which of them matters most, so draw settings at random (lesson 2.3.1). But random *on which scale*?

# %% [markdown]
# ## Exercise: sample_log_uniform
#
# A good learning rate may lie anywhere between 0.0001 and 1. Drawn uniformly, nine of ten tries fall between 0.1 and 1. Draw the **exponent** uniformly instead, and each factor of ten gets its share:
#
# $$a = \log_{10}(\text{low}), \qquad b = \log_{10}(\text{high}), \qquad r \sim U[a, b], \qquad \alpha = 10^{r}.$$
#
# The trap: the base of the logarithm and the base of the power must be the same.

# %%
def sample_log_uniform(low, high, n, rng):
    """Draw numbers whose exponents are uniform, so that every decade gets its share.

    Arguments:
        low, high: the bounds, 0 < low < high.
        n: how many numbers.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        Numbers between low and high, (n,). For low = 0.0001 and high = 1, about a quarter of
        them lie in each of the four decades.
    """
    ### START CODE HERE ###
    a = np.log10(low)
    b = np.log10(high)
    r = rng.uniform(a, b, size=n)
    values = 10 ** r
    ### END CODE HERE ###
    return values

# %% tags=["demo"]
# Four decades from 0.0001 to 1: a quarter of the draws in each.
draws = sample_log_uniform(1e-4, 1, 100_000, np.random.default_rng(0))
per_decade = np.histogram(draws, [1e-4, 1e-3, 1e-2, 1e-1, 1])[0] / draws.size
print(per_decade.round(3))
assert np.allclose(per_decade, 0.25, atol=0.01), "each decade should get a quarter of the draws"

# %%
check(sample_log_uniform)

# %% [markdown]
# Hint: Which number should be equally likely to be anything between -4 and 0: $\alpha$, or the power of ten that gives $\alpha$?
#
# Hint: Take $\log_{10}$ of both bounds, draw $r$ uniformly between the two logarithms, and return $10^r$, for $n$ values of $r$.
#
# Hint: `rng.uniform(a, b, size=n)` draws the exponents. Then `values = 10 ** ...`

# %% tags=["demo"]
# The same 2000 tries on two scales: where do they fall?
rng = np.random.default_rng(1)
tries = {"uniform": np.log10(rng.uniform(1e-4, 1, size=2000)), "log-uniform": np.log10(sample_log_uniform(1e-4, 1, 2000, rng))}
figure, panels = plt.subplots(1, 2, figsize=(8, 3), sharey=True)
for ax, (name, exponents), colour in zip(panels, tries.items(), [plots.ORANGE, plots.BLUE]):
    counts, _, bars = ax.hist(exponents, bins=np.arange(-4, 1), color=colour, rwidth=0.9)
    ax.bar_label(bars, [f"{share:.1%}" for share in counts / exponents.size])
    ax.set(title=name, xlabel=r"exponent, $\log_{10}\alpha$", xticks=range(-4, 1))
panels[0].set_ylabel("tries")
plt.show()

# %% [markdown]
# ## Exercise: sample_one_minus_log
#
# The momentum $\beta$ averages over about $1/(1-\beta)$ steps: 10 for 0.9, 1000 for 0.999. Near 1 a tiny step of $\beta$ changes everything, near 0.9 hardly anything. So it is $1-\beta$ that wants a log scale (lesson 2.3.2):
#
# $$r \sim U\left[\log_{10}(1-\text{high}),\ \log_{10}(1-\text{low})\right], \qquad \beta = 1 - 10^{r}.$$
#
# The trap: the order flips. The *largest* $\beta$ belongs to the *smallest* $1-\beta$.

# %%
def sample_one_minus_log(low, high, n, rng):
    """Draw numbers near 1 whose distance from 1 is log-uniform.

    Arguments:
        low, high: the bounds, low < high < 1.
        n: how many numbers.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        Numbers between low and high, (n,). For low = 0.9 and high = 0.999, about half of
        them lie between 0.9 and 0.99, the other half between 0.99 and 0.999.
    """
    ### START CODE HERE ###
    a = np.log10(1 - high)
    b = np.log10(1 - low)
    r = rng.uniform(a, b, size=n)
    values = 1 - 10 ** r
    ### END CODE HERE ###
    return values

# %% tags=["demo"]
# Half of the draws below 0.99, half above.
betas = sample_one_minus_log(0.9, 0.999, 100_000, np.random.default_rng(0))
print(f"from {betas.min():.4f} to {betas.max():.4f}, below 0.99: {np.mean(betas < 0.99):.3f}")
print(f"the middle one averages over {1 / (1 - np.median(betas)):.0f} steps")
assert np.isclose(np.mean(betas < 0.99), 0.5, atol=0.01), "[0.9, 0.99] and [0.99, 0.999] should share equally"

# %%
check(sample_one_minus_log)

# %% [markdown]
# Hint: If $\beta$ runs from 0.9 to 0.999, from where to where does $1-\beta$ run? You already know how to draw *that*.
#
# Hint: Draw $r$ between $\log_{10}(1-\text{high})$ and $\log_{10}(1-\text{low})$, and return $1-10^r$.
#
# Hint: As in the exercise before, with `1 - high` for `low` and `1 - low` for `high`; the last line is `values = 1 - ...`

# %% [markdown]
# ## Exercise: sample_int_uniform
#
# For the number of layers or of hidden units a uniform draw is fine, as long as it gives whole numbers and **both ends** can come up. Two traps: NumPy leaves the upper end out unless you ask for it, and rounding a uniform number gives the two ends only half their share.

# %%
def sample_int_uniform(low, high, n, rng):
    """Draw whole numbers from low to high, each as likely as the others, both ends included.

    Arguments:
        low, high: the bounds, integers, low <= high.
        n: how many numbers.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        Integers (not floats: they will count layers and units), (n,).
    """
    ### START CODE HERE ###
    values = rng.integers(low, high + 1, size=n)
    ### END CODE HERE ###
    return values

# %% tags=["demo"]
# From 2 to 4: three numbers, a third of the draws each.
layers = sample_int_uniform(2, 4, 30_000, np.random.default_rng(0))
for number in (2, 3, 4):
    print(number, f"{np.mean(layers == number):.3f}")
assert np.allclose([np.mean(layers == number) for number in (2, 3, 4)], 1 / 3, atol=0.02), "2, 3 and 4 should be equally likely"

# %%
check(sample_int_uniform)

# %% [markdown]
# Hint: Draw 1000 numbers and look at the smallest and at the largest. Is one missing?
#
# Hint: `Generator.integers(low, high)` draws from low to high - 1. There are two ways to get the upper end as well.
#
# Hint: Either one more on the upper end, or the keyword `endpoint=True`; and `size=n`.

# %% [markdown]
# ## Exercise: sample_hyperparameters
#
# Now several knobs at once. A **space** says for each of them what kind it is and where it may lie:
#
# ```python
# space = {
#     "alpha": ("log", 1e-4, 1),
#     "beta": ("one-minus-log", 0.9, 0.999),
#     "units": ("int", 16, 128),
#     "dropout": ("uniform", 0.0, 0.5),
#     "activation": ("choice", ["relu", "tanh"]),
# }
# ```
#
# A **config** is one setting of all the knobs, a dict from name to value. Draw the values of one knob after the other, all from the *same* `rng`; then put the first values together into the first config, and so on. Your three samplers do most of the work.
#
# Two traps. If every knob starts from the same random numbers, the configs lie on a diagonal. And an option of a choice may be anything, also text or a tuple such as `(64, 32)`: draw its *place* in the list and leave the option itself alone, since NumPy would turn a mixed list into text.

# %%
def sample_hyperparameters(space, n, rng):
    """Draw settings of several hyperparameters, independently of each other.

    Arguments:
        space: dict, name -> (kind, low, high) with kind "uniform", "log", "one-minus-log" or
            "int", or name -> ("choice", options) with a list of options of any type.
        n: how many settings.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        List of n dicts, name -> value. An option of a choice is returned as it was given.
        Example, one of them: {"alpha": 0.013, "units": 57, "activation": "tanh"}.

    Raises:
        ValueError: for a kind that is none of these.
    """
    columns = {}                                # name -> its n values
    for name, (kind, *limits) in space.items():
        if kind not in ("uniform", "log", "one-minus-log", "int", "choice"):
            raise ValueError(f"{name}: there is no kind {kind!r}")
        ### START CODE HERE ###
        if kind == "choice":
            options = limits[0]
            places = rng.integers(len(options), size=n)
            column = [options[place] for place in places]
        else:
            low, high = limits
            if kind == "log":
                column = sample_log_uniform(low, high, n, rng)
            elif kind == "one-minus-log":
                column = sample_one_minus_log(low, high, n, rng)
            elif kind == "int":
                column = sample_int_uniform(low, high, n, rng)
            else:
                column = rng.uniform(low, high, size=n)
        ### END CODE HERE ###
        columns[name] = column
    ### START CODE HERE ###
    configs = [{name: columns[name][i] for name in space} for i in range(n)]
    ### END CODE HERE ###
    return configs

# %% tags=["demo"]
space = {"alpha": ("log", 1e-4, 1), "units": ("int", 16, 128), "hidden": ("choice", [(64,), (64, 32), "none"])}
for config in sample_hyperparameters(space, 4, np.random.default_rng(0)):
    print(f"alpha {config['alpha']:.5f}, units {config['units']}, hidden {config['hidden']!r}")
configs = sample_hyperparameters(space, 400, np.random.default_rng(0))
assert len(configs) == 400 and set(configs[0]) == set(space), "n dicts, with a value for each name"
assert abs(np.corrcoef([[np.log10(c["alpha"]), c["units"]] for c in configs], rowvar=False)[0, 1]) < 0.3, "a diagonal"

# %%
check(sample_hyperparameters)

# %% [markdown]
# Hint: For each knob you need n values. Which of your functions makes them for which kind? And what is left for `"uniform"` and `"choice"`?
#
# Hint: `low, high = limits` for all kinds but `"choice"`, where `limits[0]` is the list of options: draw n places from 0 to `len(options) - 1`. The last block turns the columns into rows: config i has entry i of every column.
#
# Hint: `column = [options[place] for place in rng.integers(len(options), size=n)]`; and at the end `[{name: columns[name][i] for name in ...} for i in ...]`

# %% [markdown]
# ### Look: 25 tries, as a grid and at random
#
# A made-up response surface: the dev error for each learning rate and each $\varepsilon$ of Adam. As so often, one knob matters and the other hardly does, and nobody told you which. The ticks at the edge of each picture show how many *different* learning rates were tried.

# %%
def response(config):
    """The dev error of a made-up network: a narrow valley in alpha, nearly flat in epsilon.

    Arguments:
        config: {"alpha": learning rate, "epsilon": Adam's epsilon}; numbers or arrays.

    Returns:
        Dev error between 0 and 1; the lowest, 0.034, is at alpha = 0.003, epsilon = 1e-8.
    """
    across = np.log10(config["alpha"] / 0.003)
    along = np.log10(config["epsilon"] / 1e-8)
    return 0.9 - 0.86 * np.exp(-(across / 0.7) ** 2) - 0.006 * np.exp(-(along / 3) ** 2)


def draw_response(ax, space):
    """Draw `response` over a space with the knobs alpha and epsilon as an image, both axes logarithmic."""
    alphas, epsilons = (np.geomspace(*space[name][1:], 200) for name in ("alpha", "epsilon"))
    errors = response({"alpha": alphas[None, :], "epsilon": epsilons[:, None]})
    image = ax.pcolormesh(alphas, epsilons, errors, cmap="viridis_r", vmin=0, vmax=0.9, shading="auto", rasterized=True)
    ax.set(xscale="log", yscale="log", xlabel=r"learning rate $\alpha$", ylabel=r"Adam's $\varepsilon$")
    ax.grid(False)
    return image

# %% tags=["demo"]
surface = {"alpha": ("log", 1e-5, 10.0), "epsilon": ("log", 1e-10, 1e-4)}
grid = [{"alpha": alpha, "epsilon": epsilon} for alpha in np.geomspace(1e-5, 10, 5) for epsilon in np.geomspace(1e-10, 1e-4, 5)]
random = sample_hyperparameters(surface, 25, np.random.default_rng(3))
points = {name: ([c["alpha"] for c in configs], [c["epsilon"] for c in configs]) for name, configs in [("grid", grid), ("random", random)]}
figure, panels = plt.subplots(1, 2, figsize=(9, 3.6), sharey=True)
for ax, (name, (alphas, epsilons)), configs in zip(panels, points.items(), [grid, random]):
    image = draw_response(ax, surface)
    ax.scatter(alphas, epsilons, s=26, color="white", edgecolor="black", linewidth=0.8, clip_on=False, zorder=3)
    ax.plot(alphas, np.full(25, 1.5e-10), "|", color=plots.RED, markersize=10, markeredgewidth=2)
    ax.set_title(f"{name}: {len(set(alphas))} learning rates, best dev error {min(map(response, configs)):.3f}")
figure.colorbar(image, ax=panels, label="dev error")
plt.show()

# %% [markdown]
# ## Exercise: coarse_to_fine
#
# Random points show roughly where it is good. Now look closer there: draw a **coarse** round over the whole space, take its best config, shrink the space round it, and draw a **fine** round in what is left (lesson 2.3.1).
#
# How the space shrinks, exactly. Measure each knob on its own scale $u$, the scale it is drawn on. If its bounds are $u_{low}$ and $u_{high}$ and the coarse best is at $u^*$, the fine round draws between
#
# $$\max\left(u_{low},\ u^* - h\right) \quad\text{and}\quad \min\left(u_{high},\ u^* + h\right), \qquad h = \tfrac12\,\text{shrink}\,(u_{high} - u_{low}).$$
#
# So a range with room on both sides shrinks by the factor `shrink`, and what would stick out of the original bounds is cut off. A choice keeps all its options. Two helpers know the scales.
#
# The traps: the smallest value is the best, since the objective is an error; and the fine round need not win. Return the best of *both* rounds.

# %%
def to_scale(kind, value):
    """A hyperparameter's value on the scale that it is drawn on: "log" and "one-minus-log" count in decades."""
    if kind == "log":
        return np.log10(value)
    if kind == "one-minus-log":
        return -np.log10(1 - value)             # the minus keeps the order: a larger value has a larger u
    return value


def from_scale(kind, u):
    """The value that has the place u on its scale: undoes `to_scale`."""
    if kind == "log":
        return 10.0 ** u
    if kind == "one-minus-log":
        return 1 - 10.0 ** -u
    return u

# %%
def coarse_to_fine(objective, space, n_coarse, n_fine, shrink, rng):
    """Search at random in the whole space, then in a smaller one round the best config.

    Arguments:
        objective: function, config -> a number to minimise, such as the dev error. It is
            expensive: call it once for each config.
        space: see `sample_hyperparameters`.
        n_coarse, n_fine: how many configs to try in each round.
        shrink: width of a knob's fine range as a share of the original one, on the knob's
            scale, between 0 and 1.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        best: the config with the lowest objective of both rounds.
        history: list of (config, objective), all trials in the order in which they were made.
    """
    ### START CODE HERE ###
    coarse = sample_hyperparameters(space, n_coarse, rng)
    history = [(config, objective(config)) for config in coarse]
    centre, lowest = min(history, key=lambda trial: trial[1])
    ### END CODE HERE ###
    fine_space = {}
    for name, (kind, *limits) in space.items():
        if kind == "choice":
            fine_space[name] = space[name]
            continue
        u_low, u_high = to_scale(kind, limits[0]), to_scale(kind, limits[1])
        ### START CODE HERE ###
        u_best = to_scale(kind, centre[name])
        h = shrink * (u_high - u_low) / 2
        u_fine_low = max(u_low, u_best - h)
        u_fine_high = min(u_high, u_best + h)
        ### END CODE HERE ###
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":                       # the whole numbers between the two
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    ### START CODE HERE ###
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    ### END CODE HERE ###
    return best, history

# %% tags=["demo"]
# A parabola with its lowest point at alpha = 0.01.
best, history = coarse_to_fine(lambda config: (np.log10(config["alpha"]) + 2) ** 2, {"alpha": ("log", 1e-4, 1)},
                               30, 30, 0.25, np.random.default_rng(0))
print(f"best alpha {best['alpha']:.5f} of {len(history)} trials")
assert abs(np.log10(best["alpha"]) + 2) < 0.1, "the best alpha should be close to 0.01"

# %%
check(coarse_to_fine)

# %% [markdown]
# Hint: `history` is a list of pairs. How do you ask Python's `min` to compare them by their second entry?
#
# Hint: Coarse: draw from `space`, evaluate each config once, take the pair with the lowest value. In the loop: `u_best` is the coarse best on the knob's scale, $h$ is half the new width, and `max` and `min` keep the new ends inside the old ones. Fine: draw from `fine_space`, *append* to the history, and take the lowest of all.
#
# Hint: `centre, lowest = min(history, key=lambda trial: trial[1])`; `u_fine_low = max(u_low, u_best - h)`; `history += [(config, objective(config)) for config in fine]`

# %% tags=["demo"]
# The search on the made-up surface: 25 coarse tries, then 15 in the box round the best.
best, history = coarse_to_fine(response, surface, 25, 15, 0.25, np.random.default_rng(3))
coarse, fine = history[:25], history[25:]
centre, _ = min(coarse, key=lambda trial: trial[1])
corners = {name: [10 ** np.clip(np.log10(centre[name]) + side * 0.125 * np.log10(high / low), np.log10(low), np.log10(high))
                  for side in (-1, 1)] for name, (_, low, high) in surface.items()}

figure, ax = plt.subplots(figsize=(7, 4))
image = draw_response(ax, surface)
for trials, colour, name in [(coarse, "white", "coarse"), (fine, plots.SKY, "fine")]:
    ax.scatter([c["alpha"] for c, _ in trials], [c["epsilon"] for c, _ in trials], s=28, color=colour,
               edgecolor="black", linewidth=0.8, label=f"{name}: best {min(error for _, error in trials):.3f}")
(left, right), (bottom, top) = corners["alpha"], corners["epsilon"]
ax.plot([left, right, right, left, left], [bottom, bottom, top, top, bottom], color=plots.RED)
ax.plot(best["alpha"], best["epsilon"], "*", color=plots.RED, markersize=15, markeredgecolor="white", linestyle="none", label="best of all")
ax.set_title(f"best dev error {response(best):.3f} at alpha = {best['alpha']:.4f}")
ax.legend(loc="lower right", frameon=True, facecolor="white", framealpha=1)
figure.colorbar(image, label="dev error")
plt.show()

# %% [markdown]
# ## Exercise: successive_halving
#
# With many machines you train many settings at once (lesson 2.3.3). Most are hopeless after an epoch or two; why feed them to the end? **Successive halving** trains all of them a little, keeps the best $1/\eta$, gives these $\eta$ times the budget, and so on until one is left. With 27 settings, $\eta = 3$ and a first budget of one epoch:
#
# | rung | runs | epochs each, counted from the start | new epochs in this rung |
# |---|---|---|---|
# | 1 | 27 | 1 | 27 · 1 |
# | 2 | 9 | 3 | 9 · 2 |
# | 3 | 3 | 9 | 3 · 6 |
# | 4 | 1 | 27 | 1 · 18 |
#
# That makes 81 epochs instead of 729.
#
# A colleague wrote this one. It runs, it returns something, and it is **wrong in three places**. Your task is to mend it. Read the docstring, read the code, and compare, line by line; `check` tells you what is still wrong.

# %%
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    """Train many settings a little, and in each rung go on with the best of them only.

    A rung: train every run that is left until it has had `budget` epochs in all, counted from
    its very start; evaluate it; keep the best `number of runs // eta`, but at least one. The
    next rung has eta times the budget. The rung with a single run is the last.

    Arguments:
        configs: list of settings.
        train_step: function (config, state) -> the new state, after one more epoch. The state
            holds all that a run has learnt; None stands for a run that has not begun.
        evaluate: function, state -> dev error, lower is better; NaN for a run that diverged.
        eta: an integer of at least 2.
        min_budget: epochs in the first rung, an integer of at least 1.

    Returns:
        best: the config of the last run.
        rungs: list of (budget, {i: dev error of configs[i] for the runs of this rung}).

    A run that diverged ranks last. Of two equal runs the one that stands first goes on.
    Source: K. Jamieson and A. Talwalkar, Non-stochastic best arm identification (2016).
    """
    runs = list(range(len(configs)))            # the places in `configs` of the runs that are left
    states = [None] * len(configs)
    budget = min_budget
    rungs = []
    ### START CODE HERE ###
    trained = 0
    while True:
        for i in runs:
            for _ in range(budget - trained):
                states[i] = train_step(configs[i], states[i])
        trained = budget
        errors = {i: evaluate(states[i]) for i in runs}
        rungs.append((budget, errors))
        if len(runs) == 1:
            break
        runs = sorted(runs, key=lambda i: (np.isnan(errors[i]), errors[i]))
        runs = runs[:max(1, len(runs) // eta)]
        budget *= eta
    # BROKEN CODE TO MEND
    # while True:
    #     for i in runs:
    #         state = None
    #         for _ in range(budget):
    #             state = train_step(configs[i], state)
    #         states[i] = state
    #     errors = {i: evaluate(states[i]) for i in runs}
    #     rungs.append((budget, errors))
    #     if len(runs) == 1:
    #         break
    #     runs = sorted(runs, key=lambda i: np.nan_to_num(errors[i]))
    #     runs = runs[:max(1, len(runs) // eta)]
    #     budget += min_budget
    ### END CODE HERE ###
    return configs[runs[0]], rungs

# %% tags=["demo"]
# Four runs whose dev error after each epoch we know. The second one diverges.
known = {"a": [0.9, 0.5, 0.4, 0.3], "b": [np.nan] * 4, "c": [0.8, 0.7, 0.6, 0.5], "d": [0.95, 0.2, 0.1, 0.1]}
epochs = []
def one_epoch(config, state):
    epochs.append(config)
    return (config, 1) if state is None else (config, state[1] + 1)
best, rungs = successive_halving(list(known), one_epoch, lambda state: known[state[0]][state[1] - 1], eta=2, min_budget=1)
print("best:", best, "| budgets:", [budget for budget, _ in rungs], "| epochs spent:", len(epochs))
if (best, len(epochs)) != ("a", 8):
    print("Not mended yet. Right is: best a, budgets [1, 2, 4], 8 epochs spent.")

# %%
check(successive_halving)

# %% [markdown]
# Hint: Take two runs and $\eta=2$, and note on paper how many epochs each has had after each rung. Then ask: what does `np.nan_to_num(np.nan)` return, and where does that put a run that diverged?
#
# Hint: The three places: a run that goes on starts again from nothing; NaN counts as 0, the best error there is; the budget grows by a sum, not by a factor. When a run continues from its state, it needs only the epochs that are *missing* to the new budget.
#
# Hint: Keep `trained`, the epochs that the survivors have had, and run `range(budget - trained)` steps on `states[i]`. Sort by the pair `(np.isnan(errors[i]), errors[i])`: `False` comes before `True`. Multiply the budget.

# %% tags=["demo"]
# 27 learning rates for a linear classifier of digits: a real race.
from sklearn.linear_model import SGDClassifier

images = data.digits()

def digits_epoch(config, state):
    """One epoch of stochastic gradient descent; the state is the classifier and its dev errors so far."""
    model, errors = state or (SGDClassifier(loss="log_loss", learning_rate="constant", eta0=config["alpha"], random_state=0), [])
    model.partial_fit(images["X_train"].T, images["y_train"], classes=np.arange(10))
    return model, [*errors, 1 - model.score(images["X_dev"].T, images["y_dev"])]

race = sample_hyperparameters({"alpha": ("log", 1e-6, 10.0)}, 27, np.random.default_rng(0))
curves = {}                                                     # learning rate -> dev errors, for the picture
def digits_error(state):
    curves[state[0].eta0] = state[1]
    return state[1][-1]
winner, rungs = successive_halving(race, digits_epoch, digits_error, eta=3, min_budget=1)

figure, ax = plt.subplots()
for alpha, errors in curves.items():
    won = alpha == winner["alpha"]
    ax.plot(range(1, len(errors) + 1), errors, marker="o", markersize=3, color=plots.BLUE if won else plots.GREY,
            alpha=1 if won else 0.6, linewidth=2.5 if won else 1, zorder=2 + won)
ax.set(xscale="log", yscale="log", xlabel="epoch", ylabel="dev error",
       title=f"the survivor: alpha = {winner['alpha']:.4f}, dev error {curves[winner['alpha']][-1]:.3f}, {sum(map(len, curves.values()))} epochs spent")
ax.set_xticks([1, 3, 9, 27], ["1", "3", "9", "27"])
ax.set_yticks([0.03, 0.1, 0.3], ["0.03", "0.1", "0.3"])
ax.minorticks_off()
plt.show()

# %% [markdown]
# ## Exercise: make_objective
#
# Everything comes together: a search over five hyperparameters. `coarse_to_fine` needs a function that takes a configuration and returns a number to make small. Build it: train a network with that configuration, return its error on the *dev* set.
#
# Two rules of fair comparison. Every configuration gets a fresh generator from the same seed, so that they differ by their hyperparameters and not by luck. And the test set is not even passed in, so nothing can be chosen on it.

# %%
def make_objective(X_train, Y_train, X_dev, Y_dev, epochs, train, predict, seed=0):
    """Make the function that a search for hyperparameters minimises.

    Arguments:
        X_train, Y_train: examples (n_x, m) and one-hot labels (C, m) to train on.
        X_dev, Y_dev: examples (n_x, m_dev) and one-hot labels (C, m_dev) to compare configurations on.
        epochs: passes through the training examples.
        train: a function with the arguments of model_with_bn, returns parameters, running, costs.
        predict: a function with the arguments of predict_with_bn, returns classes (m_dev,).
        seed: of the generator; each call of the objective makes a new one.

    Returns:
        objective(config) -> the share of dev examples that is classified wrongly, for config a dict
        with "learning_rate", "width" (units of each hidden layer), "depth" (number of hidden layers),
        "mini_batch_size" and "beta1". The network is trained with the optimizer "adam".
    """
    def objective(config):
        ### START CODE HERE ###
        layer_dims = [X_train.shape[0]] + [config["width"]] * config["depth"] + [Y_train.shape[0]]
        parameters, running, costs = train(
            X_train, Y_train, layer_dims, learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam", beta1=config["beta1"],
            rng=np.random.default_rng(seed))
        predictions = predict(X_dev, parameters, running)
        error = np.mean(predictions != np.argmax(Y_dev, axis=0))
        ### END CODE HERE ###
        return error
    return objective

# %% tags=["demo"]
objective = make_objective(digits["X_train"], Y_train, digits["X_dev"], Y_dev, 2, model_with_bn, predict_with_bn)
config = {"learning_rate": 0.01, "width": 32, "depth": 1, "mini_batch_size": 64, "beta1": 0.9}
error = objective(config)
print(f"dev error {error:.3f}")
assert error == objective(config), "the same configuration and the same seed give the same error"
assert error < 0.3, "two epochs are enough for 7 of 10 digits"

# %%
check(make_objective)

# %% [markdown]
# Hint: Which arguments of `model_with_bn` come from the configuration, and which are fixed? How does the list of layer sizes look for depth 3?
#
# Hint: error $= \frac1{m_{dev}} \sum_i [\,\text{prediction}^{(i)} \ne \text{label}^{(i)}\,]$; labels are the rows of the ones in $Y_{dev}$.
#
# Hint: `[n_x] + [width] * depth + [C]` is the list of layers. Make `np.random.default_rng(seed)` inside `objective`, not outside. Labels are `np.argmax(Y_dev, axis=0)`.

# %% [markdown]
# ### Look: the search
#
# 15 coarse trials over the whole space, then 10 fine ones round the best, five epochs each. Learning rate and $1 - \beta_1$ are sampled on a logarithmic scale.

# %% tags=["demo"]
space = {"learning_rate": ("log", 1e-5, 1.0), "width": ("int", 16, 128), "depth": ("int", 1, 3),
         "mini_batch_size": ("choice", [32, 64, 128]), "beta1": ("one-minus-log", 0.9, 0.999)}
objective = make_objective(digits["X_train"], Y_train, digits["X_dev"], Y_dev, 5, model_with_bn, predict_with_bn)
trials = []


def recorded(config):
    """The objective, with each trial written down."""
    with np.errstate(all="ignore"):
        trials.append((config, objective(config)))
    return trials[-1][1]


best, _ = coarse_to_fine(recorded, space, n_coarse=15, n_fine=10, shrink=0.3, rng=np.random.default_rng(0))
for name, part in {"coarse": trials[:15], "fine": trials[15:]}.items():
    print(f"best {name} dev error {min(error for _, error in part):.3f}")
print("best:", ", ".join(f"{name} {value:.4g}" for name, value in best.items()))

figure, axes = plt.subplots(1, 2, figsize=(10.5, 3.6), sharey=True)
errors = np.array([error for _, error in trials])
for ax, name in zip(axes, ("learning_rate", "width")):
    values = np.array([config[name] for config, _ in trials])
    for marker, label, part in (("o", "coarse", slice(0, 15)), ("D", "fine", slice(15, None))):
        dots = ax.scatter(values[part], errors[part], marker=marker, s=46, edgecolor="black", linewidth=0.6, label=label)
    ax.set(xlabel=name.replace("_", " "), yscale="log")
axes[0].set(xscale="log", ylabel="dev error")
axes[0].set_title("The learning rate matters most")
axes[1].set_title("The width hardly shows")
axes[1].legend()
plt.show()

# %% [markdown]
# The axis with structure is the one that matters. Random search gave it 25 different values; a grid of 25 points would have given it five at most (lesson 2.3.1).
#
# Now retrain the best configuration for longer, and look at the test set **once**.

# %% tags=["demo"]
parameters, running, costs = model_with_bn(
    digits["X_train"], Y_train, [64] + [best["width"]] * best["depth"] + [10], learning_rate=best["learning_rate"], num_epochs=15,
    mini_batch_size=best["mini_batch_size"], optimizer="adam", beta1=best["beta1"], rng=np.random.default_rng(0))
predictions = predict_with_bn(digits["X_test"], parameters, running)
plots.confusion_matrix(digits["y_test"], predictions, 10)
plt.title(f"Test accuracy {np.mean(predictions == digits['y_test']):.3f}")
plt.show()

# %% [markdown]
# # Part D: a machine that finds derivatives
#
# The search is over, and every derivative in it was yours: derived on paper, typed, checked. A framework does without. You write the forward pass; it notes each operation, and walks back through its notes with the chain rule (lesson 2.3.11).
#
# First you build such a machine, for single numbers. Then you use TensorFlow's, which does the same for arrays. At the end the digits come back, in thirty lines of Keras.

# %%
import time

from coursekit.probe import quiet_stderr

with quiet_stderr():        # TensorFlow greets with a page of log lines
    import keras
    import tensorflow as tf

    device = find_device()

# %% tags=["demo"]
print(f"TensorFlow {tf.__version__} runs on {device}.")

# %% [markdown]
# ## Exercise: Node
#
# In week 1.2 you met a number that remembers how it was computed. Now you build one from almost nothing: it knows powers too, and this time the *order* is yours.
#
# A `Node` keeps its `value`, and its `parents`: the nodes that it was computed from, each with a **slope**, how fast this value grows when that parent grows. So every formula becomes a graph. `J.backward()` then sets the gradient of every node in it:
#
# $$\frac{dJ}{d\,\text{parent}} = \sum_{\text{children}} \text{slope} \cdot \frac{dJ}{d\,\text{child}}$$
#
# Write the five blocks:
#
# - `__add__`, `__mul__`, `__pow__`: the new value, and its parents with their slopes: a tuple of pairs, or `(pair,)` with a comma if there is only one. A value may be 0.
# - `order`: the nodes that take part, in an order in which each is complete before it hands on. A node can be used many times, on long ways and on short ones.
# - `backward`: all gradients. It may be called again, on the same node or on another one of the same graph; what an earlier call left behind does not count.

# %%
class Node:
    """A number that remembers how it was computed, so that gradients can flow back.

    Arguments:
        value: the number.
        parents: pairs (node, slope), one for each number it was computed from; the
            slope is the derivative of this value with respect to that node's value.

    Attributes:
        value: the number, a float.
        parents: as given.
        grad: dJ/d(this node) since J.backward() was called; 0.0 before.

    Example:
        >>> w = Node(3.0)
        >>> J = w**2 - 10 * w + 25
        >>> J.backward()
        >>> J.value, w.grad
        (4.0, -4.0)
    """

    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        """self + other; other is a Node or a plain number."""
        other = other if isinstance(other, Node) else Node(other)
        ### START CODE HERE ###
        value = self.value + other.value
        parents = ((self, 1.0), (other, 1.0))
        ### END CODE HERE ###
        return Node(value, parents)

    def __mul__(self, other):
        """self * other; other is a Node or a plain number."""
        other = other if isinstance(other, Node) else Node(other)
        ### START CODE HERE ###
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        ### END CODE HERE ###
        return Node(value, parents)

    def __pow__(self, exponent):
        """self ** exponent; the exponent is a plain number, not 0."""
        ### START CODE HERE ###
        value = self.value**exponent
        parents = ((self, exponent * self.value ** (exponent - 1)),)
        ### END CODE HERE ###
        return Node(value, parents)

    __radd__, __rmul__ = __add__, __mul__       # Python calls these for 2 + x, 2 * x

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        """The nodes that this one depends on, and itself.

        Returns:
            A list that holds each node once: parents before the nodes that were made
            from them, this node last.
        """
        ### START CODE HERE ###
        order = []

        def visit(node):
            if node not in order:
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        ### END CODE HERE ###
        return order

    def backward(self):
        """Set `grad` of each node in `order()` to d(this node)/d(that node)."""
        order = self.order()
        ### START CODE HERE ###
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad
        ### END CODE HERE ###

# %% [markdown]
# By hand: with $u = x^3$ let $J = u + u\,y$. At $x = 2$ and $y = 5$ that is $u = 8$ and $J = 48$. The slopes are $\frac{dJ}{dy} = u = 8$ and $\frac{dJ}{du} = 1 + y = 6$, so $\frac{dJ}{dx} = 6 \cdot 3x^2 = 72$.

# %% tags=["demo"]
two, five = Node(2.0), Node(5.0)
cube = two**3
total = cube + cube * five
total.backward()
print(f"J = {total.value}, dJ/dx = {two.grad}, dJ/dy = {five.grad}")
assert total.value == 48.0
assert five.grad == 8.0, "dJ/dy = u"
assert two.grad == 72.0, "6 arrives at u in two parts, 1 and 5, and goes on as 6 * 12"

# %%
check(Node)

# %% [markdown]
# Hint: In the example, draw the five nodes and an arrow from each parent to the node that was made from it. In which order can you cross them out, from $J$ back, if a node may go only when all that was made from it has gone? And turned round: what must be in the list before a node may enter it?
#
# Hint: *Slopes*: a small step of one parent, the other held still, moves the result by slope times step. *Order*: a node enters the list when all its parents are in; so look at its parents first, at theirs before that, and pass over what is in the list already. A small function inside `order` that calls itself for each parent does that. *Backward*: forget old gradients, set the one that is known without any computing, then let each node hand on to its parents, which collect.
#
# Hint: The function inside `order` may begin `def visit(node):`, and its last line is `order.append(node)`. What has to happen above it? In `backward` the innermost line is `parent.grad += ...`; which way does the loop round it go?

# %% [markdown]
# Now let it work. In Part B you derived the backward pass of batch norm: two ways through $\mu$ and $\sigma^2$, a page of algebra. Here is batch norm of one unit in four lines of forward pass, with nothing derived, beside your `batchnorm_backward`. **Predict**: will they agree?

# %% tags=["demo"]
def batch_norm_of_nodes(numbers, slopes, scale=2.0):
    """dJ/dz of one unit, by Node, where dJ/dz_tilde is `slopes`."""
    nodes = [Node(number) for number in numbers]
    mean = sum(nodes) * (1 / len(nodes))
    variance = sum((each - mean) ** 2 for each in nodes) * (1 / len(nodes))
    outputs = [scale * (each - mean) * (variance + 1e-8) ** -0.5 for each in nodes]
    sum(part * output for part, output in zip(slopes, outputs)).backward()
    return np.array([each.grad for each in nodes])


def batch_norm_derived(numbers, slopes, scale=2.0):
    """The same, by your backward pass of Part B."""
    gamma, beta = np.array([[scale]]), np.zeros((1, 1))
    held = batchnorm_forward(np.array([numbers]), gamma, beta)[1]
    return batchnorm_backward(np.array([slopes]), held)[0][0]


one_unit = [1.0, 2.0, 3.0, 6.0], [0.3, -0.1, 0.8, 0.2]
print("by Node:   ", batch_norm_of_nodes(*one_unit))
print("by algebra:", batch_norm_derived(*one_unit))
assert np.allclose(batch_norm_of_nodes(*one_unit), batch_norm_derived(*one_unit))

# %% [markdown]
# The chain rule is mechanical; that is why a machine can do it. What a machine does not tell you is *why* these gradients add up to 0, or what a batch of one does to them. That you know from deriving.

# %% [markdown]
# ## Exercise: minimize_quadratic
#
# TensorFlow does what your `Node` does, for arrays of any size and hundreds of operations:
#
# - A `tf.Variable` holds a number that training changes.
# - A `tf.GradientTape` records what happens to variables *inside* its `with` block; `tape.gradient` walks back through the record.
# - A Keras optimiser turns gradients into a step: `optimizer.apply(gradients, variables)`, two lists. (You will also meet `apply_gradients`, an older spelling that takes pairs.) Adam keeps averages from step to step, and keeps them in the *optimiser*.
# - `@tf.function` runs your Python once, notes the operations, and from then on runs the notes. So what is Python's own, a `print`, a `float(...)`, does not belong inside.
#
# Minimise $J(w) = c_0 w^2 + c_1 w + c_2$ from $w = 0$, with whatever optimiser is handed in. The coefficients are *data*, as a mini-batch is to a network: change them, and the same code minimises another function.

# %%
def minimize_quadratic(coefficients, optimizer, steps):
    """Minimise c[0] w^2 + c[1] w + c[2] over w, starting at w = 0.

    Arguments:
        coefficients: the three numbers c, a list or an array (3,).
        optimizer: a fresh Keras optimiser, such as keras.optimizers.SGD(0.01).
        steps: number of steps to take.

    Returns:
        w before the first step and after each step: array (steps + 1,), float32.

    Example:
        minimize_quadratic([1, -10, 25], keras.optimizers.SGD(0.01), 2)
        is about [0, 0.1, 0.198].
    """
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a variable of TensorFlow, of type float32, that starts at 0
    ### START CODE HERE ###
    w = tf.Variable(0.0)
    ### END CODE HERE ###

    @tf.function
    def step():
        # Record the cost, take its gradient, and let the optimiser change w.
        ### START CODE HERE ###
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply([gradient], [w])
        ### END CODE HERE ###

    trajectory = [0.0]
    for _ in range(steps):
        step()
        trajectory.append(w.numpy())
    return np.array(trajectory, dtype=np.float32)

# %% [markdown]
# By hand: $J = 2w^2 + 8w + 3$ has the slope $4w + 8$. The first step of gradient descent with rate 0.1 is $-0.1 \cdot 8 = -0.8$, and leads from 0 to $-0.8$. There the slope is 4.8. With momentum 0.5 the second step is half the first one and $-0.1 \cdot 4.8$, together $-0.88$, and leads to $-1.68$.

# %% tags=["demo"]
with_momentum = keras.optimizers.SGD(0.1, momentum=0.5)
two_steps = minimize_quadratic([2, 8, 3], with_momentum, steps=2)
print(two_steps)
assert np.allclose(two_steps, [0, -0.8, -1.68])

# %%
check(minimize_quadratic)

# %% [markdown]
# Hint: Which of the three things in `step` has to happen while the tape is recording, and which may come after it?
#
# Hint: The cost is written as in the formula, of `w` itself and the entries of `c`, inside the `with`. Below it the tape gives the derivative of one thing by another: mind which comes first. The optimiser takes a list of one gradient and a list of one variable. For the start: a variable made of the whole number `0` is an integer, and integers have no gradient.
#
# Hint: `with tf.GradientTape() as ...:` with `cost = ...` in it; then `tape.gradient(...)` and `optimizer.apply([...], [...])`.

# %% [markdown]
# Change the optimiser, and no line of yours. **Predict** before you run the next cell: the minimum of $2w^2 + 8w + 3$ is at $-2$. How far does Adam with rate 0.01 get in 100 steps?

# %% tags=["demo"]
def race_of_optimizers(steps=100):
    """The way of w for four optimisers on the same parabola: name -> (steps + 1,)."""
    racers = {
        "SGD, 0.01": keras.optimizers.SGD(0.01),
        "SGD, 0.01, momentum 0.9": keras.optimizers.SGD(0.01, momentum=0.9),
        "Adam, 0.01": keras.optimizers.Adam(0.01),
        "Adam, 0.5": keras.optimizers.Adam(0.5),
    }
    return {name: minimize_quadratic([2, 8, 3], racer, steps)
            for name, racer in racers.items()}


ways = race_of_optimizers()
ax = plt.subplots()[1]
for title, way in ways.items():
    ax.plot(way, label=title)
ax.axhline(-2, color=plots.GREY, linewidth=1, linestyle="--")
ax.set(xlabel="step", ylabel="w", title="Minimising $2w^2 + 8w + 3$")
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()
print(f"Adam with rate 0.01 is at {ways['Adam, 0.01'][-1]:.2f} after 100 steps.")
assert abs(ways["SGD, 0.01"][-1] + 2) < 0.1 < abs(ways["Adam, 0.01"][-1] + 2)

# %% [markdown]
# A step of SGD is proportional to the slope: large at first, tiny near the minimum. Adam divides the gradient by its own typical size, so its first steps are each about the learning rate, however steep it is: 100 steps of 0.01 are a way of about 1. With 0.5 it is there at once, and its momentum carries it past the minimum and back.

# %% [markdown]
# ### Look: the digits once more, in Keras
#
# Both functions here are given; read them. `make_dataset` is your mini-batches of week 2.2, as a pipeline. Here the two conventions meet: in this course an example is a *column*, TensorFlow wants a *row*, so the matrix is turned once, where the data enter. The smaller batch at the end is dropped: then all batches have one shape, and the training step is compiled once. (In every epoch others are left out.)
#
# `build_mlp` is the network of Part B. Batch norm removes any constant that a bias adds, so the layer in front of it has none. What Keras calls `momentum` is the weight of the *old* running average. The last layer gives logits; the loss does the softmax, the stable way that you wrote in Part A.

# %%
def make_dataset(X, labels, batch_size, seed):
    """Shuffled mini-batches: pairs of rows (batch_size, n_x), float32, and labels."""
    rows = X.T.astype(np.float32)
    examples = tf.data.Dataset.from_tensor_slices((rows, labels))
    shuffled = examples.shuffle(len(labels), seed=seed)         # room for all of them
    return shuffled.batch(batch_size, drop_remainder=True).prefetch(tf.data.AUTOTUNE)


def build_mlp(layer_dims, use_bn):
    """A Keras network [n_x, n_1, ..., C] from rows (m, n_x) to logits (m, C)."""
    inputs = keras.Input((layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        A = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            A = keras.layers.BatchNormalization(momentum=0.9)(A)
        A = keras.layers.ReLU()(A)
    return keras.Model(inputs, keras.layers.Dense(layer_dims[-1])(A))

# %% [markdown]
# The same network, with and without batch norm, from the same seed: Adam 0.01, ten epochs, 180 steps each. `compile` says what to minimise and how, `fit` is the loop. **Predict**: which curve falls faster, and does it matter in the end?

# %% tags=["demo"]
def train_in_keras(use_bn, epochs=10):
    """The digits network, trained, and what `fit` noted after each epoch."""
    keras.utils.set_random_seed(1)
    network = build_mlp([64, 64, 32, 10], use_bn)
    network.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"])
    batches = make_dataset(digits["X_train"], digits["y_train"], batch_size=64, seed=1)
    noted = network.fit(
        batches, epochs=epochs, verbose=0, shuffle=False,       # the pipeline shuffles
        validation_data=(digits["X_dev"].T, digits["y_dev"]))
    return network, noted.history


in_keras = {"plain": train_in_keras(False), "batch norm": train_in_keras(True)}
figure, axes = plt.subplots(1, 2, figsize=(9, 3.4))
for ax, what in zip(axes, ("loss", "accuracy")):
    curves_of = {title: noted[f"val_{what}"] for title, (_, noted) in in_keras.items()}
    plots.learning_curves(curves_of, ylabel=f"dev {what}", ax=ax)
plt.show()
for title, (network, noted) in in_keras.items():
    print(f"{title:>10}: {network.count_params()} numbers, "
          f"dev accuracy {noted['val_accuracy'][-1]:.3f}")
    assert noted["val_accuracy"][-1] >= {"plain": 0.9, "batch norm": 0.93}[title]
assert [network.count_params() for network, _ in in_keras.values()] == [6570, 6858]

# %% [markdown]
# Nothing was chosen on the test set, so you may look at it, once.

# %% tags=["demo"]
def classes_by(network, X):
    """The most probable class of each column of X."""
    return np.argmax(network(X.T, training=False), axis=1)


for title, (network, _) in in_keras.items():
    right = np.mean(classes_by(network, digits["X_test"]) == digits["y_test"])
    print(f"{title:>10}: test accuracy {right:.3f}")
    assert right >= 0.9
ax = plots.confusion_matrix(
    digits["y_test"], classes_by(in_keras["batch norm"][0], digits["X_test"]), 10)
ax.set(title="Batch norm, test set")
plt.show()

# %% [markdown]
# Off the diagonal are the mistakes: which digit was taken for which. With 297 test images one image is a third of a percentage point, so a few mistakes more or less say nothing about the networks. The curves say more: look at how many epochs each network needs.

# %% [markdown]
# ### What is a GPU worth? (optional)
#
# The next cell measures it, if there is one. Without a GPU it says in a line what it would do.
#
# It times one training step of two networks. The first is the digits network, on the CPU and on the GPU. Expect *no* gain: it has 6,900 weights, and starting an operation on a GPU costs more than its few sums. The second has three layers of 4,096 units and 4,096 examples, which is what a GPU is made for. Its step is timed in 32 bits and in bfloat16, each with and without XLA, a compiler that merges small operations into large ones.
#
# Two things to know when you read the chart. On cards since 2020 TensorFlow rounds the factors of a float32 product to 10 bits on the way in (TF32), so "float32" is fast there already. And `fit` asks for XLA by itself on a GPU: its default is `jit_compile="auto"`.

# %% tags=["demo"]
def seconds_a_step(layer_dims, m, steps, place, policy="float32", jit_compile=False):
    """The time of one training step on m random examples, after three to warm up."""
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(policy)
    try:
        with tf.device(place):
            network = build_mlp(layer_dims, use_bn=False)
            network.compile(
                optimizer=keras.optimizers.SGD(0.001), jit_compile=jit_compile,
                loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
            X = tf.random.normal((m, layer_dims[0]))
            labels = tf.random.uniform((m,), maxval=layer_dims[-1], dtype=tf.int32)
            for number in range(steps + 3):
                if number == 3:
                    began = time.perf_counter()
                network.train_on_batch(X, labels)       # waits until the step is done
            return (time.perf_counter() - began) / steps
    finally:                                            # whatever happens above
        keras.config.set_dtype_policy(before)


def what_is_a_gpu_worth(width=4096):
    """Time both networks, print the first and draw the second."""
    for place in ("/CPU:0", "/GPU:0"):
        seconds = seconds_a_step([64, 64, 32, 10], 64, 200, place)
        print(f"digits network on {place}: {1000 * seconds:.2f} ms a step")
    kinds = {f"{policy.removeprefix('mixed_')}{', XLA' * xla}": (policy, xla)
             for policy in ("float32", "mixed_bfloat16") for xla in (False, True)}
    measured = {name: seconds_a_step([width] * 4, width, 20, "/GPU:0", *kind)
                for name, kind in kinds.items()}
    ax = plt.subplots(figsize=(7, 2.6))[1]
    bars = ax.barh(list(measured), list(measured.values()))
    ax.bar_label(bars, [f" {width / seconds:,.0f} examples a second"
                        for seconds in measured.values()])
    ax.margins(x=0.4)
    ax.invert_yaxis()
    ax.set(xlabel="seconds a step", title=f"Layers of {width} units on {device.name}")
    plt.show()


if device.is_gpu:
    what_is_a_gpu_worth()
else:
    print("No GPU here. This cell would time a small and a large network on one.")

# %% [markdown]
# ## Exercise: make_train_step
#
# Optional, for those who want to know what `fit` does all day. Write one step of training for a whole model: forward, loss, gradients, update.
#
# A function that *makes* the step keeps model, optimiser and loss in one place; the step is then called with data alone, once for each mini-batch of `make_dataset`. Three things to think of: a model with batch norm has two modes; a layer may be frozen (`trainable = False`); and the loss that comes back is the one that the gradients were taken of.

# %%
def make_train_step(model, optimizer, loss_fn):
    """Make a compiled function that does one step of training.

    Arguments:
        model: a Keras model that returns logits.
        optimizer: a fresh Keras optimiser.
        loss_fn: function (labels, logits) -> mean loss of a batch, a scalar tensor.

    Returns:
        train_step(X, labels): changes the model's trainable variables by one step of
        the optimiser, and batch norm's running statistics; X is (m, n_x), labels
        (m,). It returns the loss before the step.
    """
    @tf.function
    def train_step(X, labels):
        ### START CODE HERE ###
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply(grads, model.trainable_variables)
        ### END CODE HERE ###
        return loss

    return train_step

# %% [markdown]
# By hand: a batch of two, $x = 1$ and $x = 3$, goes through batch norm. Its mean is 2, its deviation 1, so $-1$ and 1 come out. The layer behind it has the weights 1 and $-1$ and gives the logits $(-1, 1)$ and $(1, -1)$. But the classes are 0 and 1: wrong by 2 both times, so the loss is $\ln(1 + e^2)$. It grows with $\gamma$ and with both weights, so all three shrink: the first step of Adam is as long as its rate, 0.1, whatever the gradient. And the running mean goes a tenth of the way from 0 to 2.

# %% tags=["demo"]
def one_step_by_hand():
    """The loss; after the step weights (1, 2), gamma (1,) and the running mean (1,)."""
    norm = keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-7)
    small = keras.Sequential([keras.Input((1,)), norm, keras.layers.Dense(2)])
    small.layers[-1].set_weights([np.array([[1, -1]]), np.zeros(2)])
    one_step = make_train_step(
        small, keras.optimizers.Adam(0.1), lambda labels, logits: tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)))
    before = one_step(tf.constant([[1.0], [3.0]]), tf.constant([0, 1]))
    return float(before), small.layers[-1].kernel, norm.gamma, norm.moving_mean


loss_by_hand, kernel_after, gamma_after, mean_after = one_step_by_hand()
assert np.isclose(loss_by_hand, np.log(1 + np.exp(2))), "the loss before the step"
assert np.allclose(kernel_after, [[0.9, -0.9]]) and np.allclose(gamma_after, [0.9])
assert np.allclose(mean_after, [0.2]), "0.9 * 0 + 0.1 * 2"

# %%
check(make_train_step)

# %% [markdown]
# Hint: Compare with `minimize_quadratic`: what plays the part of `w`, and what of the cost?
#
# Hint: On the tape are the logits of the model, called in training mode, and the loss of labels and logits. Then come the gradients of the loss by all variables that may be trained, a list as long as theirs, and one step of the optimiser for both lists.
#
# Hint: `logits = model(X, ...)`, then `loss_fn(...)`; below the tape the two lists, of which one is `model.trainable_...`

# %% [markdown]
# # What you built
#
# - **Softmax** and cross-entropy, safe for logits of any size, with a gradient that you derived.
# - **Batch norm**: forward, backward, running statistics, one example at a time; a deep network that trains with it.
# - **A search**: samplers on the right scale, from coarse to fine; a digits network found with it, looked at on the test set once.
# - **Automatic differentiation**: forty lines of your own, then TensorFlow's; the same network in Keras.
#
# And the question of the beginning? With 59 tries at random you have a chance of 95% to land among the best 5% of all settings, wherever these lie. What you gained beyond that came from the right scales, from looking closer where it was good, and from a network that forgives.
#
# These pieces stay with you. Course 3 uses them to decide *what* to improve next. Course 4 replaces `Dense` by convolutions and keeps the rest. To play on: give your `Node` an `exp` and a `log`, and train a logistic regression with it.
