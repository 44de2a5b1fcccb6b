# %% [markdown]
# # Is there a cat?
#
# One look at the photograph below, and you know. A program has nothing but numbers: 32 by 32 pixels, each with so much red, green and blue, make 3,072 of them. How could 3,072 numbers tell that there is a cat?
#
# In this notebook you build a machine that answers such questions, piece by piece, from nothing but arrays:
#
# - a **score**, squeezed into a probability; pictures turned into columns of numbers;
# - a **cost**, which says how wrong the probabilities are;
# - **slopes**, which say which way is better: by a tiny nudge, by a graph that finds all of them by itself, and then for all examples at once;
# - **learning**: many small steps downhill, until the machine reads handwritten digits.
#
# Then you ask it the question, with real drawings and with this photograph. It will be right more often than you expect, and for reasons that you may not like.
#
# You need a little Python (functions, loops, lists) and school mathematics. Everything else is explained before it is used. The whole notebook takes about four and a half hours; the minutes stand at each exercise. Nobody does it in one go.

# %% [markdown]
# ### Your first notebook?
#
# If you did the notebook of week 1.1, you know this already: run the next cell, and go on.
#
# A notebook is a list of **cells**. Some hold text, like this one. Others hold Python code.
#
# - **Run a cell**: click into it and press **Shift+Enter**. What it prints or draws appears below it.
# - The number in brackets at its left, `[1]`, counts the cells that you have run. A star, `[*]`, means that it is still at work.
# - **Python remembers.** A name that one cell makes is there in all cells that you run later. So run the cells from top to bottom.
# - **An error breaks nothing.** A cell that fails shows a red message; the last line of it says what went wrong. Change the cell and run it again.
# - Nothing works any more? *Restart the kernel* (in the menu *Kernel*) makes Python forget everything. Your code stays. Then run the cells again from the top.
#
# Run the next cell. It loads what this notebook needs: **NumPy** (`np`) calculates with many numbers at once, **Matplotlib** (`plt`) draws, and `coursekit` is the helper of this course.

# %%
import matplotlib.pyplot as plt
import numpy as np

from coursekit import check, data, plots, start

start()

# %% [markdown]
# And now the photograph: as it was taken, and as our machine will see it. Run the cell. Then change 32 to 8, or to 100, and run it again. With how few pixels do *you* still find the cat?

# %% tags=["demo"]
def square_photo(name, left, pixels):
    """A square of a photograph, made small: (pixels, pixels, 3)."""
    from PIL import Image

    square = Image.fromarray(data.photograph(name)[:300, left:left + 300])
    return np.asarray(square.resize((pixels, pixels), Image.Resampling.LANCZOS))


def show_photo(pixels):
    """The photograph, and what is left of it on few pixels."""
    figure, panels = plt.subplots(1, 2, figsize=(7.5, 3.9))
    for ax, side in zip(panels, (300, pixels)):
        ax.imshow(square_photo("chelsea", 76, side))
        ax.set_title(f"{side} by {side} pixels: {3 * side**2:,} numbers")
        ax.axis("off")
    plt.show()


show_photo(pixels=32)

# %% [markdown]
# *The photograph is by Stefan van der Walt, CC0.*
#
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
    print(f"double(21) is {double(21)}, but it should be 42.")
    print("Change the line with None, then run this cell again.")

# %% [markdown]
# In a real exercise the place to write is marked, and looks like this:
#
# ```python
#     ### START CODE HERE ### (about 1 line)
#     result = None
#     ### END CODE HERE ###
# ```
#
# We call it a **block**. Sometimes it names the steps, as here. Sometimes it holds only `pass`, which does nothing: then the plan is yours, too. The text in triple quotes above it, the **docstring**, says what goes in and what should come out. When you have filled the block in, run three cells: the one with your function, so that Python knows the new version; the worked example, whose `assert` says nothing when all is well and stops with a message when not; and `check(...)`, which has four answers:
#
# | | means |
# |---|---|
# | ○ not attempted | the block is still empty |
# | ✗ crashed | Python stopped with an error; the check says in which line |
# | ✗ wrong | it ran, but the result is not right; the check shows an input, what it expected and what it got |
# | ✓ right | on to the next one |
#
# Nobody counts how often you try.

# %% [markdown]
# # Part 1: NumPy warm-up
#
# NumPy's **array** is a grid of numbers with a **shape**. Shape `(2, 3)` means 2 rows of 3 numbers each; shape `(4,)` is a plain list of 4. What you do to an array happens to all its numbers at once, without a loop: that is fast, and short to write (lesson 1.2.11). If that is new to you, read the page {doc}`/appendix/arrays` first. It takes twenty minutes and saves you more.
#
# The directions of an array are its **axes**, counted from 0. A sum with `axis=0` runs *down the columns*, one with `axis=1` runs *along the rows*. `max`, `min` and `mean` know the same directions. `np.sqrt` (root), `np.abs` (without its sign) and `np.log` (natural logarithm) work on every number by itself. Run the next cell, and compare each line with the array.

# %% tags=["demo"]
table = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(table)
print("shape:              ", table.shape)
print("10 times each:      ", (10 * table).tolist())
print("root of each:       ", np.sqrt(table).round(2).tolist())
print("sum of everything:  ", table.sum())
print("down, axis=0:       ", table.sum(axis=0), "largest:", table.max(axis=0))
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
row_scores = np.log([[1, 2, 1, 4], [3, 1, 6, 1]]) - [[0], [1000]]
shares = softmax(row_scores)
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
    """Differences -1, 0 and 20: 1 + 0 + 20 is 21, and 1 + 0 + 400 is 401."""
    standing = np.array([[2], [5], [25]], dtype=np.uint8)
    lying = np.array([3, 5, 5], dtype=np.uint8)
    print("L1:", L1(standing, lying), " L2:", L2(standing, lying))
    assert L1(standing, lying) == 21, "a column and a list: 1 + 0 + 20"
    assert L2(standing, lying) == 401, "a column and a list: 1 + 0 + 400"
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
# As it stands it is 0 at $x = 40$, since there the computer rounds $\sigma(x)$ to 1. The true slope is $4.2 \cdot 10^{-18}$. That is tiny, but a model that is sure and wrong learns from just this number. The pencil again: write $1 - \sigma(x)$ as *one* fraction, and multiply above and below by $e^{x}$. What comes out is a sigmoid again. Of what? Now you have a form in which nothing is lost, at 40 and at $-40$.

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
assert np.allclose(sigmoid_slopes, [0.25, 0.1875, 4.248354e-18], rtol=1e-6, atol=0), (
    "1/4, 3/16 and 4.248354e-18")

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
# Where the model has no idea, at $z = 0$, the loss is $\ln 2 = 0.693$, whatever the label. Keep this number in mind: it is what every model pays that always says one half, and every training that starts from zeros starts there.
#
# Now the slopes. The next exercises meet again and again on the three examples of lesson 1.2.10: two features each, so small that you can follow every number by hand.

# %%
three_X = np.array([[1.0, 2.0, -1.0], [0.5, -1.0, 3.0]])
three_Y = np.array([[1, 0, 1]])
three_w, three_b = np.array([[0.2], [-0.4]]), 0.1


