"""The card of `accuracy_by_batch_size`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, misconception, slip

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
        yield example("five examples", X=np.array([[0.0, 0.0, 2.0, 2.0, 9.0]]), labels=np.array([0, 0, 1, 1, 1]), parameters=small,
                      running=run, batch_sizes=[4, 1])
        yield example("one size", X=np.array([[3.0, 0.0, 0.0, 2.0, 7.0]]), labels=np.array([1, 0, 1, 0, 1]), parameters=small,
                      running=run, batch_sizes=[2, 3, 5])
        for label, dims, m, sizes in (("two hidden layers", [3, 6, 5, 3], 23, [1, 2, 5, 8, 22, 23, 40]), ("one hidden layer", [2, 8, 4], 31, [30, 7, 4, 3]),
                                      ("sizes that divide", [4, 5, 3], 24, [2, 6, 24])):
            parameters, X = draw_parameters(draw, dims), draw.normal(size=(dims[0], m))
            running = {l: {"mu": draw.normal(size=(n, 1)), "var": draw.uniform(0.5, 4, (n, 1))} for l, n in enumerate(dims[1:-1], start=1)}
            # Labels that agree with the running statistics for most examples, so that the two ways differ clearly.
            labels = np.argmax(network(X, parameters, 1e-8, running)[0], axis=0)
            wrong = draw.random(m) < 0.2
            yield hidden(label, X=X, labels=np.where(wrong, draw.integers(0, dims[-1], m), labels), parameters=parameters, running=running, batch_sizes=sizes)

    def oracle(self, X, labels, parameters, running, batch_sizes):
        from sklearn.metrics import accuracy_score
        with_batch = []
        for size in batch_sizes:
            parts = [X[:, start:start + size] for start in range(0, X.shape[1], size)]
            predictions = np.concatenate([np.argmax(network(part, parameters, 1e-8)[0], axis=0) for part in parts])
            with_batch.append(accuracy_score(labels, predictions))
        return with_batch, accuracy_score(labels, np.argmax(network(X, parameters, 1e-8, running)[0], axis=0))

    @misconception("Both mistakes are still there: the mean of the batches' accuracies gives a short last batch as much weight as a full one, and the last value uses the statistics of the examples themselves instead of the running ones.")
    def as_handed_out(X, labels, parameters, running, batch_sizes):
        m = X.shape[1]
        with_batch = []
        for B in batch_sizes:
            accuracies = []
            for first in range(0, m, B):
                ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
                accuracies.append(np.mean(np.argmax(ZL, axis=0) == labels[first:first + B]))
            with_batch.append(np.mean(accuracies))
        ZL, _ = forward_with_bn(X, parameters)
        with_running = np.mean(np.argmax(ZL, axis=0) == labels)
        return with_batch, with_running

    @misconception("One mistake is mended. The batches are still averaged with equal weight, however short the last one is: add up correct predictions and divide by m.")
    def equal_weights(X, labels, parameters, running, batch_sizes):
        with_batch = [np.mean([np.mean(np.argmax(forward_with_bn(X[:, i:i + B], parameters)[0], axis=0) == labels[i:i + B])
                               for i in range(0, X.shape[1], B)]) for B in batch_sizes]
        return with_batch, np.mean(predict_with_bn(X, parameters, running) == labels)

    statistics_of_the_test_set = slip("One mistake is mended. The last value still comes from the statistics of the very examples that are predicted: use the running ones.",
                                      ("predict_with_bn(X, parameters, running)", "np.argmax(forward_with_bn(X, parameters)[0], axis=0)"))
    last_batch_left_out = slip("The short last batch is left out. All m examples count.",
                               ("range(0, m, B)", "range(0, m - B + 1, B)"))
    only_full_batches = slip("The short last batch is left out, also of the count of examples. All m examples count.",
                             ("range(0, m, B)", "range(0, m - B + 1, B)"), ("correct / m", "correct / max(B * (m // B), 1)"))
    running_in_batches = slip("Running statistics are used in the batches, too, so all sizes give the same. Here every batch should be normalised with its own: forward_with_bn.",
                              ("ZL, _ = forward_with_bn(X[:, first:first + B], parameters)", "predictions = predict_with_bn(X[:, first:first + B], parameters, running)"),
                              ("np.argmax(ZL, axis=0) == labels[", "predictions == labels["))
    first_labels = slip("The predictions of every batch are compared with the first labels. Cut the labels as you cut the columns.",
                        ("labels[first:first + B]", "labels[:len(ZL[0])]"))
    counts = slip("These are numbers of correct predictions. Divide by m.", ("correct / m", "correct"))
    divided_by_batch_size = slip("The correct predictions of all batches are divided by the size of one. Divide by m.", ("correct / m", "correct / B"))

    equivalent = {"range(0, m + 1, B)": "the batch beyond the end has no columns and adds nothing to the count"}

    @alternative
    def collects_predictions(X, labels, parameters, running, batch_sizes):
        def accuracy(B):
            parts = np.split(np.arange(X.shape[1]), range(B, X.shape[1], B))
            predictions = np.concatenate([forward_with_bn(X[:, part], parameters)[0].argmax(axis=0) for part in parts])
            return float((predictions == labels).mean())
        return np.array([accuracy(B) for B in batch_sizes]), float((predict_with_bn(X, parameters, running) == labels).mean())

    @alternative
    def weighted_mean(X, labels, parameters, running, batch_sizes):
        result = []
        for B in batch_sizes:
            starts = np.arange(0, X.shape[1], B)
            sizes = np.minimum(B, X.shape[1] - starts)
            shares = [np.mean(np.argmax(softmax(forward_with_bn(X[:, s:s + B], parameters)[0]), axis=0) == labels[s:s + B]) for s in starts]
            result.append(np.average(shares, weights=sizes))
        return result, 1 - np.mean(predict_with_bn(X, parameters, running) != labels)
