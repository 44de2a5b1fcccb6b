"""The card of `make_train_step`."""

import numpy as np

from autograder.exercise import Exercise, example, hidden, rewrite, slip

from .common import one_hot, train

FROZEN = ("W1", "gamma1", "beta1")
NAMES = (*FROZEN, "W2", "b2")


def descend(X, labels, weights, settings, steps, frozen, **_):
    """What `train` returns for the network of the probe, whose weights have examples as rows."""
    velocity = {}

    def update(key, gradient):
        velocity[key] = settings.get("momentum", 0.0) * velocity.get(key, 0.0) - settings["learning_rate"] * gradient
        return velocity[key]

    W1, gamma, beta, _, _, W2, b2 = weights
    parameters = dict(zip(NAMES, (W1.T, gamma[:, None], beta[:, None], W2.T, b2[:, None])))
    batches = [(X.T, one_hot(np.roll(labels, step), len(b2))) for step in range(steps)]
    return train(batches, parameters, 0.9, update, 1e-3, FROZEN * frozen)


class MakeTrainStep(Exercise):
    """Write one compiled training step, for 32 and 16 bits."""

    section, difficulty, minutes = "2.3.11", 3, 20
    points = 4
    parts = {"losses": 1, "weights": 2, "running statistics": 1}
    seconds = 30.0
    form = "a function train_step(X, labels) that returns a scalar tensor"

    def task(self, draw, m, n_x, units, C, *, margin=0.02, **more):
        """A small network and a batch, such that no ReLU stands on its edge, where rounding decides, while it is trained.

        The loss comes in another unit, with a learning rate to match: the same steps from gradients that are large, or so
        tiny that 16 bits cannot hold them unless the loss is scaled.
        """
        while True:
            inputs = {"X": draw.normal(size=(m, n_x)), "labels": draw.permutation(np.arange(m) % C), "weights": [
                draw.normal(size=(n_x, units)), draw.uniform(0.5, 1.5, size=units), draw.normal(size=units), np.zeros(units),
                np.ones(units), draw.normal(size=(units, C)), draw.normal(size=C)],
                "settings": {"learning_rate": 0.5}, "steps": 1, "frozen": False, "mixed": False, "compiled": False, "unit": 1.0, **more}
            if descend(**inputs)[-1] > margin:
                return inputs

    def cases(self, draw):
        small = {"X": np.array([[1.0, 0], [0, 1], [2, -3]]), "labels": np.array([0, 1, 1]),
                 "weights": [np.array([[1.0, -1], [0.5, 1]]), np.array([1.0, 2]), np.array([0.5, 0.1]), np.zeros(2), np.ones(2),
                             np.array([[1.0, 0], [-1, 1]]), np.array([0.5, -0.5])],
                 "settings": {"learning_rate": 1.0}, "steps": 1, "frozen": False, "mixed": False, "compiled": False, "unit": 1.0}
        yield example("one step of gradient descent", **small | {"compiled": True})
        yield example("two steps with momentum", **small | {"settings": {"learning_rate": 0.2, "momentum": 0.9}, "steps": 2})
        yield example("a frozen first layer", **small | {"frozen": True}).about("generality")
        tiny = {"mixed": True, "unit": 1e-7}
        yield example("mixed precision", **small | tiny).about("stability").within(atol=0.03)
        yield hidden("two steps with momentum", **self.task(
            draw, 6, 3, 2, 3, steps=2, settings={"learning_rate": 0.3, "momentum": 0.8})).within(condition=2)
        yield hidden("large gradients", **self.task(draw, 5, 3, 4, 2, unit=1000.0))
        # Numbers above 65504 have no place in 16 bits, which are not asked for here.
        yield hidden("large inputs", **self.task(draw, 5, 3, 4, 2, X=1e5 * draw.normal(size=(5, 3)))).about("generality")
        yield hidden("a frozen first layer", **self.task(draw, 5, 2, 3, 2, frozen=True, compiled=True)).about("generality")
        yield hidden("16-bit floats and tiny gradients", **self.task(draw, 6, 3, 3, 2, margin=0.04, **tiny)).about(
            "stability").within(atol=0.03)
        yield hidden("16-bit floats, two steps", **self.task(
            draw, 6, 3, 3, 2, margin=0.04, steps=2, **tiny | {"settings": {"learning_rate": 0.1}})).about("stability").within(atol=0.03)

    @staticmethod
    def probe(student, X, labels, weights, settings, steps, frozen, mixed, compiled, unit):
        import keras
        import numpy as np
        import tensorflow as tf

        from coursekit.probe import tensorflow_settings

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

        @tf.autograph.experimental.do_not_convert
        def loss_fn(y, logits):
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=tf.cast(logits, tf.float32))
            return unit * tf.reduce_mean(losses)

        with tensorflow_settings("mixed_float16" if mixed else "float32", compiled=compiled):
            model = Network()
            model.set_weights(weights)
            model.dense.trainable = model.norm.trainable = not frozen
            optimizer = keras.optimizers.SGD(**{**settings, "learning_rate": settings["learning_rate"] / unit})
            train_step = student.make_train_step(model, optimizer, loss_fn)
            X = tf.constant(X, tf.float32)                  # a new batch in each step: the labels move on by one
            losses = [train_step(X, tf.constant(np.roll(labels, step))) for step in range(steps)]
        trained = [*model.dense.weights, model.norm.gamma, model.norm.beta, *model.last.weights]
        return {"losses": np.array([float(np.asarray(loss).sum()) / unit for loss in losses], dtype=np.float32),
                "weights": np.concatenate([weight.numpy().ravel() for weight in trained]),
                "running statistics": np.concatenate([model.norm.moving_mean.numpy(), model.norm.moving_variance.numpy()])}

    def oracle(self, **inputs):
        losses, parameters, running, _ = descend(**inputs)
        return {name: np.concatenate([np.ravel(part) for part in parts]).astype(np.float32) for name, parts in {
            "losses": losses, "weights": [parameters[key].T for key in NAMES],
            "running statistics": [running[1]["mu"], running[1]["var"]]}.items()}

    draws = 60                                              # each makes a Keras model

    def domain(self, draw):
        # In 16 bits nothing but the scale is this exercise's affair, and the cases look at that.
        m, n_x, units, C = (int(n) for n in draw.integers(2, 6, size=4))
        settings = {"learning_rate": float(draw.uniform(0.01, 0.3)), "momentum": float(draw.choice([0.0, 0.9]))}
        inputs = self.task(draw, m, n_x, units, C, settings=settings, steps=int(draw.integers(1, 3)), frozen=bool(draw.integers(2)),
                           unit=float(draw.choice([1.0, 1e-3, 1e3])))
        W1, X = inputs["weights"][0], inputs["X"]
        Z = X @ W1                                          # batch norm magnifies rounding by the size of Z over its deviation
        return hidden("", **inputs).within(condition=np.abs(Z).max() / np.sqrt(Z.var(axis=0).min() + 1e-3) * inputs["steps"])

    inference_mode = slip(
        "The model is not told that this is training. Batch norm then uses its running averages and never moves them.",
        ("model(X, training=True)", "model(X, training=False)"))
    gradient_of_the_plain_loss = slip(
        "In 16 bits hardly anything moves: the gradients are those of the plain loss, or you divide them yourself, and the optimiser "
        "divides them by its scale all the same. Take those of the loss that it has scaled, as they are.",
        ("tape.gradient(scaled_loss,", "tape.gradient(loss,"))
    never_applied = slip(
        "The gradients are computed but never applied, so no weight moves.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n", ""))
    returns_the_scaled_loss = slip(
        "It returns the scaled loss. Show the loss itself; the scaled one is only there for the gradients.",
        ("scaled_loss = optimizer.scale_loss(loss)", "loss = scaled_loss = optimizer.scale_loss(loss)"))
    gradient_descent_by_hand = slip(
        "The update is gradient descent by hand, so momentum and the scale of the loss are ignored. The optimiser does it.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))",
         "        for variable, grad in zip(model.trainable_variables, grads):\n"
         "            variable.assign_sub(optimizer.learning_rate * grad)"))
    only_the_last_layer = slip(
        "Only the last layer learns. The gradients of all trainable variables of the model are wanted.",
        ("model.trainable_variables", "model.layers[-1].trainable_variables"))
    uphill = slip(
        "It climbs. The optimiser subtracts the gradients itself: hand them over as they are.",
        ("zip(grads,", "zip([-grad for grad in grads],"))
    softmax_before_the_loss = slip(
        "The logits go through a softmax before the loss, which does one itself. Hand it the logits.",
        ("loss_fn(labels, logits)", "loss_fn(labels, tf.nn.softmax(logits))"))
    loss_after_the_step = slip(
        "The loss that comes back is that of a second pass, after the step, which in training mode moves batch norm's averages again. "
        "Return the one the gradients were taken from.",
        ("        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n",
         "        optimizer.apply_gradients(zip(grads, model.trainable_variables))\n"
         "        loss = loss_fn(labels, model(X, training=True))\n"))
    two_passes = slip(
        "The model runs twice in a step, so batch norm's running averages move twice. Use the logits you have.",
        ("loss = loss_fn(labels, logits)", "loss = loss_fn(labels, model(X, training=True))"))
    all_weights = slip(
        "All weights are trained, of a frozen layer and batch norm's averages, too. Only the trainable ones should be.",
        ("model.trainable_variables", "[w for w in model.weights if 'moving' not in w.path]"))

    applied = rewrite(("optimizer.apply_gradients(zip(grads, model.trainable_variables))",
                       "optimizer.apply(grads, model.trainable_variables)"))
    on_a_tape_of_its_own = rewrite(
        ("with tf.GradientTape() as tape:\n", "with tf.GradientTape(watch_accessed_variables=False) as tape:\n"
         "            tape.watch([variable.value for variable in model.trainable_variables])\n"))
