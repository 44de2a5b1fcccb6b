"""What week 2.1 had students write, for the weeks behind it."""

import numpy as np


def numerical_gradients(cost_fn, parameters, epsilon=1e-7):
    """Derivatives of a cost, {"dNAME": array}, from a nudge of each number both ways.

    cost_fn takes parameters, {"NAME": array}, and returns a number.
    """
    gradients = {}
    for name, value in parameters.items():
        slopes = np.zeros(np.shape(value))
        for place in np.ndindex(slopes.shape):
            nudge = np.zeros(slopes.shape)
            nudge[place] = epsilon
            up = cost_fn({**parameters, name: value + nudge})
            down = cost_fn({**parameters, name: value - nudge})
            slopes[place] = (up - down) / (2 * epsilon)
        gradients[f"d{name}"] = slopes
    return gradients


def locate_bad_gradients(numeric, gradients, tol=1e-5):
    """Which gradients are missing, or differ from the numerical ones by more than tol.

    The difference is relative: its length over the sum of both lengths. Names, sorted.
    """
    bad = []
    for name, slopes in numeric.items():
        gradient = gradients.get(name)
        if gradient is None or np.shape(gradient) != slopes.shape:
            bad.append(name)
            continue
        length = np.linalg.norm(slopes) + np.linalg.norm(gradient)
        # This way round it is true of NaN and infinity, too.
        if not np.linalg.norm(slopes - gradient) <= tol * length < np.inf:
            bad.append(name)
    return sorted(bad)
