# %% [markdown]
# # As deep as you like
#
# Last week one hidden layer bent a line round a ring of plants. Its forward pass was four lines, and its backward pass six. Each of them named its layer. For four layers it would be twenty lines, for fifty layers two hundred and fifty, and somewhere among them a slip.
#
# This week you write **one loop instead**. It trains a network of any depth, and it never gets longer. With it you read handwritten digits, first odd or even, then which of the ten.
#
# | part | what you build | minutes |
# |---|---|---|
# | **1** Forward | first weights, a layer, all layers, and a test that names the layer of a wrong shape | 55 |
# | **2** A tool, and a slide | a check of any gradient; with it you find the mistakes of a slide that looks right | 55 |
# | **3** The way back | a layer, then all layers, for any depth | 60 |
# | **4** Learning | training, and a search among depths, widths and rates: 3,500 real digits | 60 |
# | **5** Why depth | parity from bent units, counted | 20 |
# | **6** A second opinion | the same gradients from TensorFlow, and what a GPU is worth | 10 |
# | | the quiz | 10 |
#
# That is four and a half hours, reading included. Nobody does it in one go.

# %%
import time

import matplotlib.pyplot as plt
import numpy as np

from coursekit import check, data, find_device, plots, start

start()

# %% [markdown]
# Four functions of the last weeks are at hand. They work for any number of layers and outputs as they are.

# %%
# GIVEN: relu, sigmoid, compute_cost, update_parameters

# %% [markdown]
# The step from one layer to the scores of the next you have written often enough, so it is given: `linear_forward`. And here is the network 3-4-2-1 of lesson 1.4.2, with its five examples, whose numbers you can look up.

# %%
def linear_forward(A, W, b):
    """The scores of a layer, (n, m), and what they were made of.

    A is (n_prev, m), W is (n, n_prev), b is (n, 1). Returns Z and the cache (A, W, b).
    """
    return W @ A + b, (A, W, b)


def lesson_network():
    """Five examples (3, 5), labels (1, 5), and parameters of the network 3-4-2-1."""
    sizes, numbers = [3, 4, 2, 1], {}
    i, j = np.indices((3, 5))
    examples, labels = np.sin(1 + i + j), np.array([[1, 0, 1, 1, 0]])
    for l in (1, 2, 3):
        i, j = np.indices((sizes[l], sizes[l - 1]))
        numbers[f"W{l}"] = np.cos(l + i + 4 * j + i * j)
        numbers[f"b{l}"] = 0.1 * (np.arange(sizes[l])[:, None] + 1) * (-1)**l
    return examples, labels, numbers

# %% [markdown]
# And the digits: 5,000 of MNIST, written by many hands (Y. LeCun, C. Cortes and C. Burges; CC BY-SA 3.0). Each picture has 28 by 28 pixels. We average every 2 by 2 of them into one, which leaves 196 numbers from 0 to 1 and makes everything four times as fast. 3,500 pictures are to learn from, 750 (the **dev set**) to choose by, 750 (the **test set**) for the very end.

# %%
def digits_for(part):
    """Pictures (196, m) and their digits (1, m): of "train", "dev" or "test"."""
    places = {"train": slice(3500), "dev": slice(3500, 4250), "test": slice(4250, None)}
    raw, which = data.mnist()
    small = raw.reshape(5000, 14, 2, 14, 2).mean(axis=(2, 4)).reshape(5000, 196) / 255
    return small[places[part]].T, which[None, places[part]]

# %% tags=["demo"]
def show_digits():
    pictures, which = digits_for("train")
    plots.pictures(pictures.T[:20].reshape(-1, 14, 14),
                   [f"{'odd' if digit % 2 else 'even'}" for digit in which[0, :20]])
    plt.show()


show_digits()

# %% [markdown]
# # Part 1: forward, through any number of layers

# %% [markdown]
# ## Exercise: initialize_parameters_deep
#
# A network is now a list of sizes, $n^{[0]}, n^{[1]}, \dots, n^{[L]}$: first the inputs, then the units of each layer (lesson 1.4.1). From it make all the parameters, `W1`, `b1` to `WL`, `bL`.
#
# The biases begin at zero. The weights are normal with mean 0, as last week. But 0.01 for all of them will not do any more; you will see below what it does to five layers. A unit adds up as many terms as the layer *before* has units. The more terms, the smaller each has to be, so that the sum stays of size 1:
#
# $$\text{standard deviation of } W^{[l]} = \frac{1}{\sqrt{n^{[l-1]}}}.$$

# %%
def initialize_parameters_deep(layer_dims, rng):
    """Start values for a network of any depth.

    Arguments:
        layer_dims: sizes of the layers, a list; the inputs come first.
        rng: NumPy Generator, the only source of randomness.

    Returns:
        dict with W1, b1, ..., WL, bL: weights (this layer, layer before), normal with
        standard deviation 1 over the root of the size of the layer before; biases
        (this layer, 1), zeros.
    """
    parameters = {}
    ### START CODE HERE ### shows nothing
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) / np.sqrt(n_prev)
        parameters[f"b{l}"] = np.zeros((n, 1))
    ### END CODE HERE ###
    return parameters

# %% tags=["demo"]
def test_start():
    small = initialize_parameters_deep([3, 5, 2, 4], np.random.default_rng(1))
    shapes = {key: value.shape for key, value in small.items()}
    print(shapes)
    assert shapes == {"W1": (5, 3), "b1": (5, 1), "W2": (2, 5), "b2": (2, 1),
                      "W3": (4, 2), "b3": (4, 1)}, "three layers for four sizes"
    assert not any(small[f"b{k}"].any() for k in (1, 2, 3)), "the biases are zeros"
    large = initialize_parameters_deep([400, 100, 900], np.random.default_rng(1))
    spreads = [large["W1"].std(), large["W2"].std()]
    print("spread of W1 and W2:", np.round(spreads, 4))
    assert np.allclose(spreads, [0.05, 0.1], rtol=0.03), "1/20 and 1/10"
    assert abs(large["W1"].mean()) < 0.002, "mean 0"
    again = initialize_parameters_deep([3, 5, 2, 4], np.random.default_rng(1))
    assert np.array_equal(small["W2"], again["W2"]), "the same seed, the same numbers"
    other = initialize_parameters_deep([3, 5, 2, 4], np.random.default_rng(2))
    assert not np.array_equal(small["W2"], other["W2"]), "another seed, others"
    square = initialize_parameters_deep([3, 3, 3], np.random.default_rng(1))
    assert not np.allclose(square["W1"], square["W2"]), "each layer has its own draw"


test_start()

# %%
check(initialize_parameters_deep)

# %% [markdown]
# Hint: The list has four sizes. How many layers have weights? And which two entries of the list does layer $l$ need?
#
# Hint: A loop that begins at layer 1 and ends at the last, with the names made of a letter and the number. In each turn: draw a matrix with a row for each unit of this layer and a column for each of the layer before, and shrink it by the root of that layer's size; then a column of zeros.
#
# Hint: `parameters[f"W{l}"] = rng.standard_normal((..., ...)) / ...`, in a loop over `l` from 1 to ...

# %% [markdown]
# ## Exercise: linear_activation_forward
#
# One **block** of the network, for all examples at once: scores, then the bend (lesson 1.4.2).
#
# $$Z = W A_{\text{prev}} + b, \qquad A = g(Z)$$
#
# The bend is ReLU in the hidden layers and the sigmoid at the end, so it is an argument. The block also packs a parcel for the way back, the **cache**. It has two parts: what `linear_forward` gives as its cache, and then the scores $Z$. Take care that $Z$ is still what it was *before* the bend.

# %%
def linear_activation_forward(A_prev, W, b, activation):
    """One layer, forward.

    Arguments:
        A_prev: activations of the layer before, or the inputs, (n_prev, m).
        W: weights, (n, n_prev). b: biases, (n, 1).
        activation: "relu" or "sigmoid".

    Returns:
        A: the activations of this layer, (n, m).
        cache: a pair ((A_prev, W, b), Z), Z being the scores, (n, m).
    """
    ### START CODE HERE ### shows A, cache
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = relu(Z) if activation == "relu" else sigmoid(Z)
    cache = (linear_cache, Z)
    ### END CODE HERE ###
    return A, cache

