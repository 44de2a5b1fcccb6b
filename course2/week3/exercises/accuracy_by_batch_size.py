"""The card of `accuracy_by_batch_size`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, slip

from .common import draw_parameters, network


class AccuracyByBatchSize(Exercise):
    """Accuracy with batch statistics by batch size, and with running statistics."""

    section, difficulty, minutes = "2.3.7", 2, 12
    points = 2
    parts = {"with_batch": 1, "with_running": 1}
    needs = ("batchnorm_forward", "batchnorm_inference", "forward_with_bn")

    def cases(self, draw):
        small = {"W1": np.array([[1.0]]), "gamma1": np.ones((1, 1)), "beta1": np.zeros((1, 1)),
                 "W2": np.array([[0.0], [1.0]]), "b2": np.array([[0.5], [0.0]])}
        run = {1: {"mu": np.array([[1.0]]), "var": np.ones((1, 1))}}
        yield example("five examples", X=np.array([[0.0, 0, 2, 2, 9]]), labels=np.array([0, 0, 1, 1, 1]),
                      parameters=small, running=run, batch_sizes=[4, 1])
        yield example("one size", X=np.array([[3.0, 0.0, 0.0, 2.0, 7.0]]), labels=np.array([1, 0, 1, 0, 1]),
                      parameters=small, running=run, batch_sizes=[2, 3, 5])
        for label, dims, m, sizes in (("two hidden layers", [3, 6, 5, 3], 23, [1, 2, 5, 8, 22, 23, 40]),
                                      ("one hidden layer", [2, 8, 4], 31, [30, 7, 4, 3, 7]),
                                      ("sizes that divide", [4, 5, 3], 24, [2, 6, 24])):
            yield hidden(label, **self.inputs(draw, dims, draw.normal(size=(dims[0], m)), sizes))

    @staticmethod
    def inputs(draw, dims, X, batch_sizes):
        """Labels agree with the running statistics for most examples, so that the two ways differ clearly."""
        parameters, (C, m) = draw_parameters(draw, dims), (dims[-1], X.shape[1])
        running = {l: {"mu": draw.normal(size=(n, 1)), "var": draw.uniform(0.5, 4, (n, 1))}
                   for l, n in enumerate(dims[1:-1], start=1)}
        labels = np.argmax(network(X, parameters, 1e-8, running)[0], axis=0)
        labels = np.where(draw.random(m) < 0.2, draw.integers(0, C, m), labels)
        return {"X": X, "labels": labels, "parameters": parameters, "running": running,
                "batch_sizes": batch_sizes}

    def oracle(self, X, labels, parameters, running, batch_sizes):
        from sklearn.metrics import accuracy_score
        with_batch = []
        for size in batch_sizes:
            parts = [X[:, start:start + size] for start in range(0, X.shape[1], size)]
            predictions = [np.argmax(network(part, parameters, 1e-8)[0], axis=0) for part in parts]
            with_batch.append(accuracy_score(labels, np.concatenate(predictions)))
        return with_batch, accuracy_score(labels, np.argmax(network(X, parameters, 1e-8, running)[0], axis=0))

    def domain(self, draw):
        m, n_x, C, *layers = sizes(draw, int(draw.integers(4, 6)), most=6, large=20)
        # No larger numbers: where a unit is constant in a batch, rounding is divided by sqrt(epsilon) and may
        # decide a class.
        X = numbers(draw, (n_x, m), most=1e3, without=("float32", "huge", "columns", "rows"))
        return self.inputs(draw, [n_x, *layers, C], X, [int(B) for B in draw.integers(1, m + 3, 4)])

    # The two mistakes as handed out, and what is left of them on the way: how many, but not where.
    _equal_weights = (("correct = 0", "correct = []"), ("correct += np.sum(", "correct.append(np.mean("),
                      ("labels[first:first + B])", "labels[first:first + B]))"),
                      ("correct / m", "np.mean(correct)"))
    _own_statistics = ("predict_with_bn(X, parameters, running)", "np.argmax(forward_with_bn(X, "
                                                                  "parameters)[0], axis=0)")
    as_handed_out = slip("Two mistakes are left.", *_equal_weights, _own_statistics)
    equal_weights = slip("One mistake is left.", *_equal_weights)
    statistics_of_the_test_set = slip("One mistake is left.", _own_statistics)
    last_batch_left_out = slip("The short last batch is left out. All m examples count.",
                               ("range(0, m, B)", "range(0, m - B + 1, B)"))
    only_full_batches = slip("The short last batch is left out, also of the count of examples. All m "
                             "examples count.",
                             ("range(0, m, B)", "range(0, m - B + 1, B)"),
                             ("correct / m", "correct / max(B * (m // B), 1)"))
    running_in_batches = slip("Running statistics are used in the batches, too, so all sizes give the "
                              "same. Here every batch should be normalised with its own.",
                              ("ZL, _ = forward_with_bn(X[:, first:first + B], parameters)",
                               "ZL = np.eye(99)[:, predict_with_bn(X[:, first:first + B], parameters, "
                               "running)]"))
    not_reset = slip("The correct predictions of one batch size are added to those of the sizes before. "
                     "Count anew for each.",
                     ("    with_batch = []\n", "    with_batch, correct = [], 0\n"),
                     ("        correct = 0\n", ""))
    counts = slip("These are numbers of correct predictions. An accuracy is their share of the m examples.",
                  ("correct / m", "correct"))

    equivalent = {"range(0, m + 1, B)": "the batch beyond the end has no columns and adds nothing to the "
                                        "count"}

    @alternative
    def collects_predictions(X, labels, parameters, running, batch_sizes):
        def accuracy(B):
            parts = np.split(np.arange(X.shape[1]), range(B, X.shape[1], B))
            logits = [forward_with_bn(X[:, part], parameters)[0] for part in parts]         # noqa: F821
            return float((np.hstack(logits).argmax(axis=0) == labels).mean())
        predictions = predict_with_bn(X, parameters, running)                               # noqa: F821
        return [accuracy(B) for B in batch_sizes], 1 - np.mean(predictions != labels)
