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
# # Part A: softmax, for more than two classes
#
# A sigmoid answers yes or no. Ten digits need ten answers, so the last layer has $C$ units, one for each class. Their outputs $z_1, \dots, z_C$ are called **logits**: any real numbers, larger for a more likely class. Softmax turns them into probabilities. Lesson 2.3.8 has the pictures.
#
# As everywhere in this course examples are columns: $Z$ is $(C, m)$.

# %% [markdown]
# ## Exercise: softmax
#
# Turn each column of logits into probabilities:
#
# $$a_i = \frac{e^{z_i}}{\sum_{j=1}^{C} e^{z_j}}$$
#
# The trap: $e^{1000}$ is too large for a float, and $e^{-1000}$ is 0. Then `inf / inf` or `0 / 0` comes out, which is not a number. But one freedom is left: subtract one and the same number from all logits of a column, and the probabilities stay as they are. (Why?) Which number keeps every column safe? And may all columns share one?

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
# Two examples, four classes. The second has no opinion: four equal logits.
two_columns = softmax(np.array([[5.0, 1.0], [2.0, 1.0], [-1.0, 1.0], [3.0, 1.0]]))
print(two_columns.round(3))
assert np.allclose(two_columns[:, 0], [0.842034, 0.041922, 0.002087, 0.113957],
                   atol=1e-6), "softmax of (5, 2, -1, 3)"
assert np.allclose(two_columns[:, 1], 0.25), "equal logits are equally likely"

# %%
check(softmax)

# %% [markdown]
# Hint: Print $e^z$ for one column. What must you divide it by, so that it sums to 1? And which logit of a column is the first to overflow?
#
# Hint: Move every column by a number of its own, so that its largest logit becomes 0. Then no power is above 1, and one of them is exactly 1: the sum is never infinite and never 0. A number shared by all columns leaves those far below it with nothing but zeros.
#
# Hint: `Z_shifted = Z - np.max(Z, ...)` needs one number for each column, a row of shape $(1, m)$. The sum needs the same.

# %% [markdown]
# ### Given: one-hot labels
#
# Labels come as class numbers, 0 to $C-1$. To compare them with probabilities each example needs a column, with a 1 at its class and 0 elsewhere. Column $c$ of the identity matrix is just that for class $c$; an array of labels as an index picks these columns, as often and in the order as asked. A mini-batch need not contain every class, so $C$ is an argument, and not guessed from the labels.

# %%
def one_hot_matrix(labels, C):
    """Write each label as a column with a single 1.

    Arguments:
        labels: classes, (m,) integers from 0 to C - 1.
        C: number of classes.

    Returns:
        (C, m), with a 1 in row labels[i] of column i, and 0 elsewhere.
    """
    return np.eye(C)[:, labels]

# %% [markdown]
# ## Exercise: cross_entropy_from_logits
#
# The cross-entropy loss of one example is $-\log \hat y_{true}$, with $\hat y_{true}$ the probability that softmax gives to the right class (lesson 2.3.9). The cost is the mean over the $m$ examples.
#
# A probability may round to 0, and $\log 0$ is $-\infty$, just for the examples that are most wrong. So go straight from the logits to the loss:
#
# $$\mathcal L = \log\Big(\sum_{j=1}^{C} e^{z_j}\Big) - z_{true}$$
#
# The trap: this sum must never be taken as it stands. It is infinite for logits of 1000 and 0 for logits of -1000. Rewrite its *logarithm* with the idea of `softmax`. This time the number that you subtract does not cancel by itself.