# %% tags=["demo"]
# Two units, three inputs, four examples. All scores are whole numbers.
def test_block():
    inputs = np.array([[1.0, 0, 2, -1], [0, 1, 1, 0], [1, -1, 0, 2]])
    weights, biases = np.array([[1.0, 2, 0], [-1, 0, 1]]), np.array([[-1.0], [1]])
    bent, ((came, kept_W, kept_b), scores) = linear_activation_forward(
        inputs, weights, biases, "relu")
    print(bent)
    assert np.array_equal(bent, [[0, 1, 3, 0], [1, 0, 0, 4]]), "ReLU of the scores"
    assert np.array_equal(scores, [[0, 1, 3, -2], [1, 0, -1, 4]]), "Z before the bend"
    assert np.array_equal(came, inputs) and np.array_equal(kept_W, weights)
    assert np.array_equal(kept_b, biases), "the cache begins with (A_prev, W, b)"
    said, (_, scores) = linear_activation_forward(inputs, weights, biases, "sigmoid")
    print(np.round(said, 6))
    assert np.allclose(said, [[0.5, 0.731059, 0.952574, 0.119203],
                              [0.731059, 0.5, 0.268941, 0.982014]], atol=1e-6)
    assert np.array_equal(scores[0], [0, 1, 3, -2]), "Z is the same for both bends"


test_block()

# %%
check(linear_activation_forward)

# %% [markdown]
# Hint: `linear_forward` gives back two things. Where does each of them go?
#
# Hint: First the scores and their cache, in one call. Then bend the scores with the function that `activation` names, into a new array. The parcel is a pair: the cache of the linear step, then the scores.
#
# Hint: `Z, linear_cache = linear_forward(...)`; then choose between `relu(...)` and `sigmoid(...)`; `cache = (..., Z)`.

# %% [markdown]
# ## Exercise: L_model_forward
#
# All blocks in a row (lesson 1.4.3): ReLU in the first $L-1$ layers, the sigmoid in layer $L$. What one block gives is what the next one gets, and every cache goes into a list.
#
# Nobody tells you $L$. But there is a $W$ and a $b$ for each layer, and you have the dict.

# %%
def L_model_forward(X, parameters):
    """A whole network, forward.

    Arguments:
        X: examples, (n_0, m).
        parameters: dict with W1, b1, ..., WL, bL and nothing else; L is 1 or more.

    Returns:
        AL: the outputs, (n_L, m).
        caches: a list with the cache of linear_activation_forward of each layer, in
            the order of the layers.
    """
    ### START CODE HERE ### shows AL, caches
    L = len(parameters) // 2
    A = X
    caches = []
    for l in range(1, L):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        A, cache = linear_activation_forward(A, W, b, "relu")
        caches.append(cache)
    W, b = parameters[f"W{L}"], parameters[f"b{L}"]
    AL, cache = linear_activation_forward(A, W, b, "sigmoid")
    caches.append(cache)
    ### END CODE HERE ###
    return AL, caches

# %% tags=["demo"]
# The network 3-4-2-1 of lesson 1.4.3: the first example, and all five.
def test_forward():
    examples, _, network = lesson_network()
    said, kept = L_model_forward(examples, network)
    print(np.round(said, 6))
    assert np.allclose(said, [[0.439929, 0.475021, 0.561175, 0.750457, 0.556869]],
                       atol=1e-6)
    assert len(kept) == 3, "a cache for each layer"
    scores = [layer[1] for layer in kept]
    assert [z.shape for z in scores] == [(4, 5), (2, 5), (1, 5)]
    assert np.allclose(scores[0][:, 0], [0.484003, 0.254431, -2.068746, -0.852814],
                       atol=1e-6), "the scores of layer 1"
    assert np.allclose(scores[1][:, 0], [0.142880, -0.316179], atol=1e-6), "of layer 2"
    assert np.allclose(scores[2][0, 0], -0.241450, atol=1e-6), "of layer 3"
    single = {"W1": np.ones((2, 3)), "b1": np.zeros((2, 1))}
    alone, _ = L_model_forward(examples, single)
    assert np.allclose(alone[0, 0], 0.868971, atol=1e-6), "one layer, a sigmoid"


test_forward()

# %%
check(L_model_forward)

# %% [markdown]
# Hint: How many entries has the dict of a network with three layers? Which of the layers is not like the others?
#
# Hint: Let one variable walk through the network. It begins as the inputs; each block takes it and puts its own activations in its place. The block's cache is added to the list in the same turn. Only the last block has another bend.
#
# Hint: `L = len(parameters) // ...`; the loop runs over `range(1, ...)`: mind that Python leaves out the end.

# %% [markdown]
# ### Look: what arrives
#
# Send the digits through six layers of 50 units whose weights have just been drawn, twice: with last week's 0.01 for all weights, and with yours. How large are the scores of each layer? **Guess the last bar first.**

# %% tags=["demo"]
def what_arrives():
    pictures, _ = digits_for("dev")
    yours = initialize_parameters_deep([196] + [50] * 6, np.random.default_rng(0))
    tiny = {key: value * 0.01 * value.shape[1]**0.5 for key, value in yours.items()}
    figure, panels = plt.subplots(1, 2, figsize=(9, 2.8), sharey=True)
    starts = {"0.01 for all": tiny, "by the layer before": yours}
    for ax, (name, network) in zip(panels, starts.items()):
        _, kept = L_model_forward(pictures, network)
        sizes = [np.sqrt(np.mean(layer[1]**2)) for layer in kept]
        ax.bar(range(1, 7), sizes, color=plots.BLUE)
        ax.set(title=name, xlabel="layer", yscale="log", ylim=(1e-9, 20))
        print(f"{name:20} scores of layer 6: about {sizes[-1]:.0e}")
    panels[0].set_ylabel("size of the scores")
    plt.show()
    assert sizes[-1] > 0.01, "with your start, something arrives"


what_arrives()

# %% [markdown]
# The axis is logarithmic: each layer divides by about twenty. After six layers there is nothing left of the picture, and the answer is one half, for every digit. On the way back the errors shrink alike. You will meet this network again. (With your start the numbers still shrink a little, since ReLU throws away half of them. Week 2.1 mends that, too.)

# %% [markdown]
# ## Exercise: check_shapes
#
# Most slips with layers are slips with shapes, and Python complains late, elsewhere, or not at all (lesson 1.4.4). So look at the parameters before you train. Write a function that says *which* array is wrong, what it should be, and what it is:
#
# `W2 should be (3, 5) and is (5, 3)`
#
# Go in the order $W^{[1]}, b^{[1]}, W^{[2]}, b^{[2]}, \dots$ and stop at the first that is wrong. Three cases want thought. A bias of shape `(3,)` holds the right numbers, and is wrong. A name may be missing. And there may be one too many, say a `W4` in a network of three layers: that is looked at last.
#
# One stops with `raise ValueError(text)`.

# %%
def check_shapes(parameters, layer_dims):
    """Stop if a parameter does not fit the sizes of the layers.

    Arguments:
        parameters: dict of arrays that should hold W1, b1, ..., WL, bL.
        layer_dims: the sizes n_0, n_1, ..., n_L.

    Returns:
        None, if every parameter has its shape and none is missing or too many.

    Raises:
        ValueError: for the first wrong one in the order W1, b1, W2, b2, ..., with
            "b2 should be (3, 1) and is (3,)", or "b2 should be (3, 1) and is missing";
            if all these are right, for a name beside them, with "W4 is too many".
    """
    ### START CODE HERE ### shows nothing
    expected = {}
    for l in range(1, len(layer_dims)):
        expected[f"W{l}"] = (layer_dims[l], layer_dims[l - 1])
        expected[f"b{l}"] = (layer_dims[l], 1)
    for name, shape in expected.items():
        found = parameters[name].shape if name in parameters else "missing"
        if found != shape:
            raise ValueError(f"{name} should be {shape} and is {found}")
    for name in parameters:
        if name not in expected:
            raise ValueError(f"{name} is too many")
    ### END CODE HERE ###

