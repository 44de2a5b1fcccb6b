"""The card of `build_mlp`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip


class BuildMlp(Exercise):
    """Build a Keras network with batch norm and dropout."""

    section, difficulty, minutes = "2.3.5", 2, 15
    points = 3
    parts = {"trainable parameters": 2, "other parameters": 1, "logits in training": 1, "logits in inference": 2,
             "running means": 1, "inference leaves the running means alone": 1}
    seconds = 20.0

    def cases(self, draw):
        def weights(layer_dims):
            """Kernels, and for each layer a scale (of batch norm) and a shift (of batch norm, or a bias)."""
            pairs = list(zip(layer_dims[:-1], layer_dims[1:]))
            return {"kernels": [draw.normal(size=pair) for pair in pairs],
                    "scales": [draw.uniform(0.5, 2, size=n) for n in layer_dims[1:-1]],
                    "shifts": [draw.normal(size=n) for n in layer_dims[1:]]}

        def net(layer_dims, m, **more):
            return {"layer_dims": layer_dims, "dropout": 0.0, "policy": "float32", **weights(layer_dims),
                    "X": 2 + draw.normal(size=(m, layer_dims[0])), **more}

        fixed = {"kernels": [np.array([[1.0, -1, 2], [0, 1, 1]]), np.array([[1.0, 0], [1, 1], [0, -1]])],
                 "scales": [np.array([1.0, 2, 0.5])], "shifts": [np.array([0.0, 1, -1]), np.array([0.5, -0.5])]}
        few = {"dropout": 0.0, "policy": "float32", "X": np.array([[1.0, 0], [0, 1], [2, -3]])}
        yield example("with batch norm", layer_dims=[2, 3, 2], use_bn=True, **fixed, **few)
        yield example("two hidden layers without batch norm", layer_dims=[2, 3, 1, 2], use_bn=False, **few,
                      kernels=[fixed["kernels"][0], np.array([[1.0], [2], [-1]]), np.array([[1.0, -2]])],
                      scales=[np.ones(3), np.ones(1)], shifts=[np.array([0.0, 1, -1]), np.array([1.0]), np.array([0.5, -0.5])])
        # In training every hidden activation is 1 before dropout, and every logit is 2 more than what is left of it.
        ones = {"layer_dims": [3, 1, 2], "policy": "float32", "kernels": [np.zeros((3, 1)), np.ones((1, 2))],
                "scales": [np.zeros(1)], "shifts": [np.ones(1), np.full(2, 2.0)], "X": np.ones((1, 3))}
        # The share that is dropped of 5000 has a standard deviation of 0.0071 at most: the tolerance is seven of them.
        yield example("dropout", use_bn=True, dropout=0.2, **{
            **ones, "kernels": [np.array([[1.0], [0], [0]]), np.ones((1, 2))], "scales": [np.ones(1)]}).about("generality").within(atol=0.05)
        yield example("mixed precision", use_bn=False, **{**few, "policy": "mixed_float16"}, layer_dims=[2, 3, 2], **fixed).about("stability")
        yield hidden("two hidden layers with batch norm, one class", use_bn=True, **net([5, 4, 3, 1], 12))
        yield hidden("no hidden layer", use_bn=False, **net([4, 3], 6))
        yield hidden("dropout without batch norm", use_bn=False, dropout=float(draw.uniform(0.6, 0.75)), **ones).about("generality").within(atol=0.05)
        yield hidden("logits under mixed precision", use_bn=True, **net([4, 3], 5, policy="mixed_float16")).about("stability")

    @staticmethod
    def probe(student, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        import contextlib
        import random

        import keras
        import numpy as np
        import tensorflow as tf

        def set_weights(model):
            # Weights are told apart by their shapes and by what they start as, not by names or places.
            scales_in, shifts_in = {n.size: n for n in scales}, {n.size: n for n in shifts}
            kernels_in = {kernel.shape: kernel for kernel in kernels}
            for weight in model.trainable_weights:
                start = weight.numpy()
                known = kernels_in.get(start.shape) if start.ndim == 2 else (scales_in if start.all() else shifts_in).get(start.size)
                weight.assign(np.full(start.shape, 0.1) if known is None else known)

        def outputs(model):
            set_weights(model)
            means = [weight for weight in model.non_trainable_weights if not weight.numpy().any()]
            means = sorted(means, key=lambda weight: layer_dims[1:].index(weight.shape[0]) if weight.shape[0] in layer_dims[1:] else 0)

            def running_means():
                return np.concatenate([weight.numpy() for weight in means]) if means else np.zeros(0)

            return {"training": model(X, training=True), "running means": running_means(),
                    "inference": model(X),              # inference is what a model does unless told otherwise
                    "running means afterwards": running_means(),
                    "sizes": [weight.numpy().size for weight in model.trainable_weights],
                    "other sizes": [weight.numpy().size for weight in model.non_trainable_weights]}

        X = np.asarray(X, dtype=np.float32)
        if dropout:
            X = np.repeat(X, 5_000, axis=0)             # enough to measure the share that is dropped
        numerics, quick = tf.config.experimental, tf.config.experimental.tensor_float_32_execution_enabled()
        with contextlib.ExitStack() as afterwards:
            afterwards.callback(keras.config.set_dtype_policy, keras.config.dtype_policy())
            afterwards.callback(random.setstate, random.getstate())
            afterwards.callback(numerics.enable_tensor_float_32_execution, quick)
            keras.config.set_dtype_policy(policy)
            random.seed(0)                                      # where Keras' layers get their seeds from
            numerics.enable_tensor_float_32_execution(False)    # GPUs would round products to 10 bits
            model = student.build_mlp(layer_dims, use_bn, dropout)
            if policy != "float32":
                return {"logits": model(X)}
            if not model.weights:
                model(X[:1])                                    # some models have their weights only from here on
            return outputs(model)

    @staticmethod
    def measure(value, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        import numpy as np

        if policy != "float32":
            if not isinstance(value["logits"], np.ndarray):
                raise TypeError("the model should return an array of logits")
            return {"type of the logits": value["logits"].dtype.name}
        training, inference, means, afterwards = (
            np.asarray(value[name]) if isinstance(value[name], np.ndarray) else np.asarray(value[name], dtype=float)
            for name in ("training", "inference", "running means", "running means afterwards"))
        if dropout:
            middle = (training.min() + training.max()) / 2
            return {"smallest logit in training": training.min(), "largest logit in training": training.max(),
                    "share dropped in training": np.mean(training < middle),
                    "smallest logit in inference": inference.min(), "largest logit in inference": inference.max()}
        return {"trainable parameters": np.sum(np.asarray(value["sizes"], dtype=int)),
                "other parameters": np.sum(np.asarray(value["other sizes"], dtype=int)),
                "logits in training": training, "logits in inference": inference, "running means": means,
                "inference leaves the running means alone": np.array_equal(means, afterwards)}

    def oracle(self, layer_dims, use_bn, dropout, policy, kernels, scales, shifts, X):
        if policy != "float32":
            return {"type of the logits": "float32"}
        momentum, epsilon = 0.9, 1e-3
        hidden_units = sum(layer_dims[1:-1])
        A = {"training": X, "inference": X}
        means = [np.zeros(0)]
        for kernel, scale, shift in zip(kernels, scales, shifts):       # all but the last layer
            Z = {mode: A[mode] @ kernel for mode in A}
            if use_bn:
                mean, variance = Z["training"].mean(axis=0), Z["training"].var(axis=0)
                running = (1 - momentum) * mean, momentum + (1 - momentum) * variance
                means.append(running[0])
                Z = {mode: scale * (Z[mode] - mu) / np.sqrt(var + epsilon)
                     for mode, (mu, var) in {"training": (mean, variance), "inference": running}.items()}
            A = {mode: np.maximum(Z[mode] + shift, 0) for mode in Z}
        training, inference = ((A[mode] @ kernels[-1] + shifts[-1]).astype(np.float32) for mode in ("training", "inference"))
        if dropout:                                     # one unit, which is dropped or grows
            grown = shifts[-1] + A["training"] @ kernels[-1] / (1 - dropout)
            return {"smallest logit in training": shifts[-1].min(), "largest logit in training": grown.max(), "share dropped in training": dropout,
                    "smallest logit in inference": inference.min(), "largest logit in inference": inference.max()}
        return {"trainable parameters": sum(kernel.size for kernel in kernels) + layer_dims[-1] + (1 + use_bn) * hidden_units,
                "other parameters": 2 * hidden_units * use_bn,
                "logits in training": training, "logits in inference": inference, "running means": np.concatenate(means).astype(np.float32),
                "inference leaves the running means alone": True}

    keeps_the_bias = slip(
        "The Dense layers in front of batch norm still have a bias. Batch norm subtracts the mean and the bias with it: leave it out.",
        ("use_bias=not use_bn", "use_bias=True"))
    never_a_bias = slip(
        "Without batch norm nothing replaces the bias: leave it out only when `use_bn` is true.",
        ("use_bias=not use_bn", "use_bias=False"))
    bias_the_wrong_way_round = slip(
        "The bias is there with batch norm and missing without. It should be the other way round.",
        ("use_bias=not use_bn", "use_bias=use_bn"))
    batch_norm_after_relu = slip(
        "Batch norm comes after the ReLU. In this course it stands between Z and the activation.",
        ("        if use_bn:\n            Z = keras.layers.BatchNormalization(momentum=0.9)(Z)\n        A = keras.layers.ReLU()(Z)",
         "        A = keras.layers.ReLU()(Z)\n        if use_bn:\n            A = keras.layers.BatchNormalization(momentum=0.9)(A)"))
    default_momentum = slip(
        "Batch norm has Keras' default momentum of 0.99, which needs hundreds of batches to warm up. Use 0.9.",
        ("BatchNormalization(momentum=0.9)", "BatchNormalization()"))
    momentum_of_the_new_value = slip(
        "Keras' momentum is the weight of the *old* running average. 0.1 keeps almost nothing of it: use 0.9.",
        ("momentum=0.9", "momentum=0.1"))
    always_batch_norm = slip(
        "Batch norm is there even when `use_bn` is false.",
        ("        if use_bn:\n            Z = keras", "        if True:\n            Z = keras"))
    never_batch_norm = slip(
        "Batch norm is never there. Put it between Dense and ReLU when `use_bn` is true.",
        ("        if use_bn:\n            Z = keras", "        if False:\n            Z = keras"))
    layer_norm = slip(
        "`LayerNormalization` normalises the units of one example. Batch norm normalises each unit over the examples of the batch.",
        ("BatchNormalization(momentum=0.9)", "LayerNormalization()"))
    scale_missing = slip(
        "Batch norm has no gamma or beta here. Both are learnt; leave `scale` and `center` as they are.",
        ("momentum=0.9", "momentum=0.9, scale=False, center=False"))
    always_training = slip(
        "Batch norm is told `training=True` for good, so it uses batch statistics at test time as well. Leave the mode to the caller.",
        ("BatchNormalization(momentum=0.9)(Z)", "BatchNormalization(momentum=0.9)(Z, training=True)"))
    no_activation = slip(
        "There is no ReLU. Without an activation the whole network is one linear layer.",
        ("A = keras.layers.ReLU()(Z)", "A = Z"))
    softmax_at_the_end = slip(
        "The model returns probabilities. It should return logits; the loss does the softmax, in the stable way.",
        ('Dense(layer_dims[-1], dtype="float32")', 'Dense(layer_dims[-1], activation="softmax", dtype="float32")'))
    relu_at_the_end = slip(
        "The output layer has a ReLU, which turns every negative logit into 0. Logits are the plain output of the last Dense.",
        ('Dense(layer_dims[-1], dtype="float32")', 'Dense(layer_dims[-1], activation="relu", dtype="float32")'))
    logits_normalised = slip(
        "The logits are batch-normalised as well. The output layer stays without: its size and place carry the prediction.",
        ('dtype="float32")(A)', 'dtype="float32")(A)\n    logits = keras.layers.BatchNormalization(momentum=0.9)(logits) if use_bn else logits'))
    no_output_bias = slip(
        "The output layer has no bias. No batch norm follows it, so it needs one.",
        ('Dense(layer_dims[-1], dtype="float32")', 'Dense(layer_dims[-1], use_bias=False, dtype="float32")'))
    layers_not_stacked = slip(
        "Every hidden layer starts from the inputs again. Each should start from the output `A` of the one before.",
        ("Dense(units, use_bias=not use_bn)(A)", "Dense(units, use_bias=not use_bn)(inputs)"))
    share_to_keep = slip(
        "Keras' Dropout takes the share to *drop*, not the share to keep.",
        ("Dropout(dropout)", "Dropout(1 - dropout if dropout else 0.0)"))
    no_dropout = slip(
        "The `dropout` argument is not used. A Dropout layer belongs at the end of each hidden layer.",
        ("        A = keras.layers.Dropout(dropout)(A)\n", ""))
    dropout_on_logits = slip(
        "The logits are dropped as well. Dropout belongs to the hidden layers only.",
        ('dtype="float32")(A)', 'dtype="float32")(A)\n    logits = keras.layers.Dropout(dropout)(logits)'))
    dropout_before_batch_norm = slip(
        "Dropout stands before batch norm, whose statistics then differ between training and test. It belongs after the ReLU.",
        ("        A = keras.layers.Dropout(dropout)(A)\n", ""),
        ("        if use_bn:\n            Z = keras", "        Z = keras.layers.Dropout(dropout)(Z)\n        if use_bn:\n            Z = keras"))
    dropout_at_test_time = slip(
        "Dropout is told `training=True` for good, so it drops at test time as well. Leave the mode to the caller.",
        ("Dropout(dropout)(A)", "Dropout(dropout)(A, training=True)"))
    logits_in_half_precision = slip(
        "Under mixed precision the logits are 16-bit numbers, too coarse for a softmax. Give the last layer the dtype float32.",
        ('Dense(layer_dims[-1], dtype="float32")', "Dense(layer_dims[-1])"))

    @alternative
    def sequential(layer_dims, use_bn, dropout=0.0):
        layers = [keras.Input((layer_dims[0],))]
        for units in layer_dims[1:-1]:
            if use_bn:
                layers += [keras.layers.Dense(units, use_bias=False), keras.layers.BatchNormalization(momentum=0.9),
                           keras.layers.Activation("relu")]
            else:
                layers += [keras.layers.Dense(units, activation="relu")]
            if dropout > 0:
                layers += [keras.layers.Dropout(dropout)]
        return keras.Sequential([*layers, keras.layers.Dense(layer_dims[-1], dtype="float32")])

    @alternative
    def subclass(layer_dims, use_bn, dropout=0.0):
        class Mlp(keras.Model):
            def __init__(self):
                super().__init__()
                self.hidden = [keras.layers.Dense(units, use_bias=not use_bn) for units in layer_dims[1:-1]]
                self.norms = [keras.layers.BatchNormalization(momentum=0.9) for _ in self.hidden] if use_bn else []
                self.drop = keras.layers.Dropout(dropout)
                self.last = keras.layers.Dense(layer_dims[-1], dtype="float32")

            def call(self, A, training=False):
                for i, dense in enumerate(self.hidden):
                    Z = dense(A)
                    if use_bn:
                        Z = self.norms[i](Z, training=training)
                    A = self.drop(tf.nn.relu(Z), training=training)
                return self.last(A)

        return Mlp()

    float32_on_top = rewrite(
        ('logits = keras.layers.Dense(layer_dims[-1], dtype="float32")(A)',
         'logits = keras.layers.Activation("linear", dtype="float32")(keras.layers.Dense(layer_dims[-1])(A))'))
