"""Answers to `make_dataset`, written without sight of its card: each is wrong or right as it says."""

# %% wrong buffer_of_1000
# A buffer of 1000: of 3000 sorted examples none beyond place 1031 can be in the first batch of 32.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=1000, seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong half_a_buffer
# A buffer of half the set: the last example is never among the first half of an epoch minus one.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=max(1, len(labels) // 2), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong buffer_of_a_batch
# A buffer of one batch mixes only neighbours.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=batch_size, seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong without_seed
# The seed is not used: two data sets of the same seed give other batches.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels))
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong seed_fixed
# Seed 0 whatever the seed is: seeds 1 and 2 give the same batches.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=0)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong not_reshuffled
# The same order in every epoch.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed, reshuffle_each_iteration=False)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong kept_after_shuffling
# cache() after shuffle keeps the first epoch's order for ever.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed).cache()
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong double_precision
# Rows of 64 bits, where float32 is promised.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong float_labels
# Labels as floats, where integers are promised.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels.astype(np.float32)))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong half_precision
# Rows of 16 bits: 2049 becomes 2048.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float16)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong repeats
# repeat(): one pass never ends.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).repeat().prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong repeats_once
# repeat(2): every example twice.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).repeat(2).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong batches_first
# Shuffles whole batches: the same examples are always together.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.batch(batch_size)
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong not_shuffled
# Never shuffled.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong results_thrown_away
# shuffle's result is thrown away: the order is that of X.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong remainder_dropped
# The smaller last batch is dropped: 5 examples in batches of 2 give 4.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size, drop_remainder=True).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong not_turned
# Columns for rows: stops unless n_x = m.
def make_dataset(X, labels, batch_size, seed):
    rows = X.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong reshaped
# reshape for the transpose: the numbers of different examples are mixed.
def make_dataset(X, labels, batch_size, seed):
    rows = X.reshape(X.shape[1], X.shape[0]).astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong labels_as_column
# Labels of shape (batch_size, 1).
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels.reshape(-1, 1)))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong one_hot
# Labels as one-hot rows.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, np.eye(labels.max() + 1, dtype=int)[labels]))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong shuffled_apart
# Rows and labels are shuffled apart: an example gets another's label.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    rows = tf.data.Dataset.from_tensor_slices(rows).shuffle(buffer_size=len(labels), seed=seed)
    labels = tf.data.Dataset.from_tensor_slices(labels).shuffle(10000, seed=seed + 1)
    dataset = tf.data.Dataset.zip((rows, labels))
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong permuted_once
# NumPy shuffles once, before the data set is made: the same order in every epoch.
def make_dataset(X, labels, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(labels))
    rows, labels = X.T.astype(np.float32)[order], labels[order]
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong shuffles_the_callers_labels
# Shuffles the caller's arrays in place.
def make_dataset(X, labels, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(labels))
    X[...], labels[...] = X[:, order], labels[order]
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong batches_of_32
# Batches of 32 whatever batch_size is.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(32).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong scaled
# Divides by the largest entry: other numbers come out.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32) / np.abs(X).max()
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong only_rows
# Gives rows without labels.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices(rows)
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong pair_turned
# Labels first.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((labels, rows))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong last_example_missing
# The last example is left out.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows[:-1], labels[:-1]))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% wrong takes_from_a_cycle
# Fills the last batch with examples that came before: 5 in batches of 2 give 6.
def make_dataset(X, labels, batch_size, seed):
    rows = X.T.astype(np.float32)
    dataset = tf.data.Dataset.from_tensor_slices((rows, labels))
    dataset = dataset.shuffle(buffer_size=len(labels), seed=seed)
    dataset = dataset.repeat().take(-(-len(labels) // batch_size) * batch_size)
    dataset = dataset.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return dataset


# %% right gathers
# Shuffles the places, gathers a batch at a time.
def make_dataset(X, labels, batch_size, seed):
    rows, targets = tf.transpose(tf.cast(tf.constant(X), tf.float32)), tf.constant(labels)
    places = tf.data.Dataset.range(len(labels)).shuffle(2 * len(labels), seed=seed,
        reshuffle_each_iteration=True)
    batches = places.batch(batch_size)
    return batches.map(lambda chosen: (tf.gather(rows, chosen), tf.gather(targets, chosen)),
        num_parallel_calls=2).prefetch(1)


# %% right generator
# A Python generator with a NumPy generator of its own gives one batch after the other.
def make_dataset(X, labels, batch_size, seed):
    rng, n_x = np.random.default_rng(seed), X.shape[0]

    def epoch():
        order = rng.permutation(len(labels))
        for first in range(0, len(order), batch_size):
            chosen = order[first:first + batch_size]
            yield X[:, chosen].T.astype("float32"), labels[chosen].astype("int64")

    signature = (tf.TensorSpec((None, n_x), tf.float32), tf.TensorSpec((None,), tf.int64))
    return tf.data.Dataset.from_generator(epoch, output_signature=signature)


# %% right zipped
# Two data sets zipped, then shuffled together; 32-bit labels; prints.
def make_dataset(X, labels, batch_size, seed):
    m = X.shape[1]
    rows = tf.data.Dataset.from_tensor_slices(np.ascontiguousarray(X.T, dtype="float32"))
    targets = tf.data.Dataset.from_tensor_slices(np.asarray(labels, dtype=np.int32))
    dataset = tf.data.Dataset.zip((rows, targets)).cache().shuffle(m, seed=seed)
    print(m, "examples in", -(-m // batch_size), "batches")
    return dataset.batch(batch_size, drop_remainder=False).prefetch(2)
