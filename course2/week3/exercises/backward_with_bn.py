"""The card of `backward_with_bn`."""

import numpy as np

from autograder.exercise import Exercise, example, hidden, rewrite, slip

from .common import draw_parameters, gradients, network, one_hot


class BackwardWithBn(Exercise):
    """Backpropagation through a network with batch norm."""

    section, difficulty, minutes = "2.3.5", 3, 25
    points = 5
    parts = {"dW1": 1, "dgamma1": 1, "dbeta1": 1, "dW2": 1, "dgamma2": 1, "dbeta2": 1, "dW3": 1, "db2": 0.5, "db3": 0.5}
    needs = ("batchnorm_forward", "batchnorm_backward", "softmax", "softmax_backward")

    @staticmethod
    def probe(student, ZL, Y, layers, epsilon):
        # The caches are made here, with the student's own batchnorm_forward, so that a slip in
        # forward_with_bn costs nothing here.
        caches = [(layer["A_prev"], layer["W"],
                   student.batchnorm_forward(layer["Z"], layer["gamma"], layer["beta"], epsilon)[1], layer["Z_tilde"])
                  for layer in layers[:-1]]
        caches.append((layers[-1]["A_prev"], layers[-1]["W"], layers[-1]["b"]))
        return student.backward_with_bn(ZL, Y, caches)

    @staticmethod
    def inputs(X, Y, parameters, epsilon):
        """The inputs of the probe for a network: what forward propagation by TensorFlow gives."""
        ZL, hidden_layers = network(X, parameters, epsilon)
        layers = [{"A_prev": A_prev.numpy(), "W": parameters[f"W{l}"], "Z": Z.numpy(), "gamma": parameters[f"gamma{l}"],
                   "beta": parameters[f"beta{l}"], "Z_tilde": Z_tilde.numpy()}
                  for l, (A_prev, Z, _, _, Z_tilde) in enumerate(hidden_layers, start=1)]
        L = len(layers) + 1
        A_last = np.maximum(0, layers[-1]["Z_tilde"]) if layers else X
        layers.append({"A_prev": A_last, "W": parameters[f"W{L}"], "b": parameters[f"b{L}"]})
        return {"ZL": ZL, "Y": Y, "layers": layers, "epsilon": epsilon}

    def cases(self, draw):
        fixed = np.random.default_rng(1)
        for label, dims, m in (("one hidden layer", [2, 3, 2], 4), ("two hidden layers of equal size", [3, 3, 3, 3], 4)):
            yield example(label, **self.inputs(fixed.normal(size=(dims[0], m)), one_hot(np.arange(m) % dims[-1], dims[-1]),
                                               draw_parameters(fixed, dims), 1e-8)).within(condition=100)
        for label, dims, m, epsilon in (("two hidden layers", [3, 5, 4, 3], 8, 1e-8), ("all sizes equal", [4, 4, 4, 4], 4, 1e-2)):
            yield hidden(label, **self.inputs(draw.normal(size=(dims[0], m)), one_hot(draw.integers(0, dims[-1], m), dims[-1]),
                                              draw_parameters(draw, dims), epsilon)).within(condition=100)
        for label, dims, m, epsilon in (("three hidden layers", [2, 4, 5, 3, 4], 9, 1e-3), ("no hidden layer", [3, 4], 6, 1e-8),
                                        ("a large epsilon", [3, 4, 3], 6, 0.5)):
            yield hidden(label, **self.inputs(draw.normal(size=(dims[0], m)), one_hot(draw.integers(0, dims[-1], m), dims[-1]),
                                              draw_parameters(draw, dims), epsilon)).within(condition=100).about("generality")

    def oracle(self, ZL, Y, layers, epsilon):
        L, parameters = len(layers), {f"b{len(layers)}": layers[-1]["b"]}
        for l, layer in enumerate(layers, start=1):
            parameters[f"W{l}"] = layer["W"]
            parameters |= {f"{name}{l}": layer[name] for name in ("gamma", "beta") if l < L}
        _, found, _ = gradients(layers[0]["A_prev"], Y, parameters, epsilon)
        return {f"d{key}": gradient for key, gradient in sorted(found.items())}

    mask_by_Z_norm = slip("The derivative of ReLU looks at the sign of the normalised Z. ReLU was applied to Z_tilde, after gamma and beta: look at that.",
                          ("(Z_tilde > 0)", '(bn_cache["Z_norm"] > 0)'))
    mask_by_A_prev = slip("The derivative of ReLU looks at A_prev, the input of the layer. It should look at Z_tilde, what this layer's ReLU was given.",
                          ("dA * (Z_tilde > 0)", "dA * (Z_tilde > 0) if A_prev.shape != dA.shape else dA * (A_prev > 0)"))
    no_mask = slip("The derivative of ReLU is missing: where Z_tilde is negative, nothing comes back.", ("dA * (Z_tilde > 0)", "dA"))
    skips_batch_norm = slip("dW and dA are computed from dZ_tilde, as if there were no batch norm. Use the dZ that batchnorm_backward returns.",
                            ("batchnorm_backward(dZ_tilde, bn_cache)\n", "batchnorm_backward(dZ_tilde, bn_cache)\n        dZ = dZ_tilde\n"))
    passes_on_dZ_tilde = slip("What goes to the layer before comes from dZ_tilde. It should be the transposed W times dZ, after batch norm.",
                              ("        dA = W.T @ dZ\n", "        dA = W.T @ dZ_tilde\n"))
    mean_twice = slip("The factor 1/m is applied twice: softmax_backward has it already, do not divide dW and db again.",
                      ("dZ @ A_prev.T", "dZ @ A_prev.T / Y.shape[1]"), ("np.sum(dZ, axis=1, keepdims=True)", "np.mean(dZ, axis=1, keepdims=True)"))
    no_mean = slip("The factor 1/m is missing: these are the derivatives of the sum of losses. softmax_backward has it in.",
                   ("softmax_backward(softmax(ZL), Y)", "softmax(ZL) - Y"))
    gamma_averaged = slip("dgamma and dbeta are divided by m once more. The factor 1/m came in with dZ of the output layer; they are sums.",
                          ("batchnorm_backward(dZ_tilde, bn_cache)", "(d if i == 0 else d / Y.shape[1] for i, d in enumerate(batchnorm_backward(dZ_tilde, bn_cache)))"))
    gamma_beta_swapped = slip("dgamma and dbeta are exchanged. batchnorm_backward returns dZ, dgamma, dbeta, in this order.",
                              ('dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"]', 'dZ, grads[f"dbeta{l}"], grads[f"dgamma{l}"]'))
    no_softmax = slip("softmax_backward gets logits. It wants probabilities: softmax(ZL).", ("softmax(ZL)", "ZL"))
    bias_not_summed = slip("db is not summed over the examples. It has the shape of b: sum over axis 1, keep the shape.",
                           ("np.sum(dZ, axis=1, keepdims=True)", "dZ"))
    one_bias = slip("db is one number for all classes. Each class has its own: sum over the examples only, axis 1.",
                    ("np.sum(dZ, axis=1, keepdims=True)", "np.sum(dZ)"))
    uphill = slip("All signs are turned round: the gradient of the logits is prediction minus label.",
                  ("softmax_backward(softmax(ZL), Y)", "-softmax_backward(softmax(ZL), Y)"))
    not_chained = slip("dA stays that of the output layer. After each layer it must become the transposed W of that layer times its dZ.",
                       ("        dA = W.T @ dZ\n", "        dA = dA if dA.shape == (W.T @ dZ).shape else W.T @ dZ\n"))

    equivalent = {"(Z_tilde >= 0)": "ReLU has no derivative at exactly 0; both conventions are in use, and no input of a test lies there"}

    with_einsum = rewrite(('grads[f"dW{l}"] = dZ @ A_prev.T', 'grads[f"dW{l}"] = np.einsum("im,jm->ij", dZ, A_prev)'),
                          ("np.sum(dZ, axis=1, keepdims=True)", "dZ.sum(1)[:, None]"))
    other_mask = rewrite(("dA * (Z_tilde > 0)", "np.where(Z_tilde <= 0, 0, dA)"))
    from_the_definition = rewrite(("softmax_backward(softmax(ZL), Y)", "(np.exp(ZL - np.logaddexp.reduce(ZL, axis=0)) - Y) / ZL.shape[1]"))
