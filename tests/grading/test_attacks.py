"""Every attack and broken input of `attacks.py`, through the real path: rebuilt, run in the sandbox, judged.

One grader and one warm process serve all of them, as they would a class. Between them an honest student is graded,
who must get every point. Limits are small, so that what has to be stopped is stopped soon.
"""

from __future__ import annotations

import hashlib
import io
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import numpy
import psutil
import pytest
from attacks import ATTACKS, FAMILIES, POINTS, RELEASED, SOLVED, Attack, cell_of, save
from rich.console import Console
from tiny import TINY, write_week

from autograder.authoring.build import build
from autograder.grading import run as running
from autograder.grading.notebook import Graded, Grader
from autograder.grading.sandbox import BARE, Box, Limits, level
from autograder.grading.whole_class import Outcome, show

LIMITS = Limits(cpu=40, memory=300 << 20, disk=64 << 20, processes=40, idle=1.5, waiting=8.0)
EVERY = 6                                   # attacks between two honest students


@pytest.fixture(scope="module", autouse=True)
def sandbox() -> None:
    """These attacks must not be tried on a machine that cannot confine them."""
    if level()[0] == BARE:
        pytest.fail(f"the attacks need a sandbox: {level()[1]}")


class Class:
    """A class that is graded: its checkout, its grader, and what must stay as it is."""

    def __init__(self, root: Path, outside: Path):
        week = write_week(root)
        build(root)
        for exercise in week.exercises:
            exercise.seconds = 0.3
        (root / "gradebook.db").write_bytes(b"marks of the whole class")
        release = nbformat.read(root / "release" / TINY / f"{TINY}.ipynb", as_version=4)
        solved = nbformat.read(root / "release" / TINY / f"{TINY}.ipynb", as_version=4)
        for name, source in week.solutions.items():
            cell_of(solved, name).source = source
        self.root, self.outside = root, outside
        self.notebooks = {RELEASED: release, SOLVED: solved}
        self.honest = root / "submitted" / "ada" / TINY
        self.honest.mkdir(parents=True)
        save(self.honest, solved)
        self.first: list[psutil.Process] = []       # of each box: all others in it end with this one, says the kernel
        self.server = socket.create_server(("127.0.0.1", 0))
        port = self.server.getsockname()[1]
        self.abstract = socket.socket(socket.AF_UNIX)
        self.abstract.bind(f"\0attack-suite-{port}")
        self.abstract.listen()
        self.words = {"@ROOT@": str(root), "@OTHER@": str(self.honest / f"{TINY}.ipynb"), "@MARK@": str(outside / "mark"), "@PORT@": str(port)}
        self.grader = Grader(week, seed=7, limits=LIMITS)
        self.before = self.state()

    def grade(self, folder: Path) -> Graded:
        return self.grader.grade(self.grader.rebuild_folder(folder), "student")

    def state(self) -> dict[str, str]:
        """A checksum of every file that no student may change; what is read through links, too."""
        folders = [self.root / "coursekit", self.root / "release", self.root / "source", self.root / "course1", self.root / "submitted", self.outside]
        files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
        files += [self.root / "gradebook.db", Path(numpy.__file__)]
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() + oct(path.stat().st_mode) for path in files}

    def left(self) -> list[psutil.Process]:
        """Boxes so far that have not ended, after a moment for the system to end them."""
        until = time.monotonic() + 5
        while True:
            self.first = [process for process in self.first if runs(process)]
            if not self.first or time.monotonic() > until:
                return self.first
            time.sleep(0.02)

    def honest_one(self) -> None:
        graded = self.grade(self.honest)
        assert {name: verdict.points for name, verdict in graded.verdicts.items()} == POINTS
        assert not graded.record["flags"] and not graded.record["mended"] and not graded.record["failure"]


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Iterator[Class]:
    """The class; the names of its secrets are in the environment of the grader."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_SECRET", "a password of the instructor")
        patch.setattr(running, "CELL_SECONDS", 0.8)
        patch.setattr(running, "STEP_SECONDS", 0.4)
        hold = Box._hold
        made = Class(tmp_path_factory.mktemp("attacked"), tmp_path_factory.mktemp("outside"))

        def noted(box):
            pid = hold(box)
            made.first.append(psutil.Process(pid))
            return pid

        patch.setattr(Box, "_hold", noted)
        with made.grader:
            made.honest_one()
            yield made
        made.server.close()
        made.abstract.close()


def test_there_are_enough_of_each_family():
    assert len(ATTACKS) >= 60 and {attack.family for attack in ATTACKS} == set(FAMILIES)
    assert all(sum(attack.family == family for attack in ATTACKS) >= 10 for family in FAMILIES)


@pytest.mark.parametrize("number, attack", list(enumerate(ATTACKS)), ids=[attack.name.replace(" ", "-") for attack in ATTACKS])
def test_each_gets_what_it_deserves_and_harms_nobody(number: int, attack: Attack, room, tmp_path):
    attack.hand_in(tmp_path / TINY, room.notebooks, room.words)
    warm = room.grader.warm.process.pid
    graded = room.grade(tmp_path / TINY)

    assert attack.failure.casefold() in graded.record["failure"].casefold() and bool(graded.record["failure"]) == bool(attack.failure)
    assert bool(graded.record["flags"]) >= attack.flagged
    show(room.grader.week, Outcome(graded={"[/student]": graded.record}, failures={"[b]": "[/]"}), Console(file=io.StringIO()))
    assert not leaks(graded.notebook)
    nbformat.validate(graded.notebook)
    assert len(nbformat.writes(graded.notebook)) < 2_000_000
    assert not room.left()
    assert room.grader.warm.process.pid == warm and room.grader.warm.process.poll() is None
    if number % EVERY == 0 or attack is ATTACKS[-1]:
        room.honest_one()
        assert room.state() == room.before
    assert {name: verdict.points for name, verdict in graded.verdicts.items()} == attack.deserves
    assert graded.record["points"] == sum(attack.deserves.values()) and graded.record["possible"] == 100


def runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def leaks(notebook) -> list[str]:
    """What cells printed of what they should not have had, and hidden inputs in whatever is shown."""
    return [line for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs if output.output_type == "stream"
            for line in output.text.splitlines() if line.startswith("LEAK")] + re.findall(r"HIDDEN\W{1,9}array.{100}", nbformat.writes(notebook))
