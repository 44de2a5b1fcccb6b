# %% [markdown]
# # A neuron, a line that bends
#
# A straight line says that the smallest house costs less than nothing. What is the smallest repair?
#
# **Bend the line.** A line with one bend is a neuron. In this notebook you build:
#
# - **one neuron**, and the search for its two numbers;
# - a network of **two units in a row**, which reads the bend in 392 real cars;
# - a whole **layer**, and a network that reads four columns of the car table better than any straight formula;
# - a **law** that tells how well a reader of handwritten digits will do with far more data than you tried it on. You predict first, and look afterwards.
#
# You need some Python: functions, loops, lists. Everything else is explained. Nothing is trained yet, that begins next week. Nothing here takes more than a second or two either, so NumPy is all we need.

# %% [markdown]
# ### Your first notebook?
#
# A notebook is a list of **cells**, some with text, some with code.
#
# - **Run a cell**: click into it and press **Shift+Enter**. What it prints or draws appears below.
# - **Python remembers** what a cell has defined, for all cells that you run later. So go from top to bottom.
# - **An error breaks nothing.** The last line of the red message says what went wrong. Mend the cell, and run it again.
# - All in a muddle? *Restart the kernel* (menu *Kernel*): Python forgets everything, and your code stays.
#
# In an exercise some lines are missing, and `None`, Python's word for "nothing", stands in their place. You write there. Then run three cells: the one with your function, so that Python knows the new version; the worked example, whose `assert` is silent when all is well; and `check(...)`. Nobody counts how often you try.
#
# The next cell loads what we need. **NumPy** (`np`) calculates with many numbers at once, **Matplotlib** (`plt`) draws, `coursekit` is the helper of this course.

# %%
import matplotlib.pyplot as plt
import numpy as np

from coursekit import check, data, plots, start

start()

# %% [markdown]
# ### Arrays in six lines
#
# NumPy's **array** is a grid of numbers with a **shape**: `(6,)` is six numbers in a row, `(2, 3)` is 2 rows of 3. What you do to an array happens to each of its numbers, and no loop is needed. Run the cell, and compare each line with the areas. (More in twenty minutes: {doc}`/appendix/arrays`.)

# %% tags=["demo"]
six_areas = np.array([30.0, 50, 70, 90, 120, 150])       # square metres
six_prices = np.array([0.0, 30, 90, 150, 240, 330])      # thousands
print("areas:           ", six_areas, "shape", six_areas.shape)
print("each, doubled:   ", 2 * six_areas)
print("prices per area: ", (six_prices / six_areas).round(2))
print("squared:         ", six_areas**2)
print("above 80?        ", six_areas > 80)
print("the mean of all: ", np.mean(six_areas))

# %% [markdown]
# These are the six houses of lesson 1.1.2. You may write loops in this notebook, too: they are right, and get all points. Arrays are only shorter.
#
# # Part 1: one neuron

# %% [markdown]
# ## Exercise: relu
#
# A neuron computes a number $z$, and then **bends** it: whatever is negative becomes 0, the rest stays as it is (lesson 1.1.2).
#
# $$\text{relu}(z) = \max(0,\, z)$$
#
# Yours should take a single number, or an array of any shape, and treat *each* entry by itself. NumPy knows two kinds of maximum: `np.max(x)` and `np.maximum(x, y)`. Which of them compares each entry with 0?
#
# Do not write into `z`. Whoever hands you an array wants it back as it was.

# %%
def relu(z):
    """The rectified linear unit.

    Arguments:
        z: a number, or an array of any shape.

    Returns:
        A number, or a new array of the same shape: 0 where z is negative, else z.
    """
    ### START CODE HERE ###
    a = np.maximum(z, 0)
    ### END CODE HERE ###
    return a

# %% tags=["demo"]
six_bent = relu(np.array([[-2.0, 0.5, 3.0], [4.0, -0.1, 0.0]]))
print(six_bent)
assert np.array_equal(six_bent, [[0, 0.5, 3], [4, 0, 0]]), "only -2 and -0.1 become 0"
assert relu(-7) == 0 and relu(2.5) == 2.5, "single numbers, too"

# %%
check(relu)

# %% [markdown]
# Hint: How many numbers should come back for six? How many does `np.max` give you? Try both kinds in a cell of your own, with `np.array([-2, 0.5, 3])`.
#
# Hint: Compare each entry with 0, and take the larger of the two. One of the two functions takes *two* things to compare.
#
# Hint: `a = np....(z, ...)`

# %% [markdown]
# ## Exercise: neuron
#
# A **neuron** takes a number $x$ and says another one. It has three parts:
#
# - the **weight** $w$ multiplies,
# - the **bias** $b$ is added,
# - the **bend** is your `relu`.
#
# In which order do they come? Two facts decide. A neuron never says a negative number, whatever $w$ and $b$ are. And the bias moves the place of the **knee**, where the neuron begins to be off.
#
# Before you write code: where is the knee of a neuron with $w = -2$ and $b = 7$? On which side of it is the neuron off?

# %%
def neuron(x, w, b):
    """What a neuron with one input says.

    Arguments:
        x: m inputs in an array, (m,).
        w: the weight, a number of either sign.
        b: the bias, a number of either sign.

    Returns:
        What the neuron says of each input, (m,).
    """
    ### START CODE HERE ###
    a = relu(w * x + b)
    ### END CODE HERE ###
    return a

# %% tags=["demo"]
# By hand: -2 * 1 + 7 is 5, -2 * 3 + 7 is 1, and -2 * 5 + 7 is -3. There it is off.
three_said = neuron(np.array([1.0, 3.0, 5.0]), -2, 7)
print(three_said)
assert np.allclose(three_said, [5, 1, 0]), "5, 1 and 0"

# %%
check(neuron)

# %% [markdown]
# Hint: Take $x = 5$, $w = -2$, $b = 7$, and try the orders by hand. Which of them can say something negative? Which of them lets $b$ move the knee?
#
# Hint: First a straight line, complete with its slope and its shift. Then, and only then, the bend: it acts on all of it.
#
# Hint: `a = relu(...)`, with a whole line for the dots.

