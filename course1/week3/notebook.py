# %% [markdown]
# # A bent boundary
#
# Four hundred plants of a greenhouse: how much water each one gets, how much light, and whether it flowers. Too little of anything is bad, and so is too much. Last week's classifier draws one straight line through them, and is right for half of the plants. A coin does as well.
#
# In this notebook you build the smallest machine that bends the line, a network with one hidden layer, from nothing but arrays:
#
# - **units that bend**, for all examples at once, and a test of your own that finds out when a function secretly looks at the neighbours;
# - the **way back**, which tells every weight which way is better. You derive it;
# - **training**, which at first does nothing for two thousand steps. You will find out why;
# - two real tests: handwritten digits, and the first names of a whole country, where the network is right nearly nine times in ten and still of no use for a part of the people.
#
# You need what you made last week: the sigmoid, a cost, gradient descent. The whole notebook takes about four hours; the minutes stand at each exercise. Nobody does it in one go.

# %%
import matplotlib.pyplot as plt
import numpy as np

from coursekit import check, data, plots, start

start()

# %% [markdown]
# Two functions of last week are at hand.

# %%
# GIVEN: sigmoid, central_difference

# %% [markdown]
# Two more give data: three sets of points in the plane, and the four plants and the small network of lesson 1.3.4, which you have worked out on paper.

# %%
def plane(name):
    """Points (2, m) and their labels (1, m) of "rings", "moons" or "xor"."""
    from sklearn.datasets import make_circles, make_moons

    if name == "xor":
        points = np.random.default_rng(0).uniform(-1, 1, (2, 200))
        return points, (points[:1] * points[1:] > 0).astype(int)
    if name == "rings":
        rows, labels = make_circles(400, noise=0.1, factor=0.5, random_state=0)
    else:
        rows, labels = make_moons(400, noise=0.2, random_state=0)
    return rows.T, labels.reshape(1, -1)


def lesson_network():
    """Four examples (3, 4), labels (1, 4), and the parameters of a 3-2-1 network."""
    examples = np.array([[1, 0, -1, 2], [2, -1, 0.5, 0], [0, 1, 1, -1]])
    network = {"W1": np.array([[0.1, -0.2, 0.3], [0.4, 0, -0.1]]),
               "b1": np.array([[0.05], [-0.05]]),
               "W2": np.array([[0.5, -0.6]]), "b2": np.array([[0.1]])}
    return examples, np.array([[1, 0, 1, 0]]), network

# %% [markdown]
# Here are the points, each set with the line that logistic regression draws: the **rings** are our plants, the **moons** lie hooked into each other, and in **xor** opposite corners belong together.

# %% tags=["demo"]
def straight_lines():
    from sklearn.linear_model import LogisticRegression

    figure, panels = plt.subplots(1, 3, figsize=(10, 3.3))
    for ax, name in zip(panels, ("rings", "moons", "xor")):
        points, labels = plane(name)
        line = LogisticRegression().fit(points.T, labels[0])
        plots.decision_regions(lambda grid: line.predict(grid.T), points, labels[0],
                               ax=ax, steps=100)
        ax.set_title(f"{name}: {line.score(points.T, labels[0]):.1%} right")
    plt.show()


straight_lines()

# %% [markdown]
# Three straight lines, and none of them will do. (The moons look well at 87 %. Remember that number: it is what a *line* gets.)

# %% [markdown]
# # Part 1: units that bend
#
# A hidden unit is a small logistic regression whose answer is handed on. First its bend, then its start, then all units on all examples at once.

# %% [markdown]
# ## Exercise: activation_prime
#
# A hidden unit computes a score $z$ and bends it: $a = g(z)$. Learning needs the **slope** of the bend, $g'(z)$: how much $a$ changes when $z$ changes a little. It says how much of an error gets through to the weights of the unit (lesson 1.3.8). Four bends are in common use:
#
# | name | $g(z)$ | slope $g'(z)$ |
# |---|---|---|
# | `"sigmoid"` | $\dfrac{1}{1+e^{-z}}$ | $\dfrac{e^{-z}}{(1+e^{-z})^2} = a\,(1-a)$ |
# | `"tanh"` | $\dfrac{e^z-e^{-z}}{e^z+e^{-z}}$ | **derive it**, from the quotient |
# | `"relu"` | $z$ where $z>0$, else 0 | at $z=0$ take 0 |
# | `"leaky_relu"` | $z$ where $z>0$, else `slope` times $z$ | at $z=0$ take `slope` |
#
# The first row shows the same slope in two forms. On paper they are equal. A unit may have $z=-1000$: which of the two survives it? `np.tanh` itself is safe for any $z$.

# %%
def activation_prime(z, name, slope=0.01):
    """The slope of an activation function at z.

    Arguments:
        z: scores before the bend, a number or an array of any shape.
        name: "sigmoid", "tanh", "relu" or "leaky_relu".
        slope: of the leaky ReLU where z is not above 0; any number from 0 on, also
            above 1. The others do not use it.

    Returns:
        The slope at each z, in the shape of z: numbers, not True and False; never NaN.

    Example:
        activation_prime(0.0, "sigmoid") is 0.25, activation_prime(0.0, "tanh") is 1.
    """
    ### START CODE HERE ### shows derivative
    if name == "sigmoid":
        a = sigmoid(z)
        derivative = a * (1 - a)
    elif name == "tanh":
        a = np.tanh(z)
        derivative = (1 + a) * (1 - a)
    elif name == "relu":
        derivative = np.where(z > 0, 1.0, 0.0)
    else:
        derivative = np.where(z > 0, 1.0, slope)
    ### END CODE HERE ###
    return derivative

# %% tags=["demo"]
def test_slopes():
    z = np.array([-1.0, 0.0, 2.0])
    for name, right in {"sigmoid": [0.196612, 0.25, 0.104994],
                        "tanh": [0.419974, 1, 0.070651],
                        "relu": [0, 0, 1], "leaky_relu": [0.01, 0.01, 1]}.items():
        slopes = activation_prime(z, name)
        print(f"{name:10}", np.round(slopes, 6))
        assert np.allclose(slopes, right, atol=1e-6), f"{name}: {right} at -1, 0, 2"
        assert np.allclose(-slopes, np.multiply(-1, right), atol=1e-6), "with a minus"
    steep = activation_prime(z, "leaky_relu", 1.5)
    assert np.allclose(steep, [1.5, 1.5, 1]), "a leaky slope of 1.5"


test_slopes()

# %%
check(activation_prime)

# %% [markdown]
# Hint: Nudge $z$ in your head. Where ReLU is flat, how much does $a$ change? Where it climbs? And for tanh: what is the derivative of $e^z - e^{-z}$, what that of $e^z + e^{-z}$?
#
# Hint: Write tanh as a quotient of two functions, each of which is the derivative of the other. The rule for quotients then leaves one, less the square of tanh itself. For the two ReLUs choose between two numbers, by the sign of $z$. For the sigmoid, of the two forms take the one without an exponential that can overflow.
#
# Hint: `derivative = np.where(z > 0, 1.0, ...)` chooses for every entry by itself; for tanh, `derivative = 1 - ...`

# %% tags=["demo"]
def show_bends():
    """Each bend and its slope; your formula against last week's nudge."""
    z = np.linspace(-4, 4, 200)
    bends = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda z: np.maximum(0, z),
             "leaky_relu": lambda z: np.maximum(0.01 * z, z)}
    figure, panels = plt.subplots(1, 4, figsize=(10, 2.6), sharey=True)
    for ax, (name, bend) in zip(panels, bends.items()):
        ax.plot(z, bend(z), color=plots.GREY)
        ax.plot(z, activation_prime(z, name), color=plots.RED)
        ax.set(title=name, xlabel="$z$", ylim=(-1.3, 2.2))
        nudged = central_difference(bend, z, 1e-6)
        apart = np.abs(nudged - activation_prime(z, name)).max()
        print(f"{name:10} formula and nudge differ by at most {apart:.0e}")
    plt.show()


