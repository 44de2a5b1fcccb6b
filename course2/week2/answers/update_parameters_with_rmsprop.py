"""Answers to `update_parameters_with_rmsprop`, from the notebook's text: wrong or right as each says."""

# %% wrong epsilon_inside
# Under the root, as in print.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    s = {key: beta2 * s[key] + (1 - beta2) * grads[key] ** 2 for key in s}
    return {name: value - learning_rate * grads["d" + name] / np.sqrt(s["d" + name] + epsilon)
            for name, value in parameters.items()}, s

# %% wrong matrix_square
# dW @ dW.T, the diagonal of it.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        g = np.atleast_2d(grads[key])
        new_s[key] = beta2 * s[key] + (1 - beta2) * np.diag(g @ g.T).reshape(-1, 1)
        new_parameters[name] = value - learning_rate * grads[key] / (np.sqrt(new_s[key]) + epsilon)
    return new_parameters, new_s

# %% wrong no_epsilon
# Without epsilon.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    s = {key: beta2 * s[key] + (1 - beta2) * np.square(grads[key]) for key in s}
    return {name: value - learning_rate * grads["d" + name] / np.sqrt(s["d" + name])
            for name, value in parameters.items()}, s

# %% wrong corrected
# With a bias correction that nobody asked for.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    s = {key: beta2 * s[key] + (1 - beta2) * np.square(grads[key]) for key in s}
    return {name: value - learning_rate * grads["d" + name] / (np.sqrt(s["d" + name] / (1 - beta2)) + epsilon)
            for name, value in parameters.items()}, s

# %% wrong default_epsilon
# Writes 1e-8 instead of epsilon.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    s = {key: beta2 * s[key] + (1 - beta2) * np.square(grads[key]) for key in s}
    return {name: value - learning_rate * grads["d" + name] / (np.sqrt(s["d" + name]) + 1e-8)
            for name, value in parameters.items()}, s

# %% wrong in_place
# s is renewed in place.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    new = {}
    for name in parameters:
        s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * grads["d" + name] ** 2
        new[name] = parameters[name] - learning_rate * grads["d" + name] / (np.sqrt(s["d" + name]) + epsilon)
    return new, s

# %% wrong root_in_s
# Averages the roots.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    s = {key: np.sqrt(beta2 * s[key] ** 2 + (1 - beta2) * grads[key] ** 2) for key in s}
    return {name: value - learning_rate * grads["d" + name] / (s["d" + name] + epsilon)
            for name, value in parameters.items()}, s

# %% right product
# grad times grad, power one half.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    after = {}
    for key, old in s.items():
        g = np.asarray(grads[key], dtype=float)
        after[key] = old * beta2 + g * g - beta2 * (g * g)
    sizes = {key: epsilon + new**0.5 for key, new in after.items()}
    return {name: np.asarray(value) - learning_rate * (grads[f"d{name}"] / sizes[f"d{name}"])
            for name, value in parameters.items()}, after

# %% right flattened
# Number by number, and back into shape.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    import math
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        shape, moved, kept = np.shape(value), [], []
        for w, g, old in zip(np.ravel(value), np.ravel(grads["d" + name]), np.ravel(s["d" + name])):
            g = float(g)
            kept.append(beta2 * float(old) + (1 - beta2) * g * g)
            moved.append(float(w) - learning_rate * g / (math.sqrt(kept[-1]) + epsilon))
        new_parameters[name], new_s["d" + name] = np.reshape(moved, shape), np.reshape(kept, shape)
    return new_parameters, new_s