# %% [markdown]
# ### Look: four neurons
#
# Guess for each the knee, and the side on which it is off. Then run the cell.

# %% tags=["demo"]
def four_neurons():
    places = np.linspace(-8, 6, 281)
    figure, panels = plt.subplots(1, 4, figsize=(10, 2.4), sharey=True)
    for ax, (weight, bias) in zip(panels, [(1, 0), (2, -4), (-2, 7), (0.5, 3)]):
        ax.plot(places, weight * places + bias, "--", color=plots.GREY, linewidth=1)
        ax.plot(places, neuron(places, weight, bias), color=plots.BLUE)
        ax.plot(-bias / weight, 0, "o", color=plots.ORANGE)
        ax.set(title=f"$w$ = {weight}, $b$ = {bias}", xlabel="$x$", ylim=(-4, 10))
    plt.show()


four_neurons()

# %% [markdown]
# The knee lies where $wx + b$ is 0, at $-b/w$. With a negative weight the neuron is off on the *right*. The last one has its knee far to the left, at $-6$: if all inputs are above that, it is a plain line, and its bend does nothing.

# %% [markdown]
# ## Exercise: fit_line
#
# Before you bend a line you should know what a straight one can do. The **best** line is the one with the smallest mean squared error, **mse** for short: the mean of $(\hat y - y)^2$ over all points, where $\hat y$ is what the line says. (A *mean*; week 1.2 will have a *sum* of squares, too.)
#
# No search is needed, there is a formula. A bar means a mean, $\overline{xy}$ is the mean of all products:
#
# $$\text{slope} = \frac{\overline{xy} - \bar x\,\bar y}{\overline{x^2} - \bar x^2}$$
#
# The intercept follows from another fact: the best line passes through the point $(\bar x, \bar y)$.
#
# **A trap.** Both differences subtract numbers that may be huge and nearly alike. Take $x = 100000001$: its square has 17 digits, and the computer keeps 16. If all $x$ are so large, what is left of the difference is noise. So take the pencil. Multiplied out, $(x - \bar x)(y - \bar y)$ is $xy - x\,\bar y - \bar x\,y + \bar x\,\bar y$, where $\bar x$ and $\bar y$ are plain numbers. Take the mean of each of the four terms: what does it come to? That is another form of the upper difference. Find the one for the lower, too. In these forms the means are taken off *first*, while nothing is large yet. One fifth of the points is for this.

# %%
def fit_line(x, y):
    """The straight line with the smallest mean squared error.

    Arguments:
        x: inputs, (m,), at least two of them different.
        y: what should come out, (m,).

    Returns:
        slope, intercept: of the line, numbers.
        mse: the mean squared error of this line on these points, a number.
        All right to six digits, also where x and y are near 1e8 and differ by a few.
    """
    ### START CODE HERE ### shows slope, intercept, mse
    x_apart, y_apart = x - np.mean(x), y - np.mean(y)
    slope = np.mean(x_apart * y_apart) / np.mean(x_apart**2)
    intercept = np.mean(y) - slope * np.mean(x)
    mse = np.mean((slope * x + intercept - y) ** 2)
    ### END CODE HERE ###
    return slope, intercept, mse

# %% tags=["demo"]
def line_by_hand():
    """Means 3 and 9. The line says 5, 7, 9, 15: off by -2, 4, -2 and 0."""
    inputs, wanted = np.array([1.0, 2, 3, 6]), np.array([7.0, 3, 11, 15])
    slope, intercept, mse = fit_line(inputs, wanted)
    print(f"slope {slope:.6f}, intercept {intercept:.6f}, mse {mse:.6f}")
    assert np.isclose(slope, 2) and np.isclose(intercept, 3), "slope 2, intercept 3"
    assert np.isclose(mse, 6), "24 / 4 is 6"
    slope, intercept, mse = fit_line(inputs + 1e8, wanted + 1e8)
    print(f"the same points, far from 0: slope {slope:.6f}, mse {mse:.6f}")
    assert np.isclose(slope, 2) and np.isclose(mse, 6), "nothing but the place changed"


line_by_hand()

# %%
check(fit_line)

# %% [markdown]
# Hint: How far is each of the four $x$ above or below their mean, 3? And each $y$ from 9? Multiply these distances in pairs, and compare with $\overline{xy} - \bar x\,\bar y$.
#
# Hint: Take the means off $x$ and $y$ before you multiply. The slope is one mean over another: of the products of the two distances, and of the squares of one of them. The intercept: put $\bar x$ and $\bar y$ into "$y$ is slope times $x$ plus intercept". For the error, let the line say something about each $x$, compare, square, and take the mean last.
#
# Hint: `slope = np.mean(...) / np.mean(...)`, with distances from the means, not with `x` and `y` themselves.

# %% [markdown]
# ### Look: the smallest house

# %% tags=["demo"]
def houses_on_a_line():
    slope, intercept, mse = fit_line(six_areas, six_prices)
    for area, price in zip(six_areas, six_prices):
        print(f"{area:4.0f} m2: paid {price:3.0f}, the line says "
              f"{slope * area + intercept:7.2f}")
    print(f"mean squared error {mse:.2f}")
    assert np.isclose(slope * 30 + intercept, -15.88, atol=0.01)


houses_on_a_line()

# %% [markdown]
# No line is better than this one, and it says that the owner of the smallest house pays you to take it. A better formula for the line does not help. It needs a bend.

# %% [markdown]
# ## Exercise: fit_hinge
#
# Which weight and which bias fit the houses best? For a neuron there is no such formula. But there are only two numbers, so **try all pairs**: each $w$ of one list with each $b$ of another, and keep the pair with the smallest mean squared error. If several pairs are equally good, the one that is tried first counts.
#
# A classmate wrote it down. It runs, it returns three numbers, and it is **wrong in three places**. Mend it. `check` says which results are still wrong and how many mistakes are left. It does not say where.

