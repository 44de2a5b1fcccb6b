# %% [markdown]
# # NumPy, derivatives and logistic regression
#
# Welcome. In this notebook you build, piece by piece:
#
# - a handful of **NumPy tools**: the sigmoid, rows of length 1, pictures as columns of numbers, the rule of broadcasting;
# - **derivatives** by a tiny nudge, for any function;
# - a **computation graph** that finds derivatives by itself, the idea behind every deep-learning framework;
# - **logistic regression** from scratch, which learns to read handwritten digits.
#
# You need a little Python (functions, loops, lists) and school mathematics. Everything else is explained before it is used.

# %% [markdown]
# ### Your first notebook?
#
# A notebook is a list of **cells**. Some hold text, like this one. Others hold Python code.
#
# - **Run a cell**: click into it and press **Shift+Enter**. What it prints or draws appears below it.
# - The number in brackets at its left, `[1]`, counts the cells that you have run. A star, `[*]`, means that it is still at work.
# - **Python remembers.** A name that one cell makes is there in all cells that you run later. So run the cells from top to bottom.
# - **An error breaks nothing.** A cell that fails shows a red message; the last line of it says what went wrong. Mend the cell and run it again.
# - Is all in a muddle? *Restart the kernel* (in the menu *Kernel*) makes Python forget everything. Your code stays. Then run the cells again from the top.
#
# Try it with the next cell: run it, put your own name in, and run it again.

# %% tags=["demo"]
name = "reader"
print(f"Hello, {name}. This cell ran. 2 to the power of 10 is {2**10}.")

# %% [markdown]
# ### A first try, without any risk
#
# In an exercise a function is nearly finished: a line or two are missing, and in their place stands `None`, Python's word for "nothing".
#
# The function below should double a number. Run the cell as it is. Then write `2 * number` in place of `None`, and run it again.

# %% tags=["demo"]
def double(number):
    """Return twice the number. Example: double(21) is 42."""
    result = None
    return result


if double(21) == 42:
    print("double(21) is 42. Right! That is all there is to it.")
else:
    print(f"double(21) is {double(21)}, but it should be 42. Change the line with None, then run this cell again.")

# %% [markdown]
# In a real exercise the place to write is marked, and looks like this:
#
# ```python
#     ### START CODE HERE ### (about 1 line)
#     result = None
#     ### END CODE HERE ###
# ```
#
# We call it a **block**. The text in triple quotes above it, the **docstring**, says what goes in and what should come out. When you have filled the block in, run three cells: the one with your function, so that Python knows the new version; the worked example, whose `assert` says nothing when all is well and stops with a message when not; and `check(...)`, which has four answers:
#
# | | means |
# |---|---|
# | ○ not attempted | the block is still empty |
# | ✗ crashed | Python stopped with an error; the check says in which line |
# | ✗ wrong | it ran, but the result is not right; the check shows an input, what it expected and what it got |
# | ✓ right | on to the next one |
#
# Nobody counts how often you try.
#
# The next cell loads what this notebook needs. **NumPy** (`np`) calculates with many numbers at once, **Matplotlib** (`plt`) draws, and `coursekit` is the helper of this course.

# %%
import matplotlib.pyplot as plt
import numpy as np

from coursekit import check, data, plots, start

start()

# %% [markdown]
# # Part 1: NumPy warm-up
#
# NumPy's **array** is a grid of numbers with a **shape**. Shape `(2, 3)` means 2 rows of 3 numbers each; shape `(4,)` is a plain list of 4. What you do to an array happens to all its numbers at once, without a loop: that is fast, and short to write (lesson 1.2.11). If that is new to you, read the page {doc}`/appendix/arrays` first. It takes twenty minutes and saves you more.
#
# The directions of an array are its **axes**, counted from 0. A sum with `axis=0` runs *down the columns*, one with `axis=1` runs *along the rows*. Run the next cell, and compare each line with the array.

# %% tags=["demo"]
table = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(table)
print("shape:              ", table.shape)
print("10 times each:      ", (10 * table).tolist())
print("sum of everything:  ", table.sum())
print("down, axis=0:       ", table.sum(axis=0))
print("along, axis=1:      ", table.sum(axis=1))
print("along, kept as rows:", table.sum(axis=1, keepdims=True).tolist())

# %% [markdown]
# ## Exercise: sigmoid
#
# Is there a cat in the picture? Logistic regression first computes a score $z$, which may be any number: large for "surely a cat", very negative for "surely not". The **sigmoid** turns the score into a probability between 0 and 1 (lesson 1.2.2). It can be written in two ways:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}} = \frac{e^z}{1 + e^z}$$
#
# Here $e \approx 2.718$, and `np.exp(x)` is $e^x$, for a single number or for each number of an array.
#
# On paper the two are the same. A computer has a largest number, though, about $10^{308}$; beyond it comes `inf`, infinity, and `np.exp(1000)` is beyond it. One divided by infinity is 0. But infinity divided by infinity is `nan`, "not a number". So one of the two forms is right for scores of any size, and the other is not. Which one? Take it.
#
# NumPy may warn you of an overflow. A warning costs nothing here. You may also avoid it: by cutting scores off far out (`np.clip`), by two branches, or with SciPy's `expit`. All of these are right.

# %%
def sigmoid(z):
    """Turn scores into probabilities.

    Arguments:
        z: scores, a number or an array of any shape.

    Returns:
        The sigmoid of each, same shape; between 0 and 1, and never NaN, for scores of
        any size.
    """
    ### START CODE HERE ###
    a = 1 / (1 + np.exp(-z))
    ### END CODE HERE ###
    return a

# %% tags=["demo"]
probabilities = sigmoid(np.array([-2.0, 0.5, 30.0]))
print(probabilities)
assert np.allclose(probabilities, [0.119203, 0.622459, 1], atol=1e-6), "-2, 0.5 and 30"
assert np.array_equal(sigmoid(np.array([-1000.0, 1000.0])), [0, 1]), "very sure scores"

# %%
check(sigmoid)

# %% [markdown]
# Hint: Take $z = 0$ and work it out by hand: what is $e^0$, and what should come out? Then try $z = 1000$ in both forms: which of them divides infinity by infinity?
#
# Hint: Work from the inside out: the minus, the power, the sum, the fraction. Python divides before it adds, so the whole denominator needs brackets of its own.
#
# Hint: `a = 1 / (1 + ...)`

# %% [markdown]
# ## Exercise: normalize_rows
#
# Two ways to bring the rows of a table to one scale.
#
# A row of numbers is also an arrow, and an arrow has a **length**: square the numbers, add them up, take the root. The row $(3, 4)$ has length $\sqrt{3^2 + 4^2} = 5$. Divide the row by its length, and the new row, $(0.6, 0.8)$, points in the same direction and has length 1. `normalize_rows` does that for each row of $x$, which is $(n, k)$.
#
# A row may also hold $k$ scores, one for each possible answer: cat, dog, neither. **Softmax** turns them into $k$ probabilities, which are positive and add up to 1:
#
# $$\text{softmax}(x)_{ij} = \frac{e^{x_{ij}}}{\sum_{c=1}^{k} e^{x_{ic}}}$$
#
# Here it runs along the **rows**. (When networks come to it, in 2.3, examples are columns and softmax runs down the columns.)
#
# Two traps. You want to divide $(n, k)$ numbers by $n$ others, one for each row. NumPy takes a plain list of shape $(n,)$ for a *row*. It stops, or, if $n = k$, divides the wrong numbers without a word (lesson 1.2.15).
#
# The other trap is $e^{1000}$. First the pencil: subtract the same number $c$ from all scores of a row, put $x_{ij} - c$ into the formula, and show what becomes of the result. Then choose the $c$ of each row such that no exponential is too large, and no row is left with nothing but zeros. Rows may be far apart, one near 1000, the next near $-1000$.

# %%
def normalize_rows(x):
    """Give every row length 1, and leave its direction as it is.

    Arguments:
        x: numbers, (n, k); no row is all zeros.

    Returns:
        A new array, (n, k): each row divided by its length.
    """
    ### START CODE HERE ###
    lengths = np.sqrt(np.sum(x**2, axis=1, keepdims=True))
    x_normalized = x / lengths
    ### END CODE HERE ###
    return x_normalized


def softmax(x):
    """Turn the scores in each row into probabilities.

    Arguments:
        x: scores of any size, (n, k).

    Returns:
        A new array, (n, k), of numbers from 0 to 1; each row adds up to 1.
    """
    ### START CODE HERE ### shows s
    powers = np.exp(x - np.max(x, axis=1, keepdims=True))
    s = powers / np.sum(powers, axis=1, keepdims=True)
    ### END CODE HERE ###
    return s

# %% tags=["demo"]
# By hand: the lengths are 7 and 3; the powers are 1, 2, 1, 4 and, each divided by
# e^1000, 3, 1, 6, 1.
unit_rows = normalize_rows(np.array([[2.0, -6.0, 3.0], [1.0, 2.0, -2.0]]))
print(unit_rows)
assert np.allclose(unit_rows * [[7], [3]], [[2, -6, 3], [1, 2, -2]]), "2/7, -6/7, ..."
scores = np.log([[1, 2, 1, 4], [3, 1, 6, 1]]) - [[0], [1000]]
shares = softmax(scores)
print(shares)
assert np.allclose(shares * [[8], [11]], [[1, 2, 1, 4], [3, 1, 6, 1]]), "1/8, 2/8, ..."

