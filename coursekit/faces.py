"""Faces made by code, of people who do not exist.

Ten numbers say who it is. Everything else, pose, light, mouth and noise, is drawn anew for each picture.
"""

from __future__ import annotations

import numpy as np

# What the ten numbers of a person are about, in their order. 0 is the middle; 1 is light, large, wide, far
# apart or high, of brows low.
FACE_FACTORS = ("skin", "width", "height", "hair line", "eye distance", "eye size", "brows", "nose",
                "mouth width", "hair")
_LIMIT = 40.0                           # of what goes into an exponential


def faces(people: np.ndarray, rng: np.random.Generator, *, side: int = 32, calm: bool = False) -> np.ndarray:
    """One grey picture of each of these people.

    Arguments:
        people: who is seen, (m, 10) from -1 to 1, a row a picture; give a person's row again for another
            picture of the person. `rng.uniform(-1, 1, (k, 10))` makes k people; `FACE_FACTORS` names
            the columns.
        rng: draws what is not the person: tilt, place, size, background, brightness, side light, mouth
            and noise.
        side: of a picture, in pixels.
        calm: whether all that stays in the middle, as in a studio, without noise; `rng` is not used then.

    Returns:
        Pictures (m, side, side, 1) float32 from 0 to 1.

    Raises:
        ValueError: if `people` has another shape, or a number beyond -1 and 1.
    """
    people = np.asarray(people, float)
    if people.ndim != 2 or people.shape[1] != len(FACE_FACTORS):
        raise ValueError(f"people should be (m, {len(FACE_FACTORS)}), a row a picture; it is {people.shape}")
    if not (np.abs(people) <= 1).all():
        raise ValueError("the numbers of a person go from -1 to 1; some here are beyond, or no numbers")
    each = (len(people), 1, 1)                      # one draw a picture; it holds for all of its pixels
    between = lambda low, high: np.full(each, (low + high) / 2) if calm else rng.uniform(low, high, each)
    around_0 = lambda spread: np.zeros(each) if calm else rng.normal(0, spread, each)
    (skin, width, height, hair_line, eye_distance,
     eye_size, brows, nose, mouth, hair) = people.T[:, :, None, None]

    # The order of the draws makes the pictures what they are.
    angle, scale, right, down = around_0(.08), between(.9, 1.1), between(-.15, .15), between(-.15, .15)
    y_seen, x_seen = np.meshgrid(np.linspace(-1, 1, side), np.linspace(-1, 1, side), indexing="ij")
    across, along = (x_seen - right) / scale, (y_seen - down) / scale
    x, y = np.cos(angle) * across + np.sin(angle) * along, np.cos(angle) * along - np.sin(angle) * across

    def oval(x_middle, y_middle, x_radius, y_radius, sharpness):
        """1 inside, 0 outside, and soft between."""
        return _step(sharpness * (1 - np.hypot((x - x_middle) / x_radius, (y - y_middle) / y_radius)))

    picture = between(.1, .5) + np.zeros((len(people), side, side))

    def paint(mask, grey):
        nonlocal picture
        picture = picture * (1 - mask) + grey * mask

    skin, eye_size, eye_distance = .65 + .2 * skin, .08 + .03 * eye_size, .24 + .07 * eye_distance
    head = oval(0, 0, .55 + .12 * width, .75 + .08 * height, 12)
    paint(head, skin)
    paint(head * _step(25 * (-.42 - .15 * hair_line - y)), .2 + .15 * hair)
    for left_or_right in (-1, 1):
        paint(oval(left_or_right * eye_distance, -.1, eye_size, .6 * eye_size, 6), .05)
        paint(oval(left_or_right * eye_distance, -.3 + .05 * brows + around_0(.01), .13, .025, 4), .15)
    paint(oval(0, .12, .04 + .02 * nose, .12 + .05 * nose, 6), .75 * skin)
    paint(oval(0, .42 + around_0(.02), .2 + .09 * mouth, between(.03, .09), 5), .25)
    picture = picture * between(.7, 1.3) + between(-.15, .15) * x_seen        # brightness, light from a side
    if not calm:
        picture += rng.normal(0, .03, picture.shape)
    return np.clip(picture, 0, 1).astype(np.float32)[..., None]


def _step(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(z, -_LIMIT, _LIMIT)))
