"""Answers to `update_lr`, from the notebook's text: each is wrong or right as it says."""

# %% wrong true_division
# No floor.
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * epoch_num)


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)

# %% wrong ceil
# Rounds up.
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * epoch_num)


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    import math
    return learning_rate0 / (1 + decay_rate * math.ceil(epoch_num / time_interval))

# %% wrong compounding
# Divides in every epoch.
def update_lr(learning_rate0, epoch_num, decay_rate):
    rate = learning_rate0
    for epoch in range(epoch_num + 1):
        rate = rate / (1 + decay_rate * epoch)
    return rate


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))

# %% wrong from_one
# Epochs from 1.
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * (epoch_num + 1))


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))

# %% wrong halves
# In stairs, the rate is divided again at each.
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * epoch_num)


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)

# %% wrong interval_fixed
# 1000 is written into the code.
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * epoch_num)


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // 1000))

# %% wrong brackets
# 1 + decay_rate, then times the epoch.
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / ((1 + decay_rate) * max(epoch_num, 1))


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))

# %% right divmod
# divmod, and one from the other.
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1 + epoch_num * decay_rate) ** -1


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stairs, _ = divmod(epoch_num, time_interval)
    return update_lr(learning_rate0, stairs, decay_rate)

# %% right subtracted
# Takes away what is left over.
def update_lr(learning_rate0, epoch_num, decay_rate):
    return np.float64(learning_rate0) / (decay_rate * epoch_num + 1)


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    whole = (epoch_num - epoch_num % time_interval) / time_interval
    return np.divide(learning_rate0, 1 + decay_rate * whole)

# %% wrong missing_one
# No 1 below, except in epoch 0.
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (decay_rate * epoch_num if decay_rate * epoch_num > 1 else 1 +
                                      decay_rate * epoch_num)
    return learning_rate


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stairs = epoch_num // time_interval
    learning_rate = learning_rate0 / (1 + decay_rate * stairs)
    return learning_rate

# %% wrong keeps_falling
# Falls from the last rate, which it keeps.
_last = {}
def update_lr(learning_rate0, epoch_num, decay_rate):
    rate = learning_rate0 if epoch_num == 0 else _last.get("rate", learning_rate0)
    _last["rate"] = rate / (1 + decay_rate * epoch_num)
    return _last["rate"]

# %% wrong interval_fixed_2
# A stair is 1000 epochs whatever is said.
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)
    return learning_rate


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stairs = epoch_num // 1000
    learning_rate = learning_rate0 / (1 + decay_rate * stairs)
    return learning_rate

# %% wrong stairs_in_brackets
# Floor of the product.
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)
    return learning_rate


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stairs = epoch_num // time_interval
    learning_rate = learning_rate0 / (1 + (decay_rate * epoch_num) // time_interval)
    return learning_rate

# %% wrong one_late
# Falls an epoch late.
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)
    return learning_rate


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stairs = max(epoch_num - 1, 0) // time_interval
    learning_rate = learning_rate0 / (1 + decay_rate * stairs)
    return learning_rate

# %% wrong square_root
# Falls with the root of the epoch.
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num ** 0.5)
    return learning_rate


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stairs = epoch_num // time_interval
    learning_rate = learning_rate0 / (1 + decay_rate * stairs)
    return learning_rate

# %% right floor
# np.floor, and the one by the other.
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return update_lr(learning_rate0, np.floor(epoch_num / time_interval), decay_rate)

# %% right int_of
# int() of the quotient, a power of -1.
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1.0 + epoch_num * decay_rate) ** -1

def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stairs = 0
    while (stairs + 1) * time_interval <= epoch_num:
        stairs += 1
    return np.array(learning_rate0 / (1 + stairs * decay_rate))