show_bends()

# %% [markdown]
# Grey is the bend, red its slope. Both curves on the left go flat on both sides. An error that meets a flat unit is multiplied by nearly nothing: that unit learns nothing from it.

# %% [markdown]
# ## Exercise: initialize_parameters
#
# The network has $n_x$ inputs, $n_h$ hidden units and $n_y$ outputs. Each layer has a matrix of weights and a column of biases (lesson 1.3.2): a row for each unit of *this* layer, a column for each number that comes in from the layer *before*.
#
# Last week all parameters started at zero. Here that would be fatal. Two hidden units that start alike say the same, get the same slopes, and stay alike for ever (lesson 1.3.11). So the weights are drawn: normal numbers with mean 0 and standard deviation 0.01, small, so that the units begin where tanh is steep. Must the biases be drawn as well? Think, and then take zeros wherever zeros do no harm.

# %%
def initialize_parameters(n_x, n_h, n_y, rng):
    """Start values for a network with one hidden layer.

    Arguments:
        n_x, n_h, n_y: how many inputs, hidden units and outputs.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        dict with "W1", "b1" of the hidden layer and "W2", "b2" of the output layer:
        weights (this layer, layer before), normal with standard deviation 0.01;
        biases (this layer, 1), zeros.
    """
    ### START CODE HERE ###
    W1 = 0.01 * rng.standard_normal((n_h, n_x))
    b1 = np.zeros((n_h, 1))
    W2 = 0.01 * rng.standard_normal((n_y, n_h))
    b2 = np.zeros((n_y, 1))
    ### END CODE HERE ###
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% tags=["demo"]
def test_start():
    small = initialize_parameters(3, 5, 2, np.random.default_rng(1))
    shapes = {key: value.shape for key, value in small.items()}
    print(shapes)
    assert shapes == {"W1": (5, 3), "b1": (5, 1), "W2": (2, 5), "b2": (2, 1)}
    assert not small["b1"].any() and not small["b2"].any(), "the biases are zeros"
    large = initialize_parameters(200, 300, 100, np.random.default_rng(1))
    for key in ("W1", "W2"):
        print(f"{key}: mean {large[key].mean():.4f}, spread {large[key].std():.4f}")
        assert abs(large[key].mean()) < 0.001, "mean 0"
        assert abs(large[key].std() - 0.01) < 0.0005, "standard deviation 0.01"
    again = initialize_parameters(3, 5, 2, np.random.default_rng(1))
    other = initialize_parameters(3, 5, 2, np.random.default_rng(2))
    assert np.array_equal(small["W1"], again["W1"]), "the same seed, the same numbers"
    assert not np.array_equal(small["W1"], other["W1"]), "another seed, others"
    square = initialize_parameters(2, 2, 2, np.random.default_rng(1))
    assert not np.allclose(square["W1"], square["W2"]), "each layer has its own draw"


test_start()

# %%
check(initialize_parameters)

# %% [markdown]
# Hint: For 3 inputs and 5 hidden units: how many weights does one hidden unit have, and how many units are there? Which of the two is the number of rows?
#
# Hint: Two draws, one for each matrix, in the order of the layers, both from the generator that is handed in. If all weights differ already, two units differ even when their biases are equal.
#
# Hint: `W1 = 0.01 * rng.standard_normal((..., ...))` wants a pair of sizes; for `b1` look at `np.zeros`, which wants a pair, too.

# %% [markdown]
# ## Exercise: forward_propagation
#
# From the inputs to the answer, for all $m$ examples at once. The hidden layer bends with tanh, the output with the sigmoid (lesson 1.3.4):
#
# $$Z^{[1]} = W^{[1]} X + b^{[1]}, \qquad A^{[1]} = \tanh(Z^{[1]}), \qquad Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]}, \qquad A^{[2]} = \sigma(Z^{[2]}).$$
#
# Examples are columns: $X$ is $(n_x, m)$, $A^{[1]}$ is $(n_h, m)$, $A^{[2]}$ is $(n_y, m)$. No loop: a matrix product does all examples together. The way back will need what was computed on the way, so everything goes into a dict, the **cache**.

# %%
def forward_propagation(X, parameters):
    """What the network says of every example.

    Arguments:
        X: examples as columns, (n_x, m).
        parameters: dict with W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1).

    Returns:
        A2: the outputs, (n_y, m), between 0 and 1.
        cache: dict with "Z1", "A1", each (n_h, m), and "Z2", "A2", each (n_y, m).
    """
    ### START CODE HERE ###
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    ### END CODE HERE ###
    return A2, cache

# %% tags=["demo"]
# The four plants of lesson 1.3.4.
def test_forward():
    examples, _, network = lesson_network()
    said, kept = forward_propagation(examples, network)
    print(np.round(said, 6))
    assert np.allclose(said, [[0.444163, 0.608162, 0.616508, 0.415902]], atol=1e-6)
    assert sorted(kept) == ["A1", "A2", "Z1", "Z2"], "the cache has four entries"
    assert np.allclose(kept["Z1"][0], [-0.25, 0.55, 0.15, -0.05]), "Z1, first row"
    assert np.allclose(kept["Z1"][1], [0.35, -0.15, -0.55, 0.85]), "Z1, second row"
    assert np.allclose(kept["A1"][:, 0], [-0.244919, 0.336376], atol=1e-6)
    assert np.allclose(kept["Z2"][0, :2], [-0.224285, 0.439591], atol=1e-6)
    assert np.array_equal(kept["A2"], said)


test_forward()

# %%
check(forward_propagation)

# %% [markdown]
# Hint: Write the four shapes one below the other. Which product gives $(n_h, m)$, and why may a column $(n_h, 1)$ be added to it?
#
# Hint: Four lines, one for each formula, in their order: scores, bend, scores, bend. The second pair is the first one again, with $A^{[1]}$ where $X$ stood and with the other bend. Then a dict with the four arrays under their names.
#
# Hint: `Z1 = parameters["W1"] @ ... + ...`, then `A1 = ...(Z1)`; and once more for the second layer.

# %% [markdown]
# # Part 2: what a layer can do
#
# Before the network learns, three questions. Do examples that stand side by side leave each other alone? How wrong is an answer? And what is the bend good for?

# %% [markdown]
# ## Exercise: columns_independent
#
# Is it *allowed* to put all examples side by side? Only if nothing mixes them: **column $i$ of the output must be what comes out for column $i$ alone**. Somebody subtracts a mean over the examples, and it is no longer so. The code runs, the shapes are right, and in training it may even do well. It fails when it is used, on one example at a time (lesson 1.3.5).
#
# Now you write a *test*: a function that gets another function `f` and finds out. You do not see inside `f`; you only call it, with any columns that you like. `f` takes `(n, m)` for any $m \ge 1$ and returns a column for each column. Plan before you write:
#
# - There is a function that passes when you *exchange* two columns, and is wrong. There is another that passes when you *change* one column and look whether the others stay, and is wrong. Can you think of both?
# - Right answers may differ in their last digits: a product with one column is not always rounded like one with many. So "exactly equal" refuses what is right.
# - The numbers of `f` may be as large as $10^8$ or as small as $10^{-9}$. Digits in the last place are large beside large numbers and tiny beside tiny ones. And where large terms cancel, nothing but rounding is left: two right results of $10^{-17}$ and $-3 \cdot 10^{-17}$ differ by more than themselves.