# %% tags=["demo"]
def test_shapes():
    def what_it_says(changed, sizes):
        good = {"W1": np.ones((5, 2)), "b1": np.ones((5, 1)), "W2": np.ones((3, 5)),
                "b2": np.ones((3, 1))} | changed
        given = {key: good[key] for key in reversed(good) if good[key] is not None}
        try:
            return check_shapes(given, sizes)
        except ValueError as error:
            return str(error)

    assert what_it_says({}, [2, 5, 3]) is None, "all is right: None"
    for changed, right in (
            ({"W2": np.ones((5, 3))}, "W2 should be (3, 5) and is (5, 3)"),
            ({"b2": np.ones(3)}, "b2 should be (3, 1) and is (3,)"),
            ({"b1": None}, "b1 should be (5, 1) and is missing"),
            ({"b1": np.ones((1, 5)), "W1": np.ones((4, 2))},
             "W1 should be (5, 2) and is (4, 2)"),
            ({"W1": np.ones((4, 2)), "b2": None}, "W1 should be (5, 2) and is (4, 2)"),
            ({"b1": np.ones(5), "W2": np.ones((5, 3))},
             "b1 should be (5, 1) and is (5,)"),
            ({"b3": np.ones((1, 1)), "b2": np.ones((1, 3))},
             "b2 should be (3, 1) and is (1, 3)"),
            ({"b3": np.ones((1, 1))}, "b3 is too many")):
        said = what_it_says(changed, [2, 5, 3])
        print(said)
        assert said == right, right


test_shapes()

# %%
check(check_shapes)

# %% [markdown]
# Hint: Write down the shapes of a network 2-5-3 by hand, in order. Which two entries of the list make the shape of $W^{[2]}$? And which shape has $b^{[2]}$?
#
# Hint: For each layer, work out the two shapes that it should have, and compare each with the shape of what stands in the dict under that name, if there is such a name. At the first difference raise. When all layers are through, see whether the dict has names that you have not asked for.
#
# Hint: With the name, the right shape and the one that came, `raise ValueError(f"{name} should be {...} and is {...}")` makes the sentence.

# %% [markdown]
# # Part 2: a tool, and a slide
#
# Shapes are the small slips. A wrong slope has the right shape, and the cost still falls, only worse. So before you write the way back, you build what will tell you whether it is right.

# %% [markdown]
# ## Exercise: gradient_check_mlp
#
# You know the nudge from weeks 1.2 and 1.3: move *one* number by $\varepsilon$ to both sides, and see how the cost moves,
#
# $$\text{slope} \approx \frac{J(\theta + \varepsilon) - J(\theta - \varepsilon)}{2\varepsilon}.$$
#
# Do that for every single number of every parameter, all others staying as they are. Then compare, parameter by parameter. Let $u$ be all the nudged slopes of `W2`, say, and $v$ all of `dW2`. With $\lVert u \rVert$, the root of the sum of squares, their difference in proportion is
#
# $$\frac{\lVert u - v \rVert}{\lVert u \rVert + \lVert v \rVert}.$$
#
# It is about $10^{-9}$ if the gradient is right, and from a thousandth up to 1 if it is wrong. One number for *each* parameter: so you see where to look.
#
# Plan it alone. Mind four things: 0 against 0 is right, so 0. A gradient that has not the shape of its parameter is as wrong as can be: 1. Parameters may be whole numbers, to which a millionth cannot be added in place. And everything must be afterwards what it was before, to the last digit.

# %%
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    """How far gradients are from nudges, for each parameter.

    Arguments:
        cost: a function of a dict like `parameters`, which returns a number.
        grads: dict with the gradient "dW1" of "W1", and so on; what else is in it does
            not matter.
        parameters: dict of arrays (rows, columns) of floats or of integers; they stay
            as they are.
        epsilon: the size of the nudge.

    Returns:
        dict from each name in `parameters` to the difference in proportion, from 0 to
        1: 0 if all slopes and gradients are 0; 1 if the gradient has another shape than
        its parameter. `cost` is asked at most twice for each number, and once besides.
    """
    differences = {}
    ### START CODE HERE ### shows nothing
    for name, value in parameters.items():
        gradient = grads["d" + name]
        if gradient.shape != value.shape:
            differences[name] = 1.0
            continue
        slopes = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            up = value.astype(float)
            down = value.astype(float)
            up[place] += epsilon
            down[place] -= epsilon
            rise = cost({**parameters, name: up}) - cost({**parameters, name: down})
            slopes[place] = rise / (2 * epsilon)
        lengths = np.linalg.norm(slopes) + np.linalg.norm(gradient)
        differences[name] = np.linalg.norm(slopes - gradient) / lengths if lengths else 0.0
    ### END CODE HERE ###
    return differences

# %% tags=["demo"]
# Costs whose gradients are known from school.
def test_tool():
    point = {"W1": np.array([[1.0, -2, 3]]), "b1": np.array([[2], [0]])}

    def squares(at):
        return np.sum(at["W1"]**2) / 2 + np.sum(at["b1"]**4)

    right = {"dW1": point["W1"], "db1": 4 * point["b1"]**3}
    tight = gradient_check_mlp(squares, right, point)
    print("right:   ", {key: f"{value:.0e}" for key, value in tight.items()})
    assert set(tight) == {"W1", "b1"} and max(tight.values()) < 1e-7
    off = gradient_check_mlp(squares, right | {"dW1": 3 * point["W1"]}, point)
    print("3 times: ", {key: f"{value:.0e}" for key, value in off.items()})
    assert np.isclose(off["W1"], 0.5) and off["b1"] < 1e-7, "W1 is wrong, b1 is right"
    one = gradient_check_mlp(squares, right | {"dW1": np.array([[1.0, -2, 1]])}, point)
    assert np.isclose(one["W1"], 2 / (14**0.5 + 6**0.5)), "one entry is wrong"
    flat = gradient_check_mlp(squares, right | {"db1": np.array([32.0, 0])}, point)
    assert flat["b1"] == 1, "another shape: 1"
    wide = gradient_check_mlp(squares, right, point, epsilon=0.5)
    assert wide["W1"] < 1e-7, "of squares, a wide nudge to both sides is exact"
    assert np.isclose(wide["b1"], 2 / 66), "of fourth powers it is not: 34 for 32"
    still = {"W1": np.zeros((2, 2))}
    assert gradient_check_mlp(lambda at: 7.0, {"dW1": np.zeros((2, 2))}, still) == {
        "W1": 0}, "0 against 0"
    assert np.array_equal(point["W1"], [[1, -2, 3]]), "the parameters stay"


test_tool()

# %%
check(gradient_check_mlp)

# %% [markdown]
# Hint: Take a matrix of 2 by 3. How many nudges does it need, how many calls of `cost`, and what does each call get for the *other* numbers?
#
# Hint: A loop over the names, and in it a loop over all places of the array (`np.ndindex` of its shape gives them). Make a copy with floats for each nudge, put it under its name into a new dict beside the other parameters, and ask for the cost. Collect the slopes in an array like the parameter. Only when all its places are done, compare with the gradient. Before you divide, see whether you divide by 0.
#
# Hint: `{**parameters, name: ...}` is a dict with one entry exchanged. `np.linalg.norm(...)` is the length of an array; the difference has one of them above and ... below.

# %% [markdown]
# ## Exercise: three_layer_gradients
#
# This is the slide of lesson 1.4.8, as code: the backward pass of a network with three layers, ReLU, ReLU and sigmoid. It runs. **Some of its lines are wrong. Mend them.**
#
# Do not open the answer in the lesson, and do not stare at the code for an hour. Use your tool: the cell below nudges a network 3-4-2-1 and says, for each parameter, how far the slide is off, and what shape the gradient has. Then think which line you can trust, and begin there. (What do the errors of layer 1 tell you while layer 2 is wrong?)

