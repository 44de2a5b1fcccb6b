"""Answers to `update_parameters_with_adamw`, from the notebook's text: each is wrong or right as it says."""

# %% wrong l2
# The penalty in the gradient.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                 epsilon=1e-8, weight_decay=0.01):
    grads = {"d" + p: grads["d" + p] + weight_decay * w for p, w in parameters.items()}
    return update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon)[:3]

# %% wrong only_W
# Decays the names that begin with W, not gamma or w.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                 epsilon=1e-8, weight_decay=0.01):
    new, v, s, _, _ = update_parameters_with_adam(
        parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon)
    for p in new:
        if p[0] == "W":
            new[p] = new[p] - learning_rate * weight_decay * parameters[p]
    return new, v, s

# %% wrong of_the_result
# Multiplies what Adam returned.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                 epsilon=1e-8, weight_decay=0.01):
    new, v, s, _, _ = update_parameters_with_adam(
        parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon)
    new = {p: w if p[0] == "b" else (1 - learning_rate * weight_decay) * w for p, w in new.items()}
    return new, v, s

# %% wrong no_rate
# Without the rate.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                 epsilon=1e-8, weight_decay=0.01):
    new, v, s, _, _ = update_parameters_with_adam(
        parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon)
    new = {p: w if p[0] == "b" else w - weight_decay * parameters[p] for p, w in new.items()}
    return new, v, s

# %% wrong defaults
# Calls Adam without epsilon and betas.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                 epsilon=1e-8, weight_decay=0.01):
    new, v, s, _, _ = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate)
    new = {p: w if p[0] == "b" else w - learning_rate * weight_decay * parameters[p] for p, w in new.items()}
    return new, v, s

# %% right before
# Shrinks first.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                 epsilon=1e-8, weight_decay=0.01):
    start = {p: w * (1 - (p[0] != "b") * learning_rate * weight_decay) for p, w in parameters.items()}
    new, v, s, *_ = update_parameters_with_adam(
        start, grads, v, s, t, learning_rate=learning_rate, beta1=beta1, beta2=beta2, epsilon=epsilon)
    return [new, v, s]

# %% right on_its_own
# Without the other function.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                 epsilon=1e-8, weight_decay=0.01):
    new, new_v, new_s = {}, {}, {}
    for p, w in parameters.items():
        k = "d" + p
        new_v[k] = beta1 * v[k] + (1 - beta1) * grads[k]
        new_s[k] = beta2 * s[k] + (1 - beta2) * np.square(grads[k])
        step = new_v[k] / (1 - beta1**t) / (np.sqrt(new_s[k] / (1 - beta2**t)) + epsilon)
        if not p.startswith("b"):
            step = step + weight_decay * w
        new[p] = w - learning_rate * step
    return new, new_v, new_s

# %% wrong only_w
# Only W decays; gamma does not.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01,
                                 beta1=0.9, beta2=0.999, epsilon=1e-8,
                                 weight_decay=0.01):
    new_parameters, new_v, new_s, _, _ = update_parameters_with_adam(
        parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon)
    for name, value in parameters.items():
        if name.startswith("W"):
            shrunk = learning_rate * weight_decay * value
            new_parameters[name] = new_parameters[name] - shrunk
    return new_parameters, new_v, new_s

# %% wrong b_anywhere
# No name with a b in it decays: Wb1 does not.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01,
                                 beta1=0.9, beta2=0.999, epsilon=1e-8,
                                 weight_decay=0.01):
    new_parameters, new_v, new_s, _, _ = update_parameters_with_adam(
        parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon)
    for name, value in parameters.items():
        if "b" not in name:
            shrunk = learning_rate * weight_decay * value
            new_parameters[name] = new_parameters[name] - shrunk
    return new_parameters, new_v, new_s

# %% wrong decay_fixed
# The decay is 0.01 whatever is said.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01,
                                 beta1=0.9, beta2=0.999, epsilon=1e-8,
                                 weight_decay=0.01):
    new_parameters, new_v, new_s, _, _ = update_parameters_with_adam(
        parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon)
    for name, value in parameters.items():
        if not name.startswith("b"):
            shrunk = learning_rate * 0.01 * value
            new_parameters[name] = new_parameters[name] - shrunk
    return new_parameters, new_v, new_s

# %% wrong epsilon_forgotten
# Epsilon is not passed on.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01,
                                 beta1=0.9, beta2=0.999, epsilon=1e-8,
                                 weight_decay=0.01):
    new_parameters, new_v, new_s, _, _ = update_parameters_with_adam(
        parameters, grads, v, s, t, learning_rate, beta1, beta2)
    for name, value in parameters.items():
        if not name.startswith("b"):
            shrunk = learning_rate * weight_decay * value
            new_parameters[name] = new_parameters[name] - shrunk
    return new_parameters, new_v, new_s

# %% right before_2
# Shrinks first and lets Adam step from there: Adam's step does not look at W.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                 epsilon=1e-8, weight_decay=0.01):
    shrunk = {name: value if name[0] == "b" else (1 - learning_rate * weight_decay) * value for name,
              value in parameters.items()}
    return update_parameters_with_adam(shrunk, grads, v, s, t, learning_rate, beta1, beta2, epsilon)[:3]

# %% right written_out
# Written out without Adam.
def update_parameters_with_adamw(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                 epsilon=1e-8, weight_decay=0.01):
    P, V, S = {}, {}, {}
    for name, W in parameters.items():
        g = grads["d" + name]
        V["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
        S["d" + name] = beta2 * s["d" + name] + (1 - beta2) * g * g
        step = V["d" + name] / (1 - beta1**t) / (np.sqrt(S["d" + name] / (1 - beta2**t)) + epsilon)
        decay = 0.0 if name.startswith("b") else weight_decay
        P[name] = W - learning_rate * (step + decay * W)
    return P, V, S