# %%
def columns_independent(f, X):
    """Does f treat every example by itself?

    Arguments:
        f: a function from (n, m) to (k, m), for any m from 1 on.
        X: examples to try it on, (n, m) with m from 2 on. They stay as they are.

    Returns:
        True if each column of f(X) is, up to rounding, what f gives for that column of
        X alone; else False. Functions that do mix examples differ by far more than
        rounding: by a thousandth of their largest number at least.
    """
    ### START CODE HERE ### shows independent
    together = f(X)
    alone = np.hstack([f(X[:, [i]]) for i in range(X.shape[1])])
    close = 1e-7 * np.abs(alone).max()
    independent = np.abs(together - alone).max() <= close
    ### END CODE HERE ###
    return independent

# %% tags=["demo"]
def test_columns():
    """Five functions: which treat every example by itself?"""
    draws = np.random.default_rng(0)
    weights, points = draws.normal(size=(30, 40)), draws.normal(size=(40, 7))
    functions = {
        "a layer": (lambda x: np.tanh(weights @ x), True),
        "large numbers": (lambda x: 1e8 * weights @ x, True),
        "the mean of each example subtracted": (lambda x: x - x.mean(axis=0), True),
        "the mean of each feature subtracted":
            (lambda x: x - x.mean(axis=1, keepdims=True), False),
        "the place of an example added": (lambda x: x + np.arange(x.shape[1]), False),
        "a running sum": (lambda x: np.cumsum(x, axis=1), False),
        "a running sum of tiny numbers": (lambda x: 1e-9 * np.cumsum(x, axis=1), False)}
    for name, (f, right) in functions.items():
        says = columns_independent(f, points)
        print(f"{name:36} independent: {says}")
        assert bool(says) == right, f"{name}: the answer is {right}"


test_columns()

# %%
check(columns_independent)

# %% [markdown]
# Hint: If you may call `f` as often as you like, with as many columns as you like: which two calls tell you directly whether example 3 gets the same answer among others and alone?
#
# Hint: Ask `f` about all columns together, once. Then ask about each column alone, and keep it a column. Put the answers side by side and compare: shrink the allowed difference or let it grow with the size of the numbers that `f` gives.
#
# Hint: `X[:, [i]]` is column i and still $(n, 1)$. The difference that you allow should be a small share of ...

# %% tags=["demo"]
def test_the_network():
    examples, _, network = lesson_network()

    def centred(x):
        return forward_propagation(x - x.mean(axis=1, keepdims=True), network)[0]

    print("your forward pass:", columns_independent(
        lambda x: forward_propagation(x, network)[0], examples))
    print("with inputs centred on the examples at hand:",
          columns_independent(centred, examples))


test_the_network()

# %% [markdown]
# ## Exercise: compute_cost
#
# How wrong is the network? As last week: the log loss of what it says. An example has one label for each output; their losses are added up, and $J$ is the mean over the examples:
#
# $$J = -\frac1m \sum_{i=1}^m \sum_{k=1}^{n_y} \Big( y_k^{(i)} \ln a_k^{[2](i)} + (1 - y_k^{(i)}) \ln (1 - a_k^{[2](i)}) \Big)$$
#
# This week has one output. Next week has ten, and then it matters which sum is a mean and which is not.
#
# The trap: a network that is *sure and right* should cost nothing. But $\sigma(40)$ is, in the digits of a computer, exactly 1. Then one of the two logarithms is $-\infty$, and $0 \cdot \infty$ is NaN. Adding a little something inside the logarithm hides that, and makes the cost wrong where a probability is small. There is a way without.

# %%
def compute_cost(A2, Y):
    """The log loss, added up over the outputs, as a mean over the examples.

    Arguments:
        A2: what the network says, (n_y, m); from 0 to 1. It is exactly 0 or 1 only
            where that is right.
        Y: labels, 0 or 1, (n_y, m).

    Returns:
        The cost J, a number; what is certain and right adds 0 to it.
    """
    ### START CODE HERE ### shows cost
    seen = np.where(Y == 1, A2, 1 - A2)
    cost = -np.sum(np.log(seen)) / Y.shape[1]
    ### END CODE HERE ###
    return cost

# %% tags=["demo"]
# Two outputs, three examples. The labels that came have the probabilities
# 0.8, 0.6 and 0.5 in the first row, 0.9, 0.8 and 1 in the second.
def test_cost():
    said = np.array([[0.8, 0.4, 0.5], [0.9, 0.2, 1.0]])
    labels = np.array([[1, 0, 1], [1, 0, 1]])
    cost = compute_cost(said, labels)
    print(f"{cost:.6f}")
    assert np.isclose(cost, 0.585207, atol=1e-6), "the cost is 0.585207"
    assert np.ndim(cost) == 0, "the cost is a number"
    rare = compute_cost(np.array([[1e-6, 0.5]]), np.array([[1, 0]]))
    assert np.isclose(rare, 7.254329, atol=1e-6), "a probability of 0.000001: 7.254329"


test_cost()

# %%
check(compute_cost)

# %% [markdown]
# Hint: Of the two terms in the bracket, how many are there for one label? Which number is inside the logarithm that counts?
#
# Hint: For each label, choose the probability of what really came: $a$ where the label is 1, else what is missing from $a$ to 1. Choose *before* you take the logarithm; then the other one is never asked for. Add everything up, and divide by the number of columns.
#
# Hint: `seen = np.where(Y == 1, ..., ...)`, then one logarithm, one sum, one division by ...

# %% [markdown]
# ## Exercise: collapse_linear
#
# Why must a unit bend at all? Leave the tanh out, $a^{[l]} = W^{[l]} a^{[l-1]} + b^{[l]}$ in every layer, from $a^{[0]} = x$ on. Then the whole network, however deep, is *one* layer:
#
# $$a^{[L]} = W x + b$$
#
# with some $W$ and $b$ (lesson 1.3.7). Find them, for any number of layers. On paper first: put the first layer into the second, multiply out, and see what became of $W^{[1]}$ and of $b^{[1]}$. Then think of the first two layers as one, and put that into the third.

# %%
def collapse_linear(parameters):
    """One linear layer that does what a network of linear layers does.

    Arguments:
        parameters: dict with W1, b1, ..., WL, bL; Wl is (n_l, n_(l-1)), bl is (n_l, 1).
            L is 1 or more.

    Returns:
        W (n_L, n_0) and b (n_L, 1), so that W x + b is what the network says of any x.
    """
    L = len(parameters) // 2
    ### START CODE HERE ### shows W, b
    W = parameters["W1"]
    b = parameters["b1"]
    for l in range(2, L + 1):
        W = parameters[f"W{l}"] @ W
        b = parameters[f"W{l}"] @ b + parameters[f"b{l}"]
    ### END CODE HERE ###
    return W, b

# %% tags=["demo"]
# Three layers, 2-3-1-2, small enough for paper.
def test_collapse():
    network = {"W1": np.array([[1, 0], [0, 1], [1, 1]]),
               "b1": np.array([[1], [0], [-1]]),
               "W2": np.array([[1, 2, -1]]), "b2": np.array([[2]]),
               "W3": np.array([[3], [-1]]), "b3": np.array([[0], [1]])}
    W, b = collapse_linear(network)
    print("W", W.tolist(), "b", b.tolist())
    assert np.allclose(W, [[0, 3], [0, -1]]), "W is [[0, 3], [0, -1]]"
    assert np.allclose(b, [[12], [-3]]), "b is [[12], [-3]]"
    turn, shear = np.array([[0, -1], [1, 0]]), np.array([[1, 2], [0, 1]])
    square = {"W1": turn, "b1": np.ones((2, 1)), "W2": shear, "b2": np.zeros((2, 1))}
    product, _ = collapse_linear(square)
    assert np.allclose(product, [[2, -1], [1, 0]]), "the order counts"


