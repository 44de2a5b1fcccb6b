"""The card of `cross_entropy_from_logits`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip

from .common import mean_cross_entropy, one_hot


class CrossEntropyFromLogits(Exercise):
    """The mean cross-entropy cost, computed from logits."""

    section, difficulty, minutes = "2.3.9", 2, 10
    points = 3
    shares = {"stability": 0.3}

    def cases(self, draw):
        Y_hat = np.array([[0.3, 0.1, 0.7], [0.2, 0.2, 0.1], [0.1, 0.6, 0.1], [0.4, 0.1, 0.1]])
        yield example("(5, 2, -1, 3), class 1", Z=np.array([[5.0], [2.0], [-1.0], [3.0]]), Y=one_hot([1], 4))
        yield example("the batch of lesson 2.3.9", Z=np.log(Y_hat), Y=one_hot([1, 2, 0], 4))
        yield example("(-1000, 0), class 0", Z=np.array([[-1000.0], [0.0]]), Y=one_hot([0], 2)).gives(1000.0).about("stability")
        yield example("(1000, 0), class 1", Z=np.array([[1000.0], [0.0]]), Y=one_hot([1], 2)).gives(1000.0).about("stability")
        for label, C, m in (("many examples", 5, 12), ("as many examples as classes", 4, 4), ("two classes", 2, 7)):
            yield hidden(label, Z=2 * draw.normal(size=(C, m)), Y=one_hot(draw.integers(0, C, m), C))
        yield hidden("equal logits", Z=np.full((6, 3), draw.normal()), Y=one_hot([5, 0, 2], 6))
        yield hidden("single precision", Z=draw.normal(size=(3, 8)).astype(np.float32), Y=one_hot(draw.integers(0, 3, 8), 3))
        far = draw.permuted(np.tile([[1000.0], [-1000.0], [0.0]], (1, 8)), axis=0)
        yield hidden("logits of -1000, 0 and 1000", Z=far, Y=one_hot(draw.integers(0, 3, 8), 3)).about("stability")
        yield hidden("a large common offset", Z=draw.normal(size=(3, 5)) + 3000, Y=one_hot(draw.integers(0, 3, 5), 3)).about("stability")
        yield hidden("a large negative offset", Z=draw.normal(size=(3, 5)) - 3000, Y=one_hot(draw.integers(0, 3, 5), 3)).about("stability")
        yield hidden("certain and right", Z=40 * one_hot([0, 1, 1], 2), Y=one_hot([0, 1, 1], 2)).within(atol=1e-12).about("stability")

    def oracle(self, Z, Y):
        return mean_cross_entropy(Z.astype(float), Y)

    total = slip("The losses are added up. The cost is their mean over the examples.", ("np.mean(", "np.sum("))

    @misconception("The mean is over all C times m entries of the matrix. Add up over the classes first, then take the mean over the m examples.")
    def mean_of_all_entries(Z, Y):
        log_sum = np.logaddexp.reduce(Z, axis=0, keepdims=True)
        return np.mean(Y * (log_sum - Z))

    base_two = slip("The logarithm has base 2. Cross-entropy takes the natural one: np.log.", ("np.log(", "np.log2("))
    base_ten = slip("The logarithm has base 10. Cross-entropy takes the natural one: np.log.", ("np.log(", "np.log10("))

    @misconception("The sign is wrong: this cost is negative. It is log-sum minus the logit of the true class.")
    def sign(Z, Y):
        return np.mean(np.sum(Y * Z, axis=0) - np.logaddexp.reduce(Z, axis=0))

    @misconception("The log-sum runs along a row, over the examples. One example is a column: axis 0.")
    def along_rows(Z, Y):
        Z_max = np.max(Z, axis=1, keepdims=True)
        log_sum = Z_max + np.log(np.sum(np.exp(Z - Z_max), axis=1, keepdims=True))
        return np.sum(Y * (log_sum - Z)) / Y.shape[1]

    @misconception("This is right for small logits. When a probability rounds to 0 its logarithm is infinite, and 0 times infinity is NaN. Use log-sum-exp on the logits instead.")
    def log_of_softmax(Z, Y):
        return -np.mean(np.sum(Y * np.log(softmax(Z)), axis=0))

    @misconception("Clipping the probability hides the overflow: every bad prediction then costs the same. Use log-sum-exp on the logits; (-1000, 0) with class 0 costs 1000.")
    def clipped(Z, Y):
        return -np.mean(np.sum(Y * np.log(np.clip(softmax(Z), 1e-7, 1)), axis=0))

    overflow = slip("This is right for small logits, but e^1000 is too large for a float. Subtract the column's largest logit inside the exponential and add it outside the logarithm.",
                    ("Z_max + np.log(np.sum(np.exp(Z - Z_max)", "np.log(np.sum(np.exp(Z)"))

    @misconception("This is the binary cross-entropy of each output, with its (1 - y) log(1 - y) terms. With C classes only the true class has a term.")
    def binary_of_each(Z, Y):
        A = softmax(Z)
        return -np.mean(np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=0))

    @misconception("This is the squared error of the probabilities. The cost here is the cross-entropy.")
    def squared_error(Z, Y):
        return np.mean(np.sum((softmax(Z) - Y) ** 2, axis=0))

    forgets_the_true_class = slip("The logit of the true class is not subtracted, so the labels play no part.",
                                  ("log_sum - Z_true", "log_sum"))

    shift_not_added_back = slip("The largest logit is subtracted inside the exponential, but not added back outside the logarithm.",
                                ("Z_max + np.log", "np.log"))

    @misconception("Softmax is applied twice: Z are logits, and the log-sum-exp already is the softmax. Use Z as it comes.")
    def softmax_twice(Z, Y):
        P = softmax(Z)
        return np.mean(np.logaddexp.reduce(P, axis=0) - np.sum(Y * P, axis=0))

    @misconception("The sum of losses is divided by C. Divide by the number of examples m.")
    def divides_by_C(Z, Y):
        return np.sum(np.logaddexp.reduce(Z, axis=0) - np.sum(Y * Z, axis=0)) / Y.shape[0]

    @misconception("The largest logit stands in for log-sum-exp. It is near only when one class is almost certain.")
    def max_only(Z, Y):
        return np.mean(np.max(Z, axis=0) - np.sum(Y * Z, axis=0))

    @alternative
    def with_logaddexp(Z, Y):
        return np.mean(np.logaddexp.reduce(Z, axis=0) - np.sum(Y * Z, axis=0))

    @alternative
    def picks_the_true_logit(Z, Y):
        true = np.argmax(Y, axis=0)
        shifted = Z - Z.max(axis=0)
        return float(-(shifted[true, np.arange(Z.shape[1])] - np.log(np.exp(shifted).sum(axis=0))).mean())

    @alternative
    def example_by_example(Z, Y):
        cost = 0.0
        for z, y in zip(Z.T, Y.T):
            cost += z.max() + np.log(np.exp(z - z.max()).sum()) - z @ y
        return cost / Z.shape[1]

    equivalent = {
        "keepdims lost": "numbers of shape (m,) spread along the columns of (C, m) just as those of (1, m) do",
        "keepdims=False": "numbers of shape (m,) spread along the columns of (C, m) just as those of (1, m) do",
        "axis lost: Z_max": "any common shift cancels; lesson 2.3.8 allows the maximum of the whole matrix",
    }