# %%
def cross_entropy_from_logits(Z, Y):
    """The mean cross-entropy cost, computed from logits.

    Arguments:
        Z: logits, (C, m); they are not changed.
        Y: one-hot labels, (C, m).

    Returns:
        The cost, one number: the mean loss of the m examples, natural logarithm.
        Finite for logits of any size: (-1000, 0) with true class 0 costs 1000.

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
# Logits whose softmax is easy: (1, 3, 4) / 8, true class 1, and (2, 2, 4) / 8, class 2.
two_losses = [np.log(8 / 3), np.log(8 / 4)]
their_mean = cross_entropy_from_logits(
    np.log([[1.0, 2.0], [3.0, 2.0], [4.0, 4.0]]), one_hot_matrix(np.array([1, 2]), 3))
print(f"cost {their_mean:.6f}; a blind guess among 3 classes costs {np.log(3):.3f}")
assert np.isclose(their_mean, np.mean(two_losses), rtol=1e-9), "their mean"

# %%
check(cross_entropy_from_logits)

# %% [markdown]
# Hint: Take $z = (-1000, 0)$ and true class 0. What does softmax give for that class, and what is its logarithm? What should the loss be?
#
# Hint: Take a common factor out of the sum of powers, the largest power of the column. The logarithm of a product is a sum: what was taken out comes back as a plain number, and what is left under the logarithm cannot overflow. Multiplying by the one-hot $Y$ and adding up a column picks $z_{true}$.
#
# Hint: `log_sum = Z_max + np.log(...)`, one number for each column; `Z_true` comes from `Y * Z`; the cost is a mean of differences.

# %% [markdown]
# ## Exercise: train_softmax_classifier
#
# The smallest classifier for $C$ classes has no hidden layer: $\hat y = \mathrm{softmax}(Wx + b)$ with $W$ of shape $(C, n_x)$ and $b$ of shape $(C, 1)$. Train it by gradient descent on all examples at once. It may start from zeros: without hidden units there is no symmetry to break.
#
# This time you **derive the gradient yourself**. Lesson 2.3.9 works out $dz = \partial \mathcal L / \partial z$ for the loss of *one* example. Take a pencil: what is $dZ = \partial J / \partial Z$ of shape $(C, m)$ for the *cost* of $m$ examples? And from it $dW$ and $db$, of the shapes of $W$ and $b$? Three tests of your formula: every column of $dZ$ sums to 0; doubling the data, each example twice, changes neither $dW$ nor $db$; and no sigmoid is in sight.
#
# A free test of the code: before the first update all classes are equally likely, so the first cost is $\ln C$.

# %%
def train_softmax_classifier(X, labels, C, learning_rate, num_iterations):
    """Train a softmax classifier without hidden layers by full-batch gradient descent.

    Arguments:
        X: examples, (n_x, m).
        labels: their classes, (m,) integers from 0 to C - 1.
        C: number of classes; some may have no example.
        learning_rate: step size of gradient descent.
        num_iterations: number of updates.

    Returns:
        parameters: {"W": (C, n_x), "b": (C, 1)}, both starting from zeros.
        costs: a list of num_iterations costs; costs[i] is the cost *before* update i.
    """
    # The labels as columns, and the parameters to start from.
    ### START CODE HERE ###
    Y = one_hot_matrix(labels, C)
    m = X.shape[1]
    W = np.zeros((C, X.shape[0]))
    b = np.zeros((C, 1))
    ### END CODE HERE ###
    costs = []
    for i in range(num_iterations):
        # Forwards to the cost, back to the slopes, one step.
        ### START CODE HERE ###
        Z = W @ X + b
        cost = cross_entropy_from_logits(Z, Y)
        dZ = (softmax(Z) - Y) / m
        W = W - learning_rate * dZ @ X.T
        b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True)
        ### END CODE HERE ###
        costs.append(cost)
    return {"W": W, "b": b}, costs

# %% tags=["demo"]
# One feature, two examples, three classes, one step: can be done on paper.
one_step, first_costs = train_softmax_classifier(
    np.array([[3.0, 6.0]]), np.array([0, 1]), 3, learning_rate=1.0, num_iterations=1)
print("W", one_step["W"].round(3).tolist(), "b", one_step["b"].round(3).tolist())
assert np.allclose(first_costs, np.log(3)), "with W = 0 and b = 0 the cost is ln 3"
assert np.allclose(one_step["W"], [[0], [1.5], [-1.5]]), "dW is (0, -3/2, 3/2)"
assert np.allclose(one_step["b"], [[1 / 6], [1 / 6], [-1 / 3]]), "db: (-1/6, -1/6, 1/3)"
_, two_costs = train_softmax_classifier(
    np.array([[3.0, 6.0]]), np.array([0, 1]), 3, learning_rate=1.0, num_iterations=2)
assert np.isclose(two_costs[1], 2.2556, atol=1e-4), "logits 1/6, 14/3, -29/6 first"

# %%
check(train_softmax_classifier)

# %% [markdown]
# Hint: Column $i$ of $Z$ enters the loss of example $i$ and no other. With what weight does that loss enter the cost? And what did you do in week 1.2, where $W$ had one row?
#
# Hint: The cost is a mean, so each column of $dZ$ is the $m$-th part of what lesson 2.3.9 has for one example. Divide *there*, and then never again: $dW$ collects $dz^{(i)} x^{(i)\top}$ over the examples, which is a single matrix product, and $db$ collects $dz^{(i)}$.
#
# Hint: `dZ = (... - ...) / m`. The slope of `W` is `dZ @ ...`, that of `b` is a sum over the examples that keeps the shape of `b`.

# %% [markdown]
# ### Look: straight borders
#
# Two classes are equally likely where $(w_i - w_j)^\top x + (b_i - b_j) = 0$. Predict before you run the cell: on which of these five data sets will your classifier do well, and on which will it fail however long it trains?

# %% tags=["demo"]
def show_borders():
    """Train on clouds and on spirals; draw the regions and return the accuracies."""
    sets = {f"{number} clouds": data.blobs(number) for number in (3, 4, 5, 6)}
    sets["3 spirals"] = data.spirals(3)
    found = []
    _, panels = plt.subplots(1, 5, figsize=(13.6, 2.9))
    for ax, (title, (points, truth)) in zip(panels, sets.items()):
        fitted, _ = train_softmax_classifier(points, truth, truth.max() + 1, 0.5, 300)
        predict = lambda x: np.argmax(fitted["W"] @ x + fitted["b"], axis=0)
        found.append(np.mean(predict(points) == truth))
        plots.decision_regions(predict, points, truth, ax=ax)
        ax.set_title(f"{title}: {found[-1]:.3f}")
    plt.show()
    return found


cloud_accuracies = show_borders()
assert np.allclose(cloud_accuracies[:4], [1.0, 0.997, 0.978, 0.955], atol=0.02)
assert cloud_accuracies[4] < 0.65, "no straight border separates spirals"

# %% [markdown]
# Every border is a straight line. That is enough for round clouds; spirals need hidden layers, and these are what we train next.

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
# The same example twice, one at a time: two steps of Adam in a single epoch.
twice, _, _ = model_with_bn(
    np.array([[2.0, 2]]), np.array([[1.0, 1], [0, 0]]), [1, 1, 2], num_epochs=1,
    mini_batch_size=1, optimizer="adam", beta1=0.5, initial=tiny_start)
assert np.allclose(twice["b2"], [[0.198119], [-0.198119]]), "the second step is step 2"

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
# # Part C: choosing hyperparameters
#
# A **hyperparameter** is a number that you choose and training does not: the learning rate $\alpha$, the number of hidden units, the momentum $\beta$. Batch norm forgives a bad choice; a good one is still better. You cannot know in advance which knob matters most, so draw settings at random (lesson 2.3.1). But random *on which scale*?

# %% [markdown]
# ## Exercise: sample_log_uniform
#
# Two functions, the second from the first.
#
# **`sample_log_uniform`.** A good learning rate may lie anywhere between 0.0001 and 1. Drawn uniformly, nine of ten tries fall between 0.1 and 1. Draw the **exponent** uniformly instead, and each factor of ten gets its share:
#
# $$a = \log_{10}(\text{low}), \qquad b = \log_{10}(\text{high}), \qquad r \sim U[a, b], \qquad \alpha = 10^{r}.$$
#
# **`sample_one_minus_log`.** The momentum $\beta$ averages over about $1/(1-\beta)$ steps: 10 for 0.9, 1000 for 0.999. Near 1 a tiny step of $\beta$ changes everything, near 0.9 hardly anything. So it is the *distance from 1* that wants a log scale (lesson 2.3.2). You have a sampler for log scales now: call it, and write no logarithm again. Between which bounds does $1-\beta$ lie, in which order?
#
# Random functions take a generator `rng` and draw from nothing else, so that a search can be repeated.

# %%
def sample_log_uniform(low, high, n, rng):
    """Draw numbers whose exponents are uniform, so that every decade gets its share.

    Arguments:
        low, high: the bounds, 0 < low < high.
        n: how many numbers.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        Numbers between low and high, (n,). For low = 0.0001 and high = 1, about a
        quarter of them lie in each of the four decades.
    """
    ### START CODE HERE ###
    a = np.log10(low)
    b = np.log10(high)
    r = rng.uniform(a, b, size=n)
    values = 10 ** r
    ### END CODE HERE ###
    return values


def sample_one_minus_log(low, high, n, rng):
    """Draw numbers near 1 whose distance from 1 is log-uniform.

    Arguments:
        low, high: the bounds, low < high < 1.
        n: how many numbers.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        Numbers between low and high, (n,). For low = 0.9 and high = 0.999, about half
        of them lie between 0.9 and 0.99, the other half between 0.99 and 0.999.
    """
    ### START CODE HERE ###
    values = 1 - sample_log_uniform(1 - high, 1 - low, n, rng)
    ### END CODE HERE ###
    return values

# %% tags=["demo"]
# Four decades from 0.0001 to 1, each cut in two halves: an eighth of the draws in each.
rates_drawn = sample_log_uniform(1e-4, 1, 100_000, np.random.default_rng(0))
per_half_decade = np.histogram(rates_drawn, 10 ** np.arange(-4, 0.1, 0.5))[0] / 100_000
print("shares of the half decades:", per_half_decade.round(3))
assert np.allclose(per_half_decade, 0.125, atol=0.01), "each should get an eighth"

betas_drawn = sample_one_minus_log(0.9, 0.999, 100_000, np.random.default_rng(0))
print(f"beta from {betas_drawn.min():.4f} to {betas_drawn.max():.4f}")
print(f"the middle one averages over {1 / (1 - np.median(betas_drawn)):.0f} steps")
assert np.allclose([betas_drawn.min(), betas_drawn.max()], [0.9, 0.999], atol=1e-4)
assert np.isclose(np.mean(betas_drawn < 0.99), 0.5, atol=0.01), "half below 0.99"

# %%
check(sample_log_uniform)

# %% [markdown]
# Hint: Which number should be equally likely to be anything between -4 and 0: $\alpha$, or the power of ten that gives $\alpha$? And if $\beta$ runs from 0.9 to 0.999, from where to where does $1-\beta$ run?
#
# Hint: Take the logarithms of both bounds, draw uniformly between the two, and undo the logarithm with the same base. For the second function draw distances from 1, and turn each back into a $\beta$. The order flips: the *largest* $\beta$ belongs to the *smallest* distance.
#
# Hint: `r = rng.uniform(a, b, ...)` draws the exponents, n of them. The second function is a single line: `values = 1 - sample_log_uniform(...)`.

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
# A **config** is one setting of all the knobs, a dict from name to value. Draw n values of each knob, then put the first values together into the first config, and so on. The knobs have to be **independent**: how you use `rng` decides that. Whole numbers are drawn uniformly, and both ends can come up, each as often as the others.
#
# The trap: an option of a choice may be anything, also text or a tuple such as `(64, 32)`, and NumPy would make an array of a list of options. Draw the *places* of the options and leave the options alone.

# %%
def sample_hyperparameters(space, n, rng):
    """Draw settings of several hyperparameters, independently of each other.

    Arguments:
        space: dict, name -> (kind, low, high) with kind "uniform", "log", "int" or
            "one-minus-log", or name -> ("choice", options): a list of any objects.
        n: how many settings.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        List of n dicts, name -> value. An "int" knob gets integers from low to high,
        both included (57, not 57.0: they count units); an option is returned as given.
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
            column = [options[place] for place in rng.integers(len(options), size=n)]
        elif kind == "log":
            column = sample_log_uniform(*limits, n, rng)
        elif kind == "one-minus-log":
            column = sample_one_minus_log(*limits, n, rng)
        elif kind == "int":
            column = rng.integers(*limits, size=n, endpoint=True)
        else:
            column = rng.uniform(*limits, size=n)
        ### END CODE HERE ###
        columns[name] = column
    # The columns turned into rows: config i has entry i of each.
    ### START CODE HERE ###
    configs = [{name: columns[name][i] for name in space} for i in range(n)]
    ### END CODE HERE ###
    return configs