# %%
def three_layer_gradients(parameters, X, Y):
    """The gradients of a network with three layers: ReLU, ReLU, sigmoid.

    Arguments:
        parameters: dict with W1 (n_1, n_0), b1 (n_1, 1), ..., W3, b3.
        X: examples, (n_0, m). Y: labels, 0 or 1, (n_3, m).

    Returns:
        dict with "dW1", "db1", ..., "dW3", "db3": the slopes of the cost, the log loss
        added up over the outputs, as a mean over the examples.
    """
    m = X.shape[1]
    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
    b1, b2, b3 = parameters["b1"], parameters["b2"], parameters["b3"]
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    ### START CODE HERE ###
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    # BROKEN CODE TO MEND
    # dZ3 = A3 - Y
    # dW3 = dZ3 @ A3.T / m
    # db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    # dA2 = dW3.T @ dZ3
    # dZ2 = dA2 * sigmoid(Z2) * (1 - sigmoid(Z2))
    # dW2 = dZ2 @ A1.T / m
    # db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    # dA1 = dW2.T @ dZ2
    # dZ1 = dA1 * (Z1 > 0)
    # dW1 = dZ1 @ A1.T / m
    # db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    ### END CODE HERE ###
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}

# %% tags=["demo"]
def use_the_tool(sizes=(3, 4, 2, 1)):
    """How far three_layer_gradients is from nudges, for each parameter."""
    examples, labels, network = lesson_network()

    def cost_at(numbers):
        return compute_cost(L_model_forward(examples, numbers)[0], labels)

    slopes = three_layer_gradients(network, examples, labels)
    off = gradient_check_mlp(cost_at, slopes, network)
    for key, value in off.items():
        ok = "fits" if value < 1e-6 else "WRONG"
        print(f"d{key} {str(slopes['d' + key].shape):7} off by {value:.0e}  {ok}")
    return [key for key, value in off.items() if not value < 1e-6]


def test_slide():
    wrong = use_the_tool()
    assert not wrong, f"the slopes of {', '.join(wrong)} do not fit the cost yet"


test_slide()

# %%
check(three_layer_gradients)

# %% [markdown]
# Hint: Begin on the right. Which gradients of layer 3 fit? Each weight of layer 3 was multiplied by something on the way forward: by what? Mend that, look again, and only then go one layer to the left.
#
# Hint: Four questions for each line. What did the weights of this layer meet on the way forward: what the layer *gives*, or what it *gets*? What does the error come back through: the weights, or their gradient? Which function bent the scores of this layer, so whose slope belongs here? And what did the very first layer get?
#
# Hint: When layer 3 fits and `db2` does not, the mistake is in what `dZ2` is made of, and there are two of them. If `db1` fits and `dW1` does not, it is in the line of `dW1` alone.

# %% [markdown]
# Two of the mistakes a strict test of shapes would have found. The other three it would not. Training with them runs, and only gets less far than it could. That is why you have a tool.

# %% [markdown]
# # Part 3: the way back, for any depth
#
# The right lines of the slide come in three copies, one for each layer. Now you write them once.

# %% [markdown]
# ## Exercise: linear_backward
#
# The lower half of a block's way back (lesson 1.4.2). Given $dZ$ of a layer, and the cache of its linear step:
#
# - $dW$: each weight $W_{jk}$ was multiplied by activation $k$ of the layer before, and went into score $j$. Multiply what you know of these two, for each example, and take the **mean** over the examples.
# - $db$: the mean of $dZ$ over the examples.
# - $dA_{\text{prev}}$: activation $k$ went into *every* score $j$, with weight $W_{jk}$. Add up what comes back. Here is no mean: column $i$ belongs to example $i$.
#
# $dZ$ is $(n, m)$ and $W$ is $(n, n_{\text{prev}})$. As always, each result has the shape of what it is the slope of. That tells you where the transposes stand. No loop.

# %%
def linear_backward(dZ, cache):
    """The linear step of one layer, backward.

    Arguments:
        dZ: slopes of the losses with respect to the scores, (n, m).
        cache: (A_prev, W, b) from the way forward: (n_prev, m), (n, n_prev), (n, 1).

    Returns:
        dA_prev: slopes of the losses, (n_prev, m).
        dW: slopes of the cost, which is the mean of the losses, (n, n_prev).
        db: slopes of the cost, (n, 1).
    """
    A_prev, W, b = cache
    ### START CODE HERE ###
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = W.T @ dZ
    ### END CODE HERE ###
    return dA_prev, dW, db

# %% tags=["demo"]
# Two units, three inputs, four examples: small whole numbers.
def test_linear_backward():
    errors = np.array([[1.0, 2, 0, -1], [0, 4, -2, 2]])
    inputs = np.array([[1.0, 0, 2, -1], [0, 1, 1, 0], [1, -1, 0, 2]])
    weights = np.array([[1.0, 2, 0], [-1, 0, 1]])
    parcel = (inputs, weights, np.ones((2, 1)))
    back, slopes_W, slopes_b = linear_backward(errors, parcel)
    print("dW", np.asarray(slopes_W).tolist(), " db", np.asarray(slopes_b).tolist())
    assert np.allclose(slopes_W, [[0.5, 0.5, -0.75], [-1.5, 0.5, 0]])
    assert np.shape(slopes_b) == (2, 1) and np.allclose(slopes_b, [[0.5], [1]])
    assert np.allclose(back, [[1, -2, 2, -3], [2, 4, 0, -2], [0, 4, -2, 2]])


test_linear_backward()

# %%
check(linear_backward)

# %% [markdown]
# Hint: Write the shapes $(n, m)$, $(n_{\text{prev}}, m)$ and $(n, n_{\text{prev}})$ side by side. Which product of two of them makes the third, and which of the sizes disappears?
#
# Hint: A product whose inner size is $m$ adds up over the examples by itself; then divide once. For `db` add up along the rows and keep the column. For `dA_prev` the inner size is the number of units, so it adds up over the units.
#
# Hint: `dW = dZ @ ... / m`, `dA_prev = ... @ dZ`; and `np.sum(dZ, axis=..., keepdims=...)` for the biases.

# %% [markdown]
# ## Exercise: linear_activation_backward
#
# The whole block backward. First through the bend, entry by entry,
#
# $$dZ = dA * g'(Z),$$
#
# then through the linear step, which you have. ReLU has the slope 1 where $Z > 0$, else 0. The sigmoid has the slope $s(1 - s)$ with $s = \sigma(Z)$. (Week 1.3 called it $a(1-a)$: it is the same.)

# %%
def linear_activation_backward(dA, cache, activation):
    """One layer, backward.

    Arguments:
        dA: slopes of the losses with respect to the activations, (n, m).
        cache: ((A_prev, W, b), Z), from linear_activation_forward.
        activation: "relu" or "sigmoid". Where Z is 0, the slope of ReLU counts as 0.

    Returns:
        dA_prev (n_prev, m), dW (n, n_prev), db (n, 1), as linear_backward.
    """
    ### START CODE HERE ### shows dA_prev, dW, db
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        s = sigmoid(Z)
        dZ = dA * s * (1 - s)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    ### END CODE HERE ###
    return dA_prev, dW, db

# %% tags=["demo"]
# The layer of `linear_activation_forward` above. Its scores are (0, 1, 3, -2) and
# (1, 0, -1, 4), so ReLU lets four of the eight errors pass.
def test_block_backward():
    inputs = np.array([[1.0, 0, 2, -1], [0, 1, 1, 0], [1, -1, 0, 2]])
    weights, biases = np.array([[1.0, 2, 0], [-1, 0, 1]]), np.array([[-1.0], [1]])
    scores = np.array([[0.0, 1, 3, -2], [1, 0, -1, 4]])
    errors = np.array([[3.0, 2, 1, 5], [2, 7, 4, -1]])
    parcel = ((inputs, weights, biases), scores)
    back, slopes_W, slopes_b = linear_activation_backward(errors, parcel, "relu")
    print("ReLU:    dW", np.round(slopes_W, 4).tolist())
    assert np.allclose(slopes_W, [[0.5, 0.75, -0.5], [0.75, 0, 0]])
    assert np.allclose(slopes_b, [[0.75], [0.25]])
    assert np.allclose(back, [[-2, 2, 1, 1], [0, 4, 2, 0], [2, 0, 0, -1]])
    back, slopes_W, slopes_b = linear_activation_backward(errors, parcel, "sigmoid")
    print("sigmoid: dW", np.round(slopes_W, 4).tolist())
    assert np.allclose(slopes_b, [[0.428342], [0.728002]], atol=1e-6)
    assert np.allclose(back[0], [0.356776, -1.356776, -0.741271, 0.542631], atol=1e-6)


test_block_backward()

# %%
check(linear_activation_backward)

