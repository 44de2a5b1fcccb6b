"""The card of `model`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip

from .common import descend


class Model(Exercise):
    """Train from zeros and predict."""

    section, difficulty, minutes = "1.2.14", 1, 6
    points = 5
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
        X = np.array([[1.0, 2.0, 4.0, 5.0, 3.0], [0.5, -1.0, 1.0, 0.0, 2.0]])
        small = {"X_train": X, "Y_train": np.array([[0, 0, 1, 1, 1]]), "X_test": np.array([[0.0, 2.5, 6.0], [1.0, -1.0, 0.0]]), "Y_test": np.array([[0, 1, 0]])}
        yield example("two steps", **small, settings={"num_iterations": 2, "learning_rate": 0.1})
        yield example("150 steps", **small, settings={"num_iterations": 150, "learning_rate": 0.2})
        yield hidden("300 steps", **self._pictures(draw, 3, 20, 8), settings={"num_iterations": 300, "learning_rate": 0.3})
        yield hidden("more new examples than old", **self._pictures(draw, 4, 9, 15), settings={"num_iterations": 40, "learning_rate": 0.1})
        yield hidden("as many features as examples", **self._pictures(draw, 6, 6, 6), settings={"num_iterations": 30, "learning_rate": 0.05})
        yield hidden("the defaults", **self._pictures(draw, 2, 25, 7), settings={}).about("generality")
        yield hidden("one feature, one new example", **self._pictures(draw, 1, 12, 1), settings={"num_iterations": 101, "learning_rate": 0.2}).about("generality")
        yield hidden("costs printed", **self._pictures(draw, 2, 10, 5), settings={"num_iterations": 120, "learning_rate": 0.4, "print_cost": True}).about("generality")

    def oracle(self, X_train, Y_train, X_test, Y_test, settings):
        steps, rate = settings.get("num_iterations", 2000), settings.get("learning_rate", 0.5)
        w, b, _, costs = descend(np.zeros((len(X_train), 1)), 0.0, X_train, Y_train, steps, rate)
        return {"costs": costs, "w": w, "b": b, "Y_prediction_train": w.T @ X_train + b > 0, "Y_prediction_test": w.T @ X_test + b > 0,
                "learning_rate": rate, "num_iterations": steps}

    learns_from_the_test_set = slip("The model learns from the test examples. They must take no part in the learning: train on X_train and Y_train.",
                                    ("optimize(w, b, X_train, Y_train,", "optimize(w, b, X_test, Y_test,"))
    learns_from_both = slip("The model learns from training and test examples together. The test examples must take no part in the learning.",
                            ("optimize(w, b, X_train, Y_train,", "optimize(w, b, np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test]),"))
    predicts_with_zeros = slip("The learnt parameters are thrown away: optimize returns them in params, it does not change w and b. Take them out of the dict.",
                               ('    w = params["w"]\n    b = params["b"]\n', ""))
    forgets_the_learnt_b = slip("b is still the 0 of the start. Take the learnt one from params, like w.", ('    b = params["b"]\n', ""))
    forgets_the_learnt_w = slip("w is still the zeros of the start. Take the learnt one from params, like b.", ('    w = params["w"]\n', ""))
    predictions_before_training = slip("The predictions are made with the parameters of the start. Predict with those that were learnt.",
                                       ("predict(w, b, X_train)", "predict(0 * w, 0.0, X_train)"), ("predict(w, b, X_test)", "predict(0 * w, 0.0, X_test)"))
    rate_not_handed_on = slip("The learning rate is not handed on, so optimize uses its own default, 0.009.",
                              ("num_iterations, learning_rate, print_cost)", "num_iterations, print_cost=print_cost)"))
    iterations_not_handed_on = slip("num_iterations is not handed on, so optimize uses its own default, 100.",
                                    ("num_iterations, learning_rate, print_cost)", "learning_rate=learning_rate, print_cost=print_cost)"))
    neither_handed_on = slip("num_iterations and learning_rate are not handed on, so optimize uses its own defaults, 100 and 0.009.",
                             (", num_iterations, learning_rate, print_cost)", ")"))
    order_of_arguments = slip("num_iterations and learning_rate are handed on in the wrong order. In optimize, num_iterations comes first.",
                              ("num_iterations, learning_rate, print_cost)", "learning_rate, num_iterations, print_cost)"))
    random_start = slip("The first cost is not ln 2, since the weights start from random numbers. Start from zeros.",
                        ("np.zeros((X_train.shape[0], 1))", "np.random.default_rng(0).normal(size=(X_train.shape[0], 1))"))
    small_random_start = slip("The weights start from small random numbers. One unit has no symmetry to break: start from zeros.",
                              ("np.zeros((X_train.shape[0], 1))", "0.01 * np.random.default_rng(0).normal(size=(X_train.shape[0], 1))"))
    ones_start = slip("The weights start at ones. They should start at zeros.", ("np.zeros(", "np.ones("))
    b_starts_at_one = slip("b starts at 1. It should start at 0.", ("b = 0.0", "b = 1.0"))
    b_in_an_array = slip("b is an array of shape (1, 1). It should be a plain number: start from 0.", ("b = 0.0", "b = np.zeros((1, 1))"))
    weights_for_examples = slip("There is a weight for each example. There should be one for each feature: as many as X_train has rows, X_train.shape[0].",
                                ("X_train.shape[0]", "X_train.shape[1]"))
    flat_weights = slip("w starts flat, of shape (n_x,). It should be a column, (n_x, 1): np.zeros wants both sizes, in a tuple.",
                        ("np.zeros((X_train.shape[0], 1))", "np.zeros(X_train.shape[0])"))
    sizes_without_a_tuple = slip("np.zeros takes both sizes as one argument, a tuple: mind the second pair of brackets.",
                                 ("np.zeros((X_train.shape[0], 1))", "np.zeros(X_train.shape[0], 1)"))
    two_of_three = slip("optimize returns three things: params, grads and costs.", ("params, grads, costs = optimize", "params, costs = optimize"))
    keys_with_d = slip('The learnt parameters stand in params, under "w" and "b". "dw" and "db" are gradients.',
                       ('w = params["w"]', 'w = grads["dw"]'), ('b = params["b"]', 'b = grads["db"]'))
    predictions_exchanged = slip("The predictions for the training and the test examples are exchanged.",
                                 ("Y_prediction_train = predict(w, b, X_train)", "Y_prediction_train = predict(w, b, X_test)"),
                                 ("Y_prediction_test = predict(w, b, X_test)", "Y_prediction_test = predict(w, b, X_train)"))
    training_examples_twice = slip("Y_prediction_test holds predictions for the training examples. It belongs to X_test.", ("predict(w, b, X_test)", "predict(w, b, X_train)"))
    answers_for_predictions = slip("The right answers are handed back as predictions. The model should predict from X_test alone.", ("predict(w, b, X_test)", "Y_test"))
    probabilities_for_predictions = slip("These are probabilities. Predictions are 0 or 1: use your predict.",
                                         ("predict(w, b, X_train)", "sigmoid(w.T @ X_train + b)"), ("predict(w, b, X_test)", "sigmoid(w.T @ X_test + b)"))
    last_cost_only = slip("Only the last cost is kept. Hand back the whole list that optimize returns.", ('    w = params["w"]', '    costs = costs[-1]\n    w = params["w"]'))
    trains_twice = slip("The model is trained twice, the second time from where the first ended. Call optimize once.",
                        ('    w = params["w"]\n', '    params, grads, costs = optimize(params["w"], params["b"], X_train, Y_train, num_iterations, learning_rate)\n    w = params["w"]\n'))

    @alternative
    def params_as_arguments(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
        params, _, costs = optimize(np.zeros((len(X_train), 1)), 0, X_train, Y_train, learning_rate=learning_rate, num_iterations=num_iterations)
        return {"costs": costs, "Y_prediction_test": predict(X=X_test, **params), "Y_prediction_train": predict(X=X_train, **params),
                "w": params["w"], "b": params["b"], "learning_rate": learning_rate, "num_iterations": num_iterations, "accuracy": 1.0}

    @alternative
    def own_loop(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
        w, b, costs = X_train[:, :1] * 0.0, 0.0, []
        for i in range(num_iterations):
            grads, cost = propagate(w, b, X_train, Y_train)
            w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
            costs += [cost] if i % 100 == 0 else []
        answers = {name: w.T @ X + b > 0 for name, X in (("test", X_test), ("train", X_train))}
        return {"costs": np.array(costs), "Y_prediction_test": answers["test"].astype(float), "Y_prediction_train": answers["train"], "w": w, "b": b,
                "learning_rate": learning_rate, "num_iterations": num_iterations}

    in_one_line = rewrite(('    w = params["w"]\n    b = params["b"]\n', "    w, b = params.values()\n"))
