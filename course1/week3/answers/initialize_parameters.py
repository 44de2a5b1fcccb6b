"""Answers to `initialize_parameters`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong layer_before_first
# Shapes (layer before, this layer).
def initialize_parameters(n_x, n_h, n_y, rng):
    return {"W1": rng.normal(0, 0.01, (n_x, n_h)), "b1": np.zeros((n_h, 1)),
            "W2": rng.normal(0, 0.01, (n_h, n_y)), "b2": np.zeros((n_y, 1))}

# %% wrong variance_for_deviation
# normal(0, 0.01 ** 0.5): the variance is 0.01, not the deviation.
def initialize_parameters(n_x, n_h, n_y, rng):
    return {"W1": rng.normal(0, 0.01**0.5, (n_h, n_x)), "b1": np.zeros((n_h, 1)),
            "W2": rng.normal(0, 0.01**0.5, (n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% wrong uniform_round_zero
# Uniform with the right deviation: not normal.
def initialize_parameters(n_x, n_h, n_y, rng):
    width = 0.01 * 3**0.5
    return {"W1": rng.uniform(-width, width, (n_h, n_x)), "b1": np.zeros((n_h, 1)),
            "W2": rng.uniform(-width, width, (n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% wrong seeded_inside
# A generator of its own: the same numbers for every seed.
def initialize_parameters(n_x, n_h, n_y, rng):
    rng = np.random.default_rng(0)
    return {"W1": 0.01 * rng.standard_normal((n_h, n_x)), "b1": np.zeros((n_h, 1)),
            "W2": 0.01 * rng.standard_normal((n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% wrong tiny_biases
# The biases are drawn as well.
def initialize_parameters(n_x, n_h, n_y, rng):
    draw = lambda *shape: 0.01 * rng.standard_normal(shape)
    return {"W1": draw(n_h, n_x), "b1": draw(n_h, 1), "W2": draw(n_y, n_h), "b2": draw(n_y, 1)}

# %% wrong one_row_repeated
# One unit is drawn and repeated: the symmetry stays.
def initialize_parameters(n_x, n_h, n_y, rng):
    return {"W1": np.repeat(0.01 * rng.standard_normal((1, n_x)), n_h, axis=0), "b1": np.zeros((n_h, 1)),
            "W2": 0.01 * rng.standard_normal((n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% right loop_over_layers
# Both layers in a loop.
def initialize_parameters(n_x, n_h, n_y, rng):
    made, dims = {}, [n_x, n_h, n_y]
    for l in (1, 2):
        made[f"W{l}"] = rng.normal(loc=0.0, scale=1e-2, size=(dims[l], dims[l - 1]))
        made[f"b{l}"] = np.zeros([dims[l], 1])
    return made

# %% right last_layer_first
# The order of the draws is free.
def initialize_parameters(n_x, n_h, n_y, rng):
    W2 = rng.standard_normal(n_y * n_h).reshape(n_y, n_h) / 100
    W1 = rng.standard_normal(n_h * n_x).reshape(n_h, n_x) / 100
    return dict(b2=W2[:, :1] * 0, W2=W2, b1=np.zeros(n_h)[:, None], W1=W1)

# %% wrong fresh_seed
# A generator of its own, from the sizes: every seed gives the same.
def initialize_parameters(n_x, n_h, n_y, rng):
    rng = np.random.default_rng(n_x + n_h + n_y)
    return {"W1": rng.normal(0, 0.01, (n_h, n_x)), "b1": np.zeros((n_h, 1)),
            "W2": rng.normal(0, 0.01, (n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% wrong one_cut_in_two
# W2 repeats the numbers of W1.
def initialize_parameters(n_x, n_h, n_y, rng):
    pool = 0.01 * rng.standard_normal(max(n_h * n_x, n_y * n_h))
    return {"W1": pool[:n_h * n_x].reshape(n_h, n_x), "b1": np.zeros((n_h, 1)),
            "W2": pool[:n_y * n_h].reshape(n_y, n_h), "b2": np.zeros((n_y, 1))}

# %% wrong absolute
# All weights are above 0.
def initialize_parameters(n_x, n_h, n_y, rng):
    return {"W1": abs(rng.normal(0, 0.01, (n_h, n_x))), "b1": np.zeros((n_h, 1)),
            "W2": abs(rng.normal(0, 0.01, (n_y, n_h))), "b2": np.zeros((n_y, 1))}

# %% wrong xavier
# The standard deviation follows the number of inputs: 0.0071 for 200.
def initialize_parameters(n_x, n_h, n_y, rng):
    return {"W1": rng.normal(0, 1, (n_h, n_x)) / n_x ** 0.5 * 0.1, "b1": np.zeros((n_h, 1)),
            "W2": rng.normal(0, 0.01, (n_y, n_h)), "b2": np.zeros((n_y, 1))}

# %% right by_the_inverse
# By the inverse of the normal distribution.
def initialize_parameters(n_x, n_h, n_y, rng):
    from scipy.stats import norm
    draw = lambda *s: 0.01 * norm.ppf(rng.random(s))
    return {"W1": draw(n_h, n_x), "b1": np.zeros((n_h, 1)), "W2": draw(n_y, n_h),
            "b2": np.zeros((n_y, 1))}
