"""Answers to `predict`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong above_or_equal
# One half counts as 1.
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return np.where(A2 < 0.5, 0, 1)

# %% wrong rounded_up
# np.ceil: all that is above 0 is 1.
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return np.ceil(A2)

# %% wrong scores
# The score against one half.
def predict(parameters, X):
    _, cache = forward_propagation(X, parameters)
    return (cache["Z2"] > 0.5).astype(int)

# %% wrong list_of_answers
# A plain list.
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return [int(a > 0.5) for a in A2[0]]

# %% wrong against_the_mean
# Above the mean of all outputs: looks at the neighbours.
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return (A2 > A2.mean()).astype(int)

# %% wrong sure_ones_only
# 1 only above 0.9.
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return (A2 > 0.9) * 1

# %% right truth_values
# The comparison itself.
def predict(parameters, X):
    return forward_propagation(X, parameters)[0] > 0.5

# %% right own_forward
# Its own forward pass, and the sign of the score.
def predict(parameters, X):
    hidden = np.tanh(parameters["W1"] @ X + parameters["b1"])
    score = parameters["W2"] @ hidden + parameters["b2"]
    return np.maximum(np.sign(score), 0)

# %% wrong argmax
# The place of the largest output: of one, 0.
def predict(parameters, X):
    return np.argmax(forward_propagation(X, parameters)[0], axis=0).reshape(1, -1)

# %% wrong tolerance
# Outputs within 0.001 of one half count as one half.
def predict(parameters, X):
    A = forward_propagation(X, parameters)[0]
    return ((A > 0.5) & ~np.isclose(A, 0.5, atol=0.001)).astype(int)

# %% wrong signs
# 1 and -1.
def predict(parameters, X):
    return np.where(forward_propagation(X, parameters)[0] > 0.5, 1, -1)

# %% right np_round
# rint sends 0.5 to the even 0.
def predict(parameters, X):
    return np.rint(forward_propagation(X, parameters)[0])
