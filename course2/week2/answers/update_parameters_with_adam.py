"""Answers to `update_parameters_with_adam`, from the notebook's text: wrong or right as each says."""

# %% wrong forgets_to_correct_s
# Corrects v only.
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    v = {k: beta1 * v[k] + (1 - beta1) * grads[k] for k in v}
    s = {k: beta2 * s[k] + (1 - beta2) * grads[k] ** 2 for k in s}
    vc = {k: v[k] / (1 - beta1**t) for k in v}
    sc = {k: s[k] for k in s}
    steps = {k: learning_rate * vc[k] / (np.sqrt(sc[k]) + epsilon) for k in v}
    new = {p: parameters[p] - steps["d" + p] for p in parameters}
    return new, v, s, vc, sc

# %% wrong returns_corrected
# The corrected ones come back in place of v and s.
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    vc = {k: (beta1 * v[k] + (1 - beta1) * grads[k]) / (1 - beta1**t) for k in v}
    sc = {k: (beta2 * s[k] + (1 - beta2) * grads[k] ** 2) / (1 - beta2**t) for k in s}
    steps = {k: learning_rate * vc[k] / (np.sqrt(sc[k]) + epsilon) for k in v}
    new = {p: parameters[p] - steps["d" + p] for p in parameters}
    return new, vc, sc, vc, sc

# %% wrong epsilon_under_the_root
# sqrt(s + epsilon).
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    v = {k: beta1 * v[k] + (1 - beta1) * grads[k] for k in v}
    s = {k: beta2 * s[k] + (1 - beta2) * grads[k] ** 2 for k in s}
    vc = {k: v[k] / (1 - beta1**t) for k in v}
    sc = {k: s[k] / (1 - beta2**t) for k in s}
    steps = {k: learning_rate * vc[k] / np.sqrt(sc[k] + epsilon) for k in v}
    new = {p: parameters[p] - steps["d" + p] for p in parameters}
    return new, v, s, vc, sc

# %% wrong as_in_keras
# Keras' order, with epsilon as it stands.
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    v = {k: beta1 * v[k] + (1 - beta1) * grads[k] for k in v}
    s = {k: beta2 * s[k] + (1 - beta2) * grads[k] ** 2 for k in s}
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    new = {p: parameters[p] - rate * v["d" + p] / (np.sqrt(s["d" + p]) + epsilon) for p in parameters}
    return new, v, s, {k: v[k] / (1 - beta1**t) for k in v}, {k: s[k] / (1 - beta2**t) for k in s}

# %% wrong t_plus_one
# Counts t itself, from 0.
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    t = t + 1
    v = {k: beta1 * v[k] + (1 - beta1) * grads[k] for k in v}
    s = {k: beta2 * s[k] + (1 - beta2) * grads[k] ** 2 for k in s}
    vc = {k: v[k] / (1 - beta1**t) for k in v}
    sc = {k: s[k] / (1 - beta2**t) for k in s}
    steps = {k: learning_rate * vc[k] / (np.sqrt(sc[k]) + epsilon) for k in v}
    new = {p: parameters[p] - steps["d" + p] for p in parameters}
    return new, v, s, vc, sc

# %% wrong fixed_betas
# 0.9 and 0.999 are written into the code.
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    v = {k: 0.9 * v[k] + 0.1 * grads[k] for k in v}
    s = {k: 0.999 * s[k] + 0.001 * grads[k] ** 2 for k in s}
    vc = {k: v[k] / (1 - 0.9**t) for k in v}
    sc = {k: s[k] / (1 - 0.999**t) for k in s}
    steps = {k: learning_rate * vc[k] / (np.sqrt(sc[k]) + epsilon) for k in v}
    new = {p: parameters[p] - steps["d" + p] for p in parameters}
    return new, v, s, vc, sc

# %% wrong dicts_in_place
# Writes into the dicts v and s.
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    new, vc, sc = {}, {}, {}
    for p in parameters:
        k = "d" + p
        v[k] = beta1 * v[k] + (1 - beta1) * grads[k]
        s[k] = beta2 * s[k] + (1 - beta2) * grads[k] ** 2
        vc[k], sc[k] = v[k] / (1 - beta1**t), s[k] / (1 - beta2**t)
        new[p] = parameters[p] - learning_rate * vc[k] / (np.sqrt(sc[k]) + epsilon)
    return new, v, s, vc, sc

# %% wrong one_dict_for_both
# v and s are the same object.
def initialize_adam(parameters):
    v = s = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    return v, s

# %% right one_helper
# A helper for one array.
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    def average(old, new, beta):
        now = beta * old + (1 - beta) * new
        return now, now / (1 - np.power(float(beta), t))

    first = {k: average(v[k], grads[k], beta1) for k in v}
    second = {k: average(s[k], np.square(grads[k], dtype=float), beta2) for k in s}
    new = {}
    for p, array in parameters.items():
        new[p] = array - learning_rate * (first["d" + p][1] / (second["d" + p][1] ** 0.5 + epsilon))
    return (new, {k: pair[0] for k, pair in first.items()}, {k: pair[0] for k, pair in second.items()},
            {k: pair[1] for k, pair in first.items()}, {k: pair[1] for k, pair in second.items()})

