"""The card of `train_detector`."""

from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip
from coursekit.plain import Facts


class TrainDetector(Exercise):
    """A head that finds what it never saw."""

    section, points, difficulty, minutes = "4.3.9", 4, 2, 15
    needs = ("yolo_loss",)
    form = "a Keras model"
    seconds = 60.0
    draws = 3

    @staticmethod
    def probe(student, seed, m, S, n, C, epochs):
        import contextlib
        import io

        import numpy as np

        from coursekit.keras_settings import keras_settings

        def scenes(draw, m):
            """Features in which a thing can be read from its own cell, and targets."""
            X, Y = 0.3 * draw.normal(size=(m, S, S, n)), np.zeros((m, S, S, 2, 5 + C))
            for picture, target in zip(X, Y):
                cells = draw.permutation(S * S)[:draw.integers(1, 4)]
                for row, column in zip(*np.unravel_index(cells, (S, S))):
                    kind, large, (x, y) = int(draw.integers(C)), int(draw.integers(2)), draw.uniform(size=2)
                    scales = draw.normal(0, 0.6, 2)
                    h, w = anchors[large, ::-1] * np.exp(scales)
                    picture[row, column, kind] += 3
                    picture[row, column, C:C + 5] += (4 * x - 2, 4 * y - 2, *(2 * scales), 4 * large - 2)
                    target[row, column, large] = [1, x, y, h, w, *np.eye(C)[kind]]
            return X.astype(np.float32), Y.astype(np.float32)

        draw, anchors = np.random.default_rng(seed), np.array([[0.8, 1.2], [3.0, 2.0]])
        X, Y = scenes(draw, m)
        X_new, Y_new = scenes(draw, 60)
        kept = X.copy(), Y.copy(), anchors.copy()
        with keras_settings(), contextlib.redirect_stdout(io.StringIO()):
            head = student.train_detector(X, Y, anchors, np.random.default_rng(seed), epochs)
            said = np.asarray(head(X_new, training=False), dtype=np.float32)
            alone = np.asarray(head(X_new[:1], training=False), dtype=np.float32)
            averages = [np.asarray(some) for some in head.non_trainable_variables
                        if "float" in str(some.dtype)]
        return {"said": said, "alone": alone, "true": Y_new, "anchors": anchors,
                "averages learned": all(bool(np.ptp(some) > 0) for some in averages if some.size > 1),
                "left alone": all(np.array_equal(*pair) for pair in zip(kept, (X, Y, anchors)))}

    @staticmethod
    def measure(value, seed, m, S, n, C, epochs):
        import numpy as np

        from coursekit.plain import Facts

        said, true, alone = (np.asarray(value[name], float) for name in ("said", "true", "alone"))
        shape = said.shape == true.shape
        facts = {"the model gives (m, S, S, A, 5 + C) for features (m, S, S, n)": shape,
                 "its outputs are finite numbers": bool(np.isfinite(said).all()),
                 "features, targets and anchors are left as they were": value["left alone"]}
        if not shape or not np.isfinite(said).all():
            return Facts(facts)
        there, found = true[..., 0] == 1, said[..., 0] > 0
        with np.errstate(over="ignore"):
            middle = 1 / (1 + np.exp(-said[there][:, 1:3]))
        size = np.log(true[there][:, 3:5] / np.broadcast_to(value["anchors"][:, ::-1],
                                                            (*there.shape, 2))[there])
        named = said[there][:, 5:].argmax(axis=1) == true[there][:, 5:].argmax(axis=1)
        facts["its batch norms, if it has some, learned their averages"] = value["averages learned"]
        facts["one scene alone gets the same answer as among others"] = bool(
            np.allclose(alone, said[:1], atol=1e-3))
        facts["of the things in new scenes it finds six of ten"] = bool(found[there].mean() > 0.6)
        facts["of what it finds in new scenes three of four are there"] = bool(
            found.any() and there[found].mean() > 0.75)
        facts["of the things in new scenes it names three of four"] = bool(named.mean() > 0.75)
        facts["midpoints are right to a fifth of a cell on average"] = bool(
            np.abs(middle - true[there][:, 1:3]).mean() < 0.21)
        facts["sizes are right to a factor of 1.5 on average"] = bool(
            np.abs(said[there][:, 3:5] - size).mean() < np.log(1.5))
        return Facts(facts)

    def cases(self, draw):
        usual = {"m": 320, "S": 4, "n": 12, "C": 3}
        yield example("made scenes of 4 by 4 cells", seed=1, **usual, epochs=10)
        yield hidden("other scenes, more classes", seed=int(draw.integers(1000)), m=330, S=3, n=14, C=4,
                     epochs=12)

    def oracle(self, seed, m, S, n, C, epochs):
        """All that is measured should be true."""
        return Facts({})

    def domain(self, draw):
        return {"seed": int(draw.integers(1000)), "m": int(draw.integers(320, 400)), "S": 4, "n": 13, "C": 3,
                "epochs": 12}

    equivalent = {part: "another head that learns as well" for part in (
        "Conv2D( 95", "Conv2D(96, 2", "Conv2D(96, 4", "BatchNormalization(momentum=0.9)) -> pass",
        "moved behind the loop: head.add(layers.Dropout",
        "(layers.Dropout(0.2)) -> head.add(layers.Dropout(0.2)) / for _ in range(2)",
        "moved behind the loop: head.add(layers.LeakyReLU",
        "-> head.add(layers.BatchNormalization(momentum=0.9)) / for _ in range(2)",
        "use_bias=True", 'padding="same"))', "Conv2D( 97", "range( 3)", "range( 1)", "range(2 - 1)",
        "range(2 + 1)", "momentum= -0.0999", "momentum=0.909", "Dropout(0.2)) -> pass", "Dropout(0.202",
        "LeakyReLU(0.101", "CosineDecay(0.00303",
        "-> (keras.Sequential([keras.Input((S, S, n))])).add(layers.Dropout",
        "-> (keras.Sequential([keras.Input((S, S, n))])).add(layers.BatchNormalization")}

    never_applied = slip("The gradients are not applied, so nothing is learned.",
                         ("optimizer.apply(tape.gradient(loss, weights), weights)", "pass"))
    inference = slip("The head is not told that it is training. Batch norm then never learns its averages, "
                     "and there is no dropout.", ("head(x, training=True)", "head(x, training=False)"))
    uphill = slip("It climbs: the loss is what should get smaller.",
                  ("optimizer.apply(tape.gradient(loss, weights), weights)",
                   "optimizer.apply([-each for each in tape.gradient(loss, weights)], weights)"))
    features_for_targets = slip("The loss gets outputs and targets in the wrong order. First the targets, "
                                "then the outputs.", ("loss_fn(y, head(x, training=True), anchors)",
                                                      "loss_fn(head(x, training=True), y, anchors)"))
    no_reshape = slip("The output has the slots of a cell in one row. It should be (m, S, S, A, 5 + C).",
                      ("head.add(layers.Reshape((S, S, A, size)))", "pass"),
                      ("loss_fn(y, head(x, training=True), anchors)",
                       "loss_fn(y, tf.reshape(head(x, training=True), (-1, S, S, A, size)), anchors)"))
    sigmoid_at_the_end = slip("The outputs go through a sigmoid. They should be raw numbers: `yolo_loss` "
                              "and `decode_yolo` do the rest.", ("layers.Conv2D(A * size, 1)",
                                                                 "layers.Conv2D(A * size, 1, "
                                                                 "activation='sigmoid')"))
    relu_at_the_end = slip("The outputs go through a ReLU, so none can be negative. They should be raw "
                           "numbers.",
                           ("layers.Conv2D(A * size, 1)", "layers.Conv2D(A * size, 1, activation='relu')"))
    rate_far_too_large = slip("The rate is far too large: the loss jumps about.",
                              ("CosineDecay(3e-3, steps)", "CosineDecay(30.0, steps)"))
    rate_far_too_small = slip("The rate is far too small: nothing has been learned when it ends.",
                              ("CosineDecay(3e-3, steps)", "CosineDecay(1e-6, steps)"))

    @alternative
    def one_convolution(features, targets, anchors, rng, epochs=10, loss_fn=None):
        keras.utils.set_random_seed(int(rng.integers(2**31)))
        m, S, _, n = features.shape
        A, size = targets.shape[3:]
        inputs = keras.Input((S, S, n))
        x = keras.layers.Conv2D(64, 3, padding="same", activation="relu")(inputs)
        x = keras.layers.Conv2D(A * size, 1)(x)
        head = keras.Model(inputs, keras.layers.Reshape((S, S, A, size))(x))
        optimizer = keras.optimizers.Adam(0.003)

        @tf.function
        def step(x, y):
            with tf.GradientTape() as tape:
                loss = (loss_fn or yolo_loss)(y, head(x, training=True), anchors)
            gradients = tape.gradient(loss, head.trainable_variables)
            optimizer.apply_gradients(zip(gradients, head.trainable_variables))
            return loss

        for _ in range(epochs):
            order = rng.permutation(m)
            for first in range(0, m, 32):
                some = order[first:first + 32]
                step(tf.constant(features[some]), tf.constant(targets[some]))
        return head