# %% [markdown]
# Hint: The cache is a pair. Which half does the bend need, and which half does `linear_backward` want?
#
# Hint: Take the pair apart. Multiply what comes from the right by the slope of the bend, taken at the scores of *this* layer, entry by entry and into a new array. Hand the result and the other half of the cache on.
#
# Hint: For ReLU, `dZ = dA * (...)` with a comparison; for the sigmoid compute $s$ first. Then one call gives all three results.

# %% [markdown]
# ## Exercise: L_model_backward
#
# All blocks, from the last to the first. This time only the result is named; the plan is yours.
#
# It begins at the output. For a sigmoid and the log loss, lesson 1.4.2 has worked out that the slope with respect to the last *scores* is simply
#
# $$dZ^{[L]} = A^{[L]} - Y.$$
#
# Begin there, with `linear_backward`. The longer way, over $dA^{[L]}$, divides by $A^{[L]}$ and by $1 - A^{[L]}$. A network that has learnt well says exactly 1, or exactly 0. Then $0/0$ comes out, and one NaN is enough to lose all parameters in the next step.
#
# Every other layer gets the `dA` that the layer to its right has just handed back.

# %%
def L_model_backward(AL, Y, caches):
    """A whole network, backward.

    Arguments:
        AL: outputs of L_model_forward, (n_L, m), from 0 to 1, both included.
        Y: labels, 0 or 1, (n_L, m).
        caches: from L_model_forward: ((A_prev, W, b), Z) of each layer, ReLU in all but
            the last, which is a sigmoid. They stay as they are.

    Returns:
        dict with "dWl", "dbl" for each layer l = 1, ..., L, slopes of the cost, and
        "dAl" for l = 0, ..., L - 1, slopes of the losses with respect to what layer l
        gives (l = 0: the inputs).
    """
    grads = {}
    L = len(caches)
    ### START CODE HERE ### shows nothing
    linear_cache, _ = caches[L - 1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y, linear_cache)
    grads[f"dA{L - 1}"] = dA
    for l in range(L - 1, 0, -1):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    ### END CODE HERE ###
    return grads

# %% tags=["demo"]
# The numbers of lesson 1.4.2.
def test_backward():
    examples, labels, network = lesson_network()
    said, kept = L_model_forward(examples, network)
    slopes = L_model_backward(said, labels, kept)
    assert {"dA0", "dA1", "dA2", "dW1", "dW2", "dW3"} <= set(slopes), "all the names"
    assert len(kept) == 3, "the caches stay"
    for key, right in {"dW3": [[0.025391, -0.016899]], "db3": [[-0.043310]],
                       "db2": [[0.000634], [-0.019827]],
                       "db1": [[0.019356], [-0.011608], [0.074523], [0.040367]]
                       }.items():
        print(key, np.round(slopes[key], 6).tolist())
        assert np.shape(slopes[key]) == np.shape(right), f"the shape of {key}"
        assert np.allclose(slopes[key], right, atol=2e-6), f"{key} is {right}"
    lengths = [np.linalg.norm(slopes[key]) for key in ("dW1", "dW2")]
    assert np.allclose(lengths, [0.363016, 0.160941], atol=1e-6), "of dW1 and dW2"
    assert np.isclose(slopes["dA2"][0, 0], 0.554466, atol=1e-6), "dA2: no 1/m here"
    assert np.shape(slopes["dA0"]) == (3, 5), "dA0 has the shape of the inputs"
    sure = L_model_backward(np.array([[1.0, 0.0]]), np.array([[1, 1]]), [
        ((np.array([[2.0, -3.0]]), np.array([[50.0]]), np.zeros((1, 1))),
         np.array([[100.0, -150.0]]))])
    assert np.allclose(sure["dW1"], 1.5), "sure and right: 0; sure and wrong: -1"


test_backward()

# %%
check(L_model_backward)

# %% [markdown]
# Hint: For $L = 3$, write the calls one below the other: which function, with what, and under which names do its three results go? Which number has the `dA` that block 3 gives?
#
# Hint: The last layer is special: what you have for it is $dZ$, so it takes only the linear half of the block. From then on one variable walks back through the network, as one walked forward; each turn takes the cache of its own layer. The list counts from 0, the layers count from 1.
#
# Hint: `for l in range(L - 1, ..., -1):` goes backwards. In it, `linear_activation_backward(..., caches[...], "relu")`; the `dA` that comes back belongs to layer ...

# %% [markdown]
# ### Look: any depth at all
#
# Now your tool judges your own work, on networks that no slide shows. If it finds something, the names tell you where.

# %% tags=["demo"]
def tool_on_yours():
    for sizes in ([4, 1], [5, 3, 2], [3, 6, 4, 5, 2, 3], [2] + [7] * 9 + [1]):
        draws = np.random.default_rng(8)
        network = initialize_parameters_deep(sizes, draws)
        network = {key: value + 0.1 * draws.normal(size=value.shape)
                   for key, value in network.items()}
        examples = draws.normal(size=(sizes[0], 6))
        labels = draws.integers(0, 2, (sizes[-1], 6))

        def cost_at(numbers):
            return compute_cost(L_model_forward(examples, numbers)[0], labels)

        said, kept = L_model_forward(examples, network)
        off = gradient_check_mlp(cost_at, L_model_backward(said, labels, kept), network)
        name = max(off, key=off.get)
        print(f"sizes {sizes}, {len(off)} arrays: the worst is {name}, "
              f"off by {off[name]:.0e}")
        assert off[name] < 1e-4, "all gradients fit the nudges"


tool_on_yours()

# %% [markdown]
# # Part 4: learning

# %% [markdown]
# ## Exercise: L_layer_model
#
# All of it together (lesson 1.4.6). `num_iterations` times: forward, backward, update. At steps 0, 100, 200, ... write down the cost, as it is *before* the update of that step.
#
# The training starts from `parameters` if they are given, else from your own start values, drawn with `rng` for `layers_dims`.

# %%
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
                  print_cost=False, parameters=None, rng=None):
    """Train a network of any depth by gradient descent.

    Arguments:
        X: examples, (n_0, m). Y: labels, 0 or 1, (n_L, m).
        layers_dims: the sizes n_0, ..., n_L.
        learning_rate: of each step.
        num_iterations: how many steps; 0 gives the start back.
        print_cost: whether to print the costs that are written down.
        parameters: the start; drawn if None. It stays as it is.
        rng: NumPy Generator for the draw; a new one if None.

    Returns:
        parameters: after the last step, dict with W1, b1, ..., WL, bL.
        costs: a list: the cost before step 0, before step 100, and so on.
    """
    rng = np.random.default_rng() if rng is None else rng
    costs = []
    ### START CODE HERE ### shows nothing
    if parameters is None:
        parameters = initialize_parameters_deep(layers_dims, rng)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    ### END CODE HERE ###
    if print_cost:
        for k, cost in enumerate(costs):
            print(f"cost after {100 * k} steps: {cost:.6f}")
    return parameters, costs

# %% tags=["demo"]
# The costs of lesson 1.4.6, from the start of the network 3-4-2-1.
def test_training():
    examples, labels, network = lesson_network()
    end, costs = L_layer_model(examples, labels, [3, 4, 2, 1], 0.1, 202,
                               parameters=network)
    print("before steps 0, 100, 200:", np.round(costs, 6))
    assert len(costs) == 3, "three costs in 202 steps"
    assert np.isclose(costs[0], 0.628845, atol=1e-6), "before the first step"
    assert np.isclose(costs[2], 0.282339, atol=1e-6), "after 200 steps"
    once, _ = L_layer_model(examples, labels, [3, 4, 2, 1], 0.1, 1, parameters=network)
    cost = compute_cost(L_model_forward(examples, once)[0], labels)
    assert np.isclose(cost, 0.612165, atol=1e-6), "after one step: 0.612165"
    assert np.isclose(network["b3"], -0.1), "the start stays as it is"
    drawn = [L_layer_model(examples, labels, [3, 6, 1], 0.5, 2,
                           rng=np.random.default_rng(seed))[0] for seed in (1, 1, 2)]
    assert drawn[0]["W1"].shape == (6, 3), "six units in layer 1"
    assert np.array_equal(drawn[0]["W1"], drawn[1]["W1"]), "the same seed twice"
    assert not np.array_equal(drawn[0]["W1"], drawn[2]["W1"]), "another seed"