test_collapse()

# %%
check(collapse_linear)

# %% [markdown]
# Hint: $W^{[2]}(W^{[1]} x + b^{[1]}) + b^{[2]}$: what stands before $x$ when you have multiplied out? And what stands alone?
#
# Hint: Keep the $W$ and $b$ of all layers so far, beginning with the first. A new layer multiplies *both* from the left with its own matrix, and adds its own bias. Matrices do not commute: the layer that acts first stands next to $x$.
#
# Hint: In a loop over the layers from the second on: `W = ... @ W`, and for `b` the same product, plus ...

# %% tags=["demo"]
# A network of four linear layers: 30 units, 30, 30, one output. What is left of it?
def deep_and_flat():
    draws, dims = np.random.default_rng(2), [2, 30, 30, 30, 1]
    network = {}
    for l in range(1, 5):
        network[f"W{l}"] = draws.normal(size=(dims[l], dims[l - 1])) / dims[l - 1]**0.5
        network[f"b{l}"] = draws.normal(size=(dims[l], 1))
    flat_W, flat_b = collapse_linear(network)
    count = sum(value.size for value in network.values())
    print(f"{count} numbers say no more than three: "
          f"W = {flat_W.round(3)}, b = {flat_b.round(3)}")


deep_and_flat()

# %% [markdown]
# # Part 3: the way back
#
# One exercise, the longest of the week, and the heart of it. Take a pencil.

# %% [markdown]
# ## Exercise: backward_propagation
#
# The forward pass went from $X$ to the cost. Now go back, and find the slope of the cost with respect to each parameter. As always, $dW^{[1]}$ is short for $\partial J / \partial W^{[1]}$, and it has the shape of $W^{[1]}$.
#
# The output layer is last week's logistic regression, with $A^{[1]}$ in place of $X$:
#
# $$dZ^{[2]} = A^{[2]} - Y, \qquad dW^{[2]} = \frac1m\, dZ^{[2]} A^{[1]\top}, \qquad db^{[2]} = \frac1m \sum_{i=1}^m dZ^{[2](i)}.$$
#
# The three lines of the hidden layer are yours to **derive**. Take a pencil and one example, and ask of one hidden unit:
#
# 1. Its $a_k$ goes into each output, times a weight. So how does the error of the outputs come back to $a_k$?
# 2. Its $a_k$ came from its $z_k$ through a bend. What factor does that give?
# 3. Its $z_k$ came from the inputs as the output's score came from the hidden units. So what becomes of the formulas for $dW$ and $db$?
#
# Then all examples at once, in columns. Shapes tell you where a transpose must stand (lesson 1.3.10 has the whole derivation, for when you have tried).

# %%
def backward_propagation(parameters, cache, X, Y):
    """The slopes of the cost with respect to all parameters.

    Arguments:
        parameters: dict with W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1).
        cache: from forward_propagation with these parameters and X: Z1, A1 (n_h, m) of
            the tanh units, Z2, A2 (n_y, m) of the sigmoid outputs.
        X: examples, (n_x, m).
        Y: labels, 0 or 1, (n_y, m).

    Returns:
        dict with "dW1", "db1", "dW2", "db2", each in the shape of its parameter.
    """
    m = X.shape[1]
    ### START CODE HERE ###
    dZ2 = cache["A2"] - Y
    dW2 = dZ2 @ cache["A1"].T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = parameters["W2"].T @ dZ2 * activation_prime(cache["Z1"], "tanh")
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    ### END CODE HERE ###
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% tags=["demo"]
# The numbers of lesson 1.3.9.
def test_backward():
    examples, labels, network = lesson_network()
    kept = {"Z1": np.array([[-0.25, 0.55, 0.15, -0.05], [0.35, -0.15, -0.55, 0.85]]),
            "Z2": np.array([[-0.224285, 0.439591, 0.474755, -0.339621]])}
    kept |= {"A1": np.tanh(kept["Z1"]), "A2": sigmoid(kept["Z2"])}
    slopes = backward_propagation(network, kept, examples, labels)
    for key, right in {"dW2": [[0.090665, 0.050461]], "db2": [[0.021184]],
                       "dW1": [[0.085278, -0.211036, -0.041756],
                               [-0.034354, 0.258642, -0.013498]],
                       "db1": [[-0.003352], [-0.004739]]}.items():
        print(key, np.round(slopes[key], 6).tolist())
        assert np.shape(slopes[key]) == np.shape(right), f"the shape of {key}"
        assert np.allclose(slopes[key], right, atol=2e-6), f"{key} is {right}"


test_backward()

# %%
check(backward_propagation)

# %% [markdown]
# Hint: What shapes have $W^{[2]}$, $dZ^{[2]}$ and $dZ^{[1]}$? Which way round do the first two have to stand to make the third?
#
# Hint: The error of the outputs comes back through the same weights, transposed: that is a matrix product, and it adds up what comes back from all outputs. Each unit then multiplies by its own slope, entry by entry, taken at $Z^{[1]}$; your first function knows it. After that the hidden layer stands where the output layer stood, with $X$ as what came in.
#
# Hint: `dZ1 = ... @ dZ2 * activation_prime(..., "tanh")`; `dW1` and `db1` are built like `dW2` and `db2`, from `dZ1` and ...

# %% [markdown]
# ### Look: nudge it
#
# A gradient that is nearly right trains nearly as well, and no picture shows the difference. Numbers do. Last week's nudge knows nothing of your formulas: move one parameter a little to both sides, and see how the cost changes. Compare with what you derived; then put in the commonest mistake, the slope taken at $A^{[1]}$ where it should be at $Z^{[1]}$.

# %% tags=["demo"]
def nudged_slopes(network, examples, labels):
    """The slope of the cost for each parameter, by two nudges each."""
    def cost_at(key, place):
        def cost(value):
            moved = network[key].copy()
            moved[place] = value
            return compute_cost(
                forward_propagation(examples, network | {key: moved})[0], labels)
        return cost

    found = {}
    for key, value in network.items():
        found[f"d{key}"] = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            found[f"d{key}"][place] = central_difference(
                cost_at(key, place), value[place], 1e-5)
    return found


def nudge_the_gradient():
    examples, labels, network = lesson_network()
    _, kept = forward_propagation(examples, network)
    nudged = nudged_slopes(network, examples, labels)

    def apart(slopes):
        one, other = (np.concatenate([each[key].ravel() for key in sorted(nudged)])
                      for each in (slopes, nudged))
        lengths = np.linalg.norm(one) + np.linalg.norm(other)
        return np.linalg.norm(one - other) / lengths

    mistaken = kept | {"Z1": kept["A1"]}
    right = apart(backward_propagation(network, kept, examples, labels))
    wrong = apart(backward_propagation(network, mistaken, examples, labels))
    print(f"your gradient and the nudges are {right:.0e} apart")
    print(f"with the slope at A1 for Z1:     {wrong:.0e}")
    assert right < 1e-8, "a right gradient is closer to the nudges than 1e-8"


nudge_the_gradient()

# %% [markdown]
# (If the second number is as small as the first, your function takes the slope from $A^{[1]}$ by the formula $1 - a^2$. That is as right, and cheaper.)

# %% [markdown]
# # Part 4: learning
#
# All parts are there but the step. Then you watch.

# %% [markdown]
# ## Exercise: update_parameters
#
# One step downhill: every parameter moves against its slope, $W := W - \alpha\,dW$ and $b := b - \alpha\,db$. Two layers have four parameters; next week's networks have more. Write it so that it does not care.

