# %% [markdown]
# # Practical aspects of deep learning
#
# Three hundred handwritten digits, and a network that reads every one of them right. Of digits it has never seen, it misreads one in seven. **What do you do?**
#
# Everything in this notebook is one answer to that, built by you and then measured:
#
# | part | what you build | exercises | minutes |
# |---|---|---|---|
# | **A** Split and diagnose | an honest split, and a verdict from two numbers | 2 | 25 |
# | **B** A good start | inputs of one scale, first weights of the right size | 2 | 31 |
# | **C** Remedies | a penalty, dropout, shifted copies, stopping early | 6, and two optional | 110 |
# | **D** Checking gradients | a tool that finds mistakes in a backward pass, and a pass with three of them | 3 | 62 |
# | **E** All in one model | one training loop with all remedies, and a report card | 1, and one optional | 30 |
# | | the quiz | ten questions | 12 |
#
# That is four and a half hours, reading included: take them in several sittings. The optional ones come on top.
#
# All training is gradient descent on the whole training set at once. Faster ways come next week. Random functions take a generator `rng` and draw from nothing else, so that your results can be repeated.

# %%
import matplotlib.pyplot as plt
import numpy as np

from coursekit import check, data, find_device, plots, start

start()

# %% [markdown]
# ### Given: what you made in course 1
#
# The activations, and a step of gradient descent.

# %%
# GIVEN: relu, sigmoid, update_parameters

# %% [markdown]
# ### Given: a network with three layers
#
# ReLU, ReLU, sigmoid. $X$ is $(n_x, m)$ and $Y$ is $(C, m)$: one yes-or-no question, $C=1$, or ten of them, "is it a 0?", "is it a 1?" and so on. The cost adds up the log losses of all questions, and the answer is the output that is largest. (One softmax for all ten is what most people take. It comes in week 2.3, with the same digits.)
#
# Read these four functions. The exercises use them.

