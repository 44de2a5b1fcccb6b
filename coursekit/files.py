"""The files in `data_files`: where they are, what reads them, and how they are opened.

A week's kit holds only the files that its notebook uses, so each reader says which ones it opens (`reads`),
and a file that is not there is explained.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent / "data_files"
NOTICES = ("LICENCES.md", "licences/*")         # go wherever any of the files goes


def reads(*files: str) -> Callable:
    """Marks a reader with the files of `data_files` that it may open. The student kit looks for it."""

    def mark(reader):
        reader.files = files
        return reader

    return mark


def path_of(name: str) -> Path:
    """Where a data file is.

    Arguments:
        name: in `data_files`, such as "mnist.npz".

    Raises:
        FileNotFoundError: if this copy of coursekit does not hold it.
    """
    path = FOLDER / name
    if not path.is_file():
        raise FileNotFoundError(
            f"{name} is not in this copy of coursekit. A week's kit holds only the data that its notebook uses; the "
            "kit of all weeks and the course's repository hold all of it, in coursekit/data_files.")
    return path


def arrays(name: str) -> dict[str, np.ndarray]:
    """The arrays of a file; what is stored in half precision comes as float32."""
    with np.load(path_of(name), allow_pickle=False) as archive:
        stored = {each: archive[each] for each in archive.files}
    return {each: array.astype(np.float32) if array.dtype == np.float16 else array
            for each, array in stored.items()}


def lines(name: str) -> list[str]:
    """The lines of a text."""
    return path_of(name).read_text(encoding="utf-8").removesuffix("\n").split("\n")


def table(name: str) -> list[list[str]]:
    """The rows of a text with tabs between its columns."""
    return [line.split("\t") for line in lines(name)]


def picture(name: str) -> np.ndarray:
    """The pixels of a picture, (h, w, channels), uint8."""
    from PIL import Image

    with Image.open(path_of(name)) as opened:
        return np.asarray(opened)


def drawings(name: str, side: int, m: int) -> np.ndarray:
    """The first m drawings of a sheet of squares, (m, side, side, channels)."""
    sheet = picture(name)
    rows, columns = sheet.shape[0] // side, sheet.shape[1] // side
    squares = sheet.reshape(rows, side, columns, side, -1).swapaxes(1, 2)
    return squares.reshape(rows * columns, side, side, -1)[:m]