# %%
def update_parameters(parameters, grads, learning_rate=1.2):
    """One step of gradient descent, for a network of any number of layers.

    Arguments:
        parameters: dict with W1, b1, ..., WL, bL.
        grads: dict with dW1, db1, ..., dWL, dbL; what else is in it does not matter.
        learning_rate: the size of the step.

    Returns:
        A new dict with new arrays, under the names of `parameters`. The old dict and
        its arrays stay as they are.
    """
    ### START CODE HERE ### shows updated
    updated = {}
    for name in parameters:
        updated[name] = parameters[name] - learning_rate * grads["d" + name]
    ### END CODE HERE ###
    return updated

# %% tags=["demo"]
def test_update():
    old = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]]),
           "W2": np.array([[4.0]]), "b2": np.array([[5.0]]),
           "W3": np.array([[6.0], [7.0]]), "b3": np.zeros((2, 1))}
    slopes = {"d" + key: np.ones(value.shape) for key, value in old.items()}
    slopes["dA1"] = np.ones((1, 3))
    new = update_parameters(old, slopes, 0.5)
    print({key: value.tolist() for key, value in new.items()})
    assert sorted(new) == sorted(old), "the names are those of the parameters"
    assert np.allclose(new["W1"], [[0.5, 1.5]]) and np.allclose(new["b1"], 2.5)
    assert np.allclose(new["W3"], [[5.5], [6.5]]) and np.allclose(new["b3"], -0.5)
    assert np.array_equal(old["W1"], [[1, 2]]) and old["b1"] == 3, "the old ones stay"
    assert np.allclose(update_parameters(old, slopes)["W2"], 2.8), "the default is 1.2"


test_update()

# %%
check(update_parameters)

# %% [markdown]
# Hint: How do you get from the name `"b2"` to the name of its slope?
#
# Hint: Go through the names of the parameters, and put the moved array under the same name into a new dict. The plain minus makes a new array; `-=` would change the old one.
#
# Hint: In a loop over the names: `updated[name] = parameters[name] - learning_rate * grads[...]`

# %% [markdown]
# ## Exercise: nn_model
#
# Put it together. This time you get only the result that is wanted; the plan is yours. Gradient descent on all examples: `num_iterations` times forward, backward, update. You have written all parts.
#
# The training starts from `parameters` if they are given. Else it starts from `initialize_parameters` for the sizes of `X` and `Y`, with `n_h` hidden units. If `print_cost`, print the cost at every thousandth iteration.

# %%
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, learning_rate=1.2,
             parameters=None, rng=None):
    """Train a network with one hidden layer.

    Arguments:
        X: examples, (n_x, m). Y: labels, 0 or 1, (n_y, m).
        n_h: how many hidden units.
        num_iterations: how many steps; 0 gives the start back.
        print_cost: whether to print the cost at iterations 0, 1000, 2000, ...
        learning_rate: of each step.
        parameters: the start, with n_h hidden units; drawn if None. It stays as it is.
        rng: NumPy Generator for the draw; a new one if None.

    Returns:
        The parameters after the last step: dict with W1, b1, W2, b2.
    """
    rng = np.random.default_rng() if rng is None else rng
    ### START CODE HERE ### shows learnt
    learnt = parameters
    if learnt is None:
        learnt = initialize_parameters(X.shape[0], n_h, Y.shape[0], rng)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, learnt)
        if print_cost and i % 1000 == 0:
            print(f"cost after {i} steps: {compute_cost(A2, Y):.6f}")
        grads = backward_propagation(learnt, cache, X, Y)
        learnt = update_parameters(learnt, grads, learning_rate)
    ### END CODE HERE ###
    return learnt

# %% tags=["demo"]
def test_training():
    examples, labels, network = lesson_network()
    for steps, right in {0: 0.692460, 1: 0.627683, 2: 0.565908}.items():
        end = nn_model(examples, labels, 2, steps, learning_rate=0.5,
                       parameters=network)
        cost = compute_cost(forward_propagation(examples, end)[0], labels)
        print(f"{steps} steps: cost {cost:.6f}")
        assert np.isclose(cost, right, atol=1e-6), f"after {steps} steps it is {right}"
    far = nn_model(examples, labels, 2, 1, learning_rate=40, parameters=network)
    cost = compute_cost(forward_propagation(examples, far)[0], labels)
    assert np.isclose(cost, 1.044298, atol=1e-6), "too long a step leads up: 1.044298"
    assert np.array_equal(network["b2"], [[0.1]]), "the start stays as it is"
    drawn = [nn_model(examples, labels, 5, 3, rng=np.random.default_rng(seed))
             for seed in (1, 1, 2)]
    assert drawn[0]["W1"].shape == (5, 3), "five hidden units for three inputs"
    assert np.array_equal(drawn[0]["W1"], drawn[1]["W1"]), "the same seed twice"
    assert not np.array_equal(drawn[0]["W1"], drawn[2]["W1"]), "another seed"


test_training()

# %%
check(nn_model)

# %% [markdown]
# Hint: Write one iteration as three sentences. Which of them needs the parameters *of now*, and what must be new in the next iteration?
#
# Hint: Decide on the start, once, before the loop. In the loop: forward with the present parameters, which gives outputs and cache; backward with the same parameters and that cache; then replace the parameters by the updated ones. Hand the learning rate on.
#
# Hint: The last line of the loop is `learnt = update_parameters(learnt, ..., ...)`; the two lines before it make what it needs.

# %% [markdown]
# ## Exercise: predict
#
# A probability is not yet an answer. Say 1 where the output is above 0.5, else 0, also where it is exactly 0.5, as last week.

# %%
def predict(parameters, X):
    """The network's answers.

    Arguments:
        parameters: dict with W1, b1, W2, b2, of a network with one output.
        X: examples, (n_x, m).

    Returns:
        Answers, 0 or 1, (1, m): 1 where the output is above 0.5.
    """
    ### START CODE HERE ### shows answers
    A2, cache = forward_propagation(X, parameters)
    answers = (A2 > 0.5).astype(int)
    ### END CODE HERE ###
    return answers

# %% tags=["demo"]
# One hidden unit looks at the first input less the second. The scores of the output
# are 1.52, -1.52, 0 and 0.4.
def test_predict():
    network = {"W1": np.array([[1.0, -1.0]]), "b1": np.array([[0.0]]),
               "W2": np.array([[2.0]]), "b2": np.array([[0.0]])}
    answers = predict(network, np.array([[1.0, 0.0, 2.0, 0.2], [0.0, 1.0, 2.0, 0.0]]))
    print(answers)
    assert np.shape(answers) == (1, 4), "a row"
    assert np.array_equal(answers, [[1, 0, 0, 1]]), "1, 0, 0 and 1"


test_predict()

# %%
check(predict)

# %% [markdown]
# Hint: Your forward pass returns two things. Which one do you need, and what is it: a score or a probability?
#
# Hint: Run forward, compare the outputs with one half, and make numbers of the truth values. "Above" leaves the border itself out.
#
# Hint: `answers = (...).astype(int)`, with a comparison for the dots.

# %% [markdown]
# ### Look: the boundary forms
#
# Four hidden units and the rings. **A prediction first** (lesson 1.3.11 asked for it): the weights start at 0.01, the rate is 1.2. What will the cost do in the first 2,000 steps? Write it down, then run the cell.

# %% tags=["demo"]
def accuracy(network, points, labels):
    return np.mean(predict(network, points) == labels)


def cost_of(network, points, labels):
    return compute_cost(forward_propagation(points, network)[0], labels)