# %% tags=["demo"]
knobs_tried = {"alpha": ("log", 1e-4, 1), "beta": ("one-minus-log", 0.9, 0.999),
               "layers": ("int", 2, 4), "hidden": ("choice", [(64,), (64, 32), "none"])}
many_tries = sample_hyperparameters(knobs_tried, 3000, np.random.default_rng(0))
for one in many_tries[:3]:
    print("alpha {alpha:.5f}, beta {beta:.4f}, layers {layers}, hidden {hidden!r}"
          .format(**one))
alphas_tried, betas_tried, layers_tried, hidden_tried = (
    [one[knob] for one in many_tries] for knob in knobs_tried)
assert np.isclose(np.mean(np.array(alphas_tried) < 0.01), 0.5, atol=0.05), "alpha"
assert np.isclose(np.mean(np.array(betas_tried) < 0.99), 0.5, atol=0.05), "beta"
assert np.allclose([layers_tried.count(k) / 3000 for k in (2, 3, 4)], 1 / 3, atol=0.05)
assert np.allclose([hidden_tried.count(one) / 3000 for one in knobs_tried["hidden"][1]],
                   1 / 3, atol=0.05), "each option comes up in a third of the configs"
assert len(range(layers_tried[0])) == layers_tried[0], "layers are counted: integers"
scales_tried = np.log(alphas_tried), np.log1p(-np.array(betas_tried))
assert abs(np.corrcoef(scales_tried)[0, 1]) < 0.1, "alpha and beta lie on a diagonal"