# %%
check(normalize_rows)

# %% [markdown]
# Hint: How many lengths has a table of 2 rows and 3 columns, and in which shape do they fit beside it? For softmax: what is $e^{x - c}$, written with $e^x$ and $e^{c}$? What happens to a factor that stands above and below the fraction line?
#
# Hint: A length, or a sum of exponentials, belongs to a row: add along the row, and keep the result as a column of $n$ numbers. For softmax, any $c$ is allowed. After the largest score of a row has become 0, all its exponentials lie between 0 and 1, and one of them *is* 1. Each row needs a $c$ of its own.
#
# Hint: `powers = np.exp(x - ...)`, and below the fraction line stand the sums of the rows of `powers`.

# %% [markdown]
# ## Exercise: flatten_images
#
# For the computer a picture is a block of numbers: $H$ rows of $W$ pixels, each with $C$ **channels**. A colour picture has three, how much red, green and blue; a grey one has a single channel. So $m$ pictures are an array of shape $(m, H, W, C)$.
#
# Logistic regression wants each picture as **one long column**, and the columns side by side: $X$ of shape $(n_x, m)$ with $n_x = H \cdot W \cdot C$ (lesson 1.2.1). Examples as columns is how this whole course writes them. (For a single picture, $m = 1$, this function is known elsewhere as `image2vector`.)
#
# Take three grey pictures of 2 by 4 pixels that hold the numbers 0 to 7, 8 to 15 and 16 to 23. Left the $X$ that you want, right what `imgs.reshape(-1, 3)` makes of them:
#
# ```
#      0   8  16             0   1   2
#      1   9  17             3   4   5
#      2  10  18             6   7   8
#     ...                   ...
#      7  15  23            21  22  23
# ```
#
# The shape is the same, $(8, 3)$. But on the right every column holds numbers of all three pictures. `reshape` takes the numbers in the order in which they lie there, the last axis first, and fills the new shape **row after row**. How can you still get the left one from it?

# %%
def flatten_images(imgs):
    """Lay each picture out as a column.

    Arguments:
        imgs: m pictures, (m, H, W, C).

    Returns:
        X, (H * W * C, m). Column i holds the numbers of picture i as they are: pixel
        after pixel, row by row from the top left, and for each pixel its C channels.
    """
    ### START CODE HERE ###
    X = imgs.reshape(imgs.shape[0], -1).T
    ### END CODE HERE ###
    return X

# %% tags=["demo"]
flat_pictures = flatten_images(np.arange(24).reshape(3, 2, 4, 1))
print(flat_pictures)
assert flat_pictures.T.tolist() == [list(range(0, 8)), list(range(8, 16)),
                                    list(range(16, 24))], "a column for each picture"
flat_colours = flatten_images(np.arange(24).reshape(4, 1, 2, 3))
assert flat_colours[:, 1].tolist() == [6, 7, 8, 9, 10, 11], "the channels of a pixel"
assert flatten_images(np.zeros((1, 2, 3, 4))).shape == (24, 1), "a single picture"

# %%
check(flatten_images)

# %% [markdown]
# Hint: Read the numbers of `imgs` in their order, 0, 1, 2, ... Which of them belong to the first picture? If `reshape` fills rows, what could you let it fill a row with?
#
# Hint: Let the numbers lie in their order, and cut them after each picture. That gives a table in which everything is right but one thing: what should stand upright lies down.
#
# Hint: The first axis of the new shape is ... `imgs.shape` knows it.

# %% [markdown]
# ## Exercise: L1
#
# A prediction $\hat y$ is seldom the label $y$. Two ways to say in one number how far $m$ predictions are from their labels:
#
# $$L_1 = \sum_{i=1}^m \left| \hat y^{(i)} - y^{(i)} \right|, \qquad L_2 = \sum_{i=1}^m \left( \hat y^{(i)} - y^{(i)} \right)^2$$
#
# The formulas are easy. The shapes are not: predictions come as a column $(m, 1)$, labels from a file as $(m,)$, and in this course both are rows $(1, m)$. All of these mean $m$ numbers, and so does a plain Python list. Your functions should understand each of them, in any pair. (In the formulas of this course you should not mix them: lesson 1.2.16.)
#
# Three traps, and none of them stops with an error. $(3, 1)$ minus $(3,)$ is a table of $(3, 3)$ differences, every prediction against every label. Three predictions and *one* label can be subtracted, too, though they do not belong together. And pixels and labels are often stored as `uint8`, whole numbers from 0 to 255: there 2 minus 3 is 255. The type `float` knows numbers below 0.
#
# To refuse, write `raise ValueError("...")`, with a few words on why.

# %%
def L1(yhat, y):
    """The sum of the absolute differences.

    Arguments:
        yhat: m predictions: (m,), (m, 1), (1, m) or a list; of any type of number.
        y: m labels, likewise.

    Returns:
        A number.

    Raises:
        ValueError: if there are more of the one than of the other.
    """
    ### START CODE HERE ### shows loss
    predicted, wanted = np.ravel(yhat).astype(float), np.ravel(y).astype(float)
    if predicted.size != wanted.size:
        raise ValueError(f"{predicted.size} predictions, but {wanted.size} labels")
    loss = np.sum(np.abs(predicted - wanted))
    ### END CODE HERE ###
    return loss


def L2(yhat, y):
    """The sum of the squared differences; arguments, result and error as for L1."""
    ### START CODE HERE ### shows loss
    predicted, wanted = np.ravel(yhat).astype(float), np.ravel(y).astype(float)
    if predicted.size != wanted.size:
        raise ValueError(f"{predicted.size} predictions, but {wanted.size} labels")
    loss = np.sum((predicted - wanted) ** 2)
    ### END CODE HERE ###
    return loss

# %% tags=["demo"]
def distances_by_hand():
    """Differences -1, 0 and 4: 1 + 0 + 4 is 5, and 1 + 0 + 16 is 17."""
    standing = np.array([[2], [5], [9]], dtype=np.uint8)
    lying = np.array([3, 5, 5], dtype=np.uint8)
    print("L1:", L1(standing, lying), " L2:", L2(standing, lying))
    assert L1(standing, lying) == 5 and L2(standing, lying) == 17, "a column and a list"
    assert np.isclose(L2([0.5], [[3]]), 6.25) and L1([0.5], [[3]]) == 2.5, "one and one"
    for function in (L1, L2):
        try:
            function(standing, [7])
        except ValueError as error:
            print("refused:", error)
        else:
            assert False, "three predictions, one label: a ValueError should be raised"


distances_by_hand()

# %%
check(L1)

# %% [markdown]
# Hint: What have the shapes $(m,)$, $(m, 1)$ and $(1, m)$ in common? Into which one of them could you turn all three, and lists as well? How do you see whether two arrays hold equally many numbers?
#
# Hint: Three steps in each function: first lay both out flat, as arrays of decimal numbers; then refuse if one holds more numbers than the other; then subtract, make each difference positive or square it, and add up.
#
# Hint: `predicted = np.ravel(yhat).astype(...)`, and the same for the labels; `.size` counts.

# %% [markdown]
# ## Exercise: broadcast_shape
#
# *For those who want more.* When two shapes differ, NumPy stretches one array, or both, until they fit. That has helped you in `normalize_rows` and could have tripped you in `L1`. This is **broadcasting** (lesson 1.2.15), and it follows one rule:
#
# 1. Write the two shapes one below the other, **flush right**. If one is shorter, put 1s in front of it.
# 2. Compare the sizes in each place. If they are equal, that is the size of the result. If one of them is 1, it is stretched to the other. Otherwise the shapes do not fit, and NumPy raises a `ValueError`.
#
# ```
#     (3, 4)          (5, 1)          (3, 4)
#        (4)          (1, 6)             (3)
#     ------          ------          ------
#     (3, 4)          (5, 6)          error: 4 and 3
# ```
#
# Write the rule yourself, in plain Python. Shapes are **tuples**, Python's lists that cannot change: `(1,) * 2` is `(1, 1)`, and `(1, 1) + (4,)` is `(1, 1, 4)`. The comma in `(1,)` makes it a tuple.
#
# NumPy has functions for all this. They are good for comparing, but they stop where no computer has the memory for the result. Your rule does not.

# %%
def broadcast_shape(s1, s2):
    """The shape of x + y, for arrays x and y of two shapes.

    Arguments:
        s1, s2: shapes, tuples of sizes, each at least 1, also far beyond what memory
            holds; () is the shape of a single number.

    Returns:
        The shape of the result, a tuple.

    Raises:
        ValueError: if the two shapes do not fit.
    """
    # Step 1: put as many 1s in front of each shape as it lacks.
    ### START CODE HERE ###
    n = max(len(s1), len(s2))
    padded1 = (1,) * (n - len(s1)) + s1
    padded2 = (1,) * (n - len(s2)) + s2
    ### END CODE HERE ###
    shape = []
    for size1, size2 in zip(padded1, padded2):          # the two sizes in each place
        # Step 2: the size of the result in this place, or a ValueError.
        ### START CODE HERE ###
        if size1 == size2 or size2 == 1:
            size = size1
        elif size1 == 1:
            size = size2
        else:
            raise ValueError(f"sizes {size1} and {size2} do not fit")
        ### END CODE HERE ###
        shape.append(size)
    return tuple(shape)

