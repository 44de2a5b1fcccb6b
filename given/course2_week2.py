"""What week 2.2 had students write, for the weeks behind it."""

import numpy as np


def random_mini_batches(X, Y, mini_batch_size, rng):
    """Shuffle the columns of X and Y alike, and cut them into a list of (X_t, Y_t).

    The last mini-batch may have fewer columns; none is empty.
    """
    order = rng.permutation(X.shape[1])
    parts = np.split(order, range(mini_batch_size, len(order), mini_batch_size))
    return [(X[:, part], Y[:, part]) for part in parts]


def initialize_adam(parameters):
    """Adam's two averages before the first step: v and s, each {"dNAME": zeros}."""
    v = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    s = {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Step t of Adam, t = 1, 2, ..., for all parameters, whatever their names.

    Returns new dicts: parameters, v, s, and the corrected averages of this step.
    """
    new, new_v, new_s, v_corrected, s_corrected = {}, {}, {}, {}, {}
    for name, value in parameters.items():
        key = f"d{name}"
        new_v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
        new_s[key] = beta2 * s[key] + (1 - beta2) * grads[key] ** 2
        v_corrected[key] = new_v[key] / (1 - beta1**t)
        s_corrected[key] = new_s[key] / (1 - beta2**t)
        step = v_corrected[key] / (np.sqrt(s_corrected[key]) + epsilon)
        new[name] = value - learning_rate * step
    return new, new_v, new_s, v_corrected, s_corrected