# %%
check(sample_hyperparameters)

# %% [markdown]
# Hint: For each knob you need n values. Which of your functions makes them for which kind? What is left for `"uniform"`, `"int"` and `"choice"`? And where must the generator come from, if no two knobs are to get the same numbers?
#
# Hint: `limits` holds the two bounds, for a choice the list of options alone. One generator goes from knob to knob, each draw moves it on. Of whole numbers NumPy leaves out the upper end unless it is asked for; rounding a uniform number would give the ends half their share.
#
# Hint: `rng.integers(low, high, size=n, ...)` for whole numbers; for a choice `[options[place] for place in ...]`; at the end `[{name: ... for name in space} for i in range(n)]`.

# %% [markdown]
# ## Exercise: coarse_to_fine
#
# Random points show roughly where it is good. Now look closer there: draw a **coarse** round over the whole space, take its best config, and draw a **fine** round near it (lesson 2.3.1). The smallest value is the best, since the objective is an error.
#
# What "near" is, knob by knob. Measure on the knob's own scale $u$, the one it is drawn on. The bounds are at $u_{low}$ and $u_{high}$, the coarse best at $u^*$, and
#
# $$h = \tfrac12\,\text{shrink}\,(u_{high} - u_{low}).$$
#
# - **Well inside**, at least $h$ from both ends: the fine round draws between $u^* - h$ and $u^* + h$.
# - **At an edge**, nearer than $h$ to an end: perhaps the range was wrong. On that side the fine range of a `"log"` knob reaches beyond the old end, to $u_{low} - h$ or to $u_{high} + h$. The ends of the other kinds are often laws (no dropout below 0, no layer fewer than one): on that side their fine range stops at the end.
#
# A choice keeps all its options. Two helpers know the scales. And the fine round need not win: what do you return?

