"""The card of `backward_with_bn`."""

import numpy as np

from autograder.exercise import Exercise, example, hidden, rewrite, slip

from .common import draw_parameters, gradients, magnified, network, one_hot, wild_network


class BackwardWithBn(Exercise):
    """Backpropagation through a network with batch norm."""

    section, difficulty, minutes = "2.3.5", 3, 25
    points = 5
    parts = {"dW1": 1, "dgamma1": 1, "dbeta1": 1, "dW2": 1, "dgamma2": 1, "dbeta2": 1, "dW3": 1, "db2": 0.5, "db3": 0.5,
             "number of gradients": 0.5, "caches afterwards": 0.5}
    needs = ("batchnorm_forward", "batchnorm_backward", "softmax", "softmax_backward")
    form = 'a dict of arrays with the keys "dW1", "dgamma1", "dbeta1", ..., "dWL", "dbL"'
    equivalent = {"(Z_tilde >= 0)": "ReLU has no derivative at exactly 0; both conventions are in use, so no input lies there"}

    @staticmethod
    def probe(student, ZL, Y, layers, epsilon):
        # The caches are made here, with the student's own batchnorm_forward, so that a slip in
        # forward_with_bn costs nothing here.
        caches = [(layer["A_prev"], layer["W"],
                   student.batchnorm_forward(layer["Z"], layer["gamma"], layer["beta"], epsilon)[1], layer["Z_tilde"])
                  for layer in layers[:-1]]
        caches.append((layers[-1]["A_prev"], layers[-1]["W"], layers[-1]["b"]))
        grads = student.backward_with_bn(ZL, Y, caches)
        return {**grads, "number of gradients": len(grads), "caches afterwards": [cache[2] for cache in caches]}

    @staticmethod
    def inputs(X, Y, parameters, epsilon=1e-8):
        """The case's inputs for a network, what forward propagation by TensorFlow gives, and how it magnifies rounding."""
        ZL, hidden_layers = network(X, parameters, epsilon)
        layers = [{"A_prev": A_prev.numpy(), "W": parameters[f"W{l}"], "Z": Z.numpy(), "gamma": parameters[f"gamma{l}"],
                   "beta": parameters[f"beta{l}"], "Z_tilde": Z_tilde.numpy()}
                  for l, (A_prev, Z, _, _, Z_tilde) in enumerate(hidden_layers, start=1)]
        L = len(layers) + 1
        A_last = np.maximum(0, layers[-1]["Z_tilde"]) if layers else X
        layers.append({"A_prev": A_last, "W": parameters[f"W{L}"], "b": parameters[f"b{L}"]})
        return {"ZL": ZL, "Y": Y, "layers": layers, "epsilon": epsilon}, magnified(hidden_layers, epsilon)

    def cases(self, draw):
        def case(make, label, dims, m, epsilon=1e-8, *, draw=draw, spread=1.0):
            parameters = draw_parameters(draw, dims)
            parameters[f"W{len(dims) - 1}"] *= spread
            inputs, condition = self.inputs(draw.normal(size=(dims[0], m)), one_hot(np.arange(m) % dims[-1], dims[-1]),
                                            parameters, epsilon)
            return make(label, **inputs).within(condition=condition)

        fixed = np.random.default_rng(1)
        yield case(example, "one hidden layer", [2, 3, 2], 4, draw=fixed)
        yield case(example, "two hidden layers of equal size", [3, 3, 3, 3], 4, draw=fixed)
        yield case(hidden, "two hidden layers", [3, 5, 4, 3], 8)
        yield case(hidden, "all sizes equal", [4, 4, 4, 4], 4, 1e-2)
        yield case(hidden, "three hidden layers", [2, 4, 5, 3, 4], 9, 1e-3).about("generality")
        yield case(hidden, "no hidden layer", [3, 4], 6).about("generality")
        yield case(hidden, "a large epsilon", [3, 4, 3], 6, 0.5).about("generality")
        yield case(hidden, "logits of very different size", [3, 4, 3], 6, 1e-3, spread=3000).about("generality")

    def oracle(self, ZL, Y, layers, epsilon):
        L, parameters = len(layers), {f"b{len(layers)}": layers[-1]["b"]}
        for l, layer in enumerate(layers, start=1):
            parameters[f"W{l}"] = layer["W"]
            parameters |= {f"{name}{l}": layer[name] for name in ("gamma", "beta") if l < L}
        _, found, hidden_layers = gradients(layers[0]["A_prev"], Y, parameters, epsilon)
        caches = [{"Z_norm": (Z - mu) / np.sqrt(var + epsilon), "mu": mu, "var": var} for _, Z, mu, var, _ in hidden_layers]
        return {**{f"d{key}": gradient for key, gradient in sorted(found.items())}, "number of gradients": len(found),
                "caches afterwards": [*caches, layers[-1]["b"]]}

    def domain(self, draw):
        X, parameters, epsilon = wild_network(draw)
        C = parameters[f"b{sum(key.startswith('W') for key in parameters)}"].size
        inputs, condition = self.inputs(X, one_hot(draw.integers(C, size=X.shape[1]), C), parameters, epsilon)
        return hidden("", **inputs).within(condition=condition)

    mask_by_Z_norm = slip("The derivative of ReLU looks at the sign of the normalised Z. ReLU was given Z_tilde, with gamma and beta.",
                          ("(Z_tilde > 0)", '(bn_cache["Z_norm"] > 0)'))
    no_mask = slip("The derivative of ReLU is missing: where Z_tilde is negative, nothing comes back.", ("dA * (Z_tilde > 0)", "dA"))
    skips_batch_norm = slip("dW and dA are computed from dZ_tilde, as if there were no batch norm. batchnorm_backward returns dZ.",
                            ("batchnorm_backward(dZ_tilde, bn_cache)\n",
                             "batchnorm_backward(dZ_tilde, bn_cache)\n        dZ = dZ_tilde\n"))
    passes_on_dZ_tilde = slip("What goes to the layer before comes from dZ_tilde. It should come from dZ, behind batch norm.",
                              ("        dA = W.T @ dZ\n", "        dA = W.T @ dZ_tilde\n"))
    mean_again_in_hidden = slip("dW of the hidden layers is divided by m. The factor 1/m came in with dZ of the output layer.",
                                ('grads[f"dW{l}"] = dZ @ A_prev.T', 'grads[f"dW{l}"] = dZ @ A_prev.T / Y.shape[1]'))
    mean_twice = slip("The factor 1/m is applied twice: softmax_backward has it already, do not divide dW and db again.",
                      ("dZ @ A_prev.T", "dZ @ A_prev.T / Y.shape[1]"),
                      ("np.sum(dZ, axis=1, keepdims=True)", "np.mean(dZ, axis=1, keepdims=True)"))
    no_mean = slip("The factor 1/m is missing: these are the derivatives of the sum of losses. softmax_backward has it in.",
                   ("softmax_backward(softmax(ZL), Y)", "softmax(ZL) - Y"))
    gamma_beta_swapped = slip("dgamma and dbeta are exchanged. batchnorm_backward returns dZ, dgamma, dbeta, in this order.",
                              ('dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"]', 'dZ, grads[f"dbeta{l}"], grads[f"dgamma{l}"]'))
    no_softmax = slip("softmax_backward gets logits. It wants probabilities.", ("softmax(ZL)", "ZL"))
    flat_bias = slip("db has shape (C,). It has the shape of b, a column (C, 1): keep the axis when you sum.",
                     ("np.sum(dZ, axis=1, keepdims=True)", "np.sum(dZ, axis=1)"))
    not_chained = slip("dA stays that of the output layer. Behind each layer it becomes W transposed times dZ of that layer.",
                       ("        dA = W.T @ dZ\n", ""))

    with_einsum = rewrite(('grads[f"dW{l}"] = dZ @ A_prev.T', 'grads[f"dW{l}"] = np.einsum("im,jm->ij", dZ, A_prev)'),
                          ("dA * (Z_tilde > 0)", "np.where(Z_tilde <= 0, 0, dA)"))
    from_the_definition = rewrite(("softmax_backward(softmax(ZL), Y)",
                                   "(np.exp(ZL - np.logaddexp.reduce(ZL, axis=0)) - Y) / ZL.shape[1]"))
