"""The card of `accuracy_by_batch_size`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (
    Exercise, alternative, drop_line, example, hidden, replace_line, slip)
from autograder.judging.oracles import draw_parameters, network


class AccuracyByBatchSize(Exercise):
    """Accuracy with batch statistics by batch size, and with running statistics."""

    section, difficulty, minutes = "2.3.7", 2, 12
    points = 0
    parts = {"with_batch": 1, "with_running": 1}
    needs = ("batchnorm_forward", "update_running_stats", "forward_with_bn")
    equivalent = {"range(0, m + 1, B)": "the batch beyond the end has no columns and adds nothing to the "
                                        "count"}
    planted = {
        "equal weights": (
            replace_line("correct = 0", "accuracies = []"),
            replace_line("correct +=", "right = np.argmax(ZL, axis=0) == labels[first:first + B]\n"
                                       "accuracies.append(np.mean(right))"),
            replace_line("with_batch.append", "with_batch.append(np.mean(accuracies))")),
        "own statistics": replace_line("with_running =", "ZL, _ = forward_with_bn(X, parameters)\n"
                                       "with_running = np.mean(np.argmax(ZL, axis=0) == labels)")}

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
        parameters, (C, m) = draw_parameters(draw, dims, batch_norm=True), (dims[-1], X.shape[1])
        running = {l: {"mu": draw.normal(size=(n, 1)), "var": draw.uniform(0.5, 4, (n, 1))}
                   for l, n in enumerate(dims[1:-1], start=1)}
        labels = np.argmax(network(X, parameters, statistics=running)[0], axis=0)
        labels = np.where(draw.random(m) < 0.2, draw.integers(0, C, m), labels)
        return {"X": X, "labels": labels, "parameters": parameters, "running": running,
                "batch_sizes": batch_sizes}

    def oracle(self, X, labels, parameters, running, batch_sizes):
        def right(X, labels, **how):
            return np.equal(np.argmax(network(X, parameters, **how)[0], axis=0), labels)

        cuts = [np.arange(0, len(labels), size)[1:] for size in batch_sizes]
        parts = [zip(np.split(X, at, axis=1), np.split(labels, at)) for at in cuts]
        return ([np.concatenate([right(*part) for part in each]).mean() for each in parts],
                right(X, labels, statistics=running).mean())

    def domain(self, draw):
        m, n_x, C, *layers = sizes(draw, int(draw.integers(4, 6)), most=6, large=20)
        # No larger numbers: where a unit is constant in a batch, rounding is divided by sqrt(epsilon) and may
        # decide a class.
        X = numbers(draw, (n_x, m), most=1e3, without=("float32", "huge", "columns", "rows"))
        return self.inputs(draw, [n_x, *layers, C], X, [int(B) for B in draw.integers(1, m + 3, 4)])

    last_batch_left_out = slip(
        "The short last batch is left out. All m examples count.",
        ("range(0, m, B)", "range(0, m - B + 1, B)"))
    running_in_batches = slip(
        "Running statistics are used in the batches, too, so all sizes give the same. Here every batch "
        "should be normalised with its own.",
        replace_line("correct +=", "now = slice(first, first + B)\n"
                     "correct += np.sum(predict_with_bn(X[:, now], parameters, running) == labels[now])"))
    not_reset = slip(
        "The correct predictions of one batch size are added to those of the sizes before. Count anew for "
        "each.", drop_line("correct = 0"), replace_line("with_batch = []", "with_batch, correct = [], 0"))

    @alternative
    def collects_predictions(X, labels, parameters, running, batch_sizes):
        def accuracy(B):
            parts = np.split(np.arange(X.shape[1]), range(B, X.shape[1], B))
            logits = [forward_with_bn(X[:, part], parameters)[0] for part in parts]         # noqa: F821
            return float((np.hstack(logits).argmax(axis=0) == labels).mean())
        predictions = predict_with_bn(X, parameters, running)                               # noqa: F821
        return [accuracy(B) for B in batch_sizes], 1 - np.mean(predictions != labels)