# %%
def to_scale(kind, value):
    """A value on its scale: "log" and "one-minus-log" count in decades."""
    if kind == "log":
        return np.log10(value)
    if kind == "one-minus-log":
        return -np.log10(1 - value)             # the minus keeps the order
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
    """Search at random in the whole space, then near the best config.

    Arguments:
        objective: function, config -> a number to minimise, such as the dev error.
            It is expensive: call it once for each config.
        space: see `sample_hyperparameters`.
        n_coarse, n_fine: how many configs to try in each round.
        shrink: width of a knob's fine range as a share of the original one, on the
            knob's scale, between 0 and 1; at an edge see above.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        best: the config with the lowest objective of both rounds.
        history: list of (config, objective), all trials in the order they were made.
    """
    # The coarse round, and its best config.
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
        beyond = h if kind == "log" else 0
        u_fine_low = u_best - h if u_best - h >= u_low else u_low - beyond
        u_fine_high = u_best + h if u_best + h <= u_high else u_high + beyond
        ### END CODE HERE ###
        low, high = from_scale(kind, u_fine_low), from_scale(kind, u_fine_high)
        if kind == "int":                       # the whole numbers between the two
            low, high = int(np.ceil(low)), int(np.floor(high))
        fine_space[name] = (kind, low, high)
    # The fine round, and what is returned.
    ### START CODE HERE ###
    fine = sample_hyperparameters(fine_space, n_fine, rng)
    history += [(config, objective(config)) for config in fine]
    best, lowest = min(history, key=lambda trial: trial[1])
    ### END CODE HERE ###
    return best, history

# %% tags=["demo"]
def parabola(knobs):
    """Lowest at alpha = 0.01, and where dropout is 0."""
    return (np.log10(knobs["alpha"]) + 2) ** 2 + knobs["dropout"]


for lower, upper in ((1e-4, 1), (1e-4, 1e-3)):      # the second range ends too early
    found, both_rounds = coarse_to_fine(
        parabola, {"alpha": ("log", lower, upper), "dropout": ("uniform", 0.0, 0.5)},
        200, 300, 0.4, np.random.default_rng(0))
    fine_alphas, fine_dropouts = (
        [knobs[key] for knobs, _ in both_rounds[200:]] for key in ("alpha", "dropout"))
    print(f"alpha from {lower} to {upper}: best {found['alpha']:.4f}; "
          f"fine round {min(fine_alphas):.5f} to {max(fine_alphas):.5f}")
    assert parabola(found) == min(value for _, value in both_rounds)
    width = np.log10(max(fine_alphas) / min(fine_alphas))
    assert upper < 1 or np.isclose(width, 1.6, atol=0.1), "0.4 of four decades"
    assert upper == 1 or np.isclose(np.log10(max(fine_alphas)), -2.8, atol=0.1), "edge"
    assert 0 <= min(fine_dropouts) < 0.01 and 0.09 < max(fine_dropouts) < 0.2, "an end"

