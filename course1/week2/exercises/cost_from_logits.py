"""The card of `cost_from_logits`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip

from .common import mean_loss

LOSSES, MEAN = "np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))", "float(np.mean(losses))"
LIMITED = ("A clip, or a small number inside the logarithm, keeps the cost finite, but z = -1000 with y = 1 "
           "should cost 1000. Go from the logit to the loss, without the probability.")
LOST = ("This is right for ordinary logits. But a probability that has become 0 or 1 no longer knows how "
        "large its logit was. Go from the logit to the loss, without the probability.")
ARRAY = "The number is right, but it comes in an array. The cost should be a plain number."


def by_probabilities(message, A, small=""):
    """The losses by the logarithms of the probabilities A; `small` is added inside the logarithms."""
    return slip(message, (LOSSES, f"-Y * np.log({A}{small}) - (1 - Y) * np.log(1 - {A}{small})"))


class CostFromLogits(Exercise):
    """The mean log loss, computed from logits."""

    section, difficulty, minutes = "1.2.3", 2, 8
    points, shares = 8, {"stability": 0.3}

    def cases(self, draw):
        yield example("no idea, twice", Z=np.zeros((1, 2)), Y=np.array([[0, 1]])).gives(0.6931471805599453)
        yield example("three examples", Z=np.array([[2.0, -1.0, 0.5]]), Y=np.array([[1, 1, 0]]))
        for z, y in ((-1000.0, 1), (1000.0, 0)):
            wrong = example(f"certain and wrong: z = {z:g}, y = {y}", Z=np.array([[z]]), Y=np.array([[y]]))
            yield wrong.gives(1000.0).about("stability")
        for label, m in (("many examples", 40), ("a handful", 5), ("one example", 1)):
            yield hidden(label, Z=2 * draw.normal(size=(1, m)), Y=draw.integers(0, 2, (1, m)))
        sure = draw.uniform(5, 9, (1, 6)) * draw.choice([-1, 1], (1, 6))
        yield hidden("rather certain, half are right", Z=sure, Y=(sure > 0) ^ np.array([[0, 1, 0, 1, 0, 1]]))
        yield hidden("all answers are 1", Z=draw.normal(size=(1, 7)), Y=np.ones((1, 7)))
        yield hidden("all answers are 0", Z=draw.normal(size=(1, 6)), Y=np.zeros((1, 6)))
        single = draw.normal(size=(1, 8)).astype(np.float32)
        yield hidden("single precision", Z=single, Y=draw.integers(0, 2, (1, 8)).astype(np.float32))
        far = draw.permutation([1000.0, -1000.0, 800.0, -900.0, 0.5, -30.0])[None]
        yield hidden("large and small logits", Z=far, Y=draw.integers(0, 2, (1, 6))).about("stability")
        right = {"Z": np.array([[1000.0, -1000.0, 40.0]]), "Y": np.array([[1, 0, 1]])}
        yield hidden("certain and right", **right).about("stability")
        yield hidden("20 to 60, wrong", Z=draw.uniform(20, 60, (1, 5)), Y=np.zeros((1, 5))).about("stability")
        yield hidden("huge and wrong", Z=np.array([[-1e5, 1e6]]), Y=np.array([[1, 0]])).about("stability")

    def oracle(self, Z, Y):
        return mean_loss(Z.astype(float), Y.astype(float))

    def domain(self, draw):
        m, = sizes(draw, 1)
        return {"Z": numbers(draw, (1, m)), "Y": labels(draw, 2, m)[None]}

    total = slip("The losses are added up, or divided by the one row of Z. The cost is the mean over the "
                 "examples.", ("np.mean(", "np.sum("))
    losses_themselves = slip("These are the losses, one for each example. The cost is one number: their "
                             "mean.", (MEAN, "losses"))
    array_of_one = slip(ARRAY, (MEAN, "np.mean(losses, axis=1, keepdims=True)"))
    row_of_one = slip(ARRAY, (MEAN, "np.mean(losses, axis=1)"))
    one_maximum = slip("np.max gives a single number, the largest of all logits. Compare each logit with 0.",
                       ("np.maximum(Z, 0)", "np.max(Z)"))
    zero_as_axis = slip("In np.max(Z, 0) the 0 is an axis. Each logit should be compared with the number 0.",
                        ("np.maximum(Z, 0)", "np.max(Z, 0)"))
    forgets_the_answers = slip("The term -z y is missing, so the right answers play no part.",
                               (" - Z * Y", ""))
    adds_z_y = slip("The sign before z y is wrong: now it costs to be right.", ("- Z * Y", "+ Z * Y"))
    matrix_product = slip("`@` adds up all z y, and that sum is taken from every loss. Each logit goes with "
                          "its own answer only.", ("Z * Y", "Z @ Y.T"))
    brackets = slip("The exponential has slipped out of the logarithm, of which log(1), which is 0, is left.",
                    ("np.log(1 + np.exp(-np.abs(Z)))", "np.log(1) + np.exp(-np.abs(Z))"))
    no_absolute_value = slip("The exponent is -z, and for z = -1000 that is 1000: too large for a float. It "
                             "is -|z|.", ("np.exp(-np.abs(Z))", "np.exp(-Z)"))
    overflow = slip("This is right for small logits, but e^1000 is too large for a float. The formula with "
                    "max(z, 0) and -|z| is the same function.", (LOSSES, "np.log(1 + np.exp(Z)) - Z * Y"))
    in_place = slip("The number is right, but Z is changed: Z[...] = writes into the caller's array.",
                    ("    cost =", "    Z[Z < 0] = 0\n    cost ="))
    log_of_sigmoid = by_probabilities(LOST, "sigmoid(Z)")
    log_of_own_sigmoid = by_probabilities(LOST, "(1 / (1 + np.exp(-Z)))")
    # Everybody takes another small number, and each gives other costs: these are the usual ones.
    added_5, added_7, added_8 = (by_probabilities(LIMITED, "sigmoid(Z)", f" + 1e-{n}") for n in (5, 7, 8))
    clipped_7, clipped_8, clipped_10, clipped_12, clipped_15 = (
        by_probabilities(LIMITED, f"np.clip(sigmoid(Z), 1e-{n}, 1 - 1e-{n})") for n in (7, 8, 10, 12, 15))

    with_logaddexp = rewrite((LOSSES, "np.logaddexp(0, Z) - Y * Z"), (MEAN, "np.mean(losses)"))
    two_branches = rewrite((LOSSES, "np.where(Z > 0, (1 - Y) * Z, -Y * Z) + np.log1p(np.exp(-abs(Z)))"))

    equivalent = {"function left out: cost = float(np.mean(losses))": "np.mean returns a number already"}