test_training()

# %%
check(L_layer_model)

# %% [markdown]
# Hint: What must be decided once, before the loop, and what is new in every turn?
#
# Hint: Make the start if there is none. In each turn forward with the parameters of now; if the number of the turn divides by 100, note the cost of what came out; then backward with what forward gave; then the updated parameters take the place of the old ones. Hand on the learning rate.
#
# Hint: `if i % ... == 0:` picks the turns; `costs.append(compute_cost(..., Y))`.

# %% [markdown]
# Two functions more, to see how good a network is. `predict` is last week's, for one output or for many: with many, the answer is the row that says the most.

# %%
def predict(parameters, X):
    """Answers, (1, m): 0 or 1 of one output; of several the row of the largest."""
    AL, _ = L_model_forward(X, parameters)
    if len(AL) == 1:
        return (AL > 0.5).astype(int)
    return np.argmax(AL, axis=0)[None]


def accuracy(parameters, X, Y):
    """The share of the answers that are right; Y is (1, m)."""
    return np.mean(predict(parameters, X) == Y)

# %% [markdown]
# ### Look: odd or even
#
# 3,500 written digits, 500 steps. First a network without any hidden layer, which is the logistic regression of week 1.2; then one with three hidden layers, 196-20-7-5-1. The same function trains both.

# %% tags=["demo"]
def odd_or_even(hidden, rate=0.2, steps=500, seed=0):
    """A network trained to tell odd from even digits, and its costs."""
    pictures, which = digits_for("train")
    return L_layer_model(pictures, which % 2, [196, *hidden, 1], rate, steps,
                         rng=np.random.default_rng(seed))


def read_parity():
    pictures, which = digits_for("dev")
    figure, ax = plt.subplots(figsize=(7, 3))
    for hidden, colour in (([], plots.GREY), ([20, 7, 5], plots.BLUE)):
        began = time.process_time()
        network, costs = odd_or_even(hidden)
        right = accuracy(network, pictures, which % 2)
        numbers = sum(value.size for value in network.values())
        print(f"{len(hidden)} hidden layers, {numbers} numbers: {right:.1%} of the dev "
              f"set ({time.process_time() - began:.0f} s)")
        ax.plot(range(0, 500, 100), costs, "o-", color=colour,
                label=f"{len(hidden)} hidden layers")
    ax.set(xlabel="steps", ylabel="cost", ylim=(0, 0.75))
    ax.legend()
    plt.show()
    assert right >= 0.93, "three hidden layers: at least 93 % of the dev set"
    return network


parity_reader = read_parity()

# %% [markdown]
# Of every hundred digits it gets about eight right that a straight line gets wrong.
#
# ### Look: five layers that stand still
#
# The same digits, the same rate. Five layers; only the scale of the first weights differs. **What will the two curves do?** (You have seen above what arrives.)

# %% tags=["demo"]
def stand_still():
    pictures, which = digits_for("train")
    sizes = [196, 20, 20, 20, 20, 1]
    yours = initialize_parameters_deep(sizes, np.random.default_rng(0))
    tiny = {key: value * 0.01 * value.shape[1]**0.5 for key, value in yours.items()}
    figure, ax = plt.subplots(figsize=(7, 3))
    found = {}
    for name, first, colour in (("0.01 for all", tiny, plots.RED),
                                ("by the layer before", yours, plots.BLUE)):
        said, kept = L_model_forward(pictures, first)
        slopes = L_model_backward(said, which % 2, kept)
        network, costs = L_layer_model(pictures, which % 2, sizes, 0.2, 401,
                                       parameters=first)
        found[name] = costs
        length = np.linalg.norm(slopes["dW1"])
        print(f"{name:20} first gradient of W1: {length:.0e}, "
              f"cost from {costs[0]:.4f} to {costs[-1]:.4f}")
        ax.plot(range(0, 401, 100), costs, "o-", color=colour, label=name)
    ax.axhline(np.log(2), color=plots.GREY, linestyle=":", linewidth=1)
    ax.set(xlabel="steps", ylabel="cost", title="Five layers", ylim=(0, 0.8))
    ax.legend()
    plt.show()
    assert found["0.01 for all"][-1] > 0.69, "it has not moved"
    assert found["by the layer before"][-1] < 0.4, "it has learnt"


stand_still()

# %% [markdown]
# The dotted line is $\ln 2$, the cost of a coin. The red network is not stuck in a corner and not too small; it is the same network. Its first gradient is so small that 400 steps change nothing that one could see. If you ever see 0.693 from the first step to the last, look at the scale of the weights.

# %% [markdown]
# ## Exercise: grid_search
#
# How many layers, how wide, which rate? Nothing tells you but trying (lesson 1.4.7). Write the search. It gets a list of settings, trains with each, and measures on the **dev set** what share of the answers is right.
#
# A setting is a dict of names, such as `{"hidden": [20, 7], "rate": 0.2}`, and `train_fn` takes these names as arguments. It gives back a *function*: the trained network, which you call with examples to get answers.
#
# Real searches meet two accidents. Training stops with an error, at once or when it is asked for answers. Or a rate was too large, everything has become NaN, and so have the answers. Such a setting has **failed**. The search goes on, the table says so, and it never wins. And beware of NaN: it is neither larger nor smaller than anything, so it upsets a search for the largest.

# %%
def grid_search(train_fn, grid, X_dev, Y_dev):
    """Train with every setting, and choose on the dev set.

    Arguments:
        train_fn: a function; called with the names of a setting as arguments it trains,
            and returns a function from examples (n, m) to answers (1, m).
        grid: a list of settings, each a dict {name of an argument: value}.
        X_dev: examples, (n, m). Y_dev: the right answers, (1, m).

    Returns:
        best: the setting with the largest share of right answers; of several the first
            in the grid; None if all have failed.
        table: a list of pairs (setting, share), in the order of the grid. The share is
            NaN if the setting has failed: if train_fn or the function that it returns
            stopped with an error, or if any answer is NaN.
    """
    best = None
    table = []
    ### START CODE HERE ### shows nothing
    highest = -1.0
    for setting in grid:
        try:
            answers = train_fn(**setting)(X_dev)
            share = np.nan if np.isnan(answers).any() else np.mean(answers == Y_dev)
        except Exception:
            share = np.nan
        table.append((setting, share))
        if share > highest:
            best, highest = setting, share
    ### END CODE HERE ###
    return best, table

# %% tags=["demo"]
# A "training" that only says where to cut. Four examples, of which two are above 0.
# An example that lies on the cut gets NaN.
def test_search():
    inputs, answers = np.array([[-2.0, -1, 1, 2]]), np.array([[0, 0, 1, 1]])

    def cut(at, turned=False):
        if at > 9:
            raise ValueError("this is far too high")
        return lambda x: np.where(x == at, np.nan, (x > at) != turned)

    settings = [{"at": 10}, {"at": 2}, {"at": 1.5}, {"at": 0}, {"at": 0.5},
                {"at": 0, "turned": True}]
    winner, rows = grid_search(cut, settings, inputs, answers)
    for setting, share in rows:
        print(setting, share)
    assert np.allclose([share for _, share in rows], [np.nan, np.nan, 0.75, 1, 1, 0],
                       equal_nan=True), "two have failed"
    assert winner == {"at": 0}, "of two that are right everywhere, the first"
    assert [setting for setting, _ in rows][2:] == settings[2:], "the order of the grid"
    nobody, rows = grid_search(cut, settings[:2], inputs, answers)
    assert nobody is None and len(rows) == 2, "all have failed"
    worst, _ = grid_search(cut, settings[5:], inputs, answers)
    assert worst == settings[5], "nothing right at all is no failure"


test_search()

# %%
check(grid_search)

# %% [markdown]
# Hint: What has to be remembered from one setting to the next, and with what does it begin, so that even a share of 0 beats it?
#
# Hint: For each setting, in order: try to train and to ask; `try` and `except` catch what stops. Look whether NaN is among the answers before you compare them. Write the pair into the table in any case. It takes the lead only if it is truly larger than the best so far: then the first of equals stays, and NaN never gets ahead.
#
# Hint: `train_fn(**setting)` hands the names on as arguments, and what comes back is called with ... `np.isnan(...).any()` finds a NaN.

