"""Answers to `update_parameters_with_momentum`, from the notebook's text: wrong or right as each says."""

# %% wrong without_factor
# The form without 1 - beta.
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(np.shape(value)) for name, value in parameters.items()}

def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    v = {key: beta * v[key] + grads[key] for key in v}
    return {name: value - learning_rate * v["d" + name] for name, value in parameters.items()}, v

# %% wrong plus_equals
# += writes into the arrays of v.
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(np.shape(value)) for name, value in parameters.items()}

def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new = {}
    for name in parameters:
        v["d" + name] *= beta
        v["d" + name] += (1 - beta) * grads["d" + name]
        new[name] = parameters[name] - learning_rate * v["d" + name]
    return new, v

# %% wrong W_and_b_only
# Goes by layers: W and b, and nothing else.
def initialize_velocity(parameters):
    v = {}
    for l in range(1, len(parameters) // 2 + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v

def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name in ("W1", "b1", "W2", "b2"):
        if name in parameters:
            new_v["d" + name] = beta * v["d" + name] + (1 - beta) * grads["d" + name]
            new_parameters[name] = parameters[name] - learning_rate * new_v["d" + name]
    return new_parameters, new_v

# %% wrong like_v
# np.zeros_like of the names of parameters, without d; the step by the gradient.
def initialize_velocity(parameters):
    return {name: np.zeros_like(value) for name, value in parameters.items()}

def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}, new_v

# %% wrong v_first
# A v of zeros is taken for the first step, and starts as the gradient.
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(np.shape(value)) for name, value in parameters.items()}

def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name in parameters:
        key = "d" + name
        new_v[key] = beta * v[key] + (1 - beta) * grads[key] if np.any(v[key]) else grads[key]
        new_parameters[name] = parameters[name] - learning_rate * new_v[key]
    return new_parameters, new_v

# %% wrong whole_grads
# Averages all that is in grads, and so asks v for dA0.
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(np.shape(value)) for name, value in parameters.items()}

def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    v = {key: beta * v[key] + (1 - beta) * grads[key] for key in grads}
    return {name: value - learning_rate * v["d" + name] for name, value in parameters.items()}, v

# %% right lerp
# Moves the old average towards the gradient; arrays of float.
def initialize_velocity(parameters):
    v = {}
    for name in parameters:
        v["d" + name] = np.asarray(parameters[name], dtype=float) * 0
    return v

def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    v = {key: old + (1 - beta) * (grads[key] - old) for key, old in v.items()}
    moved = {}
    for name in parameters:
        moved[name] = parameters[name] - v["d" + name] * learning_rate
    return moved, v

# %% right copied
# A deep copy first, then in place; returned as a list.
import copy

def initialize_velocity(parameters):
    return dict(zip(("d" + name for name in parameters),
                    (np.zeros(np.shape(p)) for p in parameters.values())))

def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    v = {key: np.array(value, dtype=float) for key, value in copy.deepcopy(v).items()}
    parameters = {name: np.array(value, dtype=float) for name, value in parameters.items()}
    for name in parameters:
        v["d" + name] *= beta
        v["d" + name] += (1 - beta) * np.asarray(grads["d" + name])
        parameters[name] -= learning_rate * v["d" + name]
    return [parameters, v]

# %% wrong nesterov
# Steps along beta v + (1 - beta) dW once more.
def initialize_velocity(parameters):
    v = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta * v[key] + (1 - beta) * grads[key]
        new_parameters[name] = value - learning_rate * (beta * new_v[key] + (1 - beta) * grads[key])
    return new_parameters, new_v

# %% wrong in_place_w
# -= changes the parameters that were given.
def initialize_velocity(parameters):
    v = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta * v[key] + (1 - beta) * grads[key]
        value -= learning_rate * new_v[key]
        new_parameters[name] = value
    return new_parameters, new_v

# %% wrong only_weights
# Only W and b get a step; gamma stays.
def initialize_velocity(parameters):
    v = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta * v[key] + (1 - beta) * grads[key]
        new_parameters[name] = value - learning_rate * new_v[key] if name[0] in 'Wb' else value
    return new_parameters, new_v

# %% wrong only_w_and_b_zeros
# Zeros for W1, b1, W2, ... only: gamma1 has none.
def initialize_velocity(parameters):
    v = {}
    for l in range(1, len(parameters) // 2 + 1):
        for name in (f"W{l}", f"b{l}"):
            if name in parameters:
                v["d" + name] = np.zeros(parameters[name].shape)
    return v

# %% wrong starts_at_parameters
# Averages start at the parameters.
def initialize_velocity(parameters):
    v = {f"d{name}": np.array(value, dtype=float) for name, value in parameters.items()}
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta * v[key] + (1 - beta) * grads[key]
        new_parameters[name] = value - learning_rate * new_v[key]
    return new_parameters, new_v

# %% wrong rate_inside
# The rate is inside the average, as some write it: v is other.
def initialize_velocity(parameters):
    v = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta * v[key] + learning_rate * (1 - beta) * grads[key]
        new_parameters[name] = value - new_v[key]
    return new_parameters, new_v

# %% wrong one_average
# One average for all: the mean of the gradient.
def initialize_velocity(parameters):
    v = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta * v[key] + (1 - beta) * np.mean(grads[key])
        new_parameters[name] = value - learning_rate * new_v[key]
    return new_parameters, new_v

# %% wrong beta_fixed
# beta is 0.9 whatever is said.
def initialize_velocity(parameters):
    v = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        beta = 0.9
        new_v[key] = beta * v[key] + (1 - beta) * grads[key]
        new_parameters[name] = value - learning_rate * new_v[key]
    return new_parameters, new_v

# %% wrong one_zero_for_all_sizes
# Zeros of the last shape for all.
def initialize_velocity(parameters):
    v = {}
    zeros = None
    for name, value in parameters.items():
        if zeros is None:
            zeros = np.zeros(value.shape)
        v["d" + name] = zeros
    return v

# %% right toward
# v moves towards the gradient by a share; the step by np.subtract.
def initialize_velocity(parameters):
    v = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = v[key] + (1 - beta) * (np.asarray(grads[key]) - v[key])
        new_parameters[name] = np.subtract(value, np.multiply(learning_rate, new_v[key]))
    return new_parameters, new_v

# %% right zeros_like
# zeros_like, a loop, and a print.
def initialize_velocity(parameters):
    v = dict()
    for name in parameters:
        v["d" + name] = np.zeros_like(parameters[name])
    return v

def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    before = {name: np.array(value, dtype=float) for name, value in parameters.items()}
    after = {}
    for name in before:
        after["d" + name] = beta * v["d" + name]
        after["d" + name] = after["d" + name] + (1 - beta) * grads["d" + name]
        before[name] -= learning_rate * after["d" + name]
        print(name, "moved")
    return before, after

# %% right zeros_in_32
# Averages that start as 32-bit zeros.
def initialize_velocity(parameters):
    v = {f"d{name}": np.zeros(np.shape(value), dtype=np.float32) for name, value in parameters.items()}
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta * v[key] + (1 - beta) * grads[key]
        new_parameters[name] = value - learning_rate * new_v[key]
    return new_parameters, new_v

# %% right all_in_32
# In 32 bits.
def initialize_velocity(parameters):
    v = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_parameters, new_v = {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = np.float32(beta) * np.float32(v[key]) + np.float32(1 - beta) * np.float32(grads[key])
        new_parameters[name] = np.float32(value) - np.float32(learning_rate) * new_v[key]
    return new_parameters, new_v
