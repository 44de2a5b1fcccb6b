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

# %% wrong back_by_subtraction
# Nudges the parameters themselves; what is taken back is not always the old number to the last digit.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    out = {}
    for name, value in parameters.items():
        if value.dtype.kind == "i":
            parameters = {**parameters, name: value.astype(float)}
    for name, value in parameters.items():
        v = grads["d" + name]
        if v.shape != value.shape:
            out[name] = 1.0
            continue
        u = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            value[place] += epsilon
            high = cost(parameters)
            value[place] -= 2 * epsilon
            low = cost(parameters)
            value[place] += epsilon
            u[place] = (high - low) / (2 * epsilon)
        n = np.linalg.norm(u) + np.linalg.norm(v)
        out[name] = np.linalg.norm(u - v) / n if n else 0.0
    return out

# %% wrong small_number_below
# 1e-8 is added below, against 0 / 0: with slopes of 1e-9 and gradients of 2e-9 it says 0.08, not 1/3.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    out = {}
    for name, value in parameters.items():
        v = grads["d" + name]
        if v.shape != value.shape:
            out[name] = 1.0
            continue
        u = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            up, down = value.astype(float), value.astype(float)
            up[place] += epsilon
            down[place] -= epsilon
            u[place] = (cost({**parameters, name: up}) - cost({**parameters, name: down})) / (2 * epsilon)
        out[name] = np.linalg.norm(u - v) / (np.linalg.norm(u) + np.linalg.norm(v) + 1e-8)
    return out

# %% wrong spectral_norm
# np.linalg.norm(..., 2) of a matrix is its largest singular value.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    out = {}
    for name, value in parameters.items():
        v = grads["d" + name]
        if v.shape != value.shape:
            out[name] = 1.0
            continue
        u = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            up, down = value.astype(float), value.astype(float)
            up[place] += epsilon
            down[place] -= epsilon
            u[place] = (cost({**parameters, name: up}) - cost({**parameters, name: down})) / (2 * epsilon)
        n = np.linalg.norm(u, 2) + np.linalg.norm(v, 2)
        out[name] = np.linalg.norm(u - v, 2) / n if n else 0.0
    return out

# %% wrong nudges_pile_up
# The nudge of one place is still there when the next has its turn.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    out = {}
    for name, value in parameters.items():
        v = grads["d" + name]
        if v.shape != value.shape:
            out[name] = 1.0
            continue
        u = np.zeros(value.shape)
        up, down = value.astype(float), value.astype(float)
        for place in np.ndindex(value.shape):
            up[place] += epsilon
            down[place] -= epsilon
            u[place] = (cost({**parameters, name: up}) - cost({**parameters, name: down})) / (2 * epsilon)
        n = np.linalg.norm(u) + np.linalg.norm(v)
        out[name] = np.linalg.norm(u - v) / n if n else 0.0
    return out

# %% wrong asks_the_base_each_time
# Three calls for each number.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    out = {}
    for name, value in parameters.items():
        v = grads["d" + name]
        if v.shape != value.shape:
            out[name] = 1.0
            continue
        u = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            up, down = value.astype(float), value.astype(float)
            up[place] += epsilon
            down[place] -= epsilon
            base = cost(parameters)
            rise = cost({**parameters, name: up}) - base
            fall = base - cost({**parameters, name: down})
            u[place] = (rise + fall) / (2 * epsilon)
        n = np.linalg.norm(u) + np.linalg.norm(v)
        out[name] = np.linalg.norm(u - v) / n if n else 0.0
    return out

# %% wrong zero_slopes_are_right
# 0 where the slopes are 0, whatever the gradient says.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    out = {}
    for name, value in parameters.items():
        v = grads["d" + name]
        if v.shape != value.shape:
            out[name] = 1.0
            continue
        u = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            up, down = value.astype(float), value.astype(float)
            up[place] += epsilon
            down[place] -= epsilon
            u[place] = (cost({**parameters, name: up}) - cost({**parameters, name: down})) / (2 * epsilon)
        n = np.linalg.norm(u) + np.linalg.norm(v)
        out[name] = np.linalg.norm(u - v) / n if np.linalg.norm(u) and np.linalg.norm(v) else 0.0
    return out