# %%
def forward_propagation(X, parameters):
    """What the network says, and all that was computed on the way.

    Arguments:
        X: examples as columns, (n_x, m).
        parameters: dict with W1, b1, W2, b2, W3, b3; Wl is (n_l, n_(l-1)), bl (n_l, 1).

    Returns:
        A3: the outputs, (n_3, m), from 0 to 1.
        cache: tuple (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3).
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)


def compute_cost(A3, Y):
    """The log losses, added up over the outputs, as a mean over the examples.

    A3 and Y are (C, m). A probability below 1e-15 counts as 1e-15, so that the cost is
    finite also for what is certain and wrong.
    """
    seen = np.where(Y == 1, A3, 1 - A3)
    return float(-np.sum(np.log(np.maximum(seen, 1e-15))) / Y.shape[1])


def backward_propagation(X, Y, cache):
    """The derivatives of `compute_cost`: dict with dW1, db1, dW2, db2, dW3, db3.

    The loop goes through the layers from the last to the first. dZ is that of the
    layer; the 1/m of the mean is in it from the start.
    """
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    gradients = {}
    dZ = (A3 - Y) / X.shape[1]
    for l, W, A_prev, Z_prev in ((3, W3, A2, Z2), (2, W2, A1, Z1), (1, W1, X, None)):
        gradients[f"dW{l}"] = dZ @ A_prev.T
        gradients[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = (W.T @ dZ) * (Z_prev > 0)
    return gradients


def error_rate(X, Y, parameters):
    """The share of the examples that the network gets wrong."""
    A3, _ = forward_propagation(X, parameters)
    if len(Y) == 1:
        return float(np.mean((A3 > 0.5) != Y))
    return float(np.mean(np.argmax(A3, axis=0) != np.argmax(Y, axis=0)))

# %% [markdown]
# ### Given: the digits
#
# 5,000 pictures of MNIST, shuffled once. Where they become columns they are made smaller, 14 by 14 pixels in place of 28 by 28: that costs a quarter of the time and little accuracy. The digits 3,000 to 3,999 are our dev set, the last 1,000 a test set that we do not touch until the end.

# %%
def pool(pictures):
    """Pictures (m, h, w) at half their size: the mean of every 2 by 2 pixels."""
    m, h, w = pictures.shape
    return pictures.reshape(m, h // 2, 2, w // 2, 2).mean(axis=(2, 4))


def shuffled_digits():
    """Pictures (5000, 28, 28), 0 for paper and 1 for ink, and labels (5000,)."""
    pictures, labels = data.mnist()
    order = np.random.default_rng(0).permutation(5000)
    return pictures[order, :, :, 0] / 255, labels[order]


def as_columns(pictures):
    """Pictures (m, 28, 28) at half their size, as columns (196, m)."""
    return pool(pictures).reshape(len(pictures), -1).T


def ten_questions(labels):
    """Digits (m,) as columns (10, m): 1 in the row of the digit, else 0."""
    return np.eye(10)[:, labels]

# %% [markdown]
# Here is the puzzle. Scikit-learn trains the network, 196 inputs, 128 and 64 hidden units, on the first 300 digits.

# %% tags=["demo"]
def show_the_puzzle():
    from sklearn.neural_network import MLPClassifier

    pictures, labels = shuffled_digits()
    rows, new = as_columns(pictures[:300]).T, as_columns(pictures[3000:4000]).T
    network = MLPClassifier((128, 64), random_state=0).fit(rows, labels[:300])
    said = network.predict(new)
    wrong = np.flatnonzero(said != labels[3000:4000])
    right = network.score(rows, labels[:300])
    print(f"of the 300 digits it has seen: {right:.1%} right")
    print(f"of 1,000 new ones: {len(wrong)} wrong")
    plots.pictures(pictures[3000 + wrong[:20]],
                   [f"says {said[i]}" for i in wrong[:20]])
    plt.show()


show_the_puzzle()

# %% [markdown]
# Some of these are hard for people, too. Most are not.

# %% [markdown]
# # Part A: split and diagnose
#
# Before anything can be mended, the numbers that you read must mean what you think.

# %% [markdown]
# ## Exercise: train_dev_test_split
#
# The examples are columns, sorted by class perhaps. Shuffle them, then cut: a part for the dev set, a part for the test set, and *all the rest* for training.
#
# A size is given in one of two ways. A number from 1 on says how many examples, a number below 1 says which share of them: 0.2 of 101 examples are 20.2, rounded to the nearest whole number 20. Round dev and test like this, and leave to training whatever is left. Then no example is lost, and none is used twice.
#
# $X$ and $Y$ must be shuffled alike. How many permutations do you need?

# %%
def train_dev_test_split(X, Y, dev_size, test_size, rng):
    """Shuffle the examples and cut them into three parts.

    Arguments:
        X: examples as columns, (n_x, m). Y: their labels, (C, m).
        dev_size, test_size: the sizes of these parts: a whole number of examples, or a
            share of m from 0 to below 1, rounded to the nearest whole number. There is
            at least one example left for training.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        X_train, Y_train, X_dev, Y_dev, X_test, Y_test: every example in exactly one of
        the parts, with its label, and each part in random order. X and Y stay as they
        are.
    """
    m = X.shape[1]
    ### START CODE HERE ### shows X_train, Y_train, X_dev, Y_dev, X_test, Y_test
    n_dev = round(dev_size * m) if dev_size < 1 else dev_size
    n_test = round(test_size * m) if test_size < 1 else test_size
    order = rng.permutation(m)
    dev, test, train = np.split(order, [n_dev, n_dev + n_test])
    X_train = X[:, train]
    Y_train = Y[:, train]
    X_dev = X[:, dev]
    Y_dev = Y[:, dev]
    X_test = X[:, test]
    Y_test = Y[:, test]
    ### END CODE HERE ###
    return X_train, Y_train, X_dev, Y_dev, X_test, Y_test

# %% tags=["demo"]
# Eleven examples that tell their place: 0.25 of them are 2.75, and 0.3 are 3.3.
def test_split():
    places = np.arange(11)
    points, marks = np.vstack([places, 10 * places, places]), 100 * places[None]

    def split(dev_size, test_size, seed):
        return train_dev_test_split(points, marks, dev_size, test_size,
                                    np.random.default_rng(seed))

    parts = split(0.25, 0.3, 3)
    print([part.shape for part in parts])
    assert [part.shape for part in parts] == [(3, 5), (1, 5), (3, 3), (1, 3),
                                              (3, 3), (1, 3)], "5, 3 and 3 examples"
    kept = np.hstack(parts[::2])
    print("the order of the examples:", kept[0])
    assert sorted(kept[0]) == list(range(11)), "every example once"
    assert np.array_equal(kept[1], 10 * kept[0]), "columns stay whole"
    assert np.array_equal(np.hstack(parts[1::2])[0], 100 * kept[0]), "with their labels"
    assert list(kept[0]) != sorted(kept[0]), "shuffled"
    assert [part.shape[1] for part in split(4, 1, 3)[::2]] == [6, 4, 1], "four and one"
    assert np.array_equal(parts[0], split(0.25, 0.3, 3)[0]), "the same seed"
    assert not np.array_equal(parts[0], split(0.25, 0.3, 4)[0]), "another seed"


test_split()

# %%
check(train_dev_test_split)

# %% [markdown]
# Hint: If you had a list of the *places* of the examples, 0 to $m-1$, in random order: what would the three parts be? And how would you take columns by such a list?
#
# Hint: First the two sizes, as whole numbers. Then one permutation of the places. Cut it at the end of the dev part and at the end of the test part; the third piece is for training, however long it is. Each piece picks columns, once from $X$ and once from $Y$.
#
# Hint: `dev, test, train = np.split(order, [..., ...])` cuts at two places. Columns are the second axis: `X[..., train]`.

# %% [markdown]
# ### Look: what shuffling is worth
#
# The digits in the order of their classes, as many files are. Cut off the last fifth as a dev set, and then let your function do it.

# %% tags=["demo"]
def cut_sorted_digits():
    _, labels = shuffled_digits()
    in_order = np.sort(labels)[None]
    parts = train_dev_test_split(in_order, in_order, 0.2, 0, np.random.default_rng(0))
    print("digit:               ", np.arange(10))
    print("cut off at the end:  ", np.bincount(in_order[0, 4000:], minlength=10))
    print("shuffled by you:     ", np.bincount(parts[3][0], minlength=10))


cut_sorted_digits()

# %% [markdown]
# Without shuffling, the dev set would ask only for 8 and 9, and the network would never have seen a 9.

# %% [markdown]
# ## Exercise: diagnose_bias_variance
#
# Two errors are enough for a verdict, once you know which error is the best possible one (lesson 2.1.2):
#
# - the **bias** is high if the training error lies above the best possible one by more than a tolerance;
# - the **variance** is high if the dev error lies above ... which number, by more than the tolerance?
#
# Two gaps, two verdicts. Neither says anything about the other. (The best possible error is called Bayes error, `bayes_err`. Errors are shares: 15 % is 0.15.)

# %%
def diagnose_bias_variance(train_err, dev_err, bayes_err=0.0, tol=0.02):
    """Is the bias high? Is the variance high?

    Arguments:
        train_err, dev_err: the errors on both sets, shares from 0 to 1.
        bayes_err: the smallest error that is possible.
        tol: how large a gap may be before it counts as high.

    Returns:
        high_bias, high_variance: True or False each.
    """
    ### START CODE HERE ###
    high_bias = train_err - bayes_err > tol
    high_variance = dev_err - train_err > tol
    ### END CODE HERE ###
    return high_bias, high_variance

# %% tags=["demo"]
# Reports of six teams; for the last one even people err in 15 of 100 cases.
def test_diagnosis():
    for reported, right in {(0.01, 0.11): (False, True), (0.15, 0.16): (True, False),
                            (0.15, 0.30): (True, True), (0.005, 0.01): (False, False),
                            (0.14, 0.03): (True, False),
                            (0.15, 0.16, 0.15): (False, False),
                            (0.10, 0.13, 0.12): (False, True)}.items():
        bias, variance = diagnose_bias_variance(*reported)
        print(f"{reported}: high bias {bias}, high variance {variance}")
        assert (bool(bias), bool(variance)) == right, f"{reported}: {right}"
    bias, variance = diagnose_bias_variance(0.05, 0.19, bayes_err=0.02, tol=0.1)
    assert (bool(bias), bool(variance)) == (False, True), "with a tolerance of 0.1"
    bias, variance = diagnose_bias_variance(0.5, 0.75, bayes_err=0.25, tol=0.25)
    assert not bias and not variance, "as large as the tolerance is not more than it"


test_diagnosis()

# %%
check(diagnose_bias_variance)

# %% [markdown]
# Hint: A network has 15 % errors in training and 16 % on the dev set. What did it lose by meeting new examples: 16 points, or one?
#
# Hint: Put the three errors on a line: best possible, training, dev. The first gap belongs to the fit, the second to the step from known to new examples. Compare each gap with the tolerance, by itself.
#
# Hint: `high_bias = train_err - ... > tol`; the other line measures the gap that comes next.

# %% [markdown]
# The puzzle's network: 0 % in training, about 14 % on the dev set, and people read nearly all of these digits. Bias is not its problem. Variance is.

# %% [markdown]
# # Part B: a good start
#
# Two things must be right before a network learns well: the scale of what goes in, and the size of the first weights.

# %% [markdown]
# ## Exercise: standardize_fit
#
# Bring every feature to mean 0 and standard deviation 1 (lesson 2.1.9):
#
# $$\mu_j = \frac1m\sum_{i=1}^m x_j^{(i)}, \qquad \sigma_j^2 = \frac1m\sum_{i=1}^m \big(x_j^{(i)}-\mu_j\big)^2, \qquad x_j := \frac{x_j-\mu_j}{\sigma_j}.$$
#
# Two functions, for a reason. The first one looks at the training set, and only at that. The second applies what was found there, to the training set and to any other: the dev set, the test set, the one picture of a user. **The same numbers must mean the same everywhere.**
#
# The trap: a feature that never changes has $\sigma_j=0$. Take 1 in its place. But do not ask whether $\sigma_j$ is 0: six times 0.1 has, in the digits of a computer, a deviation of 0.00000000000000001. Whether a feature never changes is a question for its numbers.

# %%
def standardize_fit(X):
    """The mean and the standard deviation of every feature.

    Arguments:
        X: the training set, (n_x, m), a column an example.

    Returns:
        mu, sigma: both (n_x, 1). The variance is a mean over m. sigma is exactly 1 for
        a feature that has the same value in all examples.
    """
    ### START CODE HERE ### shows mu, sigma
    mu = np.mean(X, axis=1, keepdims=True)
    still = np.max(X, axis=1, keepdims=True) == np.min(X, axis=1, keepdims=True)
    sigma = np.where(still, 1.0, np.std(X, axis=1, keepdims=True))
    ### END CODE HERE ###
    return mu, sigma


def standardize_apply(X, mu, sigma):
    """Examples with every feature on the scale of the training set.

    Arguments:
        X: any examples, (n_x, m); they stay as they are.
        mu, sigma: from standardize_fit, (n_x, 1).

    Returns:
        (n_x, m).
    """
    ### START CODE HERE ###
    X_scaled = (X - mu) / sigma
    ### END CODE HERE ###
    return X_scaled

# %% tags=["demo"]
# Three features of four examples: the second is tiny, the third never changes.
def test_standardize():
    points = np.array([[1.0, 3.0, 5.0, 7.0], [0, 0, 0, 4e-9], [0.1, 0.1, 0.1, 0.1]])
    middle, spread = standardize_fit(points)
    print("mu", middle.ravel(), "sigma", spread.ravel())
    assert np.shape(middle) == np.shape(spread) == (3, 1), "columns"
    assert np.allclose(middle, [[4], [1e-9], [0.1]], rtol=1e-6, atol=0)
    assert np.allclose(spread, [[np.sqrt(5)], [np.sqrt(3) * 1e-9], [1]],
                       rtol=1e-6, atol=0), "sigma is 2.236, 0.000000001732 and 1"
    new = standardize_apply(np.array([[4.0, 14.0], [1e-9, 5e-9], [0.1, 1.1]]),
                            middle, spread)
    print(new.round(3))
    assert np.allclose(new, [[0, 4.472136], [0, 2.309401], [0, 1]], atol=1e-6)
    six = np.full((1, 6), 0.1)
    assert standardize_fit(six)[1] == 1, "six times 0.1: sigma is 1"


test_standardize()

# %%
check(standardize_fit)

# %% [markdown]
# Hint: Which axis holds the examples? And a feature that never changes: what do its largest and its smallest number have in common?
#
# Hint: Mean and standard deviation along each row, kept as columns. Then choose, feature by feature: where the largest number equals the smallest, take 1, else the deviation. Add nothing small to the others: beside a deviation of $10^{-9}$ nothing is small. The second function has one line, and asks nothing of its $X$.
#
# Hint: `sigma = np.where(..., 1.0, ...)`, with a comparison of two columns in front.

# %% [markdown]
# ### Look: pixels that never change
#
# Features like that are real. Take the first 300 digits.

# %% tags=["demo"]
def look_at_pixels():
    pictures, _ = shuffled_digits()
    middle, spread = standardize_fit(as_columns(pictures[:300]))
    still = (spread == 1).ravel()
    print(f"{still.sum()} of 196 pixels never change")
    plots.pictures([middle.reshape(14, 14), np.where(still, 0, spread[:, 0])
                    .reshape(14, 14)], ["mean", "deviation"], size=1.8)
    plt.show()
    new = standardize_apply(as_columns(pictures[3000:4000]), middle, spread)
    assert np.isfinite(new).all(), "no pixel is infinite or NaN"


look_at_pixels()

# %% [markdown]
# (Pixels are on one scale already. For the digits we leave it at that.)

# %% [markdown]
# ## Exercise: initialize_parameters_he
#
# How large should the first weights of a layer be? Lesson 2.1.11 does it for *linear* units: with $n$ inputs and weights of variance $\frac1n$, the mean square of the scores, $z$, is that of the inputs. So the signal neither grows nor dies on its way through the layers.
#
# Your hidden units are **ReLU**. What comes out of them is what goes into the next layer. So **derive the factor**: the scores $z$ of a unit are spread evenly about 0. ReLU keeps one half of them and makes 0 of the others.
#
# 1. What does that do to the *mean square*: what is the mean of $\mathrm{relu}(z)^2$, if that of $z^2$ is $q$?
# 2. By what must the variance $\frac1n$ be multiplied to make up for it?
# 3. You draw with a standard deviation. How do you get it from a variance?
#
# Biases are zeros.

# %%
def initialize_parameters_he(layers_dims, rng):
    """First parameters for layers of ReLU units, which keep the size of the signal.

    Arguments:
        layers_dims: the sizes of the layers, the inputs first: n_0, n_1, ..., n_L.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        dict with W1, b1, ..., WL, bL: Wl (n_l, n_(l-1)), normal with mean 0 and the
        standard deviation that you derived; bl (n_l, 1), zeros. All layers alike.
    """
    parameters = {}
    ### START CODE HERE ### shows nothing
    for l in range(1, len(layers_dims)):
        before, here = layers_dims[l - 1], layers_dims[l]
        parameters[f"W{l}"] = np.sqrt(2 / before) * rng.standard_normal((here, before))
        parameters[f"b{l}"] = np.zeros((here, 1))
    ### END CODE HERE ###
    return parameters

# %% tags=["demo"]
# Through ten layers of 300 units the signal keeps its size, whatever comes in.
def test_start():
    first = initialize_parameters_he([5, 3, 4, 2], np.random.default_rng(0))
    shapes = {key: value.shape for key, value in first.items()}
    print(shapes)
    assert shapes == {"W1": (3, 5), "b1": (3, 1), "W2": (4, 3), "b2": (4, 1),
                      "W3": (2, 4), "b3": (2, 1)}
    assert not any(first[key].any() for key in ("b1", "b2", "b3")), "biases are zeros"
    draws = np.random.default_rng(1)
    deep = initialize_parameters_he([100] + [300] * 10, draws)
    signal = draws.standard_normal((100, 50))
    before = np.mean(signal**2)
    for l in range(1, 11):
        scores = deep[f"W{l}"] @ signal
        signal = relu(scores)
    print(f"mean square of what comes in {before:.2f}, after ten layers "
          f"{np.mean(signal**2):.2f}")
    assert 0.5 < np.mean(signal**2) / before < 2, "it neither grows nor dies"
    wide = initialize_parameters_he([400, 100, 300], np.random.default_rng(2))
    ratio = wide["W1"].std() / wide["W2"].std()
    assert abs(ratio - 0.5) < 0.02, "four times the inputs, half the deviation"
    assert abs(np.abs(wide["W1"]).max() / wide["W1"].std() - 4.2) < 0.8, "normal"
    one, again, other = (
        initialize_parameters_he([3, 3, 3], np.random.default_rng(seed))
        for seed in (1, 1, 2))
    assert np.array_equal(one["W2"], again["W2"]), "the same seed, the same weights"
    assert not np.array_equal(one["W2"], other["W2"]), "another seed"
    assert not np.array_equal(one["W1"], one["W2"]), "each layer has its own draw"


test_start()

# %%
check(initialize_parameters_he)

# %% [markdown]
# Hint: Write the mean of $\mathrm{relu}(z)^2$ as a mean over the positive half of the scores and one over the negative half. How large is each?
#
# Hint: What ReLU loses, the weights must give back, so the variance gets a factor. $n$ is how many numbers come into a unit, the size of the layer *before*. The standard deviation is the root of the whole variance. Draw each matrix anew, from the generator that is handed in.
#
# Hint: `parameters[f"W{l}"] = np.sqrt(... / before) * rng.standard_normal(...)`, in a loop that begins with layer 1.

# %% [markdown]
# ### Look: four ways to begin
#
# The same network, thirty layers deep, with four kinds of first weights. They are given: tiny ones, those for linear units (LeCun), the compromise that looks at both sides of a layer (Glorot, also called Xavier), and yours.

# %%
def initialize_parameters_random(layers_dims, rng, spread=lambda n, here: 0.01):
    """Weights with a standard deviation by the sizes of both layers, biases zero."""
    drawn = {}
    for l, (n, here) in enumerate(zip(layers_dims, layers_dims[1:]), start=1):
        drawn[f"W{l}"] = spread(n, here) * rng.standard_normal((here, n))
        drawn[f"b{l}"] = np.zeros((here, 1))
    return drawn


def initialize_parameters_lecun(layers_dims, rng):
    return initialize_parameters_random(layers_dims, rng, lambda n, here: n**-0.5)


def initialize_parameters_glorot(layers_dims, rng):
    return initialize_parameters_random(
        layers_dims, rng, lambda n, here: (2 / (n + here))**0.5)

# %% tags=["demo"]
def compare_starts():
    figure, ax = plt.subplots()
    ways = {"0.01": initialize_parameters_random, "LeCun": initialize_parameters_lecun,
            "Glorot": initialize_parameters_glorot, "He": initialize_parameters_he}
    for (name, initialize), style in zip(ways.items(), ("-", "-", "--", "-")):
        draws = np.random.default_rng(0)
        signal = draws.standard_normal((100, 200))
        network, sizes = initialize([100] + [100] * 30, draws), []
        for l in range(1, 31):
            signal = relu(network[f"W{l}"] @ signal)
            sizes.append(np.sqrt(np.mean(signal**2)))
        ax.semilogy(range(1, 31), sizes, style, label=f"{name}: {sizes[-1]:.0e} left")
    ax.set(xlabel="layer", ylabel="size of the signal", ylim=(1e-12, 10))
    ax.legend()
    plt.show()


compare_starts()

# %% [markdown]
# A factor of 2 in the variance sounds like nothing. After thirty layers it is a factor of 30,000 in the signal. (LeCun and Glorot are the same here, since all layers are equally wide.) Lesson 2.1.11 shows what that does to training.

# %% [markdown]
# # Part C: remedies
#
# Four remedies against high variance. You see each of them first on **120 noisy points** of two moons, where the border can be drawn. No border can do better than 11.3 % errors there. First, no remedy at all:

# %%
def descend(network, gradients_at, steps, rate):
    """Gradient descent by a function that gives the gradients at some parameters."""
    for _ in range(steps):
        network = update_parameters(network, gradients_at(network), rate)
    return network


def squared_norm(network):
    return sum(np.sum(network[key]**2) for key in ("W1", "W2", "W3"))

# %% tags=["demo"]
def moons():
    """120 points to train on and 2,000 as a dev set, standardised by you."""
    from sklearn.datasets import make_moons

    def points(m, seed):
        rows, labels = make_moons(m, noise=0.35, random_state=seed)
        return rows.T, labels.reshape(1, -1)

    (seen, seen_labels), (new, new_labels) = points(120, 1), points(2000, 1001)
    middle, spread = standardize_fit(seen)
    return (standardize_apply(seen, middle, spread), seen_labels,
            standardize_apply(new, middle, spread), new_labels)


def train_on_moons(gradients_at):
    """4,000 steps for a 2-64-32-1 network; gradients_at(points, labels, network)."""
    seen, seen_labels, _, _ = moons()
    first = initialize_parameters_he([2, 64, 32, 1], np.random.default_rng(0))
    return descend(first, lambda network: gradients_at(seen, seen_labels, network),
                   4000, 1.0)


def draw_borders(networks):
    """The border of each of some networks, {title: parameters}, with both errors."""
    seen, seen_labels, new, new_labels = moons()
    figure, panels = plt.subplots(1, len(networks), figsize=(3.3 * len(networks), 3.3),
                                  squeeze=False)
    for ax, (title, network) in zip(panels[0], networks.items()):
        plots.decision_regions(
            lambda grid: (forward_propagation(grid, network)[0][0] > 0.5).astype(int),
            seen, seen_labels[0], ax=ax, steps=120)
        errors = (error_rate(seen, seen_labels, network),
                  error_rate(new, new_labels, network))
        ax.set_title(f"{title}\ntrain {errors[0]:.1%}, dev {errors[1]:.1%}")
    plt.show()


moons_plain = train_on_moons(
    lambda points, labels, network: backward_propagation(
        points, labels, forward_propagation(points, network)[1]))
draw_borders({"no remedy": moons_plain})

# %% [markdown]
# The border winds round single points. It knows the noise by heart.

# %% [markdown]
# ## Exercise: compute_cost_with_regularization
#
# The first remedy: make large weights cost something (lesson 2.1.4).
#
# $$J = \underbrace{\text{compute\_cost}(A^{[3]}, Y)}_{\text{the data}} + \underbrace{\frac{\lambda}{2m}\sum_{l}\lVert W^{[l]}\rVert_F^2}_{\text{the penalty}}$$
#
# The Frobenius norm squared is the sum of all squared entries. The biases are not charged. Do not count the layers: take every weight matrix that is in `parameters`, be it one or five.

# %%
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """The cost of the data and the penalty on the weights.

    Arguments:
        A3: outputs, (C, m), from 0 to 1. An output is exactly 0 or 1 only where that
            is right.
        Y: labels, 0 or 1, (C, m).
        parameters: dict with W1, b1, ..., WL, bL, of any number of layers.
        lambd: strength of the penalty, 0 or more.

    Returns:
        J, a number.
    """
    m = Y.shape[1]
    ### START CODE HERE ### shows penalty, cost
    squares = [np.sum(np.square(W)) for name, W in parameters.items() if name[0] == "W"]
    penalty = lambd / (2 * m) * sum(squares)
    cost = compute_cost(A3, Y) + penalty
    ### END CODE HERE ###
    return cost

# %% tags=["demo"]
# The squares of W1 add up to 55 (lesson 2.1.4), those of W2 to 5: 0.7 / 20 times 60.
def test_penalty():
    network = {"W1": np.array([[1.0, -2.0], [3.0, 4.0], [0.0, 5.0]]),
               "b1": np.ones((3, 1)), "W2": np.array([[1.0, 0.0, -2.0]]),
               "b2": np.array([[7.0]])}
    labels = np.array([[1, 0, 0, 1, 1, 0, 1, 0, 1, 1]])
    said = np.where(labels == 1, 0.8, 0.5)
    plain = compute_cost_with_regularization(said, labels, network, 0)
    charged = compute_cost_with_regularization(said, labels, network, 0.7)
    print(f"without penalty {plain:.6f}, with it {charged:.6f}")
    assert np.isclose(plain, 0.411145, atol=1e-6), "the cost of the data is 0.411145"
    assert np.isclose(charged - plain, 2.1), "the penalty is 2.1"
    two = compute_cost_with_regularization(np.vstack([said, said]),
                                           np.vstack([labels, labels]), network, 0.7)
    assert np.isclose(two, 2 * 0.411145 + 2.1, atol=1e-5), "two outputs, one penalty"


test_penalty()

# %%
check(compute_cost_with_regularization)

# %% [markdown]
# Hint: How do you see from its name whether a parameter is charged? And what is squared: each entry, or their sum?
#
# Hint: Go through the dict. Of every weight matrix add up the squares of all its entries; leave the biases out. The factor stands in front of the sum over all layers. The cost of the data is given.
#
# Hint: `penalty = ... / (2 * m) * sum(...)`; `np.linalg.norm(W)` would be the root of what you need for each matrix.

# %% [markdown]
# ## Exercise: backward_propagation_with_regularization
#
# The cost has a new term, so the gradient has one, too. **Derive it**: what is the derivative of $\frac{\lambda}{2m}\lVert W^{[l]}\rVert_F^2$ with respect to one entry of $W^{[l]}$? And what with respect to a bias, or to an activation?
#
# `backward_propagation` does the rest, and you may call it.

# %%
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """The derivatives of the cost with the penalty.

    Arguments:
        X: examples, (n_x, m). Y: labels, (C, m).
        cache: from forward_propagation: (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3,
            b3). It stays as it is.
        lambd: strength of the penalty, 0 or more.

    Returns:
        dict with dW1, db1, dW2, db2, dW3, db3, each in the shape of its parameter.
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    ### START CODE HERE ### shows gradients
    gradients = backward_propagation(X, Y, cache)
    for l, W in ((1, W1), (2, W2), (3, W3)):
        gradients[f"dW{l}"] = gradients[f"dW{l}"] + lambd / m * W
    ### END CODE HERE ###
    return gradients

