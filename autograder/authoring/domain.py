"""What a card draws its domain from: inputs that the docstring allows, wilder than the cases.

    def domain(self, draw):
        C, m = sizes(draw, 2)
        return {"Z": numbers(draw, (C, m), most=1e4), "Y": one_hot_columns(draw, C, m)}

`strength` takes some hundred draws and tries to disprove with them what is called right. Each wildness of
`CONTENTS` and `FORMS` comes in about one of ten draws of an array; a card says which it does not allow.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

CONTENTS = ("zeros", "ties", "huge", "tiny", "columns", "rows", "constant column", "constant row")
FORMS = ("integers", "float32", "transposed")
_USUAL = {"contents": 4, "forms": 6}            # how many of the chances are left to what is not wild


class Draw(np.random.Generator):
    """A random generator for domains, which also knows how large sizes may be."""

    def __init__(self, seed: Sequence[int], largest: int | None = None):
        """seed: as for `np.random.default_rng`. largest: no size is above it, unless a card needs more."""
        super().__init__(np.random.PCG64(list(seed)))
        self.largest = largest

    def up_to(self, size: int) -> int:
        return size if self.largest is None else min(size, self.largest)


def sizes(draw: Draw, count: int, *, least: int = 1, most: int = 8, large: int = 40) -> list[int]:
    """So many sizes: mostly all different, sometimes equal, one or all as small as can be, or one large.

    Arguments:
        draw: of the domain.
        count: how many.
        least: 0 where a size may be empty, 2 where one is not enough.
        most: of usual sizes. large: of the one that is large; `most` where the function is slow.
    """
    usual = max(least, draw.up_to(most))
    choice = np.arange(min(max(least, 2), usual), usual + 1)
    found = draw.choice(choice, count, replace=len(choice) < count)
    how, place = draw.random(), draw.integers(count)
    if how < 0.1:
        found[:] = found[0]
    elif how < 0.25:
        found[place] = least
    elif how < 0.3:
        found[:] = least
    elif how < 0.4:
        found[place] = max(usual, draw.up_to(large))
    return found.tolist()


def numbers(draw: Draw, shape: tuple[int, ...] = (), *, most: float = 1e6, least: float = 1e-9,
            low: float | None = None, high: float | None = None, positive: bool = False,
            without: tuple[str, ...] = ()) -> np.ndarray | float | int:
    """An array of numbers: normal, or wild in content (`CONTENTS`), in form (`FORMS`), or both.

    Arguments:
        draw: of the domain.
        shape: of the array; () for a plain number.
        most: no absolute value is above it. least: the smallest that "tiny" goes down to, 0 aside.
        low, high: the finite range of the numbers, if there is one.
        positive: whether they are all at least `least`.
        without: kinds of `CONTENTS` and `FORMS` that the docstring does not allow.

    Raises:
        ValueError: if `without` names something else.
    """
    unknown = set(without) - {*CONTENTS, *FORMS}
    if unknown:
        raise ValueError(f"without {sorted(unknown)}: there is {', '.join((*CONTENTS, *FORMS))}")
    content = _choose(draw, CONTENTS, without, _USUAL["contents"])
    form = _choose(draw, FORMS, without, _USUAL["forms"])
    bounds = (low, high) if low is not None and high is not None else None
    low = (least if positive else -most) if low is None else low
    high = most if high is None else high
    most = min(most, max(abs(low), abs(high)))
    values = _content(draw, content, shape, most, least, bounds)
    if low >= 0:
        values = np.abs(values) + (low if bounds is None else 0)
    if form == "integers" and np.ceil(low) <= np.floor(high):
        values = np.round(values if bounds or content in ("columns", "rows", "huge") else 4 * values)
        low, high = int(np.ceil(max(low, -1e4))), int(np.floor(min(high, 1e4)))
        values = np.clip(values, low, high).astype(int)
    values = np.clip(values, low, high)
    if form == "float32":
        values = np.clip(values, -1e30, 1e30).astype(np.float32)
    elif form == "transposed":
        values = np.ascontiguousarray(values.T).T
    return values.item() if shape == () else values


def _choose(draw: Draw, kinds: tuple[str, ...], without: tuple[str, ...], usual: int) -> str:
    """One of the kinds, or "" for what is usual; the same random numbers whatever is left out."""
    place = draw.integers(len(kinds) + usual)
    return kinds[place] if place < len(kinds) and kinds[place] not in without else ""


def _content(draw: Draw, content: str, shape: tuple[int, ...], most: float, least: float,
             bounds: tuple[float, float] | None) -> np.ndarray:
    """Numbers of one content, not yet kept within bounds; usual ones are uniform where there are bounds."""
    usual = draw.normal(size=shape) if bounds is None else draw.uniform(*bounds, size=shape)
    if content == "zeros":
        return np.zeros(shape)
    if content == "ties":
        return draw.choice(np.atleast_1d(usual).ravel()[:2], shape) if usual.size else usual
    if content == "huge":
        return _signed(draw, shape, most / 10, most)
    if content == "tiny":
        return _signed(draw, shape, least, 1e3 * least)
    if content and shape:
        axis = 0 if content.endswith("row") or content == "rows" else -1
        along = [1] * len(shape)
        along[axis] = shape[axis]
        if content in ("columns", "rows"):
            if draw.random() < 0.5:
                return usual * _signed(draw, along, least, most)
            return usual + _signed(draw, along, min(1.0, most / 10), most)
        place = draw.integers(max(shape[axis], 1))
        still = np.arange(shape[axis]).reshape(along) == place
        return np.where(still, draw.normal(), usual)
    return usual


def _signed(draw: Draw, shape: Sequence[int], low: float, high: float) -> np.ndarray:
    """Numbers of either sign, whose sizes are spread over all decades between two."""
    return draw.choice([-1.0, 1.0], shape) * 10 ** draw.uniform(np.log10(low), np.log10(high), shape)


def labels(draw: Draw, C: int, m: int) -> np.ndarray:
    """m labels out of 0 .. C - 1: any, one only, with classes that are missing, or in order."""
    found = draw.integers(C, size=m)
    how = draw.random()
    if how < 0.15:
        found[:] = draw.integers(C)
    elif how < 0.35:
        found = draw.choice(draw.permutation(C)[:max(1, C // 2)], m)
    elif how < 0.5:
        found.sort()
    return found.astype(np.int32) if draw.random() < 0.1 else found


def one_hot_columns(draw: Draw, C: int, m: int) -> np.ndarray:
    """One-hot columns (C, m) of such labels; sometimes of integers, or in single precision."""
    return np.eye(C, dtype=draw.choice([float, float, float, np.float32, int]))[:, labels(draw, C, m)]


def probabilities(draw: Draw, C: int, m: int) -> np.ndarray:
    """Columns (C, m) of C probabilities: any, nearly or quite certain, all equal, or with tiny ones."""
    how = draw.random()
    if how < 0.1:
        return np.full((C, m), 1 / C)
    if how < 0.25:
        return np.eye(C)[:, labels(draw, C, m)]
    weights = draw.gamma(0.05 if how < 0.4 else 1.0, size=(C, m)) + 1e-300
    if how > 0.85:
        weights = 10 ** draw.uniform(-12, 0, (C, m))
    return weights / weights.sum(axis=0, keepdims=True)