# %% wrong floats_put_into_the_dict
# Whole numbers become floats in the caller's own dict.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    out = {}
    for name in parameters:
        parameters[name] = parameters[name].astype(float)
    for name, value in parameters.items():
        v = grads["d" + name]
        if v.shape != value.shape:
            out[name] = 1.0
            continue
        u = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            old = value[place]
            value[place] = old + epsilon
            high = cost(parameters)
            value[place] = old - epsilon
            low = cost(parameters)
            value[place] = old
            u[place] = (high - low) / (2 * epsilon)
        n = np.linalg.norm(u) + np.linalg.norm(v)
        out[name] = np.linalg.norm(u - v) / n if n else 0.0
    return out

# %% wrong rounds_small_ones
# Whatever is below 1e-7 counts as 0.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    out = {}
    for name, value in parameters.items():
        v = grads["d" + name]
        if v.shape != value.shape:
            out[name] = 1.0
            continue
        u = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            up, down = value.astype(float), value.astype(float)
            up[place] += epsilon
            down[place] -= epsilon
            u[place] = (cost({**parameters, name: up}) - cost({**parameters, name: down})) / (2 * epsilon)
        n = np.linalg.norm(u) + np.linalg.norm(v)
        out[name] = np.linalg.norm(u - v) / n if n > 1e-7 else 0.0
    return out

# %% right rows_and_columns
# for row, for column.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    out = {}
    for name, value in parameters.items():
        v = grads["d" + name]
        if v.shape != value.shape:
            out[name] = 1.0
            continue
        u = np.zeros(value.shape)
        for j in range(value.shape[0]):
            for k in range(value.shape[1]):
                up, down = value.astype(float), value.astype(float)
                up[j, k] += epsilon
                down[j, k] -= epsilon
                u[j, k] = (cost({**parameters, name: up}) - cost({**parameters, name: down})) / (2 * epsilon)
        n = np.linalg.norm(u) + np.linalg.norm(v)
        out[name] = np.linalg.norm(u - v) / n if n else 0.0
    return out

# %% right flat_in_a_copy
# One copy of all as floats; each number is put back as it was.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    theta = {name: np.array(value, dtype=float) for name, value in parameters.items()}
    out = {}
    for name, value in theta.items():
        v = np.asarray(grads[f"d{name}"])
        if v.shape != value.shape:
            out[name] = 1
            continue
        flat, slopes = value.reshape(-1), []
        for k in range(flat.size):
            old = flat[k]
            flat[k] = old + epsilon
            high = cost(theta)
            flat[k] = old - epsilon
            low = cost(theta)
            flat[k] = old
            slopes.append((high - low) / 2 / epsilon)
        u, v = np.array(slopes), v.ravel()
        above, below = np.sqrt(np.sum((u - v)**2)), np.sqrt(u @ u) + np.sqrt(v @ v)
        out[name] = above / below if below > 0 else 0
    return out

# %% right one_hot_nudges
# A nudge as an array with one entry.
def gradient_check_mlp(cost, grads, parameters, epsilon=1e-6):
    def slope(name, place):
        nudge = np.zeros(parameters[name].shape)
        nudge[place] = epsilon
        high = cost(parameters | {name: parameters[name] + nudge})
        return (high - cost(parameters | {name: parameters[name] - nudge})) / (2 * epsilon)

    cost(parameters)
    out = {}
    for name in parameters:
        v = grads["d" + name]
        if np.shape(v) != np.shape(parameters[name]):
            out[name] = 1.0
            continue
        u = np.array([slope(name, p) for p in np.ndindex(v.shape)]).reshape(v.shape)
        with np.errstate(all="ignore"):
            out[name] = float(np.nan_to_num(np.linalg.norm(u - v) / (np.linalg.norm(u) + np.linalg.norm(v))))
    return out
