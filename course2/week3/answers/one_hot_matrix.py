"""Answers to `one_hot_matrix`, written without sight of its card: each is wrong or right as it says."""

# %% wrong largest_label
# C is guessed: labels (1, 0), C = 4 give two rows.
def one_hot_matrix(labels, C):
    return np.eye(max(labels) + 1)[:, labels]

# %% wrong distinct_labels
# As many rows as different labels: (3, 0), C = 4 stops, for row 3 does not exist.
def one_hot_matrix(labels, C):
    return np.eye(len(set(labels.tolist())))[:, labels]

# %% wrong rank_of_label
# Row 0 is the smallest label that is there: (3, 1) gives rows 1 and 0.
def one_hot_matrix(labels, C):
    found = np.unique(labels)
    Y = np.zeros((C, len(labels)))
    for row, label in enumerate(found):
        Y[row, labels == label] = 1
    return Y

# %% wrong rows
# An example is a row: (m, C).
def one_hot_matrix(labels, C):
    return np.eye(C)[labels]

# %% wrong tensorflow_rows
# tf.one_hot puts the classes last: (m, C).
def one_hot_matrix(labels, C):
    return tf.one_hot(labels, C).numpy()

# %% wrong reshaped
# The rows are reshaped and not transposed: labels (1, 2, 0), C = 4 give a first column (0, 0, 1, 0).
def one_hot_matrix(labels, C):
    return np.eye(C)[labels].reshape(C, len(labels))

# %% wrong from_one
# Labels are taken to run from 1: label 0 lands in the last row.
def one_hot_matrix(labels, C):
    Y = np.zeros((C, len(labels)))
    Y[labels - 1, np.arange(len(labels))] = 1
    return Y

# %% wrong smallest_label_is_zero
# The smallest label is taken away: labels (1, 2), C = 3 land in rows 0 and 1.
def one_hot_matrix(labels, C):
    return np.eye(C)[:, np.asarray(labels) - np.min(labels)]

# %% wrong whole_rows
# Y[labels] = 1 fills whole rows.
def one_hot_matrix(labels, C):
    Y = np.zeros((C, len(labels)))
    Y[labels] = 1
    return Y

# %% wrong on_the_diagonal
# Y[labels, labels]: the column is the label and not the example; (1, 2, 0) with C = 4 has its ones in wrong
# columns.
def one_hot_matrix(labels, C):
    Y = np.zeros((C, max(C, len(labels))))
    Y[labels, labels] = 1
    return Y[:, :len(labels)]

# %% wrong last_of_equals
# A dict label -> column: of equal labels only the last one gets its 1. (1, 1) has a first column of zeros.
def one_hot_matrix(labels, C):
    Y = np.zeros((C, len(labels)))
    for label, column in {label: i for i, label in enumerate(list(labels))}.items():
        Y[label, column] = 1
    return Y

# %% wrong class_zero_left_out
# Only labels above 0 count: label 0 has a column of zeros.
def one_hot_matrix(labels, C):
    Y = np.zeros((C, len(labels)))
    for i, label in enumerate(labels):
        if label:
            Y[label, i] = 1
    return Y

# %% wrong last_class_left_out
# Classes up to C - 2: label C - 1 has a column of zeros.
def one_hot_matrix(labels, C):
    Y = np.zeros((C, len(labels)))
    for c in range(C - 1):
        Y[c, np.asarray(labels) == c] = 1
    return Y

# %% wrong upside_down
# Row 0 is the last class.
def one_hot_matrix(labels, C):
    return np.eye(C)[::-1][:, labels]

# %% wrong labels_in_the_matrix
# The label itself and not 1.
def one_hot_matrix(labels, C):
    return np.eye(C)[:, labels] * labels

# %% wrong ones_elsewhere
# 0 at the class, 1 elsewhere.
def one_hot_matrix(labels, C):
    return 1 - np.eye(C)[:, labels]

# %% wrong up_to_the_class
# Ones up to the class, as in a ranking.
def one_hot_matrix(labels, C):
    return (np.arange(C)[:, None] <= np.asarray(labels)).astype(float)

# %% wrong minus_one
# -1 elsewhere.
def one_hot_matrix(labels, C):
    return 2 * np.eye(C)[:, labels] - 1

# %% wrong smoothed
# Smoothed labels, 0.9 at the class.
def one_hot_matrix(labels, C):
    return 0.9 * np.eye(C)[:, labels] + 0.1 / C

# %% wrong four_classes
# Four rows, as in the example.
def one_hot_matrix(labels, C, classes=4):
    return np.eye(classes)[:, labels]

# %% wrong reused_array
# One array for each size, cleared and filled again: the matrix of the call before changes under its owner.
arrays = {}

def one_hot_matrix(labels, C):
    Y = arrays.setdefault((C, len(labels)), np.zeros((C, len(labels))))
    Y[:] = 0
    Y[labels, np.arange(len(labels))] = 1
    return Y

# %% wrong not_cleared
# One array for each size, never cleared: the ones of earlier calls stay.
kept_arrays = {}

def one_hot_matrix(labels, C):
    Y = kept_arrays.setdefault((C, len(labels)), np.zeros((C, len(labels))))
    Y[labels, np.arange(len(labels))] = 1
    return Y.copy()

# %% wrong single_label_flat
# One label gives (C,) and not (C, 1).
def one_hot_matrix(labels, C):
    return np.squeeze(np.eye(C)[:, labels])

# %% wrong flat_index
# The flat index with the number of classes as the length of a row: right only when C = m.
def one_hot_matrix(labels, C):
    m = len(labels)
    Y = np.zeros(C * m)
    Y[np.asarray(labels) * C + np.arange(m)] = 1
    return Y.reshape(C, m)

# %% wrong bytes_overflow
# The flat index in the labels' own type: bytes such as 200 in two examples give 400 - 256 = 144. [200, 1] as
# uint8, C = 256.
def one_hot_matrix(labels, C):
    m = len(labels)
    places = np.asarray(labels) * m + np.arange(m)
    Y = np.zeros((C, m))
    Y.ravel()[places] = 1
    return Y

# %% right loop
# A loop over the examples, integers.
def one_hot_matrix(labels, C):
    Y = np.zeros((C, len(labels)), dtype=int)
    for i, label in enumerate(labels):
        Y[label, i] = 1
    return Y

# %% right compared
# Compares every class with every label.
def one_hot_matrix(labels, C):
    return (np.arange(C).reshape(-1, 1) == np.reshape(labels, (1, -1))).astype(np.float32)

# %% right tensorflow
# tf.one_hot with the classes first; a tensor.
def one_hot_matrix(labels, C):
    return tf.one_hot(labels, C, axis=0)

# %% right keras
# Keras' rows, turned.
def one_hot_matrix(labels, C):
    return keras.utils.to_categorical(labels, num_classes=C).T

# %% right put_along_axis
# put_along_axis.
def one_hot_matrix(labels, C):
    Y = np.zeros((C, len(labels)))
    np.put_along_axis(Y, np.asarray(labels)[None, :], 1, axis=0)
    return Y

# %% right sparse
# SciPy's sparse matrix.
from scipy import sparse

def one_hot_matrix(labels, C):
    m = len(labels)
    return sparse.coo_matrix((np.ones(m), (labels, np.arange(m))), shape=(C, m)).toarray()

# %% right lists
# Lists of 0.0 and 1.0 in an array.
def one_hot_matrix(labels, C):
    rows = [[1.0 if label == c else 0.0 for label in labels] for c in range(C)]
    return np.array(rows).reshape(C, len(labels))
