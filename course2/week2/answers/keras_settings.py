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
