"""The card of `transfer`: a pipeline to be mended."""

import numpy as np
from scipy.special import softmax

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, rng, slip

from .common import head


class Transfer(Exercise):
    """Mend a pipeline that gives a number, and a wrong one."""

    section, points, difficulty, minutes = "4.2.9", 9, 3, 26
    needs = ("precompute_features",)
    planted = 4
    form = "probabilities (k, C)"
    draws = 120

    @staticmethod
    def probe(student, X_train, y_train, X_test, classes, rng, settings, M, c):
        import numpy as np
        import tensorflow as tf

        class Base:
            """A frozen network with batch norm behind its only layer, whose stored averages are 0 and 1."""

            trainable = False

            def __call__(self, pictures, training=False, **_):
                pictures = np.asarray(pictures, float)
                F = np.tanh(pictures.reshape(len(pictures), -1) @ M + c)
                return tf.constant((F - F.mean(axis=0)) / (F.std(axis=0) + 0.1) if training else F)

            call = __call__

            def predict_on_batch(self, pictures):
                return self(pictures).numpy()

            def predict(self, pictures, batch_size=32, **_):
                return self(pictures).numpy()

        return student.transfer(Base(), X_train, y_train, X_test, classes, rng, **settings)

    def task(self, draw, counts, k, d, side=2, sort=False, darker=0, how=None, seed=1):
        """Pictures whose classes differ in brightness; those of the test may be darker."""
        y = np.repeat(np.arange(len(counts)), counts)
        y = y if sort else draw.permutation(y)
        places = (side, side + 1, 3)
        bright = draw.uniform(40, 215, (len(counts), *places))
        noise = draw.normal(0, 40, (len(y) + k, *places))
        truth = draw.integers(0, len(counts), k)
        X = np.clip(bright[np.concatenate([y, truth])] + noise, 0, 255)
        X[len(y):] = np.clip(X[len(y):] - darker, 0, 255)
        X = np.round(X).astype(np.uint8)
        n = int(np.prod(places))
        return {"X_train": X[:len(y)], "y_train": y, "X_test": X[len(y):], "classes": len(counts),
                "rng": rng(seed),
                "settings": how or {"lr": 0.5, "steps": 4, "lambd": 1.0},
                "M": draw.normal(size=(n, d)) / np.sqrt(n), "c": draw.normal(0, 0.3, d)}

    def cases(self, draw):
        fixed = np.random.default_rng(9)
        yield example("two classes, four test pictures", **self.task(fixed, (4, 3), 4, 3))
        yield example("labels in order, one test picture", **self.task(fixed, (3, 2, 3), 1, 4, sort=True))
        yield hidden("three classes", **self.task(draw, (5, 3, 4), 7, 4, seed=2))
        yield hidden("darker test pictures", **self.task(draw, (6, 5), 8, 3, darker=60, seed=3))
        yield hidden("labels in order", **self.task(draw, (6, 4, 3), 9, 5, sort=True, seed=4))
        yield hidden("more steps",
                     **self.task(draw, (6, 5, 2), 5, 3, seed=5, how={"lr": 0.3, "steps": 12, "lambd": 3.0}))
        yield hidden("three batches, the last of one", **self.task(draw, (30, 35), 4, 3, seed=10))
        yield hidden("one test picture", **self.task(draw, (5, 4), 1, 3, seed=6)).about("generality")
        yield hidden("as many test pictures as training pictures",
                     **self.task(draw, (4, 4), 8, 3, seed=7)).about("generality")
        yield hidden("the usual settings",
                     **self.task(draw, (4, 3, 5), 6, 3,
                                 seed=8) | {"settings": {"steps": 5}}).about("generality")
        yield hidden("a class without examples",
                     **self.task(draw, (4, 0, 5), 6, 3, seed=9)).about("generality")

    def oracle(self, X_train, y_train, X_test, classes, rng, settings, M, c):
        scaled = [(X.reshape(len(X), -1).astype(float) - 127) / 128 for X in (X_train, X_test)]
        F, tests = (np.tanh(X @ M + c) for X in scaled)
        found = head(F, y_train, classes, **{"lr": 0.02, "steps": 150, "lambd": 50.0} | settings)
        return softmax((tests - found["mu"]) / found["sigma"] @ found["W"] + found["b"], axis=1)

    def domain(self, draw):
        a, b, k, d, side = sizes(draw, 5, most=6, large=8)
        how = {"lr": float(draw.uniform(0.05, 0.5)), "steps": int(draw.integers(0, 8)),
               "lambd": float(draw.choice([0.0, 1.0, 9.0]))}
        task = self.task(draw, (a, b, int(draw.integers(0, 4))), k, d, side, bool(draw.integers(2)),
                         int(draw.choice([0, 80])), how)
        return hidden("", **task).within(condition=30)

    equivalent = {"precompute_features(base, tests, 33)": "the size of a batch does not matter",
                  "precompute_features(base, tests, 31)": "the size of a batch does not matter",
                  "range(0, len(order) + 1, 32)": "a batch of nothing adds nothing",
                  "training lost": "outside `fit` a Keras model runs in inference mode",
                  "GLOBAL_rng.permutation": "the order of the pictures does not matter to the descent"}

    SCORES = "scores ="
    scaled_by_itself = slip("Each set is scaled by its own mean and deviation. The scale belongs to the "
                            "training set.",
                            replace_line(SCORES, "scores = (F_test - F_test.mean(axis=0)) / "
                                                 "(F_test.std(axis=0) + 0.001) @ W + b"))
    not_scaled = slip("The features of the test pictures are not scaled as those of the training pictures "
                      "were.", replace_line(SCORES, "scores = F_test @ W + b"))
    of_the_training_set = slip("The probabilities are those of the training pictures.",
                               replace_line(SCORES, "scores = (F_train - mu) / sigma @ W + b"))
    over_pictures = slip("The softmax runs over the test pictures. A row is a picture: over axis 1.",
                         ("softmax(scores, axis=1)", "softmax(scores, axis=0)"))
    to_one = slip("The pixels go from 0 to 1. The docstring says how this base wants them.",
                  replace_line("pictures, tests =", "pictures, tests = shuffled / 255.0, X_test / 255.0"))
    test_in_training_mode = slip("The base runs in training mode for the test pictures: what one gets "
                                 "depends on the others.",
                                 ("precompute_features(base, tests, 32)", "np.asarray(base(tests, "
                                                                          "training=True))"))
    only_training_pixels = slip("The training pictures are scaled, the test pictures are not.",
                                replace_line("pictures, tests =", "pictures, tests = (shuffled - 127.0) / "
                                                                  "128.0, X_test * 1.0"))
    settings_lost = slip("The settings are not passed on to the head.",
                         ("labels, classes, lr, steps, lambd)", "labels, classes, 0.02, 150, 50.0)"))
    labels_shuffled_again = slip("The labels are shuffled by a draw of their own: they no longer belong to "
                                 "their pictures.",
                                 ("y_train[order]", "y_train[rng.permutation(len(y_train))]"))

    @alternative
    def without_shuffling(base, X_train, y_train, X_test, classes, rng, lr=0.02, steps=150, lambd=50.0):
        def features(X):
            return precompute_features(base, (X.astype(float) - 127) / 128, 3)

        W, b, mu, sigma = train_softmax_head(features(X_train), y_train, classes, lr, steps, lambd)
        Z = ((features(X_test) - mu) / sigma) @ W + b
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        return E / E.sum(axis=1, keepdims=True)
