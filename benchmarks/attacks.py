"""The attacks of tests/attacks.py against stock nbgrader and against this grader, as a Markdown table.

    python benchmarks/attacks.py [--only TEXT] [--workers N] > attacks.md

Stock nbgrader runs with its own preprocessors, on the source notebook that this repository builds, whose hidden tests
run in the kernel beside the student's code. Only its time limit is changed (6 seconds a cell instead of none). It runs
attacks as the user that starts this script: those that would damage the machine are left out and say so.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests"), str(REPOSITORY / "tests" / "grading")]
os.environ |= {"OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}

import nbformat  # noqa: E402
from attacks import ATTACKS, RELEASED, SOLVED, Attack, cell_of  # noqa: E402
from nbgrader.api import Gradebook, MissingEntry  # noqa: E402
from nbgrader.apps import NbGraderAPI  # noqa: E402
from test_attacks import Class, leaks  # noqa: E402
from tiny import EXERCISES, TINY, write_week  # noqa: E402
from traitlets.config import Config  # noqa: E402

from autograder.authoring.build import build  # noqa: E402
from autograder.grading import run as running  # noqa: E402
from autograder.grading.marks import prepare  # noqa: E402
from autograder.grading.nbgrader_hooks import course_config  # noqa: E402

TIME = 6                # seconds a cell, for stock nbgrader


class Stock:
    """A course folder that is graded by nbgrader as it comes."""

    def __init__(self, root: Path):
        week = write_week(root, exercises=re.sub(r'(class \w+\(Exercise\):\n    """.*"""\n)', r"\1\n    seconds = 0.5\n", EXERCISES))
        build(root)
        self.root, self.url = root, f"sqlite:///{root / 'gradebook.db'}"
        self.config = Config()
        self.config.CourseDirectory.root, self.config.CourseDirectory.db_url = str(root), self.url
        self.config.Execute.timeout = TIME
        ours = Config(course_config())
        ours.CourseDirectory.root, ours.CourseDirectory.db_url = str(root), self.url
        prepare(week, self.url, ours)
        os.environ |= {"AUTOGRADER_ROOT": str(root), "AUTOGRADER_SEED": "7", "COURSE_GRADING": "1"}
        self.notebooks = {name: nbformat.read(root / "release" / TINY / f"{TINY}.ipynb", as_version=4) for name in (RELEASED, SOLVED)}
        for name, source in week.solutions.items():
            cell_of(self.notebooks[SOLVED], name).source = source
        other = root / "submitted" / "ada" / TINY / f"{TINY}.ipynb"
        other.parent.mkdir(parents=True)
        nbformat.write(self.notebooks[SOLVED], other)
        self.words = {"@ROOT@": str(root), "@OTHER@": str(other), "@MARK@": str(root / "mark"), "@PORT@": "9"}

    def grade(self, attack: Attack, student: str) -> tuple[float | None, bool]:
        """The points it gives, None if it gives up; and whether something leaked."""
        attack.hand_in(self.root / "submitted" / student / TINY, self.notebooks, self.words)
        if not NbGraderAPI(config=self.config).autograde(TINY, student)["success"]:
            return None, False
        with Gradebook(self.url) as gradebook:
            try:
                points = gradebook.find_submission_notebook(TINY, TINY, student).score
            except MissingEntry:
                return None, False
        path = self.root / "autograded" / student / TINY / f"{TINY}.ipynb"
        return points, path.is_file() and bool(leaks(nbformat.read(path, as_version=4)))


_stock: list[Stock] = []            # of this worker


def start(root: Path) -> None:
    _stock.append(Stock(Path(tempfile.mkdtemp(dir=root, prefix="stock-"))))


def grade_stock(number: int) -> tuple[float | None, bool] | None:
    """What stock nbgrader gives for an attack; None if it must not be run."""
    return _stock[0].grade(ATTACKS[number], f"s{number}") if ATTACKS[number].unconfined else None


def told(points: float | None, leaked: bool, flagged: bool = False, *, deserves: float) -> str:
    """A cell of the table; what is not as deserved is bold."""
    text = "not graded" if points is None else f"{points:g}"
    text = text if points is not None and abs(points - deserves) < 0.005 or points is None and deserves == 0 else f"**{text}**"
    return text + (", **read**" if leaked else "") + (", flagged" if flagged else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="attacks whose name contains this")
    parser.add_argument("--workers", type=int, default=2, help="how many of stock nbgrader run at a time")
    options = parser.parse_args()
    chosen = [number for number, attack in enumerate(ATTACKS) if options.only in attack.name]
    scratch = Path(tempfile.mkdtemp(prefix="attacks-"))
    (scratch / "outside").mkdir()
    running.CELL_SECONDS, running.STEP_SECONDS = 0.8, 0.4
    room = Class(scratch / "ours", scratch / "outside")
    print("| attack | family | deserves | stock nbgrader | this grader |\n|---|---|---|---|---|")
    right = {"stock": 0, "ours": 0, "tried": 0}
    pool = ProcessPoolExecutor(options.workers, mp_context=multiprocessing.get_context("spawn"), initializer=start, initargs=(scratch,))
    with room.grader, pool:
        for number, given in zip(chosen, pool.map(grade_stock, chosen)):
            attack, deserves = ATTACKS[number], sum(ATTACKS[number].deserves.values())
            folder = scratch / "ours-handed-in" / str(number) / TINY
            attack.hand_in(folder, room.notebooks, room.words)
            graded = room.grade(folder)
            ours = told(graded.record["points"], bool(leaks(graded.notebook)), bool(graded.record["flags"]), deserves=deserves)
            theirs = told(*given, deserves=deserves) if given else "not run unconfined"
            right["ours"] += "**" not in ours
            right["tried"] += attack.unconfined
            right["stock"] += attack.unconfined and "**" not in theirs
            print(f"| {attack.name} | {attack.family} | {deserves:g} | {theirs} | {ours} |", flush=True)
    print(f"\nAs deserved: stock nbgrader {right['stock']} of the {right['tried']} that could be run unconfined; "
          f"this grader {right['ours']} of {len(chosen)}.")
    shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
