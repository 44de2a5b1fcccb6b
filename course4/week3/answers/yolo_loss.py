"""Answers to `yolo_loss`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong logarithm_thrown_away
# The logarithm of 0 is taken and thrown away: the value is right, the gradient is nan.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = (y_pred[..., 3:5] - tf.math.log(y_true[..., 3:5] / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    things = tf.where(there == 1, lambda_coord * box + kind, 0.0)
    each = (there + lambda_noobj * (1 - there)) * confidence + things
    return tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))

# %% wrong no_mask
# Box and class count in empty slots, too.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = (y_pred[..., 3:5] - tf.math.log((y_true[..., 3:5] + 1e-6) / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + lambda_noobj * (1 - there)) * confidence + lambda_coord * box + kind
    return tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))

# %% wrong noobj_everywhere
# The confidence of full slots is made smaller as well.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = tf.where(there[..., None] == 1, y_true[..., 3:5], anchors_hw)
    size = (y_pred[..., 3:5] - tf.math.log(size / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = lambda_noobj * confidence + there * (lambda_coord * box + kind)
    return tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))

# %% wrong mean_of_slots
# The mean over slots and pictures.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = tf.where(there[..., None] == 1, y_true[..., 3:5], anchors_hw)
    size = (y_pred[..., 3:5] - tf.math.log(size / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + lambda_noobj * (1 - there)) * confidence + there * (lambda_coord * box + kind)
    return tf.reduce_mean(each)

# %% wrong sum_of_pictures
# The sum over the pictures.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = tf.where(there[..., None] == 1, y_true[..., 3:5], anchors_hw)
    size = (y_pred[..., 3:5] - tf.math.log(size / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + lambda_noobj * (1 - there)) * confidence + there * (lambda_coord * box + kind)
    return tf.reduce_sum(each)

# %% wrong coord_on_classes
# lambda_coord weighs the class as well.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = tf.where(there[..., None] == 1, y_true[..., 3:5], anchors_hw)
    size = (y_pred[..., 3:5] - tf.math.log(size / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + lambda_noobj * (1 - there)) * confidence + there * lambda_coord * (box + kind)
    return tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))

# %% wrong anchors_turned
# Heights are measured with the anchor's width.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    shapes = tf.constant(anchors, tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = tf.where(there[..., None] == 1, y_true[..., 3:5], shapes)
    size = (y_pred[..., 3:5] - tf.math.log(size / shapes))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + lambda_noobj * (1 - there)) * confidence + there * (lambda_coord * box + kind)
    return tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))

# %% wrong raw_midpoint
# The midpoint without the sigmoid.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (y_pred[..., 1:3] - y_true[..., 1:3])**2
    size = tf.where(there[..., None] == 1, y_true[..., 3:5], anchors_hw)
    size = (y_pred[..., 3:5] - tf.math.log(size / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + lambda_noobj * (1 - there)) * confidence + there * (lambda_coord * box + kind)
    return tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))

# %% wrong sizes_in_cells
# Sizes are compared in cells, not by their logarithms.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = (anchors_hw * tf.exp(y_pred[..., 3:5]) - y_true[..., 3:5])**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + lambda_noobj * (1 - there)) * confidence + there * (lambda_coord * box + kind)
    return tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))

# %% wrong log_of_sigmoid
# The logistic loss from the probability: the logarithm of 0 at large logits.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    p = tf.sigmoid(y_pred[..., 0])
    confidence = -(there * tf.math.log(p) + (1 - there) * tf.math.log(1 - p))
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = tf.where(there[..., None] == 1, y_true[..., 3:5], anchors_hw)
    size = (y_pred[..., 3:5] - tf.math.log(size / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + lambda_noobj * (1 - there)) * confidence + there * (lambda_coord * box + kind)
    return tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))

# %% wrong fixed_weights
# The weights are 5 and a half, whatever is asked for.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = tf.where(there[..., None] == 1, y_true[..., 3:5], anchors_hw)
    size = (y_pred[..., 3:5] - tf.math.log(size / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + 0.5 * (1 - there)) * confidence + there * (5 * box + kind)
    return tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))

# %% wrong plain_number
# The value as a number of Python: nothing can be derived from it.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    there = y_true[..., 0]
    anchors_hw = tf.constant(anchors[:, ::-1], tf.float32)
    confidence = tf.nn.sigmoid_cross_entropy_with_logits(there, y_pred[..., 0])
    middle = (tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2
    size = tf.where(there[..., None] == 1, y_true[..., 3:5], anchors_hw)
    size = (y_pred[..., 3:5] - tf.math.log(size / anchors_hw))**2
    box = tf.reduce_sum(middle + size, axis=-1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    each = (there + lambda_noobj * (1 - there)) * confidence + there * (lambda_coord * box + kind)
    return float(tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3))))

# %% right full_slots_gathered
# Box and class of the full slots only, gathered by a mask.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    full = y_true[..., 0] > 0.5
    heights_widths = tf.broadcast_to(tf.constant(anchors[:, ::-1], tf.float32), tf.shape(y_true[..., 3:5]))
    t, y, shape = y_pred[full], y_true[full], heights_widths[full]
    losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=y_true[..., 0], logits=y_pred[..., 0])
    total = tf.reduce_sum(losses[full]) + lambda_noobj * tf.reduce_sum(losses[~full])
    total += lambda_coord * tf.reduce_sum((tf.sigmoid(t[:, 1:3]) - y[:, 1:3])**2)
    total += lambda_coord * tf.reduce_sum((t[:, 3:5] - tf.math.log(y[:, 3:5] / shape))**2)
    total += tf.reduce_sum(tf.nn.softmax_cross_entropy_with_logits(y[:, 5:], t[:, 5:]))
    return total / tf.cast(tf.shape(y_true)[0], tf.float32)

# %% right one_added_where_empty
# An empty slot's size is 1 before the logarithm; five sums.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    p = y_true[..., 0]
    h = tf.math.log(y_true[..., 3] + (1 - p)) - tf.cast(np.log(anchors[:, 1]), tf.float32)
    w = tf.math.log(y_true[..., 4] + (1 - p)) - tf.cast(np.log(anchors[:, 0]), tf.float32)
    logistic = tf.nn.sigmoid_cross_entropy_with_logits(p, y_pred[..., 0])
    parts = [p * logistic, lambda_noobj * (1 - p) * logistic,
             lambda_coord * p * (tf.square(tf.sigmoid(y_pred[..., 1]) - y_true[..., 1])
                                 + tf.square(tf.sigmoid(y_pred[..., 2]) - y_true[..., 2])),
             lambda_coord * p * (tf.square(y_pred[..., 3] - h) + tf.square(y_pred[..., 4] - w)),
             p * tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])]
    return sum(tf.reduce_mean(tf.reduce_sum(part, axis=[1, 2, 3])) for part in parts)

# %% right softplus
# Softplus for the confidence, log_softmax for the classes.
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    p, t = y_true[..., 0], y_pred[..., 0]
    shapes = tf.constant(np.asarray(anchors)[:, ::-1], dtype=tf.float32)
    sure = tf.nn.softplus(t) - p * t
    wanted = tf.math.log(tf.where(p[..., tf.newaxis] > 0, y_true[..., 3:5] / shapes, 1.0))
    box = tf.concat([tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3], y_pred[..., 3:5] - wanted], axis=-1)
    kind = -tf.reduce_sum(y_true[..., 5:] * tf.nn.log_softmax(y_pred[..., 5:]), axis=-1)
    each = tf.where(p > 0, sure + lambda_coord * tf.reduce_sum(box**2, axis=-1) + kind, lambda_noobj * sure)
    return tf.reduce_sum(each) / y_true.shape[0]

# %% right boolean_mask
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    t, m = y_true[..., 0], tf.cast(tf.shape(y_true)[0], tf.float32)
    conf = tf.nn.sigmoid_cross_entropy_with_logits(t, y_pred[..., 0])
    total = tf.reduce_sum(tf.where(t > 0.5, conf, lambda_noobj * conf))
    where = t > 0.5
    Y, P = tf.boolean_mask(y_true, where), tf.boolean_mask(y_pred, where)
    A = tf.boolean_mask(tf.broadcast_to(tf.constant(anchors[:, ::-1], tf.float32), tf.shape(y_true[..., 3:5])), where)
    total += lambda_coord * tf.reduce_sum((tf.sigmoid(P[:, 1:3]) - Y[:, 1:3])**2)
    total += lambda_coord * tf.reduce_sum((P[:, 3:5] - tf.math.log(Y[:, 3:5] / A))**2)
    total += tf.reduce_sum(tf.nn.softmax_cross_entropy_with_logits(Y[:, 5:], P[:, 5:]))
    return total / m

# %% wrong root_sizes
def yolo_loss(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    t = y_true[..., 0]
    a = tf.constant(anchors[:, ::-1], tf.float32)
    conf = tf.nn.sigmoid_cross_entropy_with_logits(t, y_pred[..., 0])
    box = tf.reduce_sum((tf.sigmoid(y_pred[..., 1:3]) - y_true[..., 1:3])**2, -1) + tf.reduce_sum((tf.sqrt(a * tf.exp(y_pred[..., 3:5])) - tf.sqrt(y_true[..., 3:5]))**2, -1)
    kind = tf.nn.softmax_cross_entropy_with_logits(y_true[..., 5:], y_pred[..., 5:])
    return tf.reduce_mean(tf.reduce_sum((t + lambda_noobj * (1 - t)) * conf + t * (lambda_coord * box + kind), (1, 2, 3)))
