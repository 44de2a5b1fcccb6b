"""The card of `make_train_step`."""

import numpy as np

from autograder.authoring.exercise import Exercise, drop_line, example, hidden, replace_line, rewrite, slip
from autograder.judging.oracles import one_hot

from .common import train

FROZEN = ("W1", "gamma1", "beta1")
NAMES = (*FROZEN, "W2", "b2")


def descend(X, labels, weights, settings, steps, frozen, **_):
    """What `train` returns for the network of the probe, whose weights have examples as rows."""
    velocity, rate, momentum = {}, settings["learning_rate"], settings.get("momentum", 0.0)

    def update(key, gradient):
        velocity[key] = momentum * velocity.get(key, 0.0) - rate * gradient
        return velocity[key]

    W1, gamma, beta, W2, b2 = weights
    parameters = dict(zip(NAMES, (W1.T, gamma[:, None], beta[:, None], W2.T, b2[:, None])))
    batches = [(X.T, one_hot(np.roll(labels, step), len(b2))) for step in range(steps)]
    return train(batches, parameters, 0.9, update, 1e-3, FROZEN * frozen)


class MakeTrainStep(Exercise):
    """Write one compiled training step."""

    section, difficulty, minutes = "2.3.11", 3, 20
    points = 0                              # optional
    parts = {"losses": 1, "weights": 2, "running statistics": 1}
    seconds = 30.0
    form = "a function train_step(X, labels) that returns a scalar tensor"

    # The loss comes in a unit of its own, with a learning rate to match: the same steps from large gradients.
    usual = {"settings": {"learning_rate": 0.5}, "steps": 1, "frozen": False, "compiled": False, "unit": 1.0}

    def task(self, draw, m, n_x, units, C, **more):
        """A small network and a batch; in training no ReLU comes to its edge, where rounding decides."""
        while True:
            W1, beta, W2, b2 = (draw.normal(size=size) for size in ((n_x, units), units, (units, C), C))
            inputs = {"X": draw.normal(size=(m, n_x)), "labels": draw.permutation(np.arange(m) % C),
                      "weights": [W1, draw.uniform(0.5, 1.5, size=units), beta, W2, b2], **self.usual, **more}
            if descend(**inputs)[-1] > 0.02:
                return inputs

    def cases(self, draw):
        weights = [[[1.0, -1], [0.5, 1]], [1.0, 2], [0.5, 0.1], [[1.0, 0], [-1, 1]], [0.5, -0.5]]
        small = {"X": np.array([[1.0, 0], [0, 1], [2, -3]]), "labels": np.array([0, 1, 1]),
                 "weights": [np.array(w) for w in weights], **self.usual, "settings": {"learning_rate": 1.0}}
        yield example("one step of gradient descent", **small | {"compiled": True})
        momentum = {"settings": {"learning_rate": 0.2, "momentum": 0.9}, "steps": 2}
        yield example("two steps with momentum", **small | momentum)
        yield example("a frozen first layer", **small | {"frozen": True}).about("generality")
        yield hidden("two steps with momentum", **self.task(draw, 6, 3, 2, 3, **momentum)).within(condition=2)
        yield hidden("large gradients", **self.task(draw, 5, 3, 4, 2, unit=1000.0))
        large = 1e5 * draw.normal(size=(5, 3))              # above 65504, so with no place in 16 bits
        yield hidden("large inputs", **self.task(draw, 5, 3, 4, 2, X=large)).about("generality")
        frozen = self.task(draw, 5, 2, 3, 2, frozen=True, compiled=True)
        yield hidden("a frozen first layer", **frozen).about("generality")

    @staticmethod
    def probe(student, X, labels, weights, settings, steps, frozen, compiled, unit):
        import keras
        import numpy as np
        import tensorflow as tf

        from coursekit.keras_settings import keras_settings

        plain = tf.autograph.experimental.do_not_convert    # a probe has no source for AutoGraph to read

        class Network(keras.Model):
            """With its weights from the start: cheaper than a model that is traced before it is used."""

            def __init__(self):
                super().__init__()
                n_x, units, C = X.shape[1], len(weights[1]), len(weights[-1])
                self.dense = keras.layers.Dense(units, use_bias=False, kernel_initializer="zeros")
                self.norm = keras.layers.BatchNormalization(momentum=0.9)
                self.last = keras.layers.Dense(C, kernel_initializer="zeros")
                for layer, before in ((self.dense, n_x), (self.norm, units), (self.last, units)):
                    layer.build((None, before))
                self.built = True

            @plain
            def call(self, X, training=False):
                return self.last(tf.nn.relu(self.norm(self.dense(X), training=training)))

        @plain
        def loss_fn(y, logits):
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)
            return unit * tf.reduce_mean(losses)

        with keras_settings(eager=not compiled):
            model = Network()
            trained = [*model.dense.weights, model.norm.gamma, model.norm.beta, *model.last.weights]
            for variable, weight in zip(trained, weights):
                variable.assign(weight)
            model.dense.trainable = model.norm.trainable = not frozen
            optimizer = keras.optimizers.SGD(**settings | {"learning_rate": settings["learning_rate"] / unit})
            train_step = student.make_train_step(model, optimizer, loss_fn)
            X = tf.constant(X, tf.float32)              # a new batch in each step: the labels move on
            losses = [train_step(X, tf.constant(np.roll(labels, step))) for step in range(steps)]
        statistics = [model.norm.moving_mean, model.norm.moving_variance]
        losses = [float(np.asarray(loss).sum()) / unit for loss in losses]
        return {"losses": np.array(losses, dtype=np.float32),
                "weights": np.concatenate([weight.numpy().ravel() for weight in trained]),
                "running statistics": np.concatenate([weight.numpy() for weight in statistics])}

    def oracle(self, **inputs):
        losses, parameters, running, _ = descend(**inputs)
        found = {"losses": losses, "weights": [parameters[key].T for key in NAMES],
                 "running statistics": list(running[1].values())}
        return {name: np.concatenate([np.ravel(part) for part in parts]).astype(np.float32)
                for name, parts in found.items()}

    def domain(self, draw):
        sizes = (int(n) for n in draw.integers(2, 6, size=4))
        rate, momentum, unit = draw.uniform(0.01, 0.3), draw.choice([0.0, 0.9]), draw.choice([1.0, 1e-3, 1e3])
        inputs = self.task(
            draw, *sizes, settings={"learning_rate": float(rate), "momentum": float(momentum)},
            steps=int(draw.integers(1, 3)), frozen=bool(draw.integers(2)), unit=float(unit))
        Z = inputs["X"] @ inputs["weights"][0]      # batch norm magnifies rounding by size over deviation
        condition = np.abs(Z).max() / np.sqrt(Z.var(axis=0).min() + 1e-3) * inputs["steps"]
        return hidden("", **inputs).within(condition=condition)

    inference_mode = slip(
        "The model is not told that this is training. Batch norm then uses its running averages and never "
        "moves them.", replace_line("logits =", "logits = model(X)"))
    never_applied = slip(
        "The gradients are computed but never applied, so no weight moves.", drop_line("optimizer.apply"))
    gradient_descent_by_hand = slip(
        "The update is gradient descent by hand, so momentum is ignored. The optimiser does it.",
        replace_line("optimizer.apply", "for variable, grad in zip(model.trainable_variables, grads):\n"
                                        "    variable.assign_sub(optimizer.learning_rate * grad)"))
    only_the_last_layer = slip(
        "Only the last layer learns. The gradients of all trainable variables of the model are wanted.",
        ("model.trainable_variables", "model.layers[-1].trainable_variables"))
    all_weights = slip(
        "All weights are trained, of a frozen layer and batch norm's averages, too. Only the trainable ones "
        "should be.", ("model.trainable_variables", "[w for w in model.weights if 'moving' not in w.path]"))
    uphill = slip(
        "It climbs. The optimiser subtracts the gradients itself: hand them over as they are.",
        replace_line("grads =", "grads = [-grad for grad in tape.gradient(loss, model.trainable_variables)]"))
    softmax_before_the_loss = slip(
        "The logits go through a softmax before the loss, which does one itself. Hand it the logits.",
        replace_line("loss =", "loss = loss_fn(labels, tf.nn.softmax(logits))"))
    loss_after_the_step = slip(
        "The loss that comes back is that of a second pass, after the step, which in training mode moves "
        "batch norm's averages again. Return the one the gradients were taken from.",
        replace_line("optimizer.apply", "optimizer.apply(grads, model.trainable_variables)\n"
                                        "loss = loss_fn(labels, model(X, training=True))"))
    two_passes = slip(
        "The model runs twice in a step, so batch norm's running averages move twice. Use the logits you "
        "have.", replace_line("loss =", "loss = loss_fn(labels, model(X, training=True))"))

    in_pairs = rewrite(
        replace_line("optimizer.apply", "optimizer.apply_gradients(zip(grads, model.trainable_variables))"))
    on_a_tape_of_its_own = rewrite(
        replace_line("with tf.GradientTape", "with tf.GradientTape(watch_accessed_variables=False) as tape:\n"
                     "    tape.watch([variable.value for variable in model.trainable_variables])"))
