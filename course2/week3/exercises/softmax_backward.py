"""The card of `softmax_backward`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip

from .common import mean_cross_entropy, one_hot


class SoftmaxBackward(Exercise):
    """The derivative of the mean cost with respect to the logits."""

    section, difficulty, minutes = "2.3.9", 1, 5
    points = 2

    def cases(self, draw):
        Y_hat = np.array([[0.3, 0.1, 0.7], [0.2, 0.2, 0.1], [0.1, 0.6, 0.1], [0.4, 0.1, 0.1]])
        yield example("one example, class 1", Y_hat=Y_hat[:, :1], Y=one_hot([1], 4)).gives(np.array([[0.3], [-0.8], [0.1], [0.4]]))
        yield example("the batch of lesson 2.3.9", Y_hat=Y_hat, Y=one_hot([1, 2, 0], 4))
        for label, C, m in (("many examples", 3, 10), ("as many examples as classes", 5, 5), ("two classes", 2, 6), ("ten classes", 10, 4)):
            yield hidden(label, Y_hat=draw.dirichlet(np.full(C, 2.0), m).T, Y=one_hot(draw.integers(0, C, m), C))

    def oracle(self, Y_hat, Y):
        import tensorflow as tf
        Z = tf.Variable(np.log(Y_hat))                  # softmax of these logits is Y_hat
        with tf.GradientTape() as tape:
            cost = mean_cross_entropy(Z, Y)
        return tape.gradient(cost, Z)

    no_mean = slip("This is the derivative of the sum of losses. The cost is their mean: divide by m.", (" / m", ""))
    divides_by_C = slip("You divide by the number of classes. m is the number of examples, the columns of Y.", ("Y.shape[1]", "Y.shape[0]"))
    divides_by_size = slip("You divide by all C times m entries. The mean is over the m examples.", ("Y.shape[1]", "Y.size"))
    twice = slip("The factor 1/m is there twice.", (" / m", " / m**2"))
    sign = slip("The sign is turned round: a step against this gradient would make the cost grow. It is prediction minus label.",
                ("(Y_hat - Y)", "(Y - Y_hat)"))

    @misconception("There is a derivative of the sigmoid too many. For softmax with cross-entropy everything cancels to prediction minus label.")
    def with_sigmoid_derivative(Y_hat, Y):
        return (Y_hat - Y) * Y_hat * (1 - Y_hat) / Y.shape[1]

    @misconception("This is the derivative with respect to the probabilities. Asked for is the one with respect to the logits, after going back through softmax.")
    def of_the_probabilities(Y_hat, Y):
        return -Y / Y_hat / Y.shape[1]

    @misconception("Only the row of the true class is filled. Raising the other logits raises the cost: their rows are not 0.")
    def only_the_true_class(Y_hat, Y):
        return Y * (Y_hat - Y) / Y.shape[1]

    @misconception("The result is right, but Y_hat itself is changed: `-=` works in place.")
    def in_place(Y_hat, Y):
        Y_hat -= Y
        return Y_hat / Y.shape[1]

    @misconception("The columns are added up. dZ has the shape of Z: one column for each example.")
    def summed(Y_hat, Y):
        return np.mean(Y_hat - Y, axis=1, keepdims=True)

    @alternative
    def by_the_jacobian(Y_hat, Y):
        dZ = np.zeros(Y_hat.shape)
        for i, (a, y) in enumerate(zip(Y_hat.T, Y.T)):
            dZ[:, i] = (np.diag(a) - np.outer(a, a)) @ (-y / a)
        return dZ / Y.shape[1]

    @alternative
    def by_index(Y_hat, Y):
        dZ = Y_hat.copy()
        dZ[np.argmax(Y, axis=0), np.arange(Y.shape[1])] -= 1
        return dZ / len(Y[0])
