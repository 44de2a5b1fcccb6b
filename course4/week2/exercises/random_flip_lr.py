"""The card of `random_flip_lr` and `random_crop`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, rng, slip
from coursekit.plain import Facts


class RandomFlipLr(Exercise):
    """Mirror pictures, and cut windows, by chance."""

    functions = ("random_flip_lr", "random_crop")
    section, points, difficulty, minutes = "4.2.10", 5, 1, 15
    parts = {"random_flip_lr": 1, "random_crop": 1}
    form = "new pictures; a window"
    draws = 100

    @staticmethod
    def probe(student, function, pictures, rng, how, used):
        import numpy as np

        rng.random(used)                                    # a generator that has been at work already
        again = np.random.default_rng()
        again.bit_generator.state = rng.bit_generator.state
        if function == "random_flip_lr":
            more = {} if how is None else {"p": how}
            first = student.random_flip_lr(pictures, rng, **more)
            np.random.seed(1)
            return {"first": first, "again": student.random_flip_lr(pictures, again, **more),
                    "more": student.random_flip_lr(pictures, rng, **more)}
        first = [student.random_crop(pictures, how, rng) for _ in range(500)]
        np.random.seed(1)
        return {"first": first, "again": [student.random_crop(pictures, how, again) for _ in range(20)],
                "more": []}

    @staticmethod
    def measure(value, function, pictures, rng, how, used):
        import numpy as np

        from coursekit.plain import Facts

        if function == "random_flip_lr":
            m, p = len(pictures), 0.5 if how is None else how
            got, turned = np.asarray(value["first"]), pictures[:, :, ::-1]
            if got.shape != pictures.shape:
                return Facts({"what comes back has the shape of X": False})
            same, mirrored, upside, colours = (
                np.array([np.array_equal(one, other) for one, other in zip(got, those)], bool)
                for those in (pictures, turned, pictures[:, ::-1], pictures[..., ::-1]))
            there = {picture.tobytes() for picture in pictures}
            strange = got[~(same | mirrored)].astype(pictures.dtype)
            symmetric = np.array([np.array_equal(one, other) for one, other in zip(pictures, turned)], bool)
            share = np.mean(mirrored[~symmetric]) if not symmetric.all() else p
            room = 6 * np.sqrt(p * (1 - p) / max(m - symmetric.sum(), 1))
            facts = {"what comes back has the shape of X": True,
                     "and the type of X": got.dtype == pictures.dtype,
                     "every picture is at its own place": not any(one.tobytes() in there for one in strange),
                     "no picture is upside down": not (upside & ~same & ~mirrored).any(),
                     "the channels stay in their order": not (colours & ~same & ~mirrored).any(),
                     "each picture is as it was, or mirrored left to right": bool((same | mirrored).all()),
                     "not fewer are mirrored than p says": bool(share >= p - room - 1e-9),
                     "not more are mirrored than p says": bool(share <= p + room + 1e-9),
                     "the same state of rng gives the same pictures": np.array_equal(got, value["again"])}
            if (~symmetric).sum() > 60 and 0.1 < p < 0.9:
                facts["the next call draws anew"] = not np.array_equal(got, value["more"])
            return Facts(facts)
        size, shape = how, [np.shape(one) for one in value["first"]]
        if any(each != (size, size, pictures.shape[2]) for each in shape):
            return Facts({"a window is (size, size, channels)": False})
        down, right = pictures.shape[0] - size, pictures.shape[1] - size
        corners = [(i, j) for i in range(down + 1) for j in range(right + 1)]
        places = {pictures[i:i + size, j:j + size].tobytes(): (i, j) for i, j in corners}
        windows = [np.ascontiguousarray(one).astype(pictures.dtype) for one in value["first"]]
        found = [places.get(window.tobytes()) for window in windows]
        known = [place for place in found if place is not None]
        counts = {place: known.count(place) for place in places.values()}
        expected, n = len(found) / len(places), len(found)
        room = 6 * np.sqrt(expected * (1 - 1 / len(places))) + 1e-9
        rows, columns = ({place[k] for place in known} for k in (0, 1))
        return Facts({
            "a window is (size, size, channels)": True,
            "every window is a part of the picture, as it is": len(known) == n,
            "some windows begin with the first row": 0 in rows,
            "some begin with the first column": 0 in columns,
            "some windows end with the last row": down in rows,
            "some end with the last column": right in columns,
            "all places come about equally often": all(abs(c - expected) <= room for c in counts.values()),
            "the same state of rng gives the same windows": all(
                np.array_equal(one, other) for one, other in zip(value["first"], value["again"]))})

    def cases(self, draw):
        flip, crop = self.functions
        fixed = np.random.default_rng(10)

        def flips(make, label, m, height, width, channels, p, draw=draw):
            X = draw.random((m, height, width, channels))
            return make(label, pictures=X, rng=rng(draw.integers(1000)), how=p,
                        used=int(draw.integers(9))).of(flip)

        def crops(make, label, height, width, channels, size, draw=draw):
            x = draw.permutation(height * width * channels).reshape(height, width, channels).astype(float)
            return make(label, pictures=x, rng=rng(draw.integers(1000)), how=size,
                        used=int(draw.integers(9))).of(crop)

        yield flips(example, "300 pictures", 300, 2, 3, 2, None, fixed)
        yield flips(example, "a fifth of 300 square ones", 300, 3, 3, 3, 0.2, fixed)
        yield crops(example, "4 x 5 pixels, windows of 3", 4, 5, 2, 3, fixed)
        yield flips(hidden, "400 pictures", 400, 3, 4, 2, None)
        yield flips(hidden, "most of 400", 400, 4, 3, 1, 0.8)
        yield flips(hidden, "few of 400", 400, 2, 5, 3, 0.1)
        yield flips(hidden, "all", 40, 3, 4, 2, 1.0).about("generality")
        yield flips(hidden, "none", 40, 3, 4, 2, 0.0).about("generality")
        yield flips(hidden, "one picture", 1, 3, 4, 2, 0.5).about("generality")
        whole = (255 * draw.random((200, 3, 4, 3))).astype(np.uint8)
        yield hidden("pixels from 0 to 255", pictures=whole, rng=rng(3), how=0.4,
                     used=2).of(flip).about("generality")
        yield crops(hidden, "wide", 4, 6, 3, 3)
        yield crops(hidden, "high", 7, 4, 1, 3)
        yield crops(hidden, "one row less", 5, 6, 2, 5)
        yield crops(hidden, "square, one less", 5, 5, 3, 4).about("generality")
        yield crops(hidden, "windows of one pixel", 3, 4, 2, 1).about("generality")
        yield crops(hidden, "all of it", 4, 4, 2, 4).about("generality")

    def oracle_random_flip_lr(self, **inputs):
        return Facts()

    oracle_random_crop = oracle_random_flip_lr

    def domain(self, draw):
        m, height, width, channels = sizes(draw, 4)
        generator, used = rng(draw.integers(10**6)), int(draw.integers(50))
        if draw.random() < 0.5:
            X = draw.random((int(draw.choice([1, 2, 150])), height, width, channels))
            return hidden("", pictures=X, rng=generator, how=float(draw.choice([0, 0.3, 0.5, 0.9, 1])),
                          used=used).of("random_flip_lr")
        height, width = min(height, 8), min(width, 8)
        x = draw.permutation(height * width * channels).reshape(height, width, channels).astype(float)
        return hidden("", pictures=x, rng=generator, how=int(draw.integers(1, min(height, width) + 1)),
                      used=used).of("random_crop")

    equivalent = {"rng.random(len(X)) <= p": "a draw is never just p"}

    one_draw = slip("A single draw decides for the whole batch. Each picture has a draw of its own.",
                    ("rng.random(len(X)) < p", "np.full(len(X), rng.random() < p)"))
    upside_down = slip("The pictures are turned upside down: axis 1 runs from top to bottom.",
                       ("X[chosen, :, ::-1]", "X[chosen, ::-1]"))
    colours_turned = slip("The channels are reversed. Left to right is the axis before them.",
                          ("X[chosen, :, ::-1]", "X[chosen, ..., ::-1]"))
    batch_turned = slip("The chosen pictures exchange their places. Each should be mirrored in its own.",
                        ("X[chosen, :, ::-1]", "X[chosen][::-1]"))
    always_half = slip("The argument p is not used.", ("< p", "< 0.5"))
    those_left = slip("A picture is mirrored with probability 1 - p.",
                      ("rng.random(len(X)) < p", "rng.random(len(X)) >= p"))
    own_generator = slip("The draws come from a generator of its own. Draw from rng, so that a run can be "
                         "repeated.",
                         ("rng.random(len(X))", "np.random.random(len(X))"))
    fixed_seed = slip("Every call gives the same: nothing is drawn, or each call makes a generator with a "
                      "fixed seed. Draw from rng.",
                      ("rng.random(len(X))", "np.random.default_rng(0).random(len(X))"))
    in_place = slip("The batch itself is changed. Work on a copy.", ("flipped = X.copy()", "flipped = X"))

    last_row_left_out = slip("The last places are never taken: `integers` leaves its upper end out already.",
                             ("x.shape[0] - size + 1)", "max(x.shape[0] - size, 1))"), ("x.shape[1] - size "
                                                                                        "+ 1)",
                                                                                        "max(x.shape[1] - "
                                                                                        "size, 1))"))
    first_left_out = slip("The first row and column are never taken. Places are counted from 0.",
                          ("rng.integers(0, x.shape[0]",
                           "rng.integers(min(1, x.shape[0] - size), x.shape[0]"),
                          ("rng.integers(0, x.shape[1]",
                           "rng.integers(min(1, x.shape[1] - size), x.shape[1]"))
    diagonal = slip("One draw serves for row and column: only places on the diagonal come.",
                    ("left = rng.integers(0, x.shape[1] - size + 1)", "left = min(top, x.shape[1] - size)"))
    middle = slip("The window is always the middle one.",
                  ("top = rng.integers(0, x.shape[0] - size + 1)", "top = (x.shape[0] - size) // 2"),
                  ("left = rng.integers(0, x.shape[1] - size + 1)", "left = (x.shape[1] - size) // 2"))
    crop_by_itself = slip("The place comes from a generator of its own. Draw from rng.",
                          ("top = rng.integers(", "top = np.random.randint("),
                          ("left = rng.integers(", "left = np.random.randint("))

    @misconception("The picture is made smaller. A crop cuts a window out and leaves its pixels as they are.",
                   of="random_crop")
    def resized(x, size, rng):
        rows = np.linspace(0, x.shape[0] - 1, size).round().astype(int)
        columns = np.linspace(0, x.shape[1] - 1, size).round().astype(int)
        return x[rows][:, columns]

    @misconception("Windows may hang over the edge and go on at the other side.", of="random_crop")
    def wraps(x, size, rng):
        return np.roll(x, (-rng.integers(x.shape[0]), -rng.integers(x.shape[1])), axis=(0, 1))[:size, :size]

    @alternative(of="random_flip_lr")
    def picture_by_picture(X, rng, p=0.5):
        return np.array([np.fliplr(x) if rng.uniform() < p else x for x in X])

    @alternative(of="random_flip_lr")
    def by_where(X, rng, p=0.5):
        return np.where(rng.binomial(1, p, size=(len(X), 1, 1, 1)) == 1, np.flip(X, axis=2), X)

    @alternative(of="random_crop")
    def by_choice(x, size, rng):
        h, w = np.array(x.shape[:2]) - size + 1
        i, j = divmod(int(rng.choice(h * w)), int(w))
        return np.array(x)[i:i + size, j:j + size, :]
