"""Answers to `keras_settings`, from the notebook's text: each is wrong or right as it says."""

# %% wrong same_numbers
# Hands everything on.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        return {"learning_rate": learning_rate, "momentum": beta}
    if name == "rmsprop":
        return {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon}
    return {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon}

# %% wrong epsilon_divided
# The root on the wrong side.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        return {"learning_rate": learning_rate * (1 - beta), "momentum": beta}
    if name == "rmsprop":
        return {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    return {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon / (1 - beta**t) ** 0.5}

# %% wrong step_one
# The root of 1 - beta, whatever t.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        return {"learning_rate": learning_rate * (1 - beta), "momentum": beta}
    if name == "rmsprop":
        return {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    return {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon * (1 - beta) ** 0.5}

# %% wrong rmsprop_by_the_root
# epsilon ** 0.5.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        return {"learning_rate": learning_rate * (1 - beta), "momentum": beta}
    if name == "rmsprop":
        return {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**0.5}
    return {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon * (1 - beta**t) ** 0.5}

# %% wrong beta_1_as_well
# beta for both of Adam.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        return {"learning_rate": learning_rate * (1 - beta), "momentum": beta}
    if name == "rmsprop":
        return {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    return {"learning_rate": learning_rate, "beta_1": beta, "beta_2": beta,
            "epsilon": epsilon * (1 - beta**t) ** 0.5}

# %% wrong nesterov
# Another method.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        return {"learning_rate": learning_rate * (1 - beta), "momentum": beta, "nesterov": True}
    if name == "rmsprop":
        return {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    return {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon * (1 - beta**t) ** 0.5}

# %% right rate_corrected
# With epsilon for all, and Keras' other defaults written out.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        return dict(learning_rate=learning_rate - beta * learning_rate, momentum=beta, nesterov=False)
    if name == "rmsprop":
        return dict(learning_rate=learning_rate, rho=beta, momentum=0.0, epsilon=epsilon * epsilon)
    import math
    return dict(learning_rate=learning_rate, beta_1=0.9, beta_2=beta,
                epsilon=math.sqrt(1 - beta**t) * epsilon)

# %% right match
# match, and the sum of the weights.
def keras_settings(name, learning_rate, beta, epsilon, t):
    match name:
        case "momentum":
            return {"momentum": beta, "learning_rate": (1 - beta) * learning_rate}
        case "rmsprop":
            return {"epsilon": np.power(epsilon, 2), "rho": beta, "learning_rate": learning_rate}
        case "adam":
            share = np.sum(ewa_weights(beta, t))
            return {"epsilon": epsilon * np.sqrt(share), "beta_2": beta, "learning_rate": learning_rate}

# %% wrong as_they_are
# Our numbers for Keras' arguments.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        return {"learning_rate": learning_rate, "momentum": beta}
    if name == "rmsprop":
        return {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon}
    return {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon}

# %% wrong adam_beta1
# The factor of beta1.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        settings = {"learning_rate": learning_rate * (1 - beta), "momentum": beta}
    elif name == "rmsprop":
        settings = {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    else:
        epsilon_t = epsilon * np.sqrt(1 - 0.9**t)
        settings = {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon_t}
    return settings

# %% wrong adam_rate
# The rate gets the factor, too.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        settings = {"learning_rate": learning_rate * (1 - beta), "momentum": beta}
    elif name == "rmsprop":
        settings = {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    else:
        epsilon_t = epsilon * np.sqrt(1 - beta**t)
        settings = {"learning_rate": learning_rate * np.sqrt(1 - beta**t) / (1 - 0.9**t), "beta_2": beta,
                    "epsilon": epsilon_t}
    return settings

# %% wrong adam_t_minus_one
# Counts steps from 0.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        settings = {"learning_rate": learning_rate * (1 - beta), "momentum": beta}
    elif name == "rmsprop":
        settings = {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    else:
        epsilon_t = epsilon * np.sqrt(1 - beta ** (t - 1))
        settings = {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon_t}
    return settings

# %% wrong beta_forgotten
# beta_2 stays at Keras' default.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        settings = {"learning_rate": learning_rate * (1 - beta), "momentum": beta}
    elif name == "rmsprop":
        settings = {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    else:
        epsilon_t = epsilon * np.sqrt(1 - beta**t)
        settings = {"learning_rate": learning_rate, "epsilon": epsilon_t}
    return settings

# %% wrong rate_named_lr
# The rate is called lr.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        settings = {"learning_rate": learning_rate * (1 - beta), "momentum": beta}
    elif name == "rmsprop":
        settings = {"lr": learning_rate, "rho": beta, "epsilon": epsilon**2}
    else:
        epsilon_t = epsilon * np.sqrt(1 - beta**t)
        settings = {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon_t}
    return settings

# %% wrong momentum_epsilon
# SGD knows no epsilon.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        settings = {"learning_rate": learning_rate * (1 - beta), "momentum": beta, "epsilon": epsilon}
    elif name == "rmsprop":
        settings = {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    else:
        epsilon_t = epsilon * np.sqrt(1 - beta**t)
        settings = {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon_t}
    return settings

# %% right dict_calls
# dict(...) in a table, numbers as NumPy has them.
def keras_settings(name, learning_rate, beta, epsilon, t):
    table = {
        "momentum": dict(learning_rate=np.float64(learning_rate) * (1 - beta), momentum=beta),
        "rmsprop": dict(learning_rate=learning_rate, rho=beta, epsilon=np.square(epsilon)),
        "adam": dict(learning_rate=learning_rate, beta_2=beta,
                     epsilon=epsilon * (1 - np.power(beta, float(t))) ** 0.5)}
    return table[name]

# %% right says_defaults
# Says Keras' defaults, too: the steps are the same.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        settings = {"learning_rate": learning_rate * (1 - beta), "momentum": beta, "nesterov": False}
    elif name == "rmsprop":
        settings = {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    else:
        epsilon_t = epsilon * np.sqrt(1 - beta**t)
        settings = {"learning_rate": learning_rate, "beta_1": 0.9, "beta_2": beta, "epsilon": epsilon_t}
    return settings

# %% right by_expm1
# 1 - beta ** t without cancelling.
def keras_settings(name, learning_rate, beta, epsilon, t):
    if name == "momentum":
        settings = {"learning_rate": learning_rate * (1 - beta), "momentum": beta}
    elif name == "rmsprop":
        settings = {"learning_rate": learning_rate, "rho": beta, "epsilon": epsilon**2}
    else:
        epsilon_t = epsilon * np.sqrt(-np.expm1(t * np.log(beta))) if beta else epsilon
        settings = {"learning_rate": learning_rate, "beta_2": beta, "epsilon": epsilon_t}
    return settings
