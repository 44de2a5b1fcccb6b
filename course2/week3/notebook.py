# %% [markdown]
# # Hyperparameter tuning, batch normalisation, softmax and TensorFlow
#
# Welcome. In this notebook you build, piece by piece:
#
# - a **search for hyperparameters**: random, on the right scale, from coarse to fine, and one that stops bad runs early;
# - **batch normalisation** from scratch: forward, backward, and at test time, and a deep network that uses it to read handwritten digits;
# - **softmax**, its loss and its gradient, safe against overflow;
# - the same ideas in **TensorFlow**, where the gradients come for free.
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
# # Part B: batch normalisation
#
# Softmax lets you name ten classes, with straight borders. For more you need hidden layers, and the deeper a network, the pickier it is: one badly chosen knob, and it learns nothing. So first build a network that forgives a bad knob (lesson 2.3.4). It needs a new layer, forward and back; a way to work at test time; and a training loop.

# %% [markdown]
# ## Exercise: batchnorm_forward
#
# $Z$ holds the pre-activations of one layer for a mini-batch: a row for each of the $n$ units, a column for each of the $m$ examples. For each **unit**, over the examples of the batch:
#
# $$\mu = \frac1m\sum_i z^{(i)}, \quad \sigma^2 = \frac1m\sum_i \left(z^{(i)}-\mu\right)^2, \quad z^{(i)}_{norm} = \frac{z^{(i)}-\mu}{\sqrt{\sigma^2+\varepsilon}}, \quad \tilde z^{(i)} = \gamma\, z^{(i)}_{norm} + \beta.$$
#
# $\mu, \sigma^2, \gamma, \beta$ are all $(n, 1)$. Training learns $\gamma$ and $\beta$: they become the standard deviation and the mean of the unit's output.
#
# Mind the axis, and where $\varepsilon$ goes. A unit may be far from 0, or the same for all examples.

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
# Two units, four examples. The means are 3 and 10, the variances 3.5 and 8.5. A large
# epsilon of 0.5 makes them 4 and 9: divide by 2 and by 3.
two_units = np.array([[1.0, 2, 3, 6], [15, 8, 8, 9]])
two_scales, two_shifts = np.array([[2.0], [-3]]), np.array([[1.0], [10]])
two_normed, two_kept = batchnorm_forward(two_units, two_scales, two_shifts, epsilon=0.5)
print(two_normed)
assert np.allclose(two_kept["Z_norm"][0], [-1, -0.5, 0, 1.5]), "(1 - 3) / 2, ..."
assert np.allclose(two_normed, [[-1, 0, 1, 4], [5, 12, 12, 11]]), "times 2 plus 1"
assert np.allclose(two_kept["var"], [[3.5], [8.5]]), "the variance itself is kept"

# %%
check(batchnorm_forward)

# %% [markdown]
# Hint: A row is a unit. Over what do you average: along the row, or down the column? And what shape must $\mu$ have, so that one number is subtracted from each row?
#
# Hint: `np.mean` and `np.var` take `axis=` and `keepdims=`; with both, $\mu$ and $\sigma^2$ are $(n, 1)$. $\varepsilon$ belongs to the variance, so it goes under the root. The variance itself goes into the cache without it.
#
# Hint: `Z_norm = (Z - mu) / np.sqrt(...)`, with `mu` from `np.mean(Z, axis=..., keepdims=...)`.

# %% [markdown]
# ## Exercise: batchnorm_backward
#
# Backpropagation hands you $d\tilde Z$, the gradient of the cost with respect to $\tilde Z$. You need those with respect to $\gamma$, $\beta$ and $Z$. **No formula is printed here: derive them**, with pencil and paper (lesson 2.3.5 says how to begin).
#
# - $\beta$ and $\gamma$ of a unit are used once for each example. That gives two sums.
# - $Z$ is harder. A number $z^{(i)}$ reaches the cost on three paths: straight through its own $z^{(i)}_{norm}$, through $\sigma^2$, and through $\mu$. The last two touch *every* example of the batch.
#
# Write down the steps one by one ($dZ_{norm}$, $d\sigma^2$, $d\mu$, then collect), or go on until all is one line; both are right. A test for free: adding a number to a whole row of $Z$ changes nothing behind it, so each row of $dZ$ sums to 0.
#
# The trap: treat $\mu$ and $\sigma^2$ as constants, and the network still learns, only worse. You would never notice.

# %%
def batchnorm_backward(dZ_tilde, cache):
    """The gradients of batch normalisation.

    Arguments:
        dZ_tilde: gradient of the cost with respect to the output Z_tilde, (n, m); it is
            not changed.
        cache: what `batchnorm_forward` returns, with the five entries named there;
            it is not changed.

    Returns:
        dZ: gradient with respect to the input Z, (n, m). Each row sums to 0.
        dgamma: gradient with respect to gamma, (n, 1).
        dbeta: gradient with respect to beta, (n, 1).
    """
    Z_norm, var = cache["Z_norm"], cache["var"]
    gamma, epsilon = cache["gamma"], cache["epsilon"]
    m = dZ_tilde.shape[1]
    ### START CODE HERE ###
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + epsilon)) * (m * dZ_tilde - dbeta - Z_norm * dgamma)
    ### END CODE HERE ###
    return dZ, dgamma, dbeta

# %% tags=["demo"]
# What the two units from above leave in the cache.
kept_by_hand = {"Z_norm": np.array([[-3, -1.5, 0, 4.5], [5, -2, -2, -1]]) / 3,
                "mu": np.array([[3.0], [10]]), "var": np.array([[3.5], [8.5]]),
                "gamma": np.array([[2.0], [-3]]), "epsilon": 0.5}
from_behind = np.array([[1.0, 0, -1, 4], [1, 2, 0, -1]])
back_to_Z, to_scales, to_shifts = batchnorm_backward(from_behind, kept_by_hand)
print(back_to_Z, to_scales, to_shifts, sep="\n")
assert np.allclose(to_shifts, [[4], [2]]), "1 + 0 - 1 + 4 and 1 + 2 + 0 - 1"
assert np.allclose(to_scales, [[5], [2 / 3]]), "-1 + 0 + 0 + 6 and (5 - 4 + 0 + 1) / 3"
assert np.allclose(back_to_Z[0], [1.25, -0.375, -2, 1.125]), "a row that sums to 0"
assert np.allclose(back_to_Z[1], [-2 / 9, -29 / 18, 7 / 18, 13 / 9]), "so does this one"

# %%
check(batchnorm_backward)

# %% [markdown]
# Hint: Take one unit. If you nudge only $z^{(1)}$, which of the numbers $z_{norm}^{(1)}, \dots, z_{norm}^{(m)}$ change? By what, if $\mu$ and $\sigma^2$ stood still, and by what because they move?
#
# Hint: What comes straight is $d\tilde Z$ times the scale, over the root. What comes through $\mu$ is the same number for every example of a unit. What comes through $\sigma^2$ is proportional to $z_{norm}$. So $dZ$ is what comes straight, less its mean, less a part along $Z_{norm}$; and both of these you find in the two sums that you have already.
#
# Hint: In one line it is `dZ = gamma / np.sqrt(var + epsilon) * (dZ_tilde - ... - Z_norm * ...)`: two means over the batch are missing, each $(n, 1)$.