def train_in_parts(points, labels, steps, network, learning_rate=1.2):
    """Train to each of these numbers of steps: [(steps, cost, parameters)]."""
    found, before = [], 0
    for step in steps:
        network = nn_model(points, labels, network["W1"].shape[0], step - before,
                           learning_rate=learning_rate, parameters=network)
        before = step
        found.append((step, cost_of(network, points, labels), network))
    return found


def colour_by_answer(network, points, labels, ax):
    """The plane, coloured by what the network says, with the points on top."""
    plots.decision_regions(lambda grid: predict(network, grid)[0], points, labels[0],
                           ax=ax, steps=100)


def first_weights(scale, n_h, seed, n_x=2):
    """Your start, with another size of the weights."""
    drawn = initialize_parameters(n_x, n_h, 1, np.random.default_rng(seed))
    return {key: scale / 0.01 * value for key, value in drawn.items()}


def watch_the_plateau():
    points, labels = plane("rings")
    figure, ax = plt.subplots(figsize=(7.5, 3.2))
    for seed, colour in zip(range(3), plots.PALETTE):
        run = train_in_parts(points, labels, range(0, 5001, 100),
                             first_weights(0.01, 4, seed))
        right = accuracy(run[-1][2], points, labels)
        ax.plot([step for step, *_ in run], [cost for _, cost, _ in run], color=colour,
                label=f"seed {seed}: {right:.1%} right at the end")
    ax.axhline(np.log(2), color=plots.GREY, linestyle=":", linewidth=1)
    ax.set(xlabel="steps", ylabel="cost", title="Rings, four units, weights from 0.01")
    ax.legend()
    plt.show()
    early = nn_model(points, labels, 4, 1000, parameters=first_weights(0.01, 4, 0))
    assert cost_of(early, points, labels) > 0.6, "after 1,000 steps it has hardly begun"
    assert right > 0.97, "after 5,000 steps it has learnt"


watch_the_plateau()

# %% [markdown]
# For about two thousand steps *nothing* seems to happen: the cost stays at $\ln 2$, what a coin costs (the dotted line). Then it falls off a cliff. Who gives up at step 1,500 reports that networks do not work.
#
# The start lies close to the point where all weights are zero, and there every slope of the hidden layer is zero as well: $dW^{[1]}$ contains $W^{[2]}$, and $dW^{[2]}$ contains $A^{[1]}$. The weights have to pull each other up. So start a little further away. With a scale of 0.5 the same four units need a few hundred steps, and you can watch the boundary close round the plants:

# %% tags=["demo"]
def watch_the_boundary():
    points, labels = plane("rings")
    run = train_in_parts(points, labels, (0, 20, 50, 100, 150, 200, 400, 1000),
                         first_weights(0.5, 4, 0))
    figure, panels = plt.subplots(2, 4, figsize=(10, 5.2), sharex=True, sharey=True)
    for ax, (step, cost, network) in zip(panels.flat, run):
        colour_by_answer(network, points, labels, ax)
        right = accuracy(network, points, labels)
        ax.set_title(f"{step} steps: cost {cost:.2f}, {right:.0%}", fontsize=9)
    plt.show()
    assert accuracy(run[-1][2], points, labels) >= 0.97, "at least 97 % of the rings"
    for name, least in {"moons": 0.94, "xor": 0.9}.items():
        points, labels = plane(name)
        network = nn_model(points, labels, 4, 1000, parameters=first_weights(0.5, 4, 0))
        right = accuracy(network, points, labels)
        print(f"{name}: {right:.1%} right after 1000 steps")
        assert right >= least, f"at least {least:.0%} of {name}"


watch_the_boundary()

# %% [markdown]
# ### Look: how many units?
#
# One hidden unit draws one line, two draw a band, three fence something in. What will twenty do? Guess the picture before you run it.

# %% tags=["demo"]
def compare_sizes():
    figure, panels = plt.subplots(2, 6, figsize=(12, 4.4))
    for row, name in zip(panels, ("rings", "moons")):
        points, labels = plane(name)
        for ax, n_h in zip(row, (1, 2, 3, 4, 8, 20)):
            network = nn_model(points, labels, n_h, 1500,
                               parameters=first_weights(0.5, n_h, 1))
            colour_by_answer(network, points, labels, ax)
            ax.set_title(f"{n_h}: {accuracy(network, points, labels):.1%}", fontsize=10)
            ax.set(xticks=[], yticks=[])
    plt.show()


compare_sizes()

# %% [markdown]
# Three units are enough for the rings, here. Look at the moons: 88 % with one or two units is no success but a line, more or less. That is the number that you were to remember. Always know what the simplest model gets.

# %% [markdown]
# ## Exercise: symmetry_report
#
# How many *different* hidden units has a network? Two units are the same if they have the same weights *and* the same bias: then they say the same of every example, and the network has one unit, twice. What weights they have towards the output does not matter.
#
# The trap is the word "same". Two units that ought to be equal have been rounded in different ways, and differ in the last digits. What is rounding depends on the size of the unit's numbers: a difference of $10^{-9}$ is nothing beside $10^6$, and everything beside $10^{-9}$. And the units of one network may be of very different size.

# %%
def symmetry_report(parameters):
    """How many different hidden units a network has.

    Arguments:
        parameters: dict with W1 (n_h, n_x) and b1 (n_h, 1); what else is in it does
            not matter.

    Returns:
        The number of different units, from 1 to n_h. Units that are the same up to
        rounding count once: their numbers differ by less than a billionth of
        themselves. Different ones differ, in some number, by more than a thousandth of
        the unit's largest.
    """
    ### START CODE HERE ### shows count
    units = np.hstack([parameters["W1"], parameters["b1"]])
    kinds = []
    for unit in units:
        if not any(np.allclose(unit, kind, rtol=1e-6, atol=0) for kind in kinds):
            kinds.append(unit)
    count = len(kinds)
    ### END CODE HERE ###
    return count

# %% tags=["demo"]
# Four units. Two of them differ by rounding only: 0.1 + 0.2 is not quite 0.3.
def test_symmetry():
    network = {"W1": np.array([[0.3, 2.0], [0.3, 2.0], [0.1 + 0.2, 2.0], [2.0, 0.3]]),
               "b1": np.array([[1.0], [-1.0], [1.0], [1.0]])}
    print("different units:", symmetry_report(network))
    assert symmetry_report(network) == 3, "two are the same, the others are not"
    tiny = {key: 1e-9 * value for key, value in network.items()}
    large = {key: 1e6 * value for key, value in network.items()}
    assert symmetry_report(tiny) == 3, "the same units, of tiny numbers"
    assert symmetry_report(large) == 3, "the same units, of large numbers"
    mixed = {key: np.vstack([tiny[key], large[key]]) for key in network}
    assert symmetry_report(mixed) == 6, "three tiny ones and three large ones"


test_symmetry()

# %%
check(symmetry_report)

# %% [markdown]
# Hint: Which numbers make a unit what it is, and in which row of which arrays do they stand? What do you do with a unit that is not like any that you have seen so far?
#
# Hint: Put the biases beside the weights: a row is a unit. Keep a list of the kinds that you have met. For each unit ask whether it is close to one of them, where close means: the difference is a small share of the numbers themselves. If to none, it is a new kind. The answer is the length of the list.
#
# Hint: `np.allclose(unit, kind, rtol=..., atol=...)` allows `atol + rtol * abs(kind)`. Its `atol` is not 0 unless you say so. What does that do to tiny numbers?

# %% [markdown]
# Now watch the symmetry at work. Four units learn XOR for 1,000 steps, from four starts: all zeros, all weights 0.5, two pairs of twins, and random.

