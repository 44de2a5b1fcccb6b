"""Answers to `train_detector`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong no_reshape
# The slots of a cell stay in one row; only the loss sees them apart.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.Conv2D(A * size, 1),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, tf.reshape(head(x, training=True), (-1, S, S, A, size)), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong slots_turned
# Reshaped to numbers before slots, and turned for the loss only.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, size, A)),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, tf.transpose(head(x, training=True), (0, 1, 2, 4, 3)), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong anchors_turned
# Hands the loss the anchors as height and width.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors[:, ::-1])
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong not_applied
# The slopes are computed and not used.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors)
        weights = head.trainable_variables
        tape.gradient(loss, weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong loss_before_the_tape
# The tape begins when the loss is there already.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        loss = loss_fn(y, head(x, training=True), anchors)
        with tf.GradientTape() as tape:
            cost = 1.0 * loss
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(cost, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong first_layer_only
# Only the first layer learns.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights[:1]), weights[:1])
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong no_training_mode
# Batch norm is never told that it trains: its averages stay as they began.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(48, 3, padding="same", use_bias=False),
        layers.BatchNormalization(momentum=0.9),
        layers.ReLU(),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=False), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong probabilities
# Softmax over the numbers of a slot.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
        layers.Softmax(),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong sigmoid_outputs
# All outputs between 0 and 1.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.Conv2D(A * size, 1, activation="sigmoid"),
        layers.Reshape((S, S, A, size)),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong smaller_map
# Without padding the map is smaller than the targets.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, activation="relu"),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong rate_of_one
# A rate of 1 throws the weights about.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
    ])
    optimizer = keras.optimizers.Adam(1.0)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% wrong pooled
# One answer for the whole scene, said by every cell.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="relu"),
        layers.GlobalAveragePooling2D(keepdims=True),
        layers.UpSampling2D(S),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
    ])
    optimizer = keras.optimizers.Adam(2e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% right nadam_one_block
# One convolution, batch norm, Nadam.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(48, 3, padding="same", use_bias=False),
        layers.BatchNormalization(momentum=0.9),
        layers.ReLU(),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
    ])
    optimizer = keras.optimizers.Nadam(3e-3)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% right two_blocks_elu
# Two convolutions with ELU; AdamW with a rate that falls in steps.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    loss_fn = loss_fn or yolo_loss
    layers = keras.layers
    head = keras.Sequential([
        keras.Input((S, S, n)),
        layers.Conv2D(64, 3, padding="same", activation="elu"),
        layers.Conv2D(32, 3, padding="same", activation="elu"),
        layers.Conv2D(A * size, 1),
        layers.Reshape((S, S, A, size)),
    ])
    rate = keras.optimizers.schedules.ExponentialDecay(3e-3, 200, 0.5, staircase=True)
    optimizer = keras.optimizers.AdamW(rate)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, head(x, training=True), anchors)
        weights = head.trainable_variables
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    for epoch in range(epochs):
        order = rng.permutation(m)
        batches = [order[first:first + 32] for first in range(0, m, 32)]
        for some in batches:
            step(tf.constant(features[some]), tf.constant(targets[some]))
    return head

# %% right functional_shortcut
# A shortcut round the convolution, RMSprop, and Keras' own step for each batch.
def train_detector(features, targets, anchors, rng, epochs=10, loss_fn=None):
    keras.utils.set_random_seed(int(rng.integers(2**31)))
    m, S, _, n = features.shape
    A, size = targets.shape[3:]
    compute = loss_fn or yolo_loss
    inputs = keras.Input((S, S, n))
    x = keras.layers.Conv2D(64, 3, padding="same", activation="gelu")(inputs)
    x = keras.layers.Concatenate()([inputs, x])
    x = keras.layers.Conv2D(A * size, 1)(x)
    head = keras.Model(inputs, keras.layers.Reshape((S, S, A, size))(x))
    head.compile(keras.optimizers.RMSprop(2e-3), loss=lambda y, raw: compute(y, raw, anchors))
    for epoch in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, 32):
            head.train_on_batch(features[order[first:first + 32]], targets[order[first:first + 32]])
    return head