# %% [markdown]
# ## Exercise: update_running_stats
#
# Two functions in one cell, for the same purpose. At test time examples come one at a time, and one example has no variance worth the name. So **during training** keep a running average of each unit's mean and variance over the mini-batches (lesson 2.3.7):
#
# $$\mu_{run} := \rho\,\mu_{run} + (1-\rho)\,\mu^{\{t\}}, \qquad \sigma^2_{run} := \rho\,\sigma^2_{run} + (1-\rho)\,\sigma^{2\{t\}}.$$
#
# $\rho$, the *momentum*, is close to 1: the old value keeps the large weight. (PyTorch gives its `momentum` to the *new* value. Here we do as Keras does.)
#
# **At test time** `batchnorm_inference` normalises with these averages, then scales and shifts as before, whatever else is in the batch. An example's result must not depend on its neighbours.

# %%
def update_running_stats(run, mu, var, momentum):
    """Move the running mean and variance a little towards those of a new mini-batch.

    Arguments:
        run: dict, "mu" (n, 1) and "var" (n, 1), the averages so far; it is not changed.
        mu, var: mean and variance of the new mini-batch, (n, 1).
        momentum: weight of the old average, from 0 to 1.

    Returns:
        A new dict with the same keys.
    """
    ### START CODE HERE ###
    new_mu = momentum * run["mu"] + (1 - momentum) * mu
    new_var = momentum * run["var"] + (1 - momentum) * var
    ### END CODE HERE ###
    return {"mu": new_mu, "var": new_var}


def batchnorm_inference(Z, gamma, beta, run_mu, run_var, epsilon=1e-8):
    """Batch normalisation at test time, with the averages that training has kept.

    Arguments:
        Z: pre-activations, (n, m); m may be 1. It is not changed.
        gamma, beta: scale and shift of each unit, (n, 1).
        run_mu, run_var: running mean and variance of each unit, (n, 1); not changed.
        epsilon: small positive number that is added to the variance.

    Returns:
        Z_tilde, (n, m).
    """
    ### START CODE HERE ###
    Z_norm = (Z - run_mu) / np.sqrt(run_var + epsilon)
    Z_tilde = gamma * Z_norm + beta
    ### END CODE HERE ###
    return Z_tilde

# %% tags=["demo"]
# From mean 2 and variance 9, a batch with 3 and 4 takes a fifth of the way.
one_unit = {"mu": np.array([[2.0]]), "var": np.array([[9.0]])}
moved = update_running_stats(one_unit, np.array([[3.0]]), np.array([[4.0]]), 0.8)
print("mean", moved["mu"], "variance", moved["var"])
assert np.allclose(moved["mu"], 2.2), "0.8 * 2 + 0.2 * 3"
assert np.allclose(moved["var"], 8), "0.8 * 9 + 0.2 * 4"
# With mean 3, variance 3.5 and epsilon 0.5, z = 4 and z = 10 become 1/2 and 7/2.
at_test_time = batchnorm_inference(
    np.array([[4.0, 10]]), np.array([[2.0]]), np.array([[1.0]]),
    np.array([[3.0]]), np.array([[3.5]]), epsilon=0.5)
print(at_test_time)
assert np.allclose(at_test_time, [[2, 8]]), "twice that, plus 1"

# %%
check(update_running_stats)

# %% [markdown]
# Hint: With momentum 0.99, how much should one strange mini-batch be able to change? And at test time, which of the numbers that you use may come from $Z$ itself?
#
# Hint: The new average is a weighted mean of the old one and the batch's; variances are averaged as variances, without roots. At test time everything is as in `batchnorm_forward`, but for where the mean and the variance come from.
#
# Hint: `new_mu = momentum * run["mu"] + ...`; and `Z_norm = (Z - ...) / np.sqrt(...)`, in which nothing is computed from the batch.

# %% [markdown]
# ### A network with batch norm
#
# Now put the layer into a network, between the linear step and the activation of every hidden layer (lesson 2.3.5):
#
# $$A^{[l-1]} \;\to\; Z^{[l]} = W^{[l]}A^{[l-1]} \;\to\; \tilde Z^{[l]} = \gamma^{[l]} Z^{[l]}_{norm} + \beta^{[l]} \;\to\; A^{[l]} = \mathrm{ReLU}(\tilde Z^{[l]})$$
#
# Batch norm subtracts the mean of each unit, and with it any constant that was added. So a bias in front of it has no effect: hidden layers have no $b^{[l]}$, and $\beta^{[l]}$ does the shifting. The output layer stays linear, with a bias and without batch norm: $Z^{[L]} = W^{[L]}A^{[L-1]} + b^{[L]}$.
#
# What you know from earlier weeks is given: ReLU, He's start values, gradients by nudging and a look at which of yours differ from them (week 2.1), mini-batches and Adam (week 2.2). Mind the name: `"beta1"` among the parameters is the shift of layer 1. It has nothing to do with Adam's $\beta_1$.

# %%
def relu(Z):
    """max(0, z), entry by entry."""
    return np.maximum(0, Z)


def initialize_parameters_bn(layer_dims, rng):
    """Start values for a network with batch norm in its hidden layers.

    Arguments:
        layer_dims: units of each layer, the input first: [n_x, n1, ..., C].
        rng: NumPy Generator.

    Returns:
        dict: "W1", "gamma1", "beta1", ... of the hidden layers, "WL" and "bL" of the
        output layer. W is normal with variance 2 / n_prev (He), gamma 1, beta and b 0.
    """
    parameters, L = {}, len(layer_dims) - 1
    for l in range(1, L + 1):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        if l < L:
            parameters[f"gamma{l}"] = np.ones((n, 1))
            parameters[f"beta{l}"] = np.zeros((n, 1))
        else:
            parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


# GIVEN: numerical_gradients, locate_bad_gradients


# GIVEN: random_mini_batches, initialize_adam, update_parameters_with_adam

# %% [markdown]
# ## Exercise: forward_with_bn
#
# Run a mini-batch through a network of any depth. It returns *logits*, not probabilities. The lines that fill `caches` are given; they say what the way back will need.

# %%
def forward_with_bn(X, parameters, epsilon=1e-8):
    """Forward propagation with batch norm in every hidden layer.

    Arguments:
        X: a mini-batch, (n_x, m); mean and variance are those of this mini-batch.
        parameters: as from initialize_parameters_bn: "W1", "gamma1", "beta1", ...,
            "WL", "bL".
        epsilon: for batchnorm_forward.

    Returns:
        ZL: logits, (C, m).
        caches: a list of L tuples: (A_prev, W, bn_cache, Z_tilde) for each hidden
            layer, with bn_cache from batchnorm_forward, and (A_prev, W, b) for the
            output layer.
    """
    L = sum(key.startswith("W") for key in parameters)
    caches = []
    A = X
    for l in range(1, L):
        A_prev = A
        ### START CODE HERE ###
        Z = parameters[f"W{l}"] @ A_prev
        gamma, beta = parameters[f"gamma{l}"], parameters[f"beta{l}"]
        Z_tilde, bn_cache = batchnorm_forward(Z, gamma, beta, epsilon)
        A = relu(Z_tilde)
        ### END CODE HERE ###
        caches.append((A_prev, parameters[f"W{l}"], bn_cache, Z_tilde))
    ### START CODE HERE ###
    ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    ### END CODE HERE ###
    caches.append((A, parameters[f"W{L}"], parameters[f"b{L}"]))
    return ZL, caches

