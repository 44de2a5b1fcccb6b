"""Pictures with a style of their own, painted by code: nobody's rights stand in the way of using them.

    sky = paintings.whirls(160)         # strokes of paint along a field of whirls
    window = paintings.glass(160)       # coloured panes in lead
    print_ = paintings.hatching(160)    # ink on paper, in crossing strokes

Each is (side, side, 3) uint8, the same for the same side and seed, and different in detail for another side.
"""

from __future__ import annotations

import numpy as np


def whirls(side: int = 256, seed: int = 0) -> np.ndarray:
    """A night sky of blue and yellow strokes that follow a field of nine whirls.

    Arguments:
        side: height and width in pixels.
        seed: of the whirls and of the strokes.

    Returns:
        (side, side, 3) uint8.
    """
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:side, :side] / side
    across, down, glow = np.full((side, side), 0.35), np.zeros((side, side)), np.zeros((side, side))
    centres = zip(rng.random(9), rng.random(9), rng.uniform(0.05, 0.14, 9), rng.choice([-1, 1], 9))
    for at_x, at_y, size, sense in centres:
        bump = np.exp(-((x - at_x) ** 2 + (y - at_y) ** 2) / (2 * size**2))
        across += 2 * sense * bump * (y - at_y) / size
        down -= 2 * sense * bump * (x - at_x) / size
        glow += bump * (rng.random() < 0.6)
    strokes = _strokes(across, down, rng)[..., None]
    pale = 1 / (1 + np.exp(-2.2 * strokes))
    lit = np.clip(1.1 * glow[..., None] + 0.25 * strokes - 0.25, 0, 1)
    night = _between((24, 48, 120), (70, 130, 190), pale)
    stars = _between((250, 205, 70), (235, 240, 225), pale)
    return _bytes(night * (1 - lit) + stars * lit + 12 * strokes)


def glass(side: int = 256, seed: int = 0) -> np.ndarray:
    """A window of some sixty coloured panes in dark lead: the cells of points that push each other away.

    Arguments and returns: as of `whirls`.
    """
    from scipy.spatial import cKDTree

    rng = np.random.default_rng(seed)
    points = [rng.random(2)]
    while len(points) < 60:                             # the best of ten tries lies far from those before it
        tries = rng.random((10, 2))
        points.append(tries[cKDTree(points).query(tries)[0].argmax()])
    places = np.stack(np.mgrid[:side, :side], axis=-1) / side
    far, nearest = cKDTree(points).query(places, k=2)
    paints = np.array([(196, 30, 38), (226, 140, 20), (242, 206, 66), (30, 120, 66), (26, 74, 150), (96, 170, 210),
                       (110, 44, 120)])
    panes = paints[rng.integers(0, len(paints), len(points))][nearest[..., 0]].astype(float)
    light = 0.8 + 0.35 * _strokes(np.full((side, side), 0.4), np.ones((side, side)), rng).clip(-1, 1)
    lead = 1 / (1 + np.exp(-(far[..., 1] - far[..., 0] - 0.016) / 0.003))
    return _bytes((panes * light[..., None] + 25) * lead[..., None] + 18)


def hatching(side: int = 256, seed: int = 0) -> np.ndarray:
    """Brown ink on cream paper: fine strokes in three directions, denser here and there.

    Arguments and returns: as of `whirls`.
    """
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:side, :side] / side
    shade = sum(np.sin(2 * np.pi * (a * x + b * y) + c) for a, b, c in rng.uniform((-2, -2, 0), (2, 2, 6), (4, 3))) / 4
    ink = np.zeros((side, side))
    for angle, begins in ((0.8, -0.75), (2.2, -0.15), (0.1, 0.3)):
        turned = angle + 0.25 * np.sin(3 * x + 2 * y)
        lines = _strokes(np.cos(turned), np.sin(turned), rng, coarse=2)
        ink = np.maximum(ink, (lines > 0.4) * np.clip((shade - begins) / 0.15, 0, 1))
    return _bytes(_between((243, 234, 212), (58, 38, 28), 0.95 * ink[..., None]))


def _strokes(across: np.ndarray, down: np.ndarray, rng: np.random.Generator, *, coarse: int = 3, steps: int = 14) -> np.ndarray:
    """Noise smeared along a field of directions (line integral convolution), with mean 0 and deviation 1."""
    from PIL import Image

    side, length = len(across), np.hypot(across, down) + 1e-6
    grains = Image.fromarray((255 * rng.random((side // coarse, side // coarse))).astype(np.uint8))
    noise = np.asarray(grains.resize((side, side), Image.Resampling.BILINEAR), float)
    total = np.zeros((side, side))
    for sense in (1, -1):
        row, column = np.mgrid[:side, :side].astype(float)
        for _ in range(steps):
            at = row.astype(int) % side, column.astype(int) % side
            total += noise[at]
            row, column = row + sense * (down / length)[at], column + sense * (across / length)[at]
    return (total - total.mean()) / total.std()


def _between(one, other, share: np.ndarray) -> np.ndarray:
    return np.array(one) * (1 - share) + np.array(other) * share


def _bytes(picture: np.ndarray) -> np.ndarray:
    return np.clip(picture, 0, 255).astype(np.uint8)