# %% tags=["demo"]
# Two examples, sizes 1-2-1-1, and lambda 4, so that 4 / 2 of each weight is added.
# All units fire, and the scores of the output are -1 and -3.
def test_penalised_gradient():
    network = {"W1": np.array([[1.0], [-1.0]]), "b1": np.array([[1.5], [2.0]]),
               "W2": np.array([[2.0, 3.0]]), "b2": np.array([[-7.0]]),
               "W3": np.array([[-1.0]]), "b3": np.array([[0.0]])}
    points, labels = np.array([[1.0, -1.0]]), np.array([[1, 0]])
    _, kept = forward_propagation(points, network)
    slopes = backward_propagation_with_regularization(points, labels, kept, 4)
    print({key: np.asarray(value).tolist() for key, value in slopes.items()})
    for key, right in {"dW3": [[-2.29439]], "db3": [[-0.341816]],
                       "dW2": [[4.901967, 6.29439]], "db2": [[0.341816]],
                       "dW1": [[2.778484], [-0.832273]],
                       "db1": [[0.683633], [1.025449]]}.items():
        assert np.shape(slopes[key]) == np.shape(right), f"the shape of {key}"
        assert np.allclose(slopes[key], right, atol=1e-6), f"{key} is {right}"


test_penalised_gradient()

# %%
check(backward_propagation_with_regularization)

# %% [markdown]
# Hint: In which places of the cost does an entry of $W^{[2]}$ stand? What is the derivative of $w^2$, and what becomes of the 2 below $\lambda$?
#
# Hint: Three of the six gradients gain something, the other three stay as they are. What is gained is a multiple of the weights themselves. It does not travel back through the layers: it is a term of its own in the cost.
#
# Hint: `gradients["dW1"] = gradients["dW1"] + ... * W1`, and the same for two others.

# %% [markdown]
# ### Look: a border that costs something
#
# Predict first: with $\lambda = 1$, will the error in *training* go up or down? And that on the dev set?

# %% tags=["demo"]
def penalised(lambd):
    return train_on_moons(
        lambda points, labels, network: backward_propagation_with_regularization(
            points, labels, forward_propagation(points, network)[1], lambd))


moons_l2 = penalised(1)
draw_borders({"no remedy": moons_plain, r"$\lambda = 1$": moons_l2})
print(f"squared weights: {squared_norm(moons_plain):.0f} without a penalty, "
      f"{squared_norm(moons_l2):.0f} with it")

# %% [markdown]
# More errors in training, and fewer on new points. The border has become simple, because a border that winds needs large weights, and these now cost more than the points that it saves.

# %% [markdown]
# ## Exercise: forward_propagation_with_dropout
#
# The second remedy: in every step of training, put some units to sleep, others for every example (lesson 2.1.6). After the ReLU of each hidden layer, with the keep probability $p$ and uniform random numbers $U$ from 0 to 1:
#
# $$D^{[l]} = \big[\,U < p\,\big], \qquad A^{[l]} := \frac{A^{[l]}\odot D^{[l]}}{p}, \qquad l = 1, 2.$$
#
# What goes into the next layer is the masked one, and so is what the cache keeps. Three questions to answer before you write: what shape has a mask, if every example has its own? Is there a mask on the output? And how many masks do you draw?

