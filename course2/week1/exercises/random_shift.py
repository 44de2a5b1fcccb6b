"""The card of `random_shift`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           rewrite, rng, slip)
from coursekit.plain import Facts

corners = in_place_of("corners =")
CORNERS = "rng.integers(0, 2 * k + 1, size=(m, 2))"
MANY = 800                      # pictures, from which on shares are looked at


class RandomShift(Exercise):
    """Every picture moved by a distance of its own."""

    section, points, difficulty, minutes = "2.1.8", 6, 2, 18
    parts = {"shape and type": 1, "share of the pictures by the rows they moved": 2,
             "share of the pictures by the columns they moved": 2,
             "every picture is moved, with 0 where nothing came from": 3,
             "rows and columns are drawn by themselves": 1, "the same seed gives the same shifts": 0.5,
             "another seed gives other shifts": 0.5, "np.random is left alone": 0.5}
    form = "an array (m, h, w)"

    @staticmethod
    def probe(student, images, max_shift, rng, seed):
        import numpy as np

        np.random.seed(seed)
        again, other = images.copy(), images.copy()
        found = [student.random_shift(images, max_shift, rng),
                 student.random_shift(again, max_shift, np.random.default_rng(seed)),
                 student.random_shift(other, max_shift, np.random.default_rng(seed + 1))]
        kinds = [np.asarray(moved).dtype.name for moved in found]
        return {"moved": [np.asarray(moved, dtype=float) for moved in found], "kind": kinds[0],
                "next": np.random.random()}

    @staticmethod
    def measure(value, images, max_shift, rng, seed):
        import numpy as np
        import scipy.ndimage

        from coursekit.plain import Facts

        moved, again, other = (np.asarray(came) for came in value["moved"])
        (m, h, w), k = images.shape, max_shift
        shape = f"{moved.shape} of {value['kind']}"
        if moved.shape != images.shape:
            return {"shape and type": shape}
        # All pictures of a case are the same, of which no two rows or columns are alike: what is seen
        # of one tells how far it went, unless nothing of it is left.
        ways = {}
        for dy in range(-k, k + 1):
            for dx in range(-k, k + 1):
                picture = scipy.ndimage.shift(images[0], (dy, dx), order=0, mode="constant")
                ways.setdefault(np.asarray(picture, dtype=float).tobytes(), (dy, dx))
        went = [ways.get(picture.tobytes()) for picture in moved]
        known = np.array([way for way in went if way is not None] or [(99, 99)])
        found = {"shape and type": shape}
        if m >= 800:
            for name, axis in (("rows", 0), ("columns", 1)):
                found[f"share of the pictures by the {name} they moved"] = np.array(
                    [np.mean(known[:, axis] == step) for step in range(-k, k + 1)])
        both, *each = (len(set(ways)) for ways in (map(tuple, known.tolist()), *known.T.tolist()))
        return found | {"facts": Facts({
            "every picture is moved, with 0 where nothing came from": None not in went,
            "rows and columns are drawn by themselves": m < 800 or both > max(each) or min(each) == 1,
            "the same seed gives the same shifts": np.array_equal(moved, again),
            "another seed gives other shifts": m < 40 or k == 0 or not np.array_equal(moved, other),
            "np.random is left alone": value["next"] == np.random.RandomState(seed).random_sample()})}

    def cases(self, draw):
        # A share of 800 pictures has a standard error of at most 0.0177: the tolerance is six.
        def some(make, label, m, h, w, k, kind=float, seed=None):
            table = np.arange(1, h * w + 1).reshape(h, w) / (1 if kind is not float else 64)
            seed = int(draw.integers(10**6)) if seed is None else seed
            return make(label, images=np.repeat(table[None].astype(kind), m, axis=0), max_shift=k,
                        rng=rng(seed), seed=seed).within(atol=0.107)

        yield some(example, "800 pictures of 3 by 4, at most 1", 800, 3, 4, 1, seed=1)
        yield some(example, "square ones, at most 2", 900, 5, 5, 2, seed=2)
        yield some(example, "whole numbers from 0 to 255", 900, 6, 5, 2, np.uint8, seed=5)
        yield some(example, "a shift of 0", 3, 2, 4, 0, seed=3).about("generality")
        yield some(example, "a single picture", 1, 4, 3, 1, seed=4).about("generality")
        for label, *of in (("4 by 6", 1000, 4, 6, 1), ("7 by 5, at most 2", 1200, 7, 5, 2),
                           ("6 by 6", 900, 6, 6, 1), ("7 by 8, at most 3", 1500, 7, 8, 3)):
            yield some(hidden, label, *of)
        for label, *of in (("single precision", 60, 4, 5, 1, np.float32), ("a shift of 0", 5, 3, 4, 0),
                           ("a single picture", 1, 5, 4, 2), ("further than the picture", 60, 2, 3, 5),
                           ("as many pictures as rows", 4, 4, 4, 1), ("one pixel", 50, 1, 1, 1)):
            yield some(hidden, label, *of).about("generality")

    def oracle(self, images, max_shift, rng, seed):
        right = {"shape and type": f"{images.shape} of {images.dtype.name}", "facts": Facts()}
        if len(images) >= MANY:
            even = np.full(2 * max_shift + 1, 1 / (2 * max_shift + 1))
            right |= {f"share of the pictures by the {name} they moved": even for name in ("rows", "columns")}
        return right

    def domain(self, draw):
        h, w = (int(size) for size in draw.integers(4, 9, 2))
        m, seed = int(draw.choice([1, 3, 50, 900])), int(draw.integers(10**6))
        kind = draw.choice([float, np.float32, np.int64])
        k = int(draw.integers(0, 4)) if m >= MANY else int(draw.integers(0, 9))
        images = np.repeat(np.arange(1, h * w + 1).reshape(1, h, w).astype(kind), m, axis=0)
        return hidden("", images=images, max_shift=k, rng=rng(seed), seed=seed).within(atol=0.107)

    draws = 100
    equivalent = {"((0, 1), (k, k), (k, k))": "one picture more, at which nobody looks"}

    @misconception("What leaves the picture comes in on the other side, as with np.roll. Paper should come "
                   "in: 0.")
    def rolled(images, max_shift, rng):
        steps = rng.integers(-max_shift, max_shift + 1, (len(images), 2))
        return np.stack([np.roll(image, tuple(step), axis=(0, 1)) for image, step in zip(images, steps)])

    one_for_all = corners("All pictures move by the same distance. Draw one for each.",
                          "corners = np.repeat(rng.integers(0, 2 * k + 1, size=(1, 2)), m, axis=0)")
    one_number_for_both = corners("Rows and columns move by the same number. Draw two for each picture.",
                                  "corners = np.repeat(rng.integers(0, 2 * k + 1, size=(m, 1)), 2, axis=1)")
    one_side_only = corners("Pictures move down and right only. Distances go from -k to k.",
                            "corners = k - rng.integers(0, k + 1, size=(m, 2))")
    never_the_last = corners("One end is never drawn: `rng.integers` leaves its upper end out.",
                             "corners = rng.integers(0, max(2 * k, 1), size=(m, 2))")
    rarely_at_the_ends = corners("Rounded uniform numbers reach the ends half as often as the others. Draw "
                                 "whole numbers.", "corners = np.round(rng.uniform(0, 2 * k, (m, "
                                 "2))).astype(int)")
    rows_only = corners("Pictures move up and down only.", f"corners = {CORNERS}", "corners[:, 1] = k")
    columns_only = corners("Pictures move to the sides only.", f"corners = {CORNERS}", "corners[:, 0] = k")
    edge_repeated = slip("What comes in is the edge of the picture, once more. It should be 0.",
                         ("((0, 0), (k, k), (k, k)))", '((0, 0), (k, k), (k, k)), "edge")'))
    own_seed = slip("The distances come from a generator with a seed of its own. Draw from rng.",
                    ("rng.integers", "np.random.default_rng(0).integers"))
    other_numbers = slip("The pixels have another type than before. Keep it.",
                         ("    return shifted", '    return shifted.astype("float16")'))

    @alternative
    def by_slices(images, max_shift, rng):
        m, h, w = images.shape
        moved = np.zeros(images.shape, dtype=images.dtype)
        for i in range(m):
            dy = int(rng.integers(-max_shift, max_shift, endpoint=True))
            dx = int(rng.integers(-max_shift, max_shift, endpoint=True))
            if abs(dy) < h and abs(dx) < w:
                moved[i, max(0, dy):h + min(0, dy), max(0, dx):w + min(0, dx)] = images[
                    i, max(0, -dy):h - max(0, dy), max(0, -dx):w - max(0, dx)]
        return moved

    @alternative
    def by_scipy(images, max_shift, rng):
        from scipy.ndimage import shift

        steps = rng.integers(-max_shift, max_shift + 1, (len(images), 2))
        return np.stack([shift(image, step, order=0, mode="constant") for image, step in zip(images, steps)])

    all_at_once = rewrite(("    for i, (top, left) in enumerate(corners):\n        shifted[i] = padded[i, "
                           "top:top + h, left:left + w]\n", "    rows = corners[:, :1, None] + "
                           "np.arange(h)[:, None]\n    columns = corners[:, 1:, None] + np.arange(w)\n    "
                           "shifted[:] = padded[np.arange(m)[:, None, None], rows, columns]\n"))
