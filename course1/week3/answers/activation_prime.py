"""Answers to `activation_prime`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong everything_in_exponentials
# The first form of the sigmoid's slope, and the quotient for tanh: NaN at z = -1000.
def activation_prime(z, name, slope=0.01):
    if name == "sigmoid":
        return np.exp(-z) / (1 + np.exp(-z)) ** 2
    if name == "tanh":
        t = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
        return 1 - t**2
    if name == "relu":
        return np.where(z > 0, 1.0, 0.0)
    return np.where(z > 0, 1.0, slope)

# %% wrong comparison_as_it_is
# z > 0 comes back: True and False.
def activation_prime(z, name, slope=0.01):
    if name == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    if name == "relu":
        return np.asarray(z) > 0
    return np.where(z > 0, 1.0, slope)

# %% wrong half_at_the_corner
# np.sign is 0 at 0: both ReLUs have the mean of their two slopes there.
def activation_prime(z, name, slope=0.01):
    step = (np.sign(z) + 1) / 2
    if name == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    return step if name == "relu" else slope + (1 - slope) * step

# %% wrong slope_for_relu_too
# ReLU takes the argument slope as well.
def activation_prime(z, name, slope=0.01):
    if name == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    return np.where(z > 0, 1.0, slope)

# %% wrong filled_like_z
# zeros_like(z) of whole numbers holds whole numbers: 0.01 becomes 0.
def activation_prime(z, name, slope=0.01):
    z = np.asarray(z)
    if name == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    found = np.zeros_like(z)
    found[z > 0] = 1
    if name == "leaky_relu":
        found[z <= 0] = slope
    return found

# %% wrong only_arrays
# Stops for a single number: len of a float.
def activation_prime(z, name, slope=0.01):
    found = np.zeros(len(z))
    for i in range(len(z)):
        a = sigmoid(z[i])
        found[i] = {"sigmoid": a * (1 - a), "tanh": 1 - np.tanh(z[i]) ** 2, "relu": float(z[i] > 0)}.get(
            name, 1.0 if z[i] > 0 else slope)
    return found

# %% wrong tanh_four_times
# Four times the sigmoid's slope at z: right at 0 only. It should be taken at 2z.
def activation_prime(z, name, slope=0.01):
    a = sigmoid(z)
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 4 * a * (1 - a)
    return np.where(z > 0, 1.0, 0.0 if name == "relu" else slope)

# %% right through_the_sigmoid
# tanh z = 2 sigmoid(2z) - 1, so its slope is four times the sigmoid's at 2z.
def activation_prime(z, name, slope=0.01):
    if name in ("sigmoid", "tanh"):
        k = 1 if name == "sigmoid" else 2
        return k**2 * sigmoid(np.multiply(k, z)) * sigmoid(np.multiply(-k, z))
    low = 0 if name == "relu" else slope
    return np.heaviside(np.asarray(z, float), 0) * (1 - low) + low

# %% right table_of_functions
# A dict of small functions.
def activation_prime(z, name, slope=0.01):
    z = np.array(z, dtype=np.float64)
    slopes = {"sigmoid": lambda: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2,
              "tanh": lambda: 1.0 - np.square(np.tanh(z)),
              "relu": lambda: (z > 0).astype(int),
              "leaky_relu": lambda: np.array([1.0 if x > 0 else slope for x in z.flat]).reshape(z.shape)}
    return slopes[name]()

# %% wrong nudge
# A numerical slope: one half at the corner of ReLU.
def activation_prime(z, name, slope=0.01):
    f = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0),
         "leaky_relu": lambda z: np.where(z > 0, z, slope * z)}[name]
    return central_difference(f, np.asarray(z, dtype=float), 1e-06)

# %% wrong leaky_larger_of_two
# By the larger of z and slope z: with a slope of 1.5 they change sides.
def activation_prime(z, name, slope=0.01):
    z = np.asarray(z)
    if name == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    if name == "relu":
        return (z > 0) * 1.0
    return np.where(np.maximum(slope * z, z) == z, 1.0, slope)

# %% wrong tanh_as_sigmoid
# A (1 - a) for tanh: at 0 it is 0, not 1.
def activation_prime(z, name, slope=0.01):
    if name == "sigmoid":
        a = sigmoid(z)
        return a * (1 - a)
    if name == "tanh":
        a = np.tanh(z)
        return a * (1 - a)
    if name == "relu":
        return np.where(np.asarray(z) > 0, 1.0, 0.0)
    return np.where(np.asarray(z) > 0, 1.0, slope)

# %% right cosh_sigmoid
# 1 / (4 cosh(z/2)^2) and 1 / cosh(z)^2: an overflow gives 0.
def activation_prime(z, name, slope=0.01):
    z = np.asarray(z, dtype=float)
    if name == "sigmoid":
        return 0.25 / np.cosh(z / 2) ** 2
    if name == "tanh":
        return 1 / np.cosh(z) ** 2
    return np.select([z > 0], [1.0], 0.0 if name == "relu" else slope)
