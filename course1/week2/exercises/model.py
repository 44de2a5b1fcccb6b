"""The card of `model`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip

from .common import descend, steepest, too_close

ON_TRAIN, ON_TEST = "predict(w, b, X_train)", "predict(w, b, X_test)"
SETTINGS, LEARNT = "num_iterations, learning_rate, print_cost)", 'w, b = params["w"], params["b"]'
ZEROS = "w, b = initialize_with_zeros(X_train.shape[0])"


class Model(Exercise):
    """Train from zeros and predict."""

    section, points, difficulty, minutes = "1.2.14", 4, 1, 8
    # The last two are handed back as they came, by code that is given: no points for them alone.
    parts = {"costs": 1, "w": 1, "b": 1, "Y_prediction_train": 1, "Y_prediction_test": 1,
             "learning_rate": 0, "num_iterations": 0}
    needs = ("initialize_with_zeros", "optimize")

    @staticmethod
    def probe(student, X_train, Y_train, X_test, Y_test, settings):
        return student.model(X_train, Y_train, X_test, Y_test, **settings)

    def cases(self, draw):
        def sets(n_x, m_train, m_test):
            """Examples of both sets from the same two clouds, which overlap, off the origin."""
            Y = np.hstack([draw.permutation(np.arange(m) % 3 > 0) for m in (m_train, m_test)])[None] * 1
            towards, offset = draw.choice([-1, 1], (n_x, 1)), draw.uniform(0.3, 1, (n_x, 1))
            X = offset + towards * (Y - 0.5) + draw.normal(size=(n_x, m_train + m_test))
            seen, new = slice(m_train), slice(m_train, None)
            return {"X_train": X[:, seen], "Y_train": Y[:, seen], "X_test": X[:, new], "Y_test": Y[:, new]}

        X = np.array([[1.0, 2.0, 4.0, 5.0, 3.0, 0.0, 2.5, 6.0], [0.5, -1.0, 1.0, 0.0, 2.0, 1.0, -1.0, 0.0]])
        small = {"X_train": X[:, :5], "Y_train": np.array([[0, 0, 1, 1, 1]]),
                 "X_test": X[:, 5:], "Y_test": np.array([[0, 1, 0]])}
        yield example("two steps", **small, settings={"num_iterations": 2, "learning_rate": 0.1})
        yield example("150 steps", **small, settings={"num_iterations": 150, "learning_rate": 0.2})
        for of_each, steps, rate in (((3, 20, 8), 300, 0.3), ((4, 9, 15), 40, 0.1), ((4, 9, 15), 20, 0.2),
                                     ((6, 6, 6), 30, 0.05)):
            settings = {"num_iterations": steps, "learning_rate": rate}
            yield hidden(f"{steps} steps", **sets(*of_each), settings=settings)
        printed = {"num_iterations": 101, "learning_rate": 0.2, "print_cost": True}
        yield hidden("one feature, one new example", **sets(1, 12, 1), settings=printed).about("generality")
        yield hidden("the defaults", **sets(2, 25, 7), settings={}).about("generality")
        # Who looks at Y_test while learning would set b back to 0 here.
        ones = {"X_train": draw.normal(size=(2, 9)), "Y_train": np.ones((1, 9), dtype=int)}
        yield hidden("labels of one kind", **ones, X_test=np.zeros((2, 1)), Y_test=np.array([[0]]),
                     settings={"num_iterations": 3, "learning_rate": 0.1}).about("generality")

    def oracle(self, X_train, Y_train, X_test, Y_test, settings):
        steps, rate = settings.get("num_iterations", 2000), settings.get("learning_rate", 0.5)
        w, b, _, costs = descend(np.zeros((len(X_train), 1)), 0.0, X_train, Y_train, steps, rate)
        answers = {"Y_prediction_train": w.T @ X_train + b > 0, "Y_prediction_test": w.T @ X_test + b > 0}
        answers = {name: answer.astype(int) for name, answer in answers.items()}
        return {"costs": costs, "w": w, "b": b, **answers, "learning_rate": rate, "num_iterations": steps}

    def domain(self, draw):
        """No step magnifies rounding, and no prediction is decided by it, else there is another draw."""
        n_x, m_train, m_test = sizes(draw, 3)
        sets = {"X_train": numbers(draw, (n_x, m_train), most=10), "Y_train": labels(draw, 2, m_train)[None],
                "X_test": numbers(draw, (n_x, m_test), most=10), "Y_test": labels(draw, 2, m_test)[None]}
        rate = draw.uniform(0.01, 1) * steepest(sets["X_train"])
        settings = {"num_iterations": int(draw.choice([1, 2, 7, 101])), "learning_rate": rate}
        learnt = self.oracle(**sets, settings=settings)
        unclear = [too_close(learnt["w"], learnt["b"], sets[name]).any() for name in ("X_train", "X_test")]
        return self.domain(draw) if any(unclear) else {**sets, "settings": settings}

    learns_from_the_test = slip("The model learns from the test examples. They should take no part in it.",
                                ("X_train, Y_train, num", "X_test, Y_test, num"))
    forgets_what_was_learnt = slip("The learnt parameters are thrown away: optimize leaves w and b as they "
                                   "are, and hands new ones back.", (LEARNT, "pass"))
    neither_handed_on = slip("num_iterations and learning_rate are not handed on: optimize uses its own.",
                             (", " + SETTINGS, ")"))
    order_of_arguments = slip("optimize wants the number of iterations before the learning rate, not behind "
                              "it.",
                              (SETTINGS, "learning_rate, num_iterations)"))
    random_start = slip("The weights start from random numbers, so the first cost is not ln 2. Start from "
                        "zeros.",
                        (ZEROS, "w, b = np.random.default_rng(0).normal(size=(len(X_train), 1)), 0.0"))
    flat_weights = slip("w starts flat, (n_x,). It should be a column, (n_x, 1).",
                        (ZEROS, "w, b = np.zeros(len(X_train)), 0.0"))
    predictions_exchanged = slip("The predictions for the training and the test examples are exchanged.",
                                 ("train = " + ON_TRAIN, "train = " + ON_TEST),
                                 ("test = " + ON_TEST, "test = " + ON_TRAIN))

    in_one_line = rewrite((LEARNT, "w, b = params.values()"))
    by_the_scores = rewrite((ON_TRAIN, "w.T @ X_train + b > 0"), (ON_TEST, "1.0 * (w.T @ X_test + b > 0)"))
