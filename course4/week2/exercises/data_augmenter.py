"""The card of `data_augmenter`, which is optional."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip
from coursekit.plain import Facts


class DataAugmenter(Exercise):
    """Flip and move pictures by layers of Keras."""

    section, points, difficulty, minutes = "4.2.10", 0, 1, 10
    shares = {"inputs": 0}
    form = "a Keras model, from pictures to pictures"
    draws = 25

    @staticmethod
    def probe(student, side, channels, seed, count):
        """Pictures that are dark but for one bright pixel, right of the middle."""
        import keras
        import numpy as np

        from coursekit.keras_settings import keras_settings

        with keras_settings():
            model = student.data_augmenter(seed)
            X = np.zeros((count, side, side, channels), "float32")
            X[:, side // 2, side // 2 + side // 4] = 255.0
            still = np.asarray(model(X[:3], training=False))
            moved = np.asarray(model(X, training=True))
            again = np.asarray(student.data_augmenter(seed)(X, training=True))
            other = np.asarray(student.data_augmenter(seed + 1)(X, training=True))

        def places(pictures):
            light = pictures.sum(axis=3)
            total = np.maximum(light.sum(axis=(1, 2)), 1e-9)
            return [light.sum(axis=axis) @ np.arange(side) / total for axis in (2, 1)]

        return {"off": bool(np.array_equal(still, X[:3])), "shape": moved.shape, "places": places(moved),
                "other places": places(other), "same": bool(np.array_equal(moved, again))}

    @staticmethod
    def measure(value, side, channels, seed, count):
        import numpy as np

        from coursekit.plain import Facts

        (rows, columns), (other_rows, other_columns) = value["places"], value["other places"]
        at, most = side // 2 + side // 4, side / 8 + 0.01
        right, mirror = np.abs(columns - at) <= most, np.abs(columns - (side - 1 - at)) <= most
        from_place = np.where(right, columns - at, columns - (side - 1 - at))
        middle = rows - side // 2
        by_chance = 3 * np.sqrt(count)                      # six standard errors
        return Facts({
            "in inference the pictures stay as they are": value["off"],
            "in training the shape stays": tuple(value["shape"]) == (count, side, side, channels),
            "about half of the pictures are mirrored left to right": bool(
                abs(mirror.sum() - count / 2) <= by_chance),
            "nothing moves to the side by more than an eighth": bool((right | mirror).all()),
            "nothing moves up or down by more than an eighth": bool((np.abs(middle) <= most).all()),
            "pictures move to the side": float(from_place.std()) > side / 40,
            "pictures move up and down": float(middle.std()) > side / 40,
            "two augmenters of one seed do the same": value["same"],
            "another seed mirrors others": bool(((columns > side / 2) != (other_columns > side / 2)).any()),
            "another seed moves them otherwise": not np.allclose(rows, other_rows)})

    def cases(self, draw):
        yield example("32 x 32", side=32, channels=3, seed=0, count=100)
        yield hidden("40 x 40", side=40, channels=1, seed=int(draw.integers(2, 1000)), count=160)
        yield hidden("24 x 24", side=24, channels=2, seed=int(draw.integers(2, 1000)), count=120)

    def oracle(self, **inputs):
        return Facts()

    def domain(self, draw):
        return {"side": int(8 * draw.integers(3, 7)), "channels": int(draw.integers(1, 4)),
                "seed": int(draw.integers(1000)), "count": 150}

    equivalent = dict.fromkeys(("seed=seed - 1)", "seed=seed + 2)", "seed=seed + 0)", "seed=(seed))"),
                               "every seed made of `seed` is as good")

    upside_down = slip("The pictures are turned upside down. Things move left to right: \"horizontal\".",
                       ('"horizontal"', '"vertical"'))
    both_ways = slip("The pictures are mirrored in both directions.",
                     ('"horizontal"', '"horizontal_and_vertical"'))
    no_flip = slip("Nothing is mirrored.",
                   ('        keras.layers.RandomFlip("horizontal", seed=seed),\n', ""))
    no_seed = slip("The layers have no seed: two augmenters of one seed do different things.",
                   (", seed=seed)", ")"), (", seed=seed + 1)", ")"))
    one_seed = slip("The argument seed is not used.", ("seed=seed)", "seed=7)"), ("seed=seed + 1", "seed=8"))
    far = slip("The pictures move by more than an eighth of the side.", ("0.125, 0.125", "0.5, 0.5"))
    one_direction = slip("The pictures move up and down only.", ("0.125, 0.125", "0.125, 0.0"))
    no_move = slip("Nothing moves.", ("0.125, 0.125", "0.0, 0.0"))

    @alternative
    def written_out(seed=0):
        model = keras.Sequential(name="augment")
        model.add(keras.layers.RandomTranslation(height_factor=(-0.125, 0.125), width_factor=(-0.125, 0.125),
                                                 fill_mode="constant", seed=seed * 2 + 5))
        model.add(keras.layers.RandomFlip(mode="horizontal", seed=seed + 99))
        return model
