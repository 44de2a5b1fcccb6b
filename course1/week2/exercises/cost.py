"""The card of `cost` and `cost_from_logits`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import example, hidden, in_place_of, rewrite, slip

from .common import Refusing, mean_loss

LOSSES, REST = "Y * np.log(A) + (1 - Y) * np.log(1 - A)", "np.log(1 + np.exp(-np.abs(Z)))"
LIMITED = ("A clip, or a small number inside the logarithm, keeps the cost finite, but z = -1000 with y = 1 "
           "should cost 1000. Leave the probability out.")
wrong, wrong_from_logits = in_place_of("J = -np.mean"), in_place_of("J = np.mean(np.maximum")


def by_probabilities(message, A, small=""):
    """The cost from logits by way of the probabilities A; `small` is added inside the logarithms."""
    losses = f"Y * np.log({A}{small}) + (1 - Y) * np.log(1 - {A}{small})"
    return wrong_from_logits(message, f"J = -np.mean({losses})")


class Cost(Refusing):
    """The mean log loss, from probabilities and from logits."""

    functions = ("cost", "cost_from_logits")
    section, difficulty, minutes, points, shares = "1.2.3", 3, 22, 8, {"stability": 0.3}

    def cases(self, draw):
        def y(*shape):
            return draw.integers(0, 2, shape)

        def a(*shape):
            return draw.uniform(0.02, 0.98, shape)

        for label, A, Y, J in [("three examples", [[0.8, 0.5, 0.4]], [[1, 0, 0]], 0.47570545188),
                               ("two examples, both of 1", [[0.5, 0.25]], [[1, 1]], 1.0397207708)]:
            yield example(label, A=np.array(A), Y=np.array(Y)).gives(J).of("cost")
        beside = example("a column beside a row", A=np.array([[0.8], [0.5]]), Y=np.array([[1, 0]]))
        yield beside.about("generality").of("cost")
        for m in (5, 40):
            yield hidden(f"{m} examples", A=a(1, m), Y=y(1, m)).of("cost")
        for label, A, Y in [
                ("one example", a(1, 1), y(1, 1)), ("300", a(1, 300), y(1, 300)),
                ("only 1", a(1, 6), np.ones((1, 6))), ("only 0", a(1, 7), np.zeros((1, 7))),
                ("nearly sure", 10 ** draw.uniform(-9, -6, (1, 5)), np.array([[1, 0, 1, 0, 0]])),
                ("single precision", a(1, 6).astype(np.float32), y(1, 6).astype(np.float32)),
                ("a column beside a row", a(5, 1), y(1, 5)), ("a row beside a column", a(1, 4), y(4, 1)),
                ("five and one", a(1, 5), y(1, 1)), ("four and three", a(1, 4), y(1, 3)),
                ("flat beside a row", a(6), y(1, 6))]:
            yield hidden(label, A=A, Y=Y).about("generality").of("cost")

        for label, Z, Y, J, about in [
                ("no idea, twice", [[0.0, 0]], [[0, 1]], 0.6931471805599453, "values"),
                ("logits of 4/5, 1/2 and 2/5", np.log([[4, 1, 2 / 3]]), [[1, 0, 0]], 0.47570545188, "values"),
                ("3/4 says 1, and the label is 0", np.log([[3]]), [[0]], 1.3862943611198906, "values"),
                ("certain and wrong", [[-1000.0]], [[1]], 1000.0, "stability"),
                ("certain of 1, and wrong", [[1000.0]], [[0]], 1000.0, "stability")]:
            yield example(label, Z=np.array(Z), Y=np.array(Y)).gives(J).about(about).of("cost_from_logits")
        sure = draw.uniform(5, 9, (1, 6)) * draw.choice([-1, 1], (1, 6))
        for label, Z, Y in [
                *[(f"{m} examples", 2 * draw.normal(size=(1, m)), y(1, m)) for m in (1, 5, 40, 300)],
                ("rather certain, half are right", sure, (sure > 0) ^ np.array([[0, 1, 0, 1, 0, 1]])),
                ("all labels are 1", draw.normal(size=(1, 7)), np.ones((1, 7))),
                ("all labels are 0", draw.normal(size=(1, 6)), np.zeros((1, 6))),
                ("single precision", *np.array([draw.normal(size=(1, 8)), y(1, 8)], dtype=np.float32))]:
            yield hidden(label, Z=Z, Y=Y).of("cost_from_logits")
        for label, Z, Y in [
                ("far apart", draw.permutation([1000, -1000, 800, -900, 0.5, -30, 1e-3])[None], y(1, 7)),
                ("800 beside 1e-3, wrong", np.array([[800.0, 1e-3, -800]]), np.array([[0, 1, 1]])),
                ("certain and right", np.array([[1000.0, -1000.0, 40.0]]), np.array([[1, 0, 1]])),
                ("9 to 14, wrong", draw.uniform(9, 14, (1, 4)), np.zeros((1, 4))),
                ("20 to 60, wrong", draw.uniform(20, 60, (1, 5)), np.zeros((1, 5))),
                ("huge and wrong", np.array([[-1e5, 1e6]]), np.array([[1, 0]]))]:
            yield hidden(label, Z=Z, Y=Y).about("stability").of("cost_from_logits")

    def oracle_cost(self, A, Y):
        from sklearn.metrics import log_loss
        if A.shape != Y.shape:
            return self.REFUSED
        return float(log_loss(Y.ravel(), A.ravel().astype(float), labels=[0, 1]))

    def oracle_cost_from_logits(self, Z, Y):
        return mean_loss(Z.astype(float), Y.astype(float))

    def domain(self, draw):
        m, = sizes(draw, 1)
        Y = labels(draw, 2, m)[None]
        if draw.random() < 0.5:
            return hidden("", Z=numbers(draw, (1, m)), Y=Y).of("cost_from_logits")
        A = 10 ** draw.uniform(-12, -0.01, (1, m) if draw.random() < 0.8 else (m, 1))
        return hidden("", A=np.where(draw.random(A.shape) < 0.5, A, 1 - np.maximum(A, 1e-9)), Y=Y).of("cost")

    total = slip("The losses are added up, or divided by the one row of the table. The cost is their mean.",
                 ("np.mean(", "np.sum("))
    base_10 = slip("This is the logarithm to the base 10. `np.log` is the natural one.",
                   ("np.log(", "np.log10("))
    never_refuses = slip("A column beside a row makes a table of m x m losses, and no error comes. Compare "
                         "the two shapes, and raise a ValueError.", ("if A.shape != Y.shape:", "if False:"))
    second_term_missing = wrong("Examples whose label is 0 cost nothing, so who always says 1 seems "
                                "perfect. The second term is missing.", "J = -np.mean(Y * np.log(A))")
    first_sign_only = wrong("The minus stands before the first term only. It belongs to both.",
                            "J = np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))")
    no_minus = wrong("The cost is negative. Logarithms of numbers below 1 are: a minus is missing.",
                     f"J = np.mean({LOSSES})")
    table_of_one = wrong("The number is right, but it comes in an array. It should be a plain number.",
                         "J = -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / Y.shape[1]")

    forgets_the_labels = wrong_from_logits("The labels play no part: where y = 1 the loss is smaller, by z.",
                                           f"J = np.mean(np.maximum(Z, 0) + {REST})")
    adds_z_y = wrong_from_logits("The sign of z y is wrong: now it costs to be right.",
                                 f"J = np.mean(np.maximum(Z, 0) + Z * Y + {REST})")
    matrix_product = wrong_from_logits("`@` adds up all z y, and that sum is taken from every loss. Each "
                                       "logit goes with its own label.",
                                       f"J = np.mean(np.maximum(Z, 0) - Z @ Y.T + {REST})")
    one_maximum = wrong_from_logits("np.max gives the largest of all logits. Compare each logit with 0.",
                                    f"J = np.mean(np.max(Z) - Z * Y + {REST})")
    positive_exponent = wrong_from_logits("The exponent is |z|. It should never be positive.",
                                          f"J = np.mean(np.maximum(Z, 0) - Z * Y + {REST.replace('-', '')})")
    overflow = wrong_from_logits("Right for small logits, but e^1000 is too large for a float. Take z out "
                                 "of the logarithm where it is positive.",
                                 "J = np.mean(np.log(1 + np.exp(Z)) - Z * Y)")
    log_of_sigmoid = by_probabilities("Right for ordinary logits. But a probability that has become 0 or 1 "
                                      "no longer knows how large its logit was. Leave it out.", "sigmoid(Z)")
    # Everybody takes another small number, and each gives other costs: these are the usual ones.
    added, clipped = (by_probabilities(LIMITED, *how) for how in (
        ("sigmoid(Z)", " + 1e-8"), ("np.clip(sigmoid(Z), 1e-15, 1 - 1e-15)",)))

    with_logaddexp = rewrite((f"np.maximum(Z, 0) - Z * Y + {REST}", "np.logaddexp(0, Z) - Y * Z"),
                             ("-np.mean(Y", "-1 / A.shape[-1] * np.sum(Y"))
    two_branches = rewrite((f"np.maximum(Z, 0) - Z * Y + {REST}",
                            "np.where(Z > 0, (1 - Y) * Z, -Y * Z) + np.log1p(np.exp(-abs(Z)))"),
                           (LOSSES, "np.log(np.where(Y == 1, A, 1 - A))"))
