"""Control groups: the kernel itself counts the memory of a box, of every kind and whoever holds it, and ends what takes too much.

They can be had where this process may make them: as root, or in a part of the tree that systemd has given away, as with
`systemd-run --user --scope -p Delegate=yes autograder grade WEEK`. Version 2 is used where it has the memory controller, else version 1.
Without them the sandbox adds up what can be seen of each process.

https://docs.kernel.org/admin-guide/cgroup-v2.html and .../cgroup-v1/memory.html name the files.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

_numbers = itertools.count()


@dataclass(frozen=True)
class Tree:
    """Where groups can be made, and what the files in them are called."""

    parent: Path
    limits: tuple[str, ...]         # of memory, and of memory and swap
    peak: str
    events: str                     # the file that counts how often something was ended, as "oom_kill N"


def _v2(parent: Path) -> Tree:
    return Tree(parent, ("memory.max", "memory.swap.max"), "memory.peak", "memory.events")


def _v1(parent: Path) -> Tree:
    return Tree(parent, ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes"), "memory.max_usage_in_bytes", "memory.oom_control")


@functools.cache
def tree() -> tuple[Tree | None, str]:
    """Where groups can be made, None if nowhere; and what keeps from it ("" if nothing)."""
    why = "this system has no control groups"
    for make, top, own in _mounted():
        for parent in dict.fromkeys([top, own] if os.geteuid() == 0 else [own]):
            found = make(parent)
            try:
                if make is _v2:
                    _hand_down_memory(parent)
                Group(found, 1 << 30).close()
                _clear(parent)
                return found, ""
            except OSError as error:
                why = f"{error.strerror} in {parent}"
    return None, why


def _clear(parent: Path) -> None:
    """Remove the groups of graders that were killed."""
    for folder in parent.glob("autograder-*-*"):
        with contextlib.suppress(OSError, ValueError):
            if not os.path.exists(f"/proc/{int(folder.name.split('-')[1])}"):
                folder.rmdir()


def _mounted() -> list[tuple]:
    """Each hierarchy that may have the memory controller, version 2 first: (its kind, its top, this process's own group)."""
    try:
        mounts, groups = Path("/proc/self/mountinfo").read_text(), Path("/proc/self/cgroup").read_text()
    except OSError:
        return []
    own = {line.split(":")[1]: line.split(":", 2)[2] for line in groups.splitlines() if line.count(":") >= 2}
    found = []
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        kind, _, options = rest.split()[:3]
        top = Path(fields.split()[4])
        if kind == "cgroup2":
            found.insert(0, (_v2, top, top / own.get("", "/").lstrip("/")))
        elif kind == "cgroup" and "memory" in options.split(","):
            name = next((name for name in own if "memory" in name.split(",")), "")
            found.append((_v1, top, top / own.get(name, "/").lstrip("/")))
    return found


def _hand_down_memory(parent: Path) -> None:
    """Let groups below count memory, which a group that holds processes itself may not: then this one moves down, too."""
    control = parent / "cgroup.subtree_control"
    if "memory" in control.read_text().split():
        return
    try:
        control.write_text("+memory")
    except OSError:
        if str(os.getpid()) not in (parent / "cgroup.procs").read_text().split():
            raise
        grader = parent / "grader"
        grader.mkdir(exist_ok=True)
        (grader / "cgroup.procs").write_text(str(os.getpid()))
        control.write_text("+memory")


class Group:
    """A control group of one box."""

    def __init__(self, tree: Tree, memory: int):
        """
        Arguments:
            tree: where to make it.
            memory: bytes that all its processes together may hold.

        Raises:
            OSError: if it cannot be made.
        """
        self.tree, self.folder = tree, tree.parent / f"autograder-{os.getpid()}-{next(_numbers)}"
        self.folder.mkdir()
        try:
            for number, name in enumerate(tree.limits):
                with contextlib.nullcontext() if number == 0 else contextlib.suppress(OSError):     # not every kernel counts swap
                    (self.folder / name).write_text("0" if name.endswith("swap.max") else str(memory))
        except OSError:
            self.close()
            raise

    def add(self, pid: int) -> None:
        """Put a process into it; its children will be there, too."""
        (self.folder / "cgroup.procs").write_text(str(pid))

    def overflowed(self) -> bool:
        """Whether the kernel has ended something in it that took too much."""
        found = re.search(r"^oom_kill (\d+)$", self._read(self.tree.events), re.MULTILINE)
        return bool(found and int(found[1]))

    def peak(self) -> int:
        """The most memory that it held, in bytes; 0 if the kernel does not say."""
        text = self._read(self.tree.peak).strip()
        return int(text) if text.isdigit() else 0

    def _read(self, name: str) -> str:
        try:
            return (self.folder / name).read_text()
        except OSError:
            return ""

    def close(self) -> None:
        """Remove it, when its processes have ended; the kernel may take a moment for that."""
        for _ in range(100):
            try:
                self.folder.rmdir()
                return
            except FileNotFoundError:
                return
            except OSError:
                time.sleep(0.01)