# %% tags=["demo"]
def watch_symmetry():
    points, labels = plane("xor")
    random = first_weights(0.5, 4, 0)
    twins = {key: value.repeat(2, axis=int(key == "W2"))
             for key, value in first_weights(0.5, 2, 0).items() if key != "b2"}
    starts = {"all zeros": {key: 0 * value for key, value in random.items()},
              "all weights 0.5": {key: 0 * value + 0.5 * (key[0] == "W")
                                  for key, value in random.items()},
              "two pairs of twins": twins | {"b2": random["b2"]}, "random": random}
    for name, network in starts.items():
        end = nn_model(points, labels, 4, 1000, parameters=network)
        print(f"{name:18} {symmetry_report(end)} different units, "
              f"{accuracy(end, points, labels):.1%} right")


watch_symmetry()

# %% [markdown]
# Training never parts what started equal: not in a thousand steps, and not in a million.

# %% [markdown]
# # Part 5: two real tests, and an old puzzle
#
# ### Look: the digit reader
#
# Last week's machine told odd digits from even ones, with one weight for each of the 64 pixels, and got about 91 % of new ones right. Put four hidden units between.

# %% tags=["demo"]
def read_digits():
    from sklearn.linear_model import LogisticRegression

    digits = data.digits()
    seen, which_seen = digits["X_train"], digits["y_train"].reshape(1, -1)
    new = np.hstack([digits["X_dev"], digits["X_test"]])
    which = np.concatenate([digits["y_dev"], digits["y_test"]])
    line = LogisticRegression(max_iter=1000).fit(seen.T, which_seen[0] % 2)
    reader = nn_model(seen, which_seen % 2, 4, 1000, rng=np.random.default_rng(1))
    right = accuracy(reader, new, which % 2)
    print(f"odd or even, of {which.size} new digits: logistic regression "
          f"{line.score(new.T, which % 2):.1%}, four hidden units {right:.1%}")
    assert right >= 0.93, "at least 93 % of new digits"
    plots.pictures(reader["W1"].reshape(4, 8, 8),
                   [f"to output: {weight:+.1f}" for weight in reader["W2"][0]],
                   signed=True, size=1.7)
    plt.show()
    wrong = np.flatnonzero(predict(reader, new)[0] != which % 2)[:10]
    plots.pictures(new.T[wrong].reshape(-1, 8, 8),
                   [f"a {digit}" for digit in which[wrong]])
    plt.show()


read_digits()

# %% [markdown]
# Most of the mistakes are gone. Above, what each hidden unit looks for: blue is ink that speaks for it, red ink that speaks against it. Below, digits that it still gets wrong. Would you have got them all?

# %% [markdown]
# ### Look: the ears
#
# And last week's puzzle: heads with pointed or round ears, each dark on light or light on dark. There is a proof that no weights of logistic regression can solve it. Can sixteen hidden units? You wrote down a guess in lesson 1.3.1.

# %% tags=["demo"]
def read_ears():
    from sklearn.linear_model import LogisticRegression

    def columns(count, seed):
        heads, pointed = data.ears(count, seed=seed, random_polarity=True)
        return heads.reshape(count, -1).T - 0.5, pointed.reshape(1, -1)

    (seen, seen_labels), (new, new_labels) = columns(600, 0), columns(500, 1)
    line = LogisticRegression(C=0.01).fit(seen.T, seen_labels[0])
    print(f"logistic regression: {line.score(new.T, new_labels[0]):.1%} of new heads")
    network = nn_model(seen, seen_labels, 16, 1000, learning_rate=0.1,
                       parameters=first_weights(0.1, 16, 0, n_x=768))
    right = accuracy(network, new, new_labels)
    print(f"sixteen hidden units: {right:.1%} of new heads")
    assert right > 0.9, "more than 90 % of new heads"


read_ears()

# %% [markdown]
# A hidden unit can ask "is this pixel *lighter than that one*?", and the output can ask whether two such answers agree. That is enough.

# %% [markdown]
# ## Exercise: encode_names
#
# The last test looks like the easiest. The census of the United States of 1990 published lists of first names: those that women bore, and those that men bore. 4,832 names are in one list only (331 are in both, and we leave them out, which makes the task easier than life). Can a network tell from the letters which list a name is from?
#
# A network wants numbers. A letter becomes a block of **27 zeros and ones**: a single 1 at its place in the alphabet, 0 for `a` to 25 for `z`; place 26 is for "no letter there, or another sign". A name becomes four such blocks, one below the other:
#
# | rows | letter |
# |---|---|
# | 0 to 26 | the last |
# | 27 to 53 | the one before it |
# | 54 to 80 | the third from the end |
# | 81 to 107 | the first |
#
# So every column has exactly four ones. `"Jo"` has no third letter from the end: place 26. In `"D'Or"` the third sign from the end is no letter: place 26, too. Capitals count as small letters.

# %%
def encode_names(names):
    """Names as columns of zeros and ones.

    Arguments:
        names: a list of names, each with one sign or more; it may be empty.

    Returns:
        (108, len(names)): in each column a 1 for the last letter, the one before, the
        third from the end and the first, in this order, 27 rows for each.
    """
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    encoded = np.zeros((108, len(names)))
    ### START CODE HERE ### shows nothing
    for i, name in enumerate(names):
        word = name.lower()
        signs = [word[-1], word[-2:-1], word[-3:-2], word[0]]
        for block, sign in enumerate(signs):
            place = alphabet.index(sign) if sign and sign in alphabet else 26
            encoded[27 * block + place, i] = 1
    ### END CODE HERE ###
    return encoded

# %% tags=["demo"]
# Ann ends with n (13), n and a (0), and begins with a. Jo: o (14), j (9), nothing, j.
# D'Or: r (17), o, a sign that is no letter, d (3).
def test_names():
    encoded = encode_names(["Ann", "Jo", "D'Or"])
    print("shape", encoded.shape, "ones in each column", encoded.sum(axis=0))
    ones = [np.flatnonzero(column).tolist() for column in encoded.T]
    print(ones)
    assert encoded.shape == (108, 3)
    assert ones == [[13, 40, 54, 81], [14, 36, 80, 90], [17, 41, 80, 84]]


test_names()

# %%
check(encode_names)

# %% [markdown]
# Hint: In which row is the 1 for a first letter `d`? Count by hand. What is the general rule for block number $k$ (0, 1, 2, 3) and place $p$?
#
# Hint: For each name, list its four signs, counted from the end for the first three. A name that is too short has no sign there: a slice such as `word[-3:-2]` is then empty, where an index would stop with an error. For each sign find its place, or 26; then set one entry of the column to 1.
#
# Hint: Two loops, over names and over the four signs: `encoded[..., i] = 1`. Beware: `find` says -1 for what it does not find, which is a row, too, but the wrong one.

# %% [markdown]
# ### Look: nearly nine in ten
#
# Train on 3,500 names, and ask about the other 1,332: logistic regression, which is what is left without hidden units, and your network.

# %% tags=["demo"]
def census():
    """Encoded names, labels (1 for the women's list) and the names, shuffled."""
    lists = data.names()
    women, men = set(lists["female"]), set(lists["male"])
    words = sorted(women ^ men)
    words = [words[i] for i in np.random.default_rng(0).permutation(len(words))]
    return encode_names(words), np.array([[word in women for word in words]]) * 1, words


