"""The card of `train_softmax_classifier`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, replace_line, rewrite, slip
from autograder.judging.oracles import cross_entropy, gradients, one_hot

from .common import lost_digits


def _dZ(value):
    return replace_line("dZ =", f"dZ = {value}")


class TrainSoftmaxClassifier(Exercise):
    """Train a softmax classifier without hidden layers."""

    section, difficulty, minutes = "2.3.9", 2, 24
    points = 8
    parts = {"W": 1, "b": 1, "costs": 1}
    needs = ("softmax", "cross_entropy_from_logits")
    form = '{"W", "b"} and a list of costs'

    @staticmethod
    def probe(student, X, labels, C, learning_rate, num_iterations):
        parameters, costs = student.train_softmax_classifier(X, labels, C, learning_rate, num_iterations)
        return {"W": parameters["W"], "b": parameters["b"], "costs": costs}

    def cases(self, draw):
        def case(make, label, X, labels, C, rate, steps):
            return make(label, X=X, labels=np.array(labels), C=C, learning_rate=rate, num_iterations=steps)

        X = np.array([[1.0, 2.0, -1.0, 0.0], [0.5, -1.0, 1.0, 2.0]])
        yield case(example, "one step", X, [0, 1, 2, 2], 3, 0.5, 1)
        yield case(example, "three steps", X, [0, 1, 2, 2], 3, 0.8, 3)
        yield case(example, "a class without examples", X[:, :3], [1, 0, 1], 4, 0.3, 2).about("generality")
        # Probabilities reach 0, costs the thousands.
        yield case(example, "steps far too large", np.array([[100.0, 200, 300]]), [0, 1, 0], 3, 10.0, 3
                   ).about("stability")
        for label, C, n_x, m, rate, steps, criterion in (
                ("four classes", 4, 3, 11, 0.1, 4, "values"), ("a large rate", 3, 2, 8, 2.0, 3, "values"),
                ("equal sizes", 3, 3, 3, 0.3, 4, "values"), ("one feature", 3, 1, 6, 0.2, 3, "generality"),
                ("more classes than examples", 6, 2, 3, 0.2, 3, "generality"),
                ("no step at all", 3, 2, 6, 0.2, 0, "generality"),
                ("tiny steps", 3, 2, 5, 1e-9, 4, "generality")):   # a plateau is no reason to stop
            X = draw.normal(1, 1, (n_x, m))
            yield case(hidden, label, X, draw.integers(0, C, m), C, rate, steps).about(criterion)
        # Both classes lie on one side: after a step too far things are worse, and costs are in the hundreds.
        X = draw.uniform(10, 30, (1, 7))
        yield case(hidden, "steps too far", X, np.arange(7) % 2, 3, 10.0, 3).about("generality")
        yield case(hidden, "steps far too large", 10 * X, np.arange(7) % 2, 3, 10.0, 3).about("stability")
        # The cost falls to a thousandth, of which a rounded one has lost all digits.
        side = draw.permutation(np.repeat([-1, 1], 4))
        X = side * draw.uniform(2.3, 2.9, (1, 8))
        yield case(hidden, "learnt in one step", X, (side + 1) // 2, 2, 1.0, 4).about("generality")

    def oracle(self, X, labels, C, learning_rate, num_iterations):
        parameters, costs = {"W": np.zeros((C, len(X))), "b": np.zeros((C, 1))}, []
        for _ in range(num_iterations):
            cost, slopes = gradients(lambda p: cross_entropy(p["W"] @ np.asarray(X, float) + p["b"],
                                                             one_hot(labels, C)), parameters)
            parameters = {name: value - learning_rate * slopes[name] for name, value in parameters.items()}
            costs.append(cost)
        return {**parameters, "costs": costs}

    def domain(self, draw):
        C, n_x, m = sizes(draw, 3, large=15)
        X, classes = numbers(draw, (n_x, m), most=10.0), labels(draw, C, m)
        rate, steps = float(10 ** draw.uniform(-3, 0)), int(draw.integers(0, 5))
        # The second derivative of a loss is at most (1 + |x|²) / 2: each step may magnify rounding so much.
        growth = 1 + rate * (1 + float(np.square(X, dtype=float).sum(axis=0).max())) / 2
        lost = lost_digits(X, against=np.abs(X).max() / growth ** max(0, steps - 1)) if X.any() else 1.0
        return hidden("", X=X, labels=classes, C=C, learning_rate=rate,
                      num_iterations=steps).within(condition=lost)

    uphill = slip("The updates go uphill: the cost grows. Is dZ prediction minus label, and is "
                  "learning_rate times the slope subtracted?", _dZ("(Y - softmax(Z)) / m"))
    no_mean = slip("These are the steps for the sum of the losses. The cost is their mean: where does 1/m "
                   "come in?", _dZ("softmax(Z) - Y"))
    divides_by_C = slip("You divide by the number of classes. m is the number of examples.",
                        _dZ("(softmax(Z) - Y) / C"))
    features_for_m = slip("You divide by the number of features, the rows of X. m is the number of examples.",
                          replace_line("m = X.shape", "m = X.shape[0]"))
    cost_of_probabilities = slip("cross_entropy_from_logits gets probabilities. It takes the logits: "
                                 "softmax is inside it.", ("from_logits(Z, Y)", "from_logits(softmax(Z), Y)"))
    labels_as_numbers = slip("Class numbers are subtracted from probabilities. The label of an example is a "
                             "column, with a 1 at its class.", _dZ("(softmax(Z) - labels) / m"))
    mean_twice = slip("The factor 1/m is applied twice, in dZ and again in the slopes of W and b.",
                      ("dZ @ X.T", "dZ @ X.T / m"), ("np.sum(dZ", "np.mean(dZ"))
    mean_twice_in_dW = slip("The slope of W is divided by m once more: the factor 1/m is in dZ already.",
                            ("dZ @ X.T", "dZ @ X.T / m"))
    mean_twice_in_db = slip("The slope of b is a mean, or divided by m once more. It is a sum over the "
                            "examples: the factor 1/m is in dZ already.", ("np.sum(dZ", "np.mean(dZ"))
    with_sigmoid_derivative = slip("There is a derivative of the sigmoid too many. For softmax with "
                                   "cross-entropy it cancels.",
                                   _dZ("(softmax(Z) - Y) * softmax(Z) * (1 - softmax(Z)) / m"))
    chain_rule = slip("This is right until a probability is 0: the derivative by the probabilities divides "
                      "by it. Cancel with the pencil, before the computer divides.",
                      _dZ("-(Y - softmax(Z) * np.sum(Y / softmax(Z) * softmax(Z), axis=0)) / m"))
    bias_not_trained = slip("b stays at 0. It is a parameter like W: update it, too, with one number for "
                            "each class and not with their sum, which is 0.",
                            ("np.sum(dZ, axis=1, keepdims=True)", "np.sum(dZ)"))
    keepdims_missing = slip("The slope of b has shape (C,), so b becomes (C, C). It should have the shape "
                            "of b, (C, 1).", (", keepdims=True", ""))
    guesses_C = slip("The number of classes is guessed from the labels. A class may have no example: use C.",
                     ("    Y = one_hot", "    C = labels.max() + 1\n    Y = one_hot"))
    cost_after_the_update = slip("The costs are taken after the updates. costs[i] is the cost before update "
                                 "i, so that the first one is ln C.",
                                 ("append(cost)", "append(cross_entropy_from_logits(W @ X + b, Y))"))

    @alternative
    def with_a_column_of_ones(X, labels, C, learning_rate, num_iterations):
        X1 = np.vstack([X, np.ones((1, X.shape[1]))])
        Y, theta, costs = np.eye(C)[labels].T, np.zeros((C, X1.shape[0])), []
        for _ in range(num_iterations):
            Z = theta @ X1
            costs.append(float(cross_entropy_from_logits(Z, Y)))                                # noqa: F821
            theta -= learning_rate * (softmax(Z) - Y) @ X1.T / Y.shape[1]                       # noqa: F821
        return {"W": theta[:, :-1], "b": theta[:, -1:]}, costs

    in_place = rewrite(("W = W - learning", "W -= learning"), ("b = b - learning", "b -= learning"))
