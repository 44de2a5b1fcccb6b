"""Answers to `update_parameters`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong ascent
# Plus.
def update_parameters(parameters, grads, learning_rate=1.2):
    return {name: parameters[name] + learning_rate * grads["d" + name] for name in parameters}

# %% wrong written_out
# Four names, for two layers.
def update_parameters(parameters, grads, learning_rate=1.2):
    return {"W1": parameters["W1"] - learning_rate * grads["dW1"],
            "b1": parameters["b1"] - learning_rate * grads["db1"],
            "W2": parameters["W2"] - learning_rate * grads["dW2"],
            "b2": parameters["b2"] - learning_rate * grads["db2"]}

# %% wrong shallow_copy
# dict(parameters) copies the names only: -= changes the old arrays.
def update_parameters(parameters, grads, learning_rate=1.2):
    updated = dict(parameters)
    for name in updated:
        updated[name] -= learning_rate * grads["d" + name]
    return updated

# %% wrong one_layer_less
# range(1, L) ends before the last layer.
def update_parameters(parameters, grads, learning_rate=1.2):
    updated, L = dict(parameters), len(parameters) // 2
    for l in range(1, L):
        for kind in "Wb":
            updated[f"{kind}{l}"] = parameters[f"{kind}{l}"] - learning_rate * grads[f"d{kind}{l}"]
    return updated

# %% wrong half_of_grads
# Counts the layers by grads, in which there may be more.
def update_parameters(parameters, grads, learning_rate=1.2):
    updated = {}
    for l in range(1, len(grads) // 2 + 1):
        for kind in "Wb":
            updated[f"{kind}{l}"] = parameters[f"{kind}{l}"] - learning_rate * grads[f"d{kind}{l}"]
    return updated

# %% wrong rate_once
# The rate is used for the weights only.
def update_parameters(parameters, grads, learning_rate=1.2):
    return {name: parameters[name] - (learning_rate if name[0] == "W" else 1) * grads["d" + name]
            for name in parameters}

# %% right by_layers
# Layer by layer.
def update_parameters(parameters, grads, learning_rate=1.2):
    updated = {}
    for l in range(len(parameters) // 2, 0, -1):
        updated["W" + str(l)] = parameters["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        updated["b" + str(l)] = parameters["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return updated

# %% right deep_copy
# A deep copy, and then in place.
import copy

def update_parameters(parameters, grads, learning_rate=1.2):
    updated = copy.deepcopy(parameters)
    for name in updated:
        updated[name] = np.subtract(updated[name], np.multiply(grads[f"d{name}"], learning_rate))
    return updated

# %% wrong zip
# By place: the slopes may stand in another order, and others between.
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: p - learning_rate * g for (k, p), g in zip(parameters.items(), grads.values())}

# %% wrong truthy_rate
# `learning_rate or 1.2`: 0 becomes 1.2.
def update_parameters(parameters, grads, learning_rate=1.2):
    r = learning_rate or 1.2
    return {k: p - r * grads["d" + k] for k, p in parameters.items()}

# %% wrong one_digit
# Layers 1 to 9.
def update_parameters(parameters, grads, learning_rate=1.2):
    new = {}
    for l in range(1, 10):
        for k in ("W", "b"):
            if f"{k}{l}" in parameters:
                new[f"{k}{l}"] = parameters[f"{k}{l}"] - learning_rate * grads[f"d{k}{l}"]
    return new

# %% wrong from_grads
# Goes through the slopes: dA1 has no parameter.
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k[1:]: parameters.get(k[1:], 0) - learning_rate * g for k, g in grads.items()}
