"""Answers to `neuron`, written without sight of its card: each is wrong or right as it says."""

# %% wrong bends_the_weight
# -2 becomes 0, so that only the bias is left: 7 everywhere.
def neuron(x, w, b):
    return relu(w) * x + b

# %% wrong bias_behind
# The bias comes after the bend: at x = 5 the neuron of the text says 7.
def neuron(x, w, b):
    return relu(w * x) + b

# %% wrong no_bend
# -3 at x = 5.
def neuron(x, w, b):
    return w * x + b

# %% wrong knee_at_b
# Takes the bias for the knee.
def neuron(x, w, b):
    return relu(w * (x - b))

# %% wrong off_on_the_left
# Takes it that a neuron is off left of its knee, whatever the sign of w.
def neuron(x, w, b):
    if w == 0:
        return relu(b) * np.ones_like(x)
    return np.where(x > -b / w, w * x + b, 0)

# %% wrong capped
# Says at most 100: with w = 3 and b = -120 a house of 150 is 100.
def neuron(x, w, b):
    return np.minimum(relu(w * x + b), 100)

# %% wrong sum_of_all
# One number in place of m: the matrix product adds up.
def neuron(x, w, b):
    return relu(np.dot(x, np.full(len(x), w)) + b)

# %% wrong first_only
# The return stands in the loop.
def neuron(x, w, b):
    for each in x:
        return relu(w * each + b)

# %% wrong input_changed
# The numbers are right, the caller's x is not what it was.
def neuron(x, w, b):
    x[:] = w * x + b
    return relu(x)

# %% right loop
# One input after the other, bent by hand.
def neuron(x, w, b):
    said = []
    for each in x:
        z = w * each + b
        said.append(z if z > 0 else 0)
    return said

# %% right two_branches
# Where the line is above 0.
def neuron(x, w, b):
    line = x * w + b
    return np.where(line > 0, line, 0.0)

# %% right steps
# In three lines, with a print.
def neuron(x, w, b):
    weighted = np.multiply(w, x)
    shifted = np.add(weighted, b)
    print("before the bend:", shifted)
    return relu(shifted)

# %% right float32
# In single precision.
def neuron(x, w, b):
    return relu(np.float32(w) * np.asarray(x, dtype=np.float32) + np.float32(b))

# %% wrong bend_of_the_input
# relu(x) first: right while no input is below 0. At -2, with 0.5 and 3, it says 3, not 2.
def neuron(x, w, b):
    return relu(w * relu(x) + b)

# %% wrong zero_weight
# Through the place of the knee, -b / w: nan when w is 0. Right is relu(b).
def neuron(x, w, b):
    knee = -b / np.float64(w)
    return relu(w * (x - knee))

# %% wrong keeps_the_answer
# Remembers the first answer for as many inputs: of the next x it is not asked.
def neuron(x, w, b, seen={}):
    key = len(x)
    if key not in seen:
        seen[key] = relu(w * x + b)
    return seen[key]

# %% right matrix
# A row of ones carries the bias.
def neuron(x, w, b):
    rows = np.vstack([x, np.ones(len(x))])
    return np.maximum(np.array([w, b]) @ rows, 0)