# %%
def fit_hinge(x, y, grid_w, grid_b):
    """The neuron with the smallest mean squared error, found by trying all pairs.

    Arguments:
        x: inputs, (m,).
        y: what should come out, (m,).
        grid_w: weights to try, (n_w,).
        grid_b: biases to try, (n_b,).

    Returns:
        w, b: the best pair. Of several equally good ones it is the first: weights are
            gone through in their order, and for each of them the biases in theirs.
        mse: its mean squared error.
    """
    ### START CODE HERE ###
    best_w, best_b, best_mse = grid_w[0], grid_b[0], np.inf
    for w in grid_w:
        for b in grid_b:
            mse = np.mean((neuron(x, w, b) - y) ** 2)
            if mse < best_mse:
                best_w, best_b, best_mse = w, b, mse
    return best_w, best_b, best_mse
    # BROKEN CODE TO MEND
    # best_w, best_b, best_mse = grid_w[0], grid_b[0], 0
    # for w in grid_w:
    #     for b in grid_b:
    #         mse = np.mean(neuron(x, w, b) - y)
    #         if mse < best_mse:
    #             best_w, best_b, best_mse = w, b, mse
    # return w, b, best_mse
    ### END CODE HERE ###

# %% tags=["demo"]
# By hand: w = 2, b = -3 says 0, 1, 3 and 7 of these four. Only the last is off, by 3.
def hinge_by_hand():
    inputs, wanted = np.array([1.0, 2, 3, 5]), np.array([0.0, 1, 3, 10])
    weights, biases = np.array([1.0, 2, 3]), np.array([3.0, -3, -1])
    w, b, mse = fit_hinge(inputs, wanted, weights, biases)
    print(f"w {w}, b {b}, mse {mse}")
    assert w == 2 and b == -3, "2 and -3 are the best of these nine pairs"
    assert np.isclose(mse, 2.25), "9 / 4 is 2.25"
    w, b, mse = fit_hinge(inputs, 1e10 * wanted, 1e10 * weights, 1e10 * biases)
    print(f"in a currency of many zeros: w {w:g}, b {b:g}, mse {mse:g}")
    assert w == 2e10 and b == -3e10, "the same pair, with ten zeros more"
    assert np.isclose(mse, 2.25e20), "off by 3e10 at one of 4"


hinge_by_hand()

# %%
check(fit_hinge)

# %% [markdown]
# Hint: Play computer with the first pairs of the example. What is in `best_mse` at the start, and which error could be smaller than that? What comes out for a guess that is 3 too high at one point and 3 too low at another?
#
# Hint: Ask three things. Does an error that is too high cancel one that is too low? Can the very first pair already count as better than what was there before? (`np.inf` is infinity, more than any number.) And at the end, whose weight and bias are handed back: those of the best pair, or of the last one?
#
# Hint: The mistakes are in three lines: `best_w, best_b, best_mse = ...` before the loops, `mse = np.mean(...)`, and `return ...`.

# %% [markdown]
# ### Look: the six houses
#
# 25 weights and 61 biases make 1,525 neurons.

# %% tags=["demo"]
def houses_on_a_hinge():
    w, b, mse = fit_hinge(six_areas, six_prices,
                          np.arange(0, 6.25, 0.25), np.arange(-300, 5, 5))
    print(f"the best neuron: w = {w}, b = {b}, mse = {mse}")
    assert (w, b, mse) == (3, -120, 0)
    areas = np.linspace(15, 160, 200)
    slope, intercept, line_mse = fit_line(six_areas, six_prices)
    figure, ax = plt.subplots(figsize=(6, 3.4))
    ax.axhspan(-70, 0, color=plots.GREY, alpha=0.2)
    ax.plot(areas, slope * areas + intercept, color=plots.GREY,
            label=f"line, mse {line_mse:.1f}")
    ax.plot(areas, neuron(areas, w, b), color=plots.BLUE,
            label=f"neuron, mse {mse:.0f}")
    ax.plot(six_areas, six_prices, "o", color=plots.ORANGE)
    ax.set(xlabel="area, m²", ylabel="price, thousands", ylim=(-70, 350),
           title="Below zero no house is sold")
    ax.legend()
    plt.show()


houses_on_a_hinge()

# %% [markdown]
# Error zero, and no house costs less than nothing. Do not be too impressed: these six prices were made up so. Real points come next.
#
# # Part 2: a network reads cars
#
# 392 real cars of 1970 to 1982: horsepower, and how many miles they go on a gallon (mpg). 300 of them are for fitting. The other 92 are **unseen**: nothing is fitted to them, and they tell what a formula is worth.

# %% tags=["demo"]
def split_cars():
    """300 cars to fit, 92 unseen, in an order that a random generator draws."""
    order = np.random.default_rng(0).permutation(392)
    return order[:300], order[300:]


cars, (fit_cars, unseen_cars) = data.cars(), split_cars()
horsepower, mpg = cars["horsepower"], cars["mpg"]


def show_cars():
    line = fit_line(horsepower[fit_cars], mpg[fit_cars])
    hinge = fit_hinge(horsepower[fit_cars], mpg[fit_cars],
                      np.linspace(-0.5, 0.5, 101), np.arange(0, 81))
    strength = np.linspace(46, 300, 200)
    figure, ax = plt.subplots(figsize=(6, 3.4))
    ax.plot(horsepower[fit_cars], mpg[fit_cars], ".", color=plots.ORANGE, alpha=0.7)
    ax.plot(strength, line[0] * strength + line[1], color=plots.GREY,
            linewidth=4, label=f"line, mse {line[2]:.1f}")
    ax.plot(strength, neuron(strength, hinge[0], hinge[1]), color=plots.BLUE,
            label=f"best neuron, mse {hinge[2]:.1f}")
    ax.set(xlabel="horsepower", ylabel="miles per gallon",
           title="One neuron alone does not help")
    ax.legend()
    plt.show()


show_cars()

# %% [markdown]
# *Cars: the auto-mpg table of StatLib and UCI, CC BY 4.0, by way of vega-datasets.*
#
# The points bend, you can see it. But the best neuron is nothing but the line: it can bend only at zero mpg, and no car goes that low. Strong cars level out at some 14 miles. So put something **behind** the neuron.