# Every trial is worse than the one before, and there are ten and no more.
worse_and_worse = iter(range(10))
found, both_rounds = coarse_to_fine(
    lambda knobs: next(worse_and_worse), {"alpha": ("log", 1e-4, 1)},
    6, 4, 0.5, np.random.default_rng(0))
assert found == both_rounds[0][0] and len(both_rounds) == 10, "the first is the best"

# %%
check(coarse_to_fine)

# %% [markdown]
# Hint: `history` is a list of pairs. How do you ask Python's `min` to compare them by their second entry? And which of the four ends, two of the box and two of the range, decides on which side of a knob you are at an edge?
#
# Hint: Coarse: draw from `space`, evaluate each config once, take the pair with the lowest value. In the loop: half the new width, then each side by itself. Does the box stick out there? If not, the box's end; if so, the range's end, for a `"log"` knob moved outwards. Fine: draw from `fine_space`, *append* to the history, and take the lowest of all.
#
# Hint: `centre, lowest = min(history, key=...)`; `u_fine_low = u_best - h if ... else u_low - beyond`, where `beyond` depends on the kind; `history += ...`

# %% [markdown]
# ### Look: an edge that was wrong
#
# A made-up dev error over the learning rate and Adam's $\varepsilon$. As so often, one knob matters and the other hardly does. The search starts in the white frame, and the valley lies outside it. Where will the fine round look?

# %% tags=["demo"]
def made_up_error(knobs):
    """A narrow valley at alpha = 0.003, nearly flat in epsilon; numbers or arrays."""
    across, along = np.log10(knobs["alpha"] / 0.003), np.log10(knobs["epsilon"] / 1e-8)
    return 0.9 - 0.86 * np.exp(-(across / 0.7) ** 2) - 0.006 * np.exp(-(along / 3) ** 2)


def show_search(frame):
    """Search a frame of the made-up surface, and draw both rounds on it."""
    winner, tried = coarse_to_fine(made_up_error, frame, 25, 15, 0.4,
                                   np.random.default_rng(3))
    shown, ax = plt.subplots(figsize=(7, 4))
    across, along = np.geomspace(1e-5, 10, 200), np.geomspace(1e-10, 1e-4, 200)
    surface = made_up_error({"alpha": across[None, :], "epsilon": along[:, None]})
    image = ax.pcolormesh(across, along, surface, cmap="viridis_r", vmin=0, vmax=0.9,
                          shading="auto", rasterized=True)
    (left, right), (bottom, top) = frame["alpha"][1:], frame["epsilon"][1:]
    ax.plot([left, right, right, left, left], [bottom, bottom, top, top, bottom],
            color="white")
    for part, colour, title in ((tried[:25], "white", "coarse"),
                                (tried[25:], plots.SKY, "fine")):
        ax.scatter([knobs["alpha"] for knobs, _ in part],
                   [knobs["epsilon"] for knobs, _ in part], s=28, color=colour,
                   edgecolor="black", linewidth=0.8,
                   label=f"{title}: best {min(value for _, value in part):.3f}")
    ax.set(xscale="log", yscale="log", xlabel=r"learning rate $\alpha$",
           ylabel=r"Adam's $\varepsilon$", title=f"best alpha {winner['alpha']:.4f}")
    ax.grid(False)
    ax.legend(loc="lower right", frameon=True, facecolor="white", framealpha=1)
    shown.colorbar(image, label="dev error")
    plt.show()
    return winner


edge_winner = show_search(
    {"alpha": ("log", 1e-5, 1e-3), "epsilon": ("log", 1e-9, 1e-5)})
assert edge_winner["alpha"] > 1e-3, "the fine round goes beyond the edge"

# %% [markdown]
# A search that only ever shrinks would have stayed in its frame for good.

# %% [markdown]
# ## Exercise: successive_halving
#
# With many machines you train many settings at once (lesson 2.3.3). Most are hopeless after an epoch or two. **Successive halving** trains all of them a little, keeps the best $1/\eta$, gives these $\eta$ times the budget, and so on until one is left. With 27 settings, $\eta = 3$ and a first budget of one epoch that is 81 epochs instead of 729.
#
# A colleague wrote this one. It runs, it returns something, and it is **wrong in three places**. Mend it. Read the docstring, read the code, and compare, line by line; `check` says what is still wrong and how many mistakes are left.

