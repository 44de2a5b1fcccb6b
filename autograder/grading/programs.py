"""The programs that nbgrader starts."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def find_programs() -> None:
    """Let nbgrader find `alembic`, which it looks for on the path, whether the environment is activated or not."""
    programs = str(Path(sys.executable).parent)
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])