# %% [markdown]
# ## Exercise: fit_knee
#
# Two units in a row. The first says how far a car is below a knee $k$. The second is a plain line, which reads what the first one says:
#
# $$a = \max(0,\; k - x), \qquad \hat y = \text{slope} \cdot a + \text{intercept}$$
#
# This is a network, with a **hidden** unit $a$. Given are the points and some knees to try. Wanted is the best of these networks, the one with the smallest mean squared error. **No steps are named: plan it.** You have written all the pieces.
#
# One thing to mind. If no $x$ lies below a knee, the hidden unit says 0 of every point, and no line can be fitted to that: leave such a knee out. (What does your `fit_line` make of it? It divides 0 by 0, which is `nan`, "not a number". NumPy warns, and that costs nothing. But every comparison with `nan` is `False`.)

# %%
def fit_knee(x, y, knees):
    """The best network of a hidden unit with a knee and a line behind it.

    Arguments:
        x: inputs, (m,), at least two of them different.
        y: what should come out, (m,).
        knees: a list of knees to try, in any order. Those with no x below them are left
            out; at least one is not.

    Returns:
        knee: the one of these with the smallest mean squared error.
        slope, intercept: of the line behind it.
        mse: the mean squared error of this network, a number.
    """
    ### START CODE HERE ### shows knee, slope, intercept, mse
    best_mse = np.inf
    for k in knees:
        if k > np.min(x):
            k_slope, k_intercept, k_mse = fit_line(relu(k - x), y)
            if k_mse < best_mse:
                knee, slope, intercept, best_mse = k, k_slope, k_intercept, k_mse
    mse = best_mse
    ### END CODE HERE ###
    return knee, slope, intercept, mse

# %% tags=["demo"]
# By hand: below the knee 4 lie 0 and 2, so a is 4, 2, 0, 0, 0. The line 2a + 3 says
# 11, 7, 3, 3, 3: two points are off by 1. The knee -1 lies left of all.
def knee_by_hand():
    inputs, wanted = np.array([0.0, 2, 5, 7, 9]), np.array([11.0, 7, 2, 3, 4])
    knee, slope, intercept, mse = fit_knee(inputs, wanted, [-1, 6, 4, 3])
    print(f"knee {knee}, slope {slope:.6f}, intercept {intercept:.6f}, mse {mse:.6f}")
    assert knee == 4, "4 is the best of these knees"
    assert np.isclose(slope, 2) and np.isclose(intercept, 3), "slope 2, intercept 3"
    assert np.isclose(mse, 0.4), "2 / 5 is 0.4"
    knee, slope, intercept, mse = fit_knee(inputs, 1e10 * wanted, [-1, 6, 4, 3])
    assert knee == 4 and np.isclose(mse, 4e19), "with ten zeros more, off by 1e10 twice"


knee_by_hand()

# %%
check(fit_knee)

# %% [markdown]
# Hint: Suppose somebody tells you the knee. What is then left to find, and which function of yours finds it? What is its first argument?
#
# Hint: Go through the knees as `fit_hinge` goes through its pairs, and remember the best one with all that belongs to it. For each knee: what does the hidden unit say of all points? Fit a line to *that*. Leave a knee out when nothing lies below it.
#
# Hint: `k_slope, k_intercept, k_mse = fit_line(..., y)`, where what the hidden unit says stands for the dots.

# %% [markdown]
# ### Look: the knee of the cars
#
# In the lesson you dragged this knee by hand. Which value do you expect? And by how much will the bend beat the straight line on the 92 unseen cars: hardly, by a tenth, by half?

# %% tags=["demo"]
def unseen_mse(says):
    """The mean squared error on the 92 unseen cars of what a formula says of all."""
    return np.mean((says - mpg)[unseen_cars] ** 2)


ladder = {"always the mean": unseen_mse(np.full(392, mpg[fit_cars].mean()))}


def knee_of_the_cars():
    x, y = horsepower[fit_cars], mpg[fit_cars]
    tried = np.arange(60, 221)
    knee, slope, intercept, mse = fit_knee(x, y, tried)
    line_slope, line_intercept, line_mse = fit_line(x, y)
    line_says = line_slope * horsepower + line_intercept
    knee_says = slope * relu(knee - horsepower) + intercept
    ladder["straight line"] = unseen_mse(line_says)
    ladder["one knee"] = unseen_mse(knee_says)
    print(f"knee {knee}, slope {slope:.3f}, intercept {intercept:.1f}")
    print(f"mse on the 300: line {line_mse:.1f}, knee {mse:.1f}")
    print(f"mse on the 92 unseen: line {ladder['straight line']:.1f}, "
          f"knee {ladder['one knee']:.1f}")
    assert ladder["one knee"] < ladder["straight line"]
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.4))
    left.plot(horsepower[unseen_cars], mpg[unseen_cars], ".", color=plots.ORANGE)
    order = np.argsort(horsepower)
    left.plot(horsepower[order], line_says[order], color=plots.GREY, label="line")
    left.plot(horsepower[order], knee_says[order], color=plots.BLUE, label="knee")
    left.set(xlabel="horsepower", ylabel="miles per gallon", title="92 unseen cars")
    left.legend()
    errors = [fit_knee(x, y, [each])[3] for each in tried]
    right.plot(tried, errors, color=plots.BLUE)
    right.plot(knee, mse, "o", color=plots.ORANGE)
    right.axhline(line_mse, color=plots.GREY)
    right.set(xlabel="knee", ylabel="mse", title="Each knee, with its best line")
    plt.show()


knee_of_the_cars()

# %% [markdown]
# A car of more than 129 horsepower goes some 14 miles on a gallon. Below that, each horsepower less is worth a quarter of a mile. That is a sentence one can use, and two units in a row have found it.
#
# A parabola would do as well (24.1 on the unseen cars). The bend is better in one way only: bent units can be laid *side by side*, and one behind the other, as many as you like.