# %%
def successive_halving(configs, train_step, evaluate, eta, min_budget):
    """Train many settings a little, and in each rung go on with the best of them only.

    A rung: train every run that is left until it has had `budget` epochs in all,
    counted from its very start; evaluate it; keep the best `number of runs // eta`, but
    at least one. The next rung has eta times the budget. The rung with a single run is
    the last.

    Arguments:
        configs: list of settings.
        train_step: function (config, state) -> the new state, after one more epoch. The
            state holds all that a run has learnt; None stands for one not yet begun.
        evaluate: function, state -> dev error, lower is better; NaN if it diverged.
        eta: an integer of at least 2.
        min_budget: epochs in the first rung, an integer of at least 1.

    Returns:
        best: the config of the last run.
        rungs: list of (budget, {i: dev error of configs[i] for the runs of this rung}).

    A run that diverged ranks last. Of two equal runs the one that stands first goes on.
    Source: K. Jamieson and A. Talwalkar, Non-stochastic best arm identification (2016).
    """
    runs = list(range(len(configs)))            # the places of the runs that are left
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
    #         states[i] = None
    #         for _ in range(budget):
    #             states[i] = train_step(configs[i], states[i])
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
def race_of_four():
    """Four runs whose dev error after each epoch is known; the second one diverges."""
    known = {"a": [0.9, 0.5, 0.4, 0.3], "b": [np.nan] * 4,
             "c": [0.8, 0.7, 0.6, 0.5], "d": [0.95, 0.2, 0.1, 0.1]}
    spent = []

    def one_epoch(run, state):
        spent.append(run)
        return run, 1 if state is None else state[1] + 1

    survivor, ladder = successive_halving(
        list(known), one_epoch, lambda state: known[state[0]][state[1] - 1], 2, 1)
    return survivor, [budget for budget, _ in ladder], len(spent)


print("survivor, budgets, epochs spent:", race_of_four())
if race_of_four() != ("a", [1, 2, 4], 8):
    print("Not mended yet. Right is: a survives, budgets [1, 2, 4], 8 epochs spent.")

# %%
check(successive_halving)

# %% [markdown]
# Hint: Take two runs and $\eta=2$, and note on paper how many epochs each has had after each rung. Then ask: what does `np.nan_to_num(np.nan)` return, and where does that put a run that diverged?
#
# Hint: The three places: a run that goes on starts again from nothing; NaN counts as 0, the best error there is; the budget grows by a sum, not by a factor. When a run continues from its state, it needs only the epochs that are *missing* to the new budget.
#
# Hint: Keep `trained`, the epochs that the survivors have had. Sort by a pair: first whether the error is NaN (`False` comes before `True`), then the error. Multiply the budget.

# %% tags=["demo"]
# 27 learning rates for a linear classifier of digits: a real race, some seconds.
from sklearn.linear_model import SGDClassifier


def race_of_digits():
    """Race 27 learning rates, and draw how far each of them got."""
    images, progress = data.digits(), {}

    def one_epoch(config, state):
        model = state or SGDClassifier(loss="log_loss", learning_rate="constant",
                                       eta0=config["alpha"], random_state=0)
        model.partial_fit(images["X_train"].T, images["y_train"], classes=np.arange(10))
        error = 1 - model.score(images["X_dev"].T, images["y_dev"])
        progress.setdefault(model.eta0, []).append(error)
        return model

    starters = sample_hyperparameters({"alpha": ("log", 1e-6, 10.0)}, 27,
                                      np.random.default_rng(0))
    survivor, _ = successive_halving(
        starters, one_epoch, lambda model: progress[model.eta0][-1], 3, 1)
    _, ax = plt.subplots()
    for alpha, curve in progress.items():
        won = alpha == survivor["alpha"]
        ax.plot(range(1, len(curve) + 1), curve, marker="o", markersize=3,
                color=plots.BLUE if won else plots.GREY, linewidth=2.5 if won else 1,
                zorder=2 + won)
    ax.set(xscale="log", yscale="log", xlabel="epoch", ylabel="dev error",
           title=f"alpha = {survivor['alpha']:.4f} survives; "
                 f"{sum(map(len, progress.values()))} epochs spent")
    ax.set_xticks([1, 3, 9, 27], ["1", "3", "9", "27"])
    ax.set_yticks([0.03, 0.1, 0.3], ["0.03", "0.1", "0.3"])
    ax.minorticks_off()
    plt.show()


race_of_digits()

# %% [markdown]
# ### Look: your search
#
# Everything comes together: a search over six knobs of the digits network. `coarse_to_fine` needs a function that takes a config and returns a number to make small: train a network with this config, return its error on the *dev* set.
#
# Two rules of fair comparison are in it. Every config gets a fresh generator from the same seed, so that they differ by their hyperparameters and not by luck. And the test set does not occur, so nothing can be chosen on it.

