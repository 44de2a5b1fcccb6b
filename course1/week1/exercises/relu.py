"""The card of `relu`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of


wrong = in_place_of("a =")


class Relu(Exercise):
    """Bend: what is negative becomes 0."""

    section, difficulty, minutes, points = "1.1.2", 1, 5, 7

    def cases(self, draw):
        yield example("two rows of three", z=np.array([[-2.0, 0.5, 3], [4, -0.1, 0]])).gives(
            np.array([[0, 0.5, 3], [4, 0, 0]]))
        yield example("a single number", z=-1.5).gives(0.0).about("generality")
        yield example("whole numbers", z=np.array([3, -4, 0])).gives(np.array([3, 0, 0])).about("generality")
        for shape in [(7,), (2, 3), (4, 4)]:
            yield hidden(f"{shape}", z=10 * draw.normal(size=shape))
        for label, z in {
                "three axes": draw.normal(size=(2, 3, 4)), "transposed": draw.normal(size=(5, 2)).T,
                "single precision": draw.normal(size=6).astype(np.float32), "no number": np.zeros((0,)),
                "a table without rows": np.zeros((0, 3)), "one whole number": int(draw.integers(2, 9)),
                "all below 0": -draw.uniform(1, 2, 5), "one number in an array": draw.normal(size=(1, 1)),
                "huge and tiny": np.array([1e300, -1e300, 1e-300, -1e-9, 1e-9])}.items():
            yield hidden(label, z=z).about("generality")

    def oracle(self, z):
        bent = [number if number > 0 else 0.0 for number in np.ravel(z).tolist()]       # one by one
        return np.array(bent).reshape(np.shape(z)) if np.ndim(z) else bent[0]

    def domain(self, draw):
        shape = sizes(draw, 3, least=0, most=5)[:draw.integers(4)]
        return {"z": numbers(draw, tuple(shape), most=draw.choice([30, 1e300]))}

    whole_maximum = wrong("This is one number, the largest of all. Each entry should be compared with 0 by "
                          "itself.", "a = np.max(z) if np.size(z) else 0")
    absolute = wrong("Negative numbers are turned round, as in |z|. They should become 0.", "a = np.abs(z)")
    steepness = wrong("This is 1 or 0: whether z is positive. Where it is, z itself should come back.",
                      "a = np.where(np.asarray(z) > 0, 1, 0)")
    minimum = wrong("The smaller of z and 0 comes back. It should be the larger.", "a = np.minimum(z, 0)")
    dropped = wrong("The negative numbers are left out. They should become 0, and keep their places.",
                    "a = np.asarray(z)[np.asarray(z) > 0]")
    capped = wrong("What is above 1 is cut off, too. There is no upper limit.", "a = np.clip(z, 0, 1)")
    signs_turned = wrong("The positive numbers become 0, and the negative ones turn positive: this is the "
                         "bend of -z.", "a = np.maximum(-z, 0)")
    in_place = wrong("The caller's array is changed: `z[z < 0] = 0` and `out=z` write into it. Make a new "
                     "one.",
                     "z *= np.asarray(z) > 0", "a = z")
    one_number_only = wrong('`if z > 0` and `max(z, 0)` ask about one number, and stop with "truth value '
                            'is ambiguous" at an array. Compare entry by entry.', "a = z if z > 0 else 0")

    @alternative
    def by_product(z):
        return z * (z > 0)

    @alternative
    def by_absolute(z):
        return np.where(np.asarray(z) < 0, 0 * z, z)
