"""The card of `build_mlp`."""

import numpy as np

from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip
from coursekit.plain import Facts


class BuildMlp(Exercise):
    """Build a Keras network with batch norm and dropout."""

    section, difficulty, minutes = "2.3.5", 2, 15
    points = 3
    parts = {"trainable parameters": 2, "other parameters": 1, "logits in training": 1,
             "logits in inference": 2, "running means": 1, "inference leaves the running means alone": 1}
    seconds = 20.0
    form = "a keras.Model that takes (m, n_x) to (m, C)"

    @staticmethod
    def net(draw, dims, m, use_bn, **more):
        """Inputs; scales are of batch norm, shifts of batch norm or biases, the same for equal sizes."""
        pairs = list(zip(dims, dims[1:]))
        kernels = {pair: draw.normal(size=pair) for pair in pairs}
        scales, shifts = ({n: draw.normal(mean, 0.3, size=n) for n in dims[1:]} for mean in (1, 0))
        return {"layer_dims": dims, "use_bn": use_bn, "dropout": 0.0, "policy": "float32",
                "kernels": [kernels[pair] for pair in pairs], "scales": [scales[n] for n in dims[1:-1]],
                "shifts": [shifts[n] for n in dims[1:]], "X": 2 + draw.normal(size=(m, dims[0])), **more}

    def cases(self, draw):
        fixed = np.random.default_rng(5)
        yield example("with batch norm", **self.net(fixed, [2, 3, 2], 3, True))
        yield example("two hidden layers without batch norm", **self.net(fixed, [2, 3, 1, 2], 3, False))

        def dropping(use_bn, dropout, layers=1, scale=0.0):
            """Single units, each 1 more than what is left of the one before; logits, 2 more than the last."""
            kernels = [np.array([[scale], [0], [0]]), *[np.ones((1, 1))] * (layers - 1), np.ones((1, 2))]
            shifts = [*[np.ones(1)] * layers, np.full(2, 2.0)]
            return {"layer_dims": [3, *[1] * layers, 2], "use_bn": use_bn, "dropout": dropout,
                    "policy": "float32", "X": np.ones((1, 3)), "kernels": kernels,
                    "scales": [np.full(1, scale)] * layers, "shifts": shifts}

        # The share dropped of 5000 has a standard deviation of 0.0071 at most: the tolerance is 7 times it.
        yield example("dropout", **dropping(True, 0.2, scale=1.0)).about("generality").within(atol=0.05)
        yield example("dropout twice", **dropping(False, 0.5, 2)).about("generality").within(atol=0.05)
        half = {"policy": "mixed_float16"}
        yield example("mixed precision", **self.net(fixed, [2, 3, 2], 3, False, **half)).about("stability")
        yield hidden("two hidden layers with batch norm, one class", **self.net(draw, [5, 4, 3, 1], 12, True))
        yield hidden("no hidden layer", **self.net(draw, [4, 3], 6, False))
        yield hidden("layers of equal size", **self.net(draw, [4, 4, 4, 3], 12, True)).about("generality")
        large = self.net(draw, [3, 4, 2], 6, False, X=draw.normal(0, 50, (6, 3)))
        yield hidden("large activations", **large).about("generality")
        rate = float(draw.uniform(0.6, 0.75))
        yield hidden("more dropout", **dropping(False, rate)).about("generality").within(atol=0.05)
        yield hidden("float32 logits", **self.net(draw, [4, 3], 5, True, **half)).about("stability")

    @staticmethod
    def probe(student, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        import numpy as np

        from coursekit.keras_settings import keras_settings

        sizes, X = layer_dims[1:], np.asarray(X, dtype=np.float32)
        if dropout:
            X = np.repeat(X, 5_000, axis=0)                 # enough to measure the share that is dropped
        with keras_settings(policy=policy):
            model = student.build_mlp(layer_dims, use_bn, dropout)
            if policy != "float32":
                return {"logits": model(X)}
            if not model.weights:
                model(X[:1])                                # some models have their weights only from here on
            # Weights are told apart by their shapes and by what they start as, not by names or places.
            known = {array.shape: array for array in (*kernels, *shifts)}
            known_scales = {scale.shape: scale for scale in scales}
            for weight in model.trainable_weights:
                start = weight.numpy()
                of = known_scales if start.ndim == 1 and start.all() else known
                weight.assign(of.get(start.shape, np.full(start.shape, 0.1)))
            means = [weight for weight in model.non_trainable_weights if not weight.numpy().any()]
            means.sort(key=lambda weight: sizes.index(weight.shape[0]) if weight.shape[0] in sizes else 0)
            found = {"training": model(X, training=True), "means": [weight.numpy() for weight in means],
                     "inference": model(X)}             # what a model does unless told otherwise
            return found | {"means afterwards": [weight.numpy() for weight in means],
                            "sizes": [weight.numpy().size for weight in model.trainable_weights],
                            "other sizes": [weight.numpy().size for weight in model.non_trainable_weights]}

    @staticmethod
    def measure(value, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        import numpy as np

        from coursekit.plain import Facts

        if policy != "float32":
            kind = value["logits"].dtype
            return Facts({"the logits are float32 under mixed precision": kind == np.float32})
        training, inference = (np.asarray(value[name]) for name in ("training", "inference"))
        if dropout:
            least = training.min()
            share = np.mean(training < least + 0.5)
            return {"logits in training": [least, training.max()], "share dropped": share,
                    "logits in inference": [inference.min(), inference.max()]}
        none = np.zeros(0, np.float32)
        before, after = (np.concatenate([none, *value[name]]) for name in ("means", "means afterwards"))
        return {"trainable parameters": sum(value["sizes"]), "other parameters": sum(value["other sizes"]),
                "logits in training": training, "logits in inference": inference, "running means": before,
                "facts": Facts({"inference leaves the running means alone": np.array_equal(before, after)})}

    def oracle(self, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        if policy != "float32":
            return Facts()
        momentum, epsilon, units = 0.9, 1e-3, sum(layer_dims[1:-1])
        A, largest, means = {"training": X, "inference": X}, 0.0, []
        for kernel, scale, shift in zip(kernels, scales, shifts):       # all but the last layer
            Z = {mode: A[mode] @ kernel for mode in A}
            if use_bn:
                mean, variance = Z["training"].mean(axis=0), Z["training"].var(axis=0)
                running = (1 - momentum) * mean, momentum + (1 - momentum) * variance
                means.append(running[0])
                Z = {mode: scale * (Z[mode] - mu) / np.sqrt(var + epsilon)
                     for mode, (mu, var) in {"training": (mean, variance), "inference": running}.items()}
            A = {mode: np.maximum(Z[mode] + shift, 0) for mode in Z}
            largest = (largest + 1) / (1 - dropout)         # of single units, where each is dropped or grows
        means.sort(key=lambda mean: layer_dims[1:].index(mean.size))    # as the probe sorts them
        training, inference = ((A[mode] @ kernels[-1] + shifts[-1]).astype(np.float32) for mode in A)
        if dropout:
            return {"logits in training": [2.0, 2.0 + largest], "share dropped": dropout,
                    "logits in inference": [inference.min(), inference.max()]}
        trainable = sum(kernel.size for kernel in kernels) + layer_dims[-1] + (1 + use_bn) * units
        return {"trainable parameters": trainable, "other parameters": 2 * units * use_bn,
                "logits in training": training, "logits in inference": inference,
                "running means": np.concatenate([np.zeros(0), *means]), "facts": Facts()}

    def domain(self, draw):
        # X is round 2 with a spread of 1: how a 32-bit batch norm stands wild inputs is Keras' affair.
        *dims, m = (int(n) for n in draw.integers(1, 8, size=draw.integers(3, 7)))
        return self.net(draw, dims, m + 1, bool(draw.integers(2)))

    keeps_the_bias = slip(
        "The Dense layers in front of batch norm still have a bias. Batch norm subtracts the mean and the "
        "bias with it.", ("use_bias=not use_bn", "use_bias=True"))
    never_a_bias = slip(
        "Without batch norm nothing replaces the bias: only with `use_bn` it is left out.",
        ("use_bias=not use_bn", "use_bias=False"))
    no_output_bias = slip(
        "The output layer has no bias with batch norm. No batch norm follows it, so it needs one.",
        ('Dense(layer_dims[-1], dtype="float32")',
         'Dense(layer_dims[-1], use_bias=not use_bn, dtype="float32")'))
    batch_norm_after_relu = slip(
        "Batch norm comes after the ReLU. In this course it stands between Z and the activation.",
        ("        if use_bn:\n            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)\n"
         "        A = keras.layers.ReLU()(Z)", "        A = keras.layers.ReLU()(Z)\n        if use_bn:\n"
         "            A = keras.layers.BatchNormalization(momentum=0.9)(A)"))
    default_momentum = slip(
        "Batch norm has Keras' default momentum of 0.99, which needs hundreds of batches to warm up; 0.9 is "
        "asked for.", ("BatchNormalization(momentum=0.9)", "BatchNormalization()"))
    momentum_of_the_new_value = slip(
        "Keras' momentum is the weight of the *old* running average. 0.1 keeps almost nothing of it; 0.9 is "
        "asked for.", ("momentum=0.9", "momentum=0.1"))
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
        "The model returns probabilities. It should return logits; the loss does the softmax, in the stable "
        "way.",
        ('Dense(layer_dims[-1], dtype="float32")',
         'Dense(layer_dims[-1], activation="softmax", dtype="float32")'))
    share_to_keep = slip(
        "Keras' Dropout takes the share to *drop*, not the share to keep.",
        ("Dropout(dropout)", "Dropout(1 - dropout)"))
    no_dropout = slip(
        "Nothing is dropped. A Dropout layer belongs at the end of each hidden layer.",
        ("        A = keras.layers.Dropout(dropout)(A)\n", ""))
    dropout_in_the_end_only = slip(
        "Only the last hidden layer has Dropout: it stands behind the loop. Every hidden layer ends with "
        "one.", ("        A = keras.layers.Dropout(dropout)(A)\n", ""),
        ("    logits =", "    A = keras.layers.Dropout(dropout)(A)\n    logits ="))
    logits_in_half_precision = slip(
        "Under mixed precision the logits are 16-bit numbers, too coarse for a softmax. The last layer's "
        "dtype is float32.", ('Dense(layer_dims[-1], dtype="float32")', "Dense(layer_dims[-1])"))

    float32_on_top = rewrite(
        ('logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)',
         'logits = keras.layers.Activation("linear", '
         'dtype="float32")(keras.layers.Dense(layer_dims[-1])(A))'))
