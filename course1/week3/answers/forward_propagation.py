"""Answers to `forward_propagation`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong bends_exchanged
# Sigmoid inside, tanh at the end.
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = sigmoid(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = np.tanh(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong flat_bias
# ravel: the bias runs along the examples, and stops where m is another size.
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"].ravel()
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"].ravel()
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong one_number_for_the_bias
# The output's bias as a number, b2[0, 0]: wrong for several outputs.
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"][0, 0]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong shared_cache
# One dict for all calls: the cache of the first call changes with the second.
kept = {}

def forward_propagation(X, parameters):
    kept["Z1"] = parameters["W1"] @ X + parameters["b1"]
    kept["A1"] = np.tanh(kept["Z1"])
    kept["Z2"] = parameters["W2"] @ kept["A1"] + parameters["b2"]
    kept["A2"] = sigmoid(kept["Z2"])
    return kept["A2"], kept

# %% wrong bend_in_place
# tanh with out=Z1: the scores in the cache are lost.
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1, out=Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong tanh_by_hand
# The quotient of exponentials: NaN for large scores.
def forward_propagation(X, parameters):
    Z1 = np.asarray(parameters["W1"] @ X + parameters["b1"], dtype=float)
    A1 = (np.exp(Z1) - np.exp(-Z1)) / (np.exp(Z1) + np.exp(-Z1))
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% wrong rounded
# The outputs are rounded to three digits.
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = np.round(sigmoid(Z2), 3)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% right in_rows
# Computes in rows, as Keras does, and turns everything back.
def forward_propagation(X, parameters):
    rows, kept = X.T, {}
    for l, bend in ((1, np.tanh), (2, sigmoid)):
        scores = np.dot(rows, parameters["W" + str(l)].T) + parameters["b" + str(l)].T
        rows = bend(scores)
        kept["Z" + str(l)], kept["A" + str(l)] = scores.T, rows.T
    return kept["A2"], kept

# %% right tanh_from_the_sigmoid
# tanh as a stretched sigmoid, and more than was asked for in the cache.
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[key] for key in ("W1", "b1", "W2", "b2"))
    cache = {"X": X}
    cache["Z1"] = np.matmul(W1, X) + b1
    cache["A1"] = 2 * sigmoid(2 * cache["Z1"]) - 1
    cache["Z2"] = np.matmul(W2, cache["A1"]) + b2
    cache["A2"] = sigmoid(cache["Z2"])
    print("outputs between", cache["A2"].min(), "and", cache["A2"].max())
    return cache["A2"], cache

# %% wrong softmax_like
# The outputs are divided by their sum.
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = sigmoid(Z2)
    if len(A2) > 1:
        A2 = A2 / A2.sum(axis=0)
    return (A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2})

# %% wrong clipped_output
# Outputs are kept between 0.001 and 0.999.
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = np.clip(sigmoid(Z2), 0.001, 1 - 0.001)
    return (A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2})

# %% wrong adds_to_parameters
# Writes into the caller's dict.
def forward_propagation(X, parameters):
    b1 = parameters["b1"]
    Z1 = parameters["W1"] @ X + b1
    parameters["b1"] = Z1
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = sigmoid(Z2)
    return (A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2})

# %% wrong tanh_in_exponentials
# tanh as a quotient of exponentials: NaN where a score is above 710.
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = (np.exp(Z1) - np.exp(-Z1)) / (np.exp(Z1) + np.exp(-Z1))
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = sigmoid(Z2)
    return (A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2})

# %% right layers
# A loop over the two layers, by einsum.
def forward_propagation(X, parameters):
    cache, A = ({}, X)
    for l, g in ((1, np.tanh), (2, sigmoid)):
        cache[f"Z{l}"] = np.einsum("ij,jk->ik", parameters[f"W{l}"], A) + parameters[f"b{l}"]
        A = cache[f"A{l}"] = g(cache[f"Z{l}"])
    return (A, cache)
