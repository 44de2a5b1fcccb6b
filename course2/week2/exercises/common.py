"""What several cards of week 2.2 share: parameters with their gradients, and averages by SciPy's filter."""

import numpy as np
from scipy.signal import lfilter

from autograder.authoring.domain import numbers, sizes
from coursekit import data

FILES = (*data.mnist.files, *data.weather.files)


def averages(values, beta, before=0.0):
    """The exponentially weighted average after each of some days, by a digital filter of SciPy.

    Arguments:
        values: (T, ...).
        beta: weight of the past.
        before: the average of the day before the first.

    Returns:
        (T, ...), without a correction.
    """
    values = np.asarray(values, dtype=float)
    start = np.broadcast_to(beta * np.asarray(before, dtype=float), values.shape[1:])
    return lfilter([1.0 - beta], [1.0, -beta], values, axis=0, zi=start[np.newaxis])[0]


def shares(beta, first, count):
    """1 - beta^t for the days `first`, `first` + 1, ..., (count,)."""
    return -np.expm1(np.arange(first, first + count) * np.log(beta)) if beta else np.ones(count)


def parameters(draw, *shapes, names=("W1", "b1", "gamma1", "W2", "b2", "W3")):
    """Parameters of these shapes by name."""
    return {name: draw.normal(size=shape) for name, shape in zip(names, shapes)}


def gradients(draw, parameters, steps, scale=1.0):
    """So many dicts of gradients of some parameters: their sizes differ from number to number."""
    def some(*shape):
        return scale * draw.normal(size=shape) * 10 ** draw.uniform(-1, 1, shape)

    return [{f"d{name}": some(*np.shape(value)) for name, value in parameters.items()} for _ in range(steps)]


def kept(draw, parameters, scale=1.0, positive=False):
    """Averages of gradients so far, or of their squares."""
    drawn = gradients(draw, parameters, 1, scale)[0]
    return {key: value**2 if positive else value for key, value in drawn.items()}


def zeros(parameters):
    return {f"d{name}": np.zeros(np.shape(value)) for name, value in parameters.items()}


def wild(draw, kinds=()):
    """Parameters, gradients of some steps, and averages of the kinds "v" and "s", for a domain."""
    names = [str(name) for name in draw.permutation(["W1", "b1", "gamma1", "W2", "beta2", "b2"])]
    shapes = {name: tuple(sizes(draw, 2, most=5, large=12)) for name in names[:int(draw.integers(1, 5))]}

    def some(**how):
        return {f"d{name}": numbers(draw, shape, **how) for name, shape in shapes.items()}

    found = {"parameters": {name: numbers(draw, shape, most=1e3) for name, shape in shapes.items()},
             "grads": [some(most=1e6) for _ in range(int(draw.integers(1, 4)))]}
    for kind in kinds:
        fresh = draw.random() < 0.4
        found[kind] = {key: np.zeros(np.shape(value)) if fresh else np.abs(value) if kind == "s" else value
                       for key, value in some(most=1e4).items()}
    return found


def weight(draw):
    """A weight of the past: usual ones, and the ends of what is allowed."""
    return float(draw.choice([0.0, 0.5, 0.9, 0.99, 0.999, draw.uniform()]))
