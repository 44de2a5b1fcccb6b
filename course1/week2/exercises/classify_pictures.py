"""The card of `classify_pictures`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, example, hidden, replace_line, rewrite, slip
from coursekit import data

from .common import descend_from_zeros, steepest

SCALED, SUREST = "X_train / 255 - 0.5, X_test / 255 - 0.5", "np.argsort(-np.abs(scores))"
RESULT = "surest[~right_test[0, surest]]"
SINGLE = 30             # pictures may become floats of 32 bits on the way, which no result shows
SHAPES = (-1,), (-1, 1), (1, -1), ()            # of labels: flat, a column, a row, a list


def steps(number, rate):
    return {"num_iterations": number, "learning_rate": rate}


class ClassifyPictures(Exercise):
    """From pictures to a report on a trained model."""

    section, points, difficulty, minutes = "1.2.1", 8, 3, 24
    parts = {"w_picture": 2, "b": 1, "accuracy_train": 1, "accuracy_test": 1, "surest_mistakes": 2}
    form = 'a dict with "w_picture", "b", "accuracy_train", "accuracy_test" and "surest_mistakes"'
    needs = ("flatten_images", "model")

    @staticmethod
    def probe(student, images_train, labels_train, images_test, labels_test, settings):
        return student.classify_pictures(images_train, labels_train, images_test, labels_test, **settings)

    def cases(self, draw):
        flat, column, row, plain = SHAPES
        shown = np.random.default_rng(0)                        # what students see is the same in every run
        yield self.case(example, "three steps", shown, (5, 9, 2, 3), (flat, column), steps(3, 0.3))
        yield self.case(example, "six steps", shown, (8, 10, 3, 1), (row, plain), steps(6, 0.2))
        for label, of, shapes, settings in (
                ("more pictures", (12, 9, 3, 4), (column, flat), steps(7, 0.1)),
                ("many new pictures", (7, 150, 2, 1), (flat, row), steps(6, 0.2)),
                ("wide pictures", (7, 10, 2, 5), (flat, row), steps(5, 0.1)),
                ("high pictures", (9, 5, 4, 2), (plain, column), steps(2, 0.3)),
                ("square pictures", (6, 8, 4, 4), (row, flat), steps(4, 0.05))):
            yield self.case(hidden, label, draw, of, shapes, settings)
        for label, of, shapes, settings, right in (
                ("one new picture of one pixel", (7, 1, 1, 1), (flat, flat), steps(4, 0.5), False),
                ("no mistake", (6, 5, 2, 3), (flat, column), steps(5, 0.2), True),
                ("the defaults", (5, 9, 2, 3), (column, plain), {}, False)):
            yield self.case(hidden, label, draw, of, shapes, settings, right).about("generality")
        yield self.drawings(draw)

    @classmethod
    def case(cls, make, label, draw, of, shapes, settings, all_right=False):
        """Pictures that leave no doubt; of = (m_train, m_test, H, W), shapes are those of the labels."""
        inputs = {}
        while not inputs or not cls.clear(**inputs, settings=settings):
            towards = draw.uniform(-9, 9, (*of[2:], 3))         # in which the two kinds differ, too little
            for name, m, brightest in zip(("train", "test"), of, (256, 201)):
                y = draw.permutation(np.arange(m) % 2)
                images = draw.integers(0, brightest, (m, *towards.shape))
                images = images + np.multiply.outer(2 * y - 1, towards)
                inputs |= {f"images_{name}": np.clip(images, 0, 255).astype(np.uint8), f"labels_{name}": y}
            if all_right:
                inputs["labels_test"] = (cls.learnt(**inputs, settings=settings)[3] > 0).astype(int)
        for name, shape in zip(("labels_train", "labels_test"), shapes):
            inputs[name] = inputs[name].reshape(shape) if shape else inputs[name].tolist()
        return make(label, **inputs, settings=settings).within(condition=SINGLE)

    @classmethod
    def drawings(cls, draw):
        """Animals and things as they are in the notebook, fewer of them and other ones each time."""
        drawn, inputs, settings = data.emoji(), {}, steps(100, 0.01)
        is_animal = np.char.startswith(drawn["subcategory"], "animal")
        is_thing = np.isin(drawn["category"], ["Food & Drink", "Travel & Places", "Objects"])
        while not inputs or not cls.clear(**inputs, settings=settings):
            both = [draw.choice(np.flatnonzero(kind), 24, replace=False) for kind in (is_animal, is_thing)]
            for name, designer, part in (("train", "google", slice(16)), ("test", "twitter", slice(16, 24))):
                which = np.concatenate([kind[part] for kind in both])
                inputs |= {f"images_{name}": drawn[designer][which],
                           f"labels_{name}": is_animal[which].astype(int)}
        return hidden("drawings of animals and things", **inputs, settings=settings).within(condition=SINGLE)

    @staticmethod
    def learnt(images_train, labels_train, images_test, labels_test, settings):
        """w, b and the scores of both sets, by this card's own descent."""
        X_train, X_test = (np.stack([np.ravel(image.astype(float)) for image in images]).T / 255 - 0.5
                           for images in (images_train, images_test))
        w, b = descend_from_zeros(X_train, np.ravel(labels_train), **steps(500, 0.01) | settings)
        return w, b, (w.T @ X_train + b)[0], (w.T @ X_test + b)[0]

    @classmethod
    def clear(cls, **inputs):
        """Whether rounding decides no prediction and no order of two mistakes, also in single precision."""
        _, _, seen, new = cls.learnt(**inputs)
        wrong = np.sort(np.abs(new[(new > 0) != inputs["labels_test"]]))
        return min(abs(seen).min(), abs(new).min(), *np.diff(wrong), 1) > 3e-6

    def oracle(self, images_train, labels_train, images_test, labels_test, settings):
        w, b, seen, new = self.learnt(images_train, labels_train, images_test, labels_test, settings)
        right_seen, right_new = (seen > 0) == np.ravel(labels_train), (new > 0) == np.ravel(labels_test)
        mistakes = sorted(np.flatnonzero(~right_new), key=lambda i: abs(new[i]), reverse=True)
        return {"w_picture": w.reshape(images_train[0].shape), "b": b,
                "accuracy_train": float(right_seen.mean()), "accuracy_test": float(right_new.mean()),
                "surest_mistakes": np.array(mistakes, dtype=int)}

    def domain(self, draw):
        """A rate at which no step takes two w, b apart."""
        of = sizes(draw, 4, most=6, large=12)
        rate = float(draw.uniform(0.1, 1) * steepest(np.full((3 * of[2] * of[3], 1), 0.5)))
        shapes = [SHAPES[draw.integers(4)] for _ in range(2)]
        return self.case(hidden, "", draw, of, shapes, steps(int(draw.choice([1, 2, 7, 60])), rate))

    draws = 100
    equivalent = {
        "(1, - 2)": "NumPy takes any negative size for the one that it should find",
        "[ -1]": "the scores have one row, which is the first and the last",
        "right_test[ -1, surest]": "one row",
    }

    not_centred = slip("The numbers are between 0 and 1 here. They should be between -0.5 and 0.5.",
                       replace_line(SCALED, "X_train, X_test = X_train / 255, X_test / 255"))
    own_largest = slip("Each set is divided by its own largest number, so that the same colour becomes "
                       "another number. Divide both by 255.", ("/ 255", "/ images_train.max()"),
                       ("X_test / images_train", "X_test / images_test"))
    wraps_round = slip("uint8 has no negative numbers: 100 - 128 becomes 228. Divide first, which makes "
                       "floats.",
                       ("X_train / 255 - 0.5", "(X_train - np.uint8(128)) / 255"),
                       ("X_test / 255 - 0.5", "(X_test - np.uint8(128)) / 255"))
    channels_first = slip("The weights are cut into three colours first. A column has the three numbers of a "
                          "pixel side by side: go back the way you came.",
                          (".reshape(images_train.shape[1:])",
                          ".reshape(3, *images_train.shape[1:3]).transpose(1, 2, 0)"))
    labels_as_they_come = slip("The labels are used in the form in which they came. Make a row of them: "
                               "a column that meets a row makes a table.",
                               ("np.reshape(labels_train, (1, -1))", "np.array(labels_train)"),
                               ("np.reshape(labels_test, (1, -1))", "np.array(labels_test)"))
    per_cent = slip("The accuracies are per cent. They should be shares, from 0 to 1.",
                    ("np.mean(", "100 * np.mean("))
    by_probability = slip("The mistakes are ordered by their probability of 1. A probability near 0 is as "
                          "sure as one near 1: order by how far it is from one half.",
                          (SUREST, "np.argsort(-scores)"))
    least_sure_first = slip("The least sure mistake comes first: argsort counts up.",
                            (SUREST, "np.argsort(np.abs(scores))"))
    of_training = slip("The mistakes are those of the training pictures. The report is about the new ones.",
                       ("@ X_test +", "@ X_train +"), (RESULT, "surest[~right_train[0, surest]]"))
    learns_from_new = slip("The model learns from the test pictures, too. They should take no part in it.", (
        "model(X_train, Y_train,", "model(np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test]),"),
        ('learnt["Y_prediction_train"]', 'learnt["Y_prediction_train"][:, :Y_train.size]'))

    by_halves = rewrite((SUREST, "np.argsort(-np.abs(sigmoid(scores) - 0.5))"), replace_line(
        SCALED, "X_train, X_test = (X_train - 127.5) / 255, (X_test - 127.5) / 255"))