# %%
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    """The forward pass with inverted dropout on both hidden layers.

    Arguments:
        X: examples, (n_x, m).
        parameters: dict with W1, b1, W2, b2, W3, b3.
        keep_prob: the chance that a unit stays on, above 0 and at most 1; at 1 nothing
            is dropped.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        A3: outputs, (n_3, m).
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3). D1 and D2
            are the masks, of zeros and ones or of True and False; A1 and A2 are the
            activations after mask and division.
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    ### START CODE HERE ###
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    ### END CODE HERE ###
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% tags=["demo"]
# All scores of the first layer are 3, all weights of the second are 1: each of its
# units adds up what is awake, 3 / 0.75 = 4 for each.
def test_dropout():
    network = {"W1": np.ones((40, 3)), "b1": np.zeros((40, 1)),
               "W2": np.ones((50, 40)), "b2": np.ones((50, 1)),
               "W3": np.full((2, 50), 1e-3), "b3": np.zeros((2, 1))}
    _, kept = forward_propagation_with_dropout(np.ones((3, 60)), network, 0.75,
                                               np.random.default_rng(0))
    Z1, D1, A1, _, _, Z2, D2, A2, _, _, Z3, A3, _, _ = kept
    print(f"awake in layer 1: {np.mean(D1):.3f}, in layer 2: {np.mean(D2):.3f}")
    assert np.shape(D1) == (40, 60) and np.shape(D2) == (50, 60), "a coin for each"
    assert abs(np.mean(D1) - 0.75) < 0.06 and abs(np.mean(D2) - 0.75) < 0.06
    assert np.allclose(Z1, 3) and np.allclose(A1, 4.0 * np.asarray(D1)), "3 / 0.75 or 0"
    awake = np.sum(D1, axis=0)
    assert len(set(awake.tolist())) > 3, "other units sleep for other examples"
    assert np.allclose(Z2, 4 * awake + 1), "layer 2 gets the masked ones"
    assert np.allclose(A2, (4 * awake + 1) * np.asarray(D2) / 0.75)
    assert np.allclose(Z3, np.sum(A2, axis=0) * 1e-3) and np.allclose(A3, sigmoid(Z3))
    _, kept = forward_propagation_with_dropout(np.ones((3, 60)), network, 1.0,
                                               np.random.default_rng(0))
    assert np.all(kept[1]) and np.allclose(kept[5], 121), "at 1 nothing is dropped"
    masks = [forward_propagation_with_dropout(np.ones((3, 60)), network, 0.75,
                                              np.random.default_rng(seed))[1][1]
             for seed in (0, 0, 1)]
    assert np.array_equal(masks[0], masks[1]), "the same seed, the same masks"
    assert not np.array_equal(masks[0], masks[2]), "another seed"
    assert not np.array_equal(D1, D2[:40]), "each layer has its own draw"


test_dropout()

# %%
check(forward_propagation_with_dropout)

# %% [markdown]
# Hint: If half of the units sleep, how much larger must the others be, so that the next layer gets as much as before on average?
#
# Hint: Score, mask, ReLU with mask and division; then the same with what came out; then the output, without a mask. Two draws, each as large as the scores of its layer. "Stays on" means that a uniform number lies below the keep probability.
#
# Hint: `D1 = rng.random(...) < ...`, and `A1 = relu(Z1) * ... / ...`; the second layer begins with `W2 @ A1`.

# %% [markdown]
# ## Exercise: backward_propagation_with_dropout
#
# The way back through the same sleeping units. No line is shown this time. Take a pencil and one entry $a$ of $A^{[1]}$:
#
# 1. It went on as $\tilde a = a\,d/p$. If the cost has the derivative $\partial J/\partial\tilde a$, what is $\partial J/\partial a$?
# 2. Which of the arrays in the cache hold $a$, and which $\tilde a$? Which of them came into $W^{[2]}$, and so belongs into $dW^{[2]}$?
# 3. Is anything new at the output?
#
# Then all six gradients, from the last layer to the first. Take the masks from the cache.

# %%
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    """The derivatives of the cost of the network that dropout left over.

    Arguments:
        X: examples, (n_x, m). Y: labels, (C, m).
        cache: from forward_propagation_with_dropout: (Z1, D1, A1, W1, b1, Z2, D2, A2,
            W2, b2, Z3, A3, W3, b3). It stays as it is.
        keep_prob: the same as on the way forward.

    Returns:
        dict with dW1, db1, dW2, db2, dW3, db3, each in the shape of its parameter.
    """
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    ### START CODE HERE ### shows dW3, db3, dW2, db2, dW1, db1
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = (W3.T @ dZ3) * D2 / keep_prob
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = (W2.T @ dZ2) * D1 / keep_prob
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    ### END CODE HERE ###
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% tags=["demo"]
# Sizes 1-3-2-1, two examples, a keep probability of one quarter. In each layer a unit
# that is awake does not fire. The outputs are off by -0.5 and 0.75.
def test_dropout_gradient():
    D1, D2 = np.array([[1, 0], [1, 1], [0, 1]]), np.array([[0, 1], [1, 1]])
    W2, W3 = np.array([[1.0, 2.0, 1.0], [1.0, 0.0, 3.0]]), np.array([[1.0, -1.0]])
    Z1 = np.array([[1.0, 2.0], [1.0, 1.0], [2.0, -1.0]])
    Z2 = np.array([[1.0, 1.0], [1.0, -1.0]])
    kept = (Z1, D1, 4 * relu(Z1) * D1, np.ones((3, 1)), np.zeros((3, 1)),
            Z2, D2, 4 * relu(Z2) * D2, W2, np.zeros((2, 1)),
            np.zeros((1, 2)), np.array([[0.5, 0.75]]), W3, np.zeros((1, 1)))
    slopes = backward_propagation_with_dropout(
        np.array([[1.0, 2.0]]), np.array([[1, 0]]), kept, 0.25)
    for key, right in {"dW3": [[1.5, -1]], "db3": [[0.125]],
                       "dW2": [[0, 6, 0], [4, 4, 0]], "db2": [[1.5], [1]],
                       "dW1": [[4], [24], [0]], "db1": [[4], [12], [0]]}.items():
        print(key, np.round(slopes[key], 6).tolist())
        assert np.shape(slopes[key]) == np.shape(right), f"the shape of {key}"
        assert np.allclose(slopes[key], right), f"{key} is {right}"


test_dropout_gradient()

# %%
check(backward_propagation_with_dropout)

# %% [markdown]
# Hint: A unit that slept had no say. What is the derivative of the cost with respect to what it would have said? And one that was awake, and was doubled?
#
# Hint: Backward as ever, with one more step in each hidden layer: what comes back through the weights passes the mask of *that* layer and is divided by the keep probability. After that comes the slope of the ReLU. For the gradient of a matrix take what really came into it, the masked activations of the cache.
#
# Hint: `dA2 = (W3.T @ dZ3) * ... / ...`, and one layer further down the same with other arrays.

# %% [markdown]
# ### Look: the moons, with sleeping units
#
# Lesson 2.1.7 asked you to predict: what will 0.8 do, and what 0.5?

# %% tags=["demo"]
def with_dropout(keep):
    coins = np.random.default_rng(1)

    def gradients_at(points, labels, network):
        _, kept = forward_propagation_with_dropout(points, network, keep, coins)
        return backward_propagation_with_dropout(points, labels, kept, keep)

    return train_on_moons(gradients_at)


moons_half = with_dropout(0.5)
draw_borders({"no remedy": moons_plain, "keep 0.8": with_dropout(0.8),
              "keep 0.5": moons_half})
print(f"squared weights with 0.5: {squared_norm(moons_half):.0f}")

# %% [markdown]
# With 0.5, dropout helps nearly as much as the penalty; with 0.8 it hardly helps. And look at its weights: they are not much smaller than without a remedy. It works in another way.

# %% [markdown]
# ## Exercise: random_shift
#
# The third remedy is more data, and it costs nothing: a digit that is moved by a pixel is the same digit, but not the same column of numbers (lesson 2.1.8). Write a function that moves every picture by a random distance *of its own*, down or up by $d_y$ and right or left by $d_x$, whole pixels from $-k$ to $k$, each distance equally likely.
#
# What leaves the picture is lost, and what comes in from the edge is paper, 0. (`np.roll` is the trap: there, what leaves on the right comes in on the left.)

# %%
def random_shift(images, max_shift, rng):
    """Every picture moved by a random distance of its own.

    Arguments:
        images: pictures, (m, h, w). They stay as they are.
        max_shift: k, a whole number from 0 on; it may be larger than a picture.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        Pictures of the same shape and type of number. Each is moved by dy rows and dx
        columns, each drawn evenly from -k, ..., k; with zeros where nothing came from.
    """
    shifted = np.zeros_like(images)
    m, h, w = images.shape
    ### START CODE HERE ### shows nothing
    k = max_shift
    padded = np.pad(images, ((0, 0), (k, k), (k, k)))
    corners = rng.integers(0, 2 * k + 1, size=(m, 2))
    for i, (top, left) in enumerate(corners):
        shifted[i] = padded[i, top:top + h, left:left + w]
    ### END CODE HERE ###
    return shifted

# %% tags=["demo"]
# 900 pictures that are all alike: a 3 by 4 table of the numbers 1 to 12.
def test_shift():
    table = np.arange(1, 13).reshape(3, 4)
    alike = np.repeat(table[None], 900, axis=0)
    moved = random_shift(alike, 1, np.random.default_rng(0))
    print(moved[:3])
    assert moved.shape == (900, 3, 4) and moved.dtype == table.dtype
    kinds = {picture.tobytes() for picture in moved}
    assert len(kinds) == 9, "three times three ways to move by at most 1"
    down_right = np.array([[0, 0, 0, 0], [0, 1, 2, 3], [0, 5, 6, 7]])
    up = np.array([[5, 6, 7, 8], [9, 10, 11, 12], [0, 0, 0, 0]])
    ways = {"down and right": down_right, "up": up, "still": table}
    for name, picture in ways.items():
        assert picture.astype(table.dtype).tobytes() in kinds, name
    still = np.mean([np.array_equal(picture, table) for picture in moved])
    assert abs(still - 1 / 9) < 0.055, "one in nine stays where it is"
    other = random_shift(alike, 1, np.random.default_rng(1))
    assert not np.array_equal(moved, other), "another seed"
    assert np.array_equal(random_shift(table[None], 0, np.random.default_rng(0))[0],
                          table), "a shift of 0"


test_shift()

# %%
check(random_shift)

# %% [markdown]
# Hint: Lay the picture on a larger sheet of paper, and look at the sheet through a window as large as the picture. What do you see when you move the window?
#
# Hint: Put a frame of $k$ zeros round each picture. A window as large as the picture fits into the frame at $(2k+1)^2$ places. Draw a place for each picture: two whole numbers. With $k$ larger than the picture nothing changes.
#
# Hint: `padded[i, top:..., left:...]`, where `top` and `left` are drawn by `rng.integers(0, ...)`, which leaves its upper end out.

# %% tags=["demo"]
def show_shifts():
    pictures, labels = shuffled_digits()
    moved = random_shift(np.repeat(pictures[:1], 19, axis=0), 4,
                         np.random.default_rng(0))
    plots.pictures([pictures[0], *moved], ["seen"] + [""] * 19)
    plt.show()
    print(f"still a {labels[0]}, nineteen times")


show_shifts()

# %% [markdown]
# ## Exercise: EarlyStopper
#
# The fourth remedy: stop in time. The dev cost falls and then rises again, but not smoothly, so one bad measurement is no reason to stop. Keep the best parameters so far, and give up when nothing better has come for a while (lesson 2.1.8).
#
# A class this time, and the plan is yours. `update` gets one measurement after the other. A value is **better** if it lies below the best one so far by *more* than `min_delta`. NaN is never better. `update` says True when the last `patience` values, in a row, were not better.
#
# The trap: parameters are arrays, and whoever trains may write into them. What you keep must stay as it was.

# %%
class EarlyStopper:
    """Keeps the best parameters, and says when to stop.

    Arguments:
        patience: how many values in a row may fail to be better, from 1 on.
        min_delta: how much lower a value must be to count as better; 0 or more.

    Attributes:
        best_value: the lowest value that counted as better; infinity at first.
        best_parameters: a copy of the parameters that came with it; None at first.
        best_step: which update that was, from 0 on; None at first.
    """

    def __init__(self, patience, min_delta=0.0):
        self.best_value = np.inf
        self.best_parameters = None
        self.best_step = None
        ### START CODE HERE ### shows nothing
        self.patience = patience
        self.min_delta = min_delta
        self.step = 0
        self.waited = 0
        ### END CODE HERE ###

    def update(self, value, parameters):
        """Take note of a value.

        Arguments:
            value: a cost; lower is better. It may be NaN.
            parameters: dict of arrays that it was measured with.

        Returns:
            True if it is time to stop, else False: also after a True, if this one is
            better.
        """
        ### START CODE HERE ### shows stop
        self.waited = self.waited + 1
        if value < self.best_value - self.min_delta:
            self.best_value = value
            self.best_parameters = {name: np.copy(p) for name, p in parameters.items()}
            self.best_step = self.step
            self.waited = 0
        self.step = self.step + 1
        stop = self.waited >= self.patience
        ### END CODE HERE ###
        return stop

# %% tags=["demo"]
# The dev costs of lesson 2.1.8. With a patience of 2 the second valley is missed.
def test_stopper():
    values = [0.90, 0.70, 0.60, 0.65, 0.62, 0.58, 0.59, 0.61, 0.63, 0.64]
    for patience, right in {1: (2, 3), 2: (2, 4), 3: (5, 8), 5: (5, None)}.items():
        stopper, network, stopped = EarlyStopper(patience), {"W1": np.zeros(2)}, None
        for step, value in enumerate(values):
            network["W1"] += 1                         # somebody writes into the array
            if stopper.update(value, network):
                stopped = step
                break
        print(f"patience {patience}: best step {stopper.best_step}, stopped {stopped}")
        assert (stopper.best_step, stopped) == right, f"patience {patience}: {right}"
        assert stopper.best_value == values[right[0]]
        assert stopper.best_parameters["W1"][0] == right[0] + 1, "as they were then"
    choosy = EarlyStopper(4, min_delta=0.15)
    answers = [bool(choosy.update(value, {})) for value in values]
    assert answers == [False] * 5 + [True] * 5, "0.70 and then nothing by 0.15 better"
    assert choosy.best_step == 1 and choosy.best_value == 0.70
    flat = EarlyStopper(2)
    assert [bool(flat.update(value, {})) for value in (5, 4, 4, 4, 3)] == [
        False, False, False, True, False], "an equal value is not better; a lower is"
    one, other = EarlyStopper(2), EarlyStopper(2)
    steps = [each.update(value, {}) for each, value in
             ((one, 5), (other, 5), (other, 6), (one, 6))]
    assert not any(steps), "each stopper counts for itself"


test_stopper()

# %%
check(EarlyStopper)

# %% [markdown]
# Hint: What must the object remember from one call to the next? Make a list before you write: which of these start at 0?
#
# Hint: Two counters: how many calls there were, and for how many of them in a row nothing was better. A better value sets the second one back. Compare with "below", not with "not above": then NaN settles itself. A new dict is not enough of a copy, if it holds the old arrays.
#
# Hint: `self.best_parameters = {name: ... for name, p in parameters.items()}`; the last line compares a counter with `self.patience`.

# %% [markdown]
# All four remedies are there. You will let them compete in part E. Before that, two exercises without points for those who want more, and a tool that no one should train without.

# %% [markdown]
# ## Exercise: l1_step
#
# *Optional.* Lesson 2.1.4: charge $\frac{\lambda}{m}\sum|w|$ in place of squares, and many weights become 0. With plain gradient descent they do not, not *exactly*: near 0 the step is as long as ever, and jumps over it. This is what does it. First a step along the gradient of the data alone, $v = w - \alpha\,g$. Then pull $v$ towards 0 by $\alpha\frac{\lambda}{m}$, and no further than 0.
#
# Biases are not pulled.

# %%
def l1_step(parameters, grads, lambd, m, learning_rate):
    """A step of gradient descent with an L1 penalty, which makes exact zeros.

    Arguments:
        parameters: dict with W1, b1, ..., WL, bL.
        grads: dict with dW1, db1, ..., the derivatives of the data's cost alone.
        lambd: strength of the penalty. m: number of examples.
        learning_rate: of the step.

    Returns:
        A new dict with new arrays, under the names of `parameters`.
    """
    ### START CODE HERE ### shows updated
    updated = {}
    pull = learning_rate * lambd / m
    for name, value in parameters.items():
        moved = value - learning_rate * grads["d" + name]
        if name[0] == "W":
            moved = np.sign(moved) * np.maximum(np.abs(moved) - pull, 0)
        updated[name] = moved
    ### END CODE HERE ###
    return updated

# %% tags=["demo"]
# The pull is 0.5 * 4 / 10 = 0.2.
def test_l1():
    old = {"W1": np.array([[1.0, -0.3, 0.1]]), "b1": np.array([[0.1]])}
    slopes = {"dW1": np.array([[1.0, 0.0, 0.4]]), "db1": np.array([[0.1]])}
    new = l1_step(old, slopes, 4, 10, 0.5)
    print(new)
    assert np.allclose(new["W1"], [[0.3, -0.1, 0]]), "0.5, -0.3 and -0.1, pulled by 0.2"
    assert new["W1"][0, 2] == 0, "exactly 0"
    assert np.allclose(new["b1"], 0.05), "a bias is not pulled"
    assert old["W1"][0, 0] == 1, "the old ones stay"


test_l1()

# %%
check(l1_step)

# %% [markdown]
# Hint: A weight of 0.7 and one of -0.7 are pulled by 0.2: where do they end? And one of 0.1?
#
# Hint: The size shrinks by the pull, but not below 0; the sign stays. Do it to where the gradient step has led, not to the old weight, and to weights only.
#
# Hint: `np.sign(moved) * np.maximum(..., 0)`

# %% [markdown]
# ## Exercise: expected_dropout_loss
#
# *Optional.* What does dropout on the inputs of one linear unit do to the squared error *on average*, over all masks? There are $2^n$ masks for each example; you need no loop over them. **Derive it**: for one example, the score is $s=\sum_j x_j w_j d_j/p$. Its mean and its variance follow from those of $d_j$, since the $d_j$ are independent, and the mean of $(y-s)^2$ follows from these two. Lesson 2.1.7 has the result, and what it means; try first.
#
# As in the lesson, an example is a *row* here.

# %%
def expected_dropout_loss(X, y, w, keep_prob):
    """The squared error of a linear unit with dropout on its inputs, on average.

    Arguments:
        X: examples as rows, (m, n). y: targets, (m, 1). w: weights, (n, 1).
        keep_prob: the chance that an input stays, above 0 and at most 1; what stays is
            divided by it.

    Returns:
        The expected sum over the examples of (y - score)^2, a number.
    """
    ### START CODE HERE ### shows loss
    plain = np.sum((y - X @ w) ** 2)
    variance = (1 - keep_prob) / keep_prob * np.sum(np.square(X) @ np.square(w))
    loss = plain + variance
    ### END CODE HERE ###
    return loss

# %% tags=["demo"]
# Two inputs, four masks: the scores are 0, 4, -2 and 2, the target is 1.
def test_expected_loss():
    two = expected_dropout_loss(np.array([[2.0, 1.0]]), np.array([[1.0]]),
                                np.array([[1.0], [-1.0]]), 0.5)
    by_hand = (1 + 9 + 9 + 1) / 4
    print(f"{two} by the formula, {by_hand} by all four masks")
    assert np.isclose(two, 5), "the mean of 1, 9, 9 and 1"
    three = expected_dropout_loss(np.array([[1.0, 2, 3]]), np.array([[4.0]]),
                                  np.array([[0.5], [-1], [2]]), 0.8)
    assert np.isclose(three, 10.3125), "lesson 2.1.7: 10.3125"
    twice = expected_dropout_loss(np.array([[2.0, 1.0], [2.0, 1.0]]),
                                  np.array([[1.0], [1.0]]),
                                  np.array([[1.0], [-1.0]]), 0.5)
    assert np.isclose(twice, 10), "the sum over two such examples"


test_expected_loss()

# %%
check(expected_dropout_loss)

# %% [markdown]
# Hint: If $s$ is random, what is the mean of $(y-s)^2$, in terms of the mean and the variance of $s$?
#
# Hint: The mean of $s$ is the score without dropout, so one term is the plain squared error. The variance of a sum of independent terms is the sum of their variances, and each is the square of $x_j w_j$ times the variance of $d_j/p$.
#
# Hint: $d_j$ is 1 with chance $p$, else 0: its variance is $p(1-p)$. Divide by $p^2$: `... / keep_prob * np.sum(...)`

# %% [markdown]
# # Part D: checking gradients
#
# You have written two backward passes. Are they right? A wrong one trains as well, only worse, and no picture shows it. Now you build the tool that does.

# %% [markdown]
# ## Exercise: numerical_gradients
#
# The cost is a function of many numbers. Move *one* of them a little to both sides, leave all the others, and see how the cost changes (lesson 2.1.12):
#
# $$\frac{\partial J}{\partial\theta} \approx \frac{J(\theta+\varepsilon)-J(\theta-\varepsilon)}{2\varepsilon}$$
#
# Do so for every number of every array. The cost comes as a *function*, `cost_fn(parameters)`, so that your tool works for any network, and for things that are none.
#
# The trap: whoever moves a number must put it back. And what is `0.5` stored in an array of whole numbers?

# %%
def numerical_gradients(cost_fn, parameters, epsilon=1e-7):
    """Derivatives of a cost, by a nudge of each number both ways.

    Arguments:
        cost_fn: function that takes a dict like `parameters` and returns a number.
        parameters: {name: array}, arrays of any shape, also () and transposed ones; of
            any numbers, also whole ones and single precision. They stay as they are.
        epsilon: length of a nudge.

    Returns:
        {"d" + name: array of floats, in the shape of the parameter}. cost_fn is called
        twice for each number, with all names and shapes of `parameters`.
    """
    ### START CODE HERE ### shows gradients
    gradients = {}
    for name, value in parameters.items():
        slopes = np.zeros(np.shape(value))
        for place in np.ndindex(slopes.shape):
            nudge = np.zeros(slopes.shape)
            nudge[place] = epsilon
            up = cost_fn({**parameters, name: value + nudge})
            down = cost_fn({**parameters, name: value - nudge})
            slopes[place] = (up - down) / (2 * epsilon)
        gradients["d" + name] = slopes
    ### END CODE HERE ###
    return gradients

# %% tags=["demo"]
# J = 3 w^2 + (the sum of c_j^2 for three numbers) + w times the first of them.
def test_numerical():
    calls = []

    def toy(some):
        calls.append(some)
        w, c = some["w"], some["c"]
        return float(3 * w**2 + np.sum(c**2) + w * c[0, 0])

    place = {"w": np.array(2.0), "c": np.array([[1, 5, -2]])}
    found = numerical_gradients(toy, place, 0.25)
    print(found)
    assert np.shape(found["dw"]) == () and np.shape(found["dc"]) == (1, 3)
    assert np.allclose(found["dw"], 13), "6 * 2 + 1, exactly: J is a parabola"
    assert np.allclose(found["dc"], [[4, 10, -4]]), "2 c, and 2 more for the first"
    assert len(calls) == 8, "twice for each of four numbers"
    assert place["w"] == 2 and place["c"].tolist() == [[1, 5, -2]], "as they were"
    cubic = numerical_gradients(lambda some: some["a"][0]**3,
                                {"a": np.array([2.0])}, 0.5)
    assert np.allclose(cubic["da"], 12.25), "(2.5^3 - 1.5^3) / 1"


test_numerical()

# %%
check(numerical_gradients)

# %% [markdown]
# Hint: For an array of shape (2, 3), how many calls of the cost do you need? How would you go through *all* places of an array whose number of axes you do not know?
#
# Hint: `np.ndindex(shape)` gives every place of an array of any shape. For each, make two dicts that differ from `parameters` in this one number, up and down; make new arrays for them, then nothing has to be put back. Floats plus whole numbers are floats.
#
# Hint: `cost_fn({**parameters, name: value + ...})` is a dict with one entry exchanged.

# %% [markdown]
# For trying things out, something small is given.

# %%
def small_network(seed=0):
    """Six examples, their labels, and parameters of a 3-4-2-1 network, all random."""
    draws = np.random.default_rng(seed)
    network = {}
    for l, (before, here) in enumerate(((3, 4), (4, 2), (2, 1)), start=1):
        network[f"W{l}"] = draws.standard_normal((here, before))
        network[f"b{l}"] = draws.uniform(0.2, 0.5, (here, 1))
    return draws.standard_normal((3, 6)), np.array([[1, 0, 1, 1, 0, 0]]), network

# %% [markdown]
# ## Exercise: gradient_check_n
#
# Now compare. One number first: take all gradients as one long vector, the numerical ones $d\theta_{approx}$ and those of the backward pass, $d\theta$ (lesson 2.1.13):
#
# $$r = \frac{\lVert d\theta_{approx}-d\theta\rVert_2}{\lVert d\theta_{approx}\rVert_2+\lVert d\theta\rVert_2}$$
#
# Below $10^{-7}$ is fine, above $10^{-3}$ is a mistake. You need not build the vector: the square of its length is the sum of the squares of all its entries. The cost to be nudged is the one with the penalty; you have all its parts.
#
# The second function asks the same of every array *by itself*, and names those that are wrong. (A ratio for all may hide a small array beside a large one.) If both arrays are 0, as for units that never fire, then nothing is wrong: beware of 0/0.

# %%
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, lambd=0.0):
    """How far a backward pass is from the nudges: one ratio for all.

    Arguments:
        parameters: dict with W1, b1, W2, b2, W3, b3.
        gradients: the gradients to be checked, a dict with dW1, db1, ...; what else is
            in it does not matter.
        X: examples, (n_x, m). Y: labels, (C, m).
        epsilon: length of a nudge.
        lambd: strength of the penalty in compute_cost_with_regularization.

    Returns:
        The ratio, from 0 to 1; 0 if all gradients are 0.
    """
    ### START CODE HERE ### shows ratio
    def cost_fn(some):
        A3, _ = forward_propagation(X, some)
        return compute_cost_with_regularization(A3, Y, some, lambd)

    numeric = numerical_gradients(cost_fn, parameters, epsilon)
    theirs = np.concatenate([np.ravel(gradients[name]) for name in numeric])
    nudged = np.concatenate([np.ravel(numeric[name]) for name in numeric])
    lengths = np.linalg.norm(nudged) + np.linalg.norm(theirs)
    ratio = np.linalg.norm(nudged - theirs) / lengths if lengths > 0 else 0.0
    ### END CODE HERE ###
    return ratio


def locate_bad_gradients(numeric, gradients, tol=1e-5):
    """Which gradients are wrong?

    Arguments:
        numeric: from numerical_gradients, {"dNAME": array}.
        gradients: the gradients to be checked, likewise; what else is in it does not
            matter.
        tol: the largest ratio, for one array, that is still right.

    Returns:
        A list of names, sorted: of each array whose ratio is above tol, that is
        missing in `gradients`, has another shape, or holds NaN or infinity.
    """
    ### START CODE HERE ### shows bad
    bad = []
    for name, slopes in numeric.items():
        if name not in gradients or np.shape(gradients[name]) != np.shape(slopes):
            bad.append(name)
            continue
        lengths = np.linalg.norm(slopes) + np.linalg.norm(gradients[name])
        right = np.linalg.norm(slopes - gradients[name]) <= tol * lengths < np.inf
        if not right:
            bad.append(name)
    ### END CODE HERE ###
    return sorted(bad)

# %% tags=["demo"]
# The given backward pass; then one array of it is doubled.
def test_check():
    points, labels, network = small_network()
    slopes = backward_propagation(points, labels,
                                  forward_propagation(points, network)[1])
    ratio = gradient_check_n(network, slopes, points, labels)
    doubled = {**slopes, "dW2": 2 * slopes["dW2"]}
    worse = gradient_check_n(network, doubled, points, labels)
    print(f"as given {ratio:.1e}, with dW2 doubled {worse:.3f}")
    assert ratio < 1e-7, "the given pass is right"
    lengths = {key: np.linalg.norm(value) for key, value in slopes.items()}
    all_of_them = np.sqrt(sum(length**2 for length in lengths.values()))
    other = np.sqrt(all_of_them**2 + 3 * lengths["dW2"]**2)
    assert np.isclose(worse, lengths["dW2"] / (all_of_them + other)), "no squares"
    charged = gradient_check_n(network, slopes, points, labels, lambd=2)
    assert charged > 1e-3, "the penalty is in the cost, and not in the gradients"
    assert locate_bad_gradients(slopes, doubled) == ["dW2"]
    zeros = {"dW": np.zeros(3)}
    assert locate_bad_gradients(zeros, zeros) == [], "0 and 0"
    halves = {"da": np.array([3.0, 4.0]), "db": np.array([1e-9])}
    near = {"db": np.array([1.1e-9]), "da": np.array([3.0, 4.00001])}
    assert locate_bad_gradients(halves, near) == ["db"], "10 % of db, a millionth of da"
    assert locate_bad_gradients(halves, {"db": halves["db"]}) == ["da"], "missing"
    holed = {"db": np.array([2e-9]), "da": np.array([3.0, np.nan])}
    assert locate_bad_gradients(halves, holed) == ["da", "db"], "NaN, and doubled"
    endless = {"db": halves["db"], "da": np.array([3.0, np.inf])}
    assert locate_bad_gradients(halves, endless) == ["da"], "infinity"
    assert locate_bad_gradients(slopes, doubled, tol=0.5) == [], "one third is below"
    assert locate_bad_gradients({"db": halves["da"], "da": halves["db"]},
                                {"db": zeros["dW"], "da": 0 * halves["db"]}) == [
                                    "da", "db"], "sorted by name"
    far = gradient_check_n(network, slopes, points, labels, epsilon=0.1)
    assert far > 1e-6, "with large nudges the slopes are less exact"
    silent = {key: 0 * value - (key in ("b1", "b2")) for key, value in network.items()}
    silent["b3"] = silent["b3"] + 800                  # certain, and right
    nothing = {"d" + key: 0 * value for key, value in network.items()}
    assert gradient_check_n(silent, nothing, points, labels**0) == 0, "all are 0"


test_check()

# %%
check(gradient_check_n)

# %% [markdown]
# Hint: A function may be defined inside a function, and knows all that stands around it. Which function of *one* argument do you need to call `numerical_gradients`?
#
# Hint: Inside the first function write a small one: parameters in, cost with penalty out, by the forward pass. Then three lengths: of the difference, and of both vectors, over all arrays together. In the second function the same three lengths for one array at a time. Written as a product, "difference at most tol times both lengths", nothing is divided, 0 and 0 are right, and NaN is not. Infinity needs a thought of its own: it is at most infinity.
#
# Hint: `lengths = np.linalg.norm(...) + np.linalg.norm(...)`: without squares. `np.ravel` makes a vector of any array.

# %% [markdown]
# ### Look: your own passes on trial
#
# First the penalty. Then dropout, which cannot be checked as it is: every call tosses new coins, and the cost jumps. But **hold the coins still**, and the cost is an ordinary function. A generator that is made anew from one seed in each call does just that.

# %% tags=["demo"]
def with_coins_held_still():
    points, labels, network = small_network(1)
    kept = forward_propagation(points, network)[1]
    slopes = backward_propagation_with_regularization(points, labels, kept, 0.7)
    print(f"penalty: ratio "
          f"{gradient_check_n(network, slopes, points, labels, lambd=0.7):.1e}")

    def thinned(some):
        return forward_propagation_with_dropout(points, some, 0.6,
                                                np.random.default_rng(5))

    numeric = numerical_gradients(lambda some: compute_cost(thinned(some)[0], labels),
                                  network)
    slopes = backward_propagation_with_dropout(points, labels, thinned(network)[1], 0.6)
    bad = locate_bad_gradients(numeric, slopes)
    print("dropout, coins held still: wrong are", bad or "none")
    assert not bad, "all six gradients fit the nudges"


with_coins_held_still()

# %% [markdown]
# ## Exercise: backward_to_mend
#
# A colleague wrote this backward pass, with the penalty. It runs, the cost falls, and it has **three mistakes. Find and mend them.** Do not read yet. Let your tool speak first: the cell below asks which arrays are wrong, once at the start of a training and once after 30 steps. (Three, to be mended in this function: the penalty is to stay.)
#
# Which arrays are right at the start, and wrong later? What is different later?

# %%
def backward_to_mend(X, Y, cache, lambd):
    """The derivatives of the cost with the penalty.

    Arguments:
        X: examples, (n_x, m). Y: labels, (C, m).
        cache: from forward_propagation: (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3,
            b3). It stays as it is.
        lambd: strength of the penalty, 0 or more.

    Returns:
        dict with dW1, db1, dW2, db2, dW3, db3, each in the shape of its parameter.
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    values = {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3, "b3": b3}
    ### START CODE HERE ###
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = (W3.T @ dZ3) * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = (W2.T @ dZ2) * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    gradients = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}
    for name in ("W1", "W2", "W3"):
        gradients["d" + name] = gradients["d" + name] + lambd / m * values[name]
    # BROKEN CODE TO MEND
    # dZ3 = A3 - Y
    # dW3 = dZ3 @ A2.T / m
    # db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    # dZ2 = (W3.T @ dZ3) * (Z2 > 0)
    # dW2 = dZ2 @ A1.T
    # db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    # dZ1 = W2.T @ dZ2
    # dW1 = dZ1 @ X.T / m
    # db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    # gradients = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}
    # for name in values:
    #     gradients["d" + name] = gradients["d" + name] + lambd / m * values[name]
    ### END CODE HERE ###
    return gradients

