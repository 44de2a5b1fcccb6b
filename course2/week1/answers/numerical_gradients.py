"""Answers to `numerical_gradients`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong one_sided
# To the right only.
def numerical_gradients(cost_fn, parameters, epsilon=1e-7):
    found, here = {}, cost_fn(parameters)
    for name, value in parameters.items():
        found["d" + name] = np.zeros(np.shape(value))
        for place in np.ndindex(np.shape(value)):
            moved = np.array(value, dtype=float)
            moved[place] += epsilon
            found["d" + name][place] = (cost_fn({**parameters, name: moved}) - here) / epsilon
    return found

# %% wrong not_restored
# Works on the arrays, and forgets to put the last nudge back.
def numerical_gradients(cost_fn, parameters, epsilon=1e-7):
    found = {}
    for name, value in parameters.items():
        found["d" + name] = np.zeros(np.shape(value))
        for place in np.ndindex(np.shape(value)):
            value[place] += epsilon
            up = cost_fn(parameters)
            value[place] -= 2 * epsilon
            found["d" + name][place] = (up - cost_fn(parameters)) / (2 * epsilon)
    return found

# %% wrong rounding_into_integers
# A copy of the same type: 0.5 in an array of whole numbers is 0.
def numerical_gradients(cost_fn, parameters, epsilon=1e-7):
    found = {}
    for name, value in parameters.items():
        found["d" + name] = np.zeros(np.shape(value))
        for place in np.ndindex(np.shape(value)):
            up, down = value.copy(), value.copy()
            up[place] = up[place] + epsilon
            down[place] = down[place] - epsilon
            high, low = cost_fn(parameters | {name: up}), cost_fn(parameters | {name: down})
            found["d" + name][place] = (high - low) / (2 * epsilon)
    return found

# %% wrong flat
# The gradients come back flat.
def numerical_gradients(cost_fn, parameters, epsilon=1e-7):
    found = {}
    for name, value in parameters.items():
        slopes = []
        for place in np.ndindex(np.shape(value)):
            ends = []
            for sign in (1, -1):
                moved = np.array(value, dtype=float)
                moved[place] += sign * epsilon
                ends.append(cost_fn({**parameters, name: moved}))
            slopes.append((ends[0] - ends[1]) / (2 * epsilon))
        found["d" + name] = np.array(slopes)
    return found

# %% wrong rows_of_matrices
# A nudge for each row.
def numerical_gradients(cost_fn, parameters, epsilon=1e-7):
    found = {}
    for name, value in parameters.items():
        found["d" + name] = np.zeros(np.shape(value))
        for i in range(len(value) if np.ndim(value) else 1):
            moved = np.zeros(np.shape(value))
            moved[i if np.ndim(value) else ()] = epsilon
            ends = [cost_fn({**parameters, name: value + sign * moved}) for sign in (1, -1)]
            found["d" + name][i if np.ndim(value) else ()] = (ends[0] - ends[1]) / (2 * epsilon)
    return found

# %% wrong epsilon_forgotten
# Its own nudge.
def numerical_gradients(cost_fn, parameters, epsilon=1e-7):
    found, h = {}, 1e-5
    for name, value in parameters.items():
        found["d" + name] = np.zeros(np.shape(value))
        for place in np.ndindex(np.shape(value)):
            moved = np.zeros(np.shape(value))
            moved[place] = h
            ends = [cost_fn({**parameters, name: value + sign * moved}) for sign in (1, -1)]
            found["d" + name][place] = (ends[0] - ends[1]) / (2 * h)
    return found

# %% right nditer
# np.nditer with several indices, on a copy.
def numerical_gradients(cost_fn, parameters, epsilon=1e-7):
    here = {name: np.array(value, dtype=float) for name, value in parameters.items()}
    found = {"d" + name: np.empty(value.shape) for name, value in here.items()}
    for name in here:
        it = np.nditer(here[name], flags=["multi_index"], op_flags=["readwrite"])
        while not it.finished:
            place = it.multi_index
            before = here[name][place].copy()
            here[name][place] = before - epsilon
            low = cost_fn(here)
            here[name][place] = before + epsilon
            high = cost_fn(here)
            here[name][place] = before
            found["d" + name][place] = (high - low) / (2 * epsilon)
            it.iternext()
    return found

# %% right unit_vectors
# Rows of the identity as nudges.
def numerical_gradients(cost_fn, parameters, epsilon=1e-7):
    gradients = {}
    for name, value in parameters.items():
        value = np.asarray(value)
        def moved(step):
            return cost_fn({key: value + step.reshape(value.shape) if key == name else other for key,
                            other in parameters.items()})
        slopes = [(moved(epsilon * row) - moved(-epsilon * row)) / epsilon / 2 for row in np.eye(value.size)]
        gradients["d" + name] = np.array(slopes, dtype=float).reshape(value.shape)
    return gradients
