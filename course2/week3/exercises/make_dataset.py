"""The card of `make_dataset`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip


class MakeDataset(Exercise):
    """Feed shuffled mini-batches with tf.data."""

    section, difficulty, minutes = "2.3.11", 1, 10
    points = 2
    parts = {"batch sizes": 1, "type of the rows": 1, "type of the labels": 1, "examples": 4,
             "first batch from all over the set": 2, "first batch in mixed order": 1, "next epoch in a new order": 1,
             "same seed, same order": 1, "other seed, other order": 1}
    seconds = 20.0

    def cases(self, draw):
        def ordered(m, n, draw=draw):
            """m examples whose first feature is their number, sorted by class as data files often are."""
            return np.vstack([np.arange(m) / m, draw.normal(size=(n - 1, m))]), np.sort(draw.integers(0, 5, size=m))

        yield example("five examples in batches of two", X=np.array([[1.0, 2, 3, 4, 5], [10, 20, 30, 40, 50]]),
                      labels=np.array([1, 2, 3, 4, 5]), batch_size=2, seed=0)
        X, labels = ordered(320, 2, np.random.default_rng(0))          # examples do not depend on the seed
        yield example("a set that comes sorted", X=np.round(X, 2) + np.arange(2)[:, None], labels=labels, batch_size=64, seed=1)
        X, labels = ordered(333, 4)
        yield hidden("sorted by class, a smaller last batch", X=X, labels=labels, batch_size=70, seed=int(draw.integers(1000)))
        yield hidden("32-bit integers, as many examples as features, a batch larger than the set", seed=int(draw.integers(1000)),
                     X=draw.integers(0, 16, size=(5, 5)).astype(np.int32), labels=draw.integers(0, 3, size=5).astype(np.int32), batch_size=8)

    @staticmethod
    def probe(student, X, labels, batch_size, seed):
        import numpy as np
        import tensorflow as tf

        options = tf.data.Options()             # tuning takes longer than these few batches
        options.autotune.enabled, options.experimental_optimization.apply_default_optimizations = False, False
        options.threading.private_threadpool_size = 1

        def dataset(seed):
            made = student.make_dataset(X, labels, batch_size, seed)
            if not isinstance(made, tf.data.Dataset):
                raise TypeError(f"make_dataset should return a tf.data.Dataset, not {type(made).__name__}")
            return made.with_options(options)

        def epoch(dataset):
            """The batches of one pass; an endless dataset is stopped after two epochs' worth."""
            batches, left = [], 2 * len(labels)
            for rows, classes in dataset.as_numpy_iterator():
                batches.append((np.atleast_2d(rows), np.atleast_1d(classes)))
                left -= len(batches[-1][0])
                if left <= 0:
                    break
            return batches

        first = dataset(seed)
        found = {"epoch": epoch(first)}
        if len(labels) >= 300:                  # so many that chance cannot give the same order twice
            found |= {"next epoch": epoch(first), "same seed": epoch(dataset(seed)), "another seed": epoch(dataset(seed + 1))}
        return found

    @staticmethod
    def measure(value, X, labels, batch_size, seed):
        import numpy as np

        def joined(call, part):
            return np.concatenate([np.asarray(pair[part], dtype=np.float32) for pair in value[call]])

        value = value | {"epoch": value["epoch"] or [(np.zeros((0, len(X))), np.zeros(0, dtype=int))]}
        if not all(isinstance(array, np.ndarray) for pair in value["epoch"] for array in pair):
            raise TypeError("a batch should be a pair of arrays")
        table = np.column_stack([joined("epoch", 0), joined("epoch", 1)])
        start = joined("epoch", 0)[:len(value["epoch"][0][0]), 0]
        classes = [pair[1].dtype for pair in value["epoch"]]
        found = {"batch sizes": np.array([len(pair[0]) for pair in value["epoch"]]), "type of the rows": value["epoch"][0][0].dtype.name,
                 "type of the labels": "integers" if all(np.issubdtype(kind, np.integer) for kind in classes) else classes[0].name,
                 "examples": table[np.lexsort(table.T)]}
        if len(labels) >= 300:
            order, again, twin, other = (joined(call, 0)[:, 0] for call in ("epoch", "next epoch", "same seed", "another seed"))
            found |= {"first batch from all over the set": bool(start.max() - start.min() > (X[0].max() - X[0].min()) / 2),
                      "first batch in mixed order": bool((np.diff(start) < 0).any()),
                      "next epoch in a new order": len(again) == len(order) and not np.array_equal(order, again),
                      "same seed, same order": np.array_equal(order, twin),
                      "other seed, other order": len(other) == len(order) and not np.array_equal(order, other)}
        return found

    def oracle(self, X, labels, batch_size, seed):
        m = len(labels)
        table = np.column_stack([X.T, labels]).astype(np.float32)
        full, rest = divmod(m, batch_size)
        found = {"batch sizes": np.array([batch_size] * full + [rest] * (rest > 0)),
                 "type of the rows": "float32", "type of the labels": "integers",
                 "examples": table[np.lexsort(table.T)]}
        if m >= 300:
            found |= dict.fromkeys(["first batch from all over the set", "first batch in mixed order", "next epoch in a new order",
                                    "same seed, same order", "other seed, other order"], True)
        return found

    columns_left = slip(
        "Slices are cut along the first axis, which here is the features. TensorFlow wants examples as rows: transpose X.",
        ("X.T.astype", "X.astype"))
    reshaped = slip(
        "`reshape` fills the new shape in the old order and mixes the features of different examples. Transpose with `X.T`.",
        ("X.T.astype(np.float32)", "X.reshape(len(labels), -1).astype(np.float32)"))
    double_precision = slip(
        "The rows are not float32. Keras layers compute in float32; convert once, where the data enter.",
        ("rows = X.T.astype(np.float32)", "rows = X.T.astype(np.float64)"))
    labels_as_floats = slip(
        "The labels became floats. Class numbers are integers: that is what the sparse cross-entropy expects.",
        ("(rows, labels)", "(rows, labels.astype(np.float32))"))
    not_shuffled = slip(
        "Nothing is shuffled. Data often come sorted; then each batch holds one class.",
        ("    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)\n", ""))
    small_buffer = slip(
        "The shuffle buffer is too small, so only neighbours are mixed. It should hold the whole set: its size is the number of examples.",
        ("buffer_size=len(labels)", "buffer_size=batch_size"))
    shuffles_batches = slip(
        "It batches first and then shuffles the batches, so the same neighbours always stay together. Shuffle examples, then batch.",
        ("    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)\n    dataset = dataset.batch(batch_size)",
         "    dataset = dataset.batch(batch_size)\n    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)"))
    shuffled_apart = slip(
        "Examples and labels are shuffled separately, so labels no longer belong to their examples. Shuffle the pairs.",
        ("dataset = tf.data.Dataset.from_tensor_slices((rows, labels))",
         "dataset = tf.data.Dataset.zip((tf.data.Dataset.from_tensor_slices(rows).shuffle(len(labels), seed=seed), "
         "tf.data.Dataset.from_tensor_slices(labels).shuffle(len(labels), seed=seed + 1)))"))
    seed_not_used = slip(
        "The seed is not used, so nobody can repeat the run. Hand it to `shuffle`.",
        ("buffer_size=len(labels), seed=seed", "buffer_size=len(labels)"))
    always_one_seed = slip(
        "The seed is written into the code. Use the one that was given.",
        ("seed=seed", "seed=0"))
    same_order_each_epoch = slip(
        "Every epoch comes in the same order. `shuffle` gives a new one each time, unless it is told not to reshuffle.",
        ("seed=seed)", "seed=seed, reshuffle_each_iteration=False)"))
    last_batch_dropped = slip(
        "The last, smaller batch is dropped, so some examples are missing from each epoch.",
        ("batch(batch_size)", "batch(batch_size, drop_remainder=True)"))
    endless = slip(
        "`repeat()` makes the dataset endless. One pass should be one epoch: every example once.",
        ("dataset = dataset.shuffle(", "dataset = dataset.repeat().shuffle("))
    not_batched = slip(
        "The examples come one by one. `batch` puts `batch_size` of them together.",
        ("dataset.batch(batch_size).prefetch", "dataset.prefetch"))

    @alternative
    def casting_with_tensorflow(X, labels, batch_size, seed):
        pairs = tf.data.Dataset.from_tensor_slices((tf.cast(tf.transpose(X), tf.float32), tf.cast(labels, tf.int32)))
        return pairs.shuffle(10 * X.shape[1], seed=seed).batch(batch_size)

    @alternative
    def from_indices(X, labels, batch_size, seed):
        rows, classes = tf.constant(X.T, tf.float32), tf.constant(labels)

        @tf.autograph.experimental.do_not_convert
        def pick(indices):
            return tf.gather(rows, indices), tf.gather(classes, indices)

        return tf.data.Dataset.range(len(labels)).shuffle(len(labels), seed=seed).batch(batch_size).map(pick)

    without_prefetch = rewrite((".prefetch(tf.data.AUTOTUNE)", ""))