# %% [markdown]
# ## Exercise: dense
#
# Now several neurons side by side, a **layer**, and each of them reads several inputs. A neuron with four inputs has four weights: it multiplies each input by its weight, adds the products up, adds its bias, and bends.
#
# The weights of $n$ neurons stand in a table $W$: **a row for each unit, a column for each input**. The examples stand in $X$: **a column for each example**, with its $n_x$ inputs one below the other. For two arrays `A` and `B` the sign `@` makes the **matrix product**: its entry in row $i$, column $j$ is
#
# *row $i$ of A meets column $j$ of B: multiply number by number, and add up.*
#
# ```
#      A          B              A @ B
#    1 0 2      5 1      1*5 + 0*0 + 2*3   1*1 + 0*2 + 2*0        11 1
#    0 1 1      0 2      0*5 + 1*0 + 1*3   0*1 + 1*2 + 1*0    =    3 2
#               3 0
# ```
#
# So `A` needs as many columns as `B` has rows. You want one number for each unit (rows) and each example (columns). On which side does $W$ have to stand? And the bias has the shape $(n, 1)$, so that adding it gives each row, each *unit*, its own.
#
# Not every layer bends. Its `activation` is a word: `"relu"` bends, `"linear"` leaves the sums as they are. For any other word write `raise ValueError("...")`, with a few words on why: a layer that silently did something else would be hard to find later. (Loops are right, too.)

# %%
def dense(X, W, b, activation):
    """What a layer of neurons says of many examples.

    Arguments:
        X: examples, (n_x, m).
        W: weights, (n, n_x), a row for each unit.
        b: biases, (n, 1).
        activation: "relu" or "linear".

    Returns:
        What each unit says of each example, (n, m).

    Raises:
        ValueError: for any other activation.
    """
    ### START CODE HERE ### shows A
    Z = W @ X + b
    if activation == "relu":
        A = relu(Z)
    elif activation == "linear":
        A = Z
    else:
        raise ValueError(f"{activation!r} is no activation: take 'relu' or 'linear'")
    ### END CODE HERE ###
    return A

# %% tags=["demo"]
# By hand, two units, three inputs, four examples. The first sum: 1*1 + 0*2 + 2*0 + 1.
def dense_by_hand():
    some_X = np.array([[1.0, 0, 2, -1], [2, 1, 0, 3], [0, 1, 1, 2]])
    some_W, some_b = np.array([[1.0, 0, 2], [-1, 1, 0]]), np.array([[1.0], [-2]])
    bent, straight = (dense(some_X, some_W, some_b, how) for how in ("relu", "linear"))
    print(bent)
    assert np.allclose(straight, [[2, 3, 5, 4], [-1, -1, -4, 2]]), "without the bend"
    assert np.allclose(bent, [[2, 3, 5, 4], [0, 0, 0, 2]]), "with it"
    try:
        dense(some_X, some_W, some_b, "bent")
    except ValueError as error:
        print("refused:", error)
    else:
        assert False, 'the activation "bent" should be refused with a ValueError'


dense_by_hand()

# %%
check(dense)

# %% [markdown]
# Hint: $W$ is $(n, n_x)$ and $X$ is $(n_x, m)$. Which sizes meet in the middle of `A @ B`, and which two are left? What shape do you want?
#
# Hint: A row of weights has to meet a column of inputs. Then add the biases, which stand upright already. The bend comes last, if it is asked for. Three ways out: bent, as it is, or an error.
#
# Hint: `if activation == "relu":`, then `elif ...:`, then `else:` with the `raise`. Before that, `Z = ... @ ... + b`.

# %% [markdown]
# ## Exercise: house_price_network
#
# Lay one layer behind the other, and you have a network. The house of lesson 1.1.2: four inputs, three hidden units that bend, and one output, the price, a plain sum that does not:
#
# $$a^{[1]} = \max\big(0,\; W^{[1]} x + b^{[1]}\big), \qquad \hat y = W^{[2]} a^{[1]} + b^{[2]}$$
#
# The number in square brackets says which layer it is. The four arrays come in a **dict**, Python's table of names and values: `parameters["W1"]` is the value with the name `"W1"`. Read all sizes from the arrays. Then the same function serves any number of inputs and hidden units.

# %%
def house_price_network(X, parameters):
    """A network of one hidden layer that bends and an output that does not.

    Arguments:
        X: examples, (n_x, m).
        parameters: {"W1": (n, n_x), "b1": (n, 1), "W2": (1, n), "b2": (1, 1)}.

    Returns:
        price: what the network says of each example, (1, m).
        hidden: what the hidden units say, (n, m).
    """
    ### START CODE HERE ###
    hidden = dense(X, parameters["W1"], parameters["b1"], "relu")
    price = dense(hidden, parameters["W2"], parameters["b2"], "linear")
    ### END CODE HERE ###
    return price, hidden

# %% tags=["demo"]
# The house of the lesson, and a small one far from everything: its first unit is off.
def two_houses():
    parameters = {
        "W1": np.array([[0.02, 0.5, 0, 0], [0, 0, 0.8, 0], [0, 0, 0.3, 0.6]]),
        "b1": np.array([[-1.0], [0], [0.1]]),
        "W2": np.array([[40.0, 25, 30]]), "b2": np.array([[10.0]])}
    houses = np.array([[100.0, 20], [3, 1], [0.7, 0.1], [0.5, 0.05]])
    price, hidden = house_price_network(houses, parameters)
    print("family, walkable, schools:", hidden.T.round(2).tolist())
    print("prices:", price.round(2).tolist())
    assert np.allclose(hidden, [[2.5, 0], [0.56, 0.08], [0.61, 0.16]]), "hidden units"
    assert np.shape(price) == (1, 2) and np.allclose(price, [[142.3, 16.8]]), "prices"
    cheaper = {**parameters, "b2": np.array([[-20.0]])}
    price, hidden = house_price_network(houses, cheaper)
    assert np.allclose(price, [[112.3, -13.2]]), "this output may fall below 0"


two_houses()

# %%
check(house_price_network)

# %% [markdown]
# Hint: Which of the two layers bends? What does the second one read: the houses, or something else?
#
# Hint: Two calls of your last function. What the first call returns is the input of the second. Each takes its own weights and biases out of the dict.
#
# Hint: `hidden = dense(X, ..., ..., "relu")`, and then a call of `dense` on ...