# %% tags=["demo"]
def shapes_by_hand():
    """What the rule makes of some pairs; the last one is too large for any array."""
    huge = 10**18
    for s1, s2, result in [((3, 4), (4,), (3, 4)), ((4,), (3, 1), (3, 4)),
                           ((5, 1), (1, 6), (5, 6)), ((huge, 1), (12,), (huge, 12)),
                           ((1, 3), (4 * huge, 1), (4 * huge, 3))]:
        print(s1, "and", s2, "give", broadcast_shape(s1, s2))
        assert broadcast_shape(s1, s2) == result, f"{s1} and {s2} should give {result}"
    for s1, s2 in [((3, 4), (3,)), ((4,), (2,)), ((2, 3), (4, 3))]:
        try:
            broadcast_shape(s1, s2)
        except ValueError as error:
            print(s1, "and", s2, "are refused:", error)
        else:
            assert False, f"{s1} and {s2} do not fit: a ValueError should be raised"


shapes_by_hand()

# %%
check(broadcast_shape)

# %% [markdown]
# Hint: With $n$ places in all, how many 1s does a shape of length `len(s1)` lack? And in step 2: which three things can two sizes be to each other?
#
# Hint: As many places as the longer shape has. In front of the shorter one comes a tuple of ones, joined to it with a plus. Then, for two sizes: equal, so take either; one of them 1, so take the *other*; neither, so refuse.
#
# Hint: `padded1 = (1,) * (...) + s1`

# %% [markdown]
# # Part 2: derivatives
#
# Learning will mean: change a number a little, such that the error gets smaller. For that you must know how the error *answers* a little change. That is all a **derivative** is: the slope of a curve, the height gained per step to the right (lesson 1.2.5).

# %% [markdown]
# ## Exercise: central_difference
#
# Take $f(a) = a^2$ at $a = 2$. Nudge $a$ up by $h = 0.001$, and $f$ goes from 4 to 4.004001. It has grown by about 4 times the nudge, so the slope is about 4: exactly $0.004001 / 0.001 = 4.001$. The extra 0.001 comes from looking to one side only. Look to **both sides**, and it cancels. The **central difference** is the slope of the line through two points of the curve: the one at $a - h$ and the one at $a + h$ (lesson 1.2.6). A function can be an argument of another function: here `f` is one, and `f(3)` calls it.
#
# For the sigmoid there is a formula, too (lesson 1.2.9):
#
# $$\sigma'(x) = \sigma(x)\,\big(1 - \sigma(x)\big)$$
#
# As it stands it is 0 at $x = 40$, since there the computer rounds $\sigma(x)$ to 1. The true slope is $4.2 \cdot 10^{-18}$. That is tiny, but a model that is sure and wrong learns from just this number. The pencil again: write $1 - \sigma(x)$ as *one* fraction, multiply above and below by $e^{x}$ or $e^{-x}$, and show that it is $\sigma(-x)$. Now you have a form in which nothing is lost, at 40 and at $-40$.

# %%
def central_difference(f, a, h):
    """The slope of a function at a point, by a nudge to either side.

    Arguments:
        f: function of one number.
        a: where, a number; or an array of places, if f takes arrays.
        h: the nudge, a number above 0; mostly a small one.

    Returns:
        The slope of the line through the points of f at a - h and at a + h; for an
        array, one slope for each place.
    """
    ### START CODE HERE ###
    slope = (f(a + h) - f(a - h)) / (2 * h)
    ### END CODE HERE ###
    return slope


def sigmoid_derivative(x):
    """The derivative of the sigmoid. Your function `sigmoid` may help.

    Arguments:
        x: where, a number or an array of any shape, from -700 to 700.

    Returns:
        The slope at each, same shape. The tiny ones far out are right, too, to eight
        digits or so: none of them is 0.
    """
    ### START CODE HERE ###
    ds = sigmoid(x) * sigmoid(-x)
    ### END CODE HERE ###
    return ds

# %% tags=["demo"]
# For a^3 at 2 with h = 0.01: (8.120601 - 7.880599) / 0.02.
slope_of_cube = central_difference(lambda number: number**3, 2.0, 0.01)
print(f"slope of a^3 at 2: {slope_of_cube:.6f}")
assert np.isclose(slope_of_cube, 12.0001, rtol=1e-9), "12.0001 for a^3 at 2, h = 0.01"
# Where the sigmoid is 1/2 the slope is 1/4, and where it is 3/4 the slope is 3/16.
sigmoid_slopes = sigmoid_derivative(np.array([0.0, np.log(3), 40.0]))
print("slopes of the sigmoid at 0, ln 3 and 40:", sigmoid_slopes)
assert np.allclose(sigmoid_slopes, [0.25, 0.1875, 4.248354e-18], rtol=1e-6, atol=0)

# %%
check(central_difference)

# %% [markdown]
# Hint: Draw a curve with two points on it, one a little to the left of $a$, one a little to the right. How far apart are they across, and how far upwards? Then: at $x = 40$, which of the two factors $\sigma(x)$ and $1 - \sigma(x)$ has lost all its digits?
#
# Hint: A slope is height divided by width. The nudge goes *inside* the brackets of $f$: it moves the place, not the height. The width is two nudges, and all of it stands below the fraction line. For the sigmoid, replace the factor that loses its digits by the one you found with the pencil.
#
# Hint: `ds = sigmoid(x) * sigmoid(...)`

# %% tags=["demo"]
def look_at_slopes():
    """The sigmoid, and its slope by both of your functions, at 400 places."""
    places = np.linspace(-8, 8, 400)
    by_nudges = central_difference(sigmoid, places, 0.001)
    figure, ax = plt.subplots()
    ax.plot(places, sigmoid(places), label=r"$\sigma(z)$")
    ax.plot(places, by_nudges, linewidth=5, alpha=0.4, label="its slope, by nudges")
    ax.plot(places, sigmoid_derivative(places), "k--", linewidth=1, label="by formula")
    for score, words in [(-4.0, "probably no cat"), (0.0, "cannot tell"),
                         (4.0, "probably a cat")]:
        ax.plot(score, sigmoid(score), "o", color=plots.RED)
        ax.annotate(f"{words}: {sigmoid(score):.3f}", (score, sigmoid(score)),
                    xytext=(-100, 16) if score < 0 else (8, -14),
                    textcoords="offset points")
    ax.set(xlabel="score $z$", title="Steep in the middle, flat at both ends")
    ax.legend()
    plt.show()


look_at_slopes()

# %% [markdown]
# The nudges and the formula agree. So from now on you can check any derivative that somebody gives you: nudge, and compare.

# %% [markdown]
# # Part 3: a computation graph
#
# A nudge needs two calls of $f$ for each slope. A network has millions of numbers to change, so it needs something better: **all slopes at once**, exactly, in a single sweep.
#
# Take $J = 3(a + bc)$. The computer gets there in small steps: $u = bc$, then $v = a + u$, then $J = 3v$. Draw each step as a box, with arrows from what goes in, and you have a **computation graph** (lesson 1.2.7):
#
# ```
#     a ---------------+
#                      +--> v = a + u ----> J = 3v
#     b --+            |
#         +--> u = bc -+
#     c --+
# ```
#
# From left to right it gives the values: the **forward pass**. From right to left it gives the derivatives of $J$: the **backward pass** (lesson 1.2.8).

# %% [markdown]
# ## Exercise: Value
#
# Here you build such a graph, for single numbers. It is the longest exercise of the notebook, and the idea behind frameworks such as TensorFlow and PyTorch. Much of it is given: read it first.
#
# **A class** is a plan for objects that keep some data and have functions of their own, called methods. In a method, `self` is the object itself. A `Value` keeps three things:
#
# - `self.value`, its number;
# - `self.parents`, the values that it was computed from, each with a **slope**: how fast this value grows when that parent grows;
# - `self.grad`, its **gradient**: how fast $J$, the *final* result, grows when this value grows.
#
# Python turns `x * y` into `x.__mul__(y)`. So whoever writes `__mul__` decides what `*` does, and can make it remember the parents. What each operation has to remember:
#
# | operation | value | its parents and the slopes | |
# |---|---|---|---|
# | `x + y` | the sum | two; raise either by a little, and the sum grows by as much: 1 and 1 | given: the example to follow |
# | `x.log()` | the natural logarithm | one; the slope is one divided by $x$ | given |
# | `x * y` | the product | two; raise one by a little, and ask by how much the product grows | yours |
# | `x.sigmoid()` | the sigmoid | one; you know its slope from the exercise before | yours |
#
# Then `backward()`. The **chain rule** says: if $u$ moves $v$ and $v$ moves $J$, multiply the two slopes. In three rules:
#
# 1. Begin at $J$: how fast does $J$ grow when $J$ grows?
# 2. Go through the values **from the last to the first**, so that each knows its own gradient before it hands it on. `order()`, which is given, lists them from the inputs to $J$; this is called a topological order.
# 3. Each value hands to each of its parents *the slope towards that parent times its own gradient*. What arrives at a parent in several ways counts **all together**.
#
# The trap is in rule 3. In $J = b \cdot b + b$ the value $b$ is used three times and moves $J$ in three ways.

