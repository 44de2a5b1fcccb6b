"""What several cards of week 1.2 share."""

import numpy as np
from scipy.special import log_expit

from autograder.authoring.exercise import Exercise, example, hidden
from coursekit import data

FILES = (*data.emoji.files, "photographs/chelsea.webp", "photographs/coffee.webp")


class Refusing(Exercise):
    """Functions of two arrays that refuse some pairs: of those the probe says in words what came."""

    REFUSED = "raises ValueError"

    @staticmethod
    def probe(student, function, **inputs):
        import numpy as np

        one, other = inputs.values()
        called = getattr(student, function)
        if np.shape(one) == np.shape(other) or function != "cost" and np.size(one) == np.size(other):
            return called(one, other)
        try:
            result = called(one, other)
            return f"returns {getattr(result, 'tolist', lambda: result)()!r:.60}"
        except (ValueError, AssertionError) as error:
            return f"raises {type(error).__name__}"


def mean_loss(Z, Y):
    """The mean log loss from logits, by SciPy's log-sigmoid."""
    return float(-np.mean(Y * log_expit(Z) + (1 - Y) * log_expit(-Z)))


def gradients(w, b, X, Y):
    """Derivatives of the mean log loss by the complex-step method: exact, and none worked out by hand.

    Arguments:
        w: (n_x, 1). b: a number. X: (n_x, m). Y: (1, m).

    Returns:
        dw (n_x, 1), db.

    Source: J. Martins, P. Sturdza and J. Alonso, The complex-step derivative approximation (2003).
    """
    tiny, n_x = 1e-30, X.shape[0]
    steps = np.vstack([w, [[b]]]).T + 1j * tiny * np.eye(n_x + 1)       # row k: a tiny step of parameter k
    Z = steps[:, :-1] @ X + steps[:, -1:]
    slopes = losses(Z, Y).mean(axis=1).imag / tiny
    return slopes[:-1, None], float(slopes[-1])


def descend_from_zeros(X, Y, num_iterations, learning_rate):
    """Gradient descent from zeros, quick for many features: w is a mixture of examples, whose shares move.

    The slope of each loss in its score is by the complex-step method, too.

    Arguments:
        X: (n_x, m). Y: (m,).

    Returns:
        w (n_x, 1), b.
    """
    tiny, alike, shares = 1e-30, X.T @ X + 1, np.zeros(Y.size)      # + 1: b is the weight of a 1
    for _ in range(num_iterations):
        shares = shares - learning_rate / Y.size * losses(alike @ shares + 1j * tiny, Y).imag / tiny
    return X @ shares[:, None], float(shares.sum())


def losses(Z, Y):
    """The log losses of complex scores, whose real part decides so that no exponential overflows."""
    positive = Z.real > 0
    return np.where(positive, (1 - Y) * Z, -Y * Z) + np.log1p(np.exp(np.where(positive, -Z, Z)))


def descend(w, b, X, Y, num_iterations, learning_rate):
    """Gradient descent with `gradients`: w, b, the last gradients, and the costs at iterations 0, 100, ..."""
    costs = []
    for i in range(num_iterations):
        if i % 100 == 0:
            costs.append(mean_loss(w.T @ X + b, Y))
        dw, db = gradients(w, b, X, Y)
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b, {"dw": dw, "db": db}, costs


def batch(draw, n_x, m, spread=1.0):
    """Examples X (n_x, m) whose features differ in mean and size, and labels Y (1, m) of both kinds."""
    Y = draw.permutation(np.arange(m) % 3 > 0).astype(int)[None]
    X = draw.normal(0, 0.5, (n_x, 1)) + draw.uniform(0.5, 1.5, (n_x, 1)) * draw.normal(size=(n_x, m))
    return {"X": spread * X, "Y": Y}


def parameters(draw, n_x):
    """Weights w (n_x, 1) and a bias b, none of them near 0."""
    w = draw.uniform(0.2, 1, (n_x, 1)) * draw.choice([-1, 1], (n_x, 1))
    return {"w": w, "b": float(draw.uniform(0.3, 1) * draw.choice([-1, 1]))}


LESSON = {"X": np.array([[1.0, 2.0, -1.0], [0.5, -1.0, 3.0]]), "Y": np.array([[1, 0, 1]])}  # of lesson 1.2.10
START = {"w": np.array([[0.2], [-0.4]]), "b": 0.1}
FOUR = {"X": np.array([[2.0, -1, 0.5, 1], [0, 1, 3, -2], [1, 1, -1, 0.5]]), "Y": np.array([[0, 1, 1, 1]])}
WEIGHTS = {"w": np.array([[0.5], [-0.3], [0.4]]), "b": -0.6}


class Gradients(Exercise):
    """What the cards of `logistic_gradients_loop` and `propagate` share: both return the same."""

    form = 'a dict with "dw" and "db", and then the cost'

    def oracle(self, w, b, X, Y):
        dw, db = gradients(w, b, X, Y)
        return {"dw": dw, "db": db, "cost": mean_loss(w.T @ X + b, Y)}

    def examples(self):
        yield example("the three examples of lesson 1.2.10", **START, **LESSON)
        yield example("four examples, three features", **WEIGHTS, **FOUR)

    def of_all_sizes(self, draw, many, features):
        for label, n_x, m in (("many examples", 3, many), ("more features", features, 4), ("as many", 4, 4)):
            yield hidden(label, **parameters(draw, n_x), **batch(draw, n_x, m))
        for label, n_x, m in (("one feature", 1, 6), ("a single example", 5, 1)):
            yield hidden(label, **parameters(draw, n_x), **batch(draw, n_x, m)).about("generality")


def clash(draw):
    """Examples X (1, 3), two alike with both answers: some step from zeros ends at any cost above ln 2."""
    a, c = draw.uniform(0.5, 2, 2)
    return {"X": np.array([[a, a, c]]), "Y": np.array([[0, 1, 1]])}


def steepest(X):
    """The largest learning rate at which a step of logistic regression brings no two w, b further apart.

    It is 2 / L with L = max (1 + |x|^2) / 4, a bound of the largest second derivative of the cost.
    """
    return float(8 / (1 + np.square(X, dtype=float).sum(axis=0).max()))


def too_close(w, b, X):
    """For which examples X (n_x, m) rounding may decide on the sign of the logit, even in float32."""
    return abs(w.T @ X + b) < 1e-5 * (abs(w).T @ abs(X) + abs(b)) + 1e-6