# %%
def train_config(config, epochs):
    """Train the digits network with a config; returns parameters, running, costs."""
    dims = [64] + [config["width"]] * config["depth"] + [10]
    with np.errstate(all="ignore"):             # some configs diverge, and should
        return model_with_bn(
            digits["X_train"], one_hot_matrix(digits["y_train"], 10), dims,
            learning_rate=config["learning_rate"], num_epochs=epochs,
            mini_batch_size=config["mini_batch_size"], optimizer="adam",
            beta1=config["beta1"], momentum=config["momentum"],
            rng=np.random.default_rng(0))


def digits_error(config, epochs=5):
    """The share of dev images that a network trained with this config gets wrong."""
    fitted, statistics, _ = train_config(config, epochs)
    with np.errstate(all="ignore"):
        predictions = predict_with_bn(digits["X_dev"], fitted, statistics)
    return np.mean(predictions != digits["y_dev"])

# %% [markdown]
# The 59 tries: 35 coarse ones over the whole space of six knobs, then 24 fine ones near the best, five epochs each. That takes some ten seconds. Predict first: will the fine round be better on *average*? And its *best* run?

# %% tags=["demo"]
digits_space = {"learning_rate": ("log", 1e-5, 1.0), "width": ("int", 16, 128),
                "depth": ("int", 1, 3), "mini_batch_size": ("choice", [32, 64, 128]),
                "beta1": ("one-minus-log", 0.9, 0.999),
                "momentum": ("one-minus-log", 0.5, 0.99)}
best_config, all_trials = coarse_to_fine(
    digits_error, digits_space, 35, 24, 0.3, np.random.default_rng(0))


def show_trials():
    """Print the best of each round, and draw all trials by learning rate and width."""
    _, panels = plt.subplots(1, 2, figsize=(10.5, 3.6), sharey=True)
    for title, part in {"coarse": all_trials[:35], "fine": all_trials[35:]}.items():
        misses = [value for _, value in part]
        print(f"{title}: best dev error {min(misses):.3f}, mean {np.mean(misses):.3f}")
        for ax, knob in zip(panels, ("learning_rate", "width")):
            ax.scatter([knobs[knob] for knobs, _ in part], misses, s=46, label=title,
                       marker="o" if title == "coarse" else "D", edgecolor="black")
            ax.set(xlabel=knob.replace("_", " "), yscale="log")
    panels[0].set(xscale="log", ylabel="dev error", title="The rate matters most")
    panels[1].set_title("The width hardly shows")
    panels[1].legend()
    plt.show()


show_trials()
print("best:", ", ".join(f"{knob} {value:.4g}" for knob, value in best_config.items()))

# %% [markdown]
# The axis with structure is the one that matters. Random search gave it 59 different values; a grid over six knobs would have needed $2^6=64$ points for two values of each (lesson 2.3.1).
#
# Now retrain the best config for longer, and look at the test set **once**.

# %% tags=["demo"]
def look_at_the_test_set():
    """Train the best config for 15 epochs; accuracy and confusion on the test set."""
    fitted, statistics, _ = train_config(best_config, 15)
    answers = predict_with_bn(digits["X_test"], fitted, statistics)
    plots.confusion_matrix(digits["y_test"], answers, 10)
    test_accuracy = np.mean(answers == digits["y_test"])
    plt.title(f"Test accuracy {test_accuracy:.3f}")
    plt.show()
    return test_accuracy


assert look_at_the_test_set() > 0.94, "the network that your search found reads digits"

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

# It warns of code that is compiled again and again; here each call compiles its own.
tf.get_logger().setLevel("ERROR")

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
# It times one training step of two networks. The first is the digits network, on the CPU and on the GPU. Expect *no* gain: it has 6,570 weights, and starting an operation on a GPU costs more than its few sums. The second has three layers of 4,096 units and 4,096 examples, which is what a GPU is made for. Its step is timed in 32 bits and in bfloat16, each with and without XLA, a compiler that merges small operations into large ones.
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
# And the question of the beginning? With 59 tries at random you have a chance of 95% to land among the best 5% of all settings, wherever these lie; with your 35 coarse ones it is 83%, and the 24 fine ones bought something else. What you gained beyond that came from the right scales, from looking closer where it was good, and from a network that forgives.
#
# These pieces stay with you. Course 3 uses them to decide *what* to improve next. Course 4 replaces `Dense` by convolutions and keeps the rest. To play on: give your `Node` an `exp` and a `log`, and train a logistic regression with it.