# %%
class Value:
    """A number that remembers how it was computed, so that gradients can flow back.

    Arguments:
        value: the number.
        parents: pairs (parent, slope), one for each value that it was computed from;
            none for an input.

    Attributes:
        value, parents: as given.
        grad: the derivative of J with respect to this value, once J.backward() was
            called; 0.0 before.

    Example:
        >>> b = Value(3.0)
        >>> J = b * b + b
        >>> J.backward()
        >>> J.value, b.grad
        (12.0, 7.0)
    """

    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        """self + other; other is a Value or a plain number."""
        other = other if isinstance(other, Value) else Value(other)
        value = self.value + other.value
        parents = ((self, 1.0), (other, 1.0))               # two pairs (parent, slope)
        return Value(value, parents)

    def __mul__(self, other):
        """self * other; other is a Value or a plain number."""
        other = other if isinstance(other, Value) else Value(other)
        ### START CODE HERE ###
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        ### END CODE HERE ###
        return Value(value, parents)

    def log(self):
        """The natural logarithm of this value."""
        value = np.log(self.value)
        slope = 1 / self.value
        return Value(value, ((self, slope),))               # one pair; the comma counts

    def sigmoid(self):
        """The sigmoid of this value. Your functions of numbers may help."""
        ### START CODE HERE ###
        value = sigmoid(self.value)
        slope = value * (1 - value)
        ### END CODE HERE ###
        return Value(value, ((self, slope),))

    # The rest of arithmetic, made from + and *.
    # Python calls __radd__ and __rmul__ for 2 + x and 2 * x.
    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        """All values that this one was computed from, each once, and this one last.

        Parents come before what was computed from them.
        """
        seen, order = set(), []

        def visit(node):
            if id(node) not in seen:            # id: a number that no two objects share
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)               # first all that it came from, ...
                order.append(node)              # ... then the value itself

        visit(self)
        return order

    def backward(self):
        """Set the gradient of every value that this one was computed from.

        It is the derivative of this value with respect to that one.
        """
        order = self.order()
        for node in order:
            node.grad = 0.0                     # forget what an earlier call left
        # Rule 1: where it begins. Rule 2: the list in the order in which they hand on.
        ### START CODE HERE ###
        self.grad = 1.0
        last_to_first = order[::-1]
        ### END CODE HERE ###
        for node in last_to_first:
            for parent, slope in node.parents:
                # Rule 3: what the node hands to this parent. Look again at the trap.
                ### START CODE HERE ###
                parent.grad += slope * node.grad
                ### END CODE HERE ###

# %% tags=["demo"]
# By hand: J = b c b + sigmoid(c) at b = 2, c = ln 3. The derivative by b is 2 b c; that
# by c is b^2 plus the slope of the sigmoid, 3/16.
two, log_three = Value(2.0), Value(np.log(3))
together = two * log_three * two + log_three.sigmoid()
together.backward()
print(f"J {together.value:.6f}, db {two.grad:.6f}, dc {log_three.grad:.6f}")
assert np.isclose(together.value, 5.144449, atol=1e-6), "4 ln 3 + 3/4"
assert np.isclose(two.grad, 4.394449, atol=1e-6), "2 b c is 4 ln 3"
assert np.isclose(log_three.grad, 4.1875), "4 + 3/16"

# %%
check(Value)

# %% [markdown]
# Hint: Follow `__add__`, line by line. For the product, take $x = 2$ and $y = 7$, and raise $x$ to 2.01: by how much does $x \cdot y$ grow? That, divided by 0.01, is the slope towards $x$. For rule 3: what should happen to the first contribution to $b$ when the second one arrives?
#
# Hint: The product: its value is a product of two *numbers*; the slope towards one factor is the number of the other factor. The sigmoid: its slope can be had from its value. Rule 1: $J$ grows just as fast as itself. Rule 2: a list can be read from its end. Rule 3: what a parent has already stays, and the new part is put on top.
#
# Hint: The last line begins with `parent.grad += ...`, where `x += 2` is short for `x = x + 2`. The gradient that is handed on is that of `node`.

# %% [markdown]
# ### Look: your graph learns
#
# Three examples with two features each, those of lesson 1.2.10. The model is logistic regression: $z = w_1 x_1 + w_2 x_2 + b$ and $a = \sigma(z)$. What it should make small is the **cost**, the mean of three losses: $-\ln a$ where the label is 1, and $-\ln(1 - a)$ where it is 0 (lesson 1.2.3). You have all that this is made of: sums, products, the sigmoid and the logarithm. So your graph knows every derivative of it. First let a nudge check one of them.

# %% tags=["demo"]
three_X = np.array([[1.0, 2.0, -1.0], [0.5, -1.0, 3.0]])     # examples are columns
three_Y = np.array([[1, 0, 1]])


def graph_of_cost(w1, w2, bias):
    """The cost of the three examples, as a graph; the parameters are Values."""
    total = 0
    for x1, x2, label in zip(*three_X.tolist(), *three_Y.tolist()):
        guess = (w1 * x1 + w2 * x2 + bias).sigmoid()
        total = total - (guess.log() if label == 1 else (1 - guess).log())
    return total * (1 / 3)


def nudge_one():
    """The derivative by w1, once by the graph and once by a nudge."""
    weights = Value(0.2), Value(-0.4), Value(0.1)
    graph_of_cost(*weights).backward()
    nudged = central_difference(
        lambda number: graph_of_cost(Value(number), *weights[1:]).value, 0.2, 0.001)
    print(f"by w1: {weights[0].grad:.6f} by your graph, {nudged:.6f} by a nudge")


nudge_one()

# %% [markdown]
# Now learning. Each step makes the graph anew, sweeps back once, and moves every parameter a little *against* its gradient: by 0.5 times it. That is **gradient descent** (lesson 1.2.4).

# %% tags=["demo"]
def train_graph(steps, learning_rate=0.5):
    """The costs before each step and after the last, and the parameters at the end."""
    costs, parameters = [], [0.2, -0.4, 0.1]
    for step in range(steps + 1):
        values = [Value(number) for number in parameters]
        result = graph_of_cost(*values)
        costs.append(result.value)
        if step < steps:
            result.backward()
            parameters = [one.value - learning_rate * one.grad for one in values]
    return costs, parameters


graph_costs, graph_parameters = train_graph(100)
for step in (0, 1, 2, 100):
    print(f"after {step:3} steps: cost {graph_costs[step]:.6f}")
figure, ax = plt.subplots()
ax.plot(graph_costs)
ax.set(xlabel="step", ylabel="cost", ylim=(0, None), title="Three examples, learnt")
plt.show()

# %% [markdown]
# That *is* training. Every framework does just this, with more numbers. But it goes number by number, and in Python that is slow. So the rest of the notebook does it for all examples at once, with arrays. It has to give the same costs, and you will see that it does.

# %% [markdown]
# # Part 4: logistic regression, piece by piece
#
# Logistic regression is a whole learning machine, and a small one. Here are its parts once more, with the names that the code uses:
#
# | in formulas | in code | shape | what it is |
# |---|---|---|---|
# | $x^{(i)}$, $X$ | `X` | $(n_x, m)$ | $m$ examples, each a column of $n_x$ numbers |
# | $y^{(i)}$, $Y$ | `Y` | $(1, m)$ | the **labels**, 0 or 1, in a row |
# | $w$, $b$ | `w`, `b` | $(n_x, 1)$, a number | the **parameters**: what training finds |
# | $z = w^\top x + b$ | `Z` | $(1, m)$ | the **logits**: scores, any number |
# | $a = \sigma(z)$ | `A` | $(1, m)$ | the **probabilities** of "1" that the model gives |
# | $J$ | the cost | a number | how wrong the model is, on average |
# | $\frac{\partial J}{\partial w}$, $\frac{\partial J}{\partial b}$ | `dw`, `db` | as `w` and `b` | the **gradients**: how $J$ reacts to $w$ and $b$ |
#
# First you measure how wrong a model is. Then you find out in which direction it gets better.

# %% [markdown]
# ## Exercise: cost
#
# The **loss** of one example is small where the probability fits the label, and large where the model is sure and wrong (lesson 1.2.3). The **cost** is the mean of the losses of all $m$ examples:
#
# $$J = -\frac1m \sum_{i=1}^m \Big( y^{(i)} \ln a^{(i)} + \big(1 - y^{(i)}\big) \ln\big(1 - a^{(i)}\big) \Big)$$
#
# In `cost` the probabilities come in. A column of them beside a row of labels would give a table of $m \cdot m$ losses and a mean without meaning, so refuse shapes that differ. (This `cost` is a function. Do not give its name to a number outside of functions.)
#
# For $z = 800$ the computer rounds $a = \sigma(z)$ to 1, and the logarithm of $1 - a$, which is then 0, is $-\infty$. So `cost_from_logits` leaves the probabilities out and goes straight from the logit to the loss. You find the way, with the pencil:
#
# 1. Put $a = e^z / (1 + e^z)$ into the loss for $y = 1$, and into the loss for $y = 0$. Use $\ln(p/q) = \ln p - \ln q$. How do the two differ? Write both as *one* formula with $z$ and $y$ in it.
# 2. It has an exponential in it that is too large for a computer when $z = 800$. For $z > 0$, take that exponential out of the sum in which it stands: $p + q = q\,(p/q + 1)$. What is left is small.
# 3. Write the forms for $z > 0$ and for $z \le 0$ as one line. `np.maximum(Z, 0)` and `np.abs(Z)` work on each number; or let NumPy choose with `np.where`.
#
# For $z = 800$ and $y = 0$ the loss is 800, and for $y = 1$ it is 0.

