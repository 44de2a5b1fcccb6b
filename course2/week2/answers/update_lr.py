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
