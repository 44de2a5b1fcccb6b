"""The card of `make_dataset`."""

import numpy as np

from autograder.authoring.domain import labels, numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, rewrite, slip
from coursekit.plain import Facts


class MakeDataset(Exercise):
    """Feed shuffled mini-batches with tf.data."""

    section, difficulty, minutes = "2.3.11", 1, 10
    points = 2
    parts = {"batch sizes": 1, "examples": 4, "rows are (examples, features), labels (examples,)": 2,
             "the rows are float32": 1, "the labels are integers": 1,
             "the first batch comes from all over the set": 2, "the first batch is in mixed order": 1,
             "the next epoch is in a new order": 1, "the same seed gives the same order": 1,
             "another seed gives another order": 1}
    seconds = 20.0
    form = "a tf.data.Dataset of pairs: rows (batch_size, n_x) and labels (batch_size,)"

    def cases(self, draw):
        def ordered(m, n, batch_size, seed, draw=draw):
            """m examples whose first feature is their number, sorted by class as data files often are."""
            X = np.vstack([np.arange(m) / m, draw.normal(size=(n - 1, m))])
            classes = np.sort(draw.integers(0, 5, size=m))
            return {"X": X, "labels": classes, "batch_size": batch_size, "seed": seed}

        few = np.array([[1.0, 2, 3, 4, 5], [10, 20, 30, 40, 50]])
        yield example("five examples in batches of two", X=few, labels=np.arange(1, 6), batch_size=2, seed=0)
        yield example("a set that comes sorted", **ordered(320, 2, 64, 1, np.random.default_rng(0)))
        seed = int(draw.integers(1000))
        yield hidden("sorted by class, a smaller last batch", **ordered(333, 4, 70, seed))
        yield hidden("a large set", **ordered(3000, 1, 250, seed + 7)).about("generality")
        X, classes = (draw.integers(0, 9, size=size).astype(np.int32) for size in ((5, 5), 5))
        yield hidden("32-bit integers, one batch", X=X, labels=classes, batch_size=8, seed=seed + 9)

    @staticmethod
    def probe(student, X, labels, batch_size, seed):
        import numpy as np
        import tensorflow as tf

        options = tf.data.Options()             # tuning takes longer than these few batches
        options.autotune.enabled = options.experimental_optimization.apply_default_optimizations = False
        options.threading.private_threadpool_size = 1

        def epoch(dataset):
            """The batches of one pass; an endless dataset is stopped after two epochs' worth."""
            batches, left = [], 2 * len(labels)
            for rows, classes in dataset.with_options(options).as_numpy_iterator():
                batches.append((rows, classes))
                left -= np.size(classes)
                if left <= 0:
                    break
            return batches

        first = student.make_dataset(X, labels, batch_size, seed)
        found = {"epoch": epoch(first)}
        if len(labels) >= 300:                  # so many that chance does not give the same order twice
            twin, other = (student.make_dataset(X, labels, batch_size, start) for start in (seed, seed + 1))
            found |= {"next": epoch(first), "twin": epoch(twin), "other": epoch(other)}
        return found

    @staticmethod
    def measure(value, X, labels, batch_size, seed):
        import numpy as np

        from coursekit.plain import Facts

        def joined(call, part):
            """All rows, or all labels as a column."""
            none = [(np.zeros((0, len(X))), np.zeros(0))]
            return np.concatenate([np.reshape(pair[part], (np.size(pair[1]), (len(X), 1)[part]))
                                   for pair in value[call] or none]).astype(np.float32)

        pairs = [(np.asarray(rows), np.asarray(classes)) for rows, classes in value["epoch"]]
        table, order = np.hstack([joined("epoch", 0), joined("epoch", 1)]), joined("epoch", 0)[:, 0]
        shaped = all((a.ndim, b.ndim) == (2, 1) for a, b in pairs)
        facts = {"rows are (examples, features), labels (examples,)": shaped,
                 "the rows are float32": all(a.dtype == np.float32 for a, _ in pairs),
                 "the labels are integers": all(b.dtype.kind in "iu" for _, b in pairs)}
        if len(labels) >= 300:
            again, twin, other = (joined(call, 0)[:, 0] for call in ("next", "twin", "other"))
            start = order[:pairs[0][1].size]
            share = 10 ** (-10 / batch_size)    # a batch from no more of the set: a chance of 1e-10
            low, high = np.quantile(X[0], [1 - share, share])
            facts |= {"the first batch comes from all over the set": start.min() < low and start.max() > high,
                      "the first batch is in mixed order": (np.diff(start) < 0).any(),
                      "the next epoch is in a new order": not np.array_equal(order, again),
                      "the same seed gives the same order": np.array_equal(order, twin),
                      "another seed gives another order": not np.array_equal(order, other)}
        return {"batch sizes": [b.size for _, b in pairs], "examples": table[np.lexsort(table.T)],
                "facts": Facts(facts)}

    def oracle(self, X, labels, batch_size, seed):
        table = np.column_stack([X.T, labels]).astype(np.float32)
        full, rest = divmod(len(labels), batch_size)
        return {"batch sizes": [batch_size] * full + [rest] * (rest > 0),
                "examples": table[np.lexsort(table.T)], "facts": Facts()}

    def domain(self, draw):
        n, m, batch_size = sizes(draw, 3)
        return {"X": numbers(draw, (n, m)), "labels": labels(draw, 4, m), "batch_size": batch_size,
                "seed": int(draw.integers(2**31))}

    columns_left = slip(
        "Slices are cut along the first axis, which here is the features. TensorFlow wants examples as "
        "rows: transpose X.", ("X.T.astype", "X.astype"))
    reshaped = slip(
        "`reshape` fills the new shape in the old order and mixes the features of different examples. A "
        "transpose is wanted.", ("X.T.astype(np.float32)", "X.reshape(len(labels), -1).astype(np.float32)"))
    not_single_precision = slip(
        "The rows are not float32. Keras layers compute in float32; convert once, where the data enter.",
        ("X.T.astype(np.float32)", "X.T"))
    labels_as_floats = slip(
        "The labels became floats. Class numbers are integers: that is what the sparse cross-entropy "
        "expects.", ("(rows, labels)", "(rows, labels.astype(np.float32))"))
    not_shuffled = slip(
        "Nothing is shuffled. Data often come sorted; then each batch holds one class.",
        ("    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)\n", ""))
    small_buffer = slip(
        "The shuffle buffer is too small, so only neighbours are mixed. It should hold the whole set.",
        ("buffer_size=len(labels)", "buffer_size=batch_size"))
    shuffles_batches = slip(
        "It batches first and then shuffles the batches, so the same neighbours always stay together. "
        "Shuffle examples, then batch.",
        ("    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)\n"
         "    dataset = dataset.batch(batch_size)", "    dataset = dataset.batch(batch_size)\n"
         "    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)"))
    seed_not_used = slip(
        "The seed is not used, so nobody can repeat the run. `shuffle` takes it.",
        ("buffer_size=len(labels), seed=seed", "buffer_size=len(labels)"))
    always_one_seed = slip(
        "The seed is written into the code. Use the one that was given.", ("seed=seed", "seed=0"))
    same_order_each_epoch = slip(
        "Every epoch comes in the same order. `shuffle` gives a new one each time, unless it is told not to "
        "reshuffle or its result is kept, as `cache` behind it does.",
        ("seed=seed)", "seed=seed, reshuffle_each_iteration=False)"))
    last_batch_dropped = slip(
        "The last, smaller batch is dropped, so some examples are missing from each epoch.",
        ("batch(batch_size)", "batch(batch_size, drop_remainder=True)"))
    repeated = slip(
        "`repeat` goes on after the last example. One pass should be one epoch: every example once.",
        (".batch(batch_size)", ".batch(batch_size).repeat()"))

    @alternative
    def casting_with_tensorflow(X, labels, batch_size, seed):
        pairs = tf.data.Dataset.from_tensor_slices((tf.cast(tf.transpose(X), tf.float32),
        tf.cast(labels, tf.int32)))
        return pairs.shuffle(10 * X.shape[1], seed=seed).batch(batch_size)

    without_prefetch = rewrite((".prefetch(tf.data.AUTOTUNE)", ""))
