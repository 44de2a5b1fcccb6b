"""The course's data sets. None needs the network: they are made here or come with scikit-learn.

Examples are columns: X is (n_x, m). Labels are (m,) integers from 0 to C - 1.
"""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np

DIGITS_SPLIT = {"train": 1200, "dev": 300, "test": 297}


def digits() -> dict[str, np.ndarray]:
    """Scikit-learn's 1797 images of handwritten digits, 8 by 8 pixels, shuffled and split.

    Returns:
        dict with "X_train" (64, 1200), "X_dev" (64, 300), "X_test" (64, 297), pixels from 0 to 1,
        and "y_train", "y_dev", "y_test", the digits, (m,) integers.

    Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI (1998).
    """
    from sklearn.datasets import load_digits

    pixels, labels = load_digits(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(labels))
    X, y = (pixels[order] / 16.0).T, labels[order].astype(np.int64)
    sets, start = {}, 0
    for name, size in DIGITS_SPLIT.items():
        sets[f"X_{name}"] = np.ascontiguousarray(X[:, start:start + size])
        sets[f"y_{name}"] = y[start:start + size]
        start += size
    return sets


def write_digits(path: str | Path) -> None:
    """Write `digits()` to an HDF5 file, one dataset for each array, pixels as float32.

    Arguments:
        path: the file to make; an older one is replaced.
    """
    with h5py.File(path, "w", libver=("earliest", "v110")) as file:
        for name, array in sorted(digits().items()):
            kind = np.float32 if name.startswith("X") else np.int64
            file.create_dataset(name, data=array.astype(kind), compression="gzip", track_times=False)


def blobs(C: int, m: int = 100, *, radius: float = 3.0, spread: float = 0.7, seed: int = 0):
    """C round clouds of points, their centres evenly spaced on a circle.

    Arguments:
        C: number of classes.
        m: points of each class.
        radius: of the circle of centres.
        spread: standard deviation of a cloud.
        seed: of the random generator.

    Returns:
        X (2, C*m), labels (C*m,), in random order.
    """
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.repeat(np.arange(C), m))
    angles = 2 * np.pi * labels / C
    X = radius * np.vstack([np.cos(angles), np.sin(angles)]) + spread * rng.standard_normal((2, C * m))
    return X, labels


def spirals(C: int = 3, m: int = 100, *, turns: float = 1.25, noise: float = 0.15, seed: int = 0):
    """C spiral arms round the origin, which no straight line can separate.

    Arguments:
        C: number of arms, one class each.
        m: points of each arm.
        turns: how far an arm winds, in full turns.
        noise: standard deviation of the angle, in radians.
        seed: of the random generator.

    Returns:
        X (2, C*m), labels (C*m,), in random order.
    """
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.repeat(np.arange(C), m))
    distance = np.sqrt(rng.uniform(0.02, 1.0, labels.size))
    angles = 2 * np.pi * (labels / C + turns * distance) + noise * rng.standard_normal(labels.size)
    return distance * np.vstack([np.cos(angles), np.sin(angles)]), labels