# %% [markdown]
# ### Look: 19 numbers
#
# Your function knows nothing of houses. Give it four columns of the car table, horsepower, weight, year and acceleration, and **19 numbers that training found**. How are such numbers found? That is the subject of weeks 1.2 to 1.4.
#
# One step comes before: pounds are in the thousands, seconds around 15. So each column is **standardised**: take its mean off, and divide by its standard deviation, the typical distance from the mean. Both are computed from the 300 cars alone.
#
# For comparison, the best *straight* formula of the same four columns: four slopes and an intercept. On the unseen cars the knee had an mse of 24.5. What will the straight formula have, and what the network? Write both down.

# %% tags=["demo"]
four_names = ["horsepower", "weight", "year", "acceleration"]
four_columns = np.stack([cars[each] for each in four_names])                 # (4, 392)
column_means = four_columns[:, fit_cars].mean(axis=1, keepdims=True)         # (4, 1)
column_spreads = four_columns[:, fit_cars].std(axis=1, keepdims=True)
standardised = (four_columns - column_means) / column_spreads

car_network = {
    "W1": np.array([[-1.56, -1.94, 1.25, 0.13], [-0.25, -0.10, -1.49, -0.24],
                    [0.35, 1.85, -0.99, -0.06]]),
    "b1": np.array([[-0.84], [-1.19], [1.13]]),
    "W2": np.array([[2.96, 1.96, -1.63]]), "b2": np.array([[22.04]])}


def climb_the_ladder():
    with_ones = np.vstack([standardised, np.ones(392)])     # the 1s carry the intercept
    slopes = np.linalg.lstsq(with_ones[:, fit_cars].T, mpg[fit_cars], rcond=None)[0]
    ladder["four columns, straight"] = unseen_mse(slopes @ with_ones)
    network_says, hidden = house_price_network(standardised, car_network)
    ladder["four columns, three bends"] = unseen_mse(network_says[0])
    assert ladder["four columns, three bends"] < 10
    for name, error in ladder.items():
        print(f"{name:26} {error:5.1f}")
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.2), width_ratios=[1.3, 1])
    bars = left.barh(list(ladder), list(ladder.values()), color=plots.BLUE)
    left.bar_label(bars, fmt="%.1f", padding=3)
    left.invert_yaxis()
    left.set(xlabel="mse on 92 unseen cars", xlim=(0, 72))
    right.plot([8, 48], [8, 48], color=plots.GREY, linewidth=1)
    right.plot(network_says[0, unseen_cars], mpg[unseen_cars], ".", color=plots.ORANGE)
    right.set(xlabel="the network says", ylabel="miles per gallon",
              title="Unseen cars, one by one")
    plt.show()
    print("share of the cars on which each hidden unit is on:",
          (hidden > 0).mean(axis=1).round(2))


climb_the_ladder()

# %% [markdown]
# From 63 to 9, rung by rung. More columns help most; the bends take off the rest. An mse of 9 means that the network is typically 3 miles per gallon off. These 19 numbers were found for this split of the cars; lesson 1.1.2 has five others, and the order is the same in each.
#
# What do the three hidden units *mean*? The first reads "light, weak and late", if you like. But nobody gave it that meaning, and training may find other units next time.
#
# ### Play: your own car
#
# Change the four numbers. (The network has seen cars of 1970 to 1982 only. What it says of a car of 2020 is a guess far outside its data.)

# %% tags=["demo"]
my_car = np.array([[90.0], [2200.0], [1981.0], [16.0]])     # hp, pounds, year, seconds


def ask_about_my_car():
    inputs = (my_car - column_means) / column_spreads
    says, hidden = house_price_network(inputs, car_network)
    print(f"{says[0, 0]:.1f} miles per gallon; hidden units {hidden[:, 0].round(2)}")


ask_about_my_car()

# %% [markdown]
# ## Exercise: encode_table
#
# Optional, for those who want more. The car table has a column that you have not used, the origin: Europe, Japan or USA. Networks take numbers, and *codes* like 0, 1, 2 would say that Japan lies between the other two (lesson 1.1.3). So each word gets a row of its own, which is 1 where it is meant and 0 elsewhere.
#
# Write what turns a table into $X$. A row of a table comes as a dict, one for each example: `{"power": 95, "origin": "Japan"}`. Two things are easy to get wrong, and neither stops by itself:
#
# - The **words are given**, with their order. They come from the table that was learnt from. A new table must be encoded with the same list, even if some word does not occur in it. A word that is not in the list is an error.
# - A **missing number** is `None`, or `nan`. It must not slip through: one `nan`, and the network says `nan`. Raise a `ValueError`.

# %%
def encode_table(rows, numeric_cols, categorical_cols):
    """Turn a table with numbers and words into X.

    Arguments:
        rows: list of m dicts {column: number or word}, one for each example, m >= 1.
        numeric_cols: list of the columns that hold numbers.
        categorical_cols: dict {column: list of its words}.

    Returns:
        X, (n_x, m): first a row for each numeric column, in the order of the list; then
        for each categorical column a row for each of its words, 1 where the example has
        that word and 0 elsewhere, all in the order given.

    Raises:
        ValueError: if a number is missing (None or nan), or a word is not in its list.
    """
    ### START CODE HERE ### shows X
    X = []
    for column in numeric_cols:
        values = [row[column] for row in rows]
        if any(value is None or np.isnan(value) for value in values):
            raise ValueError(f"a number is missing in the column {column}")
        X.append(values)
    for column, words in categorical_cols.items():
        found = [row[column] for row in rows]
        if not set(found) <= set(words):
            raise ValueError(f"the column {column} has a word that is not in its list")
        for word in words:
            X.append([1 if each == word else 0 for each in found])
    X = np.array(X, dtype=float)
    ### END CODE HERE ###
    return X

