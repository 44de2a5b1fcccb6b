"""What week 1.3 had students write, for the weeks behind it."""

import numpy as np


def compute_cost(A2, Y):
    """The mean over the examples of the log loss, added up over the outputs.

    A2 and Y are (n_y, m). What is certain and right costs 0.
    """
    seen = np.where(Y == 1, A2, 1 - A2)
    return float(-np.sum(np.log(seen)) / Y.shape[1])


def update_parameters(parameters, grads, learning_rate=1.2):
    """A step of gradient descent: a new dict W1, b1, ..., WL, bL."""
    return {name: value - learning_rate * grads[f"d{name}"]
            for name, value in parameters.items()}