# %% tags=["demo"]
# Two examples through two hidden layers, to follow by hand. Layer 1: z is 1 and 2.8, so
# the mean is 1.9, the variance 0.81; with epsilon 1.44 the root is 1.5, z_norm -0.6 and
# 0.6. Layer 2: z is 0 and 3.2 in its first unit, so z_norm is -0.8 and 0.8.
three_layers = {
    "W1": np.array([[1.0]]), "gamma1": np.array([[5.0]]), "beta1": np.array([[1.0]]),
    "W2": np.array([[0.8], [-0.8]]),
    "gamma2": np.array([[10.0], [5]]), "beta2": np.array([[3.0], [1]]),
    "W3": np.array([[1.0, 0], [-1, 2], [0, 1]]), "b3": np.array([[0.0], [1], [-4]])}
three_logits, three_caches = forward_with_bn(
    np.array([[1.0, 2.8]]), three_layers, epsilon=1.44)
print(three_logits)
assert np.allclose(three_caches[0][3], [[-2, 4]]), "5 z_norm + 1, before ReLU"
assert np.allclose(three_caches[1][3], [[-5, 11], [5, -3]]), "only 0 and 4 go there"
assert np.allclose(three_logits, [[0, 11], [11, -10], [1, -4]]), "with b, without ReLU"

# %%
check(forward_with_bn)

# %% [markdown]
# Hint: In which order do linear step, batch norm and ReLU come? What is the input of layer 2?
#
# Hint: A hidden layer takes three steps: its weights times what came from below, batch norm with the scale and the shift of *this* layer, ReLU. ReLU makes a new array: the way back needs $\tilde Z$ as it was. The last layer has only the first step, and its bias.
#
# Hint: `Z_tilde, bn_cache = batchnorm_forward(..., epsilon)`, where three arrays of this layer are missing.

# %% [markdown]
# ## Exercise: backward_with_bn
#
# The way back, from the logits to the first weights. One line is yours to write: the gradient of the mean cost at the logits, which you have derived for `train_softmax_classifier`. The rest is there, and it runs. **But the loop over the hidden layers has three mistakes. Find and mend them.**
#
# Reading alone is slow. Use the tool of week 2.1, as the cell below does: it nudges every number of the network and names the gradients that do not fit. It looks at networks with one and with *two* hidden layers, whose $\gamma$ and $\beta$ have left their start values, as after some training. What do the gradients that are wrong have in common, and what those that are right?

# %%
def backward_with_bn(ZL, Y, caches):
    """Backpropagation through a network with batch norm in its hidden layers.

    Arguments:
        ZL: logits, (C, m), from forward_with_bn.
        Y: one-hot labels, (C, m).
        caches: from forward_with_bn: (A_prev, W, bn_cache, Z_tilde) for each hidden
            layer, (A_prev, W, b) for the output layer; they are not changed.

    Returns:
        grads: the derivatives of the mean cross-entropy cost: "dW{l}", "dgamma{l}",
            "dbeta{l}" of each hidden layer l = 1 .. L - 1, and "dW{L}", "db{L}" of the
            output layer; each has the shape of its parameter.
    """
    L = len(caches)
    A_prev, W, b = caches[L - 1]
    ### START CODE HERE ###
    dZ = (softmax(ZL) - Y) / Y.shape[1]
    ### END CODE HERE ###
    grads = {f"dW{L}": dZ @ A_prev.T, f"db{L}": dZ.sum(axis=1, keepdims=True)}
    dA = W.T @ dZ
    for l in reversed(range(1, L)):
        A_prev, W, bn_cache, Z_tilde = caches[l - 1]
        ### START CODE HERE ###
        dZ_tilde = dA * (Z_tilde > 0)
        dZ, dgamma, dbeta = batchnorm_backward(dZ_tilde, bn_cache)
        grads[f"dW{l}"] = dZ @ A_prev.T
        grads[f"dgamma{l}"] = dgamma
        grads[f"dbeta{l}"] = dbeta
        dA = W.T @ dZ
        # BROKEN CODE TO MEND
        # dZ_tilde = dA * (bn_cache["Z_norm"] > 0)
        # dZ, dgamma, dbeta = batchnorm_backward(dZ_tilde, bn_cache)
        # grads[f"dW{l}"] = dZ @ A_prev.T
        # grads[f"dgamma{L - 1}"] = dgamma
        # grads[f"dbeta{l}"] = dbeta
        # dA = W.T @ dZ_tilde
        ### END CODE HERE ###
    return grads

# %% tags=["demo"]
def bad_gradients_of(sizes, m=6):
    """Names of gradients that differ from nudged ones in a network of these sizes."""
    draw = np.random.default_rng(3)
    network = initialize_parameters_bn(sizes, draw)
    for key in network:
        if key.startswith(("gamma", "beta")):
            network[key] = network[key] + draw.uniform(-0.5, 0.5, network[key].shape)
    inputs = draw.standard_normal((sizes[0], m))
    targets = one_hot_matrix(np.arange(m) % sizes[-1], sizes[-1])

    def cost_of(changed):
        logits = forward_with_bn(inputs, changed, epsilon=0.01)[0]
        return cross_entropy_from_logits(logits, targets)

    logits, kept = forward_with_bn(inputs, network, epsilon=0.01)
    came = backward_with_bn(logits, targets, kept)
    return locate_bad_gradients(numerical_gradients(cost_of, network), came)


for layers_tried in ([3, 4, 3], [3, 4, 5, 3]):
    print(layers_tried, "differ:", ", ".join(bad_gradients_of(layers_tried)) or "none")
assert bad_gradients_of([3, 4, 5, 3]) == [], "some gradients do not fit the cost"

# %%
check(backward_with_bn)

# %% [markdown]
# Hint: Which gradients are wrong with one hidden layer, and which ones join them with two? Write the forward steps of a hidden layer in a column, and beside each what it needs on the way back. Which numbers did ReLU see?
#
# Hint: Three questions, a mistake each. ReLU passes a gradient on where its *input* was positive: what was its input? Every layer has results of its own: does each find its own place? And what goes down to the layer below has to come back through *all* steps of this one.
#
# Hint: `dZ_tilde = dA * (... > 0)`; the other two are the names in the last line, and one letter in the key of a gradient.

# %% [markdown]
# ## Exercise: model_with_bn
#
# Now the whole training. For each mini-batch: the logits, their cost, the gradients, a step. **Every** parameter takes the step, $\gamma$ and $\beta$ as well: for `"gd"` subtract the learning rate times the gradient, for `"adam"` call what week 2.2 gave you, with the next $t$.
#
# Beside it keep the running statistics of each hidden layer for test time: after each mini-batch, average in the mean and variance that $Z^{[l]}$ had in *that* pass. `batchnorm_forward` has left them in its cache.