# %% tags=["demo"]
def encode_by_hand():
    """Four cars, one numeric column, three words: Europe does not occur."""
    places = {"origin": ["USA", "Europe", "Japan"]}
    table = [{"doors": 4, "origin": "Japan"}, {"doors": 2, "origin": "USA"},
             {"doors": 0, "origin": "Japan"}, {"doors": 5, "origin": "Japan"}]
    X = encode_table(table, ["doors"], places)
    print(X)
    assert np.array_equal(X, [[4, 2, 0, 5], [0, 1, 0, 0], [0, 0, 0, 0], [1, 0, 1, 1]])
    for odd in ({"doors": None, "origin": "USA"}, {"doors": 4, "origin": "Mars"},
                {"doors": np.nan, "origin": "USA"}):
        try:
            encode_table([*table, odd], ["doors"], places)
        except ValueError as error:
            print("refused:", error)
        else:
            assert False, f"{odd} should be refused with a ValueError"


encode_by_hand()

# %%
check(encode_table)

# %% [markdown]
# Hint: How many rows has $X$ for two numeric columns and a column with three words? In which order do they stand? Which of them may be all zeros?
#
# Hint: Collect the rows of $X$ one after the other in a list: first one for each numeric column, after a look whether something is missing; then, for each word of each categorical column, ones and zeros, after a look whether all words are known. Make an array of it at the end. `None` cannot be asked whether it is `nan`, so look for `None` first.
#
# Hint: `X.append([1 if ... else 0 for each in found])`, inside a loop over the words of the *list*.

# %% [markdown]
# # Part 3: what more data buys
#
# Two ways to read handwritten digits, and neither is trained (lesson 1.1.4). Both keep $m$ pictures whose digits are known. **Most alike** names a new picture after the stored one that is nearest to it. **Nearest mean** averages them to ten pictures, one for each digit, and names after the nearest of these.
#
# A picture is 14 by 14 dots, so 196 numbers, a row of `dots`. The distance of two pictures is the sum of the squared differences, $\sum (p - q)^2 = \sum p^2 - 2 \sum pq + \sum q^2$. The first term is the same for all stored pictures, so it does not matter which is smallest.

# %% tags=["demo"]
def small_digits():
    """5,000 digits of MNIST as rows of 14 * 14 dots, (5000, 196), and their names."""
    pictures, names = data.mnist()
    blocks = (pictures[..., 0] / 255).reshape(5000, 14, 2, 14, 2)
    return blocks.mean(axis=(2, 4)).reshape(5000, 196), names    # 2 * 2 pixels, one dot


def nearest(new, old):
    """For each row of new (n, 196), the number of the row of old that is nearest."""
    distances = (old**2).sum(axis=1) - 2 * new @ old.T      # a row for each new one
    return distances.argmin(axis=1)                         # where it is smallest


def two_errors(m, splits=3):
    """Share of wrong names on 1,000 unseen pictures, if m are known, by both ways."""
    alike, by_mean = [], []
    for split in range(splits):
        order = np.random.default_rng(split).permutation(5000)
        known, unseen = order[:m], order[4000:]
        same = digit_names[known][nearest(dots[unseen], dots[known])]
        alike.append(np.mean(same != digit_names[unseen]))
        means = np.array([dots[known][digit_names[known] == digit].mean(axis=0)
                          for digit in range(10)])
        by_mean.append(np.mean(nearest(dots[unseen], means) != digit_names[unseen]))
    return np.mean(alike), np.mean(by_mean)


dots, digit_names = small_digits()
few_sizes = np.array([50, 100, 200, 400, 800])
alike_errors, mean_errors = np.array([two_errors(m) for m in few_sizes]).T
print("known pictures ", "  ".join(f"{m:6}" for m in few_sizes))
print("most alike     ", "  ".join(f"{each:6.1%}" for each in alike_errors))
print("nearest mean   ", "  ".join(f"{each:6.1%}" for each in mean_errors))

# %% [markdown]
# *Digits: MNIST by Y. LeCun, C. Cortes and C. Burges, CC BY-SA 3.0.*
#
# That is the table of the lesson. You have 800 labelled pictures, and 3,200 more cost money. Are they worth it? You cannot know, but you can predict.

# %% [markdown]
# ## Exercise: fit_power_law
#
# Errors often fall as a power of the number of examples (lesson 1.1.4):
#
# $$\text{err}(m) = c + a\, m^{-b}$$
#
# The plateau $c$ is known, or taken to be 0. From a few measured pairs of $m$ and err you want $a$ and $b$. No formula is given: **derive it**. You have a function that fits straight lines, and a power law *is* a straight line, if you look at it in the right way. Take the pencil: bring $c$ to the other side. Then take the natural logarithm, `np.log`, of both sides. Two rules are all you need:
#
# $$\ln(uv) = \ln u + \ln v, \qquad \ln(m^p) = p \ln m$$
#
# Which quantity is now the $x$ of a straight line, and which the $y$? What are its slope and its intercept? And how do you get from them to $a$ and $b$? (The natural logarithm is undone by `np.exp`.)

# %%
def fit_power_law(m, err, c):
    """The power law err = c + a * m ** -b that fits some measurements.

    Arguments:
        m: how many examples, (n,), all above 0, at least two of them different.
        err: the errors measured with them, (n,), all above c.
        c: the plateau, a number.

    Returns:
        a: a positive number.
        b: a number, positive where the errors fall.
        Both belong to the line of least squares through the logarithms.
    """
    ### START CODE HERE ### shows a, b
    slope, intercept, mse = fit_line(np.log(m), np.log(err - c))
    a, b = np.exp(intercept), -slope
    ### END CODE HERE ###
    return a, b

# %% tags=["demo"]
def law_by_hand():
    """0.1 + 0.8 / sqrt(m) at 1, 4, 16; then four points that lie on no curve."""
    a, b = fit_power_law(np.array([1, 4, 16]), np.array([0.9, 0.5, 0.3]), 0.1)
    print(f"a {a:.6f}, b {b:.6f}")
    assert np.isclose(a, 0.8) and np.isclose(b, 0.5), "a is 0.8 and b is 0.5"
    a, b = fit_power_law(np.array([1, 2, 4, 8]), np.array([1, 0.25, 0.5, 0.125]), 0)
    print(f"a {a:.6f}, b {b:.6f}")
    assert np.isclose(b, 0.8), "all four points count, not only the first and the last"
    assert np.isclose(a, 2**-0.3), "the line passes through the mean of the logarithms"


