"""Scenes for detection: emoji pasted on photographs, so that every box is exact. Reach it as `coursekit.data.scenes`."""

from __future__ import annotations

import functools

import numpy as np

from .files import reads
from .real_data import DESIGNERS, designs, photograph

SCENE_KINDS = ("animal", "vehicle", "fruit")
# Neither a photograph nor a design of one part is in the other.
SCENE_PHOTOGRAPHS = {"train": ("coffee", "chelsea", "rocket", "brick", "grass", "gravel", "retina"),
                     "test": ("china", "flower", "astronaut")}
_SHORT_SIDE = 300                       # of the photographs that scenes are cut from
_GROUNDS = {f"photographs/{name}.webp" for names in SCENE_PHOTOGRAPHS.values() for name in names}


@reads(*designs.files, *(file for file in photograph.files if file in _GROUNDS))
def scenes(m: int, *, seed: int, designer: str = "google", part: str = "train", side: int = 128, sizes=(32, 80),
           most: int = 3, overlap: float = 0.3) -> tuple[np.ndarray, list[np.ndarray], list[np.ndarray]]:
    """Scenes of up to three animals, vehicles and fruits on a piece of a photograph.

    Arguments:
        m: number of scenes.
        seed: of the random generator.
        designer: "google" or "twitter".
        part: "train" or "test": a quarter of each kind's designs, and the photographs of the test, are kept apart.
        side: of a scene, in pixels, at most 300.
        sizes: shortest and longest long side of a thing, in pixels; drawn evenly on a logarithmic scale.
        most: number of things tried; one that would hide too much of another is left out.
        overlap: the largest share of the smaller of two boxes that may lie in the other.

    Returns:
        Pictures (m, side, side, 3) uint8; for each its boxes, (things, 4) float32: left, top, right, bottom as
        shares of the side; and for each their kinds, (things,) int64: 0 animal, 1 vehicle, 2 fruit or vegetable.

    Raises:
        ValueError: for another designer or part, or sizes that do not fit.
    """
    if designer not in DESIGNERS or part not in SCENE_PHOTOGRAPHS:
        raise ValueError(f"scenes are drawn by {' or '.join(DESIGNERS)}, for 'train' or 'test', "
                         f"not by {designer!r} for {part!r}")
    if not 6 <= sizes[0] <= sizes[1] < side <= _SHORT_SIDE:
        raise ValueError(f"sizes {sizes} should grow from 6 at least and stay below the side, {side}, "
                         f"which is {_SHORT_SIDE} at most")
    rng, made = np.random.default_rng(seed), []
    for _ in range(m):
        made.append(_scene(rng, _things(designer, part), _grounds(part), side, sizes, most, overlap))
    pictures, boxes, kinds = zip(*made) if made else ((), (), ())
    return np.array(pictures, np.uint8).reshape(m, side, side, 3), list(boxes), list(kinds)


def _scene(rng, things, grounds, side, sizes, most, overlap):
    from PIL import Image

    ground = grounds[rng.integers(len(grounds))]
    top, left = rng.integers(ground.shape[0] - side + 1), rng.integers(ground.shape[1] - side + 1)
    picture = Image.fromarray(ground[top:top + side, left:left + side])
    boxes, kinds = [], []
    for _ in range(rng.integers(1, most + 1)):
        kind = int(rng.integers(len(SCENE_KINDS)))
        thing = things[kind][rng.integers(len(things[kind]))]
        scale = np.exp(rng.uniform(*np.log(sizes))) / max(thing.size)
        w, h = (max(6, round(length * scale)) for length in thing.size)
        x, y = int(rng.integers(side - w + 1)), int(rng.integers(side - h + 1))
        box = (x, y, x + w, y + h)
        if any(_shared(box, other) > overlap for other in boxes):
            continue
        thing = thing.resize((w, h), Image.Resampling.BILINEAR)
        if rng.random() < 0.5:
            thing = thing.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        picture.paste(thing, (x, y), thing)
        boxes.append(box)
        kinds.append(kind)
    return np.asarray(picture), np.array(boxes, np.float32).reshape(-1, 4) / side, np.array(kinds, np.int64)


def _shared(one, other) -> float:
    """The share of the smaller box that lies in the other."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return max(width, 0) * max(height, 0) / min(areas)


@functools.cache
def _things(designer: str, part: str) -> list[list]:
    """The drawings of each kind, cut to what is seen of them."""
    from PIL import Image

    drawn = designs()
    kept = []
    for kind in SCENE_KINDS:
        order = np.random.default_rng(43).permutation(np.flatnonzero(drawn["kind"] == kind))
        quarter = len(order) // 4
        chosen = order[:quarter] if part == "test" else order[quarter:]
        kept.append([Image.fromarray(_tight(drawn[designer][number])) for number in chosen])
    return kept


def _tight(drawing: np.ndarray) -> np.ndarray:
    seen = drawing[..., 3] > 64
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    return np.ascontiguousarray(drawing[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1])


@functools.cache
def _grounds(part: str) -> list[np.ndarray]:
    from PIL import Image

    grounds = []
    for name in SCENE_PHOTOGRAPHS[part]:
        whole = Image.fromarray(photograph(name))
        scale = _SHORT_SIDE / min(whole.size)
        size = [round(length * scale) for length in whole.size]
        grounds.append(np.asarray(whole.resize(size, Image.Resampling.BILINEAR)))
    return grounds