def compare_with_lesson(grads, cost):
    """Print slopes and cost of the three examples; stop if they are not right."""
    print(f"cost {cost:.6f}, dw {np.ravel(grads['dw']).round(6)}, db {grads['db']:.6f}")
    assert np.isclose(cost, 1.142186, atol=1e-6), "the cost should be 1.142186"
    assert np.shape(grads["dw"]) == (2, 1), "dw should be a column, (2, 1)"
    right = [[0.577571], [-1.101988]]
    assert np.allclose(grads["dw"], right, atol=1e-6), "dw: 0.577571, -1.101988"
    assert np.shape(grads["db"]) == (), "db should be a number"
    assert np.isclose(grads["db"], -0.183302, atol=1e-6), "db should be -0.183302"

# %% [markdown]
# ## Exercise: logistic_gradients_loop
#
# Example by example, as in lesson 1.2.10: compute the score $z$ and the probability $a$; then `dz`, how fast the loss of *this* example grows with its score. Three running sums grow with every example:
#
# - `cost`, by the loss;
# - `dw[j, 0]`, for each feature $j$, by $x_j^{(i)}$ times `dz`;
# - `db`, by `dz`.
#
# When all examples are through, the sums become means over the $m$ examples.
#
# A classmate wrote it down. It runs, it returns numbers, and it is **wrong in three places**. Repair it. `check` tells you which results are still wrong and how many mistakes are left, but not where they are. You know the loss from the exercise before; its slope you can work out, or look up in lesson 1.2.9. Finding mistakes in code that runs is half of a programmer's day.