# %%
def cost(A, Y):
    """The mean log loss of m examples, computed from their probabilities.

    Arguments:
        A: probabilities, each above 0 and below 1, (1, m).
        Y: labels, 0 or 1, in the same shape.

    Returns:
        The cost, one number (not an array); with the natural logarithm.

    Raises:
        ValueError: if the two shapes differ.
    """
    ### START CODE HERE ### shows J
    if A.shape != Y.shape:
        raise ValueError(f"probabilities of shape {A.shape}, but labels of {Y.shape}")
    J = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    ### END CODE HERE ###
    return J


def cost_from_logits(Z, Y):
    """The mean log loss of m examples, computed from their logits.

    Arguments:
        Z: logits of any size, (1, m).
        Y: labels, 0 or 1, (1, m).

    Returns:
        The cost, one number (not an array); finite for all finite logits.
    """
    ### START CODE HERE ###
    J = np.mean(np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z))))
    ### END CODE HERE ###
    return J

# %% tags=["demo"]
def costs_by_hand():
    """Probabilities of 4/5, 1/2 and 2/5 belong to the logits ln 4, 0 and ln (2/3)."""
    labels = np.array([[1, 0, 0]])
    from_probabilities = cost(np.array([[0.8, 0.5, 0.4]]), labels)
    from_logits = cost_from_logits(np.array([[np.log(4), 0, np.log(2 / 3)]]), labels)
    print(f"{from_probabilities:.6f} and {from_logits:.6f}")
    assert np.isclose(from_probabilities, 0.475705, atol=1e-6), "-ln .8 - ln .5 - ln .6"
    assert np.isclose(from_logits, 0.475705, atol=1e-6), "the same three losses"
    sure = cost_from_logits(np.array([[800.0, -800.0]]), np.array([[0, 0]]))
    assert np.isclose(sure, 400), "losses of 800 and 0"
    assert np.ndim(from_probabilities) == np.ndim(from_logits) == 0, "one number"
    try:
        cost(np.array([[0.8], [0.5], [0.4]]), labels)
    except ValueError as error:
        print("refused:", error)
    else:
        assert False, "a column and a row: a ValueError should be raised"


costs_by_hand()

# %%
check(cost)

# %% [markdown]
# Hint: What is $\ln a$ when $a = e^z / (1 + e^z)$? What is $1 - a$, as one fraction, and its logarithm? Which part do the two losses share?
#
# Hint: Both losses hold the logarithm of one plus $e^z$; where the label is 1, the logit is taken away from it. For a large $z$ that logarithm is nearly $z$ itself: split it into $z$ and a small rest in which the exponent is *minus* $z$. For a negative $z$ nothing needs to be split. So the exponent is never positive.
#
# Hint: For $z > 0$ take $z$ out of the logarithm: it is `z + np.log(...)`.

# %% [markdown]
# ### Look: what a wrong answer costs
#
# The loss against the logit, for both right answers. Being wrong costs more the more certain you were; in the end the loss grows along a straight line. Where the model says "no idea", at $z = 0$, both losses are $\ln 2 = 0.693$. You will meet this number again.

# %% tags=["demo"]
logits = np.linspace(-6, 6, 121)
losses = {y: [float(cost_from_logits(np.array([[z]]), np.array([[y]]))) for z in logits] for y in (1, 0)}
figure, ax = plt.subplots()
ax.plot(logits, losses[1], color=plots.BLUE, label="right answer 1")
ax.plot(logits, losses[0], color=plots.ORANGE, label="right answer 0")
ax.plot(0, np.log(2), "o", color=plots.RED)
ax.annotate("ln 2", (0, np.log(2)), xytext=(0, 1.15), ha="center", color=plots.RED)
ax.set(xlabel="logit $z$", ylabel="loss", title="sure of 0   ←   no idea   →   sure of 1")
ax.legend()
plt.show()

# %% [markdown]
# ## Exercise: logistic_gradients_loop
#
# Now the gradients, example by example, as in lesson 1.2.10. For each example $i$:
#
# $$z^{(i)} = w^\top x^{(i)} + b, \qquad a^{(i)} = \sigma(z^{(i)}), \qquad dz^{(i)} = a^{(i)} - y^{(i)}.$$
#
# Three running sums grow with every example: $J$ by the loss, $dw_j$ by $x_j^{(i)}\,dz^{(i)}$, and $db$ by $dz^{(i)}$. At the very end all three are divided by $m$, which turns the sums into means.
#
# A classmate wrote this one. It runs, it returns numbers, and it is **wrong in three places**. Your task is to mend it. Compare it with the formulas, line by line; `check` tells you which results are still wrong, and how many mistakes are left. Finding mistakes in code that runs is half of a programmer's day.

# %%
def logistic_gradients_loop(X, Y, w, b):
    """Cost and gradients of logistic regression, with loops.

    Arguments:
        X: examples, (n_x, m).
        Y: right answers, 0 or 1, (1, m).
        w: weights, (n_x, 1).
        b: bias, a number.

    Returns:
        J: the cost, a number: the mean of the losses.
        dw: the derivatives of J with respect to w, (n_x, 1).
        db: the derivative of J with respect to b, a number.
        All three for logits of up to 10 or so: of a larger one the probability may round to 0 or 1.
    """
    n_x, m = X.shape
    J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    ### START CODE HERE ###
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        J = J - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    J = J / m
    dw = dw / m
    db = db / m
    # BROKEN CODE TO MEND
    # for i in range(m):
    #     y = Y[0, i]
    #     z = b
    #     for j in range(n_x):
    #         z = z + w[j, 0] * X[j, i]
    #     a = sigmoid(z)
    #     J = J - y * np.log(a) + (1 - y) * np.log(1 - a)
    #     dz = a * (1 - a)
    #     for j in range(n_x):
    #         dw[j, 0] = dw[j, 0] + X[j, i] * dz / m
    #     db = db + dz
    # J = J / m
    # dw = dw / m
    # db = db / m
    ### END CODE HERE ###
    return J, dw, db

# %% tags=["demo"]
# The numbers of lesson 1.2.10: three examples with two features each.
X = np.array([[1.0, 2.0, -1.0], [0.5, -1.0, 3.0]])
Y = np.array([[1, 0, 1]])
J, dw, db = logistic_gradients_loop(X, Y, np.array([[0.2], [-0.4]]), 0.1)
print(f"J {J:.6f}, dw {dw.ravel().round(6)}, db {db:.6f}")
if not (np.isclose(J, 1.142186, atol=1e-6) and np.allclose(dw.ravel(), [0.577571, -1.101988], atol=1e-6) and np.isclose(db, -0.183302, atol=1e-6)):
    print("Not mended yet. Right is: J 1.142186, dw [0.577571, -1.101988], db -0.183302.")

# %%
check(logistic_gradients_loop)

# %% [markdown]
# Hint: Three results, three mistakes, though one of them spoils two results. Work out the first example of the cell above by hand: $z = 0.1$, $a = 0.525$, $y = 1$. What is its loss? What is its $dz$? Can a gradient be right in which $y$ plays no part?
#
# Hint: Look at the signs in $-\big(y\log a + (1-y)\log(1-a)\big)$: the minus belongs to both terms. Then at $dz = a - y$. Then count how often each sum is divided by $m$.
#
# Hint: Put brackets round the two terms: `J = J - (... + ...)`. The derivative of the loss is `dz = a - y`; the slope of the sigmoid, `a * (1 - a)`, is already in it. And `dw` is divided by `m` once, after the loop.

# %% [markdown]
# ## Exercise: propagate
#
# Loops in Python are slow, and the code is long. **Vectorised**, without a loop, the same thing is a handful of lines (lessons 1.2.13 and 1.2.14). The **forward pass** computes logits, probabilities and cost of all examples at once:
#
# $$Z = w^\top X + b \;\;(1, m), \qquad A = \sigma(Z) \;\;(1, m).$$
#
# The **backward pass** computes the gradients:
#
# $$dZ = A - Y \;\;(1, m), \qquad dw = \frac1m\, X\, dZ^\top \;\;(n_x, 1), \qquad db = \frac1m \sum_{i=1}^m dz^{(i)} \;\;\text{(a number)}.$$
#
# When you are not sure about a transpose, write the shapes next to each other: $(n_x, m)$ times $(m, 1)$ gives $(n_x, 1)$. In NumPy `@` is the matrix product and `.T` the transpose; `*` multiplies entry by entry. The gradients are returned in a **dict**, Python's table of names and values: `grads["dw"]` is the value with the name `"dw"`. (Code with a loop over the examples gives the same numbers, but not all points: you will see in a moment why nobody wants it.)