# %%
def model_with_bn(X, Y, layer_dims, learning_rate=0.1, num_epochs=10,
                  mini_batch_size=64, optimizer="gd", beta1=0.9, momentum=0.9,
                  initial=None, rng=None):
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
        initial: parameters to start from; drawn with initialize_parameters_bn if None.
        rng: NumPy Generator for start values and shuffling; default_rng(0) if None.

    Returns:
        parameters: as trained; `initial` itself is left as it was.
        running: {l: {"mu": (n_l, 1), "var": (n_l, 1)}} for each hidden layer l: the
            running mean and variance of Z, started at 0 and 1 and updated after every
            mini-batch.
        costs: the mean cost of each epoch, a list of num_epochs numbers; each
            mini-batch's cost is taken before its update.
    """
    rng = np.random.default_rng(0) if rng is None else rng
    if initial is None:
        initial = initialize_parameters_bn(layer_dims, rng)
    parameters = dict(initial)
    running = {l: {"mu": np.zeros((n, 1)), "var": np.ones((n, 1))}
               for l, n in enumerate(layer_dims[1:-1], start=1)}
    v, s = initialize_adam(parameters)
    t = 0
    costs = []
    for epoch in range(num_epochs):
        epoch_cost = 0.0
        for X_t, Y_t in random_mini_batches(X, Y, mini_batch_size, rng):
            # The cost of this mini-batch, the gradients, the step of all parameters.
            ### START CODE HERE ###
            ZL, caches = forward_with_bn(X_t, parameters)
            cost = cross_entropy_from_logits(ZL, Y_t)
            grads = backward_with_bn(ZL, Y_t, caches)
            if optimizer == "adam":
                t = t + 1
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, learning_rate, beta1)
            else:
                parameters = {key: value - learning_rate * grads[f"d{key}"]
                              for key, value in parameters.items()}
            ### END CODE HERE ###
            epoch_cost += cost * X_t.shape[1] / X.shape[1]
            for l in running:
                ### START CODE HERE ###
                bn_cache = caches[l - 1][2]
                running[l] = update_running_stats(
                    running[l], bn_cache["mu"], bn_cache["var"], momentum)
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
        gamma, beta = parameters[f"gamma{l}"], parameters[f"beta{l}"]
        Z = parameters[f"W{l}"] @ A
        Z_tilde = batchnorm_inference(Z, gamma, beta, run["mu"], run["var"], epsilon)
        A = relu(Z_tilde)
    L = len(running) + 1
    return np.argmax(parameters[f"W{L}"] @ A + parameters[f"b{L}"], axis=0)

# %% tags=["demo"]
# Two examples, 2 and 6, through one hidden unit: mean 4, variance 4, z_norm -1 and 1,
# so the activations are 0 and 1, the logits (0, 0) and (0, 1). The true classes have
# probability 1/2 and 0.731059; what the second lacks to 1, halved, is 0.134471.
tiny_start = {"W1": np.ones((1, 1)), "gamma1": np.ones((1, 1)),
              "beta1": np.zeros((1, 1)), "W2": np.array([[0.0], [1]]),
              "b2": np.zeros((2, 1))}
tiny, tiny_run, tiny_costs = model_with_bn(
    np.array([[2.0, 6]]), np.eye(2), [1, 1, 2], learning_rate=1.0, num_epochs=1,
    mini_batch_size=2, momentum=0.8, initial=tiny_start)
print(tiny, tiny_run, tiny_costs, sep="\n")
assert np.allclose(tiny_run[1]["mu"], 0.8), "0.8 * 0 + 0.2 * 4"
assert np.allclose(tiny_run[1]["var"], 1.6), "0.8 * 1 + 0.2 * 4"
assert np.allclose(tiny_costs, [(np.log(2) - np.log(0.731059)) / 2]), "before the step"
assert np.allclose(tiny["gamma1"], 1.134471) and np.allclose(tiny["beta1"], 0.134471)
assert np.allclose(tiny["W2"], [[-0.134471], [1.134471]]), "the weights learn, too"
# One at a time and with rate 0, each batch has variance 0: 0.8 * 0.8 of the 1 is left.
_, alone_run, _ = model_with_bn(
    np.array([[2.0, 6]]), np.eye(2), [1, 1, 2], learning_rate=0.0, num_epochs=1,
    mini_batch_size=1, momentum=0.8, initial=tiny_start)
assert np.allclose(alone_run[1]["var"], 0.64), "each mini-batch has its own variance"
# Two steps of Adam: the first is as long as the rate. The numbers are TensorFlow's.
by_adam, adam_run, _ = model_with_bn(
    np.array([[1.0, 2, 6]]), np.array([[1.0, 0, 1], [0, 1, 0]]), [1, 1, 2],
    num_epochs=2, mini_batch_size=3, optimizer="adam", beta1=0.5, momentum=0.8,
    initial=tiny_start)
assert np.allclose(by_adam["gamma1"], 0.808269), "from 1 to 0.9, then on"
assert np.allclose(adam_run[1]["mu"], 1.075587, atol=1e-5), "each pass before its step"

# %%
check(model_with_bn)

# %% [markdown]
# Hint: Which results of the forward pass does the way back need, and which ones the running statistics? What must be there before the parameters change?
#
# Hint: Three calls give you logits with caches, the cost, and the gradients, each of *this* mini-batch. Then new parameters take the place of the old ones, for all keys; Adam's averages are kept from step to step, and its $t$ counts steps from 1. Layers count from 1, a list from 0.
#
# Hint: `parameters, v, s, _, _ = update_parameters_with_adam(parameters, grads, ...)`, else `parameters = {key: ... for key, value in parameters.items()}`; and `running[l] = update_running_stats(running[l], ...)` with two entries of the third part of a cache.

# %% [markdown]
# ### Look: spirals and digits
#
# Now the spirals, on which straight borders fail. Then the digits of this notebook's question: 1200 images to train on, 300 for choices (dev), 297 for the very end (test), each a column of 64 pixels.

# %%
with h5py.File("digits.h5", "r") as file:
    digits = {name: np.array(file[name]) for name in file}

# %% tags=["demo"]
def spirals_with_bn():
    """Train on three spirals; draw the regions, and points that are new."""
    X, labels = data.spirals(3)
    parameters, running, _ = model_with_bn(
        X, one_hot_matrix(labels, 3), [2, 50, 50, 3], learning_rate=0.01, num_epochs=60,
        optimizer="adam")
    X, labels = data.spirals(3, seed=1)
    accuracy = np.mean(predict_with_bn(X, parameters, running) == labels)
    ax = plots.decision_regions(
        lambda points: predict_with_bn(points, parameters, running), X, labels,
        margin=0.2)
    ax.locator_params(nbins=5)
    ax.set_title(f"3 new spirals, two hidden layers: accuracy {accuracy:.3f}")
    plt.show()
    return accuracy


assert spirals_with_bn() >= 0.9, "straight borders get about half of them"

# %% tags=["demo"]
digits_net = model_with_bn(
    digits["X_train"], one_hot_matrix(digits["y_train"], 10), [64, 50, 50, 10])
digits_right = predict_with_bn(digits["X_dev"], *digits_net[:2]) == digits["y_dev"]
print(f"ten epochs of plain gradient descent: dev accuracy {np.mean(digits_right):.3f}")
assert np.mean(digits_right) >= 0.93, "a network that forgives needs no tuning for this"

# %% [markdown]
# Nobody has chosen a knob yet, and more than nine of ten digits are right. Without batch norm this goes well for some settings and not at all for others: lesson 2.3.6 counts how many of twelve.

# %% [markdown]
# ## Exercise: accuracy_by_batch_size
#
# What if someone forgets the running statistics and lets the network normalise with the batch that it happens to predict? Lesson 2.3.7 shows what that costs. Here is the function that measures it: accuracy with batch statistics for several batch sizes, and accuracy as it should be, with running statistics.
#
# Somebody has written it already, and its numbers look plausible. **It has two mistakes. Find and mend them.** One shows only when the batch size does not divide the number of examples. The other flatters the network at test time.

# %%
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    """Accuracy with batch statistics, by batch size, and with running statistics.

    Arguments:
        X: examples, (n_x, m).
        labels: classes, (m,).
        parameters, running: from model_with_bn.
        batch_sizes: a list of batch sizes B. For each, cut the examples in the order in
            which they come into batches of B columns; the last batch has what is left,
            and it counts, too.

    Returns:
        with_batch: a list with one accuracy for each batch size: the share of all m
            examples that is classified correctly when every batch is normalised with
            its own mean and variance.
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
    #         right = np.argmax(ZL, axis=0) == labels[first:first + B]
    #         accuracies.append(np.mean(right))
    #     with_batch.append(np.mean(accuracies))
    # ZL, _ = forward_with_bn(X, parameters)
    # with_running = np.mean(np.argmax(ZL, axis=0) == labels)
    ### END CODE HERE ###
    return with_batch, with_running