# %% tags=["demo"]
def inspect_the_colleague():
    """The wrong arrays at the start, where all biases are 0, and after 30 steps."""
    points, labels, _ = small_network(2)
    network = initialize_parameters_he([3, 12, 8, 1], np.random.default_rng(8))
    found = []
    for moment in ("at the start:", "after 30 steps:"):
        slopes = backward_to_mend(points, labels,
                                  forward_propagation(points, network)[1], 0.7)

        def cost_at(some):
            said, _ = forward_propagation(points, some)
            return compute_cost_with_regularization(said, labels, some, 0.7)

        numeric = numerical_gradients(cost_at, network)
        found.append(locate_bad_gradients(numeric, slopes))
        print(f"{moment:16} wrong are {', '.join(found[-1]) or 'none'}")
        network = descend(
            network, lambda some: backward_propagation_with_regularization(
                points, labels, forward_propagation(points, some)[1], 0.7), 30, 0.3)
    return found


assert inspect_the_colleague() == [[], []], "there are mistakes left"

# %%
check(backward_to_mend)

# %% [markdown]
# Hint: Some arrays are wrong from the start, and three more only later. What do those three have in common, and what is the value of their parameters at the start?
#
# Hint: A mistake in one line makes wrong what is computed *from* it, further down towards the inputs. So if the two gradients of a layer are both wrong, look at what both are made of. If only one of them is wrong, look at its own line. What is wrong only later depends on a parameter that starts at 0.
#
# Hint: Every $dZ$ of a hidden layer needs a slope, taken at its own ..., every mean over the examples needs ..., and the penalty is for ...

