"""The card of `make_train_step`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, slip

from .common import gradients


def descend(X, labels, weights, settings, steps, frozen, mixed, compiled):
    """Steps of gradient descent in float64, with gradients by central differences.

    Returns:
        dict with the loss before each step, all trained weights and the running statistics after the
        last, and "margin": how close any ReLU came to its edge on the way.
    """
    W1, gamma, beta, running_mean, running_var, W2, b2 = [np.array(array, dtype=float) for array in weights]
    trained = [W1, gamma, beta, W2, b2]
    losses, margin = [], np.inf
    velocity = [np.zeros_like(array) for array in trained]

    def forward():
        Z = X @ W1
        mean, var = (running_mean, running_var) if frozen else (Z.mean(axis=0), Z.var(axis=0))
        Z = gamma * (Z - mean) / np.sqrt(var + 1e-3) + beta
        logits = np.maximum(Z, 0) @ W2 + b2
        loss = np.mean(np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(labels)), labels])
        return loss, np.abs(Z).min(), mean, var

    for _ in range(steps):
        loss, closest, mean, var = forward()
        losses.append(loss)
        margin = min(margin, closest)
        gradients = [np.zeros_like(array) for array in trained]
        for array, gradient in zip(trained, gradients):
            for place in np.ndindex(array.shape):
                here = array[place]
                array[place] = here + 1e-6
                up = forward()[0]
                array[place] = here - 1e-6
                gradient[place] = (up - forward()[0]) / 2e-6
                array[place] = here
        if not frozen:
            running_mean, running_var = 0.9 * running_mean + 0.1 * mean, 0.9 * running_var + 0.1 * var
        for i, (array, gradient) in enumerate(zip(trained, gradients)):
            if frozen and i < 3:
                continue
            velocity[i] = settings.get("momentum", 0.0) * velocity[i] - settings["learning_rate"] * gradient
            array += velocity[i]
    return {"losses": np.array(losses), "weights": np.concatenate([array.ravel() for array in trained]),
            "running statistics": np.concatenate([running_mean, running_var]), "margin": margin}


class MakeTrainStep(Exercise):
    """Write one compiled training step, for 32 and 16 bits."""

    section, difficulty, minutes = "2.3.11", 3, 20
    points = 4
    parts = {"losses": 1, "weights": 2, "running statistics": 1}
    seconds = 30.0

    def cases(self, draw):
        def task(m, n_x, units, C, *, margin=0.02, **more):
            """A small network and a batch, such that no ReLU stands on its edge while it is trained."""
            while True:
                inputs = {
                    "X": draw.normal(size=(m, n_x)), "labels": draw.integers(0, C, size=m),
                    "weights": [draw.normal(size=(n_x, units)), draw.uniform(0.5, 1.5, size=units), draw.normal(size=units),
                                draw.normal(size=units), draw.uniform(0.5, 2, size=units),
                                draw.normal(size=(units, C)), draw.normal(size=C)],
                    "settings": {"learning_rate": 0.5}, "steps": 1, "frozen": False, "mixed": False, "compiled": False, **more}
                if descend(**inputs)["margin"] > margin:
                    return inputs

        small = {"X": np.array([[1.0, 0], [0, 1], [2, -3]]), "labels": np.array([0, 1, 1]), "frozen": False,
                 "weights": [np.array([[1.0, -1], [0.5, 1]]), np.array([1.0, 2]), np.array([0.5, 0.1]), np.zeros(2), np.ones(2),
                             np.array([[1.0, 0], [-1, 1]]), np.array([0.5, -0.5])]}
        yield example("one step of gradient descent", **small, settings={"learning_rate": 1.0}, steps=1, mixed=False, compiled=True)
        yield example("two steps with momentum", **small, settings={"learning_rate": 0.2, "momentum": 0.9}, steps=2, mixed=False, compiled=False)
        yield example("mixed precision", **small, settings={"learning_rate": 1.0}, steps=1, mixed=True, compiled=False).about("stability").within(atol=0.03)
        yield hidden("two steps with momentum", **task(6, 3, 2, 3, steps=2, settings={"learning_rate": 0.3, "momentum": 0.8})).within(condition=2)
        yield hidden("a frozen first layer", **task(5, 2, 3, 2, frozen=True, compiled=True)).about("generality")
        yield hidden("16-bit floats and tiny gradients", **task(6, 3, 3, 2, margin=0.04, mixed=True)).about("stability").within(atol=0.03)

    @staticmethod
    def probe(student, X, labels, weights, settings, steps, frozen, mixed, compiled):
        """Compiling takes longer than all the rest, so TensorFlow is told to compile only where the case says so."""
        import keras
        import numpy as np
        import tensorflow as tf

        numerics, quick = tf.config.experimental, tf.config.experimental.tensor_float_32_execution_enabled()
        before, eager = keras.config.dtype_policy(), tf.config.functions_run_eagerly()
        keras.config.set_dtype_policy("mixed_float16" if mixed else "float32")

        class Network(keras.Model):
            """With its weights from the start: cheaper than a model that is traced before it is used."""

            def __init__(self):
                super().__init__()
                self.dense = keras.layers.Dense(weights[1].size, use_bias=False, kernel_initializer="zeros")
                self.norm = keras.layers.BatchNormalization(momentum=0.9)
                self.last = keras.layers.Dense(weights[-1].size, kernel_initializer="zeros")
                for layer, units in ((self.dense, X.shape[1]), (self.norm, weights[1].size), (self.last, weights[1].size)):
                    layer.build((None, units))
                self.built = True

            @tf.autograph.experimental.do_not_convert       # the probe has no source that AutoGraph could read
            def call(self, X, training=False):
                return self.last(tf.nn.relu(self.norm(self.dense(X), training=training)))

        model = Network()
        model.set_weights(weights)
        model.dense.trainable = model.norm.trainable = not frozen
        # A loss in tiny units, and a learning rate to match, give the same steps from gradients
        # that 16 bits cannot hold unless the loss is scaled.
        unit = 1e-7 if mixed else 1.0

        @tf.autograph.experimental.do_not_convert
        def loss_fn(y, logits):
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=tf.cast(logits, tf.float32))
            return unit * tf.reduce_mean(losses)

        optimizer = keras.optimizers.SGD(**{**settings, "learning_rate": settings["learning_rate"] / unit})
        X, labels = tf.constant(X, tf.float32), tf.constant(labels)
        numerics.enable_tensor_float_32_execution(False)        # GPUs would round products to 10 bits
        tf.config.run_functions_eagerly(not compiled)
        try:
            train_step = student.make_train_step(model, optimizer, loss_fn)
            losses = [float(np.asarray(train_step(X, labels)).sum()) / unit for _ in range(steps)]
        finally:
            tf.config.run_functions_eagerly(eager)
            numerics.enable_tensor_float_32_execution(quick)
            keras.config.set_dtype_policy(before)
        trained = [*model.dense.weights, model.norm.gamma, model.norm.beta, *model.last.weights]
        return {"losses": np.array(losses, dtype=np.float32),
                "weights": np.concatenate([weight.numpy().ravel() for weight in trained]),
                "running statistics": np.concatenate([model.norm.moving_mean.numpy(), model.norm.moving_variance.numpy()])}

    def oracle(self, **inputs):
        found = descend(**inputs)
        return {name: found[name].astype(np.float32) for name in ("losses", "weights", "running statistics")}

    inference_mode = slip(
        "The model is not told that this is training. Batch norm then uses its running averages and never moves them. Say training=True.",
        ("model(X, training=True)", "model(X, training=False)"))
    loss_outside_the_tape = slip(
        "The model, the loss or its scaling runs outside the `with` block. The tape records only what happens inside, so every gradient is None.",
        ("        with tf.GradientTape() as tape:\n            logits = model(X, training=True)\n            loss = loss_fn(labels, logits)\n"
         "            scaled_loss = optimizer.scale_loss(loss)",
         "        logits = model(X, training=True)\n        loss = loss_fn(labels, logits)\n        scaled_loss = optimizer.scale_loss(loss)\n"
         "        with tf.GradientTape() as tape:\n            pass"))
    never_applied = slip(
        "The gradients are computed but never applied, so no weight moves.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n", ""))
    gradient_of_the_plain_loss = slip(
        "The gradients are those of the plain loss: in 16 bits small ones vanish, and the optimiser divides them by the scale all the same. "
        "Take those of the scaled loss.",
        ("tape.gradient(scaled_loss,", "tape.gradient(loss,"))
    returns_the_scaled_loss = slip(
        "It returns the scaled loss. Show the loss itself; the scaled one is only there for the gradients.",
        ("scaled_loss = optimizer.scale_loss(loss)", "loss = scaled_loss = optimizer.scale_loss(loss)"))
    gradient_descent_by_hand = slip(
        "The update is gradient descent by hand, so momentum and the scale of the loss are ignored. Let `optimizer.apply_gradients` do it.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))",
         "        for variable, grad in zip(model.trainable_variables, grads):\n            variable.assign_sub(optimizer.learning_rate * grad)"))
    only_the_last_layer = slip(
        "Only the last layer learns. The gradients of all `model.trainable_variables` are wanted.",
        ("model.trainable_variables", "model.layers[-1].trainable_variables"))
    batch_norm_left_out = slip(
        "Gamma and beta are left out. They are trained like the weights: use all of `model.trainable_variables`.",
        ("model.trainable_variables", "[v for v in model.trainable_variables if not v.path.endswith(('gamma', 'beta'))]"))
    uphill = slip(
        "It climbs. The optimiser subtracts the gradients itself: hand them over as they are.",
        ("zip(grads,", "zip([-grad for grad in grads],"))
    softmax_before_the_loss = slip(
        "The logits go through a softmax before the loss, which does one itself. Hand it the logits.",
        ("loss_fn(labels, logits)", "loss_fn(labels, tf.nn.softmax(logits))"))
    arguments_swapped = slip(
        "The loss takes the labels first and the logits second.",
        ("loss_fn(labels, logits)", "loss_fn(logits, labels)"))
    two_updates = slip(
        "The gradients are applied twice in one step.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n",
         "        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n"))
    loss_after_the_step = slip(
        "The loss that comes back is that after the step. Return the one the gradients were taken from.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n",
         "        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n        loss = loss_fn(labels, model(X, training=False))\n"))
    two_passes = slip(
        "The model runs twice in a step, so batch norm's running averages move twice. Use the logits you have.",
        ("loss = loss_fn(labels, logits)", "loss = loss_fn(labels, model(X, training=True))"))

    @alternative
    def with_apply(model, optimizer, loss_fn, jit_compile=False):
        if keras.config.dtype_policy().name == "mixed_float16" or model.dtype_policy.name == "mixed_float16":
            optimizer = keras.optimizers.LossScaleOptimizer(optimizer)
        variables = model.trainable_variables
        optimizer.build(variables)

        def train_step(X, labels):
            with tf.GradientTape(watch_accessed_variables=False) as tape:
                tape.watch([variable.value for variable in variables])
                loss = loss_fn(labels, model(X, training=True))
                scaled = optimizer.scale_loss(loss)
            optimizer.apply(tape.gradient(scaled, [variable.value for variable in variables]), variables)
            return loss

        return tf.function(train_step, jit_compile=jit_compile)

    @alternative
    def without_a_graph(model, optimizer, loss_fn, jit_compile=False):
        if model.compute_dtype == "float16":
            optimizer = keras.mixed_precision.LossScaleOptimizer(optimizer)

        def train_step(X, labels):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(loss_fn(labels, model(X, training=True)))
                scaled = optimizer.scale_loss(loss)
            optimizer.apply_gradients(list(zip(tape.gradient(scaled, model.trainable_weights), model.trainable_weights)))
            return loss

        return train_step

    @alternative
    def scaled_by_hand(model, optimizer, loss_fn, jit_compile=False):
        scale = 2.0**15 if model.dtype_policy.compute_dtype == "float16" else 1.0

        @tf.function(jit_compile=jit_compile)
        def train_step(X, labels):
            with tf.GradientTape() as tape:
                loss = loss_fn(labels, model(X, training=True))
                scaled = loss * scale
            grads = [grad / scale for grad in tape.gradient(scaled, model.trainable_variables)]
            optimizer.apply_gradients(zip(grads, model.trainable_variables))
            return loss

        return train_step
