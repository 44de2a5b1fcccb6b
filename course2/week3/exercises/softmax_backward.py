"""The card of `softmax_backward`."""

import numpy as np

from autograder.authoring.domain import one_hot_columns, probabilities, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, misconception, rewrite, slip

from .common import mean_cross_entropy, one_hot


class SoftmaxBackward(Exercise):
    """The derivative of the mean cost with respect to the logits."""

    section, difficulty, minutes = "2.3.9", 1, 5
    points = 2

    def cases(self, draw):
        Y_hat = np.array([[0.3, 0.1, 0.7], [0.2, 0.2, 0.1], [0.1, 0.6, 0.1], [0.4, 0.1, 0.1]])
        dZ = [[0.3], [-0.8], [0.1], [0.4]]
        yield example("one example, class 1", Y_hat=Y_hat[:, :1], Y=one_hot([1], 4)).gives(np.array(dZ))
        yield example("the batch of lesson 2.3.9", Y_hat=Y_hat, Y=one_hot([1, 2, 0], 4))
        certain, dZ = np.array([[0.0, 0.5], [1, 0.5]]), np.array([[-0.5, -0.25], [0.5, 0.25]])
        yield example("a probability of 0", Y_hat=certain, Y=one_hot([0, 0], 2)).gives(dZ).about("stability")
        for label, C, m, spread, criterion in (
                ("many examples", 3, 10, 2, "values"), ("as many examples as classes", 5, 5, 2, "values"),
                ("two classes", 2, 6, 2, "values"), ("ten classes", 10, 4, 2, "values"),
                ("certain ones, right and wrong", 4, 7, 0.02, "stability")):    # many are nearly 0
            Y_hat = draw.dirichlet(np.full(C, spread), m).T
            yield hidden(label, Y_hat=Y_hat, Y=one_hot(draw.integers(0, C, m), C)).about(criterion)

    def oracle(self, Y_hat, Y):
        import tensorflow as tf
        # Softmax of these logits is Y_hat.
        Z = tf.Variable(np.log(np.maximum(Y_hat, 1e-300)), dtype=tf.float64)
        with tf.GradientTape() as tape:
            cost = mean_cross_entropy(Z, Y)
        return tape.gradient(cost, Z)

    def domain(self, draw):
        C, m = sizes(draw, 2)
        return {"Y_hat": probabilities(draw, C, m), "Y": one_hot_columns(draw, C, m)}

    no_mean = slip("This is the derivative of the sum of losses. The cost is their mean: divide by m.",
                   (" / m", ""))
    divides_by_C = slip("You divide by the number of classes. m is the number of examples, the columns of Y.",
                        ("Y.shape[1]", "Y.shape[0]"))
    brackets = slip("Only Y is divided by m: brackets are missing. Both are, the whole difference.",
                    ("(Y_hat - Y) / m", "Y_hat - Y / m"))
    sign = slip(
        "The sign is turned round: a step against this gradient would make the cost grow. It is prediction "
        "minus label.", ("(Y_hat - Y)", "(Y - Y_hat)"))
    with_sigmoid_derivative = slip(
        "There is a derivative of the sigmoid too many. For softmax with cross-entropy everything cancels "
        "to prediction minus label.", ("/ m", "* Y_hat * (1 - Y_hat) / m"))
    of_the_probabilities = slip(
        "This is the derivative with respect to the probabilities. Asked for is the one with respect to the "
        "logits, after going back through softmax.", ("(Y_hat - Y) / m", "-Y / Y_hat / m"))
    only_the_true_class = slip(
        "Only the row of the true class is filled. Raising the other logits raises the cost: their rows are "
        "not 0.", ("(Y_hat - Y)", "Y * (Y_hat - Y)"))
    in_place = slip("The result is right, but Y_hat itself is changed: `-=` works in place.",
                    ("dZ = (Y_hat - Y)", "Y_hat -= Y\n    dZ = Y_hat"))

    @misconception(
        "This is right until a probability is 0: the derivative by the probabilities divides by it. Cancel "
        "by hand first.")
    def chain_rule(Y_hat, Y):
        dY_hat = -Y / Y_hat / Y.shape[1]
        return Y_hat * (dY_hat - np.sum(dY_hat * Y_hat, axis=0, keepdims=True))

    @alternative
    def by_index(Y_hat, Y):
        dZ = Y_hat.copy()
        dZ[np.argmax(Y, axis=0), np.arange(Y.shape[1])] -= 1
        return dZ / len(Y[0])

    apart = rewrite(("(Y_hat - Y) / m", "Y_hat / m - Y / m"))
