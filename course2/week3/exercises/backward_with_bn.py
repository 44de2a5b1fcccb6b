"""The card of `backward_with_bn`."""

import numpy as np

from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip

from .common import bn_caches, draw_parameters, gradients, magnified, network, one_hot, wild_network


class BackwardWithBn(Exercise):
    """Backpropagation through a network with batch norm."""

    section, difficulty, minutes = "2.3.5", 3, 25
    points = 5
    parts = {"dW1": 1, "dgamma1": 1, "dbeta1": 1, "dW2": 1, "dgamma2": 1, "dbeta2": 1, "dW3": 1, "db2": 0.5,
             "db3": 0.5, "number of gradients": 0.5, "caches afterwards": 0.5}
    needs = ("batchnorm_forward", "batchnorm_backward", "softmax", "softmax_backward")
    form = 'a dict of arrays with the keys "dW1", "dgamma1", "dbeta1", ..., "dWL", "dbL"'
    equivalent = {"(Z_tilde >= 0)": "ReLU has no derivative at 0; both conventions are right"}

    @staticmethod
    def probe(student, ZL, Y, layers, epsilon):
        # The student's batchnorm_forward makes the caches: a slip in forward_with_bn costs nothing here.
        caches = []
        for layer in layers[:-1]:
            _, bn_cache = student.batchnorm_forward(layer["Z"], layer["gamma"], layer["beta"], epsilon)
            caches.append((layer["A_prev"], layer["W"], bn_cache, layer["Z_tilde"]))
        caches.append((layers[-1]["A_prev"], layers[-1]["W"], layers[-1]["b"]))
        grads = student.backward_with_bn(ZL, Y, caches)
        after = [entry[2] for entry in caches]
        return {**grads, "number of gradients": len(grads), "caches afterwards": after}

    @staticmethod
    def inputs(X, Y, parameters, epsilon):
        """The inputs of a case, from forward propagation by TensorFlow, and how that magnifies rounding."""
        ZL, found = network(X, parameters, epsilon)
        layers, A, L = [], X, len(found) + 1
        for l, (_, Z, _, _, Z_tilde) in enumerate(found, start=1):
            layers.append({"A_prev": A, "Z": Z.numpy(), "Z_tilde": Z_tilde.numpy(),
                           **{name: parameters[f"{name}{l}"] for name in ("W", "gamma", "beta")}})
            A = np.maximum(0, layers[-1]["Z_tilde"])
        layers.append({"A_prev": A, "W": parameters[f"W{L}"], "b": parameters[f"b{L}"]})
        return {"ZL": ZL, "Y": Y, "layers": layers, "epsilon": epsilon}, magnified(found, epsilon)

    def cases(self, draw):
        def case(make, label, dims, m, epsilon=1e-8, *, draw=draw, spread=1.0):
            parameters, Y = draw_parameters(draw, dims), one_hot(np.arange(m) % dims[-1], dims[-1])
            parameters[f"W{len(dims) - 1}"] *= spread
            inputs, condition = self.inputs(draw.normal(size=(dims[0], m)), Y, parameters, epsilon)
            return make(label, **inputs).within(condition=condition)

        fixed = np.random.default_rng(1)
        yield case(example, "one hidden layer", [2, 3, 2], 4, draw=fixed)
        yield case(example, "two hidden layers of equal size", [3, 3, 3, 3], 4, draw=fixed)
        yield case(hidden, "two hidden layers", [3, 5, 4, 3], 8)
        yield case(hidden, "all sizes equal", [4, 4, 4, 4], 4, 1e-2)
        yield case(hidden, "three hidden layers", [2, 4, 5, 3, 4], 9, 1e-3).about("generality")
        yield case(hidden, "no hidden layer", [3, 4], 6).about("generality")
        yield case(hidden, "a large epsilon", [3, 4, 3], 6, 0.5).about("generality")
        yield case(hidden, "logits far apart", [3, 4, 3], 6, 1e-3, spread=3000).about("generality")

    def oracle(self, ZL, Y, layers, epsilon):
        L = len(layers)
        parameters = {f"{name}{l}": layer[name] for l, layer in enumerate(layers, start=1)
                      for name in ("W", *(("gamma", "beta") if l < L else ("b",)))}
        _, found, hidden_layers = gradients(layers[0]["A_prev"], Y, parameters, epsilon)
        return {**{f"d{key}": gradient for key, gradient in found.items()}, "number of gradients": len(found),
                "caches afterwards": [*bn_caches(hidden_layers, epsilon), layers[-1]["b"]]}

    def domain(self, draw):
        X, parameters, epsilon = wild_network(draw)
        C = parameters[f"b{sum(key.startswith('W') for key in parameters)}"].size
        inputs, condition = self.inputs(X, one_hot(draw.integers(C, size=X.shape[1]), C), parameters, epsilon)
        return hidden("", **inputs).within(condition=condition)

    mask_by_Z_norm = slip(
        "The derivative of ReLU looks at the sign of the normalised Z. ReLU was given Z_tilde, with gamma "
        "and beta.", ("(Z_tilde > 0)", '(bn_cache["Z_norm"] > 0)'))
    no_mask = slip(
        "The derivative of ReLU is missing: where Z_tilde is negative, nothing comes back.",
        ("dA * (Z_tilde > 0)", "dA"))
    skips_batch_norm = slip(
        "dW and dA are computed from dZ_tilde, as if there were no batch norm. batchnorm_backward returns "
        "dZ.",
        ("batchnorm_backward(dZ_tilde, bn_cache)\n",
         "batchnorm_backward(dZ_tilde, bn_cache)\n        dZ = dZ_tilde\n"))
    passes_on_dZ_tilde = slip(
        "What goes to the layer before comes from dZ_tilde. It should come from dZ, behind batch norm.",
        ("        dA = W.T @ dZ\n", "        dA = W.T @ dZ_tilde\n"))
    mean_again_in_hidden = slip(
        "dW of the hidden layers is divided by m. The factor 1/m came in with dZ of the output layer.",
        ('grads[f"dW{l}"] = dZ @ A_prev.T', 'grads[f"dW{l}"] = dZ @ A_prev.T / Y.shape[1]'))
    mean_twice = slip(
        "The factor 1/m is applied twice: softmax_backward has it already, do not divide dW and db again.",
        ("dZ @ A_prev.T", "dZ @ A_prev.T / Y.shape[1]"),
        ("np.sum(dZ, axis=1, keepdims=True)", "np.mean(dZ, axis=1, keepdims=True)"))
    no_mean = slip(
        "The factor 1/m is missing: these are the derivatives of the sum of losses. softmax_backward has it "
        "in.", ("softmax_backward(softmax(ZL), Y)", "softmax(ZL) - Y"))
    gamma_beta_swapped = slip(
        "dgamma and dbeta are exchanged. batchnorm_backward returns dZ, dgamma, dbeta, in this order.",
        ('dZ, grads[f"dgamma{l}"], grads[f"dbeta{l}"]', 'dZ, grads[f"dbeta{l}"], grads[f"dgamma{l}"]'))
    no_softmax = slip("softmax_backward gets logits. It wants probabilities.", ("softmax(ZL)", "ZL"))
    flat_bias = slip("db has shape (C,). It has the shape of b, a column (C, 1): keep the axis when you sum.",
                     ("np.sum(dZ, axis=1, keepdims=True)", "np.sum(dZ, axis=1)"))
    not_chained = slip(
        "dA stays that of the output layer. Behind each layer it becomes W transposed times dZ of that "
        "layer.", ("        dA = W.T @ dZ\n", ""))

    with_einsum = rewrite(
        ('grads[f"dW{l}"] = dZ @ A_prev.T', 'grads[f"dW{l}"] = np.einsum("im,jm->ij", dZ, A_prev)'),
        ("dA * (Z_tilde > 0)", "np.where(Z_tilde <= 0, 0, dA)"))
    from_the_definition = rewrite(("softmax_backward(softmax(ZL), Y)",
                                   "(np.exp(ZL - np.logaddexp.reduce(ZL, axis=0)) - Y) / ZL.shape[1]"))
