"""Answers to `forward_propagation_with_dropout`.

Written from the notebook's text: each is wrong or right as it says.
"""

# %% wrong randn
# Normal numbers.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    D1 = rng.normal(size=Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.normal(size=Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong mask_on_scores
# Masks Z before the ReLU, and keeps the masked Z.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    Z1 = Z1 * D1 / keep_prob
    A1 = relu(Z1)
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    Z2 = Z2 * D2 / keep_prob
    A2 = relu(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong exact_count
# Exactly keep_prob of the units of a layer, the same for all examples.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    D1 = (rng.random(len(b1)) < keep_prob)[:, None] & np.ones(Z1.shape, bool)
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = (rng.random(len(b2)) < keep_prob)[:, None] & np.ones(Z2.shape, bool)
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong for_each_example_only
# Whole examples sleep: a mask (1, m).
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    D1 = (rng.random((1, X.shape[1])) < keep_prob) & np.ones(Z1.shape, bool)
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = (rng.random((1, X.shape[1])) < keep_prob) & np.ones(Z2.shape, bool)
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong layer_one_divided_only
# Layer 2 is masked, and not divided.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = relu(Z2) * D2
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong inputs_masked
# The inputs are masked as well.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    X = X * (rng.random(X.shape) < keep_prob) / keep_prob
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right from_one_draw
# Both masks from one draw, cut in two.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    coins = rng.random((len(b1) + len(b2), X.shape[1])) < keep_prob
    D1, D2 = coins[:len(b1)] * 1.0, coins[len(b1):] * 1.0
    Z1 = W1 @ X + b1
    A1 = np.maximum(0, Z1) * D1
    A1 /= keep_prob
    Z2 = W2 @ A1 + b2
    A2 = np.maximum(0, Z2) * D2
    A2 /= keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right from_the_other_side
# The share to drop lies at the lower end; a loop over the two layers.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    A, cache = X, []
    for l in (1, 2):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A + b
        D = (rng.uniform(0, 1, Z.shape) >= 1 - keep_prob).astype(int)
        A = np.multiply(relu(Z), D) / keep_prob
        cache += [Z, D, A, W, b]
    Z3 = parameters["W3"] @ A + parameters["b3"]
    A3 = sigmoid(Z3)
    return A3, (*cache, Z3, A3, parameters["W3"], parameters["b3"])

# %% wrong column_of_coins
# One coin a unit, for all examples.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.random((Z1.shape[0], 1)) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.random((Z2.shape[0], 1)) < keep_prob
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% wrong global_generator
# np.random.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = np.random.rand(*Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = np.random.rand(*Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% wrong scaled_masks
# The masks in the cache are divided already.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = (rng.random(Z1.shape) < keep_prob) / keep_prob
    A1 = relu(Z1) * D1
    Z2 = W2 @ A1 + b2
    D2 = (rng.random(Z2.shape) < keep_prob) / keep_prob
    A2 = relu(Z2) * D2
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% wrong unmasked_onward
# The next layer gets the plain ones.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ relu(Z1) + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% wrong divided_by_who_is_awake
# Divided by the share that is awake.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / max(D1.mean(), 1e-09)
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / max(D2.mean(), 1e-09)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% wrong divided_by_drop
# Divided by 1 - keep_prob.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / (1 - keep_prob if keep_prob < 1 else 1)
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / (1 - keep_prob if keep_prob < 1 else 1)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% wrong fair_coins
# A fair coin.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.integers(0, 2, Z1.shape) if keep_prob < 1 else np.ones(Z1.shape)
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.integers(0, 2, Z2.shape) if keep_prob < 1 else np.ones(Z2.shape)
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% wrong same_coins_twice
# The same stream for both layers.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    seed = int(rng.integers(1 << 30))
    Z1 = W1 @ X + b1
    D1 = np.random.default_rng(seed).random(Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = np.random.default_rng(seed).random(Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% wrong square_in_layer_two
# keep_prob squared in layer two.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / keep_prob ** 2
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% wrong per_layer_keep
# The second layer keeps more.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob ** 0.5
    A2 = relu(Z2) * D2 / keep_prob ** 0.5
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% wrong below_a_tenth
# keep_prob rounded to tenths.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < round(keep_prob, 1)
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < round(keep_prob, 1)
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% right mask_before_relu
# The scores masked, then ReLU: the same numbers.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = relu(Z1 * D1 / keep_prob)
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = relu(Z2 * D2 / keep_prob)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% right binomial
# Binomial coins; nothing is drawn at 1.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.binomial(1, keep_prob, Z1.shape) if keep_prob < 1 else np.ones(Z1.shape, bool)
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.binomial(1, keep_prob, Z2.shape) if keep_prob < 1 else np.ones(Z2.shape, bool)
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% right choice
# Zeros and ones by choice.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    Z1 = W1 @ X + b1
    D1 = rng.choice([1.0, 0.0], size=Z1.shape, p=[keep_prob, 1 - keep_prob])
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.choice([1.0, 0.0], size=Z2.shape, p=[keep_prob, 1 - keep_prob])
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))

# %% right where
# Asleep by a place.
def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ('W1', 'b1', 'W2', 'b2', 'W3', 'b3'))
    rng = np.random.default_rng(rng)
    Z1 = W1 @ X + b1
    D1 = rng.uniform(size=Z1.shape[::-1]).T <= keep_prob
    A1 = np.where(D1, np.clip(Z1, 0, None), 0) * (1 / keep_prob)
    Z2 = W2 @ A1 + b2
    D2 = rng.uniform(size=Z2.shape[::-1]).T <= keep_prob
    A2 = np.where(D2, np.clip(Z2, 0, None), 0) * (1 / keep_prob)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return (A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3))
