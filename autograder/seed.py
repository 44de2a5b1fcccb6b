"""The seed of a grading run, from which all hidden inputs are drawn.

It is the same for everybody in a run, so that marks compare, and nobody outside knows it: it
is made at random on first use and kept in the checkout's cache, unless `AUTOGRADER_SEED` is set.
"""

from __future__ import annotations

import os
import secrets
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
        mine = path.with_name(f"grading-seed.{os.getpid()}")
        mine.write_text(f"{secrets.randbits(48)}\n", encoding="ascii")
        try:
            os.link(mine, path)            # the first of several processes wins, and all read the same file
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return int(path.read_text(encoding="ascii"))
