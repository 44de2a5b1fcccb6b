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

# %% wrong flat_copy
# A float copy keeps the order in memory, so ravel of a transposed array is a copy.
def numerical_gradients(cost_fn, parameters, epsilon=1e-07):
    gradients = {}
    for name, value in parameters.items():
        p = np.array(value, dtype=float)
        g = np.zeros(p.shape)
        flat = p.reshape(-1)
        for i in range(p.size):
            old = flat[i]
            flat[i] = old + epsilon
            up = cost_fn({**parameters, name: p})
            flat[i] = old - epsilon
            down = cost_fn({**parameters, name: p})
            flat[i] = old
            g.flat[i] = (up - down) / (2 * epsilon)
        gradients['d' + name] = g
    return gradients

# %% wrong nudges_like_value
# Nudges of the value's own type: whole numbers and single precision lose them.
def numerical_gradients(cost_fn, parameters, epsilon=1e-07):
    gradients = {}
    for name, value in parameters.items():
        g = np.zeros(np.shape(value))
        for place in np.ndindex(*np.shape(value)):
            n = np.zeros_like(value)
            n[place] = epsilon
            up = cost_fn({**parameters, name: value + n})
            down = cost_fn({**parameters, name: value - n})
            g[place] = (up - down) / (2 * epsilon)
        gradients['d' + name] = g
    return gradients

# %% wrong single_stays_single
# Whole numbers become floats, single precision stays.
def numerical_gradients(cost_fn, parameters, epsilon=1e-07):
    gradients = {}
    for name, value in parameters.items():
        g = np.zeros(np.shape(value))
        for place in np.ndindex(*np.shape(value)):
            n = np.zeros_like(value, dtype=float if np.issubdtype(np.asarray(value).dtype, np.integer)
                    else None)
            n[place] = epsilon
            up = cost_fn({**parameters, name: value + n})
            down = cost_fn({**parameters, name: value - n})
            g[place] = (up - down) / (2 * epsilon)
        gradients['d' + name] = g
    return gradients

# %% wrong base_call
# A third call.
def numerical_gradients(cost_fn, parameters, epsilon=1e-07):
    gradients = {}
    for name, value in parameters.items():
        g = np.zeros(np.shape(value))
        for place in np.ndindex(*np.shape(value)):
            base = cost_fn(parameters)
            n = np.zeros(np.shape(value))
            n[place] = epsilon
            up = cost_fn({**parameters, name: value + n})
            down = cost_fn({**parameters, name: value - n})
            g[place] = (up - down) / (2 * epsilon)
        gradients['d' + name] = g
    return gradients

# %% wrong relative_nudge
# A nudge relative to large numbers.
def numerical_gradients(cost_fn, parameters, epsilon=1e-07):
    gradients = {}
    for name, value in parameters.items():
        g = np.zeros(np.shape(value))
        for place in np.ndindex(*np.shape(value)):
            n = np.zeros(np.shape(value))
            n[place] = epsilon * max(1.0, abs(np.asarray(value)[place]))
            up = cost_fn({**parameters, name: value + n})
            down = cost_fn({**parameters, name: value - n})
            g[place] = (up - down) / (2 * n[place])
        gradients['d' + name] = g
    return gradients

# %% wrong two_axes
# Rows and columns only.
def numerical_gradients(cost_fn, parameters, epsilon=1e-07):
    gradients = {}
    for name, value in parameters.items():
        g = np.zeros(value.shape)
        for i in range(value.shape[0]):
            for j in range(value.shape[1]):
                n = np.zeros(value.shape)
                n[i, j] = epsilon
                g[i, j] = (cost_fn({**parameters, name: value + n}) - cost_fn({**parameters, name: value -
                        n})) / (2 * epsilon)
        gradients['d' + name] = g
    return gradients

# %% wrong all_at_once
# All numbers of an array at once.
def numerical_gradients(cost_fn, parameters, epsilon=1e-07):
    gradients = {}
    for name, value in parameters.items():
        gradients['d' + name] = np.full(np.shape(value), (cost_fn({**parameters, name: value + epsilon}) -
                cost_fn({**parameters, name: value - epsilon})) / (2 * epsilon))
    return gradients

# %% wrong earlier_stay_nudged
# The dict keeps the last nudged array.
def numerical_gradients(cost_fn, parameters, epsilon=1e-07):
    gradients = {}
    for name, value in parameters.items():
        g = np.zeros(np.shape(value))
        mine = dict(parameters)
        for place in np.ndindex(*np.shape(value)):
            n = np.zeros(np.shape(value))
            n[place] = epsilon
            mine[name] = mine[name] + n
            up = cost_fn(mine)
            mine[name] = mine[name] - 2 * n
            down = cost_fn(mine)
            g[place] = (up - down) / (2 * epsilon)
        gradients['d' + name] = g
    return gradients

# %% right deep_copies
# Deep copies.
def numerical_gradients(cost_fn, parameters, epsilon=1e-07):
    import copy
    out = {}
    for name in parameters:
        slopes = np.empty(np.shape(parameters[name]))
        for place, _ in np.ndenumerate(slopes):
            sides = []
            for sign in (1, -1):
                moved = copy.deepcopy(parameters)
                moved[name] = np.asarray(moved[name], dtype=np.float64).copy()
                moved[name][place] += sign * epsilon
                sides.append(cost_fn(moved))
            slopes[place] = (sides[0] - sides[1]) / epsilon / 2
        out[f'd{name}'] = slopes
    return out

# %% right down_first
# Down first, from the last number to the first.
def numerical_gradients(cost_fn, parameters, epsilon=1e-07):
    gradients = {}
    for name, value in parameters.items():
        p = np.array(value, dtype=float, order='C')
        flat, g = (p.reshape(-1), np.zeros(p.size))
        for i in reversed(range(p.size)):
            old = flat[i]
            flat[i] = old - epsilon
            down = cost_fn(dict(parameters, **{name: p}))
            flat[i] = old + epsilon
            g[i] = (cost_fn(dict(parameters, **{name: p})) - down) / (2 * epsilon)
            flat[i] = old
        gradients['d' + name] = g.reshape(p.shape)
    return gradients
