"""Where the right outputs of several weeks come from: networks by TensorFlow in float64, their derivatives by
the tape, nudges.

Nothing here is written as a solution would be, and no derivative is worked out by hand. Examples are columns,
as in the course: X is (n_x, m), W1 is (n_1, n_x), b1 is (n_1, 1); classes are rows. TensorFlow is imported
when it is needed: it takes seconds.

    parameters = draw_parameters(draw, [3, 5, 4, 2])
    cost, grads = gradients(lambda p: log_loss(network(X, p)[0], Y), parameters)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

ACTIVATIONS = ("relu", "tanh", "sigmoid", "linear")


def one_hot(labels: Sequence[int] | np.ndarray, C: int) -> np.ndarray:
    """Labels (m,) out of 0 .. C - 1 as one-hot columns (C, m), float64."""
    return (np.arange(C)[:, None] == np.asarray(labels).reshape(1, -1)).astype(float)


def draw_parameters(draw: np.random.Generator, layer_dims: Sequence[int], *, batch_norm: bool = False,
                    scale: float = 1.0) -> dict[str, np.ndarray]:
    """Parameters of a network, none of them at a special value.

    Arguments:
        draw: where the numbers come from.
        layer_dims: sizes of the layers, the input's first: L + 1 of them.
        batch_norm: whether hidden layers have "gammal" and "betal" (n_l, 1) in place of "bl".
        scale: of the weights, over the root of how many go into a unit.

    Returns:
        "W1" (n_1, n_0), "b1" (n_1, 1), ..., "WL", "bL".
    """
    parameters, L = {}, len(layer_dims) - 1
    for l, (n_prev, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):
        parameters[f"W{l}"] = scale * draw.normal(size=(n, n_prev)) / np.sqrt(n_prev)
        if batch_norm and l < L:
            parameters[f"gamma{l}"] = draw.uniform(0.5, 2.0, (n, 1))
            parameters[f"beta{l}"] = draw.uniform(-0.5, 1.0, (n, 1))
        else:
            parameters[f"b{l}"] = draw.uniform(0.1, 0.6, (n, 1)) * draw.choice([-1, 1], (n, 1))
    return parameters


def network(X: Any, parameters: Mapping[str, Any], *, activation: str = "relu", epsilon: float = 1e-8,
            statistics: Mapping[int, Mapping[str, Any]] | None = None,
            keep: Mapping[int, Any] | None = None) -> tuple[Any, list[dict[str, Any]]]:
    """A network by TensorFlow, in float64. Layers that have "gammal" are normalised over the batch.

    Arguments:
        X: inputs (n_x, m).
        parameters: see `draw_parameters`; arrays or tensors.
        activation: of the hidden layers, one of `ACTIVATIONS`. The last layer has none.
        epsilon: beside the variance, where a layer is normalised.
        statistics: {l: {"mu", "var"}}, both (n_l, 1), to normalise layer l with; those of the batch if None.
        keep: {l: mask (n_l, m)} by which the activations of layer l are multiplied, for dropout.

    Returns:
        ZL (n_L, m), and a dict for each layer: "A_prev", "Z", "A", where it is normalised also "mu", "var", "Z_tilde". Tensors.

    Raises:
        ValueError: for an unknown activation.
    """
    import tensorflow as tf

    if activation not in ACTIVATIONS:
        raise ValueError(f"{activation!r} is no activation; there is {', '.join(ACTIVATIONS)}")
    bend = {"linear": tf.identity}.get(activation) or getattr(tf.nn, activation)
    given = {name: tf.convert_to_tensor(value, tf.float64) for name, value in parameters.items()}
    L, A, layers = sum(name.startswith("W") for name in given), tf.convert_to_tensor(X, tf.float64), []
    for l in range(1, L + 1):
        layer = {"A_prev": A, "Z": tf.linalg.matmul(given[f"W{l}"], A)}
        if f"b{l}" in given:
            layer["Z"] += given[f"b{l}"]
        if f"gamma{l}" in given:
            mu, var = tf.nn.moments(layer["Z"], axes=[1], keepdims=True)
            if statistics is not None:
                mu, var = statistics[l]["mu"], statistics[l]["var"]
            shift, scale = given[f"beta{l}"], given[f"gamma{l}"]
            layer |= {"mu": mu, "var": var, "Z_tilde": tf.nn.batch_normalization(layer["Z"], mu, var, shift, scale, epsilon)}
        A = layer.get("Z_tilde", layer["Z"])
        A = bend(A) if l < L else A
        layer["A"] = A = A * keep[l] if keep and l in keep else A
        layers.append(layer)
    return A, layers


def cross_entropy(Z: Any, Y: Any) -> Any:
    """The mean cross-entropy of softmax by columns, from logits Z and one-hot columns Y, both (C, m); a tensor."""
    import tensorflow as tf

    rows = tf.transpose(tf.cast(Y, tf.float64))
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(rows, tf.transpose(Z)))


def log_loss(Z: Any, Y: Any) -> Any:
    """The mean over the examples of the log loss from logits Z, added up over the rows, with labels Y, both (C, m); a tensor."""
    import tensorflow as tf

    losses = tf.nn.sigmoid_cross_entropy_with_logits(tf.cast(Y, tf.float64), Z)
    return tf.reduce_mean(tf.reduce_sum(losses, axis=0))


def gradients(cost: Callable[[dict[str, Any]], Any], parameters: Mapping[str, Any]) -> tuple[float, dict[str, np.ndarray]]:
    """A cost and its derivatives by TensorFlow's tape.

    Arguments:
        cost: of {name: float64 tensor}, made of TensorFlow's operations; a number.
        parameters: {name: array or number}.

    Returns:
        The cost, and {name: derivative, in the shape of the parameter}: zeros where it does not matter.
    """
    import tensorflow as tf

    variables = {name: tf.Variable(value, dtype=tf.float64) for name, value in parameters.items()}
    with tf.GradientTape() as tape:
        value = cost({name: tf.convert_to_tensor(variable) for name, variable in variables.items()})
    found = tape.gradient(value, variables, unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return float(value), {name: gradient.numpy() for name, gradient in found.items()}


def finite_differences(cost: Callable[[dict[str, np.ndarray]], float], parameters: Mapping[str, Any],
                       step: float = 1e-5) -> dict[str, np.ndarray]:
    """Derivatives of any function by nudging each number both ways, in float64.

    Right to about 1e-9 for a cost and parameters of size 1; compare `.within(condition=...)` or with an `atol` above that.

    Arguments:
        cost: of {name: array}; a number.
        parameters: {name: array or number}; left as they are.
        step: of a nudge, times the size of the number where that is above 1.

    Returns:
        {name: derivative, in the shape of the parameter}.
    """
    values = {name: np.array(value, dtype=float) for name, value in parameters.items()}
    found = {name: np.zeros_like(value) for name, value in values.items()}
    for name, value in values.items():
        for place in np.ndindex(value.shape):
            at = value[place]
            nudge = step * max(1.0, abs(at))
            ends = at + nudge, at - nudge               # their distance, as float64 has it, is what counts
            costs = []
            for end in ends:
                value[place] = end
                costs.append(float(cost({each: array.copy() for each, array in values.items()})))
            value[place] = at
            found[name][place] = (costs[0] - costs[1]) / (ends[0] - ends[1])
    return found
