"""The card of `EarlyStopper`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, drop_line, example, hidden, in_place_of, replace_line,
                                           rewrite, slip)
from coursekit.plain import Facts

COPY = "{name: np.copy(p) for name, p in parameters.items()}"
better, kept = in_place_of("if value <"), in_place_of("self.best_parameters = {")


class EarlyStopping(Exercise):
    """Keeps the best, and says when to stop."""

    function = "EarlyStopper"
    section, points, difficulty, minutes = "2.1.8", 6, 2, 20
    parts = {"answers": 2, "best_value": 0.5, "best_step": 1, "best_parameters": 2,
             "before the first update there is no best": 0.25,
             "a better value after True gives False again": 0.25}
    form = "True or False from each update, and the attributes best_value, best_step and best_parameters"

    @staticmethod
    def probe(student, values, patience, min_delta, in_place):
        """Two stoppers side by side: the second gets the values in turned order, and disturbs nothing.
        At the end the first one, which may have said True, gets a value that is better than all."""
        import copy

        import numpy as np

        settings = {} if min_delta is None else {"min_delta": min_delta}
        stopper, other = student.EarlyStopper(patience, **settings), student.EarlyStopper(patience + 1,
                                                                                          **settings)
        parameters, answers = {"W1": np.zeros((2, 3)), "b1": np.zeros((2, 1))}, []
        first = [stopper.best_value, stopper.best_step, stopper.best_parameters]
        for step, value in enumerate(values):
            for name in parameters:
                if in_place:
                    parameters[name] += 1
                else:
                    parameters[name] = parameters[name] + 1
            answers.append(bool(stopper.update(value, parameters)))
            other.update(values[-1 - step], {"W1": np.full((2, 3), -9.0), "b1": np.full((2, 1), -9.0)})
            if answers[-1]:
                break
        parameters["W1"][:] = -1
        parameters.clear()
        found = {"answers": answers, "best_value": stopper.best_value, "best_step": stopper.best_step,
                 "best_parameters": copy.deepcopy(stopper.best_parameters), "first": first}
        lower = min([value for value in values if np.isfinite(value)], default=0.0)
        lower -= 1 + abs(lower) + 2 * (min_delta or 0)
        later = stopper.update(lower, {"W1": np.zeros((2, 3)), "b1": np.zeros((2, 1))})
        return found | {"later": bool(later)}

    @staticmethod
    def measure(value, values, patience, min_delta, in_place):
        import numpy as np

        from coursekit.plain import Facts

        best_value, best_step, best_parameters = value["first"]
        none = best_value == np.inf and best_step is None and best_parameters is None
        found = {name: value[name] for name in ("answers", "best_value", "best_step")}
        if isinstance(value["best_parameters"], dict):
            found["best_parameters"] = value["best_parameters"]
        else:
            found["best_parameters"] = "None" if value["best_parameters"] is None else "no dict"
        if found["best_step"] is None:
            found["best_step"] = "None"
        return found | {"facts": Facts({"before the first update there is no best": none,
                                        "a better value after True gives False again": not value["later"]})}

    def cases(self, draw):
        def some(make, label, values, patience, min_delta=None, in_place=True):
            return make(label, values=[float(value) for value in values], patience=patience,
                        min_delta=min_delta, in_place=in_place)

        lesson = [0.90, 0.70, 0.60, 0.65, 0.62, 0.58, 0.59, 0.61, 0.63, 0.64]
        yield some(example, "lesson 2.1.8, patience 2", lesson, 2)
        yield some(example, "lesson 2.1.8, patience 3", lesson, 3)
        yield some(example, "lesson 2.1.8, patience 5: it never stops", lesson, 5)
        yield some(example, "lesson 2.1.8, min_delta 0.05", lesson, 3, 0.05)
        yield some(example, "equal values are not better", [5.0, 4, 4, 4, 3], 2)
        yield some(example, "small steps down, min_delta 1", [9.0, 8.5, 8, 7.5, 7, 6.5], 4, 1.0)
        yield some(example, "NaN", [np.nan, 3, np.nan, 2, np.nan, np.nan], 2).about("stability")
        yield some(example, "NaN from the start", [np.nan, np.nan, 1.0], 2).about("stability")
        yield some(example, "it only rises, patience 1", [1.0, 2, 3], 1).about("generality")

        def noisy(n, scale=1.0):
            return scale * (1 + np.abs(np.linspace(-1, 1.2, n)) + 0.15 * draw.normal(size=n))

        for patience, min_delta in ((1, None), (2, None), (4, 0.0), (3, 0.1), (2, 0.02), (5, 0.3)):
            yield some(hidden, f"patience {patience}, min_delta {min_delta}", noisy(25), patience, min_delta)
        yield some(hidden, "new arrays in each step", noisy(20), 3, in_place=False)
        ties = draw.permutation(np.repeat([3.0, 2, 5], 4))
        yield some(hidden, "ties", ties, 3)
        falling = np.sort(draw.uniform(1, 9, 12))[::-1]
        for label, values, patience, min_delta in (("it only falls", falling, 2, None),
                                                   ("it only rises", falling[::-1], 2, None),
                                                   ("a single value", [float(draw.uniform(1, 9))], 1, None),
                                                   ("negative values", -noisy(15), 3, 0.05),
                                                   ("tiny values", noisy(15, 1e-12), 2, None),
                                                   ("huge values", noisy(15, 1e12), 3, 1e10),
                                                   ("a first value of 0", [0.0, 1, 2, 3], 3, 0.5)):
            yield some(hidden, label, values, patience, min_delta).about("generality")
        for label, places in (("NaN in between", [3, 4, 9]), ("NaN at the start", [0, 1])):
            values = noisy(14)
            values[places] = np.nan
            yield some(hidden, label, values, 3).about("stability")
        infinite = np.array([np.inf, 5, np.inf, 4, np.inf, np.inf])
        yield some(hidden, "infinity", infinite, 2).about("stability")
        yield some(hidden, "nothing but NaN", [np.nan] * 4, 3).about("stability")

    def oracle(self, values, patience, min_delta, in_place):
        """Keras' callback, driven by hand. It counts epochs from 1 here, and has no better than infinity."""
        import keras

        class Model:
            stop_training, weights = False, None

            def get_weights(self):
                return self.weights

        model, callback = Model(), keras.callbacks.EarlyStopping(
            "cost", min_delta or 0.0, patience, mode="min", restore_best_weights=True)
        callback.set_model(model)
        callback.on_train_begin()
        callback._set_monitor_op()
        callback.best, answers = np.inf, []
        for step, value in enumerate(values):
            model.weights = step
            callback.on_epoch_end(step + 1, {"cost": value})
            answers.append(model.stop_training)
            if model.stop_training:
                break
        best = float(callback.best)
        found = {"answers": answers, "best_value": best, "facts": Facts(), "best_step": "None",
                 "best_parameters": "None"}
        if np.isfinite(best):
            step = int(callback.best_weights)
            found |= {"best_step": step, "best_parameters": {
                "W1": np.full((2, 3), step + 1.0), "b1": np.full((2, 1), step + 1.0)}}
        return found

    def domain(self, draw):
        n = int(draw.integers(1, 30))
        values = draw.choice([draw.normal(size=n), draw.integers(0, 4, n).astype(float),
                              np.sort(draw.normal(size=n))])
        values = np.where(draw.random(n) < draw.choice([0, 0.3]), draw.choice([np.nan, np.inf]), values)
        return {"values": values.tolist(), "patience": int(draw.integers(1, 7)),
                "in_place": bool(draw.random() < 0.7),
                "min_delta": [None, 0.0, float(draw.uniform(0, 0.7))][draw.integers(3)]}

    reference = kept("The dict is kept, not what is in it. Whoever trains writes into it, and the best "
                     "becomes the last. Copy the arrays.", "self.best_parameters = parameters")
    shallow = kept("The new dict holds the old arrays, and whoever trains writes into those. Copy the "
                   "arrays, too.", "self.best_parameters = dict(parameters)")
    last_kept = slip("The last parameters are kept. Keep those of the best value.",
                     ("        self.step = self.step + 1", f"        self.best_parameters = {COPY}\n        "
                      f"self.step = self.step + 1"))
    equal_is_better = better("An equal value counts as better. Better is lower, by more than min_delta.",
                             "if value <= self.best_value - self.min_delta:")
    min_delta_ignored = better("min_delta is not used.", "if value < self.best_value:")
    min_delta_added = better("min_delta is added, so a value that is a little worse counts as better. "
                             "Subtract it.", "if value < self.best_value + self.min_delta:")
    higher_is_better = slip("The highest value counts as best. A cost should be low.",
                            replace_line("if value <", "if self.best_step is None or value > "
                                         "self.best_value + self.min_delta:"))
    nan_is_better = better("NaN counts as better: no comparison with it is true, so \"not above\" lets it "
                           "through.", "if not value >= self.best_value - self.min_delta:")
    one_too_early = slip("It stops one value too early.",
                         ("self.waited >= self.patience", "self.waited >= self.patience - 1"))
    one_too_late = slip("It stops one value too late: `patience` values in a row are enough.",
                        ("self.waited >= self.patience", "self.waited > self.patience"))
    stopped_for_ever = slip("Once it has said True, it always does. A better value sets the count back, at "
                            "any time.", ("        self.step = 0\n", "        self.step = 0\n        "
                                          "self.stopped = False\n"),
                            ("        return stop", "        self.stopped = stop = self.stopped or stop\n"
                             "        return stop"))
    not_reset = slip("The count is not set back when a value is better. Only values in a row count.",
                     ("            self.best_step = self.step\n            self.waited = 0\n",
                      "            self.best_step = self.step\n"))
    against_the_last = slip("Each value is compared with the one before it. Compare with the best so far.",
                            ("        self.step = self.step + 1",
                             "        self.last = value\n        self.step = self.step + 1"),
                            ("if value < self.best_value", 'if value < getattr(self, "last", np.inf)'))
    shared = slip("What is counted belongs to the class, so two stoppers count together. Set it in "
                  "__init__, on self.", ("self.waited = self.waited + 1",
                                         "type(self).waited = getattr(type(self), 'waited', 0) + 1"),
                  ("            self.waited = 0", "            type(self).waited = 0"),
                  ("        self.waited = 0\n", ""), ("self.waited >=", "type(self).waited >="))
    steps_from_one = slip("best_step counts from 1. The first update is number 0.",
                          ("self.best_step = self.step", "self.best_step = self.step + 1"))

    with_a_history = rewrite(
        drop_line("self.step = 0"), drop_line("self.waited = self.waited + 1"),
        replace_line("self.step = self.step + 1", "self.seen.append(value)"),
        ("        self.waited = 0\n        ### END", "        self.seen = []\n        ### END"),
        ("self.best_step = self.step\n            self.waited = 0", "self.best_step = len(self.seen)"),
        ("self.waited >= self.patience",
         "len(self.seen) - (0 if self.best_step is None else self.best_step + 1) >= self.patience"))
