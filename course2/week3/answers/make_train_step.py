"""Answers to `make_train_step`, written without sight of its card: each is wrong or right as it says."""

# %% wrong clipped
# Gradients are cut to norm 1: inputs of size 100 have larger ones, the step is shorter.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        grads = [tf.clip_by_norm(gradient, 1.0) for gradient in grads]
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong loss_after_the_step
# Returns the loss after the step, in training mode: the running statistics move twice, too.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss_fn(labels, model(X, training=True))

    return train_step


# %% wrong loss_after_the_step_at_inference
# Returns the loss after the step, in inference mode.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss_fn(labels, model(X, training=False))

    return train_step


# %% wrong weight_decay
# A little weight decay that nobody asked for.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        for variable in model.trainable_variables:
            variable.assign(variable * 0.999)
        return loss

    return train_step


# %% wrong not_zipped
# apply_gradients(grads) without pairs: stops.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(grads)
        return loss

    return train_step


# %% wrong all_weights
# model.weights for the trainable ones: a frozen layer is trained, too.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.weights)
        optimizer.apply_gradients(zip(grads, model.weights))
        return loss

    return train_step


# %% wrong inference_mode
# training=False: batch norm uses and keeps its old statistics, nothing is dropped.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=False)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong mode_left_out
# The mode is not said: inference.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong own_scale
# Scales by a number of its own and does not divide: every step of plain SGD is 1024 times too long.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
            scaled_loss = loss * 1024
        grads = tape.gradient(scaled_loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong arguments_turned
# loss_fn(logits, labels).
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(logits, labels)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong own_loss
# Sparse cross-entropy whatever loss_fn is.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(labels, logits,
                from_logits=True))
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong own_optimizer
# SGD by hand with the optimizer's rate: Adam and momentum are lost.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        for gradient, variable in zip(grads, model.trainable_variables):
            variable.assign_sub(optimizer.learning_rate * gradient)
        return loss

    return train_step


# %% wrong two_forward_passes
# Computes the logits twice in training mode: the running statistics move twice.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong loss_at_inference
# Returns the loss in inference mode: with batch norm or dropout another number.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        before = loss_fn(labels, model(X, training=False))
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return before

    return train_step


# %% wrong two_steps
# Applies the gradients twice.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong last_layer_only
# Trains the last layer only.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.layers[-1].trainable_variables)
        optimizer.apply_gradients(zip(grads, model.layers[-1].trainable_variables))
        return loss

    return train_step


# %% wrong kernels_only
# Biases, gamma and beta are left alone.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        pairs = [(g, v) for g, v in zip(grads, model.trainable_variables) if len(v.shape) > 1]
        optimizer.apply_gradients(pairs)
        return loss

    return train_step


# %% wrong melts_frozen_layers
# Makes every layer trainable: a frozen one is trained.
def make_train_step(model, optimizer, loss_fn):
    for layer in model.layers:
        layer.trainable = True

    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong averaged_loss
# Returns the mean of all losses so far: right in the first step.
def make_train_step(model, optimizer, loss_fn):
    total, count = tf.Variable(0.0), tf.Variable(0.0)

    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        total.assign_add(tf.cast(loss, tf.float32))
        count.assign_add(1.0)
        return total / count

    return train_step


# %% wrong loss_by_batch_size
# Divides the mean loss by the number of examples once more.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits) / tf.cast(tf.shape(X)[0], tf.float32)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong softmax_first
# Hands probabilities to a loss that wants logits.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, tf.nn.softmax(logits))
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong uphill
# The gradients' sign is turned.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip([-gradient for gradient in grads], model.trainable_variables))
        return loss

    return train_step


# %% wrong fresh_optimizer
# A copy of the optimizer for each call, made outside the graph: Adam forgets its averages.
def make_train_step(model, optimizer, loss_fn):
    def train_step(X, labels):
        fresh = optimizer.__class__.from_config(optimizer.get_config())
        fresh.build(model.trainable_variables)
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        fresh.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong first_batch_again
# Keeps the first batch it sees in a Python list: later calls train on it again.
def make_train_step(model, optimizer, loss_fn):
    batches = []

    def train_step(X, labels):
        batches.append((X, labels))
        return one_step(*batches[0])

    @tf.function
    def one_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong rounded_inputs
# Casts the inputs to 16 bits: 2049 becomes 2048, also in a float32 model.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(tf.cast(tf.cast(X, tf.float16), tf.float32), training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% right apply
# optimizer.apply, a persistent tape, trainable_weights, a print while tracing.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        print("tracing")
        weights = model.trainable_weights
        with tf.GradientTape(persistent=True) as tape:
            loss = loss_fn(labels, model(X, training=True))
        optimizer.apply([tape.gradient(loss, weight) for weight in weights], weights)
        return loss

    return train_step


# %% right helper
# Forward pass in a helper; the graph is made by a call of tf.function.
def forward(model, loss_fn, X, labels):
    return loss_fn(labels, model(X, training=True))


def make_train_step(model, optimizer, loss_fn):
    optimizer.build(model.trainable_variables)

    def train_step(X, labels):
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            for variable in model.trainable_variables:
                tape.watch(variable.value)
            loss = forward(model, loss_fn, X, labels)
        variables = list(model.trainable_variables)
        pairs = list(zip(tape.gradient(loss, variables), variables))
        optimizer.apply_gradients(pairs)
        return tf.identity(loss)

    return tf.function(train_step)


# %% right module
# A tf.Module with a compiled __call__.
class TrainStep(tf.Module):
    def __init__(self, model, optimizer, loss_fn):
        super().__init__()
        self.model, self.optimizer, self.loss_fn = model, optimizer, loss_fn

    def step(self, X, labels):
        with tf.GradientTape() as tape:
            loss = self.loss_fn(labels, self.model(X, training=True))
        self.optimizer.apply(tape.gradient(loss, self.model.trainable_variables),
            self.model.trainable_variables)
        return loss


def make_train_step(model, optimizer, loss_fn):
    return tf.function(TrainStep(model, optimizer, loss_fn).step)

# %% right scaled_by_hand
# A scale of its own, and gradients divided by it.
def make_train_step(model, optimizer, loss_fn):
    scale = 2.0**15

    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            loss = loss_fn(labels, model(X, training=True))
            scaled = loss * scale
        grads = [grad / scale for grad in tape.gradient(scaled, model.trainable_variables)]
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        return loss

    return train_step


# %% wrong loss_of_a_second_pass
# Returns the loss of a second pass in training mode, after the gradients: with dropout another number,
# and the statistics move twice.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply(grads, model.trainable_variables)
        return loss_fn(labels, model(X, training=True))

    return train_step


# %% wrong last_layers_only
# The first variable is left out of both lists.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables[1:])
        optimizer.apply(grads, model.trainable_variables[1:])
        return loss

    return train_step


# %% wrong freezes_batch_norm
# Batch norm is called in inference mode, "as it is frozen anyway".
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=False)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply(grads, model.trainable_variables)
        return loss

    return train_step


# %% wrong sign_step
# The sign of the gradients.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply([tf.sign(each) for each in grads], model.trainable_variables)
        return loss

    return train_step


# %% right decorated_later
# Zip and a helper for the loss, the persistent tape dropped by hand.
def make_train_step(model, optimizer, loss_fn):
    @tf.function
    def train_step(X, labels):
        with tf.GradientTape(persistent=True) as tape:
            logits = model(X, training=True)
            loss = loss_fn(labels, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        del tape
        optimizer.apply(grads, model.trainable_variables)
        return loss

    return train_step