# %% [markdown]
# The third mistake is the kind to remember: **at the start the check finds nothing**, since the biases are 0 and so is their penalty. Check at the start, *and* again after some training.

# %% [markdown]
# # Part E: all in one model
#
# You have all the parts. Put them into one training loop, and let the remedies compete.

# %% [markdown]
# ## Exercise: model
#
# Only the result is described; the plan is yours. Gradient descent on a three-layer network, with as many of the remedies as are asked for, also several at once:
#
# - The start comes from `initialize_parameters_he(layers_dims, rng)`.
# - Before the steps 0, 10, 20, ... **measure**: the cost on the training set, with the penalty; and if a dev set is given, its cost, *without* the penalty. (Why without?) Measuring means using the network: is dropout on?
# - If `patience` is given, hand each dev cost to an `EarlyStopper`. When it says so, training ends at once, and in any case the best parameters come back in place of the last ones.
# - Then a **step**: forward with dropout, backward with dropout, and what the penalty adds to the gradients, all along one `rng`. (With `keep_prob=1` your functions with dropout do what the plain ones do.)

# %%
def model(X, Y, layers_dims, learning_rate=0.3, num_iterations=3000, lambd=0,
          keep_prob=1, rng=None, X_dev=None, Y_dev=None, patience=None):
    """Train a network of three layers, with L2, dropout and early stopping.

    Arguments:
        X: examples, (n_x, m). Y: labels, (C, m).
        layers_dims: the four sizes n_x, n_1, n_2, C.
        learning_rate: of each step. num_iterations: how many steps, from 1 on.
        lambd: strength of the L2 penalty. keep_prob: of dropout on the hidden layers.
        rng: NumPy Generator for the start and the masks; a new one if None.
        X_dev, Y_dev: the dev set, if there is one.
        patience: of early stopping, counted in measurements; None for none of it. It
            needs a dev set.

    Returns:
        dict with
        "parameters": those after the last step; with patience, those of the measurement
            with the lowest dev cost.
        "costs": the cost before step 0, 10, 20, ..., with penalty, without dropout.
        "dev_costs": that of the dev set at the same steps, without penalty and without
            dropout; [] if there is no dev set.
        "stopped_at": the number of steps that were taken.
    """
    rng = np.random.default_rng() if rng is None else rng
    ### START CODE HERE ### shows parameters, costs, dev_costs, stopped_at
    parameters = initialize_parameters_he(layers_dims, rng)
    costs, dev_costs, stopped_at = [], [], num_iterations
    stopper = EarlyStopper(np.inf if patience is None else patience)
    for i in range(num_iterations):
        if i % 10 == 0:
            A3, _ = forward_propagation(X, parameters)
            costs.append(compute_cost_with_regularization(A3, Y, parameters, lambd))
            if X_dev is not None:
                A3_dev, _ = forward_propagation(X_dev, parameters)
                dev_costs.append(compute_cost(A3_dev, Y_dev))
            if patience is not None and stopper.update(dev_costs[-1], parameters):
                stopped_at = i
                break
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, rng)
        gradients = backward_propagation_with_dropout(X, Y, cache, keep_prob)
        for name in ("W1", "W2", "W3"):
            penalty = lambd / X.shape[1] * parameters[name]
            gradients["d" + name] = gradients["d" + name] + penalty
        parameters = update_parameters(parameters, gradients, learning_rate)
    if patience is not None:
        parameters = stopper.best_parameters
    ### END CODE HERE ###
    return {"parameters": parameters, "costs": costs, "dev_costs": dev_costs,
            "stopped_at": stopped_at}

