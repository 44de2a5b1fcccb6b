"""Which version of a cell ran last: so that `check` can say when it judges another one than the student sees.

`watch` has IPython tell of every cell that runs; `stale` compares the last run of the cell that defines a name with the
notebook's file, as far as the editor has saved it and says where it is.
"""

from __future__ import annotations

import json
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .messages import say


@dataclass(frozen=True)
class Attempt:
    """A run of a cell: its text, when, and whether it was Python at all."""

    text: str
    when: float
    ran: bool


_last: dict[str, Attempt] = {}          # name -> the last run of a cell that defines it at its top level


def watch(shell) -> None:
    """Have an IPython shell tell of every cell that it runs from now on."""
    shell.events.register("post_run_cell", _noted)


def _noted(result) -> None:
    text = result.info.raw_cell or ""
    for name in _defined(text):
        _last[name] = Attempt(text, time.time(), result.error_before_exec is None)


def _defined(text: str) -> list[str]:
    """The functions and classes that a cell's text defines at its top level; it need not be valid Python."""
    return re.findall(r"^(?:def|class)\s+(\w+)", text, re.MULTILINE)


def stale(name: str, namespace: dict[str, Any]) -> str:
    """What to say when the cell of a function has changed since the version that is judged was run; "" if it has not.

    Arguments:
        name: of the function.
        namespace: the names that the notebook defines; some editors put the notebook's path among them.
    """
    attempt = _last.get(name)
    if attempt is None:
        return ""
    if not attempt.ran:
        return say("stopped since", name=name)
    saved = _saved(name, namespace, attempt.when)
    return say("changed since", name=name) if saved is not None and saved.strip() != attempt.text.strip() else ""


def _saved(name: str, namespace: dict[str, Any], since: float) -> str | None:
    """The text of the cell that defines a name in the notebook's file, if that was saved later than `since`."""
    path = Path(str(namespace.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME") or ""))
    try:
        if path.suffix != ".ipynb" or path.stat().st_mtime <= since:
            return None
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (OSError, ValueError, KeyError, TypeError):         # being written just now, or none of our business
        return None
    return next((text for text in texts if name in _defined(text)), None)
