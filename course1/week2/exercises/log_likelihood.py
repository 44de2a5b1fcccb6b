"""The card of `log_likelihood`."""

import numpy as np
from scipy.stats import bernoulli

from autograder.authoring.domain import labels, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

SEEN, TOTAL = "np.where(Y == 1, A, 1 - A)", "np.sum(np.log(seen))"


class LogLikelihood(Exercise):
    """How probable are all labels together?"""

    section, points, difficulty, minutes = "1.2.18", 0, 1, 10

    def cases(self, draw):
        def some(make, label, m, y=None):
            Y = draw.integers(0, 2, (1, m)) if y is None else np.full((1, m), y)
            return make(label, A=draw.uniform(0.05, 0.95, (1, m)), Y=Y)

        careful = {"A": np.array([[0.8, 0.3, 0.6]]), "Y": np.array([[1, 0, 1]])}
        yield example("the careful model of lesson 1.2.18", **careful).gives(np.log(0.336))
        yield example("four labels", A=np.array([[0.9, 0.6, 0.2, 0.5]]), Y=np.array([[1, 0, 0, 1]]))
        many = {"A": np.full((1, 10000), 0.9), "Y": np.ones((1, 10000))}
        yield example("10,000 labels", **many).gives(10000 * np.log(0.9)).about("stability")
        for label, m in (("a handful", 7), ("more", 40)):
            yield some(hidden, label, m)
        yield some(hidden, "all labels are 1", 5, 1.0)
        yield some(hidden, "all labels are 0", 6, 0)
        yield some(hidden, "a single example", 1).about("generality")
        yield some(hidden, "20,000 labels", 20000).about("stability")
        rare = {"A": 10 ** draw.uniform(-9, -4, (1, 90)), "Y": np.ones((1, 90))}
        yield hidden("90 labels that nobody would have expected", **rare).about("stability")

    def oracle(self, A, Y):
        return float(bernoulli.logpmf(Y.astype(int), A.astype(float)).sum())

    def domain(self, draw):
        m, = sizes(draw, 1, large=3000)
        A = draw.uniform(1e-3, 0.999, (1, m))
        return {"A": A if draw.random() < 0.5 else A**10, "Y": labels(draw, 2, m)[None]}

    log_of_the_product = slip("The product is made first. Of many probabilities it is so small that the "
                              "computer takes it for 0, whose logarithm is -inf.",
                              (TOTAL, "np.log(np.prod(seen))"))
    probability = slip("This is the probability itself. Its logarithm is asked for.",
                       (TOTAL, "np.prod(seen)"))
    mean = slip("This is the mean. The logarithm of the product is the sum.", ("np.sum(", "np.mean("))
    positive = slip("The sign is turned round: a probability is at most 1, so its logarithm is at most 0.",
                    (TOTAL, "-" + TOTAL))
    ones_only = slip("Only labels of 1 count. One of 0 has a probability, too: 1 - a.", (SEEN, "A**Y"))
    labels_exchanged = slip("a and 1 - a are exchanged: a is the probability of the label 1.",
                            (SEEN, "np.where(Y == 1, 1 - A, A)"))
    base_10 = slip("This logarithm has the base 10. The natural one is asked for.", ("np.log(", "np.log10("))
    not_added = slip("These are the logarithms of each label's probability. Add them up.",
                     (TOTAL, "np.log(seen)"))

    @alternative
    def both_terms(A, Y):
        return (Y * np.log(A) + (1 - Y) * np.log1p(-A)).sum()