# %% tags=["demo"]
# One hidden unit, W = 1, gamma = 1, beta = 0: class 1 where normalised x is above 0.5.
half = {"W1": np.array([[1.0]]), "gamma1": np.ones((1, 1)), "beta1": np.zeros((1, 1)),
        "W2": np.array([[0.0], [1]]), "b2": np.array([[0.5], [0]])}
in_batches, by_running = accuracy_by_batch_size(
    np.array([[0.0, 0, 2, 2, 9]]), np.array([0, 1, 1, 1, 0]), half,
    {1: {"mu": np.array([[1.0]]), "var": np.ones((1, 1))}}, [4, 1])
print("in batches of 4 and of 1:", np.round(in_batches, 2), " running:", by_running)
assert np.allclose(in_batches, [0.8, 0.4]), "3 and 1 of 5; one by one all are class 0"
assert np.isclose(by_running, 0.6), "with mean 1 and variance 1 they are 0, 0, 1, 1, 1"

# %%
check(accuracy_by_batch_size)

# %% [markdown]
# Hint: Take 5 examples in batches of 4. The last batch has a single example. How much should it count? And: which numbers in the last two lines come from training?
#
# Hint: An accuracy is the share of *all* examples, so count what is right over the batches and divide once. The other number should be what a user of the network gets: from a function that you have been given.
#
# Hint: `correct += np.sum(...)` in the loop, `correct / m` behind it, and `with_running = np.mean(... == labels)`.

# %% [markdown]
# ### Look: digits that come alone
#
# Here are single digits that your network gets right with the running statistics. Above each stands what it answers when the digit is normalised by itself. Then $z$ equals its own mean, so the normalised value is 0 for every unit: it does not matter what is in the picture.

# %% tags=["demo"]
def digits_alone(count=10):
    """Draw a dev image of each class, with two answers: running and own statistics."""
    parameters, running, _ = digits_net
    figure, panels = plt.subplots(1, count, figsize=(11, 1.8))
    answers = []
    for digit, ax in enumerate(panels):
        first = np.argmax(digits_right * (digits["y_dev"] == digit))
        image = digits["X_dev"][:, [first]]
        answers.append(int(np.argmax(forward_with_bn(image, parameters)[0])))
        ax.imshow(image.reshape(8, 8), cmap="gray_r")
        ax.set(title=f"alone: {answers[-1]}", xticks=[], yticks=[],
               xlabel=f"running: {predict_with_bn(image, parameters, running)[0]}")
        ax.grid(False)
    plt.show()
    return answers


assert len(set(digits_alone())) == 1, "by itself, every digit gets the same answer"

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
# # Part 6: from your own backward passes to TensorFlow
#
# You derived every backward pass so far by hand. A framework does it for you: you write the forward pass,
# it records the operations, and it walks back through them with the chain rule (lesson 2.3.11).
#
# First you build that machine yourself, for single numbers. Then you let TensorFlow do it:
#
# | you write | it gives you |
# |---|---|
# | `Node` | gradients of any formula made of `+`, `*` and powers |
# | `minimize_quadratic` | the same with `GradientTape` and any optimiser |
# | `make_dataset` | shuffled mini-batches from `tf.data` |
# | `build_mlp` | a Keras network with or without batch norm |
# | `make_train_step` | one compiled training step, on the CPU or the GPU |

# %%
from coursekit.probe import quiet_stderr

with quiet_stderr():        # TensorFlow greets with a page of log lines
    import keras
    import tensorflow as tf

    device = find_device()

# %% tags=["demo"]
print(f"This notebook runs on {device}.")

# %% [markdown]
# ## Exercise: Node
#
# $J = w^2 - 10w + 25$ looks like one formula. For the computer it is a **computation graph**: small operations,
# each of which makes a new number from one or two earlier ones, its *parents*.
#
# A `Node` is one number in that graph. Besides its `value` it keeps its `parents`, each with a **slope**:
# how fast this value grows when that parent grows. For $c = a \cdot b$ the slope towards $a$ is $b$, and the slope
# towards $b$ is $a$.
#
# `backward()` starts at $J$, where $\frac{dJ}{dJ} = 1$, and hands gradients back to the parents:
#
# $$\frac{dJ}{d\,\text{parent}} = \sum_{\text{children}} \text{slope} \cdot \frac{dJ}{d\,\text{child}}$$
#
# There are two traps. The sum: $w$ is used twice in $J$, so it gets two contributions. The order: a node may hand
# its gradient on only when *all* its contributions are in. `order()` therefore lists parents before children,
# and `backward()` reads the list from its end.
#
# There are five blocks to fill in: one for each operation, one for the order, one for the gradients.

