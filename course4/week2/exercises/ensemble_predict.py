"""The card of `ensemble_predict` and `ten_crop`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, slip
from coursekit.plain import Facts


class EnsemblePredict(Exercise):
    """A committee, and ten views."""

    functions = ("ensemble_predict", "ten_crop")
    section, points, difficulty, minutes = "4.2.11", 4, 1, 12
    parts = {"ensemble_predict": 1, "ten_crop": 2}
    form = "probabilities (m, C); ten views"

    @staticmethod
    def measure(value, function, **given):
        import numpy as np

        from coursekit.plain import Facts

        if function == "ensemble_predict":
            return value
        x, size = given["x"], given["size"]
        views = [np.asarray(view) for view in value]
        down, right = x.shape[0] - size, x.shape[1] - size
        begins = {"middle": (down // 2, right // 2), "upper left": (0, 0), "upper right": (0, right),
                  "lower left": (down, 0), "lower right": (down, right)}
        first = {name: x[i:i + size, j:j + size] for name, (i, j) in begins.items()}

        def among(view, those):
            return sum(np.array_equal(view, other) for other in those)

        wanted = [*first.values(), *(view[:, ::-1] for view in first.values())]
        strange = [view for view in views if not among(view, wanted)]
        shape = size, size, x.shape[2]
        facts = {"ten views come back": len(views) == 10,
                 "each of them is (size, size, channels)": all(view.shape == shape for view in views),
                 "no view comes too often": all(among(v, views) <= among(v, wanted) for v in wanted),
                 "no view is upside down": not any(among(v[::-1], wanted) for v in strange),
                 "the channels stay in their order": not any(among(v[..., ::-1], wanted) for v in strange)}
        for name, view in first.items():
            facts[f"the {name} view is there"] = among(view, views) > 0
            facts[f"the mirror image of the {name} one is there"] = among(view[:, ::-1], views) > 0
        return Facts(facts)

    def probs(self, draw, K, m, C):
        return draw.dirichlet(np.full(C, 0.5), size=(K, m))

    def cases(self, draw):
        committee, views = self.functions
        fixed = np.random.default_rng(12)
        sure = np.array([[[0.9, 0.1], [0.3, 0.7]], [[0.4, 0.6], [0.2, 0.8]], [[0.4, 0.6], [0.6, 0.4]]])
        yield example("one is sure", probs=sure).of(committee)
        yield example("a list of two", probs=list(self.probs(fixed, 2, 4, 3))).of(committee)
        picture = lambda make, label, height, width, channels, size, draw=draw: make(
            label, x=draw.normal(size=(height, width, channels)), size=size).of(views)
        yield picture(example, "4 x 5, size 3", 4, 5, 1, 3, fixed)
        yield picture(example, "odd rests", 7, 5, 2, 2, fixed)
        yield hidden("five networks", probs=self.probs(draw, 5, 4, 3)).of(committee)
        yield hidden("three of each", probs=self.probs(draw, 3, 3, 3)).of(committee)
        yield hidden("a list", probs=list(self.probs(draw, 4, 2, 5))).of(committee)
        yield hidden("one network", probs=self.probs(draw, 1, 4, 3)).of(committee).about("generality")
        yield hidden("one example", probs=self.probs(draw, 3, 1, 2)).of(committee).about("generality")
        yield hidden("zeros and ones",
                     probs=np.eye(4)[draw.integers(0, 4, (3, 5))]).of(committee).about("generality")
        yield picture(hidden, "even rest", 8, 6, 3, 4)
        yield picture(hidden, "odd rest", 9, 8, 2, 3)
        yield picture(hidden, "wide", 5, 11, 3, 4)
        yield picture(hidden, "as wide as the picture", 7, 4, 1, 4).about("generality")
        yield picture(hidden, "all of it", 5, 5, 2, 5).about("generality")
        yield picture(hidden, "single pixels", 4, 6, 3, 1).about("generality")
        whole = draw.integers(0, 256, (6, 7, 3)).astype(np.uint8)
        yield hidden("pixels from 0 to 255", x=whole, size=4).of(views).about("generality")

    def oracle_ensemble_predict(self, probs):
        import tensorflow as tf

        return tf.reduce_mean(tf.stack([tf.constant(each, tf.float64) for each in probs]), axis=0).numpy()

    def oracle_ten_crop(self, x, size):
        return Facts()

    def domain(self, draw):
        K, m, C, height, width = sizes(draw, 5)
        if draw.random() < 0.4:
            return hidden("", probs=self.probs(draw, K, m, max(C, 2))).of("ensemble_predict")
        size = int(draw.integers(1, min(height, width) + 1))
        return hidden("", x=draw.normal(size=(height, width, C)), size=size).of("ten_crop")

    summed = slip("The probabilities are added up and not divided: they no longer sum to 1.",
                  ("np.mean(probs, axis=0)", "np.sum(probs, axis=0)"))
    over_examples = slip("The mean runs over the examples. The networks are along the first axis.",
                         ("np.mean(probs, axis=0)", "np.mean(probs, axis=1)"))

    @misconception("Every network has one vote, whether it is sure or not. Average the probabilities.")
    def votes(probs):
        probs = np.asarray(probs)
        return np.eye(probs.shape[2])[probs.argmax(axis=2)].mean(axis=0)

    @misconception("This is the geometric mean, of the logarithms. Average the probabilities themselves.")
    def geometric(probs):
        product = np.exp(np.log(np.asarray(probs) + 1e-12).mean(axis=0))
        return product / product.sum(axis=1, keepdims=True)

    @misconception("The median of the networks is taken. It is the mean.")
    def median(probs):
        return np.median(probs, axis=0)

    @misconception("Only the surest network is asked.")
    def surest(probs):
        probs = np.asarray(probs)
        best = probs.max(axis=2).argmax(axis=0)
        return probs[best, np.arange(probs.shape[1])]

    one_short = slip("The lower and the right views end one pixel too early.", ("x.shape[0] - size, "
                                                                                "x.shape[1] - size",
                                                                                "max(x.shape[0] - size - 1, "
                                                                                "0), max(x.shape[1] - size "
                                                                                "- 1, 0)"))
    upside_down = slip("The second five are upside down. Mirror them left to right.",
                       ("five[:, :, ::-1]", "five[:, ::-1]"))
    not_mirrored = slip("The second five are the first again: they are not mirrored.", ("[five, five[:, :, "
                                                                                        "::-1]]",
                                                                                        "[five, five]"))
    only_five = slip("There are only the first five.", ("np.concatenate([five, five[:, :, ::-1]])", "five"))
    colours = slip("The second five have their channels reversed. Left to right is the axis before them.",
                   ("five[:, :, ::-1]", "five[..., ::-1]"))
    centre_rounded_up = slip("The middle view begins one pixel too far down or right where the rest is odd. "
                             "It is rounded down.",
                             ("(down // 2, right // 2)", "((down + 1) // 2, (right + 1) // 2)"))
    no_centre = slip("The middle one is missing; the first corner is there twice.",
                     ("(down // 2, right // 2)", "(0, 0)"))
    exchanged = slip("Rows and columns are exchanged in the corners.",
                     ("x[i:i + size, j:j + size]", "x[min(j, down):min(j, down) + size, min(i, "
                                                   "right):min(i, right) + size]"))

    @misconception("The picture is mirrored, then cut: where the rest is odd, the middle one is another "
                   "than the mirror image of the first.", of="ten_crop")
    def mirrored_first(x, size):
        def five(x):
            d, r = x.shape[0] - size, x.shape[1] - size
            return [x[i:i + size, j:j + size] for i, j in ((0, 0), (0, r), (d, 0), (d, r), (d // 2, r // 2))]

        return np.stack(five(x) + five(x[:, ::-1]))

    @alternative(of="ensemble_predict")
    def one_by_one(probs):
        total = 0
        for member in probs:
            total = total + np.asarray(member) / len(probs)
        return total

    @alternative(of="ten_crop")
    def from_the_end(x, size):
        h, w = x.shape[:2]
        i, j = (h - size) // 2, (w - size) // 2
        views = []
        for crop in (x[i:i + size, j:j + size], x[:size, :size], x[:size, w - size:], x[h - size:, :size],
                     x[h - size:, w - size:]):
            views += [np.fliplr(crop), crop]
        return np.array(views)
