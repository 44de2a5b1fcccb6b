"""The card of `localization_loss`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (Exercise, alternative, drop_line, example, hidden, in_place_of,
                                           replace_line, slip)

losses, mask = in_place_of("losses ="), in_place_of("counts =")


class LocalizationLoss(Exercise):
    """A loss that ignores what is not there."""

    section, points, difficulty, minutes = "4.3.1", 5, 1, 12
    form = "an array (m,)"

    def cases(self, draw):
        def some(make, label, there, C=3, fill=0.0, draw=draw):
            m = len(there)
            y = np.concatenate([np.array(there, float)[:, None], draw.uniform(0, 1, (m, 4)),
                                np.eye(C)[draw.integers(C, size=m)]], axis=1)
            y[np.array(there) == 0, 1:] = fill
            return make(label, y_hat=draw.uniform(-0.2, 1.2, y.shape), y=y)

        fixed = np.random.default_rng(4)
        y_hat = np.array([[0.75, 0.5, 0.25, 1, 2, 1, 0], [0.25, 7, 7, 7, 7, 7, 7]])
        y = np.array([[1, 0.5, 0.75, 1, 1, 1, 0], [0, *[np.nan] * 6]])
        yield example("two classes, nothing in the second picture", y_hat=y_hat, y=y).gives([1.3125, 0.0625])
        yield some(example, "three classes, zeros where nothing is", [1, 0, 1, 0], draw=fixed)
        yield some(hidden, "zeros where nothing is", [0, 1, 1, 0, 1])
        yield some(hidden, "nan where nothing is", [1, 0, 0, 1, 0, 1], fill=np.nan)
        yield some(hidden, "1e9 where nothing is", [0, 1, 0, 0], fill=1e9)
        yield some(hidden, "inf where nothing is", [1, 1, 0], fill=np.inf)
        yield some(hidden, "something everywhere", [1] * 7)
        yield some(hidden, "nothing anywhere", [0] * 4, fill=np.nan).about("generality")
        yield some(hidden, "one picture", [1]).about("generality")
        yield some(hidden, "one picture with nothing in it", [0], fill=np.nan).about("generality")
        yield some(hidden, "seven classes", [1, 0, 1], C=7, fill=np.nan).about("generality")
        yield some(hidden, "one class", [0, 1, 1], C=1, fill=np.nan).about("generality")
        case = some(hidden, "single precision", [1, 0, 0, 1], fill=np.nan)
        yield hidden("single precision", **{name: value.astype(np.float32)
                                            for name, value in case.inputs.items()}).about("generality")

    def oracle(self, y_hat, y):
        rows = zip(np.asarray(y_hat, float), np.asarray(y, float))
        return np.array([sum((a - b) ** 2 for a,
                             b in (zip(said, true) if true[0] == 1 else [(said[0], true[0])])) for said,
                         true in rows])

    def domain(self, draw):
        m, C = sizes(draw, 2)
        y_hat = numbers(draw, (m, 5 + C), most=1e3)
        y = np.concatenate([draw.integers(0, 2, (m, 1)), draw.uniform(0, 3, (m, 4)),
                            np.eye(C)[draw.integers(C, size=m)]], axis=1)
        y[y[:, 0] == 0, 1:] = draw.choice([0, np.nan, np.inf, -1e9, 1])
        return {"y_hat": y_hat, "y": y}

    equivalent = {"((y - y_hat))**2": "a square has no sign"}

    everything_counts = losses("Box and classes of a picture with nothing in it count. There only p does.",
                               "losses = ((y_hat - y)**2).sum(axis=1)")
    multiplied = losses("The errors are multiplied by p, and 0 times nan is nan. Choose instead: take the "
                        "error or 0.", "losses = (y_hat[:, 0] - y[:, 0])**2 + y[:, 0] * ((y_hat - y)[:, "
                        "1:]**2).sum(axis=1)")
    zeros_for_nan = slip("nan is turned into 0, and then it counts: what the label does not know is no 0.",
                         replace_line("losses =", "losses = ((y_hat - np.nan_to_num(y))**2).sum(axis=1)"))
    the_prediction_decides = mask("Whether box and classes count is read from the prediction. The label says "
                                  "whether something is there.",
                                  "counts = np.repeat(y_hat[:, :1] > 0.5, y.shape[1], axis=1)")
    empty_is_free = slip("A picture with nothing in it costs nothing. Its p counts: it should say that "
                         "there is nothing.", drop_line("counts[:, 0]"))
    mean_of_entries = losses("The errors of an example are averaged. Add them up.",
                             "losses = np.where(counts, (y_hat - y)**2, 0).mean(axis=1)")
    one_number = losses("All examples become one number. Each example has its loss.",
                        "losses = np.where(counts, (y_hat - y)**2, 0).sum(axis=1).mean()")
    classes_left_out = slip("The classes do not count. All 5 + C errors do, where something is.",
                            replace_line("counts[:, 0]", "counts[:, 0] = True\ncounts[:, 5:] = False"))
    not_squared = losses("The errors are not squared.",
                         "losses = np.where(counts, np.abs(y_hat - y), 0).sum(axis=1)")
    along_columns = losses("The sum runs over the examples. It runs over the entries of one: axis 1.",
                           "losses = np.where(counts, (y_hat - y)**2, 0).sum(axis=0)")
    half = losses("There is a factor 1/2 that nobody asked for.",
                  "losses = np.where(counts, (y_hat - y)**2, 0).sum(axis=1) / 2")

    @alternative
    def in_a_loop(y_hat, y):
        result = []
        for said, true in zip(y_hat, y):
            n = len(true) if true[0] else 1
            result.append(np.sum((said[:n] - true[:n]) ** 2))
        return np.array(result)

    @alternative
    def two_parts(y_hat, y):
        result = (y_hat[:, 0] - y[:, 0]) ** 2
        there = y[:, 0] == 1
        result[there] += np.sum((y_hat[there, 1:] - y[there, 1:]) ** 2, axis=1)
        return result
