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

# %% wrong epsilon_squared_under_root
# Under the root, squared: right at s = 0 only; 0.71 for 1 at s = epsilon squared times one.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        usual_size = np.sqrt(new_s[key] + epsilon**2)
        new_parameters[name] = value - learning_rate * grads[key] / usual_size
    return new_parameters, new_s

# %% wrong epsilon_as_floor
# The larger of root and epsilon: half as much where they are equal.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        usual_size = np.sqrt(new_s[key])
        new_parameters[name] = value - learning_rate * grads[key] / np.maximum(usual_size, epsilon)
    return new_parameters, new_s

# %% wrong absolute
# The average of sizes, not of squares.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_s[key] = beta2 * s[key] + (1 - beta2) * np.abs(grads[key])
        usual_size = new_s[key]
        new_parameters[name] = value - learning_rate * grads[key] / (usual_size + epsilon)
    return new_parameters, new_s

# %% wrong mean_square
# The mean square of the array goes into s.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_s[key] = beta2 * s[key] + (1 - beta2) * np.mean(grads[key] ** 2)
        usual_size = np.sqrt(new_s[key])
        new_parameters[name] = value - learning_rate * grads[key] / (usual_size + epsilon)
    return new_parameters, new_s

# %% wrong corrected_2
# With the bias correction of Adam's first step.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        usual_size = np.sqrt(new_s[key] / (1 - beta2))
        new_parameters[name] = value - learning_rate * grads[key] / (usual_size + epsilon)
    return new_parameters, new_s

# %% wrong beta_fixed
# beta2 is 0.9.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        beta2 = 0.9
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        usual_size = np.sqrt(new_s[key])
        new_parameters[name] = value - learning_rate * grads[key] / (usual_size + epsilon)
    return new_parameters, new_s

# %% wrong epsilon_fixed
# Epsilon is 1e-8 whatever is said.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        usual_size = np.sqrt(new_s[key])
        new_parameters[name] = value - learning_rate * grads[key] / (usual_size + 1e-8)
    return new_parameters, new_s

# %% wrong sign_lost
# The size of the gradient steps.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        usual_size = np.sqrt(new_s[key])
        new_parameters[name] = value - learning_rate * np.abs(grads[key]) / (usual_size + epsilon)
    return new_parameters, new_s

# %% wrong squares_the_gradients
# Squares the caller's gradients, and steps with the roots of the squares... of their own sign.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        sign = np.sign(grads[key])
        grads[key] = grads[key] ** 2
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key]
        usual_size = np.sqrt(new_s[key])
        new_parameters[name] = value - learning_rate * sign * np.sqrt(grads[key]) / (usual_size + epsilon)
    return new_parameters, new_s

# %% wrong epsilon_after
# Divides first, then adds epsilon.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        usual_size = np.sqrt(new_s[key])
        new_parameters[name] = value - learning_rate * (grads[key] / np.where(usual_size == 0, 1, usual_size)
                                                        + epsilon)
    return new_parameters, new_s

# %% right power
# By powers, with the step worked out in another order.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate,
                                   epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        usual_size = new_s[key] ** 0.5
        new_parameters[name] = value - (learning_rate / (epsilon + usual_size)) * grads[key]
    return new_parameters, new_s

# %% right number_by_number
# Number by number.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    new_parameters, new_s = {}, {}
    for name in parameters:
        W, S = np.array(parameters[name], dtype=float), np.array(s["d" + name], dtype=float)
        for place in np.ndindex(W.shape):
            g = float(grads["d" + name][place])
            S[place] = beta2 * S[place] + (1 - beta2) * g * g
            W[place] = W[place] - learning_rate * g / (S[place] ** 0.5 + epsilon)
        new_parameters[name], new_s["d" + name] = W, S
    return new_parameters, new_s

# %% right comprehensions
# Two comprehensions.
def update_parameters_with_rmsprop(parameters, grads, s, beta2, learning_rate, epsilon=1e-8):
    s = {"d" + name: s["d" + name] + (1 - beta2) * (np.square(grads["d" + name]) - s["d" + name]) for name in
         parameters}
    return {name: parameters[name] - learning_rate * grads["d" + name] / (np.sqrt(s["d" + name]) + epsilon)
            for name in parameters}, s
