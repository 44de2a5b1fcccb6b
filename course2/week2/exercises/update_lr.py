"""The card of `update_lr` and `schedule_lr_decay`."""

import numpy as np

from autograder.authoring.exercise import (Exercise, alternative, example, hidden, in_place_of, misconception,
                                           slip)

FALL, STAIRS = "update_lr", "schedule_lr_decay"
stairs = in_place_of("stairs =")
ONE = "learning_rate0 / (1 + decay_rate * epoch_num)"


class UpdateLr(Exercise):
    """A learning rate that falls with every epoch, or in stairs."""

    functions = (FALL, STAIRS)
    section, points, difficulty, minutes = "2.2.9", 5, 1, 12
    parts = {FALL: 2, STAIRS: 3}
    form = "a number"

    def cases(self, draw):
        def fall(make, label, *inputs):
            names = ("learning_rate0", "epoch_num", "decay_rate", "time_interval")
            return make(label, **dict(zip(names, inputs))).of(FALL if len(inputs) == 3 else STAIRS)

        def usual(make, label, *inputs):
            return make(label, **dict(zip(("learning_rate0", "epoch_num", "decay_rate"), inputs))).of(STAIRS)

        def between(low, high):
            return float(draw.uniform(low, high))

        yield fall(example, "epoch 3", 0.8, 3, 1.0).gives(0.2)
        yield fall(example, "epoch 0", 0.8, 0, 0.5).gives(0.8)
        yield fall(hidden, "an early epoch", between(0.1, 2), int(draw.integers(2, 6)), between(0.1, 0.9))
        yield fall(hidden, "a late epoch", between(0.1, 2), int(draw.integers(300, 900)), between(0.01, 0.1))
        yield fall(hidden, "a large decay rate", between(0.1, 2), 2, between(2, 5))
        yield fall(hidden, "no decay", between(0.1, 2), 7, 0.0).about("generality")
        yield fall(hidden, "the start", between(0.1, 2), 0, 1.0).about("generality")

        yield fall(example, "stairs of 10, epoch 25", 0.6, 25, 0.5, 10).gives(0.3)
        yield fall(example, "stairs of 10, epoch 9", 0.6, 9, 0.5, 10).gives(0.6)
        yield usual(example, "stairs of 1000 if nothing is said", 0.9, 2000, 1.0).gives(0.3)
        step = int(draw.integers(3, 9))
        for label, epoch in (("in a stair", 3 * step + 1), ("the end of a stair", 4 * step - 1),
                             ("the begin of a stair", 5 * step), ("the last of the first stair", step - 1)):
            yield fall(hidden, label, between(0.1, 2), epoch, between(0.2, 3), step)
        yield usual(hidden, "stairs of 1000", between(0.1, 2), int(draw.integers(2100, 2900)),
                    between(0.2, 2))
        yield fall(hidden, "stairs of one epoch", between(0.1, 2), 5, 0.3, 1).about("generality")
        yield fall(hidden, "stairs, no decay", between(0.1, 2), 50, 0.0, 7).about("generality")
        yield fall(hidden, "stairs, the start", between(0.1, 2), 0, 2.0, 7).about("generality")

    def oracle(self, function, learning_rate0, epoch_num, decay_rate, time_interval=None):
        from keras.optimizers.schedules import InverseTimeDecay

        every = 1 if function == FALL else 1000 if time_interval is None else time_interval
        rate, fall = np.float64(learning_rate0), np.float64(decay_rate)     # else Keras computes in 32 bits
        return float(InverseTimeDecay(rate, every, fall, staircase=True)(epoch_num))

    def domain(self, draw):
        inputs = {"learning_rate0": float(10 ** draw.uniform(-4, 1)),
                  "epoch_num": int(draw.integers(0, 10 ** draw.integers(1, 5))),
                  "decay_rate": float(draw.choice([0, 1, 10 ** draw.uniform(-3, 1)]))}
        if draw.random() < 0.4:
            return hidden("", **inputs).of(FALL)
        return hidden("", **inputs,
                      time_interval=int(draw.choice([1, 7, 1000, draw.integers(1, 500)]))).of(STAIRS)

    compounds = slip("The rate falls from the last rate, again and again. It starts from learning_rate0 "
                     "each time.",
                     (f"    learning_rate = {ONE}", "    learning_rate = learning_rate0\n"
                      "    for epoch in range(1, epoch_num + 1):\n"
                      "        learning_rate = learning_rate / (1 + decay_rate * epoch)"))
    exponential = slip("That is an exponential decay. Here the rate is divided by a number that "
                       "grows evenly.",
                       (ONE, "learning_rate0 * (1 - decay_rate) ** epoch_num"))
    one_epoch_ahead = slip("It has fallen in epoch 0 already. The first epoch is epoch 0, with the "
                           "whole rate.",
                           (ONE, "learning_rate0 / (1 + decay_rate * (epoch_num + 1))"))
    times = slip("The rate is divided by the product alone. 1 is added to it.",
                 (ONE, "learning_rate0 / max(1, decay_rate * epoch_num)"))
    no_stairs = stairs("The rate falls within a stair. Only whole intervals count.",
                       "stairs = epoch_num / time_interval")
    rounded = stairs("The number of intervals is rounded. Half an interval is none.",
                     "stairs = round(epoch_num / time_interval)")
    rounded_up = stairs("An interval counts as soon as it has begun. It counts when it is over.",
                        "stairs = -(-epoch_num // time_interval)")
    from_1 = stairs("The first stair has fallen already. It keeps the whole rate.",
                    "stairs = epoch_num // time_interval + 1")
    left_over = stairs("That is what is left over. Count the whole intervals.",
                       "stairs = epoch_num % time_interval")
    other_default = slip("If nothing is said, a stair is not 1000 epochs long.",
                         ("time_interval=1000", "time_interval=100"))

    @misconception("The rate is that of the epoch times the interval, and not of the number of intervals.",
                   of=STAIRS)
    def back_to_epochs(learning_rate0, epoch_num, decay_rate, time_interval=1000):
        return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval) * time_interval)

    @alternative
    def from_the_stairs(learning_rate0, epoch_num, decay_rate):
        return 1 / (1 / learning_rate0 + epoch_num * decay_rate / learning_rate0)

    @alternative(of=STAIRS)
    def from_the_other(learning_rate0, epoch_num, decay_rate, time_interval=1000):
        import math

        return update_lr(learning_rate0, math.floor(epoch_num / time_interval),
                         decay_rate)          # noqa: F821
