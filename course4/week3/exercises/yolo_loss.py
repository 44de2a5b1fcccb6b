"""The card of `yolo_loss`."""

import numpy as np

from autograder.authoring.exercise import Exercise, alternative, drop_line, example, hidden, in_place_of, slip

from .common import targets

conf, middle, size = in_place_of("confidence ="), in_place_of("middle ="), in_place_of("size = (y_pred")
kind, first, rest = in_place_of("kind ="), in_place_of("each ="), in_place_of("each +=")


def loss_of(y, t, anchors, coord, noobj):
    """The loss of a batch, slot by slot, in float64."""
    total = 0.0
    for slot in np.ndindex(*y.shape[:4]):
        there, raw, (w_a, h_a) = y[slot], t[slot], anchors[slot[-1]]
        sign = raw[0] if there[0] else -raw[0]
        total += np.logaddexp(0, -sign) * (1 if there[0] else noobj)
        if there[0]:
            said = 0.5 * (1 + np.tanh(raw[1:3] / 2))
            total += coord * ((said[0] - there[1]) ** 2 + (said[1] - there[2]) ** 2)
            total += coord * ((raw[3] - np.log(there[3] / h_a)) ** 2 + (raw[4] - np.log(there[4] / w_a)) ** 2)
            total += np.logaddexp.reduce(raw[5:]) - raw[5 + int(np.argmax(there[5:]))]
    return total / len(y)