# %% tags=["demo"]
def test_model():
    points, labels, _ = small_network(3)
    others, other_labels, _ = small_network(4)
    plan = {"layers_dims": [3, 4, 2, 1], "num_iterations": 41, "learning_rate": 0.5}

    def run(seed=0, **more):
        return model(points, labels, rng=np.random.default_rng(seed), **(plan | more))

    plain, charged = run(), run(lambd=3)
    print("without penalty", np.round(plain["costs"], 3))
    print("with penalty   ", np.round(charged["costs"], 3))
    assert len(plain["costs"]) == 5, "before the steps 0, 10, 20, 30 and 40"
    assert plain["dev_costs"] == [] and plain["stopped_at"] == 41
    start = initialize_parameters_he([3, 4, 2, 1], np.random.default_rng(0))
    added = 3 / 12 * squared_norm(start)
    assert np.isclose(charged["costs"][0] - plain["costs"][0], added), "with penalty"
    assert squared_norm(charged["parameters"]) < squared_norm(plain["parameters"])
    still = run(learning_rate=0, keep_prob=0.5)
    assert np.allclose(still["costs"], plain["costs"][0]), "no dropout while measuring"
    awake, asleep = run(), run(keep_prob=0.5)
    assert not np.allclose(awake["costs"][1:], asleep["costs"][1:]), "dropout in steps"
    nothing = model(0 * points, labels, [3, 4, 2, 1], 0.5, 1, lambd=3,
                    rng=np.random.default_rng(0))
    assert np.allclose(nothing["parameters"]["W1"], 0.75 * start["W1"]), \
        "inputs of 0: the penalty alone shrinks W1, by 0.5 times 3 / 6"
    draws = np.random.default_rng(0)
    first = initialize_parameters_he([3, 4, 2, 1], draws)
    _, kept = forward_propagation_with_dropout(points, first, 0.5, draws)
    slopes = backward_propagation_with_dropout(points, labels, kept, 0.5)
    once = run(keep_prob=0.5, num_iterations=1)["parameters"]
    for key, value in update_parameters(first, slopes, 0.5).items():
        assert np.allclose(once[key], value), f"{key} after one step with dropout"
    used = []
    for steps in (2, 3):
        draws = np.random.default_rng(0)
        model(points, labels, [3, 4, 2, 1], 0.5, steps, keep_prob=0.5, rng=draws)
        used.append(draws.random())
    assert used[0] != used[1], "every step draws its masks from rng"
    measured = run(X_dev=others, Y_dev=other_labels, lambd=3)["dev_costs"][0]
    assert np.isclose(measured, compute_cost(forward_propagation(others, start)[0],
                                             other_labels)), "a dev cost, no penalty"
    early = run(X_dev=others, Y_dev=other_labels, patience=2, num_iterations=500)
    best = int(np.argmin(early["dev_costs"]))
    print("dev costs", np.round(early["dev_costs"], 3), "stopped", early["stopped_at"])
    assert early["stopped_at"] == 10 * (best + 2), "two measurements behind the best"
    again = compute_cost(forward_propagation(others, early["parameters"])[0],
                         other_labels)
    assert np.isclose(again, early["dev_costs"][best]), "the best parameters come back"


test_model()

# %%
check(model)

# %% [markdown]
# Hint: Write one turn of the loop as a list of sentences, in their order. Which of them happen in every turn, which in every tenth, and which only if something is asked for?
#
# Hint: Measuring takes the plain forward pass, stepping the one with dropout. The two gradients add up: what comes back through the sleeping network, and the share of the weights that the penalty asks for. The stopper is made once, before the loop. Which parameters come back is decided after the loop.
#
# Hint: `if patience is not None and stopper.update(..., ...):` then note the step and leave the loop with `break`.

# %% [markdown]
# ### The report card
#
# Three tasks and five remedies, with one and the same model. **Predict first**: which remedy will be best on the moons, which on 300 clean digits, which on 600 digits of which every fifth has a label drawn at random?

# %% tags=["demo"]
def noisy_labels(labels, share=0.2, seed=5):
    """Labels of which a share is drawn at random; one in ten stays right."""
    draws = np.random.default_rng(seed)
    drawn = draws.random(len(labels)) < share
    return np.where(drawn, draws.integers(0, 10, len(labels)), labels)


def digit_tasks():
    """Pictures and labels to train on: 300 clean digits, 600 with wrong labels."""
    pictures, labels = shuffled_digits()
    return {"300 digits": (pictures[:300], ten_questions(labels[:300])),
            "600, wrong labels": (pictures[:600],
                                  ten_questions(noisy_labels(labels[:600])))}


