"""The card of `train_softmax_classifier`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, rewrite, slip
from coursekit import data

from .common import mean_cross_entropy, one_hot


class TrainSoftmaxClassifier(Exercise):
    """Train a softmax classifier without hidden layers."""

    section, difficulty, minutes = "2.3.9", 2, 15
    points = 4
    parts = {"W": 1, "b": 1, "costs": 1}
    needs = ("softmax", "cross_entropy_from_logits", "softmax_backward")

    @staticmethod
    def probe(student, X, Y, learning_rate, num_iterations):
        parameters, costs = student.train_softmax_classifier(X, Y, learning_rate, num_iterations)
        return {"W": parameters["W"], "b": parameters["b"], "costs": costs}

    @staticmethod
    def measure(value, X, Y, learning_rate, num_iterations):
        import numpy as np

        W, b = (np.asarray(value[name], dtype=float) for name in ("W", "b"))
        fits = W.shape == (len(Y), len(X)) and b.shape == (len(Y), 1)
        return value | {"learns the training examples": fits and bool(
            np.mean(np.argmax(W @ X + b, axis=0) == np.argmax(Y, axis=0)) > 0.9)}

    def cases(self, draw):
        X = np.array([[1.0, 2.0, -1.0, 0.0], [0.5, -1.0, 1.0, 2.0]])
        yield example("one step", X=X, Y=one_hot([0, 1, 2, 2], 3), learning_rate=0.5, num_iterations=1)
        yield example("three steps", X=X, Y=one_hot([0, 1, 2, 2], 3), learning_rate=0.5, num_iterations=3)
        for label, C, n_x, m, rate, steps in (("four classes", 4, 3, 11, 0.1, 4), ("a large rate", 3, 2, 8, 2.0, 3), ("equal sizes", 3, 3, 3, 0.3, 4)):
            yield hidden(label, X=draw.normal(1, 1, (n_x, m)), Y=one_hot(draw.integers(0, C, m), C), learning_rate=rate, num_iterations=steps)
        yield hidden("one feature, a missing class", X=draw.normal(size=(1, 6)), Y=one_hot(draw.integers(0, 2, 6), 3),
                     learning_rate=0.2, num_iterations=3).about("generality")
        yield hidden("no step at all", X=draw.normal(size=(2, 6)), Y=one_hot(draw.integers(0, 3, 6), 3),
                     learning_rate=0.2, num_iterations=0).about("generality")
        for C in (3, 5):
            X, labels = data.blobs(C, 40, seed=int(draw.integers(1000)))
            yield hidden(f"{C} clouds", X=X, Y=one_hot(labels, C), learning_rate=1.0, num_iterations=60).about("generality")

    def oracle(self, X, Y, learning_rate, num_iterations):
        import tensorflow as tf
        if num_iterations > 10:
            return {"learns the training examples": True}
        W, b, costs = tf.Variable(np.zeros((len(Y), len(X)))), tf.Variable(np.zeros((len(Y), 1))), []
        for _ in range(num_iterations):
            with tf.GradientTape() as tape:
                cost = mean_cross_entropy(tf.linalg.matmul(W, X) + b, Y)
            for variable, gradient in zip((W, b), tape.gradient(cost, (W, b))):
                variable.assign_sub(learning_rate * gradient)
            costs.append(cost)
        return {"W": W, "b": b, "costs": costs}

    random_start = slip("The first cost is not ln C. Start from zeros, as the docstring asks: without hidden units there is no symmetry to break.",
                        ("W = np.zeros((Y.shape[0], X.shape[0]))", "W = np.random.default_rng(0).standard_normal((Y.shape[0], X.shape[0]))"))
    ones_start = slip("W starts at ones. It should start at zeros.", ("W = np.zeros(", "W = np.ones("))
    uphill = slip("The updates go uphill: the cost grows. Subtract learning_rate times the gradient.",
                  ("W - learning_rate * dW", "W + learning_rate * dW"), ("b - learning_rate * db", "b + learning_rate * db"))
    mean_twice = slip("The factor 1/m is applied twice: softmax_backward has it already, do not divide dW and db again.",
                      ("dZ @ X.T", "dZ @ X.T / X.shape[1]"), ("keepdims=True)\n        W", "keepdims=True) / X.shape[1]\n        W"))
    no_mean = slip("The factor 1/m is lost: these are the steps for the sum of the losses.",
                   ("dZ = softmax_backward(softmax(Z), Y)", "dZ = softmax(Z) - Y"))
    bias_not_trained = slip("b stays at 0. It is a parameter like W: update it, too.", ("b = b - learning_rate * db", "pass"))
    logits_for_probabilities = slip("softmax_backward gets logits. It wants probabilities: put them through softmax first.",
                                    ("softmax_backward(softmax(Z), Y)", "softmax_backward(Z, Y)"))
    probabilities_for_logits = slip("The cost gets probabilities. cross_entropy_from_logits wants the logits Z; softmax is inside it.",
                                    ("cross_entropy_from_logits(Z, Y)", "cross_entropy_from_logits(softmax(Z), Y)"))
    one_bias_for_all = slip("db is one number for all classes. Each class has its own bias: sum over the examples, axis 1, and keep the shape (C, 1).",
                            ("np.sum(dZ, axis=1, keepdims=True)", "np.sum(dZ)"))
    rate_ignored = slip("The learning rate plays no part in the updates.", ("learning_rate * ", ""))

    @misconception("The costs are taken after the updates. costs[i] is the cost before update i, so that the first one is ln C.")
    def cost_after_the_update(X, Y, learning_rate, num_iterations):
        W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
        for i in range(num_iterations):
            dZ = softmax_backward(softmax(W @ X + b), Y)
            W, b = W - learning_rate * dZ @ X.T, b - learning_rate * dZ.sum(axis=1, keepdims=True)
            costs.append(cross_entropy_from_logits(W @ X + b, Y))
        return {"W": W, "b": b}, costs

    @misconception("b is updated with a gradient that was computed after W had changed. Both updates belong to the same forward pass.")
    def one_after_the_other(X, Y, learning_rate, num_iterations):
        W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
        for i in range(num_iterations):
            costs.append(cross_entropy_from_logits(W @ X + b, Y))
            W = W - learning_rate * softmax_backward(softmax(W @ X + b), Y) @ X.T
            b = b - learning_rate * softmax_backward(softmax(W @ X + b), Y).sum(axis=1, keepdims=True)
        return {"W": W, "b": b}, costs

    @alternative
    def with_a_column_of_ones(X, Y, learning_rate, num_iterations):
        X1 = np.vstack([X, np.ones((1, X.shape[1]))])
        theta, costs = np.zeros((Y.shape[0], X1.shape[0])), []
        for _ in range(num_iterations):
            Z = theta @ X1
            costs.append(float(cross_entropy_from_logits(Z, Y)))
            theta -= learning_rate * (softmax(Z) - Y) @ X1.T / Y.shape[1]
        return {"W": theta[:, :-1], "b": theta[:, -1:]}, costs

    @alternative
    def with_einsum(X, Y, learning_rate, num_iterations):
        parameters, costs = {"W": np.zeros((len(Y), len(X))), "b": np.zeros((len(Y), 1))}, np.zeros(num_iterations)
        for i in range(num_iterations):
            Z = np.einsum("cn,nm->cm", parameters["W"], X) + parameters["b"]
            costs[i] = cross_entropy_from_logits(Z, Y)
            dZ = softmax_backward(softmax(Z), Y)
            parameters = {"W": parameters["W"] - learning_rate * np.einsum("cm,nm->cn", dZ, X),
                          "b": parameters["b"] - learning_rate * np.einsum("cm->c", dZ)[:, None]}
        return parameters, costs

    in_place = rewrite(("W = W - learning_rate * dW", "W -= learning_rate * dW"), ("b = b - learning_rate * db", "b -= learning_rate * db"))
