"""The card of `backward_with_bn`."""

import numpy as np

from autograder.authoring.exercise import Exercise, example, hidden, replace_line, rewrite, slip
from autograder.judging.oracles import draw_parameters, network, one_hot

from .common import bn_caches, magnified, of_network, wild_network


class BackwardWithBn(Exercise):
    """Backpropagation through a network with batch norm, to be mended."""

    section, difficulty, minutes = "2.3.5", 3, 26
    points = 9
    # The last layer is right as soon as the first line is, so it is worth little.
    parts = {"dW1": 1, "dgamma1": 1, "dbeta1": 1, "dW2": 1, "dgamma2": 1, "dbeta2": 1, "dW3": 0.4, "db2": 0.2,
             "db3": 0.2, "number of gradients": 0.5, "caches afterwards": 0.2}
    needs = ("batchnorm_forward", "batchnorm_backward", "softmax")
    form = 'a dict of arrays with the keys "dW1", "dgamma1", "dbeta1", ..., "dWL", "dbL"'
    equivalent = {"(Z_tilde >= 0)": "ReLU has no derivative at 0; both conventions are right"}
    # The mask of what ReLU did not see, gamma's gradient in one place for all layers, and batch norm left out
    # on the way down: with one hidden layer only the first one shows.
    planted = 3

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
        ZL, found = network(X, parameters, epsilon=epsilon)
        layers = [{name: layer[name].numpy() for name in ("A_prev", "Z", "Z_tilde") if name in layer} | {
            key.rstrip("0123456789"): value for key, value in parameters.items() if key.endswith(str(l))}
            for l, layer in enumerate(found, start=1)]
        return {"ZL": ZL, "Y": Y, "layers": layers, "epsilon": epsilon}, magnified(found, epsilon)

    def cases(self, draw):
        def case(make, label, dims, m, epsilon=1e-8, *, draw=draw, spread=1.0):
            parameters = draw_parameters(draw, dims, batch_norm=True)
            parameters[f"W{len(dims) - 1}"] *= spread
            Y = one_hot(np.arange(m) % dims[-1], dims[-1])
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
        parameters = {f"{name}{l}": layer[name] for l, layer in enumerate(layers, start=1)
                      for name in ("W", "gamma", "beta", "b") if name in layer}
        _, found, inner = of_network(parameters, layers[0]["A_prev"], Y, epsilon)
        return {**{f"d{key}": gradient for key, gradient in found.items()}, "number of gradients": len(found),
                "caches afterwards": [*bn_caches(inner, epsilon), layers[-1]["b"]]}

    def domain(self, draw):
        X, parameters, epsilon = wild_network(draw)
        C = parameters[f"b{sum(key.startswith('W') for key in parameters)}"].size
        inputs, condition = self.inputs(X, one_hot(draw.integers(C, size=X.shape[1]), C), parameters, epsilon)
        return hidden("", **inputs).within(condition=condition)

    no_mask = slip(
        "The derivative of ReLU is missing: where Z_tilde is negative, nothing comes back.",
        replace_line("dZ_tilde = dA", "dZ_tilde = dA"))
    skips_batch_norm = slip(
        "dW is computed from dZ_tilde, as if there were no batch norm. batchnorm_backward returns dZ.",
        replace_line('grads[f"dW{l}"]', 'grads[f"dW{l}"] = dZ_tilde @ A_prev.T'))
    mean_again_in_hidden = slip(
        "dW of the hidden layers is divided by m. The factor 1/m came in with dZ of the output layer.",
        replace_line('grads[f"dW{l}"]', 'grads[f"dW{l}"] = dZ @ A_prev.T / Y.shape[1]'))
    no_mean = slip(
        "The factor 1/m is missing at the logits: these are the derivatives of the sum of the losses.",
        replace_line("dZ = (softmax", "dZ = softmax(ZL) - Y"))
    no_softmax = slip(
        "At the logits the labels are subtracted from logits. It takes probabilities.",
        ("(softmax(ZL) - Y)", "(ZL - Y)"))
    gamma_beta_swapped = slip(
        "dgamma and dbeta are exchanged. batchnorm_backward returns dZ, dgamma, dbeta, in this order.",
        ("dZ, dgamma, dbeta =", "dZ, dbeta, dgamma ="))
    not_chained = slip(
        "dA stays that of the output layer. Behind each layer it becomes W transposed times dZ of that "
        "layer.", ("        dA = W.T @ dZ\n", ""))

    with_einsum = rewrite(
        replace_line('grads[f"dW{l}"]', 'grads[f"dW{l}"] = np.einsum("im,jm->ij", dZ, A_prev)'),
        replace_line("dZ_tilde = dA", "dZ_tilde = np.where(Z_tilde <= 0, 0, dA)"))
    from_the_definition = rewrite(replace_line(
        "dZ = (softmax", "dZ = (np.exp(ZL - np.logaddexp.reduce(ZL, axis=0)) - Y) / ZL.shape[1]"))
