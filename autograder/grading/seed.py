"""The seed of a grading run, from which all hidden inputs are drawn.

It is the same for everybody in a run, so that marks compare, and nobody outside knows it: it
is made at random on first use and kept in the checkout's cache, unless `AUTOGRADER_SEED` is set.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def grading_seed(root: Path) -> int:
    """The seed of this checkout's grading runs.

    Arguments:
        root: the checkout.

    Raises:
        ValueError: if `AUTOGRADER_SEED`, or the file that keeps the seed, holds no whole number.
    """
    path = root / ".cache" / "grading-seed"
    if "AUTOGRADER_SEED" in os.environ:
        return int(os.environ["AUTOGRADER_SEED"])
    if not path.is_file():
        path.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix="seed-") as mine:
            mine.write(f"{secrets.randbits(48)}\n")
            mine.flush()
            with contextlib.suppress(FileExistsError):      # the first of several wins, and all read the same file
                os.link(mine.name, path)
    return int(path.read_text(encoding="ascii"))
