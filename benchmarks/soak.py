"""A long bad day: a large class, a tenth of it hostile, and a grader that is killed again and again.

    python benchmarks/soak.py [--students 1000] [--kills 30] [--seed 0]

The class is of the tiny week of the tests; the hostile are drawn from `tests/attacks.py`, the others are right. `autograder grade` is
started, killed with SIGKILL after a random time, and started again, until it ends by itself. Then every mark is compared with what it
should be, in gradebook and records. Prints one line of Markdown, and ends with an error if a mark is wrong or somebody is missing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests"), str(REPOSITORY / "tests" / "grading")]
os.environ |= {"OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "AUTOGRADER_SEED": "7"}

import nbformat  # noqa: E402
import psutil  # noqa: E402
from attacks import ATTACKS, POINTS, RELEASED, SOLVED, cell_of, save  # noqa: E402
from nbgrader.api import Gradebook  # noqa: E402
from test_attacks import LIMITS  # noqa: E402
from tiny import TINY, write_week  # noqa: E402

from autograder.authoring.build import build  # noqa: E402
from autograder.cli import main as cli  # noqa: E402
from autograder.grading import run as running  # noqa: E402
from autograder.grading import whole_class  # noqa: E402
from autograder.grading.notebook import Grader  # noqa: E402

HOSTILE = 10            # each so-manieth student


def grade(folder: str) -> None:
    """What is killed: `autograder grade`, with the small limits of the tests, so that what has to be stopped is stopped soon."""
    running.CELL_SECONDS, running.STEP_SECONDS = 0.8, 0.4
    whole_class.Grader = partial(Grader, limits=LIMITS)
    cli(["grade", TINY, "--folder", folder, "--yes"])


def hand_in(root: Path, folder: Path, count: int, rng: random.Random) -> dict[str, dict[str, float]]:
    """Write a class; returns what each student deserves."""
    week = write_week(root)
    build(root)
    notebooks = {name: nbformat.read(root / "release" / TINY / f"{TINY}.ipynb", as_version=4) for name in (RELEASED, SOLVED)}
    for name, source in week.solutions.items():
        cell_of(notebooks[SOLVED], name).source = source
    deserves = {}
    for number in range(count):
        student = f"student-{number:05}"
        place = folder / "submitted" / student / TINY
        place.mkdir(parents=True)
        if number % HOSTILE:
            save(place, notebooks[SOLVED])
            deserves[student] = POINTS
        else:
            attack = rng.choice(ATTACKS)
            other = folder / "submitted" / "student-00001" / TINY / f"{TINY}.ipynb"
            attack.hand_in(place, notebooks, {"@ROOT@": str(root), "@OTHER@": str(other), "@MARK@": str(folder / "mark"), "@PORT@": "9"})
            deserves[student] = attack.deserves
    return deserves


def wrong_marks(folder: Path, deserves: dict[str, dict[str, float]]) -> dict[str, object]:
    """Students whose marks, in the gradebook or on record, are not what they should be."""
    wrong: dict[str, object] = {}
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        held = {submission.student_id: {grade.cell.name.removeprefix("check-"): grade.auto_score for notebook in submission.notebooks for grade in notebook.grades}
                for submission in gradebook.assignment_submissions(TINY)}
    for student, points in deserves.items():
        try:
            record = json.loads((folder / "records" / TINY / f"{student}.json").read_text(encoding="utf-8"))
            on_record = {exercise["exercise"]: exercise["points"] for exercise in record["exercises"]}
        except (OSError, ValueError, KeyError) as error:
            on_record = repr(error)
        if held.get(student) != points or on_record != points:
            wrong[student] = held.get(student), on_record
    return wrong


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--students", type=int, default=1000)
    options.add_argument("--kills", type=int, default=30, help="how often the grader is killed, at most")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--grade", help=argparse.SUPPRESS)
    options = options.parse_args()
    if options.grade:
        grade(options.grade)
        return
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as temporary:
        root, folder = Path(temporary, "checkout"), Path(temporary, "class")
        root.mkdir()
        deserves = hand_in(root, folder, options.students, rng)
        before = {process.pid for process in psutil.process_iter()}
        kills, began = 0, time.monotonic()
        while True:
            process = subprocess.Popen([sys.executable, __file__, "--grade", str(folder)], env=os.environ | {"AUTOGRADER_ROOT": str(root)},
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            try:
                said, _ = process.communicate(timeout=rng.uniform(3, 15) if kills < options.kills else None)
                break
            except subprocess.TimeoutExpired:
                os.kill(process.pid, signal.SIGKILL)
                process.communicate()
                kills += 1
        took = time.monotonic() - began
        wrong = wrong_marks(folder, deserves)
        left = [one for one in psutil.process_iter() if one.pid not in before and str(root) in " ".join(one.cmdline())]
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**10
        hostile = len(range(0, options.students, HOSTILE))
        print(f"| {options.students} students, {hostile} hostile | {kills} kills | {took:.0f} s | {memory:.0f} MiB in the largest process | "
              f"{len(deserves) - len(wrong)} marks right, {len(wrong)} wrong | {len(left)} processes left |")
        if wrong or left or process.returncode:
            sys.exit(f"exit {process.returncode}\n{said[-3000:]}\n{wrong}\n{left}")


if __name__ == "__main__":
    main()