def train_with_shifts(pictures, targets, steps, rate, seed=0):
    """Gradient descent on pictures that are moved anew in every third step."""
    draws = np.random.default_rng(seed)
    network = initialize_parameters_he([196, 128, 64, 10], draws)
    for _ in range(steps // 3):
        moved = as_columns(random_shift(pictures, 2, draws))
        network = descend(network, lambda some: backward_propagation(
            moved, targets, forward_propagation(moved, some)[1]), 3, rate)
    return network


def run_all():
    """{task: {remedy: (parameters, training error, dev error)}}; when it stopped."""
    seen, seen_labels, new, new_labels = moons()
    pictures, labels = shuffled_digits()
    dev, dev_labels = as_columns(pictures[3000:4000]), ten_questions(labels[3000:4000])
    tasks = {"moons": (seen, seen_labels, new, new_labels, [2, 64, 32, 1], 1.0, 4000,
                       1, 0.5)}
    for task, (some, targets) in digit_tasks().items():
        lambd, keep = {"300 digits": (3, 0.5), "600, wrong labels": (6, 0.3)}[task]
        tasks[task] = (as_columns(some), targets, dev, dev_labels, [196, 128, 64, 10],
                       0.2, 600 if len(some) == 300 else 800, lambd, keep)
    results, steps = {}, {}
    for task, (inputs, targets, new, new_targets, dims, rate, most, lambd,
               keep) in tasks.items():
        ways = {"none": {}, "L2": {"lambd": lambd}, "dropout": {"keep_prob": keep},
                "stopped early": {"X_dev": new, "Y_dev": new_targets, "patience": 10}}
        results[task] = {}
        for remedy, way in ways.items():
            trained = model(inputs, targets, dims, rate, most,
                            rng=np.random.default_rng(0), **way)
            results[task][remedy] = trained["parameters"]
            steps[task] = trained["stopped_at"]
        if task != "moons":
            results[task]["shifts"] = train_with_shifts(digit_tasks()[task][0], targets,
                                                        most, rate)
        results[task] = {remedy: (network, error_rate(inputs, targets, network),
                                  error_rate(new, new_targets, network))
                         for remedy, network in results[task].items()}
    return results, steps


report, stopped_after = run_all()

# %% tags=["demo"]
def print_report():
    verdicts = {(False, False): "neither", (True, False): "bias",
                (False, True): "variance", (True, True): "both"}
    print(" " * 14, "".join(f"{task:>29}" for task in report))
    print(" " * 14, "     train   dev      verdict" * 2 + "     train   dev")
    for remedy in ("none", "L2", "dropout", "stopped early", "shifts"):
        line = f"{remedy:14} "
        for task, found in report.items():
            if remedy not in found:
                line += f"{'-':>29}"
                continue
            _, train, dev = found[remedy]
            high = diagnose_bias_variance(train, dev, {"moons": 0.113}.get(task, 0.0))
            verdict = verdicts[tuple(map(bool, high))] if "wrong" not in task else ""
            line += f"{train:>10.1%} {dev:>6.1%} {verdict:>11}"
        print(line.rstrip())
    print("\nstopped after", ", ".join(f"{steps} steps ({task})"
                                      for task, steps in stopped_after.items()))


print_report()

# %% [markdown]
# This table is the answer of the week. Read it by columns.
#
# - **The moons**: the penalty wins, with stopping early and dropout close by. The border was too complicated, and all three forbid it to be. (There is no honest way to shift a point.)
# - **300 clean digits**: penalty, dropout and stopping early do *next to nothing*. Shifts win by far, since they bring what is missing: other ways to write a 3. No other remedy can draw from 300 digits what they do not hold.
# - **600 digits, a fifth with labels drawn at random**: now all of them help, since all of them keep the network from learning by heart what is wrong. Shifts first, then dropout. (The verdict is left out here. The training labels lie and the dev labels do not, so the two sets are not of one kind.)
#
# Did you predict it? **No remedy is best everywhere.** So measure, each time.
#
# One number is a little too kind: where we stopped early, the dev set chose the moment *and* gave the mark. That is what a test set is for.

# %% tags=["demo"]
def last_word():
    pictures, labels = shuffled_digits()
    unseen, answers = as_columns(pictures[4000:]), ten_questions(labels[4000:])
    for task in ("300 digits", "600, wrong labels"):
        print(task, "on the 1,000 test digits:")
        for remedy, (network, _, dev) in report[task].items():
            print(f"    {remedy:14} dev {dev:5.1%}   "
                  f"test {error_rate(unseen, answers, network):5.1%}")
    best = {task: {remedy: dev for remedy, (_, _, dev) in found.items()}
            for task, found in report.items()}
    assert best["moons"]["none"] - best["moons"]["L2"] > 0.02, "the penalty helps"
    few, wrong = best["300 digits"], best["600, wrong labels"]
    assert few["none"] - few["shifts"] > 0.02, "shifts help"
    assert min(wrong["dropout"], wrong["stopped early"]) < wrong["none"] - 0.02
    draw_borders({remedy: network for remedy, (network, _, _)
                  in report["moons"].items()})


last_word()

# %% [markdown]
# ### Look: the same in Keras
#
# Week 2.3 teaches TensorFlow; here you only read it. First a test: does Keras, with its own penalty and its own gradients, take the same 50 steps as your `model`? Its `L2(c)` charges $c\sum W^2$, so $c=\frac{\lambda}{2m}$. Examples are rows there, so all matrices are transposed.

# %% tags=["demo"]
def same_as_keras():
    from coursekit.probe import quiet_stderr

    with quiet_stderr():        # TensorFlow greets with a page of log lines
        import keras

        find_device()           # when it looks for a GPU, too

    from coursekit.keras_settings import keras_settings

    draws = np.random.default_rng(0)
    inputs, labels = draws.standard_normal((3, 50)), draws.integers(0, 2, (1, 50))
    dims, lambd = [3, 6, 4, 1], 50 / 64        # lambda / 2m is then 1 / 128 exactly
    ours = model(inputs, labels, dims, 0.125, 50, lambd, rng=np.random.default_rng(1))
    with keras_settings(policy="float64", floatx="float64"):    # NumPy's digits
        charge = keras.regularizers.L2(lambd / 100)
        network = keras.Sequential([keras.Input((3,))] + [
            keras.layers.Dense(units, activation, kernel_regularizer=charge)
            for units, activation in ((6, "relu"), (4, "relu"), (1, "sigmoid"))])
        first = initialize_parameters_he(dims, np.random.default_rng(1))
        network.set_weights([value.T if key[0] == "W" else value[:, 0]
                             for key, value in first.items()])
        network.compile(keras.optimizers.SGD(0.125), "binary_crossentropy")
        network.fit(inputs.T, labels.T, batch_size=50, epochs=50, verbose=0)
        theirs = dict(zip(first, network.get_weights()))
    apart = max(np.abs(theirs[key].T.reshape(value.shape) - value).max()
                for key, value in ours["parameters"].items())
    print(f"after 50 steps your weights and Keras' differ by at most {apart:.0e}")
    assert apart < 1e-6, "the same steps"


same_as_keras()

# %% [markdown]
# Then the puzzle as a practitioner would do it now: ten times as many digits, at full size, in small batches, with shifts as a layer. `RandomTranslation` is on in training and off in use, all by itself. (Keras' cross-entropy is a *mean* over the ten outputs, ours a sum. So the same rate means steps a tenth as long.) With a GPU the network is ten times as wide.

# %% tags=["demo"]
def puzzle_in_keras(shifts, epochs=20):
    """The dev error of a Keras network on 3,000 digits."""
    import keras

    keras.utils.set_random_seed(0)
    pictures, labels = shuffled_digits()
    pictures, targets = pictures[..., None].astype("float32"), ten_questions(labels).T
    wide = 10 if find_device().is_gpu else 1
    moved = [keras.layers.RandomTranslation(0.08, 0.08, fill_mode="constant")]
    network = keras.Sequential([
        keras.Input((28, 28, 1)), *(moved if shifts else []), keras.layers.Flatten(),
        keras.layers.Dense(128 * wide, "relu", kernel_initializer="he_normal"),
        keras.layers.Dense(64 * wide, "relu", kernel_initializer="he_normal"),
        keras.layers.Dense(10, "sigmoid")])
    network.compile(keras.optimizers.SGD(0.3, momentum=0.9), "binary_crossentropy")
    network.fit(pictures[:3000], targets[:3000], batch_size=64, epochs=epochs,
                verbose=0)
    said = network.predict(pictures[3000:4000], verbose=0).argmax(axis=1)
    return np.mean(said != labels[3000:4000])


print(f"{find_device()}: dev error {puzzle_in_keras(False):.1%} plain, "
      f"{puzzle_in_keras(True):.1%} with shifts")

# %% [markdown]
# From one in seven to one in twenty or so. Ten times the data is the strongest remedy of all, where it can be had, and shifts add to it even then.

# %% [markdown]
# ## Exercise: backward_norms
#
# *Optional.* Do the *gradients* keep their size on the way back as the signal does on the way forward? Write forward and backward for a network of any depth, ReLU in all hidden layers and sigmoid at the end, and return the length of each $dW^{[l]}$. Then the cell below compares three starts, thirty layers deep.

# %%
def backward_norms(parameters, X, Y):
    """The length of the gradient of each weight matrix.

    Arguments:
        parameters: dict with W1, b1, ..., WL, bL, of any number of layers L from 1 on.
        X: examples, (n_0, m). Y: labels, 0 or 1, (n_L, m).

    Returns:
        A list of L numbers, the Frobenius norms of dW1, ..., dWL, the derivatives of
        the log loss: added up over the outputs, mean over the examples.
    """
    L = len(parameters) // 2
    ### START CODE HERE ### shows norms
    A = [X]
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"]
        A.append(relu(Z) if l < L else sigmoid(Z))
    norms = []
    dZ = (A[-1] - Y) / X.shape[1]
    for l in range(L, 0, -1):
        norms.append(np.linalg.norm(dZ @ A[l - 1].T))
        dZ = (parameters[f"W{l}"].T @ dZ) * (A[l - 1] > 0)
    norms.reverse()
    ### END CODE HERE ###
    return norms

# %% tags=["demo"]
def test_norms():
    points, labels, network = small_network(6)
    slopes = backward_propagation(points, labels,
                                  forward_propagation(points, network)[1])
    norms = backward_norms(network, points, labels)
    print(np.round(norms, 6))
    assert len(norms) == 3, "one for each layer"
    for key, norm in zip(("dW1", "dW2", "dW3"), norms):
        assert np.isclose(norm, np.linalg.norm(slopes[key])), key
    alone = {"W1": np.zeros((2, 1)), "b1": np.zeros((2, 1))}
    one = backward_norms(alone, np.array([[3.0, 0.0]]), np.array([[1, 0], [0, 1]]))
    assert np.allclose(one, [np.sqrt(2) * 0.75]), "a single layer: -0.75 and 0.75"


def compare_norms():
    figure, ax = plt.subplots()
    for name, initialize in {"0.01": initialize_parameters_random,
                             "LeCun": initialize_parameters_lecun,
                             "He": initialize_parameters_he}.items():
        draws = np.random.default_rng(0)
        network = initialize([100] + [100] * 30 + [1], draws)
        norms = backward_norms(network, draws.standard_normal((100, 200)),
                               draws.integers(0, 2, (1, 200)))
        ax.semilogy(range(1, 32), norms, label=name)
    ax.set(xlabel="layer", ylabel="length of the gradient")
    ax.legend()
    plt.show()


test_norms()
compare_norms()

# %%
check(backward_norms)

# %% [markdown]
# Look at the vertical axis. In each network the layers have gradients of about the same length, even where the signal dies: what is lost on the way forward and what is lost on the way back multiply to the same for every layer. But with a start that is too small, *all* of them are tiny, and nothing learns.

# %% [markdown]
# Hint: On the way back through layer $l$ you need $A^{[l-1]}$, twice: what for?
#
# Hint: Keep all activations in a list, the inputs first. On the way back the gradient of a matrix is the error of its layer times what came in, transposed. Then the error goes back through the weights and stops at units that were silent. The list comes out in turned order.
#
# Hint: `norms.append(np.linalg.norm(dZ @ ...))`, for `l` from `L` down to 1.

# %% [markdown]
# # What you built
#
# - A split that loses nobody, and a verdict from two numbers.
# - Inputs of one scale, and first weights whose size you have derived.
# - Four remedies, and a report card that says where each of them is worth something.
# - A gradient checker that has found three mistakes, one of them invisible on the first day.
#
# Next week the same network learns faster: on small batches, with momentum, and with Adam.
