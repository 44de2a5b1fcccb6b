"""What week 2.3 had students write, and gave them, for the weeks behind it."""

import numpy as np


def softmax(Z):
    """Probabilities (C, m) of logits Z (C, m), column by column."""
    T = np.exp(Z - Z.max(axis=0, keepdims=True))
    return T / T.sum(axis=0, keepdims=True)


def one_hot_matrix(labels, C):
    """Labels (m,) as columns (C, m) with a single 1 in each."""
    return np.eye(C)[:, labels]


def cross_entropy_from_logits(Z, Y):
    """The mean cross-entropy of logits Z with one-hot columns Y, both (C, m)."""
    top = Z.max(axis=0, keepdims=True)
    total = np.log(np.exp(Z - top).sum(axis=0)) + top[0]
    return float(np.mean(total - np.sum(Z * Y, axis=0)))