# %%
def propagate(w, b, X, Y):
    """Cost and gradients of logistic regression, vectorised: no loop over the examples is part of the mark.

    Arguments:
        w: weights, (n_x, 1).
        b: bias, a number.
        X: examples, (n_x, m).
        Y: right answers, 0 or 1, (1, m).

    Returns:
        grads: {"dw": (n_x, 1), "db": a number}, the derivatives of the cost.
        cost: the mean loss, a number; finite for logits of any size.
    """
    m = X.shape[1]
    # Forward: Z, A, cost. Your sigmoid and your cost_from_logits help.
    ### START CODE HERE ###
    Z = w.T @ X + b
    A = sigmoid(Z)
    cost = cost_from_logits(Z, Y)
    ### END CODE HERE ###
    # Backward: dZ, dw, db.
    ### START CODE HERE ###
    dZ = A - Y
    dw = X @ dZ.T / m
    db = np.sum(dZ) / m
    ### END CODE HERE ###
    return {"dw": dw, "db": db}, cost

# %% tags=["demo"]
# The same three examples as before: the same numbers, without a loop.
grads, cost = propagate(np.array([[0.2], [-0.4]]), 0.1, X, Y)
print(f"cost {cost:.6f}, dw {grads['dw'].ravel().round(6)}, db {grads['db']:.6f}")
assert np.isclose(cost, 1.142186, atol=1e-6), "the cost is 1.142186"
assert np.allclose(grads["dw"], [[0.577571], [-1.101988]], atol=1e-6), "dw is a column: 0.577571 and -1.101988"
assert np.isclose(grads["db"], -0.183302, atol=1e-6), "db is -0.183302"

# %%
check(propagate)

# %% [markdown]
# Hint: Write the shape of every quantity on paper before you write code. Two matrix products are needed, one in each direction. Which sizes must meet in the middle?
#
# Hint: $Z = w^\top X + b$: the row $(1, n_x)$ times $(n_x, m)$; NumPy adds the number $b$ to every entry. $dw = \frac1m X\,dZ^\top$. For $db$, add up all entries of `dZ` and divide by `m`.
#
# Hint: `Z = w.T @ X + b`, `A = sigmoid(Z)`, `cost = cost_from_logits(Z, Y)`; then `dZ = A - Y`, `dw = X @ dZ.T / m`, and `db` from `np.sum(dZ)`.

# %% [markdown]
# ### Look: is it worth it?
#
# 2000 made-up examples with 64 features: both functions must agree, and one of them should be a good deal faster. The times are those of your machine; run the cell twice and they change a little.

# %% tags=["demo"]
from time import perf_counter

rng = np.random.default_rng(0)
X_many = rng.normal(size=(64, 2000))
Y_many = rng.integers(0, 2, size=(1, 2000))
w_many = 0.1 * rng.normal(size=(64, 1))


def timed(function, *arguments, repeats):
    """What the function returns, and the shortest of a few times in seconds (the others were disturbed)."""
    times = []
    for _ in range(repeats):
        begin = perf_counter()
        result = function(*arguments)
        times.append(perf_counter() - begin)
    return result, min(times)


(J, dw, db), loop_time = timed(logistic_gradients_loop, X_many, Y_many, w_many, 0.1, repeats=2)
(grads, cost), vector_time = timed(propagate, w_many, 0.1, X_many, Y_many, repeats=20)
print(f"loops:      J {J:.6f}, db {db:.6f}, {1000 * loop_time:8.2f} ms")
print(f"vectorised: J {cost:.6f}, db {grads['db']:.6f}, {1000 * vector_time:8.2f} ms, {loop_time / vector_time:.0f} times as fast")
print("largest difference between the two dw:", np.abs(dw - grads["dw"]).max())
if not np.allclose(dw, grads["dw"]):
    print("They do not agree yet: see the checks above.")

# %% [markdown]
# Why so much? Python looks at every number one by one: what type is it, where does it live, which `+` is meant? NumPy hands the whole array to compiled code, which asks once. That is the point of lesson 1.2.11, and the reason why nobody trains networks with loops over examples.

# %% [markdown]
# # Part 5: learning
#
# You can tell how wrong a model is, and in which direction its cost grows. Learning is now a short loop: take a small step in the *opposite* direction, again and again.

# %% [markdown]
# ## Exercise: optimize
#
# **Gradient descent** (lesson 1.2.4) repeats two things: compute the gradients where you stand, then take a step downhill,
#
# $$w := w - \alpha\, dw, \qquad b := b - \alpha\, db.$$
#
# The **learning rate** $\alpha$ says how long the step is. This loop over the iterations stays: each step starts where the one before ended.
#
# To see whether it works, keep a record: the cost at iterations 0, 100, 200, and so on, as it is *before* the update of that iteration.
#
# The trap: `w -= ...` changes the array that the caller passed in. `w = w - ...` makes a new one and leaves the caller's alone.

# %%
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    """Find parameters with a low cost by gradient descent on all examples at once.

    Arguments:
        w: weights to start from, (n_x, 1); the caller's array stays as it was.
        b: bias to start from, a number.
        X: examples, (n_x, m).
        Y: right answers, 0 or 1, (1, m).
        num_iterations: how many updates, at least 1.
        learning_rate: length of a step.
        print_cost: whether to print the cost every 100 iterations.

    Returns:
        params: {"w": (n_x, 1), "b": a number}, after the last update.
        grads: {"dw", "db"}, the gradients that the last update used.
        costs: a list of the costs before the updates of iterations 0, 100, 200, ...
    """
    costs = []
    for i in range(num_iterations):
        # Gradients and cost here; then a step of w and of b; every 100 iterations, append the cost to costs.
        ### START CODE HERE ###
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        ### END CODE HERE ###
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs

# %% tags=["demo"]
# One step from the numbers above, with learning rate 0.5: the cost falls from 1.142186 to 0.542396.
params, grads, costs = optimize(np.array([[0.2], [-0.4]]), 0.1, X, Y, num_iterations=1, learning_rate=0.5)
print("w", params["w"].ravel().round(6), "b", round(float(params["b"]), 6), "costs", costs)
assert np.allclose(params["w"], [[-0.088786], [0.150994]], atol=1e-6), "w is (-0.088786, 0.150994) after one step"
assert np.isclose(params["b"], 0.191651, atol=1e-6), "b is 0.191651 after one step"
assert np.isclose(costs[0], 1.142186, atol=1e-6), "the first cost is the one before any update"
assert np.isclose(propagate(params["w"], params["b"], X, Y)[1], 0.542396, atol=1e-6), "a step downhill lowers the cost"

# %%
check(optimize)

# %% [markdown]
# Hint: In one iteration, what must be known before you can step? And what would go wrong if you changed `w`, and only then computed the gradient for `b`?
#
# Hint: `propagate` returns two things: the dict `grads`, with `grads["dw"]` and `grads["db"]`, and the cost. The step *subtracts* $\alpha$ times the gradient. `i % 100` is the remainder of $i$ divided by 100; it is 0 for $i = 0, 100, 200, \dots$
#
# Hint: `grads, cost = propagate(w, b, X, Y)`, then `w = w - learning_rate * grads["dw"]`, the same for `b` with `"db"`, then `if i % 100 == 0:` and below it, indented, `costs.append(cost)`.

# %% [markdown]
# ## Exercise: predict
#
# The model gives a probability. To *decide*, put a threshold at one half: above 0.5 the answer is 1, otherwise 0. A probability of exactly 0.5 counts as 0.

# %%
def predict(w, b, X):
    """Decide for each example: 1 if its probability is above 0.5, otherwise 0.

    Arguments:
        w: weights, (n_x, 1).
        b: bias, a number.
        X: examples, (n_x, m).

    Returns:
        Predictions, (1, m), each 0 or 1. A probability of exactly 0.5 gives 0.
    """
    ### START CODE HERE ###
    A = sigmoid(w.T @ X + b)
    Y_prediction = (A > 0.5).astype(int)
    ### END CODE HERE ###
    return Y_prediction

# %% tags=["demo"]
# Logits 2, 0.1, 0 and -1: the probabilities are 0.88, 0.52, 0.5 and 0.27.
predictions = predict(np.array([[1.0]]), 0.0, np.array([[2.0, 0.1, 0.0, -1.0]]))
print(predictions)
assert np.array_equal(predictions, [[1, 1, 0, 0]]), "1 where the probability is above 0.5, and 0 at exactly 0.5"

# %%
check(predict)

# %% [markdown]
# Hint: The first half you know from `propagate`: how do you get from examples to probabilities? And what does NumPy return for `np.array([0.2, 0.7]) > 0.5`?
#
# Hint: $A = \sigma(w^\top X + b)$; the answer is 1 where $a > 0.5$, which is where $z > 0$.
#
# Hint: `A > 0.5` is an array of `True` and `False`, and `.astype(int)` turns it into ones and zeros. Keep the shape (1, m).

# %% [markdown]
# ## Exercise: model
#
# All together: start from zeros, learn from the *training* examples, then predict for the training examples and for others that the model has never seen.
#
# The other examples, `X_test` and `Y_test`, take no part in the learning. `Y_test` is there only to count the mistakes at the end. Why keep examples back? A model can do well on what it has seen and badly on what is new; only new examples tell.

