"""The card of `logistic_gradients_loop`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, rewrite, slip

from .common import FOUR, LESSON, START, WEIGHTS, batch, gradients, mean_loss, parameters


class LogisticGradientsLoop(Exercise):
    """Mend the gradients of logistic regression, with loops."""

    section, difficulty, minutes = "1.2.10", 2, 10
    points = 8
    parts = {"J": 2, "dw": 2, "db": 2}
    needs = ("sigmoid",)

    def cases(self, draw):
        yield example("the three examples of lesson 1.2.10", **LESSON, **START)
        yield example("four examples, three features", **FOUR, **WEIGHTS)
        for label, n_x, m in (("many examples", 3, 11), ("more features than examples", 7, 3), ("as many features as examples", 4, 4)):
            yield hidden(label, **batch(draw, n_x, m), **parameters(draw, n_x))
        yield hidden("one feature", **batch(draw, 1, 6), **parameters(draw, 1)).about("generality")
        yield hidden("a single example", **batch(draw, 5, 1), **parameters(draw, 5)).about("generality")
        yield hidden("all answers are 0", X=draw.normal(size=(2, 5)), Y=np.zeros((1, 5)), **parameters(draw, 2)).about("generality")
        yield hidden("parameters zero", **batch(draw, 3, 8), w=np.zeros((3, 1)), b=0.0).about("generality")

    def oracle(self, X, Y, w, b):
        return (mean_loss(w.T @ X + b, Y), *gradients(w, b, X, Y))

    _sign = ("J - (y * np.log(a) + (1 - y) * np.log(1 - a))", "J - y * np.log(a) + (1 - y) * np.log(1 - a)")
    _slope = ("dz = a - y", "dz = a * (1 - a)")
    _twice = ("X[j, i] * dz", "X[j, i] * dz / m")
    as_handed_out = slip("This is the code as it was handed out, three mistakes and all. Start with dz: the right answer y should play a part in it.",
                         _sign, _slope, _twice)
    sign_and_slope = slip("dw is divided by m once now. Two mistakes are left: the signs in the loss, and dz, in which y should play a part.", _sign, _slope)
    sign_and_twice = slip("dz is right, and with it db. Two mistakes are left: the signs in the loss, and how often dw is divided by m.", _sign, _twice)
    slope_and_twice = slip("J is right. Two mistakes are left: dz, in which y should play a part, and how often dw is divided by m.", _slope, _twice)
    minus_on_the_first_term = slip("One mistake is left, in J: the minus should reach both terms of the loss. Brackets help.", _sign)
    slope_of_the_sigmoid = slip("One mistake is left: a(1 - a) is the slope of the sigmoid alone. The derivative of the loss with respect to z is simpler, and has y in it.", _slope)
    mean_twice = slip("One mistake is left: dw is divided by m inside the loop and again after it. Once is enough.", _twice)
    both_slopes = slip("The slope a(1 - a) is there twice: when you work out a - y, it has cancelled. dz is just a - y.", ("dz = a - y", "dz = (a - y) * a * (1 - a)"))
    sign_of_dz = slip("dz has the wrong sign, so the gradients point downhill. It is the prediction minus the right answer.", ("dz = a - y", "dz = y - a"))
    loss_gains = slip("J comes out negative: the loss has a minus before it.", ("J = J - (", "J = J + ("))
    one_term = slip("Examples with the right answer 0 cost nothing here. Both terms of the loss are needed.", (" + (1 - y) * np.log(1 - a))", ")"))
    answers_exchanged = slip("The two terms of the loss are exchanged: -log(a) is for the right answer 1.", ("y * np.log(a) + (1 - y) * np.log(1 - a)", "(1 - y) * np.log(a) + y * np.log(1 - a)"))
    base_ten = slip("The logarithms have base 10. The loss takes the natural one: np.log.", ("np.log(", "np.log10("))
    J_not_averaged = slip("J is the sum of the losses. Divide it by m, like the others.", ("    J = J / m\n", ""))
    dw_not_averaged = slip("dw is a sum. Divide it by m, like the others.", ("    dw = dw / m\n", ""))
    db_not_averaged = slip("db is a sum. Divide it by m, like the others.", ("    db = db / m\n", ""))
    only_J_averaged = slip("Only J is divided by m. The gradients are means as well.", ("    dw = dw / m\n    db = db / m\n", ""))
    nothing_averaged = slip("These are sums over the examples. All three should be divided by m at the end.", ("    J = J / m\n    dw = dw / m\n    db = db / m\n", ""))
    averaged_in_the_loop = slip("All three are divided by m in every round of the loop, so early examples shrink again and again. Divide once, after the loop.",
                                ("    J = J / m\n    dw = dw / m\n    db = db / m\n", "        J = J / m\n        dw = dw / m\n        db = db / m\n"))
    dz_averaged = slip("dz is divided by m, and then dw and db once more at the end. Divide once.", ("dz = a - y", "dz = (a - y) / m"))
    starts_anew = slip("The three sums go back to 0 with every example, so only the last one counts. Set them to 0 once, before the loop.",
                       ("        y = Y[0, i]\n", "        y = Y[0, i]\n        J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0\n"))
    db_overwritten = slip("db keeps only the last example. Add each dz to what is there.", ("db = db + dz", "db = dz"))
    dw_overwritten = slip("dw keeps only the last example. Add to what is there.", ("dw[j, 0] = dw[j, 0] + X", "dw[j, 0] = X"))
    forgets_x = slip("dw adds up dz alone. Each weight's share is dz times the feature that the weight belongs to.", ("X[j, i] * dz", "dz"))
    forgets_b = slip("The bias is missing in z: start the sum from b.", ("z = b", "z = 0.0"))
    divides_by_features = slip("You divide by the number of features. m is the number of examples.",
                               ("J / m", "J / n_x"), ("dw / m", "dw / n_x"), ("db / m", "db / n_x"))
    flat = slip("dw is flat, of shape (n_x,). It should be a column, (n_x, 1), like w.", ("dw = dw / m", "dw = dw.ravel() / m"))
    last_example_missing = slip("The last example is left out. range(m) runs from 0 to m - 1, which is all of them.", ("for i in range(m)", "for i in range(m - 1)"))

    @misconception("The parameters are updated inside the loop, after every example. Here only the gradients are asked for, all at the same w and b; and the caller's w must not change.")
    def updates_inside(X, Y, w, b):
        n_x, m = X.shape
        J, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
        for i in range(m):
            a = sigmoid(w[:, 0] @ X[:, i] + b)
            J -= (Y[0, i] * np.log(a) + (1 - Y[0, i]) * np.log(1 - a)) / m
            dz = a - Y[0, i]
            dw[:, 0] += X[:, i] * dz / m
            db += dz / m
            w -= 0.1 * X[:, i:i + 1] * dz
            b -= 0.1 * dz
        return J, dw, db

    @alternative
    def one_loop(X, Y, w, b):
        m = X.shape[1]
        J, dw, db = 0, np.zeros(w.shape), 0
        for x, y in zip(X.T, Y[0]):
            a = sigmoid(w[:, 0] @ x + b)
            J += -np.log(a) if y else -np.log(1 - a)
            dw += x[:, None] * (a - y) / m
            db += (a - y) / m
        return J / m, dw, db

    @alternative
    def without_a_loop(X, Y, w, b):
        Z = w.T @ X + b
        dZ = sigmoid(Z) - Y
        return cost_from_logits(Z, Y), np.mean(X * dZ, axis=1, keepdims=True), np.mean(dZ)

    @alternative
    def lists_first(X, Y, w, b):
        Z = [sum(w[j, 0] * X[j, i] for j in range(len(X))) + b for i in range(len(X[0]))]
        J = np.mean([cost_from_logits(np.array([[z]]), np.array([[y]])) for z, y in zip(Z, Y[0])])
        dz = [sigmoid(z) - y for z, y in zip(Z, Y[0])]
        return J, np.array([[np.mean([x * d for x, d in zip(row, dz)])] for row in X]), np.mean(dz)

    equivalent = {
        "Y[ -1, i]": "Y has one row, which is its first and its last",
        "[j, -1]": "w and dw have one column, which is their first and their last",
    }

    accumulates = rewrite(("J = J - (", "J -= ("), ("db = db + dz", "db += dz"), ("dw[j, 0] = dw[j, 0] + X[j, i] * dz", "dw[j] += dz * X[j, i]"))