# %% [markdown]
# ### Look: depth and width
#
# You wrote down a guess in lesson 1.4.1. Here are five networks with the same rate, the same number of steps and the same seed, and one rate that is far too large. It takes a quarter of a minute.

# %% tags=["demo"]
def depth_and_width():
    (pictures, which), networks = digits_for("dev"), []

    def train(hidden, rate=0.2):
        networks.append(odd_or_even(hidden, rate)[0])
        return lambda inputs: predict(networks[-1], inputs)

    settings = [{"hidden": hidden} for hidden in ([], [20], [64], [20, 7, 5], [20] * 5)]
    settings.append({"hidden": [20, 7, 5], "rate": 5.0})
    began = time.process_time()
    winner, rows = grid_search(train, settings, pictures, which % 2)
    print(f"{len(rows)} trainings in {time.process_time() - began:.0f} s\n")
    for setting, share in rows:
        row = "-".join(map(str, [196, *setting["hidden"], 1]))
        print(f"{row:24} rate {setting.get('rate', 0.2)}   dev {share:.1%}")
    shares = [share for _, share in rows]
    assert max(shares) > 0.94 and shares[0] < 0.92, "hidden layers help"
    print(f"\nthe best: {winner}")
    new, truth = digits_for("test")
    right = accuracy(networks[settings.index(winner)], new, truth % 2)
    print(f"of the test set, looked at once: {right:.1%}")


depth_and_width()

# %% [markdown]
# The first hidden layer is worth the most. Two more are worth a little, and five are no better than three: a few digits of 750 more or less are luck. Compare the last two rows: *how* one trains can matter more than what. And look at the last number. Usually it is a little lower than the best on the dev set: that one was chosen because it was high, and the test set had no say. Six settings leave little luck to choose by, and here it is not lower. It is the number that you report.

# %% [markdown]
# ### Look: which of the ten
#
# Ten outputs instead of one: each says whether the picture is *its* digit. The label of a 3 is a column of zeros with a 1 in row 3. Not a line of your code changes. (The cost is added up over ten outputs, so it begins at about $10 \ln 2 \approx 7$. That is no mistake. Week 2.3 has an output that fits ten classes better.)

# %% tags=["demo"]
def read_ten():
    pictures, which = digits_for("train")
    labels = (np.arange(10)[:, None] == which).astype(float)
    network, costs = L_layer_model(pictures, labels, [196, 64, 10], 1.0, 300,
                                   rng=np.random.default_rng(0))
    print("costs:", np.round(costs, 2))
    for part in ("dev", "test"):
        print(f"{part}: {accuracy(network, *digits_for(part)):.1%} right")
    assert accuracy(network, *digits_for("dev")) >= 0.91, "at least 91 % of the dev set"
    new, truth = digits_for("test")
    says = predict(network, new)[0]
    plots.confusion_matrix(truth[0], says, 10)
    plt.show()
    wrong = np.flatnonzero(says != truth[0])[:20]
    raw = data.mnist()[0][4250:, :, :, 0] / 255
    plots.pictures(raw[wrong], [f"{digit} as {taken}" for digit, taken
                                in zip(truth[0, wrong], says[wrong])])
    plt.show()
    return network


ten_reader = read_ten()

# %% [markdown]
# These are digits that your network got wrong, in full size, and what it took them for. Some of them you would have got wrong yourself. It saw them with a quarter of the pixels.

# %% [markdown]
# # Part 5: why depth at all
#
# So far depth was worth a little. There are tasks for which it is worth everything. Are there an odd or an even number of ones among 16 bits? A flat layer of ANDs needs 32,768 of them. In a tree thirty bent units are enough (lesson 1.4.5).

# %% [markdown]
# ## Exercise: xor_relu_tree
#
# The XOR of two bits is 1 if exactly one of them is 1. **Derive it on paper**: find two ReLU units, with whole-number weights and without biases, whose outputs *added up* give the XOR,
#
# | $x_1$ | $x_2$ | XOR |
# |---|---|---|
# | 0 | 0 | 0 |
# | 0 | 1 | 1 |
# | 1 | 0 | 1 |
# | 1 | 1 | 0 |
#
# Where the numbers lie *between* 0 and 1, like a bit that one is not sure of, the same two units should give how far apart the two numbers are.
#
# Then build the tree. On each level put the values into pairs, the first and the second, the third and the fourth, and so on. Each pair becomes its XOR. If one is left over at the end, it goes up as it is, to the end of the next level. At last one value is left. Count the units, two for each XOR, and the levels. All $m$ columns at once.

# %%
def xor_relu_tree(bits):
    """The parity of bits, by a tree of XORs, each of them two ReLU units.

    Arguments:
        bits: numbers from 0 to 1, (n, m); a column holds n of them, n is 1 or more.

    Returns:
        parity: what the tree gives, (1, m); of bits 1 if an odd number of them is 1.
        units: how many ReLU units the tree has.
        depth: how many levels of XORs it has.
    """
    ### START CODE HERE ### shows parity, units, depth
    parity = bits
    units = 0
    depth = 0
    while len(parity) > 1:
        pairs = len(parity) // 2
        x = parity[:2 * pairs:2]
        y = parity[1::2]
        parity = np.vstack([relu(x - y) + relu(y - x), parity[2 * pairs:]])
        units += 2 * pairs
        depth += 1
    ### END CODE HERE ###
    return parity, units, depth

# %% tags=["demo"]
def test_tree():
    columns = np.array([[0.0, 1, 1, 1, 0.125], [0, 1, 1, 0, 0.5], [0, 0, 1, 1, 0.875],
                        [1, 1, 1, 0, 0.25], [1, 1, 1, 1, 0.5]])
    result, how_many, levels = xor_relu_tree(columns)
    print(result, how_many, "units,", levels, "levels")
    assert np.allclose(result, [[0, 0, 1, 1, 0.25]]), "five values in each column"
    assert (how_many, levels) == (8, 3), "four XORs in three levels"
    assert np.allclose(xor_relu_tree(columns[:2])[0], [[0, 0, 0, 1, 0.375]])
    assert xor_relu_tree(columns[:1])[1:] == (0, 0), "one value: nothing to do"
    flips = np.random.default_rng(0).integers(0, 2, (16, 9))
    result, how_many, levels = xor_relu_tree(flips)
    assert np.array_equal(result[0], flips.sum(axis=0) % 2), "the parity of 16 bits"
    assert (how_many, levels) == (30, 4), "30 units in 4 levels"


test_tree()

# %%
check(xor_relu_tree)

# %% [markdown]
# Hint: A unit that is to be 1 at (1, 0) and 0 at the other three corners: which weights has it? And what does its mirror image do?
#
# Hint: One unit measures by how much the first value is above the second, the other by how much the second is above the first; at most one of them is not 0. On each level take the values at even places and those at odd places, as two arrays, so that all pairs and all columns go at once. Count before the level shrinks.
#
# Hint: `parity[::2]` are the values at places 0, 2, 4, ...; take only as many as have a partner. `np.vstack([..., ...])` puts what is left over below the new values.

# %% [markdown]
# # Part 6: a second opinion
#
# Everything in this part is given. It needs TensorFlow, which course 2 teaches; three sentences will do here. A `tf.Variable` holds an array. Under a `GradientTape` TensorFlow writes down what is computed with it. Then the tape gives the slopes of any number that came out, without a formula of ours. (A tensor is TensorFlow's array.)
#
# So there is a second opinion on your backward pass, from people who have never seen it.

