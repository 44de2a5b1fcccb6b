"""The card of `forward_with_bn`."""

import numpy as np

from autograder.exercise import Exercise, example, hidden, rewrite, slip

from .common import draw_parameters, network


class ForwardWithBn(Exercise):
    """Forward propagation with batch norm in every hidden layer."""

    section, difficulty, minutes = "2.3.5", 2, 15
    points = 4
    parts = {"ZL": 2, "Z_tilde of all layers": 1, "A_prev of all layers": 1}
    needs = ("batchnorm_forward",)

    @staticmethod
    def probe(student, X, parameters, epsilon):
        # The layers' rows stand one below the other.
        import numpy as np
        ZL, caches = student.forward_with_bn(X, parameters, epsilon)
        found = {"ZL": ZL, "A_prev of all layers": np.vstack([cache[0] for cache in caches])}
        if len(caches) > 1:
            found["Z_tilde of all layers"] = np.vstack([cache[3] for cache in caches[:-1]])
        return found

    def cases(self, draw):
        by_hand = {"W1": np.array([[1.0]]), "gamma1": np.array([[2.0]]), "beta1": np.array([[1.0]]),
                   "W2": np.array([[1.0], [-1.0]]), "b2": np.array([[0.0], [10.0]])}
        yield example("the row (1, 2, 3, 6) of lesson 2.3.4", X=np.array([[1.0, 2.0, 3.0, 6.0]]), parameters=by_hand, epsilon=1e-8)
        fixed = np.random.default_rng(6)
        yield example("two hidden layers", X=fixed.normal(size=(2, 4)).round(1), epsilon=0.5,
                      parameters={key: value.round(1) for key, value in draw_parameters(fixed, [2, 2, 2, 2]).items()})
        for label, dims, m, epsilon in (("two hidden layers", [3, 5, 4, 3], 7, 1e-8), ("as many examples as units", [4, 4, 4], 4, 1e-3)):
            yield hidden(label, X=draw.normal(2, 3, (dims[0], m)), parameters=draw_parameters(draw, dims), epsilon=epsilon)
        for label, dims, m, epsilon in (("three hidden layers", [2, 6, 3, 5, 4], 9, 1e-8), ("no hidden layer", [3, 4], 5, 1e-8),
                                        ("a large epsilon", [3, 4, 4, 2], 6, 0.5), ("a single example", [3, 4, 2], 1, 1e-8)):
            yield hidden(label, X=draw.normal(size=(dims[0], m)), parameters=draw_parameters(draw, dims), epsilon=epsilon).about("generality")

    def oracle(self, X, parameters, epsilon):
        ZL, layers = network(X, parameters, epsilon)
        A_last = np.maximum(0, layers[-1][4]) if layers else X
        found = {"ZL": ZL, "A_prev of all layers": np.vstack([*(layer[0] for layer in layers), A_last])}
        if layers:
            found["Z_tilde of all layers"] = np.vstack([layer[4] for layer in layers])
        return found

    normalises_after_relu = slip("Batch norm comes after ReLU here. It belongs between the linear step and ReLU.",
                                 ("batchnorm_forward(Z, ", "batchnorm_forward(relu(Z), "), ("A = relu(Z_tilde)", "A = Z_tilde"))
    no_relu = slip("The hidden layers have no activation. A is ReLU of Z_tilde.", ("relu(Z_tilde)", "Z_tilde"))
    relu_of_Z = slip("ReLU is applied to Z, so that batch norm has no effect. Apply it to Z_tilde.", ("relu(Z_tilde)", "relu(Z)"))
    epsilon_dropped = slip("epsilon is not handed on: batchnorm_forward then uses its own default.",
                           (", epsilon)\n        A =", ")\n        A ="))
    always_X = slip("Every layer gets X. Layer l works on the output of the layer before: A_prev.", ("@ A_prev", "@ X"))
    first_layer_again = slip("gamma and beta of layer 1 are used in every layer. Each layer has its own.",
                             ('[f"gamma{l}"], parameters[f"beta{l}"]', '["gamma1"], parameters["beta1"]'))
    swapped = slip("gamma and beta are exchanged. gamma scales, beta shifts: batchnorm_forward(Z, gamma, beta, epsilon).",
                   ('parameters[f"gamma{l}"], parameters[f"beta{l}"]', 'parameters[f"beta{l}"], parameters[f"gamma{l}"]'))
    output_without_bias = slip("The output layer lacks its bias b.", (' + parameters[f"b{L}"]\n    ### END', "\n    ### END"))
    relu_at_the_end = slip("The output layer has a ReLU. It returns plain logits, which may be negative.",
                           ('ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]', 'ZL = relu(parameters[f"W{L}"] @ A + parameters[f"b{L}"])'))
    batch_norm_at_the_end = slip("The output layer is normalised, too. Logits need their own mean and spread: no batch norm there.",
                                 ('ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]',
                                  'ZL, _ = batchnorm_forward(parameters[f"W{L}"] @ A + parameters[f"b{L}"], 1.0, 0.0, epsilon)'))
    probabilities = slip("Probabilities are returned. The cost wants logits: leave softmax out.",
                         ('ZL = parameters[f"W{L}"] @ A + parameters[f"b{L}"]', 'ZL = softmax(parameters[f"W{L}"] @ A + parameters[f"b{L}"])'))
    not_rescaled = slip("gamma and beta have no effect: hand the layer's own ones to batchnorm_forward.",
                        ('parameters[f"gamma{l}"], parameters[f"beta{l}"], epsilon', '1.0, 0.0, epsilon'))

    recursive_names = rewrite(("A = relu(Z_tilde)", "A = Z_tilde * (Z_tilde > 0)"), ("@ A_prev", "@ np.asarray(A_prev)"))
    with_where = rewrite(("relu(Z_tilde)", "np.where(Z_tilde > 0, Z_tilde, 0.0)"), ('parameters[f"W{l}"] @ A_prev\n', 'np.einsum("ij,jk->ik", parameters[f"W{l}"], A_prev)\n'))
