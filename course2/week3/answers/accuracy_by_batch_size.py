"""Answers to `accuracy_by_batch_size`, written without sight of its card:
each is wrong or right as it says."""

# %% wrong as_handed_out
# Nothing mended: 5 examples in batches of 4 and 1 give the single one the weight of four.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
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


# %% wrong only_running_mended
# The mean of the batches' accuracies is still there: 4 right of 4 and 0 of 1 give 0.5, not 0.8.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        accuracies = []
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            accuracies.append(np.mean(np.argmax(ZL, axis=0) == labels[first:first + B]))
        with_batch.append(np.mean(accuracies))
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong only_the_mean_mended
# with_running is still that of the whole set's own statistics.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    ZL, _ = forward_with_bn(X, parameters)
    with_running = np.mean(np.argmax(ZL, axis=0) == labels)
    return with_batch, with_running


# %% wrong leftover_dropped
# The last, smaller batch is left out: 4 right of 5 in batches of 4 and 1 count as 4 of 4... of 5, whatever
# the fifth is.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m - B + 1, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong leftover_dropped_share_of_the_rest
# The last, smaller batch is left out and not counted: 4 of 4 instead of 4 of 5.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m - B + 1, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / (m // B * B) if m >= B else 0.0)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong full_batches_assumed
# Divides by batches times B: 4 of 8 for 5 examples in batches of 4.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / (-(-m // B) * B))
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong even_parts
# np.array_split makes parts of nearly equal size: 7 examples with B = 4 are cut 4 + 3, but 9 with B = 4 are
# cut 3 + 3 + 3.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for part in np.array_split(np.arange(m), -(-m // B)):
            ZL, _ = forward_with_bn(X[:, part], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[part])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong shuffled
# Shuffles the examples first, where the order in which they come is promised: sorted labels give another
# accuracy.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    running_X, running_labels = X, labels
    order = np.random.default_rng(0).permutation(m)
    X, labels = X[:, order], labels[order]
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong filled_up
# Fills the last batch with the first examples: its mean and variance are others.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(np.take(X, range(first, first + B), axis=1, mode="wrap"), parameters)
            correct += np.sum(np.argmax(ZL, axis=0)[:len(labels[first:first + B])] == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong last_one_joined
# A single example left over joins the batch before it: 5 with B = 4 are one batch of 5.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            if first == m - 1 and first > 0:
                continue
            B_t = B + 1 if first + B == m - 1 else B
            ZL, _ = forward_with_bn(X[:, first:first + B_t], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B_t])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong one_by_one_is_running
# Batches of 1 use the running statistics, since one example has no variance: the text's example gives 1.0,
# not 0.4.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            X_t = X[:, first:first + B]
            if X_t.shape[1] == 1:
                predictions = predict_with_bn(X_t, parameters, running)
            else:
                predictions = np.argmax(forward_with_bn(X_t, parameters)[0], axis=0)
            correct += np.sum(predictions == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong large_batches_skipped
# B larger than m is skipped: the list is shorter than batch_sizes.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        if B > m:
            continue
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong sorted_sizes
# Sorts the batch sizes: [4, 1] gives the results of 1 and 4.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in sorted(batch_sizes):
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong sorts_in_place
# Sorts the caller's list.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    batch_sizes.sort()
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong each_size_once
# Each size once: [2, 2] gives one accuracy.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in dict.fromkeys(batch_sizes):
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong per_cent
# Per cent: 80 for 0.8.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(100 * correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong rounded
# Rounded to two digits: 1 of 3 is 0.33.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(round(float(correct / m), 2))
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong errors
# The share of mistakes.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) != labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong running_for_each_size
# A list of with_running, where one number is promised.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = [np.mean(predict_with_bn(X, parameters, running) == labels)] * len(batch_sizes)
    return with_batch, with_running


# %% wrong running_of_the_last_batch
# with_running is measured on the last batch only.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X[:, first:], parameters, running) == labels[first:])
    return with_batch, with_running


# %% wrong counts
# The number of right ones, not their share.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(int(correct))
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong correct_not_reset
# The counter is not set back: the second size gets more than 1.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    correct = 0
    for B in batch_sizes:
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong centred_in_place
# Centres the caller's X in place: X is changed, and running statistics fit no more.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    X -= X.mean(axis=1, keepdims=True)
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% wrong one_label_short
# labels up to first + B - 1: shapes differ, so nothing or all is compared.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m = X.shape[1]
    with_batch = []
    for B in batch_sizes:
        correct = 0
        for first in range(0, m, B):
            ZL, _ = forward_with_bn(X[:, first:first + B], parameters)
            correct += np.sum(np.argmax(ZL, axis=0) == labels[first:first + B - 1])
        with_batch.append(correct / m)
    with_running = np.mean(predict_with_bn(X, parameters, running) == labels)
    return with_batch, with_running


# %% right all_predictions_first
# Puts the predictions of all batches together and compares once.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    def with_own_statistics(B):
        parts = np.split(X, np.arange(B, X.shape[1], B), axis=1)
        return np.concatenate([forward_with_bn(part, parameters)[0].argmax(axis=0) for part in parts])

    with_batch = [float(np.mean(with_own_statistics(B) == labels)) for B in batch_sizes]
    return with_batch, float((predict_with_bn(X, parameters, running) == labels).sum() / len(labels))


# %% right weighted_mean
# The batches' accuracies, weighted by their sizes; running statistics one example at a time.
def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    m, with_batch = X.shape[1], []
    for B in batch_sizes:
        accuracies, sizes = [], []
        for first in range(0, m, B):
            X_t, labels_t = X[:, first:first + B], labels[first:first + B]
            accuracies.append(np.mean(np.argmax(forward_with_bn(X_t, parameters)[0], axis=0) == labels_t))
            sizes.append(X_t.shape[1])
        with_batch.append(np.average(accuracies, weights=sizes))
    hits = [predict_with_bn(X[:, [i]], parameters, running)[0] == labels[i] for i in range(m)]
    return with_batch, sum(hits) / m


# %% right recursive
# The first batch, then the rest; Python counting; prints.
def hits(X, labels, parameters, B):
    if X.shape[1] == 0:
        return 0
    ZL, _ = forward_with_bn(X[:, :B], parameters)
    now = sum(int(column.argmax() == label) for column, label in zip(ZL.T, labels[:B]))
    return now + hits(X[:, B:], labels[B:], parameters, B)


def accuracy_by_batch_size(X, labels, parameters, running, batch_sizes):
    with_batch = []
    for B in batch_sizes:
        with_batch.append(hits(X, labels, parameters, B) / len(labels))
        print("batches of", B, with_batch[-1])
    predictions = predict_with_bn(X, parameters, running)
    return with_batch, 1 - np.count_nonzero(predictions - labels) / len(labels)
