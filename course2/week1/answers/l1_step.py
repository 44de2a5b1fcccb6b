"""Answers to `l1_step`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong subgradient
# lambda / m times the sign, as part of the gradient.
def l1_step(parameters, grads, lambd, m, learning_rate):
    return {k: v - learning_rate * (grads["d" + k] + (lambd / m * np.sign(v) if k[0] == "W" else 0)) for k,
            v in parameters.items()}

# %% wrong pulls_by_lambda
# Pulled by lambda / m.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new = {}
    for k, v in parameters.items():
        v = v - learning_rate * grads["d" + k]
        new[k] = np.sign(v) * np.maximum(abs(v) - lambd / m, 0) if k[0] == "W" else v
    return new

# %% wrong by_the_old_sign
# The sign of the weight before the step.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new, t = {}, learning_rate * lambd / m
    for k, v in parameters.items():
        moved = v - learning_rate * grads["d" + k]
        new[k] = np.sign(v) * np.maximum(abs(moved) - t, 0) if k[0] == "W" else moved
    return new

# %% wrong nearly_zero
# What is below a small number becomes 0.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new, t = {}, learning_rate * lambd / m
    for k, v in parameters.items():
        v = v - learning_rate * grads["d" + k]
        if k[0] == "W":
            v = v - t * np.sign(v)
            v = np.where(abs(v) < 1e-3, 0, v)
        new[k] = v
    return new

# %% wrong every_array
# All arrays are pulled.
def l1_step(parameters, grads, lambd, m, learning_rate):
    t = learning_rate * lambd / m
    moved = {k: v - learning_rate * grads["d" + k] for k, v in parameters.items()}
    return {k: np.sign(v) * np.clip(abs(v) - t, 0, None) for k, v in moved.items()}

# %% right difference_of_two
# The positive part less the negative part.
def l1_step(parameters, grads, lambd, m, learning_rate):
    t, new = learning_rate * lambd / m, {}
    for k, v in parameters.items():
        v = v - learning_rate * np.asarray(grads["d" + k])
        new[k] = np.maximum(v - t, 0) - np.maximum(-v - t, 0) if k.startswith("W") else v
    return new

# %% right loop
# Number by number.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new = {}
    for k in parameters:
        new[k] = parameters[k] - learning_rate * grads["d" + k]
        if k[0] == "W":
            for place, w in np.ndenumerate(new[k]):
                t = learning_rate * lambd / m
                new[k][place] = 0.0 if -t <= w <= t else w - t if w > 0 else w + t
    return new

# %% wrong whole_division
# //.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new, pull = ({}, learning_rate * (lambd // m))
    for k, w in parameters.items():
        v = w - learning_rate * grads['d' + k]
        if k[0] == 'W':
            v = np.sign(v) * np.maximum(np.abs(v) - pull, 0)
        new[k] = v
    return new

# %% wrong pulled_first
# Pulled before the step.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new, pull = ({}, learning_rate * lambd / m)
    for k, w in parameters.items():
        v = w - learning_rate * grads['d' + k]
        if k[0] == 'W':
            v = np.sign(w) * np.maximum(np.abs(w) - pull, 0) - learning_rate * grads['d' + k]
        new[k] = v
    return new

# %% wrong l2
# L2.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new, pull = ({}, learning_rate * lambd / m)
    for k, w in parameters.items():
        v = w - learning_rate * grads['d' + k]
        if k[0] == 'W':
            v = v - pull * w
        new[k] = v
    return new

# %% wrong crossing
# 0 when the whole step changes the sign.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new, pull = ({}, learning_rate * lambd / m)
    for k, w in parameters.items():
        v = w - learning_rate * grads['d' + k]
        if k[0] == 'W':
            u = v - pull * np.sign(w)
            v = np.where(u * w < 0, 0, u)
        new[k] = v
    return new

# %% wrong in_place
# Into the old arrays.
def l1_step(parameters, grads, lambd, m, learning_rate):
    for k, w in parameters.items():
        w -= learning_rate * grads['d' + k]
        if k[0] == 'W':
            w[...] = np.sign(w) * np.maximum(np.abs(w) - learning_rate * lambd / m, 0)
    return parameters

# %% wrong pull_in_one_sign
# abs(v - pull) with the sign.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new, pull = ({}, learning_rate * lambd / m)
    for k, w in parameters.items():
        v = w - learning_rate * grads['d' + k]
        if k[0] == 'W':
            v = np.sign(v) * np.maximum(np.abs(v - pull), 0)
        new[k] = v
    return new

# %% right clip
# Less what is cut.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new, pull = ({}, learning_rate * lambd / m)
    for k, w in parameters.items():
        v = w - learning_rate * grads['d' + k]
        if k[0] == 'W':
            v = v - np.clip(v, -pull, pull)
        new[k] = v
    return new

# %% right three_cases
# Three cases.
def l1_step(parameters, grads, lambd, m, learning_rate):
    new, pull = ({}, learning_rate * lambd / m)
    for k, w in parameters.items():
        v = w - learning_rate * grads['d' + k]
        if k[0] == 'W':
            v = np.where(v > pull, v - pull, np.where(v < -pull, v + pull, 0.0))
        new[k] = v
    return new