# %%
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    """Train logistic regression from zeros, and predict.

    Arguments:
        X_train: examples to learn from, (n_x, m_train).
        Y_train: their right answers, (1, m_train).
        X_test: examples to predict only, (n_x, m_test).
        Y_test: their right answers, (1, m_test), for counting mistakes only.
        num_iterations, learning_rate, print_cost: as for optimize.

    Returns:
        dict with "costs" (from optimize), "w" (n_x, 1) and "b" (a number) as they were learnt, "learning_rate",
        "num_iterations", "Y_prediction_train" (1, m_train) and "Y_prediction_test" (1, m_test), each entry 0 or 1.
    """
    # w and b start at zero; optimize; then both predictions with the w and b that were learnt.
    ### START CODE HERE ###
    w = np.zeros((X_train.shape[0], 1))
    b = 0.0
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    ### END CODE HERE ###
    if print_cost:
        print(f"accuracy: training {np.mean(Y_prediction_train == Y_train):.3f}, test {np.mean(Y_prediction_test == Y_test):.3f}")
    return {"costs": costs, "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train,
            "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% tags=["demo"]
# One feature: the answer is 1 for large x. Seen: 1, 2, 4 and 5. New: 0, 2.5 and 6.
small = model(np.array([[1.0, 2.0, 4.0, 5.0]]), np.array([[0, 0, 1, 1]]), np.array([[0.0, 2.5, 6.0]]), np.array([[0, 0, 1]]),
              num_iterations=500, learning_rate=0.5, print_cost=True)
print("predictions for the new ones:", small["Y_prediction_test"])
assert np.isclose(small["costs"][0], np.log(2)), "with w = 0 and b = 0 every probability is 0.5, so the first cost is ln 2"
assert np.array_equal(small["Y_prediction_test"], [[0, 0, 1]]), "the border lies near 3"

# %%
check(model)

# %% [markdown]
# Hint: You have written all the pieces. What do you need first, what does `optimize` need, and what does it give back that `predict` needs?
#
# Hint: `w` is a column with one zero for each feature: as many as `X_train` has rows, `np.zeros((X_train.shape[0], 1))`. Hand `num_iterations` and `learning_rate` on to `optimize`. The learnt parameters are `params["w"]` and `params["b"]`.
#
# Hint: `params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)`; then `w = params["w"]`, `b = params["b"]`, and twice `predict(w, b, ...)`.

# %% [markdown]
# # Part 6: real images
#
# Now your model looks at pictures: 1797 handwritten digits, 8 by 8 pixels each, each pixel a number from 0 (paper) to 1 (ink). They come in three heaps. **Train**, 1200 pictures, to learn from. **Dev**, 300, to see how it does on new ones while you try things out. **Test**, 297, for one last look at the very end.
#
# The question: is the digit **odd or even**?

# %% tags=["demo"]
digits = data.digits(images=True)
print("pictures:", digits["X_train"].shape, " digits:", digits["y_train"].shape)
plots.pictures(digits["X_train"][:20], [f"{digit}: {'odd' if digit % 2 else 'even'}" for digit in digits["y_train"][:20]])
plt.show()

# %% [markdown]
# Your `flatten_images` turns each picture into a column of 64 numbers. The right answer is the remainder of the digit divided by 2: 1 for odd, 0 for even, in a row of shape $(1, m)$.

# %% tags=["demo"]
X_train, X_dev, X_test = (flatten_images(digits[f"X_{name}"]) for name in ("train", "dev", "test"))
odd_train, odd_dev, odd_test = (digits[f"y_{name}"].reshape(1, -1) % 2 for name in ("train", "dev", "test"))
print("X_train", X_train.shape, " odd_train", odd_train.shape)

odd_even = model(X_train, odd_train, X_dev, odd_dev, num_iterations=2000, learning_rate=0.5)
train_accuracy = np.mean(odd_even["Y_prediction_train"] == odd_train)
dev_accuracy = np.mean(odd_even["Y_prediction_test"] == odd_dev)
print(f"accuracy on the training set {train_accuracy:.3f}, on the dev set {dev_accuracy:.3f}")
assert dev_accuracy >= 0.92, "your model should get at least 92 % of the dev set right"

figure, ax = plt.subplots()
ax.plot(range(0, 2000, 100), odd_even["costs"], marker="o", markersize=4)
ax.axhline(np.log(2), color=plots.GREY, linewidth=1)
ax.annotate("ln 2: no idea", (1550, np.log(2)), xytext=(0, -12), textcoords="offset points", color=plots.GREY)
ax.set(xlabel="iteration", ylabel="cost", ylim=(0, 0.75), title="The cost on the training set")
plt.show()

# %% [markdown]
# At least 92% of pictures that it has never seen, from 64 weights and a bias that all started at zero. Guessing would get about half.
#
# ### Look: where it goes wrong
#
# Here are the dev pictures that it gets wrong, with the digit and the probability of "odd" that the model gave. Some are hard for you, too. Others are perfectly clear, and the model is quite sure of the wrong answer.

# %% tags=["demo"]
wrong = np.flatnonzero(odd_even["Y_prediction_test"][0] != odd_dev[0])
p_odd = sigmoid(odd_even["w"].T @ X_dev + odd_even["b"])[0]
print(f"{wrong.size} of {odd_dev.size} dev pictures are wrong")
plots.pictures(digits["X_dev"][wrong[:20]], [f"{digits['y_dev'][i]}: {p_odd[i]:.2f}" for i in wrong[:20]])
plt.show()

# %% [markdown]
# ### Look: what it has learnt
#
# A model has one weight for each pixel, so its weights *are* a picture. Where they are positive (blue), ink speaks for "odd"; where they are negative (red), ink speaks for "even". White is zero.

# %% tags=["demo"]
plots.pictures(odd_even["w"].reshape(1, 8, 8), signed=True, size=2.5)
plt.show()

# %% [markdown]
# Not much to recognise: "odd" has no shape of its own. It is five digits against five others, and the model has to find one weight for each pixel that suits all ten of them. Soon you will give each digit a model of its own. Before that, one more piece: how do you choose the learning rate?

# %% [markdown]
# ## Exercise: learning_rate_sweep
#
# Too small a learning rate creeps; too large a one jumps over the valley, and the cost leaps instead of falling. There is no formula for the best one. So try several, each from zeros, and compare the costs at the end.
#
# At the start, with $w = 0$ and $b = 0$, the cost is $\ln 2$. That is what a model pays that always says one half. A run that ends *above* that has a learning rate that is **too large** for so many steps: say so if its final cost is **above $\ln 2$ or not a finite number**. (Its answers may still be good: it is only far too sure where it is wrong, and some steps later the cost may have come down. Lesson 1.2.4 shows such leaps.)
#
# Two traps. `costs[-1]` from `optimize` is not the final cost: it may be a hundred updates old. And a cost may be `nan`, "not a number", as in $\infty - \infty$. Every comparison with `nan` is `False`, also `nan > 0.69`. So ask for it: `np.isfinite(cost)` is `False` for `nan` and for infinity.

# %%
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    """Train once with each learning rate, from zeros, and report how it ended.

    Arguments:
        X: examples, (n_x, m).
        Y: right answers, 0 or 1, (1, m).
        learning_rates: list of learning rates to try.
        num_iterations: updates of each run.

    Returns:
        final_costs: list, for each learning rate the cost with the parameters after the last update.
        too_large: list, for each learning rate True if that cost is above ln 2 or not finite, else False.
    """
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        # Train from zeros; the cost with the parameters that come out; was the rate too large?
        ### START CODE HERE ###
        w = np.zeros((X.shape[0], 1))
        params, grads, costs = optimize(w, 0.0, X, Y, num_iterations, learning_rate)
        final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)
        is_too_large = not np.isfinite(final_cost) or final_cost > np.log(2)
        ### END CODE HERE ###
        final_costs.append(final_cost)
        too_large.append(is_too_large)
    return final_costs, too_large

# %% tags=["demo"]
# One example, x = 1, y = 1. One step with learning rate 2 takes w and b from 0 to 1, so z = 2 and the cost is log(1 + e^-2).
final_costs, too_large = learning_rate_sweep(np.array([[1.0]]), np.array([[1]]), [0.0, 2.0], num_iterations=1)
for rate, final_cost, is_too_large in zip([0.0, 2.0], final_costs, too_large):
    print(f"learning rate {rate}: final cost {final_cost:.6f}, too large: {is_too_large}")
assert np.allclose(final_costs, [np.log(2), np.log(1 + np.exp(-2))]), "a rate of 0 stays at ln 2; a rate of 2 gets to 0.126928"
assert not any(too_large), "0.126928 is below ln 2, and the other cost is ln 2, not above it"

# %%
check(learning_rate_sweep)

# %% [markdown]
# Hint: Which function of yours trains? Which one turns parameters into a cost, and which arguments does it want? When may you stop caring how large a cost is?
#
# Hint: Start from `np.zeros((X.shape[0], 1))` and 0 for every learning rate. The final cost is that of $Z = w^\top X + b$ with the *returned* `params`. Too large: not finite, or above `np.log(2)`.
#
# Hint: `final_cost = cost_from_logits(params["w"].T @ X + params["b"], Y)`, and `is_too_large = not np.isfinite(final_cost) or final_cost > ...`

# %% [markdown]
# ### Look: seven learning rates
#
# Left: the cost after 100 iterations on the digits, for seven learning rates; both axes are logarithmic. Right: the way of four rates, iteration by iteration. (With `num_iterations=1` your `optimize` takes a single step and reports the cost before it.)

