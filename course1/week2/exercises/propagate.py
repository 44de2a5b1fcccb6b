"""The card of `propagate`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip

from .common import FOUR, LESSON, START, WEIGHTS, batch, gradients, mean_loss, parameters


class Propagate(Exercise):
    """Cost and gradients of logistic regression, vectorised."""

    section, difficulty, minutes = "1.2.14", 2, 11
    points = 12
    parts = {"dw": 2.5, "db": 1.5, "cost": 2}
    needs = ("sigmoid", "cost_from_logits")

    @staticmethod
    def probe(student, w, b, X, Y):
        grads, cost = student.propagate(w, b, X, Y)
        return {**grads, "cost": cost}

    def cases(self, draw):
        yield example("the three examples of lesson 1.2.10", **START, **LESSON)
        yield example("four examples, three features", **WEIGHTS, **FOUR)
        yield example("one feature", w=np.array([[0.5]]), b=-0.25, X=np.array([[1.0, 2, -1]]), Y=np.array([[0, 1, 1]])).about("generality")
        yield example("certain and wrong: z = 1000, y = 0", w=np.array([[500.0], [0.0]]), b=0.0, X=np.array([[2.0, 0.0], [1.0, 1.0]]), Y=np.array([[0, 1]])).about("stability")
        for label, n_x, m in (("many examples", 3, 12), ("more features than examples", 9, 4), ("as many features as examples", 5, 5)):
            yield hidden(label, **parameters(draw, n_x), **batch(draw, n_x, m))
        yield hidden("one feature", **parameters(draw, 1), **batch(draw, 1, 7)).about("generality")
        yield hidden("a single example", **parameters(draw, 4), **batch(draw, 4, 1)).about("generality")
        yield hidden("one feature, one example", **parameters(draw, 1), **batch(draw, 1, 1)).about("generality")
        yield hidden("whole numbers", **parameters(draw, 3), X=draw.integers(-3, 4, (3, 8)), Y=draw.integers(0, 2, (1, 8))).about("generality")
        yield hidden("parameters zero", w=np.zeros((2, 1)), b=0.0, **batch(draw, 2, 9)).about("generality")
        far = {name: 300 * value for name, value in parameters(draw, 3).items()}
        yield hidden("large logits", **far, **batch(draw, 3, 10)).about("stability")

    def oracle(self, w, b, X, Y):
        dw, db = gradients(w, b, X, Y)
        return {"dw": dw, "db": db, "cost": mean_loss(w.T @ X + b, Y)}

    no_mean = slip("The factor 1/m is missing: these are the gradients of the sum of the losses. The cost is their mean.",
                   ("X @ dZ.T / m", "X @ dZ.T"), ("np.sum(dZ) / m", "np.sum(dZ)"))
    no_mean_in_dw = slip("The factor 1/m is missing in dw.", ("X @ dZ.T / m", "X @ dZ.T"))
    no_mean_in_db = slip("The factor 1/m is missing in db.", ("np.sum(dZ) / m", "np.sum(dZ)"))
    mean_twice = slip("The factor 1/m is there twice. Divide once.", ("dZ = A - Y", "dZ = (A - Y) / m"))
    db_mean_twice = slip("db is divided by m twice: the mean divides already.", ("np.sum(dZ) / m", "np.mean(dZ) / m"))
    divides_by_features = slip("You divide by the number of features, the rows of X. m is the number of examples, its columns.",
                               ("X @ dZ.T / m", "X @ dZ.T / X.shape[0]"), ("np.sum(dZ) / m", "np.sum(dZ) / X.shape[0]"))
    sign_of_dZ = slip("dZ has the wrong sign: a step against this gradient would go uphill. It is the prediction minus the right answer.", ("A - Y", "Y - A"))
    both_slopes = slip("There is a slope of the sigmoid, A(1 - A), too many. In A - Y it has cancelled already.", ("A - Y", "(A - Y) * A * (1 - A)"))
    slope_of_the_sigmoid = slip("A(1 - A) is the slope of the sigmoid alone. The right answers must play a part in dZ.", ("A - Y", "A * (1 - A)"))
    sigmoid_turned_round = slip("The probability should grow with the logit; here it falls. The exponent in the sigmoid is -z. Best use your sigmoid.", ("sigmoid(Z)", "sigmoid(-Z)"))
    logits_minus_answers = slip("dZ compares the logits with the right answers. It should compare the probabilities: A, after the sigmoid.", ("A - Y", "Z - Y"))
    forgets_b = slip("The bias is missing in Z.", ("w.T @ X + b", "w.T @ X"))
    no_transpose = slip("The shapes do not fit: w is (n_x, 1) and X is (n_x, m). The row w.T, (1, n_x), is what can stand before X.", ("w.T @ X", "w @ X"))
    no_transpose_in_dot = slip("The shapes do not fit: w is (n_x, 1) and X is (n_x, m). The row w.T, (1, n_x), is what can stand before X.", ("w.T @ X", "np.dot(w, X)"))
    star_for_z = slip("`*` multiplies entry by entry. Each logit is a sum of products, w1*x1 + w2*x2 + ...: the matrix product `@`.", ("w.T @ X", "w.T * X"))
    not_added_up = slip("The products are not added up, so Z has a row for each feature. The matrix product `@` of w.T and X multiplies and adds.", ("w.T @ X", "w * X"))
    dZ_not_transposed = slip("The shapes do not fit: X is (n_x, m) and dZ is (1, m). The column dZ.T, (m, 1), is what can stand behind X.", ("X @ dZ.T", "X @ dZ"))
    dZ_not_transposed_in_dot = slip("The shapes do not fit: X is (n_x, m) and dZ is (1, m). The column dZ.T, (m, 1), is what can stand behind X.", ("X @ dZ.T", "np.dot(X, dZ)"))
    elementwise = slip("`*` multiplies entry by entry, so dw has a column for each example. The matrix product `@` with dZ.T adds up over the examples.", ("X @ dZ.T / m", "X * dZ / m"))
    row_for_column = slip("dw is a row, (1, n_x). It should be a column, (n_x, 1), like w: X comes first in the product.", ("X @ dZ.T / m", "dZ @ X.T / m"))
    flat_dw = slip("dw is flat, of shape (n_x,). It should be a column, (n_x, 1), like w.", ("X @ dZ.T / m", "np.mean(X * dZ, axis=1)"))
    one_dw_for_all = slip("dw is one number for all weights. Each weight has its own derivative: the mean over the examples only.", ("X @ dZ.T / m", "np.mean(X * dZ)"))
    db_not_summed = slip("db has an entry for each example. Add them up: it is one number.", ("np.sum(dZ) / m", "dZ / m"))
    db_column_sums = slip("Summing down the columns of a (1, m) array changes nothing. Leave the axis out, so that db is one number.", ("np.sum(dZ) / m", "np.sum(dZ, axis=0) / m"))
    db_in_an_array = slip("db is right, but it comes in an array of shape (1, 1). b is a number, and so is db.", ("np.sum(dZ) / m", "np.sum(dZ, axis=1, keepdims=True) / m"))
    cost_of_probabilities = slip("The cost gets the probabilities. cost_from_logits wants the logits Z; the sigmoid is inside it.", ("cost_from_logits(Z, Y)", "cost_from_logits(A, Y)"))
    cost_of_the_sum = slip("The cost is multiplied by m: it is the sum of the losses. It should be their mean.", ("cost_from_logits(Z, Y)", "m * cost_from_logits(Z, Y)"))
    cost_mean_twice = slip("The cost is divided by m twice: cost_from_logits has taken the mean already.", ("cost_from_logits(Z, Y)", "cost_from_logits(Z, Y) / m"))
    log_of_zero = slip("This cost is right for small logits. When a probability rounds to 0 or 1, its logarithm is infinite. Use your cost_from_logits.",
                       ("cost_from_logits(Z, Y)", "-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))"))
    minus_on_the_first_term = slip("In the cost the minus reaches the first term only. Use your cost_from_logits.",
                                   ("cost_from_logits(Z, Y)", "np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))"))
    answers_first = slip("The arguments of cost_from_logits are exchanged: logits first, then the right answers.", ("cost_from_logits(Z, Y)", "cost_from_logits(Y, Z)"))
    exchanged = slip("dw and db are exchanged.", ("dw = X @ dZ.T / m", "db = X @ dZ.T / m"), ("db = np.sum(dZ) / m", "dw = np.sum(dZ) / m"))

    @misconception("The numbers are right, but Y itself is changed: `-=` works in place. Write `dZ = A - Y`.")
    def in_place(w, b, X, Y):
        Z = w.T @ X + b
        A, cost, m = sigmoid(Z), cost_from_logits(Z, Y), X.shape[1]
        dZ = A - Y
        Y -= Y
        return {"dw": X @ dZ.T / m, "db": np.mean(dZ)}, cost

    @alternative
    def with_einsum(w, b, X, Y):
        Z = np.einsum("ji,jm->im", w, X) + b
        dZ = sigmoid(Z) - Y
        return {"db": dZ.mean(), "dw": np.einsum("jm,im->ji", X, dZ) / X.shape[1]}, cost_from_logits(Z, Y)

    @alternative
    def with_loops(w, b, X, Y):
        n_x, m = X.shape
        dw, db, Z = np.zeros((n_x, 1)), 0.0, np.zeros((1, m))
        for i in range(m):
            x = X[:, i:i + 1]
            Z[0, i] = (w.T @ x).item() + b
            dz = sigmoid(Z[0, i]) - Y[0, i]
            dw += x * dz
            db += dz
        return {"dw": dw / m, "db": db / m}, cost_from_logits(Z, Y)

    @alternative
    def by_broadcasting(w, b, X, Y):
        Z = np.sum(w * X, axis=0, keepdims=True) + b
        A = sigmoid(Z)
        return {"dw": np.mean(X * (A - Y), axis=1, keepdims=True), "db": np.average(A - Y)}, np.mean(np.logaddexp(0, Z) - Y * Z)

    @alternative
    def with_a_row_of_ones(w, b, X, Y):
        X1, theta = np.vstack([X, np.ones((1, X.shape[1]))]), np.vstack([w, [[b]]])
        Z = theta.T @ X1
        slopes = np.dot(X1, (sigmoid(Z) - Y).T) / Y.size
        return dict(dw=slopes[:-1], db=slopes[-1, 0]), cost_from_logits(Z, Y)
