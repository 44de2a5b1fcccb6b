"""The card of `train_softmax_classifier`."""

import numpy as np

from autograder.authoring.domain import numbers, one_hot_columns, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, rewrite, slip

from .common import lost_digits, mean_cross_entropy, one_hot

_DB, _STEP = "db = np.sum(dZ, axis=1, keepdims=True)", "W = W - learning_rate * dW\n"


class TrainSoftmaxClassifier(Exercise):
    """Train a softmax classifier without hidden layers."""

    section, difficulty, minutes = "2.3.9", 2, 15
    points = 4
    parts = {"W": 1, "b": 1, "costs": 1}
    needs = ("softmax", "cross_entropy_from_logits", "softmax_backward")
    form = '{"W", "b"} and a list of costs'

    @staticmethod
    def probe(student, X, Y, learning_rate, num_iterations):
        parameters, costs = student.train_softmax_classifier(X, Y, learning_rate, num_iterations)
        return {"W": parameters["W"], "b": parameters["b"], "costs": costs}

    def cases(self, draw):
        X = np.array([[1.0, 2.0, -1.0, 0.0], [0.5, -1.0, 1.0, 2.0]])
        yield example("one step", X=X, Y=one_hot([0, 1, 2, 2], 3), learning_rate=0.5, num_iterations=1)
        yield example("three steps", X=X, Y=one_hot([0, 1, 2, 2], 3), learning_rate=0.8, num_iterations=3)
        for label, C, n_x, m, rate, steps, criterion in (
                ("four classes", 4, 3, 11, 0.1, 4, "values"), ("a large rate", 3, 2, 8, 2.0, 3, "values"),
                ("equal sizes", 3, 3, 3, 0.3, 4, "values"), ("one feature", 3, 1, 6, 0.2, 3, "generality"),
                ("more classes than examples", 6, 2, 3, 0.2, 3, "generality"),
                ("no step at all", 3, 2, 6, 0.2, 0, "generality"),
                ("tiny steps", 3, 2, 5, 1e-9, 4, "generality")):   # a plateau is no reason to stop
            X, Y = draw.normal(1, 1, (n_x, m)), one_hot(draw.integers(0, C, m), C)
            yield hidden(label, X=X, Y=Y, learning_rate=rate, num_iterations=steps).about(criterion)
        # Both classes lie on one side: after a step too far things are worse, and costs are in the hundreds.
        X, Y = draw.uniform(10, 30, (1, 7)), one_hot(np.arange(7) % 2, 3)
        yield hidden("steps too far", X=X, Y=Y, learning_rate=10.0, num_iterations=3).about("generality")
        # The cost falls to a thousandth, of which a rounded one has lost all digits.
        side = draw.permutation(np.repeat([-1.0, 1], 4))
        X, Y = side * draw.uniform(2.3, 2.9, (1, 8)), one_hot(side > 0, 2)
        yield hidden("learnt in one step", X=X, Y=Y, learning_rate=1.0, num_iterations=4).about("generality")

    def oracle(self, X, Y, learning_rate, num_iterations):
        import tensorflow as tf
        W, b, costs = tf.Variable(np.zeros((len(Y), len(X)))), tf.Variable(np.zeros((len(Y), 1))), []
        X = tf.cast(X, tf.float64)
        for _ in range(num_iterations):
            with tf.GradientTape() as tape:
                cost = mean_cross_entropy(tf.linalg.matmul(W, X) + b, Y)
            for variable, gradient in zip((W, b), tape.gradient(cost, (W, b))):
                variable.assign_sub(learning_rate * gradient)
            costs.append(cost)
        return {"W": W, "b": b, "costs": costs}

    def domain(self, draw):
        C, n_x, m = sizes(draw, 3, large=15)
        X, Y = numbers(draw, (n_x, m), most=10.0), one_hot_columns(draw, C, m)
        rate, steps = float(10 ** draw.uniform(-3, 0)), int(draw.integers(0, 5))
        # The second derivative of a loss is at most (1 + |x|²) / 2: each step may magnify rounding so much.
        growth = 1 + rate * (1 + float(np.square(X, dtype=float).sum(axis=0).max())) / 2
        lost = lost_digits(X, against=np.abs(X).max() / growth ** max(0, steps - 1)) if X.any() else 1.0
        return hidden("", X=X, Y=Y, learning_rate=rate, num_iterations=steps).within(condition=lost)

    uphill = slip("The updates go uphill: the cost grows. Subtract learning_rate times the gradient.",
                  ("- learning_rate", "+ learning_rate"))
    mean_twice = slip(
        "The factor 1/m is applied twice: softmax_backward has it already, do not divide dW and db again.",
        ("dZ @ X.T", "dZ @ X.T / X.shape[1]"), (_DB, f"{_DB} / X.shape[1]"))
    mean_twice_in_dW = slip("dW is divided by m once more: softmax_backward has the factor 1/m already.",
                            ("dZ @ X.T", "dZ @ X.T / X.shape[1]"))
    mean_twice_in_db = slip(
        "db is a mean, or divided by m once more. It is the sum over the examples: softmax_backward has the "
        "factor 1/m already.", ("np.sum(dZ", "np.mean(dZ"))
    no_mean = slip("The factor 1/m is lost: these are the steps for the sum of the losses.",
                   ("softmax_backward(softmax(Z), Y)", "softmax(Z) - Y"))
    bias_not_trained = slip(
        "b stays at 0. It is a parameter like W: update it, too, with one number for each class and not "
        "with their sum, which is 0.", ("np.sum(dZ, axis=1, keepdims=True)", "np.sum(dZ)"))
    keepdims_missing = slip(
        "db has shape (C,), so b - db becomes (C, C). It should have the shape of b, (C, 1).",
        ("axis=1, keepdims=True", "axis=1"))
    logits_for_probabilities = slip(
        "softmax_backward gets logits. It wants probabilities: put them through softmax first.",
        ("softmax_backward(softmax(Z), Y)", "softmax_backward(Z, Y)"))
    probabilities_for_logits = slip(
        "The cost gets probabilities. cross_entropy_from_logits wants the logits Z; softmax is inside it.",
        ("cross_entropy_from_logits(Z, Y)", "cross_entropy_from_logits(softmax(Z), Y)"))
    cost_after_the_update = slip(
        "The costs are taken after the updates. costs[i] is the cost before update i, so that the first one "
        "is ln C.", ("costs.append(cost)", "costs.append(cross_entropy_from_logits(W @ X + b, Y))"))
    one_after_the_other = slip(
        "b is updated with a gradient that was computed after W had changed. Both updates belong to the "
        "same forward pass.",
        (_DB, ""),
        (_STEP, f"{_STEP}        {_DB.replace('dZ', 'softmax_backward(softmax(W @ X + b), Y)')}\n"))

    @alternative
    def with_a_column_of_ones(X, Y, learning_rate, num_iterations):
        X1 = np.vstack([X, np.ones((1, X.shape[1]))])
        theta, costs = np.zeros((Y.shape[0], X1.shape[0])), []
        for _ in range(num_iterations):
            Z = theta @ X1
            costs.append(float(cross_entropy_from_logits(Z, Y)))
            theta -= learning_rate * (softmax(Z) - Y) @ X1.T / Y.shape[1]
        return {"W": theta[:, :-1], "b": theta[:, -1:]}, costs

    in_place = rewrite(("W = W - learning", "W -= learning"), ("b = b - learning", "b -= learning"))
