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
