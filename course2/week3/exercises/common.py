"""What several cards of week 2.3 share."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import slip
from autograder.judging.oracles import cross_entropy, draw_parameters, gradients, network
from coursekit import data

DATA = {"digits.h5": data.write_digits}


def wild_knob(draw, kind, count, options):
    """A knob of a space to search in, for a domain: "int" has so many numbers, "choice" these options."""
    low, place = 10 ** draw.uniform(-9, 2), int(draw.integers(-99, 99))
    return (kind, *{
        "log": (low, low * 10 ** draw.uniform(0.1, 9)), "uniform": (-low, 10 ** draw.uniform(-3, 3)),
        "one-minus-log": (1 - 10 ** draw.uniform(-3, 0), 1 - 10 ** draw.uniform(-8, -4)),
        "int": (place, place + count - 1), "choice": (options,),
    }[kind])


def batch(draw, n, m, offset=0.0, spread=1.0):
    """A batch (n, m) with means and deviations that differ from unit to unit, and gamma and beta (n, 1)."""
    mean, deviation = draw.normal(0, 2, (n, 1)), draw.uniform(0.5, 3, (n, 1))
    Z = offset + spread * (mean + deviation * draw.normal(size=(n, m)))
    gamma = draw.uniform(0.5, 2, (n, 1)) * draw.choice([-1, 1], (n, 1))
    return {"Z": Z, "gamma": gamma, "beta": draw.normal(0, 2, (n, 1))}


LESSON = {"Z": np.array([[1.0, 2, 3, 6], [10, -10, 20, 0]]),
          "gamma": np.array([[2.0], [0.5]]), "beta": np.array([[1.0], [-1]])}
SQUARE = {"Z": np.array([[1.0, 2, 6], [0, -1, 4], [5, 5, 2]]),
          "gamma": np.array([[2.0], [1], [-1]]), "beta": np.array([[0.0], [3], [1]])}


def cache_of(batch, epsilon):
    """What `batchnorm_forward` promises to keep of a batch of `batch`."""
    mu, var = batch["Z"].mean(axis=1, keepdims=True), batch["Z"].var(axis=1, keepdims=True)
    Z_norm = (batch["Z"] - mu) / np.sqrt(var + epsilon)
    return {"Z_norm": Z_norm, "mu": mu, "var": var, "gamma": batch["gamma"], "epsilon": epsilon}


def wild_batch(draw):
    """A batch of the domain, (n, m) with gamma and beta (n, 1): what the docstrings of batch norm allow."""
    n, m = sizes(draw, 2)
    gamma, beta = numbers(draw, (n, 1), most=1e2), numbers(draw, (n, 1), most=1e2)
    return {"Z": numbers(draw, (n, m), most=1e4), "gamma": gamma, "beta": beta}


def lost_digits(*arrays, against=1e-3):
    """The condition of a difference of numbers as large as these, judged as one as large as `against`.

    Half the digits are tolerated, so rounding may be magnified by 1 / sqrt(eps) before it tells.
    """
    eps = max(np.finfo(np.result_type(array, np.float16)).eps for array in arrays)
    largest = max(float(np.abs(array).max(initial=0.0)) for array in arrays)
    return max(1.0, float(np.sqrt(eps)) * largest / against)


# Slips that can be made wherever a batch is normalised: their texts occur in each of the solutions.
BY_VARIANCE = slip("The division is by the variance. Divide by its square root.", ("np.sqrt(", "("))
EPSILON_OUTSIDE = slip("Epsilon is added to the standard deviation. Add it to the variance, under the root.",
                       ("np.sqrt(", "(np.sqrt("), ("var + epsilon)", "var) + epsilon)"))
EPSILON_AFTER = slip(
    "Epsilon is added after the division, perhaps for lack of brackets. Add it to the variance, under the "
    "root.",
    ("var + epsilon)", "var) + epsilon"))
EPSILON_MISSING = slip(
    "Epsilon is not used under the root, so a unit that never varies gives NaN. Add it to the variance.",
    ("var + epsilon", "var"))
SHIFT_FIRST = slip(
    "Beta is added before the scaling, so gamma multiplies it as well. Scale first, then shift.",
    ("gamma * Z_norm + beta", "gamma * (Z_norm + beta)"))


def of_network(parameters, X, Y, epsilon=1e-8, statistics=None):
    """Cost of a network of `autograder.judging.oracles`, its derivatives by TensorFlow's tape, its layers."""
    layers = []

    def cost(parameters):
        ZL, layers[:] = network(X, parameters, epsilon=epsilon, statistics=statistics)
        return cross_entropy(ZL, Y)

    return *gradients(cost, parameters), layers


def train(batches, parameters, momentum, update, epsilon=1e-8, frozen=()):
    """Training of a network with batch norm by automatic derivatives.

    Arguments:
        batches: (X, Y) of each step.
        parameters: to start from.
        momentum: weight of the old value in the running statistics, which start at 0 and 1.
        update: function (key, gradient) -> what to add to a parameter.
        epsilon: in the root.
        frozen: keys of parameters that are not trained; batch norm then uses its statistics as they are.

    Returns:
        The cost before each step, the parameters after the last, {l: {"mu", "var"}}, and how close any ReLU
        came to its edge on the way.
    """
    parameters, costs, edge, L = dict(parameters), [], np.inf, sum(key.startswith("W") for key in parameters)
    sizes = {l: parameters[f"beta{l}"].shape for l in range(1, L)}
    running = {l: {"mu": np.zeros(size), "var": np.ones(size)} for l, size in sizes.items()}
    for X, Y in batches:
        cost, found, layers = of_network(parameters, X, Y, epsilon, running if frozen else None)
        costs.append(cost)
        for l, layer in enumerate(layers[:-1], start=1):
            edge = min(edge, np.abs(layer["Z_tilde"]).min())
            for name in ("mu", "var") if not frozen else ():
                running[l][name] = momentum * running[l][name] + (1 - momentum) * layer[name].numpy()
        for key in parameters.keys() - set(frozen):
            parameters[key] = parameters[key] + update(key, found[key])
    return costs, parameters, running, edge


def bn_caches(layers, epsilon):
    """What batchnorm_forward is to keep of each hidden layer of a network."""
    return [{"Z_norm": (layer["Z"] - layer["mu"]) / np.sqrt(layer["var"] + epsilon), "mu": layer["mu"],
             "var": layer["var"]} for layer in layers[:-1]]


def magnified(layers, epsilon):
    """How much hidden layers magnify rounding: each by the size of Z over what it is divided by."""
    factors = [np.abs(layer["Z"]).max() / np.sqrt(np.min(layer["var"]) + epsilon) for layer in layers[:-1]]
    return float(np.prod([max(1.0, factor) for factor in factors]))


def wild_network(draw):
    """X, parameters and epsilon of a network with batch norm, for a domain."""
    *dims, m = sizes(draw, int(draw.integers(3, 7)), large=20)
    # In single precision the rounding of Z itself decides what is left after the mean.
    X = numbers(draw, (dims[0], m), most=1e3, least=1e-3, without=("float32",))
    return X, draw_parameters(draw, dims, batch_norm=True), float(draw.choice([1e-8, 1e-5, 1e-3, 0.5]))
