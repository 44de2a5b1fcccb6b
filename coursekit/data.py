"""The course's data sets: made here, or with the course, or with scikit-learn. None of them needs the network.

    made by code            blobs, ears, spirals; typed_picture and picture_file for one's own
    real, with the course   cars, designs, digits, emoji, emoji_features, glove, mnist, names, photograph,
                            phrases, speech, vader, weather
    made of these           scenes
    fetched when asked      coursekit.originals: MNIST, CIFAR-10 and others in full

Examples are columns: X is (n_x, m). Pictures are (m, height, width, channels). Labels are (m,)
integers from 0 to C - 1.
"""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np

from .real_data import (  # noqa: F401 - what notebooks read as `data.mnist()`
    LANGUAGES, PHOTOGRAPHS, SPEECH_RATE, cars, designs, emoji, emoji_features, glove, mnist, names, photograph,
    phrases, speech, vader, weather)
from .scenes import SCENE_KINDS, scenes  # noqa: F401

DIGITS_SPLIT = {"train": 1200, "dev": 300, "test": 297}


def digits(*, images: bool = False) -> dict[str, np.ndarray]:
    """Scikit-learn's 1797 images of handwritten digits, 8 by 8 pixels, shuffled and split.

    Arguments:
        images: whether to leave them as pictures, (m, 8, 8, 1), instead of columns of 64 pixels.

    Returns:
        dict with "X_train" (64, 1200), "X_dev" (64, 300), "X_test" (64, 297), pixels from 0 (paper) to 1
        (ink), and "y_train", "y_dev", "y_test", the digits, (m,) integers.

    Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI (1998).
    """
    from sklearn.datasets import load_digits

    pixels, labels = load_digits(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(labels))
    X, y = (pixels[order] / 16.0).T, labels[order].astype(np.int64)
    sets, start = {}, 0
    for name, size in DIGITS_SPLIT.items():
        columns = X[:, start:start + size]
        sets[f"X_{name}"] = np.ascontiguousarray(columns.T.reshape(size, 8, 8, 1) if images else columns)
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


def ears(m: int, *, seed: int = 0, jitter: float = 0.02, noise: float = 0.06, random_polarity: bool = False):
    """Colour pictures of heads with two ears, pointed or round, 16 by 16 pixels.

    Arguments:
        m: number of pictures.
        seed: of the random generator.
        jitter: how far a head may be off the middle, as a share of the picture's width.
        noise: standard deviation of what is added to every pixel.
        random_polarity: whether half of the heads are light on dark ground; else all are dark on light ground.

    Returns:
        pictures (m, 16, 16, 3) from 0 to 1, labels (m,), 1 where the ears are pointed.
    """
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 2, m)
    return np.stack([_head(rng, pointed, jitter, noise, random_polarity) for pointed in labels]), labels


def _head(rng, pointed, jitter, noise, random_polarity, size=16):
    """One picture of `ears`. The order of the draws makes the pictures what they are."""
    rows, columns = np.mgrid[0:size, 0:size]
    dark, light = rng.uniform(0.1, 0.4, 3), rng.uniform(0.6, 0.9, 3)
    swapped = random_polarity and rng.random() >= 0.5
    ground, figure = (dark, light) if swapped else (light, dark)
    middle = size / 2 - 0.5 + rng.uniform(-jitter, jitter) * size
    level = size * 0.6 + rng.uniform(-jitter, jitter) * size
    radius = size * rng.uniform(0.26, 0.30)
    mask = (columns - middle) ** 2 + (rows - level) ** 2 <= radius ** 2
    for side in (-1, 1):
        x, y = middle + side * 0.65 * radius, level - 0.7 * radius
        height, width = radius * rng.uniform(0.85, 1.0), radius * rng.uniform(0.40, 0.48)
        if pointed:                     # a triangle: its width grows from the tip down
            down = (rows - (y - height)) / (1.3 * height)
            mask |= (down >= 0) & (down <= 1) & (np.abs(columns - x) <= width * down)
        else:
            mask |= (columns - x) ** 2 + (rows - (y - 0.2 * height)) ** 2 <= width ** 2
    picture = np.where(mask[..., np.newaxis], figure, ground)
    return np.clip(picture + rng.normal(0, noise, picture.shape), 0, 1).astype(np.float32)


# ---- pictures of one's own

BRIGHTNESS = {" ": 0.0, ".": 0.0, "+": 0.5, "#": 1.0}


def typed_picture(text: str) -> np.ndarray:
    """A picture typed as lines of characters: a space or `.` is paper, `+` a grey, `#` ink.

    Arguments:
        text: eight lines of up to eight characters; an empty first or last line does not count.

    Returns:
        Pixels from 0 (paper) to 1 (ink), (8, 8), like those of `digits`.

    Raises:
        ValueError: for another number of lines, a line that is too long, or another character.
    """
    lines = text.strip("\n").split("\n")
    if len(lines) != 8:
        raise ValueError(f"the drawing has {len(lines)} lines; it should have 8")
    for number, line in enumerate(lines, start=1):
        unknown = set(line) - set(BRIGHTNESS)
        if unknown:
            raise ValueError(f"line {number} of the drawing holds {sorted(unknown)[0]!r}; use only space, '.', '+' and '#'")
        if len(line) > 8:
            raise ValueError(f"line {number} of the drawing has {len(line)} characters; it should have at most 8")
    return np.array([[BRIGHTNESS[character] for character in line.ljust(8)] for line in lines])


def picture_file(path: str | Path) -> np.ndarray:
    """A photo or scan of one handwritten digit, made like those of `digits`: cropped, centred, 8 by 8 pixels.

    Arguments:
        path: an image file of any size, dark ink on light paper or the reverse. Even light and a
            thick pen help.

    Returns:
        Pixels from 0 (paper) to 1 (ink), (8, 8).

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is no image, or nothing is drawn on it.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(path) as file:
            grey = np.asarray(ImageOps.exif_transpose(file).convert("L"), dtype=float) / 255
    except UnidentifiedImageError as error:
        raise ValueError(f"{path} is not an image that can be read: save it as PNG or JPEG") from error
    paper = np.median(np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]]))     # the edge of a picture is paper
    ink = np.abs(grey - paper)
    if ink.max() < 0.2:
        raise ValueError(f"nothing is drawn on {path}, as far as can be seen: use a darker pen or more light")
    ink = np.clip((ink - 0.25 * ink.max()) / (0.6 * ink.max()), 0, 1)       # shadows of the paper go, pale ink comes
    rows, columns = np.nonzero(ink > 0.5)
    drawn = ink[rows.min():rows.max() + 1, columns.min():columns.max() + 1]
    side = max(drawn.shape)
    square = np.zeros((side, side))
    top, left = (side - drawn.shape[0]) // 2, (side - drawn.shape[1]) // 2
    square[top:top + drawn.shape[0], left:left + drawn.shape[1]] = drawn
    small = Image.fromarray(np.uint8(255 * square)).resize((8, 8), Image.Resampling.BOX)
    return np.asarray(small, dtype=float) / 255