# %% tags=["demo"]
rates = [0.001, 0.01, 0.1, 1.0, 3.0, 30.0, 100.0]
final_costs, too_large = learning_rate_sweep(X_train, odd_train, rates)
for rate, final_cost, is_too_large in zip(rates, final_costs, too_large):
    print(f"learning rate {rate:7g}: cost {final_cost:.3f}{'  too large' if is_too_large else ''}")

curves = {}
for rate in (0.01, 0.1, 1.0, 8.0):
    params, curves[rate] = {"w": np.zeros((64, 1)), "b": 0.0}, []
    for _ in range(100):
        params, _, costs = optimize(params["w"], params["b"], X_train, odd_train, num_iterations=1, learning_rate=rate)
        curves[rate] += costs

figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6))
left.plot(rates, final_costs, color=plots.GREY, linewidth=1)
for rate, final_cost, is_too_large in zip(rates, final_costs, too_large):
    left.plot(rate, final_cost, "X" if is_too_large else "o", color=plots.RED if is_too_large else plots.BLUE, markersize=9)
left.axhline(np.log(2), color=plots.GREY, linewidth=1, linestyle="--")
left.annotate("ln 2", (0.001, np.log(2)), xytext=(0, 6), textcoords="offset points", color=plots.GREY)
left.set(xscale="log", yscale="log", xlabel=r"learning rate $\alpha$", ylabel="cost after 100 iterations", title="crosses: too large")
left.set_yticks([0.2, 0.5, 1, 2, 5], ["0.2", "0.5", "1", "2", "5"])
left.minorticks_off()
for rate, curve in curves.items():
    right.plot(curve, label=rf"$\alpha$ = {rate:g}", linewidth=1.5)
right.set(xlabel="iteration", ylabel="cost", ylim=(0, 3.5), title="how they got there")
right.legend()
plt.show()

# %% [markdown]
# Too small: a slow, smooth slope that would still be going down next week. About right: down quickly, perhaps with a wobble at first. Too large: the curve leaps above its start, comes down, and may leap again. The cost of logistic regression has slopes that are bounded, so it does not grow without end; $(w - 3)^2$ of lesson 1.2.4 does, since its walls get ever steeper.
#
# You have tried things out on the training and dev sets only. So the test set is still fresh, and you may look at it, once.

# %% tags=["demo"]
test_accuracy = np.mean(predict(odd_even["w"], odd_even["b"], X_test) == odd_test)
print(f"odd or even, test accuracy {test_accuracy:.3f} (dev {dev_accuracy:.3f})")

# %% [markdown]
# Lower than on the dev set, by some 18 pictures. Has something gone wrong? No. With 300 pictures a measured accuracy scatters: for a true accuracy of 91% the standard error is $\sqrt{0.91 \cdot 0.09 / 300}$, about 1.7 percentage points. This dev set is rather kind, and this test set rather hard. Shuffled in other ways, both come out between 88% and 95%, now one ahead, now the other; the truth is near 91%. Course 3 has more to say about how large such sets should be.

# %% [markdown]
# ### Look: ten models, ten ghosts
#
# Logistic regression answers one question with yes or no. Ten digits are ten questions: is it a 0? Is it a 1? ... So train **ten models, each one against all the others**, in a loop round your `model`, and ask all ten. The one that says yes the loudest, with the largest logit, wins.

# %% tags=["demo"]
ten = []
for digit in range(10):
    is_digit = (digits["y_train"] == digit).astype(int).reshape(1, -1)
    is_digit_dev = (digits["y_dev"] == digit).astype(int).reshape(1, -1)
    ten.append(model(X_train, is_digit, X_dev, is_digit_dev, num_iterations=300, learning_rate=0.5))


def ten_logits(X):
    """The logits of all ten models for examples X (64, m): (10, m)."""
    return np.vstack([one["w"].T @ X + one["b"] for one in ten])


ten_accuracy = np.mean(np.argmax(ten_logits(X_dev), axis=0) == digits["y_dev"])
print(f"which of ten digits? {ten_accuracy:.3f} of the dev set are right; guessing gets 0.1")
assert ten_accuracy >= 0.92, "ten models together should get at least 92 % of the dev set right"

# What all ten have in common decides nothing, so take their mean away: what is left makes the difference.
weights = np.stack([one["w"].reshape(8, 8) for one in ten])
plots.pictures(weights - weights.mean(axis=0), [f"is it a {digit}?" for digit in range(10)], columns=5, signed=True, size=1.6)
plt.show()

# %% [markdown]
# Do you see the ghosts? Blue is ink that speaks for the digit, red is ink that speaks against it. The 0 wants a ring and forbids the middle. The 3 wants its curve on the right, and forbids ink on the left where an 8 would have some. The 7 wants its roof, and forbids ink at the lower right, where a 2 has its foot. A weight picture shows what is *different* about a digit, so it is less a portrait than a caricature.

# %% [markdown]
# ### Your turn: your own digit
#
# Draw a digit in the cell below: eight lines of eight characters. `#` is ink, `+` is half as much, `.` is paper. The models learnt from digits that fill the height of the picture and stand in the middle, so make yours large. Then run the cell. Which digits do they mistake for which? Can you fool them?

# %% tags=["demo"]
drawing = data.typed_picture("""
..####..
.##..##.
.....##.
...###..
.....##.
.....##.
.##..##.
..####..
""")

# A photo of a digit on paper works, too. Put the file next to this notebook and take the # away from the next line:
# drawing = data.picture_file("my_digit.jpg")

scores = ten_logits(flatten_images(drawing.reshape(1, 8, 8, 1)))[:, 0]
best = np.argmax(scores)
figure, (left, right) = plt.subplots(1, 2, figsize=(8, 2.8), width_ratios=[1, 2.4])
left.imshow(drawing, cmap="gray_r", vmin=0, vmax=1)
left.axis("off")
right.bar(range(10), sigmoid(scores), color=[plots.BLUE if digit == best else plots.GREY for digit in range(10)])
right.set(xticks=range(10), xlabel="is it a ...?", ylabel="probability", ylim=(0, 1), title=f"The ten models say: {best}")
plt.show()

# %% [markdown]
# `data.picture_file` takes a photo or scan of a single digit, dark ink on light paper or the other way round. It cuts out the digit, puts it in the middle, and shrinks it to 8 by 8 with numbers like those of the data. If the answer is wrong, look at the small picture on the left: is that still *your* digit? A model knows only what it has been shown, and these writers were asked to write neatly in a box.
#
# The ten probabilities need not add up to 1: each model answers its own question and knows nothing of the others. A way to make them agree, softmax, waits for you in course 2.

# %% [markdown]
# ### Look: where it ends
#
# One last experiment, with colour pictures of 16 by 16 pixels: heads with **pointed** or **round** ears. First the figures are always dark on light ground. Then, in the second row, each picture may be dark on light *or* light on dark, by the toss of a coin. Look at the ears: for you it hardly matters which is dark and which is light. Does it matter to your model?

# %% tags=["demo"]
rows = {"dark on light": False, "either way round": True}
for name, random_polarity in rows.items():
    ears_train, pointed_train = data.ears(600, seed=0, random_polarity=random_polarity)
    ears_test, pointed_test = data.ears(500, seed=1, random_polarity=random_polarity)
    learnt = model(flatten_images(ears_train), pointed_train.reshape(1, -1), flatten_images(ears_test), pointed_test.reshape(1, -1),
                   num_iterations=1000, learning_rate=0.02)
    on_train = np.mean(learnt["Y_prediction_train"][0] == pointed_train)
    on_test = np.mean(learnt["Y_prediction_test"][0] == pointed_test)
    print(f"{name:>16}: accuracy on the training set {on_train:.3f}, on new pictures {on_test:.3f}")
    plots.pictures(ears_train[:8], ["pointed" if pointed else "round" for pointed in pointed_train[:8]], size=1.25)
    plt.show()

# %% [markdown]
# Nearly perfect in the first row; hardly better than a coin in the second. More iterations do not help there: they only learn the 600 training pictures by heart. The trouble is deeper: **no** weights can do it. Here is why. Take a picture $x$, with numbers from 0 to 1, and its negative $1 - x$, where dark and light have changed places. Their logits are
#
# $$z_{\text{picture}} = w^\top x + b \qquad\text{and}\qquad z_{\text{negative}} = w^\top (1 - x) + b.$$
#
# Add them up: $x$ cancels, and what is left is the *same number* for every picture, the sum of all weights plus $2b$. But a picture with pointed ears and its negative should both have a positive logit, so that number should be positive. And with round ears both should be negative, so the same number should be negative. No number is both.
#
# One weight for each pixel can say "darkness *here* speaks for pointed". It cannot say "this pixel *differs* from its neighbour". For that, something must look at the pixels first and hand on what it finds. Next week you put a layer of small logistic regressions in front of this one. That is a **neural network**, and it solves the second row.

# %% [markdown]
# # What you built
#
# - A cost that survives any logit, and its gradients: first with loops, mended by you, then vectorised.
# - Gradient descent, a prediction, and a model that ties them together. You know what each of its numbers does.
# - A reader of handwritten digits, made of ten copies of that model, and a proof of what it can never learn.
#
# These pieces stay with you. `propagate`, `optimize` and `predict` come back next week with a hidden layer inside, under the same names; the loop round them does not change. If you want to play on: let `learning_rate_sweep` choose the learning rate for the ten models, or find out how few pictures are enough to train them.
