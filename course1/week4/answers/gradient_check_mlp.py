"""Answers to `gradient_check_mlp`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong one_side
# Forward differences.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    result, here = {}, cost(parameters)
    for name, value in parameters.items():
        g = grads["d" + name]
        if g.shape != value.shape:
            result[name] = 1.0
            continue
        slopes = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            moved = value.astype(float)
            moved[place] += epsilon
            slopes[place] = (cost({**parameters, name: moved}) - here) / epsilon
        total = np.linalg.norm(slopes) + np.linalg.norm(g)
        result[name] = np.linalg.norm(slopes - g) / total if total else 0.0
    return result

# %% wrong integers_swallow
# Copies keep the type of the array.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    result = {}
    for name, value in parameters.items():
        g = grads["d" + name]
        if g.shape != value.shape:
            result[name] = 1.0
            continue
        slopes = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            up, down = value.copy(), value.copy()
            up[place] = up[place] + epsilon
            down[place] = down[place] - epsilon
            rise = cost({**parameters, name: up}) - cost({**parameters, name: down})
            slopes[place] = rise / (2 * epsilon)
        total = np.linalg.norm(slopes) + np.linalg.norm(g)
        result[name] = np.linalg.norm(slopes - g) / total if total else 0.0
    return result

# %% wrong epsilon_in_the_ratio
# A small number below the line makes tiny gradients look right.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    result = {}
    for name, value in parameters.items():
        g = grads["d" + name]
        if g.shape != value.shape:
            result[name] = 1.0
            continue
        slopes = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            nudge = np.zeros(value.shape)
            nudge[place] = epsilon
            ends = [cost({**parameters, name: value + sign * nudge}) for sign in (1, -1)]
            slopes[place] = (ends[0] - ends[1]) / (2 * epsilon)
        result[name] = np.linalg.norm(slopes - g) / (np.linalg.norm(slopes) + np.linalg.norm(g) + 1e-3)
    return result

# %% wrong largest_of_both
# The larger length below the line.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    result = {}
    for name, value in parameters.items():
        g = grads["d" + name]
        if g.shape != value.shape:
            result[name] = 1.0
            continue
        slopes = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            nudge = np.zeros(value.shape)
            nudge[place] = epsilon
            ends = [cost({**parameters, name: value + sign * nudge}) for sign in (1, -1)]
            slopes[place] = (ends[0] - ends[1]) / (2 * epsilon)
        total = max(np.linalg.norm(slopes), np.linalg.norm(g))
        result[name] = np.linalg.norm(slopes - g) / total if total else 0.0
    return result

# %% wrong left_nudged
# The arrays that came are nudged, and stay so.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    result = {}
    for name in parameters:
        parameters[name] = parameters[name].astype(float)
        value, g = parameters[name], grads["d" + name]
        if g.shape != value.shape:
            result[name] = 1.0
            continue
        slopes = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            value[place] += epsilon
            up = cost(parameters)
            value[place] -= 2 * epsilon
            slopes[place] = (up - cost(parameters)) / (2 * epsilon)
        total = np.linalg.norm(slopes) + np.linalg.norm(g)
        result[name] = np.linalg.norm(slopes - g) / total if total else 0.0
    return result

# %% wrong flat_passes
# Flattens both, so that a gradient of another shape passes.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    result = {}
    for name, value in parameters.items():
        g = np.ravel(grads["d" + name])
        if g.size != value.size:
            result[name] = 1.0
            continue
        slopes = []
        for k in range(value.size):
            nudge = np.zeros(value.size)
            nudge[k] = epsilon
            nudge = nudge.reshape(value.shape)
            ends = [cost({**parameters, name: value + sign * nudge}) for sign in (1, -1)]
            slopes.append((ends[0] - ends[1]) / (2 * epsilon))
        total = np.linalg.norm(slopes) + np.linalg.norm(g)
        result[name] = np.linalg.norm(slopes - g) / total if total else 0.0
    return result

# %% right flat_vector
# Nudges with unit vectors, compares with the distance of two lists.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    apart = {}
    for name, value in parameters.items():
        u = []
        for k in range(value.size):
            e = epsilon * np.eye(1, value.size, k).reshape(value.shape)
            rise = cost(parameters | {name: value + e}) - cost(parameters | {name: value - e})
            u.append(rise / (2 * epsilon))
        v = grads[f"d{name}"]
        if np.shape(v) != value.shape:
            apart[name] = 1
            continue
        u, v = np.array(u), v.ravel()
        length = np.sqrt(u @ u) + np.sqrt(v @ v)
        apart[name] = 0 if length == 0 else np.sqrt((u - v) @ (u - v)) / length
    return apart

# %% right with_helper
# A helper for the slope at one place; prints what it does.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    work = {name: np.array(value, dtype="float64") for name, value in parameters.items()}

    def slope(name, place):
        old = work[name][place]
        work[name][place] = old + epsilon
        high = cost(work)
        work[name][place] = old - epsilon
        low = cost(work)
        work[name][place] = old
        return (high - low) / (2 * epsilon)

    answer = {}
    for name in work:
        print("looking at", name)
        g = np.asarray(grads["d" + name], dtype=float)
        if g.shape != work[name].shape:
            answer[name] = 1.0
        else:
            s = np.array([slope(name, place) for place in np.ndindex(*g.shape)]).reshape(g.shape)
            below = np.sum(s**2)**0.5 + np.sum(g**2)**0.5
            answer[name] = float(np.sum((s - g)**2)**0.5 / below) if below > 0 else 0.0
    return answer