# %%
class Node:
    """A number that remembers how it was computed, so that gradients can flow back through it.

    Arguments:
        value: the number.
        parents: pairs (node, slope), one for each node it was computed from; the slope is the
            derivative of this value with respect to that node's value.

    Attributes:
        value: the number, a float.
        parents: as given.
        grad: dJ/d(this node), once `J.backward()` was called; 0.0 before.

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
        """self ** exponent; the exponent is a plain number, so there is a single parent."""
        ### START CODE HERE ###
        value = self.value**exponent
        parents = ((self, exponent * self.value ** (exponent - 1)),)
        ### END CODE HERE ###
        return Node(value, parents)

    __radd__, __rmul__ = __add__, __mul__       # Python calls these for 2 + node and 2 * node

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        """Every node that this one depends on, once each: parents before children, this node last."""
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            # First visit every parent of this node, then append the node itself to `order`.
            ### START CODE HERE ###
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)
            ### END CODE HERE ###

        visit(self)
        return order

    def backward(self):
        """Set `grad` of every node that this one depends on to d(this node)/d(that node)."""
        order = self.order()
        for node in order:
            node.grad = 0.0                     # forget what an earlier backward() left behind
        # Set the gradient of this node with respect to itself, then hand gradients back to all parents.
        ### START CODE HERE ###
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad
        ### END CODE HERE ###

# %% tags=["demo"]
w = Node(3.0)
J = w**2 - 10 * w + 25
J.backward()
print(f"J = {J.value}, dJ/dw = {w.grad}")
assert J.value == 4.0, "(3 - 5)**2 is 4"
assert w.grad == -4.0, "the derivative is 2w - 10, so -4 at w = 3"

# %%
check(Node)

# %% [markdown]
# Hint: Take `c = a * b` with $a = 2$, $b = 7$. Raise $a$ to 2.01. By how much does $c$ grow? That number, divided by 0.01,
# is the slope towards $a$. For the gradients: what is $dJ/dJ$? And what happens to the first contribution
# of $w$ when the second arrives?
#
# Hint: Slopes: 1 and 1 for a sum; the *other* factor for a product; $p\,a^{p-1}$ for $a^p$. Backwards, for every node
# from the last to the first, and each of its parents: `parent.grad` **grows by** `slope` times `node.grad`.
#
# Hint: Parents are a tuple of pairs, `((self, slope), (other, slope))`; with a single parent mind the comma,
# `((self, slope),)`. In `visit`: `for parent, slope in node.parents: visit(parent)`, and after the loop
# `order.append(node)`. In `backward`: `self.grad = 1.0`, then `for node in reversed(order):` with a loop over
# `node.parents` inside.

# %% [markdown]
# Gradient descent on $(w-5)^2$, with no derivative written anywhere. The exact answer after $k$ steps is
# $w_k = 5(1 - 0.98^k)$.

# %% tags=["demo"]
w = Node(0.0)
for step in range(100):
    J = w**2 - 10 * w + 25                      # the forward pass builds a new graph
    J.backward()                                # the backward pass fills in w.grad
    w = Node(w.value - 0.01 * w.grad)
print(f"after 100 steps: w = {w.value:.6f}, exactly 5 (1 - 0.98^100) = {5 * (1 - 0.98**100):.6f}")
assert np.isclose(w.value, 5 * (1 - 0.98**100)), "100 steps of gradient descent on (w - 5)**2"

# %% [markdown]
# ## Exercise: minimize_quadratic
#
# TensorFlow does what your `Node` does, for tensors of any size and hundreds of operations:
#
# - A `tf.Variable` holds a number that training changes.
# - A `tf.GradientTape` records the operations on it that happen *inside* its `with` block.
# - `tape.gradient(cost, w)` walks back through the recording.
# - A Keras optimiser turns gradients into a step: `optimizer.apply_gradients([(gradient, w)])`.
#
# Minimise $J(w) = c_0 w^2 + c_1 w + c_2$ from $w = 0$. The coefficients are *data*: change them, and the same code
# minimises another function. The optimiser is handed in, so swapping gradient descent for Adam changes no line of yours.
# Adam remembers its averages from step to step; that only works if every step uses the *same* optimiser object.

# %%
def minimize_quadratic(coefficients, optimizer, steps):
    """Minimise c[0] w^2 + c[1] w + c[2] over w, starting at w = 0.

    Arguments:
        coefficients: the three numbers c, a list or an array (3,).
        optimizer: a fresh Keras optimiser, such as keras.optimizers.SGD(0.01).
        steps: number of steps to take.

    Returns:
        w before the first step and after each step: array (steps + 1,).

    Example:
        minimize_quadratic([1, -10, 25], keras.optimizers.SGD(0.01), 2) is about [0, 0.1, 0.198].
    """
    c = tf.constant(coefficients, dtype=tf.float32)
    # w: a TensorFlow variable of type float32 that starts at 0
    ### START CODE HERE ###
    w = tf.Variable(0.0)
    ### END CODE HERE ###
    trajectory = [0.0]
    for step in range(steps):
        # Record the cost, take its gradient, let the optimiser change w, and note the new value as a plain number.
        ### START CODE HERE ###
        with tf.GradientTape() as tape:
            cost = c[0] * w**2 + c[1] * w + c[2]
        gradient = tape.gradient(cost, w)
        optimizer.apply_gradients([(gradient, w)])
        w_new = float(w.numpy())
        ### END CODE HERE ###
        trajectory.append(w_new)
    return np.array(trajectory, dtype=np.float32)

# %% tags=["demo"]
trajectory = minimize_quadratic([1, -10, 25], keras.optimizers.SGD(learning_rate=0.01), steps=3)
print(trajectory)
assert np.allclose(trajectory, [0, 0.1, 0.198, 0.29404]), "5 (1 - 0.98^k) for k = 0, 1, 2, 3"

# %%
check(minimize_quadratic)

# %% [markdown]
# Hint: What must happen while the tape is recording, and what may happen after it? Only the forward computation,
# the cost, needs to be inside `with tf.GradientTape() as tape:`.
#
# Hint: $J = c_0 w^2 + c_1 w + c_2$ inside the tape; then $\partial J/\partial w$ by `tape.gradient`; then one pair
# (gradient, variable) for `apply_gradients`.
#
# Hint: `cost = c[0] * w**2 + ...` inside the `with`; below it `gradient = tape.gradient(cost, w)`,
# `optimizer.apply_gradients([(gradient, w)])` and `w_new = float(w.numpy())`. The variable is `tf.Variable(0.0)`;
# with `tf.Variable(0)` it would be an integer, which has no gradient.

# %% [markdown]
# Now 1 001 steps of the lecture's example. The exact answer is $5 - 8 \cdot 10^{-9}$, so you might expect to read 5.000000.

# %% tags=["demo"]
trajectory = minimize_quadratic([1, -10, 25], keras.optimizers.SGD(learning_rate=0.01), steps=1001)
print(f"TensorFlow, float32: {trajectory[-1]:.7f}")

reached = {}
for kind in (np.float32, np.float64):
    w, rate = kind(0), kind(0.01)
    for step in range(1001):
        w = w - rate * (kind(2) * w - kind(10))
    reached[kind] = w
    print(f"NumPy, {kind.__name__}:      {w:.10f}")
print(f"distance between neighbouring float32 numbers just below 5: {np.spacing(np.float32(4.9999)):.3g}")

assert 4.9999 < trajectory[-1] < 4.99999, "float32 gets stuck just below 5"
assert reached[np.float64] > 4.99999999, "float64 has room for the smaller steps"

# %% [markdown]
# It stops at 4.99999, and more steps would not help. Near 5 the neighbouring `float32` numbers are
# $4.77 \cdot 10^{-7}$ apart. A step is $0.02\,(5 - w)$. Once $5 - w$ is below about $1.2 \cdot 10^{-5}$ that step is
# less than half the distance to the next number, and $w$ plus the step rounds back to $w$. The derivative is right,
# the loop is right; the numbers are too coarse. In `float64` the same loop keeps going.
#
# For networks this hardly matters, since nobody needs seven digits of a weight. It matters when you compare with a
# tolerance, and it is why gradient checks use `float64`.
#
# The same function with two optimisers:

# %% tags=["demo"]
runs = {
    "SGD, 0.01": keras.optimizers.SGD(0.01),
    "SGD, 0.1": keras.optimizers.SGD(0.1),
    "Adam, 0.01": keras.optimizers.Adam(0.01),
    "Adam, 0.5": keras.optimizers.Adam(0.5),
}
ax = plt.subplots()[1]
for name, optimizer in runs.items():
    ax.plot(minimize_quadratic([1, -10, 25], optimizer, steps=100), label=name)
ax.axhline(5, color=plots.GREY, linewidth=1, linestyle="--")
ax.set(xlabel="step", ylabel="w", title="Minimising $(w-5)^2$: SGD slows down, Adam keeps its pace")
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()

# %% [markdown]
# SGD's step is proportional to the gradient: large at first, tiny near the minimum. Adam divides the gradient by its own
# typical size, so its first steps are each about the learning rate, however steep the slope: 0.01 takes it to
# about 1 in 100 steps. With 0.5 it is fast, and its momentum carries it past the minimum and back.

# %% [markdown]
# ## Exercise: make_dataset
#
# Here the two conventions meet: in this course an example is a *column*; TensorFlow wants an example to be a *row*.
# You turn the matrix once, where the data enter, and forget about it.
#
# `tf.data` then feeds the training loop, like the mini-batches of week 2.2 but as a pipeline of small steps:
# slices of the arrays, `shuffle`, `batch`, `prefetch`. `prefetch` prepares the next batch while the current one trains.
# The trap: `shuffle(buffer_size)` draws from a buffer of that many examples. A buffer smaller than the data
# mixes only neighbours, which is bad for data that come sorted by class.

# %%
def make_dataset(X, labels, batch_size, seed):
    """Shuffled mini-batches as a tf.data pipeline.

    Arguments:
        X: examples as columns, array (n_x, m).
        labels: their classes, integers (m,).
        batch_size: examples a batch; the last batch of an epoch may be smaller.
        seed: for the shuffling; the same seed gives the same batches.

    Returns:
        A tf.data.Dataset. One pass over it is an epoch: every example once, in an order that is
        new in each epoch. It gives pairs (rows, labels) of shapes (batch_size, n_x), float32,
        and (batch_size,), integers.
    """
    # dataset: examples as float32 rows with their labels; shuffle the whole set; then batch and prefetch
    ### START CODE HERE ###
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    ### END CODE HERE ###
    return dataset

# %% tags=["demo"]
few = make_dataset(np.array([[1.0, 2, 3, 4, 5], [10, 20, 30, 40, 50]]), np.array([1, 2, 3, 4, 5]), batch_size=2, seed=0)
for rows, labels in few:
    print(rows.numpy().tolist(), labels.numpy())
assert [len(labels) for _, labels in few] == [2, 2, 1], "five examples in batches of two"

# %%
check(make_dataset)

# %% [markdown]
# Hint: In which order do you want to shuffle and to batch? What would shuffling *batches* do to the examples inside them?
#
# Hint: `tf.data.Dataset.from_tensor_slices((rows, labels))` keeps each example with its label, where both have
# $m$ as their *first* size. Its methods `shuffle(buffer_size, seed)`, `batch(batch_size)` and `prefetch(tf.data.AUTOTUNE)`
# each return a new dataset.
#
# Hint: `rows = X.T.astype(np.float32)`, then slices of the pair, then `.shuffle(len(labels), seed=seed)`, then `.batch(...)`,
# then `.prefetch(...)`. Assign the result of each step to `dataset`.

# %% [markdown]
# ## Exercise: build_mlp
#
# In Keras a layer is an object that you call on the output of the layer before it. Each hidden layer of your network is
#
# $$A^{[l-1]} \to \texttt{Dense} \to \texttt{BatchNormalization} \to \texttt{ReLU} \to \texttt{Dropout} \to A^{[l]}$$
#
# with the batch norm left out when `use_bn` is `False`. The last layer is a `Dense` alone: it returns **logits** $Z^{[L]}$,
# and the loss does the softmax, which is the stable way (lesson 2.3.9).
#
# Three things to get right. Batch norm removes any constant that the bias adds (lesson 2.3.5), so a `Dense` in front of it
# needs no bias; every other `Dense` keeps its own. Keras' `momentum` is the weight of the *old* running average: its
# default 0.99 needs hundreds of batches, so use 0.9. And keep the logits in `float32`: on a GPU the hidden layers may compute
# with 16 bits, which are too coarse for a softmax.

# %%
def build_mlp(layer_dims, use_bn, dropout=0.0):
    """A fully connected Keras network that returns logits.

    Arguments:
        layer_dims: [n_x, n_1, ..., C]: inputs, units of each hidden layer, classes.
        use_bn: whether hidden layers have batch norm, between the Dense layer and the ReLU.
        dropout: share of each hidden layer's activations to drop in training; 0 drops none.

    Returns:
        A keras.Model that takes (m, n_x) to logits (m, C), float32 under any dtype policy.
        Batch norm has momentum 0.9 and Keras' own epsilon.
    """
    inputs = keras.Input(shape=(layer_dims[0],))
    A = inputs
    for units in layer_dims[1:-1]:
        # One hidden layer: A goes in, the next A comes out.
        ### START CODE HERE ###
        Z = keras.layers.Dense(units, use_bias=not use_bn)(A)
        if use_bn:
            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)
        A = keras.layers.ReLU()(Z)
        A = keras.layers.Dropout(dropout)(A)
        ### END CODE HERE ###
    # The output layer; its dtype is "float32" whatever the policy.
    ### START CODE HERE ###
    logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)
    ### END CODE HERE ###
    return keras.Model(inputs, logits)

# %% tags=["demo"]
model = build_mlp([4, 5, 3], use_bn=True)
print(f"{model.count_params()} parameters")
assert model.count_params() == 58, "20 weights, 20 for batch norm (half of them running statistics), 18 in the last layer"
assert build_mlp([4, 5, 3], use_bn=False).count_params() == 43, "(4 + 1) * 5 + (5 + 1) * 3"

# %%
check(build_mlp)

# %% [markdown]
# Hint: Follow one example through a hidden layer and write down each stop. Which of them is there only with batch norm?
# And does the last layer want an activation, if the loss takes logits?
#
# Hint: `Z = keras.layers.Dense(...)(A)`, `Z = keras.layers.BatchNormalization(...)(Z)`, `A = keras.layers.ReLU()(Z)`,
# `A = keras.layers.Dropout(dropout)(A)`. The bias is wanted exactly when batch norm is not.
#
# Hint: `Dense(units, use_bias=not use_bn)`; `if use_bn:` around the line with `BatchNormalization(momentum=0.9)`;
# last `logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)`.

# %% [markdown]
# A batch-norm network has two modes. Called with `training=True` it normalises with the statistics of the batch and moves its
# running averages. Called with `training=False`, or without saying, it uses the running averages and leaves them alone.
# A *frozen* batch-norm layer (`trainable = False`) stays in inference mode whatever you ask for.

# %% tags=["demo"]
model = build_mlp([64, 50, 10], use_bn=True)
batch = digits["X_train"].T[:64]
norm = next(layer for layer in model.layers if isinstance(layer, keras.layers.BatchNormalization))


def moved_by(**mode):
    """How far one call of the model moves the running means."""
    before = norm.moving_mean.numpy()
    model(batch, **mode)
    return np.abs(norm.moving_mean.numpy() - before).max()


print(f"inference moves the running means by       {moved_by(training=False):.4f}")
print(f"training moves the running means by        {moved_by(training=True):.4f}")
norm.trainable = False
print(f"training, frozen, moves the running means by {moved_by(training=True):.4f}")

# %% [markdown]
# ## Exercise: make_train_step
#
# The last piece is one step of training: forward, loss, gradients, update. `@tf.function` traces your Python once and
# turns it into a graph, which then runs without Python. With `jit_compile=True` TensorFlow's compiler XLA also merges its
# operations, which pays off on a GPU.
#
# A function that *makes* the step keeps model, optimiser and loss in one place. The step is then called with data only.
#
# **Mixed precision.** Under the policy `mixed_float16` layers compute with 16 bits. Small gradients would become 0 there:
# the smallest 16-bit number is about $6 \cdot 10^{-8}$. So the loss is multiplied by a large number before
# the gradients are taken, and the gradients are divided by it afterwards. Keras' `LossScaleOptimizer` does the dividing when
# you apply the gradients. You ask it for the scaled loss: `optimizer.scale_loss(loss)`. Every Keras optimiser has
# this method; where no scaling is needed it returns the loss as it is.
#
# The traps: batch norm must know that this is training, and what you return and show is the loss *before* scaling.

# %%
def make_train_step(model, optimizer, loss_fn, jit_compile=False):
    """Make a compiled function that does one step of training.

    Arguments:
        model: a Keras model that returns logits.
        optimizer: a fresh Keras optimiser.
        loss_fn: function (labels, logits) -> mean loss of a batch, a scalar tensor.
        jit_compile: whether to compile with XLA.

    Returns:
        train_step(X, labels): changes the model's trainable variables by one step of the optimiser,
        and batch norm's running statistics; X is (m, n_x), labels (m,). It returns the
        loss before the step, unscaled.
    """
    if model.dtype_policy.compute_dtype == "float16":
        optimizer = keras.mixed_precision.LossScaleOptimizer(optimizer)

    @tf.function(jit_compile=jit_compile)
    def train_step(X, labels):
        # On the tape: logits in training mode, loss, scaled loss. Then gradients of the scaled loss, and the update.
        ### START CODE HERE ###
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
            scaled_loss = optimizer.scale_loss(loss)
        grads = tape.gradient(scaled_loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        ### END CODE HERE ###
        return loss

    return train_step

# %% tags=["demo"]
# With all weights zero every logit is 0, so the loss of two classes is ln 2, and one step of gradient
# descent moves only the biases: by the learning rate times (one-hot label - 1/2).
model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(2, kernel_initializer="zeros")])
train_step = make_train_step(model, keras.optimizers.SGD(1.0), keras.losses.SparseCategoricalCrossentropy(from_logits=True))
loss = train_step(tf.zeros((1, 3)), tf.constant([0]))
print(f"loss {float(loss):.4f}, biases {model.get_weights()[1]}")
assert np.isclose(float(loss), np.log(2)), "the loss of a coin toss is ln 2"
assert np.allclose(model.get_weights()[1], [0.5, -0.5]), "the bias of the right class goes up, the other down"

# %%
check(make_train_step)

# %% [markdown]
# Hint: Compare with `minimize_quadratic`: what plays the part of `w`, and what of the cost? What else does a model with
# batch norm need to be told?
#
# Hint: $\hat Z = \text{model}(X)$ in training mode, $J = \text{loss\_fn}(y, \hat Z)$, then the scaled loss, all on the tape. The gradients
# are those of the *scaled* loss with respect to `model.trainable_variables`; `apply_gradients` wants pairs
# (gradient, variable).
#
# Hint: `logits = model(X, training=True)`; `loss = loss_fn(labels, logits)`; `scaled_loss = optimizer.scale_loss(loss)`; below the tape
# `grads = tape.gradient(scaled_loss, model.trainable_variables)` and
# `optimizer.apply_gradients(zip(grads, model.trainable_variables))`.

# %% [markdown]
# ### Look: the digits once more, in TensorFlow
#
# Everything together: your pipeline, your network, your step. The same network is trained with and without batch norm,
# from the same seed, with Adam 0.01 for ten epochs. On a GPU it uses XLA, and 16-bit floats where they are fast.

# %% tags=["demo"]
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def evaluate(model, which):
    """Mean loss and accuracy of a model on "train", "dev" or "test", in inference mode."""
    X, labels = digits[f"X_{which}"].T, digits[f"y_{which}"]
    logits = model(X, training=False)
    return float(loss_fn(labels, logits)), float(np.mean(np.argmax(logits, axis=1) == labels))


def train(use_bn, epochs=10):
    """Train the digits network; returns it with its loss and accuracy on the dev set after each epoch."""
    keras.utils.set_random_seed(1)
    keras.config.set_dtype_policy(device.policy)
    try:
        model = build_mlp([64, 64, 32, 10], use_bn)
    finally:                                    # whatever happens, later cells compute with 32 bits
        keras.config.set_dtype_policy("float32")
    train_step = make_train_step(model, keras.optimizers.Adam(0.01), loss_fn, jit_compile=device.is_gpu)
    dataset = make_dataset(digits["X_train"], digits["y_train"], batch_size=64, seed=1)
    losses, accuracies = [], []
    for epoch in range(epochs):
        for X, labels in dataset:
            train_step(X, labels)
        loss, accuracy = evaluate(model, "dev")
        losses.append(loss)
        accuracies.append(accuracy)
    return model, losses, accuracies


plain, plain_losses, plain_accuracies = train(use_bn=False)
normed, normed_losses, normed_accuracies = train(use_bn=True)
print(f"Trained on {device}.")

# %% tags=["demo"]
figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
plots.learning_curves({"plain": plain_losses, "batch norm": normed_losses}, ylabel="dev loss", ax=left)
plots.learning_curves({"plain": plain_accuracies, "batch norm": normed_accuracies}, ylabel="dev accuracy", ax=right)
plt.show()

# %% [markdown]
# You chose nothing on the test set, so you may look at it, once.

# %% tags=["demo"]
for name, model in {"plain": plain, "batch norm": normed}.items():
    print(f"{name:>10}: {model.count_params()} parameters, test accuracy {evaluate(model, 'test')[1]:.3f}")
predictions = np.argmax(normed(digits["X_test"].T, training=False), axis=1)
ax = plots.confusion_matrix(digits["y_test"], predictions, 10)
ax.set(title="Batch norm, test set")
plt.show()

# %% [markdown]
# Off the diagonal are the mistakes: which digit was taken for which. With 297 test images one image is a third of a
# percentage point, so a few mistakes more or less say nothing about the networks. The curves say more:
# look at how many epochs each network needs.

# %% [markdown]
# # What you built
#
# - A search: samplers on the right scale, and a coarse-to-fine loop round them.
# - Batch norm: forward, backward, running statistics, inference; and a network trained with it.
# - Softmax and cross-entropy, stable for any logits, with their gradient.
# - Automatic differentiation, first your own, then TensorFlow's; a data pipeline, a Keras model and a compiled training step.
#
# These pieces stay with you. Course 3 uses them to decide *what* to improve next; course 4 replaces `Dense` by convolutions and
# keeps the rest, pipeline, batch norm, training step and all. If you want to play on: let your search of part 1 choose the
# learning rate and the width of `build_mlp`, or give your `Node` an `exp` and a `log` and train a logistic regression with it.
