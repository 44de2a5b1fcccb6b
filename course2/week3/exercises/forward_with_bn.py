"""The card of `forward_with_bn`."""

import numpy as np

from autograder.authoring.exercise import Exercise, example, hidden, replace_line, rewrite, slip
from autograder.judging.oracles import draw_parameters, network

from .common import bn_caches, magnified, wild_network

_ZL = 'parameters[f"W{L}"] @ A + parameters[f"b{L}"]'


class ForwardWithBn(Exercise):
    """Forward propagation with batch norm in every hidden layer."""

    section, difficulty, minutes = "2.3.5", 2, 18
    points = 7
    parts = {"ZL": 2, "A_prev": 1, "Z_tilde": 1, "bn_cache": 1, "W": 0.1, "b": 0.1}
    needs = ("batchnorm_forward",)
    form = "ZL and a list: (A_prev, W, bn_cache, Z_tilde) for each hidden layer, (A_prev, W, b) for the last"

    @staticmethod
    def probe(student, X, parameters, epsilon):
        ZL, caches = student.forward_with_bn(X, parameters, epsilon)
        *hidden, last = caches
        return {"ZL": ZL, "A_prev": [cache[0] for cache in caches], "W": [cache[1] for cache in caches],
                "bn_cache": [cache[2] for cache in hidden], "Z_tilde": [cache[3] for cache in hidden],
                "b": last[2]}

    def cases(self, draw):
        def net(dims, m, epsilon=1e-8, gamma=1.0, draw=draw):
            parameters = draw_parameters(draw, dims, batch_norm=True)
            parameters |= {key: gamma * value for key, value in parameters.items() if key.startswith("gamma")}
            return {"X": draw.normal(1, 2, (dims[0], m)), "parameters": parameters, "epsilon": epsilon}

        by_hand = {"W1": np.array([[1.0]]), "gamma1": np.array([[2.0]]), "beta1": np.array([[1.0]]),
                   "W2": np.array([[1.0], [-1.0]]), "b2": np.array([[0.0], [3.0]])}
        row = np.array([[1.0, 2, 3, 6]])
        yield example("the row (1, 2, 3, 6) of lesson 2.3.4", X=row, parameters=by_hand, epsilon=1e-8)
        yield example("two hidden layers", **net([2, 2, 2, 2], 4, 0.5, draw=np.random.default_rng(6)))
        yield hidden("two hidden layers", **net([3, 5, 4, 3], 7))
        yield hidden("as many examples as units", **net([4, 4, 4], 4, 1e-3))
        for label, inputs in {
                "three hidden layers": net([2, 6, 3, 5, 4], 9), "no hidden layer": net([3, 4], 5),
                "a large epsilon": net([3, 4, 4, 2], 6, 0.5), "a single example": net([3, 4, 2], 1),
                "large gamma": net([3, 4, 2], 8, gamma=30),
                "gamma below 0": net([3, 4, 2], 8, gamma=-1)}.items():
            yield hidden(label, **inputs).about("generality")

    def oracle(self, X, parameters, epsilon):
        ZL, layers = network(X, parameters, epsilon=epsilon)
        L = len(layers)
        return {"ZL": ZL, "A_prev": [layer["A_prev"] for layer in layers],
                "bn_cache": bn_caches(layers, epsilon),
                "Z_tilde": [layer["Z_tilde"] for layer in layers[:-1]],
                "W": [parameters[f"W{l}"] for l in range(1, L + 1)], "b": parameters[f"b{L}"]}

    def domain(self, draw):
        X, parameters, epsilon = wild_network(draw)
        condition = magnified(network(X, parameters, epsilon=epsilon)[1], epsilon)
        return hidden("", X=X, parameters=parameters, epsilon=epsilon).within(condition=condition)

    normalises_after_relu = slip(
        "Batch norm comes after ReLU here. It belongs between the linear step and ReLU.",
        ("batchnorm_forward(Z,", "batchnorm_forward(relu(Z),"), ("relu(Z_tilde)", "Z_tilde"))
    no_relu = slip(
        "The hidden layers have no activation. A is ReLU of Z_tilde.", ("relu(Z_tilde)", "Z_tilde"))
    relu_in_place = slip(
        "ReLU writes into Z_tilde itself, so the cache has lost the negative numbers that the way back "
        "needs.", replace_line("A = relu", "A = Z_tilde = relu(Z_tilde)"))
    epsilon_dropped = slip(
        "epsilon is not handed on: batchnorm_forward then uses its own default.",
        ("gamma, beta, epsilon)", "gamma, beta)"))
    always_X = slip(
        "Every layer gets X. Layer l works on the output of the layer before: A_prev.", ("@ A_prev", "@ X"))
    first_layer_again = slip(
        "gamma and beta of layer 1 are used in every layer. Each layer has its own.",
        replace_line("gamma, beta =", 'gamma, beta = parameters["gamma1"], parameters["beta1"]'))
    swapped = slip(
        "gamma and beta are exchanged. gamma scales, beta shifts: batchnorm_forward takes Z, gamma, beta, "
        "epsilon.", ("(Z, gamma, beta", "(Z, beta, gamma"))
    relu_at_the_end = slip(
        "The output layer has a ReLU. It returns plain logits, which may be negative.",
        replace_line("ZL =", f"ZL = relu({_ZL})"))
    batch_norm_at_the_end = slip(
        "The output layer is normalised, too. Logits need their own mean and spread: no batch norm there.",
        replace_line("ZL =", f"ZL, _ = batchnorm_forward({_ZL}, 1.0, 0.0, epsilon)"))

    with_where = rewrite(
        ("relu(Z_tilde)", "np.where(Z_tilde > 0, Z_tilde, 0.0)"),
        replace_line("Z = parameters", 'Z = np.einsum("ij,jk->ik", parameters[f"W{l}"], A_prev)'))
