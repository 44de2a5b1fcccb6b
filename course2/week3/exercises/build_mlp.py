"""The card of `build_mlp`."""

import numpy as np

from autograder.exercise import Exercise, example, hidden, rewrite, slip
from coursekit.plain import Facts


class BuildMlp(Exercise):
    """Build a Keras network with batch norm and dropout."""

    section, difficulty, minutes = "2.3.5", 2, 15
    points = 3
    parts = {"trainable parameters": 2, "other parameters": 1, "logits in training": 1, "logits in inference": 2,
             "running means": 1, "inference leaves the running means alone": 1}
    seconds = 20.0
    form = "a keras.Model that takes (m, n_x) to (m, C)"

    @staticmethod
    def weights(draw, layer_dims):
        """Kernels, and for each layer a scale (of batch norm) and a shift (of batch norm, or a bias); the same where sizes are."""
        pairs, ns = list(zip(layer_dims[:-1], layer_dims[1:])), layer_dims[1:]
        kernels = {pair: draw.normal(size=pair) for pair in pairs}
        scales, shifts = {n: draw.uniform(0.5, 2, size=n) for n in ns}, {n: draw.normal(size=n) for n in ns}
        return {"kernels": [kernels[pair] for pair in pairs], "scales": [scales[n] for n in ns[:-1]], "shifts": [shifts[n] for n in ns]}

    def net(self, draw, layer_dims, m, use_bn, **more):
        return {"layer_dims": layer_dims, "use_bn": use_bn, "dropout": 0.0, "policy": "float32", **self.weights(draw, layer_dims),
                "X": 2 + draw.normal(size=(m, layer_dims[0])), **more}

    def cases(self, draw):
        fixed = {"kernels": [np.array([[1.0, -1, 2], [0, 1, 1]]), np.array([[1.0, 0], [1, 1], [0, -1]])],
                 "scales": [np.array([1.0, 2, 0.5])], "shifts": [np.array([0.0, 1, -1]), np.array([0.5, -0.5])]}
        few = {"dropout": 0.0, "policy": "float32", "X": np.array([[1.0, 0], [0, 1], [2, -3]])}
        yield example("with batch norm", layer_dims=[2, 3, 2], use_bn=True, **few, **fixed)
        yield example("two hidden layers without batch norm", layer_dims=[2, 3, 1, 2], use_bn=False, **few,
                      kernels=[fixed["kernels"][0], np.array([[1.0], [2], [-1]]), np.array([[1.0, -2]])],
                      scales=[np.ones(3), np.ones(1)], shifts=[np.array([0.0, 1, -1]), np.array([1.0]), np.array([0.5, -0.5])])

        def dropping(use_bn, dropout, hidden_layers=1, scale=0.0):
            """In training an activation is 1 more than what is left of the one before, every logit 2 more than that."""
            return {"layer_dims": [3, *[1] * hidden_layers, 2], "use_bn": use_bn, "dropout": dropout, "policy": "float32",
                    "kernels": [scale * np.array([[1.0], [0], [0]]), *[np.ones((1, 1))] * (hidden_layers - 1), np.ones((1, 2))],
                    "scales": [np.full(1, scale)] * hidden_layers, "shifts": [np.ones(1)] * hidden_layers + [np.full(2, 2.0)],
                    "X": np.ones((1, 3))}

        # The share that is dropped of 5000 has a standard deviation of 0.0071 at most: the tolerance is seven of them.
        yield example("dropout", **dropping(True, 0.2, scale=1.0)).about("generality").within(atol=0.05)
        yield example("two hidden layers with dropout", **dropping(False, 0.5, 2)).about("generality").within(atol=0.05)
        yield example("mixed precision", use_bn=False, layer_dims=[2, 3, 2], **few | {"policy": "mixed_float16"}, **fixed).about("stability")
        yield hidden("two hidden layers with batch norm, one class", **self.net(draw, [5, 4, 3, 1], 12, True))
        yield hidden("hidden layers of equal size", **self.net(draw, [4, 4, 4, 3], 12, True)).about("generality")
        yield hidden("no hidden layer", **self.net(draw, [4, 3], 6, False))
        yield hidden("large activations", **self.net(draw, [3, 4, 2], 6, False) | {"X": draw.normal(0, 50, (6, 3))}).about("generality")
        rate = float(draw.uniform(0.6, 0.75))
        yield hidden("dropout without batch norm", **dropping(False, rate)).about("generality").within(atol=0.05)
        yield hidden("logits under mixed precision", **self.net(draw, [4, 3], 5, True, policy="mixed_float16")).about("stability")

    @staticmethod
    def probe(student, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        import numpy as np

        from coursekit.probe import tensorflow_settings

        dims, X = list(layer_dims), np.asarray(X, dtype=np.float32)
        if dropout:
            X = np.repeat(X, 5_000, axis=0)             # enough to measure the share that is dropped
        with tensorflow_settings(policy):
            model = student.build_mlp(layer_dims, use_bn, dropout)
            if policy != "float32":
                return {"logits": model(X)}
            if not model.weights:
                model(X[:1])                            # some models have their weights only from here on
            # Weights are told apart by their shapes and by what they start as, not by names or places.
            scales_in, shifts_in = {n.size: n for n in scales}, {n.size: n for n in shifts}
            kernels_in = {kernel.shape: kernel for kernel in kernels}
            for weight in model.trainable_weights:
                start = weight.numpy()
                known = kernels_in.get(start.shape) if start.ndim == 2 else (scales_in if start.all() else shifts_in).get(start.size)
                weight.assign(np.full(start.shape, 0.1) if known is None else known)
            means = [weight for weight in model.non_trainable_weights if not weight.numpy().any()]
            means = sorted(means, key=lambda weight: dims[1:].index(weight.shape[0]) if weight.shape[0] in dims[1:] else 0)
            found = {"training": model(X, training=True), "means": [weight.numpy() for weight in means],
                     "inference": model(X)}             # inference is what a model does unless told otherwise
            return found | {"means afterwards": [weight.numpy() for weight in means],
                            "sizes": [weight.numpy().size for weight in model.trainable_weights],
                            "other sizes": [weight.numpy().size for weight in model.non_trainable_weights]}

    @staticmethod
    def measure(value, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        import numpy as np

        from coursekit.plain import Facts

        if policy != "float32":
            return Facts({"the logits are float32 under mixed precision": value["logits"].dtype == np.float32})
        training, inference = (np.asarray(value[name]) for name in ("training", "inference"))
        if dropout:
            least = training.min()
            return {"smallest logit in training": least, "largest logit in training": training.max(),
                    "share dropped in training": np.mean(training < least + 0.5),
                    "smallest logit in inference": inference.min(), "largest logit in inference": inference.max()}
        means, afterwards = (np.concatenate([np.zeros(0), *value[name]]) for name in ("means", "means afterwards"))
        return {"trainable parameters": sum(value["sizes"]), "other parameters": sum(value["other sizes"]),
                "logits in training": training, "logits in inference": inference, "running means": means.astype(np.float32),
                "facts": Facts({"inference leaves the running means alone": np.array_equal(means, afterwards)})}

    def oracle(self, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        if policy != "float32":
            return Facts()
        momentum, epsilon, hidden_units = 0.9, 1e-3, sum(layer_dims[1:-1])
        A, largest, means = {"training": X, "inference": X}, 0.0, [np.zeros(0)]
        for kernel, scale, shift in zip(kernels, scales, shifts):       # all but the last layer
            Z = {mode: A[mode] @ kernel for mode in A}
            if use_bn:
                mean, variance = Z["training"].mean(axis=0), Z["training"].var(axis=0)
                running = (1 - momentum) * mean, momentum + (1 - momentum) * variance
                means.append(running[0])
                Z = {mode: scale * (Z[mode] - mu) / np.sqrt(var + epsilon)
                     for mode, (mu, var) in {"training": (mean, variance), "inference": running}.items()}
            A, largest = {mode: np.maximum(Z[mode] + shift, 0) for mode in Z}, (largest + 1) / (1 - dropout)
        training, inference = ((A[mode] @ kernels[-1] + shifts[-1]).astype(np.float32) for mode in ("training", "inference"))
        if dropout:                                     # single units, each dropped or grown
            return {"smallest logit in training": 2.0, "largest logit in training": 2.0 + largest,
                    "share dropped in training": dropout,
                    "smallest logit in inference": inference.min(), "largest logit in inference": inference.max()}
        return {"trainable parameters": sum(kernel.size for kernel in kernels) + layer_dims[-1] + (1 + use_bn) * hidden_units,
                "other parameters": 2 * hidden_units * use_bn, "logits in training": training, "logits in inference": inference,
                "running means": np.concatenate(means).astype(np.float32), "facts": Facts()}

    draws = 60                                          # each builds a Keras model

    def domain(self, draw):
        # X is round 2 with a spread of 1: how a 32-bit batch norm stands wild inputs is Keras' affair.
        *dims, m = (int(n) for n in draw.integers(1, 8, size=draw.integers(3, 7)))
        return self.net(draw, dims, m + 1, bool(draw.integers(2)))

    keeps_the_bias = slip(
        "The Dense layers in front of batch norm still have a bias. Batch norm subtracts the mean and the bias with it.",
        ("use_bias=not use_bn", "use_bias=True"))
    never_a_bias = slip(
        "Without batch norm nothing replaces the bias: only with `use_bn` it is left out.",
        ("use_bias=not use_bn", "use_bias=False"))
    no_output_bias = slip(
        "The output layer has no bias with batch norm. No batch norm follows it, so it needs one.",
        ('Dense(layer_dims[-1], dtype="float32")', 'Dense(layer_dims[-1], use_bias=not use_bn, dtype="float32")'))
    batch_norm_after_relu = slip(
        "Batch norm comes after the ReLU. In this course it stands between Z and the activation.",
        ("        if use_bn:\n            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)\n        A = keras.layers.ReLU()(Z)",
         "        A = keras.layers.ReLU()(Z)\n        if use_bn:\n            A = keras.layers.BatchNormalization(momentum=0.9)(A)"))
    default_momentum = slip(
        "Batch norm has Keras' default momentum of 0.99, which needs hundreds of batches to warm up; 0.9 is asked for.",
        ("BatchNormalization(momentum=0.9)", "BatchNormalization()"))
    momentum_of_the_new_value = slip(
        "Keras' momentum is the weight of the *old* running average. 0.1 keeps almost nothing of it; 0.9 is asked for.",
        ("momentum=0.9", "momentum=0.1"))
    always_batch_norm = slip(
        "Batch norm is there even when `use_bn` is false.",
        ("        if use_bn:\n            Z = keras", "        if True:\n            Z = keras"))
    batch_norm_without_effect = slip(
        "Batch norm has no effect: it is not there, or what it returns is not used by the layer behind it.",
        ("Z = keras.layers.BatchNormalization", "A = keras.layers.BatchNormalization"))
    no_activation = slip(
        "There is no ReLU. Without an activation the whole network is one linear layer.",
        ("A = keras.layers.ReLU()(Z)", "A = Z"))
    relu_twice = slip(
        "Dense has a ReLU of its own, in front of batch norm. The ReLU comes once, behind it.",
        ("use_bias=not use_bn)", 'use_bias=not use_bn, activation="relu")'))
    softmax_at_the_end = slip(
        "The model returns probabilities. It should return logits; the loss does the softmax, in the stable way.",
        ('Dense(layer_dims[-1], dtype="float32")', 'Dense(layer_dims[-1], activation="softmax", dtype="float32")'))
    share_to_keep = slip(
        "Keras' Dropout takes the share to *drop*, not the share to keep.", ("Dropout(dropout)", "Dropout(1 - dropout)"))
    no_dropout = slip(
        "Nothing is dropped. A Dropout layer belongs at the end of each hidden layer.",
        ("        A = keras.layers.Dropout(dropout)(A)\n", ""))
    dropout_in_the_end_only = slip(
        "Only the last hidden layer has Dropout: it stands behind the loop. Every hidden layer ends with one.",
        ("        A = keras.layers.Dropout(dropout)(A)\n", ""),
        ("    logits =", "    A = keras.layers.Dropout(dropout)(A)\n    logits ="))
    logits_in_half_precision = slip(
        "Under mixed precision the logits are 16-bit numbers, too coarse for a softmax. The last layer's dtype is float32.",
        ('Dense(layer_dims[-1], dtype="float32")', "Dense(layer_dims[-1])"))

    float32_on_top = rewrite(
        ('logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)',
         'logits = keras.layers.Activation("linear", dtype="float32")(keras.layers.Dense(layer_dims[-1])(A))'))