def read_names():
    from sklearn.linear_model import LogisticRegression

    encoded, labels, words = census()
    seen, new = slice(3500), slice(3500, None)
    line = LogisticRegression(max_iter=1000).fit(encoded[:, seen].T, labels[0, seen])
    network = nn_model(encoded[:, seen], labels[:, seen], 4, 1000,
                       rng=np.random.default_rng(0))
    says = {"always 'woman'": np.ones(labels[0, new].shape),
            "logistic regression": line.predict(encoded[:, new].T),
            "four hidden units": predict(network, encoded[:, new])[0]}
    truth = labels[0, new]
    print(" " * 21, "all   women   men")
    for name, answers in says.items():
        right = answers == truth
        print(f"{name:20}", "  ".join(f"{100 * share:4.1f}" for share in (
            right.mean(), right[truth == 1].mean(), right[truth == 0].mean())))
    assert right.mean() > 0.85, "more than 85 % of new names"
    missed = [words[3500 + i].title() for i in np.flatnonzero(
        (says["four hidden units"] == 1) & (truth == 0))]
    print(f"\nmen's names taken for women's, the first 24 of {len(missed)}:")
    print(", ".join(missed[:24]))
    return network


names_network = read_names()

# %% [markdown]
# Read the first column, and you are content: nearly nine in ten. Read the third, and you are not. Of the men about **two in five are missed**, and logistic regression misses half of them. It costs little to miss them, as fewer than one name in five is from the men's list: who always says "woman" is right for 82 of 100. **An average hides the groups.** Look at each group by itself, always.
#
# The hidden units buy about one point over all, and not on every split. They buy more for the men. That is honest: the digits gained six points, names gain one. How much a hidden layer gives depends on the data, not on its fame.
#
# > **What such a machine is not for.** The lists say what sex was recorded for bearers of a name in one country in one year. A name does not tell a person's sex, and a program that guesses it will be wrong about real people, more often about some groups than about others, as you have just seen. Do not use it to decide how anybody is addressed. Ask them.

# %% [markdown]
# ### Play: names of your own
#
# Which list do names come from that are in no list? Try names of plants, of places, of your own making. Which letters decide?

# %% tags=["demo"]
def ask_about(*words):
    said, _ = forward_propagation(encode_names(words), names_network)
    for word, share in zip(words, said[0]):
        print(f"{word:12} the women's list: {share:.0%}")


ask_about("Primula", "Basil", "Oregano", "Paprika", "Neuron", "Sigmoida")

# %% [markdown]
# # Part 6: for those who want more
#
# Two exercises without points.

# %% [markdown]
# ## Exercise: backward_single
#
# The gradients of the loss of *one* example, for a network whose hidden units are **ReLU** in place of tanh: forward and back in one function. Which two of your lines change? (Without a mean over examples, the $\frac1m$ goes, too.)

# %%
def backward_single(parameters, x, y):
    """The slopes of the loss of one example; hidden ReLU units, a sigmoid output.

    Arguments:
        parameters: dict with W1 (n_h, n_x), b1 (n_h, 1), W2 (1, n_h), b2 (1, 1).
        x: the example, (n_x, 1).
        y: its label, 0 or 1.

    Returns:
        dict with "dW1", "db1", "dW2", "db2", each in the shape of its parameter. Where
        a score of a ReLU unit is 0, its slope counts as 0.
    """
    ### START CODE HERE ### shows grads
    z1 = parameters["W1"] @ x + parameters["b1"]
    a1 = np.maximum(0, z1)
    dz2 = sigmoid(parameters["W2"] @ a1 + parameters["b2"]) - y
    dz1 = parameters["W2"].T @ dz2 * activation_prime(z1, "relu")
    grads = {"dW1": dz1 @ x.T, "db1": dz1, "dW2": dz2 @ a1.T, "db2": dz2}
    ### END CODE HERE ###
    return grads

# %% tags=["demo"]
# The hidden scores are 3 and -1, so the second unit is silent. The score of the output
# is 3 - 3 = 0: it says one half, and the label is 1.
def test_single():
    network = {"W1": np.array([[1.0, 0.0, 1.0], [0.0, -1.0, 0.0]]),
               "b1": np.array([[0.0], [1.0]]),
               "W2": np.array([[1.0, 4.0]]), "b2": np.array([[-3.0]])}
    slopes = backward_single(network, np.array([[1.0], [2.0], [2.0]]), 1)
    print({key: np.asarray(value).tolist() for key, value in slopes.items()})
    assert np.allclose(slopes["db2"], [[-0.5]])
    assert np.allclose(slopes["dW2"], [[-1.5, 0]])
    assert np.allclose(slopes["db1"], [[-0.5], [0]]), "the silent unit learns nothing"
    assert np.allclose(slopes["dW1"], [[-0.5, -1, -1], [0, 0, 0]])
    assert np.shape(slopes["dW1"]) == (2, 3) and np.shape(slopes["db1"]) == (2, 1)


test_single()

# %%
check(backward_single)

# %% [markdown]
# Hint: In which line does the forward pass bend, and in which line does the backward pass know about it?
#
# Hint: Forward as before, with the larger of 0 and the score as the bend. Backward as before, with a slope that is 1 where the unit's score is above 0, and else 0. The slope of a weight is the error behind it times what came in, a column times a row.
#
# Hint: `dz1 = ... * activation_prime(..., "relu")`; the row for `dW1` is ...

# %% [markdown]
# ## Exercise: xor_by_hand
#
# Training finds weights for XOR. Can *you*? Choose the weights of a network with two inputs, **three** tanh units and one output that tells the corners apart: 1 where $x_1$ and $x_2$, both between −1 and 1, have the same sign, else 0. At least 95 of 100 points should be right. No training; think.
#
# A start: which *function* of $x_1$ and $x_2$ is positive exactly where it should be? And how could one make something like it from a curve $g$ and the three scores $x_1$, $x_2$ and $x_1 + x_2$?

# %%
def xor_by_hand():
    """Weights, chosen by hand, of a network with three tanh units that solves XOR.

    Returns:
        dict with W1 (3, 2), b1 (3, 1), W2 (1, 3), b2 (1, 1).
    """
    ### START CODE HERE ###
    W1 = np.array([[0.5, 0.5], [0.5, 0.0], [0.0, 0.5]])
    b1 = np.full((3, 1), -1.0)
    W2 = np.array([[100.0, -100.0, -100.0]])
    b2 = np.array([[100 * np.tanh(-1.0)]])
    ### END CODE HERE ###
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% tags=["demo"]
def test_by_hand():
    points, labels = plane("xor")
    network = xor_by_hand()
    assert network["W1"].shape == (3, 2), "three units with two weights each"
    right = np.mean(predict(network, points) == labels)
    print(f"{right:.1%} right")
    assert right >= 0.95, "at least 95 of 100 points"


test_by_hand()

# %%
check(xor_by_hand)

# %% [markdown]
# Hint: $x_1 x_2$ is positive exactly where it should be. With $g(s) = s^2$, what is $g(x_1 + x_2) - g(x_1) - g(x_2)$?
#
# Hint: Any curve that bends upwards will do in place of the square: $g(x_1+x_2) - g(x_1) - g(x_2) + g(0)$ is 0 on both axes, and positive where the signs agree. tanh bends upwards left of zero. So give all units the same negative bias, large enough that none of their scores gets above zero.
#
# Hint: The rows of `W1` are a small number times (1, 1), (1, 0) and (0, 1); the signs in `W2` are ..., and `b2` is what makes the score 0 at the origin.

# %% [markdown]
# # What you built
#
# - A network with a hidden layer: forward, cost, backward, training. You have derived the way back yourself, and nudged it.
# - A test that catches code which looks at the neighbours.
# - A boundary that closes round a ring of plants, a reader of digits that makes half of last week's mistakes, and a reader of ears that last week's proof said no line can be.
# - A plateau, twins that training never parts, and an average that hides a group: three ways to be fooled that you will recognise.
#
# Next week the layers become many. Your lines stay: each layer will do what the hidden layer does here, in a loop.