law_by_hand()

# %%
check(fit_power_law)

# %% [markdown]
# Hint: What is left on the right side when $c$ is gone? It is a product. What does the logarithm make of a product, and of the power in it?
#
# Hint: The logarithm of what lies above the plateau is a line in the logarithm of $m$. The slope of this line has a sign that $b$ has not. The intercept is a logarithm, too: undo it.
#
# Hint: `slope, intercept, mse = fit_line(..., ...)`, with a logarithm in both places. Then `a, b = ..., ...`

# %% [markdown]
# ### Look: predict, then look
#
# In the lesson you wrote two numbers down: the errors with 4,000 known pictures. Here is what the law says, from the five small measurements alone. First only the prediction.

# %% tags=["demo"]
law_a, law_b = fit_power_law(few_sizes, alike_errors, 0)
predicted = law_a * 4000.0**-law_b
print(f"err = {law_a:.2f} * m ** -{law_b:.3f}")
print(f"predicted for 4,000 pictures, most alike: {predicted:.1%}")

# %% [markdown]
# Do you believe it? Five times as many pictures as ever tried. Now look.

# %% tags=["demo"]
def law_against_truth():
    sizes = np.array([*few_sizes, 1600, 3200, 4000])
    alike, by_mean = np.array([two_errors(m) for m in sizes]).T
    print(f"most alike, 4,000 pictures: predicted {predicted:.1%}, "
          f"seen {alike[-1]:.1%}")
    print(f"nearest mean: with 800 {by_mean[4]:.1%}, with 4,000 {by_mean[-1]:.1%}")
    assert abs(predicted - alike[-1]) < 0.025
    figure, ax = plt.subplots(figsize=(6.4, 3.8))
    ax.plot(sizes, law_a * sizes.astype(float)**-law_b, "--", color=plots.GREY,
            label="the law, from five points")
    ax.plot(sizes, by_mean, "s-", color=plots.ORANGE, label="nearest mean")
    ax.plot(sizes[:5], alike[:5], "o", color=plots.BLUE, label="most alike, fitted")
    ax.plot(sizes[5:], alike[5:], "o", color=plots.BLUE, markerfacecolor="white",
            label="most alike, seen later")
    ax.set(xscale="log", yscale="log", xlabel="known pictures", ylabel="error",
           title="A straight line on logarithmic paper")
    ax.set_xticks(sizes[[0, 2, 4, 7]], ["50", "200", "800", "4,000"])
    ax.set_yticks([0.05, 0.1, 0.2, 0.3], ["5%", "10%", "20%", "30%"])
    ax.minorticks_off()
    ax.legend()
    plt.show()


law_against_truth()

# %% [markdown]
# The prediction came true, to within a point. So now you can say what 3,200 more labels buy for this reader: about half of its errors. For the other one they buy next to nothing. It keeps ten pictures, and ten pictures are full.
#
# Mind the limits. A law is measured on a range, and outside it is a guess. With more data still, some plateau $c$ will show, and nobody knows it beforehand.

# %% [markdown]
# ## Exercise: crossover
#
# Optional, for those who want more. Lesson 1.1.4 compares two made-up learners: below some $m$ the one is better, above it the other. Where do their curves meet?
#
# **Bisection** finds it. The curves meet somewhere between `lo` and `hi`. Look at the middle: which curve is higher there? That tells in which half they meet. Go on with that half. Each turn halves the interval, so 50 turns make it $10^{15}$ times shorter.
#
# Do not take for granted which curve is higher at the left end. Ask.

# %%
def crossover(curve1, curve2, lo, hi):
    """Where two curves meet, by bisection.

    Arguments:
        curve1, curve2: functions of one number that give a number.
        lo, hi: numbers, lo < hi. Between them the curves meet once, and cross: at lo
            one of them is higher, at hi the other.

    Returns:
        The place where they meet, right to at least nine digits.
    """
    ### START CODE HERE ### shows place
    first_higher = curve1(lo) > curve2(lo)
    for turn in range(100):
        middle = (lo + hi) / 2
        if (curve1(middle) > curve2(middle)) == first_higher:
            lo = middle
        else:
            hi = middle
    place = (lo + hi) / 2
    ### END CODE HERE ###
    return place

# %% tags=["demo"]
def crossing_by_hand():
    """The line 2m and the curve m * m meet at 2; then the learners of the lesson."""
    for first, second in [(lambda m: 2 * m, lambda m: m * m),
                          (lambda m: m * m, lambda m: 2 * m)]:
        print(crossover(first, second, 0.5, 5.5))
        assert np.isclose(crossover(first, second, 0.5, 5.5), 2, rtol=1e-8)
    meet = crossover(lambda m: 0.15 + 0.8 * m**-0.5, lambda m: 0.03 + 2 * m**-0.35,
                     100, 1_000_000)
    print(f"the two learners meet at m = {meet:.1f}")
    assert np.isclose(meet, 2101, atol=1)


crossing_by_hand()

# %%
check(crossover)

# %% [markdown]
# Hint: The curves at the middle are in the same order as at `lo`. In which half do they meet? And if they are in the other order?
#
# Hint: Remember at the start which one is higher at `lo`. In each turn move one of the two ends to the middle: the left one if the order there is still that of the start, else the right one.
#
# Hint: `if (curve1(middle) > curve2(middle)) == ...:`

# %% [markdown]
# # What you built
#
# - A neuron, and what a bend is worth: houses that never cost less than nothing, and a knee at 129 horsepower.
# - A network of any size that bends, in two short functions. With 19 given numbers it tells the mileage of a car it has never seen to some 3 miles per gallon.
# - A law from five measurements, and a prediction that came true.
#
# Show a friend the ladder of errors and the line on logarithmic paper. What is missing is how a network finds its own numbers. Trying all pairs worked for two: 1,525 neurons in no time. For 19 numbers with only ten values each it would be $10^{19}$ networks. Next week you learn to walk downhill instead.