# %% right copies_in_place
# Copies first, then in place.
def initialize_adam(parameters):
    empty = lambda: {"d" + p: np.zeros_like(np.asarray(a, dtype=float)) for p, a in parameters.items()}
    return empty(), empty()


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    parameters, v, s = ({k: np.array(a, dtype=float) for k, a in d.items()} for d in (parameters, v, s))
    vc, sc = {}, {}
    for k in v:
        g = np.asarray(grads[k], dtype=float)
        v[k] *= beta1
        v[k] += (1 - beta1) * g
        s[k] *= beta2
        s[k] += (1 - beta2) * g * g
        vc[k], sc[k] = v[k] / (1 - beta1**t), s[k] / (1 - beta2**t)
        parameters[k[1:]] -= learning_rate * vc[k] / (np.sqrt(sc[k]) + epsilon)
    return [parameters, v, s, vc, sc]

# %% wrong t_minus_one
# Corrects with t - 1, in step 1 with 1.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1 ** max(t - 1, 1))
        s_corrected[key] = new_s[key] / (1 - beta2 ** max(t - 1, 1))
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong t_plus_one_2
# Corrects with t + 1.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1 ** (t + 1))
        s_corrected[key] = new_s[key] / (1 - beta2 ** (t + 1))
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong times_t
# 1 - beta * t.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1 * t)
        s_corrected[key] = new_s[key] / (1 - beta2 * t)
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong epsilon_hat
# The short form of the paper with epsilon as it is: Keras' step.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        step = rate * new_v[key] / (np.sqrt(new_s[key]) + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong plain_v_returned
# v_corrected is the plain v for whoever reads it.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        v_corrected[key] = new_v[key]
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong counts_itself
# Counts its own calls in place of reading t.
_steps = [0]
def initialize_adam(parameters):
    _steps[0] = 0
    return initialize_velocity(parameters), initialize_velocity(parameters)

def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    _steps[0] += 1
    t = _steps[0]
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        new_parameters[name] = value - learning_rate * v_corrected[key] / (np.sqrt(s_corrected[key]) +
                                                                           epsilon)
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong amsgrad
# Divides by the largest s so far of the two it knows.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(np.maximum(s_corrected[key], s[key]))
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong nadam
# Nesterov's look ahead.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * (beta1 * v_corrected[key] + (1 - beta1) * grads[key] /
                                (1 - beta1**t)) / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong betas_fixed
# The usual betas whatever is said.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        beta1, beta2 = 0.9, 0.999
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong epsilon_fixed
# Epsilon is 1e-8 whatever is said.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + 1e-8)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong one_dict_of_ones
# s starts at ones.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = {key: value + 1 for key, value in v.items()}
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong correction_early_only
# No correction after ten steps: with beta2 0.999 that is a factor of 10 in the root.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        if t > 10:
            v_corrected[key], s_corrected[key] = new_v[key], new_s[key]
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong signed_squares
# s = g |g|: negative gradients have no root.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] * np.abs(grads[key])
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(np.abs(s_corrected[key]))
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong variance
# Squares of the distance from the average, as AdaBelief has it.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * (grads[key] - new_v[key]) ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong in_place
# v and s themselves change.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        v[key][...] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_v[key] = v[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% right epsilon_hat_mended
# The short form with epsilon times the root, too.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        root = np.sqrt(1 - beta2**t)
        step = learning_rate * root / (1 - beta1**t) * new_v[key] / (np.sqrt(new_s[key]) + epsilon * root)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% right by_pieces
# Helpers of its own, zeros by a loop.
def initialize_adam(parameters):
    v, s = {}, {}
    for name, value in parameters.items():
        v["d" + name] = np.zeros(value.shape)
        s["d" + name] = np.zeros(value.shape)
    return v, s

def forget(old, new, beta):
    return {key: beta * old[key] + (1 - beta) * new[key] for key in new}

def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    grads = {"d" + name: np.asarray(grads["d" + name]) for name in parameters}
    v = forget(v, grads, beta1)
    s = forget(s, {key: np.power(g, 2) for key, g in grads.items()}, beta2)
    v_hat = {key: value / (1 - np.power(beta1, float(t))) for key, value in v.items()}
    s_hat = {key: value / (1 - np.power(beta2, float(t))) for key, value in s.items()}
    return ({name: value - learning_rate * v_hat["d" + name] / (np.sqrt(s_hat["d" + name]) + epsilon)
             for name, value in parameters.items()}, v, s, v_hat, s_hat)

# %% right same_zeros_twice
# One dict of zeros for both: nobody changes it.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = dict(v)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% right flat
# All numbers in one long array.
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999,
                                epsilon=1e-8):
    names = list(parameters)
    flat = lambda of, d="d": np.concatenate([np.ravel(of[d + name]) for name in names])
    G, V, S, P = flat(grads), flat(v), flat(s), flat(parameters, "")
    V = beta1 * V + (1 - beta1) * G
    S = beta2 * S + (1 - beta2) * G * G
    Vc, Sc = V / (1 - beta1**t), S / (1 - beta2**t)
    P = P - learning_rate * Vc / (Sc**0.5 + epsilon)
    def back(of, d="d"):
        made, at = {}, 0
        for name in names:
            size = np.size(parameters[name])
            made[d + name] = of[at:at + size].reshape(np.shape(parameters[name]))
            at += size
        return made
    return back(P, ""), back(V), back(S), back(Vc), back(Sc)

# %% wrong t_at_most_1000
# Leaves the corrections out behind step 1000: with beta2 0.999 s is still a third too small.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        if t > 1000:
            s_corrected[key] = new_s[key]
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected

# %% wrong clips
# Cuts gradients at 10.
def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_parameters, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * np.clip(grads[key], -10, 10)
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        usual_size = np.sqrt(s_corrected[key])
        step = learning_rate * v_corrected[key] / (usual_size + epsilon)
        new_parameters[name] = value - step
    return new_parameters, new_v, new_s, v_corrected, s_corrected
