"""Answers to `localization_loss`, written from the notebook's text: each is wrong or right as it says."""

# %% wrong multiplied_mask
# A mask that multiplies: 0 * nan is nan.
def localization_loss(y_hat, y):
    errors = (y_hat - y)**2
    there = y[:, :1]
    return errors[:, 0] + np.sum(there * errors[:, 1:], axis=1)

# %% wrong no_mask
# All entries count, whatever stands there.
def localization_loss(y_hat, y):
    return np.sum((y_hat - y)**2, axis=1)

# %% wrong nan_as_zero
# nan is made 0, but a box of 1e9 or of 0 in an empty picture counts.
def localization_loss(y_hat, y):
    return np.sum((y_hat - np.nan_to_num(y))**2, axis=1)

# %% wrong nansum
# Leaves out what is nan, and only that.
def localization_loss(y_hat, y):
    return np.nansum((y_hat - y)**2, axis=1)

# %% wrong empty_is_free
# An empty picture has no loss at all, even if the network sees something.
def localization_loss(y_hat, y):
    return np.where(y[:, 0] == 1, np.sum((y_hat - y)**2, axis=1), 0)

# %% wrong mask_of_the_answer
# Asks the network, not the label, whether there is something.
def localization_loss(y_hat, y):
    errors = (y_hat - y)**2
    errors[y_hat[:, 0] < 0.5, 1:] = 0
    return errors.sum(axis=1)

# %% wrong mean_of_entries
# The mean of the entries, not their sum.
def localization_loss(y_hat, y):
    errors = (y_hat - y)**2
    return np.where(y[:, 0] == 1, errors.mean(axis=1), errors[:, 0])

# %% wrong eight_entries
# Eight entries, as in the text, whatever the number of classes.
def localization_loss(y_hat, y):
    errors = (y_hat - y)**2
    return np.where(y[:, 0] == 1, errors[:, :8].sum(axis=1), errors[:, 0])

# %% wrong label_written_over
# Puts the network's own numbers into the caller's labels.
def localization_loss(y_hat, y):
    empty = y[:, 0] == 0
    y[empty, 1:] = y_hat[empty, 1:]
    return np.sum((y_hat - y)**2, axis=1)

# %% wrong logistic_presence
# The logistic loss for the first entry.
def localization_loss(y_hat, y):
    p = np.clip(y_hat[:, 0], 1e-12, 1 - 1e-12)
    first = -(y[:, 0] * np.log(p) + (1 - y[:, 0]) * np.log(1 - p))
    rest = ((y_hat - y)**2)[:, 1:].sum(axis=1)
    return first + np.where(y[:, 0] == 1, rest, 0)

# %% wrong one_number
# The mean over the pictures.
def localization_loss(y_hat, y):
    errors = (y_hat - y)**2
    return np.mean(np.where(y[:, 0] == 1, errors.sum(axis=1), errors[:, 0]))

# %% right row_by_row
# A loop over the pictures.
def localization_loss(y_hat, y):
    losses = np.zeros(len(y))
    for i in range(len(y)):
        count = y.shape[1] if y[i, 0] == 1 else 1
        losses[i] = np.sum((y_hat[i, :count] - y[i, :count])**2)
    return losses

# %% right own_numbers_in_a_copy
# In a copy of the labels what is not there is what the network says: its error is 0.
def localization_loss(y_hat, y):
    labels = y.copy()
    empty = labels[:, 0] != 1
    labels[empty, 1:] = y_hat[empty, 1:]
    return np.square(labels - y_hat).sum(axis=1)

# %% right two_sums
# The first column, and the rest where it is there.
def localization_loss(y_hat, y):
    losses = (y_hat[:, 0] - y[:, 0])**2
    there = y[:, 0].astype(bool)
    losses[there] += np.sum((y_hat[there, 1:] - y[there, 1:])**2, axis=1)
    return losses

# %% right chosen_sums
# Chooses between the sum of all and the first.
def localization_loss(y_hat, y):
    errors = (y_hat - y)**2
    return np.where(y[:, 0] > 0.5, np.sum(errors, axis=1), errors[:, 0])

# %% right list_of_numbers
def localization_loss(y_hat, y):
    return [float(((a - b)**2).sum() if b[0] else (a[0] - b[0])**2) for a, b in zip(y_hat, y)]
