"""The card of `model`."""

import numpy as np

from autograder.domain import labels, numbers, sizes
from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip

from .common import descend, steepest, too_close

TRAINED = "optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)"
ZEROS, LEARNT_W, LEARNT_B = "np.zeros((X_train.shape[0], 1))", '    w = params["w"]\n', '    b = params["b"]\n'
ON_TRAIN, ON_TEST = "predict(w, b, X_train)", "predict(w, b, X_test)"


class Model(Exercise):
    """Train from zeros and predict."""

    section, points, difficulty, minutes = "1.2.14", 5, 1, 6
    # The last two are handed back as they came, by code that is given: no points for them alone.
    parts = {"costs": 1, "w": 1, "b": 1, "Y_prediction_train": 1, "Y_prediction_test": 1, "learning_rate": 0, "num_iterations": 0}
    needs = ("optimize", "predict")

    @staticmethod
    def probe(student, X_train, Y_train, X_test, Y_test, settings):
        return student.model(X_train, Y_train, X_test, Y_test, **settings)

    @staticmethod
    def _pictures(draw, n_x, m_train, m_test):
        """Inputs of a case: examples of both sets from the same two clouds, which overlap, off the origin."""
        towards, offset = draw.choice([-1, 1], (n_x, 1)), draw.uniform(0.3, 1, (n_x, 1))
        sets = {}
        for name, m in (("train", m_train), ("test", m_test)):
            Y = draw.permutation(np.arange(m) % 3 > 0).astype(int)[None]
            sets |= {f"X_{name}": offset + towards * (Y - 0.5) + draw.normal(size=(n_x, m)), f"Y_{name}": Y}
        return sets

    def cases(self, draw):
        seen = {"X_train": np.array([[1.0, 2, 4, 5, 3], [0.5, -1, 1, 0, 2]]), "Y_train": np.array([[0, 0, 1, 1, 1]])}
        small = {**seen, "X_test": np.array([[0.0, 2.5, 6], [1, -1, 0]]), "Y_test": np.array([[0, 1, 0]])}
        yield example("two steps", **small, settings={"num_iterations": 2, "learning_rate": 0.1})
        yield example("150 steps", **small, settings={"num_iterations": 150, "learning_rate": 0.2})
        for label, sets, steps, rate in (("300 steps", (3, 20, 8), 300, 0.3), ("more new examples", (4, 9, 15), 40, 0.1),
                                         ("others", (4, 9, 15), 30, 0.2), ("as many of all", (6, 6, 6), 30, 0.05)):
            settings = {"num_iterations": steps, "learning_rate": rate}
            yield hidden(label, **self._pictures(draw, *sets), settings=settings)
        one = {"num_iterations": 101, "learning_rate": 0.2, "print_cost": True}
        yield hidden("one feature, one new example", **self._pictures(draw, 1, 12, 1), settings=one).about("generality")
        yield hidden("the defaults", **self._pictures(draw, 2, 25, 7), settings={}).about("generality")

    def oracle(self, X_train, Y_train, X_test, Y_test, settings):
        steps, rate = settings.get("num_iterations", 2000), settings.get("learning_rate", 0.5)
        w, b, _, costs = descend(np.zeros((len(X_train), 1)), 0.0, X_train, Y_train, steps, rate)
        answers = {f"Y_prediction_{name}": (w.T @ X + b > 0).astype(int) for name, X in (("train", X_train), ("test", X_test))}
        return {"costs": costs, "w": w, "b": b, **answers, "learning_rate": rate, "num_iterations": steps}

    def domain(self, draw):
        """Rates at which no step magnifies rounding, and examples of which rounding does not decide: else anew."""
        n_x, m_train, m_test = sizes(draw, 3)
        sets = {"X_train": numbers(draw, (n_x, m_train), most=10), "Y_train": labels(draw, 2, m_train)[None],
                "X_test": numbers(draw, (n_x, m_test), most=10), "Y_test": labels(draw, 2, m_test)[None]}
        settings = {"num_iterations": int(draw.choice([1, 2, 7, 101])),
                    "learning_rate": draw.uniform(0.01, 1) * steepest(sets["X_train"])}
        learnt = self.oracle(**sets, settings=settings)
        unclear = any(too_close(learnt["w"], learnt["b"], sets[f"X_{name}"]).any() for name in ("train", "test"))
        return self.domain(draw) if unclear else {**sets, "settings": settings}

    learns_from_the_test_set = slip("The model learns from the test examples. They should take no part in "
                                    "the learning.", (TRAINED, TRAINED.replace("train,", "test,")))
    learns_from_both = slip("The model learns from all examples. Those of the test should take no part in "
                            "the learning.",
                            ("X_train, Y_train, num", "np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test]), num"))
    forgets_what_was_learnt = slip("The learnt parameters are thrown away: optimize hands them back in a "
                                   "dict, and leaves the w and b of the start as they are.",
                                   (LEARNT_W + LEARNT_B, ""))
    predicts_first = slip("The predictions are made with the parameters of the start, not with those that "
                          "were learnt.", (ON_TRAIN, "predict(0 * w, 0, X_train)"),
                          (ON_TEST, "predict(0 * w, 0, X_test)"))
    forgets_the_learnt_b = slip("b is still the 0 of the start. It is learnt, like w.", (LEARNT_B, ""))
    gradients_for_parameters = slip("w and b are the last gradients here. What was learnt is in the other "
                                    "dict.", (LEARNT_W, '    w = grads["dw"]\n'),
                                    (LEARNT_B, '    b = grads["db"]\n'))
    neither_handed_on = slip("num_iterations and learning_rate are not handed on, so optimize uses its own: "
                             "100 and 0.009.", (", num_iterations, learning_rate, print_cost)", ")"))
    rate_not_handed_on = slip("The learning rate is not handed on, so optimize uses its own, 0.009.",
                              (", learning_rate, print_cost)", ")"))
    rate_of_the_default = slip("The learning rate is always 0.5. Use that which is handed over.",
                               (", learning_rate,", ", 0.5,"))
    iterations_of_the_default = slip("There are always 2000 iterations. Use the number that is handed over.",
                                     ("Y_train, num_iterations,", "Y_train, 2000,"))
    order_of_arguments = slip("optimize wants the number of iterations before the learning rate; here it is "
                              "the other way round.",
                              ("num_iterations, learning_rate, print_cost)", "learning_rate, num_iterations, print_cost)"))
    random_start = slip("The weights start from random numbers, so the first cost is not ln 2. Start from "
                        "zeros.", (ZEROS, "np.random.default_rng(0).normal(size=(X_train.shape[0], 1))"))
    weights_for_examples = slip("There is a weight for each example. There should be one for each feature.",
                                ("X_train.shape[0]", "X_train.shape[1]"))
    flat_weights = slip("w starts flat, (n_x,). It should be a column, (n_x, 1).",
                        (ZEROS, "np.zeros(X_train.shape[0])"))
    b_in_an_array = slip("b is an array. It should be a plain number, from the start on.",
                         ("b = 0.0", "b = np.zeros((1, 1))"))
    divides_by_255 = slip("The examples are divided by 255 here. Nothing says that they are pictures, or not "
                          "scaled yet.",
                          ("    w = np.zeros", "    X_train, X_test = X_train / 255, X_test / 255\n    w = np.zeros"))
    predictions_exchanged = slip("The predictions for the training and the test examples are exchanged.",
                                 (ON_TEST, "predict(w, b, X_train)"),
                                 ("train = " + ON_TRAIN, "train = predict(w, b, X_test)"))
    training_examples_twice = slip("Y_prediction_test is about the training examples.", (ON_TEST, ON_TRAIN))

    @alternative
    def params_as_arguments(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
        w = np.zeros((len(X_train), 1))
        params, _, costs = optimize(w, 0, X_train, Y_train, learning_rate=learning_rate, num_iterations=num_iterations)
        answers = {f"Y_prediction_{name}": predict(X=X, **params) for name, X in (("train", X_train), ("test", X_test))}
        return {"costs": costs, **answers, **params, "learning_rate": learning_rate, "num_iterations": num_iterations,
                "accuracy": 1.0}

    in_one_line = rewrite((LEARNT_W + LEARNT_B, "    w, b = params.values()\n"))
