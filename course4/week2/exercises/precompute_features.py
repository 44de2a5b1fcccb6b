"""The card of `precompute_features` and `train_softmax_head`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, slip

from .common import head


class PrecomputeFeatures(Exercise):
    """Compute features once, and teach a head on them."""

    functions = ("precompute_features", "train_softmax_head")
    section, points, difficulty, minutes = "4.2.9", 9, 2, 26
    parts = {"precompute_features": 1, "train_softmax_head": 2}
    form = "F, an array; W, b, mu, sigma"
    draws = 120

    @staticmethod
    def probe(student, function, **given):
        import numpy as np
        import tensorflow as tf

        if function == "train_softmax_head":
            W, b, mu, sigma = student.train_softmax_head(*given.values())
            return {"W": W, "b": b, "mu": mu, "sigma": sigma}
        M, seen = given.pop("M"), []

        class Base:
            """A frozen network with batch norm; in training it would use the batch's own mean."""

            trainable = False

            def __call__(self, pictures, training=False, **_):
                pictures = np.asarray(pictures, float)
                seen.append((len(pictures), bool(training)))
                F = np.tanh(pictures.reshape(len(pictures), -1) @ M)
                return tf.constant(F - F.mean(axis=0) if training else F)

            call = __call__

            def predict_on_batch(self, pictures):
                return self(pictures).numpy()

            def predict(self, pictures, batch_size=32, **_):
                size = batch_size or 32
                return np.concatenate([self(pictures[i:i + size]).numpy() for i in range(0, len(pictures),
                                                                                         size)])

        F = student.precompute_features(Base(), given["X"], given["batch"])
        return {"F": F, "a NumPy array came back": isinstance(F, np.ndarray),
                "pictures that went through the base": sum(count for count, _ in seen),
                "no batch is larger than asked for": max(count for count, _ in seen) <= given["batch"],
                "calls in training mode": sum(training for _, training in seen)}

    def pictures(self, draw, m, height, width, d, batch):
        return {"X": draw.normal(size=(m, height, width, 3)), "batch": batch,
                "M": draw.normal(size=(3 * height * width, d)) / 3}

    def features(self, draw, counts, d, lr, steps, lambd, sort=False):
        """So many examples of each class, of features with scales and means of their own."""
        y = np.repeat(np.arange(len(counts)), counts)
        y = y if sort else draw.permutation(y)
        F = (draw.normal(size=(len(y), d)) + y[:, None]) * draw.uniform(0.2, 3, d) + draw.normal(0, 3, d)
        return {"F": F, "y": y, "classes": len(counts), "lr": lr, "steps": steps, "lambd": lambd}

    def cases(self, draw):
        fixed, (features, train) = np.random.default_rng(8), self.functions
        yield example("five pictures in batches of two", **self.pictures(fixed, 5, 2, 3, 4, 2)).of(features)
        yield example("one step", **self.features(fixed, (3, 2, 1), 2, 0.5, 1, 0.0)).of(train)
        yield example("three steps", **self.features(fixed, (2, 4), 3, 0.5, 3, 2.0)).of(train)
        never = self.features(fixed, (2, 3), 2, 0.5, 2, 0.5)
        never["F"][:, 1] = 3.0
        yield example("a feature that never varies", **never).of(train).about("stability")
        for label, m, batch in (("a batch that does not divide", 11, 4), ("one that does", 9, 3),
                                ("one at a time", 4, 1)):
            yield hidden(label, **self.pictures(draw, m, 2, 3, 5, batch)).of(features)
        for label, m, batch in (("fewer pictures than a batch", 3, 8), ("one picture", 1, 4),
                                ("just as many", 6, 6), ("one over", 7, 6)):
            yield hidden(label, **self.pictures(draw, m, 3, 2, 4, batch)).of(features).about("generality")
        yield hidden("three classes of unequal size",
                     **self.features(draw, (9, 2, 4), 4, 0.3, 8, 1.0)).of(train)
        yield hidden("without regularisation", **self.features(draw, (3, 5), 6, 0.2, 10, 0.0)).of(train)
        yield hidden("much of it", **self.features(draw, (2, 3, 4, 1), 3, 0.1, 6, 20.0)).of(train)
        yield hidden("labels in order",
                     **self.features(draw, (4, 3, 2), 5, 0.4, 5, 2.0,
                                     sort=True)).of(train).about("generality")
        yield hidden("a class without examples",
                     **self.features(draw, (4, 0, 3), 2, 0.3, 4, 1.0)).of(train).about("generality")
        yield hidden("no step", **self.features(draw, (4, 2), 3, 0.3, 0, 1.0)).of(train).about("generality")
        yield hidden("one example",
                     **self.features(draw, (0, 1), 3, 0.5, 3, 1.0)).of(train).about("generality")
        never = self.features(draw, (3, 4, 2), 4, 0.3, 5, 1.0)
        never["F"][:, 2], never["F"][:, 0] = 0.0, never["F"][:, 0] * 1e-6
        yield hidden("features that hardly vary", **never).of(train).about("stability")
        far = self.features(draw, (3, 4), 3, 0.3, 5, 1.0)
        far["F"] *= np.array([1e5, 1.0, 1e-2])
        yield hidden("features of very different size", **far).of(train).about("stability")
        steep = self.features(draw, (3, 4), 3, 2000.0, 3, 0.0)
        yield hidden("scores above 1000", **steep).of(train).within(condition=1e3).about("stability")

    def oracle_precompute_features(self, X, batch, M):
        F = np.array([[np.tanh(sum(picture.ravel() * column)) for column in M.T] for picture in X])
        return {"F": F, "a NumPy array came back": True, "pictures that went through the base": len(X),
                "no batch is larger than asked for": True, "calls in training mode": 0}

    def oracle_train_softmax_head(self, F, y, classes, lr, steps, lambd):
        return head(F, y, classes, lr, steps, lambd)

    def domain(self, draw):
        if draw.random() < 0.3:
            m, height, width, d, batch = sizes(draw, 5, most=5, large=9)
            return hidden("", **self.pictures(draw, m, height, width, d, batch)).of("precompute_features")
        m, d, classes = sizes(draw, 3, most=6, large=12)
        F = numbers(draw, (m, d), most=1e3, least=1e-6)
        inputs = {"F": F, "y": labels(draw, classes, m), "classes": classes,
                  "lr": float(draw.uniform(0.01, 0.5)),
                  "steps": int(draw.integers(0, 5)), "lambd": float(draw.choice([0.0, 1.0, 5.0]))}
        return hidden("", **inputs).of("train_softmax_head").within(condition=1e3)

    equivalent = {"training lost": "outside `fit` a Keras model runs in inference mode",
                  "moved into the loop: Y =": "the labels are the same in every step"}

    last_batch_lost = slip("The last batch is dropped when it is smaller. Its pictures count, too.",
                           ("range(0, len(X), batch)", "range(0, len(X) - batch + 1, batch)"),
                           ("F = np.concatenate(parts)", "F = np.concatenate(parts or "
                                                         "[np.asarray(base(X[:batch]))])"))
    in_training_mode = slip("The base runs in training mode: batch norm uses the batch's own averages, and "
                            "what comes out depends on who is "
                            "in the batch.", ("training=False", "training=True"))
    all_at_once = slip("All pictures go through at once. The memory is for `batch` of them.",
                       ("X[first:first + batch]", "X"), ("np.concatenate(parts)", "parts[0]"))
    twice = slip("Every picture goes through the base twice. Keep what came the first time.",
                 ("parts.append(", "base(X[first:first + batch], training=False)\n        parts.append("))
    list_of_batches = slip("A list of batches comes back. Join them.",
                           ("F = np.concatenate(parts)", "F = parts"))
    backwards = slip("The batches come back in reverse order.",
                     ("np.concatenate(parts)", "np.concatenate(parts[::-1])"))

    no_regularisation = slip("The term with lambda is missing in the slope of W.", ("scaled.T @ errors + "
                                                                                    "lambd / m * W",
                                                                                    "scaled.T @ errors"))
    biases_regularised = slip("The biases are regularised, too. Leave them out.",
                              ("errors.sum(axis=0)", "(errors.sum(axis=0) + lambd / m * b)"))
    lambda_not_over_m = slip("The slope has lambda times W. It is lambda / m.",
                             ("lambd / m * W", "lambd * W"))
    twice_lambda = slip("The slope has 2 lambda / m. The square brings a 2, and the formula has 2m below.",
                        ("lambd / m * W", "2 * lambd / m * W"))
    no_mean = slip("The factor 1/m of the mean loss is missing.", ("- Y) / m", "- Y)"))
    over_examples = slip("The softmax runs over the examples. A row is an example: over axis 1.",
                         ("axis=1) - Y", "axis=0) - Y"))
    not_scaled = slip("The features are not scaled before the descent.",
                      ("scaled = (F - mu) / sigma", "scaled = F"))
    not_centred = slip("The features are divided by sigma, but their mean stays.",
                       ("(F - mu) / sigma", "F / sigma"))
    no_bias = slip("The biases do not learn.", ("b = b - lr", "b = b - 0 * lr"))
    uphill = slip("It climbs: probabilities less labels is the slope, and a step goes against it.",
                  ("W = W - lr * dW", "W = W + lr * dW"),
                  ("b = b - lr", "b = b + lr"))
    one_step_short = slip("There is one step too few.", ("range(steps)", "range(steps - 1)"))

    @alternative(of="precompute_features")
    def by_predict(base, X, batch):
        return base.predict(X, batch_size=batch, verbose=0)

    @alternative(of="precompute_features")
    def filled_in(base, X, batch):
        F, place = None, 0
        while place < len(X):
            some = np.array(base(X[place:place + batch]))
            F = np.zeros((len(X), some.shape[1])) if F is None else F
            F[place:place + len(some)] = some
            place += batch
        return F

    @alternative(of="train_softmax_head")
    def with_columns(F, y, classes, lr, steps, lambd):
        m, d = F.shape
        mu, sigma = np.mean(F, 0), np.std(F, 0) + 1e-3
        X, theta = np.vstack([((F - mu) / sigma).T, np.ones(m)]), np.zeros((classes, d + 1))
        for _ in range(steps):
            Z = theta @ X
            A = np.exp(Z - Z.max(0))
            A /= A.sum(0)
            A[y, np.arange(m)] -= 1
            theta = theta - lr * (A @ X.T + lambd * np.hstack([theta[:, :d], np.zeros((classes, 1))])) / m
        return theta[:, :d].T, theta[:, d], mu, sigma