class YoloLoss(Exercise):
    """Five parts, two masks, and a gradient that is finite."""

    section, points, difficulty, minutes = "4.3.9", 10, 3, 30
    parts = {"loss": 1, "gradient": 1}
    form = "a scalar tensor"
    seconds = 20.0
    draws = 40

    @staticmethod
    def probe(student, y_true, y_pred, anchors, weights):
        import numpy as np
        import tensorflow as tf

        from coursekit.keras_settings import keras_settings

        with keras_settings(eager=True):
            raw = tf.constant(y_pred, tf.float32)
            with tf.GradientTape() as tape:
                tape.watch(raw)
                loss = student.yolo_loss(tf.constant(y_true, tf.float32), raw, anchors, **weights)
            gradient = tape.gradient(loss, raw)
        gradient = np.zeros(np.shape(y_pred), np.float32) if gradient is None else gradient.numpy()
        return {"loss": np.asarray(loss, dtype=np.float32), "gradient": gradient}

    def cases(self, draw):
        def some(make, label, m, S, A, C, full=0.4, draw=draw, wide=1.5, **weights):
            anchors = np.exp(draw.normal(0, 0.5, (A, 2)))
            y = targets(draw, m, S, anchors, C, full)
            return make(label, y_true=y, y_pred=wide * draw.normal(size=y.shape), anchors=anchors,
                        weights=weights)

        true = np.zeros((2, 1, 1, 2, 7))
        true[0, 0, 0, 1] = [1, 0.75, 0.5, np.e, 3, 0, 1]
        yield example("one thing in two pictures of one cell", y_true=true, y_pred=np.zeros(true.shape),
                      anchors=np.array([[1.0, 2.0], [3.0, 1.0]]), weights={}).within(condition=3)
        yield some(example, "three pictures of four cells", 3, 2, 2, 3,
                   draw=np.random.default_rng(4)).within(condition=3)
        yield some(example, "large numbers", 1, 2, 1, 2, wide=60.0,
                   draw=np.random.default_rng(6)).within(condition=3).about("stability")
        for label, sizes, more in (("two anchors, three classes", (3, 2, 2, 3), {}),
                                   ("three anchors, two classes", (2, 3, 3, 2), {}),
                                   ("one anchor, five classes", (4, 2, 1, 5), {}),
                                   ("other weights", (2, 2, 2, 3),
                                    {"lambda_coord": 2.0, "lambda_noobj": 0.125}),
                                   ("midpoint and size do not count", (2, 2, 2, 3),
                                    {"lambda_coord": 0.0, "lambda_noobj": 3.0})):
            yield some(hidden, label, *sizes, **more).within(condition=3)
        yield some(hidden, "nothing anywhere", 3, 2, 2, 3, full=0.0).within(condition=3).about("generality")
        yield some(hidden, "every slot is full", 2, 2, 2, 3, full=1.0).within(condition=3).about("generality")
        yield some(hidden, "one picture", 1, 3, 2, 4).within(condition=3).about("generality")
        yield some(hidden, "large numbers", 2, 2, 2, 3, wide=60.0).within(condition=3).about("stability")

    def oracle(self, y_true, y_pred, anchors, weights):
        coord, noobj = weights.get("lambda_coord", 5.0), weights.get("lambda_noobj", 0.5)
        y, t = np.asarray(y_true, float), np.asarray(y_pred, np.float32).astype(float)
        slopes = np.zeros(t.shape)
        for slot in np.ndindex(*t.shape[:4]):               # a slot's numbers move its own terms only
            here, around = y[slot][None, None, None, None], t[slot]
            shapes = np.asarray(anchors, float)[slot[-1]][None]
            for k in range(t.shape[-1]):
                step = 1e-4 * max(1.0, abs(around[k]) / 20)
                ends = []
                for sign in (1, -1):
                    moved = around.copy()
                    moved[k] += sign * step
                    ends.append(loss_of(here, moved[None, None, None, None], shapes, coord, noobj))
                slopes[slot][k] = (ends[0] - ends[1]) / (2 * step) / len(t)
        loss = loss_of(y, t, np.asarray(anchors, float), coord, noobj)
        return {"loss": np.float32(loss), "gradient": slopes.astype(np.float32)}

    def domain(self, draw):
        m, S, A, C = (int(n) for n in draw.integers([1, 1, 1, 1], [4, 3, 4, 5]))
        anchors = np.exp(draw.normal(0, 0.7, (A, 2)))
        y = targets(draw, m, S, anchors, C, float(draw.choice([0, 0.3, 1])))
        weights = {} if draw.random() < 0.5 else {"lambda_coord": float(draw.uniform(0, 9)),
                                                  "lambda_noobj": float(draw.uniform(0, 2))}
        return hidden("", y_true=y, y_pred=draw.choice([0.1, 2, 30]) * draw.normal(size=y.shape),
                      anchors=anchors, weights=weights).within(condition=4)

    equivalent = {"operands swapped: middle": "a square has no sign",
                  "((tf.math.log(size / anchors_hw) - y_pred": "a square has no sign"}

    everything_counts = rest("Box and class of *empty* slots count. Only those of slots with a thing do.",
                             "each += lambda_coord * box + kind")
    all_weighted_down = first("The confidence of full slots is weighed down, too. lambda_noobj is for the "
                              "empty ones.", "each = lambda_noobj * confidence")
    not_weighted = first("The confidence of empty slots counts as much as that of full ones. Weigh it with "
                         "lambda_noobj.", "each = confidence")
    empty_left_out = first("Empty slots cost nothing. Their confidence counts lambda_noobj times.",
                           "each = there * confidence")
    mean_of_slots = slip("The mean runs over the slots as well. Of a picture they are added up.",
                         ("tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))", "tf.reduce_mean(each)"))
    sum_of_pictures = slip("The pictures are added up. Take their mean.",
                           ("tf.reduce_mean(tf.reduce_sum(each, axis=(1, 2, 3)))", "tf.reduce_sum(each)"))
    class_weighted = rest("lambda_coord weighs the class, too. It is for midpoint and size.",
                          "each += there * lambda_coord * (box + kind)")
    size_not_weighted = slip("lambda_coord weighs the midpoint only. The size, too.",
                             ("box = tf.reduce_sum(middle + size, axis=-1)",
                              "box = tf.reduce_sum(middle + size / lambda_coord if lambda_coord else "
                              "middle, axis=-1)"))
    no_sigmoid = middle("The midpoint is compared with the raw number. Put it through the sigmoid.",
                        "middle = (y_pred[..., 1:3] - y_true[..., 1:3])**2")
    logarithm_forgotten = size("The size is compared with the target itself. Compare logarithms, with that "
                               "of the anchor taken off.", "size = (y_pred[..., 3:5] - size / anchors_hw)**2")
    anchor_forgotten = size("The anchor is forgotten: t_h stands for the logarithm of height over the "
                            "anchor's height.", "size = (y_pred[..., 3:5] - tf.math.log(size))**2")
    powers_compared = size("Sizes are compared, not their logarithms: so a tenth of a bus costs more than a "
                           "whole coin.", "size = (anchors_hw * tf.exp(y_pred[..., 3:5]) - size)**2")
    anchors_turned = slip("Widths are divided by the anchor's height. In a slot the height stands first, in "
                          "an anchor the width.", ("size / anchors_hw", "size / anchors_hw[:, ::-1]"))
    nan_under_the_mask = slip("Of an empty slot the logarithm of 0 is taken. It is not counted, but its "
                              "derivative is 0 times infinity, nan. Put something else there *before* the "
                              "logarithm.", drop_line("size = tf.where"),
                              ("size / anchors_hw", "y_true[..., 3:5] / anchors_hw"),
                              ("box = tf.reduce_sum(middle + size, axis=-1)",
                               "box = tf.reduce_sum(middle + size, axis=-1)\n    box = tf.where(there == 1, "
                               "box, tf.zeros_like(box))"))
    nan_by_the_mask = slip("Of an empty slot the logarithm of 0 is taken, and 0 times infinity is nan. Put "
                           "something else there *before* the logarithm.", drop_line("size = tf.where"),
                           ("size / anchors_hw", "y_true[..., 3:5] / anchors_hw"))
    one_softmax = kind("The softmax runs over all of a slot, p and box as well. It runs over the classes.",
                       "kind = tf.nn.softmax_cross_entropy_with_logits(y_true, y_pred)")
    classes_by_sigmoid = kind("Each class gets a logistic loss. They are probabilities of one softmax.",
                              "kind = tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(y_true[..., 5:], "
                              "y_pred[..., 5:]), axis=-1)")
    logarithm_of_sigmoid = conf("The sigmoid of a large number rounds to 1, and the logarithm of 0 is "
                                "infinite. Take TensorFlow's loss from logits.",
                                "confidence = -there * tf.math.log(tf.sigmoid(y_pred[..., 0])) - (1 - "
                                "there) * tf.math.log(1 - tf.sigmoid(y_pred[..., 0]))")
    squared_confidence = conf("The confidence is compared by squares. The logistic loss is asked for.",
                              "confidence = (tf.sigmoid(y_pred[..., 0]) - there)**2")

    @alternative
    def full_slots_only(y_true, y_pred, anchors, lambda_coord=5.0, lambda_noobj=0.5):
        m = tf.cast(tf.shape(y_true)[0], tf.float32)
        full = y_true[..., 0] > 0.5
        shapes = tf.broadcast_to(tf.constant(anchors, tf.float32), tf.concat([tf.shape(full), [2]], 0))
        true, raw, wh = (tf.boolean_mask(x, full) for x in (y_true, y_pred, shapes))
        empty = tf.boolean_mask(y_pred[..., 0], ~full)
        loss = tf.reduce_sum(tf.nn.softplus(-raw[:, 0])) + lambda_noobj * tf.reduce_sum(tf.nn.softplus(empty))
        loss += lambda_coord * tf.reduce_sum((tf.sigmoid(raw[:, 1:3]) - true[:, 1:3])**2)
        loss += lambda_coord * tf.reduce_sum((raw[:, 3] - tf.math.log(true[:, 3] / wh[:, 1]))**2)
        loss += lambda_coord * tf.reduce_sum((raw[:, 4] - tf.math.log(true[:, 4] / wh[:, 0]))**2)
        loss -= tf.reduce_sum(true[:, 5:] * tf.nn.log_softmax(raw[:, 5:]))
        return loss / m