# %% tags=["demo"]
def compare_with_tensorflow():
    from coursekit.probe import quiet_stderr

    with quiet_stderr():        # TensorFlow greets with a page of log lines
        import tensorflow as tf

        find_device()           # when it looks for a GPU, too

    pictures, which = digits_for("train")
    network = initialize_parameters_deep([196, 20, 7, 5, 1], np.random.default_rng(3))
    said, kept = L_model_forward(pictures, network)
    yours = L_model_backward(said, which % 2, kept)
    variables = {key: tf.Variable(value) for key, value in network.items()}
    with tf.GradientTape() as tape:
        signal = tf.constant(pictures)
        for k in range(1, 5):
            scores = variables[f"W{k}"] @ signal + variables[f"b{k}"]
            signal = tf.nn.relu(scores)
        odd = (which % 2).astype(float)
        losses = tf.nn.sigmoid_cross_entropy_with_logits(odd, scores)
        mean_loss = tf.reduce_mean(losses)
    theirs = tape.gradient(mean_loss, variables)
    worst = 0
    for key, value in theirs.items():
        apart = np.linalg.norm(yours["d" + key] - value) / np.linalg.norm(value)
        worst = max(worst, apart)
    print(f"4,133 gradients, TensorFlow's and yours: {worst:.0e} apart in proportion")
    assert worst < 1e-10, "the gradients agree"


compare_with_tensorflow()

# %% [markdown]
# Numbers of 64 bits have about 16 digits, and 15 of them agree. You can trust what you have written.
#
# ### Look: what a GPU is worth
#
# One step of training in NumPy and in TensorFlow, for your small network and for a wide one, 784-2048-2048-10, on 3,500 pictures in full size. TensorFlow compiles the step first; the second step is timed. If a GPU is found, it is used. **For which of the two networks will it matter?**

# %% tags=["demo"]
def one_step(sizes, pictures, labels):
    """Seconds of a step of gradient descent in NumPy and in TensorFlow, 32 bits."""
    import tensorflow as tf

    draws = np.random.default_rng(0)
    network = {key: value.astype(np.float32) for key, value
               in initialize_parameters_deep(sizes, draws).items()}
    variables = {key: tf.Variable(value) for key, value in network.items()}
    columns, targets = tf.constant(pictures), tf.constant(labels)
    last = len(sizes) - 1

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            signal = columns
            for k in range(1, last + 1):
                scores = variables[f"W{k}"] @ signal + variables[f"b{k}"]
                signal = tf.nn.relu(scores)
            losses = tf.nn.sigmoid_cross_entropy_with_logits(targets, scores)
            total = tf.reduce_sum(losses) / pictures.shape[1]
        for key, slope in tape.gradient(total, variables).items():
            variables[key].assign_sub(0.1 * slope)
        return total

    step()
    began = time.perf_counter()
    float(step())
    theirs = time.perf_counter() - began
    began = time.perf_counter()
    L_layer_model(pictures, labels, sizes, 0.1, 1, parameters=network)
    return time.perf_counter() - began, theirs


def time_both():
    print("TensorFlow computes on:", find_device())
    pictures, which = digits_for("train")
    full = data.mnist()[0][:3500].reshape(3500, 784).T / 255
    ten = (np.arange(10)[:, None] == which).astype(np.float32)
    for sizes, inputs, labels in (
            ([196, 20, 7, 5, 1], pictures, (which % 2).astype(np.float32)),
            ([784, 2048, 2048, 10], full, ten)):
        numpy_s, tensorflow_s = one_step(sizes, inputs.astype(np.float32), labels)
        print(f"{'-'.join(map(str, sizes)):20} NumPy {1000 * numpy_s:7.1f} ms, "
              f"TensorFlow {1000 * tensorflow_s:7.1f} ms")


time_both()

# %% [markdown]
# On a CPU the two are not far apart: both hand the matrix products to the same kind of code. A GPU is made for large products, so if one was found, the wide step is where it shows. For the small network it is worth nothing: to give it its orders takes longer than the work. The size of the work decides.

# %% [markdown]
# # Part 7: for those who want more
#
# Two exercises without points: the flat networks of lesson 1.4.5.

# %% [markdown]
# ## Exercise: dnf_parity_units
#
# A flat layer of ANDs: each recognises one pattern of $n$ bits, and an OR behind them says whether any of them does. For parity there is one AND for each pattern with an odd number of ones. List these patterns, and count them. How does the count grow with $n$?

# %%
def dnf_parity_units(n):
    """The patterns that a flat layer of ANDs needs for the parity of n bits.

    Arguments:
        n: how many bits, 1 or more.

    Returns:
        count: how many ANDs there are.
        patterns: (n, count), 0 and 1: a column for each AND, all of them different, in
            any order.
    """
    ### START CODE HERE ### shows count, patterns
    numbers = np.arange(2**n)
    columns = numbers >> np.arange(n)[:, None] & 1
    patterns = columns[:, columns.sum(axis=0) % 2 == 1]
    count = patterns.shape[1]
    ### END CODE HERE ###
    return count, patterns

# %% tags=["demo"]
def test_flat():
    how_many, columns = dnf_parity_units(3)
    found = sorted("".join(map(str, column)) for column in np.asarray(columns).T)
    print(how_many, found)
    assert how_many == 4 and found == ["001", "010", "100", "111"], "of three bits"
    assert dnf_parity_units(1)[0] == 1 and np.shape(dnf_parity_units(1)[1]) == (1, 1)
    print("ANDs:", [dnf_parity_units(k)[0] for k in range(1, 13)])


test_flat()

# %%
check(dnf_parity_units)

# %% [markdown]
# Hint: How many patterns of three bits are there, and which of them are odd?
#
# Hint: Make all patterns, for instance as the binary digits of the numbers from 0 up to the last, and keep those whose sum leaves 1 when divided by 2. Or build them: each pattern of one bit less goes on in exactly one way.
#
# Hint: `numbers >> k & 1` is the digit of place `k` in binary; with `k` as a column it gives a table of ...

# %% [markdown]
# ## Exercise: threshold_parity
#
# And here is why that is no argument for depth. Let a unit *add up*: unit $k$ says 1 if at least $k$ of the bits are 1, for $k = 1, \dots, n$. One layer of $n$ such units is enough for parity: there are output weights, one for each unit, with which the sum of what they say is the parity. Find them. (How does the sum have to change when one more bit is 1?)

# %%
def threshold_parity(bits):
    """Parity from one layer of n units that add up.

    Arguments:
        bits: 0 and 1, (n, m), n is 1 or more.

    Returns:
        hidden: what the units say, (n, m): row k - 1 is 1 where at least k bits are 1,
            else 0.
        weights: of the output, (1, n), so that weights @ hidden is the parity.
    """
    ### START CODE HERE ### shows hidden, weights
    at_least = np.arange(1, len(bits) + 1)[:, None]
    hidden = (np.sum(bits, axis=0) >= at_least).astype(float)
    weights = np.where(at_least % 2 == 1, 1.0, -1.0).T
    ### END CODE HERE ###
    return hidden, weights

# %% tags=["demo"]
def test_threshold():
    columns = np.array([[0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1]])
    said, signs = threshold_parity(columns)
    print(np.asarray(said).tolist(), np.asarray(signs).tolist())
    assert np.array_equal(said, [[0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1]])
    assert np.shape(signs) == (1, 3), "a weight for each unit, in a row"
    assert np.allclose(signs @ said, [[0, 1, 0, 1]]), "the parity"
    flips = np.random.default_rng(0).integers(0, 2, (16, 9))
    said, signs = threshold_parity(flips)
    assert np.allclose(signs @ said, flips.sum(axis=0) % 2), "16 bits, 16 units"


test_threshold()

# %%
check(threshold_parity)

# %% [markdown]
# Hint: With two of the bits 1, which units say 1? What must their weights add up to? And with three?
#
# Hint: Count the ones in each column, and compare the counts with a column of the numbers from 1 to $n$: broadcasting makes the table. The weights then follow one by one, from the first: each new unit has to turn 1 into 0 or 0 into 1.
#
# Hint: `hidden = (... >= ...).astype(float)`; the weights alternate, beginning with ...

# %% [markdown]
# # What you built
#
# - A network of any depth: a block forward, a block backward, and two loops that never grow. TensorFlow agrees with it to 15 digits.
# - A tool that finds a wrong slope in any network and says where, and a test that names the layer of a wrong shape.
# - A reader of digits: odd or even, then which of ten, chosen on the dev set and reported on the test set.
# - Five layers that stand still, and the reason.
# - Parity, deep with 30 units, flat with 32,768 ANDs, and flat with 16 units that add up.
#
# That is the end of the first course. You have built all of it from arrays. The next one asks how to make such networks learn better, faster, and not by heart.