# %%
def logistic_gradients_loop(w, b, X, Y):
    """Cost and gradients of logistic regression, with loops.

    Arguments:
        w: weights, (n_x, 1).
        b: bias, a number.
        X: examples, (n_x, m).
        Y: labels, 0 or 1, (1, m).

    Returns:
        grads: {"dw": (n_x, 1), "db": a number}, the slopes of the cost in w and in b.
        cost: the mean of the m losses, a number.
        Both for scores of up to 10 or so: beyond, a probability may round to 0 or 1.
    """
    n_x, m = X.shape
    cost, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    ### START CODE HERE ###
    for i in range(m):
        y = Y[0, i]
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        cost = cost - (y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        for j in range(n_x):
            dw[j, 0] = dw[j, 0] + X[j, i] * dz
        db = db + dz
    cost = cost / m
    dw = dw / m
    db = db / m
    # BROKEN CODE TO MEND
    # for i in range(m):
    #     y = Y[0, i]
    #     z = b
    #     for j in range(n_x):
    #         z = z + w[j, 0] * X[j, i]
    #     a = sigmoid(z)
    #     cost = cost - y * np.log(a) + (1 - y) * np.log(1 - a)
    #     dz = a * (1 - a)
    #     for j in range(n_x):
    #         dw[j, 0] = dw[j, 0] + X[j, i] * dz / m
    #     db = db + dz
    # cost = cost / m
    # dw = dw / m
    # db = db / m
    ### END CODE HERE ###
    grads = {"dw": dw, "db": db}
    return grads, cost

# %% tags=["demo"]
compare_with_lesson(*logistic_gradients_loop(three_w, three_b, three_X, three_Y))

# %%
check(logistic_gradients_loop)

# %% [markdown]
# Hint: Work out the first of the three examples by hand: $z = 0.1$, $a = 0.525$, and the label is 1. What is its loss? If the score grew a little, would the loss grow or shrink? Now do what the code does. Where do you part?
#
# Hint: Ask three things of each running sum. Is every sign right, also that of the second term? Does the label take part? How often is the sum divided by the number of examples?
#
# Hint: The mistakes are in the lines that begin with `cost = cost - ...`, `dz = ...` and `dw[j, 0] = ...`. Which of the three questions above finds which?

# %% [markdown]
# ## Exercise: propagate
#
# Loops in Python are slow, and long to read. **Vectorised**, all examples go through at once (lessons 1.2.13 and 1.2.14). What you need are the sums that you have just repaired,
#
# $$dw_j = \frac1m \sum_{i=1}^m x_j^{(i)}\, dz^{(i)}, \qquad db = \frac1m \sum_{i=1}^m dz^{(i)},$$
#
# without a loop over the examples. Plan it with shapes. All $m$ scores should stand in a row, $(1, m)$; you have $w$, $(n_x, 1)$, and $X$, $(n_x, m)$. The gradient $dw$ should be a column, $(n_x, 1)$, like $w$. Which two arrays have to be multiplied each time, and which of them has to be turned over?
#
# In NumPy `@` is the matrix product, `.T` turns rows into columns, `*` multiplies entry by entry. The gradients are returned in a **dict**, Python's table of names and values: `grads["dw"]` is the value with the name `"dw"`. For the cost use your `cost_from_logits`, since a probability may round to 0 or 1. (Inside `propagate` the name `cost` is the result.)
#
# Two of the points are for code without a loop over the examples. With one it gives the same numbers; you will see in a moment why nobody wants it.

# %%
def propagate(w, b, X, Y):
    """Cost and gradients of logistic regression, without a loop over the examples.

    Arguments:
        w: weights, (n_x, 1).
        b: bias, a number.
        X: examples, (n_x, m).
        Y: labels, 0 or 1, (1, m).

    Returns:
        grads: {"dw": (n_x, 1), "db": a number}, the slopes of the cost in w and in b.
        cost: the mean of the m losses, a number; finite for scores of any size.
    """
    ### START CODE HERE ### shows grads, cost
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    cost = cost_from_logits(Z, Y)
    ### END CODE HERE ###
    return grads, cost

# %% tags=["demo"]
# The same numbers, without a loop.
compare_with_lesson(*propagate(three_w, three_b, three_X, three_Y))

# %%
check(propagate)

# %% [markdown]
# Hint: Write down the shape of everything that you have and of everything that you want. Two matrix products are needed. Which sizes must meet in the middle of each?
#
# Hint: The first product makes one score of the $n_x$ numbers of each example: the $n_x$ places have to meet, so lay the weights on their side. The second adds up, for each feature, its $m$ values times the $m$ slopes `dz`: now the $m$ places have to meet. The bias sees no feature at all: its slope is the mean of the `dz` alone.
#
# Hint: `dw` is $(n_x, 1)$: `X`, which is $(n_x, m)$, times something of shape $(m, 1)$, all of it divided by ...

# %% [markdown]
# ### Look: is it worth it?
#
# 2,000 made-up examples with 64 features. Both functions must agree. How much faster will the second one be: twice, ten times, a hundred times? Decide before you run the cell.

# %% tags=["demo"]
def race():
    """Both functions on the same examples: medians, as in lesson 1.2.11."""
    from statistics import median
    from time import perf_counter

    rng = np.random.default_rng(0)
    many = (0.1 * rng.normal(size=(64, 1)), 0.1, rng.normal(size=(64, 2000)),
            rng.integers(0, 2, size=(1, 2000)))

    def timed(function, repeats):
        """What the function returns, and how long a call takes, in milliseconds."""
        taken = []
        for _ in range(repeats):
            begin = perf_counter()
            result = function(*many)
            taken.append(1000 * (perf_counter() - begin))
        return result, median(taken)

    (by_loop, cost_by_loop), slow = timed(logistic_gradients_loop, repeats=3)
    (at_once, cost_at_once), fast = timed(propagate, repeats=21)
    print(f"loops:      cost {cost_by_loop:.6f}, {slow:8.2f} ms")
    print(f"vectorised: cost {cost_at_once:.6f}, {fast:8.2f} ms")
    print(f"{slow / fast:.0f} times as fast; the two dw differ by at most",
          np.abs(by_loop["dw"] - at_once["dw"]).max())


race()

# %% [markdown]
# Why so much? Python looks at every number one by one: what type is it, where does it live, which `+` is meant? NumPy hands the whole array to compiled code, which asks once. That is the point of lesson 1.2.11, and the reason why nobody trains networks with loops over examples.

# %% [markdown]
# # Part 5: learning
#
# You can tell how wrong a model is, and in which direction its cost grows. Learning is now a short loop: take a small step in the *opposite* direction, again and again.

# %% [markdown]
# ## Exercise: optimize
#
# **Gradient descent** (lesson 1.2.4) repeats two things: find the slopes where you stand, then take a step downhill,
#
# $$w := w - \alpha\, dw, \qquad b := b - \alpha\, db.$$
#
# The **learning rate** $\alpha$ says how long the step is. This loop over the iterations stays: each step starts where the one before ended.
#
# To see whether it works, keep a record: the cost at iterations 0, 100, 200, and so on, as it is *before* the update of that iteration. `i % 100` is what is left over when $i$ is divided by 100.
#
# The trap: `w -= ...` changes the array that the caller handed over. Make a new one, and leave the caller's alone.

# %%
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    """Find parameters with a low cost by gradient descent on all examples at once.

    Arguments:
        w: weights to start from, (n_x, 1); the caller's array stays as it was.
        b: bias to start from, a number.
        X: examples, (n_x, m).
        Y: labels, 0 or 1, (1, m).
        num_iterations: how many updates, at least 1.
        learning_rate: length of a step.
        print_cost: whether to print the cost every 100 iterations.

    Returns:
        params: {"w": (n_x, 1), "b": a number}, after the last update.
        grads: {"dw", "db"}, the gradients that the last update used.
        costs: list of the costs before the updates of iterations 0, 100, 200, ...
    """
    costs = []
    for i in range(num_iterations):
        # One iteration: find grads, make the new w and b, add to costs when it is time.
        ### START CODE HERE ### shows nothing
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        ### END CODE HERE ###
        if print_cost and i % 100 == 0:
            print(f"cost after {i:5d} iterations: {costs[-1]:.6f}")
    params = {"w": w, "b": b}
    return params, grads, costs

# %% tags=["demo"]
# Two steps of length 0.5 on the three examples: 1.142186, then 0.542396, then 0.389687.
def test_optimize():
    start_w = three_w.copy()
    params, grads, costs = optimize(start_w, three_b, three_X, three_Y, 2, 0.5)
    print("w", params["w"].ravel().round(6), "b", round(float(params["b"]), 6))
    assert np.array_equal(start_w, three_w), "the caller's w should stay as it was"
    right_w = [[-0.222213], [0.428815]]
    assert np.allclose(params["w"], right_w, atol=1e-6), "w: -0.222213 and 0.428815"
    assert np.isclose(params["b"], 0.244009, atol=1e-6), "b should be 0.244009"
    assert np.allclose(grads["dw"], [[0.266856], [-0.555641]], atol=1e-6), (
        "grads are those that the second step used")
    assert np.isclose(grads["db"], -0.104716, atol=1e-6), "db should be -0.104716"
    assert np.allclose(costs, [1.142186], atol=1e-6), "one cost: that of iteration 0"
    end = propagate(params["w"], params["b"], three_X, three_Y)[1]
    assert np.isclose(end, 0.389687, atol=1e-6), "the cost at the end: 0.389687"


test_optimize()

# %%
check(optimize)

# %% [markdown]
# Hint: What must be known before you can step? And what would go wrong if you changed `w`, and only then computed the slope for `b`?
#
# Hint: One call gives you both slopes and the cost. Look at what it returns, and in which order. Both parameters step from the same place, each against its own slope. The record takes the cost that came with those slopes, but only in every hundredth iteration, beginning with the first.
#
# Hint: `grads, cost = propagate(...)` comes first. Then `w = w - ... * grads["dw"]`, and `b` likewise. Last an `if`, with what `i % 100` should be.

# %% [markdown]
# ### Look: the graph and the arrays
#
# In Part 3 your graph learnt the three examples, number by number. Here it is beside your `optimize`, which does them all at once, from the same start and with steps of 0.5.

# %% tags=["demo"]
def graph_against_arrays():
    by_graph, _ = train_graph(100)
    for step in (1, 2, 10, 100):
        params, _, _ = optimize(three_w, three_b, three_X, three_Y, step, 0.5)
        by_arrays = propagate(params["w"], params["b"], three_X, three_Y)[1]
        print(f"cost after {step:3d} steps: {by_graph[step]:.9f} by the graph, "
              f"{by_arrays:.9f} by the arrays")
        assert np.isclose(by_graph[step], by_arrays, rtol=0, atol=1e-9)


graph_against_arrays()

# %% [markdown]
# The same to nine digits. So the graph needs no formula for a gradient, and yours, derived on paper, is right. Frameworks such as TensorFlow join the two: a graph like yours, whose boxes hold whole arrays.

# %% [markdown]
# ## Exercise: initialize_with_zeros
#
# Two small pieces before the whole. A training has to start somewhere: for logistic regression at zeros, a column of weights and the number 0 for the bias.
#
# And at its end somebody has to *decide*. The model gives a probability; put a threshold at one half. Above it the answer is 1, otherwise 0. A probability of exactly one half counts as 0.

# %%
def initialize_with_zeros(dim):
    """Parameters to start from.

    Arguments:
        dim: how many weights, n_x.

    Returns:
        w: zeros, (dim, 1).
        b: zero, a number.
    """
    ### START CODE HERE ###
    w = np.zeros((dim, 1))
    b = 0.0
    ### END CODE HERE ###
    return w, b


def predict(w, b, X):
    """Decide for each example: 1 if its probability is above one half, otherwise 0.

    Arguments:
        w: weights, (n_x, 1).
        b: bias, a number.
        X: examples, (n_x, m).

    Returns:
        Predictions, (1, m), each 0 or 1.
    """
    ### START CODE HERE ### shows Y_prediction
    A = sigmoid(w.T @ X + b)
    Y_prediction = (A > 0.5).astype(int)
    ### END CODE HERE ###
    return Y_prediction

# %% tags=["demo"]
# Two features, four examples: their scores are 0.25, -0.25, 1.65 and 0.
def test_predict():
    zero_w, zero_b = initialize_with_zeros(3)
    print("w", zero_w.tolist(), "b", zero_b)
    assert np.array_equal(zero_w, [[0], [0], [0]]), "w: a column of three zeros"
    assert np.shape(zero_b) == () and zero_b == 0, "b should be the number 0"
    four = np.array([[1.0, -1.0, 3.0, 0.5], [0.5, 0.0, 0.1, 0.5]])
    predictions = predict(np.array([[0.5], [-1.0]]), 0.25, four)
    print("predictions", predictions)
    assert np.array_equal(predictions, [[1, 0, 1, 0]]), "a row: 1, 0, 1, 0"


test_predict()

# %%
check(initialize_with_zeros)

# %% [markdown]
# Hint: What is the difference between 3 numbers in a list, 3 in a row and 3 in a column, and which of them did `propagate` want? For the second function: how did `propagate` get from examples to probabilities?
#
# Hint: The shape of an array of zeros is handed over as *one* thing, a pair. For the decision, first the scores, then the probabilities, then compare all of them with one half at once: that gives `True` and `False`, which still have to become 1 and 0.
#
# Hint: `w = np.zeros(...)`, with a shape that has two sizes, in brackets of its own. At the end of `predict`, `.astype(int)` turns answers of yes and no into ones and zeros.

# %% [markdown]
# ## Exercise: model
#
# All together: start from zeros, learn from the *training* examples, then predict for the training examples and for others that the model has never seen.
#
# The other examples, `X_test` and `Y_test`, take no part in the learning. `Y_test` is there only to count the mistakes at the end. Why keep examples back? A model can do well on what it has seen and badly on what is new; only new examples tell.

# %%
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5,
          print_cost=False):
    """Train logistic regression from zeros, and predict.

    Arguments:
        X_train: examples to learn from, (n_x, m_train).
        Y_train: their labels, (1, m_train).
        X_test: examples to predict only, (n_x, m_test).
        Y_test: their labels, (1, m_test), for counting mistakes only.
        num_iterations, learning_rate, print_cost: as for optimize.

    Returns:
        dict with "costs" (from optimize), "w" (n_x, 1) and "b" (a number) as they were
        learnt, "learning_rate", "num_iterations", "Y_prediction_train" (1, m_train) and
        "Y_prediction_test" (1, m_test), each entry 0 or 1.
    """
    ### START CODE HERE ### shows costs, w, b, Y_prediction_train, Y_prediction_test
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(
        w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    Y_prediction_train = predict(w, b, X_train)
    Y_prediction_test = predict(w, b, X_test)
    ### END CODE HERE ###
    if print_cost:
        right_train = np.mean(Y_prediction_train == Y_train)
        right_test = np.mean(Y_prediction_test == Y_test)
        print(f"accuracy: training {right_train:.3f}, test {right_test:.3f}")
    return {"costs": costs, "Y_prediction_test": Y_prediction_test,
            "Y_prediction_train": Y_prediction_train, "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}

# %% tags=["demo"]
# Four examples of two features to learn from, three new ones. One step of length 0.4
# from zeros: all probabilities are 0.5, so dz is 0.5 where the label is 0, else -0.5.
def test_model():
    seen_X, seen_Y = np.array([[1, 2, 4, 5], [2, 0, 1, -1]]), np.array([[0, 1, 1, 1]])
    new_X, new_Y = np.array([[0, -1, 3], [0.5, 0, 1]]), np.array([[1, 0, 0]])
    learnt = model(seen_X, seen_Y, new_X, new_Y, num_iterations=1, learning_rate=0.4)
    print("w", learnt["w"].tolist(), "b", learnt["b"])
    assert np.shape(learnt["w"]) == (2, 1), "w should be a column, (2, 1)"
    assert np.allclose(learnt["w"], [[0.5], [-0.1]]), "w should be (0.5, -0.1)"
    assert np.shape(learnt["b"]) == (), "b should be a number"
    assert np.isclose(learnt["b"], 0.1), "b should be 0.1"
    assert np.allclose(learnt["costs"], [np.log(2)]), "the first cost is ln 2"
    assert np.array_equal(learnt["Y_prediction_train"], [[1, 1, 1, 1]]), "all four: 1"
    assert np.array_equal(learnt["Y_prediction_test"], [[1, 0, 1]]), "new ones: 1, 0, 1"


test_model()

# %%
check(model)

# %% [markdown]
# Hint: You have written all the pieces. In which order are they needed, and what does each hand to the next?
#
# Hint: The number of weights is the number of features, which is one of the two sizes of the training examples. The training hands back *new* parameters: it is these that predict, for both sets. The settings that came in are for the training: pass them on, in its order.
#
# Hint: `params, grads, costs = optimize(...)` gets seven things, the last three as they came in. Then `w, b = params["w"], ...`, and two calls of `predict`.

# %% [markdown]
# # Part 6: a first real test
#
# Before the cat, something easier: 1,797 handwritten digits, 8 by 8 pixels each, each pixel a number from 0 (paper) to 1 (ink). They come in three heaps. **Train**, 1,200 pictures, to learn from. **Dev**, 300, to see how it does on new ones while you try things out. **Test**, 297, for one last look at the very end.
#
# The question: is the digit **odd or even**? Your `flatten_images` turns each picture into a column of 64 numbers. The label is the remainder of the digit divided by 2: 1 for odd, 0 for even, in a row of shape $(1, m)$.

# %% tags=["demo"]
digits = data.digits(images=True)
digits_X = {part: flatten_images(digits[f"X_{part}"])
            for part in ("train", "dev", "test")}
odd = {part: digits[f"y_{part}"].reshape(1, -1) % 2 for part in digits_X}
print("examples", digits_X["train"].shape, "labels", odd["train"].shape)
plots.pictures(digits["X_train"][:20], [
    f"{digit}: {'odd' if digit % 2 else 'even'}" for digit in digits["y_train"][:20]])
plt.show()

# %% tags=["demo"]
def learn_odd_or_even():
    """The model, and its share of right answers on the dev set."""
    learnt = model(digits_X["train"], odd["train"], digits_X["dev"], odd["dev"],
                   num_iterations=2000, learning_rate=0.5)
    on_train = np.mean(learnt["Y_prediction_train"] == odd["train"])
    on_dev = np.mean(learnt["Y_prediction_test"] == odd["dev"])
    print(f"accuracy: training {on_train:.3f}, dev {on_dev:.3f}")
    assert on_dev >= 0.9, "at least 90 % of the dev set should be right"
    return learnt, on_dev


odd_even, accuracy_dev = learn_odd_or_even()


def cost_curve():
    figure, ax = plt.subplots()
    ax.plot(range(0, 2000, 100), odd_even["costs"], marker="o", markersize=4)
    ax.axhline(np.log(2), color=plots.GREY, linewidth=1)
    ax.annotate("ln 2: no idea", (1550, np.log(2)), xytext=(0, -12),
                textcoords="offset points", color=plots.GREY)
    ax.set(xlabel="iteration", ylabel="cost", ylim=(0, 0.75),
           title="The cost on the training set")
    plt.show()


cost_curve()

# %% [markdown]
# More than nine of ten pictures that it has never seen, from 64 weights and a bias that all started at zero. Guessing would get about half.
#
# ### Look: where it goes wrong
#
# Here are dev pictures that it gets wrong, with the digit and the probability of "odd" that the model gave. Some are hard for you, too. Others are perfectly clear, and the model is quite sure of the wrong answer.

# %% tags=["demo"]
def show_mistakes():
    wrong = np.flatnonzero(odd_even["Y_prediction_test"][0] != odd["dev"][0])
    p_odd = sigmoid(odd_even["w"].T @ digits_X["dev"] + odd_even["b"])[0]
    print(f"{wrong.size} of {odd['dev'].size} dev pictures are wrong")
    plots.pictures(digits["X_dev"][wrong[:20]], [
        f"{digits['y_dev'][i]}: {p_odd[i]:.2f}" for i in wrong[:20]])
    plt.show()


show_mistakes()

# %% [markdown]
# ### Look: what it has learnt
#
# A model has one weight for each pixel, so its weights *are* a picture. Where they are positive (blue), ink speaks for "odd"; where they are negative (red), ink speaks for "even". White is zero.

# %% tags=["demo"]
plots.pictures(odd_even["w"].reshape(1, 8, 8), signed=True, size=2.5)
plt.show()

# %% [markdown]
# Not much to recognise: "odd" has no shape of its own. It is five digits against five others, and the model has to find one weight for each pixel that suits all ten of them.

# %% [markdown]
# ## Exercise: learning_rate_sweep
#
# The learning rate 0.5 was a guess. Too small a rate creeps; too large a one jumps over the valley, and the cost leaps instead of falling. There is no formula for the best one. So try several, each from zeros, and compare the costs at the end.
#
# At the start the cost is $\ln 2$. A run that ends *above* that has a learning rate that is **too large** for so many steps: say so if its final cost is **above $\ln 2$ or not a finite number**. (At this moment the model pays more than one that always says one half. Its answers may still be good: it is only far too sure where it is wrong. And some steps later the cost may have come down: lesson 1.2.4 shows such leaps.)
#
# Two traps. `costs[-1]` from `optimize` is not the final cost: it may be a hundred updates old. And a cost may be `nan`, "not a number", as in $\infty - \infty$. Every comparison with `nan` is `False`, also `nan > 0.69`. So ask for it: `np.isfinite(x)` is `False` for `nan` and for infinity.

# %%
def learning_rate_sweep(X, Y, learning_rates, num_iterations=100):
    """Train once with each learning rate, from zeros, and report how it ended.

    Arguments:
        X: examples, (n_x, m).
        Y: labels, 0 or 1, (1, m).
        learning_rates: list of learning rates to try.
        num_iterations: updates of each run.

    Returns:
        final_costs: list, for each learning rate the cost after the last update.
        too_large: list, for each learning rate True if that cost is above ln 2 or not
            finite, else False.
    """
    final_costs, too_large = [], []
    for learning_rate in learning_rates:
        ### START CODE HERE ### shows nothing
        w, b = initialize_with_zeros(X.shape[0])
        params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
        final_cost = propagate(params["w"], params["b"], X, Y)[1]
        final_costs.append(final_cost)
        too_large.append(not np.isfinite(final_cost) or final_cost > np.log(2))
        ### END CODE HERE ###
    return final_costs, too_large

# %% tags=["demo"]
# Four examples of one feature, one step from zeros. With the rate 2, w becomes -2 and
# b 0.5: the scores are 0.5, -2.5, 3.5 and -15.5. With the rate 0 nothing moves.
def test_sweep():
    four_X, four_Y = np.array([[0.0, 1.5, -1.5, 8.0]]), np.array([[1, 1, 1, 0]])
    ends, flags = learning_rate_sweep(four_X, four_Y, [2.0, 0.0], num_iterations=1)
    for rate, end, flag in zip([2.0, 0.0], ends, flags):
        print(f"learning rate {rate}: final cost {end:.6f}, too large: {flag}")
    assert np.allclose(ends, [0.770679, np.log(2)], atol=1e-6), "0.770679, and ln 2"
    assert list(flags) == [True, False], "only 0.770679 is above ln 2"


test_sweep()

# %%
check(learning_rate_sweep)

# %% [markdown]
# Hint: Which function of yours trains? Which turns parameters into a cost, whatever they are? When may you stop caring how large a cost is?
#
# Hint: Zeros anew for every rate, else a run goes on where the one before ended. The final cost is that of the parameters that came *back*, and no function has handed it to you yet: compute it. The flag has two reasons, joined by `or`.
#
# Hint: `too_large.append(not np.isfinite(...) or ...)`: the first part catches what no comparison can.

# %% [markdown]
# ### Look: seven learning rates
#
# Left: the cost after 100 iterations on the digits, for seven learning rates; both axes are logarithmic. Right: how many of the dev pictures the same models get right. Before you run it: where will the best rate of the left picture stand in the right one? And what about the rates that are too large?

# %% tags=["demo"]
def seven_rates():
    rates = [0.001, 0.01, 0.1, 1.0, 3.0, 30.0, 100.0]
    ends, flags = learning_rate_sweep(digits_X["train"], odd["train"], rates)
    right = []
    for rate, end, flag in zip(rates, ends, flags):
        tried = model(digits_X["train"], odd["train"], digits_X["dev"], odd["dev"],
                      num_iterations=100, learning_rate=rate)
        right.append(np.mean(tried["Y_prediction_test"] == odd["dev"]))
        print(f"learning rate {rate:7g}: cost {end:6.3f}, dev {right[-1]:.3f}"
              f"{'  too large' if flag else ''}")
    figure, panels = plt.subplots(1, 2, figsize=(9, 3.4))
    for ax, heights in zip(panels, (ends, right)):
        ax.plot(rates, heights, color=plots.GREY, linewidth=1)
        for rate, height, flag in zip(rates, heights, flags):
            ax.plot(rate, height, "X" if flag else "o", markersize=9,
                    color=plots.RED if flag else plots.BLUE)
        ax.set(xscale="log", xlabel=r"learning rate $\alpha$")
    panels[0].axhline(np.log(2), color=plots.GREY, linewidth=1, linestyle="--")
    panels[0].set(yscale="log", title="cost (dashed: ln 2)")
    panels[0].set_yticks([0.2, 0.5, 1, 2, 5], ["0.2", "0.5", "1", "2", "5"])
    panels[0].minorticks_off()
    panels[1].set(ylim=(0.45, 1), title="share of the dev set that is right")
    plt.show()


seven_rates()

# %% [markdown]
# Too small: still on its way down after 100 iterations. About right: 1 or 3. Too large (crosses): a high cost, and here answers that are as good as any; on other splits they can be much worse. Such a model is right mostly, but far too sure where it is wrong, and a loss grows with how sure you were. The cost of logistic regression has slopes that are bounded, so it leaps and does not grow without end; $(w - 3)^2$ of lesson 1.2.4 does, since its walls get ever steeper.
#
# You have tried things out on the training and dev sets only. So the test set is still fresh, and you may look at it, once.

# %% tags=["demo"]
accuracy_test = np.mean(
    predict(odd_even["w"], odd_even["b"], digits_X["test"]) == odd["test"])
print(f"odd or even: test {accuracy_test:.3f}, dev {accuracy_dev:.3f}")

# %% [markdown]
# Lower than on the dev set, by some 18 pictures. Has something gone wrong? With 300 pictures a measured accuracy scatters: for a true accuracy of 91% the standard error is $\sqrt{0.91 \cdot 0.09 / 300}$, about 1.7 percentage points, and that of the difference of two sets 2.4. So large a difference comes about once in a hundred splits, and this is such a split: a rather kind dev set, a rather hard test set. The truth is near 91%. Course 3 has more to say about how large such sets should be.

# %% [markdown]
# # Part 7: is there a cat?
#
# Now the question of the beginning. To learn what a cat is, one has to see cats, and other things. `data.emoji()` holds 1,636 small drawings on white, 32 by 32 pixels, each concept drawn twice, by designers of Google and of Twitter. Twelve of them are cats: too few to learn from. So we ask a little less: **is there an animal?** There are 142 animals, and we take as many things: food, places, objects.
#
# What is kept back is whole *concepts*: 30 in 100 animals and things, in both drawings. So the model is tried on kinds of animals that it has never seen.

# %%
def split_drawings(leave_out="", share=0.7):
    """Drawings of animals and things, some to learn from, others new.

    Arguments:
        leave_out: a word, as "CAT": animals with this word in their name are kept back.
        share: of the concepts that are to learn from.

    Returns:
        dict with "seen" and "new" pictures (m, 32, 32, 3) uint8, "seen_labels" and
        "new_labels" (m,), 1 for animals, and the "new_names" (m,).
    """
    drawn = data.emoji()
    kinds, words = drawn["subcategory"], [name.split() for name in drawn["name"]]
    faces = np.isin(kinds, ["cat-face", "monkey-face"])
    is_animal = np.char.startswith(kinds, "animal") | faces
    things = ["Food & Drink", "Travel & Places", "Objects"]
    kept_back = np.array([leave_out in each for each in words])
    rng = np.random.default_rng(0)
    animals = rng.permutation(np.flatnonzero(is_animal & ~kept_back))
    things = np.flatnonzero(np.isin(drawn["category"], things))
    things = rng.permutation(things)[:animals.size]
    half = int(share * animals.size)
    parts = {"seen": np.append(animals[:half], things[:half]),
             "new": np.append(animals[half:], things[half:])}
    found = {}
    for part, which in parts.items():
        found[part] = np.concatenate([drawn["google"][which], drawn["twitter"][which]])
        found[f"{part}_labels"] = np.tile(is_animal[which].astype(int), 2)
        found[f"{part}_names"] = np.tile(drawn["name"][which], 2)
    return found

# %% tags=["demo"]
drawings = split_drawings()
print("to learn from", drawings["seen"].shape, " new", drawings["new"].shape)
plots.pictures(drawings["seen"][::20] / 255, [
    "animal" if label else "thing" for label in drawings["seen_labels"][::20]])
plt.show()

# %% [markdown]
# *Drawings: Noto Emoji of Google (Apache-2.0) and Twemoji of Twitter and others (CC BY 4.0).*
#
# ## Exercise: classify_pictures
#
# From pictures to a report, and nobody tells you the steps: **you plan, you have all the pieces.** In come pictures as they lie in a file, and their labels; out comes what a colleague wants to know.
#
# What is agreed:
#
# - Pictures are `uint8`, whole numbers from 0 to 255. The model should get $x / 255 - 0.5$, which is between -0.5 and 0.5, for both sets alike. (`uint8` has no negative numbers and none above 255: `np.uint8(100) - np.uint8(128)` is 228. Divide first.)
# - Somebody else wrote the labels: they may come as $(m,)$, $(m, 1)$, $(1, m)$ or a list. All mean $m$ numbers, 0 or 1.
# - Training is `model`'s, from zeros. The test pictures take no part in it.
# - The learnt weights come back in the form of a picture, so that one can look at them.
# - A report names the worst mistakes first: the test pictures of which the model was **surest**, and wrong. Sure is who is far from one half, on either side.

# %%
def classify_pictures(images_train, labels_train, images_test, labels_test,
                      num_iterations=500, learning_rate=0.01):
    """Train logistic regression on pictures, and report how it does on new ones.

    Arguments:
        images_train: pictures to learn from, (m_train, H, W, 3), uint8.
        labels_train: their labels, m_train numbers 0 or 1, in any shape.
        images_test: new pictures, (m_test, H, W, 3), uint8.
        labels_test: their labels, m_test numbers 0 or 1, in any shape.
        num_iterations, learning_rate: of the training.

    Returns:
        dict with
        "w_picture": the learnt weights, (H, W, 3), each where its pixel and colour are.
        "b": the learnt bias, a number.
        "accuracy_train", "accuracy_test": shares of right answers, from 0 to 1.
        "surest_mistakes": which test pictures are wrong, (k,) indices from 0 to
            m_test - 1, the surest first; empty if none is.
    """
    ### START CODE HERE ### shows nothing
    X_train, X_test = flatten_images(images_train), flatten_images(images_test)
    X_train, X_test = X_train / 255 - 0.5, X_test / 255 - 0.5
    Y_train, Y_test = np.reshape(labels_train, (1, -1)), np.reshape(labels_test, (1, -1))
    learnt = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    right_train = learnt["Y_prediction_train"] == Y_train
    right_test = learnt["Y_prediction_test"] == Y_test
    scores = (learnt["w"].T @ X_test + learnt["b"])[0]
    surest = np.argsort(-np.abs(scores))
    return {
        "w_picture": learnt["w"].reshape(images_train.shape[1:]),
        "b": learnt["b"],
        "accuracy_train": np.mean(right_train),
        "accuracy_test": np.mean(right_test),
        "surest_mistakes": surest[~right_test[0, surest]],
    }
    ### END CODE HERE ###

# %% tags=["demo"]
# Five pictures of two pixels to learn from, four new ones, one step of length 1: each
# weight becomes the mean of (y - 0.5) times its number, and b the mean of y - 0.5.
def test_classify():
    def two_pixels(*pairs):
        return np.array(pairs, dtype=np.uint8)[:, np.newaxis]

    red, green, blue, yellow = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)
    black, violet, grey = (0, 0, 0), (255, 0, 255), (204, 204, 204)
    seen = two_pixels((red, yellow), (black, black), (violet, blue), (green, black),
                      (black, black))
    new = two_pixels((grey, grey), ((204, 0, 0), (204, 204, 0)), (black, black),
                     ((0, 204, 0), black))
    report = classify_pictures(
        seen, [1, 0, 1, 0, 0], new, np.array([[0], [1], [0], [1]]), 1, 1.0)
    for name, value in report.items():
        print(name, np.round(value, 6).tolist())
    assert np.shape(report["w_picture"]) == (1, 2, 3), "w_picture should be (H, W, 3)"
    right_w = [[[0.25, -0.05, 0.15], [0.15, 0.15, 0.15]]]
    assert np.allclose(report["w_picture"], right_w), "0.25, -0.05, then four of 0.15"
    assert np.isclose(report["b"], -0.1), "b should be -0.1"
    assert np.isclose(report["accuracy_train"], 1), "all five are right"
    assert np.isclose(report["accuracy_test"], 0.25), "one of four is right"
    # Scores of the new ones: 0.14, -0.06, -0.5 and -0.54; all but the third are wrong.
    assert np.array_equal(report["surest_mistakes"], [3, 0, 1]), "3, then 0, then 1"


test_classify()

# %%
check(classify_pictures)

# %% [markdown]
# Hint: Write the plan as five sentences before you write code. What does `model` want, and in which shape? What does it give back, and what of the report is still missing then?
#
# Hint: Pictures become columns, the columns are scaled, labels become rows: then everything has the form that your functions know. The way back from a column to a picture is the way there, read backwards. Two shares of right answers are two means. For the mistakes you need the new pictures' scores, not only their predictions: order all new pictures by how far the score is from 0, largest first, then keep those that are wrong.
#
# Hint: `np.argsort(...)` gives the order from small to large. Which number of each picture says how sure the model is, and how do you turn the order round?

# %% [markdown]
# ### Look: is there an animal?
#
# Guess first: half of the new drawings are animals. What share will be right, with one weight for each number and kinds of animals that were never seen? And of the cats among them?

# %% tags=["demo"]
def p_animal(report, pictures):
    """The probability of "animal" of each picture (m, 32, 32, 3)."""
    scaled = pictures / 255 - 0.5
    return sigmoid((report["w_picture"] * scaled).sum(axis=(1, 2, 3)) + report["b"])


def has_word(names, word):
    return np.array([word in name.split() for name in names])


def learn_animals():
    """The report on the new drawings; shows the cats among them."""
    found = classify_pictures(drawings["seen"], drawings["seen_labels"],
                              drawings["new"], drawings["new_labels"])
    print(f"right: {found['accuracy_train']:.3f} of the drawings it has seen, "
          f"{found['accuracy_test']:.3f} of the new ones")
    cats = drawings["new"][has_word(drawings["new_names"], "CAT")]
    called = p_animal(found, cats)
    print(f"new cats called animals: {np.sum(called > 0.5)} of {called.size}")
    assert found["accuracy_test"] > 0.62, "more than 62 % of the new should be right"
    assert np.mean(called > 0.5) >= 0.75, "at least 3 in 4 of the cats should be found"
    plots.pictures(cats / 255, [f"{p:.2f}" for p in called])
    plt.show()
    return found


report = learn_animals()

# %% [markdown]
# About three in four, where a coin gets one half, and **every drawn cat is found**. Does it know what a cat is? Two tests. First: learn again, and this time keep *all* cats back, so that it sees none. Second: show it something round and friendly that is no animal at all.

# %% tags=["demo"]
def without_cats():
    """Train on no cat at all; then look at all the cats."""
    catless = split_drawings(leave_out="CAT")
    found = classify_pictures(catless["seen"], catless["seen_labels"],
                              catless["new"], catless["new_labels"])
    drawn = data.emoji()
    cats = has_word(drawn["name"], "CAT")
    every_cat = np.concatenate([drawn["google"][cats], drawn["twitter"][cats]])
    called = p_animal(found, every_cat) > 0.5
    print(f"new drawings right: {found['accuracy_test']:.3f}; cats called animals by a "
          f"model that never saw one: {called.sum()} of {called.size}")


def smileys():
    drawn = data.emoji()
    faces = np.char.startswith(drawn["subcategory"], "face-")
    both = np.concatenate([drawn["google"][faces], drawn["twitter"][faces]])
    print(f"smileys called animals: {np.mean(p_animal(report, both) > 0.5):.0%}")
    some = drawn["google"][drawn["subcategory"] == "face-smiling"][:10]
    plots.pictures(some / 255, [f"{p:.2f}" for p in p_animal(report, some)])
    plt.show()


without_cats()
smileys()

# %% [markdown]
# So it finds cats without having seen any, and it takes most smileys for animals, too. What it has learnt is no cat. It is closer to "something rather dark in the middle, and light in a ring round it". Look at its surest mistakes, and at its weights.

# %% tags=["demo"]
def show_report():
    """The surest mistakes; the weights, blue where light speaks for an animal."""
    worst = report["surest_mistakes"][:8]
    plots.pictures(drawings["new"][worst] / 255, [
        f"{p:.2f}" for p in p_animal(report, drawings["new"][worst])], size=1.0)
    plt.show()
    plots.pictures(report["w_picture"].sum(axis=2)[np.newaxis], signed=True, size=2.5)
    plt.show()


show_report()

# %% [markdown]
# An eagle with a white head is no animal for it, a black camera is one, and both times it is quite sure.
#
# And the photograph? Ask for the cat, and for a cup of coffee.

# %% tags=["demo"]
def ask_for_photographs():
    photos = np.stack([square_photo("chelsea", 76, 32), square_photo("coffee", 0, 32)])
    cat, coffee = p_animal(report, photos)
    plots.pictures(photos / 255, [f"cat: {cat:.2f}", f"coffee: {coffee:.2f}"], size=1.8)
    plt.show()


ask_for_photographs()

# %% [markdown]
# *The cup is by Rachel Michetti, CC0.*
#
# "An animal", it says of the cat. And of the coffee it is surer. That is the answer to the first question of this notebook: the machine is right about the cat, and it does not know why. Nobody should tune it on the new drawings until the number looks better; the trouble lies deeper.

# %% [markdown]
# ### Look: what no weights can do
#
# One last experiment, with pictures of 16 by 16 pixels that are made by code: heads of **cats**, with pointed ears, and of **bears**, with round ones. First the heads are always dark on light ground. Then, in the second row, each may be dark on light *or* light on dark, by the toss of a coin. Does that matter to your model?

# %% tags=["demo"]
def cats_and_bears():
    for name, either in {"dark on light": False, "either way round": True}.items():
        ear_pictures, is_cat = data.ears(600, seed=0, random_polarity=either)
        new_ears, new_is_cat = data.ears(500, seed=1, random_polarity=either)
        learnt = model(flatten_images(ear_pictures), is_cat.reshape(1, -1),
                       flatten_images(new_ears), new_is_cat.reshape(1, -1),
                       num_iterations=1000, learning_rate=0.02)
        on_seen = np.mean(learnt["Y_prediction_train"][0] == is_cat)
        on_new = np.mean(learnt["Y_prediction_test"][0] == new_is_cat)
        print(f"{name:>16}: {on_seen:.3f} of those seen, {on_new:.3f} of new ones")
        plots.pictures(ear_pictures[:6], [
            "cat" if each else "bear" for each in is_cat[:6]], size=1.7)
        plt.show()


cats_and_bears()

# %% [markdown]
# Nearly perfect in the first row; hardly better than a coin in the second. More iterations do not help there: they only learn the 600 training pictures by heart. **No** weights can do it. Here is why. Take a picture $x$, with numbers from 0 to 1, and its negative $1 - x$, where dark and light have changed places. Their scores are
#
# $$z_{\text{picture}} = w^\top x + b \qquad\text{and}\qquad z_{\text{negative}} = w^\top (1 - x) + b.$$
#
# Add them up: $x$ cancels, and what is left is the *same number* for every picture, the sum of all weights plus $2b$. But a cat and its negative should both have a positive score, so that number should be positive. And a bear and its negative should both have a negative one, so the same number should be negative. No number is both.
#
# One weight for each pixel can say "darkness *here* speaks for a cat". It cannot say "this pixel *differs* from its neighbour". For that, something must look at the pixels first and hand on what it finds. Next week you put a layer of small logistic regressions in front of this one. That is a **neural network**, and it solves the second row. The photograph has to wait a little longer: in course 4 a network of many layers names it, *Egyptian cat*.

# %% [markdown]
# # Part 8: for those who want more
#
# One exercise without points, and two games.

# %% [markdown]
# ## Exercise: log_likelihood
#
# Where does the cost come from (lesson 1.2.18)? Ask a model how probable the labels are that were really seen. Each example has a probability: $a$ if its label is 1, and $1 - a$ if it is 0. For examples that do not depend on each other, the probability of all $m$ labels together is the product of these. The **log-likelihood** is the logarithm of that product.
#
# The trap: 10,000 probabilities of 0.9 have the product $0.9^{10000}$, about $10^{-458}$. The smallest number that the computer knows is near $10^{-324}$; what is smaller becomes 0, and its logarithm $-\infty$. The right answer is a perfectly ordinary number: $-1053.6$. What does a logarithm make of a product?

# %%
def log_likelihood(A, Y):
    """The logarithm of the probability that a model gives to all labels together.

    Arguments:
        A: probabilities of the label 1, between 0 and 1 and neither, (1, m).
        Y: labels, 0 or 1, (1, m).

    Returns:
        The log-likelihood, a number; for any m.
    """
    ### START CODE HERE ### shows total
    seen = np.where(Y == 1, A, 1 - A)
    total = np.sum(np.log(seen))
    ### END CODE HERE ###
    return total

# %% tags=["demo"]
# The careful model of lesson 1.2.18: its labels have 0.8, 0.7 and 0.6, together 0.336.
def test_likelihood():
    careful, labels = np.array([[0.8, 0.3, 0.6]]), np.array([[1, 0, 1]])
    total = log_likelihood(careful, labels)
    print(f"{total:.6f}; the labels together have the probability {np.exp(total):.3f}")
    assert np.isclose(total, -1.090644, atol=1e-6), "the logarithm of 0.336"
    many = log_likelihood(np.full((1, 10000), 0.9), np.ones((1, 10000)))
    assert np.isclose(many, -1053.605157, atol=1e-6), "10,000 labels: -1053.605157"


test_likelihood()

# %%
check(log_likelihood)

# %% [markdown]
# Hint: For each example, which of the two numbers $a$ and $1 - a$ counts? And what are the logarithms of 0.8, of 0.7, and of their product?
#
# Hint: The logarithm of a product is the sum of the logarithms. So never make the product: take the logarithm of each label's probability, then add them up. The cost of this week is the same sum, with a minus and divided by $m$.
#
# Hint: `np.where(Y == 1, ..., ...)` chooses for each example; then two more functions of NumPy, in the right order.

# %% [markdown]
# ### Play: which of ten digits?
#
# Logistic regression answers one question with yes or no. Ten digits are ten questions: is it a 0? Is it a 1? ... So train **ten models, each one against all the others**, in a loop round your `model`, and ask all ten. The one that says yes the loudest, with the largest score, wins.

# %% tags=["demo"]
def train_ten():
    """Ten models, one for each digit; stops if too few of the dev set are right."""
    is_it = {part: [(digits[f"y_{part}"] == digit).astype(int).reshape(1, -1)
                    for digit in range(10)] for part in ("train", "dev")}
    models = [model(digits_X["train"], is_it["train"][digit], digits_X["dev"],
                    is_it["dev"][digit], num_iterations=300, learning_rate=0.5)
              for digit in range(10)]
    says = np.argmax(ten_scores(models, digits_X["dev"]), axis=0)
    right = np.mean(says == digits["y_dev"])
    print(f"which of ten? {right:.3f} of the dev set are right; guessing gets 0.1")
    assert right >= 0.9, "ten models together should get at least 90 % right"
    return models


def ten_scores(models, examples):
    """The scores of all models for examples (64, m): (10, m)."""
    return np.vstack([one["w"].T @ examples + one["b"] for one in models])


ten = train_ten()


def show_ten():
    """The ten weights as pictures, less their mean, which decides nothing."""
    weights = np.stack([one["w"].reshape(8, 8) for one in ten])
    plots.pictures(weights - weights.mean(axis=0), [
        f"is it a {digit}?" for digit in range(10)], columns=5, signed=True, size=1.6)
    plt.show()


show_ten()

# %% [markdown]
# Blue is ink that speaks for the digit, red is ink that speaks against it. The 0 wants a ring and forbids the middle. The 3 wants its curve on the right, and forbids ink on the left where an 8 would have some. In others you will recognise little: a weight picture shows what is *different* about a digit, not the digit.

# %% [markdown]
# ### Play: your own digit
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

# A photo of a digit on paper works, too. Put the file next to this notebook and take
# the # away from the next line:
# drawing = data.picture_file("my_digit.jpg")


def ask_all_ten():
    scores = ten_scores(ten, flatten_images(drawing.reshape(1, 8, 8, 1)))[:, 0]
    best = np.argmax(scores)
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 2.8), width_ratios=[1, 2.4])
    left.imshow(drawing, cmap="gray_r", vmin=0, vmax=1)
    left.axis("off")
    colours = [plots.BLUE if digit == best else plots.GREY for digit in range(10)]
    right.bar(range(10), sigmoid(scores), color=colours)
    right.set(xticks=range(10), xlabel="is it a ...?", ylabel="probability",
              ylim=(0, 1), title=f"The ten models say: {best}")
    plt.show()


ask_all_ten()

# %% [markdown]
# `data.picture_file` takes a photo or scan of a single digit, dark ink on light paper or the other way round. It cuts out the digit, puts it in the middle, and shrinks it to 8 by 8 with numbers like those of the data. If the answer is wrong, look at the small picture on the left: is that still *your* digit? A model knows only what it has been shown, and these writers were asked to write neatly in a box.
#
# The ten probabilities need not add up to 1: each model answers its own question and knows nothing of the others. Your `softmax` makes such scores agree; course 2 trains with it.

# %% [markdown]
# # What you built
#
# - A cost that survives any score, and its gradients: with loops, repaired by you, then without.
# - Gradient descent, a decision, and a model that ties them together. You know what each of its numbers does.
# - A machine that tells odd digits from even ones and animals from things, and that finds every drawn cat, for the wrong reasons; and a proof of what it can never learn.
#
# These pieces stay with you. `propagate`, `optimize` and `predict` come back next week with a hidden layer inside; the loop round them does not change. If you want to play on: let `learning_rate_sweep` choose the learning rate for the ten models, or find out how few drawings are enough.
